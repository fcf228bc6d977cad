"""The stop list stands in visible layers and never removes the words that carry the meaning."""

import pandas as pd
import pytest
from Sastrawi.StopWordRemover.StopWordRemoverFactory import StopWordRemoverFactory

from frasa._ground.errors import InputError
from frasa.articles import read_articles
from frasa.tokens import WORD_LISTS, tokenize
from frasa.words import count_words, kept_words, remove_stop_words, stop_words
from kursus.corpus import folder_artikel

SENTENCE = "ASN dituntut netral dan tidak memihak pada kepentingan siapapun"
MEANING = ["asn", "dituntut", "netral", "tidak", "memihak", "kepentingan", "siapapun"]
PROTECTED = "tidak bukan belum jangan harus wajib boleh dilarang tanpa memihak siapapun manapun"


@pytest.fixture
def sentence():
    return tokenize(pd.DataFrame({"article": ["kalimat"], "text": [SENTENCE]}))


def test_the_sentence_on_neutrality_keeps_its_meaning(sentence):
    assert list(remove_stop_words(sentence, stop_words())["word"]) == MEANING


def test_a_large_list_turns_the_sentence_around_and_the_keep_list_saves_it(sentence):
    large = StopWordRemoverFactory().get_stop_words()
    left = list(remove_stop_words(sentence, large)["word"])
    assert "tidak" not in left and "memihak" not in left
    assert list(remove_stop_words(sentence, large, keep=kept_words())["word"]) == MEANING


def test_no_layer_holds_a_protected_word():
    assert set(PROTECTED.split()) <= set(kept_words())
    assert not set(stop_words()["word"]) & set(kept_words())


@pytest.mark.cepat
def test_a_protected_word_stays_even_if_somebody_lists_it(sentence, monkeypatch):
    monkeypatch.setitem(WORD_LISTS["stop_words"], "lapisan baru", ["netral", "kepentingan"])
    left = list(remove_stop_words(sentence, stop_words("lapisan baru"))["word"])
    assert "netral" in left and "kepentingan" not in left


def test_layers_can_be_seen_and_chosen():
    everything = stop_words()
    assert list(everything.columns) == ["word", "layer"]
    sizes = everything.groupby("layer").size()
    assert set(sizes.index) == {"kata tugas", "verba ujaran", "nama tempat"}
    assert 90 <= sizes["kata tugas"] <= 130
    for layer in sizes.index:
        expected = everything[everything["layer"] == layer].reset_index(drop=True)
        pd.testing.assert_frame_equal(stop_words(layer), expected)
    assert not everything["word"].duplicated().any()


def test_every_listed_word_is_written_as_tokenize_writes_words():
    listed = [*stop_words()["word"], *kept_words()]
    articles = pd.DataFrame({"article": ["daftar"], "text": [" ".join(listed)]})
    assert list(tokenize(articles)["word"]) == listed


def test_place_names_of_the_course_articles_are_masked():
    tokens = tokenize(read_articles(folder_artikel()))
    names = {"blangpegayon", "pangkalpinang", "purworejo", "kayong", "ketapang"}
    assert names <= set(tokens["word"])
    assert not names & set(remove_stop_words(tokens, stop_words())["word"])


@pytest.mark.parametrize("collection", [list, tuple, set, frozenset, pd.Series, pd.Index])
def test_a_list_of_stop_words_may_have_any_form(sentence, collection):
    left = remove_stop_words(sentence, collection(["Dan", "pada"]))
    assert list(left["word"]) == [word for word in sentence["word"] if word not in ("dan", "pada")]


def test_frequencies_still_refer_to_all_words(sentence):
    counts = count_words(sentence)
    left = remove_stop_words(counts, stop_words())
    assert (left["per_1000"] == 1000 / len(sentence)).all()


@pytest.mark.cepat
def test_mistakes_are_named_in_indonesian(sentence):
    with pytest.raises(InputError, match=r"kata benda.*Pilih dari: kata tugas"):
        stop_words("kata benda")
    with pytest.raises(InputError, match="kurung siku"):
        remove_stop_words(sentence, "dan")
    with pytest.raises(InputError, match="kolom word"):
        remove_stop_words(pd.DataFrame({"kata": ["dan"]}), ["dan"])
