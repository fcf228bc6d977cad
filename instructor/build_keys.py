"""Write notebooks/frasa/exercises.json from the answer keys in instructor/keys/.

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
TARGET = NOTEBOOKS / "frasa" / "exercises.json"


def read_key(number: str) -> list[dict]:
    """Return the exercises of one key file ("02") as its list of tables."""
    return tomllib.loads((KEYS / f"{number}.toml").read_text(encoding="utf-8"))["exercise"]


def notebook_path(number: str) -> Path:
    """Return the notebook that a key belongs to."""
    return next(NOTEBOOKS.glob(f"{number}-*.ipynb"))


def run_with(number: str, code_for: callable) -> dict[str, list[str]]:
    """Run a notebook with a cell added after each exercise; return what those cells print.

    `code_for(exercise)` gives the code of the added cell; the result maps exercise ids to the
    printed lines.
    """
    notebook = nbformat.read(notebook_path(number), as_version=4)
    cells, added = [], {}
    exercises = {f"jawaban_{exercise['id']} = ...": exercise for exercise in read_key(number)}
    for cell in notebook.cells:
        cells.append(cell)
        for marker, exercise in exercises.items():
            if cell.cell_type == "code" and marker in cell.source.splitlines():
                added[exercise["id"]] = nbformat.v4.new_code_cell(code_for(exercise))
                cells.append(added[exercise["id"]])
    missing = {exercise["id"] for exercise in exercises.values()} - set(added)
    if missing:
        raise SystemExit(f"{notebook_path(number).name} has no answer cell for {sorted(missing)}")
    notebook.cells = cells
    client = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": NOTEBOOKS}})
    client.execute()
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
    return "\n".join(["from frasa.exercises import digest as _digest", *lines])


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
