"""Kinds are right in made-up news with viral texts, footers, offices, laws, own and retold text."""

from pathlib import Path

import newslike
import pandas as pd
import pytest
from kinds import Truth, kinds_measured, paraphrases_measured

from frasa._reuse.passage_kinds import facts_of
from frasa._reuse.telling_words import said
from frasa.articles import read_articles
from frasa.evidence import FUNCTION_WORDS, KIND_NAMES, KINDS, LAW_WORDS, PARAPHRASE, classify
from frasa.paraphrases import find_paraphrases
from frasa.passages import find_passages
from frasa.tokens import tokenize

DATA = Path(__file__).resolve().parents[1] / "data"


@pytest.fixture(scope="module", params=[1, 2])
def news(request):
    made = newslike.generate(700, seed=request.param, viral=(90, 40))
    tokens = tokenize(made.articles)
    passages = find_passages(tokens, made.articles)
    return made, tokens, classify(passages, made.articles, tokens)


def test_every_kind_is_right_and_found(news):
    made, tokens, found = news
    measured = kinds_measured(Truth(made.truth, tokens), found)
    for kind in KINDS:
        least = 0.8 if kind == "house_text" else 0.97  # a few, some joined to names
        assert measured[f"{kind} precision"] >= least and measured[f"{kind} recall"] >= 0.97, kind


def test_pairs_of_a_text_that_is_reprinted_ninety_times_are_found_unasked(news):
    made, tokens, found = news
    assert kinds_measured(Truth(made.truth, tokens), found)["pairs"] >= 0.98


def test_retold_text_is_found_and_hardly_anything_else(news):
    made, tokens, found = news
    retold = find_paraphrases(tokens, found)
    measured = paraphrases_measured(Truth(made.truth, tokens), retold, found)
    assert measured["paraphrase precision"] >= 0.9
    assert measured["retold found, paraphrase"] >= 0.8 > measured["retold found, exact"]


def test_kinds_do_not_depend_on_the_order_of_the_articles(news):
    made, _, found = news
    articles = made.articles.sample(frac=1, random_state=2)
    tokens = tokenize(articles)
    again = classify(find_passages(tokens, articles), articles, tokens)
    pd.testing.assert_frame_equal(again, found)


def test_kinds_are_the_same_whether_the_words_are_given_or_not(news):
    made, _, found = news
    plain = found.drop(columns=["group", "witnesses", "kind", "reason"])
    pd.testing.assert_frame_equal(classify(plain, made.articles), found)


@pytest.mark.cepat
def test_every_kind_has_a_name_for_readers_and_every_row_a_reason(news):
    assert set(KIND_NAMES) == {*KINDS, PARAPHRASE}
    assert news[2]["reason"].str.len().min() > 40


def words_of(text, others=()):
    """Return what `said` knows of the text, which two articles share."""
    articles = pd.DataFrame({"article": ["a", "b"], "text": [f"{text}. Satu", f"{text}. Dua"]})
    more = pd.DataFrame({"article": [f"c{n}" for n in range(len(others))], "text": list(others)})
    tokens = tokenize(pd.concat([articles, more], ignore_index=True))
    span = {"first_word_a": [0], "first_word_b": [0]}
    length = len(tokenize(articles.head(1))) - 1
    span |= {"last_word_a": [length - 1], "last_word_b": [length - 1]}
    passages = pd.DataFrame({"article_a": ["a"], "article_b": ["b"], **span})
    return said(tokens, passages, FUNCTION_WORDS, LAW_WORDS).iloc[0]


@pytest.mark.parametrize(
    "text",
    [
        "hadir Wakil Bupati Arunika, Ketua DPRD Arunika, Kapolres Arunika, dan Dandim Arunika",
        "sesuai Undang-Undang Nomor 10 Tahun 2016 tentang Perubahan Kedua atas Pemilihan Gubernur",
        "di Aceh, Sumatera Utara, Riau, Jambi, Bengkulu, Lampung, Banten, dan Jawa Barat",
        "pada 17 Agustus 2024 pukul 09.30 WIB di Jalan Merdeka Nomor 12 Balairona",
    ],
)
def test_offices_laws_lists_and_dates_say_hardly_anything(text):
    assert words_of(text)["plain"] <= 2


def test_a_capital_tells_nothing_where_all_words_have_one_or_at_the_beginning():
    quiet = "warga meminta petugas menunda pemungutan suara"
    assert words_of(quiet)["plain"] == 6
    assert words_of(quiet.upper(), others=[quiet] * 3)["plain"] == 6
    assert words_of(quiet.capitalize(), others=[f"kata {quiet}"] * 3)["plain"] == 6


def test_whether_a_passage_is_of_one_outlet_is_unknown_only_if_both_outlets_are():
    outlets = {"a": "Satu", "b": "Satu", "c": "Dua", "d": "Dua", "e": None, "f": None}
    text = "semua pegawai negeri wajib menjaga netralitas pada setiap hari kerja"
    articles = pd.DataFrame({"article": list(outlets), "outlet": outlets.values(), "text": text})
    tokens = tokenize(articles)
    found = find_passages(tokens)
    facts = facts_of(found, articles.set_index("article"), tokens, FUNCTION_WORDS, LAW_WORDS)
    same = facts["same_outlet"].groupby(found["article_a"] + found["article_b"]).first()
    assert list(same.index[same == 1]) == ["ab", "cd"]
    assert len(same) == 15 and list(same.index[same.isna()]) == ["ef"]


def test_words_that_foretell_one_another_in_many_articles_add_little():
    phrase = "badan kepegawaian dan pengembangan sumber daya manusia"
    rest = [f"{phrase} alam{n} lain{n}" for n in range(12)]
    free = words_of(phrase)
    fixed = words_of(phrase, others=rest)
    assert fixed["plain"] == free["plain"] == 6
    assert fixed["bits"] < free["bits"] / 2


def test_in_the_courses_own_texts_nothing_but_the_statute_is_out_of_view():
    for folder in ("articles", "case-study/articles"):
        read = read_articles(DATA / folder)
        found = classify(find_passages(tokenize(read)), read)
        hidden = found[found["kind"] != "quotation_or_copy"]
        texts = read.set_index("article")["text"]
        words = {texts[r.article_a][r.start_a : r.end_a] for r in hidden.itertuples()}
        assert len(hidden) and all("kepentingan siapapun" in text for text in words), words
