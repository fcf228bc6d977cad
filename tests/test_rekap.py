"""The work of a class is read into tables; every accident is named and none stops the rest."""

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from frasa._ground.errors import InputError
from kursus import nilai_putusan, periksa, progress, simpan_kerja, tebak

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "instructor")]
import rekap  # noqa: E402

RIGHT = {"0a": 90, "1a": 45, "1c": 11}
VERDICTS = ["sebagian", "seluruhnya", "tidak", "seluruhnya", "tidak"]


def hand_in(folder: Path, monkeypatch, name: str, answers=RIGHT, verdicts=(), guess=5, report=True):
    """Work as a learner does, in a folder of one's own, and pack it; return the ZIP."""
    place = folder.parent / "meja" / name / str(len(list(folder.glob("*"))))
    place.mkdir(parents=True)
    monkeypatch.setenv("KEMAJUAN", str(place / "kemajuan.json"))
    progress.record("nama", "", name)
    for number, answer in answers.items():
        periksa(number, answer)
    tebak("1-1", guess)
    if verdicts:
        nilai_putusan(*verdicts)
    (place / "00-mulai.ipynb").write_text("{}")
    if report:
        (place / "laporan.html").write_text("<p>Laporan</p>")
    simpan_kerja(place)
    packed = next(place.glob("pekerjaan-*.zip"))
    target = folder / f"{name}-{len(list(folder.glob('*')))}.zip"
    shutil.copy(packed, target)
    return target


@pytest.fixture(scope="module")
def class_folder(tmp_path_factory):
    """Twenty-four learners; two of three have two wrong answers."""
    folder = tmp_path_factory.mktemp("hari") / "kelas"
    folder.mkdir()
    with pytest.MonkeyPatch.context() as monkeypatch:
        for number in range(24):
            answers = {"0a": 45, "1a": 46, "1c": 11} if number % 3 else RIGHT
            hand_in(folder, monkeypatch, f"Peserta {number:02}", answers, VERDICTS, number % 4)
    return folder


def test_a_class_becomes_tables(class_folder):
    found = rekap.tables(*rekap.read_class(class_folder))
    learners = found["peserta"].set_index("nama")
    assert len(learners) == 24 and found["masalah"].empty
    assert learners.loc["Peserta 00", "soal benar"] == 3
    assert learners.loc["Peserta 01", "soal benar"] == 1
    assert learners.loc["Peserta 00", "00 benar"] == "1 dari 1"
    assert learners.loc["Peserta 00", "presisi"] == 1
    assert learners.loc["Peserta 00", "kelengkapan"] == pytest.approx(3 / 7)
    assert (learners["laporan"] == "ada").all()
    questions = found["soal"].set_index("soal")
    assert questions.loc["0a", ["menjawab", "benar"]].tolist() == [24, 8]
    assert questions.loc["0a", ["jawaban keliru tersering", "oleh berapa peserta"]].tolist() == [
        "45",
        16,
    ]
    assert questions.loc["4d", "menjawab"] == 0
    guesses = found["tebakan"]
    assert guesses["peserta"].tolist() == [6, 6, 6, 6] and guesses["batang"][0] == "■" * 6
    verdicts = found["putusan"].set_index("berita")
    assert verdicts["seluruhnya"].iloc[1] == 24 and verdicts["kunci"].iloc[1] == "seluruhnya"


def test_only_what_the_plan_sets_is_missing_and_wrong_is_not_unanswered(tmp_path, monkeypatch):
    folder = tmp_path / "kelas"
    folder.mkdir()
    hand_in(folder, monkeypatch, "Sri", {"0a": 90, "1a": 46, "1c": 11})
    hand_in(folder, monkeypatch, "Tono", {"0a": 90})
    work = rekap.read_class(folder)
    planned = rekap.tables(*work, "setengah-hari")["peserta"].set_index("nama")
    wanted = rekap.asked(rekap.PLANS["setengah-hari"])
    assert planned.loc["Sri", "masih keliru"] == "1a"
    for name, tried in (("Sri", {"0a", "1a"}), ("Tono", {"0a"})):
        assert set(planned.loc[name, "belum dijawab"].split(", ")) == wanted - tried
    assert planned.loc["Sri", ["00 benar", "01 benar"]].tolist() == ["1 dari 1", "0 dari 1"]
    assert planned.loc["Sri", "benar di luar rencana"] == 1
    free = rekap.tables(*work)["peserta"].set_index("nama")
    assert free.loc["Tono", "belum dijawab"] == "1a, 1c" and not free.loc["Sri", "belum dijawab"]


def test_a_first_try_is_the_first_whatever_follows(tmp_path, monkeypatch):
    folder = tmp_path / "kelas"
    folder.mkdir()
    hand_in(folder, monkeypatch, "Sri", {"0a": 45})
    monkeypatch.setenv("KEMAJUAN", str(tmp_path / "meja" / "Sri" / "0" / "kemajuan.json"))
    periksa("0a", 90)
    shutil.copy(tmp_path / "meja" / "Sri" / "0" / "kemajuan.json", folder / "kemajuan-Sri.json")
    works, problems = rekap.read_class(folder)
    learner = rekap.tables(works, problems)["peserta"].iloc[0]
    assert len(works) == 1 and "digabungkan" in problems[0].masalah
    assert learner["soal benar"] == 1 and learner["benar pada percobaan pertama"] == 0


def test_two_learners_of_one_name_stay_two_and_that_is_said(tmp_path, monkeypatch):
    folder = tmp_path / "kelas"
    folder.mkdir()
    hand_in(folder, monkeypatch, "Budi", {"0a": 90}, guess=1)
    works = [rekap.read_class(folder)[0][0]]
    entries = [{**each, "waktu": "2026-01-02T03:04:05+07:00"} for each in works[0].entries]
    other = {"format": 1, "catatan": entries}
    (folder / "kemajuan-lain.json").write_text(json.dumps(other))
    works, problems = rekap.read_class(folder)
    assert [work.name for work in works] == ["Budi", "Budi"]
    assert "dua orang" in problems[0].jalan_keluar


def packed(path: Path, **members: bytes) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)


ACCIDENTS = {
    "kosong.zip": lambda path: path.write_bytes(b""),
    "putus.zip": lambda path: path.write_bytes(b"PK\x03\x04" + b"x" * 500),
    "tanpa-kemajuan.zip": lambda path: packed(path, **{"00-mulai.ipynb": b"{}"}),
    "rusak.zip": lambda path: packed(path, **{"kemajuan.json": b'{"format": 1, "catatan": ['}),
    "lain.zip": lambda path: packed(path, **{"kemajuan.json": b"[1, 2]"}),
    "bom.zip": lambda path: packed(path, **{"kemajuan.json": b" " * 6_000_000}),
    "dalam.zip": lambda path: packed(path, **{"kemajuan.json": b"[" * 100_000}),
    "tugas.docx": lambda path: path.write_bytes(b"PK"),
    "foto.jpg": lambda path: path.write_bytes(b"\xff\xd8"),
}


@pytest.mark.parametrize("name", ACCIDENTS)
def test_an_accident_is_named_and_stops_nothing(tmp_path, monkeypatch, name):
    folder = tmp_path / "kelas"
    folder.mkdir()
    hand_in(folder, monkeypatch, "Sri")
    ACCIDENTS[name](folder / name)
    works, problems = rekap.read_class(folder)
    assert [work.name for work in works] == ["Sri"]
    assert [problem.berkas for problem in problems] == [name]
    assert name in rekap.summary(rekap.tables(works, problems))


def test_strange_entries_of_an_older_course_or_of_a_joker_change_nothing(tmp_path):
    odd = [
        {},
        {"apa": "jawaban", "nomor": 5, "isi": None, "hasil": True, "waktu": 7},
        {"apa": "putusan", "nomor": "99", "isi": "seluruhnya", "waktu": ""},
        {"apa": "putusan", "nomor": "01", "isi": "entah", "waktu": ""},
        {"apa": "nama", "isi": "=HYPERLINK(1)", "waktu": "x"},
        {"apa": "jawaban", "nomor": "8z", "isi": "1", "hasil": "benar"},
    ]
    folder = tmp_path / "kelas"
    folder.mkdir()
    content = json.dumps({"format": 1, "catatan": odd}).encode()
    packed(folder / "a.zip", **{"Pekerjaan__kemajuan.json": content, "__MACOSX__x": b""})
    found = rekap.tables(*rekap.read_class(folder))
    assert found["peserta"]["soal benar"].tolist() == [0]
    rekap.write(found, tmp_path / "hasil")
    text = (tmp_path / "hasil" / "rekap-peserta.csv").read_text("utf-8-sig")
    assert "'=HYPERLINK(1)" in text
    book = pd.read_excel(tmp_path / "hasil" / "rekap.xlsx", sheet_name=None)
    assert list(book) == ["peserta", "soal", "tebakan", "putusan", "masalah"]
    assert book["peserta"]["nama"][0] == "'=HYPERLINK(1)"


def test_one_command_does_it_all_and_can_be_repeated(class_folder):
    command = [sys.executable, str(ROOT / "instructor" / "rekap.py"), str(class_folder)]
    for _ in range(2):
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert "24 peserta; 24 dengan laporan." in done.stdout
    assert len(list(class_folder.glob("rekap*"))) == 6


def test_an_empty_folder_and_a_missing_one_are_explained(tmp_path):
    assert "Tidak ada satu pun" in rekap.summary(rekap.tables(*rekap.read_class(tmp_path)))
    with pytest.raises(InputError, match="Kumpulkan ZIP"):
        rekap.read_class(tmp_path / "tidak ada")
