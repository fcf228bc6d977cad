"""What is told of an error: a cause, the learner's line with the place in it, the line mended."""

import ast
from collections.abc import Callable
from dataclasses import dataclass

from kursus.nearest import replaced
from kursus.trial import Context


@dataclass
class Diagnosis:
    """A cause in Indonesian, the learner's line, the place in it, and the line mended."""

    cause: str
    line: str = ""
    place: int | None = None
    cured: str | None = None


def instead(line: str, old: str, new: str, cause: str) -> Diagnosis:
    own = line.strip()
    mended = replaced(own, old, new)
    return Diagnosis(cause, line, own.find(old), mended if mended != own else None)


def replaced_at(line: str, first: ast.expr, last: ast.expr, new: Callable[[str], str]) -> str:
    """Return a line in which what stands from one value to another is replaced."""
    text = line.encode()  # Python counts places in bytes
    start, end = first.col_offset, last.end_col_offset
    return (text[:start] + new(text[start:end].decode()).encode() + text[end:]).decode()


def if_runs(mended: str, line: str, context: Context) -> str | None:
    runs = mended != line.strip() and context.fits(mended)
    return mended if runs else None
