"""Past one machine: find_passages on Apache Spark, on one computer or on a cluster of them.

The method and its functions are those of seeds.py, alignment.py and passages.py; this module only
brings each of them the rows that it needs. Nobody holds the whole corpus: it is read from Parquet,
and a worker sees a block of articles, a share of the seeds, or two blocks of articles between which
passages are looked for. The result equals that of one machine, row by row.

1. Words are counted; the driver numbers them in sorted order, as `encode` does.
2. Words come together by article. The driver gives every article its place in the corpus, in the
   order that `encode` gives it, and cuts the corpus into blocks of articles.
3. Each block gives the hashes of its seeds; these come together by hash and give pairs of places.
4. Pairs come together by the two blocks that they join, with the articles that they name, and are
   joined, extended and measured.

The driver holds the vocabulary, one row an article, and a sample of the seeds; the rest stays with
the workers. A worker that dies costs time only: Spark gives its share to another one, and every
function here gives the same for the same rows in whatever order they come.

Spark's mapInArrow and applyInArrow are used, the twins of mapInPandas and applyInPandas that hand
over Arrow tables as they are: pyspark 4 does not vouch for pandas 3.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd

from frasa._ground.arrays import begins_run
from frasa._ground.limits import LONGEST_SEED
from frasa._ground.wording import number as write_number
from frasa._reuse.budget import COMPARISONS, largest_compared
from frasa._reuse.seeds import (
    BITS_TO_TRY,
    check_positions,
    content_keys,
    count_stretches,
    least_bits,
    scramble,
)
from frasa._reuse.stretches import PASSAGE_COLUMNS, PASSAGE_ORDER
from frasa.passages import MIN_WORDS, check_min_words, outlet_numbers
from frasa.spark.session import connect
from frasa.spark.tables import (
    COST_TYPES,
    COUNTED_TYPES,
    DOCUMENT_TYPES,
    JUDGED_TYPES,
    PAIR_TYPES,
    REPEATED_TYPES,
    SAMPLE_TYPES,
    SEED_TYPES,
    Plan,
    arrays,
    as_arrow,
    new_table,
    pack,
    read_table,
    spark_types,
    to_arrow,
    whole_partition,
)
from frasa.spark.workers import (
    costs_of,
    judged_seeds,
    pairs_of,
    passages_of,
    repeated_seeds,
    sample_of,
    seeds_of,
    stand_ins,
    with_seed_counts,
)
from frasa.tokens import TOKEN_COLUMNS, tokenize

WORDS_AT_ONCE = 1_000_000  # what a worker handles at a time, about; 100 bytes a word are plenty
BLOCKS_PER_CORE = 4  # enough that no core waits long for the last block


def find_passages_on_spark(
    tokens: str | Path,
    result: str | Path,
    articles: str | Path | None = None,
    min_words: int = MIN_WORDS,
    all_pairs: bool = False,
    address: str | None = None,
    settings: dict[str, str] | None = None,
) -> str:
    """Find the passages that two articles share, on Spark; write them as Parquet.

    Parameters
    ----------
    tokens : Parquet with the columns ``article``, ``position``, ``word``, ``start``, ``end``: a
        file, as ``frasa.export.write_parquet`` writes it from ``frasa.tokenize``, or a folder
        of files, as `tokenize_on_spark` does. An article may be spread over files. A cluster must
        be able to read it from everywhere: hdfs://, s3a:// or a folder that all computers share.
    result : a folder that does not exist yet, for Parquet with the rows of
        ``frasa.find_passages`` in their order. ``pandas.read_parquet(result)`` reads it.
    articles : Parquet with ``article`` and ``outlet``, as `tokens`; not needed.
    min_words, all_pairs : as in ``frasa.find_passages``.
    address, settings : of Spark, as in ``frasa.spark.connect``; all cores of this computer if not
        given.

    Returns
    -------
    str, the folder ``result``.

    Raises
    ------
    InputError
        As ``frasa.find_passages``; when ``result`` exists or ``tokens`` cannot be read;
        when Spark, Java or the extra `spark` is missing.
    """
    check_min_words(min_words)
    with connect(address, settings) as spark:
        rows = read_table(spark, tokens, "article", "position", "word", "start", "end")
        writer = new_table(spark, result)
        outlets = None if articles is None else read_table(spark, articles, "article", "outlet")
        passages = passages_of_corpus(spark, rows, outlets, min_words, all_pairs).persist()
        found = passages.count()  # else Spark computes all of it twice, once to see how to sort it
        linked = passages.where(f"compared <> '{COMPARISONS[0]}'").count()
        writer(passages.orderBy(PASSAGE_ORDER))
        passages.unpersist()
    print(f"Tersimpan: {Path(result).name} ({write_number(found)} bagian bersama).")
    if linked:
        print(
            f"{write_number(linked)} di antaranya dari teks yang tidak dibandingkan di semua "
            "pasangan artikel. Rinciannya: frasa.left_out(passages)."
        )
    return str(result)


def tokenize_on_spark(
    articles: str | Path,
    result: str | Path,
    address: str | None = None,
    settings: dict[str, str] | None = None,
) -> str:
    """Split articles into words, as ``frasa.tokenize`` does, on Spark.

    Parameters
    ----------
    articles : Parquet, a file or a folder, with the columns ``article`` and ``text``.
    result : a folder that does not exist yet, for Parquet with the columns of ``tokenize``; the
        articles in no particular order.
    address, settings : of Spark, as in ``frasa.spark.connect``.

    Returns
    -------
    str, the folder ``result``.

    Raises
    ------
    InputError
        As ``frasa.tokenize``; when ``result`` exists or ``articles`` cannot be read; when
        Spark, Java or the extra `spark` is missing.
    """
    with connect(address, settings) as spark:
        rows = read_table(spark, articles, "article", "text")
        writer = new_table(spark, result)
        twice = (
            rows.groupBy("article").count().where("count > 1").orderBy("article").limit(1).collect()
        )
        if twice:
            tokenize(pd.DataFrame({"article": [twice[0].article] * 2, "text": ["", ""]}))  # says so
        writer(rows.mapInArrow(tokens_of, spark_types(TOKEN_COLUMNS)))
    return str(result)


def tokens_of(batches: Iterator) -> Iterator:
    """Turn batches of articles into batches of tokens."""
    for batch in batches:
        tokens = tokenize(batch.to_pandas())
        yield from to_arrow(tokens, TOKEN_COLUMNS).to_batches()


# The corpus, in blocks of articles


def passages_of_corpus(spark, rows, outlets, min_words, all_pairs):
    """Return the passages as a DataFrame of Spark, not yet sorted."""
    counts, coded = number_words(spark, rows)
    cores = spark.sparkContext.defaultParallelism
    parts = max(BLOCKS_PER_CORE * cores, -(-int(counts.sum()) // WORDS_AT_ONCE))
    documents = coded.repartition(parts, "article").mapInArrow(
        whole_partition(partial(documents_of, vocabulary=len(counts))), DOCUMENT_TYPES
    )
    documents = documents.persist()
    numbering, total, blocks = place_articles(documents.select("article", "words", "key"), parts)
    corpus = documents.join(spark.createDataFrame(numbering), "article")
    lengths = lengths_of(numbering, total)
    outlets = outlets_of(numbering["article"].to_pylist(), outlets)
    plan = Plan(counts, total, blocks, lengths, outlets, min_words, all_pairs)
    plan = plan._replace(bits=choose_bits_on_spark(corpus, plan))

    seeds = by(corpus, "block", parts).applyInArrow(lambda table: seeds_of(table, plan), SEED_TYPES)
    repeated = seeds.repartition(parts, "hash").mapInArrow(
        whole_partition(lambda table: repeated_seeds(table, plan)), REPEATED_TYPES
    )
    repeated = repeated.persist()
    share = edge_shares(repeated, lengths)
    judged = repeated.mapInArrow(
        whole_partition(lambda table: judged_seeds(table, share)), JUDGED_TYPES
    )
    judged = judged.persist()
    plan = plan._replace(limit=limit_on_spark(judged, plan))
    viral = viral_hashes(judged, plan)
    pairs = judged.mapInArrow(
        whole_partition(lambda table: pairs_of(table, plan, viral)), PAIR_TYPES
    )
    pairs = pairs.persist()
    counted = by(corpus, "block", parts).cogroup(by(judged, "block", parts))
    counted = counted.applyInArrow(lambda a, b: with_seed_counts(a, b, plan), COUNTED_TYPES)
    sides = [pairs.selectExpr("task AS wanted_by", f"article_{side} AS number") for side in "ab"]
    wanted = sides[0].union(sides[1]).distinct().join(counted, "number")
    tasks = by(pairs, "task", parts).cogroup(by(wanted, "wanted_by", parts))
    return tasks.applyInArrow(lambda a, b: passages_of(a, b, plan), spark_types(PASSAGE_COLUMNS))


def by(table, column, parts):
    """Group a DataFrame of Spark, spread over so many tasks, however few bytes it has."""
    return table.repartition(parts, column).groupBy(column)


def number_words(spark, rows):
    """Return how often each word occurs, by its number, and the rows with `code` for `word`."""
    counted = rows.groupBy("word").count().toArrow()
    words = np.asarray(counted["word"].to_pylist(), dtype=object)
    order = pd.factorize(words, sort=True)[0]
    counts = np.zeros(len(words), dtype=np.int64)
    counts[order] = counted["count"].to_numpy()
    codes = spark.createDataFrame(as_arrow({"word": counted["word"], "code": order}))
    kept = "article", "position", "start", "end"
    return counts, rows.join(codes, "word").selectExpr(
        "string(article)", *[f"int({name})" for name in (*kept[1:], "code")]
    )


def documents_of(tokens, vocabulary: int):
    """Bring the words of each article together: one row an article, with its key for `encode`."""
    article = tokens["article"].combine_chunks().dictionary_encode()
    number, names = article.indices.to_numpy(), article.dictionary.to_pylist()
    position, code, start, end = arrays(tokens, "position", "code", "start", "end")
    rows = np.lexsort((position, number))
    check_positions(number[rows], position[rows], names)
    words = np.bincount(number)
    stops = np.cumsum(words)
    noise = scramble(np.arange(vocabulary))
    keys = content_keys(noise, code[rows], stops - words, words)
    packed = {"codes": code, "positions": position, "starts": start, "ends": end}
    packed = {name: pack(values[rows], stops) for name, values in packed.items()}
    return as_arrow({"article": names, "words": words, "key": keys.view(np.int64)} | packed)


def place_articles(articles, parts: int):
    """Give each article its place in the corpus, as `encode` does, and a block.

    Returns an Arrow table (article, number, first: the place of its first word, block), the number
    of places in the corpus and the number of the first article of each block.
    """
    articles = articles.toArrow()
    names = np.asarray(articles["article"].to_pylist(), dtype=object)
    words, keys = arrays(articles, "words", "key")
    order = np.lexsort((names.astype(str), keys.view(np.uint64)))
    names, words = names[order], words[order]
    first = np.cumsum(words + 1) - words
    total = int(words.sum()) + len(words) + LONGEST_SEED + 1
    block = np.unique(first * parts // total, return_inverse=True)[1].astype(np.int32)
    number = np.arange(len(words), dtype=np.int32)
    numbering = {"article": names.astype(str), "number": number, "first": first, "block": block}
    return as_arrow(numbering), total, np.flatnonzero(begins_run(block))


def choose_bits_on_spark(corpus, plan: Plan) -> int:
    """Return what `choose_bits` would, from a sample that the driver holds."""
    types = SAMPLE_TYPES + "".join(f", hash_{bits} long" for bits in BITS_TO_TRY)
    sample = by(corpus, "block", len(plan.blocks) or 1).applyInArrow(
        lambda table: sample_of(table, plan), types
    )
    sample = sample.toArrow()
    place, article, before = arrays(sample, "place", "article", "before")

    def count_pairs(bits):
        hashes = sample[f"hash_{bits}"].to_numpy()
        words, keys, _ = stand_ins(place, article, before, hashes)
        return count_stretches(words, keys, plan.all_pairs)

    return least_bits(count_pairs, plan.total)


def lengths_of(numbering, total: int) -> np.ndarray:
    """Return how many words each article has, from the place of its first one."""
    return np.diff(np.append(arrays(numbering, "first")[0], total - LONGEST_SEED)) - 1


def outlets_of(names, outlets) -> np.ndarray:
    """Return the number of each article's outlet, by its place in the corpus."""
    if outlets is None:
        return np.full(len(names), -1)
    return outlet_numbers(np.asarray(names, dtype=object), outlets.toArrow().to_pandas())


def edge_shares(repeated, lengths) -> np.ndarray:
    """Return what share of each article's words begins a seed at an edge of its page."""
    counted = repeated.where("at_edge").groupBy("article").count().toArrow()
    article, count = arrays(counted, "article", "count")
    at_edges = np.zeros(len(lengths))
    at_edges[article] = count
    return at_edges / lengths


def limit_on_spark(judged, plan: Plan) -> int:
    """Return the most equal seeds that the budget allows to compare each with each."""
    if plan.all_pairs:
        return plan.total
    costs = judged.mapInArrow(whole_partition(costs_of), COST_TYPES).toArrow()
    return largest_compared(*merged_costs(costs), plan.total)


def merged_costs(costs) -> list[np.ndarray]:
    """Return the costs of all partitions together, by size."""
    size, *sums = arrays(costs, "size", "number", "beginning")
    sizes, row = np.unique(size, return_inverse=True)
    return [sizes, *(np.bincount(row, values, len(sizes)) for values in sums)]


def viral_hashes(judged, plan: Plan) -> np.ndarray:
    """Return the hashes, sorted, of the seeds that are only linked with the next ones."""
    if plan.all_pairs:
        return np.zeros(0, dtype=np.int64)
    viral = judged.where(f"furniture OR size > {plan.limit}").select("hash").distinct().toArrow()
    return np.sort(viral["hash"].to_numpy())
