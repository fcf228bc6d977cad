"""A corpus of news in mixed formats, a share of it broken, for benchmarks and tests.

    python benchmarks/mixed_corpus.py FOLDER 20000

writes the files and prints what they are. What the reader has to make of each of them is known:
`write_corpus` returns it.
"""

import io
import os
import random
import sys
import textwrap
import zipfile
from html import escape
from pathlib import Path
from typing import NamedTuple

import pandas as pd

SUBJECTS = ("Bupati", "Camat", "Sekretaris daerah", "Panitia", "Para pegawai", "Ketua Bawaslu")
VERBS = ("meminta", "mengingatkan", "menegaskan kepada", "mengajak", "akan mengawasi")
OBJECTS = (
    "semua ASN menjaga netralitas",
    "warga datang ke TPS pada pukul 07.30",
    "jajaran bekerja profesional",
    "para kepala dinas (termasuk camat) tidak berpihak",
    "sekolah menyiapkan 1.250 kursi",
    "masyarakat tetap tenang di daerah itu",
)
OUTLETS = ("Latih Pos", "Kabar Latih", "Warta Latih", "Info Latih")
ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252")


class Article(NamedTuple):
    """An article as it was written: what a reader should find again."""

    number: int
    headline: str
    outlet: str
    paragraphs: list[str]


def make_article(number: int, words: int = 300) -> Article:
    """Return an article that no other number gives."""
    choose = random.Random(number).choice
    paragraphs, length = [], 0
    while length < words:
        sentences = [
            f"{choose(SUBJECTS)} {choose(VERBS)} {choose(OBJECTS)} di desa ke-{number + k}."
            for k in range(3)
        ]
        paragraphs.append(" ".join(sentences))
        length += len(paragraphs[-1].split())
    headline = f"Warga Desa Arunika {number} Jaga Netralitas"
    return Article(number, headline, choose(OUTLETS), paragraphs)


# Good files: each function returns the bytes


def as_text(article: Article) -> bytes:
    """A page as copied from a browser, in one of several encodings."""
    lines = ["28.6 C Arunika", "spot_img", "TERKINI", article.headline, *article.paragraphs]
    lines += ["Bagikan", "Leave a Reply", "Your email address will not be published."]
    return "\n".join(lines).encode(ENCODINGS[article.number % len(ENCODINGS)])


def as_web_page(article: Article) -> bytes:
    """A saved page with menu, metadata, teasers and footer."""
    body = "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in article.paragraphs)
    page = f"""<!DOCTYPE html>
<html lang="id"><head><meta charset="utf-8"><title>{article.headline} - {article.outlet}</title>
<meta property="og:title" content="{article.headline}">
<meta property="og:site_name" content="{article.outlet}">
<meta property="article:published_time" content="2024-02-06T09:58:00+07:00">
<script>var a = "<p>Bukan artikel.</p>";</script><style>p {{ margin: 0 }}</style></head><body>
<nav><ul><li><a href="/">Beranda</a></li><li><a href="/daerah">Daerah</a></li></ul></nav>
<main><article><h1>{article.headline}</h1>
<div class="content">{body}</div></article>
<aside><h3>Terpopuler</h3><ul><li><a href="/1">Bupati Resmikan Pasar Baru</a></li>
<li><a href="/2">Warga Antre Sejak Pagi</a></li></ul></aside></main>
<footer>Copyright 2024 {article.outlet}. All rights reserved.</footer></body></html>"""
    return page.encode()


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def as_word(article: Article) -> bytes:
    """The smallest Word document that holds the headline and the paragraphs."""
    lines = [article.headline, *article.paragraphs]
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
            f'Type="{_OFFICE}" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
        }
    )


def zipped(files: dict[str, str | bytes]) -> bytes:
    """Return a ZIP file with these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def as_pdf(article: Article) -> bytes:
    """The smallest PDF with text: one page, one font, lines wrapped at 90 characters."""
    lines = [line for paragraph in article.paragraphs for line in textwrap.wrap(paragraph, 90)]
    shown = "".join(f"({_pdf_string(line)}) Tj T*\n" for line in lines)
    return pdf_with(f"BT /F1 10 Tf 12 TL 40 800 Td\n{shown}ET")


def _pdf_string(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def pdf_with(drawing: str) -> bytes:
    """Return a PDF of one page with this content stream (PDF 1.4, chapter 3)."""
    stream = drawing.encode("cp1252")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    content, places = b"%PDF-1.4\n", []
    for number, part in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return content + head + table + tail % (len(objects) + 1, len(content))


GOOD = {".txt": as_text, ".html": as_web_page, ".docx": as_word, ".pdf": as_pdf}
SHARES = {".txt": 70, ".html": 15, ".docx": 10, ".pdf": 5}  # per cent


# Broken files: (ending, what the reader has to say, function that returns the bytes)


def _sparse_marker(_: Article) -> bytes:
    return b""  # written as a file of 3 MB without content, which takes no room on most disks


def _locked_pdf(article: Article) -> bytes:
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(as_pdf(article)))
    writer.encrypt("rahasia", algorithm="RC4-128")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


BROKEN = {
    "empty": (".txt", "kosong", lambda _: b" \r\n"),
    "binary": (".txt", "bukan berkas teks", lambda _: bytes(range(256)) * 8),
    "picture named text": (
        ".txt",
        "gambar PNG",
        lambda _: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4,
    ),
    "too large": (".txt", "lebih besar dari 2 MB", _sparse_marker),
    "truncated page": (".html", "halaman web ini rusak", lambda _: b"<html><p" + b"<!--" * 2000),
    "page without text": (".html", "tidak memuat teks", lambda _: b"<html><body></body></html>"),
    "truncated Word": (".docx", "rusak atau tidak lengkap", lambda a: as_word(a)[:-300]),
    "locked Word": (
        ".docx",
        "terkunci kata sandi",
        lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    ),
    "swollen Word": (
        ".docx",
        "mengembang",
        lambda _: zipped({"word/document.xml": bytes(210_000_000)}),
    ),
    "truncated PDF": (".pdf", "rusak atau tidak lengkap", lambda a: as_pdf(a)[:900]),
    "locked PDF": (".pdf", "terkunci kata sandi", _locked_pdf),
    "scanned PDF": (".pdf", "hanya memuat gambar", lambda _: pdf_with("0 0 100 100 re f")),
    "truncated workbook": (".xlsx", "rusak atau tidak lengkap", lambda a: as_word(a)[:-300]),
    "table without texts": (".csv", "tidak jelas kolom isinya", lambda _: b"a,b\r\n1,2\r\n"),
    "picture": (".jpg", "jenis berkas .jpg tidak dibaca", lambda _: b"\xff\xd8\xff" + bytes(99)),
    "old Word": (".doc", "jenis berkas .doc tidak dibaca", lambda _: b"\xd0\xcf\x11\xe0"),
    "archive inside": (".zip", "jenis berkas .zip tidak dibaca", lambda _: zipped({"a.txt": "a"})),
}


def write_corpus(folder: Path, count: int, broken: float = 0.05) -> pd.DataFrame:
    """Write `count` files to a folder and its subfolders, a share of them broken.

    Returns
    -------
    DataFrame, one row a file: file (path inside the folder), kind (the ending, or the name in
    `BROKEN`), article (its number; missing for broken ones), problem (what the reader has to say).
    """
    chooser = random.Random(count)
    endings = chooser.choices(list(SHARES), weights=list(SHARES.values()), k=count)
    faulty = set(chooser.sample(range(count), int(count * broken)))
    kinds, made, rows = list(BROKEN), {}, []
    for number, ending in enumerate(endings):
        name = f"{number % 10}/berita-{number:06d}"
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if number not in faulty:
            path.with_suffix(ending).write_bytes(GOOD[ending](make_article(number)))
            rows.append((name + ending, ending, number, None))
            continue
        kind = kinds[number % len(kinds)]
        ending, problem, make = BROKEN[kind]
        if kind not in made:
            made[kind] = make(make_article(number))
        path.with_suffix(ending).write_bytes(made[kind])
        if kind == "too large":
            os.truncate(path.with_suffix(ending), 3_000_000)
        rows.append((name + ending, kind, None, problem))
    return pd.DataFrame(rows, columns=["file", "kind", "article", "problem"])


if __name__ == "__main__":
    written = write_corpus(Path(sys.argv[1]), int(sys.argv[2]))
    print(written["kind"].value_counts().to_string())
