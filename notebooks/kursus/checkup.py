"""Tell whether this computer is ready for the course."""

import importlib.util
import os
import sys
from pathlib import Path

import pandas as pd

from frasa._ground.errors import InputError
from frasa.articles import check_files
from kursus.corpus import folder_artikel

PYTHON_FROM, PYTHON_BELOW = (3, 11), (3, 15)
PACKAGES = ("pandas", "matplotlib", "wordcloud")
_READY = "siap"
_INSTALL = "Jalankan python mulai.py dari folder kursus, lalu buka buku catatan ini lagi."


def periksa_komputer() -> pd.DataFrame:
    """Return one row a part of the environment: is it ready, and if not, what to do.

    Returns
    -------
    DataFrame with the columns bagian, keadaan, saran (all str, Indonesian): the Python version,
    each package, the corpus, and whether answers can be saved in this folder.

        >>> kursus.periksa_komputer().columns.tolist()
        ['bagian', 'keadaan', 'saran']
    """
    rows = [
        _row("Python", PYTHON_FROM <= sys.version_info[:2] < PYTHON_BELOW, "versi lain", _INSTALL),
        *(_row(name, importlib.util.find_spec(name), "belum ada", _INSTALL) for name in PACKAGES),
        _corpus(),
        _row(
            "menyimpan jawaban",
            os.access(Path.cwd(), os.W_OK),
            "folder hanya dapat dibaca",
            "Salin folder kursus ke tempat milik Anda, atau unduh buku catatan sebelum ditutup.",
        ),
    ]
    return pd.DataFrame(rows, columns=["bagian", "keadaan", "saran"], dtype="str")


def _row(part: str, ready: object, otherwise: str, advice: str) -> tuple[str, str, str]:
    return (part, _READY, "") if ready else (part, otherwise, advice)


def _corpus() -> tuple[str, str, str]:
    try:
        files = check_files(folder_artikel())
    except InputError as error:
        return "artikel", "belum ada", str(error)
    unreadable = list(files.loc[files["problem"].notna(), "file"])
    advice = f"Tidak terbaca: {', '.join(unreadable)}." if unreadable else ""
    return "artikel", _READY if len(unreadable) < len(files) else "tidak terbaca", advice
