"""Where an article opens with its place and outlet: "PURWOREJO, KABAR.ID – ..."."""

import re
import tomllib
from importlib.resources import files
from typing import NamedTuple

from frasa._reading.pieces import Piece
from frasa._reading.sentences import is_title

_DATELINE = re.compile(
    r"(?P<head>[^–—]{2,70}?)\s*(?:[–—]+|(?<=\s)-{1,2}(?=\s)|-{1,2}(?=\s))\s*(?=[\w\"“‘'(])"
)

_LONGEST_DATELINE = 200  # characters, with the dash and what tells it from a sentence

_OUTLET_WORDS = re.compile(
    r"\.(?:com|co|id|net|org|news|info|tv)\b|news|info|media|post\b|\bpos\b|warta|kabar|berita|suara"
    r"|tribun|radar|kompas|tempo|antara|harian|koran|pers\b|press|online|\btv|\bfm\b|detik|portal"
    r"|lensa|sinar|jurnal|republika|merdeka|liputan|rakyat|fakta|aktual|update|times|latih"
    r"|terkini|\bkini\b|ekspres|express|zona",
    re.IGNORECASE,
)
_CAMEL_CASE = re.compile(r"[a-z][A-Z]")
_REGIONS = tomllib.loads((files("frasa._reading") / "regions.toml").read_text(encoding="utf-8"))
PROVINCES, REGENCIES = (
    frozenset(name.strip().lower() for name in names.replace("\n", " ").split(","))
    for names in _REGIONS.values()
)
# What is part of a region's name beside the region itself: KENDARI BARAT, KOTA JAMBI.
_PART_OF_REGION = {"kota", "kabupaten", "kab", "kecamatan", "kec", "kepulauan", "pulau"}
_PART_OF_REGION |= {"barat", "timur", "utara", "selatan", "tengah", "tenggara", "raya", "besar"}


class Dateline(NamedTuple):
    printed: str
    parts: tuple[str, ...]


def find_dateline(line: str) -> Dateline | None:
    """Return the dateline that opens a line ("PLACE, OUTLET —"), or None."""
    match = _DATELINE.match(line)
    if not match:
        return None
    parts = tuple(
        part.strip() for part in re.split(r"\s*[|,/()]+\s*", match["head"]) if part.strip()
    )
    if not 1 <= len(parts) <= 3 or not all(is_name(part) for part in parts):
        return None
    follows = line[match.end() :].lstrip("\"“‘'(")[:1]
    alone = len(parts) == 1 and not parts[0].isupper()
    if alone and (len(parts[0].split()) > 3 or not follows.isupper()):
        return None
    return Dateline(line[: match.end()].strip(), parts)


def is_headline(text: str) -> bool:
    """A line of capitals is a headline, unless it opens with the name of an outlet."""
    return is_title(text) and not names_outlet(text)


def names_outlet(text: str) -> bool:
    """Return whether a text opens with a dateline that names an outlet."""
    dateline = find_dateline(text)
    return bool(dateline and any(map(_is_outlet, dateline.parts)))


def is_name(part: str) -> bool:
    words = part.split()
    return 0 < len(words) <= 4 and all(
        word[0].isupper() or re.search(r"\w\.\w", word) for word in words
    )


def _outlet_and_place(
    dateline: Dateline | None, pieces: list[Piece]
) -> tuple[str | None, str | None]:
    """Tell the outlet from the place in a dateline; what cannot be told stays None."""
    if dateline is None:
        return None, None
    outlets = [part for part in dateline.parts if _is_outlet(part)]
    places = [part for part in dateline.parts if not _is_outlet(part)]
    if len(outlets) == 1 or not outlets:
        if not outlets and len(places) == 2:
            return _by_contrast(places, pieces)
        return (outlets[0] if outlets else None), ", ".join(places) or None
    return _by_contrast(list(dateline.parts), pieces)


def _is_outlet(part: str) -> bool:
    known = _is_region(part)
    return not known and bool(
        _OUTLET_WORDS.search(part) or _CAMEL_CASE.search(part) or _names_province_and_more(part)
    )


def _is_region(part: str) -> bool:
    """Return whether a name is that of a province, regency or city."""
    name = re.sub(r"^(?:kabupaten|kab\.?|kota)\s+", "", part.lower())
    return name in PROVINCES or name in REGENCIES


def _names_province_and_more(part: str) -> bool:
    """Return whether a name holds a province's and a word of its own: SULTRA KINI, BALI TERBIT."""
    words = part.lower().split()
    rest = [word for word in words if word not in PROVINCES]
    return len(rest) < len(words) and bool(rest) and _PART_OF_REGION.isdisjoint(rest)


def _by_contrast(parts: list[str], pieces: list[Piece]) -> tuple[str | None, str | None]:
    """Decide between two names that no word gives away: by regions, type case, then the article."""
    if parts[-1].lower() in PROVINCES or all(map(_is_region, parts)):
        return None, ", ".join(parts)
    if len(parts) != 2:
        return None, None
    first, second = parts
    if _is_region(first):  # a town may come before its region, not after
        return second, first
    body = " ".join(piece.text for piece in pieces if piece.part == "body").lower()
    for test in (str.isupper, lambda part: part.lower() in body):
        if test(first) != test(second):
            return (second, first) if test(first) else (first, second)
    return None, second if _is_region(second) else None
