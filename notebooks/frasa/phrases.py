"""Phrases: words in their context, runs of words, and how many of them two articles share.

Neighbours are the rows of `tokens` next to one another: after stop words have been taken out of the
table, the words left over count as neighbours. What is found must be read again in its sentence.
"""

import numpy as np
import pandas as pd

from frasa._ground.errors import InputError
from frasa._ground.moved import moved_names
from frasa._ground.options import require_whole
from frasa._ground.tables import require_columns
from frasa.tokens import tokenize

MOST_ARTICLES = 2000  # two thousand articles make two million pairs

CONCORDANCE_COLUMNS = {
    "left": "str",
    "match": "str",
    "right": "str",
    "article": "str",
    "position": "int32",
    "start": "int32",
    "end": "int32",
}
SIMILARITY_COLUMNS = {
    "article_a": "str",
    "article_b": "str",
    "shingle_words": "int32",
    "shingles_a": "int32",
    "shingles_b": "int32",
    "shared": "int32",
    "jaccard": "float64",
    "containment_a": "float64",
    "containment_b": "float64",
}


def concordance(
    tokens: pd.DataFrame, phrase: str, width: int = 6, sort: str | None = None
) -> pd.DataFrame:
    """List a word or phrase wherever it stands, in its context (KWIC: key word in context).

    Capitals, punctuation and the kind of apostrophe make no difference.

    Parameters
    ----------
    tokens : DataFrame from ``frasa.tokenize``.
    phrase : one word or several.
    width : words of context on either side, from 0 on.
    sort : None (as in the corpus), "left" or "right": by the nearest word on that side, then the
        next nearest ...

    Returns
    -------
    DataFrame, one row an occurrence: ``left``, ``match``, ``right`` (str, the words as written, one
    blank between them), ``article`` (str), ``position`` of the first word, ``start`` and ``end``
    (int32, characters of the article's text). No rows if the phrase does not occur.

    Raises
    ------
    InputError if a column is missing, the phrase has no word, or width or sort is wrong.

        >>> lines = frasa.concordance(tokens, "birokrasi yang", width=2)
        >>> lines[["left", "match", "right", "article"]]
                      left           match         right           article
        0  netral menjamin  birokrasi yang  kuat katanya   01-blangpegayon
        1  netral menjamin  birokrasi yang  kuat katanya  02-pangkalpinang
    """
    require_columns(tokens, "article", "position", "word", "surface", "start", "end")
    wanted = tokenize(pd.DataFrame({"article": ["frasa"], "text": [str(phrase)]}))[
        "word"
    ].to_numpy()
    if not len(wanted):
        raise InputError("Frasa yang dicari masih kosong. Tulislah satu kata atau lebih.")
    require_whole("width", width, 0)
    if sort not in (None, "left", "right"):
        raise InputError(f"sort harus None, 'left', atau 'right'; yang diberikan {sort!r}.")
    first = _find(tokens, wanted)
    last = first + len(wanted) - 1
    article = pd.factorize(tokens["article"])[0]
    surface = tokens["surface"].to_numpy()
    left = [_same(article, range(row - 1, row - 1 - width, -1), row) for row in first]
    right = [_same(article, range(row + 1, row + 1 + width), row) for row in last]
    lines = pd.DataFrame(
        {
            "left": [" ".join(surface[rows[::-1]]) for rows in left],
            "match": [" ".join(surface[a : b + 1]) for a, b in zip(first, last, strict=True)],
            "right": [" ".join(surface[rows]) for rows in right],
            "article": tokens["article"].to_numpy()[first],
            "position": tokens["position"].to_numpy()[first],
            "start": tokens["start"].to_numpy()[first],
            "end": tokens["end"].to_numpy()[last],
        }
    ).astype(CONCORDANCE_COLUMNS)
    if sort:
        word = tokens["word"].to_numpy()
        keys = [list(word[rows]) for rows in (left if sort == "left" else right)]
        lines = lines.iloc[sorted(range(len(keys)), key=keys.__getitem__)].reset_index(drop=True)
    return lines


def _find(tokens, wanted) -> np.ndarray:
    """Return the rows where all the wanted words follow one another in one article."""
    word, article = tokens["word"].to_numpy(), pd.factorize(tokens["article"])[0]
    first = np.arange(max(len(tokens) - len(wanted) + 1, 0))
    for offset, one in enumerate(wanted):
        first = first[word[first + offset] == one]
    return first[article[first] == article[first + len(wanted) - 1]]


def _same(article, rows, row) -> list[int]:
    """Return the rows that exist and belong to the article of `row`."""
    return [other for other in rows if 0 <= other < len(article) and article[other] == article[row]]


def shingles(tokens: pd.DataFrame, n: int, within: str = "article") -> pd.DataFrame:
    """List all runs of n neighbouring words, overlapping like the shingles of a roof.

    Parameters
    ----------
    tokens : DataFrame from ``frasa.tokenize``.
    n : words in a run, from 1 on.
    within : "article" (runs cross the ends of sentences) or "sentence".

    Returns
    -------
    DataFrame, one row a place in the text: ``article`` (str), ``position`` (int32, of the first
    word) and ``shingle`` (str, the words with one blank between them).

    Raises
    ------
    InputError if a column is missing or n or within is wrong.

        >>> frasa.shingles(tokens, 3).head(2)
                   article  position                        shingle
        0  01-blangpegayon         0  musyawarah pimpinan kecamatan
        1  01-blangpegayon         1     pimpinan kecamatan muspika
    """
    first, number, texts = _runs(tokens, n, within)
    return pd.DataFrame(
        {
            "article": tokens["article"].to_numpy()[first],
            "position": tokens["position"].to_numpy()[first],
            "shingle": texts[number],
        }
    ).astype({"article": "str", "position": "int32", "shingle": "str"})


def _runs(tokens, n, within) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the first row of every run, the run's number, and the texts by number."""
    require_columns(tokens, "article", "position", "word")
    require_whole("n", n, 1)
    if within not in ("article", "sentence"):
        raise InputError(f"within harus 'article' atau 'sentence'; yang diberikan {within!r}.")
    unit = pd.factorize(tokens["article"])[0]
    if within == "sentence":
        require_columns(tokens, "sentence")
        unit = unit * np.int64(1 << 32) + tokens["sentence"].to_numpy()
    n = min(n, len(tokens) + 1)
    first = np.arange(len(tokens) - n + 1)
    first = first[unit[first] == unit[first + n - 1]]
    code, vocabulary = pd.factorize(tokens["word"])
    number = code[first]
    for offset in range(1, n):
        number = pd.factorize(number * len(vocabulary) + code[first + offset])[0]
    example = np.zeros(number.max(initial=-1) + 1, dtype=np.int64)
    example[number[::-1]] = first[::-1]
    vocabulary = np.asarray(vocabulary, dtype=object)
    texts = [" ".join(vocabulary[code[row : row + n]]) for row in example]
    return first, number, np.array(texts, dtype=object)


def ngrams(
    tokens: pd.DataFrame, n: int, within: str = "sentence", articles: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Count the runs of n neighbouring words (n-grams) of a corpus.

    Parameters
    ----------
    tokens : DataFrame from ``frasa.tokenize``.
    n : words in a run, from 1 on.
    within : "sentence" (a run lies in one sentence) or "article".
    articles : DataFrame with ``article`` and ``outlet``; with it the outlets are counted too.

    Returns
    -------
    DataFrame, one row an n-gram, the most frequent first: ``ngram`` (str), ``count`` (int32, how
    often it occurs), ``articles`` (int32, in how many articles) and, if `articles` is given,
    ``outlets`` (int32, in how many known outlets).

    Raises
    ------
    InputError if a column is missing or n or within is wrong.

        >>> frasa.ngrams(tokens, 3).head(2)
                     ngram  count  articles
        0  asn yang netral      5         3
        1   asn yang tidak      4         2
    """
    first, number, texts = _runs(tokens, n, within)
    found = pd.DataFrame({"number": number, "article": tokens["article"].to_numpy()[first]})
    by_run = found.groupby("number")
    counts = pd.DataFrame({"count": by_run.size(), "articles": by_run["article"].nunique()})
    counts.insert(0, "ngram", texts)
    types = {"ngram": "str", "count": "int32", "articles": "int32"}
    if articles is not None:
        require_columns(articles, "article", "outlet")
        outlet = articles.drop_duplicates("article").set_index("article")["outlet"]
        found["outlet"] = outlet.reindex(found["article"]).to_numpy()
        counts["outlets"] = found.groupby("number")["outlet"].nunique()
        types["outlets"] = "int32"
    order = ["count", "articles", "ngram"]
    counts = counts.sort_values(order, ascending=[False, False, True], ignore_index=True)
    return counts.astype(types)


def similarity(tokens: pd.DataFrame, n: int = 5, shared_only: bool = False) -> pd.DataFrame:
    """Compare all pairs of articles by the different shingles of n words that they share.

    Jaccard is shared / (shingles_a + shingles_b - shared), the resemblance of Broder (1997, "On the
    resemblance and containment of documents"); his containment is the share of one article's
    shingles that the other has too: containment_a is shared / shingles_a. Both are from 0 to 1 and
    0 where an article has no shingle. Shingles cross the ends of sentences.

    Parameters
    ----------
    tokens : DataFrame from ``frasa.tokenize``.
    n : words in a shingle, from 1 on.
    shared_only : leave out pairs that share nothing; needed for more than 2,000 articles.

    Returns
    -------
    DataFrame, one row a pair, sorted by article_a and article_b; article_a comes first in the
    alphabet: ``article_a``, ``article_b`` (str), ``shingle_words`` (int32, the n), ``shingles_a``,
    ``shingles_b``, ``shared`` (int32, how many different ones each and both have), ``jaccard``,
    ``containment_a``, ``containment_b`` (float64).

    Raises
    ------
    InputError if a column is missing, n is wrong, or there are too many articles for all pairs.

        >>> frasa.similarity(tokens)[["article_a", "article_b", "shared", "jaccard"]].head(2)
                 article_a         article_b  shared   jaccard
        0  01-blangpegayon  02-pangkalpinang     121  0.305556
        1  01-blangpegayon     03-aceh-utara       0  0.000000
    """
    first, number, _ = _runs(tokens, n, "article")
    article, names = pd.factorize(tokens["article"], sort=True)
    names = np.asarray(names, dtype=object)
    if len(names) > MOST_ARTICLES and not shared_only:
        raise InputError(
            f"Ada {len(names)} artikel; tabel semua pasangan akan terlalu besar. "
            "Tulis shared_only=True, atau pakailah find_passages."
        )
    different = np.unique(number * np.int64(len(names)) + article[first])
    sizes = np.bincount(different % max(len(names), 1), minlength=len(names))
    keys, shared = np.unique(_shared_pairs(different, len(names)), return_counts=True)
    if not shared_only:
        a, b = np.triu_indices(len(names), k=1)
        every = a * len(names) + b
        shared = pd.Series(shared, index=keys).reindex(every, fill_value=0).to_numpy()
        keys = every
    a, b = (keys // len(names), keys % len(names)) if len(names) else (keys, keys)
    pairs = {"article_a": names[a], "article_b": names[b], "shingle_words": n}
    pairs |= {"shingles_a": sizes[a], "shingles_b": sizes[b], "shared": shared}
    table = pd.DataFrame(pairs)
    table["jaccard"] = table["shared"] / (sizes[a] + sizes[b] - shared).clip(1)
    table["containment_a"] = table["shared"] / sizes[a].clip(1)
    table["containment_b"] = table["shared"] / sizes[b].clip(1)
    return table.astype(SIMILARITY_COLUMNS)


def _shared_pairs(different, articles) -> np.ndarray:
    """Return one key (a * articles + b, a < b) for each shingle that two articles share.

    `different` holds sorted keys shingle * articles + article, each once.
    """
    keys = [np.zeros(0, dtype=np.int64)]
    active, distance = np.arange(len(different)), 1
    while len(active):
        active = active[active + distance < len(different)]
        one, other = different[active], different[active + distance]
        same = one // max(articles, 1) == other // max(articles, 1)
        active, distance = active[same], distance + 1
        keys.append(one[same] % articles * articles + other[same] % articles)
    return np.concatenate(keys)


__getattr__ = moved_names(__name__)
