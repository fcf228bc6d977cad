"""Spark: find_passages and tokenize on a cluster, equal row by row to one computer's results."""

from frasa.spark.passages import find_passages_on_spark, tokenize_on_spark
from frasa.spark.session import connect

__all__ = ["connect", "find_passages_on_spark", "tokenize_on_spark"]


def __dir__() -> list[str]:
    return __all__
