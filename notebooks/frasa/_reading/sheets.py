"""Open tables of each format and give their records, as often as they are asked for."""

import csv
import io
import itertools
import json
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, NamedTuple

import pandas as pd

from frasa._ground.errors import UnreadableError
from frasa._ground.optional import load
from frasa._reading.column_names import plain
from frasa._reading.encodings import detect_stream_encoding
from frasa._reading.file_kinds import LARGEST_FILE, Note
from frasa._reading.formats import check_office_file, damaged

LARGEST_WORKBOOK = 100_000_000  # bytes; it is held as a whole
LONGEST_LINE = 4 * LARGEST_FILE  # characters; beyond, where a row ends is not clear any more
_HEADER_ROWS = 10  # among which a header is looked for: titles and blanks may stand above it
DELIMITERS = ",;\t|"
_NONE = "\x1f"  # of them: it stands in no table
_LONGEST_RECORD = 1000  # lines
_QUOTES = "Periksa tanda petik di sekitar baris itu."


class Record(NamedTuple):
    """One row: its number as a spreadsheet shows it, its header, and its cells or what is wrong."""

    number: int
    header: tuple[str, ...] | None
    values: tuple = ()
    problem: UnreadableError | None = None
    note: Note | None = None


class Sheet(NamedTuple):
    """A table whose records can be read more than once."""

    records: Callable[[], Iterator[Record]]
    encoding: str | None = None
    repaired: str | None = None  # in its letters, Indonesian
    name: str | None = None  # in a workbook with several
    header: tuple[str, ...] | None = None  # None: every record has its own


HasTexts = Callable[[tuple[str, ...]], bool]


def frame_sheet(table: pd.DataFrame) -> Sheet:
    """Return a DataFrame as a sheet; rows are numbered from 1."""
    header = tuple(str(name) for name in table.columns)
    rows = table.itertuples
    return Sheet(
        lambda: (
            Record(number, header, values)
            for number, values in enumerate(rows(index=False, name=None), 1)
        ),
        header=header,
    )


def open_sheets(
    kind: str, open_file: Callable[[], BinaryIO], known: frozenset[str], has_texts: HasTexts
) -> list[Sheet]:
    """Return the sheets of a file; `known` are usual names of columns, in `plain` form.

    Raises
    ------
    UnreadableError
        When the file as a whole cannot be read.
    """
    with open_file() as stream:
        start = stream.read(8)
        if not start.strip() and not any(line.strip() for line in stream):
            raise UnreadableError("kosong", "Isi tabel itu, atau hapus berkasnya.")
    if start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return _workbook_sheets(open_file, has_texts)  # a workbook, whatever its name says
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise UnreadableError(
            "isinya halaman web (HTML) atau XML, apa pun akhiran namanya",
            "Buka dengan Excel, lalu simpan sebagai .xlsx; bila isinya bukan tabel, unduh lagi.",
        )
    with open_file() as stream:
        encoding, repaired = detect_stream_encoding(stream)
    if kind == "jsonl":
        return [Sheet(lambda: _json_records(open_file, encoding), encoding, repaired)]
    return [_csv_sheet(open_file, encoding, known, has_texts)._replace(repaired=repaired)]


# CSV


class _Lines:
    """The lines of a CSV file; those of the current record are kept, and may be given again."""

    def __init__(self, stream: io.TextIOWrapper):
        self._stream = stream
        self._again: list[str] = []
        self.taken: list[str] = []

    def __iter__(self):
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else self._stream.readline(LONGEST_LINE)
        if not line:
            raise StopIteration
        if len(line) == LONGEST_LINE:
            raise UnreadableError(
                "salah satu barisnya terlalu panjang untuk satu artikel",
                "Periksa apakah berkas itu memang tabel: satu artikel satu baris.",
            )
        self.taken.append(line)
        return line

    def give_again(self, lines: list[str]) -> None:
        self._again += reversed(lines)


def _csv_sheet(open_file, encoding: str, known: frozenset[str], has_texts: HasTexts) -> Sheet:
    """Find the header of a CSV file: below blank lines, a title, or Excel's "sep=;"."""
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_LINE))
    with _decoded(open_file, encoding) as stream:
        above = list(itertools.islice(_filled(_Lines(stream)), _HEADER_ROWS))
    stated = above.pop(0)[1][4:5] if above and above[0][1].startswith("sep=") else None
    if not above:
        raise UnreadableError("kosong", "Isi tabel itu, atau hapus berkasnya.")
    headers = []
    for first in range(len(above)):
        lines = [line for _, line in above[first:]]  # a name in quotes may go over several
        delimiter = stated or _delimiter(lines, known)
        rows = csv.reader(lines, delimiter=delimiter)
        cells = tuple(next(rows, []))
        headers.append((above[first + rows.line_num - 1][0], cells, delimiter))
    number, header, delimiter = next((row for row in headers if has_texts(row[1])), headers[0])
    return Sheet(
        lambda: _csv_records(open_file, encoding, number + 1, header, delimiter),
        encoding,
        header=header,
    )


def _filled(lines: _Lines) -> Iterator[tuple[int, str]]:
    """Give the lines that hold anything but separators, each with its number, from 0."""
    for number, line in enumerate(lines):
        lines.taken.clear()
        if line.strip(f'{DELIMITERS}" \r\n'):
            yield number, line


def _delimiter(lines: list[str], known: frozenset[str]) -> str:
    """Return what parts the header into most known names; failing that, into most names.

    Where nothing does, a line is one cell, whatever it holds.
    """

    def names(delimiter: str) -> tuple[int, int]:
        header = next(csv.reader(lines, delimiter=delimiter), [])
        return sum(plain(name) in known for name in header), len(header)

    return max(_NONE + DELIMITERS, key=names)


def _csv_records(open_file, encoding, skipped: int, header: tuple, delimiter: str):
    with _decoded(open_file, encoding) as stream:
        for _ in range(skipped):
            stream.readline(LONGEST_LINE)
        lines, number = _Lines(stream), skipped
        rows = csv.reader(lines, delimiter=delimiter, strict=True)
        while True:
            lines.taken.clear()
            number += 1
            try:
                values = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                endless = "end of data" in str(error) or "limit" in str(error)
                yield _mended(number, header, lines, delimiter, endless)
                rows = csv.reader(lines, delimiter=delimiter, strict=True)
                continue
            yield _counted(number, header, values)


def _counted(number: int, header: tuple, values: list) -> Record:
    """Return a record; one with other than the header's cells is a problem."""
    while len(values) > len(header) and not values[-1].strip():
        values.pop()
    if values and len(values) != len(header):
        problem = UnreadableError(
            f"mempunyai {len(values)} sel, padahal tabelnya {len(header)} kolom",
            "Periksa pemisah dan tanda petik di baris itu.",
        )
        return Record(number, header, (), problem)
    return Record(number, header, tuple(values))


def _mended(number: int, header: tuple, lines: _Lines, delimiter: str, endless: bool) -> Record:
    """Read a record whose quotation marks are in disorder; it may not swallow the rows below.

    Where a line opens a quoted cell although one is open already, or the file ends, a mark was
    never closed: the first line below that parts into as many cells as the header is the next
    row. Otherwise marks stand inside a cell, and the record goes on until it is whole.
    """
    taken = list(lines.taken)
    opens = re.compile(rf'(?:[^"]*{re.escape(delimiter)})?"')
    whole = _whole_record(delimiter, len(header))
    if endless or (len(taken) > 1 and opens.match(taken[-1])):
        below = (n for n in range(1, len(taken)) if _parts_into(taken[n], delimiter, len(header)))
        end = next(below, len(taken) if endless else len(taken) - 1)
        lines.give_again(taken[end:])
        taken, endless = taken[:end], True
    while not (match := whole.fullmatch("".join(taken).rstrip("\r\n"))) and not endless:
        line = next(lines, None) if len(taken) <= _LONGEST_RECORD else None
        if line is None:
            break
        if opens.match(line):
            lines.give_again([line])
            break
        taken.append(line)
    text = "".join(taken).rstrip("\r\n")
    match = match or whole.fullmatch(text + '"')
    if not match:  # its first line alone is lost
        lines.give_again(taken[1:])
        return Record(number, header, (), UnreadableError("tanda petiknya kacau", _QUOTES))
    values = [cell[1:-1].replace('""', '"') if cell[:1] == '"' else cell for cell in match.groups()]
    problem = f"tanda petik di baris {number} tidak berpasangan; baris itu tetap dibaca"
    return Record(number, header, tuple(values), None, Note(problem, _QUOTES))


def _whole_record(delimiter: str, cells: int) -> re.Pattern:
    """Return the pattern of a record; a quotation mark ends a cell only where a cell can end."""
    mark = re.escape(delimiter)
    cell = rf'("(?:[^"]|""(?!{mark}|\Z)|"(?!{mark}|\Z))*+"|(?!")[^{mark}]*+)'
    return re.compile(mark.join([cell] * cells))


def _parts_into(line: str, delimiter: str, wanted: int) -> bool:
    try:
        return len(next(csv.reader([line], delimiter=delimiter, strict=True), [])) == wanted
    except csv.Error:
        return False


def _decoded(open_file, encoding: str) -> io.TextIOWrapper:
    errors = "frasa.mixed" if encoding == "utf-8" else "replace"
    encoding = "utf-8-sig" if encoding == "utf-8" else encoding
    return io.TextIOWrapper(open_file(), encoding, errors=errors, newline="")


# Workbooks

_ESCAPED = re.compile(r"_x(000[9AD]|005F)_", re.IGNORECASE)


def _workbook_sheets(open_file, has_texts: HasTexts) -> list[Sheet]:
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
        found = [_workbook_sheet(sheet, has_texts) for sheet in book.worksheets]
    except Exception as error:  # whatever a damaged file makes the reader raise
        raise damaged() from error
    return [sheet for sheet in found if sheet] or [Sheet(lambda: iter(()), header=())]


def _workbook_sheet(sheet, has_texts: HasTexts) -> Sheet | None:
    """Return a sheet from its header on, or None when it is empty."""
    sheet.reset_dimensions()  # some programs write wrong ones
    rows = (
        tuple("" if name is None else str(name).strip() for name in values)
        for values in sheet.iter_rows(values_only=True)
    )
    filled = ((number, names) for number, names in enumerate(rows, 1) if any(names))
    above = list(itertools.islice(filled, _HEADER_ROWS))
    if not above:
        return None
    number, header = next((row for row in above if has_texts(row[1])), above[0])
    while header and not header[-1]:
        header = header[:-1]

    def records() -> Iterator[Record]:
        try:
            below: Iterable[tuple] = sheet.iter_rows(min_row=number + 1, values_only=True)
            for row, values in enumerate(below, number + 1):
                yield Record(row, header, tuple(map(_unescaped, values)))
        except Exception as error:  # as above
            raise damaged() from error

    return Sheet(records, name=sheet.title, header=header)


def _unescaped(value):
    """Return a cell's text with the control characters that Excel writes as _x000D_."""
    if not isinstance(value, str) or "_x" not in value:
        return value
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value).replace("\r\n", "\n")


# JSON Lines


def _json_records(open_file, encoding: str) -> Iterator[Record]:
    with _decoded(open_file, encoding) as lines:
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
                record = json.loads(line.replace("\x00", ""), strict=False)
                yield Record(number, tuple(record), tuple(record.values()))
            except (ValueError, AttributeError, TypeError, RecursionError):
                problem = UnreadableError(
                    "bukan JSON Lines: di baris itu tidak ada objek JSON yang utuh",
                    'Tulis satu artikel satu baris: {"judul": "…", "isi": "…"}',
                )
                yield Record(number, None, (), problem)
