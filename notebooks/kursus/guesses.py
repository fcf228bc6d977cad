"""Guess before looking: `tebak` records a guess, `cocokkan` sets it beside the result."""

import pandas as pd

from kursus import progress
from kursus.answer_forms import is_open
from kursus.wording import is_number, shown


def tebak(bagian: str, tebakan: object) -> None:
    """Record a guess about a section; none is wrong, and none is required.

    >>> kursus.tebak("kata terbanyak", "asn")
    Tercatat.
    """
    if is_open(tebakan):
        print("Belum ada tebakan. Menebak tidak wajib; jalankan saja sel berikutnya.")
        return
    progress.record("tebakan", str(bagian).strip(), _said(tebakan))
    print("Tercatat.")


def cocokkan(bagian: str, hasil: object) -> None:
    """Print the last guess about a section beside the result (of a table: how many rows).

    >>> kursus.tebak("banyak kata", 1000)
    Tercatat.
    >>> kursus.cocokkan("banyak kata", kata)
    Tebakan Anda 1.000, hasilnya 1.551.
    """
    guesses = progress.entries("tebakan", str(bagian).strip())
    if guesses:
        print(f"Tebakan Anda {guesses[-1]['isi']}, hasilnya {_said(hasil)}.")
    else:
        print(f"Hasilnya {_said(hasil)}.")


def _said(value: object) -> str:
    """Return a guess or a result in words; of a table the number of its rows."""
    try:
        if isinstance(value, pd.DataFrame):
            return shown(len(value))
        value = value.item() if hasattr(value, "item") else value
        if isinstance(value, list | tuple | set):
            return ", ".join(map(_said, value))
        return shown(value) if is_number(value) or isinstance(value, str) else shown(str(value))
    except Exception:  # a guess is never wrong, whatever it is
        return type(value).__name__
