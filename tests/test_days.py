"""A date is read in each order that the calendar knows; one in another writing is turned around."""

from datetime import date

import pytest

from frasa import InputError
from kursus import days

MARCH_7, JULY_3 = date(2024, 3, 7), date(2024, 7, 3)


@pytest.mark.parametrize(
    "typed, meant",
    [
        *((typed, [MARCH_7, JULY_3]) for typed in (
            "7/3/2024", "07/03/2024", "7.3.2024", "7-3-2024", "7,3,2024", " 7 / 3 / 2024 ",
            "Kamis (7/3/2024)", "7–3–2024", "pukul 09.58, 7/3/2024")),
        ("27/11/2024", [date(2024, 11, 27)]),
        ("11/27/2024", [date(2024, 11, 27)]),
        ("5/5/2024", [date(2024, 5, 5)]),
        ("29/2/2024", [date(2024, 2, 29)]),
        ("30/1/2023", [date(2023, 1, 30)]),
        ("1/2/99", [date(99, 2, 1), date(99, 1, 2)]),
    ],
)  # fmt: skip
def test_three_figures_are_read_day_first_then_month_first(typed, meant):
    assert days.readings(typed) == meant


@pytest.mark.parametrize(
    "typed", ["Kamis", "7/3", "7 Maret 2024", "117/3/2024", "7/3/20245", "7/3/1", "7/333/2024", ""]
)
def test_what_has_no_three_figures_of_a_date_is_told_with_an_example(typed):
    with pytest.raises(InputError) as caught:
        days.readings(typed)
    said = str(caught.value)
    assert f"teks “{typed}” bukan tanggal dengan tiga angka" in said
    assert said.endswith('tanggal = "7/10/2024", di antara tanda petik.')


@pytest.mark.parametrize("typed", ["31/2/2024", "0/5/2024", "13/13/2024", "29/2/2023", "7/3/0000"])
def test_a_day_that_no_calendar_has_is_named(typed):
    with pytest.raises(InputError) as caught:
        days.readings(typed)
    said = str(caught.value)
    first, second, year = map(int, typed.split("/"))
    assert said.startswith(f"Tanggal {first}/{second}/{year} tidak ada di kalender.")
    assert said.endswith('tanggal = "7/10/2024".')


NAMES = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
         "Oktober", "November", "Desember")  # fmt: skip


@pytest.mark.parametrize("month, name", enumerate(NAMES, start=1))
def test_a_month_is_known_by_its_name_whole_or_cut(month, name):
    for typed in (f"7 {name} 2024", f"Kamis, 7 {name[:3].upper()}. 2024", f"7  {name[:3]} 2024"):
        assert days.slashed(typed) == f"7/{month}/2024"


@pytest.mark.parametrize(
    "typed, turned",
    [
        *((typed, "7/3/2024") for typed in (
            "2024-03-07", "2024/3/7", "2024.03.07", "2024,3,7", "2024 - 3 - 7", "07-03-24",
            "7/3/24", "7.03.24")),
        ("17-11-2024 atau 2023-12-18", "18/12/2023"),
        ("17/11/99", "17/11/2099"),
        ("7/3/00", "7/3/2000"),
        ("7/3/100", "7/3/100"),
        ("7/3/2024", None),
        ("Kamis", None),
        ("117 Mei 2024", None),
        ("7 Mei 20245", None),
        ("12024-03-07", None),
        ("2024-03-071", None),
        ("7 Meja2 2024", None),
    ],
)  # fmt: skip
def test_a_date_in_another_writing_is_turned_to_day_month_year(typed, turned):
    assert days.slashed(typed) == turned
