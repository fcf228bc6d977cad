"""What is wrong with the form of an answer is told whole: what was read, why, and what to type."""

import datetime
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from kursus.answer_forms import Misform, is_open, loosely, read, same

NUMBER = {"form": "number", "value": 1.857, "tolerance": 0.01}
COUNT = {"form": "number", "value": 1250, "whole": True, "units": ["kata"]}
SMALL = {"form": "number", "value": 12, "whole": True, "units": ["nomor", "menit"]}
PICK = {"form": "number", "value": 4, "whole": True, "options": [1, 2, 3, 4, 5]}
SHARE = {"form": "share", "value": 0.48, "tolerance": 0.005}
PERCENT = {"form": "percent", "value": 48, "tolerance": 0.5}
DAY = {"form": "weekday", "value": "Rabu"}
ARTICLE = {"form": "article", "value": "03-aceh-utara"} | {
    "options": {"03-aceh-utara": ["Kabar dan Warta"], "12-purworejo": []}
}
KIND = {"form": "option", "value": "kutipan", "options": ["kutipan", "siaran pers"]}
TEXT = {"form": "text", "value": "netral itu", "words": 2, "units": ["kata"]}
SET = {"form": "number", "many": "set", "value": [1, 3], "options": [1, 2, 3, 4, 5]}
ORDER = {"form": "number", "many": "order", "value": [2, 1, 3], "options": [1, 2, 3]}
DAYS = DAY | {"many": "set", "value": ["Rabu", "Kamis"]}
CHAIN = ARTICLE | {"many": "order", "value": ["12-purworejo", "03-aceh-utara"]}

ONE = "Yang ditunggu satu angka, misalnya 12 atau 3.45."
WHOLE = "Yang ditunggu satu bilangan bulat, misalnya 12."
PART = "Yang ditunggu satu angka antara 0 dan 1, misalnya 0.25."
HUNDRED = "Yang ditunggu satu angka dalam persen, misalnya 25."
PORTION = "Yang ditanya porsi: 0 berarti tidak ada, 1 berarti semua."
WEEKDAY = 'Yang ditunggu nama hari di antara tanda petik, misalnya "Senin".'
NUMBERS = "Yang ditunggu daftar nomor, misalnya [1, 2]."
ORDERED = "Yang ditunggu tiga nomor yang urut, misalnya [1, 2, 3]."
ALONE = "Tulis angkanya saja, tanpa kata, satuan, atau tanda lain."
COMMA = "Koma memisahkan dua angka"
UNBROKEN = "Yang ditanya bilangan bulat, tanpa titik, koma, atau garis miring."
SIGN = "Tanda persen tidak ditulis."
BRACKETS = "Beberapa jawaban ditulis di dalam kurung siku, dipisah koma."
TWO = pd.DataFrame({"a": [1, 2], "b": [3, 4]})

FAULTS = [
    # what is no answer to any question
    (NUMBER, True, "nilai True", ONE, None), (NUMBER, np.False_, "nilai False", ONE, None),
    (NUMBER, float("nan"), "bukan bilangan (NaN atau tak hingga)", ONE, None),
    (NUMBER, pd.NA, "nilai kosong", ONE, None), (SMALL, pd.NaT, "nilai kosong", WHOLE, None),
    (NUMBER, {1: 2}, "kamus (dictionary), bukan satu nilai", ONE, None),
    (NUMBER, len, "fungsi len, belum hasilnya", "Tambahkan tanda kurung () di belakangnya.", None),
    (NUMBER, type("X", (), {"__call__": len})(), "fungsi itu, belum hasilnya",
     "Tambahkan tanda kurung () di belakangnya.", None),
    (NUMBER, b"90", "sebuah nilai berjenis bytes", ONE, None),
    (NUMBER, Decimal("sNaN"), "sebuah nilai berjenis Decimal", ONE, None),
    (NUMBER, [], "daftar kosong", ONE, None), (SET, (), "daftar kosong", NUMBERS, None),
    (NUMBER, datetime.date(2024, 11, 27), "sebuah tanggal", ONE, None),
    (TEXT, datetime.date(2024, 11, 27), "sebuah tanggal",
     "Yang ditunggu sebuah teks di antara tanda petik.", None),
    (DAY, datetime.datetime(2024, 11, 27, 9), "tanggal 2024-11-27", WEEKDAY, None),
    (NUMBER, TWO, "tabel 2 baris dan 2 kolom",
     "Jawabannya satu nilai, bukan baris tabel. Tulis nilai itu saja.", None),
    (SET, TWO, "tabel 2 baris dan 2 kolom",
     'Ambil satu kolomnya saja, misalnya tabel["nama_kolom"].', None),
    (NUMBER, TWO[["a"]].iloc[:0], "tabel 0 baris dan 1 kolom",
     "Jawabannya satu nilai, bukan baris tabel. Tulis nilai itu saja.", None),
    (ARTICLE, pd.Series([3], index=["x"]), "deretan angka berlabel",
     "Yang ditunggu satu artikel: nomornya, misalnya 1.", None),
    (ORDER, {2, 1}, "kumpulan tanpa urutan",
     "Urutannya ditanyakan. Pakai kurung siku, bukan kurung kurawal.", None),
    (ORDER, frozenset((2, 1)), "kumpulan tanpa urutan",
     "Urutannya ditanyakan. Pakai kurung siku, bukan kurung kurawal.", None),
    # more than one where one is asked for
    (NUMBER, [1, 2, 3], "tiga angka, 1, 2 dan 3", f"Yang ditanya satu saja. {ONE}", None),
    (NUMBER, [1, "a"], "dua nilai, 1 dan a", f"Yang ditanya satu saja. {ONE}", None),
    (NUMBER, [1.5, 2], "dua angka, 1,5 dan 2", f"Yang ditanya satu saja. {ONE}", None),
    (NUMBER, [1, -2], "dua angka, 1 dan -2", f"Yang ditanya satu saja. {ONE}", None),
    (NUMBER, (1, 0), "dua angka, 1 dan 0", f"{COMMA}; desimal ditulis dengan titik.", "1"),
    (PICK, (4, 6), "dua angka, 4 dan 6", "Yang ditanya satu. Pilih satu nomor saja.", None),
    (KIND, ["kutipan", "siaran pers"], "dua nilai, kutipan dan siaran pers",
     "Yang ditanya satu saja. Pilih satu di antara: kutipan dan siaran pers.", None),
    (DAY, (1, 2), "dua angka, 1 dan 2", f"Yang ditanya satu saja. {WEEKDAY}", None),
    (NUMBER, (1, 86), "dua angka, 1 dan 86", f"{COMMA}; desimal ditulis dengan titik.", "1.86"),
    (NUMBER, (1, 857), "dua angka, 1 dan 857", f"{COMMA}. {ONE}", None),
    (SHARE, (0, 478), "dua angka, 0 dan 478", f"{COMMA}; desimal ditulis dengan titik.", "0.478"),
    (SHARE, (1, 4), "dua angka, 1 dan 4",
     f"{COMMA}; membagi ditulis dengan garis miring, misalnya 1 / 4.", None),
    (SHARE, (4, 4), "dua angka, 4 dan 4",
     f"{COMMA}; membagi ditulis dengan garis miring, misalnya 1 / 4.", None),
    (SHARE, (47, 8), "dua angka, 47 dan 8", f"{COMMA}. Kalau maksud Anda 47,8 persen", "0.478"),
    (SHARE, (100, 0), "dua angka, 100 dan 0", f"{COMMA}. Kalau maksud Anda 100 persen", "1"),
    (SHARE, (101, 5), "dua angka, 101 dan 5", f"{COMMA}. {PART}", None),
    (SMALL, (12, 5), "dua angka, 12 dan 5",
     f"{COMMA}. Yang ditanya satu bilangan bulat, tanpa koma, misalnya 12.", None),
    # a share, a percentage, a whole, a choice
    (SHARE, 48, "angka 48", f"{PORTION} Kalau maksud Anda 48 persen", "0.48"),
    (SHARE, 100, "angka 100", f"{PORTION} Kalau maksud Anda 100 persen", "1"),
    (SHARE, 101, "angka 101", PORTION, None), (SHARE, -0.5, "angka -0,5", PORTION, None),
    (SHARE, "48 kata", "teks “48 kata”", ALONE, "48"),
    (SHARE, "0,5%", "angka 0,5 dengan tanda persen", SIGN, "0.5"),
    (SHARE, "150%", "150 persen", PORTION.replace("semua.", "semua. Kalau maksud Anda 1,5 persen"),
     "0.015"),
    (PERCENT, 0.48, "angka 0,48", "Yang ditanya dalam persen.", "48"),
    (NUMBER, "186%", "angka 186 dengan tanda persen", f"{SIGN} 186 persen sama dengan 1,86.",
     "1.86"),
    (NUMBER, "1 persen", "angka 1 dengan tanda persen", f"{SIGN} 1 persen sama dengan 0,01.",
     "0.01"),
    (NUMBER, "0,9%", "angka 0,9 dengan tanda persen", SIGN, "0.9"),
    (SMALL, "12%", "angka 12 dengan tanda persen", f"Yang ditanya bukan persen. {WHOLE}", None),
    (PICK, 9, "angka 9", "Pilih di antara nomor 1, 2, 3, 4 dan 5.", None),
    (COUNT, 1.25, "angka 1,25", UNBROKEN, "1250"), (COUNT, 1.2505, "angka 1,2505", UNBROKEN, None),
    (COUNT, 0.25, "angka 0,25", UNBROKEN, None), (SMALL, 1.25, "angka 1,25", UNBROKEN, None),
    (COUNT | {"value": 1000}, 2.5, "angka 2,5", UNBROKEN, "2500"),
    (COUNT | {"value": 999}, 2.5, "angka 2,5", UNBROKEN, None),
    (COUNT | {"value": 2000}, 1.0005, "angka 1,0005", UNBROKEN, None),
    (COUNT, "1,25", "angka 1,25", UNBROKEN, None),
    (COUNT, "10/3", "angka 3,333333", UNBROKEN, None),
    (NUMBER, 1.8, "angka 1,8",
     "Bulatkan, jangan dipotong: tulis sekurangnya dua angka di belakang titik.", None),
    # words around a number
    (NUMBER, "ada 3 di sana", "teks “ada 3 di sana”", ALONE, "3"),
    (SMALL | {"units": ["menit"]}, "ada 3 di sana", "teks “ada 3 di sana”",
     "Tulis angkanya saja (dalam menit), tanpa kata lain.", "3"),
    (SMALL, "ke-8 itu", "teks “ke-8 itu”", ALONE, "8"),
    (NUMBER, "suhu -8 di sana", "teks “suhu -8 di sana”", ALONE, "-8"),
    (SMALL, "9x itu", "teks “9x itu”", WHOLE, None),
    (SMALL, "9o", "teks “9o”", "Nol dan satu ditulis dengan angka 0 dan 1, bukan huruf O dan l.",
     "90"),
    (SMALL, "di atas 8", "teks “di atas 8”",
     "Kata “di atas” mengubah arti angkanya. Tulis satu angka yang Anda maksud.", None),
    (SMALL, "1 dan 2 itu", "teks “1 dan 2 itu”, dua angka", f"Tulis satu angka saja. {WHOLE}",
     None),
    (SMALL, "banyak", "teks “banyak”", WHOLE, None),
    (PERCENT, "banyak", "teks “banyak”", HUNDRED, None),
    # a choice
    (DAY, "Rabo", "teks “Rabo”", "Tulis namanya saja, dengan ejaan yang sama.", '"Rabu"'),
    (DAY, "rabu atau kamis", "teks “rabu atau kamis”, dua pilihan", "Tulis satu saja.", None),
    (DAY, "besok", "teks “besok”", WEEKDAY, None), (DAY, 3, "angka 3", WEEKDAY, None),
    # a text
    (TEXT, "netral itu penting", "teks “netral itu penting”, 3 kata", "Tulis dua kata saja.", None),
    (TEXT, "123", "teks “123”", "Yang ditunggu sebuah teks di antara tanda petik.", None),
    (TEXT, "__", "teks “__”", "Yang ditunggu sebuah teks di antara tanda petik.", None),
    (TEXT, 5, "angka 5", "Yang ditunggu sebuah teks di antara tanda petik.", None),
    # several
    (SET, 13, "angka 13", BRACKETS, "[1, 3]"), (SET, "135", "angka 135", BRACKETS, "[1, 3, 5]"),
    (SET, 1.3, "angka 1,3", BRACKETS, "[1, 3]"),
    (SET, 16, "satu jawaban, 16", f"Pilih di antara nomor 1, 2, 3, 4 dan 5. {NUMBERS}", None),
    (SET, 8, "satu jawaban, 8", f"Pilih di antara nomor 1, 2, 3, 4 dan 5. {NUMBERS}", None),
    (SET, [1, 8], "dua jawaban, 1 dan 8", f"Pilih di antara nomor 1, 2, 3, 4 dan 5. {NUMBERS}",
     None),
    (SET, "tidak, harus", "dua jawaban, “tidak” dan “harus”", NUMBERS, None),
    (SET, ["1", "berita 3"], "dua jawaban, “1” dan “berita 3”", ALONE, "[1, 3]"),
    (SET, "banyak", "teks “banyak”", NUMBERS, None),
    (SET, "ada 3 di sana", "teks “ada 3 di sana”", ALONE, "[3]"),
    (ORDER, [2, 1], "dua jawaban, 2 dan 1", ORDERED, None),
    (ORDER, [2, 1, 1], "tiga jawaban, 2, 1 dan 1", ORDERED, None),
    (ORDER, [2, 1, 3, 3], "empat jawaban, 2, 1, 3 dan 3", ORDERED, None),
    (ORDER, [2, 1, 8], "tiga jawaban, 2, 1 dan 8",
     f"Pilih di antara nomor 1, 2 dan 3. {ORDERED}", None),
    (ORDER, 213, "angka 213", BRACKETS, "[2, 1, 3]"),
    (DAYS, "Rabo, Kamis", "dua jawaban, “Rabo” dan “Kamis”",
     "Tulis namanya saja, dengan ejaan yang sama.", '["Rabu", "Kamis"]'),
    (DAYS, "Rabo", "teks “Rabo”", "Tulis namanya saja, dengan ejaan yang sama.", '["Rabu"]'),
    (DAYS, "besok, Rabo", "dua jawaban, “besok” dan “Rabo”", WEEKDAY, None),
    (DAYS, "besok", "teks “besok”", WEEKDAY, None),
]  # fmt: skip


@pytest.mark.parametrize("question, answer, seen, remedy, code", FAULTS, ids=repr)
def test_a_fault_of_form_is_told_whole(question, answer, seen, remedy, code):
    with pytest.raises(Misform) as caught:
        raise read(question, answer).fault
    fault = caught.value
    assert (fault.seen, fault.remedy, fault.code) == (seen, remedy, code)


READ = [
    (NUMBER, "1,857", [1.857, 1857], "angka 1,857"), (NUMBER, 2, [2], "angka 2"),
    (COUNT, "1.250", [1250, 1.25], "angka 1.250"), (NUMBER, [[5]], [5], "angka 5"),
    (SHARE, "48%", [0.48], "48 persen"), (SHARE, "1%", [0.01], "1 persen"),
    (SHARE, 0, [0], "angka 0"), (SHARE, 1, [1], "angka 1"),
    *((SHARE, f"1 {sign} 4", [0.25], "angka 0,25") for sign in ("dari", "per", "dibagi", ":", "/")),
    (PERCENT, "48%", [48], "angka 48"), (PERCENT, 0, [0], "angka 0"), (PERCENT, 1, [1], "angka 1"),
    (PICK, 4.0, [4], "angka 4"), (SMALL, "nomor 12", [12], "angka 12"),
    (DAY, "RABU", ["Rabu"], "teks “RABU”"),
    (DAY, "hari rabu", ["Rabu"], "teks “hari rabu”, yaitu Rabu"),
    (ARTICLE, 3, ["03-aceh-utara"], "angka 3, yaitu 03-aceh-utara"),
    (ARTICLE, "03_aceh_utara", ["03-aceh-utara"], "teks “03_aceh_utara”"),
    (ARTICLE, pd.Series([3]), ["03-aceh-utara"], "angka 3, yaitu 03-aceh-utara"),
    (TEXT, "kata netral itu", ["netral itu"], "teks “kata netral itu”"),
    (TEXT | {"words": 3}, "a b c", ["a b c"], "teks “a b c”"), (TEXT, "ya", ["ya"], "teks “ya”"),
    (SET, [3, 1, 3], [(1, 3)], "dua jawaban, 1 dan 3"), (SET, 3, [(3,)], "satu jawaban, 3"),
    *((SET, f"1{sign}3", [(1, 3)], "dua jawaban, 1 dan 3") for sign in (
        ";", "\n", "|", " & ", " + ", ",", "->", "=>", "→", ">", " dan ", " serta ", " lalu ",
        " kemudian ", " and ", " ", "-", "/", " / ")),
    (SET, "{1, 3}", [(1, 3)], "dua jawaban, 1 dan 3"),
    (SET, "(1; 3)", [(1, 3)], "dua jawaban, 1 dan 3"),
    (SET, "1.3.5", [(1, 3, 5)], "tiga jawaban, 1, 3 dan 5"), (SET, {3, 1}, [(1, 3)], None),
    (SET | {"units": ["nomor"]}, "nomor 1 dan 3", [(1, 3)], "dua jawaban, 1 dan 3"),
    (SET, TWO[["b"]] - 2, [(1, 2)], "dua jawaban, 1 dan 2"),
    (ORDER, [2, 1, 3], [(2, 1, 3)], "tiga jawaban, 2, 1 dan 3"),
    (CHAIN, "12 → 3", [("12-purworejo", "03-aceh-utara")], None),
    (CHAIN, "aceh utara", [("03-aceh-utara",)], None), (CHAIN, {3}, [("03-aceh-utara",)], None),
    (KIND | {"many": "set", "options": ["rilis dan foto", "kutipan"]}, "rilis dan foto",
     [("rilis dan foto",)], None),
    (DAYS, "Rabu, 27 November 2024", [("Rabu",)], None),
    (CHAIN, "kabar dan warta", [("03-aceh-utara",)], None),
    (NUMBER | {"many": "set"}, "1,857 dan 3", [(1.857, 3)], None),
    (DAYS, "Rabu, Kamis", [("Kamis", "Rabu")], None), (DAYS, "Kamis", [("Kamis",)], None),
]  # fmt: skip


@pytest.mark.parametrize("question, answer, values, seen", READ, ids=repr)
def test_an_answer_in_a_form_that_fits_is_read_and_said(question, answer, values, seen):
    reading = read(question, answer)
    assert reading.values == values and seen in (None, reading.seen)


@pytest.mark.parametrize(
    "answer, is_one",
    [
        *((each, True) for each in (..., None, "", "...", "…", ' " " ', "'...'", "“…”", [...],
                                    (None, ""))),
        *((each, False) for each in (0, False, "a", "....", [], (), [..., 1], {...}, "..")),
    ],
)  # fmt: skip
def test_an_answer_is_open_until_something_is_in_it(answer, is_one):
    assert is_open(answer) is is_one


@pytest.mark.parametrize(
    "question, one, other, alike",
    [
        (NUMBER, 1.857, 1.867, True), (NUMBER, 1.857, 1.8671, False), (NUMBER, 1.847, 1.857, True),
        (SMALL, 12, 12.000001, True), (SMALL, 12, 12.0001, False), (SMALL, 0, 0.0000009, True),
        (SMALL, 0, 0.000002, False), (SMALL, 1e9, 1e9 + 999, True), (SMALL, 1e9, 1e9 + 2000, False),
        (SMALL, (1, 2), (1, 2), True), (SMALL, (1, 2), (2, 1), False), (SMALL, (1,), (1, 2), False),
        (SMALL, (1, 2), (1,), False), (SMALL, (), (), True), (SMALL, 1, (1,), False),
        (DAY, "Rabu", "Rabu", True), (DAY, "Rabu", "Kamis", False), (DAY, "1", 1, False),
    ],
)  # fmt: skip
def test_two_values_are_equal_within_the_tolerance(question, one, other, alike):
    assert same(question, one, other) is alike


@pytest.mark.parametrize(
    "answer, plain",
    [
        (5, ["5"]), (" “Lima”. ", ["lima"]), ([3, 1, 3.0], ["1", "3"]), ({2, 1}, ["1", "2"]),
        ((1, 86), ["1", "86"]), ([[5]], ["5"]), (True, None), ({}, None), ([], None),
        (TWO["a"], ["1", "2"]), (pd.Series([1, 2], index=["x", "y"]), None),
    ],
    ids=repr,
)  # fmt: skip
def test_the_plain_texts_of_any_answer_are_known(answer, plain):
    assert loosely(answer) == plain
