"""Spark's workers find what one machine finds; here they run one after the other, without Spark."""

from functools import reduce

import numpy as np
import pandas as pd
import pytest
import synthetic

from frasa._reuse import budget
from frasa.passages import find_passages, outlet_numbers
from frasa.tokens import tokenize

pyarrow = pytest.importorskip("pyarrow")

from frasa._reuse.stretches import PASSAGE_ORDER  # noqa: E402
from frasa.spark import passages as driver  # noqa: E402
from frasa.spark.tables import Plan, arrays, as_arrow  # noqa: E402
from frasa.spark.workers import (  # noqa: E402
    costs_of,
    judged_seeds,
    pairs_of,
    passages_of,
    repeated_seeds,
    seeds_of,
    with_seed_counts,
)

PARTS = 3


class Table:
    """What the driver asks of a DataFrame of Spark, of an Arrow table in memory."""

    def __init__(self, table):
        self.table = table

    def toArrow(self):
        return self.table


def parts_of(table, column):
    """Return the rows of each value of a column, as a group of Spark has them."""
    values = table[column].to_numpy()
    for value in np.unique(values):
        yield value, table.filter(pyarrow.array(values == value))


def by_hash(table):
    """Return the partitions that a shuffle by hash makes."""
    number = pyarrow.array(table["hash"].to_numpy() % PARTS)
    return [part for _, part in parts_of(table.append_column("part", number), "part")]


def found_by_workers(tokens, articles, bits, min_words=8, all_pairs=False):
    word, vocabulary = pd.factorize(tokens["word"], sort=True)
    counts = np.bincount(word, minlength=len(vocabulary))
    rows = {name: tokens[name].to_numpy() for name in ("position", "start", "end")}
    coded = as_arrow({"article": tokens["article"].astype(str).to_numpy(), "code": word} | rows)
    documents = driver.documents_of(coded, len(vocabulary))
    placing = Table(documents.select(["article", "words", "key"]))
    numbering, total, blocks = driver.place_articles(placing, PARTS)
    corpus = documents.join(numbering, "article")
    lengths = driver.lengths_of(numbering, total)
    names = np.asarray(numbering["article"].to_pylist(), dtype=object)
    outlets = outlet_numbers(names, articles)
    outlets = np.full(len(names), -1) if outlets is None else outlets
    plan = Plan(counts, total, blocks, lengths, outlets, min_words, all_pairs, bits)
    seeds = pyarrow.concat_tables(seeds_of(part, plan) for _, part in parts_of(corpus, "block"))
    repeated = [repeated_seeds(part, plan) for part in by_hash(seeds)]
    every = pyarrow.concat_tables(repeated)
    at_edges = np.bincount(every["article"].to_numpy()[every["at_edge"].to_numpy()])
    share = np.append(at_edges, np.zeros(len(lengths) - len(at_edges))) / lengths
    judged = [judged_seeds(part, share) for part in repeated]
    every = pyarrow.concat_tables(judged)
    costs = pyarrow.concat_tables(costs_of(part) for part in judged)
    limit = budget.largest_compared(*driver.merged_costs(costs), total)
    plan = plan._replace(limit=total if all_pairs else limit)
    hashes, size, furniture = arrays(every, "hash", "size", "furniture")
    viral = np.unique(hashes[(furniture | (size > plan.limit)) & (not all_pairs)])
    pairs = pyarrow.concat_tables(pairs_of(part, plan, viral) for part in judged)
    of_block = dict(parts_of(every, "block"))
    counted = pyarrow.concat_tables(
        with_seed_counts(part, of_block.get(block, every.slice(0, 0)), plan)
        for block, part in parts_of(corpus, "block")
    )
    tables = []
    for _, task in parts_of(pairs, "task"):
        wanted = reduce(np.union1d, arrays(task, "article_a", "article_b"))
        some = counted.filter(pyarrow.array(np.isin(counted["number"].to_numpy(), wanted)))
        tables.append(passages_of(task, some, plan).to_pandas())
    return pd.concat(tables).sort_values(PASSAGE_ORDER, ignore_index=True)


def assert_same(tokens, articles=None, **options):
    from frasa._reuse.seeds import choose_bits, encode

    expected = find_passages(tokens, articles, **options)
    bits = choose_bits(encode(tokens)[1], options.get("all_pairs", False))
    found = found_by_workers(tokens, articles, bits, **options)
    pd.testing.assert_frame_equal(found.astype(dict(expected.dtypes)), expected)
    return expected


@pytest.mark.parametrize("with_outlets", [False, True])
@pytest.mark.parametrize("all_pairs", [False, True])
def test_footers_phrases_and_releases(with_outlets, all_pairs):
    corpus = synthetic.generate(900, footers=True, words=100, seed=4)
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
