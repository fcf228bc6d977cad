"""Figures: the one look of all charts, and how a figure reaches those who do not see it.

Every chart returns a ``Picture``: a PNG that carries its alternative text. Colours are never the
only cue: labels, hatches or markers repeat what a colour tells.
"""

import html
import io
import warnings
from binascii import b2a_base64
from contextlib import contextmanager
from typing import NamedTuple

import numpy as np
import pandas as pd

from frasa._ground.errors import InputError
from frasa._ground.optional import require
from frasa._ground.tables import without_index
from frasa._ground.wording import number

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

# One colour and one marker for each series, in this order; of bars there are two at most, plain
# and hatched. So series stay apart in black and white.
COLOURS = [BLUE, ORANGE, GREEN, VERMILION, SKY, PURPLE, BLACK, YELLOW]
HATCHES = ["", "///"]
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
    "figure.constrained_layout.h_pad": 0.1,
    "figure.edgecolor": "#D0D0D0",  # a thin frame: the picture is white in the dark theme as well
    "grid.color": "#DDDDDD",
    "xtick.labelsize": 10,
    "ytick.labelsize": 11,
    "hatch.linewidth": 0.8,
    "legend.frameon": False,
    "legend.fontsize": 10,
    "savefig.dpi": 150,
    "text.parse_math": False,  # a file name may hold a dollar sign
}


class Picture(NamedTuple):
    """A figure: its PNG (150 pixels an inch), its alternative text, its width on screen (pixels).

    A notebook shows it by itself when it is the last line of a cell, and with ``display(picture)``
    elsewhere: the picture, and below it the caption with the full description folded in. Without
    an image there was nothing to draw, and the alternative text says so.

        >>> picture = frasa.charts.zipf(frasa.count_words(tokens))
        >>> isinstance(picture, frasa.charts.Picture), picture.width
        (True, 700)
        >>> picture.caption
        'Satu titik satu kata. Kalau hukum Zipf berlaku, titik mengikuti garis putus-putus.'
    """

    png: bytes
    alt: str
    width: int = 0
    caption: str = ""

    def __repr__(self) -> str:
        return f"Gambar: {self.alt}" if self.png else self.alt

    def _repr_pretty_(self, printer, cycle) -> None:  # else IPython prints it as a tuple
        printer.text(repr(self))

    def _ipython_display_(self) -> None:
        from IPython.display import display

        if not self.png:
            display({"text/plain": self.alt}, raw=True)
            return
        encoded = b2a_base64(self.png, newline=False).decode("ascii")
        told = self.caption or "Gambar."
        display(
            {"image/png": encoded, "text/plain": told},
            metadata={"image/png": {"alt": self.alt, "width": self.width}},
            raw=True,
        )
        display({"text/html": self.caption_html(), "text/plain": f"Gambar: {self.alt}"}, raw=True)

    def caption_html(self) -> str:
        """Return what stands below the picture as HTML: the caption, and the description folded."""
        caption, told = html.escape(self.caption), html.escape(self.alt)
        line = f'<p style="margin:.2em 0">{caption}</p>' if caption else ""
        return (
            f'<div class="tex2jax_ignore mathjax_ignore" style="max-width:46em">{line}'
            f'<details><summary style="cursor:pointer">Uraian gambar</summary>'
            f'<p style="margin:.3em 0">{told}</p></details></div>'
        )


NO_PICTURE = Picture(b"", "Tidak ada data untuk digambar.")


@contextmanager
def drawing(height: float, columns: int = 1, **subplots):
    """Give a matplotlib Figure in the course's style, ``height`` inches high, and its axes.

    What is drawn inside ``with drawing(3) as (figure, axes):`` has the style of all figures. It
    does not pass through pyplot, so nothing is displayed or remembered behind the scenes.
    ``subplots`` goes to ``Figure.subplots``.
    """
    matplotlib = require("matplotlib", "grafik", "menggambar")
    from matplotlib.figure import Figure

    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(WIDTH, height), layout="constrained")
        yield figure, figure.subplots(1, columns, **subplots)


def png(figure) -> bytes:
    """Return the figure as PNG of at most 128 colours; the same figure gives the same bytes."""
    import matplotlib
    from PIL import Image

    drawn, reduced = io.BytesIO(), io.BytesIO()
    with matplotlib.rc_context(STYLE), warnings.catch_warnings():
        # The caption says it, once and in Indonesian.
        warnings.filterwarnings("ignore", r"Glyph \d+ .*missing from font")
        figure.patch.set_linewidth(1.5)
        figure.savefig(drawn, format="png")
    # A palette makes the file three to four times smaller: notebooks keep their pictures.
    Image.open(drawn).convert("RGB").quantize(128).save(reduced, format="png", optimize=True)
    return reduced.getvalue()


def picture_of(figure, alt: str, caption: str = "") -> Picture:
    """Return a figure with its alternative text and its caption.

    ``alt`` is an Indonesian text that tells what the figure shows and its largest values;
    ``caption`` one sentence on how to read it. The picture is stored with 150 pixels an inch and
    displayed with 100.
    """
    if has_boxes(figure):
        caption += " Huruf yang tidak dapat digambar tampak sebagai kotak; teks utuhnya di tabel."
    return Picture(png(figure), alt, round(100 * figure.get_size_inches()[0]), caption)


def has_boxes(figure) -> bool:
    """True if the font lacks a letter of the figure (an emoji, say): it draws a box instead."""
    from matplotlib.font_manager import findfont, get_font
    from matplotlib.text import Text

    known = get_font(findfont(STYLE["font.family"])).get_charmap()
    written = {letter for text in figure.findobj(Text) for letter in text.get_text()}
    return any(ord(letter) not in known for letter in written - {"\n"})


def part_of(shown: int, every: int) -> str:
    """Return how many are drawn: "5", or "20 dari 60" where some are left out."""
    return number(shown) if shown >= every else f"{number(shown)} dari {number(every)}"


def largest_rows(table: pd.DataFrame, column: str, label: str, top: int) -> pd.DataFrame:
    rows = without_index(table).sort_values([column, label], ascending=[False, True])
    rows = rows.head(top).reset_index(drop=True)
    require_drawable(rows, column)
    return rows


def require_drawable(rows: pd.DataFrame, *columns: str) -> None:
    """Raise InputError unless the numbers to draw are known, finite and not below 0."""
    for column in columns:
        values = rows[column].astype("float64")
        if not (values.between(0, np.inf, inclusive="left")).all():
            name = f'tabel["{column}"]'
            raise InputError(
                f"Kolom {column} harus berisi angka dari 0 untuk digambar; ada sel yang kosong, "
                f"negatif, atau tak hingga. Ambil baris yang dapat digambar: "
                f"tabel = tabel[{name} >= 0]."
            )


def head(figure, title: str) -> None:
    """Write the title at the figure's left edge, however wide the labels of its axes are."""
    figure.set_figheight(figure.get_figheight() + 0.2 * (len(title) // 75))  # room for its lines
    figure.suptitle(title, x=0.012, ha="left", fontsize=STYLE["axes.titlesize"], wrap=True)


def clear_axes(axes, largest: float, rows: int) -> None:
    """Leave bars with numbers at their ends: no scale, no ticks, room for the numbers."""
    axes.set_xlim(0, max(largest, 1e-9) * 1.14)
    axes.set_ylim(rows - 0.4, -0.6)
    axes.set_xticks([])
    axes.tick_params(left=False)
    axes.spines["bottom"].set_visible(False)
