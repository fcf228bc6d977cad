"""Find the people of an attendance list in what learners typed as their name.

Two at one laptop are found however they are parted, everybody with titles or without.
"""

import re
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

    A title has a full stop, or a capital that is not its first; brackets hold no name either.
    """
    shouted = typed.isupper()
    found = []
    for part, name in enumerate(PARTED.split(typed)):
        for piece in re.findall(r"\([^)]*\)|[^\s(]+", name):
            beside = piece[0] == "(" or "." in piece
            capital = not shouted and piece[1:] != piece[1:].lower()
            texts = (re.sub(r"\W", "", word).casefold() for word in piece.split())
            found += [Word(text, part, beside or capital) for text in texts if text]
    return found


def found_in(typed: str, names: list[str]) -> tuple[list[set[int]], list[str]]:
    """Return which lines of a list are named, and what was typed that is no name of the list.

    The longest name is sought first; lines that the same words may mean come in one set. A part
    with a word left over names nobody: “Nur” of the list is not the “Nur Aini” who typed.
    """
    meant: dict[tuple[str, ...], set[int]] = {}
    for line, name in enumerate(names):
        whole = words(name)
        for kept in (whole, [word for word in whole if not word.is_title]):
            meant.setdefault(tuple(word.text for word in kept), set()).add(line)
    left: list[Word | None] = list(words(typed))
    found = []
    for wanted in sorted(filter(None, meant), key=len, reverse=True):
        for start in range(len(left)):
            here = left[start : start + len(wanted)]
            if None not in here and tuple(word.text for word in here) == wanted:
                found.append((here[0].part, meant[wanted]))
                left[start : start + len(wanted)] = [None] * len(wanted)
    strange = {word.part for word in left if word and not word.is_title}
    parts = [part.strip() for part in PARTED.split(typed)]
    return (
        [lines for part, lines in sorted(found, key=lambda each: each[0]) if part not in strange],
        [parts[number] for number in sorted(strange)],
    )
