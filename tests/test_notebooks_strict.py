"""Every notebook gives the stored outputs again, also in a folder whose name has spaces."""

import pytest

from notebook_tools import NAMES, NOTEBOOKS, code_cells, copy_course, read, run_nbval


@pytest.fixture(scope="module")
def in_place(tmp_path_factory):
    return run_nbval(NOTEBOOKS, tmp_path_factory.mktemp("strict") / "report.xml")


@pytest.fixture(scope="module")
def with_spaces(tmp_path_factory):
    course = copy_course(tmp_path_factory.mktemp("strict") / "kursus saya é")
    notebooks = [course / "notebooks" / path.name for path in NOTEBOOKS]
    return run_nbval(notebooks, course / "report.xml")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("where", ["in_place", "with_spaces"])
def test_outputs_are_reproduced(name, where, request):
    results = request.getfixturevalue(where)[name]
    failures = {cell: message for cell, message in results.items() if message}
    assert not failures, "\n".join(f"cell {cell}: {text}" for cell, text in failures.items())


@pytest.mark.parametrize("name", NAMES)
def test_every_code_cell_was_run_and_counted(name, in_place):
    cells = code_cells(read(next(path for path in NOTEBOOKS if path.stem == name)))
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert sorted(in_place[name]) == list(range(len(cells)))
