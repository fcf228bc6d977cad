"""Turn the marked stretches of the case study into character offsets.

    python tools/build_case_study_spans.py

reads tools/case_study_spans.toml and data/case-study/articles/, and writes
data/case-study/spans.csv (columns: data/README.md). Run it again after any change to an article or
to `frasa.articles`.
"""

import re
import sys
import tomllib
from difflib import SequenceMatcher
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "notebooks"))

from frasa.articles import read_articles  # noqa: E402
from frasa.tokens import tokenize  # noqa: E402

MARKS = ROOT / "tools" / "case_study_spans.toml"
ARTICLES = ROOT / "data" / "case-study" / "articles"
SPANS = ROOT / "data" / "case-study" / "spans.csv"


def build_spans(articles: pd.DataFrame, marks: list[dict]) -> pd.DataFrame:
    """Return one row a marked stretch, in the order of the marks.

    Parameters
    ----------
    articles : DataFrame with columns id and text (both str).
    marks : the [[span]] tables of case_study_spans.toml.

    Returns
    -------
    DataFrame with the columns of spans.csv: article, source (str), start, end, source_start,
    source_end (int, characters of text, end exclusive), words, source_words (int), identical_words
    (int, words that stand in both in the same order), identity (float, identical_words divided by
    the longer side), note (str).

    Raises
    ------
    ValueError
        When a mark does not occur in its text, or its beginning occurs more than once.
    """
    texts = articles.set_index("article")["text"]
    tokens = tokenize(articles)
    return pd.DataFrame([_row(mark, texts, tokens) for mark in marks])


def _row(mark: dict, texts: pd.Series, tokens: pd.DataFrame) -> dict:
    article, source = mark["article"], mark["source"]
    start, end = _locate(texts[article], mark["begin"], mark["end"])
    source_start, source_end = _locate(
        texts[source],
        mark.get("source_begin", mark["begin"]),
        mark.get("source_end", mark["end"]),
    )
    words = _words(tokens, article, start, end)
    source_words = _words(tokens, source, source_start, source_end)
    blocks = SequenceMatcher(None, words, source_words, autojunk=False).get_matching_blocks()
    identical = sum(block.size for block in blocks)
    return {
        "article": article,
        "source": source,
        "start": start,
        "end": end,
        "source_start": source_start,
        "source_end": source_end,
        "words": len(words),
        "source_words": len(source_words),
        "identical_words": identical,
        "identity": round(identical / max(len(words), len(source_words)), 3),
        "note": mark.get("note", ""),
    }


def _locate(text: str, begin: str, end: str) -> tuple[int, int]:
    """Return where the stretch from `begin` to the next `end` lies; letter case is ignored."""
    beginnings = list(_find(begin, text))
    if len(beginnings) != 1:
        raise ValueError(f"{begin!r} occurs {len(beginnings)} times, expected once")
    start = beginnings[0].start()
    ending = next((found for found in _find(end, text) if found.start() >= start), None)
    if ending is None:
        raise ValueError(f"{end!r} does not occur after {begin!r}")
    return start, ending.end()


def _find(phrase: str, text: str):
    pattern = r"\s+".join(re.escape(word) for word in phrase.split())
    return re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)


def _words(tokens: pd.DataFrame, article: str, start: int, end: int) -> list[str]:
    inside = (tokens["article"] == article) & (tokens["start"] >= start) & (tokens["end"] <= end)
    return tokens.loc[inside, "word"].tolist()


def main() -> None:
    marks = tomllib.loads(MARKS.read_text(encoding="utf-8"))["span"]
    spans = build_spans(read_articles(ARTICLES), marks)
    spans.to_csv(SPANS, index=False, encoding="utf-8", lineterminator="\n")
    print(f"{len(spans)} spans written to {SPANS.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
