"""Find the people of an attendance list in what learners typed as their name.

Two at one laptop are found however they are parted, everybody with titles or without. Whoever
shares what was typed with another line is told from it by a word, never by a number: numbers are
what a computer adds to a file of the same name.
"""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

PARTED = re.compile(r"\s+dan\s+|[,;/&+]", re.IGNORECASE)


class Word(NamedTuple):
    """A word of a name as it is compared, the part it stands in, and whether it is a title."""

    text: str
    part: int
    is_title: bool


def parts_of(typed: str) -> list[str]:
    """Return the names in what was typed.

    >>> parts_of("Siti Aminah, S.Sos. / Budi dan Dr. Rina, MM")
    ['Siti Aminah', 'Budi', 'Dr. Rina']
    """
    parts = [part.strip() for part in PARTED.split(typed)]
    named = {word.part for word in words(typed) if not word.is_title}
    return [part for number, part in enumerate(parts) if number in named]


def words(typed: str) -> list[Word]:
    """Return the words of a name.

    A title has a full stop, or a capital that is not its first; brackets hold no name either, and
    numbers are left out.
    """
    shouted = typed.isupper()
    found = []
    for part, name in enumerate(PARTED.split(typed)):
        for piece in re.findall(r"\([^)]*\)|[^\s(]+", name):
            beside = piece[0] == "(" or "." in piece
            capital = not shouted and piece[1:] != piece[1:].lower()
            texts = (re.sub(r"\W", "", word).casefold() for word in piece.split())
            found += [
                Word(text, part, beside or capital) for text in texts if text.strip("0123456789")
            ]
    return found


def found_in(typed: str, names: list[str]) -> tuple[list[set[int]], list[str]]:
    """Return which lines of a list are named, and what was typed that is no name of the list.

    The longest name is sought first; all lines that hold the same words come in one set, for any
    of them may be meant: “Agus” may be Agus, and Agus of BKD, too. A part with a word left over
    names nobody: “Nur” of the list is not the “Nur Aini” who typed.
    """
    on_line = [words(name) for name in names]
    known = {
        tuple(word.text for word in kept)
        for line in on_line
        for kept in (line, [word for word in line if not word.is_title])
    }
    lines = [{word.text for word in line} for line in on_line]
    every = words(typed)
    left: list[Word | None] = [*every]
    found: dict[int, set[int]] = {}  # where a name begins, and the lines that it may mean
    for wanted in sorted(filter(None, known), key=len, reverse=True):
        for start in range(len(left)):
            here = left[start : start + len(wanted)]
            if None not in here and tuple(word.text for word in here) == wanted:
                found[start] = _holding(wanted, lines)
                left[start : start + len(wanted)] = [None] * len(wanted)
    _tell_apart(found, left, lines)
    strange = {word.part for word in left if word and not word.is_title}
    meant = [found[start] for start in sorted(found) if every[start].part not in strange]
    for part in sorted(strange):
        rest = [word.text for word in every if word.part == part and not word.is_title]
        if len(several := _holding(rest, lines)) > 1:  # shorter than on the list
            meant.append(several)
            strange.remove(part)
    parts = [part.strip() for part in PARTED.split(typed)]
    return meant, [parts[number] for number in sorted(strange)]


def _tell_apart(found: dict[int, set[int]], left: list[Word | None], lines: list[set[str]]) -> None:
    """Keep of the lines that a name may mean those that hold the words behind it (an office)."""
    for start, end in pairwise([*sorted(found), len(left)]):
        for place in range(start, end):
            word = left[place]
            if word and (kept := {each for each in found[start] if word.text in lines[each]}):
                found[start], left[place] = kept, None


def _holding(wanted: Iterable[str], lines: list[set[str]]) -> set[int]:
    """Return the numbers of the lines in which all these words stand."""
    return {number for number, line in enumerate(lines) if line.issuperset(wanted)}
