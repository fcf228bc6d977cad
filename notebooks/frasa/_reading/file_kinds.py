"""Kinds of files by their names, how large each may be, and what a read one holds."""

import os
import re
from typing import NamedTuple

from frasa._ground.errors import UnreadableError

# An article has some thousand characters; a text beyond this is something else.
LARGEST_FILE = 2_000_000  # bytes

# With pictures inside, the others may be larger.
LARGEST = {"text": LARGEST_FILE, "web": 20_000_000, "docx": 50_000_000, "pdf": 100_000_000}
LARGEST_UNPACKED = 200_000_000  # bytes of a docx or xlsx without its compression

DOCUMENT_SUFFIXES = {".txt": "text", ".html": "web", ".htm": "web", ".docx": "docx", ".pdf": "pdf"}
NAMES = {"text": "teks biasa", "web": "halaman web", "docx": "dokumen Word", "pdf": "PDF"}


# Before a line that belongs to the file, but by its format not to the article: a menu, a footnote.
ASIDE = "¦ "


class Note(NamedTuple):
    """A reservation about something that was read all the same, and what to do about it."""

    problem: str
    remedy: str


class Document(NamedTuple):
    """The text of a file and what the file says about the article in fields of its own."""

    text: str
    encoding: str | None = None  # None where the format does not leave it open
    fields: dict[str, object] = {}  # noqa: RUF012 (never changed)
    notes: tuple[Note, ...] = ()
    others: dict[str, object] = {}  # noqa: RUF012 (never changed)
    domain: str | None = None  # of its address: the outlet, when nothing else tells
    is_page: bool = False  # a whole web page, not a text with some tags


def set_aside(line: str) -> str:
    """Mark a line that stands in the file, but outside the article."""
    return ASIDE + line


def without_aside(text: str) -> str:
    """Return a text without the lines that are set aside."""
    if ASIDE not in text:
        return text
    return "\n".join(line for line in text.split("\n") if not line.startswith(ASIDE))


def too_large(limit: int) -> UnreadableError:
    """Return the problem of a file with more than `limit` bytes."""
    return UnreadableError(
        f"lebih besar dari {limit // 1_000_000} MB, terlalu besar untuk satu artikel",
        "Pecah berkas itu: satu artikel satu berkas.",
    )


TABLE_SUFFIXES = {
    ".csv": "csv",
    ".tsv": "csv",
    ".xlsx": "xlsx",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}

READABLE = {**DOCUMENT_SUFFIXES, **TABLE_SUFFIXES}
_ADVICE = {
    ".doc": "Buka dengan Word, lalu simpan sebagai .docx.",
    ".rtf": "Buka dengan Word, lalu simpan sebagai .docx.",
    ".odt": "Buka dengan LibreOffice, lalu simpan sebagai .docx.",
    ".xls": "Buka dengan Excel, lalu simpan sebagai .xlsx.",
    ".ods": "Buka dengan LibreOffice, lalu simpan sebagai .xlsx.",
    ".json": "Simpan sebagai JSON Lines (.jsonl): satu artikel satu baris.",
    ".mht": "Buka di peramban, lalu simpan sebagai halaman web (.html).",
    ".mhtml": "Buka di peramban, lalu simpan sebagai halaman web (.html).",
    ".webarchive": "Buka di Safari, lalu simpan sebagai halaman web (.html).",
    ".zip": "Ekstrak dulu, atau berikan berkas ZIP itu sendiri.",
}


def kind_of(name: str) -> str:
    """Return how a file of this name is read: a value of `READABLE`.

    Raises
    ------
    UnreadableError
        When files with its ending are not read at all.
    """
    suffix = suffix_of(name)
    if suffix in READABLE:
        return READABLE[suffix]
    what = f"jenis berkas {suffix}" if suffix else "berkas tanpa akhiran nama"
    raise UnreadableError(
        f"{what} tidak dibaca",
        _ADVICE.get(suffix, "Bila isinya artikel, simpan sebagai teks (.txt, UTF-8)."),
    )


# How files begin that are made of letters, but of no text, whatever their name says.
_FOREIGN = {
    ".rtf": re.compile(rb"\s*\{\\rtf\d"),
    ".mhtml": re.compile(rb"(?is)[\w-]+:.{0,3000}?\n\s*content-type:\s*multipart/related"),
}


def refuse_foreign(content: bytes) -> None:
    """Raise UnreadableError for a file of a kind that is not read, under a name of one that is."""
    for suffix, beginning in _FOREIGN.items():
        if beginning.match(content[:4000]):
            remedy = f"Ubah akhiran namanya menjadi {suffix}. {_ADVICE[suffix]}"
            raise UnreadableError(f"isinya berkas {suffix}, apa pun akhiran namanya", remedy)


def suffix_of(name: str) -> str:
    return os.path.splitext(name)[1].lower()


def stem(name: str) -> str:
    """Return a name without its ending: the id of a file that holds one article."""
    return os.path.splitext(name)[0]
