"""Steps on arrays that several rooms take."""

import numpy as np

from frasa._ground.speed import compilable


def begins_run(*keys) -> np.ndarray:
    """Mark where runs of equal keys begin: each member with other keys than the one before."""
    marked = np.zeros(len(keys[0]), dtype=bool)
    marked[:1] = True
    for key in map(np.asarray, keys):
        marked[1:] |= key[1:] != key[:-1]
    return marked


def is_first_of(group, *keys) -> np.ndarray:
    """Mark the member of each group that comes first by the keys."""
    order = np.lexsort((*reversed(keys), group))
    marked = np.zeros(len(group), dtype=bool)
    marked[order] = begins_run(group[order])
    return marked


def first_by(group, *keys) -> np.ndarray:
    """Return the index of the member of each group that comes first by the keys."""
    return np.flatnonzero(is_first_of(group, *keys))


def distinct(values) -> tuple[np.ndarray, np.ndarray]:
    """Return the different values, sorted, and how often each occurs.

    As np.unique does, which takes several times as long for millions of different numbers.
    """
    values = np.sort(values)
    begins = np.flatnonzero(begins_run(values))
    return values[begins], np.diff(np.append(begins, len(values)))


def among(values, ordered) -> np.ndarray:
    """Mark the values that a sorted array has."""
    if not len(ordered):
        return np.zeros(len(values), dtype=bool)
    return ordered[np.minimum(np.searchsorted(ordered, values), len(ordered) - 1)] == values


def explode(begin, end) -> tuple[np.ndarray, np.ndarray]:
    """Return every place of the stretches and the number of the stretch that it belongs to."""
    length = end - begin
    owner = np.repeat(np.arange(len(begin)), length)
    return np.arange(length.sum()) + np.repeat(begin - np.cumsum(length) + length, length), owner


def powers_of(base: np.uint64, count: int) -> np.ndarray:
    """Return base**0 ... base**(count - 1) modulo 2**64 (uint64)."""
    powers = np.full(count, base, dtype=np.uint64)
    powers[:1] = 1
    return np.multiply.accumulate(powers, out=powers)


@compilable
def first_rows(codes: np.ndarray, count: int) -> np.ndarray:
    """Return the row of the first of each of `count` codes, which are numbered as they come."""
    return np.flatnonzero(begins_run(np.maximum.accumulate(codes)))
