"""Numbers as people in Indonesia write them: 1,86 and 1.250, 1e3, 48 %, “sembilan puluh”."""

import re
import unicodedata

from kursus.wording import SMALL

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
_QUOTES = dict.fromkeys(map(ord, "‘’ʼ`´′‚"), "'") | dict.fromkeys(map(ord, "“”„«»″"), '"')
_DIGITS = SMALL[:10]
MONTHS = (
    *("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus"),
    *("september", "oktober", "november", "desember"),
)
# A date as people write it, in quotes, bare, or already within date( ).
DATE = re.compile(
    r"(?:date\()?[\"']?(?<![\w-])(?P<day>[0-9]{1,2})(?P<sep>[ /.-])"
    rf"(?P<month>{'|'.join(MONTHS)}|[0-9]{{1,2}})(?P=sep)(?P<year>[0-9]{{4}})[\"']?\)?",
    re.IGNORECASE,
)
_SCALES = {"puluh": 10, "ratus": 100, "ribu": 1_000, "juta": 1_000_000}
_ONE = {"sepuluh": "satu puluh", "sebelas": "satu belas", "seratus": "satu ratus",
        "seribu": "satu ribu", "sejuta": "satu juta"}  # fmt: skip

# Words that make another number of the one beside them: closed classes of the language.
_ROUGHLY = r"kira-kira|sekitar|kurang lebih|lebih kurang|hampir|nyaris|[±~≈]"
_LIMITS = (
    r"kurang dari|lebih dari|kurang|lebih|(?:(?:di|ke) ?)?(?:bawah|atas)|sampai(?: dengan)?"
    r"|hingga|s\.?/?d\.?|(?:di )?antara|mulai|se(?:belum|sudah|telah)"
    r"|min(?:imal|imum)?|ma(?:x|ks(?:imal|imum)?)|paling \w+"
    r"|sekurang(?:-kurang)?nya|setidak(?:-tidak)?nya|se\w+-\w+nya|bukan|selain|kecuali|tidak"
    r"|(?:belas|puluh|ratus|ribu|juta)an|setengah|separuh|paruh"
    r"|(?:se)?per(?:dua|tiga|empat|lima|delapan|sepuluh)\w*"
    r"|kali(?= *\d)|di(?:tambah|kurangi?|kali(?:kan)?|bagi)|tambah|pangkat|kuadrat|akar"
)
_SCALED = r"(?<=\d) ?\b(?:lusin|belas|puluh|ratus|ribu|juta|miliar)\b|(?<=\d) ?(?:rb|jt)\b"
_COMPARED = r"(?<![-=<>])[<>]=?(?=\s*\d)|[≤≥≠]"

_ABOUT = re.compile(r"^(kira-kira|sekitar|kurang lebih|hampir|nomor|no\.?|jawabannya)\s+")
_AMONG = r"\s*(?:[,;&]|\b(?:dan|serta|lalu)\b)\s*"
UNTIL = r"\s*(?:-|\b(?:sampai(?: dengan)?|hingga|s\.?\s?/?d\.?))\s*"
_WHOLE = r"[0-9]+"
_INDONESIAN = r"[1-9][0-9]{0,2}(?:[. ][0-9]{3})+(?:,[0-9]+)?"
_ENGLISH = r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?"
_DECIMAL = r"[0-9]*[.,][0-9]+|[0-9]+[.,]"
_POWER = r"(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)e[+-]?[0-9]+"


def tidy(text: str) -> str:
    """Return a text in lower case with plain quotes, dashes and single blanks."""
    apart = re.sub(r"(?<=[0-9])(?=[²³¹¼-¾⁰-₉⅐-⅞])", " ", text)  # 45² is not 452
    plain = unicodedata.normalize("NFKC", apart.translate(_DASHES | _QUOTES)).casefold()
    return " ".join(re.sub("[\u200b-\u200f\u2060\ufeff]", "", plain).split())


def bare(text: str) -> str:
    """Return a tidy text without the quotes, brackets and punctuation around it."""
    return tidy(text).strip(" '\"()[]{}=:;!?").rstrip(".,;: '\"").strip()


def without(text: str, words: list[str]) -> str:
    """Return a bare text without the given units and labels at its two ends."""
    ends = [bare(word) or word for word in sorted(words, key=len, reverse=True)]
    again = True
    while again:
        again = False
        for end in ends:
            edge = r"(?![^\W\d_])" if end[-1:].isalpha() else ""
            start = r"(?<![^\W\d_])" if end[:1].isalpha() else ""
            own = re.escape(end) + (r"\.?" if edge else "")  # the full stop of "no. 8"
            shorter = re.sub(rf"^{own}{edge}|{start}{re.escape(end)}$", "", text)
            if shorter != text and bare(shorter):
                text, again = bare(shorter), True
    return text


def readings(text: str) -> list[float]:
    """Return every number that a text can mean as a whole ("1.250" is 1250, or else 1.25)."""
    if any(unicodedata.category(sign) == "No" for sign in text):  # ½, ²: NFKC would glue them
        return []
    sign, digits = _sign(bare(text))
    found = [sign * value for value in _unsigned(digits)]
    return [value for value in dict.fromkeys(found) if abs(value) < 1e300]


def altered(text: str, exact: bool = True) -> str | None:
    """Return the word of a text that makes another number of the one in it: “kurang dari” 50.

    Not `exact`: a guess, or a figure of the learner's own choice, may be “sekitar 5”.
    """
    plain = tidy(re.sub(r"\([^()]*\)", "", text)).strip(" '\"")  # a note in brackets is beside it
    rough = re.search(rf"(?<!\w)(?:{_ROUGHLY})|(?<=\d) ?-?an\b", plain)
    if rough:
        return rough[0] if exact else altered(plain.replace(rough[0], " "), exact)
    if found := re.search(rf"(?<!\w)(?:{_LIMITS})(?!\w)|{_SCALED}|{_COMPARED}", plain):
        return found[0].strip()
    words = re.findall(r"[^\W\d_]+", re.sub(r"\d\s+koma\s+\d|[0-9][.,]?", "", plain))
    spelt = (word for word in words if _words_value(word) is not None)
    return next(spelt, None) if re.search(r"\d", plain) else None


def in_digits(text: str) -> str | None:
    """Return a number in digits that was typed with the letters O and l: 9O, O.48; None if none."""
    mixed = re.fullmatch(r"(?=.*\d)(?=.*[oil])[\doil]+(?:[.,][\doil]+)?", bare(text))
    return mixed and in_figures(mixed[0])


def in_figures(text: str) -> str:
    """Return a text with figures for the letters that look like them: o, i and l."""
    return text.translate(str.maketrans("oil", "011"))


def grouped(typed: str) -> int | None:
    """Return the number that 2.500 is in Indonesia; to Python it is 2.5."""
    return int(typed.replace(".", "")) if re.fullmatch(r"[1-9]\d{0,2}(\.\d{3})+", typed) else None


def held(text: str) -> list[float]:
    """Return the readings of the one number that a text holds: "50 huruf", "sekitar lima kata"."""
    if altered(text, exact=False) and not readings(text):
        return []
    if figures := re.findall(r"-?\d+(?:[.,]\d+)*", text):
        return readings(text) or readings(" ".join(figures))
    words = _ABOUT.sub("", bare(text)).split()
    for count in range(len(words), max(len(words) - 3, 0), -1):
        if found := readings(" ".join(words[:count])):
            others = any(map(readings, words[count:]))
            return [] if others else found
    return []


def series(text: str) -> list[int]:
    """Return the whole numbers that a text lists ("1, 3 dan 5", "1 sampai 4"); [] if it does not.

    One number alone is no list, and a long or falling range is none.
    """
    found = []
    for piece in re.split(_AMONG, bare(text)):
        ends = re.fullmatch(rf"([0-9]{{1,4}})(?:{UNTIL}([0-9]{{1,4}}))?", piece)
        if not ends:
            return []
        first, last = int(ends[1]), int(ends[2] or ends[1])
        if not first <= last <= first + 20:
            return []
        found += range(first, last + 1)
    return found if len(found) > 1 else []


def _sign(text: str) -> tuple[int, str]:
    match = re.match(r"(minus|negatif|plus|[+-])\s*", text)
    if not match:
        return 1, text
    return (1 if match[1] in ("+", "plus") else -1), text[match.end() :]


def _unsigned(text: str) -> list[float]:
    text = re.sub(r"(?<=[0-9])\s*koma\s*(?=[0-9])", ",", text)
    found = []
    if re.fullmatch(_INDONESIAN, text):
        found.append(float(re.sub("[. ]", "", text).replace(",", ".")))
    if re.fullmatch(f"{_WHOLE}|{_DECIMAL}|{_POWER}", text):
        found.append(float(text.replace(",", ".")))
    if re.fullmatch(_ENGLISH, text):
        found.append(float(text.replace(",", "")))
    if match := re.fullmatch(r"([0-9]{1,9})\s*/\s*([0-9]{1,9})", text):
        found += [int(match[1]) / int(match[2])] if int(match[2]) else []
    if match := re.fullmatch(rf"({_WHOLE}|{_DECIMAL})\s*(ribu|juta)", text):
        found.append(float(match[1].replace(",", ".")) * _SCALES[match[2]])
    return found or _spelt(text)


def _spelt(text: str) -> list[float]:
    """Return the number that words spell ("satu koma delapan enam"), in a list, or []."""
    whole, comma, decimals = text.partition(" koma ")
    value = _words_value(whole)
    if value is None or not comma:
        return [] if value is None else [float(value)]
    words = decimals.split()
    if all(word in _DIGITS for word in words):
        digits = "".join(str(_DIGITS.index(word)) for word in words)
    else:
        digits = str(_words_value(decimals) or "")
    return [float(f"{value}.{digits}")] if digits else []


def _words_value(text: str) -> int | None:
    """Return the whole number that words spell; None where they do not, or not in this order."""
    apart = re.sub(rf"(\bse)?({'|'.join(_SCALES)}|belas)", r" \g<0> ", text.replace("-", " "))
    words = " ".join(_ONE.get(word, word) for word in apart.split()).split()  # limabelas
    if words == ["nol"]:
        return 0
    total = group = digit = 0
    ceiling, top = 1_000, 10**9  # scales must fall: "ratus" after "puluh" is no number
    for word in words:
        if word in _DIGITS[1:] and not digit:
            digit = _DIGITS.index(word)
        elif word == "belas" and digit and ceiling > 10:
            group, digit, ceiling = group + 10 + digit, 0, 1
        elif word in ("puluh", "ratus") and digit and ceiling > _SCALES[word]:
            ceiling = _SCALES[word]
            group, digit = group + digit * ceiling, 0
        elif word in ("ribu", "juta") and group + digit and top > _SCALES[word]:
            top = _SCALES[word]
            total, group, digit, ceiling = total + (group + digit) * top, 0, 0, 1_000
        else:
            return None
        if digit and ceiling == 1:
            return None
    return total + group + digit if words else None
