"""Check the learner's answers: `periksa` for one answer, `kemajuan` for the whole course.

The file exercises.json beside this module has one line a question, encoded so that no answer can be
read at a glance; a determined reader can still find it. `instructor/build_keys.py` writes it from
the answer keys.
"""

import base64
import json
import os
import re
from functools import cache
from pathlib import Path

import pandas as pd
from IPython.display import display

from kursus import progress
from kursus.answer_forms import Misform, Reading, is_open, loosely, read, same
from kursus.asked import decimals, wanted
from kursus.cell import assigned, broken_off, current_cell, plain
from kursus.look import bar, box
from kursus.numerals import grouped
from kursus.sentences import CAUSES
from kursus.trial import is_odd, parsed
from kursus.wording import code, described, listed, shown

AGAIN = "-lagi"  # 2f-lagi is the sister question of 2f
_FILE = Path(__file__).with_name("exercises.json")
_OPEN, _WRONG, _RIGHT = "belum dijawab", "belum tepat", "benar"
_SUM = {
    tuple: "Koma memisahkan dua angka; desimal ditulis dengan titik.",
    str: "Hitungan ditulis tanpa tanda petik.",
}
_FORM, _FORM_SHOWN = "bentuk belum pas", "bentuknya belum pas"


def periksa(soal: str, *jawaban: object) -> None:
    """Say whether an answer is right: first whether its form is, only then its content.

    Shows the status, what was read, and one thing to do. An answer of `...` counts as not yet
    given. A question that was right once stays right. Never raises.

        >>> kursus.periksa("0a", 45)
        △ Soal 0a: belum tepat.
        Terbaca: angka 45.
        Itu baru satu JP. Yang ditanya dua JP.
    """
    number = re.sub(r"^soal\s+", "", str(soal).strip(" '\"").lower())
    question = shipped().get(number)
    if question is None:
        named = f"“{shown(soal)}”" if isinstance(soal, str) else f"({described(soal)})"
        example = 'misalnya periksa("0a", jawaban_0a)'
        print(f"Soal {named} tidak dikenal. Tulis nomornya di antara tanda petik, {example}.")
        return
    answer = jawaban[0] if len(jawaban) == 1 else jawaban  # periksa("2f", 1,86) hands over two
    try:
        _refuse_other_name(number, answer)
        if is_open(answer) or not jawaban:
            todo = "Ganti tanda ... dengan jawaban Anda, lalu jalankan sel ini lagi."
            if not jawaban and not is_open(assigned(f"jawaban_{number}")):
                todo = f'Tulis: periksa("{number}", jawaban_{number})'
            display(box(_OPEN, [f"Soal {soal}: {_OPEN}.", todo]))
            return
        _refuse_reckoned(number, question)
        _judge(number, question, answer)
    except Misform as fault:
        hint = _usual(question, answer)
        if not fault.code and (typed := _pointed(number, question, answer)):
            fault.code, fault.remedy = typed, _SUM[type(answer)]
        progress.record("jawaban", number, _kept(answer), _FORM)
        _say(number, _FORM_SHOWN, fault.seen, hint or _remedy(number, fault))


def kemajuan() -> pd.DataFrame:
    """Show how far the learner is in the whole course and what is next; return the questions.

    Columns buku, soal, status (str) and percobaan (int64: different answers up to the
    first right one; a form that does not fit is none).

        >>> kursus.kemajuan().columns.tolist()
        □□□□□□□□□□□□□□□□□□□ 0 dari 19 soal benar
        Berikutnya: soal 0a di 00-mulai.
        ['buku', 'soal', 'status', 'percobaan']
    """
    rows = []
    for number, question in shipped().items():
        if not number.endswith(AGAIN):
            tried = progress.entries("jawaban", number)
            status = _RIGHT if _was_right(tried) else tried[-1]["hasil"] if tried else _OPEN
            rows.append((question["book"], number, status, len(tries(tried))))
    table = pd.DataFrame(rows, columns=["buku", "soal", "status", "percobaan"])
    _summarise(table)
    return table


def tries(entries: list[dict]) -> list[dict]:
    """Return the tries at a question's content: one a different answer, up to the first right one.

    What did not fit in form says nothing about the content and is no try.
    """
    found = {}
    for each in entries:
        if each["hasil"] in (_WRONG, _RIGHT):
            found.setdefault(each["isi"], each)
        if each["hasil"] == _RIGHT:
            break
    return list(found.values())


def _summarise(table: pd.DataFrame) -> None:
    right = int((table["status"] == _RIGHT).sum())
    names = progress.entries("nama")
    who = f" untuk {names[-1]['isi']}" if names else ""
    display(bar(right, len(table), f"soal benar{who}"))
    left = table[table["status"] != _RIGHT]
    if len(left):
        print(f"Berikutnya: soal {left['soal'].iloc[0]} di {left['buku'].iloc[0]}.")
    else:
        print("Semua soal sudah benar.")


def _judge(number: str, question: dict, answer: object) -> None:
    """Print the verdict on an answer; raises Misform where its form is wrong."""
    reading = read(question, answer)
    for accepted in (question, *question.get("also", [])):
        right = read(question, accepted["value"]).values[0]
        if any(same(question, value, right) for value in reading.values):
            progress.record("jawaban", number, _kept(answer), _RIGHT)
            _say(number, _RIGHT, reading.seen, accepted["why"])
            return
    hint = _usual(question, answer, reading)
    if reading.fault and not hint:
        raise reading.fault
    progress.record("jawaban", number, _kept(answer), _WRONG)
    _say(number, _WRONG, f"{reading.seen}{_sum(number, answer)}", *_rung(number, question, hint))


def _sum(number: str, answer: object) -> str:
    """Return the sum that a number is the result of, for 10-3 that was meant as a date."""
    typed = assigned(f"jawaban_{number}")
    reckoned = re.fullmatch(r"[\d\s.*/+()-]*\d\s*[*/+-]\s*[\d(][\d\s.*/+()-]*", typed)
    return f", hasil hitungan {typed}" if reckoned and not isinstance(answer, str) else ""


def _rung(number: str, question: dict, hint: str | None) -> list[str]:
    """Return what helps after a wrong answer: more with each different try."""
    tried = progress.entries("jawaban", number)
    tries = len({each["isi"] for each in tried if each["hasil"] == _WRONG})
    lines = [hint or (question["where"] if tries < 2 else question.get("step", question["where"]))]
    if os.environ.get("KORPUS"):
        lines.append("Kunci ini dibuat untuk lima artikel kursus, bukan untuk folder Anda sendiri.")
    elif tries >= 3:
        lines.append(f"Jawabannya {code(_rounded(question))}. {question['why']}")
        for other in question.get("also", []):
            lines.append(f"Diterima juga {code(_rounded(question | other))}. {other['why']}")
        if sister := shipped().get(number + AGAIN):
            lines.append(f"Soal serupa: {sister['text']}")
            lines.append(
                f'Tulis di baris baru di sel yang sama: periksa("{number}{AGAIN}", ...). '
                "Ganti ... dengan jawaban Anda, lalu jalankan sel ini."
            )
    if _was_right(tried):
        lines.append("Soal ini sudah pernah Anda jawab benar, dan itu tetap tercatat.")
    return lines


def _rounded(question: dict) -> object:
    """Return the right value, a number with the decimals that the question asks for."""
    value, tolerance = question["value"], question.get("tolerance")
    return round(value, decimals(tolerance)) if tolerance else value


def _pointed(number: str, question: dict, answer: object) -> str | None:
    """Return a sum that was typed in quotes or with a decimal comma, if it can be an answer."""
    typed = answer if isinstance(answer, str) else assigned(f"jawaban_{number}")
    typed = re.sub(r"(?<=\d),\s*(?=\d)", ".", typed)
    typed = re.sub(r"(?<=[\d)])\s*[xX×]\s*(?=[\d(])", " * ", typed)
    if type(answer) not in _SUM or not re.fullmatch(r"[\d\s./*+()-]+", typed):
        return None
    tree = parsed(typed)
    if "**" in typed or not tree or is_odd(tree):  # 5(2) is no sum
        return None
    try:
        reading = read(question, eval(typed, {"__builtins__": {}}))  # figures and signs alone
    except (ArithmeticError, Misform, TypeError):
        return None
    return None if reading.fault else typed


def _usual(question: dict, answer: object, reading: Reading | None = None) -> str | None:
    """Return the hint of a usual wrong answer, be it one of the form asked for or another."""
    for wrong in question.get("wrong", []):
        try:
            known = read(question, wrong["value"]).values
        except Misform:
            plain = loosely(answer)
            if plain is not None and plain == loosely(wrong["value"]):
                return wrong["hint"]
        else:
            if reading and any(same(question, a, b) for a in reading.values for b in known):
                return wrong["hint"]
    return None


def _was_right(tried: list[dict]) -> bool:
    return any(each["hasil"] == _RIGHT for each in tried)


def _say(number: str, status: str, seen: str, *lines: str) -> None:
    display(box(status, [f"Soal {number}: {status}.", f"Terbaca: {seen}.", *lines]))


def _remedy(number: str, fault: Misform) -> str:
    if fault.code is None:
        return fault.remedy
    todo = "Tulis" if fault.remedy.endswith(".") else "tulis"  # "Kalau maksud Anda …, tulis: …"
    between = " " if todo == "Tulis" else ", "
    return f"{fault.remedy}{between}{todo}: {line_for(number, fault.code)}"


def line_for(number: str, code: str) -> str:
    """Return the line that hands in an answer: of a sister question, which has no name, at once."""
    if number.endswith(AGAIN):
        return f'periksa("{number}", {code})'
    return f"jawaban_{number} = {code}"


def _kept(answer: object) -> str:
    """Return an answer as the progress file keeps it; a whole table would be too much."""
    try:
        plain = isinstance(answer, str | int | float | list | tuple)
        return repr(answer)[:80] if plain else described(answer)
    except Exception:  # a learner's value may refuse to become a text
        return type(answer).__name__


def _refuse_reckoned(number: str, question: dict) -> None:
    """Refuse what Python reckons before anybody can read it: 2-4-3-1 as a list, 1.000 as many."""
    typed = assigned(f"jawaban_{number}")
    if rest := broken_off(current_cell()).get(f"jawaban_{number}"):
        raise _cut(question, *rest)
    if question.get("whole") and (meant := grouped(typed)):
        seen = f"{typed}, bagi Python angka {shown(float(typed))}"
        raise Misform(seen, CAUSES["point_thousand"], code(meant))
    if question.get("many") and re.fullmatch(r"[\[(]?\d+(\s*[-&/>|+]\s*\d+)+[\])]?", typed):
        remedy = CAUSES["listed"]
        digits = [int(each) for each in re.findall(r"\d+", typed)]
        fault = read(question, digits).fault
        if fault:
            remedy += f" {fault.remedy}"
        seen = f"{typed}, sebuah hitungan bagi Python"
        raise Misform(seen, remedy, None if fault else code(digits))


def _cut(question: dict, sign: str, typed: list[str]) -> Misform:
    """Return what is told of an answer of which Python takes only the first part: 1; 3; 5."""
    seen = f"{typed[0]} saja; {listed(typed[1:])} tidak ikut"
    ends, parts = f"{sign} mengakhiri perintah.", plain(typed)
    if not question.get("many"):
        return Misform(seen, f"{ends} {wanted(question)}")
    listing = tuple | list | set
    values = [
        one for each in parts or () for one in (each if isinstance(each, listing) else [each])
    ]
    try:
        fits = parts is not None and not read(question, values).fault
    except Misform:
        fits = False
    if fits:
        return Misform(seen, f"{ends} {CAUSES['listed']}", code(values))
    return Misform(seen, f"{ends} {CAUSES['listed']} {wanted(question)}")


def _refuse_other_name(number: str, answer: object) -> None:
    """Refuse a cell that checks, or fills in, the answer of another question."""
    cell = current_cell()
    own = number.removesuffix(AGAIN)
    checked = re.search(rf"periksa\(\s*[\"']{number}[\"']\s*,\s*jawaban_(\w+)\s*\)", cell)
    if checked and checked[1] != own:
        remedy = f'Nomor soal dan nama jawaban berbeda. Tulis: periksa("{number}", jawaban_{own})'
        raise Misform(f"jawaban_{checked[1]}", remedy)
    filled = re.search(r"^jawaban_(\w+)\s*=\s*([^.\s].*)$", cell, re.MULTILINE)
    elsewhere = filled and filled[1] != own and f'periksa("{filled[1]}"' not in cell
    if elsewhere and (is_open(answer) or not assigned(f"jawaban_{own}")):
        state = "masih kosong" if is_open(answer) else "tidak diisi di sel ini"
        seen = f"jawaban_{number} {state}, jawaban_{filled[1]} terisi"
        raise Misform(seen, f"Ganti namanya. Tulis: {line_for(number, filled[2])}")


@cache
def shipped() -> dict[str, dict]:
    """Return every question by its number, in the course's order, each sister after its own."""
    if not _FILE.is_file():
        return {}
    coded = json.loads(_FILE.read_text(encoding="utf-8"))
    return {number: decode(text) for number, text in coded.items()}


def encode(question: dict) -> str:
    """Return a question as exercises.json keeps it."""
    return base64.b64encode(json.dumps(question, ensure_ascii=False).encode()).decode()


def decode(text: str) -> dict:
    """Return a question that `encode` made."""
    return json.loads(base64.b64decode(text))


def form_of(number: str) -> str | None:
    """Return the form of a question's answer (number, article, ...); "list" where several."""
    question = shipped().get(number.lower())
    return question and ("list" if question.get("many") else question["form"])
