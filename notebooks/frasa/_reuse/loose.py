"""Stretches that two articles share loosely: the same content words, near one another in both.

Points are equal stems, one in each article of a pair. Those that enough other points support nearby
are joined to stretches; these are cut at both ends where more is unmatched than matched, and
weighed: what their stems tell less a part of what stays unmatched. All distances are in content
words.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd

from frasa._ground.arrays import among, begins_run, distinct, explode
from frasa._reuse.content import Content
from frasa._reuse.groups import connected
from frasa._reuse.seeds import scramble
from frasa._reuse.telling_words import Places

WINDOW, SUPPORT = 6, 18.0  # points within WINDOW support one another; a point needs so many bits
REACH = 22  # between two points of one stretch
UNMATCHED = 0.3  # of what an unmatched word weighs is taken off
OFTEN = 36  # a stem with more pairs of places in two articles tells nothing
TRIMS = 2
PAIRS_AT_ONCE = 5_000

NEAR, RARE_BITS, RARE_ARTICLES, RARE_PAIRS = 4, 24.0, 8, 5

STRONG, STRONG_IN_SMALL, FEW_ARTICLES = 40.0, 60.0, 50
STEMS, PLAIN_STEMS, NEW_BITS, NEW_STEMS = 5, 5, 20.0, 4


class Points(NamedTuple):
    """Equal stems: the number of the pair of articles, and the content words in left and right."""

    pair: np.ndarray
    i: np.ndarray
    j: np.ndarray

    def pick(self, chosen) -> "Points":
        return Points(*(column[chosen] for column in self))


def pairs_of(passages: pd.DataFrame, content: Content) -> np.ndarray:
    """Return the number of each passage's pair of articles, left * articles + right."""
    number = pd.Series(np.arange(len(content.names)), index=pd.Index(content.names, dtype=object))
    a, b = (number.reindex(passages[f"article_{side}"].astype(object)).to_numpy() for side in "ab")
    return np.minimum(a, b).astype(np.int64) * len(content.names) + np.maximum(a, b)


def rare_pairs(content: Content) -> np.ndarray:
    """Return the pairs of articles that share several rare pairs of content words.

    A rare pair stands in few articles: two stems at most NEAR apart, in any order, that carry
    RARE_BITS. Returns sorted numbers, left * articles + right.
    """
    found = []
    for apart in range(1, NEAR + 1):
        bits, article, stem = content.bits, content.article, content.stem
        rare = bits[:-apart] + bits[apart:] >= RARE_BITS
        rare &= (article[:-apart] == article[apart:]) & (stem[:-apart] != stem[apart:])
        a = np.flatnonzero(rare)
        low, high = np.minimum(stem[a], stem[a + apart]), np.maximum(stem[a], stem[a + apart])
        mixed = scramble(low * content.number_of_stems + high) >> np.uint64(24)  # 40 bits
        found.append(mixed << np.uint64(24) | article[a].astype(np.uint64))
    keys = distinct(np.concatenate(found))[0]
    hashes, article = keys >> np.uint64(24), (keys & np.uint64((1 << 24) - 1)).astype(np.int64)
    begin = np.flatnonzero(np.diff(hashes, prepend=~hashes[:1]) != 0)
    size = np.diff(np.append(begin, len(keys)))
    last = np.repeat(begin + size - 1, size)
    active = np.flatnonzero(np.repeat((size > 1) & (size <= RARE_ARTICLES), size))
    pairs = [article[:0]]
    for distance in range(1, RARE_ARTICLES):
        active = active[active + distance <= last[active]]
        pairs.append(article[active] * len(content.names) + article[active + distance])
    pair, count = distinct(np.concatenate(pairs))
    return pair[count >= RARE_PAIRS]


def loose_stretches(content: Content, pairs, exact: "Exact") -> pd.DataFrame:
    """Return the stretches that pairs of articles share loosely.

    pairs: sorted numbers, left * articles + right. Columns left, right: numbers of articles; those
    of `measured`, of the part outside of exact passages.
    """
    left, right = np.divmod(pairs, max(len(content.names), 1))
    tables = []
    for begin in range(0, len(pairs), PAIRS_AT_ONCE):
        some = slice(begin, begin + PAIRS_AT_ONCE)
        points = points_of(content, left[some], right[some])
        points = points.pick(support_of(content, points) >= SUPPORT)
        points, stretch = trimmed(content, points, joined(points))
        known = exact.covers(pairs[some][points.pair], points.i, points.j)
        says_enough = is_strong(measured(content, points, stretch, known), len(content.names))
        points = points.pick(says_enough.to_numpy()[stretch] & ~known)
        stretch = np.unique(joined(points), return_inverse=True)[1]
        table = measured(content, points, stretch, np.zeros(len(stretch), dtype=bool))
        of_pair = pairs[some][table["pair"]]
        unmatched = sum(
            exact.weight(of_pair, table[side], table[f"{side}_stop"]) for side in ("i", "j")
        )
        table["strength"] += UNMATCHED * unmatched / 2
        table = table.assign(left=left[some][table["pair"]], right=right[some][table["pair"]])
        tables.append(table[is_new(table)])
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame()


def points_of(content: Content, left, right) -> Points:
    """Return all equal stems of pairs of articles, by pair and place."""
    i, pair = explode(content.begin[left], content.begin[left + 1])
    wanted = right[pair] * content.number_of_stems + content.stem[i]
    first, stop = (np.searchsorted(content.keys, wanted, side) for side in ("left", "right"))
    some = (stop > first) & ((stop - first) * content.here[i] <= OFTEN)
    i, pair = i[some], pair[some]
    at, owner = explode(first[some], stop[some])
    return Points(pair[owner], i[owner], content.order[at])


def near(points: Points, distance):
    """Yield indices of two points of one pair that are at most so far apart on both sides."""
    left, step = np.arange(len(points.i)), 1
    while len(left):
        left = left[left + step < len(points.i)]
        right = left + step
        near_left = (points.pair[left] == points.pair[right]) & (
            points.i[right] - points.i[left] <= distance
        )
        left, right, step = left[near_left], right[near_left], step + 1
        both = np.abs(points.j[right] - points.j[left]) <= distance
        yield left[both], right[both]


def support_of(content: Content, points: Points) -> np.ndarray:
    """Return what each point and the points of other stems near it weigh together."""
    own = np.minimum(content.weight[points.i], content.weight[points.j])
    total, stem = own.copy(), content.stem[points.i]
    for left, right in near(points, WINDOW):
        other = stem[left] != stem[right]
        left, right = left[other], right[other]
        total += np.bincount(left, own[right], len(own)) + np.bincount(right, own[left], len(own))
    return total


def joined(points: Points) -> np.ndarray:
    """Return the number of the stretch that each point belongs to."""
    links = [np.zeros((2, 0), dtype=np.int64), *map(np.stack, near(points, REACH))]
    left, right = np.concatenate(links, axis=1)
    return connected(len(points.i), left, right)


def trimmed(content: Content, points: Points, stretch) -> tuple[Points, np.ndarray]:
    """Leave the points in the part of each stretch that scores best, on both sides."""
    for _ in range(TRIMS):
        own = np.minimum(content.weight[points.i], content.weight[points.j])
        inside = np.ones(len(own), dtype=bool)
        for side in (points.i, points.j):
            inside &= in_best_part(content, stretch, side, own)
        points, stretch = points.pick(inside), stretch[inside]
    return points, np.unique(stretch, return_inverse=True)[1]


def in_best_part(content: Content, stretch, side, own) -> np.ndarray:
    """Mark the points in the run of each stretch with most matched less UNMATCHED weight."""
    order = np.lexsort((-own, side, stretch))
    sorted_stretch, at = stretch[order], side[order]
    once = order[begins_run(sorted_stretch, at)]
    number, at, gain = stretch[once], side[once], own[once]
    begins = begins_run(number)
    between = np.append(0.0, content.sums[at[1:]] - content.sums[at[:-1] + 1])[: len(at)]
    score = np.cumsum(gain - UNMATCHED * np.where(begins, 0, between))
    before = score - gain
    # Stretches lie so far apart in `shift` that one running minimum serves all of them.
    widest = np.append(score, before).max(initial=0) - np.append(score, before).min(initial=0)
    shift = (np.cumsum(begins) - 1) * (widest + 1)
    least = np.minimum.accumulate(before - shift)
    begin = np.maximum.accumulate(np.where(before - shift <= least, np.arange(len(at)), 0))
    value = score - before[begin]
    best = np.lexsort((np.arange(len(at)), -value, number))
    best = best[begins_run(number[best])]
    place = np.searchsorted(number[best], stretch)
    return (side >= at[begin[best]][place]) & (side <= at[best][place])


def measured(content: Content, points: Points, stretch, exact) -> pd.DataFrame:
    """Return one row a stretch: where it stands and what it weighs.

    stems, plain: different stems that both sides have, and those that are no names; new_stems and
    new_bits: those outside exact passages (new_stems no names), and their weight. strength: the
    weight of its stems less UNMATCHED of the mean unmatched weight of both sides.
    """
    table = pd.DataFrame({"stretch": stretch, "pair": points.pair, "i": points.i, "j": points.j})
    table["own"] = np.minimum(content.weight[points.i], content.weight[points.j])
    table["stem"] = content.stem[points.i]
    table["plain"] = ~(content.is_name[points.i] | content.is_name[points.j])
    table["new"] = ~exact
    groups = table.groupby("stretch")
    result = groups.agg(
        pair=("pair", "first"),
        i=("i", "min"),
        i_stop=("i", "max"),
        j=("j", "min"),
        j_stop=("j", "max"),
    )
    result[["i_stop", "j_stop"]] += 1
    once = table.sort_values("own", ascending=False, kind="stable")
    once = once.drop_duplicates(["stretch", "stem"])
    plain = table[table["plain"]]
    new = table[table["new"]].sort_values("own", ascending=False, kind="stable")
    new = new.drop_duplicates(["stretch", "stem"])
    matched = once.groupby("stretch")["own"].sum()
    result["stems"] = once.groupby("stretch").size()
    result["plain"] = plain.groupby("stretch")["stem"].nunique()
    result["new_bits"] = new.groupby("stretch")["own"].sum()
    result["new_stems"] = new[new["plain"]].groupby("stretch").size()
    unmatched = sum(_unmatched(content, table, result, side) for side in ("i", "j")) / 2
    result["strength"] = matched - UNMATCHED * unmatched
    return result.fillna(0.0)


def _unmatched(content: Content, table, result, side) -> pd.Series:
    """Return the weight of the words of each stretch, on one side, that no point matches."""
    once = table.drop_duplicates(["stretch", side])
    matched = pd.Series(content.weight[once[side]], once["stretch"]).groupby(level=0).sum()
    first, stop = result[side].to_numpy(), result[f"{side}_stop"].to_numpy()
    return pd.Series(content.sums[stop] - content.sums[first], result.index) - matched


def is_strong(stretches: pd.DataFrame, articles: int) -> pd.Series:
    """Mark the stretches that say enough, exact passages inside them included.

    In few articles nobody knows which words usually follow one another: there more is asked for.
    """
    strong = STRONG if articles >= FEW_ARTICLES else STRONG_IN_SMALL
    enough = (stretches["strength"] >= strong) & (stretches["stems"] >= STEMS)
    return enough & (stretches["plain"] >= PLAIN_STEMS) & is_new(stretches)


def is_new(stretches: pd.DataFrame) -> pd.Series:
    """Mark the stretches that say enough outside of exact passages."""
    return (stretches["new_bits"] >= NEW_BITS) & (stretches["new_stems"] >= NEW_STEMS)


class Exact:
    """Which content words lie in passages, by pair of articles."""

    def __init__(self, tokens, passages, pair, content: Content):
        places = Places(tokens)
        self.pairs = distinct(pair)[0]
        self.size = len(content.row) + 1
        marks = [np.zeros(0, dtype=np.int64)]
        for side in "ab":
            rows = places.rows(passages, side)
            place, owner = explode(*(np.searchsorted(content.row, each) for each in rows))
            marks.append(np.searchsorted(self.pairs, pair[owner]) * self.size + place)
        self.marks = distinct(np.concatenate(marks))[0]
        self.sums = np.append(0.0, np.cumsum(content.weight[self.marks % self.size]))

    def covers(self, pair, i, j) -> np.ndarray:
        """Mark the points whose both words lie in a passage of their pair of articles."""
        number = np.searchsorted(self.pairs, pair) * self.size
        known = among(pair, self.pairs)
        return known & among(number + i, self.marks) & among(number + j, self.marks)

    def weight(self, pair, first, stop) -> np.ndarray:
        """Return what the words of a span that lie in passages of its pair of articles weigh."""
        number = np.searchsorted(self.pairs, pair) * self.size
        ends = (np.searchsorted(self.marks, number + place.to_numpy()) for place in (first, stop))
        begin, end = ends
        return np.where(among(pair, self.pairs), self.sums[end] - self.sums[begin], 0.0)
