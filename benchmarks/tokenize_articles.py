"""How fast `tokenize` is, beside scikit-learn's analyzer and spaCy's blank Indonesian tokenizer.

    python benchmarks/tokenize_articles.py [--articles 10000] [--repeats 5]

All three read the same synthetic news in the same run, in turns, so that the ratios hold on any
computer. The analyzer returns the words alone, without offsets, sentences or paragraphs. spaCy is
left out where it is not installed. Times are processor seconds, which other programs disturb less
than the clock. The table is printed and written to benchmarks/results/tokenize.md and .csv.
"""

import argparse
import platform
import sys
import time
import tracemalloc
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import CountVectorizer
from tables import as_markdown

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "notebooks"))

from frasa.tokens import tokenize  # noqa: E402

VOCABULARY = 50_000
WORDS = 300  # in an article
LETTERS = list("aeiounmkdrstlpbgyhjwc")


def write_articles(count: int, seed: int = 1) -> pd.DataFrame:
    """Return `count` articles of 300 words drawn from a Zipf law, with marks as news has them."""
    random = np.random.default_rng(seed)
    sizes = random.integers(2, 12, VOCABULARY)
    vocabulary = np.array(["".join(random.choice(LETTERS, size)) for size in sizes], dtype=object)
    weights = np.cumsum(1 / np.arange(1, VOCABULARY + 1))
    drawn = np.searchsorted(weights / weights[-1], random.random(count * WORDS))
    words = vocabulary[drawn]
    gaps = random.choice(
        np.array([" ", ". ", ", ", ".\n", " “", "” "], dtype=object),
        count * WORDS,
        p=[0.86, 0.04, 0.06, 0.02, 0.01, 0.01],
    )
    capital = np.roll(np.isin(gaps, [". ", ".\n", " “"]), 1) | (random.random(len(words)) < 0.1)
    words[capital] = [word.capitalize() for word in words[capital]]
    texts = (words + gaps).reshape(count, WORDS).sum(axis=1)
    return pd.DataFrame({"article": [f"artikel-{n}" for n in range(count)], "text": texts})


def candidates(articles: pd.DataFrame) -> dict:
    """Return the functions to compare; each tokenises all articles and returns its result."""
    texts = list(articles["text"])
    analyze = CountVectorizer().build_analyzer()
    functions = {
        "frasa tokenize": lambda: tokenize(articles),
        "scikit-learn analyzer": lambda: [analyze(text) for text in texts],
    }
    try:
        import spacy
    except ImportError:
        print("spaCy is not installed: left out (pip install spacy).")
    else:
        tokenizer = spacy.blank("id").tokenizer
        functions["spaCy blank id"] = lambda: [len(tokenizer(text)) for text in texts]
    return functions


def measure(functions: dict, repeats: int) -> pd.DataFrame:
    """Return one row a repeat, one column a function: processor seconds. They take turns."""
    rows = []
    for _ in range(repeats):
        row = {}
        for name, function in functions.items():
            start = time.process_time()
            result = function()
            row[name] = time.process_time() - start
            del result
        rows.append(row)
    return pd.DataFrame(rows)


def bytes_per_word(tokens: pd.DataFrame) -> float:
    """Return the memory of the table a word: columns, and each different string once."""
    strings = {
        id(value): sys.getsizeof(value)
        for column in ("article", "word", "surface")
        for value in tokens[column].array
    }
    return (tokens.memory_usage(index=False).sum() + sum(strings.values())) / len(tokens)


def peak_per_word(articles: pd.DataFrame) -> float:
    """Return the most memory that `tokenize` holds at a time, its result included, a word."""
    tracemalloc.start()
    tokens = tokenize(articles)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / len(tokens)


def summarise(seconds: pd.DataFrame, words: int) -> pd.DataFrame:
    """Return one row a function: best and median time, words a second, ratios to frasa."""
    table = pd.DataFrame({"best_s": seconds.min(), "median_s": seconds.median()})
    table["million_words_per_s"] = words / table["best_s"] / 1e6
    table["best_vs_frasa"] = table["best_s"] / table["best_s"].iloc[0]
    table["median_vs_frasa"] = table["median_s"] / table["median_s"].iloc[0]
    return table.rename_axis("tokenizer").reset_index().round(2)


def main() -> None:
    """Measure, print, and write the results."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    articles = write_articles(options.articles)
    functions = candidates(articles)
    tokens = tokenize(articles)
    words, held = len(tokens), bytes_per_word(tokens)
    del tokens
    table = summarise(measure(functions, options.repeats), words)
    print(table.to_string(index=False))
    packages = ["numpy", "pandas", "scikit-learn", *(["spacy"] if len(table) > 2 else [])]
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    notes = [
        f"{options.articles} articles, {words} words, {options.repeats} repeats in turns; "
        "processor seconds, so compare ratios, not seconds.",
        f"Memory of the table of words: {held:.0f} bytes a word; most held while it is made: "
        f"{peak_per_word(articles):.0f} bytes a word.",
        f"Python {platform.python_version()}, {versions}.",
    ]
    print(*notes, sep="\n")
    results = ROOT / "benchmarks" / "results"
    results.mkdir(exist_ok=True)
    table.to_csv(results / "tokenize.csv", index=False, lineterminator="\n")
    text = "\n".join(["# Tokenising: frasa and its peers", "", as_markdown(table), "", *notes])
    (results / "tokenize.md").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
