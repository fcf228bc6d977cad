"""What every function asks of a table before it works on it."""

from datetime import date, datetime

import numpy as np
import pandas as pd

from frasa._ground.errors import InputError

EMPTY = "sel kosong"
TIME_ZONE = "Asia/Jakarta"
KEYS = ("article", "article_a", "article_b", "word", "surface", "compared")
PLACES = ("position", "sentence", *("start", "end"))
PLACES += tuple(f"{name}_{s}" for s in "ab" for name in ("first_word", "last_word", "start", "end"))


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


def without_index(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table with its rows numbered from 0: an index may have the name of a column."""
    return table.reset_index(drop=True)


def require_columns(table: pd.DataFrame, *columns: str) -> None:
    """Raise InputError unless `table` is a DataFrame with the named columns, each of them once.

    What our own columns hold is asked for, too: KEYS are texts, PLACES are whole numbers from 0 on.
    """
    if not isinstance(table, pd.DataFrame):
        raise InputError(
            f"Yang diminta sebuah tabel (DataFrame), tetapi yang diberikan {type(table).__name__}. "
            "Periksa nama variabel di dalam tanda kurung."
        )
    columns, known = list(dict.fromkeys(map(_column_name, columns))), list(table.columns)
    missing = [str(column) for column in columns if column not in known]
    if missing:
        kept = ", ".join(name for name in missing if name in table.index.names)
        remedy = (
            f"Yang bernama {kept} ialah indeksnya: tulis tabel.reset_index()."
            if kept
            else "Periksa tabel mana yang Anda berikan."
        )
        raise InputError(
            f"Tabel ini tidak mempunyai kolom {', '.join(missing)}. "
            f"Kolom yang ada: {', '.join(map(str, known))}. {remedy}"
        )
    if columns and not table.columns.is_unique:
        twice = table.columns[table.columns.duplicated()][0]
        raise InputError(
            f"Kolom {twice} ada lebih dari satu kali dalam tabel ini. Beri nama lain, atau buang "
            "yang berlebih: tabel = tabel.loc[:, ~tabel.columns.duplicated()]."
        )
    for column in columns:
        _require_values(table[column])


def _column_name(column) -> object:
    """Return the name of a column as it is, or as a text if no column can have it."""
    return column if isinstance(column, str | int) else str(column)


def _require_values(values: pd.Series) -> None:
    """Raise InputError if a column with one of our names holds what it never does."""
    kinds = [(KEYS, _is_text, "teks", "string"), (PLACES, _is_place, "bilangan bulat", "integer")]
    for names, fits, wanted, kind in kinds:
        if values.name not in names or _has_only(values, kind):
            continue
        for row, value in enumerate(values, 1):
            if not fits(value):
                raise InputError(
                    f"Kolom {values.name} harus berisi {wanted} di setiap baris, tetapi baris "
                    f"ke-{row} berisi {_shown(value)}. {_remedy(values, value, kind)}"
                )


def _has_only(values: pd.Series, kind: str) -> bool:
    """Return whether values surely are of one kind and none is missing, without asking each."""
    if values.hasnans:
        return False
    if isinstance(values.dtype, pd.CategoricalDtype):
        values = values.cat.categories
    found = pd.api.types.infer_dtype(values, skipna=False)
    return found == kind and (kind == "string" or bool((values >= 0).all()))


def _is_text(value) -> bool:
    return isinstance(value, str)


def _is_place(value) -> bool:
    return isinstance(value, int | np.integer) and not isinstance(value, bool) and value >= 0


def _shown(value) -> str:
    return EMPTY if pd.api.types.is_scalar(value) and pd.isna(value) else repr(value)


def _remedy(values: pd.Series, value, kind: str) -> str:
    name = f'tabel["{values.name}"]'
    if kind == "integer":
        return (
            "Pakailah tabel sebagaimana dihasilkan frasa, yang menghitung dari 0; kalau tabelnya "
            f"dibaca dari berkas, ubah dulu: {name} = {name}.astype(int)."
        )
    if _shown(value) == EMPTY:
        return (
            "Isi sel itu atau buang barisnya. Tabel dari berkas CSV dibaca dengan "
            "pd.read_csv(berkas, keep_default_na=False): tanpa itu kata seperti “nan” menjadi sel "
            "kosong."
        )
    return f'Ubah menjadi teks: {name} = {name}.astype("str").'


def require_numbers(table: pd.DataFrame, *columns: str) -> None:
    """Raise InputError unless `table` has these columns and each holds numbers."""
    require_columns(table, *columns)
    for column in columns:
        if not pd.api.types.is_numeric_dtype(table[column].infer_objects()):
            name = f'tabel["{column}"]'
            raise InputError(
                f"Kolom {column} harus berisi angka, tetapi berisi teks atau hal lain. Pilih kolom "
                f"lain, atau ubah menjadi angka: {name} = pd.to_numeric({name})."
            )


def require_known(names, known, table: str) -> None:
    """Raise InputError unless all `names` of articles in passages are among `known` of a table."""
    unknown = [name for name in pd.unique(pd.Series(names, dtype=object)) if name not in known]
    if unknown:
        raise InputError(
            f"Artikel “{unknown[0]}” ada dalam tabel passages, tetapi tidak ada dalam tabel "
            f"{table}. Pakailah kedua tabel dari korpus yang sama."
        )


def require_article(name, articles: pd.Series) -> None:
    """Raise InputError unless `name` is among the ids of articles."""
    known = pd.unique(articles)
    if not isinstance(name, str) or name not in known:
        raise InputError(
            f"Tidak ada artikel dengan id “{name}”. Pilihlah salah satu dari: "
            f"{', '.join(map(str, known[:10]))}."
        )


def moments(table: pd.DataFrame, column: str) -> pd.Series:
    """Return a column of dates or times as datetime64 in Jakarta's time; missing without it.

    Texts are read as ISO 8601, the one form in which day and month cannot be confused.

    Raises
    ------
    InputError if a value is no date.
    """
    values = table.reindex(columns=[column])[column]
    if not pd.api.types.is_datetime64_any_dtype(values):
        values = pd.Series(
            [_moment(value, column) for value in values], values.index, "datetime64[us]"
        )
    return values.dt.tz_convert(TIME_ZONE).dt.tz_localize(None) if values.dt.tz else values


def _moment(value, column: str) -> datetime | None:
    if pd.isna(value) or value == "":
        return None
    try:
        when = datetime.fromisoformat(value.strip()) if isinstance(value, str) else value
        if not isinstance(when, date):
            raise ValueError
        when = pd.Timestamp(when)
    except ValueError:
        raise InputError(
            f"Kolom {column} berisi {value!r}, yang bukan tanggal. Tulis tanggal sebagai "
            f"2024-10-07 atau 2024-10-07 08:30, atau ubah dulu dengan pd.to_datetime."
        ) from None
    return when.tz_convert(TIME_ZONE).tz_localize(None) if when.tzinfo else when
