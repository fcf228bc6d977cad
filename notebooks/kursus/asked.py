"""What a question asks for: its form in one sentence, and how exact a number must be."""

import math
import re

from kursus.numerals import altered
from kursus.wording import code, is_number, listed, spelt

NUMERIC = ("number", "share", "percent")
MEASURES = ("menit", "huruf", "kata", "kali")  # other units are labels: artikel 3, nomor 3
_OTHER_MEASURES = ("jam", "detik", "hari", "JP", "baris", "paragraf", "potongan")

_NOTED = {  # what the note behind a line says of the form that is asked for
    "text": "di antara tanda petik",
    "percent": r"\bpersen\b",
    "share": "antara 0 dan 1",
    "number": r"\b(berapa|nomor)\b",
}


def wanted(question: dict) -> str:
    """Return the sentence that tells the form asked for."""
    first, second = _examples(question)
    what = "nomor" if question["form"] in NUMERIC and question.get("options") else "angka"
    if asked := whole_order(question):
        example = code(sorted(question["options"]))
        return f"Yang ditunggu {spelt(asked)} {what} yang urut, misalnya {example}."
    if question.get("many"):
        kind = "daftar" + (f" {what}" if question["form"] in NUMERIC else "")
        kind += " yang urut" if question["many"] == "order" else ""
        return f"Yang ditunggu {kind}, misalnya [{first}, {second}]."
    if what == "nomor":
        return f"Yang ditunggu satu nomor, misalnya {first}."
    return {
        "number": "Yang ditunggu satu angka, misalnya 12 atau 3.45.",
        "whole": "Yang ditunggu satu bilangan bulat, misalnya 12.",
        "share": "Yang ditunggu satu angka antara 0 dan 1, misalnya 0.25.",
        "percent": "Yang ditunggu satu angka dalam persen, misalnya 25.",
        "weekday": 'Yang ditunggu nama hari di antara tanda petik, misalnya "Senin".',
        "article": f"Yang ditunggu satu artikel: nomornya, misalnya {first}.",
        "option": f"Pilih satu di antara: {listed(question.get('options') or ())}.",
        "text": "Yang ditunggu sebuah teks di antara tanda petik.",
    }[question["form"] if not question.get("whole") else "whole"]


def one_meant(word: str) -> str:
    """Return what is told of a word or sign that makes another number of the one beside it."""
    what = "Kata" if word[-1:].isalpha() else "Tanda"
    return f"{what} “{word}” mengubah arti angkanya. Tulis satu angka yang Anda maksud."


def another_number(question: dict, text: str) -> str | None:
    """Return what is told of a number that its words make another: “kurang dari” 50, 2 jam."""
    word = altered(text, exact=not question.get("tolerance"))
    return one_meant(word) if word else _other_measure(question, text)


def _other_measure(question: dict, text: str) -> str | None:
    own = [unit.lower() for unit in question.get("units", [])]
    known = rf"\d\s*({'|'.join((*MEASURES, *_OTHER_MEASURES))})\b"
    other = re.search(known, text, re.IGNORECASE) if own and own[0] in MEASURES else None
    if not other or other[1].lower() in own:
        return None
    return f"Yang ditanya dalam {own[0]}, bukan {other[1]}. Tulis angkanya dalam {own[0]}."


def whole_order(question: dict) -> int | None:
    """Return how many are asked for, where all the options are to be put in order."""
    count = len(question.get("options") or ())
    return count if question.get("many") == "order" and count == len(question["value"]) else None


def _examples(question: dict) -> tuple[str, str]:
    """Return two values of the form, as Python, that stand for any."""
    if question["form"] == "option":
        options = [*question["options"], "…"]
        return code(options[0]), code(options[1])
    if question["form"] == "weekday":
        return '"Senin"', '"Selasa"'
    return ("1", "2") if question["form"] != "text" else ('"satu"', '"dua"')


def too_short(question: dict, value: float) -> str | None:
    """Tell a right number that was cut off instead of rounded, or rounded too far."""
    right, tolerance = question.get("value"), question.get("tolerance")
    text = code(float(value))
    if not tolerance or not is_number(right) or "." not in text:
        return None
    written, asked = len(text.partition(".")[2]), decimals(tolerance)
    scale = 10**written
    if math.trunc(right * scale) == round(value * scale):
        if written >= asked:
            return "Bulatkan, jangan dipotong: angka berikutnya 5 atau lebih."
        cut = "Bulatkan, jangan dipotong"
    elif round(right * scale) == round(value * scale):
        cut = "Pembulatannya terlalu kasar"
    else:
        return None
    return f"{cut}: tulis sekurangnya {spelt(asked)} angka di belakang titik."


def decimals(tolerance: float) -> int:
    """Return how many decimals a question asks for."""
    return max(round(-math.log10(tolerance)), 0)


def noted_form(line: str) -> str | None:
    """Return the form that the note of a line asks for; None if it asks for none."""
    note = line.partition("#")[2]
    return next((form for form, words in _NOTED.items() if re.search(words, note)), None)
