"""Separate a news article from the web page around it, and account for every line.

The rule that outranks all others: no sentence of an article is dropped as page furniture. A line
goes only when a rule names it, or when it stands outside the article's sentences and is none.
"""

import re
from datetime import datetime
from typing import NamedTuple

from frasa._reading import dates
from frasa._reading.dateline import (
    Dateline,
    find_dateline,
    is_headline,
    outlet_and_place,
)
from frasa._reading.even_lines import Line, lines_of, mark_links
from frasa._reading.furniture import Rule, find_rule, is_comment_heading
from frasa._reading.headline import Headline, find_headline
from frasa._reading.hyphens import Vocabulary, without_hyphen
from frasa._reading.line_shapes import (
    LIST_ITEM,
    QUOTED,
    is_open_sentence,
    is_sentence,
    is_upright,
    without_credit,
)
from frasa._reading.paragraphs import paragraphs_of, text_of
from frasa._reading.pieces import Piece
from frasa._reading.stated import FORM_RULES, brand_of, credit_of, form_of, published_at


class Page(NamedTuple):
    """A page taken apart: its pieces in order, and what they say about the article."""

    pieces: tuple[Piece, ...]
    text: str
    headline: str | None
    outlet: str | None
    place: str | None
    published_at: datetime | None
    credit: str | None


_ASIDE_RULE = Rule("furniture", "di luar isi artikel menurut bentuk berkasnya", True, "")
_MOST_QUOTES = 30  # paragraphs; a text of quotations has no pull quotes
_LONGEST_HEADING = 120  # characters
_MOST_ABOVE = 120  # words of sentences that may stand above a dateline: a lead, a caption
_DEEPEST_PLACE = 6  # paragraphs with a sentence among which a dateline is looked for


class _Body(NamedTuple):
    """Where the article stands among the paragraphs, and its dateline in paragraph `place`."""

    first: int
    last: int
    place: int | None = None
    dateline: Dateline | None = None
    sentences: tuple[int, ...] = ()  # paragraphs; those above the dateline are a lead


def read_page(raw: str) -> Page:
    """Take a raw page apart; see `Page`. Never raises: a page without sentences has text ""."""
    lines = lines_of(raw)
    texts = ["", *(line.text for line in lines)]
    below = ["" if line.after_blank else line.text for line in lines[1:]] + [""]
    ruled = [
        _ASIDE_RULE if line.aside else find_rule(line.text, before, after)
        for line, before, after in zip(lines, texts, below, strict=False)
    ]
    mark_links(lines, ruled)
    form = form_of(["" if line.aside else line.text for line in lines])
    for column, (i, _) in form.items():
        ruled[i] = FORM_RULES[column]
    stated = {column: value for column, (_, value) in form.items()}
    paragraphs = paragraphs_of(lines, ruled)
    body = _body(paragraphs, ruled, lines)
    above = [p for i, p in enumerate(paragraphs[: body.first]) if i not in body.sentences]
    headline = find_headline(above, lines, ruled)
    pieces = [
        _piece(line, rule.part, rule.reason)
        for line, rule in zip(lines, ruled, strict=True)
        if rule
    ]
    repeated = _repeated_quotes(paragraphs, body, lines)
    for index, paragraph in enumerate(paragraphs):
        if index in repeated:
            pieces += [
                _piece(lines[i], "furniture", "kutipan yang dicetak lagi") for i in paragraph
            ]
        elif index == body.place or body.first <= index <= body.last:
            dateline = body.dateline if index == body.place else None
            pieces += _body_pieces(paragraph, lines, dateline)
        else:
            pieces += _outside_pieces(paragraph, lines, headline, index, body)
    pieces.sort(key=lambda piece: piece.line)  # stable: pieces of one line stay in order
    outlet, place = outlet_and_place(body.dateline, pieces)
    outlet = outlet or brand_of(pieces)
    return Page(
        pieces=tuple(pieces),
        text=_join(pieces),
        headline=stated.get("headline") or (headline.text if headline else None),
        outlet=stated.get("outlet") or outlet,
        place=place,
        published_at=published_at(pieces),
        credit=credit_of(pieces),
    )


def _piece(line: Line, part: str, reason: str) -> Piece:
    return Piece(line.number, line.text, part, reason, False)


def _repeated_quotes(paragraphs: list[list[int]], body: _Body, lines: list[Line]) -> set[int]:
    """Return pull quotes: wholly quoted, and said in another paragraph, with the names below."""
    inside = range(body.first, body.last + 1)
    quoted = [i for i in inside if QUOTED.fullmatch(text_of(paragraphs[i], lines))]
    if not quoted or len(quoted) > _MOST_QUOTES:
        return set()
    letters = [re.sub(r"\W+", "", text_of(paragraph, lines)) for paragraph in paragraphs]
    found = set()
    for i in quoted:
        if any(n not in (i, *found) and letters[i] in letters[n] for n in inside):
            found.add(i)
            for below in range(i + 1, min(i + 3, body.last + 1)):
                text = text_of(paragraphs[below], lines)
                if is_sentence(text) or len(text.split()) > 6 or not is_upright(text):
                    break
                found.add(below)
    return found


def _body(paragraphs: list[list[int]], ruled: list[Rule | None], lines: list[Line]) -> _Body:
    texts = [text_of(paragraph, lines) for paragraph in paragraphs]
    full = [i for i, text in enumerate(texts) if is_sentence(text)]
    said = {line for i in full for line in paragraphs[i]}
    headings = (
        i
        for i, line in enumerate(lines)
        if i not in said and len(line.text) <= _LONGEST_HEADING and is_comment_heading(line.text)
    )
    comments = next(headings, len(lines))
    if any(paragraphs[i][0] < comments for i in full):
        # Below the heading of the comments only a long paragraph can still be the article.
        full = [i for i in full if paragraphs[i][0] < comments or len(texts[i].split()) >= 25]
    first, last = (full[0], full[-1]) if full else (0, len(texts) - 1)
    last = _extended(last, paragraphs, texts, ruled)
    unsure = None
    for i, text in enumerate(texts[: first + 1]):
        dateline = find_dateline(lines[paragraphs[i][0]].text)
        if dateline and not is_headline(text):
            alone = dateline.printed == text
            found = _Body(first if alone else i, last, i, dateline)
            if dateline.is_sure:
                return found
            unsure = unsure or found
    return _below_lead(paragraphs, texts, full, last, lines) or unsure or _Body(first, last)


def _below_lead(
    paragraphs: list[list[int]], texts: list[str], full: list[int], last: int, lines: list[Line]
) -> _Body | None:
    """Return the article from a sure dateline on that stands below a lead or a caption."""
    above, start = 0, len(texts)  # down to the first sentence `_body` has looked already
    for n, i in enumerate(full[:_DEEPEST_PLACE]):
        for place in range(start, i + 1):
            dateline = find_dateline(lines[paragraphs[place][0]].text)
            if dateline and dateline.is_sure and not is_headline(texts[place]):
                below = sum(len(texts[k].split()) for k in full[n:])
                return _Body(i, last, place, dateline, tuple(full)) if below >= above else None
        above, start = above + texts[i].count(" ") + 1, i
        if above > _MOST_ABOVE:
            return None
    return None


def _extended(
    last: int, paragraphs: list[list[int]], texts: list[str], ruled: list[Rule | None]
) -> int:
    """Add what follows the last full sentence and is still article: a list, a lost full stop."""
    while last + 1 < len(texts):
        between = ruled[paragraphs[last][-1] + 1 : paragraphs[last + 1][0]]
        if any(rule and rule.ends for rule in between) or not _may_be_article(texts[last + 1]):
            break
        last += 1
    return last


def _may_be_article(text: str) -> bool:
    return bool(is_open_sentence(text) or LIST_ITEM.match(text) or text.endswith("."))


def _body_pieces(paragraph: list[int], lines: list[Line], dateline: Dateline | None) -> list[Piece]:
    pieces = []
    for position, i in enumerate(paragraph):
        number, text = lines[i].number, lines[i].text
        opens = position == 0
        if opens and dateline:
            pieces.append(
                Piece(number, dateline.printed, "dateline", "baris tempat dan media", False)
            )
            text = text[len(dateline.printed) :].strip()
        credit = None
        if i == paragraph[-1]:
            text, credit = without_credit(text)
        pieces.append(Piece(number, text, "body", "", opens))
        if credit:
            reason = "kode atau tanda penutup berita"
            pieces.append(Piece(number, credit, "credit", reason, False))
    return pieces


def _outside_pieces(
    paragraph: list[int], lines: list[Line], headline: Headline | None, index: int, body: _Body
) -> list[Piece]:
    """Name what stands before or after the article; of a headline printed twice, one is kept."""
    before = index < body.first
    where = "sebelum" if before else "sesudah"
    part, reason = "furniture", f"bukan kalimat, {where} isi artikel"
    text = text_of(paragraph, lines)
    if before and dates.is_stamp(text):
        part, reason = "byline", "tanggal terbit"
    elif headline and headline.text == text:
        first = paragraph == headline.paragraph
        part = "headline" if first else "furniture"
        reason = "judul, disimpan di kolom judul" if first else "judul yang dicetak lagi"
    elif index in body.sentences:
        part, reason = "caption", "teras atau keterangan gambar di atas baris tempat"
    return [_piece(lines[i], part, reason) for i in paragraph]


def _join(pieces: list[Piece]) -> str:
    """Return the article: one paragraph a line, hard wraps inside sentences undone."""
    parts: list[str] = []
    known = Vocabulary([piece.text for piece in pieces if piece.part == "body"])
    for piece in pieces:
        if piece.part != "body" or not piece.text:
            continue
        if parts:
            before = parts[-1]
            if piece.opens:
                parts.append("\n")
            elif before.endswith("\u00ad") or (
                before.endswith("-") and without_hyphen(before, piece.text, known)
            ):
                parts[-1] = before[:-1]
            elif not before.endswith("-") or before.endswith(" -"):
                parts.append(" ")
        parts.append(piece.text)
    return "".join(parts)
