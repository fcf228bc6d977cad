"""Tell the article of a web page from what stands around it.

The text is always the page's own, line by line as a browser shows it. Every other line of the page
is kept as well, set aside (see `kinds.set_aside`), so that `audit` shows it.
"""

import re
from collections import Counter
from datetime import datetime
from typing import NamedTuple

from frasa._ground.errors import UnreadableError
from frasa._reading.facts import article_body, facts, page_domain
from frasa._reading.file_kinds import set_aside, without_aside
from frasa._reading.furniture import find_rule
from frasa._reading.html import BESIDE, Element, Html, Line, read_piece, text_by_patterns
from frasa._reading.line_shapes import is_sentence

_MOST = 0.75  # of the letters in sentences; what holds as many holds the article
_SHELL = 150  # letters in sentences; a page of scripts with fewer shows nothing by itself
_LONGEST_LEAD = 25  # words of a line between headline and article
_SCRIPT_NOTICE = re.compile(r"java\s*script", re.IGNORECASE)
_MORE_NEWS = re.compile(
    r"\W*(?:(?:berita|artikel|kabar|baca|simak|lihat|konten|video|foto)\s+(?:lain(?:nya)?|terkait"
    r"|juga|terbaru|terkini|populer|serupa|sebelumnya|selanjutnya|pilihan)|terkait|terpopuler"
    r"|terkini|terbaru|rekomendasi.{0,30}|related\b.{0,30}|you may also like|komentar|comments?"
    r"|tulis komentar|trending.{0,20}|pilihan (?:editor|redaksi)|anda mungkin.{0,30})\W*",
    re.IGNORECASE,
)


class WebPage(NamedTuple):
    """The text of a page, and what it says of its article, where it says so."""

    text: str  # every line of the page; those outside the article are set aside
    is_list: bool  # without a sentence: a menu, an archive, a list of headlines
    missing: int  # letters of the page that stand in no line
    headline: str | None = None
    outlet: str | None = None
    credit: str | None = None
    published_at: datetime | None = None
    domain: str | None = None


def read_web_page(source: str) -> WebPage:
    """Return the article of a page's HTML source; see `WebPage`.

    Raises
    ------
    UnreadableError
        When the page is damaged, or scripts load its text.
    """
    page = Html(source)
    page.lines = lines = _around_headline(page)
    kept = _chosen(lines)
    is_list = not kept
    body = article_body(page)
    if body and _needed(body, [lines[i].text for i in sorted(kept)]):
        inner = without_aside(read_piece(body))
        text = [*(set_aside(line.text) for line in lines), *_paragraphs(inner)]
        last, is_list = len(lines), False
    else:
        if not kept or (page.has_scripts and _is_shell(lines, kept)):
            kept = _without_scripts(page)
            is_list &= not any(is_sentence(lines[i].text) for i in kept)
        text = [line.text if i in kept else set_aside(line.text) for i, line in enumerate(lines)]
        last = max(kept, default=0)
    counted, found = (sum(map(str.isalnum, t)) for t in (text_by_patterns(source), "".join(text)))
    return WebPage(
        "\n".join(text),
        **facts(page, _headings(lines, last), last),
        domain=page_domain(page),
        is_list=is_list,
        missing=max(0, counted - found),
    )


def _around_headline(page: Html) -> list[Line]:
    """Return a page's lines; what holds its headline does not stand beside the article.

    Whole pages stand in a form, in a "card", in a "latest-post". The headline is the longest
    heading that the page's title repeats: the site's name may be another.
    """
    titles = [_letters(title).casefold() for title in (page.meta.get("og:title", ""), page.title)]
    headings = (line for line in page.lines if line.tag and line.shown and not line.linked)
    found = (
        line
        for line in headings
        if len(line.text.split()) > 2 and any(_letters(line.text).casefold() in t for t in titles)
    )
    headline = max(found, key=lambda line: len(line.text), default=None)
    if not headline or not headline.beside():
        return page.lines
    around = {element.number for element in headline.elements}

    def free(element: Element) -> Element:
        is_beside = element.number in around and (element.is_beside or element.tag in BESIDE)
        return element._replace(tag="div", is_beside=False) if is_beside else element

    return [line._replace(elements=tuple(map(free, line.elements))) for line in page.lines]


def _paragraphs(text: str) -> list[str]:
    """Part a text that came in one line at the ends of sentences, if they are glued together."""
    return re.sub(r"(?<=[a-z\d)][.!?”])(?=[A-Z“])", "\n", text).split("\n")


def _needed(body: str, chosen: list[str]) -> bool:
    """Return whether the linked data holds more of the article than the page shows."""
    said = len(_letters(re.sub(r"<[^>]*>", " ", body)))
    shown = sum(len(_letters(line)) for line in chosen if is_sentence(line))
    return said > _SHELL and shown < 0.7 * said


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _is_shell(lines: list[Line], kept: set[int]) -> bool:
    letters = sum(len(lines[i].text) for i in kept if is_sentence(lines[i].text))
    return letters < _SHELL and any(
        line.in_noscript and _SCRIPT_NOTICE.search(line.text) for line in lines
    )


def _without_scripts(page: Html) -> set[int]:
    """Return the lines for browsers without scripts; failing that, hidden ones, or all lines."""
    lines = page.lines
    for wanted in (lambda line: line.in_noscript, lambda line: not line.shown):
        found = {
            i
            for i, line in enumerate(lines)
            if wanted(line) and not _SCRIPT_NOTICE.search(line.text)
        }
        if sum(len(lines[i].text) for i in found if is_sentence(lines[i].text)) >= _SHELL:
            return found
    if page.has_scripts and lines:
        raise UnreadableError(
            "isinya tidak ada di dalam berkas: halaman itu dimuat oleh skrip",
            "Buka di peramban, salin teks beritanya, lalu simpan sebagai .txt.",
        )
    return {i for i, line in enumerate(lines) if line.shown}


def _chosen(lines: list[Line]) -> set[int]:
    """Return the numbers of the article's lines; empty for a page without a sentence."""
    sentences = [
        i
        for i, line in enumerate(lines)
        if line.shown and not line.linked and not line.tag and is_sentence(line.text)
    ]
    good = [i for i in sentences if not lines[i].beside()] or [
        i for i in sentences if not lines[i].beside(by_name=False)
    ]
    if not good:
        return set()
    teasers = _teasers(lines)
    good = [i for i in good if _group(lines[i]) not in teasers] or good
    home = _home(lines, good)
    good = [i for i in good if home in _numbers(lines[i])]
    first = _first(lines, good)
    last = _last(lines, [i for i in good if i >= first], first)
    inside = {
        i
        for i in range(first, last + 1)
        if home in _numbers(lines[i])
        and lines[i].shown
        and not lines[i].beside(home, by_name=False)
        and (is_sentence(lines[i].text) or not (lines[i].linked or lines[i].beside(home)))
    }
    return inside | _above(lines, first, home) | _below(lines, last, home)


def _numbers(line: Line) -> list[int]:
    return [element.number for element in line.elements]


def _group(line: Line) -> int:
    return line.elements[-1].number


def _teasers(lines: list[Line]) -> set[int]:
    """Return the elements of teasers: several alike, each a link and a sentence."""
    links, sentences, parents = set(), Counter(), {}
    for line in lines:
        if line.shown and len(line.elements) > 1:
            if is_sentence(line.text) and not line.linked:
                sentences[_group(line)] += 1
            elif line.linked:
                links.add(_group(line))
            parents[_group(line)] = line.elements[-2].number
    found = [group for group, count in sentences.items() if count <= 2 and group in links]
    alike = Counter(parents[group] for group in found)
    return {group for group in found if alike[parents[group]] > 1}


def _home(lines: list[Line], good: list[int]) -> int:
    """Return the element that holds the article: by its name, or as it holds most sentences."""
    letters: Counter[int] = Counter()
    direct: Counter[int] = Counter()
    alone = Counter(_group(lines[i]) for i in good)
    known, parents = {}, {}
    for i in good:
        elements = lines[i].elements
        for outer, element in zip((None, *elements), elements, strict=False):
            letters[element.number] += len(lines[i].text)
            known[element.number] = element
            parents[element.number] = outer.number if outer else None
        direct[elements[-1].number] += len(lines[i].text)
        # Paragraphs may stand in elements of their own.
        if len(elements) > 1 and alone[elements[-1].number] == 1:
            direct[elements[-2].number] += len(lines[i].text) * 0.9
    total = sum(len(lines[i].text) for i in good)
    top = max(direct, key=lambda number: (direct[number], -number))
    around, outermost = [top], top
    while (parent := parents[outermost]) is not None:
        around.append(parent)
        outermost = parent
    whole = next((number for number in around if letters[number] >= _MOST * total), outermost)
    for is_home in (lambda e: e.is_body, lambda e: e.tag == "article", lambda e: e.tag == "main"):
        named = [number for number in around if is_home(known[number])]
        if named and letters[named[-1]] >= 0.4 * total:
            # The outermost of such names is the page; the innermost that holds nearly as much, not.
            return next(n for n in named if letters[n] >= 0.9 * letters[named[-1]])
    return whole


def _first(lines: list[Line], good: list[int]) -> int:
    """Return the first sentence, below the last top heading that has most sentences below it."""
    half = good[len(good) // 2]
    heads = [i for i, line in enumerate(lines[:half]) if line.tag == "h1" and line.shown]
    after = [i for i in good if not heads or i > heads[-1]]
    return (after or good)[0]


def _last(lines: list[Line], good: list[int], first: int) -> int:
    """Return the last sentence, above a heading of other news unless the article goes on below."""
    for i in range(first + 1, good[-1]):
        line = lines[i]
        if len(line.text) < 60 and line.shown and _MORE_NEWS.fullmatch(line.text):
            above = {_group(lines[n]) for n in good if n < i}
            if not any(n > i and _group(lines[n]) in above for n in good):
                return max(n for n in good if n < i)
    return good[-1]


def _above(lines: list[Line], first: int, home: int) -> set[int]:
    """Return the headline above an article and what stands between: a date, a name, a place."""
    start = next((i for i in range(first - 1, -1, -1) if lines[i].tag == "h1"), None)
    if start is None:
        start = next((i for i, line in enumerate(lines) if home in _numbers(line)), first)
    return {
        i
        for i in range(start, first)
        if lines[i].shown
        and (lines[i].tag == "h1" or (not lines[i].linked and not lines[i].beside()))
        and len(lines[i].text.split()) <= _LONGEST_LEAD
    }


def _below(lines: list[Line], last: int, home: int) -> set[int]:
    """Return what still stands in the article's element below it, until other news begin."""
    found = set()
    for i in range(last + 1, len(lines)):
        line = lines[i]
        if home not in _numbers(line) or _MORE_NEWS.fullmatch(line.text):
            break
        if line.shown and not line.linked and not line.beside(home):
            found.add(i)
    return found


def _headings(lines: list[Line], last: int) -> list[str]:
    """Return the headings in and above an article that may be its headline, top ones first."""
    found = [line for line in lines[: last + 1] if line.tag and line.shown]
    found = [line for line in found if len(line.text.split()) > 2 and not find_rule(line.text, "")]
    return [line.text for line in sorted(reversed(found), key=lambda line: line.tag)]
