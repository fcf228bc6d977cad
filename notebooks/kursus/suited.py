"""Hold a cure against the question or the verb that its line serves: no text for a number."""

import ast
import contextlib
import re

from kursus import arguments
from kursus.answer_forms import Misform, is_open, read
from kursus.asked import NUMERIC, another_number, noted_form, wanted
from kursus.calls import are_answered
from kursus.diagnosis import Diagnosis
from kursus.exercises import shipped
from kursus.numerals import held, readings
from kursus.sentences import CAUSES, UNREADABLE
from kursus.trial import parsed
from kursus.wording import code

_ANSWER = re.compile(r"\s*jawaban[_ -](\w+)\s*=+\s*([^#]*?)\s*(?:#.*)?$")
_EXAMPLES = {"share": 0.5, "percent": 50}  # of a guess; else a small count
_GUESS = re.compile(r"\s*(tebakan)\s*=+\s*([^#]*?)\s*(#.*)?$")
_SETTING = re.compile(r"\s*([^\W\d]\w*)\s*=(?![=>])\s*([^#←\n]*?)\s*(?:[#←].*)?$")


def suits(line: str, source: str, values: dict) -> bool:
    """Tell whether a line gives what its question, its guess and its commands ask for."""
    for each in line.splitlines():
        own = Diagnosis("", each, None, each)
        tree = parsed(each.strip())
        if suited(own, source) is not own or (tree and not are_answered(tree, values)):
            return False
    return True


def suited(found: Diagnosis, source: str) -> Diagnosis:
    """Return a diagnosis whose cure its cell can use, or that says what is asked for."""
    return _of_another_number(found, source) or _for_a_verb(
        _for_a_guess(_for_a_question(found)), source
    )


def _of_another_number(found: Diagnosis, source: str) -> Diagnosis | None:
    """Return, for a cure that drops what makes another number of its own, a diagnosis without."""
    own, mended = _SETTING.match(found.line), _SETTING.match(found.cured or "")
    if not own or not mended:
        return None
    figure = re.fullmatch(r"-?\d+(?:\.\d+)?", mended[2])
    rule = arguments.rule_in(source, own[1]) if mended[2][:1] in ("'", '"') else None
    if not figure and (not rule or rule(99, "")):  # a text keeps all that was typed
        return None
    question = shipped().get(own[1].removeprefix("jawaban_"), {"tolerance": 1})
    if figure and float(figure[0]) in readings(own[2]):
        return None
    said = another_number(question, own[2])
    return Diagnosis(said, found.line, found.line.strip().find(own[2])) if said else None


def _for_a_guess(found: Diagnosis) -> Diagnosis:
    """Return a diagnosis whose cure is a number where a guess asks for one."""
    match = _GUESS.match(found.line)
    if not match or not match[2] or (found.cured and _is_figure(found.cured)):
        return found
    form = noted_form(found.line)
    percent = re.fullmatch(r"(.*\d)\s*(%|persen)", match[2])
    if percent and not form and (meant := held(percent[1])):
        note = f"  {match[3]}" if match[3] else ""
        return Diagnosis(
            CAUSES["percent"], found.line, None, f"{match[1]} = {code(meant[0])}{note}"
        )
    if found.cured and form in (None, "text"):  # a guess of the learner's own may be a text
        return found
    cause = f"Tebakan ditulis dengan angka, misalnya {match[1]} = {_example(match[2], form)}."
    if percent and form == "number":
        cause = "Yang ditanya banyaknya, bukan persen. Tulis angkanya saja, tanpa tanda persen."
    return Diagnosis(f"{cause} Menebak tidak wajib.", found.line, match.start(2))


def _example(typed: str, form: str | None) -> str:
    """Return a guess to show: the first number of the learner's own that fits, or else any."""
    numbers = [
        number
        for word in re.findall(r"\d+(?:[.,]\d+)*|[^\W\d]+", typed)
        for number in readings(word)
    ]
    fitting = [number for number in numbers if form != "share" or number <= 1]
    return code(fitting[0] if fitting else _EXAMPLES.get(form, 3))


def _is_figure(cured: str) -> bool:
    """Tell whether a line sets a number, or a sum, or a text that can only be read as one."""
    tree = parsed(cured.strip())
    value = getattr(tree.body[0], "value", None) if tree else None
    constants = [each.value for each in ast.walk(value) if isinstance(each, ast.Constant)]
    single = not isinstance(value, ast.List | ast.Tuple | ast.Set | ast.Dict)
    return single and all(each is ... or readings(str(each)) for each in constants)


def _for_a_verb(found: Diagnosis, source: str) -> Diagnosis:
    """Return a diagnosis whose cure the verb takes that the cell gives the line's name to."""
    match = _SETTING.match(found.cured or found.line)
    name, typed = match.groups() if match else ("", "")
    rule = arguments.rule_in(source, name) if name else None
    if not rule or (not found.cured and found.cause != UNREADABLE):
        return found
    try:
        value = ast.literal_eval(typed)
    except ValueError:  # names and commands: what they hold is not known
        return found
    except SyntaxError:
        value = typed
    if not (fault := rule(value, typed)):
        return found
    cured = found.cured.replace(typed, fault.meant, 1) if found.cured and fault.meant else None
    cause = " ".join(filter(None, [f"{arguments.must(name, rule(None, '').wanted)}.", fault.note]))
    cause += "" if cured else f" Misalnya: {name} = {fault.example}"
    return Diagnosis(cause, found.line, None, cured)


def _for_a_question(found: Diagnosis) -> Diagnosis:
    match = _ANSWER.match(found.line)
    question = shipped().get(match[1].lower()) if match else None
    if not question or question["form"] not in NUMERIC:
        return found
    if _can_answer(question, found.cured) if found.cured else found.cause != UNREADABLE:
        return found
    number, place = match[1], match.start(2) - (len(found.line) - len(found.line.lstrip()))
    try:
        reading = read(question, match[2])
        fault = reading.fault
    except Misform as misform:
        reading, fault = None, misform
    if reading and not fault:
        value = list(reading.values[0]) if question.get("many") else reading.values[0]
        cause = CAUSES["listed" if question.get("many") else "unit"]
        return Diagnosis(cause, found.line, None, f"jawaban_{number} = {code(value)}")
    if fault.code and fault.remedy.endswith("."):
        return Diagnosis(fault.remedy, found.line, None, f"jawaban_{number} = {fault.code}")
    sentence = wanted(question)
    return Diagnosis(f"Soal {number}: {sentence[0].lower()}{sentence[1:]}", found.line, place)


def _refused(question: dict, given: object) -> bool:
    try:
        return bool(read(question, given).fault)
    except Misform:
        return True


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
    with contextlib.suppress(ValueError):  # a sum, or a name: what it holds is not known
        if question.get("many") and not is_open(given := ast.literal_eval(value)):
            return not _refused(question, given)
    divides = any(isinstance(each, ast.Div) for each in nodes)
    return not (divides and question.get("whole"))
