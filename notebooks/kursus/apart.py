"""Part a line into the commands that stand in it: two assignments, a value and its check."""

import keyword
import re

_STRING = r"\"[^\"\n]*\"|'[^'\n]*'"
_SETS = re.compile(r"(?<![\w.])[^\W\d]\w*\s*=(?![=>])")
_CALLS = re.compile(
    r"(?<![^\W\d])(?<!\.)[^\W\d]\w*(?=\()"
)  # also right behind a number: 90periksa(
_BETWEEN = re.compile(r"(?:\s*[,;&]|\s+(?:dan|lalu|serta|and)\b)*\s*$")


def commands_in(line: str, known: set[str]) -> list[str]:
    """Return the commands of a line one by one; of a line that holds one command, that one.

    A new one begins behind a whole value: where a name is set, or a known command is called.
    """
    plain = _outside(line)
    if not _SETS.match(plain.lstrip()):
        return [line]
    starts = [match.start() for match in _SETS.finditer(plain)][1:]
    starts += [call.start() for call in _CALLS.finditer(plain) if call[0] in known]
    places = [place for place in sorted(starts) if _is_whole(plain[:place], known)]
    bounds = zip([0, *places], [*places, len(line)], strict=True)
    *before, last = [line[start:end] for start, end in bounds]
    return [*(_BETWEEN.sub("", each) for each in before), last]


def _outside(line: str) -> str:
    """Return a line of the same length that shows nothing of what its quotes and brackets hold."""
    plain, depth = "", 0
    for sign in re.sub(_STRING, lambda text: f"'{'_' * (len(text[0]) - 2)}'", line):
        depth -= sign in ")]}"
        plain += "_" if depth > 0 else sign
        depth += sign in "([{"
    return plain


def _is_whole(before: str, known: set[str]) -> bool:
    """Tell whether what stands before a place sets a name to a value, and no more is needed."""
    told = _BETWEEN.sub("", before)
    last = re.search(r"\w*$", told)[0]
    ends = re.search(r"=\s*(?:.*[\w'\")\]]|\.\.\.)$", told)
    return bool(ends) and last not in known and not keyword.iskeyword(last)
