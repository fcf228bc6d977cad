"""The self-check of notebook 00 tells what is not ready, and what to do about it."""

import importlib.util
import os
import sys
import tomllib

import pytest

from kursus import checkup
from notebook_tools import ROOT

pytestmark = pytest.mark.cepat


@pytest.fixture
def states():
    def read() -> dict[str, str]:
        return checkup.periksa_komputer().set_index("bagian")["keadaan"].to_dict()

    return read


def test_a_working_computer_is_ready_throughout(states):
    assert set(states().values()) == {"siap"}


def test_the_accepted_pythons_are_those_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (a, b), (c, d) = checkup.PYTHON_FROM, checkup.PYTHON_BELOW
    assert project["requires-python"] == f">={a}.{b},<{c}.{d}"


def test_another_python_is_named(states, monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 0))
    assert states()["Python"] != "siap"


def test_a_missing_package_is_named(states, monkeypatch):
    monkeypatch.setattr(checkup, "PACKAGES", ("paket_khayal",))
    table = checkup.periksa_komputer().set_index("bagian")
    assert table.loc["paket_khayal", "keadaan"] == "belum ada"
    assert "python mulai.py" in table.loc["paket_khayal", "saran"]


def test_a_missing_corpus_and_an_unreadable_file_are_named(states, monkeypatch, tmp_path):
    monkeypatch.setenv("KORPUS", str(tmp_path / "tidak ada"))
    assert states()["artikel"] == "belum ada"
    monkeypatch.setenv("KORPUS", str(tmp_path))
    (tmp_path / "baik.txt").write_text("Camat memimpin apel.", encoding="utf-8")
    (tmp_path / "kosong.txt").write_bytes(b"")
    table = checkup.periksa_komputer().set_index("bagian")
    assert table.loc["artikel", "keadaan"] == "siap"
    assert "kosong.txt" in table.loc["artikel", "saran"]


READY, INSTALL = (
    "siap",
    "Jalankan python mulai.py dari folder kursus, lalu buka buku catatan ini lagi.",
)
PARTS = ["Python", "pandas", "matplotlib", "wordcloud", "artikel", "menyimpan jawaban"]


def test_every_part_has_a_row_and_what_is_ready_needs_no_advice():
    table = checkup.periksa_komputer()
    assert list(table.columns) == ["bagian", "keadaan", "saran"]
    assert table["bagian"].tolist() == PARTS and set(map(str, table.dtypes)) == {"str"}
    assert set(table["keadaan"]) == {READY} and set(table["saran"]) == {""}


@pytest.mark.parametrize(
    ("version", "state"),
    [
        ((3, 10, 9), "versi lain"),
        ((3, 11, 0), READY),
        ((3, 14, 9), READY),
        ((3, 15, 0), "versi lain"),
    ],
)
def test_a_python_is_accepted_from_the_first_to_the_last(version, state, monkeypatch):
    monkeypatch.setattr(sys, "version_info", version)
    row = checkup.periksa_komputer().iloc[0].tolist()
    assert row == ["Python", state, "" if state == READY else INSTALL]


@pytest.mark.parametrize("package", ["pandas", "matplotlib", "wordcloud"])
def test_each_package_that_the_lessons_need_is_looked_for(package, monkeypatch):
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == package else find(name)
    )
    table = checkup.periksa_komputer().set_index("bagian")
    assert table.loc[package].tolist() == ["belum ada", INSTALL]
    assert (table.drop(package)["keadaan"] == READY).all()


def test_a_folder_that_is_closed_is_named_with_what_helps(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    asked = []
    monkeypatch.setattr(os, "access", lambda path, mode: asked.append((path, mode)))
    row = checkup.periksa_komputer().iloc[-1].tolist()
    assert asked == [(tmp_path, os.W_OK)]
    assert row == [
        "menyimpan jawaban",
        "folder hanya dapat dibaca",
        "Salin folder kursus ke tempat milik Anda, atau unduh buku catatan sebelum ditutup.",
    ]


@pytest.mark.parametrize(
    ("good", "bad", "state", "advice"),
    [
        (1, 0, READY, ""),
        (1, 2, READY, "Tidak terbaca: rusak0.txt, rusak1.txt."),
        (0, 1, "tidak terbaca", "Tidak terbaca: rusak0.txt."),
    ],
)
def test_articles_are_ready_if_one_can_be_read(good, bad, state, advice, monkeypatch, tmp_path):
    monkeypatch.setenv("KORPUS", str(tmp_path))
    for number in range(good):
        (tmp_path / f"baik{number}.txt").write_text("Camat memimpin apel.", encoding="utf-8")
    for number in range(bad):
        (tmp_path / f"rusak{number}.txt").write_bytes(b"")
    row = checkup.periksa_komputer().set_index("bagian").loc["artikel"].tolist()
    assert row == [state, advice]


def test_a_missing_folder_of_articles_is_told_by_its_name(monkeypatch, tmp_path):
    monkeypatch.setenv("KORPUS", str(tmp_path / "tiada"))
    row = checkup.periksa_komputer().set_index("bagian").loc["artikel"].tolist()
    assert row[0] == "belum ada" and "tiada" in row[1]
