"""Write questions as Moodle XML and as GIFT, the two formats that Moodle itself documents.

All texts become HTML, so that no character of theirs can be taken for a sign of either format; only
the values of short and numerical answers stay plain, and those are numbers, commas and brackets.
docs.moodle.org/en/Moodle_XML_format, docs.moodle.org/en/GIFT_format
"""

import html
import re
import sys
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "notebooks"))
import frasa  # noqa: E402

ANY_OTHER = "*"  # as an answer: whatever no other answer is
PENALTY = "0.3333333"  # a third of the points for every try after the first
_NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff￾￿]")  # in no XML 1.0 file


class Answer(NamedTuple):
    """One answer: what is chosen or typed, whether it is right, and what is then said."""

    value: str
    right: bool
    said: str


class Question(NamedTuple):
    """A question: kind is multichoice, numerical or shortanswer, as Moodle names them."""

    name: str
    kind: str
    category: str
    text: str
    answers: list[Answer]
    tags: list[str]
    stimulus: str = ""
    general: str = ""  # said to everybody in the end
    tolerance: float = 0
    units: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    points: int = 1


def as_html(text: str) -> str:
    """Return a text as one paragraph of HTML on one line."""
    if found := _NO_TEXT.search(text):
        raise frasa.InputError(
            f"Teks “{_NO_TEXT.sub('�', text)[:40]}” memuat tanda kendali "
            f"(U+{ord(found[0]):04X}). Hapus tanda itu dari berkas TOML-nya."
        )
    return f"<p>{html.escape(text, quote=False)}</p>".replace("\n", "<br>")


def _asked(question: Question) -> str:
    stimulus = f"<blockquote>{as_html(question.stimulus)}</blockquote>"
    return (stimulus if question.stimulus else "") + as_html(question.text)


def _by_category(questions: list[Question]) -> dict[str, list[Question]]:
    return {
        name: [each for each in questions if each.category == name]
        for name in dict.fromkeys(each.category for each in questions)
    }


def _path(category: str) -> str:
    """Return where a category stands: Moodle doubles a slash that parts no two categories."""
    return f"$course$/top/Membaca Netralitas/{category.replace('/', '//')}"


# Moodle XML


def as_xml(questions: list[Question]) -> bytes:
    """Return questions as a Moodle XML file."""
    quiz = ElementTree.Element("quiz")
    for name, members in _by_category(questions).items():
        heading = ElementTree.SubElement(quiz, "question", type="category")
        _text(heading, "category", _path(name))
        for question in members:
            _question(quiz, question)
    ElementTree.indent(quiz)
    return ElementTree.tostring(quiz, encoding="UTF-8", xml_declaration=True) + b"\n"


def _question(quiz: ElementTree.Element, question: Question) -> None:
    element = ElementTree.SubElement(quiz, "question", type=question.kind)
    _text(element, "name", question.name)
    _text(element, "questiontext", _asked(question), "html")
    _text(element, "generalfeedback", as_html(question.general), "html")
    _leaf(element, "defaultgrade", question.points)
    _leaf(element, "penalty", PENALTY)
    if question.kind == "multichoice":
        for tag, value in (("single", "true"), ("shuffleanswers", "true")):
            _leaf(element, tag, value)
        _leaf(element, "answernumbering", "ABCD")
    if question.kind == "shortanswer":
        _leaf(element, "usecase", 0)
    for answer in question.answers:
        _answer(element, question, answer)
    if question.units:
        units = ElementTree.SubElement(element, "units")
        for unit in question.units:
            each = ElementTree.SubElement(units, "unit")
            _leaf(each, "multiplier", 1)
            _leaf(each, "unit_name", unit)
    for hint in question.hints:
        _text(element, "hint", as_html(hint), "html")
    tags = ElementTree.SubElement(element, "tags")
    for tag in question.tags:
        _text(tags, "tag", tag)


def _answer(element: ElementTree.Element, question: Question, answer: Answer) -> None:
    chosen = question.kind == "multichoice"
    given = ElementTree.SubElement(element, "answer", fraction="100" if answer.right else "0")
    if chosen:
        given.set("format", "html")
    _leaf(given, "text", as_html(answer.value) if chosen else answer.value)
    _text(given, "feedback", as_html(answer.said), "html")
    if question.kind == "numerical":
        _leaf(given, "tolerance", _tolerance(question, answer))


def _tolerance(question: Question, answer: Answer) -> str:
    return "0" if answer.value == ANY_OTHER else f"{question.tolerance:g}"


def _text(parent: ElementTree.Element, tag: str, text: str, shape: str | None = None) -> None:
    element = ElementTree.SubElement(parent, tag, {"format": shape} if shape else {})
    _leaf(element, "text", text)


def _leaf(parent: ElementTree.Element, tag: str, value: object) -> None:
    ElementTree.SubElement(parent, tag).text = str(value)


# GIFT


def as_gift(questions: list[Question]) -> bytes:
    """Return questions as a GIFT file: without hints and units, which GIFT does not know."""
    blocks = []
    for name, members in _by_category(questions).items():
        blocks += [f"$CATEGORY: {_path(name)}", *map(_gift, members)]
    return ("\n\n".join(blocks) + "\n").encode()


def _gift(question: Question) -> str:
    numerical = question.kind == "numerical"
    tags = " ".join(f"[tag:{tag}]" for tag in question.tags)
    start = f"::{_escaped(question.name)}::[html]{_escaped(_asked(question))}"
    answers = [f"\t{_gift_answer(question, answer)}" for answer in question.answers]
    end = f"\t####{_escaped(as_html(question.general))}"
    return "\n".join([f"// {tags}", start + ("{#" if numerical else "{"), *answers, end, "}"])


def _gift_answer(question: Question, answer: Answer) -> str:
    said = f"#{_escaped(as_html(answer.said))}"
    if question.kind == "multichoice":
        return ("=" if answer.right else "~") + _escaped(as_html(answer.value)) + said
    if question.kind == "numerical" and answer.value == ANY_OTHER:
        return f"~{said}"
    part = f":{_tolerance(question, answer)}" if question.kind == "numerical" else ""
    return f"={'' if answer.right else '%0%'}{_escaped(answer.value)}{part}{said}"


def _escaped(text: str) -> str:
    return re.sub(r"([\\~=#{}:])", r"\\\1", text)
