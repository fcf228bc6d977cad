"""Where an article opens with its place and outlet: "PURWOREJO, KABAR.ID – ..."."""

import re
import tomllib
from importlib.resources import files
from typing import NamedTuple

from frasa._reading.line_shapes import is_title
from frasa._reading.pieces import Piece

# How a dateline ends: with a dash, which may be glued to the text, or the line ends.
_DASH = r"(?:[–—−]+|(?<=[\s.])-{1,3}|-{2,3}|-(?=\s))"
_DASHES = ("–", "—", "−", "-")
_MARKS = r"[*_\[\]]{0,3}"
_DATELINE = re.compile(
    rf"{_MARKS}(?P<head>[^–—−]{{2,70}}?)\s*{_MARKS}{_DASH}\s*{_MARKS}\s*(?=[\w\"“‘'(]|\Z)"
)
# An outlet, a dash, and then the place with a mark of its own: "KABAR.ID – MALANG – ...".
_PLACE_AFTER = re.compile(
    rf"(?P<place>[A-Z][\w .'’-]{{2,30}}?)\s*(?:{_DASH}|[.:](?=\s))\s*(?=[A-Z\"“‘])"
)
# Without a dash: "KBRN, Kupang: ...", "RMOL. ...", "Kabar.com, Jakarta Komisi ...".
_WITH_COLON = re.compile(r"(?P<head>[^.:;!?–—]{3,50}?)\s?:\s+(?=[A-Z\"“‘])")
_WITH_POINT = re.compile(r"(?P<head>[A-Z][A-Z0-9 ,/()-]{2,50}?)\.\s+(?=[A-Z\"“‘])")
_WITH_BAR = re.compile(r"(?P<head>[\w-]+\.[\w.-]+)\s?\|\s*(?=[A-Z\"“‘])")
_HAS_DASH = re.compile(r"[^–—−-]{2,70}+[–—−-]")
_HAS_MARK = re.compile(r"[^:|.,]{2,50}+[:|.,]")
_AFTER_DOMAIN = re.compile(r"(?P<outlet>[\w-]+(?:\.[\w-]+)+|[A-Z]{3,6}),\s+(?P<rest>[A-Z][^.!?]*)")
_GLUED_HYPHEN = re.compile(
    r"(?P<head>[^–—−\s][^–—−]{2,60}?\.[a-z]{2,5})\s?-(?=[A-Z\"“])", re.IGNORECASE
)
# Names are followed by a mark or by another name: nearly all sentences are not.
_MAY_OPEN = re.compile(
    r"\W{0,3}[\w.'’]+(?:\W{1,4}[A-Z\d]|\W*[–—−:|(,./-]|\W+\w+\.\w|\W+[a-z]\w*, [A-Z])"
)
_SEPARATORS = re.compile(r"\s*(?:[|,/()·ǀ\[\]]|\s[-–]\s|\s[Iǀ]\s)+\s*")
_DAY = re.compile(
    r"(?<![\w.])\d{1,2}(?:[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\s+[A-Za-z]{3,9}(?:\s+\d{4})?)(?!\w)"
)

LONGEST_DATELINE = 200  # characters, with the dash and what tells it from a sentence

_OUTLET_WORDS = re.compile(
    r"\.(?:com|co|id|net|org|news|info|tv)\b|news|info|media|post\b|\bpos\b|warta|kabar|berita|suara"
    r"|tribun|radar|kompas|tempo|antara|harian|koran|pers\b|press|online|\btv|\bfm\b|detik|portal"
    r"|lensa|sinar|jurnal|republika|merdeka|liputan|rakyat|fakta|aktual|update|times|latih"
    r"|terkini|\bkini\b|ekspres|express|zona|\bviva\b|rmol|\bkbrn\b|\brri\b|jpnn|okezone|sindo|bisnis"
    r"|kontan|gatra|tirto|\bidn\b|\bcnn\b|cnbc|jawapos|medcom|metrotv|\btvri|infopublik|humas|kominfo"
    r"|kemenag|\bmc\b|\bnu online\b",
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

    @property
    def is_sure(self) -> bool:
        """Return whether its names tell by themselves that it is one: of an outlet or a region."""
        outlets = any(map(_is_outlet, self.parts))
        return outlets or (any(map(_is_region, self.parts)) and self.printed.endswith(_DASHES))


def find_dateline(line: str) -> Dateline | None:
    """Return the dateline that opens a line ("PLACE, OUTLET —"), or None."""
    if not _MAY_OPEN.match(line, 0, LONGEST_DATELINE):
        return None
    line = line[:LONGEST_DATELINE]
    found = (_with_dash(line) or _glued(line)) if _HAS_DASH.match(line) else None
    return found or _without_dash(line) or _alone(line)


def _with_dash(line: str) -> Dateline | None:
    match = _DATELINE.match(line)
    parts = _parts(match["head"]) if match else ()
    if not parts:
        return None
    follows = line[match.end() :].lstrip("\"“‘'(*_")[:1]
    alone = len(parts) == 1 and not parts[0].isupper()
    if alone and (len(parts[0].split()) > 3 or (follows and not follows.isupper())):
        return None
    end = match.end()
    if len(parts) == 1 and not _is_outlet(parts[0]) and _is_region(line[end:].partition(" ")[0]):
        # a road from here to there
        return None
    more = _PLACE_AFTER.match(line, end)
    if more and _is_outlet(parts[0]) and len(parts) == 1 and is_name(more["place"]):
        place = more["place"]
        if place.isupper() or _is_region(place):
            parts, end = (*parts, place), more.end()
    if end == len(line) and len(line) > 40:  # a dash ends the line: a sentence that is wrapped
        return None
    return Dateline(line[:end].strip(), parts)


def _glued(line: str) -> Dateline | None:
    """PLACE, Outlet.id-Text: only a domain tells such a hyphen from that of a word."""
    match = _GLUED_HYPHEN.match(line)
    parts = _parts(match["head"]) if match else ()
    return Dateline(line[: match.end()], parts) if any(map(_is_outlet, parts)) else None


def _without_dash(line: str) -> Dateline | None:
    if not _HAS_MARK.match(line):
        return None
    for pattern in (_WITH_COLON, _WITH_POINT, _WITH_BAR):
        match = pattern.match(line)
        parts = _parts(match["head"]) if match else ()
        named = [part for part in parts if _is_outlet(part) or _is_region(part)]
        outlets = [part for part in parts if _is_outlet(part)]
        # A single name before a colon may open a list; only a region or a station is believed.
        if len(parts) == 1 and pattern is _WITH_POINT and not outlets:
            continue
        sure = named and len(parts) <= 2 and (len(parts) == len(named) or outlets)
        shown = len(parts) > 1 or (sure and (parts[0].isupper() or "." in parts[0]))
        if sure and (shown or _is_region(parts[0])):
            return Dateline(line[: match.end()].strip(), parts)
    match = _AFTER_DOMAIN.match(line)
    if match and _is_outlet(match["outlet"]):
        words = match["rest"].split()
        for count in (3, 2, 1):
            place = " ".join(words[:count])
            if len(words) > count and _is_region(place) and words[count][0] in _OPENS_TEXT:
                end = match.start("rest") + len(place)
                return Dateline(line[:end], (match["outlet"], place))
    return None


_OPENS_TEXT = frozenset('ABCDEFGHIJKLMNOPQRSTUVWXYZ"“‘')


def _alone(line: str) -> Dateline | None:
    """PLACE, Outlet and nothing else on the line: one of each, or it may be anything."""
    if len(line) > 60 or "," not in line or line.endswith((".", ":", ";", "?", "!")):
        return None
    parts = _parts(line.rstrip(" -–—.,"))
    if len(parts) != 2 or not all(part.split()[0][0].isalpha() for part in parts):
        return None
    outlets = [part for part in parts if _is_outlet(part)]
    regions = [part for part in parts if _is_region(part)]
    return Dateline(line, parts) if len(outlets) == 1 and len(regions) == 1 else None


def _parts(head: str) -> tuple[str, ...]:
    """Return the one to three names of a dateline, without days in it; empty when it is none."""
    found = [part.strip(" .*_") for part in _SEPARATORS.split(_DAY.sub(",", head))]
    found = [part for part in found if part]
    small = [part for part in found if part.islower() and "." not in part]
    if small and all(" " not in part for part in small):
        names = [part for part in found if part not in small]  # a brand in small letters
        good = all(map(is_name, names)) and any(part.isupper() for part in names)
    else:
        good = all(map(is_name, found))
    return tuple(found) if 1 <= len(found) <= 3 and good else ()


def is_outlet_name(name: str) -> bool:
    """Return whether a name is like that of an outlet: a domain, "Kabar", "Pos" ..."""
    return _is_outlet(name)


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


def outlet_and_place(
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
