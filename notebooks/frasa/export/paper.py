"""What a paper needs: a paragraph on the method, and what to cite."""

import contextlib
import platform
from datetime import date
from importlib import metadata
from pathlib import Path

import pandas as pd

from frasa._ground import about
from frasa._ground.files import save
from frasa._ground.tables import local_moments, merged_outlets, require_columns
from frasa._ground.wording import number
from frasa._reading.dates import written_date
from frasa.evidence import KIND_NAMES
from frasa.passages import MIN_WORDS, group_passages, left_out

# Packages behind every result, and those that read one kind of file only.
PACKAGES = {"pandas": "", "numpy": ""}
PACKAGES |= {"pypdf": ".pdf", "openpyxl": ".xlsx"}


def dates_of(articles: pd.DataFrame) -> pd.Series:
    """Return the day of publication, else of the event, in ISO 8601; missing where not known."""
    return iso_days(articles, "published_at").fillna(iso_days(articles, "event_date"))


def or_none(value):
    return None if value is None or pd.isna(value) else str(value)


def methods_paragraph(
    articles: pd.DataFrame,
    passages: pd.DataFrame | None = None,
    tokens: pd.DataFrame | None = None,
    parameters: dict[str, object] | None = None,
) -> str:
    """Return an Indonesian paragraph on material and method, with versions, to paste into a paper.

    It says when the articles were published (where that is unknown, when their events were), how
    many have no outlet, no such date, or one before 1995 or in the future, and how many passages
    are of each kind. Outlets that differ only in case or blanks are one.

    Parameters
    ----------
    articles : DataFrame with the columns article and text; outlet, published_at and event_date
        where there are any.
    passages : from `frasa.find_passages`; without it that step is not mentioned.
    tokens : from `frasa.tokenize`; without it words are not counted.
    parameters : what was chosen, by name, where it is not the default: {"min_words": 12}.

        >>> print(frasa.export.methods_paragraph(articles, passages))
        Korpus ini memuat 5 artikel dari 4 media (1 artikel tanpa nama media). 1 ...
    """
    require_columns(articles, "article", "text")
    sentences = [
        corpus_sentence(articles, tokens),
        f"Teksnya dibaca dan dipisahkan dari unsur halaman dengan frasa {about.VERSION}, pustaka "
        "kursus terbuka Membaca Netralitas.",
    ]
    chosen = {"min_words": MIN_WORDS} | (parameters or {})
    if passages is not None:
        sentences.append(_passages_sentence(passages, chosen["min_words"]))
        sentences.append(
            f"Parameter: {', '.join(f'{name}={value!r}' for name, value in chosen.items())}."
        )
    versions = [f"Python {platform.python_version()}", *_versions(articles)]
    return " ".join([*sentences, f"Perangkat lunak: {', '.join(versions)}."])


def corpus_sentence(articles: pd.DataFrame, tokens: pd.DataFrame | None = None) -> str:
    """Return how many articles there are, of how many outlets and which days."""
    words = f" ({number(len(tokens))} kata)" if tokens is not None else ""
    size = f"Korpus ini memuat {number(len(articles))} artikel{words}"
    return f"{size}{_told_outlets(merged_outlets(articles))}{_told_days(articles)}."


def _told_outlets(outlets: pd.Series) -> str:
    count, unknown = outlets.nunique(), int(outlets.isna().sum())
    if not count:
        return " tanpa nama media" if unknown else ""
    without = f" ({number(unknown)} artikel tanpa nama media)" if unknown else ""
    return f" dari {number(count)} media{without}"


def _told_days(articles: pd.DataFrame) -> str:
    """Return when the articles were published and, where that is unknown, when their events were.

    What is missing and what cannot be is counted.
    """
    published, events = (iso_days(articles, name) for name in ("published_at", "event_date"))
    missing, odd = published.isna(), published.notna() & ~is_plausible(published)
    told = []
    if len(known := published[~missing & ~odd]):
        told.append(f"{number(len(known))} artikel terbit {_period(known)}")
    if missing.any():
        events = events[missing & is_plausible(events)]
        rest = f", {number(len(events))} di antaranya tentang peristiwa {_period(events)}"
        count = number(int(missing.sum()))
        told.append(f"{count} artikel tanpa tanggal terbit{rest if len(events) else ''}")
    if odd.any():
        told.append(f"{number(int(odd.sum()))} artikel dengan tanggal terbit yang tidak masuk akal")
    return f". {'; '.join(told)}" if told else ""


def _period(days: pd.Series) -> str:
    first, last = written(days.min()), written(days.max())
    return first if first == last else f"antara {first} dan {last}"


def iso_days(articles: pd.DataFrame, column: str) -> pd.Series:
    """Return the days of a column of times, if there is one, in ISO 8601, missing as NaN."""
    return local_moments(articles.reindex(columns=[column])[column]).dt.strftime("%Y-%m-%d")


def is_plausible(days: pd.Series) -> pd.Series:
    """Mark the days (ISO 8601) on which there was Indonesian news on the web: not before 1995."""
    return (days >= FIRST_DAY) & (days <= date.today().isoformat())


def written(day: str | float) -> str:
    """Return an ISO date, or a missing one, in Indonesian."""
    return written_date(date.fromisoformat(day)) if isinstance(day, str) else UNKNOWN


def _passages_sentence(passages: pd.DataFrame, min_words) -> str:
    pairs = len(passages[["article_a", "article_b"]].drop_duplicates())
    groups = group_passages(passages)["group"].nunique()
    return (
        "Bagian teks yang sama di dua artikel dicari menurut gagasan Smith, Cordell, dan Dillon "
        f"(2013): bagian dengan sedikitnya {min_words} kata yang sama, dengan suntingan kecil di "
        f"antaranya. Ditemukan {number(len(passages))} bagian bersama di {number(pairs)} pasang "
        f"artikel, dalam {number(groups)} kelompok teks."
        f"{_told_kinds(passages)}{_told_left(passages)}"
    )


def _told_kinds(passages: pd.DataFrame) -> str:
    if "kind" not in passages:
        return ""
    counts = passages["kind"].value_counts()
    kinds = [f"{KIND_NAMES[kind]} {number(counts[kind])}" for kind in KIND_NAMES if kind in counts]
    return f" Menurut jenisnya, yang ditaksir dari kata-katanya: {'; '.join(kinds)}."


def _told_left(passages: pd.DataFrame) -> str:
    if "compared" not in passages or (table := left_out(passages)).empty:
        return ""
    return (
        f" {number(len(table))} teks yang sangat tersebar tidak dibandingkan di semua pasangan "
        f"artikel; sekitar {number(int(table['pairs_left_out'].sum()))} pasangan tidak terhitung."
    )


def _versions(articles: pd.DataFrame) -> list[str]:
    """Return the packages that these articles passed through, with their versions."""
    files = articles.reindex(columns=["file"])["file"].astype("str").str.lower()
    found = []
    for name, ending in PACKAGES.items():
        if not ending or files.str.endswith(ending, na=False).any():
            with contextlib.suppress(metadata.PackageNotFoundError):
                found.append(f"{name} {metadata.version(name)}")
    return found


def bibtex() -> str:
    """Return BibTeX entries for the course, for the method and for the packages that it uses.

    >>> frasa.export.bibtex().splitlines()[0]
    '@software{membaca-netralitas,'
    """
    own = {
        "author": "{The contributors to Membaca Netralitas}",
        "title": f"{{{about.TITLE}}}",
        "year": about.RELEASED[:4],
        "version": about.VERSION,
        "url": about.ADDRESS,
    }
    entries = {"membaca-netralitas": ("software", own)} | _REFERENCES
    return "\n\n".join(_entry(key, kind, fields) for key, (kind, fields) in entries.items()) + "\n"


def _entry(key: str, kind: str, fields: dict[str, str | None]) -> str:
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{key},", *lines, "}"])


_REFERENCES = {
    "smith-2013-infectious": (
        "inproceedings",
        {
            "author": "Smith, David A. and Cordell, Ryan and Dillon, Elizabeth Maddock",
            "title": "Infectious Texts: Modeling Text Reuse in Nineteenth-Century Newspapers",
            "booktitle": "2013 IEEE International Conference on Big Data",
            "year": "2013",
            "pages": "86--94",
            "doi": "10.1109/BigData.2013.6691675",
        },
    ),
    "mckinney-2010-pandas": (
        "inproceedings",
        {
            "author": "McKinney, Wes",
            "title": "Data Structures for Statistical Computing in {Python}",
            "booktitle": "Proceedings of the 9th Python in Science Conference",
            "year": "2010",
            "pages": "56--61",
            "doi": "10.25080/Majora-92bf1922-00a",
        },
    ),
    "harris-2020-numpy": (
        "article",
        {
            "author": "Harris, Charles R. and Millman, K. Jarrod and van der Walt, Stéfan J. and "
            "others",
            "title": "Array programming with {NumPy}",
            "journal": "Nature",
            "volume": "585",
            "year": "2020",
            "pages": "357--362",
            "doi": "10.1038/s41586-020-2649-2",
        },
    ),
}


def write_text(text: str, file: str | Path, overwrite: bool = False) -> None:
    """Write a text, like `methods_paragraph` or `bibtex`, as UTF-8.

    Raises
    ------
    InputError
        When the file cannot be written.

        >>> frasa.export.write_text(frasa.export.bibtex(), "pustaka.bib")
        Tersimpan: pustaka.bib (146 kata).
    """
    content = text if text.endswith("\n") else f"{text}\n"
    shape = f"{number(len(text.split()))} kata"
    save(
        file, lambda target: target.write_bytes(content.encode(errors="replace")), shape, overwrite
    )


UNKNOWN = "tidak disebut"
FIRST_DAY = "1995-01-01"
