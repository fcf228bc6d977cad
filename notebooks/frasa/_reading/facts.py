"""What a web page says of its article outside its text: headline, outlet, author, moment."""

import json
import re
from collections.abc import Iterator
from datetime import datetime

from frasa._reading import dates
from frasa._reading.dateline import is_outlet_name
from frasa._reading.html import Html

_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report\b|NewsArticle|^WebPage$")
_LISTS = (
    "itemListElement",
    "video",
    "hasPart",
    "mentions",
    "isRelatedTo",
    "relatedLink",
    "comment",
)
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
    "date",
)
_SEPARATOR = re.compile(r"\s+(?:[|–—»·•:]|::|-)\s+|\s*\|\s*|:\s+")
_SITE = re.compile(
    r"^(?:selamat datang|(?:web ?site|situs|laman|portal) (?:resmi|berita)?)\b", re.IGNORECASE
)
_DOMAIN = re.compile(r"^(?:https?:)?/*(?:www\d?\.)?([\w.-]+\.[a-z]{2,})(?=[/:?#]|$)", re.IGNORECASE)
_NO_NAME = re.compile(
    r"https?:|www\.|@|\.(?:com|id|net|org|co)\b|developer|^admin\w*$", re.IGNORECASE
)


def facts(page: Html, headings: list[str], before: int) -> dict[str, object]:
    """Return columns of the table of articles that the page states; what it leaves open is absent.

    `headings` are those above and in the article, the top ones first; `before` is the line where
    the article ends.
    """
    article = next(iter(_articles(page)), {})
    outlet = _outlet(page, article)
    found = {
        "headline": _headline(page, article, headings, outlet),
        "outlet": outlet,
        "credit": _author(page, article, outlet),
        "published_at": _published(page, article, before),
    }
    return {name: value for name, value in found.items() if value}


def article_body(page: Html) -> str | None:
    """Return the longest text that the linked data gives for an article, or None."""
    bodies = [body for item in _articles(page) if isinstance(body := item.get("articleBody"), str)]
    return max(bodies, key=len, default=None)


def _articles(page: Html) -> list[dict]:
    """Return what the linked data says of articles, the likeliest first; of lists nothing."""
    items = [item for block in page.linked_data for item in _items(_parsed(block))]
    items = [item for item in items if _ARTICLE_TYPES.search(_type(item))]
    return sorted(items, key=lambda item: ("WebPage" in _type(item), "articleBody" not in item))


def _parsed(block: str) -> object:
    try:
        return json.loads(block.strip().removesuffix(";"), strict=False)
    except (ValueError, RecursionError):
        # Damaged JSON: what can be told by its key alone.
        pairs = re.findall(r'"(datePublished|headline)"\s*:\s*"([^"\\]{4,300})"', block)
        return {"@type": "Article", **dict(reversed(pairs))} if pairs else None


def _items(value: object, depth: int = 0) -> Iterator[dict]:
    if depth > 20:
        return
    if isinstance(value, list):
        for part in value:
            yield from _items(part, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name, part in value.items():
            if name not in _LISTS and "ItemList" not in _type(value):
                yield from _items(part, depth + 1)


def _type(item: dict) -> str:
    kind = item.get("@type", "Article" if "datePublished" in item else "")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind)


def _name(value: object) -> str | None:
    if isinstance(value, list):
        return "; ".join(filter(None, map(_name, value))) or None
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split()) if isinstance(value, str) and value.strip() else None


def _outlet(page: Html, article: dict) -> str | None:
    """Return the site's name: stated, as publisher, or behind the title."""
    stated = [page.meta.get("og:site_name"), _name(article.get("publisher"))]
    good = [name for name in stated if name and not re.search(r"://|^www\.|[()]", name)]
    if good:
        return _SEPARATOR.split(good[0])[0].strip() or good[0]
    tail = _SEPARATOR.split(page.title)[-1].strip() if _SEPARATOR.search(page.title) else ""
    if tail and is_outlet_name(tail) and len(tail.split()) <= 4:
        return tail
    return None


def page_domain(page: Html) -> str | None:
    """Return the domain that a page says it stands at, or None."""
    names = ("og:site_name", "og:url", "canonical", "twitter:domain")
    addresses = (page.meta.get(name) for name in names)
    return next((name for name in map(domain, filter(None, addresses)) if name), None)


def domain(address: str) -> str | None:
    """Return the domain of an address ("https://www.kabar.id/a" gives "kabar.id"), or None."""
    match = _DOMAIN.match(address.strip())
    return match[1].lower() if match and not match[1].replace(".", "").isdigit() else None


def _headline(page: Html, article: dict, headings: list[str], outlet: str | None) -> str | None:
    """Return the heading that a stated title repeats; failing that, the title without the site."""
    stated = [page.meta.get("og:title"), _name(article.get("headline")), page.title]
    stated = [" ".join(title.split()) for title in stated if title]
    for title in stated:
        for heading in headings:
            if _plain(heading) in _plain(title):
                return heading
    titles = (_without_site(title, outlet) for title in stated)
    return next(filter(None, titles), headings[0] if headings else None)


def _without_site(title: str, outlet: str | None) -> str:
    """Strip what stands before or behind a headline when it names the site or a section."""

    def is_outlet(name: str) -> bool:
        named = (_plain(name), _plain(name).removesuffix("com"))
        return bool(outlet) and _plain(outlet) in named

    def is_site(name: str) -> bool:
        return is_outlet(name) or (is_outlet_name(name) and len(name.split()) <= 4)

    if _SITE.search(title) or is_outlet(title):
        return ""
    while parts := list(_SEPARATOR.finditer(title)):
        first, last = title[: parts[0].start()], title[parts[-1].end() :]
        if is_site(last):
            title = title[: parts[-1].start()]
        elif is_site(first):
            title = title[parts[0].end() :]
        else:
            break
    return title.strip()


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _author(page: Html, article: dict, outlet: str | None) -> str | None:
    """Return the author, but no address, no site and nobody's account."""
    for name in (page.meta.get("author"), _name(article.get("author"))):
        same = name and outlet and _plain(name) == _plain(outlet)
        if name and not same and not _NO_NAME.search(name):
            return name
    return None


def _published(page: Html, article: dict, before: int) -> datetime | None:
    """Return when the page says that its article was published; a time of day goes first."""
    stated = [article.get("datePublished"), *(page.meta.get(name) for name in _PUBLISHED)]
    # Those that call themselves so stand first, and may stand anywhere.
    stated += [time for time, line in sorted(page.times, key=lambda t: t[1]) if line <= before][:1]
    moments = [dates.read_moment(text) for text in stated if isinstance(text, str)]
    return next((moment for moment in moments if moment), None)
