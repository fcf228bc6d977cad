"""Charts: tables as pictures, each with a description for those who do not see it.

Every chart function takes a table, draws it, displays it with ``show`` and returns nothing. With
nothing to draw it says so. The style stands in figures.py.
"""

from pathlib import Path

import numpy as np
import pandas as pd

from frasa.articles import require_columns
from frasa.errors import InputError
from frasa.figures import (
    BLACK,
    BLUE,
    COLOURS,
    GREY,
    HATCHES,
    MARKERS,
    NOTHING,
    ORANGE,
    drawing,
    enumeration,
    number,
    shorten,
    show,
)
from frasa.phrases import shingles

# What a column of our tables is called on an axis and in an alternative text.
LABELS = {
    "count": "kali muncul",
    "per_1000": "kali per 1.000 kata",
    "document_frequency": "artikel yang memuatnya",
    "tf_idf": "bobot tf-idf",
    "share": "bagian dari kata-katanya, 0 sampai 1",
    "g2": "G², kuatnya bukti perbedaan",
    "dp": "DP, 0 merata sampai 1 menggumpal",
}


def ranked_bars(
    table: pd.DataFrame,
    column: str = "count",
    label: str = "word",
    top: int = 15,
    highlight=(),
    title: str | None = None,
) -> None:
    """Draw the largest values of a column as bars, the largest on top.

    Parameters
    ----------
    table : DataFrame with the columns ``label`` (str) and ``column`` (a number of 0 or more).
    top : how many rows to draw.
    highlight : values of ``label`` whose bars are orange and hatched.
    title : the heading; none makes one of the column.

    Raises
    ------
    InputError if a column is missing.
    """
    require_columns(table, label, column)
    rows = _largest(table, column, label, top)
    if rows.empty:
        print(NOTHING)
        return
    unit = LABELS.get(column, column)
    title = title or f"{len(rows)} terbesar: {unit}"
    marked = [name for name in rows[label] if name in set(highlight)]
    with drawing(0.8 + 0.27 * len(rows)) as (figure, axes):
        _draw_bars(axes, rows, column, label, marked)
        axes.set_title(title)
    show(
        figure,
        f"Diagram batang mendatar, {title}; panjang batang: {unit}. {_told(rows, column, label)}"
        + (f" Batang jingga bergaris: {', '.join(marked)}." if marked else ""),
    )


def _largest(table: pd.DataFrame, column: str, label: str, top: int) -> pd.DataFrame:
    rows = table.sort_values([column, label], ascending=[False, True])
    return rows[rows[column] > 0].head(top).reset_index(drop=True)


def _told(rows: pd.DataFrame, column: str, label: str, most: int = 10) -> str:
    """Return the largest values as a sentence, and the last one drawn."""
    pairs = list(zip(rows[label], rows[column], strict=True))
    last = f"; batang ke-{len(pairs)}: {enumeration(pairs[-1:])}" if len(pairs) > most else ""
    return f"Terbesar: {enumeration(pairs[:most])}{last}."


def _draw_bars(axes, rows: pd.DataFrame, column: str, label: str, marked=()) -> None:
    places = range(len(rows))
    is_marked = [name in marked for name in rows[label]]
    bars = axes.barh(
        places,
        rows[column],
        height=0.72,
        color=[ORANGE if mark else BLUE for mark in is_marked],
        hatch=["///" if mark else "" for mark in is_marked],
        edgecolor="white",
        linewidth=0,
    )
    axes.bar_label(bars, [number(value) for value in rows[column]], padding=4, fontsize=10)
    axes.set_yticks(places, [shorten(name) for name in rows[label]])
    _clear_axes(axes, rows[column].max(), len(rows))


def _clear_axes(axes, largest: float, rows: int) -> None:
    """Leave bars with numbers at their ends: no scale, no ticks, room for the numbers."""
    axes.set_xlim(0, largest * 1.14)
    axes.set_ylim(rows - 0.4, -0.6)
    axes.set_xticks([])
    axes.tick_params(left=False)
    axes.spines["bottom"].set_visible(False)


def compared_bars(
    table: pd.DataFrame,
    columns: tuple[str, str] = ("per_1000_target", "per_1000_reference"),
    names: tuple[str, str] = ("pertama", "kedua"),
    unit: str = "kali per 1.000 kata",
    top: int = 10,
) -> None:
    """Draw two values of each word beside each other, for the first ``top`` rows of a table.

    Parameters
    ----------
    table : DataFrame with the columns ``word`` (str) and the two ``columns`` (numbers of 0 or
        more), such as ``keyness`` returns.
    names : what the two columns stand for; ``unit``: what their numbers count.

    Raises
    ------
    InputError if a column is missing.
    """
    require_columns(table, "word", *columns)
    rows = table.head(top)
    if rows.empty:
        print(NOTHING)
        return
    with drawing(1.2 + 0.44 * len(rows)) as (figure, axes):
        for i, (column, name) in enumerate(zip(columns, names, strict=True)):
            places = np.arange(len(rows)) + (i - 0.5) * 0.38
            style = {"color": COLOURS[i], "hatch": HATCHES[i], "edgecolor": "white"}
            bars = axes.barh(places, rows[column], 0.36, label=name, linewidth=0, **style)
            axes.bar_label(bars, [number(value) for value in rows[column]], padding=4, fontsize=9)
        axes.set_yticks(range(len(rows)), [shorten(word) for word in rows["word"]])
        _clear_axes(axes, rows[list(columns)].max().max(), len(rows))
        axes.set_title(f"{len(rows)} kata: {unit}")
        figure.legend(loc="outside lower left", ncols=2)
    pairs = "; ".join(
        f"{word} {number(first)} dan {number(second)}"
        for word, first, second in rows[["word", *columns]].itertuples(index=False)
    )
    show(
        figure,
        f"Diagram batang berpasangan, {unit}: {names[0]} (biru polos) dan {names[1]} "
        f"(jingga bergaris). {pairs}.",
    )


def word_cloud(counts: pd.DataFrame, column: str = "count", top: int = 30, bars: int = 10) -> None:
    """Draw a word cloud, and beside it ranked bars of the same counts.

    The place of a word in the cloud is chance (with a fixed seed), its colour says nothing.

    Parameters
    ----------
    counts : DataFrame with the columns ``word`` (str) and ``column`` (a number of 0 or more).
    top, bars : how many words the cloud and the bars show.

    Raises
    ------
    InputError if a column is missing.
    """
    require_columns(counts, "word", column)
    rows = _largest(counts, column, "word", top)
    if rows.empty:
        print(NOTHING)
        return
    unit = LABELS.get(column, column)
    ranked = rows.head(bars)
    with drawing(3.9, columns=2, width_ratios=(3, 2)) as (figure, (left, right)):
        picture, drawn = _cloud_picture(rows, column)
        left.imshow(picture)
        left.set_axis_off()
        left.set_anchor("NW")
        left.set_title(f"Awan kata: {drawn} kata")
        _draw_bars(right, ranked, column, "word")
        right.set_title(f"Batang: {unit}")
    show(
        figure,
        f"Kiri: awan kata dari {drawn} kata, makin sering makin besar hurufnya, tanpa angka, "
        f"letaknya acak. Kanan: diagram batang {len(ranked)} kata pertama dari data yang sama, "
        f"{unit}. {_told(ranked, column, 'word')}",
    )


def _cloud_picture(rows: pd.DataFrame, column: str) -> tuple[np.ndarray, int]:
    """Return the cloud as an array of pixels, and how many words found room in it."""
    import matplotlib
    from wordcloud import WordCloud

    cloud = WordCloud(
        width=600,
        height=520,
        background_color="white",
        color_func=lambda *_, **__: BLUE,
        font_path=str(Path(matplotlib.get_data_path(), "fonts", "ttf", "DejaVuSans.ttf")),
        prefer_horizontal=1,
        min_font_size=20,
        random_state=2024,
    )
    words = [shorten(word) for word in rows["word"]]
    cloud.generate_from_frequencies(dict(zip(words, rows[column], strict=True)))
    return cloud.to_array(), len(cloud.layout_)


LANES = 12  # articles that fit in one dispersion plot


def dispersion_plot(tokens: pd.DataFrame, words) -> None:
    """Draw where words stand: a line for each article, a mark for each occurrence.

    Parameters
    ----------
    tokens : DataFrame with the columns ``article``, ``position`` and ``word``, all words of the
        articles. At most the first 12 articles are drawn.
    words : up to four words; each gets a row, a colour and a marker of its own.

    Raises
    ------
    InputError if a column is missing or there are too many words.
    """
    require_columns(tokens, "article", "position", "word")
    words = [words] if isinstance(words, str) else list(words)
    if len(words) > 4:
        raise InputError("Pilih paling banyak empat kata, misalnya [“netral”, “pemilu”].")
    lengths = tokens.groupby("article", sort=False)["position"].max().head(LANES) + 1
    found = tokens[tokens["word"].isin(words) & tokens["article"].isin(lengths.index)]
    if found.empty:
        print(NOTHING)
        return
    lane = found["article"].map({article: i for i, article in enumerate(lengths.index)})
    with drawing(1.2 + len(lengths) * (0.24 + 0.16 * len(words))) as (figure, axes):
        axes.hlines(range(len(lengths)), 0, lengths, color=GREY, linewidth=1, zorder=0)
        for i, word in enumerate(words):
            here = found["word"] == word
            place = lane[here] + 0.28 * (i - (len(words) - 1) / 2)
            style = {"marker": MARKERS[i], "color": COLOURS[i], "edgecolor": "white"}
            axes.scatter(found.loc[here, "position"], place, s=36, label=word, lw=0.5, **style)
        axes.set_yticks(range(len(lengths)), [shorten(article) for article in lengths.index])
        axes.set_ylim(len(lengths) - 0.3, -0.7)
        axes.set_xlim(-lengths.max() * 0.02, lengths.max() * 1.02)
        axes.set_xlabel("kata ke- (dari awal artikel)")
        axes.tick_params(left=False)
        axes.spines["left"].set_visible(False)
        axes.set_title("Letak kata di dalam setiap artikel")
        figure.legend(loc="outside lower left", ncols=4, handletextpad=0.2)
    show(figure, _told_places(found, words, lengths))


def _told_places(found: pd.DataFrame, words: list[str], lengths: pd.Series) -> str:
    """Return the alternative text of a dispersion plot: how often, where, in which third."""
    third = 3 * found["position"] // found["article"].map(lengths)
    told = []
    for word in words:
        here = found["word"] == word
        per_article = found.loc[here, "article"].value_counts(sort=False)
        thirds = [number((third[here] == part).sum()) for part in range(3)]
        told.append(
            f"{word} muncul {number(here.sum())} kali ({enumeration(per_article.items())}): "
            f"{thirds[0]} kali di sepertiga awal artikel, {thirds[1]} di tengah, {thirds[2]} di "
            "akhir"
            if here.any()
            else f"{word} tidak muncul"
        )
    return (
        f"Letak kata di dalam {len(lengths)} artikel: satu garis satu artikel, satu tanda satu "
        f"kemunculan, kata pertama artikel di kiri. {'; '.join(told)}."
    )


NAMED_RANKS = (1, 2, 4, 10, 30, 100, 300, 1000)  # far enough apart for labels on a log axis


def zipf(counts: pd.DataFrame) -> None:
    """Draw counts against ranks on logarithmic axes, with the line that Zipf's law expects.

    The line is largest count / rank (Zipf 1949, "Human Behavior and the Principle of Least
    Effort").

    Parameters
    ----------
    counts : DataFrame with the columns ``word`` (str) and ``count`` (int), one row a word.

    Raises
    ------
    InputError if a column is missing.
    """
    require_columns(counts, "word", "count")
    rows = _largest(counts, "count", "word", len(counts))
    if rows.empty:
        print(NOTHING)
        return
    rank = np.arange(1, len(rows) + 1)
    largest = rows["count"].max()
    with drawing(4) as (figure, axes):
        axes.plot(rank, rows["count"], "o", color=BLUE, markersize=5, label="kata dalam artikel")
        axes.plot(rank, largest / rank, color=BLACK, linestyle="--", label="hukum Zipf")
        for named in [named for named in NAMED_RANKS if named <= len(rows)]:
            word, count = rows.loc[named - 1, ["word", "count"]]
            axes.annotate(shorten(word), (named, count), (5, 6), textcoords="offset points")
        axes.set(xscale="log", yscale="log", ylim=(0.7, largest * 2))
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_formatter(lambda value, _: number(value))
        axes.grid(True)
        axes.set_xlabel("peringkat kata (1 = tersering)")
        axes.set_ylabel("kali muncul")
        axes.set_title("Peringkat dan frekuensi (kedua sumbu logaritmis)")
        axes.legend(loc="upper right")
    show(figure, _told_ranks(rows))


def _told_ranks(rows: pd.DataFrame) -> str:
    """Return the alternative text of a Zipf plot: some ranks, and how many words come once."""
    largest, once = rows["count"].max(), int((rows["count"] == 1).sum())
    told = "; ".join(
        f"peringkat {number(rank)}, {rows['word'][rank - 1]}: {number(rows['count'][rank - 1])} "
        f"kali, garis {number(largest / rank)}"
        for rank in NAMED_RANKS
        if rank <= len(rows)
    )
    return (
        f"Peringkat dan frekuensi {number(len(rows))} kata berbeda pada sumbu logaritmis, satu "
        "titik satu kata, dengan garis putus-putus hukum Zipf (frekuensi terbesar dibagi "
        f"peringkat). P{told[1:]}. Yang hanya muncul sekali: {number(once)} kata, "
        f"{number(round(100 * once / len(rows)))} persen."
    )


MOST_IN_MATRIX = 12  # articles whose numbers still fit a heatmap
MOST_IN_NETWORK = 20
KIND_LINES = {"copy_or_quotation": "-", "formula": "--", "boilerplate": ":"}
KIND_NAMES = {
    "copy_or_quotation": "salinan atau kutipan",
    "formula": "rumusan",
    "boilerplate": "teks tetap",
}


def line_plot(table: pd.DataFrame, x: str, y: str, series: str, title: str, labels) -> None:
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
        print(NOTHING)
        return
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
    show(figure, f"Diagram garis, {title}; dari {labels[0]} ke {labels[1]}: {'; '.join(told)}.")


def similarity_heatmap(similarity: pd.DataFrame, column: str = "jaccard") -> None:
    """Draw the similarity of all pairs of articles as a square of numbers and shades.

    Parameters
    ----------
    similarity : DataFrame from ``frasa.phrases.similarity``. Of more than 12 articles, those that
        resemble another one most are drawn.
    column : "jaccard" or another column that is the same for both articles of a pair.

    Raises
    ------
    InputError if a column is missing.
    """
    require_columns(similarity, "article_a", "article_b", column)
    if similarity.empty:
        print(NOTHING)
        return
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
    show(figure, f"Peta warna, {title} ({column}); makin gelap makin sama: {'; '.join(told)}.")


def _two_decimals(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")


def _top(pairs: pd.DataFrame, column: str, most: int = 10) -> list[tuple[str, str, float]]:
    rows = pairs.sort_values(column, ascending=False, kind="stable").head(most)
    return list(zip(rows["article_a"], rows["article_b"], rows[column], strict=True))


def dot_plot(tokens: pd.DataFrame, a: str, b: str, n: int = 3) -> None:
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
        print(NOTHING)
        return
    title = f"Rangkaian {number(n)} kata yang sama"
    with drawing(5.2) as (figure, axes):
        axes.scatter(dots["position_a"], dots["position_b"], s=14, color=BLUE, marker="s")
        axes.set_xlim(0, sides[0]["position"].max() + n)
        axes.set_ylim(sides[1]["position"].max() + n, 0)
        axes.set_aspect("equal")
        axes.grid(True)
        axes.set(title=title, xlabel=f"kata ke-, {shorten(a)}", ylabel=f"kata ke-, {shorten(b)}")
    show(figure, f"Diagram titik, {title}: {a} mendatar, {b} menurun. {_told_lines(dots, n)}")


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
    """Return one row a pair of articles: words that they share and the kind of most of them."""
    kind = passages.get("kind", "copy_or_quotation")
    pairs = passages.assign(kind=kind).groupby(["article_a", "article_b", "kind"])["words_a"]
    words = pairs.sum().reset_index(name="words").sort_values("words", kind="stable")
    total = words.groupby(["article_a", "article_b"])["words"].sum()
    links = words.groupby(["article_a", "article_b"])["kind"].last().to_frame()
    return links.assign(words=total).reset_index()


def _draw_links(axes, links: pd.DataFrame, places: dict, bulge: float = 0) -> None:
    """Draw a line between two articles, the thicker the more words; dashes tell the kind."""
    thickest = links["words"].max()
    for i, link in enumerate(links.sort_values("words").itertuples()):
        (x, y), (x2, y2) = places[link.article_a], places[link.article_b]
        width = 1 + 4 * link.words / thickest
        way = np.linspace(0, 1, 30)
        # Lines between articles of one day bend, so that they do not hide one another.
        bend = bulge * abs(y2 - y) * 4 * way * (1 - way) if x == x2 else 0 * way
        line = (x + (x2 - x) * way + bend, y + (y2 - y) * way)
        axes.plot(*line, KIND_LINES[link.kind], color=BLUE, linewidth=width, zorder=1)
        at = 14 + 4 * (i % 3 - 1)  # nor do labels of crossing lines
        box = {"facecolor": "white", "edgecolor": "none", "pad": 1}
        style = {"fontsize": 10, "ha": "center", "va": "center", "bbox": box}
        axes.text(line[0][at], line[1][at], number(link.words), zorder=2, **style)
    for kind in links["kind"].unique():
        axes.plot([], [], KIND_LINES[kind], color=BLUE, label=KIND_NAMES[kind])


def _told_links(links: pd.DataFrame) -> str:
    rows = links.sort_values("words", ascending=False, kind="stable").head(10)
    return "; ".join(
        f"{row.article_a} dan {row.article_b} berbagi {number(row.words)} kata "
        f"({KIND_NAMES[row.kind]})"
        for row in rows.itertuples()
    )


def passage_timeline(passages: pd.DataFrame, articles: pd.DataFrame) -> None:
    """Draw the articles that share passages on a calendar, with lines between those that share.

    Parameters
    ----------
    passages : DataFrame from ``frasa.passages.find_passages`` or ``frasa.groups.classify``.
    articles : DataFrame with ``id`` and ``event_date`` (datetime64); articles without a date are
        left out, and of many the first 20 in time are drawn.

    Raises
    ------
    InputError if a column is missing.
    """
    require_columns(passages, "article_a", "article_b", "words_a")
    require_columns(articles, "id", "event_date")
    shared = set(passages["article_a"]) | set(passages["article_b"])
    dated = articles[articles["id"].isin(shared)].dropna(subset="event_date")
    dated = dated.sort_values(["event_date", "id"]).head(MOST_IN_NETWORK)
    links = _linked(passages)
    links = links[links["article_a"].isin(dated["id"]) & links["article_b"].isin(dated["id"])]
    if links.empty:
        print(NOTHING)
        return
    from matplotlib.dates import AutoDateLocator

    days = dict(zip(dated["id"], dated["event_date"], strict=True))
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
    show(figure, f"Garis waktu artikel yang berbagi teks: {when}. {_told_links(links)}.")


def _short_date(value: float, _place) -> str:
    from matplotlib.dates import num2date

    return f"{num2date(value):%d-%m-%Y}"


def passage_network(passages: pd.DataFrame) -> None:
    """Draw articles on a circle, with a line between those that share passages.

    A line says only that text is shared, neither who had it first nor why.

    Parameters
    ----------
    passages : DataFrame from ``frasa.passages.find_passages`` or ``frasa.groups.classify``. The 20
        articles in the strongest links are drawn.

    Raises
    ------
    InputError if a column is missing.
    """
    require_columns(passages, "article_a", "article_b", "words_a")
    links = _linked(passages).sort_values("words", ascending=False, kind="stable")
    if links.empty:
        print(NOTHING)
        return
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
    show(
        figure,
        f"Jaringan {shown}; angka pada garis ialah banyaknya kata yang dibagi: "
        f"{_told_links(links)}.",
    )
