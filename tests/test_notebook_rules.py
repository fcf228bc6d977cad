"""Every notebook keeps the rules of its anatomy: length, headings, numbers, texts for figures."""

import itertools
import re

import pytest

from notebook_tools import NAMES, NOTEBOOKS, ROOT, code_cells, output_texts, read

FIXED_BLOCK = ["Tujuan.", "Prasyarat.", "Waktu.", "Data.", "Yang dihasilkan."]
CLOSING = ["## Ringkasan", "## Coba sendiri", "## Lanjut"]
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
NUMBER = re.compile(r"-?\d+(?:[.,]\d+)*")


@pytest.fixture(params=NAMES)
def notebook(request):
    return read(next(path for path in NOTEBOOKS if path.stem == request.param))


def prose(notebook) -> list[str]:
    return [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]


def headings(notebook) -> list[str]:
    return re.findall(r"^#{1,6} .+$", "\n".join(prose(notebook)), re.MULTILINE)


def readings(number: str) -> set[str]:
    """Return the forms in which a number of the prose (0,30 or 1.250) may stand in an output."""
    plain = (
        number.replace(".", "") if re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?", number) else number
    )
    return {number, plain.replace(",", ".")}


def test_opens_with_one_title_and_the_fixed_block(notebook):
    first = notebook.cells[0]
    assert first.cell_type == "markdown" and first.source.startswith("# ")
    assert [line for line in headings(notebook) if line.startswith("# ")] == [headings(notebook)[0]]
    assert [label for label in FIXED_BLOCK if f"**{label}**" not in first.source] == []


def test_headings_never_skip_a_level(notebook):
    levels = [len(line.split(" ")[0]) for line in headings(notebook)]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_closes_with_summary_exercise_and_next_step(notebook):
    ends = [line for line in headings(notebook) if line.startswith("## ")][-3:]
    assert ends == CLOSING


def test_cells_are_short_and_few(notebook):
    assert 15 <= len(notebook.cells) <= 45
    lengths = {cell.id: len(cell.source.splitlines()) for cell in code_cells(notebook)}
    assert {cell: lines for cell, lines in lengths.items() if lines > 12} == {}


def test_code_hides_nothing(notebook):
    for cell in code_cells(notebook):
        lines = [line for line in cell.source.splitlines() if line.strip()]
        assert lines, f"empty code cell {cell.id}"
        assert not lines[-1].rstrip().endswith(";"), f"semicolon hides the output of {cell.id}"
        assert not any(line.lstrip().startswith(("%", "!", "?")) for line in lines), cell.id
        assert "filterwarnings" not in cell.source


def test_outputs_are_clean(notebook):
    for cell in code_cells(notebook):
        for output in cell.outputs:
            assert output.output_type != "error", cell.id
            assert output.get("name") != "stderr", cell.id
        for text in output_texts(cell):
            assert not re.search(r"/(?:home|root|work|tmp|Users)/|[A-Z]:\\\\|0x[0-9a-f]{6}", text)
            assert "Warning" not in text and str(ROOT) not in text


def test_metadata_is_minimal_and_ids_are_slugs(notebook):
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)
    assert [cell for cell in ids if not re.fullmatch(r"[a-z][a-z0-9-]{1,63}", cell)] == []
    known = {"deletable", "editable", "jupyter", "bacaan"}
    assert [cell.id for cell in notebook.cells if set(cell.metadata) - known] == []


def test_bold_numbers_stand_in_an_output(notebook):
    outputs = "\n".join(text for cell in code_cells(notebook) for text in output_texts(cell))
    shown = set(NUMBER.findall(outputs))
    bold = [
        number
        for text in prose(notebook)
        for part in BOLD.findall(text)
        for number in NUMBER.findall(part)
    ]
    assert [number for number in bold if not readings(number) & shown] == []


def test_figures_carry_a_text_alternative(notebook):
    for cell in code_cells(notebook):
        images = [output for output in cell.outputs if "image/png" in output.get("data", {})]
        visible = "\n".join(output_texts(cell))
        for image in images:
            alternative = image.metadata.get("image/png", {}).get("alt", "")
            assert len(alternative) >= 40, f"figure without alternative text in {cell.id}"
            assert alternative in visible, f"alternative text is not visible in {cell.id}"
        assert "<img" not in cell.source


def test_exercises_ship_unanswered_below_their_question(notebook):
    cells = list(notebook.cells)
    for place, cell in enumerate(cells):
        for variable, exercise, value in re.findall(
            r"^(jawaban_(\d\w)) = (.*)$", cell.source, re.MULTILINE
        ):
            assert value == "..."
            assert f'periksa("{exercise}", {variable})' in cell.source
            assert f"### Soal {exercise}" in cells[place - 1].source
