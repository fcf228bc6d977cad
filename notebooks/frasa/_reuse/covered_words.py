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
    """Return how many words of article_a lie in passages with article_b, each counted once.

    The same words lie in several passages when they stand more than once in the other article. The
    index is article_a, article_b and further columns `by`, sorted. Words that were left out of the
    table of tokens count where they lie inside a passage.
    """
    columns = ["article_a", "article_b", *by]
    # Without its index, which may have the name of a column.
    groups = passages.reset_index(drop=True).groupby(columns, sort=True)
    key, first, stop = union_of_spans(
        groups.ngroup().to_numpy(),
        passages["first_word_a"].to_numpy().astype(np.int64),
        passages["last_word_a"].to_numpy().astype(np.int64) + 1,
    )
    index = groups.size().index
    total = np.bincount(key, stop - first, len(index)).astype(np.int64)
    return pd.Series(total, index=index, name="words")
