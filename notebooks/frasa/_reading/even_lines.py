"""The lines of a page, evened out, and links to other articles among them."""

import re
import unicodedata
from typing import NamedTuple

from frasa._reading.file_kinds import ASIDE
from frasa._reading.furniture import ADDRESS_RULE, LINK, Rule
from frasa._reading.line_shapes import LIST_ITEM, is_finished, is_sentence, is_title


class Line(NamedTuple):
    """A line that holds anything; two may have one number where a stamp was glued to a text."""

    number: int  # of the raw line, from 1
    text: str
    after_blank: bool
    aside: bool = False  # its format puts it outside the article


_RARE_BREAKS = "\r\u2028\u2029\x85"
_TO_LINE_FEED = dict.fromkeys(map(ord, _RARE_BREAKS), "\n")
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\x00"
_TO_NOTHING = dict.fromkeys(map(ord, _INVISIBLE))
_SPACES = {character for character in map(chr, range(0x3001)) if character.isspace()}
_UNEVEN = ("  ", *_SPACES.difference(" \n", _RARE_BREAKS))  # what makes lines worth taking apart
_UNEVEN_ASCII = tuple(space for space in _UNEVEN if space.isascii())
# "Daerah | 10 Juli 2024, 15:27 WIBMEDAN, KABAR.ID - ...": the stamp is a line of its own.
_STAMP = re.compile(
    r"(?:[^.!?]{0,60}\D)?\d{1,2}[\s/-](?:\d{1,2}|[A-Za-z]{3,9})[\s/-]\d{4}\W[^.!?]{0,20}?\d{1,2}[.:]\d\d\s*(?:WIB|WITA|WIT)"
)
_ENDLESS_LINK = 100  # characters; a longer line is a paragraph of a text that is not wrapped


def lines_of(raw: str) -> list[Line]:
    """Return the lines that hold anything, with spaces evened out and Unicode composed (NFC)."""
    raw = raw.replace("\r\n", "\n")
    if any(mark in raw for mark in _RARE_BREAKS):
        raw = raw.translate(_TO_LINE_FEED)
    ascii_only = raw.isascii()
    if not ascii_only or "\x00" in raw:
        if any(mark in raw for mark in _INVISIBLE):
            raw = raw.translate(_TO_NOTHING)
        raw = unicodedata.normalize("NFC", raw)
    uneven = any(space in raw for space in (_UNEVEN_ASCII if ascii_only else _UNEVEN))
    numbered, after_blank = [], True
    stamped, marked = "WI" in raw, ASIDE in raw
    for number, line in enumerate(raw.split("\n"), 1):
        aside = marked and line.startswith(ASIDE)
        line = line.removeprefix(ASIDE) if aside else line
        text = " ".join(line.split()) if uneven else line.strip()
        if stamped and not aside and (stamp := _STAMP.match(text)) and _goes_on(text, stamp.end()):
            numbered.append(Line(number, stamp[0], after_blank))
            text, after_blank = text[stamp.end() :].strip(), False
        if text:
            numbered.append(Line(number, text, after_blank, aside))
        after_blank = not text
    return numbered


def _goes_on(text: str, end: int) -> bool:
    """Return whether behind a stamp a text of its own begins."""
    rest = text[end:].lstrip(" |–—-")
    return len(rest) > 80 and rest[0].isupper()


def mark_links(lines: list[Line], ruled: list[Rule | None]) -> None:
    """Give what follows a lone "Baca juga:" the same rule: titles, links, a list of them."""
    for i, rule in enumerate(list(ruled)):  # a short title that was marked is no marker itself
        if rule is None:
            if "No" in lines[i].text and _is_address(lines, i):
                ruled[i] = ADDRESS_RULE
        elif rule.reason == LINK and _MARKER.fullmatch(lines[i].text):
            j = i + 1
            while j < len(lines) and ruled[j] is None and _is_link(lines, j, first=j == i + 1):
                ruled[j] = rule
                j += 1


_ADDRESS = re.compile(r"[^\n]{0,150}\b(?:Jl|Jln|Jalan)\.?\s[^\n]{3,80}\bNo\.?\s?\d+[^\n]{0,80}")


def _is_address(lines: list[Line], i: int) -> bool:
    """Return whether a line is an address, and no part of a sentence that a wrap has parted."""
    text = lines[i].text
    if len(text) > 300 or text.endswith((".", "!", "?", "”", '"', ",")):
        return False
    goes_on = i + 1 < len(lines) and lines[i + 1].text[0].islower()
    begun = i > 0 and not lines[i].after_blank and not is_finished(lines[i - 1].text)
    return (
        bool(_ADDRESS.fullmatch(text))
        and not goes_on
        and not (begun and len(lines[i - 1].text) > 60)
    )


_MARKER = re.compile(r"\W*(?:\w+\W+){0,4}\w+\W*", re.IGNORECASE)


def _is_link(lines: list[Line], i: int, first: bool) -> bool:
    """Return whether a line below "Baca juga" is a title, and not the article that goes on."""
    text = lines[i].text
    if text[0].islower() or is_sentence(text) or is_finished(text) or len(text.split()) > 20:
        return False
    if LIST_ITEM.match(text) or is_title(text):
        return True
    parted = (
        i + 1 == len(lines) or lines[i + 1].after_blank or len(lines[i + 1].text) > _ENDLESS_LINK
    )
    return first and parted
