"""Separate a news article from the web page around it, and account for every line.

The rule that outranks all others: no sentence of an article is dropped as page furniture. A line
goes only when a rule names it, or when it stands outside the article's sentences and is none.
"""

import re
import tomllib
import unicodedata
from collections import Counter
from datetime import datetime
from importlib.resources import files
from typing import NamedTuple

from frasa import dates
from frasa.furniture import BYLINE, Rule, find_rule, is_comment_heading
from frasa.shapes import (
    LIST_ITEM,
    OPEN_END,
    count_capitals,
    ends_like_title,
    has_title_case,
    is_finished,
    is_open_sentence,
    is_sentence,
    is_title,
    without_credit,
)

PARTS = ("body", "headline", "dateline", "byline", "caption", "credit", "furniture")


class Piece(NamedTuple):
    """A stretch of one raw line: the part of the page it belongs to, and why."""

    line: int  # number of the raw line, from 1
    text: str
    part: str  # one of PARTS
    reason: str  # Indonesian, empty for the body
    opens: bool  # for the body: a paragraph begins here


class Page(NamedTuple):
    """A page taken apart: its pieces in order, and what they say about the article."""

    pieces: tuple[Piece, ...]
    text: str
    headline: str | None
    outlet: str | None
    place: str | None
    published_at: datetime | None
    credit: str | None


_RARE_BREAKS = "\r\u2028\u2029\x85"
_TO_LINE_FEED = dict.fromkeys(map(ord, _RARE_BREAKS), "\n")
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\x00"
_TO_NOTHING = dict.fromkeys(map(ord, _INVISIBLE))
_SPACES = {character for character in map(chr, range(0x3001)) if character.isspace()}
_UNEVEN = ("  ", *_SPACES.difference(" \n", _RARE_BREAKS))  # what makes lines worth taking apart
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
_REGIONS = tomllib.loads((files("frasa") / "regions.toml").read_text(encoding="utf-8"))
PROVINCES, REGENCIES = (
    frozenset(name.strip().lower() for name in names.replace("\n", " ").split(","))
    for names in _REGIONS.values()
)
# What is part of a region's name beside the region itself: KENDARI BARAT, KOTA JAMBI.
_PART_OF_REGION = {"kota", "kabupaten", "kab", "kecamatan", "kec", "kepulauan", "pulau"}
_PART_OF_REGION |= {"barat", "timur", "utara", "selatan", "tengah", "tenggara", "raya", "besar"}


def read_page(raw: str) -> Page:
    """Take a raw page apart; see `Page`. Never raises: a page without sentences has text ""."""
    lines = _lines(raw)
    ruled = [find_rule(line.text, lines[i - 1].text if i else "") for i, line in enumerate(lines)]
    paragraphs = _paragraphs(lines, ruled)
    first, last, dateline = _body_range(paragraphs, ruled, lines)
    headline = _headline(paragraphs[:first], lines)
    pieces = [
        Piece(line.number, line.text, rule.part, rule.reason, False)
        for line, rule in zip(lines, ruled, strict=True)
        if rule
    ]
    for index, paragraph in enumerate(paragraphs):
        if first <= index <= last:
            pieces += _body_pieces(paragraph, lines, dateline if index == first else None)
        else:
            pieces += _outside_pieces(paragraph, lines, headline, before=index < first)
    pieces.sort(key=lambda piece: piece.line)  # stable: pieces of one line stay in order
    outlet, place = _outlet_and_place(dateline, pieces)
    return Page(
        pieces=tuple(pieces),
        text=_join(pieces),
        headline=headline.text if headline else None,
        outlet=outlet,
        place=place,
        published_at=_published(pieces),
        credit=_credit(pieces),
    )


class _Line(NamedTuple):
    number: int
    text: str
    after_blank: bool


def _lines(raw: str) -> list[_Line]:
    """Return the lines that hold anything, with spaces evened out and Unicode composed (NFC)."""
    raw = raw.replace("\r\n", "\n")
    if any(mark in raw for mark in _RARE_BREAKS):
        raw = raw.translate(_TO_LINE_FEED)
    if not raw.isascii() or "\x00" in raw:
        if any(mark in raw for mark in _INVISIBLE):
            raw = raw.translate(_TO_NOTHING)
        raw = unicodedata.normalize("NFC", raw)
    uneven = any(space in raw for space in _UNEVEN)
    numbered, after_blank = [], True
    for number, line in enumerate(raw.split("\n"), 1):
        text = " ".join(line.split()) if uneven else line.strip()
        if text:
            numbered.append(_Line(number, text, after_blank))
        after_blank = not text
    return numbered


def _paragraphs(lines: list[_Line], ruled: list[Rule | None]) -> list[list[int]]:
    """Group the lines that no rule took: a hard wrap inside a sentence does not end a paragraph."""
    paragraphs: list[_Growing] = []
    for i, line in enumerate(lines):
        if ruled[i]:
            continue
        if paragraphs and paragraphs[-1].numbers[-1] == i - 1 and paragraphs[-1].takes(line):
            paragraphs[-1].add(i, line)
        else:
            paragraphs.append(_Growing(i, line))
    return [part for paragraph in paragraphs for part in _finished(paragraph.numbers, lines)]


class _Growing:
    """A paragraph that is being put together, with what decides whether the next line joins it.

    Sums are kept instead of looking at its whole text again for every line: a file may be one
    endless paragraph. They are brought up to date where they are asked for.
    """

    def __init__(self, number: int, line: _Line):
        self.numbers = [number]
        self.last = line.text
        self._uncounted = [line.text]
        self._beginning = ""
        self._quotes = self._brackets = 0  # opened and not closed
        self._words = self._capitals = 0

    def add(self, number: int, line: _Line) -> None:
        self.numbers.append(number)
        self.last = line.text
        self._uncounted.append(line.text)

    def _count(self) -> None:
        text = " ".join(self._uncounted)
        self._uncounted.clear()
        if len(self._beginning) < _LONGEST_DATELINE:
            self._beginning = f"{self._beginning} {text[:_LONGEST_DATELINE]}".lstrip()
        self._quotes += text.count("“") - text.count("”")
        self._brackets += text.count("(") - text.count(")")
        words, capitals = count_capitals(text)
        self._words, self._capitals = self._words + words, self._capitals + capitals

    def takes(self, line: _Line) -> bool:
        return self.must_take(line) or self.may_take(line)

    def must_take(self, line: _Line) -> bool:
        """Neither a lower-case start nor an open quotation, bracket or phrase begins a sentence."""
        if is_finished(self.last) or LIST_ITEM.match(line.text):
            return False
        self._count()
        is_open = self._quotes > 0 or self._brackets > 0
        return is_open or line.text[0].islower() or bool(OPEN_END.search(self.last))

    def may_take(self, line: _Line) -> bool:
        """A long unfinished line may be wrapped even when the next begins with a capital."""
        finished = is_finished(self.last) or line.after_blank or LIST_ITEM.match(line.text)
        return not finished and len(self.last) >= 40 and not self.is_headline()

    def is_headline(self) -> bool:
        self._count()
        is_title = ends_like_title(self.last) and has_title_case(self._words, self._capitals)
        return is_title and not _names_outlet(self._beginning)


def _finished(paragraph: list[int], lines: list[_Line]) -> list[list[int]]:
    """Part what only may belong together, if no full stop follows: a list of headlines, perhaps."""
    if len(paragraph) == 1 or is_finished(without_credit(_text(paragraph, lines))[0]):
        return [paragraph]
    parts = [_Growing(paragraph[0], lines[paragraph[0]])]
    for i in paragraph[1:]:
        if parts[-1].must_take(lines[i]):
            parts[-1].add(i, lines[i])
        else:
            parts.append(_Growing(i, lines[i]))
    return [part.numbers for part in parts]


def _text(paragraph: list[int], lines: list[_Line]) -> str:
    return " ".join(lines[i].text for i in paragraph)


class _Dateline(NamedTuple):
    printed: str
    parts: tuple[str, ...]


def _body_range(
    paragraphs: list[list[int]], ruled: list[Rule | None], lines: list[_Line]
) -> tuple[int, int, _Dateline | None]:
    """Return the first and last paragraph of the article, and the dateline of the first."""
    texts = [_text(paragraph, lines) for paragraph in paragraphs]
    full = [i for i, text in enumerate(texts) if is_sentence(text)]
    comments = next(
        (i for i, line in enumerate(lines) if is_comment_heading(line.text)), len(lines)
    )
    if any(paragraphs[i][0] < comments for i in full):
        # Below the heading of the comments only a long paragraph can still be the article.
        full = [i for i in full if paragraphs[i][0] < comments or len(texts[i].split()) >= 25]
    first, last = (full[0], full[-1]) if full else (0, len(texts) - 1)
    for i, text in enumerate(texts[: first + 1]):
        dateline = _dateline(lines[paragraphs[i][0]].text)
        if dateline and not _is_headline(text):
            return i, _extended(last, paragraphs, texts, ruled), dateline
    return first, _extended(last, paragraphs, texts, ruled), None


def _extended(
    last: int, paragraphs: list[list[int]], texts: list[str], ruled: list[Rule | None]
) -> int:
    """Add what follows the last full sentence and is still article: a list, a lost full stop."""
    while last + 1 < len(texts):
        between = ruled[paragraphs[last][-1] + 1 : paragraphs[last + 1][0]]
        if any(rule and rule.ends for rule in between) or not _may_be_article(texts[last + 1]):
            break
        last += 1
    return last


def _may_be_article(text: str) -> bool:
    return bool(is_open_sentence(text) or LIST_ITEM.match(text) or text.endswith("."))


def _dateline(line: str) -> _Dateline | None:
    """Return the dateline that opens a line ("PLACE, OUTLET —"), or None."""
    match = _DATELINE.match(line)
    if not match:
        return None
    parts = tuple(
        part.strip() for part in re.split(r"\s*[|,/()]+\s*", match["head"]) if part.strip()
    )
    if not 1 <= len(parts) <= 3 or not all(_is_name(part) for part in parts):
        return None
    follows = line[match.end() :].lstrip("\"“‘'(")[:1]
    alone = len(parts) == 1 and not parts[0].isupper()
    if alone and (len(parts[0].split()) > 3 or not follows.isupper()):
        return None
    return _Dateline(line[: match.end()].strip(), parts)


def _is_headline(text: str) -> bool:
    """A line of capitals is a headline, unless it opens with the name of an outlet."""
    return is_title(text) and not _names_outlet(text)


def _names_outlet(text: str) -> bool:
    """Return whether a text opens with a dateline that names an outlet."""
    dateline = _dateline(text)
    return bool(dateline and any(map(_is_outlet, dateline.parts)))


def _is_name(part: str) -> bool:
    words = part.split()
    return 0 < len(words) <= 4 and all(
        word[0].isupper() or re.search(r"\w\.\w", word) for word in words
    )


def _outlet_and_place(
    dateline: _Dateline | None, pieces: list[Piece]
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


class _Headline(NamedTuple):
    text: str
    paragraph: list[int]


def _headline(before: list[list[int]], lines: list[_Line]) -> _Headline | None:
    """Return the headline among what stands before the article, or None.

    A line that is printed twice is the headline; otherwise the nearest one above the article.
    """
    titles = [
        _Headline(text, paragraph)
        for paragraph in before
        if 3 <= len((text := _text(paragraph, lines)).split()) <= 25 and not dates.has_date(text)
    ]
    printed = Counter(title.text for title in titles)
    repeated = [title for title in titles if printed[title.text] > 1]
    return repeated[0] if repeated else titles[-1] if titles else None


def _body_pieces(
    paragraph: list[int], lines: list[_Line], dateline: _Dateline | None
) -> list[Piece]:
    pieces = []
    for position, i in enumerate(paragraph):
        number, text, _ = lines[i]
        opens = position == 0
        if opens and dateline:
            pieces.append(
                Piece(number, dateline.printed, "dateline", "baris tempat dan media", False)
            )
            text = text[len(dateline.printed) :].strip()
        credit = None
        if i == paragraph[-1]:
            text, credit = without_credit(text)
        pieces.append(Piece(number, text, "body", "", opens))
        if credit:
            reason = "kode atau tanda penutup berita"
            pieces.append(Piece(number, credit, "credit", reason, False))
    return pieces


def _outside_pieces(
    paragraph: list[int], lines: list[_Line], headline: _Headline | None, before: bool
) -> list[Piece]:
    """Name what stands before or after the article; of a headline printed twice, one is kept."""
    where = "sebelum" if before else "sesudah"
    part, reason = "furniture", f"bukan kalimat, {where} isi artikel"
    text = _text(paragraph, lines)
    if before and dates.is_only_date(text):
        part, reason = "byline", "tanggal terbit"
    elif headline and headline.text == text:
        first = paragraph == headline.paragraph
        part = "headline" if first else "furniture"
        reason = "judul, disimpan di kolom headline" if first else "judul yang dicetak lagi"
    return [Piece(lines[i].number, lines[i].text, part, reason, False) for i in paragraph]


def _join(pieces: list[Piece]) -> str:
    """Return the article: one paragraph a line, hard wraps inside sentences undone."""
    text = ""
    for piece in pieces:
        if piece.part != "body" or not piece.text:
            continue
        if text:
            glued = text.endswith("-") and not text.endswith(" -")
            text += "\n" if piece.opens else ("" if glued else " ")
        text += piece.text
    return text


def _published(pieces: list[Piece]) -> datetime | None:
    moments = (dates.published_at(piece.text) for piece in pieces if piece.part == "byline")
    return next((moment for moment in moments if moment), None)


def _credit(pieces: list[Piece]) -> str | None:
    """Return who is named as writer or editor, or the code at the end ("rel": from a release)."""
    names = [piece.text.strip("()[]*#_=~- ") for piece in pieces if piece.part == "credit"]
    names += [_byline_name(piece.text) for piece in pieces if piece.part == "byline"]
    return "; ".join(name for name in names if name) or None


def _byline_name(text: str) -> str:
    match = BYLINE.match(text)
    if not match:
        return ""
    words = text[match.end() :].split()
    name = []
    for word in words:
        if not word[0].isupper() or dates.normal_weekday(word.strip(",")) in dates.WEEKDAYS:
            break
        name.append(word.strip(","))
    return " ".join(name)
