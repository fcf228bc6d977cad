"""Code on the main path keeps to a small grammar, and the heads promise honest minutes."""

import ast
import re

import minutes
import pytest

from notebook_tools import NOTEBOOKS, code_cells, read

MAIN_PATH = [path for path in NOTEBOOKS if path.stem[:2] in ("00", "01", "02", "03", "04")]
NAMES = [path.stem for path in MAIN_PATH]
MOST_LINES = 4
PROMISED = {"00": 30, "01": 65, "02": 75, "03": 100, "04": 90}  # eight JP together
WORDS_BEFORE = 5476  # of the first edition's notebooks 00 to 04


def is_folded(cell) -> bool:
    return bool(cell.metadata.get("jupyter", {}).get("source_hidden"))


def visible(path):
    return [cell for cell in code_cells(read(path)) if not is_folded(cell)]


def is_value(node) -> bool:
    """A number, a text, True, the three dots, or a list of these."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        node = node.operand
    if isinstance(node, ast.List):
        return all(is_value(item) for item in node.elts)
    return isinstance(node, ast.Constant)


def is_simple(node) -> bool:
    return (
        isinstance(node, ast.Name)
        or is_value(node)
        or (isinstance(node, ast.List) and all(is_simple(item) for item in node.elts))
    )


def is_call(node) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and all(is_simple(argument) for argument in node.args)
        and all(keyword.arg and is_simple(keyword.value) for keyword in node.keywords)
    )


def fault(statement) -> str | None:
    """Return why a statement does not belong on the main path, or None."""
    if isinstance(statement, ast.Assign):
        [target] = statement.targets
        if isinstance(target, ast.Name) and (is_value(statement.value) or is_call(statement.value)):
            return None
    if isinstance(statement, ast.Expr) and (
        is_call(statement.value) or isinstance(statement.value, ast.Name)
    ):
        return None
    return f"{type(statement).__name__}: {ast.unparse(statement)}"


@pytest.mark.parametrize("path", MAIN_PATH, ids=NAMES)
def test_one_import_cell_and_small_sentences_after_it(path):
    first, *others = visible(path)
    assert all(
        isinstance(statement, ast.ImportFrom) and statement.module == "kursus"
        for statement in ast.parse(first.source).body
    ), first.source
    for cell in others:
        assert [
            fault(statement) for statement in ast.parse(cell.source).body if fault(statement)
        ] == []


@pytest.mark.parametrize("path", MAIN_PATH, ids=NAMES)
def test_a_cell_has_at_most_four_lines_and_no_two_statements_on_one(path):
    for cell in visible(path):
        lines = [line for line in cell.source.splitlines() if line.strip()]
        assert 1 <= len(lines) <= MOST_LINES, cell.source
        starts = [statement.lineno for statement in ast.parse(cell.source).body]
        assert len(starts) == len(set(starts)), cell.source
        assert not any(line.lstrip().startswith("#") for line in lines), cell.source


@pytest.mark.parametrize("path", MAIN_PATH, ids=NAMES)
def test_what_may_be_changed_stands_first_and_says_what_it_means(path):
    for cell in visible(path):
        marked = [n for n, line in enumerate(cell.source.splitlines()) if "# ←" in line]
        assert marked in ([], [0]), cell.source
        if marked:
            assert re.search(r"# ← \S.{5,}", cell.source.splitlines()[0]), cell.source


def leaks(cells: list[str]) -> set[str]:
    """Return the names through which what a learner changed in one cell reaches a later one."""
    changed, found = set(), set()
    for source in cells:
        own = set()  # what this cell itself makes of the value to change
        for place, statement in enumerate(ast.parse(source).body):
            names = [node for node in ast.walk(statement) if isinstance(node, ast.Name)]
            used = {node.id for node in names if isinstance(node.ctx, ast.Load)}
            given = {node.id for node in names if isinstance(node.ctx, ast.Store)}
            found |= used & changed
            marked = place == 0 and "# ←" in source.splitlines()[0]
            own = own | given if marked or used & own else own - given
            changed -= given
        changed |= own
    return found


@pytest.mark.parametrize("path", MAIN_PATH, ids=NAMES)
def test_what_a_learner_changes_in_a_cell_does_not_reach_the_numbers_of_later_ones(path):
    assert leaks([cell.source for cell in visible(path)]) == set()


def test_a_leak_is_seen_until_the_name_is_given_anew():
    trial = "n = 8  # ← boleh diganti\nfound = cari(kata, n)"
    assert leaks([trial, "jenis(found)"]) == {"found"} and leaks([trial, "lihat(n)"]) == {"n"}
    assert leaks([trial, "found = cari(kata, 8)\njenis(found)", "jenis(found)"]) == set()


@pytest.mark.parametrize("path", MAIN_PATH, ids=NAMES)
def test_little_is_folded_and_nothing_depends_on_it(path):
    cells = code_cells(read(path))
    folded = [cell for cell in cells if is_folded(cell)]
    assert len(folded) <= len(cells) / 4
    defined = {
        node.id
        for cell in folded
        for node in ast.walk(ast.parse(cell.source))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    elsewhere = {
        node.id
        for cell in cells
        if not is_folded(cell)
        for node in ast.walk(ast.parse(cell.source))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
    given = {
        node.id
        for cell in cells
        if not is_folded(cell)
        for node in ast.walk(ast.parse(cell.source))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    assert not (defined - given) & elsewhere


@pytest.mark.parametrize("path", MAIN_PATH, ids=NAMES)
def test_cells_cannot_be_lost_or_opened_by_accident(path):
    for cell in read(path).cells:
        assert cell.metadata.get("deletable") is False, cell.id
        if cell.cell_type == "markdown":
            assert cell.metadata.get("editable") is False, cell.id


@pytest.mark.parametrize("path", MAIN_PATH, ids=NAMES)
def test_the_promise_of_minutes_holds_by_the_model(path):
    notebook = read(path)
    promised = re.search(r"\*\*Waktu\.\*\*[^\n]*?(\d+) menit", notebook.cells[0].source)
    assert promised, "the head names no minutes"
    assert minutes.count(notebook).minutes <= int(promised[1]) == PROMISED[path.stem[:2]]


def test_the_main_path_fits_into_eight_periods_with_a_fifth_fewer_words():
    counts = [minutes.count(read(path)) for path in MAIN_PATH]
    assert sum(found.minutes for found in counts) <= 8 * minutes.PERIOD
    assert sum(found.words for found in counts) <= 0.8 * WORDS_BEFORE


def test_the_half_day_path_fits_into_four_periods_with_four_questions():
    counts = [
        minutes.count(read(path), half_day=True)
        for path in MAIN_PATH
        if path.stem[:2] in ("01", "03", "04")
    ]
    assert sum(found.minutes for found in counts) <= 4 * minutes.PERIOD - 15  # room for arriving
    assert sum(found.questions for found in counts) >= 4
    assert all(found.cells for found in counts)


def test_every_main_notebook_lets_the_learner_guess():
    guesses = {path.stem: minutes.count(read(path)).guesses for path in MAIN_PATH}
    assert sum(guesses.values()) >= 24 and all(guesses.values()), guesses
