"""What the verbs of the lesson are given: said by the learner's own names."""

import functools
import inspect
import itertools
import numbers
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from frasa import InputError
from kursus import days, numerals
from kursus.asked import one_meant
from kursus.cell import given, notebook_names, written
from kursus.nearest import importing, near, settings
from kursus.search_words import words_of
from kursus.sentences import CAUSES
from kursus.wording import code, described, spelt


class Fault(NamedTuple):
    """What was asked for, and the value to type as Python: the meant one, or else an example.

    `note` follows the sentence that tells what was given, `said` stands in its place.
    """

    wanted: str
    meant: str | None
    example: str
    note: str = ""
    said: str = ""


def checked(function: Callable) -> Callable:
    """Return a verb that looks at what it is given before it passes it on to frasa."""
    signature = inspect.signature(function)
    rules = {name: _rule(function.__name__, name) for name in signature.parameters}

    @functools.wraps(function)
    def verb(*args, **kwargs):
        try:
            values = signature.bind(*args, **kwargs).arguments
        except TypeError:  # too few or too many: Python says it, messages.py explains it
            return function(*args, **kwargs)
        for name, value in values.items():
            if rules[name] and rules[name](value, ""):
                raise InputError(_refusal(function.__name__, rules, values, name))
        return function(*args, **kwargs)

    return verb


def _refusal(command: str, rules: dict, values: dict, name: str) -> str:
    """Return what is wrong with a value that a verb was given, and how it is written."""
    if order := _exchanged(rules, values):
        typed = dict(zip(order, values, strict=True)) | written(command, list(rules))
        call = f"{command}({', '.join(typed[each] for each in order)})"
        return f"Isi tanda kurung {command} tertukar urutannya. Coba tulis: {call}"
    value, (own, typed) = values[name], given(command, list(rules), name)
    said, meant = _other_writing(rules[name], name, value, own)
    if meant:
        call = {each: each for each in values} | written(command, list(rules)) | {name: meant}
        return f"{said} Coba tulis: {command}({', '.join(call.values())})"
    fault = rules[name](value, typed)  # what was typed tells what was meant
    if callable(value):
        fault = fault._replace(meant=_called(value, fault.example))
    set_here = typed or not isinstance(value, pd.DataFrame)
    return _sentence(name, own if set_here else None, value, fault)


def _other_writing(rule: Callable, name: str, value: object, own: str | None) -> tuple[str, str]:
    """Return what is told of a value with quotes too few or too many, and how it is written."""
    if own and offers(rule, own):
        return "Teks harus diapit tanda petik.", code(own)
    known = notebook_names()
    if isinstance(value, str) and value in known and not rule(known[value], ""):
        return "Nama ditulis tanpa tanda petik.", value
    if isinstance(value, pd.DataFrame) and name != own and not rule(known.get(name), ""):
        return f"Tabel yang dipakai di sini: {name}.", name
    return "", ""


def _exchanged(rules: dict, values: dict) -> list[str] | None:
    """Return the settings in the order in which every value would be taken; None if in none."""
    if not all(rules[each] for each in values):
        return None
    for order in itertools.permutations(values):
        placed = zip(values, order, strict=True)
        if not any(rules[place](values[other], "") for place, other in placed):
            return list(order)
    return None


def _called(command: Callable, example: str) -> str | None:
    """Return the call that a verb without its brackets stands for: baca_kasus() for baca_kasus."""
    name = getattr(command, "__name__", "")
    if example.startswith(f"{name}("):
        return example
    alike = name.split("_")[0] == example.split("_")[0]
    return f"{name}()" if alike and not settings(command, needed=True) else None


def _sentence(name: str, own: str | None, value: object, fault: Fault) -> str:
    """Return what is wrong with a value; a table keeps the name of the verb, others their own."""
    table = "(" in fault.example and not fault.meant
    name = name if not own or table or importing(own) else own  # a verb is never set to a value
    advice = f"Coba tulis: {name} = {fault.meant}"
    if fault.meant is None:
        advice = f"Misalnya: {name} = {fault.example}"
    if value is ...:
        return f"{name} masih tiga titik (...). Isi dengan {fault.wanted}. {advice}"
    if fault.said:
        return f"{fault.said} {advice}"
    note = f" {fault.note}" if fault.note else ""
    return f"{must(name, fault.wanted)}; yang diberikan {described(value)}.{note} {advice}"


def must(name: str, wanted: str) -> str:
    """Return what a setting must be; "daftar harus satu kata", not "daftar harus daftar …"."""
    return f"{name} harus {wanted.removeprefix(f'{name} ')}"


def offers(rule: Callable | None, name: str) -> bool:
    """Tell whether a rule asks for one of a few words, of which a name is one."""
    return bool(rule) and not rule(name, "") and bool(rule("kata", ""))


def rule_in(source: str, name: str) -> Callable | None:
    """Return the rule for what a cell gives to a verb under a name of its own; None if it is open.

    The cell need not compile: it is asked about because it does not.
    """
    for call in re.finditer(r"([^\W\d]\w*)\(([^()]*)\)", source):
        given = [each.strip() for each in call[2].split(",")]
        if name in given and (found := rule_at(call[1], given.index(name))):
            return found
    return None


def rule_at(command: str, place: int) -> Callable | None:
    """Return the rule for the value at a place of a verb; None if there is none."""
    function = getattr(sys.modules[__package__], command, None)
    names = list(inspect.signature(function).parameters) if callable(function) else []
    return rule_of(function, names[place]) if place < len(names) else None


def rule_of(command: Callable, setting: str) -> Callable | None:
    """Return the rule for a setting of a verb; None if there is none, or if it is no verb."""
    return _rule(command.__name__, setting) if hasattr(command, "__wrapped__") else None


def form_of(rule: Callable | None) -> str | None:
    """Return the form that a rule asks for (number, text, list); None if it is open."""
    samples = {"number": 99, "text": "kata", "list": ["kata"]}
    forms = [form for form, sample in samples.items() if rule and not rule(sample, "")]
    return forms[-1] if forms and forms != ["number", "text"] else None


def wanted(command: str, setting: str) -> str | None:
    """Return what a verb asks for by a setting, in words; None where it is not known."""
    function = getattr(sys.modules[__package__], command, None)
    rule = rule_of(function, setting)
    return rule(None, "").wanted if rule else None


def _rule(command: str, setting: str) -> Callable | None:
    return _RULES.get((command, setting)) or _RULES.get(setting)


def whole(least: int, example: int) -> Callable:
    """Return the rule for a whole number."""

    def rule(value: object, typed: str) -> Fault | None:
        is_whole = isinstance(value, numbers.Integral) and not isinstance(value, bool)
        if is_whole and value >= least:
            return None
        wanted, note = "bilangan bulat", ""
        if is_whole:
            wanted += f", paling kecil {least}"
        elif isinstance(value, str):
            spelt = not re.search(r"\d", value) and _whole_in(value, least)
            wanted += ", ditulis dengan angka" if spelt else " tanpa tanda petik"
        elif isinstance(value, list | tuple) and "," in typed:
            note = "Koma memisahkan dua angka."
        elif isinstance(value, float):
            note = "Titik berarti desimal."
        if isinstance(value, float) and (meant := numerals.grouped(typed)):
            value, note = meant, CAUSES["point_thousand"]
        if isinstance(value, str) and (word := numerals.altered(value, exact=False)):
            note = "" if numerals.held(value) else one_meant(word)
        return Fault(wanted, _whole_in(value, least), str(example), note)

    return rule


def _whole_in(value: object, least: int) -> str | None:
    """Return the one whole number that a value holds, if it is not too small."""
    if isinstance(value, list | tuple):
        alone = len(value) == 1 or (len(value) == 2 and value[1] == 0)  # 8,0 is 8
        return _whole_in(value[0], least) if alone else None
    if isinstance(value, bool) or not isinstance(value, str | numbers.Real):
        return None
    percent = isinstance(value, str) and re.search("%|persen", value)
    found = [] if percent else numerals.held(str(value))
    return code(int(found[0])) if found and found[0] >= least and found[0].is_integer() else None


def text(value: object, typed: str) -> Fault | None:
    if isinstance(value, str):
        return None
    meant = code(str(value)) if isinstance(value, numbers.Real) else None
    if isinstance(value, list | tuple) and value and all(isinstance(each, str) for each in value):
        meant = code(" ".join(value))
    return Fault("sebuah teks di antara tanda petik", meant, '"ASN yang netral"')


_PHRASES = "Frasa dicari dengan cari_frasa, di buku catatan 03."


def one_word(value: object, typed: str) -> Fault | None:
    words = words_of(" ".join(map(str, value)) if isinstance(value, list | tuple) else value)
    if isinstance(value, str) and len(words) == 1:
        return None
    plain = isinstance(value, str | numbers.Real | list | tuple) and words
    note = _PHRASES if plain and len(words) > 1 else ""
    meant = code(words[0]) if plain else None
    return Fault("satu kata saja, di antara tanda petik", meant, '"netralitas"', note)


def word_list(most: int) -> Callable:
    """Return the rule for a list of single words; one word alone is a list of one."""

    def rule(value: object, typed: str) -> Fault | None:
        items = [value] if isinstance(value, str) else value
        known = isinstance(items, list | tuple) and all(isinstance(each, str) for each in items)
        words = [words_of(each) for each in items] if known else []
        single = all(len(each) == 1 for each in words)
        if words and single and len(words) <= most:
            return None
        flat = list(dict.fromkeys(word for each in words for word in each))[:most]
        wanted = f"daftar satu sampai {spelt(most)} kata, setiap isinya satu kata"
        note = "" if single or (isinstance(value, str) and "," in value) else _PHRASES
        return Fault(wanted, code(flat) if flat else None, '["netral", "pemilu"]', note)

    return rule


def choice(*options: str) -> Callable:
    """Return the rule for one of a few words."""

    def rule(value: object, typed: str) -> Fault | None:
        if isinstance(value, str) and value in options:
            return None
        plain = numerals.bare(value) if isinstance(value, str) else None
        wanted = " atau ".join(map(code, options))
        meant = near(plain, options, 0.7) if plain else None
        return Fault(wanted, code(meant) if meant else None, code(options[0]))

    return rule


def table(source: str, *columns: str) -> Callable:
    """Return the rule for a table that a verb makes, by its columns; "count|position": either."""
    wanted = [set(each.split("|")) for each in columns]

    def rule(value: object, typed: str) -> Fault | None:
        if isinstance(value, pd.DataFrame) and all(each & {*value.columns} for each in wanted):
            return None
        return Fault(f"tabel dari {source.partition('(')[0]}", None, source)

    return rule


def folder(value: object, typed: str) -> Fault | None:
    if value is None or isinstance(value, str | Path):
        return None
    note = "Biarkan kurungnya kosong untuk artikel kursus ini."
    return Fault("nama folder di antara tanda petik", None, '"../data/articles"', note)


def article(value: object, typed: str) -> Fault | None:
    number = isinstance(value, numbers.Integral) and not isinstance(value, bool)
    several = isinstance(value, str) and "-" not in value and numerals.series(value)
    if (isinstance(value, str) and not several) or (number and value >= 0):
        return None
    return Fault("nomor satu artikel", None if several else _whole_in(value, 0), "3")


def articles(value: object, typed: str) -> Fault | None:
    if isinstance(value, list | tuple) and value and not any(article(each, "") for each in value):
        return None
    fault = article(value, typed)
    listed = numerals.series(typed or str(value))
    return fault and fault._replace(
        wanted="nomor artikel, satu atau beberapa di dalam kurung siku",
        meant=code(listed) if listed else fault.meant,
        example="[1, 2]",
    )


def day(value: object, typed: str) -> Fault | None:
    asked = "tanggal di antara tanda petik, hari/bulan/tahun"
    if isinstance(value, str):
        meant = days.slashed(value)
        return Fault(asked, code(meant), days.EXAMPLE) if meant else None
    if not re.fullmatch(r"[\d ]+(?:[/-][\d ]+)+", typed):
        return Fault(asked, None, days.EXAMPLE)
    sum_ = "pembagian" if "/" in typed else "pengurangan"
    said = f"Tulis tanggal di antara tanda petik. Tanpa petik, {typed} dihitung sebagai {sum_}."
    return Fault(asked, code(typed), days.EXAMPLE, said=said)


def verdicts(value: object, typed: str) -> Fault | None:
    if hasattr(value, "lines") and hasattr(value, "table"):
        return None
    return Fault("hasil nilai_putusan", None, "nilai_putusan(putusan_01, …, putusan_10)")


# By the name of the setting; where a verb means something else by it, by the verb's name, too.
_RULES = {
    ("baca_artikel", "folder"): folder,
    "artikel": table("baca_artikel()", "article", "text", "raw"),
    "kata": table("potong_kata(artikel)", "article", "word", "position"),
    "hitungan": table("hitung_kata(kata)", "word", "count"),
    "tabel": table("hitung_kata(kata)", "word", "count|position"),
    "henti": table('kata_henti("kursus")', "word"),
    "bagian": table("cari_bagian(kata)", "article_a", "article_b", "words_a"),
    **{"nomor": article, "a": article, "b": article, ("sandingkan", "b"): articles},
    "batas": whole(0, 50),
    "panjang": whole(1, 4),
    "kata_sama": whole(2, 8),
    **{"kalimat": text, "ungkapan": text, "cari": one_word, "tanggal": day},
    "daftar": word_list(4),
    ("kata_henti", "daftar"): choice("kursus", "besar"),
    "penilaian": verdicts,
    **{("tulis_laporan", name): text for name in ("nama", "temuan", "bukti", "batas")},
}
