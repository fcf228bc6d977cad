"""The manual says what the library does today: every public name, with an example that is run."""

import doctest
import os
import shutil

import pytest
import write_api

import frasa
import frasa.charts
import frasa.export
import kursus
from notebook_tools import ROOT

DOORS = {"frasa": frasa, "frasa.charts": frasa.charts, "frasa.export": frasa.export}
DOORS |= {"kursus": kursus}
WINGS = ("charts", "export")
NAMES = [(door, name) for door in DOORS for name in DOORS[door].__all__ if name not in WINGS]


class Shown(doctest.OutputChecker):
    """Compares what is printed; what a notebook would show as HTML is not told by its text."""

    def check_output(self, want, got, flags):
        lines = got.splitlines(keepends=True)
        lines = [line for line in lines if not line.startswith(("<IPython", "{'text/html'"))]
        return super().check_output(want, "".join(lines), flags)


def run(text: str, tables: dict, name: str) -> str:
    """Run the examples of a text; return their code. The names that they give go into `tables`."""
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    test = doctest.DocTestParser().get_doctest(text, tables, name, None, 0)
    test.globs = tables
    told = []
    runner = doctest.DocTestRunner(Shown(), verbose=False, optionflags=flags)
    runner.run(test, out=told.append, clear_globs=False)
    assert not told, "".join(told)
    return "".join(example.source for example in test.examples)


def without_fences(page: str) -> str:
    return "".join(line for line in page.splitlines(True) if not line.startswith("```"))


@pytest.fixture(scope="module")
def tables():
    """What a reader has who typed the first examples of the page, in the folder of the course."""
    tables = {}
    before = os.getcwd()
    os.chdir(ROOT)
    try:
        for part in (write_api.HEAD, write_api.CLASSROOM):
            assert run(without_fences(part), tables, "page")
    finally:
        os.chdir(before)
    return tables


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of the course to write into, with a notebook and work that was packed elsewhere."""
    monkeypatch.chdir(tmp_path)
    notebook = tmp_path / "01-membaca-artikel.ipynb"
    notebook.write_text("{}", encoding="utf-8")
    kursus.simpan_kerja()
    next(tmp_path.glob("pekerjaan-*.zip")).rename("pekerjaan-2026-11-21.zip")
    notebook.rename("00-mulai.ipynb")
    shutil.copytree(ROOT / "data" / "articles", tmp_path / "data" / "articles")
    shutil.copytree(ROOT / "data" / "case-study", tmp_path / "data" / "case-study")
    kursus.mulai_baru()
    yield
    kursus.mulai_baru()


@pytest.mark.cepat
@pytest.mark.parametrize(("door", "name"), NAMES, ids=[".".join(pair) for pair in NAMES])
def test_every_public_name_has_an_example_that_is_true(door, name, tables, folder):
    if name == "write_parquet":
        pytest.importorskip("pyarrow")
    text = getattr(DOORS[door], name).__doc__
    assert f"{door}.{name}" in run(text, dict(tables), name), "no example uses it"


@pytest.mark.cepat
def test_the_manual_is_written_from_the_docstrings_of_today():
    assert write_api.TARGET.read_text(encoding="utf-8") == write_api.page()


def test_every_public_name_and_wing_stands_in_it_once():
    page = write_api.page()
    for door, name in NAMES:
        assert page.count(f"### `{door}.{name}`\n") == 1, name
    for wing in (*WINGS, "spark"):
        assert page.count(f"## frasa.{wing}\n") == 1
