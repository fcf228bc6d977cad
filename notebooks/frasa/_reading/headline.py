"""Find the headline among what stands above an article."""

from collections import Counter
from typing import NamedTuple

from frasa._reading import dates
from frasa._reading.dateline import names_outlet
from frasa._reading.even_lines import Line
from frasa._reading.furniture import Rule
from frasa._reading.line_shapes import is_name_line, is_title


class Headline(NamedTuple):
    """A headline and the numbers of its lines."""

    text: str
    paragraph: list[int]


def find_headline(
    before: list[list[int]], lines: list[Line], ruled: list[Rule | None]
) -> Headline | None:
    """Return the headline among what stands before the article, or None.

    A line that is printed twice is the headline. Otherwise it is the nearest one above the names
    and the date, or above the article: one that is written like a title goes before one that
    is written like a sentence, and both before what may be names or a caption.
    """
    titles = [
        Headline(text, paragraph)
        for paragraph in before
        if 2 <= (text := " ".join(lines[i].text for i in paragraph)).count(" ") < 25
        and not dates.has_date(text)
        and not names_outlet(text)
    ]
    printed = Counter(title.text for title in titles)
    repeated = [title for title in titles if printed[title.text] > 1]
    if repeated:
        return repeated[0]
    if not titles:
        return None
    end = titles[-1].paragraph[-1]
    bylines = [
        i for i, rule in enumerate(ruled[:end]) if rule and rule.part in ("byline", "credit")
    ]
    above = [title for title in titles if bylines and title.paragraph[-1] < bylines[-1]]
    for group in (above, titles):
        for is_good in (_is_title, _is_phrase):
            if good := [title for title in group if is_good(title.text)]:
                return good[-1]
    return titles[-1]


def _is_title(text: str) -> bool:
    return is_title(text) and _is_phrase(text)


def _is_phrase(text: str) -> bool:
    return not is_name_line(text) and not text.endswith(")")
