"""Slides that belong to the room and not to a notebook: opening, closing, agenda, breaks.

Their words stand in slides/template/teks.toml, their times in jadwal.toml.
"""

import html
import math
import sys
import tomllib
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import nbformat
from plan import Row, clock, timetable
from schedule import (
    ROOT,
    USUAL_JP,
    all_parts,
    books,
    has_laptops,
    joined,
    left_out,
    parts_of,
    rubric,
    sheet_number,
)
from slide_outputs import GUESS, Block
from slide_pages import (
    TO_HTML,
    Section,
    Slide,
    paragraphs,
    read_sections,
    slides_of,
    text_block,
)

TEXTS = ROOT / "instructor" / "slides" / "template" / "teks.toml"
MOST_ROWS = 12  # of an agenda on one slide
SLACK = "Cadangan"  # time that the class does not see


class Moment(NamedTuple):
    """One item of a plan, or a break, with its rows of the timetable."""

    item: dict
    rows: list[Row]

    @property
    def start(self) -> datetime:
        """When it begins."""
        return self.rows[0].start

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return sum(row.minutes for row in self.rows)

    @property
    def title(self) -> str:
        """What the class reads of it: its activity, its only section, or its notebook."""
        if "notebook" not in self.item:
            return self.item["title"]
        if self.is_section:
            return self.rows[0].title.partition(" · ")[2]
        path = ROOT / "notebooks" / f"{self.item['notebook']}.ipynb"
        head = nbformat.read(path, as_version=4).cells[0].source.splitlines()[0]
        return head.removeprefix("# ")

    @property
    def is_section(self) -> bool:
        """Whether it is one section of a notebook only."""
        return "notebook" in self.item and len(self.rows) == 1

    @property
    def clock(self) -> str:
        """Its time as the class reads it."""
        return clock(self.start, self.minutes)


def moments(plan: dict) -> Iterator[Moment]:
    """Go through a plan's day, at the usual length of a JP."""
    course = books()
    now = datetime.strptime(plan["start"], "%H.%M")
    for block in plan["block"]:
        rows = timetable(block, USUAL_JP, now)
        for item in block["item"]:
            count = len(parts_of(item, course))
            mine, rows = rows[:count], rows[count:]
            yield Moment(item, mine)
            now = mine[-1].start + timedelta(minutes=mine[-1].minutes)
        if pause := block.get("pause"):
            yield Moment(pause, [Row(now, pause["minutes"], pause["title"], "")])
            now += timedelta(minutes=pause["minutes"])


def read_texts() -> dict:
    """Return teks.toml as it stands."""
    return tomllib.loads(TEXTS.read_text(encoding="utf-8"))


def room_slides(part: str, plan: dict) -> list[list[Slide]]:
    """Return the slides of "pembukaan", "produk" or "penutup"; what has no source is a title."""
    own = has_laptops(plan)
    stacks = []
    for place, text in enumerate(read_texts()[part]):
        if not place and "dari" not in text:
            blocks = title_blocks(text["judul"], text["isi"])
            stacks.append([Slide(blocks, notes=(_notes(text),))])
            continue
        if _is_taught(text.get("dari"), plan) or text.get("laptop", own) != own:
            continue
        said = text.get("isi", "").replace("{tugas}", plan["tugas"])
        blocks = [text_block(piece) for piece in paragraphs(said)]
        blocks += _made(text["dari"], plan) if "dari" in text else []
        blocks += [question_block(text["tanya"])] if "tanya" in text else []
        title = f"{text['judul']} (kalau sempat)" if "pilihan" in text else text["judul"]
        stacks.append(slides_of(Section(title, [blocks]), (_notes(text),)))
    return stacks


def _notes(text: dict) -> str:
    """Return what the trainer reads of a slide of the room: its minutes, and what to do."""
    if "menit" not in text:
        return text["catatan"]
    return (
        f"{'Kalau sempat, ' if 'pilihan' in text else ''}{text['menit']} menit. {text['catatan']}"
    )


def title_blocks(title: str, about: str, *more: Block) -> list[Block]:
    """Return what stands on the first slide of a deck, or of a notebook within one."""
    return [Block(f"<h1>{html.escape(title)}</h1>", "title", fixed=300), text_block(about), *more]


def question_block(text: str) -> Block:
    """Return a question to the class, in large letters."""
    return Block(f'<div class="tebak">{TO_HTML(text)}</div>', "guess", GUESS, (len(text),))


def activity(moment: Moment) -> list[Slide]:
    """Return the slides of a test, a break or a sheet: when it ends, and what is guessed."""
    title, steps = moment.title, moment.item.get("steps", "")
    said = [read_texts()["kegiatan"].get(title, ""), moment.item.get("layar", "")]
    if moment.item.get("jenis") == "lembar":
        said.insert(0, f"Lembar {sheet_number(title)} · soal {joined(moment.item['soal'])}")
    more = [text_block(each) for each in said if each]
    first = Slide(title_blocks(title, moment.clock, *more), notes=(steps,) if steps else ())
    guesses = [question_block(f"**Tebak.** {guess}") for guess in moment.item.get("tebak", ())]
    return [first, *(each for guess in guesses for each in slides_of(Section(title, [[guess]])))]


def _is_taught(source: str | dict | None, plan: dict) -> bool:
    """Tell whether a section that the closing would repeat is already an item of the plan."""
    if not isinstance(source, dict) or source["buku"] != "00-mulai":
        return False
    return f"00 · {source['bagian']}" in {part.title for part in all_parts(plan)}


def _made(source: str | dict, plan: dict) -> list[Block]:
    """Return blocks that are put together from the schedule, the lesson plan or a notebook."""
    if isinstance(source, dict):
        return _words_of(source["buku"], source["bagian"])
    made = {"agenda": _agenda, "rubrik": _rubric, "rumah": _homework}
    if source not in made:
        sys.exit(
            f"teks.toml: dari = “{source}” tidak dikenal. Pilih salah satu: {', '.join(made)}."
        )
    return made[source](plan)


def _words_of(name: str, title: str) -> list[Block]:
    """Return a section of a notebook without its code and its question."""
    notebook = nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", as_version=4)
    for section in read_sections(notebook):
        if section.title == title:
            return [block for block in section.groups[0] if block.kind == "text"]
    sys.exit(f"teks.toml: tidak ada bagian “{title}” di {name}. Salin judulnya dari buku catatan.")


def _agenda(plan: dict) -> list[Block]:
    """Return when what begins, on as many tables as a long day needs; slack is not announced."""
    seen = [moment for moment in moments(plan) if not moment.title.startswith(SLACK)]
    *_, last = moments(plan)
    end = last.start + timedelta(minutes=last.minutes)
    rows = [f"| {moment.start:%H.%M} | {moment.title} |" for moment in seen]
    rows.append(f"| {end:%H.%M} | Selesai |")
    tables = math.ceil(len(rows) / MOST_ROWS)
    length = math.ceil(len(rows) / tables)
    return [
        text_block("\n".join(["| Pukul | Kegiatan |", "|---|---|", *rows[place : place + length]]))
        for place in range(0, len(rows), length)
    ]


def _rubric(plan: dict) -> list[Block]:
    """Return the best level of each row of the rubric that the plan uses."""
    heads, rows = rubric()
    rows = [row for row in rows if row[0] in plan["rubrik"]]
    first, *others = [" | ".join(row[:3]) for row in (heads, *rows)]
    lines = [first, "---|---:|---", *others]
    return [text_block("\n".join(f"| {line} |" for line in lines))]


def _homework(plan: dict) -> list[Block]:
    """Return what the plan has not taught, notebook by notebook; nothing without laptops."""
    if not has_laptops(plan):
        return []
    names = {book.path.stem[:2]: book.path.stem for book in books()}
    left = [part.title.split(" · ", 1) for part in left_out(plan)]
    lines = ["| Buku catatan | Bagian yang belum dikerjakan |", "|---|---|"]
    for number, parts in groupby(left, key=itemgetter(0)):
        lines.append(f"| {names[number]} | {' · '.join(title for _, title in parts)} |")
    return [text_block("\n".join(lines))] if len(lines) > 2 else []
