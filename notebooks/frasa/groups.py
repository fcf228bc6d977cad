"""Groups of passages: who else has the same text, what kind of text it may be, and where from.

Nothing here is a verdict. `classify` names the likeliest kind with its reason, and
`candidate_sources` lays evidence side by side; both leave the conclusion to a reader.
"""

import numpy as np
import pandas as pd

from frasa.articles import merged_outlets, require_columns
from frasa.errors import InputError

OVERLAP = 0.7
SAME_OUTLET = 0.8
FORMULA_WORDS = 20
FIXED = 0.95  # identity: formulas are repeated word for word
FEWEST_WITNESSES = 3
EDGE = 5  # characters that may stand between a footer and the end of its article
WORDS_TO_SHOW = 8

PLACE = ["article", "first_word", "last_word", "start", "end"]
WITNESS_COLUMNS = {
    "group": "int32",
    "article": "str",
    "words": "int32",
    "first_word": "int32",
    "last_word": "int32",
    "start": "int32",
    "end": "int32",
}
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
SIDES = [f"{name}_{side}" for side in "ab" for name in PLACE]


def group_passages(passages: pd.DataFrame, overlap: float = OVERLAP) -> pd.DataFrame:
    """Bring together all places where the same text stands.

    Two places are the same text if a passage joins them, or if they lie in one article and their
    reciprocal overlap is at least `overlap`: what they have in common is that share of either. Any
    overlap at all would glue neighbouring texts together.

    Parameters
    ----------
    passages : DataFrame from ``frasa.passages.find_passages``.
    overlap : between 0 and 1.

    Returns
    -------
    DataFrame, one row a witness (a place where the text stands): ``group`` (int32, from 1, the
    group with most witnesses first), ``article``, ``words``, ``first_word``, ``last_word``,
    ``start``, ``end`` as in passages. Every group has at least two witnesses.

    Raises
    ------
    InputError if a column is missing or `overlap` is not between 0 and 1.
    """
    return _group(passages, overlap)[0]


def _group(passages, overlap=OVERLAP) -> tuple[pd.DataFrame, np.ndarray]:
    """Return the witnesses and the number of each passage's group."""
    require_columns(passages, *SIDES)
    if not 0 < overlap <= 1:
        raise InputError(f"overlap harus di antara 0 dan 1; yang diberikan {overlap!r}.")
    both = pd.concat(
        [passages[[f"{name}_{side}" for name in PLACE]].set_axis(PLACE, axis=1) for side in "ab"]
    )
    number = both.groupby(PLACE, sort=True).ngroup().to_numpy()
    places = both.drop_duplicates(PLACE).sort_values(PLACE, ignore_index=True)
    side_a, side_b = number[: len(passages)], number[len(passages) :]
    left, right = _overlapping(places, overlap)
    places["label"] = _connected(len(places), np.append(side_a, left), np.append(side_b, right))
    witnesses = _merge_places(places)
    size = witnesses.groupby("label")["article"].transform("size")
    order = ["size", "label", "article", "first_word"]
    witnesses = witnesses.assign(size=-size).sort_values(order, ignore_index=True)
    codes, labels = pd.factorize(witnesses["label"])
    witnesses["group"] = codes + 1
    group = pd.Series(np.arange(len(labels)) + 1, index=labels)
    groups = group.reindex(places["label"].to_numpy()[side_a]).to_numpy()
    return witnesses.astype(WITNESS_COLUMNS)[list(WITNESS_COLUMNS)], groups


def _overlapping(places, overlap) -> tuple[np.ndarray, np.ndarray]:
    """Return pairs of places (sorted by article and first word) with enough in common."""
    article = pd.factorize(places["article"])[0]
    first, stop = places["first_word"].to_numpy(), places["last_word"].to_numpy() + 1
    links = [np.zeros((2, 0), dtype=np.int64)]
    left, distance = np.arange(len(places)), 1
    while len(left):
        left = left[left + distance < len(places)]
        right = left + distance
        near = (article[left] == article[right]) & (first[right] < stop[left])
        left, right, distance = left[near], right[near], distance + 1
        common = np.minimum(stop[left], stop[right]) - first[right]
        longer = np.maximum(stop[left] - first[left], stop[right] - first[right])
        links.append(np.stack([left, right])[:, common >= overlap * longer])
    left, right = np.concatenate(links, axis=1)
    return left, right


def _connected(count, left, right) -> np.ndarray:
    """Return for every node the least node that it is linked to, directly or not."""
    label = np.arange(count)
    while True:
        before = label.copy()
        least = np.minimum(label[left], label[right])
        for ends in (left, right):
            np.minimum.at(label, label[ends], least)
        label = label[label]
        if np.array_equal(label, before):
            return label


def _merge_places(places) -> pd.DataFrame:
    """Make one row of all overlapping places of one text in one article."""
    places = places.sort_values(["label", "article", "first_word"], ignore_index=True)
    text = places.groupby(["label", "article"]).ngroup().to_numpy()
    # Far enough apart, the texts cannot reach into one another: one running maximum serves all.
    shift = text * (int(places["last_word"].max()) + 2 if len(places) else 0)
    reached = np.maximum.accumulate(places["last_word"].to_numpy() + shift)
    new = np.append(True, (places["first_word"].to_numpy() + shift)[1:] > reached[:-1])
    columns = {"label": "first", "article": "first"}
    columns |= {"first_word": "min", "last_word": "max", "start": "min", "end": "max"}
    merged = places.groupby(np.cumsum(new[: len(places)])).agg(columns)
    return merged.assign(words=merged["last_word"] - merged["first_word"] + 1)


def classify(passages: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Say of each passage what kind of text it may be, and why.

    Passages are judged by their groups. ``boilerplate``: at least four fifths of a group's passages
    join articles of one outlet (without outlets: most witnesses stand at the very end of their
    article). ``formula``: a text of at most 20 words in many articles that share nothing else.
    ``copy_or_quotation``: the rest. "Many" is at least three and at least half of log2 of the
    number of articles, so that it grows, slowly, with the corpus.

    Parameters
    ----------
    passages : DataFrame from ``frasa.passages.find_passages``.
    articles : DataFrame with ``id``, ``text`` and, if known, ``outlet`` (NA allowed).

    Returns
    -------
    ``passages`` with further columns: ``group`` (int32, as in ``group_passages``), ``witnesses``
    (int32, places in that group), ``kind`` (str) and ``reason`` (str, an Indonesian sentence).

    Raises
    ------
    InputError if a column is missing or ``passages`` names an article that `articles` has not.
    """
    witnesses, group = _group(passages)
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
    require_columns(articles, "id", "text")
    known = articles.drop_duplicates("id").set_index("id")
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


def _reasons(found, groups) -> list[str]:
    """Return an Indonesian sentence for each passage."""
    shared = found.groupby(["article_a", "article_b"])["words_a"].transform("sum")
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
    passages : DataFrame from ``frasa.passages.find_passages`` or from `classify`.
    articles : DataFrame with ``id``, ``text`` and, if known, ``published_at``, ``event_date``
        (datetime64) and ``credit`` (str).
    tokens : DataFrame from ``frasa.words.tokenize``, of the same articles.

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
