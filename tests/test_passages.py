"""Passages: what two articles share is found, exactly where it stands, and nothing else."""

from difflib import SequenceMatcher
from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frasa._ground.errors import InputError
from frasa._reuse import budget, seeds, stretches
from frasa._reuse.alignment import count_edits, equal_words
from frasa._reuse.stretches import PASSAGE_COLUMNS
from frasa.articles import read_articles
from frasa.passages import find_passages, left_out
from frasa.tokens import tokenize
from test_corpus_figures import MOVED, SENTENCE_MAP

DATA = Path(__file__).resolve().parents[1] / "data"
ARTICLES = read_articles(DATA / "articles")
TOKENS = tokenize(ARTICLES)
FIRST, SECOND = "01-blangpegayon", "02-pangkalpinang"
SIDES = ("a", "b")


def corpus(texts):
    return pd.DataFrame({"article": [f"t{n}" for n in range(len(texts))], "text": texts})


def some_words(seed, count, vocabulary=400):
    """Return words drawn as in a language: few are frequent, most are rare."""
    random = np.random.default_rng(seed)
    ranks = (vocabulary ** random.random(count)).astype(int)
    return [f"kata{rank}" for rank in ranks]


def swapped(passages):
    other = {"_a": "_b", "_b": "_a"}
    return passages.rename(columns=lambda name: name[:-2] + other.get(name[-2:], name[-2:]))


def spans(passages, side):
    return set(
        passages[[f"first_word_{side}", f"last_word_{side}"]].itertuples(index=False, name=None)
    )


texts = st.tuples(
    st.integers(0, 1000), st.lists(st.integers(0, 60), min_size=2, max_size=6), st.booleans()
).map(lambda drawn: make_texts(*drawn))


def make_texts(seed, cuts, reverse):
    """Return texts that share pieces of a common source, in either order, among own words."""
    source = some_words(seed, 80)
    result = []
    for number, cut in enumerate(cuts):
        own = some_words(seed + number + 1, 25)
        pieces = [own[:10], source[cut : cut + 20], own[10:], source[: cut // 2]]
        pieces = pieces[::-1] if reverse and number % 2 else pieces
        result.append(" ".join(word for piece in pieces for word in piece))
    return result


# ---- what the issue promises of any texts


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10_000), st.integers(12, 300))
def test_an_article_against_itself_is_one_whole_passage(seed, length):
    text = " ".join(some_words(seed, length))
    tokens = tokenize(corpus([text, text]))
    passages = find_passages(tokens)
    whole = passages[passages["words_a"] == length]
    assert len(whole) == 1 and whole["edits"].item() == 0 and whole["identity"].item() == 1
    assert (whole["first_word_a"].item(), whole["last_word_b"].item()) == (0, length - 1)
    assert whole["end_a"].item() == len(text)


@settings(deadline=None, max_examples=60)
@given(texts)
def test_offsets_reproduce_the_passage_and_its_numbers_are_consistent(texts):
    articles = corpus(texts)
    tokens, text = tokenize(articles), articles.set_index("article")["text"]
    passages = find_passages(tokens)
    assert dict(passages.dtypes.astype(str)) == PASSAGE_COLUMNS
    for row in passages.to_dict("records"):
        assert row["article_a"] < row["article_b"]
        both = []
        for side in SIDES:
            words = tokens[tokens["article"] == row[f"article_{side}"]]
            words = words.iloc[row[f"first_word_{side}"] : row[f"last_word_{side}"] + 1]
            span = text[row[f"article_{side}"]][row[f"start_{side}"] : row[f"end_{side}"]]
            assert span.lower().split() == list(words["word"])
            assert len(words) == row[f"words_{side}"] >= row["identical_words"] >= 8
            both.append(list(words["word"]))
        assert both[0][0] == both[1][0] and both[0][-1] == both[1][-1]
        assert row["identity"] == row["identical_words"] / (row["identical_words"] + row["edits"])


@settings(deadline=None, max_examples=60)
@given(texts, st.randoms(use_true_random=False))
def test_neither_the_order_of_the_articles_nor_of_the_rows_changes_anything(texts, random):
    articles = corpus(texts)
    expected = find_passages(tokenize(articles))
    order = random.sample(range(len(articles)), len(articles))
    pd.testing.assert_frame_equal(find_passages(tokenize(articles.iloc[order])), expected)
    rows = tokenize(articles)
    rows = rows.iloc[random.sample(range(len(rows)), len(rows))]
    pd.testing.assert_frame_equal(find_passages(rows), expected)


@settings(deadline=None, max_examples=60)
@given(texts)
def test_passages_are_symmetric(texts):
    """Exchange the ids of the articles: the same passages, their sides exchanged."""
    tokens = tokenize(corpus(texts))
    last = len(texts) - 1
    other = tokens.assign(article=tokens["article"].map(lambda name: f"t{last - int(name[1:])}"))
    mirrored = swapped(find_passages(other))
    for side in SIDES:
        names = mirrored[f"article_{side}"].map(lambda name: f"t{last - int(name[1:])}")
        mirrored[f"article_{side}"] = names
    order = ["article_a", "article_b", "first_word_a", "first_word_b", "last_word_a", "last_word_b"]
    mirrored = mirrored.sort_values(order, ignore_index=True)[list(PASSAGE_COLUMNS)]
    pd.testing.assert_frame_equal(mirrored, find_passages(tokens), check_dtype=False)


@settings(deadline=None, max_examples=80)
@given(st.integers(0, 10_000), st.integers(10, 60), st.integers(0, 200), st.integers(0, 200))
def test_a_passage_inserted_anywhere_is_found(seed, length, place_a, place_b):
    piece = [f"sisip{n}" for n in range(length)]
    one, other = some_words(seed, 200), some_words(seed + 1, 200)
    one[place_a:place_a], other[place_b:place_b] = piece, piece
    passages = find_passages(tokenize(corpus([" ".join(one), " ".join(other)])))
    covering = passages[
        (passages["first_word_a"] <= place_a)
        & (passages["last_word_a"] >= place_a + length - 1)
        & (passages["first_word_b"] <= place_b)
        & (passages["last_word_b"] >= place_b + length - 1)
    ]
    assert len(covering) == 1


@settings(deadline=None, max_examples=60)
@given(texts, st.integers(5, 12))
def test_every_equal_run_that_is_long_and_varied_enough_lies_in_a_passage(texts, min_words):
    tokens = tokenize(corpus(texts))
    words = {name: list(rows) for name, rows in tokens.groupby("article")["word"]}
    passages = find_passages(tokens, min_words=min_words)
    for a, b in product(words, words):
        if a >= b:
            continue
        found = passages[(passages["article_a"] == a) & (passages["article_b"] == b)]
        for i, j, length in longest_common_runs(words[a], words[b]):
            if length < min_words or len(set(words[a][i : i + length])) < 0.75 * min_words:
                continue
            inside = (found["first_word_a"] <= i) & (found["last_word_a"] >= i + length - 1)
            inside &= (found["first_word_b"] <= j) & (found["last_word_b"] >= j + length - 1)
            assert inside.any(), (a, b, words[a][i : i + length])


def longest_common_runs(one, other):
    """Return all common runs that cannot be made longer, by comparing every word with every."""
    for i, j in product(range(len(one)), range(len(other))):
        if one[i] != other[j] or (i and j and one[i - 1] == other[j - 1]):
            continue
        length = 1
        while one[i + length : i + length + 1] == other[j + length : j + length + 1] != []:
            length += 1
        yield i, j, length


# ---- alignment


def best_alignment(one, other):
    """Return equal words and edits by filling in the whole table (score, then fewest edits)."""
    table = [[(-(i + j), -(i + j)) for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i, j in product(range(1, len(one) + 1), range(1, len(other) + 1)):
        diagonal, above, left = table[i - 1][j - 1], table[i - 1][j], table[i][j - 1]
        equal = one[i - 1] == other[j - 1]
        table[i][j] = max(
            (diagonal[0] + 1, diagonal[1]) if equal else (diagonal[0] - 1, diagonal[1] - 1),
            (above[0] - 1, above[1] - 1),
            (left[0] - 1, left[1] - 1),
        )
    score, edits = table[-1][-1][0], -table[-1][-1][1]
    return score + edits, edits


letters = st.lists(st.integers(0, 3), min_size=1, max_size=30)


@settings(deadline=None)
@given(letters, letters)
def test_counted_edits_are_those_of_the_best_alignment_and_words_are_marked_alike(one, other):
    codes = np.array([90, *one, 91, *other, 92], dtype=np.int32)
    first = (np.array([1]), np.array([len(one)]))
    second = (np.array([len(one) + 2]), np.array([len(other)]))
    equal, edits = count_edits(codes, *first, *second)
    assert (equal.item(), edits.item()) == best_alignment(one, other)
    marked = equal_words(one, other)
    assert marked[0].sum() == marked[1].sum() == equal.item()
    kept = [
        np.array(words)[marks].tolist() for words, marks in zip((one, other), marked, strict=True)
    ]
    assert kept[0] == kept[1]


def test_edits_inside_a_passage_are_counted_one_by_one():
    source = [f"kata{n}" for n in range(40)]
    copy = [*source[:10], "baru", *source[10:20], "lain", *source[21:30], *source[31:]]
    passages = find_passages(tokenize(corpus([" ".join(source), " ".join(copy)])))
    row = passages.iloc[0]
    assert len(passages) == 1
    assert (row["words_a"], row["words_b"]) == (40, 40)
    assert (row["identical_words"], row["edits"]) == (38, 3)


# ---- what real texts do


def test_hard_wraps_curly_quotes_and_capitals_do_not_hide_a_passage():
    plain = "Camat itu berkata pada hari Jum'at bahwa semua pegawai harus netral dan adil"
    other = "CAMAT itu berkata\npada hari Jum’at, “bahwa semua\npegawai harus netral” dan adil"
    passages = find_passages(tokenize(corpus([plain, other])))
    assert passages["edits"].tolist() == [0] and passages["words_a"].tolist() == [13]


def test_a_title_is_not_reuse_however_often_its_words_return():
    title = "Gubernur dan Wakil Gubernur serta Bupati dan Wakil Bupati"
    texts = [" ".join([*some_words(n, 60), title, *some_words(n + 9, 60)]) for n in range(2)]
    shared = find_passages(tokenize(corpus(texts)))
    assert not [row for row in shared.itertuples() if "upati" in texts[0][row.start_a : row.end_a]]


def test_a_passage_with_fewer_equal_words_than_asked_for_is_left_out():
    shared = [f"sama{n}" for n in range(8)]
    texts = [[*some_words(n, 40), *shared, *some_words(n + 9, 40)] for n in range(2)]
    texts[1][44] = "lain"
    tokens = tokenize(corpus([" ".join(words) for words in texts]))
    assert len(find_passages(tokens, min_words=8)) == 0
    assert find_passages(tokens, min_words=7)["identical_words"].tolist() == [7]


def test_a_text_that_begins_with_a_widespread_formula_is_found_all_the_same():
    formula, release = [" ".join(f"{name}{n}" for n in range(30)) for name in ("umum", "siaran")]
    texts = [" ".join([*some_words(n, 20), formula]) for n in range(60)]
    chosen = (3, 41)
    for number in chosen:
        texts[number] += " " + release
    passages = find_passages(tokenize(corpus(texts)))
    names = [f"t{number}" for number in chosen]
    found = passages[passages["article_a"].isin(names) & passages["article_b"].isin(names)]
    assert (found["last_word_a"] == 79).any() and (found["last_word_b"] == 79).any()


def test_paragraphs_in_another_order_are_passages_of_their_own():
    paragraphs = [" ".join(f"p{n}k{k}" for k in range(30)) for n in range(4)]
    one, other = "\n".join(paragraphs), "\n".join(paragraphs[n] for n in (2, 0, 3, 1))
    passages = find_passages(tokenize(corpus([one, other])))
    assert spans(passages, "a") == {(0, 29), (30, 59), (60, 89), (90, 119)}
    assert spans(passages, "b") == spans(passages, "a")


def test_words_left_out_of_the_table_keep_their_positions_in_what_is_found():
    text = " ".join(f"kata{n} yang" for n in range(30))
    tokens = tokenize(corpus([text, "awal " + text]))
    found = find_passages(tokens[tokens["word"] != "yang"]).iloc[0]
    assert (found["first_word_a"], found["last_word_a"], found["words_a"]) == (0, 58, 30)
    assert (found["first_word_b"], found["last_word_b"]) == (1, 59)


def copies_of(release, count, place=None):
    """Return articles of different lengths with one text; at one distance from the end or not."""
    texts = []
    for n in range(count):
        before, behind = some_words(n, 30 + n), some_words(n + 999, n if place is None else place)
        texts.append(" ".join([*before, *release, *behind]))
    return corpus(texts)


RELEASE = [f"siaran{n}" for n in range(30)]


def long_pairs(passages):
    long = passages[passages["words_a"] >= len(RELEASE)]
    return set(zip(long["article_a"], long["article_b"], strict=True))


def test_every_pair_of_many_copies_of_one_text_is_found_and_nothing_is_printed(capsys):
    passages = find_passages(tokenize(copies_of(RELEASE, 90)))
    assert len(long_pairs(passages)) == 90 * 89 / 2
    assert set(passages["compared"]) == {"all"} and left_out(passages).empty
    assert capsys.readouterr().out == ""


def test_beyond_the_budget_copies_are_linked_and_what_is_left_out_is_said(monkeypatch, capsys):
    monkeypatch.setattr(budget, "PAIRS_ALWAYS_ALLOWED", 1000)
    monkeypatch.setattr(budget, "PAIRS_A_WORD", 0)
    tokens = tokenize(copies_of(RELEASE, 60))
    linked = find_passages(tokens)
    assert {name for pair in long_pairs(linked) for name in pair} == {f"t{n}" for n in range(60)}
    told = left_out(linked)
    every = 60 * 59 // 2
    row = told.iloc[0]
    assert row["articles"] == 60 and row["compared"] == "too_many"
    assert row["pairs_found"] + row["pairs_left_out"] == every
    assert row["pairs_found"] == len(long_pairs(linked)) < every / 5
    assert "1 teks yang sangat tersebar" in capsys.readouterr().out
    full = find_passages(tokens, all_pairs=True)
    assert len(long_pairs(full)) == every and left_out(full).empty


def test_text_at_one_distance_from_the_end_is_linked_and_a_copied_article_is_not(capsys):
    footer = find_passages(tokenize(copies_of(RELEASE[:12], 60, place=5)))
    assert set(left_out(footer)["compared"]) == {"furniture"}
    assert "unsur halaman" in capsys.readouterr().out
    texts = " ".join(some_words(7, 300, vocabulary=5000))
    copied = corpus([f"{' '.join(some_words(n, n % 20))} {texts}" for n in range(60)])
    whole = find_passages(tokenize(copied))
    assert set(whole["compared"]) == {"all"}
    assert len(whole[whole["words_a"] >= 300]) == 60 * 59 / 2


@pytest.mark.parametrize("same", [True, False])
def test_with_outlets_text_of_one_outlet_is_linked_and_the_ending_of_many_outlets_is_not(same):
    articles = copies_of(RELEASE[:12], 60, place=5)
    others = corpus([" ".join(some_words(n + 5000, 40)) for n in range(90)])
    others["article"] = "lain" + others["article"]
    articles["outlet"] = ["A"] * 60 if same else [f"m{n % 20}" for n in range(60)]
    articles = pd.concat([articles, others.assign(outlet="B")], ignore_index=True)
    articles.loc[100:, "outlet"] = "C"
    passages = find_passages(tokenize(articles), articles)
    assert set(passages["compared"]) == ({"furniture"} if same else {"all"})


def test_the_budget_pays_for_the_smallest_groups_first_and_always_for_small_ones():
    sizes, number = np.array([40, 60, 1000, 2000]), np.array([2, 1, 9, 1])
    free = np.zeros(4)
    assert budget.largest_compared(sizes, number, free, 1000) == 1000
    assert budget.largest_compared(sizes, number, free, 10_000_000) == 2000
    assert budget.largest_compared(sizes, number * 10_000, free, 1000) == seeds.SMALL_GROUP
    beginning = np.array([10**6, 10**6, 1, 0])
    assert budget.largest_compared(sizes, number, beginning, 1000) == 60


def test_pairs_that_begin_something_are_those_after_different_words():
    group, size = np.array([0, 0, 0, 0, 1, 1]), np.array([4, 2])
    before = np.array([7, 7, 8, 9, 5, 5])
    assert budget.beginning_pairs(group, size, before).tolist() == [5, 0]


def test_pairs_of_articles_that_are_aligned_some_at_a_time_give_the_same(monkeypatch):
    tokens = tokenize(copies_of(RELEASE, 20))
    expected = find_passages(tokens)
    monkeypatch.setattr(stretches, "RUNS_AT_ONCE", 7)
    pd.testing.assert_frame_equal(find_passages(tokens), expected)


def test_words_inside_the_edits_do_not_make_a_title_varied_enough():
    title = "bupati dan wakil bupati serta wali kota dan wakil wali kota"
    texts = [
        " ".join([*some_words(1, 30), *title.split(), *some_words(2, 30)]),
        " ".join(
            [*some_words(3, 30), *title.replace("serta", "sejak").split(), *some_words(4, 30)]
        ),
    ]
    tokens = tokenize(corpus(texts))
    assert len(find_passages(tokens, min_words=7)) == 0


# ---- the five texts of the course, against the sentence map from which 02 was written


def planted_words(article, sentences):
    """Return the positions of the words that the map says were taken over."""
    rows = TOKENS[TOKENS["article"] == article]
    groups = [rows[rows["sentence"] == number] for number in sorted(rows["sentence"].unique())]
    return [set(groups[number - 1]["position"]) for number in sentences]


def kept_words(number):
    """Return positions, in both texts, of the words of a sentence that both versions have."""
    pair = (planted_words(FIRST, [number])[0], planted_words(SECOND, [SENTENCE_MAP[number]])[0])
    rows = [
        TOKENS[(TOKENS["article"] == article) & TOKENS["position"].isin(places)]
        for article, places in zip((FIRST, SECOND), pair, strict=True)
    ]
    matcher = SequenceMatcher(None, *(list(row["word"]) for row in rows), autojunk=False)
    kept = (set(), set())
    for a, b, size in matcher.get_matching_blocks():
        if size >= 2:
            kept[0].update(rows[0]["position"].iloc[a : a + size])
            kept[1].update(rows[1]["position"].iloc[b : b + size])
    return kept


def found_words(passages, side):
    spans = zip(passages[f"first_word_{side}"], passages[f"last_word_{side}"], strict=True)
    return set().union(*(range(first, last + 1) for first, last in spans))


def test_every_planted_sentence_is_found_the_moved_ones_included():
    between = find_passages(TOKENS).query("article_a == @FIRST and article_b == @SECOND")
    for number in SENTENCE_MAP:
        kept = kept_words(number)
        for side, words in zip(SIDES, kept, strict=True):
            assert len(words & found_words(between, side)) >= len(words) / 2, number
    moved = [row for row in between.itertuples() if row.first_word_b > row.first_word_a]
    assert len(between) > 1 and MOVED and moved


def test_words_found_in_the_five_texts_are_those_planted():
    between = find_passages(TOKENS).query("article_a == @FIRST and article_b == @SECOND")
    planted, found = [], []
    for side, article, sentences in (
        ("a", FIRST, SENTENCE_MAP),
        ("b", SECOND, SENTENCE_MAP.values()),
    ):
        planted += [(side, word) for word in set().union(*planted_words(article, sentences))]
        found += [(side, word) for word in found_words(between, side)]
    right = len(set(planted) & set(found))
    precision, recall = right / len(found), right / len(planted)
    assert 2 * precision * recall / (precision + recall) >= 0.95


def test_other_pairs_of_the_five_texts_share_only_the_formula():
    rest = find_passages(TOKENS).query("not (article_a == @FIRST and article_b == @SECOND)")
    assert set(zip(rest["article_a"], rest["article_b"], strict=True)) == {
        (FIRST, "04-purworejo"),
        (SECOND, "04-purworejo"),
    }
    assert len(rest) == 2 and rest["words_a"].between(12, 14).all() and rest["edits"].eq(0).all()


def test_the_case_study_is_found_as_its_answers_have_it():
    """Half of every recorded span; no passage of two unrelated texts but the statute's formula."""
    articles = read_articles(DATA / "case-study" / "articles")
    passages = find_passages(tokenize(articles))
    passages = pd.concat([passages, swapped(passages)])
    answers = pd.read_csv(DATA / "case-study" / "spans.csv")
    for span in answers[answers["words"] >= 8].itertuples():
        found = passages.query("article_a == @span.article and article_b == @span.source")
        covered = set().union(*(range(row.start_a, row.end_a) for row in found.itertuples()), set())
        length = span.end - span.start
        assert len(covered & set(range(span.start, span.end))) >= length / 2, span
    labels = pd.read_csv(DATA / "case-study" / "answers.csv").set_index("article")["label"]
    free = set(labels.index[labels == "not"])
    false = passages[passages["article_a"].isin(free)]
    assert set(false["article_a"]) == {"08-kabar-teluk-rona"} and false["words_a"].max() <= 14


# ---- mistakes and edges


@pytest.mark.parametrize("min_words", [1, 0, -3, 8.0, "8", True, None])
def test_a_wrong_min_words_is_told_in_indonesian(min_words):
    with pytest.raises(InputError, match="min_words harus bilangan bulat"):
        find_passages(TOKENS, min_words=min_words)


@pytest.mark.cepat
def test_missing_columns_and_articles_given_twice_are_told_in_indonesian():
    with pytest.raises(InputError, match="tidak mempunyai kolom start"):
        find_passages(TOKENS.drop(columns="start"))
    with pytest.raises(InputError, match="ada dua kali"):
        find_passages(pd.concat([TOKENS, TOKENS]))


@pytest.mark.parametrize("texts", [[], [""], ["asn netral"], ["", "asn"], ["a b", "c d"]])
def test_a_corpus_without_shared_text_gives_an_empty_table(texts):
    passages = find_passages(tokenize(corpus(texts).astype({"article": "str", "text": "str"})))
    assert len(passages) == 0 and dict(passages.dtypes.astype(str)) == PASSAGE_COLUMNS


def test_ids_and_words_may_be_categories_or_other_text_columns():
    expected = find_passages(TOKENS)
    for kind in ("category", object):
        tokens = TOKENS.astype({"article": kind, "word": kind})
        pd.testing.assert_frame_equal(find_passages(tokens), expected)


def test_seeds_need_more_information_where_short_spans_repeat_too_often(monkeypatch):
    _, words = seeds.encode(TOKENS)
    free = seeds.choose_bits(words)
    monkeypatch.setattr(seeds, "PAIRS_ALWAYS_ALLOWED", 20)
    monkeypatch.setattr(seeds, "PAIRS_PER_WORD", 0)
    assert seeds.choose_bits(words) > free == min(seeds.BITS_TO_TRY)


@pytest.mark.cepat
def test_a_sampled_calibration_chooses_as_the_whole_corpus_does(monkeypatch):
    texts = [" ".join(some_words(n, 300, vocabulary=60)) for n in range(60)]
    _, words = seeds.encode(tokenize(corpus(texts)))
    monkeypatch.setattr(seeds, "PAIRS_ALWAYS_ALLOWED", 1)
    whole = seeds.choose_bits(words)
    monkeypatch.setattr(seeds, "WORDS_TO_SAMPLE", len(words.codes) // 3)
    assert abs(seeds.choose_bits(words) - whole) <= seeds.BITS_TO_TRY.step
