"""What users call of Spark, from Parquet to Parquet, with a pyspark that works in memory."""

import atexit
import os
import sys
import tempfile
import warnings
import zipfile
from pathlib import Path

import pandas as pd
import pytest

import frasa
from frasa._ground.errors import InputError
from frasa.passages import find_passages
from frasa.spark import connect, find_passages_on_spark, tokenize_on_spark
from frasa.spark.session import packed, with_frasa
from frasa.tokens import tokenize

pytest.importorskip("pyarrow")

from memory_spark import Context, Spark, java_in_place, pyspark_in_memory


@pytest.fixture
def started(monkeypatch, tmp_path_factory):
    java_in_place(monkeypatch, tmp_path_factory.mktemp("java"))("21")
    return pyspark_in_memory(monkeypatch)


def written(table, folder, name):
    table.to_parquet(folder / name, index=False)
    return folder / name


@pytest.fixture(scope="module")
def articles():
    """Half of one outlet with a text in their midst, half of many that begin with the same one."""
    fixed, release = (" ".join(f"{kind}{n}" for n in range(14)) for kind in ("tetap", "rilis"))
    own = [" ".join(f"kata{n * n % 97} milik{n}x{k}" for k in range(n % 7 + 3)) for n in range(80)]
    texts = [f"{own[n]} {fixed} {own[-n]}" if n < 40 else f"{release} {own[n]}" for n in range(80)]
    outlets = ["Satu" if n < 40 else f"Media {n}" for n in range(80)]
    names = [f"a{n:02}" for n in range(80)]
    return pd.DataFrame({"article": names, "outlet": outlets, "text": texts})


@pytest.mark.cepat
@pytest.mark.parametrize("with_outlets", [False, True])
def test_words_become_the_passages_in_order(tmp_path, started, capsys, articles, with_outlets):
    tokens = tokenize(articles).astype({"article": "str", "word": "str"})
    expected = find_passages(tokens, articles if with_outlets else None)
    linked = expected[expected["compared"] == "furniture"]
    assert (linked["article_a"] < "a40").all() == with_outlets and len(linked) > 30
    given = {"articles": written(articles, tmp_path, "articles")} if with_outlets else {}
    words = written(tokens.assign(other=1), tmp_path, "words")
    capsys.readouterr()
    found = pd.read_parquet(find_passages_on_spark(words, str(tmp_path / "bagian"), **given))
    pd.testing.assert_frame_equal(found.astype(dict(expected.dtypes)), expected)
    said = capsys.readouterr().out
    assert f"Tersimpan: bagian ({len(expected)} bagian bersama)." in said
    assert f"\n{len(linked)} di antaranya" in said
    find_passages_on_spark(words, tmp_path / "semua", all_pairs=True, min_words=12, **given)
    assert "di antaranya" not in capsys.readouterr().out
    found = pd.read_parquet(tmp_path / "semua")
    assert len(found) == len(find_passages(tokens, min_words=12, all_pairs=True))


def test_articles_become_words_and_a_name_given_twice_is_named(tmp_path, started):
    articles = pd.DataFrame({"article": ["a", "b"], "text": ["Semua ASN netral.", "Ya."]})
    folder = tokenize_on_spark(written(articles, tmp_path, "articles"), str(tmp_path / "kata"))
    found = pd.read_parquet(folder).sort_values(["article", "position"], ignore_index=True)
    expected = tokenize(articles)
    pd.testing.assert_frame_equal(found.astype(dict(expected.dtypes)), expected)
    names = [f"p{n:02}" for n in range(20)]
    twice = pd.DataFrame({"article": [*names, "o", *reversed(names)], "text": "Ya."})
    with pytest.raises(InputError, match="p00"):
        tokenize_on_spark(written(twice, tmp_path, "twice"), tmp_path / "lain")
    assert not (tmp_path / "lain").exists()


@pytest.mark.parametrize("start", [find_passages_on_spark, tokenize_on_spark])
def test_what_cannot_be_read_or_written_is_named(tmp_path, started, start):
    (tmp_path / "ada").mkdir()
    rows = pd.DataFrame({"article": ["a"], "text": ["a"], "position": 0, "word": "a", "start": 0})
    whole = written(rows.assign(end=1), tmp_path, "whole")
    with pytest.raises(InputError, match=r"ada” sudah ada dan tidak diubah"):
        start(whole, tmp_path / "ada")
    with pytest.raises(InputError, match=r"kosong” tidak dapat dibaca sebagai Parquet"):
        start(tmp_path / "kosong", tmp_path / "baru")
    with pytest.raises(InputError, match=r"text|end"):
        start(written(rows.drop(columns="text"), tmp_path, "part"), tmp_path / "baru")
    assert not (tmp_path / "baru").exists()
    assert all(session.stopped for session in started.sessions)


@pytest.mark.parametrize(
    ("address", "settings"),
    [(None, None), ("local[2]", {"spark.ui.port": "4041"}), ("spark://satu:7077", {"x": "y"})],
)
def test_spark_starts_where_it_is_wanted_and_ends_with_its_java(
    started, monkeypatch, address, settings
):
    monkeypatch.setenv("PYSPARK_PYTHON", "lain")
    monkeypatch.delenv("PYSPARK_PYTHON")
    with connect(address, settings) as session:
        conf, context = session.sparkContext.conf, session.sparkContext
        assert [file.rpartition("/")[2] for file in context.listFiles] == ["frasa.zip"]
        assert not session.stopped and not started.javas[-1]
    assert session.stopped and started.javas == [["shutdown", "close", "wait"]]
    assert vars(Context)["_gateway"] is vars(Context)["_jvm"] is None
    local = "spark://" not in str(address)
    assert os.environ.get("PYSPARK_PYTHON") == (sys.executable if local else None)
    assert conf["spark.master"] == (address or "local[*]") and conf["spark.app.name"] == "frasa"
    assert conf["spark.ui.enabled"] == conf["spark.ui.showConsoleProgress"] == "false"
    at_home = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    assert (at_home.items() <= conf.items()) == ("spark://" not in str(address))
    assert (settings or {}).items() <= conf.items()


@pytest.mark.parametrize("call", ["connect", "passages", "tokens"])
def test_a_spark_that_runs_is_used_and_goes_on(monkeypatch, tmp_path, call):
    running = Spark(Context({"spark.master": "yarn"}))
    started = pyspark_in_memory(monkeypatch, running)
    words = pd.DataFrame({"article": ["a"], "position": 0, "word": "a", "start": 0, "end": 1})
    words = written(words.assign(text="a"), tmp_path, "words")
    calls = {
        "connect": lambda **options: connect(**options).__enter__(),
        "passages": lambda **o: find_passages_on_spark(words, tmp_path / str(len(o)), **o),
        "tokens": lambda **o: tokenize_on_spark(words, tmp_path / str(len(o)), **o),
    }
    for options in ({}, {"address": "yarn"}):
        calls[call](**options)
    with pytest.raises(InputError, match=r"berjalan di yarn, sedangkan yang diminta local\[2\]"):
        calls[call](address="local[2]", settings={})
    assert not started.sessions and not running.stopped
    assert len(running.sparkContext.listFiles) == 1


def test_settings_of_the_user_come_before_ours(started):
    ours = {"spark.ui.enabled": "true", "spark.driver.host": "10.0.0.1"}
    with connect(settings=ours) as session:
        assert ours.items() <= session.sparkContext.conf.items()


def test_what_a_worker_raises_is_said_and_java_ends_all_the_same(started):
    for raised in (pyspark_error("Job aborted."), ValueError("punya pemakai")):
        with pytest.raises((InputError, ValueError)) as told, connect():
            raise raised
        assert "Job aborted." in str(told.value) or told.value is raised
    assert started.javas == [["shutdown", "close", "wait"]] * 2
    assert all(session.stopped for session in started.sessions)


def pyspark_error(text):
    return sys.modules["pyspark.errors"].PySparkException(text)


def test_workers_get_the_package_until_this_python_ends(started, monkeypatch):
    at_exit = []
    monkeypatch.setattr(atexit, "register", lambda *all, **how: at_exit.append((all, how)))
    before = set(Path(tempfile.gettempdir()).glob("frasa-*"))
    with connect() as session:
        (folder,) = set(Path(tempfile.gettempdir()).glob("frasa-*")) - before
        assert [file.name for file in folder.iterdir()] == ["frasa.zip"]
        with_frasa(session)
        assert len(session.sparkContext.listFiles) == len(at_exit) == 1, "it is sent once"
    assert folder.is_dir()
    for _ in range(2):  # a folder that somebody has removed is no mishap
        for (function, *arguments), options in at_exit:
            function(*arguments, **options)
    assert not folder.exists()


def test_the_package_is_packed_whole_and_small(tmp_path):
    root = Path(frasa.__file__).parent
    kept = {path for path in root.rglob("*") if path.suffix in (".py", ".toml", ".json")}
    with zipfile.ZipFile(packed(tmp_path)) as archive:
        assert set(archive.namelist()) == {f"frasa/{p.relative_to(root).as_posix()}" for p in kept}
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_DEFLATED}


def test_pyspark_does_not_warn_of_a_pandas_that_it_does_not_see(started):
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        with connect():
            warnings.warn(
                "PySpark does not yet fully support pandas >= 3", FutureWarning, stacklevel=1
            )
            warnings.warn("lain", FutureWarning, stacklevel=1)
            warnings.warn("PySpark does not yet fully support pandas", UserWarning, stacklevel=1)
    assert [(str(each.message)[:5], each.category) for each in heard] == [
        *(("lain", FutureWarning), ("PySpa", UserWarning))
    ]
