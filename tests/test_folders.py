"""What a folder or a ZIP file holds: order, names, bounds, and what is passed over in silence."""

import os
import zipfile

import pytest

from frasa._ground.errors import InputError
from frasa._reading.sources import open_source

pwd = pytest.importorskip("pwd", reason="needs a system with users and named pipes")


def entries(source, recursive=True) -> list:
    with open_source(source, recursive) as found:
        return list(found)


def names(source) -> list[str]:
    return [entry.name for entry in entries(source)]


NAMES = ["a b/2.txt", "a-b.txt", "a/1.txt", "a/b/3.txt", "a/b c.txt", "a.txt"]
IN_ORDER = ["a/1.txt", "a/b/3.txt", "a/b c.txt", "a b/2.txt", "a-b.txt", "a.txt"]


def test_files_are_sorted_folder_by_folder(tmp_path):
    for name in NAMES:
        (tmp_path / "k" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "k" / name).touch()
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        for name in NAMES:
            archive.writestr(name, "x")
    assert names(tmp_path / "k") == names(tmp_path / "z.zip") == IN_ORDER


# What cannot be opened


def refuse(monkeypatch, module, function: str, place) -> None:
    """Let the system refuse one place, as it does where the permission is missing."""
    allowed = getattr(module, function)

    def asked(path, *rest, **options):
        if os.fspath(path) == os.fspath(place):
            raise PermissionError(13, "Permission denied")
        return allowed(path, *rest, **options)

    monkeypatch.setattr(module, function, asked)


@pytest.mark.parametrize("name", ["TEX", "X", "sub/XX", "sub/a"])
def test_a_folder_that_may_not_be_opened_is_named_and_the_rest_is_read(tmp_path, name, monkeypatch):
    (tmp_path / name).mkdir(parents=True)
    (tmp_path / "a.txt").touch()
    refuse(monkeypatch, os, "scandir", tmp_path / name)
    told = {entry.name: entry.problem for entry in entries(tmp_path)}
    assert set(told) == {"a.txt", name} and told["a.txt"] is None
    assert told[name].problem == "tidak dapat dibuka"
    assert told[name].remedy.endswith("periksa izin folder itu.")


@pytest.mark.parametrize("size", [1000, 1001])
def test_a_name_of_more_than_a_thousand_letters_is_too_deep_and_cut_short(
    tmp_path, size, monkeypatch
):
    name = "/".join(["x" * 199] * 4 + ["y" * (size - 800)])
    (tmp_path / name).mkdir(parents=True)
    refuse(monkeypatch, os, "scandir", tmp_path / name)
    (entry,) = entries(tmp_path)
    told = entry.name, entry.problem.problem
    short = "x" * 80 + "…", "terlalu dalam untuk dibuka"
    assert told == (short if size > 1000 else (name, "tidak dapat dibuka"))


def test_a_source_that_may_not_be_opened_is_told_so(tmp_path, monkeypatch):
    refuse(monkeypatch, os, "stat", tmp_path)
    with pytest.raises(InputError, match=r"tidak dapat dibuka\. Periksa izin folder itu\."):
        entries(tmp_path)


def test_a_name_in_a_list_that_is_none_is_shown_cut_short():
    (name,) = names(["y" * 5000])
    assert set(name) == {"y"} and len(name) == 80


def test_a_tilde_that_nobody_knows_is_a_name(tmp_path, monkeypatch):
    def nobody(number):
        raise KeyError(number)

    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.setattr(pwd, "getpwuid", nobody)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match="“~/sub” tidak ditemukan"):
        entries("~/sub")


def test_only_helpers_of_systems_and_browsers_are_passed_over_in_silence(tmp_path):
    os.mkfifo(tmp_path / "pipa")
    os.symlink("tidak-ada", tmp_path / "putus.txt")
    os.symlink(tmp_path, tmp_path / "lingkar")
    (tmp_path / "a_files").mkdir()
    for name in ("a.html", ".tersembunyi"):
        (tmp_path / name).touch()
    quiet = {entry.name: entry.problem.quiet for entry in entries(tmp_path) if entry.problem}
    silent = dict.fromkeys(["pipa", "a_files", ".tersembunyi"], True)
    assert quiet == silent | dict.fromkeys(["putus.txt", "lingkar"], False)


# Names in a ZIP file


def archive_with(path, name: bytes, flags: int):
    """Write a ZIP file with one member of this name, in bytes, and these flags."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x" * len(name), "isi")
    content = bytearray(path.read_bytes().replace(b"x" * len(name), name))
    content[6:8] = flags.to_bytes(2, "little")
    place = content.index(b"PK\x01\x02") + 8
    content[place : place + 2] = flags.to_bytes(2, "little")
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("written", "flags", "name"),
    [
        ("é.txt".encode(), 0x800, "é.txt"),
        ("é.txt".encode(), 0, "é.txt"),  # without saying so
        ("é.txt".encode(), 1, "é.txt"),  # locked, too
        ("é.txt".encode("cp437"), 0, "é.txt"),  # the old way
        (b"abcd.txt", 0, "abcd.txt"),
        ("├⌐.txt".encode(), 0x800, "├⌐.txt"),  # what says that it is UTF-8 is read once
    ],
)
def test_names_in_a_zip_file_are_utf8_whether_it_says_so_or_not(tmp_path, written, flags, name):
    (entry,) = entries(archive_with(tmp_path / "z.zip", written, flags))
    assert entry.name == name
    assert bool(entry.problem) == (flags == 1)
