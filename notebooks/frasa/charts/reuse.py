"""Charts: tables as pictures, each with a description for those who do not see it.

Every chart function takes a table, draws it, displays it with ``show`` and returns nothing. With
nothing to draw it says so. The style stands in figures.py.
"""

import numpy as np
import pandas as pd

from frasa._ground.errors import InputError
from frasa._ground.tables import require_columns
from frasa._ground.wording import enumeration, number, shorten
from frasa._reuse.union import shared_words
from frasa.charts.look import (
    BLACK,
    BLUE,
    COLOURS,
    MARKERS,
    NO_PICTURE,
    Picture,
    drawing,
    picture_of,
)
from frasa.evidence import KIND_NAMES
from frasa.phrases import shingles

MOST_IN_MATRIX = 12  # articles whose numbers still fit a heatmap
MOST_IN_NETWORK = 20
KIND_LINES = dict(zip(KIND_NAMES, ("-", "-.", ":", "--", (0, (1, 4))), strict=True))


def line_plot(table: pd.DataFrame, x: str, y: str, series: str, title: str, labels) -> Picture:
    """Draw lines: for every value of ``series`` how ``y`` changes with ``x``.

    Parameters
    ----------
    table : DataFrame with the columns x, y (numbers) and series (str), at most 8 series.
    title : the heading. labels : what x and y are called on the axes.

    Raises
    ------
    InputError if a column is missing or there are too many series.
    """
    require_columns(table, x, y, series)
    if table.empty:
        return NO_PICTURE
    lines = list(table.groupby(series, sort=False))
    if len(lines) > len(COLOURS):
        raise InputError(f"Pilih paling banyak {len(COLOURS)} garis untuk satu gambar.")
    told = []
    with drawing(3.6) as (figure, axes):
        for i, (name, rows) in enumerate(lines):
            rows = rows.sort_values(x)
            style = {"marker": MARKERS[i], "color": COLOURS[i], "markersize": 6}
            axes.plot(rows[x], rows[y], label=name, clip_on=False, **style)
            pairs = [(f"{number(at)}:", value) for at, value in zip(rows[x], rows[y], strict=True)]
            told.append(f"{name} ({enumeration(pairs)})")
        axes.set_xticks(sorted(table[x].unique()))
        axes.set_ylim(0, max(table[y].max() * 1.05, 0.01))
        axes.yaxis.set_major_formatter(lambda value, _: number(round(value, 3)))
        axes.grid(True, axis="y")
        axes.set(title=title, xlabel=labels[0], ylabel=labels[1])
        figure.legend(loc="outside lower left", ncols=2, handlelength=2.5)
    return picture_of(
        figure, f"Diagram garis, {title}; dari {labels[0]} ke {labels[1]}: {'; '.join(told)}."
    )


def similarity_heatmap(similarity: pd.DataFrame, column: str = "jaccard") -> Picture:
    """Draw the similarity of all pairs of articles as a square of numbers and shades.

    Parameters
    ----------
    similarity : DataFrame from ``frasa.similarity``. Of more than 12 articles, those that
        resemble another one most are drawn.
    column : "jaccard" or another column that is the same for both articles of a pair.

    Raises
    ------
    InputError if a column is missing.
    """
    require_columns(similarity, "article_a", "article_b", column)
    if similarity.empty:
        return NO_PICTURE
    pairs = similarity.sort_values(column, ascending=False, kind="stable")
    both = pd.concat([pairs["article_a"], pairs["article_b"]]).sort_index(kind="stable")
    ranked = pd.unique(both.loc[pairs.index].to_numpy())
    names = sorted(ranked[:MOST_IN_MATRIX])
    places = {name: place for place, name in enumerate(names)}
    drawn = pairs[pairs["article_a"].isin(places) & pairs["article_b"].isin(places)]
    square = np.full((len(names), len(names)), np.nan)
    for one, other in (("article_a", "article_b"), ("article_b", "article_a")):
        square[drawn[one].map(places), drawn[other].map(places)] = drawn[column]
    title = "Kesamaan setiap pasangan artikel"
    with drawing(1.6 + 0.48 * len(names)) as (figure, axes):
        image = axes.imshow(square, cmap="Blues", vmin=0, vmax=max(np.nanmax(square), 0.01))
        middle = image.norm.vmax * 0.6
        for row, line in enumerate(square):
            for place, value in enumerate(line):
                text = "·" if np.isnan(value) else _two_decimals(value)
                style = {"color": "white" if value > middle else BLACK, "fontsize": 10}
                axes.text(place, row, text, ha="center", va="center", **style)
        axes.set_xticks(range(len(names)), [shorten(name, 16) for name in names], rotation=40)
        axes.set_yticks(range(len(names)), [shorten(name) for name in names])
        for label in axes.get_xticklabels():
            label.set(ha="right", rotation_mode="anchor")
        axes.tick_params(left=False, bottom=False)
        axes.spines[:].set_visible(False)
        axes.set_title(title)
    told = [f"{a} dan {b} {_two_decimals(v)}" for a, b, v in _top(drawn, column)]
    return picture_of(
        figure, f"Peta warna, {title} ({column}); makin gelap makin sama: {'; '.join(told)}."
    )


def _two_decimals(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")


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
    """
    require_columns(tokens, "article", "position", "word")
    sides = [shingles(tokens[tokens["article"] == name], n) for name in (a, b)]
    dots = sides[0].merge(sides[1], on="shingle", suffixes=("_a", "_b"))
    if dots.empty:
        return NO_PICTURE
    title = f"Rangkaian {number(n)} kata yang sama"
    with drawing(5.2) as (figure, axes):
        axes.scatter(dots["position_a"], dots["position_b"], s=14, color=BLUE, marker="s")
        axes.set_xlim(0, sides[0]["position"].max() + n)
        axes.set_ylim(sides[1]["position"].max() + n, 0)
        axes.set_aspect("equal")
        axes.grid(True)
        axes.set(title=title, xlabel=f"kata ke-, {shorten(a)}", ylabel=f"kata ke-, {shorten(b)}")
    return picture_of(
        figure, f"Diagram titik, {title}: {a} mendatar, {b} menurun. {_told_lines(dots, n)}"
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


def _linked(passages: pd.DataFrame) -> pd.DataFrame:
    """Return one row a pair of articles: words that they share and the kind of most of them.

    Words are those of article_a, each counted once however many passages it lies in.
    """
    kind = passages.get("kind", "quotation_or_copy")
    by_kind = shared_words(passages.assign(kind=kind), "kind").reset_index()
    by_kind = by_kind.sort_values("words", kind="stable")
    links = by_kind.groupby(["article_a", "article_b"])["kind"].last().to_frame()
    return links.assign(words=shared_words(passages)).reset_index()


def _draw_links(axes, links: pd.DataFrame, places: dict, bulge: float = 0) -> Picture:
    """Draw a line between two articles, the thicker the more words; dashes tell the kind."""
    thickest = links["words"].max()
    for i, link in enumerate(links.sort_values("words").itertuples()):
        (x, y), (x2, y2) = places[link.article_a], places[link.article_b]
        width = 1 + 4 * link.words / thickest
        way = np.linspace(0, 1, 30)
        # Lines between articles of one day bend, so that they do not hide one another.
        bend = bulge * abs(y2 - y) * 4 * way * (1 - way) if x == x2 else 0 * way
        line = (x + (x2 - x) * way + bend, y + (y2 - y) * way)
        axes.plot(*line, linestyle=KIND_LINES[link.kind], color=BLUE, linewidth=width, zorder=1)
        at = 14 + 4 * (i % 3 - 1)  # nor do labels of crossing lines
        box = {"facecolor": "white", "edgecolor": "none", "pad": 1}
        style = {"fontsize": 10, "ha": "center", "va": "center", "bbox": box}
        axes.text(line[0][at], line[1][at], number(link.words), zorder=2, **style)
    for kind in links["kind"].unique():
        axes.plot([], [], linestyle=KIND_LINES[kind], color=BLUE, label=KIND_NAMES[kind])


def _told_links(links: pd.DataFrame) -> str:
    rows = links.sort_values("words", ascending=False, kind="stable").head(10)
    return "; ".join(
        f"{row.article_a} dan {row.article_b} berbagi {number(row.words)} kata "
        f"({KIND_NAMES[row.kind]})"
        for row in rows.itertuples()
    )


def passage_timeline(passages: pd.DataFrame, articles: pd.DataFrame) -> Picture:
    """Draw the articles that share passages on a calendar, with lines between those that share.

    Parameters
    ----------
    passages : DataFrame from ``frasa.find_passages`` or ``frasa.classify``.
    articles : DataFrame with ``article`` and ``event_date`` (datetime64); those without a date are
        left out, and of many the first 20 in time are drawn.

    Raises
    ------
    InputError if a column is missing.
    """
    require_columns(passages, "article_a", "article_b", "first_word_a", "last_word_a")
    require_columns(articles, "article", "event_date")
    shared = set(passages["article_a"]) | set(passages["article_b"])
    dated = articles[articles["article"].isin(shared)].dropna(subset="event_date")
    dated = dated.sort_values(["event_date", "article"]).head(MOST_IN_NETWORK)
    links = _linked(passages)
    links = links[
        links["article_a"].isin(dated["article"]) & links["article_b"].isin(dated["article"])
    ]
    if links.empty:
        return NO_PICTURE
    from matplotlib.dates import AutoDateLocator

    days = dict(zip(dated["article"], dated["event_date"], strict=True))
    places = {name: (day, lane) for lane, (name, day) in enumerate(days.items())}
    with drawing(1.6 + 0.5 * len(days)) as (figure, axes):
        axes.scatter(list(days.values()), range(len(days)), s=60, color=BLACK, zorder=3)
        as_numbers = {name: (axes.convert_xunits(day), y) for name, (day, y) in places.items()}
        width = max(x for x, _ in as_numbers.values()) - min(x for x, _ in as_numbers.values())
        _draw_links(axes, links, as_numbers, bulge=max(width, 1) * 0.06)
        axes.set_yticks(range(len(days)), [shorten(name) for name in days])
        axes.set_ylim(len(days) - 0.5, -0.5)
        axes.xaxis.set_major_locator(AutoDateLocator(maxticks=5))
        axes.xaxis.set_major_formatter(_short_date)
        axes.margins(x=0.08)
        axes.grid(True, axis="x")
        axes.set_title("Kata yang dibagi, menurut tanggal peristiwa")
        figure.legend(loc="outside lower left", ncols=3, handlelength=4)
    when = ", ".join(f"{name} {day:%d-%m-%Y}" for name, day in days.items())
    return picture_of(
        figure, f"Garis waktu artikel yang berbagi teks: {when}. {_told_links(links)}."
    )


def _short_date(value: float, _place) -> str:
    from matplotlib.dates import num2date

    return f"{num2date(value):%d-%m-%Y}"


def passage_network(passages: pd.DataFrame) -> Picture:
    """Draw articles on a circle, with a line between those that share passages.

    A line says only that text is shared, neither who had it first nor why.

    Parameters
    ----------
    passages : DataFrame from ``frasa.find_passages`` or ``frasa.classify``. The 20
        articles in the strongest links are drawn.

    Raises
    ------
    InputError if a column is missing.
    """
    require_columns(passages, "article_a", "article_b", "first_word_a", "last_word_a")
    links = _linked(passages).sort_values("words", ascending=False, kind="stable")
    if links.empty:
        return NO_PICTURE
    ranked = pd.unique(links[["article_a", "article_b"]].to_numpy().ravel())
    strongest = ranked[:MOST_IN_NETWORK]
    links = links[links["article_a"].isin(strongest) & links["article_b"].isin(strongest)]
    names = sorted({*links["article_a"], *links["article_b"]})
    shown = f"{len(names)} artikel"
    if len(ranked) > len(names):
        shown = f"{len(names)} dari {number(len(ranked))} artikel"
    angles = np.pi / 2 - 2 * np.pi * np.arange(len(names)) / len(names)
    places = dict(zip(names, zip(np.cos(angles), np.sin(angles), strict=True), strict=True))
    with drawing(4.6) as (figure, axes):
        _draw_links(axes, links, places)
        for name, (x, y) in places.items():
            axes.scatter([x], [y], s=70, color=BLACK, zorder=3)
            side = "left" if x > 0.01 else "right" if x < -0.01 else "center"
            lift = 0.12 * np.sign(y) if side == "center" else 0
            axes.text(
                x + 0.08 * np.sign(round(x, 2)), y + lift, shorten(name), ha=side, va="center"
            )
        axes.set(xlim=(-2.2, 2.2), ylim=(-1.3, 1.3), title=f"{shown} yang berbagi bagian teks")
        axes.set_axis_off()
        figure.legend(loc="outside lower left", ncols=3, handlelength=4)
    return picture_of(
        figure,
        f"Jaringan {shown}; angka pada garis ialah banyaknya kata yang dibagi: "
        f"{_told_links(links)}.",
    )
