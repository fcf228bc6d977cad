"""Large groups are split by leaders as a walk from place to place splits them, rule by rule."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frasa._reuse import unchain
from frasa._reuse.unchain import split_by_leaders


def walked(label, length, links, same_place, largest):
    """Do what `split_by_leaders` promises, in loops."""
    count = len(label)
    size = {each: label.count(each) for each in label}
    widest = list(range(count))
    for place in range(count):
        others = {b for pair in same_place for a, b in (pair, pair[::-1]) if a == place}
        better = [n for n in others if (-length[n], n) < (-length[place], place)]
        if better:
            widest[place] = min(better, key=lambda n: (-length[n], n))
    widest = [w if widest[w] == w else n for n, w in enumerate(widest)]
    edges = [(widest[a], widest[b], words) for a, b, words in links]
    edges = [(a, b, words) for a, b, words in edges if a != b and size[label[a]] > largest]
    near = {n: set() for n in range(count)}
    for a, b, words in edges:
        if words >= 0.5 * max(length[a], length[b]):
            near[a].add(b)
            near[b].add(a)
    leader = {}
    for place in sorted(range(count), key=lambda n: (-len(near[n]), n)):
        free = {n for n in near[place] if n not in leader}
        if place not in leader and free:
            leader |= dict.fromkeys({place, *free}, place)
    taken = dict(leader)
    for place in (n for n in range(count) if n not in leader):
        sharing = [(b, w) for a, b, w in edges if a == place]
        sharing += [(a, w) for a, b, w in edges if b == place]
        if sharing:
            other, _ = min(sharing, key=lambda each: (each[0] not in leader, -each[1], each[0]))
            taken[place] = leader.get(other, min(place, other))
        else:
            taken[place] = place
    return [taken[widest[n]] if size[label[n]] > largest else label[n] for n in range(count)]


PLACES = st.integers(0, 11)
LINKS = st.lists(st.tuples(PLACES, PLACES, st.integers(1, 12)), max_size=20)


@settings(deadline=None, max_examples=100)
@given(
    st.lists(st.integers(4, 12), min_size=12, max_size=12),
    LINKS,
    st.lists(st.tuples(PLACES, PLACES).filter(lambda pair: pair[0] != pair[1]), max_size=6),
    st.integers(1, 12),
)
def test_places_are_led_as_a_plain_walk_leads_them(length, links, same_place, large):
    label = [0] * large + [large] * (12 - large)
    links = [(a, b, w) for a, b, w in links if a != b and label[a] == label[b]]
    same_place = [(a, b) for a, b in same_place if label[a] == label[b]]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(unchain, "LARGE_GROUP", 6)
        found = split_by_leaders(
            np.array(label),
            np.array(length),
            np.array(links, dtype=int).reshape(-1, 3).T,
            np.array(same_place, dtype=int).reshape(-1, 2).T,
        )
    assert found.tolist() == walked(label, length, links, same_place, 6)


@pytest.mark.parametrize(("count", "leaders"), [(30, 1), (31, 15)])
def test_a_group_of_more_than_thirty_places_is_large(count, leaders):
    pairs = [(n, n + 1, 10) for n in range(0, count - 1, 2)]
    label = np.zeros(count, dtype=int)
    none = np.zeros((2, 0), dtype=int)
    found = split_by_leaders(label, np.full(count, 10), np.array(pairs).T, none)
    assert len(set(found.tolist())) == leaders + (count == 31)


@pytest.mark.parametrize(("words", "together"), [(5, True), (4, False)])
def test_half_of_the_longer_place_has_to_be_shared_with_the_leader(words, together):
    pairs = [(0, n, 10) for n in range(1, 31)] + [(31, 32, 10), (31, 0, words)]
    label, length = np.zeros(33, dtype=int), np.full(33, 10)
    found = split_by_leaders(label, length, np.array(pairs).T, np.zeros((2, 0), dtype=int))
    assert (found[31] == found[0]) == together and found[31] == (0 if together else 31)


@pytest.mark.parametrize("leader", [0, 2])
def test_who_shares_a_little_with_a_follower_is_taken_in_by_its_leader(leader):
    others = [n for n in range(31) if n != leader]
    pairs = [(leader, n, 10) for n in others] + [(31, others[0], 3), (32, 33, 3)]
    label, length = np.zeros(34, dtype=int), np.full(34, 10)
    found = split_by_leaders(label, length, np.array(pairs).T, np.zeros((2, 0), dtype=int))
    assert found[31] == leader and found[32] == found[33] == 32  # who has no leader, by twos
    pairs += [(31, 32, 4)]  # a place with a leader goes before one that shares more
    found = split_by_leaders(label, length, np.array(pairs).T, np.zeros((2, 0), dtype=int))
    assert found[31] == leader
