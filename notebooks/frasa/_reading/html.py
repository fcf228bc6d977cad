"""Parse HTML source into the lines that a browser shows, each with where it stands."""

import re
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple

from frasa._ground.errors import UnreadableError
from frasa._reading.file_kinds import set_aside
from frasa._reading.line_shapes import ends_in_stop
from frasa._reading.repair import NAMED


def _names(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


_UNSEEN = _names(
    "script style title template svg math iframe object audio video canvas select textarea",
    "datalist noframes",
)
_INLINE = _names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label",
    "mark meter nobr output progress q rp rt ruby s samp small span strike strong sub sup time tt",
    "u var wbr",
)
_BLOCKS = _names(
    "article main section div td th aside footer header nav form ul ol table dl figure figcaption",
    "button dialog noscript details blockquote body html marquee pre",
)
KNOWN = _UNSEEN | _INLINE | _BLOCKS
KNOWN |= _names(
    "p br hr h1 h2 h3 h4 h5 h6 li dt dd tr tbody thead tfoot caption col colgroup center head",
    "meta link base address hgroup fieldset legend source picture param embed track area map",
    "summary o:p",
)
_VOID = _names("br hr img input meta link base wbr col source param embed track area")
_HEADINGS = _names("h1 h2 h3 h4 h5 h6")
_WHOLE = _names("html body main article")  # scripts hide and show these
BESIDE = _names("nav footer aside form button figcaption dialog marquee")
_ALSO_HIDDEN = re.compile(r"\b(?:sr-only|visually-hidden|screen-reader-text)\b")
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Names that pages give to what stands beside an article; they only count outside of it.
# "widget" only at their beginning: some programs call all parts of a page so. The body of a card is
# as its card.
_BESIDE_NAMES = re.compile(
    r"(?:^|\s)widgets?(?:$|[\s_-])"
    r"|(?:^|[\s_-])(?:(?:main|mega|top|side|mobile)?-?(?:menu|nav|navbar|navigation)"
    r"|(?:left|right)?-?sidebar|related|terkait|rekomendasi|recommend\w*|popul[ae]r\w*|trending|terkini"
    r"|terbaru|latest|lainnya|footer|breadcrumbs?|share|sharing|social|sosmed|comments?|komentar"
    r"|tags?|iklan|ads?|advert\w*|banner|subscribe|newsletter|modal(?!-body)|popup|cookies?|copyright"
    r"|baca-?juga|read-?also|prev|pagination|paging|ticker|headline-?list|teasers?|cards?(?!-body)"
    r"|most|next|promo|sharedaddy|jp|sd|likes?|cookiebar)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BODY_NAMES = re.compile(
    r"(?:article|post|entry|news|berita|detail|read|isi|artikel|single|story)[\w-]*?[-_ ]{0,2}"
    r"(?:body|content|text|detail|isi|konten|berita)|^articlebody$|^isi$",
    re.IGNORECASE,
)
# html.parser stops at some of these; browsers pass over them.
_BOGUS_COMMENT = re.compile(r"<!\[[^>]*(?:>|\Z)")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_DEEPEST = 24  # elements around a line that are looked at
_MOST_UNCLOSED = 500
_LONGEST_NAME = 60  # characters of a class


class Element(NamedTuple):
    """An open element that holds lines."""

    number: int
    tag: str
    is_body: bool = False  # named as the body of an article
    is_beside: bool = False  # named, or made, for what stands beside an article
    hidden: bool = False


class Line(NamedTuple):
    """A line of a page as a browser shows it, and where it stands."""

    text: str
    elements: tuple[Element, ...]  # around it, the innermost last
    tag: str  # of the heading that it is, or ""
    linked: bool  # nearly nothing but a link

    @property
    def shown(self) -> bool:
        return not any(element.hidden or element.tag == "noscript" for element in self.elements)

    @property
    def in_noscript(self) -> bool:
        return any(element.tag == "noscript" for element in self.elements)

    def beside(self, within: int = 0, by_name: bool = True) -> bool:
        """Return whether it stands beside an article, by the elements inside element `within`."""
        numbers = [element.number for element in self.elements]
        start = numbers.index(within) + 1 if within in numbers else 0
        return any(
            element.tag in BESIDE or (by_name and element.is_beside)
            for element in self.elements[start:]
        )


class Html(HTMLParser):
    """The lines of a page, its metadata and its linked data.

    Raises
    ------
    UnreadableError
        When most tags or comments never end: a damaged page, over which a parser could take hours.
    """

    def __init__(self, source: str, whole: bool = True):
        super().__init__(convert_charrefs=True)
        unclosed_tags = source.count("<") - 2 * source.count(">")
        unclosed_comments = source.count("<!--") - 2 * source.count("-->")
        if max(unclosed_tags, unclosed_comments) > _MOST_UNCLOSED:
            raise UnreadableError(
                "halaman web ini rusak: banyak tandanya tidak ditutup",
                "Buka halaman itu di peramban, lalu simpan lagi.",
            )
        self.lines: list[Line] = []
        self.meta: dict[str, str] = {}
        self.title = ""
        self.linked_data: list[str] = []
        self.times: list[tuple[str, int]] = []  # <time datetime>, before which line
        self.has_scripts = False
        self._whole = whole  # else a piece of text, where other names in brackets are words
        self._line: list[str] = []
        self._hidden: list[str] = []  # in the midst of it
        self._hidden_in: tuple[Element, ...] = ()
        self._item = False
        self._letters = self._linked_letters = self._links = 0
        self._unseen = self._script = ""  # the element, and the script's type, that we are in
        self._open = [Element(0, "")]
        self._count = 0
        self._heading = ""
        source = _BOGUS_COMMENT.sub("", source)
        self._closed = {name.lower() for name in re.findall(r"</([a-zA-Z]+)", source)}
        self.feed(source)
        self.close()
        self._end_line()

    def handle_starttag(self, tag: str, attributes: list) -> None:
        if self._unseen:
            return
        if not self._whole and tag not in KNOWN:
            self.handle_data(self.get_starttag_text() or "")
            return
        values = {name: value or "" for name, value in attributes}
        if tag == "meta":
            self._keep_meta(values)
        elif tag == "link" and "canonical" in values.get("rel", "").lower():
            self.meta.setdefault("canonical", values.get("href", ""))
        elif tag in _UNSEEN and "shadowrootmode" not in values:  # such a template is shown
            # Without its end an element would hide the rest of the page.
            self._unseen = tag if tag in self._closed else ""
            self._script = values.get("type", "").lower()
            self.has_scripts |= tag == "script"
            if self._script == "application/ld+json":
                self.linked_data.append("")
            return
        if tag == "a":
            self._links += 1
        if tag == "time":
            self._line.append(" ")  # two of them, side by side, are two dates
        published = values.get("itemprop", "").lower() == "datepublished"
        if tag != "meta" and (published or tag == "time"):
            stated = values.get("datetime") or values.get("content") or values.get("title")
            if stated:
                self.times.append((stated, len(self.lines) - 1_000_000 * published))
        if tag not in _INLINE:
            self._end_line()
            self._heading = tag if tag in _HEADINGS else ""
            self._item = tag == "li" or (self._item and tag in ("p", "div"))
        if tag not in _VOID:
            self._enter(tag, values)

    def _enter(self, tag: str, values: dict[str, str]) -> None:
        """Remember an element that holds lines, or hides what it holds."""
        if tag == "p":
            self._leave("p", 1)
        names = f"{values.get('class', '')[:500]} {values.get('id', '')[:100]}"
        hidden = tag not in _WHOLE and (
            "hidden" in values
            or bool(_NOT_SHOWN.search(values.get("style", "")))
            or bool(_ALSO_HIDDEN.search(names))
            or (tag == "dialog" and "open" not in values)
        )
        if tag not in _BLOCKS and not hidden:
            return
        self._count += 1
        body = tag in _BLOCKS and (
            any(_BODY_NAMES.search(name[:_LONGEST_NAME]) for name in names.split()[:20])
            or values.get("itemprop", "").lower() == "articlebody"
        )
        beside = tag not in _WHOLE and bool(_BESIDE_NAMES.search(names))
        self._open.append(Element(self._count, tag, body and not beside, beside, hidden))

    def _leave(self, tag: str, deepest: int = _DEEPEST) -> None:
        """Close an element, with those inside it that were never closed."""
        if tag in [element.tag for element in self._open[-deepest:]]:
            while self._open.pop().tag != tag:
                pass

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unseen:
            self._unseen = self._script = ""
            return
        if self._unseen or tag in _UNSEEN:
            return
        if not self._whole and tag not in KNOWN:
            self.handle_data(f"</{tag}>")
        if tag == "a":
            self._links = max(0, self._links - 1)
        elif tag not in _INLINE:
            self._end_line()
            self._heading = ""
            if tag not in ("p", "li"):
                self._links = 0  # a link that was never closed
        if tag != "p" or self._open[-1].tag == "p":
            self._leave(tag)

    def handle_data(self, data: str) -> None:
        if not self._unseen and any(element.hidden for element in self._open):
            self._hidden.append(data)
            self._hidden_in = tuple(self._open[-_DEEPEST:])
        elif not self._unseen:
            parts = [data]
            if any(element.tag == "pre" for element in self._open):
                parts = _BLANK_LINE.split(data)
            for number, part in enumerate(parts):
                if number:  # as a browser shows it there
                    self._end_line()
                self._line.append(part)
                letters = len(part) - part.count(" ")
                self._letters += letters
                self._linked_letters += letters * (self._links > 0)
        elif self._unseen == "title":
            self.title = self.title or " ".join(data.split())
        elif self._script == "application/ld+json":
            self.linked_data[-1] += data

    def _end_line(self) -> None:
        text = " ".join("".join(self._line).split())
        linked = self._linked_letters > 0.8 * self._letters
        self._line.clear()
        self._letters = self._linked_letters = 0
        if hidden := " ".join("".join(self._hidden).split()):
            self.lines.append(Line(hidden, self._hidden_in, "", False))
            self._hidden.clear()
        if text:
            if self._item and not ends_in_stop(text) and not linked:
                text = f"• {text}"  # as a browser shows it; else lines would run together
            self._item = False
            elements = tuple(self._open[-_DEEPEST:])
            self.lines.append(Line(text, elements, self._heading, linked))

    def _keep_meta(self, values: dict[str, str]) -> None:
        name = values.get("property") or values.get("name") or values.get("itemprop")
        content = " ".join(values.get("content", "").split())
        if name and content:
            self.meta.setdefault(name.lower(), content)


_OPENING = re.compile(
    r"<(!--|!\[|(?!template\b[^<>]{0,200}\sshadowrootmode)"
    rf"(?:{'|'.join(sorted(_UNSEEN))})\b)",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(r"</?[a-zA-Z!?][^<>]*>")


def text_by_patterns(source: str) -> str:
    """Return all text of a page by patterns alone, independently of `Html`: to count letters."""
    kept, position, small = [], 0, source.lower()
    endless: set[str] = set()
    for match in _OPENING.finditer(source):
        name = match[1].lower()
        if match.start() < position or name in endless:
            continue
        closing = {"!--": "-->", "![": ">"}.get(name, f"</{name}")
        end = small.find(closing, match.end())
        if end < 0:
            endless.add(name)
            continue
        kept.append(source[position : match.start()])
        position = end if closing.startswith("</") else end + len(closing)
    return unescape(_ANY_TAG.sub(" ", " ".join([*kept, source[position:]])))


TAG = re.compile(
    rf"</(?:{'|'.join(sorted(KNOWN))})\s*>|<(?:br|hr|img|p)\b[^<>]{{0,2000}}>|<!--",
    re.IGNORECASE,
)
_BREAKS = re.compile(r"<(?:br|p|div|li|h[1-6]|td|section|article|blockquote)\b", re.IGNORECASE)
_ROUNDS = 3  # HTML that was escaped, once or twice, is HTML all the same


def read_piece(text: str) -> str:
    """Return a text without its tags and character references; without tags for breaks, its own
    lines stay."""
    for _ in range(_ROUNDS):
        if "<" in text and TAG.search(text):
            if not _BREAKS.search(text):
                text = re.sub(r"\r?\n", "<br>", text)
            lines = Html(text, whole=False).lines
            text = "\n".join(line.text if line.shown else set_aside(line.text) for line in lines)
        elif "&" in text and NAMED.search(text):
            text = NAMED.sub(lambda match: unescape(match[0]), text)
        else:
            break
    return text
