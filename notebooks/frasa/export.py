"""Take results out of the course: tables, passages for other programs, a report, a citation.

Whatever is written is named in an Indonesian sentence. A file that exists is never overwritten
unless that is asked for: when its content differs, the next free name is used ("tabel-1.csv").
"""

import contextlib
import filecmp
import importlib.util
import json
import os
import platform
import re
import tempfile
from collections.abc import Callable
from datetime import date
from importlib import metadata
from pathlib import Path

import pandas as pd

from frasa.articles import DATA, find_duplicates, merged_outlets, require_columns
from frasa.charts import KIND_NAMES
from frasa.dates import written_date
from frasa.errors import InputError
from frasa.figures import number
from frasa.groups import classify, group_passages
from frasa.passages import MIN_WORDS
from frasa.report import write_report
from frasa.unreadable import install_command

_COMPUTED = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so may be taken for a formula
LONGEST_CELL = 32_767  # characters that a cell of Excel holds (Microsoft's published limit)
EXCEL_DECIMALS = 4
MOST_GROUPS = 50  # in a report
MOST_WITNESSES = 12  # of one group in a report
OPENING_WORDS = 12  # of a text that is not shown in full

# Packages behind every result, and those that read one kind of file only.
PACKAGES = {"pandas": "", "numpy": ""}
PACKAGES |= {"trafilatura": ".html", "python-docx": ".docx", "pypdf": ".pdf", "openpyxl": ".xlsx"}


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
    """
    require_columns(table)
    if not for_excel:
        shape = {"encoding": "utf-8"}
    else:
        shape = {"encoding": "utf-8-sig", "sep": ";", "decimal": ","}
        table = table.apply(_for_excel)
    path = _save(
        file,
        lambda target: table.to_csv(target, index=False, lineterminator="\r\n", **shape),
        f"{number(len(table))} baris, {len(table.columns)} kolom",
        overwrite,
    )
    if for_excel and (long := _long_cells(table)):
        print(
            f"Di {path.name}, {number(long)} sel lebih panjang daripada {number(LONGEST_CELL)} "
            "huruf; Excel memotongnya."
        )


def _for_excel(column: pd.Series) -> pd.Series:
    if pd.api.types.is_float_dtype(column):
        return column.round(EXCEL_DECIMALS)
    if not (pd.api.types.is_string_dtype(column) or column.dtype == object):
        return column
    risky = column.map(lambda value: isinstance(value, str) and value[:1] in _COMPUTED)
    return column.where(~risky.astype(bool), "'" + column.astype("str"))


def _long_cells(table: pd.DataFrame) -> int:
    texts = (table[name].astype("str").str.len() for name in table.columns)
    return sum(int((lengths > LONGEST_CELL).sum()) for lengths in texts)


def write_parquet(table: pd.DataFrame, file: str | Path, overwrite: bool = False) -> None:
    """Write a table as Parquet, which keeps types and reads fast; needs pyarrow or fastparquet.

    Raises
    ------
    InputError
        When neither package is installed, or the file cannot be written.
    """
    require_columns(table)
    if not any(importlib.util.find_spec(name) for name in ("pyarrow", "fastparquet")):
        raise InputError(
            "Parquet memerlukan paket pyarrow, yang belum terpasang. Pasang dengan perintah: "
            f"{install_command('skala')}. Atau pakai write_csv."
        )
    shape = f"{number(len(table))} baris, {len(table.columns)} kolom"
    _save(file, lambda target: table.to_parquet(target, index=False), shape, overwrite)


# Passages for other programs


def write_passim(
    articles: pd.DataFrame,
    passages: pd.DataFrame,
    file: str | Path = "out.json",
    overwrite: bool = False,
) -> None:
    """Write passages in the layout of passim's out.json: JSON Lines, one reused passage a line.

    The fields are those that passim's README documents (github.com/dasmiq/passim, version 2): id
    and text of the passage; cluster, its number; size, how many passages the cluster has; begin and
    end, characters in the article's text, from 0, end exclusive; uid, a number of the article; src,
    the passage that it comes from (always empty: a candidate is not a source, see
    `frasa.groups.candidate_sources`); pboiler, the share of the cluster's links that join articles
    of one series. passim passes metadata through; here these are series (the outlet), date (of
    publication, else of the event, ISO 8601) and title (the headline), null where not known.

    Parameters
    ----------
    articles : DataFrame with the columns id and text; outlet, published_at, event_date and headline
        where there are any.
    passages : DataFrame from `frasa.passages.find_passages`, of these articles.

    Raises
    ------
    InputError
        When a column or an article is missing, or the file cannot be written.
    """
    require_columns(articles, "id", "text")
    rows = _passim_rows(articles, passages)

    def write(target: Path) -> None:
        with target.open("w", encoding="utf-8", newline="\n") as stream:
            for row in rows:
                stream.write(json.dumps(row, ensure_ascii=False) + "\n")

    clusters = len({row["cluster"] for row in rows})
    shape = f"{number(len(rows))} bagian teks dalam {number(clusters)} kelompok"
    _save(file, write, shape, overwrite)


def _passim_rows(articles: pd.DataFrame, passages: pd.DataFrame) -> list[dict]:
    witnesses = group_passages(passages)
    sizes = witnesses["group"].value_counts().to_dict()
    boilerplate = _same_series(articles, passages)
    columns = ["id", "outlet", "headline", "text"]
    table = articles.reindex(columns=columns).assign(date=_dates(articles))
    known = {row.id: (uid, row) for uid, row in enumerate(table.itertuples(index=False))}
    rows = []
    for witness in witnesses.itertuples(index=False):
        uid, article = known[witness.article]
        rows.append(
            {
                "id": witness.article,
                "cluster": int(witness.group),
                "size": sizes[witness.group],
                "begin": int(witness.start),
                "end": int(witness.end),
                "uid": uid,
                "src": [],
                "pboiler": boilerplate.get(witness.group),
                "series": _known(article.outlet),
                "date": _known(article.date),
                "title": _known(article.headline),
                "text": article.text[witness.start : witness.end],
            }
        )
    return rows


def _same_series(articles: pd.DataFrame, passages: pd.DataFrame) -> dict[int, float]:
    """Return for each group the share of its passages that join two articles of one outlet."""
    found = classify(passages, articles)
    if "outlet" not in articles:
        return {}
    outlets = articles.set_index("id")["outlet"]
    a, b = found["article_a"].map(outlets), found["article_b"].map(outlets)
    same = (a == b).where(a.notna() & b.notna()).astype("Float64")
    shares = same.groupby(found["group"]).mean().dropna()
    return {int(group): float(share) for group, share in shares.items()}


def _dates(articles: pd.DataFrame) -> pd.Series:
    """Return the day of publication, else of the event, in ISO 8601; missing where not known."""
    table = articles.reindex(columns=["published_at", "event_date"])
    days = [pd.to_datetime(table[name]).dt.strftime("%Y-%m-%d") for name in table.columns]
    return days[0].fillna(days[1])


def _known(value):
    return None if value is None or pd.isna(value) else str(value)


# For a paper


def methods_paragraph(
    articles: pd.DataFrame,
    passages: pd.DataFrame | None = None,
    tokens: pd.DataFrame | None = None,
    parameters: dict[str, object] | None = None,
) -> str:
    """Return an Indonesian paragraph on material and method, with versions, to paste into a paper.

    It says how many articles have no outlet and no date. Outlets that differ only in case or blanks
    are one.

    Parameters
    ----------
    articles : DataFrame with the columns id and text; outlet, published_at and event_date where
        there are any.
    passages : from `frasa.passages.find_passages`; without it that step is not mentioned.
    tokens : from `frasa.words.tokenize`; without it words are not counted.
    parameters : what was chosen, by name, where it is not the default: {"min_words": 12}.
    """
    require_columns(articles, "id", "text")
    sentences = [
        _corpus_sentence(articles, tokens),
        f"Teksnya dibaca dan dipisahkan dari perabot halaman dengan frasa {_version()}, pustaka "
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


def _corpus_sentence(articles: pd.DataFrame, tokens: pd.DataFrame | None) -> str:
    words = f" ({number(len(tokens))} kata)" if tokens is not None else ""
    size = f"Korpus ini memuat {number(len(articles))} artikel{words}"
    return f"{size}{_told_outlets(merged_outlets(articles))}{_told_days(_dates(articles))}."


def _told_outlets(outlets: pd.Series) -> str:
    count, unknown = outlets.nunique(), int(outlets.isna().sum())
    if not count:
        return " tanpa nama media" if unknown else ""
    without = f" ({number(unknown)} artikel tanpa nama media)" if unknown else ""
    return f" dari {number(count)} media{without}"


def _told_days(days: pd.Series) -> str:
    known, unknown = days.dropna(), int(days.isna().sum())
    if known.empty:
        return ". Semuanya tanpa tanggal" if unknown else ""
    first, last = _written(known.min()), _written(known.max())
    period = first if first == last else f"{first} sampai {last}"
    if not unknown:
        return f", bertanggal {period}"
    dated = f"{number(len(known))} artikel bertanggal{'' if first == last else ', dari'} {period}"
    return f". {dated}; {number(unknown)} artikel tanpa tanggal"


def _written(day: str | float) -> str:
    """Return an ISO date, or a missing one, in Indonesian."""
    return written_date(date.fromisoformat(day)) if isinstance(day, str) else _UNKNOWN


def _passages_sentence(passages: pd.DataFrame, min_words) -> str:
    pairs = len(passages[["article_a", "article_b"]].drop_duplicates())
    groups = group_passages(passages)["group"].nunique()
    return (
        "Bagian teks yang sama di dua artikel dicari menurut gagasan Smith, Cordell, dan Dillon "
        f"(2013): rentetan dengan sedikitnya {min_words} kata yang sama, dengan suntingan kecil di "
        f"antaranya. Ditemukan {number(len(passages))} bagian bersama di {number(pairs)} pasang "
        f"artikel, dalam {number(groups)} kelompok teks."
    )


def _version() -> str:
    return _citation().get("version", "tanpa nomor versi")


def _citation() -> dict[str, str]:
    """Return the fields of the course's CITATION.cff that stand on one line."""
    path = DATA.parent / "CITATION.cff"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    return dict(re.findall(r'(?m)^([a-z-]+): "?([^"\n]+?)"?$', text))


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
    """Return BibTeX entries for the course, for the method and for the packages that it uses."""
    course = _citation()
    own = {
        "author": "{The contributors to Membaca Netralitas}",
        "title": f"{{{course.get('title', 'Membaca Netralitas')}}}",
        "year": course.get("date-released", "")[:4],
        "version": course.get("version"),
        "url": course.get("repository-code"),
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
    "barbaresi-2021-trafilatura": (
        "inproceedings",
        {
            "author": "Barbaresi, Adrien",
            "title": "{Trafilatura}: A Web Scraping Library and Command-Line Tool for Text "
            "Discovery and Extraction",
            "booktitle": "Proceedings of the Joint Conference of the 59th Annual Meeting of the "
            "Association for Computational Linguistics and the 11th International Joint Conference "
            "on Natural Language Processing: System Demonstrations",
            "year": "2021",
            "pages": "122--131",
            "doi": "10.18653/v1/2021.acl-demo.15",
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
    """
    content = text if text.endswith("\n") else f"{text}\n"
    shape = f"{number(len(text.split()))} kata"
    _save(file, lambda target: target.write_text(content, "utf-8", newline="\n"), shape, overwrite)


# A report


def write_corpus_report(
    title: str,
    author: str,
    articles: pd.DataFrame,
    passages: pd.DataFrame,
    problems: pd.DataFrame | None = None,
    file: str | Path = "laporan-korpus.html",
    most: int = MOST_GROUPS,
) -> None:
    """Write what a corpus holds and what its articles share into one HTML file.

    A text that several articles share stands there once, with its witnesses: the articles that have
    it. Boilerplate and formulas are told from what may be copied or quoted, and only named. The
    file needs no network and holds no script; every text is escaped. `frasa.report` writes it and
    says what becomes of an older report.

    Parameters
    ----------
    title, author : for the head of the report.
    articles : DataFrame with the columns id and text; outlet, published_at, event_date and headline
        where there are any.
    passages : from `frasa.passages.find_passages`, or from `frasa.groups.classify`, whose kinds are
        kept.
    problems : from `frasa.articles.check_files`; without it that table is left out.
    most : groups of passages that are shown, the largest (articles times words) first; the same
        number again of boilerplate and formulas.

    Raises
    ------
    InputError
        When a column or the author is missing, or the file cannot be written.
    """
    require_columns(articles, "id", "text")
    require_columns(passages, "article_a", "article_b", "words_a", "identity", "occurrences")
    parts: dict[str, object] = {"Artikel": _outlet_table(articles)}
    if problems is not None:
        faulty = problems.dropna(subset="problem")[["file", "problem", "remedy"]]
        parts["Berkas dengan masalah"] = _or_nothing(faulty.set_axis(_PROBLEM_NAMES, axis=1))
    twins = find_duplicates(articles)[["group", "id", "outlet"]]
    parts["Artikel kembar"] = _or_nothing(twins.set_axis(["kelompok", "artikel", "media"], axis=1))
    parts["Bagian yang sama"] = _shared_texts(articles, passages, most)
    parts["Cara kerja"] = methods_paragraph(articles, passages)
    write_report(title, author, parts, file)


_UNKNOWN = "tidak disebut"
_PROBLEM_NAMES = ["berkas", "masalah", "jalan keluar"]


def _or_nothing(table: pd.DataFrame) -> pd.DataFrame | str:
    return table if len(table) else "Tidak ada."


def _outlet_table(articles: pd.DataFrame) -> pd.DataFrame:
    table = pd.DataFrame(
        {
            "media": merged_outlets(articles).fillna(_UNKNOWN).to_numpy(),
            "kata": articles["text"].str.split().str.len().fillna(0).astype(int).to_numpy(),
            "tanggal": _dates(articles).to_numpy(),
        }
    )
    groups = table.groupby("media", sort=True)
    return pd.DataFrame(
        {
            "artikel": groups.size().map(number),
            "kata": groups["kata"].sum().map(number),
            "paling awal": groups["tanggal"].min().map(_written),
            "paling akhir": groups["tanggal"].max().map(_written),
        }
    ).reset_index()


def _shared_texts(articles: pd.DataFrame, passages: pd.DataFrame, most: int) -> list:
    """Return the parts of a report that show each shared text once, with its witnesses."""
    if passages.empty:
        return ["Tidak ada bagian yang sama."]
    witnesses = group_passages(passages)
    groups = _group_table(articles, passages, witnesses)
    copied = groups["kind"] == "copy_or_quotation"
    copies, others = groups[copied], groups[~copied]
    parts: list[object] = [
        f"{_told_kinds(groups, witnesses['article'].nunique())}{_told_cut(copies, most)}"
    ]
    known = pd.DataFrame(
        {
            "artikel": articles["id"],
            "media": merged_outlets(articles).fillna(_UNKNOWN),
            "tanggal": _dates(articles).map(_written),
        }
    ).set_index("artikel", drop=False)
    for place, group in enumerate(copies.head(most).itertuples(), 1):
        having = witnesses.loc[witnesses["group"] == group.Index, "article"].unique()
        parts += [f"{place}. {_told_group(group)}", *_witness_parts(known.loc[having])]
    if len(others):
        note = "Kelompok berikut mungkin teks tetap atau rumusan yang lazim, bukan salinan."
        parts += [note + _told_cut(others, most), _opening_table(others.head(most))]
    return parts


def _group_table(articles, passages, witnesses) -> pd.DataFrame:
    """Return one row a group, the largest first: kind, how alike, and its longest witness."""
    # Numbers of groups hold for one table only: a part of a classified table is grouped anew.
    found = classify(passages, articles)
    if "kind" in passages:
        found["kind"] = passages["kind"]
    passages_of = found.groupby("group")
    longest = witnesses.sort_values(["group", "words"], ascending=[True, False], kind="stable")
    longest = longest.drop_duplicates("group").set_index("group")
    texts = articles.set_index("id")["text"]
    places = zip(longest["article"], longest["start"], longest["end"], strict=True)
    groups = longest[["article", "words"]].assign(
        kind=passages_of["kind"].first(),
        least=passages_of["identity"].min(),
        greatest=passages_of["identity"].max(),
        articles=witnesses.groupby("group")["article"].nunique(),
        text=[" ".join(texts[article][start:end].split()) for article, start, end in places],
    )
    groups["size"] = groups["articles"] * groups["words"]
    return groups.sort_values(["size", "text"], ascending=[False, True])


def _told_kinds(groups: pd.DataFrame, articles: int) -> str:
    counts = groups["kind"].value_counts()
    kinds = [f"{number(counts[kind])} {KIND_NAMES[kind]}" for kind in KIND_NAMES if kind in counts]
    return (
        f"Ditemukan {number(len(groups))} kelompok bagian yang sama di {number(articles)} artikel; "
        f"menurut jenisnya mungkin {', '.join(kinds)}."
    )


def _told_cut(groups: pd.DataFrame, most: int) -> str:
    if len(groups) <= most:
        return ""
    return (
        f" Di bawah ini {number(most)} dari {number(len(groups))} kelompok itu, dari yang terbesar "
        "(artikel dikali kata)."
    )


def _told_group(group) -> str:
    least, greatest = _percent(group.least), _percent(group.greatest)
    alike = greatest if least == greatest else f"{least} sampai {greatest}"
    return (
        f"{number(group.articles)} artikel, {number(group.words)} kata; kata yang sama {alike} "
        f"persen.\nBunyinya di {group.article}: “{group.text}”"
    )


def _percent(share: float) -> str:
    # 100 is kept for texts without any difference.
    return "100" if share == 1 else number(min(round(100 * share), 99))


def _witness_parts(having: pd.DataFrame) -> list[pd.DataFrame | str]:
    more = len(having) - MOST_WITNESSES
    rest = [f"dan {number(more)} artikel lain"] if more > 0 else []
    return [having.head(MOST_WITNESSES), *rest]


def _opening_table(groups: pd.DataFrame) -> pd.DataFrame:
    words = groups["text"].str.split()
    rest = ["…" if len(text) > OPENING_WORDS else "" for text in words]
    return pd.DataFrame(
        {
            "jenis": groups["kind"].map(KIND_NAMES),
            "artikel": groups["articles"].map(number),
            "kata": groups["words"].map(number),
            "awal teks": words.str[:OPENING_WORDS].str.join(" ") + rest,
        }
    )


# Files


def _save(file: str | Path, write: Callable[[Path], object], shape: str, overwrite: bool) -> Path:
    """Write a file as a whole or not at all, under its name or the next free one; say so."""
    wanted = Path(file)
    try:
        if wanted.is_dir():
            raise IsADirectoryError(wanted)
        with tempfile.TemporaryDirectory(prefix=".frasa-", dir=wanted.parent) as folder:
            draft = Path(folder) / "draft"
            write(draft)
            path = _free_name(wanted, draft, overwrite)
            if not path.exists() or overwrite:
                os.replace(draft, path)
    except OSError as error:
        raise InputError(
            f"“{wanted}” tidak dapat ditulis: foldernya tidak ada, hanya dapat dibaca, atau "
            "penyimpanan penuh. Pilih tempat lain."
        ) from error
    print(f"Tersimpan: {path.name} ({shape}).")
    if path != wanted:
        print(
            f"{wanted.name} sudah ada dengan isi lain dan tidak diubah; untuk menggantinya, tulis "
            "overwrite=True."
        )
    return path


def _free_name(wanted: Path, draft: Path, overwrite: bool) -> Path:
    """Return the wanted name or the first numbered one that is free or holds the same already."""
    path, count = wanted, 0
    while path.exists() and not overwrite and not filecmp.cmp(draft, path, shallow=False):
        count += 1
        path = wanted.with_stem(f"{wanted.stem}-{count}")
    return path
