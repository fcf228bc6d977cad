"""Two articles side by side, the text that they share numbered alike on both sides.

The view is plain HTML without script: it works in a notebook, in a saved page, with the keyboard,
and with a screen reader. Everything from the articles is escaped. `str()` gives the same as text.
"""

import hashlib
import html
import textwrap
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

import pandas as pd

from frasa._ground.errors import InputError
from frasa._ground.tables import require_article, require_columns
from frasa._reuse.alignment import equal_words
from frasa._reuse.stems import equal_stems
from frasa.evidence import PARAPHRASE
from frasa.tokens import tokenize

# Styles stand in the elements: JupyterLab keeps nothing else in a notebook that it does not trust.
# Text keeps the colour of the page and tints let it through, so that the dark theme is right too.
_COLUMNS = "display:flex;flex-wrap:wrap;gap:1.5em;line-height:1.6"
_ARTICLE = (
    "flex:1 1 18em;min-width:0;max-width:42em;border-top:3px solid #0072b2;padding-top:.4em;"
    "overflow-wrap:break-word"  # an address is longer than its column
)
_PARAGRAPH = "margin:0 0 .7em 0"
# Blue marks shared text here as in the charts; neighbouring passages differ in strength.
_TINTS = ("background-color:#56b4e980", "background-color:#0072b233")
_ONE_SIDE = "text-decoration:underline;font-style:italic"
_NUMBER = "font-weight:bold;text-decoration:underline;white-space:nowrap"
LEGEND = (
    "Bagian yang sama berlatar biru dan bernomor sama di kedua sisi: tanda [1 membukanya, 1] "
    "menutupnya. Kata miring bergaris bawah hanya ada di sisi itu. Klik [1 untuk melompat ke "
    "pasangannya."
)


@dataclass(frozen=True)
class SideBySide:
    """Two articles side by side: `html` for eye and screen reader, `text` without markup."""

    html: str
    text: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.text


class _Part(NamedTuple):
    """One side of a passage: its number, place in the text, and its words as start, end, equal."""

    number: int
    start: int
    end: int
    words: list[tuple[int, int, bool]]


def side_by_side(passages: pd.DataFrame, articles: pd.DataFrame, a: str, b: str) -> SideBySide:
    """Show two articles side by side with the passages that they share.

    Parameters
    ----------
    articles : DataFrame with ``article`` and ``text`` and, if known, ``outlet``.
    passages : DataFrame from ``frasa.find_passages`` or ``frasa.find_paraphrases`` (of these
        articles). In paraphrases words are shared if their stems are, in whatever order.
    a, b : the ids of the articles on the left and on the right.

    Returns
    -------
    SideBySide; a notebook displays it as HTML. Passages are numbered in the order of the left
    article. The same input always gives the same HTML.

    Raises
    ------
    InputError if a column is missing, an article is unknown, or both are the same.

        >>> view = frasa.side_by_side(passages, articles, "02-pangkalpinang", "04-purworejo")
        >>> print(view.text.splitlines()[0])
        02-pangkalpinang dan 04-purworejo berbagi 1 bagian teks; 13 kata di dalamnya sama.
    """
    require_columns(articles, "article", "text")
    require_columns(passages, "article_a", "article_b", "start_a", "end_a", "start_b", "end_b")
    rows = [_article(articles, name) for name in (a, b)]
    if a == b:
        raise InputError("Pilihlah dua artikel yang berbeda untuk disandingkan.")
    spans = _spans_between(passages, a, b)
    words = tokenize(pd.DataFrame({"article": [a, b], "text": [row["text"] for row in rows]}))
    is_retold = passages.reindex(columns=["kind"])["kind"] == PARAPHRASE
    retold = _spans_between(passages[is_retold], a, b)
    sides = (words[words["article"] == name] for name in (a, b))
    parts = _aligned_parts(*sides, spans, set(retold))
    summary = _summary(a, b, parts)
    key = hashlib.sha256(repr((a, b, spans)).encode()).hexdigest()[:8]
    columns = "\n".join(_column(rows, side, parts[side], key) for side in (0, 1))
    return SideBySide(
        f'<div class="frasa-sejajar tex2jax_ignore mathjax_ignore" lang="id">\n'
        f"<p>{html.escape(summary)} {LEGEND if spans else ''}</p>\n"
        f'<div class="frasa-kolom" style="{_COLUMNS}">\n{columns}\n</div>\n</div>',
        _as_text(rows, parts, summary),
    )


def _article(articles, name) -> dict:
    require_article(name, articles["article"])
    row = articles[articles["article"] == name].iloc[0]
    text, outlet = (row.get(column) for column in ("text", "outlet"))
    return {
        "article": str(row["article"]),
        "text": "" if pd.isna(text) else text,
        "outlet": "" if pd.isna(outlet) else str(outlet),
    }


def _spans_between(passages, a, b) -> list[tuple[int, int, int, int]]:
    """Return start and end on the side of a and of b of the passages between the two, sorted."""
    spans = []
    for one, other, left, right in ((a, b, "a", "b"), (b, a, "b", "a")):
        chosen = passages[(passages["article_a"] == one) & (passages["article_b"] == other)]
        columns = [f"{name}_{side}" for side in (left, right) for name in ("start", "end")]
        spans += chosen[columns].astype(int).itertuples(index=False, name=None)
    return sorted(map(tuple, spans))


def _aligned_parts(words_a, words_b, spans, retold) -> tuple[list[_Part], list[_Part]]:
    """Return both sides of every passage, each word marked as equal or not.

    In spans that are `retold` a word is equal if the other side has its stem, wherever.
    """
    parts = ([], [])
    for number, (start_a, end_a, start_b, end_b) in enumerate(spans, start=1):
        one, other = _within(words_a, start_a, end_a), _within(words_b, start_b, end_b)
        compare = equal_stems if spans[number - 1] in retold else equal_words
        marks = compare(list(one["word"]), list(other["word"]))
        for side, rows, equal, start, end in (
            (0, one, marks[0], start_a, end_a),
            (1, other, marks[1], start_b, end_b),
        ):
            places = list(zip(rows["start"], rows["end"], equal.tolist(), strict=True))
            parts[side].append(_Part(number, start, end, places))
    return parts


def _within(words, start, end) -> pd.DataFrame:
    return words[(words["start"] >= start) & (words["end"] <= end)]


def _summary(a, b, parts) -> str:
    count = len(parts[0])
    if not count:
        return f"{a} dan {b} tidak berbagi bagian teks yang cukup panjang."
    same = sum(equal for part in parts[0] for _, _, equal in part.words)
    return f"{a} dan {b} berbagi {count} bagian teks; {same} kata di dalamnya sama."


def _column(rows, side, parts, key) -> str:
    """Return one article as an HTML section."""
    here, there = rows[side], rows[1 - side]
    title = html.escape(here["article"] + (f" ({here['outlet']})" if here["outlet"] else ""))
    body, begin = [], 0
    for line in here["text"].split("\n"):
        content = _paragraph(
            here["text"], begin, begin + len(line), parts, key, side, there["article"]
        )
        body.append(f'<p style="{_PARAGRAPH}">{content}</p>')
        begin += len(line) + 1
    head = f'<section style="{_ARTICLE}" aria-label="{title}">\n<p><strong>{title}</strong></p>\n'
    return head + "\n".join(body) + "\n</section>"


def _paragraph(text, begin, end, parts, key, side, other) -> str:
    """Return one paragraph with its marks; a passage that runs on is marked in each paragraph."""
    inside = [part for part in parts if part.start < end and begin < part.end]
    different = [pair for part in inside for pair in _differences(part)]
    cuts = {begin, end}.union(*((part.start, part.end) for part in inside), *different)
    cuts = sorted(cut for cut in cuts if begin <= cut <= end)
    pieces = []
    for start, stop in pairwise(cuts):
        cover = [part.number for part in inside if part.start <= start and stop <= part.end]
        one_side = any(first <= start and stop <= last for first, last in different)
        opened = [_opening(part.number, key, side, other) for part in inside if part.start == start]
        closed = [f"<b> {part.number}]</b>" for part in inside if part.end == stop]
        piece = _tinted(html.escape(text[start:stop]), cover[0] if cover else 0, one_side)
        pieces.append("".join([*opened, piece, *closed]))
    return "".join(pieces)


def _tinted(piece: str, number: int, one_side: bool) -> str:
    """Return a piece of text as it is shown: outside a passage, on one side only, or on both."""
    if not number:
        return piece
    if one_side:
        return f'<ins style="{_ONE_SIDE}">{piece}</ins>'
    return f'<span style="{_TINTS[number % len(_TINTS)]}">{piece}</span>'


def _opening(number, key, side, other) -> str:
    """Return the link that begins a passage and leads to its other side."""
    label = html.escape(f"Awal bagian {number}. Lompat ke pasangannya dalam {other}.")
    return (
        f'<a id="frasa-{key}-{side}-{number}" href="#frasa-{key}-{1 - side}-{number}" '
        f'style="{_NUMBER}" title="{label}">[{number}</a> '
    )


def _differences(part) -> list[tuple[int, int]]:
    """Return where words stand that the other side has not, neighbours together."""
    return [
        (group[0][0], group[-1][1])
        for equal, words in groupby(part.words, key=itemgetter(2))
        if not equal and (group := list(words))
    ]


def _as_text(rows, parts, summary) -> str:
    """Return the shared passages without markup; what only one side has stands in {braces}."""
    lines = [summary]
    for one, other in zip(*parts, strict=True):
        lines.append(f"\nBagian {one.number}")
        for row, part in zip(rows, (one, other), strict=True):
            text, begin, pieces = row["text"], part.start, []
            for start, stop in _differences(part):
                pieces += [text[begin:start], "{", text[start:stop], "}"]
                begin = stop
            flat = " ".join("".join([*pieces, text[begin : part.end]]).split())
            lines += textwrap.wrap(
                f"{row['article']}: {flat}",
                width=96,
                initial_indent="  ",
                subsequent_indent="    ",
                break_on_hyphens=False,
            )
    return "\n".join(lines)
