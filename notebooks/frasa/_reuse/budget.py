"""Which equal seeds are compared each with each: all of them, while a budget of pairs lasts.

A text that many articles have gives as many pairs as the square of its copies. Nearly always they
can be afforded, and then every pair of articles is compared. What cannot be, and the furniture of
pages (footers, related links), is linked: each place with the next few, through which
`group_passages` still finds all. The functions take arrays with one entry a seed that others equal,
in groups of equal seeds numbered from 0, in order.
"""

import numpy as np

from frasa._ground.arrays import distinct
from frasa._reuse.seeds import SMALL_GROUP, Words

# The budget: pairs of seeds a word of the corpus, or so many, which take a second …
PAIRS_A_WORD, PAIRS_ALWAYS_ALLOWED = 2, 5_000_000
# … and of them those that follow on different words, each of which has to be looked at: so many in
# a corpus of up to LARGE words, which take half a minute; larger ones take long enough as it is.
BEGINNINGS, LARGE, BEGINNINGS_A_WORD = 2_000_000, 10_000_000, 0.005
FURNITURE = 0.8  # share of a group's places at one distance from an edge, or in one outlet
MOSTLY = 0.5  # an article that consists of text at fixed places is a copy, and no furniture

COMPARED, TOO_MANY, AS_FURNITURE = 0, 1, 2
COMPARISONS = ("all", "too_many", "furniture")


def groups_to_link(words: Words, place, group, outlet, all_pairs: bool) -> np.ndarray:
    """Return for every group of equal seeds (split_keys) COMPARED, TOO_MANY or AS_FURNITURE.

    outlet: number of each article's outlet, -1 where unknown; None: of no article known.
    """
    size = np.bincount(group)
    if all_pairs:
        return np.zeros(len(size), dtype=np.int8)
    article = words.article[place]
    outlet = np.full(len(words.names), -1) if outlet is None else outlet
    from_start, from_end = place - words.first[article], words.stop[article] - place
    by_outlet, at_edge = suspects(group, size, outlet[article], from_start, from_end)
    lengths = words.stop - words.first
    at_edges = np.bincount(article[at_edge[group]], minlength=len(lengths))
    furniture = by_outlet | is_furniture(group, size, at_edge, at_edges[article] / lengths[article])
    costs = costs_by_size(group, size, words.codes[place - 1], ~furniture)
    return marks(size, furniture, largest_compared(*costs, len(words.codes)))


def marks(size, furniture, limit) -> np.ndarray:
    """Return COMPARED, TOO_MANY or AS_FURNITURE, an int8 each, for groups or for seeds."""
    return np.select([furniture, size > limit], [AS_FURNITURE, TOO_MANY], COMPARED).astype(np.int8)


def suspects(group, size, outlet, from_start, from_end) -> tuple[np.ndarray, np.ndarray]:
    """Mark the groups that mostly stand in one outlet and those mostly at one place of a page.

    Places are asked where outlets are unknown: the same ending in many outlets may be a release.
    outlet, from_start, from_end: of each seed; an outlet is -1 where unknown.
    """
    large = size > SMALL_GROUP
    of_large = large[group]
    known = of_large & (outlet >= 0)
    most = FURNITURE * size
    by_outlet = large & (_largest_share(group[known], outlet[known], len(size)) >= most)
    at_edge = np.zeros(len(size), dtype=bool)
    for distance in (from_start, from_end):
        at_edge |= _largest_share(group[of_large], distance[of_large], len(size)) >= most
    unknown = 2 * np.bincount(group[known], minlength=len(size)) < size
    return by_outlet, large & unknown & at_edge


def _largest_share(group, value, count) -> np.ndarray:
    """Return how many members of each of `count` groups have its most frequent value."""
    keys, members = distinct(group.astype(np.int64) << 32 | value.astype(np.int64))
    largest = np.zeros(count, dtype=np.int64)
    np.maximum.at(largest, keys >> 32, members)
    return largest


def is_furniture(group, size, at_edge, share) -> np.ndarray:
    """Mark the groups at an edge whose articles do not consist of such text.

    share: for each seed, the part of its article that stands in groups `at_edge`.
    """
    return at_edge & (np.bincount(group, share, len(size)) <= MOSTLY * size)


def costs_by_size(group, size, before, wanted) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the sizes of the wanted groups, how many have each, and how many pairs begin there.

    Only groups of more than SMALL_GROUP are counted: smaller ones are compared whatever they cost.
    """
    wanted = wanted & (size > SMALL_GROUP)
    of_wanted = wanted[group]
    beginning = beginning_pairs(group[of_wanted], size * wanted, before[of_wanted])
    sizes, number, count = np.unique(size[wanted], return_inverse=True, return_counts=True)
    return sizes, count, np.bincount(number, beginning[wanted], len(sizes))


def beginning_pairs(group, size, before) -> np.ndarray:
    """Return how many pairs of each group follow on different words.

    before: the code of the word before each seed. Where these are equal the pair belongs to a
    stretch that began earlier.
    """
    keys, same = distinct(group.astype(np.int64) << 32 | before.astype(np.int64))
    going_on = np.bincount(keys >> 32, same * (same - 1) / 2, len(size))
    return size * (size - 1.0) / 2 - going_on


def largest_compared(sizes, number, beginning, words) -> int:
    """Return the largest size so that all groups up to it can be afforded (at least SMALL_GROUP).

    sizes: the different ones, in ascending order; number: of groups of each; beginning: pairs of
    all of these that follow on different words. words: of the corpus.
    """
    pairs = np.cumsum(sizes * (sizes - 1.0) / 2 * number)
    allowed = pairs <= max(PAIRS_A_WORD * words, PAIRS_ALWAYS_ALLOWED)
    afforded = BEGINNINGS if words <= LARGE else BEGINNINGS_A_WORD * words
    allowed &= np.cumsum(beginning) <= afforded
    return max(int(sizes[allowed].max(initial=0)), SMALL_GROUP)
