"""What readers see of tables: an Indonesian heading above every column."""

import re

import pandas as pd
import pytest

import frasa
from frasa._reading.furniture import _RULES
from frasa._reuse.budget import COMPARISONS
from frasa.evidence import KIND_NAMES
from frasa.export.labels import COMPARED, HEADINGS, PARTS, VERDICTS, heading, value_label
from kursus.corpus import DATA
from notebook_tools import NOTEBOOKS, ROOT, read


@pytest.fixture(scope="module")
def columns():
    """Return the columns of all tables of the library, of the case study and of the notebooks."""
    articles = frasa.read_articles(DATA / "articles")
    articles = articles.assign(url="https://contoh.id/1", link="https://contoh.id/1")
    tokens = frasa.tokenize(articles)
    passages = frasa.classify(frasa.find_passages(tokens), articles, tokens)
    first, rest = tokens[tokens["article"] == "01-blangpegayon"], tokens
    tables = [
        *(articles, tokens, passages, frasa.left_out(passages), frasa.find_duplicates(articles)),
        *(frasa.audit(articles), frasa.check_files(DATA / "articles"), frasa.stop_words()),
        *(frasa.count_words(tokens), frasa.keyness(first, rest), frasa.dispersion(tokens)),
        *(frasa.tf_idf(tokens), frasa.concordance(tokens, "asn"), frasa.shingles(tokens, 5)),
        *(frasa.similarity(tokens), frasa.ngrams(tokens, 3, articles=articles)),
        *(frasa.group_passages(passages), frasa.find_paraphrases(tokens, passages)),
        frasa.candidate_sources(passages, articles, tokens),
        frasa.passage_texts(passages, articles, tokens),
        pd.read_csv(DATA / "case-study" / "answers.csv"),
    ]
    shown = "".join(page.read_text("utf-8") for page in (ROOT / "notebooks").glob("*.ipynb"))
    in_notebooks = re.findall(r'opacity:\.75\\">(\w+)</span></th>', shown)
    return {*in_notebooks, *(str(name) for table in tables for name in table.columns)}


@pytest.mark.cepat
def test_every_column_has_a_heading_and_every_heading_is_that_of_a_column(columns):
    assert {name for name in columns if heading(name) == name} == {"explanation", "source"}
    assert set(HEADINGS) <= columns


def test_codes_are_shown_in_words_and_other_values_as_they_are():
    answers = pd.read_csv(DATA / "case-study" / "answers.csv")
    assert set(VERDICTS) == set(answers["label"]) and set(COMPARED) == set(COMPARISONS)
    pages = frasa.read_articles(DATA / "case-study" / "articles")
    parts = set(frasa.audit(pages, removed_only=False)["part"]) | {rule.part for rule in _RULES}
    assert set(PARTS) == parts | {"caption"}
    assert value_label("part", "body") == "isi" and value_label("part", "lain") == "lain"
    assert value_label("part", 3) == 3 and value_label("word", "body") == "body"
    assert value_label("jenis", "house_text") == value_label("kind", "house_text") != "house_text"
    assert (heading("tf_idf"), heading("milik_saya"), heading(2)) == ("bobot", "milik_saya", "2")


def test_headings_and_codes_are_told_in_the_words_of_the_course():
    texts = [cell.source for path in NOTEBOOKS for cell in read(path).cells
             if cell.cell_type == "markdown"]  # fmt: skip
    for pages in ("docs/istilah.toml", "docs/[!a]*.md", "instructor/*.md", "data/articles/*.txt"):
        texts += [path.read_text("utf-8") for path in ROOT.glob(pages)]
    known = set(re.findall(r"[^\W\d_]+", " ".join(texts).casefold()))
    known |= {"pembanding", "penyandian", "kekuatan", "kelangkaan", "lapis", "rasio", "median"}
    known |= {"keluar", "serangkai", "log"}  # the words that only tables need
    codes = {"part": PARTS, "label": VERDICTS, "compared": COMPARED}
    told = [value_label(column, code) for column, names in codes.items() for code in names]
    for text in [*map(heading, HEADINGS), *told]:
        assert set(re.findall(r"[^\W\d_]{2,}", text.casefold())) <= known, text


@pytest.mark.cepat
@pytest.mark.parametrize("column", sorted(HEADINGS))
def test_the_columns_of_two_sides_have_one_heading_with_their_letter(column):
    base, _, side = column.rpartition("_")
    if side in ("a", "b") and base in HEADINGS and base != "words":
        assert heading(column).replace(",", "") == f"{heading(base)} {side.upper()}"
    assert heading(column) == " ".join(heading(column).split()) != column


@pytest.mark.cepat
@pytest.mark.parametrize(
    ("columns", "codes"),
    [
        (("kind", "jenis"), KIND_NAMES),
        (("label", "putusan", "kunci", "verdict"), VERDICTS),
        (("part",), PARTS),
        (("compared",), COMPARED),
    ],
)
def test_codes_are_read_under_every_name_that_their_column_has(columns, codes):
    for column in columns:
        assert {code: value_label(column, code) for code in codes} == codes
        assert value_label(column, "tidak dikenal") == "tidak dikenal"
        assert not {*codes.values()} & {*codes} - {"tidak"}
