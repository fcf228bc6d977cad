"""Tables set like a booklet: HTML and text for people, from any DataFrame or Series.

Text stands left and whole, numbers right with a decimal comma and one precision a column; a running
index is left out. The HTML keeps its look where styles are allowed in elements only (JupyterLab in
a notebook that it does not trust), and takes its colours from the page.
"""

import html
import re
import textwrap
from itertools import zip_longest
from numbers import Integral, Real
from typing import NamedTuple

import numpy as np
import pandas as pd

from frasa._ground.wording import MONTHS, fixed, number, precision
from frasa.export.labels import HEADINGS, heading, value_label

MOST_ROWS = 40  # a longer table shows its beginning
FIRST_ROWS = 20
FOLDED = 60  # words; a cell with more folds after
OPENING = 25
MOST_LETTERS = 8000  # of a cell: a table of a thousand long articles stays an output, not a file
SHORT = 24  # letters; a name or a date up to here is not broken into lines
MISSING = "–"
UNNAMED = "nilai"  # heads a column that has a number for a name
ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}
PLAIN_YEARS = {"tahun", "year"}  # 2024, not 2.024

_TABLE = "border-collapse:collapse;table-layout:auto;width:auto;margin:.4em 0;font-size:.95em"
_CELL = "padding:.3em .9em .3em .3em;vertical-align:top;white-space:pre-line;max-width:34em"
_LEFT, _RIGHT = f"text-align:left;{_CELL}", f"text-align:right;{_CELL}"
_CODE = "font-weight:normal;font-size:85%;opacity:.75"


class _Column(NamedTuple):
    """One column as it is shown: heading, code name (or ""), texts, and how it is set."""

    heading: str
    code: str
    cells: list[str]
    style: str
    is_label: bool = False
    is_match: bool = False


def as_html(table: pd.DataFrame | pd.Series, codes: bool = True) -> str:
    """Return a table as HTML whose styles stand in its elements.

    Of more than 40 rows the first 20 are shown, of a cell the first 8,000 letters, and how much
    follows is said. A cell of more than 60 words opens with a click. ``codes``: show the name that
    a column has in Python beside its Indonesian heading. The same table always gives the same
    HTML; everything is escaped.
    """
    columns, more = _columns(table)
    if not columns:
        return f"<p>{_told_rest(table, more)}</p>"
    head = "".join(_head(column, codes) for column in columns)
    rows = [
        "<tr>" + "".join(_cell(column, column.cells[row]) for column in columns) + "</tr>"
        for row in range(len(columns[0].cells))
    ]
    body = "\n".join(rows)
    note = f'<p style="margin:.2em 0">{html.escape(_told_rest(table, more))}</p>'
    return (
        f'<table class="tex2jax_ignore mathjax_ignore" style="{_TABLE}">\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
    ) + (note if more or not rows else "")


def as_text(table: pd.DataFrame | pd.Series) -> str:
    """Return a table as text: cells whole, columns below each other, at most 48 letters wide."""
    columns, more = _columns(table)
    blocks = [[[_capital(column.heading) for column in columns]]]
    for row in range(len(columns[0].cells) if columns else 0):
        wrapped = [_wrapped(column.cells[row]) for column in columns]
        blocks.append([list(line) for line in zip_longest(*wrapped, fillvalue="")])
    lines = [line for block in blocks for line in block]
    widths = [max(len(line[place]) for line in lines) for place in range(len(columns))]
    told = [
        "  ".join(
            cell.rjust(width) if "right" in column.style else cell.ljust(width)
            for cell, width, column in zip(line, widths, columns, strict=True)
        ).rstrip()
        for line in lines
    ]
    rest = _told_rest(table, more)
    return "\n".join([*told, *([rest] if rest else [])])


def _told_rest(table, more: int) -> str:
    if not len(table):
        return "Tidak ada baris."
    return f"… dan {number(more)} baris lagi (semuanya {number(len(table))})." if more else ""


def _columns(table: pd.DataFrame | pd.Series) -> tuple[list[_Column], int]:
    """Return the columns that are shown, and how many rows are not."""
    if isinstance(table, pd.Series):
        table = table.to_frame(UNNAMED if table.name is None else table.name)
    shown = table if len(table) <= MOST_ROWS else table.head(FIRST_ROWS)
    kwic = {"left", "match", "right"} <= set(table.columns)
    corner = table.columns.name if table.columns.nlevels == 1 else None
    columns = [*_index_columns(shown, corner)]
    for place, name in enumerate(shown.columns):
        column = _column(name, shown.iloc[:, place])
        if corner is not None:
            column = column._replace(heading=str(value_label(corner, name)), code="")
        if kwic:
            column = column._replace(
                style=_RIGHT if name == "left" else column.style, is_match=name == "match"
            )
        columns.append(column)
    return columns, len(table) - len(shown)


def _index_columns(table: pd.DataFrame, corner: object) -> list[_Column]:
    """Return the index as columns, unless it only counts rows."""
    index = table.index
    named = any(name is not None for name in index.names)
    if index.nlevels == 1 and not named and (pd.api.types.is_integer_dtype(index.dtype)):
        return []
    columns = []
    for level, name in enumerate(index.names):
        values = index.get_level_values(level).to_series(index=range(len(index)))
        if name is None:  # the names of columns, after .T or .isna().sum()
            values = values.map(lambda each: heading(each) if isinstance(each, str) else each)
        columns.append(_column("" if name is None else name, values)._replace(is_label=True))
    if corner is not None:
        told = [part for part in (columns[-1].heading, heading(corner)) if part]
        arrows = [f"{told[0]} ↓", f"{told[1]} →"] if len(told) == 2 else [f"{told[0]} →"]
        columns[-1] = columns[-1]._replace(heading=", ".join(arrows), code="")
    return columns


def _column(name: object, values: pd.Series) -> _Column:
    if isinstance(name, tuple):  # levels of headings
        label, code = " · ".join(heading(part) for part in name if part != ""), ""
    elif isinstance(name, Integral):
        label, code = UNNAMED, ""
    else:
        label, code = heading(name), str(name) if name in HEADINGS else ""
    numeric = pd.api.types.is_numeric_dtype(values.dtype) and not _is_bool(values)
    write = _number_writer(values, name) if numeric else lambda value: _write(value, name)
    cells = [MISSING if _is_missing(value) else _capped(write(value)) for value in values.tolist()]
    style = _RIGHT if numeric else _LEFT
    short = all(len(cell) <= SHORT for cell in cells)
    if numeric or (short and _stays_together(values, cells)):
        style = style.replace("pre-line", "nowrap")
    return _Column(label, code, cells, style)


def _capped(text: str) -> str:
    more = len(text) - MOST_LETTERS
    return text if more <= 0 else f"{text[:MOST_LETTERS]} … (dan {number(more)} huruf lagi)"


def _stays_together(values: pd.Series, cells: list[str]) -> bool:
    """Tell whether a column of short texts holds names of one word, or dates."""
    return values.dtype.kind == "M" or not any(" " in cell for cell in cells)


def _is_bool(values: pd.Series) -> bool:
    return pd.api.types.is_bool_dtype(values.dtype)


def _is_missing(value: object) -> bool:
    return value is None or (pd.api.types.is_scalar(value) and pd.isna(value))


def _number_writer(values: pd.Series, name: object):
    """Return what writes each number of a column with the same precision."""
    if name in PLAIN_YEARS:
        return lambda value: str(int(value))
    if pd.api.types.is_complex_dtype(values.dtype):
        return str
    known = values.dropna().astype(float)
    places = 0 if pd.api.types.is_integer_dtype(values.dtype) else precision(known)
    least = 10.0**-places

    def write(value: float) -> str:
        if not np.isfinite(value):
            return "∞" if value > 0 else "−∞"
        if value and round(abs(value), places) == 0:  # never a nought that is none
            return f"{'<' if value > 0 else '>−'}{_signed(least, places)}"
        return _signed(value, places)

    return write


def _signed(value: float, places: int) -> str:
    return fixed(value, places).replace("-", "−")


def _write(value: object, column: object = None) -> str:
    """Return a value of any kind as a person writes it; codes of a column in words."""
    if isinstance(value, str):
        return str(value_label(column, value))
    if isinstance(value, bool | np.bool_):
        return "ya" if value else "tidak"
    if isinstance(value, Integral):
        return _signed(int(value), 0)
    if isinstance(value, Real):
        return number(value).replace("-", "−") if np.isfinite(value) else str(value)
    if isinstance(value, pd.Timedelta):
        return f"{_write(value / pd.Timedelta(days=1))} hari"
    if isinstance(value, pd.Timestamp) or hasattr(value, "strftime"):
        return _day(value)
    if isinstance(value, dict):
        return ", ".join(f"{_write(key)}: {_write(item)}" for key, item in value.items())
    if isinstance(value, set | frozenset):
        value = sorted(value, key=str)
    if pd.api.types.is_list_like(value):
        return ", ".join(MISSING if _is_missing(item) else _write(item, column) for item in value)
    return str(value)


def _day(value) -> str:
    """Return a date, and its time where there is one: 3 Okt 2024, 10.45 WIB."""
    if not hasattr(value, "day") or isinstance(value, pd.Period):
        return str(value)
    day = f"{value.day} {MONTHS[value.month - 1]} {value.year}"
    offset = value.utcoffset() if hasattr(value, "utcoffset") else None
    if not hasattr(value, "hour") or (offset is None and not (value.hour or value.minute)):
        return day
    time = f"{day}, {value.hour:02}.{value.minute:02}"
    if offset is None:
        return time
    hours = offset.total_seconds() / 3600
    return f"{time} {ZONES.get(hours) or f'UTC{hours:+g}'.replace('.', ',').replace('-', '−')}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _head(column: _Column, codes: bool) -> str:
    label = _capital(column.heading)
    if not label:  # the corner over an index without a name
        return "<td></td>"
    code = f' <span style="{_CODE}">{_safe(column.code)}</span>' if codes and column.code else ""
    style = column.style.replace("nowrap", "normal")
    return f'<th scope="col" style="{style}">{_safe(label)}{code}</th>'


def _cell(column: _Column, text: str) -> str:
    content = _folded(text) if len(text.split()) > FOLDED else _safe(text)
    if column.is_label:
        return f'<th scope="row" style="{column.style}">{content}</th>'
    if column.is_match:
        content = f"<strong>{content}</strong>"
    return f'<td style="{column.style}">{content}</td>'


def _folded(text: str) -> str:
    """Return a long text that shows its opening; the rest follows when it is opened."""
    words = list(re.finditer(r"\S+", text))
    cut = words[OPENING - 1].end()
    rest = text[cut:].strip()
    return (
        f"<details><summary>{_safe(text[:cut])} … "
        f'<span style="{_CODE}">({number(len(words))} kata; klik untuk membuka)</span></summary>'
        f"… {_safe(rest)}</details>"
    )


def _safe(text: str) -> str:
    """Return text for HTML in which a line can also break inside an endless word."""
    return "<wbr>".join(map(html.escape, re.split(r"(?<=\S{40})(?=\S)", text)))


def _wrapped(text: str) -> list[str]:
    lines = [textwrap.wrap(line, 48, break_on_hyphens=False) or [""] for line in text.split("\n")]
    return [line for part in lines for line in part]
