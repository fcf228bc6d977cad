"""Write a file as a whole or not at all, and never over what somebody made."""

import contextlib
import filecmp
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from frasa._ground.errors import InputError


def write_whole(path: Path, content: bytes) -> None:
    """Write a file as a whole or not at all; what stood there stays until the last moment.

    The draft stands in the same folder, reaches the disk, and then takes the name in one move.
    """
    handle, draft = tempfile.mkstemp(prefix=".draf-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        with contextlib.suppress(OSError):  # mkstemp gives its owner alone a right to read
            os.chmod(draft, path.stat().st_mode if path.exists() else 0o644)
        os.replace(draft, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(draft)
        raise


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, as a whole or not at all; else raise FileExistsError."""
    if os.path.lexists(path):
        raise FileExistsError(path)
    draft = path.with_name(f".draf-{os.getpid()}-{os.urandom(4).hex()}")
    try:
        write_whole(draft, content)
        try:
            os.link(draft, path)  # refuses a name that another process has just taken
        except FileExistsError:
            raise
        except OSError:  # a stick or a drive that knows no links
            os.rename(draft, path)
    finally:
        with contextlib.suppress(OSError):
            draft.unlink()


def save(file: str | Path, write: Callable[[Path], object], shape: str, overwrite: bool) -> Path:
    """Write a file as a whole or not at all, under its name or the next free one; say so."""
    wanted = Path(file)
    try:
        if wanted.is_dir():
            raise IsADirectoryError(wanted)
        with tempfile.TemporaryDirectory(prefix=".frasa-", dir=wanted.parent) as folder:
            draft = Path(folder) / "draft"
            write(draft)
            path = _free_name(wanted, draft, overwrite)
            if not path.exists() or overwrite:
                os.replace(draft, path)
    except OSError as error:
        raise InputError(
            f"“{wanted}” tidak dapat ditulis: foldernya tidak ada, hanya dapat dibaca, atau "
            "penyimpanan penuh. Pilih tempat lain."
        ) from error
    print(f"Tersimpan: {path.name} ({shape}).")
    if path != wanted:
        print(
            f"{wanted.name} sudah ada dengan isi lain dan tidak diubah; untuk menggantinya, tulis "
            "overwrite=True."
        )
    return path


def _free_name(wanted: Path, draft: Path, overwrite: bool) -> Path:
    """Return the wanted name or the first numbered one that is free or holds the same already."""
    path, count = wanted, 0
    while path.exists() and not overwrite and not filecmp.cmp(draft, path, shallow=False):
        count += 1
        path = wanted.with_stem(f"{wanted.stem}-{count}")
    return path
