"""The budget: what is compared each with each, what is linked, and where exactly the limits are."""

from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frasa._reuse import budget
from frasa._reuse.seeds import Words
from frasa.passages import outlet_numbers

SMALL = 32


def arrays(*columns):
    return [np.array(column, dtype=np.int64) for column in columns]


@pytest.mark.parametrize(
    ("sizes", "number", "beginning", "words", "largest"),
    [
        # pairs of places: five millions always, two a word in larger corpora
        ([1001], [9], [0], 100, 1001),  # 4.5 millions
        ([1001], [10], [0], 100, SMALL),  # 5.005 millions
        ([2001], [2], [0], 100, 2001),  # 4.002 millions
        ([100, 1001], [1, 10], [0, 0], 100, 100),  # 5.00995 millions
        ([101], [990], [0], 2_499_750, 101),  # 4 999 500 pairs
        ([1001], [12], [0], 3_003_000, 1001),  # 6 006 000, exactly two a word
        ([1001], [12], [0], 3_002_999, SMALL),
        ([40], [1], [0], 100, 40),
        # those that begin: two millions, in a corpus of more than ten million words 0.005 a word
        ([40], [1], [2_000_000], 100, 40),
        ([40], [1], [2_000_001], 100, SMALL),
        ([40, 50], [1, 1], [1_000_000, 1_000_000], 100, 50),
        ([40, 50], [1, 1], [1_000_000, 1_000_001], 100, 40),
        ([40], [1], [2_000_000], 10_000_000, 40),
        ([40], [1], [2_000_000], 10_000_001, SMALL),
        ([40], [1], [50_000], 10_000_001, 40),
        ([40], [1], [50_001], 10_000_001, SMALL),
        ([40], [1], [100_000], 20_000_000, 40),
        ([40], [1], [100_001], 20_000_000, SMALL),
        ([], [], [], 100, SMALL),
    ],
)
def test_the_largest_size_that_can_be_afforded(sizes, number, beginning, words, largest):
    sizes, number, beginning = arrays(sizes, number, beginning)
    assert budget.largest_compared(sizes, number, beginning, words) == largest


def test_exactly_five_million_pairs_are_always_allowed():
    sizes, none = arrays([5, 40], [0, 0])  # 10 and 780 pairs a group
    for few, largest in ((499_922, 40), (499_923, SMALL)):
        assert budget.largest_compared(sizes, np.array([few, 1]), none, 1) == largest


def test_furniture_goes_before_what_is_too_many():
    size, furniture = np.array([40, 40, 41, 41, 5]), np.array([0, 1, 0, 1, 1], dtype=bool)
    told = budget.marks(size, furniture, 40)
    assert told.tolist() == [0, 2, 1, 2, 2] and told.dtype == np.int8
    assert [budget.COMPARISONS[mark] for mark in told[:3]] == ["all", "furniture", "too_many"]


def share_of(values):
    return max(Counter(values).values(), default=0)


def suspected(outlets, starts, ends):
    """Return what `suspects` says of one group beside one that is small."""
    group = np.array([0, *[1] * len(outlets)])
    size = np.bincount(group)
    told = budget.suspects(group, size, *arrays([0, *outlets], [0, *starts], [0, *ends]))
    assert not told[0][0] and not told[1][0]
    return bool(told[0][1]), bool(told[1][1])


@pytest.mark.parametrize(
    ("count", "of_one", "suspect"),
    [(40, 32, True), (40, 31, False), (33, 33, True), (32, 32, False)],
)
def test_four_fifths_of_more_than_32_places_make_a_suspect(count, of_one, suspect):
    same = [7] * of_one + list(range(100, 100 + count - of_one))
    other, unknown = list(range(1000, 1000 + count)), [-1] * count
    assert suspected(same, other, other) == (suspect, False)
    assert suspected(unknown, same, other) == (False, suspect)
    assert suspected(unknown, other, same) == (False, suspect)
    assert suspected(unknown, other, other) == (False, False)


@pytest.mark.parametrize(("known", "at_edge"), [(0, True), (19, True), (20, False), (40, False)])
def test_places_of_a_page_tell_only_where_most_outlets_are_unknown(known, at_edge):
    outlets = [*range(known), *[-1] * (40 - known)]
    assert suspected(outlets, [3] * 40, list(range(40))) == (False, at_edge)


def test_unknown_outlets_are_no_outlet():
    assert suspected([-1] * 40, list(range(40)), list(range(40))) == (False, False)
    assert suspected([0] * 32 + [-1] * 8, list(range(40)), list(range(40))) == (True, False)
    assert suspected([0] * 31 + [-1] * 9, list(range(40)), list(range(40))) == (False, False)


def test_articles_that_consist_of_such_text_by_more_than_half_are_copies():
    group, size = np.array([0, 0, 1, 1, 2, 2]), np.array([2, 2, 2])
    share = np.array([0.25, 0.75, 0.25, 0.76, 0, 0])
    edge = np.array([True, True, False])
    assert budget.is_furniture(group, size, edge, share).tolist() == [True, False, False]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=80))
def test_pairs_and_costs_are_those_of_a_loop_over_all_pairs(members):
    members.sort()
    group = np.unique([number for number, _ in members], return_inverse=True)[1]
    before = np.array([code for _, code in members])
    size = np.bincount(group)
    expected = [
        sum(
            before[one] != before[other]
            for one in np.flatnonzero(group == number)
            for other in np.flatnonzero(group == number)
            if one < other
        )
        for number in range(len(size))
    ]
    assert budget.beginning_pairs(group, size, before).tolist() == expected
    many = np.repeat(group, 20)
    sizes, number, begin = budget.costs_by_size(
        many, 20 * size, np.repeat(before, 20), np.arange(len(size)) != 1
    )
    wanted = [n for n in range(len(size)) if n != 1 and 20 * size[n] > SMALL]
    assert sizes.tolist() == sorted({20 * size[n] for n in wanted})
    assert number.tolist() == [sum(20 * size[n] == each for n in wanted) for each in sizes]
    cost = [400 * sum(expected[n] for n in wanted if 20 * size[n] == each) for each in sizes]
    assert begin.tolist() == cost


@pytest.mark.parametrize(("count", "counted"), [(32, []), (33, [33])])
def test_groups_of_up_to_32_places_cost_nothing(count, counted):
    group, size = np.zeros(count, dtype=int), np.array([count])
    sizes, number, begin = budget.costs_by_size(group, size, np.arange(count), np.array([True]))
    assert sizes.tolist() == counted and number.tolist() == [1] * len(counted)
    assert begin.tolist() == [count * (count - 1) / 2] * len(counted)


def linked(before, lengths, outlet=None, all_pairs=False):
    """Return the mark of one group: a place in each article, behind so many words."""
    lengths = np.array(lengths)
    first = np.cumsum(lengths + 1) - lengths
    total = int(lengths.sum()) + len(lengths) + 9
    article = np.repeat(np.arange(len(lengths)), lengths + 1)
    article = np.append(0, np.append(article, [len(lengths) - 1] * (total - len(article) - 1)))
    names = np.arange(len(lengths))
    words = Words(np.arange(total), article, first, first + lengths, first * 0, names, None)
    place = first + np.array(before)
    marks = budget.groups_to_link(words, place, np.zeros(len(place), dtype=int), outlet, all_pairs)
    assert marks.dtype == np.int8
    return marks.tolist()


def test_one_outlet_or_one_place_links_and_who_wants_all_gets_all():
    lengths = [100 + n for n in range(40)]
    anywhere = [(7 * n) % 97 for n in range(40)]
    assert linked(anywhere, lengths) == [0]
    assert linked(anywhere, lengths, np.zeros(40, dtype=int)) == [2]
    assert linked(anywhere, lengths, np.arange(40)) == [0]
    assert linked([5] * 40, lengths) == [2]
    assert linked([length - 4 for length in lengths], lengths) == [2]
    assert linked([5] * 40, lengths, np.arange(40)) == [0]
    assert linked([5] * 40, lengths, all_pairs=True) == [0]
    assert linked([0] * 40, [1] * 40) == [0]  # the whole article: a copy


def test_outlets_that_tell_nothing_have_no_number():
    names = np.array(list("abcdefg"), dtype=object)
    known = pd.DataFrame({"article": list("abcdef"), "outlet": ["P", "p ", "Q", None, "R", "Q"]})
    told = outlet_numbers(names, known)
    assert told[0] == told[1] >= 0 and told[2] == told[5] >= 0 and told[4] >= 0
    assert len({told[0], told[2], told[4]}) == 3 and told[3] == told[6] == -1
    assert outlet_numbers(names, None) is None
