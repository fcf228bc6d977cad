"""Write what a learner found into one HTML file that opens anywhere, without network or script."""

import base64
import html
import re
from datetime import date
from pathlib import Path

import pandas as pd

from frasa._ground.errors import InputError
from frasa._reading.dates import written_date
from frasa.charts.look import Picture

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; color: #111; max-width: 46rem; margin: 2rem auto;
       padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
table { border-collapse: collapse; margin: 1rem 0; } caption { text-align: left; }
th, td { border: 1px solid #999; padding: .3rem .6rem; text-align: left; vertical-align: top; }
th { background: #eee; } img { max-width: 100%; height: auto; }
figure { margin: 1rem 0; } figcaption { color: #444; font-size: .9rem; }
@media print { body { margin: 0; } h2 { break-after: avoid; } }
"""


def write_report(
    title: str,
    author: str,
    parts: dict[str, object],
    file: str | Path = "laporan.html",
    day: date | None = None,
) -> None:
    """Write a report as one HTML file, and show a link for downloading it.

    Only the author's own report of the same day is replaced. Any other file of that name is kept
    under the next free name ("laporan-1.html").

    Parameters
    ----------
    title, author : str, as the learner wrote them; everything is escaped.
    parts : headings with what stands below them: a str (one paragraph a line), a DataFrame, a
        ``frasa.charts.Picture``, or a list of these.
    file : where to write, in an existing folder.
    day : the date of the report; today by default.

    Raises
    ------
    InputError
        When the name is missing, a part is of another type, or the folder cannot be written to.
    """
    if not str(author).strip():
        raise InputError('Nama Anda belum diisi. Tulis nama di antara tanda kutip: nama = "…".')
    path = Path(file)
    page = _page(str(title), str(author), parts, day or date.today())
    try:
        _keep_older(path, page)
        path.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(
            f"Laporan tidak dapat disimpan di “{path}”. Folder itu mungkin hanya dapat dibaca: "
            'pilih tempat lain, misalnya file="../laporan.html".'
        ) from error
    _show_link(path)


def _show_link(path: Path) -> None:
    from IPython.display import HTML, display

    link = html.escape(path.as_posix(), quote=True)
    # The same words whether or not there was an earlier report: a notebook's output stays put.
    print(
        f"Laporan tersimpan di berkas {path.name}. Laporan dari hari lain atau atas nama lain, "
        f"kalau ada, disimpan sebagai {path.stem}-1{path.suffix} dan seterusnya."
    )
    display(HTML(f'<a href="{link}" download>Unduh laporan ({html.escape(path.name)})</a>'))


def _keep_older(path: Path, page: str) -> None:
    """Move a file that would be lost out of the way, to the next free name."""
    if not path.exists() or _origin(path.read_text(encoding="utf-8", errors="replace")) == _origin(
        page
    ):
        return
    number = 1
    while (older := path.with_stem(f"{path.stem}-{number}")).exists():
        number += 1
    path.rename(older)


def _origin(page: str) -> list[str]:
    """Return who made a report and on which day, as its head says; nothing for other files."""
    return re.findall(r'<meta name="(?:author|date)" content="[^"]*">', page) or [page]


def _page(title: str, author: str, parts: dict[str, object], day: date) -> str:
    sections = "\n".join(
        f"<section>\n<h2>{html.escape(str(heading))}</h2>\n{_content(part)}\n</section>"
        for heading, part in parts.items()
    )
    title, author = html.escape(title), html.escape(author)
    return (
        f'<!DOCTYPE html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="author" content="{author}">\n<meta name="date" content="{day}">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{title}</h1>\n<p>{author}, {written_date(day)}</p>\n{sections}\n"
        f"</main>\n</body>\n</html>\n"
    )


def _content(part: object) -> str:
    if isinstance(part, pd.DataFrame):
        # A cross table names its columns together; in a table without index that is an empty cell.
        plain = part.rename_axis(columns=None)
        table = plain.to_html(index=False, border=0, escape=True, na_rep="–", decimal=",")
        return table.replace("<th>", '<th scope="col">')
    if isinstance(part, Picture) and not part.png:
        return _content(part.alt)
    if isinstance(part, Picture):
        data, alt = base64.b64encode(part.png).decode("ascii"), html.escape(part.alt, quote=True)
        image = f'<img src="data:image/png;base64,{data}" alt="{alt}">'
        return f"<figure>\n{image}\n<figcaption>Gambar: {alt}</figcaption>\n</figure>"
    if isinstance(part, list):
        return "\n".join(_content(item) for item in part)
    if isinstance(part, str):
        lines = [line.strip() for line in part.splitlines() if line.strip()]
        return "\n".join(f"<p>{html.escape(line)}</p>" for line in lines)
    raise InputError(
        f"Bagian laporan harus teks, tabel, atau gambar; yang diberikan {type(part).__name__}."
    )
