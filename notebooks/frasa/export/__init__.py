"""Export: results as files for spreadsheets, papers, passim's users, and as a report to read."""

from frasa._ground.moved import moved_names
from frasa.export.page import write_report
from frasa.export.paper import bibtex, methods_paragraph, write_text
from frasa.export.passim import write_passim
from frasa.export.report import write_corpus_report
from frasa.export.tables import write_csv, write_parquet

__all__ = [
    "bibtex",
    "methods_paragraph",
    "write_corpus_report",
    "write_csv",
    "write_parquet",
    "write_passim",
    "write_report",
    "write_text",
]


def __dir__() -> list[str]:
    return __all__


__getattr__ = moved_names(__name__)
