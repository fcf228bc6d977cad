"""Tell by its shape what a line or paragraph is: a headline, a sentence, part of one."""

import re

CLOSERS = r"[\"'”’»)\]]*"
TERMINAL = re.compile(rf"[.!?…:;]{CLOSERS}$")
FULL_STOP = re.compile(rf"[.!?…]{CLOSERS}$")
QUOTED = re.compile(r"[\"“‘'].*[\"”’']$")
INNER_STOP = re.compile(r"[a-z]{2}[.!?]\s+[A-Z“\"]")
LIST_ITEM = re.compile(r"(?:\d{1,2}[.)]|[a-z][.)]|[-•*–])\s")
# A line that ends in one of these cannot end a sentence, whatever begins the next line.
OPEN_END = re.compile(
    r"(?:,|\b(?:di|ke|dari|dan|atau|yang|untuk|pada|dengan|dalam|oleh|para|kepada|serta|bahwa|se-))$",
    re.IGNORECASE,
)
CREDIT_SUFFIX = re.compile(
    rf"(?P<before>.*[.!?…]{CLOSERS})\s*"
    r"(?P<credit>\((?:[^\W\d]|[ ./&*-]){1,40}\)|\[\s*\]|[*#]+)\s*$"
)


def is_title(text: str) -> bool:
    """Return whether a line is written like a headline: most words capitalised, no full stop."""
    words = [word for word in re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", text) if len(word) > 1]
    capitals = sum(word[0].isupper() for word in words)
    ends_open = not text.rstrip("\"'”’").endswith((".", "…", ";", ":"))
    return 3 <= len(words) <= 25 and ends_open and capitals >= 0.6 * len(words)


def is_sentence(text: str) -> bool:
    """Return whether a paragraph holds at least one full sentence."""
    text = without_credit(text)[0]
    words = len(text.split())
    if is_title(text) and not INNER_STOP.search(text):
        return False
    return (
        (words >= 2 and bool(FULL_STOP.search(text)))
        or (words >= 4 and bool(QUOTED.match(text)))
        or words >= 20
        or (words >= 8 and bool(INNER_STOP.search(text)))
    )


def is_open_sentence(text: str) -> bool:
    """Return whether a paragraph is like a sentence without its full stop: few capitals."""
    words = re.findall(r"[^\W\d_]+", text)
    return len(words) >= 3 and sum(word[0].islower() for word in words) > 0.5 * len(words)


def without_credit(text: str) -> tuple[str, str | None]:
    """Part a paragraph from the code or sign at its end: "… selesai. (rel)" ends in "(rel)"."""
    credits = []
    while match := CREDIT_SUFFIX.match(text):
        text = match["before"].strip()
        credits.insert(0, match["credit"])
    return text, " ".join(credits) or None
