"""Decide whether a hyphen at the end of a line belongs to its word."""

import re
from collections.abc import Iterable

_LAST = re.compile(r"(\w+(?:-\w+)*)-$")
_FIRST = re.compile(r"\w+(?:-\w+)*")
_WORDS = re.compile(r"\w+(?:-\w+)*")
# Before these a hyphen stays, whatever follows.
_KEEP = {"non", "anti", "pro", "pasca", "eks", "mantan", "ke", "se", "al", "ar", "as", "an"}


class Vocabulary:
    """The words of a text, looked at only once a line ends in a hyphen."""

    def __init__(self, texts: Iterable[str]):
        self._texts = texts
        self._words: set[str] | None = None

    def __contains__(self, word: str) -> bool:
        if self._words is None:
            self._words = {w.lower() for text in self._texts for w in _WORDS.findall(text)}
        return word.lower() in self._words


def without_hyphen(before: str, after: str, known: Vocabulary) -> bool:
    """Return whether the hyphen between two lines only parts a word: "pe-" and "gawai".

    It stays in doublings (masing-masing, sayur-mayur), before capitals and digits, and where the
    text writes the word with it elsewhere; it goes where the text has the word without it, or
    where one half is no word of the text.
    """
    last, first = _LAST.search(before), _FIRST.match(after)
    if not last or not first or not first[0][0].islower():
        return False
    left, right = last[1].rpartition("-")[2], first[0].partition("-")[0]
    if left.isdigit() or f"{left}-{right}" in known or _are_double(left.lower(), right.lower()):
        return False
    if left + right in known:
        return True
    return left.lower() not in _KEEP and not (left in known and right in known)


def _are_double(left: str, right: str) -> bool:
    """Return whether two halves repeat each other but for affixes or some letters."""
    ends = {right, right.removesuffix("nya"), right.removesuffix("an"), right.removesuffix("kan")}
    return (
        any(len(end) > 1 and left.endswith(end) for end in ends)
        or (len(left) > 3 and right.startswith(left))
        or (len(left) == len(right) and sum(a != b for a, b in zip(left, right, strict=True)) <= 2)
    )
