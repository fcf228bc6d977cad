"""Where the words on paper come from: keys, lesson, plan, texts, tests and glossary."""

from functools import cache

import nbformat
import pandas as pd
from schedule import KIT, ROOT, markdown_table, read_toml

import frasa

DATA = ROOT / "data"
CASE = DATA / "case-study"
GLOSSARY = ROOT / "docs" / "istilah.toml"


@cache
def exercises() -> dict[str, dict]:
    """Return the questions of keys/*.toml that are for paper, too, by their id."""
    found = {}
    for path in sorted((KIT / "keys").glob("*.toml")):
        for each in read_toml(path)["exercise"]:
            if "paper" in each:
                found[each["id"]] = each
    return found


@cache
def articles() -> pd.DataFrame:
    """Return the five articles of the course."""
    return frasa.read_articles(DATA / "articles")


@cache
def tokens() -> pd.DataFrame:
    """Return their words."""
    return frasa.tokenize(articles())


@cache
def passages() -> pd.DataFrame:
    """Return what they share."""
    return frasa.find_passages(tokens())


@cache
def case_table() -> pd.DataFrame:
    """Return what is known of the eleven texts of the case study."""
    return pd.read_csv(CASE / "articles.csv", dtype=str, keep_default_na=False)


def case_text(file: str) -> str:
    """Return one of them as it stands in its file."""
    return (CASE / "articles" / file).read_text(encoding="utf-8")


@cache
def case_answers() -> pd.DataFrame:
    """Return what each article of the case study is, whence, and why."""
    return pd.read_csv(CASE / "answers.csv", dtype=str, keep_default_na=False)


def glossary() -> list[dict]:
    """Return the words of the course in the order of the alphabet."""
    words = read_toml(GLOSSARY)["istilah"]
    return sorted(words, key=lambda each: each["kata"].casefold())


@cache
def explanations() -> tuple[list[str], list[list[str]]]:
    """Return the table of explanations, from notebook 03."""
    path = next((ROOT / "notebooks").glob("03-*.ipynb"))
    cells = nbformat.read(path, as_version=4).cells
    text = "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    return markdown_table(text, "Lima penjelasan", path.name)
