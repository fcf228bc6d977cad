"""Words that several passages cover, each counted once."""

import numpy as np
import pandas as pd

from frasa._ground.tables import without_index

# What is asked of passages whose words are counted.
SPANS = ["article_a", "article_b", *(f"{end}_word_{s}" for s in "ab" for end in ("first", "last"))]


def union_of_spans(key, first, stop) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Merge the overlapping spans first ... stop - 1 of each key (numbers from 0); sorted."""
    order = np.lexsort((first, key))
    key, first, stop = key[order], first[order], stop[order]
    shift = key * (int(stop.max(initial=0)) + 1)  # keys cannot reach into one another
    reached = np.maximum.accumulate(stop + shift)
    begins = np.flatnonzero(np.append(True, (first + shift)[1:] > reached[:-1])[: len(key)])
    if not len(begins):
        return key, first, stop
    ends = np.append(begins[1:], len(key)) - 1
    return key[begins], first[begins], reached[ends] - shift[begins]


def covered_words(passages: pd.DataFrame, side: str, *by: str) -> pd.Series:
    """Return how many words of the article on one side lie in passages with the other's.

    The index is article_a, article_b and further columns `by`, sorted. Words that were left out of
    the table of tokens count where they lie inside a passage.
    """
    groups = without_index(passages).groupby(["article_a", "article_b", *by], sort=True)
    first, last = (
        passages[f"{end}_word_{side}"].to_numpy().astype(np.int64) for end in ("first", "last")
    )
    key, first, stop = union_of_spans(groups.ngroup().to_numpy(), first, last + 1)
    index = groups.size().index
    total = np.bincount(key, stop - first, len(index)).astype(np.int64)
    return pd.Series(total, index=index, name="words")


def shared_words(passages: pd.DataFrame, *by: str) -> pd.Series:
    """Return how many words two articles share, in passages: those of the side that has fewer.

    Each counts once: the same words lie in several passages when they stand more than once in one
    of the articles. The index is that of `covered_words`.
    """
    a, b = (covered_words(passages, side, *by) for side in "ab")
    return a.where(a <= b, b)
