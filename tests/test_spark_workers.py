"""Spark's workers find what one machine finds; here they run one after the other, without Spark."""

from importlib import import_module

import numpy as np
import pandas as pd
import pytest
import synthetic

from frasa._reuse import budget, seeds
from frasa._reuse.stretches import PASSAGE_ORDER
from frasa.passages import find_passages
from frasa.spark import passages as driver
from frasa.spark.tables import (
    as_arrow,
    pack,
    packed_lengths,
    spark_types,
    to_arrow,
    unpack,
    whole_partition,
)
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


@pytest.mark.parametrize("sampled", [500_000, 1500])
@pytest.mark.parametrize(
    ("allowed", "all_pairs"), [(60, False), (100, False), (100, True), (250, False)]
)
def test_seeds_carry_as_much_as_on_one_machine(monkeypatch, allowed, sampled, all_pairs):
    monkeypatch.setattr(seeds, "PAIRS_ALWAYS_ALLOWED", allowed)
    monkeypatch.setattr(seeds, "PAIRS_PER_WORD", 0)
    monkeypatch.setattr(seeds, "WORDS_TO_SAMPLE", sampled)
    chosen = []
    for module, name in (
        (import_module("frasa.passages"), "choose_bits"),
        (driver, "choose_bits_on_spark"),
    ):
        choose = getattr(module, name)
        monkeypatch.setattr(
            module, name, lambda *all, choose=choose: chosen.append(choose(*all)) or chosen[-1]
        )
    corpus = synthetic.generate(60, footers=True, words=50, seed=7)
    assert_same(corpus.tokens, all_pairs=all_pairs)
    assert len(chosen) == 2 and chosen[0] == chosen[1]


@pytest.mark.parametrize(
    ("cores", "words", "parts"), [(1, 3, 4), (3, 3, 12), (1, 90, 9), (1, 91, 10)]
)
def test_a_corpus_is_cut_for_all_cores_and_for_what_a_worker_can_hold(
    monkeypatch, cores, words, parts
):
    monkeypatch.setattr(driver, "WORDS_AT_ONCE", 10)
    cut, place, spark = [], driver.place_articles, Spark()
    monkeypatch.setattr(
        driver, "place_articles", lambda *given: cut.append(given[1]) or place(*given)
    )
    monkeypatch.setattr(spark.sparkContext, "defaultParallelism", cores, raising=False)
    articles = pd.DataFrame({"article": ["a", "b"], "text": ["kata " * (words - 1), "lain"]})
    tokens = tokenize(articles)[list(TOKEN_TYPES)]
    rows = spark.createDataFrame(to_arrow(tokens, TOKEN_TYPES))
    driver.passages_of_corpus(spark, rows, None, 8, False)
    assert cut == [parts]


def test_words_are_numbered_in_their_order_and_counted():
    words = ["b", "c", "b", "a", "b", "c"]
    table = {
        "article": ["x"] * 6,
        "position": range(6),
        "word": words,
        "start": [7] * 6,
        "end": [9] * 6,
    }
    counts, rows = driver.number_words(Spark(), Spark().createDataFrame(as_arrow(table)))
    assert list(counts) == [1, 3, 2]
    found = rows.toArrow().to_pandas().sort_values("position")
    assert list(found["code"]) == [1, 2, 1, 0, 1, 2] and set(found["start"]) == {7}
    assert list(found.columns) == ["article", "position", "start", "end", "code"]


def test_the_words_of_an_article_come_together_in_their_order():
    table = {"article": ["y", "x", "y", "x"], "position": [1, 0, 0, 1], "code": [3, 1, 2, 1]}
    rows = as_arrow(table | {"start": [10, 0, 0, 5], "end": [14, 4, 4, 9]})
    found = driver.documents_of(rows, 4).to_pandas().set_index("article")
    for name, words in {
        "x": [[1, 1], [0, 1], [0, 5], [4, 9]],
        "y": [[2, 3], [0, 1], [0, 10], [4, 14]],
    }.items():
        packed = found.loc[name, ["codes", "positions", "starts", "ends"]]
        assert [np.frombuffer(each, "<i4").tolist() for each in packed] == words
        assert found.loc[name, "words"] == 2
    assert found.loc["x", "key"] != found.loc["y", "key"]
    again = driver.documents_of(rows.take([3, 2, 1, 0]), 4).to_pandas().set_index("article")
    assert found["key"].to_dict() == again["key"].to_dict()


def test_what_is_packed_is_unpacked():
    values, stops = np.array([5, -1, 2**31 - 1, 7]), np.array([1, 1, 3, 4])
    column = pyarrow.chunked_array([pack(values, stops)[:2], pack(values, stops)[2:]])
    assert unpack(column).tolist() == values.tolist()
    assert packed_lengths(column).tolist() == [1, 0, 2, 1]


def test_types_are_told_as_spark_and_arrow_name_them():
    columns = {"a": "str", "b": "int32", "c": "float64"}
    assert spark_types(columns) == "a string, b int, c double"
    table = to_arrow(pd.DataFrame({"c": [1], "a": ["x"], "b": [2]}, index=[5]), columns)
    assert [(field.name, str(field.type)) for field in table.schema] == [
        *(("a", "string"), ("b", "int32"), ("c", "double"))
    ]


def test_a_partition_reaches_its_function_whole_and_none_reaches_it_empty():
    table = as_arrow({"a": list(range(5))})
    seen = []
    apply = whole_partition(lambda rows: seen.append(len(rows)) or rows)
    made = list(apply(iter(table.to_batches(max_chunksize=2))))
    assert seen == [5] and pyarrow.Table.from_batches(made).equals(table)
    assert list(apply(iter([]))) == [] and seen == [5]


def test_costs_of_all_partitions_come_together_by_size():
    costs = as_arrow({"size": [3, 2, 3], "number": [1, 5, 2], "beginning": [0.5, 1.0, 2.0]})
    assert [list(part) for part in driver.merged_costs(costs)] == [[2, 3], [5, 3], [1.0, 2.5]]


def test_an_article_without_an_outlet_has_none_of_those_that_are_known():
    outlets = {"article": ["a", "b", "c"], "outlet": ["Pos", "Warta", "pos"]}
    frame = Spark().createDataFrame(as_arrow(outlets))
    known = driver.outlets_of(["c", "b", "mana", "a"], frame)
    assert known[0] == known[3] != known[1] and known[2] == -1
    assert list(driver.outlets_of(["c", "b"], None)) == [-1, -1]
