"""What goes into papers and other programs: citations, versions, days, lines for passim, tables."""

import json
import re
from datetime import date, timedelta
from importlib import metadata
from importlib.util import find_spec

import pandas as pd
import pytest

from frasa import export
from frasa.export.paper import dates_of, is_plausible, iso_days, or_none, written
from frasa.passages import find_passages
from frasa.tokens import tokenize
from notebook_tools import ROOT

pytestmark = pytest.mark.cepat


def entries(text: str) -> dict[str, dict[str, str]]:
    found = re.findall(r"(?ms)^@(\w+)\{([\w-]+),\n(.+?)^\}$", text)
    return {
        key: {"kind": kind} | dict(re.findall(r"(?m)^  (\w+) = \{(.*)\},$", fields))
        for kind, key, fields in found
    }


def test_the_course_is_cited_as_its_citation_file_says():
    cff = (ROOT / "CITATION.cff").read_text("utf-8")
    said = dict(re.findall(r'(?m)^([\w-]+): "?([^"\n]+)"?$', cff))
    assert entries(export.bibtex())["membaca-netralitas"] == {
        **{"kind": "software", "author": "{The contributors to Membaca Netralitas}"},
        **{"title": f"{{{said['title']}}}", "year": said["date-released"][:4]},
        **{"version": said["version"], "url": said["repository-code"]},
    }


@pytest.mark.parametrize(
    ("key", "kind", "where", "year", "pages", "doi", "authors"),
    [
        ("smith-2013-infectious", "inproceedings", "2013 IEEE International Conference on Big Data",
         2013, "86--94", "10.1109/BigData.2013.6691675", ["Smith", "Cordell", "Dillon"]),
        ("mckinney-2010-pandas", "inproceedings",
         "Proceedings of the 9th Python in Science Conference",
         2010, "56--61", "10.25080/Majora-92bf1922-00a", ["McKinney"]),
        ("harris-2020-numpy", "article", "Nature",
         2020, "357--362", "10.1038/s41586-020-2649-2", ["Harris", "Millman", "van der Walt"]),
    ],
)  # fmt: skip
def test_each_work_is_cited_where_it_was_published(key, kind, where, year, pages, doi, authors):
    entry = entries(export.bibtex())[key]
    journal = {"article": {"journal": where, "volume": "585"}}.get(kind, {"booktitle": where})
    fields = {"kind": kind, "year": str(year), "pages": pages, "doi": doi} | journal
    assert {name: entry[name] for name in fields} == fields
    assert set(entry) == {*fields, "author", "title"}
    assert all(f"{name}, " in entry["author"] for name in authors)


def test_entries_stand_apart_by_an_empty_line_and_the_last_line_ends():
    text = export.bibtex()
    assert text.endswith("\n}\n") and text.count("\n\n@") == text.count("@") - 1 == 3
    assert text.splitlines()[-2].startswith("  doi")


def test_a_text_is_written_with_its_last_line_ended_once(tmp_path, capsys):
    for place, text in enumerate(("satu dua “tiga”", "satu dua “tiga”\n", "")):
        export.write_text(text, tmp_path / f"{place}.txt")
        assert (tmp_path / f"{place}.txt").read_bytes() == f"{text.rstrip()}\n".encode()
        assert f"{place}.txt ({len(text.split())} kata)." in capsys.readouterr().out
    export.write_text("lain", tmp_path / "0.txt")
    assert (tmp_path / "0-1.txt").read_text() == "lain\n"
    export.write_text("lain\nlagi", tmp_path / "0.txt", overwrite=True)
    assert (tmp_path / "0.txt").read_bytes() == b"lain\nlagi\n"


@pytest.mark.parametrize(
    ("day", "plausible"),
    [
        ("1994-12-31", False), ("1995-01-01", True), ("2024-02-06", True),
        (date.today().isoformat(), True), ((date.today() + timedelta(1)).isoformat(), False),
    ],
)  # fmt: skip
def test_news_on_the_web_is_from_1995_until_today(day, plausible):
    assert is_plausible(pd.Series([day])).tolist() == [plausible]
    articles = pd.DataFrame({"article": ["a"], "text": ["x"], "published_at": pd.Timestamp(day)})
    said = export.methods_paragraph(articles)
    assert ("1 artikel terbit " in said) == plausible
    assert ("1 artikel dengan tanggal terbit yang tidak masuk akal." in said) != plausible
    events = export.methods_paragraph(articles.rename(columns={"published_at": "event_date"}))
    assert (
        f"tanpa tanggal terbit, 1 di antaranya tentang peristiwa {written(day)}." in events
    ) == plausible
    assert ("1 artikel tanpa tanggal terbit." in events) != plausible


def test_a_day_is_that_of_publication_else_of_the_event():
    days = {
        "published_at": ["2024-02-06", None, None],
        "event_date": ["2024-01-01", "2024-01-02", None],
    }
    articles = pd.DataFrame({name: pd.to_datetime(values) for name, values in days.items()})
    assert dates_of(articles).fillna("").tolist() == ["2024-02-06", "2024-01-02", ""]
    assert dates_of(articles[["event_date"]]).fillna("").tolist() == [
        "2024-01-01",
        "2024-01-02",
        "",
    ]
    assert iso_days(articles, "published_at").isna().tolist() == [False, True, True]
    assert iso_days(articles, "lain").isna().all()
    assert [written(day) for day in dates_of(articles)] == [
        *("6 Februari 2024", "2 Januari 2024", "tidak disebut")
    ]
    assert [or_none(value) for value in (None, pd.NA, float("nan"), "a", 3)] == [
        *(None, None, None, "a", "3")
    ]


@pytest.mark.parametrize(
    ("file", "package"),
    [
        ("a.pdf", "pypdf"),
        ("A.PDF", "pypdf"),
        ("a.xlsx", "openpyxl"),
        ("a.txt", ""),
        ("pdf", ""),
        (None, ""),
    ],
)
def test_only_packages_that_the_articles_passed_through_are_named(file, package):
    articles = pd.DataFrame({"article": ["a", "b"], "text": "x", "file": [file, "b.txt"]})
    said = export.methods_paragraph(articles)
    versions = re.findall(r"(\w+) (\d[\w.]*\w)", said.partition("Perangkat lunak: ")[2])
    named = ["pandas", "numpy", *([package] if package and find_spec(package) else [])]
    assert versions[1:] == [(name, metadata.version(name)) for name in named]


@pytest.fixture(scope="module")
def corpus():
    shared = "Camat meminta semua pegawai menjaga netralitas sampai hari pemungutan suara selesai."
    table = {"article": ["a", "b", "c", "d"], "outlet": ["Pos", None, "Warta", "Lain"]}
    table["text"] = [f"Satu. {shared}", f"Dua. {shared}", f"Tiga? {shared}", "Tidak ada yang sama."]
    table["headline"] = ["Judul A", None, "Judul C", "Judul D"]
    table["event_date"] = pd.to_datetime(["2024-01-01", None, None, None])
    table["published_at"] = pd.to_datetime([None, None, "2024-03-05 10:00", None])
    articles = pd.DataFrame(table)
    return articles, find_passages(tokenize(articles))


@pytest.mark.parametrize(("given", "least"), [({}, 8), ({"min_words": 12}, 12), ({"x": "a"}, 8)])
def test_the_method_is_told_with_what_was_found_and_chosen(corpus, given, least):
    articles, passages = corpus
    said = export.methods_paragraph(articles, passages, tokenize(articles), given)
    chosen = ", ".join(f"{name}={value!r}" for name, value in ({"min_words": 8} | given).items())
    assert f"bagian dengan sedikitnya {least} kata yang sama" in said
    found = "Ditemukan 3 bagian bersama di 3 pasang artikel, dalam 1 kelompok teks."
    assert f" {found} Parameter: {chosen}. Perangkat" in said
    assert f"Korpus ini memuat 4 artikel ({len(tokenize(articles))} kata) dari 3 media" in said
    twice = pd.concat([passages, passages.head(1)])
    assert "4 bagian bersama di 3 pasang" in export.methods_paragraph(articles, twice)
    assert "Menurut jenisnya" not in said and "tidak dibandingkan" not in said


def test_kinds_are_told_in_their_order_with_their_numbers(corpus):
    articles, passages = corpus
    kinds = passages.assign(kind=["page_furniture", "quotation_or_copy", "page_furniture"])
    said = export.methods_paragraph(articles, kinds)
    end = "ditaksir dari kata-katanya: kutipan atau salinan 1; unsur halaman 2. Parameter"
    assert f" Menurut jenisnya, yang {end}" in said
    for nothing in (passages.head(0), kinds.head(0)):
        said = export.methods_paragraph(articles, nothing)
        assert "Ditemukan 0 bagian" in said and "kelompok teks. Parameter" in said
    bare = export.methods_paragraph(articles, passages.drop(columns="compared"))
    assert "Ditemukan 3" in bare and "tidak terhitung" not in bare


def test_passim_gets_every_field_of_each_witness(corpus, tmp_path, monkeypatch, capsys):
    articles, passages = corpus
    monkeypatch.chdir(tmp_path)
    export.write_passim(passages, articles)
    assert capsys.readouterr().out == "Tersimpan: out.json (3 bagian teks dalam 1 kelompok).\n"
    content = (tmp_path / "out.json").read_bytes()
    assert content.endswith(b"}\n") and b"\r" not in content
    rows = [json.loads(line) for line in content.decode().splitlines()]
    text = articles["text"][0][6:-1]
    same = {"cluster": rows[0]["cluster"], "size": 3, "src": [], "pboiler": 0.0, "text": text}
    metadata = [
        ("Pos", "2024-01-01", "Judul A"),
        (None, None, None),
        ("Warta", "2024-03-05", "Judul C"),
    ]
    assert rows == [
        {"id": name, "begin": begin, "end": begin + len(text), "uid": place}
        | {"series": series, "date": day, "title": title} | same
        for place, (name, begin, (series, day, title)) in enumerate(
            zip("abc", (6, 5, 6), metadata, strict=True))
    ]  # fmt: skip
    export.write_passim(
        passages, articles.drop(columns=["outlet", "headline", "event_date"]), overwrite=True
    )
    rows = [json.loads(line) for line in (tmp_path / "out.json").read_text().splitlines()]
    assert [row["pboiler"] for row in rows] == [row["series"] for row in rows] == [None] * 3
    assert "Jum’at" not in content.decode() and [path.name for path in tmp_path.iterdir()] == [
        "out.json"
    ]
    export.write_passim(passages.head(1), articles)
    assert (tmp_path / "out-1.json").exists(), "another content takes another name"


def test_passim_gets_letters_as_they_are(corpus, tmp_path):
    articles = corpus[0].assign(
        text=[text.replace("Camat", "Jum’at é") for text in corpus[0]["text"]]
    )
    export.write_passim(find_passages(tokenize(articles)), articles, tmp_path / "a.json")
    assert "Jum’at é" in (tmp_path / "a.json").read_text("utf-8")


@pytest.mark.parametrize("start", [*"=+-@\t\r", "'", " =", "a="])
def test_only_what_a_spreadsheet_would_compute_gets_an_apostrophe(tmp_path, start):
    table = pd.DataFrame({f"{start}x": [f"{start}1"], 5: pd.Categorical([f"{start}2"])})
    export.write_csv(table, tmp_path / "a.csv", for_excel=True)
    sign = "'" if start in "=+-@\t\r" else ""
    again = pd.read_csv(tmp_path / "a.csv", sep=";", encoding="utf-8-sig", dtype=str)
    assert again.columns[0] == f"{sign}{start}x" and again.iloc[0, 0] == f"{sign}{start}1"


@pytest.mark.skipif(not find_spec("pyarrow"), reason="Parquet needs pyarrow")
def test_parquet_is_never_written_over_and_has_no_index(tmp_path, capsys):
    table = pd.DataFrame({"a": ["x", "y"]}, index=[7, 9])
    (tmp_path / "a.parquet").write_bytes(b"milik saya")
    export.write_parquet(table, tmp_path / "a.parquet")
    assert "a-1.parquet (2 baris, 1 kolom)." in capsys.readouterr().out
    assert pd.read_parquet(tmp_path / "a-1.parquet").index.tolist() == [0, 1]
    export.write_parquet(table, tmp_path / "a.parquet", overwrite=True)
    assert len(pd.read_parquet(tmp_path / "a.parquet")) == 2


@pytest.mark.parametrize("rows", [0, 1, 1500])
@pytest.mark.parametrize("for_excel", [False, True])
def test_a_table_is_written_with_its_size_said(tmp_path, capsys, rows, for_excel):
    table = pd.DataFrame({"a": ["x"] * rows, "b": [0.5] * rows}, index=range(3, 3 + rows))
    export.write_csv(table, tmp_path / "a.csv", for_excel)
    said = "1.500" if rows == 1500 else rows
    assert capsys.readouterr().out == f"Tersimpan: a.csv ({said} baris, 2 kolom).\n"
    lines = (tmp_path / "a.csv").read_bytes().split(b"\r\n")
    assert len(lines) == rows + 2 and lines[-1] == b""
    assert lines[1:2] in ([b""], [b"x;0,5"] if for_excel else [b"x,0.5"])


def test_in_whatever_zone_a_column_is_its_days_are_those_of_wib():
    moments = pd.to_datetime(["2024-10-14T16:59Z", "2024-10-14T17:00Z", None], format="ISO8601")
    for column in (moments, moments.tz_convert("Asia/Jakarta"), moments.tz_convert("America/Lima")):
        days = iso_days(pd.DataFrame({"published_at": column}), "published_at")
        assert days.head(2).tolist() == ["2024-10-14", "2024-10-15"] and days.isna()[2]
    naive = pd.DataFrame({"published_at": pd.to_datetime(["2024-10-14 23:59"])})
    assert iso_days(naive, "published_at").tolist() == ["2024-10-14"]
