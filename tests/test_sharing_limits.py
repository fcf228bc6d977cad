"""Charts of who shares text with whom keep their limits; every chart asks for what it needs."""

import re

import numpy as np
import pandas as pd
import pytest

from frasa import charts
from frasa._ground.errors import InputError
from frasa.evidence import KIND_NAMES


def labels(axis) -> list[str]:
    return [label.get_text() for label in axis.get_ticklabels()]


def passages(pairs, words=10, kind="quotation_or_copy") -> pd.DataFrame:
    """Return a row for each pair (a, b, words, kind); what is left out is the same for all."""
    rows = [(*pair, *(words, kind)[len(pair) - 2 :]) for pair in pairs]
    table = pd.DataFrame(rows, columns=["article_a", "article_b", "words", "kind"])
    ends = {f"last_word_{side}": table["words"] - 1 for side in "ab"}
    return table.drop(columns="words").assign(first_word_a=0, first_word_b=0, **ends)


def chain(count: int) -> pd.DataFrame:
    """Return passages that join so many articles in a row, each pair with fewer words."""
    return passages([(f"t{n:02}", f"t{n + 1:02}", 90 - n) for n in range(count - 1)])


@pytest.mark.parametrize("count", [2, 6, 7])
def test_up_to_six_articles_are_a_network_and_more_are_bars(figures, count):
    picture = charts.passage_network(chain(count))
    assert picture.alt.startswith("Jaringan" if count <= 6 else "Diagram batang")
    axes = figures[0].axes[0]
    if count <= 6:
        assert picture.alt.startswith(f"Jaringan, {count} artikel yang berbagi bagian teks;")
        dots = np.array([marks.get_offsets()[0] for marks in axes.collections])
        assert len(dots) == count and np.allclose(np.hypot(*dots.T), 1)
        assert dots[0] == pytest.approx([0, 1]), "the first one stands on top"
        assert dots[1, 0] > -1e-9, "and the others follow clockwise"
        names = [text.get_text() for text in axes.texts[count - 1 :]]
        assert names == [f"t{n:02}" for n in range(count)]
    else:
        assert labels(axes.yaxis) == [f"t{n:02} – t{n + 1:02}" for n in range(count - 1)]
        assert "6 pasangan, 7 artikel: kata di bagian yang sama" in picture.alt


@pytest.mark.parametrize(("pairs", "told"), [(15, "15"), (16, "15 dari 16")])
def test_of_many_pairs_fifteen_are_drawn_and_ten_told(figures, pairs, told):
    picture = charts.passage_network(chain(pairs + 1))
    assert f"{told} pasangan, {pairs + 1} artikel" in picture.alt
    assert (
        figures[0].get_suptitle()
        == f"{told} pasangan, {pairs + 1} artikel: kata di bagian yang sama"
    )
    assert picture.alt.count(" berbagi ") == 10
    assert [bar.get_width() for bar in figures[0].axes[0].patches] == list(range(90, 75, -1))
    assert [text.get_text() for text in figures[0].axes[0].texts] == [
        str(n) for n in range(90, 75, -1)
    ]


def test_kinds_stand_in_a_legend_or_at_bars_only_where_there_are_several(figures):
    for count in (6, 7):
        one, several = chain(count), chain(count)
        several["kind"] = [*list(KIND_NAMES)[: count - 1], "baru"][: count - 1]
        kinds = [KIND_NAMES.get(kind, kind) for kind in several["kind"]]
        charts.passage_network(one)
        charts.passage_network(several)
        texts = [[text.get_text() for text in figure.axes[0].texts] for figure in figures[-2:]]
        numbers = [str(90 - n) for n in range(count - 1)]
        assert texts[0][: count - 1] == numbers
        if count == 7:  # bars
            at_bars = [f"{words} {kind}" for words, kind in zip(numbers, kinds, strict=True)]
            assert texts[1][: count - 1] == at_bars
            continue
        assert texts[1][: count - 1] == numbers and not figures[-2].legends
        [legend] = figures[-1].legends
        assert [text.get_text() for text in legend.get_texts()] == kinds
        dashes, shown = (
            [str(line._unscaled_dash_pattern) for line in lines]
            for lines in (figures[-1].axes[0].lines, legend.get_lines())
        )
        assert len({*dashes}) == 5 and shown == dashes, "dashes tell the kinds apart"
        longest = max(sum(line._dash_pattern[1] or [0]) for line in legend.get_lines())
        assert longest <= 4 * legend.get_texts()[0].get_fontsize(), "all of a pattern is seen"
        widths = [line.get_linewidth() for line in figures[-1].axes[0].lines]
        assert widths == [1 + 4 * (90 - n) / 90 for n in range(5)]


def timeline(links, days) -> tuple[pd.DataFrame, pd.DataFrame]:
    names = sorted({*links["article_a"], *links["article_b"]})
    return links, pd.DataFrame({"article": names, "event_date": pd.to_datetime(days)[: len(names)]})


DAYS = pd.date_range("2024-01-30", periods=40)


@pytest.mark.parametrize(("count", "told"), [(6, "6"), (7, "7"), (20, "20"), (21, "20 dari 21")])
def test_the_calendar_draws_twenty_articles_and_lines_between_six(figures, count, told):
    picture = charts.passage_timeline(*timeline(chain(count), DAYS))
    shown = [f"t{n:02}" for n in range(min(count, 20))]
    axes = figures[0].axes[0]
    assert labels(axes.yaxis) == shown
    assert picture.alt.startswith(
        f"Garis waktu {told} artikel yang berbagi teks: t00 30 Jan 2024, "
    )
    assert (
        figures[0].get_suptitle() == f"{told} artikel yang berbagi teks, menurut tanggal peristiwa"
    )
    assert re.findall(r"(t\d\d) \d+ \w{3} 2024", picture.alt) == shown
    texts = [text.get_text() for text in axes.texts]
    if count <= 6:
        assert len(axes.lines) == count - 1 and texts == [str(90 - n) for n in range(count - 1)]
        assert picture.caption.startswith("Angka pada garis:")
    else:
        assert not axes.lines and picture.caption.startswith("Di kanan:")
        assert texts[:3] == ["t01, 90 kata", "t00, 90 kata", "t01, 89 kata"]
        assert len(texts) == len(shown)
    dots = np.asarray(axes.collections[0].get_offsets())
    assert np.diff(dots[:, 0]) == pytest.approx(1) and list(dots[:, 1]) == list(range(len(shown)))


def test_articles_of_one_day_are_joined_by_lines_that_bend(figures):
    links = passages([("a", "b"), ("b", "c"), ("a", "c")])
    charts.passage_timeline(*timeline(links, ["2024-01-01", "2024-01-01", "2024-01-11"]))
    bends = []
    for line in figures[0].axes[0].lines:
        x = line.get_xdata()
        bends.append(np.abs(x - np.linspace(x[0], x[-1], len(x))).max())
    assert bends[0] == pytest.approx(0.6, rel=0.01) and bends[1:] == pytest.approx([0, 0])
    assert [text.get_text() for text in figures[0].axes[0].texts] == ["10"] * 3


def test_an_article_without_a_day_is_left_out_and_counted():
    links, days = timeline(chain(4), DAYS)
    days.loc[3, "event_date"] = pd.NaT
    told = charts.passage_timeline(links, pd.concat([days, days])).alt
    assert told.startswith("Garis waktu 3 dari 4 artikel") and "t03" not in told
    alone = passages([("a", "b", 50), ("c", "d", 40)])
    _, days = timeline(alone, DAYS)
    told = charts.passage_timeline(alone, days[days["article"] != "b"]).alt
    assert "2 dari 4 artikel" in told and "a 30" not in told, "who has no partner is not drawn"


@pytest.mark.parametrize("count", [2, 3, 6])
def test_names_in_a_network_stand_outside_of_its_ring(figures, count):
    charts.passage_network(chain(count))
    axes = figures[0].axes[0]
    dots = np.array([marks.get_offsets()[0] for marks in axes.collections])
    for (x, y), text in zip(dots, axes.texts[count - 1 :], strict=True):
        if abs(x) < 0.01:
            assert (text.get_ha(), *text.get_position()) == (
                "center",
                pytest.approx(x),
                y + 0.12 * y,
            )
        else:
            assert text.get_ha() == ("left" if x > 0 else "right")
            assert text.get_position() == pytest.approx((x + np.copysign(0.08, x), y))
    assert axes.get_ylim() == pytest.approx((dots[:, 1].min() - 0.25, 1.3)) and not axes.axison


@pytest.mark.parametrize(("span", "edge", "bend"), [(0, 0.5, 0.06), (5, 0.5, 0.3), (50, 4, 3)])
def test_a_calendar_has_room_before_its_first_and_after_its_last_day(figures, span, edge, bend):
    days = ["2024-01-01", "2024-01-01", pd.Timestamp("2024-01-01") + pd.Timedelta(days=span)]
    charts.passage_timeline(*timeline(passages([("a", "b"), ("b", "c")]), days))
    axes = figures[0].axes[0]
    first, last = axes.get_xlim()
    begin = pd.Timestamp("2024-01-01").toordinal() - pd.Timestamp("1970-01-01").toordinal()
    assert (first, last) == pytest.approx((begin - edge, begin + span + edge))
    assert axes.get_ylim() == (2.5, -0.5)
    assert np.ptp(axes.lines[0].get_xdata()) == pytest.approx(bend, rel=0.01)
    marks = sorted({round(begin + span * part / 3) for part in range(4)})
    assert list(axes.get_xticks()) == marks
    written = [pd.Timestamp("1970-01-01") + pd.Timedelta(days=mark) for mark in marks]
    assert labels(axes.xaxis)[0] == "1 Jan 2024" and len(written) == len(labels(axes.xaxis))


LINKED = ("article_a", "article_b", "first_word_a", "last_word_a")


@pytest.mark.parametrize(
    ("chart", "columns"),
    [
        (charts.ranked_bars, ("word", "count")),
        (lambda table: charts.ranked_bars(table, "nilai", "nama"), ("nama", "nilai")),
        (charts.compared_bars, ("word", "per_1000_target", "per_1000_reference")),
        (charts.word_cloud, ("word", "count")),
        (lambda table: charts.dispersion_plot(table, "x"), ("article", "position", "word")),
        (charts.zipf, ("word", "count")),
        (charts.similarity_heatmap, ("article_a", "article_b", "jaccard")),
        (lambda table: charts.dot_plot(table, "a", "b"), ("article", "position", "word")),
        (charts.passage_network, LINKED),
        (lambda table: charts.passage_timeline(table, table), LINKED),
        (lambda table: charts.passage_timeline(chain(2), table), ("article", "event_date")),
    ],
)  # fmt: skip
def test_every_chart_asks_for_the_columns_that_it_needs_by_name(chart, columns):
    for column in columns:
        table = pd.DataFrame(columns=[name for name in columns if name != column])
        with pytest.raises(InputError, match=f"kolom {column}\\b"):
            chart(table)
    with pytest.raises(InputError, match="Yang diminta sebuah tabel"):
        chart([1])


def test_bars_leave_room_for_their_numbers(figures):
    for values in ([0.5, 0.25], [0.0, 0.0]):
        charts.ranked_bars(pd.DataFrame({"word": ["a", "b"], "share": values}), "share")
    charts.passage_network(chain(7))
    charts.passage_network(chain(7).assign(kind=["page_furniture", *["house_text"] * 5]))
    ends = [figure.axes[0].get_xlim() for figure in figures]
    assert [end for _, end in ends] == pytest.approx([0.57, 1.14e-9, 102.6, 90 * 1.75 * 1.14])
    assert {start for start, _ in ends} == {0}
    assert figures[0].axes[0].get_ylim() == (1.6, -0.6)
    assert not any(text.get_parse_math() for text in figures[0].axes[0].texts), "a $ stays a $"
