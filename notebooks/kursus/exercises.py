"""Check the learner's answers: `periksa` for one answer, `kemajuan` for all of a notebook.

The file exercises.json beside this module holds, for each exercise, salted hashes of the right
answer and of the usual wrong ones. `instructor/build_keys.py` writes it from the answer keys. The
hashes keep an answer from being read at a glance; a determined reader can still find it.
"""

import hashlib
import json
import math
import numbers
import os
import re
import unicodedata
from functools import cache
from pathlib import Path

import pandas as pd

_FILE = Path(__file__).with_name("exercises.json")
_UNREADABLE = "unreadable: "
_UNANSWERED, _WRONG, _RIGHT = "belum dijawab", "belum tepat", "benar"

# The one thing this package remembers: what the learner has handed in since the kernel started.
_progress: dict[str, str] = {}


def periksa(exercise: str, answer: object) -> None:
    """Say in Indonesian whether an answer is right; a usual mistake gets its own hint.

    Accepts a number, a numeric string with comma or point, a text in any case or spacing, a list,
    set, Series, Index or DataFrame. Never raises; an answer of `...` counts as not yet given.
    """
    key = _keys().get(str(exercise).strip().lower())
    if key is None:
        print(f"Soal “{exercise}” tidak dikenal. Periksa nomor soal di dalam tanda kutip.")
        return
    status, message = _judge(str(exercise).strip().lower(), key, answer)
    _progress[str(exercise).strip().lower()] = status
    print(f"Soal {exercise}: {status}. {message}".strip())


def kemajuan() -> pd.DataFrame:
    """Return the learner's progress: one row an exercise, columns soal and status (both str)."""
    return pd.DataFrame(sorted(_progress.items()), columns=["soal", "status"], dtype="str")


def digest(exercise: str, kind: str, answer: object, tolerance: float | None = None) -> str:
    """Return the salted hash under which exercises.json keeps an answer.

    Parameters
    ----------
    kind : number, text, set, list or table; see `instructor/README.md`.
    tolerance : for kind number, the width within which an answer counts as equal.

    An answer that cannot be read as that kind is known by its type alone, so that a key can hold
    "the whole table instead of a number" as a usual mistake.
    """
    return _hash(exercise, _readings(kind, answer, tolerance)[0])


def _judge(exercise: str, key: dict, answer: object) -> tuple[str, str]:
    if answer is ... or answer is None:
        return _UNANSWERED, "Ganti tanda ... dengan jawaban Anda, lalu jalankan sel ini lagi."
    if callable(answer):
        return _WRONG, "Jawaban Anda masih berupa fungsi. Tambahkan tanda kurung () di belakangnya."
    readings = _readings(key["kind"], answer, key.get("tolerance"))
    hashes = {_hash(exercise, near) for reading in readings for near in _near(reading)}
    if key["right"] in hashes:
        return _RIGHT, key["remark"]
    exact = {_hash(exercise, reading) for reading in readings}
    for wrong in key["wrong"]:
        if wrong["hash"] in exact:
            return _WRONG, wrong["hint"]
    if readings[0].startswith(_UNREADABLE):
        return _WRONG, f"{_EXPECTED[key['kind']]} {key['hint']}"
    note = ""
    if os.environ.get("KORPUS"):
        note = " Kunci ini dibuat untuk lima artikel kursus, bukan untuk folder Anda sendiri."
    return _WRONG, key["hint"] + note


_EXPECTED = {
    "number": "Yang ditunggu sebuah angka.",
    "text": "Yang ditunggu sebuah teks di antara tanda kutip.",
    "set": "Yang ditunggu sebuah daftar, misalnya [“satu”, “dua”].",
    "list": "Yang ditunggu sebuah daftar yang urut, misalnya [“satu”, “dua”].",
    "table": "Yang ditunggu sebuah tabel (DataFrame).",
}


@cache
def _keys() -> dict:
    if not _FILE.is_file():
        return {}
    return json.loads(_FILE.read_text(encoding="utf-8"))


def _hash(exercise: str, canonical: str) -> str:
    return hashlib.sha256(f"membaca-netralitas/{exercise}/{canonical}".encode()).hexdigest()[:24]


def _readings(kind: str, answer: object, tolerance: float | None = None) -> list[str]:
    """Return the canonical forms that an answer may have ("1.250" is 1250, or else 1.25)."""
    try:
        return _readings_of_kind(kind, answer, tolerance)
    except Exception:  # whatever a learner hands in gets an answer, not a traceback
        return [_UNREADABLE + type(answer).__name__]


def _readings_of_kind(kind: str, answer: object, tolerance: float | None) -> list[str]:
    if kind == "number":
        return [_bucket(value, tolerance) for value in _numbers(_single(answer))]
    if kind == "text":
        return [_plain(_single(answer))]
    if kind == "table":
        return [_table(answer)]
    items = [_item(value) for value in _items(answer)]
    return ["\x1f".join(sorted(set(items)) if kind == "set" else items)]


def _near(canonical: str) -> list[str]:
    """For a number with a tolerance also the neighbouring buckets, so no edge is sharp."""
    match = re.fullmatch(r"(-?\d+)~(.*)", canonical)
    if not match:
        return [canonical]
    return [f"{int(match[1]) + step}~{match[2]}" for step in (-1, 0, 1)]


def _bucket(value: float, tolerance: float | None) -> str:
    if tolerance:
        return f"{round(value / tolerance)}~{tolerance}"
    return repr(round(value, 6) + 0.0)


def _numbers(value: object) -> list[float]:
    """Return every number that a value can mean; Indonesian writes 0,30 and 1.250."""
    if isinstance(value, numbers.Real) and not isinstance(value, bool):
        if not math.isfinite(value):
            raise ValueError("not finite")
        return [float(value)]
    written = re.sub(r"[\s%]", "", str(value))
    options = [written.replace(".", "").replace(",", "."), written.replace(",", "")]
    if not re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?", written):
        options.reverse()
    if re.fullmatch(r"-?\d+,\d+", written):
        options = [written.replace(",", ".")]
    found = [float(option) for option in options if re.fullmatch(r"-?\d*\.?\d+", option)]
    if not found:
        raise ValueError("no number")
    return found


def _single(answer: object) -> object:
    """Unpack a container of one value: a learner may hand in a one-row Series."""
    if isinstance(answer, str):
        return answer
    items = _items(answer)
    if len(items) != 1:
        raise ValueError("more than one value")
    return items[0]


def _items(answer: object) -> list:
    if isinstance(answer, str):
        return [part for part in re.split(r"[,;\n]", answer) if part.strip()]
    if isinstance(answer, pd.DataFrame):
        return answer.to_numpy().ravel().tolist() if answer.shape[1] == 1 else answer.index.tolist()
    if isinstance(answer, dict):
        return list(answer)
    if isinstance(answer, tuple | list | set | frozenset | pd.Series | pd.Index):
        return list(answer)
    return list(answer) if hasattr(answer, "__iter__") else [answer]


def _item(value: object) -> str:
    if isinstance(value, tuple | list):
        return "\x1e".join(_item(part) for part in value)
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    try:
        return _bucket(_numbers(value)[0], None)
    except ValueError:
        return _plain(value)


def _plain(value: object) -> str:
    if isinstance(value, pd.Timestamp) or hasattr(value, "isoformat"):
        return value.isoformat()[:10]
    text = unicodedata.normalize("NFKC", str(value)).casefold()
    text = re.sub("[‘’ʼ`]", "'", text)
    return " ".join(text.split()).strip(" .,;:!?\"“”'()[]")


def _table(answer: object) -> str:
    if not isinstance(answer, pd.DataFrame):
        raise ValueError("no table")
    table = answer.reset_index() if answer.index.name else answer
    columns = sorted(table.columns, key=str)
    rows = sorted("\x1e".join(_item(v) for v in row) for row in table[columns].itertuples(False))
    return "\x1f".join(["\x1e".join(map(str, columns)), *rows])
