"""Group the lines of a page into paragraphs: a hard wrap inside a sentence does not end one."""

import re

from frasa._reading.dateline import LONGEST_DATELINE, find_dateline, names_outlet
from frasa._reading.even_lines import Line
from frasa._reading.furniture import Rule
from frasa._reading.hyphens import is_parted
from frasa._reading.line_shapes import (
    LIST_ITEM,
    OPEN_END,
    count_capitals,
    ends_in_stop,
    ends_like_title,
    has_title_case,
    is_finished,
    without_credit,
)

_NUMBER = re.compile(r"(?:No\.?|Nomor) ?\d")  # of a house, a law: no line of its own


def paragraphs_of(lines: list[Line], ruled: list[Rule | None]) -> list[list[int]]:
    """Group the lines that no rule took: a hard wrap inside a sentence does not end a paragraph."""
    paragraphs: list[_Growing] = []
    previous = None  # the line before, over those that the format puts outside the article
    for i, line in enumerate(lines):
        if line.aside:
            continue
        before, previous = previous, i
        if ruled[i]:
            continue
        if paragraphs and paragraphs[-1].numbers[-1] == before and paragraphs[-1].takes(line):
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
        self._beginning = f"{self._beginning} {text}".lstrip()[:LONGEST_DATELINE]
        self._quotes += text.count("“") - text.count("”")
        self._brackets += text.count("(") - text.count(")")
        words, capitals = count_capitals(text)
        self._words, self._capitals = self._words + words, self._capitals + capitals

    def takes(self, line: Line) -> bool:
        return (self.must_take(line) or self.may_take(line)) and not self._ends_before(line)

    def must_take(self, line: Line) -> bool:
        """Neither a lower-case start nor an open quotation, bracket or phrase begins a sentence."""
        return not (is_finished(self.last) or LIST_ITEM.match(line.text)) and bool(
            self._is_open()
            or (line.text[0].islower() and not names_outlet(line.text))
            or _NUMBER.match(line.text)
            or OPEN_END.search(self.last)
            or is_parted(self.last)
        )

    def _ends_before(self, line: Line) -> bool:
        """A sure dateline opens the article, but within a quotation or a bracket."""
        dateline = find_dateline(line.text)
        return bool(dateline and dateline.is_sure) and not self._is_open()

    def _is_open(self) -> bool:
        self._count()
        return self._quotes > 0 or self._brackets > 0

    def may_take(self, line: Line) -> bool:
        """A long unfinished line may be wrapped even when the next begins with a capital."""
        finished = is_finished(self.last) or line.after_blank or LIST_ITEM.match(line.text)
        # The last words of a sentence are few, and end in its full stop.
        ends = line.text.count(" ") < 3 and ends_in_stop(line.text)
        return not finished and (ends or len(self.last) >= 40) and not self.is_headline()

    def is_headline(self) -> bool:
        self._count()
        is_title = ends_like_title(self.last) and has_title_case(self._words, self._capitals)
        return is_title and not names_outlet(self._beginning)


def _finished(paragraph: list[int], lines: list[Line]) -> list[list[int]]:
    """Part what only may belong together, if no full stop follows: a list of headlines, perhaps."""
    if len(paragraph) == 1 or is_finished(without_credit(text_of(paragraph, lines))[0]):
        return [paragraph]
    parts = [_Growing(paragraph[0], lines[paragraph[0]])]
    for i in paragraph[1:]:
        if parts[-1].must_take(lines[i]):
            parts[-1].add(i, lines[i])
        else:
            parts.append(_Growing(i, lines[i]))
    return [part.numbers for part in parts]


def text_of(paragraph: list[int], lines: list[Line]) -> str:
    return " ".join([lines[i].text for i in paragraph])
