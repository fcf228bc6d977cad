"""A report is one whole page whose every place holds what was given, and nobody's work is lost."""

import base64
import re
import sys
from datetime import date

import IPython.display
import pandas as pd
import pytest

from frasa._ground import about
from frasa._ground.errors import InputError
from frasa._reading.dates import written_date
from frasa.charts.look import NO_PICTURE, Picture
from frasa.export.page import Folded, write_report

pytestmark = pytest.mark.cepat

DAY = date(2026, 8, 17)


def write(folder, parts, author="Sari", name="laporan.html", **options) -> str:
    file = folder / name
    write_report("Judul", author, parts, file, **({"day": DAY} | options))
    return file.read_text("utf-8") if file.exists() else ""


def names(folder) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_report_has_the_parts_of_a_page_in_their_order(tmp_path):
    page = write(tmp_path, {"Satu & dua": "Isi."}, data="11 artikel")
    made = (
        f"Membaca Netralitas {about.VERSION} ({written_date(date.fromisoformat(about.RELEASED))})"
    )
    head, body = page.split("</head>")
    assert head.startswith('<!DOCTYPE html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n')
    assert '<meta name="author" content="Sari">\n<meta name="date" content="2026-08-17">' in head
    assert "<title>Judul</title>" in head and "max-width: 46rem" in head
    lines = re.sub(r"<[^>]+>", "\n", body).split("\n")
    assert [line.strip() for line in lines if line.strip()] == [
        *(f"Kursus {made}", "Judul", "Sari, 17 Agustus 2026", "Data: 11 artikel"),
        *("Satu &amp; dua", "Isi.", f"Dibuat dengan kursus {made}. Untuk menyimpannya sebagai PDF: "
          "cetak halaman ini dari peramban (Ctrl+P)."),
    ]  # fmt: skip


def test_what_is_not_given_has_its_promised_default(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_report("Judul", "Sari", {"Isi": "Ya."})
    page = (tmp_path / "laporan.html").read_text("utf-8")
    assert f'name="date" content="{date.today()}"' in page and "<p>Data" not in page
    write_report("Judul", "Sari", {"Isi": "Lain."})
    assert names(tmp_path) == ["laporan-1.html", "laporan.html"], "paragraphs are compared"


@pytest.mark.parametrize(("count", "kind"), [(1, "wide"), (8, "wide"), (9, "wide many")])
def test_a_table_wider_than_the_page_scrolls_in_its_place(tmp_path, count, kind):
    table = pd.DataFrame({f"kolom {n}": ["isi"] for n in range(count)})
    page = write(tmp_path, {"Tabel": table})
    region = f'<div class="{kind}" role="region" aria-label="Tabel" tabindex="0">'
    assert page.count(region) == 1 and page.count(">isi<") == count


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_more_than_two_parts_have_contents_that_lead_to_them(tmp_path, count):
    parts = {f"Bagian <{n}>": f"isi {n}" for n in range(1, count + 1)}
    page = write(tmp_path, parts)
    links = re.findall(r'<li><a href="#(.*?)">(.*?)</a></li>', page)
    sections = re.findall(r'<section id="(.*?)">\n<h2>(.*?)</h2>', page)
    assert sections == [(f"bagian-{n}", f"Bagian &lt;{n}&gt;") for n in range(1, count + 1)]
    assert links == (sections if count > 2 else []) and ("<nav" in page) == (count > 2)


PNG = b"\x89PNG gambar"


@pytest.mark.parametrize(
    ("part", "shown"),
    [
        ("Satu <b>.\n\n  Dua.  ", "<p>Satu &lt;b&gt;.</p>\n<p>Dua.</p>"),
        (["Satu.", ["Dua."]], "<p>Satu.</p>\n<p>Dua.</p>"),
        (NO_PICTURE, "<p>Tidak ada data untuk digambar.</p>"),
        (
            Folded("Buka & lihat", ["a", Folded("lagi", "b")]),
            "<details><summary>Buka &amp; lihat</summary>\n<p>a</p>\n"
            "<details><summary>lagi</summary>\n<p>b</p>\n</details>\n</details>",
        ),
    ],
)
def test_each_kind_of_part_becomes_its_own_markup(tmp_path, part, shown):
    assert f"<h2>Isi</h2>\n{shown}\n</section>" in write(tmp_path, {"Isi": part})


def test_a_picture_stands_in_the_page_with_its_texts(tmp_path):
    page = write(tmp_path, {"Isi": Picture(PNG, 'Tinggi "5" & naik', 700, "Baca <ini>")})
    data, alt = re.search(r'<img src="data:image/png;base64,([^"]*)" alt="([^"]*)">', page).groups()
    assert base64.b64decode(data) == PNG and alt == "Tinggi &quot;5&quot; &amp; naik"
    assert re.search(r"(?s)<figcaption>.*Baca &lt;ini&gt;.*Uraian gambar.*</figcaption>", page)


def test_a_table_in_a_report_has_no_names_from_python(tmp_path):
    page = write(tmp_path, {"Isi": pd.DataFrame({"outlet": ["Pos"], "tf_idf": [0.5]})})
    heads = re.findall(r"<th\b[^>]*>(.*?)</th>", page)
    assert heads == ["Media", "Bobot"] and "tf_idf" not in page


@pytest.mark.parametrize("part", [3, None, ("a", "b"), [["a", 3]], b"a"])
def test_other_things_are_no_part_of_a_report(tmp_path, part):
    with pytest.raises(InputError, match=r"harus teks, tabel, atau gambar; yang diberikan \w+\."):
        write(tmp_path, {"Isi": part})
    assert not names(tmp_path)


@pytest.mark.parametrize(
    ("parts", "missing"),
    [
        ({"A": "Temuan: …"}, "A (Temuan)"),
        ({"A": "Temuan: ... "}, "A (Temuan)"),
        ({"A": "Pukul: 10: …"}, "A (Pukul)"),
        ({"A": "…"}, "A"),
        ({"A": ["ada", "\n \n…\n"]}, "A"),
        ({"A": ["Satu: …", "Dua: …", "tiga"]}, "A (Satu, Dua)"),
        ({"A": ["Nama Anda"]}, "A"),
        ({"A": []}, None),
        ({"A": [PNG and Folded("x", "…")]}, None),
        ({"A": "Nilai:"}, None),
        ({"A": "ada … lagi"}, None),
        ({"A": [""], "B": "isi"}, "A"),
        ({}, "isi laporan"),
    ],
)
@pytest.mark.parametrize("author", ["Sari", "NAMA ANDA "])
def test_every_blank_is_named_and_nothing_else(tmp_path, capsys, parts, missing, author):
    if author != "Sari":
        missing = f"nama Anda; {missing}" if missing and parts else "nama Anda"
    page, said = write(tmp_path, parts, author), capsys.readouterr().out
    if missing:
        assert not page and said == (
            f"Laporan belum ditulis, karena masih ada yang kosong: {missing}. "
            "Isilah, lalu jalankan sel ini lagi.\n"
        )
    else:
        assert page and "kosong" not in said


FIRST = {"Temuan": "Kata netral &c ada di tiga artikel.", "Tabel": pd.DataFrame({"a": ["lama"]})}


@pytest.mark.parametrize(
    ("parts", "options", "kept"),
    [
        (FIRST, {}, False),
        ({"Temuan": "NETRAL kata, di tiga artikel: ada lagi &c!"}, {}, False),
        ({"Temuan": "Kata netral ada di tiga artikel."}, {}, True),
        ({"Temuan": "Kata netral &c ada di 4 artikel."}, {}, True),
        ({"Temuan": "lain"}, {"computed": True}, False),
        (FIRST, {"day": date(2026, 8, 18)}, True),
        (FIRST, {"author": "Sri"}, True),
        (FIRST, {"author": "Sri", "computed": True}, True),
    ],
)
def test_only_a_report_without_a_word_that_is_lost_is_replaced(
    tmp_path, capsys, parts, options, kept
):
    first = write(tmp_path, FIRST)
    assert "sebelumnya" not in capsys.readouterr().out
    assert write(tmp_path, parts, **options)
    assert names(tmp_path) == ["laporan-1.html"] * kept + ["laporan.html"]
    assert not kept or (tmp_path / "laporan-1.html").read_text("utf-8") == first
    said = "Laporan sebelumnya memuat hal lain, dan tersimpan sebagai laporan-1.html.\n"
    assert capsys.readouterr().out.endswith(said) == kept


@pytest.mark.parametrize("computed", [False, True])
def test_a_file_that_is_no_report_or_was_changed_is_kept(tmp_path, computed):
    file = tmp_path / "laporan.html"
    signed = write(tmp_path, FIRST)
    changed = signed.replace("</style>", "h1 { color: red; }</style>")
    unmarked = re.sub('<meta name="sidik"[^>]*>', "", signed)
    for place, older in enumerate([b"\xff\xfe catatan", changed.encode(), unmarked.encode()], 1):
        file.write_bytes(older)
        write(tmp_path, FIRST, computed=computed)
        assert (tmp_path / f"laporan-{place}.html").read_bytes() == older
    assert len(names(tmp_path)) == 4


@pytest.mark.parametrize(
    ("name", "href"), [("laporan.html", "laporan.html"), ('a"b&c.html', "a&quot;b&amp;c.html")]
)
def test_the_link_leads_to_the_file_whatever_its_name(tmp_path, monkeypatch, capsys, name, href):
    shown = []
    monkeypatch.setattr(IPython.display, "display", shown.append)
    monkeypatch.chdir(tmp_path)
    write_report("Judul", "Sari", {"Isi": "Ya."}, name)
    assert shown[0].data == f'<a href="{href}" download>Unduh laporan ({href})</a>'
    assert f"berkas {name}. Laporan" in capsys.readouterr().out


@pytest.mark.parametrize("author", [7, "Sri & Sari"])
def test_an_author_is_whatever_a_learner_typed(tmp_path, author):
    shown = str(author).replace("&", "&amp;")
    assert f"<p>{shown}, 17 Agustus 2026</p>" in write(tmp_path, FIRST, author)


def test_outside_a_notebook_a_report_is_written_and_named(tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "IPython.display", None)  # as where IPython is not installed
    write_report("Judul", "Sri", {"Temuan": "Satu kalimat."}, tmp_path / "laporan.html")
    assert (tmp_path / "laporan.html").stat().st_size
    assert capsys.readouterr().out.startswith("Laporan tersimpan di berkas laporan.html.")
