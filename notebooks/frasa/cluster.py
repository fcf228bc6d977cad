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

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from frasa.articles import require_columns
from frasa.errors import InputError
from frasa.figures import number as write_number
from frasa.passages import (
    MIN_WORDS,
    PASSAGE_COLUMNS,
    PASSAGE_ORDER,
    align,
    check_min_words,
    passage_table,
    runs_through,
    typical_occurrences,
)
from frasa.seeds import (
    BITS_TO_TRY,
    LONGEST_SEED,
    SMALL_GROUP,
    Words,
    check_positions,
    content_keys,
    count_stretches,
    lay_out,
    least_bits,
    pair_places,
    sample_places,
    scramble,
    seed_keys,
    share_to_sample,
)
from frasa.spark import connect
from frasa.tokens import TOKEN_COLUMNS
from frasa.words import tokenize

WORDS_AT_ONCE = 1_000_000  # what a worker handles at a time, about; 100 bytes a word are plenty
BLOCKS_PER_CORE = 4  # enough that no core waits long for the last block
SPARK_TYPES = {"str": "string", "int32": "int", "float64": "double"}

DOCUMENT_TYPES = "article string, words long, key long, codes binary, positions binary, "
DOCUMENT_TYPES += "starts binary, ends binary"
SEED_TYPES = "hash long, place long, article int, block int, before int, hash_before long"
REPEATED_TYPES = f"{SEED_TYPES}, size int"
SAMPLE_TYPES = "place long, article int, before int"
PAIR_TYPES = "task long, article_a int, place_a long, article_b int, place_b long"
COUNTED_TYPES = "article string, number int, first long, codes binary, positions binary, "
COUNTED_TYPES += "starts binary, ends binary, seed_counts binary"


class Plan(NamedTuple):
    """What every worker must know of the whole corpus.

    counts: how often each word occurs, by its number. total: places in the corpus, separators
    included. blocks: the number of the first article of each block. bits: information of a seed.
    """

    counts: np.ndarray
    total: int
    blocks: np.ndarray
    min_words: int
    all_pairs: bool
    bits: int = 0


def find_passages_on_spark(
    tokens: str | Path,
    result: str | Path,
    min_words: int = MIN_WORDS,
    all_pairs: bool = False,
    address: str | None = None,
    settings: dict[str, str] | None = None,
) -> str:
    """Find the passages that two articles share, on Spark; write them as Parquet.

    Parameters
    ----------
    tokens : Parquet with the columns ``article``, ``position``, ``word``, ``start``, ``end``: a
        file, as ``frasa.export.write_parquet`` writes it from ``frasa.words.tokenize``, or a folder
        of files, as `tokenize_on_spark` does. An article may be spread over files. A cluster must
        be able to read it from everywhere: hdfs://, s3a:// or a folder that all computers share.
    result : a folder that does not exist yet, for Parquet with the rows of
        ``frasa.passages.find_passages`` in their order. ``pandas.read_parquet(result)`` reads it.
    min_words, all_pairs : as in ``frasa.passages.find_passages``.
    address, settings : of Spark, as in ``frasa.spark.connect``; all cores of this computer if not
        given.

    Returns
    -------
    str, the folder ``result``.

    Raises
    ------
    InputError
        As ``frasa.passages.find_passages``; when ``result`` exists or ``tokens`` cannot be read;
        when Spark, Java or the extra `spark` is missing.
    """
    check_min_words(min_words)
    with connect(address, settings) as spark:
        rows = read_table(spark, tokens, "article", "position", "word", "start", "end")
        writer = new_table(spark, result)
        passages = passages_of_corpus(spark, rows, min_words, all_pairs).persist()
        found = passages.count()  # else Spark computes all of it twice, once to see how to sort it
        writer(passages.orderBy(PASSAGE_ORDER))
        passages.unpersist()
    print(f"Tersimpan: {Path(result).name} ({write_number(found)} bagian bersama).")
    return str(result)


def tokenize_on_spark(
    articles: str | Path,
    result: str | Path,
    address: str | None = None,
    settings: dict[str, str] | None = None,
) -> str:
    """Split articles into words, as ``frasa.words.tokenize`` does, on Spark.

    Parameters
    ----------
    articles : Parquet, a file or a folder, with the columns ``id`` and ``text``.
    result : a folder that does not exist yet, for Parquet with the columns of ``tokenize``; the
        articles in no particular order.
    address, settings : of Spark, as in ``frasa.spark.connect``.

    Returns
    -------
    str, the folder ``result``.

    Raises
    ------
    InputError
        As ``frasa.words.tokenize``; when ``result`` exists or ``articles`` cannot be read; when
        Spark, Java or the extra `spark` is missing.
    """
    with connect(address, settings) as spark:
        rows = read_table(spark, articles, "id", "text")
        writer = new_table(spark, result)
        twice = rows.groupBy("id").count().where("count > 1").orderBy("id").limit(1).collect()
        if twice:
            tokenize(pd.DataFrame({"id": [twice[0].id] * 2, "text": ["", ""]}))  # says so
        writer(rows.mapInArrow(tokens_of, spark_types(TOKEN_COLUMNS)))
    return str(result)


def tokens_of(batches: Iterator) -> Iterator:
    """Turn batches of articles into batches of tokens."""
    for batch in batches:
        tokens = tokenize(batch.to_pandas())
        yield from to_arrow(tokens, TOKEN_COLUMNS).to_batches()


# Tables


def read_table(spark, path: str | Path, *columns: str):
    """Return a DataFrame of Spark with these columns of a Parquet file or folder."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        table = spark.read.parquet(str(path))
    except (PySparkException, Py4JError):
        raise InputError(
            f"“{path}” tidak dapat dibaca sebagai Parquet. Periksa letaknya; tulis tabel Anda dulu "
            "dengan write_parquet."
        ) from None
    require_columns(pd.DataFrame(columns=table.columns), *columns)
    return table.select(*columns)


def new_table(spark, path: str | Path) -> Callable:
    """Return what writes a DataFrame of Spark to a new folder; InputError if there is one."""
    # Asked of Hadoop, which knows every kind of address; Spark itself would say so only at the end.
    hadoop = spark.sparkContext._jvm.org.apache.hadoop.fs.Path(str(path))
    if hadoop.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration()).exists(hadoop):
        raise InputError(
            f"“{path}” sudah ada dan tidak diubah. Pilih nama lain, atau hapus dulu yang lama."
        )
    return lambda table: table.write.parquet(str(path))


def as_arrow(columns: dict):
    """Return an Arrow table of columns, each an array or a list."""
    import pyarrow

    return pyarrow.table({name: pyarrow.array(values) for name, values in columns.items()})


def to_arrow(table: pd.DataFrame, columns: dict[str, str]):
    """Return a pandas table as an Arrow table with the types that Spark expects."""
    import pyarrow

    types = {"str": pyarrow.string(), "int32": pyarrow.int32(), "float64": pyarrow.float64()}
    schema = pyarrow.schema([(name, types[kind]) for name, kind in columns.items()])
    return pyarrow.Table.from_pandas(table, schema, preserve_index=False)


def spark_types(columns: dict[str, str]) -> str:
    """Return the columns of a pandas table as Spark writes them."""
    return ", ".join(f"{name} {SPARK_TYPES[kind]}" for name, kind in columns.items())


def whole_partition(function: Callable) -> Callable:
    """Return what mapInArrow wants, from a function that takes and returns an Arrow table."""

    def apply(batches):
        import pyarrow

        batches = list(batches)
        if batches:
            yield from function(pyarrow.Table.from_batches(batches)).to_batches()

    return apply


def arrays(table, *columns) -> list[np.ndarray]:
    """Return columns of numbers of an Arrow table as arrays."""
    return [table[column].to_numpy() for column in columns]


def pack(values, stops) -> list[bytes]:
    """Cut an array into the bytes of int32 numbers, one piece an article."""
    return [piece.tobytes() for piece in np.split(values.astype("<i4"), stops[:-1])]


def unpack(column) -> np.ndarray:
    """Join what `pack` cut."""
    return np.frombuffer(b"".join(column.to_pylist()), dtype="<i4")


def packed_lengths(column) -> np.ndarray:
    """Return how many numbers each piece holds that `pack` cut."""
    return np.array([len(piece) // 4 for piece in column.to_pylist()], dtype=np.int64)


# The corpus, in blocks of articles


def passages_of_corpus(spark, rows, min_words, all_pairs):
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
    plan = Plan(counts, total, blocks, min_words, all_pairs)
    plan = plan._replace(bits=choose_bits_on_spark(corpus, plan))

    seeds = by(corpus, "block", parts).applyInArrow(lambda table: seeds_of(table, plan), SEED_TYPES)
    repeated = seeds.repartition(parts, "hash").mapInArrow(
        whole_partition(repeated_seeds), REPEATED_TYPES
    )
    repeated = repeated.persist()
    viral = viral_hashes(repeated, all_pairs)
    pairs = repeated.mapInArrow(
        whole_partition(lambda table: pairs_of(table, plan, viral)), PAIR_TYPES
    )
    pairs = pairs.persist()
    counted = by(corpus, "block", parts).cogroup(by(repeated, "block", parts))
    counted = counted.applyInArrow(with_seed_counts, COUNTED_TYPES)
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
    return as_arrow(numbering), total, np.flatnonzero(np.diff(block, prepend=-1))


def laid_out(documents, plan: Plan, in_a_row: bool):
    """Lay articles out as `encode` does with the whole corpus.

    in_a_row: they follow one another in the corpus. Returns the rows in their order, and `Words`.
    """
    documents = documents.sort_by("number")
    codes = unpack(documents["codes"])
    words = packed_lengths(documents["codes"])
    names = np.asarray(documents["article"].to_pylist(), dtype=object)
    before = documents["number"][0].as_py() if in_a_row else 0
    begins = np.cumsum(words) - words
    return documents, lay_out(codes, begins, words, names, plan.counts, before)


# Seeds, by hash


def hashes_of(words: Words, plan: Plan, places, bits: int) -> np.ndarray:
    """Return the hashes of the seeds at places of a block, cut as in the keys of `sorted_keys`."""
    place_bits = np.uint64(plan.total.bit_length())
    noise = scramble(np.arange(int(words.codes.max()) + 1))
    keys = seed_keys(words.codes, words.information, noise, places, place_bits, bits)
    return (keys >> place_bits).view(np.int64)


def seeds_of(documents, plan: Plan):
    """Return all seeds of a block, each with its hash, and the word and the seed before it."""
    documents, words = laid_out(documents, plan, in_a_row=True)
    places = np.arange(len(words.codes) - LONGEST_SEED - 1)  # the next block has the rest
    hashes = hashes_of(words, plan, places, plan.bits)
    return as_arrow(
        {
            "hash": hashes,
            "place": places + documents["first"][0].as_py() - 1,
            "article": words.article[places] + np.int32(documents["number"][0].as_py()),
            "block": np.repeat(documents["block"].to_numpy()[:1], len(places)),
            "before": words.codes[places - 1],
            "hash_before": np.append(np.int64(-1), hashes[:-1]),
        }
    )


def sample_of(documents, plan: Plan):
    """Return a sample of a block's seeds with their hashes for all BITS_TO_TRY."""
    documents, words = laid_out(documents, plan, in_a_row=True)
    count = len(words.codes) - LONGEST_SEED - 1
    places = sample_places(words.codes, share_to_sample(plan.total))
    places = np.arange(count) if places is None else places[places < count]
    hashes = {f"hash_{bits}": hashes_of(words, plan, places, bits) for bits in BITS_TO_TRY}
    return as_arrow(
        {
            "place": places + documents["first"][0].as_py() - 1,
            "article": words.article[places] + np.int32(documents["number"][0].as_py()),
            "before": words.codes[places - 1],
        }
        | hashes
    )


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


def repeated_seeds(seeds):
    """Return the seeds that others equal, with their number; equal ones stand together."""
    import pyarrow

    hashes, place = arrays(seeds, "hash", "place")
    order = np.lexsort((place, hashes))
    begins = np.diff(hashes[order], prepend=~hashes[order[:1]]) != 0
    group = np.cumsum(begins) - 1
    size = np.bincount(group)[group].astype(np.int32)
    seeds = seeds.take(order).append_column("size", pyarrow.array(size))
    return seeds.filter(pyarrow.array(size > 1))


def viral_hashes(repeated, all_pairs: bool) -> np.ndarray:
    """Return the hashes, sorted, of the seeds that are only linked with the next ones."""
    if all_pairs:
        return np.zeros(0, dtype=np.int64)
    viral = repeated.where(f"size > {SMALL_GROUP}").select("hash").distinct().toArrow()
    return np.sort(viral["hash"].to_numpy())


def pairs_of(seeds, plan: Plan, viral):
    """Return pairs of places where equal seeds begin, with the task that will look at them."""
    hashes, place, article, before, hash_before = arrays(
        seeds, "hash", "place", "article", "before", "hash_before"
    )
    # pair_places leaves a pair out when the words before it were paired for sure. After a seed that
    # is only linked they may not have been: there no word before equals another one.
    linked = np.isin(hash_before, viral)
    before = np.where(linked, -2 - np.arange(len(before), dtype=np.int32), before)
    words, keys, row = stand_ins(place, article, before, hashes)
    a, b = (row[each // 2] for each in pair_places(words, keys, plan.all_pairs))
    block_a, block_b = (
        np.searchsorted(plan.blocks, article[each], side="right") - 1 for each in (a, b)
    )
    return as_arrow(
        {
            "task": block_a * len(plan.blocks) + block_b,
            "article_a": article[a],
            "place_a": place[a],
            "article_b": article[b],
            "place_b": place[b],
        }
    )


def stand_ins(place, article, before, hashes) -> tuple[Words, np.ndarray, np.ndarray]:
    """Return `Words`, keys and row numbers with which pair_places can do without the articles.

    It looks at the order of places, their articles and the words before them. The seeds stand at
    the odd places of a small corpus, in their order; the even ones hold the words before.
    """
    row = np.argsort(place)
    local = np.arange(1, 2 * len(row), 2)
    codes = np.full(2 * len(row) + LONGEST_SEED + 1, -1, dtype=np.int32)
    codes[local - 1] = before[row]
    articles = np.zeros(len(codes), dtype=np.int32)
    articles[local] = article[row]
    nothing = np.zeros(0, dtype=np.int64)
    words = Words(codes, articles, nothing, nothing, nothing, nothing, nothing)
    group = np.unique(hashes[row], return_inverse=True)[1].astype(np.uint64)
    keys = group << np.uint64(len(codes).bit_length()) | local.astype(np.uint64)
    return words, np.sort(keys), row


# Passages, by pair of blocks


def with_seed_counts(documents, repeated):
    """Give each article of a block how often its seeds occur, that of its separator first."""
    import pyarrow

    documents = documents.sort_by("number")
    words = packed_lengths(documents["codes"])
    stops = np.cumsum(words + 1)
    counts = np.ones(stops[-1], dtype=np.int32)
    place, size = arrays(repeated, "place", "size")
    counts[place - documents["first"][0].as_py() + 1] = size
    names = [name.split()[0] for name in COUNTED_TYPES.split(", ")]
    packed = pyarrow.array(pack(counts, stops), pyarrow.binary())
    return documents.append_column("seed_counts", packed).select(names)


def passages_of(pairs, documents, plan: Plan):
    """Return the passages that lie between two blocks, as find_passages does."""
    documents, words = laid_out(documents, plan, in_a_row=False)
    number, first = arrays(documents, "number", "first")
    places = []
    for side in "ab":
        article, place = arrays(pairs, f"article_{side}", f"place_{side}")
        local = np.searchsorted(number, article)
        places.append(place - first[local] + words.first[local])
    found, measures = align(words, runs_through(words, *places), plan.min_words)
    counts = np.ones(len(words.codes), dtype=np.int32)
    seed_counts = unpack(documents["seed_counts"])
    counts[: len(seed_counts)] = seed_counts
    measures["occurrences"] = typical_occurrences(words, counts, plan.bits, found)
    columns = {"position": "positions", "start": "starts", "end": "ends"}
    tokens = pd.DataFrame({name: unpack(documents[column]) for name, column in columns.items()})
    return to_arrow(passage_table(tokens, words, found, measures), PASSAGE_COLUMNS)
