"""What stands in the learner's cell is read as it was typed: values, settings, what was cut off."""

import sys
import types

import pytest

from kursus import cell

pytestmark = pytest.mark.cepat


@pytest.fixture
def notebook(monkeypatch):
    """Return a function that makes some text the last cell that was run."""
    shell = types.SimpleNamespace(user_ns={})
    ipython = types.SimpleNamespace(get_ipython=lambda: shell)
    monkeypatch.setitem(sys.modules, "IPython", ipython)

    def run(*sources):
        shell.user_ns = {"In": list(sources), "batas": 3}

    return run


def test_the_running_cell_is_the_last_and_outside_a_notebook_there_is_none(notebook, monkeypatch):
    notebook("", "x = 1", "x = 2")
    assert cell.current_cell() == "x = 2" and cell.notebook_names()["batas"] == 3
    notebook()
    assert cell.current_cell() == ""
    sys.modules["IPython"].get_ipython().user_ns["In"] = "milik saya"
    assert cell.current_cell() == ""
    monkeypatch.setattr(sys.modules["IPython"], "get_ipython", lambda: None)
    assert cell.current_cell() == "" and cell.notebook_names() == {}
    monkeypatch.delitem(sys.modules, "IPython")
    assert cell.current_cell() == "" and cell.notebook_names() == {}


@pytest.mark.parametrize("source, value", [
    ("batas = 3", "3"), ("batas=3  ", "3"), ("batas\t=\t3", "3"), ("batas = 3  # ← ganti", "3"),
    ("batas = 3\nbatas = 4", "4"), ("x = 1\nbatas = 3\ny = 2", "3"), ("batas == 3", ""),
    ('batas = "a # b"', '"a # b"'), ('batas = "a"  # ganti "a"', '"a"  # ganti "a"'),
    ("batasku = 3", ""), ("  batas = 3", ""), ("x.batas = 3", ""), ("batas =", ""), ("", ""),
    ("batas = 3 #1", "3"), ("batas = a#b", "a#b"),
])  # fmt: skip
def test_the_value_of_a_name_is_what_stands_behind_its_last_sign(notebook, source, value):
    notebook(source)
    assert cell.assigned("batas") == value


def test_a_name_with_signs_is_taken_as_it_is(notebook):
    notebook("aXb = 3\na.b = 4")
    assert cell.assigned("a.b") == "4"


@pytest.mark.parametrize("source, found", [
    ("nomor = 1; 3; 5", {"nomor": ("Titik koma", ["1", "3", "5"])}),
    ("nomor = 1\n3\n5", {"nomor": ("Enter", ["1", "3", "5"])}),
    ("nomor = 1; 3\n5", {"nomor": ("Titik koma", ["1", "3", "5"])}),
    ('slogan = "a"; "b"', {"slogan": ("Titik koma", ['"a"', '"b"'])}),
    ("a = 1; 2\nb = 3\n4", {"a": ("Titik koma", ["1", "2"]), "b": ("Enter", ["3", "4"])}),
    ("nomor = 1; (2, -3)", {"nomor": ("Titik koma", ["1", "(2, -3)"])}),
    ("nomor = [1,\n2]\n3", {"nomor": ("Enter", ["[1,\n2]", "3"])}),
    ("nomor = [1,\n2]; 3", {"nomor": ("Titik koma", ["[1,\n2]", "3"])}),
    ("nomor = 1", {}), ("nomor = 1\nlen(x)\n3", {}), ("nomor = 1; x", {}), ("nomor = 1; ...", {}),
    ("3; 5", {}), ("a.b = 1; 3", {}), ("nomor += 1; 3", {}), ("nomor = (", {}), ("", {}),
    ("nomor = 1\nx.y = 2\n3", {}),
])  # fmt: skip
def test_what_was_broken_off_behind_a_value_is_returned_as_typed(source, found):
    assert cell.broken_off(source) == found


@pytest.mark.parametrize("typed, values", [
    (["1", "'a'", "[2]"], [1, "a", [2]]), (["x"], None), (["1", "len(2)"], None), ([], []),
    (["1 + 'a'"], None), (["{[]: 1}"], None),
])  # fmt: skip
def test_values_are_plain_unless_one_is_a_name_or_a_command(typed, values):
    assert cell.plain(typed) == values


ORDER = ["kata", "batas", "cari"]


@pytest.mark.parametrize("source, name, value, settings", [
    ("f(k, 3)", None, "3", {"kata": "k", "batas": "3"}),
    ("f(k, batas=3)", None, "3", {"kata": "k", "batas": "3"}),
    ("b = 4  # ya\nx = f(k, b, 'a')", "b", "4", {"kata": "k", "batas": "b", "cari": "'a'"}),
    ("f(k, b)", "b", "", {"kata": "k", "batas": "b"}),
    ("f(k)", None, "", {"kata": "k"}),
    ("f(k, 3, 4, 5, 6)", None, "3", {"kata": "k", "batas": "3", "cari": "4"}),
    ("f(k, **b)", None, "", {"kata": "k"}),
    ("print(f(k, 3))", None, "3", {"kata": "k", "batas": "3"}),
    ("f(k, 3)\nf(k, 4)", None, "", {}), ("g(k, 3)", None, "", {}), ("g.f(k, 3)", None, "", {}),
    ("f(k, 3", None, "", {}), ("", None, "", {}),
])  # fmt: skip
def test_what_a_command_is_given_is_found_by_its_place_or_its_name(
    notebook, source, name, value, settings
):
    notebook(source)
    assert cell.given("f", ORDER, "batas") == (name, value)
    assert cell.written("f", ORDER) == settings
