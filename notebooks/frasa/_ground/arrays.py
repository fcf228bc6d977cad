"""Steps on arrays that several rooms take."""

import numpy as np

from frasa._ground.speed import compilable


def is_first_of(group, *keys) -> np.ndarray:
    """Mark the member of each group that comes first by the keys."""
    order = np.lexsort((*reversed(keys), group))
    marked = np.zeros(len(group), dtype=bool)
    marked[order] = np.diff(group[order], prepend=-1) != 0
    return marked


def explode(begin, end) -> tuple[np.ndarray, np.ndarray]:
    """Return every place of the stretches and the number of the stretch that it belongs to."""
    length = end - begin
    owner = np.repeat(np.arange(len(begin)), length)
    return np.arange(length.sum()) + np.repeat(begin - np.cumsum(length) + length, length), owner


def new_places(group: np.ndarray, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Return how many places of each span no earlier span of its group covers (int64).

    Their sum over a group is the size of the union: places that several spans cover count once.
    """
    group = np.asarray(group, dtype=np.int64)
    first, last = np.asarray(first, dtype=np.int64), np.asarray(last, dtype=np.int64)
    new = np.zeros(len(group), dtype=np.int64)
    if not len(group):
        return new
    order = np.lexsort((-last, first, group))
    # Far enough apart, the groups cannot reach into one another: one running maximum serves all.
    shift = group[order] * (last.max() + 2)
    begins, ends = first[order] + shift, last[order] + shift
    reached = np.append(-1, np.maximum.accumulate(ends)[:-1])
    new[order] = np.maximum(ends - np.maximum(begins - 1, reached), 0)
    return new


def powers_of(base: np.uint64, count: int) -> np.ndarray:
    """Return base**0 ... base**(count - 1) modulo 2**64 (uint64)."""
    powers = np.full(count, base, dtype=np.uint64)
    powers[:1] = 1
    return np.multiply.accumulate(powers, out=powers)


@compilable
def first_rows(codes: np.ndarray, count: int) -> np.ndarray:
    """Return the row of the first of each of `count` codes, which are numbered as they come."""
    return np.flatnonzero(np.diff(np.maximum.accumulate(codes), prepend=-1))
