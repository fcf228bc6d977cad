"""Repair one thing in a line of Python that a beginner wrote, so that it can be run.

Every rule proposes lines; a line is believed only if it compiles and all its names exist. The rules
are tried in the order in which this course's learners make the mistakes.
"""

import ast
import difflib
import keyword
import re
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from kursus import numerals
from kursus.wording import code

_SIGNS = {
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛`´′", "'"),
    **dict.fromkeys("–—−‐‑‒", "-"),
    **{"×": "*", "÷": "/", "…": "...", "，": ",", "；": ";", "（": "(", "）": ")"},
    **dict.fromkeys("\u00a0\u2007\u202f\u2009\u3000", " "),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad•·▪", ""),
}
CAUSES = {
    "text": "Teks harus diapit tanda kutip.",
    "curly": 'Tanda kutip “ ” dari Word atau WhatsApp tidak dikenal Python. Ketik ulang: " ".',
    "dash": "Tanda - di sini tanda panjang dari Word. Ketik ulang tanda minus dari papan ketik.",
    "blank": "Ada spasi khusus atau tanda yang tidak kelihatan, biasanya dari salin-tempel.",
    "sign": "Ada tanda dari Word atau telepon yang tidak dikenal Python. Ketik ulang tanda itu.",
    "quote": "Tanda kutipnya kurang: setiap teks dibuka dan ditutup dengan tanda kutip yang sama.",
    "double": "Tanda kutipnya berlebih: satu di depan teks dan satu di belakangnya sudah cukup.",
    "inner": "Tanda kutip di dalam teks sama dengan pengapitnya. Apit dengan kutip jenis lain.",
    "unit": "Satuan atau kata di sekitar angka tidak ikut ditulis; tulis angkanya saja.",
    "percent": "Tanda persen (%) tidak ditulis; persen ditulis sebagai angka desimal.",
    "times": "Tanda kali di Python ialah bintang (*), bukan x.",
    "divide": "Tanda bagi di Python ialah garis miring (/), bukan titik dua.",
    "spelt": "Angka ditulis dengan angka, bukan dengan kata.",
    "keyword": "Nama pengaturan dan nilainya dihubungkan tanda sama dengan (=).",
    "digit": "Sebuah nama tidak boleh diawali angka.",
    "date": "Tanggal ditulis date(tahun, bulan, tanggal), dengan koma.",
    "decimal": "Desimal di Python ditulis dengan titik, bukan koma.",
    "thousand": "Ribuan ditulis tanpa titik atau spasi pemisah.",
    "zero": "Angka di Python tidak boleh diawali nol.",
    "ellipsis": "Tanda … dari Word satu tanda saja; di Python tiga titik: ...",
    "prompt": "Tanda [3]: atau >>> ikut tertempel; itu bukan bagian dari perintah.",
    "dots": "Ganti ketiga titik (...) seluruhnya dengan jawaban Anda.",
    "tail": "Ada tanda baca berlebih di akhir baris.",
    "and": "Isi daftar dipisah dengan koma, bukan kata “dan”, dan diapit kurung siku.",
    "semicolon": "Isi daftar dipisah dengan koma, bukan titik koma.",
    "comma": "Ada koma yang kurang di antara dua nilai.",
    "extra_comma": "Ada koma berlebih.",
    "open": "Kurung buka kurang: setiap kurung tutup punya kurung buka.",
    "close": "Kurung tutup kurang: setiap kurung buka punya kurung tutup.",
    "extra": "Ada kurung tutup berlebih.",
    "match": "Kurung buka dan kurung tutupnya tidak sejenis.",
    "equals": "Tanda sama dengan (=) kurang di antara nama dan nilainya.",
    "equals_twice": "Tanda sama dengan (=) cukup satu.",
    "colon_equals": "Nama dan nilainya dihubungkan tanda sama dengan (=), bukan titik dua.",
    "name": "Sebuah nama tidak boleh memuat spasi atau tanda hubung; pakai garis bawah ( _ ).",
    "swapped": "Nama ditulis di kiri tanda =, nilainya di kanan.",
    "word": "Kata milik Python dieja persis begitu, dengan huruf kecil.",
    "indent": "Ada spasi berlebih di awal baris.",
    "block": "Baris sesudah titik dua harus menjorok empat spasi.",
    "compare": "Membandingkan ditulis dengan dua tanda sama dengan (==).",
    "two": "Dua perintah ditulis di dua baris.",
    "point": "Di antara nama paket dan nama perintahnya ada titik, bukan koma atau spasi.",
    "colon": "Tanda titik dua (:) kurang di akhir baris.",
    "call": "Sesudah nama perintah, isinya diapit tanda kurung ( ).",
    "note": "Ini kalimat atau hasil yang tertempel, bukan perintah. Hapus, atau awali dengan #.",
    "path": "Tanda \\ punya arti lain bagi Python. Tulis huruf r di depan tanda kutip.",
    "reserved": "Kata itu milik Python dan tidak boleh menjadi nama. Tambahkan garis bawah.",
    "empty": "Sesudah tanda = belum ada nilainya. Tulis jawaban Anda di sana.",
}
_TEXTUAL = ("weekday", "article", "option", "text")
_AND = r"\s+(?:dan|serta)\s+"
_STRING = r"\"[^\"\n]*\"|'[^'\n]*'"
_ASSIGNMENT = re.compile(r"^(\s*)(\w[\w .-]*?)\s*(=\s*=|:=|=|:)(?!=)\s*(.*?)\s*$")


@dataclass
class Cure:
    """A line that can be run, and the name of what was wrong (a key of CAUSES)."""

    line: str
    cause: str


@dataclass
class Context:
    """What a repair may rely on.

    `names`: all that exist. `seen`: those that the learner or the course made. `commands`: those
    that can be called. `form`: the form of the answer, if the line gives one ("list" for several).
    `around`: puts a line back into its cell.
    """

    names: set[str]
    seen: set[str] = field(default_factory=set)
    commands: set[str] = field(default_factory=set)
    form: str | None = None
    around: Callable[[str], str] | None = None

    def runs(self, code: str) -> bool:
        """Tell whether code compiles by itself, makes sense and uses names that exist."""
        tree = parsed(code.strip())
        return bool(tree and tree.body) and not _odd(tree) and not missing(tree, self.names)

    def fits(self, line: str) -> bool:
        """Tell whether a line runs, by itself or (one of several) within its cell."""
        if self.runs(line) or line.startswith("#"):
            return True
        tree = parsed(self.around(line)) if self.around else None
        return bool(tree) and not _odd(tree) and not missing(tree, self.names)


def parsed(code: str) -> ast.Module | None:
    """Return the tree of some code, or None if it does not compile."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a doubtful sign in a text is no fault here
            return ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def missing(tree: ast.AST, names: set[str]) -> list[str]:
    """Return the names that a tree reads but neither sets nor finds among the given ones."""
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    made = {node.id for node in nodes if not isinstance(node.ctx, ast.Load)}
    made |= {arg.arg for arg in ast.walk(tree) if isinstance(arg, ast.arg)}
    return [n.id for n in nodes if isinstance(n.ctx, ast.Load) and n.id not in names | made]


def _odd(tree: ast.AST) -> bool:
    """Tell whether code compiles but cannot be meant: a number called, a type noted for a name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.AnnAssign):
            return True
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Constant):
            return True
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Constant):
            return True
    return False


def cure(line: str, context: Context) -> Cure | None:
    """Return the first repaired form of a line that can be run, or None.

    Where the line calls a command that is not known yet, a repair beside it still tells the cause;
    the cure is then an empty line.
    """
    found = _first(line, context)
    if found:
        return found
    unknown = {name for name in re.findall(r"([^\W\d]\w*)\s*[.(]", line)} - context.names
    later = replace(context, names=context.names | unknown)
    found = _first(line, later) if unknown else None
    return found and Cure("", found.cause)


def _first(line: str, context: Context) -> Cure | None:
    for repaired, cause in _proposals(line, context):
        if repaired.strip() != line.strip() and context.fits(repaired):
            return Cure(repaired, cause)
    return None


def _proposals(line: str, context: Context) -> Iterator[tuple[str, str]]:
    plain, cause = plain_signs(line)
    if cause:
        yield plain, cause
    for repaired, other in _line_rules(plain, context):
        yield repaired, cause or other


def plain_signs(line: str) -> tuple[str, str | None]:
    """Return a line with the signs of a keyboard, and which kind of sign was replaced."""
    plain = "".join(_SIGNS.get(sign, sign) for sign in line)
    if plain == line:
        return line, None
    changed = {
        new for old, new in zip(line, (_SIGNS.get(s, s) for s in line), strict=True) if old != new
    }
    opened = re.search(r"[“‘„«]", line) and plain.count("'") == 3
    if opened:  # ‘Jum’at’: the apostrophe needs other quotes around it
        first, last = plain.index("'"), plain.rindex("'")
        plain = f'{plain[:first]}"{plain[first + 1 : last]}"{plain[last + 1 :]}'
    if changed & {'"', "'"}:
        return plain, "curly"
    kinds = {"-": "dash", "*": "times", "/": "divide", "...": "ellipsis", " ": "blank", "": "blank"}
    return plain, next((kinds[new] for new in kinds if new in changed), "sign")


def _line_rules(line: str, context: Context) -> Iterator[tuple[str, str]]:
    yield line.lstrip(), "indent"
    for match in re.finditer(r"(?<![\w.\"'])([^\W\d]\w*)[ -](\w+)", line):
        if f"{match[1]}_{match[2]}" in context.names:
            yield f"{line[: match.start()]}{match[1]}_{match[2]}{line[match.end() :]}", "name"
    if re.match(r"\s*(if|while|elif)\b", line) or re.search(r"\[.*[^=<>!]=[^=].*\]", line):
        yield re.sub(r"(?<![=<>!])=(?!=)(?=[^=]*$)", "==", line), "compare"
    if two := re.match(r"(.*?\S)\s+([^\W\d]\w*)(\(.*\))\s*$", line):
        if two[2] in context.commands and context.runs(two[1]):
            yield f"{two[1]}\n{two[2]}{two[3]}", "two"
    unprompted = re.sub(r"^\s*(?:In |Out)?\s*\[[\d* ]*\]:\s*|(?:>>>|\.\.\.:)\s*", "", line)
    if unprompted != line:
        yield unprompted, "prompt"
    yield from _spelt_words(line)
    yield re.sub(r"(?<=\w)\.(?=\[)", "", line), "tail"
    yield re.sub(r"(?<=\w)\{(.*)\}", r"[\1]", line), "match"
    if (new := numerals.DATE.sub(dated, line)) != line:
        yield new, "date"
    if "\\" in line:
        yield re.sub(r"(?<![\w])([\"'])(?=[^\"']*\\)", r"r\1", line, count=1), "path"
    if assigned := _ASSIGNMENT.match(line):
        yield from _assignment(line, assigned, context)
    yield from _statement(line, context)


def _spelt_words(line: str) -> Iterator[tuple[str, str]]:
    """Propose import, from, for and the like where they are misspelt or have capitals."""
    words = re.match(r"\s*(\w+)\s+([\w.]+)(?:\s+(\w+)\s+(.+))?$", line)
    if not words:
        return
    first, name, third, rest = words.groups()
    for start in difflib.get_close_matches(first.lower(), ("import", "from"), 1, 0.6):
        if start == "import":
            yield line.replace(first, start, 1), "word"
        elif third and difflib.get_close_matches(third.lower(), ("import",), 1, 0.6):
            yield f"from {name} import {rest}", "word"


def dated(match: re.Match) -> str:
    day, month, year = match["day"], match["month"].casefold(), match["year"]
    if not month.isdigit():
        month = numerals.MONTHS.index(month) + 1
    own = match[0].startswith("date(") or not match[0].endswith(")")
    return f"date({year}, {int(month)}, {int(day)})" + ("" if own else ")")


def _assignment(line: str, parts: re.Match, context: Context) -> Iterator[tuple[str, str]]:
    """Propose repairs of `name = value`: the value first, then the name and the sign between."""
    indent, name, sign, value = parts.groups()
    target = re.sub(r"[\s.-]+", "_", name)
    lead = f"{indent}{name} = "
    if sign == "=" and not value:
        return
    if sign == "=" and name.isidentifier() and not keyword.iskeyword(name):
        for repaired, cause in values(value, context):
            yield lead + repaired, cause
    if value[:1] in "=!":
        yield lead + value.lstrip("=! "), "equals_twice"
    if "=" in value:
        yield lead + value.split("=")[0].strip(), "equals_twice"
    turned = re.fullmatch(r"(\d+[^\W\d]?)[ _-]+([^\W\d][\w ]*)", name)
    if turned := turned or re.fullmatch(r"(\d+)([^\W\d][\w ]*)", name):
        yield f"{indent}{turned[2].strip().replace(' ', '_')}_{turned[1]} = {value}", "digit"
    if keyword.iskeyword(name):
        yield f"{indent}{name}_ = {value}", "reserved"
    if sign != "=" and value and (name.isidentifier() or sign != ":"):
        for repaired, _ in [(value, ""), *values(value, context)]:
            yield f"{lead}{repaired}", "colon_equals" if ":" in sign else "equals_twice"
    if target != name and target.isidentifier() and sign != ":":
        for repaired, _ in [(value, ""), *values(value, context)]:
            yield f"{indent}{target} = {repaired}", "name"


def _statement(line: str, context: Context) -> Iterator[tuple[str, str]]:
    """Propose repairs of a line as a whole: what is missing, what is too much, what is a note."""
    if match := re.match(
        r"^(\s*\d+(?:[.,]\d+)?|\s*(?:" + _STRING + r"))\s*=\s*([^\W\d]\w*)\s*$", line
    ):
        yield f"{match[2]} = {match[1].strip()}", "swapped"
    if match := re.match(r"^(\s*)([^\W\d]\w*)\s+([^=]+)$", line):
        if match[2].startswith("jawaban_") or match[2] in context.seen - context.commands:
            for value, _ in [(match[3], ""), *values(match[3], context)]:
                yield f"{match[1]}{match[2]} = {value}", "equals"
    if match := re.match(r"^(\s*)(jawaban)[\s-]+(\w+)\s+([^=]+)$", line):
        yield f"{match[1]}jawaban_{match[3]} = {match[4]}", "name"
    yield from _called(line, context)
    yield from brackets(line)
    yield from _arguments(line, context)
    yield from _dotted(line, context)
    if re.match(r"\s*(for|if|while|def|with|else|elif|try)\b.*[^:]$", line):
        yield f"{line}:", "colon"
        yield f"{line}:\n    ...", "colon"
    yield re.sub(r"[.!;,]+\s*$", "", line), "tail"
    yield from _commas(line)
    words = re.findall(r"[^\W\d]\w*", line)
    known = context.names | set(keyword.kwlist)
    if len(line.split()) >= 3 and words and not re.search(r"[=()\[\]\"']", line):
        yield from [(f"# {line.strip()}", "note")] * (not known & set(words))


def _called(line: str, context: Context) -> Iterator[tuple[str, str]]:
    """Propose brackets after a command that is followed by its values: len counts, print "a"."""
    match = re.match(r"^(\s*(?:\w+\s*=\s*)?)([^\W\d][\w.]*)(?:\s+|(?=[\"']))(.+)$", line)
    if match and (match[2] in context.commands or "." in match[2]):
        closed = match[3].rstrip()
        cause = "open" if closed.count(")") > closed.count("(") else "call"
        closed = closed[:-1] if cause == "open" and closed[-1] == ")" else closed
        for inside, _ in [(closed, ""), *items(closed, context)]:
            yield f"{match[1]}{match[2]}({inside})", cause


def brackets(line: str) -> Iterator[tuple[str, str]]:
    """Propose lines whose brackets match: one added, taken away or changed."""
    stack, pairs = [], {"(": ")", "[": "]", "{": "}"}
    bare = re.sub(_STRING, lambda text: "x" * len(text[0]), line)
    body = bare.split("#")[0].rstrip()
    for place, sign in enumerate(body):
        if sign in pairs:
            stack.append(sign)
        elif sign in pairs.values():
            if stack and pairs[stack[-1]] == sign:
                stack.pop()
            elif stack and sign not in [pairs[each] for each in stack]:
                yield f"{line[:place]}{pairs[stack[-1]]}{line[place + 1 :]}", "match"
                return
            elif stack:
                yield f"{line[:place]}{pairs[stack[-1]]}{line[place:]}", "close"
                return
            else:
                yield from _unopened(line, place, sign)
                return
    if stack:
        ends = "".join(pairs[each] for each in reversed(stack))
        cut = len(body.rstrip(",;:"))
        yield line[:cut] + ends + line[cut : len(line.rstrip(",;:"))], "close"
        yield line[: len(body)] + ends + line[len(body) :], "close"


def _unopened(line: str, place: int, sign: str) -> Iterator[tuple[str, str]]:
    opening = {")": "(", "]": "[", "}": "{"}[sign]
    head = re.match(r"\s*(?:[\w.]+\s*=\s*)?", line).end()
    if sign == ")":
        word = re.match(r"(\s*(?:\w+\s*=\s*)?[^\W\d][\w.]*?)(?:\s+|(?=[\"']))(.*)", line)
        if word:
            yield f"{word[1]}({word[2]}", "open"
    elif "," in line[head:place]:
        yield f"{line[:head]}{opening}{line[head:]}", "open"
    yield line[:place] + line[place + 1 :], "extra"
    yield f"{line[:head]}{opening}{line[head:]}", "open"


def _arguments(line: str, context: Context) -> Iterator[tuple[str, str]]:
    """Propose repairs of what stands inside the outermost brackets of a call or an index."""
    match = re.match(r"^(.*?[\w\])])([(\[])(.*)([)\]])(\s*)$", line)
    closed = [(match, "")] if match else []
    for repaired, cause in brackets(line):
        if again := re.match(r"^(.*?[\w\])])([(\[])(.*)([)\]])(\s*)$", repaired):
            closed.append((again, cause))
    for found, before in closed:
        head, opening, inside, closing, _ = found.groups()
        for repaired, cause in items(inside, context):
            yield f"{head}{opening}{repaired}{closing}", before or cause


def _dotted(line: str, context: Context) -> Iterator[tuple[str, str]]:
    """Propose a name within a module that is written in two words, or with a comma, as one."""
    for match in re.finditer(r"([^\W\d]\w*)(?:\s*[ ,-]\s*)([^\W\d]\w*)", line):
        first, second = match.groups()
        module = re.search(r"([^\W\d]\w*)\.$", line[: match.start()])
        owner = sys.modules.get(module[1] if module else first)
        new = f"{first}_{second}" if module else second
        if owner is not None and hasattr(owner, new):
            joined = new if module else f"{first}.{second}"
            cause = "name" if module else "point"
            yield line[: match.start()] + joined + line[match.end() :], cause


def pointed(line: str, name: str) -> str | None:
    """Return a line in which a package and its command are joined by a point, not a comma."""
    match = re.search(rf"([^\W\d]\w*)\s*,\s*{re.escape(name)}\b", line)
    module = sys.modules.get(match[1]) if match else None
    if module is None or not hasattr(module, name):
        return None
    return f"{line[: match.start()]}{match[1]}.{name}{line[match.end() :]}"


def _commas(line: str) -> Iterator[tuple[str, str]]:
    """Propose, within brackets, a comma between two values side by side, or one fewer of two."""
    yield re.sub(r",(\s*,)+", ",", line), "extra_comma"
    yield re.sub(r"([(\[])\s*,", r"\1", line), "extra_comma"
    start = min((place for place in map(line.find, "([{") if place >= 0), default=len(line))
    for match in re.finditer(r"(?<=[\w\"'\])])\s+(?=[\w\"'\[(])|(?<=[\"'])(?=[\"'])", line):
        if match.start() > start:
            yield f"{line[: match.start()]}, {line[match.end() :]}", "comma"


def values(text: str, context: Context) -> Iterator[tuple[str, str]]:
    """Propose what the right side of an assignment was meant to be."""
    for body, cause in [(text, ""), *(brackets(text) if re.search(r"[\[\](){}]", text) else [])]:
        if cause:
            yield body, cause
        match = re.fullmatch(r"([\[({])(.*)([\])}])", body)
        if match:
            for inside, why in items(match[2], context):
                yield match[1] + inside + match[3], cause or why
    if context.form == "list" or _enumerates(text):
        for inside, why in items(text, context):
            yield f"[{inside}]", why
    yield from _single(text, context)


def _enumerates(text: str) -> bool:
    """Tell whether a bare text lists several values, rather than being one sentence."""
    if re.match(r"[\[({]", text) or re.fullmatch(r"\d+,\d+", text):
        return False
    parts = re.split(rf"\s*[,;]\s*|{_AND}", text)
    plain = [part for part in parts if re.fullmatch(rf"{_STRING}|\d+|[\"']?[\w-]+[\"']?", part)]
    numbers = all(part.isdigit() or part[:1] in "\"'" for part in plain)
    return len(parts) > 1 and plain == parts and ("," in text or ";" in text or numbers)


def items(text: str, context: Context) -> Iterator[tuple[str, str]]:
    """Propose the items of a list or call: each is kept if it runs, else repaired by itself."""
    for split, why in _splits(text):
        mended, cause = [], why
        for item in split:
            label, value, unjoined = _keyword(item)
            form = "number" if label else context.form
            fixed, reason = _item(value, replace(context, form=form))
            reason = unjoined or reason
            if fixed is None:
                break
            mended.append(label + fixed)
            cause = cause or reason
        else:
            if mended and cause:
                yield ", ".join(mended), cause


def _splits(text: str) -> Iterator[tuple[list[str], str]]:
    """Return the ways to part a list into its items, each with what is then wrong with the list."""
    outside = re.sub(_STRING, "", text)
    balanced = not re.search(r"[\"']", outside)
    reason = "semicolon" if ";" in outside else "and" if re.search(_AND, f" {outside} ") else ""
    aware = re.findall(rf"(?:{_STRING}|\([^()]*\)|\[[^\[\]]*\]|[^,\"'])+", text)
    if balanced and not reason:
        yield [part.strip() for part in aware if part.strip()], ""
    parts = re.split(rf"\s*[;,]\s*|{_AND}", text)
    yield [part.strip() for part in parts if part.strip()], reason
    spaced = re.findall(rf"{_STRING}|[^\s,]+", text)
    beside = re.search(r"[\"']\s*[\"']|[\"']\s+\w|\w\s+[\"']", text)
    if len(spaced) > 1 and (beside or all(word[0].isdigit() for word in spaced)):
        yield spaced, "comma"


def _keyword(item: str) -> tuple[str, str, str]:
    """Part the name of a setting from its value; say if they are not joined as Python asks."""
    match = re.match(r"([^\W\d]\w*)\s*(=|:(?=\s|\d))\s*(?!=)(.+)$", item)
    match = match or re.match(r"([^\W\d]\w*_\w+)(\s)(\d+)$", item)
    return (
        (f"{match[1]}=", match[3], "" if match[2] == "=" else "keyword")
        if match
        else ("", item, "")
    )


def _item(text: str, context: Context) -> tuple[str | None, str]:
    if context.runs(text) and not _glued_texts(text):
        return text, ""
    return next(((c, why) for c, why in _single(text, context) if context.runs(c)), (None, ""))


def _glued_texts(text: str) -> bool:
    return bool(re.match(rf"(?:{_STRING})\s*(?:{_STRING})", text))


def _single(text: str, context: Context) -> Iterator[tuple[str, str]]:
    """Propose what one value was meant to be: a number, a text, a sum."""
    text = text.strip()
    filled = re.sub(r"^\.\.\.\s*|\s*\.\.\.$", "", text)
    if filled != text and filled:
        yield filled, "dots"
        yield code(filled), "dots"
    if text[-1:] in ".!?;":
        yield text.rstrip(" .!?;,"), "tail"
    if re.search(r"[\"']", text):
        yield from _quoted(text, context)
    if context.form not in _TEXTUAL or text.isdigit():
        yield from _sum(text)
        yield from _numeral(text, context)
    if context.form in ("number", "share", "percent") and re.search(r"[^\W\d]", text):
        yield from ((code(value), "spelt") for value in numerals.readings(text))
    match = re.match(r"([^\W\d][\w.]*)\s+(.+)$", text)
    if match and match[1] in context.commands:
        yield f"{match[1]}({match[2]})", "call"
    yield from _arguments(text, context)
    yield from _words(text, context)


def _quoted(text: str, context: Context) -> Iterator[tuple[str, str]]:
    """Propose one text of one with too few, too many or the wrong quotes."""
    inner = text.strip("\"' ")
    if re.search(r"\w'\w", text) and text.count("'") % 2 and '"' not in text:
        yield f'"{inner}"', "inner"
    if re.match(r"(\"\"|'').+(\"\"|'')$", text):
        yield code(inner), "double"
    if not re.search(r"[\"',\[\]()]", inner):
        yield code(inner), "quote"
    if text[0] in "\"'" and text[-1] in "\"'" and not re.search(r"[,\[\]()=]", inner):
        other = "'" if '"' in inner else '"'
        if other not in inner:
            yield f"{other}{inner}{other}", "inner"
    match = re.match(rf"({_STRING})\s*([\w .%]+)$", text)
    if match and not context.names & set(match[2].split()):
        yield match[1], "unit"


def _sum(text: str) -> Iterator[tuple[str, str]]:
    """Propose a sum with Python's signs: 2 x 45, 90 : 2."""
    operand = r"(?<=[\w)])\s*{}\s*(?=[\w(])"
    times = re.sub(r"(?<=[\d)])\s*[xX]\s*(?=[\d(])|(?<=[\w)])\s+[xX]\s+(?=[\w(])", " * ", text)
    if times != text:
        yield times, "times"
        yield re.sub(r"\s+[^\W\d]+$", "", times), "times"
    if match := re.fullmatch(r"([\d.(]+\s*[*/+-][\d\s.*/+()-]*)\s[^\W\d]+(?: [^\W\d]+)?", times):
        yield match[1].strip(), "unit"
    if re.fullmatch(r"[\w\s:().]+", text) and ":" in text:
        yield re.sub(operand.format(":"), " / ", text), "divide"


def _numeral(text: str, context: Context) -> Iterator[tuple[str, str]]:
    """Propose the one number that a value holds: 90 menit, 88%, 1.250, 08, 1 koma 86."""
    bare = re.sub(r"\s*\([^()]*\)$", "", text)
    noted, text = bare != text, re.sub(r"(?<=\d)\s*([.,])\s*(?=\d)", r"\1", bare)
    number = r"(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]+(?:[.,][0-9]+)*(?:\s+koma\s+[0-9]+)?)"
    about = r"(?:rp\.?|sekitar|kira-kira|kurang lebih|±|~|>|<|nomor|no\.?|pernyataan|jawabannya)?"
    words = r"(?:[^\W\d]+[ ./]?){0,3}"
    match = re.fullmatch(rf"{about}\s*([-+]?{number})\s*(%|persen)?\s*({words})\)?", text, re.I)
    if not match:
        return
    found = numerals.readings(match[1])
    if not found:
        return
    value = found[0]
    if match[2]:
        yield code(value if context.form == "percent" or value < 1 else value / 100), "percent"
    elif re.fullmatch(r"\d+[^\W\d]", text):
        yield code(text), "text"  # the number of a question, as in periksa(2a, ...)
    elif match[3] or noted or not text[:1].isdigit():
        yield code(value), "unit"
    elif re.fullmatch(r"0[0-9]+", match[1]):
        yield code(value), "zero"
    elif re.fullmatch(r"[0-9]+(\.[0-9]{3}){2,}|[0-9]+( [0-9]{3})+", match[1]):
        yield code(value), "thousand"
    else:
        yield code(value), "decimal"


def _words(text: str, context: Context) -> Iterator[tuple[str, str]]:
    """Propose a text for bare words, unless they begin with a name that the learner made."""
    if not re.fullmatch(r"[\w\s./'’&?!%:,-]+", text) or not re.search(r"[^\W\d]", text):
        return
    first = re.match(r"\w*", text)[0]
    if first in context.seen or re.search(r"=|\d\s*[*/]\s*\d", text):
        return
    yield code(text.strip("\"' ")), "text"
