"""Charts of shared text tell in words what they show, whatever the corpus, even nothing."""

import pandas as pd
import pytest

from frasa._ground.errors import InputError
from frasa.charts.look import NO_PICTURE
from frasa.charts.reuse import (
    dot_plot,
    line_plot,
    passage_network,
    passage_timeline,
    similarity_heatmap,
)
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


def test_every_chart_names_the_articles_that_share_and_the_numbers():
    told = [draw(*chart).alt for chart in all_charts(TOKENS, PASSAGES, ARTICLES)]
    assert all("dua" in alt and "satu" in alt for alt in told)
    shared = similarity(TOKENS, 5).set_index(["article_a", "article_b"])["jaccard"]["dua", "satu"]
    assert f"dua dan satu {shared:.2f}".replace(".", ",") in told[0]
    assert "26 kata, dari kata 0 dan 0" in told[1]
    assert "satu 01-03-2024" in told[2] and "dua dan satu berbagi 26 kata" in told[2]
    assert "dua dan satu berbagi 26 kata (kutipan atau salinan)" in told[3]


def spans(words, kind):
    """Return PASSAGES, which has one row, with spans of so many words of another kind behind it."""
    first = PASSAGES["last_word_a"] + 10 + 100 * words
    return PASSAGES.assign(first_word_a=first, last_word_a=first + words - 1, kind=kind)


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
    changed = PASSAGES.assign(last_word_a=PASSAGES["last_word_a"] + 50)
    assert draw(passage_network, changed).png != first[3]


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


def test_lines_are_told_point_by_point_and_too_many_are_refused():
    table = pd.DataFrame({"n": [1, 2], "y": [0.5, 0.25], "line": "contoh"})
    alt = draw(line_plot, table, "n", "y", "line", "Judul", ("mendatar", "menurun")).alt
    assert "contoh (1: 0,50, 2: 0,25)" in alt
    many = pd.DataFrame({"n": 1, "y": 1, "line": [f"g{k}" for k in range(9)]})
    with pytest.raises(InputError, match="paling banyak 8 garis"):
        line_plot(many, "n", "y", "line", "Judul", ("x", "y"))


def test_a_network_of_part_of_the_articles_says_so_and_draws_none_without_a_line():
    pairs = [(f"artikel-{n:02}", f"berita-{n:02}") for n in range(15)]
    links = pd.DataFrame(pairs, columns=["article_a", "article_b"])
    links = links.assign(first_word_a=0, last_word_a=range(30, 15, -1), kind="quotation_or_copy")
    odd = links.iloc[[0]].assign(article_a="artikel-00", article_b="sendiri", last_word_a=99)
    picture = draw(passage_network, pd.concat([odd, links]))
    assert "Jaringan 19 dari 31 artikel" in picture.alt  # the twentieth would have had no partner
    assert "Jaringan 2 artikel;" in draw(passage_network, PASSAGES).alt
