"""Read Moodle XML and GIFT as their documentation describes them; knows nothing of the writer.

docs.moodle.org/en/Moodle_XML_format, docs.moodle.org/en/GIFT_format. Of both, what this course
writes: categories, multichoice, numerical and shortanswer questions. Anything else fails.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from xml.etree import ElementTree


@dataclass
class Read:
    """A question as it stands in a file; texts as HTML, answers as (value, percent, feedback)."""

    name: str
    kind: str
    category: str
    text: str
    general: str
    answers: list[tuple[str, float, str]]
    tags: list[str]
    tolerances: list[float] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    points: float = 1
    single: bool = True


# HTML


class _Paragraphs(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.plain, self.quoted = [], []
        self.open = self.plain

    def handle_starttag(self, tag, attributes):
        assert not attributes and tag in ("p", "br", "blockquote"), tag
        if tag == "blockquote":
            self.open = self.quoted
        elif tag == "p":
            self.open.append("")
        else:
            self.open[-1] += "\n"

    def handle_endtag(self, tag):
        self.open = self.plain if tag == "blockquote" else self.open

    def handle_data(self, data):
        self.open[-1] += data


def paragraphs(page: str) -> tuple[list[str], list[str]]:
    """Return the quoted paragraphs of a piece of HTML, then the others, as texts."""
    parser = _Paragraphs()
    parser.feed(page)
    parser.close()
    return parser.quoted, parser.plain


def text_of(page: str) -> str:
    """Return the text of HTML that is one paragraph."""
    quoted, found = paragraphs(page)
    assert quoted == [] and len(found) == 1, page
    return found[0]


# Moodle XML


def read_xml(content: bytes) -> list[Read]:
    """Return the questions of a Moodle XML file."""
    quiz = ElementTree.fromstring(content)
    assert quiz.tag == "quiz"
    category, found = "", []
    for element in quiz:
        assert element.tag == "question"
        if element.get("type") == "category":
            category = element.findtext("category/text").strip()
        else:
            found.append(_xml_question(element, category))
    return found


def _xml_question(element, category: str) -> Read:
    kind = element.get("type")
    assert kind in ("multichoice", "numerical", "shortanswer"), kind
    for path in ("questiontext", "generalfeedback", "answer/feedback", "hint"):
        assert all(each.get("format") == "html" for each in element.findall(path)), path
    if kind == "multichoice":  # its answers have a format; those of the others are plain
        assert all(each.get("format") == "html" for each in element.findall("answer"))
        assert element.findtext("answernumbering") in ("none", "abc", "ABCD", "123")
    else:
        assert all(each.get("format") is None for each in element.findall("answer"))
    answers = [
        (each.findtext("text"), float(each.get("fraction")), each.findtext("feedback/text"))
        for each in element.findall("answer")
    ]
    return Read(
        name=element.findtext("name/text"),
        kind=kind,
        category=category,
        text=element.findtext("questiontext/text"),
        general=element.findtext("generalfeedback/text"),
        answers=answers,
        tags=[each.findtext("text") for each in element.findall("tags/tag")],
        tolerances=[float(each.text) for each in element.findall("answer/tolerance")],
        units=[each.findtext("unit_name") for each in element.findall("units/unit")],
        hints=[each.findtext("text") for each in element.findall("hint")],
        points=float(element.findtext("defaultgrade")),
        single=element.findtext("single", "true") == "true",
    )


# GIFT: a letter that a backslash makes plain is kept beyond the reach of the signs

_PLAIN = 0xF0000  # a private plane; no text of the course is there
_SIGNS = "\\~=#{}:"


def read_gift(content: bytes) -> list[Read]:
    """Return the questions of a GIFT file."""
    category, found = "", []
    for block in re.split(r"\n\s*\n", content.decode("utf-8").strip()):
        lines = [line.strip() for line in block.split("\n")]
        comments = [line for line in lines if line.startswith("//")]
        text = _set_apart("\n".join(line for line in lines if not line.startswith("//")))
        if text.startswith("$CATEGORY:"):
            category = _back(text.removeprefix("$CATEGORY:")).strip()
        else:
            tags = re.findall(r"\[tag:([^]<>`]+)\]", "\n".join(comments))
            found.append(_gift_question(text, category, tags))
    return found


def _set_apart(text: str) -> str:
    return re.sub(r"\\([\\~=#{}:])", lambda match: chr(_PLAIN + ord(match[1])), text)


def _back(text: str) -> str:
    return "".join(chr(ord(c) - _PLAIN) if ord(c) >= _PLAIN else c for c in text)


def _gift_question(text: str, category: str, tags: list[str]) -> Read:
    assert text.count("{") == text.count("}") == 1 and text.endswith("}"), _back(text)
    _, name, rest = text.split("::", 2)
    asked, inside = rest[:-1].split("{")
    assert asked.startswith("[html]")
    inside, separator, general = inside.strip().rpartition("####")
    assert separator and not re.search("[~=#]", general)
    numerical = inside.startswith("#")
    marks = "~" in inside
    kind = "numerical" if numerical else "multichoice" if marks else "shortanswer"
    assert kind != "shortanswer" or "->" not in inside, "Moodle would read this as matching"
    pieces = re.findall(r"([=~])([^=~]*)", inside.removeprefix("#"))
    answers = [_gift_answer(sign, piece, kind) for sign, piece in pieces]
    return Read(
        name=_back(name),
        kind=kind,
        category=category,
        text=_back(asked.removeprefix("[html]")),
        general=_back(general).strip(),
        answers=[answer[:3] for answer in answers],
        tags=tags,
        tolerances=[answer[3] for answer in answers if numerical],
        single=any(sign == "=" for sign, _ in pieces),
    )


def _gift_answer(sign: str, piece: str, kind: str) -> tuple[str, float, str, float]:
    value, _, said = piece.strip().partition("#")
    value, percent = value.strip(), 100.0 if sign == "=" else 0.0
    if weight := re.match(r"%(-?[0-9]{1,2}\.?[0-9]*)%", value):
        assert kind != "multichoice" or sign == "~"
        value, percent = value[weight.end() :], float(weight[1])
    assert not re.match(r"\[(html|moodle|plain|markdown)\]", value), "read as a format"
    tolerance = 0.0
    if kind == "numerical":
        value, _, margin = value.partition(":")
        value, tolerance = (value, float(margin or 0)) if sign == "=" else ("*", 0.0)
    return _back(value), percent, _back(said).strip(), tolerance
