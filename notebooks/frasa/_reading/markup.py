"""Read HTML wherever it stands: whole pages, pieces in table cells, a few tags in a text."""

import re

from frasa._reading.file_kinds import Document, Note
from frasa._reading.html import TAG, read_piece
from frasa._reading.repair import NAMED
from frasa._reading.web import read_web_page

_WEB_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*){0,3}"
    r"<(?:!doctype\s+html|html|head|body)\b[^<>]{0,500}>",
    re.IGNORECASE,
)


def is_markup(text: str) -> bool:
    """Return whether a text holds tags or character references of HTML."""
    return ("<" in text and bool(_WEB_PAGE.match(text) or TAG.search(text))) or (
        "&" in text and bool(NAMED.search(text))
    )


def read_markup(text: str, whole: bool) -> Document:
    """Read HTML; `whole` is whether its name says that it is a page.

    Of a whole page the lines outside the article are set aside; of a piece all is kept.
    """
    if _WEB_PAGE.match(text) or (whole and TAG.search(text)):
        page = read_web_page(text)
        fields = {name: value for name in _FIELDS if (value := getattr(page, name))}
        notes = _missing(page.missing) + (_IS_LIST,) * page.is_list
        return Document(page.text, fields=fields, notes=notes, domain=page.domain, is_page=True)
    return Document(read_piece(text))


_FIELDS = ("headline", "outlet", "credit", "published_at")


_IS_LIST = Note(
    "halaman itu tidak memuat kalimat; mungkin hanya menu atau daftar judul",
    "Periksa isinya, lalu hapus berkas itu bila bukan artikel.",
)


def _missing(letters: int) -> tuple[Note, ...]:
    if not letters:
        return ()
    problem = f"{letters} huruf halaman itu tidak ikut terbaca"
    return (Note(problem, "Buka di peramban, salin teks beritanya, lalu simpan sebagai .txt."),)
