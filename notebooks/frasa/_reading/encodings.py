"""Tell how the bytes of a file stand for letters, and whether they are a text at all."""

import codecs
import contextlib
import re
import string
from typing import NamedTuple

from frasa._ground.errors import UnreadableError
from frasa._reading.repair import LOST, WHOLE_CHARACTER, unspoil

_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32), 127])
_NO_CHARACTERS = "\ufffd\ufffe\uffff"
_BLANKS = b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_ASCII_LETTERS = string.ascii_letters.encode()
_SAMPLE = 1_000_000  # bytes that decide for a file too long to be held


class Decoded(NamedTuple):
    """A file's letters, its encoding, and what had to be repaired (Indonesian) or None."""

    text: str
    encoding: str
    repaired: str | None


def decode(content: bytes, kind: str = "text") -> Decoded:
    """Return the letters of a file; `kind` is "text" (prose), "web" or "table".

    Raises
    ------
    UnreadableError
        When there is nothing but blanks, or the bytes are no text.
    """
    encoding = _encoding_of(content, kind)
    if kind == "web" and encoding == "cp1252":
        encoding = _declared_encoding(content) or encoding
    try:
        text, mixed = content.decode(encoding), False
    except UnicodeDecodeError:
        text, mixed = letters_of(content, encoding), encoding == "utf-8"
    zeros = 0 if encoding.startswith("utf-16") else content.count(0)
    text = (text.replace("\x00", "") if zeros else text).removeprefix("\ufeff")
    if text.isascii() and not zeros:
        return Decoded(text, encoding, None)
    text, spoiled, left = unspoil(text)
    return Decoded(text, encoding, repairs(zeros, mixed, text.count(LOST), spoiled, left))


def _encoding_of(content: bytes, kind: str) -> str:
    if not content.strip(_BLANKS):
        raise UnreadableError("kosong", "Isi berkas itu dengan teks artikel, atau hapus.")
    encoding = detect_encoding(content, prose=kind == "text")
    if encoding is None:
        raise UnreadableError(
            f"bukan berkas teks{_what_else(content)}",
            "Buka dengan program asalnya, lalu simpan sebagai teks (.txt, UTF-8).",
        )
    return encoding


def letters_of(content: bytes, encoding: str) -> str:
    """Return the letters of bytes, without NULs; what is damaged is marked U+FFFD."""
    errors = "frasa.mixed" if encoding == "utf-8" else "replace"
    return content.decode(encoding, errors=errors).replace("\x00", "")


def repairs(zeros: int, mixed: bool, lost: int, spoiled: int, left: int) -> str | None:
    """Say in Indonesian what was repaired in a text, and what could not be; None for nothing."""
    said = [
        zeros and f"{zeros} bita kosong (NUL) dilewati",
        mixed and "hurufnya campuran dua sandi (UTF-8 dan Windows)",
        spoiled and f"{spoiled} huruf yang disandikan dua kali diperbaiki",
        left and f"{left} huruf tampak rusak dan dibiarkan",
        lost and f"{lost} huruf rusak, ditulis sebagai “{LOST}”",
    ]
    return "; ".join(filter(None, said)) or None


def detect_encoding(content: bytes, prose: bool = True) -> str | None:
    """Return the encoding of a text file's bytes, or None when they are no text.

    In this order: byte order mark; UTF-16 without one (most of every other byte zero); UTF-8, also
    with letters of Windows-1252 in it or a few damaged bytes; Windows-1252. Text may hold at most
    one control character in a hundred, or one U+FFFD of UTF-8 in ten, and in prose every fourth
    character is a letter at least.
    """
    zeros = b"\x00" in content
    if content.endswith(b"\x00" * 4):  # what a crash leaves at the end is no text
        content = content.rstrip(b"\x00")
        content += b"\x00" * (len(content) % 2)
    with contextlib.suppress(UnicodeDecodeError):  # nearly all files are UTF-8
        if not zeros:
            text = content.decode("utf-8")
            lost = text.count(LOST)  # by whoever wrote the file: it is a text all the same
            text = text.replace(LOST, "") if lost <= len(text) / 10 else text
            return "utf-8" if _looks_like_text(text, prose) else None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif zeros and (order := _byte_order(content)):
        encoding = order
    elif content.count(0) > len(content) / 20:
        return None
    else:
        encoding = "utf-8" if _is_mostly_utf8(content.replace(b"\x00", b"")) else "cp1252"
    text = letters_of(content, encoding)
    return encoding if _looks_like_text(text, prose) else None


def _byte_order(content: bytes) -> str | None:
    """Return which UTF-16 it is when half of one parity is zero and hardly any of the other."""
    sample = content[:2000]
    even, odd = (sample[parity::2].count(0) / max(1, len(sample) // 2) for parity in (0, 1))
    if max(even, odd) < 0.5 or min(even, odd) > 0.1:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


class Detected(NamedTuple):
    """The encoding of a stream, and what has to be repaired in it (Indonesian) or None."""

    encoding: str
    repaired: str | None


def detect_stream_encoding(stream) -> Detected:
    """Return the encoding of an open binary file of any size; it is left at its end.

    Raises
    ------
    UnreadableError
        When there is nothing but blanks, or the bytes are no text.
    """
    sample = stream.read(_SAMPLE)
    # A character may be cut in two at the end of the sample; a line is not.
    whole_lines = sample[: sample.rfind(b"\n") + 1] if len(sample) == _SAMPLE else sample
    encoding = _encoding_of(whole_lines or sample, "table")
    zeros, mixed = 0, False
    decoder = codecs.getincrementaldecoder("utf-8")()
    chunk = sample
    while chunk:
        zeros += chunk.count(0)
        try:
            decoder.decode(chunk, final=len(chunk) < _SAMPLE)
        except UnicodeDecodeError:
            mixed = True
        chunk = stream.read(_SAMPLE)
    if encoding == "utf-8" and mixed and len(sample) == _SAMPLE and sample.isascii():
        encoding = "cp1252"
    zeros = 0 if encoding.startswith("utf-16") else zeros
    return Detected(encoding, repairs(zeros, mixed and encoding == "utf-8", 0, 0, 0))


def _is_mostly_utf8(content: bytes) -> bool:
    """Return whether the bytes beyond ASCII are characters of UTF-8, but for fewer others.

    One of three bytes or more, such as a quotation mark, is hardly there by chance.
    """
    sizes = [len(character) for character in WHOLE_CHARACTER.findall(content)]
    others = sum(byte > 0x7F for byte in WHOLE_CHARACTER.sub(b"", content))
    return not others or max(sizes, default=0) > 2 or len(sizes) > others


def _looks_like_text(text: str, prose: bool) -> bool:
    controls = _count(text, _CONTROLS) + sum(map(text.count, _NO_CHARACTERS))
    if controls > max(1, len(text) / 100):
        return False
    sample = text[:20_000]
    letters = _count(sample, _ASCII_LETTERS)
    if letters < len(sample) / 4:  # else there is no need to look at one letter after the other
        letters = sum(map(str.isalpha, sample))
    return not prose or letters >= len(sample) / 4


def _count(text: str, characters: bytes) -> int:
    """Return how many characters of a text are some ASCII characters."""
    plain = text.encode("ascii", errors="ignore")
    return len(plain) - len(plain.translate(None, delete=characters))


def _declared_encoding(content: bytes) -> str | None:
    """Return the encoding that a web page names, if Python knows it and it fits."""
    match = _DECLARED.search(content[:5000])
    try:
        name = codecs.lookup(match[1].decode("ascii")).name if match else None
        content.decode(name or "ascii")
    except (LookupError, ValueError):
        return None
    return None if name == "iso8859-1" else name  # browsers take it for Windows-1252


# The first bytes of files that are often misnamed (each format's published signature).
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "gambar PNG"),
    (b"\xff\xd8\xff", "gambar JPEG"),
    (b"GIF8", "gambar GIF"),
    (b"RIFF", "gambar WebP, suara, atau video"),
    (b"PK\x03\x04", "arsip ZIP atau dokumen Office yang rusak"),
    (b"\x1f\x8b", "arsip gzip"),
    (b"Rar!", "arsip RAR"),
    (b"7z\xbc\xaf\x27\x1c", "arsip 7z"),
    (b"\xd0\xcf\x11\xe0", "dokumen Office lama atau terkunci"),
    (b"%PDF-", "PDF"),
    (b"SQLite format 3", "pangkalan data SQLite"),
)


def _what_else(content: bytes) -> str:
    kind = next((kind for start, kind in _SIGNATURES if content.startswith(start)), None)
    return f", melainkan {kind}" if kind else ", apa pun akhiran namanya"
