"""Spark: the passages of many workers are those of one machine, row by row."""

import os
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import synthetic

from frasa._ground.errors import InputError
from frasa._reuse.seeds import SMALL_GROUP
from frasa.articles import read_articles
from frasa.export.tables import write_parquet
from frasa.passages import find_passages
from frasa.spark import passages as cluster
from frasa.spark.session import connect
from frasa.tokens import tokenize

DATA = Path(__file__).resolve().parents[2] / "data"
WORDS = [f"kata{number}" for number in range(400)]


@pytest.fixture(scope="module", autouse=True)
def session():
    with connect("local[2]", {"spark.sql.shuffle.partitions": "4"}) as running:
        yield running


def made(count, seed, **more) -> pd.DataFrame:
    """Return the tokens of a synthetic corpus, strings as they come from Parquet."""
    tokens = synthetic.generate(count, seed=seed, footers=True, **more).tokens
    return tokens.astype({"article": "str", "word": "str"})


def on_spark(tokens: pd.DataFrame, folder: Path, **options) -> pd.DataFrame:
    """Return the passages that Spark finds in tokens, which it reads from a file in `folder`."""
    tokens.to_parquet(folder / "tokens.parquet", index=False)
    result = cluster.find_passages_on_spark(folder / "tokens.parquet", folder / "out", **options)
    return pd.read_parquet(result)


def assert_same(tokens: pd.DataFrame, folder: Path, **options) -> pd.DataFrame:
    expected = find_passages(tokens, **options)
    pd.testing.assert_frame_equal(on_spark(tokens, folder, **options), expected)
    return expected


@pytest.mark.parametrize("seed", [1, 2])
def test_random_corpora_with_footers_and_phrases(tmp_path, seed):
    assert len(assert_same(made(150, seed, words=120), tmp_path)) > 300


def test_a_corpus_so_large_that_seeds_are_sampled(tmp_path):
    assert len(assert_same(made(1800, 3), tmp_path, min_words=12)) > 1000


def test_the_course_texts_as_the_course_writes_them(tmp_path, capsys):
    tokens = tokenize(read_articles(DATA / "articles"))
    write_parquet(tokens, tmp_path / "tokens.parquet")
    cluster.find_passages_on_spark(tmp_path / "tokens.parquet", tmp_path / "bagian")
    found = pd.read_parquet(tmp_path / "bagian")
    pd.testing.assert_frame_equal(found, find_passages(tokens))
    assert f"Tersimpan: bagian ({len(found)} bagian bersama)." in capsys.readouterr().out


def viral_corpus(copies) -> pd.DataFrame:
    """Return tokens: one text in many articles, before or behind which halves of them agree too."""
    random = np.random.default_rng(5)
    text = " ".join(random.permutation(WORDS)[:40])
    before, behind = (" ".join(random.permutation(WORDS)[:12]) for _ in range(2))
    texts = []
    for copy in range(copies):
        own = [" ".join(f"milik{n}" for n in random.integers(0, 10**6, 20)) for _ in range(2)]
        common = f"{before} {text}" if copy % 2 else f"{text} {behind}"
        texts.append(f"{own[0]} {common} {own[1]}")
    return tokenize(pd.DataFrame({"article": [f"v{n:02}" for n in range(copies)], "text": texts}))


@pytest.mark.parametrize("all_pairs", [False, True])
def test_a_text_in_many_articles_is_compared_in_all_of_them(tmp_path, all_pairs):
    copies = SMALL_GROUP + 8
    expected = assert_same(viral_corpus(copies), tmp_path, all_pairs=all_pairs)
    assert len(expected) == copies * (copies - 1) / 2
    assert expected["occurrences"].max() == copies


@pytest.mark.parametrize("all_pairs", [False, True])
def test_a_footer_in_so_many_articles_that_only_the_next_are_linked(tmp_path, all_pairs):
    copies, random = SMALL_GROUP + 8, np.random.default_rng(8)
    footer = " ".join(random.permutation(WORDS)[:15])
    own = [" ".join(f"milik{n}" for n in random.integers(0, 10**6, 60)) for _ in range(copies)]
    names = [f"f{number:02}" for number in range(copies)]
    articles = pd.DataFrame({"article": names, "text": [f"{text} {footer}" for text in own]})
    expected = assert_same(tokenize(articles), tmp_path, all_pairs=all_pairs)
    assert (len(expected) == copies * (copies - 1) / 2) == all_pairs
    assert set(expected["compared"]) == {"all" if all_pairs else "furniture"}


def nested_corpus() -> pd.DataFrame:
    """Return tokens: articles that begin alike, each two words longer than the one before."""
    text = list(np.random.default_rng(7).permutation(WORDS)[:60])
    texts = [" ".join([*text[: 10 + 2 * n], f"akhir{n}"]) for n in range(25)]
    return tokenize(
        pd.DataFrame({"article": [f"n{n:02}" for n in range(len(texts))], "text": texts})
    )


def test_passages_whose_words_occur_differently_often(tmp_path):
    assert assert_same(nested_corpus(), tmp_path)["occurrences"].nunique() > 10


EDGES = {
    "no article": [],
    "one article": ["satu berita tentang netralitas aparatur sipil negara di daerah ini"],
    "an empty one": ["", "asn dan wakil", "", "asn dan wakil bupati"],
    "nothing shared": ["satu dua tiga", "empat lima enam"],
}


@pytest.mark.parametrize("texts", EDGES.values(), ids=EDGES)
def test_corpora_with_nothing_to_find(tmp_path, texts):
    articles = pd.DataFrame(
        {"article": [f"a{n}" for n in range(len(texts))], "text": texts}, dtype=str
    )
    assert len(assert_same(tokenize(articles), tmp_path)) == 0


def test_many_files_with_articles_spread_over_them_in_no_order(tmp_path):
    tokens = made(60, 4, words=80)
    (tmp_path / "parts").mkdir()
    part = np.random.default_rng(1).integers(0, 5, len(tokens))
    for number, rows in tokens.sample(frac=1, random_state=1).groupby(part):
        rows.to_parquet(tmp_path / "parts" / f"{number}.parquet", index=False)
    result = cluster.find_passages_on_spark(tmp_path / "parts", tmp_path / "out")
    pd.testing.assert_frame_equal(pd.read_parquet(result), find_passages(tokens))


def test_tokens_from_spark_are_those_of_tokenize(tmp_path):
    articles = read_articles(DATA / "articles")[["article", "text"]]
    articles.to_parquet(tmp_path / "articles.parquet")
    result = cluster.tokenize_on_spark(tmp_path / "articles.parquet", tmp_path / "tokens")
    found = pd.read_parquet(result).sort_values(["article", "position"], ignore_index=True)
    expected = tokenize(articles).sort_values(["article", "position"], ignore_index=True)
    pd.testing.assert_frame_equal(found.astype(expected.dtypes), expected)


# Mistakes, each told as on one machine


def test_an_article_that_is_there_twice(tmp_path):
    tokens = made(20, 1, words=40)
    twice = pd.concat([tokens, tokens[tokens["article"] == "a000003"]])
    with pytest.raises(InputError) as single:
        find_passages(twice)
    with pytest.raises(InputError) as several:
        on_spark(twice, tmp_path)
    assert str(several.value) == str(single.value)


def test_an_id_that_comes_twice(tmp_path):
    articles = pd.DataFrame({"article": ["a", "b", "a"], "text": ["x", "y", "z"]})
    articles.to_parquet(tmp_path / "articles.parquet")
    with pytest.raises(InputError, match="Ada dua artikel dengan id “a”"):
        cluster.tokenize_on_spark(tmp_path / "articles.parquet", tmp_path / "tokens")


def test_a_missing_column(tmp_path):
    with pytest.raises(InputError, match="tidak mempunyai kolom word"):
        on_spark(made(20, 1, words=40).drop(columns="word"), tmp_path)


def test_a_wrong_number_of_words(tmp_path):
    with pytest.raises(InputError, match="min_words harus bilangan bulat"):
        on_spark(made(20, 1, words=40), tmp_path, min_words=1)


@pytest.mark.parametrize("content", [None, "bukan Parquet"])
def test_what_is_no_parquet(tmp_path, content):
    if content:
        (tmp_path / "tokens.parquet").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="tidak dapat dibaca sebagai Parquet"):
        cluster.find_passages_on_spark(tmp_path / "tokens.parquet", tmp_path / "out")


def test_a_result_that_exists_is_kept(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "keep").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="sudah ada dan tidak diubah"):
        on_spark(made(20, 1, words=40), tmp_path)
    assert os.listdir(tmp_path / "out") == ["keep"]


def test_spark_that_runs_elsewhere(tmp_path):
    with pytest.raises(InputError, match=r"Spark sudah berjalan di local\[2\]"):
        on_spark(made(20, 1, words=40), tmp_path, address="yarn")


def test_nothing_but_our_sentence_reaches_the_screen(tmp_path, capfd):
    on_spark(made(30, 1, words=40), tmp_path)
    shown = capfd.readouterr()
    assert shown.err == ""
    assert shown.out.startswith("Tersimpan: out (") and shown.out.count("\n") == 1
