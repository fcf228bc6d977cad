"""Values in running Indonesian text, and as Python: for what `periksa` and `tebak` say."""

import pandas as pd

from frasa._reading.repair import whole_characters

SMALL = (
    *("nol", "satu", "dua", "tiga", "empat", "lima"),
    *("enam", "tujuh", "delapan", "sembilan", "sepuluh"),
)


def is_number(value: object) -> bool:
    """Tell whether a value is a plain number; True and False are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def shown(value: object) -> str:
    """Return a value as running text has it: 1,86, 1.250, a long text cut with an ellipsis."""
    if is_number(value):
        return f"{round(value, 6):,}".removesuffix(".0").translate(str.maketrans(",.", ".,"))
    text = whole_characters(" ".join(str(value).split()))[0]
    return text if len(text) <= 40 else text[:39] + "…"


def described(value: object) -> str:
    """Return what a value is, in one short line: teks “asn”, angka 5, tabel 68 baris."""
    try:
        if isinstance(value, pd.DataFrame):
            return f"tabel {len(value)} baris"
        if isinstance(value, str):
            return f"teks “{shown(value)}”"
        if is_number(value):
            return f"angka {shown(value)}"
        if isinstance(value, list | tuple) and len(value) > 1 and all(map(is_number, value)):
            return f"{spelt(len(value))} angka, {listed(value)}"
        if isinstance(value, list | tuple | set | dict | pd.Series):
            kind = "daftar berisi" if len(value) else "daftar kosong"
            return f"{kind} {spelt(len(value))}" if len(value) else kind
        if value is ... or value is None:
            return "masih kosong (...)"
        if callable(value):
            return f"perintah {getattr(value, '__name__', '')}".strip()
        return shown(f"nilai {value}")
    except Exception:  # a learner's value may refuse to become a text
        return f"nilai berjenis {type(value).__name__}"


def code(value: object) -> str:
    """Return a value as the Python that a learner types: 1.86, "Rabu", [1, 3]."""
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(code, value))}]"
    if is_number(value):
        return repr(round(value, 10)).removesuffix(".0")
    return '"' + str(value).replace('"', "'") + '"'


def spelt(count: int) -> str:
    """Return a small count in words."""
    return SMALL[count] if count < len(SMALL) else str(count)


def listed(items) -> str:
    """Return values as running text, the last after "dan"; a long list is cut and says so."""
    texts = [shown(item) for item in items]
    if len(texts) > 6:
        texts = [*texts[:5], f"{len(texts) - 5} lainnya"]
    return " dan ".join([", ".join(texts[:-1]), texts[-1]] if len(texts) > 1 else texts)


QUOTES = " '\"“”‘’"


def seen_in(values: list) -> str:
    """Say how many answers were read, and all of them: dua jawaban, 1 dan “lima”."""
    texts = [f"“{shown(each).strip(QUOTES)}”" if isinstance(each, str) else each for each in values]
    return f"{spelt(len(values))} jawaban, {listed(texts)}"
