"""The order of day and month of a column of dates, and what is said of it."""

from datetime import UTC, date, datetime, time, timedelta

import pandas as pd
import pytest

from frasa._reading.column_dates import MomentColumn

WIB_HOURS = timedelta(hours=7)


def read(values, addresses=(), name="tanggal") -> tuple[list[date], MomentColumn]:
    """Return the days of a column's values, and the column."""
    column = MomentColumn(name)
    addresses = [*addresses, *[None] * (len(values) - len(addresses))]
    for value, address in zip(values, addresses, strict=True):
        column.survey(value, address)
    moments = [column.read(value) for value in values]
    return [moment and moment.date() for moment in moments], column


def said(column: MomentColumn) -> list[str]:
    return [note.problem for note in column.notes()]


@pytest.mark.parametrize("mark", "/.-")
@pytest.mark.parametrize(
    ("values", "days"),
    [
        (["13{0}12{0}2024", "02{0}01{0}2024"], ["2024-12-13", "2024-01-02"]),
        (["12{0}13{0}2024", "02{0}01{0}2024"], ["2024-12-13", "2024-02-01"]),
        (["12{0}12{0}2024", "02{0}01{0}2024"], ["2024-12-12", "2024-01-02"]),
        (["13{0}12{0}24", "2{0}1{0}25"], ["2024-12-13", "2025-01-02"]),
        (["12{0}13{0}24", "2{0}1{0}25"], ["2024-12-13", "2025-02-01"]),
        ([" 12{0}13{0}2024 10:15", "2{0}1{0}2025 10:15"], ["2024-12-13", "2025-02-01"]),
    ],
)
def test_a_number_beyond_twelve_tells_the_order_of_all(values, days, mark):
    found, _ = read([value.format(mark) for value in values])
    assert list(map(str, found)) == days


def test_any_day_of_a_column_is_read_in_the_order_that_one_beyond_twelve_tells():
    every = [date(2024, 1, 1) + timedelta(days=3 * number) for number in range(122)]
    for pattern in ("%d/%m/%Y", "%m/%d/%Y", "%m-%d-%y"):
        assert read([f"{day:{pattern}}" for day in every])[0] == every


@pytest.mark.parametrize(
    ("address", "month_first"),
    [
        ("https://a.id/2024/03/04/judul", True),
        ("https://a.id/2024-03-04-judul", True),
        ("https://a.id/2024-3-4", True),
        ("https://a.id/1999/03/04", None),
        ("https://a.id/2024/04/03/judul", False),
        ("https://a.id/2024/03/05/judul", True),  # put on the page a day later
        ("https://a.id/2024/03/03/judul", True),
        ("https://a.id/2024/03/06/judul", None),
        ("https://a.id/2024/03/004/judul", None),
        ("https://a.id/2024/13/04/judul", None),
        ("https://a.id/judul", None),
        ("", None),
    ],
)
def test_an_address_tells_the_order_where_it_is_at_most_a_day_away(address, month_first):
    column = read(["03/04/2024"], [address])[1]
    assert column.month_first == bool(month_first)
    # Against one that says day first, it decides nothing; against silence it does.
    other = "https://a.id/2024/04/03/judul"
    assert not read(["03/04/2024"] * 2, [address, other])[1].month_first
    if month_first is False:
        assert not read(["03/04/2024"] * 2, [address, "https://a.id/2024/03/04"])[1].month_first


def test_addresses_of_the_last_century_count_as_well():
    assert read(["03/04/1999"], ["https://a.id/1999/03/04/a"])[1].month_first


def test_addresses_tell_the_order_of_years_in_two_digits_too():
    assert read(["03/04/24"], ["https://a.id/2024/03/04/a"])[1].month_first


def test_the_values_themselves_go_before_addresses():
    addresses = [None, "https://a.id/2024/03/04", "https://a.id/2024/03/04"]
    values = ["13/04/2024", "03/04/2024", "03/04/2024"]
    assert not read(values, addresses)[1].month_first


def test_in_a_mixed_column_addresses_decide_and_it_is_said():
    values = ["13/04/2024", "04/13/2024", "03/04/2024"]
    found, column = read(values)
    assert found[2] == date(2024, 4, 3)
    assert said(column) == [
        "kolom “tanggal” mencampur urutan hari-bulan dan bulan-hari; yang mendua dibaca "
        "hari lebih dulu"
    ]
    found, column = read(values, [None, None, "https://a.id/2024/03/04"])
    assert found[2] == date(2024, 3, 4)
    assert said(column) == [
        "kolom “tanggal” mencampur urutan hari-bulan dan bulan-hari; yang mendua dibaca "
        "bulan lebih dulu"
    ]


def test_an_order_that_is_foreign_is_said_and_the_usual_is_not():
    assert said(read(["04/13/2024", "01/02/2024"])[1]) == [
        "kolom “tanggal” dibaca bulan lebih dulu"
    ]
    assert said(read(["13/04/2024", "01/02/2024"])[1]) == []
    assert said(read(["2024-04-13", "4 Maret 2024", None, ""])[1]) == []


# Days that a spreadsheet took for months

CELLS = [datetime(2019, month, 9) for month in (10, 11, 12)]
TEXTS = ["13/09/2019", "14/09/2019", "25/09/2019"]


@pytest.mark.parametrize("cell", [datetime, date, pd.Timestamp])
@pytest.mark.parametrize(
    ("months", "days", "texts", "swapped"),
    [
        ((10, 11, 12), 9, TEXTS, True),
        ((10, 11), 9, TEXTS, False),  # three of each are the least
        ((10, 11, 12), 9, TEXTS[:2], False),
        ((10, 11, 12), 12, TEXTS, True),
        ((10, 11, 12), 13, TEXTS, False),  # no month
        ((10, 11, 12), 9, ["09/13/2019", "09/14/2019", "09/25/2019"], False),
        ((10, 11, 12), 9, [*TEXTS, "09/25/2019"], False),
        ((10, 11, 12), 9, ["3 September 2019"] * 3, False),
    ],
)
def test_cells_are_swapped_where_all_could_be_and_all_texts_could_not(
    cell, months, days, texts, swapped
):
    found, column = read([*[cell(2019, month, days) for month in months], *texts])
    assert column.swapped == swapped
    back = [date(2019, days, m) if swapped else date(2019, m, days) for m in months]
    assert found[: len(months)] == back
    note = f"hari dan bulan {len(months)} tanggal di kolom “tanggal” tertukar oleh program tabel"
    assert any(one.startswith(note) for one in said(column)) == swapped


def test_one_cell_with_a_day_beyond_twelve_tells_that_none_was_swapped():
    found, column = read([*CELLS, datetime(2019, 9, 20), *TEXTS])
    assert not column.swapped and found[0] == date(2019, 10, 9)


@pytest.mark.parametrize("cell", [datetime, date])
@pytest.mark.parametrize(
    ("addresses", "swapped"),
    [
        (["2019/09/10"], True),
        (["2019/09/11"], True),  # a day later
        (["2019/09/12"], False),
        (["2019/10/09"], False),
        (["2019/09/10", "2019/10/09"], False),
        (["2019/09/10", "2019/10/09", "2019/09/10"], True),
        (["2019/09/10", "2019/10/10", "2019/10/08"], False),
    ],
)
def test_addresses_tell_whether_cells_were_swapped(cell, addresses, swapped):
    values = [cell(2019, 10, 9)] * len(addresses)
    found, column = read(values, [f"https://a.id/{day}/judul" for day in addresses])
    assert column.swapped == swapped
    assert found[0] == (date(2019, 9, 10) if swapped else date(2019, 10, 9))


def test_addresses_go_before_what_the_texts_let_suppose():
    column = read([*CELLS, *TEXTS], ["https://a.id/2019/10/09/judul"])[1]
    assert not column.swapped


def test_a_cell_whose_day_and_month_are_one_number_tells_nothing():
    column = read([datetime(2019, 9, 9)], ["https://a.id/2019/09/09/a"])[1]
    assert not column.swapped
    assert column._seen.address_swapped == column._seen.address_kept == 0


def test_a_swapped_cell_keeps_its_time_of_day():
    column = MomentColumn("tanggal")
    for value in (*CELLS, *TEXTS):
        column.survey(value, None)
    moment = column.read(datetime(2019, 10, 9, 18, 15))
    assert (moment.month, moment.day, moment.hour, moment.minute) == (9, 10, 18, 15)


# What is read


@pytest.mark.parametrize(
    ("name", "value", "utc"),
    [
        ("date_gmt", "2024-03-04T18:15:00", "2024-03-04 18:15"),
        ("Date UTC", "2024-03-04 18:15", "2024-03-04 18:15"),
        ("date_gmt", "2024-03-04 18:15:00+07:00", "2024-03-04 11:15"),
        ("date_gmt", "4 Maret 2024 18:15 WIB", "2024-03-04 11:15"),
        ("date", "2024-03-04 18:15", "2024-03-04 11:15"),
        ("gmt_date", "2024-03-04 18:15", "2024-03-04 11:15"),
    ],
)
def test_a_column_named_after_utc_is_in_utc_unless_a_value_has_a_zone(name, value, utc):
    moment = MomentColumn(name).read(value).astimezone(UTC)
    assert f"{moment:%Y-%m-%d %H:%M}" == utc


@pytest.mark.parametrize("value", [None, "", "  ", float("nan"), pd.NaT, pd.NA])
def test_an_empty_cell_is_no_moment_and_nothing_is_said(value):
    column = MomentColumn("tanggal")
    column.survey(value, "https://a.id/2024/03/04")
    assert column.read(value) is None
    assert column.notes() == []


def test_what_is_unread_is_counted_and_the_first_is_shown_cut_short():
    first = "entah kapan, mungkin pada suatu hari di bulan ini"
    days, column = read([first, "2024-03-04", "lusa"])
    assert days == [None, date(2024, 3, 4), None]
    assert said(column) == [f"2 tanggal di kolom “tanggal” tidak terbaca, misalnya “{first[:40]}”"]
    assert "2024-10-08" in column.notes()[0].remedy


@pytest.mark.parametrize(
    ("value", "clock", "told"),
    [
        ("2024-03-04", "18:15", "18:15:00"),
        ("2024-03-04", "18:15:30", "18:15:30"),
        ("2024-03-04", time(18, 15, 30), "18:15:30"),
        ("2024-03-04", datetime(1900, 1, 1, 18, 15, 30), "18:15:30"),
        ("2024-03-04", 0.0, "00:00:00"),
        ("2024-03-04", 0.5, "12:00:00"),
        ("2024-03-04", 0.760416667, "18:15:00"),
        ("2024-03-04", 0.99999, "00:00:00"),  # rounds to midnight
        ("2024-03-04", 1.0, "00:00:00"),  # no share of a day
        ("2024-03-04", 1.5, "00:00:00"),
        ("2024-03-04", -0.5, "00:00:00"),
        ("2024-03-04", None, "00:00:00"),
        ("2024-03-04", "", "00:00:00"),
        ("2024-03-04", "siang", "00:00:00"),
        ("2024-03-04 10:20", "18:15", "10:20:00"),  # its own goes first
        ("2024-03-04 00:20", "18:15", "00:20:00"),
        ("2024-03-04 10:00", "18:15", "10:00:00"),
    ],
)
def test_a_time_of_another_column_counts_where_the_date_has_none(value, clock, told):
    moment = MomentColumn("tanggal").read(value, clock)
    assert f"{moment:%Y-%m-%d %H:%M:%S}" == f"2024-03-04 {told}"
    assert moment.utcoffset() == WIB_HOURS
