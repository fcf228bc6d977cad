"""A guess is kept as it was meant; where Python reads another one, that is said beside it."""

import types

import pandas as pd
import pytest

import kursus
from frasa import InputError
from kursus import cell, guesses, progress

NOTE = {
    "number": "# berapa kata?",
    "percent": "# berapa persen?",
    "share": "# antara 0 dan 1",
    "text": "# di antara tanda petik",
    None: "# ganti",
}


@pytest.fixture
def run(monkeypatch, capsys):
    """Return a function that runs a cell with some names and returns what it prints."""
    monkeypatch.setenv("KEMAJUAN", "")
    monkeypatch.setattr(progress, "_pending", [])

    def _run(source, **names):
        shell = types.SimpleNamespace(user_ns={"In": [source], **names})
        for place in (guesses, cell):
            monkeypatch.setattr(place, "notebook_names", lambda: shell.user_ns)
            monkeypatch.setattr(place, "current_cell", lambda: source)
        exec(source, vars(kursus) | names, shell.user_ns)
        return capsys.readouterr().out.rstrip("\n")

    return _run


def kept():
    return [each["isi"] for each in progress.entries("tebakan")]


@pytest.mark.parametrize(
    "typed, form, told, isi",
    [
        ("5", "number", "Tercatat.", "5"),
        ('"5"', "number", "Tercatat: angka 5.", "5"),
        ('"lima"', "number", "Tercatat: angka 5.", "5"),
        ('"lima"', None, "Tercatat: angka 5.", "5"),
        ('"1,5"', "number", "Tercatat: angka 1,5.", "1,5"),
        ('"lima"', "text", "Tercatat.", "lima"),
        ('"asn"', "number", "Tercatat.", "asn"),
        ('"50%"', "number", "Tercatat.", "50%"),
        ('"50%"', "percent", "Tercatat: angka 50.", "50"),
        ('"50 persen"', "percent", "Tercatat: angka 50.", "50"),
        ('"50%"', "share", "Tercatat: angka 0,5.", "0,5"),
        ('"0,5"', "share", "Tercatat: angka 0,5.", "0,5"),
        ('"100%"', "share", "Tercatat: angka 1.", "1"),
        # another number may have been meant
        ("1.250", "number",
         "Tercatat: angka 1,25. Titik berarti desimal; ribuan ditulis tanpa titik. "
         "Kalau maksud Anda 1.250, tulis: tebakan = 1250", "1,25"),
        ("1.250", "share", "Tercatat: angka 1,25. Yang ditanya antara 0 dan 1.", "1,25"),
        ("0.250", "share", "Tercatat.", "0,25"),
        ("40", "share", "Tercatat: angka 40. Yang ditanya antara 0 dan 1. "
         "Kalau maksud Anda 0,4, tulis: tebakan = 0.4", "40"),
        *((typed, "share", f"Tercatat: angka {typed}. Yang ditanya antara 0 dan 1. "
          f"Kalau maksud Anda {meant.replace('.', ',')}, tulis: tebakan = {meant}", typed)
          for typed, meant in (("2", "0.02"), ("100", "1"))),
        ("101", "share", "Tercatat: angka 101. Yang ditanya antara 0 dan 1.", "101"),
        ("1.5", "share", "Tercatat: angka 1,5. Yang ditanya antara 0 dan 1.", "1,5"),
        ("-1", "share", "Tercatat: angka -1. Yang ditanya antara 0 dan 1.", "-1"),
        ("0", "share", "Tercatat.", "0"),
        ("1", "share", "Tercatat.", "1"),
        ("0.4", "percent", "Tercatat: angka 0,4. Yang ditanya dalam persen. "
         "Kalau maksud Anda 40, tulis: tebakan = 40", "0,4"),
        ("0", "percent", "Tercatat.", "0"),
        ("1", "percent", "Tercatat.", "1"),
        ("0.4", "number", "Tercatat.", "0,4"),
        ("7,5", "number", "Tercatat: dua angka, 7 dan 5. Koma memisahkan dua angka. "
         "Kalau maksud Anda 7,5, tulis: tebakan = 7.5", "7 dan 5"),
        ("(7, 5)", "number", "Tercatat: dua angka, 7 dan 5. Koma memisahkan dua angka. "
         "Kalau maksud Anda 7,5, tulis: tebakan = 7.5", "7 dan 5"),
        ("7, 5, 3", "number", "Tercatat: tiga angka, 7, 5 dan 3.", "7, 5 dan 3"),
        ("[7, 5]", "number", "Tercatat: dua angka, 7 dan 5.", "7 dan 5"),
        ("True", "number", "Tercatat: nilai True.", "True"),
        # Python reckons
        ("10/2", "number", "Tercatat: angka 5, sebab Python menghitung 10/2.", "5"),
        ("7 - 10", "number", "Tercatat: angka -3, sebab Python menghitung 7 - 10.", "-3"),
        ("7 + 10", "number", "Tercatat.", "17"),
        ("7 * 10", "number", "Tercatat.", "70"),
    ],
)  # fmt: skip
def test_a_guess_is_kept_and_told_where_another_may_be_meant(run, typed, form, told, isi):
    assert run(f'tebakan = {typed}  {NOTE[form]}\ntebak("3-2", tebakan)') == told
    assert kept() == [isi]


def test_the_last_line_that_fills_the_guess_says_what_is_asked_for(run):
    lines = [f"tebakan = 40  {NOTE['percent']}", f"tebakan = 40  {NOTE['share']}"]
    assert "0.4" in run("\n".join([*lines, 'tebak("3-2", tebakan)']))
    assert run("\n".join([*lines[::-1], 'tebak("3-2", tebakan)'])) == "Tercatat."
    assert run(f"tebak('3-2', 40)  {NOTE['share']}") == "Tercatat."
    assert run("tebak('3-2', 1.250)").endswith("tulis: tebakan = 1250")
    assert "tulis: kira = 0.4" in run(f'kira = 40  {NOTE["share"]}\ntebak("3-2", kira)')


@pytest.mark.parametrize("open_", ["...", "None", '"..."', '""', "[...]"])
def test_no_guess_is_none(run, open_):
    told = run(f'tebakan = {open_}\ntebak("3-2", tebakan)')
    assert told == "Belum ada tebakan. Menebak tidak wajib; jalankan saja sel berikutnya."
    assert kept() == []


def test_a_guess_of_another_cell_is_named(run):
    told = run('tebak("3-2", tebakan)', tebakan=5)
    assert told == "Tercatat: angka 5, isi tebakan dari sel lain. Di sel ini tebakan tidak diisi."
    assert run('tebak("3-2", tebakan)', tebakan="asn") == "Tercatat."


def test_the_same_guess_twice_is_one_and_each_section_has_its_own(run):
    for section, guess in (("3-2", 5), ("3-2", 5), ("3-3", 5), ("3-2", 6), ("3-2", 5)):
        run(f'tebak("{section}", {guess})')
    assert kept() == ["5", "5", "6", "5"]
    assert run('cocokkan("3-2", 9)') == "Tebakan Anda 5, hasilnya 9."


@pytest.mark.parametrize(
    "source, told",
    [
        ("tebak(0-1, 7)", 'Tercatat.\nNomornya ditulis di antara tanda petik: "0-1".'),
        ("tebak(bagian=0-1, tebakan=7)",
         'Tercatat.\nNomornya ditulis di antara tanda petik: "0-1".'),
        ('tebak(" 0-1 ", 7)', "Tercatat."),
    ],
)  # fmt: skip
def test_a_section_is_the_one_that_was_typed(run, source, told):
    assert run(source) == told
    assert progress.entries("tebakan", "0-1")
    assert run('cocokkan(" 0-1", 7)') == "Tebakan Anda 7, hasilnya 7."
    assert run("cocokkan(0-1, 7)") == "Tebakan Anda 7, hasilnya 7."


@pytest.mark.parametrize(
    "source, turned",
    [
        ('tebak(7, "0-1")', 'tebak("0-1", 7)'),
        ('tebak(7, "10-12")', 'tebak("10-12", 7)'),
        ('cocokkan([1][0], "0-1")', 'cocokkan("0-1", [1][0])'),
    ],
)
def test_a_number_behind_its_guess_is_turned_around(run, source, turned):
    with pytest.raises(InputError, match="tertukar urutannya") as caught:
        run(source)
    assert str(caught.value).endswith(f"Coba tulis: {turned}")
    assert kept() == []


@pytest.mark.parametrize("source", ['tebak(7, "asn")', 'tebak("1-1", "7-8")', 'tebak(7, "0-1x")'])
def test_what_is_in_its_place_is_not_turned_around(run, source):
    assert run(source).startswith("Tercatat.")


class Silent:
    def __str__(self):
        raise RuntimeError("no")


@pytest.mark.parametrize(
    "result, told",
    [
        (5, "5"),
        (1250.5, "1.250,5"),
        ("asn", "asn"),
        (pd.DataFrame({"x": [1, 2, 3]}), "3"),
        (pd.Series([7]).sum(), "7"),
        ([1, "a"], "1 dan a"),
        ((1, 2), "1 dan 2"),
        ({4}, "4"),
        (pd.Series([1, 2]), "Series"),
        (True, "True"),
        (None, "None"),
        (Silent(), "Silent"),
    ],
    ids=lambda part: type(part).__name__,
)
def test_a_result_of_any_kind_is_told_in_words(run, result, told):
    assert run('cocokkan("3-2", hasil)', hasil=result) == f"Hasilnya {told}."


APART = "Hasilnya 9. Tebakan tadi untuk isian semula, jadi tidak dibandingkan."
OURS = "Tebakan Anda 4, hasilnya 9."


@pytest.mark.parametrize(
    "first, then, told",
    [
        (("x = 1\ncocokkan('3-2', 9)", {}), ("x = 2\ncocokkan('3-2', 9)", {}), APART),
        (("x = 1\ncocokkan('3-2', 9)", {}), ("x  =  1\ncocokkan( '3-2', 9)", {}), OURS),
        (("cocokkan('3-2', 9)", {}), ("cocokkan('3-2', 7 + 2)", {}), OURS),
        (("[n]\ncocokkan('3-2', 9)", {"n": 1}), ("[n]\ncocokkan('3-2', 9)", {"n": 2}), APART),
        (("[n]\ncocokkan('3-2', 9)", {"n": "a"}), ("[n]\ncocokkan('3-2', 9)", {"n": "b"}), APART),
        (("[n]\ncocokkan('3-2', 9)", {"n": [1]}), ("[n]\ncocokkan('3-2', 9)", {"n": [2]}), APART),
        (("[n]\ncocokkan('3-2', 9)", {"n": {1}}), ("[n]\ncocokkan('3-2', 9)", {"n": {2}}), OURS),
        (("[h]\ncocokkan('3-2', h)", {"h": 9}), ("[h]\ncocokkan('3-2', h + 0)", {"h": 9}), OURS),
        (("x = 1\ncocokkan('3-2', 9)", {}), ("x = '1'\ncocokkan('3-2', 9)", {}), APART),
        (("x = 1\ny = 2\ncocokkan('3-2', 9)", {}), ("x = 1\ncocokkan('3-2', 9)", {}), APART),
    ],
)  # fmt: skip
def test_a_guess_is_set_beside_the_result_of_its_own_filling(run, first, then, told):
    run('tebak("3-2", 4)')
    assert run(first[0], **first[1]) == OURS
    assert run(then[0], **then[1]) == told
    assert run(first[0], **first[1]) == OURS
    assert len(progress.entries("isian")) == 1


def test_a_new_guess_and_another_section_have_a_filling_of_their_own(run):
    for guess, filling in ((4, 1), (6, 2), (4, 3)):
        run(f'tebak("3-2", {guess})')
        progress._pending[-1]["waktu"] = f"2024-11-2{filling}"
        assert run(f'x = {filling}\ncocokkan("3-2", 9)') == f"Tebakan Anda {guess}, hasilnya 9."
    run('tebak("3-3", 6)')
    assert run('x = 3\ncocokkan("3-3", 9)') == "Tebakan Anda 6, hasilnya 9."


def test_a_result_outside_of_a_cell_of_its_own_has_no_filling(run, monkeypatch, capsys):
    run('tebak("3-2", 4)')
    for source in ("x = 1", "x = 2", "x = ="):
        monkeypatch.setattr(guesses, "current_cell", lambda source=source: source)
        guesses.cocokkan("3-2", 9)
        assert capsys.readouterr().out == f"{OURS}\n"
