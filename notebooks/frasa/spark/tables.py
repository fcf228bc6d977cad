"""How tables and arrays travel between Spark and frasa: as Arrow tables, in packed columns."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from frasa._ground.errors import InputError
from frasa._ground.tables import require_columns

SPARK_TYPES = {"str": "string", "int32": "int", "float64": "double"}

DOCUMENT_TYPES = "article string, words long, key long, codes binary, positions binary, "
DOCUMENT_TYPES += "starts binary, ends binary"
SEED_TYPES = "hash long, place long, article int, block int, before int, hash_before long, "
SEED_TYPES += "from_start int, from_end int"
REPEATED_TYPES = f"{SEED_TYPES}, size int, by_outlet boolean, at_edge boolean"
COST_TYPES = "size long, number long, beginning double"
JUDGED_TYPES = f"{REPEATED_TYPES}, furniture boolean"
SAMPLE_TYPES = "place long, article int, before int"
PAIR_TYPES = "task long, article_a int, place_a long, article_b int, place_b long"
COUNTED_TYPES = "article string, number int, first long, codes binary, positions binary, "
COUNTED_TYPES += "starts binary, ends binary, seed_counts binary"


class Plan(NamedTuple):
    """What every worker must know of the whole corpus.

    counts: how often each word occurs, by its number. total: places in the corpus, separators
    included. blocks: the number of the first article of each block. lengths, outlets: of each
    article, its words and the number of its outlet (-1: unknown). bits: information of a seed.
    limit: the most equal seeds that are compared each with each.
    """

    counts: np.ndarray
    total: int
    blocks: np.ndarray
    lengths: np.ndarray
    outlets: np.ndarray
    min_words: int
    all_pairs: bool
    bits: int = 0
    limit: int = 0


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
