"""Read the dates of a column: their order of day and month is decided for the whole column."""

import re
from datetime import date, datetime, time
from typing import NamedTuple

from frasa._reading import dates
from frasa._reading.cells import is_missing
from frasa._reading.file_kinds import Note

_NUMERIC = re.compile(r"\s*(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})\b")
_IN_ADDRESS = re.compile(r"/(20\d\d|19\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=/|-|$)")
_NO_ZONE = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?")
_CHECK = "Periksa tanggal di kolom itu; supaya pasti, tulis seperti 2024-10-08."


class _Seen(NamedTuple):
    """How often the values of a column allow for one order only."""

    day_first: int = 0
    month_first: int = 0
    cells: int = 0  # dates that the spreadsheet knows as dates ...
    swappable: int = 0  # ... of which so many have a day up to 12
    address_day: int = 0  # rows whose address agrees with day first only
    address_month: int = 0
    address_swapped: int = 0  # rows whose address says that the cell has day and month swapped
    address_kept: int = 0


class MomentColumn:
    """A column of dates; `survey` every value first, then `read` them.

    ours: our name for it; an event has a day alone, a publication a moment.
    """

    def __init__(self, name: str, ours: str = "published_at"):
        self.name = name
        self._of_days = ours == "event_date"
        self.unread = 0
        self.example = ""
        self._seen = _Seen()
        self._is_utc = name.lower().endswith(("gmt", "utc"))

    def survey(self, value, address: str | None) -> None:
        """Take note of which orders of day and month a value allows."""
        stated = _address_day(address)
        seen = self._seen
        if isinstance(value, date):
            swapped = _swapped(value)
            known = stated and swapped and swapped != _day(value)
            self._seen = seen._replace(
                cells=seen.cells + 1,
                swappable=seen.swappable + (value.day <= 12),
                address_swapped=seen.address_swapped + bool(known and _near(stated, swapped)),
                address_kept=seen.address_kept + bool(known and _near(stated, _day(value))),
            )
        elif isinstance(value, str) and (match := _NUMERIC.match(value)):
            first, second = int(match[1]), int(match[2])
            orders = [_made(match[3], m, d) for m, d in ((second, first), (first, second))]
            known = stated and all(orders) and orders[0] != orders[1]
            self._seen = seen._replace(
                day_first=seen.day_first + (first > 12 >= second),
                month_first=seen.month_first + (second > 12 >= first),
                address_day=seen.address_day + bool(known and _near(stated, orders[0])),
                address_month=seen.address_month + bool(known and _near(stated, orders[1])),
            )

    @property
    def month_first(self) -> bool:
        """Return whether the column writes the month first: its own values say so, or addresses."""
        seen = self._seen
        if bool(seen.day_first) != bool(seen.month_first):
            return bool(seen.month_first)
        return seen.address_month > seen.address_day

    @property
    def swapped(self) -> bool:
        """Return whether a spreadsheet took days for months wherever it could.

        Then every date that it knows has a day up to 12, and every one that it left as text does
        not: "9/10" became 10 September, "13/10" stayed what it was.
        """
        seen = self._seen
        if seen.address_swapped or seen.address_kept:
            return seen.address_swapped > seen.address_kept
        left = seen.day_first
        return (
            seen.cells >= 3 and left >= 3 and seen.swappable == seen.cells and not seen.month_first
        )

    def read(self, value, clock=None) -> datetime | date | None:
        """Return a value's day, or its moment with another column's time of day; None: unread."""
        if is_missing(value):
            return None
        if isinstance(value, date):  # datetime and Timestamp are dates too
            if self.swapped and (other := _swapped(value)):
                value = (
                    other
                    if not isinstance(value, datetime)
                    else value.replace(month=other.month, day=other.day)
                )
            moment = dates.read_moment(value.isoformat())
        else:
            text = f"{value}Z" if self._is_utc and _NO_ZONE.fullmatch(str(value)) else str(value)
            moment = dates.read_moment(text, self.month_first)
        if moment is None:
            self.unread += 1
            self.example = self.example or str(value)[:40]
        elif self._of_days:
            return dates.local_day(moment)
        elif clock is not None and not is_missing(clock) and not (moment.hour or moment.minute):
            moment = _with_clock(moment, clock)
        return moment

    def notes(self) -> list[Note]:
        """Return what has to be said of the column, after all is read."""
        seen, notes = self._seen, []
        if self.unread:
            what = f"{self.unread} tanggal di kolom “{self.name}” tidak terbaca"
            notes.append(Note(f"{what}, misalnya “{self.example}”", _CHECK))
        if seen.day_first and seen.month_first:
            what = f"kolom “{self.name}” mencampur urutan hari-bulan dan bulan-hari"
            notes.append(Note(f"{what}; yang mendua dibaca {self._order()}", _CHECK))
        elif self.month_first:
            notes.append(Note(f"kolom “{self.name}” dibaca bulan lebih dulu", _CHECK))
        if self.swapped:
            what = f"hari dan bulan {seen.cells} tanggal di kolom “{self.name}” tertukar"
            notes.append(Note(f"{what} oleh program tabel, dan dikembalikan", _CHECK))
        return notes

    def _order(self) -> str:
        return "bulan lebih dulu" if self.month_first else "hari lebih dulu"


def _with_clock(moment: datetime, clock) -> datetime:
    if isinstance(clock, datetime | time):
        return moment.replace(hour=clock.hour, minute=clock.minute, second=clock.second)
    if isinstance(clock, float) and 0 <= clock < 1:  # a share of a day, as spreadsheets count
        minutes = round(clock * 24 * 60)
        return moment.replace(hour=minutes // 60 % 24, minute=minutes % 60)
    return dates.at_time(moment, str(clock))


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _swapped(value: date) -> date | None:
    return _made(str(value.year), value.day, value.month)


def _made(year: str, month: int, day: int) -> date | None:
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    except ValueError:
        return None


def _near(one: date, other: date) -> bool:
    return abs((one - other).days) <= 1


def _address_day(address: str | None) -> date | None:
    match = _IN_ADDRESS.search(address) if address else None
    return _made(match[1], int(match[2]), int(match[3])) if match else None
