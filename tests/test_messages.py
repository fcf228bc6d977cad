"""A foreseeable mistake in a notebook is answered in Indonesian, never by an English traceback."""

import nbformat
import pytest
from nbclient import NotebookClient

from kursus.messages import explain
from notebook_tools import NAMES, NOTEBOOKS, ROOT, code_cells, kernel_environment, read

MISTAKES = {
    "print(tabel_saya)": "Nama “tabel_saya” belum dikenal",
    "print('a'": "belum dapat membaca sel ini",
    'folder = "C:\\Users\\siti"': 'Tulis huruf r di depan tanda kutip, misalnya r"C:',
    "open('tidak-ada.txt', encoding='utf-8')": "tidak ditemukan",
    "import paket_khayal": "Paket “paket_khayal” tidak ditemukan",
    "articles['judul']": "Tidak ada kolom atau kunci bernama 'judul'",
    "articles.hitung()": "Tidak ada “hitung”",
    "frasa.read_articles('folder-khayal')": "Folder “folder-khayal” tidak ditemukan",
    "1 / 0": "pembagian dengan nol",
    "[1, 2][5]": "melewati akhir daftar",
    "'1' + 1": "Jenis nilai di sini tidak cocok",
    "int('tiga')": "Nilai di sini tidak dapat dipakai",
}


def error_texts(sources: list[str], monkeypatch) -> list[str]:
    """Run the cells in one fresh kernel, errors allowed; return what each error shows."""
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    notebook = nbformat.v4.new_notebook(cells=cells)
    for key, value in kernel_environment().items():
        monkeypatch.setenv(key, value)
    resources = {"metadata": {"path": ROOT / "notebooks"}}
    NotebookClient(notebook, timeout=120, allow_errors=True, resources=resources).execute()
    return [
        "\n".join("\n".join(o.traceback) for o in cell.outputs if o.output_type == "error")
        for cell in cells
    ]


def test_each_mistake_gets_its_sentence_and_no_traceback(monkeypatch):
    start = "import frasa\nfrom kursus import *\narticles = baca_artikel()"
    shown = error_texts([start, *MISTAKES], monkeypatch)
    assert shown[0] == ""
    for (mistake, sentence), text in zip(MISTAKES.items(), shown[1:], strict=True):
        assert sentence in text, mistake
        assert "Traceback" not in text, mistake
        assert "site-packages" not in text, mistake


@pytest.mark.parametrize("name", NAMES)
def test_cells_run_in_reverse_order_ask_for_those_above(name, monkeypatch):
    notebook = read(next(path for path in NOTEBOOKS if path.stem == name))
    sources = [cell.source for cell in reversed(code_cells(notebook))]
    for source, text in zip(
        sources,
        error_texts(["import frasa\nimport kursus", *sources], monkeypatch)[1:],
        strict=True,
    ):
        assert "Traceback" not in text, source
        assert not text or "belum dikenal" in text, source


def test_what_is_not_foreseen_stays_as_python_says_it():
    assert explain(KeyboardInterrupt()) is None
    assert explain(RuntimeError("x")) is None
