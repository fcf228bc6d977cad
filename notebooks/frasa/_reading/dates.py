"""Find dates in Indonesian news text: when an event took place, when a report was published."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from frasa._ground.letters import APOSTROPHES

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

_MONTH_SPELLINGS = {
    1: ("Januari", "January", "Jan"),
    2: ("Februari", "February", "Pebruari", "Feb", "Peb"),
    3: ("Maret", "March", "Mar", "Mrt"),
    4: ("April", "Apr"),
    5: ("Mei", "May"),
    6: ("Juni", "June", "Jun"),
    7: ("Juli", "July", "Jul"),
    8: ("Agustus", "August", "Agust", "Agus", "Agu", "Ags", "Agt", "Ag", "Aug"),
    9: ("September", "Sept", "Sep"),
    10: ("Oktober", "October", "Okt", "Oct"),
    11: ("November", "Nopember", "Nov", "Nop"),
    12: ("Desember", "December", "Des", "Dec"),
}
MONTH_NAMES = [names[0] for names in _MONTH_SPELLINGS.values()]
MONTHS = {name.lower(): month for month, names in _MONTH_SPELLINGS.items() for name in names}
ZONE_HOURS = {"WIB": 7, "WITA": 8, "WIT": 9, "GMT": 0, "UTC": 0, "Z": 0}

_APOSTROPHE = f"[{APOSTROPHES}]"
_WEEKDAY = rf"(?P<weekday>Senin|Selasa|Rabu|Kamis|Jum{_APOSTROPHE}?at|Sabtu|Minggu|Ahad)"
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})\b\.?"
_PART_OF_DAY = (
    r"(?:dini hari|pagi|siang|sore|petang|malam|kemarin|lalu|ini|legi|kliwon|pahing|pon|wage)\b"
)
_NUMERIC = (
    r"(?P<first>\d{1,2})(?P<mark>[/.\-])(?P<second>\d{1,2})"
    r"(?:(?P=mark)(?P<year>\d{4}|\d{2})|(?<=/\d)|(?<=/\d\d))"  # only 1/7 may lack its year
)
_ISO = r"(?P<isoyear>\d{4})(?P<isomark>[-/.])(?P<isomonth>\d{1,2})(?P=isomark)(?P<isoday>\d{1,2})"
# A date is looked for in three steps, because only the first has to run over the whole text: where
# a number begins; whether a date stands there; which weekday and bracket stand before it.
_MONTH_BEGINS = rf"(?i:{'|'.join(MONTHS)})"
_NUMBER_BEGINS = re.compile(
    rf"\d(?<![\d/.\-]\d)\d{{0,3}}+(?=[/.\-]\d|-{_MONTH_BEGINS}|\s+{_MONTH_BEGINS})"
)
_DAY_AND_YEAR = re.compile(r"\d(?:st|nd|rd|th)?,?\s+\d{4}")
_DATE = re.compile(
    rf"(?:{_ISO}|{_NUMERIC}|(?P<day>\d{{1,2}})(?:\s+{_MONTH}(?:,?\s+(?P<nameyear>\d{{4}}))?"
    rf"|-(?P<shortmonth>[a-z]{{3,9}})-(?P<shortyear>\d{{4}}|\d{{2}})))"
    r"(?![\d/]|[.\-]\d)",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(
    rf"(?:\b{_WEEKDAY}(?=\W)\s*(?:,\s*)?(?:{_PART_OF_DAY}[,\s]+){{0,2}}(?:tanggal\s+|tgl\.?\s+)?)?"
    r"(?P<bracket>\(\s*)?\Z",
    re.IGNORECASE,
)
# What is no date though it has the form of one: a time of day, the number of a letter or a law.
_NO_DATE = re.compile(
    r"\b(?:pukul|jam|no|nomor|nomer|pasal|ayat|versi|rp)\b[.:]?\s*\Z", re.IGNORECASE
)
_LONGEST_BEFORE = 60  # characters: a weekday, "tanggal", a bracket and the spaces between
# "Februari 6, 2024", "February 6th, 2024": the order that English page templates print.
_MONTH_FIRST = re.compile(
    rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<nameyear>\d{{4}})", re.IGNORECASE
)
_TIME = re.compile(
    r"(?<!\d)(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d))?(?!\d)"
    r"(?:\s*(?P<half>[ap]\.?m\b\.?))?(?:\s*(?:(?P<zone>WIB|WITA|WIT|GMT|UTC|Z)\b(?![+-]\d))?"
    r"(?:(?:GMT|UTC)?(?P<offset>[+-]\d\d:?\d\d))?)",
    re.IGNORECASE,
)


class FoundDate(NamedTuple):
    """A date as it stands in a text: its day, the weekday written beside it, where it stands."""

    day: date
    weekday: str | None
    start: int
    end: int
    bracket: bool  # it stands in brackets, as news adds the day of an event


def normal_weekday(written: str | None) -> str | None:
    """Return the KBBI name of a weekday as written ("Jum’at", "AHAD"), or None."""
    if not written:
        return None
    letters = re.sub(r"[^a-z]", "", written.lower())
    return "Minggu" if letters == "ahad" else letters.capitalize()


def weekday_of(day: date) -> str:
    """Return the Indonesian weekday on which a day falls."""
    return WEEKDAYS[day.weekday()]


def written_date(day: date) -> str:
    """Return a day as Indonesian prose writes it: 6 Februari 2024."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def find_dates(text: str, latest: date | None = None, month_first: bool = False) -> list[FoundDate]:
    """Return every date in a text, in order.

    A numeric date is read day first, as Indonesian writes it; when a weekday stands beside it and
    only the other order falls on that weekday, the weekday decides. A date without a year is the
    last such day up to `latest`; without `latest` it is passed over.
    """
    found, end = [], 0
    for number in _NUMBER_BEGINS.finditer(text):
        if match := _DATE.match(text, number.start()):
            before = _BEFORE_DATE.search(
                text, max(end, match.start() - _LONGEST_BEFORE), match.start()
            )
            end = match.end()
            found.append(_found(before, match, latest, month_first))
    return [date for date in found if date]


def _found(
    before: re.Match, match: re.Match, latest: date | None, month_first: bool
) -> FoundDate | None:
    parts = match.groupdict() | before.groupdict()
    weekday = normal_weekday(parts["weekday"])
    if parts["isoyear"]:
        options = [(parts["isoyear"], int(parts["isomonth"]), int(parts["isoday"]))]
    elif parts["first"]:
        first, second, year = int(parts["first"]), int(parts["second"]), parts["year"]
        # Without a year, only a slash beside a weekday or a bracket tells "1/7" from a number.
        if not year and not (weekday or parts["bracket"]):
            return None
        if not weekday and _NO_DATE.search(match.string, max(0, match.start() - 12), match.start()):
            return None
        options = [(year, second, first), (year, first, second)][:: -1 if month_first else 1]
    elif parts["shortmonth"]:
        month = MONTHS.get(parts["shortmonth"].lower(), 0)
        options = [(parts["shortyear"], month, int(parts["day"]))]
    else:
        options = [(parts["nameyear"], MONTHS[parts["month"].lower()], int(parts["day"]))]
    days = [day for option in options if (day := _day(*option, latest))]
    days.sort(key=lambda day: weekday_of(day) != weekday)
    bracket = bool(parts["bracket"])
    return FoundDate(days[0], weekday, before.start(), match.end(), bracket) if days else None


def _day(year: str | None, month: int, day: int, latest: date | None) -> date | None:
    try:
        if year:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        if latest is None:
            return None
        this_year = date(latest.year, month, day)
        return this_year if this_year <= latest else date(latest.year - 1, month, day)
    except ValueError:
        return None


def published_at(line: str, month_first: bool = False) -> datetime | None:
    """Return the moment that a byline gives ("01 Jul 2024, 09:58:00 WIB"), or None.

    When it says both, the moment of publication goes before that of a change. A time of day
    without a zone is read as WIB (UTC+7), the zone of most Indonesian newsrooms.
    """
    if stated := PUBLISHED.search(line):
        line = line[stated.start() :]
    if not _CHANGED.match(line):
        line = _CHANGED.sub("", line)
    found = find_dates(line, month_first=month_first)
    if found:
        end, day = found[0].end, found[0].day
    elif match := _MONTH_FIRST.search(line):
        month = MONTHS[match["month"].lower()]
        end, day = match.end(), _day(match["nameyear"], month, int(match["day"]), None)
    else:
        return None
    return day and at_time(datetime(day.year, day.month, day.day, tzinfo=_zone(7)), line[end:])


PUBLISHED = re.compile(
    r"\b(?:diterbitkan|dipublikasi(?:kan)?|publish(?:ed)?|tayang|posted|diposting|diunggah"
    r"|terbit)\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:diperbarui|diperbaharui|dimutakhirkan|update[ds]?|last modified|terakhir diubah)\b.*",
    re.IGNORECASE | re.DOTALL,
)


def at_time(day: datetime, text: str) -> datetime:
    """Return a day at the first time of day in a text ("09.58 WITA", "10:15 pm +0800")."""
    match = _TIME.search(text)
    if not match:
        return day
    hour, minute, second = (int(match[part] or 0) for part in ("hour", "minute", "second"))
    if match["half"]:
        hour = hour % 12 + 12 * (match["half"].lower()[0] == "p")
    zone = _zone(ZONE_HOURS[(match["zone"] or "WIB").upper()])
    if match["offset"]:
        sign, hours, minutes = re.match(r"([+-])(\d\d):?(\d\d)", match["offset"]).groups()
        shift = min(timedelta(hours=int(hours), minutes=int(minutes)), timedelta(hours=23))
        zone = timezone(-shift if sign == "-" else shift)
    return day.replace(hour=hour, minute=minute, second=second, tzinfo=zone)


def local_day(moment: datetime) -> date:
    """Return the day that a moment has where it is told in a zone of Indonesia, or else in WIB.

    UTC and the zones of servers abroad tell when, but not which day newsroom and readers had.
    """
    if moment.utcoffset() in _INDONESIAN:
        return moment.date()
    try:
        return moment.astimezone(_zone(7)).date()
    except OverflowError:  # a date in the year 9999
        return moment.date()


def _zone(hours: int) -> timezone:
    return timezone(timedelta(hours=hours))


_INDONESIAN = {timedelta(hours=hours) for hours in ZONE_HOURS.values() if hours}


_WHOLE_NUMBER = re.compile(r"\d{5}(?:\.\d+)?|\d{8}|\d{10}(?:\.\d+)?|\d{13}")
_RFC_2822 = re.compile(
    r"(?:[A-Za-z]{3},\s*)?\d{1,2} [A-Za-z]{3} \d{4} \d{1,2}:\d\d(?::\d\d)? (?:[+-]\d{4}|[A-Z]{2,3})"
)


# ISO 8601 would read the minutes of "2024-03-05 10.20" as a part of an hour; nobody means that.
_POINT_IN_CLOCK = re.compile(r"^(\d{4}-?\d\d-?\d\d[T ]+\d{1,2})[.,](\d\d)(?=$|\D)")


def read_moment(text: str, month_first: bool = False) -> datetime | None:
    """Return the moment that a whole field states, or None.

    It may be in ISO 8601, as mail writes it (RFC 2822), a number (seconds or milliseconds since
    1970, days since 1900 as spreadsheets count), or as `published_at` reads it; `month_first` is
    the order of its column. Without a zone it is read as WIB (UTC+7). Years before 1900 are no
    dates of news.
    """
    text = _POINT_IN_CLOCK.sub(r"\1:\2", text.strip())
    try:
        if _WHOLE_NUMBER.fullmatch(text):
            moment = _from_number(text)
        elif _RFC_2822.fullmatch(text) and text.split()[-1].upper() not in ZONE_HOURS:
            moment = parsedate_to_datetime(text)
        else:
            moment = datetime.fromisoformat(text)
    except (ValueError, OverflowError):
        moment = published_at(text, month_first)
    if moment is None or moment.year < 1900:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=_zone(7))


def _from_number(text: str) -> datetime | None:
    """Return the moment of a number: 20240910, days since 1900, seconds or more since 1970."""
    whole = text.partition(".")[0]
    if len(whole) == 5:
        days = timedelta(days=float(text))
        return datetime(1899, 12, 30) + days if 20_000 <= int(whole) <= 80_000 else None
    if len(whole) == 8:
        return datetime.strptime(text, "%Y%m%d")
    return datetime.fromtimestamp(float(text) / (1000 if len(whole) == 13 else 1), UTC)


def has_date(line: str) -> bool:
    """Return whether a line holds a date in any of the forms above."""
    if not _NUMBER_BEGINS.search(line) and not _DAY_AND_YEAR.search(line):
        return False
    return bool(find_dates(line) or (_DAY_AND_YEAR.search(line) and _MONTH_FIRST.search(line)))


def is_stamp(line: str) -> bool:
    """Return whether a date stands alone in a line or in a part of it between marks.

    "Selasa, 5 Maret 2024", "March 5, 2024 by admin", "Berita | 5 Maret 2024 - Dibaca 7 kali".
    """
    return len(line) <= _LONGEST_STAMP and any(map(_is_only_date, _PARTS.split(line)))


_LONGEST_STAMP = 200  # characters
_PARTS = re.compile(r"\s*[|•·]\s*|\s+(?:[–—/-]|by|oleh)\s+", re.IGNORECASE)
_BEFORE_STAMP = re.compile(
    r"\W*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|sen|sel|rab|kam|jum|sab|min)?\W*",
    re.IGNORECASE,
)


def _is_only_date(text: str) -> bool:
    found = find_dates(text)
    month_first = None if found else _MONTH_FIRST.search(text)
    if not found and not month_first:
        return False
    start, end = (found[0].start, found[0].end) if found else month_first.span()
    return bool(_BEFORE_STAMP.fullmatch(text[:start])) and not re.search(r"\w", text[end:])


def has_time(line: str) -> bool:
    """Return whether a line holds a time of day."""
    return bool(_TIME.search(line))
