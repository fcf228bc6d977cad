"""What words tell: names, fixed phrases and copies are told apart as their rules say."""

from collections import Counter
from math import log2

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frasa._reuse.telling_words import (
    Places,
    added_bits,
    copies,
    in_reading_order,
    names,
    rare_word_bits,
    said,
)
from frasa.tokens import tokenize


def corpus(*texts):
    return tokenize(pd.DataFrame({"article": [f"t{n}" for n in range(len(texts))], "text": texts}))


def named(*texts):
    """Return the words, as they are written, that are taken for names."""
    tokens = corpus(*texts)
    article = pd.factorize(tokens["article"])[0]
    word, vocabulary = pd.factorize(tokens["word"])
    return tokens["surface"][names(tokens, article, word, len(vocabulary))].tolist()


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["hari ini Sri datang"], ["Sri"]),
        (["Sri datang"], []),  # the beginning of a sentence explains it
        (["Sri datang", "kata Sri begitu"], ["Sri", "Sri"]),  # a name elsewhere
        (["Warga datang. Kata warga begitu"], []),
        # six of ten capitals are not enough, two of three are
        ([f"ini {w} datang" for w in ["Camat"] * 6 + ["camat"] * 4], []),
        ([f"ini {w} datang" for w in ["Camat"] * 2 + ["camat"]], ["Camat"] * 2),
        # a neighbour with a capital, or a number beside it, makes a title
        ([f"ini {w} datang" for w in ["camat"] * 4 + ["Camat Arunika"]], ["Camat", "Arunika"]),
        ([f"ini {w} datang" for w in ["camat"] * 4 + ["Arunika Camat"]], ["Arunika", "Camat"]),
        ([f"ini {w} datang" for w in ["pasal"] * 4 + ["Pasal 12"]], ["Pasal", "12"]),
        ([f"ini {w} datang" for w in ["pasal"] * 4 + ["12 Pasal"]], ["12", "Pasal"]),
        ([f"ini {w} datang" for w in ["pasal"] * 4 + ["Pasal itu"]], []),
        (["pada 17 hari"], ["17"]),
        (["17 orang"], ["17"]),
        # where nearly all words have capitals they tell nothing
        (["WARGA DATANG KE KANTOR"], []),
        (["warga KE"], ["KE"]),
        (["Satu " + "Kata " * 18 + "biasa"], []),  # 19 of 20
        (["Satu " + "Kata " * 17 + "biasa lain"], ["Kata"] * 17),  # 18 of 20
        (["WARGA 12 DATANG"], ["12"]),
    ],
)
def test_a_name_has_a_capital_that_its_place_does_not_explain(texts, found):
    assert named(*texts) == found


@pytest.mark.parametrize(
    ("words", "bits"),
    [(0, 1), (4, 1), (8, 2), (64, 5), (32768, 14), (32767, 13.99996), (10**7, 14)],
)
def test_a_rare_word_tells_more_in_a_larger_corpus_but_not_without_end(words, bits):
    assert rare_word_bits(words) == pytest.approx(bits, abs=1e-5)


def test_rows_are_put_in_reading_order_and_only_then():
    tokens = corpus("satu dua tiga", "empat lima")
    assert in_reading_order(tokens) is tokens
    for mixed in (tokens.iloc[::-1], tokens.iloc[[0, 3, 1, 4, 2]], tokens.iloc[[1, 0, 2, 3, 4]]):
        ordered = in_reading_order(mixed)
        for name, rows in tokens.groupby("article"):
            own = ordered[ordered["article"] == name]
            assert own["word"].tolist() == rows["word"].tolist()
        assert (ordered["article"] != ordered["article"].shift()).sum() == 2


def spans(*rows):
    columns = [
        "article_a",
        "first_word_a",
        "last_word_a",
        "article_b",
        "first_word_b",
        "last_word_b",
    ]
    return pd.DataFrame(rows, columns=columns)


def test_places_are_the_rows_between_first_and_last_word_whatever_was_left_out():
    tokens = corpus("satu yang dua tiga", "empat yang lima yang enam")
    tokens = tokens[tokens["word"] != "yang"]
    places = Places(tokens)
    assert places.lengths.tolist() == [3, 3] and places.numbers(["t1", "t0"]).tolist() == [1, 0]
    passages = spans(("t0", 1, 3, "t1", 0, 2), ("t0", 0, 0, "t1", 2, 3))
    assert [each.tolist() for each in places.rows(passages, "a")] == [[1, 0], [3, 1]]
    assert [each.tolist() for each in places.rows(passages, "b")] == [[3, 4], [5, 5]]


@pytest.mark.parametrize(
    ("one", "other", "marked"), [(21, 21, True), (20, 25, False), (25, 20, False)]
)
def test_texts_of_more_than_twenty_words_on_both_sides_are_copies(one, other, marked):
    sides = [(np.array([3]), np.array([3 + one])), (np.array([50]), np.array([50 + other]))]
    expected = np.zeros(100, dtype=bool)
    if marked:
        expected[3 : 3 + one] = expected[50 : 50 + other] = True
    assert np.array_equal(copies(100, sides), expected)


def test_copies_that_overlap_or_reach_the_end_are_marked_as_a_whole():
    sides = [(np.array([0, 10]), np.array([30, 40])), (np.array([60, 70]), np.array([90, 100]))]
    assert np.flatnonzero(~copies(100, sides)).tolist() == list(range(40, 60))


WORDS = st.lists(st.sampled_from("abc"), min_size=1, max_size=9)


@settings(deadline=None, max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=14), st.data())
def test_a_word_adds_what_the_word_before_it_does_not_foretell(texts, data):
    article = np.repeat(np.arange(len(texts)), [len(words) for words in texts])
    word = np.array(["abc".index(each) for words in texts for each in words])
    count = len(word)
    is_copy = np.array(data.draw(st.lists(st.booleans(), min_size=count, max_size=count)))
    total = count + data.draw(st.integers(0, 1))
    after = [n for n in range(1, count) if article[n] == article[n - 1]]
    counted = [n for n in after if not (is_copy[n] and is_copy[n - 1])]
    pairs = Counter((word[n - 1], word[n]) for n in counted)
    firsts = Counter(word[n - 1] for n in counted)
    where = {
        pair: {article[n] for n in counted if (word[n - 1], word[n]) == pair} for pair in pairs
    }
    expected = []
    for n in range(count):
        bits = -log2((word == word[n]).sum() / total)
        pair = (word[n - 1], word[n])
        if n in after and len(where.get(pair, ())) >= 5:
            bits = min(bits, -log2(pairs[pair] / firsts[pair[0]]))
        expected.append(min(bits, 14))
    assert np.allclose(added_bits(article, word, is_copy, total), expected)


def test_no_word_adds_more_than_fourteen_bits():
    word = np.append(np.zeros(2**15 - 1, dtype=int), 1)
    bits = added_bits(np.zeros(2**15, dtype=int), word, np.zeros(2**15, dtype=bool), 2**15)
    assert bits[-1] == 14 and bits[0] < 0.01


def test_of_each_passage_the_lesser_side_is_told_by_kinds_of_words():
    tokens = corpus(
        "kata Sri yang rajin menurut pasal lama", "ujar Sri yang menurut pasal lama selalu"
    )
    passages = spans(("t0", 0, 6, "t1", 0, 6), ("t0", 2, 3, "t1", 2, 5)).set_index(pd.Index([7, 4]))
    told = said(tokens, passages, {"yang", "menurut"}, {"pasal"})
    assert told[["words", "plain", "law", "names"]].to_numpy().tolist() == [
        [7, 3, 1, 1],
        [2, 1, 0, 0],
    ]
    assert list(told.index) == [7, 4] and told["bits"].dtype == float
    assert set(told.dtypes.astype(str)[["words", "plain", "law", "names"]]) == {"int64"}
    # once each: kata, rajin; twice in fourteen words: lama
    assert told["bits"].tolist()[0] == pytest.approx(2 * log2(14) + log2(7))
