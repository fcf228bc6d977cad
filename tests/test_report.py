"""A learner's report is one file that opens anywhere, holds what they wrote, and loses nothing."""

import re
from datetime import date
from html.parser import HTMLParser

import pandas as pd
import pytest

from frasa._ground import about
from frasa._ground.errors import InputError
from frasa.charts.look import Picture, drawing, picture_of
from frasa.charts.side_by_side import SideBySide
from frasa.export.page import Folded, write_report

DAY = date(2026, 8, 17)
TABLE = pd.DataFrame({"artikel": ["a & b", "<i>c</i>"], "label": ["wholly", None]})


class Tags(HTMLParser):
    """Collect the tags of a page with their attributes, and its visible text."""

    def __init__(self, page: str):
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


def written(tmp_path, **changes) -> str:
    arguments = {"title": "Laporan", "author": "Sari", "parts": {"Temuan": "Sama."}, "day": DAY}
    write_report(**(arguments | changes), file=tmp_path / "laporan.html")
    return (tmp_path / "laporan.html").read_text(encoding="utf-8")


def test_what_was_typed_stays_text(tmp_path):
    hostile = "<script>alert('x')</script> & \"'"
    page = written(
        tmp_path,
        title=hostile,
        author=hostile,
        parts={hostile: [hostile, pd.DataFrame({hostile: [hostile]}), Picture(b"x", hostile)]},
    )
    tags = Tags(page)
    assert "script" not in {tag for tag, _ in tags.tags}
    assert tags.text.count("alert('x')") >= 6
    assert [attrs["alt"] for tag, attrs in tags.tags if tag == "img"] == [hostile]


def test_needs_neither_network_nor_script(tmp_path):
    with drawing(2) as (figure, axes):
        axes.plot([1, 2])
    picture = picture_of(figure, "Garis yang naik dari satu ke dua, hanya untuk uji.")
    page = written(tmp_path, parts={"Gambar": picture, "Tabel": TABLE})
    sources = re.findall(r"src=\"([^\"]*)\"", page)
    assert sources and all(source.startswith("data:image/png;base64,") for source in sources)
    assert (
        "<script" not in page and "@import" not in page and "http" not in page.split("</style>")[1]
    )


def test_holds_name_date_tables_and_figure_text(tmp_path):
    picture = Picture(b"png", "Diagram batang: asn 64.")
    page = written(tmp_path, parts={"Label": TABLE, "Gambar": picture, "Kesimpulan": "Satu.\nDua."})
    tags = Tags(page)
    assert ("html", {"lang": "id"}) in tags.tags
    assert "Sari, 17 Agustus 2026" in tags.text
    assert "a & b" in tags.text and "<i>c</i>" in tags.text and "nan" not in tags.text.lower()
    assert "Uraian gambarDiagram batang: asn 64." in tags.text
    assert [attrs["scope"] for tag, attrs in tags.tags if tag == "th"] == ["col", "col"]
    assert "seluruhnya" in tags.text and "wholly" not in tags.text
    assert "Membaca Netralitas" in tags.text and about.VERSION in tags.text


def test_says_on_what_it_rests_and_has_contents(tmp_path):
    parts = {"Satu": "a", "Dua": "b", "Tiga": "c"}
    page = written(tmp_path, parts=parts, data="11 artikel <Oktober>")
    assert "Data: 11 artikel &lt;Oktober&gt;" in page
    links = re.findall(r'<a href="#([^"]+)">(\w+)</a>', page)
    assert [name for _, name in links] == list(parts)
    assert all(f'<section id="{place}">' in page for place, _ in links)


@pytest.mark.cepat
def test_what_is_folded_is_there_and_a_view_can_be_a_part(tmp_path):
    view = SideBySide("<div>kiri & kanan</div>", "kiri")
    page = written(tmp_path, parts={"Lihat": [Folded("Buka <ini>", ["isinya", TABLE]), view]})
    assert "<details><summary>Buka &lt;ini&gt;</summary>" in page and "isinya" in page
    assert view.html in page
    assert "details::details-content" in page  # printed, it is open


@pytest.mark.cepat
@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"author": " nama anda "}, "nama Anda"),
        (
            {"parts": {"Kesimpulan": "Temuan: …\nBukti: ada\nBatas: ..."}},
            "Kesimpulan (Temuan, Batas)",
        ),
        ({"parts": {"Kesimpulan": "…", "Putusan": TABLE}}, "Kesimpulan"),
        ({"parts": {"A": "", "B": [TABLE, "  \n "]}}, "A; B"),
        ({"parts": {}}, "isi laporan"),
    ],
)
def test_an_unfinished_report_is_not_written_and_says_what_is_missing(
    changes, missing, tmp_path, capsys
):
    arguments = {"title": "Laporan", "author": "Sari", "parts": {"Temuan": "Sama."}} | changes
    write_report(**arguments, file=tmp_path / "laporan.html")
    assert f"masih ada yang kosong: {missing}." in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_a_cross_table_keeps_its_rows_aligned_and_numbers_are_indonesian(tmp_path):
    cross = pd.crosstab(pd.Series(["x", "y"], name="putusan"), pd.Series(["x", "y"], name="kunci"))
    share = pd.DataFrame({"bagian": [0.25]})
    tags = Tags(written(tmp_path, parts={"Nilai": [cross.reset_index(), share]}))
    assert [tag for tag, _ in tags.tags].count("th") == 3 + 1
    assert "0,25" in tags.text and "kunci" not in tags.text


def test_an_earlier_report_is_kept(tmp_path, capsys):
    first = written(tmp_path, author="Sari")
    second = written(tmp_path, author="Budi")
    third = written(tmp_path, author="Citra")
    kept = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert kept == {"laporan-1.html": first, "laporan-2.html": second, "laporan.html": third}
    assert "disimpan sebagai laporan-1.html" in capsys.readouterr().out


@pytest.mark.cepat
def test_what_is_not_a_report_of_the_same_author_and_day_is_kept(tmp_path):
    (tmp_path / "laporan.html").write_text("catatan saya", encoding="utf-8")
    first = written(tmp_path)
    written(tmp_path, day=date(2026, 8, 18))
    assert (tmp_path / "laporan-1.html").read_text(encoding="utf-8") == "catatan saya"
    assert (tmp_path / "laporan-2.html").read_text(encoding="utf-8") == first


def test_the_authors_own_report_of_the_day_is_renewed(tmp_path):
    assert written(tmp_path) != written(tmp_path, parts={"Temuan": "Sama; kutipannya berbeda."})
    assert [path.name for path in tmp_path.iterdir()] == ["laporan.html"]


def test_a_report_with_other_words_does_not_make_an_earlier_one_vanish(tmp_path, capsys):
    parts = {"Temuan": ["Berita 4 diturunkan dari siaran pers.", "Bukti: salah tulis."]}
    first = written(tmp_path, parts=parts)
    assert "Laporan sebelumnya" not in capsys.readouterr().out
    written(tmp_path, parts={"Temuan": "ok"})
    assert (tmp_path / "laporan-1.html").read_text(encoding="utf-8") == first
    assert "Laporan sebelumnya memuat hal lain, dan tersimpan sebagai laporan-1.html." in (
        capsys.readouterr().out
    )


def test_of_a_report_that_is_computed_only_the_newest_of_the_day_stays(tmp_path):
    for told in ("5 artikel, 3 pasangan.", "1 artikel."):
        written(tmp_path, parts={"Ringkasan": told}, computed=True)
    assert [path.name for path in tmp_path.iterdir()] == ["laporan.html"]


@pytest.mark.parametrize("author", ["", "   "])
def test_a_missing_name_is_asked_for(author, tmp_path):
    with pytest.raises(InputError, match="Nama Anda belum diisi"):
        written(tmp_path, author=author)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.cepat
def test_a_part_of_another_kind_and_a_missing_folder_are_explained(tmp_path):
    with pytest.raises(InputError, match="teks, tabel, atau gambar"):
        written(tmp_path, parts={"Angka": 3})
    for parts in (["Isi."], "Isi.", pd.DataFrame({"a": [1]}), None):
        with pytest.raises(InputError, match="Beri setiap bagian judulnya"):
            written(tmp_path, parts=parts)
    with pytest.raises(InputError, match="Buat dulu folder itu"):
        write_report("x", "Sari", {"a": "b"}, file=tmp_path / "tidak ada" / "laporan.html")
