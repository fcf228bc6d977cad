"""Every table has the columns, types and order that its description promises; mistakes are told."""

import numpy as np
import pandas as pd
import pytest

import frasa
from frasa import evidence
from frasa._ground.errors import InputError
from frasa.evidence import hours_between, told_out_of_view
from frasa.words import kept_words
from test_groups import RELEASE, corpus, text

ARTICLES = corpus(
    [text(1, RELEASE), text(2, RELEASE), text(3)],
    outlet=["A", "B", "C"],
    headline=["J1", "J2", "J3"],
    link=["l1", "l2", "l3"],
    published_at=pd.to_datetime(["2024-01-02T06:00+07:00", "2024-01-05T18:00+07:00", None]),
    event_date=pd.to_datetime(["2024-01-01", "2024-01-01", "2024-01-01"]),
)
TOKENS = frasa.tokenize(ARTICLES)
PASSAGES = frasa.find_passages(TOKENS)
KINDS = frasa.classify(PASSAGES, ARTICLES)
SPANS = {f"{name}_{side}": "int32" for side in "ab" for name in ("first_word", "last_word")}
PLACES = {f"{name}_{side}": "int32" for side in "ab" for name in ("start", "end")}
SIDES = {"article_a": "str", "article_b": "str"}
LENGTHS = {"words_a": "int32", "words_b": "int32"}
PROMISED = {
    "tokenize": (
        lambda: TOKENS,
        {"article": "str", "paragraph": "int32", "sentence": "int32", "position": "int32"}
        | {"word": "str", "surface": "str", "start": "int32", "end": "int32"},
    ),
    "count_words": (
        lambda: frasa.count_words(TOKENS),
        {"word": "str", "count": "int64", "per_1000": "float64", "articles": "int64"},
    ),
    "tf_idf": (
        lambda: frasa.tf_idf(TOKENS),
        {"article": "str", "word": "str", "count": "int64", "tf": "float64", "idf": "float64"}
        | {"tf_idf": "float64"},
    ),
    "keyness": (
        lambda: frasa.keyness(TOKENS.head(60), TOKENS.tail(60)),
        {"word": "str", "count_target": "int64", "count_reference": "int64"}
        | {"per_1000_target": "float64", "per_1000_reference": "float64"}
        | {"log_ratio": "float64", "g2": "float64"},
    ),
    "dispersion": (
        lambda: frasa.dispersion(TOKENS),
        {"word": "str", "count": "int64", "dp": "float64", "dp_norm": "float64"},
    ),
    "stop_words": (lambda: frasa.stop_words(), {"word": "str", "layer": "str"}),
    "concordance": (
        lambda: frasa.concordance(TOKENS, "siaran3"),
        {"left": "str", "match": "str", "right": "str", "article": "str", "position": "int32"}
        | {"start": "int32", "end": "int32"},
    ),
    "shingles": (
        lambda: frasa.shingles(TOKENS, 2),
        {"article": "str", "position": "int32", "shingle": "str"},
    ),
    "ngrams": (
        lambda: frasa.ngrams(TOKENS, 2, articles=ARTICLES),
        {"ngram": "str", "count": "int32", "articles": "int32", "outlets": "int32"},
    ),
    "similarity": (
        lambda: frasa.similarity(TOKENS),
        SIDES
        | {"shingle_words": "int32", "shingles_a": "int32", "shingles_b": "int32"}
        | {"shared": "int32", "jaccard": "float64"}
        | {"containment_a": "float64", "containment_b": "float64"},
    ),
    "find_passages": (
        lambda: PASSAGES,
        SIDES
        | SPANS
        | PLACES
        | LENGTHS
        | {"identical_words": "int32", "edits": "int32", "identity": "float64"}
        | {"occurrences": "int32", "compared": "str"},
    ),
    "left_out": (
        lambda: frasa.left_out(PASSAGES),
        {"article": "str", "start": "int32", "end": "int32", "words": "int32"}
        | {"articles": "int32", "pairs_found": "int64", "pairs_left_out": "int64"}
        | {"compared": "str"},
    ),
    "group_passages": (
        lambda: frasa.group_passages(PASSAGES),
        {"group": "int32", "article": "str", "words": "int32", "first_word": "int32"}
        | {"last_word": "int32", "start": "int32", "end": "int32"},
    ),
    "classify": (
        lambda: KINDS[["group", "witnesses", "kind", "reason"]],
        {"group": "int32", "witnesses": "int32", "kind": "str", "reason": "str"},
    ),
    "candidate_sources": (
        lambda: frasa.candidate_sources(PASSAGES, ARTICLES, TOKENS),
        {"article": "str", "candidate": "str", "passages": "int32", "shared_words": "int32"}
        | {"containment": "float64", "candidate_containment": "float64"}
        | {"hours_before": "float64", "candidate_credits_release": "bool", "only_in_both": "str"},
    ),
    "find_paraphrases": (
        lambda: frasa.find_paraphrases(TOKENS, PASSAGES),
        SIDES
        | SPANS
        | PLACES
        | LENGTHS
        | {"shared_stems": "int32", "plain_stems": "int32", "strength": "float64"}
        | {"kind": "str", "reason": "str"},
    ),
    "find_duplicates": (
        lambda: frasa.find_duplicates(pd.concat([ARTICLES, ARTICLES.assign(article="x")])),
        {"group": "int32", "copies": "int32", "article": "str", "outlet": "str", "headline": "str"},
    ),
    "audit": (
        lambda: frasa.audit(pd.DataFrame({"article": ["a"], "raw": ["Warta pagi.\n(rel)"]})),
        {"article": "str", "line": "int64", "text": "str", "part": "str", "reason": "str"},
    ),
}


@pytest.mark.parametrize("name", PROMISED)
def test_the_columns_and_their_types_are_those_promised(name):
    make, columns = PROMISED[name]
    assert make().dtypes.astype(str).to_dict() == columns
    assert list(make()) == list(columns) and list(make().index) == list(range(len(make())))


def test_passages_to_read_have_everything_that_is_known_side_by_side():
    table = frasa.passage_texts(PASSAGES, ARTICLES, kinds=evidence.KINDS)
    known = ("article", "outlet", "published_at", "event_date", "headline", "link", "text")
    expected = ["kind", "words", "identity", "group", "witnesses", "days_apart"]
    expected += [f"{name}_{side}" for side in "ab" for name in known] + ["reason"]
    assert list(table) == expected and len(table) == 1
    row = table.iloc[0]
    assert (row["link_a"], row["link_b"], row["outlet_b"], row["headline_a"]) == (
        "l1",
        "l2",
        "B",
        "J1",
    )
    assert row["days_apart"] == 3.5 and row["words"] == 40 and row["group"] == 1
    assert row["event_date_a"] == pd.Timestamp("2024-01-01")


# ---- words


def test_words_are_sorted_by_number_and_then_by_the_alphabet():
    articles = corpus(["b a b c d", "c b"])
    tokens = frasa.tokenize(articles)
    counted = frasa.count_words(tokens)
    assert counted["word"].tolist() == ["b", "c", "a", "d"]
    assert counted["articles"].tolist() == [2, 2, 1, 1]
    assert counted["per_1000"].tolist() == pytest.approx([3000 / 7, 2000 / 7, 1000 / 7, 1000 / 7])
    by = frasa.count_words(tokens, by="article")
    assert by["word"].tolist() == ["b", "a", "c", "d", "b", "c"]
    assert by["per_1000"].tolist() == [400, 200, 200, 200, 500, 500]
    assert frasa.dispersion(tokens)["word"].tolist() == ["b", "c", "a", "d"]
    assert frasa.tf_idf(tokens)["word"].tolist() == ["a", "d", "b", "c", "b", "c"]
    turned = frasa.keyness(frasa.tokenize(corpus(["y x"])), frasa.tokenize(corpus(["w z"])))
    assert turned["word"].tolist() == ["w", "x", "y", "z"]
    assert turned["log_ratio"].tolist() == [-1, 1, 1, -1]


@pytest.mark.parametrize("column", ["article", "word", "kolom"])
def test_what_counting_lacks_is_named(column):
    tokens = TOKENS.drop(columns=column, errors="ignore")
    with pytest.raises(InputError, match=f"tidak mempunyai kolom {column}"):
        frasa.count_words(tokens, by="kolom" if column == "kolom" else None)


def test_layers_of_stop_words_are_chosen_by_name_and_never_have_a_word_that_is_kept():
    layers = ["kata tugas", "verba ujaran", "nama tempat"]
    table = frasa.stop_words()
    assert table["layer"].unique().tolist() == layers
    for layer in layers:
        own = frasa.stop_words(layer)
        assert own.equals(table[table["layer"] == layer].reset_index(drop=True))
    with pytest.raises(
        InputError, match=r"^Lapisan “lain” tidak dikenal\. Pilih dari: kata tugas, v"
    ):
        frasa.stop_words("kata tugas", "lain")
    assert "tidak" in kept_words() and not table["word"].isin(kept_words()).any()


def test_stop_words_may_be_a_table_but_not_one_string():
    table = pd.DataFrame({"word": ["yang", "asn", "dan"]}, index=[4, 5, 6])
    left = frasa.remove_stop_words(table, pd.DataFrame({"word": ["YANG", "dan"]}), keep=["Dan"])
    assert left["word"].to_dict() == {5: "asn", 6: "dan"}
    with pytest.raises(InputError, match=r'^Daftar kata perlu kurung siku, misalnya \["yang"\], '):
        frasa.remove_stop_words(table, "yang")
    with pytest.raises(InputError, match="kurung siku"):
        frasa.remove_stop_words(table, ["yang"], keep="dan")
    with pytest.raises(InputError, match="tidak mempunyai kolom word"):
        frasa.remove_stop_words(table, pd.DataFrame({"kata": ["yang"]}))


# ---- phrases


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: frasa.concordance(TOKENS, "…"), "Frasa yang dicari masih kosong"),
        (
            lambda: frasa.concordance(TOKENS, "a", width=-1),
            "width harus .* paling kecil 0; yang diberikan -1",
        ),
        (lambda: frasa.concordance(TOKENS, "a", width=1.0), "width harus bilangan bulat"),
        (lambda: frasa.concordance(TOKENS, "a", width=True), "width harus bilangan bulat"),
        (lambda: frasa.concordance(TOKENS, "a", sort="x"), "sort harus None, 'left', atau 'right'"),
        (lambda: frasa.shingles(TOKENS, 0), "n harus .* paling kecil 1; yang diberikan 0"),
        (lambda: frasa.shingles(TOKENS, 1, within="x"), "within harus 'article' atau 'sentence'"),
        (lambda: frasa.ngrams(TOKENS.drop(columns="sentence"), 1), "kolom sentence"),
        (lambda: frasa.ngrams(TOKENS, 1, articles=ARTICLES[["article"]]), "kolom outlet"),
        (lambda: frasa.ngrams(TOKENS, 1, articles=ARTICLES[["outlet"]]), "kolom article"),
        *(
            (lambda name=name: frasa.concordance(TOKENS.drop(columns=name), "a"), f"kolom {name}")
            for name in ("article", "position", "word", "surface", "start", "end")
        ),
        *(
            (lambda name=name: frasa.shingles(TOKENS.drop(columns=name), 1), f"kolom {name}")
            for name in ("article", "position", "word")
        ),
    ],
)
def test_a_wrong_question_about_phrases_is_told(make, told):
    with pytest.raises(InputError, match=told):
        make()


def test_numbers_of_numpy_and_the_least_numbers_are_right_as_well():
    assert len(frasa.concordance(TOKENS, "siaran3", width=0)) == 2
    assert frasa.concordance(TOKENS, "siaran3", width=0)["left"].tolist() == ["", ""]
    assert frasa.concordance(TOKENS, "siaran3").loc[0, "left"].count(" ") == 5
    assert len(frasa.shingles(TOKENS, np.int64(1))) == len(TOKENS)
    assert frasa.similarity(TOKENS)["shingle_words"].tolist() == [5] * 3
    assert len(frasa.similarity(TOKENS, shared_only=True)) == 1


def test_two_thousand_articles_are_still_compared_all_with_all():
    some = pd.DataFrame({"article": [f"{n:04}" for n in range(2000)], "text": "asn"})
    assert len(frasa.similarity(frasa.tokenize(some), 1)) == 2000 * 1999 / 2
    with pytest.raises(InputError, match=r"^Ada 2001 artikel; .* shared_only=True"):
        more = pd.DataFrame({"article": [f"{n:04}" for n in range(2001)], "text": "asn"})
        frasa.similarity(frasa.tokenize(more), 1)


def test_ngrams_lie_in_a_sentence_and_are_sorted_by_number_articles_and_alphabet():
    tokens = frasa.tokenize(corpus(["b c\nb c\na d\na d", "x y\nx y\na b", "x y"]))
    table = frasa.ngrams(tokens, 2)
    assert table["ngram"].tolist() == ["x y", "a d", "b c", "a b"]
    assert table["count"].tolist() == [3, 2, 2, 1] and table["articles"].tolist() == [2, 1, 1, 1]
    assert "c b" in frasa.ngrams(tokens, 2, within="article")["ngram"].tolist()
    many = frasa.tokenize(corpus(["p q. p q", "p z", "r s", "r s"]))
    assert frasa.ngrams(many, 2)["ngram"].tolist()[:2] == ["r s", "p q"]
    outlets = corpus(["x", "x"]).assign(outlet=["A", "B"])
    both = pd.concat([outlets, outlets.head(1).assign(outlet="C")])  # the first row of an id counts
    found = frasa.ngrams(frasa.tokenize(outlets), 1, articles=both)
    assert found["outlets"].tolist() == [2]


# ---- evidence


@pytest.mark.parametrize(
    ("credit", "names"),
    [
        *((word, True) for word in ("rel", "ril", "rls", "rilis", "release")),
        *(
            (word, True)
            for word in ("siaran pers", "Humas", "KOMINFO", "(rel)", "Sri; .Humas.", "Sri;ril")
        ),
        *((word, False) for word in ("Sri", "rel kereta", None, "humasnya")),
    ],
)
def test_a_press_office_is_known_by_its_word_alone(credit, names):
    sources = frasa.candidate_sources(
        PASSAGES, ARTICLES.assign(credit=[credit, "Sri", None]), TOKENS
    )
    of = dict(zip(sources["candidate"], sources["candidate_credits_release"], strict=True))
    assert of["t00"] == names


def test_hours_are_those_of_publication_or_else_of_the_event():
    known = ARTICLES.set_index("article")
    one, other = ["t00", "t00", "t02", "t01"], ["t01", "t02", "t00", "t00"]
    assert hours_between(known, one, other).tolist() == [84, 0, 0, -84]
    published = hours_between(known.drop(columns="event_date"), one, other)
    assert published[[0, 3]].tolist() == [84, -84] and np.isnan(published[1:3]).all()
    assert np.isnan(hours_between(known[["text"]], one, other)).all()


def test_on_one_day_of_event_nobody_knows_who_was_first():
    event = ARTICLES.drop(columns="published_at")
    sources = frasa.candidate_sources(PASSAGES, event, TOKENS)
    assert sources["article"].tolist() == ["t00", "t01"] and sources["hours_before"].isna().all()
    known = frasa.candidate_sources(PASSAGES, ARTICLES, TOKENS)
    assert known[["article", "candidate", "hours_before"]].to_numpy().tolist() == [
        ["t01", "t00", 84]
    ]


@pytest.mark.parametrize(
    ("first", "second", "hours"),
    [
        ("2024-01-03", "2024-01-03 08:00", None),  # a page without a clock, and one with
        ("2024-01-03 08:00", "2024-01-03", None),
        ("2024-01-03", "2024-01-03", None),
        ("2024-01-03 08:00", "2024-01-03 08:00", 0),
        ("2024-01-03 00:01", "2024-01-03 23:59", 23 + 58 / 60),
        ("2024-01-03", "2024-01-04", 24),  # another day tells, whatever the clock
        ("2024-01-03 23:00", "2024-01-04", 1),
        ("2024-01-03", "2024-01-04 01:00", 25),
    ],
)
def test_a_day_alone_does_not_tell_who_was_first_on_it(first, second, hours):
    moments = pd.Series(pd.to_datetime([first, second, None], format="ISO8601"))
    days = pd.to_datetime(["2024-01-02", "2024-01-01", None])  # publication goes first
    for published in (
        moments,
        moments.dt.tz_localize("Asia/Jakarta"),
        moments.dt.tz_localize("Asia/Jakarta").dt.tz_convert("UTC"),
    ):
        known = ARTICLES.assign(published_at=published, event_date=days)
        sources = frasa.candidate_sources(PASSAGES, known, TOKENS)
        found = sources.set_index("candidate")["hours_before"].astype(object)
        found = found.where(found.notna(), None).to_dict()
        assert found == ({"t00": hours} if hours else {"t00": hours, "t01": hours})
        apart = hours_between(known.set_index("article"), ["t00"], ["t01"])[0]
        assert apart == (moments[1] - moments[0]).total_seconds() / 3600  # days_apart stays


@pytest.mark.parametrize("column", ["article", "position", "word"])
def test_what_sources_and_paraphrases_need_of_words_is_named(column):
    for make in (
        lambda tokens: frasa.candidate_sources(PASSAGES, ARTICLES, tokens),
        lambda tokens: frasa.find_paraphrases(tokens, PASSAGES),
        lambda tokens: frasa.classify(PASSAGES, ARTICLES, tokens),
        lambda tokens: frasa.find_passages(tokens),
    ):
        with pytest.raises(InputError, match=f"tidak mempunyai kolom {column}"):
            make(TOKENS.drop(columns=column))


@pytest.mark.parametrize("column", ["sentence", "surface", "start", "end"])
def test_further_columns_are_asked_for_where_they_are_needed(column):
    less = TOKENS.drop(columns=column)
    with pytest.raises(InputError, match=f"tidak mempunyai kolom {column}"):
        frasa.find_paraphrases(less, PASSAGES)
    if column in ("start", "end"):
        with pytest.raises(InputError, match=f"tidak mempunyai kolom {column}"):
            frasa.find_passages(less)
    else:
        with pytest.raises(InputError, match=f"tidak mempunyai kolom {column}"):
            frasa.classify(PASSAGES, ARTICLES, less)


def test_what_is_out_of_view_is_counted_by_kind_in_the_order_of_kinds():
    kinds = ["page_furniture", "paraphrase", "house_text", "name_or_formula"]
    table = pd.DataFrame({"kind": [*kinds, "page_furniture", "quotation_or_copy"]})
    assert told_out_of_view(table, ["paraphrase"]) == (
        "Di luar pandangan, menurut jenisnya: kutipan atau salinan 1; teks media itu sendiri 1; "
        "unsur halaman 2; nama, gelar, atau rumusan 1."
    )
    assert told_out_of_view(table, []).endswith("; parafrasa? 1.")
    assert told_out_of_view(table, [*kinds, "quotation_or_copy"]) == ""
