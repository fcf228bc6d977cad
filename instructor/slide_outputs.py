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
CONTINUED = 50  # the small title of slides that continue a section
ROOM_X = WIDTH - PADDING_X
LIMIT = HEIGHT - PADDING_Y
ROOM_Y = LIMIT - CONTINUED
MORE = 40  # the line below a table or a text that was cut
LEAVE = 100  # for what else may stand on the slide of a small table
TABLE_SCALES = (1.4, 1.25, 1.1)
MOST_SLACK = 1.2  # of a column that has room: wide letters, such as figures, need it
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
    kind: str  # title, heading, text, guess, asked, code, exercise, result, figure, head, row
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
JOINED = Letters(51, 26, 54)  # a heading below other text
PROSE, CODE = Letters(41, 16.8, 16), Letters(33, 14.6, 40, ROOM_X - 40)
GUESS = Letters(58, 24, 70, ROOM_X - 70)
PRINTED, CELL, SMALL = Letters(30, 13.3, 20), Letters(30, 12.8, 14), Letters(26, 11.4, 14)
CELL_PADDING, SMALL_PADDING, ROW_PADDING = 24, 12, 9
SPOKEN, CAPTION = Letters(55, 26, 24), Letters(33, 13.4, 20)
MOST_SPOKEN = 130  # letters of a result that is read aloud as a whole


def blocks_of(output: NotebookNode, above: int = 0, below: int = 0) -> list[Block]:
    """Return an output as it fits on slides, none if nothing remains of it.

    `above` and `below` are the heights of other results and of the text that explains them: a table
    that must be cut anyway is cut so that they fit on its slide.
    """
    data = output.get("data", {})
    if "image/png" in data:
        return [_picture(output)]
    if str(data.get("text/plain", "")).startswith("Gambar: "):
        return []  # the caption below a figure, with the text that the picture itself carries
    if "text/html" in data:
        return _html(data["text/html"], above, below)
    return _printed(output.get("text") or data.get("text/plain", ""))


def _picture(output: NotebookNode) -> Block:
    """Scale a picture to the slide, above its caption; a PNG tells its size in bytes 16 to 23."""
    data, alt = output.data["image/png"].strip(), output.metadata["image/png"]["alt"]
    caption = output.data.get("text/plain", "")
    below = math.ceil(CAPTION.lines(caption) * CAPTION.line + CAPTION.space) if caption else 0
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
    lines = text.strip("\n").splitlines()
    if len(lines) == 1 and len(text) <= MOST_SPOKEN:  # such as the number that was guessed
        words = lines[0].strip("'")
        spoken = f'<p class="terucap">{html.escape(words)}</p>'
        return [Block(spoken, "result", SPOKEN, (len(words),))]
    # A line that is too long loses its columns anyway: then also the gaps between them.
    lines = [re.sub(" {3,}", "  ", x.strip()) if PRINTED.lines(x) > 1 else x for x in lines]
    kept = _fitting([PRINTED.lines(line) for line in lines], ROOM_Y // PRINTED.line - 2)
    if kept < len(lines):
        lines = [*lines[:kept], f"… {len(lines) - kept} baris lagi di buku catatan"]
    shown = f'<pre class="hasil">{html.escape(chr(10).join(lines))}</pre>'
    return [Block(shown, "result", PRINTED, tuple(map(len, lines)))]


def _fitting(heights: list[float], most: float) -> int:
    """Return how many of the first items fit into so much room; at least one."""
    used, kept = 0, 0
    for height in heights:
        if used + height > most:
            break
        used, kept = used + height, kept + 1
    return max(1, kept)


def _html(source: str, above: int, below: int) -> list[Block]:
    soup = BeautifulSoup(source, "html.parser")
    blocks = []
    for table in soup.select("table"):
        following = table.find_next_sibling("p")
        counted = following.get_text() if following else ""
        blocks.append(table_block(table, above, below, _left_out(counted)))
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


def table_block(table: Tag, above: int = 0, below: int = 0, left_out: int = 0) -> Block:
    """Make a table legible: small when wide, its first rows when long, the rest counted."""
    rows = _undressed(table)
    columns = list(zip_longest(*(row.select("td, th") for row in rows)))
    width = sum(max(map(_length, column)) * CELL.letter + CELL_PADDING for column in columns)
    letters, lines = CELL, [1] * len(rows)
    if width > ROOM_X:
        letters, shares = SMALL, _shares(columns)
        table["class"] = "kecil"
        for share in reversed(shares):
            table.insert(0, BeautifulSoup(f'<col style="width:{share:.0f}px">', "html.parser"))
        lines = [_lines_of_row(row.select("td, th"), shares) for row in rows]
    heights = [count * letters.line + ROW_PADDING for count in lines]
    kept = _kept(heights, ROOM_Y - above, below, left_out)
    for row in rows[kept:]:
        row.decompose()
    height = math.ceil(letters.space + sum(heights[:kept]))
    if more := len(rows) - kept + left_out:
        note = f'<p class="sisa">… {more} baris lagi di buku catatan</p>'
        return Block(f"{table}{note}", "result", fixed=height + MORE)
    scale = _scale(width, height, ROOM_Y - above - below - LEAVE) if letters is CELL else 1
    if scale > 1:
        table["style"] = f"font-size:{22 * scale:.0f}px;line-height:{30 * scale:.0f}px"
    return Block(str(table), "result", fixed=math.ceil(height * scale))


def _undressed(table: Tag) -> list[Tag]:
    """Take the notebook's look from a table; return its rows. Words without a gap stay whole."""
    for code in table.select("th span"):  # what a column is called in Python
        code.decompose()
    for tag in (table, *table.select("*")):
        if tag.name != "span":
            right = tag.name in ("td", "th") and "text-align:right" in tag.get("style", "")
            tag.attrs = {"class": "angka"} if right else {}
    for cell in table.select("td"):
        if _is_name(cell) and not cell.get("class"):
            cell["class"] = "utuh"
    return table.select("tr")


def _is_name(cell: Tag) -> bool:
    return " " not in cell.get_text(strip=True) and _length(cell) < 25


def _kept(heights: list[float], room: float, below: int, left_out: int) -> int:
    """Return how many rows of a table stay: all, or as many as leave room for the text below."""
    note = MORE if left_out else 0
    if sum(heights) + SMALL.space + note <= room - below:
        return len(heights)
    beside = _fitting(heights, room - below - MORE - SMALL.space)
    if beside > FEWEST_ROWS and (left_out or beside < len(heights) / 2):
        return beside
    if sum(heights) + SMALL.space + note <= room:
        return len(heights)
    return _fitting(heights, room - MORE - SMALL.space)


def _scale(width: float, height: float, room: float) -> float:
    """Return how much larger a small table may be drawn."""
    fits = [s for s in TABLE_SCALES if width * s <= ROOM_X and height * s <= room]
    return fits[0] if fits else 1


def _shares(columns: list[tuple]) -> list[float]:
    """Return the width of each column of a table that is too wide for its slide.

    Names and numbers keep the width they need; the other columns share what is left in proportion
    to their longest text, none less than its longest word.
    """
    wanted = [_width(max(_length(cell) for cell in column[1:] or column)) for column in columns]
    least = [max(_width(_longest_word(cell)) for cell in column) for column in columns]
    shares = [max(want, word) for want, word in zip(wanted, least, strict=True)]
    kept = {place for place, share in enumerate(shares) if share <= least[place]}
    while True:
        left = ROOM_X - sum(shares[place] for place in kept)
        others = [place for place in range(len(shares)) if place not in kept]
        ratio = left / max(1, sum(wanted[place] for place in others))
        if narrow := {place for place in others if wanted[place] * ratio < least[place]}:
            shares = [least[p] if p in narrow else share for p, share in enumerate(shares)]
            kept |= narrow
            continue
        ratio = min(ratio, MOST_SLACK)
        return [s if p in kept else wanted[p] * ratio for p, s in enumerate(shares)]


def _width(letters: int) -> float:
    return letters * SMALL.letter + SMALL_PADDING


def _longest_word(cell: Tag | None) -> int:
    if cell is None:
        return 0
    if cell.get("class"):  # a name or a number, which stays on one line
        return _length(cell)
    return max(map(len, cell.get_text().split()), default=0)


def _lines_of_row(cells: list[Tag], shares: list[float]) -> int:
    """Return the lines of a row; words do not fill a column to its edge, and some are wide."""
    return max(
        1 if cell.get("class") or _width(_length(cell) * 1.1) <= share
        else math.ceil(_length(cell) * SMALL.letter * 1.1 / (share - SMALL_PADDING))
        for cell, share in zip(cells, shares, strict=False)
    )  # fmt: skip


def _length(cell: Tag | None) -> int:
    return len(cell.get_text(strip=True)) if cell else 0
