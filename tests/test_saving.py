"""Work is packed into one ZIP and comes back whole; nothing is ever overwritten."""

import ctypes
import os
import re
import string
import struct
import subprocess
import sys
import tempfile
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frasa._ground.errors import InputError
from kursus.saving import LARGEST, MOST_FILES, pulihkan_kerja, simpan_kerja

ROOT = Path(__file__).resolve().parents[1]
ZIP = f"pekerjaan-{date.today()}.zip"
NAMES = st.builds(
    "{}{}".format,
    st.text(string.ascii_letters + string.digits + "-_ é’", min_size=1, max_size=12),
    st.sampled_from([".ipynb", ".html"]),
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
    (tmp_path / "frasa" / "x.ipynb").write_text("{}", encoding="utf-8")
    return tmp_path


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return the content of every file directly in a folder, but for archives."""
    return {
        path.name: path.read_bytes()
        for path in folder.iterdir()
        if path.is_file() and path.suffix != ".zip"
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


@pytest.mark.cepat
def test_all_work_is_packed_and_nothing_of_the_course_or_of_programs(folder):
    (folder / "hasil").mkdir()
    (folder / "hasil" / "bagian.csv").write_text("a;b", encoding="utf-8")
    for name in (".~00-mulai.ipynb", "._00-mulai.ipynb", ".DS_Store", "~x.ipynb", "modul.py"):
        (folder / name).write_text("x", encoding="utf-8")
    simpan_kerja(folder)
    assert packed(folder / ZIP) == sorted([*MINE, "hasil/bagian.csv"])


@pytest.mark.cepat
def test_what_stays_behind_is_listed_with_its_reason(folder, monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda data, raw: shown.append(data))
    (folder / "modul.py").write_text("x", encoding="utf-8")
    os.symlink(folder / "laporan.html", folder / "tautan.html")
    simpan_kerja(folder)
    note = shown[0]["text/plain"]
    assert "modul.py (jenis .py tidak dikemas)" in note
    assert "tautan.html (tautan atau berkas khusus)" in note


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


@pytest.mark.skipif(os.name == "nt", reason="signals as Linux and macOS have them")
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
    files = {name: data for name, data in files.items() if is_packed(name)}
    by_lower_case = {name.casefold(): name for name in files}
    files = {name: files[name] for name in by_lower_case.values()} or {"a.ipynb": b""}
    with tempfile.TemporaryDirectory() as place:
        old, new = Path(place, "lama"), Path(place, "baru")
        for each in (old, new):
            each.mkdir()
        for name, data in files.items():
            (old / name).write_bytes(data)
        simpan_kerja(old)
        told = pulihkan_kerja(old / ZIP, new)
        assert snapshot(new) == files
        assert list(told.columns) == ["berkas", "keadaan"]
        assert dict(told.itertuples(index=False)) == dict.fromkeys(files, "dipulihkan")


@pytest.mark.cepat
@pytest.mark.parametrize("name", ["NUL.ipynb", "com1.html", "dua\nbaris.ipynb"])
def test_a_name_that_cannot_come_back_is_said_before_the_learner_leaves(folder, capsys, name):
    (folder / name).write_bytes(b"{}")
    simpan_kerja(folder)
    assert name not in packed(folder / ZIP)
    told = capsys.readouterr().out
    assert "Tidak ikut" in told and "ganti namanya, lalu kemas lagi" in told


@pytest.mark.cepat
@pytest.mark.parametrize("name", ["layar pukul 9.41\u202fAM.png", "catatan\xa0saya.md"])
def test_names_with_the_spaces_of_other_programs_come_back(folder, tmp_path, name):
    (folder / name).write_bytes(b"isi")
    simpan_kerja(folder)
    new = tmp_path / "baru"
    new.mkdir()
    pulihkan_kerja(folder / ZIP, new)
    assert (new / name).read_bytes() == b"isi"


def is_packed(name: str) -> bool:
    """True for names that simpan_kerja packs and every system allows."""
    stem = name.rsplit(".", 1)[0]
    plain = name[0] not in " ." and not stem.endswith(" ")
    device = re.fullmatch(r"(?i)con|prn|aux|nul|(com|lpt)[0-9]", stem)
    return plain and not device and (name.endswith(".ipynb") or name.startswith("laporan"))


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
        "a.py", ".ipynb", "..ipynb", "~a.ipynb", ".~a.ipynb", "._a.ipynb", ".DS_Store", "CON.ipynb",
        "__MACOSX/._a.ipynb", "frasa/words.py", "kursus/x.ipynb", "a\n.ipynb", "a.ipynb.exe",
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
        change_bounding_set, dac_override = 24, 1
        assert ctypes.CDLL(None).prctl(change_bounding_set, dac_override, 0, 0, 0) == 0


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="permissions as Linux has them")
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
