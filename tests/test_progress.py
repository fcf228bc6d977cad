"""What a learner did is kept: over restarts and notebooks, by two kernels at once, or said so."""

import json
import multiprocessing
import os
import subprocess
import sys
import types
from concurrent.futures import ThreadPoolExecutor

import nbformat
import pytest

from kursus import cell, guesses, owner, progress, saving
from notebook_tools import NOTEBOOKS, ROOT, copy_course, run_nbval

sys.path.insert(0, str(ROOT / "instructor"))
import build_keys

PACKAGE = ROOT / "notebooks"


def kept(path):
    return [entry["isi"] for entry in json.loads(path.read_text(encoding="utf-8"))["catatan"]]


def test_an_answer_survives_a_restart_and_shows_in_another_notebook(file, tmp_path):
    code = "from kursus import *; periksa('0a', 90); tebak('3-2', 4)"
    later = "from kursus import *; kemajuan(); cocokkan('3-2', 5); periksa('0a', 45)"
    environment = os.environ | {"PYTHONPATH": str(PACKAGE), "PYTHONUTF8": "1"}
    for each in (code, later):
        command = [sys.executable, "-c", each]
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert "1 dari" in done.stdout and "Berikutnya: soal 1a di 01-membaca-artikel" in done.stdout
    assert "Tebakan Anda 4, hasilnya 5." in done.stdout
    assert "sudah pernah Anda jawab benar" in done.stdout


def hand_in(path, name, count):
    os.environ["KEMAJUAN"] = str(path)
    for number in range(count):
        progress.record("jawaban", name, number)


def test_two_kernels_lose_no_entry(file):
    context = multiprocessing.get_context("spawn")
    kernels = [context.Process(target=hand_in, args=(file, name, 25)) for name in ("1a", "2a")]
    for kernel in kernels:
        kernel.start()
    for kernel in kernels:
        kernel.join()
    assert len(kept(file)) == 50


def test_an_answer_that_no_file_can_hold_stops_nothing(file):
    progress.record("jawaban", "1a", "setengah \ud83d")
    progress.record("jawaban", "1a", 6)
    assert kept(file) == ["setengah \N{REPLACEMENT CHARACTER}", "6"]


def test_what_could_not_be_saved_is_not_said_to_be_saved(file, capsys):
    file.mkdir()
    owner.catat_nama("Siti")
    said = capsys.readouterr().out
    assert "belum dapat disimpan" in said and "tersimpan di" not in said


@pytest.mark.cepat
def test_a_cell_run_again_adds_nothing(file):
    for content in (5, 5, 5, 6):
        progress.record("jawaban", "1a", content, "belum tepat")
    assert kept(file) == ["5", "6"]


@pytest.mark.cepat
def test_a_disk_that_is_full_loses_nothing(file, monkeypatch, capsys):
    progress.record("jawaban", "1a", 5)
    before = file.read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)
        progress.record("jawaban", "1a", 6)
    assert "belum dapat disimpan" in capsys.readouterr().out
    assert file.read_bytes() == before
    assert sorted(each.name for each in file.parent.iterdir() if each.suffix != ".kunci") == [
        "kemajuan.json"
    ], "no draft stays"
    assert [entry["isi"] for entry in progress.entries("jawaban")] == ["5", "6"]
    progress.record("jawaban", "1a", 7)
    assert kept(file) == ["5", "6", "7"]


# Another program's file of this name: valid JSON, and entries that nothing here could read.
STRANGE = b'{"catatan": [{"apa": "jawaban", "nomor": "1a", "isi": 5}]}'


@pytest.mark.cepat
@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"catatan": [1]}', b"\xff\xfe", b"null", b"[" * 99_999, STRANGE]
)
def test_a_damaged_file_is_kept_under_another_name(file, content, capsys):
    file.write_bytes(content)
    assert progress.entries("jawaban") == []
    progress.record("jawaban", "1a", 5)
    assert kept(file) == ["5"]
    assert file.with_name("kemajuan-rusak.json").read_bytes() == content
    assert "kemajuan-rusak.json" in capsys.readouterr().out


def test_an_entry_that_nothing_can_read_takes_none_of_the_others_with_it(file):
    progress.record("jawaban", "1a", 5)
    odd = json.loads(file.read_bytes())
    odd["catatan"] += [{}, 7, json.loads(STRANGE)["catatan"][0]]
    file.write_text(json.dumps(odd), encoding="utf-8")
    progress.record("jawaban", "1a", 6)
    assert kept(file) == ["5", "6"]
    assert json.loads(file.with_name("kemajuan-rusak.json").read_bytes()) == odd


@pytest.mark.cepat
def test_progress_brought_back_is_joined_to_what_is_there(file):
    progress.record("jawaban", "1a", 5)
    other = file.read_bytes()
    file.unlink()
    progress.record("jawaban", "2a", 7)
    progress.merge(other)
    progress.merge(other)
    assert sorted(kept(file)) == ["5", "7"]


@pytest.mark.cepat
def test_without_a_file_nothing_is_written(file, monkeypatch):
    monkeypatch.setenv("KEMAJUAN", "")
    progress.record("jawaban", "1a", 5)
    assert not file.exists()
    assert [entry["isi"] for entry in progress.entries("jawaban")] == ["5"]


@pytest.mark.cepat
@pytest.mark.parametrize("guess", [..., None, "...", ""])
def test_no_guess_is_no_mistake_and_leaves_no_trace(file, guess, capsys):
    guesses.tebak("3-2", guess)
    guesses.cocokkan("3-2", 5)
    said = capsys.readouterr().out
    assert "tidak wajib" in said and "Hasilnya 5." in said
    assert not file.exists()


@pytest.mark.cepat
@pytest.mark.parametrize(
    "guess, said",
    [(4, "4"), (1250.5, "1.250,5"), ("banyak", "banyak"), ([1, 2], "1 dan 2"), (object, "<class")],
)
def test_a_guess_is_recorded_and_shown_beside_the_result(file, guess, said, capsys):
    guesses.tebak("3-2", guess)
    guesses.cocokkan("3-2", 5)
    told = capsys.readouterr().out
    assert told.startswith("Tercatat") and told.endswith("hasilnya 5.\n")
    assert f"\nTebakan Anda {said}" in told


@pytest.mark.parametrize(
    "typed, guess, meant",
    [("7,5", (7, 5), "tebakan = 7.5"), ("0,25", (0, 25), "0.25"), ("(87, 5)", (87, 5), "87.5")],
)
def test_a_guess_with_a_decimal_comma_says_what_was_recorded(file, typed, guess, meant, capsys):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cell, "current_cell", lambda: f'tebakan = {typed}\ntebak("3-2", tebakan)')
        guesses.tebak("3-2", guess)
    told = capsys.readouterr().out
    assert f"Tercatat: dua angka, {guess[0]} dan {guess[1]}." in told and meant in told


# A cell and the names in it, one after the other, after one guess; and how the last is answered.
OURS, OTHER = (
    "Tebakan Anda 4, hasilnya 9.",
    "Hasilnya 9. Tebakan tadi untuk isian semula, jadi tidak dibandingkan.",
)
FILLED = 'slogan = "{}"\njumlah = banyak_kata(slogan)\ncocokkan("0-1", jumlah)'
NAMED = 'isi = isi_berita(artikel, nomor)\ncocokkan("0-1", isi)'
WORD = 'jejak = cari_frasa(kata, "{}")\ncocokkan("0-1", jejak)'
FILLINGS = [
    ([(FILLED, "a", {}), (FILLED, "a", {})], OURS),
    ([(FILLED, "a", {}), (FILLED, "b", {})], OTHER),
    ([(FILLED, "a", {}), (FILLED, "b", {}), (FILLED, "a", {})], OURS),
    ([(NAMED, "", {"nomor": 3}), (NAMED, "", {"nomor": 4})], OTHER),
    ([(NAMED, "", {"nomor": 3}), (NAMED, "", {"nomor": 3})], OURS),
    ([(WORD, "kreditibilitas", {}), (WORD, "kredibilitas", {})], OTHER),
    ([(WORD, "x", {"jejak": 1}), (WORD, "x", {"jejak": 2})], OURS),
]


@pytest.mark.parametrize("runs, told", FILLINGS)
def test_a_guess_is_shown_only_beside_the_result_it_was_made_for(
    file, runs, told, monkeypatch, capsys
):
    guesses.tebak("0-1", 4)
    for source, filling, names in runs:
        text = source.format(filling)
        monkeypatch.setattr(guesses, "current_cell", lambda text=text: text)
        shell = types.SimpleNamespace(user_ns={"slogan": filling} | names)
        monkeypatch.setattr(guesses, "notebook_names", lambda shell=shell: shell.user_ns)
        guesses.tebak("0-1", 4)  # the same guess, run again, is no new one
        guesses.cocokkan("0-1", 9)
    assert capsys.readouterr().out.splitlines()[-1] == told


def test_a_new_guess_belongs_to_the_new_filling(file, monkeypatch, capsys):
    for guess, filling in ((4, "a"), (6, "b")):
        text = FILLED.format(filling)
        monkeypatch.setattr(guesses, "current_cell", lambda text=text: text)
        guesses.tebak("0-1", guess)
        guesses.cocokkan("0-1", 9)
    assert capsys.readouterr().out.endswith("Tebakan Anda 6, hasilnya 9.\n")


@pytest.mark.cepat
def test_a_name_is_asked_once_and_another_learner_is_told(file, capsys):
    owner.catat_nama("  Siti   Rahma ")
    assert "Salam kenal, Siti Rahma." in capsys.readouterr().out
    owner.catat_nama("Budi")
    said = capsys.readouterr().out
    assert "milik Siti Rahma" in said and "mulai_baru()" in said
    assert kept(file) == ["Siti Rahma"]


@pytest.mark.cepat
def test_beginning_afresh_keeps_the_old_progress_and_deleting_takes_it_away(file, capsys):
    for name in ("Siti", "Budi"):
        owner.catat_nama(name)
        owner.mulai_baru()
    assert kept(file.with_name("kemajuan-lama.json")) == ["Siti"]
    assert kept(file.with_name("kemajuan-lama2.json")) == ["Budi"]
    assert not file.exists()
    owner.catat_nama("Ani")
    owner.mulai_baru(hapus=True)
    assert not file.exists() and progress.entries("nama") == []


def test_the_tests_leave_no_progress_beside_the_notebooks():
    assert os.environ["KEMAJUAN"] == ""
    assert not [each for each in NOTEBOOKS[0].parent.glob(".kemajuan*")]


@pytest.mark.cepat
def test_progress_goes_home_and_comes_back_joined(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KEMAJUAN", str(tmp_path / "kemajuan.json"))
    monkeypatch.setattr(progress, "_pending", [])
    (tmp_path / "00.ipynb").write_text("{}")
    progress.record("jawaban", "1a", 5)
    saving.simpan_kerja()
    (tmp_path / "kemajuan.json").unlink()
    progress.record("jawaban", "2a", 7)
    table = saving.pulihkan_kerja(next(tmp_path.glob("*.zip")).name)
    assert "digabungkan" in list(table["keadaan"])
    assert sorted(kept(tmp_path / "kemajuan.json")) == ["5", "7"]


def test_stored_outputs_hold_twice_in_parallel_and_beside_a_learners_progress(tmp_path):
    course = copy_course(tmp_path)
    notebook = course / "notebooks" / "00-mulai.ipynb"
    renewed = nbformat.read(notebook, as_version=4)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.environ["PYTHONPATH"])
        build_keys.execute(renewed, notebook.parent)
    nbformat.write(renewed, notebook)
    learners = notebook.with_name("kemajuan.json")
    learners.write_text(
        '{"format": 1, "catatan": [{"apa": "nama", "nomor": "", "isi": "Siti", "hasil": ""}]}'
    )
    before = learners.read_bytes()
    with ThreadPoolExecutor(2) as both:
        runs = [both.submit(run_nbval, [notebook], tmp_path / f"{n}.xml") for n in range(4)]
    assert [fault for run in runs for fault in run.result()["00-mulai"].values() if fault] == []
    assert learners.read_bytes() == before
