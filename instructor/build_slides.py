"""Write instructor/slides/*.slides.html: one deck a plan, one a notebook, one of pairs.

Run from anywhere, after running the notebooks: python instructor/build_slides.py
Words come from the notebooks (slide_pages.py), minutes and steps from jadwal.toml; what only the
opening and the closing say stands in slides/template/teks.toml (slide_room.py).
"""

from collections.abc import Container, Iterator
from pathlib import Path
from typing import NamedTuple

import jinja2
import nbformat
from schedule import ROOT, Book, Command, books, plans, skipped_cells
from slide_outputs import HEIGHT, WIDTH
from slide_pages import TO_HTML, Section, Slide, joined, read_sections, slides_of, text_block
from slide_pairs import PAIRS_DECK, pairs_of
from slide_room import (
    SLACK,
    Moment,
    activity,
    moments,
    question_block,
    room_slides,
    title_blocks,
)

from frasa._ground.files import write_whole

SLIDES = ROOT / "instructor" / "slides"
COURSE = "Membaca Netralitas"
CASE = "04-studi-kasus"
AIMS = "Yang akan Anda capai"
# What only its reader needs: a notebook's place and time, and pauses, which a plan has of its own.
UNSPOKEN = ("Buku catatan ", "**Prasyarat.**", "**Waktu.**", "Saatnya beristirahat.")


class Deck(NamedTuple):
    """One file: its name without the ending, its title, its slides in stacks (one a section)."""

    name: str
    title: str
    stacks: list[list[Slide]]


def read(book: Book, skipped: Container[str] = ()) -> tuple[Section, list[Section]]:
    """Return the head of a notebook and its sections, without what only its reader needs.

    Cells of these ids are left out, too.
    """
    notebook = nbformat.read(book.path, as_version=4)
    notebook.cells = [cell for cell in notebook.cells if cell.id not in skipped]
    head, *sections = map(_spoken, read_sections(notebook))
    return head, sections


def _spoken(section: Section) -> Section:
    groups = [[b for b in each if not b.source.startswith(UNSPOKEN)] for each in section.groups]
    return Section(section.title, [group for group in groups if group])


def notebook_deck(book: Book, number: int, total: int) -> Deck:
    """Return all sections of a notebook, with the minutes and steps of the schedule as notes."""
    head, sections = read(book)
    about = f"{COURSE} · sesi {number} dari {total} · {book.minutes} menit"
    stacks = [[Slide(title_blocks(head.title, about))], slides_of(head._replace(title=AIMS))]
    for section in sections:
        part = book.part(section.title)
        time = f"Waktu: {part.minutes} menit. " if part.minutes else ""
        stacks.append(slides_of(section, (time + part.script,)))
    return Deck(book.path.stem, f"{head.title} – {COURSE}", joined(stacks))


def plan_deck(plan: dict) -> Deck:
    """Return what a plan holds, and nothing else, in its order."""
    course = {book.path.stem: book for book in books()}
    stacks = []
    for moment in moments(plan):
        if "notebook" in moment.item:
            stacks += _taught(course[moment.item["notebook"]], moment, plan)
        elif not stacks:
            stacks += room_slides("pembukaan", plan)
        elif moment.item.get("jenis") == "penutup":
            stacks += room_slides("penutup", plan)
        elif not moment.title.startswith(SLACK):
            stacks += [*_marked(plan, moment.title), activity(moment)]
    return Deck(plan["id"], f"{plan['title']} – {COURSE}", stacks)


def _marked(plan: dict, title: str) -> list[list[Slide]]:
    """Return how the product will be marked, before the activity in which work on it begins."""
    return room_slides("produk", plan) if title == plan["rubrik_sebelum"] else []


def _taught(book: Book, moment: Moment, plan: dict) -> Iterator[list[Slide]]:
    """Yield the sections of a notebook that one item of a plan teaches, behind a title."""
    head, sections = read(book, skipped_cells(moment.item))
    chosen = {section.title: section for section in sections}
    start = [block for group in head.groups for block in group if block.kind == "code"]
    about = f"{moment.clock} · {moment.minutes} menit · {book.path.stem}"
    opened = moment.item["buka"]
    first = [text_block(opened[title]) for title in moment.item["sections"][:1] if opened[title]]
    if not moment.is_section:
        yield [Slide(title_blocks(head.title, about, *first, *start))]
    stacks = []
    for row in moment.rows:
        time = f"{row.start:%H.%M}, {row.minutes} menit. "
        section = chosen[row.title.partition(" · ")[2]]
        front = [*first] if moment.is_section else []
        if said := moment.item.get("layar", {}).get(section.title):
            front.append(question_block(said))
        section = section._replace(groups=[front, *section.groups] if front else section.groups)
        stacks += [*_marked(plan, row.title), slides_of(section, (time + row.steps,))]
    yield from joined(stacks)


def pairs_deck(book: Book) -> Deck:
    """Return every pair of the case study side by side, whole, for talking about one of them."""
    notebook = nbformat.read(book.path, as_version=4)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    sources = [output.get("data", {}).get("text/html", "") for output in outputs]
    pairs = [pair for source in sources for pair in pairs_of(source)]
    title = "Studi kasus, berdampingan"
    about = f"{COURSE} · {len(pairs)} pasang · Esc menampilkan semuanya"
    stacks = [[Slide(title_blocks(title, about))]]
    for pair in pairs:
        blocks = [pair.intro, pair.head, *pair.rows]
        first, *others = slides_of(Section(" dan ".join(pair.names), [blocks]))
        stacks.append([first._replace(place=pair.place), *others])
    return Deck(PAIRS_DECK, f"{title} – {COURSE}", stacks)


def decks() -> Iterator[Deck]:
    """Yield every deck."""
    course = books()
    yield from map(plan_deck, plans())
    for number, book in enumerate(course, start=1):
        yield notebook_deck(book, number, len(course))
        if book.path.stem == CASE:
            yield pairs_deck(book)


def export(deck: Deck) -> str:
    """Return the HTML of a deck; it names files in reveal.js/ and template/ beside it."""
    loader = jinja2.FileSystemLoader(SLIDES / "template")
    page = jinja2.Environment(loader=loader, keep_trailing_newline=True).get_template(
        "deck.html.j2"
    )
    stacks = [[_drawn(slide) for slide in stack] for stack in deck.stacks]
    return page.render(title=deck.title, stacks=stacks, width=WIDTH, height=HEIGHT)


def _drawn(slide: Slide) -> dict:
    """Return a slide as the template wants it: a result waits for a click behind its code."""
    before = ["", *(block.kind for block in slide.blocks)]
    waits = [
        block.kind in ("result", "figure") and kind == "code"
        for block, kind in zip(slide.blocks, before, strict=False)
    ]
    return {
        "place": slide.place,
        "kind": slide.kind,
        "scale": slide.scale,
        "shown": list(zip([block.html for block in slide.blocks], waits, strict=True)),
        "notes": TO_HTML("\n\n".join(slide.notes)),
    }


def build(folder: Path = SLIDES) -> list[Path]:
    """Write every deck; return the files."""
    written = []
    for deck in decks():
        written.append(folder / f"{deck.name}.slides.html")
        write_whole(written[-1], export(deck).encode())
    return written


if __name__ == "__main__":
    Command("python instructor/build_slides.py", "Membuat semua salindia.").parse_args()
    for file in build():
        print(file.relative_to(ROOT).as_posix())
