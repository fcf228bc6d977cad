"""Results leave the course whole, in the layouts that other programs document; nothing is lost."""

import csv
import io
import json
import re
import sys
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frasa import export
from frasa._ground.errors import InputError
from frasa.articles import read_articles
from frasa.evidence import KINDS, classify
from frasa.passages import find_passages, group_passages
from frasa.tokens import tokenize
from kursus.corpus import folder_artikel

TABLE = pd.DataFrame(
    {
        "article": ["a", "b", "c"],
        "judul": ["“Netral”; itu, wajib", 'Ia berkata "ya"\ndan pergi', None],
        "identitas": [0.5, 1234.25, None],
        "tanggal": pd.to_datetime(["2024-02-06", "2024-10-07", None]),
    }
)


@pytest.fixture(scope="module")
def corpus():
    articles = read_articles(folder_artikel())
    return articles, find_passages(tokenize(articles))


# CSV


def test_csv_is_read_back_as_it_was(tmp_path):
    export.write_csv(TABLE, tmp_path / "a.csv")
    content = (tmp_path / "a.csv").read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    again = pd.read_csv(tmp_path / "a.csv", parse_dates=["tanggal"])
    pd.testing.assert_frame_equal(again, TABLE, check_dtype=False)


def test_csv_for_excel_has_what_indonesian_settings_expect(tmp_path):
    export.write_csv(TABLE, tmp_path / "a.csv", for_excel=True)
    content = (tmp_path / "a.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfarticle;judul;identitas;tanggal\r\n")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [row[2] for row in rows] == ["identitas", "0,5", "1234,25", ""]
    assert rows[2][1] == TABLE["judul"][1]
    again = pd.read_csv(tmp_path / "a.csv", sep=";", decimal=",", parse_dates=["tanggal"])
    pd.testing.assert_frame_equal(again, TABLE, check_dtype=False)


def test_only_the_form_for_excel_rounds_numbers(tmp_path):
    table = pd.DataFrame({"identitas": [8 / 9, 1.0], "kata": [123_456_789, 1], "teks": "0.123456"})
    table["isian"] = pd.array([2 / 3, None], dtype="Float64")
    export.write_csv(table, tmp_path / "a.csv", for_excel=True)
    lines = (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()
    assert lines[1:] == ["0,8889;123456789;0.123456;0,6667", "1,0;1;0.123456;"]
    export.write_csv(table, tmp_path / "b.csv")
    assert pd.read_csv(tmp_path / "b.csv")["identitas"].tolist() == [8 / 9, 1.0]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_excel_computes_no_text(tmp_path, start):
    table = pd.DataFrame({"teks": [f"{start}HYPERLINK(1)", "biasa"], "angka": [-1.5, 2]})
    export.write_csv(table, tmp_path / "a.csv", for_excel=True)
    rows = (tmp_path / "a.csv").read_text("utf-8-sig").split("\n")
    assert f"'{start}HYPERLINK(1);-1,5" in rows[1]
    export.write_csv(table, tmp_path / "b.csv")
    assert pd.read_csv(tmp_path / "b.csv")["teks"].tolist() == table["teks"].tolist()


@pytest.mark.cepat
def test_texts_that_excel_would_cut_are_counted(tmp_path, capsys):
    table = pd.DataFrame({"teks": ["a" * 32_768, "a" * 32_767, None]})
    export.write_csv(table, tmp_path / "a.csv", for_excel=True)
    assert "1 sel lebih panjang daripada 32.767 huruf" in capsys.readouterr().out
    export.write_csv(table.iloc[::-1], str(tmp_path / "a.csv"), for_excel=True)
    assert "Di a-1.csv, 1 sel lebih panjang" in capsys.readouterr().out


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=20)


@settings(max_examples=60, deadline=None)
@given(st.lists(CELLS, max_size=5), st.booleans())
def test_any_text_survives_csv(tmp_path_factory, cells, for_excel):
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    export.write_csv(pd.DataFrame({"teks": pd.Series(cells, dtype="str"), "n": 1}), path, for_excel)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";" if for_excel else ","))
    risky = tuple("=+-@\t") if for_excel else ()
    expected = [f"'{cell}" if risky and cell.startswith(risky) else cell for cell in cells]
    assert [row[0] for row in rows[1:]] == expected


# Parquet


def test_parquet_keeps_types_or_says_what_is_missing(tmp_path, capsys):
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        with pytest.raises(InputError, match=r"memerlukan paket pyarrow.*pasang skala"):
            export.write_parquet(TABLE, tmp_path / "a.parquet")
        assert not list(tmp_path.iterdir())
    else:
        export.write_parquet(TABLE, tmp_path / "a.parquet")
        pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "a.parquet"), TABLE)
        assert "a.parquet (3 baris, 4 kolom)" in capsys.readouterr().out


@pytest.mark.cepat
def test_without_a_parquet_package_the_command_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "fastparquet", None)
    monkeypatch.setattr(sys, "meta_path", [Nowhere(), *sys.meta_path])
    with pytest.raises(InputError, match="pasang skala"):
        export.write_parquet(TABLE, tmp_path / "a.parquet")


class Nowhere:
    """An importer that knows no package for Parquet."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name.split(".")[0] in ("pyarrow", "fastparquet"):
            raise ModuleNotFoundError(name)


# passim


def read_lines(path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.cepat
def test_passim_finds_its_documented_fields(corpus, tmp_path):
    articles, passages = corpus
    export.write_passim(passages, articles, tmp_path / "out.json")
    rows = read_lines(tmp_path / "out.json")
    assert len(rows) == len(group_passages(passages)) > 1
    texts = articles.set_index("article")["text"]
    for row in rows:
        # README of passim 2: the fields of the input, and those that describe the passage.
        assert {"id", "series", "text"} <= row.keys()
        assert {"cluster", "size", "begin", "end", "uid", "src", "pboiler"} <= row.keys()
        assert texts[row["id"]][row["begin"] : row["end"]] == row["text"] != ""
        assert articles["article"][row["uid"]] == row["id"]
        assert sum(other["cluster"] == row["cluster"] for other in rows) == row["size"] >= 2
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["date"])


def test_passim_is_told_which_clusters_stay_within_a_series(tmp_path):
    shared = "Camat meminta semua pegawai menjaga netralitas sampai hari pemungutan suara selesai."
    articles = pd.DataFrame(
        {
            "article": ["a", "b", "c"],
            "outlet": ["Pos", "Pos", "Warta"],
            "text": [f"{start} {shared}" for start in ("Satu.", "Dua.", "Tiga.")],
        }
    )
    tokens = tokenize(articles)
    export.write_passim(find_passages(tokens), articles, tmp_path / "out.json")
    assert {row["pboiler"] for row in read_lines(tmp_path / "out.json")} == {1 / 3}
    partly = articles.assign(outlet=["Pos", None, "Pos"])
    export.write_passim(find_passages(tokens), partly, tmp_path / "c.json")
    assert {row["pboiler"] for row in read_lines(tmp_path / "c.json")} == {1.0}
    unknown = articles.drop(columns="outlet")
    export.write_passim(find_passages(tokens), unknown, tmp_path / "b.json")
    assert {row["pboiler"] for row in read_lines(tmp_path / "b.json")} == {None}
    assert {row["series"] for row in read_lines(tmp_path / "b.json")} == {None}


@pytest.mark.cepat
def test_nothing_shared_gives_an_empty_file(corpus, tmp_path, capsys):
    articles, passages = corpus
    export.write_passim(passages.head(0), articles, tmp_path / "out.json")
    assert (tmp_path / "out.json").read_text("utf-8") == ""
    assert "0 bagian teks dalam 0 kelompok" in capsys.readouterr().out


# Files


@pytest.mark.cepat
def test_no_file_is_overwritten_unless_that_is_asked_for(tmp_path, capsys):
    path = tmp_path / "a.csv"
    path.write_bytes(b"milik saya")
    export.write_csv(TABLE, path)
    assert path.read_bytes() == b"milik saya"
    shown = capsys.readouterr().out
    assert "Tersimpan: a-1.csv (3 baris, 4 kolom)." in shown
    assert "a.csv sudah ada dengan isi lain dan tidak diubah" in shown
    export.write_csv(TABLE, path)  # the same once more is no further file
    assert sorted(found.name for found in tmp_path.iterdir()) == ["a-1.csv", "a.csv"]
    capsys.readouterr()
    export.write_csv(TABLE, path, overwrite=True)
    assert path.read_bytes() == (tmp_path / "a-1.csv").read_bytes()
    assert capsys.readouterr().out == "Tersimpan: a.csv (3 baris, 4 kolom).\n"


@pytest.mark.cepat
def test_a_failed_export_leaves_nothing_behind(tmp_path):
    class Unwritable:
        def __str__(self):
            raise OSError(28, "No space left on device")

    with pytest.raises(InputError, match="tidak dapat ditulis"):
        export.write_csv(pd.DataFrame({"a": [Unwritable()]}), tmp_path / "a.csv")
    assert not list(tmp_path.iterdir())
    with pytest.raises(InputError, match="tidak dapat ditulis"):
        export.write_text("x", tmp_path / "tidak ada" / "a.txt")
    with pytest.raises(InputError, match="tidak dapat ditulis"):
        export.write_text("x", tmp_path)
    with pytest.raises(InputError, match="Yang diminta sebuah tabel"):
        export.write_csv([1, 2], tmp_path / "a.csv")


# Paper and report


@pytest.mark.cepat
def test_the_methods_paragraph_tells_material_choices_and_versions(corpus):
    articles, passages = corpus
    tokens = tokenize(articles)
    text = export.methods_paragraph(articles, passages, tokens, {"min_words": 12})
    assert f"{len(articles)} artikel" in text
    assert f"{len(tokens):,}".replace(",", ".") in text
    assert "4 artikel tanpa tanggal terbit, 4 di antaranya tentang peristiwa antara" in text
    assert "sedikitnya 12 kata" in text
    assert "min_words=12" in text
    assert f"{len(passages)} bagian bersama" in text
    assert f"pandas {pd.__version__}" in text
    assert f"Python {'.'.join(map(str, sys.version_info[:3]))}" in text
    version = re.search(
        r"(?m)^version: (\S+)$", (Path(__file__).parents[1] / "CITATION.cff").read_text()
    )
    assert f"frasa {version[1]}" in text
    assert "pypdf" not in text
    with_pdf = articles.assign(file="a.PDF")
    assert ("pypdf" in export.methods_paragraph(with_pdf)) == bool(find_spec("pypdf"))
    alone = export.methods_paragraph(articles[["article", "text"]])
    assert "bagian bersama" not in alone
    unknown = f"{len(articles)} artikel tanpa tanggal terbit."
    assert f"memuat {len(articles)} artikel tanpa nama media. {unknown}" in alone


OUTLETS = ["BUTON POS", " ButonPos", "Warta", None, ""]


@pytest.mark.parametrize(
    ("outlets", "days", "sentence"),
    [
        (
            OUTLETS,
            ["2024-06-24", None, "2024-01-19", None, None],
            "5 artikel dari 2 media (2 artikel tanpa nama media). 2 artikel terbit antara "
            "19 Januari 2024 dan 24 Juni 2024; 3 artikel tanpa tanggal terbit.",
        ),
        (
            ["Pos", "POS"],
            [None, "2024-01-19"],
            "2 artikel dari 1 media. 1 artikel terbit 19 Januari 2024; "
            "1 artikel tanpa tanggal terbit.",
        ),
        (
            ["Pos", None],
            ["2024-06-24", "2024-01-19"],
            "2 artikel dari 1 media (1 artikel tanpa nama media). 2 artikel terbit antara "
            "19 Januari 2024 dan 24 Juni 2024.",
        ),
        (
            ["Pos", "Warta"],
            ["2024-06-24", "2024-01-19"],
            "2 artikel dari 2 media. 2 artikel terbit antara 19 Januari 2024 dan 24 Juni 2024.",
        ),
        (
            ["Pos", "Pos", "Pos"],
            ["1970-01-01", "2924-06-24", "2024-06-24"],
            "3 artikel dari 1 media. 1 artikel terbit 24 Juni 2024; "
            "2 artikel dengan tanggal terbit yang tidak masuk akal.",
        ),
        ([None], ["2024-06-24"], "1 artikel tanpa nama media. 1 artikel terbit 24 Juni 2024."),
    ],
)
def test_the_methods_paragraph_says_what_is_unknown(outlets, days, sentence):
    days = pd.to_datetime(days).astype("datetime64[s]")
    articles = pd.DataFrame({"outlet": outlets, "published_at": days, "text": "Ya."})
    articles["article"] = [f"a{place}" for place in range(len(articles))]
    text = export.methods_paragraph(articles)
    assert text.startswith(f"Korpus ini memuat {sentence} Teksnya dibaca")
    # Dates of events stand in where no article says when it was published, and never else.
    by_event = articles.rename(columns={"published_at": "event_date"})
    text = export.methods_paragraph(by_event)
    assert f"{len(articles)} artikel tanpa tanggal terbit, " in text
    assert " di antaranya tentang peristiwa " in text
    both = export.methods_paragraph(articles.assign(event_date=pd.Timestamp("2001-01-01")))
    assert both.startswith(f"Korpus ini memuat {sentence.rstrip('.')}")


def test_the_methods_paragraph_tells_kinds_and_what_was_not_compared(corpus):
    articles, passages = corpus
    kinds = classify(passages, articles)
    count = int((kinds["kind"] == "name_or_formula").sum())
    assert count and f"nama, gelar, atau rumusan {count}" in export.methods_paragraph(
        articles, kinds
    )
    pairs = [(f"a{n}", f"a{n + 1}") for n in range(9)]
    one = passages.iloc[[0] * 9].assign(compared="too_many", first_word_a=0, last_word_a=9)
    one[["article_a", "article_b"]] = pairs
    one = one.assign(first_word_b=0, last_word_b=9, start_a=0, end_a=9, start_b=0, end_b=9)
    assert "1 teks yang sangat tersebar" in export.methods_paragraph(articles, one)
    assert f"sekitar {10 * 9 // 2 - 9} pasangan" in export.methods_paragraph(articles, one)


@pytest.mark.cepat
def test_bibtex_has_balanced_entries_with_their_identifiers():
    text = export.bibtex()
    entries = re.findall(r"(?ms)^@(\w+)\{([\w-]+),\n(.+?)^\}$", text)
    assert len(entries) == text.count("@") == 4
    within = {"article": "journal", "inproceedings": "booktitle"}
    for kind, key, fields in entries:
        assert kind not in within or re.search(rf"(?m)^  {within[kind]} = ", fields), key
        assert fields.count("{") == fields.count("}"), key
        assert re.search(r"(?m)^  author = ", fields), key
        assert re.search(r"(?m)^  year = \{\d{4}\},$", fields), key
        assert re.search(r"(?m)^  (doi|url) = ", fields), key


class Outside(HTMLParser):
    """Collects what a page would fetch or run."""

    def __init__(self, page: str):
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.found += [tag] if tag in ("script", "iframe", "link", "object", "base") else []
        self.found += [name for name, _ in attributes if name.startswith("on")]
        names = dict(attributes)
        self.found += [names[name] for name in ("src", "href", "srcset", "action") if name in names]


@pytest.mark.cepat
def test_the_report_holds_everything_and_fetches_nothing(tmp_path, capsys):
    evil = "<script>alert(1)</script> <img src=x onerror=alert(2)> & “netral”"
    shared = "Camat meminta semua pegawai menjaga netralitas sampai hari pemungutan suara selesai."
    articles = pd.DataFrame(
        {
            "article": ["a<b>", "b", "c"],
            "outlet": [evil, "Pos", None],
            "text": [f"{shared} {evil}", f"{shared} {evil}", shared + " Tiga."],
        }
    )
    passages = find_passages(tokenize(articles))
    problems = pd.DataFrame(
        {"file": ["ok.txt", evil], "problem": [None, "kosong"], "remedy": [None, "Isi. " * 40]}
    )
    file = tmp_path / "laporan.html"
    export.write_corpus_report(articles, passages, "Judul <b>", "Sri", problems, file)
    page = file.read_text("utf-8")
    assert all(found.startswith(("#bagian-", "data:image/png;")) for found in Outside(page).found)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert shared.rstrip(".") in page
    assert "ok.txt" not in page
    assert page.count("Isi.") == 40
    for heading in ("Artikel kembar", "Berkas dengan masalah", "Bagian yang sama", "Cara kerja"):
        assert f"<h2>{heading}</h2>" in page
    assert "laporan.html" in capsys.readouterr().out


def test_a_report_without_findings_says_so(corpus, tmp_path, capsys):
    articles, passages = corpus
    export.write_corpus_report(articles, passages.head(0), "x", "Sri", file=tmp_path / "a.html")
    page = (tmp_path / "a.html").read_text("utf-8")
    assert "Tidak ada bagian yang sama." in page
    assert page.count("Tidak ada.") == 1
    assert "masalah" not in page
    capsys.readouterr()


RELEASE = (
    "Camat meminta semua pegawai menjaga netralitas sampai hari pemungutan suara selesai, tidak "
    "memakai mobil dinas untuk kampanye, tidak ikut rapat partai mana pun, dan melaporkan setiap "
    "ajakan memihak kepada pengawas."
)
FOOTER = "Dapatkan berita pilihan kami setiap pagi melalui saluran resmi Pos di telepon Anda."
RULE = "Pegawai negeri wajib menjaga netralitas sebagaimana diatur dalam undang-undang tentang ASN."


def words_of(article: int, part: str) -> str:
    return " ".join(f"{part}{article}kata{place}" for place in range(20))


@pytest.fixture(scope="module")
def shared():
    """14 articles with a release, 4 of one outlet with a footer, 4 with a rule."""
    parts = [[RELEASE] for _ in range(14)] + [[FOOTER] for _ in range(4)] + [[RULE]] * 4
    texts = [
        f"{words_of(place, 'awal')}. {part[0]} {words_of(place, 'akhir')}."
        for place, part in enumerate(parts)
    ]
    outlets = [f"Media {place}" for place in range(len(parts))]
    outlets[:2] = ["BUTON POS", "Buton  Pos"]
    outlets[14:18] = ["Pos"] * 4
    days = pd.date_range("2024-02-01", periods=len(parts)).to_series().reset_index(drop=True)
    days[1] = pd.NaT
    ids = [f"artikel-{place:02}" for place in range(len(parts))]
    table = {"article": ids, "outlet": outlets, "event_date": days, "text": texts}
    articles = pd.DataFrame(table)
    return articles, find_passages(tokenize(articles))


def report_parts(articles, passages, tmp_path, **options) -> dict[str, str]:
    """Return the sections of a report, by heading, as HTML."""
    file = tmp_path / "laporan.html"
    export.write_corpus_report(articles, passages, "Judul", "Sri", file=file, **options)
    sections = re.findall(r"(?s)<h2>(.*?)</h2>(.*?)</section>", file.read_text("utf-8"))
    return dict(sections)


def table_rows(html: str) -> list[list[str]]:
    found = [
        re.findall(r"<td[^>]*>(.*?)</td>", row) for row in re.findall(r"(?s)<tr>(.*?)</tr>", html)
    ]
    return [row for row in found if row]


def test_a_release_in_many_articles_stands_there_once(shared, tmp_path):
    section = report_parts(*shared, tmp_path)["Bagian yang sama"]
    assert len(shared[1]) > 50  # pairs
    assert section.count(RELEASE.rstrip(".")) == 1
    words = len(tokenize(pd.DataFrame({"article": ["a"], "text": [RELEASE]})))
    told = f"<summary>1. 14 artikel, {words} kata; kata yang sama 100 persen: “Camat meminta"
    assert told in section
    assert (
        "Ditemukan 3 kelompok bagian yang sama di 22 artikel; menurut jenisnya mungkin 1 kutipan "
        "atau salinan; 1 unsur halaman; 1 nama, gelar, atau rumusan." in section
    )


def test_witnesses_are_named_with_outlet_and_date(shared, tmp_path):
    section = report_parts(*shared, tmp_path)["Bagian yang sama"]
    rows = [row for row in table_rows(section) if row[0].startswith("artikel-")]
    assert len(rows) == 12
    assert rows[0] == ["artikel-00", "BUTON POS", "1 Februari 2024"]
    assert rows[1] == ["artikel-01", "BUTON POS", "tidak disebut"]
    assert rows[2] == ["artikel-02", "Media 2", "3 Februari 2024"]
    assert "<p>dan 2 artikel lain</p>" in section


def test_footers_and_formulas_are_out_of_view_unless_they_are_asked_for(shared, tmp_path):
    section = report_parts(*shared, tmp_path)["Bagian yang sama"]
    assert "Dapatkan berita" not in section and "Pegawai negeri" not in section
    assert (
        "Di luar pandangan, menurut jenisnya: unsur halaman 1; nama, gelar, atau rumusan 1."
        in section
    )
    section = report_parts(*shared, tmp_path, kinds=KINDS)["Bagian yang sama"]
    assert FOOTER not in section and "Di luar pandangan" not in section
    copies, others = section.split("<p>Kelompok berikut mungkin bukan salinan.")
    assert "Dapatkan berita" not in copies
    assert "Pegawai negeri" not in copies
    rows = {row[0]: row[1:] for row in table_rows(others)}
    assert rows["unsur halaman"][0] == rows["nama, gelar, atau rumusan"][0] == "4"
    assert rows["unsur halaman"][2] == " ".join(FOOTER.split()[:12]) + "…"
    # Kinds that were given are kept, also in a part of a classified table.
    kinds = classify(shared[1], shared[0]).assign(kind="quotation_or_copy")
    footers = kinds[kinds["article_a"].isin([f"artikel-{place}" for place in range(14, 18)])]
    section = report_parts(shared[0], footers, tmp_path)["Bagian yang sama"]
    assert f"“{FOOTER.rstrip('.')}" in section
    assert "mungkin 1 kutipan atau salinan." in section


def test_the_largest_groups_come_first_and_the_report_says_how_many_are_left_out(tmp_path):
    long, short = words_of(0, "panjang"), " ".join(words_of(0, "pendek").split()[:10])
    edited = long.replace("panjang0kata9 ", "lain ")
    texts = [f"{short} x1 {long}", f"{short} x2 {edited}", f"y1 y2 {long} {words_of(2, 'z')}"]
    articles = pd.DataFrame({"article": ["a", "b", "c"], "text": texts})
    passages = find_passages(tokenize(articles)).assign(kind="quotation_or_copy")
    section = report_parts(articles, passages, tmp_path)["Bagian yang sama"]
    sizes = [int(a) * int(b) for a, b in re.findall(r">\d+\. (\d+) artikel, (\d+) kata", section)]
    assert sizes == sorted(sizes, reverse=True)
    assert len(sizes) > 1
    assert re.search(r"kata yang sama 9\d( sampai 100)? persen", section)
    assert "Di bawah ini" not in section
    section = report_parts(articles, passages, tmp_path, most=1)["Bagian yang sama"]
    assert f"Di bawah ini 1 dari {len(sizes)} kelompok itu" in section
    assert ">2. " not in section


def test_a_text_that_is_not_quite_the_same_is_never_called_so(tmp_path):
    words = [f"kata{place}x" for place in range(400)]
    texts = [" ".join(words[:200] + words[201:]), " ".join(words)]
    articles = pd.DataFrame({"article": ["a", "b"], "text": texts})
    passages = find_passages(tokenize(articles))
    assert passages["identity"].between(0.995, 0.9999).all()
    section = report_parts(articles, passages, tmp_path)["Bagian yang sama"]
    assert "2 artikel, 400 kata; kata yang sama 99 persen" in section
    assert "Bunyinya di b: “kata0x" in section  # the longest witness
    texts = [
        *texts,
        texts[1],
        " ".join(f"{each} lain" if n % 20 == 9 else each for n, each in enumerate(words)),
    ]
    articles = pd.DataFrame({"article": list("abcd"), "text": texts})
    section = report_parts(articles, find_passages(tokenize(articles)), tmp_path)[
        "Bagian yang sama"
    ]
    assert re.search(r"4 artikel, \d+ kata; kata yang sama 9\d sampai 100 persen", section)


def test_the_outlet_table_joins_spellings_and_writes_indonesian_numbers(tmp_path):
    articles = pd.DataFrame(
        {
            "article": list("abcde"),
            "outlet": OUTLETS,
            "event_date": pd.to_datetime(["2024-06-24", "2024-01-19", None, None, None]),
            "text": ["kata " * 1000, "kata " * 500, "kata", "kata", "kata"],
        }
    )
    passages = find_passages(tokenize(articles)).head(0)
    rows = table_rows(report_parts(articles, passages, tmp_path)["Artikel"])
    assert rows == [
        ["BUTON POS", "2", "1.500", "19 Januari 2024", "24 Juni 2024"],
        ["Warta", "1", "1", "tidak disebut", "tidak disebut"],
        ["tidak disebut", "2", "2", "tidak disebut", "tidak disebut"],
    ]
