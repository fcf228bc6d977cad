"""The work of a class is read into tables; every accident is named and none stops the rest."""

import json
import re
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


def test_a_form_that_does_not_fit_and_a_rerun_are_no_tries(tmp_path, monkeypatch):
    folder = tmp_path / "kelas"
    folder.mkdir()
    hand_in(folder, monkeypatch, "Sri", {"0a": "sembilan"})
    monkeypatch.setenv("KEMAJUAN", str(tmp_path / "meja" / "Sri" / "0" / "kemajuan.json"))
    for answer in ("90 jam", 90, "90", 90):
        periksa("0a", answer)
    shutil.copy(tmp_path / "meja" / "Sri" / "0" / "kemajuan.json", folder / "kemajuan-Sri.json")
    found = rekap.tables(*rekap.read_class(folder))
    entries = found["peserta"].iloc[0], found["soal"].set_index("soal").loc["0a"]
    assert entries[0]["percobaan"] == entries[1]["percobaan, rata-rata"] == 2
    assert entries[0]["benar pada percobaan pertama"] == 0


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
        assert "24 ZIP terbaca; 24 dengan laporan." in done.stdout
    assert len(list(class_folder.glob("rekap*"))) == 6


# The score sheet


def computed(path: Path, row: int, levels: list[int]) -> list[float]:
    """Type levels into a row of a score sheet; return its marks, computed as a spreadsheet does."""
    from openpyxl import load_workbook

    sheet = load_workbook(path).active
    for place, level in enumerate(levels):
        sheet.cell(row, 4 + place).value = level
    values: dict[str, float] = {}

    def value(cell: str) -> float:
        raw = sheet[cell].value
        if isinstance(raw, str) and raw.startswith("="):
            raw = eval(re.sub(r"[A-Z]\d+", lambda at: str(value(at[0])), raw[1:]))
        return values.setdefault(cell, raw or 0)

    last = sheet.max_column
    return [value(sheet.cell(row, place).coordinate) for place in (3, last - 1, last)]


def score(folder: Path, plan="setengah-hari", came: Path | None = None):
    command = [sys.executable, str(ROOT / "instructor" / "nilai_kelas.py"), str(folder)]
    command += ["--rencana", plan, *(["--hadir", str(came)] if came else [])]
    return subprocess.run(command, capture_output=True, encoding="utf-8")


def test_a_score_sheet_computes_marks_and_names_who_is_missing(tmp_path, monkeypatch):
    folder = tmp_path / "zip"
    folder.mkdir()
    hand_in(folder, monkeypatch, "Siti Aminah dan Budi", {"0a": 90, "1a": 45, "1c": 11})
    hand_in(folder, monkeypatch, "Joker", {"0a": 90})
    (folder / "Wati.zip").write_bytes(b"PK")
    came = tmp_path / "nilai.csv"
    came.write_text("nama;A1\nbudi;A\nSiti  Aminah;B\nRina, S.Pd.;C\n=1+1;\nWati;D\n", "utf-8-sig")
    done = score(folder, came=came)
    assert done.returncode == 0, done.stderr
    assert "(5 orang)" in done.stdout and "Rina, S.Pd.: tidak ada ZIP" in done.stdout
    assert "Wati.zip: rusak" in done.stdout and "Wati: tidak ada" not in done.stdout
    assert "nama “Joker” tidak ada di daftar hadir" in done.stdout
    assert "baris orangnya: 1." in done.stdout  # Joker's count, to be typed where it belongs
    assert "Siti" not in done.stdout.partition("orang)")[2]
    sheet = folder / "rekap-nilai.xlsx"
    table = pd.read_excel(sheet)
    assert table["nama"].tolist() == ["budi", "Siti Aminah", "Rina, S.Pd.", "'=1+1", "Wati"]
    # 1c is not in the plan: 2 of 5; the pair shares them. Whoever has no ZIP is filled in by hand.
    assert table["soal selesai, dari 5"].tolist()[:2] == [2, 2] and table.iloc[2, 1:3].isna().all()
    assert computed(sheet, 3, [3, 3, 2, 1]) == pytest.approx([40, 57.3529, 52.147], abs=1e-3)
    assert computed(sheet, 3, [4, 4, 4, 4])[1] == 100 and computed(sheet, 3, [1] * 4)[1] == 25
    again = score(folder, came=came)
    assert again.returncode == 1 and "Kalau belum diisi, hapus" in again.stderr
    # the sheet is no learner's work
    assert [each.berkas for each in rekap.read_class(folder)[1]] == ["Wati.zip"]


def test_a_score_sheet_without_a_list_or_without_laptops(tmp_path, monkeypatch, class_folder):
    copy = shutil.copytree(class_folder, tmp_path / "kelas")
    assert "(24 orang)" in score(copy, "sehari").stdout
    assert computed(copy / "rekap-nilai.xlsx", 2, [2] * 6)[1] == 50
    paper = tmp_path / "kertas"
    paper.mkdir()
    assert "kolom nama" in score(paper, "tanpa-laptop").stderr
    came = tmp_path / "hadir.csv"
    came.write_text("nama\nAni\n\nAni\nBudi\n", "utf-8")
    said = score(paper, "tanpa-laptop", came).stdout
    assert "(3 orang)" in said  # a row for each line
    assert "dari lembar kerja" in said and "Ani" not in said  # nobody of a class on paper has one
    (paper / "rekap-nilai.xlsx").unlink()
    (paper / "Joker.zip").write_bytes(b"PK")
    said = score(paper, "tanpa-laptop", came).stdout
    assert "Budi: tidak ada ZIP" in said and "dari lembar kerja" not in said
    assert "tidak ada" in score(paper, came=tmp_path / "hilang.csv").stderr


LIST = ["Wahyu Hidayat", "RUDI HARTONO", "Nur Aini, S.Pd.", "Eko", "Slamet Riyadi, S.Sos., M.Si",
        "Siti A.", "Siti B."]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "lines", "strange"),
    [
        ("Wahyu Hidayat, Rudi Hartono", [{0}, {1}], []),
        ("nur aini/eko", [{2}, {3}], []),
        ("Eko & Dr. Slamet Riyadi, SSos, MM", [{3}, {4}], []),
        ("RUDI HARTONO + Eko", [{1}, {3}], []),
        ("Eko Dan Slamet Riyadi, S.Sos., M.Si", [{3}, {4}], []),
        ("Siti A. dan Siti B.", [{5}, {6}], []),
        ("Siti", [{5, 6}], []),
        ("Eko Prasetyo dan Wahyu Hidayat", [{0}], ["Eko Prasetyo"]),
        ("Joker", [], ["Joker"]),
    ],
)
def test_names_of_the_list_are_found_however_a_pair_is_typed(typed, lines, strange):
    from names import found_in

    found, unknown = found_in(typed, LIST)
    assert sorted(found, key=min) == lines and unknown == strange


AGUS, DEWI = "Agus Setiawan", "Dewi Lestari"


@pytest.mark.parametrize(
    ("first", "second", "typed", "meant"),
    [
        # a number tells nobody apart, whoever wrote it
        (AGUS, f"{AGUS} (2)", AGUS, {0, 1}),
        (AGUS, f"{AGUS} (2)", f"{AGUS} 2", {0, 1}),
        (f"{AGUS} 1", f"{AGUS} 2", f"{AGUS} (2)", {0, 1}),
        # nor does a name that leaves out what the list adds, however that is written
        *((f"{AGUS} {a}", f"{AGUS} {b}", AGUS, {0, 1})
          for a, b in [("Dinkes", "BKD"), ("(Dinkes)", "(BKD)"), ("Dinkes", "Dinsos"),
                       ("BKN", "BKD"), (", Dinkes", ", BKD"), ("- Dinkes", "- Dinas Sosial")]),
        (AGUS, f"{AGUS} BKD", AGUS, {0, 1}),
        (DEWI, "Dewi Lestari Putri", DEWI, {0, 1}),
        (DEWI, "Dewi Lestari Putri", "Dewi", {0, 1}),
        ("Dewi, S.H.", "Dewi, S.Sos.", "Dewi, M.M.", {0, 1}),
        # a word of one line does, with or without brackets, in a file's name, too
        *((f"{AGUS} {a}", f"{AGUS} {b}", typed, {1})
          for a, b in [("Dinkes", "BKD"), ("(Dinkes)", "(BKD)"), (", ST (Dinkes)", ", SE (BKD)")]
          for typed in (f"{AGUS} BKD", "agus setiawan bkd (1)", f"{AGUS} (BKD)", f"{AGUS}, BKD")),
        (DEWI, "Dewi Lestari Putri", "Dewi Lestari Putri, S.E.", {1}),
        ("Dewi, S.H.", "Dewi, S.Sos.", "Dewi SSos", {1}),
    ],
)  # fmt: skip
def test_a_namesake_is_certain_only_by_a_word_that_no_other_line_has(first, second, typed, meant):
    from names import found_in

    assert found_in(typed, [first, second, "Rina"]) == ([meant], [])
    swapped, _ = found_in(typed, [second, first, "Rina"])
    assert swapped == [{1 - line for line in meant}]  # the order of the lines decides nothing


def test_two_of_one_name_keep_their_rows_and_are_not_credited_unless_the_file_says_whose(tmp_path):
    from nilai_kelas import owned, score_rows, told

    def work(file, name, *right):
        entries = [{"apa": "jawaban", "nomor": n, "hasil": "benar"} for n in right]
        return rekap.Work(file, name, entries, False)

    names = ["Siti Aminah", "Siti Aminah", "Dewi, S.H. (Bagian Umum)", "Dewi, S.H. (Bagian Hukum)"]
    works = [work("a.zip", "Siti Aminah", "0a"), work("b.zip", "siti aminah", "0a", "1a"),
             work("Dewi SH (Bagian Hukum).zip", "Dewi", "0a")]  # fmt: skip
    own, plan = owned(names, works), rekap.PLANS["setengah-hari"]
    assert [row[1] for row in score_rows(names, own, plan)[1:]] == ["", "", "", 1]
    lines = told(names, own, {"0a", "1a"})
    assert any("2 baris" in line and "a.zip 1 soal, b.zip 2 soal" in line for line in lines)
    numbered = owned(["Siti", "Siti (2)"], [work(f"Siti {n}.zip", "Siti", "0a") for n in (1, 2)])
    assert numbered.works == [[], []] and len(numbered.doubtful) == 2
    assert [line for line in lines if "tidak ada ZIP" in line] == [
        f"{names[2]}: tidak ada ZIP-nya."
    ]


def test_more_than_one_zip_of_a_learner_is_told_and_without_openpyxl_it_is_csv(
    tmp_path, monkeypatch
):
    import nilai_kelas

    folder = tmp_path / "zip"
    folder.mkdir()
    hand_in(folder, monkeypatch, "Budi", {"0a": 90})
    works, _ = rekap.read_class(folder)
    twin = works[0]._replace(file="lain.zip", entries=[])
    own = nilai_kelas.owned(["Budi"], [twin, *works])
    assert "lebih dari satu ZIP" in " ".join(nilai_kelas.told(["Budi"], own, {"0a"}))
    rows = nilai_kelas.score_rows(["Budi"], own, rekap.PLANS["setengah-hari"])
    assert rows[1][1] == 1
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    text = nilai_kelas.write(rows, folder).read_text("utf-8-sig")
    assert text.splitlines()[1].startswith("Budi;1;=B2*100/5;;;;;=(20*D2+25*E2+20*F2+20*G2)*100/4")


def test_files_of_the_system_are_passed_over_and_a_zip_without_a_name_is_told(
    tmp_path, monkeypatch
):
    folder = tmp_path / "zip"
    folder.mkdir()
    hand_in(folder, monkeypatch, "", {"0a": 90})
    for name in ("desktop.ini", "Thumbs.db", ".DS_Store", "foto.jpg"):
        (folder / name).write_text("x")
    works, problems = rekap.read_class(folder)
    assert len(works) == 1 and sorted(each.masalah[:10] for each in problems) == [
        "bukan ZIP ", "tanpa nama"]  # fmt: skip


def test_an_empty_folder_and_a_missing_one_are_explained(tmp_path):
    assert "Tidak ada satu pun" in rekap.summary(rekap.tables(*rekap.read_class(tmp_path)))
    with pytest.raises(InputError, match="Kumpulkan ZIP"):
        rekap.read_class(tmp_path / "tidak ada")
