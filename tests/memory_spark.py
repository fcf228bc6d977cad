"""What frasa asks of Spark, in memory and one task after the other; rows come in any order.

Enough of DataFrame for frasa.spark.passages, with Arrow tables as partitions. What a function
returns must have the columns and types that were promised, as Spark demands it.
"""

import re
from types import SimpleNamespace
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow

PARTS = 3
TYPES = {
    **{"long": pyarrow.int64(), "int": pyarrow.int32(), "double": pyarrow.float64()},
    **{"string": pyarrow.string(), "binary": pyarrow.binary(), "boolean": pyarrow.bool_()},
}
RANDOM = np.random.default_rng(9)


class Spark:
    """A session: parallel in name only."""

    sparkContext = SimpleNamespace(defaultParallelism=1)

    def createDataFrame(self, table) -> "Frame":
        return Frame(in_disorder(table))


class Frame:
    """A DataFrame; its partitions are not empty."""

    def __init__(self, *parts):
        self.parts = [part for part in parts if len(part)] or list(parts[:1])

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
