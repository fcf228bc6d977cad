"""What a learner did in the whole course, in one small file beside the notebooks.

The file kemajuan.json holds {"format": 1, "catatan": [...]}, in the order in which things were
done. Each entry has apa (jawaban, tebakan, isian, putusan or nama), nomor, isi (what was handed in,
as text), hasil and waktu. The environment variable KEMAJUAN names another file; empty, nothing is
written to disk.
"""

import contextlib
import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from frasa._ground.errors import InputError
from frasa._ground.files import write_whole
from frasa._reading.repair import whole_characters

NAME = "kemajuan.json"
_START = Path.cwd()
_LONGEST = 300  # characters kept of one answer
_FIELDS = ("apa", "nomor", "isi", "hasil")

# Entries that are not on disk: all of them without a file, else those that could not be written.
_pending: list[dict] = []


def place() -> Path | None:
    """Return the file that keeps the progress; None if nothing is to be written to disk."""
    wanted = os.environ.get("KEMAJUAN")
    if wanted == "":
        return None
    return Path(wanted) if wanted else _START / NAME


def entries(kind: str, number: str | None = None) -> list[dict]:
    """Return the entries of one kind (see above), of one question or of all."""
    kept = [*_read(place()), *_pending]
    return [e for e in kept if e.get("apa") == kind and number in (None, e.get("nomor"))]


def record(kind: str, number: str, content: object, result: str = "") -> None:
    """Add an entry, unless it repeats the last one of its question; another kernel loses none."""
    text = as_text(content)
    entry = {"apa": kind, "nomor": number, "isi": text, "hasil": result}
    last = (entries(kind, number) or [{}])[-1]
    if entry == {key: last.get(key) for key in entry}:
        return
    _pending.append(entry | {"waktu": datetime.now().astimezone().isoformat(timespec="seconds")})
    if path := place():
        _save(path)


def merge(content: bytes) -> None:
    """Add the entries of another progress file, such as one that comes back from an archive."""
    path = place()
    known = [*_read(path), *_pending]
    _pending.extend(entry for entry in parse(content) if entry not in known)
    if path and _pending:
        _save(path)


def parse(content: bytes) -> list[dict]:
    """Return the entries of a progress file that can be read; ValueError if it is none."""
    return _readable(_listed(content))


def _listed(content: bytes) -> list:
    """Return what a progress file lists, readable or not; ValueError if it is none."""
    try:
        data = json.loads(content)
    except RecursionError:
        raise ValueError("no progress file") from None
    kept = data.get("catatan") if isinstance(data, dict) else None
    if not isinstance(kept, list):
        raise ValueError("no progress file")
    return kept


def _readable(listed: list) -> list[dict]:
    """Return the entries that can be read, each with all fields."""
    filled = [dict.fromkeys(_FIELDS, "") | entry for entry in listed if isinstance(entry, dict)]
    texts = [entry for entry in filled if all(isinstance(entry[key], str) for key in _FIELDS)]
    return [entry for entry in texts if entry["apa"]]


def is_kept() -> bool:
    """Return whether there is a file that holds all of the progress."""
    return place() is not None and not _pending


def set_aside(delete: bool) -> Path | None:
    """Begin afresh: rename the file, or delete it; return its new name, None if none is left."""
    path = place()
    if path and _pending and not delete:
        _save(path)  # what could not be written before must not be lost
        if _pending:
            raise OSError("progress cannot be written")
    kept = None
    if path and path.is_file():
        with _locked(path):
            kept = None if delete else _free_name(path, "lama")
            path.rename(kept) if kept else path.unlink()
    _pending.clear()
    return kept


def _save(path: Path) -> None:
    try:
        with _locked(path):
            kept = _read(path, mend=True)
            data = {"format": 1, "catatan": [*kept, *_pending]}
            write_whole(path, json.dumps(data, ensure_ascii=False, indent=0).encode())
            _pending.clear()
    except OSError:
        print(
            f"(Kemajuan belum dapat disimpan di {path.name}: folder ini hanya dapat dibaca, atau "
            "penyimpanan penuh. Selama buku catatan ini terbuka, kemajuan tetap diingat.)"
        )


def _read(path: Path | None, mend: bool = False) -> list[dict]:
    """Return the entries on disk; a file that is damaged is kept under another name."""
    if path is None or not path.is_file():
        return []
    try:
        listed = _listed(path.read_bytes())
    except OSError:
        if mend:  # what cannot be read must not be replaced
            raise
        return []
    except ValueError:
        listed = [None]
    good = _readable(listed)
    if mend and len(good) < len(listed):
        other = path.rename(_free_name(path, "rusak"))
        print(f"({path.name} tidak terbaca seluruhnya; isinya disimpan sebagai {other.name}.)")
    return good


def _free_name(path: Path, word: str) -> Path:
    names = [path.with_stem(f"{path.stem}-{word}{tail}") for tail in ("", *range(2, 1000))]
    for name in names:
        if not name.exists():
            return name
    raise InputError(f"Terlalu banyak berkas {path.stem}-{word}. Hapus sebagian, lalu coba lagi.")


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Let one kernel at a time change the file; the system frees the lock of one that dies."""
    with path.with_name(f".{path.stem}.kunci").open("ab") as stream:
        try:
            if os.name == "nt":
                import msvcrt

                stream.seek(0)
                msvcrt.locking(stream.fileno(), msvcrt.LK_LOCK, 1)
            else:
                import fcntl

                fcntl.flock(stream, fcntl.LOCK_EX)
        except (ImportError, OSError):
            pass  # a file system without locks: the file is still written whole
        yield


def as_text(content: object) -> str:
    """Return a learner's value as a text that a file can hold, cut where it gets long."""
    try:
        return whole_characters(str(content)[:_LONGEST])[0]  # half an emoji fits into no file
    except Exception:  # a learner's value may refuse to become a text
        return type(content).__name__
