"""Loose stretches: points, support, parts and weights equal what loops over points give."""

from itertools import combinations, product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frasa._reuse import loose
from frasa._reuse.content import Content, content_of
from frasa._reuse.loose import Exact, Points
from frasa.passages import find_passages
from frasa.tokens import tokenize


def content_from(stems, weights=None, bits=None, is_name=None):
    """Return the content words of articles: the stems of each as numbers."""
    lengths = [len(article) for article in stems]
    stem = np.array([each for article in stems for each in article], dtype=np.int64)
    article = np.repeat(np.arange(len(stems)), lengths).astype(np.int64)
    number = int(stem.max(initial=-1)) + 1
    keys = article * number + stem
    order = np.argsort(keys, kind="stable")
    weight = np.ones(len(stem)) if weights is None else np.array(weights, dtype=float)
    return Content(
        row=np.arange(len(stem)),
        stem=stem,
        article=article,
        weight=weight,
        bits=np.full(len(stem), 12.0) if bits is None else np.array(bits, dtype=float),
        is_name=np.zeros(len(stem), dtype=bool) if is_name is None else np.array(is_name),
        here=np.array([(keys == key).sum() for key in keys], dtype=np.int32),
        begin=np.append(0, np.cumsum(lengths)),
        sums=np.append(0.0, np.cumsum(weight)),
        keys=keys[order],
        order=order,
        names=np.array([f"t{n}" for n in range(len(stems))], dtype=object),
        number_of_stems=number,
    )


STEMS = st.lists(st.lists(st.integers(0, 5), max_size=12), min_size=2, max_size=4)


def listed(points):
    return list(zip(points.pair.tolist(), points.i.tolist(), points.j.tolist(), strict=True))


@settings(deadline=None, max_examples=40)
@given(STEMS)
def test_points_are_all_equal_stems_of_two_articles(stems):
    content = content_from(stems)
    pairs = list(combinations(range(len(stems)), 2))
    left, right = np.array(pairs).T
    places = [range(content.begin[n], content.begin[n + 1]) for n in range(len(stems))]
    expected = []
    for number, (one, other) in enumerate(pairs):
        for i, j in product(places[one], places[other]):
            stem = content.stem[i]
            often = stems[one].count(stem) * stems[other].count(stem)
            if stem == content.stem[j] and often <= 36:
                expected.append((number, i, j))
    assert listed(loose.points_of(content, left, right)) == expected


@pytest.mark.parametrize(
    ("one", "other", "found"), [(6, 6, 36), (4, 9, 36), (1, 37, 0), (37, 1, 0)]
)
def test_a_stem_with_more_than_36_pairs_of_places_tells_nothing(one, other, found):
    content = content_from([[0] * one, [0] * other])
    assert len(loose.points_of(content, np.array([0]), np.array([1])).i) == found


POINTS = st.lists(
    st.tuples(st.integers(0, 1), st.integers(0, 29), st.integers(30, 59)), max_size=14, unique=True
).map(sorted)


def points_from(drawn):
    return Points(*np.array(drawn, dtype=np.int64).reshape(-1, 3).T)


@settings(deadline=None, max_examples=40)
@given(POINTS, st.integers(0, 12), st.randoms(use_true_random=False))
def test_near_points_and_their_support_are_those_of_a_loop_over_pairs(drawn, distance, random):
    points = points_from(drawn)
    weights = [random.randint(1, 9) for _ in range(60)]
    content = content_from([[random.randint(0, 3) for _ in range(60)]], weights)

    def close(one, other, most):
        (p, i, j), (q, k, m) = drawn[one], drawn[other]
        return p == q and abs(i - k) <= most and abs(j - m) <= most

    every = list(combinations(range(len(drawn)), 2))
    found = [
        pair
        for some in loose.near(points, distance)
        for pair in zip(*map(np.ndarray.tolist, some), strict=True)
    ]
    assert sorted(found) == [pair for pair in every if close(*pair, distance)]
    own = [min(weights[i], weights[j]) for _, i, j in drawn]
    support = list(own)
    for one, other in every:
        if close(one, other, 6) and content.stem[drawn[one][1]] != content.stem[drawn[other][1]]:
            support[one] += own[other]
            support[other] += own[one]
    assert loose.support_of(content, points).tolist() == support
    groups = list(range(len(drawn)))
    for _ in drawn:
        for one, other in every:
            if close(one, other, 22):
                groups[one] = groups[other] = min(groups[one], groups[other])
    assert loose.joined(points).tolist() == groups


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(st.integers(0, 2), st.integers(0, 19), st.integers(1, 9)), min_size=1, max_size=14
    ),
    st.randoms(use_true_random=False),
)
def test_of_each_stretch_the_part_that_scores_best_is_left(drawn, random):
    stretch, side, own = (np.array(column) for column in zip(*drawn, strict=True))
    own = own + np.arange(len(own)) / 1000  # no two parts weigh the same
    weights = [random.randint(1, 20) + random.random() / 100 for _ in range(20)]
    content = content_from([[0] * 20], weights)
    told = loose.in_best_part(content, stretch, side, own.astype(float))
    for number in set(stretch.tolist()):
        at = sorted(set(side[stretch == number].tolist()))
        best = {place: own[(stretch == number) & (side == place)].max() for place in at}
        parts = {}
        for first, last in ((a, b) for a in at for b in at if a <= b):
            matched = [place for place in at if first <= place <= last]
            free = [place for place in range(first, last + 1) if place not in matched]
            parts[first, last] = sum(best[n] for n in matched) - 0.3 * sum(weights[n] for n in free)
        first, last = max(parts, key=parts.get)
        chosen = stretch == number
        assert np.array_equal(told[chosen], (side[chosen] >= first) & (side[chosen] <= last))


@settings(deadline=None, max_examples=15)
@given(POINTS.filter(bool), st.randoms(use_true_random=False))
def test_a_stretch_weighs_its_stems_less_a_part_of_what_stays_unmatched(drawn, random):
    points = points_from(drawn)
    weights = np.array([random.randint(1, 20) for _ in range(60)], dtype=float)
    stems = [random.randint(0, 4) for _ in range(60)]
    is_name = [random.random() < 0.3 for _ in range(60)]
    content = content_from([stems], weights, is_name=is_name)
    stretch = np.array([pair for pair, _, _ in drawn])
    stretch -= stretch.min()
    if len(set(stretch.tolist())) == 1:
        stretch[:] = 0
    exact = np.array([random.random() < 0.4 for _ in drawn])
    table = loose.measured(content, points, stretch, exact)
    for number, row in table.iterrows():
        own = [n for n in range(len(drawn)) if stretch[n] == number]
        i, j = ({drawn[n][side] for n in own} for side in (1, 2))
        assert (row["i"], row["i_stop"]) == (min(i), max(i) + 1)
        assert (row["j"], row["j_stop"]) == (min(j), max(j) + 1)

        def weight(some):
            best = {}
            for n in some:
                value = min(weights[drawn[n][1]], weights[drawn[n][2]])
                best[stems[drawn[n][1]]] = max(best.get(stems[drawn[n][1]], 0), value)
            return best

        plain = [n for n in own if not (is_name[drawn[n][1]] or is_name[drawn[n][2]])]
        new = [n for n in own if not exact[n]]
        assert row["stems"] == len(weight(own)) and row["plain"] == len(weight(plain))
        assert row["new_bits"] == pytest.approx(sum(weight(new).values()))
        strongest = {}
        for n in sorted(new, key=lambda n: -min(weights[drawn[n][1]], weights[drawn[n][2]])):
            strongest.setdefault(stems[drawn[n][1]], n)
        assert row["new_stems"] == sum(n in plain for n in strongest.values())
        free = [weights[min(s) : max(s) + 1].sum() - sum(weights[n] for n in s) for s in (i, j)]
        assert row["strength"] == pytest.approx(sum(weight(own).values()) - 0.3 * sum(free) / 2)


ENOUGH = {"strength": 40.0, "stems": 5, "plain": 5, "new_bits": 20.0, "new_stems": 4}


@pytest.mark.parametrize("column", ENOUGH)
def test_a_stretch_is_reported_from_each_of_its_least_values_on(column):
    row = pd.DataFrame([ENOUGH])
    assert loose.is_strong(row, 50).item() and loose.is_new(row).item()
    less = row.assign(**{column: row[column] - 0.01})
    assert not loose.is_strong(less, 50).item()
    assert loose.is_new(less).item() == (not column.startswith("new"))


@pytest.mark.parametrize(
    ("articles", "strength", "strong"), [(49, 59.99, False), (49, 60, True), (50, 40, True)]
)
def test_in_fewer_than_fifty_articles_more_is_asked_for(articles, strength, strong):
    assert (
        loose.is_strong(pd.DataFrame([ENOUGH | {"strength": strength}]), articles).item() == strong
    )


def rare_in(stems, bits=None):
    content = content_from(stems, bits=bits)
    return [divmod(int(pair), len(stems)) for pair in loose.rare_pairs(content)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ([0, 1, 2, 3], True),  # six pairs
        ([0, 1, 2, None, None, 3], True),  # five at most four words apart
        ([0, 1, 2, None, None, None, 3], False),  # four
        ([0, 1, 2, None], False),  # three
        ([0, 1] * 4, False),  # one pair, however often
        ([0] * 8, False),  # a pair has two different words
    ],
)
def test_articles_are_compared_if_they_share_five_rare_pairs_in_any_order(text, found):
    one, other = (
        [start + n if each is None else each for n, each in enumerate(text)] for start in (50, 90)
    )
    assert rare_in([one, other]) == rare_in([one, other[::-1]]) == [(0, 1)] * found


def test_a_rare_pair_carries_24_bits_and_stands_in_at_most_eight_articles():
    text = [0, 1, 2, 3]
    assert rare_in([text] * 2, [12.0] * 8) == [(0, 1)]
    assert rare_in([text] * 2, [11.9] * 8) == []
    assert rare_in([text] * 8) == list(combinations(range(8), 2))
    assert rare_in([text] * 9) == []
    assert rare_in([text, [8, 9]] + [text] * 2) == [(0, 2), (0, 3), (2, 3)]
    assert rare_in([[], []]) == []
    assert rare_in([[0, 1, 2], [9], [0, 1, 2, 3]]) == []  # three pairs


def test_the_pair_of_a_passage_has_the_lower_number_first():
    content = content_from([[0], [0], [0]])
    passages = pd.DataFrame({"article_a": ["t2", "t0"], "article_b": ["t1", "t2"]})
    assert loose.pairs_of(passages, content).tolist() == [1 * 3 + 2, 0 * 3 + 2]


def test_what_passages_cover_weighs_the_content_words_that_lie_in_them():
    shared = "semua pegawai negeri wajib menjaga netralitas setiap hari kerja dengan sungguh"
    texts = [f"awal {shared} kantor lama", f"mula lain {shared} warga", "tiada yang sama"]
    tokens = tokenize(pd.DataFrame({"article": list("abc"), "text": texts}))
    passages = find_passages(tokens)
    content = content_of(tokens, passages, {"yang", "dengan", "setiap"})
    exact = Exact(tokens, passages, loose.pairs_of(passages, content), content)
    first, last = passages.loc[0, ["first_word_a", "last_word_a"]]
    position = tokens["position"].to_numpy()[content.row]
    inside = (content.article == 0) & (position >= first) & (position <= last)
    stop = int(content.begin[1])
    for a, b in combinations(range(stop + 1), 2):
        series = pd.Series([a]), pd.Series([b])
        expected = content.weight[a:b][inside[a:b]].sum()
        assert exact.weight(np.array([1]), *series).item() == pytest.approx(expected)
        assert exact.weight(np.array([2]), *series).item() == 0
