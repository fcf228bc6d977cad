"""Dates are found as Indonesian news writes them, with the weekday beside them and no other."""

from datetime import date, datetime, timedelta, timezone

import pytest

from frasa._reading.dates import (
    at_time,
    find_dates,
    has_date,
    has_time,
    is_stamp,
    normal_weekday,
    published_at,
    read_moment,
    weekday_of,
    written_date,
)

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


SPELLINGS = """Januari January Jan, Februari February Pebruari Feb Peb, Maret March Mar Mrt,
April Apr, Mei May, Juni June Jun, Juli July Jul, Agustus August Agust Agus Ag Agu Ags Agt Aug,
September Sept Sep, Oktober October Okt Oct, November Nopember Nov Nop, Desember December Des Dec"""


@pytest.mark.cepat
@pytest.mark.parametrize(("month", "names"), list(enumerate(SPELLINGS.split(","), start=1)))
def test_months_are_read_as_newsrooms_spell_them(month, names):
    for name in names.split():
        for written in (name, name.lower(), name.upper(), f"{name}."):
            assert [each.day for each in find_dates(f"pada 7 {written} 2024")] == [
                date(2024, month, 7)
            ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("7/10/2024", ["2024-10-07"]),  # day first, from the first letter of a text on
        ("1/2/2024 dan 3-4-2024", ["2024-02-01", "2024-04-03"]),
        ("7.10.24", ["2024-10-07"]),
        ("10/13/2024", ["2024-10-13"]),  # there is no thirteenth month
        ("13/13/2024", []),
        ("2024/10/7", ["2024-10-07"]),
        ("7-Okt-2024", ["2024-10-07"]),
        ("7-agustus-24", ["2024-08-07"]),
        ("7-janggal-2024", []),
        ("31 April 2024", []),
        ("Senin 1/7", ["2024-07-01"]),
        ("(1/7)", ["2024-07-01"]),
        ("1/7", []),  # part of a number, perhaps
        ("31 Desember", ["2024-12-31"]),  # the last such day up to LATEST
        ("Rabu, 30 Oktober", ["2024-10-30"]),
        ("no 1/10/2024", []),
        ("nomor:      1/10/2024", []),  # within twelve characters
        ("nomor:       1/10/2024", ["2024-10-01"]),
    ],
)
def test_dates_are_read_in_all_their_forms(text, days):
    assert [str(item.day) for item in find_dates(text, LATEST)] == days


@pytest.mark.parametrize(("latest", "year"), [("2024-10-07", 2024), ("2024-10-06", 2023)])
def test_a_day_without_its_year_is_the_last_such_day(latest, year):
    found = find_dates("pada 7 Oktober lalu", date.fromisoformat(latest))
    assert [item.day for item in found] == [date(year, 10, 7)]
    assert find_dates("pada 7 Oktober lalu") == []


def test_a_weekday_counts_within_sixty_characters_before_its_date():
    for blanks, weekday in ((55, "Senin"), (56, None)):
        text = f"Senin{' ' * blanks}7/10/2024"
        assert [item.weekday for item in find_dates(text)] == [weekday]


@pytest.mark.parametrize(("text", "bracket"), [("Senin (7/10/2024)", True), ("7/10/2024", False)])
def test_it_is_told_whether_a_date_stands_in_brackets(text, bracket):
    assert [item.bracket for item in find_dates(text)] == [bracket]


def test_every_weekday_has_its_name_and_is_known_as_written():
    days = [date(2024, 10, 7) + timedelta(days=number) for number in range(7)]
    names = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
    assert [weekday_of(day) for day in days] == names
    for day, name in zip(days, names, strict=True):
        assert [each.weekday for each in find_dates(f"{name.upper()}, {written_date(day)}")] == [
            name
        ]
    assert [normal_weekday(each) for each in ("Jum’at", "AHAD", "senin", "", None)] == [
        *("Jumat", "Minggu", "Senin"),
        *(None, None),
    ]


WIB = timezone(timedelta(hours=7))
NINE = "2024-02-06 09:58"


def in_full(moment: datetime | None) -> str | None:
    """Return a moment with its offset: == alone takes 10.00 WITA for 09.00 WIB."""
    return moment and moment.isoformat()


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("6 Februari 2024", "2024-02-06T00:00+07:00"),
        ("1/2/2024", "2024-02-01T00:00+07:00"),
        ("Februari 6, 2024", "2024-02-06T00:00+07:00"),
        ("February 6, 2024 09:58", f"{NINE}+07:00"),
        ("pukul 07.15 pada 6 Februari 2024, 09.58", f"{NINE}+07:00"),
        ("6 Februari 2024, 09:58:07 wib", f"{NINE}:07+07:00"),
        ("6 Februari 2024 09.58 WITA", f"{NINE}+08:00"),
        ("6 Februari 2024 09.58 WIT", f"{NINE}+09:00"),
        ("6 Februari 2024 09.58 GMT", f"{NINE}+00:00"),
        ("6 Februari 2024 09.58 UTC", f"{NINE}+00:00"),
        ("6 Februari 2024 09.58Z", f"{NINE}+00:00"),
        ("6 Februari 2024 09.58 +0800", f"{NINE}+08:00"),
        ("6 Februari 2024 09.58 UTC-05:30", f"{NINE}-05:30"),
        ("6 Februari 2024 09.58 +9900", f"{NINE}+23:00"),  # no zone at all, but no error either
        ("6 Februari 2024 09:58 am", f"{NINE}+07:00"),
        ("6 Februari 2024 09:58 PM", "2024-02-06 21:58+07:00"),
        ("6 Februari 2024 12:05 a.m.", "2024-02-06 00:05+07:00"),
        ("6 Februari 2024 12:05 pm", "2024-02-06 12:05+07:00"),
        ("Terbit 6 Februari 2024 09.58, diperbarui 7 Februari 2024 10.00", f"{NINE}+07:00"),
        ("Diperbarui 7 Februari 2024 10.00. Terbit 6 Februari 2024 09.58", f"{NINE}+07:00"),
        ("Diperbarui 6 Februari 2024 09.58", f"{NINE}+07:00"),  # nothing else is known
        ("Tayang kemarin", None),
        ("6 orang, 2024", None),
    ],
)
def test_the_moment_that_a_byline_gives_is_read(line, moment):
    assert in_full(published_at(line)) == in_full(moment and datetime.fromisoformat(moment))


@pytest.mark.parametrize(
    ("field", "moment"),
    [
        ("20240206", "2024-02-06T00:00+07:00"),
        ("20241399", None),
        ("45328", "2024-02-06T00:00+07:00"),  # days since 1900, as spreadsheets count
        ("45328.5", "2024-02-06T12:00+07:00"),
        ("20000", "1954-10-03T00:00+07:00"),
        ("19999", None),
        ("80000", "2119-01-11T00:00+07:00"),
        ("80001", None),
        ("1707188280", "2024-02-06T02:58+00:00"),
        ("1707188280.5", "2024-02-06T02:58:00.500000+00:00"),
        ("1707188280000", "2024-02-06T02:58+00:00"),
        ("170718828", None),
        ("2024-02-06 09.58", f"{NINE}+07:00"),
        ("20240206T09.58", f"{NINE}+07:00"),
        ("2024-02-06T09:58+08:00", f"{NINE}+08:00"),
        ("Tue, 6 Feb 2024 09:58:00 +0800", f"{NINE}+08:00"),
        ("Tue, 06 Feb 2024 09:58 EST", f"{NINE}-05:00"),
        ("Tue, 06 Feb 2024 09:58:00 WIT", f"{NINE}+09:00"),
        ("06 Feb 2024 09:58 UTC", f"{NINE}+00:00"),
        ("1900-01-01", "1900-01-01T00:00+07:00"),
        ("1899-12-31", None),
        ("", None),
    ],
)
def test_the_moment_that_a_whole_field_states_is_read(field, moment):
    assert in_full(read_moment(field)) == in_full(moment and datetime.fromisoformat(moment))


def test_the_order_of_a_column_decides_where_both_are_possible():
    for read in (read_moment, published_at):
        assert read("1/2/2024") == datetime(2024, 2, 1, tzinfo=WIB)
        assert read("1/2/2024", month_first=True) == datetime(2024, 1, 2, tzinfo=WIB)
        assert read("13/2/2024", month_first=True) == datetime(2024, 2, 13, tzinfo=WIB)
    assert [each.day for each in find_dates("1/2/2024", month_first=True)] == [date(2024, 1, 2)]


def test_a_day_without_a_time_stays_as_it_is():
    day = datetime(2024, 2, 6, tzinfo=WIB)
    assert at_time(day, "pada siang hari") is day
    assert at_time(day, "mulai 13.30, selesai 15.00") == datetime(2024, 2, 6, 13, 30, tzinfo=WIB)


@pytest.mark.parametrize(
    ("line", "date_in_it", "stamp", "time"),
    [
        ("Selasa, 5 Maret 2024", True, True, False),
        ("(5/3/2024)", True, True, False),
        ("March 5, 2024", True, True, False),
        ("March 5th, 2024", True, True, False),
        ("March 3rd 2024", True, True, False),
        ("March 5xx, 2024", False, False, False),
        ("Tuesday, March 5, 2024", True, True, False),
        ("Tue, 5 Maret 2024", True, True, False),
        ("Sel 5 Maret 2024", True, True, False),
        ("Mekarjaya, 5 Maret 2024", True, False, False),
        ("Selasar, March 5, 2024", True, False, False),
        ("5 Maret 2024 by admin", True, True, False),
        ("5 Maret 2024 OLEH Humas", True, True, False),
        ("5 Maret 2024 bersama Humas", True, False, False),
        ("Berita | 5 Maret 2024", True, True, False),
        ("5 Maret 2024 - Dibaca 45 kali", True, True, False),
        ("5 Maret 2024-Dibaca 45 kali", True, False, False),
        ("Humas • Selasa, 5/3/2024 • 7 komentar", True, True, False),
        ("Apel pagi 5 Maret 2024 - Humas", True, False, False),
        ("5 Maret 2024 pagi", True, False, False),
        ("pada 5 Maret 2024", True, False, False),
        ("5/3/2024 07.30", True, False, True),
        ("lantai 6, 2024", False, False, False),
        ("Maret 2024", False, False, False),
        ("pukul 24.30", False, False, False),
        ("pukul 23:59", False, False, True),
        ("7.60", False, False, False),
        ("tanpa angka", False, False, False),
    ],
)
def test_a_line_tells_whether_it_holds_a_date_or_a_time(line, date_in_it, stamp, time):
    assert (has_date(line), is_stamp(line), has_time(line)) == (date_in_it, stamp, time)


@pytest.mark.parametrize(("length", "is_one"), [(200, True), (201, False)])
def test_a_stamp_is_short(length, is_one):
    assert is_stamp(f"{'x' * (length - 15)} | 5 Maret 2024") == is_one
