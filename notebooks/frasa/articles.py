"""Read a folder of raw news pages into one table, and account for every line that was removed."""

import hashlib
import os
import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from frasa import dates
from frasa.errors import InputError
from frasa.pages import read_page

DATA = Path(__file__).resolve().parents[2] / "data"

# An article has some thousand characters; a file beyond this is something else.
LARGEST_FILE = 2_000_000  # bytes

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


def read_articles(folder: str | Path) -> pd.DataFrame:
    """Read every .txt file of a folder; return one row an article.

    Files that cannot be read are named in an Indonesian message on standard output, with the
    remedy; the others are still read (`check_files` gives the same as a table). A file whose
    SHA-256 stands in data/originals.csv takes its metadata from there.

    Returns
    -------
    DataFrame, sorted by file name, with the columns
        id : str, the file name without its ending
        file : str
        headline, outlet, place, credit : str, missing where the page does not say
        event_date : datetime64[s], the day of the event, not of the vote; missing where not said
        weekday : str, written beside that date, in its KBBI form ("Jumat")
        weekday_matches : boolean, whether that date falls on that weekday; missing without one
        published_at : datetime64[s] in Asia/Jakarta
        raw : str, the decoded file
        text : str, the article alone: one paragraph a line, hard wraps inside sentences undone

    Raises
    ------
    InputError
        When the folder does not exist, holds no .txt file, or none that can be read.
    """
    files = _read_files(folder)
    for file in files:
        if file.problem:
            print(f"Berkas “{file.name}” dilewati: {file.problem}. {file.remedy}")
    readable = [file for file in files if not file.problem]
    if not readable:
        raise InputError(
            f"Tidak ada artikel yang dapat dibaca di folder “{folder}”. "
            "Perbaiki berkas yang disebut di atas, lalu jalankan sel ini lagi."
        )
    originals = _originals()
    rows = [_row(file) | originals.get(file.sha256, {}) for file in readable]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def check_files(folder: str | Path) -> pd.DataFrame:
    """Return one row a .txt file of a folder: how it was decoded, or why it cannot be read.

    Returns
    -------
    DataFrame with the columns file, encoding, problem, remedy (all str; problem and remedy are
    Indonesian, missing for a file that can be read).

    Raises
    ------
    InputError
        When the folder does not exist or holds no .txt file.
    """
    rows = [(file.name, file.encoding, file.problem, file.remedy) for file in _read_files(folder)]
    return pd.DataFrame(rows, columns=["file", "encoding", "problem", "remedy"], dtype="str")


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
    pieces = audit(articles, removed_only=False)
    lost = 0
    for article, raw, text in articles[["id", "raw", "text"]].itertuples(index=False):
        own = pieces[pieces["id"] == article]
        lost += _difference(raw, own["text"])
        lost += _difference(text, own.loc[own["part"] == "body", "text"])
    return lost


def _difference(text: str, pieces: pd.Series) -> int:
    wanted, found = _letters(text), _letters("".join(pieces))
    different = sum(a != b for a, b in zip(wanted, found, strict=False))
    return different + abs(len(wanted) - len(found))


def _letters(text: str) -> list[str]:
    return re.findall(r"\w", unicodedata.normalize("NFC", text))


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


class _File(NamedTuple):
    name: str
    encoding: str | None
    raw: str | None
    sha256: str | None
    problem: str | None
    remedy: str | None


def _read_files(folder: str | Path) -> list[_File]:
    if not isinstance(folder, str | Path) or not str(folder).strip():
        raise InputError(
            "Nama folder belum diisi. Tulis nama folder di antara tanda kutip, "
            'misalnya folder = "../data/articles".'
        )
    folder = Path(folder).expanduser()
    if not folder.is_dir():
        what = "adalah berkas, bukan folder" if folder.exists() else "tidak ditemukan"
        raise InputError(
            f"Folder “{folder}” {what}. Periksa ejaan namanya; folder kursus ini: ../data/articles."
        )
    paths = sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() == ".txt"
        and not path.name.startswith((".", "~$"))
        and path.is_file()
    )
    if not paths:
        raise InputError(
            f"Tidak ada berkas .txt di folder “{folder}”. "
            "Simpan setiap artikel sebagai satu berkas teks (.txt) di folder itu."
        )
    return [_read_file(path) for path in paths]


def _read_file(path: Path) -> _File:
    try:
        if path.stat().st_size > LARGEST_FILE:
            return _unreadable(
                path,
                f"lebih besar dari {LARGEST_FILE // 1_000_000} MB, terlalu besar "
                "untuk satu artikel",
                "Pecah berkas itu: satu artikel satu berkas.",
            )
        content = path.read_bytes()
    except OSError:
        return _unreadable(
            path,
            "tidak dapat dibuka",
            "Tutup program lain yang memakainya, atau periksa izin berkas itu.",
        )
    if not content.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        return _unreadable(path, "kosong", "Isi berkas itu dengan teks artikel, atau hapus.")
    encoding = detect_encoding(content)
    if encoding is None:
        return _unreadable(
            path,
            "bukan berkas teks, meskipun namanya berakhiran .txt",
            "Buka dengan program asalnya, lalu simpan sebagai teks (.txt, UTF-8).",
        )
    raw = content.decode(encoding, errors="replace").removeprefix("\ufeff")
    return _File(path.name, encoding, raw, hashlib.sha256(content).hexdigest(), None, None)


def _unreadable(path: Path, problem: str, remedy: str) -> _File:
    return _File(path.name, None, None, None, problem, remedy)


_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd\ufffe\uffff]")


def detect_encoding(content: bytes) -> str | None:
    """Return the encoding of a text file's bytes, or None when they are no text.

    In this order: byte order mark; UTF-16 without one (every other byte zero); UTF-8; UTF-8 with a
    few damaged bytes; Windows-1252. Text may hold at most one control character in a hundred.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        candidates = ["utf-16"]
    elif b"\x00" in content[:1000]:
        candidates = [
            "utf-16-le" if content[1:200:2].count(0) > content[:200:2].count(0) else "utf-16-be"
        ]
    else:
        candidates = ["utf-8", "cp1252"]
        if _is_damaged_utf8(content):
            candidates = ["utf-8"]
    for encoding in candidates:
        errors = "replace" if candidates == ["utf-8"] else "strict"
        try:
            text = content.decode(encoding, errors=errors)
        except UnicodeDecodeError:
            continue
        return encoding if _looks_like_text(text) else None
    return None


def _is_damaged_utf8(content: bytes) -> bool:
    """More whole multi-byte characters than broken ones: a damaged UTF-8 file, not another code."""
    text = content.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return 0 < broken < sum(character > "\x7f" for character in text) - broken


def _looks_like_text(text: str) -> bool:
    letters = sum(character.isalpha() for character in text[:20_000])
    return len(_CONTROL.findall(text)) <= len(text) / 100 and letters >= len(text[:20_000]) / 4


def _row(file: _File) -> dict:
    page = read_page(file.raw)
    event = dates.event_date(page.text, page.published_at)
    return {
        "id": Path(file.name).stem,
        "file": file.name,
        "headline": page.headline,
        "outlet": page.outlet,
        "place": page.place,
        "event_date": event.day if event else None,
        "weekday": event.weekday if event else None,
        "weekday_matches": dates.weekday_of(event.day) == event.weekday
        if event and event.weekday
        else None,
        "published_at": page.published_at,
        "credit": page.credit,
        "raw": file.raw,
        "text": page.text,
    }


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
