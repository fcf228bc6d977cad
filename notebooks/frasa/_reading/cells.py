"""Read the cells of tables: texts, names, and what stands for nothing at all."""

import ast
import contextlib
import json
import re
import warnings

import pandas as pd

from frasa._ground.errors import UnreadableError
from frasa._reading.file_kinds import LARGEST_FILE, Note, too_large
from frasa._reading.markup import is_markup, read_markup
from frasa._reading.repair import LOST, decoded, unspoil, whole_characters

REPAIRED = "Periksa huruf-hurufnya, atau ekspor lagi tabelnya sebagai UTF-8."
_DEEPEST = 20  # lists and objects within one another; what holds more is no text
# What programs write where there is nothing: pandas, R, SQL, JavaScript, spreadsheets.
_NOTHING = re.compile(
    r"nan|NaN|NAN|NaT|None|NONE|null|Null|NULL|NA|<NA>|n/a|N/A|undefined|\\N"
    r"|#(?:N/A|REF!|VALUE!|NAME\?|NULL!|DIV/0!|NUM!)"
)


def value_at(values: tuple, place: int | None):
    return values[place] if place is not None and place < len(values) else None


def text_of(value) -> tuple[str, tuple[Note, ...]]:
    """Return the text of a cell and what was repaired in it; raise UnreadableError for no text."""
    text = joined(value)
    if is_missing(text):
        raise UnreadableError("tidak ada isi artikel", "Isi sel teksnya, atau hapus baris itu.")
    if not isinstance(text, str):
        raise UnreadableError("isinya bukan teks", "Isi sel teksnya, atau hapus baris itu.")
    if len(text) > LARGEST_FILE:
        raise too_large(LARGEST_FILE)
    text, codes = decoded(text)
    if not text.isascii() or "\x00" in text or codes:
        text, halves = whole_characters(text.replace("\x00", ""))
        text, spoiled, left = unspoil(text)
        said = [
            codes and f"{codes} kode program, seperti “\\n”, dibaca sebagai tanda yang dimaksud",
            halves and f"{halves} huruf yang terpotong ditulis “{LOST}”",
            spoiled and f"{spoiled} huruf yang disandikan dua kali diperbaiki",
            left and f"{left} huruf tampak rusak dan dibiarkan",
        ]
        notes = tuple(Note(what, REPAIRED) for what in said if what)
    else:
        notes = ()
    if not any(map(str.isalpha, text)):
        raise UnreadableError("tidak ada satu huruf pun di isinya", "Isi sel teksnya.")
    return text, notes


def joined(value, depth: int = 0):
    """Return the text of what JSON holds instead of one: parts, or WordPress's "rendered"."""
    value = _unwritten(value)
    if isinstance(value, dict):
        names = ("rendered", "raw", "text", "value", "content", "body", "html")
        inner = next((value[name] for name in names if value.get(name)), None)
        return value if inner is None or depth > _DEEPEST else joined(inner, depth + 1)
    if isinstance(value, list | tuple):
        parts = [joined(part, depth + 1) for part in value if depth <= _DEEPEST]
        return "\n".join(part for part in parts if isinstance(part, str)) or None
    return value


def _unwritten(value):
    """Return the list or object that a program wrote into a cell, in JSON or as Python shows it."""
    if not isinstance(value, str) or value[:1] + value[-1:] not in ("[]", "{}"):
        return value
    with contextlib.suppress(ValueError, RecursionError):
        return json.loads(value)
    with contextlib.suppress(ValueError, SyntaxError, MemoryError, RecursionError):
        with warnings.catch_warnings(action="ignore"):  # on escapes in what is no Python
            held = ast.literal_eval(value)
        return held if repr(held) == value else value  # else words could be glued together
    return value


def is_missing(value) -> bool:
    """Return whether a cell holds nothing, or what a program writes for it ("nan", "#N/A")."""
    if isinstance(value, str):
        value = value.strip()
        return not value or bool(_NOTHING.fullmatch(value))
    return value is None or (pd.api.types.is_scalar(value) and bool(pd.isna(value)))


def cell_of(value, depth: int = 0) -> str | None:
    """Return a cell as a text of one line; numbers without their ".0", lists joined."""
    value = _unwritten(value)
    if isinstance(value, list | tuple):
        parts = [cell_of(part, depth + 1) for part in value if depth <= _DEEPEST]
        return "; ".join(filter(None, parts)) or None
    if isinstance(value, dict):
        value = value.get("name") or value.get("rendered")
    if is_missing(value) or isinstance(value, dict | bool):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text, _ = decoded(str(value))
    if not text.isascii():
        text = unspoil(whole_characters(text)[0])[0]
    text = read_markup(text, whole=False).text if is_markup(text) else text
    return " ".join(text.split()) if any(map(str.isalnum, text)) else None


def other_of(value):
    """Return a cell of another column as it is; what JSON nests as JSON."""
    if isinstance(value, dict | list | tuple):
        value = json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, str):
        return whole_characters(value)[0] if value.strip() else None
    return None if is_missing(value) else value
