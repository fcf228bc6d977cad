"""Take results out of the course: tables, passages for other programs, a report, a citation.

Whatever is written is named in an Indonesian sentence. A file that exists is never overwritten
unless that is asked for: when its content differs, the next free name is used ("tabel-1.csv").
"""

import importlib.util
from pathlib import Path

import pandas as pd

from frasa._ground.errors import InputError
from frasa._ground.files import save
from frasa._ground.optional import install_command
from frasa._ground.tables import require_columns
from frasa._ground.wording import number

_COMPUTED = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so may be taken for a formula
LONGEST_CELL = 32_767  # characters that a cell of Excel holds (Microsoft's published limit)
EXCEL_DECIMALS = 4


# Tables


def write_csv(
    table: pd.DataFrame, file: str | Path, for_excel: bool = False, overwrite: bool = False
) -> None:
    """Write a table as CSV (RFC 4180): UTF-8, commas, a point for decimals.

    Parameters
    ----------
    table : any DataFrame; its index is not written.
    file : where to write, in an existing folder.
    for_excel : for a spreadsheet with Indonesian settings, opened by a double click: semicolons, a
        comma for decimals, and a byte order mark, without which Excel shows “ as â€œ. Texts that
        begin with =, +, - or @ get an apostrophe, or Excel would compute them. Numbers are rounded
        to 4 decimals, to be read; the plain form keeps every digit, and other programs, and `frasa`
        itself, read it more safely.
    overwrite : True replaces a file of that name.

    Raises
    ------
    InputError
        When the file cannot be written.

        >>> frasa.export.write_csv(passages, "bagian.csv", for_excel=True)
        Tersimpan: bagian.csv (5 baris, 17 kolom).
    """
    require_columns(table)
    if not for_excel:
        shape = {"encoding": "utf-8"}
    else:
        shape = {"encoding": "utf-8-sig", "sep": ";", "decimal": ","}
        table = for_spreadsheet(table)
    path = save(
        file,
        lambda target: table.to_csv(
            target, index=False, lineterminator="\r\n", errors="replace", **shape
        ),
        f"{number(len(table))} baris, {len(table.columns)} kolom",
        overwrite,
    )
    if for_excel and (long := _long_cells(table)):
        print(
            f"Di {path.name}, {number(long)} sel lebih panjang daripada {number(LONGEST_CELL)} "
            "huruf; Excel memotongnya."
        )


def for_spreadsheet(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table whose texts and headings no spreadsheet computes, with rounded numbers."""
    return table.apply(_for_excel).rename(columns=_not_computed)


def _not_computed(text: object) -> object:
    if not isinstance(text, str):
        return text
    whole = text.encode(errors="replace").decode()  # half an emoji fits into no file
    return f"'{whole}" if whole[:1] in _COMPUTED else whole


def _for_excel(column: pd.Series) -> pd.Series:
    if pd.api.types.is_float_dtype(column):
        return column.round(EXCEL_DECIMALS)
    if not (pd.api.types.is_string_dtype(column) or column.dtype == object):
        return column
    return column.map(_not_computed)


def _long_cells(table: pd.DataFrame) -> int:
    texts = (table[name].astype("str").str.len() for name in table.columns)
    return sum(int((lengths > LONGEST_CELL).sum()) for lengths in texts)


def write_parquet(table: pd.DataFrame, file: str | Path, overwrite: bool = False) -> None:
    """Write a table as Parquet, which keeps types and reads fast; needs pyarrow or fastparquet.

    Raises
    ------
    InputError
        When neither package is installed, or the file cannot be written.

        >>> frasa.export.write_parquet(tokens, "kata.parquet")
        Tersimpan: kata.parquet (1.551 baris, 8 kolom).
    """
    require_columns(table)
    if not any(importlib.util.find_spec(name) for name in ("pyarrow", "fastparquet")):
        raise InputError(
            "Parquet memerlukan paket pyarrow, yang belum terpasang. Pasang dengan perintah: "
            f"{install_command('skala')}. Atau pakai write_csv."
        )
    shape = f"{number(len(table))} baris, {len(table.columns)} kolom"

    def write(target: Path) -> None:
        try:
            table.to_parquet(target, index=False)
        except (TypeError, ValueError) as error:
            raise InputError(
                "Tabel ini tidak dapat ditulis sebagai Parquet: ada kolom yang mencampur teks dan "
                "angka, atau dua kolom bernama sama. Samakan dulu isinya, misalnya dengan "
                'astype("str"), atau pakai write_csv.'
            ) from error

    save(file, write, shape, overwrite)
