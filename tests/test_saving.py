"""Work is packed into one ZIP and comes back whole; nothing is ever overwritten."""

import ctypes
import os
import re
import shutil
import string
import struct
import subprocess
import sys
import tempfile
import time
import unicodedata
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frasa._ground.errors import InputError
from kursus.archive_names import is_usable, portable
from kursus.saving import LARGEST, MOST_FILES, pulihkan_kerja, simpan_kerja

ROOT = Path(__file__).resolve().parents[1]
ZIP = f"pekerjaan-{date.today()}.zip"
# No two that differ in their case alone: on some systems they are one file.
LETTERS = st.text(
    string.ascii_lowercase + string.digits + "-_ é’e\u0301😀", min_size=1, max_size=12
)
NAMES = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "hasil/", "bab 1/bagian/", "hasil/kursus/"]),
    LETTERS.filter(lambda text: not re.fullmatch("con|prn|aux|nul|(com|lpt)[0-9]", text)),
    st.sampled_from([".ipynb", ".html", ".csv", ".md", ".pdf"]),
)
POSIX_ONLY = pytest.mark.skipif(
    os.name == "nt", reason="names and links that Windows does not allow"
)


@pytest.fixture
def folder(tmp_path) -> Path:
    """A folder with two notebooks, a report, and what must not be packed."""
    contents = {
        "00-mulai.ipynb": "{}",
        "02 dua’.ipynb": '{"a": "é"}',
        "laporan.html": "<p>",
        "halaman.html": "<p>",
        "catatan.txt": "",
    }
    for name, text in contents.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "frasa").mkdir()
    (tmp_path / "frasa" / "words.py").write_text("", encoding="utf-8")
    return tmp_path


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below a folder, but for archives and the course's own."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in (".zip", ".py")
    }


def packed(archive: Path) -> list[str]:
    with zipfile.ZipFile(archive) as content:
        return sorted(content.namelist())


def make_zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return path


# Packing


MINE = ["00-mulai.ipynb", "02 dua’.ipynb", "catatan.txt", "halaman.html", "laporan.html"]


def note_on(folder: Path, monkeypatch) -> str:
    """Pack a folder and return the note below the link."""
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda data, raw: shown.append(data))
    simpan_kerja(folder)
    return shown[0]["text/plain"]


@pytest.mark.cepat
def test_all_work_is_packed_and_nothing_of_the_course_or_of_programs(folder):
    (folder / "hasil").mkdir()
    (folder / "hasil" / "bagian.csv").write_text("a;b", encoding="utf-8")
    (folder / "kursus").mkdir()
    for name in (".~00-mulai.ipynb", ".kemajuan.kunci", "._00-mulai.ipynb", ".DS_Store", "~x.ipynb",
                 "modul.py", "kursus/exercises.json", "ukuran-korpus.md"):  # fmt: skip
        (folder / name).write_text("x", encoding="utf-8")
    simpan_kerja(folder)
    assert packed(folder / ZIP) == sorted([*MINE, "hasil/bagian.csv"])


@pytest.mark.cepat
def test_what_stays_behind_is_listed_with_its_reason(folder, monkeypatch):
    for name in ("modul.py", ".diam.md", "~draf.ipynb", ".kemajuan.kunci"):
        (folder / name).write_text("x", encoding="utf-8")
    (folder / "hasil").mkdir()
    os.symlink(folder / "laporan.html", folder / "tautan.html")
    os.symlink(folder / "hasil", folder / "jalan")
    os.truncate(folder / "catatan.txt", 6 * 10**9)  # more than memory holds; nothing is written
    note = note_on(folder, monkeypatch)
    for said in (
        "modul.py (jenis .py tidak dikemas)",
        "tautan.html (tautan atau berkas khusus)",
        "jalan (tautan atau berkas khusus)",
        ".diam.md (namanya diawali titik atau ~)",
        "~draf.ipynb (namanya diawali titik atau ~)",
        "catatan.txt (melewati 100 MB atau 2000 berkas)",
    ):
        assert said in note
    assert "words.py" not in note and "kunci" not in note


OWN = ["bab/kursus/a.csv", "bab/frasa/b.md", "frasa/c.ipynb", "kursus/d.txt", "E.IPYNB", "teks.doc"]


def test_a_learners_own_files_go_along_wherever_they_lie_and_come_back_there(tmp_path):
    """All in subfolders, too: no program has put one folder around what we packed ourselves."""
    old, new = tmp_path / "lama", tmp_path / "baru"
    for files in (OWN, ["bab1/a.ipynb", "bab1/hasil/b.csv"]):
        for place in (old, new):
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir()
        for name in files:
            (old / name).parent.mkdir(parents=True, exist_ok=True)
            (old / name).write_text(name, encoding="utf-8")
        simpan_kerja(old)
        pulihkan_kerja(old / ZIP, new)
        assert {n: (new / n).read_text(encoding="utf-8") for n in files} == {n: n for n in files}


@pytest.mark.parametrize("left", [b"", b'{"cells": ['])
def test_the_copy_that_a_cut_off_save_left_goes_along(folder, left):
    (folder / "00-mulai.ipynb").write_bytes(left)
    (folder / ".~00-mulai.ipynb").write_bytes(b'{"cells": []}')
    (folder / ".~02 dua’.ipynb").write_bytes(b"{}")  # that notebook is whole
    simpan_kerja(folder)
    assert packed(folder / ZIP) == sorted([*MINE, "00-mulai-cadangan.ipynb"])


@pytest.mark.parametrize("year", [1970, 2200])
def test_a_clock_that_is_wrong_stops_nothing(folder, monkeypatch, year):
    monkeypatch.setattr(time, "localtime", lambda *_: time.struct_time((year, 1, 1) + (0,) * 6))
    simpan_kerja(folder)
    assert packed(folder / ZIP) == MINE


@pytest.mark.cepat
def test_an_archive_is_neither_overwritten_nor_packed(folder):
    simpan_kerja(folder)
    first = (folder / ZIP).read_bytes()
    (folder / "00-mulai.ipynb").write_text("[]", encoding="utf-8")
    simpan_kerja(folder)
    simpan_kerja(folder)
    assert (folder / ZIP).read_bytes() == first
    names = sorted(path.name for path in folder.glob("*.zip"))
    assert names == [ZIP.replace(".zip", f"{end}.zip") for end in ("-1", "-2", "")]
    assert all(packed(folder / name) == packed(folder / ZIP) for name in names)


@pytest.mark.cepat
def test_the_link_is_relative_escaped_and_indonesian(folder, monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda data, raw: shown.append(data))
    strange = folder / "a&b 'c'"
    strange.mkdir()
    (strange / "x.ipynb").write_text("{}", encoding="utf-8")
    monkeypatch.chdir(folder)
    simpan_kerja()
    simpan_kerja("a&b 'c'")
    here, below = (data["text/html"] for data in shown)
    assert f'<a href="{ZIP}" download="{ZIP}">Unduh {ZIP}</a>' in here
    assert "6 berkas" in here and "Ctrl + S" in here
    assert re.search(r'href="([^"]*)"', below)[1] == f"a%26b%20%27c%27/{ZIP}"


@pytest.mark.cepat
def test_an_empty_folder_is_named(tmp_path):
    with pytest.raises(InputError, match="Tidak ada buku catatan"):
        simpan_kerja(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.cepat
def test_one_file_that_cannot_be_read_stops_nothing(folder):
    (folder / "z.ipynb").mkdir()
    os.symlink(folder / "tidak-ada.ipynb", folder / "putus.ipynb")
    simpan_kerja(folder)
    assert packed(folder / ZIP) == MINE


KILLED = """
import os, sys, zipfile
from kursus import simpan_kerja
write = os.fsync
def die(handle):
    os.kill(os.getpid(), 9)
os.fsync = die
simpan_kerja()
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal that kills at once")
def test_a_kill_while_packing_leaves_no_archive_that_looks_good(folder):
    own = os.environ | {"PYTHONPATH": str(ROOT / "notebooks"), "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", KILLED], cwd=folder, env=own)
    assert done.returncode == -9
    assert list(folder.glob("pekerjaan*")) == []
    simpan_kerja(folder)
    assert packed(folder / ZIP) == MINE


# Bringing back


@settings(deadline=None)
@given(st.dictionaries(NAMES, st.binary(max_size=200), min_size=1, max_size=6))
def test_what_was_packed_comes_back_byte_for_byte(files):
    files = {"00-mulai.ipynb": b"{}"} | {name: data for name, data in files.items()}
    with tempfile.TemporaryDirectory() as place:
        old, new = Path(place, "lama"), Path(place, "baru")
        new.mkdir()
        for name, data in files.items():
            (old / name).parent.mkdir(parents=True, exist_ok=True)
            (old / name).write_bytes(data)
        simpan_kerja(old)
        assert sorted(packed(old / ZIP)) == sorted(files)
        told = pulihkan_kerja(old / ZIP, new)
        assert snapshot(new) == files
        assert list(told.columns) == ["berkas", "keadaan"]
        assert dict(told.itertuples(index=False)) == dict.fromkeys(files, "dipulihkan")


ODD_NAMES = {
    "A: pendahuluan.ipynb": "A_ pendahuluan.ipynb",
    "a\\b.ipynb": "a_b.ipynb",
    "c/d\\e.md": "c/d_e.md",
    "NUL.ipynb": "_NUL.ipynb",
    "hasil/con/x.csv": "hasil/_con/x.csv",
    "dua\nbaris.ipynb": "dua_baris.ipynb",
    "caf\udce9.md": "caf_.md",
    "tanya?.ipynb": "tanya_.ipynb",
    "bab 1 /a.ipynb": "bab 1/a.ipynb",
    "bab./ / b.ipynb": "bab/_/ b.ipynb",
    "con .md": "_con .md",
    "COM¹.csv": "_COM¹.csv",
    "ADA.ipynb": "ADA.ipynb",
    "ada.ipynb": "ada-1.ipynb",
    "cafe\u0301.csv": "cafe\u0301.csv",
    "caf\u00e9.csv": "caf\u00e9-1.csv",
}


@POSIX_ONLY
def test_names_that_other_systems_refuse_come_back_under_one_near_it_and_it_is_said(
    folder, tmp_path, monkeypatch
):
    for name in ODD_NAMES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(os.fsencode(name))
    (folder / "a_b.ipynb").write_bytes(b"this name is taken")
    note = note_on(folder, monkeypatch)
    new = tmp_path / "baru"
    told = pulihkan_kerja(folder / ZIP, new)
    assert set(told["keadaan"]) == {"dipulihkan"}
    back = {path.read_bytes() for path in new.rglob("*") if path.is_file()}
    assert {os.fsencode(name) for name in ODD_NAMES} | {b"this name is taken"} <= back
    assert set(ODD_NAMES.values()) - {"a_b.ipynb"} <= set(packed(folder / ZIP))
    assert "Tidak ikut" not in note
    assert "A: pendahuluan.ipynb → A_ pendahuluan.ipynb" in note and "→ a_b-1.ipynb" in note


@given(st.text(min_size=1, max_size=30))
def test_a_portable_name_is_one_on_every_system_and_stays_as_it_is(name):
    there = portable(name + ".md")
    assert is_usable(there)
    assert not re.search(r'[<>:"|?*\\]', there)
    assert portable(there) == there


@pytest.mark.cepat
@pytest.mark.parametrize("name", ["layar pukul 9.41\u202fAM.png", "catatan\xa0saya.md"])
def test_names_with_the_spaces_of_other_programs_come_back(folder, tmp_path, name):
    (folder / name).write_bytes(b"isi")
    simpan_kerja(folder)
    new = tmp_path / "baru"
    new.mkdir()
    pulihkan_kerja(folder / ZIP, new)
    assert (new / name).read_bytes() == b"isi"


@pytest.mark.cepat
def test_existing_work_is_never_overwritten(folder):
    simpan_kerja(folder)
    (folder / "00-mulai.ipynb").write_text("[1]", encoding="utf-8")
    before = snapshot(folder)
    told = pulihkan_kerja(ZIP, folder)
    assert dict(told.itertuples(index=False)) == {
        "00-mulai.ipynb": "dipulihkan sebagai 00-mulai-dipulihkan.ipynb",
        **{name: "sudah ada, sama persis" for name in MINE[1:]},
    }
    assert snapshot(folder) == before | {"00-mulai-dipulihkan.ipynb": b"{}"}


@pytest.mark.cepat
def test_restoring_twice_changes_nothing_more(folder):
    simpan_kerja(folder)
    (folder / "00-mulai.ipynb").write_text("[1]", encoding="utf-8")
    pulihkan_kerja(ZIP, folder)
    after = snapshot(folder)
    told = pulihkan_kerja(ZIP, folder)
    assert told["keadaan"].iloc[0] == "sudah ada: 00-mulai-dipulihkan.ipynb"
    assert snapshot(folder) == after


@pytest.mark.cepat
def test_two_members_of_one_name_both_come_back(tmp_path):
    with zipfile.ZipFile(tmp_path / "dua.zip", "w") as archive:
        archive.writestr("a.ipynb", "1")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.ipynb", "2")
    pulihkan_kerja("dua.zip", tmp_path)
    assert snapshot(tmp_path) == {"a.ipynb": b"1", "a-dipulihkan.ipynb": b"2"}


def test_an_archive_inside_an_archive_is_said_to_be_one(folder, tmp_path):
    simpan_kerja(folder)
    new = tmp_path / "baru"
    new.mkdir()
    make_zip(new / "luar.zip", {f"surat/{ZIP}": (folder / ZIP).read_bytes()})
    (told,) = pulihkan_kerja("luar.zip", new)["keadaan"]
    assert f'pulihkan_kerja("surat/{ZIP}")' in told
    assert set(pulihkan_kerja(f"surat/{ZIP}", new)["keadaan"]) == {"dipulihkan"}


def test_an_empty_archive_is_named(tmp_path):
    make_zip(tmp_path / "x.zip", {})
    with pytest.raises(InputError, match="kosong"):
        pulihkan_kerja("x.zip", tmp_path)


# What is refused, before anything is written


@pytest.mark.cepat
@pytest.mark.parametrize(
    "name",
    [
        "../a.ipynb", "/a.ipynb", "..\\a.ipynb", "C:\\a.ipynb", "C:a.ipynb", "a/../../b.ipynb",
        "\\\\server\\a.ipynb",
    ],
)  # fmt: skip
def test_a_name_that_leads_elsewhere_is_refused(tmp_path, name):
    make_zip(tmp_path / "x.zip", {"baik.ipynb": b"{}", name: b"{}"})
    with pytest.raises(InputError, match="Tidak ada yang dipulihkan"):
        pulihkan_kerja("x.zip", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["x.zip"]


@pytest.mark.cepat
@pytest.mark.parametrize(
    "name",
    [
        "a.py", ".ipynb", "..ipynb", "~a.ipynb", ".~a.ipynb", "._a.ipynb", ".DS_Store",
        "__MACOSX/._a.ipynb", "frasa/words.py", "kursus/exercises.json", "a.ipynb.exe",
        "sitecustomize.py", "Thumbs.db", ".ipynb_checkpoints/a.ipynb", "lpt1", "tanpa-akhiran",
    ],
)  # fmt: skip
def test_what_is_no_work_is_named_and_the_rest_comes_back(tmp_path, name):
    make_zip(tmp_path / "x.zip", {"baik.ipynb": b"{}", name: b"{}"})
    told = pulihkan_kerja("x.zip", tmp_path)
    assert told["keadaan"].tolist()[0] == "dipulihkan"
    assert told["keadaan"].tolist()[1].startswith("dilewati: ")
    assert snapshot(tmp_path) == {"baik.ipynb": b"{}"}


@pytest.mark.cepat
def test_one_common_folder_is_no_obstacle_and_own_subfolders_stay(tmp_path):
    inside = {"pekerjaan/a.ipynb": b"1", "pekerjaan/hasil/b.csv": b"2", "__MACOSX/._a": b"x"}
    make_zip(tmp_path / "x.zip", inside)
    pulihkan_kerja("x.zip", tmp_path)
    assert (tmp_path / "a.ipynb").read_bytes() == b"1"
    assert (tmp_path / "hasil" / "b.csv").read_bytes() == b"2"


@pytest.mark.parametrize("lead", ["./", ".//", "pekerjaan/./"])
def test_however_an_archive_writes_its_folders_they_are_understood(tmp_path, lead):
    make_zip(tmp_path / "x.zip", {f"{lead}a.ipynb": b"1", f"{lead}hasil//./b.csv": b"2"})
    pulihkan_kerja("x.zip", tmp_path)
    assert snapshot(tmp_path) == {"a.ipynb": b"1", "hasil/b.csv": b"2"}


def test_names_that_macos_wrote_are_read_as_it_meant_them(tmp_path):
    """Its archives hold UTF-8 with accents apart, and do not say so."""
    name = "02 dua’ é.ipynb"
    macos = unicodedata.normalize("NFD", name).encode()
    path = make_zip(tmp_path / "x.zip", {"x" * len(macos): b"1", "b.md": b"2"})
    path.write_bytes(path.read_bytes().replace(b"x" * len(macos), macos))
    (tmp_path / name).write_bytes(b"1")
    told = pulihkan_kerja("x.zip", tmp_path)
    assert told["berkas"].tolist() == [name, "b.md"]
    assert told["keadaan"].tolist() == ["sudah ada, sama persis", "dipulihkan"]


TWIN = "n" * 246 + ".ipynb"  # too long for a name beside it


@pytest.mark.parametrize(
    ("name", "stands"),
    [
        ("hasil/b.csv", "hasil"),
        (TWIN, TWIN),
        ("n" * 300 + ".md", "x.md"),
        ("d" * 300 + "/a.md", "x"),
    ],
)
def test_what_cannot_have_its_name_or_folder_comes_back_under_a_plainer_one(tmp_path, name, stands):
    (tmp_path / stands).write_bytes(b"my own")
    make_zip(tmp_path / "x.zip", {name: b"back", "baik.ipynb": b"{}"})
    told = pulihkan_kerja("x.zip", tmp_path)
    assert told["keadaan"].iloc[0].startswith("dipulihkan sebagai ")
    assert sorted(snapshot(tmp_path).values()) == [b"back", b"my own", b"{}"]
    again = pulihkan_kerja("x.zip", tmp_path)
    assert again["keadaan"].iloc[0].startswith("sudah ada: ")


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_damaged_member_stops_no_other_whatever_packed_it(tmp_path, method):
    with zipfile.ZipFile(tmp_path / "x.zip", "w", method) as archive:
        archive.writestr("a.ipynb", os.urandom(500))
        archive.writestr("b.md", b"baik")
    content = bytearray((tmp_path / "x.zip").read_bytes())
    content[60:70] = b"\xff" * 10
    (tmp_path / "x.zip").write_bytes(content)
    told = pulihkan_kerja("x.zip", tmp_path)
    assert told["keadaan"].tolist() == ["dilewati: rusak di dalam ZIP", "dipulihkan"]


def test_a_locked_member_is_not_called_damaged(tmp_path):
    content = bytearray(make_zip(tmp_path / "x.zip", {"a.ipynb": b"1"}).read_bytes())
    content[6] |= 1
    content[content.find(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "x.zip").write_bytes(content)
    assert "terkunci dengan sandi" in pulihkan_kerja("x.zip", tmp_path)["keadaan"].iloc[0]


def test_a_bomb_is_refused(tmp_path):
    make_zip(tmp_path / "besar.zip", {"a.ipynb": bytes(LARGEST + 1)})
    assert (tmp_path / "besar.zip").stat().st_size < LARGEST / 100
    with pytest.raises(InputError, match="terlalu besar"):
        pulihkan_kerja("besar.zip", tmp_path)


@pytest.mark.cepat
def test_a_bomb_that_lies_about_its_size_is_refused(tmp_path):
    content = make_zip(tmp_path / "x.zip", {"a.ipynb": bytes(10**6)}).read_bytes()
    size = struct.pack("<L", 10**6)
    (tmp_path / "x.zip").write_bytes(content.replace(size, struct.pack("<L", 10)))
    told = pulihkan_kerja("x.zip", tmp_path)
    assert told["keadaan"].iloc[0].startswith("dilewati: ")
    assert snapshot(tmp_path) == {}


@pytest.mark.cepat
def test_too_many_files_are_refused(tmp_path):
    make_zip(tmp_path / "x.zip", {f"{number}.ipynb": b"" for number in range(MOST_FILES + 1)})
    with pytest.raises(InputError, match="terlalu besar"):
        pulihkan_kerja("x.zip", tmp_path)


@pytest.mark.cepat
def test_a_missing_archive_is_answered_with_those_that_exist(folder):
    with pytest.raises(InputError, match="Unggah dulu"):
        pulihkan_kerja("pekerjaan.zip", folder)
    simpan_kerja(folder)
    with pytest.raises(InputError, match=f"ZIP yang ada: {ZIP}"):
        pulihkan_kerja("pekerjaan.zip", folder)


def test_a_text_too_long_for_a_name_is_answered(folder):
    with pytest.raises(InputError, match="tidak ditemukan"):
        pulihkan_kerja("x" * 300, folder)


@pytest.mark.cepat
@pytest.mark.parametrize("given_name", ["", "  ", None, 7, ...])
def test_a_name_that_is_none_is_answered(folder, given_name):
    with pytest.raises(InputError, match="Nama ZIP belum diisi"):
        pulihkan_kerja(given_name, folder)


@pytest.mark.cepat
def test_a_folder_in_the_place_of_an_archive_is_named(folder):
    with pytest.raises(InputError, match="tidak ditemukan"):
        pulihkan_kerja("frasa", folder)


@pytest.mark.cepat
def test_another_kind_of_file_is_refused(folder):
    with pytest.raises(InputError, match="bukan ZIP yang utuh"):
        pulihkan_kerja("00-mulai.ipynb", folder)


@settings(deadline=None)
@given(st.data())
def test_a_damaged_archive_is_refused_or_restored_but_never_raises_otherwise(data):
    with tempfile.TemporaryDirectory() as place:
        path = make_zip(Path(place, "x.zip"), {"a.ipynb": b"{}" * 50, "laporan.html": b"<p>"})
        content = bytearray(path.read_bytes())
        for _ in range(data.draw(st.integers(1, 4))):
            content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
        path.write_bytes(content[: data.draw(st.integers(0, len(content)))])
        try:
            pulihkan_kerja(path, place)
        except InputError as error:
            assert "x.zip" in str(error)
        assert {found.parent for found in Path(place).rglob("*")} == {Path(place)}


def drop_root_powers() -> None:
    """Let the child obey file permissions even as root (capability CAP_DAC_OVERRIDE)."""
    if os.geteuid() == 0:
        change_bounding_set, dac_override, dac_read_search = 24, 1, 2
        for power in (dac_override, dac_read_search):
            assert ctypes.CDLL(None).prctl(change_bounding_set, power, 0, 0, 0) == 0


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="folders are closed as Linux does it"
)
@pytest.mark.parametrize("call", ["simpan_kerja()", f"print(*pulihkan_kerja('{ZIP}').keadaan)"])
def test_a_folder_that_cannot_be_written_to_is_named(folder, call):
    simpan_kerja(folder)
    (folder / "00-mulai.ipynb").unlink()
    folder.chmod(0o555)
    code = f"from kursus import pulihkan_kerja, simpan_kerja; {call}"
    try:
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT / "notebooks"), "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            preexec_fn=drop_root_powers,
        )
    finally:
        folder.chmod(0o755)
    said = done.stdout + done.stderr
    assert "hanya dapat dibaca" in said or "tidak dapat ditulis" in said
    assert ("InputError" in done.stderr) == (call == "simpan_kerja()")


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="folders are closed as Linux does it"
)
def test_a_folder_that_is_closed_is_named(folder):
    (folder / "rahasia").mkdir()
    (folder / "rahasia" / "catatan.md").write_text("x", encoding="utf-8")
    (folder / "rahasia").chmod(0)
    own = os.environ | {"PYTHONPATH": str(ROOT / "notebooks"), "PYTHONUTF8": "1"}
    code = "from kursus import simpan_kerja; simpan_kerja()"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env=own,
        capture_output=True,
        encoding="utf-8",
        preexec_fn=drop_root_powers,
    )
    (folder / "rahasia").chmod(0o700)
    assert "rahasia (folder tidak dapat dibaca)" in done.stdout, done.stderr
    assert packed(folder / ZIP) == MINE
