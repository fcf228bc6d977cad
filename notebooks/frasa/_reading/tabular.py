"""Read tables with one article a row: DataFrames, CSV, Excel and JSON Lines.

Columns are found by their usual Indonesian and English names, or named by the caller; all others
stay with the article. Records are read twice, one by one, so that tables may be of any size: first
to see in which order a column writes day and month.
"""

from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

import pandas as pd

from frasa._ground.errors import InputError, UnreadableError
from frasa._reading.cells import REPAIRED, cell_of, is_missing, joined, other_of, text_of, value_at
from frasa._reading.column_dates import MomentColumn
from frasa._reading.column_names import ADDRESSES, CLOCKS, COLUMN_NAMES, KNOWN, plain, usual
from frasa._reading.facts import domain
from frasa._reading.file_kinds import Document, Note
from frasa._reading.line_shapes import ends_in_stop
from frasa._reading.markup import is_markup, read_markup
from frasa._reading.sheets import DELIMITERS, Record, Sheet, frame_sheet, open_sheets

_OURS = ("file", "weekday", "weekdaymatches", "raw", "text")  # made anew from every article
_CUT = 3  # different texts that end at one place without a full stop, the longest of all
_EXCEL_CELL = 32_767  # characters; no cell of a workbook holds more
_LONGEST_NAME = 120  # characters; what is longer at the head of a column is an article
_LONGEST_ID = 60  # characters; what is longer heads no table and no chart


class Row(NamedTuple):
    """One row: its number and what it says, or what is wrong; without a number, of the table."""

    number: int | None
    document: Document | None = None
    problem: UnreadableError | None = None
    sheet: str | None = None


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
    return _rows(frame_sheet(table), columns)


def read_table(
    kind: str, open_file: Callable[[], BinaryIO], columns: dict[str, str] | None
) -> Iterator[Row]:
    """Read a table file row by row; `kind` is a value of `SUFFIXES`. All sheets of a workbook that
    have a column of texts are read; the others are named.

    Raises, also after the first rows
    ------
    UnreadableError
        When the file as a whole, or all the rest of it, cannot be read, or no column has text.
    """
    known = frozenset(KNOWN | {plain(name) for name in (columns or {}).values()})
    sheets = open_sheets(kind, open_file, known, lambda header: _fits(header, columns))
    good = [sheet for sheet in sheets if sheet.header is None or _fits(sheet.header, columns)]
    unread: list[UnreadableError] = []
    for sheet in good or sheets[:1]:
        name = sheet.name if len(good) > 1 else None
        try:
            yield from (row._replace(sheet=name) for row in _rows(sheet, columns))
        except UnreadableError as problem:
            unread.append(problem)
            if len(unread) == max(1, len(good)):  # there is no other sheet to go on with
                raise
            note = Note(f"lembar “{sheet.name}” {problem.problem}", problem.remedy)
            yield Row(None, Document("", notes=(note,)))
    for sheet in sheets if good else ():
        if sheet not in good:
            problem = f"lembar “{sheet.name}” tidak dibaca: tidak jelas kolom isinya"
            yield Row(None, Document("", notes=(Note(problem, _NAME_IT),)))


_NAME_IT = 'Bila isinya artikel, sebutkan nama kolomnya, misalnya columns={"text": "nama kolom"}.'


def _fits(header: tuple[str, ...], columns: dict[str, str] | None) -> bool:
    places = _Places.of(header, columns)
    return "text" in places.ours and not places.absent


class _Places(NamedTuple):
    """Where the columns of a header stand: ours, those that help to read them, all others."""

    ours: dict[str, int]
    absent: list[str]  # that the caller named
    clock: int | None
    address: int | None
    others: dict[str, int]

    @classmethod
    def of(cls, header: tuple[str, ...], columns: dict[str, str] | None) -> "_Places":
        asked = {plain(theirs) for theirs in (columns or {}).values()}
        names = [name if name in asked else usual(name) for name in map(plain, header)]
        wanted = {ours: usual.split() for ours, usual in COLUMN_NAMES.items()}
        wanted |= {ours: [plain(theirs)] for ours, theirs in (columns or {}).items()}
        found = {ours: [name for name in usual if name in names] for ours, usual in wanted.items()}
        if found["text"]:  # "article" heads texts in some tables, keys in others
            found["article"] = [name for name in found["article"] if name != found["text"][0]]
        ours = {ours: names.index(usual[0]) for ours, usual in found.items() if usual}
        used = set(ours.values())

        def helper(usual: tuple[str, ...]) -> int | None:
            free = (names.index(name) for name in usual if name in names)
            return next((place for place in free if place not in used), None)

        again = {"raw", "text", "file", "weekdaymatches"} <= set(names)  # a table of articles
        rest = [
            place
            for place, name in enumerate(names)
            if place not in used and not (again and name in _OURS)
        ]
        absent = [theirs for ours_, theirs in (columns or {}).items() if ours_ not in ours]
        return cls(ours, absent, helper(CLOCKS), helper(ADDRESSES), _named(header, rest))


def _named(header: tuple[str, ...], places: list[int]) -> dict[str, int]:
    """Return a name for each of the other columns, no name twice and none of ours."""
    found: dict[str, int] = {}
    for place in places:
        name = " ".join(str(header[place]).split()) or f"kolom {place + 1}"
        taken = {*COLUMN_NAMES, "file", "raw", "weekday", "weekday_matches", *found}
        if name in taken:
            name = f"{name} (tabel)"
        while name in found:
            name += "+"
        found[name] = place
    return found


def _rows(sheet: Sheet, columns: dict[str, str] | None) -> Iterator[Row]:
    """Turn the records of a sheet into rows, and notes on its columns; empty ones are passed."""
    if sheet.header is not None and not _fits(sheet.header, columns):
        raise _no_texts(sheet.header, columns)
    table = _Table(columns, sheet.encoding)
    for record in _records(sheet):
        table.survey(record)
    without: list[Row] = []  # records without a text, until one has any
    any_text, first_header, read = False, sheet.header, 0
    for record in _records(sheet):
        first_header = first_header or record.header
        row = table.row(record)
        if row is None:
            continue
        read += 1
        any_text |= (
            row.document is not None or sheet.header is not None or record.problem is not None
        )
        without.append(row)
        if any_text:
            yield from without
            without.clear()
    if without:
        raise _no_texts(first_header or (), columns)
    if not read:
        raise UnreadableError(
            f"tidak memuat satu baris isi pun (kolomnya: {', '.join(sheet.header or ())})",
            "Isi tabel itu, atau hapus berkasnya.",
        )
    notes = [Note(sheet.repaired, REPAIRED), *table.notes()] if sheet.repaired else table.notes()
    yield from (Row(None, Document("", notes=(note,))) for note in notes)


def _records(sheet: Sheet) -> Iterator[Record]:
    """Give the records of a sheet; where tables were joined, the header stands among them again."""
    for record in sheet.records():
        again = bool(record.values) and all(
            ("" if cell is None else str(cell)).strip("\ufeff ") == name.strip()
            for cell, name in zip(record.values, record.header or (), strict=False)
        )
        yield record._replace(problem=_HEADER_AGAIN) if again else record


_HEADER_AGAIN = UnreadableError("hanya mengulang nama kolom", "Hapus baris itu.")


def _no_texts(header: tuple, columns: dict[str, str] | None) -> UnreadableError:
    absent = _Places.of(header, columns).absent
    problem = f"tidak mempunyai kolom “{absent[0]}”" if absent else "tidak jelas kolom isinya"
    remedy = 'Sebutkan nama kolomnya, misalnya columns={"text": "nama kolom isi"}.'
    names = [name for name in header if name]
    if len(names) == 1 and any(_fits(tuple(names[0].split(mark)), columns) for mark in DELIMITERS):
        problem = "semua kolomnya tertulis di dalam satu kolom"
        remedy = "Pakai tabel aslinya, atau di Excel: Data > Text to Columns, lalu simpan lagi."
    elif any(len(name) > _LONGEST_NAME for name in names):
        problem = "baris pertamanya tampaknya isi tabel, bukan nama kolom"
        remedy = (
            "Sisipkan satu baris nama kolom di atasnya, misalnya: judul, isi, tanggal. Bila sudah "
            'ada, sebutkan columns={"text": "nama kolom isi"}.'
        )
    shown = [name if len(name) <= _LONGEST_ID else f"{name[:_LONGEST_ID]}…" for name in names]
    return UnreadableError(f"{problem} (kolomnya: {', '.join(shown) or 'tidak ada'})", remedy)


class _Table:
    """What is known of a table's columns while its records are read."""

    def __init__(self, columns: dict[str, str] | None, encoding: str | None):
        self._columns, self._encoding = columns, encoding
        self._places: dict[tuple, _Places] = {}
        self._moments: dict[str, MomentColumn] = {}
        self._remarks: list[Note] = []
        self._longest, self._cut = 0, set()  # characters of a text, and the texts that end there

    def _at(self, header: tuple) -> _Places:
        if header not in self._places:
            self._places[header] = _Places.of(header, self._columns)
        return self._places[header]

    def survey(self, record: Record) -> None:
        if record.header is None or record.problem:
            return
        places = self._at(record.header)
        address = cell_of(value_at(record.values, places.address))
        for ours in ("published_at", "event_date"):
            if ours in places.ours:
                name = str(record.header[places.ours[ours]])
                column = self._moments.setdefault(ours, MomentColumn(name, ours))
                column.survey(value_at(record.values, places.ours[ours]), address)

    def row(self, record: Record) -> Row | None:
        """Return a record as a row, or None when all its cells are empty."""
        if record.problem:
            return Row(record.number, problem=record.problem)
        if all(map(is_missing, record.values)):
            return None
        if record.note:
            self._remarks.append(record.note)
        try:
            return Row(record.number, self._document(record))
        except UnreadableError as problem:
            return Row(record.number, problem=problem)

    def _document(self, record: Record) -> Document:
        places, values = self._at(record.header), record.values
        text, notes = text_of(value_at(values, places.ours.get("text")))
        self._measure(text)
        clock = value_at(values, places.clock)
        fields = {}
        for ours, place in places.ours.items():
            value = value_at(values, place)
            if ours in self._moments:
                fields[ours] = self._moments[ours].read(value, clock)
            elif ours == "headline":
                fields[ours] = cell_of(joined(value))
            elif ours != "text":
                fields[ours] = cell_of(value)
        others = {name: other_of(value_at(values, place)) for name, place in places.others.items()}
        long = fields.get("article") or ""
        if len(long) > _LONGEST_ID or "://" in long:
            name = str(record.header[places.ours["article"]])
            others[f"{name} (tabel)" if name in COLUMN_NAMES else name] = fields.pop("article")
        address = cell_of(value_at(values, places.address)) or ""
        document = read_markup(text, whole=False) if is_markup(text) else Document(text)
        return document._replace(
            encoding=self._encoding,
            fields=document.fields | {ours: value for ours, value in fields.items() if value},
            notes=notes + document.notes,
            others=others,
            domain=domain(address) if "." in address else None,
        )

    def _measure(self, text: str) -> None:
        """Take note of texts that a program cut where its cells end: they are equally long."""
        if len(text) > self._longest:
            self._longest, self._cut = len(text), set()
        if len(text) == self._longest and len(self._cut) < _CUT and not ends_in_stop(text):
            self._cut.add(text)

    def notes(self) -> list[Note]:
        """Return what has to be said of the table and its columns, after all is read."""
        notes = [*self._remarks, *(note for c in self._moments.values() for note in c.notes())]
        if len(self._cut) >= (1 if self._longest == _EXCEL_CELL else _CUT):
            what = f"ada teks yang berakhir tepat pada huruf ke-{self._longest}, mungkin terpotong"
            notes.append(Note(what, "Bandingkan akhir teks yang terpanjang dengan berita aslinya."))
        return notes
