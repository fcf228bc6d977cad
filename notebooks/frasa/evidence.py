"""Groups of passages: who else has the same text, what kind of text it may be, and where from.

Nothing here is a verdict. `classify` names the likeliest kind with its reason, and
`candidate_sources` lays evidence side by side; both leave the conclusion to a reader.
"""

from collections.abc import Collection

import numpy as np
import pandas as pd

from frasa._ground.errors import InputError
from frasa._ground.tables import moments, require_columns, require_known, without_index
from frasa._ground.wording import number
from frasa._reuse.groups import SIDES, grouped
from frasa._reuse.passage_kinds import (
    MOST,
    describe_groups,
    facts_of,
    fewest,
    is_formula,
    is_furniture,
    says_something,
)
from frasa._reuse.sources import shared_by_pair
from frasa._reuse.telling_words import in_reading_order
from frasa.tokens import WORD_LISTS, tokenize
from frasa.words import stop_words

FUNCTION_WORDS = set(stop_words("kata tugas", "verba ujaran")["word"])
LAW_WORDS = set(WORD_LISTS["law"])
SOURCE_COLUMNS = {
    "article": "str",
    "candidate": "str",
    "passages": "int32",
    "shared_words": "int32",
    "containment": "float64",
    "candidate_containment": "float64",
    "hours_before": "float64",
    "candidate_credits_release": "bool",
    "only_in_both": "str",
}
RELEASE_CREDITS = {"rel", "ril", "rls", "rilis", "release", "siaran pers", "humas", "kominfo"}
KINDS = ("quotation_or_copy", "house_text", "page_furniture", "name_or_formula")
TEXT, HOUSE, FURNITURE, NAME = KINDS
PARAPHRASE = "paraphrase"  # of find_paraphrases; never given by classify
IN_VIEW = (TEXT, PARAPHRASE)  # what is shown where nothing else is asked for
# What readers read, wherever a kind is shown.
KIND_NAMES = {
    TEXT: "kutipan atau salinan",
    HOUSE: "teks media itu sendiri",
    FURNITURE: "unsur halaman",
    NAME: "nama, gelar, atau rumusan",
    PARAPHRASE: "parafrasa?",
}


def classify(
    passages: pd.DataFrame, articles: pd.DataFrame, tokens: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Say of each passage what kind of text it may be, and why.

    The first of these that applies:

    ``page_furniture``: at least four fifths of the places of a text stand at one distance from the
    end or the beginning of their article, in many articles of one outlet (or of unknown ones) that
    share less than half of their words. ``name_or_formula``: fewer than 5 plain words, or fewer
    than 45 bits that they add (`frasa._reuse.telling_words`; fewer bits in a small corpus): names,
    titles, lists, set phrases; or a quarter of its words are those of laws; or a text of at most 20
    words (or of the law) in many articles that share nothing else. ``house_text``: at least four
    fifths of its passages join articles of one outlet. ``quotation_or_copy``: the rest. "Many" is
    at least three and at least half of log2 of the number of articles, so that it grows, slowly,
    with the corpus. ``KIND_NAMES`` has the names for readers.

    Parameters
    ----------
    passages : DataFrame from ``frasa.find_passages``.
    articles : DataFrame with ``article``, ``text`` and, if known, ``outlet`` (NA allowed).
    tokens : DataFrame from ``frasa.tokenize``, of these articles; without it they are tokenized.

    Returns
    -------
    ``passages`` with further columns: ``group`` (int32, as in ``group_passages``), ``witnesses``
    (int32, places in that group), ``kind`` (str) and ``reason`` (str, an Indonesian sentence).

    Raises
    ------
    InputError if a column is missing or ``passages`` names an article that `articles` has not.

        >>> kinds = frasa.classify(passages, articles)
        >>> kinds["kind"].value_counts().to_dict()
        {'quotation_or_copy': 3, 'name_or_formula': 2}
        >>> print(kinds["reason"][4])
        13 kata, di 3 artikel; kebanyakan pasangan artikel itu hanya berbagi kata-kata ini: ...
    """
    witnesses, group = grouped(passages)
    known = known_articles(passages, articles)
    tokens = tokenize(articles) if tokens is None else tokens
    require_columns(tokens, "article", "position", "sentence", "word", "surface")
    tokens = without_index(tokens)
    found = without_index(passages).assign(group=group.astype("int32"))
    facts = facts_of(found, known, tokens, FUNCTION_WORDS, LAW_WORDS)
    groups = describe_groups(found, witnesses, facts, tokens)
    of_group = found["group"].map
    furniture = is_furniture(groups, fewest(len(known)))
    others = found[~of_group(furniture).to_numpy(dtype=bool)]
    formula = is_formula(groups, others, fewest(len(known)))
    rules = [
        (of_group(furniture), FURNITURE, _reason_of_furniture),
        (of_group(formula), NAME, _reason_of_formula),
        (~says_something(facts, len(tokens)), NAME, _reason_of_name),
        (of_group(groups["same_outlet"] >= MOST), HOUSE, _reason_of_house_text),
        (np.full(len(found), True), TEXT, _reason_of_text),
    ]
    first = np.argmax([np.asarray(marks, dtype=bool) for marks, _, _ in rules], axis=0)
    rows = facts.assign(articles=of_group(groups["articles"])).itertuples(index=False)
    reasons = [rules[rule][2](row) for rule, row in zip(first, rows, strict=True)]
    found["witnesses"] = of_group(groups["witnesses"]).astype("int32")
    found["kind"] = pd.Series([rules[rule][1] for rule in first], found.index, dtype="str")
    found["reason"] = pd.Series(reasons, found.index, dtype="str")
    return found.set_axis(passages.index)


def require_kinds(kinds: Collection[str], passages: pd.DataFrame) -> None:
    """Raise InputError unless `kinds` is a collection of kinds: ours, or those of passages."""
    names = dict.fromkeys((*KINDS, PARAPHRASE, *passages.get("kind", pd.Series()).dropna()))
    is_list = isinstance(kinds, Collection) and not isinstance(kinds, str)
    unknown = [kind for kind in kinds if kind not in names] if is_list else []
    if unknown or not is_list:
        what = f"memuat {unknown[0]!r}, yang asing" if unknown else "bukan daftar"
        raise InputError(
            f"kinds {what}. Tulis dalam kurung siku, misalnya "
            f'kinds=["{KINDS[0]}"]; pilih dari: {", ".join(names)}.'
        )


def told_out_of_view(table: pd.DataFrame, kinds: Collection[str]) -> str:
    """Return a sentence on the rows whose ``kind`` is not among `kinds`, or an empty one."""
    counts = table.loc[~table["kind"].isin(kinds), "kind"].value_counts()
    hidden = [f"{KIND_NAMES[kind]} {number(counts[kind])}" for kind in KIND_NAMES if kind in counts]
    return f"Di luar pandangan, menurut jenisnya: {'; '.join(hidden)}." if hidden else ""


def known_articles(passages, articles) -> pd.DataFrame:
    """Return articles by id, or raise InputError if one of passages is missing."""
    require_columns(articles, "article", "text")
    require_columns(passages, "article_a", "article_b")
    known = articles.drop_duplicates("article").set_index("article")
    require_known(
        pd.concat([passages["article_a"], passages["article_b"]]), known.index, "articles"
    )
    return known


def _reason_of_furniture(row) -> str:
    outlet = "" if np.isnan(row.same_outlet) else "hampir semua dari satu media, "
    return (
        f"Ada di {number(row.articles)} artikel, {outlet}hampir selalu di tempat yang sama pada "
        "halaman: mungkin unsur halaman."
    )


def _reason_of_formula(row) -> str:
    return (
        f"{number(row.words)} kata, di {number(row.articles)} artikel; kebanyakan pasangan artikel "
        "itu hanya berbagi kata-kata ini: mungkin rumusan yang lazim atau bunyi aturan."
    )


def _reason_of_name(row) -> str:
    return (
        f"Dari {number(row.words)} kata, {number(row.plain)} kata biasa, yang menambah sedikit; "
        "selebihnya nama, jabatan, angka, atau rumusan tetap."
    )


def _reason_of_house_text(row) -> str:
    return (
        f"Ada di {number(row.articles)} artikel, semua atau hampir semua dari satu media: mungkin "
        "teks media itu sendiri."
    )


def _reason_of_text(row) -> str:
    here = "semuanya" if row.here >= row.shared else f"{number(row.here)} di antaranya"
    return (
        f"{number(row.shared)} kata berada di bagian yang sama, {here} di sini: mungkin salinan, "
        "kutipan, atau siaran pers yang sama."
    )


def candidate_sources(
    passages: pd.DataFrame, articles: pd.DataFrame, tokens: pd.DataFrame
) -> pd.DataFrame:
    """Lay side by side what may speak for one article as the source of another.

    Evidence, not a verdict: both may come from a third text that is not in the corpus. An article
    that is known to be later is no candidate. If `passages` has a column ``kind`` (from
    `classify`), only quotations and copies count.

    Parameters
    ----------
    passages : DataFrame from ``frasa.find_passages`` or from `classify`.
    articles : DataFrame with ``article``, ``text`` and, if known, ``published_at``, ``event_date``
        (datetime64, or texts as 2024-10-07 08:30) and ``credit`` (str).
    tokens : DataFrame from ``frasa.tokenize``, of the same articles.

    Returns
    -------
    DataFrame, one row an article and a candidate, the candidate that covers most of an article
    first: ``article``, ``candidate`` (str), ``passages``, ``shared_words`` (int32, the article's
    words that lie in passages shared with the candidate), ``containment`` (float64, their share of
    the article) and ``candidate_containment`` (the same of the candidate), ``hours_before``
    (float64, how much earlier the candidate was published, or else its event; NaN if unknown, or if
    both are of one day and of one of them only the day is known: its time is 00:00 in WIB),
    ``candidate_credits_release`` (bool: "(rel)", a press office ...) and ``only_in_both`` (str: the
    longest words that stand in the passages of these two articles and nowhere else in the corpus;
    a shared misspelling among them weighs much).

    Raises
    ------
    InputError if a column is missing or an article is unknown.

        >>> sources = frasa.candidate_sources(passages, articles, tokens)
        >>> sources[["article", "candidate", "containment", "hours_before"]].head(2)
                    article        candidate  containment  hours_before
        0  02-pangkalpinang  01-blangpegayon     0.758755        1848.0
        1      04-purworejo  01-blangpegayon     0.045455        5448.0
    """
    require_columns(tokens, "article", "position", "word")
    require_columns(passages, *SIDES)
    known = known_articles(passages, articles)
    if "kind" in passages:
        passages = passages[passages["kind"] == TEXT]
    rows = shared_by_pair(passages, in_reading_order(tokens))
    sides = rows["candidate"], rows["article"]
    rows["hours_before"] = hours_between(known, *sides, in_order=True)
    rows["candidate_credits_release"] = _credits_release(known, rows["candidate"])
    rows = rows[~(rows["hours_before"] < 0)]
    rows = rows.sort_values(["article", "containment", "candidate"], ascending=[True, False, True])
    return rows.reset_index(drop=True).astype(SOURCE_COLUMNS)[list(SOURCE_COLUMNS)]


def hours_between(known, earlier, later, in_order=False) -> np.ndarray:
    """Return the hours from one article to another: of publication or, failing that, of event.

    in_order: NaN where nobody knows which came first: on one day, of one only the day is known.
    """
    hours = np.full(len(earlier), np.nan)
    for column in ("event_date", "published_at"):
        if column in known:
            when = moments(known, column)
            one, other = (when.reindex(side).reset_index(drop=True) for side in (earlier, later))
            between = (other - one) / pd.Timedelta(hours=1)
            day = one.dt.floor("D")
            is_open = (day == other.dt.floor("D")) & ((one == day) | (other == day))
            told = between.mask(in_order & is_open)
            hours = np.where(between.notna(), told, hours)
    return hours


def _credits_release(known, articles) -> np.ndarray:
    """Return whether an article's credits ("Sri; rel") name a press release or a press office."""
    if "credit" not in known:
        return np.zeros(len(articles), dtype=bool)
    credits = known["credit"].reindex(articles).astype("str").fillna("").str.lower().str.split(";")
    named = [{name.strip(" .()") for name in names} for names in credits]
    return np.array([not names.isdisjoint(RELEASE_CREDITS) for names in named], dtype=bool)
