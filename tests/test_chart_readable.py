"""Whatever the labels: in every chart all that is written can be read, in Indonesian."""

import re
import warnings
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from matplotlib.text import Text

from frasa import charts
from frasa.charts import links as links_module

LONG = [f"Badan Kepegawaian Kabupaten Kepulauan Siau Tagulandang Biaro {n}" for n in range(6)]
TITLE = "Kata yang paling sering muncul di dalam semua artikel tentang ikrar netralitas pegawai itu"


def counted(words, count=None) -> pd.DataFrame:
    values = range(len(words), 0, -1) if count is None else count
    both = {"per_1000_target": 2.0, "per_1000_reference": 1.0}
    return pd.DataFrame({"word": words, "count": values}).assign(**both)


def shared(names, kinds=("quotation_or_copy",)) -> pd.DataFrame:
    """Return passages between all of these articles, each pair with another number of words."""
    pairs = pd.DataFrame(combinations(names, 2), columns=["article_a", "article_b"])
    ends = {f"last_word_{side}": np.arange(len(pairs)) + 12 for side in "ab"}
    kind = [kinds[n % len(kinds)] for n in range(len(pairs))]
    return pairs.assign(first_word_a=0, first_word_b=0, **ends, kind=kind)


def on(names, days) -> pd.DataFrame:
    dates = pd.Timestamp("2024-01-01") + pd.to_timedelta(list(days), "D")
    return pd.DataFrame({"article": names, "event_date": dates})


def boxes(figure) -> list:
    """Return (text, box) of all that is written in the figure."""
    figure.draw_without_rendering()
    unseen = set()  # matplotlib keeps labels of ticks outside the axes, and draws none of them
    for axis in [axis for axes in figure.axes for axis in (axes.xaxis, axes.yaxis)]:
        low, high = sorted(axis.get_view_interval())
        for tick in [*axis.get_major_ticks(), *axis.get_minor_ticks()]:
            if not axis.axes.axison or not low <= tick.get_loc() <= high:
                unseen |= {tick.label1, tick.label2}
    texts = [text for text in figure.findobj(Text) if text.get_text().strip()]
    return [(text.get_text(), text.get_window_extent()) for text in texts if text not in unseen]


def touching(found) -> list:
    return [(a, b) for (a, one), (b, two) in combinations(found, 2) if one.overlaps(two)]


@pytest.mark.parametrize("title", ["Judul", TITLE, f"{TITLE} {TITLE}"])
@pytest.mark.parametrize("words", [LONG, ["asn"], ["a\nb c", "d" * 90]])
def test_titles_labels_and_legends_stay_inside_the_picture(figures, words, title):
    table = counted(words)
    charts.ranked_bars(table, title=title)
    charts.compared_bars(table, names=(TITLE, LONG[0]))
    charts.word_cloud(table)
    charts.zipf(table)
    lines = pd.DataFrame(
        {"n": [3, 5] * 2, "y": [0.5, 0.2, 0.4, 0.3], "s": [LONG[0]] * 2 + ["b"] * 2}
    )
    charts.line_plot(lines, "n", "y", "s", title, ("panjang", "kesamaan"))
    assert len(figures) == 5
    for figure in figures:
        for text, box in boxes(figure):
            assert box.x0 >= -1 and box.x1 <= figure.bbox.x1 + 1, text
            assert box.y0 >= -1 and box.y1 <= figure.bbox.y1 + 1, text


@pytest.mark.parametrize("words", [["netral"], ["😀 setuju", "netral"], ["中立", "a\tb"], ["حياد"]])
def test_letters_that_the_font_lacks_are_told_without_english(words):
    table, names = counted(words), [*words, "lain"]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        made = [charts.ranked_bars(table), charts.compared_bars(table), charts.word_cloud(table)]
        made += [charts.zipf(table), charts.passage_network(shared(names))]
        made += [charts.passage_timeline(shared(names), on(names, range(len(names))))]
    boxes_expected = "中立" in words
    assert ["tampak sebagai kotak" in picture.caption for picture in made] == [boxes_expected] * 6


@pytest.mark.parametrize("count", [2, 3, 5, 6])
@pytest.mark.parametrize("apart", [0, 1, 7, 100])
def test_on_a_calendar_no_link_hides_another_and_no_number_another(figures, count, apart):
    names = [f"media-{n}" for n in range(count)]
    charts.passage_timeline(shared(names), on(names, [apart * n for n in range(count)]))
    axes = figures[0].axes[0]
    numbers = [str(n + 13) for n in range(count * (count - 1) // 2)]
    found = [(text, box) for text, box in boxes(figures[0]) if text in numbers]
    assert sorted(text for text, _ in found) == numbers
    assert touching(found) == []
    dots = axes.transData.transform(axes.collections[0].get_offsets())
    for line in axes.lines:  # only its own two ends are dots
        way = axes.transData.transform(line.get_xydata())
        near = np.linalg.norm(way[:, None] - dots, axis=2).min(axis=0) < 4
        assert near.sum() == 2


@pytest.mark.parametrize("days", [(0, 0, 1, 1, 2, 365), (0, 1, 2, 3, 4, 300), (0, 9, 9, 9, 30, 31)])
def test_articles_of_neighbouring_days_keep_their_links_apart(figures, days):
    names = [f"media-{n}" for n in range(6)]
    charts.passage_timeline(shared(names), on(names, days))
    numbers = {str(n + 13) for n in range(15)}
    found = [(text, box) for text, box in boxes(figures[0]) if text in numbers]
    assert len(found) == 15 and touching(found) == []


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
@pytest.mark.parametrize("kinds", [1, 2, 5])
def test_in_a_network_numbers_stand_apart_and_the_legend_names_the_kinds(figures, count, kinds):
    names, known = [f"media-{n}" for n in range(count)], [*links_module.LINES][:kinds]
    passages = shared(names, known)
    charts.passage_network(passages)
    numbers = [str(n + 13) for n in range(len(passages))]
    found = [(text, box) for text, box in boxes(figures[0]) if text in {*numbers, *names}]
    assert len(found) == len(numbers) + count and touching(found) == []
    told = [text.get_text() for legend in figures[0].legends for text in legend.get_texts()]
    used = {links_module.KIND_NAMES[kind] for kind in passages["kind"]}
    assert set(told) == (used if len(used) > 1 else set())


@pytest.mark.parametrize("largest", [1, 4, 9, 10, 3000])
@pytest.mark.parametrize("rows", [1, 4, 9, 10, 500])
def test_the_axes_of_zipf_have_plain_numbers_and_its_line_a_name(figures, rows, largest):
    values = [max(largest // n, 1) for n in range(1, rows + 1)]
    charts.zipf(counted([f"k{n}" for n in range(rows)], values))
    [axes], found = figures[0].axes, boxes(figures[0])
    figures[0].draw_without_rendering()
    for axis, most in ((axes.xaxis, rows), (axes.yaxis, largest)):
        ticks = axis.get_ticklabels(which="both")
        low, high = axis.get_view_interval()
        shown = [tick.get_text() for tick in ticks if low <= max(tick.get_position()) <= high]
        written = {int(text.replace(".", "")) for text in shown if text}
        assert {1} | ({n for n in (2, 3, 5) if n <= most} if most < 10 else {10}) <= written
        assert all(str(n).strip("0") in ("1", "2", "3", "5") for n in written)
    frame = axes.get_window_extent()
    [name] = [box for text, box in found if text == "hukum Zipf"]
    assert name.y0 > frame.y0 - 1 and name.y1 < frame.y1 and name.x1 < frame.x1


@pytest.mark.parametrize(("dtype", "written"), [(int, "7"), (float, "7,00")])
def test_a_heatmap_has_one_precision_in_title_cells_and_description(figures, dtype, written):
    pairs = shared(["a", "b", "c"])[["article_a", "article_b"]]
    picture = charts.similarity_heatmap(
        pairs.assign(shared=np.array([7, 3, 0], dtype)), "shared", 9
    )
    assert f"terbesar {written};" in picture.alt and f"a dan b {written};" in picture.alt
    cells = [text.get_text() for text in figures[0].axes[0].texts]
    assert cells[0] == written and {len(cell) for cell in cells} == {len(written)}


@pytest.mark.parametrize(("count", "labelled"), [(2, True), (12, True), (13, False), (60, False)])
def test_a_line_has_its_numbers_as_long_as_they_have_room(figures, count, labelled):
    table = pd.DataFrame({"n": range(1, count + 1), "y": np.linspace(0, 1, count), "s": "a"})
    charts.line_plot(table, "n", "y", "s", "Judul", ("x", "y"))
    axes = figures[0].axes[0]
    assert len(axes.texts) == (count if labelled else 0)
    ticks = [(text.get_text(), text.get_window_extent()) for text in axes.get_xticklabels()]
    figures[0].draw_without_rendering()
    assert touching(ticks) == []
    assert not labelled or [text for text, _ in ticks] == [str(n) for n in range(1, count + 1)]


@pytest.mark.parametrize(("words", "told"), [(["asn", "netral"], "2"), (LONG * 5, r"\d\d dari 30")])
def test_a_cloud_says_how_many_of_its_words_found_room(words, told):
    table = counted([f"{word} {n}" for n, word in enumerate(words)])
    assert re.match(f"Kiri: awan kata dari {told} kata, ", charts.word_cloud(table).alt)
