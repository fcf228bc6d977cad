"""Cut notebooks and Markdown into blocks, and lay the blocks on slides.

The notebooks carry no slide marks. A heading of level two opens a slide; a guess and a question
have slides of their own; a result follows its guess on the next slide. What does not fit goes on
to the next one, evenly, and a section of a few lines joins the slide before it.
"""

import html
import re
from functools import cache
from itertools import groupby, pairwise, takewhile
from typing import NamedTuple

import mistune
import nbformat
from bs4 import BeautifulSoup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer
from slide_outputs import (
    CODE,
    CONTINUED,
    GUESS,
    HEADING,
    JOINED,
    LIMIT,
    PROSE,
    SUBHEADING,
    Block,
    blocks_of,
    table_block,
)
from slide_pairs import pairs_of

MOST_CODE = 6  # lines; longer code is read on one's own screen
OWN_SCREEN = re.compile(
    r"\b(periksa|tebak|catat_nama|kemajuan|bawa_pulang|nilai_putusan|tulis_laporan)\("
)  # what these answer is for the learner's own screen
SCALES = (1.25, 1.12, 1, 0.9, 0.84)  # of letters, where a slide has room, or needs it
SMALLER, SMALLEST = SCALES[-2:]  # to save a slide; to join two sections
SMALL_SECTION = 0.45  # of a slide: what is shorter joins the slide before it
WORDS_ONLY = {"title", "heading", "text"}
TOGETHER = ("text", "code")  # “klik sel di bawah ini”: rather not on two slides
TO_HTML = mistune.create_markdown(plugins=["table"])


class Section(NamedTuple):
    """A heading of level one or two with the blocks below it, in groups that start a slide each."""

    title: str
    groups: list[list[Block]]


class Slide(NamedTuple):
    """What one slide holds, from its title down; how much larger its letters are drawn."""

    blocks: list[Block]
    scale: float = 1
    notes: tuple[str, ...] = ()
    place: str = ""  # an id, where another deck leads to this slide

    @property
    def kind(self) -> str:
        """What the slide looks like: that of its most telling block."""
        kinds = {block.kind for block in self.blocks}
        return next((kind for kind in ("guess", "exercise", "figure") if kind in kinds), "text")

    def height(self, scale: float = 1) -> int:
        """Return the height of its blocks in letters of that scale."""
        return sum(block.height(scale) for block in self.blocks)

    @property
    def only_words(self) -> bool:
        """Whether it may share a slide with another section."""
        return {block.kind for block in self.blocks} <= WORDS_ONLY


def title_block(title: str, again: bool = False) -> Block:
    """Return the heading of a section, or its small repetition."""
    if again:
        return Block(f'<p class="lanjutan">{html.escape(title)}</p>', "title", fixed=CONTINUED)
    return Block(f"<h2>{html.escape(title)}</h2>", "title", HEADING, (len(title),))


def read_sections(notebook: nbformat.NotebookNode) -> list[Section]:
    """Cut a notebook at its headings, and its cells into blocks."""
    found: list[tuple[str, list[Block]]] = []
    cells = notebook.cells
    for place, cell in enumerate(cells):
        if cell.cell_type == "code":
            following = cells[place + 1].source if place + 1 < len(cells) else ""
            guessed = bool(cell.outputs) and "tebak(" in cells[place - 1].source
            found[-1][1].extend(_code_blocks(cell, guessed, _explanation(following)))
            continue
        for part in paragraphs(cell.source):
            if heading := re.fullmatch(r"##? (.+)", part):
                found.append((heading[1], []))
            else:
                found[-1][1].append(text_block(part))
        if place + 1 < len(cells) and "tebak(" in cells[place + 1].source:
            found[-1][1][-1:] = _guess(found[-1][1][-1], cells[place + 1 : place + 3])
    return [Section(title, _groups(blocks)) for title, blocks in found]


def paragraphs(source: str) -> list[str]:
    """Return the paragraphs of a Markdown text; what is fenced stays whole."""
    parts = re.split(r"(^```.*?^```$)", source, flags=re.DOTALL | re.MULTILINE)
    pieces = []
    for part in parts:
        pieces += [part] if part.startswith("```") else re.split(r"\n\s*\n", part)
    return [piece.strip() for piece in pieces if piece.strip()]


def text_block(source: str) -> Block:
    """Return a paragraph, a list, a table or a heading of level three."""
    # A slide has no neighbours to link to: only the words of a link remain.
    text = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", source)
    if text.startswith("|"):
        return table_block(BeautifulSoup(TO_HTML(text), "html.parser").table)
    rows = tuple(len(re.sub("[*`]", "", row)) for row in text.splitlines())
    if text.startswith("### "):
        return Block(TO_HTML(text), "heading", SUBHEADING, rows)
    return Block(TO_HTML(text), "text", PROSE, rows, source=text)


def _explanation(following: str) -> int:
    """Return the height of the text that explains a result, up to the next prompt or heading."""
    height = 0
    for part in paragraphs(following):
        if part.startswith("#") or "**Tebak" in part or "**Tanya" in part:
            break
        height += text_block(part).height()
    return height


def _guess(text: Block, cells: list[nbformat.NotebookNode]) -> list[Block]:
    """Return a prompt in large letters, with the code whose result is to be guessed."""
    before, mark, question = text.source.partition("**Tebak.**")
    if not mark:
        before, question = "", text.source
    blocks = [text_block(before)] if before.strip() else []
    size = len(re.sub("[*`]", "", mark + question))
    asked = TO_HTML(mark + question)
    blocks.append(Block(f'<div class="tebak">{asked}</div>', "guess", GUESS, (size,)))
    if len(cells) > 1 and cells[1].cell_type == "code" and cells[1].outputs:
        blocks += _shown_code(cells[1], "asked")
    return blocks


def _code_blocks(cell: nbformat.NotebookNode, guessed: bool, below: int) -> list[Block]:
    """Return code and results; code whose result was guessed stands with the prompt already."""
    if "tebak(" in cell.source:  # its question is on the slide in words
        return []
    kind = "exercise" if "periksa(" in cell.source else "code"
    blocks = [] if guessed else _shown_code(cell, kind)
    if OWN_SCREEN.search(cell.source):
        return blocks
    for output in cell.outputs:
        html_text = output.get("data", {}).get("text/html", "")
        if "frasa-sejajar" in html_text:
            blocks += _pair_blocks(html_text)
        else:
            above = sum(block.height() for block in blocks if block.kind == "result")
            blocks += blocks_of(output, above, below)
    return blocks


def _shown_code(cell: nbformat.NotebookNode, kind: str) -> list[Block]:
    lines = cell.source.splitlines()
    if cell.metadata.get("jupyter", {}).get("source_hidden") or len(lines) > MOST_CODE:
        return []
    coloured = highlight(cell.source, PythonLexer(), HtmlFormatter())
    return [Block(coloured, kind, CODE, tuple(map(len, lines)))]


def _pair_blocks(source: str) -> list[Block]:
    """Return one pair of articles whole; of several pairs only what is said of each."""
    pairs = pairs_of(source)
    if len(pairs) == 1:
        [pair] = pairs
        return [pair.intro, pair.head, *pair.rows]
    lines = "".join(pair.line for pair in pairs)
    sizes = tuple(len(pair.about.partition(".")[0]) for pair in pairs)
    return [Block(f"<ul>{lines}</ul>", "result", PROSE, sizes)]


def _groups(blocks: list[Block]) -> list[list[Block]]:
    """Start a group at a guess and its question, at an exercise, and after both."""
    marked, number = [], 0
    for block, ends in zip(blocks, _ends(blocks), strict=True):
        marked.append((number, block))
        number += ends
    groups: list[list[Block]] = []
    for _, pairs in groupby(marked, key=lambda pair: pair[0]):
        group = [block for _, block in pairs]
        if groups and _leads(groups[-1], group):
            groups[-1] += group
        else:
            groups.append(group)
    return groups


def _leads(before: list[Block], group: list[Block]) -> bool:
    """Whether a few words may stand above the question that they lead to."""
    height = sum(block.height(SMALLER) for block in [title_block("?"), *before, *group])
    words = all(block.kind == "text" for block in before)
    return words and group[-1].kind == "exercise" and height <= LIMIT


def _ends(blocks: list[Block]) -> list[bool]:
    """Tell of each block whether a slide must end after it."""
    ends = [False] * len(blocks)
    for place, block in enumerate(blocks):
        after = blocks[place + 1].kind if place + 1 < len(blocks) else ""
        if block.kind == "exercise":
            ends[place] = True
        if block.kind == "heading" and "Soal" in block.html and place:
            ends[place - 1] = True
        if block.kind == "guess":
            ends[place + (after == "asked")] = True
            start = _start_of_prompt(blocks, place)
            if start:
                ends[start - 1] = True
        if after == "head" or (block.kind == "row" and after != "row"):
            ends[place] = True
    return ends


def _start_of_prompt(blocks: list[Block], place: int) -> int:
    """Return where the text begins that leads to a guess: at its "Tanya", or at its question."""
    for start in range(place - 1, -1, -1):
        if blocks[start].kind != "text":
            break
        if blocks[start].source.startswith("**Tanya"):
            return start
    return place


def slides_of(section: Section, notes: tuple[str, ...] = ()) -> list[Slide]:
    """Lay a section on slides; the first has its title, and the notes."""
    slides: list[Slide] = []
    for group in section.groups or [[]]:
        head = [block for block in group if block.kind == "head"]
        body = [block for block in group if block.kind != "head"]
        for page in _pages(body, title_block(section.title, again=bool(slides)), head):
            # The names above two articles tell enough: no title above them.
            again = [] if head else [title_block(section.title, again=True)]
            top = again if slides else [title_block(section.title)]
            said = tuple(block.source for block in page if block.kind == "figure")
            lead = list(takewhile(lambda block: block.kind == "text", page)) if head else []
            shown = [*top, *lead, *head, *page[len(lead) :]]
            slide = Slide(shown, notes=(notes if not slides else ()) + said)
            slides.append(slide._replace(scale=_scale(slide)))
    return slides


def _pages(blocks: list[Block], title: Block, head: list[Block]) -> list[list[Block]]:
    """Pack a group, in smaller letters if that saves a slide."""
    above = sum(block.height() for block in head)
    again = 0 if head else CONTINUED
    usual, small = (
        pack([block.height(scale) for block in blocks], [block.kind for block in blocks],
             above + title.height(scale), above + again)
        for scale in (1, SMALLER)
    )  # fmt: skip
    ends = small if len(small) < len(usual) else usual
    return [blocks[start:end] for start, end in pairwise([0, *ends])] or [[]]


def pack(heights: list[int], kinds: list[str], first: int, again: int) -> tuple[int, ...]:
    """Return where slides end that hold these blocks in order: as few as can be, and even.

    Like lines of a paragraph (Knuth and Plass 1981): of all ways to break, the one with the fewest
    slides, and among those the one with the smallest squares of what stays empty. A heading never
    ends a slide, and text that leads to code seldom does.
    """
    total = len(heights)

    @cache
    def best(start: int) -> tuple[float, tuple[int, ...]]:
        if start == total:
            return 0, ()
        found = (float("inf"), ())
        used = again if start else first
        for end in range(start + 1, total + 1):
            used += heights[end - 1]
            if used > LIMIT and end > start + 1:
                break
            cost, ends = best(end)
            cost += 10 + max(0, (LIMIT - used) / LIMIT) ** 2
            if end < total:
                cost += 1000 * (kinds[end - 1] == "heading")
                cost += (kinds[end - 1], kinds[end]) == TOGETHER
            if cost < found[0]:
                found = (cost, (end, *ends))
        return found

    return best(0)[1]


def _scale(slide: Slide) -> float:
    """Return how large a slide's letters are drawn; beside a table or a picture not larger."""
    scales = SCALES if all(block.letters for block in slide.blocks[1:]) else SCALES[2:]
    fits = [scale for scale in scales if slide.height(scale) <= LIMIT]
    return fits[0] if fits else SMALLEST


def joined(stacks: list[list[Slide]]) -> list[list[Slide]]:
    """Let a short section of words share the slide before it, where both fit."""
    kept: list[list[Slide]] = []
    for stack in stacks:
        both = _both(kept[-1][-1], stack[0]) if kept and len(stack) == 1 else None
        if both:
            kept[-1][-1] = both
        else:
            kept.append(list(stack))
    return kept


def _both(last: Slide, slide: Slide) -> Slide | None:
    """Return one slide with two sections, if both are words only and fit."""
    title, *blocks = slide.blocks
    both = Slide(
        [*last.blocks, title._replace(letters=JOINED), *blocks], notes=last.notes + slide.notes
    )
    fits = slide.height() < SMALL_SECTION * LIMIT and both.height(SMALLEST) <= LIMIT
    return both._replace(scale=_scale(both)) if both.only_words and fits else None
