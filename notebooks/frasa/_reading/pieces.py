"""A piece of a page: what `audit` shows of every line."""

from typing import NamedTuple


class Piece(NamedTuple):
    """A stretch of one raw line: the part of the page it belongs to, and why."""

    line: int  # number of the raw line, from 1
    text: str
    part: str  # body, headline, dateline, byline, caption, credit or furniture
    reason: str  # Indonesian, empty for the body
    opens: bool  # for the body: a paragraph begins here
