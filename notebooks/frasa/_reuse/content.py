"""Content words: what is left of articles to compare when neither order nor form has to agree."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from frasa._ground.arrays import distinct
from frasa._reuse.seeds import number_strings
from frasa._reuse.stems import stems
from frasa._reuse.telling_words import Places, added_bits, copies, names

NAMES_WEIGH = 0.7
LEAST_WEIGHT = 0.5  # bits


class Content(NamedTuple):
    """The content words of a corpus, one after another.

    row: in tokens. stem, article: numbers. weight: bits that a word adds, at most what it is worth
    in its own article; bits: of its stem in the corpus. is_name: names and numbers. here: how often
    the article has the stem. begin: of each article its first content word, and one more. sums:
    prefix sums of the weights. keys, order: article and stem as one number, sorted, and where from.
    names: ids of the articles. number_of_stems: as it says.
    """

    row: np.ndarray
    stem: np.ndarray
    article: np.ndarray
    weight: np.ndarray
    bits: np.ndarray
    is_name: np.ndarray
    here: np.ndarray
    begin: np.ndarray
    sums: np.ndarray
    keys: np.ndarray
    order: np.ndarray
    names: np.ndarray
    number_of_stems: int


def content_of(tokens: pd.DataFrame, passages: pd.DataFrame, function_words) -> Content:
    """Return the content words of tokens (in reading order); passages tell what is copied."""
    places = Places(tokens)
    word, vocabulary = number_strings(tokens["word"])
    root = stems(list(vocabulary))
    stem_of, roots = pd.factorize(np.array([root[each] for each in vocabulary], dtype=object))
    says = np.fromiter(
        (
            each not in function_words
            and root[each] not in function_words
            and (len(each) > 2 or each.isdigit())
            for each in vocabulary
        ),
        dtype=bool,
        count=len(vocabulary),
    )
    row = np.flatnonzero(says[word])
    stem, article = stem_of[word[row]].astype(np.int64), places.article[row].astype(np.int64)
    sides = [places.rows(passages, side) for side in "ab"]
    adds = added_bits(article, stem, copies(len(word), sides)[row], len(word))
    is_name = names(tokens, places.article, word, len(vocabulary))[row]
    keys = article * len(roots) + stem
    order = np.argsort(keys, kind="stable").astype(np.int32)
    here = _occurrences(keys[order])
    here = here[np.argsort(order, kind="stable")]
    weight = np.minimum(adds, -np.log2(here / places.lengths[article]))
    weight = np.maximum(weight, LEAST_WEIGHT) * np.where(is_name, NAMES_WEIGH, 1.0)
    of_stem = -np.log2(np.maximum(np.bincount(stem), 1) / max(len(word), 1)).astype(np.float32)
    return Content(
        row=row.astype(np.int32),
        stem=stem,
        article=article,
        weight=weight,
        bits=of_stem[stem],
        is_name=is_name,
        here=here,
        begin=np.searchsorted(article, np.arange(len(places.lengths) + 1)),
        sums=np.append(0.0, np.cumsum(weight)),
        keys=keys[order],
        order=order,
        names=places.number.index.to_numpy(),
        number_of_stems=len(roots),
    )


def _occurrences(ordered) -> np.ndarray:
    """Return for each of sorted numbers how often it occurs (int32)."""
    return np.repeat(count := distinct(ordered)[1], count).astype(np.int32)
