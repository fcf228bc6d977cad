"""A report on a corpus: what it holds and what its articles share."""

from collections.abc import Collection
from pathlib import Path

import pandas as pd

from frasa._ground.options import require_whole
from frasa._ground.tables import merged_outlets, require_columns
from frasa._ground.wording import number
from frasa._reuse.covered_words import shared_words
from frasa._reuse.groups import grouped
from frasa.articles import find_duplicates
from frasa.charts.links import passage_network
from frasa.evidence import (
    KIND_NAMES,
    TEXT,
    classify,
    known_articles,
    require_kinds,
    told_out_of_view,
)
from frasa.export.page import Folded, write_report
from frasa.export.paper import UNKNOWN, corpus_sentence, dates_of, methods_paragraph, written

MOST_GROUPS = 50  # in a report
MOST_WITNESSES = 12  # of one group in a report
OPENING_WORDS = 12  # of a text that is not shown in full


def write_corpus_report(
    articles: pd.DataFrame,
    passages: pd.DataFrame,
    title: str,
    author: str,
    problems: pd.DataFrame | None = None,
    file: str | Path = "laporan-korpus.html",
    most: int = MOST_GROUPS,
    kinds: Collection[str] = (TEXT,),
) -> None:
    """Write what a corpus holds and what its articles share into one HTML file.

    It opens with a summary and one figure; the rest is folded. A text that several articles share
    stands there once, with its witnesses: the articles that have it. Names, furniture of pages and
    texts of one outlet are told from what may be copied or quoted and kept out of view; the report
    says how many there are. The file needs no network and holds no script; every text is escaped.
    `write_report` writes it and says what becomes of an older one.

    Parameters
    ----------
    articles : DataFrame with the columns article and text; outlet, published_at, event_date and
        headline where there are any.
    passages : from `frasa.find_passages`, or from `frasa.classify`, whose kinds are
        kept.
    title, author : for the head of the report.
    problems : from `frasa.check_files`; without it that table is left out.
    most : groups of passages that are shown, the largest (articles times words) first; the same
        number again of other kinds.
    kinds : the kinds that are shown; `frasa.evidence.KINDS` for all. Of others than quotations and
        copies the first words are shown, in a table.

    Raises
    ------
    InputError
        When a column or the author is missing, or the file cannot be written.

        >>> frasa.export.write_corpus_report(articles, passages, "Berita ikrar", "Sri Contoh")
        Laporan tersimpan di berkas laporan-korpus.html. Laporan dari hari lain atau ...
    """
    require_columns(articles, "article", "text")
    require_columns(passages, "article_a", "article_b", "words_a", "identity", "occurrences")
    require_kinds(kinds, passages)
    require_whole("most", most, 0)
    articles = known_articles(passages, articles).reset_index()
    found = passages if "kind" in passages else classify(passages, articles)
    shown = found[found["kind"].isin(kinds)]
    figure = passage_network(shown) if len(shown) else "Tidak ada bagian yang sama untuk digambar."
    parts: dict[str, object] = {
        "Ringkasan": [_summary(articles, shown), figure],
        "Bagian yang sama": _shared_texts(articles, found, most, kinds),
        "Artikel": _folded(_outlet_table(articles), "media"),
    }
    if problems is not None:
        require_columns(problems, "file", "problem", "remedy")
        faulty = problems.dropna(subset="problem")[["file", "problem", "remedy"]]
        parts["Berkas dengan masalah"] = _folded(faulty, "berkas")
    twins = find_duplicates(articles)[["group", "article", "outlet"]]
    parts["Artikel kembar"] = _folded(twins, "artikel")
    parts["Cara kerja"] = Folded("Bahan, metode, dan versinya", methods_paragraph(articles, found))
    data = corpus_sentence(articles).removeprefix("Korpus ini memuat ")
    write_report(title, author, parts, file, data=data, computed=True)


def _folded(table: pd.DataFrame, what: str) -> Folded | str:
    return Folded(f"{number(len(table))} {what}", table) if len(table) else "Tidak ada."


def _summary(articles: pd.DataFrame, passages: pd.DataFrame) -> str:
    """Return in one sentence how much of a corpus shares text."""
    sharing = {*passages["article_a"], *passages["article_b"]}
    if not sharing:
        return f"Dari {number(len(articles))} artikel tidak ada yang berbagi bagian teks."
    words = shared_words(passages)
    (one, other), most = words.idxmax(), words.max()
    return (
        f"{number(len(sharing))} dari {number(len(articles))} artikel berbagi bagian teks dengan "
        f"artikel lain, dalam {number(len(words))} pasangan. Yang terbanyak: {one} dan {other}, "
        f"{number(most)} kata. Teks yang sama belum mengatakan siapa menyalin siapa."
    )


def _outlet_table(articles: pd.DataFrame) -> pd.DataFrame:
    words = articles["text"].astype("str").str.split().str.len()
    table = pd.DataFrame(
        {
            "media": merged_outlets(articles).fillna(UNKNOWN).to_numpy(),
            "kata": words.fillna(0).astype(int).to_numpy(),
            "tanggal": dates_of(articles).to_numpy(),
        }
    )
    groups = table.groupby("media", sort=True)
    return pd.DataFrame(
        {
            "artikel": groups.size().map(number),
            "kata": groups["kata"].sum().map(number),
            "paling awal": groups["tanggal"].min().map(written),
            "paling akhir": groups["tanggal"].max().map(written),
        }
    ).reset_index()


def _shared_texts(articles, passages, most: int, kinds: Collection[str]) -> list:
    """Return the parts of a report that show each shared text once, with its witnesses."""
    if passages.empty:
        return ["Tidak ada bagian yang sama."]
    # Numbers of groups hold for one table only: a part of a classified table is grouped anew.
    witnesses, group = grouped(passages)
    groups = _group_table(articles, passages.assign(group=group), witnesses)
    shown = groups[groups["kind"].isin(kinds)]
    copied = shown["kind"] == TEXT
    copies, others = shown[copied], shown[~copied]
    told = _told_kinds(groups, witnesses["article"].nunique()), told_out_of_view(groups, kinds)
    parts: list[object] = [" ".join(filter(None, told)) + _told_cut(copies, most)]
    columns = {
        "artikel": articles["article"],
        "media": merged_outlets(articles).fillna(UNKNOWN),
        "tanggal": dates_of(articles).map(written),
    }
    for name, title in (("headline", "judul"), ("link", "tautan"), ("url", "tautan")):
        if name in articles and articles[name].notna().any():
            columns[title] = articles[name].astype("str").fillna("")
    known = pd.DataFrame(columns).set_index("artikel")
    for place, group in enumerate(copies.head(most).itertuples(), 1):
        having = witnesses.loc[witnesses["group"] == group.Index, "article"].unique()
        sounds = f"Bunyinya di {group.article}: “{group.text}”"
        content = [sounds, *_witness_parts(known.loc[having].reset_index())]
        parts.append(Folded(f"{place}. {_told_group(group)}", content))
    if len(others):
        note = "Kelompok berikut mungkin bukan salinan."
        table = _opening_table(others.head(most))
        parts += [note + _told_cut(others, most), Folded("Lihat kelompok itu", table)]
    return parts


def _group_table(articles, passages, witnesses) -> pd.DataFrame:
    """Return one row a group, the largest first: kind, how alike, and its longest witness."""
    passages_of = passages.groupby("group")
    longest = witnesses.sort_values(["group", "words"], ascending=[True, False])
    longest = longest.drop_duplicates("group").set_index("group")
    texts = articles.set_index("article")["text"]
    places = zip(longest["article"], longest["start"], longest["end"], strict=True)
    groups = longest[["article", "words"]].assign(
        kind=passages_of["kind"].agg(lambda kinds: kinds.mode()[0]),
        least=passages_of["identity"].min(),
        greatest=passages_of["identity"].max(),
        articles=witnesses.groupby("group")["article"].nunique(),
        text=[" ".join(texts[article][start:end].split()) for article, start, end in places],
    )
    groups["size"] = groups["articles"] * groups["words"]
    return groups.sort_values(["size", "text"], ascending=[False, True])


def _told_kinds(groups: pd.DataFrame, articles: int) -> str:
    counts = groups["kind"].value_counts()
    names = KIND_NAMES | {kind: kind for kind in counts.index if kind not in KIND_NAMES}
    kinds = [f"{number(counts[kind])} {name}" for kind, name in names.items() if kind in counts]
    return (
        f"Ditemukan {number(len(groups))} kelompok bagian yang sama di {number(articles)} artikel; "
        f"menurut jenisnya mungkin {'; '.join(kinds)}."
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
        f"persen: “{_opening(group.text)}”"
    )


def _percent(share: float) -> str:
    # 100 is kept for texts without any difference.
    return "100" if share == 1 else number(min(round(100 * share), 99))


def _witness_parts(having: pd.DataFrame) -> list[pd.DataFrame | str]:
    more = len(having) - MOST_WITNESSES
    rest = [f"dan {number(more)} artikel lain"] if more > 0 else []
    return [having.head(MOST_WITNESSES), *rest]


def _opening_table(groups: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "jenis": groups["kind"].map(lambda kind: KIND_NAMES.get(kind, kind)),
            "artikel": groups["articles"].map(number),
            "kata": groups["words"].map(number),
            "awal teks": groups["text"].map(_opening),
        }
    ).reset_index(drop=True)


def _opening(text: str) -> str:
    words = text.split()
    return " ".join(words[:OPENING_WORDS]) + ("…" if len(words) > OPENING_WORDS else "")
