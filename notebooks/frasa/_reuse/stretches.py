"""Passages: stretches of text that two articles share, whatever small edits lie between.

The method follows the literature on text reuse (Smith, Cordell and Dillon 2013, "Infectious
Texts"; Horton, Olsen and Roe 2010 on TextPAIR): equal short spans are found through hashing
(seeds.py), joined where they lie near each other in the same order, and extended past edits
(alignment.py). A paragraph that was moved is a passage of its own.
"""

from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

from frasa._ground.arrays import begins_run, distinct, explode, is_first_of
from frasa._ground.limits import SHORTEST_SEED
from frasa._reuse.alignment import count_edits, exact_reach, reach_past_edits
from frasa._reuse.budget import COMPARISONS
from frasa._reuse.seeds import COUNT_BITS, Words, most_occurrences

VARIETY = 0.75  # of `min_words` must be different words
GAP = 10  # words of edits that a passage may bridge at a time
GAIN = 2  # edits that an equal word makes up for at the end of a passage
ENDS = (1 << 20, 2 * GAP, GAIN)  # drop, band and gain: never given up, past two such gaps
RUNS_AT_ONCE = 400_000
BATCH = 4096  # stretches extended at once: their arrays fit a processor's cache

PASSAGE_COLUMNS = {
    "article_a": "str",
    "article_b": "str",
    "first_word_a": "int32",
    "last_word_a": "int32",
    "first_word_b": "int32",
    "last_word_b": "int32",
    "start_a": "int32",
    "end_a": "int32",
    "start_b": "int32",
    "end_b": "int32",
    "words_a": "int32",
    "words_b": "int32",
    "identical_words": "int32",
    "edits": "int32",
    "identity": "float64",
    "occurrences": "int32",
    "compared": "str",
}
PASSAGE_ORDER = ["article_a", "article_b", "first_word_a", "first_word_b"]
PASSAGE_ORDER += ["last_word_a", "last_word_b"]


class Stretches(NamedTuple):
    """Pairs of stretches of words: their first places and the places behind their last words."""

    a: np.ndarray
    end_a: np.ndarray
    b: np.ndarray
    end_b: np.ndarray

    def pick(self, chosen) -> "Stretches":
        """Return the chosen pairs, in the order of `chosen`."""
        return type(self)(*(column[chosen] for column in self))


class Measured(NamedTuple):
    """Pairs of stretches with their equal words and their edits."""

    a: np.ndarray
    end_a: np.ndarray
    b: np.ndarray
    end_b: np.ndarray
    identical: np.ndarray
    edits: np.ndarray

    pick = Stretches.pick


def align(words: Words, runs: Stretches, min_words) -> tuple[Stretches, dict[str, np.ndarray]]:
    """Turn equal runs into passages; return these and the columns that measure them.

    Pairs of articles do not matter to one another: some at a time bound the memory that it takes.
    """
    runs, pair = sorted_by_pair(words, runs)
    new_pair = np.flatnonzero(begins_run(pair))
    begins = new_pair[begins_run(new_pair // RUNS_AT_ONCE)]
    slices = [slice(*ends) for ends in pairwise([*begins, len(pair)])] or [slice(0)]
    parts = [_align(words, runs.pick(some), min_words) for some in slices]
    found, measures = zip(*parts, strict=True)
    columns = {name: np.concatenate([each[name] for each in measures]) for name in measures[0]}
    return Stretches(*map(np.concatenate, zip(*found, strict=True))), columns


def _align(words: Words, runs: Stretches, min_words) -> tuple[Stretches, dict[str, np.ndarray]]:
    found = extend_all(words, join(words, runs))
    found = without_contained(words, join(words, without_contained(words, found)))
    found = found.pick(is_varied(words.codes, found, min_words))
    found = measured(words.codes, found)
    found = without_weak_ends(words.codes, found.pick(found.identical >= min_words))
    found = without_contained(words, found.pick(found.identical >= min_words))
    found = found.pick(is_varied(words.codes, found, min_words))
    measures = {"identical_words": found.identical, "edits": found.edits}
    measures["identity"] = found.identical / (found.identical + found.edits)
    return Stretches(*found[:4]), measures


def runs_through(words: Words, a, b) -> Stretches:
    """Return the longest pairs of equal stretches through pairs of places."""
    order = np.lexsort((a, b - a))
    a, b = a[order], b[order]
    begins = begins_run(b - a, a - np.arange(len(a)))
    a, b = a[begins], b[begins]
    reach = exact_reach(words.codes, a, b, 1)
    back = exact_reach(words.codes, a - 1, b - 1, -1)
    runs = Stretches(a - back, a + reach, b - back, b + reach)
    runs = runs.pick(back + reach >= SHORTEST_SEED)  # equal hashes may deceive
    runs = runs.pick(np.lexsort((runs.b, runs.a)))
    return runs.pick(begins_run(runs.a, runs.b))


def sorted_by_pair(words: Words, found: Stretches) -> tuple[Stretches, np.ndarray]:
    """Sort by pair of articles, then by place (the longer first); return a number a pair too."""
    pair = words.article[found.a].astype(np.int64) * len(words.names) + words.article[found.b]
    order = np.lexsort((-found.end_b, found.b, -found.end_a, found.a, pair))
    return found.pick(order), pair[order]


def neighbours(pair, found: Stretches, gap):
    """Yield (left, right) indices of sorted pairs of stretches, at most `gap` words apart in a."""
    left, distance = np.arange(len(pair)), 1
    while len(left):
        left = left[left + distance < len(pair)]
        right = left + distance
        near = (pair[left] == pair[right]) & (found.a[right] <= found.end_a[left] + gap)
        left, distance = left[near], distance + 1
        yield left, left + distance - 1


def join(words: Words, found: Stretches) -> Stretches:
    """Join what follows one another on both sides with no more than GAP words between.

    The gap must also be no longer than either neighbour, and both sides' gaps must nearly agree.
    Where several could follow, the nearest does.
    """
    found, pair = sorted_by_pair(words, found)
    links = [np.zeros((3, 0), dtype=np.int64)]
    for left, right in neighbours(pair, found, GAP):
        first, second = found.pick(left), found.pick(right)
        gap_a, gap_b = second.a - first.end_a, second.b - first.end_b
        gap = np.maximum(np.maximum(gap_a, gap_b), 0)
        shorter = np.minimum(first.end_a - first.a, second.end_a - second.a)
        follows = (second.a > first.a) & (second.b > first.b)
        follows &= (second.end_a > first.end_a) & (second.end_b > first.end_b)
        follows &= (gap <= np.minimum(shorter, GAP)) & (np.abs(gap_a - gap_b) <= GAP)
        links.append(np.stack([left, right, gap])[:, follows])
    left, right, gap = np.concatenate(links, axis=1)
    nearest = is_first_of(left, gap, right) & is_first_of(right, gap, -left)
    return merge(found, left[nearest], right[nearest])


def merge(found: Stretches, left, right) -> Stretches:
    """Make one pair of stretches of every chain of links (each has one `left` and one `right`)."""
    head = np.arange(len(found.a))
    head[right] = left
    while not np.array_equal(head, head[head]):
        head = head[head]
    order = np.argsort(head, kind="stable")
    begins = np.flatnonzero(begins_run(head[order]))
    found = found.pick(order)
    return Stretches(
        np.minimum.reduceat(found.a, begins),
        np.maximum.reduceat(found.end_a, begins),
        np.minimum.reduceat(found.b, begins),
        np.maximum.reduceat(found.end_b, begins),
    )


def extend_all(words: Words, found: Stretches) -> Stretches:
    """Extend all pairs of stretches at both ends, past edits, within their articles."""
    codes, parts = words.codes, [found.pick(slice(0, 0))]
    for begin in range(0, len(found.a), BATCH):
        a, end_a, b, end_b = found.pick(slice(begin, begin + BATCH))
        before_a, before_b = a - words.first[words.article[a]], b - words.first[words.article[b]]
        after_a, after_b = (
            words.stop[words.article[a]] - end_a,
            words.stop[words.article[b]] - end_b,
        )
        back = reach_past_edits(codes, a - 1, before_a, b - 1, before_b, -1, GAP, GAP)
        on = reach_past_edits(codes, end_a, after_a, end_b, after_b, 1, GAP, GAP)
        parts.append(Stretches(a - back[0], end_a + on[0], b - back[1], end_b + on[1]))
    return Stretches(*map(np.concatenate, zip(*parts, strict=True)))


def measured(codes, found: Stretches) -> Measured:
    """Return pairs of stretches with their equal words and edits."""
    lengths = found.end_a - found.a, found.end_b - found.b
    return Measured(*found, *count_edits(codes, found.a, lengths[0], found.b, lengths[1]))


def without_weak_ends(codes, found: Measured) -> Measured:
    """Cut off the ends in which edits are at least GAIN times as many as equal words.

    From a name one could reach, past other words, a quotation: the name is no part of it. An end
    that lies past a larger shift than the alignment allows for stays.
    """
    edited = np.flatnonzero(found.edits >= GAIN)
    parts = [found.pick(found.edits < GAIN)]
    for begin in range(0, len(edited), BATCH):
        whole = found.pick(edited[begin : begin + BATCH])
        weak = _may_be_weak(codes, whole)
        parts.append(whole.pick(~weak))
        whole = whole.pick(weak)
        a, end_a, b, end_b = whole[:4]
        back = reach_past_edits(codes, end_a - 1, end_a - a, end_b - 1, end_b - b, -1, *ENDS)
        a, b = end_a - back[0], end_b - back[1]
        on = reach_past_edits(codes, a, end_a - a, b, end_b - b, 1, *ENDS)
        cut = measured(codes, Stretches(a, a + on[0], b, b + on[1]))
        better = GAIN * cut.identical - cut.edits >= GAIN * whole.identical - whole.edits
        parts += [cut.pick(better), whole.pick(~better)]
    return Measured(*map(np.concatenate, zip(*parts, strict=True)))


def _may_be_weak(codes, found: Measured) -> np.ndarray:
    """Return whether an end is weak when words are compared one by one, without any shift."""
    ahead = np.arange(3 * GAP)  # no weak end is longer
    inside = ahead < np.minimum(found.end_a - found.a, found.end_b - found.b)[:, None]
    weak = np.zeros(len(found.a), dtype=bool)
    for a, b, step in ((found.a, found.b, 1), (found.end_a - 1, found.end_b - 1, -1)):
        one, other = (codes.take(end[:, None] + step * ahead, mode="clip") for end in (a, b))
        score = np.where(one == other, GAIN, -1).cumsum(axis=1)
        weak |= ((score <= 0) & inside).any(axis=1)
    return weak


def without_contained(words: Words, found: Stretches) -> Stretches:
    """Drop pairs of stretches that lie, on both sides, within another one of the same articles."""
    found, pair = sorted_by_pair(words, found)
    contained = np.zeros(len(pair), dtype=bool)
    for left, right in neighbours(pair, found, -1):
        outer, inner = found.pick(left), found.pick(right)
        inside = (inner.end_a <= outer.end_a) & (inner.b >= outer.b) & (inner.end_b <= outer.end_b)
        contained[right[inside]] = True
    return found.pick(~contained)


def is_varied(codes, found: Stretches, min_words) -> np.ndarray:
    """Mark pairs with enough different words that both sides have.

    "Bupati dan Wakil Bupati" has 3; words inside the edits do not count.
    """
    enough = VARIETY * min_words
    varied = np.minimum(found.end_a - found.a, found.end_b - found.b) >= min_words
    candidates = np.flatnonzero(varied)
    some = found.pick(candidates)
    a, b = (_word_keys(codes, *side) for side in ((some.a, some.end_a), (some.b, some.end_b)))
    both = np.sort(np.concatenate([a, b]))
    shared = both[1:][both[1:] == both[:-1]] >> 32
    varied[candidates] = np.bincount(shared, minlength=len(candidates)) >= enough
    return varied


def _word_keys(codes, begin, end) -> np.ndarray:
    """Return the different words of each stretch, as number of the stretch << 32 | code."""
    place, owner = explode(begin, end)
    return distinct(owner << 32 | codes[place])[0]


def typical_seeds(words: Words, counts, bits, found: Stretches) -> dict[str, np.ndarray]:
    """Return occurrences and compared: over a passage's words, the median of the seeds around them.

    counts: of the seed that begins at each place, from `count_seeds`.
    """
    place, owner = explode(found.a, found.end_a)
    counts = most_occurrences(counts, words.information, place, bits)
    counts = counts[np.lexsort((counts, owner))]
    length = found.end_a - found.a
    median = counts[np.cumsum(length) - length + (length - 1) // 2]
    comparison = np.asarray(COMPARISONS, dtype=object)[median >> COUNT_BITS]
    return {"occurrences": median & ((1 << COUNT_BITS) - 1), "compared": comparison}


def passage_table(tokens, words: Words, found: Stretches, measures) -> pd.DataFrame:
    """Turn pairs of stretches into the table of passages."""
    names = words.names
    article = {"a": words.article[found.a], "b": words.article[found.b]}
    ends = {"a": (found.a, found.end_a - 1), "b": (found.b, found.end_b - 1)}
    swap = (names[article["a"]] > names[article["b"]]).astype(bool)
    column = {name: tokens[name].to_numpy() for name in ("position", "start", "end")}
    table = {}
    for side, other in (("a", "b"), ("b", "a")):
        number = np.where(swap, article[other], article[side])
        first_place, last_place = (
            np.where(swap, there, here) for here, there in zip(ends[side], ends[other], strict=True)
        )
        first, last = words.row(first_place), words.row(last_place)
        table[f"article_{side}"] = names[number]
        table[f"first_word_{side}"] = column["position"][first]
        table[f"last_word_{side}"] = column["position"][last]
        table[f"start_{side}"] = column["start"][first]
        table[f"end_{side}"] = column["end"][last]
        table[f"words_{side}"] = last_place - first_place + 1
    passages = pd.DataFrame(table | measures).astype(PASSAGE_COLUMNS)[list(PASSAGE_COLUMNS)]
    return passages.sort_values(PASSAGE_ORDER, ignore_index=True)
