"""What frasa asks of Spark, in memory and one task after the other; rows come in any order.

Enough of DataFrame for frasa.spark.passages, with Arrow tables as partitions. What a function
returns must have the columns and types that were promised, as Spark demands it. `pyspark_in_memory`
puts as much of pyspark around it as frasa.spark.session starts and stops.
"""

import os
import re
import sys
from functools import partial
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow
import pyarrow.parquet
import pytest

PARTS = 3
TYPES = {
    **{"long": pyarrow.int64(), "int": pyarrow.int32(), "double": pyarrow.float64()},
    **{"string": pyarrow.string(), "binary": pyarrow.binary(), "boolean": pyarrow.bool_()},
}
RANDOM = np.random.default_rng(9)


class Spark:
    """A session: parallel in name only."""

    def __init__(self, context=None):
        self.sparkContext = context or Context({"spark.master": "local[1]"})
        self.read = SimpleNamespace(parquet=read_parquet)
        self.stopped = False

    def createDataFrame(self, table) -> "Frame":
        return Frame(in_disorder(table))

    def stop(self) -> None:
        self.stopped = True


class Context:
    """Where Spark runs, the files that its workers got, and Hadoop's way to ask for a folder."""

    defaultParallelism = 1
    _jsc = SimpleNamespace(hadoopConfiguration=lambda: None)

    def __init__(self, conf: dict[str, str], gateway=None):
        self.conf, self.master, self.listFiles = conf, conf["spark.master"], []
        exists = SimpleNamespace(exists=lambda path: path.exists())
        path = type("Path", (type(Path()),), {"getFileSystem": lambda self, _: exists})
        self._jvm = SimpleNamespace(Path=path)
        for room in ("fs", "hadoop", "apache", "org"):
            self._jvm = SimpleNamespace(**{room: self._jvm})

    def addPyFile(self, path: str) -> None:
        assert Path(path).is_file()
        self.listFiles.append(f"spark://memory/{Path(path).name}")


def read_parquet(path: str) -> "Frame":
    try:
        return Frame(in_disorder(pyarrow.parquet.read_table(path)))
    except (OSError, pyarrow.ArrowInvalid) as error:
        raise PySparkException(str(error)) from error


class PySparkException(Exception):
    """What pyspark raises."""


class Py4JError(Exception):
    """What the bridge to Java raises."""


def java_in_place(monkeypatch, folder: Path):
    """Return a function that puts a Java on PATH, alone, which says it is of some version."""
    if os.name == "nt":
        pytest.skip("the stand-in for Java is a shell script")

    def install(version, room="bin", stream=2, code="$?"):
        path = folder / room / "java"
        path.parent.mkdir(parents=True)
        said = f"echo 'openjdk version \"{version}\" 2025-01-21'"
        path.write_text(f'#!/bin/sh\n[ "$*" = -version ] && {said} >&{stream}\nexit {code}\n')
        path.chmod(0o755)
        return path.parent

    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(folder / "bin"))
    return install


class Conf(dict):
    """Settings of Spark."""

    def setAppName(self, name: str) -> "Conf":
        return self.setAll([("spark.app.name", name)])

    def setMaster(self, address: str) -> "Conf":
        return self.setAll([("spark.master", address)])

    def setAll(self, pairs) -> "Conf":
        self.update(pairs)
        return self


def pyspark_in_memory(monkeypatch, running: Spark | None = None) -> SimpleNamespace:
    """Take the place of pyspark and py4j; tell which sessions and Javas are started from now on."""
    told = SimpleNamespace(sessions=[], javas=[])

    def launch_gateway(conf, options):
        told.javas.append([])
        ended = {
            name: partial(told.javas[-1].append, name) for name in ("wait", "shutdown", "close")
        }
        proc = SimpleNamespace(wait=ended["wait"], stdin=SimpleNamespace(close=ended["close"]))
        return SimpleNamespace(shutdown=ended["shutdown"], proc=proc)

    class SparkSession(Spark):
        def __init__(self, context):
            super().__init__(context)
            told.sessions.append(self)

        @staticmethod
        def getActiveSession():
            return running

    rooms = {
        "pyspark": {"SparkConf": Conf, "SparkContext": Context},
        "pyspark.sql": {"SparkSession": SparkSession},
        "pyspark.java_gateway": {"launch_gateway": launch_gateway},
        "pyspark.errors": {"PySparkException": PySparkException},
        "py4j": {},
        "py4j.protocol": {"Py4JError": Py4JError},
    }
    for name, values in rooms.items():
        module = ModuleType(name)
        module.__spec__ = ModuleSpec(name, None)
        vars(module).update(values)
        monkeypatch.setitem(sys.modules, name, module)
    return told


class Frame:
    """A DataFrame; its partitions are not empty."""

    def __init__(self, *parts):
        self.parts = [part for part in parts if len(part)] or list(parts[:1])

    @property
    def columns(self) -> list[str]:
        return self.parts[0].column_names

    @property
    def write(self):
        return SimpleNamespace(parquet=self.to_parquet)

    def to_parquet(self, path: str) -> None:
        Path(path).mkdir()
        pyarrow.parquet.write_table(self.toArrow(), f"{path}/part-0.parquet")

    def orderBy(self, columns) -> "Frame":
        names = [columns] if isinstance(columns, str) else columns
        return Frame(self.toArrow().sort_by([(name, "ascending") for name in names]))

    def limit(self, count: int) -> "Frame":
        return Frame(self.toArrow().slice(0, count))

    def collect(self) -> list[SimpleNamespace]:
        return [SimpleNamespace(**row) for row in self.toArrow().to_pylist()]

    def toArrow(self):
        return pyarrow.concat_tables(self.parts)

    def persist(self):
        return self

    unpersist = persist

    def count(self) -> int:
        return len(self.toArrow())

    def select(self, *columns) -> "Frame":
        return Frame(*(part.select(list(columns)) for part in self.parts))

    def selectExpr(self, *expressions) -> "Frame":
        return Frame(
            *(pyarrow.table(dict(map(column_of(part), expressions))) for part in self.parts)
        )

    def where(self, condition: str) -> "Frame":
        condition = condition.replace("<>", "!=").replace(" OR ", " or ")
        rows = self.toArrow()
        return Frame(rows.take(rows.to_pandas().query(condition).index.to_numpy()))

    def distinct(self) -> "Frame":
        return Frame(self.toArrow().group_by(self.toArrow().column_names).aggregate([]))

    def union(self, other) -> "Frame":
        return Frame(*self.parts, *other.parts)

    def join(self, other, column: str) -> "Frame":
        key = self.toArrow()[column].type  # Spark joins a column of nothing with any other
        rows = other.toArrow()
        place = rows.column_names.index(column)
        rows = rows.set_column(place, column, rows[column].cast(key))
        return Frame(in_disorder(self.toArrow().join(rows, column, join_type="inner")))

    def repartition(self, count: int, column: str) -> "Frame":
        rows = in_disorder(self.toArrow())
        part = pd.factorize(rows[column].to_pandas())[0] % PARTS
        return Frame(*(rows.filter(pyarrow.array(part == number)) for number in range(PARTS)))

    def groupBy(self, column: str) -> "Groups":
        rows = self.toArrow()
        places = rows[column].to_pandas().groupby(rows[column].to_pandas()).indices
        return Groups(column, rows, places)

    def mapInArrow(self, function, types: str) -> "Frame":
        made = (
            function(iter(part.to_batches(max_chunksize=1000))) for part in self.parts if len(part)
        )
        return Frame(*(checked(list(batches), types) for batches in made), checked([], types))


class Groups(NamedTuple):
    """Rows by the value of a column."""

    column: str
    rows: pyarrow.Table
    places: dict[object, np.ndarray]

    def of(self, value) -> pyarrow.Table:
        return self.rows.take(self.places.get(value, np.zeros(0, dtype=np.int64)))

    def count(self) -> Frame:
        typed = pyarrow.array(list(self.places), self.rows.schema.field(self.column).type)
        counts = [len(places) for places in self.places.values()]
        return Frame(in_disorder(pyarrow.table({self.column: typed, "count": counts})))

    def applyInArrow(self, function, types: str) -> Frame:
        return applied(function, [(self.of(value),) for value in self.places], types)

    def cogroup(self, other: "Groups") -> "Both":
        return Both(self, other)


class Both(NamedTuple):
    """Two tables by the value of a column; one of them may lack a value."""

    first: Groups
    second: Groups

    def applyInArrow(self, function, types: str) -> Frame:
        values = {**self.first.places, **self.second.places}
        pairs = [(self.first.of(value), self.second.of(value)) for value in values]
        return applied(function, pairs, types)


def applied(function, arguments, types: str) -> Frame:
    made = (function(*tables) for tables in arguments)
    return Frame(*(checked(table.to_batches(), types) for table in made), checked([], types))


def in_disorder(rows):
    return rows.take(RANDOM.permutation(len(rows)))


def column_of(rows):
    """Return what gives name and values of an expression: "int(a)", "a AS b"."""

    def column(expression: str):
        if cast := re.fullmatch(r"(\w+)\((\w+)\)", expression):
            return cast[2], rows[cast[2]].cast(TYPES[cast[1]])
        name, _, new = expression.partition(" AS ")
        return new, rows[name]

    return column


def checked(batches, types: str):
    """Return batches as a table, which has the promised columns."""
    fields = [field.split() for field in types.split(", ")]
    schema = pyarrow.schema([(name, TYPES[kind]) for name, kind in fields])
    table = pyarrow.Table.from_batches(batches) if batches else schema.empty_table()
    assert table.schema.remove_metadata().equals(schema), f"{table.schema} is not {types}"
    return table
