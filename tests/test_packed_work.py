"""What is packed, left behind and brought back is said for each file, at the limits too."""

import errno
import os
import stat
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest

from frasa._ground.errors import InputError
from kursus import bawa_pulang, progress, pulihkan_kerja, saving, simpan_kerja

ZIP = f"pekerjaan-{date.today()}.zip"


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KEMAJUAN", "")
    return tmp_path


@pytest.fixture
def note(folder, monkeypatch):
    """Return a function that writes files, packs them, and returns the note below the link."""
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda data, raw: shown.append((data, raw)))

    def pack(**files: str) -> str:
        write(folder, files)
        simpan_kerja()
        (data, raw) = shown[-1]
        assert raw and data["text/plain"].startswith("pekerjaan-")
        return data["text/plain"].partition(": ")[2]

    return pack


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())


def packed(name: str = ZIP) -> dict[str, bytes]:
    with zipfile.ZipFile(name) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


def make_zip(members: dict[str, bytes], comment: bytes = b"", name: str = "x.zip") -> None:
    with zipfile.ZipFile(name, "w") as archive:
        archive.comment = comment
        for member, content in members.items():
            archive.writestr(member, content)


def back(members: dict[str, bytes], comment: bytes = b"") -> dict[str, str]:
    """Bring back what a ZIP holds; return what is said of each of its files."""
    make_zip(members, comment)
    return dict(pulihkan_kerja("x.zip").itertuples(index=False))


def refuse(monkeypatch, number: int) -> None:
    """Let the disk keep nothing more of what is written."""

    def fail(handle):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)


DONE = "sebagaimana terakhir disimpan. Perubahan sesudah itu belum ikut: tekan Ctrl + S, lalu "
DONE += "jalankan sel ini lagi."


def test_the_note_counts_what_is_packed_and_says_that_changes_need_saving(note):
    files = {"a.ipynb": "{}", "hasil/b.csv": "1"}
    assert note(**files) == f"2 berkas dikemas, {DONE}"
    assert packed() == {"a.ipynb": b"{}", "hasil/b.csv": b"1"}


@pytest.mark.parametrize("count", [1, 20, 21, 25])
def test_of_many_names_the_first_twenty_are_told_and_how_many_more(note, count):
    files = {f"m{number:02}.py": "" for number in range(count)}
    said = note(**{"a.ipynb": "{}"}, **files).partition(DONE)[2]
    told = [f"{name} (jenis .py tidak dikemas)" for name in list(files)[:20]]
    more = f" dan {count - 20} lagi" if count > 20 else ""
    assert said == f" Tidak ikut: {', '.join(told)}{more}."


@pytest.mark.skipif(os.name == "nt", reason="names that Windows does not allow")
def test_a_new_name_is_told_beside_the_old_one_as_it_can_be_read(note):
    files = {"a?.ipynb": "1", "a*.ipynb": "2", "dua\nbaris.md": "3", "é|.md": "4"}
    said = note(**files, **{"a_.ipynb": "5", "b\t.py": "6"}).partition(DONE)[2]
    assert said == (
        " Berganti nama: a*.ipynb → a_.ipynb, a?.ipynb → a_-1.ipynb, a_.ipynb → a_-2.ipynb, "
        "dua\\nbaris.md → dua_baris.md, \\xe9|.md → é_.md. "
        "Tidak ikut: b\\t.py (jenis .py tidak dikemas)."
    )


def test_a_notebook_is_one_however_its_ending_is_written(note):
    assert note(**{"A.IPYNB": "{}"}).startswith("1 berkas")


@pytest.mark.parametrize("room, left", [(7, []), (6, ["c.csv"]), (3, ["b.md", "c.csv"])])
def test_what_just_fits_is_packed_notebooks_first(note, monkeypatch, room, left):
    monkeypatch.setattr(saving, "LARGEST", room)
    said = note(**{"z.ipynb": "{}", "c.csv": "333", "b.md": "22"})
    reason = " (melewati 0 MB atau 2000 berkas)"
    assert said.endswith(f"Tidak ikut: {', '.join(each + reason for each in left)}.") or not left
    assert set(packed()) == {"z.ipynb", "b.md", "c.csv"} - set(left)


@pytest.mark.parametrize("most", [1, 2, 3])
def test_of_too_many_files_the_notebooks_go_along(note, monkeypatch, most):
    monkeypatch.setattr(saving, "MOST_FILES", most)
    said = note(**{"z.ipynb": "{}", "b.md": "2", "c.csv": "3"})
    assert list(packed()) == ["z.ipynb", "b.md", "c.csv"][:most]
    assert said.count(f"(melewati 100 MB atau {most} berkas)") == 3 - most


def test_an_archive_holds_a_hundred_megabytes_and_two_thousand_files():
    assert (saving.LARGEST, saving.MOST_FILES) == (100 * 10**6, 2000)


def test_a_file_that_vanishes_or_cannot_be_read_is_named(note, monkeypatch):
    state, read = Path.lstat, Path.read_bytes

    def lstat(path):
        return state(path / "x" if path.name == "hilang.md" else path)

    def read_bytes(path):
        return read(path / "x" if path.name == "tutup.md" else path)

    monkeypatch.setattr(Path, "lstat", lstat)
    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    said = note(**{"a.ipynb": "{}", "hilang.md": "", "tutup.md": "", "z.md": ""})
    assert said.endswith(
        "Tidak ikut: hilang.md (tidak dapat dibaca), tutup.md (tidak dapat dibaca)."
    )
    assert set(packed()) == {"a.ipynb", "z.md"}


@pytest.mark.skipif(os.name == "nt", reason="links that Windows does not allow")
def test_a_link_to_a_folder_of_programs_is_passed_over(folder, note):
    (folder / "jauh").mkdir()
    for name in (".venv", "node_modules", "jalan"):
        os.symlink(folder / "jauh", folder / name)
    said = note(**{"a.ipynb": "{}", "node_module/x.md": ""})
    assert said.endswith("Tidak ikut: jalan (tautan atau berkas khusus).")


@pytest.mark.parametrize("broken", ["", "{", "[" * 99_999, None])
def test_the_copy_of_a_cut_off_save_stands_beside_its_notebook(note, broken):
    files = {"bab/.~b.ipynb": "{}", "a.ipynb": "{}", "bab/.~c.md": "{}", ".~a.ipynb": "x"}
    said = note(**files, **({} if broken is None else {"bab/b.ipynb": broken}))
    assert packed()["bab/b-cadangan.ipynb"] == b"{}" and len(packed()) == 2 + (broken is not None)
    assert ".~b.ipynb → bab/b-cadangan.ipynb" in said and "Tidak ikut" not in said


@pytest.mark.parametrize("year, told", [
    (1970, (1980, 1, 1, 0, 0, 0)), (2026, (2026, 3, 4, 5, 6, 8)), (2200, (2107, 12, 31, 23, 59, 58))
])  # fmt: skip
def test_a_file_bears_the_hour_of_packing_as_far_as_a_zip_can_tell(note, monkeypatch, year, told):
    monkeypatch.setattr(
        time, "localtime", lambda *_: time.struct_time((year, 3, 4, 5, 6, 8, 0, 0, 0))
    )
    note(**{"a.ipynb": "{}" * 999})
    (member,) = zipfile.ZipFile(ZIP).infolist()
    assert member.date_time == told
    assert member.compress_type == zipfile.ZIP_DEFLATED and member.compress_size < 100


@pytest.mark.parametrize(
    "number, why", [(errno.ENOSPC, "penyimpanan penuh"), (errno.EROFS, "folder itu hanya dapat")]
)
def test_a_disk_that_takes_no_archive_is_told_from_one_that_is_full(
    folder, monkeypatch, number, why
):
    write(folder, {"a.ipynb": "{}"})
    refuse(monkeypatch, number)
    with pytest.raises(InputError, match=f"di folder “.”: {why}"):
        simpan_kerja()
    assert [path.name for path in folder.iterdir()] == ["a.ipynb"]


@pytest.mark.parametrize("word, ready", [
    ("ya", True), (" Ya. ", True), ("iya", True), ("IYA!", True),
    ("belum", False), ("...", False), ("tidak", False), ("yang", False), (..., False),
])  # fmt: skip
def test_work_goes_home_once_the_learner_says_ya(folder, capsys, word, ready):
    write(folder, {"a.ipynb": "{}"})
    bawa_pulang(word)
    assert (folder / ZIP).exists() == ready
    asked = 'Belum dikemas. Ganti "belum" dengan "ya", lalu jalankan sel ini lagi.\n'
    assert (capsys.readouterr().out == asked) != ready


# Bringing back


@pytest.mark.parametrize("comment, names", [
    (b"", {"a.ipynb": "a.ipynb", "hasil/b.csv": "hasil/b.csv"}),
    (b"simpan_kerja", {"bab/a.ipynb": "bab/a.ipynb", "bab/b.csv": "bab/b.csv"}),
    (b"", {"bab/a.ipynb": "a.ipynb", "bab/hasil/bab/b.csv": "hasil/bab/b.csv"}),
    (b"", {"bab/a.ipynb": "a.ipynb", ".git/b.csv": None}),
    (b"", {"bab/a.ipynb": "bab/a.ipynb", "lain/b.csv": "lain/b.csv"}),
    (b"", {"bab/a.ipynb": "bab/a.ipynb", "b.csv": "b.csv"}),
    (b"", {"bab/dalam/a.ipynb": "bab/dalam/a.ipynb", "bab/b.csv": "bab/b.csv"}),
])  # fmt: skip
def test_one_folder_around_everything_is_taken_away_where_another_program_put_it(
    folder, comment, names
):
    back(dict.fromkeys(names, b"1"), comment)
    found = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert found - {"x.zip"} == set(filter(None, names.values()))


def test_entries_of_folders_are_no_files(folder):
    assert back({"a.ipynb": b"{}", "hasil/": b"", "lain\\": b""}) == {"a.ipynb": "dipulihkan"}
    with pytest.raises(InputError, match=r"“x\.zip” kosong"):
        back({"hasil/": b""})


def test_what_stands_there_gets_company_under_the_next_free_name(folder):
    for number, name in enumerate(["", "-dipulihkan", "-dipulihkan-2", "-dipulihkan-3"]):
        said = f"dipulihkan sebagai a{name}.ipynb" if number else "dipulihkan"
        assert back({"a.ipynb": str(number).encode()}) == {"a.ipynb": said}
        assert (folder / f"a{name}.ipynb").read_text() == str(number)
    assert back({"a.ipynb": b"2"}) == {"a.ipynb": "sudah ada: a-dipulihkan-2.ipynb"}
    assert back({"a.ipynb": b"0"}) == {"a.ipynb": "sudah ada, sama persis"}


@pytest.mark.parametrize("limit, size", [("MOST_FILES", 1), ("LARGEST", 2)])
def test_an_archive_that_just_fits_is_brought_back(folder, monkeypatch, limit, size):
    monkeypatch.setattr(saving, limit, 2 * size)
    files = {f"{name}.md": b"1" * size for name in "abc"}
    with pytest.raises(InputError, match=r"paling banyak \d+ berkas dan \d+ MB\. Tidak"):
        back(files)
    assert [path.name for path in folder.iterdir()] == ["x.zip"]
    assert set(back(dict(list(files.items())[:2])).values()) == {"dipulihkan"}


def test_a_link_in_an_archive_is_passed_over(folder):
    with zipfile.ZipFile("x.zip", "w") as archive:
        for name, kind in (("tautan.md", stat.S_IFLNK), ("berkas.md", stat.S_IFREG)):
            member = zipfile.ZipInfo(name)
            member.external_attr = (kind | 0o644) << 16
            archive.writestr(member, "x")
    told = dict(pulihkan_kerja("x.zip").itertuples(index=False))
    assert told == {"tautan.md": "dilewati: tautan", "berkas.md": "dipulihkan"}


@pytest.mark.parametrize(
    "number, why",
    [
        (errno.ENOSPC, "penyimpanan penuh"),
        (errno.EROFS, "foldernya hanya dapat dibaca, atau namanya tidak diterima"),
    ],
)
def test_a_disk_that_takes_nothing_back_is_told_from_one_that_is_full(
    folder, monkeypatch, number, why
):
    make_zip({"a.md": b"1"})
    refuse(monkeypatch, number)
    told = pulihkan_kerja("x.zip")
    assert list(told.columns) == ["berkas", "keadaan"] and set(map(str, told.dtypes)) == {"str"}
    assert told.values.tolist() == [["a.md", f"tidak dapat ditulis: {why}"]]


KEPT = b'{"catatan": [{"apa": "jawaban", "nomor": "1a", "isi": "5"}]}'


@pytest.mark.parametrize("name, content, setting, said", [
    ("kemajuan.json", KEPT, "kemajuan.json", "digabungkan"),
    ("kemajuan.json", KEPT, "", "dipulihkan"),
    ("kemajuan.json", b"[1]", "kemajuan.json", "dipulihkan"),
    ("bab/kemajuan.json", KEPT, "kemajuan.json", "dipulihkan"),
    ("lain.json", KEPT, "kemajuan.json", "dipulihkan"),
])  # fmt: skip
def test_progress_is_joined_and_any_other_file_is_kept_as_it_is(
    folder, monkeypatch, name, content, setting, said
):
    monkeypatch.setenv("KEMAJUAN", setting)
    monkeypatch.setattr(progress, "_pending", [])
    assert back({"00.ipynb": b"{}", name: content})[name] == said
    assert (folder / name).read_bytes() == content or said == "digabungkan"
    assert len(progress.entries("jawaban")) == (said == "digabungkan")


def test_an_archive_within_is_opened_by_the_name_that_it_got(folder):
    inner = "surat/pekerjaan-2026-01-02.zip"
    assert back({inner: b"1"})[inner] == f'dipulihkan; isinya: pulihkan_kerja("{inner}")'
    assert back({"surat/lain.zip": b"1"}) == {"surat/lain.zip": "dipulihkan"}


def test_a_missing_archive_is_answered_with_all_that_are_there(folder):
    for name in ("b.zip", "a.zip", "c.txt"):
        (folder / name).write_bytes(b"")
    with pytest.raises(InputError, match=r"“x\.zip” tidak ditemukan.*ZIP yang ada: a\.zip, b\.zi"):
        pulihkan_kerja("x.zip")


@pytest.mark.parametrize("told", [0, 9])
def test_a_member_that_holds_more_than_it_says_is_called_damaged(folder, told):
    make_zip({"a.md": b"1" * 10})
    path = folder / "x.zip"
    size = (10).to_bytes(4, "little")
    content = path.read_bytes().replace(size + size, size + told.to_bytes(4, "little"))
    path.write_bytes(content)
    told = dict(pulihkan_kerja("x.zip").itertuples(index=False))
    assert told == {"a.md": "dilewati: rusak di dalam ZIP"}
