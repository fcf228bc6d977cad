"""Groups: all witnesses of one text are together, its kind has a reason, sources only evidence."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frasa._ground.errors import InputError
from frasa._reuse.covered_words import shared_words
from frasa.articles import read_articles
from frasa.evidence import candidate_sources, classify
from frasa.passages import find_passages, group_passages
from frasa.tokens import tokenize
from test_passages import some_words, swapped

DATA = Path(__file__).resolve().parents[1] / "data"
ARTICLES = read_articles(DATA / "articles")
TOKENS = tokenize(ARTICLES)
FIRST, SECOND, FOURTH = "01-blangpegayon", "02-pangkalpinang", "04-purworejo"
RELEASE = [f"siaran{n}" for n in range(40)]
FOOTER = [f"redaksi{n}" for n in range(15)]
FORMULA = [f"rumusan{n}" for n in range(10)]


def corpus(texts, **columns):
    return pd.DataFrame(
        {"article": [f"t{n:02d}" for n in range(len(texts))], "text": texts, **columns}
    )


def passages_of(articles):
    return find_passages(tokenize(articles))


def text(number, *pieces):
    words = some_words(number, 60)
    for piece in pieces:
        words[30:30] = piece
    return " ".join(words)


def place(article, first, last):
    return (article, first, last)


def passage(one, other):
    row = {}
    for side, (article, first, last) in (("a", one), ("b", other)):
        row |= {f"article_{side}": article, f"first_word_{side}": first}
        row |= {f"last_word_{side}": last, f"start_{side}": first * 5, f"end_{side}": last * 5 + 4}
    return row


# ---- groups


def test_all_copies_of_a_text_are_one_group_with_one_witness_each():
    articles = corpus([text(n, RELEASE) for n in range(50)])
    witnesses = group_passages(passages_of(articles))
    longest = witnesses[witnesses["words"] >= 40]
    assert longest["group"].nunique() == 1
    assert sorted(longest["article"]) == sorted(articles["article"])


def test_two_texts_that_merely_touch_or_overlap_a_little_stay_apart():
    other = [f"lain{n}" for n in range(40)]
    both = RELEASE + other
    articles = corpus(
        [text(1, RELEASE), text(2, both), text(3, other), text(4, RELEASE[20:] + other)]
    )
    witnesses = group_passages(passages_of(articles))
    of_first = set(witnesses.query("article == 't00'")["group"])
    of_third = set(witnesses.query("article == 't02'")["group"])
    assert not of_first & of_third


def test_reciprocal_overlap_decides_what_is_the_same_place():
    passages = pd.DataFrame(
        [
            passage(place("a", 0, 99), place("b", 0, 99)),
            passage(place("a", 25, 104), place("c", 0, 79)),
        ]
    )
    # 75 words in common: three quarters of the longer place.
    assert group_passages(passages, overlap=0.75)["group"].nunique() == 1
    assert group_passages(passages, overlap=0.76)["group"].nunique() == 2


def test_the_group_with_most_witnesses_comes_first_and_places_in_one_article_are_joined():
    passages = pd.DataFrame(
        [
            passage(place("a", 50, 69), place("b", 50, 69)),
            passage(place("a", 0, 19), place("b", 0, 19)),
            passage(place("a", 1, 20), place("c", 0, 19)),
        ]
    )
    witnesses = group_passages(passages)
    assert list(witnesses["group"]) == [1, 1, 1, 2, 2]
    joined = witnesses.query("group == 1 and article == 'a'").iloc[0]
    assert (joined["first_word"], joined["last_word"], joined["words"]) == (0, 20, 21)
    assert (joined["start"], joined["end"]) == (0, 104)


@settings(deadline=None, max_examples=50)
@given(
    st.lists(
        st.tuples(*[st.sampled_from("abcd"), st.integers(0, 60), st.integers(5, 30)] * 2),
        max_size=12,
    )
)
def test_grouping_equals_a_search_through_all_links(drawn):
    places = [((a, i, i + m), (b, j, j + n)) for a, i, m, b, j, n in drawn if a != b]
    passages = pd.DataFrame([passage(*pair) for pair in places], columns=passage_columns())
    witnesses = group_passages(passages)
    nodes = sorted({node for pair in places for node in pair})
    linked = {node: {node} for node in nodes}
    for one, other in [*places, *((p, q) for p in nodes for q in nodes if alike(p, q))]:
        union = linked[one] | linked[other]
        for node in union:
            linked[node] = union
    expected = {frozenset(node[0] for node in group) for group in linked.values()}
    found = {frozenset(rows["article"]) for _, rows in witnesses.groupby("group")}
    assert found == expected
    assert witnesses["group"].nunique() == len({id(group) for group in linked.values()})


def alike(one, other):
    common = min(one[2], other[2]) - max(one[1], other[1]) + 1
    return one[0] == other[0] and common >= 0.7 * max(one[2] - one[1], other[2] - other[1]) + 0.7


def passage_columns():
    return list(passage(place("a", 0, 1), place("b", 0, 1)))


def chain(count):
    """Return passages between each article and the next three, all of one place in each."""
    places = [place(f"t{n:03d}", 0, 59) for n in range(count)]
    pairs = [(n, m) for n in range(count) for m in range(n + 1, min(n + 4, count))]
    return pd.DataFrame([passage(places[n], places[m]) for n, m in pairs])


def test_a_large_group_does_not_chain_through_texts_that_share_nothing():
    witnesses = group_passages(chain(80))
    number = witnesses["article"].str[1:].astype(int)
    reach = number.groupby(witnesses["group"]).agg(lambda numbers: numbers.max() - numbers.min())
    assert witnesses["article"].nunique() == 80 and reach.max() <= 6  # three to either side
    assert witnesses.groupby("group")["article"].nunique().min() >= 2


def test_a_small_group_stays_whole_and_so_does_one_that_was_linked_only():
    assert group_passages(chain(30))["group"].nunique() == 1
    assert group_passages(chain(80).assign(compared="too_many"))["group"].nunique() == 1


def test_splitting_does_not_depend_on_the_order_of_the_passages():
    shuffled = chain(80).sample(frac=1, random_state=3)
    pd.testing.assert_frame_equal(group_passages(chain(80)), group_passages(shuffled))


def test_a_place_that_shares_less_than_half_stays_in_the_group_of_its_text():
    all_pairs = [(n, m) for n in range(40) for m in range(n + 1, 40)]
    places = [place(f"t{n:03d}", 0, 59) for n in range(40)]
    passages = pd.DataFrame([passage(places[n], places[m]) for n, m in all_pairs])
    quotation = passage(place("t000", 0, 59), place("u", 100, 119))
    witnesses = group_passages(pd.concat([passages, pd.DataFrame([quotation])]))
    assert witnesses["group"].nunique() == 1 and "u" in set(witnesses["article"])


@pytest.mark.parametrize("overlap", [0, -1, 1.2])
def test_a_wrong_overlap_is_told_in_indonesian(overlap):
    with pytest.raises(InputError, match="overlap harus di antara 0 dan 1"):
        group_passages(find_passages(TOKENS), overlap)


# ---- kinds


def kinds(articles):
    found = classify(passages_of(articles), articles)
    starts = articles.set_index("article")["text"]
    words = [
        starts[row.article_a][row.start_a : row.end_a].split()[len(FORMULA) // 2]
        for row in found.itertuples()
    ]
    return found.assign(core=[word.rstrip("0123456789") for word in words])


@pytest.mark.parametrize("spelling", ["A POS", "A Pos", "APOS "])
def test_footers_of_one_outlet_are_page_furniture_and_what_outlets_share_is_not(spelling):
    outlets = ["A POS", spelling] * 3 + ["B"] * 6
    texts = [text(n) + " " + " ".join(FOOTER) if n < 6 else text(n) for n in range(12)]
    texts[0], texts[7] = text(0, RELEASE) + " " + " ".join(FOOTER), text(7, RELEASE)
    found = kinds(corpus(texts, outlet=outlets))
    assert set(found.loc[found["core"] == "redaksi", "kind"]) == {"page_furniture"}
    assert set(found.loc[found["core"] == "siaran", "kind"]) == {"quotation_or_copy"}
    assert found.loc[found["core"] == "redaksi", "reason"].str.contains("satu media").all()


def test_without_outlets_a_text_that_ends_most_articles_is_page_furniture():
    texts = [text(n) + " " + " ".join(FOOTER) for n in range(8)]
    found = kinds(corpus(texts))
    assert (
        set(found["kind"]) == {"page_furniture"}
        and found["reason"].str.contains("tempat yang sama").all()
    )


def test_copies_are_not_house_text_because_one_outlet_has_most_of_the_corpus():
    texts = [text(n, RELEASE) for n in range(8)]
    assert set(kinds(corpus(texts, outlet=["A"] * 8))["kind"]) == {"quotation_or_copy"}


def test_a_short_fixed_text_of_articles_that_share_nothing_else_is_a_formula():
    texts = [text(n, FORMULA) for n in range(6)] + [text(6, RELEASE), text(7, RELEASE)]
    found = kinds(corpus(texts))
    assert set(found.loc[found["core"] == "rumusan", "kind"]) == {"name_or_formula"}
    assert set(found.loc[found["core"] == "siaran", "kind"]) == {"quotation_or_copy"}
    assert (
        found.loc[found["kind"] == "name_or_formula", "reason"].str.contains("kebanyakan pas").all()
    )


def test_a_short_text_of_two_articles_only_is_no_formula():
    found = kinds(corpus([text(n, FORMULA) for n in range(2)] + [text(n) for n in range(2, 8)]))
    assert list(found["kind"]) == ["quotation_or_copy"]


def test_in_the_course_texts_the_statute_is_the_formula_and_the_speech_is_not():
    found = classify(find_passages(TOKENS), ARTICLES)
    assert found.groupby(["article_a", "article_b"])["kind"].unique().map(list).to_dict() == {
        (FIRST, SECOND): ["quotation_or_copy"],
        (FIRST, FOURTH): ["name_or_formula"],
        (SECOND, FOURTH): ["name_or_formula"],
    }
    assert found.loc[found["kind"] == "name_or_formula", "witnesses"].eq(3).all()
    assert found["reason"].str.contains("mungkin").all()


def test_in_the_case_study_only_the_statute_is_a_formula():
    articles = read_articles(DATA / "case-study" / "articles")
    found = classify(passages_of(articles), articles)
    formula = found[found["kind"] == "name_or_formula"]
    assert (formula["article_b"] == "08-kabar-teluk-rona").all()
    rest = found[found["kind"] != "name_or_formula"]
    assert "08-kabar-teluk-rona" not in set(rest["article_a"]) | set(rest["article_b"])


def test_passages_of_another_corpus_are_told_in_indonesian():
    with pytest.raises(InputError, match="tidak ada dalam tabel articles"):
        classify(find_passages(TOKENS), ARTICLES.iloc[1:])


# ---- sources


def test_evidence_for_the_second_text_names_dates_release_and_inherited_misspelling():
    row = candidate_sources(find_passages(TOKENS), ARTICLES, TOKENS).iloc[0]
    assert (row["article"], row["candidate"], row["hours_before"]) == (SECOND, FIRST, 77 * 24)
    assert row["candidate_credits_release"] and "meditokrasi" in row["only_in_both"].split(", ")


@pytest.mark.parametrize(
    ("credit", "names_release"),
    [("rel", True), ("Sri; rel", True), ("Siaran Pers; Sri", True), ("Sri Relawati", False)],
)
def test_a_release_among_several_credits_is_noticed(credit, names_release):
    articles = corpus([text(1, RELEASE), text(2, RELEASE)]).assign(credit=credit)
    tokens = tokenize(articles)
    sources = candidate_sources(find_passages(tokens), articles, tokens)
    assert set(sources["candidate_credits_release"]) == {names_release}


def test_a_word_of_a_third_article_is_no_evidence_for_two():
    articles = corpus([text(1, RELEASE), text(2, RELEASE), f"{text(3)} siaran10 siaran11"])
    tokens = tokenize(articles)
    words = candidate_sources(find_passages(tokens), articles, tokens)["only_in_both"][0]
    assert "siaran12" in words.split(", ") and "siaran10" not in words.split(", ")


def test_a_later_article_is_no_candidate_and_unknown_dates_leave_both():
    dates = pd.to_datetime(["2024-01-02", "2024-01-05"])
    articles = corpus([text(1, RELEASE), text(2, RELEASE)], event_date=dates)
    tokens = tokenize(articles)
    passages = find_passages(tokens)
    rows = candidate_sources(passages, articles, tokens)
    assert rows[["article", "candidate", "hours_before"]].to_numpy().tolist() == [
        ["t01", "t00", 72]
    ]
    both = candidate_sources(passages, articles.drop(columns="event_date"), tokens)
    assert set(both["article"]) == {"t00", "t01"} and both["hours_before"].isna().all()


def test_publication_outweighs_the_date_of_the_event():
    articles = corpus(
        [text(1, RELEASE), text(2, RELEASE)],
        event_date=pd.to_datetime(["2024-01-02", "2024-01-02"]),
        published_at=pd.to_datetime(["2024-01-03T18:00+07:00", "2024-01-03T06:00+07:00"]),
    )
    tokens = tokenize(articles)
    rows = candidate_sources(find_passages(tokens), articles, tokens)
    assert rows[["article", "hours_before"]].to_numpy().tolist() == [["t00", 12]]


@pytest.mark.cepat
def test_containment_is_the_share_of_words_in_passages_counted_once_on_each_side():
    articles = corpus([" ".join(RELEASE), text(2, RELEASE)])
    tokens = tokenize(articles)
    passages = find_passages(tokens)
    twice = pd.concat([passages, passages], ignore_index=True)
    rows = candidate_sources(twice, articles, tokens).set_index("article")
    assert rows.loc["t00", ["containment", "candidate_containment"]].tolist() == [1.0, 0.4]
    assert rows.loc["t01", ["containment", "candidate_containment"]].tolist() == [0.4, 1.0]
    mirrored = candidate_sources(swapped(twice), articles, tokens).set_index("article")
    pd.testing.assert_frame_equal(rows, mirrored)


def test_names_and_furniture_do_not_count_as_evidence():
    found = classify(find_passages(TOKENS), ARTICLES)
    assert list(candidate_sources(found, ARTICLES, TOKENS)["article"]) == [SECOND]
    plain = candidate_sources(find_passages(TOKENS), ARTICLES, TOKENS)
    assert FOURTH in set(plain["article"])


def test_the_copy_of_a_copy_is_nearest_to_the_text_that_it_copied():
    folder = DATA / "case-study"
    articles = read_articles(folder / "articles")
    tokens = tokenize(articles)
    rows = candidate_sources(find_passages(tokens), articles, tokens)
    best = rows.drop_duplicates("article").set_index("article")["candidate"]
    answers = pd.read_csv(folder / "answers.csv").set_index("article")
    copied = answers[answers["label"] == "wholly"]["source"]
    assert best.reindex(copied.index).to_dict() == copied.to_dict()


def test_nothing_shared_gives_empty_tables_with_their_columns():
    none = find_passages(TOKENS).iloc[:0]
    full = find_passages(TOKENS)
    for make in (
        group_passages,
        lambda passages: classify(passages, ARTICLES),
        lambda passages: candidate_sources(passages, ARTICLES, TOKENS),
    ):
        assert len(make(none)) == 0 and list(make(none).dtypes) == list(make(full).dtypes)


def test_shared_words_are_a_union_of_places_however_passages_overlap():
    rng = np.random.default_rng(7)
    first = rng.integers(0, 60, 40)
    spans = pd.DataFrame(
        {
            "article_a": rng.choice(["a", "b"], 40),
            "article_b": rng.choice(["c", "d"], 40),
            "first_word_a": first,
            "last_word_a": first + rng.integers(0, 30, 40),
            "first_word_b": first + 5,
            "last_word_b": first + 5 + rng.integers(0, 9, 40),
        }
    )
    counted = shared_words(spans)
    for pair, rows in spans.groupby(["article_a", "article_b"]):
        sides = []
        for side in "ab":
            ends = zip(rows[f"first_word_{side}"], rows[f"last_word_{side}"], strict=True)
            sides.append(len({n for begin, end in ends for n in range(begin, end + 1)}))
        assert counted[pair] == min(sides)
    assert len(shared_words(spans.head(0))) == 0


def test_of_two_articles_of_one_moment_either_may_be_the_source():
    moment = pd.to_datetime(["2024-01-03T18:00+07:00"] * 2)
    articles = corpus([text(1, RELEASE), text(2, RELEASE)], published_at=moment)
    tokens = tokenize(articles)
    rows = candidate_sources(find_passages(tokens), articles, tokens)
    assert rows[["article", "hours_before"]].to_numpy().tolist() == [["t00", 0], ["t01", 0]]
