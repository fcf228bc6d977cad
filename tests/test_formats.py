"""Text, web page, Word and PDF give the same article; the content decides, not the name."""

import contextlib
import io
import re
import sys
import tomllib
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mixed_corpus import GOOD, as_pdf, as_text, as_web_page, as_word, make_article
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from frasa._ground.errors import UnreadableError
from frasa._ground.optional import install_command
from frasa._reading.html import text_by_patterns
from frasa._reading.markup import is_markup
from frasa._reading.web import read_web_page
from frasa.articles import check_files, count_lost_letters, read_articles

ROOT = Path(__file__).resolve().parents[1]
ARTICLE = make_article(7)
TEXT = "\n".join(ARTICLE.paragraphs)
PACKAGES = {".txt": "pandas", ".html": "pandas", ".docx": "docx", ".pdf": "pypdf"}


def need(suffix: str) -> None:
    pytest.importorskip(PACKAGES[suffix], reason="needs the extra “berkas”")


def read_one(folder: Path, name: str, content: bytes) -> dict:
    """Return the row of the only file of a folder."""
    (folder / name).write_bytes(content)
    return read_articles(folder).iloc[0].to_dict()


def note(folder: Path) -> tuple[str, str]:
    """Return problem and remedy of the only file of a folder."""
    return tuple(check_files(folder)[["problem", "remedy"]].iloc[0])


@pytest.mark.parametrize("suffix", GOOD)
def test_every_format_gives_the_article_itself(tmp_path, suffix):
    need(suffix)
    row = read_one(tmp_path, f"a{suffix}", GOOD[suffix](ARTICLE))
    assert row["text"].split() == TEXT.split()
    if suffix != ".pdf":
        assert row["text"] == TEXT
        assert row["headline"] == ARTICLE.headline
    assert count_lost_letters(pd.DataFrame([row])) == 0
    assert pd.isna(check_files(tmp_path)["problem"][0])


def test_a_web_page_says_who_published_it_and_when(tmp_path):
    row = read_one(tmp_path, "a.html", as_web_page(ARTICLE))
    assert row["outlet"] == ARTICLE.outlet
    assert row["published_at"] == pd.Timestamp("2024-02-06 09:58", tz="Asia/Jakarta")


def test_the_address_that_a_page_calls_its_own_names_its_site():
    link = "<link rel='canonical' href='https://kabarsultra.id/a?b'><link href='https://lain.id'>"
    assert read_web_page(page_of("").replace("<body>", f"<head>{link}</head><body>")).domain == (
        "kabarsultra.id"
    )


def test_of_articles_within_one_another_the_innermost_counts_that_holds_nearly_all():
    paragraphs = [f"<p>{paragraph}</p>" for paragraph in ARTICLE.paragraphs]
    for outside in (1, len(paragraphs) // 3):
        inner = f"<article>{''.join(paragraphs[outside:])}</article>"
        page = (
            f"<html><body><article>{''.join(paragraphs[:outside])}{inner}</article></body></html>"
        )
        assert read_web_page(page).text == TEXT


def test_an_article_for_browsers_without_scripts_is_read_without_what_stands_around_it():
    notice = "<noscript>You need to enable JavaScript to run this app.</noscript>"
    around = "<p>Kami memakai kuki agar situs ini bekerja dengan baik bagi Anda.</p>"
    body = "".join(f"<p>{paragraph}</p>" for paragraph in ARTICLE.paragraphs)
    page = f"<script>x=1</script><div>{around}</div>{notice}<noscript>{body}</noscript>"
    text = read_web_page(f"<html><body>{page}</body></html>").text
    assert [line for line in text.splitlines() if not line.startswith("¦")] == TEXT.splitlines()


@pytest.mark.parametrize(
    ("text", "holds"),
    [("harga < 5 & berat > 3", False), ("a<br>b", True), ("a &amp; b", True), ("<b>a</b>", True)],
)
def test_a_lone_angle_bracket_is_no_markup(text, holds):
    assert is_markup(text) == holds


def test_the_author_of_a_page_does_not_hide_that_it_comes_from_a_release(tmp_path):
    page = as_web_page(ARTICLE).replace(b"</title>", b'</title><meta name="author" content="Sri">')
    row = read_one(tmp_path, "a.html", page.replace(b"</p></div>", b" (rel)</p></div>"))
    assert row["credit"] == "Sri; rel"
    assert row["text"] == TEXT


@pytest.mark.parametrize("name", ["related", "share", "comment", "widget", "promo", "newsletter"])
def test_sentences_between_those_of_the_article_stay_whatever_their_element_is_called(name):
    first, *rest = ARTICLE.paragraphs
    inner = "<p>Camat juga meminta warga hadir.</p><p>Acara itu terbuka untuk umum.</p>"
    page = f"<p>{first}</p><div class='{name}'>{inner}</div>" + "".join(f"<p>{p}</p>" for p in rest)
    found = read_web_page(f"<html><body><article><div>{page}</div></article></body></html>")
    assert found.text.splitlines()[:3] == [first, *re.findall("<p>(.*?)</p>", inner)]


@pytest.mark.parametrize(
    ("stated", "moment"),
    [
        ('<meta itemprop="datePublished" content="2024-02-06T02:58:00Z">', "2024-02-06 09:58"),
        (
            '<script type="application/ld+json">{"datePublished": "2024-02-06 09:58"}</script>',
            "2024-02-06 09:58",
        ),
        ('<meta name="pubdate" content="Selasa, 6 Februari 2024 10.58 WITA">', "2024-02-06 09:58"),
        ("<footer>Copyright 2019</footer>", None),
    ],
)
def test_moments_are_read_in_the_forms_that_pages_use_and_never_guessed(stated, moment):
    page = read_web_page(f"<html><head>{stated}</head><body><p>{TEXT}</p></body></html>")
    expected = pd.Timestamp(moment, tz="Asia/Jakarta").to_pydatetime() if moment else None
    assert page.published_at == expected


# Names that do not fit


@pytest.mark.parametrize(
    ("name", "make", "what"),
    [
        ("halaman.txt", as_web_page, "halaman web"),
        ("dokumen.txt", as_word, "dokumen Word"),
        ("dokumen.html", as_pdf, "PDF"),
        ("dokumen.docx", as_pdf, "PDF"),
        ("teks.docx", as_text, "teks biasa"),
        ("teks.pdf", as_text, "teks biasa"),
        ("teks.html", as_text, "teks biasa"),
        ("halaman.pdf", as_web_page, "halaman web"),
    ],
)
def test_the_content_decides_and_the_name_is_noted(tmp_path, name, make, what):
    for suffix in PACKAGES:
        need(suffix)
    row = read_one(tmp_path, name, make(ARTICLE))
    assert row["text"].split() == TEXT.split()
    problem, remedy = note(tmp_path)
    assert problem == f"isinya {what}, tidak seperti akhiran namanya"
    assert "ubah akhiran namanya menjadi ." in remedy


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("<b>Camat</b> memimpin apel.", "Camat memimpin apel."),
        ("Camat hadir.<br><br>Apel <i>pagi</i> selesai.", "Camat hadir.\nApel pagi selesai."),
        (
            "Camat&nbsp;hadir &amp; berkata, &ldquo;Netral.&rdquo;",
            "Camat hadir & berkata, “Netral.”",
        ),
        ("&lt;p&gt;Camat hadir.&lt;/p&gt;", "Camat hadir."),
        ("Harga < 5 dan > 3.\n<p>Begitu.</p> Ya.", "Harga < 5 dan > 3.\nBegitu.\nYa."),
        ("Kata <nama> itu <b>kosong</b>.", "Kata <nama> itu kosong."),
        ("<html adalah nama tanda pertama.", "<html adalah nama tanda pertama."),
        ("Nilai a < b, dan R&D; tetap.", "Nilai a < b, dan R&D; tetap."),
    ],
)
def test_tags_and_character_references_are_no_words(tmp_path, text, read):
    assert read_one(tmp_path, "a.txt", text.encode())["text"] == read
    assert read_articles(pd.DataFrame({"isi": [text]}))["text"][0] == read
    assert pd.isna(check_files(tmp_path)["problem"][0])


def test_text_is_told_from_numbers_in_any_script(tmp_path):
    (tmp_path / "angka.txt").write_text("12 345 678 90\n" * 50, encoding="utf-8")
    arabic = "اجتمع الموظفون في الساحة صباحا."
    (tmp_path / "arab.txt").write_text(arabic, encoding="utf-8")
    found = check_files(tmp_path).set_index("file")["problem"]
    assert "bukan berkas teks" in found["angka.txt"]
    assert pd.isna(found["arab.txt"])


# Word and PDF


def test_word_paragraphs_and_tables_come_in_order_and_merged_cells_once(tmp_path):
    docx = pytest.importorskip("docx", reason="needs the extra “uji”")
    document = docx.Document()
    document.add_paragraph("Camat memimpin apel pagi di halaman kantor.")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Jadwal apel berlaku mulai besok pagi."
    table.cell(1, 0).text = "Senin dimulai pukul 07.30."
    table.cell(1, 1).add_table(rows=1, cols=1).cell(0, 0).text = "Jumat dimulai pukul 07.00."
    document.add_paragraph("Semua pegawai wajib hadir.")
    target = io.BytesIO()
    document.save(target)
    assert read_one(tmp_path, "a.docx", target.getvalue())["text"].splitlines() == [
        "Camat memimpin apel pagi di halaman kantor.",
        "Jadwal apel berlaku mulai besok pagi.",
        "Senin dimulai pukul 07.30.",
        "Jumat dimulai pukul 07.00.",
        "Semua pegawai wajib hadir.",
    ]


def test_a_pdf_that_anybody_may_open_is_read_though_it_is_encrypted(tmp_path):
    pypdf = pytest.importorskip("pypdf", reason="needs the extra “berkas”")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(as_pdf(ARTICLE)))
    writer.encrypt("", owner_password="rahasia", algorithm="AES-256")
    target = io.BytesIO()
    writer.write(target)
    assert read_one(tmp_path, "a.pdf", target.getvalue())["text"].split() == TEXT.split()


@pytest.mark.parametrize(("make", "suffix"), [(as_word, ".docx"), (as_pdf, ".pdf")])
def test_no_truncated_document_passes_for_a_whole_one(tmp_path, make, suffix):
    need(suffix)
    content = make(ARTICLE)
    for length in range(30, len(content) - 50, 97):
        (tmp_path / f"{length}{suffix}").write_bytes(content[:length])
    found = check_files(tmp_path)
    assert len(found) > 5
    assert found["problem"].str.contains("rusak|bukan berkas teks").all()


# Without the extra


@pytest.fixture
def bare(monkeypatch):
    """Let none of the packages of the extra "berkas" be found."""
    for name in ("pypdf", "openpyxl", "tqdm"):
        monkeypatch.setitem(sys.modules, name, None)


@pytest.mark.cepat
def test_without_the_extra_the_command_is_named_and_the_rest_is_read(bare, tmp_path, capsys):
    for suffix, make in GOOD.items():
        (tmp_path / f"a{suffix}").write_bytes(make(ARTICLE))
    (tmp_path / "a.xlsx").write_bytes(as_word(ARTICLE))
    articles = read_articles(tmp_path)
    assert articles["file"].tolist() == ["a.docx", "a.html", "a.txt"]
    assert articles["text"].tolist() == [TEXT, TEXT, TEXT]
    table = check_files(tmp_path).set_index("file")
    for name, package in {"pdf": "pypdf", "xlsx": "openpyxl"}.items():
        assert f"memerlukan paket {package}" in table.loc[f"a.{name}", "problem"]
        assert table.loc[f"a.{name}", "remedy"].endswith(install_command("berkas"))
    assert capsys.readouterr().out.count(install_command("berkas")) == 2


# Web pages of every make

WORDS = st.sampled_from(["Bupati", "camat", "pegawai", "netralitas", "sungguh-sungguh", "“warga”"])
INLINE = st.sampled_from(
    ["{}", "<b>{}</b>", "<a href='#'>{}</a>", "<span class=x>{}</span>", "<i>{}</i>"]
)
SENTENCES = st.lists(st.tuples(WORDS, INLINE), min_size=8, max_size=14)
LAYOUTS = st.sampled_from(
    [
        ("<p>", "</p>"),
        ("<p>", ""),
        ("<div>", "</div>"),
        ("", "<br>"),
        ("", "<br/><br />"),
        ("<div><span>", "</span></div>"),
        ("<li>", "</li>"),
    ]
)
FRAMES = st.sampled_from(
    [
        "<html><body>{}</body></html>",
        "<!DOCTYPE html><html><head><title>T</title></head><body><nav><a>Beranda</a></nav>"
        "<article>{}</article><footer>Copyright 2024</footer></body></html>",
        "<html><body><div class=menu><ul><li>Beranda</ul></div><div class=post-content>{}</div>"
        "<aside><h3>Terpopuler</h3></aside><form><input></form></body></html>",
        "<html><body><!-- x --><script>if (a < b) {{}}</script><main>{}</main></body></html>",
        "<html><body><table><tr><td>{}</td></tr></table></body></html>",
    ]
)


@settings(max_examples=120, deadline=None)
@given(st.lists(SENTENCES, min_size=2, max_size=6), LAYOUTS, FRAMES)
def test_each_sentence_of_a_web_page_is_there_once_and_whole(sentences, layout, frame):
    plain = [
        " ".join(word for word, _ in sentence) + f" kegiatan ke-{number}."
        for number, sentence in enumerate(sentences)
    ]
    marked = [
        layout[0]
        + " ".join(tag.format(word) for word, tag in sentence)
        + f" kegiatan ke-{number}."
        + layout[1]
        for number, sentence in enumerate(sentences)
    ]
    page = read_web_page(frame.format("\n".join(marked)))
    lines = [line for line in page.text.splitlines() if "kegiatan ke-" in line]
    assert lines == plain


MARKUP = re.findall(
    r"\S+",
    "<div> </div> <article> </article> </main> </body> </html> <p> <td> </td> <!-- --> <![ <![if]> "
    "<!x <script> </script> <title> </title> <svg/> <br <a href=' > < & &# x.",
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(MARKUP) | st.text(max_size=5), max_size=40).map("".join))
def test_no_markup_however_broken_raises(markup):
    for page in (f"{markup}<p>{TEXT}</p>", f"<html><body><p>{TEXT}</p></body></html>{markup}"):
        with contextlib.suppress(UnreadableError):
            read_web_page(page)


def test_the_lock_of_the_extra_pins_every_package_that_it_names():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = (ROOT / "locks/requirements-berkas.lock").read_text(encoding="utf-8")
    pins = dict(re.findall(r"(?m)^([\w.-]+)==(\S+)", lock))
    for line in project["optional-dependencies"]["berkas"]:
        wanted = Requirement(line)
        assert pins[canonicalize_name(wanted.name)] in wanted.specifier


def page_of(*inner: str) -> str:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in ARTICLE.paragraphs)
    return (
        f"<html><body>{inner[0]}<article>{paragraphs}</article>{''.join(inner[1:])}</body></html>"
    )


def test_a_page_with_many_comments_is_read_and_one_whose_comments_never_end_is_not():
    assert read_web_page(page_of("<!-- iklan -->" * 2000)).text == TEXT
    with pytest.raises(UnreadableError, match="tidak ditutup"):
        read_web_page(page_of("<!-- iklan > > " * 2000))


@pytest.mark.parametrize("time", ["<time>", "<time datetime=''>", "<time title='kemarin'>"])
def test_a_moment_that_says_nothing_stops_nothing(time):
    page = page_of(f"<p>{time}7 Februari 2024</time></p>")
    assert read_web_page(page).text.endswith(TEXT)


@pytest.mark.parametrize("names", ["class='sidebar'", "id='sidebar'", "class='a terkait b'"])
def test_what_a_page_calls_beside_the_article_is_no_article(tmp_path, names):
    beside = f"<div {names}><p>Warga desa lain juga hadir di pasar itu kemarin sore.</p></div>"
    assert read_one(tmp_path, "a.html", page_of("", beside).encode())["text"] == TEXT


def test_a_text_that_a_file_unpacks_to_is_bounded_as_a_file_is(tmp_path, monkeypatch):
    (tmp_path / "a.docx").write_bytes(as_word(ARTICLE))
    size = len(read_articles(tmp_path)["raw"][0])
    for bound in (size, size - 1):
        monkeypatch.setattr("frasa._reading.formats.LARGEST_FILE", bound)
        assert ("lebih besar" in str(note(tmp_path)[0])) == (bound < size)


@pytest.mark.parametrize("opening", ["<script>", "<!--", "<![CDATA[", "<style x='1'>"])
def test_what_never_ends_hides_nothing_from_the_count_of_letters(opening):
    page = f"<p>satu</p>{opening}<p>dua</p>{opening}tiga"
    assert re.findall(r"satu|dua|tiga", text_by_patterns(page)) == ["satu", "dua", "tiga"]


def test_a_file_that_swells_says_to_how_much(tmp_path, monkeypatch):
    monkeypatch.setattr("frasa._reading.formats.LARGEST_UNPACKED", 3_000_000)
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", " " * 5_400_000)
    assert "mengembang menjadi 5 MB" in note(tmp_path)[0]
    monkeypatch.setattr("frasa._reading.formats.LARGEST_UNPACKED", 5_400_000)
    assert "mengembang" not in note(tmp_path)[0]


@pytest.mark.parametrize("names", ["class='sidebar'", "id='related'"])
def test_an_article_is_read_though_all_of_it_stands_in_what_is_called_beside(tmp_path, names):
    page = page_of("").replace("<article>", f"<div {names}>").replace("</article>", "</div>")
    assert read_one(tmp_path, "a.html", page.encode())["text"] == TEXT


@pytest.mark.parametrize("name", ["terkait", "main-menu", "popular-posts"])
def test_what_is_called_beside_is_not_read_though_it_is_longer_than_the_article(tmp_path, name):
    beside = [f"<p>Warga desa ke-{n} juga hadir di pasar itu kemarin sore.</p>" for n in range(90)]
    page = page_of(f"<div class='{name}'>{''.join(beside)}</div>").replace("article>", "div>")
    assert read_one(tmp_path, "a.html", page.encode())["text"] == TEXT


@pytest.mark.parametrize("name", ["sr-only", "visually-hidden", "screen-reader-text"])
def test_what_only_a_screen_reader_says_is_no_sentence_of_the_article(tmp_path, name):
    said = f"<div class='{name}'><p>Tautan ini terbuka di jendela lain untuk semua.</p></div>"
    page = page_of("").replace("</article>", f"{said}</article>")
    assert read_one(tmp_path, "a.html", page.encode())["text"] == TEXT
