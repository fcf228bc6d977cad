"""Turn the bytes of one file into text: plain text, saved web pages, Word documents, PDF.

What a file holds decides how it is read; what its name says is only believed where the content
leaves it open. Word and PDF files give no headline or author of their own: what stands in their
properties is mostly the name of a template and of whoever typed the file.
"""

import io
import zipfile

from frasa._ground.errors import UnreadableError
from frasa._reading.encodings import decode, detect_encoding
from frasa._reading.file_kinds import (
    DOCUMENT_SUFFIXES,
    LARGEST_FILE,
    LARGEST_UNPACKED,
    NAMES,
    Document,
    Note,
    refuse_foreign,
    too_large,
    without_aside,
)
from frasa._reading.markup import is_markup, read_markup
from frasa._reading.pdf import read_pdf
from frasa._reading.word import (
    count_deleted_letters,
    count_other_documents,
    count_word_letters,
    read_word,
)

_WRITE_AGAIN = "Periksa tempat itu, lalu simpan lagi sebagai teks UTF-8."


def read_document(content: bytes, kind: str) -> Document:
    """Read a file's bytes; `kind` (see `SUFFIXES`) is what its name says that it is.

    Raises
    ------
    UnreadableError
        When it is damaged, locked, empty, no text, or needs a package that is not installed.
    """
    found = _kind(content, kind)
    if found == "docx":
        document = _read_docx(content)
    elif found == "pdf":
        document = _read_pdf(content)
    else:
        found, document = _read_letters(content, kind)
    if not without_aside(document.text).strip():
        raise UnreadableError("tidak memuat teks", "Periksa isinya dengan program asalnya.")
    if len(document.text) > LARGEST_FILE:
        raise too_large(LARGEST_FILE)
    if found != kind:
        document = document._replace(notes=(*document.notes, _misnamed(found)))
    return document


def _read_letters(content: bytes, kind: str) -> tuple[str, Document]:
    """Read a file of letters; HTML is read as HTML wherever it stands."""
    text, encoding, repaired = decode(content, "web" if kind == "web" else "text")
    notes = (Note(repaired, _WRITE_AGAIN),) if repaired else ()
    if not is_markup(text):
        return "text", Document(text, encoding, notes=notes)
    document = read_markup(text, whole=kind == "web")
    found = "web" if document.is_page or kind == "web" else "text"
    return found, document._replace(encoding=encoding, notes=notes + document.notes)


def _read_docx(content: bytes) -> Document:
    check_office_file(content)
    try:
        text = read_word(content)
        deleted = count_deleted_letters(content)
        missing = count_word_letters(content) - sum(map(str.isalnum, text))
        others = count_other_documents(content)
    except Exception as error:  # whatever a damaged file makes the readers raise
        raise damaged() from error
    said = [
        (missing, "tidak ikut terbaca", "Simpan dari Word sebagai teks (.txt, UTF-8)."),
        (deleted, "dihapus dalam pelacakan perubahan dan tidak dibaca", _TRACKED),
    ]
    notes = [Note(f"{count} huruf dokumen ini {what}", do) for count, what, do in said if count > 0]
    if others:
        what = f"memuat {others} dokumen lain di dalamnya, yang tidak dibaca"
        notes.append(Note(what, "Buka dengan Word, lalu simpan lagi: isinya menjadi satu."))
    return Document(text, notes=tuple(notes))


_TRACKED = "Bila perlu, terima atau tolak perubahannya di Word."


def _read_pdf(content: bytes) -> Document:
    try:
        text, notes = read_pdf(content)
    except UnreadableError:
        raise
    except Exception as error:  # whatever a damaged file makes the reader raise
        raise damaged() from error
    return Document(text, notes=notes)


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
    refuse_foreign(content)
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


def _misnamed(found: str) -> Note:
    suffix = next(suffix for suffix, kind in DOCUMENT_SUFFIXES.items() if kind == found)
    return Note(
        f"isinya {NAMES[found]}, tidak seperti akhiran namanya",
        f"Supaya jelas, ubah akhiran namanya menjadi {suffix}.",
    )
