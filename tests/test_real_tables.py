"""Tables as people have them: several sheets, titles above, quotes and dates in disorder."""

import json
import zipfile
from datetime import datetime

import pandas as pd
import pytest

from frasa.articles import check_files, read_articles

ISI = "Camat memimpin apel pagi di halaman kantor."


def problem_of(source) -> str:
    problem = check_files(source)["problem"]
    assert len(problem) == 1  # one row a file
    return problem.fillna("")[0]


def book(path, **sheets) -> None:
    pytest.importorskip("openpyxl", reason="needs the extra “berkas”")
    with pd.ExcelWriter(path) as writer:
        for name, frame in sheets.items():
            frame.to_excel(writer, sheet_name=name, index=False)


# Sheets and headers


def test_every_sheet_with_texts_is_read_and_the_others_are_named(tmp_path, capsys):
    rows = pd.DataFrame({"isi": [ISI, ISI]})
    totals = pd.DataFrame({"bulan": ["Mei"], "jumlah": [2]})
    book(tmp_path / "k.xlsx", Mei=rows, Juni=rows.head(1), Rekap=totals, Kosong=pd.DataFrame())
    ids = ["k-Mei-2", "k-Mei-3", "k-Juni-2"]
    assert read_articles(tmp_path)["article"].tolist() == ids
    assert "lembar “Rekap” tidak dibaca" in problem_of(tmp_path)
    assert "Rekap" in capsys.readouterr().out


def test_columns_without_a_name_at_the_end_of_a_header_are_none(tmp_path):
    rows = pd.DataFrame([["Satu", ISI, None, None]], columns=["media", "isi", "", " "])
    book(tmp_path / "k.xlsx", Mei=rows)
    articles = read_articles(tmp_path)
    assert articles[["outlet", "text"]].to_numpy().tolist() == [["Satu", ISI]]
    assert not [name for name in articles if "kolom" in name]


def test_a_workbook_may_be_as_large_as_the_bound_and_no_larger(tmp_path, monkeypatch):
    book(tmp_path / "k.xlsx", Mei=pd.DataFrame({"isi": [ISI]}))
    size = (tmp_path / "k.xlsx").stat().st_size
    for bound in (size, size - 1):
        monkeypatch.setattr("frasa._reading.sheets.LARGEST_WORKBOOK", bound)
        problem = check_files(tmp_path)["problem"]
        assert list(problem.fillna("").str.contains("lebih besar")) == [bound < size]


@pytest.mark.parametrize("empty", ["Jan", "Feb", "Mar"])
def test_a_sheet_without_rows_stops_no_other(tmp_path, empty):
    rows = pd.DataFrame({"isi": [ISI]})
    sheets = {name: rows.head(int(name != empty)) for name in ("Jan", "Feb", "Mar")}
    book(tmp_path / "k.xlsx", **sheets)
    assert len(read_articles(tmp_path)) == 2
    assert f"lembar “{empty}” tidak memuat satu baris isi pun" in problem_of(tmp_path)


@pytest.mark.cepat
def test_a_workbook_of_empty_sheets_says_so(tmp_path):
    rows = pd.DataFrame({"isi": []})
    book(tmp_path / "k.xlsx", Jan=rows, Feb=rows)
    assert "tidak memuat satu baris isi pun" in problem_of(tmp_path)


@pytest.mark.parametrize("name", ["k.csv", "k.jsonl"])
@pytest.mark.parametrize("many", [1, 1_000], ids=["short", "long"])
def test_repairs_of_a_table_are_said_as_those_of_a_text(tmp_path, name, many):
    def row(text: bytes) -> bytes:
        return b'{"isi": "' + text + b'"}\n' if name.endswith("jsonl") else text + b"\n"

    head = b"" if name.endswith("jsonl") else b"isi\n"
    first = row("Camat berkata “netral” pagi itu. ".encode() * 40) * many  # beyond the sample
    (tmp_path / name).write_bytes(head + first + row(b"Lurah berkata \x93netral\x94 juga."))
    assert read_articles(tmp_path)["text"].iloc[-1] == "Lurah berkata “netral” juga."
    assert "campuran dua sandi" in problem_of(tmp_path)
    (tmp_path / name).write_bytes(head + first + row(b"Lurah\x00 hadir juga di sana."))
    assert read_articles(tmp_path)["text"].iloc[-1] == "Lurah hadir juga di sana."
    assert "1 bita kosong (NUL) dilewati" in problem_of(tmp_path)
    (tmp_path / name).write_bytes(head + first)
    assert problem_of(tmp_path) == ""


@pytest.mark.cepat
def test_what_excel_writes_for_control_characters_is_no_text(tmp_path):
    book(tmp_path / "k.xlsx", Mei=pd.DataFrame({"isi": ["Camat hadir._x000D_\nSemua hadir."]}))
    assert read_articles(tmp_path)["text"][0] == "Camat hadir.\nSemua hadir."


@pytest.mark.parametrize(
    "above", ["", "\n\n", "sep=;\n", ";;\n", "Kliping bulan Mei;;\n", "\ufeffKliping\n\n"]
)
def test_a_header_is_found_below_blanks_and_titles(tmp_path, above):
    text = f"{above}judul;isi;kategori\nSatu;{ISI};desa\n"
    (tmp_path / "k.csv").write_text(text, encoding="utf-8")
    articles = read_articles(tmp_path)
    assert articles[["headline", "text", "kategori"]].values.tolist() == [["Satu", ISI, "desa"]]


def test_a_table_without_rows_says_so_and_a_csv_named_xlsx_is_read(tmp_path, capsys):
    (tmp_path / "k.csv").write_text("judul;isi\n", encoding="utf-8")
    (tmp_path / "a.xlsx").write_text(f"judul;isi\nSatu;{ISI}\n", encoding="utf-8")
    assert read_articles(tmp_path)["file"].tolist() == ["a.xlsx"]
    assert "tidak memuat satu baris isi pun" in capsys.readouterr().out


# Columns of one's own, ids, outlets


@pytest.mark.cepat
def test_columns_of_ones_own_stay_under_their_names(tmp_path):
    frame = pd.DataFrame(
        {
            "isi": [ISI, ISI],
            "kategori": ["desa", None],
            "skor": [1, 2],
            "raw": ["a", "b"],
            "url": ["https://www.kabar.id/2024/a", ""],
        }
    )
    articles = read_articles(frame)
    assert articles.columns[-4:].tolist() == ["kategori", "skor", "raw (tabel)", "url"]
    assert articles["skor"].tolist() == [1, 2]
    assert articles["kategori"][0] == "desa"
    assert pd.isna(articles["kategori"][1])
    assert articles["outlet"][0] == "kabar.id"
    assert pd.isna(articles["outlet"][1])
    assert articles["article"].tolist() == ["tabel-1", "tabel-2"]


def test_an_outlet_that_is_said_goes_before_the_address():
    frame = pd.DataFrame(
        {
            "isi": [f"NUSA, Latihnews – {ISI}", ISI],
            "media": [None, "Latih Pos"],
            "link": ["https://kabar.id/a"] * 2,
        }
    )
    assert read_articles(frame)["outlet"].tolist() == ["Latihnews", "Latih Pos"]


def test_long_ids_and_addresses_are_no_ids_but_stay():
    address = "https://kabar.id/2024/05/camat-memimpin-apel-pagi-di-halaman-kantor-camat"
    articles = read_articles(pd.DataFrame({"isi": [ISI], "kode": [address]}))
    assert articles["article"].tolist() == ["tabel-1"]
    assert articles["kode"].tolist() == [address]


def test_texts_without_a_letter_are_no_articles(capsys):
    frame = pd.DataFrame({"isi": [ISI, ", , -", "…", "2024"]})
    assert len(read_articles(frame)) == 1
    assert "tidak ada satu huruf pun" in capsys.readouterr().out


# Quotation marks


@pytest.mark.cepat
@pytest.mark.parametrize(
    ("rows", "texts"),
    [
        ('a;"Satu tanpa tutup\nb;"Dua utuh."\nc;Tiga.', ["Satu tanpa tutup", "Dua utuh.", "Tiga."]),
        ('a;"Satu tanpa tutup\nb;Dua.\nc;"Tiga."', ["Satu tanpa tutup", "Dua.", "Tiga."]),
        ('a;"Satu tanpa tutup\nb;Dua.\nc;Tiga.', ["Satu tanpa tutup", "Dua.", "Tiga."]),
        ('a;"Kata "netral" itu."\nb;Dua.', ['Kata "netral" itu.', "Dua."]),
        ('a;"Satu, "dua" lagi\nlanjut, ya."\nb;Dua.', ['Satu, "dua" lagi\nlanjut, ya.', "Dua."]),
        ('a;"Satu\nlanjut "dua" lagi."\nb;"Dua."', ['Satu\nlanjut "dua" lagi.', "Dua."]),
    ],
)
def test_no_quotation_mark_swallows_a_row(tmp_path, capsys, rows, texts):
    (tmp_path / "k.csv").write_text(f"kode;isi\n{rows}\n", encoding="utf-8")
    assert read_articles(tmp_path)["raw"].tolist() == texts
    assert "tanda petik di baris" in capsys.readouterr().out


@pytest.mark.parametrize(
    "text", ['Ia "netral" saja.', 'Satu\n"dua"\ntiga; empat', '"', '""', 'a""b"']
)
def test_what_is_quoted_rightly_is_read_to_the_letter(tmp_path, text):
    frame = pd.DataFrame({"kode": ["a", "b"], "isi": [f"x{text}", "Dua."]})
    frame.to_csv(tmp_path / "k.csv", index=False, sep=";")
    assert read_articles(tmp_path)["raw"].tolist() == [f"x{text}", "Dua."]
    assert "petik" not in problem_of(tmp_path)


# JSON


@pytest.mark.cepat
@pytest.mark.parametrize(
    ("value", "text"),
    [
        (
            {"rendered": f"<p>{ISI}</p>\n<p>Semua hadir.</p>", "protected": False},
            f"{ISI}\nSemua hadir.",
        ),
        ([ISI, "Semua hadir."], f"{ISI}\nSemua hadir."),
        ([{"type": "paragraph", "text": ISI}, {"text": "Semua hadir."}], f"{ISI}\nSemua hadir."),
        (f"{ISI}&nbsp;<br>Semua hadir.", f"{ISI}\nSemua hadir."),
        (False, None),
        (2024, None),
        ({"id": 3}, None),
        ([], None),
    ],
)
def test_json_values_are_read_by_what_they_hold(tmp_path, capsys, value, text):
    records = [
        {"judul": "Video"},
        {},
        {"judul": {"rendered": "Satu &amp; Dua"}, "isi": value},
        {"isi": ISI},
    ]
    (tmp_path / "k.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    articles = read_articles(tmp_path)
    assert articles["text"].tolist() == [*([text] if text else []), ISI]
    if text:
        assert articles["headline"][0] == "Satu & Dua"
    assert "baris 1" in capsys.readouterr().out


# Dates


def published(values, **columns) -> list[str | None]:
    frame = pd.DataFrame({"isi": [ISI] * len(values), "tanggal": values, **columns})
    found = read_articles(frame)["published_at"]
    return [None if pd.isna(value) else f"{value:%Y-%m-%d %H:%M}" for value in found]


@pytest.mark.parametrize(
    ("values", "days"),
    [
        (["10/21/2025", "03/04/2025"], ["2025-10-21", "2025-03-04"]),
        (["21/10/2025", "03/04/2025"], ["2025-10-21", "2025-04-03"]),
        (["3-4-25", "10-21-25"], ["2025-03-04", "2025-10-21"]),
        (["03/04/2025", "05/06/2025"], ["2025-04-03", "2025-06-05"]),
    ],
)
def test_the_order_of_day_and_month_is_that_of_the_column(values, days):
    assert published(values) == [f"{day} 00:00" for day in days]


def test_addresses_tell_the_order_when_the_dates_do_not():
    links = ["https://kabar.id/2025/03/04/a", "https://kabar.id/2025/05/06/b"]
    assert published(["03/04/2025", "05/06/2025"], url=links) == [
        "2025-03-04 00:00",
        "2025-05-06 00:00",
    ]


@pytest.mark.cepat
def test_days_that_a_spreadsheet_took_for_months_are_put_back(capsys):
    cells = [datetime(2019, 10, 9), datetime(2019, 11, 9), datetime(2019, 12, 9)]
    texts = ["13/09/2019", "14/09/2019", "25/09/2019"]
    days = [f"2019-09-{day} 00:00" for day in ("10", "11", "12", "13", "14", "25")]
    assert published([*cells, *texts]) == days
    assert "tertukar" in capsys.readouterr().out


@pytest.mark.cepat
@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("10-Sep-19", "2019-09-10 00:00"),
        ("2019/09/10", "2019-09-10 00:00"),
        ("20190910", "2019-09-10 00:00"),
        ("Mon, 04 Mar 2024 18:15:00 GMT", "2024-03-05 01:15"),
        ("Mon, 04 Mar 2024 18:15:00 +0000", "2024-03-05 01:15"),
        ("4 Maret 2024 10:15 pm", "2024-03-04 22:15"),
        ("04/03/2024 10.15 WITA", "2024-03-04 09:15"),
        (1_709_576_100, "2024-03-05 01:15"),
        ("1709576100000", "2024-03-05 01:15"),
        (45_355, "2024-03-04 00:00"),
        ("45355.5", "2024-03-04 12:00"),
        ("4 Mrt 2024", "2024-03-04 00:00"),
        ("4 Agus 2024", "2024-08-04 00:00"),
    ],
)
def test_dates_are_read_as_programs_write_them(value, moment):
    assert published([value]) == [moment]


@pytest.mark.cepat
@pytest.mark.parametrize("clock", ["18:15", "18.15 WIB", "06:15 PM", "pukul 18:15", 0.760416667])
def test_a_column_of_times_is_joined_to_that_of_days(clock):
    assert published(["4/3/2024"], jam=[clock]) == ["2024-03-04 18:15"]


@pytest.mark.cepat
def test_one_message_a_column_names_what_is_unread(tmp_path, capsys):
    assert published(["kemarin", "4/3/2024", "lusa", None]) == [
        None,
        "2024-03-04 00:00",
        None,
        None,
    ]
    shown = capsys.readouterr().out
    assert shown.count("\n") == 1
    assert "2 tanggal di kolom “tanggal” tidak terbaca, misalnya “kemarin”" in shown


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2024-03-05 10.20", "10:20"),
        ("2024-03-05 07,30", "07:30"),
        ("2024-03-05T10.20", "10:20"),
        ("2024-03-05 10.20.30", "10:20"),
        ("2024-03-05 10:20:30.5", "10:20"),
        ("20240305 10.20", "10:20"),
    ],
)
def test_a_clock_with_a_point_keeps_its_minutes(written, moment):
    assert f"2024-03-05 {moment}" in published([written])[0]


def test_a_date_that_lies_ahead_is_said(capsys):
    table = pd.DataFrame({"isi": [ISI, ISI], "tanggal": ["2204-03-05", "2024-03-05"]})
    assert len(read_articles(table)) == 2
    said = capsys.readouterr().out
    assert "di masa depan" in said and "tabel" in said


@pytest.mark.cepat
def test_a_mixed_order_is_said(capsys):
    published(["21/10/2025", "10/22/2025", "03/04/2025"])
    assert "mencampur urutan" in capsys.readouterr().out


# Hostile


def test_a_first_line_without_an_end_refuses_that_file_alone(tmp_path, capsys):
    (tmp_path / "a.csv").write_bytes(b"isi;" + b"x" * 8_100_000)
    (tmp_path / "b.csv").write_text(f"isi\n{ISI}\n", encoding="utf-8")
    assert read_articles(tmp_path)["file"].tolist() == ["b.csv"]
    assert "terlalu panjang" in capsys.readouterr().out
    assert len(check_files(tmp_path)) == 2


def test_cells_spanning_everything_are_read(tmp_path):
    book(tmp_path / "a.xlsx", Mei=pd.DataFrame({"isi": [ISI]}))
    span = b'</sheetData><mergeCells><mergeCell ref="B1:XFD1048576"/></mergeCells>'
    with zipfile.ZipFile(tmp_path / "a.xlsx") as source:
        members = {name: source.read(name) for name in source.namelist()}
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content.replace(b"</sheetData>", span))
    assert read_articles(tmp_path)["text"].tolist() == [ISI]
