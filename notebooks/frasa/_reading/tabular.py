"""Read tables with one article a row: DataFrames, CSV, Excel and JSON Lines.

Columns are found by their usual Indonesian and English names, or named by the caller. CSV and JSON
Lines are read row by row, so that they may be of any size.
"""

import csv
import io
import itertools
import json
import re
import warnings
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import BinaryIO, NamedTuple

import pandas as pd

from frasa._ground.errors import InputError, UnreadableError
from frasa._ground.optional import load
from frasa._reading import dates
from frasa._reading.encodings import detect_stream_encoding
from frasa._reading.formats import check_office_file, damaged, is_web_page, read_markup
from frasa._reading.kinds import LARGEST_FILE, Document, too_large

LARGEST_WORKBOOK = 100_000_000  # bytes; it is held as a whole
LONGEST_LINE = 4 * LARGEST_FILE  # characters; beyond, where a row ends is not clear any more

# For every column of the table of articles: the names that it usually has, the likeliest first.
# Case, blanks, hyphens and underscores make no difference.
COLUMN_NAMES = {
    "text": "text teks isi isiberita isiartikel isiteks konten content body berita fulltext "
    "naskah badan artikel article",
    "headline": "headline judul judulberita judulartikel title",
    "published_at": "publishedat tanggalterbit tglterbit waktuterbit terbit published "
    "publisheddate publishdate publicationdate pubdate datepublished tanggal tgl date datetime "
    "waktu",
    "event_date": "eventdate tanggalperistiwa tanggalkejadian",
    "outlet": "outlet sumber media namamedia source sourcename publisher situs portal sitename "
    "koran suratkabar penerbit",
    "place": "place tempat lokasi location kota city dateline",
    "credit": "credit penulis author authors wartawan reporter byline jurnalis",
    "article": "article id idartikel articleid iddokumen docid kode url link tautan",
}
_KNOWN = {name for names in COLUMN_NAMES.values() for name in names.split()}


class Row(NamedTuple):
    """One row: its number as a spreadsheet shows it, and what it says, or what is wrong."""

    number: int
    document: Document | None
    problem: UnreadableError | None


def check_columns(columns: dict[str, str] | None) -> None:
    """Raise InputError unless `columns` maps columns of the table of articles to names."""
    if columns is not None and not isinstance(columns, dict):
        raise InputError(
            'columns harus berbentuk {"text": "isi", "headline": "judul"}: di kiri nama kolom '
            "kursus ini, di kanan nama kolom di tabel Anda."
        )
    unknown = [str(name) for name in columns or {} if name not in COLUMN_NAMES]
    if unknown:
        raise InputError(
            f"columns tidak mengenal {', '.join(unknown)}. Nama di sebelah kiri titik dua yang "
            f"dapat dipakai: {', '.join(COLUMN_NAMES)}."
        )


def read_frame(table: pd.DataFrame, columns: dict[str, str] | None) -> Iterator[Row]:
    """Read a DataFrame row by row; rows are numbered from 1."""
    header = tuple(str(name) for name in table.columns)
    records = enumerate(table.itertuples(index=False, name=None), 1)
    return _rows(((number, header, record) for number, record in records), columns, None)


def read_table(
    kind: str, open_file: Callable[[], BinaryIO], columns: dict[str, str] | None
) -> Iterator[Row]:
    """Read a table file row by row; `kind` is a value of `SUFFIXES`.

    Raises, also after the first rows
    ------
    UnreadableError
        When the file as a whole, or all the rest of it, cannot be read, or no column has text.
    """
    with open_file() as stream:
        start = stream.read(8)
    if not start.strip():
        raise UnreadableError("kosong", "Isi tabel itu, atau hapus berkasnya.")
    if kind == "xlsx" or start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return _read_workbook(open_file, columns)  # a workbook, whatever its name says
    return (_read_csv if kind == "csv" else _read_json_lines)(open_file, columns)


def _read_csv(open_file, columns) -> Iterator[Row]:
    with open_file() as stream:
        encoding = detect_stream_encoding(stream)
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_LINE))
    with _decoded(open_file, encoding) as lines:
        first = lines.readline()
        delimiter = _delimiter(first, columns)
        records = csv.reader(itertools.chain([first], lines), delimiter=delimiter)
        header = tuple(next(records))
        try:
            yield from _rows(_checked(header, enumerate(records, 2)), columns, encoding)
        except csv.Error as error:  # mostly a quotation mark that is never closed
            raise UnreadableError(
                f"terputus sesudah baris ke-{records.line_num} berkasnya: tanda kutipnya kacau",
                "Periksa tanda kutip di sekitar baris itu; baris sesudahnya tidak terbaca.",
            ) from error


def _delimiter(line: str, columns: dict[str, str] | None) -> str:
    """Return what parts the header into most known names; failing that, into most names."""
    known = _KNOWN | {_plain(name) for name in (columns or {}).values()}

    def names(delimiter: str) -> tuple[int, int]:
        header = next(csv.reader([line], delimiter=delimiter), [])
        return sum(_plain(name) in known for name in header), len(header)

    return max(",;\t|", key=names)


def _checked(header: tuple, records) -> Iterator[tuple]:
    """Yield the records of a CSV file; a row with other than the header's cells is a problem."""
    for number, record in records:
        while len(record) > len(header) and not record[-1].strip():
            record.pop()
        if record and len(record) != len(header):
            problem = UnreadableError(
                f"mempunyai {len(record)} sel, padahal tabelnya {len(header)} kolom",
                "Periksa pemisah dan tanda kutip di baris itu.",
            )
            yield number, header, problem
        else:
            yield number, header, record


def _read_workbook(open_file, columns) -> Iterator[Row]:
    openpyxl = load("openpyxl", "openpyxl")
    with open_file() as stream:
        content = stream.read(LARGEST_WORKBOOK + 1)
    if len(content) > LARGEST_WORKBOOK:
        raise UnreadableError(
            f"lebih besar dari {LARGEST_WORKBOOK // 1_000_000} MB",
            "Simpan sebagai CSV; berkas CSV boleh sebesar apa pun.",
        )
    check_office_file(content)
    try:
        warnings.filterwarnings("ignore", module="openpyxl")  # on styles and the like
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        yield from _rows(_sheet_records(book, columns), columns, None)
    except UnreadableError:
        raise
    except Exception as error:  # whatever a damaged file makes the reader raise
        raise damaged() from error


def _sheet_records(book, columns) -> Iterator[tuple]:
    """Yield the rows of the first sheet with a column of texts, or of the first of all."""
    headers = []
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # some programs write wrong ones
        records = sheet.iter_rows(values_only=True)
        headers.append(tuple(_cell(name) or "" for name in next(records, ())))
        if "text" in _places(headers[-1], columns):
            yield from ((number, headers[-1], record) for number, record in enumerate(records, 2))
            return
    yield 1, headers[0] if headers else (), ()


def _read_json_lines(open_file, columns) -> Iterator[Row]:
    with open_file() as stream:
        encoding = detect_stream_encoding(stream)
    with _decoded(open_file, encoding) as lines:
        yield from _rows(_objects(lines), columns, encoding)


def _objects(lines) -> Iterator[tuple]:
    for number in itertools.count(1):
        line = lines.readline(LONGEST_LINE)
        if not line:
            return
        if len(line) == LONGEST_LINE:
            raise UnreadableError(
                f"baris {number} terlalu panjang untuk satu artikel",
                "Simpan satu artikel satu baris (JSON Lines).",
            )
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            yield number, tuple(record), tuple(record.values())
        except (ValueError, AttributeError, TypeError, RecursionError):
            problem = UnreadableError(
                "bukan JSON Lines: di baris itu tidak ada objek JSON yang utuh",
                'Tulis satu artikel satu baris: {"judul": "…", "isi": "…"}',
            )
            yield number, None, problem


def _decoded(open_file, encoding: str) -> io.TextIOWrapper:
    encoding = "utf-8-sig" if encoding == "utf-8" else encoding
    return io.TextIOWrapper(open_file(), encoding, errors="replace", newline="")


def _rows(records, columns: dict[str, str] | None, encoding: str | None) -> Iterator[Row]:
    """Turn (number, header, values or problem) into rows; rows without anything are passed over."""
    known: dict[tuple, dict[str, int]] = {}
    for number, header, values in records:
        if header is not None and header not in known:
            known[header] = _places(header, columns)
            if len(known) == 1:
                _check_header(header, known[header], columns)
        try:
            if isinstance(values, UnreadableError):
                raise values
            if not all(map(_is_missing, values)):
                yield Row(number, _document(values, known[header], encoding), None)
        except UnreadableError as problem:
            yield Row(number, None, problem)


def _places(header: tuple, columns: dict[str, str] | None) -> dict[str, int]:
    """Return where each column of ours stands in a header."""
    plain = [_plain(name) for name in header]
    wanted = {ours: names.split() for ours, names in COLUMN_NAMES.items()}
    for ours, theirs in (columns or {}).items():
        wanted[ours] = [_plain(theirs)]
    found = {ours: [name for name in names if name in plain] for ours, names in wanted.items()}
    if found["text"]:  # "article" heads texts in some tables, keys in others
        found["article"] = [name for name in found["article"] if name != found["text"][0]]
    return {ours: plain.index(names[0]) for ours, names in found.items() if names}


def _check_header(header: tuple, places: dict[str, int], columns: dict[str, str] | None) -> None:
    """Raise UnreadableError when a table lacks a column that was asked for, or any for texts."""
    absent = [theirs for ours, theirs in (columns or {}).items() if ours not in places]
    if "text" in places and not absent:
        return
    problem = f"tidak mempunyai kolom “{absent[0]}”" if absent else "tidak jelas kolom isinya"
    raise UnreadableError(
        f"{problem} (kolomnya: {', '.join(header) or 'tidak ada'})",
        'Sebutkan nama kolomnya, misalnya columns={"text": "nama kolom isi"}.',
    )


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", str(name).casefold())


def _document(values, places: dict[str, int], encoding: str | None) -> Document:
    fields = {ours: values[place] for ours, place in places.items() if place < len(values)}
    text = fields.pop("text", None)
    if _is_missing(text):
        raise UnreadableError("tidak ada isi artikel", "Isi sel teksnya, atau hapus baris itu.")
    text = str(text)
    if len(text) > LARGEST_FILE:
        raise too_large(LARGEST_FILE)
    read = {ours: _READ.get(ours, _cell)(value) for ours, value in fields.items()}
    read = {ours: value for ours, value in read.items() if value}
    if not is_web_page(text):
        return Document(text, encoding, read)
    document = read_markup(text, encoding)
    return document._replace(fields=document.fields | read)


def _is_missing(value) -> bool:
    if isinstance(value, str):
        return not value.strip()
    return value is None or (pd.api.types.is_scalar(value) and pd.isna(value))


def _cell(value) -> str | None:
    """Return a cell as a text of one line; numbers without their ".0", lists joined."""
    if isinstance(value, list | tuple):
        return "; ".join(filter(None, map(_cell, value))) or None
    if _is_missing(value) or isinstance(value, dict):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split())


def _moment(value) -> datetime | None:
    if _is_missing(value):
        return None
    if isinstance(value, date):  # datetime and Timestamp are dates too
        value = value.isoformat()
    return dates.read_moment(str(value))


def _date(value) -> date | None:
    moment = _moment(value)
    return moment.date() if moment else None


_READ = {"published_at": _moment, "event_date": _date}
