"""Charts of words: how often, where, and how unevenly."""

from pathlib import Path

import numpy as np
import pandas as pd

from frasa._ground.errors import InputError
from frasa._ground.optional import require
from frasa._ground.options import require_list, require_pair, require_whole
from frasa._ground.tables import require_columns, require_numbers, without_index
from frasa._ground.wording import alike, enumeration, number, short_labels
from frasa.charts.look import (
    BLACK,
    BLUE,
    COLOURS,
    GREY,
    HATCHES,
    MARKERS,
    NO_PICTURE,
    ORANGE,
    Picture,
    clear_axes,
    drawing,
    head,
    largest_rows,
    part_of,
    picture_of,
    require_drawable,
)
from frasa.tokens import normalise

# What a column of our tables is called on an axis and in an alternative text.
LABELS = {
    "count": "jumlah kemunculan",
    "per_1000": "kemunculan per 1.000 kata",
    "tf_idf": "bobot tf-idf",
    "share": "porsi kata-katanya, 0 sampai 1",
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
) -> Picture:
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

        >>> print(frasa.charts.ranked_bars(frasa.count_words(tokens), top=3).alt)
        Diagram batang mendatar, 3 dari 577 terbesar: jumlah kemunculan; panjang batang: ...
    """
    require_columns(table, label)
    require_numbers(table, column)
    require_whole("top", top, 0)
    require_list("highlight", highlight, "netral")
    rows = largest_rows(table, column, label, top)
    if rows.empty:
        return NO_PICTURE
    unit = LABELS.get(column, column)
    drawn = part_of(len(rows), len(table))
    title = title or f"{drawn} terbesar: {unit}"
    marked = [name for name in rows[label] if name in set(highlight)]
    with drawing(0.8 + 0.27 * len(rows)) as (figure, axes):
        _draw_bars(axes, rows, column, label, marked)
        head(figure, title)
    return picture_of(
        figure,
        f"Diagram batang mendatar, {title}; panjang batang: {unit}. {_told(rows, column, label)}"
        + (f" Batang jingga bergaris: {', '.join(marked)}." if marked else ""),
        f"{drawn} baris; panjang batang: {unit}."
        + (f" Jingga bergaris: {', '.join(marked)}." if marked else ""),
    )


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
    axes.bar_label(bars, alike(rows[column]), padding=4, fontsize=10)
    axes.set_yticks(places, short_labels(rows[label]))
    clear_axes(axes, rows[column].max(), len(rows))


def compared_bars(
    table: pd.DataFrame,
    columns: tuple[str, str] = ("per_1000_target", "per_1000_reference"),
    names: tuple[str, str] = ("pertama", "kedua"),
    unit: str = "kemunculan per 1.000 kata",
    top: int = 10,
) -> Picture:
    """Draw two values of each word beside each other, for the first ``top`` rows of a table.

    Parameters
    ----------
    table : DataFrame with the columns ``word`` (str) and the two ``columns`` (numbers of 0 or
        more), such as ``keyness`` returns.
    names : what the two columns stand for; ``unit``: what their numbers count.

    Raises
    ------
    InputError if a column is missing.

        >>> one = tokens["article"] == "03-aceh-utara"
        >>> key = frasa.keyness(tokens[one], tokens[~one])
        >>> print(frasa.charts.compared_bars(key, names=("artikel 03", "lainnya"), top=2).alt)
        Diagram batang berpasangan, kemunculan per 1.000 kata: artikel 03 (biru polos) dan ...
    """
    require_pair("columns", columns, '("per_1000_target", "per_1000_reference")')
    require_pair("names", names, '("pertama", "kedua")')
    require_columns(table, "word")
    require_numbers(table, *columns)
    require_whole("top", top, 0)
    rows = table.head(top)
    if rows.empty:
        return NO_PICTURE
    require_drawable(rows, *columns)
    written = alike(rows[list(columns)].to_numpy().T.ravel())
    with drawing(1.2 + 0.44 * len(rows)) as (figure, axes):
        for i, (column, name) in enumerate(zip(columns, names, strict=True)):
            places = np.arange(len(rows)) + (i - 0.5) * 0.38
            style = {"color": COLOURS[i], "hatch": HATCHES[i], "edgecolor": "white"}
            label = short_labels([name], 32)[0]
            bars = axes.barh(places, rows[column], 0.36, label=label, linewidth=0, **style)
            values = written[i * len(rows) : (i + 1) * len(rows)]
            axes.bar_label(bars, values, padding=4, fontsize=9)
        axes.set_yticks(range(len(rows)), short_labels(rows["word"]))
        clear_axes(axes, rows[list(columns)].max().max(), len(rows))
        head(figure, f"{part_of(len(rows), len(table))} kata: {unit}")
        figure.legend(loc="outside lower left", ncols=2)
    sides = zip(rows["word"], written[: len(rows)], written[len(rows) :], strict=True)
    pairs = "; ".join(f"{word} {first} dan {second}" for word, first, second in sides)
    return picture_of(
        figure,
        f"Diagram batang berpasangan, {unit}: {names[0]} (biru polos) dan {names[1]} "
        f"(jingga bergaris). {pairs}.",
        f"Biru polos {names[0]}, jingga bergaris {names[1]}.",
    )


def word_cloud(
    counts: pd.DataFrame, column: str = "count", top: int = 30, bars: int = 10
) -> Picture:
    """Draw a word cloud, and beside it ranked bars of the same counts.

    The place of a word in the cloud is chance (with a fixed seed), its colour says nothing.

    Parameters
    ----------
    counts : DataFrame with the columns ``word`` (str) and ``column`` (a number of 0 or more).
    top, bars : how many words the cloud and the bars show.

    Raises
    ------
    InputError if a column is missing.

        >>> print(frasa.charts.word_cloud(frasa.count_words(tokens), top=5, bars=2).alt)
        Kiri: awan kata dari 5 kata, makin sering makin besar hurufnya, tanpa angka, ...
    """
    require_columns(counts, "word")
    require_numbers(counts, column)
    require_whole("top", top, 0)
    require_whole("bars", bars, 1)
    rows = largest_rows(counts[counts[column] > 0], column, "word", top)
    if rows.empty:
        return NO_PICTURE
    unit = LABELS.get(column, column)
    ranked = rows.head(bars)
    with drawing(3.9, columns=2, width_ratios=(3, 2)) as (figure, (left, right)):
        picture, drawn = _cloud_picture(rows, column)
        left.imshow(picture)
        left.set_axis_off()
        left.set_anchor("NW")
        drawn = part_of(drawn, len(rows))
        left.set_title(f"Awan kata: {drawn} kata")
        _draw_bars(right, ranked, column, "word")
        right.set_title(f"Batang: {unit}", wrap=True)
    return picture_of(
        figure,
        f"Kiri: awan kata dari {drawn} kata, makin sering makin besar hurufnya, tanpa angka, "
        f"letaknya acak. Kanan: diagram batang {len(ranked)} kata pertama dari data yang sama, "
        f"{unit}. {_told(ranked, column, 'word')}",
        "Data yang sama dua kali: besar huruf hanya kira-kira, batang berangka.",
    )


def _cloud_picture(rows: pd.DataFrame, column: str) -> tuple[np.ndarray, int]:
    """Return the cloud as an array of pixels, and how many words found room in it."""
    import matplotlib

    WordCloud = require("wordcloud", "grafik", "menggambar awan kata").WordCloud

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
    words = short_labels(rows["word"])
    cloud.generate_from_frequencies(dict(zip(words, rows[column], strict=True)))
    return cloud.to_array(), len(cloud.layout_)


LANES = 12  # articles that fit in one dispersion plot


def dispersion_plot(tokens: pd.DataFrame, words) -> Picture:
    """Draw where words stand: a line for each article, a mark for each occurrence.

    Parameters
    ----------
    tokens : DataFrame with the columns ``article``, ``position`` and ``word``, all words of the
        articles. Of more than 12 articles those with most of the words are drawn.
    words : up to four words, in any case; each gets a row, a colour and a marker of its own.

    Raises
    ------
    InputError if a column is missing or there are too many words.

        >>> print(frasa.charts.dispersion_plot(tokens, ["pilkada"]).alt)
        Letak kata di dalam 5 artikel: satu garis satu artikel, satu tanda satu ...
    """
    require_columns(tokens, "article", "position", "word")
    words = [words] if isinstance(words, str) else words
    require_list("words", words, "netral")
    words = list(dict.fromkeys(normalise(str(word).strip()) for word in words))
    if len(words) > 4:
        raise InputError('Pilih paling banyak empat kata, misalnya ["netral", "pemilu"].')
    tokens = without_index(tokens)
    every = tokens.groupby("article", sort=False, observed=True)["position"].max() + 1
    found = tokens[tokens["word"].isin(words)].astype({"article": "str"})
    fullest = found["article"].value_counts().head(LANES).index
    lengths = every if len(every) <= LANES else every[every.index.isin(fullest)]
    found = found[found["article"].isin(lengths.index)]
    if found.empty:
        return NO_PICTURE
    lane = found["article"].map({name: i for i, name in enumerate(lengths.index)}).astype(int)
    step = min(0.3, 0.66 / max(len(words) - 1, 1))  # between words; articles are 1 apart
    with drawing(1.2 + len(lengths) * (0.24 + 0.16 * len(words))) as (figure, axes):
        axes.hlines(range(len(lengths)), 0, lengths, color=GREY, linewidth=1, zorder=0)
        for i, word in enumerate(words):
            here = found["word"] == word
            shift = step * (i - (len(words) - 1) / 2)
            style = {"marker": MARKERS[i], "color": COLOURS[i], "edgecolor": "white"}
            axes.scatter(found.loc[here, "position"], lane[here] + shift, s=36, lw=0.5, **style)
            name = short_labels([word], 18)[0]
            where = {"va": "center", "annotation_clip": False, "fontsize": 10}
            axes.annotate(name, (lengths.max() * 1.04, shift), **where)
            axes.scatter(lengths.max() * 1.02, shift, s=36, lw=0.5, clip_on=False, **style)
        axes.set_yticks(range(len(lengths)), short_labels(lengths.index))
        axes.set_ylim(len(lengths) - 0.3, -0.7)
        axes.set_xlim(-lengths.max() * 0.02, lengths.max())
        axes.set_xlabel("kata ke- (dari awal artikel)")
        axes.tick_params(left=False)
        axes.spines["left"].set_visible(False)
        drawn = part_of(len(lengths), len(every))
        head(figure, f"Letak kata di dalam {drawn} artikel")
    return picture_of(
        figure,
        _told_places(found, words, lengths, drawn),
        "Satu garis satu artikel, dari kata pertama di kiri; satu tanda satu kemunculan.",
    )


def _told_places(found: pd.DataFrame, words: list[str], lengths: pd.Series, drawn: str) -> str:
    """Return the alternative text of a dispersion plot: how often, where, in which third."""
    third = 3 * found["position"] // found["article"].map(lengths).astype(int)
    told = []
    for word in words:
        here = found["word"] == word
        per_article = found.loc[here, "article"].value_counts(sort=False)
        start, middle, end = (number((third[here] == part).sum()) for part in range(3))
        told.append(
            f"{word} muncul {number(here.sum())} kali ({enumeration(per_article.items())}): "
            f"{start} kali di sepertiga awal artikel, {middle} di tengah, {end} di akhir"
            if here.any()
            else f"{word} tidak muncul"
        )
    return (
        f"Letak kata di dalam {drawn} artikel: satu garis satu artikel, satu tanda satu "
        f"kemunculan, kata pertama artikel di kiri. {'; '.join(told)}."
    )


NAMED_RANKS = (1, 2, 4, 10, 30, 100, 300, 1000)  # far enough apart for labels on a log axis


def zipf(counts: pd.DataFrame) -> Picture:
    """Draw counts against ranks on logarithmic axes, with the line that Zipf's law expects.

    The line is largest count / rank (Zipf 1949, "Human Behavior and the Principle of Least
    Effort").

    Parameters
    ----------
    counts : DataFrame with the columns ``word`` (str) and ``count`` (int), one row a word.

    Raises
    ------
    InputError if a column is missing.

        >>> print(frasa.charts.zipf(frasa.count_words(tokens)).alt)
        Peringkat dan frekuensi 577 kata berbeda pada sumbu logaritmis, satu titik ...
    """
    require_columns(counts, "word")
    require_numbers(counts, "count")
    rows = largest_rows(counts[counts["count"] > 0], "count", "word", len(counts))
    if rows.empty:
        return NO_PICTURE
    rank = np.arange(1, len(rows) + 1)
    largest = rows["count"].max()
    with drawing(4) as (figure, axes):
        axes.plot(rank, rows["count"], "o", color=BLUE, markersize=5)
        axes.plot(rank, largest / rank, color=BLACK, linestyle="--")
        middle = rank[: int(largest)][-1] ** 0.5  # of the part above 1, the line may go on below
        where = {"textcoords": "offset points", "ha": "right", "va": "top"}
        axes.annotate("hukum Zipf", (middle, largest / middle), (-4, -4), **where)
        for named in [named for named in NAMED_RANKS if named <= len(rows)]:
            word, count = rows.loc[named - 1, ["word", "count"]]
            axes.annotate(
                short_labels([word])[0], (named, count), (5, 6), textcoords="offset points"
            )
        axes.set(xscale="log", yscale="log", ylim=(0.7, largest * 2))
        for axis, most in ((axes.xaxis, len(rows)), (axes.yaxis, largest)):
            _number_axis(axis, few=most < 10)
        axes.grid(True)
        axes.set_xlabel("peringkat kata (1 = tersering)")
        axes.set_ylabel("jumlah kemunculan")
        head(figure, "Peringkat dan frekuensi (kedua sumbu logaritmis)")
    return picture_of(
        figure,
        _told_ranks(rows),
        "Satu titik satu kata. Kalau hukum Zipf berlaku, titik mengikuti garis putus-putus.",
    )


def _number_axis(axis, few: bool) -> None:
    """Write powers of ten at a logarithmic axis; where few numbers are needed 2, 3 and 5 too."""
    between = (2, 3, 5) if few else ()
    axis.set_major_formatter(lambda at, _: number(round(at)) if at > 0.99 else "")
    axis.set_minor_formatter(lambda at, _: number(round(at)) if round(at, 6) in between else "")


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
