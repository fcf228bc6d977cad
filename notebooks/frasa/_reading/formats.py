"""Turn the bytes of one file into text: plain text, saved web pages, Word documents, PDF.

What a file holds decides how it is read; what its name says is only believed where the content
leaves it open. Word and PDF files give no headline or author of their own: what stands in their
properties is mostly the name of a template and of whoever typed the file.
"""

import io
import re
import zipfile
from collections.abc import Iterator

from frasa._ground.errors import UnreadableError
from frasa._ground.optional import install_command, load
from frasa._reading.encodings import decode, detect_encoding
from frasa._reading.html import has_extractor, read_web_page
from frasa._reading.kinds import (
    DOCUMENT_SUFFIXES,
    LARGEST_FILE,
    LARGEST_UNPACKED,
    NAMES,
    Document,
    too_large,
)

_WEB_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*){0,3}"
    r"<(?:!doctype\s+html|html|head|body)\b[^<>]{0,500}>"
    r"|\s*<(?:article|section|div|p)\b[^>]*>.*</(?:article|section|div|p)>\s*\Z",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"<[a-zA-Z!/]")


def read_document(content: bytes, kind: str) -> Document:
    """Read a file's bytes; `kind` (see `SUFFIXES`) is what its name says that it is.

    Raises
    ------
    UnreadableError
        When it is damaged, locked, empty, no text, or needs a package that is not installed.
    """
    found = _kind(content, kind)
    if found == "docx":
        document = Document(_read_docx(content), None, {})
    elif found == "pdf":
        document = Document(_read_pdf(content), None, {})
    else:
        text, encoding = decode(content, "web" if kind == "web" else "text")
        found = "web" if is_web_page(text) or (kind == "web" and _TAG.search(text)) else "text"
        document = read_markup(text, encoding) if found == "web" else Document(text, encoding, {})
    if not document.text.strip():
        raise UnreadableError("tidak memuat teks", "Periksa isinya dengan program asalnya.")
    if len(document.text) > LARGEST_FILE:
        raise too_large(LARGEST_FILE)
    if found != kind and not document.problem:
        document = document._replace(**_misnamed(found))
    return document


def is_web_page(text: str) -> bool:
    """Return whether a text is HTML: a whole page, or a piece of one from tag to tag."""
    return bool(_WEB_PAGE.match(text))


def read_markup(text: str, encoding: str | None) -> Document:
    """Read HTML source; without trafilatura that is said in `problem` and `remedy`."""
    page = read_web_page(text)
    names = ("headline", "outlet", "credit", "published_at")
    fields = {name: value for name in names if (value := getattr(page, name))}
    if has_extractor():
        return Document(page.text, encoding, fields)
    return Document(
        page.text,
        encoding,
        fields,
        "hanya dengan cara sederhana, karena paket trafilatura belum terpasang",
        f"Supaya menu dan iklan lebih bersih tersaring, jalankan: {install_command('berkas')}",
    )


def check_office_file(content: bytes) -> None:
    """Raise UnreadableError unless the bytes are a whole, unlocked docx or xlsx of sane size."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):  # the container of encrypted and of old files
        raise UnreadableError(
            "terkunci kata sandi, atau berformat Office lama (.doc, .xls)",
            "Buka dengan program asalnya, lalu simpan tanpa kata sandi sebagai .docx atau .xlsx.",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
        raise damaged() from error
    if unpacked > LARGEST_UNPACKED:
        raise UnreadableError(
            f"mengembang menjadi {unpacked // 1_000_000} MB ketika dibuka, tidak wajar",
            "Jangan dibuka bila Anda tidak mengenal asalnya.",
        )


def damaged() -> UnreadableError:
    """Return the problem of a file that its own format's reader cannot make out."""
    return UnreadableError(
        "rusak atau tidak lengkap", "Salin atau unduh lagi berkas itu dari asalnya."
    )


def _kind(content: bytes, kind: str) -> str:
    """Return what the content is, where its bytes are certain; else what the name says."""
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"PK\x03\x04") and (kind == "docx" or b"word/document.xml" in content):
        return "docx"
    if kind in ("docx", "pdf"):
        if content.strip() and detect_encoding(content) is None:
            if kind == "docx":
                check_office_file(content)
            raise damaged()
        return "text"
    return kind


def _misnamed(found: str) -> dict[str, str]:
    suffix = next(suffix for suffix, kind in DOCUMENT_SUFFIXES.items() if kind == found)
    return {
        "problem": f"isinya {NAMES[found]}, tidak seperti akhiran namanya",
        "remedy": f"Supaya jelas, ubah akhiran namanya menjadi {suffix}.",
    }


def _read_docx(content: bytes) -> str:
    """Return the paragraphs and table cells of a Word document, in order, one a line."""
    docx = load("docx", "python-docx")
    check_office_file(content)
    try:
        return "\n".join(_lines(docx.Document(io.BytesIO(content))))
    except Exception as error:  # whatever a damaged file makes the reader raise
        raise damaged() from error


def _lines(container) -> Iterator[str]:
    for block in container.iter_inner_content():
        if not hasattr(block, "rows"):
            yield block.text
            continue
        # A merged cell is handed out once for every place that it covers.
        cells = {cell._tc: cell for row in block.rows for cell in row.cells}
        for cell in cells.values():
            yield from _lines(cell)


def _read_pdf(content: bytes) -> str:
    """Return the text of a PDF, page after page; the lines stay those of the page."""
    pypdf = load("pypdf", "pypdf")
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _locked()
        pages, length = [], 0
        for page in reader.pages:
            pages.append(page.extract_text())
            length += len(pages[-1])
            if length > LARGEST_FILE:
                raise too_large(LARGEST_FILE)
    except UnreadableError:
        raise
    except pypdf.errors.DependencyError as error:  # a cipher that needs one more package
        raise _locked() from error
    except Exception as error:  # whatever a damaged file makes the reader raise
        raise damaged() from error
    if not "".join(pages).strip():
        raise UnreadableError(
            "hanya memuat gambar, mungkin hasil pindaian",
            "Jalankan pengenalan teks (OCR) lebih dulu, lalu simpan sebagai PDF atau .txt.",
        )
    return "\n".join(pages)


def _locked() -> UnreadableError:
    return UnreadableError(
        "terkunci kata sandi", "Buka dengan kata sandinya, lalu simpan tanpa kata sandi."
    )
