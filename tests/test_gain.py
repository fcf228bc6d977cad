"""A filled score sheet becomes gains; every accident in it is named and stops nobody else."""

import re
import subprocess
import sys

import pandas as pd
import pytest

from notebook_tools import ROOT

KIT = ROOT / "instructor"
sys.path.insert(0, str(KIT))
import build_test  # noqa: E402
import nilai_tes  # noqa: E402
import schedule  # noqa: E402
from build_test import LETTERS  # noqa: E402

ITEMS = build_test.read_test()


def letters(form: str, wrong: tuple[int, ...] = ()) -> list[str]:
    keys = [item[form]["kunci"] - 1 for item in ITEMS]
    return [LETTERS[(key + (n in wrong)) % 4] for n, key in enumerate(keys, 1)]


def sheet(path, *rows: list[str], separator=";", encoding="utf-8-sig"):
    lines = [["nama", *build_test.columns(ITEMS)], *rows]
    text = "\r\n".join(separator.join(line) for line in lines) + "\r\n"
    path.write_bytes(text.encode(encoding))
    return path


def test_gain_is_the_difference_and_its_part_of_what_was_possible():
    assert nilai_tes.gain(4, 8, 12) == (4, 0.5)
    assert nilai_tes.gain(12, 12, 12) == (0, None)
    assert nilai_tes.gain(8, 6, 12) == (-2, -0.5)
    assert nilai_tes.gain(0, 12, 12) == (12, 1)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_filled_sheet_becomes_gains_by_person_item_and_indicator(tmp_path, separator, encoding):
    path = sheet(
        tmp_path / "nilai.csv",
        ["Ani", *letters("A", (1, 2, 7, 8)), *letters("B", (1,))],
        ["Budi", *letters("A", (1, 2)), *[f" {x.lower()}." for x in letters("B")]],
        separator=separator,
        encoding=encoding,
    )
    people, odd = nilai_tes.read_sheet(path, ITEMS)
    found, missing = nilai_tes.tables(people, ITEMS)
    assert odd == missing == []
    persons = found["orang"].set_index("nama")
    assert persons.loc["Ani"].tolist() == [8, 11, 12, 3, 0.75, 0, 0]
    assert persons.loc["Budi"].tolist() == [10, 12, 12, 2, 1, 0, 0]
    items = found["butir"].set_index("butir")
    assert items.loc[1, ["benar sebelum", "benar sesudah", "dari"]].tolist() == [0, 1, 2]
    assert items.loc[1, "pilihan keliru tersering sesudah"].startswith("C. Dipertahankan")
    assert items.loc[1, "oleh berapa orang"] == 1
    assert items.loc[2, "pilihan keliru tersering sesudah"] == ""
    by = found["indikator"].set_index("indikator")
    assert by.index.tolist() == [*range(2, 11)]
    assert by.loc[8, ["butir", "benar sebelum", "dari"]].tolist() == ["7, 8, 9, 11", 6, 8]
    assert by.loc[2, "kenaikan ternormalisasi"] == 0.5
    text = nilai_tes.summary(people, ITEMS, [])
    assert "2 orang; 2 mengerjakan kedua tes." in text and "9,0 menjadi 11,5 dari 12" in text
    assert "ternormalisasi 0,83" in text


def test_accidents_in_a_sheet_are_named_and_stop_nobody_else(tmp_path):
    none = [""] * 12
    path = sheet(
        tmp_path / "nilai.csv",
        ["", *letters("A"), *letters("B")],
        ["Citra", *["E", "AB", *letters("A")[2:]], *letters("B")],
        ["Dewi", *letters("A"), *none],
        ["dewi ", *none, *letters("B")],
        ["Eko", *letters("A"), *letters("B")],
        ["EKO", *letters("A"), *letters("B")],
        ["Fajar", *none, *["-", *letters("B")[1:]]],
        ["", *none, *none],
        ["Gita", "A", "B"],
    )
    people, odd = nilai_tes.read_sheet(path, ITEMS)
    found, missing = nilai_tes.tables(people, ITEMS)
    text = "\n".join(odd + missing)
    assert "Baris 2: namanya kosong" in text
    assert "Citra: bukan huruf A–D, dihitung keliru: A1 “E”, A2 “AB”." in text
    assert "dewi: dua baris, satu sebelum dan satu sesudah; digabungkan." in text
    assert "EKO: ada dua kali." in text
    assert "Fajar: Tes A (sebelum) kosong" in text
    assert "Fajar: B1 kosong; tercatat kosong, bukan keliru." in text
    assert "Baris 10 dilewati: mempunyai 3 sel" in text
    persons = found["orang"].set_index("nama")
    assert persons.index.tolist() == ["(baris 2)", "Citra", "Dewi", "Eko", "EKO", "Fajar"]
    assert persons.loc["Dewi", ["benar sebelum", "benar sesudah"]].tolist() == [12, 12]
    assert persons.loc["Citra", "benar sebelum"] == 10
    assert persons.loc["Fajar", ["benar sebelum", "kenaikan"]].isna().all()
    assert persons.loc["Fajar", ["benar sesudah", "kosong sesudah"]].tolist() == [11, 1]
    assert persons.loc["Citra", "kosong sebelum"] == 0  # a strange letter is wrong, not blank
    assert found["butir"]["dari"].tolist() == [5] * 12


def test_items_that_a_class_skips_do_not_count(tmp_path):
    without = [letter if n not in (3, 4, 5) else "" for n, letter in enumerate(letters("A"), 1)]
    path = sheet(tmp_path / "nilai.csv", ["Ani", *without, *without], ["Budi", *without, *without])
    people, odd = nilai_tes.read_sheet(path, ITEMS)
    items = nilai_tes.counted(people, ITEMS, odd)
    assert odd == ["Butir 3, 4, dan 5 tidak dijawab siapa pun; tidak dihitung."]
    found, missing = nilai_tes.tables(people, items)
    assert missing == [] and found["orang"]["benar sebelum"].tolist() == [9, 9]
    assert found["orang"]["dari"].tolist() == [9, 9]
    assert 5 not in found["indikator"]["indikator"].tolist()


@pytest.mark.parametrize("name", schedule.PLANS)
def test_with_a_plan_the_items_that_it_leaves_out_do_not_count_whoever_answers_them(tmp_path, name):
    path = sheet(tmp_path / "nilai.csv", ["Ani", *letters("A"), *letters("B")])
    people, odd = nilai_tes.read_sheet(path, ITEMS)
    kept = nilai_tes.counted(people, ITEMS, odd, name)
    page = (KIT / "rencana-pembelajaran.md").read_text("utf-8")
    part = page.partition(f"### {schedule.PLANS[name]['title']}\n")[2].partition("\n### ")[0]
    told = re.search(r"Butir tes yang dikosongkan:\*\* ([^.]+)\.", part)
    left = [int(number) for number in re.findall(r"\d+", told[1])] if told else []
    assert [item["nomor"] for item in ITEMS if item not in kept] == left
    assert all(f"{number}" in odd[0] for number in left) and bool(odd) == bool(left)


def run(script: str, *arguments) -> subprocess.CompletedProcess:
    command = [sys.executable, KIT / script, *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8")


def test_the_command_writes_tables_and_opens_excels_own_files(tmp_path):
    pytest.importorskip("openpyxl")
    path = sheet(tmp_path / "nilai.csv", ["=Ani", *letters("A", (1,)), *letters("B")])
    book = tmp_path / "kelas.xlsx"
    pd.read_csv(path, sep=";").replace("=Ani", "Ani").to_excel(book, index=False)
    for source, name in ((path, "'=Ani"), (book, "Ani")):
        done = run("nilai_tes.py", source)
        assert done.returncode == 0 and "1 orang; 1 mengerjakan kedua tes." in done.stdout
        rows = (tmp_path / f"{source.stem}-orang.csv").read_text("utf-8-sig").splitlines()
        assert rows[1] == f"{name};11;12;12;1;1;0;0"
        assert (tmp_path / f"{source.stem}-indikator.csv").is_file()


def test_a_sheet_that_cannot_be_used_is_named_with_a_remedy(tmp_path):
    gone = run("nilai_tes.py", tmp_path / "tidak-ada.csv")
    assert gone.returncode == 1 and "tidak ada. Periksa nama" in gone.stderr
    other = tmp_path / "lain.csv"
    other.write_text("nama;A1;A2\nAni;A;B\n", encoding="utf-8")
    done = run("nilai_tes.py", other)
    assert done.returncode == 1 and "tidak mempunyai kolom A3" in done.stderr
    empty = run("nilai_tes.py", sheet(tmp_path / "nilai.csv"))
    assert empty.returncode == 1 and "belum diisi" in empty.stderr
    (tmp_path / "rusak.csv").write_bytes(b"\x00\x01\x02" * 40)
    broken = run("nilai_tes.py", tmp_path / "rusak.csv")
    assert broken.returncode == 1 and "Traceback" not in broken.stderr


def test_a_filled_sheet_outlives_a_new_empty_one(tmp_path, monkeypatch):
    monkeypatch.setattr(build_test, "TARGET", tmp_path)
    build_test.main()
    build_test.main()
    assert [path.name for path in tmp_path.glob("nilai*")] == ["nilai.csv"]
    filled = sheet(tmp_path / "nilai.csv", ["Ani", *letters("A"), *letters("B")]).read_bytes()
    build_test.main()
    (kept,) = tmp_path.glob("nilai-*.csv")
    assert kept.read_bytes() == filled
    assert (tmp_path / "nilai.csv").read_bytes() == build_test.score_sheet()
