"""Write a file as a whole or not at all, and never over what somebody made."""

import contextlib
import errno
import filecmp
import itertools
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from frasa._ground.errors import InputError

# What systems say when a disk, or a user's share of it, is full.
FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}

# What drives say that cannot be told to settle a file.
_UNKNOWN = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}


@contextlib.contextmanager
def _draft_of(path: Path) -> Iterator[Path]:
    """Give the name of a draft beside a file; what is left of the draft at the end is removed.

    A process that is killed leaves it behind: hidden, and under a name that nothing reads or packs.
    """
    draft = path.with_name(f".draf-{os.getpid()}-{os.urandom(4).hex()}")
    try:
        yield draft
    finally:
        with contextlib.suppress(OSError):
            draft.unlink()


def _settle(draft: Path) -> None:
    """Make sure that a draft is on the disk before it takes a name."""
    with draft.open("rb+") as stream:
        try:
            os.fsync(stream.fileno())
        except OSError as error:
            if error.errno not in _UNKNOWN:
                raise


def write_whole(
    path: Path, content: bytes, keep: Callable[[Path], bool] = lambda path: False
) -> Path | None:
    """Write a file as a whole or not at all; what stood there stays until the last moment.

    If `keep` says so of the file that stands there, it lives on under the next free name, which
    is returned.
    """
    kept = None
    with _draft_of(path) as draft:
        draft.write_bytes(content)
        _settle(draft)
        if path.exists():
            if keep(path):
                kept = _take(path, lambda number: path.with_stem(f"{path.stem}-{number + 1}"))
            else:
                with contextlib.suppress(OSError):
                    os.chmod(draft, path.stat().st_mode)
        os.replace(draft, path)
    return kept


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, as a whole or not at all; else raise FileExistsError."""
    if os.path.lexists(path):
        raise FileExistsError(path)
    with _draft_of(path) as draft:
        draft.write_bytes(content)
        _settle(draft)
        _give(draft, path)


def path_of(file: str | Path) -> Path:
    """Return the path that a caller names, or raise InputError if it is none."""
    if not isinstance(file, str | os.PathLike):
        raise InputError(
            f'file harus nama berkas dalam tanda petik, misalnya "hasil.csv"; bukan {file!r}.'
        )
    return Path(file)


def save(file: str | Path, write: Callable[[Path], object], shape: str, overwrite: bool) -> Path:
    """Write a file as a whole or not at all, under its name or the next free one; say so.

    Raises
    ------
    InputError if it cannot be written; what stood there is as it was.
    """
    wanted = path_of(file)
    try:
        if wanted.is_dir():
            raise IsADirectoryError(wanted)
        if not wanted.parent.is_dir():
            raise FileNotFoundError(wanted)
        with _draft_of(wanted) as draft:
            write(draft)
            _settle(draft)
            path = _placed(draft, wanted, overwrite)
    except OSError as error:
        raise unwritable(wanted, error) from error
    print(f"Tersimpan: {path.name} ({shape}).")
    if path != wanted:
        print(
            f"{wanted.name} sudah ada dengan isi lain dan tidak diubah; untuk menggantinya, tulis "
            "overwrite=True."
        )
    return path


def _placed(draft: Path, wanted: Path, overwrite: bool) -> Path:
    """Give a draft its name; without `overwrite` the first that is free, or holds the same."""
    if overwrite:
        os.replace(draft, wanted)
        return wanted
    return _take(draft, lambda number: wanted.with_stem(f"{wanted.stem}-{number}")
                 if number else wanted)  # fmt: skip


def _take(source: Path, name: Callable[[int], Path]) -> Path:
    """Give a file the first of some names that is free or holds the same already."""
    for number in itertools.count():
        path = name(number)
        try:
            _give(source, path)
        except FileExistsError:
            if not (path.is_file() and filecmp.cmp(source, path, shallow=False)):
                continue
        return path


def _give(source: Path, path: Path) -> None:
    """Give a file a further name that nobody has; raise FileExistsError if somebody does."""
    try:
        os.link(source, path)  # refuses a name that another process has just taken
    except FileExistsError:
        raise
    except OSError:  # a stick or a drive that knows no links
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        os.rename(source, path)


def unwritable(path: Path, error: OSError) -> InputError:
    """Return why a file cannot be written, and what to do."""
    if error.errno in FULL:
        why = "penyimpanan penuh. Hapus berkas yang tidak perlu, atau pilih tempat lain"
    elif isinstance(error, IsADirectoryError):
        why = "itu nama folder. Tulis nama berkas"
    elif isinstance(error, FileNotFoundError | NotADirectoryError):
        why = f"folder “{path.parent}” tidak ada. Buat dulu folder itu, atau pilih tempat lain"
    elif error.errno == errno.ENAMETOOLONG:
        why = "namanya terlalu panjang. Pendekkan namanya"
    elif isinstance(error, PermissionError) or error.errno == errno.EROFS:
        why = (
            "foldernya hanya dapat dibaca, atau berkas itu sedang dibuka program lain. Tutup "
            "program itu, atau pilih tempat lain"
        )
    else:
        why = "sistem menolaknya. Pilih tempat lain"
    return InputError(f"“{path}” tidak dapat ditulis: {why}. Berkas yang sudah ada tidak berubah.")
