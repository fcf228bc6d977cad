"""By its shape a line is told to be a headline, a sentence, a name, or part of one."""

import string

import pytest

from frasa._reading.line_shapes import (
    INNER_STOP,
    LIST_ITEM,
    ends_in_stop,
    ends_like_title,
    has_title_case,
    is_finished,
    is_name_line,
    is_open_sentence,
    is_sentence,
    is_title,
    is_upright,
    without_credit,
)


@pytest.mark.parametrize("stop", [".", "!", "?", "…"])
@pytest.mark.parametrize("closer", ["", '"', "'", "”", "’", "»", ")", "]", "”)"])
def test_a_full_stop_ends_a_sentence_also_inside_quotation_marks_and_brackets(stop, closer):
    assert ends_in_stop(f"Semua hadir{stop}{closer}") is True
    assert is_finished(f"Semua hadir{stop}{closer}") is True


@pytest.mark.parametrize("last", [*string.ascii_letters, "-", ",", "(", "“", " "])
def test_behind_a_full_stop_no_other_sign_is_passed_over(last):
    assert ends_in_stop(f"Semua hadir.{last}") is False
    assert is_finished(f"Semua hadir.{last}") is False
    assert ends_like_title(f"Semua Hadir.{last}") is True


@pytest.mark.parametrize("mark", [":", ";"])
def test_behind_a_colon_or_a_semicolon_nothing_has_to_follow_but_it_is_no_full_stop(mark):
    assert is_finished(f"Isinya{mark}") and not ends_in_stop(f"Isinya{mark}")


@pytest.mark.parametrize(
    ("mark", "may"), [*((mark, False) for mark in ".…;:"), *((mark, True) for mark in "!?,”")]
)
@pytest.mark.parametrize("quote", ["", '"', "'", "”", "’"])
def test_a_headline_ends_in_no_mark_but_a_question_or_a_call(mark, may, quote):
    assert ends_like_title(f"Camat Ajak Warga{mark}{quote}") is may
    assert is_title(f"Camat Ajak Warga{mark}{quote}") is may


@pytest.mark.parametrize(
    ("words", "capitals", "can"),
    [
        *((2, 2, False), (3, 3, True), (25, 25, True), (26, 26, False)),
        *((5, 3, True), (5, 2, False), (10, 6, True), (10, 5, False), (20, 0, False)),
    ],
)
def test_three_in_five_words_of_a_headline_have_a_capital(words, capitals, can):
    assert has_title_case(words, capitals) is can
    text = " ".join(["Kata"] * capitals + ["kata"] * (words - capitals))
    assert is_title(text) is can


def test_single_letters_are_no_words_of_a_headline():
    assert is_title("Camat A Ajak Warga") and not is_title("A B Camat Ajak")
    assert not is_title("a b Di Ke") and is_title("Di Ke Ya")  # two letters are
    assert not is_title("aKU aKU aKU")  # the first letter counts


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Semua pegawai hadir.", True),
        ("Selesai.", False),
        ("Camat Ajak Warga Hadir", False),
        ("Benarkah Camat Ajak Warga?", False),  # a headline
        ("Camat Ajak Warga. Semua Hadir", False),  # neither long enough nor ended
        ("Camat Ajak Warga. Semua Hadir Pagi Ini Juga", True),
        ("Camat Ajak Warga ke. Semua Hadir Pagi Ini", True),  # of eight words
        ("Camat Ajak Warga. Semua Hadir Pagi Ini", False),  # of seven
        ("Camat Ajak Warga K. Semua Hadir Pagi Ini Juga", False),  # an initial ends nothing
        ("“kami semua pasti netral”", True),
        ("“kami pasti netral”", False),
        ("“kami pasti akan netral", False),
        ('"kami semua pasti netral"', True),
        ("kata " * 19 + "kata", True),
        ("kata " * 18 + "kata", False),
        ("ia datang pagi ini. Semua pegawai hadir", False),
        ("ia datang pagi ini. Semua pegawai pun hadir", True),
        ("Semua pegawai hadir. (rel)", True),
    ],
)
def test_a_sentence_is_told_from_what_is_none(text, is_one):
    assert is_sentence(text) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("semua hadir pagi", True),
        ("semua hadir", False),
        ("Semua Pegawai hadir pagi", False),  # no more than half
        ("Semua Pegawai hadir pagi ini", True),
        ("Semua hadir Pagi", False),
    ],
)
def test_an_open_sentence_has_more_small_words_than_others(text, is_one):
    assert is_open_sentence(text) is is_one


@pytest.mark.parametrize(
    ("text", "before", "credit"),
    [
        ("Semua hadir. (rel)", "Semua hadir.", "(rel)"),
        ("Semua hadir.(Tfa;Ekp)", "Semua hadir.", "(Tfa;Ekp)"),
        ("Semua hadir! [red]", "Semua hadir!", "[red]"),
        ("Semua hadir? ***", "Semua hadir?", "***"),
        ("Semua hadir… #", "Semua hadir…", "#"),
        ("Semua hadir. (NV).", "Semua hadir.", "(NV)."),
        ("“Semua hadir.” -red-", "“Semua hadir.”", "-red-"),
        ("Semua hadir. (NV). [red]", "Semua hadir.", "(NV). [red]"),
        ("…(rel)", "…", "(rel)"),
        ("Semua hadir.", "Semua hadir.", None),
        ("Semua hadir (rel)", "Semua hadir (rel)", None),  # no sentence ends before it
        ("Semua hadir. (12)", "Semua hadir. (12)", None),
        ("Semua hadir. -kata-", "Semua hadir. -kata-", None),
        (f"Semua hadir.{' ' * 114}(rel)", "Semua hadir.", "(rel)"),  # within 120 characters
        (f"Semua hadir.{' ' * 115}(rel)", f"Semua hadir.{' ' * 115}(rel)", None),
    ],
)
def test_the_code_at_the_end_of_an_article_is_parted_from_its_last_sentence(text, before, credit):
    assert without_credit(text) == (before, credit)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Siti Aminah", True),
        ("Siti", False),
        ("Siti Aminah Dewi Putri", True),
        ("Siti Aminah Dewi Putri Ayu", False),
        ("Siti,Aminah", True),  # two words
        ("Drs. Siti", True),
        ("SITI AMINAH", False),
        ("Siti aminah", False),
        ("Siti AMINAH", False),
        ("Siti 2024", False),
        ("Siti Nur-Aminah", False),
        ("sITI aMINAH", False),
    ],
)
def test_a_line_of_names_is_two_to_four_words_with_a_capital(text, is_one):
    assert is_name_line(text) is is_one


def test_what_stands_upright_has_a_capital_in_every_word_that_begins_with_a_letter():
    assert is_upright("Camat Melati") and is_upright("Camat (desa) 2024 Melati")
    assert not is_upright("Camat desa Melati") and not is_upright("cAMAT")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        *(("1. apel", True), ("12) apel", True), ("123. apel", False), ("a. apel", True)),
        *(("A. apel", False), ("b) apel", True), ("- apel", True), ("• apel", True)),
        *(("* apel", True), ("– apel", True), ("-apel", False), ("1 apel", False)),
    ],
)
def test_items_of_a_list_begin_with_their_number_letter_or_sign(text, is_one):
    assert bool(LIST_ITEM.match(text)) is is_one


def test_inside_a_text_a_sentence_ends_behind_two_small_letters():
    assert INNER_STOP.search("ia ke. Semua") and not INNER_STOP.search("ia K. Semua")
