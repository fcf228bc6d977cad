"""Passages to read: both texts with what is known of them, and what is out of view is said."""

import numpy as np
import pandas as pd
import pytest

from frasa._ground.errors import InputError
from frasa.evidence import KINDS, classify
from frasa.passages import find_passages
from frasa.readable import outlet_matrix, passage_texts
from frasa.tokens import tokenize
from test_groups import FOOTER, FORMULA, RELEASE, corpus, text

TEXTS = [f"{text(n, RELEASE)} {' '.join(FOOTER)}" for n in range(3)]
TEXTS += [text(n, RELEASE[:30]) for n in range(3, 6)] + [text(n, FORMULA) for n in range(6, 10)]
ARTICLES = corpus(
    TEXTS,
    outlet=["A", "A", "A", "B", "C", None, "D", "E", "F", "G"],
    published_at=pd.to_datetime([f"2024-03-{day:02}" for day in range(1, 11)]),
    headline=[f"Judul {n}" for n in range(10)],
    url=[f"https://contoh.example/{n}" for n in range(10)],
)
PASSAGES = find_passages(tokenize(ARTICLES))


@pytest.mark.cepat
def test_every_row_has_both_texts_as_the_articles_have_them_and_what_is_known(capsys):
    table = passage_texts(PASSAGES, ARTICLES, kinds=KINDS)
    assert len(table) == len(PASSAGES) and capsys.readouterr().out == ""
    known = ARTICLES.set_index("article")
    for row in table.to_dict("records"):
        for side in "ab":
            article = known.loc[row[f"article_{side}"]]
            assert row[f"text_{side}"] in article["text"]
            assert row[f"headline_{side}"] == article["headline"]
            assert row[f"link_{side}"] == article["url"]
            assert row[f"published_at_{side}"] == article["published_at"]
        days = int(row["article_b"][1:]) - int(row["article_a"][1:])
        assert row["days_apart"] == days
    assert table["words"].is_monotonic_decreasing and table["reason"].str.len().min() > 20


def test_what_is_out_of_view_is_said_by_kind_and_comes_back(capsys):
    table = passage_texts(PASSAGES, ARTICLES)
    assert set(table["kind"]) == {"quotation_or_copy"}
    counts = classify(PASSAGES, ARTICLES)["kind"].value_counts()
    told = capsys.readouterr().out
    assert f"unsur halaman {counts['page_furniture']}" in told
    assert f"nama, gelar, atau rumusan {counts['name_or_formula']}" in told
    assert len(passage_texts(PASSAGES, ARTICLES, kinds=["name_or_formula"])) == 6


def test_filters_leave_what_they_say():
    table = passage_texts(PASSAGES, ARTICLES, kinds=KINDS)
    long = passage_texts(PASSAGES, ARTICLES, kinds=KINDS, min_words=30)
    assert len(long) == (table["words"] >= 30).sum() > 0
    others = passage_texts(PASSAGES, ARTICLES, kinds=KINDS, other_outlets=True)
    assert 0 < len(others) < len(table) and (others["outlet_a"] != others["outlet_b"]).all()
    assert others[["outlet_a", "outlet_b"]].notna().all(axis=None)
    near = passage_texts(PASSAGES, ARTICLES, kinds=KINDS, days=(2, 3))
    assert set(near["days_apart"]) == {2, 3}


def test_each_text_can_be_shown_once():
    table = passage_texts(PASSAGES, ARTICLES, kinds=KINDS)
    once = passage_texts(PASSAGES, ARTICLES, kinds=KINDS, each_text_once=True)
    assert once["group"].is_unique and set(once["group"]) == set(table["group"])
    assert once["words"].max() == table["words"].max() and len(once) < len(table)


def test_a_sample_is_drawn_by_chance_and_can_be_repeated():
    draw = [passage_texts(PASSAGES, ARTICLES, sample=4, seed=seed) for seed in (1, 1, 2)]
    assert len(draw[0]) == 4 and draw[0].equals(draw[1]) and not draw[0].equals(draw[2])
    assert len(passage_texts(PASSAGES, ARTICLES, sample=10**6)) > 4


def test_articles_with_nothing_but_their_text_and_no_passages_at_all():
    bare = ARTICLES[["article", "text"]]
    table = passage_texts(PASSAGES, bare, kinds=KINDS)
    assert table["days_apart"].isna().all() and "outlet_a" not in table
    assert passage_texts(PASSAGES.head(0), bare).empty


@pytest.mark.cepat
@pytest.mark.parametrize(
    ("kinds", "told"),
    [("paraphrase", "bukan daftar"), (["rumusan", "lain"], "memuat 'rumusan', yang asing")],
)
def test_an_unknown_kind_is_told_with_those_that_there_are(kinds, told):
    with pytest.raises(InputError, match=f"^kinds {told}. .* pilih dari: quotation_or_copy"):
        passage_texts(PASSAGES, ARTICLES, kinds=kinds)


@pytest.mark.cepat
def test_the_matrix_counts_pairs_of_articles_once_and_is_symmetric():
    found = classify(PASSAGES, ARTICLES)
    matrix = outlet_matrix(pd.concat([found, found]), ARTICLES)
    assert (matrix.to_numpy() == matrix.to_numpy().T).all()
    assert matrix.loc["A", "A"] == 3 and matrix.loc["A", "B"] == matrix.loc["A", "C"] == 3
    assert matrix.loc["B", "C"] == 1 and "D" not in matrix
    pairs = found[found["kind"] == "quotation_or_copy"][["article_a", "article_b"]]
    known = pairs[~pairs.isin(["t05"]).any(axis=1)].drop_duplicates()
    total = sum(matrix.iloc[i, j] for i in range(len(matrix)) for j in range(i + 1))
    assert total == len(known)


@pytest.mark.parametrize("days", [5, (1,), (1, 2, 3), (3, 1), ("1", "2"), "12", (None, 3)])
def test_days_that_are_no_span_are_told(days):
    with pytest.raises(InputError, match=r"^days harus dua angka.* Tulis misalnya days=\(0, 3\)"):
        passage_texts(PASSAGES, ARTICLES, days=days)


@pytest.mark.parametrize("days", [(2, 2), [0.5, 2], (np.int64(2), float("inf"))])
def test_days_may_be_any_two_numbers_in_order(days):
    near = passage_texts(PASSAGES, ARTICLES, kinds=KINDS, days=days)
    assert near["days_apart"].between(*days).all() and 2 in set(near["days_apart"])


@pytest.mark.parametrize("sample", [0, -1, 2.5, "4", True])
def test_a_sample_that_is_no_number_of_rows_is_told(sample):
    with pytest.raises(InputError, match=r"^sample harus bilangan bulat, paling kecil 1"):
        passage_texts(PASSAGES, ARTICLES, sample=sample)
    assert len(passage_texts(PASSAGES, ARTICLES, sample=1)) == 1


def test_the_matrix_of_outlets_knows_the_same_kinds():
    with pytest.raises(InputError, match=r"^kinds bukan daftar"):
        outlet_matrix(PASSAGES, ARTICLES, kinds="paraphrase")
    with pytest.raises(InputError, match=r"^kinds memuat 'kutipan', yang asing"):
        outlet_matrix(PASSAGES, ARTICLES, kinds=["kutipan"])


@pytest.mark.parametrize("kinds", [KINDS, ["quotation_or_copy"]])
def test_what_is_left_out_for_an_unknown_outlet_or_day_is_counted_with_the_remedy(kinds, capsys):
    every = passage_texts(PASSAGES, ARTICLES, kinds=kinds)
    capsys.readouterr()
    unknown = every[["article_a", "article_b"]].eq("t05").any(axis=1)
    assert 0 < unknown.sum() < len(every)
    passage_texts(PASSAGES, ARTICLES, kinds=kinds, other_outlets=True)
    said = capsys.readouterr().out
    assert f"{unknown.sum()} bagian tidak ikut, karena media" in said and "kolom outlet" in said
    undated = ARTICLES.assign(
        published_at=ARTICLES["published_at"].where(ARTICLES.article != "t05")
    )
    passage_texts(PASSAGES, undated, kinds=kinds, days=(0, 99))
    said = capsys.readouterr().out
    assert f"{unknown.sum()} bagian tidak ikut, karena tanggal" in said and "event_date" in said
    both = {"kinds": kinds, "other_outlets": True, "days": (0, 99)}
    passage_texts(PASSAGES, undated, **both)
    assert capsys.readouterr().out.count("tidak ikut") == 1, "each is counted once"
    known = ARTICLES.assign(outlet=ARTICLES["outlet"].fillna("H"))
    passage_texts(PASSAGES, known, **both)
    outlet_matrix(PASSAGES, known)
    assert "tidak ikut" not in capsys.readouterr().out
    found = classify(PASSAGES, ARTICLES)
    pairs = found[found["kind"].isin(kinds)][["article_a", "article_b"]].drop_duplicates()
    outlet_matrix(found, ARTICLES, kinds)
    said = capsys.readouterr().out
    assert f"{pairs.eq('t05').any(axis=1).sum()} pasangan artikel tidak ikut, karena media" in said
