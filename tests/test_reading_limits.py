"""Words, passages to read and paraphrases keep their limits and orders, at them and beside them."""

import numpy as np
import pandas as pd
import pytest

import frasa
from frasa._ground.errors import InputError
from frasa.evidence import KINDS
from test_groups import RELEASE, corpus, text
from test_paraphrases import corpus as retold_corpus


def words_of(content):
    return frasa.tokenize(corpus([content]))["word"].tolist()


# ---- words


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("S.Pdi", ["s.pdi"]),
        ("S.PdiX", ["s.pdix"]),  # four letters are the longest part of a degree
        ("S.PdiXY", ["s", "pdixy"]),
        ("Ma.Ku", ["ma.ku"]),
        ("Dia.Ku", ["dia", "ku"]),  # three letters before it are a word
        ("dia.ku", ["dia.ku"]),  # as in an address
        ("9.30", ["9.30"]),
        ("9.x", ["9.x"]),
        ("9.X", ["9", "x"]),
        ("9:30 9/3 9,5", ["9:30", "9/3", "9,5"]),
        ("a:b a/b a,b", ["a", "b", "a", "b", "a", "b"]),
        ("9.,5", ["9", "5"]),
        ("-a a- a--b", ["a", "a", "a", "b"]),
        ("a_b a\u2010b a\u2011b a\u00adb", ["a_b", "a-b", "a-b", "ab"]),
        ("A.B.C", ["a.b.c"]),
    ],
)
def test_what_connects_two_parts_of_a_word(content, words):
    assert words_of(content) == words


@pytest.mark.parametrize("selector", ["\ufe00", "\ufe0f", "\U000e0100", "\U000e01ef"])
def test_what_chooses_a_shape_is_no_letter_and_its_neighbours_are(selector):
    assert words_of(f"satu {selector} dua") == ["satu", "dua"]
    assert words_of("satu \u0301 dua") == ["satu", "\u0301", "dua"]


@pytest.mark.parametrize(
    ("content", "sentences"),
    [
        ("Ada. Ini", 2),
        ("Ada. ini", 1),
        ("Ada. 5 orang", 2),
        ("Ada. “ini”", 2),
        ("Ada.” Ini", 2),
        ("Ada.”) Ini", 2),
        ("Ada.Ini", 1),
        ("Ada? Ini! Itu… Lalu", 4),
        ("Ada, Ini", 1),
        ("Dra. Ini", 1),
        ("Dra.. Ini", 2),  # the second stop is not that of the abbreviation
        ("Dra? Ini", 2),
        ("A. Yani A.B. Amin", 1),
        ("Ab. Yani", 2),
        (". Ini", 1),
        ("Ada .", 1),
    ],
)
def test_where_a_sentence_ends(content, sentences):
    assert frasa.tokenize(corpus([content]))["sentence"].nunique() == sentences


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"article": ["a", "b", "b"], "text": ["x"] * 3}, "dua artikel dengan id “b”. Beri setiap"),
        ({"article": [1, 2], "text": ["x", 5.5]}, "text pada artikel “2” bukan teks. Gantilah"),
        ({"article": ["a"]}, "tidak mempunyai kolom text"),
        ({"text": ["a"]}, "tidak mempunyai kolom article"),
    ],
)
def test_a_table_that_is_not_of_articles_is_told(table, told):
    with pytest.raises(InputError, match=told):
        frasa.tokenize(pd.DataFrame(table))


def test_numbers_as_ids_become_text_and_lines_are_numbered_by_article():
    articles = pd.DataFrame({"article": [7, 8], "text": ["a\n\nb. C", "d\ne"]})
    tokens = frasa.tokenize(articles)
    assert tokens["article"].tolist() == ["7", "7", "7", "8", "8"]
    assert tokens["paragraph"].tolist() == [0, 2, 2, 0, 1]
    assert tokens["sentence"].tolist() == [0, 1, 2, 0, 1]
    assert tokens["position"].tolist() == [0, 1, 2, 0, 1]


# ---- passages to read

DAYS = [1, 3, 3, 8]
ARTICLES = corpus(
    [text(n, RELEASE[: 20 + 4 * n]) for n in range(4)],
    outlet=["A", "A", "B", None],
    published_at=pd.to_datetime([f"2024-03-{day:02}" for day in DAYS]),
)
PASSAGES = frasa.find_passages(frasa.tokenize(ARTICLES))


def shown(**options):
    options = {"kinds": KINDS} | options
    table = frasa.passage_texts(PASSAGES, ARTICLES, **options)
    return [
        f"{a}{b}" for a, b in zip(table["article_a"].str[2], table["article_b"].str[2], strict=True)
    ]


@pytest.mark.parametrize(
    ("options", "pairs"),
    [
        ({}, ["23", "12", "13", "01", "02", "03"]),
        ({"min_words": 24}, ["23", "12", "13"]),
        ({"min_words": 25}, ["23"]),
        ({"other_outlets": True}, ["12", "02"]),
        ({"days": (2, 5)}, ["23", "13", "01", "02"]),
        ({"days": (0, 2)}, ["12", "01", "02"]),
        ({"days": (5.5, 7)}, ["03"]),
        ({"each_text_once": True}, ["23"]),
        ({"sample": 6}, ["23", "12", "13", "01", "02", "03"]),
        ({"kinds": ["house_text"]}, []),
    ],
)
def test_filters_leave_the_longest_first(options, pairs):
    assert shown(**options) == pairs


def test_a_draw_is_the_same_unless_another_seed_is_given_and_keeps_the_order():
    every = shown()
    draws = [
        shown(sample=3, **seed) for seed in ({}, {"seed": 0}, *({"seed": n} for n in range(1, 9)))
    ]
    assert draws[0] == draws[1] and len({tuple(draw) for draw in draws}) > 2
    for draw in draws:
        assert len(draw) == 3 and sorted(draw, key=every.index) == draw


def test_of_a_text_that_stands_in_several_groups_one_row_each_is_shown_and_rows_are_numbered():
    table = frasa.passage_texts(PASSAGES, ARTICLES, kinds=KINDS, min_words=24)
    assert list(table.index) == [0, 1, 2] and table["words"].tolist() == [28, 24, 24]
    assert list(frasa.passage_texts(PASSAGES, ARTICLES, kinds=KINDS, sample=2).index) == [0, 1]
    days = frasa.passage_texts(PASSAGES, ARTICLES, kinds=KINDS, days=(5, 5))["days_apart"]
    assert days.tolist() == [5, 5]


def test_the_matrix_has_the_outlets_that_share_most_first_and_unknown_ones_nowhere():
    articles = ARTICLES.assign(outlet=["Z", "Y", "Z", "X"])
    matrix = frasa.outlet_matrix(PASSAGES, articles)
    assert list(matrix) == list(matrix.index) == ["Z", "X", "Y"]
    assert matrix.to_numpy().tolist() == [[1, 2, 2], [2, 0, 1], [2, 1, 0]]
    assert matrix.index.name == "outlet" and matrix.columns.name is None
    assert set(matrix.dtypes.astype(str)) == {"int64"}
    known = frasa.classify(PASSAGES, articles)
    assert frasa.outlet_matrix(known, articles, kinds=["page_furniture"]).empty
    with pytest.raises(InputError, match="kolom outlet"):
        frasa.outlet_matrix(PASSAGES, articles.drop(columns="outlet"))
    with pytest.raises(InputError, match="kolom article_b"):
        frasa.outlet_matrix(PASSAGES.drop(columns="article_b"), articles)


# ---- paraphrases


def test_a_paraphrase_says_how_many_stems_it_shares_and_where_it_stands_on_both_sides():
    articles = retold_corpus(3)
    tokens = frasa.tokenize(articles)
    none = frasa.find_passages(tokens)
    found = frasa.find_paraphrases(tokens, none)
    row = found.iloc[0]
    stems = row["shared_stems"]
    assert row["reason"] == (
        f"{stems} kata dasar ada di kedua sisi, di luar bagian yang persis sama: mungkin "
        "parafrasa, mungkin juga dua laporan tentang satu hal."
    )
    assert row["kind"] == "paraphrase" and list(found.index) == list(range(len(found)))
    turned = articles.assign(article=["t99", "t00", *articles["article"][2:]])
    tokens = frasa.tokenize(turned)
    other = frasa.find_paraphrases(tokens, frasa.find_passages(tokens)).iloc[0]
    for name in ("first_word", "last_word", "start", "end", "words"):
        assert (row[f"{name}_a"], row[f"{name}_b"]) == (other[f"{name}_b"], other[f"{name}_a"])
    assert row["words_a"] == row["last_word_a"] - row["first_word_a"] + 1
    order = ["strength", "article_a", "article_b", "first_word_a", "first_word_b"]
    rising = found.sort_values(order, ascending=[False, True, True, True, True])
    assert np.array_equal(rising.index, found.index)


@pytest.mark.parametrize(
    ("kind", "compared"),
    [("quotation_or_copy", True), ("house_text", True), ("name_or_formula", False)],
)
def test_names_and_furniture_lead_to_no_comparison(kind, compared):
    articles = retold_corpus(7)
    shared = " ".join(f"samabcdf{letter}" for letter in "bcdfghjlpr")
    articles.loc[[0, 1], "text"] += f" {shared}"
    tokens = frasa.tokenize(articles)
    passages = frasa.find_passages(tokens).assign(kind=kind)
    assert len(frasa.find_paraphrases(tokens, passages, beyond_passages=False)) == compared


@pytest.mark.parametrize("name", ["article", "first_word", "last_word"])
@pytest.mark.parametrize("side", "ab")
def test_what_paraphrases_need_of_passages_is_named(name, side):
    tokens = frasa.tokenize(ARTICLES)
    with pytest.raises(InputError, match=f"tidak mempunyai kolom {name}_{side}"):
        frasa.find_paraphrases(tokens, PASSAGES.drop(columns=f"{name}_{side}"))
