"""By which rules a passage is taken for one kind of text or another."""

import numpy as np
import pandas as pd

from frasa._ground.tables import minor_outlets
from frasa._reuse.covered_words import covered_words
from frasa._reuse.telling_words import MOST_BITS, Places, rare_word_bits, said

MOST, HALF = 0.8, 0.5
PLAIN_WORDS, BITS = 5, 45  # the least that plain words of a quotation are, and add
LAW_SHARE = 0.25
FORMULA_WORDS = 20
FIXED = 0.95  # identity: formulas are repeated word for word
FEWEST_WITNESSES = 3


def facts_of(found, known, tokens, function_words, law_words) -> pd.DataFrame:
    """Return what is known of each passage by itself: its words, and whether it is of one outlet.

    To the columns of `said` come shared (words that its articles share, each counted once, on the
    side that has fewer), here (the passage's on that side), containment (the share of the shorter
    article that shared is) and same_outlet (NaN where both are unknown).
    """
    facts = said(tokens, found, function_words, law_words)
    outlet = minor_outlets(known)
    a, b = (outlet.reindex(found[f"article_{side}"]).to_numpy() for side in "ab")
    facts["same_outlet"] = np.where(pd.isna(a) & pd.isna(b), np.nan, a == b)
    pairs = pd.MultiIndex.from_frame(found[["article_a", "article_b"]])
    a, b = (covered_words(found, side).reindex(pairs).to_numpy() for side in "ab")
    facts["shared"] = np.minimum(a, b)
    facts["here"] = np.where(a <= b, found["words_a"], found["words_b"])
    lengths = tokens.groupby("article", observed=True).size()
    a, b = (lengths.reindex(found[f"article_{side}"]).to_numpy() for side in "ab")
    facts["containment"] = facts["shared"] / np.minimum(a, b)
    return facts


def describe_groups(found, witnesses, facts, tokens) -> pd.DataFrame:
    """Return one row a group: witnesses, articles, words, where they stand, and their passages.

    same_outlet: share of its passages that join two articles of one outlet, NaN where outlets are
    unknown or one outlet has most of the corpus. at_edge: the largest share of witnesses at one
    distance from the end, or from the beginning, of their articles. law: share of passages with
    two words of the law or more.
    """
    by_group, group = witnesses.groupby("group"), found["group"]
    places = Places(tokens)
    length = places.lengths[places.numbers(witnesses["article"])]
    before, behind = witnesses["first_word"], length - witnesses["last_word"]
    at_edge = [
        witnesses.groupby(["group", distance.to_numpy()]).size().groupby("group").max()
        for distance in (before, behind)
    ]
    of_groups = {
        "witnesses": by_group.size(),
        "articles": by_group["article"].nunique(),
        "words": by_group["words"].median(),
        "at_edge": np.maximum(*at_edge) / by_group.size(),
        "law": (facts["law"] >= 2).groupby(group).mean(),
    }
    means = facts[["same_outlet", "containment"]].groupby(group).mean()
    medians = found.groupby("group")[["identity", "occurrences"]].median()
    return pd.DataFrame(of_groups).join(means).join(medians)


def fewest(articles: int) -> float:
    """Return how many articles are many: at least three, more in a large corpus."""
    return max(FEWEST_WITNESSES, np.log2(max(articles, 1)) / 2)


def is_furniture(groups, many) -> pd.Series:
    """Mark texts at one place of the page, of one outlet, in articles that share little else."""
    at_edge = (groups["at_edge"] >= MOST) & (groups["containment"] <= HALF)
    one_outlet = groups["same_outlet"].isna() | (groups["same_outlet"] >= MOST)
    return at_edge & one_outlet & (groups["articles"] >= many)


def is_formula(groups, others, many) -> pd.Series:
    """Mark short texts, and those of the law, in many articles that share nothing else.

    others: the passages that are no furniture.
    """
    alone = others.groupby(["article_a", "article_b"])["group"].transform("size") == 1
    alone = alone.groupby(others["group"]).mean().reindex(groups.index)
    formula = (alone > HALF) & (groups["identity"] >= FIXED) & (groups["occurrences"] >= many)
    return formula & ((groups["words"] <= FORMULA_WORDS) | (groups["law"] > HALF))


def says_something(facts, words: int) -> pd.Series:
    """Mark passages with enough plain words that add enough, in a corpus of so many words."""
    enough = BITS / MOST_BITS * rare_word_bits(words)
    mostly_law = facts["law"] >= LAW_SHARE * facts["words"]
    return (facts["plain"] >= PLAIN_WORDS) & (facts["bits"] >= enough) & ~mostly_law
