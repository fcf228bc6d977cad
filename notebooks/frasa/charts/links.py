"""Charts of who shares text with whom: a network or bars, and a calendar."""

import numpy as np
import pandas as pd

from frasa._ground.tables import moments, require_columns
from frasa._ground.wording import MONTHS, number, short_labels
from frasa._reuse.covered_words import SPANS, shared_words
from frasa.charts.look import (
    BLACK,
    BLUE,
    NO_PICTURE,
    Picture,
    clear_axes,
    drawing,
    head,
    part_of,
    picture_of,
)
from frasa.evidence import KIND_NAMES

MOST_WITH_LINES = 6  # articles between which lines and their numbers can still be read
MOST_PAIRS = 15
MOST_IN_TIME = 20
LINES = dict(zip(KIND_NAMES, ("-", "-.", ":", "--", (0, (1, 4))), strict=True))


def _linked(passages: pd.DataFrame) -> pd.DataFrame:
    """Return one row a pair of articles, most words first: words, and the kind of most of them."""
    pairs = ["article_a", "article_b"]
    found = passages.assign(kind=passages.get("kind", ""))
    by_kind = shared_words(found, "kind").reset_index().sort_values("words", kind="stable")
    links = by_kind.groupby(pairs, observed=True)["kind"].last().to_frame()
    links = links.assign(words=shared_words(found)).reset_index()
    return links.sort_values("words", ascending=False, kind="stable", ignore_index=True)


def _kind_name(kind: str) -> str:
    return KIND_NAMES.get(kind, kind)


def _draw_links(axes, links: pd.DataFrame, places: dict, bulge: float = 0) -> None:
    """Draw a line between two articles, the thicker the more words; dashes tell the kind.

    The axes must have their limits: numbers stand where they are farthest from one another.
    """
    thickest = links["words"].max()
    taken = axes.transData.transform(list(places.values()))
    drawn = {}
    for link in links.itertuples():
        x, y = _way(places, link.article_a, link.article_b, bulge)
        style = {"color": BLUE, "linewidth": 1 + 4 * link.words / thickest, "zorder": 1}
        [line] = axes.plot(x, y, linestyle=LINES.get(link.kind, "-"), **style)
        drawn.setdefault(_kind_name(link.kind), line)
        seen = axes.transData.transform(np.column_stack([x, y]))
        away = np.linalg.norm(seen[:, None] - taken, axis=2).min(axis=1)
        at = away.argmax()
        taken = np.vstack([taken, seen[at]])
        box = {"facecolor": "white", "edgecolor": "none", "pad": 1}
        style = {"fontsize": 9, "ha": "center", "va": "center", "bbox": box}
        axes.text(x[at], y[at], number(link.words), zorder=2, **style)
    if len(drawn) > 1:
        style = {"loc": "outside lower left", "ncols": 2, "handlelength": 4}
        for line in axes.figure.legend(drawn.values(), drawn.keys(), **style).get_lines():
            line.set_linewidth(2)  # of a thick one, the pattern of dashes would not fit


def _way(places: dict, a: str, b: str, bulge: float) -> tuple[np.ndarray, np.ndarray]:
    """Return the line between two articles: straight, or bent where it would hide another one.

    That is between articles of one day, and where another article lies on the way.
    """
    (x, y), (x2, y2) = places[a], places[b]
    way = np.linspace(0, 1, 30)
    parts = [(at, (lane - y) / (y2 - y)) for at, lane in places.values() if y != y2]
    met = [abs(x + (x2 - x) * part - at) < bulge for at, part in parts if 0 < part < 1]
    bend = bulge * abs(y2 - y) if x == x2 or any(met) else 0
    return x + (x2 - x) * way + bend * 4 * way * (1 - way), y + (y2 - y) * way


def _told_links(links: pd.DataFrame) -> str:
    return "; ".join(
        f"{row.article_a} dan {row.article_b} berbagi {number(row.words)} kata"
        + (f" ({_kind_name(row.kind)})" if row.kind else "")
        for row in links.head(10).itertuples()
    )


def passage_network(passages: pd.DataFrame) -> Picture:
    """Draw which articles share passages: up to six as a network, more as ranked pairs.

    What is drawn says only that text is shared, neither who had it first nor why.

    Parameters
    ----------
    passages : DataFrame from ``frasa.find_passages`` or ``frasa.classify``. Of more than six
        articles the 15 pairs that share most words are drawn as bars.

    Raises
    ------
    InputError if a column is missing.

        >>> print(frasa.charts.passage_network(passages).alt)
        Jaringan, 3 artikel yang berbagi bagian teks; angka pada garis ialah ...
    """
    require_columns(passages, *SPANS)
    links = _linked(passages)
    if links.empty:
        return NO_PICTURE
    names = sorted({*links["article_a"], *links["article_b"]})
    return _network(links, names) if len(names) <= MOST_WITH_LINES else _pairs(links, names)


def _network(links: pd.DataFrame, names: list[str]) -> Picture:
    angles = np.pi / 2 - 2 * np.pi * np.arange(len(names)) / len(names)
    places = dict(zip(names, zip(np.cos(angles), np.sin(angles), strict=True), strict=True))
    title = f"{len(names)} artikel yang berbagi bagian teks"
    with drawing(4.2) as (figure, axes):
        lowest = min(y for _, y in places.values())
        axes.set(xlim=(-2.2, 2.2), ylim=(lowest - 0.25, 1.3))
        _draw_links(axes, links, places)
        for (x, y), label in zip(places.values(), short_labels(names), strict=True):
            axes.scatter([x], [y], s=70, color=BLACK, zorder=3)
            outward = np.sign(round(x, 2))
            side = {1: "left", 0: "center", -1: "right"}[outward]
            lift = 0 if outward else 0.12 * np.sign(y)
            axes.text(x + 0.08 * outward, y + lift, label, ha=side, va="center")
        head(figure, title)
        axes.set_axis_off()
    return picture_of(
        figure,
        f"Jaringan, {title}; angka pada garis ialah banyaknya kata: {_told_links(links)}.",
        "Angka pada garis: banyaknya kata di bagian yang sama.",
    )


def _pairs(links: pd.DataFrame, names: list[str]) -> Picture:
    rows = links.head(MOST_PAIRS)
    labels = dict(zip(names, short_labels(names, 20), strict=True))
    pairs = [f"{labels[row.article_a]} – {labels[row.article_b]}" for row in rows.itertuples()]
    shown = f"{part_of(len(rows), len(links))} pasangan, {number(len(names))} artikel"
    title = f"{shown}: kata di bagian yang sama"
    with drawing(0.8 + 0.27 * len(rows)) as (figure, axes):
        bars = axes.barh(range(len(rows)), rows["words"], height=0.72, color=BLUE)
        several = rows["kind"].nunique() > 1
        kinds = [f" {_kind_name(kind)}" if several else "" for kind in rows["kind"]]
        marks = [number(words) + kind for words, kind in zip(rows["words"], kinds, strict=True)]
        axes.bar_label(bars, marks, padding=4, fontsize=10)
        axes.set_yticks(range(len(rows)), pairs, fontsize=9)
        clear_axes(axes, rows["words"].max() * (1.75 if several else 1), len(rows))
        head(figure, title)
    return picture_of(
        figure,
        f"Diagram batang, {title}. {_told_links(rows)}.",
        "Satu batang satu pasangan artikel, yang terbanyak di atas.",
    )


def passage_timeline(passages: pd.DataFrame, articles: pd.DataFrame) -> Picture:
    """Draw the articles that share passages on a calendar, and whom each shares most with.

    Up to six articles are joined by lines; of more, each names its closest partner.

    Parameters
    ----------
    passages : DataFrame from ``frasa.find_passages`` or ``frasa.classify``.
    articles : DataFrame with ``article`` and ``event_date`` (datetime64); those without a date are
        left out, and of many the 20 that share most are drawn.

    Raises
    ------
    InputError if a column is missing.

        >>> print(frasa.charts.passage_timeline(passages, articles).alt)
        Garis waktu 3 artikel yang berbagi teks: 01-blangpegayon 17 Nov 2023, ...
    """
    require_columns(passages, *SPANS)
    require_columns(articles, "article", "event_date")
    links = _linked(passages)
    every = pd.unique(links[["article_a", "article_b"]].to_numpy().ravel())
    days = moments(articles.drop_duplicates("article").set_index("article"), "event_date").dropna()
    links = links[links["article_a"].isin(days.index) & links["article_b"].isin(days.index)]
    if links.empty:
        return NO_PICTURE
    chosen = pd.unique(links[["article_a", "article_b"]].to_numpy().ravel())[:MOST_IN_TIME]
    links = links[links["article_a"].isin(chosen) & links["article_b"].isin(chosen)]
    days = days.loc[sorted(chosen, key=lambda name: (days[name], name))]
    shown = f"{part_of(len(days), len(every))} artikel yang berbagi teks"
    with drawing(1.2 + (0.5 if len(days) <= MOST_WITH_LINES else 0.3) * len(days)) as (
        figure,
        axes,
    ):
        if len(days) <= MOST_WITH_LINES:
            _draw_days(axes, days, marks=4)
            _draw_ties(axes, links, days)
        else:  # the partners' names leave the calendar half the width
            _draw_days(axes, days, marks=2)
            _name_partners(axes, links, days)
        head(figure, f"{shown}, menurut tanggal peristiwa")
    when = ", ".join(f"{name} {_written(day)}" for name, day in days.items())
    return picture_of(
        figure,
        f"Garis waktu {shown}: {when}. {_told_links(links)}.",
        "Angka pada garis: banyaknya kata di bagian yang sama."
        if len(days) <= MOST_WITH_LINES
        else "Di kanan: pasangan yang berbagi paling banyak, dan banyaknya kata.",
    )


def _written(day: pd.Timestamp) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _draw_days(axes, days: pd.Series, marks: int) -> None:
    """Draw one row an article, a dot at its day; below, from the first day to the last, the dates
    of so many days that stand equally far apart."""
    from matplotlib.dates import date2num

    at = date2num(days.to_numpy())
    first, last = at.min(), at.max()
    axes.scatter(at, range(len(days)), s=60, color=BLACK, zorder=3)
    edge = max((last - first) * 0.08, 0.5)
    axes.set_xlim(first - edge, last + edge)
    marked = np.unique(np.linspace(first, last, marks).round())
    dates = pd.to_datetime(marked, unit="D")  # matplotlib counts days from 1970 too
    axes.set_xticks(marked, [_written(day) for day in dates])
    axes.set_yticks(range(len(days)), short_labels(days.index))
    axes.set_ylim(len(days) - 0.5, -0.5)
    axes.grid(True, axis="x")


def _draw_ties(axes, links: pd.DataFrame, days: pd.Series) -> None:
    from matplotlib.dates import date2num

    numbers = date2num(days.to_numpy())
    places = {name: (numbers[lane], lane) for lane, name in enumerate(days.index)}
    width = max(numbers.max() - numbers.min(), 1)
    _draw_links(axes, links, places, bulge=width * 0.06)


def _name_partners(axes, links: pd.DataFrame, days: pd.Series) -> None:
    """Write at the right of each article whom it shares most with, and how many words."""
    labels = dict(zip(days.index, short_labels(days.index, 20), strict=True))
    style = {"va": "center", "fontsize": 9, "color": BLUE}
    for lane, name in enumerate(days.index):
        own = links[(links["article_a"] == name) | (links["article_b"] == name)]
        if own.empty:  # its partners are not among those drawn
            continue
        best = own.iloc[0]
        partner = best["article_b"] if best["article_a"] == name else best["article_a"]
        told = f"{labels[partner]}, {number(best['words'])} kata"
        axes.text(1.02, lane, told, transform=axes.get_yaxis_transform(), **style)
