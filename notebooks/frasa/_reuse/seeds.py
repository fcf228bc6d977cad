"""Where two articles may share text: equal short spans, found without comparing every pair.

The first half of the passage finder. Words become integers in one long array; from every word the
shortest span that carries enough information is hashed; sorting brings equal hashes together, so
the work grows with the corpus and not with its square. All functions take and return arrays and
remember nothing: spans can be divided by hash, pairs of places by pair of articles.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd

from frasa._ground.arrays import first_rows, powers_of
from frasa._ground.errors import InputError
from frasa._ground.limits import HASH_BASE, LONGEST_SEED, SHORTEST_SEED, UNITS_PER_BIT
from frasa._ground.speed import compilable

BITS_TO_TRY = range(16, 45, 4)
# The least informative seeds are chosen that give no more pairs of places than the larger of:
PAIRS_PER_WORD, PAIRS_ALWAYS_ALLOWED = 0.05, 50_000
WORDS_TO_SAMPLE = 500_000
SMALL_GROUP = 32  # so many equal seeds are always compared each with each …
LINKS = 3  # … and where there are too many (budget.py), each with so many that follow
COUNT_BITS = 28  # of a count of seeds
SEPARATOR_BITS = 256
BLOCK = 1 << 17  # places hashed at once: their arrays fit a processor's cache


class Words(NamedTuple):
    """A corpus as arrays.

    codes: int32, all articles one after another, a separator before and after each; equal words
    have equal codes, no separator equals anything, and the array ends in LONGEST_SEED + 1 of them.
    article: int32, the number of the article at a place (at a separator: of the one before it).
    first, stop: int64, the places of each article's first word and of the separator behind it.
    begin: int64, the row in `tokens` of each article's first word. names: the articles' ids.
    information: uint32 prefix sums of the words' information in 1/256 bit (they wrap around, but
    differences stay right).
    """

    codes: np.ndarray
    article: np.ndarray
    first: np.ndarray
    stop: np.ndarray
    begin: np.ndarray
    names: np.ndarray
    information: np.ndarray

    def row(self, places) -> np.ndarray:
        """Return the rows in `tokens` of the words at some places."""
        article = self.article[places]
        return self.begin[article] + places - self.first[article]


def encode(tokens: pd.DataFrame) -> tuple[pd.DataFrame, Words]:
    """Turn `tokens` (columns article, position, word) into arrays.

    The articles are laid out in an order that their content alone decides, so that neither their
    order nor their ids can change what is found. Returns also `tokens` with its rows in reading
    order, in which they mostly are; that is the table that the arrays refer to.
    """
    number, names = number_strings(tokens["article"])
    position = tokens["position"].to_numpy()
    if not is_in_order(number, position):
        rows = np.lexsort((position, number))
        check_positions(number[rows], position[rows], names)
        tokens, number = tokens.iloc[rows], number[rows]
    lengths = count_numbers(number, len(names))
    del number  # a word more or less decides what fits into memory
    word, vocabulary = number_strings(tokens["word"], sort=True)
    begins = np.cumsum(lengths) - lengths
    names = np.asarray(names, dtype=object)
    noise = scramble(np.arange(len(vocabulary)))
    order = np.lexsort((names.astype(str), content_keys(noise, word, begins, lengths)))
    counts = count_numbers(word, len(vocabulary))
    return tokens, lay_out(word, begins[order], lengths[order], names[order], counts)


def number_strings(column: pd.Series, sort=False) -> tuple[np.ndarray, np.ndarray]:
    """Number the different strings of a column (int32), by first occurrence or sorted.

    In a table of tokens equal strings are mostly one object in memory. Telling objects apart is
    quick, and leaves few strings to compare.
    """
    if isinstance(column.dtype, pd.CategoricalDtype):
        number, names = pd.factorize(column, sort=sort)
        return number.astype(np.int32), names
    strings = np.ascontiguousarray(column, dtype=object)
    codes, addresses = pd.factorize(np.frombuffer(strings, dtype=np.uintp))
    number, names = pd.factorize(strings[first_rows(codes, len(addresses))], sort=sort)
    return number.astype(np.int32)[codes], names


@compilable
def is_in_order(number, position) -> bool:
    """Return whether rows come by article and position, no position twice (usually they do)."""
    step = np.diff(number)
    return bool(((step > 0) | ((step == 0) & (np.diff(position) > 0))).all())


def check_positions(number, position, names) -> None:
    """Raise InputError if two words stand at one position of one article."""
    twice = np.flatnonzero((np.diff(number) == 0) & (np.diff(position) == 0))
    if len(twice):
        raise InputError(
            f"Artikel “{names[number[twice[0]]]}” ada dua kali dalam tabel tokens. "
            "Beri setiap artikel id yang berbeda, lalu buat tabel tokens lagi."
        )


@compilable
def count_numbers(numbers, size) -> np.ndarray:
    """Return how often each of the numbers from 0 to size - 1 occurs (int64); larger ones may."""
    return np.bincount(numbers, minlength=size)[:size]


@compilable
def content_keys(noise, word, begins, lengths) -> np.ndarray:
    """Return one uint64 an article, computed from its words in their order."""
    place = np.arange(len(word)) - np.repeat(begins, lengths)
    powers = powers_of(HASH_BASE, int(lengths.max(initial=0)))
    return np.add.reduceat(noise[word] * powers[place], begins) if len(word) else np.uint64(begins)


def lay_out(word, begins, lengths, names, counts, before=0) -> Words:
    """Write the articles one after another with separators between them.

    word: of all articles; begins: where each one's begin in it, in the order to write them in.
    counts: how often the corpus has each word, by number. before: how many of the corpus's articles
    come before these, where these are a part of it.
    """
    first = np.cumsum(lengths + 1) - lengths
    total = int(lengths.sum()) + len(lengths) + LONGEST_SEED + 1
    separator, separators = len(counts) + before, before + len(lengths) + LONGEST_SEED + 1
    codes, article = place_words(word, begins, lengths, separator, total)
    sums = running_sums(units_of_information(counts, separators), codes)
    return Words(codes, article, first, first + lengths, begins, names, sums)


@compilable
def place_words(word, begins, lengths, separator, total):
    """Return codes and article of `Words`; separators are numbered from `separator` on."""
    first = np.cumsum(lengths + 1) - lengths
    within = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    places = np.repeat(first, lengths) + within
    is_separator = np.ones(total, dtype=bool)
    is_separator[places] = False
    codes = separator - 1 + np.cumsum(is_separator, dtype=np.int32)
    codes[places] = word[np.repeat(begins, lengths) + within]
    article = np.zeros(total, dtype=np.int32)
    article[first] = 1
    return codes, np.maximum(np.cumsum(article, dtype=np.int32) - 1, 0)


def units_of_information(counts, separators) -> np.ndarray:
    """Return -log2 p(word), in 1/256 bit, for all codes, p being the word's share of the corpus."""
    bits = -np.log2(np.maximum(counts, 1) / max(counts.sum(), 1))
    words = np.rint(bits * UNITS_PER_BIT).astype(np.uint32)
    return np.append(words, np.full(separators, SEPARATOR_BITS * UNITS_PER_BIT, dtype=np.uint32))


@compilable
def running_sums(units, codes) -> np.ndarray:
    """Return the prefix sums of the codes' units modulo 2**32, one more than there are codes."""
    sums = np.zeros(len(codes) + 1, dtype=np.uint32)
    np.cumsum(units[codes], out=sums[1:], dtype=np.uint32)
    return sums


def scramble(numbers) -> np.ndarray:
    """Spread integers over 64 bits (the finaliser of SplitMix64, Steele et al. 2014)."""
    mixed = numbers.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


def span_lengths(information, places, bits) -> np.ndarray:
    """Return how many words from each place on hold `bits` (at most LONGEST_SEED)."""
    before = information[places]
    length = np.full(len(before), SHORTEST_SEED, dtype=np.int64)
    for words in range(SHORTEST_SEED, LONGEST_SEED):
        length += information[places + words] - before < np.uint32(bits * UNITS_PER_BIT)
    return length


def span_hashes(codes, noise, places, length) -> np.ndarray:
    """Return the polynomial hash, modulo 2**64, of `length` words from each place (sorted)."""
    low = places[0]
    terms = noise[codes[low : places[-1] + LONGEST_SEED]]
    hashes = terms[places - low]
    for word in range(1, length.max()):
        longer = hashes * HASH_BASE + terms[places - low + word]
        hashes = np.where(word < length, longer, hashes)
    return hashes


def choose_bits(words: Words, all_pairs=False) -> int:
    """Return the least information of a seed that keeps the number of pairs in bounds.

    The less a seed must carry, the more edits a copy may have; but in real language short spans
    repeat far more often than independent words would, so the corpus itself decides. Large corpora
    are sampled by the first two words of a span: of equal spans all or none are in the sample.
    """
    places = sample_places(words.codes, share_to_sample(len(words.codes)))
    return least_bits(
        lambda bits: count_stretches(words, sorted_keys(words, bits, places), all_pairs),
        len(words.codes),
    )


def least_bits(count_pairs, total) -> int:
    """Return the first of BITS_TO_TRY that gives, in a sample of `total` places, few pairs."""
    allowed = max(PAIRS_ALWAYS_ALLOWED, PAIRS_PER_WORD * total) * share_to_sample(total)
    return next((bits for bits in BITS_TO_TRY if count_pairs(bits) <= allowed), BITS_TO_TRY[-1])


def count_stretches(words: Words, keys, all_pairs=False) -> int:
    """Return the number of pairs of equal seeds that follow on different words."""
    place, group = split_keys(words, keys)
    link = np.bincount(group) > SMALL_GROUP
    a, b = pair_places(words, place, group, link & (not all_pairs))
    return np.count_nonzero(words.codes[a - 1] != words.codes[b - 1])


def share_to_sample(total) -> float:
    """Return at which share of `total` places to try seeds (about)."""
    return min(1.0, WORDS_TO_SAMPLE / total)


def sample_places(codes, share) -> np.ndarray | None:
    """Return a share of the places, None for all."""
    if share == 1:
        return None
    chosen = []
    for begin in range(0, len(codes) - LONGEST_SEED, BLOCK):
        end = min(begin + BLOCK, len(codes) - LONGEST_SEED)
        two = codes[begin : end + 1].astype(np.uint64)
        mixed = scramble(two[:-1] << np.uint64(32) | two[1:])
        chosen.append(begin + np.flatnonzero(mixed < np.uint64(int(share * 2**64))))
    return np.concatenate(chosen)


def sorted_keys(words: Words, bits, places=None) -> np.ndarray:
    """Return the keys of the seeds that begin at `places` (everywhere if None), sorted.

    A key holds the seed's hash in its upper bits and its place in the lower ones. Seeds that no
    other one equals are left out.
    """
    place_bits = np.uint64(len(words.codes).bit_length())
    noise = scramble(np.arange(int(words.codes.max()) + 1))
    count = len(words.codes) - LONGEST_SEED if places is None else len(places)
    keys = np.empty(count, dtype=np.uint64)
    for begin in range(0, count, BLOCK):
        end = min(begin + BLOCK, count)
        block = np.arange(begin, end) if places is None else places[begin:end]
        keys[begin:end] = seed_keys(words.codes, words.information, noise, block, place_bits, bits)
    keys.sort()
    return repeated_keys(keys, place_bits)


@compilable
def seed_keys(codes, information, noise, places, place_bits, bits) -> np.ndarray:
    """Return the keys of the seeds that begin at sorted places."""
    length = span_lengths(information, places, bits)
    hashes = span_hashes(codes, noise, places, length)
    return hashes >> place_bits << place_bits | places.astype(np.uint64)


@compilable
def repeated_keys(keys, place_bits) -> np.ndarray:
    """Return, of sorted keys, those whose hash is that of a neighbour."""
    same = np.diff(keys >> place_bits) == 0
    return keys[np.append(same, False) | np.append(False, same)]


def split_keys(words: Words, keys) -> tuple[np.ndarray, np.ndarray]:
    """Return the places of sorted keys and the numbers, from 0, of their groups of equal hashes."""
    place_bits = np.uint64(len(words.codes).bit_length())
    place = (keys & ((np.uint64(1) << place_bits) - np.uint64(1))).astype(np.int64)
    new = np.diff(keys >> place_bits, prepend=keys[:1] >> place_bits) != 0
    return place, np.cumsum(new, dtype=np.int32)


def pair_places(words: Words, place, group, link) -> tuple[np.ndarray, np.ndarray]:
    """Return pairs of places, in different articles, where equal seeds begin.

    place, group: as from `split_keys`. link: true (or not 0) for the groups of which each place is
    paired with the next LINKS only; in the others each is paired with each. A pair is left out when
    the words before it are equal too and were paired for sure: the stretch that begins there
    includes it.
    """
    last = (np.cumsum(np.bincount(group)) - 1)[group]
    linked = np.zeros(len(words.codes), dtype=bool)
    linked[place] = link[group]
    pairs = [(place[:0], place[:0])]
    active, distance = np.arange(len(place)), 1
    while len(active):
        active = active[active + distance <= last[active]]
        if distance > LINKS:
            active = active[~linked[place[active]]]
        a, b = place[active], place[active + distance]
        continues = (words.codes[a - 1] == words.codes[b - 1]) & ~linked[a - 1]
        wanted = (words.article[a] != words.article[b]) & ~continues
        pairs.append((a[wanted], b[wanted]))
        distance += 1
    a, b = zip(*pairs, strict=True)
    return np.concatenate(a), np.concatenate(b)


def count_seeds(words: Words, place, group, link) -> np.ndarray:
    """Return how often the seed that begins at each place occurs (int32, at least 1).

    Above the lowest COUNT_BITS bits stands `link` of its group, so that of the seeds that cover a
    word those that were linked weigh most.
    """
    counts = np.ones(len(words.codes), dtype=np.int32)
    counts[place] = (np.bincount(group) | link.astype(np.int64) << COUNT_BITS)[group]
    return counts


@compilable
def most_occurrences(counts, information, places, bits) -> np.ndarray:
    """Return the largest count of the seeds of `bits` that cover each place."""
    most = counts[places]
    for back in range(1, LONGEST_SEED):
        begin = np.maximum(places - back, 0)
        covers = span_lengths(information, begin, bits) > back
        most = np.maximum(most, np.where(covers, counts[begin], 1))
    return most
