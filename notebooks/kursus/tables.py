"""Tables as people read them: importing kursus sets every table of a notebook like a booklet."""

import sys

import pandas as pd


def load_ipython_extension(shell) -> None:
    """Show DataFrames and Series in Indonesian from now on; calling it twice changes nothing."""
    formatters = shell.display_formatter.formatters
    for kind in (pd.DataFrame, pd.Series):
        formatters["text/html"].for_type(kind, _html)
        formatters["text/plain"].for_type(kind, _plain)


def unload_ipython_extension(shell) -> None:
    """Show tables as pandas does."""
    formatters = shell.display_formatter.formatters
    for kind in (pd.DataFrame, pd.Series):
        for form in ("text/html", "text/plain"):
            formatters[form].pop(kind, None)


def tabel_polos(polos: bool = True) -> None:
    """Tampilkan tabel seperti aslinya dalam pandas; tabel_polos(False) mengembalikannya.

    >>> kursus.tabel_polos()
    >>> kursus.tabel_polos(False)
    """
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell:
        (unload_ipython_extension if polos else load_ipython_extension)(shell)


def _html(table) -> str:
    from frasa.export.booklet import as_html  # when a table is first shown: a quick start

    return as_html(table)


def _plain(table, printer, cycle) -> None:
    from frasa.export.booklet import as_text

    printer.text(as_text(table))
