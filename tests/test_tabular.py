"""Columns of a table of articles: how they are found, and what their cells may hold."""

import io
import json
import re
from datetime import date, datetime

import pandas as pd
import pytest

from frasa._ground.errors import InputError, UnreadableError
from frasa._reading.column_names import COLUMN_NAMES
from frasa._reading.corpus import reports
from frasa._reading.file_kinds import LARGEST_FILE
from frasa._reading.tabular import check_columns, read_frame, read_table

ISI = "Camat memimpin apel pagi."


def rows(columns=None, **cells) -> list:
    return list(
        read_frame(
            pd.DataFrame({name: [value] for name, value in cells.items()}, dtype=object), columns
        )
    )


def document(columns=None, **cells):
    row = rows(columns, **cells)[0]
    assert row.problem is None
    return row.document


# Columns


@pytest.mark.parametrize("ours", [ours for ours in COLUMN_NAMES if ours != "text"])
def test_the_likeliest_of_two_usual_names_counts_and_the_other_column_stays(ours):
    first, second = COLUMN_NAMES[ours].split()[:2]
    cells = {"isi": ISI, second: "2024-03-05", first: "2024-03-04"}
    found = document(**cells)
    said = found.fields[ours]
    assert str(said)[:10] == "2024-03-04"
    assert second in " ".join(found.others)


@pytest.mark.parametrize("name", ["Tanggal_Terbit", "TANGGAL TERBIT", "tanggal-terbit"])
def test_case_blanks_and_marks_make_no_difference(name):
    assert document(isi=ISI, **{name: "2024-03-04"}).fields["published_at"].day == 4


def test_article_heads_the_text_where_nothing_else_does_and_else_the_id():
    assert document(article=ISI).text == ISI
    assert "article" not in document(article=ISI).fields
    found = document(article="A-1", isi=ISI)
    assert (found.text, found.fields["article"]) == (ISI, "A-1")
    found = document(article=ISI, id="A-1")
    assert (found.text, found.fields["article"]) == (ISI, "A-1")


def test_a_name_that_the_caller_gives_outranks_the_usual_ones():
    found = document({"text": "Lead Teks"}, isi="Lain.", **{"lead_teks": ISI})
    assert (found.text, found.others) == (ISI, {"isi": "Lain."})


@pytest.mark.parametrize(
    ("ours", "name"),
    [
        ("headline", "post_title"),
        ("headline", "Judul Berita"),
        ("headline", "news-title"),
        ("published_at", "tanggal_berita"),
        ("published_at", "post_date"),
        ("outlet", "Sumber Artikel"),
        ("credit", "article author"),
    ],
)
def test_a_name_may_say_what_its_table_is_about(ours, name):
    cells = {"post_content": ISI, name: "2024-10-08", "berita_terkait": "x", "posting": "y"}
    found = document(**cells)
    assert (found.text, str(found.fields[ours])[:10]) == (ISI, "2024-10-08")
    assert found.others == {"berita_terkait": "x", "posting": "y"}


def test_a_name_that_the_caller_gives_is_taken_to_the_letter():
    found = document({"text": "isi berita"}, isi="Lain.", **{"Isi Berita": ISI})
    assert (found.text, found.others) == (ISI, {"isi": "Lain."})


@pytest.mark.parametrize("name", ["jam", "jamterbit", "pukul", "time", "publishtime", "Jam Terbit"])
def test_a_column_of_times_helps_that_of_publication_alone_and_stays(name):
    cells = {"isi": ISI, "tanggal": "2024-03-04", "event_date": "2024-03-03", name: "18:15"}
    found = document(**cells)
    assert f"{found.fields['published_at']:%d %H:%M}" == "04 18:15"
    assert found.fields["event_date"] == date(2024, 3, 3)
    assert found.others == {name: "18:15"}


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-03-02T16:59:59Z", 2),
        ("2024-03-02T17:00:00.000Z", 3),  # midnight of WIB, as programs write it
        ("2024-03-03T16:59:59Z", 3),
        ("2024-03-03T00:00:00+09:00", 3),
        ("2024-03-03", 3),
    ],
)
def test_the_day_of_an_event_is_that_of_indonesia(written, day):
    assert document(isi=ISI, event_date=written).fields["event_date"] == date(2024, 3, day)


def test_a_column_that_is_the_date_is_not_its_own_time():
    assert document(isi=ISI, waktu="2024-03-04 10:20").fields["published_at"].hour == 10
    found = document(isi=ISI, tanggal="2024-03-04", waktu="18:15").fields["published_at"]
    assert found.hour == 18


@pytest.mark.parametrize(
    "name",
    ["url", "link", "tautan", "permalink", "alamat", "urlberita", "linkberita", "sumberurl"],
)
def test_a_column_of_addresses_tells_the_domain_and_the_order_of_dates_and_stays(name):
    address = "https://www.kabar.id/2024/03/04/a"
    found = document(isi=ISI, tanggal="03/04/2024", event_date="03/04/2024", **{name: address})
    assert found.domain == "kabar.id"
    assert found.fields["published_at"].month == 3
    assert found.fields["event_date"].month == 3
    assert found.others == {name: address}
    assert document(isi=ISI, **{name: "Jalan Merdeka"}).domain is None


@pytest.mark.parametrize("name", ["jam", "pukul", "url", "tautan"])
def test_a_column_that_helps_tells_the_separator_too(name):
    content = f"Judul, a, b;isi;{name}\nX;{ISI};1\n".encode()
    (row,) = read_table("csv", lambda: io.BytesIO(content), None)
    assert row.document.text == ISI and set(row.document.others) == {"Judul, a, b", name}


def test_other_columns_keep_their_names_but_none_of_ours_and_none_twice():
    frame = pd.DataFrame(
        [[ISI, 1, 2, 3, 4, 5, 6, None]],
        columns=["isi", "raw", "weekday", "", "x  y", "x y", "x\ny", "kosong"],
    )
    found = next(read_frame(frame, None)).document
    assert found.others == {
        "raw (tabel)": 1,
        "weekday (tabel)": 2,
        "kolom 4": 3,
        "x y": 4,
        "x y (tabel)": 5,
        "x y (tabel)+": 6,
        "kosong": None,
    }


def test_of_a_table_of_articles_what_is_made_anew_is_left_out():
    ours = {"file": "a", "weekday": "Senin", "weekday_matches": True, "raw": ISI, "text": ISI}
    assert document(**ours).others == {}
    del ours["weekday_matches"]
    assert set(document(**ours).others) == {"file (tabel)", "weekday (tabel)", "raw (tabel)"}


@pytest.mark.parametrize("columns", [[("text", "isi")], "isi", {"teks": "isi"}, {"raw": "isi"}])
def test_a_mapping_that_is_none_is_explained(columns):
    with pytest.raises(InputError, match="columns"):
        check_columns(columns)


def test_a_mapping_of_our_columns_is_one():
    for columns in (None, {}, *({ours: "x"} for ours in COLUMN_NAMES)):
        check_columns(columns)


NO_NAMES = "baris pertamanya tampaknya isi tabel, bukan nama kolom"
IN_ONE = "semua kolomnya tertulis di dalam satu kolom"


@pytest.mark.parametrize(
    ("columns", "cells", "said"),
    [
        (None, {"a": 1, "b": 2}, "tidak jelas kolom isinya (kolomnya: a, b)"),
        ({"text": "c"}, {"isi": ISI}, "tidak mempunyai kolom “c” (kolomnya: isi)"),
        ({"headline": "c"}, {"isi": ISI}, "tidak mempunyai kolom “c” (kolomnya: isi)"),
        (None, {"": 1}, "tidak jelas kolom isinya (kolomnya: tidak ada)"),
        (None, {"a": 1, "b" * 60: 2}, f"tidak jelas kolom isinya (kolomnya: a, {'b' * 60})"),
        (None, {"b" * 120: 2}, f"tidak jelas kolom isinya (kolomnya: {'b' * 60}…)"),
        (None, {"b" * 121: 2}, f"{NO_NAMES} (kolomnya: {'b' * 60}…)"),
        (None, {"judul,isi": 1}, f"{IN_ONE} (kolomnya: judul,isi)"),
        (None, {"": None, "isi;judul": 1}, f"{IN_ONE} (kolomnya: isi;judul)"),
        (None, {"a,b": 1}, "tidak jelas kolom isinya (kolomnya: a,b)"),
        (None, {"judul,isi": 1, "b": 2}, "tidak jelas kolom isinya (kolomnya: judul,isi, b)"),
        ({"text": "c"}, {"judul\tc": 1}, f"{IN_ONE} (kolomnya: judul\tc)"),
    ],
)
def test_a_table_without_its_columns_says_which_it_has(columns, cells, said):
    with pytest.raises(UnreadableError) as caught:
        rows(columns, **cells)
    assert caught.value.problem == said


# Cells


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "tidak ada isi artikel"),
        ("  ", "tidak ada isi artikel"),
        (float("nan"), "tidak ada isi artikel"),
        ([], "tidak ada isi artikel"),
        (5, "isinya bukan teks"),
        ({"x": 1}, "isinya bukan teks"),
        ("12345", "tidak ada satu huruf pun di isinya"),
        ("é", None),
        ("a" + " " * (LARGEST_FILE - 1), None),
        ("a" + " " * LARGEST_FILE, "lebih besar dari 2 MB, terlalu besar untuk satu artikel"),
    ],
)
def test_a_cell_without_a_text_is_a_problem_of_its_row(value, said):
    found = list(read_frame(pd.DataFrame({"isi": [ISI, value], "x": [1, 1]}), None))
    assert (found[1].problem and found[1].problem.problem) == said
    assert found[0].document.text == ISI and [row.number for row in found] == [1, 2]


NOTHING = "nan NaN NaT None null NULL NA N/A n/a <NA> undefined \\N #N/A #REF! #VALUE! #NAME?"


@pytest.mark.parametrize("written", [*NOTHING.split(), "#NULL!", "#DIV/0!", "#NUM!", " nan "])
def test_what_a_program_writes_for_nothing_is_no_word(written):
    frame = pd.DataFrame({"isi": [ISI, written], "tanggal": [written, "2024-10-08"]})
    said = [row.problem and row.problem.problem for row in read_frame(frame, None)]
    assert said == [None, "tidak ada isi artikel"]  # and nothing of a date that is not clear
    made = document(isi=ISI, judul=written, media=written, penulis="Nan", catatan=written)
    assert (made.fields, made.others) == ({"credit": "Nan"}, {"catatan": written})


@pytest.mark.parametrize("word", ["Nan", "nana", "NAB", "None lagi", "#N/A #N/A", "na", "\\NN"])
def test_words_that_only_begin_like_nothing_are_words(word):
    found = document(isi=word, media=word)
    assert (found.text, found.fields["outlet"]) == (word, word)


HEADER = ("No", "Judul", "Isi", "")


@pytest.mark.parametrize(
    ("row", "is_header"),
    [
        (("No", "Judul", "Isi", ""), True),
        (("\ufeffNo", " Judul", "Isi ", None), True),
        (("1", "Judul", "Isi", ""), False),
        (("No", "Judul", ISI, ""), False),
        (("No", "Judul", "Isi", "x"), False),
        ((None, None, None, None), None),
    ],
)
def test_a_header_that_stands_in_a_table_again_is_no_article_and_is_said(row, is_header):
    frame = pd.DataFrame([("1", "A", ISI, None), row], columns=HEADER, dtype=object)
    _, *below = read_frame(frame, None)
    said = [below.problem and below.problem.problem for below in below]
    again = {True: ["hanya mengulang nama kolom"], False: [None], None: []}
    assert said == again[is_header]


def test_a_header_that_stands_there_again_is_no_date_that_cannot_be_read():
    cells = {"isi": ["isi", ISI], "tanggal": ["tanggal", "2024-10-08"]}
    assert len(list(read_frame(pd.DataFrame(cells), None))) == 2


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (["a" * 255, "b" * 255, "c" * 255, "d" * 254], True),
        (["a" * 255, "b" * 255, "d" * 254, "e" * 254], False),  # two
        (["a" * 255] * 9, False),  # one text
        (["a" * 255, "b" * 255, "c" * 254 + "."], False),  # one is whole
        (["a" * 255, "b" * 255, "c" * 255, "d" * 256], False),  # not the longest
        (["z", "y", "a" * 255, "b" * 255, "c" * 255], True),
        (["a" * 32_767], True),
        (["a" * 32_766 + "."], False),
        (["a" * 32_766], False),
        (["a" * 32_768], False),
    ],
)
def test_texts_that_a_program_cut_where_its_cells_end_are_said(texts, told):
    *_, last = read_frame(pd.DataFrame({"isi": texts}), None)
    longest = max(map(len, texts))
    said = f"ada teks yang berakhir tepat pada huruf ke-{longest}, mungkin terpotong"
    assert ([note.problem for note in last.document.notes] == [said]) == told
    assert (last.number is None) == told


def test_rows_without_anything_are_passed_over():
    frame = pd.DataFrame({"isi": [None, ISI, " "], "media": [None, "x", float("nan")]})
    assert [row.number for row in read_frame(frame, None)] == [2]


def test_a_table_without_anything_says_so():
    with pytest.raises(UnreadableError, match=r"satu baris isi pun \(kolomnya: isi, media\)"):
        rows(isi=None, media=" ")


@pytest.mark.parametrize(
    ("written", "text", "codes"),
    [
        (r"Camat hadir.\nLurah pulang.", "Camat hadir.\nLurah pulang.", 1),
        (r"Camat hadir.\r\n\r\nLurah pulang.", "Camat hadir.\n\n\n\nLurah pulang.", 4),
        (r"Jum\'at Camat \"hadir\".", 'Jum\'at Camat "hadir".', 3),
        (r"\\\"Camat\\\" hadir", '"Camat" hadir', 2),
        (r"\u201cCamat\u201D hadir caf\xe9", "“Camat” hadir café", 3),
        (r"Camat \ud83d\ude00 hadir", "Camat 😀 hadir", 2),
        (r"Camat\/Lurah\thadir", "Camat/Lurah\thadir", 2),
        (r"Camat \u20 \xg1 \Netral \_ hadir\ ", r"Camat \u20 \xg1 \Netral \_ hadir\ ", 0),
    ],
)
def test_what_programs_write_for_signs_is_no_letter_and_is_said(written, text, codes):
    found = document(isi=written, judul=written)
    assert found.text == text
    assert found.fields["headline"] == " ".join(text.split())
    said = f"{codes} kode program, seperti “\\n”, dibaca sebagai tanda yang dimaksud"
    assert [note.problem for note in found.notes] == [said] * bool(codes)


def test_in_cells_only_names_of_html_are_tags():
    found = document(isi="Camat <Budi> <b>hadir</b> pagi.", judul="Camat <Budi> <b>hadir</b>")
    assert found.text == "Camat <Budi> hadir pagi."
    assert found.fields["headline"] == "Camat <Budi> hadir"


@pytest.mark.parametrize(
    ("value", "text", "said"),
    [
        ("Camat\x00 hadir", "Camat hadir", []),
        ("Camat hadir é", "Camat hadir é", []),
        ("Camat \ud83d hadir", "Camat \ufffd hadir", ["1 huruf yang terpotong ditulis “\ufffd”"]),
        ("CafÃ© CafÃ©", "Café Café", ["2 huruf yang disandikan dua kali diperbaiki"]),
    ],
)
def test_letters_of_a_cell_are_repaired_and_it_is_said(value, text, said):
    found = document(isi=value)
    assert found.text == text
    assert [note.problem for note in found.notes] == said
    assert all("UTF-8" in note.remedy for note in found.notes)


@pytest.mark.parametrize(
    "value",
    [
        {"rendered": ISI},
        {"raw": ISI},
        {"text": ISI},
        {"value": ISI},
        {"content": ISI},
        {"body": ISI},
        {"html": ISI},
        {"rendered": "", "raw": ISI},
        {"rendered": {"value": ISI}},
        [ISI],
        [ISI, 3, None],
        (ISI,),
        [{"text": ISI}],
    ],
)
def test_a_text_may_stand_within_what_json_nests(value):
    assert document(isi=value, judul=value).text == ISI
    assert document(isi=value, judul=value).fields["headline"] == ISI


@pytest.mark.parametrize("write", [repr, json.dumps])
@pytest.mark.parametrize(
    ("held", "text"),
    [
        (["Camat\xa0“hadir”.", "Lurah 'pulang'."], "Camat\xa0“hadir”.\nLurah 'pulang'."),
        ({"rendered": "<p>Camat hadir.</p>", "protected": False}, "Camat hadir."),
        ([{"text": "Camat hadir."}, None], "Camat hadir."),
    ],
)
def test_a_list_or_object_that_a_program_wrote_into_a_cell_is_read_as_one(write, held, text):
    assert document(isi=write(held)).text == text


@pytest.mark.parametrize(
    "text",
    [
        "[Foto] Camat hadir. [Selesai]",
        "{Camat} hadir {di sini}",
        "['Camat hadir.' 'Lurah pulang.']",  # NumPy's: Python would glue the words
        r"[\d Camat]",
        "['Camat', ",
        "[" * 5000 + "Camat" + "]" * 5000,
        "'Camat'",
    ],
)
def test_brackets_around_other_texts_stay(text, recwarn):
    assert document(isi=text).text == text
    assert not recwarn.list


@pytest.mark.parametrize(
    ("depth", "is_text"), [(21, True), (22, False), (400, False), (990, False)]
)
@pytest.mark.parametrize("write", [json.dumps, lambda held: held])
def test_what_is_nested_too_deeply_is_no_text_and_stops_nothing(depth, is_text, write):
    held = ISI
    for _ in range(depth):
        held = [held]
    found = rows(isi=write(held) if depth < 900 else f"{'[' * depth}'a'{']' * depth}", judul="x")[0]
    assert (found.document is not None and found.document.text == ISI) == is_text
    assert document(isi=ISI, media=held).fields.get("outlet") == (ISI if is_text else None)


def test_parts_of_a_text_are_its_lines():
    assert document(isi=["Satu.", "Dua."]).text == "Satu.\nDua."


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (" Kabar \n Desa ", "Kabar Desa"),
        (12.0, "12"),
        (12.5, "12.5"),
        (12, "12"),
        (["A", "B", None, ""], "A; B"),
        ("['A', 'B']", "A; B"),
        ('["A"]', "A"),
        ("{'rendered': 'A &amp; B'}", "A & B"),
        ("[A] dan [B]", "[A] dan [B]"),
        ("-", None),
        ("… – ?", None),
        ("7", "7"),
        ({"name": "A"}, "A"),
        ({"rendered": "A"}, "A"),
        ({"x": "A"}, None),
        ({"name": {"x": 1}}, None),
        ([], None),
        (True, None),
        (None, None),
        ("A &amp; B", "A & B"),
        ("<b>A</b>", "A"),
        ("CafÃ©", "Café"),
        ("A \ud83d", "A \ufffd"),
    ],
)
def test_a_cell_of_our_columns_is_a_text_of_one_line(value, told):
    fields = document(isi=ISI, media=value, penulis=value).fields
    assert fields.get("outlet") == fields.get("credit") == told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (" a\nb ", " a\nb "),
        (" ", None),
        (1.5, 1.5),
        (True, True),
        (None, None),
        ({"é": [1]}, '{"é": [1]}'),
        ([1, None], "[1, null]"),
        ([datetime(2024, 3, 4)], '["2024-03-04 00:00:00"]'),
        ("A \ud83d", "A \ufffd"),
    ],
)
def test_a_cell_of_another_column_stays_as_it_is(value, told):
    frame = pd.DataFrame({"isi": [ISI], "lain": pd.Series([value], dtype=object)})
    assert next(read_frame(frame, None)).document.others == {"lain": told}


@pytest.mark.parametrize(
    ("id_", "is_one"),
    [("x" * 60, True), ("x" * 61, False), ("a://b", False), ("a:b", True)],
)
def test_an_id_is_short_and_no_address_and_what_is_none_stays_a_column(id_, is_one):
    for name, kept in [("id", "id"), ("kode", "kode"), ("article", "article (tabel)")]:
        found = document(isi=ISI, **{name: id_})
        assert found.fields.get("article") == (id_ if is_one else None)
        assert found.others == ({} if is_one else {kept: id_})


# Progress


@pytest.mark.parametrize(
    ("source", "units"),
    [
        ("frame", {"artikel"}),
        (["a.csv"], {"artikel", "berkas"}),  # of one table the rows are worth a bar
        (["a.csv", "b.csv"], {"berkas"}),
    ],
)
def test_a_bar_counts_articles_of_one_table_and_else_files(
    tmp_path, capfd, monkeypatch, source, units
):
    pytest.importorskip("tqdm", reason="needs the extra “berkas”")
    monkeypatch.setattr("frasa._ground.progress.PATIENCE", 0)
    monkeypatch.setattr("frasa._ground.progress._FEW", 0)
    monkeypatch.chdir(tmp_path)
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(f"isi\n{ISI}\n", encoding="utf-8")
    list(
        reports(
            pd.DataFrame({"isi": [ISI]}) if source == "frame" else source, None, True, None, True
        )
    )
    assert set(re.findall(r"artikel\w*|berkas\w*", capfd.readouterr().out)) == units


def test_texts_beyond_all_memory_are_not_begun(tmp_path):
    with open(tmp_path / "a.csv", "wb") as target:
        target.truncate(2**42)  # it holds nothing, but says four terabytes
    with pytest.raises(InputError, match="Untuk membaca korpus ini perlu sekitar"):
        list(reports(tmp_path, None, True, None, True))
