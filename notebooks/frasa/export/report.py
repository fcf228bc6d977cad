"""A report on a corpus: what it holds and what its articles share."""

from pathlib import Path

import pandas as pd

from frasa._ground.tables import merged_outlets, require_columns
from frasa._ground.wording import number
from frasa.articles import find_duplicates
from frasa.charts.links import passage_network
from frasa.evidence import KIND_NAMES, KINDS, classify, shared_words
from frasa.export.page import Folded, write_report
from frasa.export.paper import UNKNOWN, corpus_sentence, dates_of, methods_paragraph, written
from frasa.passages import group_passages

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
) -> None:
    """Write what a corpus holds and what its articles share into one HTML file.

    It opens with a summary and one figure; the rest is folded. A text that several articles share
    stands there once, with its witnesses: the articles that have it. Boilerplate and formulas are
    told from what may be copied or quoted, and only named. The file needs no network and holds no
    script; every text is escaped. `write_report` writes it and says what becomes of an older one.

    Parameters
    ----------
    articles : DataFrame with the columns article and text; outlet, published_at, event_date and
        headline where there are any.
    passages : from `frasa.find_passages`, or from `frasa.classify`, whose kinds are
        kept.
    title, author : for the head of the report.
    problems : from `frasa.check_files`; without it that table is left out.
    most : groups of passages that are shown, the largest (articles times words) first; the same
        number again of boilerplate and formulas.

    Raises
    ------
    InputError
        When a column or the author is missing, or the file cannot be written.
    """
    require_columns(articles, "article", "text")
    require_columns(passages, "article_a", "article_b", "words_a", "identity", "occurrences")
    known = passages if "kind" in passages or passages.empty else classify(passages, articles)
    figure = passage_network(known) if len(known) else "Tidak ada bagian yang sama untuk digambar."
    parts: dict[str, object] = {
        "Ringkasan": [_summary(articles, passages), figure],
        "Bagian yang sama": _shared_texts(articles, passages, most),
        "Artikel": _folded(_outlet_table(articles), "media"),
    }
    if problems is not None:
        faulty = problems.dropna(subset="problem")[["file", "problem", "remedy"]]
        parts["Berkas dengan masalah"] = _folded(faulty, "berkas")
    twins = find_duplicates(articles)[["group", "article", "outlet"]]
    parts["Artikel kembar"] = _folded(twins, "artikel")
    parts["Cara kerja"] = Folded(
        "Bahan, metode, dan versinya", methods_paragraph(articles, passages)
    )
    data = corpus_sentence(articles).removeprefix("Korpus ini memuat ")
    write_report(title, author, parts, file, data=data)


def _folded(table: pd.DataFrame, what: str) -> Folded | str:
    return Folded(f"{number(len(table))} {what}", table) if len(table) else "Tidak ada."


def _summary(articles: pd.DataFrame, passages: pd.DataFrame) -> str:
    """Return in one sentence how much of a corpus shares text."""
    sharing = {*passages["article_a"], *passages["article_b"]}
    if not sharing:
        return f"Dari {number(len(articles))} artikel tidak ada yang berbagi bagian teks."
    words = shared_words(passages).set_index(["article_a", "article_b"])["words_a"]
    (one, other), most = words.idxmax(), words.max()
    return (
        f"{number(len(sharing))} dari {number(len(articles))} artikel berbagi bagian teks dengan "
        f"artikel lain, dalam {number(len(words))} pasangan. Yang terbanyak: {one} dan {other}, "
        f"{number(most)} kata. Teks yang sama belum mengatakan siapa menyalin siapa."
    )


def _outlet_table(articles: pd.DataFrame) -> pd.DataFrame:
    table = pd.DataFrame(
        {
            "media": merged_outlets(articles).fillna(UNKNOWN).to_numpy(),
            "kata": articles["text"].str.split().str.len().fillna(0).astype(int).to_numpy(),
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


def _shared_texts(articles: pd.DataFrame, passages: pd.DataFrame, most: int) -> list:
    """Return the parts of a report that show each shared text once, with its witnesses."""
    if passages.empty:
        return ["Tidak ada bagian yang sama."]
    witnesses = group_passages(passages)
    groups = _group_table(articles, passages, witnesses)
    copied = groups["kind"] == KINDS[-1]
    copies, others = groups[copied], groups[~copied]
    parts: list[object] = [
        f"{_told_kinds(groups, witnesses['article'].nunique())}{_told_cut(copies, most)}"
    ]
    known = pd.DataFrame(
        {
            "artikel": articles["article"],
            "media": merged_outlets(articles).fillna(UNKNOWN),
            "tanggal": dates_of(articles).map(written),
        }
    ).set_index("artikel", drop=False)
    for place, group in enumerate(copies.head(most).itertuples(), 1):
        having = witnesses.loc[witnesses["group"] == group.Index, "article"].unique()
        sounds = f"Bunyinya di {group.article}: “{group.text}”"
        content = [sounds, *_witness_parts(known.loc[having])]
        parts.append(Folded(f"{place}. {_told_group(group)}", content))
    if len(others):
        note = "Kelompok berikut mungkin teks tetap atau rumusan yang lazim, bukan salinan."
        table = _opening_table(others.head(most))
        parts += [note + _told_cut(others, most), Folded("Lihat kelompok itu", table)]
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
    texts = articles.set_index("article")["text"]
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
    names = KIND_NAMES | {kind: kind for kind in counts.index if kind not in KIND_NAMES}
    kinds = [f"{number(counts[kind])} {name}" for kind, name in names.items() if kind in counts]
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
    )


def _opening(text: str) -> str:
    words = text.split()
    return " ".join(words[:OPENING_WORDS]) + ("…" if len(words) > OPENING_WORDS else "")
