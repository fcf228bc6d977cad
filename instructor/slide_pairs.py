"""Lay two articles side by side on as many slides as they need, whole, paragraph by paragraph.

Paragraphs that share text stand opposite each other, so that the class sees both sides of a passage
at once; colours and numbers are those of the notebook.
"""

import html
import math
import re
from itertools import zip_longest
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag
from slide_outputs import ROOM_X, Block, Letters

COLUMN = Letters(30, 12.8, 12, ROOM_X / 2 - 24)
HEAD, INTRO = 48, Letters(33, 12.6, 14)
PAIRS_DECK = "04-studi-kasus-berdampingan"
FEWEST_SHARED = 4  # words, for two paragraphs to be opposite each other


class Pair(NamedTuple):
    """Two articles: their names, what the notebook says of them, their paragraphs in rows."""

    names: tuple[str, str]
    outlets: tuple[str, str]
    about: str
    rows: list[Block]

    @property
    def place(self) -> str:
        """The id of its first slide in the deck of pairs."""
        return f"pasangan-{self.names[1]}"

    @property
    def line(self) -> str:
        """What the notebook says of it in one sentence, leading to its slides."""
        first = re.match(r"[^.]+[.]", self.about)[0]
        return f'<li><a href="{PAIRS_DECK}.slides.html#/{self.place}">{first}</a></li>'

    @property
    def head(self) -> Block:
        """The names above the columns, which stand on every slide of the pair."""
        cells = [f"<p><b>{n}</b> {o}</p>" for n, o in zip(self.names, self.outlets, strict=True)]
        return Block(f'<div class="sejajar kepala">{"".join(cells)}</div>', "head", fixed=HEAD)

    @property
    def intro(self) -> Block:
        """What the notebook says above the two articles."""
        return Block(f'<p class="pengantar">{self.about}</p>', "text", INTRO, (len(self.about),))


def pairs_of(source: str) -> list[Pair]:
    """Return the pairs of articles in an output; none if it shows none."""
    soup = BeautifulSoup(source, "html.parser")
    return [_pair(view) for view in soup.select(".frasa-sejajar")]


def _pair(view: Tag) -> Pair:
    columns = view.select(".frasa-kolom > section")
    for link in view.select("a"):  # it would lead to a place that a slide does not have
        link.name, link.attrs = "b", {}
    (left_name, *left), (right_name, *right) = (column.select("p") for column in columns)
    about = " ".join(p.get_text(" ", strip=True) for p in view.find_all("p", recursive=False))
    about = re.sub(r" Klik \[.*", "", about)  # nobody can click from the back of the room
    rows = [_row(*row) for row in opposite(left, right)]
    names, outlets = zip(*(_named(p.get_text()) for p in (left_name, right_name)), strict=True)
    return Pair(names, outlets, html.escape(about), rows)


def _named(title: str) -> tuple[str, str]:
    """Return an article's name and its outlet in brackets."""
    name, _, outlet = html.escape(title).partition(" ")
    return name, outlet


def opposite(left: list[Tag], right: list[Tag]) -> list[tuple[Tag | None, Tag | None]]:
    """Return both lists of paragraphs in rows, in order, with most shared words opposite.

    The best alignment is found backwards from both ends, as for two sequences of letters
    (Needleman and Wunsch 1970); what stands between two matches fills the rows between them.
    """
    shared = [[_shared_words(a, b) for b in right] for a in left]
    best = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in reversed(range(len(left))):
        for j in reversed(range(len(right))):
            met = shared[i][j] + best[i + 1][j + 1] if shared[i][j] >= FEWEST_SHARED else 0
            best[i][j] = max(met, best[i + 1][j], best[i][j + 1])
    rows, i, j = [], 0, 0
    waiting: tuple[list[Tag], list[Tag]] = ([], [])
    while i < len(left) and j < len(right):
        if best[i][j] == best[i + 1][j]:
            waiting[0].append(left[i])
            i += 1
        elif best[i][j] == best[i][j + 1]:
            waiting[1].append(right[j])
            j += 1
        else:
            rows += [*zip_longest(*waiting), (left[i], right[j])]
            waiting = ([], [])
            i, j = i + 1, j + 1
    return [*rows, *zip_longest([*waiting[0], *left[i:]], [*waiting[1], *right[j:]])]


def _shared_words(left: Tag, right: Tag) -> int:
    return len(_marked_words(left) & _marked_words(right))


def _marked_words(paragraph: Tag) -> set[str]:
    """Return the words of a paragraph that the notebook has coloured."""
    text = " ".join(span.get_text() for span in paragraph.select("span"))
    return set(re.findall(r"\w+", text.lower()))


def _row(left: Tag | None, right: Tag | None) -> Block:
    cells, heights = [], [0]
    for paragraph in (left, right):
        inside = paragraph.decode_contents() if paragraph else ""
        cells.append(f"<p>{inside}</p>")
        if paragraph:
            lines = COLUMN.lines(paragraph.get_text())
            heights.append(math.ceil(lines * COLUMN.line + COLUMN.space))
    return Block(f'<div class="sejajar">{"".join(cells)}</div>', "row", fixed=max(heights))
