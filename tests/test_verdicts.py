"""Verdicts on the case study are judged with their reasons; nothing unknown counts as a verdict."""

import types

import pandas as pd
import pytest

from kursus import nilai_putusan, progress, tulis_laporan
from kursus.verdicts import WORDS, answer_key, unknown_verdict

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


CHOOSE = 'Pilih "seluruhnya", "sebagian", atau "tidak".'


@pytest.mark.parametrize(
    "typed, told",
    [
        ("mirip", f"Putusan “mirip” di putusan_02 belum dikenal. {CHOOSE}"),
        ("tidak tau: lupa", f"Putusan “tidak tau” di putusan_02 belum dikenal. {CHOOSE}"),
        ("sebagain", 'Putusan “sebagain” di putusan_02 belum dikenal. Coba tulis: putusan_02 = "se'
         'bagian"'),
        ("Selurunya: sama", 'Putusan “selurunya” di putusan_02 belum dikenal. Coba tulis: putusan_0'
         '2 = "seluruhnya: sama"'),
        ("tdk", "Putusan “tdk” di putusan_02 belum dikenal. Coba tulis: putusan_02 = \"tidak\""),
        (7, f"Putusan “angka 7” di putusan_02 belum dikenal. {CHOOSE}"),
        *((each, None) for each in ("seluruhnya", "Sebagian: kutipan", " TIDAK ", ..., "", None)),
    ],
)  # fmt: skip
def test_a_verdict_is_known_or_its_word_is_named_with_the_nearest(typed, told):
    assert unknown_verdict("putusan_02", typed) == told


@pytest.mark.parametrize("typed, word, reason", [
    ("TIDAK", "tidak", ""),
    (" seluruhnya :  sama semua ", "seluruhnya", "sama semua"),
    ("seluruhnya – sama\nsemua", "seluruhnya", "sama\nsemua"),
    ("Sebagian — kutipan (dua)", "sebagian", "kutipan (dua)"),
    ("tidak - lain", "tidak", "lain"),
    ("tidak.lain", "tidak", "lain"),
    ("tidak (hanya (dua) kata)", "tidak", "hanya (dua) kata"),
    ("tidak (hanya dua) ", "tidak", "hanya dua"),
    ("tidak: sama)", "tidak", "sama"),
    (["tidak", "lain"], "tidak", "lain"),
    (("tidak",), "tidak", ""),
    ({"tidak": "lain"}, "tidak", "lain"),
])  # fmt: skip
def test_a_verdict_is_taken_apart_however_its_reason_is_joined(typed, word, reason):
    row = nilai_putusan(typed, "tidak: ada").table.iloc[0]
    assert (row["putusan"], row["alasan"]) == (word, reason or "–")
    assert progress.entries("putusan", "01")[-1]["isi"] == word


@pytest.mark.parametrize("strange", [
    ["tidak", "lain", "lagi"], ["tidak", 3], {"tidak": "a", "sebagian": "b"}, {"tidak": 3}, (),
])  # fmt: skip
def test_what_holds_more_than_a_verdict_and_its_reason_is_none(strange):
    table = nilai_putusan(strange, *RIGHT[1:]).table
    assert table["putusan"].iloc[0] == "–" and progress.entries("putusan", "01") == []


def test_the_table_has_a_row_an_article_with_the_key_where_a_verdict_is():
    key = answer_key()
    assert key.map(WORDS).tolist() == RIGHT
    assert WORDS == {"wholly": "seluruhnya", "partially": "sebagian", "not": "tidak"}
    table = nilai_putusan("sebagian: kutipan", ..., "ya", "tidak").table
    one, two, three, four = key.index[:4]
    columns = ["article", "putusan", "alasan", "kunci", "sama"]
    assert table.astype(object).to_dict("split")["columns"] == columns
    assert table.astype(object).values.tolist() == [
        [one, "sebagian", "kutipan", "sebagian", True],
        [two, "–", "–", "–", None],
        [three, "–", "–", "–", None],
        [four, "tidak", "–", "seluruhnya", False],
    ]
    assert list(nilai_putusan("tidak", "tidak").table.columns) == [
        each for each in columns if each != "alasan"
    ]


@pytest.mark.parametrize("given, lines", [
    (["sebagian: a"], [
        "Yang dinilai: berita 01 dari sepuluh.",
        "Dari 1 putusan Anda, 1 sama dengan kunci.",
        "Dari 1 yang Anda sebut turunan, 1 memang turunan: presisi 1.",
        "Dari 1 yang memang turunan, 1 Anda temukan: kelengkapan 1.",
    ]),
    (["tidak: a", "tidak: b"], [
        "Yang dinilai: berita 01 sampai 02 dari sepuluh.",
        "Dari 2 putusan Anda, 0 sama dengan kunci.",
        "Belum satu pun Anda sebut turunan, jadi presisi belum dapat dihitung.",
    ]),
    (["seluruhnya: a", "seluruhnya: b", "seluruhnya: c", "tidak: d"], [
        "Yang dinilai: berita 01 sampai 04 dari sepuluh.",
        "Dari 4 putusan Anda, 1 sama dengan kunci.",
        "Dari 3 yang Anda sebut turunan, 2 memang turunan: presisi 0,67.",
        "Dari 3 yang memang turunan, 2 Anda temukan: kelengkapan 0,67.",
    ]),
    (["ya: a", "sebagian", ..., "tidak tahu"], [
        "Yang dinilai: berita 01 sampai 04 dari sepuluh.",
        "Putusan ini tidak dikenal: 01 (“ya”), 04 (“tidak tahu”). Tulis \"seluruhnya\", "
        '"sebagian", atau "tidak"; alasannya sesudah titik dua.',
        "Belum ada putusan untuk 03.",
        "Belum ada alasan untuk 02.",
        "Dari 1 putusan Anda, 0 sama dengan kunci.",
        "Dari 1 yang Anda sebut turunan, 1 memang turunan: presisi 1.",
        "Dari 3 yang memang turunan, 1 Anda temukan: kelengkapan 0,33.",
        "Hitungan ini sementara: baru 1 putusan yang terbaca.",
    ]),
])  # fmt: skip
def test_what_is_said_of_verdicts_is_what_a_count_by_hand_gives(given, lines):
    assert nilai_putusan(*given).lines == lines


def test_verdicts_beyond_the_last_article_are_passed_over():
    found = nilai_putusan(*RIGHT, "tidak", "ya")
    assert len(found.table) == 10 and found.lines[-3] == (
        "Dari 10 putusan Anda, 10 sama dengan kunci."
    )


def test_a_notebook_shows_the_sentences_above_the_table():
    found, told = nilai_putusan("sebagian: <kutipan>", "ya"), []
    page = found._repr_html_()
    assert page.startswith(f"<p>{found.lines[0]}</p><p>Putusan ini") and "</p><" in page
    assert page.index("Hitungan ini") < page.index("<table") and "&lt;kutipan&gt;" in page
    found._repr_pretty_(types.SimpleNamespace(text=told.append), False)
    assert told[0].startswith("\n".join(found.lines)) and "<kutipan>" in told[0]


def test_a_report_holds_the_findings_the_verdicts_and_a_picture(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    judged = nilai_putusan("sebagian: kutipan pejabat", "seluruhnya: sama")
    fields = ["dua berita menyalin", "salah tulis yang sama", "siapa yang lebih dulu"]
    tulis_laporan("Sri Rahma", *fields, judged)
    page = (tmp_path / "laporan.html").read_text(encoding="utf-8")
    for part in ("Studi kasus Arunika", "Sri Rahma", "Kesimpulan", "Temuan: dua berita menyalin",
                 "Bukti: salah tulis yang sama", "Yang tidak dapat disimpulkan",
                 "Batas: siapa yang lebih dulu", "kutipan pejabat", *judged.lines, "Gambar",
                 "Tidak ada."):  # fmt: skip
        assert part in page
    places = [page.index(each) for each in ("Temuan: dua", "Bukti: salah", "Batas: siapa")]
    assert places == sorted(places)
    assert "<h1>Studi kasus Arunika</h1>" in page and "<h1>Sri" not in page
    assert "Masih pendek" not in capsys.readouterr().out
    tulis_laporan("Sri Rahma", *fields, judged, "Peta kemiripan.")
    page = (tmp_path / "laporan.html").read_text(encoding="utf-8")
    assert "Peta kemiripan." in page and "Tidak ada." not in page


@pytest.mark.parametrize("field", range(3))
def test_a_field_of_two_words_is_called_short_and_an_open_one_refused(
    field, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    names, judged = ["temuan", "bukti", "batas"], nilai_putusan(*RIGHT)
    texts = ["satu kalimat penuh"] * 3
    texts[field] = "dua kata"
    tulis_laporan("Sri", *texts, judged)
    assert capsys.readouterr().out.endswith(
        f"Masih pendek sekali: {names[field]}. Satu kalimat penuh menolong pembaca.\n"
    )
    (tmp_path / "laporan.html").unlink()
    texts[field] = "..."
    tulis_laporan("Sri", *texts, judged)
    said = capsys.readouterr().out
    assert "Laporan belum ditulis" in said and "Masih pendek" not in said
    assert names[field].capitalize() in said and not (tmp_path / "laporan.html").exists()
