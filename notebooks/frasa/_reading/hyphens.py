"""Decide whether a hyphen at the end of a line belongs to its word."""

import re

_LAST = re.compile(r"(\w+(?:-\w+)*)-$")
_FIRST = re.compile(r"\w+(?:-\w+)*")
_PARTED = re.compile(r"\w+(?:-\w+)*-\n\w+(?:-\w+)*")
_WORDS = re.compile(r"\w+(?:-\w+)*")
# Behind these a hyphen stays, whatever follows; behind "an-" and the like it mostly parts "antara".
_KEEP = {"non", "anti", "pro", "pasca", "eks", "mantan", "Al", "Ar", "As", "An"}
_NEVER = {"ke", "se"}  # written in one with what follows, but for capitals and digits


class Vocabulary:
    """The words of some lines, but for those that a line's end parts; looked at when needed."""

    def __init__(self, lines: list[str]):
        self._lines = lines
        self._words: set[str] | None = None

    def __contains__(self, word: str) -> bool:
        if self._words is None:
            whole = _PARTED.sub(" ", "\n".join(self._lines))
            self._words = {found.lower() for found in _WORDS.findall(whole)}
        return word.lower() in self._words


def is_parted(line: str) -> bool:
    """Return whether a line ends in the midst of a word."""
    return line.endswith("-") and bool(_LAST.search(line[-60:]))


def without_hyphen(before: str, after: str, known: Vocabulary) -> bool:
    """Return whether the hyphen between two lines only parts a word: "pe-" and "gawai".

    It stays in doublings (masing-masing, sayur-mayur), before capitals and digits, and where the
    text writes the word with it elsewhere; it goes where the text has the word without it, or
    where one half is no word of the text, and behind "ke" and "se".
    """
    last, first = _LAST.search(before[-60:]), _FIRST.match(after)
    if not last or not first or not first[0][0].islower():
        return False
    left, right = last[1].rpartition("-")[2], first[0].partition("-")[0]
    if left.isdigit() or f"{left}-{right}" in known or _are_double(left.lower(), right.lower()):
        return False
    if left + right in known or left.lower() in _NEVER:
        return True
    return _KEEP.isdisjoint({left, left.lower()}) and not (left in known and right in known)


def _are_double(left: str, right: str) -> bool:
    """Return whether two halves repeat each other but for affixes or some letters."""
    ends = {right, right.removesuffix("nya"), right.removesuffix("an"), right.removesuffix("kan")}
    return (
        any(len(end) > 1 and left.endswith(end) for end in ends)
        or (len(left) > 3 and right.startswith(left))
        or (len(left) == len(right) and sum(a != b for a, b in zip(left, right, strict=True)) <= 2)
    )
