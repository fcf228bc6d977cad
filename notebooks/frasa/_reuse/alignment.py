"""Aligning words with words: how far a match reaches past edits, and what the edits are.

The second half of the passage finder. All candidates advance in lock-step, one word at a time, so
that numpy does the work. Alignments are arrays with one column a candidate and one row a shift:
the shift is how many words more of b than of a an alignment has used up.
"""

import numpy as np

from frasa._ground.limits import EDIT, FIRST_BAND, HIGHEST, LOWEST, needed_band
from frasa._ground.speed import compilable

CELLS = 1 << 15  # cells of a row computed at once: they fit a processor's cache


@compilable
def exact_reach(codes, a, b, step) -> np.ndarray:
    """Return how many words are equal in a row from places a and b on (step 1) or back (-1)."""
    reach = np.zeros(len(a), dtype=np.int64)
    active = np.arange(len(a))
    words = 0
    while len(active):
        same = codes[a[active] + step * words] == codes[b[active] + step * words]
        active = active[same]
        words += 1
        reach[active] = words
    return reach


@compilable
def reach_past_edits(codes, a, left_a, b, left_b, step, drop, band, gain=1):
    """Return how many words from a and from b on belong to the best alignment that starts there.

    X-drop extension (Zhang, Schwartz, Wagner and Miller 2000) over words: +gain for an equal word,
    -1 for one substituted, added or left out; an alignment is given up `drop` below its best score.
    `left_a` and `left_b` are the words left in the articles, `step` the direction (1 or -1),
    `band` the largest shift. Both reaches end in an equal word, or are 0.
    """
    shifts = np.arange(-band, band + 1, dtype=np.int32)[:, None]
    reach = np.zeros((2, len(a)), dtype=np.int64)
    active = np.arange(len(a))
    best = np.zeros(len(a), dtype=np.int32)
    score = np.where(shifts < 0, LOWEST, -shifts) + np.where(shifts > left_b, LOWEST, 0)
    row = 0
    while len(active):
        row += 1
        word_a = codes[a + step * (row - 1)]
        used_b = row + shifts
        word_b = codes.take(b + step * (used_b - 1), mode="clip")
        before = score
        score = before + np.where(word_a == word_b, np.int32(gain), np.int32(-1))
        np.maximum(score[:-1], before[1:] - 1, out=score[:-1])
        score = np.maximum.accumulate(score + shifts, axis=0) - shifts
        score[used_b > left_b] = LOWEST
        top = score.max(axis=0)
        better = np.flatnonzero(top > best)
        best[better] = top[better]
        reach[0, active[better]] = row
        reach[1, active[better]] = row + score[:, better].argmax(axis=0) - band
        go_on = (top >= best - drop) & (left_a > row)
        active, best, score = active[go_on], best[go_on], score[:, go_on]
        a, left_a, b, left_b = a[go_on], left_a[go_on], b[go_on], left_b[go_on]
    return reach[0], reach[1]


@compilable
def count_edits(codes, a, words_a, b, words_b) -> tuple[np.ndarray, np.ndarray]:
    """Return the equal words and the edits of the best alignments of pairs of stretches.

    The best alignment (Needleman and Wunsch 1970) has the highest number of equal words less edits
    (words substituted, added or left out) and, among those, the fewest edits. It is computed in a
    band that is widened until it provably holds the best one (after Ukkonen 1985).
    """
    cost = np.zeros(len(a), dtype=np.int64)
    left = np.argsort(words_a, kind="stable")
    band = FIRST_BAND
    while len(left):
        size = max(CELLS // (2 * band + 1), 1)
        for begin in range(0, len(left), size):
            some = left[begin : begin + size]
            cost[some] = banded_cost(codes, a[some], words_a[some], b[some], words_b[some], band)
        left = left[needed_band(cost[left], words_a[left], words_b[left]) > band]
        band *= 2
    edits = cost % EDIT
    return edits - cost // EDIT, edits


def banded_cost(codes, a, words_a, b, words_b, band) -> np.ndarray:
    """Return, for the best alignments that stay in the band, edits - EDIT * (equal - edits)."""
    shifts = np.arange(-band, band + 1)[:, None]
    result = np.full(len(a), HIGHEST)
    active = np.arange(len(a))
    target = words_b - words_a
    cost = np.repeat(np.where(shifts < 0, HIGHEST, shifts * (EDIT + 1)), len(a), axis=1)
    row = 0
    while len(active):
        row += 1
        word_b = codes.take(b + (row + shifts - 1), mode="clip")
        cost = next_row(cost, codes[a + row - 1] == word_b, shifts)
        done = np.flatnonzero((words_a == row) & (np.abs(target) <= band))
        result[active[done]] = cost[target[done] + band, done]
        go_on = words_a > row
        active, cost, target = active[go_on], cost[:, go_on], target[go_on]
        a, words_a, b = a[go_on], words_a[go_on], b[go_on]
    return result


def next_row(before, equal, shifts) -> np.ndarray:
    """Return the costs after one more word of a, from those before it."""
    cost = before + np.where(equal, -EDIT, EDIT + 1)
    np.minimum(cost[:-1], before[1:] + EDIT + 1, out=cost[:-1])
    return np.minimum.accumulate(cost - shifts * (EDIT + 1), axis=0) + shifts * (EDIT + 1)


def equal_words(words_a, words_b) -> tuple[np.ndarray, np.ndarray]:
    """Mark the words that stay equal in the alignment that count_edits counts.

    Takes two lists of words; returns two boolean arrays with equally many true values.
    """
    words_a, words_b = np.asarray(words_a, dtype=object), np.asarray(words_b, dtype=object)
    band, enough = 0, FIRST_BAND
    while enough > band:
        band = enough
        shifts = np.arange(-band, band + 1)
        costs = [np.where(shifts < 0, HIGHEST, shifts * (EDIT + 1))]
        padded = np.append(words_b, None)
        for row, word in enumerate(words_a, start=1):
            used_b = np.clip(row + shifts - 1, 0, len(words_b))
            costs.append(next_row(costs[-1], padded[used_b] == word, shifts))
        target = len(words_b) - len(words_a) + band
        cost = costs[-1][target] if 0 <= target <= 2 * band else HIGHEST
        enough = min(needed_band(cost, len(words_a), len(words_b)), 2 * band)
        enough = max(enough, abs(len(words_b) - len(words_a)))
    return _trace_back(words_a, words_b, costs, band)


def _trace_back(words_a, words_b, costs, band) -> tuple[np.ndarray, np.ndarray]:
    """Walk from the end of both lists to their beginning along the least costs."""
    equal_a, equal_b = np.zeros(len(words_a), dtype=bool), np.zeros(len(words_b), dtype=bool)
    row, column = len(words_a), len(words_b)
    while row and column:
        here = column - row + band
        cost = costs[row][here]
        same = words_a[row - 1] == words_b[column - 1]
        if costs[row - 1][here] + (-EDIT if same else EDIT + 1) == cost:
            row, column = row - 1, column - 1
            equal_a[row] = equal_b[column] = same
        elif here < 2 * band and costs[row - 1][here + 1] + EDIT + 1 == cost:
            row -= 1
        else:
            column -= 1
    return equal_a, equal_b
