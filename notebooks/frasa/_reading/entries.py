"""A file of a source before it is read: its name, how it is opened, or why it is not read."""

import lzma
import os
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterable
from typing import BinaryIO, NamedTuple

from frasa._ground.errors import UnreadableError
from frasa._reading import file_kinds, formats
from frasa._reading.file_kinds import READABLE, suffix_of


class Entry(NamedTuple):
    """A file of a source, or what is not read and why (`problem`)."""

    name: str
    size: int = 0  # bytes
    open: Callable[[], BinaryIO] | None = None
    problem: UnreadableError | None = None


def plain_bytes(entries: Iterable[Entry]) -> int:
    """Return the bytes of text that will be held: of text files and tables of text."""
    found = ((READABLE.get(suffix_of(entry.name)), entry.size) for entry in entries)
    return sum(
        size
        for kind, size in found
        if kind in ("csv", "jsonl") or (kind == "text" and size <= file_kinds.LARGEST_FILE)
    )


def on_disk(entries: Iterable[Entry]) -> bool:
    """Return whether all entries are files of a disk, which other processes can open, too."""
    return all(entry.open is None or entry.open.func is open for entry in entries)


# Names


def unwanted(name: str) -> UnreadableError | None:
    """Return why a file or folder of this name is passed over without a word, or None."""
    if name.startswith((".", "~$")) or name in ("__MACOSX", "Thumbs.db", "desktop.ini"):
        return UnreadableError(
            "berkas tersembunyi atau bantu dari sistem atau program lain",
            "Biarkan saja; isinya bukan artikel.",
            quiet=True,
        )
    return None


def shown(name: str) -> str:
    """Return a name that can be printed and written: composed, without control characters."""
    if name.isascii() and name.isprintable():
        return name
    name = os.fsencode(name).decode("utf-8", errors="replace")
    name = unicodedata.normalize("NFC", name)
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in name)


# Reading


def read_bytes(entry: Entry, limit: int) -> bytes:
    """Return the content of an entry.

    Raises
    ------
    UnreadableError
        When it is larger than `limit` bytes.
    """
    if entry.size > limit:
        raise file_kinds.too_large(limit)
    with entry.open() as stream:
        content = stream.read(entry.size + 1)  # asking for more makes room for more
        if len(content) > entry.size:
            content += stream.read(limit + 1 - len(content))
    if len(content) > limit:  # it has grown, or its ZIP file is mistaken
        raise file_kinds.too_large(limit)
    return content


# What reading a file, on a disk or in a ZIP file, may raise.
READING_ERRORS = (
    OSError,
    EOFError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    RuntimeError,
    MemoryError,
)


def as_unreadable(error: Exception) -> UnreadableError:
    """Return one of `READING_ERRORS` as a problem with its remedy."""
    if isinstance(error, NotImplementedError):  # a RuntimeError
        return UnreadableError(
            "dimampatkan dengan cara yang tidak dikenal", "Ekstrak dulu, lalu berikan foldernya."
        )
    if isinstance(error, OSError):
        return closed("berkas")
    return formats.damaged()


def closed(what: str) -> UnreadableError:
    return UnreadableError(
        "tidak dapat dibuka",
        f"Tutup program lain yang memakainya, atau periksa izin {what} itu.",
    )
