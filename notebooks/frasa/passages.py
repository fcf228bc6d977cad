"""Passages: stretches of text that two articles share, whatever small edits lie between.

The method follows the literature on text reuse (Smith, Cordell and Dillon 2013, "Infectious
Texts"; Horton, Olsen and Roe 2010 on TextPAIR): equal short spans are found through hashing, joined
where they lie near each other in the same order, and extended past edits. A paragraph that was
moved is a passage of its own.
"""

import numpy as np
import pandas as pd

from frasa._ground.memory import FINDING, FINDING_COMPILED, require_memory
from frasa._ground.moved import moved_names
from frasa._ground.options import require_whole
from frasa._ground.speed import is_installed
from frasa._ground.tables import minor_outlets, require_columns
from frasa._ground.wording import number
from frasa._reuse.budget import COMPARISONS, beginning_pairs, groups_to_link
from frasa._reuse.groups import OVERLAP, SIDES, grouped
from frasa._reuse.seeds import (
    choose_bits,
    count_seeds,
    encode,
    pair_places,
    sorted_keys,
    split_keys,
)
from frasa._reuse.stretches import align, passage_table, runs_through, typical_seeds

MIN_WORDS = 8
EACH_PAIR = 200  # bytes that a pair of places needs until it is a row of the table
SECONDS_A_PAIR, SECONDS_A_PASSAGE = 1e-7, 2e-5  # measured, on one slow core
FURNITURE_TEXT = "teks yang tampaknya unsur halaman atau teks tetap satu media"
LEFT_OUT_COLUMNS = {
    "article": "str",
    "start": "int32",
    "end": "int32",
    "words": "int32",
    "articles": "int32",
    "pairs_found": "int64",
    "pairs_left_out": "int64",
    "compared": "str",
}


def find_passages(
    tokens: pd.DataFrame,
    articles: pd.DataFrame | None = None,
    min_words: int = MIN_WORDS,
    all_pairs: bool = False,
) -> pd.DataFrame:
    """Find the passages that two articles share.

    Every pair of articles is compared, within a budget of pairs that nearly always suffices
    (`frasa._reuse.budget`). Only in texts that stand in more places than it pays for, and in the
    furniture of pages (the same text in one outlet, or at the same distance from the end or the
    beginning, in more than 32 places), a place is compared with the next three alone. Then that is
    said, `compared` tells it in the table, and `left_out` counts the pairs;
    `group_passages` finds all places of such a text nevertheless.

    Parameters
    ----------
    tokens : DataFrame with columns ``article``, ``position``, ``word``, ``start``, ``end``, as from
        ``frasa.tokenize``. Words may be missing from it (stop words, say).
    articles : DataFrame with ``article`` and ``outlet`` (NA allowed), by which furniture is told
        more surely; not needed.
    min_words : the least number of equal words in a passage, three quarters of them different. The
        default, 8, keeps out names, titles and turns of phrase: in real news nearly everything
        shorter that two articles share is one of these.
    all_pairs : True compares every pair of places, whatever that takes: it is estimated first.

    Returns
    -------
    DataFrame, one row a pair of stretches, sorted; article_a comes before article_b in the
    alphabet: ``article_a``, ``article_b`` (str), then with _a and _b ``first_word``, ``last_word``,
    ``start``, ``end``, ``words`` (int32), ``identical_words``, ``edits`` (int32), ``identity``
    (float64), ``occurrences`` (int32) and ``compared`` (str). ``first_word`` and ``last_word`` are
    positions in the article, ``start`` and ``end`` characters of its text (text[start:end] is the
    passage), all from 0. ``identical_words`` and ``edits`` (words substituted, added or left out)
    are those of the alignment with the highest identical_words - edits; ``identity``:
    identical_words / (identical_words + edits). Ends with twice as many edits as equal words are
    cut off. ``occurrences``: how often its words, a few at a time, stand in the corpus (the
    median); ``compared`` (str): with "all" places where the same words stand or, only with the next
    three, "too_many" or "furniture". Empty if nothing is shared. The order of the articles does not
    matter.

    Raises
    ------
    InputError if a column is missing, `min_words` is not a whole number from 2 on, two words have
    one position (two articles with one id), or the corpus is too large for the memory.

        >>> passages = frasa.find_passages(tokens)
        >>> passages[["article_a", "article_b", "words_a", "words_b", "identical_words"]]
                  article_a         article_b  words_a  words_b  identical_words
        0   01-blangpegayon  02-pangkalpinang      146      138              123
        1   01-blangpegayon  02-pangkalpinang       27       31               25
        2   01-blangpegayon  02-pangkalpinang       22       26               22
        3   01-blangpegayon      04-purworejo       13       13               13
        4  02-pangkalpinang      04-purworejo       13       13               13
    """
    require_columns(tokens, "article", "position", "word", "start", "end")
    check_min_words(min_words)
    each = FINDING_COMPILED if is_installed("numba") else FINDING
    require_memory(each * len(tokens), "mencari bagian yang sama dalam")
    tokens, words = encode(tokens)
    bits = choose_bits(words, all_pairs)
    place, group = split_keys(words, sorted_keys(words, bits))
    link = groups_to_link(words, place, group, outlet_numbers(words.names, articles), all_pairs)
    if all_pairs:
        _announce(words, place, group)
    runs = runs_through(words, *pair_places(words, place, group, link))
    found, measures = align(words, runs, min_words)
    measures |= typical_seeds(words, count_seeds(words, place, group, link), bits, found)
    passages = passage_table(tokens, words, found, measures)
    tell_left_out(passages)
    return passages


def outlet_numbers(names, articles) -> np.ndarray | None:
    """Return a number for the outlet of each named article, -1 where it tells nothing."""
    if articles is None:
        return None
    require_columns(articles, "article")
    outlet = minor_outlets(articles.drop_duplicates("article").set_index("article"))
    return pd.factorize(outlet.reindex(names.astype(object)))[0]


def _announce(words, place, group) -> None:
    """Say what comparing all pairs takes where it takes long; refuse what memory cannot hold."""
    size = np.bincount(group).astype(np.int64)
    beginning = int(beginning_pairs(group, size, words.codes[place - 1]).sum())
    require_memory(beginning * EACH_PAIR, "membandingkan semua pasangan tempat dalam")
    pairs = (size * (size - 1) // 2).sum()
    minutes = (pairs * SECONDS_A_PAIR + beginning * SECONDS_A_PASSAGE) / 60
    if minutes >= 0.5:
        print(
            f"Membandingkan semua dengan semua: {number(beginning)} pasang tempat, kira-kira "
            f"{number(max(round(minutes), 1))} menit."
        )


def left_out(passages: pd.DataFrame) -> pd.DataFrame:
    """Tell which texts were not compared in all their places, and how many pairs that leaves out.

    Parameters
    ----------
    passages : DataFrame from ``frasa.find_passages``.

    Returns
    -------
    DataFrame, one row a text, those that leave out most first: ``article``, ``start``, ``end`` (a
    place where it stands, the longest), ``words`` (int32), ``articles`` (int32: in how many it
    stands), ``pairs_found`` and ``pairs_left_out`` (int64: pairs of articles that have it, with and
    without a passage in the table), ``compared`` (str: "too_many" or "furniture"). Empty if every
    pair was compared. A text is a group, as `group_passages` makes them.

    Raises
    ------
    InputError if a column is missing.

        >>> len(frasa.left_out(passages))  # every pair was compared
        0
    """
    require_columns(passages, *SIDES, "compared")
    linked = passages[passages["compared"] != COMPARISONS[0]]
    witnesses, group = grouped(linked)
    pairs = linked.assign(group=group).drop_duplicates(["group", "article_a", "article_b"])
    longest = witnesses.sort_values(["group", "words"], ascending=[True, False], kind="stable")
    table = longest.drop_duplicates("group").set_index("group")
    table["articles"] = witnesses.groupby("group")["article"].nunique().astype("int32")
    table["pairs_found"] = pairs.groupby("group").size()
    every = table["articles"].astype("int64") * (table["articles"] - 1) // 2
    table["pairs_left_out"] = every - table["pairs_found"]
    table["compared"] = linked.groupby(group)["compared"].agg(lambda kinds: kinds.mode()[0])
    order = ["pairs_left_out", "article", "start"]
    table = table.sort_values(order, ascending=[False, True, True], ignore_index=True)
    table = table[table["pairs_left_out"] > 0].astype(LEFT_OUT_COLUMNS)
    return table.reset_index(drop=True)[list(LEFT_OUT_COLUMNS)]


def tell_left_out(passages: pd.DataFrame) -> None:
    """Print one sentence if some texts were not compared in all their places."""
    table = left_out(passages)
    if table.empty:
        return
    counts = table["compared"].value_counts()
    texts = [
        f"{number(counts[kind])} {name}"
        for kind, name in (("too_many", "teks yang sangat tersebar"), ("furniture", FURNITURE_TEXT))
        if kind in counts
    ]
    print(
        f"{' dan '.join(texts)} tidak dibandingkan di semua pasangan artikel, melainkan dengan "
        f"tiga tempat berikutnya saja; sekitar {number(int(table['pairs_left_out'].sum()))} "
        "pasangan tidak ada dalam tabel. Rinciannya: frasa.left_out(passages)."
    )


def check_min_words(min_words) -> None:
    """Raise InputError unless `min_words` is a whole number from 2 on."""
    require_whole("min_words", min_words, 2, " Tulis misalnya min_words=8.")


def group_passages(passages: pd.DataFrame, overlap: float = OVERLAP) -> pd.DataFrame:
    """Bring together all places where the same text stands.

    Two places are the same text if a passage joins them, or if they lie in one article and their
    reciprocal overlap is at least `overlap`: what they have in common is that share of either. Any
    overlap at all would glue neighbouring texts together. In groups of more than 30 places whose
    pairs were all compared, one place may lead to another until the last shares nothing with the
    first; they are split, so that a passage joins every place to the leading one of its group (with
    half of both in common, but for places that share so much with none).

    Parameters
    ----------
    passages : DataFrame from ``frasa.find_passages``.
    overlap : between 0 and 1.

    Returns
    -------
    DataFrame, one row a witness (a place where the text stands): ``group`` (int32, from 1, the
    group with most witnesses first), ``article``, ``words``, ``first_word``, ``last_word``,
    ``start``, ``end`` as in passages. Every group has at least two witnesses.

    Raises
    ------
    InputError if a column is missing or `overlap` is not between 0 and 1.

        >>> frasa.group_passages(passages)[["group", "article", "words", "first_word"]].head(3)
           group           article  words  first_word
        0      1   01-blangpegayon     13          75
        1      1  02-pangkalpinang     13          34
        2      1      04-purworejo     13         199
    """
    return grouped(passages, overlap)[0]


__getattr__ = moved_names(__name__)
