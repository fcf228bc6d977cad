"""What a call leaves out is what the manual says, and small numbers count as they should."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import frasa
from frasa._reuse import stretches
from frasa._reuse.seeds import encode
from frasa.charts.look import Picture
from frasa.evidence import KINDS
from frasa.passages import _announce
from test_groups import RELEASE, corpus, passage, place, text
from test_passages import longest_common_runs
from test_sharing_limits import chain
from test_stretches import WORDS, pairs_of, spans_of

ARTICLES = corpus([f"{text(n, RELEASE)} tujuh kata sama{n // 2} di sini saja" for n in range(6)])
TOKENS = frasa.tokenize(ARTICLES)
FOUND = frasa.classify(frasa.find_passages(TOKENS), ARTICLES)
# Two places of t00 of which 65 and 75 in 100 words are common.
OVERLAPPING = pd.DataFrame(
    [
        passage(place("t00", first, first + 99), place(other, 0, 99))
        for first, other in ((0, "t01"), (35, "t02"), (200, "t03"), (225, "t04"))
    ]
)

FEW_WORDS = st.lists(st.sampled_from("abc"), min_size=1, max_size=14)


@pytest.fixture
def folder(tmp_path):
    for name in ("atas.txt", "bawah/dalam.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Camat memimpin apel pagi. Semua pegawai hadir.", "utf-8")
    return tmp_path


def to_read(**options):
    return frasa.passage_texts(FOUND, ARTICLES, **options)


DEFAULTS = {
    "find_passages: min_words": (
        lambda **said: frasa.find_passages(TOKENS, **said),
        {"min_words": 8},
        [{"min_words": 7}, {"min_words": 60}],
    ),
    "group_passages: overlap": (
        lambda **said: frasa.group_passages(OVERLAPPING, **said),
        {"overlap": 0.7},
        [{"overlap": 0.65}, {"overlap": 0.76}],
    ),
    "shingles: within": (
        lambda **said: frasa.shingles(frasa.tokenize(corpus(["a b\nc d"])), 3, **said),
        {"within": "article"},
        [{"within": "sentence"}],
    ),
    "similarity": (
        lambda **said: frasa.similarity(TOKENS, **said),
        {"n": 5, "shared_only": False},
        [{"n": 4}, {"n": 6}],
    ),
    "dispersion: parts": (
        lambda **said: frasa.dispersion(TOKENS, **said),
        {"parts": "article"},
        [{"parts": "sentence"}],
    ),
    "passage_texts: sample": (
        lambda **said: to_read(sample=3, **said),
        {"seed": 0},
        [{"seed": 1}, {"seed": 3}],
    ),
    "passage_texts: filters": (
        to_read,
        {"min_words": 1, "other_outlets": False, "each_text_once": False, "days": None},
        [{"other_outlets": True}, {"each_text_once": True}, {"sample": 2}, {"min_words": 99}],
    ),
}


@pytest.mark.parametrize("name", DEFAULTS)
def test_what_is_not_said_is_what_the_manual_says(name):
    call, usual, others = DEFAULTS[name]
    pd.testing.assert_frame_equal(call(), call(**usual))
    for other in others:
        assert not call().equals(call(**other)), other


@pytest.mark.parametrize("read", [frasa.read_articles, frasa.check_files])
def test_subfolders_are_read_unless_told_otherwise(folder, read):
    assert len(read(folder)) == len(read(folder, recursive=True)) == 2
    assert sum("dalam" in file for file in read(folder, recursive=False)["file"]) == 0


def test_a_passage_of_one_word_is_shown_unless_more_are_asked_for():
    one = FOUND.head(1).assign(words_a=np.int32(1))
    for least, rows in (({}, 1), ({"min_words": 1}, 1), ({"min_words": 2}, 0)):
        assert len(frasa.passage_texts(one, ARTICLES, kinds=KINDS, **least)) == rows


# ---- estimates


@pytest.mark.parametrize(
    ("sizes", "pairs"), [((2,), 1), ((3,), 3), ((3, 2), 4), ((5, 5, 1), 20), ((2, 9), 37)]
)
def test_what_comparing_all_takes_is_so_much_a_pair_and_so_much_a_passage(
    monkeypatch, capsys, sizes, pairs
):
    group = np.repeat(np.arange(len(sizes)), sizes)
    seeds = WORDS.first[0] + 1 + np.arange(len(group))  # each behind another word
    for a_pair, a_passage, minutes in ((7200, 0, 120), (0, 180, 3), (7200, 180, 123)):
        monkeypatch.setattr("frasa.passages.SECONDS_A_PAIR", a_pair / pairs)
        monkeypatch.setattr("frasa.passages.SECONDS_A_PASSAGE", a_passage / pairs)
        _announce(WORDS, seeds, group)
        assert f" {pairs} pasang tempat, kira-kira {minutes} menit." in capsys.readouterr().out


# ---- one, the first, none


def test_articles_of_one_run_of_words_are_wholly_alike_or_not_at_all():
    table = frasa.similarity(frasa.tokenize(corpus(["asn", "asn", "netral"])), 1)
    for column in ("jaccard", "containment_a", "containment_b"):
        assert table[column].tolist() == [1, 0, 0]
    short = frasa.similarity(frasa.tokenize(corpus(["asn", "asn"])), 2)
    assert short[["shared", "jaccard", "containment_a"]].to_numpy().tolist() == [[0, 0, 0]]
    alone = frasa.tokenize(corpus(["apel pagi ini di kantor camat"]))
    assert frasa.similarity(alone, 1).empty and frasa.similarity(alone, 1, shared_only=True).empty


def test_a_word_has_its_context_from_the_first_word_to_the_last():
    tokens = frasa.tokenize(corpus(["a b c", "b"]))
    lines = frasa.concordance(tokens, "b", width=1)
    assert lines[["left", "right"]].to_numpy().tolist() == [["a", "c"], ["", ""]]
    assert frasa.concordance(tokens, "c b").empty and frasa.concordance(tokens, "b " * 9).empty
    assert len(frasa.concordance(tokens, "a b c")) == 1


@settings(deadline=None, max_examples=60)
@given(FEW_WORDS, FEW_WORDS, st.randoms(use_true_random=False))
def test_equal_runs_are_the_longest_and_each_comes_once(one, other, random):
    words = encode(frasa.tokenize(corpus([" ".join(one), " ".join(other)])))[1]
    one, other = ({"t00": one, "t01": other}[name] for name in words.names)  # as they are laid out
    here, there = words.first
    ends = [len(one) - 1, len(other) - 1]
    places = [(i, j) for i, j in np.ndindex(*ends) if one[i : i + 2] == other[j : j + 2]]
    places = np.array(random.sample(places, len(places)), dtype=np.int64).reshape(-1, 2)
    found = stretches.runs_through(words, places[:, 0] + here, places[:, 1] + there)
    runs = longest_common_runs(one, other)
    expected = [(i, i + length, j, j + length) for i, j, length in runs if length >= 2]
    assert spans_of(found, words) == sorted(expected)


@pytest.mark.parametrize("count", [0, 1, 2, 5])
def test_every_stretch_is_extended_in_its_place_and_none_comes_twice(monkeypatch, count):
    monkeypatch.setattr(stretches, "BATCH", 2)
    spans = [(20 * n, 20 * n + 9, 20 * n, 20 * n + 9) for n in range(count)]
    found = stretches.extend_all(WORDS, pairs_of(*spans))  # no word is in both articles
    assert spans_of(found) == spans


@pytest.mark.parametrize("at_once", [1, 2, 3, 400_000])
def test_the_first_and_the_last_pair_of_articles_are_aligned_however_few_at_a_time(
    monkeypatch, at_once
):
    words = encode(frasa.tokenize(corpus([" ".join(RELEASE)] * 4)))[1]
    monkeypatch.setattr(stretches, "RUNS_AT_ONCE", at_once)
    one, other = np.triu_indices(4, k=1)
    a, b = words.first[one], words.first[other]
    for some in (slice(0), slice(1), slice(1, None), slice(None)):
        runs = stretches.Stretches(a[some], a[some] + 40, b[some], b[some] + 40)
        found, measures = stretches.align(words, runs, 8)
        assert np.array_equal(np.stack(found), np.stack(runs))
        assert measures["identical_words"].tolist() == [40] * len(runs.a)
        assert set(measures["edits"]) <= {0} and set(measures["identity"]) <= {1}


# ---- pictures


def test_numbers_stand_on_their_straight_lines_far_from_both_ends(figures):
    frasa.charts.passage_network(chain(6))
    axes, shares = figures[0].axes[0], []
    for line, label in zip(axes.lines, axes.texts[:5], strict=True):
        way = line.get_xydata()
        assert np.allclose(np.diff(way, axis=0), (way[-1] - way[0]) / (len(way) - 1))
        from_start, to_end = (np.hypot(*(way[end] - label.get_position())) for end in (0, -1))
        assert from_start + to_end == pytest.approx(np.hypot(*(way[-1] - way[0])))
        shares.append(from_start / (from_start + to_end))
    assert 0.45 < shares[0] < 0.55 and all(0.25 < share < 0.75 for share in shares)


def test_a_picture_is_as_wide_as_a_column_and_holds_one_plot_unless_more_are_asked_for(figures):
    picture = frasa.charts.passage_network(chain(3))
    assert picture.width == 700 and len(figures[0].axes) == 1
    assert Picture(b"", "tidak ada").width == 0 and Picture(b"", "tidak ada").caption == ""
