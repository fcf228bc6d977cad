"""Cut a notebook's results to the size of a slide, cleanly: whole rows, lines and paragraphs.

What is left out is counted on the slide. Heights are estimates in px for the widest of the fonts
that slides/template/style.css names, so a slide may stay a little emptier than it need be.
"""

import base64
import math
import re
import struct
from itertools import zip_longest
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag
from nbformat import NotebookNode
from nbformat.v4 import new_output

WIDTH, HEIGHT = 1280, 720  # px: the canvas, which reveal.js scales to any projector
PADDING_X, PADDING_Y = 112, 80  # px, both sides together
ROOM_X = WIDTH - PADDING_X
ROOM_Y = HEIGHT - PADDING_Y - 45  # below the repeated title of a section


class Letters(NamedTuple):
    """How much room text takes, in px: a line, a mean letter, the space below the block."""

    line: float
    letter: float
    space: float

    def lines(self, text: str | int, room: float = ROOM_X) -> int:
        """Return the lines that a text, or a number of letters, takes in so much room."""
        length = text if isinstance(text, int) else len(text)
        return max(1, math.ceil(length * self.letter / room))

    def height(self, lines: int) -> int:
        """Return the height of a block of so many lines."""
        return math.ceil(lines * self.line + self.space)


HEADING = Letters(51, 26, 20)
PROSE, CODE = Letters(41, 16.8, 16), Letters(33, 14.6, 34)
PRINTED, CELL, SMALL = Letters(30, 13.3, 14), Letters(38, 12.6, 14), Letters(28, 11.6, 10)
CELL_PADDING = 24


def fit(output: NotebookNode) -> tuple[NotebookNode, int] | None:
    """Return an output as it fits on a slide, with its height; None if nothing remains of it."""
    data = output.get("data", {})
    if "image/png" in data:
        return _picture(output)
    if str(data.get("text/plain", "")).startswith("Gambar: "):
        return None  # the caption below a figure, with the text that the picture itself carries
    if "text/html" in data:
        soup, height = _html(data["text/html"])
        return new_output("display_data", {"text/html": str(soup)}), height
    return _printed(output.get("text") or data.get("text/plain", ""))


def _picture(output: NotebookNode) -> tuple[NotebookNode, int]:
    """Scale a picture to the slide; a PNG tells its size in bytes 16 to 23."""
    data = output.data["image/png"]
    size = struct.unpack(">II", base64.b64decode(data)[16:24])
    scale = min(ROOM_X / size[0], ROOM_Y / size[1])
    width, height = (int(side * scale) for side in size)
    picture = new_output("display_data", {"image/png": data})
    alt = output.metadata["image/png"]["alt"]
    picture.metadata["image/png"] = {"width": width, "height": height, "alt": alt}
    return picture, height


def _printed(text: str) -> tuple[NotebookNode, int] | None:
    lines = text.splitlines()
    if not text.strip():
        return None
    # A line that is too long loses its columns anyway: then also the gaps between them.
    lines = [re.sub(" {3,}", "  ", x.strip()) if PRINTED.lines(x) > 1 else x for x in lines]
    most = int(ROOM_Y // PRINTED.line) - 2
    heights = [PRINTED.lines(line) for line in lines]
    kept = _fitting(heights, most)
    if kept < len(lines):
        lines = [*lines[:kept], f"… {len(lines) - kept} baris lagi di buku catatan"]
    stream = new_output("stream", name="stdout", text="\n".join(lines) + "\n")
    return stream, PRINTED.height(sum(heights[:kept]) + 1)


def _fitting(heights: list[int], most: int) -> int:
    """Return how many of the first items fit into so many lines; at least one."""
    used, kept = 0, 0
    for height in heights:
        if used + height > most:
            break
        used, kept = used + height, kept + 1
    return max(1, kept)


def _html(html: str) -> tuple[BeautifulSoup, int]:
    soup = BeautifulSoup(html, "html.parser")
    for link in soup.select("a"):  # it would lead to a place that a slide does not have
        link.name, link.attrs = "b", {}
    if columns := soup.select(".frasa-kolom > section"):
        return soup, _side_by_side(soup, columns)
    for style in soup.select("style"):  # pandas' own, of which style.css takes care
        style.decompose()
    height = sum(_table(soup, table) for table in soup.select("table"))
    height += sum(PROSE.height(PROSE.lines(p.get_text())) for p in soup.select("p:not(.sisa)"))
    return soup, height or PROSE.height(PROSE.lines(soup.get_text(strip=True)))


def _table(soup: BeautifulSoup, table: Tag) -> int:
    """Make a table legible: small when wide, its first rows when long; return its height."""
    rows = table.select("tr")
    for code in table.select("th span"):  # what a column is called in Python
        code.decompose()
    for tag in (table, *rows, *table.select("td, th")):
        del tag["style"], tag["border"]
    columns = list(zip_longest(*(row.select("td, th") for row in rows)))
    for column in columns:
        cells = [cell for cell in column[1:] if cell is not None and cell.name == "td"]
        if cells and all(
            re.fullmatch(r"[-−<]?[\d.,]+|–|NaN", c.get_text(strip=True)) for c in cells
        ):
            for cell in filter(None, column):
                cell["class"] = "angka"
    widths = [max(map(_length, column)) * CELL.letter + CELL_PADDING for column in columns]
    heights = [1] * len(rows)
    if sum(widths) > ROOM_X:
        table["class"] = "dataframe kecil"
        heights = [lines_of_row(list(map(_length, row.select("td, th")))) for row in rows]
    kept = _fitting(heights, int((ROOM_Y - CELL.space) // CELL.line))
    if kept < len(rows):  # then leave room for what is printed above it, too
        kept = _fitting(heights, int((ROOM_Y - 130) // CELL.line))
    for row in rows[kept:]:
        row.decompose()
    if kept == len(rows):
        return CELL.height(sum(heights))
    table.insert_after(_note(soup, f"… {len(rows) - kept} baris lagi di buku catatan"))
    return CELL.height(sum(heights[:kept])) + 40


def lines_of_row(lengths: list[int]) -> int:
    """Return the lines of a table's row, from the letters in its cells, which share the room."""
    width = sum(length * SMALL.letter + CELL_PADDING for length in lengths)
    return 1 if width <= ROOM_X else math.ceil(width / ROOM_X) + 1


def _length(cell: Tag | None) -> int:
    return len(cell.get_text(strip=True)) if cell else 0


def _side_by_side(soup: BeautifulSoup, columns: list[Tag]) -> int:
    """Keep of two articles side by side the first paragraphs that they share; return the height."""
    intro = sum(SMALL.height(SMALL.lines(p.get_text())) for p in soup.select("div > p"))
    room = ROOM_X / len(columns) - 30
    most = int((ROOM_Y - intro - 60) // SMALL.line)
    for column in columns:
        column.name = "div"  # reveal.js takes every section for a slide
        title, *paragraphs = column.select("p")
        shared = [p for p in paragraphs if p.find(["span", "ins"])]
        # One line more for each: the space below a paragraph.
        heights = [SMALL.lines(p.get_text(), room) + 1 for p in (title, *shared)]
        kept = shared[: max(1, _fitting(heights, most) - 1)]
        dropped = [p for p in paragraphs if not any(p is other for other in kept)]
        for paragraph in dropped:
            paragraph.decompose()
        if dropped:
            column.append(_note(soup, f"… {len(dropped)} alinea lain di buku catatan"))
    return ROOM_Y


def _note(soup: BeautifulSoup, text: str) -> Tag:
    note = soup.new_tag("p", attrs={"class": "sisa"})
    note.string = text
    return note
