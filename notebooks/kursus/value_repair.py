"""Repair what stands on the right of a line, or in its brackets: numbers, texts and lists.

Each rule proposes what was meant, with the name of the mistake (see sentences.py).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from kursus import numerals
from kursus.trial import TEXTUAL, Context
from kursus.wording import code

TRUTHS = {"true": "True", "benar": "True", "ya": "True", "false": "False", "salah": "False"}
TRUTHS |= {"tidak": "False", "none": "None", "null": "None"}
_AND = r"(?:\s*,\s*|\s+)(?:dan|serta)\s+"
STRING = r"\"[^\"\n]*\"|'[^'\n]*'"


def brackets(line: str) -> Iterator[tuple[str, str]]:
    """Propose lines whose brackets match: one added, taken away or changed."""
    stack, pairs = [], {"(": ")", "[": "]", "{": "}"}
    bare = re.sub(STRING, lambda text: "x" * len(text[0]), line)
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
                opener = {")": "(", "]": "[", "}": "{"}[sign]
                if opener in body[:place]:
                    yield line[:place] + line[place + 1 :], "extra"
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


def arguments(line: str, context: Context) -> Iterator[tuple[str, str]]:
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


def values(text: str, context: Context) -> Iterator[tuple[str, str]]:
    """Propose what the right side of an assignment was meant to be."""
    for body, cause in [(text, ""), *(brackets(text) if re.search(r"[\[\](){}]", text) else [])]:
        if cause:
            yield body, cause
        match = re.fullmatch(r"([\[({])(.*)([\])}])", body)
        if match:
            for inside, why in items(match[2], context):
                yield match[1] + inside + match[3], cause or why
    if (context.form == "list" and text[:1] != "[") or _enumerates(text):
        for inside, why in items(text, context):
            yield f"[{inside}]", why
    yield from _single(text, context)


def _enumerates(text: str) -> bool:
    """Tell whether a bare text lists several values, rather than being one sentence."""
    if re.match(r"[\[({]", text) or re.fullmatch(r"\d+,\d+", text):
        return False
    parts = re.split(rf"{_AND}|\s*[,;]\s*", text)
    plain = [part for part in parts if re.fullmatch(rf"{STRING}|\d+|[\"']?[\w-]+[\"']?", part)]
    numbers = all(part.isdigit() or part[:1] in "\"'" for part in plain)
    return len(parts) > 1 and plain == parts and ("," in text or ";" in text or numbers)


def items(text: str, context: Context) -> Iterator[tuple[str, str]]:
    """Propose the items of a list or call: each is kept if it runs, else repaired by itself."""
    if numbers := _range(text):
        yield ", ".join(map(str, numbers)), "range"
    for split, why in _splits(text, context):
        mended, cause = [], why
        for item in split:
            label, value, unjoined = _keyword(item)
            form = "number" if label else context.form or "item"
            inner = replace(context, form=form, depth=context.depth + 1)
            truth = TRUTHS.get(value) if label[-1:] == "=" else None  # "tidak" may be a verdict
            fixed, reason = _item(truth or value, inner)
            reason = unjoined or reason or ("truth" if truth else "")
            if fixed is None:
                break
            mended.append(label + fixed)
            cause = cause or reason
        else:
            if mended and cause:
                yield ", ".join(mended), cause


def _range(text: str) -> list[int]:
    """Return the numbers of "1 sampai 4"; [] for what is no range."""
    return numerals.series(text) if re.search(numerals.UNTIL, text) else []


def _splits(text: str, context: Context) -> Iterator[tuple[list[str], str]]:
    """Return the ways to part a list into its items, each with what is then wrong with the list."""
    outside = re.sub(rf"{STRING}|\([^()]*\)|\[[^\[\]]*\]", "", text)
    balanced = not re.search(r"[\"']", outside)
    reason = "semicolon" if ";" in outside else "and" if re.search(_AND, f" {outside}") else ""
    aware = re.findall(rf"(?:{STRING}|\([^()]*\)|\[[^\[\]]*\]|[^,;\"'])+", text)
    glued = re.search(r"[\"']\s+[\"']", text) if balanced else None
    reason = reason or ("comma" if glued else "")
    pointed = re.split(r"\s*(?:[,;]|\.(?=\s|\d+\.))\s*", text.rstrip("., "))
    plain = all(each.isidentifier() or each.isdigit() for each in pointed)
    dotted = plain and re.search(r"\d\.(\s*\d+\.)*\s*\d", text)
    if dotted and context.form == "list":
        yield pointed, "dot"
    if balanced and reason in ("", "semicolon"):
        yield [part.strip() for part in aware if part.strip()], reason
    parts = re.split(rf"{_AND}|\s*[;,]\s*", text)
    if not glued:
        yield [part.strip() for part in parts if part.strip()], reason
    spaced = re.findall(rf"{STRING}|[^\s,]+", text)
    beside = re.search(r"[\"']\s*[\"']|[\"']\s+\w|\w\s+[\"']", text)
    if len(spaced) > 1 and (beside or all(word[0].isdigit() for word in spaced)):
        yield spaced, "comma"
    if dotted:
        yield pointed, "dot"


def _keyword(item: str) -> tuple[str, str, str]:
    """Part the name of a setting from its value; say if they are not joined as Python asks."""
    match = re.match(r"([^\W\d]\w*)\s*(=|:(?=\s|\d))\s*(?!=)(.+)$", item)
    match = match or re.match(r"([^\W\d]\w*_\w+)(\s)(\d+)$", item)
    if keyed := re.match(rf"({STRING}|\d[\w-]*)\s*:\s*(.+)$", item):  # of a dictionary
        key = keyed[1] if keyed[1][0] in "\"'" or keyed[1].isdigit() else code(keyed[1])
        return f"{key}: ", keyed[2], "" if key == keyed[1] else "text"
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
    return bool(re.match(rf"(?:{STRING})\s*(?:{STRING})", text))


def _single(text: str, context: Context) -> Iterator[tuple[str, str]]:
    """Propose what one value was meant to be: a number, a text, a sum."""
    text = text.strip()
    filled = re.sub(r"^\.\.\.\s*|\s*\.\.\.$", "", text)
    if filled != text and re.search(r"\w", filled):
        yield filled, "dots"
        yield code(filled), "dots"
    if bold := re.fullmatch(r"([*~]+)(\w.*?)\1", text):
        yield bold[2], "pasted"
    if text[-1:] in ".!?;":
        yield text.rstrip(" .!?;,"), "tail"
    if context.form == "text" and re.fullmatch(r"\d+(\s*[/.-]\s*\d+){2}", text):
        yield code(text), "text"  # a date without quotes
    if re.search(r"[\"']", text):
        if context.form == "item" and text.strip("\"' ") in context.seen:
            yield text.strip("\"' "), "double"  # the name of a value, not a text
        between = re.match(r"([\"'])(?:(?!\1).)*\S\1\s+(\w+)\s+\1\S", text)
        if not between:
            yield from _quoted(text)
            if not context.depth:
                yield from _half_quoted(text)
        elif between[2].casefold() not in ("dan", "atau", "or", "and") and between[1] == '"':
            yield f"'{text}'", "inner"  # "ASN" harus "netral": one text with two words in quotes
        first = re.match(r"[^\W\d]\w*(?![\w(.\[])", text)
        if first and context.form == "text" and first[0] not in context.names and "'" not in text:
            yield f"'{text}'", "text"
    if not (context.form in TEXTUAL or context.depth) and (digits := numerals.in_digits(text)):
        yield from ((code(value), "letters") for value in numerals.readings(digits))
    if context.form not in TEXTUAL or text.isdigit():
        yield from _sum(text, context)
        yield from numeral(text, context)
    if context.form in ("number", "share", "percent", "item") and re.search(r"[^\W\d]", text):
        yield from _held(text, context)
    match = re.match(r"([^\W\d][\w.]*)\s+(.+)$", text)
    if match and match[1] in context.commands:
        yield f"{match[1]}({match[2]})", "call"
    if (numbers := _range(text)) and context.form in ("item", "list"):
        yield code(numbers), "range"
    if context.depth < 3:
        yield from arguments(text, context)
        if listed := re.fullmatch(r"([\[(])(.*)([\])])", text):
            for inside, why in items(listed[2], replace(context, depth=context.depth + 1)):
                yield listed[1] + inside + listed[3], why
    yield from _words(text, context)


def _held(text: str, context: Context) -> Iterator[tuple[str, str]]:
    """Propose the one number among the words of a value: berita 8, di 2 tempat, sekitar lima."""
    if context.form == "percent":
        text = re.sub(r"\s*(%|persen)", "", text)
    figures = re.findall(r"(?<![\w.,])\d+(?:[.,]\d+)*(?![\w.,]|\s*(?:%|persen))", text)
    if context.form == "item" or not re.search(r"\d", text):
        spelt = numerals.readings if context.form == "item" else numerals.held
        yield from ((code(value), "spelt") for value in spelt(text))
    elif len(figures) == len(re.findall(r"\d+(?:[.,]\d+)*", text)) == 1:
        yield from ((code(value), "unit") for value in numerals.readings(figures[0]))


def _quoted(text: str) -> Iterator[tuple[str, str]]:
    """Propose one text of one with too few, too many or the wrong quotes."""
    if parts := re.fullmatch(r"[\"']([^\W\d]\w*)[\"']((?: [^\W\d]\w*)+)", text):
        yield code(parts[1] + parts[2]), "quote"
    inner = text.strip("\"' ")
    if re.search(r"\w'\w", text) and text.count("'") % 2 and '"' not in text:
        yield f'"{inner}"', "inner"
    if re.match(r"(\"\"|'').+(\"\"|'')$", text):
        yield code(inner), "double"
    if not re.search(r"[\"',\[\]()]", inner):
        yield code(inner), "quote"
    if text[0] in "\"'" and text[-1] in "\"'" and not re.search(r"[,\[\]()=]", inner):
        within = text[1:-1].strip()
        other = "'" if '"' in within else '"'
        if other not in within:
            yield f"{other}{within}{other}", "inner"
    if match := re.match(r"([\"'][\d.,]+[\"'])\s*[^\W\d][\w .]*$", text):
        yield match[1], "unit"


def _half_quoted(text: str) -> Iterator[tuple[str, str]]:
    """Propose a whole text for one with a quote at one end only, whatever signs it holds."""
    sign = text[0] if text[0] in "\"'" else text[-1]
    body = text.removeprefix(sign).removesuffix(sign).strip()
    around = "'" if '"' in body else '"'
    listed = re.search(r"[\"']\s*(,|dan)\s|,\s*[\"']", text)  # several texts, not one
    alone = text.count(sign) == 1 or not listed
    if sign in "\"'" and alone and around not in body and body.count(sign) % 2 == 0:
        yield f"{around}{body}{around}", "quote" if text.count(sign) == 1 else "inner"


def _sum(text: str, context: Context) -> Iterator[tuple[str, str]]:
    """Propose a sum with Python's signs: 2 x 45, 90 : 2."""
    sign = r"(?:[xX]|kali)"
    bare = re.sub(r"(?<=\d)\s+[^\W\d]+$", "", text)
    factors = [numerals.readings(each) for each in re.split(rf"\s+{sign}\s+", bare)]
    if len(factors) > 1 and all(factors):  # dua kali 45
        yield " * ".join(code(each[0]) for each in factors), "times"
    times = rf"(?<=[\d)])\s*{sign}\s*(?=[\d(])|(?<=[\w)])\s+{sign}\s+(?=[\w(])"
    times = re.sub(times, " * ", text)
    if times != text:
        yield times, "times"
        yield re.sub(r"\s+[^\W\d]+$", "", times), "times"
    bare = re.sub(r"(?<=\d)\s*[^\W\d]+(?: [^\W\d]+)?(?=\s*[*/+)-]|\s*$)", "", times)
    if bare != times and re.fullmatch(r"[\d\s.*/+()-]+", bare) and re.search(r"[*/+-]", bare):
        yield bare, "unit"
    over = "dari|per|dibagi" if context.form in ("share", "percent") else "dibagi"
    if (divided := re.sub(rf"(?<=\d)\s+(?:{over})\s+(?=\d)", " / ", text)) != text:
        yield divided, "divide"
    clock = re.fullmatch(r"\d\d?:[0-5]\d", text)
    if ":" in text and not clock and re.fullmatch(r"[\w\s:().]+", text):
        yield re.sub(r"(?<=[\w)])\s*:\s*(?=[\w(])", " / ", text), "divide"


def numeral(text: str, context: Context) -> Iterator[tuple[str, str]]:
    """Propose the one number that a value holds: 90 menit, 88%, 1.250, 08, 1 koma 86."""
    bare = re.sub(r"\s*\([^()]*\)$", "", text)
    noted, text = bare != text, re.sub(r"(?<=\d)\s*([.,])\s*(?=\d)", r"\1", bare)
    if re.search(r"\d\s*(ribu|juta)$", text) and (scaled := numerals.readings(text)):
        yield code(scaled[0]), "spelt"
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
    if match[2] and context.form == "number":
        return  # a count is no percentage
    if match[2]:
        yield code(value if context.form == "percent" or value < 1 else value / 100), "percent"
    elif re.fullmatch(r"\d+[^\W\d]", text):
        yield code(text), "text"  # the number of a question, as in periksa(2a, ...)
    elif match[3] or noted or not (text[:1].isdigit() or text[0] in ".,"):
        yield code(value), "unit"
    elif re.fullmatch(r"0[0-9]+", match[1]):
        yield code(value), "zero"
    elif re.fullmatch(r"[0-9]+(\.[0-9]{3}){2,}|[0-9]+( [0-9]{3})+", match[1]):
        yield code(value), "thousand"
    else:
        yield code(value), "decimal"


def _words(text: str, context: Context) -> Iterator[tuple[str, str]]:
    """Propose a text for bare words, unless they begin with a name that the learner made."""
    signs = r"()" if context.form == "text" else ""
    if not re.fullmatch(rf"[\w\s./\\'’&?!%:;,{signs}-]+", text) or not re.search(r"[^\W\d]", text):
        return
    first = re.match(r"\w*", text)[0]
    sums = context.form != "text" and re.search(r"\d\s*[*/]\s*\d", text)
    if first in context.seen or "=" in text or sums:
        return
    plain = code(text.strip("\"' ;"))
    yield (f"r{plain}" if "\\" in text else plain), "text"
