"""Kinds, paraphrases, groups, sources on news-like corpora: how right, how fast, how much memory.

    python benchmarks/kinds.py 1000 5000 22000

Every corpus (benchmarks/newslike.py) is handled in a process of its own, from the texts to the
sources. A passage is what most of its words were planted as, on both sides; text that was not
planted counts as names, since what two independent articles share here are set phrases. Precision
of a kind is the share of its passages that are it, recall the share of what is it that is called
so. "pairs" is the share of the pairs of articles with one planted copy that have a passage in it. A
paraphrase is right if half of its words, on both sides, were planted as one text; its recall is the
share of retold places that some paraphrase covers to a half, or a passage does. Writes
benchmarks/results/kinds.md and .csv.
"""

import argparse
import json
import subprocess
import sys
import time
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "notebooks")]

import newslike  # noqa: E402
from newslike import COPY, KINDS, NAME, RETOLD  # noqa: E402
from processes import peak_memory  # noqa: E402
from tables import as_markdown  # noqa: E402

import frasa  # noqa: E402

RESULTS = HERE / "results"
LEAST = 5  # words of a planted text that a passage must hold to be it


class Truth:
    """Which planted text each word of the corpus belongs to."""

    def __init__(self, truth, tokens):
        lengths = tokens.groupby("article").size()
        self.begin = lengths.cumsum() - lengths
        self.rows = truth.reset_index(drop=True)
        place, owner = self.places(self.rows, "")
        self.row = np.full(len(tokens), -1)
        self.row[place] = owner
        kinds = self.rows.drop_duplicates("passage").set_index("passage")["kind"]
        self.kind = kinds.replace(RETOLD, COPY)

    def places(self, spans, side):
        """Return the tokens of spans and the number of the span of each."""
        first, last = (spans[f"{end}_word{side}"].to_numpy() for end in ("first", "last"))
        length = last - first + 1
        owner = np.repeat(np.arange(len(spans)), length)
        within = np.arange(length.sum()) - np.repeat(np.cumsum(length) - length, length)
        return (self.begin.loc[spans[f"article{side}"]].to_numpy() + first)[owner] + within, owner

    def texts(self, found) -> pd.DataFrame:
        """Return, for each pair of spans, the text that most of its words are, -1 if none is."""
        sides = {}
        for side in ("_a", "_b"):
            place, owner = self.places(found, side)
            row = self.row[place]
            passage = np.where(row >= 0, self.rows["passage"].to_numpy()[row], -1)
            counts = pd.DataFrame({"span": owner, "passage": passage}).value_counts().reset_index()
            top = counts[counts["passage"] >= 0].drop_duplicates("span").set_index("span")
            top = top.reindex(range(len(found)))
            sides[f"passage{side}"] = top["passage"].fillna(-1).astype(int)
            sides[f"share{side}"] = (top["count"] / np.bincount(owner)).fillna(0)
            sides[f"words{side}"] = top["count"].fillna(0)
        return pd.DataFrame(sides)


def kinds_measured(truth: Truth, found) -> dict:
    """Return precision and recall of each kind, passages counted."""
    texts = truth.texts(found)
    same = (texts["passage_a"] == texts["passage_b"]) & (texts["words_a"] >= LEAST)
    kind = truth.kind.reindex(texts["passage_a"]).fillna(NAME).to_numpy()
    true = pd.Series(np.where(same & (texts["passage_a"] >= 0), kind, NAME), found.index)
    row = {}
    for name in KINDS[:4]:
        called, is_it = found["kind"] == name, true == name
        row[f"{name} precision"] = float(is_it[called].mean())
        row[f"{name} recall"] = float(called[is_it].mean())
    return row | {"pairs": pairs_found(truth, found, texts[same])}


def pairs_found(truth: Truth, found, texts) -> float:
    """Return the share of pairs of articles with a copy of one text between which it was found."""
    copies = truth.rows[truth.rows["kind"] == COPY].groupby("passage")["article"].unique()
    wanted = {
        (*pair, text) for text, names in copies.items() for pair in combinations(sorted(names), 2)
    }
    rows = found.iloc[texts.index]
    have = zip(rows["article_a"], rows["article_b"], texts["passage_a"], strict=True)
    return len(wanted & set(have)) / len(wanted)


def paraphrases_measured(truth: Truth, found, passages) -> dict:
    """Return how many paraphrases there are, how many are right, and what share was found."""
    texts = truth.texts(found)
    right = (texts["passage_a"] == texts["passage_b"]) & (texts["passage_a"] >= 0)
    right &= texts[["share_a", "share_b"]].min(axis=1) >= 0.5
    row = {"paraphrases": len(found), "paraphrase precision": float(right.mean())}
    retold = truth.rows[truth.rows["kind"] == RETOLD].reset_index(drop=True)
    for name, parts in (("exact", [passages]), ("paraphrase", [passages, found])):
        covered = np.zeros(len(truth.row), dtype=bool)
        for part in parts:
            texts = truth.texts(part)
            part = part[(texts["passage_a"] == texts["passage_b"]).to_numpy()]
            for side in ("_a", "_b"):
                covered[truth.places(part, side)[0]] = True
        place, owner = truth.places(retold, "")
        half = pd.Series(covered[place]).groupby(owner).mean() >= 0.5
        row[f"retold found, {name}"] = float(half.mean())
    return row


def inside(count: int, seed: int) -> dict:
    """Go from texts to sources in this process; return what was measured."""
    news = newslike.generate(count, seed=seed)
    row, begin = {"articles": count, "seed": seed}, peak_memory()
    moment, results = time.process_time(), {}

    def step(name, function, *arguments):
        nonlocal moment
        moment = time.process_time()
        results[name] = function(*arguments)
        row[f"{name} s"] = time.process_time() - moment
        return results[name]

    tokens = step("tokens", frasa.tokenize, news.articles)
    passages = step("passages", frasa.find_passages, tokens, news.articles)
    found = step("kinds", frasa.classify, passages, news.articles, tokens)
    step("groups", frasa.group_passages, passages)
    step("sources", frasa.candidate_sources, found, news.articles, tokens)
    retold = step("paraphrases", frasa.find_paraphrases, tokens, found)
    row["all s"] = sum(value for name, value in row.items() if name.endswith(" s"))
    row |= {"corpus_mb": begin, "peak_mb": peak_memory(), "found": len(passages)}
    truth = Truth(news.truth, tokens)
    return row | kinds_measured(truth, found) | paraphrases_measured(truth, retold, passages)


HEADING = """# Kinds and paraphrases on news-like corpora

Written by `benchmarks/kinds.py`, whose head says what each figure means. Seconds are of processor
time; the rows of one run can be compared by ratio.

"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("counts", type=int, nargs="+", help="numbers of articles")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        print(json.dumps(inside(options.counts[0], options.seed)))
        return
    rows = []
    for count in options.counts:
        order = [sys.executable, __file__, str(count), "--seed", str(options.seed), "--inside"]
        done = subprocess.run(order, capture_output=True, text=True, check=True)
        rows.append(json.loads(done.stdout.splitlines()[-1]))
    table = pd.DataFrame(rows)
    table.to_csv(RESULTS / "kinds.csv", index=False, lineterminator="\n")
    turned = table.T.rename_axis("measure").reset_index()
    turned.columns = ["measure", *[f"{count} articles" for count in table["articles"]]]
    page = HEADING + as_markdown(turned, {name: 3 for name in turned.columns}) + "\n"
    (RESULTS / "kinds.md").write_text(page, encoding="utf-8", newline="\n")
    print(page)


if __name__ == "__main__":
    main()
