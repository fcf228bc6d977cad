"""Read the text of a PDF: what its pages show, and what they only repeat."""

import io
import re
from collections import Counter

from frasa._ground.errors import UnreadableError
from frasa._ground.optional import load
from frasa._reading.file_kinds import LARGEST_FILE, Note, set_aside, too_large
from frasa._reading.line_shapes import is_sentence
from frasa._reading.repair import LOST

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_TO_LETTERS = str.maketrans(_LIGATURES)
_EDGE = 3  # lines at the head and at the foot of a page that may be running heads
_OCR = "Jalankan pengenalan teks (OCR) lebih dulu, lalu simpan sebagai PDF atau .txt."
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:halaman|hal\.?|page)\s*)?\d{1,4}(?:\s*(?:/|dari|of)\s*\d{1,4})?\W*", re.IGNORECASE
)
# The frame in which browsers print: the moment of printing, beside the title or the count of pages,
# and the address. "WIB" behind a moment is the site's own.
_PRINTED = re.compile(
    r"(?:\d+ (?:of|dari) \d+ )?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}[:.]\d\d(?: ?[AP]M)?"
    r"(?: (?!WI[BT]).*)?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://\S+(?: \d+/\d+)?\Z")
_COUNT = re.compile(r"(?:\A|\s)\d+(?:/| of | dari )\d+(?:\s|\Z)")
_VOWELS = re.compile(r"[aeiou]", re.IGNORECASE)
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)


def read_pdf(content: bytes) -> tuple[str, tuple[Note, ...]]:
    """Return the text of a PDF, page after page, and reservations; lines stay those of the page.

    Running heads and page numbers are set aside (see `kinds.set_aside`). Raises UnreadableError for
    a locked file, for pictures of text and for letters that stand for others.
    """
    pages = _pages(content)
    text = "".join(pages)
    if not text.strip():
        raise UnreadableError("hanya memuat gambar, mungkin hasil pindaian", _OCR)
    if _is_cipher(text):
        raise UnreadableError("hurufnya tidak terbaca (fon PDF tanpa tabel huruf)", _OCR)
    notes = []
    if lost := sum(map(_is_unreadable, text)):
        pages = ["".join(LOST if _is_unreadable(c) else c for c in page) for page in pages]
        notes.append(Note(f"{lost} huruf PDF ini tidak terbaca, ditulis sebagai “{LOST}”", _OCR))
    lines = [_once(page.translate(_TO_LETTERS).split("\n")) for page in pages]
    return "\n".join(line for page in _without_heads(lines) for line in page), tuple(notes)


def _pages(content: bytes) -> list[str]:
    pypdf = load("pypdf", "pypdf")
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _locked()
        pages, length = [], 0
        for page in reader.pages:
            pages.append(page.extract_text())
            length += len(pages[-1])
            if length > LARGEST_FILE:
                raise too_large(LARGEST_FILE)
    except UnreadableError:
        raise
    except pypdf.errors.DependencyError as error:  # a cipher that needs one more package
        raise _locked() from error
    return pages


def _locked() -> UnreadableError:
    return UnreadableError(
        "terkunci kata sandi", "Buka dengan kata sandinya, lalu simpan tanpa kata sandi."
    )


def _is_unreadable(letter: str) -> bool:
    """Return whether a font gave a number instead of a letter: NUL, private use, a control."""
    return (
        letter == LOST
        or "\ue000" <= letter < "\uf900"
        or (letter < " " and letter not in "\n\r\t\f")
    )


def _is_cipher(text: str) -> bool:
    """Return whether most letters are unreadable, or stand for others: words without vowels."""
    unreadable = sum(map(_is_unreadable, text))
    latin = len(_LATIN.findall(text))
    few_vowels = latin > 100 and len(_VOWELS.findall(text)) < 0.22 * latin
    return few_vowels or unreadable > sum(map(str.isalpha, text)) / 5


def _once(lines: list[str]) -> list[str]:
    """Drop a line that is printed twice at one place, as some programs make letters bold."""
    kept = []
    for line in lines:
        twice = bool(kept) and len(line.split()) > 1 and line == kept[-1]
        kept.append(set_aside(line) if twice else line)
    return kept


def _without_heads(pages: list[list[str]]) -> list[list[str]]:
    """Set aside what the heads and feet of pages repeat but for digits, and page numbers."""
    edges = [_edges(page) for page in pages]
    count = Counter(
        key
        for page, found in zip(pages, edges, strict=True)
        for key in {_key(page[i]) for i in found}
    )
    most = max(2, len(pages) / 2)
    for page, found in zip(pages, edges, strict=True):
        printed = _printed(page, found)
        for i in found:
            repeated = count[_key(page[i])] >= most and not is_sentence(page[i])
            if i == printed or repeated or (len(pages) > 1 and _PAGE_NUMBER.fullmatch(page[i])):
                page[i] = set_aside(page[i])
    return pages


def _printed(page: list[str], edges: list[int]) -> int | None:
    """Return the line that says when a browser printed the page: no date of its article."""
    texts = {i: " ".join(page[i].split()) for i in edges}
    if not all(any(map(frame.search, texts.values())) for frame in (_ADDRESS, _COUNT)):
        return None
    outside = [*reversed(edges[-_EDGE:]), *edges[:1]]  # drawn last, or above all
    return next((i for i in outside if _PRINTED.fullmatch(texts[i])), None)


def _edges(page: list[str]) -> list[int]:
    filled = [i for i, line in enumerate(page) if line.strip()]
    return sorted({*filled[:_EDGE], *filled[-_EDGE:]})


def _key(line: str) -> str:
    return re.sub(r"\d+", "", " ".join(line.split()))
