"""Concordance, n-grams and similarity equal what one would count by hand."""

from collections import Counter
from itertools import combinations
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frasa._ground.errors import InputError
from frasa.articles import read_articles
from frasa.export.booklet import as_text
from frasa.phrases import concordance, ngrams, shingles, similarity
from frasa.tokens import tokenize

DATA = Path(__file__).resolve().parents[1] / "data"
ARTICLES = read_articles(DATA / "articles")
TOKENS = tokenize(ARTICLES)
SLOGAN = "ASN yang netral menjamin birokrasi yang kuat"

texts = st.lists(
    st.lists(st.sampled_from(["asn", "netral", "yang", "pemilu."]), max_size=12).map(" ".join),
    min_size=1,
    max_size=5,
)


def corpus(texts):
    return pd.DataFrame({"article": [f"t{n}" for n in range(len(texts))], "text": texts})


def words_of(tokens):
    return {name: list(rows) for name, rows in tokens.groupby("article")["word"]}


def runs(words, n):
    return [tuple(words[i : i + n]) for i in range(len(words) - n + 1)]


def test_concordance_finds_the_slogan_in_two_provinces_and_its_offsets_reproduce_it():
    lines = concordance(TOKENS, SLOGAN, width=4)
    assert list(lines["article"]) == ["01-blangpegayon", "02-pangkalpinang"]
    text = ARTICLES.set_index("article")["text"]
    for line in lines.itertuples():
        assert text[line.article][line.start : line.end] == SLOGAN
        assert len(line.left.split()) == len(line.right.split()) == 4


def test_concordance_ignores_capitals_punctuation_and_kind_of_apostrophe():
    tokens = tokenize(corpus(["Pada Jum’at, ASN — netral!", "jum'at asn Netral"]))
    lines = concordance(tokens, "JUM'AT; ASN")
    assert list(lines["match"]) == ["Jum’at ASN", "jum'at asn"]
    assert list(lines["left"]) == ["Pada", ""] and list(lines["right"]) == ["netral", "Netral"]


def test_concordance_never_crosses_from_one_article_into_the_next():
    tokens = tokenize(corpus(["ASN harus", "netral ASN harus"]))
    assert len(concordance(tokens, "harus netral")) == 0
    assert list(concordance(tokens, "harus", width=9)["left"]) == ["ASN", "netral ASN"]
    assert list(concordance(tokens, "harus", width=9)["right"]) == ["", ""]


@pytest.mark.cepat
def test_concordance_sorts_by_the_nearest_word_first():
    tokens = tokenize(corpus(["b asn z", "c asn y", "a b asn x"]))
    assert list(concordance(tokens, "asn", sort="right")["right"]) == ["x", "y", "z"]
    assert list(concordance(tokens, "asn", sort="left")["left"]) == ["b", "a b", "c"]


def test_aligned_concordance_puts_all_matches_below_each_other():
    head, *lines = as_text(concordance(TOKENS, "netralitas", width=3)).split("\n")
    assert len(lines) == (TOKENS["word"] == "netralitas").sum()
    place = head.index("Yang dicari")
    assert all(line[place:].lower().startswith("netralitas") for line in lines)


@settings(deadline=None)
@given(texts, st.integers(1, 4))
def test_ngrams_count_what_a_loop_over_sentences_counts(texts, n):
    tokens = tokenize(corpus(texts))
    expected, articles = Counter(), {}
    for (article, _), rows in tokens.groupby(["article", "sentence"]):
        for run in runs(list(rows["word"]), n):
            expected[" ".join(run)] += 1
            articles.setdefault(" ".join(run), set()).add(article)
    table = ngrams(tokens, n)
    assert dict(zip(table["ngram"], table["count"], strict=True)) == expected
    found = dict(zip(table["ngram"], table["articles"], strict=True))
    assert found == {run: len(names) for run, names in articles.items()}


@pytest.mark.cepat
def test_ngrams_count_outlets_and_leave_unknown_ones_out():
    articles = corpus(["asn netral"] * 4).assign(outlet=["A", "A", "B", None])
    row = ngrams(tokenize(articles), 2, articles=articles).iloc[0]
    assert (row["count"], row["articles"], row["outlets"]) == (4, 4, 2)


def test_shingles_cross_the_ends_of_sentences_only_if_they_may():
    tokens = tokenize(corpus(["ASN netral. Pemilu aman."]))
    assert list(shingles(tokens, 3)["shingle"]) == ["asn netral pemilu", "netral pemilu aman"]
    assert list(shingles(tokens, 3)["position"]) == [0, 1]
    assert list(shingles(tokens, 2, within="sentence")["shingle"]) == ["asn netral", "pemilu aman"]


@settings(deadline=None)
@given(texts, st.integers(1, 3))
def test_similarity_equals_sets_of_shingles_compared_by_hand(texts, n):
    tokens = tokenize(corpus(texts))
    sets = {name: set(runs(words, n)) for name, words in words_of(tokens).items()}
    table = similarity(tokens, n).set_index(["article_a", "article_b"])
    assert list(table.index) == list(combinations(sorted(sets), 2))
    for (a, b), row in table.iterrows():
        shared, union = len(sets[a] & sets[b]), len(sets[a] | sets[b])
        assert (row["shingles_a"], row["shingles_b"]) == (len(sets[a]), len(sets[b]))
        assert row["shared"] == shared
        assert row["jaccard"] == pytest.approx(shared / union if union else 0)
        assert row["containment_a"] == pytest.approx(shared / len(sets[a]) if sets[a] else 0)
        assert row["containment_b"] == pytest.approx(shared / len(sets[b]) if sets[b] else 0)
    with_words = similarity(tokens, n, shared_only=True)
    pd.testing.assert_frame_equal(
        with_words, similarity(tokens, n).query("shared > 0").reset_index(drop=True)
    )


def test_similarity_of_many_articles_asks_for_the_pairs_that_share_something():
    articles = corpus([f"kata{n} kata{n + 1}" for n in range(2001)])
    with pytest.raises(InputError, match="shared_only"):
        similarity(tokenize(articles), 1)
    assert len(similarity(tokenize(articles), 1, shared_only=True)) == 2000


@pytest.mark.cepat
@pytest.mark.parametrize(
    "mistake",
    [
        lambda: concordance(TOKENS, " … "),
        lambda: concordance(TOKENS, "asn", width=-1),
        lambda: concordance(TOKENS, "asn", sort="kiri"),
        lambda: concordance(TOKENS.drop(columns="surface"), "asn"),
        lambda: ngrams(TOKENS, 0),
        lambda: ngrams(TOKENS, 2, within="paragraph"),
        lambda: similarity(TOKENS, 2.5),
        lambda: shingles("tokens", 2),
    ],
)
def test_mistakes_are_told_in_indonesian(mistake):
    with pytest.raises(InputError, match=r"harus|kosong|kolom|tabel"):
        mistake()


@pytest.mark.cepat
def test_an_empty_corpus_gives_empty_tables_with_their_columns():
    empty = TOKENS.iloc[:0]
    for table, full in (
        (concordance(empty, "asn"), concordance(TOKENS, "asn")),
        (ngrams(empty, 3), ngrams(TOKENS, 3)),
        (shingles(empty, 3), shingles(TOKENS, 3)),
        (similarity(empty, 3), similarity(TOKENS, 3)),
    ):
        assert len(table) == 0 and list(table.dtypes) == list(full.dtypes)
