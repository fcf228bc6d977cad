"""No rule runs over a whole file: a line beyond a bound meets none, whatever it is made of."""

import re

import pytest

from frasa._reading import dateline, furniture, headline, line_shapes, page
from frasa._reading.html import text_by_patterns
from frasa._reading.markup import is_markup

SIGNS = [
    "-",
    "#",
    "*",
    "=",
    "~",
    "(",
    ")",
    "x,",
    ". ",
    "a » ",
    "@",
    "Baca juga ",
    "1/1/2024 ",
    "“",
    "[",
    "<!--",
]


class Counted:
    """A pattern that notes the longest text it is given."""

    def __init__(self, pattern):
        self.pattern, self.longest = pattern, 0

    def __getattr__(self, name):
        def method(text, *bounds):
            start, end = (*bounds, len(text))[:2] if bounds else (0, len(text))
            self.longest = max(self.longest, min(end, len(text)) - start)
            return getattr(self.pattern, name)(text, *bounds)

        return method


@pytest.fixture
def counted(monkeypatch):
    """Count for every pattern of whole lines: rules, datelines, credits."""
    patterns = {}
    for module in (furniture, dateline, headline):
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern) and value.pattern not in (r"\w", r"[a-z][A-Z]"):
                patterns[f"{module.__name__}.{name}"] = Counted(value)
                monkeypatch.setattr(module, name, patterns[f"{module.__name__}.{name}"])
    patterns["credit"] = Counted(line_shapes.CREDIT_SUFFIX)
    monkeypatch.setattr(line_shapes, "CREDIT_SUFFIX", patterns["credit"])
    return patterns


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("end", ["", "a", ")", "."])
def test_a_line_however_long_meets_rules_of_a_bounded_length_only(counted, sign, end):
    page.read_page(sign * 30_000 + end)
    longest = {name: pattern.longest for name, pattern in counted.items()}
    assert max(longest.values()) <= furniture.LONGEST, longest


def test_a_line_of_signs_alone_is_no_article():
    assert page.read_page("Camat hadir di aula.\n" + "-" * 30_000).text == "Camat hadir di aula."


@pytest.mark.parametrize(
    "piece", ["<script>", "<!--", "<p ", "<br", "</scrip", "&amp", "<![", "<style>a"]
)
def test_a_page_of_openings_is_read_in_one_go(piece):
    """Ten times the time that any machine needs for this would be minutes if it grew."""
    text_by_patterns(piece * 20_000)
    is_markup(piece * 20_000)
