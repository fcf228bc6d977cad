"""Counts, tf-idf, keyness and dispersion equal other people's results and plain definitions."""

import math
from collections import Counter

import numpy as np
import pandas as pd
import pytest
from scipy.stats import power_divergence
from sklearn.feature_extraction.text import TfidfVectorizer

from frasa._ground.errors import InputError
from frasa.articles import read_articles
from frasa.tokens import tokenize
from frasa.words import count_words, dispersion, keyness, tf_idf
from kursus.corpus import folder_artikel


@pytest.fixture(scope="module")
def tokens():
    return tokenize(read_articles(folder_artikel()))


def tokens_of(**parts):
    """Tokens of made-up articles: part="a a b" gives an article "part" with these words."""
    return tokenize(pd.DataFrame({"article": list(parts), "text": list(parts.values())}))


def repeated(word, times, size):
    """Tokens of a text of `size` words, `times` of which are `word`."""
    return pd.DataFrame({"word": [word] * times + ["lain"] * (size - times)})


def g2_of(count_a, size_a, count_b, size_b):
    table = keyness(repeated("kata", count_a, size_a), repeated("kata", count_b, size_b))
    return table.set_index("word").loc["kata"]


def test_counts_equal_a_plain_count(tokens):
    counts = count_words(tokens).set_index("word")
    assert counts["count"].to_dict() == Counter(tokens["word"])
    articles = tokens.groupby("article")["word"].agg(set)
    for word, row in counts.iterrows():
        assert row["articles"] == sum(word in words for words in articles)
    assert counts["per_1000"].sum() == pytest.approx(1000)
    assert counts["count"].is_monotonic_decreasing


def test_counts_by_article_refer_to_the_article(tokens):
    counts = count_words(tokens, by="article")
    assert counts.groupby("article")["per_1000"].sum().round(6).eq(1000).all()
    for (article, word), row in counts.head(50).set_index(["article", "word"]).iterrows():
        own = tokens.loc[tokens["article"] == article, "word"]
        assert row["count"] == (own == word).sum()
        assert row["per_1000"] == pytest.approx(1000 * (own == word).mean())


def test_tf_idf_equals_scikit_learn(tokens):
    """scikit-learn without smoothing and norm weighs count x (ln(n / df) + 1)."""
    words = tokens.groupby("article")["word"].agg(list)
    theirs = TfidfVectorizer(analyzer=lambda text: text, smooth_idf=False, norm=None)
    weights = pd.DataFrame(
        theirs.fit_transform(words).toarray(), words.index, theirs.get_feature_names_out()
    )
    counts = pd.crosstab(tokens["article"], tokens["word"])
    expected = (weights - counts).div(words.str.len(), axis="index")
    ours = tf_idf(tokens).pivot(index="article", columns="word", values="tf_idf").fillna(0)
    np.testing.assert_allclose(ours[expected.columns], expected, atol=1e-12)
    idf = tf_idf(tokens).drop_duplicates("word").set_index("word")["idf"]
    np.testing.assert_allclose(idf[theirs.get_feature_names_out()], theirs.idf_ - 1, atol=1e-12)


@pytest.mark.parametrize(
    ("counts", "published"),
    [
        # P. Rayson on the Corpora list, 18 January 2002: the verb "keep" in two corpora of a
        # million words each; he gives the values rounded to whole numbers.
        ((348, 1_000_000, 99, 1_000_000), 147),
        ((15, 1_000_000, 14, 1_000_000), 0),
        ((9, 1_000_000, 32, 1_000_000), 14),
        ((21, 1_000_000, 25, 1_000_000), 0),
    ],
)
def test_log_likelihood_equals_the_values_published_by_its_author(counts, published):
    assert round(g2_of(*counts)["g2"]) == published


def test_log_likelihood_equals_the_wizard():
    """52 of 50,000 against 57 of 75,000 words: "+ 2.65" in Rayson's log-likelihood wizard.

    The figures are those of a Lancaster course on corpus methods that explains the wizard
    (ucrel.lancs.ac.uk/llwizard.html).
    """
    row = g2_of(52, 50_000, 57, 75_000)
    assert round(row["g2"], 2) == 2.65
    assert row["log_ratio"] > 0


def test_log_likelihood_equals_scipy_for_every_word(tokens):
    first, last = tokens["article"].iloc[0], tokens["article"].iloc[-1]
    target, reference = tokens[tokens["article"] == first], tokens[tokens["article"] == last]
    table = keyness(target, reference)
    for row in table.itertuples():
        observed = [row.count_target, row.count_reference]
        share = len(target) / (len(target) + len(reference))
        expected = [sum(observed) * share, sum(observed) * (1 - share)]
        g2 = power_divergence(observed, expected, lambda_="log-likelihood").statistic
        assert row.g2 == pytest.approx(g2, abs=1e-9)


def test_log_ratio_tells_how_many_times_as_often():
    assert g2_of(40, 1000, 10, 1000)["log_ratio"] == pytest.approx(2)
    assert g2_of(10, 1000, 40, 2000)["log_ratio"] == pytest.approx(-1)
    assert g2_of(4, 1000, 0, 1000)["log_ratio"] == pytest.approx(math.log2(4 / 0.5))


def test_keyness_turns_around_with_its_sides(tokens):
    one = tokens[tokens["article"] == tokens["article"].iloc[0]]
    other = tokens[tokens["article"] == tokens["article"].iloc[-1]]
    there, back = (
        keyness(*sides).set_index("word").sort_index() for sides in ((one, other), (other, one))
    )
    np.testing.assert_allclose(there["g2"], back["g2"])
    np.testing.assert_allclose(there["log_ratio"], -back["log_ratio"])


def test_deviation_of_proportions_equals_published_examples():
    """Gries 2008, page 416, and Lijffijt and Gries 2012, page 148: three parts of equal size."""
    even = tokens_of(satu="a a a b", dua="a a a c", tiga="a a a d")
    assert dispersion(even).set_index("word").loc["a", "dp"] == pytest.approx(0)
    uneven = tokens_of(satu="a a b", dua="a b b", tiga="b b b")
    row = dispersion(uneven).set_index("word").loc["a"]
    assert row["dp"] == pytest.approx(1 / 3)
    assert row["dp_norm"] == pytest.approx(0.5)


def test_deviation_of_proportions_follows_its_definition_on_the_example_corpus():
    """Gries' corpus of five parts ("Analyzing dispersion", 2020): s and v as printed there."""
    corpus = tokens_of(
        p1="b a m n i b e u p",
        p2="b a s a t b e w q n",
        p3="b c a g a b e s t a",
        p4="b a g h a b e a a t",
        p5="b a h a a b e a x a t",
    )
    sizes, found = [0.18, 0.20, 0.20, 0.20, 0.22], [1, 2, 3, 4, 5]
    expected = sum(abs(v / 15 - s) for v, s in zip(found, sizes, strict=True)) / 2
    row = dispersion(corpus).set_index("word").loc["a"]
    assert row["count"] == 15
    assert row["dp"] == pytest.approx(expected)


def test_deviation_of_proportions_follows_its_definition_on_the_course_articles(tokens):
    counts = pd.crosstab(tokens["word"], tokens["article"])
    sizes = counts.sum() / len(tokens)
    shares = counts.div(counts.sum(axis="columns"), axis="index")
    expected = (shares - sizes).abs().sum(axis="columns") / 2
    ours = dispersion(tokens).set_index("word")
    np.testing.assert_allclose(ours["dp"][expected.index], expected, atol=1e-12)


def test_without_words_every_table_is_empty_with_the_same_types(tokens):
    none = tokens.iloc[:0]
    for measure in (
        count_words,
        lambda table: count_words(table, by="article"),
        tf_idf,
        dispersion,
        lambda table: keyness(table, table),
    ):
        assert len(measure(none)) == 0
        pd.testing.assert_series_equal(measure(none).dtypes, measure(tokens).dtypes)


@pytest.mark.cepat
def test_a_single_article_is_no_obstacle(tokens):
    one = tokens[tokens["article"] == tokens["article"].iloc[0]]
    assert (tf_idf(one)["tf_idf"] == 0).all()
    assert (dispersion(one)["dp"] == 0).all()


def test_a_missing_column_is_named_in_indonesian(tokens):
    for measure in (count_words, tf_idf, dispersion):
        with pytest.raises(InputError, match="kolom word"):
            measure(tokens.drop(columns="word"))
    with pytest.raises(InputError, match="kolom word"):
        keyness(tokens, tokens[["article"]])
    with pytest.raises(InputError, match="kolom outlet"):
        count_words(tokens, by="outlet")
