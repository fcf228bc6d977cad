"""Seeds: every array of the passage finder's first half equals what plain loops over words give."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frasa._ground.errors import InputError
from frasa._ground.limits import HASH_BASE
from frasa._reuse import seeds
from frasa._reuse.seeds import Words, encode, number_strings
from frasa.tokens import tokenize

TEXTS = st.lists(
    st.lists(st.sampled_from("abcdefg"), max_size=14).map(" ".join), min_size=1, max_size=6
)
TWO64 = 2**64


def corpus(texts):
    return pd.DataFrame({"article": [f"t{n}" for n in range(len(texts))], "text": texts})


@settings(deadline=None, max_examples=25)
@given(TEXTS, st.randoms(use_true_random=False))
def test_a_corpus_as_arrays_is_the_corpus(texts, random):
    tokens = tokenize(corpus(texts))
    mixed = tokens.iloc[random.sample(range(len(tokens)), len(tokens))]
    tokens_in_order, words = encode(mixed)
    of_article = {name: list(rows) for name, rows in tokens.groupby("article")["word"]}
    assert sorted(words.names) == sorted(of_article)
    total, codes, before = len(tokens), {}, 0
    separators = np.ones(len(words.codes), dtype=bool)
    for number, name in enumerate(words.names):
        places = np.arange(words.first[number], words.stop[number])
        assert places[0] == before + 1 and (words.article[places] == number).all()
        assert words.article[words.stop[number]] == number  # at a separator: the one before it
        before = words.stop[number]
        separators[places] = False
        rows = tokens_in_order.iloc[words.row(places)]
        assert list(rows["word"]) == of_article[name] and set(rows["article"]) == {name}
        assert list(rows["position"]) == list(range(len(places)))
        for word, place in zip(of_article[name], places, strict=True):
            assert codes.setdefault(word, words.codes[place]) == words.codes[place]
            bits = -np.log2((tokens["word"] == word).sum() / total)
            units = int(words.information[place + 1]) - int(words.information[place])
            assert abs(units % 2**32 - 256 * bits) <= 0.5
    assert words.codes.dtype == words.article.dtype == np.int32
    assert words.information.dtype == np.uint32 and len(words.information) == len(separators) + 1
    assert separators[0] and separators[-9:].all() and len(set(codes.values())) == len(codes)
    alone = words.codes[separators]
    assert len(set(alone) | set(codes.values())) == separators.sum() + len(codes)
    units = np.diff(words.information.astype(np.int64)) % 2**32
    assert (units[separators] >= 256 * max(seeds.BITS_TO_TRY)).all()  # no seed crosses one


def test_the_content_alone_orders_the_articles_and_equal_ones_stand_by_their_ids():
    texts = ["satu dua tiga", "dua satu tiga", "empat", "satu dua tiga"]
    for order in ([0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2]):
        words = encode(tokenize(corpus(texts).iloc[order]))[1]
        names = list(words.names)
        assert names.index("t3") == names.index("t0") + 1
        other = corpus(texts).assign(article=["p", "q", "r", "s"]).iloc[order]
        renamed = [dict(zip("pqrs", ("t0", "t1", "t2", "t3"), strict=True))[name]
                   for name in encode(tokenize(other))[1].names]  # fmt: skip
        assert renamed == names
    noise, word = np.array([3, 5, 7], dtype=np.uint64), np.array([0, 1, 2, 1])
    keys = seeds.content_keys(noise, word, np.array([0, 3]), np.array([3, 1]))
    base = int(HASH_BASE)
    assert [int(key) for key in keys] == [(3 + 5 * base + 7 * base**2) % TWO64, 5]
    assert base % 2 == 1  # no power of an odd number vanishes modulo 2**64


@pytest.mark.parametrize(
    ("number", "position", "is_it"),
    [
        ([0, 0, 1], [0, 1, 0], True),
        ([0, 0, 1], [3, 9, 2], True),
        ([0, 0], [1, 1], False),
        ([0, 0], [2, 1], False),
        ([1, 0], [0, 1], False),
        ([], [], True),
    ],
)
def test_rows_are_in_order_if_articles_and_positions_rise(number, position, is_it):
    assert seeds.is_in_order(np.array(number, dtype=int), np.array(position, dtype=int)) is is_it


def test_only_two_words_of_one_article_at_one_position_are_an_article_given_twice():
    names = np.array(["satu", "dua"])
    seeds.check_positions(np.array([0, 0, 1]), np.array([0, 1, 1]), names)
    with pytest.raises(InputError, match="“dua” ada dua kali"):
        seeds.check_positions(np.array([0, 1, 1]), np.array([0, 4, 4]), names)


@pytest.mark.parametrize("kind", ["object", "str", "category"])
@pytest.mark.parametrize("sort", [False, True])
def test_strings_are_numbered_as_they_come_or_as_they_are_sorted(kind, sort):
    column = pd.Series(["c", "a", "c", "b", "".join(["a"])]).astype(kind)
    number, names = number_strings(column, sort=sort)
    assert list(names) == (["a", "b", "c"] if sort else ["c", "a", "b"])
    assert number.dtype == np.int32 and list(np.asarray(names)[number]) == list(column)


def test_numbers_beyond_the_last_are_not_counted():
    counted = seeds.count_numbers(np.array([0, 2, 2, 5, 3]), 4)
    assert counted.tolist() == [1, 0, 2, 1]


def test_numbers_are_spread_as_splitmix64_does():
    golden = 0x9E3779B97F4A7C15  # its first three numbers from seed 0, as published
    states = np.array([0, golden, 2 * golden % TWO64], dtype=np.uint64)
    expected = [0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F]
    assert [int(each) for each in seeds.scramble(states)] == expected


# ---- seeds


BITS = st.sampled_from([1, 3, 6, 16, 24])


def seed_length(words, place, bits):
    for length in range(2, 8):
        told = (int(words.information[place + length]) - int(words.information[place])) % 2**32
        if told >= 256 * bits:
            return length
    return 8


def seed_at(words, place, bits):
    return tuple(words.codes[place : place + seed_length(words, place, bits)])


@settings(deadline=None, max_examples=25)
@given(TEXTS, BITS, st.data())
def test_seeds_pairs_and_counts_equal_a_comparison_of_every_place_with_every_other(
    texts, bits, data
):
    words = encode(tokenize(corpus(texts)))[1]
    every = np.arange(len(words.codes) - 8)
    groups = {}
    for place in every:
        groups.setdefault(seed_at(words, place, bits), []).append(int(place))
    equal = [places for places in groups.values() if len(places) > 1]
    place, group = seeds.split_keys(words, seeds.sorted_keys(words, bits))
    found = [place[group == number].tolist() for number in range(group.max(initial=-1) + 1)]
    assert sorted(found) == sorted(equal)
    some = np.array(sorted(data.draw(st.sets(st.sampled_from(every.tolist()), min_size=1))))
    again = seeds.split_keys(words, seeds.sorted_keys(words, bits, some))[0]
    kept = [[at for at in places if at in set(some)] for places in groups.values()]
    assert sorted(again) == sorted(at for places in kept if len(places) > 1 for at in places)
    link = np.array([data.draw(st.sampled_from([0, 1, 2])) for _ in found], dtype=np.int8)
    is_linked = {at for number, places in enumerate(found) if link[number] for at in places}
    expected = set()
    for number, places in enumerate(found):
        for one, other in combinations(range(len(places)), 2):
            a, b = places[one], places[other]
            follows = words.codes[a - 1] == words.codes[b - 1] and a - 1 not in is_linked
            is_compared = not link[number] or other - one <= 3
            if words.article[a] != words.article[b] and is_compared and not follows:
                expected.add((a, b))
    a, b = seeds.pair_places(words, place, group, link)
    assert len(a) == len(expected) and set(zip(a.tolist(), b.tolist(), strict=True)) == expected
    counts = seeds.count_seeds(words, place, group, link)
    size_of = {at: (len(p), int(link[n])) for n, p in enumerate(found) for at in p}
    for at in range(len(words.codes)):
        size, mark = size_of.get(at, (1, 0))
        low = int(counts[at]) & ((1 << seeds.COUNT_BITS) - 1)
        assert (low, int(counts[at]) >> seeds.COUNT_BITS) == (size, mark)
    inside = np.flatnonzero(np.isin(words.codes, words.codes[every]))[:-9]
    most = seeds.most_occurrences(counts, words.information, inside, bits)
    for at, value in zip(inside.tolist(), most.tolist(), strict=True):
        covering = [
            p for p in range(max(at - 7, 0), at + 1) if seed_length(words, p, bits) > at - p
        ]
        assert value == max(int(counts[p]) for p in covering)


def test_a_seed_is_hashed_as_a_polynomial_of_its_words():
    codes = np.array([4, 1, 2, 3, 0, 5, 6, 7, 8, 9, 10, 11, 12], dtype=np.int32)
    noise = seeds.scramble(np.arange(13))
    places, length = np.array([1, 3, 4]), np.array([2, 8, 3])
    for place, size, found in zip(
        places, length, seeds.span_hashes(codes, noise, places, length), strict=True
    ):
        total = 0
        for code in codes[place : place + size]:
            total = (total * int(HASH_BASE) + int(noise[code])) % TWO64
        assert int(found) == total


def one_group(count, before=None):
    """Return words and seeds: one group of places, each in an article of its own."""
    text = "sama seperti lain halnya dengan semua kata di sini"
    before = before or [f"lain{n}" for n in range(count)]
    words = encode(tokenize(corpus([f"{before[n]} {text}" for n in range(count)])))[1]
    return words, seeds.sorted_keys(words, 16)


@pytest.mark.parametrize("count", [32, 33])
def test_up_to_32_equal_seeds_are_compared_each_with_each_in_the_trial(count):
    words, keys = one_group(count)
    linked = sum(min(3, count - 1 - n) for n in range(count))
    every = count * (count - 1) // 2
    assert seeds.count_stretches(words, keys, all_pairs=True) == every
    if count == 32:
        assert seeds.count_stretches(words, keys) == every
    else:
        assert linked == seeds.count_stretches(words, keys) < every


def test_a_trial_counts_pairs_that_follow_on_different_words_only():
    words, keys = one_group(4, before=["satu", "satu", "dua", "tiga"])
    place = seeds.split_keys(words, keys)[0]
    begins = seeds.count_stretches(words, keys)
    a_word = {words.codes[at] for at in words.first}
    first_two = [at for at in place if words.codes[at - 1] in a_word]
    assert len(first_two) == 4 and begins == 1 + 5  # with "satu" and after it


@pytest.mark.parametrize(
    ("total", "allowed"),
    [(1000, 50_000), (500_000, 50_000), (1_000_000, 25_000), (2_000_000, 25_000), (4e6, 25_000)],
)
def test_the_least_bits_are_taken_that_give_pairs_within_bounds(total, allowed):
    tried = []

    def pairs(bits):
        tried.append(bits)
        return allowed if bits >= 24 else allowed + 1

    assert seeds.least_bits(pairs, total) == 24 and tried == [16, 20, 24]


def test_where_all_give_too_many_pairs_the_most_bits_are_taken():
    tried = []
    assert seeds.least_bits(lambda bits: tried.append(bits) or 10**9, 1000) == 44
    assert tried == [16, 20, 24, 28, 32, 36, 40, 44]


def test_up_to_half_a_million_words_all_places_are_tried_and_beyond_so_many_by_chance():
    assert seeds.share_to_sample(499_999) == seeds.share_to_sample(500_000) == 1
    assert seeds.share_to_sample(1_000_000) == 0.5
    assert seeds.sample_places(np.zeros(20, dtype=np.int32), 1.0) is None
    codes = np.random.default_rng(1).integers(0, 900, 300_000).astype(np.int32)
    codes[200_000:200_100] = codes[100:200]
    chosen = seeds.sample_places(codes, 0.25)
    assert abs(len(chosen) / len(codes) - 0.25) < 0.01
    assert (np.diff(chosen) > 0).all() and chosen[-1] < len(codes) - 8
    mark = np.zeros(len(codes), dtype=bool)
    mark[chosen] = True
    assert np.array_equal(mark[200_000:200_099], mark[100:199])  # by their two words
    one_word = {tuple(codes[at : at + 2]) for at in chosen}
    rest = {tuple(codes[at : at + 2]) for at in range(len(codes) - 8)[:5000] if not mark[at]}
    assert not one_word & rest
    assert {b for _, b in one_word} & {b for _, b in rest}  # not by one word alone
    assert {a for a, _ in one_word} & {a for a, _ in rest}


def test_articles_of_a_part_are_numbered_behind_those_before_it():
    word, counts = np.array([0, 1, 2], dtype=np.int32), np.array([1, 1, 1, 1])
    names = np.array(["a", "b"], dtype=object)
    part = seeds.lay_out(word, np.array([0, 2]), np.array([2, 1]), names, counts, before=5)
    assert isinstance(part, Words) and part.codes[0] == 4 + 5 and part.codes[3] == 4 + 6
    assert len(part.information) == len(part.codes) + 1
