"""Stretches: runs are joined, extended, sifted and measured as their rules say, limit by limit."""

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frasa._reuse import stretches
from frasa._reuse.alignment import banded_cost, exact_reach, reach_past_edits
from frasa._reuse.seeds import COUNT_BITS, encode
from frasa._reuse.stretches import Stretches
from frasa.passages import find_passages
from frasa.tokens import tokenize


def corpus(*texts):
    names = [f"t{n}" for n in range(len(texts))]
    return pd.DataFrame({"article": names, "text": list(texts)})


def two_articles(length=200):
    """Return the arrays of two articles of so many words, all of them different."""
    texts = [" ".join(f"{letter}{n:03}" for n in range(length)) for letter in "pq"]
    return encode(tokenize(corpus(*texts)))[1]


WORDS = two_articles()


def pairs_of(*spans, words=WORDS):
    """Return stretches from (first, behind) in one article and (first, behind) in the other."""
    a, end_a, b, end_b = np.array(spans, dtype=np.int64).reshape(-1, 4).T
    here, there = words.first[0], words.first[1]
    return Stretches(a + here, end_a + here, b + there, end_b + there)


def spans_of(found, words=WORDS):
    here, there = words.first[0], words.first[1]
    columns = found.a - here, found.end_a - here, found.b - there, found.end_b - there
    return sorted(map(tuple, np.stack(columns, axis=1).tolist()))


@pytest.mark.parametrize(
    ("gap_a", "gap_b", "one", "other", "joins"),
    [
        (0, 0, 12, 12, True),
        (10, 10, 12, 12, True),
        (11, 10, 12, 12, False),
        (10, 11, 12, 12, False),
        (11, 11, 12, 12, False),
        (10, 0, 12, 12, True),
        (5, -5, 12, 12, True),
        (5, -6, 12, 12, False),  # the gaps differ by more than ten
        (-5, 5, 12, 12, True),
        (-6, 5, 12, 12, False),
        (4, 4, 4, 12, True),  # no longer than either neighbour
        (5, 5, 4, 12, False),
        (4, 4, 12, 4, True),
        (5, 5, 12, 4, False),
        (-11, 0, 12, 12, False),
        (-3, -3, 12, 12, True),
        (-12, -12, 12, 14, False),  # begins where the first one does
        (-12, -3, 12, 14, False),
        (-3, -12, 12, 14, False),
        (-4, -4, 12, 4, False),  # ends where the first one does
        (-3, -4, 12, 4, False),
        (-4, -3, 12, 4, False),
    ],
)
def test_what_follows_near_enough_on_both_sides_is_joined(gap_a, gap_b, one, other, joins):
    a, b = 20 + one + gap_a, 30 + one + gap_b
    found = stretches.join(
        WORDS, pairs_of((20, 20 + one, 30, 30 + one), (a, a + other, b, b + other))
    )
    whole = (20, max(20 + one, a + other), 30, max(30 + one, b + other))
    assert (spans_of(found) == [whole]) == joins and len(found.a) == 2 - joins


def test_of_several_that_could_follow_the_nearest_does_and_a_chain_becomes_one():
    one, near, far = (20, 32, 20, 32), (34, 46, 34, 46), (38, 50, 36, 44)
    joined = spans_of(stretches.join(WORDS, pairs_of(far, one, near)))
    assert joined == [(20, 46, 20, 46), far]
    chain = [(n, n + 10, n + 5, n + 15) for n in range(0, 100, 12)]
    assert spans_of(stretches.join(WORDS, pairs_of(*chain))) == [(0, 106, 5, 111)]
    merged = stretches.merge(pairs_of((0, 5, 9, 12), (1, 8, 3, 20), (40, 50, 40, 50)),
                             np.array([0]), np.array([1]))  # fmt: skip
    assert spans_of(merged) == [(0, 8, 3, 20), (40, 50, 40, 50)]


spans = st.tuples(st.integers(0, 30), st.integers(1, 12), st.integers(0, 30), st.integers(1, 12))


@settings(deadline=None, max_examples=60)
@given(st.lists(spans, min_size=1, max_size=12, unique=True))
def test_what_lies_within_another_on_both_sides_is_dropped(drawn):
    every = sorted({(a, a + m, b, b + n) for a, m, b, n in drawn})

    def within(inner, outer):
        sides = inner[0] >= outer[0] and inner[2] >= outer[2]
        return inner != outer and sides and inner[1] <= outer[1] and inner[3] <= outer[3]

    kept = [each for each in every if not any(within(each, other) for other in every)]
    assert spans_of(stretches.without_contained(WORDS, pairs_of(*every))) == kept


@settings(deadline=None, max_examples=60)
@given(st.lists(spans, min_size=1, max_size=12, unique=True), st.integers(-1, 10))
def test_neighbours_begin_at_most_so_many_words_behind_the_end_of_the_other(drawn, gap):
    found, pair = stretches.sorted_by_pair(
        WORDS, pairs_of(*((a, a + m, b, b + n) for a, m, b, n in drawn))
    )
    keys = list(zip(found.a, -found.end_a, found.b, -found.end_b, strict=True))
    assert keys == sorted(keys) and len(set(pair)) == 1
    given_out = {
        (int(left), int(right))
        for some in stretches.neighbours(pair, found, gap)
        for left, right in zip(*some, strict=True)
    }
    for left, right in product(range(len(keys)), repeat=2):
        if left < right:
            between = range(left + 1, right + 1)
            near = all(found.a[each] <= found.end_a[left] + gap for each in between)
            assert ((left, right) in given_out) == near


def test_pairs_of_articles_keep_apart():
    texts = [" ".join(f"{letter}{n}" for n in range(30)) for letter in "pqr"]
    words = encode(tokenize(corpus(*texts)))[1]
    a, b = words.first[[0, 0, 0]], words.first[[1, 2, 1]]
    begin, stop = np.array([0, 12, 11]), np.array([10, 22, 21])
    found = Stretches(a + begin, a + stop, b + begin, b + stop)
    _, pair = stretches.sorted_by_pair(words, found)
    assert pair.tolist() == [1, 1, 2]
    joined = stretches.join(words, found)
    assert sorted((joined.end_a - joined.a).tolist()) == [10, 21]


@pytest.mark.parametrize(
    ("different", "length", "min_words", "enough"),
    [(6, 8, 8, True), (5, 8, 8, False), (9, 12, 12, True), (8, 12, 12, False), (8, 7, 8, False)],
)
def test_three_quarters_of_the_least_words_have_to_be_different(
    different, length, min_words, enough
):
    text = " ".join(f"k{n % different}" for n in range(length))
    words = encode(tokenize(corpus(f"awal {text}", f"mula {text}")))[1]
    found = pairs_of((1, 1 + length, 1, 1 + length), words=words)
    assert stretches.is_varied(words.codes, found, min_words).tolist() == [enough]


def test_words_that_one_side_alone_has_do_not_count_as_different():
    one, other = "a b c d e f g h", "a b c d e x y z"
    words = encode(tokenize(corpus(one, other)))[1]
    found = pairs_of((0, 8, 0, 8), words=words)
    assert stretches.is_varied(words.codes, found, 6).tolist() == [True]
    assert stretches.is_varied(words.codes, found, 7).tolist() == [False]


def test_a_passage_tells_the_median_of_the_seeds_around_its_words_and_how_they_were_compared():
    counts = np.ones(len(WORDS.codes), dtype=np.int32)
    start = WORDS.first[0]
    counts[start + 10 : start + 20] = [5, 5, 5, 9, 9, 9, 9, 2, 2, 2]
    counts[start + 40 : start + 50] = 7 | 2 << COUNT_BITS
    counts[start + 70 : start + 80] = 8 | 1 << COUNT_BITS
    found = pairs_of(
        (10, 20, 0, 10), (40, 50, 0, 10), (70, 80, 0, 10), (10, 14, 0, 4), (100, 104, 0, 4)
    )
    told = stretches.typical_seeds(WORDS, counts, 1, found)  # seeds of two words
    assert told["compared"].tolist() == ["all", "furniture", "too_many", "all", "all"]
    assert told["occurrences"].tolist() == [5, 7, 8, 5, 1]


# ---- alignment


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 2), min_size=1, max_size=20),
    st.lists(st.integers(0, 2), min_size=1, max_size=20),
)
def test_how_far_words_are_equal_in_a_row(one, other):
    codes = np.array([90, *one, 91, *other, 92])
    a, b = 1, len(one) + 2
    forward = next((n for n, (x, y) in enumerate(zip(one, other, strict=False)) if x != y),
                   min(len(one), len(other)))  # fmt: skip
    assert exact_reach(codes, np.array([a]), np.array([b]), 1).tolist() == [forward]
    turned = codes[::-1].copy()
    last = len(codes) - 1
    back = exact_reach(turned, np.array([last - a]), np.array([last - b]), -1)
    assert back.tolist() == [forward]


def slow_reach(one, other, drop, band, gain):
    """Extend word by word over the whole table of alignments; return both reaches."""
    low = -(10**6)
    row = {s: -s if 0 <= s <= len(other) else low for s in range(-band, band + 1)}
    best, reach = 0, (0, 0)
    for used in range(1, len(one) + 1):
        new = {}
        for s in range(-band, band + 1):
            used_b = used + s
            if not 0 <= used_b <= len(other):
                new[s] = low
                continue
            same = used_b >= 1 and one[used - 1] == other[used_b - 1]
            new[s] = max(
                row[s] + (gain if same else -1) if used_b >= 1 else low,
                row.get(s + 1, low) - 1,
                new.get(s - 1, low) - 1,
            )
        row, top = new, max(new.values())
        if top > best:
            shift = min(s for s in new if new[s] == top)
            best, reach = top, (used, used + shift)
        if top < best - drop:
            break
    return reach


TWO = st.lists(st.integers(0, 3), max_size=24)


@settings(deadline=None, max_examples=100)
@given(TWO, TWO, st.integers(0, 4), st.integers(1, 4), st.integers(1, 3), st.booleans())
def test_a_match_reaches_past_edits_as_the_whole_table_of_alignments_says(
    one, other, drop, band, gain, turned
):
    codes = np.array([90, *one, 91, *other, 92, *[93] * 30])
    a, b, step = 1, len(one) + 2, 1
    if turned:
        codes, step = codes[::-1].copy(), -1
        a, b = len(codes) - 1 - a, len(codes) - 1 - b
    found = reach_past_edits(
        codes, np.array([a]), np.array([len(one)]), np.array([b]), np.array([len(other)]),
        step, drop, band, gain,
    )  # fmt: skip
    if one:
        assert (found[0].item(), found[1].item()) == slow_reach(one, other, drop, band, gain)


def test_an_alignment_that_no_band_holds_costs_more_than_any():
    codes = np.array([90, 1, 91, *range(2, 12), 92])
    one, size = np.array([1]), np.array([1])
    other, longer = np.array([3]), np.array([10])
    assert banded_cost(codes, one, size, other, longer, 8).tolist() == [1 << 60]
    assert banded_cost(codes, one, size, other, longer, 9).item() < 1 << 60


# Ends


def numbered(letter, count) -> str:
    return " ".join(f"{letter}{n}" for n in range(count))


def shared(one, other) -> list:
    """Return first and last word on both sides, and equal words, of what two texts share."""
    passages = find_passages(tokenize(corpus(one, other)))
    columns = ["first_word_a", "last_word_a", "first_word_b", "last_word_b", "identical_words"]
    return passages[columns].to_numpy().tolist()


@pytest.mark.parametrize("only_one", [False, True])
@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize(
    ("name", "others", "belongs"),
    [(3, 5, True), (3, 6, False), (3, 10, False),
     (4, 7, True), (4, 8, False), (5, 9, True), (5, 10, False), (6, 10, True)],
)  # fmt: skip
def test_an_end_with_twice_as_many_edits_as_equal_words_is_none(
    name, others, belongs, before, only_one
):
    texts, quote = [], numbered("kutipan", 14)
    for letter in "xy":
        between = "" if only_one and letter == "y" else numbered(letter, others)
        parts = [numbered("nama", name), between, quote]
        parts = parts if before else parts[::-1]
        texts.append(
            " ".join([numbered(f"awal{letter}", 20), *parts, numbered(f"akhir{letter}", 20)])
        )
    lengths = [name + others + 14, name + 14 + (0 if only_one else others)]
    spans = [(20, 19 + length) for length in lengths]
    if not belongs:
        spans = [(last - 13, last) if before else (first, first + 13) for first, last in spans]
    assert shared(*texts) == [[*spans[0], *spans[1], 14 + name * belongs]]


@pytest.mark.parametrize("names", ["nm", "mn"])
def test_what_several_names_lead_to_is_found_once(names):
    texts = []
    for letter, (first, second) in zip("xy", (names, "nm"), strict=True):
        parts = [(first, 3), (letter, 2), (second, 3), (letter * 2, 3), ("kutipan", 14)]
        parts += [(f"akhir{letter}", 40)]
        texts.append(" ".join(numbered(*part) for part in parts))
    kept = [0, 24, 0, 24, 20] if names == "nm" else [11, 24, 11, 24, 14]
    assert shared(*texts) == [kept]


def test_without_its_end_a_passage_has_to_be_varied_still():
    one, other = (f"{numbered('n', 4)} {numbered(x, 8)} {'maju terus ' * 5}" for x in "xy")
    assert shared(one, other) == []


@pytest.mark.parametrize("added", [5, 10])
def test_an_end_is_seen_past_shifts_of_twenty_words(added):
    runs = [numbered(f"sama{n}v", 30) for n in range(3)]
    woven = [
        runs[0],
        numbered("u", added),
        runs[1],
        numbered("v", added),
        runs[2],
    ]
    one, other = (f"{numbered('n', 3)} {numbered(x, 6)}" for x in "xy")
    found = shared(f"{one} {' '.join(runs)}", f"{other} {' '.join(woven)}")
    assert [row[-1] for row in found] == [90]


def test_what_lies_past_a_larger_shift_than_ends_are_looked_at_with_is_not_lost():
    runs = [numbered(f"sama{n}v", 14) for n in range(5)]
    added = [numbered(f"tambah{n}v", 9) for n in range(4)]
    one = f"depan0 depan1 lain {' '.join(runs)}"
    woven = [part for run in zip(runs, [*added, ""], strict=True) for part in run]
    ((*_, identical),) = shared(one, f"depan0 depan1 beda {' '.join(woven)}")
    assert identical == 72
