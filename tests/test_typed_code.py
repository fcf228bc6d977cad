"""What a learner typed is parted into its commands, and each is measured by whether it runs."""

import ast
import sys
import types

import pytest

from kursus.apart import commands_in
from kursus.packages import dotted, pointed
from kursus.trial import TEXTUAL, Context, is_odd, missing, parsed

pytestmark = pytest.mark.cepat

KNOWN, NAMES = {"len", "periksa", "banyak_kata"}, {"batas", "kata", "jumlah"}
ONE = [
    "jumlah = 3", "periksa('0a', 3)", "jumlah = len(kata)", "jumlah = 3 + len(kata)",
    "jumlah = [1, len(kata)]", "jumlah = hitung(kata, batas=3)", "jumlah = 'a = 3'",
    'jumlah = "a", len', "jumlah = kata.len(3)", "jumlah = 3 dan lain = 4",
    "jumlah = kata lain = 4",
    "jumlah = batas == 4", "jumlah = 3 => batas => 4", "jumlah = kata.batas = 4",
    "len(kata) len(kata)",
    "jumlah = not len(kata)", "jumlah = periksa len(kata)",
    "jumlah = xlen(kata)", "jumlah = {1, len(kata)}", "jumlah = , len(kata)",
    "jumlah = 3 / len(kata)",
]  # fmt: skip
SEVERAL = [
    ("jumlah = 3 len(kata)", ["jumlah = 3", "len(kata)"]),
    ("  jumlah = 3, len(kata)", ["  jumlah = 3", "len(kata)"]),
    ("jumlah = 3; batas = 4 & kata = 5", ["jumlah = 3", "batas = 4", "kata = 5"]),
    ("jumlah = 3 dan lalu batas = 4", ["jumlah = 3", "batas = 4"]),
    ("jumlah = 3 serta len(kata)", ["jumlah = 3", "len(kata)"]),
    ("jumlah = 3 and len(kata)", ["jumlah = 3", "len(kata)"]),
    ("jumlah = ... len(kata)", ["jumlah = ...", "len(kata)"]),
    ("jumlah = 90periksa('0a', jumlah)", ["jumlah = 90", "periksa('0a', jumlah)"]),
    ("jumlah = 'a'len(kata)", ["jumlah = 'a'", "len(kata)"]),
    ("jumlah = [1]len(kata)", ["jumlah = [1]", "len(kata)"]),
    ("jumlah = (1) len(kata) banyak_kata(jumlah)",
     ["jumlah = (1)", "len(kata)", "banyak_kata(jumlah)"]),
    ("putusan_01 = tidak putusan_02 = tidak", ["putusan_01 = tidak", "putusan_02 = tidak"]),
    *((f"jumlah = 'a'{sign} lain = 4", [f"jumlah = 'a'{keep}", "lain = 4"])
      for sign, keep in ((",", ""), (";", ""), ("&", ""), ("", ""))),
    *((f"jumlah = {value} lain = 4", [f"jumlah = {value}", "lain = 4"])
      for value in ('"a"', "'a'", "(1)", "[1]")),
    ("jumlah = 'len(kata), batas = 3' len(kata)", ["jumlah = 'len(kata), batas = 3'", "len(kata)"]),
]  # fmt: skip


@pytest.mark.parametrize("line, parts", [*((each, [each]) for each in ONE), *SEVERAL])
def test_a_line_is_parted_only_behind_a_whole_value(line, parts):
    assert commands_in(line, KNOWN, NAMES) == parts


def context(**fields) -> Context:
    return Context(NAMES | KNOWN, **fields)


RUNS = [
    ("len(kata)", True), ("  len(kata)  ", True), ("lain = kata\nlain", True),
    ("[x for x in kata]", True), ("lambda y: y + batas", True), ("def f(z):\n    return z", True),
    ("lain", False), ("len(lain)", False), ("len(kata", False), ("", False), ("  ", False),
    ("# catatan", False), ("jumlah: 3", False), ("3(4)", False), ("'a'(4)", False),
    ("3[4]", False), ("kata[4]", True), ("x = 2(4)", False), ("kata.jumlah(4)", True),
    ("\x00", False), ("(" * 500 + ")" * 500, False),
]  # fmt: skip


@pytest.mark.parametrize("code, runs", RUNS)
def test_code_runs_that_compiles_makes_sense_and_uses_known_names(code, runs):
    assert context().runs(code) == runs
    assert context().fits(code) == (runs or code.startswith("#"))


def test_a_line_of_several_is_tried_within_its_cell():
    within = context(around=lambda line: f"len({{\n{line}\n}})")
    assert within.fits("    'a': kata,") and not context().fits("    'a': kata,")
    assert not within.fits("    'a': lain,") and not within.fits("    'a': 3(4),")
    assert not within.fits("    'a': kata]")
    assert within.fits("jumlah = 3")  # by itself


@pytest.mark.parametrize("line, fits", [("kata", False), ("batas", True), ("lain", False)])
def test_what_its_question_does_not_ask_for_does_not_fit(line, fits):
    asked = []

    def suits(code):
        asked.append(code)
        return code == "batas"

    assert context(suits=suits).fits(line) == fits
    assert asked == ([] if line == "lain" else [line])


@pytest.mark.parametrize("code, names", [
    ("kata + lain + lebih", ["lain", "lebih"]), ("lain = lain", []), ("for i in kata: i", []),
    ("def f(a, *b, c=1, **d): a, b, c, d", []), ("lain(kata)", ["lain"]), ("kata.lain", []),
])  # fmt: skip
def test_names_are_missing_that_are_read_and_never_made(code, names):
    assert sorted(missing(ast.parse(code), NAMES)) == names


@pytest.mark.parametrize("code, odd", [
    ("jumlah: 3", True), ("jumlah: int = 3", True), ("2(3)", True), ("len(2(3))", True),
    ("2[3]", True), ("'a'[0]", True), ("len(3)", False), ("kata[3]", False), ("{1: 2}", False),
    ("kata[1:2]", False),
])  # fmt: skip
def test_what_compiles_but_cannot_be_meant_is_odd(code, odd):
    assert is_odd(ast.parse(code)) == odd


def test_code_is_parsed_without_a_warning_and_its_errors_are_none():
    assert parsed('"a" is "\\d"') and parsed("jumlah (") is None and parsed("\x00") is None
    assert {"weekday", "article", "option", "text"} == set(TEXTUAL)


@pytest.fixture
def package(monkeypatch):
    """A package with commands and a part of its own, as an import leaves it."""
    part = types.ModuleType("paket.gambar")
    part.peta_kata, part.peta = len, len
    whole = types.ModuleType("paket")
    whole.gambar, whole.hitung, whole.hitung_kata, whole.angka = part, len, len, 3
    whole.buka_kata = len
    monkeypatch.setitem(sys.modules, "paket", whole)


@pytest.mark.parametrize("line, joined", [
    ("paket hitung(kata)", [("paket.hitung(kata)", "point")]),
    ("paket,hitung(kata)", [("paket.hitung(kata)", "point")]),
    ("jumlah = paket , hitung(kata)", [("jumlah = paket.hitung(kata)", "point")]),
    ("paket-hitung(kata)", [("paket.hitung(kata)", "point")]),
    ("paket.buka kata(3)", [("paket.buka_kata(3)", "name")]),
    ("paket.hitung-kata(3)", [("paket.hitung_kata(3)", "name")]),
    ("paket.gambar.peta kata(3)", [("paket.gambar.peta_kata(3)", "name")]),
    ("paket.gambar peta(3)", []),
    ("paket.lain kata(3)", []),
    ("paket.angka.peta kata(3)", []),
    ("paket lain(kata)", []),
    ("paketku hitung(kata)", []),
    ("kata hitung", []),
])  # fmt: skip
def test_a_command_of_a_package_is_joined_to_it(package, line, joined):
    assert list(dotted(line)) == joined


@pytest.mark.parametrize("line, name, mended", [
    ("paket,hitung(3)", "hitung", "paket.hitung(3)"),
    ("len(paket , hitung(3))", "hitung", "len(paket.hitung(3))"),
    ("paket,hitung_kata(3)", "hitung", None),
    ("paket,lain(3)", "lain", None),
    ("kata,hitung(3)", "hitung", None),
    ("hitung(3)", "hitung", None),
])  # fmt: skip
def test_a_comma_between_a_package_and_its_command_becomes_a_point(package, line, name, mended):
    assert pointed(line, name) == mended
