"""Take one's work home as one ZIP file, and bring it back without losing anything."""

import html
import re
import zipfile
import zlib
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pandas as pd

from frasa._ground.errors import InputError
from kursus import progress

LARGEST = 100_000_000  # bytes that an archive may hold unpacked; a notebook has far less
MOST_FILES = 200

# A plain name, allowed on every system, of a notebook, a report or the progress file: no folder,
# no drive, no trick.
_NAME = re.compile(
    r'[^\x00-\x1f<>:"/\\|?*.~][^\x00-\x1f<>:"/\\|?*]*\.(?:ipynb|html)|kemajuan[\w-]*\.json',
    re.IGNORECASE,
)


def simpan_kerja(folder: str | Path = ".") -> None:
    """Pack the notebooks and reports of a folder into one dated ZIP, and show its download link.

    The archive is written into the same folder as ``pekerjaan-2026-11-21.zip``; an existing one is
    never overwritten (the next is ``pekerjaan-2026-11-21-1.zip``), and none is packed again.

    Parameters
    ----------
    folder : where the ``*.ipynb``, ``laporan*.html`` and ``kemajuan*.json`` stand; by default the
        notebook's own.

    Raises
    ------
    InputError if there is nothing to pack, or the folder cannot be written to.
    """
    folder = Path(folder)
    notebooks = [*folder.glob("*.ipynb"), *folder.glob("laporan*.html")]
    files = sorted([*notebooks, *folder.glob("kemajuan*.json")])
    if not notebooks:
        raise InputError(
            f"Tidak ada buku catatan di folder “{folder}”. "
            "Jalankan simpan_kerja() dari buku catatan di folder notebooks."
        )
    try:
        archive = _pack(files, folder / f"pekerjaan-{date.today()}.zip")
    except OSError as error:
        raise InputError(
            f"ZIP tidak dapat disimpan di folder “{folder}”: penyimpanan penuh, atau folder itu "
            "hanya dapat dibaca. Unduh buku catatan satu per satu dengan File ▸ Download (unduh)."
        ) from error
    _show_link(archive, len(files))


def bawa_pulang(siap: str) -> None:
    """Pack everything with `simpan_kerja` once the learner has said "ya"."""
    if str(siap).strip().casefold() == "ya":
        simpan_kerja()
    else:
        print('Belum dikemas. Ganti "belum" dengan "ya", lalu jalankan sel ini lagi.')


def _pack(files: list[Path], wanted: Path) -> Path:
    """Write the files into an archive of the wanted name or the next free one; return its path."""
    path = wanted
    number = 0
    while True:
        try:
            stream = path.open("xb")  # fails where a file of this name exists
            break
        except FileExistsError:
            number += 1
            path = wanted.with_stem(f"{wanted.stem}-{number}")
    try:
        with stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in files:
                archive.writestr(file.name, file.read_bytes())
    except OSError:
        path.unlink()
        raise
    return path


def _show_link(archive: Path, count: int) -> None:
    from IPython.display import display

    name = html.escape(archive.name)
    link = html.escape(quote(archive.as_posix()), quote=True)
    note = (
        f"{count} berkas dikemas, sebagaimana terakhir disimpan. Perubahan sesudah itu belum ikut: "
        "tekan Ctrl + S, lalu jalankan sel ini lagi."
    )
    display(
        {
            "text/html": f'<p><a href="{link}" download="{name}">Unduh {name}</a></p><p>{note}</p>',
            "text/plain": f"{archive.name}: {note}",
        },
        raw=True,
    )


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
    one is written beside it ("00-mulai-dipulihkan.ipynb").

    Raises
    ------
    InputError if the file is missing, is no ZIP, is damaged, holds anything but notebooks and HTML
    reports (a path leading elsewhere, for instance), unpacks to more than ``LARGEST`` bytes, or if
    the folder cannot be written to. Then nothing has been restored, unless writing itself failed.
    """
    folder = Path(folder)
    contents = _unpack(_find(berkas, folder))
    try:
        rows = [(name, _restore(folder / name, content)) for name, content in contents]
    except OSError as error:
        raise InputError(
            f"Berkas tidak dapat ditulis ke folder “{folder}”: penyimpanan penuh, atau folder itu "
            "hanya dapat dibaca."
        ) from error
    return pd.DataFrame(rows, columns=["berkas", "keadaan"], dtype="str")


def _find(file: str | Path, folder: Path) -> Path:
    if not isinstance(file, str | Path) or not str(file).strip():
        raise InputError(
            "Nama ZIP belum diisi. Tulis namanya di antara tanda kutip, "
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


def _unpack(path: Path) -> list[tuple[str, bytes]]:
    """Return (name, content) of every file in an archive, all checked before any is used."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            _check(path, members)
            return [(member.filename, archive.read(member)) for member in members]
    except OSError as error:
        raise InputError(
            f"Berkas “{path.name}” tidak dapat dibuka. Tutup program lain yang memakainya."
        ) from error
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        RuntimeError,  # a password; NotImplementedError (another compression) is one of these
        UnicodeError,
        ValueError,
    ) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(
            f"Berkas “{path.name}” bukan ZIP yang utuh. Unduh lagi dari tempat asalnya, "
            "atau pilih ZIP lain yang dibuat oleh simpan_kerja()."
        ) from error


def _check(path: Path, members: list[zipfile.ZipInfo]) -> None:
    """Raise InputError for an archive that `simpan_kerja` cannot have made."""
    strange = [member.filename for member in members if not _NAME.fullmatch(member.filename)]
    if strange:
        raise InputError(
            f"Berkas “{path.name}” memuat “{strange[0]}”, yang bukan buku catatan atau laporan. "
            "Tidak ada yang dipulihkan. Pakai ZIP yang dibuat oleh simpan_kerja()."
        )
    if len(members) > MOST_FILES or sum(member.file_size for member in members) > LARGEST:
        raise InputError(
            f"Isi “{path.name}” terlalu besar: paling banyak {MOST_FILES} berkas dan "
            f"{LARGEST // 1_000_000} MB. Tidak ada yang dipulihkan."
        )


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
    path = wanted
    number = 0
    while True:
        try:
            with path.open("xb") as stream:
                stream.write(content)
        except FileExistsError:
            if path.is_file() and path.read_bytes() == content:
                return "sudah ada, sama persis" if path == wanted else f"sudah ada: {path.name}"
            number += 1
            suffix = "-dipulihkan" if number == 1 else f"-dipulihkan-{number}"
            path = wanted.with_stem(wanted.stem + suffix)
        else:
            return "dipulihkan" if path == wanted else f"dipulihkan sebagai {path.name}"
