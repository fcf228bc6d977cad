"""What every sheet shares: the page and its margins, letters, header, footer, and metadata."""

import io
from collections.abc import Callable
from pathlib import Path

import matplotlib
from reportlab.lib.colors import HexColor, black
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, KeepTogether, PageTemplate
from reportlab.platypus.tables import CellStyle

from frasa._ground.about import TITLE, VERSION

COURSE = TITLE.partition(":")[0]
INK, BLUE, GREY, LINE = black, HexColor("#005a8f"), HexColor("#595959"), HexColor("#8c8c8c")
SHADE = HexColor("#efefef")
MARGIN = 18 * mm  # printers need 5, a punch 12; no text lies nearer than 15 to the edge
EDGE = 16 * mm  # of the lines above and below the text
TOP = BOTTOM = 23.5 * mm
NOTES = 50 * mm  # width of the margin for notes, on pages that have one
WITH_NOTES = "notes"

FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
SERIF, SANS, MONO = "DejaVuSerif", "DejaVuSans", "DejaVuSansMono"
_FACES = {  # regular, bold, italic, bold italic
    SERIF: ("", "-Bold", "-Italic", "-BoldItalic"),
    SANS: ("", "-Bold", "-Oblique", "-BoldOblique"),
    MONO: ("", "-Bold", "-Oblique", "-BoldOblique"),
}


def register_fonts() -> None:
    """Make the letters known; each PDF carries the ones that it uses."""
    for family, faces in _FACES.items():
        names = [family + face for face in faces]
        for name in names:
            pdfmetrics.registerFont(TTFont(name, FONTS / f"{name}.ttf"))
        pdfmetrics.registerFontFamily(family, *names)


register_fonts()
CellStyle.fontname = SANS  # else every table names Helvetica, which no file brings along


def style(name: str, size: float, font: str = SERIF, leading: float = 1.4, **more):
    kept = {"allowWidows": 0, "allowOrphans": 0, "splitLongWords": 1, "textColor": INK,
            "bulletFontName": SANS}  # fmt: skip
    return ParagraphStyle(
        name, fontName=font, fontSize=size, leading=size * leading, **(kept | more)
    )


BODY = style("body", 9.5, spaceAfter=5)
LEAD = style("lead", 9.5, spaceAfter=5, keepWithNext=1)  # stays with what it introduces
SMALL = style("small", 8.5, leading=1.35)
TINY = style("tiny", 7.5, SANS, leading=1.3)
NOTE = style("note", 8, SANS, textColor=GREY, spaceAfter=4)
CELL = style("cell", 8.5, SANS, leading=1.3)
HEAD = style("head", 7.5, f"{SANS}-Bold", leading=1.25, splitLongWords=0)
TITLE_STYLE = style("title", 17, f"{SANS}-Bold", 1.2, textColor=BLUE, spaceAfter=8)
PART = style(
    "part", 12.5, f"{SANS}-Bold", 1.25, textColor=BLUE, spaceBefore=9, spaceAfter=5, keepWithNext=1
)
ITEM = style("item", 9.5, f"{SANS}-Bold", spaceBefore=6, spaceAfter=2, keepWithNext=1)


class _Numbered(Canvas):
    """A canvas that knows how many pages there are when it writes header and footer."""

    dress: Callable[[Canvas, int, int], None]

    def __init__(self, *args, **options):
        super().__init__(*args, **options | {"initialFontName": SANS})  # no letters left outside
        self._pages = []

    def showPage(self):
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self):
        for number, page in enumerate(self._pages, 1):
            self.__dict__.update(page)
            self.dress(self, number, len(self._pages))
            super().showPage()
        super().save()


def _dress(title: str, named: bool) -> Callable:
    """Return what writes the lines above and below the text of each page."""

    def dress(canvas: Canvas, number: int, total: int) -> None:
        width, height = canvas._pagesize
        canvas.setFillColor(GREY)
        canvas.setFont(SANS, 7.5)
        above, below = height - EDGE - 6, EDGE
        canvas.drawString(MARGIN, above, f"{COURSE} · {title}")
        if named:
            canvas.drawRightString(width - MARGIN, above, "Nama: " + "." * 50)
        canvas.drawString(MARGIN, below, f"versi {VERSION} · CC BY 4.0")
        canvas.drawRightString(width - MARGIN, below, f"halaman {number} dari {total}")
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        canvas.line(MARGIN, above - 5, width - MARGIN, above - 5)
        canvas.line(MARGIN, below + 10, width - MARGIN, below + 10)

    return dress


def as_pdf(title: str, story: list[Flowable], *, wide: bool = False, named: bool = False) -> bytes:
    """Return a sheet as a PDF; the same story gives the same bytes.

    Parameters
    ----------
    wide : the page lies on its side.
    named : each page asks for a name.
    """
    stream = io.BytesIO()
    size = landscape(A4) if wide else A4
    document = BaseDocTemplate(
        stream,
        pagesize=size,
        title=f"{title} – {COURSE}",
        author=COURSE,
        subject=TITLE,
        creator=f"{COURSE} {VERSION}",
        lang="id-ID",
        displayDocTitle=True,
        invariant=1,  # no clock and no chance in the file
    )
    document.addPageTemplates(
        [
            PageTemplate("plain", [_frame(size, 0)]),
            PageTemplate(WITH_NOTES, [_frame(size, NOTES)], onPage=_draw_notes),
        ]
    )
    canvas = type("Sheet", (_Numbered,), {"dress": staticmethod(_dress(title, named))})
    document.build(_kept(story), canvasmaker=canvas)
    return stream.getvalue()


def _kept(story: list[Flowable]) -> list[Flowable]:
    """Return a story in which a heading before things that stay together stays with them.

    ReportLab looks one flowable ahead and would leave it alone at the foot of a page.
    """
    kept: list[Flowable] = []
    for each in reversed(story):
        if kept and isinstance(kept[-1], KeepTogether) and each.getKeepWithNext():
            kept[-1] = KeepTogether([each, *kept[-1]._content])
        else:
            kept.append(each)
    return kept[::-1]


def _frame(size: tuple[float, float], notes: float) -> Frame:
    inside = (MARGIN, BOTTOM, size[0] - 2 * MARGIN - notes, size[1] - TOP - BOTTOM)
    return Frame(*inside, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)


def _draw_notes(canvas: Canvas, _) -> None:
    """Draw the rule and the word of the margin for notes."""
    right, height = canvas._pagesize
    place = right - MARGIN - NOTES + 4 * mm
    canvas.saveState()
    canvas.setStrokeColor(LINE)
    canvas.setDash(1, 2)
    canvas.line(place, BOTTOM, place, height - TOP)
    canvas.setFillColor(GREY)
    canvas.setFont(SANS, 7.5)
    canvas.drawString(place + 3 * mm, height - TOP - 7, "Catatan")
    canvas.restoreState()


def width_inside(wide: bool = False) -> float:
    """Return the width that is left for text."""
    return (landscape(A4) if wide else A4)[0] - 2 * MARGIN
