"""Take the article out of a saved web page.

The text is always the page's own, line by line as a browser shows it; trafilatura (Barbaresi 2021),
where it is installed, only tells which of these lines are the article. An extractor's own text
would not do: it may repeat a paragraph that the page does not, or part one at a bold word.
"""

import re
from collections import Counter
from datetime import datetime
from html.parser import HTMLParser
from typing import NamedTuple

from frasa._ground.errors import UnreadableError
from frasa._ground.optional import keep_quiet, load
from frasa._reading import dates
from frasa._reading.sentences import is_sentence


def _names(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


_UNSEEN = _names(
    "script style title noscript template svg math iframe object audio video canvas select",
    "textarea datalist",
)
_INLINE = _names(
    "a abbr acronym b bdi bdo big button cite code data del dfn em font i img input ins kbd label",
    "mark meter nobr output progress q rp rt ruby s samp small span strike strong sub sup time tt",
    "u var wbr",
)
_ARTICLE = _names("article main")
_BLOCKS = _names("article main section div td aside footer header nav form")
# html.parser stops at some of these; browsers pass over them.
_BOGUS_COMMENT = re.compile(r"<!\[[^>]*(?:>|\Z)")
_FEWEST = 12  # letters; a line with less must be a whole line of the article
_DEEPEST = 12  # elements around a line that are looked at
_MOST_UNCLOSED = 500
_ENOUGH = 200  # characters from which on the page's own <article> is believed
# Where pages state the moment of publication: Open Graph, schema.org, Dublin Core, and habit.
_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "dc.date.issued",
    "dc.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "content_publisheddate",
)
_LINKED_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')


class WebPage(NamedTuple):
    """What a page says of its article; every field but the text may be missing."""

    text: str
    headline: str | None
    outlet: str | None
    credit: str | None
    published_at: datetime | None


def read_web_page(source: str) -> WebPage:
    """Return the article of a page's HTML source; see `WebPage`.

    Raises
    ------
    UnreadableError
        When most tags or comments never end: a damaged page, over which a parser could take hours.
    """
    unclosed_tags = source.count("<") - 2 * source.count(">")
    unclosed_comments = source.count("<!--") - 2 * source.count("-->")
    if max(unclosed_tags, unclosed_comments) > _MOST_UNCLOSED:
        raise UnreadableError(
            "halaman web ini rusak: banyak tandanya tidak ditutup",
            "Buka halaman itu di peramban, lalu simpan lagi.",
        )
    page = _Reader(source)
    try:
        extracted = _extract(source)
    except UnreadableError:
        extracted = None
    chosen = _choose(page.lines, extracted.text) if extracted else []
    lines = chosen or _article_element(page.lines)
    meta = page.meta
    return WebPage(
        text="\n".join(line.text for line in lines),
        headline=meta.get("og:title") or (extracted and extracted.title) or page.title or None,
        outlet=meta.get("og:site_name") or (extracted and extracted.sitename) or None,
        credit=meta.get("author") or (extracted and extracted.author) or None,
        published_at=page.published_at() or _day(extracted),
    )


def has_extractor() -> bool:
    """Return whether trafilatura is installed."""
    try:
        return bool(load("trafilatura", "trafilatura"))
    except UnreadableError:
        return False


class _Line(NamedTuple):
    text: str
    blocks: tuple[int, ...]  # numbers of the elements around it, the innermost last
    in_article: bool  # inside <article> or <main>


class _Reader(HTMLParser):
    """Collects the lines that a browser would show, and the page's metadata."""

    def __init__(self, source: str):
        super().__init__(convert_charrefs=True)
        self.lines: list[_Line] = []
        self.meta: dict[str, str] = {}
        self.title = self.linked_data = ""
        self._line: list[str] = []
        self._unseen = self._script = ""  # the element, and the script's type, that we are in
        self._blocks = [("", 0)]  # the open elements that hold paragraphs: name, number
        self._count = self._articles = 0
        source = _BOGUS_COMMENT.sub("", source)
        self._closed = {name.lower() for name in re.findall(r"</([a-zA-Z]+)", source)}
        self.feed(source)
        self.close()
        self._end_line()

    def handle_starttag(self, tag: str, attributes: list) -> None:
        if self._unseen:
            return
        if tag == "meta":
            self._keep_meta({name: value or "" for name, value in attributes})
        elif tag in _UNSEEN:
            # Without its end an element would hide the rest of the page.
            self._unseen = tag if tag in self._closed else ""
            self._script = dict(attributes).get("type") or ""
        elif tag not in _INLINE:
            self._end_line()
            if tag in _BLOCKS:
                self._count += 1
                self._articles += tag in _ARTICLE
                self._blocks.append((tag, self._count))

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unseen:
            self._unseen = self._script = ""
        elif not self._unseen and tag not in _INLINE and tag not in _UNSEEN:
            self._end_line()
            if tag in [name for name, _ in self._blocks[-_DEEPEST:]]:
                closed = ""
                while closed != tag:  # with those inside it that were never closed
                    closed, _ = self._blocks.pop()
                    self._articles -= closed in _ARTICLE

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._line.append(data)
        elif self._unseen == "title":
            self.title = self.title or " ".join(data.split())
        elif self._script == "application/ld+json":
            self.linked_data += data

    def _end_line(self) -> None:
        text = " ".join("".join(self._line).split())
        self._line.clear()
        if text:
            blocks = tuple(number for _, number in self._blocks[-_DEEPEST:])
            self.lines.append(_Line(text, blocks, self._articles > 0))

    def _keep_meta(self, attributes: dict[str, str]) -> None:
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        value = " ".join(attributes.get("content", "").split())
        if name and value:
            self.meta.setdefault(name.lower(), value)

    def published_at(self) -> datetime | None:
        """Return when the page says that it was published: first what it says with a time."""
        stated = [self.meta.get(name) for name in _PUBLISHED]
        stated += _LINKED_DATE.findall(self.linked_data)
        moments = (dates.read_moment(text) for text in stated if text)
        return next((moment for moment in moments if moment), None)


def _extract(source: str):
    """Return what trafilatura makes of a page, or None; it may raise whatever lxml raises."""
    trafilatura = load("trafilatura", "trafilatura")
    keep_quiet("htmldate")
    try:
        return trafilatura.bare_extraction(
            source,
            favor_recall=True,
            include_comments=False,
            with_metadata=True,
            # Far-fetched dates, like the year in a copyright notice, are worse than none.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception:  # a page that breaks the extractor is read without it
        return None


def _choose(lines: list[_Line], extracted: str | None) -> list[_Line]:
    """Return the lines that the extractor holds for the article.

    It may leave out a sentence: those between the first and the last of these lines, and those that
    stand in one element with them, are kept as well.
    """
    whole = {_letters(line) for line in (extracted or "").splitlines()} - {""}
    everything = _letters(extracted or "")
    hits, sentences = [], []
    for number, line in enumerate(lines):
        letters = _letters(line.text)
        if letters in whole or (len(letters) >= _FEWEST and letters in everything):
            hits.append(number)
        if is_sentence(line.text):
            sentences.append(number)
    groups = _groups(lines)
    chosen = {groups[number] for number in set(hits) & set(sentences)}
    if not chosen:
        return []
    inside = range(hits[0], hits[-1] + 1)
    more = {number for number in sentences if number in inside or groups[number] in chosen}
    return [lines[number] for number in sorted(more.union(hits))]


def _groups(lines: list[_Line]) -> list[int]:
    """Return for each line the innermost element that holds another line as well."""
    count = Counter(block for line in lines for block in line.blocks)
    return [
        next((block for block in reversed(line.blocks) if count[block] > 1), line.blocks[0])
        for line in lines
    ]


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _article_element(lines: list[_Line]) -> list[_Line]:
    """Return what stands inside <article> or <main>, or the whole page when that is too little."""
    inside = [line for line in lines if line.in_article]
    return inside if sum(len(line.text) for line in inside) >= _ENOUGH else lines


def _day(extracted) -> datetime | None:
    return dates.read_moment(extracted.date) if extracted and extracted.date else None
