"""Apache Spark: found, started, kept quiet and stopped; what goes wrong is said in Indonesian.

Spark is a Java program that pyspark starts. Whatever it and its workers print goes to a log, whose
end is shown only if Spark does not start.
"""

import atexit
import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import warnings
import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from frasa._ground.errors import InputError
from frasa._ground.optional import install_command

# The Java versions that Spark 4 runs on. Java 24 took away what Hadoop, inside Spark, asks for
# (JEP 486); Spark 4.1 and later come with a Hadoop that no longer does.
OLDEST_JAVA, NEWEST_JAVA = 17, 25
LOCAL = "local[*]"
QUIET = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}
# Between programs of one computer; else Spark asks the network what this computer is called.
AT_HOME = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
PACKAGE = Path(__file__).resolve().parents[1]
PACKED, PACKED_AS = {".py", ".toml", ".json"}, "frasa.zip"
JAVA_REMEDY = (
    "Di Debian atau Ubuntu: sudo apt install default-jre-headless. Di Windows atau macOS: pasang "
    "Temurin 17 atau 21 dari adoptium.net. Sesudah itu mulai ulang kernel, lalu jalankan lagi."
)


@contextlib.contextmanager
def connect(address: str | None = None, settings: dict[str, str] | None = None) -> Iterator:
    """Give a SparkSession whose workers know `frasa`, and stop it afterwards if we started it.

    Parameters
    ----------
    address : of the cluster, as Spark writes it: spark://computer:7077, yarn, k8s://https://...,
        local[4] (this computer, four cores). None: the session that runs in this Python already, or
        else all cores of this computer.
    settings : of Spark, by name: {"spark.executor.memory": "8g"}. Only for a session started here.

    Raises
    ------
    InputError
        When pyspark, pyarrow or a fitting Java is missing, another session runs, or Spark fails.
    """
    check_packages()
    # pyspark 4.3 does not vouch for pandas 3, and says so wherever pandas might come in. Here only
    # Arrow tables pass between Spark and frasa.
    warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
    from pyspark.sql import SparkSession

    session = SparkSession.getActiveSession()
    if session is not None:
        check_address(session.sparkContext.master, address)
        with learner_errors():
            yield with_frasa(session)
        return
    check_java()
    with start(address or LOCAL, settings or {}) as session, learner_errors():
        yield with_frasa(session)


def check_packages() -> None:
    """Raise InputError unless the extra `spark` is installed."""
    missing = [name for name in ("pyspark", "pyarrow") if find_spec(name) is None]
    if missing:
        raise InputError(
            f"Paket {' dan '.join(missing)} belum terpasang. Pasang di terminal, di folder kursus, "
            f"dengan perintah {install_command('spark')}, lalu mulai ulang kernel."
        )


def check_address(running: str, wanted: str | None) -> None:
    """Raise InputError if Spark runs already, but elsewhere than wanted."""
    if wanted not in (None, running):
        raise InputError(
            f"Spark sudah berjalan di {running}, sedangkan yang diminta {wanted}. Hentikan dulu "
            "dengan spark.stop(), atau jangan sebutkan address."
        )


def check_java() -> None:
    """Raise InputError unless a Java that Spark can use is at hand."""
    version = java_version()
    if version is None:
        raise InputError(f"Spark memerlukan Java, yang belum ada di komputer ini. {JAVA_REMEDY}")
    if not OLDEST_JAVA <= version <= NEWEST_JAVA:
        raise InputError(
            f"Spark memerlukan Java {OLDEST_JAVA} sampai {NEWEST_JAVA}; yang ditemukan Java "
            f"{version}. {JAVA_REMEDY} Bila ada beberapa Java, isikan letak yang benar ke variabel "
            "JAVA_HOME."
        )


def java_version() -> int | None:
    """Return the main version of the Java that Spark would start, None without Java."""
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home) / "bin" / "java") if home else shutil.which("java")
    try:
        done = subprocess.run([java, "-version"], capture_output=True, text=True, check=True)
    except (OSError, TypeError, subprocess.CalledProcessError):  # TypeError: which() gave None
        return None
    found = re.search(r'version "(?:1\.)?(\d+)', done.stderr + done.stdout)  # 1.8 is Java 8
    return int(found.group(1)) if found else None


@contextlib.contextmanager
def start(address: str, settings: dict[str, str]) -> Iterator:
    """Start Java and a SparkSession in it; afterwards stop both."""
    from pyspark import SparkConf, SparkContext
    from pyspark.java_gateway import launch_gateway
    from pyspark.sql import SparkSession

    local = address.startswith("local")
    if local:  # the workers are this Python's children; a cluster's have a Python of their own
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    conf = SparkConf().setAppName("frasa").setMaster(address)
    conf.setAll((QUIET | (AT_HOME if local else {}) | settings).items())
    with tempfile.TemporaryFile() as log:
        try:
            gateway = launch_gateway(conf, {"stdout": log, "stderr": log})
        except Exception as error:
            log.seek(0)
            end = log.read().decode("utf-8", "replace").strip().splitlines()[-1:]
            raise InputError(f"Java tidak dapat memulai Spark: {''.join(end) or error}") from error
        try:
            with learner_errors():
                session = SparkSession(SparkContext(conf=conf, gateway=gateway))
            try:
                yield session
            finally:
                session.stop()
        finally:
            # A Java that stays would hold its memory, and its settings against the next start.
            gateway.shutdown()
            gateway.proc.stdin.close()
            gateway.proc.wait()
            SparkContext._gateway = SparkContext._jvm = None


def with_frasa(session):
    """Send this package to the workers of a SparkSession, once; return the session."""
    context = session.sparkContext
    if not any(file.endswith(f"/{PACKED_AS}") for file in context.listFiles):
        # Workers that start late fetch it late: it stays until this Python ends.
        folder = tempfile.mkdtemp(prefix="frasa-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        context.addPyFile(str(packed(Path(folder))))
    return session


def packed(folder: Path) -> Path:
    """Write this package into a ZIP in the folder; Python can import it from there."""
    path = folder / PACKED_AS
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(PACKAGE.rglob("*")):
            if file.suffix in PACKED:
                archive.write(file, f"frasa/{file.relative_to(PACKAGE).as_posix()}")
    return path


@contextlib.contextmanager
def learner_errors() -> Iterator[None]:
    """Turn what Spark raises into InputError, with Spark's own reason in one line."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError) as error:
        ours = re.search(r"(?m)^frasa\._ground\.errors\.InputError: (.+)$", str(error))
        if ours:  # raised by frasa in a worker
            raise InputError(ours.group(1)) from None
        reason = getattr(error, "java_exception", None) or error
        lines = str(reason).strip().splitlines()
        line = lines[-1 if "Traceback" in str(reason) else 0]
        raise InputError(
            f"Spark berhenti sebelum selesai. Sebabnya menurut Spark: {line}"
        ) from None
