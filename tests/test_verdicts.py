"""Verdicts on the case study are judged with their reasons; nothing unknown counts as a verdict."""

import pandas as pd
import pytest

from kursus import nilai_putusan, progress, tulis_laporan
from kursus.verdicts import answer_key, unknown_verdict

pytestmark = pytest.mark.cepat

RIGHT = ["sebagian", "seluruhnya", "tidak", "seluruhnya", "tidak",
         "seluruhnya", "sebagian", "tidak", "sebagian", "seluruhnya"]  # fmt: skip


@pytest.fixture(autouse=True)
def no_file(monkeypatch):
    monkeypatch.setenv("KEMAJUAN", "")
    progress.set_aside(delete=True)
    yield
    progress.set_aside(delete=True)  # no verdict goes over to another test's learner


def test_a_reason_stands_behind_the_colon_and_goes_into_the_table():
    found = nilai_putusan(*(f"{word}: kata yang sama; terbit 10:45" for word in RIGHT))
    assert set(found.table["alasan"]) == {"kata yang sama; terbit 10:45"}
    assert found.table["sama"].all() and found.table["putusan"].tolist() == RIGHT
    assert found.lines == [
        "Dari 10 putusan Anda, 10 sama dengan kunci.",
        "Dari 7 yang Anda sebut turunan, 7 memang turunan: presisi 1.",
        "Dari 7 yang memang turunan, 7 Anda temukan: kelengkapan 1.",
    ]


def test_verdicts_without_reasons_count_as_before_and_are_named():
    found = nilai_putusan("sebagian: kutipan", *RIGHT[1:])
    assert found.lines[0] == "Belum ada alasan untuk 02, 03, 04, 05, 06, 07, 08, 09, 10."
    assert found.table["sama"].all()
    assert "alasan" not in nilai_putusan(*RIGHT).table


def test_the_first_four_verdicts_are_counted_among_themselves_and_the_rest_is_named():
    found = nilai_putusan("tidak: lain", *RIGHT[1:3], "sebagian: kutipan")
    assert found.lines == [
        "Yang dinilai: berita 01 sampai 04 dari sepuluh.",
        "Belum ada alasan untuk 02, 03.",
        "Dari 4 putusan Anda, 2 sama dengan kunci.",
        "Dari 2 yang Anda sebut turunan, 2 memang turunan: presisi 1.",
        "Dari 3 yang memang turunan, 2 Anda temukan: kelengkapan 0,67.",
    ]
    assert len(found.table) == 4 and found.table["sama"].tolist() == [False, True, True, False]


def test_verdicts_still_open_are_no_disagreement_with_the_key():
    found = nilai_putusan(RIGHT[0], ..., ..., RIGHT[3])
    assert "Belum ada putusan untuk 02, 03." in found.lines
    assert "Dari 2 putusan Anda, 2 sama dengan kunci." in found.lines


def test_progress_keeps_the_word_of_a_verdict_alone():
    nilai_putusan(" Sebagian : kutipannya sama", "seluruhnya")
    assert [(e["nomor"], e["isi"]) for e in progress.entries("putusan")] == [
        ("01", "sebagian"),
        ("02", "seluruhnya"),
    ]


@pytest.mark.parametrize(
    "word",
    [
        "sebagian/seluruhnya",
        "tidak/sebagian",
        "tidak seluruhnya",
        "hampir seluruhnya: mirip",
        "tidak tahu",
    ],
)
def test_a_word_with_its_negation_is_never_taken_for_a_slip_of_the_pen(word):
    assert "Coba tulis" not in unknown_verdict("putusan_01", word)
    assert 'putusan_01 = "seluruhnya"' in unknown_verdict("putusan_01", "selurunya")


@pytest.mark.parametrize(
    "typed, reason",
    [("tidak (hanya acaranya)", "hanya acaranya"), ("tidak: hanya (sama)", "hanya (sama)")],
)
def test_a_reason_in_brackets_is_kept_without_them(typed, reason):
    assert nilai_putusan(typed).table["alasan"].iloc[0] == reason


@pytest.mark.parametrize("strange", ["tidak seluruhnya", ": alasan saja", "ya: karena mirip", 3])
def test_an_unknown_word_is_named_and_never_a_verdict(strange):
    found = nilai_putusan(strange, *RIGHT[1:])
    assert "Putusan ini tidak dikenal: 01 (“" in found.lines[0] and "titik dua" in found.lines[0]
    assert found.table["putusan"].iloc[0] == "–"


@pytest.mark.parametrize(
    "given", [pd.DataFrame({"a": range(68)}), len, [1] * 500, "x" * 900], ids=type
)
def test_whatever_is_put_into_a_verdict_is_said_in_one_short_line(given):
    said = nilai_putusan(given, *RIGHT[1:]).lines[0]
    assert said.startswith("Putusan ini tidak dikenal: 01") and len(said) < 200 and "\n" not in said


@pytest.mark.parametrize("sign", [", ", " - ", " – ", "; ", ". ", ": "])
def test_a_reason_may_stand_behind_another_sign(sign):
    row = nilai_putusan(f"Sebagian{sign}kutipannya sama", *RIGHT[1:]).table.iloc[0]
    assert (row["putusan"], row["alasan"]) == ("sebagian", "kutipannya sama")


@pytest.mark.parametrize("given", [[], [...] * 10, ["…"] * 3, [None, ""]])
def test_open_verdicts_are_named_and_give_no_score(given):
    found = nilai_putusan(*given)
    judged = answer_key().index[: len(given) or None]
    missing = ", ".join(article[:2] for article in judged)
    assert found.lines[-1] == f"Belum ada putusan untuk {missing}."
    assert len(found.lines) == (1 if len(judged) == 10 else 2)
    assert isinstance(found.table, pd.DataFrame) and set(found.table["putusan"]) == {"–"}


def test_a_reason_is_escaped_before_it_is_shown():
    page = nilai_putusan("sebagian: <b>kutipan</b>")._repr_html_()
    assert "&lt;b&gt;kutipan" in page and "<b>kutipan" not in page


def test_a_score_over_unread_verdicts_says_that_it_is_provisional():
    whole = nilai_putusan(*RIGHT).lines
    partial = nilai_putusan("ya", *RIGHT[1:]).lines
    assert not any("sementara" in line for line in whole)
    assert partial[-1] == "Hitungan ini sementara: baru 9 putusan yang terbaca."


def test_a_very_short_field_of_a_report_is_said_and_the_report_written(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    judged = nilai_putusan(*RIGHT)
    tulis_laporan("Sri", "ok", "salah tulis yang sama", "ya", judged)
    said = capsys.readouterr().out
    assert "Masih pendek sekali: temuan, batas." in said and (tmp_path / "laporan.html").is_file()
