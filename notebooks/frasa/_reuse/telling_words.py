"""What a passage says beyond names, numbers and phrases that foretell themselves.

Articles on one field share the names of offices, lists of provinces, titles of laws, and none of
that is reuse. A word is plain if it is no function word, no name, no number and no word of the law;
it adds as much information as it cannot be foretold from the word before it.
"""

import numpy as np
import pandas as pd

from frasa._ground.arrays import begins_run, distinct
from frasa._ground.tables import require_known
from frasa._reuse.seeds import number_strings

MOSTLY_CAPITAL = 0.6  # of a name's occurrences inside sentences
LOUD = 0.95  # of a sentence's words: there capitals tell nothing
MOST_BITS = 14.0  # that one word adds
FIXED_ARTICLES = 5  # two words that stand together in so many articles may be a fixed phrase
LONG_TEXT = 20  # words: longer texts that are copied do not count when phrases are counted


def said(tokens: pd.DataFrame, passages: pd.DataFrame, function_words, law_words) -> pd.DataFrame:
    """Return what the words of each passage are, the lesser of its two sides.

    tokens: with article, position, sentence, word, surface. function_words, law_words: sets.
    Returns columns words, plain, law, names (numbers among them), all int64, and bits (float64,
    that the plain words add), one row a passage.
    """
    tokens = in_reading_order(tokens)
    places = Places(tokens)
    sides = [places.rows(passages, side) for side in "ab"]
    word, vocabulary = number_strings(tokens["word"])
    is_function, is_law = (
        _listed(vocabulary, words)[word] for words in (function_words, law_words)
    )
    is_name = names(tokens, places.article, word, len(vocabulary))
    plain = ~(is_function | is_law | is_name)
    bits = np.where(plain, added_bits(places.article, word, copies(len(word), sides), len(word)), 0)
    columns = {"words": np.ones(len(word)), "plain": plain, "law": is_law, "names": is_name}
    columns["bits"] = bits
    found = {}
    for name, values in columns.items():
        sums = np.append(0.0, np.cumsum(values, dtype=float))
        found[name] = np.minimum(*(sums[stop] - sums[first] for first, stop in sides))
    table = pd.DataFrame(found, index=passages.index)
    return table.astype({name: "int64" for name in ("words", "plain", "law", "names")})


def rare_word_bits(words: int) -> float:
    """Return the information of a word that only two articles have, in a corpus of so many words.

    It is at most MOST_BITS, and grows with the corpus up to that: 25 in a small one.
    """
    return min(MOST_BITS, float(np.log2(max(words / 2, 2))))


def in_reading_order(tokens: pd.DataFrame) -> pd.DataFrame:
    """Return tokens with the rows of each article together and in order."""
    article = number_strings(tokens["article"])[0].astype(np.int64)
    key = article << 32 | tokens["position"].to_numpy()
    if (np.diff(key) > 0).all():
        return tokens
    return tokens.iloc[np.argsort(key, kind="stable")]


class Places:
    """Where the words of articles and passages stand in a table of tokens in reading order."""

    def __init__(self, tokens: pd.DataFrame):
        self.article, names = number_strings(tokens["article"])
        self.number = pd.Series(np.arange(len(names)), index=pd.Index(names, dtype=object))
        self.lengths = np.bincount(self.article, minlength=len(names))
        self.keys = self.article.astype(np.int64) << 32 | tokens["position"].to_numpy()

    def numbers(self, articles) -> np.ndarray:
        """Return the numbers of articles by their ids."""
        require_known(articles, self.number.index, "tokens")
        return self.number.reindex(np.asarray(articles, dtype=object)).to_numpy()

    def rows(self, passages: pd.DataFrame, side: str) -> tuple[np.ndarray, np.ndarray]:
        """Return, for one side of each passage, its first row and the row behind its last."""
        article = self.numbers(passages[f"article_{side}"]).astype(np.int64) << 32
        first, last = (passages[f"{end}_word_{side}"].to_numpy() for end in ("first", "last"))
        return (
            np.searchsorted(self.keys, article | first),
            np.searchsorted(self.keys, article | last, side="right"),
        )


def _listed(vocabulary, words) -> np.ndarray:
    return np.fromiter((word in words for word in vocabulary), dtype=bool, count=len(vocabulary))


def names(tokens, article, word, count) -> np.ndarray:
    """Mark names and numbers.

    A name has a capital that its place in the sentence does not explain: the word has one mostly,
    or a neighbour has one too (a title). Where nearly all words have one, capitals tell nothing.
    """
    surface, spellings = number_strings(tokens["surface"])
    upper, digit, letter = (
        np.fromiter((test(each[:1]) for each in spellings), dtype=bool, count=len(spellings))[
            surface
        ]
        for test in (str.isupper, str.isdigit, str.isalpha)
    )
    first = begins_run(article, tokens["sentence"])
    sentence = np.cumsum(first)
    size, capitals = (np.bincount(sentence, which) for which in (letter, upper))
    loud = (capitals >= LOUD * size) & (size > 1)
    inside = ~first & ~loud[sentence]
    capital = upper & inside
    seen, written = (np.bincount(word[which], minlength=count) for which in (inside, capital))
    mostly = (written > MOSTLY_CAPITAL * seen)[word]
    marked = capital | digit
    beside = np.append(False, marked[:-1]) | np.append(marked[1:], False)
    return digit | (upper & mostly) | (capital & beside)


def copies(count, sides) -> np.ndarray:
    """Mark, of `count` words, those of texts of more than LONG_TEXT words that two articles share.

    A phrase is fixed because it is used for different things, not because one text is copied.
    sides: first rows and rows behind the last ones of each passage, in article_a and in article_b.
    """
    long = np.minimum(*(stop - first for first, stop in sides)) > LONG_TEXT
    edges = np.zeros(count + 1, dtype=np.int64)
    for first, stop in sides:
        edges += np.bincount(first[long], minlength=count + 1)
        edges -= np.bincount(stop[long], minlength=count + 1)
    return np.cumsum(edges)[:-1] > 0


def added_bits(article, word, is_copy, total) -> np.ndarray:
    """Return the information that each word adds to the word before it, at most MOST_BITS.

    -log2 of the word's share of the `total` words of the corpus or, if it follows the same word in
    FIXED_ARTICLES or more, of its share of what follows that word. Copies are not counted.
    """
    counts = np.bincount(word)
    bits = -np.log2(np.maximum(counts, 1) / total)[word]
    after = 1 + np.flatnonzero(article[1:] == article[:-1])
    pair = pd.factorize(word[after - 1].astype(np.int64) << 32 | word[after])[0]
    counted = ~(is_copy[after] & is_copy[after - 1])
    spread = _distinct(pair[counted], article[after][counted], int(pair.max(initial=-1)) + 1)
    together = np.bincount(pair[counted], minlength=len(spread))
    before = np.bincount(word[after - 1][counted], minlength=len(counts))
    fixed = spread[pair] >= FIXED_ARTICLES
    follows = together[pair[fixed]] / before[word[after[fixed] - 1]]
    bits[after[fixed]] = np.minimum(bits[after[fixed]], -np.log2(follows))
    return np.minimum(bits, MOST_BITS)


def _distinct(group, value, count) -> np.ndarray:
    """Return how many different values each of `count` groups has."""
    keys, _ = distinct(group.astype(np.int64) << 32 | value)
    return np.bincount(keys >> 32, minlength=count)
