"""What sheets are made of: text, lists, lines to write on, tables, questions, two texts abreast."""

import re
from collections.abc import Iterable
from typing import NamedTuple
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import (
    Flowable,
    KeepTogether,
    PageBreak,
    Paragraph,
    Spacer,
    Table,
)

from frasa import InputError
from paper.page import (
    BODY,
    CELL,
    GREY,
    HEAD,
    ITEM,
    LINE,
    MONO,
    NOTE,
    PART,
    SHADE,
    TITLE_STYLE,
    width_inside,
)

LINE_HEIGHT = 8 * mm  # of handwriting
_MARKS = (  # what *stands*, **in** `a text` from our own sources
    (r"\*\*`([^`]+)`\*\*", rf'<font name="{MONO}" size="-1"><b>\1</b></font>'),
    (r"`([^`]+)`", rf'<font name="{MONO}" size="-1">\1</font>'),
    (r"\*\*([^*]+)\*\*", r"<b>\1</b>"),
    (r"\*([^*\s][^*]*)\*", r"<i>\1</i>"),
)


def printable(text: str, style: ParagraphStyle) -> str:
    """Return a text if the letters of a style can print all of it, else raise InputError."""
    known = pdfmetrics.getFont(style.fontName).face.charToGlyph
    for letter in text:
        if ord(letter) not in known and letter not in "\n\t\u00a0":
            place = text.find(letter)
            raise InputError(
                f"Tanda {letter!r} (U+{ord(letter):04X}) di “{text[max(0, place - 30) : place]}…” "
                "tidak ada di huruf untuk kertas. Ganti tanda itu di berkas sumbernya."
            )
    return text


def plain(text: str, style: ParagraphStyle = BODY) -> Paragraph:
    """Return a text as it stands: nothing in it is a mark."""
    return Paragraph(escape(printable(text, style)).replace("\n", "<br/>"), style)


def rich(text: str, style: ParagraphStyle = BODY) -> Paragraph:
    """Return a text of ours, with *italics*, **bold** and `code`; the rest stands as it is."""
    told = escape(printable(re.sub(r"\[([^][]+)\]\([^)]+\)", r"\1", text), style))
    told = re.sub(r"`[^`]+`", lambda code: code[0].replace("*", "&#42;"), told)  # no marks in code
    for pattern, replacement in _MARKS:
        told = re.sub(pattern, replacement, told)
    return Paragraph(told, style)


def title(text: str, lead: str = "") -> list[Flowable]:
    """Return the head of a sheet, with a line of what it is for."""
    return [plain(text, TITLE_STYLE), *([rich(lead)] if lead else [])]


def part(text: str) -> Paragraph:
    """Return the heading of a part."""
    return plain(text, PART)


def item(text: str) -> Paragraph:
    """Return a small heading that stays with what follows."""
    return rich(text, ITEM)


def note(text: str) -> Paragraph:
    """Return a remark."""
    return rich(text, NOTE)


class Lines(Flowable):
    """Lines to write on, as wide as the text."""

    def __init__(self, count: int, height: float = LINE_HEIGHT):
        super().__init__()
        self.count, self.each = count, height

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        return width, self.count * self.each + 4

    def draw(self) -> None:
        self.canv.setStrokeColor(LINE)
        self.canv.setLineWidth(0.5)
        for number in range(self.count):
            self.canv.line(0, 4 + number * self.each, self.width, 4 + number * self.each)


def grid(
    heads: list[str],
    rows: Iterable[list],
    widths: list[float],
    *,
    style: ParagraphStyle = CELL,
    height: float | None = None,
    wide: bool = False,
    room: float | None = None,
    literal: bool = False,
    tight: bool = False,
) -> Table:
    """Return a table with rules; its head is repeated where it goes on to the next page.

    Parameters
    ----------
    widths : shares of the width of the text.
    height : least height of a row, for cells that are filled in by hand.
    room : the width itself, where it is not that of the page.
    literal : the cells hold raw text: nothing in them is a mark.
    tight : rows close to each other.
    """
    write = plain if literal else rich
    body = [[_cell(each, write, style) for each in row] for row in rows]
    data = [[plain(each, HEAD) for each in heads], *body] if heads else body
    total = room or width_inside(wide)
    columns = [total * each / sum(widths) for each in widths]
    heights = [None] * bool(heads) + [_least(row, columns, height) for row in body]
    return Table(
        data,
        columns,
        heights,
        repeatRows=1 if heads else 0,
        spaceBefore=3,
        spaceAfter=8,
        hAlign="LEFT",
        style=[
            ("GRID", (0, 0), (-1, -1), 0.5, LINE),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 4),
            ("RIGHTPADDING", (0, 0), (-1, -1), 4),
            ("TOPPADDING", (0, 0), (-1, -1), 0.5 if tight else 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2 if tight else 4),
            *([("BACKGROUND", (0, 0), (-1, 0), SHADE)] if heads else []),
        ],
    )


def _cell(content, write, style):
    return content if isinstance(content, Flowable) else write(str(content), style)


def _least(row: list[Flowable], columns: list[float], height: float | None) -> float | None:
    if height is None:
        return None
    needed = [cell.wrap(width - 8, 1e5)[1] for cell, width in zip(row, columns, strict=True)]
    return max(height, max(needed) + 8)


BARE = [  # of a table that only places things
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
]


def numbered(entries: Iterable[str], style: ParagraphStyle = BODY) -> Table:
    """Return a list with numbers."""
    return listed([f"{n}. {entry}" for n, entry in enumerate(entries, 1)], style)


def listed(lines: Iterable[str], style: ParagraphStyle = BODY) -> Table:
    """Return a list whose lines bring their own marks: "1. …" or "- …"."""
    pairs = [line.split(" ", 1) for line in lines]
    rows = [[plain(mark.replace("-", "•"), style), rich(text, style)] for mark, text in pairs]
    return Table(rows, [7 * mm, None], hAlign="LEFT", spaceAfter=3, style=BARE)


def abreast(left: list[Flowable], right: list[Flowable], gap: float = 8 * mm) -> Table:
    """Return two columns beside each other; they must fit on one page."""
    width = (width_inside() - gap) / 2
    return Table([[left, "", right]], [width, gap, width], style=BARE, spaceAfter=8)


class Asked(NamedTuple):
    """A question taken apart: what is asked, its numbered statements, and what comes after."""

    stem: str
    options: list[str]
    rest: str


def take_apart(text: str) -> Asked:
    """Return a question with the statements that it numbers as a list of their own.

    >>> take_apart("Mana yang betul? 1 satu; 2 dua.").options
    ['satu', 'dua']
    """
    begin = re.search(r"(?<=[:?.]) 1 ", text)
    if not begin:
        return Asked(text, [], "")
    options, left = [], text[begin.end() :]
    while found := re.search(rf"[;,] {len(options) + 2} ", left):
        options.append(left[: found.start()])
        left = left[found.end() :]
    last, stop, rest = left.partition(". ")
    if not options:
        return Asked(text, [], "")
    return Asked(text[: begin.start()], [*options, last.removesuffix(".")], rest if stop else "")


def question(exercise: dict) -> KeepTogether:
    """Return a question of keys/*.toml as it is asked on paper, with its lines."""
    asked = take_apart(exercise["text"])
    lines = max(exercise["paper"]["lines"], 1)
    parts = [item(f"Soal {exercise['id']}"), rich(asked.stem)]
    parts += [numbered(asked.options)] if asked.options else []
    parts += [rich(asked.rest)] if asked.rest else []
    return KeepTogether([*parts, Lines(lines), Spacer(1, 4)])


def guess(text: str) -> Table:
    """Return a box for a guess; a guess is never wrong."""
    widths = [width_inside() * each for each in (0.74, 0.26)]
    table = Table([[rich(f"**Tebak.** {text}"), plain("Tebakan saya:", NOTE)]], widths)
    table.setStyle(
        [
            ("BOX", (0, 0), (-1, -1), 0.8, GREY),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBEFORE", (1, 0), (1, -1), 0.5, LINE),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 10),
        ]
    )
    table.spaceBefore, table.spaceAfter = 3, 8
    return table


def new_page() -> PageBreak:
    """Return the end of a page."""
    return PageBreak()
