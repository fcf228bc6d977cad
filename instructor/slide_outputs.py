"""Measure what stands on a slide, and cut a notebook's results to its size: whole rows and lines.

What is left out is counted on the slide. Heights are estimates in px for the widest of the fonts
that slides/template/style.css names, so a slide may stay a little emptier than it need be.
"""

import base64
import html
import math
import re
import struct
from itertools import zip_longest
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag
from nbformat import NotebookNode

WIDTH, HEIGHT = 1280, 720  # px: the canvas, which reveal.js scales to any projector
PADDING_X, PADDING_Y = 112, 96  # px, both sides together; printed, 13 mm at each side
TITLE = 84  # the heading of a section, one line
CONTINUED = 50  # its small repetition on the slides that follow
ROOM_X = WIDTH - PADDING_X
LIMIT = HEIGHT - PADDING_Y
ROOM_Y = LIMIT - CONTINUED
MORE = 40  # the line below a table or a text that was cut
LEAVE = 100  # for what else may stand on the slide of a small table
TABLE_SCALES = (1.4, 1.25, 1.1)
FEWEST_ROWS = 6  # of a table that makes room for the text below it


class Letters(NamedTuple):
    """How much room text takes, in px: a line, a mean letter, the space below the block."""

    line: float
    letter: float
    space: float
    room: float = ROOM_X

    def lines(self, text: str | int, scale: float = 1) -> int:
        """Return the lines that a text, or a number of letters, takes in its room."""
        length = text if isinstance(text, int) else len(text)
        return max(1, math.ceil(length * self.letter * scale / self.room))


class Block(NamedTuple):
    """What never breaks across slides: a heading, a paragraph, code, a result.

    Its height follows from the letters in its rows; pictures and tables bring a height of their
    own, and stay as they are where other text is drawn larger.
    """

    html: str
    kind: str  # title, heading, text, guess, code, exercise, result, figure
    letters: Letters | None = None
    rows: tuple[int, ...] = ()
    fixed: int = 0
    source: str = ""  # the Markdown of a text; what a figure shows, in words

    def height(self, scale: float = 1) -> int:
        """Return its height in px where letters are drawn larger by `scale`."""
        if not self.letters:
            return self.fixed
        lines = sum(self.letters.lines(row, scale) for row in self.rows)
        return math.ceil(scale * (lines * self.letters.line + self.letters.space))


HEADING, SUBHEADING = Letters(51, 26, 33), Letters(41, 20, 16)
PROSE, CODE = Letters(41, 16.8, 16), Letters(33, 14.6, 40, ROOM_X - 40)
GUESS = Letters(58, 24, 70, ROOM_X - 70)
PRINTED, CELL, SMALL = Letters(30, 13.3, 20), Letters(38, 12.8, 14), Letters(34, 11.9, 14)
CELL_PADDING = 24
SPOKEN = re.compile(r"(Hasilnya .*\.)\s*")


def blocks_of(output: NotebookNode, below: int = 0) -> list[Block]:
    """Return an output as it fits on slides, none if nothing remains of it.

    `below` is the height of the text that explains it: a table that must be cut anyway is cut so
    that the text fits under it.
    """
    data = output.get("data", {})
    if "image/png" in data:
        return [_picture(output)]
    if str(data.get("text/plain", "")).startswith("Gambar: "):
        return []  # the caption below a figure, with the text that the picture itself carries
    if "text/html" in data:
        return _html(data["text/html"], below)
    return _printed(output.get("text") or data.get("text/plain", ""))


def _picture(output: NotebookNode) -> Block:
    """Scale a picture to the slide, above its caption; a PNG tells its size in bytes 16 to 23."""
    data, alt = output.data["image/png"].strip(), output.metadata["image/png"]["alt"]
    caption = output.data.get("text/plain", "")
    below = math.ceil(PROSE.lines(caption) * PROSE.line + PROSE.space) if caption else 0
    size = struct.unpack(">II", base64.b64decode(data)[16:24])
    scale = min(ROOM_X / size[0], (ROOM_Y - below) / size[1])
    width, height = (int(side * scale) for side in size)
    picture = (
        f'<figure><img src="data:image/png;base64,{data}" width="{width}" height="{height}" '
        f'alt="{html.escape(alt)}"><figcaption>{html.escape(caption)}</figcaption></figure>'
    )
    return Block(picture, "figure", fixed=height + below, source=f"Gambar: {alt}")


def _printed(text: str) -> list[Block]:
    if not text.strip():
        return []
    if spoken := SPOKEN.fullmatch(text):  # one number, which the class has guessed
        return [Block(f'<p class="angka-hasil">{spoken[1]}</p>', "result", GUESS, (20,))]
    lines = text.strip("\n").splitlines()
    # A line that is too long loses its columns anyway: then also the gaps between them.
    lines = [re.sub(" {3,}", "  ", x.strip()) if PRINTED.lines(x) > 1 else x for x in lines]
    kept = _fitting([PRINTED.lines(line) for line in lines], int(ROOM_Y // PRINTED.line) - 2)
    if kept < len(lines):
        lines = [*lines[:kept], f"… {len(lines) - kept} baris lagi di buku catatan"]
    shown = f'<pre class="hasil">{html.escape(chr(10).join(lines))}</pre>'
    return [Block(shown, "result", PRINTED, tuple(map(len, lines)))]


def _fitting(heights: list[int], most: int) -> int:
    """Return how many of the first items fit into so many lines; at least one."""
    used, kept = 0, 0
    for height in heights:
        if used + height > most:
            break
        used, kept = used + height, kept + 1
    return max(1, kept)


def _html(source: str, below: int) -> list[Block]:
    soup = BeautifulSoup(source, "html.parser")
    blocks = []
    for table in soup.select("table"):
        following = table.find_next_sibling("p")
        counted = following.get_text() if following else ""
        blocks.append(table_block(table, below, _left_out(counted)))
        if following and _left_out(counted):
            following.decompose()
        table.extract()
    rest = soup.get_text(" ", strip=True)
    if rest:
        blocks.insert(0, Block(f"<p>{html.escape(rest)}</p>", "result", PROSE, (len(rest),)))
    return blocks


def _left_out(text: str) -> int:
    """Return how many rows the notebook itself has left out of a table."""
    found = re.search(r"dan ([\d.]+) baris lagi", text)
    return int(found[1].replace(".", "")) if found else 0


def table_block(table: Tag, below: int = 0, left_out: int = 0) -> Block:
    """Make a table legible: small when wide, its first rows when long, the rest counted."""
    rows = table.select("tr")
    for code in table.select("th span"):  # what a column is called in Python
        code.decompose()
    for tag in (table, *table.select("*")):
        if tag.name != "span":
            right = tag.name in ("td", "th") and "text-align:right" in tag.get("style", "")
            tag.attrs = {"class": "angka"} if right else {}
    columns = list(zip_longest(*(row.select("td, th") for row in rows)))
    widths = [max(map(_length, column)) * CELL.letter + CELL_PADDING for column in columns]
    letters, heights = CELL, [1] * len(rows)
    if sum(widths) > ROOM_X:
        table["class"] = "kecil"
        letters = SMALL
        shares = _shares([width * SMALL.letter / CELL.letter for width in widths])
        heights = [_lines_of_row(row.select("td, th"), shares) for row in rows]
    whole = letters.space + letters.line * sum(heights)
    kept = len(rows)
    if whole > ROOM_Y or left_out:
        room = max(ROOM_Y - below, (FEWEST_ROWS + 1) * letters.line + MORE) - MORE
        kept = _fitting(heights, int((room - letters.space) // letters.line))
    for row in rows[kept:]:
        row.decompose()
    height = math.ceil(letters.space + letters.line * sum(heights[:kept]))
    if not (more := len(rows) - kept + left_out):
        scale = _scale(sum(widths), height, ROOM_Y - below - LEAVE) if letters is CELL else 1
        if scale > 1:
            table["style"] = f"font-size:{22 * scale:.0f}px;line-height:{30 * scale:.0f}px"
        return Block(str(table), "result", fixed=math.ceil(height * scale))
    note = f'<p class="sisa">… {more} baris lagi di buku catatan</p>'
    return Block(f"{table}{note}", "result", fixed=height + MORE)


def _scale(width: float, height: float, room: float) -> float:
    """Return how much larger a small table may be drawn."""
    fits = [s for s in TABLE_SCALES if width * s <= ROOM_X and height * s <= room]
    return fits[0] if fits else 1


def _shares(widths: list[float]) -> list[float]:
    """Return the width of each column: what fits keeps its own, the widest share what is left."""
    left, open_columns = ROOM_X, dict(enumerate(widths))
    shares = dict.fromkeys(open_columns, 0.0)
    while open_columns:
        fair = left / len(open_columns)
        narrow = {place: width for place, width in open_columns.items() if width <= fair}
        if not narrow:
            shares.update(dict.fromkeys(open_columns, fair))
            break
        shares.update(narrow)
        left -= sum(narrow.values())
        open_columns = {p: w for p, w in open_columns.items() if p not in narrow}
    return [shares[place] for place in range(len(widths))]


def _lines_of_row(cells: list[Tag], shares: list[float]) -> int:
    """Return the lines of a row; words do not fill a column to its edge."""
    return max(
        math.ceil(_length(cell) * SMALL.letter * 1.1 / max(1, share - CELL_PADDING))
        for cell, share in zip(cells, shares, strict=False)
    )


def _length(cell: Tag | None) -> int:
    return len(cell.get_text(strip=True)) if cell else 0
