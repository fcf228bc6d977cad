"""Passages: stretches of text that two articles share, whatever small edits lie between.

The method follows the literature on text reuse (Smith, Cordell and Dillon 2013, "Infectious
Texts"; Horton, Olsen and Roe 2010 on TextPAIR): equal short spans are found through hashing, joined
where they lie near each other in the same order, and extended past edits. A paragraph that was
moved is a passage of its own.
"""

import numpy as np
import pandas as pd

from frasa._ground.errors import InputError
from frasa._ground.memory import FINDING, FINDING_COMPILED, require_memory
from frasa._ground.moved import moved_names
from frasa._ground.speed import is_installed
from frasa._ground.tables import require_columns
from frasa._reuse.groups import OVERLAP, grouped
from frasa._reuse.seeds import choose_bits, count_seeds, encode, sorted_keys
from frasa._reuse.stretches import align, equal_runs, passage_table, typical_occurrences

MIN_WORDS = 8


def find_passages(tokens: pd.DataFrame, min_words: int = MIN_WORDS, all_pairs: bool = False):
    """Find the passages that two articles share.

    Parameters
    ----------
    tokens : DataFrame with columns ``article``, ``position``, ``word``, ``start``, ``end``, as from
        ``frasa.tokenize``. Words may be missing from it (stop words, say).
    min_words : the least number of equal words in a passage, three quarters of them different. The
        default, 8, keeps out names, titles and turns of phrase: in real news nearly everything
        shorter that two articles share is one of these.
    all_pairs : a seed that occurs more than 32 times is compared only with the next three; through
        these links `group_passages` still finds all witnesses. With True every pair of articles is
        compared, which takes long in a corpus with footers or much-printed texts.

    Returns
    -------
    DataFrame with the columns of ``PASSAGE_COLUMNS``, one row a pair of stretches, sorted;
    article_a comes before article_b in the alphabet. ``first_word`` and ``last_word`` are positions
    in the article, ``start`` and ``end`` characters of its text (text[start:end] is the passage),
    all from 0. ``identical_words`` and ``edits`` (words substituted, added or left out) are those
    of the alignment with the highest identical_words - edits; ``identity``: identical_words /
    (identical_words + edits).
    ``occurrences``: how often its words, a few at a time, stand in the corpus (the median).
    Empty if nothing is shared. The order of the articles does not matter.

    Raises
    ------
    InputError if a column is missing, `min_words` is not a whole number from 2 on, two words have
    one position (two articles with one id), or the corpus is too large for the memory.
    """
    require_columns(tokens, "article", "position", "word", "start", "end")
    check_min_words(min_words)
    each = FINDING_COMPILED if is_installed("numba") else FINDING
    require_memory(each * len(tokens), "mencari bagian yang sama dalam")
    tokens, words = encode(tokens)
    bits = choose_bits(words, all_pairs)
    keys = sorted_keys(words, bits)
    found, measures = align(words, equal_runs(words, keys, all_pairs), min_words)
    counts = count_seeds(words, keys)
    measures["occurrences"] = typical_occurrences(words, counts, bits, found)
    return passage_table(tokens, words, found, measures)


def check_min_words(min_words) -> None:
    """Raise InputError unless `min_words` is a whole number from 2 on."""
    if isinstance(min_words, bool) or not isinstance(min_words, int | np.integer) or min_words < 2:
        raise InputError(
            f"min_words harus bilangan bulat, paling kecil 2; yang diberikan {min_words!r}. "
            "Tulis misalnya min_words=8."
        )


def group_passages(passages: pd.DataFrame, overlap: float = OVERLAP) -> pd.DataFrame:
    """Bring together all places where the same text stands.

    Two places are the same text if a passage joins them, or if they lie in one article and their
    reciprocal overlap is at least `overlap`: what they have in common is that share of either. Any
    overlap at all would glue neighbouring texts together.

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
    """
    return grouped(passages, overlap)[0]


__getattr__ = moved_names(__name__)
