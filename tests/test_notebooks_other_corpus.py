"""Every notebook runs to its end on other folders: a single article, awkward files, no overlap."""

import nbformat
import pytest
from nbclient import NotebookClient

from notebook_tools import NAMES, copy_course, kernel_environment

SENTENCES = [
    "Pemerintah Kabupaten Latihan menggelar apel pagi di halaman kantor bupati.",
    "Bupati mengajak semua pegawai menjaga netralitas menjelang pemilihan.",
    "Menurut dia, pelayanan kepada warga tidak boleh terganggu.",
    "Sekretaris daerah menambahkan bahwa pengawasan akan diperketat.",
]


def write_single(folder):
    folder.joinpath("satu.txt").write_text(" ".join(SENTENCES), encoding="utf-8")


def write_awkward(folder):
    folder.joinpath("a kosong.txt").write_bytes(b"")
    folder.joinpath("b biner.txt").write_bytes(bytes(range(256)) * 8)
    page = "LATIHAN, WARTA CONTOH – " + "\r\n".join(SENTENCES)
    folder.joinpath("c utf16.txt").write_text(page, encoding="utf-16")
    folder.joinpath("d cp1252.txt").write_text("“" + SENTENCES[0] + "” ujarnya.", encoding="cp1252")
    folder.joinpath("e html.txt").write_text(
        "<script>alert(1)</script> " + " ".join(SENTENCES[1:]), encoding="utf-8"
    )
    folder.joinpath("f kembar.txt").write_text(" ".join(SENTENCES), encoding="utf-8-sig")
    folder.joinpath("g angka.txt").write_text("2024. 1.250 orang. 09.30 WIB.", encoding="utf-8")


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A copy of the course: what its notebooks write stays there."""
    return copy_course(tmp_path_factory.mktemp("lain"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("write", [write_single, write_awkward], ids=["single", "awkward"])
def test_runs_on_another_folder(name, write, course, tmp_path, monkeypatch):
    folder = tmp_path / "korpus lain"
    folder.mkdir()
    write(folder)
    path = course / "notebooks" / f"{name}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    for key, value in kernel_environment(KORPUS=str(folder)).items():
        monkeypatch.setenv(key, value)
    resources = {"metadata": {"path": path.parent}}
    NotebookClient(notebook, timeout=120, resources=resources).execute()
    errors = [
        output
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if output.output_type == "error" or output.get("name") == "stderr"
    ]
    assert not errors
