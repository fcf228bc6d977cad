"""JSON lines in the fields of passim's output, for the tools of its users."""

import json
from pathlib import Path

import pandas as pd

from frasa._ground.files import save
from frasa._ground.tables import require_columns
from frasa._ground.wording import number
from frasa._reuse.groups import grouped
from frasa.evidence import known_articles
from frasa.export.paper import dates_of, or_none


def write_passim(
    passages: pd.DataFrame,
    articles: pd.DataFrame,
    file: str | Path = "out.json",
    overwrite: bool = False,
) -> None:
    """Write passages in the layout of passim's out.json: JSON Lines, one reused passage a line.

    The fields are those that passim's README documents (github.com/dasmiq/passim, version 2): id
    and text of the passage; cluster, its number; size, how many passages the cluster has; begin and
    end, characters in the article's text, from 0, end exclusive; uid, a number of the article; src,
    the passage that it comes from (always empty: a candidate is not a source, see
    `frasa.candidate_sources`); pboiler, the share of the cluster's links that join articles
    of one series. passim passes metadata through; here these are series (the outlet), date (of
    publication, else of the event, ISO 8601) and title (the headline), null where not known.

    Parameters
    ----------
    passages : DataFrame from `frasa.find_passages`.
    articles : DataFrame with the columns article and text; outlet, published_at, event_date and
        headline where there are any.

    Raises
    ------
    InputError
        When a column or an article is missing, or the file cannot be written.

        >>> frasa.export.write_passim(passages, articles)
        Tersimpan: out.json (9 bagian teks dalam 4 kelompok).
    """
    require_columns(articles, "article", "text")
    rows = _passim_rows(passages, articles)

    def write(target: Path) -> None:
        with target.open("w", encoding="utf-8", errors="replace", newline="\n") as stream:
            for row in rows:
                stream.write(json.dumps(row, ensure_ascii=False) + "\n")

    clusters = len({row["cluster"] for row in rows})
    shape = f"{number(len(rows))} bagian teks dalam {number(clusters)} kelompok"
    save(file, write, shape, overwrite)


def _passim_rows(passages: pd.DataFrame, articles: pd.DataFrame) -> list[dict]:
    witnesses, group = grouped(passages)
    articles = known_articles(passages, articles).reset_index()
    sizes = witnesses["group"].value_counts().to_dict()
    boilerplate = _same_series(passages, group, articles)
    columns = ["article", "outlet", "headline", "text"]
    table = articles.reindex(columns=columns).assign(date=dates_of(articles))
    known = {row.article: (uid, row) for uid, row in enumerate(table.itertuples(index=False))}
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
                "series": or_none(article.outlet),
                "date": or_none(article.date),
                "title": or_none(article.headline),
                "text": article.text[witness.start : witness.end],
            }
        )
    return rows


def _same_series(passages: pd.DataFrame, group, articles: pd.DataFrame) -> dict[int, float]:
    """Return for each group the share of its passages that join two articles of one outlet."""
    if "outlet" not in articles:
        return {}
    outlets = articles.set_index("article")["outlet"]
    a, b = passages["article_a"].map(outlets), passages["article_b"].map(outlets)
    same = (a == b).where(a.notna() & b.notna()).astype("Float64")
    shares = same.groupby(group).mean().dropna()
    return {int(group): float(share) for group, share in shares.items()}
