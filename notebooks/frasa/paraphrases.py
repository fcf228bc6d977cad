"""Paraphrases: stretches of two articles that say the same in partly other words.

Exact passages end where somebody retells. What stays, in whatever order and form, are content
words: where enough of them stand near one another in both articles, and tell enough, the stretch
may be a paraphrase. It may also be a second report on one event; only reading decides that.
"""

import numpy as np
import pandas as pd

from frasa._ground.arrays import among, distinct
from frasa._ground.tables import require_columns
from frasa._ground.wording import number
from frasa._reuse.content import Content, content_of
from frasa._reuse.loose import Exact, loose_stretches, pairs_of, rare_pairs
from frasa._reuse.telling_words import in_reading_order
from frasa.evidence import FUNCTION_WORDS, HOUSE, PARAPHRASE, TEXT

PARAPHRASE_COLUMNS = {
    "article_a": "str",
    "article_b": "str",
    "first_word_a": "int32",
    "last_word_a": "int32",
    "first_word_b": "int32",
    "last_word_b": "int32",
    "start_a": "int32",
    "end_a": "int32",
    "start_b": "int32",
    "end_b": "int32",
    "words_a": "int32",
    "words_b": "int32",
    "shared_stems": "int32",
    "plain_stems": "int32",
    "strength": "float64",
    "kind": "str",
    "reason": "str",
}


def find_paraphrases(
    tokens: pd.DataFrame, passages: pd.DataFrame, beyond_passages: bool = True
) -> pd.DataFrame:
    """Find stretches that two articles may say in other words.

    Two articles are compared if they share a passage or several rare pairs of words. The words of a
    stretch agree in their stems (an affix is taken off if the rest is a word of the corpus), in any
    order, near one another; a word counts as much as the word before does not foretell it, and
    names and numbers less. At least four plain words have to lie outside of what is equal word for
    word. Measured on labelled Indonesian reuse, nearly all words reported are right but half of
    what is retold is missed; on news one stretch in five is something else: a law, a template, a
    second report on one event. In fewer than 50 articles more is asked for, and more is missed.

    Parameters
    ----------
    tokens : DataFrame from ``frasa.tokenize``.
    passages : DataFrame from ``frasa.find_passages``, of the same tokens, or from
        ``frasa.classify``: then passages that are names or furniture lead to no comparison, which
        is much quicker in a large corpus.
    beyond_passages : False compares only articles that share a passage, which is quicker.

    Returns
    -------
    DataFrame, one row a pair of stretches, the strongest first: ``article_a``, ``article_b``, spans
    and words (with _a and _b) as in ``find_passages``, around what lies outside of exact passages;
    ``shared_stems``, ``plain_stems`` (int32), ``strength`` (float64), ``kind``, ``reason`` (str).
    ``shared_stems``: different stems that both have there; ``plain_stems``: those that are neither
    names nor numbers; ``strength`` (bits): what the shared stems tell less 0.3 of what only one
    side has; ``kind``: "paraphrase"; ``reason``: an
    Indonesian sentence. Empty if there is nothing.

    Raises
    ------
    InputError if a column is missing.

        >>> tokens = frasa.tokenize(frasa.read_articles("data/case-study/articles"))
        >>> told = frasa.find_paraphrases(tokens, frasa.find_passages(tokens))
        >>> told[["article_a", "article_b", "shared_stems", "strength"]].head(2)
                   article_a          article_b  shared_stems   strength
        0     00-siaran-pers  02-nusa-laras-pos             7  47.820637
        1  02-nusa-laras-pos      06-media-gong             8  43.528366
    """
    require_columns(tokens, "article", "position", "sentence", "word", "surface", "start", "end")
    require_columns(
        passages, *[f"{n}_{s}" for s in "ab" for n in ("article", "first_word", "last_word")]
    )
    tokens = in_reading_order(tokens)
    content = content_of(tokens, passages, FUNCTION_WORDS)
    of_passages = pairs_of(passages, content)
    telling = passages.get("kind", pd.Series(TEXT, passages.index)).isin((TEXT, HOUSE))
    pairs = distinct(of_passages[telling.to_numpy()])[0]
    if beyond_passages:
        pairs = distinct(np.append(pairs, rare_pairs(content)))[0]
    compared = among(of_passages, pairs)
    exact = Exact(tokens, passages[compared], of_passages[compared], content)
    found = loose_stretches(content, pairs, exact)
    if not len(found):
        return pd.DataFrame(columns=list(PARAPHRASE_COLUMNS)).astype(PARAPHRASE_COLUMNS)
    return _table(tokens, content, found)


def _table(tokens, content: Content, found: pd.DataFrame) -> pd.DataFrame:
    """Turn stretches of content words into the table of paraphrases."""
    names = content.names
    sides = {"left": ("i", "i_stop"), "right": ("j", "j_stop")}
    swap = (names[found["left"]] > names[found["right"]]).astype(bool)
    column = {name: tokens[name].to_numpy() for name in ("position", "start", "end")}
    measures = {"shared_stems": "stems", "plain_stems": "plain", "strength": "strength"}
    table = {name: found[column].to_numpy() for name, column in measures.items()}
    for side, (here, there) in {"a": ("left", "right"), "b": ("right", "left")}.items():
        article, first, stop = (
            np.where(swap, found[other], found[own])
            for own, other in zip((here, *sides[here]), (there, *sides[there]), strict=True)
        )
        first, last = content.row[first], content.row[stop - 1]
        table[f"article_{side}"] = names[article]
        table[f"first_word_{side}"] = column["position"][first]
        table[f"last_word_{side}"] = column["position"][last]
        table[f"start_{side}"], table[f"end_{side}"] = column["start"][first], column["end"][last]
        table[f"words_{side}"] = last - first + 1
    table |= {"kind": PARAPHRASE, "reason": [_reason(stems) for stems in table["shared_stems"]]}
    order = ["strength", "article_a", "article_b", "first_word_a", "first_word_b"]
    table = pd.DataFrame(table).astype(PARAPHRASE_COLUMNS)[list(PARAPHRASE_COLUMNS)]
    return table.sort_values(order, ascending=[False, *[True] * 4], ignore_index=True)


def _reason(stems) -> str:
    return (
        f"{number(stems)} kata dasar ada di kedua sisi, di luar bagian yang persis sama: mungkin "
        "parafrasa, mungkin juga dua laporan tentang satu hal."
    )
