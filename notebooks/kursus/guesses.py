"""Guess before looking: `tebak` records a guess, `cocokkan` sets it beside the result."""

import ast
import re

import pandas as pd

from frasa import InputError
from kursus import progress
from kursus.answer_forms import is_open
from kursus.asked import noted_form
from kursus.cell import current_cell, given, notebook_names, written
from kursus.numerals import bare, grouped, readings
from kursus.sentences import CAUSES
from kursus.trial import parsed
from kursus.wording import code, described, is_number, listed, shown

_NUMBER = r"\d+-\d+"  # of a guess: 0-1


def tebak(bagian: str, tebakan: object) -> None:
    """Record a guess about a section; none is wrong, and none is required.

    >>> kursus.tebak("kata terbanyak", "asn")
    Tercatat.
    """
    if is_open(tebakan):
        print("Belum ada tebakan. Menebak tidak wajib; jalankan saja sel berikutnya.")
        return
    form = _form()
    meant = _as_number(tebakan, form)
    section, said = _section("tebak", bagian, tebakan), _said(meant)
    progress.record("tebakan", section, said)
    print(_recorded(tebakan, meant, form))
    if not isinstance(bagian, str):
        print(f"Nomornya ditulis di antara tanda petik: {code(section)}.")


def _section(command: str, given_as: object, other: object) -> str:
    """Return the section that is meant, also by 0-1 without quotes, which Python reckons."""
    typed = written(command, ["bagian"]).get("bagian", "")
    if not isinstance(given_as, str) and isinstance(other, str) and re.fullmatch(_NUMBER, other):
        turned = f"{command}({code(other)}, {typed or code(given_as)})"
        raise InputError(f"Isi tanda kurung {command} tertukar urutannya. Coba tulis: {turned}")
    return str(given_as if isinstance(given_as, str) or not typed else typed).strip()


def _form() -> str | None:
    """Return the form that the note behind the guess asks for; None if it asks for none."""
    own, _ = given("tebak", ["bagian", "tebakan"], "tebakan")
    lines = re.findall(rf"^{own}\s*=.*$", current_cell(), re.MULTILINE) if own else []
    return noted_form(lines[-1]) if lines else None


def _as_number(guess: object, form: str | None) -> object:
    """Return the number that a text says, be it in words, unless a text is asked for."""
    if not isinstance(guess, str) or form == "text":
        return guess
    said, percent = re.subn(r"\s*(%|persen)$", "", bare(guess))
    found = readings(said)
    if not found or (percent and form not in ("percent", "share")):
        return guess
    return found[0] / 100 if percent and form == "share" else found[0]


def _recorded(guess: object, meant: object, form: str | None) -> str:
    """Return what was recorded, where it may not be what was meant."""
    own, typed = given("tebak", ["bagian", "tebakan"], "tebakan")
    if own and not typed and is_number(guess):
        kept = f"Tercatat: {described(guess)}, isi {own} dari sel lain."
        return f"{kept} Di sel ini {own} tidak diisi."
    if is_number(guess) and re.fullmatch(r"[\d.]+\s*[-/:]\s*[\d.]+", typed):
        return f"Tercatat: {described(guess)}, sebab Python menghitung {typed}."
    if is_number(meant):
        why, other = _otherwise(meant, typed, form)
        told = "Tercatat." if meant is guess and not why else f"Tercatat: {described(meant)}."
    elif isinstance(meant, str):
        return "Tercatat."
    else:
        found = readings(typed.strip("()").replace(" ", "")) if isinstance(guess, tuple) else []
        told = f"Tercatat: {described(guess)}."
        why, other = ("Koma memisahkan dua angka.", found[0]) if found else ("", None)
    if other is None:
        return f"{told} {why}".strip()
    return (
        f"{told} {why} Kalau maksud Anda {shown(other)}, tulis: {own or 'tebakan'} = {code(other)}"
    )


def _otherwise(guess: float, typed: str, form: str | None) -> tuple[str, float | None]:
    """Return why a number may not be the one meant, and that one: 1.000, 40 for 0.4; or nothing."""
    if form != "share" and (meant := grouped(typed)):
        return CAUSES["point_thousand"], meant
    if form == "share" and not 0 <= guess <= 1:
        return "Yang ditanya antara 0 dan 1.", guess / 100 if 2 <= guess <= 100 else None
    if form == "percent" and 0 < guess < 1:
        return "Yang ditanya dalam persen.", guess * 100
    return "", None


def cocokkan(bagian: str, hasil: object) -> None:
    """Print the last guess about a section beside the result (of a table: how many rows).

    A guess belongs to what the cell was filled with when it was first set beside a result.

    >>> kursus.tebak("banyak kata", 1000)
    Tercatat.
    >>> kursus.cocokkan("banyak kata", kata)
    Tebakan Anda 1.000, hasilnya 1.551.
    """
    section = _section("cocokkan", bagian, hasil)
    guesses = progress.entries("tebakan", section)
    if not guesses:
        print(f"Hasilnya {_said(hasil)}.")
    elif _filled_alike(section, guesses[-1]):
        print(f"Tebakan Anda {guesses[-1]['isi']}, hasilnya {_said(hasil)}.")
    else:
        print(f"Hasilnya {_said(hasil)}. Tebakan tadi untuk isian semula, jadi tidak dibandingkan.")


def _filled_alike(section: str, guess: dict) -> bool:
    """Tell whether a guess was set beside a result of the same filling before, or never yet."""
    now, made = _filling(), f"{guess.get('waktu')} {guess['isi']}"
    before = [each for each in progress.entries("isian", section) if each["hasil"] == made]
    if not before:
        progress.record("isian", section, now, made)
    return not before or before[0]["isi"] == now


def _filling() -> str:
    """Return what the cell's result hangs on: the plain values in it and those that it names."""
    tree = parsed(current_cell())
    names = notebook_names()
    own = [each for each in ast.walk(tree) if _calls(each, "cocokkan")] if tree else []
    aside = {id(part) for call in own for part in ast.walk(call)}
    result = {part.id for call in own for part in ast.walk(call) if isinstance(part, ast.Name)}
    found = []
    for node in ast.walk(tree) if own else []:
        if isinstance(node, ast.Constant) and id(node) not in aside:
            found.append(node.value)
        elif isinstance(node, ast.Name) and node.id not in result:
            value = names.get(node.id)
            found += [value] if is_number(value) or isinstance(value, str | list) else []
    return repr(list(dict.fromkeys(map(repr, found))))


def _calls(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "id", None) == name


def _said(value: object) -> str:
    """Return a guess or a result in words; of a table the number of its rows."""
    try:
        if isinstance(value, pd.DataFrame):
            return shown(len(value))
        value = value.item() if hasattr(value, "item") else value
        if isinstance(value, list | tuple | set):
            return listed([_said(each) for each in value])
        return shown(value) if is_number(value) or isinstance(value, str) else shown(str(value))
    except Exception:  # a guess is never wrong, whatever it is
        return type(value).__name__
