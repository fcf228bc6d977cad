"""An article by the name that a person gives it: "03", 3, "aceh utara" or its whole name."""

import os
import re
import sys

import pandas as pd

from frasa import InputError
from kursus import nearest, numerals
from kursus.cell import notebook_names
from kursus.choices import LABELS
from kursus.wording import shown


def find_article(articles: pd.DataFrame, name) -> str:
    """Return the one article that `name` means; raise InputError, which lists them, otherwise.

    In a folder of the learner's own (KORPUS) a number counts the articles, up to the last one.
    """
    names = articles["article"].astype(str).tolist()
    wanted = numerals.without(_plain(name), LABELS["article"])  # "berita 3"
    if spelt := numerals.readings(wanted):  # "tiga"
        wanted = f"{spelt[0]:g}"
    rules = (
        lambda each: each == str(name),
        lambda each: _plain(each) == wanted,
        lambda each: wanted.isdigit() and _number(each) == int(wanted),
        lambda each: wanted and not wanted.isdigit() and wanted in _plain(each),
    )
    for rule in rules:
        found = [each for each in names if rule(each)]
        if len(found) == 1:
            return found[0]
    if wanted.isdigit() and names and os.environ.get("KORPUS"):
        return names[min(max(int(wanted) - 1, 0), len(names) - 1)]  # a folder of one's own
    if reading := _own_reading(wanted):
        raise InputError(
            f"Tidak ada artikel “{shown(name)}” di tabel yang sedang terbuka. Buku catatan ini "
            f"memakai tabel lain. Jalankan lagi: {reading}"
        )
    raise InputError(
        f"Tidak ditemukan: artikel “{shown(name)}”. Tulis nomornya, misalnya 3, atau namanya di "
        f"antara tanda petik. Yang ada: {', '.join(names[:12])}{' …' if len(names) > 12 else ''}"
    )


def _own_reading(wanted: str) -> str | None:
    """Return the line of this notebook that reads the table in which there is such an article."""
    for line, verb in nearest.readings_of_this_notebook(notebook_names().get("In", [])):
        names = getattr(sys.modules[__package__], verb)()["article"].astype(str)
        if any(wanted in (_plain(each), str(_number(each))) for each in names):
            return line
    return None


def one_article(articles: pd.DataFrame, name) -> pd.DataFrame:
    """Return the row of the article that `name` means, as a table."""
    return articles[articles["article"] == find_article(articles, name)]


def _plain(name) -> str:
    text = re.sub(r"\.(txt|html?|docx|pdf)$", "", str(name).strip().casefold())
    return re.sub(r"[\W_]+", " ", text).strip()


def _number(name: str) -> int | None:
    """Return the number that a name begins with."""
    found = re.match(r"\d+", name)
    return int(found.group()) if found else None
