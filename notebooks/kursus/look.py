"""How the classroom answers on the page: a box with sign, word and colour, and a bar of progress.

Styles stand in the elements: JupyterLab keeps those in a notebook that it does not trust, and
nothing else. Text takes the colour of the page, so that a box is right in the dark theme too.
"""

import html
from typing import NamedTuple

# Each status has a sign and a colour (Okabe and Ito); the word stands in the lines themselves.
SIGNS = {
    "belum dijawab": ("○", "#767676"),
    "bentuknya belum pas": ("✎", "#0072B2"),
    "belum tepat": ("△", "#E69F00"),
    "benar": ("✓", "#009E73"),
}
_BOX = (
    "border-left:5px solid {0};background-color:{0}1f;padding:.5em .9em;margin:.3em 0;"
    "max-width:46em;line-height:1.5"
)
_BAR = "border:1px solid #767676;border-radius:4px;width:16em;max-width:100%;margin:.3em 0"
_DONE = "background-color:#009E73;width:{}%;height:.7em;border-radius:3px"


class Shown(NamedTuple):
    """What a notebook shows: `html` for the page, `text` where there is only text."""

    html: str
    text: str

    def _repr_html_(self) -> str:
        return self.html

    def _repr_pretty_(self, printer, cycle) -> None:
        printer.text(self.text)

    def __repr__(self) -> str:
        return self.text


def box(status: str, lines: str | list[str]) -> Shown:
    """Return a box for one answer.

    Parameters
    ----------
    status : one of the keys of ``SIGNS``.
    lines : plain text, one line or several; the first is bold. Everything is escaped.

    >>> print(box("benar", ["Soal 1a: benar.", "Tiga artikel."]))
    ✓ Soal 1a: benar.
    Tiga artikel.
    """
    first, *rest = [lines] if isinstance(lines, str) else lines
    sign, colour = SIGNS[status]
    told = [f"<strong>{sign} {html.escape(first)}</strong>", *map(html.escape, rest)]
    style = _BOX.format(colour)
    return Shown(
        f'<div style="{style}">{"<br>".join(told)}</div>', "\n".join([f"{sign} {first}", *rest])
    )


def bar(done: int, total: int, label: str = "") -> Shown:
    """Return progress as a bar with its numbers: "2 dari 6 benar".

    >>> print(bar(2, 6, "benar"))
    ■■□□□□ 2 dari 6 benar
    """
    told = f"{done} dari {total} {label}".strip()
    width = round(100 * done / max(total, 1))
    drawn = f'<div style="{_BAR}"><div style="{_DONE.format(width)}"></div></div>'
    return Shown(
        f"<div>{html.escape(told)}{drawn}</div>", f"{'■' * done}{'□' * (total - done)} {told}"
    )
