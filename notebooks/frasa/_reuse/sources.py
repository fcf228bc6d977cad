"""What each article shares with each other one, for `candidate_sources`, without a row a word."""

from itertools import pairwise

import numpy as np
import pandas as pd

from frasa._ground.arrays import among, distinct
from frasa._reuse.covered_words import union_of_spans
from frasa._reuse.seeds import number_strings
from frasa._reuse.telling_words import Places

WORDS_TO_SHOW = 8


def shared_by_pair(passages: pd.DataFrame, tokens: pd.DataFrame) -> pd.DataFrame:
    """Return one row an article and another one that it shares passages with.

    tokens: in reading order. Columns as of `candidate_sources`: article, candidate, passages,
    shared_words, containment, candidate_containment, only_in_both.
    """
    places = Places(tokens)
    count = len(places.lengths)
    a, b = (places.numbers(passages[f"article_{side}"]).astype(np.int64) for side in "ab")
    spans = [places.rows(passages, side) for side in "ab"]
    first, stop = (np.concatenate(ends) for ends in zip(*spans, strict=True))
    pairs, of_pair, number = np.unique(
        np.append(a * count + b, b * count + a), return_inverse=True, return_counts=True
    )
    union = union_of_spans(of_pair, first, stop)
    article, other = pairs // count, pairs % count
    mirror = np.searchsorted(pairs, other * count + article)
    shared = np.bincount(union[0], union[2] - union[1], len(pairs)).astype(np.int64)
    containment = shared / places.lengths[article]
    names = places.number.index.to_numpy()
    return pd.DataFrame(
        {
            "article": names[article],
            "candidate": names[other],
            "passages": number,
            "shared_words": shared,
            "containment": containment,
            "candidate_containment": containment[mirror],
            "only_in_both": only_in_both(places.article, tokens["word"], pairs, mirror, union),
        }
    )


def only_in_both(article, words, pairs, mirror, union) -> list[str]:
    """Return for each pair the longest words that both share in passages and no other has.

    article, words: of all tokens. pairs: sorted numbers, article * count + other; mirror: of the
    same two the other way round. union: number of the pair, first and stop row of merged spans.
    """
    word, vocabulary = number_strings(words)
    count = int(article.max(initial=0)) + 1
    row, partner = words_of_two(article, word)
    wanted = article[row].astype(np.int64) * count + partner
    known = among(wanted, pairs)
    row, pair = row[known], np.searchsorted(pairs, wanted[known])
    of_pair, first, stop = union
    size = len(article) + 1
    span = np.searchsorted(of_pair * size + first, pair * size + row, side="right") - 1
    inside = (span >= 0) & (of_pair[span] == pair) & (row < stop[span])
    found = distinct(pair[inside] * len(vocabulary) + word[row[inside]])[0]
    pair, word = found // len(vocabulary), found % len(vocabulary)
    both = among(mirror[pair] * len(vocabulary) + word, found)
    pair, shown = pair[both], np.asarray(vocabulary, dtype=object)[word[both]]
    order = sorted(range(len(pair)), key=lambda at: (pair[at], -len(shown[at]), shown[at]))
    begin = np.searchsorted(pair[order], np.arange(len(pairs) + 1))
    shown = shown[order]
    return [
        ", ".join(shown[first : min(stop, first + WORDS_TO_SHOW)])
        for first, stop in pairwise(begin)
    ]


def words_of_two(article, word) -> tuple[np.ndarray, np.ndarray]:
    """Return the rows of words that exactly two articles have, and the other of the two."""
    count = int(article.max(initial=0)) + 1
    used = distinct(word.astype(np.int64) * count + article)[0]
    of_word = used // count
    articles = np.bincount(of_word)
    total = np.bincount(of_word, used % count).astype(np.int64)  # the sum of a word's articles
    row = np.flatnonzero(articles[word] == 2)
    return row, total[word[row]] - article[row]
