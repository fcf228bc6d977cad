"""Write instructor/slides/*.slides.html: an opening, one deck a notebook, a closing, the half day.

Run from anywhere, after running the notebooks: python instructor/build_slides.py
Words come from the notebooks (slide_pages.py), minutes and steps from jadwal.toml; what only the
opening and the closing say stands in slides/template/teks.toml (slide_room.py).
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import jinja2
import nbformat
from schedule import ROOT, Book, books
from slide_outputs import HEIGHT, WIDTH
from slide_pages import TO_HTML, Section, Slide, joined, read_sections, slides_of
from slide_pairs import PAIRS_DECK, pairs_of
from slide_room import SLACK, Moment, activity, moments, plan_named, room_slides, title_blocks

from frasa._ground.files import write_whole

SLIDES = ROOT / "instructor" / "slides"
COURSE = "Membaca Netralitas"
DAY, HALF_DAY = "Sehari", "Setengah hari"  # plans of jadwal.toml
CASE = "04-studi-kasus"
AIMS = "Yang akan Anda capai"
UNSPOKEN = ("Buku catatan ", "**Prasyarat.**", "**Waktu.**")  # of a notebook's head


class Deck(NamedTuple):
    """One file: its name without the ending, its title, its slides in stacks (one a section)."""

    name: str
    title: str
    stacks: list[list[Slide]]


def read(book: Book) -> tuple[Section, list[Section]]:
    """Return the head of a notebook, without what only its reader needs, and its sections."""
    head, *sections = read_sections(nbformat.read(book.path, as_version=4))
    groups = [
        [block for block in group if not block.source.startswith(UNSPOKEN)] for group in head.groups
    ]
    return Section(head.title, groups), sections


def notebook_deck(book: Book, number: int, total: int) -> Deck:
    """Return all sections of a notebook, with the minutes and steps of the schedule as notes."""
    head, sections = read(book)
    about = f"{COURSE} · sesi {number} dari {total} · {book.minutes} menit"
    stacks = [[Slide(title_blocks(head.title, about))], slides_of(head._replace(title=AIMS))]
    for section in sections:
        part = book.part(section.title)
        time = f"Waktu: {part.minutes} menit. " if part.minutes else ""
        stacks.append(slides_of(section, (time + part.steps,)))
    return Deck(book.path.stem, f"{head.title} – {COURSE}", joined(stacks))


def half_day_deck() -> Deck:
    """Return what the plan of the half day holds, and nothing else, in its order."""
    plan = plan_named(HALF_DAY)
    course = {book.path.stem: book for book in books()}
    stacks = []
    for moment in moments(plan):
        if "notebook" in moment.item:
            stacks += _taught(course[moment.item["notebook"]], moment)
        elif moment.title == "Pembukaan":
            stacks += room_slides("pembukaan", plan)
        elif "penutup" in moment.title.lower():
            stacks += room_slides("penutup", plan)
        elif not moment.title.startswith(SLACK):
            stacks.append(activity(moment))
    return Deck("setengah-hari", f"{plan['title']} – {COURSE}", stacks)


def _taught(book: Book, moment: Moment) -> Iterator[list[Slide]]:
    """Yield the sections of a notebook that one item of a plan teaches, behind a title."""
    head, sections = read(book)
    chosen = {section.title: section for section in sections}
    start = [block for group in head.groups for block in group if block.kind == "code"]
    about = f"{moment.clock} · {moment.minutes} menit · {book.path.stem}"
    if not moment.is_section:
        yield [Slide(title_blocks(head.title, about, *start))]
    stacks = []
    for row in moment.rows:
        time = f"{row.start:%H.%M}, {row.minutes} menit. "
        stacks.append(slides_of(chosen[row.title.partition(" · ")[2]], (time + row.steps,)))
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
    plan = plan_named(DAY)
    yield Deck("pembukaan", f"Pembukaan – {COURSE}", room_slides("pembukaan", plan))
    for number, book in enumerate(course, start=1):
        yield notebook_deck(book, number, len(course))
        if book.path.stem == CASE:
            yield pairs_deck(book)
    yield Deck("penutup", f"Penutup – {COURSE}", room_slides("penutup", plan))
    yield half_day_deck()


def export(deck: Deck) -> str:
    """Return the HTML of a deck; it names files in reveal.js/ beside it and nothing else."""
    folder = SLIDES / "template"
    loader = jinja2.FileSystemLoader(folder)
    page = jinja2.Environment(loader=loader, keep_trailing_newline=True).get_template(
        "deck.html.j2"
    )
    stacks = [[_drawn(slide) for slide in stack] for stack in deck.stacks]
    style = (folder / "style.css").read_text(encoding="utf-8")
    return page.render(title=deck.title, style=style, stacks=stacks, width=WIDTH, height=HEIGHT)


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
    for file in build():
        print(file.relative_to(ROOT).as_posix())
