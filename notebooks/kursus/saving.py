"""Take one's work home as one ZIP file, and bring it back without losing anything."""

import contextlib
import errno
import html
import io
import itertools
import re
import stat
import time
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pandas as pd

from frasa._ground.errors import InputError
from frasa._ground.files import write_new
from kursus import progress
from kursus.numerals import bare

LARGEST = 100_000_000  # bytes that an archive may hold unpacked; a notebook has far less
MOST_FILES = 2000

# What a learner's own files end in. Packages, caches and what programs leave behind are no work.
WORK = {".ipynb", ".html", ".json", ".jsonl", ".csv", ".tsv", ".xlsx", ".txt", ".md", ".docx"}
WORK |= {".pdf", ".png"}
_COURSE = {"frasa", "kursus", "__pycache__", "node_modules", "ukuran-korpus.md"}
_LEFT_BEHIND = re.compile(r"[.~].*|__MACOSX|Thumbs\.db|desktop\.ini", re.IGNORECASE)
_ARCHIVE = re.compile(r"pekerjaan-\d{4}-\d\d-\d\d.*\.zip", re.IGNORECASE)
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)  # Windows' own names


def simpan_kerja(folder: str | Path = ".") -> None:
    """Pack a learner's work into one dated ZIP, and show its download link.

    That is all notebooks, reports, results, notes and texts below the folder. What stays behind is
    listed below the link with its reason. The archive is written into the same folder as
    ``pekerjaan-2026-11-21.zip``; an existing one is never overwritten (the next is
    ``pekerjaan-2026-11-21-1.zip``), and none is packed again.

    Parameters
    ----------
    folder : by default the notebook's own.

    Raises
    ------
    InputError if there is no notebook, or the folder cannot be written to.

        >>> kursus.simpan_kerja()
    """
    folder = Path(folder)
    contents, left = _collect(folder)
    if not any(name.endswith(".ipynb") for name in contents):
        raise InputError(
            f"Tidak ada buku catatan di folder “{folder}”. "
            "Jalankan simpan_kerja() dari buku catatan di folder notebooks."
        )
    try:
        archive = _pack(contents, folder / f"pekerjaan-{date.today()}.zip")
    except OSError as error:
        raise InputError(
            f"ZIP tidak dapat disimpan di folder “{folder}”: penyimpanan penuh, atau folder itu "
            "hanya dapat dibaca. Unduh buku catatan satu per satu dengan File ▸ Download (unduh)."
        ) from error
    _show_link(archive, len(contents), left)


def _collect(folder: Path) -> tuple[dict[str, bytes], list[str]]:
    """Return the content of each file of a learner's by its name, and what stays, with reasons."""
    contents: dict[str, bytes] = {}
    left, size = [], 0
    for path in sorted(folder.rglob("*"), key=lambda each: (each.suffix != ".ipynb", str(each))):
        name = path.relative_to(folder).as_posix()
        parts = name.split("/")
        if _COURSE & set(parts) or any(map(_LEFT_BEHIND.fullmatch, parts)) or _ARCHIVE.match(name):
            continue
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            left.append(f"{name} (tautan atau berkas khusus)")
        elif path.is_file() and not _is_usable(name):
            left.append(f"{ascii(name)[1:-1]} ({_UNUSABLE}; ganti namanya, lalu kemas lagi)")
        elif path.is_file() and path.suffix.lower() not in WORK:
            left.append(f"{name} (jenis {path.suffix or 'tanpa akhiran'} tidak dikemas)")
        elif path.is_file():
            try:
                name.encode("utf-8")
                content = path.read_bytes()
            except (OSError, UnicodeError):
                left.append(f"{ascii(name)[1:-1]} (tidak dapat dibaca)")
                continue
            size += len(content)
            if size > LARGEST or len(contents) == MOST_FILES:
                left.append(f"{name} (melewati {LARGEST // 1_000_000} MB atau {MOST_FILES} berkas)")
                size -= len(content)
            else:
                contents[name] = content
    return contents, left


def bawa_pulang(siap: str) -> None:
    """Pack everything with `simpan_kerja` once the learner has said "ya".

    >>> kursus.bawa_pulang("belum")
    Belum dikemas. Ganti "belum" dengan "ya", lalu jalankan sel ini lagi.
    """
    if bare(str(siap)) in ("ya", "iya"):
        simpan_kerja()
    else:
        print('Belum dikemas. Ganti "belum" dengan "ya", lalu jalankan sel ini lagi.')


def _pack(contents: dict[str, bytes], wanted: Path) -> Path:
    """Write an archive of the wanted name or the next free one, whole or not at all."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(zipfile.ZipInfo(name, time.localtime()[:6]), content, 8)
    for number in itertools.count():
        path = wanted.with_stem(f"{wanted.stem}-{number}") if number else wanted
        with contextlib.suppress(FileExistsError):
            write_new(path, stream.getvalue())
            return path


def _show_link(archive: Path, count: int, left: list[str]) -> None:
    from IPython.display import display

    name = html.escape(archive.name)
    link = html.escape(quote(archive.as_posix()), quote=True)
    note = (
        f"{count} berkas dikemas, sebagaimana terakhir disimpan. Perubahan sesudah itu belum ikut: "
        "tekan Ctrl + S, lalu jalankan sel ini lagi."
    )
    if left:
        more = f" dan {len(left) - 20} lagi" if len(left) > 20 else ""
        note += f" Tidak ikut: {', '.join(left[:20])}{more}."
    page = f'<p><a href="{link}" download="{name}">Unduh {name}</a></p><p>{html.escape(note)}</p>'
    display({"text/html": page, "text/plain": f"{archive.name}: {note}"}, raw=True)


def pulihkan_kerja(berkas: str | Path, folder: str | Path = ".") -> pd.DataFrame:
    """Bring back what ``simpan_kerja`` packed; nothing that exists is overwritten.

    Parameters
    ----------
    berkas : the ZIP, by its name in ``folder`` or by its path.
    folder : where the files go; by default the notebook's own.

    Returns
    -------
    DataFrame with the columns berkas and keadaan (both str), one row a file of the archive. A file
    that stands there with the same content is left alone; where the content differs, the restored
    one is written beside it ("00-mulai-dipulihkan.ipynb"). What is no work, or what cannot be read
    or written, is passed over and named; the others still come back.

    Raises
    ------
    InputError if the file is missing or is no ZIP, if a name in it leads outside the folder, or if
    it unpacks to more than ``LARGEST`` bytes. Then nothing has been restored.

        >>> kursus.pulihkan_kerja("pekerjaan-2026-11-21.zip")
                             berkas     keadaan
        0  01-membaca-artikel.ipynb  dipulihkan
    """
    folder = Path(folder)
    path = _find(berkas, folder)
    with _opened(path) as archive:
        members = [each for each in archive.infolist() if not each.filename.endswith(("/", "\\"))]
        names = _plain_names(path, members)
        rows = [
            (name, _brought_back(archive, member, folder / name))
            for member, name in zip(members, names, strict=True)
        ]
    return pd.DataFrame(rows, columns=["berkas", "keadaan"], dtype="str")


def _find(file: str | Path, folder: Path) -> Path:
    if not isinstance(file, str | Path) or not str(file).strip():
        raise InputError(
            "Nama ZIP belum diisi. Tulis namanya di antara tanda petik, "
            'misalnya pulihkan_kerja("pekerjaan-2026-11-21.zip").'
        )
    path = folder / file
    if path.is_file():
        return path
    present = sorted(found.name for found in folder.glob("*.zip"))
    advice = (
        f"ZIP yang ada: {', '.join(present)}."
        if present
        else "Unggah dulu ZIP itu: ikon folder di tepi kiri, lalu panah ke atas (Upload Files)."
    )
    raise InputError(f"Berkas “{file}” tidak ditemukan di folder ini. {advice}")


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(path)
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError) as error:
        raise InputError(
            f"Berkas “{path.name}” bukan ZIP yang utuh, atau sedang dipakai program lain. Unduh "
            "lagi dari tempat asalnya, atau pilih ZIP lain yang dibuat oleh simpan_kerja()."
        ) from error
    with archive:
        yield archive


def _plain_names(path: Path, members: list[zipfile.ZipInfo]) -> list[str]:
    """Return the members' names below the folder; raise InputError where one leads outside."""
    names = [member.filename.replace("\\", "/") for member in members]
    for name in names:
        if name.startswith("/") or ".." in name.split("/") or re.match(r"[A-Za-z]:", name):
            raise InputError(
                f"Berkas “{path.name}” memuat “{name}”, yang menunjuk ke luar folder. Tidak ada "
                "yang dipulihkan. Pakai ZIP yang dibuat oleh simpan_kerja()."
            )
    if len(members) > MOST_FILES or sum(member.file_size for member in members) > LARGEST:
        raise InputError(
            f"Isi “{path.name}” terlalu besar: paling banyak {MOST_FILES} berkas dan "
            f"{LARGEST // 1_000_000} MB. Tidak ada yang dipulihkan."
        )
    work = [name for name in names if _why_not(name) is None]
    tops = {name.split("/")[0] for name in work}
    # Some programs put everything into one folder of the archive's name.
    if len(tops) == 1 and any(re.fullmatch(r"[^/]+/[^/]+\.ipynb", name) for name in work):
        names = [name.removeprefix(f"{min(tops)}/") for name in names]
    return names


_UNUSABLE = "namanya tidak dapat dipakai di semua sistem"


def _is_usable(name: str) -> bool:
    """Return whether every system can hold a file of this name."""
    parts = name.split("/")
    control = any(unicodedata.category(letter) in ("Cc", "Cs") for letter in name)
    return not control and "" not in parts and not any(map(_DEVICE.fullmatch, parts))


def _why_not(name: str) -> str | None:
    """Return why a member of an archive is no work of a learner's, or None."""
    parts = name.split("/")
    if any(map(_LEFT_BEHIND.fullmatch, parts)):
        return "berkas bantu sistem atau program lain"
    if not _is_usable(name):
        return _UNUSABLE
    if Path(name).suffix.lower() not in WORK or _COURSE & set(parts):
        return "bukan buku catatan, laporan, hasil, atau catatan"
    return None


def _brought_back(archive: zipfile.ZipFile, member: zipfile.ZipInfo, wanted: Path) -> str:
    """Write one member of an archive; say what was done, or why not."""
    reason = _why_not(member.filename.replace("\\", "/"))
    if reason or stat.S_ISLNK(member.external_attr >> 16):
        return f"dilewati: {reason or 'tautan'}"
    try:
        with archive.open(member) as stream:
            content = stream.read(member.file_size + 1)
        if len(content) > member.file_size:
            return "dilewati: ukurannya lain daripada yang tertulis di ZIP"
        wanted.parent.mkdir(parents=True, exist_ok=True)
        return _restore(wanted, content)
    except OSError as error:
        full = error.errno == errno.ENOSPC
        return f"tidak dapat ditulis: {'penyimpanan penuh' if full else 'folder atau namanya'}"
    except (*_DAMAGED, UnicodeError, ValueError):
        return "dilewati: rusak di dalam ZIP"


# What reading a member of a damaged or locked archive may raise.
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError)


def _restore(wanted: Path, content: bytes) -> str:
    """Write a file under its name or, where another stands there, beside it; say what was done.

    Progress is joined to the progress that is there.
    """
    if wanted.name == progress.NAME and wanted.parent == Path(".") and progress.place():
        try:
            progress.merge(content)
            return "digabungkan"
        except ValueError:
            pass  # no progress file of ours: it is kept beside like any other
    for number in itertools.count():
        suffix = ("", "-dipulihkan", f"-dipulihkan-{number}")[min(number, 2)]
        path = wanted.with_stem(wanted.stem + suffix)
        if path.is_file() and path.read_bytes() == content:
            return f"sudah ada: {path.name}" if number else "sudah ada, sama persis"
        with contextlib.suppress(FileExistsError):
            write_new(path, content)
            return f"dipulihkan sebagai {path.name}" if number else "dipulihkan"
