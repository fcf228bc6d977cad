"""Find which of a question's choices a text names: an article, a weekday, an option."""

import difflib
import re
from datetime import date

from kursus.numerals import MONTHS, bare, readings, tidy, without

WEEKDAYS = {
    **{"Senin": [], "Selasa": [], "Rabu": [], "Kamis": []},
    **{"Jumat": ["Jum'at"], "Sabtu": [], "Minggu": ["Ahad"]},
}
_DATE = re.compile(
    r"[,(\s]*(?:tanggal\s+|tgl\.?\s+)?([0-9]{1,2})\s*[ /.-]\s*"
    rf"({'|'.join(MONTHS)}|[0-9]{{1,2}})\s*[ /.-]\s*([0-9]{{4}})\)?$"
)
# Words that belong to a form itself, beside the units and labels that a question lists.
LABELS = {
    "weekday": ["hari", "pada hari"],
    "article": [
        "artikel",
        "berita",
        "teks",
        "berkas",
        "nomor",
        "no.",
        "no",
        "id",
        "#",
        "ke",
        "halaman",
    ],
}


def names(question: dict) -> dict[str, str]:
    """Return every name under which a choice is known, in comparable form, with the choice."""
    choices = WEEKDAYS if question["form"] == "weekday" else question["options"]
    if not isinstance(choices, dict):
        choices = {choice: [] for choice in choices}
    known, taken = {}, set()
    for choice, others in choices.items():
        for name in (choice, *_parts(question, choice), *others):
            comparable = key(name)
            if known.setdefault(comparable, choice) != choice:
                taken.add(comparable)  # a name that two choices share names neither
    return {name: choice for name, choice in known.items() if name not in taken}


def _parts(question: dict, choice: str) -> list[str]:
    """Return the number and the short name of an article: 03-aceh-utara is 3 and aceh-utara."""
    match = re.fullmatch(r"(\d+)-(.+)", choice) if question["form"] == "article" else None
    if not match:
        return []
    number = str(int(match[1]))
    return [match[1], number, match[2], f"{number} {match[2]}"]


def key(text: str) -> str:
    """Return a text as choices are compared: no case, path, file ending, dash or apostrophe."""
    plain = re.split(r"[/\\]", tidy(text).strip(" '\""))[-1]
    plain = re.sub(r"\.(txt|html?|docx?|pdf)$", "", plain).replace("'", "")
    return " ".join(re.sub(r"[\W_]+", " ", plain).split())


def find(question: dict, answer: object) -> str | None:
    """Return the choice that an answer names as a whole, or None."""
    known = names(question)
    if not isinstance(answer, str):
        whole = isinstance(answer, int) and question["form"] == "article"
        return known.get(str(answer)) if whole else None
    text = without(bare(answer), [*question.get("units", []), *LABELS.get(question["form"], [])])
    if question["form"] == "weekday":
        text = _without_date(text)
    number = readings(text) if question["form"] == "article" else []
    return known.get(key(text)) or (known.get(f"{number[0]:g}") if number else None)


def _without_date(text: str) -> str:
    """Return "rabu" of "rabu, 27 november 2024"; a date that is no such day is left standing."""
    match = _DATE.search(text)
    if not match:
        return text
    month = match[2] if match[2].isdigit() else MONTHS.index(match[2]) + 1
    try:
        day = date(int(match[3]), int(month), int(match[1])).weekday()
    except ValueError:
        return text
    before = text[: match.start()].strip(" ,(")
    return before if before == "" or key(before) == key(list(WEEKDAYS)[day]) else text


def hinted(question: dict, answer: str) -> list[str]:
    """Return the choices that stand within a text, or else the nearest to a misspelt one."""
    known = {name: choice for name, choice in names(question).items() if not name.isdigit()}
    text = f" {key(bare(answer))} "
    within = [name for name in known if f" {name} " in text]
    longest = [name for name in within if not any(name in o and name != o for o in within)]
    if longest:
        return list(dict.fromkeys(known[name] for name in longest))
    if question["form"] == "article":
        part = [c for name, c in known.items() if len(text) > 5 and text in f" {name} "]
        if len(set(part)) == 1:
            return part[:1]
    near = difflib.get_close_matches(text.strip(), known, n=1, cutoff=0.75)
    return [known[name] for name in near]
