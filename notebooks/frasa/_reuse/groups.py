"""Bring together all places where the same text stands."""

import numpy as np
import pandas as pd

from frasa._ground.errors import InputError
from frasa._ground.options import require_number
from frasa._ground.tables import require_columns
from frasa._reuse.budget import COMPARISONS
from frasa._reuse.unchain import split_by_leaders

OVERLAP = 0.7

PLACE = ["article", "first_word", "last_word", "start", "end"]
WITNESS_COLUMNS = {
    "group": "int32",
    "article": "str",
    "words": "int32",
    "first_word": "int32",
    "last_word": "int32",
    "start": "int32",
    "end": "int32",
}
SIDES = [f"{name}_{side}" for side in "ab" for name in PLACE]


def grouped(passages, overlap=OVERLAP) -> tuple[pd.DataFrame, np.ndarray]:
    """Return the witnesses and the number of each passage's group."""
    require_columns(passages, *SIDES)
    require_number("overlap", overlap)
    if not 0 < overlap <= 1:
        raise InputError(f"overlap harus di antara 0 dan 1; yang diberikan {overlap!r}.")
    both = pd.concat(
        [passages[[f"{name}_{side}" for name in PLACE]].set_axis(PLACE, axis=1) for side in "ab"]
    )
    number = both.groupby(PLACE, sort=True).ngroup().to_numpy()
    places = both.drop_duplicates(PLACE).sort_values(PLACE, ignore_index=True)
    side_a, side_b = number[: len(passages)], number[len(passages) :]
    same_place = overlapping(places, overlap)
    links = np.concatenate([[side_a, side_b], same_place], axis=1)
    places["label"] = connected(len(places), *links)
    places["label"] = without_chains(passages, places, side_a, side_b, same_place)
    witnesses = merge_places(places)
    size = witnesses.groupby("label")["article"].transform("size")
    order = ["size", "label", "article", "first_word"]
    witnesses = witnesses.assign(size=-size).sort_values(order, ignore_index=True)
    codes, labels = pd.factorize(witnesses["label"])
    witnesses["group"] = codes + 1
    group = pd.Series(np.arange(len(labels)) + 1, index=labels)
    groups = group.reindex(places["label"]).to_numpy()
    # A passage may lead out of a group: it counts for the one with more witnesses.
    return (
        witnesses.astype(WITNESS_COLUMNS)[list(WITNESS_COLUMNS)],
        np.minimum(groups[side_a], groups[side_b]),
    )


def without_chains(passages, places, side_a, side_b, same_place) -> np.ndarray:
    """Split groups that chain, where all pairs were compared: the others need their links."""
    label = places["label"].to_numpy()
    length = (places["last_word"] - places["first_word"] + 1).to_numpy()
    words = np.minimum(length[side_a], length[side_b])
    compared = passages.get("compared", pd.Series(COMPARISONS[0], passages.index))
    linked = label[side_a[(compared != COMPARISONS[0]).to_numpy()]]
    split = split_by_leaders(label, length, np.stack([side_a, side_b, words]), same_place)
    return np.where(np.isin(label, linked), label, split)


def overlapping(places, overlap) -> np.ndarray:
    """Return pairs of places with enough in common, in two rows.

    Places are sorted by article and first word.
    """
    article = pd.factorize(places["article"])[0]
    first, stop = places["first_word"].to_numpy(), places["last_word"].to_numpy() + 1
    links = [np.zeros((2, 0), dtype=np.int64)]
    left, distance = np.arange(len(places)), 1
    while len(left):
        left = left[left + distance < len(places)]
        right = left + distance
        near = (article[left] == article[right]) & (first[right] < stop[left])
        left, right, distance = left[near], right[near], distance + 1
        common = np.minimum(stop[left], stop[right]) - first[right]
        longer = np.maximum(stop[left] - first[left], stop[right] - first[right])
        links.append(np.stack([left, right])[:, common >= overlap * longer])
    return np.concatenate(links, axis=1)


def connected(count, left, right) -> np.ndarray:
    """Return for every node the least node that it is linked to, directly or not."""
    label = np.arange(count)
    while True:
        before = label.copy()
        least = np.minimum(label[left], label[right])
        for ends in (left, right):
            np.minimum.at(label, label[ends], least)
        label = label[label]
        if np.array_equal(label, before):
            return label


def merge_places(places) -> pd.DataFrame:
    """Make one row of all overlapping places of one text in one article."""
    places = places.sort_values(["label", "article", "first_word"], ignore_index=True)
    text = places.groupby(["label", "article"]).ngroup().to_numpy()
    # Far enough apart, the texts cannot reach into one another: one running maximum serves all.
    shift = text * (int(places["last_word"].max()) + 2 if len(places) else 0)
    reached = np.maximum.accumulate(places["last_word"].to_numpy() + shift)
    new = np.append(True, (places["first_word"].to_numpy() + shift)[1:] > reached[:-1])
    columns = {"label": "first", "article": "first"}
    columns |= {"first_word": "min", "last_word": "max", "start": "min", "end": "max"}
    merged = places.groupby(np.cumsum(new[: len(places)])).agg(columns)
    return merged.assign(words=merged["last_word"] - merged["first_word"] + 1)
