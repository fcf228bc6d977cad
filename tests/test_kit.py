"""A kit holds the course and its packages for every system; inside it mulai.py needs no network."""

import hashlib
import importlib.metadata
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from test_start import ROOT, Course, add_line, make_course, pack, told

sys.path.insert(0, str(ROOT / "tools"))
import pack_kit

LOCK = (ROOT / "locks/requirements.lock").read_text(encoding="utf-8")


CACHES = shutil.ignore_patterns("__pycache__")
TRACKED = [
    "notebooks/00-mulai.ipynb",
    "notebooks/kursus/saving.py",
    "instructor/keys/01.toml",
    "data/articles/a.txt",
    ".ci/run",
]
UNTRACKED = [  # what lay about in folders that were packed, in reports of others
    ".env",
    "nilai.csv",
    "data/articles/teks-saya.txt",
    "data/originals/milik-penerbit.txt",
    "instructor/kunci/01-membaca-artikel.ipynb",
    "notebooks/laporan.html",
    "notebooks/pekerjaan-2026-11-21.zip",
    "notebooks/hasil/artikel.csv",
    "notebooks/catatan.ipynb",
]


def write(folder: Path, *names: str, text: str = "isi") -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        content = '{"cells": []}' if name.endswith(".ipynb") and text == "isi" else text
        (folder / name).write_text(content, encoding="utf-8")


def git(folder: Path, *words: str) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is not on this computer")
    subprocess.run(["git", *words], cwd=folder, check=True)


def pack_installed(folder: Path, name: str) -> str:
    """Make a wheel of a package that this Python has; return the line that pins it in a lock."""
    package = importlib.metadata.distribution(name)
    wheel = folder / f"{name}-{package.version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for file in package.files:
            if ".." not in file.parts and file.suffix != ".pyc":
                archive.write(file.locate(), file.as_posix())
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    return f"{name}=={package.version} \\\n    --hash=sha256:{digest}\n"


def pin_for(course: Course, name: str, marker: str) -> None:
    """Pack one more package and pin it for the systems that a marker names."""
    line = pack(course.wheels, name, "")
    add_line(course, line.replace(" --hash", f" ; {marker} --hash"))


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Course:
    """A course with what a kit must hold, and with what it must not."""
    course = make_course(tmp_path_factory.mktemp("kit") / "kursus Ñuri")
    shutil.copytree(ROOT / "tools", course.folder / "tools", ignore=CACHES)
    for name in ("pyproject.toml", ".gitignore"):
        shutil.copy(ROOT / name, course.folder)
    add_line(course, pack_installed(course.wheels, "packaging"))
    pin_for(course, "on_windows", "sys_platform == 'win32'")
    pin_for(course, "on_macs", "sys_platform == 'darwin'")
    pin_for(course, "long_ago", "python_full_version < '3.12'")
    lines = re.sub(r" (--hash=\S+)\n", r" \\\n    \1\n", course.lock.read_text(encoding="utf-8"))
    course.lock.write_text(lines, encoding="utf-8")
    write(course.folder, *TRACKED)
    git(course.folder, "init", "--quiet")
    git(course.folder, "add", "--", *TRACKED, "mulai.py", "locks", "tools", "labconfig")
    write(course.folder, *UNTRACKED, text="milik saya")
    (course.folder / "notebooks/00-mulai.ipynb").write_text("sudah dijawab", encoding="utf-8")
    return course


@pytest.fixture(scope="module")
def kit(course) -> tuple[Path, str]:
    """The ZIP that `kemas` makes of the course for this Python, and what was said."""
    text = course.run("kemas", f"3.{sys.version_info[1]}")
    return course.folder / pack_kit.TARGET.name, text


def unpack(kit: Path, folder: Path) -> Course:
    """Unpack a kit on a computer whose package index does not answer."""
    with zipfile.ZipFile(kit) as archive:
        archive.extractall(folder)
    there = Course(folder / pack_kit.FOLDER)
    with socket.create_server(("127.0.0.1", 0)) as server:
        closed = f"http://127.0.0.1:{server.getsockname()[1]}/simple"
    for name in ("PIP_NO_INDEX", "PIP_FIND_LINKS"):
        del there.environment[name]
    there.environment |= {"PIP_INDEX_URL": closed, "UV_INDEX_URL": closed, "UV_NO_CONFIG": "1"}
    return there


def test_a_kit_holds_the_course_and_the_wheels_of_every_system(kit):
    with zipfile.ZipFile(kit[0]) as archive:
        names = {name.removeprefix(f"{pack_kit.FOLDER}/") for name in archive.namelist()}
    wheels = {name.split("-")[0] for name in names if name.startswith("paket/")}
    assert wheels >= {"paket/jupyterlab", "paket/packaging", "paket/on_windows", "paket/on_macs"}
    assert ("paket/long_ago" in wheels) == (sys.version_info < (3, 12))
    assert {
        "mulai.py",
        "MULAI.bat",
        "locks/requirements.lock",
        "notebooks/00-mulai.ipynb",
        ".ci/run",
    } <= names
    assert {"data/articles/a.txt", "notebooks/kursus/saving.py"} <= names


def test_a_kit_leaves_out_what_is_private_made_here_or_not_ours(kit):
    with zipfile.ZipFile(kit[0]) as archive:
        names = archive.namelist()
        contents = {archive.read(name) for name in names if not name.endswith(".whl")}
    private = r"instructor|\.git/|\.venv|kit-|\.tmp|__pycache__"
    assert [name for name in names if re.search(private, name)] == []
    assert not {b"milik saya", b"sudah dijawab"} & contents
    assert not list(kit[0].parent.glob("*.tmp"))


def test_what_stays_behind_and_a_repository_without_address_are_told(kit):
    assert "Tidak ikut" in kit[1]
    assert "notebooks/00-mulai.ipynb" in kit[1]
    assert "python tools/set_repository.py" in kit[1]


@pytest.mark.parametrize("installer", ["pip", "uv"])
def test_the_course_starts_from_a_kit_without_network(kit, tmp_path, installer):
    there = unpack(kit[0], tmp_path)
    if installer == "uv":
        if shutil.which("uv") is None:
            pytest.skip("uv is not on this computer")
        there.environment["PATH"] = os.environ["PATH"]
        there.environment["UV_CACHE_DIR"] = str(tmp_path / "cache")
    text = there.run("--no-browser")
    assert told(text)["arguments"][-1] == "--no-browser"
    assert "Semua paket" in text


def test_without_the_packages_of_the_kit_the_network_is_missed(kit, tmp_path):
    there = unpack(kit[0], tmp_path)
    shutil.rmtree(there.folder / "paket")
    assert "internet" in there.run(code=1)


def test_a_kit_for_another_python_says_what_to_do(kit, tmp_path):
    there = unpack(kit[0], tmp_path)
    packed = there.folder / "paket" / "kit.json"
    content = json.loads(packed.read_text(encoding="utf-8"))
    packed.write_text(json.dumps(content | {"pythons": ["3.1"]}), encoding="utf-8")
    text = there.run(code=1)
    assert "Kit ini tidak memuat semua paket" in text
    assert f"python mulai.py kemas 3.{sys.version_info[1]}" in text
    assert not (there.folder / ".venv").exists()


def test_a_kit_that_was_copied_in_part_is_named_before_anything_is_made(kit, tmp_path):
    there = unpack(kit[0], tmp_path)
    wheel = next(there.folder.glob("paket/jupyterlab-*.whl"))
    wheel.write_bytes(wheel.read_bytes()[:100])
    text = there.run(code=1)
    assert "Kit ini tidak lengkap: 1 berkas" in text and wheel.name in text
    assert not (there.folder / ".venv").exists()


@pytest.mark.parametrize("content", [None, "{", "[]", "{}", '{"pythons": 3}'])
def test_a_kit_whose_own_description_is_damaged_is_named(kit, tmp_path, content):
    there = unpack(kit[0], tmp_path)
    file = there.folder / "paket" / "kit.json"
    file.unlink() if content is None else file.write_text(content, encoding="utf-8")
    text = there.run(code=1)
    assert "Kit ini tidak lengkap" in text and "paket/kit.json" in text
    assert not (there.folder / ".venv").exists()


@pytest.mark.parametrize("lost", ["notebooks/00-mulai.ipynb", "locks/requirements.lock"])
def test_a_course_that_was_copied_in_part_is_named_and_a_later_start_asks_no_more(
    kit, tmp_path, lost
):
    there = unpack(kit[0], tmp_path)
    file = there.folder / lost
    whole = file.read_bytes()
    file.unlink() if lost.endswith(".ipynb") else file.write_bytes(whole[: len(whole) // 2])
    assert lost in there.run(code=1)
    file.write_bytes(whole)
    there.run("--no-browser")
    (there.folder / "notebooks/00-mulai.ipynb").unlink()
    assert told(there.run("--no-browser"))


@pytest.mark.skipif(
    not Path("/dev/full").exists(),
    reason="a full disk is imitated by /dev/full, which only Linux has",
)
def test_a_disk_that_fills_up_while_packing_is_said_and_leaves_the_old_kit(kit, course):
    before = kit[0].read_bytes()
    draft = kit[0].with_suffix(".tmp")
    draft.symlink_to("/dev/full")
    text = course.run("kemas", f"3.{sys.version_info[1]}", code=1)
    assert "Kit tidak dapat ditulis" in text and "ruang penyimpanan" in text
    assert kit[0].read_bytes() == before and not os.path.lexists(draft)


def another_python() -> str:
    """Return a Python on this computer of another version, that the course could use."""
    places = [Path(home, ".pyenv", "versions") for home in (Path.home(), "/root")]
    for version in ("3.11", "3.12", "3.13", "3.14"):
        if version != f"3.{sys.version_info[1]}":
            found = [path for place in places for path in place.glob(f"{version}.*/bin/python")]
            program = str(found[0]) if found else shutil.which(f"python{version}")
            if program and subprocess.run([program, "-c", ""], capture_output=True).returncode == 0:
                return program
    pytest.skip("only one Python that the course can use is on this computer")


def test_a_start_with_another_python_leaves_an_installation_from_a_kit_as_it_is(kit, tmp_path):
    there = unpack(kit[0], tmp_path)
    there.run("--no-browser")
    before = (there.folder / ".venv" / "mulai.json").read_bytes()
    shutil.rmtree(there.folder / "paket")
    there.python = another_python()
    assert told(there.run("--no-browser"))
    assert (there.folder / ".venv" / "mulai.json").read_bytes() == before


def test_an_unknown_python_is_named(course):
    text = course.run("kemas", "2.7", code=1)
    assert "Python tertentu (3.11, 3.12, 3.13, 3.14)" in text


def test_a_download_that_fails_leaves_the_old_kit(kit, course, tmp_path):
    before = kit[0].read_bytes()
    lost = next(course.wheels.glob("on_macs-*.whl"))
    kept = shutil.move(lost, tmp_path)
    text = course.run("kemas", f"3.{sys.version_info[1]}", code=1)
    shutil.move(kept, lost)
    assert "Darwin" in text and "tidak dapat diunduh" in text
    assert kit[0].read_bytes() == before


@pytest.mark.parametrize(
    ("system", "python", "holds", "lacks"),
    [
        ("Windows", "3.13", {"colorama", "pywinpty"}, {"appnope", "overrides"}),
        ("Darwin arm64", "3.13", {"appnope", "pexpect"}, {"pywinpty", "colorama"}),
        ("Darwin x86_64", "3.12", {"appnope"}, {"pywinpty"}),
        ("Linux x86_64", "3.11", {"overrides", "pexpect"}, {"appnope", "pywinpty"}),
    ],
)
def test_the_lock_is_read_as_each_system_reads_it(system, python, holds, lacks):
    pins = pack_kit.pins_for(LOCK, pack_kit.SYSTEMS[system][1], python)
    names = set(re.findall(r"(?m)^([\w.-]+)==", pins))
    assert holds <= names and not lacks & names
    assert " ; " not in pins
    assert pins.count("--hash=sha256:") > len(names)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("uv") is None, reason="asks uv what each system would install")
@pytest.mark.parametrize(
    ("system", "platform"),
    [
        ("Windows", "x86_64-pc-windows-msvc"),
        ("Darwin arm64", "aarch64-apple-darwin"),
        ("Darwin x86_64", "x86_64-apple-darwin"),
        ("Linux x86_64", "x86_64-manylinux_2_28"),
    ],
)
@pytest.mark.parametrize("python", pack_kit.DEFAULT_PYTHONS)
def test_the_real_wheels_are_complete_by_the_resolvers_own_check(
    system, platform, python, tmp_path, monkeypatch
):
    monkeypatch.delenv("PYTHONPATH")  # this test needs the network, once
    pack_kit.download(system, python, tmp_path / "paket")
    command = ["uv", "pip", "install", "--dry-run", "--quiet", "--no-config", "--no-cache"]
    command += ["--no-index", "--find-links", str(tmp_path / "paket"), "--only-binary", ":all:"]
    command += ["--require-hashes", "--python-version", python, "--python-platform", platform]
    command += ["--target", str(tmp_path / "x"), "-r", str(ROOT / "locks/requirements.lock")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
