"""A text that the Enter key broke into several lines, or what is left of one that was mended."""

import re

from kursus.diagnosis import Diagnosis
from kursus.nearest import importing
from kursus.repair import plain_signs
from kursus.sentences import CAUSES
from kursus.trial import parsed

_COMMAND = re.compile(r"\s*[^\W\d]\w*(\s*=|\()")
_TEXT = re.compile(r"\s*[^\W\d]\w*\s*=\s*([\"'])(.*)\1\s*$")


def broken_text(lines: list[str], row: int) -> Diagnosis | None:
    """Return the lines of a broken text with the one line that they should be; None if none is."""
    return _opened(lines, row) or _left_over(lines, row)


def moves_on(lines: list[str], row: int, repaired: str) -> bool:
    """Tell whether a cell with the line repaired compiles, or fails only in another statement."""
    try:
        compile("\n".join([*lines[:row], repaired, *lines[row + 1 :]]), "sel", "exec")
    except SyntaxError as error:
        below = lines[row + 1] if row + 1 < len(lines) else ""
        return (error.lineno or 0) - 1 > row and not below[:1].isspace()
    except ValueError:
        return False
    return True


def _opened(lines: list[str], row: int) -> Diagnosis | None:
    """For a text that is opened in a line and goes on in the next, closed there or never."""
    opened = plain_signs(lines[row])[0]
    if opened.count('"') % 2 == opened.count("'") % 2 == 0:
        return None
    sign = '"' if opened.count('"') % 2 else "'"
    for last in range(row + 1, len(lines)):
        if not lines[last].strip() or _COMMAND.match(lines[last]):
            return None  # the next command: the text ended before it
        joined = plain_signs(" ".join(map(str.strip, lines[row : last + 1])))[0]
        ends = last + 1 == len(lines) or _COMMAND.match(lines[last + 1])
        for whole in (joined, f"{joined}{sign}") if ends else (joined,):
            if moves_on([*lines[:row], whole, *lines[last + 1 :]], row, whole):
                return Diagnosis(CAUSES["enter"], "\n".join(lines[row : last + 1]), None, whole)
    return None


def _is_command(line: str) -> bool:
    """Tell a command that lost a sign from words: jumlah banyak_kata(slogan), bawa pulang siap."""
    first = re.match(r"(\w+)(?:[ -](\w+))?", line)
    begins = first and (importing(first[1]) or importing(f"{first[1]}_{first[2]}"))
    return bool(begins or re.search(r"\w\(|\w_\w", line))


def _left_over(lines: list[str], row: int) -> Diagnosis | None:
    """For what still stands below a text that is whole: a part of it, or its broken-off end."""
    start = next((each for each in range(row, -1, -1) if _COMMAND.match(lines[each])), row)
    text = _TEXT.match(plain_signs(lines[start])[0])
    below = [plain_signs(each)[0].strip() for each in lines[start + 1 : row + 1]]
    rest = " ".join(below).strip("\"' ")
    if not text or not re.search(r"[^\W\d]", rest) or parsed("\n".join(below)):
        return None
    if any(map(_is_command, below)):
        return None
    own, sign = "\n".join(lines[start : row + 1]), "'" if '"' in f"{text[2]}{rest}" else '"'
    if text[2].endswith(rest):
        return Diagnosis(CAUSES["left_over"], own, None, lines[start].strip())
    whole = f"{lines[start][: text.start(1)]}{sign}{text[2]} {rest}{sign}"
    return Diagnosis(CAUSES["enter"], own, None, whole) if parsed(whole.strip()) else None
