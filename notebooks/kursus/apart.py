"""Part a line into the commands that stand in it: two assignments, a value and its check."""

import keyword
import re

_STRING = r"\"[^\"\n]*\"|'[^'\n]*'"
_SETS = re.compile(r"(?<![\w.])[^\W\d]\w*\s*=(?![=>])")
_CALLS = re.compile(
    r"(?<![^\W\d])(?<!\.)[^\W\d]\w*(?=\()"
)  # also right behind a number: 90periksa(
_BETWEEN = re.compile(r"(?:\s*[,;&]|\s+(?:dan|lalu|serta|and)\b)*\s*$")

_ENDS = ",;&'\")]."  # behind these a command may begin whose name is not known yet


def commands_in(line: str, known: set[str], names: set[str]) -> list[str]:
    """Return the commands of a line one by one; of a line that holds one command, that one.

    A new one begins behind a whole value: where a name is set, or a known command is called.
    `names`: those that the notebook has; another begins a command only behind a sign or a quote.
    """
    plain = _outside(line)
    first = _SETS.match(plain.lstrip())
    if not first:
        return [line]
    alike = _stem(first[0])
    places = [call.start() for call in _CALLS.finditer(plain) if call[0] in known]
    for later in [*_SETS.finditer(plain)][1:]:
        name = re.match(r"\w+", later[0])[0]
        if name in names or _stem(name) == alike or plain[: later.start()].rstrip()[-1] in _ENDS:
            places.append(later.start())
    places = [place for place in sorted(places) if _is_whole(plain[:place], known)]
    bounds = zip([0, *places], [*places, len(line)], strict=True)
    *before, last = [line[start:end] for start, end in bounds]
    return [*(_BETWEEN.sub("", each) for each in before), last]


def _stem(name: str) -> str:
    """Return what putusan_01 and putusan_02 share."""
    return re.match(r"[^\W\d]*", name)[0]


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
