"""Progress is kept entry by entry; whose it is, and where it cannot be kept, is said."""

import errno
import json
import os
import sys
import types
from datetime import datetime
from pathlib import Path

import pytest

from frasa._ground.errors import InputError
from kursus import owner, progress

pytestmark = pytest.mark.cepat


def stored(path: Path) -> list[dict]:
    return json.loads(path.read_text(encoding="utf-8"))["catatan"]


def test_the_file_says_its_format_and_can_be_read_by_people(file):
    before = datetime.now().astimezone().replace(microsecond=0)
    progress.record("tebakan", "3-2", "é", "hasil")
    text = file.read_text(encoding="utf-8")
    data = json.loads(text)
    (entry,) = data["catatan"]
    when = datetime.fromisoformat(entry.pop("waktu"))
    assert data["format"] == 1 and list(data) == ["format", "catatan"]
    assert entry == {"apa": "tebakan", "nomor": "3-2", "isi": "é", "hasil": "hasil"}
    assert before <= when <= datetime.now().astimezone() and when.microsecond == 0
    assert '"isi": "é",' in text.splitlines()  # one field a line


def test_progress_lies_where_the_course_was_opened_unless_another_place_is_named(monkeypatch):
    monkeypatch.delenv("KEMAJUAN")
    assert progress.place() == progress._START / "kemajuan.json"
    monkeypatch.setenv("KEMAJUAN", "lain/milik saya.json")
    assert progress.place() == Path("lain/milik saya.json")
    monkeypatch.setenv("KEMAJUAN", "")
    assert progress.place() is None


def test_entries_are_of_one_kind_and_one_question_in_their_order(file):
    for kind, number in (
        ("jawaban", "1a"),
        ("tebakan", "1a"),
        ("jawaban", "2a"),
        ("jawaban", "1a"),
    ):
        progress.record(kind, number, len(progress.entries("jawaban")))
    assert [each["isi"] for each in progress.entries("jawaban")] == ["0", "1", "2"]
    assert [each["isi"] for each in progress.entries("jawaban", "1a")] == ["0", "2"]
    assert progress.entries("jawaban", "") == [] == progress.entries("nama")


@pytest.mark.parametrize("second, kept", [
    (("jawaban", "1a", 5, "benar"), 1), (("jawaban", "1a", "5", "benar"), 1),
    (("jawaban", "1a", 5, "belum tepat"), 2), (("jawaban", "1a", 6, "benar"), 2),
    (("jawaban", "1b", 5, "benar"), 2), (("tebakan", "1a", 5, "benar"), 2),
])  # fmt: skip
def test_only_what_repeats_the_last_entry_in_everything_is_passed_over(file, second, kept):
    progress.record("jawaban", "1a", 5, "benar")
    progress.record(*second)
    assert len(stored(file)) == kept


class Mute:
    def __str__(self):
        raise RuntimeError


@pytest.mark.parametrize("value, text", [
    ("x" * 300, "x" * 300), ("x" * 301, "x" * 300), ([1, 2], "[1, 2]"), (Mute(), "Mute"),
    ("a\ud83d", "a\N{REPLACEMENT CHARACTER}"),
])  # fmt: skip
def test_an_answer_is_kept_as_a_text_of_three_hundred_letters_at_most(value, text):
    assert progress.as_text(value) == text


ENTRY = {"apa": "jawaban", "nomor": "1a", "isi": "5", "hasil": ""}


@pytest.mark.parametrize("listed, read", [
    ([ENTRY], [ENTRY]),
    ([{"apa": "nama", "isi": "Sri"}], [{"apa": "nama", "nomor": "", "isi": "Sri", "hasil": ""}]),
    ([ENTRY | {"waktu": "x"}], [ENTRY | {"waktu": "x"}]),
    ([ENTRY | {"apa": ""}, {}, 7, None, [1]], []),
    *(([ENTRY | {field: 5}, ENTRY], [ENTRY]) for field in ENTRY),
])  # fmt: skip
def test_of_a_file_every_entry_is_read_that_can_be(listed, read):
    assert progress.parse(json.dumps({"catatan": listed}).encode()) == read


@pytest.mark.parametrize("content", [
    b"", b"[]", b"7", b"null", b'{"catatan": {}}', b'{"catatan": "x"}', b"{}", b"[" * 99_999,
])  # fmt: skip
def test_what_is_no_progress_file_is_told_from_one_that_is_empty(content):
    with pytest.raises(ValueError):
        progress.parse(content)
    assert progress.parse(b'{"catatan": []}') == []


def test_what_comes_back_is_joined_without_a_file_too(file, monkeypatch):
    progress.merge(b'{"catatan": []}')
    assert not file.exists()
    monkeypatch.setenv("KEMAJUAN", "")
    more = json.dumps({"catatan": [ENTRY, ENTRY | {"isi": "6"}]}).encode()
    progress.record("jawaban", "0a", 1)
    for _ in range(2):
        progress.merge(more)
        assert [each["isi"] for each in progress.entries("jawaban")] == ["1", "5", "6"]
    assert not progress.is_kept()
    monkeypatch.setenv("KEMAJUAN", str(file))
    assert not progress.is_kept()
    progress.merge(b'{"catatan": []}')  # what waited is written
    assert progress.is_kept() and [each["isi"] for each in stored(file)] == ["1", "5", "6"]
    assert [each["isi"] for each in progress.entries("jawaban")] == ["1", "5", "6"]


def test_what_could_not_be_written_is_not_lost_by_beginning_afresh(file, capsys):
    file.mkdir()
    progress.record("nama", "", "Sri")
    owner.mulai_baru()
    told = capsys.readouterr().out
    assert told.count("Kemajuan belum dapat disimpan di kemajuan.json") == 2
    assert told.endswith(
        "Berkas kemajuan sedang dipakai program lain, atau folder ini hanya dapat dibaca. "
        "Belum ada yang berubah. Tutup program itu, lalu coba lagi.\n"
    )
    assert [each["isi"] for each in progress.entries("nama")] == ["Sri"]
    owner.mulai_baru(hapus=True)
    assert progress.entries("nama") == []


def test_what_waited_is_written_before_a_file_is_put_aside(file):
    file.mkdir()
    progress.record("nama", "", "Sri")
    file.rmdir()
    assert progress.set_aside(delete=False) == file.with_name("kemajuan-lama.json")
    assert [each["isi"] for each in stored(file.with_name("kemajuan-lama.json"))] == ["Sri"]
    assert progress.entries("nama") == []


@pytest.mark.parametrize("wish, told, left", [
    ({}, "Kemajuan yang lama tidak hilang: isinya disimpan sebagai kemajuan-lama.json.", 1),
    ({"hapus": True}, "Kemajuan yang lama sudah dihapus.", 0),
    *(({"hapus": each}, "Kemajuan yang lama tidak hilang", 1) for each in ("ya", 1, ..., None)),
])  # fmt: skip
def test_progress_is_deleted_only_where_true_is_said(file, wish, told, left, capsys):
    owner.catat_nama("Sri")
    capsys.readouterr()
    owner.mulai_baru(**wish)
    said = capsys.readouterr().out
    assert said.startswith(told) and said.endswith("Sekarang mulai dari awal.\n")
    assert len(list(file.parent.glob("*.json"))) == left
    owner.mulai_baru()
    assert capsys.readouterr().out == (
        "Tidak ada kemajuan yang tersimpan. Sekarang mulai dari awal.\n"
    )


def test_without_a_file_beginning_afresh_forgets(monkeypatch):
    monkeypatch.setenv("KEMAJUAN", "")
    monkeypatch.setattr(progress, "_pending", [])
    progress.record("nama", "", "Sri")
    assert progress.set_aside(delete=False) is None and progress.entries("nama") == []


def test_old_progress_gets_the_next_free_name_until_there_are_a_thousand(file):
    tails = ["", *range(2, 1000)]
    for tail in tails[:-1]:
        file.with_name(f"kemajuan-lama{tail}.json").touch()
    progress.record("nama", "", "Sri")
    assert progress.set_aside(delete=False).name == "kemajuan-lama999.json"
    progress.record("nama", "", "Budi")
    with pytest.raises(InputError, match="Terlalu banyak berkas kemajuan-lama"):
        progress.set_aside(delete=False)
    assert [each["isi"] for each in stored(file)] == ["Budi"]


def test_a_file_that_cannot_be_read_is_never_replaced(file, monkeypatch, capsys):
    progress.record("nama", "", "Sri")
    before = file.read_bytes()

    def closed(path):
        raise PermissionError(errno.EACCES, "closed", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", closed)
        assert progress.entries("nama") == []
        progress.record("nama", "", "Budi")
    assert "belum dapat disimpan di kemajuan.json" in capsys.readouterr().out
    assert file.read_bytes() == before
    assert [each["isi"] for each in progress.entries("nama")] == ["Sri", "Budi"]


def test_a_damaged_file_is_said_to_be_kept_and_its_good_entries_stay(file, capsys):
    file.write_text(json.dumps({"catatan": [ENTRY, 7]}), encoding="utf-8")
    progress.record("jawaban", "1a", 6)
    assert capsys.readouterr().out == (
        "(kemajuan.json tidak terbaca seluruhnya; isinya disimpan sebagai kemajuan-rusak.json.)\n"
    )
    assert [each["isi"] for each in stored(file)] == ["5", "6"]
    progress.record("jawaban", "1a", 7)
    assert capsys.readouterr().out == ""


@pytest.mark.skipif(os.name == "nt", reason="locks as Linux and macOS have them")
def test_one_kernel_at_a_time_changes_the_file(file):
    import fcntl

    lock = file.with_name(".kemajuan.kunci")
    with progress._locked(file), lock.open("ab") as other, pytest.raises(BlockingIOError):
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    with lock.open("ab") as other:
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    assert lock.read_bytes() == b""


@pytest.mark.parametrize("refused", [False, True])
def test_on_windows_the_first_byte_is_locked_and_without_locks_all_is_written(
    file, monkeypatch, refused
):
    locked = []

    def locking(handle, kind, count):
        locked.append((os.lseek(handle, 0, os.SEEK_CUR), kind, count))
        if refused:
            raise OSError

    file.with_name(".kemajuan.kunci").write_bytes(b"123")
    windows = types.SimpleNamespace(name="nt", environ=os.environ)
    monkeypatch.setattr(progress, "os", windows)
    monkeypatch.setitem(
        sys.modules, "msvcrt", types.SimpleNamespace(locking=locking, LK_LOCK="lock")
    )
    progress.record("nama", "", "Sri")
    assert locked == [(0, "lock", 1)] and [each["isi"] for each in stored(file)] == ["Sri"]


HERE = " Kemajuan Anda tersimpan di kemajuan.json, di komputer ini saja.\n"
KNOWN = "Kemajuan di folder ini milik Sri. Kalau Anda orang lain, jalankan mulai_baru(), lalu "
KNOWN += "catat_nama lagi. Kalau Sri itu Anda, tidak perlu apa-apa.\n"


@pytest.mark.parametrize("name, told", [
    ("SRI", f"Salam kenal, SRI.{HERE}"),
    (" sri ", f"Salam kenal, sri.{HERE}"),
    ("Sri Rahma", KNOWN),
    *((each, "Nama belum diisi. Isilah seperti di daftar hadir; tanpa nama pun kursus berjalan.\n")
      for each in (..., "", "  ", None, "...")),
])  # fmt: skip
def test_a_name_that_is_known_is_greeted_and_another_is_told(file, name, told, capsys):
    for first in ("Budi", "Sri"):
        progress.record("nama", "", first)
    owner.catat_nama(name)
    assert capsys.readouterr().out == told
    kept = [each["isi"] for each in progress.entries("nama")]
    assert kept[2:] == ([name.strip()] if "Salam" in told else [])


def test_without_a_file_no_place_is_named(monkeypatch, capsys):
    monkeypatch.setenv("KEMAJUAN", "")
    monkeypatch.setattr(progress, "_pending", [])
    owner.catat_nama("Sri  Rahma")
    assert capsys.readouterr().out == "Salam kenal, Sri Rahma.\n"
