"""Spark: what it lacks on this computer is named with its remedy; workers can import the package.

What it computes is tested by tests/spark/run.sh, which needs Java.
"""

import re
import subprocess
import sys

import pandas as pd
import pytest

from frasa._ground.errors import InputError
from frasa.spark import session as spark
from frasa.spark.passages import find_passages_on_spark, tokenize_on_spark
from frasa.tokens import tokenize

pytest.importorskip("pyarrow")

from memory_spark import Py4JError, PySparkException, java_in_place, pyspark_in_memory


@pytest.mark.cepat
@pytest.mark.parametrize("start", [find_passages_on_spark, tokenize_on_spark])
@pytest.mark.parametrize("package", ["pyspark", "pyarrow"])
def test_without_the_extra_the_command_is_named(monkeypatch, start, package):
    monkeypatch.setitem(sys.modules, package, None)  # as if it were not installed
    with pytest.raises(InputError, match=r"python mulai\.py pasang spark") as told:
        start("tokens.parquet", "bagian")
    assert re.search(rf"^Paket (\w+ dan )?{package} belum|^Paket {package} dan", str(told.value))


@pytest.fixture
def java(monkeypatch, tmp_path):
    return java_in_place(monkeypatch, tmp_path)


def test_without_java_the_package_to_install_is_named(java):
    with pytest.raises(InputError, match="sudo apt install default-jre-headless") as told:
        spark.check_java()
    assert "belum ada" in str(told.value) and "Temurin 17 atau 21" in str(told.value)


@pytest.mark.cepat
@pytest.mark.parametrize(
    ("version", "number"), [("1.8.0_402", 8), ("11.0.2", 11), ("16.0.1", 16), ("26", 26)]
)
def test_a_java_that_does_not_fit_is_named(java, version, number):
    java(version)
    with pytest.raises(InputError, match=f"yang ditemukan Java {number}. ") as told:
        spark.check_java()
    assert "default-jre-headless" in str(told.value)


@pytest.mark.parametrize("version", ["17.0.15", "21", "21.0.5", "25-ea"])
@pytest.mark.parametrize("stream", [1, 2])
def test_a_java_that_fits_is_accepted_wherever_it_says_so(java, version, stream):
    java(version, stream=stream)
    spark.check_java()


def test_a_java_that_breaks_or_says_nothing_is_none(java):
    java("21", code=1)
    assert spark.java_version() is None


@pytest.mark.cepat
def test_java_home_comes_before_the_path(java, monkeypatch, tmp_path):
    java("11.0.2")
    monkeypatch.setenv("JAVA_HOME", str(java("21.0.5", "lain/bin").parent))
    spark.check_java()
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "kosong"))
    with pytest.raises(InputError, match="belum ada"):
        spark.check_java()


def test_the_package_works_from_the_zip_that_workers_get(tmp_path):
    archive = spark.packed(tmp_path)
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import pandas; import frasa.spark.passages as c\n"
        "print(c.__file__.startswith(sys.argv[1]))\n"
        "table = pandas.DataFrame({'article': ['a'], 'text': ['dr. Sri: Jum’at']})\n"
        "print(list(c.tokenize(table).word))"
    )
    command = [sys.executable, "-I", "-c", code, str(archive)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    words = list(tokenize(pd.DataFrame({"article": ["a"], "text": ["dr. Sri: Jum’at"]})).word)
    assert done.stdout.splitlines() == ["True", str(words)], done.stderr


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        ("Job aborted.\n  at org.apache", "Sebabnya menurut Spark: Job aborted."),
        (
            "Traceback (most recent):\n  x\nOSError: penuh\n",
            "menurut Spark: OSError: penuh",
        ),
        ("Traceback:\nfrasa._ground.errors.InputError: Ada dua “a”.\n  at org", "Ada dua “a”."),
    ],
)
@pytest.mark.parametrize("kind", [PySparkException, Py4JError])
def test_what_spark_raises_is_said_in_one_line(monkeypatch, kind, raised, said):
    pyspark_in_memory(monkeypatch)
    with pytest.raises(InputError) as told, spark.learner_errors():
        raise kind(raised)
    assert str(told.value).endswith(said) and "\n" not in str(told.value)
    assert ("Spark" in str(told.value)) == ("Spark" in said)


def test_a_spark_that_runs_elsewhere_is_named():
    spark.check_address("local[2]", None)
    spark.check_address("local[2]", "local[2]")
    with pytest.raises(InputError, match=r"berjalan di local\[2\], sedangkan yang diminta yarn"):
        spark.check_address("local[2]", "yarn")


def test_what_java_says_last_is_told_when_it_does_not_start(monkeypatch, java):
    java("21")
    pyspark_in_memory(monkeypatch)

    def launch(conf, streams):
        assert streams["stdout"] is streams["stderr"]
        streams["stderr"].write(b"\xff\n" + "Error: penuh é\n\n".encode())
        raise OSError("Java ended")

    gateway = sys.modules["pyspark.java_gateway"]
    monkeypatch.setattr(gateway, "launch_gateway", launch)
    with pytest.raises(InputError, match=r"tidak dapat memulai Spark: Error: penuh é$"):
        spark.connect().__enter__()
    monkeypatch.setattr(gateway, "launch_gateway", None)
    with pytest.raises(InputError, match=r"memulai Spark: 'NoneType'"):
        spark.connect().__enter__()
