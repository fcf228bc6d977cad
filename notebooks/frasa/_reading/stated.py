"""What the lines around an article say of it: when it was published, by whom, in which outlet."""

import itertools
import re
from datetime import datetime

from frasa._reading import dates
from frasa._reading.column_names import COLUMN_NAMES, plain, usual
from frasa._reading.furniture import BYLINE, COPYRIGHT, Rule
from frasa._reading.line_shapes import is_sentence
from frasa._reading.pieces import Piece

_LONGEST_FORM = 20  # lines
_FORM = {
    name: column
    for column in ("headline", "outlet", "published_at")
    for name in COLUMN_NAMES[column].split()
}
_ADDRESS = re.compile(r"://|www\.|@")
FORM_RULES = {
    "headline": Rule("headline", "judul, disimpan di kolom judul", False, ""),
    "outlet": Rule("furniture", "nama media, disimpan di kolom media", False, ""),
    "published_at": Rule("byline", "tanggal terbit", False, ""),
}


def form_of(texts: list[str]) -> dict[str, tuple[int, str]]:
    """Return what the form above a clipping states: for each column a line's number and its value.

    "Judul: …", "Media: …", "Tanggal: …", the value behind the name or below it; a form without a
    headline is none.
    """
    found: dict[str, tuple[int, str]] = {}
    above = list(itertools.takewhile(lambda text: not is_sentence(text), texts[:_LONGEST_FORM]))
    for i, text in enumerate(above):
        name, _, value = (part.strip() for part in text.partition(":"))
        place = i if value else i + 1
        column = _FORM.get(usual(plain(name))) if place < len(above) else None
        value = value or above[place] if column else ""
        if value and not (column == "outlet" and _ADDRESS.search(value)):
            found.setdefault(column, (place, value))
    return found if "headline" in found else {}


def published_at(pieces: list[Piece]) -> datetime | None:
    """Return the moment of publication: of a line that says so, of a stamp, of the dateline."""
    stamps = [piece.text for piece in pieces if piece.part == "byline"]
    stamps.sort(key=lambda text: (not dates.PUBLISHED.search(text), not dates.has_time(text)))
    others = [piece for piece in pieces if piece.part in ("credit", "dateline")]
    stamps += [piece.text for piece in others]
    moments = (dates.published_at(text) for text in stamps)
    return next((moment for moment in moments if moment), None)


_HOLDER = re.compile(
    r"(?:©|copyright|hak cipta)[\W\d]*([A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3})", re.IGNORECASE
)
_OF_OUTLET = re.compile(r"(?:[A-Z][\w.'’-]* ){2,4}[-–|] ?(?P<outlet>[\w.]+)")


def brand_of(pieces: list[Piece]) -> str | None:
    """Return an outlet that no dateline names: behind a reporter's name, or the page's first line
    when the note on copyright names it as well."""
    held = []
    for piece in pieces:
        if piece.part == "credit" and (match := _OF_OUTLET.fullmatch(piece.text)):
            return match["outlet"]
        if piece.reason == COPYRIGHT and (match := _HOLDER.search(piece.text)):
            held.append(match[1])
    first = pieces[0].text if held else ""
    if not 4 <= len(first) <= 30 or len(first.split()) > 3:
        return None
    names = [re.sub(r"\W", "", name).casefold() for name in held]
    plain = re.sub(r"\W", "", first).casefold()
    return first if any(name.startswith(plain) for name in names) else None


def credit_of(pieces: list[Piece]) -> str | None:
    """Return who is named as writer or editor, or the code at the end ("rel": from a release)."""
    names = [piece.text.strip("()[]*#_=~- ") for piece in pieces if piece.part == "credit"]
    names += [_byline_name(piece.text) for piece in pieces if piece.part == "byline"]
    return "; ".join(name for name in names if name) or None


def _byline_name(text: str) -> str:
    match = BYLINE.match(text)
    name = []
    for word in text[match.end() :].split() if match else ():
        if not word[0].isupper() or dates.normal_weekday(word) in dates.WEEKDAYS:
            break
        name.append(word.strip(","))
    return " ".join(name)
