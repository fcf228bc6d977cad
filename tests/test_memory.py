"""A corpus that does not fit into memory is refused before the work starts, with a way out."""

import pandas as pd
import psutil
import pytest

from frasa._ground import memory
from frasa._ground.errors import InputError
from frasa._ground.memory import require_memory
from frasa.articles import check_files, read_articles
from frasa.passages import find_passages
from frasa.tokens import tokenize

WAY_OUT = r"perlu sekitar \d+,\d GB .* tersisa \d+,\d GB\. .* Spark \(frasa\.spark\)"


@pytest.fixture
def little_room(monkeypatch):
    """A server that allows its learner hardly more than the program itself takes."""
    monkeypatch.setenv("MEM_LIMIT", str(psutil.Process().memory_info().rss + 30_000_000))
    monkeypatch.setattr(memory, "ALWAYS_ALLOWED", 10_000_000)


def articles_of(characters: int) -> pd.DataFrame:
    return pd.DataFrame({"article": ["a"], "text": ["kata " * (characters // 5)]})


def test_more_than_any_computer_has_is_refused():
    with pytest.raises(InputError, match=WAY_OUT):
        require_memory(10**15, "membaca")


def test_reading_is_refused_before_it_starts_but_checking_is_not(tmp_path, little_room):
    for number in range(20):
        (tmp_path / f"{number}.txt").write_text("Camat menjaga netralitas. " * 40_000, "utf-8")
    with pytest.raises(InputError, match=f"Untuk membaca korpus ini {WAY_OUT}"):
        read_articles(tmp_path)
    assert len(check_files(tmp_path)) == 20


def test_a_file_that_is_refused_anyway_does_not_count(tmp_path, little_room):
    with (tmp_path / "besar.txt").open("wb") as file:
        file.truncate(10**11)  # takes no room on the disk
    (tmp_path / "kecil.txt").write_text("Camat menjaga netralitas warga.", "utf-8")
    assert list(read_articles(tmp_path)["article"]) == ["kecil"]


@pytest.mark.cepat
def test_words_are_refused_before_they_are_made(little_room):
    with pytest.raises(InputError, match=WAY_OUT):
        tokenize(articles_of(8_000_000))


def test_passages_are_refused_before_they_are_sought(monkeypatch, little_room):
    tokens = tokenize(articles_of(3_000_000))
    monkeypatch.setenv("MEM_LIMIT", "1")
    with pytest.raises(InputError, match=WAY_OUT):
        find_passages(tokens)


def test_a_limit_that_is_no_number_is_no_limit(monkeypatch):
    monkeypatch.setenv("MEM_LIMIT", "tanpa batas")
    require_memory(memory.ALWAYS_ALLOWED + 1, "membaca")


def test_a_small_corpus_is_never_refused(monkeypatch):
    monkeypatch.setenv("MEM_LIMIT", "1")
    assert len(find_passages(tokenize(articles_of(2_000_000)))) == 0
