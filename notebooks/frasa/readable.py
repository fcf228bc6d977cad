"""Passages as a reader wants them: both texts, who printed them when, and only what is in view."""

from collections.abc import Collection

import numpy as np
import pandas as pd
from pandas.api.types import is_number

from frasa._ground.errors import InputError
from frasa._ground.options import require_whole
from frasa._ground.tables import merged_outlets, require_columns
from frasa._ground.wording import number
from frasa.evidence import (
    IN_VIEW,
    classify,
    hours_between,
    known_articles,
    require_kinds,
    told_out_of_view,
)

MEASURES = ("identity", "strength", "group", "witnesses")
ORDER = ["words", "article_a", "article_b", "text_a", "text_b"]
SIDE_COLUMNS = ("article", "outlet", "published_at", "event_date", "headline", "link", "text")


def passage_texts(
    passages: pd.DataFrame,
    articles: pd.DataFrame,
    tokens: pd.DataFrame | None = None,
    kinds: Collection[str] = IN_VIEW,
    min_words: int = 1,
    other_outlets: bool = False,
    each_text_once: bool = False,
    days: tuple[float, float] | None = None,
    sample: int | None = None,
    seed: int = 0,
) -> pd.DataFrame:
    """Return passages to read: both texts with outlets, dates, headlines and links.

    Names, furniture of pages and texts of one outlet are out of view unless `kinds` has them; then
    one sentence says how many there are of each; another, how many passages `other_outlets` and
    `days` leave out because an outlet or a date is not known. Write the table with
    ``frasa.export.write_csv`` or ``write_parquet``.

    Parameters
    ----------
    passages : DataFrame from ``frasa.find_passages``, ``frasa.classify`` (without which passages
        are classified here) or ``frasa.find_paraphrases``.
    articles : DataFrame with ``article``, ``text`` and, if known, ``outlet``, ``published_at``,
        ``event_date``, ``headline`` and ``link`` (or ``url``).
    tokens : DataFrame from ``frasa.tokenize``, as for `classify`; not needed.
    kinds : the kinds that are shown, in a list: "quotation_or_copy", "house_text",
        "page_furniture", "name_or_formula" (``frasa.evidence.KINDS`` has these), "paraphrase".
    min_words : the least number of words, on both sides.
    other_outlets : True leaves only passages between two known, different outlets; a sentence
        says how many have an unknown one.
    each_text_once : True leaves one row of each group of passages, the longest.
    days : (least, most) days between the articles; those without dates are left out then,
        and counted in a sentence.
    sample : so many rows, drawn by chance, for reading; `seed` repeats or changes the draw.

    Returns
    -------
    DataFrame, one row a passage, the longest first: ``kind`` (str), ``words`` (int32, of the
    shorter side), ``identity`` (float64) or, of paraphrases, ``strength`` (float64), ``group`` and
    ``witnesses`` (int32, as of `classify`: rows of one group are one text, in so many places),
    ``days_apart`` (float64), for both sides ``article``, ``outlet``, ``published_at``,
    ``event_date``, ``headline``, ``link``, ``text`` (with _a and _b; what `articles` has not is
    left out), and ``reason`` (str).

    Raises
    ------
    InputError if a column or an article is missing, a kind is unknown, or days or sample is wrong.

        >>> texts = frasa.passage_texts(passages, articles)
        Di luar pandangan, menurut jenisnya: nama, gelar, atau rumusan 2.
        >>> texts[["words", "identity", "outlet_a", "outlet_b", "days_apart"]].head(2)
           words  identity    outlet_a    outlet_b  days_apart
        0    138  0.773585  WARTALATIH  LATIH INFO        77.0
        1     27  0.806452  WARTALATIH  LATIH INFO        77.0
    """
    require_columns(passages)
    require_kinds(kinds, passages)
    require_whole("min_words", min_words, 0)
    if sample is not None:
        require_whole("sample", sample, 1, " Tulis misalnya sample=10.")
        require_whole("seed", seed, 0)
    _require_span(days)
    found = passages if "kind" in passages else classify(passages, articles, tokens)
    known = known_articles(found, articles)
    table = _readable(found, known)
    in_view = table["kind"].isin(kinds)
    chosen = table["words"] >= min_words
    if other_outlets:
        a, b = (merged_outlets(known).reindex(table[f"article_{side}"]).to_numpy() for side in "ab")
        unknown = pd.isna(a) | pd.isna(b)
        _tell_unknown((chosen & in_view & unknown).sum(), "bagian", "media", "outlet")
        chosen &= ~(unknown | (a == b))
    if days is not None:
        unknown = table["days_apart"].isna()
        _tell_unknown((chosen & in_view & unknown).sum(), "bagian", "tanggal", "event_date")
        chosen &= table["days_apart"].between(*days)
    table = table[chosen]
    if told := told_out_of_view(table, kinds):
        print(told)
    table = table[table["kind"].isin(kinds)]
    table = table.sort_values(ORDER, ascending=[False, *[True] * 4], ignore_index=True)
    if each_text_once and "group" in table:
        table = table.drop_duplicates("group", ignore_index=True)
    if sample is None or sample >= len(table):
        return table
    return table.sample(sample, random_state=seed).sort_index(ignore_index=True)


def _require_span(days) -> None:
    pair = isinstance(days, tuple | list) and len(days) == 2
    if days is not None and not (pair and all(map(is_number, days)) and days[0] <= days[1]):
        raise InputError(
            "days harus dua angka, paling sedikit lalu paling banyak; yang diberikan "
            f"{days!r}. Tulis misalnya days=(0, 3)."
        )


def _readable(found, known) -> pd.DataFrame:
    """Return all passages with what is known of their articles."""
    known = known.rename(columns={"url": "link"}) if "link" not in known else known
    sides = [found[f"article_{side}"] for side in "ab"]
    columns = {"kind": found["kind"].to_numpy()}
    columns["words"] = found[["words_a", "words_b"]].min(axis=1).to_numpy()
    columns |= {name: found[name].to_numpy() for name in MEASURES if name in found}
    columns["days_apart"] = np.abs(hours_between(known, *sides)) / 24
    for side, names in zip("ab", sides, strict=True):
        columns[f"article_{side}"] = names.to_numpy()
        for name in SIDE_COLUMNS[1:-1]:
            if name in known:
                columns[f"{name}_{side}"] = known[name].reindex(names).array
        places = zip(names, found[f"start_{side}"], found[f"end_{side}"], strict=True)
        texts = known["text"].to_dict()
        columns[f"text_{side}"] = [texts[name][start:end] for name, start, end in places]
    return pd.DataFrame(columns | {"reason": found["reason"].to_numpy()})


def _tell_unknown(count: int, what: str, fact: str, column: str) -> None:
    """Say how many are left out because something is not known of an article, and the remedy."""
    if count:
        print(
            f"{number(count)} {what} tidak ikut, karena {fact} salah satu artikelnya tidak "
            f"diketahui. Isilah kolom {column} di tabel artikel."
        )


def outlet_matrix(
    passages: pd.DataFrame, articles: pd.DataFrame, kinds: Collection[str] = IN_VIEW
) -> pd.DataFrame:
    """Count, for every two outlets, the pairs of articles that share passages.

    Parameters
    ----------
    passages : DataFrame from ``frasa.find_passages`` or ``frasa.classify``; without the column
        ``kind`` all passages count.
    articles : DataFrame with ``article`` and ``outlet`` (NA allowed: these do not count, and a
        sentence says how many pairs that are).
    kinds : the kinds that count.

    Returns
    -------
    DataFrame, square and symmetric, outlets in the index and the columns, those that share most
    first: pairs of articles (int64); on the diagonal those within one outlet.

    Raises
    ------
    InputError if a column is missing or a kind is unknown.

        >>> frasa.outlet_matrix(passages, articles)
        2 pasangan artikel tidak ikut, karena media salah satu artikelnya tidak diketahui. ...
                    LATIH INFO  WARTALATIH
        outlet
        LATIH INFO           0           1
        WARTALATIH           1           0
    """
    require_columns(passages, "article_a", "article_b")
    require_columns(articles, "article", "outlet")
    require_kinds(kinds, passages)
    if "kind" in passages:
        passages = passages[passages["kind"].isin(kinds)]
    outlet = merged_outlets(articles.drop_duplicates("article").set_index("article"))
    pairs = passages[["article_a", "article_b"]].drop_duplicates()
    a, b = (pd.Series(outlet.reindex(pairs[name]).to_numpy()) for name in pairs)
    _tell_unknown((a.isna() | b.isna()).sum(), "pasangan artikel", "media", "outlet")
    counts = pd.crosstab(a, b)
    names = counts.index.union(counts.columns)
    counts = counts.reindex(index=names, columns=names, fill_value=0)
    both = counts + counts.T.to_numpy() * (1 - np.eye(len(names), dtype=int))
    ranked = both.sum().sort_values(ascending=False, kind="stable").index
    return both.loc[ranked, ranked].rename_axis(index="outlet", columns=None)
