"""Write what a learner found into one HTML file that opens anywhere, without network or script."""

import base64
import contextlib
import hashlib
import html
import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from frasa._ground import about
from frasa._ground.errors import InputError
from frasa._ground.files import path_of, unwritable, write_whole
from frasa._reading.dates import written_date
from frasa.charts.look import Picture
from frasa.charts.side_by_side import SideBySide
from frasa.export.booklet import as_html

# The HTML export of a notebook (labconfig/nbconvert) has the same measure and colours.
_STYLE = """
:root { color-scheme: light dark; --ink: #111; --page: #fff; --accent: #0072b2; }
@media (prefers-color-scheme: dark) { :root { --ink: #eee; --page: #161616; --accent: #7cc4f0; } }
body { font: 16px/1.55 system-ui, sans-serif; color: var(--ink); background: var(--page);
       max-width: 46rem; margin: 0 auto; padding: 0 1rem 2rem; overflow-wrap: anywhere; }
header { border-top: 6px solid #0072b2; padding-top: 1rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: .6rem 0; }
h2 { font-size: 1.25rem; margin: 2rem 0 .6rem; }
a { color: var(--accent); } nav ul { padding-left: 1.2rem; } footer { margin-top: 3rem; }
header p, footer { font-size: .9rem; } summary { cursor: pointer; }
section > details { margin: .5rem 0; } details[open] { margin-bottom: 1rem; }
table { overflow-wrap: break-word; } .wide { overflow-x: auto; }
.many table { width: max-content; }
th, td { border-bottom: 1px solid #8886; }
@media (max-width: 40rem) { th, td { white-space: normal !important; } }
img { max-width: 100%; height: auto; } figure { margin: 1rem 0; }
@media print {
  :root { --ink: #000; --page: #fff; --accent: #000; color-scheme: light; }
  details::details-content { content-visibility: visible; display: block; }
  .wide { overflow-x: visible; } .wide table { overflow-wrap: anywhere; width: auto; }
  body { max-width: none; } h2 { break-after: avoid; } figure, tr { break-inside: avoid; }
}
"""
_MARK, _UNSIGNED = '<meta name="sidik" ', 'content=""'
MOST_COLUMNS = 8  # that share the page's width; of more each has the width of its text
_PLACEHOLDERS = {"nama anda", "…", "..."}


class Folded(NamedTuple):
    """A part of a report that opens with a click: its one visible line, and what it holds."""

    line: str
    content: object


def write_report(
    title: str,
    author: str,
    parts: dict[str, object],
    file: str | Path = "laporan.html",
    day: date | None = None,
    data: str = "",
    computed: bool = False,
) -> None:
    """Write a report as one HTML file, and show a link for downloading it.

    A report that still has blanks is not written; what is missing is said: a name that is still
    “Nama Anda”, a line like “Temuan: …”, no part at all. Only the author's own report of the same
    day is replaced, as long as nobody has changed the file and the new report has every word of its
    paragraphs. Any other file of that name is kept under the next free name ("laporan-1.html").

    Parameters
    ----------
    title, author : str, as the learner wrote them; everything is escaped.
    parts : headings with what stands below them: a str (one paragraph a line), a DataFrame, a
        ``frasa.charts.Picture``, a side-by-side view, a ``Folded`` part, or a list of these.
    file : where to write, in an existing folder.
    day : the date of the report; today by default.
    data : one line on the material, such as how many articles of which days.
    computed : nobody wrote the paragraphs: they can be had again, and need not be compared.

    Raises
    ------
    InputError
        When the name is missing, a part is of another type, or the folder cannot be written to.

        >>> parts = {"Temuan": "Satu kalimat ada di tiga artikel.", "Bagian": passages}
        >>> frasa.export.write_report("Ikrar netralitas", "Sri Contoh", parts)
        Laporan tersimpan di berkas laporan.html. Laporan dari hari lain atau atas ...
    """
    if author is None or not str(author).strip():
        raise InputError('Nama Anda belum diisi. Tulis nama di antara tanda petik: nama = "…".')
    if not isinstance(parts, dict):
        raise InputError('Beri setiap bagian judulnya: {"Temuan": "…", "Bagian": passages}.')
    if not isinstance(day, date | None):
        raise InputError(f"day harus tanggal, misalnya date(2024, 10, 7); bukan {day!r}.")
    missing = _missing(str(author), parts)
    if missing:
        print(
            f"Laporan belum ditulis, karena masih ada yang kosong: {'; '.join(missing)}. "
            "Isilah, lalu jalankan sel ini lagi."
        )
        return
    path = path_of(file)
    page = _signed(_page(str(title), str(author), parts, day or date.today(), str(data or "")))

    def keep(older: Path) -> bool:
        return not _is_replaced_by(older, page, computed)

    try:
        if path.is_dir():
            raise IsADirectoryError(path)
        kept = write_whole(path, page.encode(errors="replace"), keep)
    except OSError as error:
        raise unwritable(path, error) from error
    _show_link(path)
    if kept:
        print(f"Laporan sebelumnya memuat hal lain, dan tersimpan sebagai {kept.name}.")


def _show_link(path: Path) -> None:
    link = html.escape(path.as_posix(), quote=True)
    # The same words whether or not there was an earlier report: a notebook's output stays put.
    print(
        f"Laporan tersimpan di berkas {path.name}. Laporan dari hari lain atau atas nama lain, "
        f"kalau ada, disimpan sebagai {path.stem}-1{path.suffix} dan seterusnya."
    )
    with contextlib.suppress(ModuleNotFoundError):  # outside a notebook there is no link to show
        from IPython.display import HTML, display

        display(HTML(f'<a href="{link}" download>Unduh laporan ({html.escape(path.name)})</a>'))


def _signed(page: str) -> str:
    """Return a page with the mark by which its later changes are told."""
    return page.replace(_MARK + _UNSIGNED, f'{_MARK}content="{_mark(page)}"', 1)


def _mark(page: str) -> str:
    return hashlib.sha256(page.encode(errors="replace")).hexdigest()[:16]


def _is_replaced_by(older: Path, page: str, computed: bool) -> bool:
    """Return whether nothing is lost with an older file.

    It is the report of the same author and day, nobody has changed it, and the new one has all of
    its words, or all can be computed again.
    """
    text = older.read_bytes().decode("utf-8", errors="replace")
    found = re.search(rf'{_MARK}content="([0-9a-f]{{16}})"', text)
    if not found or _origin(text) != _origin(page):
        return False
    if not (computed or _words(text) <= _words(page)):
        return False
    return found[1] == _mark(text.replace(found[0], _MARK + _UNSIGNED, 1))


def _words(page: str) -> set[str]:
    """Return the words that stand in the paragraphs of a report's parts."""
    told = page.partition("<section")[2]
    paragraphs = re.findall(r"<p>(.*?)</p>", told, re.DOTALL)
    return set(re.findall(r"[^\W\d_]+", html.unescape(" ".join(paragraphs)).casefold()))


def _origin(page: str) -> list[str]:
    """Return who made a report and on which day, as its head says."""
    return re.findall(r'<meta name="(?:author|date)" content="[^"]*">', page)


def _missing(author: str, parts: dict[str, object]) -> list[str]:
    """Return what a report still lacks: the name, or what stands as a blank in its texts."""
    missing = ["nama Anda"] if _is_blank(author) else []
    for heading, part in parts.items():
        texts = [item for item in (part if isinstance(part, list) else [part])
                 if isinstance(item, str)]  # fmt: skip
        lines = [line.strip() for text in texts for line in text.splitlines() if line.strip()]
        blanks = [line for line in lines if _is_blank(line.rpartition(":")[2] or line)]
        labels = [line.partition(":")[0] for line in blanks if ":" in line]
        if blanks or (texts and not lines):
            missing.append(f"{heading} ({', '.join(labels)})" if labels else str(heading))
    return missing or ([] if parts else ["isi laporan"])


def _is_blank(text: str) -> bool:
    return text.strip().casefold() in _PLACEHOLDERS


def _page(title: str, author: str, parts: dict[str, object], day: date, data: str) -> str:
    sections = "\n".join(
        f'<section id="bagian-{place}">\n<h2>{html.escape(str(heading))}</h2>\n'
        f"{_content(part)}\n</section>"
        for place, (heading, part) in enumerate(parts.items(), 1)
    )
    links = "".join(
        f'<li><a href="#bagian-{place}">{html.escape(str(heading))}</a></li>'
        for place, heading in enumerate(parts, 1)
    )
    contents = f'<nav aria-label="Isi"><ul>{links}</ul></nav>\n' if len(parts) > 2 else ""
    title, author = html.escape(title), html.escape(author)
    told = f"<p>Data: {html.escape(data)}</p>\n" if data else ""
    course, _, _ = about.TITLE.partition(":")
    made = f"{course} {about.VERSION} ({written_date(date.fromisoformat(about.RELEASED))})"
    return (
        f'<!DOCTYPE html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="author" content="{author}">\n<meta name="date" content="{day}">\n'
        f"{_MARK}{_UNSIGNED}>\n"
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<header>\n<p>Kursus {html.escape(made)}</p>\n<h1>{title}</h1>\n"
        f"<p>{author}, {written_date(day)}</p>\n{told}</header>\n{contents}<main>\n{sections}\n"
        f"</main>\n<footer>Dibuat dengan kursus {html.escape(made)}. Untuk menyimpannya sebagai "
        f"PDF: cetak halaman ini dari peramban (Ctrl+P).</footer>\n</body>\n</html>\n"
    )


def _content(part: object) -> str:
    if isinstance(part, pd.DataFrame):
        table = as_html(part, codes=False)  # one that is wider than the page scrolls in its place
        kind = "wide many" if part.shape[1] > MOST_COLUMNS else "wide"
        return f'<div class="{kind}" role="region" aria-label="Tabel" tabindex="0">{table}</div>'
    if isinstance(part, Picture) and not part.png:
        return _content(part.alt)
    if isinstance(part, Picture):
        data, alt = base64.b64encode(part.png).decode("ascii"), html.escape(part.alt, quote=True)
        image = f'<img src="data:image/png;base64,{data}" alt="{alt}">'
        return f"<figure>\n{image}\n<figcaption>{part.caption_html()}</figcaption>\n</figure>"
    if isinstance(part, SideBySide):
        return part.html
    if isinstance(part, Folded):
        line = html.escape(part.line)
        return f"<details><summary>{line}</summary>\n{_content(part.content)}\n</details>"
    if isinstance(part, list):
        return "\n".join(_content(item) for item in part)
    if isinstance(part, str):
        lines = [line.strip() for line in part.splitlines() if line.strip()]
        return "\n".join(f"<p>{html.escape(line)}</p>" for line in lines)
    raise InputError(
        f"Bagian laporan harus teks, tabel, atau gambar; yang diberikan {type(part).__name__}."
    )
