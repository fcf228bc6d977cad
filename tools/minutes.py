"""How long a notebook takes somebody who never programmed: python tools/minutes.py

One model for every promise of time: in the heads of the notebooks, in the map of the course and in
the plans of the kit. Its numbers were fixed on the first edition, whose notebooks 00 to 04 took a
trial reader about 560 minutes (30, 80, 155, 175, 120); it gives 557 (31, 83, 150, 186, 106). They
have not been tuned since. Typing and usual mistakes are in them; what is folded counts apart.

    words at 150 a minute, and those of the texts that a task asks to read
    a visible code cell     1.0     and 0.8 for each of its lines
    a question              5.0     on top of its cell
    a guess                 1.5     with its cell
    a figure                3.0
"""

import re
import sys
from pathlib import Path
from typing import NamedTuple

import nbformat

ROOT = Path(__file__).resolve().parent.parent
WORDS_A_MINUTE = 150
CELL, LINE, QUESTION, GUESS, FIGURE = 1.0, 0.8, 5.0, 1.5, 3.0
PERIOD = 45  # minutes of a JP
FOLDED = re.compile(r"<details>.*?</details>", re.DOTALL)
HALF_DAY = "◆"  # marks the headings of the half-day path


class Count(NamedTuple):
    """What takes time in a part of a notebook; folded words are told, not counted."""

    words: int = 0
    lines: int = 0
    cells: int = 0
    questions: int = 0
    guesses: int = 0
    figures: int = 0
    folded: int = 0
    reading: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(*(one + two for one, two in zip(self, other, strict=True)))

    @property
    def minutes(self) -> float:
        """Minutes by the model."""
        return (
            (self.words + self.reading) / WORDS_A_MINUTE
            + CELL * self.cells
            + LINE * self.lines
            + QUESTION * self.questions
            + GUESS * self.guesses
            + FIGURE * self.figures
        )


def count_cell(cell: nbformat.NotebookNode) -> Count:
    """Count one cell; what a task asks to read stands in its metadata (`bacaan`, words)."""
    if cell.cell_type == "markdown":
        folded = len(" ".join(FOLDED.findall(cell.source)).split())
        return Count(words=len(cell.source.split()) - folded, folded=folded)
    if cell.metadata.get("jupyter", {}).get("source_hidden"):
        return Count(folded=len(cell.source.split()))
    figures = sum("image/png" in output.get("data", {}) for output in cell.get("outputs", []))
    reading = cell.metadata.get("bacaan", 0)
    if "tebak(" in cell.source:
        return Count(reading=reading, guesses=1, figures=figures)
    lines = sum(bool(line.strip()) for line in cell.source.splitlines())
    asked = cell.source.count("periksa(")
    return Count(reading=reading, lines=lines, cells=1, questions=asked, figures=figures)


def count(notebook: nbformat.NotebookNode, half_day: bool = False) -> Count:
    """Count a notebook, or only the sections whose heading is marked for the half day."""
    total, inside = Count(), True
    for cell in notebook.cells:
        heading = re.search(r"(?m)^## .*$", cell.source) if cell.cell_type == "markdown" else None
        if heading:
            inside = HALF_DAY in heading.group()
        if inside or not half_day:
            total += count_cell(cell)
    return total


def main(names: list[str]) -> None:
    """Print a line a notebook, and the sum."""
    total = Count()
    print(f"{'notebook':24}{'minutes':>8}{'JP':>6}{'half day':>9}  words/folded lines/cells q g f")
    for path in sorted((ROOT / "notebooks").glob("0[0-4]*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        found, half = count(notebook), count(notebook, half_day=True)
        total += found
        print(
            f"{path.stem:24}{found.minutes:8.0f}{found.minutes / PERIOD:6.1f}{half.minutes:9.0f}"
            f"  {found.words}+{found.reading}/{found.folded} {found.lines}/{found.cells}"
            f" {found.questions} {found.guesses} {found.figures}"
        )
    print(f"{'sum':24}{total.minutes:8.0f}{total.minutes / PERIOD:6.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
