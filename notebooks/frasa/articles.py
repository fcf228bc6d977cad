"""Read news articles into one table, and account for every line that was removed."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd

from frasa._ground.errors import InputError
from frasa._ground.moved import moved_names
from frasa._ground.tables import require_columns
from frasa._reading import file_kinds
from frasa._reading.corpus import COLUMNS, Report, reports
from frasa._reading.page import read_page

# What a message shows; check_files shows everything.
MOST_MESSAGES = 10
MOST_NAMES = 5


def read_articles(
    source,
    columns: dict[str, str] | None = None,
    recursive: bool = True,
    metadata: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Read the articles of a folder, a ZIP file, a list of files or a table; one row an article.

    Files are .txt, .html, .docx and .pdf (one article each), .csv, .tsv, .xlsx and .jsonl (one
    article a row). What a file holds decides how it is read, not its name: HTML in a .txt file is
    read as HTML. Nothing is written, neither to the source nor elsewhere.

    What cannot be read is named in Indonesian messages on standard output, with the remedy; all
    the rest is still read (`check_files` gives the same as a table). Long work shows a bar.

    Parameters
    ----------
    source : str, Path, DataFrame, or a list of str and Path. A folder is read with its subfolders,
        except hidden ones and those that browsers save beside a page; a table is a DataFrame or
        the name of a .csv, .tsv, .xlsx or .jsonl file.
    columns : for tables whose columns have unusual names: {"text": "isi", "headline": "judul"},
        ours on the left, theirs on the right. Ours are text, headline, outlet, place, credit,
        published_at, event_date and article. Usual names, Indonesian and English (isi, teks,
        konten, content, body; judul, title; tanggal, date ...), are recognised without this.
    recursive : False leaves subfolders out, and says so.
    metadata : what is known of files otherwise: a table with the column file (the path inside the
        source) or sha256 (of the file's bytes), and any of article, headline, outlet, place,
        event_date, weekday, published_at, credit. What it says goes before what pages say.

    Returns
    -------
    DataFrame, sorted by file name, with the columns
        article : str, unique: the file name without its ending (with its subfolder,
            "2024/berita-1"); in tables the column id unless it is longer than 60 characters, or
            else the name of the file (in workbooks with the sheet) with the number of the row.
            When it is taken, a number follows ("berita-2")
        file : str, path inside the source
        headline, outlet, place, credit : str, missing where neither page nor table says
        event_date : datetime64[s], the day of the event, not of the vote; missing where not said
        weekday : str, written beside that date, in its KBBI form ("Jumat")
        weekday_matches : boolean, whether that date falls on that weekday; missing without one
        published_at : datetime64[s] in Asia/Jakarta
        raw : str, the decoded file; of a web page, a Word or a PDF file all its lines, those that
            are no article (menus, footnotes, running heads) behind the mark "¦ ", of a table the
            cell
        text : str, the article alone: one paragraph a line, hard wraps inside sentences undone
        then all other columns of the user's own tables (kategori, url ...), under their names

    Raises
    ------
    InputError
        When the source does not exist, holds no file of these kinds, none that can be read, or
        more than fits into memory.

        >>> articles = frasa.read_articles("data/articles")
        >>> articles[["article", "outlet", "event_date"]].head(2)
                    article      outlet event_date
        0   01-blangpegayon  WARTALATIH 2023-11-17
        1  02-pangkalpinang  LATIH INFO 2024-02-02
    """
    table, others, said = {name: [] for name in COLUMNS}, [], []
    for report in reports(source, columns, recursive, metadata, whole=True):
        if report.row is not None:
            row = report.row | {"article": report.id}
            for name, values in table.items():
                values.append(row[name])
            others.append(report.others)
        if report.notes and not report.quiet:
            said.append(report)
    for message in _messages(said):
        print(message)
    if not table["article"] and said:
        raise InputError(
            f"Tidak ada artikel yang dapat dibaca di {_described(source)}. "
            "Perbaiki berkas yang disebut di atas, lalu jalankan sel ini lagi."
        )
    if not table["article"]:
        raise _nothing_in(source)
    return pd.DataFrame(table).astype(COLUMNS).assign(**_other_columns(others))


def _other_columns(rows: list[dict]) -> dict[str, pd.Series]:
    """Return the columns of the user's own tables, in their order; texts as str."""
    names = dict.fromkeys(name for row in rows for name in row)
    found = {name: pd.Series([row.get(name) for row in rows]) for name in names}
    return {
        name: values.astype("str") if values.map(_is_text).all() else values
        for name, values in found.items()
    }


def _is_text(value) -> bool:
    return value is None or isinstance(value, str)


def check_files(
    source, columns: dict[str, str] | None = None, recursive: bool = True
) -> pd.DataFrame:
    """Return one row a file: how it was decoded, or why it cannot be read.

    Parameters are those of `read_articles`. Of a table, `problem` names the rows that cannot be
    read, the sheets that are left out and the dates that are not clear.

    Returns
    -------
    DataFrame with the columns file, encoding, problem, remedy (all str). encoding is missing for
    what cannot be read, and for formats that leave it open (.docx, .pdf, .xlsx). problem and
    remedy are Indonesian and missing for what was read without reservation.

    Raises
    ------
    InputError
        When the source does not exist or is empty.

        >>> frasa.check_files("data/articles")[["file", "encoding"]].head(2)
                           file encoding
        0   01-blangpegayon.txt    utf-8
        1  02-pangkalpinang.txt    utf-8
    """
    files: dict[str, list[Report]] = {}
    for report in reports(source, columns, recursive, None, whole=False):
        files.setdefault(report.file, []).append(report)
    if not files:
        raise _nothing_in(source)
    rows = [(file, *_summary(found)) for file, found in files.items()]
    return pd.DataFrame(rows, columns=["file", "encoding", "problem", "remedy"], dtype="str")


def _summary(reports: list[Report]) -> tuple[str | None, str | None, str | None]:
    """Return encoding, problem and remedy of a file; of a table those of all its rows."""
    places: dict[str, list[str]] = {}
    remedies: dict[str, None] = {}
    for report in reports:
        for note in report.notes:
            places.setdefault(note.problem, []).append(report.number or "")
            remedies[note.remedy] = None
    problems = [
        f"{_numbered(filter(None, numbers))}{problem}" for problem, numbers in places.items()
    ]
    encoding = next((report.encoding for report in reports if report.encoding), None)
    return encoding, "; ".join(problems) or None, " ".join(remedies) or None


def _numbered(numbers: Iterable[str]) -> str:
    numbers = list(numbers)
    if not numbers:
        return ""
    more = f" dan {len(numbers) - MOST_NAMES} lain" if len(numbers) > MOST_NAMES else ""
    return f"baris {', '.join(numbers[:MOST_NAMES])}{more}: "


def find_duplicates(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the articles whose clean text is the same as another one's; none is dropped.

    Blanks and line breaks do not count; articles without text are passed over.

    Parameters
    ----------
    articles : DataFrame with the columns article and text; outlet and headline where there are any.

    Returns
    -------
    DataFrame, one row an article: group (int32, from 1, in the order of the first of each group),
    copies (int32, how many articles share the text), article, outlet, headline (all str).

        >>> texts = ["Ikrar ASN", "Ikrar  ASN", "Apel"]
        >>> three = pd.DataFrame({"article": ["a", "b", "c"], "text": texts})
        >>> frasa.find_duplicates(three)[["group", "copies", "article"]]
           group  copies article
        0      1       2       a
        1      1       2       b
    """
    require_columns(articles, "article", "text")
    plain = [" ".join(text.split()) for text in _texts(articles, "text")]
    table = articles.reindex(columns=["article", "outlet", "headline"]).astype("str")
    table.insert(0, "group", [hashlib.sha256(text.encode("utf-8")).digest() for text in plain])
    table = table[pd.Series(plain, table.index, dtype="str") != ""]
    table.insert(1, "copies", table.groupby("group")["article"].transform("size").astype("int32"))
    table = table[table["copies"] > 1].reset_index(drop=True)
    table["group"] = (pd.factorize(table["group"])[0] + 1).astype("int32")
    return table.sort_values("group", kind="stable", ignore_index=True)


def audit(articles: pd.DataFrame, removed_only: bool = True) -> pd.DataFrame:
    """Return what became of every line of the raw pages: removed lines, each with its reason.

    Parameters
    ----------
    articles : DataFrame with the columns article and raw (both str).
    removed_only : False also lists the pieces that were kept (part "body").

    Returns
    -------
    DataFrame, one row a piece of a line: article (str), line (int, from 1 in the raw file), text
    (str), part (str: body, headline, dateline, byline, caption, credit or furniture), reason (str,
    Indonesian; empty for the body). The pieces of a line, in order, are the whole line.

        >>> frasa.audit(articles)[["line", "text", "part"]].head(2)
           line                   text      part
        0     1  WARTALATIH|GAYO LUES–  dateline
        1     8                  (rel)    credit
    """
    require_columns(articles, "article", "raw")
    rows = [
        (article, piece.line, piece.text, piece.part, piece.reason)
        for article, raw in zip(articles["article"], _texts(articles, "raw"), strict=True)
        for piece in read_page(raw).pieces
        if piece.text and not (removed_only and piece.part == "body")
    ]
    table = pd.DataFrame(rows, columns=["article", "line", "text", "part", "reason"])
    return table.astype(
        {"article": "str", "line": "int64", "text": "str", "part": "str", "reason": "str"}
    )


def count_lost_letters(articles: pd.DataFrame) -> int:
    """Return how many letters and digits of the raw pages are unaccounted for: it must be 0.

    Every letter of a raw page has to stand in a piece of `audit`, and the pieces that `audit`
    keeps have to be, letter by letter, the clean text. Whether `raw` holds every letter of a file
    is counted when the file is read, independently of what reads it; `check_files` tells when not.

    Parameters
    ----------
    articles : DataFrame with the columns article, raw and text (all str).

        >>> frasa.count_lost_letters(articles)
        0
    """
    require_columns(articles, "article", "raw", "text")
    lost = 0
    for raw, text in zip(*(_texts(articles, name) for name in ("raw", "text")), strict=True):
        pieces = read_page(raw).pieces
        lost += _difference(raw, (piece.text for piece in pieces))
        lost += _difference(text, (piece.text for piece in pieces if piece.part == "body"))
    return lost


def _texts(articles: pd.DataFrame, column: str) -> list[str]:
    """Return the texts of a column; what is missing, or is no text, holds no letter."""
    return [text if isinstance(text, str) else "" for text in articles[column]]


def _difference(text: str, pieces: Iterable[str]) -> int:
    wanted, found = _letters(text), _letters("".join(pieces))
    if wanted == found:
        return 0
    different = sum(a != b for a, b in zip(wanted, found, strict=False))
    return different + abs(len(wanted) - len(found))


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w+", unicodedata.normalize("NFC", text)))


def _messages(said: list[Report]) -> Iterator[str]:
    """Return a sentence for every kind of problem, with the first names that it concerns."""
    groups: dict[tuple, list[str]] = {}
    for report in said:
        name = f"{report.file}, baris {report.number}" if report.number else report.file
        for note in report.notes:
            groups.setdefault((report.was_read, note), []).append(name)
    for (was_read, note), names in list(groups.items())[:MOST_MESSAGES]:
        shown = ", ".join(f"“{name}”" for name in names[:MOST_NAMES])
        more = f" dan {len(names) - MOST_NAMES} lain" if len(names) > MOST_NAMES else ""
        what = "dibaca, tetapi" if was_read else "dilewati:"
        yield f"Berkas {shown}{more} {what} {note.problem}. {note.remedy}"
    if len(groups) > MOST_MESSAGES:
        rest = sum(map(len, list(groups.values())[MOST_MESSAGES:]))
        yield f"Masih ada {rest} berkas lain dengan masalah: lihat semuanya dengan check_files."


def _described(source) -> str:
    if isinstance(source, pd.DataFrame):
        return "tabel ini"
    return f"“{source}”" if isinstance(source, str | Path) else "daftar ini"


def _nothing_in(source) -> InputError:
    if isinstance(source, pd.DataFrame):
        return InputError("Tabel ini tidak mempunyai baris dengan isi artikel.")
    return InputError(
        f"Tidak ada berkas {', '.join(file_kinds.READABLE)} di {_described(source)}. "
        "Simpan setiap artikel sebagai satu berkas, paling mudah berkas teks (.txt)."
    )


__getattr__ = moved_names(__name__)
