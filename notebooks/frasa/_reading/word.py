"""Read all text of a Word document (.docx), wherever it stands in the XML.

A docx is a ZIP file of XML parts (ISO/IEC 29500). Words stand in `t` elements, which any number of
others may wrap: tracked insertions, content controls, fields, text boxes. So every `t` is taken
that no deletion holds, whatever stands around it, by local names: the strict form of the format
differs in its namespaces only.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from frasa._reading.file_kinds import set_aside

_DOCUMENT = "/officeDocument"  # the end of the relation that names the main part
_USUAL = re.compile(r"(?:^|/)word/document\d*\.xml$")
# Parts beside the main one, in its folder, whose text Word shows in the document or around it.
_BESIDE = re.compile(
    r"(?:header|footer|footnotes|endnotes|comments)\d*\.xml|diagrams/data\d*\.xml"
    r"|charts/chart(?:Ex)?\d*\.xml"
)
# The same text once more, as a picture, or a stock of text that the document does not show.
_ONCE_MORE = re.compile(r"diagrams/(?!data)|glossary/")
_OTHER_DOCUMENT = "/aFChunk"  # the relation to a document of another format inside this one
_DELETED = {"del", "moveFrom"}  # what Word does not show any more
_SIGNS = {
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": "\u00ad",
    "ptab": "\t",
}
_OFF = {"0", "false", "off"}


def read_word(content: bytes) -> str:
    """Return the paragraphs of a document, table cells and text boxes among them, one a line.

    Hidden text, headers, footers, notes, comments, diagrams and titles of charts follow, set aside
    (see `set_aside`). Raises whatever `zipfile` and `ElementTree` raise on a damaged file, KeyError
    without a main part.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        main, folder = _main_part(archive)
        lines, hidden = _Lines(), []
        body = list(lines.of(archive.read(main)))
        hidden += lines.hidden
        for name in sorted(archive.namelist()):
            if _BESIDE.fullmatch(_within(name, folder) or ""):
                lines = _Lines()
                hidden += lines.of(archive.read(name))
                hidden += lines.hidden
    return "\n".join([*body, *map(set_aside, filter(str.strip, hidden))])


def _main_part(archive: zipfile.ZipFile) -> tuple[str, str]:
    """Return the member that holds the document, and the folder of its parts ("word/")."""
    names = {_plain(name): name for name in archive.namelist()}
    stated = ""
    if "_rels/.rels" in names:
        for relation in ElementTree.fromstring(archive.read(names["_rels/.rels"])):
            if relation.get("Type", "").endswith(_DOCUMENT):
                stated = relation.get("Target", "").lstrip("/")
    main = stated if stated in names else next(filter(_USUAL.search, names), None)
    return names[main], main[: main.rfind("/") + 1]


def _within(name: str, folder: str) -> str | None:
    """Return the name of a member below the folder of the document's parts, or None."""
    name = _plain(name)
    return name.removeprefix(folder) if name.startswith(folder) else None


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/")


def count_word_letters(content: bytes) -> int:
    """Count the letters of a document by patterns alone, independently of `read_word`.

    Those of all parts count but of those that say the same once more, whatever they are called: so
    that a part that is not read is noticed.
    """
    letters = 0
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        folder = _main_part(archive)[1]
        for name in archive.namelist():
            part = _within(name, folder)
            if part and part.endswith(".xml") and not _ONCE_MORE.match(part):
                xml = archive.read(name).decode("utf-8", "replace")
                for element in ("del", "moveFrom", "Fallback"):
                    whole = rf"<(?:\w+:)?{element}(?:\s(?:[^<>]*[^<>/])?)?>"
                    xml = _without(xml, whole, rf"</(?:\w+:)?{element}>")
                texts = re.findall(r"<(?:\w+:)?t(?:\s[^<>]*)?>([^<]*)<", xml)
                letters += sum(map(str.isalnum, _unescaped("".join(texts))))
    return letters


def count_other_documents(content: bytes) -> int:
    """Count documents of other formats inside this one, which only Word itself can open."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        main, folder = _main_part(archive)
        relations = f"_rels/{_within(main, folder)}.rels"
        found = (name for name in archive.namelist() if _within(name, folder) == relations)
        texts = [archive.read(name).decode("utf-8", "replace") for name in found]
    return "".join(texts).count(f'{_OTHER_DOCUMENT}"')


def count_deleted_letters(content: bytes) -> int:
    """Count the letters that tracked changes have deleted: Word does not show them."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read(_main_part(archive)[0]).decode("utf-8", "replace")
    found = re.findall(r"<(?:\w+:)?delText(?:\s[^<>]*)?>([^<]*)<", xml)
    return sum(map(str.isalnum, _unescaped("".join(found))))


def _without(xml: str, opening: str, closing: str) -> str:
    """Return XML without what stands between two tags, also when pairs hold pairs."""
    kept, depth, position = [], 0, 0
    for match in re.finditer(f"({opening})|({closing})", xml):
        if depth == 0:
            kept.append(xml[position : match.start()])
        depth = depth + 1 if match[1] else max(0, depth - 1)
        position = match.end()
    return "".join([*kept, xml[position:]]) if depth == 0 else "".join(kept)


def _unescaped(xml: str) -> str:
    xml = re.sub(r"&#(\d+);", lambda match: chr(int(match[1])), xml)
    xml = re.sub(r"&#x([\da-fA-F]+);", lambda match: chr(int(match[1], 16)), xml)
    return re.sub(r"&\w+;", "", xml)


class _Lines:
    """The paragraphs of a part, in the order of the document; hidden text is kept apart."""

    def __init__(self):
        self.hidden: list[str] = []
        self._open: list[list[str]] = []  # paragraphs; in one with a text box more stand
        self._boxes: list[str] = []  # what stands in boxes of the open paragraph
        self._joins = False  # the end of this paragraph is deleted ...
        self._goes_on = False  # ... so that the next one goes on with it
        self._vanished = False

    def of(self, xml: bytes) -> Iterator[str]:
        if b"<!DOCTYPE" in xml[:2000]:
            raise ValueError("no document of Word's declares entities")
        passed = 0  # depth inside what is not shown
        chosen = [False]  # for each open AlternateContent: whether a choice held text
        within: list[str] = []
        for event, element in ElementTree.iterparse(io.BytesIO(xml), events=("start", "end")):
            name = element.tag.rpartition("}")[2]
            if event == "start":
                unseen = name in _DELETED and "rPr" not in within[-1:] and "trPr" not in within[-1:]
                if passed or unseen or (name == "Fallback" and chosen[-1]):
                    passed += 1
                elif name == "AlternateContent":
                    chosen.append(False)
                elif name == "p" and not self._goes_on:
                    self._open.append([])
                elif name == "p":
                    self._goes_on = False
                elif name == "r":
                    self._vanished = False
                elif name == "vanish" and within[-2:] == ["r", "rPr"]:
                    self._vanished = _value(element) not in _OFF
                elif name in _DELETED and within[-2:] == ["pPr", "rPr"]:
                    self._joins = True
                within.append(name)
                continue
            within.pop()
            if passed:
                passed -= 1
            elif name == "t":
                self._add(element.text or "")
                chosen[-1] = True
            elif name == "AlternateContent":
                held = chosen.pop()
                chosen[-1] |= held
            elif name in _SIGNS and within[-1:] != ["tabs"]:
                self._add(_SIGNS[name])
            elif name == "p":
                yield from self._end_paragraph()
            element.clear()
        yield from self._rest()

    def _add(self, text: str) -> None:
        if self._vanished:
            self.hidden.append(text)
        elif self._open:
            self._open[-1].append(text)
        else:
            self._open.append([text])

    def _end_paragraph(self) -> Iterator[str]:
        if len(self._open) > 1:
            self._boxes.append("".join(self._open.pop()))
        elif self._joins:
            self._joins, self._goes_on = False, True
        else:
            yield from self._rest()

    def _rest(self) -> Iterator[str]:
        if self._open:
            yield "".join(self._open.pop())
        yield from self._boxes
        self._boxes.clear()


def _value(element) -> str | None:
    return next((value for key, value in element.attrib.items() if key.endswith("}val")), None)
