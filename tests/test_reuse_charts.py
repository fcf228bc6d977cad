"""Charts of shared text tell in words what they show, whatever the corpus, even nothing."""

import io
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from matplotlib import colormaps
from PIL import Image

from frasa._ground.errors import InputError
from frasa.charts import links
from frasa.charts.links import passage_network, passage_timeline
from frasa.charts.look import NO_PICTURE
from frasa.charts.reuse import dot_plot, line_plot, similarity_heatmap
from frasa.evidence import classify
from frasa.passages import find_passages
from frasa.phrases import similarity
from frasa.tokens import tokenize

SHARED = " ".join(f"siaran{n}" for n in range(25))
TEXTS = [f"{SHARED} tambahan {n} " + " ".join(f"isi{n}x{k}" for k in range(20)) for n in range(3)]
ARTICLES = pd.DataFrame(
    {
        "article": ["satu", "dua", "tiga"],
        "text": [*TEXTS[:2], "tidak ada yang sama di sini"],
        "event_date": pd.to_datetime(["2024-03-01", "2024-03-01", "2024-05-02"]),
    }
)
TOKENS = tokenize(ARTICLES)
PASSAGES = classify(find_passages(TOKENS), ARTICLES)


def draw(*arguments, **keywords):
    return arguments[0](*arguments[1:], **keywords)


def all_charts(tokens, passages, articles):
    yield similarity_heatmap, similarity(tokens, 5)
    yield dot_plot, tokens, "dua", "satu"
    yield passage_timeline, passages, articles
    yield passage_network, passages


@pytest.mark.cepat
def test_every_chart_names_the_articles_that_share_and_the_numbers():
    told = [draw(*chart).alt for chart in all_charts(TOKENS, PASSAGES, ARTICLES)]
    assert all("dua" in alt and "satu" in alt for alt in told)
    shared = similarity(TOKENS, 5).set_index(["article_a", "article_b"])["jaccard"]["dua", "satu"]
    assert f"dua dan satu {shared:.2f}".replace(".", ",") in told[0]
    assert "26 kata, dari kata 0 dan 0" in told[1]
    assert "satu 1 Mar 2024" in told[2] and "dua dan satu berbagi 26 kata" in told[2]
    assert "dua dan satu berbagi 26 kata (kutipan atau salinan)" in told[3]


def spans(words, kind):
    """Return PASSAGES, which has one row, with spans of so many words of another kind behind it."""
    first = PASSAGES["last_word_a"] + 10 + 100 * words
    ends = {f"first_word_{side}": first for side in "ab"}
    ends |= {f"last_word_{side}": first + words - 1 for side in "ab"}
    return PASSAGES.assign(**ends, kind=kind)


@pytest.mark.cepat
def test_a_pair_is_drawn_as_the_kind_of_most_of_its_words():
    both = pd.concat([spans(5, "name_or_formula"), PASSAGES, spans(3, "page_furniture")])
    assert "berbagi 34 kata (kutipan atau salinan)" in draw(passage_network, both).alt


def test_words_that_lie_in_several_passages_count_once():
    inside = PASSAGES.assign(first_word_a=PASSAGES["first_word_a"] + 3)
    twice = pd.concat([PASSAGES, PASSAGES, inside])
    assert "berbagi 26 kata (" in draw(passage_network, twice).alt


def test_a_passage_that_was_moved_is_a_line_of_its_own_in_the_dot_plot():
    one, other = " ".join(f"a{n}" for n in range(12)), " ".join(f"b{n}" for n in range(9))
    articles = pd.DataFrame({"article": ["x", "y"], "text": [f"{one} {other}", f"{other} {one}"]})
    alt = draw(dot_plot, tokenize(articles), "x", "y").alt
    assert "12 kata, dari kata 0 dan 9; 9 kata, dari kata 12 dan 0" in alt


def test_the_same_tables_give_the_same_pictures_and_other_numbers_other_ones():
    first = [draw(*chart).png for chart in all_charts(TOKENS, PASSAGES, ARTICLES)]
    again = [draw(*chart).png for chart in all_charts(TOKENS, PASSAGES, ARTICLES)]
    assert first == again
    changed = PASSAGES.assign(**{f"last_word_{s}": PASSAGES[f"last_word_{s}"] + 50 for s in "ab"})
    assert draw(passage_network, changed).png != first[3]


@pytest.mark.cepat
def test_nothing_to_draw_is_said():
    none = PASSAGES.iloc[:0]
    for chart in all_charts(TOKENS.iloc[:0], none, ARTICLES):
        assert draw(*chart) == NO_PICTURE
    assert draw(passage_timeline, PASSAGES, ARTICLES.assign(event_date=pd.NaT)) == NO_PICTURE


def test_of_many_articles_the_heatmap_draws_those_that_resemble_another_most():
    texts = [f"kata{n} beda{n} lain{n} asing{n} unik{n} {n}" for n in range(30)]
    articles = pd.DataFrame({"article": [f"t{n:02d}" for n in range(30)], "text": texts})
    articles.loc[[17, 29], "text"] = SHARED
    alt = draw(similarity_heatmap, similarity(tokenize(articles), 5)).alt
    assert "t17 dan t29 1,00" in alt


@pytest.mark.cepat
def test_lines_are_told_point_by_point_and_too_many_are_refused():
    table = pd.DataFrame({"n": [1, 2], "y": [0.5, 0.25], "line": "contoh"})
    alt = draw(line_plot, table, "n", "y", "line", "Judul", ("mendatar", "menurun")).alt
    assert "contoh (1: 0,50, 2: 0,25)" in alt
    many = pd.DataFrame({"n": 1, "y": 1, "line": [f"g{k}" for k in range(9)]})
    with pytest.raises(InputError, match="paling banyak 8 garis"):
        line_plot(many, "n", "y", "line", "Judul", ("x", "y"))


def many(count=60):
    pairs = [(f"artikel-{n:02}", f"berita-{n:02}") for n in range(count // 2)]
    links = pd.DataFrame(pairs, columns=["article_a", "article_b"])
    ends = {f"last_word_{side}": range(count // 2 - 1, -1, -1) for side in "ab"}
    return links.assign(first_word_a=0, first_word_b=0, **ends, kind="quotation_or_copy")


@pytest.mark.cepat
def test_more_than_six_articles_are_ranked_pairs_and_what_is_left_out_is_said():
    assert draw(passage_network, PASSAGES).alt.startswith("Jaringan, 2 artikel")
    alt = draw(passage_network, many()).alt
    assert "15 dari 30 pasangan, 60 artikel" in alt
    assert "artikel-00 dan berita-00 berbagi 30 kata" in alt


def test_of_many_articles_the_calendar_has_those_that_share_most():
    names = sorted({*many()["article_a"], *many()["article_b"]})
    days = pd.date_range("2024-01-01", periods=60)
    picture = draw(passage_timeline, many(), pd.DataFrame({"article": names, "event_date": days}))
    assert "20 dari 60 artikel" in picture.alt and "artikel-00 1 Jan 2024" in picture.alt
    assert "artikel-10" not in picture.alt


@pytest.mark.parametrize("count", [4, 60])
@pytest.mark.parametrize("span", [0, 1, 2, 5, 40, 900, 9_000])
def test_dates_below_a_calendar_never_touch_each_other(monkeypatch, count, span):
    drawn = []
    monkeypatch.setattr(links, "picture_of", lambda figure, *_: drawn.append(figure))
    names = sorted({*many(count)["article_a"], *many(count)["article_b"]})
    days = pd.Timestamp("2023-12-25") + pd.to_timedelta(np.linspace(0, span, count).round(), "D")
    draw(passage_timeline, many(count), pd.DataFrame({"article": names, "event_date": days}))
    drawn[0].draw_without_rendering()
    labels = [label.get_window_extent() for label in drawn[0].axes[0].get_xticklabels()]
    assert all(left.x1 + 2 < right.x0 for left, right in pairwise(labels))
    assert labels[0].x0 >= 0 and labels[-1].x1 <= drawn[0].bbox.x1


def test_two_heatmaps_have_one_scale_and_name_their_n():
    """The same number has the same shade, whatever else is in the picture."""
    pairs = pd.DataFrame({"article_a": ["a", "a", "b"], "article_b": ["b", "c", "c"]})
    shades = []
    for n, largest in ((1, 0.9), (5, 0.3)):
        table = pairs.assign(shingle_words=n, jaccard=[0.3, 0.0, largest])
        picture = draw(similarity_heatmap, table)
        assert (
            f"n = {n}," in picture.alt
            and f"terbesar {largest:.2f}".replace(".", ",") in picture.alt
        )
        pixels = np.asarray(Image.open(io.BytesIO(picture.png)).convert("RGB")).reshape(-1, 3)
        shades.append({tuple(pixel) for pixel in np.unique(pixels, axis=0)})
    blue = tuple(np.round(np.array(colormaps["Blues"](0.3)[:3]) * 255).astype(int))
    assert all(min(abs(np.array(p) - blue).sum() for p in shade) < 12 for shade in shades)


def test_a_kind_that_has_no_name_here_is_drawn_under_its_own():
    assert "(jenis_baru)" in draw(passage_network, PASSAGES.assign(kind="jenis_baru")).alt
    unknown = draw(passage_network, PASSAGES.drop(columns="kind")).alt
    assert "kata." in unknown and "(" not in unknown


def test_a_line_falls_where_its_values_fall_and_its_name_has_its_mark():
    table = pd.DataFrame({"n": [1, 2, 1, 2], "y": [0.8, 0.5, 0.1, 0.1], "line": list("aabb")})
    drawn = draw(line_plot, table, "n", "y", "line", "Judul", ("mendatar", "menurun"))
    colours = np.asarray(Image.open(io.BytesIO(drawn.png)).convert("RGB")).astype(int)
    first, second = (
        np.argwhere(np.abs(colours - colour).sum(axis=2) < 30)
        for colour in ((0, 114, 178), (230, 159, 0))
    )
    assert first[:, 0].max() < second[:, 0].min(), "larger values stand higher"
    columns = np.unique(first[:, 1])
    line, mark = np.split(columns, np.flatnonzero(np.diff(columns) > 5) + 1)
    beginning, end = (first[first[:, 1] == column, 0].mean() for column in line[[10, -10]])
    assert beginning < end and len(mark) < 20
