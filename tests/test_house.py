"""The house stands as planned: one door, rooms that only look down, nothing loaded unasked."""

import ast
import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

import frasa
import kursus
from frasa._ground import about
from frasa._ground.errors import InputError
from frasa._ground.moved import NOW, OLD_ROOMS, where_now

NOTEBOOKS = Path(__file__).resolve().parents[1] / "notebooks"
ROOT = NOTEBOOKS.parent
# From the ground up; rooms of one floor do not know each other, but the wings named twice do.
FLOORS = [
    {"_ground"},
    {"_reading", "_reuse", "tokens"},
    {"articles", "words", "phrases", "passages"},
    {"evidence"},
    {"paraphrases", "readable"},
    {"charts"},
    {"export"},
    {"spark"},
    {"kursus"},
]
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
DOOR = {
    *("InputError", "audit", "candidate_sources", "charts", "check_files", "classify"),
    *("concordance", "count_lost_letters", "count_words", "dispersion", "export"),
    *("find_duplicates", "find_paraphrases", "find_passages", "group_passages", "keyness"),
    *("left_out", "ngrams", "outlet_matrix", "passage_texts", "read_articles"),
    *("remove_stop_words", "shingles", "side_by_side", "similarity", "stop_words", "tf_idf"),
    "tokenize",
}


def modules() -> dict[str, Path]:
    files = [*NOTEBOOKS.glob("frasa/**/*.py"), *NOTEBOOKS.glob("kursus/**/*.py")]
    names = (".".join(path.relative_to(NOTEBOOKS).with_suffix("").parts) for path in files)
    return dict(zip((name.removesuffix(".__init__") for name in names), files, strict=True))


MODULES = modules()


def imported(name: str) -> set[str]:
    """Return our own modules that a module imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name in MODULES}
        if isinstance(node, ast.ImportFrom) and (node.module or "") in MODULES:
            wholes = {f"{node.module}.{alias.name}" for alias in node.names} & MODULES.keys()
            found |= wholes or {node.module}
    return found - {name}


def room(name: str) -> str:
    parts = name.split(".")
    return parts[0] if parts[0] == "kursus" or len(parts) == 1 else parts[1]


@pytest.mark.parametrize("name", [name for name in MODULES if room(name) in FLOOR])
def test_rooms_look_down_only(name):
    own = room(name)
    for other in imported(name):
        if room(other) not in ("frasa", own):
            assert FLOOR[room(other)] < FLOOR[own], f"{name} imports {other}"


def test_no_circle_of_files():
    left = {name: imported(name) for name in MODULES}
    while free := {name for name, needs in left.items() if not needs & left.keys()}:
        left = {name: needs for name, needs in left.items() if name not in free}
    assert left == {}


def without_examples(text: str) -> list[str]:
    """Return the lines of a file but those of its docstrings' examples, which are the manual's."""
    return re.sub(r"(?m)^ +>>> .*\n( +\S.*\n)*", "", text).splitlines()


def test_files_have_one_purpose_and_end_in_sight():
    lengths = {
        name: len(without_examples(path.read_text("utf-8"))) for name, path in MODULES.items()
    }
    assert {name: lines for name, lines in lengths.items() if lines > 355} == {}


def test_the_door_shows_its_names_and_nothing_else():
    assert dir(frasa) == sorted(DOOR)
    for name in DOOR:
        assert getattr(frasa, name).__doc__
        assert name in frasa.__doc__
    rooms = [importlib.import_module(f"frasa.{name}") for name in ("charts", "export", "spark")]
    for room in (kursus, *rooms):
        assert dir(room) == sorted(room.__all__)


def loaded(code: str) -> set[str]:
    """Return the modules that a fresh Python has loaded after some code."""
    code = f"import sys; sys.path.insert(0, {str(NOTEBOOKS)!r})\n{code}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_counting_words_loads_no_reader_and_no_chart():
    names = loaded("import frasa.words")
    assert not {name for name in names if name.startswith(("frasa._reading", "frasa.charts"))}
    assert not names & {"html.parser", "docx", "pypdf", "openpyxl", "matplotlib"}


def test_the_door_alone_loads_nothing():
    assert {name for name in loaded("import frasa") if name.startswith("frasa.")} == set()


def test_importing_frasa_changes_nothing_in_the_session():
    changes = """
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config
import warnings, pandas, csv
shell = InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
def state():
    printers = shell.display_formatter.formatters["text/html"].type_printers
    width = pandas.get_option("display.max_colwidth")
    return shell.CustomTB, tuple(warnings.filters), width, csv.field_size_limit(), len(printers)
before = state()
import frasa
for name in dir(frasa): getattr(frasa, name)
assert state() == before, (state(), before)
"""
    loaded(changes)


@pytest.mark.parametrize("name", sorted(NOW))
def test_every_old_name_says_where_it_went_and_that_is_true(name):
    sentence = where_now("words", name)
    assert f"“{name}”" in sentence
    written = NOW[name].partition(";")[0]
    scope = {}
    if written.startswith("from kursus"):
        exec(written, scope)
    elif written.startswith("import frasa"):
        first, _, second = written.partition(", lalu ")
        exec(first, scope)
        if "on_spark" not in name:
            assert eval(second, scope)


def test_old_rooms_are_answered_in_indonesian():
    with pytest.raises(InputError, match="import folder_artikel"):
        from frasa.articles import corpus_folder  # noqa: F401
    still_there = {name.split(".")[1] for name in MODULES if name.count(".") == 1}
    for old in set(OLD_ROOMS) - still_there:
        with pytest.raises(InputError, match=f"frasa.{old} sudah tidak ada"):
            getattr(frasa, old)
    with pytest.raises(AttributeError, match="tidak_pernah_ada"):
        frasa.tidak_pernah_ada  # noqa: B018


def test_the_package_is_cited_as_the_course_is():
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    for key, value in {
        "version": about.VERSION,
        "date-released": about.RELEASED,
        "title": f'"{about.TITLE}"',
        "repository-code": f'"{about.ADDRESS}"',
    }.items():
        assert f"\n{key}: {value}\n" in citation
