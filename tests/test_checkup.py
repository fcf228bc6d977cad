"""The self-check of notebook 00 tells what is not ready, and what to do about it."""

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
