"""Read an answer in the form that a question asks for, or say what is wrong with its form.

A question is a dict: form (number, share, percent, weekday, article, option, text), many ("set" or
"order" where several are asked), tolerance, units (words that may stand around the value), options
(the allowed values; for articles and options a dict from each to its other names).
"""

import ast
import datetime
import math
import numbers
import re
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import pandas as pd

from kursus import choices, numerals
from kursus.asked import MEASURES, NUMERIC, another_number, too_short, wanted, whole_order
from kursus.sentences import CAUSES
from kursus.wording import QUOTES, code, is_number, listed, seen_in, shown, spelt

CHOSEN = ("weekday", "article", "option")
_LISTS = (tuple, list, set, frozenset, range, np.ndarray, pd.Series, pd.Index)
_BETWEEN = r"\s*(?:[;\n|&+]|,(?!\d{3}\b)|->|=>|→|>|\b(?:dan|serta|lalu|kemudian|and)\b)\s*"


class Misform(Exception):
    """An answer in a form that the question does not ask for.

    `seen`: what was read. `remedy`: one Indonesian sentence. `code`: what to type instead, as
    Python, if that can be told from the answer alone.
    """

    def __init__(self, seen: str, remedy: str, code: str | None = None):
        super().__init__(seen)
        self.seen, self.remedy, self.code = seen, remedy, code


@dataclass
class Reading:
    """What an answer says: its possible values, in words, and a fault of form that may remain."""

    values: list
    seen: str
    fault: Misform | None = None


def is_open(answer: object) -> bool:
    """Tell whether an answer is still the `...` of the answer cell."""
    if answer is ... or answer is None:
        return True
    if isinstance(answer, str):
        return answer.strip(" '\"“”") in ("", "...", "…")
    return isinstance(answer, list | tuple) and len(answer) > 0 and all(map(is_open, answer))


def read(question: dict, answer: object) -> Reading:
    """Return what an answer says; raises Misform, and nothing else, where its form is wrong."""
    try:
        value = unpack(answer, question)
        return _several(question, value) if question.get("many") else _single(question, value)
    except Misform:
        raise
    except Exception as error:  # whatever a learner hands in gets an answer, not a traceback
        raise Misform(f"sebuah nilai berjenis {type(answer).__name__}", wanted(question)) from error


def unpack(answer: object, question: dict) -> object:
    """Return the number, text or date of an answer, or the list of them; a list of one is its one.

    A table of several columns, a dictionary, True, NaN and the like are no answer to any question.
    """
    if isinstance(answer, pd.DataFrame):
        answer = _column(answer, question)
    if isinstance(answer, pd.Series):
        _refuse_labels(answer, question)
    if isinstance(answer, np.ndarray):
        answer = answer.tolist()
    if isinstance(answer, _LISTS):
        unordered = isinstance(answer, set | frozenset) and question.get("many") == "order"
        items = [unpack(item, question) for item in answer]
        if not items:
            raise Misform("daftar kosong", wanted(question))
        if unordered and len(items) > 1:
            remedy = "Urutannya ditanyakan. Pakai kurung siku, bukan kurung kurawal."
            raise Misform("kumpulan tanpa urutan", remedy)
        return items[0] if len(items) == 1 else items
    return _scalar(answer, question)


def _scalar(answer: object, question: dict) -> object:
    if isinstance(answer, bool | np.bool_):
        raise Misform(f"nilai {bool(answer)}", wanted(question))
    if isinstance(answer, str):
        return str(answer)
    if answer is pd.NaT or answer is pd.NA:
        raise Misform("nilai kosong", wanted(question))
    if isinstance(answer, datetime.date):
        return pd.Timestamp(answer)
    if isinstance(answer, numbers.Real | Decimal):
        value = float(answer)
        if not math.isfinite(value):
            raise Misform("bukan bilangan (NaN atau tak hingga)", wanted(question))
        return int(value) if value.is_integer() else value
    if isinstance(answer, dict):
        raise Misform("kamus (dictionary), bukan satu nilai", wanted(question))
    if callable(answer):
        name = getattr(answer, "__name__", "itu")
        raise Misform(f"fungsi {name}, belum hasilnya", "Tambahkan tanda kurung () di belakangnya.")
    raise Misform(f"sebuah nilai berjenis {type(answer).__name__}", wanted(question))


def _column(table: pd.DataFrame, question: dict) -> pd.Series:
    if table.shape[1] == 1 and len(table):
        return table.iloc[:, 0]
    seen = f"tabel {len(table)} baris dan {table.shape[1]} kolom"
    if question.get("many"):
        raise Misform(seen, 'Ambil satu kolomnya saja, misalnya tabel["nama_kolom"].')
    raise Misform(seen, "Jawabannya satu nilai, bukan baris tabel. Tulis nilai itu saja.")


def _refuse_labels(column: pd.Series, question: dict) -> None:
    """Refuse numbers that stand beside names where a name is asked: 2 is then no article's."""
    named = not pd.api.types.is_numeric_dtype(column.index)
    if question["form"] not in NUMERIC and named and pd.api.types.is_numeric_dtype(column):
        raise Misform("deretan angka berlabel", wanted(question))


def _single(question: dict, value: object) -> Reading:
    if isinstance(value, list):
        raise _too_many(question, value)
    if question["form"] in NUMERIC:
        return _number(question, value)
    if question["form"] == "text":
        return _text(question, value)
    return _choice(question, value)


def _too_many(question: dict, items: list) -> Misform:
    seen = f"{spelt(len(items))} {_kind(items)}, {listed(items)}"
    if question.get("options") and question["form"] in NUMERIC:
        return Misform(seen, "Yang ditanya satu. Pilih satu nomor saja.")
    pair = len(items) == 2 and all(type(item) is int for item in items) and items[1] >= 0
    if question["form"] not in NUMERIC or not pair:
        return Misform(seen, f"Yang ditanya satu saja. {wanted(question)}")
    return Misform(seen, *_comma(question, *items))


def _comma(question: dict, whole: int, decimals: int) -> tuple[str, str | None]:
    """Return what to do about the pair 1, 86, and the number meant if it can be an answer."""
    said, share = "Koma memisahkan dua angka", question["form"] == "share"
    number = float(f"{whole}.{decimals}")
    short = len(str(decimals)) < 3 or (share and whole == 0)
    if short and not _in_range(question, [number], "").fault:
        return f"{said}; desimal ditulis dengan titik.", code(number)
    if share and 0 < whole <= decimals:
        return f"{said}; membagi ditulis dengan garis miring, misalnya 1 / 4.", None
    if share and number <= 100:
        return f"{said}. Kalau maksud Anda {shown(number)} persen", code(number / 100)
    if question.get("whole"):
        return f"{said}. Yang ditanya satu bilangan bulat, tanpa koma, misalnya 12.", None
    return f"{said}. {wanted(question)}", None


def _several(question: dict, value: object) -> Reading:
    one = question | {"many": None}
    pieces = value if isinstance(value, list) else _split(one, value)
    found = _each(question, one, pieces)
    values = [reading.values[0] for reading in found]
    fault = next((reading.fault for reading in found if reading.fault), None)
    if fault and len(pieces) == 1 and question["form"] in NUMERIC:
        fault = _glued(question, value, fault)
    if question["form"] in NUMERIC and (not fault or not fault.code):
        asked = whole_order(question)
        if fault or (asked and not len(set(values)) == len(values) == asked):
            fault = Misform(
                seen_in(values), (f"{fault.remedy} " if fault else "") + wanted(question)
            )
    if question["many"] == "set":
        values = sorted(set(values))
    return Reading([tuple(values)], seen_in(values), fault)


def _each(question: dict, one: dict, pieces: list) -> list[Reading]:
    """Read every answer of a list; for a fault in one of them, what to type is the whole list."""
    found, typed, first = [], [], None
    for piece in pieces:
        try:
            found.append(_single(one, piece))
            typed.append(found[-1].values[0])
        except Misform as fault:
            first = first or fault
            typed.append(fault.code and ast.literal_eval(fault.code))
    if first:
        first.seen = seen_in(pieces) if len(pieces) > 1 else first.seen  # all that was handed in
        known = None not in typed and (len(pieces) > 1 or first.code)
        if question["form"] in NUMERIC and not known:
            raise Misform(first.seen, wanted(question))
        raise Misform(first.seen, first.remedy, code(typed) if known else None)
    return found


def _glued(question: dict, value: object, fault: Misform) -> Misform:
    """For 13 or 1.3 where [1, 3] is meant: show how several answers are written."""
    digits = [int(digit) for digit in re.findall("[0-9]", str(value))]
    if len(digits) > 1 and set(digits) <= set(question.get("options") or ()):
        remedy = "Beberapa jawaban ditulis di dalam kurung siku, dipisah koma."
        return Misform(fault.seen, remedy, str(digits))
    return fault


def _split(question: dict, value: object) -> list:
    """Return the answers that a text lists ("1 dan 3", "[1, 3]", one a line)."""
    if not isinstance(value, str):
        return [value]
    if question["form"] in CHOSEN and choices.find(question, value):
        return [value]
    text = value.strip().strip("[](){}").strip()
    if re.fullmatch(r"[0-9]+([\s/-]+[0-9]+)+|[0-9]+(\.[0-9]+){2,}", text):
        return re.findall("[0-9]+", text)
    if question["form"] in NUMERIC:
        text = numerals.without(numerals.bare(text), question.get("units", []))
    return [piece for piece in re.split(_BETWEEN, text) if piece.strip(QUOTES)] or [value]


def _number(question: dict, value: object) -> Reading:
    if isinstance(value, pd.Timestamp):
        raise Misform("sebuah tanggal", wanted(question))
    if not isinstance(value, str):
        return _in_range(question, [float(value)], f"angka {shown(value)}", typed_bare=True)
    seen = f"teks “{shown(value)}”"
    text = numerals.without(numerals.bare(value), question.get("units", []))
    if question["form"] == "share":
        text = re.sub(r"(?<=\d)\s*(?:dari|per|dibagi|:)\s*(?=\d)", "/", text)
    stem = re.sub(r"\s*(%|persen)$", "", text)
    found = numerals.readings(stem)
    if not found:
        raise _no_number(question, text, seen)
    seen = f"angka {shown(found[0])}"
    if stem == text or question["form"] == "percent":
        return _in_range(question, found, seen)
    part = found[0] / 100
    if question["form"] == "share" and found[0] >= 1:
        return _in_range(question, [part], f"{shown(found[0])} persen")
    seen += " dengan tanda persen"
    if question.get("whole"):
        raise Misform(seen, f"Yang ditanya bukan persen. {wanted(question)}")
    same_as = f" {shown(found[0])} persen sama dengan {shown(part)}." if found[0] >= 1 else ""
    raise Misform(
        seen, f"Tanda persen tidak ditulis.{same_as}", code(found[0] if found[0] < 1 else part)
    )


def _in_range(question: dict, found: list[float], seen: str, typed_bare: bool = False) -> Reading:
    """Return the reading of a number; a share above 1 or a broken whole is a fault of form."""
    value, form = found[0], question["form"]
    fault = None
    if form == "share" and not 0 <= value <= 1:
        percent = 1 < value <= 100
        meant = f" Kalau maksud Anda {shown(value)} persen" if percent else ""
        remedy = f"Yang ditanya porsi: 0 berarti tidak ada, 1 berarti semua.{meant}"
        fault = Misform(seen, remedy, code(value / 100) if percent else None)
    elif form == "percent" and 0 < value < 1:
        fault = Misform(seen, "Yang ditanya dalam persen.", code(value * 100))
    elif question.get("options") and value not in question["options"]:
        fault = Misform(seen, f"Pilih di antara nomor {listed(question['options'])}.")
    elif question.get("whole") and not any(each.is_integer() for each in found):
        thousands = typed_bare and value >= 1 and (value * 1000).is_integer()  # 1.250 is 1.25
        typed = code(value * 1000) if thousands and question.get("value", 0) >= 1000 else None
        remedy = "Yang ditanya bilangan bulat, tanpa titik, koma, atau garis miring."
        fault = Misform(seen, remedy, typed)
    elif not same(question, value, question.get("value")) and (short := too_short(question, value)):
        fault = Misform(seen, short)
    return Reading(found, seen, fault)


def _no_number(question: dict, text: str, seen: str) -> Misform:
    if (digits := numerals.in_digits(text)) and (meant := numerals.readings(digits)):
        return Misform(seen, CAUSES["letters"], code(meant[0]))
    held = re.findall(r"(?:(?<!\w)-)?[0-9]+(?:[.,][0-9]+)*", text)  # ke-8 holds 8
    apart = len(held) == 1 and re.search(rf"(?<!\w){re.escape(held[0])}(?!\w)", text)  # not 9o
    found = numerals.readings(held[0]) if apart else []
    if found and (said := another_number(question, text)):
        return Misform(seen, said)
    if found:
        remedy = "Tulis angkanya saja, tanpa kata, satuan, atau tanda lain."
        if (question.get("units") or [None])[0] in MEASURES:
            remedy = f"Tulis angkanya saja (dalam {question['units'][0]}), tanpa kata lain."
        return Misform(seen, remedy, code(found[0]))
    if len(held) > 1:
        return Misform(
            f"{seen}, {spelt(len(held))} angka", f"Tulis satu angka saja. {wanted(question)}"
        )
    return Misform(seen, wanted(question))


def _choice(question: dict, value: object) -> Reading:
    """Read an article, weekday or option; what only resembles or contains one is named."""
    found = choices.find(question, value)
    if isinstance(value, pd.Timestamp):
        raise Misform(f"tanggal {value.date()}", wanted(question))
    seen = f"angka {shown(value)}" if is_number(value) else f"teks “{shown(value)}”"
    if found:
        in_full = choices.key(str(value)) == choices.key(found)
        return Reading([found], seen if in_full else f"{seen}, yaitu {found}")
    near = choices.hinted(question, value) if isinstance(value, str) else []
    if len(near) == 1:
        raise Misform(seen, "Tulis namanya saja, dengan ejaan yang sama.", code(near[0]))
    if near:
        raise Misform(f"{seen}, {spelt(len(near))} pilihan", "Tulis satu saja.")
    raise Misform(seen, wanted(question))


def _text(question: dict, value: object) -> Reading:
    if not isinstance(value, str):
        raise Misform(
            f"angka {shown(value)}" if is_number(value) else "sebuah tanggal", wanted(question)
        )
    text = numerals.without(numerals.bare(value), question.get("units", []))
    seen = f"teks “{shown(value)}”"
    words = len(text.split())
    most = question.get("words", words)
    if words > most:
        raise Misform(f"{seen}, {words} kata", f"Tulis {spelt(most)} kata saja.")
    if not re.search(r"[^\W\d_]", text):
        raise Misform(seen, wanted(question))
    return Reading([text], seen)


def same(question: dict, one: object, other: object) -> bool:
    """Tell whether two values read from answers are equal, within the question's tolerance."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        pairs = zip(one, other, strict=False)
        return len(one) == len(other) and all(same(question, *pair) for pair in pairs)
    if is_number(one) and is_number(other):
        return math.isclose(
            one, other, rel_tol=1e-6, abs_tol=question.get("tolerance", 1e-6) + 1e-9
        )
    return type(one) is type(other) and one == other


def loosely(answer: object) -> list[str] | None:
    """Return the plain texts of an answer of any form, to recognise a usual mistake; or None."""
    try:
        value = unpack(answer, {"form": "text", "many": "set"})
        items = value if isinstance(value, list) else [value]
        return sorted({numerals.bare(str(item)) for item in items})
    except Exception:  # a usual mistake is a bonus: what cannot be read is none
        return None


def _kind(items: list) -> str:
    return "angka" if all(map(is_number, items)) else "nilai"
