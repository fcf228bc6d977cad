"""Every notebook gives the stored outputs again, also in a folder whose name has spaces."""

import copy

import pytest

from notebook_tools import NAMES, NOTEBOOKS, code_cells, copy_course, read, run_nbval


def stored(name):
    return read(next(path for path in NOTEBOOKS if path.stem == name))


@pytest.fixture(scope="module")
def as_downloaded(tmp_path_factory):
    course = copy_course(tmp_path_factory.mktemp("strict"))
    notebooks = [course / "notebooks" / path.name for path in NOTEBOOKS]
    return run_nbval(notebooks, course / "report.xml")


@pytest.mark.parametrize("name", NAMES)
def test_outputs_are_reproduced_as_downloaded(name, as_downloaded):
    failures = {cell: message for cell, message in as_downloaded[name].items() if message}
    assert not failures, "\n".join(f"cell {cell}: {text}" for cell, text in failures.items())


@pytest.mark.parametrize("name", NAMES)
def test_outputs_are_reproduced_in_a_folder_with_spaces(name, run_again):
    for first, second in zip(stored(name).cells, run_again(name).cells, strict=True):
        assert without_pictures(second) == without_pictures(first)


def without_pictures(cell):
    """Return a cell, all but the bytes of its figures, which test_notebook_figures looks at."""
    cell = copy.deepcopy(cell)  # others look at it too
    for output in cell.get("outputs", []):
        for kind in output.get("data", {}):
            if kind.startswith("image/"):
                output["data"][kind] = kind
    return cell


@pytest.mark.parametrize("name", NAMES)
def test_every_code_cell_was_run_and_counted(name, as_downloaded):
    cells = code_cells(stored(name))
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert sorted(as_downloaded[name]) == list(range(len(cells)))
