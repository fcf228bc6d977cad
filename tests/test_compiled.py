"""With the extra `skala` everything is found as without it: compiled code, processes, threads."""

import os
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import synthetic
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from frasa._ground import speed
from frasa._reuse import alignment, seeds
from frasa.articles import check_files, read_articles
from frasa.passages import find_passages
from frasa.tokens import tokenize

compiled = pytest.importorskip("frasa._ground.compiled", reason="numba has no wheel for Intel Macs")
pytest.importorskip("loky")

IN_NUMPY = {
    name: function.__wrapped__
    for module in (seeds, alignment)
    for name, function in vars(module).items()
    if hasattr(function, "__wrapped__") and hasattr(compiled, name)
}
FEW_WORDS = ["asn", "netral", "pilkada", "bupati", "camat", "warga"]
WORDS = st.lists(st.sampled_from(FEW_WORDS), max_size=40)


def do_both_ways(work) -> set[str]:
    """Do work with every compiled function beside its numpy one; return which were used."""
    used = set()

    def beside(name):
        quick = getattr(compiled, name)

        def both(*arguments):
            used.add(name)
            result, expected = quick(*arguments), IN_NUMPY[name](*arguments)
            for one, other in zip(as_tuple(result), as_tuple(expected), strict=True):
                assert np.array_equal(one, other), name
                assert np.asarray(one).dtype == np.asarray(other).dtype, name
            return result

        return both

    with pytest.MonkeyPatch.context() as patch:
        expected = work()
        patch.setattr(speed, "WORTH_COMPILING", 0)
        for name in IN_NUMPY:
            patch.setattr(compiled, name, beside(name))
        assert_frame_equal(work(), expected)
    return used


def as_tuple(result) -> tuple:
    return result if isinstance(result, tuple) else (result,)


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("footers", [False, True], ids=["copies", "footers"])
def test_compiled_functions_return_what_numpy_returns(seed, footers):
    words = synthetic.generate(400, seed=seed, footers=footers, words=80, vocabulary=3000).tokens
    texts = words.groupby("article", observed=True)["word"].agg(" ".join)
    articles = pd.DataFrame({"article": texts.index.astype(str), "text": texts.to_numpy()})
    tokens = tokenize(articles)
    shuffled = tokens.sample(frac=1, random_state=seed)
    used = do_both_ways(lambda: find_passages(tokens))
    do_both_ways(lambda: find_passages(shuffled, all_pairs=True))
    assert used == IN_NUMPY.keys() != set()


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=8), st.integers(2, 9))
def test_compiled_functions_agree_on_texts_that_repeat_themselves(texts, min_words):
    articles = pd.DataFrame({"article": map(str, range(len(texts))), "text": map(" ".join, texts)})
    do_both_ways(lambda: find_passages(tokenize(articles), min_words=min_words))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=60), st.data())
def test_edits_are_counted_alike_however_long_the_band(codes, data):
    codes = np.array(codes, dtype=np.int32)
    side = st.integers(0, len(codes) - 1)
    a, b = (np.array([data.draw(side)]) for _ in range(2))
    words_a, words_b = (np.array([data.draw(st.integers(1, len(codes) - at[0]))]) for at in (a, b))
    arguments = codes, a, words_a, b, words_b
    expected = alignment.count_edits.__wrapped__(*arguments)
    assert np.array_equal(compiled.count_edits(*arguments), expected)


@pytest.fixture
def many_files(tmp_path) -> Path:
    """A folder with good, broken, misnamed and nested files, and a table."""
    sentence = "Aparatur sipil negara di kabupaten itu diminta menjaga netralitas. "
    for number in range(60):
        place = tmp_path / f"bulan-{number % 3}"
        place.mkdir(exist_ok=True)
        (place / f"berita-{number}.txt").write_text(sentence * (number + 1), encoding="utf-8")
    (tmp_path / "kosong.txt").write_bytes(b"")
    (tmp_path / "gambar.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    (tmp_path / "halaman.txt").write_text(f"<html><p>{sentence * 9}</p></html>", encoding="utf-8")
    (tmp_path / "bulan-0" / "kuno.txt").write_bytes(("“Netral” " + sentence).encode("cp1252"))
    table = pd.DataFrame({"isi": [sentence * 3, "", sentence * 5]})
    table.to_csv(tmp_path / "tabel.csv", index=False)
    return tmp_path


@pytest.fixture
def several_processes(monkeypatch):
    """Spread even a few files over processes."""
    monkeypatch.setattr(speed, "WORTH_SPREADING", 1)
    monkeypatch.setattr(speed, "ITEMS_AT_ONCE", 7)


def test_several_processes_read_what_one_reads(many_files, several_processes, capsys):
    spread = read_articles(many_files), check_files(many_files), capsys.readouterr().out
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(speed, "WORTH_SPREADING", 10_000)
        alone = read_articles(many_files), check_files(many_files), capsys.readouterr().out
    assert_frame_equal(spread[0], alone[0])
    assert_frame_equal(spread[1], alone[1])
    assert spread[2] == alone[2]
    assert "kosong.txt" in alone[2]


def test_when_a_process_is_stopped_the_rest_is_done_all_the_same(several_processes):
    here = os.getpid()

    def stopped_in_the_middle(item):
        if item == 40 and os.getpid() != here:
            os._exit(1)
        return [item, os.getpid() != here]

    results = list(speed.spread(stopped_in_the_middle, range(60)))
    assert [item for item, _ in results] == list(range(60))
    elsewhere = [was_elsewhere for _, was_elsewhere in results]
    assert any(elsewhere) and not elsewhere[40]


def test_threads_give_everything_in_order():
    assert list(speed.in_threads(lambda item: item * 2, range(100))) == list(range(0, 200, 2))


@pytest.mark.parametrize(
    ("processors", "threads", "processes"), [(64, 4, 8), (3, 3, 3), (None, 1, 1)]
)
def test_a_large_server_is_not_filled_with_threads_and_processes(
    monkeypatch, processors, threads, processes
):
    import loky

    asked = []

    class Threads(speed.ThreadPoolExecutor):
        def __init__(self, most):
            asked.append(most)
            super().__init__(1)

    class Processes:
        def __init__(self, most):
            asked.append(most)
            self.map = map

        def shutdown(self, kill_workers):
            asked.append(kill_workers)

    monkeypatch.setattr(speed.os, "cpu_count", lambda: processors)
    monkeypatch.setattr(loky, "cpu_count", lambda: processors or 1)
    monkeypatch.setattr(speed, "ThreadPoolExecutor", Threads)
    monkeypatch.setattr(loky, "ProcessPoolExecutor", Processes)
    assert list(speed.in_threads(abs, [-1, -2])) == [1, 2]
    assert list(speed.spread(lambda item: [item], range(2100))) == [[item] for item in range(2100)]
    assert asked == [threads, processes, True]
