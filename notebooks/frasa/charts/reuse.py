"""Charts of likeness: how it changes with a setting, between all articles, and word by word."""

import numpy as np
import pandas as pd

from frasa._ground.errors import InputError
from frasa._ground.options import require_number, require_pair
from frasa._ground.tables import require_article, require_columns, require_numbers
from frasa._ground.wording import alike, fixed, number, short_labels
from frasa.charts.look import (
    BLACK,
    BLUE,
    COLOURS,
    MARKERS,
    NO_PICTURE,
    Picture,
    drawing,
    head,
    part_of,
    picture_of,
    require_drawable,
)
from frasa.phrases import shingles

MOST_IN_MATRIX = 12  # articles whose numbers still fit a heatmap
MOST_TICKS = 12  # values whose numbers stand side by side below an axis
MEASURES = {"jaccard": "kemiripan Jaccard", "shared": "rangkaian sama"}


def line_plot(table: pd.DataFrame, x: str, y: str, series: str, title: str, labels) -> Picture:
    """Draw lines: for every value of ``series`` how ``y`` changes with ``x``.

    Parameters
    ----------
    table : DataFrame with the columns x, y (numbers) and series (str), at most 8 series.
    title : the heading. labels : what x and y are called on the axes.

    Raises
    ------
    InputError if a column is missing or there are too many series.

        >>> shares = {"n": [3, 5, 3, 5], "share": [0.4, 0.3, 0.1, 0.0], "pair": list("aabb")}
        >>> labels = ("panjang rangkaian", "kesamaan")
        >>> lines = frasa.charts.line_plot(
        ...     pd.DataFrame(shares), "n", "share", "pair", "Makin panjang", labels
        ... )
        >>> print(lines.alt)
        Diagram garis, Makin panjang; dari panjang rangkaian ke kesamaan: a (3: 0,40, ...
    """
    require_columns(table, series)
    require_numbers(table, x, y)
    require_pair("labels", labels, '("panjang rangkaian", "kesamaan")')
    if table.empty:
        return NO_PICTURE
    require_drawable(table, x, y)
    lines = list(table.groupby(series, sort=False))
    if len(lines) > len(COLOURS):
        raise InputError(f"Pilih paling banyak {len(COLOURS)} garis untuk satu gambar.")
    told, ends = [], []
    with drawing(3.6) as (figure, axes):
        for i, (name, rows) in enumerate(lines):
            rows = rows.sort_values(x)
            style = {"marker": MARKERS[i], "color": COLOURS[i], "markersize": 6}
            axes.plot(rows[x], rows[y], clip_on=False, **style)
            values = alike(rows[y])
            pairs = [f"{number(at)}: {value}" for at, value in zip(rows[x], values, strict=True)]
            told.append(f"{name} ({', '.join(pairs)})")
            ends.append((rows[y].iloc[-1], rows[x].iloc[-1], str(name), style))
            if len(lines) == 1 and len(rows) <= MOST_TICKS:
                _write_values(axes, rows[x], rows[y], values)
        if table[x].nunique() <= MOST_TICKS:
            axes.set_xticks(sorted(table[x].unique()))
        axes.xaxis.set_major_formatter(lambda value, _: number(round(value, 3)))
        axes.set_ylim(0, max(table[y].max() * 1.12, 0.01))
        axes.yaxis.set_major_formatter(lambda value, _: number(round(value, 3)))
        axes.grid(True, axis="y")
        axes.set(xlabel=labels[0], ylabel=labels[1])
        head(figure, title)
        if len(lines) > 1:
            _name_lines(axes, ends)
    return picture_of(
        figure,
        f"Diagram garis, {title}; dari {labels[0]} ke {labels[1]}: {'; '.join(told)}.",
        f"Mendatar: {labels[0]}; tegak: {labels[1]}.",
    )


def _write_values(axes, across, up, values) -> None:
    for place in zip(across, up, values, strict=True):
        where = {"textcoords": "offset points", "ha": "left", "fontsize": 9}
        axes.annotate(place[2], place[:2], (4, 5), **where)


def _name_lines(axes, ends: list[tuple]) -> None:
    """Write each line's name with its marker at its end, a line of text apart at least."""
    from matplotlib.transforms import offset_copy

    room = axes.get_ylim()[1] * 0.075
    beside = offset_copy(axes.transData, axes.figure, x=14, units="points")
    names = short_labels([end[2] for end in ends], 22)
    lowest = -room
    for (height, across, _, style), name in sorted(
        zip(ends, names, strict=True), key=lambda end: (end[0][0], end[1])
    ):
        lowest = max(height, lowest + room)
        axes.plot([across], [lowest], clip_on=False, transform=beside, **style)
        where = {"textcoords": "offset points", "va": "center", "annotation_clip": False}
        axes.annotate(name, (across, lowest), (22, 0), fontsize=10, **where)


def similarity_heatmap(
    similarity: pd.DataFrame, column: str = "jaccard", largest: float = 1.0
) -> Picture:
    """Draw the similarity of all pairs of articles as a triangle of numbers and shades.

    Every heatmap of a measure from 0 to 1 has the same shades, so that two can be compared.

    Parameters
    ----------
    similarity : DataFrame from ``frasa.similarity``. Of more than 12 articles, those that
        resemble another one most are drawn.
    column : "jaccard" or another column that is the same for both articles of a pair.
    largest : the number that has the darkest shade (larger ones too).

    Raises
    ------
    InputError if a column is missing.

        >>> print(frasa.charts.similarity_heatmap(frasa.similarity(tokens)).alt)
        Peta warna, 5 artikel, n = 5, kemiripan Jaccard: terbesar 0,31; makin gelap ...
    """
    require_columns(similarity, "article_a", "article_b")
    require_numbers(similarity, column)
    require_number("largest", largest)
    if similarity.empty:
        return NO_PICTURE
    require_drawable(similarity, column)
    pairs = similarity.sort_values(column, ascending=False, kind="stable")
    both = pd.concat([pairs["article_a"], pairs["article_b"]]).sort_index(kind="stable")
    ranked = pd.unique(both.loc[pairs.index].to_numpy())
    names = sorted(ranked[:MOST_IN_MATRIX])
    places = {name: place for place, name in enumerate(names)}
    drawn = pairs[pairs["article_a"].isin(places) & pairs["article_b"].isin(places)]
    ends = np.sort([drawn["article_a"].map(places), drawn["article_b"].map(places)], axis=0)
    square = np.full((len(names), len(names)), np.nan)
    square[ends[1], ends[0]] = drawn[column]
    decimals = 0 if pairs[column].dtype.kind in "iub" else 2  # everywhere in this chart
    title = _heatmap_title(pairs, column, decimals, part_of(len(names), len(ranked)))
    with drawing(1.5 + 0.42 * len(names)) as (figure, axes):
        _draw_triangle(axes, square, names, largest, decimals)
        head(figure, title)
    told = [f"{a} dan {b} {fixed(v, decimals)}" for a, b, v in _top(drawn, column)]
    return picture_of(
        figure,
        f"Peta warna, {title}; makin gelap makin sama: {'; '.join(told)}.",
        f"Makin gelap makin sama; warna tergelap berarti {number(largest)}.",
    )


def _heatmap_title(pairs: pd.DataFrame, column: str, decimals: int, drawn: str) -> str:
    """Return what is compared (n, measure), the largest value, and how many are drawn."""
    sizes = pairs["shingle_words"].unique() if "shingle_words" in pairs else []
    length = f"n = {number(sizes[0])}, " if len(sizes) == 1 else ""
    measure = MEASURES.get(column, column)
    best = fixed(pairs[column].iloc[0], decimals)
    return f"{drawn} artikel, {length}{measure}: terbesar {best}"


def _draw_triangle(
    axes, square: np.ndarray, names: list[str], largest: float, decimals: int
) -> None:
    axes.imshow(square, cmap="Blues", vmin=0, vmax=max(largest, 1e-9))
    for row, place in zip(*np.nonzero(~np.isnan(square)), strict=True):
        value = square[row, place]
        style = {"color": "white" if value > largest * 0.6 else BLACK, "fontsize": 10}
        axes.text(place, row, fixed(value, decimals), ha="center", va="center", **style)
    labels = short_labels(names)
    axes.set_xlim(-0.5, max(len(names) - 1.5, 0.5))
    axes.set_ylim(len(names) - 0.5, 0.5)
    axes.set_xticks(range(len(names) - 1), short_labels(names, 18)[:-1], rotation=40)
    axes.set_yticks(range(1, len(names)), labels[1:])
    for label in axes.get_xticklabels():
        label.set(ha="right", rotation_mode="anchor")
    axes.tick_params(left=False, bottom=False)
    axes.spines[:].set_visible(False)


def _top(pairs: pd.DataFrame, column: str, most: int = 10) -> list[tuple[str, str, float]]:
    rows = pairs.sort_values(column, ascending=False, kind="stable").head(most)
    return list(zip(rows["article_a"], rows["article_b"], rows[column], strict=True))


def dot_plot(tokens: pd.DataFrame, a: str, b: str, n: int = 3) -> Picture:
    """Draw a dot wherever a run of n words of one article stands in another.

    Shared passages become slanting lines; a passage that was moved is a line off the others.

    Parameters
    ----------
    tokens : DataFrame with the columns ``article``, ``position`` and ``word``.
    a, b : the ids of the articles; a runs from left to right, b from top to bottom.
    n : words in a run.

    Raises
    ------
    InputError if a column is missing.

        >>> print(frasa.charts.dot_plot(tokens, "01-blangpegayon", "02-pangkalpinang").alt)
        Diagram titik, 151 rangkaian 3 kata yang sama: 01-blangpegayon mendatar, ...
    """
    require_columns(tokens, "article", "position", "word")
    if tokens.empty:
        return NO_PICTURE
    for name in (a, b):
        require_article(name, tokens["article"])
    sides = [shingles(tokens[tokens["article"] == name], n) for name in (a, b)]
    dots = sides[0].merge(sides[1], on="shingle", suffixes=("_a", "_b"))
    if dots.empty:
        return NO_PICTURE
    title = f"{number(len(dots))} rangkaian {number(n)} kata yang sama"
    with drawing(5.2) as (figure, axes):
        axes.scatter(dots["position_a"], dots["position_b"], s=14, color=BLUE, marker="s")
        axes.set_xlim(0, sides[0]["position"].max() + n)
        axes.set_ylim(sides[1]["position"].max() + n, 0)
        axes.set_aspect("equal")
        axes.grid(True)
        across, down = short_labels([a, b])
        axes.set(xlabel=f"kata ke-, {across}", ylabel=f"kata ke-, {down}")
        head(figure, title)
    return picture_of(
        figure,
        f"Diagram titik, {title}: {a} mendatar, {b} menurun. {_told_lines(dots, n)}",
        f"Satu titik: {number(n)} kata berturut-turut yang ada di kedua artikel. Garis miring "
        "ialah bagian yang sama.",
    )


def _told_lines(dots: pd.DataFrame, n: int) -> str:
    """Return the longest slanting lines of a dot plot as sentences."""
    shift = dots["position_b"] - dots["position_a"]
    order = np.lexsort((dots["position_a"], shift))
    ordered, shift = dots.iloc[order], shift.iloc[order]
    new = (shift.diff() != 0) | (ordered["position_a"].diff() != 1)
    lines = ordered.groupby(new.cumsum().to_numpy()).agg(
        a=("position_a", "min"), b=("position_b", "min"), words=("position_a", "size")
    )
    lines = lines.assign(words=lines["words"] + n - 1).sort_values(["words", "a"])[::-1].head(5)
    told = "; ".join(
        f"{row.words} kata, dari kata {row.a} dan {row.b}" for row in lines.itertuples()
    )
    return f"{number(len(dots))} titik; garis terpanjang: {told}."
