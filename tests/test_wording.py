"""A value is named as Indonesian text and as Python: short, whole where it fits, never raising."""

import pandas as pd
import pytest

from kursus import wording

LONG = "a" * 39


class Silent:
    __name__ = None

    def __str__(self):
        raise RuntimeError("no")

    __repr__ = __str__


@pytest.mark.parametrize(
    "value, text, typed",
    [
        (0, "0", "0"),
        (1250, "1.250", "1250"),
        (1.86, "1,86", "1.86"),
        (-1234567.5, "-1.234.567,5", "-1234567.5"),
        (7.0, "7", "7"),
        (100.0, "100", "100"),
        (0.1234567, "0,123457", "0.1234567"),
        (0.1 + 0.2, "0,3", "0.3"),
        (1 / 3, "0,333333", "0.3333333333"),
        ("asn  netral\n", "asn netral", '"asn  netral\n"'),
        ('kata "netral"', 'kata "netral"', "\"kata 'netral'\""),
        (f"{LONG}b", f"{LONG}b", f'"{LONG}b"'),
        (f"{LONG}bc", f"{LONG}…", f'"{LONG}bc"'),
        (True, "True", '"True"'),
        ([1, "Rabu", [2.5]], "[1, 'Rabu', [2.5]]", '[1, "Rabu", [2.5]]'),
        ((1, 3), "(1, 3)", "[1, 3]"),
        ([], "[]", "[]"),
    ],
)
def test_a_value_is_shown_as_text_has_it_and_as_python_is_typed(value, text, typed):
    assert wording.shown(value) == text
    assert wording.code(value) == typed


@pytest.mark.parametrize(
    "value, told",
    [
        ("asn", "teks “asn”"),
        (f"{LONG}bc", f"teks “{LONG}…”"),
        (5, "angka 5"),
        (1250.5, "angka 1.250,5"),
        ((1, 86), "dua angka, 1 dan 86"),
        ([4, 6, 2], "tiga angka, 4, 6 dan 2"),
        ([4], "daftar berisi satu"),
        ((4, "a"), "daftar berisi dua"),
        ((4, True), "daftar berisi dua"),
        ([], "daftar kosong"),
        ({}, "daftar kosong"),
        ({1, 2}, "daftar berisi dua"),
        ({"a": 1}, "daftar berisi satu"),
        (pd.Series([1, 2, 3]), "daftar berisi tiga"),
        (pd.DataFrame({"x": [1, 2]}), "tabel 2 baris"),
        (..., "masih kosong (...)"),
        (None, "masih kosong (...)"),
        (len, "perintah len"),
        (type("X", (), {"__call__": len})(), "perintah"),
        (True, "nilai True"),
        (1j, "nilai 1j"),
        (b"a" * 50, "nilai b'" + "a" * 31 + "…"),
        (Silent(), "nilai berjenis Silent"),
    ],
    ids=lambda part: part if isinstance(part, str) else type(part).__name__,
)
def test_a_value_is_described_in_one_short_line(value, told):
    assert wording.described(value) == told


def test_a_small_count_is_a_word_and_a_large_one_a_number():
    words = "nol, satu, dua, tiga, empat, lima, enam, tujuh, delapan, sembilan, sepuluh, 11"
    assert ", ".join(wording.spelt(count) for count in range(12)) == words


@pytest.mark.parametrize(
    "items, told",
    [
        ([], ""),
        (["asn"], "asn"),
        ([1, 2.5], "1 dan 2,5"),
        ("abcdef", "a, b, c, d, e dan f"),
        ("abcdefg", "a, b, c, d, e dan 2 lainnya"),
        ("abcdefghi", "a, b, c, d, e dan 4 lainnya"),
    ],
)
def test_a_list_is_told_whole_or_says_how_many_more_there_are(items, told):
    assert wording.listed(items) == told


@pytest.mark.parametrize(
    "values, told",
    [
        ([1, "lima"], "dua jawaban, 1 dan “lima”"),
        ([" “lima” ", "'6'", '"7"', "‘8’"], "empat jawaban, “lima”, “6”, “7” dan “8”"),
        ([1], "satu jawaban, 1"),
    ],
)
def test_all_answers_of_a_list_are_told_and_texts_are_quoted_once(values, told):
    assert wording.seen_in(values) == told


@pytest.mark.parametrize("value, number", [(1, True), (1.5, True), (True, False), ("1", False)])
def test_true_is_no_number(value, number):
    assert wording.is_number(value) is number
