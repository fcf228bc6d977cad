"""A right answer in another form is accepted or its form named; no other answer gets in."""

import datetime
import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kursus import exercises, progress
from kursus.answer_forms import Misform, read, same

IDS = {
    "00-rilis": ["Humas"],
    "03-aceh-utara": ["KABAR LATIH", "Lhoksukon"],
    "08-kabar-teluk-rona": ["Kabar Teluk Rona"],
    "12-purworejo": ["WARTA", "Purworejo"],
}
RATIO = {"form": "number", "value": 1.857, "tolerance": 0.01, "units": ["kali", "kali lipat", "x"]}
COUNT = {"form": "number", "value": 1250, "whole": True, "units": ["kata"]}
MINUTES = {"form": "number", "value": 90, "whole": True, "units": ["menit", "durasi:"]}
SHARE = {"form": "share", "value": 0.48, "tolerance": 0.005}
PERCENT = {"form": "percent", "value": 48, "tolerance": 0.5}
BELOW = {"form": "number", "value": -3.27, "tolerance": 0.01}
DAY = {"form": "weekday", "value": "Rabu"}
FRIDAY = {"form": "weekday", "value": "Jumat"}
ARTICLE = {"form": "article", "value": "08-kabar-teluk-rona", "options": IDS}
PAIR = {"form": "article", "many": "set", "value": ["03-aceh-utara", "12-purworejo"]} | {
    "options": IDS
}
CHAIN = {"form": "article", "many": "order", "value": ["00-rilis", "12-purworejo"], "options": IDS}
WHY = {"form": "option", "value": "siaran pers", "options": ["kutipan", "siaran pers", "templat"]}
TRUE = {"form": "number", "many": "set", "value": [1, 3], "whole": True, "options": [1, 2, 3, 4, 5]}
TYPO = {"form": "text", "value": "kreditibilitas", "words": 1}


def frame(**columns):
    return pd.DataFrame(columns)


ACCEPTED = [
    (RATIO, ["1,86", "1.86", " 1,857 ", "“1,86”", "'1.86'", "1,86 kali", "1,86 kali lipat", "1,86x",
             "satu koma delapan enam", np.float64(1.86), np.array(1.86), np.array([[1.86]]),
             pd.Series([1.86], index=["asn"]), [[1.86]], Decimal("1.86"), Fraction(13, 7), "13/7",
             "1.86e0", "+1,86", "1,86.", frame(a=[1.86]), (1.86,), "１,８６", "1 koma 86"]),
    (COUNT, [1250.0, "1.250", "1,250", "1 250", "1250 kata", "seribu dua ratus lima puluh",
             "1\u00a0250", np.int64(1250), "1.250,00", "1,250.00", "1250,0", "1,25e3"]),
    (MINUTES, ["90 menit", "Durasi: 90 menit", "sembilan puluh", "90 Menit.", "090",
               "sembilan puluh menit"]),
    (SHARE, ["48%", "48 %", "48 persen", "0,48", ".48", "12/25", "48,0%", "48 dari 100",
             "48 per 100", "12 : 25"]),
    (PERCENT, [48, "48%", "48 persen", "48,2"]),
    (BELOW, ["−3,27", "- 3,27", "–3.27", "minus 3,27", "negatif tiga koma dua tujuh"]),
    (DAY, ["rabu", " RABU ", "Hari Rabu", "hari rabu.", "Rabu, 27 November 2024", "Rabu 27-11-2024",
           "(Rabu)", "'Rabu'", ["Rabu"], "Rabu, tanggal 27/11/2024", pd.Series(["Rabu"])]),
    (FRIDAY, ["Jum'at", "jum’at", "JUMAT", "hari Jum`at"]),
    (ARTICLE, [8, "8", "08", 8.0, np.int64(8), "8-kabar-teluk-rona", "08-kabar-teluk-rona.txt",
               "08_kabar_teluk_rona", "08 – Kabar Teluk Rona", "kabar teluk rona", "Artikel 8",
               "berita nomor 08", "no. 8", "delapan", "data\\articles\\08-kabar-teluk-rona.txt"]),
    (PAIR, [[3, 12], ["03", "12"], "3 dan 12", "12, 3", {"Aceh Utara", "Purworejo"},
            "aceh utara; purworejo", ["03-aceh-utara.txt", "Lhoksukon", "12"], np.array([12, 3]),
            "[3, 12]", "03\n12", frame(x=["03-aceh-utara", "12-purworejo"]), [["03", "12"]],
            pd.Index(["12-purworejo", "03-aceh-utara"]), "3 12", '["03", "12"]']),
    (CHAIN, [["00", "12"], "0 → 12", "rilis -> purworejo", (0, 12), "00, lalu 12"]),
    (WHY, ["Siaran Pers", "siaran-pers", "siaran_pers", " “siaran pers”. ", ["siaran pers"],
           "siaran  pers"]),
    (TRUE, ["1 dan 3", "[1, 3]", "1, 3", "3 & 1", (1, 3), {3, 1}, ["1", "3"], "1;3", "1 3",
            "satu dan tiga", [1.0, 3.0], range(1, 4, 2), [1, 1, 3], "1 serta 3",
            "nomor 1 dan nomor 3"]),
    (TYPO, ["Kreditibilitas", " “kreditibilitas”. ", ["kreditibilitas"]]),
]  # fmt: skip
TRUE["units"] = ["nomor"]

# (question, answer, what `Terbaca` says, what is to be typed; None where that cannot be told)
NAMED = [
    (RATIO, (1, 86), "dua angka, 1 dan 86", "1.86"),
    (RATIO, "186%", "186 dengan tanda persen", "1.86"),
    (RATIO, "kira-kira 1,86", "“kira-kira 1,86”", "1.86"),
    (RATIO, "1,8 atau 1,9", "dua angka", None),
    (COUNT, 1.25, "1,25", "1250"),
    (COUNT, (1, 250), "dua angka, 1 dan 250", None),
    (MINUTES, "90 jam", "“90 jam”", None),
    (MINUTES, "1 jam 30 menit", "dua angka", None),
    (SHARE, 48, "48", "0.48"),
    (SHARE, "0,48%", "0,48 dengan tanda persen", "0.48"),
    (SHARE, (48, 2), "dua angka, 48 dan 2", "0.482"),
    (SHARE, (12, 25), "dua angka, 12 dan 25", None),
    (COUNT, "125o", "teks “125o”", "1250"),
    (COUNT, "I25O", "teks “I25O”", "1250"),
    (COUNT, "125k", "teks “125k”", None),
    *((COUNT, each, f"teks “{each}”", None) for each in ("12²", "1½", "5₀", "9⅐")),
    (COUNT, "oi", "teks “oi”", None),
    (SHARE, "O.48", "teks “O.48”", "0.48"),
    (SHARE, "O,48", "teks “O,48”", "0.48"),
    (TRUE, "1-3-6", "1, 3 dan 6", None),
    (PERCENT, 0.48, "0,48", "48"),
    (DAY, "Rabo", "“Rabo”", '"Rabu"'),
    (DAY, "jatuh pada Rabu", "“jatuh pada Rabu”", '"Rabu"'),
    (DAY, datetime.date(2024, 11, 27), "tanggal 2024-11-27", None),
    (DAY, "Rabu, 28 November 2024", "“Rabu, 28 November 2024”", '"Rabu"'),
    (DAY, 3, "angka 3", None),
    (ARTICLE, "teluk rona", "“teluk rona”", '"08-kabar-teluk-rona"'),
    (ARTICLE, "08-kabar-teluk-rono", "“08-kabar-teluk-rono”", '"08-kabar-teluk-rona"'),
    (ARTICLE, 9, "angka 9", None),
    (PAIR, ["03-aceh-utara", "purworeja"], "“purworeja”", '["03-aceh-utara", "12-purworejo"]'),
    (WHY, "kutipan siaran pers", "dua pilihan", None),
    (WHY, "siaran perss", "“siaran perss”", '"siaran pers"'),
    (TRUE, 13, "angka 13", "[1, 3]"),
    (TRUE, 1.3, "angka 1,3", "[1, 3]"),
    (TYPO, "kata kreditibilitas itu", "3 kata", None),
]  # fmt: skip

QUESTIONS = [question for question, _ in ACCEPTED]
TABLE = frame(article=["08-kabar-teluk-rona"], count=[90])
REFUSED = [
    TABLE,
    TABLE.T,
    TABLE.iloc[0],
    pd.DataFrame(),
    pd.DataFrame({"a": [1.857, 1250], "b": [90, 48]}, index=["Rabu", "Jumat"]),
    pd.Series([3, 12], index=["x", "y"]),
    {"08-kabar-teluk-rona": 1},
    {1: "a", 3: "b"}.keys(),
    True,
    np.True_,
    float("nan"),
    math.inf,
    pd.NA,
    pd.NaT,
    [],
    [[]],
    b"90",
    90j,
    len,
    object(),
    "bukan 90 menit",
    "9 0",
    "sembilan puluh sembilan puluh",
    "½",
    "1 dan 3 dan 6",
    "rabu atau kamis",
    "9" * 5000,
]


def verdict(question, answer):
    reading = read(question, answer)
    right = read(question, question["value"]).values[0]
    assert reading.fault or any(same(question, value, right) for value in reading.values)
    return reading.fault or "benar"


@pytest.mark.parametrize("question, answers", ACCEPTED, ids=lambda part: str(part)[:40])
def test_what_a_person_would_accept_is_accepted(question, answers):
    assert {repr(a): verdict(question, a) for a in answers} == {repr(a): "benar" for a in answers}


@pytest.mark.parametrize("question, answer, seen, code", NAMED, ids=lambda part: str(part)[:30])
def test_another_form_is_named_with_what_to_type(question, answer, seen, code):
    with pytest.raises(Misform) as caught:
        raise read(question, answer).fault
    assert seen in caught.value.seen
    assert caught.value.code == code
    assert code is None or verdict(question, eval(code)) == "benar" or answer in ("90 jam",)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["form"])
@pytest.mark.parametrize("answer", REFUSED, ids=lambda answer: type(answer).__name__)
def test_what_is_no_answer_is_refused_by_its_form(question, answer):
    try:
        reading = read(question, answer)
    except Misform as fault:
        assert fault.seen and fault.remedy.endswith((".", ":"))
    else:
        right = read(question, question["value"]).values[0]
        assert reading.fault or not any(same(question, value, right) for value in reading.values)


class Hostile:
    def __str__(self):
        raise RuntimeError("no")

    __repr__ = __iter__ = __len__ = __float__ = __eq__ = __str__
    __hash__ = object.__hash__


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary()
    | st.complex_numbers() | st.dates() | st.decimals() | st.fractions() | st.builds(Hostile)
    | st.text(alphabet="0123456789.,%-– /[]'“”danx", max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=3)
    | st.lists(inner, max_size=4).map(tuple) | st.lists(inner, max_size=3).map(pd.Series),
    max_leaves=8,
)  # fmt: skip


OTHERS = {"number": 7.77, "share": 0.77, "percent": 77, "weekday": "Kamis", "text": "lain"}
OTHERS |= {"article": "00-rilis", "option": "templat"}


def accepts(question, answer):
    try:
        found = read(question, answer).values
    except Misform:
        return False
    right = read(question, question["value"]).values[0]
    return any(same(question, value, right) for value in found)


@settings(max_examples=500, deadline=None)
@given(ANYTHING, st.sampled_from(QUESTIONS))
def test_no_answer_whatsoever_raises_or_is_right_for_two_different_values(answer, question):
    other = [2, 4] if question.get("options") == [1, 2, 3, 4, 5] else OTHERS[question["form"]]
    other = [other] if question.get("many") and not isinstance(other, list) else other
    assert not (accepts(question, answer) and accepts(question | {"value": other}, answer))


@pytest.fixture
def asked(monkeypatch):
    def ask(question):
        entry = question | {"book": "09-uji", "where": "DI MANA.", "why": "SEBAB.", "wrong": []}
        monkeypatch.setattr(exercises, "shipped", lambda: {"9z": entry})
        monkeypatch.setattr(progress, "_pending", [])

    return ask


@settings(max_examples=150, deadline=None)
@given(ANYTHING)
def test_periksa_never_raises(answer):
    with pytest.MonkeyPatch.context() as patch:
        entry = ARTICLE | {"book": "09", "where": "W", "why": "Y", "wrong": []}
        patch.setattr(exercises, "shipped", lambda: {"9z": entry})
        patch.setattr(progress, "_pending", [])
        exercises.periksa("9z", answer)


def test_form_and_content_are_never_mixed(asked, capsys):
    for question, answer, seen, code in NAMED:
        asked(question)
        exercises.periksa("9z", answer)
        said = capsys.readouterr().out
        assert "bentuknya belum pas" in said and "DI MANA" not in said, answer
        assert seen in said.splitlines()[1]
        assert code is None or f"jawaban_9z = {code}" in said.splitlines()[2]


def test_a_decimal_comma_without_quotes_reaches_periksa_as_two_numbers(asked, capsys):
    asked(RATIO)
    exercises.periksa("9z", 1, 86)
    assert "Tulis: jawaban_9z = 1.86" in capsys.readouterr().out
