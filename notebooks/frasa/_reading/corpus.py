"""Read news articles into one table, and account for every line that was removed."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import NamedTuple

import pandas as pd

from frasa._ground.errors import InputError, UnreadableError
from frasa._ground.memory import READING, require_memory
from frasa._ground.progress import progress
from frasa._ground.speed import spread
from frasa._ground.tables import require_columns
from frasa._reading import dates, entries, events, file_kinds, formats, sources, tabular
from frasa._reading.column_dates import MomentColumn
from frasa._reading.dateline import find_dateline
from frasa._reading.events import event_date
from frasa._reading.file_kinds import Document, Note
from frasa._reading.page import read_page
from frasa._reading.stated import form_of

COLUMNS = {
    "article": "str",
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


FROM_METADATA = [
    "article",
    "headline",
    "outlet",
    "place",
    "event_date",
    "weekday",
    "published_at",
    "credit",
]
MOMENTS = ("event_date", "published_at")


class Report(NamedTuple):
    """What became of a file or of a row of a table, or what has to be said of a whole table."""

    file: str
    id: str | None = None
    row: dict | None = None  # of the table of articles, without the id; None: no article
    others: dict = {}  # noqa: RUF012 (never changed): the table's other columns
    encoding: str | None = None
    notes: tuple[Note, ...] = ()
    number: str | None = None  # of the row of a table, with its sheet
    was_read: bool = True
    quiet: bool = False  # nobody expects an article there


class Metadata(NamedTuple):
    """What a table of the caller's says of files: by their SHA-256 or by their names."""

    key: str = ""
    rows: dict[str, dict] = {}  # noqa: RUF012 (never changed)
    notes: tuple[Note, ...] = ()  # on its dates

    @classmethod
    def of(cls, table: pd.DataFrame | None) -> "Metadata":
        """Return a table's rows by its key, without what they leave open."""
        if table is None:
            return cls()
        require_columns(table)
        key = next((name for name in ("sha256", "file") if name in table.columns), None)
        if key is None:
            raise InputError(
                "Tabel metadata memerlukan kolom file (nama berkas) atau sha256. Kolom yang ada: "
                f"{', '.join(map(str, table.columns))}."
            )
        require_columns(table, key)
        table = table.dropna(subset=[key])
        if table[key].duplicated().any():
            raise InputError(
                f"Di tabel metadata, {table[key][table[key].duplicated()].iloc[0]} ada lebih dari "
                "satu kali. Sisakan satu baris untuk setiap berkas."
            )
        known = table.set_index(key)[[name for name in FROM_METADATA if name in table.columns]]
        readers = {name: MomentColumn(name, name) for name in MOMENTS if name in known}
        known = known.assign(**{name: _moments(known[name], readers[name]) for name in readers})
        rows = {
            str(name): {column: value for column, value in row.items() if pd.notna(value)}
            for name, row in zip(known.index, known.to_dict("records"), strict=True)
        }
        return cls(key, rows, tuple(note for each in readers.values() for note in each.notes()))

    def about(self, name: str, content: bytes) -> dict:
        """Return what is said of a file, by columns of the table of articles."""
        if not self.rows:
            return {}
        key = hashlib.sha256(content).hexdigest() if self.key == "sha256" else name
        return self.rows.get(key, {})


def _moments(column: pd.Series, reader: MomentColumn) -> list:
    """Return the moments, or the days, that a column of metadata names: read as in all tables."""
    for value in column:
        reader.survey(value, None)
    moments = [reader.read(value) for value in column]
    if reader.unread:
        raise InputError(
            f"Kolom {column.name} di tabel metadata memuat tanggal yang tidak terbaca, misalnya "
            f"“{reader.example}”. Tulis seperti 2024-10-08."
        )
    return moments


class _Reader(NamedTuple):
    """How to read: names of columns, what is known of files otherwise, how far to go."""

    columns: dict[str, str] | None
    metadata: Metadata
    whole: bool  # False: only what is to be said of it; its row stays empty
    tomorrow: datetime  # what is published later has a wrong date
    alone: bool = False  # only one file: its rows are worth a progress bar


def reports(
    source,
    columns: dict[str, str] | None,
    recursive: bool,
    metadata: pd.DataFrame | None,
    whole: bool,
) -> Iterator[Report]:
    """Read a source file by file, row by row; only one of them is held at a time.

    Of many files on a disk, with the extra `skala`, some hundred are read in each processor.
    """
    tabular.check_columns(columns)
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    reader = _Reader(columns, Metadata.of(metadata), whole, tomorrow)
    if isinstance(source, pd.DataFrame):
        yield from _unique(_frame_reports(source, reader))
        return
    with sources.open_source(source, recursive) as found:
        reader = reader._replace(alone=len(found) == 1)
        if whole:
            require_memory(READING * entries.plain_bytes(found), "membaca")
        read = partial(_entry_reports, reader=reader)
        if reader.metadata.notes:
            yield Report("tabel metadata", notes=reader.metadata.notes)
        results = spread(read, found) if entries.on_disk(found) else map(read, found)
        files = progress(results, len(found), "berkas")
        yield from _unique(report for reports in files for report in reports)


def _frame_reports(table: pd.DataFrame, reader: _Reader) -> Iterator[Report]:
    if table.empty:
        return
    rows = tabular.read_frame(table, reader.columns)
    try:
        yield from _table_reports("tabel", progress(rows, len(table), "artikel"), reader)
    except UnreadableError as problem:
        yield _refused("tabel", problem)


def _entry_reports(entry: entries.Entry, reader: _Reader) -> Iterator[Report]:
    try:
        if entry.problem:
            raise entry.problem
        kind = file_kinds.kind_of(entry.name)
        if kind in file_kinds.LARGEST:
            content = entries.read_bytes(entry, file_kinds.LARGEST[kind])
            document = formats.read_document(content, kind)
            own = reader.metadata.about(entry.name, content)
            document = document._replace(fields=document.fields | own)
            yield _taken(
                entry.name, own.get("article", file_kinds.stem(entry.name)), document, reader
            )
        else:
            rows = tabular.read_table(kind, entry.open, reader.columns)
            rows = progress(rows, None, "artikel") if reader.alone else rows
            yield from _table_reports(entry.name, rows, reader)
    except UnreadableError as problem:
        yield _refused(entry.name, problem)
    except entries.READING_ERRORS as error:
        yield _refused(entry.name, entries.as_unreadable(error))


def _table_reports(name: str, rows: Iterable[tabular.Row], reader: _Reader) -> Iterator[Report]:
    for row in rows:
        if row.number is None:
            yield Report(name, notes=row.document.notes)
            continue
        place = f"{row.sheet}-{row.number}" if row.sheet else str(row.number)
        if row.problem:
            yield _refused(name, row.problem)._replace(number=place)
        else:
            id_ = row.document.fields.get("article") or f"{file_kinds.stem(name)}-{place}"
            yield _taken(name, id_, row.document, reader)._replace(number=place)


def _taken(name: str, id_: str, document: Document, reader: _Reader) -> Report:
    row, notes = _row(name, document), document.notes
    if events.is_far(row["event_date"], row["published_at"]):
        notes = (*notes, _FAR)
    if row["published_at"] and row["published_at"] > reader.tomorrow:
        notes = (*notes, _FUTURE)
    if not row["text"]:
        notes = (*notes, _NO_SENTENCE)
    if (count := _articles_in(row["text"])) > 1:
        notes = (*notes, Note(f"tampaknya memuat {count} artikel sekaligus", _PART))
    kept = row if reader.whole else {}
    return Report(name, id_, kept, document.others, document.encoding, notes)


_PART = "Pisahkan: satu artikel satu berkas, atau satu baris tabel."


def _articles_in(text: str) -> int:
    """Return how many articles a text holds: a dateline or a form in its midst opens another."""
    below = text.split("\n")[1:]
    datelines = [line for line in below if (found := find_dateline(line)) and found.is_sure]
    return 1 + max(len(datelines), sum(bool(form_of([line])) for line in below if ":" in line))


_NO_SENTENCE = Note(
    "tidak memuat kalimat; mungkin hanya menu atau daftar judul",
    "Periksa isinya, lalu hapus berkas atau baris itu bila bukan artikel.",
)
_FAR = Note(
    "tanggal peristiwanya jauh dari tanggal terbitnya",
    "Bandingkan event_date dan published_at dengan teksnya.",
)


_FUTURE = Note(
    "tanggal terbitnya di masa depan", "Periksa tahunnya, di berkas itu dan di published_at."
)


def _refused(name: str, problem: UnreadableError) -> Report:
    note = Note(problem.problem, problem.remedy)
    return Report(name, notes=(note,), was_read=False, quiet=problem.quiet)


def _unique(reports: Iterable[Report]) -> Iterator[Report]:
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
                report = report._replace(notes=(*report.notes, _NUMBERED))
        yield report


_NUMBERED = Note(
    "id-nya diberi nomor, karena id yang sama sudah dipakai",
    "Beri nama atau id yang berbeda, atau lihat kolom article dan file.",
)


def _row(name: str, document: Document) -> dict:
    """Return a row of the table of articles; what a file says in fields of its own goes first."""
    page = read_page(document.text)
    fields = document.fields
    published = fields.get("published_at") or page.published_at
    event = event_date(page.text, published)
    row = {
        "headline": page.headline,
        "outlet": page.outlet or document.domain,
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
