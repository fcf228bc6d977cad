"""Write notebooks/kursus/exercises.json and instructor/KUNCI.md from the keys in instructor/keys/.

Run from anywhere: python instructor/build_keys.py
Each answer is a Python expression; it is evaluated inside its notebook, at its exercise.
"""

import json
import math
import os
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pandas as pd
from nbclient import NotebookClient
from schedule import Command, plans

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "notebooks"))
from kursus.exercises import AGAIN, decode, encode  # noqa: E402
from kursus.verdicts import WORDS  # noqa: E402
from kursus.wording import shown  # noqa: E402

KEYS = ROOT / "instructor" / "keys"
NOTEBOOKS = ROOT / "notebooks"
TARGET = NOTEBOOKS / "kursus" / "exercises.json"
ANSWERS = ROOT / "instructor" / "KUNCI.md"
# What a question has for `periksa`; README.md tells of the rest, which is for paper and class.
SHIPPED = ("text", "form", "many", "tolerance", "units", "options", "where", "step", "why")


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
    quiet = ["--log-level=ERROR"]  # a kernel warns in English of what is no matter here
    NotebookClient(
        notebook, timeout=120, resources=resources, record_timing=False, extra_arguments=quiet
    ).execute()


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
    texts = [
        output["text"] if output.output_type == "stream" else output["data"]["text/plain"] + "\n"
        for output in cell.outputs
    ]
    return "".join(texts).splitlines()


def build(number: str) -> dict[str, dict]:
    """Return what `periksa` needs of one notebook's questions, each sister after its own."""
    printed = run_with(number, _evaluating_code)
    built = {}
    for exercise in read_key(number):
        names, values = json.loads(printed[exercise["id"]][0])
        found = iter(values)
        for each, name in _with_sister(exercise):
            built[name] = _entry(each, names, found) | {"book": notebook_path(number).stem}
    return built


def _with_sister(exercise: dict) -> list[tuple[dict, str]]:
    """Return a question with its id, then its sister, which has its form from it.

    A step towards the one answer would lead away from the other.
    """
    sister = exercise.get("sister")
    own = ("sister", "wrong", "also", "step", "where", "why")
    alone = {key: value for key, value in exercise.items() if key not in own}
    pairs = [(exercise, exercise["id"])]
    return pairs + ([(alone | sister, exercise["id"] + AGAIN)] if sister else [])


def _entry(exercise: dict, names: dict, values: Iterator) -> dict:
    """Return one question as exercises.json keeps it; its values come in the order of the code."""
    entry = {key: exercise[key] for key in SHIPPED if key in exercise} | {"value": next(values)}
    others = [{"value": next(values)} | _said(other) for other in _others(exercise)]
    entry["also"] = [other for other in others if "why" in other]
    entry["wrong"] = [other for other in others if "hint" in other]
    if exercise["form"] == "article":
        entry["options"] = {name: [other for other in row if other] for name, row in names.items()}
    if exercise["form"] == "text":
        entry["words"] = len(entry["value"].split())
    asked = entry["value"] if isinstance(entry["value"], list) else [entry["value"]]
    if exercise["form"] == "number" and "tolerance" not in exercise:
        entry["whole"] = all(isinstance(value, int) for value in asked)
    return entry


def _others(exercise: dict) -> list[dict]:
    """Return the other answers that are right, too, then the usual wrong ones."""
    return [*exercise.get("also", []), *exercise.get("wrong", [])]


def _said(answer: dict) -> dict:
    return {key: answer[key] for key in ("why", "hint") if key in answer}


def _evaluating_code(exercise: dict) -> str:
    """Return code that prints the articles' names and every value of a question, as JSON."""
    asked = [each for each, _ in _with_sister(exercise)]
    answers = [each["answer"] for one in asked for each in (one, *_others(one))]
    values = ", ".join(f"_plain({answer})" for answer in answers)
    return f"""
import json as _json
from kursus.answer_forms import unpack as _unpack
def _plain(value):
    return _unpack(value, {{"form": "text", "many": "order"}})
_names = {{}}
if "artikel" in dir():
    _rows = artikel[["article", "outlet", "place"]].fillna("").to_numpy().tolist()
    _names = {{name: others for name, *others in _rows}}
print(_json.dumps([_names, [{values}]]))
"""


def main() -> None:
    """Write exercises.json anew from all keys, or only the notebooks named as arguments."""
    known = sorted(path.stem for path in KEYS.glob("*.toml"))
    options = Command("python instructor/build_keys.py NOMOR …", "Menghitung kunci jawaban.")
    told = f"buku catatan: {', '.join(known)}; tanpa nomor: semua"
    options.add_argument("numbers", metavar="NOMOR", nargs="*", help=told)
    numbers = options.parse_args().numbers or known
    if not set(numbers) <= set(known):
        options.error("unknown number")
    os.environ["KEMAJUAN"] = ""  # what is tried here is no learner's progress
    entries = read_shipped() if TARGET.is_file() else {}
    for number in numbers:
        entries = {k: v for k, v in entries.items() if not v["book"].startswith(number)}
        entries |= build(number)
    ordered = sorted(entries.items(), key=lambda entry: (entry[1]["book"], entry[0]))
    text = json.dumps({number: encode(entry) for number, entry in ordered}, indent=1)
    TARGET.write_text(text + "\n", encoding="utf-8", newline="\n")
    ANSWERS.write_text(answer_page(read_shipped()), encoding="utf-8", newline="\n")


VERDICT_HEADS = ("berita", "putusan", "dari teks", "bukti")
_HEAD = """\
# Kunci jawaban

Ditulis oleh `python instructor/build_keys.py` dari [keys/](keys/); jangan diubah dengan tangan.
Nilainya dihitung di buku catatan. Halaman ini untuk pengajar: jangan disalin ke laptop peserta.
"""


def answer_page(questions: dict[str, dict]) -> str:
    """Return every question with its value, why it is right, and what usual mistakes are told."""
    parts, book = [_HEAD], ""
    for number, question in questions.items():
        if question["book"] != book:
            book = question["book"]
            parts.append(f"## {book}\n")
        if number.endswith(AGAIN):
            parts.append(
                f"Soal serupa: {question['text']} **{told(question)}** {question['why']}\n"
            )
        else:
            parts += [f"### {number}\n", f"{question['text']}\n", f"{answer_line(question)}\n"]
            parts += _mistakes(question)
    return "\n".join([*parts, *_verdict_page()])


def _verdict_page() -> list[str]:
    """Return the verdicts of the case study, why, and when each plan opens them."""
    lines = ["## Putusan studi kasus\n", "Kapan dibuka di depan kelas:\n"]
    lines += [*(f"- {told}" for told in when_opened()), ""]
    lines += [f"| {' | '.join(VERDICT_HEADS)} |", "|---|---|---|---|"]
    return [*lines, *(f"| {' | '.join(row)} |" for row in verdict_rows()), ""]


def when_opened() -> list[str]:
    """Return for each plan when the verdicts are shown to the class."""
    return [f"**{plan['name']}**: {plan['kunci']}" for plan in plans()]


def verdict_rows() -> list[list[str]]:
    """Return for each article of the case study: which it is, the verdict, its source, why."""
    case = ROOT / "data" / "case-study"
    outlets = pd.read_csv(case / "articles.csv", index_col="id")["outlet"]
    key = pd.read_csv(case / "answers.csv", keep_default_na=False)
    return [
        [f"**{int(r.article[:2])}** {outlets[r.article]}", WORDS[r.label],
         str(int(r.source[:2])) if r.source else "–", r.explanation]
        for r in key.itertuples()
    ]  # fmt: skip


def told(question: dict) -> str:
    """Return the right answer as it is said and written: "1,86", "4, 6, 2", "Rabu"."""
    value = question["value"]
    if isinstance(value, list):
        return ", ".join(map(shown, value))
    if isinstance(value, int) and 1900 <= value <= 2100:  # a year
        return str(value)
    digits = question.get("tolerance")
    return shown(round(value, math.ceil(-math.log10(digits))) if digits else value)


def answer_line(question: dict) -> str:
    """Return the right answer, why it is right, how exact it must be, and what else is accepted."""
    lines = [f"**Jawaban: {told(question)}.** {question['why']}"]
    if digits := question.get("tolerance"):
        lines.append(f"Diterima sampai selisih {shown(digits)}.")
    for other in question["also"]:
        lines.append(f"Diterima juga: {told(other)}. {other['why']}")
    return " ".join(lines)


def _mistakes(question: dict) -> list[str]:
    rows = [f"| {told(each)} | {each['hint']} |" for each in question["wrong"]]
    return ["| Kalau dijawab | Petunjuknya |", "|---|---|", *rows, ""] if rows else []


def read_shipped() -> dict[str, dict]:
    """Return the questions of exercises.json, decoded."""
    coded = json.loads(TARGET.read_text(encoding="utf-8"))
    return {number: decode(text) for number, text in coded.items()}


if __name__ == "__main__":
    main()
