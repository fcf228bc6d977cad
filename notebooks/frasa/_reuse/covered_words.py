"""Words that several passages cover, each counted once."""

import numpy as np
import pandas as pd


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


def shared_words(passages: pd.DataFrame, *by: str) -> pd.Series:
    """Return how many words two articles share: those that lie in passages of both.

    Each counts once: the same words lie in several passages when they stand more than once in one
    of the articles; and where one has more of them, the other's count. The index is article_a,
    article_b and further columns `by`, sorted. Words that were left out of the table of tokens
    count where they lie inside a passage.
    """
    # Without its index, which may have the name of a column.
    groups = passages.reset_index(drop=True).groupby(["article_a", "article_b", *by], sort=True)
    pair, index = groups.ngroup().to_numpy(), groups.size().index
    covered = []
    for side in "ab":
        first, last = (
            passages[f"{end}_word_{side}"].to_numpy().astype(np.int64) for end in ("first", "last")
        )
        key, first, stop = union_of_spans(pair, first, last + 1)
        covered.append(np.bincount(key, stop - first, len(index)).astype(np.int64))
    return pd.Series(np.minimum(*covered), index=index, name="words")
