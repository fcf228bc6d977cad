"""Of a page like those of real sites, the article is read whole, and little else."""

import re

import pandas as pd
import pytest

from frasa.articles import audit, count_lost_letters, read_articles
from news_pages import HEADLINE, OTHERS, PARAGRAPHS, WEB, sources

PAGES = sources()
# A site whose name nothing but its address tells, or a text without any: then it is unknown.
SEPARATE = {"Bagian", "Hadir", "Umum", "30", "• apel pagi", "• ikrar"}  # a table and a list stay


@pytest.fixture(scope="module")
def articles(tmp_path_factory) -> pd.DataFrame:
    folder = tmp_path_factory.mktemp("halaman")
    for name, (source, _) in PAGES.items():
        (folder / name).write_text(source, encoding="utf-8")
    return read_articles(folder).set_index("file")


@pytest.mark.parametrize("name", PAGES)
def test_every_sentence_is_there_in_order_and_nothing_else(articles, name):
    lines = articles.loc[name, "text"].splitlines()
    assert " ".join(line for line in lines if line not in SEPARATE) == " ".join(PARAGRAPHS)


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_says_of_its_article_is_read_and_nothing_is_guessed(articles, name):
    row, frame = articles.loc[name], PAGES[name][1]
    assert row["headline"] == HEADLINE
    assert (row["outlet"] if pd.notna(row["outlet"]) else None) == frame.outlet
    assert (row["place"] if pd.notna(row["place"]) else None) == frame.place
    published = row["published_at"]
    found = None if pd.isna(published) else f"{published.tz_convert('Asia/Jakarta'):%Y-%m-%d %H:%M}"
    assert found == frame.published
    assert row["event_date"] == pd.Timestamp("2024-09-04")


@pytest.mark.parametrize("name", PAGES)
def test_what_is_left_out_is_in_the_audit(articles, name):
    table = articles.loc[[name]].reset_index().assign(article="x")
    assert count_lost_letters(table) == 0
    shown = " ".join(audit(table, removed_only=False)["text"])
    for text in OTHERS.values():
        if text in re.sub("<[^>]*>", "", PAGES[name][0].partition("<body>")[2] or PAGES[name][0]):
            assert text in shown


@pytest.mark.cepat
def test_there_are_enough_pages():
    assert len(WEB) >= 20
    assert len(PAGES) >= 40
