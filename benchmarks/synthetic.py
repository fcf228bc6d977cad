"""Synthetic corpora with planted passages, for benchmarks/passages.py and for tests.

The words are drawn independently from a Zipf law, so whatever two articles share beyond chance was
planted, and `truth` says where. Real language is not like that: the footers and stock phrases of
the harder set are what news has most of besides copied text.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd

VOCABULARY = 50_000
OUTLETS = 20
STOCK_PHRASES = 200
SENTENCE = 15  # words


class Corpus(NamedTuple):
    """A corpus with its answer.

    articles: article, outlet. tokens: as of frasa.tokenize, without paragraphs; start and end are
    positions too, a sentence has SENTENCE words, nothing has a capital. truth: one row a planted
    copy, with article, first_word, last_word, passage (copies of one passage carry one number).
    """

    articles: pd.DataFrame
    tokens: pd.DataFrame
    truth: pd.DataFrame


def generate(
    count, *, seed=1, footers=False, words=300, vocabulary=VOCABULARY, edit_rate=0.15, share=0.10
) -> Corpus:
    """Return `count` articles, `share` of them with passages from a release, lightly edited.

    Passages have 8 to 60 words; each copy has between 0 and `edit_rate` of its words substituted,
    deleted or followed by another one; the number of copies of a release is heavy-tailed.
    `footers` adds, to every article, the footer of its outlet and two stock phrases of 4-8 words.
    """
    random = np.random.default_rng(seed)
    lengths = np.maximum(random.poisson(words, count), 20)
    bodies = np.split(zipf_words(random, lengths.sum(), vocabulary), np.cumsum(lengths)[:-1])
    pieces = [[] for _ in range(count)]
    plant_releases(random, pieces, lengths, vocabulary, edit_rate, share)
    outlets = random.integers(0, OUTLETS, count)
    if footers:
        add_stock_phrases(random, pieces, lengths, vocabulary)
    texts, truth = assemble(bodies, pieces)
    if footers:
        ends = [zipf_words(random, n, vocabulary) for n in random.integers(10, 26, OUTLETS)]
        texts = [np.concatenate([t, ends[o]]) for t, o in zip(texts, outlets, strict=True)]
    return tables(texts, truth, outlets, vocabulary)


def zipf_words(random, count, vocabulary) -> np.ndarray:
    """Draw word numbers with probability proportional to 1 / (rank + 2.7) (Mandelbrot's form)."""
    weights = np.cumsum(1.0 / (np.arange(vocabulary) + 2.7))
    return np.searchsorted(weights / weights[-1], random.random(count)).astype(np.int32)


def plant_releases(random, pieces, lengths, vocabulary, edit_rate, share) -> None:
    """Append (place, words, passage) to the pieces of `share` of the articles."""
    takers = random.permutation(len(pieces))[: int(len(pieces) * share)]
    taken = passage = 0
    while taken < len(takers):
        copies = int(min(2 + random.pareto(1.2), len(takers) / 5 + 2))
        release = [
            zipf_words(random, n, vocabulary) for n in random.integers(8, 61, random.integers(1, 4))
        ]
        for article in takers[taken : taken + copies]:
            for number in random.permutation(len(release))[: random.integers(1, len(release) + 1)]:
                copy = edit(random, release[number], random.random() * edit_rate, vocabulary)
                place = random.integers(0, lengths[article] + 1)
                pieces[article].append((place, copy, passage + int(number)))
        taken += copies
        passage += len(release)


def edit(random, words, rate, vocabulary) -> np.ndarray:
    """Substitute, delete or add one word at each place that the rate hits."""
    kind = np.where(random.random(len(words)) < rate, random.integers(1, 4, len(words)), 0)
    other = zipf_words(random, len(words), vocabulary)
    first = np.where(kind == 1, other, words)
    pairs = np.stack([first, other], axis=1)
    kept = np.stack([kind != 2, kind == 3], axis=1)
    return pairs[kept]


def add_stock_phrases(random, pieces, lengths, vocabulary) -> None:
    """Give every article two of a small stock of phrases that everybody uses (not in truth)."""
    stock = [zipf_words(random, n, vocabulary) for n in random.integers(4, 9, STOCK_PHRASES)]
    for article, chosen in enumerate(random.integers(0, STOCK_PHRASES, (len(pieces), 2))):
        for number in chosen:
            place = random.integers(0, lengths[article] + 1)
            pieces[article].append((place, stock[number], -1))


def assemble(bodies, pieces) -> tuple[list, list]:
    """Insert the pieces into their article; return the texts and the rows of truth."""
    texts, truth = [], []
    for article, (body, inserted) in enumerate(zip(bodies, pieces, strict=True)):
        parts, done, length = [], 0, 0
        for place, words, passage in sorted(inserted, key=lambda piece: piece[0]):
            parts += [body[done:place], words]
            length += place - done
            if passage >= 0 and len(words):
                truth.append((article, length, length + len(words) - 1, passage))
            length += len(words)
            done = place
        texts.append(np.concatenate([*parts, body[done:]]))
    return texts, truth


def tables(texts, truth, outlets, vocabulary) -> Corpus:
    """Turn arrays into tables; text columns are categorical, which keeps 100,000 articles small."""
    lengths = np.array([len(t) for t in texts])
    names = np.array([f"a{n:06d}" for n in range(len(texts))])
    spellings = np.array([f"w{n}" for n in range(vocabulary)])
    position = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    tokens = pd.DataFrame(
        {
            "article": pd.Categorical.from_codes(np.repeat(np.arange(len(texts)), lengths), names),
            "sentence": (position // SENTENCE).astype(np.int32),
            "position": position.astype(np.int32),
            "word": pd.Categorical.from_codes(np.concatenate(texts), spellings),
            "start": position.astype(np.int32),
            "end": position.astype(np.int32),
        }
    )
    tokens["surface"] = tokens["word"]
    articles = pd.DataFrame({"article": names, "outlet": [f"o{n}" for n in outlets]})
    planted = pd.DataFrame(truth, columns=["article", "first_word", "last_word", "passage"])
    planted["article"] = names[planted["article"].to_numpy(dtype=int)]
    return Corpus(articles, tokens, planted)
