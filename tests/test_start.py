"""mulai.py starts the course on a bare Python, repairs itself and says in Indonesian what fails.

Each test starts the real program in a folder of its own, whose name has a space and letters beyond
ASCII. Its locks pin small stand-ins for JupyterLab and pytest, packed here and installed from a
folder by the real pip, so that no network is needed.
"""

import ast
import base64
import contextlib
import ctypes
import hashlib
import http.server
import io
import json
import os
import re
import shutil
import signal
import socket
import string
import subprocess
import sys
import tarfile
import threading
import time
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
WINDOWS = os.name == "nt"
PATIENCE = 120  # seconds, after which a program that hangs is killed
STARTED = []  # by the test that runs
POSIX_ONLY = pytest.mark.skipif(
    WINDOWS, reason="signals, links and modes of Linux and macOS; Windows has others"
)
# The stand-ins tell how they were started; JupyterLab then stays until stopped, if asked to.
JUPYTERLAB = """
import json, os, signal, sys
keep = ("PYTHONUTF8", "JUPYTER_CONFIG_PATH", "VIRTUAL_ENV", "KORPUS", "JUPYTER_CONFIG_DIR",
        "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "MPLCONFIGDIR", "JUPYTER_PORT")
print(json.dumps({"arguments": sys.argv[1:], "folder": os.getcwd(), "python": sys.executable,
                  "environment": {name: os.environ.get(name) for name in keep}}), flush=True)
if "--stay" in sys.argv:
    try:
        signal.pause()
    except KeyboardInterrupt:
        print("stopped by Ctrl+C", flush=True)
"""
PYTEST = "import sys; print('tests ran with', sys.argv[1:]); sys.exit(7)"


def record_hash(content: bytes) -> str:
    """Return a SHA-256 as RECORD files write it."""
    digest = hashlib.sha256(content).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def pack(folder: Path, name: str, code: str, filling: bytes = b"") -> str:
    """Write a wheel whose module `name` runs `code`; return the line that pins it in a lock."""
    info = f"{name}-1.0.dist-info"
    files = {
        f"{name}/__main__.py": code.encode(),
        f"{name}/filling": filling,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n".encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    rows = [f"{path},sha256={record_hash(code)},{len(code)}\n" for path, code in files.items()]
    files[f"{info}/RECORD"] = "".join([*rows, f"{info}/RECORD,,\n"]).encode()
    wheel = folder / f"{name}-1.0-py3-none-any.whl"
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return f"{name}==1.0 --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


class Course:
    """A folder with mulai.py and stand-in packages, and the environment to start it in."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.python = sys.executable
        self.wheels = folder / "wheels"
        self.lock = folder / "locks" / "requirements.lock"
        self.stamp = folder / ".venv" / "mulai.json"
        without_uv = [
            part
            for part in os.environ["PATH"].split(os.pathsep)
            if part and not shutil.which("uv", path=part)
        ]
        own = {key: value for key, value in os.environ.items() if not key.startswith("PIP_")}
        self.environment = own | {
            "PATH": os.pathsep.join(without_uv),
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": self.wheels.as_uri(),
            "PIP_RETRIES": "1",
        }

    def command(self, *arguments: str) -> list[str]:
        return [self.python, str(self.folder / "mulai.py"), *arguments]

    def start(self, *arguments: str, **options) -> subprocess.Popen:
        """Start mulai.py and return the running process; it leads a process group of its own."""
        options = {"env": self.environment, "stderr": subprocess.STDOUT} | options
        process = subprocess.Popen(
            self.command(*arguments),
            cwd=self.folder.parent,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
            **options,
        )
        STARTED.append(process)
        return process

    def run(self, *arguments: str, code: int = 0, **options) -> str:
        """Run mulai.py to its end; return what it said, which is never a traceback."""
        process = self.start(*arguments, **options)
        text, _ = process.communicate(timeout=PATIENCE)
        assert "Traceback" not in text
        assert process.returncode == code, text
        return text


def end(process: subprocess.Popen) -> None:
    """Kill a process and what it has started."""
    with contextlib.suppress(ProcessLookupError):
        process.kill() if WINDOWS else os.killpg(process.pid, signal.SIGKILL)


def ran(command: list, **options) -> subprocess.CompletedProcess:
    """Run a program that is not mulai.py, to its end or for as long as patience lasts."""
    options = {"capture_output": True, "timeout": PATIENCE} | options
    return subprocess.run(command, **options)


@pytest.fixture(autouse=True)
def nothing_stays():
    """Kill what a test leaves running, so that no pipe keeps a later one waiting."""
    yield
    while STARTED:
        process = STARTED.pop()
        end(process)
        process.wait(timeout=PATIENCE)
        process.stdout.close()


def make_course(folder: Path) -> Course:
    """Return a course that nobody has started yet."""
    course = Course(folder)
    shutil.copytree(ROOT / "labconfig", folder / "labconfig")
    shutil.copy(ROOT / "mulai.py", folder)
    course.lock.parent.mkdir()
    course.lock.write_text(pack(course.wheels, "jupyterlab", JUPYTERLAB), encoding="utf-8")
    test_lock = folder / "locks" / "requirements-test.lock"
    test_lock.write_text(pack(course.wheels, "pytest", PYTEST), encoding="utf-8")
    return course


@pytest.fixture
def fresh(tmp_path) -> Course:
    return make_course(tmp_path / "kursus Ñuri baru")


@pytest.fixture(scope="module")
def first_run(tmp_path_factory) -> tuple[Course, str]:
    """A course after its first run, and what that run said."""
    course = make_course(tmp_path_factory.mktemp("pertama") / "kursus Ñuri")
    return course, course.run("--no-browser")


@pytest.fixture
def installed(first_run, tmp_path) -> Course:
    """A copy of an installed course that a test may spoil."""
    course = Course(tmp_path / "kursus Ñuri dua")
    shutil.copytree(first_run[0].folder, course.folder, symlinks=True)
    return course


def told(text: str) -> dict:
    """Return what the stand-in for JupyterLab told about its start."""
    return json.loads(next(line for line in text.splitlines() if line.startswith("{")))


def wait_for(process: subprocess.Popen, words: str) -> str:
    """Read what a process says up to a line with these words; return what was read.

    A process that falls silent is killed, so that no test waits for ever.
    """
    text = ""
    too_long = threading.Timer(PATIENCE, end, [process])
    too_long.start()
    try:
        for line in process.stdout:
            text += line
            if words in line:
                return text
    finally:
        too_long.cancel()
    raise AssertionError(f"{words!r} was never said, but:\n{text}")


def load_mulai():
    """Import mulai.py as a module."""
    sys.path.insert(0, str(ROOT))
    try:
        import mulai
    finally:
        sys.path.remove(str(ROOT))
    return mulai


def add_line(course: Course, line: str) -> None:
    """Add a line to the lock, so that the next run has to install."""
    with course.lock.open("a", encoding="utf-8") as lock:
        lock.write(line)


def pin_one_more(course: Course, name: str) -> None:
    """Pack one more package and pin it in the lock."""
    add_line(course, pack(course.wheels, name, ""))


# Starting


def test_the_first_run_installs_the_lock_and_starts_jupyterlab(first_run):
    course, text = first_run
    start = told(text)
    assert "Pemasangan pertama" in text
    assert "Memasang paket" in text
    assert start["arguments"][-1] == "--no-browser"
    assert Path(start["folder"]) == course.folder
    assert Path(start["python"]).parent.parent == course.folder / ".venv"
    assert start["environment"]["PYTHONUTF8"] == "1"
    config = start["environment"]["JUPYTER_CONFIG_PATH"].split(os.pathsep)
    assert config[:2] == [str(course.folder), str(course.folder / "labconfig")]
    settings = course.folder / ".venv" / "etc" / "ipython" / "ipython_kernel_config.py"
    assert settings.read_bytes() == (ROOT / "labconfig" / settings.name).read_bytes()


def test_the_second_run_installs_nothing(installed):
    before = installed.stamp.stat().st_mtime_ns
    text = installed.run()
    assert "paket" not in text
    assert told(text)
    assert installed.stamp.stat().st_mtime_ns == before


def test_root_is_announced_to_jupyterlab(installed):
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    assert ("--allow-root" in told(installed.run())["arguments"]) == is_root


def test_a_relative_folder_artikel_is_meant_from_where_the_learner_stands(installed):
    installed.environment["KORPUS"] = "teks saya"
    start = told(installed.run())
    assert Path(start["environment"]["KORPUS"]) == installed.folder.parent / "teks saya"


@pytest.mark.parametrize("mark", ["'", '"'])
def test_a_folder_artikel_written_as_in_a_command_is_understood(installed, mark):
    installed.environment["KORPUS"] = f"{mark}~/teks saya{mark}"
    start = told(installed.run())
    assert Path(start["environment"]["KORPUS"]) == Path("~/teks saya").expanduser()


def test_uji_installs_the_test_tools_and_passes_arguments_and_exit_code_on(installed):
    text = installed.run("uji", "-k", "kata", code=7)
    assert "tests ran with ['-k', 'kata']" in text
    assert "Kami tambahkan yang kurang" in text
    again = installed.run("uji", code=7)
    assert "paket" not in again


@pytest.mark.parametrize("command", [[], ["uji"], ["kemas"], ["kemas", "windows"], ["pasang"],
                                     ["pasang", "berkas"], ["situs"]])  # fmt: skip
@pytest.mark.parametrize("word", ["-h", "--help", "bantuan"])
def test_help_is_given_without_installing(fresh, command, word):
    assert "python mulai.py uji" in fresh.run(*command, word)
    assert not (fresh.folder / ".venv").exists()


@pytest.mark.parametrize("words", [["linux"], ["3.10"], ["3.15"], ["3.13", "windows"], ["--buka"]])
def test_what_kemas_does_not_know_is_answered_before_installing(fresh, words):
    text = fresh.run("kemas", *words, code=1)
    assert "python mulai.py kemas windows" in text and "(3.11, 3.12, 3.13, 3.14)" in text
    assert not (fresh.folder / ".venv").exists()


def test_uv_installs_where_it_is_on_the_path(installed):
    uv = shutil.which("uv")
    if uv is None or ran([uv, "--version"]).returncode != 0:
        pytest.skip("uv is not on this computer")
    pin_one_more(installed, "added")
    installed.environment |= {
        "PATH": os.environ["PATH"],
        "UV_NO_INDEX": "1",
        "UV_FIND_LINKS": installed.wheels.as_uri(),
        "UV_NO_CONFIG": "1",
    }
    assert told(installed.run())
    record = next((installed.folder / ".venv").rglob("added-1.0.dist-info")) / "INSTALLER"
    assert record.read_text(encoding="utf-8").strip() == "uv"


def test_pip_takes_over_where_uv_fails(installed):
    folder = installed.folder / "bin"
    folder.mkdir()
    if WINDOWS:
        (folder / "uv.bat").write_text("@if not %1==--version exit 2\n", encoding="utf-8")
    else:
        (folder / "uv").write_text('#!/bin/sh\n[ "$1" = --version ]\n', encoding="utf-8")
        (folder / "uv").chmod(0o755)
    pin_one_more(installed, "added")
    installed.environment["PATH"] = os.pathsep.join([str(folder), installed.environment["PATH"]])
    text = installed.run()
    assert "uv tidak berhasil. Kami coba lagi dengan pip." in text
    assert list((installed.folder / ".venv").rglob("added-1.0.dist-info"))


# Repairing


@POSIX_ONLY
def test_an_installation_killed_half_way_is_done_again(fresh):
    process = fresh.start()
    wait_for(process, "Menyiapkan ruang kerja")
    process.kill()
    process.communicate(timeout=PATIENCE)
    assert told(fresh.run())


def test_a_lost_file_is_noticed_and_repaired(installed):
    module = next((installed.folder / ".venv").rglob("jupyterlab/__main__.py"))
    module.unlink()
    text = installed.run()
    assert "Kami tambahkan yang kurang" in text
    assert told(text)


def condition(course: Course) -> str:
    """Return what mulai.py thinks of a course's .venv."""
    code = "import mulai; print(mulai.condition([mulai.COURSE_LOCK]))"
    done = ran([sys.executable, "-c", code], cwd=course.folder, text=True, check=True)
    return done.stdout.strip()


def test_a_lost_package_is_noticed(installed):
    assert condition(installed) == "ready"
    shutil.rmtree(next((installed.folder / ".venv").rglob("jupyterlab-1.0.dist-info")))
    assert condition(installed) == "incomplete"


def test_a_python_that_no_longer_starts_is_noticed(installed):
    for program in installed.folder.glob(".venv/[bS]*/python*"):
        program.unlink()
        program.write_bytes(b"")
    assert condition(installed) == "dead"
    own = installed.folder / ".venv" / "catatan.txt"
    own.write_text("milik saya", encoding="utf-8")
    text = installed.run()
    assert "Kami ulangi dari awal" in text
    assert told(text)
    assert own.read_text(encoding="utf-8") == "milik saya"


def test_a_package_killed_while_it_was_added_is_added_again_and_stops_nothing(installed):
    module = next((installed.folder / ".venv").rglob("jupyterlab-1.0.dist-info"))
    (module.parent / "pytest-1.0.dist-info").mkdir()
    (module.parent / "pytest-1.0.dist-info" / "METADATA").write_text("", encoding="utf-8")
    assert condition(installed) == "ready"
    assert "tests ran" in installed.run("uji", code=7)


def test_an_environment_that_lost_its_settings_file_is_made_again(installed):
    (installed.folder / ".venv" / "pyvenv.cfg").unlink()
    assert condition(installed) == "dead"
    assert told(installed.run())


# A .venv whose Python is gone for now is kept until another one is ready in its place


def made_of(course: Course) -> dict[str, bytes | str]:
    """Return the parts that hold Python and the packages, and the stamp; links by their aim."""
    place = course.folder / ".venv"
    paths = [path for part in place.iterdir() for path in (part, *part.rglob("*"))]
    aside = ("pengguna", "etc", "pemasangan.log", "terbuka.lock", "__pycache__")
    return {
        str(path.relative_to(place)): os.readlink(path) if path.is_symlink() else path.read_bytes()
        for path in paths
        if (path.is_file() or path.is_symlink()) and not {*path.parts} & {*aside}
        if path.suffix != ".tmp"
    }


@pytest.fixture
def without_python(installed, tmp_path) -> tuple[Course, Path]:
    """An installed course whose Python has left this computer, and where it used to stand."""
    base = tmp_path / "python-lama"
    (program,) = [p for p in installed.folder.glob(".venv/bin/python*") if os.readlink(p)[0] == "/"]
    program.unlink()
    program.symlink_to(base)
    assert condition(installed) == "dead"
    return installed, base


WHEEL = "jupyterlab-1.0-py3-none-any.whl"
FAULTS = {
    "no network": lambda course: shutil.rmtree(course.wheels),
    "a wrong package": lambda course: (course.wheels / WHEEL).write_bytes(b"PK"),
    "a kit for another Python": lambda course: kit_for(course, "3.1"),
}


def kit_for(course: Course, python: str) -> None:
    """Make a course a kit that serves one Python."""
    (course.folder / "paket").mkdir()
    content = {"pythons": [python], "systems": ["Linux x86_64"], "wheels": {}}
    (course.folder / "paket" / "kit.json").write_text(json.dumps(content), encoding="utf-8")


def start_with_the_old_python_back(course: Course, base: Path) -> None:
    """Start where nothing can be installed any more."""
    base.symlink_to(sys.executable)
    for folder in (course.wheels, course.folder / "paket"):
        shutil.rmtree(folder, ignore_errors=True)
    assert told(course.run())


@POSIX_ONLY
@pytest.mark.parametrize("fault", FAULTS)
def test_an_installation_stays_where_no_other_can_be_made(without_python, fault):
    course, base = without_python
    before = made_of(course)
    FAULTS[fault](course)
    course.run(code=1)
    assert made_of(course) == before
    start_with_the_old_python_back(course, base)


@POSIX_ONLY
@pytest.mark.parametrize("moment", ["Menyiapkan ruang kerja", "Mengunduh paket", "Memeriksa paket"])
@pytest.mark.parametrize("end_by", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_installation_stays_until_its_replacement_is_ready(without_python, end_by, moment):
    course, base = without_python
    before = made_of(course)
    process = course.start()
    wait_for(process, moment)
    os.killpg(process.pid, end_by)
    process.communicate(timeout=PATIENCE)
    assert process.returncode == (130 if end_by == signal.SIGINT else -end_by)
    start_with_the_old_python_back(course, base)
    assert made_of(course) == before


@POSIX_ONLY
def test_a_disk_that_fills_up_midway_costs_no_installation(without_python, small_disk):
    course, _ = without_python
    pin_one_more(course, "besar")
    line = pack(course.wheels, "besar", "", os.urandom(40 * 2**20))
    course.lock.write_text(course.lock.read_text("utf-8").split("besar")[0] + line, "utf-8")
    kept = course.folder / "simpan"
    (course.folder / ".venv").rename(kept)
    small_disk(course.folder / ".venv", 60)
    shutil.copytree(kept, course.folder / ".venv", symlinks=True, dirs_exist_ok=True)
    before = made_of(course)
    assert "Ruang penyimpanan habis" in course.run(code=1)
    assert made_of(course) == before


CUT_OFF = """
import os, sys, mulai
replace, left = os.replace, [99]
def counted(*paths):
    left[0] -= 1
    os._exit(9) if left[0] < 0 else replace(*paths)
os.replace = counted
for name in ("set_aside", "settle"):
    if name == sys.argv[1]:
        left[0] = int(sys.argv[2])
    getattr(mulai, name)()
"""


@POSIX_ONLY
@pytest.mark.parametrize("step", ["set_aside", "settle"])
@pytest.mark.parametrize("moves", range(7))
def test_a_kill_between_any_two_moves_loses_nothing(without_python, step, moves):
    course, _ = without_python
    before = made_of(course)
    ran([sys.executable, "-c", CUT_OFF, step, str(moves)], cwd=course.folder)
    ran([sys.executable, "-c", "import mulai; mulai.settle()"], cwd=course.folder, check=True)
    assert made_of(course) == before


def test_what_was_set_aside_goes_once_the_new_is_whole(installed):
    program = next(installed.folder.glob(".venv/[bS]*/python*"))
    program.unlink()
    program.write_bytes(b"")
    assert told(installed.run())
    assert not (installed.folder / ".venv" / "sebelumnya").exists()


def packages_of(course: Course) -> Path:
    return next((course.folder / ".venv").rglob("jupyterlab-1.0.dist-info")).parent


@pytest.mark.parametrize("fault", ["a broken pip", "a proxy that is none"])
def test_an_addition_that_fails_for_whatever_reason_leaves_what_works(installed, fault):
    """Also where nobody could install it again, and with what the learner added."""
    own = packages_of(installed) / "milik_saya.py"
    own.write_text("", encoding="utf-8")
    if fault == "a broken pip":
        (own.parent / "pip/_internal/commands/install.py").write_text(
            "raise SystemError\n", "utf-8"
        )
    else:
        for name in ("PIP_NO_INDEX", "PIP_FIND_LINKS"):
            del installed.environment[name]
        installed.environment["HTTPS_PROXY"] = "socks5://127.0.0.1:9"
        installed.environment["PIP_INDEX_URL"] = "https://127.0.0.1:9/simple"
    text = installed.run("uji", code=1)
    assert "Kami ulangi dari awal" not in text
    assert own.exists() and told(installed.run())
    if fault != "a broken pip":
        assert "Alamat proksi" in text and "HTTPS_PROXY=socks5://" in text


def test_a_failed_addition_leaves_the_course_ready(installed):
    (installed.wheels / "pytest-1.0-py3-none-any.whl").unlink()
    installed.run("uji", code=1)
    assert condition(installed) == "ready"
    assert told(installed.run())


SPOILT = [b"", b"{", b"[]", b"{}", b"\xff", b'{"locks": {"x": 1}}', b"[" * 99_999]


@pytest.mark.parametrize(
    "entry", [{"digest": "{digest}", "files": []}, {"digest": "{digest}"}, "{digest}", None]
)
@pytest.mark.parametrize("python", [3, None, "{python}"])
def test_a_stamp_of_another_shape_costs_nothing_but_a_check(installed, entry, python):
    stamp = json.loads(installed.stamp.read_text(encoding="utf-8"))
    known = stamp["locks"]["locks/requirements.lock"]["digest"]
    entry = json.loads(json.dumps(entry).replace("{digest}", known))
    python = stamp["python"] if python == "{python}" else python
    stamp = {"python": python, "locks": {"locks/requirements.lock": entry}}
    installed.stamp.write_text(json.dumps(stamp), encoding="utf-8")
    assert condition(installed) == "incomplete"


@pytest.mark.parametrize("content", SPOILT, ids=range(len(SPOILT)))
def test_a_spoilt_stamp_is_noticed_and_costs_nothing_but_a_check(installed, content):
    installed.stamp.write_bytes(content)
    assert condition(installed) == "incomplete"
    shutil.rmtree(installed.wheels)
    assert told(installed.run())


def test_a_python_that_was_exchanged_is_noticed(installed):
    stamp = json.loads(installed.stamp.read_text(encoding="utf-8"))
    installed.stamp.write_text(json.dumps(stamp | {"python": "3.1"}), encoding="utf-8")
    assert condition(installed) == "dead"


def test_a_changed_lock_is_installed_on_top_and_own_packages_stay(installed):
    own = next((installed.folder / ".venv").rglob("jupyterlab")).parent / "own_module.py"
    own.write_text("", encoding="utf-8")
    pin_one_more(installed, "added")
    assert "Kami tambahkan yang kurang" in installed.run()
    assert list((installed.folder / ".venv").rglob("added-1.0.dist-info"))
    assert own.exists()


def test_settings_of_pip_for_all_of_a_users_pythons_do_no_harm(installed):
    pin_one_more(installed, "added")
    installed.environment["PIP_USER"] = "1"
    assert told(installed.run())
    assert list((installed.folder / ".venv").rglob("added-1.0.dist-info"))


def test_line_ends_of_windows_are_no_change(installed):
    installed.lock.write_bytes(installed.lock.read_bytes().replace(b"\n", b"\r\n"))
    assert "paket" not in installed.run()


def test_two_starts_at_once_install_once(fresh):
    both = [fresh.start(), fresh.start()]
    texts = [process.communicate(timeout=PATIENCE)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert all(told(text) for text in texts)
    assert sum("Semua paket sudah terpasang" in text for text in texts) == 1


@POSIX_ONLY
def test_ctrl_c_while_installing_ends_in_a_sentence(fresh):
    process = fresh.start()
    wait_for(process, "Menyiapkan ruang kerja")
    os.killpg(process.pid, signal.SIGINT)
    rest, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert "Dihentikan" in rest
    assert "Traceback" not in rest
    assert told(fresh.run())


@POSIX_ONLY
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_stopping_jupyterlab_leaves_nothing_behind(installed, stop):
    process = installed.start("--stay")
    wait_for(process, "arguments")
    time.sleep(0.3)
    (os.killpg if stop == signal.SIGINT else os.kill)(process.pid, stop)
    rest, _ = process.communicate(timeout=PATIENCE)
    assert "Traceback" not in rest
    assert process.returncode == (0 if stop == signal.SIGINT else 128 + signal.SIGTERM)
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


# What is not ours


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its content."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def own_environment(folder: Path) -> Path:
    """Make a virtual environment as a learner would, with something of theirs in it."""
    ran([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    (folder / "penting.txt").write_text("milik saya", encoding="utf-8")
    return folder


def test_somebody_elses_environment_is_left_alone(fresh):
    mine = own_environment(fresh.folder / ".venv")
    before = snapshot(mine)
    assert "tidak dibuat oleh mulai.py" in fresh.run(code=1)
    assert snapshot(mine) == before


@POSIX_ONLY
@pytest.mark.parametrize("marked", [False, True])
def test_nothing_is_changed_through_a_link(fresh, tmp_path, marked):
    elsewhere = own_environment(tmp_path / "tempat lain")
    if marked:
        (elsewhere / "mulai.json").write_text('{"python": "3.1", "locks": {}}', encoding="utf-8")
    (fresh.folder / ".venv").symlink_to(elsewhere)
    before = snapshot(elsewhere)
    assert "menunjuk ke tempat lain" in fresh.run(code=1)
    assert snapshot(elsewhere) == before


@POSIX_ONLY
@pytest.mark.parametrize("place", ["etc/ipython", "pemasangan.log", "mulai.json", "site-packages"])
def test_nothing_is_written_through_a_link_inside_the_environment(installed, tmp_path, place):
    path = installed.folder / ".venv" / place
    path = packages_of(installed) if place == "site-packages" else path
    other = tmp_path / "lain"
    if path.exists():
        shutil.move(path, other)
    else:
        other.write_text("milik saya", encoding="utf-8")
    path.symlink_to(other)
    if place == "etc/ipython":
        (other / "ipython_kernel_config.py").write_text("milik saya", encoding="utf-8")
    files = [p for p in [other, *other.rglob("*")] if p.is_file() and p.suffix != ".pyc"]
    before = {p: p.read_bytes() for p in files}
    pin_one_more(installed, "added")
    text = installed.run(code=int(place in ("etc/ipython", "site-packages")))
    assert ("menunjuk ke tempat lain" in text) == (place in ("etc/ipython", "site-packages"))
    assert {p: p.read_bytes() for p in before} == before


@POSIX_ONLY
def test_a_link_inside_a_dead_environment_loses_the_link_only(installed, tmp_path):
    (tmp_path / "kamar").mkdir()
    (tmp_path / "kamar" / "tulisan.txt").write_text("milik saya", encoding="utf-8")
    shutil.rmtree(installed.folder / ".venv" / "bin")
    (installed.folder / ".venv" / "bin").symlink_to(tmp_path / "kamar")
    assert told(installed.run())
    assert snapshot(tmp_path / "kamar") == {"tulisan.txt": b"milik saya"}


def test_the_mark_comes_first(fresh):
    (fresh.folder / "wheels" / "jupyterlab-1.0-py3-none-any.whl").unlink()
    fresh.run(code=1)
    assert json.loads(fresh.stamp.read_text(encoding="utf-8"))["locks"] == {}


@pytest.mark.parametrize("left", [[], ["mulai.json"], ["mulai.json", "mulai.tmp", "terbuka.lock"]])
def test_what_a_kill_in_the_first_moments_leaves_is_ours(fresh, left):
    place = fresh.folder / ".venv"
    place.mkdir()
    for name in left:
        (place / name).touch()
    assert told(fresh.run())


@pytest.mark.parametrize("way", ["emptied", "cut", "replaced"])
def test_a_file_that_is_not_as_it_was_installed_is_mended(installed, way):
    module = next((installed.folder / ".venv").rglob("jupyterlab/__main__.py"))
    whole = module.read_bytes()
    module.write_bytes({"emptied": b"", "cut": whole[:9], "replaced": b"print('?')\n" + whole}[way])
    assert told(installed.run())
    assert module.read_bytes() == whole


@POSIX_ONLY
def test_nothing_is_replaced_under_a_running_jupyterlab(installed):
    module = next((installed.folder / ".venv").rglob("jupyterlab/__main__.py"))
    process = installed.start("--stay")
    try:
        wait_for(process, "arguments")
        module.write_bytes(b"")
        before = snapshot(module.parent)
        assert "masih terbuka" in installed.run(code=1)
        assert snapshot(module.parent) == before
        assert "tests ran" not in installed.run("uji", code=1)
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)
    assert told(installed.run())


@POSIX_ONLY
def test_tests_may_be_added_while_jupyterlab_runs(installed):
    process = installed.start("--stay")
    try:
        wait_for(process, "arguments")
        assert "tests ran" in installed.run("uji", code=7)
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


# Settings of the user


@pytest.mark.parametrize(
    "settings",
    [
        {"PIP_TARGET": "{elsewhere}"},
        {"PIP_PREFIX": "{elsewhere}"},
        {"PIP_ROOT": "{elsewhere}"},
        {"PIP_DRY_RUN": "1"},
        {"PIP_PYTHON": "/nowhere/python"},
        {"PIP_NO_DEPS": "1", "PIP_PRE": "1", "PIP_NO_BINARY": ":all:"},
        {"PIP_PLATFORM": "win_amd64", "PIP_ONLY_BINARY": ":none:"},
        {"PIP_QUIET": "3", "PIP_REQUIRE_VIRTUALENV": "1", "PIP_CONSTRAINT": "/nowhere.txt"},
        {"PIP_CONFIG_FILE": "{config}"},
        {"PIP_CONFIG_FILE": "{garbage}"},
        {"PIP_DEFAULT_TIMEOUT": "lama", "PIP_RETRIES": "sering"},
        {"PYTHONPATH": "{shadows}"},
        {"PYTHONHOME": "{elsewhere}", "PYTHONWARNINGS": "error"},
    ],
    ids=lambda settings: "+".join(settings),
)
def test_settings_for_other_installations_do_not_reach_in(installed, tmp_path, settings):
    elsewhere, shadows, config = tmp_path / "lain", tmp_path / "bayangan", tmp_path / "pip.conf"
    shadows.mkdir()
    for name in ("enum", "csv", "ensurepip", "jupyterlab", "pip", "packaging"):
        (shadows / f"{name}.py").write_text("raise SystemExit('shadow')\n", encoding="utf-8")
    config.write_text(f"[install]\ntarget = {elsewhere}\n[global]\ndry-run = true\n", "utf-8")
    pin_one_more(installed, "added")
    (tmp_path / "rusak.conf").write_text("bukan setelan\n[", encoding="utf-8")
    places = {"elsewhere": elsewhere, "shadows": shadows, "config": config}
    places["garbage"] = tmp_path / "rusak.conf"
    own = {name: value.format(**places) for name, value in settings.items()}
    if "PYTHONHOME" in own:  # the Python that starts mulai.py needs the right one
        own["PYTHONHOME"] = sys.base_prefix
    installed.environment |= own
    assert told(installed.run())
    assert list((installed.folder / ".venv").rglob("added-1.0.dist-info"))
    assert not elsewhere.exists()


def test_settings_that_say_where_packages_are_stay_and_are_named_without_password(installed):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    config = installed.folder / "pip.conf"
    address = f"http://siti:rahasia@127.0.0.1:{port}/simple"
    config.write_text(f"[global]\nindex-url = {address}\n", encoding="utf-8")
    add_line(installed, "absent==1.0 --hash=sha256:" + "0" * 64 + "\n")
    for name in ("PIP_NO_INDEX", "PIP_FIND_LINKS"):
        del installed.environment[name]
    installed.environment |= {"PIP_CONFIG_FILE": str(config), "PIP_RETRIES": "0"}
    text = installed.run(code=1)
    assert f"127.0.0.1:{port}/simple" in text
    assert "rahasia" not in text


@pytest.mark.parametrize("name", ["json", "socket", "pip", "jupyterlab"])
def test_a_file_named_like_a_module_beside_mulai_does_no_harm(installed, name):
    (installed.folder / f"{name}.py").write_text("raise SystemExit('shadow')\n", encoding="utf-8")
    assert told(installed.run())
    pin_one_more(installed, "added")
    assert told(installed.run())


def test_jupyter_keeps_its_files_in_the_course_and_opens_its_folder(installed, tmp_path):
    installed.environment |= {
        "HOME": str(tmp_path / "absent"),
        "JUPYTER_CONFIG_DIR": str(tmp_path),
        "JUPYTER_PORT": "9",
        "JUPYTER_RUNTIME_DIR": "/nowhere",
    }
    start = told(installed.run())
    own = str(installed.folder / ".venv" / "pengguna")
    assert f"--ServerApp.root_dir={installed.folder}" in start["arguments"]
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "MPLCONFIGDIR"):
        assert start["environment"][name].startswith(own)
    assert start["environment"]["JUPYTER_PORT"] is None


@POSIX_ONLY
def test_neither_home_nor_course_writable_is_said(installed, tmp_path):
    home = tmp_path / "rumah"
    home.mkdir()
    installed.environment["HOME"] = str(home)
    shutil.rmtree(installed.folder / ".venv" / "pengguna")
    with read_only(installed.folder / ".venv"), read_only(home):
        text = installed.run(code=1, preexec_fn=drop_root_powers)
    assert "Folder pengguna tidak dapat ditulisi" in text


def test_a_colon_in_the_name_of_a_folder_is_named(tmp_path):
    course = make_course(tmp_path / f"kelas{os.pathsep}satu")
    text = course.run(code=1)
    assert f"memuat tanda “{os.pathsep}”" in text
    assert not (course.folder / ".venv").exists()


# What can be wrong


def test_the_source_can_be_read_by_python_3_6():
    ast.parse((ROOT / "mulai.py").read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize("version", ["3.6", "3.7", "3.8", "3.9", "3.10"])
def test_an_old_python_says_what_it_lacks(fresh, version):
    places = [Path(home, ".pyenv", "versions") for home in (Path.home(), "/root")]
    found = [path for place in places for path in place.glob(f"{version}.*/bin/python")]
    old = shutil.which(f"python{version}") if not found else str(found[0])
    if old is None or ran([old, "-c", ""]).returncode != 0:
        pytest.skip(f"no Python {version} on this computer")
    command = [old, str(fresh.folder / "mulai.py")]
    done = ran(command, encoding="utf-8", env=fresh.environment)
    assert done.returncode == 1
    assert "Kursus ini memerlukan Python 3.11 sampai 3.14" in done.stderr
    assert f"yang berjalan sekarang Python {version}." in done.stderr
    assert "Traceback" not in done.stderr
    assert "mulai.py" in done.stderr or "python.org" in done.stderr


@pytest.mark.parametrize("version", [(3, 10, 4), (3, 15, 0), (4, 0, 0)])
def test_a_python_outside_the_range_is_refused(version):
    mulai = load_mulai()
    with pytest.raises(mulai.Problem, match=".".join(map(str, version))):
        mulai.check_python(version, True, "linux-x86_64")


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 12, 9), (3, 13, 1), (3, 14, 0)])
def test_a_python_in_the_range_is_accepted(version):
    load_mulai().check_python(version, True, "linux-x86_64")


@pytest.mark.parametrize(("is_64_bit", "build"), [(False, "win32"), (True, "win-arm64")])
def test_a_python_without_packages_is_refused(is_64_bit, build):
    mulai = load_mulai()
    with pytest.raises(mulai.Problem, match="64-bit"):
        mulai.check_python((3, 13, 0), is_64_bit, build)


def test_a_suitable_python_nearby_is_named():
    mulai = load_mulai()
    command = mulai.suitable_python()
    assert command is None or mulai.runs([*command.split(), "-c", ""])


@POSIX_ONLY
def test_a_python_without_ensurepip_names_the_package_to_install(fresh, tmp_path):
    ran([sys.executable, "-m", "venv", "--without-pip", tmp_path / "python"], check=True)
    packages = next((tmp_path / "python").glob("lib/python*/site-packages"))
    blocker = "import sys\nsys.modules['ensurepip'] = None\n"
    (packages / "sitecustomize.py").write_text(blocker, encoding="utf-8")
    fresh.python = str(tmp_path / "python" / "bin" / "python")
    text = fresh.run(code=1)
    assert "ensurepip" in text
    assert f"sudo apt install python{sys.version_info[0]}.{sys.version_info[1]}-venv" in text


@pytest.mark.parametrize("installer", ["pip", "uv"])
def test_a_network_that_is_down_is_named(installed, installer):
    with socket.create_server(("127.0.0.1", 0)) as server:
        closed = f"http://127.0.0.1:{server.getsockname()[1]}/simple"
    add_line(installed, "absent==1.0 --hash=sha256:" + "0" * 64 + "\n")
    cache = str(installed.folder / "cache")
    installed.environment |= {"PIP_INDEX_URL": closed, "PIP_NO_CACHE_DIR": "1"}
    for name in ("PIP_NO_INDEX", "PIP_FIND_LINKS"):
        del installed.environment[name]
    if installer == "uv":
        if shutil.which("uv") is None:
            pytest.skip("uv is not on this computer")
        uv = {"UV_INDEX_URL": closed, "UV_CACHE_DIR": cache, "UV_HTTP_RETRIES": "0"}
        installed.environment |= uv | {"PATH": os.environ["PATH"]}
    text = installed.run(code=1)
    assert "tidak terhubung ke internet" in text
    assert "jalankan lagi" in text


def test_a_package_with_another_content_is_not_installed(installed):
    line = pack(installed.wheels, "changed", "")
    add_line(installed, line.replace(line[-10:], "0" * 9 + "\n"))
    assert "tidak sama dengan yang tercatat" in installed.run(code=1)
    assert not list((installed.folder / ".venv").rglob("changed-1.0.dist-info"))


def test_a_package_without_a_hash_is_not_installed(installed):
    pack(installed.wheels, "unhashed", "")
    installed.lock.write_text("jupyterlab==1.0\nunhashed==1.0\n", encoding="utf-8")
    installed.run(code=1)
    assert not list((installed.folder / ".venv").rglob("unhashed-1.0.dist-info"))


def test_a_package_that_this_system_lacks_is_named(installed):
    add_line(installed, "absent==1.0 --hash=sha256:" + "0" * 64 + "\n")
    text = installed.run(code=1)
    assert "tidak tersedia untuk sistem ini" in text
    assert "absent" in (installed.folder / ".venv" / "pemasangan.log").read_text(encoding="utf-8")


@pytest.fixture
def small_disk(fresh):
    """Mount a file system of a few megabytes; yield the function that does so."""
    mounted = []

    def mount(folder: Path, megabytes: int):
        folder.mkdir(exist_ok=True)
        options = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
        if shutil.which("mount") is None or ran(options).returncode:
            pytest.skip("a full disk is a small one of its own, which only root may mount")
        mounted.append(folder)

    yield mount
    for folder in mounted:
        ran(["umount", "-l", str(folder)], check=True)


@POSIX_ONLY
def test_too_little_space_is_said_before_anything_is_installed(fresh, small_disk, tmp_path):
    small_disk(tmp_path / "disk", 20)
    course = Course(tmp_path / "disk" / "kursus")
    shutil.copytree(fresh.folder, course.folder)
    text = course.run(code=1)
    assert re.search(r"perlu sekitar \d+ MB di .*, tersisa \d\d? MB", text)
    assert not (course.folder / ".venv").exists()


@POSIX_ONLY
@pytest.mark.parametrize("megabytes", [6, 40], ids=["while making .venv", "while installing"])
def test_a_disk_that_fills_up_is_named(fresh, small_disk, megabytes):
    fresh.lock.write_text(pack(fresh.wheels, "jupyterlab", "", bytes(40 * 2**20)), encoding="utf-8")
    small_disk(fresh.folder / ".venv", megabytes)
    assert "Ruang penyimpanan habis" in fresh.run(code=1)


def drop_root_powers() -> None:
    """Let the child obey file permissions even as root (capability CAP_DAC_OVERRIDE)."""
    if os.geteuid() == 0:
        change_bounding_set, dac_override = 24, 1
        assert ctypes.CDLL(None).prctl(change_bounding_set, dac_override, 0, 0, 0) == 0


@contextlib.contextmanager
def read_only(folder: Path):
    """Take the right to write into a folder away for a while."""
    if not sys.platform.startswith(("linux", "darwin")):
        pytest.skip("folders are closed by modes, which Windows does not know")
    folder.chmod(0o555)
    try:
        yield
    finally:
        folder.chmod(0o755)


def test_an_installed_course_starts_from_a_folder_that_cannot_be_written(installed):
    (installed.folder / ".mulai.lock").unlink()
    with read_only(installed.folder):
        assert told(installed.run(preexec_fn=drop_root_powers))


def test_a_read_only_folder_is_named(fresh):
    with read_only(fresh.folder):
        text = fresh.run(code=1, preexec_fn=drop_root_powers)
    assert "tidak dapat ditulisi" in text
    assert "Dokumen" in text


def test_a_file_in_the_place_of_the_environment_is_named(fresh):
    (fresh.folder / ".venv").write_text("", encoding="utf-8")
    assert "ada berkas bernama .venv" in fresh.run(code=1)


def test_a_file_that_cannot_be_written_is_named(installed):
    folder = installed.folder / ".venv" / "etc" / "ipython"
    shutil.rmtree(folder)
    folder.write_text("", encoding="utf-8")
    text = installed.run(code=1)
    assert "tidak dapat dibaca atau ditulis" in text
    assert str(folder) in text


@POSIX_ONLY
def test_nobody_who_listens_is_no_trouble_and_a_full_disk_is_named(installed):
    reader, writer = os.pipe()
    os.close(reader)
    command = installed.command("--help")
    with os.fdopen(writer, "w") as gone:
        done = subprocess.run(command, stdout=gone, stderr=subprocess.PIPE, encoding="utf-8")
    assert (done.returncode, done.stderr) == (1, "")
    if not Path("/dev/full").exists():
        pytest.skip("a full disk is imitated by /dev/full, which only Linux has")
    with open("/dev/full", "w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, encoding="utf-8")
    assert "Sebabnya: No space left" in done.stderr and "None" not in done.stderr


@pytest.mark.parametrize("content", [None, b"", b"# setengah\n", b"\xff\xfe\x00", bytes(900)])
def test_a_missing_or_empty_lock_is_named(fresh, content):
    fresh.lock.unlink() if content is None else fresh.lock.write_bytes(content)
    assert "locks/requirements.lock tidak ada" in fresh.run(code=1)


def test_pasang_adds_an_extra_and_leaves_the_course_usable(installed):
    extra_lock = installed.folder / "locks" / "requirements-berkas.lock"
    extra_lock.write_text(pack(installed.wheels, "pembaca", ""), encoding="utf-8")
    assert "Semua paket sudah terpasang" in installed.run("pasang", "berkas")
    assert (
        "locks/requirements-berkas.lock" in json.loads(installed.stamp.read_text("utf-8"))["locks"]
    )
    assert list((installed.folder / ".venv").rglob("pembaca/__main__.py"))
    assert "Semua paket sudah terpasang" in installed.run("pasang", "berkas")
    assert told(installed.run())["python"]


@pytest.mark.parametrize("at_once", [True, False])
def test_several_extras_stay_side_by_side(installed, at_once):
    names = ["berkas", "skala"]
    for name in names:
        line = pack(installed.wheels, f"paket{name}", "")
        (installed.folder / "locks" / f"requirements-{name}.lock").write_text(
            line, encoding="utf-8"
        )
    for chosen in [names] if at_once else [[name] for name in names]:
        assert "Semua paket sudah terpasang" in installed.run("pasang", *chosen)
    for name in names:
        assert list((installed.folder / ".venv").rglob(f"paket{name}/__main__.py"))


BUILDER = """
import zipfile
def build_wheel(folder, config_settings=None, metadata_directory=None):
    info = "besar-1.0.dist-info/"
    with zipfile.ZipFile(folder + "/besar-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("besar/__main__.py", "")
        wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: besar\\nVersion: 1.0\\n")
        wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nTag: py3-none-any\\n")
        wheel.writestr(info + "RECORD", "besar/__main__.py,,\\n" + info + "RECORD,,\\n")
    return "besar-1.0-py3-none-any.whl"
"""


@pytest.mark.parametrize("builder_is_pinned", [True, False])
def test_what_comes_as_source_is_built_by_a_pinned_builder_only(installed, builder_is_pinned):
    builder = pack(installed.wheels, "tukang", BUILDER)
    source = installed.wheels / "besar-1.0.tar.gz"
    files = {
        "pyproject.toml": '[build-system]\nrequires=["tukang"]\nbuild-backend="tukang.__main__"',
        "PKG-INFO": "Metadata-Version: 2.1\nName: besar\nVersion: 1.0\n",
    }
    with tarfile.open(source, "w:gz") as archive:
        for name, text in files.items():
            member = tarfile.TarInfo(f"besar-1.0/{name}")
            member.size = len(text)
            archive.addfile(member, io.BytesIO(text.encode()))
    line = f"besar==1.0 --hash=sha256:{hashlib.sha256(source.read_bytes()).hexdigest()}\n"
    (installed.folder / "locks" / "requirements-pyspark.lock").write_text(line, encoding="utf-8")
    wheels = builder if builder_is_pinned else pack(installed.wheels, "lain", "")
    (installed.folder / "locks" / "requirements-spark.lock").write_text(wheels, encoding="utf-8")
    installed.run("pasang", "spark", code=0 if builder_is_pinned else 1)
    assert bool(list((installed.folder / ".venv").rglob("besar/__main__.py"))) == builder_is_pinned


@pytest.mark.parametrize("names", [[], ["kopi"], ["berkas", "kopi"]])
def test_an_unknown_extra_is_answered_with_the_known_ones(installed, names):
    assert "Yang dapat dipasang: berkas, cetak, skala, spark" in installed.run(
        "pasang", *names, code=1
    )


@pytest.mark.parametrize("words", [["--bukan"], ["--buka", "8000"], ["buka"]])
def test_what_situs_does_not_know_is_answered_with_its_commands(fresh, words):
    assert "python mulai.py situs --buka" in fresh.run("situs", *words, code=1)
    assert not (fresh.folder / ".venv").exists()


def test_a_mistyped_command_is_named_before_installing(fresh):
    text = fresh.run("tes", code=1)
    assert 'Kata "tes" tidak dikenal' in text
    assert not (fresh.folder / ".venv").exists()


@pytest.mark.parametrize("form", ["--port={}", "--port {}", "--ServerApp.port={}"])
def test_a_port_in_use_is_named_if_the_learner_chose_it(installed, form):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        text = installed.run(*form.format(port).split(), code=1)
    assert f"Porta {port} sedang dipakai" in text
    start = told(installed.run(*form.format(port).split()))
    assert "--ServerApp.port_retries=0" in start["arguments"]


@pytest.mark.parametrize("port", ["70000", "0", "-1", "delapan", "", "8888.5"])
def test_a_port_that_is_none_is_named(installed, port):
    assert "bilangan dari 1024 sampai 65535" in installed.run(f"--port={port}", code=1)


SERVER = """
import http.server, json, os, sys
class Answers(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.headers["Authorization"] == "token abc" else 403)
        self.end_headers()
        self.wfile.write(b'{"started": "2026-11-26T08:00:00Z", "kernels": 0}')
    def log_message(self, *words):
        pass
server = http.server.HTTPServer(("127.0.0.1", 0), Answers)
path = os.environ["JUPYTER_RUNTIME_DIR"] + "/jpserver-" + str(os.getpid()) + ".json"
about = {"url": "http://127.0.0.1:%d/" % server.server_port, "token": "abc"}
with open(path, "w") as file:
    json.dump(about, file)
server.serve_forever()
"""


@pytest.fixture
def with_server(fresh) -> Course:
    """A course whose JupyterLab answers, and writes its address where Jupyter does."""
    fresh.lock.write_text(pack(fresh.wheels, "jupyterlab", SERVER), encoding="utf-8")
    return fresh


@POSIX_ONLY
def test_the_address_is_told_and_a_second_start_tells_it_again(with_server):
    process = with_server.start("--no-browser")
    said = wait_for(process, "token=abc")
    address = re.search(
        r"http://127\.0\.0\.1:\d+/lab/tree/notebooks/00-mulai\.ipynb\?token=abc", said
    )
    assert address
    assert address.group() in with_server.run("--port=8890")
    os.killpg(process.pid, signal.SIGINT)
    rest, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert "Kursus ditutup" in rest


@POSIX_ONLY
def test_an_address_that_nobody_answers_is_no_running_course(installed):
    runtime = installed.folder / ".venv" / "pengguna" / "runtime"
    with socket.create_server(("127.0.0.1", 0)) as server:
        about = {"url": f"http://127.0.0.1:{server.getsockname()[1]}/", "token": "abc"}
    (runtime / "jpserver-1.json").write_text(json.dumps(about), encoding="utf-8")
    (runtime / "jpserver-2.json").write_text("{", encoding="utf-8")
    assert told(installed.run())


@pytest.mark.parametrize("answer", [b"", b"<html>", b"[]", b"{}", b"1"])
def test_another_program_at_the_old_address_is_no_running_course(installed, answer):
    class Answers(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *words):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        about = {"url": f"http://127.0.0.1:{server.server_port}/", "token": "abc"}
        runtime = installed.folder / ".venv" / "pengguna" / "runtime"
        (runtime / "jpserver-1.json").write_text(json.dumps(about), encoding="utf-8")
        assert told(installed.run())
        server.shutdown()


@POSIX_ONLY
def test_without_a_window_to_write_to_the_course_opens_all_the_same(with_server):
    """As after a double click where pythonw opens what ends in .py."""
    shell = ["sh", "-c", 'exec "$@" >&- 2>&-', "sh", *with_server.command("--no-browser")]
    process = subprocess.Popen(shell, env=with_server.environment, start_new_session=True)
    runtime = with_server.folder / ".venv" / "pengguna" / "runtime"
    deadline = time.monotonic() + PATIENCE
    while not list(runtime.glob("jpserver-*.json")) and time.monotonic() < deadline:
        assert process.poll() is None
        time.sleep(0.3)
    end(process)
    assert list(runtime.glob("jpserver-*.json"))
    process.wait(timeout=PATIENCE)


@POSIX_ONLY
def test_ctrl_c_at_once_ends_without_a_traceback(with_server):
    process = with_server.start("--no-browser")
    wait_for(process, "segera terbuka")
    os.killpg(process.pid, signal.SIGINT)
    rest, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode in (0, 130)  # before or after the stand-in was started
    assert "Traceback" not in rest
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


def test_words_after_uji_go_to_pytest(installed):
    assert "tests ran with ['-m', 'cepat']" in installed.run("uji", "-m", "cepat", code=7)


# The messages themselves


def problems_raised() -> list[tuple[str, set[str]]]:
    """Return each Problem("name", detail=...) in the source: its name and details."""
    tree = ast.parse((ROOT / "mulai.py").read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [
        (call.args[0].value, {keyword.arg for keyword in call.keywords})
        for call in calls
        if getattr(call.func, "id", "") == "Problem" and isinstance(call.args[0], ast.Constant)
    ]


def details(message: str) -> set[str]:
    """Return the names that a message wants filled in."""
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}


def test_every_problem_has_its_message_and_fills_it_in():
    mulai = load_mulai()
    raised = problems_raised()
    assert len(raised) > 8
    for name, given in raised:
        assert details(mulai.MESSAGES[name]) == given


def test_every_symptom_has_its_message():
    mulai = load_mulai()
    for name, _ in (*mulai.SYMPTOMS, ("unexpected", "")):
        problem = mulai.Problem(
            name,
            folder="f",
            needed=1,
            version="3",
            system="s",
            log="l",
            tail="t",
            offered="o",
            settings="",
            proxies="p",
        )
        assert "{" not in str(problem)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("OSError: [WinError 112] There is not enough space on the disk", "disk_full"),
        ("error: Failed to fetch: https://host.invalid\n  dns error", "no_network"),
        ("SSLError(SSLCertVerificationError(1, 'CERTIFICATE_VERIFY_FAILED", "certificate"),
        ("invalid peer certificate: UnknownIssuer", "certificate"),
        ("[Errno 2] No such file ... enable Windows Long Path support", "path_too_long"),
        ("PermissionError: [WinError 32] The process cannot access the file", "in_use"),
        ("InvalidSchema: Missing dependencies for SOCKS support.", "proxy"),
        ("Could not find a suitable TLS CA certificate bundle, invalid path: x.pem", "certificate"),
        ("Segmentation fault", "unexpected"),
    ],
)
def test_what_other_systems_say_is_understood(fresh, monkeypatch, said, name):
    mulai = load_mulai()
    monkeypatch.setattr(mulai, "VENV", fresh.folder / ".venv")
    monkeypatch.setattr(mulai, "LOG", fresh.folder / ".venv" / "pemasangan.log")
    mulai.VENV.mkdir()
    assert mulai.diagnose(said, [mulai.COURSE_LOCK]).name == name
    assert mulai.LOG.read_text(encoding="utf-8") == said
