"""Tokens: split articles into a table of words that knows where each word stands.

Texts are looked at as arrays of characters, so that a hundred thousand articles take seconds
(benchmarks/results/tokenize.md). What counts as a word or a sentence is decided by the few rules at
the top; exceptions that are lists stand in wordlists.toml.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache, partial
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import pandas as pd

from frasa._ground.arrays import begins_run, first_rows, powers_of
from frasa._ground.errors import InputError
from frasa._ground.letters import APOSTROPHES
from frasa._ground.limits import HASH_BASE
from frasa._ground.memory import TOKENIZING, require_memory
from frasa._ground.speed import in_threads
from frasa._ground.tables import require_columns, strings

# Stop words in layers, the words they may never remove, abbreviations: a file to read and change.
# Read as a resource, which may stand in a ZIP: so a cluster's workers get this package.
WORD_LISTS = tomllib.loads((files("frasa") / "wordlists.toml").read_text(encoding="utf-8"))

# A word is a run of letters and digits. Between two of them these always connect: hyphens
# (sekolah-sekolah, ke-2), apostrophes (Jum’at), underscore, soft hyphen ...
CONNECTING = f"-\u2010\u2011{APOSTROPHES}_\u00ad"
# ... and points and the like connect under these conditions.
CONNECTING_POINT = re.compile(
    r"""
      (?<=\d) [.,:/] (?=\d)         # 1.250  0,30  09.58  17/11/2023
    | \. (?=[a-z])                  # a.n  frasa.id
    | (?<=[^\W\d_]) (?<![^\W_]{3}) \. (?=[^\W\d_]{1,4}(?![^\W_]))   # M.Pd  S.IP  Ph.D
    """,
    re.VERBOSE,
)
# A mark ends a sentence if closing quotation marks or none, a blank, opening marks or none, and
# then a capital letter, a digit or an opening mark follow. A line break always ends one. The full
# stop of an abbreviation or of an initial (A. Yani, H.M. Amin) ends none.
ENDING, CLOSING, OPENING = ".!?…", "\"'”’»)]", "\"'“‘«(["
ABBREVIATIONS = {word.lower() for word in WORD_LISTS["abbreviations"]}
INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")
# Characters that look alike in a word become one, so that Jum’at and Jum'at count together.
COUNTED_AS = dict.fromkeys(APOSTROPHES, "'") | {"\u2010": "-", "\u2011": "-", "\u00ad": ""}

TOKEN_COLUMNS = {
    "article": "str",
    "paragraph": "int32",
    "sentence": "int32",
    "position": "int32",
    "word": "str",
    "surface": "str",
    "start": "int32",
    "end": "int32",
}
CHARACTERS_AT_ONCE = 2_000_000  # bounds the memory needed beside the result
LETTER, CONNECTS, POINT, BLANK, ENDS, CLOSES, OPENS, CAPITAL = (1 << bit for bit in range(8))


def tokenize(articles: pd.DataFrame) -> pd.DataFrame:
    """Split articles into words: one row a word, in the order of the text.

    Parameters
    ----------
    articles : DataFrame with columns ``article`` (str, no value twice) and ``text`` (str; a missing
        text counts as empty). One line of ``text`` is one paragraph.

    Returns
    -------
    DataFrame: ``article`` (str, the id), ``paragraph``
    (int32, the number of its line in the text), ``sentence`` and ``position`` (int32, running
    through the article), ``word`` (str: lower case, apostrophes and hyphens of one
    kind, letters without ligatures, NFC),
    ``surface`` (str, exactly ``text[start:end]``), ``start`` and ``end`` (int32, characters).
    All numbers begin at 0. Articles without a word have no row.

    Raises
    ------
    InputError if a column is missing, an id comes twice, a text is not a string, or the result
    does not fit into memory.

        >>> one = pd.DataFrame({"article": ["a"], "text": ["Jum’at, ASN berikrar."]})
        >>> frasa.tokenize(one)[["article", "position", "word", "surface", "start", "end"]]
          article  position      word   surface  start  end
        0       a         0    jum'at    Jum’at      0    6
        1       a         1       asn       ASN      8   11
        2       a         2  berikrar  berikrar     12   20
    """
    ids, texts = _ids_and_texts(articles)
    require_memory(TOKENIZING * sum(map(len, texts)), "memecah menjadi kata")
    characters = np.cumsum([len(text) for text in texts], dtype=np.int64)
    firsts = np.flatnonzero(begins_run(characters // CHARACTERS_AT_ONCE)) if texts else [0]
    batches = [texts[a:b] for a, b in zip(firsts, [*firsts[1:], None], strict=True)]
    powers = powers_of(HASH_BASE, max(sum(map(len, batch)) + len(batch) + 2 for batch in batches))
    parts = in_threads(partial(_tokenize_batch, powers=powers), batches)
    columns, surfaces = _joined(parts, batches)

    words = np.array(normalise("\n".join(surfaces)).split("\n"), dtype=object)
    word_of_surface, words = pd.factorize(words[: len(surfaces)])  # joining nothing gives ""
    columns["article"] = strings(ids).take(columns["article"])
    columns["word"] = strings(words).take(word_of_surface[columns["surface"]])
    columns["surface"] = strings(surfaces).take(columns["surface"])
    return pd.DataFrame({name: columns[name] for name in TOKEN_COLUMNS}, copy=False)


def normalise(text: str) -> str:
    """Return text in the form in which words are counted: lower case, one apostrophe, NFC.

    Letters that Unicode keeps for their shape alone become the usual ones (NFKC): the ligature of
    "ﬁnal" and the wide or bold letters of posts. Digits and other signs stay.
    """
    if not text.isascii() or "`" in text:
        counted_as = {letter: _usual_letters(letter) for letter in set(text)} | COUNTED_AS
        text = text.translate(str.maketrans(counted_as))
    return unicodedata.normalize("NFC", text.lower())


def _usual_letters(letter: str) -> str:
    if letter.isascii() or not letter.isalpha():
        return letter
    return unicodedata.normalize("NFKC", letter).replace(" ", "")


def _ids_and_texts(articles: pd.DataFrame) -> tuple[list[str], list[str]]:
    """Return ids and texts as lists of str, or raise InputError."""
    require_columns(articles, "text")
    numbered = articles.reindex(columns=["article"]).astype("str")  # ids may be numbers here
    require_columns(numbered if "article" in articles else articles, "article")
    ids = numbered["article"]
    if ids.duplicated().any():
        raise InputError(
            f"Ada dua artikel dengan id “{ids[ids.duplicated()].iloc[0]}”. "
            "Beri setiap artikel id yang berbeda."
        )
    texts = articles["text"].astype(object).where(articles["text"].notna(), "")
    strange = [key for key, text in zip(ids, texts, strict=True) if not isinstance(text, str)]
    if strange:
        raise InputError(
            f"Isi kolom text pada artikel “{strange[0]}” bukan teks. Gantilah dengan teks artikel."
        )
    return list(ids), list(texts)


class _Batch(NamedTuple):
    """Token columns as int32 arrays (article as row number, surface as code), and for each code the
    key of the surface (uint64) and the surface."""

    columns: dict[str, np.ndarray]
    keys: np.ndarray
    surfaces: list[str]


def _tokenize_batch(texts: list[str], powers: np.ndarray) -> _Batch:
    """Tokenise some texts; articles are numbered from 0."""
    text = "\n" + "\n".join(texts) + "\n"
    characters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    kinds = _kinds(characters)
    start, end = _find_words(text, kinds)
    code, keys = pd.factorize(_keys(characters, start, end, powers))
    first = first_rows(code, len(keys))
    spans = zip(start[first].tolist(), end[first].tolist(), strict=True)
    surfaces = [text[a:b] for a, b in spans]

    words_before_line = np.searchsorted(start, np.flatnonzero(characters == ord("\n")))
    words_in_line = np.diff(words_before_line)
    line = np.repeat(np.arange(len(words_in_line), dtype=np.int32), words_in_line)
    begins = begins_run(line)
    begins[_first_after_mark(kinds, start, end, code, surfaces)] = True
    columns = _number(texts, line, begins)
    text_start = 1 + np.cumsum([0] + [len(text) + 1 for text in texts])[columns["article"]]
    columns |= {"surface": code, "start": start - text_start, "end": end - text_start}
    columns = {name: values.astype(np.int32, copy=False) for name, values in columns.items()}
    return _Batch(columns, keys, surfaces)


def _chooses_shape(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or character >= "\U000e0100"


def _kind(character: str) -> int:
    """Return what a character may do in a text: some of LETTER, CONNECTS ..., added up."""
    # Accents and vowel signs of any script; what chooses between shapes of an emoji is none.
    accent = unicodedata.category(character) in ("Mn", "Mc") and not _chooses_shape(character)
    return (
        LETTER * (character.isalnum() or accent)
        + CONNECTS * (character in CONNECTING)
        + POINT * (character in ".,:/")
        + BLANK * character.isspace()
        + ENDS * (character in ENDING)
        + CLOSES * (character in CLOSING)
        + OPENS * (character in OPENING)
        + CAPITAL * (character.isupper() or character.isdigit())
    )


@cache
def _usual_kinds() -> np.ndarray:
    """Return the kinds of the characters that Latin text is made of, by their number (uint8)."""
    return np.array([_kind(chr(number)) for number in range(0x3000)], dtype=np.uint8)


def _kinds(characters: np.ndarray) -> np.ndarray:
    """Return the kind of each character of a text (uint8)."""
    usual = _usual_kinds()
    rare = np.unique(characters[characters >= len(usual)])
    if not len(rare):
        return usual[characters]
    kinds = np.zeros(rare[-1] + 1, dtype=np.uint8)
    kinds[: len(usual)] = usual
    kinds[rare] = [_kind(chr(number)) for number in rare]
    return kinds[characters]


def _find_words(text: str, kinds: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return where words start and end (the first character after them)."""
    inside = (kinds & LETTER) > 0
    between = np.flatnonzero((kinds & (CONNECTS | POINT)) > 0)
    between = between[inside[between - 1] & inside[between + 1]]
    points = between[(kinds[between] & POINT) > 0]
    connects = [point for point in points.tolist() if CONNECTING_POINT.match(text, point)]
    inside[between[(kinds[between] & CONNECTS) > 0]] = True
    inside[connects] = True
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    return edges[::2], edges[1::2]


def _keys(
    characters: np.ndarray, start: np.ndarray, end: np.ndarray, powers: np.ndarray
) -> np.ndarray:
    """Return a number for each word (uint64), equal for equal words: a polynomial of characters.

    The polynomial (Karp and Rabin 1987) is read off running sums and shifted to a common power.
    That two of a million different words get the same number has a probability of 3 in 100 million.
    """
    sums = characters.astype(np.uint64)
    sums *= powers[: len(sums)]
    np.cumsum(sums, out=sums)
    return (sums[end - 1] - sums[start - 1]) * powers[-1 - start]


def _first_after_mark(
    kinds: np.ndarray,
    start: np.ndarray,
    end: np.ndarray,
    code: np.ndarray,
    surfaces: list[str],
) -> np.ndarray:
    """Return the numbers of the words that begin a sentence because a mark before them ends one."""
    mark = np.flatnonzero((kinds & ENDS) > 0)
    after = mark + 1
    while (closing := (kinds[after] & CLOSES) > 0).any():
        after += closing
    mark, after = mark[(kinds[after] & BLANK) > 0], after[(kinds[after] & BLANK) > 0]
    following = np.searchsorted(start, after)
    inner = (following > 0) & (following < len(start))
    mark, following = mark[inner], following[inner]
    first = start[following]
    begins = ((kinds[first] & CAPITAL) > 0) | ((kinds[first - 1] & OPENS) > 0)
    mark, following = mark[begins], following[begins]
    before = code[following - 1]
    is_abbreviation = np.zeros(len(surfaces), dtype=bool)
    for number in np.unique(before).tolist():
        is_abbreviation[number] = _is_abbreviation(surfaces[number])
    full_stop = (kinds[mark] & POINT > 0) & (end[following - 1] == mark)
    return following[~(full_stop & is_abbreviation[before])]


@lru_cache(1 << 16)
def _is_abbreviation(surface: str) -> bool:
    """Return whether a full stop behind this word belongs to it."""
    return surface.lower() in ABBREVIATIONS or INITIALS.fullmatch(surface) is not None


def _number(texts: list[str], line: np.ndarray, begins_sentence: np.ndarray) -> dict:
    """Number articles, paragraphs, sentences and words, given the line of each word."""
    lines_in_text = np.array([text.count("\n") + 1 for text in texts], dtype=np.int32)
    article = np.repeat(np.arange(len(texts), dtype=np.int32), lines_in_text)[line]
    first_line = np.cumsum(lines_in_text, dtype=np.int32) - lines_in_text
    row = np.arange(len(line), dtype=np.int32)
    sentence = np.cumsum(begins_sentence, dtype=np.int32)
    begins_article = begins_run(article)
    return {
        "article": article,
        "paragraph": line - first_line[article],
        "sentence": sentence - np.maximum.accumulate(np.where(begins_article, sentence, 0)),
        "position": row - np.maximum.accumulate(np.where(begins_article, row, 0)),
    }


def _joined(parts: Iterable[_Batch], batches: list[list[str]]) -> tuple[dict, list[str]]:
    """Return the columns of all batches as one array each, and the surfaces by their new code.

    Every batch is written to its place at once, and then forgotten: what is held until the end
    stays with the process even after it is freed. How much room all need, the first ones tell.
    """
    columns = {name: np.empty(0, dtype=np.int32) for name in TOKEN_COLUMNS if name != "word"}
    rows = articles = characters = 0
    total = sum(sum(map(len, batch)) for batch in batches)
    known, surfaces = pd.Index([], dtype=np.uint64), []
    for part, batch in zip(parts, batches, strict=True):
        common = known.get_indexer(part.keys)
        new = np.flatnonzero(common < 0)
        common[new] = len(known) + np.arange(len(new))
        known = known.append(pd.Index(part.keys[new]))
        surfaces += [part.surfaces[code] for code in new.tolist()]
        part.columns["surface"] = common.astype(np.int32)[part.columns["surface"]]
        part.columns["article"] += np.int32(articles)
        stop = rows + len(part.columns["start"])
        characters += sum(map(len, batch))
        for name, values in part.columns.items():
            if stop > len(columns[name]):
                room = np.empty(int(stop * 1.05 * total / characters), dtype=np.int32)
                room[:rows] = columns[name][:rows]
                columns[name] = room
            columns[name][rows:stop] = values
        rows, articles = stop, articles + len(batch)
    return {name: values[:rows] for name, values in columns.items()}, surfaces
