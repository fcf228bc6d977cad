"""What every function asks of a table before it works on it."""

import numpy as np
import pandas as pd

from frasa._ground.errors import InputError


def strings(values) -> pd.api.extensions.ExtensionArray:
    """Return a pandas array of strings; its ``take`` is quick and shares equal strings.

    So it is also where pyarrow is installed, which would copy every string.
    """
    return pd.array(values, dtype=pd.StringDtype("python", na_value=np.nan))


def merged_outlets(articles: pd.DataFrame) -> pd.Series:
    """Return each article's outlet as it is first printed, whatever its case and blanks.

    `articles` may lack the column outlet; what is unknown or blank is missing in the result (str).
    """
    names = articles.reindex(columns=["outlet"])["outlet"].astype("str")
    names = names.str.replace(r"\s+", " ", regex=True).str.strip()
    names = names.where(names != "")
    return names.groupby(names.str.replace(" ", "").str.casefold()).transform("first")


def minor_outlets(articles: pd.DataFrame) -> pd.Series:
    """Return merged outlets, missing also where one has more than half of the articles.

    That two articles come from such an outlet tells nothing about what they share.
    """
    outlet = merged_outlets(articles)
    shares = outlet.value_counts(normalize=True)
    return outlet.where(outlet.isin(shares.index[shares <= 0.5])).astype(object)


def local_moments(column: pd.Series) -> pd.Series:
    """Return the moments of a column without their zone: those that have one, in WIB."""
    moments = pd.to_datetime(column, utc=True)
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        moments = moments.dt.tz_convert("Asia/Jakarta")
    return moments.dt.tz_localize(None)


def require_columns(table: pd.DataFrame, *columns: str) -> None:
    """Raise InputError unless `table` is a DataFrame with the named columns."""
    if not isinstance(table, pd.DataFrame):
        raise InputError(
            f"Yang diminta sebuah tabel (DataFrame), tetapi yang diberikan {type(table).__name__}. "
            "Periksa nama variabel di dalam tanda kurung."
        )
    missing = [column for column in columns if column not in table.columns]
    if missing:
        raise InputError(
            f"Tabel ini tidak mempunyai kolom {', '.join(missing)}. "
            f"Kolom yang ada: {', '.join(map(str, table.columns))}. "
            "Periksa tabel mana yang Anda berikan."
        )
