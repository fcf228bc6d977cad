"""Spark's workers find what one machine finds; here they run one after the other, without Spark."""

import numpy as np
import pandas as pd
import pytest
import synthetic

from frasa._reuse import budget
from frasa._reuse.stretches import PASSAGE_ORDER
from frasa.passages import find_passages
from frasa.spark import passages as driver
from frasa.spark.tables import as_arrow, to_arrow
from frasa.tokens import tokenize

pyarrow = pytest.importorskip("pyarrow")

from memory_spark import Spark  # noqa: E402

TOKEN_TYPES = {"article": "str", "position": "int32", "word": "str"}
TOKEN_TYPES |= {"start": "int32", "end": "int32"}


def found_by_workers(tokens, articles, min_words=8, all_pairs=False):
    """Return what the driver and its workers find, in order."""
    spark = Spark()
    words = spark.createDataFrame(to_arrow(tokens[list(TOKEN_TYPES)], TOKEN_TYPES))
    outlets = None
    if articles is not None:
        some = articles[["article", "outlet"]]
        outlets = spark.createDataFrame(to_arrow(some, {"article": "str", "outlet": "str"}))
    found = driver.passages_of_corpus(spark, words, outlets, min_words, all_pairs).toArrow()
    return found.to_pandas().sort_values(PASSAGE_ORDER, ignore_index=True)


def assert_same(tokens, articles=None, **options):
    tokens = tokens.astype({"article": "str", "word": "str"})  # as they come from Parquet
    expected = find_passages(tokens, articles, **options)
    found = found_by_workers(tokens, articles, **options)
    pd.testing.assert_frame_equal(found.astype(dict(expected.dtypes)), expected)
    return expected


@pytest.mark.parametrize("with_outlets", [False, True])
@pytest.mark.parametrize("all_pairs", [False, True])
def test_footers_phrases_and_releases(with_outlets, all_pairs):
    corpus = synthetic.generate(900, footers=True, words=40, seed=4)
    articles = corpus.articles if with_outlets else None
    found = assert_same(corpus.tokens, articles, all_pairs=all_pairs)
    assert ("furniture" in set(found["compared"])) == (not all_pairs)


@pytest.mark.cepat
def test_texts_beyond_the_budget(monkeypatch):
    monkeypatch.setattr(budget, "PAIRS_ALWAYS_ALLOWED", 1000)
    monkeypatch.setattr(budget, "PAIRS_A_WORD", 0)
    release = " ".join(f"siaran{n}" for n in range(30))
    texts = [f"{'kata ' * (n % 7)}a{n} b{n} {release} c{n % 3} d{n} e{n}" for n in range(80)]
    articles = pd.DataFrame({"article": [f"t{n}" for n in range(80)], "text": texts})
    found = assert_same(tokenize(articles))
    assert set(found["compared"]) == {"too_many"}


@pytest.mark.parametrize("texts", [[], ["satu berita saja"], ["", "asn dan wakil"]])
def test_corpora_with_nothing_to_find(texts):
    names = [f"a{n}" for n in range(len(texts))]
    articles = pd.DataFrame({"article": names, "text": texts}, dtype=str)
    assert len(assert_same(tokenize(articles))) == 0


@pytest.mark.parametrize("min_words", [4, 12])
def test_many_blocks_and_other_lengths(monkeypatch, min_words):
    monkeypatch.setattr(driver, "WORDS_AT_ONCE", 1000)
    corpus, cut = synthetic.generate(80, footers=True, words=60, seed=6), []
    place = driver.place_articles
    monkeypatch.setattr(
        driver, "place_articles", lambda *given: cut.append(given[1]) or place(*given)
    )
    found = assert_same(corpus.tokens, corpus.articles, min_words=min_words)
    assert len(found) > 50
    assert cut == [-(-len(corpus.tokens) // 1000)], "a block has the words that a worker can hold"


def test_places_tell_how_long_every_article_is():
    words = np.array([3, 5, 2])
    articles = as_arrow({"article": ["x", "y", "z"], "words": words, "key": [30, 10, 20]})
    numbering, total, blocks = driver.place_articles(Spark().createDataFrame(articles), 4)
    assert numbering["article"].to_pylist() == ["y", "z", "x"]
    assert list(driver.lengths_of(numbering, total)) == [5, 2, 3]
    assert list(numbering["first"].to_numpy()) == [1, 7, 10] and list(blocks) == [0, 1]


def test_batches_of_articles_become_the_tokens_of_tokenize():
    texts = ["dr. Sri: Jum’at", "", "Semua ASN netral. Titik."]
    articles = pd.DataFrame({"article": ["b", "a", "c"], "text": texts})
    batches = pyarrow.Table.from_pandas(articles).to_batches(max_chunksize=2)
    found = pyarrow.Table.from_batches(driver.tokens_of(batches)).to_pandas()
    expected = tokenize(articles)
    pd.testing.assert_frame_equal(found.astype(dict(expected.dtypes)), expected)
