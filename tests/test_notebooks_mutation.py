"""A stored output that is changed turns exactly its cell red: nothing printed goes unchecked."""

import nbformat
import pytest

from notebook_tools import NAMES, NOTEBOOKS, code_cells, copy_course, output_texts, read, run_nbval


def mutate(cell) -> None:
    """Change every text output of a cell; a figure has a printed line that is changed with it."""
    for output in cell.outputs:
        if "text" in output:
            output["text"] = "x" + output["text"]
        for kind, data in output.get("data", {}).items():
            if kind.startswith("text/"):
                output["data"][kind] = "x" + data


@pytest.fixture(scope="module")
def mutated(tmp_path_factory):
    course = copy_course(tmp_path_factory.mktemp("mutation"))
    notebooks = [course / "notebooks" / path.name for path in NOTEBOOKS]
    for path in notebooks:
        notebook = read(path)
        for cell in code_cells(notebook):
            mutate(cell)
        nbformat.write(notebook, path)
    return run_nbval(notebooks, course / "report.xml")


@pytest.mark.parametrize("name", NAMES)
def test_a_changed_output_fails_in_its_cell(name, mutated):
    cells = code_cells(read(next(path for path in NOTEBOOKS if path.stem == name)))
    with_output = {number for number, cell in enumerate(cells) if output_texts(cell)}
    failed = {number for number, message in mutated[name].items() if message}
    assert with_output
    assert failed == with_output
