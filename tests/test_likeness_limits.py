"""Charts of likeness show and tell just what they promise, on both sides of every limit."""

import re

import numpy as np
import pandas as pd
import pytest
from matplotlib import colormaps

from frasa._ground.errors import InputError
from frasa.charts.look import NO_PICTURE
from frasa.charts.reuse import dot_plot, line_plot, similarity_heatmap


def labels(axis) -> list[str]:
    return [label.get_text() for label in axis.get_ticklabels()]


def lines(count: int) -> pd.DataFrame:
    names = [f"garis {chr(ord('z') - n)}" for n in range(count)]
    rows = [(n, (place + 1) / 10 / n, name) for place, name in enumerate(names) for n in (3, 1, 2)]
    return pd.DataFrame(rows, columns=["n", "y", "line"])


def draw_lines(table, title="Judul", labels=("kata", "bagian")):
    return line_plot(table, "n", "y", "line", title, labels)


@pytest.mark.parametrize("count", [1, 2, 8])
def test_every_line_is_drawn_in_order_and_told_point_by_point(figures, count):
    picture = draw_lines(lines(count))
    axes = figures[0].axes[0]
    told = "; ".join(
        f"garis {chr(ord('z') - n)} (1: {(n + 1) / 10:.2f}, 2: {(n + 1) / 20:.2f}, "
        f"3: {(n + 1) / 30:.2f})".replace(".", ",")
        for n in range(count)
    )
    assert picture.alt == f"Diagram garis, Judul; dari kata ke bagian: {told}."
    assert picture.caption == "Mendatar: kata; tegak: bagian."
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("kata", "bagian")
    assert figures[0].get_suptitle() == "Judul" and list(axes.get_xticks()) == [1, 2, 3]
    assert axes.get_ylim() == pytest.approx((0, count / 10 * 1.12))
    drawn = axes.lines[:count]
    assert all(list(line.get_xdata()) == [1, 2, 3] for line in drawn)
    assert [line.get_ydata()[0] for line in drawn] == pytest.approx(
        [(n + 1) / 10 for n in range(count)]
    )
    assert len({(line.get_color(), line.get_marker()) for line in drawn}) == count
    texts = [text.get_text() for text in axes.texts]
    if count == 1:
        assert texts == ["0,10", "0,05", "0,03"], "one line has its values at its points"
        assert [text.xy for text in axes.texts] == [(1, 0.1), (2, 0.05), (3, 0.1 / 3)]
        return
    assert sorted(texts) == sorted({*lines(count)["line"]})
    heights = [text.xy[1] for text in axes.texts]
    room = axes.get_ylim()[1] * 0.075
    assert heights[0] >= 0 and min(np.diff(heights)) >= room * 0.999, "names do not touch"
    assert all(text.xy[0] == 3 for text in axes.texts)
    for text, mark in zip(axes.texts, axes.lines[count:], strict=True):
        own = drawn[list(lines(count)["line"].unique()).index(text.get_text())]
        assert (mark.get_color(), mark.get_marker()) == (own.get_color(), own.get_marker())


def test_names_of_lines_stand_at_their_ends_or_just_above_those_below(figures):
    ends = {"a": 1.0, "b": 0.5, "c": 0.5, "d": 0.0, "e": 0.01}
    draw_lines(pd.DataFrame({"n": 1, "y": list(ends.values()), "line": list(ends)}))
    axes, room = figures[0].axes[0], 1.12 * 0.075
    found = {text.get_text(): text.xy[1] for text in axes.texts}
    expected = {"d": 0, "e": room, "b": 0.5, "c": 0.5 + room, "a": 1}
    assert list(found) == list(expected) and list(found.values()) == pytest.approx(
        list(expected.values())
    )


def test_nine_lines_are_refused_and_none_is_no_picture():
    with pytest.raises(InputError, match="paling banyak 8 garis"):
        draw_lines(lines(9))
    assert draw_lines(lines(1).head(0)) == NO_PICTURE
    for column in ("n", "y", "line"):
        with pytest.raises(InputError, match=f"kolom {column}"):
            draw_lines(lines(1).drop(columns=column))


def test_lines_at_nought_have_an_axis_all_the_same(figures):
    draw_lines(pd.DataFrame({"n": [1, 2], "y": [0, 0], "line": "a"}))
    axes = figures[0].axes[0]
    assert axes.get_ylim() == (0, 0.01)
    assert axes.yaxis.get_major_formatter()(0.02468, 0) == "0,025"
    assert axes.yaxis.get_major_formatter()(0.30000000000000004, 0) == "0,30"


def pairs_of(count: int) -> pd.DataFrame:
    """Return all pairs of so many articles; the later an article's name, the more alike."""
    names = [f"t{n:02}" for n in range(count)]
    rows = [(a, b, (i + 1) / 100) for i, a in enumerate(names) for b in names[i + 1 :]]
    return pd.DataFrame(rows, columns=["article_a", "article_b", "jaccard"])


@pytest.mark.parametrize("count", [2, 3, 12, 13, 15])
def test_the_heatmap_draws_twelve_articles_and_tells_ten_pairs(figures, count):
    table = pairs_of(count)
    picture = similarity_heatmap(table)
    names = [f"t{n:02}" for n in range(count)][-12:]
    axes = figures[0].axes[0]
    assert labels(axes.xaxis) == names[:-1] and labels(axes.yaxis) == names[1:]
    drawn = f"{count}" if count <= 12 else f"12 dari {count}"
    title = f"{drawn} artikel, kemiripan Jaccard: terbesar {(count - 1) / 100:.2f}".replace(
        ".", ","
    )
    assert figures[0].get_suptitle() == title
    told = re.findall(r"(t\d\d) dan (t\d\d) (\d,\d\d)", picture.alt)
    largest = table.sort_values("jaccard", ascending=False, kind="stable").head(10)
    assert told == [
        (row.article_a, row.article_b, f"{row.jaccard:.2f}".replace(".", ","))
        for row in largest.itertuples()
    ]
    assert picture.alt.startswith(f"Peta warna, {title}; makin gelap makin sama: ")
    assert picture.caption == "Makin gelap makin sama; warna tergelap berarti 1."
    shown = {text.get_position(): text.get_text() for text in axes.texts}
    first = int(names[0][1:])
    assert shown == {
        (i, j): f"{(first + i + 1) / 100:.2f}".replace(".", ",")
        for i in range(len(names))
        for j in range(i + 1, len(names))
    }
    assert axes.images[0].get_clim() == (0, 1) and axes.images[0].cmap.name == "Blues"
    assert axes.get_xlim() == (-0.5, max(len(names) - 1.5, 0.5))
    assert axes.get_ylim() == (len(names) - 0.5, 0.5)


@pytest.mark.parametrize("largest", [1.0, 0.5])
def test_numbers_of_a_heatmap_can_be_read_on_their_shades(figures, largest):
    table = pairs_of(11).assign(jaccard=np.linspace(0, 1, 55))
    picture = similarity_heatmap(table, largest=largest)
    assert picture.caption.endswith(f"berarti {'1' if largest == 1 else '0,50'}.")
    axes = figures[0].axes[0]
    for text in axes.texts:
        value = float(text.get_text().replace(",", "."))
        if abs(value - 0.6 * largest) > 0.006:
            assert text.get_color() == ("white" if value > 0.6 * largest else "#000000")
    assert axes.images[0].get_clim() == (0, largest)
    assert colormaps["Blues"](0.6)[0] < 0.5, "white is read on what is darker"


@pytest.mark.parametrize(
    ("columns", "column", "said"),
    [
        ({"shingle_words": 3}, "jaccard", "3 artikel, n = 3, kemiripan Jaccard: terbesar 0,02"),
        ({"shingle_words": [3, 3, 5]}, "jaccard", "3 artikel, kemiripan Jaccard: terbesar 0,02"),
        ({"shared": [7, 3, 5]}, "shared", "3 artikel, rangkaian sama: terbesar 7"),
        ({"lain": [0.5, 0.25, 1]}, "lain", "3 artikel, lain: terbesar 1,00"),
    ],
)
def test_a_heatmap_says_what_it_compares(columns, column, said):
    picture = similarity_heatmap(pairs_of(3).assign(**columns), column)
    assert picture.alt.startswith(f"Peta warna, {said}; ")


def test_pairs_may_stand_in_any_order_and_be_incomplete(figures):
    table = pd.DataFrame(
        {"article_a": ["c", "a"], "article_b": ["a", "b"], "jaccard": [0.25, 0.5]}, index=[9, 4]
    )
    told = similarity_heatmap(table).alt
    assert "a dan b 0,50; c dan a 0,25." in told
    texts = {text.get_position(): text.get_text() for text in figures[0].axes[0].texts}
    assert texts == {(0, 1): "0,50", (0, 2): "0,25"}
    assert similarity_heatmap(table.head(0)) == NO_PICTURE
    assert similarity_heatmap(table.assign(jaccard=0.0), largest=0.0).png
    with pytest.raises(InputError, match="kolom jaccard"):
        similarity_heatmap(table.drop(columns="jaccard"))


def test_of_articles_alike_in_the_same_degree_those_of_the_first_pairs_are_drawn(figures):
    table = pairs_of(14).assign(jaccard=0.5)
    similarity_heatmap(table)
    assert labels(figures[0].axes[0].xaxis) == [f"t{n:02}" for n in range(11)]


def tokens(**texts) -> pd.DataFrame:
    rows = [(name, place, word, 0) for name, text in texts.items()
            for place, word in enumerate(text.split())]  # fmt: skip
    return pd.DataFrame(rows, columns=["article", "position", "word", "sentence"])


@pytest.mark.parametrize(("n", "dots"), [(None, 4), (1, 6), (2, 5), (6, 1), (7, 0)])
def test_every_shared_run_of_words_is_a_dot(figures, n, dots):
    words = tokens(kiri="x y a b c d e f", kanan="a b c d e f z", lain="a b c d e f")
    picture = dot_plot(words, "kiri", "kanan", **({} if n is None else {"n": n}))
    if not dots:
        assert picture == NO_PICTURE
        return
    length = n or 3
    title = f"{dots} rangkaian {length} kata yang sama"
    assert picture.alt == (
        f"Diagram titik, {title}: kiri mendatar, kanan menurun. {dots} titik; garis terpanjang: "
        "6 kata, dari kata 2 dan 0."
    )
    assert picture.caption.startswith(f"Satu titik: {length} kata berturut-turut")
    axes = figures[0].axes[0]
    places = np.asarray(axes.collections[0].get_offsets())
    assert places.tolist() == [[2 + k, k] for k in range(dots)]
    assert axes.get_xlim() == (0, 8) and axes.get_ylim() == (7, 0)
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("kata ke-, kiri", "kata ke-, kanan")
    assert figures[0].get_suptitle() == title and axes.get_aspect() == 1


def test_the_five_longest_lines_of_dots_are_told_longest_first():
    parts = [
        " ".join(f"{name}{n}" for n in range(size))
        for name, size in zip("abcdefg", range(3, 10), strict=True)
    ]
    words = tokens(a=" ".join(parts), b=" x ".join(reversed(parts)))
    told = re.findall(r"(\d+) kata, dari kata (\d+) dan (\d+)", dot_plot(words, "a", "b").alt)
    begins_a = np.cumsum([0, *range(3, 10)])
    begins_b = np.cumsum([0, *(size + 1 for size in range(9, 2, -1))])
    assert told == [
        (str(size), str(begins_a[size - 3]), str(begins_b[9 - size])) for size in range(9, 4, -1)
    ]
