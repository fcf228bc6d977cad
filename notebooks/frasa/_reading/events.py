"""Tell on which day a reported event took place: never a guess."""

import re
from datetime import date, datetime, timedelta

from frasa._reading.dates import FoundDate, find_dates, local_day

# An event is reported within days; a date without more to it that lies further back is history.
_LONGEST_AGO = timedelta(days=60)
_FAR = timedelta(days=60)

# Words around a date that tie it to the vote, to a law or to a period, not to the event.
_FUTURE = re.compile(
    r"^\W*(?:\w+\W+){0,2}?(?:mendatang|nanti|kelak|yang akan datang)\b", re.IGNORECASE
)
_VOTE = re.compile(
    r"\b(?:pemungutan suara|pencoblosan|coblosan|hari[- ]h|akan (?:digelar|berlangsung"
    r"|dilaksanakan|diselenggarakan)|serentak pada)\b"
    r"[^.!?]{0,30}$",
    re.IGNORECASE,
)
_PLAN = re.compile(r"\bakan\b[^.!?,;:“”\"]{0,80}$", re.IGNORECASE)
_LAW_OR_PERIOD = re.compile(
    r"\b(?:undang-undang|uu|nomor|perpres|peraturan|putusan|keputusan|skb|sk|sejak|hingga|sampai"
    r"|serentak|mulai|paling lambat|selambat-lambatnya|berlaku|masa jabatan|periode)\b"
    r"[^.!?]{0,40}$",
    re.IGNORECASE,
)
_DATED = re.compile(r"\b(?:ber|ter)tanggal\b[^.!?,]{0,10}$", re.IGNORECASE)
# Letters, births, appointments and history have days of their own, with a weekday or without.
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:(?:surat|edaran|memo|nota dinas|maklumat|instruksi|laporan)\b[^.!?,“”]{0,60}"
    r"|lahir|kelahiran|dilahirkan|wafat|meninggal(?: dunia)?|dilantik|pelantikannya|diangkat"
    r"|menjabat|pensiun|proklamasi|kemerdekaan|didirikan|berdiri|diundangkan|disahkan|ditetapkan"
    r"|ditandatangani|sebelumnya|pernah)\s*(?:pada|di|sejak|tanggal|tgl\.?|hari)?[^.!?,;“”]{0,25}$",
    re.IGNORECASE,
)


def event_date(body: str, published: datetime | None) -> FoundDate | None:
    """Return the date on which the reported event took place, or None: never a guess.

    Dates of the vote ("27 November 2024 mendatang"), of laws, letters, lives and periods are
    passed over, as are days after the publication. Of the rest the first with a weekday or in
    brackets wins: so reports name the day of an event. Without such a one a date counts only if
    it has no rival and does not lie far before the publication.
    """
    latest = local_day(published) if published else None
    candidates = [
        found
        for found in find_dates(body, latest)
        if found.day.year >= 1900
        and not (latest and found.day > latest)
        and not _is_other(body, found, is_known=latest is not None)
    ]
    marked = [found for found in candidates if found.weekday or found.bracket]
    if latest:  # what lies far back is told about; the event is news
        near = [found for found in marked if latest - found.day <= _LONGEST_AGO]
        marked = near or [found for found in marked if found.weekday]
        candidates = [found for found in candidates if latest - found.day <= _LONGEST_AGO]
    if marked:
        return next((found for found in marked if found.weekday), marked[0])
    return candidates[0] if len({found.day for found in candidates}) == 1 else None


def is_far(day: date | None, published: datetime | None) -> bool:
    """Return whether an event lies so far from its report that somebody should look at it."""
    if day is None or published is None:
        return False
    day = day.date() if isinstance(day, datetime) else day
    return abs(local_day(published) - day) > _FAR


def _is_other(body: str, found: FoundDate, is_known: bool) -> bool:
    """Return whether a day is another one; `is_known` is whether that of publication is."""
    before = body[max(0, found.start - 100) : found.start]
    plain = not (found.weekday and found.bracket)  # "Senin (7/10/2024)" is what news writes
    return bool(
        _FUTURE.match(body[found.end : found.end + 60])
        or _VOTE.search(before)
        or _DATED.search(before)
        or (not is_known and _PLAN.search(before))
        or (plain and _OF_SOMETHING_ELSE.search(before))
        or (not found.weekday and _LAW_OR_PERIOD.search(before))
    )
