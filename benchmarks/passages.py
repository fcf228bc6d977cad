"""Speed, memory and accuracy of the passage finder, beside its peers, in one run.

    python benchmarks/passages.py 1000 10000
    python benchmarks/passages.py 100000 --tools frasa polars
    python benchmarks/passages.py 10000 --footers --tools frasa

Every tool gets the same synthetic corpus (benchmarks/synthetic.py) in a process of its own, one
after the other; making the corpus is not timed. Peers that are not installed are named as such.
Prints the table and writes it to benchmarks/results/passages.md and .csv. Seconds depend on the
machine and on what else it does: compare the rows of one run, by ratio; cpu_seconds, of all threads
together, suffer less from other programs.

What counts: a word is found rightly if a passage reports it, it was planted, and the passage's
other side holds another copy of the same text. Precision is the share of reported words that are
right, recall the share of planted words (with at least one other copy) that are found rightly, F1
their harmonic mean; "copies" is the share of planted copies of which half or more is found. Tools
that give pairs of articles only have the share of pairs with a common text that they name.
"""

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import time
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "notebooks")]

import synthetic  # noqa: E402
from processes import peak_memory  # noqa: E402
from tables import as_markdown  # noqa: E402

from frasa.evidence import classify  # noqa: E402
from frasa.passages import find_passages  # noqa: E402

RESULTS = HERE / "results"
SHINGLE = 5
SHORTEST = 8
SAMPLE = 300  # pairs of articles that the quadratic tools are timed on
SPANS = ["article_a", "article_b", "first_word_a", "last_word_a", "first_word_b", "last_word_b"]


def frasa(corpus):
    """Run find_passages and, on the corpus with footers, classify; keep copies and quotations."""
    passages = find_passages(corpus.tokens, corpus.articles)
    if corpus.footers:
        passages = classify(passages, corpus.articles, corpus.tokens)
        passages = passages[passages["kind"] == "quotation_or_copy"]
    return passages


def frasa_before_classify(corpus):
    return find_passages(corpus.tokens, corpus.articles)


def frasa_without_skala(corpus):
    os.environ["FRASA_TANPA_SKALA"] = "1"
    return frasa(corpus)


def floor(corpus):
    """What any tool must do at least: number the words and hash every run of five, in numpy."""
    codes = pd.factorize(corpus.tokens["word"])[0].astype(np.uint64)
    hashes = codes[: len(codes) - SHINGLE].copy()
    for step in range(1, SHINGLE):
        hashes = hashes * np.uint64(0x9E3779B97F4A7C15) + codes[step : len(hashes) + step]
    hashes.sort()


def polars(corpus):
    """Join the five-word shingles with themselves; shingles in a row become a passage."""
    import polars as pl

    word = pl.col("word")
    number = pl.Series(corpus.tokens["article"].cat.codes.to_numpy())
    frame = pl.DataFrame(
        {
            "article": number,
            "position": corpus.tokens["position"].to_numpy(),
            "word": corpus.tokens["word"].cat.codes.to_numpy(),
        }
    )
    shingles = frame.lazy().select(
        "article",
        "position",
        pl.struct([word.shift(-k).alias(f"w{k}") for k in range(SHINGLE)]).hash().alias("key"),
        pl.col("article").shift(-SHINGLE + 1).alias("until"),
    )
    shingles = shingles.filter(pl.col("article") == pl.col("until")).drop("until")
    shingles = shingles.filter(pl.len().over("key") > 1)
    pairs = shingles.join(shingles, on="key", suffix="_b")
    pairs = pairs.filter(pl.col("article") < pl.col("article_b"))
    step = (pl.col("position") - pl.col("position").shift() != 1).fill_null(True)
    keys = ["article", "article_b", "shift"]
    pairs = pairs.with_columns((pl.col("position_b") - pl.col("position")).alias("shift"))
    runs = pairs.sort(*keys, "position").with_columns(
        step.over(keys).cum_sum().over(keys).alias("r")
    )
    runs = runs.group_by(*keys, "r").agg(
        pl.col("position").min().alias("first"), pl.col("position").max().alias("last")
    )
    runs = runs.filter(pl.col("last") - pl.col("first") + SHINGLE >= SHORTEST).collect()
    names = np.asarray(corpus.tokens["article"].cat.categories)
    first, shift = runs["first"].to_numpy(), runs["shift"].to_numpy()
    last = runs["last"].to_numpy() + SHINGLE - 1
    columns = [names[runs["article"].to_numpy()], names[runs["article_b"].to_numpy()]]
    columns += [first, last, first + shift, last + shift]
    return pd.DataFrame(dict(zip(SPANS, columns, strict=True)))


def texts_of(corpus):
    words = corpus.tokens["word"].to_numpy(dtype=object)
    ends = np.flatnonzero(np.diff(corpus.tokens["article"].cat.codes)) + 1
    return [list(part) for part in np.split(words, ends)]


def scikit_learn(corpus):
    """Multiply the matrix of shingles with itself; pairs that share a shingle."""
    from sklearn.feature_extraction.text import HashingVectorizer

    vectorizer = HashingVectorizer(
        analyzer=lambda words: [" ".join(words[i : i + SHINGLE]) for i in range(len(words))],
        n_features=2**24,
        binary=True,
        norm=None,
        alternate_sign=False,
    )
    matrix = vectorizer.fit_transform(texts_of(corpus))
    product = (matrix @ matrix.T).tocoo()
    return {(a, b) for a, b in zip(product.row, product.col, strict=True) if a < b}


def datasketch(corpus):
    """MinHash with locality-sensitive hashing at Jaccard 0.2; pairs of candidates."""
    from datasketch import MinHash, MinHashLSH

    index, pairs = MinHashLSH(threshold=0.2, num_perm=128), set()
    for number, words in enumerate(texts_of(corpus)):
        sketch = MinHash(num_perm=128)
        runs = (" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))
        sketch.update_batch([run.encode() for run in runs])
        pairs |= {(int(other), number) for other in index.query(sketch)}
        index.insert(str(number), sketch)
    return pairs


def difflib(corpus):
    return sampled(
        corpus,
        lambda a, b: [
            block
            for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
            if block.size >= SHORTEST
        ],
    )


def rapidfuzz(corpus):
    from rapidfuzz.fuzz import partial_ratio_alignment

    return sampled(corpus, partial_ratio_alignment)


def sampled(corpus, compare):
    """Compare some pairs only; return the seconds that all pairs would take."""
    texts = texts_of(corpus)
    pairs = np.random.default_rng(0).integers(0, len(texts), (SAMPLE, 2))
    begin = time.perf_counter()
    for a, b in pairs:
        compare(texts[a], texts[b])
    each = (time.perf_counter() - begin) / SAMPLE
    return each * len(texts) * (len(texts) - 1) / 2


TOOLS = {
    "floor": (floor, "numpy", "codes and hashes only, nothing found"),
    "frasa": (frasa, "numpy", "find_passages, with footers also classify"),
    "frasa-without-skala": (frasa_without_skala, "numpy", "the same without the extra skala"),
    "frasa-all-kinds": (frasa_before_classify, "numpy", "find_passages alone"),
    "polars": (polars, "polars", "self-join of 5-word shingles, runs of 8 words or more"),
    "scikit-learn": (scikit_learn, "sklearn", "shingle matrix times itself: pairs only"),
    "datasketch": (datasketch, "datasketch", "MinHash-LSH, Jaccard 0.2: pairs only"),
    "rapidfuzz": (rapidfuzz, "rapidfuzz", f"all pairs, extrapolated from {SAMPLE}"),
    "difflib": (difflib, "difflib", f"all pairs, extrapolated from {SAMPLE}"),
}


HEADING = """# The passage finder beside its peers

Written by `benchmarks/passages.py`, whose head says what each figure means. Rows of one run can be
compared by ratio; the machine had two cores and other work to do, so cpu_seconds tell more than
seconds. peak_mb includes the corpus itself (corpus_mb, most of it needed to make the corpus).

"""


def measure(tool, count, footers, seed) -> dict:
    """Run one tool in this process and return its row of the table."""
    corpus = Planted(count, footers, seed)
    memory = peak_memory()
    begin, busy = time.perf_counter(), time.process_time()
    result = TOOLS[tool][0](corpus)
    row = {"seconds": time.perf_counter() - begin, "cpu_seconds": time.process_time() - busy}
    row |= {"peak_mb": peak_memory(), "corpus_mb": memory}
    if isinstance(result, pd.DataFrame):
        row |= accuracy(corpus, result)
    elif isinstance(result, set):
        row["pairs_found"] = len(result & corpus.pairs()) / max(len(corpus.pairs()), 1)
    elif isinstance(result, float):
        row |= {"seconds": result, "cpu_seconds": None, "peak_mb": None}
    return row


class Planted:
    """A synthetic corpus with what the measures need."""

    def __init__(self, count, footers, seed):
        self.footers = footers
        self.articles, self.tokens, self.truth = synthetic.generate(
            count, footers=footers, seed=seed
        )
        self.articles = self.articles.assign(text="")
        lengths = np.bincount(self.tokens["article"].cat.codes, minlength=count)
        self.begin = pd.Series(np.cumsum(lengths) - lengths, index=self.articles["article"])
        copies = self.truth.groupby("passage")["article"].transform("nunique")
        self.copied = self.truth[copies > 1]

    def pairs(self) -> set:
        number = pd.Series(np.arange(len(self.articles)), index=self.articles["article"])
        groups = self.copied.groupby("passage")["article"]
        found = (combinations(sorted(number[names.unique()]), 2) for _, names in groups)
        return {pair for group in found for pair in group}


def places(begin, article, first, last):
    """Return the places of all words of the spans and the number of the span of each."""
    start = begin.loc[article].to_numpy() + first
    length = last - first + 1
    owner = np.repeat(np.arange(len(start)), length)
    within = np.arange(length.sum()) - np.repeat(np.cumsum(length) - length, length)
    return start[owner] + within, owner


def accuracy(corpus, found) -> dict:
    """Return passages, precision, recall, f1, copies of a table of passages."""
    truth = corpus.copied.reset_index(drop=True)
    columns = (truth[name].to_numpy() for name in ("article", "first_word", "last_word"))
    planted, owner = places(corpus.begin, *columns)
    label = np.full(len(corpus.tokens), -1, dtype=np.int64)
    label[planted] = truth["passage"].to_numpy()[owner]
    sides, keys = [], []
    for side in "ab":
        names = (f"article_{side}", f"first_word_{side}", f"last_word_{side}")
        place, passage = places(corpus.begin, *(found[name].to_numpy() for name in names))
        sides.append(place)
        keys.append(np.where(label[place] >= 0, passage * (1 << 32) + label[place], -1))
    right = [(keys[k] >= 0) & np.isin(keys[k], keys[1 - k]) for k in (0, 1)]
    covered = np.zeros(len(label), dtype=bool)
    for place, good in zip(sides, right, strict=True):
        covered[place[good]] = True
    precision = sum(map(np.sum, right)) / max(sum(map(len, right)), 1)
    recall = covered[label >= 0].mean()
    half = pd.Series(covered[planted]).groupby(owner).mean() >= 0.5
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    measures = {"precision": precision, "recall": recall, "f1": f1, "copies": half.mean()}
    return {"passages": len(found)} | {name: float(value) for name, value in measures.items()}


def run(tool, count, footers, seed) -> dict:
    """Measure one tool in a process of its own."""
    row = {"articles": count, "footers": footers, "seed": seed, "tool": tool}
    _, module, note = TOOLS[tool]
    if importlib.util.find_spec(module) is None:
        return row | {"note": "not installed"}
    order = [sys.executable, __file__, str(count), "--tools", tool, "--seed", str(seed), "--inside"]
    done = subprocess.run(order + ["--footers"] * footers, capture_output=True, text=True)
    if done.returncode:
        return row | {"note": f"failed: {done.stderr.strip().splitlines()[-1]}"}
    return row | json.loads(done.stdout.splitlines()[-1]) | {"note": note}


DIGITS = {"peak_mb": 0, "corpus_mb": 0, "passages": 0, "precision": 3, "recall": 3, "f1": 3}
DIGITS |= {"copies": 3, "pairs_found": 3}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("counts", type=int, nargs="+", help="numbers of articles")
    parser.add_argument("--footers", action="store_true", help="with footers and stock phrases")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tools", nargs="+", choices=TOOLS, default=list(TOOLS))
    parser.add_argument("--add", action="store_true", help="keep the earlier rows of the results")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        print(
            json.dumps(measure(options.tools[0], options.counts[0], options.footers, options.seed))
        )
        return
    rows = []
    for count in options.counts:
        for tool in options.tools:
            rows.append(run(tool, count, options.footers, options.seed))
            print(as_markdown(pd.DataFrame(rows[-1:]), DIGITS).splitlines()[-1], flush=True)
    table = pd.DataFrame(rows)
    file = RESULTS / "passages.csv"
    if options.add and file.exists():
        table = pd.concat([pd.read_csv(file), table], ignore_index=True)
    RESULTS.mkdir(exist_ok=True)
    table.to_csv(file, index=False, lineterminator="\n")
    page = HEADING + as_markdown(table, DIGITS) + "\n"
    (RESULTS / "passages.md").write_text(page, encoding="utf-8", newline="\n")
    print(as_markdown(table, DIGITS))


if __name__ == "__main__":
    main()
