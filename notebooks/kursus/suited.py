"""Hold a cure against the question that its line answers: a number is never cured into a text."""

import ast
import re

from kursus.answer_forms import Misform, read
from kursus.asked import NUMERIC, wanted
from kursus.diagnosis import Diagnosis
from kursus.exercises import shipped
from kursus.sentences import CAUSES, UNREADABLE
from kursus.trial import parsed
from kursus.wording import code

_ANSWER = re.compile(r"\s*jawaban[_ -](\w+)\s*=+\s*([^#]*?)\s*(?:#.*)?$")


def suited(found: Diagnosis) -> Diagnosis:
    """Return a diagnosis whose cure can answer the question, or that says what is asked for."""
    match = _ANSWER.match(found.line)
    question = shipped().get(match[1].lower()) if match else None
    if not question or question["form"] not in NUMERIC:
        return found
    if _can_answer(question, found.cured) if found.cured else found.cause != UNREADABLE:
        return found
    number, place = match[1], match.start(2) - (len(found.line) - len(found.line.lstrip()))
    try:
        reading = read(question, match[2])
    except Misform:
        reading = None
    if reading and not reading.fault and question.get("many"):
        cured = f"jawaban_{number} = {code(list(reading.values[0]))}"
        return Diagnosis(CAUSES["listed"], found.line, None, cured)
    sentence = wanted(question)
    return Diagnosis(f"Soal {number}: {sentence[0].lower()}{sentence[1:]}", found.line, place)


def _can_answer(question: dict, cured: str) -> bool:
    """Tell whether a line sets what the question may have: no text, no date, no list for one."""
    tree = parsed(cured.splitlines()[-1].strip())
    value = getattr(tree.body[-1], "value", None) if tree and tree.body else None
    nodes = list(ast.walk(value)) if value else []
    constants = [each.value for each in nodes if isinstance(each, ast.Constant)]
    if any(isinstance(each, bool) or each is None for each in constants):
        return False
    if any(isinstance(each, str) for each in constants):
        return isinstance(value, ast.Call) and getattr(value.func, "id", None) != "date"
    if isinstance(value, ast.Call) and getattr(value.func, "id", None) == "date":
        return False
    if isinstance(value, ast.List | ast.Tuple) and not question.get("many"):
        return False
    divides = any(isinstance(each, ast.Div) for each in nodes)
    return not (divides and question.get("whole"))
