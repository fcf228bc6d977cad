"""Light stems of Indonesian words: the same for menegaskan, ditegaskan, ketegasan and tegas.

The corpus is the dictionary: an affix goes only if what is left is a word of the corpus, so that no
list of roots is needed and names stay whole.
"""

from collections.abc import Collection, Iterator

import numpy as np

SHORTEST_ROOT, SHORTEST_DERIVED = 4, 6
CLITICS = ("nya", "lah", "kah", "pun", "ku", "mu")
SUFFIXES = ("kan", "an", "i")
# Prefixes, and the letters of the root that they may have swallowed.
PREFIXES = {
    "memper": ("",), "diper": ("",), "meny": ("s",), "peny": ("s",), "menge": ("",),
    "meng": ("", "k"), "peng": ("", "k"), "mem": ("", "p"), "pem": ("", "p"),
    "men": ("", "t"), "pen": ("", "t"), "ber": ("",), "ter": ("",), "per": ("",), "me": ("",),
    "pe": ("",), "di": ("",), "ke": ("",), "se": ("",), "be": ("",),
}  # fmt: skip


def stems(words: Collection[str]) -> dict[str, str]:
    """Return for each word its stem: the shortest rest that is itself among the words."""
    known = {word for word in words if len(word) >= SHORTEST_ROOT}
    return {word: _stem(word, known) for word in words}


def _stem(word: str, known: set[str]) -> str:
    one, hyphen, other = word.partition("-")
    if hyphen:  # sekolah-sekolah, bermain-main
        root = _stem(one, known)
        return root if _stem(other, known) == root else word
    if len(word) < SHORTEST_DERIVED:
        return word
    return min((rest for rest in _rests(word) if rest in known), key=_shortest, default=word)


def _shortest(rest: str) -> tuple[int, str]:
    return len(rest), rest


def _rests(word: str) -> Iterator[str]:
    """Yield what is left of a word without a clitic, a suffix, a prefix."""
    for base in (word, *_without(word, CLITICS)):
        for middle in (base, *_without(base, SUFFIXES)):
            yield middle
            for length in (6, 5, 4, 3, 2):
                for swallowed in PREFIXES.get(middle[:length], ()):
                    rest = swallowed + middle[length:]
                    if len(rest) >= SHORTEST_ROOT:
                        yield rest


def _without(word: str, endings: tuple[str, ...]) -> Iterator[str]:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_ROOT:
            yield word[: -len(ending)]


def equal_stems(one: list[str], other: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Mark the words of each of two texts whose stem the other text has, wherever it stands."""
    root = stems({*one, *other})
    sides = [np.array([root[word] for word in words], dtype=object) for words in (one, other)]
    return np.isin(sides[0], sides[1]), np.isin(sides[1], sides[0])
