"""Spans and places that overlap become one, those of other texts and articles never do."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frasa._reuse.covered_words import shared_words, union_of_spans
from frasa._reuse.groups import grouped, merge_places, overlapping
from frasa.evidence import classify
from frasa.passages import find_passages, group_passages
from frasa.tokens import tokenize
from test_groups import chain, passage, place

SPANS = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 12), st.integers(1, 5)), min_size=1, max_size=12
)


def merged(drawn, touching):
    """Return (key, first, stop) of spans that overlap or, if that counts, touch."""
    result = []
    for key, first, length in sorted(drawn):
        last = result[-1] if result else None
        if last and last[0] == key and first < last[2] + touching:
            result[-1] = (key, last[1], max(last[2], first + length))
        else:
            result.append((key, first, first + length))
    return result


@settings(deadline=None)
@given(SPANS)
def test_spans_of_one_key_that_overlap_or_touch_are_one(drawn):
    key, first, length = np.array(drawn).T
    found = union_of_spans(key, first, first + length)
    assert list(zip(*map(np.ndarray.tolist, found), strict=True)) == merged(drawn, touching=1)
    none = np.zeros(0, dtype=np.int64)
    assert [len(column) for column in union_of_spans(none, none, none)] == [0, 0, 0]


@settings(deadline=None, max_examples=40)
@given(SPANS)
def test_places_of_one_text_in_one_article_that_overlap_are_one(drawn):
    rows = [("ab"[key % 2], key, first, first + length - 1) for key, first, length in drawn]
    places = pd.DataFrame(rows, columns=["article", "label", "first_word", "last_word"])
    places = places.assign(start=places["first_word"] * 3, end=places["last_word"] * 3 + 2)
    found = merge_places(places)
    told = found[["label", "first_word", "last_word"]].to_numpy().tolist()
    expected = merged(drawn, touching=0)
    assert told == [[key, first, stop - 1] for key, first, stop in expected]
    assert (found["words"] == found["last_word"] - found["first_word"] + 1).all()
    assert (found["start"] == found["first_word"] * 3).all()
    assert (found["end"] == found["last_word"] * 3 + 2).all()


@settings(deadline=None, max_examples=40)
@given(SPANS, st.sampled_from([0.5, 0.75, 1.0]))
def test_places_are_the_same_text_if_they_share_enough_of_the_longer(drawn, overlap):
    every = sorted(set(drawn))
    places = pd.DataFrame(
        [("abc"[key], first, first + length - 1) for key, first, length in every],
        columns=["article", "first_word", "last_word"],
    )
    expected = set()
    for n, (key, first, length) in enumerate(every):
        for m, (other, begin, size) in enumerate(every[n + 1 :], start=n + 1):
            common = min(first + length, begin + size) - begin
            if key == other and common > 0 and common >= overlap * max(length, size):
                expected.add((n, m))
    found = overlapping(places, overlap)
    assert set(map(tuple, found.T.tolist())) == expected and found.shape[1] == len(expected)


def test_words_are_counted_by_further_columns_too():
    rows = [
        ("a", "b", "x", 0, 4),
        ("a", "b", "y", 3, 6),
        ("a", "b", "x", 4, 9),
        ("a", "c", "x", 0, 0),
    ]
    columns = ["article_a", "article_b", "kind", "first_word_a", "last_word_a"]
    spans = pd.DataFrame(rows, columns=columns)
    spans = spans.assign(first_word_b=spans["first_word_a"], last_word_b=spans["last_word_a"])
    assert shared_words(spans).to_dict() == {("a", "b"): 10, ("a", "c"): 1}
    by_kind = shared_words(spans, "kind")
    assert by_kind.to_dict() == {("a", "b", "x"): 10, ("a", "b", "y"): 4, ("a", "c", "x"): 1}
    assert by_kind.name == "words" and by_kind.dtype == "int64"


@pytest.mark.parametrize("refrains", [1, 2, 3])
def test_a_text_that_one_article_repeats_counts_as_often_as_the_other_has_it(refrains):
    often = [place("a", 20 * n, 20 * n + 9) for n in range(refrains)]
    for once in ("0", "b"):  # before and behind it in the alphabet
        pairs = [sorted([there, place(once, 5, 15)]) for there in often]
        table = table_of(*pairs)
        assert shared_words(table).tolist() == [min(10 * refrains, 11)]


@pytest.mark.parametrize("longer", ["0", "z"])  # before and behind m in the alphabet
def test_a_reason_counts_both_numbers_on_the_side_that_shares_fewer_words(longer):
    one, other = (" ".join(f"{letter}{n}" for n in range(20)) for letter in "kl")
    edited = one.replace("k10 ", "k10 tambah sisip ")
    texts = {"m": f"{one} tengah yang lain sekali dari semua itu di sini {other}"}
    texts[longer] = f"{other} jauh di belakang {edited}"
    articles = pd.DataFrame({"article": list(texts), "text": list(texts.values())})
    found = classify(find_passages(tokenize(articles)), articles)
    told = {reason.split(":")[0] for reason in found["reason"]}
    assert len(found) == 2 and sorted(found[["words_a", "words_b"]].max(axis=1)) == [20, 22]
    assert told == {"40 kata berada di bagian yang sama, 20 di antaranya di sini"}


def table_of(*pairs):
    return pd.DataFrame([passage(*pair) for pair in pairs])


def test_groups_come_by_witnesses_then_by_their_first_place_and_so_do_their_rows():
    table = table_of(
        (place("c", 0, 9), place("d", 0, 9)),
        (place("b", 5, 14), place("c", 40, 49)),
        (place("a", 20, 29), place("b", 60, 69)),
        (place("b", 60, 69), place("c", 80, 89)),
    )
    witnesses, group = grouped(table)
    rows = witnesses[["group", "article", "first_word"]].to_numpy().tolist()
    assert rows == [
        [1, "a", 20], [1, "b", 60], [1, "c", 80],
        [2, "b", 5], [2, "c", 40],
        [3, "c", 0], [3, "d", 0],
    ]  # fmt: skip
    assert group.tolist() == [3, 2, 1, 1]


@pytest.mark.parametrize(("last", "groups"), [(26, 1), (27, 2)])
def test_unless_it_is_said_otherwise_seven_tenths_have_to_be_shared(last, groups):
    table = table_of(
        (place("a", 0, 19), place("b", 0, 19)),
        (place("a", last - 20, last - 1), place("c", 0, 19)),
    )
    assert group_passages(table)["group"].nunique() == groups
    assert group_passages(table, overlap=1)["group"].nunique() == 2


def test_a_passage_that_leads_out_of_a_split_group_counts_for_the_larger():
    table = chain(80)
    witnesses, group = grouped(table)
    of_article = witnesses.set_index("article")["group"]
    sides = of_article[table["article_a"]].to_numpy(), of_article[table["article_b"]].to_numpy()
    assert (sides[0] != sides[1]).any() and of_article.index.is_unique
    assert group.tolist() == np.minimum(*sides).tolist()
    assert witnesses["group"].value_counts(sort=False).is_monotonic_decreasing


def test_a_missing_column_of_passages_is_named():
    table = table_of((place("a", 0, 9), place("b", 0, 9)))
    for column in table:
        with pytest.raises(ValueError, match=f"tidak mempunyai kolom {column}"):
            group_passages(table.drop(columns=column))
        with pytest.raises(ValueError, match=f"tidak mempunyai kolom {column}"):
            classify(table.drop(columns=column), pd.DataFrame({"article": [], "text": []}))
