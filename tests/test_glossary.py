"""Glossary and notebooks agree: a term set in bold is explained, and the other way round."""

import re
import tomllib

import pytest

from notebook_tools import NOTEBOOKS, ROOT, read

TERMS = tomllib.loads((ROOT / "docs/istilah.toml").read_text(encoding="utf-8"))["istilah"]
BY_WORD = {term["kata"].casefold(): term for term in TERMS}
# The names of a section's parts, and keys of the keyboard, are set in bold without being terms.
PARTS = "Tujuan, Prasyarat, Waktu, Data, Yang dihasilkan, Tanya, Tebak, Jalankan, Telusuri, Ubah"
LABELS = {*PARTS.split(", "), "Yang tidak terlihat", "Shift + Enter"}


def bold_terms(path) -> list[str]:
    """Return what stands in bold in a notebook's text and is neither a label nor a number."""
    text = "\n".join(cell.source for cell in read(path).cells if cell.cell_type == "markdown")
    found = (bold.strip("`.,: ") for bold in re.findall(r"\*\*([^*\n]+)\*\*", text))
    return [bold for bold in found if bold not in LABELS and re.search(r"[^\W\d]", bold)]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_what_is_introduced_in_bold_is_in_the_glossary(path):
    assert {term.casefold() for term in bold_terms(path)} <= set(BY_WORD)


def test_each_term_of_the_glossary_is_introduced_in_its_notebook_and_in_none_before():
    first = {}
    for path in NOTEBOOKS:
        for term in bold_terms(path):
            first.setdefault(term.casefold(), path.stem[:2])
    assert first == {word: term["di"] for word, term in BY_WORD.items()}


def test_the_glossary_is_in_order_without_a_term_twice():
    words = [term["kata"].casefold() for term in TERMS]
    assert words == sorted(set(words))


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term["kata"])
def test_a_term_is_explained_in_a_sentence_or_two(term):
    assert set(term) <= {"kata", "inggris", "arti", "di"}
    assert term["arti"].endswith((".", ")")) and len(term["arti"].split()) <= 32
