"""Words: count what a table of words holds, with and without stop words, and compare the counts.

Every function takes tables and returns a new table; the table of words comes from ``tokenize``.
Counting ignores where a word stands: whatever is found here must be read again in its sentence.
"""

import numpy as np
import pandas as pd

from frasa._ground.errors import InputError
from frasa._ground.moved import moved_names
from frasa._ground.options import require_list
from frasa._ground.tables import require_columns, without_index
from frasa.tokens import WORD_LISTS, normalise


def stop_words(*layers: str) -> pd.DataFrame:
    """Return the course's stop words, by layer (file wordlists.toml).

    Parameters
    ----------
    layers : names of layers; none means all: "kata tugas" (function words), "verba ujaran" (verbs
        with which news marks speech), "nama tempat" (place names of the course's articles).

    Returns
    -------
    DataFrame with columns ``word`` and ``layer`` (str). No word of ``kept_words()`` is in it.

    Raises
    ------
    InputError if a layer is unknown.

        >>> frasa.stop_words("verba ujaran")["word"].head(3).tolist()
        ['berkata', 'berujar', 'jelasnya']
    """
    lists = WORD_LISTS["stop_words"]
    layers = dict.fromkeys(map(str, layers))  # each once
    unknown = [layer for layer in layers if layer not in lists]
    if unknown:
        raise InputError(f"Lapisan “{unknown[0]}” tidak dikenal. Pilih dari: {', '.join(lists)}.")
    rows = [(word, layer) for layer in layers or lists for word in lists[layer]]
    table = pd.DataFrame(rows, columns=["word", "layer"], dtype="str")
    return table[~table["word"].isin(kept_words())].reset_index(drop=True)


def kept_words() -> list[str]:
    """Return the words that no stop list may remove: without them statements turn around."""
    return list(WORD_LISTS["keep"])


def remove_stop_words(table: pd.DataFrame, words, keep=()) -> pd.DataFrame:
    """Return the rows of a table whose word is not a stop word; the index is kept.

    Applied to a table of counts it leaves the frequencies per 1,000 words as they were: they still
    refer to all words.

    Parameters
    ----------
    table : DataFrame with a column ``word`` (str), such as tokens or counts.
    words : the stop words: strings in any collection, or a table with a column ``word``.
    keep : words that stay although they are in ``words``, given in the same way.

    Raises
    ------
    InputError if the column is missing or ``words`` is a single string.

        >>> counts = frasa.count_words(tokens)
        >>> frasa.remove_stop_words(counts, frasa.stop_words())["word"].head(4).tolist()
        ['asn', 'netralitas', 'tidak', 'pemilu']
    """
    require_columns(table, "word")
    return table[~table["word"].isin(_word_set(words) - _word_set(keep))]


def _word_set(words) -> set[str]:
    if isinstance(words, pd.DataFrame):
        require_columns(words, "word")
        words = words["word"]
    require_list("Daftar kata", words, "yang")
    return {normalise(str(word)) for word in words}


def _require_apart(name: str, column) -> None:
    if column == "word":
        raise InputError(
            f'{name} harus kolom selain word, misalnya {name}="article": kata tidak dihitung di '
            "dalam kata."
        )


def count_words(tokens: pd.DataFrame, by: str | None = None) -> pd.DataFrame:
    """Count words: how often, how often per 1,000 words, and in how many articles.

    Parameters
    ----------
    tokens : DataFrame with columns ``article`` and ``word``, and the column named in ``by``.
    by : a column, such as "article", within whose values to count; none counts everything.

    Returns
    -------
    DataFrame, one row a word (a word and value of ``by``): ``by`` if given, ``word`` (str),
    ``count`` (int64), ``per_1000`` (float64: occurrences in 1,000 words of the table or of that
    value), ``articles`` (int64: articles of the whole table with the word). Sorted by
    ``by``, then by descending count, then by word.

    Raises
    ------
    InputError if a column is missing.

        >>> frasa.count_words(tokens).head(2)
          word  count   per_1000  articles
        0  asn     65  41.908446         5
        1  dan     59  38.039974         5
    """
    groups = [by] if by else []
    require_columns(tokens, "article", "word", *groups)
    _require_apart("by", by)
    tokens = without_index(tokens)
    counts = tokens.groupby([*groups, "word"]).size().rename("count").reset_index()
    total = counts.groupby(by)["count"].transform("sum") if by else len(tokens)
    counts["per_1000"] = 1000 * counts["count"] / total
    articles = tokens[["article", "word"]].drop_duplicates().groupby("word").size()
    counts["articles"] = counts["word"].map(articles).astype("int64")
    order = [*groups, "count", "word"]
    ascending = [name != "count" for name in order]
    return counts.sort_values(order, ascending=ascending, ignore_index=True)


def tf_idf(tokens: pd.DataFrame) -> pd.DataFrame:
    """Weigh the words of each article: frequent in it, and found in few of the articles.

    The variant is relative frequency times natural logarithm, without smoothing:
    (count / words of the article) x ln(articles / articles with the word); a word that stands in
    every article weighs 0. Source of the idea: Spärck Jones 1972, Journal of Documentation 28.

    Parameters
    ----------
    tokens : DataFrame with columns ``article`` and ``word``.

    Returns
    -------
    DataFrame, one row a word and article: ``article``, ``word`` (str), ``count`` (int64), ``tf``,
    ``idf``, ``tf_idf`` (float64). Sorted by article, then by descending weight, then by word.

    Raises
    ------
    InputError if a column is missing.

        >>> frasa.tf_idf(tokens)[["article", "word", "count", "tf_idf"]].head(2)
                   article          word  count    tf_idf
        0  01-blangpegayon  blangpegayon      4  0.024021
        1  01-blangpegayon     kecamatan      5  0.017095
    """
    counts = count_words(tokens, by="article")
    counts["tf"] = counts["per_1000"] / 1000
    counts["idf"] = np.log(tokens["article"].nunique() / counts["articles"])
    counts["tf_idf"] = counts["tf"] * counts["idf"]
    weights = counts[["article", "word", "count", "tf", "idf", "tf_idf"]]
    return weights.sort_values(
        ["article", "tf_idf", "word"], ascending=[True, False, True], ignore_index=True
    )


def keyness(target: pd.DataFrame, reference: pd.DataFrame) -> pd.DataFrame:
    """Compare how often words stand in two tables of words.

    ``g2`` says how strong the evidence for a difference is: the log-likelihood of Rayson and
    Garside 2000, "Comparing corpora using frequency profiling": 2 (a ln(a / A) + b ln(b / B)) with
    the counts a, b and the counts A, B that equal frequencies would give; a term with count 0 is 0.
    Above 3.84 (6.63) chance alone would give such a value in 5 (1) of 100 comparisons, if words
    were drawn independently, which they are not.
    ``log_ratio`` says how large the difference is: the binary logarithm of the ratio of relative
    frequencies (Hardie 2014, "Log Ratio: an informal introduction"); 1 means twice as often,
    -1 half as often. A count of 0 is taken as 0.5 there.

    Parameters
    ----------
    target, reference : DataFrames with a column ``word``, the words of one side each.

    Returns
    -------
    DataFrame, one row a word of either side: ``word`` (str), ``count_target``,
    ``count_reference`` (int64), ``per_1000_target``, ``per_1000_reference``, ``log_ratio``, ``g2``
    (float64). Sorted by descending ``g2``, then by word. Empty if a side is empty.

    Raises
    ------
    InputError if the column is missing.

        >>> one = tokens["article"] == "03-aceh-utara"
        >>> key = frasa.keyness(tokens[one], tokens[~one])
        >>> key[["word", "count_target", "log_ratio", "g2"]].head(2)
            word  count_target  log_ratio        g2
        0  rapat             3   4.363772  8.932332
        1   aceh             2   3.778809  5.954888
    """
    for tokens in (target, reference):
        require_columns(tokens, "word")
    sides = {"target": target["word"], "reference": reference["word"]}
    counts = pd.DataFrame({f"count_{side}": word.value_counts() for side, word in sides.items()})
    counts = counts.fillna(0).astype("int64").rename_axis("word").reset_index()
    size = pd.Series({side: len(word) for side, word in sides.items()})
    if size.min() == 0:
        counts = counts.iloc[:0]
    both = counts["count_target"] + counts["count_reference"]
    g2 = np.zeros(len(counts))
    for side in sides:
        observed = counts[f"count_{side}"]
        counts[f"per_1000_{side}"] = 1000 * observed / size[side]
        expected = both * size[side] / size.sum()
        g2 += 2 * observed * np.log(observed.where(observed > 0, 1) / expected)
    relative = [counts[f"count_{side}"].replace(0, 0.5) / size[side] for side in sides]
    counts["log_ratio"] = np.log2(relative[0] / relative[1])
    counts["g2"] = g2
    return counts.sort_values(["g2", "word"], ascending=[False, True], ignore_index=True)


def dispersion(tokens: pd.DataFrame, parts: str = "article") -> pd.DataFrame:
    """Measure how evenly the words spread over parts of the text.

    ``dp`` is Gries' deviation of proportions (Gries 2008, International Journal of Corpus
    Linguistics 13): half the sum, over all parts, of the difference between a word's share that
    stands in the part and the part's share of all words. Near 0: spread as the parts are large;
    near 1: heaped in a small part. ``dp_norm`` divides by the largest value possible, 1 minus the
    smallest part's share (Lijffijt and Gries 2012), so that 1 can be reached.

    Parameters
    ----------
    tokens : DataFrame with columns ``word`` and ``parts``.
    parts : the column that tells the parts apart.

    Returns
    -------
    DataFrame, one row a word: ``word`` (str), ``count`` (int64), ``dp``, ``dp_norm`` (float64; for
    a single part ``dp_norm`` is missing). Sorted by descending count, then by word.

    Raises
    ------
    InputError if a column is missing.

        >>> frasa.dispersion(tokens)[["word", "count", "dp"]].head(2)
          word  count        dp
        0  asn     65  0.056212
        1  dan     59  0.087281
    """
    require_columns(tokens, "word", parts)
    _require_apart("parts", parts)
    tokens = without_index(tokens)
    sizes = tokens[parts].value_counts(normalize=True)
    counts = tokens.groupby(["word", parts]).size().rename("count").reset_index()
    totals = counts.groupby("word")["count"].sum()
    share = counts["count"] / counts["word"].map(totals)
    expected = counts[parts].map(sizes).astype("float64")
    # A part without the word contributes its whole share: 1 less the shares of the others.
    excess = (share - expected).abs() - expected
    dp = (excess.groupby(counts["word"]).sum() + 1) / 2
    largest = 1 - sizes.min() if len(sizes) > 1 else np.nan
    dp = dp.astype("float64").clip(lower=0)
    table = pd.DataFrame({"count": totals, "dp": dp, "dp_norm": dp / largest})
    table = table.rename_axis("word").reset_index()
    return table.sort_values(["count", "word"], ascending=[False, True], ignore_index=True)


__getattr__ = moved_names(__name__)
