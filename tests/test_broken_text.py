"""A text that Enter broke apart is put together again, and only if the cell then goes on."""

import pytest

from kursus.broken_text import broken_text, moves_on
from kursus.sentences import CAUSES

ENTER, LEFT = CAUSES["enter"], CAUSES["left_over"]


@pytest.mark.parametrize(
    "cell, row, whole, own",
    [
        ('a = "satu\ndua"', 0, 'a = "satu dua"', 2),
        ("a = 'satu\ndua'", 0, "a = 'satu dua'", 2),
        ('a = "satu\n  dua\n  tiga"', 0, 'a = "satu dua tiga"', 3),
        ('a = "satu\ndua', 0, 'a = "satu dua"', 2),
        ("a = 'satu\ndua", 0, "a = 'satu dua'", 2),
        ("a = “satu\ndua”", 0, 'a = "satu dua"', 2),
        ('a = "satu\ndua"\nb = 3', 0, 'a = "satu dua"', 2),
        ('a = "satu\ndua\nb = 3', 0, 'a = "satu dua"', 2),
        ('a = "satu\ndua"\nprint(a)', 0, 'a = "satu dua"', 2),
        ('b = 1\na = "satu\ndua"', 1, 'a = "satu dua"', 2),
        ('print("satu\ndua")', 0, 'print("satu dua")', 2),
        ('a = "satu\ndua"\nb = = 3', 0, 'a = "satu dua"', 2),
        ("a = \"kata 'x\ny' itu\"", 0, "a = \"kata 'x y' itu\"", 2),
    ],
)
def test_an_opened_text_goes_on_to_where_it_is_closed(cell, row, whole, own):
    lines = cell.split("\n")
    found = broken_text(lines, row)
    assert (found.cause, found.cured, found.place) == (ENTER, whole, None)
    assert found.line == "\n".join(lines[row : row + own])


@pytest.mark.parametrize(
    "cell, row, cause, whole, own",
    [
        ('a = "satu dua tiga"\ndua tiga', 1, LEFT, 'a = "satu dua tiga"', 2),
        ('a = "satu dua"\ndua"', 1, LEFT, 'a = "satu dua"', 2),
        ("a = 'satu dua tiga'\ndua\ntiga'", 2, LEFT, "a = 'satu dua tiga'", 3),
        ("  a = 'satu dua tiga'\ndua tiga", 1, LEFT, "a = 'satu dua tiga'", 2),
        ('a = "satu dua"\ntiga empat', 1, ENTER, 'a = "satu dua tiga empat"', 2),
        ("a = 'satu'\ndua tiga'", 1, ENTER, 'a = "satu dua tiga"', 2),
        ("a = 'kata \"x\"'\ndua tiga", 1, ENTER, "a = 'kata \"x\" dua tiga'", 2),
        ('a = "satu"\ndua "tiga" empat', 1, ENTER, "a = 'satu dua \"tiga\" empat'", 2),
        ('b = 2\na = "satu"\ndua tiga', 2, ENTER, 'a = "satu dua tiga"', 2),
        ('a = "satu"\ndua tiga\nempat lima', 2, ENTER, 'a = "satu dua tiga empat lima"', 3),
        ('a = “satu dua tiga”\ndua tiga', 1, LEFT, 'a = “satu dua tiga”', 2),
    ],
)  # fmt: skip
def test_what_stands_below_a_whole_text_is_its_end_or_left_over(cell, row, cause, whole, own):
    lines = cell.split("\n")
    found = broken_text(lines, row)
    assert (found.cause, found.cured, found.place) == (cause, whole, None)
    assert found.line == "\n".join(lines[row + 1 - own : row + 1])


@pytest.mark.parametrize(
    "cell, row",
    [
        ('a = "satu\n\ndua"', 0),
        ('a = "satu\nb = "dua"', 0),
        ('a = "satu\nprint(a)"', 0),
        ('a = "satu"', 0),
        ("a = satu\ndua", 0),
        ('a = "satu', 0),
        ('a = "satu"\n12', 1),
        ('a = "satu"\n"" ""', 1),
        ('a = "satu"\nb', 1),
        ('a = "satu"\nb c(d)', 1),
        ('a = "satu"\nb c_d', 1),
        ('a = "satu"\nbawa pulang siap', 1),
        ('a = "satu"\nperiksa 0a', 1),
        ('a = "satu"\nbawa-pulang siap', 1),
        ("a = 3\ntiga empat", 1),
        ("a(\"satu\")\ntiga empat", 1),
        ("a = 'kata \"x\"'\nit's fine", 1),
        ("dua tiga", 0),
    ],
)  # fmt: skip
def test_commands_and_other_values_are_no_broken_text(cell, row):
    assert broken_text(cell.split("\n"), row) is None


@pytest.mark.parametrize(
    "cell, row, repaired, on",
    [
        ("a = = 1", 0, "a = 1", True),
        ("a = = 1", 0, "a = = 1", False),
        ("a = = 1\nb = = 2", 0, "a = 1", True),
        ("b = = 2\na = = 1", 1, "a = 1", False),
        ("a = (1\n  2 3)", 0, "a = (1,", False),
        ("a = = 1\n  b", 0, "a = 1", False),
        ("a = 1", 0, "a = '\0'", False),
        ("x\na = = 1\ny y", 1, "a = 1", True),
        ("x\na = = 1", 1, "a = 1", True),
    ],
)
def test_a_repair_is_good_if_the_cell_runs_or_fails_in_another_statement(cell, row, repaired, on):
    assert moves_on(cell.split("\n"), row, repaired) is on
