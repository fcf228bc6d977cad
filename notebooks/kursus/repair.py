"""Repair one thing in a line of Python that a beginner wrote, so that it can be run.

Every rule proposes lines; a line is believed only if it compiles and all its names exist. The rules
are tried in the order in which this course's learners make the mistakes.
"""

import keyword
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from string import ascii_letters, digits, punctuation

from kursus import nearest, numerals
from kursus.apart import commands_in
from kursus.packages import dotted
from kursus.trial import TEXTUAL, Context
from kursus.value_repair import STRING, arguments, brackets, items, values
from kursus.verdicts import LABELS
from kursus.wording import code

_KEYS = ascii_letters + digits + punctuation
_SIGNS = {
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛`´′", "'"),
    **dict.fromkeys("–—−‐‑‒", "-"),
    **{"÷": "/", "…": "..."} | dict.fromkeys("×⨯✕✖⋅∙", "*"),
    **{chr(0xFEE0 + ord(sign)): sign for sign in _KEYS},  # full width
    **dict.fromkeys("\u00a0\u2007\u202f\u2009\u3000", " "),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad•·▪", ""),
}
_LOGIC = {"dan": "and", "atau": "or", "tidak": "not", "bukan": "not"}
_LONGEST = 240  # a longer line has more ways to be wrong than can be tried
_ASSIGNMENT = re.compile(r"^(\s*)(\w[\w .-]*?)\s*(=(?:\s*=)+|=>|-+>|→|:=|=|:)(?!=)\s*(.*?)\s*$")


@dataclass
class Cure:
    """A line that can be run, and the name of what was wrong (a key of CAUSES in sentences.py)."""

    line: str
    cause: str


def cure(line: str, context: Context) -> Cure | None:
    """Return the first repaired form of a line that can be run, or None.

    Where the line calls a command that is not known yet, a repair beside it still tells the cause;
    the cure is then an empty line.
    """
    if len(line) > _LONGEST:
        return None
    noted = re.fullmatch(rf"((?:{STRING}|“[^”]*”|‘[^’]*’|[^#\"'“‘])*?)(\s*#.*)", line)
    noted = noted or re.fullmatch(r"(.*\S)(\s+#\s.*)", line)  # a quote before it is missing
    noted = noted or re.fullmatch(r"(.*\S)(\s+←.*)", line)
    if noted:
        note = noted[2] if "#" in noted[2] else f"  # {noted[2].strip()}"
        whole = note != noted[2] and context.fits(noted[1])  # only the sign of the note is missing
        found = Cure(noted[1], "hash") if whole else cure(noted[1], context)
        return found and Cure(found.line and found.line + note, found.cause)
    found = _first(line, context) or _first(line, replace(context, suits=None))
    if found:
        return found
    unknown = {name for name in re.findall(r"([^\W\d]\w*)\s*[.(]", line)} - context.names
    later = replace(context, names=context.names | unknown)
    found = _first(line, later) if unknown else None
    return found and Cure("", found.cause)


def _first(line: str, context: Context) -> Cure | None:
    for repaired, cause in _proposals(line, context):
        if repaired.strip(" \t") != line.strip(" \t") and context.fits(repaired):
            return Cure(repaired, cause)
    return None


def _proposals(line: str, context: Context) -> Iterator[tuple[str, str | None]]:
    line = re.sub(r"\s*```(?:python)?\s*", "", line)
    yield line, "pasted"
    plain, cause = plain_signs(line)
    if cause == "curly" and not plain_signs(re.sub(r"(?<=\w)[‘’](?=\w)", "", line))[1]:
        yield from _line_rules(line, context)  # the sign belongs to a text: "Jum’at
    yield from ((each, cause) for each in (plain, plain.lstrip()))
    for repaired, other in _line_rules(plain, context):
        yield repaired, cause or other


def plain_signs(line: str) -> tuple[str, str | None]:
    """Return a line with the signs of a keyboard, and which kind of sign was replaced."""
    line = re.sub(r"(?<=\d)\s*·\s*(?=\d)", " × ", line)  # else it marks a list
    plain = "".join(_SIGNS.get(sign, sign) for sign in line)
    if plain == line:
        return line, None
    changed = {
        new for old, new in zip(line, (_SIGNS.get(s, s) for s in line), strict=True) if old != new
    }
    if changed & {'"', "'"}:
        return plain, "curly"
    kinds = {"-": "dash", "*": "times", "/": "divide", "...": "ellipsis", " ": "blank", "": "blank"}
    return plain, next((kinds[new] for new in kinds if new in changed), "sign")


def _line_rules(line: str, context: Context) -> Iterator[tuple[str, str]]:
    for rule in (_pasted, joined_names, _two, _signs, _assigned, _missing_equals, _calls):
        yield from rule(line, context)
    for joined, cause in joined_names(line, context):  # a name in two words, and something else
        yield from ((repaired, cause) for repaired, _ in _calls(joined, context))
    yield from _notes(line, context)


def _pasted(line: str, context: Context) -> Iterator[tuple[str, str]]:
    """Propose a line without what came along in copying: the number of a list, a prompt."""
    yield re.sub(r"^\s*(?:\d+|[a-z])[.)]\s+(?=[^\W\d]\w*\s*[=(])", "", line), "pasted"
    prompt = r"^\s*(?:In |Out)?\s*\[[\d* ]*\]:\s*|(?:>>>|\.\.\.:)\s*"
    if (bare := re.sub(prompt, "", line)) != line:
        yield bare, "prompt"
    yield from _spelt_words(line)


def joined_names(line: str, context: Context) -> Iterator[tuple[str, str]]:
    """Propose a known name where it is written in two words or with a hyphen."""
    for match in re.finditer(r"(?<![\w.\"'])([^\W\d]\w*)[ -](\w+)", line):
        if f"{match[1]}_{match[2]}" in context.names:
            yield f"{line[: match.start()]}{match[1]}_{match[2]}{line[match.end() :]}", "name"


def _two(line: str, context: Context) -> Iterator[tuple[str, str]]:
    """Propose a line for each of the commands that stand in one, every one mended by itself."""
    joined = [line, *(each for each, _ in joined_names(line, context))]
    ways = [commands_in(each, context.commands, context.names) for each in joined]
    for parts in [each for each in ways if len(each) > 1]:
        yield from _apart(parts, context)


def _apart(parts: list[str], context: Context) -> Iterator[tuple[str, str]]:
    made = set(re.findall(r"^\s*(\w+)\s*=", "\n".join(parts), re.M))
    alone = replace(context, names=context.names | made, around=None)
    mended = [each if alone.runs(each) else _mended(each, alone) for each in parts]
    if all(mended):
        yield "\n".join(each.strip() for each in mended), "two"


def _mended(line: str, context: Context) -> str | None:
    found = _first(line, context)
    return found and found.line


def _signs(line: str, context: Context) -> Iterator[tuple[str, str]]:
    """Propose a line with one sign mended: a comparison, a point, a comma, a bracket, a path."""
    if re.match(r"\s*(if|while|elif)\b", line) or re.search(r"\[.*[^=<>!]=[^=].*\]", line):
        yield re.sub(r"(?<![=<>!])=(?!=)(?=[^=]*$)", "==", line), "compare"
    sets = re.match(r"\s*\w+\s*=>", line)
    if context.form != "list" and not sets:  # 2 => 4 => 3 lists, and batas => 3 sets
        yield re.sub(r"=([<>])", r"\1=", line), "order"
    if re.search(r"[<>]|[=!]=", line) or line.lstrip().startswith(("if ", "while ")):
        yield re.sub(r"\b(?:dan|atau|tidak|bukan)\b", lambda word: _LOGIC[word[0]], line), "logic"
    yield re.sub(r"(?<=\w)\.(?=\[)", "", line), "tail"
    yield re.sub(r"(?<=[\])])\s+(?=[^\W\d]\w*\()", ".", line), "point"
    yield re.sub(r",(\s*,)+", ",", line), "extra_comma"
    yield re.sub(r"\.\s*(?=[^\W\d]\w*=[^=])", ", ", line), "comma"
    yield re.sub(r"^(\s*import \w+) (\w+)$", r"\1 as \2", line), "as"
    yield re.sub(r"(?<=\w)\[\s*\]$", "()", line), "match"
    if index := re.search(r"([^\W\d]\w*)\{(.*)\}", line):
        opening, closing = "()" if index[1] in context.commands else "[]"
        yield line.replace(index[0], f"{index[1]}{opening}{index[2]}{closing}"), "match"
    if context.form not in TEXTUAL and (new := numerals.DATE.sub(dated, line)) != line:
        yield new, "date"
    yield re.sub(r"(?<![\w])([\"'])(?=[^\"']*\\)", r"r\1", line), "path"


def _assigned(line: str, context: Context) -> Iterator[tuple[str, str]]:
    parts = _ASSIGNMENT.match(line)
    compound = ("if", "elif", "else", "for", "while", "with", "def", "return", "print")
    if parts and parts[2].split()[0] not in compound:
        yield from _assignment(line, parts, context)
    if parts := re.match(rf"^\s*(\d+(?:[.,]\d+)?|{STRING})\s*=\s*([^\W\d]\w*)\s*$", line):
        value = re.sub(r"^(\d+),", r"\1.", parts[1])
        yield f"{parts[2]} = {value}", "swapped"


def _spelt_words(line: str) -> Iterator[tuple[str, str]]:
    """Propose import, from, for and the like where they are misspelt or have capitals."""
    told = {*re.findall(r"\w+", line.lower())}
    if "kursus" in told and told <= {"from", "import", "kursus"}:
        yield "from kursus import *", "star"
    words = re.match(r"\s*(\w+)\s+([\w.]+)(?:\s+(\w+)\s+(.+))?$", line)
    if not words:
        return
    first, name, third, rest = words.groups()
    start = nearest.near(first, ("import", "from"), 0.6)
    if start == "import":
        yield start + line[words.end(1) :], "word"
    elif start and third and (verb := nearest.near(third, ("import",), 0.6)):
        yield f"{start} {name} {verb} {rest}", "word"


def dated(match: re.Match) -> str:
    day, month, year = match["day"], match["month"].casefold(), match["year"]
    if not month.isdigit():
        month = numerals.MONTHS.index(month) + 1
    own = match[0].startswith("date(") or not match[0].endswith(")")
    return f"date({year}, {int(month)}, {int(day)})" + ("" if own else ")")


def _assignment(line: str, parts: re.Match, context: Context) -> Iterator[tuple[str, str]]:
    """Propose repairs of `name = value`: the value first, then the name and the sign between."""
    indent, name, sign, value = parts.groups()
    target = _as_the_cell_has_it(re.sub(r"[\s.-]+", "_", name), context)
    lead = f"{indent}{name} = "
    if re.fullmatch(r"putusan_\d+", target):
        yield from _verdict(f"{indent}{target} = ", value)
    wrong = "colon_equals" if ":" in sign else "equals_twice"
    if sign != "=":
        yield lead + value, wrong
    for repaired, cause in values(value, context):
        yield lead + repaired, cause if sign == "=" else wrong
    if value.startswith("!"):
        yield lead + value[1:].lstrip(), "equals_twice"
    if "=" in value:
        left = value.split("=")[0].strip()
        yield from (
            (lead + each, "equals_twice") for each, _ in [(left, ""), *values(left, context)]
        )
    if answer := re.fullmatch(r"(?:soal\s+)?(\d[a-f])", name, re.IGNORECASE):
        yield f"{indent}jawaban_{answer[1].lower()} = {value}", "answer"
    turned = re.fullmatch(r"(\d+[^\W\d]?)[ _-]+([^\W\d][\w ]*)", name)
    if turned := turned or re.fullmatch(r"(\d+)([^\W\d][\w ]*)", name):
        yield f"{indent}{turned[2].strip().replace(' ', '_')}_{turned[1]} = {value}", "digit"
    if keyword.iskeyword(name):
        yield f"{indent}{name}_ = {value}", "reserved"
    known = target in context.names or target.startswith("jawaban_")
    if target != name and target.isidentifier() and (sign != ":" or known):
        for repaired, _ in [(value, ""), *values(value, context)]:
            yield f"{indent}{target} = {repaired}", "name"


def names_given(context: Context) -> list[str]:
    """Return the names that the other lines of the cell give to its commands."""
    rest = context.around("") if context.around else ""
    given = " ".join(re.findall(r"\(([^()\n]*)\)", re.sub(STRING, "", rest)))
    return re.findall(r"(?<![\w.])[^\W\d]\w*", given)


def _as_the_cell_has_it(name: str, context: Context) -> str:
    """Return a name in the capitals in which the cell uses it: Jawaban_0a is jawaban_0a."""
    same = [each for each in names_given(context) if each.casefold() == name.casefold()]
    return name if name in context.names or not same else same[0]


def _verdict(lead: str, value: str) -> Iterator[tuple[str, str]]:
    """Propose a verdict and its reason as one text, wherever the quotes between them stand."""
    if re.fullmatch(r"\"\w+\s*:.*\"", value):
        yield f"{lead}'{value[1:-1]}'", "inner"  # "sebagian: "kutipan" sama"
    parts = re.fullmatch(
        r"[\s\"'(]*([^\W\d_]+)(\s*[\"'):;,.+(=–—-][\s\"'):;,.+(=–—-]*)(.*?)[\s\"']*", value
    )
    word = nearest.near(parts[1], LABELS, 0.7) if parts else None
    reason = parts[3] if parts else ""
    if word and re.match(r"[^\W_]", reason) and reason.split()[0].casefold() not in LABELS:
        reason = reason.removesuffix(")") if reason.count(")") > reason.count("(") else reason
        cause = "verdict" if re.search(r"[\"']", value) else "text"
        yield lead + code(f"{word}: {reason}"), cause


def _missing_equals(line: str, context: Context) -> Iterator[tuple[str, str]]:
    if line[:1].isspace() and line.count(")") > line.count("("):
        return  # a line of several: it is inside a call
    is_ = r"(?:(?:adalah|ialah|yaitu|yakni|menjadi|sama dengan)\s+)?"
    parts = re.match(rf"^(\s*)([^\W\d]\w*)\s+{is_}([^=]+)$", line)
    used = parts and parts[2] in names_given(context)
    known = parts and (parts[2].startswith("jawaban_") or parts[2] in context.seen)
    if (known or used) and parts[2] not in context.commands:
        for value, _ in [(parts[3], ""), *values(parts[3], context)]:
            yield f"{parts[1]}{parts[2]} = {value}", "equals"
    if parts := re.match(r"^(\s*)(jawaban)[\s-]+(\w+)\s+([^=]+)$", line):
        yield f"{parts[1]}jawaban_{parts[3]} = {parts[4]}", "name"


def _calls(line: str, context: Context) -> Iterator[tuple[str, str]]:
    """Propose repairs of brackets and of what stands in them."""
    yield from _called(line, context)
    yield re.sub(r"([(,]\s*)[^\W\d]\w*\s*=(?!=)\s*", r"\1", line), "unnamed"
    yield from brackets(line)
    yield from arguments(line, context)
    yield from dotted(line)
    yield from _compared(line, context)
    if part := re.match(r"^(\s+)(.+?)(,?)\s*$", line):  # one line of a list of several
        for inside, why in items(part[2], context):
            yield part[1] + inside + part[3], why


def _compared(line: str, context: Context) -> Iterator[tuple[str, str]]:
    """Propose quotes around unknown names that are compared: values of a column."""
    for name in set(re.findall(r"[=!]=\s*([^\W\d]\w*)", line)) - context.names:
        yield re.sub(rf"(?<=[=!]=)(\s*){name}\b", rf'\1"{name}"', line), "text"


def _notes(line: str, context: Context) -> Iterator[tuple[str, str]]:
    """Propose what is left: a colon or a comma added, a sign at the end taken away, a note."""
    yield f"{line}:", "colon"
    yield f"{line}:\n    ...", "colon"
    yield re.sub(r"[.!?;,]+\s*$", "", line), "tail"
    yield from _commas(line)
    yield re.sub(r"(\simport \*|[=(].*\S(?=\s\s))\s+(?=\w)", r"\1  # ", line), "hash"
    words = set(re.findall(r"[^\W\d]\w*", line))
    prose = len(line.split()) >= 3 and words and not re.search(r"[=()\[\]\"']", line)
    if prose and not words & (context.names | set(keyword.kwlist)):
        yield f"# {line.strip()}", "note"


def _called(line: str, context: Context) -> Iterator[tuple[str, str]]:
    """Propose brackets after a command that is followed by its values: len counts, print "a"."""
    match = re.match(r"^(\s*(?:\w+\s*=\s*)?)([^\W\d][\w.]*)(?:\s+|(?=[\"']))([^\s(].*)$", line)
    if match and (match[2] in context.commands or "." in match[2]):
        cause = "open" if match[3].count(")") > match[3].count("(") else "call"
        for inside, _ in [(match[3], ""), *items(match[3].rstrip(), context)]:
            yield f"{match[1]}{match[2]}({inside})", cause


def _commas(line: str) -> Iterator[tuple[str, str]]:
    """Propose, within brackets, a comma between two values side by side, or one fewer of two."""
    yield re.sub(r"([(\[])\s*,\s*", r"\1", line), "extra_comma"
    start = re.search(r"[(\[{]|$", line).start()
    if line.count(")") > line.count("(") or line.rstrip().endswith(","):
        start = -1  # a line of several: the bracket stands above
    for match in re.finditer(r"(?<=[\w\"'\])])\s+(?=[\w\"'\[(])|(?<=[\"'])(?=[\"'])", line):
        if match.start() > start:
            yield f"{line[: match.start()]}, {line[match.end() :]}", "comma"
    yield line[: start + 1] + re.sub(r"(?<=\w)\s+(?=\w)", ", ", line[start + 1 :]), "comma"
