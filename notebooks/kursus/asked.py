"""What a question asks for: its form in one sentence, and how exact a number must be."""

import math

from kursus.wording import code, is_number, listed, spelt

NUMERIC = ("number", "share", "percent")
MEASURES = ("menit", "huruf", "kata", "kali")  # other units are labels: artikel 3, nomor 3


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
