"""Numbers that the numpy functions and their compiled twins have to share."""

import numpy as np

HASH_BASE = np.uint64(0x9E3779B97F4A7C15)  # of polynomials modulo 2**64; any large odd number

SHORTEST_SEED, LONGEST_SEED = 2, 8  # words
UNITS_PER_BIT = 256

LOWEST = np.int32(-(1 << 20))
EDIT = np.int64(1 << 24)  # costs are edits - EDIT * (equal words - edits)
HIGHEST = np.int64(1 << 60)
FIRST_BAND = 8


def needed_band(cost, words_a, words_b):
    """Return how far from the diagonal an alignment that costs no more can go.

    With e edits and m equal words there are at least 2 m + e words on both sides, and the score is
    m - e; so a score of at least s leaves room for (words - 2 s) / 3 edits, each a step sideways.
    """
    return (words_a + words_b + 2 * (cost // EDIT)) // 3
