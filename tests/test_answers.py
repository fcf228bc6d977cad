"""Every answer in the keys is right, every usual mistake gets its own hint, and nothing raises."""

import json
import math
import re
import sys

import numpy as np
import pandas as pd
import pytest

from kursus import exercises
from notebook_tools import NOTEBOOKS, ROOT, code_cells, kernel_environment, read

sys.path.insert(0, str(ROOT / "instructor"))
from build_keys import KEYS, TARGET, build, notebook_path, read_key, run_with

NUMBERS = sorted(path.stem for path in KEYS.glob("*.toml"))


def checking_code(exercise: dict) -> str:
    answers = [exercise["answer"], *(wrong["answer"] for wrong in exercise["wrong"])]
    lines = [f"periksa({exercise['id']!r}, ({answer}))" for answer in answers]
    return "\n".join(["from kursus import periksa", *lines])


@pytest.fixture
def clean_environment(monkeypatch):
    for key, value in kernel_environment().items():
        monkeypatch.setenv(key, value)
    monkeypatch.delenv("KORPUS", raising=False)


@pytest.mark.parametrize("number", NUMBERS)
def test_keys_are_right_and_mistakes_get_their_hints(number, clean_environment):
    said = run_with(number, checking_code)
    for exercise in read_key(number):
        lines = said[exercise["id"]]
        assert lines[0] == f"Soal {exercise['id']}: benar. {exercise['remark']}"
        for wrong, line in zip(exercise["wrong"], lines[1:], strict=True):
            assert line == f"Soal {exercise['id']}: belum tepat. {wrong['hint']}", wrong["answer"]


@pytest.mark.parametrize("number", NUMBERS)
def test_shipped_hashes_are_those_of_the_keys(number, clean_environment):
    shipped = json.loads(TARGET.read_text(encoding="utf-8"))
    built = build(number)
    assert {name: shipped.get(name) for name in built} == built


def test_every_exercise_of_every_notebook_has_a_key_with_two_mistakes():
    for path in NOTEBOOKS:
        source = "\n".join(cell.source for cell in code_cells(read(path)))
        asked = set(re.findall(r'periksa\("(\w+)"', source))
        if asked:
            keys = {exercise["id"]: exercise for exercise in read_key(path.stem[:2])}
            assert asked == set(keys)
            assert notebook_path(path.stem[:2]) == path
            assert [name for name, key in keys.items() if len(key["wrong"]) < 2] == []


@pytest.fixture
def one_key(monkeypatch):
    def make(kind: str, answer: object, tolerance: float | None = None, wrong: object = None):
        entry = {
            "kind": kind,
            "right": exercises.digest("9z", kind, answer, tolerance),
            "remark": "Bagus.",
            "hint": "Coba lagi.",
            "wrong": [{"hash": exercises.digest("9z", kind, wrong, tolerance), "hint": "Khusus."}],
        }
        if tolerance:
            entry["tolerance"] = tolerance
        monkeypatch.setattr(exercises, "_keys", lambda: {"9z": entry})

    return make


@pytest.mark.parametrize(
    "kind, right, accepted",
    [
        ("number", 1250, [1250.0, "1.250", "1250", " 1 250 ", np.int64(1250), pd.Series([1250])]),
        ("number", 0.3, [0.3, "0,3", "0.30", "0,300", np.float64(0.3), [0.3]]),
        ("text", "Jumat", ["jumat", " JUMAT. ", "“Jumat”", pd.Series(["Jumat"])]),
        ("set", ["a1", "b2"], [{"b2", "a1"}, ["A1", " b2"], "b2, a1", pd.Index(["b2", "a1", "a1"]),
                               pd.DataFrame({"id": ["b2", "a1"]}), pd.Series(["a1", "b2"])]),
        ("list", ["a", "b"], [("a", "b"), ["A", "B"], pd.Series(["a", "b"], index=[5, 1])]),
        ("table", pd.DataFrame({"x": [1, 2], "y": ["a", "b"]}),
         [pd.DataFrame({"y": ["b", "a"], "x": [2.0, 1.0]}, index=[7, 8])]),
    ],
)  # fmt: skip
def test_reasonable_forms_of_an_answer_are_accepted(kind, right, accepted, one_key, capsys):
    one_key(kind, right)
    for answer in accepted:
        exercises.periksa("9z", answer)
        assert "benar. Bagus." in capsys.readouterr().out, repr(answer)


def test_order_counts_only_where_it_is_asked_for(one_key, capsys):
    one_key("list", ["a", "b"])
    exercises.periksa("9z", ["b", "a"])
    assert "belum tepat" in capsys.readouterr().out


def test_a_tolerance_accepts_rounding_and_no_more(one_key, capsys):
    one_key("number", 0.302, tolerance=0.005)
    for answer, right in [(0.3, True), ("0,30", True), (0.302, True), (0.32, False), (0.28, False)]:
        exercises.periksa("9z", answer)
        assert ("benar" in capsys.readouterr().out) is right, answer


class Hostile:
    def __str__(self):
        raise RuntimeError("no")

    def __iter__(self):
        raise RuntimeError("no")


@pytest.mark.parametrize("kind", ["number", "text", "set", "list", "table"])
@pytest.mark.parametrize(
    "answer",
    [
        ...,
        None,
        "",
        [],
        {},
        float("nan"),
        math.inf,
        b"\xff",
        len,
        Hostile(),
        pd.DataFrame(),
        "…" * 9999,
    ],
    ids=lambda answer: type(answer).__name__,
)
def test_no_answer_raises_or_passes_by_accident(kind, answer, one_key, capsys):
    one_key(kind, pd.DataFrame({"x": [1]}) if kind == "table" else "7")
    exercises.periksa("9z", answer)
    said = capsys.readouterr().out
    assert "belum dijawab" in said or "belum tepat" in said


def test_progress_lists_every_exercise_once(one_key, monkeypatch, capsys):
    monkeypatch.setattr(exercises, "_progress", {})
    one_key("number", 3)
    exercises.periksa("9z", ...)
    exercises.periksa("9z", 3)
    assert exercises.kemajuan().to_dict("records") == [{"soal": "9z", "status": "benar"}]


def test_an_unknown_exercise_is_named(capsys):
    exercises.periksa("tak ada", 1)
    assert "Soal “tak ada” tidak dikenal" in capsys.readouterr().out
