"""Take one's work home as one ZIP file, and bring it back without losing anything."""

import contextlib
import html
import io
import itertools
import json
import os
import re
import stat
import time
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath
from urllib.parse import quote

import pandas as pd

from frasa._ground.errors import InputError
from frasa._ground.files import FULL, write_new
from kursus import archive_names as names_of
from kursus import progress
from kursus.numerals import bare

LARGEST = 100_000_000  # bytes that an archive may hold unpacked; a notebook has far less
MOST_FILES = 2000
_OURS = b"simpan_kerja"  # the comment in our archives: nothing was put around what they hold
_EARLIEST, _LATEST = (1980, 1, 1, 0, 0, 0), (2107, 12, 31, 23, 59, 58)  # that a ZIP can tell


def simpan_kerja(folder: str | Path = ".") -> None:
    """Pack a learner's work into one dated ZIP, and show its download link.

    That is all notebooks, reports, results, notes and texts below the folder. What stays behind is
    listed below the link with its reason, and what no other system could hold under its name gets
    one near it. The archive is written into the same folder as
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
    contents, left, renamed = _collect(folder)
    if not any(name.lower().endswith(".ipynb") for name in contents):
        raise InputError(
            f"Tidak ada buku catatan di folder “{folder}”. "
            "Jalankan simpan_kerja() dari buku catatan di folder notebooks."
        )
    try:
        archive = _pack(contents, folder / f"pekerjaan-{date.today()}.zip")
    except OSError as error:
        full = "penyimpanan penuh" if error.errno in FULL else "folder itu hanya dapat dibaca"
        raise InputError(
            f"ZIP tidak dapat disimpan di folder “{folder}”: {full}. "
            "Unduh buku catatan satu per satu dengan File ▸ Download (unduh)."
        ) from error
    _show_link(archive, len(contents), left, renamed)


def _collect(folder: Path) -> tuple[dict[str, bytes], list[str], list[str]]:
    """Return the content of each file of a learner's by its name, what stays and why, new names."""
    contents: dict[str, bytes] = {}
    taken: set[str] = set()
    left: list[str] = []
    renamed: list[str] = []
    free = LARGEST
    for path in _files(folder, left):
        name = path.relative_to(folder).as_posix()
        shown = ascii(name)[1:-1] if not names_of.is_usable(name) else name
        wanted = _rescued(path, name)
        if wanted is None and (names_of.is_programs(name) or names_of.ARCHIVE.fullmatch(name)):
            continue
        reason = _why_left(path, wanted or name, free, len(contents))
        if reason is None:
            try:
                content = path.read_bytes()
            except OSError:
                reason = "tidak dapat dibaca"
        if reason:
            left.append(f"{shown} ({reason})")
            continue
        stored = _first_free(wanted or name, taken)
        if stored != name:
            renamed.append(f"{shown} → {stored}")
        contents[stored] = content
        free -= len(content)
    return contents, left, renamed


def _files(folder: Path, left: list[str]) -> list[Path]:
    """Return all files and links below a folder, notebooks first; note folders that are closed."""

    def closed(error: OSError) -> None:
        left.append(f"{Path(error.filename).relative_to(folder)} (folder tidak dapat dibaca)")

    found = []
    for place, folders, files in os.walk(folder, onerror=closed):
        inside = Path(place)
        folders[:] = [
            each
            for each in folders
            if not names_of.is_programs(f"{(inside / each).relative_to(folder).as_posix()}/x.txt")
        ]
        links = [each for each in folders if (inside / each).is_symlink()]
        found += [inside / each for each in files + links]
    return sorted(found, key=lambda each: (each.suffix.lower() != ".ipynb", str(each)))


def _rescued(path: Path, name: str) -> str | None:
    """Return the name for the copy that a cut-off save left of a notebook that is now broken."""
    whole = path.with_name(path.name.removeprefix(names_of.CUT_SAVE))
    if whole == path or whole.suffix.lower() != ".ipynb":
        return None
    try:
        json.loads(whole.read_bytes())
    except (OSError, ValueError, RecursionError):
        copy = whole.with_stem(f"{whole.stem}-cadangan").name
        return "/".join([*name.split("/")[:-1], copy])
    return None


def _why_left(path: Path, name: str, free: int, count: int) -> str | None:
    """Return why a file is not packed, or None."""
    try:
        state = path.lstat()
    except OSError:
        return "tidak dapat dibaca"
    if not stat.S_ISREG(state.st_mode):
        return "tautan atau berkas khusus"
    if reason := names_of.why_not(name):
        return reason
    if state.st_size > free or count == MOST_FILES:
        return f"melewati {LARGEST // 1_000_000} MB atau {MOST_FILES} berkas"
    return None


def _first_free(name: str, taken: set[str]) -> str:
    """Return the name, or one near it that every system can hold; add it to those taken."""
    path = PurePosixPath(names_of.portable(name))
    names = itertools.chain(
        [path], (path.with_stem(f"{path.stem}-{n}") for n in itertools.count(1))
    )
    free = next(each.as_posix() for each in names if names_of.alike(each.as_posix()) not in taken)
    taken.add(names_of.alike(free))
    return free


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
    now = min(max(_EARLIEST, time.localtime()[:6]), _LATEST)  # a dead battery resets the clock
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = _OURS
        for name, content in contents.items():
            archive.writestr(zipfile.ZipInfo(name, now), content, zipfile.ZIP_DEFLATED)
    for number in itertools.count():
        path = wanted.with_stem(f"{wanted.stem}-{number}") if number else wanted
        with contextlib.suppress(FileExistsError):
            write_new(path, stream.getvalue())
            return path


def _show_link(archive: Path, count: int, left: list[str], renamed: list[str]) -> None:
    from IPython.display import display

    name = html.escape(archive.name)
    link = html.escape(quote(archive.as_posix()), quote=True)
    note = (
        f"{count} berkas dikemas, sebagaimana terakhir disimpan. Perubahan sesudah itu belum ikut: "
        "tekan Ctrl + S, lalu jalankan sel ini lagi."
    )
    for what, names in (("Berganti nama", renamed), ("Tidak ikut", left)):
        if names:
            more = f" dan {len(names) - 20} lagi" if len(names) > 20 else ""
            note += f" {what}: {', '.join(names[:20])}{more}."
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
    one is written beside it ("00-mulai-dipulihkan.ipynb"), and what cannot have its name or folder
    here gets a plainer one. What is no work, or what cannot be read
    or written, is passed over and named; the others still come back.

    Raises
    ------
    InputError if the file is missing, empty or no ZIP, if a name in it leads outside the folder, or
    if it unpacks to more than ``LARGEST`` bytes. Then nothing has been restored.

        >>> kursus.pulihkan_kerja("pekerjaan-2026-11-21.zip")
                             berkas     keadaan
        0  01-membaca-artikel.ipynb  dipulihkan
    """
    folder = Path(folder)
    path = _find(berkas, folder)
    with _opened(path) as archive:
        members = [each for each in archive.infolist() if not each.filename.endswith(("/", "\\"))]
        if not members:
            raise InputError(f"Berkas “{path.name}” kosong: tidak ada yang dapat dipulihkan.")
        names = _plain_names(path, members, archive.comment == _OURS)
        rows = [
            (name, _brought_back(archive, member, name, folder))
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
    if os.path.isfile(path):
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
    except Exception as error:  # a damaged archive may break its reader anywhere
        raise InputError(
            f"Berkas “{path.name}” bukan ZIP yang utuh, atau sedang dipakai program lain. Unduh "
            "lagi dari tempat asalnya, atau pilih ZIP lain yang dibuat oleh simpan_kerja()."
        ) from error
    with archive:
        yield archive


def _plain_names(path: Path, members: list[zipfile.ZipInfo], ours: bool) -> list[str]:
    """Return the members' names below the folder; raise InputError where one leads outside."""
    names = [names_of.member_name(member) for member in members]
    for name in names:
        if name.startswith("/") or ".." in name.split("/") or name[1:2] == ":":
            raise InputError(
                f"Berkas “{path.name}” memuat “{name}”, yang menunjuk ke luar folder. Tidak ada "
                "yang dipulihkan. Pakai ZIP yang dibuat oleh simpan_kerja()."
            )
    if len(members) > MOST_FILES or sum(member.file_size for member in members) > LARGEST:
        raise InputError(
            f"Isi “{path.name}” terlalu besar: paling banyak {MOST_FILES} berkas dan "
            f"{LARGEST // 1_000_000} MB. Tidak ada yang dipulihkan."
        )
    work = [name for name in names if names_of.why_not(name) is None]
    tops = {name.split("/")[0] for name in work}
    # Some programs put everything into one folder of the archive's name.
    if not ours and len(tops) == 1 and any(re.fullmatch(r"[^/]+/[^/]+\.ipynb", x) for x in work):
        names = [name.removeprefix(f"{min(tops)}/") for name in names]
    return names


def _brought_back(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, to: Path) -> str:
    """Write one member of an archive; say what was done, or why not."""
    reason = names_of.why_not(name)
    if reason or stat.S_ISLNK(member.external_attr >> 16):
        return f"dilewati: {reason or 'tautan'}"
    try:
        with archive.open(member) as stream:
            content = stream.read(member.file_size + 1)  # no more room than was told
    except RuntimeError:  # also NotImplementedError
        return "dilewati: terkunci dengan sandi, atau dimampatkan dengan cara yang tidak kami kenal"
    except Exception:  # a damaged archive may break its reader anywhere
        return "dilewati: rusak di dalam ZIP"
    for place in (names_of.portable(name), names_of.plainest(name)):
        try:
            (to / place).parent.mkdir(parents=True, exist_ok=True)
            done = _restore(to / place, content, asked=name)
            inner = names_of.ARCHIVE.fullmatch(name)
            return f'{done}; isinya: pulihkan_kerja("{place}")' if inner else done
        except OSError as error:
            if error.errno in FULL:
                return "tidak dapat ditulis: penyimpanan penuh"
    return "tidak dapat ditulis: foldernya hanya dapat dibaca, atau namanya tidak diterima"


def _restore(wanted: Path, content: bytes, asked: str) -> str:
    """Write a file under its name or, where another stands there, beside it; say what was done.

    Progress is joined to the progress that is there.
    """
    if wanted.name == progress.NAME and wanted.parent == Path(".") and progress.place():
        with contextlib.suppress(ValueError):  # no progress file of ours: kept like any other
            progress.merge(content)
            return "digabungkan"
    for number in itertools.count():
        suffix = ("", "-dipulihkan", f"-dipulihkan-{number}")[min(number, 2)]
        path = wanted.with_stem(wanted.stem + suffix)
        is_other = path.name != Path(asked).name
        if path.is_file() and path.read_bytes() == content:
            return f"sudah ada: {path.name}" if is_other else "sudah ada, sama persis"
        with contextlib.suppress(FileExistsError):
            write_new(path, content)
            return f"dipulihkan sebagai {path.name}" if is_other else "dipulihkan"
