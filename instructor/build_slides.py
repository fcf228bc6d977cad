"""Write instructor/slides/*.slides.html, one deck a notebook, with nbconvert's slide exporter.

Run from anywhere, after running the notebooks: python instructor/build_slides.py
The notebooks carry no slide marks. A heading of level two opens a slide; what does not fit goes on
to the next one, and a heading of level three stays with what is below it where that fits. A result
follows its code at the next click, so that the class can guess first.
"""

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile
from pathlib import Path
from typing import NamedTuple

import nbformat
from nbconvert import SlidesExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from plan import ROOT, Book, books
from slide_outputs import CELL, CODE, HEADING, HEIGHT, PADDING_Y, PROSE, WIDTH, fit, lines_of_row

SLIDES = ROOT / "instructor" / "slides"
COURSE = "Membaca Netralitas"
SUBHEADING, CONTINUED = 57, 43  # px, with the space below


class Block(NamedTuple):
    """What never breaks across slides: a heading, a paragraph, code, a result; with its height."""

    cell: nbformat.NotebookNode
    height: int
    kind: str = "text"  # heading, text, code, exercise or result


class Section(NamedTuple):
    """A heading of level one or two with the blocks below it, headings of level three included."""

    title: str
    blocks: list[Block]


def read_sections(notebook: nbformat.NotebookNode) -> list[Section]:
    """Cut a notebook at its headings, and its cells into blocks."""
    found: list[Section] = []
    for cell in notebook.cells:
        if cell.cell_type == "code":
            found[-1].blocks.extend(_code_blocks(cell))
            continue
        for part in _paragraphs(cell.source):
            if heading := re.fullmatch(r"##? (.+)", part):
                found.append(Section(heading[1], []))
            elif part.startswith("### "):
                found[-1].blocks.append(Block(new_markdown_cell(part), SUBHEADING, "heading"))
            else:
                found[-1].blocks.append(_text_block(part))
    return found


def _paragraphs(source: str) -> list[str]:
    """Return the paragraphs of a Markdown text; what is fenced stays whole."""
    parts = re.split(r"(^```.*?^```$)", source, flags=re.DOTALL | re.MULTILINE)
    pieces = []
    for part in parts:
        pieces += [part] if part.startswith("```") else re.split(r"\n\s*\n", part)
    return [piece.strip() for piece in pieces if piece.strip()]


def _text_block(source: str) -> Block:
    # A slide has no neighbours to link to: only the words of a link remain.
    text = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", source)
    rows = [re.sub("[*`]", "", row) for row in text.splitlines()]
    if text.startswith("|"):
        lines = sum(lines_of_row([len(cell) for cell in row.split("|")[1:-1]]) for row in rows[1:])
        return Block(new_markdown_cell(text), CELL.height(lines))
    return Block(new_markdown_cell(text), PROSE.height(sum(map(PROSE.lines, rows))))


def _code_blocks(cell: nbformat.NotebookNode) -> list[Block]:
    lines = sum(CODE.lines(line) for line in cell.source.splitlines())
    if "periksa(" in cell.source:  # its result, "belum dijawab", is for the learner's own screen
        return [Block(new_code_cell(cell.source), CODE.height(lines), "exercise")]
    blocks = [Block(new_code_cell(cell.source), CODE.height(lines), "code")]
    for result in filter(None, map(fit, cell.outputs)):
        shown = new_code_cell("", outputs=[result[0]])
        shown.metadata["transient"] = {"remove_source": True}
        blocks.append(Block(shown, result[1], "result"))
    return blocks


def pack(blocks: list[Block], heading: int) -> list[list[Block]]:
    """Lay blocks on slides in order.

    A subheading stays with what is below it where that fits; text after an exercise waits for the
    next slide, because it may tell the answer.
    """
    limit = HEIGHT - PADDING_Y
    pages, used = [[]], heading
    for place, block in enumerate(blocks):
        height = block.height
        if block.kind == "heading":
            height += sum(other.height for other in _until_heading(blocks[place + 1 :]))
        told = block.kind == "text" and pages[-1] and pages[-1][-1].kind == "exercise"
        if told or (pages[-1] and used + height > limit):
            pages.append([])
            used = CONTINUED
        pages[-1].append(block)
        used += block.height
    return pages


def _until_heading(blocks: list[Block]) -> Iterator[Block]:
    return takewhile(lambda block: block.kind != "heading", blocks)


def lay_out(notebook: nbformat.NotebookNode, book: Book, number: int, total: int):
    """Return the notebook of slides: every cell marked as nbconvert wants it."""
    title, *sections = read_sections(notebook)
    about = f"{COURSE} · sesi {number} dari {total} · {book.minutes} menit"
    cells = [_marked(new_markdown_cell(f"# {title.title}\n\n{about}"), "slide")]
    cells += _slides(Section("Yang akan Anda capai", title.blocks), "")
    for section in sections:
        part = book.part(section.title)
        time = f"Waktu: {part.minutes} menit. " if part.minutes else ""
        cells += _slides(section, time + part.steps)
    for place, cell in enumerate(cells):
        cell["id"] = f"salindia-{place}"
    slides = new_notebook(cells=cells, metadata=dict(notebook.metadata))
    slides.metadata["title"] = f"{title.title} – {COURSE}"
    return slides


def _slides(section: Section, notes: str) -> list[nbformat.NotebookNode]:
    """Return the cells of one section: a slide, and below it as many as its blocks need."""
    cells = []
    heading = HEADING.height(HEADING.lines(section.title))
    for number, page in enumerate(pack(section.blocks, heading)):
        again = f'<p class="lanjutan">{section.title}</p>'
        title = new_markdown_cell(again if number else f"## {section.title}")
        cells.append(_marked(title, "subslide" if number else "slide"))
        pictures = [text for block in page if (text := _alternative(block))]
        said = "\n\n".join(([notes] if notes and not number else []) + pictures)
        cells += [_marked(new_markdown_cell(said), "notes")] if said else []
        for before, block in pairwise([None, *page]):
            waits = block.kind == "result" and before and before.kind == "code"
            cells.append(_marked(block.cell, "fragment" if waits else "-"))
    return cells


def _alternative(block: Block) -> str:
    outputs = block.cell.get("outputs", [])
    alts = [output.get("metadata", {}).get("image/png", {}).get("alt") for output in outputs]
    return "".join(f"Gambar: {alt}" for alt in alts if alt)


def _marked(cell: nbformat.NotebookNode, kind: str) -> nbformat.NotebookNode:
    cell.metadata["slideshow"] = {"slide_type": kind}
    return cell


def export(slides: nbformat.NotebookNode) -> str:
    """Return the HTML of a deck; it names files in reveal.js/ beside it and nothing else."""
    exporter = SlidesExporter(
        extra_template_basedirs=[str(SLIDES)],
        template_name="template",
        reveal_url_prefix="reveal.js",
        reveal_width=str(WIDTH),
        reveal_height=str(HEIGHT),
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        exclude_anchor_links=True,
    )
    return exporter.from_notebook_node(slides)[0]


def build(folder: Path = SLIDES) -> list[Path]:
    """Write one deck for each notebook of the schedule; return the files."""
    written = []
    course = books()
    for number, book in enumerate(course, start=1):
        notebook = nbformat.read(book.path, as_version=4)
        page = export(lay_out(notebook, book, number, len(course)))
        written.append(folder / f"{book.path.stem}.slides.html")
        written[-1].write_text(page, encoding="utf-8", newline="\n")
    return written


if __name__ == "__main__":
    for file in build():
        print(file.relative_to(ROOT).as_posix())
