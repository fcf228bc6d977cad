"""The course's own articles, and what is known of the originals that they stand for."""

import os
from datetime import date
from pathlib import Path

import pandas as pd

import frasa
from frasa._reading.dates import weekday_of
from kursus.arguments import checked

DATA = Path(__file__).resolve().parents[2] / "data"


def folder_artikel() -> Path:
    """Return the folder that the notebooks read: environment variable KORPUS, else the course's.

    >>> kursus.folder_artikel().name
    'articles'
    """
    return Path(os.environ.get("KORPUS") or DATA / "articles")


@checked
def baca_artikel(folder: str | Path | None = None) -> pd.DataFrame:
    """Read a folder with `frasa.read_articles`; the course's own (`folder_artikel`) by default.

    Of the five originals, which the course may not pass on, data/originals.csv records what their
    pages do not say.

        >>> artikel = kursus.baca_artikel()
        >>> len(artikel)
        5
    """
    return frasa.read_articles(folder or folder_artikel(), metadata=_originals())


def nama_hari(hari: date) -> str:
    """Return the Indonesian name of a day: nama_hari(date(2024, 10, 7)) is "Senin".

    >>> from datetime import date
    >>> kursus.nama_hari(date(2024, 10, 7))
    'Senin'
    """
    return weekday_of(hari)


def _originals() -> pd.DataFrame | None:
    path = DATA / "originals.csv"
    if not path.is_file():
        return None
    return pd.read_csv(path).rename(columns={"id": "article", "source_outlet": "outlet"})
