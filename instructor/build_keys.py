"""Write notebooks/kursus/exercises.json from the answer keys in instructor/keys/.

Run from anywhere: python instructor/build_keys.py
Each answer is a Python expression; it is evaluated inside its notebook, at its exercise.
"""

import json
import sys
import tomllib
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]
KEYS = ROOT / "instructor" / "keys"
NOTEBOOKS = ROOT / "notebooks"
TARGET = NOTEBOOKS / "kursus" / "exercises.json"


def read_key(number: str) -> list[dict]:
    """Return the exercises of one key file ("02") as its list of tables."""
    return tomllib.loads((KEYS / f"{number}.toml").read_text(encoding="utf-8"))["exercise"]


def notebook_path(number: str) -> Path:
    """Return the notebook that a key belongs to."""
    return next(NOTEBOOKS.glob(f"{number}-*.ipynb"))


def answer_cells(notebook: nbformat.NotebookNode, number: str) -> dict[str, nbformat.NotebookNode]:
    """Return the cell in which each exercise of a notebook is answered, by the exercise's id."""
    found = {}
    for exercise in read_key(number):
        marker = f"jawaban_{exercise['id']} = ..."
        cells = [cell for cell in notebook.cells if marker in cell.source.splitlines()]
        if len(cells) != 1 or cells[0].cell_type != "code":
            name = notebook_path(number).name
            raise SystemExit(f"{name} must have one code cell with {marker!r}, not {len(cells)}")
        found[exercise["id"]] = cells[0]
    return found


def execute(notebook: nbformat.NotebookNode, folder: Path = NOTEBOOKS) -> None:
    """Run a notebook as if it stood in a folder; the outputs come into the notebook."""
    resources = {"metadata": {"path": folder}}
    NotebookClient(notebook, timeout=120, resources=resources, record_timing=False).execute()


def run_with(number: str, code_for: callable) -> dict[str, list[str]]:
    """Run a notebook with a cell added after each exercise; return what those cells print.

    `code_for(exercise)` gives the code of the added cell; the result maps exercise ids to the
    printed lines.
    """
    notebook = nbformat.read(notebook_path(number), as_version=4)
    answers = answer_cells(notebook, number)
    added = {e["id"]: nbformat.v4.new_code_cell(code_for(e)) for e in read_key(number)}
    cells = []
    for cell in notebook.cells:
        cells += [cell, *(added[name] for name, answer in answers.items() if answer is cell)]
    notebook.cells = cells
    execute(notebook)
    return {name: _printed(cell) for name, cell in added.items()}


def _printed(cell) -> list[str]:
    streams = [output.text for output in cell.outputs if output.output_type == "stream"]
    return "".join(streams).splitlines()


def build(number: str) -> dict[str, dict]:
    """Return the entries of exercises.json for one notebook."""
    printed = run_with(number, _hashing_code)
    return {
        exercise["id"]: {
            "kind": exercise["kind"],
            **({"tolerance": exercise["tolerance"]} if "tolerance" in exercise else {}),
            "right": printed[exercise["id"]][0],
            "remark": exercise["remark"],
            "hint": exercise["hint"],
            "wrong": [
                {"hash": line, "hint": wrong["hint"]}
                for line, wrong in zip(printed[exercise["id"]][1:], exercise["wrong"], strict=True)
            ],
        }
        for exercise in read_key(number)
    }


def _hashing_code(exercise: dict) -> str:
    answers = [exercise["answer"], *(wrong["answer"] for wrong in exercise["wrong"])]
    arguments = f"{exercise['id']!r}, {exercise['kind']!r}"
    tolerance = exercise.get("tolerance")
    lines = [f"print(_digest({arguments}, ({answer}), {tolerance}))" for answer in answers]
    return "\n".join(["from kursus.exercises import digest as _digest", *lines])


def main() -> None:
    """Write exercises.json anew from all keys, or only the notebooks named as arguments."""
    numbers = sys.argv[1:] or sorted(path.stem for path in KEYS.glob("*.toml"))
    entries = json.loads(TARGET.read_text(encoding="utf-8")) if TARGET.is_file() else {}
    for number in numbers:
        entries = {k: v for k, v in entries.items() if k[0] != number.lstrip("0")[:1]}
        entries |= build(number)
    text = json.dumps(dict(sorted(entries.items())), ensure_ascii=False, indent=1)
    TARGET.write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
