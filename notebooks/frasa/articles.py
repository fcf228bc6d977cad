"""Read news articles into one table, and account for every line that was removed."""

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from frasa import dates, documents, sources, tabular
from frasa.documents import LARGEST_FILE, Document
from frasa.errors import InputError
from frasa.memory import READING, require_memory
from frasa.pages import read_page
from frasa.progress import progress
from frasa.speed import spread
from frasa.unreadable import UnreadableError

__all__ = [
    "DATA",
    "LARGEST_FILE",
    "audit",
    "check_files",
    "corpus_folder",
    "count_lost_letters",
    "find_duplicates",
    "merged_outlets",
    "read_articles",
    "require_columns",
]

DATA = Path(__file__).resolve().parents[2] / "data"

# What a message shows; check_files shows everything.
MOST_MESSAGES = 10
MOST_NAMES = 5

COLUMNS = {
    "id": "str",
    "file": "str",
    "headline": "str",
    "outlet": "str",
    "place": "str",
    "event_date": "datetime64[s]",
    "weekday": "str",
    "weekday_matches": "boolean",
    "published_at": "datetime64[s, Asia/Jakarta]",
    "credit": "str",
    "raw": "str",
    "text": "str",
}


def corpus_folder() -> Path:
    """Return the folder that the notebooks read: environment variable KORPUS, else the course's."""
    return Path(os.environ.get("KORPUS") or DATA / "articles")


def read_articles(
    source, columns: dict[str, str] | None = None, recursive: bool = True
) -> pd.DataFrame:
    """Read the articles of a folder, a ZIP file, a list of files or a table; one row an article.

    Files are .txt, .html, .docx and .pdf (one article each), .csv, .tsv, .xlsx and .jsonl (one
    article a row). What a file holds decides how it is read, not its name: HTML in a .txt file is
    read as HTML. Nothing is written, neither to the source nor elsewhere.

    What cannot be read is named in Indonesian messages on standard output, with the remedy; all
    the rest is still read (`check_files` gives the same as a table). A file whose SHA-256 stands
    in data/originals.csv takes its metadata from there. Long work shows a progress bar.

    Parameters
    ----------
    source : str, Path, DataFrame, or a list of str and Path. A folder is read with its subfolders,
        except hidden ones and those that browsers save beside a page; a table is a DataFrame or
        the name of a .csv, .tsv, .xlsx or .jsonl file.
    columns : for tables whose columns have unusual names: {"text": "isi", "headline": "judul"},
        ours on the left, theirs on the right. Ours are text, headline, outlet, place, credit,
        published_at, event_date and id; `frasa.tabular.COLUMN_NAMES` lists the names that are
        recognised without this.
    recursive : False leaves subfolders out, and says so.

    Returns
    -------
    DataFrame, sorted by file name, with the columns
        id : str, unique: the file name without its ending (with its subfolder, "2024/berita-1");
            in tables the column id, or else the name of the file with the number of the row. When
            it is taken, a number follows ("berita-2")
        file : str, path inside the source
        headline, outlet, place, credit : str, missing where neither page nor table says
        event_date : datetime64[s], the day of the event, not of the vote; missing where not said
        weekday : str, written beside that date, in its KBBI form ("Jumat")
        weekday_matches : boolean, whether that date falls on that weekday; missing without one
        published_at : datetime64[s] in Asia/Jakarta
        raw : str, the decoded file; of a web page the lines that hold the article, of a Word or
            PDF file its text, of a table the cell
        text : str, the article alone: one paragraph a line, hard wraps inside sentences undone

    Raises
    ------
    InputError
        When the source does not exist, holds no file of these kinds, none that can be read, or
        more than fits into memory.
    """
    table, problems = {name: [] for name in COLUMNS}, []
    for report in _reports(source, columns, recursive, whole=True):
        if report.row is not None:
            row = report.row | {"id": report.id}
            for name, values in table.items():
                values.append(row[name])
        if report.problem and not report.quiet:
            problems.append(report)
    for message in _messages(problems):
        print(message)
    if not table["id"] and problems:
        raise InputError(
            f"Tidak ada artikel yang dapat dibaca di {_described(source)}. "
            "Perbaiki berkas yang disebut di atas, lalu jalankan sel ini lagi."
        )
    if not table["id"]:
        raise _nothing_in(source)
    return pd.DataFrame(table).astype(COLUMNS)


def check_files(
    source, columns: dict[str, str] | None = None, recursive: bool = True
) -> pd.DataFrame:
    """Return one row a file: how it was decoded, or why it cannot be read.

    Parameters are those of `read_articles`. Of a table there is one row for the file and one for
    every row in it that cannot be read.

    Returns
    -------
    DataFrame with the columns file, encoding, problem, remedy (all str). encoding is missing for
    what cannot be read, and for formats that leave it open (.docx, .pdf, .xlsx). problem and
    remedy are Indonesian and missing for what was read without reservation.

    Raises
    ------
    InputError
        When the source does not exist or is empty.
    """
    rows, last = [], None
    for report in _reports(source, columns, recursive, whole=False):
        if report.problem or report.file != last:
            rows.append((report.file, report.encoding, report.problem, report.remedy))
        last = report.file
    if not rows:
        raise _nothing_in(source)
    return pd.DataFrame(rows, columns=["file", "encoding", "problem", "remedy"], dtype="str")


def find_duplicates(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the articles whose clean text is the same as another one's; none is dropped.

    Blanks and line breaks do not count; articles without text are passed over.

    Parameters
    ----------
    articles : DataFrame with the columns id and text; outlet and headline where there are any.

    Returns
    -------
    DataFrame, one row an article: group (int32, from 1, in the order of the first of each group),
    copies (int32, how many articles share the text), id, outlet, headline (all str).
    """
    require_columns(articles, "id", "text")
    plain = [" ".join(text.split()) if isinstance(text, str) else "" for text in articles["text"]]
    table = articles.reindex(columns=["id", "outlet", "headline"]).astype("str")
    table.insert(0, "group", [hashlib.sha256(text.encode("utf-8")).digest() for text in plain])
    table = table[[bool(text) for text in plain]]
    table.insert(1, "copies", table.groupby("group")["id"].transform("size").astype("int32"))
    table = table[table["copies"] > 1].reset_index(drop=True)
    table["group"] = (pd.factorize(table["group"])[0] + 1).astype("int32")
    return table.sort_values("group", kind="stable", ignore_index=True)


def audit(articles: pd.DataFrame, removed_only: bool = True) -> pd.DataFrame:
    """Return what became of every line of the raw pages: removed lines, each with its reason.

    Parameters
    ----------
    articles : DataFrame with the columns id and raw (both str).
    removed_only : False also lists the pieces that were kept (part "body").

    Returns
    -------
    DataFrame, one row a piece of a line: id (str), line (int, from 1 in the raw file), text (str),
    part (str: body, headline, dateline, byline, caption, credit or furniture), reason (str,
    Indonesian; empty for the body). The pieces of a line, in order, are the whole line.
    """
    require_columns(articles, "id", "raw")
    rows = [
        (article, piece.line, piece.text, piece.part, piece.reason)
        for article, raw in zip(articles["id"], articles["raw"], strict=True)
        for piece in read_page(raw).pieces
        if piece.text and not (removed_only and piece.part == "body")
    ]
    table = pd.DataFrame(rows, columns=["id", "line", "text", "part", "reason"])
    return table.astype(
        {"id": "str", "line": "int64", "text": "str", "part": "str", "reason": "str"}
    )


def count_lost_letters(articles: pd.DataFrame) -> int:
    """Return how many letters and digits of the raw pages are unaccounted for: it must be 0.

    Every letter of a raw page has to stand in a piece of `audit`, and the pieces that `audit`
    keeps have to be, letter by letter, the clean text.

    Parameters
    ----------
    articles : DataFrame with the columns id, raw and text (all str).
    """
    require_columns(articles, "id", "raw", "text")
    lost = 0
    for raw, text in zip(articles["raw"], articles["text"], strict=True):
        pieces = read_page(raw).pieces
        lost += _difference(raw, (piece.text for piece in pieces))
        lost += _difference(text, (piece.text for piece in pieces if piece.part == "body"))
    return lost


def _difference(text: str, pieces: Iterable[str]) -> int:
    wanted, found = _letters(text), _letters("".join(pieces))
    if wanted == found:
        return 0
    different = sum(a != b for a, b in zip(wanted, found, strict=False))
    return different + abs(len(wanted) - len(found))


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w+", unicodedata.normalize("NFC", text)))


def merged_outlets(articles: pd.DataFrame) -> pd.Series:
    """Return each article's outlet as it is first printed, whatever its case and blanks.

    `articles` may lack the column outlet; what is unknown or blank is missing in the result (str).
    """
    names = articles.reindex(columns=["outlet"])["outlet"].astype("str")
    names = names.str.replace(r"\s+", " ", regex=True).str.strip()
    names = names.where(names != "")
    return names.groupby(names.str.replace(" ", "").str.casefold()).transform("first")


def require_columns(table: pd.DataFrame, *columns: str) -> None:
    """Raise InputError unless `table` is a DataFrame with the named columns."""
    if not isinstance(table, pd.DataFrame):
        raise InputError(
            f"Yang diminta sebuah tabel (DataFrame), tetapi yang diberikan {type(table).__name__}. "
            "Periksa nama variabel di dalam tanda kurung."
        )
    missing = [column for column in columns if column not in table.columns]
    if missing:
        raise InputError(
            f"Tabel ini tidak mempunyai kolom {', '.join(missing)}. "
            f"Kolom yang ada: {', '.join(map(str, table.columns))}. "
            "Periksa tabel mana yang Anda berikan."
        )


class _Report(NamedTuple):
    """What became of a file, or of a row of a table."""

    file: str
    id: str | None = None
    row: dict | None = None  # of the table of articles, without the id; None: it cannot be read
    encoding: str | None = None
    problem: str | None = None
    remedy: str | None = None
    quiet: bool = False  # nobody expects an article there


class _Reader(NamedTuple):
    """How to read: names of columns, what is known of the originals, how far to go."""

    columns: dict[str, str] | None
    originals: dict[str, dict]
    whole: bool  # False: only whether it can be read; its row stays empty
    alone: bool = False  # only one file: its rows are worth a progress bar


def _reports(
    source, columns: dict[str, str] | None, recursive: bool, whole: bool
) -> Iterator[_Report]:
    """Read a source file by file, row by row; only one of them is held at a time.

    Of many files on a disk, with the extra `skala`, some hundred are read in each processor.
    """
    tabular.check_columns(columns)
    reader = _Reader(columns, _originals(), whole)
    if isinstance(source, pd.DataFrame):
        yield from _unique(_frame_reports(source, reader))
        return
    with sources.open_source(source, recursive) as entries:
        reader = reader._replace(alone=len(entries) == 1)
        if whole:
            require_memory(READING * sources.plain_bytes(entries), "membaca")
        read = partial(_entry_reports, reader=reader)
        results = spread(read, entries) if sources.on_disk(entries) else map(read, entries)
        files = progress(results, len(entries), "berkas")
        yield from _unique(report for reports in files for report in reports)


def _frame_reports(table: pd.DataFrame, reader: _Reader) -> Iterator[_Report]:
    rows = tabular.read_frame(table, reader.columns)
    try:
        yield from _table_reports("tabel", progress(rows, len(table), "artikel"), reader)
    except UnreadableError as problem:
        yield _refused("tabel", problem)


def _entry_reports(entry: sources.Entry, reader: _Reader) -> Iterator[_Report]:
    try:
        if entry.problem:
            raise entry.problem
        kind = sources.kind_of(entry.name)
        if kind in documents.LARGEST:
            content = sources.read_bytes(entry, documents.LARGEST[kind])
            document = documents.read_document(content, kind)
            own = reader.originals.get(hashlib.sha256(content).hexdigest(), {})
            document = document._replace(fields=document.fields | own)
            yield _taken(entry.name, own.get("id", sources.stem(entry.name)), document, reader)
        else:
            rows = tabular.read_table(kind, entry.open, reader.columns)
            rows = progress(rows, None, "artikel") if reader.alone else rows
            yield from _table_reports(entry.name, rows, reader)
    except UnreadableError as problem:
        yield _refused(entry.name, problem)
    except sources.READING_ERRORS as error:
        yield _refused(entry.name, sources.as_unreadable(error))


def _table_reports(name: str, rows: Iterable[tabular.Row], reader: _Reader) -> Iterator[_Report]:
    for row in rows:
        if row.problem:
            yield _refused(f"{name}, baris {row.number}", row.problem)
            continue
        id_ = row.document.fields.get("id") or f"{sources.stem(name)}-{row.number}"
        yield _taken(name, id_, row.document, reader)


def _taken(name: str, id_: str, document: Document, reader: _Reader) -> _Report:
    row = _row(name, document) if reader.whole else {}
    return _Report(name, id_, row, document.encoding, document.problem, document.remedy)


def _refused(name: str, problem: UnreadableError) -> _Report:
    return _Report(name, problem=problem.problem, remedy=problem.remedy, quiet=problem.quiet)


def _unique(reports: Iterable[_Report]) -> Iterator[_Report]:
    """Give every article an id of its own: a number follows where one is taken."""
    used: set[str] = set()
    numbers: dict[str, int] = {}
    for report in reports:
        if report.row is not None:
            wanted = id_ = report.id
            while id_ in used:
                numbers[wanted] = numbers.get(wanted, 1) + 1
                id_ = f"{wanted}-{numbers[wanted]}"
            used.add(id_)
            report = report._replace(id=id_)
            if id_ != wanted:
                report = _with_note(report)
        yield report


def _with_note(report: _Report) -> _Report:
    problem = "id-nya diberi nomor, karena id yang sama sudah dipakai"
    remedy = "Beri nama atau id yang berbeda, atau lihat kolom id dan file."
    if report.problem:
        problem, remedy = f"{report.problem}; {problem}", f"{report.remedy} {remedy}"
    return report._replace(problem=problem, remedy=remedy)


def _row(name: str, document: Document) -> dict:
    """Return a row of the table of articles; what a file says in fields of its own goes first."""
    page = read_page(document.text)
    fields = document.fields
    published = fields.get("published_at") or page.published_at
    event = dates.event_date(page.text, published)
    row = {
        "headline": page.headline,
        "outlet": page.outlet,
        "place": page.place,
        "event_date": event.day if event else None,
        "weekday": event.weekday if event and "event_date" not in fields else None,
    }
    row |= fields
    day, weekday = row["event_date"], row["weekday"]
    return row | {
        "file": name,
        "credit": _joined(fields.get("credit"), page.credit),
        "weekday_matches": dates.weekday_of(day) == weekday if weekday else None,
        "published_at": _in_one_zone(published),
        "raw": document.text,
        "text": page.text,
    }


def _joined(*credits: str | None) -> str | None:
    """Return all names and codes once: the byline of a page does not hide its "rel"."""
    names = [name for credit in credits if credit for name in credit.split("; ")]
    return "; ".join(dict.fromkeys(names)) or None


def _in_one_zone(moment: datetime | None) -> datetime | None:
    try:
        return moment.astimezone(UTC) if moment else None
    except OverflowError:  # a date in the year 1 or 9999
        return None


def _messages(problems: list[_Report]) -> Iterator[str]:
    """Return a sentence for every kind of problem, with the first names that it concerns."""
    groups: dict[tuple, list[str]] = {}
    for report in problems:
        kind = report.row is not None, report.problem, report.remedy
        groups.setdefault(kind, []).append(report.file)
    for (was_read, problem, remedy), names in list(groups.items())[:MOST_MESSAGES]:
        shown = ", ".join(f"“{name}”" for name in names[:MOST_NAMES])
        more = f" dan {len(names) - MOST_NAMES} lain" if len(names) > MOST_NAMES else ""
        what = "dibaca, tetapi" if was_read else "dilewati:"
        yield f"Berkas {shown}{more} {what} {problem}. {remedy}"
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
        f"Tidak ada berkas {', '.join(sources.READABLE)} di {_described(source)}. "
        "Simpan setiap artikel sebagai satu berkas, paling mudah berkas teks (.txt)."
    )


def _originals() -> dict[str, dict]:
    """Return the recorded metadata of the five originals by the SHA-256 of their files."""
    path = DATA / "originals.csv"
    if not path.is_file():
        return {}
    table = pd.read_csv(path, parse_dates=["event_date", "published_at"]).set_index("sha256")
    table = table.rename(columns={"source_outlet": "outlet"})
    known = table[["id", "outlet", "place", "event_date", "weekday", "published_at"]]
    return {
        sha256: {column: value for column, value in row.items() if pd.notna(value)}
        for sha256, row in known.to_dict("index").items()
    }
