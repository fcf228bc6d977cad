"""Find dates in Indonesian news text: when an event took place, when a report was published."""

import re
from datetime import date, datetime, timedelta, timezone
from typing import NamedTuple

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

_MONTH_SPELLINGS = {
    1: ("Januari", "January", "Jan"),
    2: ("Februari", "February", "Pebruari", "Feb", "Peb"),
    3: ("Maret", "March", "Mar"),
    4: ("April", "Apr"),
    5: ("Mei", "May"),
    6: ("Juni", "June", "Jun"),
    7: ("Juli", "July", "Jul"),
    8: ("Agustus", "August", "Agust", "Agu", "Ags", "Agt", "Aug"),
    9: ("September", "Sept", "Sep"),
    10: ("Oktober", "October", "Okt", "Oct"),
    11: ("November", "Nopember", "Nov", "Nop"),
    12: ("Desember", "December", "Des", "Dec"),
}
MONTH_NAMES = [names[0] for names in _MONTH_SPELLINGS.values()]
MONTHS = {name.lower(): month for month, names in _MONTH_SPELLINGS.items() for name in names}
ZONE_HOURS = {"WIB": 7, "WITA": 8, "WIT": 9}

_APOSTROPHE = "['’‘ʼ`]"
_WEEKDAY = rf"(?P<weekday>Senin|Selasa|Rabu|Kamis|Jum{_APOSTROPHE}?at|Sabtu|Minggu|Ahad)"
_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_NUMERIC = (
    r"(?P<first>\d{1,2})(?P<mark>[/.\-])(?P<second>\d{1,2})(?:(?P=mark)(?P<year>\d{4}|\d{2}))?"
)
_ISO = r"(?P<isoyear>\d{4})-(?P<isomonth>\d{2})-(?P<isoday>\d{2})"
# A date is looked for in three steps, because only the first has to run over the whole text: where
# a number begins; whether a date stands there; which weekday and bracket stand before it.
_NUMBER_BEGINS = re.compile(r"\d(?<![\d/.\-]\d)")
_DATE = re.compile(
    rf"(?:{_ISO}|{_NUMERIC}|(?P<day>\d{{1,2}})\s+{_MONTH}(?:\s+(?P<nameyear>\d{{4}}))?)"
    r"(?![\d/]|[.\-]\d)",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(
    rf"(?:\b{_WEEKDAY}(?=\W)\s*(?:,\s*)?(?:tanggal\s+)?)?(?P<bracket>\(\s*)?\Z", re.IGNORECASE
)
_LONGEST_BEFORE = 60  # characters: a weekday, "tanggal", a bracket and the spaces between
# "Februari 6, 2024": the order that English page templates print.
_MONTH_FIRST = re.compile(
    rf"\b{_MONTH}\s+(?P<day>\d{{1,2}}),?\s+(?P<nameyear>\d{{4}})", re.IGNORECASE
)
_TIME = re.compile(
    r"(?<!\d)(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d))?(?!\d)"
    r"(?:\s*(?P<zone>WIB|WITA|WIT)\b)?"
)

# Words around a date that tie it to the vote, to a law or to a period, not to the event.
_FUTURE = re.compile(
    r"^\W*(?:\w+\W+){0,2}?(?:mendatang|nanti|kelak|yang akan datang)\b", re.IGNORECASE
)
_VOTE = re.compile(
    r"\b(?:pemungutan suara|pencoblosan|coblosan|hari[- ]h|akan (?:digelar|berlangsung"
    r"|dilaksanakan|diselenggarakan)|serentak pada)\b[^.!?]{0,30}$",
    re.IGNORECASE,
)
_LAW_OR_PERIOD = re.compile(
    r"\b(?:undang-undang|uu|nomor|perpres|peraturan|putusan|skb|sejak|hingga|sampai|serentak)\b"
    r"[^.!?]{0,40}$",
    re.IGNORECASE,
)


class FoundDate(NamedTuple):
    """A date as it stands in a text: its day, the weekday written beside it, where it stands."""

    day: date
    weekday: str | None
    start: int
    end: int


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


def find_dates(text: str, latest: date | None = None) -> list[FoundDate]:
    """Return every date in a text, in order.

    A numeric date is read day first, as Indonesian writes it; when a weekday stands beside it and
    only the other order falls on that weekday, the weekday decides. A date without a year is the
    last such day up to `latest`; without `latest` it is passed over.
    """
    found, end = [], 0
    for number in _NUMBER_BEGINS.finditer(text):
        match = _DATE.match(text, number.start()) if number.start() >= end else None
        if match:
            before = _BEFORE_DATE.search(
                text, max(end, match.start() - _LONGEST_BEFORE), match.start()
            )
            end = match.end()
            found.append(_found(before, match, latest))
    return [date for date in found if date]


def _found(before: re.Match, match: re.Match, latest: date | None) -> FoundDate | None:
    parts = match.groupdict() | before.groupdict()
    weekday = normal_weekday(parts["weekday"])
    if parts["isoyear"]:
        options = [(parts["isoyear"], int(parts["isomonth"]), int(parts["isoday"]))]
    elif parts["first"]:
        first, second, year = int(parts["first"]), int(parts["second"]), parts["year"]
        # Without a year, only a slash beside a weekday or a bracket tells "1/7" from a number.
        if not year and not (parts["mark"] == "/" and (weekday or parts["bracket"])):
            return None
        options = [(year, second, first), (year, first, second)]
    else:
        options = [(parts["nameyear"], MONTHS[parts["month"].lower()], int(parts["day"]))]
    days = [day for option in options if (day := _day(*option, latest))]
    if weekday:
        days.sort(key=lambda day: weekday_of(day) != weekday)
    return FoundDate(days[0], weekday, before.start(), match.end()) if days else None


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


def event_date(body: str, published: datetime | None) -> FoundDate | None:
    """Return the date on which the reported event took place, or None: never a guess.

    Dates that belong to the vote ("27 November 2024 mendatang"), to a law or to a period are
    passed over, as are days after the publication. Of the rest the first with a weekday wins,
    then the first without: reports name the weekday of the event, laws never have one.
    """
    latest = published.date() if published else None
    candidates = [
        found
        for found in find_dates(body, latest)
        if not (latest and found.day > latest) and not _is_other(body, found)
    ]
    with_weekday = [found for found in candidates if found.weekday]
    return next(iter(with_weekday or candidates), None)


def _is_other(body: str, found: FoundDate) -> bool:
    before = body[max(0, found.start - 80) : found.start]
    return bool(
        _FUTURE.match(body[found.end : found.end + 60])
        or _VOTE.search(before)
        or (not found.weekday and _LAW_OR_PERIOD.search(before))
    )


def published_at(line: str) -> datetime | None:
    """Return the moment that a byline gives ("01 Jul 2024, 09:58:00 WIB"), or None.

    A time of day without a zone is read as WIB (UTC+7), the zone of most Indonesian newsrooms.
    """
    found = find_dates(line)
    span, day = (found[0].end, found[0].day) if found else (0, None)
    if day is None and (match := _MONTH_FIRST.search(line)):
        month = MONTHS[match["month"].lower()]
        span, day = match.end(), _day(match["nameyear"], month, int(match["day"]), None)
    if day is None:
        return None
    moment = _TIME.search(line, span)
    hours = ZONE_HOURS[moment["zone"] or "WIB"] if moment else ZONE_HOURS["WIB"]
    clock = [int(moment[part] or 0) for part in ("hour", "minute", "second")] if moment else [0] * 3
    return datetime(day.year, day.month, day.day, *clock, tzinfo=timezone(timedelta(hours=hours)))


def read_moment(text: str) -> datetime | None:
    """Return the moment that a whole field states: in ISO 8601, or as `published_at` reads it.

    Without a zone it is read as WIB (UTC+7). Years before 1900 are no dates of news.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        moment = published_at(text)
    if moment is None or moment.year < 1900:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone(timedelta(hours=7)))


def has_date(line: str) -> bool:
    """Return whether a line holds a date in any of the forms above."""
    return bool(_NUMBER_BEGINS.search(line) and (find_dates(line) or _MONTH_FIRST.search(line)))


def is_only_date(line: str) -> bool:
    """Return whether a line holds a date and nothing else but marks: "Selasa, 5 Maret 2024"."""
    found = find_dates(line)
    rest = line[: found[0].start] + line[found[0].end :] if found else line
    return not re.search(r"\w", rest)


def has_time(line: str) -> bool:
    """Return whether a line holds a time of day."""
    return bool(_TIME.search(line))
