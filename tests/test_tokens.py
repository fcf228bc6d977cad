"""`tokenize` gives one row a word, says where it stands, and reads Indonesian as it is written."""

import re
import unicodedata

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frasa import tokens as tokens_module
from frasa._ground.errors import InputError
from frasa.articles import read_articles
from frasa.tokens import tokenize
from kursus.corpus import folder_artikel

COLUMNS = {
    "article": "str",
    "paragraph": "int32",
    "sentence": "int32",
    "position": "int32",
    "word": "str",
    "surface": "str",
    "start": "int32",
    "end": "int32",
}


def table_of(*texts):
    return pd.DataFrame({"article": [f"teks-{n}" for n in range(len(texts))], "text": list(texts)})


def words_of(text):
    return list(tokenize(table_of(text))["word"])


def sentences_of(text):
    """The sentences, each as its surfaces joined by a blank."""
    tokens = tokenize(table_of(text))
    return list(tokens.groupby("sentence")["surface"].agg(" ".join))


# Any text at all, and text in which the marks that the rules look at come thick and fast.
ANY_TEXT = st.text(max_size=80)
MARKED_TEXT = st.text(
    alphabet=list("aIbS9٣²é\u0301\u00ad .,:/-'’‘ʼ_!?…\"“”()[]«»\n\t\u00a0\u2028•–\U0001f600İß"),
    max_size=60,
)
PIECES = ["Dra", "H", "M", "Pd", "S.IP", "a.n", "No", "5", "1.250", "Ia", "netral", "tidak"]
GAPS = [" ", ". ", ".", ".” ", ", ", "? ", " “", ". (", "… ", "\n", "/", "-", ".\n", ". . "]
SENTENCE_LIKE = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from(GAPS)), max_size=12
).map(lambda pairs: "".join(piece + gap for piece, gap in pairs))


@settings(deadline=None)
@given(st.lists(st.one_of(ANY_TEXT, MARKED_TEXT, SENTENCE_LIKE), max_size=4))
def test_every_row_is_found_at_its_place_in_the_text(texts):
    articles = table_of(*texts)
    tokens = tokenize(articles)
    assert dict(tokens.dtypes.astype(str)) == COLUMNS
    for number, text in enumerate(texts):
        rows = tokens[tokens["article"] == f"teks-{number}"]
        spans = zip(rows["start"], rows["end"], strict=True)
        assert [text[start:end] for start, end in spans] == list(rows["surface"])
        assert list(rows["position"]) == list(range(len(rows)))
        assert (rows["start"].diff().dropna() > 0).all()
        assert rows["paragraph"].is_monotonic_increasing
        assert set(rows["sentence"].diff().dropna()) <= {0, 1}
        assert not len(rows) or rows["sentence"].iloc[0] == 0
        lines = text.split("\n")
        held = zip(rows["paragraph"], rows["surface"], strict=True)
        assert all(surface in lines[paragraph] for paragraph, surface in held)
        outside = "".join(
            text[a:b] for a, b in zip([0, *rows["end"]], [*rows["start"], len(text)], strict=True)
        )
        assert not any(character.isalnum() for character in outside)


# The same rules once more, as one slow regular expression and a loop.
# Accents and vowel signs of any script, but for what chooses between shapes of an emoji.
MARK = "".join(
    letter
    for letter in map(chr, [*range(0xFE00), *range(0xFE10, 0xE0100)])
    if unicodedata.category(letter) in ("Mn", "Mc")
)
LETTER = rf"(?:[^\W_]|[{MARK}])"
PLAIN_WORD = re.compile(
    rf"""
    {LETTER}+ (?:
      (?: [-\u2010\u2011'’‘ʼ_\u00ad]
        | (?<=\d)[.,:/](?=\d)
        | \.(?=[a-z])
        | (?<![^\W_]{{3}})(?<=[^\W\d_])\.(?=[^\W\d_]{{1,4}}(?![^\W_])) )
      {LETTER}+ )*
    """,
    re.VERBOSE,
)
PLAIN_END = re.compile(r"""[.!?…]["'”’»)\]]*\s""")


def is_abbreviation(word):
    listed = tokens_module.WORD_LISTS["abbreviations"]
    initials = all(len(part) == 1 and "A" <= part <= "Z" for part in word.split("."))
    return initials or word.lower() in [item.lower() for item in listed]


def plain_sentences(text):
    words = list(PLAIN_WORD.finditer(text))
    number, numbers = 0, []
    for before, word in zip([None, *words], words, strict=False):
        if before:
            gap = text[before.end() : word.start()]
            if gap.startswith(".") and is_abbreviation(before.group()):
                gap = gap[1:]
            first = word.group()[0]
            may_begin = first.isupper() or first.isdigit() or gap[-1:] in tuple("\"'“‘«([")
            number += "\n" in gap or bool(may_begin and PLAIN_END.search(gap))
        numbers.append(number)
    return [word.span() for word in words], numbers


@settings(deadline=None)
@given(st.one_of(ANY_TEXT, MARKED_TEXT, SENTENCE_LIKE))
def test_words_and_sentences_equal_a_plain_reading_of_the_rules(text):
    tokens = tokenize(table_of(text))
    spans, numbers = plain_sentences(text)
    assert list(zip(tokens["start"], tokens["end"], strict=True)) == spans
    assert list(tokens["sentence"]) == numbers


def test_the_course_articles_equal_a_plain_reading_of_the_rules():
    articles = read_articles(folder_artikel())
    tokens = tokenize(articles)
    for key, text in zip(articles["article"], articles["text"], strict=True):
        rows = tokens[tokens["article"] == key]
        spans, numbers = plain_sentences(text)
        assert list(zip(rows["start"], rows["end"], strict=True)) == spans
        assert list(rows["sentence"]) == numbers


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Jum’at, Jum'at dan Jum‘at", ["jum'at", "jum'at", "dan", "jum'at"]),
        ("sekolah-sekolah ke-2", ["sekolah-sekolah", "ke-2"]),
        ("pemilu/pemilihan", ["pemilu", "pemilihan"]),
        ("Siti, M.Pd., S.IP. dan Ph.D", ["siti", "m.pd", "s.ip", "dan", "ph.d"]),
        ("a.n. Bupati", ["a.n", "bupati"]),
        ("(17/11/2023) pukul 09.58 atau 09:58:00", ["17/11/2023", "pukul", "09.58", "atau"]),
        ("Rp1.250.000,00 dari 0,30 persen", ["rp1.250.000,00", "dari", "0,30", "persen"]),
        ("katanya, ASN-nya", ["katanya", "asn-nya"]),
        ("berakhir.Kami mulai", ["berakhir", "kami", "mulai"]),
        ("se- Kecamatan – bukan", ["se", "kecamatan", "bukan"]),
        ("pe\u00admilu cafe\u0301", ["pemilu", "café"]),
    ],
)
def test_indonesian_forms_stay_whole(text, words):
    assert words_of(text)[: len(words)] == words


def test_words_are_lower_case_and_composed():
    text = "ASN NETRAL É e\u0301"
    for word in words_of(text):
        assert word == word.lower() == unicodedata.normalize("NFC", word)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Dra. Hj. Siti datang. Ia duduk.", 2),
        ("Drs. H. Amin, S.IP. membuka rapat.", 1),
        ("H.M. Amin hadir. A. Yani juga.", 2),
        ("Surat No. 5 terbit. 15 orang hadir.", 2),
        ("Camat Kec. Blangpegayon, Kab. Gayo Lues", 1),
        ("Ada ASN, guru, dll. di aula.", 1),
        ("Pada pukul 09.58 WIB ada 1.250 orang.", 1),
        ("“ASN harus netral.” Ia pergi.", 2),
        ("“Apa itu?” tanya camat.", 1),
        ("Selesai! (Rel)", 2),
        ("Benar… “netral” katanya.", 2),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, count):
    assert len(sentences_of(text)) == count


def test_a_line_break_begins_a_paragraph_and_a_sentence():
    tokens = tokenize(table_of("satu dua\ntiga. Empat"))
    assert list(tokens["paragraph"]) == [0, 0, 1, 1]
    assert list(tokens["sentence"]) == [0, 0, 1, 2]


def test_a_wrapped_line_has_the_same_words():
    text = "ASN harus netral dan tidak memihak. Ia bekerja."
    assert words_of(text.replace(" ", "\n")) == words_of(text)


@settings(deadline=None)
@given(st.lists(MARKED_TEXT, max_size=6), st.integers(1, 80))
def test_working_in_batches_changes_nothing(texts, size):
    whole = tokenize(table_of(*texts))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokens_module, "CHARACTERS_AT_ONCE", size)
        pd.testing.assert_frame_equal(tokenize(table_of(*texts)), whole)


def test_equal_words_are_stored_once_and_different_words_apart():
    text = "aku kau uka Aku " * 50
    tokens = tokenize(table_of(text, text))
    assert list(tokens["surface"]) == text.split() * 2
    for column in ("word", "surface", "article"):
        stored = {id(value) for value in tokens[column].to_numpy(dtype=object)}
        assert len(stored) == tokens[column].nunique()


@pytest.mark.parametrize("texts", [[], [""], [None, "..."]])
def test_without_words_the_table_is_empty_with_the_same_columns(texts):
    tokens = tokenize(table_of(*texts))
    assert len(tokens) == 0
    assert dict(tokens.dtypes.astype(str)) == COLUMNS


@pytest.mark.cepat
def test_mistakes_are_named_in_indonesian():
    with pytest.raises(InputError, match="kolom text"):
        tokenize(pd.DataFrame({"article": ["a"]}))
    with pytest.raises(InputError, match="dua artikel dengan id “a”"):
        tokenize(pd.DataFrame({"article": ["a", "a"], "text": ["x", "y"]}))
    with pytest.raises(InputError, match="“a” bukan teks"):
        tokenize(pd.DataFrame({"article": ["a"], "text": [5]}))
    with pytest.raises(InputError, match="tabel"):
        tokenize("teks")


# Signs of one letter


@pytest.mark.parametrize("mark", ["'", "’", "‘", "ʼ", "`", "´", "′", "ʻ", "ʾ", "ʿ", "＇"])
def test_apostrophes_of_every_kind_are_one(mark):
    tokens = tokenize(table_of(f"Hari Jum{mark}at membaca Al-Qur{mark}an."))
    assert tokens["word"].tolist() == ["hari", "jum'at", "membaca", "al-qur'an"]
    assert tokens["surface"].tolist()[1] == f"Jum{mark}at"


@pytest.mark.cepat
@pytest.mark.parametrize(
    ("printed", "word"),
    [("ﬁnal", "final"), ("eﬃsien", "effisien"), ("ＡＳＮ", "asn"), ("𝐧𝐞𝐭𝐫𝐚𝐥", "netral")],
)
def test_letters_of_another_shape_count_as_the_usual_ones(printed, word):
    tokens = tokenize(table_of(f"Kata {printed} itu."))
    assert tokens["word"].tolist() == ["kata", word, "itu"]
    assert tokens["surface"].tolist()[1] == printed


@pytest.mark.parametrize("word", ["إِنَّمَا", "नीति", "தமிழ்", "ภาษาไทย", "e\u0301tat"])
def test_vowel_signs_and_accents_part_no_word(word):
    assert len(words_of(f"Kata {word} itu.")) == 3


def test_the_shape_of_an_emoji_is_no_word():
    assert words_of("Setuju ❤\ufe0f sekali.") == ["setuju", "sekali"]


@pytest.mark.parametrize(
    "name",
    ["Jend. Sudirman", "Brigjen. Pol. Sakti", "Pdt. Laras", "Ust. Bima", "Kombes. Pol. Laras"],
)
def test_ranks_and_titles_end_no_sentence(name):
    assert len(sentences_of(f"Apel dipimpin {name} di aula. Semua hadir.")) == 2
