"""Dates are found as Indonesian news writes them, with the weekday beside them and no other."""

from datetime import date, datetime, timedelta, timezone

import pytest

from frasa._reading.dates import find_dates, has_date, read_moment, written_date

LATEST = date(2024, 12, 31)


@pytest.mark.parametrize(
    ("text", "day", "weekday", "found"),
    [
        ("pada Senin (7/10/2024) pagi", "2024-10-07", "Senin", "Senin (7/10/2024"),
        (
            "pada Senin, tanggal 7 Oktober 2024",
            "2024-10-07",
            "Senin",
            "Senin, tanggal 7 Oktober 2024",
        ),
        ("Jum’at 2 Feb. 2024.", "2024-02-02", "Jumat", "Jum’at 2 Feb. 2024"),
        ("Minggu Senin, 7 Oktober 2024", "2024-10-07", "Senin", "Senin, 7 Oktober 2024"),
        ("Senin1/7 tahun ini", None, None, None),
        ("Senin (1/7)", "2024-07-01", "Senin", "Senin (1/7"),
        ("pukul 1/7 bagian", None, None, None),
        ("tertanggal 2024-02-06.", "2024-02-06", None, "2024-02-06"),
        ("nomor 12.345.678-90", None, None, None),
        ("Senin (10/7/2024)", "2024-10-07", "Senin", "Senin (10/7/2024"),
        ("Senin " + " " * 30 + "7/10/2024", "2024-10-07", "Senin", None),
    ],
)
def test_a_date_is_found_where_it_stands(text, day, weekday, found):
    dates = find_dates(text, LATEST)
    if day is None:
        assert not dates
        return
    assert [(str(item.day), item.weekday) for item in dates] == [(day, weekday)]
    assert found is None or text[dates[0].start : dates[0].end] == found


def test_each_date_has_its_own_weekday():
    text = "Senin (7/10/2024) 8/10/2024, Rabu, 9 Oktober 2024"
    assert [item.weekday for item in find_dates(text)] == ["Senin", None, "Rabu"]


def test_the_order_of_english_pages_counts_as_a_date():
    assert has_date("February 6, 2024")
    assert not has_date("February yang dingin")


def test_a_field_is_read_in_iso_form_or_as_prose():
    wib = timezone(timedelta(hours=7))
    assert read_moment(" 2024-02-06T09:58:00 ") == datetime(2024, 2, 6, 9, 58, tzinfo=wib)
    assert read_moment("6 Februari 2024 pukul 09.58 WIB") == datetime(2024, 2, 6, 9, 58, tzinfo=wib)
    assert read_moment("besok") is None


def test_days_are_written_as_in_prose():
    assert written_date(date(2024, 2, 6)) == "6 Februari 2024"


@pytest.mark.parametrize("word", ["Diperbarui", "DIMUTAKHIRKAN", "Updated", "last modified"])
def test_the_day_of_a_change_is_not_that_of_publication(word):
    assert read_moment(f"Redaksi\n{word}:\n7 Februari 2024") is None


SPELLINGS = """Januari January Jan, Februari February Pebruari Feb Peb, Maret March Mar, April Apr,
Mei May, Juni June Jun, Juli July Jul, Agustus August Agust Agu Ags Agt Aug, September Sept Sep,
Oktober October Okt Oct, November Nopember Nov Nop, Desember December Des Dec"""


@pytest.mark.cepat
@pytest.mark.parametrize(("month", "names"), enumerate(SPELLINGS.split(","), start=1))
def test_months_are_read_as_newsrooms_spell_them(month, names):
    for name in names.split():
        for written in (name, name.lower(), name.upper(), f"{name}."):
            assert [each.day for each in find_dates(f"pada 7 {written} 2024")] == [
                date(2024, month, 7)
            ]
