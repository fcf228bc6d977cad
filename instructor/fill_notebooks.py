"""Write instructor/kunci/: the course with every exercise answered, for instructors to look up.

Run from anywhere: python instructor/fill_notebooks.py
Answers come from instructor/keys/, what else a learner writes from instructor/isian.toml. The
folder has its own copy of frasa and data, so that its notebooks run; git does not take it along.
"""

import os
import shutil
import tomllib
from pathlib import Path

import nbformat
from build_keys import KEYS, NOTEBOOKS, ROOT, answer_cells, execute, notebook_path, read_key
from schedule import Command

TARGET = ROOT / "instructor" / "kunci"
MODEL = ROOT / "instructor" / "isian.toml"
NOTE = (
    "> **Kunci untuk pengajar.** Setiap soal di sini sudah terjawab. Jangan dibagikan sebelum "
    "kelas selesai. Berkas ini dibuat oleh `python instructor/fill_notebooks.py`; perubahan di "
    "sini akan hilang."
)


def fill(number: str) -> nbformat.NotebookNode:
    """Return a notebook ("02") with its answers written in, not yet run."""
    notebook = nbformat.read(notebook_path(number), as_version=4)
    answers = answer_cells(notebook, number)
    for exercise in read_key(number):
        blank = f"jawaban_{exercise['id']} = "
        cell = answers[exercise["id"]]
        cell.source = cell.source.replace(f"{blank}...", f"{blank}{exercise['answer']}")
    cells = {cell.id: cell for cell in notebook.cells}
    for model in tomllib.loads(MODEL.read_text(encoding="utf-8"))["cell"]:
        if model["notebook"] == notebook_path(number).stem:
            cells[model["id"]].source = model["source"].strip()
    notebook.cells.insert(1, nbformat.v4.new_markdown_cell(NOTE, id="catatan-kunci"))
    return notebook


def copy_course(folder: Path) -> None:
    """Put into a folder what the notebooks need, and keep git away from it."""
    unwanted = shutil.ignore_patterns("__pycache__", ".*", "*.ipynb", "*.html", "originals")
    for part in (NOTEBOOKS, ROOT / "data"):
        shutil.copytree(part, folder / part.name, ignore=unwanted, dirs_exist_ok=True)
    (folder / ".gitignore").write_text("*\n", encoding="utf-8")


def write(folder: Path = TARGET) -> list[Path]:
    """Fill and run every notebook that has a key; return the files written."""
    copy_course(folder)
    os.environ["KEMAJUAN"] = ""  # each notebook shows its own answers alone
    written = []
    for number in sorted(path.stem for path in KEYS.glob("*.toml")):
        notebook = fill(number)
        execute(notebook, folder / "notebooks")
        written.append(folder / "notebooks" / notebook_path(number).name)
        nbformat.write(notebook, written[-1])
    return written


if __name__ == "__main__":
    Command("python instructor/fill_notebooks.py", "Membuat instructor/kunci/.").parse_args()
    os.environ.pop("KORPUS", None)  # the keys are those of the course's own texts
    for file in write():
        print(file.relative_to(ROOT).as_posix())
