"""Separate a news article from the web page around it, and account for every line.

The rule that outranks all others: no sentence of an article is dropped as page furniture. A line
goes only when a rule names it, or when it stands outside the article's sentences and is none.
"""

import unicodedata
from collections import Counter
from datetime import datetime
from typing import NamedTuple

from frasa._reading import dates
from frasa._reading.dateline import (
    _LONGEST_DATELINE,
    Dateline,
    _outlet_and_place,
    find_dateline,
    is_headline,
    names_outlet,
)
from frasa._reading.furniture import BYLINE, Rule, find_rule, is_comment_heading
from frasa._reading.pieces import Piece
from frasa._reading.sentences import (
    LIST_ITEM,
    OPEN_END,
    count_capitals,
    ends_like_title,
    has_title_case,
    is_finished,
    is_open_sentence,
    is_sentence,
    without_credit,
)


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


class Line(NamedTuple):
    number: int
    text: str
    after_blank: bool


def _lines(raw: str) -> list[Line]:
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
            numbered.append(Line(number, text, after_blank))
        after_blank = not text
    return numbered


def _paragraphs(lines: list[Line], ruled: list[Rule | None]) -> list[list[int]]:
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

    def __init__(self, number: int, line: Line):
        self.numbers = [number]
        self.last = line.text
        self._uncounted = [line.text]
        self._beginning = ""
        self._quotes = self._brackets = 0  # opened and not closed
        self._words = self._capitals = 0

    def add(self, number: int, line: Line) -> None:
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

    def takes(self, line: Line) -> bool:
        return self.must_take(line) or self.may_take(line)

    def must_take(self, line: Line) -> bool:
        """Neither a lower-case start nor an open quotation, bracket or phrase begins a sentence."""
        if is_finished(self.last) or LIST_ITEM.match(line.text):
            return False
        self._count()
        is_open = self._quotes > 0 or self._brackets > 0
        return is_open or line.text[0].islower() or bool(OPEN_END.search(self.last))

    def may_take(self, line: Line) -> bool:
        """A long unfinished line may be wrapped even when the next begins with a capital."""
        finished = is_finished(self.last) or line.after_blank or LIST_ITEM.match(line.text)
        return not finished and len(self.last) >= 40 and not self.is_headline()

    def is_headline(self) -> bool:
        self._count()
        is_title = ends_like_title(self.last) and has_title_case(self._words, self._capitals)
        return is_title and not names_outlet(self._beginning)


def _finished(paragraph: list[int], lines: list[Line]) -> list[list[int]]:
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


def _text(paragraph: list[int], lines: list[Line]) -> str:
    return " ".join(lines[i].text for i in paragraph)


def _body_range(
    paragraphs: list[list[int]], ruled: list[Rule | None], lines: list[Line]
) -> tuple[int, int, Dateline | None]:
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
        dateline = find_dateline(lines[paragraphs[i][0]].text)
        if dateline and not is_headline(text):
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


class _Headline(NamedTuple):
    text: str
    paragraph: list[int]


def _headline(before: list[list[int]], lines: list[Line]) -> _Headline | None:
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


def _body_pieces(paragraph: list[int], lines: list[Line], dateline: Dateline | None) -> list[Piece]:
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
    paragraph: list[int], lines: list[Line], headline: _Headline | None, before: bool
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
