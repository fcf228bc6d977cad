"""Where the words on paper come from: keys, lesson, plan, texts, tests and glossary."""

import re
import tomllib
from functools import cache
from pathlib import Path

import nbformat
import pandas as pd

import frasa
from frasa import InputError

ROOT = Path(__file__).resolve().parents[2]
KIT = ROOT / "instructor"
DATA = ROOT / "data"
CASE = DATA / "case-study"
GLOSSARY = ROOT / "docs" / "istilah.toml"
TESTS = KIT / "tes.toml"
PLAN = KIT / "rencana-pembelajaran.md"


def read_toml(path: Path, remedy: str) -> dict:
    """Return what a TOML file says; InputError names the file and what to do."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError(f"“{path.name}” tidak ada. {remedy}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(
            f"“{path.name}” tidak terbaca sebagai TOML ({error}). Betulkan baris itu, lalu coba "
            "lagi."
        ) from None


@cache
def exercises() -> dict[str, dict]:
    """Return the questions of keys/*.toml that are for paper, too, by their id."""
    found = {}
    for path in sorted((KIT / "keys").glob("*.toml")):
        for each in read_toml(path, "Ambil lagi dari kursus.")["exercise"]:
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
    words = read_toml(GLOSSARY, "Ambil lagi dari kursus.")["istilah"]
    return sorted(words, key=lambda each: each["kata"].casefold())


def test_items(path: Path = TESTS) -> list[dict]:
    """Return the items of the test before and after; each form has its key among its choices."""
    items = read_toml(path, "Ambil lagi dari kursus.")["butir"]
    for item in items:
        for form in "AB":
            asked = item.get(form, {})
            choices, told = asked.get("pilihan", []), asked.get("umpan_balik", [])
            if not (len(choices) == len(told) and 1 <= asked.get("kunci", 0) <= len(choices) <= 8):
                raise InputError(
                    f"Butir {item.get('nomor')} bentuk {form} di “{path.name}” belum lengkap: "
                    "setiap pilihan perlu satu umpan balik, dan kunci menyebut nomor pilihan."
                )
    return items


def markdown_table(text: str, heading: str, where: str) -> tuple[list[str], list[list[str]]]:
    """Return heads and rows of the first table below a heading of a Markdown text."""
    below = re.search(rf"^#+ {re.escape(heading)}.*?$(.*?)(?=^#+ |\Z)", text, re.M | re.S)
    lines = [line for line in (below[1] if below else "").splitlines() if line.startswith("|")]
    if len(lines) < 3:
        raise InputError(f"Di {where} tidak ada tabel di bawah judul “{heading}”. Kembalikan.")
    heads, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return heads, rows


@cache
def rubric() -> tuple[list[str], list[list[str]]]:
    """Return the rubric of the report, from the lesson plan."""
    text = PLAN.read_text(encoding="utf-8")
    return markdown_table(text, "Rubrik laporan studi kasus", PLAN.name)


@cache
def weights() -> list[list[str]]:
    """Return what is marked, how, and with which weight, from the lesson plan."""
    return markdown_table(PLAN.read_text(encoding="utf-8"), "Penilaian", PLAN.name)[1]


@cache
def explanations() -> tuple[list[str], list[list[str]]]:
    """Return the table of explanations, from notebook 03."""
    path = next((ROOT / "notebooks").glob("03-*.ipynb"))
    cells = nbformat.read(path, as_version=4).cells
    text = "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    return markdown_table(text, "Lima penjelasan", path.name)
