"""A table with one article a row is read like files are, whatever its format and column names."""

import io
import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frasa._ground.errors import InputError
from frasa._reading.column_names import COLUMN_NAMES
from frasa._reading.repair import unspoil
from frasa.articles import check_files, read_articles

ROWS = [
    {
        "Judul Berita": "Camat Pimpin Apel Pagi",
        "isi": "NUSA, Latihnews – Camat memimpin apel, Senin (7/10/2024).\nSemua pegawai hadir.",
        "Tanggal Terbit": "2024-10-08",
        "Nama Media": "Latih Pos",
        "penulis": "Sri Latih",
        "Lokasi": "Nusa",
    },
    {
        "Judul Berita": "Bupati; Wakil, dan “Tim”",
        "isi": 'Bupati berkata, "netral itu wajib"; semua setuju. Acara selesai pukul 09.30.',
        "Tanggal Terbit": "2024-10-09",
        "Nama Media": "Kabar, Latih",
        "penulis": "",
        "Lokasi": "",
    },
]
FRAME = pd.DataFrame(ROWS)


def as_csv(separator: str, encoding: str) -> bytes:
    return FRAME.to_csv(index=False, sep=separator).encode(encoding)


def as_workbook(frame: pd.DataFrame = FRAME) -> bytes:
    pytest.importorskip("openpyxl", reason="needs the extra “berkas”")
    target = io.BytesIO()
    frame.to_excel(target, index=False)
    return target.getvalue()


def as_json_lines(ascii_only: bool) -> bytes:
    return "\n".join(json.dumps(row, ensure_ascii=ascii_only) for row in ROWS).encode()


TABLES = {
    "koma.csv": lambda: as_csv(",", "utf-8"),
    "excel.csv": lambda: as_csv(";", "utf-8-sig"),
    "lama.csv": lambda: as_csv(";", "cp1252"),
    "utf16.csv": lambda: as_csv("\t", "utf-16"),
    "tab.tsv": lambda: as_csv("\t", "utf-8"),
    "buku.xlsx": as_workbook,
    "salah nama.csv": as_workbook,
    "baris.jsonl": lambda: as_json_lines(False),
    "baris.ndjson": lambda: as_json_lines(True) + b"\n\n",
}


@pytest.fixture(params=TABLES)
def table(request, tmp_path) -> Path:
    path = tmp_path / request.param
    path.write_bytes(TABLES[request.param]())
    return path


def test_every_format_gives_the_same_articles(table):
    articles = read_articles(table)
    assert articles["raw"].tolist() == FRAME["isi"].tolist()
    assert articles["headline"].tolist() == FRAME["Judul Berita"].tolist()
    assert articles["outlet"].tolist() == ["Latih Pos", "Kabar, Latih"]
    assert articles["credit"].tolist()[0] == "Sri Latih"
    assert articles["place"].tolist()[0] == "Nusa"
    assert articles["published_at"].dt.strftime("%Y-%m-%d").tolist() == ["2024-10-08", "2024-10-09"]
    assert articles["event_date"].tolist()[0] == pd.Timestamp("2024-10-07")
    assert articles["text"].tolist()[0].startswith("Camat memimpin apel")
    assert articles["file"].tolist() == [table.name] * 2
    assert articles["article"].is_unique
    assert check_files(table)["problem"].isna().all()


def test_a_frame_gives_the_same_as_a_file(table):
    columns = ["headline", "outlet", "place", "event_date", "published_at", "raw", "text"]
    pd.testing.assert_frame_equal(read_articles(FRAME)[columns], read_articles(table)[columns])


def test_a_table_in_a_folder_is_read_with_the_files(table):
    (table.parent / "z.txt").write_text(ROWS[0]["isi"], encoding="utf-8")
    assert len(read_articles(table.parent)) == 3
    assert len(check_files(table.parent)) == 2


@pytest.mark.cepat
def test_the_table_of_articles_itself_can_be_read_again(tmp_path, capsys):
    articles = read_articles(FRAME)
    articles.to_csv(tmp_path / "artikel.csv", index=False)
    again = read_articles(tmp_path / "artikel.csv")
    same = ["article", "headline", "outlet", "place", "event_date", "published_at", "text"]
    pd.testing.assert_frame_equal(again[same], articles[same])
    assert list(again) == list(articles)
    assert capsys.readouterr().out == ""


# Names of columns


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [(ours, name) for ours, names in COLUMN_NAMES.items() for name in names.split()],
)
def test_usual_names_are_recognised_in_any_case(ours, theirs):
    values = {"event_date": "2024-01-02", "published_at": "2024-01-02"}
    frame = pd.DataFrame({"isi": ["Apel pagi dimulai."], theirs.upper(): values.get(ours, "Teks.")})
    row = read_articles(frame if ours != "text" else frame[[theirs.upper()]]).iloc[0]
    found = row[ours]
    assert (f"{found:%Y-%m-%d}" if ours in values else found) == values.get(ours, "Teks.")


def test_unusual_names_are_given_and_outrank_the_usual():
    frame = pd.DataFrame(
        {"X1": ["Apel pagi dimulai."], "isi": ["Bukan ini."], "X2": ["Judul Itu Ini"]}
    )
    articles = read_articles(frame, columns={"text": "X1", "headline": "X2"})
    assert articles[["text", "headline"]].iloc[0].tolist() == [
        "Apel pagi dimulai.",
        "Judul Itu Ini",
    ]


@pytest.mark.cepat
@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"teks": "isi"}, "columns tidak mengenal teks"),
        ("isi", "columns harus berbentuk"),
    ],
)
def test_a_wrong_mapping_is_explained(columns, message):
    with pytest.raises(InputError, match=message):
        read_articles(FRAME, columns=columns)


@pytest.mark.parametrize(
    ("columns", "message"),
    [(None, "tidak jelas kolom isinya"), ({"text": "konten"}, "tidak mempunyai kolom “konten”")],
)
@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.xlsx"])
def test_a_table_without_texts_names_the_columns_it_has(tmp_path, capsys, name, columns, message):
    frame = pd.DataFrame({"nomor": [1], "nilai": [2]})
    make = {
        "a.csv": lambda: frame.to_csv(index=False).encode(),
        "a.xlsx": lambda: as_workbook(frame),
    }
    content = make.get(name, lambda: b'{"nomor": 1, "nilai": 2}')()
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match="Tidak ada artikel yang dapat dibaca"):
        read_articles(tmp_path / name, columns=columns)
    shown = capsys.readouterr().out
    assert message in shown
    assert "nomor, nilai" in shown


@pytest.mark.cepat
def test_a_frame_without_texts_is_explained(capsys):
    with pytest.raises(InputError):
        read_articles(pd.DataFrame({"nomor": [1]}))
    with pytest.raises(InputError, match="tidak mempunyai baris"):
        read_articles(FRAME.head(0))
    capsys.readouterr()


# Rows


@pytest.mark.cepat
def test_bad_rows_are_named_and_the_rest_is_read(tmp_path, capsys):
    rows = ["id;isi", "a;Apel pagi dimulai.", "b;", "c;Dua;sel", ";;", "", "d;Camat hadir.", "e"]
    (tmp_path / "a.csv").write_text("\n".join(rows), encoding="utf-8")
    assert read_articles(tmp_path / "a.csv")["article"].tolist() == ["a", "d"]
    (problem,) = check_files(tmp_path / "a.csv")["problem"]  # one row a file
    assert "baris 3: tidak ada isi artikel" in problem
    assert "baris 4: mempunyai 3 sel, padahal tabelnya 2 kolom" in problem
    assert "mempunyai 1 sel" in problem
    assert "baris 3" in capsys.readouterr().out


@pytest.mark.cepat
def test_bad_lines_of_json_are_named_and_the_rest_is_read(tmp_path, capsys):
    lines = ['{"isi": "Apel pagi dimulai."}', "{rusak", "[1, 2]", '{"isi": ""}', '{"judul": "x"}']
    lines += ['{"isi": "Camat hadir.", "penulis": ["Sri", "Wira"]}', "[" * 100_000]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    articles = read_articles(tmp_path / "a.jsonl")
    assert articles["text"].tolist() == ["Apel pagi dimulai.", "Camat hadir."]
    assert articles["credit"].tolist()[1] == "Sri; Wira"
    (problem,) = check_files(tmp_path / "a.jsonl")["problem"]
    assert "baris 2, 3, 7: bukan JSON Lines" in problem
    assert "baris 5: tidak ada isi artikel" in problem
    capsys.readouterr()


def test_a_quotation_mark_that_is_never_closed_swallows_no_row(tmp_path, capsys):
    rows = ["isi", "Apel pagi dimulai.", '"Camat hadir.', *["x" * 1000] * 8100]
    (tmp_path / "a.csv").write_text("\n".join(rows), encoding="utf-8")
    texts = read_articles(tmp_path / "a.csv")["text"]
    assert texts[:2].tolist() == ["Apel pagi dimulai.", "Camat hadir."]
    assert len(texts) == 8102
    assert "tanda petik di baris 3 tidak berpasangan" in capsys.readouterr().out


def test_a_row_longer_than_an_article_is_named(tmp_path, capsys):
    frame = pd.DataFrame({"isi": ["Apel pagi dimulai.", "a" * 2_000_001]})
    frame.to_csv(tmp_path / "a.csv", index=False)
    frame.to_json(tmp_path / "b.jsonl", orient="records", lines=True)
    assert len(read_articles(tmp_path)) == 2
    assert (
        check_files(tmp_path)["problem"].dropna().str.contains("lebih besar dari 2 MB").sum() == 2
    )
    capsys.readouterr()


def test_ids_of_rows_are_kept_and_repeated_ones_numbered(capsys):
    frame = pd.DataFrame({"isi": ["Apel pagi."] * 5, "article": [7, 7, np.nan, 7.5, 8]})
    articles = read_articles(frame)
    assert articles["article"].tolist() == ["7", "7-2", "tabel-3", "7.5", "8"]
    assert "id-nya diberi nomor" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2024-10-08T09:58:00+08:00", "2024-10-08 08:58"),
        ("2024-10-08 09:58", "2024-10-08 09:58"),
        ("Selasa, 8 Oktober 2024 09.58 WIT", "2024-10-08 07:58"),
        ("08/10/2024", "2024-10-08 00:00"),
        (pd.Timestamp("2024-10-08 09:58"), "2024-10-08 09:58"),
        (pd.Timestamp("2024-10-08 09:58", tz="UTC"), "2024-10-08 16:58"),
        ("kemarin", None),
        (None, None),
        (np.nan, None),
        ("0001-01-01", None),
        ("1500-01-01", None),
    ],
)
def test_dates_are_read_in_usual_forms_and_never_guessed(written, moment):
    frame = pd.DataFrame({"isi": ["Apel pagi dimulai."], "tanggal": [written]})
    found = read_articles(frame)["published_at"][0]
    assert (None if pd.isna(found) else f"{found:%Y-%m-%d %H:%M}") == moment


def test_html_in_a_cell_is_read_as_html():
    html = "<p>Camat memimpin <b>apel</b> pagi.</p>\n<p>Semua pegawai hadir.</p>"
    articles = read_articles(pd.DataFrame({"isi": [html]}))
    assert articles["text"][0] == "Camat memimpin apel pagi.\nSemua pegawai hadir."


# Any text survives any format

CELLS = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]),
    min_size=1,
    max_size=60,
).filter(
    lambda text: (
        any(map(str.isalpha, text)) and not set(text) & set("<&\ufeff") and not unspoil(text)[1]
    )
)


@settings(max_examples=40, deadline=None)
@given(st.lists(CELLS, min_size=1, max_size=6), st.sampled_from([",", ";", "\t", "|"]))
def test_no_character_of_a_cell_is_lost(tmp_path_factory, cells, separator):
    folder = tmp_path_factory.mktemp("tabel")
    frame = pd.DataFrame({"isi": cells, "nomor": range(len(cells))})
    frame.to_csv(folder / "a.csv", index=False, sep=separator)
    frame.to_json(folder / "b.jsonl", orient="records", lines=True, force_ascii=False)
    for name in ("a.csv", "b.jsonl"):
        assert read_articles(folder / name)["raw"].tolist() == cells
    assert read_articles(frame)["raw"].tolist() == cells


def test_a_row_below_a_mark_that_never_closes_may_itself_have_several_lines(tmp_path):
    table = '1,"dibuka saja\n2,"baris satu\nbaris dua dari isi"\n'
    (tmp_path / "a.csv").write_text("article,text\n" + table, encoding="utf-8")
    assert list(read_articles(tmp_path)["text"]) == ["dibuka saja", "baris satu baris dua dari isi"]
