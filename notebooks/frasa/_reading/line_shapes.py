"""Tell by its shape what a line or paragraph is: a headline, a sentence, part of one."""

import re

CLOSERS = "\"'”’»)]"
FULL_STOPS = (".", "!", "?", "…")
QUOTED = re.compile(r"[\"“‘'].*[\"”’']$")
INNER_STOP = re.compile(r"[a-z]{2}[.!?]\s+[A-Z“\"]")
LIST_ITEM = re.compile(r"(?:\d{1,2}[.)]|[a-z][.)]|[-•*–])\s")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# A line that ends in one of these cannot end a sentence, whatever begins the next line.
OPEN_END = re.compile(
    r"(?:,|\b(?:di|ke|dari|dan|atau|yang|untuk|pada|dengan|dalam|oleh|para|kepada|serta|bahwa|se-"
    r"|pukul|sejak|nomor|tanggal|sebanyak|sekitar|hingga|sampai|adalah|karena|agar|bagi|antara"
    r"|tentang|secara|akan|tidak|bukan|belum|sebagai|melalui|terhadap|menjadi))$",
    re.IGNORECASE,
)
# Codes of reporters and editors: (rel), (Tfa;Ekp), (E-2), [red], .*(NV)., a star.
CODE = (
    r"\((?=[^()]*[^\W\d_]|\*+\))(?:[^\W_]|[ ./&*;,:+'’-]){1,40}\)[.*]*|\[[\w ./&*-]{0,20}\]|[*#]+"
    r"|-(?:red|rel|adv|ant)-"
)
CREDIT_SUFFIX = re.compile(rf"(?P<before>.*[.!?…][\"'”’»)\]]*)[\s*]*(?P<credit>{CODE})\s*$")
_LONGEST_CREDIT = 120  # characters at the end of a paragraph, with the full stop before it


def ends_in_stop(text: str) -> bool:
    """Return whether a text ends in a full stop or the like, quotation marks and brackets aside."""
    return text.rstrip(CLOSERS).endswith(FULL_STOPS)


def is_finished(text: str) -> bool:
    """Return whether nothing has to follow a text: it ends in a full stop, colon or semicolon."""
    return text.rstrip(CLOSERS).endswith((*FULL_STOPS, ":", ";"))


def is_title(text: str) -> bool:
    """Return whether a line is written like a headline: most words capitalised, no full stop."""
    return ends_like_title(text) and has_title_case(*count_capitals(text))


def ends_like_title(text: str) -> bool:
    """Return whether no mark at the end keeps a text from being a headline."""
    return not text.rstrip("\"'”’").endswith((".", "…", ";", ":"))


def has_title_case(words: int, capitals: int) -> bool:
    """Return whether so many words, so many of them with a capital, can be a headline."""
    return 3 <= words <= 25 and capitals >= 0.6 * words


def count_capitals(text: str) -> tuple[int, int]:
    """Return how many words of two letters or more a text has, and how many with a capital."""
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    return len(words), sum(word[0].isupper() for word in words)


def is_sentence(text: str) -> bool:
    """Return whether a paragraph holds at least one full sentence."""
    text = without_credit(text)[0]
    if is_title(text) and not INNER_STOP.search(text):
        return False
    if " " in text and ends_in_stop(text):
        return True
    words = len(text.split())
    return (
        (words >= 4 and bool(QUOTED.match(text)))
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
    while text.endswith((")", "]", "*", "#", ").", "-")):
        start = max(0, len(text) - _LONGEST_CREDIT)
        match = CREDIT_SUFFIX.match(text, start)
        if not match:
            break
        text, credit = text[: match.end("before")], text[match.end("before") :].strip()
        credits.insert(0, credit)
    return text, " ".join(credits) or None


def is_name_line(text: str) -> bool:
    """Return whether a line is no more than names: two to four words, all with a capital."""
    words = text.replace(",", " ").split()
    return 2 <= len(words) <= 4 and all(
        word[0].isupper() and not word.isupper() and word.strip(".").isalpha() for word in words
    )


def is_upright(text: str) -> bool:
    """Return whether every word has a capital: a name, an office."""
    return all(word[0].isupper() for word in text.split() if word[0].isalpha())
