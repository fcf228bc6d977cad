"""Find the files of a corpus: in a folder, in a ZIP file, in a list. Nothing is ever written.

Files are named by their path inside the source, with "/" between folders, on every system. What is
not to be read comes along as well, with the reason.
"""

import errno
import os
import re
import stat
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

from frasa._ground.errors import InputError, UnreadableError
from frasa._reading import file_kinds
from frasa._reading.entries import Entry, closed, shown, unwanted
from frasa._reading.file_kinds import READABLE

MOST_INFLATED = 100  # times its own size that a ZIP file may unpack to ...
SMALL_ARCHIVE = 100_000_000  # ... or this many bytes

LONGEST_NAME = 1000  # characters of a path; deeper, systems do not open it
MOST_SHOWN = 80  # characters of what is no name

COURSE = "../data/articles"  # as a notebook of the course sees it
_BROWSER_FOLDERS = ("_files", "_berkas")  # beside a saved page, with its pictures and scripts


@contextmanager
def open_source(source, recursive: bool) -> Iterator[list[Entry]]:
    """Give the entries of a folder, a ZIP file, or a list of these and of files, sorted by name.

    Raises
    ------
    InputError
        When the source does not exist, is of another kind, or is a damaged ZIP file.
    """
    with ExitStack() as stack:
        if isinstance(source, str | Path) and str(source).strip():
            yield _single(_path(source), recursive, stack)
        elif isinstance(source, Iterable) and not isinstance(source, str | bytes | dict):
            yield [entry for part in source for entry in _part(part, recursive, stack)]
        else:
            raise InputError(
                "Nama folder belum diisi. Tulis nama folder di antara tanda petik, "
                'misalnya folder = "../data/articles".'
            )


_WEB = re.compile(r"(https?:)/+(.+)", re.IGNORECASE)


def _single(path: Path, recursive: bool, stack: ExitStack) -> list[Entry]:
    try:
        path.stat()
    except FileNotFoundError:
        pass
    except (OSError, ValueError) as error:
        if isinstance(error, PermissionError):
            raise InputError(f"“{path}” tidak dapat dibuka. Periksa izin folder itu.") from None
        shown = str(path)[:MOST_SHOWN]
        raise InputError(
            f"“{shown}” bukan nama folder. Tulis nama folder di antara tanda petik, "
            'misalnya "../data/articles".'
        ) from None
    if path.is_dir():
        return _folder_entries(path, recursive)
    if path.suffix.lower() == ".zip" and path.is_file():
        return _archive_entries(path, recursive, stack)
    if path.suffix.lower() in file_kinds.TABLE_SUFFIXES and path.is_file():
        return [_file_entry(path.name, path)]
    if path.exists():
        raise InputError(
            f"“{path}” adalah berkas, bukan folder. Satu berkas dibaca dengan kurung siku: "
            f'["{path.as_posix()}"].'
        )
    if address := _WEB.match(path.as_posix()):
        raise InputError(
            f"“{address[1]}//{address[2]}” adalah alamat web, yang tidak dibuka di sini. Buka di "
            "peramban, simpan halamannya (.html) ke satu folder, lalu tulis nama folder itu."
        )
    if not str(path).isprintable():
        raise InputError(
            "Garis miring terbalik di dalam nama folder punya arti lain bagi Python. Tulis huruf r "
            'di depan tanda petik, misalnya r"C:\\berita".'
        )
    what = "Berkas" if path.suffix.lower() in {*READABLE, ".zip"} else "Folder"
    raise InputError(
        f"{what} “{path}” tidak ditemukan. Periksa ejaan namanya; "
        + (
            f"folder kursus ini: {COURSE}."
            if Path(COURSE).is_dir()
            else f"Python mencarinya mulai dari folder “{Path.cwd()}”."
        )
    )


def _part(part, recursive: bool, stack: ExitStack) -> list[Entry]:
    """Return the entries of one member of a list: a file, a folder, a ZIP file."""
    if not isinstance(part, str | Path) or not str(part).strip():
        raise InputError(
            f"Daftar berkas harus berisi nama berkas; yang diberikan {type(part).__name__}."
        )
    path = _path(part)
    try:
        if path.is_dir() or (path.suffix.lower() == ".zip" and path.is_file()):
            return _single(path, recursive, stack)
    except (OSError, ValueError):  # too long, or no name at all
        return [Entry(shown(path.name)[:MOST_SHOWN], problem=_no_name())]
    hidden = unwanted(path.name)
    return [Entry(shown(path.name), problem=hidden) if hidden else _file_entry(path.name, path)]


def _path(name: str | Path) -> Path:
    """Return a path; only "~" alone or before a slash is the user's own folder."""
    path = Path(name)
    if path.parts[:1] != ("~",):
        return path
    try:
        return path.expanduser()
    except RuntimeError:  # nobody knows where it is
        return path


def _no_name() -> UnreadableError:
    return UnreadableError("bukan nama berkas", "Periksa nama dan letak berkasnya.")


# Folders


def _folder_entries(folder: Path, recursive: bool) -> list[Entry]:
    """Return what a folder holds; of folders that are linked in a circle, each once."""
    entries: list[Entry] = []
    waiting, seen = [(folder, "")], {_identity(folder)}
    while waiting:
        place, prefix = waiting.pop()
        try:
            with os.scandir(place) as listing:
                found = sorted(listing, key=lambda item: item.name)
        except OSError:
            name, problem = shown(prefix.rstrip("/")), closed("folder")
            if len(name) > LONGEST_NAME:
                name, problem = f"{name[:MOST_SHOWN]}…", _too_deep()
            entries.append(Entry(name, problem=problem))
            continue
        names = {item.name for item in found}
        for item in found:
            name = prefix + item.name
            problem = unwanted(item.name) or _unwanted_folder(item, names, recursive, seen)
            if problem:
                entries.append(Entry(shown(name), problem=problem))
            elif item.is_dir():
                waiting.append((Path(item.path), name + "/"))
            else:
                entries.append(_file_entry(name, Path(item.path)))
    return sorted(entries, key=lambda entry: entry.name.split("/"))


def _unwanted_folder(
    item: os.DirEntry, names: set[str], recursive: bool, seen: set[str]
) -> UnreadableError | None:
    """Return why a folder is not read, or None (also for what is no folder)."""
    try:
        if not item.is_dir():
            return None
    except OSError:
        return closed("folder")
    for ending in _BROWSER_FOLDERS:
        page = item.name.removesuffix(ending)
        if page != item.name and names & {f"{page}.html", f"{page}.htm"}:
            return UnreadableError(
                "folder pelengkap halaman web yang disimpan peramban",
                "Biarkan saja; artikelnya ada di berkas .html.",
                quiet=True,
            )
    if not recursive:
        return _not_recursive()
    try:
        identity = _identity(item.path)
    except OSError:
        return _too_deep() if len(item.path) > LONGEST_NAME else closed("folder")
    if identity in seen:
        return UnreadableError(
            "tautan ke folder yang sudah dibaca",
            "Biarkan saja; isinya sudah terbaca lewat nama lain.",
        )
    seen.add(identity)
    return None


def _identity(folder) -> tuple[int, int]:
    """Return what tells a folder from all others, whatever names lead to it."""
    status = os.stat(folder)
    return status.st_dev, status.st_ino


def _too_deep() -> UnreadableError:
    return UnreadableError(
        "terlalu dalam untuk dibuka", "Pindahkan folder itu ke tempat yang lebih dangkal."
    )


def _file_entry(name: str, path: Path) -> Entry:
    """Return a file of a disk, or why it cannot be read."""
    try:
        status = path.stat()
    except FileNotFoundError:
        what = "tautan yang putus" if path.is_symlink() else "tidak ditemukan"
        problem = UnreadableError(what, "Periksa nama dan letak berkasnya.")
        return Entry(shown(name), problem=problem)
    except ValueError:
        return Entry(shown(name), problem=_no_name())
    except OSError as error:
        problem = _no_name() if error.errno == errno.ENAMETOOLONG else closed("berkas")
        return Entry(shown(name)[:LONGEST_NAME], problem=problem)
    if not stat.S_ISREG(status.st_mode):
        problem = UnreadableError("bukan berkas biasa", "Biarkan saja.", quiet=True)
        return Entry(shown(name), problem=problem)
    # os.fspath keeps names that no encoding can show; `_shown` makes them fit for a table.
    return Entry(shown(name), status.st_size, partial(open, os.fspath(path), "rb"))


def _not_recursive() -> UnreadableError:
    return UnreadableError(
        "subfolder, yang tidak ikut dibaca", "Supaya ikut dibaca, tulis recursive=True."
    )


# ZIP files


def _archive_entries(path: Path, recursive: bool, stack: ExitStack) -> list[Entry]:
    """Return what a ZIP file holds; it stays open until `stack` is closed."""
    try:
        archive = stack.enter_context(zipfile.ZipFile(path))
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise InputError(
            f"Berkas ZIP “{path.name}” rusak atau tidak lengkap. Unduh atau salin lagi dari "
            "asalnya."
        ) from error
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    if unpacked > max(SMALL_ARCHIVE, MOST_INFLATED * path.stat().st_size):
        raise InputError(
            f"Berkas ZIP “{path.name}” tidak dibuka: isinya akan mengembang menjadi "
            f"{unpacked // 1_000_000} MB, tidak wajar untuk teks (bom ZIP?). Bila Anda mengenal "
            "asalnya, ekstrak dulu, lalu berikan foldernya."
        )
    entries, folders = [], set()
    for member in members:
        name = _member_name(member).replace("\\", "/")
        folder, inside, _ = name.partition("/")
        if inside and not recursive:
            if folder not in folders:
                entries.append(Entry(shown(folder), problem=_not_recursive()))
            folders.add(folder)
        elif not member.is_dir():
            entries.append(_member_entry(name, archive, member))
    return sorted(entries, key=lambda entry: entry.name.split("/"))


def _member_name(member: zipfile.ZipInfo) -> str:
    """Return a member's name; many programs write UTF-8 without saying so (bit 11)."""
    if member.flag_bits & 0x800 or member.filename.isascii():
        return member.filename
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return member.filename


def _member_entry(name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Entry:
    """Return a file of a ZIP file, or why it is not read."""
    problem = next(filter(None, map(unwanted, name.split("/"))), None)
    if name.startswith("/") or ".." in name.split("/") or re.match(r"[A-Za-z]:", name):
        problem = UnreadableError(
            "namanya menunjuk ke luar arsip", "Jangan dibuka bila Anda tidak mengenal asalnya."
        )
    elif stat.S_ISLNK(member.external_attr >> 16):
        problem = UnreadableError("tautan, bukan berkas", "Sertakan berkas aslinya di dalam ZIP.")
    elif member.flag_bits & 1:
        problem = UnreadableError(
            "terkunci kata sandi", "Ekstrak dengan kata sandinya, lalu berikan foldernya."
        )
    return Entry(shown(name), member.file_size, partial(archive.open, member), problem)
