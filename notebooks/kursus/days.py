"""A date as a learner types it for `baca_tanggal`: three figures, read both ways."""

import contextlib
import re
from datetime import date

from frasa import InputError
from kursus.numerals import MONTHS, tidy
from kursus.wording import described

EXAMPLE = '"7/10/2024"'
_BETWEEN = r"\s*[/.,-]\s*"
_FIGURES = re.compile(rf"(?<!\d)(\d{{1,2}}){_BETWEEN}(\d{{1,2}}){_BETWEEN}(\d{{2,4}})(?!\d)")
_YEAR_FIRST = re.compile(rf"(?<!\d)(\d{{4}}){_BETWEEN}(\d{{1,2}}){_BETWEEN}(\d{{1,2}})(?!\d)")
_SHORT = [month[:3] for month in MONTHS]  # 7 Okt 2024
_NAMED = re.compile(rf"(?<!\d)(\d{{1,2}})\s+({'|'.join(_SHORT)})[a-z]*\.?\s+(\d{{4}})(?!\d)")


def readings(text: str) -> list[date]:
    """Return the days that a text like "7/10/2024" can mean, day first; InputError if none."""
    found = _FIGURES.search(tidy(text))
    if not found:
        raise InputError(
            f"tanggal: {described(text)} bukan tanggal dengan tiga angka. Tulis misalnya "
            f"tanggal = {EXAMPLE}, di antara tanda petik."
        )
    first, second, year = map(int, found.groups())
    days = []
    for month, day in ((second, first), (first, second)):
        with contextlib.suppress(ValueError):  # there is no such month, or no such day in it
            days.append(date(year, month, day))
    if not days:
        raise InputError(
            f"Tanggal {first}/{second}/{year} tidak ada di kalender. Periksa hari dan bulannya, "
            f"lalu tulis misalnya tanggal = {EXAMPLE}."
        )
    return list(dict.fromkeys(days))


def slashed(text: str) -> str | None:
    """Return a date in another writing as day/month/year; None if it is none, or has this one."""
    plain = tidy(text)
    if turned := _YEAR_FIRST.search(plain):
        year, month, day = turned.groups()
        return f"{int(day)}/{int(month)}/{year}"
    if named := _NAMED.search(plain):
        return f"{named[1]}/{_SHORT.index(named[2]) + 1}/{named[3]}"
    found = _FIGURES.search(plain)
    if not found or len(found[3]) == 4:
        return None
    year = int(found[3])
    return f"{int(found[1])}/{int(found[2])}/{2000 + year if year < 100 else year}"
