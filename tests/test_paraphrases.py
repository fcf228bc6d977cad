"""Paraphrases: what is retold is found where it stands, what is equal or only alike is not."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frasa._ground.errors import InputError
from frasa._reuse.content import content_of
from frasa._reuse.loose import Exact, Points, joined, pairs_of
from frasa._reuse.stems import stems
from frasa.articles import read_articles
from frasa.paraphrases import PARAPHRASE_COLUMNS, find_paraphrases
from frasa.passages import find_passages
from frasa.tokens import tokenize

DATA = Path(__file__).resolve().parents[1] / "data"
FUNCTION = ["yang", "dan", "di", "untuk", "dengan", "dari"]


def word(number):
    """Return a word of letters, a different one for every number."""
    return "kata" + "".join("bcdfghjlpr"[int(digit)] for digit in str(number))


def own_text(seed, count):
    """Return words as in a language: every third a function word, the others rare or frequent."""
    random = np.random.default_rng(seed)
    words = [word(int(4000 ** random.random())) for _ in range(count)]
    words[::3] = random.choice(FUNCTION, len(words[::3]))
    return words


def retold(source, seed, kept=0.7):
    """Return the source in another order, near by, with other words for some of its own."""
    random = np.random.default_rng(seed)
    order = np.argsort(np.arange(len(source)) + random.uniform(0, 5, len(source)))
    words = [source[n] if random.random() < kept else word(9000 + n) for n in order]
    return [each for word_ in words for each in (word_, *random.choice(FUNCTION, 1))]


def corpus(seed, place_a=60, place_b=20, length=30, kept=0.7, others=60):
    """Return articles, of which the first two tell the same; nothing else is shared."""
    source = [word(5000 + n) for n in range(length)]
    texts = [own_text(seed + n, 150) for n in range(2)]
    texts[0][place_a:place_a] = [each for w in source for each in (w, "itu")]
    texts[1][place_b:place_b] = retold(source, seed, kept)
    texts += [own_text(seed + 100 + n, 150) for n in range(others)]
    names = [f"t{n:02}" for n in range(len(texts))]
    return pd.DataFrame({"article": names, "text": [" ".join(words) for words in texts]})


def paraphrases_of(articles):
    tokens = tokenize(articles)
    return find_paraphrases(tokens, find_passages(tokens))


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 10_000), st.integers(0, 150), st.integers(0, 150))
def test_a_retold_text_is_found_wherever_it_stands(seed, place_a, place_b):
    articles = corpus(seed, place_a, place_b)
    found = paraphrases_of(articles)
    row = found.iloc[0]
    assert (row["article_a"], row["article_b"]) == ("t00", "t01")
    for side, place in (("a", place_a), ("b", place_b)):
        inside = set(range(place, place + 60))
        span = set(range(row[f"first_word_{side}"], row[f"last_word_{side}"] + 1))
        assert len(span & inside) >= 30
        assert len(span - inside) < len(span & inside)  # a few words around may agree by chance


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 10_000))
def test_offsets_and_numbers_are_those_of_the_texts(seed):
    articles = corpus(seed)
    found, tokens = paraphrases_of(articles), tokenize(articles)
    text = articles.set_index("article")["text"]
    assert dict(found.dtypes.astype(str)) == PARAPHRASE_COLUMNS
    assert found["strength"].is_monotonic_decreasing
    for row in found.to_dict("records"):
        assert row["article_a"] < row["article_b"] and row["kind"] == "paraphrase"
        words = {}
        for side in "ab":
            own = tokens[tokens["article"] == row[f"article_{side}"]]
            own = own.iloc[row[f"first_word_{side}"] : row[f"last_word_{side}"] + 1]
            words[side] = set(own["word"]) - set(FUNCTION)
            span = text[row[f"article_{side}"]][row[f"start_{side}"] : row[f"end_{side}"]]
            assert span.split() == list(own["word"]) and len(own) == row[f"words_{side}"]
            assert own["word"].iloc[0] not in FUNCTION and own["word"].iloc[-1] not in FUNCTION
        assert len(words["a"] & words["b"]) >= row["shared_stems"] >= row["plain_stems"] >= 4


@settings(deadline=None, max_examples=10)
@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_neither_the_order_of_articles_nor_their_ids_change_what_is_found(seed, random):
    articles = corpus(seed)
    expected = paraphrases_of(articles)
    shuffled = articles.iloc[random.sample(range(len(articles)), len(articles))]
    pd.testing.assert_frame_equal(paraphrases_of(shuffled), expected)
    last = len(articles) - 1
    turned = articles.assign(article=[f"t{last - n:02}" for n in range(len(articles))])
    mirrored = paraphrases_of(turned)
    spans = ["first_word_a", "last_word_a", "first_word_b", "last_word_b"]
    swapped = mirrored[[*spans[2:], *spans[:2]]].set_axis(spans, axis=1)
    pd.testing.assert_frame_equal(swapped, expected[spans])
    assert np.allclose(mirrored["strength"], expected["strength"])


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 10_000))
def test_what_is_equal_word_for_word_is_no_paraphrase(seed):
    articles = corpus(seed, length=0)
    articles.loc[1, "text"] = articles.loc[0, "text"]
    assert len(find_passages(tokenize(articles))) > 0
    assert paraphrases_of(articles).empty


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 10_000))
def test_articles_that_share_nothing_have_no_paraphrase(seed):
    assert paraphrases_of(corpus(seed, length=0)).empty


def test_few_words_kept_are_not_enough():
    assert paraphrases_of(corpus(3, kept=0.1)).empty


@pytest.mark.cepat
def test_names_alone_are_no_paraphrase():
    source = [word(5000 + n).capitalize() for n in range(12)]
    articles = corpus(5, length=0)
    for row, seed in ((0, 1), (1, 2)):
        order = np.random.default_rng(seed).permutation(12)
        names = " itu ".join(source[n] for n in order)
        articles.loc[row, "text"] += f" lalu {names} datang"
    assert paraphrases_of(articles).empty


@pytest.mark.cepat
def test_only_articles_that_share_a_passage_are_compared_if_that_is_asked_for():
    articles = corpus(7)
    tokens = tokenize(articles)
    passages = find_passages(tokens)
    assert find_paraphrases(tokens, passages, beyond_passages=False).empty
    shared = " ".join(f"sama{word(n)}" for n in range(10))
    articles.loc[[0, 1], "text"] += f" {shared}"
    tokens = tokenize(articles)
    found = find_paraphrases(tokens, find_passages(tokens), beyond_passages=False)
    assert list(found["article_b"]) == ["t01"]


def test_the_five_texts_have_none_and_the_case_study_only_between_derived_texts():
    articles = read_articles(DATA / "articles")
    assert paraphrases_of(articles).empty
    found = paraphrases_of(read_articles(DATA / "case-study" / "articles"))
    labels = pd.read_csv(DATA / "case-study" / "answers.csv").set_index("article")["label"]
    named = set(found["article_a"]) | set(found["article_b"])
    assert len(found) and not named & set(labels.index[labels == "not"])


def test_empty_tables_and_a_table_without_its_columns():
    tokens = tokenize(corpus(1))
    passages = find_passages(tokens)
    none = find_paraphrases(tokens.head(0), passages.head(0))
    assert none.empty and dict(none.dtypes.astype(str)) == PARAPHRASE_COLUMNS
    with pytest.raises(InputError, match="surface"):
        find_paraphrases(tokens.drop(columns="surface"), passages)


def test_a_point_is_known_if_both_of_its_words_lie_in_a_passage_of_its_pair():
    shared = own_text(1, 12)
    texts = [[*shared, *own_text(2, 9)], [*shared, *own_text(3, 9)], own_text(4, 12)]
    tokens = tokenize(pd.DataFrame({"article": list("abc"), "text": map(" ".join, texts)}))
    passages = find_passages(tokens)
    content = content_of(tokens, passages, set(FUNCTION))
    exact = Exact(tokens, passages, pairs_of(passages, content), content)
    inside = tokens["position"].to_numpy()[content.row] <= passages.loc[0, "last_word_a"]
    places = [np.arange(content.begin[n], content.begin[n + 1]) for n in range(3)]
    for left, right in ((0, 1), (0, 2), (1, 2)):
        i, j = (each.ravel() for each in np.meshgrid(places[left], places[right]))
        known = inside[i] & inside[j] if (left, right) == (0, 1) else np.zeros(len(i), dtype=bool)
        assert np.array_equal(exact.covers(np.full(len(i), left * 3 + right), i, j), known)


@pytest.mark.parametrize(("i", "j"), [(22, 22), (23, 1), (1, 23), (5, -22), (5, -23)])
def test_points_of_one_stretch_are_at_most_22_content_words_apart(i, j):
    points = Points(np.zeros(2, dtype=np.int64), np.array([50, 50 + i]), np.array([50, 50 + j]))
    assert (len(set(joined(points))) == 1) == (max(abs(i), abs(j)) <= 22)


@pytest.mark.cepat
@pytest.mark.parametrize(
    ("form", "root"),
    [
        ("menegaskan", "tegas"),
        ("ditegaskan", "tegas"),
        ("ketegasannya", "tegas"),
        ("menyapu", "sapu"),
        ("memukul", "pukul"),
        ("pengawasan", "awas"),
        ("sekolah-sekolah", "sekolah"),
        ("mengherankan", "mengherankan"),  # heran is no word of this corpus
        ("diam", "diam"),
        ("balairona", "balairona"),
    ],
)
def test_an_affix_goes_only_if_the_rest_is_a_word_of_the_corpus(form, root):
    words = ["tegas", "sapu", "pukul", "awas", "sekolah", "bala", form]
    assert stems(words)[form] == root


@pytest.mark.parametrize(
    ("root", "forms"),
    [
        ("baik", "memperbaiki diperbaiki sebaiknya terbaik kebaikan perbaikan"),
        ("sapu", "menyapu penyapu sapulah sapunya sapuan"),
        ("kirim", "mengirim pengirim mengirimkan dikirim kirimkan kirimkah"),
        ("ajak", "mengajak pengajak ajakan mengajaknya"),
        ("klaim", "mengeklaim klaimku klaimmu"),
        ("pilih", "memilih pemilih memilihnya terpilih berpilih"),
        ("baca", "membaca pembaca bacaan bacalah bacapun"),
        ("tulis", "menulis penulis tulisan tulisanmu"),
        ("dengar", "mendengar pendengar didengarkan"),
        ("lihat", "melihat melihatnya kelihatan"),
        ("kerja", "bekerja pekerja pekerjaan sekerja"),
        ("teman", "menemani temani berteman"),
    ],
)
def test_every_affix_of_a_root_goes(root, forms):
    assert set(stems([root, *forms.split()]).values()) == {root}
