"""Groups of passages: who else has the same text, what kind of text it may be, and where from.

Nothing here is a verdict. `classify` names the likeliest kind with its reason, and
`candidate_sources` lays evidence side by side; both leave the conclusion to a reader.
"""

import numpy as np
import pandas as pd

from frasa._ground.arrays import new_places
from frasa._ground.errors import InputError
from frasa._ground.tables import merged_outlets, require_columns
from frasa._reuse.groups import grouped

SAME_OUTLET = 0.8
FORMULA_WORDS = 20
FIXED = 0.95  # identity: formulas are repeated word for word
FEWEST_WITNESSES = 3
EDGE = 5  # characters that may stand between a footer and the end of its article
WORDS_TO_SHOW = 8
SOURCE_COLUMNS = {
    "article": "str",
    "candidate": "str",
    "passages": "int32",
    "shared_words": "int32",
    "containment": "float64",
    "candidate_containment": "float64",
    "days_before": "float64",
    "candidate_credits_release": "bool",
    "only_in_both": "str",
}
RELEASE_CREDITS = {"rel", "ril", "rls", "rilis", "release", "siaran pers", "humas", "kominfo"}
KINDS = ("boilerplate", "formula", "copy_or_quotation")


def classify(passages: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Say of each passage what kind of text it may be, and why.

    Passages are judged by their groups. ``boilerplate``: at least four fifths of a group's passages
    join articles of one outlet (without outlets: most witnesses stand at the very end of their
    article). ``formula``: a text of at most 20 words in many articles that share nothing else.
    ``copy_or_quotation``: the rest. "Many" is at least three and at least half of log2 of the
    number of articles, so that it grows, slowly, with the corpus.

    Parameters
    ----------
    passages : DataFrame from ``frasa.find_passages``.
    articles : DataFrame with ``article``, ``text`` and, if known, ``outlet`` (NA allowed).

    Returns
    -------
    ``passages`` with further columns: ``group`` (int32, as in ``group_passages``), ``witnesses``
    (int32, places in that group), ``kind`` (str) and ``reason`` (str, an Indonesian sentence).

    Raises
    ------
    InputError if a column is missing or ``passages`` names an article that `articles` has not.
    """
    witnesses, group = grouped(passages)
    known = _known_articles(passages, articles)
    found = passages.assign(group=group.astype("int32"))
    many = max(FEWEST_WITNESSES, np.log2(max(len(known), 1)) / 2)
    groups = _describe_groups(found, witnesses, known)
    boilerplate = _is_boilerplate(groups, many)
    others = found[~found["group"].map(boilerplate).to_numpy(dtype=bool)]
    alone = others.groupby(["article_a", "article_b"])["group"].transform("size") == 1
    groups["alone"] = alone.groupby(others["group"]).mean().reindex(groups.index).fillna(0)
    formula = ~boilerplate & (groups["alone"] > 0.5) & (groups["identity"] >= FIXED)
    formula &= (groups["occurrences"] >= many) & (groups["words"] <= FORMULA_WORDS)
    groups["kind"] = np.select([boilerplate, formula], ["boilerplate", "formula"], KINDS[-1])
    found["witnesses"] = found["group"].map(groups["witnesses"]).astype("int32")
    found["kind"] = found["group"].map(groups["kind"]).astype("str")
    return found.assign(reason=pd.Series(_reasons(found, groups), found.index, dtype="str"))


def _known_articles(passages, articles) -> pd.DataFrame:
    """Return articles by id, with outlet, or raise InputError if one of passages is missing."""
    require_columns(articles, "article", "text")
    known = articles.drop_duplicates("article").set_index("article")
    named = pd.unique(pd.concat([passages["article_a"], passages["article_b"]]))
    unknown = [name for name in named if name not in known.index]
    if unknown:
        raise InputError(
            f"Artikel “{unknown[0]}” ada dalam tabel passages, tetapi tidak ada dalam tabel "
            "articles. Pakailah kedua tabel dari korpus yang sama."
        )
    return known.assign(outlet=merged_outlets(known))


def _describe_groups(found, witnesses, known) -> pd.DataFrame:
    """Return one row a group: witnesses, articles, words, and where they come from.

    same_outlet: share of its passages that join two articles of one outlet, NaN where outlets are
    unknown or one outlet has most of the corpus. at_end: share of witnesses that end an article.
    """
    shares = known["outlet"].value_counts(normalize=True)
    minor = known["outlet"].isin(shares.index[shares <= 0.5])
    outlet = known["outlet"].where(minor).astype(object)
    side_a, side_b = (outlet.reindex(found[f"article_{side}"]).to_numpy() for side in "ab")
    unknown = pd.isna(side_a) & pd.isna(side_b)
    same = pd.Series(np.where(unknown, np.nan, side_a == side_b), index=found.index)
    left = known["text"].str.len().reindex(witnesses["article"]).to_numpy() - witnesses["end"]
    by_group = witnesses.groupby("group")
    return pd.DataFrame(
        {
            "witnesses": by_group.size(),
            "articles": by_group["article"].nunique(),
            "words": by_group["words"].median(),
            "identity": found.groupby("group")["identity"].median(),
            "occurrences": found.groupby("group")["occurrences"].median(),
            "same_outlet": same.groupby(found["group"]).mean(),
            "at_end": (left <= EDGE).groupby(witnesses["group"]).mean(),
        }
    )


def _is_boilerplate(groups, many) -> pd.Series:
    by_outlet = (groups["same_outlet"] >= SAME_OUTLET) & (groups["articles"] >= FEWEST_WITNESSES)
    at_end = (groups["at_end"] >= SAME_OUTLET) & (groups["articles"] >= many)
    return by_outlet | (groups["same_outlet"].isna() & at_end)


def shared_words(passages: pd.DataFrame, *by: str) -> pd.DataFrame:
    """Count the words of two articles that lie in the passages that they share, each word once.

    Passages may overlap: what counts is the union of their places, not the sum of their lengths.

    Parameters
    ----------
    passages : DataFrame from ``frasa.find_passages``, or from `classify`.
    by : further columns, such as "kind", for each of whose values to count.

    Returns
    -------
    DataFrame, one row a pair of articles (and value of `by`), sorted by these: ``article_a``,
    ``article_b``, `by`, ``words_a`` and ``words_b`` (int64, of either article).
    """
    pair = ["article_a", "article_b", *by]
    sides = [f"{end}_word_{side}" for side in "ab" for end in ("first", "last")]
    require_columns(passages, *pair, *sides)
    groups = passages.groupby(pair, sort=True, observed=True)
    number = groups.ngroup().to_numpy()
    new = {
        f"words_{side}": new_places(
            number, passages[f"first_word_{side}"], passages[f"last_word_{side}"]
        )
        for side in "ab"
    }
    counted = passages[pair].reset_index(drop=True).assign(**new)
    return counted.groupby(pair, sort=True, observed=True)[list(new)].sum().reset_index()


def _reasons(found, groups) -> list[str]:
    """Return an Indonesian sentence for each passage."""
    pair = ["article_a", "article_b"]
    shared = found[pair].merge(shared_words(found), on=pair, how="left")["words_a"]
    spread = found["group"].map(groups["articles"])
    one_outlet = found["group"].map(groups["same_outlet"] >= SAME_OUTLET)
    reasons = []
    for kind, words, total, articles, outlet in zip(
        found["kind"], found["words_a"], shared, spread, one_outlet, strict=True
    ):
        if kind == "formula":
            reason = (
                f"Hanya {words} kata, tetapi ada di {articles} artikel yang umumnya tidak berbagi "
                "teks lain: mungkin rumusan yang lazim atau bunyi aturan."
            )
        elif kind != "boilerplate":
            here = "semuanya" if words == total else f"{words} di antaranya"
            reason = (
                f"Kedua artikel berbagi {total} kata, {here} di sini: mungkin salinan, kutipan, "
                "atau siaran pers yang sama."
            )
        elif outlet:
            reason = (
                f"Ada di {articles} artikel, hampir semua dari satu media: mungkin teks tetap "
                "media itu."
            )
        else:
            reason = f"Menutup hampir semua dari {articles} artikel: mungkin teks tetap halamannya."
        reasons.append(reason)
    return reasons


def candidate_sources(
    passages: pd.DataFrame, articles: pd.DataFrame, tokens: pd.DataFrame
) -> pd.DataFrame:
    """Lay side by side what may speak for one article as the source of another.

    Evidence, not a verdict: both may come from a third text that is not in the corpus. An article
    that is known to be later is no candidate. If `passages` has a column ``kind`` (from
    `classify`), boilerplate and formulas do not count.

    Parameters
    ----------
    passages : DataFrame from ``frasa.find_passages`` or from `classify`.
    articles : DataFrame with ``article``, ``text`` and, if known, ``published_at``, ``event_date``
        (datetime64) and ``credit`` (str).
    tokens : DataFrame from ``frasa.tokenize``, of the same articles.

    Returns
    -------
    DataFrame, one row an article and a candidate, the candidate that covers most of an article
    first: ``article``, ``candidate`` (str), ``passages``, ``shared_words`` (int32, the article's
    words that lie in passages shared with the candidate), ``containment`` (float64, their share of
    the article) and ``candidate_containment`` (the same of the candidate), ``days_before``
    (float64, how much earlier the candidate was published, or else its event; NaN if unknown),
    ``candidate_credits_release`` (bool: "(rel)", a press office ...) and ``only_in_both`` (str: the
    longest words that stand in the passages of these two articles and nowhere else in the corpus;
    a shared misspelling among them weighs much).

    Raises
    ------
    InputError if a column is missing or an article is unknown.
    """
    require_columns(tokens, "article", "position", "word")
    known = _known_articles(passages, articles)
    if "kind" in passages:
        passages = passages[passages["kind"] == KINDS[-1]]
    covered = _covered_words(passages, tokens)
    lengths = tokens.groupby("article", observed=True).size()
    pairs = ["article", "candidate"]
    rows = covered.groupby(pairs).size().rename("shared_words").reset_index()
    both = pd.concat([passages, passages.rename(columns=_swapped)])
    counts = both.groupby(["article_a", "article_b"]).size().rename_axis(pairs).rename("passages")
    rows = rows.join(counts, on=pairs)
    rows["containment"] = rows["shared_words"] / lengths.reindex(rows["article"]).to_numpy()
    mirrored = rows.set_index(pairs[::-1])["containment"]
    rows = rows.join(mirrored.rename("candidate_containment"), on=pairs)
    rows["days_before"] = _days_between(known, rows["candidate"], rows["article"])
    rows["candidate_credits_release"] = _credits_release(known, rows["candidate"])
    rows = rows.join(_only_in_both(covered, tokens), on=pairs).fillna({"only_in_both": ""})
    rows = rows[~(rows["days_before"] < 0)]
    rows = rows.sort_values(["article", "containment", "candidate"], ascending=[True, False, True])
    return rows.reset_index(drop=True).astype(SOURCE_COLUMNS)[list(SOURCE_COLUMNS)]


def _swapped(column) -> str:
    """Return the name of the same column on the other side."""
    other = {"_a": "_b", "_b": "_a"}
    return column[:-2] + other.get(column[-2:], column[-2:])


def _covered_words(passages, tokens) -> pd.DataFrame:
    """Return the words (row of tokens) of each article that lie in passages with another one."""
    both = pd.concat([passages, passages.rename(columns=_swapped)], ignore_index=True)
    rows = tokens.reset_index(drop=True).groupby("article", observed=True)
    parts = [pd.DataFrame({"article": [], "candidate": [], "row": []}, dtype=object)]
    for article, spans in both.groupby("article_a"):
        position = tokens["position"].to_numpy()[rows.indices[article]]
        first = np.searchsorted(position, spans["first_word_a"])
        stop = np.searchsorted(position, spans["last_word_a"], side="right")
        length = stop - first
        within = np.arange(length.sum()) - np.repeat(np.cumsum(length) - length, length)
        row = rows.indices[article][np.repeat(first, length) + within]
        candidate = np.repeat(spans["article_b"].to_numpy(), length)
        part = pd.DataFrame({"article": article, "candidate": candidate, "row": row})
        parts.append(part.drop_duplicates())
    return pd.concat(parts[1:] or parts, ignore_index=True)


def _days_between(known, earlier, later) -> np.ndarray:
    """Return the days from one article to another: of publication or, failing that, of event."""
    days = np.full(len(earlier), np.nan)
    for column in ("event_date", "published_at"):
        if column in known:
            dates = pd.to_datetime(known[column], utc=True).dt.tz_localize(None)
            between = dates.reindex(later).to_numpy() - dates.reindex(earlier).to_numpy()
            between = pd.Series(between) / pd.Timedelta(days=1)
            days = np.where(between.notna(), between, days)
    return days


def _credits_release(known, articles) -> np.ndarray:
    """Return whether an article's credits ("Sri; rel") name a press release or a press office."""
    if "credit" not in known:
        return np.zeros(len(articles), dtype=bool)
    credits = known["credit"].reindex(articles).fillna("").astype("str").str.lower().str.split(";")
    named = [{name.strip(" .()") for name in names} for names in credits]
    return np.array([not names.isdisjoint(RELEASE_CREDITS) for names in named], dtype=bool)


def _only_in_both(covered, tokens) -> pd.Series:
    """Return, for each pair, the longest words that both share in passages and no other has."""
    used = tokens.drop_duplicates(["article", "word"])
    spread = used["word"].map(used.groupby("word", observed=True).size())
    rare = set(used["word"][(spread == 2).to_numpy()])
    word = tokens["word"].to_numpy()[covered["row"].to_numpy(dtype=int)]
    found = covered.assign(word=word)[pd.Series(word).isin(rare).to_numpy(dtype=bool)]
    found = found.drop_duplicates(["article", "candidate", "word"])
    mirrored = found.rename(columns={"article": "candidate", "candidate": "article"})
    found = found.merge(mirrored[["article", "candidate", "word"]])
    found = found.assign(length=-found["word"].astype("str").str.len())
    found = found.sort_values(["length", "word"]).groupby(["article", "candidate"])["word"]
    return found.agg(lambda words: ", ".join(words[:WORDS_TO_SHOW])).rename("only_in_both")


KIND_NAMES = {
    "copy_or_quotation": "salinan atau kutipan",
    "formula": "rumusan",
    "boilerplate": "teks tetap",
}
