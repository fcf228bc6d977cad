"""Figures: the one look of all charts, and how a figure reaches those who do not see it.

A figure is displayed with ``show``: as a PNG that carries its alternative text, followed by the
same text as a visible line. Colours are never the only cue: labels, hatches or markers repeat what
a colour tells. The charts themselves stand in charts.py.
"""

import io
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

# Okabe and Ito's palette, which colour-blind readers can tell apart (Okabe and Ito 2008, "Color
# Universal Design").
BLACK = "#000000"
BLUE = "#0072B2"
VERMILION = "#D55E00"
GREEN = "#009E73"
PURPLE = "#CC79A7"
SKY = "#56B4E9"
ORANGE = "#E69F00"
YELLOW = "#F0E442"
GREY = "#BBBBBB"  # for what stays in the background

# One colour, one hatch and one marker for each series, in this order; neighbours differ in
# brightness, so that they stay apart in black and white.
COLOURS = [BLUE, ORANGE, GREEN, VERMILION, SKY, PURPLE, BLACK, YELLOW]
HATCHES = ["", "///", "...", "xxx", "\\\\\\", "+++", "", "ooo"]
MARKERS = ["o", "s", "^", "D", "v", "P", "X", "*"]

WIDTH = 7.0  # inches: fits a notebook's column in Binder and a printed page
STYLE = {
    "font.family": "DejaVu Sans",  # comes with matplotlib: the same letters on every computer
    "font.size": 11,
    "axes.titlesize": 12,
    "axes.titlelocation": "left",
    "axes.titlepad": 10,
    "axes.labelsize": 11,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "grid.color": "#DDDDDD",
    "xtick.labelsize": 10,
    "ytick.labelsize": 11,
    "hatch.linewidth": 0.8,
    "legend.frameon": False,
    "legend.fontsize": 10,
    "savefig.dpi": 150,
    "text.parse_math": False,  # a file name may hold a dollar sign
}
NOTHING = "Tidak ada data untuk digambar."


class Picture(NamedTuple):
    """A figure as it was shown: its PNG and its alternative text."""

    png: bytes
    alt: str


_shown: ContextVar[list[Picture] | None] = ContextVar("shown", default=None)


@contextmanager
def collected():
    """Give the list of the pictures that are shown inside ``with collected() as pictures:``."""
    pictures: list[Picture] = []
    token = _shown.set(pictures)
    try:
        yield pictures
    finally:
        _shown.reset(token)


@contextmanager
def drawing(height: float, columns: int = 1, **subplots):
    """Give a matplotlib Figure in the course's style, ``height`` inches high, and its axes.

    What is drawn inside ``with drawing(3) as (figure, axes):`` has the style of all figures. It
    does not pass through pyplot, so nothing is displayed or remembered behind the scenes.
    ``subplots`` goes to ``Figure.subplots``.
    """
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(WIDTH, height), layout="constrained")
        yield figure, figure.subplots(1, columns, **subplots)


def png(figure) -> bytes:
    """Return the figure as PNG of at most 128 colours; the same figure gives the same bytes."""
    import matplotlib
    from PIL import Image

    drawn, reduced = io.BytesIO(), io.BytesIO()
    with matplotlib.rc_context(STYLE):
        figure.savefig(drawn, format="png")
    # A palette makes the file three to four times smaller: notebooks keep their pictures.
    Image.open(drawn).convert("RGB").quantize(128).save(reduced, format="png", optimize=True)
    return reduced.getvalue()


def show(figure, alt: str) -> None:
    """Display a figure with its alternative text, in the picture's metadata and as a line.

    ``alt`` is an Indonesian text that tells what the figure shows and its largest values. The
    picture is stored with 150 pixels an inch and displayed with 100.
    """
    from IPython.display import Image, display

    picture = Picture(png(figure), alt)
    width = round(100 * figure.get_size_inches()[0])  # a narrow window may still scale it down
    display(Image(data=picture.png, format="png", width=width, alt=alt))
    print(f"Gambar: {alt}")
    if (pictures := _shown.get()) is not None:
        pictures.append(picture)


def number(value: float) -> str:
    """Return a number as Indonesian writes it: 1.250, 0,30, 0,024 (three digits that tell)."""
    if float(value).is_integer():
        return f"{int(value):,}".replace(",", ".")
    decimals = 2 if abs(value) >= 0.1 else 3
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def shorten(text: str, most: int = 24) -> str:
    """Return a label that fits beside a chart; the alternative text has it in full."""
    return text if len(text) <= most else text[: most - 1] + "…"


def enumeration(pairs) -> str:
    """Return (name, value) pairs as running text: "asn 64, netralitas 37"."""
    return ", ".join(f"{name} {number(value)}" for name, value in pairs)
