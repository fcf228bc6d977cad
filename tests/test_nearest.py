"""What a learner probably meant is found: the nearest name, the cell that makes it, the folder."""

import ast
import json
import math
import types

import pandas as pd
import pytest

import kursus
from frasa.export.labels import HEADINGS
from kursus import nearest

TABLE = pd.DataFrame({"article": ["a"], "count": [1]})

# (what was typed, what there is, what is meant)
NEAR = [
    ("Articles", ["articles"], "articles"),
    ("hitung kata", ["potong_kata", "hitung_kata"], "hitung_kata"),
    ("jawaban_oa", ["jawaban_0a"], "jawaban_0a"),
    ("jawaban_1o", ["jawaban_l0"], "jawaban_l0"),
    ("jawaban_2b", ["jawaban_2a"], None),
    ("jawban_2a", ["jawaban_2b", "jawaban_2a"], "jawaban_2a"),
    ("kata", ["Kata", "kata_"], "Kata"),  # of two that differ by their signs, the first
    ("jawaban_lo", ["jawaban_10", "jawaban_lo"], "jawaban_lo"),
    ("_ j-a.w", ["jaw"], "jaw"),
    ("_", ["__"], None),
    ("kata", [3, None, "katta"], "katta"),
    ("abcd", ["abcx"], "abcx"),  # three letters of four
    ("abc", ["abx"], None),
    ("kata", [], None),
]


@pytest.mark.parametrize("wanted, known, meant", NEAR, ids=repr)
def test_the_nearest_name_is_the_one_a_person_would_take(wanted, known, meant):
    assert nearest.near(wanted, known) == meant


def test_how_near_a_name_must_be_is_the_callers_choice():
    assert nearest.near("abc", ["abx"], 0.6) == "abx"
    assert nearest.near("abcd", ["abcx"], 0.8) is None


SLIPS = [
    *(("slogan", other) for other in ("slogan", "Slogan", "slogn", "sloogan", "slogam", "xlogan")),
    *(("slogan", other) for other in ("slogna", "lsogan", "slogans", "logan")),
    *(("ab", "ba"), ("", "a"), ("a", "b")),
]
NO_SLIPS = [
    *(("slogan", other) for other in ("xlogax", "slog", "slogannn", "sloxxan", "nagols")),
    *(("xyz", "zyx"), ("axyb", "ayzb"), ("axyb", "ayxcb"), ("axyzb", "azyxb"), ("ab", "cd")),
]


@pytest.mark.parametrize("one, other", [*SLIPS, *((b, a) for a, b in SLIPS)])
def test_one_letter_is_a_slip(one, other):
    assert nearest.one_slip(one, other)


@pytest.mark.parametrize("one, other", [*NO_SLIPS, *((b, a) for a, b in NO_SLIPS)])
def test_more_than_one_letter_is_another_name(one, other):
    assert not nearest.one_slip(one, other)


def test_a_column_is_known_by_the_word_that_stands_above_it():
    above = {heading.partition(" ")[0]: column for column, heading in reversed(HEADINGS.items())}
    for word in ("artikel", "jumlah", "judul", "media", "tempat", "alasan", "berkas", "masalah"):
        assert nearest.translated(word.title(), HEADINGS) == above[word]
    for word, column in (
        *(("kata", "word"), ("banyaknya", "count"), ("bagian", "part"), ("kalimat", "sentence")),
        *(("baris", "line"), ("teks", "text"), ("jenis", "kind"), ("tanggal", "event_date")),
    ):
        assert nearest.translated(word, [column]) == column
        assert nearest.translated(word, ["lain"]) is None
    assert nearest.translated("warna", ["lain"]) is None


def test_the_names_of_a_notebook_are_told_from_those_around_them():
    own = {"slogan": 1, "hitung": len}
    around = dict.fromkeys(["In", "Out", "exit", "quit", "open", "get_ipython", "_i1", "_"])
    assert nearest.learners_names(own | around) == {"slogan", "hitung"}
    assert {"slogan", "hitung", "print"} <= nearest.every_name(own)
    assert {"hitung", "print"} <= nearest.commands(own) and "slogan" not in nearest.commands(own)
    assert "print" not in nearest.commands({"print": 3})


@pytest.mark.parametrize(
    "line, old, new, mended",
    [
        ("kata = kata_sama", "kata", "isi", "isi = kata_sama"),
        ("sekata, kata2, kata", "kata", "isi", "sekata, kata2, isi"),
        ('x = a.b("a.b")', "a.b", r"\1", 'x = \\1("\\1")'),
        ("f(3", "(3", "(4", "f(4"),
        ("sa.b, a.b", "a.b", "x", "sa.b, x"),
    ],
)
def test_a_whole_word_is_replaced_and_none_that_has_it_within(line, old, new, mended):
    assert nearest.replaced(line, old, new) == mended


@pytest.mark.parametrize(
    "line, use",
    [
        *((f"x = kata{after}", "call") for after in ("(3)", " (3)")),
        *((f"x = kata{after}", "base") for after in (".head()", "[3]", " [3]", " .x")),
        *((line, "value") for line in ("len(kata)", "x = kata", "kata + 1", "sekata(3)", "")),
    ],
)
def test_how_a_line_uses_a_name_is_read_off_what_follows(line, use):
    assert nearest.used_as(line, "kata") == use


def write(path, *cells):
    """Write a notebook of (kind, source) or of code alone."""
    kinds = [cell if isinstance(cell, tuple) else ("code", cell) for cell in cells]
    told = [{"cell_type": kind, "source": source} for kind, source in kinds]
    path.write_text(json.dumps({"cells": told}), encoding="utf-8")


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A folder with two notebooks, of which the second is open."""
    write(tmp_path / "00-a.ipynb", "mulai = 1", "lama = 2")
    write(
        tmp_path / "01-b.ipynb",
        *("mulai = 1", "artikel = baca_artikel()\nkasus = baca_kasus()\n  x = baca_lain()"),
        *(("markdown", "# Atas\n\nteks\n\n## Hitung kata\n"), ["lain = 1\n", "batas = 50  # ini"]),
        *(
            ("markdown", "z = baca_artikel()"),
            "putusan_05 = ...",
            "tebakan = ...\ntebak('1', tebakan)",
            "tebakan = 7",
        ),
        *("daftar = [3, 4]\nsisa = len(daftar)\nhari = besok", "baca_artikel()\ny = f()"),
    )
    (tmp_path / "02-rusak.ipynb").write_text("bukan JSON")
    (tmp_path / "03-tanpa.ipynb").write_text('{"cells": [{"source": "batas = 9"}]}')
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JPY_SESSION_NAME", "/rumah/01-b.ipynb")
    return tmp_path


def test_the_cell_of_a_name_comes_with_its_heading_and_its_line(course):
    cell = nearest.cell_with("batas", [])
    assert cell == ("batas = 50  # ini", "Hitung kata", "lain = 1\nbatas = 50  # ini")
    assert nearest.cell_with("mulai", []) == ("mulai = 1", "", "mulai = 1")
    assert nearest.cell_with("lama", []) == ("", "", "")  # another notebook makes it
    assert nearest.cell_with("atas", []) is None
    assert nearest.cell_with("putusan_05", []).line == "putusan_05 = ..."
    # A cell that asks for a value and uses it makes none until it is filled.
    assert nearest.cell_with("tebakan", []).line == "tebakan = 7"
    assert nearest.cell_with("tebakan", []).heading == "Hitung kata"


def test_a_notebook_that_jupyter_does_not_name_is_the_one_whose_lines_were_run(course, monkeypatch):
    monkeypatch.delenv("JPY_SESSION_NAME")
    assert nearest.cell_with("batas", ["mulai = 1"]) == ("", "", "")  # stands in both
    assert nearest.cell_with("batas", ["mulai = 1", "tebakan = 7"]).line == "batas = 50  # ini"
    assert nearest.cell_with("batas", ["mulai = 1\nlain = 1"]).line == "batas = 50  # ini"
    assert nearest.cell_with("batas", []) == ("", "", "")
    for name in ("00-a", "02-rusak", "03-tanpa"):
        (course / f"{name}.ipynb").unlink()
    assert nearest.cell_with("batas", []) == ("", "", "")  # nothing was run of the only one, either
    monkeypatch.setenv("JPY_SESSION_NAME", "99-hilang.ipynb")
    assert nearest.cell_with("batas", ["mulai = 1", "tebakan = 7"]) == ("", "", "")


@pytest.mark.parametrize(
    "name, value",
    [("batas", 50), ("daftar", [3, 4]), ("sisa", None), ("hari", None), ("lama", None)],
)
def test_a_plain_value_of_the_course_is_read_from_its_cell(name, value, course):
    assert nearest.value_in_course(name, []) == value
    assert nearest.value_in_course("tak_ada", []) is None


def test_the_lines_that_read_articles_are_found_in_the_own_notebook(course, monkeypatch):
    lines = [("artikel = baca_artikel()", "baca_artikel"), ("kasus = baca_kasus()", "baca_kasus")]
    assert nearest.readings_of_this_notebook([]) == lines
    monkeypatch.setenv("JPY_SESSION_NAME", "99-hilang.ipynb")
    assert nearest.readings_of_this_notebook([]) == []


RUNS = [
    (["lain = 1"], True),
    (["x = 3", "lain = 1"], True),
    (["lain = 1", "x = 3"], True),  # the last run that made any of the others
    (["lain = 1\nbatas = 50"], False),
    (["lain = 1\nx = 3"], False),
    (["lain = 1", "lain = 1\nbatas = 50"], False),
    (["x = 3"], False),
    ([], False),
]


@pytest.mark.parametrize("done, lost", RUNS)
def test_a_cell_run_without_one_of_its_lines_is_noticed(done, lost, course):
    assert nearest.ran_without("batas", nearest.cell_with("batas", []), done) is lost


def test_where_no_notebook_is_known_the_cell_alone_is_asked(course, monkeypatch):
    cell = nearest.cell_with("batas", [])
    monkeypatch.setenv("JPY_SESSION_NAME", "99-hilang.ipynb")
    assert nearest.ran_without("batas", cell, ["lain = 1"])


def test_a_cell_that_makes_the_rest_by_itself_is_another_cell(course):
    write(course / "01-b.ipynb", "lain = 1\nbatas = 50", "lain = 1")
    cell = nearest.cell_with("batas", [])
    assert not nearest.ran_without("batas", cell, ["lain = 1"])
    write(course / "01-b.ipynb", "lain = 1\nbatas = 50", ("markdown", "lain = 1"))
    assert nearest.ran_without("batas", cell, ["lain = 1"])


@pytest.mark.parametrize(
    "name, line",
    [
        *(("pd", "import pandas as pd"), ("np", "import numpy as np"), ("frasa", "import frasa")),
        *(("plt", "import matplotlib.pyplot as plt"), ("periksa", "from kursus import *")),
        *(("sys", None), ("messages", None)),
    ],
)
def test_the_line_that_makes_a_name_known(name, line):
    assert nearest.importing(name) == line


def trace_of(cell, **names):
    """Return the line and the trace of the error that a cell ends in."""
    try:
        exec(compile(cell, "sel", "exec"), names)
    except Exception as error:
        return cell, error.__traceback__
    raise AssertionError(cell)


SERIES = pd.Series([1, 2], index=["x", "y"])


@pytest.mark.parametrize(
    "cell, found",
    [
        ("t['z']", ("kolom", ["article", "count"])),
        ("t.loc['z']", ("label", [0])),
        ("t.at['z', 'count']", ("label", [0])),
        ("s['z']", ("label", ["x", "y"])),
        ("{}['z']", None),
    ],
)
def test_a_key_that_is_missing_is_looked_for_where_it_was_searched(cell, found):
    assert nearest.keys_of(*trace_of(cell, t=TABLE, s=SERIES)) == found


@pytest.mark.parametrize(
    "line, found",
    [
        ("x = len(t['z'])", ("kolom", ["article", "count"])),
        ("  x = d['z']", ("kunci", ["k", 3])),
        *((line, None) for line in ("n['z']", "f()['z']", "t('z')", "x = (", "salah['z']")),
    ],
)
def test_the_keys_of_what_a_line_indexes(line, found):
    assert nearest.base_of(line, "z", {"t": TABLE, "d": {"k": 1, 3: 2}, "n": [1]}) == found


def test_a_file_that_hides_a_package_is_found_and_no_other(tmp_path, monkeypatch):
    assert nearest.shadow(tmp_path) is None
    (tmp_path / "catatan_saya.py").touch()
    (tmp_path / "random.txt").touch()
    assert nearest.shadow(tmp_path) is None
    monkeypatch.syspath_prepend(str(tmp_path))  # where Jupyter looks first: it hides itself no more
    assert nearest.shadow(tmp_path) is None
    (tmp_path / "pandas.py").touch()
    assert nearest.shadow(tmp_path) == "pandas.py"
    (tmp_path / "json.py").touch()
    assert nearest.shadow(tmp_path) == "json.py"
    monkeypatch.chdir(tmp_path)
    assert nearest.shadow() == "json.py"


def test_a_missing_file_is_looked_for_in_the_nearest_folder_that_is_there(tmp_path):
    for name in ("b.txt", "a.txt", "X.txt", ".sembunyi", "_sementara"):
        (tmp_path / name).touch()
    for missing in ("x.txt", "lama/x.txt", "lama/dalam/x.txt"):
        assert nearest.beside(str(tmp_path / missing)) == (
            str(tmp_path),
            ["X.txt", "a.txt", "b.txt"],
        )
    assert nearest.beside(str(tmp_path / "a.txt" / "x.txt"))[0] == str(tmp_path)


class Anything:
    """Has every name that it is asked for."""

    def __getattr__(self, name):
        return len


def test_the_last_command_that_a_line_calls_is_known_by_its_name():
    room = types.SimpleNamespace(isi=len)
    late = types.ModuleType("late")
    late.__getattr__ = lambda name: len  # as frasa finds its rooms
    names = {"any": Anything(), "late": late, "f": round, "m": math, "o": room, "t": TABLE, "n": 3}
    for line, command in (
        *(("x = f(1)", round), (" len([1])", len), ("m.sqrt(2)", math.sqrt), ("o.isi([])", len)),
        *(("n(3)", None), ("t.x.y(3)", None), ("tak(3)", None), ("m.tak(3)", None), ("(", None)),
        *(("f", None), ("n(f(2))", round), ("late.isi([])", len), ("any.isi([])", None)),
    ):
        found = nearest.called(line, names)
        assert (found and found[1]) is command, line
        assert not found or isinstance(found[0], ast.Call)


def hapus(ya, hapus=False, simpan=True, banyak=3):
    return ya


@pytest.mark.parametrize(
    "line, name, other",
    [
        ("hapus(hapus)", "hapus", "True"),
        ("hapus(1, simpan)", "simpan", "False"),
        ("hapus(banyak)", "banyak", None),
        ("hapus(ya)", "ya", None),
        ("hapus(lain)", "lain", None),
        ("hapus(1)", "hapus", None),
        ("hapus(1, hapus=simpan)", "simpan", None),
        ("int(hapus)", "hapus", None),
        ("x = 3", "hapus", None),
    ],
)
def test_a_setting_of_yes_or_no_named_alone_is_turned(line, name, other):
    assert nearest.switch(line, name, {"hapus": hapus}) == other


def test_the_settings_of_a_command_are_all_or_those_it_needs():
    assert nearest.settings(hapus) == ["ya", "hapus", "simpan", "banyak"]
    assert nearest.settings(hapus, needed=True) == ["ya"]
    assert nearest.settings(3) == nearest.settings(type) == []
    assert nearest.settings(kursus.kata_henti, needed=True) == []
