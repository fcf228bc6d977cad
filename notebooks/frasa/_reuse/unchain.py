"""Groups that do not chain: every place of a large group shares text with one leading place.

Where a text is quoted in pieces, one place leads to the next until the last has nothing in common
with the first. In large groups therefore the place with most passages takes all places that share
half of its text, then the next one does, until all are taken.
"""

import numpy as np

from frasa._ground.arrays import distinct, first_by

LARGE_GROUP = 30  # places; smaller groups hold together by themselves
CORE = 0.5  # of the longer of two places lies in the passage that joins them


def split_by_leaders(label, length, links, same_place) -> np.ndarray:
    """Return a label a place, that of its leader; labels of groups that are not large stay.

    label: of each place, from `connected`. length: words of each place. links: the places that a
    passage joins, and its words, an array with three rows. same_place: pairs of places of one
    article that overlap, an array with two rows.
    """
    large = np.bincount(label, minlength=len(label))[label] > LARGE_GROUP
    if not large.any():
        return label
    widest = _widest(length, same_place)
    a, b, words = widest[links[0]], widest[links[1]], links[2]
    some = large[a] & (a != b)
    a, b, words = a[some], b[some], words[some]
    core = words >= CORE * np.maximum(length[a], length[b])
    led = _lead(len(label), a[core], b[core])
    return np.where(large, _take_in(led, a, b, words)[widest], label)


def _widest(length, same_place) -> np.ndarray:
    """Return for each place the longest that overlaps it, unless that has a longer one itself."""
    one, other = np.concatenate([same_place, same_place[::-1]], axis=1)
    longer = (length[other] > length[one]) | ((length[other] == length[one]) & (other < one))
    one, other = one[longer], other[longer]
    chosen = np.arange(len(length))
    best = first_by(one, -length[other], other)
    chosen[one[best]] = other[best]
    return np.where(chosen[chosen] == chosen, chosen, np.arange(len(length)))


def _lead(count, a, b) -> np.ndarray:
    """Return each place's leader, -1 where it neither leads nor is led."""
    pair = distinct(np.append(a * count + b, b * count + a))[0]
    one, other = pair // count, pair % count
    begin = np.searchsorted(one, np.arange(count + 1))
    degree = np.diff(begin)
    leader = np.full(count, -1)
    for place in np.argsort(-degree, kind="stable"):
        if degree[place] == 0:
            break
        if leader[place] < 0:
            near = other[begin[place] : begin[place + 1]]
            near = near[leader[near] < 0]
            if len(near):
                leader[near] = leader[place] = place
    return leader


def _take_in(leader, a, b, words) -> np.ndarray:
    """Give places without a leader that of the place with which they share most.

    Where no such place has a leader, two that share most become a group of their own.
    """
    one, other, words = np.append(a, b), np.append(b, a), np.append(words, words)
    free = leader[one] < 0
    one, other, words = one[free], other[free], words[free]
    best = first_by(one, leader[other] < 0, -words, other)
    one, other = one[best], other[best]
    taken = leader.copy()
    taken[one] = np.where(leader[other] < 0, np.minimum(one, other), leader[other])
    alone = taken < 0
    taken[alone] = np.flatnonzero(alone)
    return taken
