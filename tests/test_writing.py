"""Files take their names by the rules: what is free, what is kept, what is told where it fails."""

import errno
import os
from pathlib import Path

import pytest

from frasa._ground import files
from frasa._ground.errors import InputError
from frasa._ground.files import save, unwritable, write_new, write_whole


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (OSError(errno.ENOSPC, "x"), "penyimpanan penuh. Hapus berkas"),
        (OSError(errno.EDQUOT, "x"), "penyimpanan penuh. Hapus berkas"),
        (IsADirectoryError(errno.EISDIR, "x"), "itu nama folder. Tulis nama berkas"),
        (FileNotFoundError(errno.ENOENT, "x"), "folder “tempat” tidak ada. Buat dulu"),
        (NotADirectoryError(errno.ENOTDIR, "x"), "folder “tempat” tidak ada. Buat dulu"),
        (OSError(errno.ENAMETOOLONG, "x"), "namanya terlalu panjang. Pendekkan"),
        (PermissionError(errno.EACCES, "x"), "foldernya hanya dapat dibaca, atau berkas itu"),
        (OSError(errno.EROFS, "x"), "foldernya hanya dapat dibaca, atau berkas itu"),
        (OSError(errno.EIO, "x"), "sistem menolaknya. Pilih tempat lain"),
        (OSError("x"), "sistem menolaknya. Pilih tempat lain"),
    ],
)
def test_every_reason_why_a_file_cannot_be_written_has_its_remedy(error, why):
    told = str(unwritable(Path("tempat/a.csv"), error))
    assert told.startswith(f"“{Path('tempat/a.csv')}” tidak dapat ditulis: {why}")
    assert told.endswith(". Berkas yang sudah ada tidak berubah.")


def no_links(source, path):
    raise PermissionError(errno.EPERM, "a stick that knows no links")


@pytest.mark.parametrize("links", [True, False])
def test_the_first_name_that_is_free_or_holds_the_same_is_taken(
    tmp_path, monkeypatch, capsys, links
):
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    wanted = tmp_path / "a.txt"

    def put(content, overwrite=False):
        return save(wanted, lambda draft: draft.write_text(content), "1 baris", overwrite).name

    assert [put("satu"), put("satu"), put("dua"), put("tiga"), put("dua")] == [
        "a.txt", "a.txt", "a-1.txt", "a-2.txt", "a-1.txt",
    ]  # fmt: skip
    (tmp_path / "a-3.txt").mkdir()  # a folder is no file with the same
    assert put("empat") == "a-4.txt"
    capsys.readouterr()
    assert put("lima", overwrite=True) == "a.txt" and wanted.read_text() == "lima"
    assert capsys.readouterr().out == "Tersimpan: a.txt (1 baris).\n"
    put("enam")
    told = capsys.readouterr().out
    assert told.startswith("Tersimpan: a-5.txt (1 baris).\na.txt sudah ada dengan isi lain")
    assert names_in(tmp_path) == ["a-1.txt", "a-2.txt", "a-3.txt", "a-4.txt", "a-5.txt", "a.txt"]


@pytest.mark.parametrize("links", [True, False])
def test_a_new_file_never_takes_a_name_that_is_there(tmp_path, monkeypatch, links):
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "a.txt"
    write_new(path, b"satu")
    with pytest.raises(FileExistsError):
        write_new(path, b"dua")
    if os.name != "nt":
        (tmp_path / "b.txt").symlink_to(tmp_path / "tidak ada")
        with pytest.raises(FileExistsError):
            write_new(tmp_path / "b.txt", b"dua")
        (tmp_path / "b.txt").unlink()
    assert path.read_bytes() == b"satu" and names_in(tmp_path) == ["a.txt"]


@pytest.mark.parametrize("links", [True, False])
def test_a_name_that_somebody_takes_while_a_draft_is_written_stays_theirs(
    tmp_path, monkeypatch, links
):
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    wanted = tmp_path / "a.txt"

    def write(draft):
        draft.write_text("saya")
        wanted.write_text("orang lain")

    assert save(wanted, write, "x", overwrite=False).name == "a-1.txt"
    assert wanted.read_text() == "orang lain"


def test_a_whole_file_keeps_its_rights_and_what_is_worth_keeping_gets_a_name(tmp_path):
    path = tmp_path / "a.txt"
    assert write_whole(path, b"satu") is None
    path.chmod(0o604)
    assert write_whole(path, b"dua") is None
    assert os.name == "nt" or path.stat().st_mode & 0o777 == 0o604
    assert names_in(tmp_path) == ["a.txt"]
    seen = []
    kept = write_whole(path, b"tiga", keep=lambda old: seen.append(old.read_bytes()) or True)
    assert kept == tmp_path / "a-1.txt" and kept.read_bytes() == b"dua" and seen == [b"dua"]
    assert path.read_bytes() == b"tiga"
    assert write_whole(path, b"empat", keep=lambda old: True).name == "a-2.txt"
    assert write_whole(tmp_path / "b.txt", b"x", keep=lambda old: True) is None


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOSYS, errno.ENOTSUP])
def test_a_drive_that_cannot_settle_a_file_is_no_obstacle_but_one_that_fails_is(
    tmp_path, monkeypatch, number
):
    def fail(code):
        def settle(stream):
            raise OSError(code, "x")

        return settle

    monkeypatch.setattr(os, "fsync", fail(number))
    write_new(tmp_path / "a.txt", b"satu")
    monkeypatch.setattr(os, "fsync", fail(errno.EIO))
    with pytest.raises(OSError, match="x"):
        write_new(tmp_path / "b.txt", b"satu")
    with pytest.raises(InputError, match="sistem menolaknya"):
        save(tmp_path / "b.txt", lambda draft: draft.write_text("x"), "x", overwrite=False)
    assert names_in(tmp_path) == ["a.txt"]


def test_every_file_is_settled_before_it_takes_its_name(tmp_path, monkeypatch):
    settled = []
    monkeypatch.setattr(os, "fsync", lambda stream: settled.append(names_in(tmp_path)))
    write_new(tmp_path / "a.txt", b"x")
    write_whole(tmp_path / "b.txt", b"x")
    save(tmp_path / "c.txt", lambda draft: draft.write_text("x"), "x", overwrite=False)
    assert [[name for name in seen if name[0] != "."] for seen in settled] == [
        [], ["a.txt"], ["a.txt", "b.txt"],
    ]  # fmt: skip
    assert all(any(name.startswith(".draf-") for name in seen) for seen in settled)
    assert {errno.ENOSPC, errno.EDQUOT} == files.FULL
