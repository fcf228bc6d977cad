"""A foreseeable mistake in a notebook is answered in Indonesian, never by an English traceback."""

import os
import re
import subprocess
import sys
import types

import nbformat
import pytest
from IPython.core.inputtransformer2 import TransformerManager
from nbclient import NotebookClient

import kursus
from kursus import messages
from notebook_tools import NAMES, NOTEBOOKS, ROOT, code_cells, kernel_environment, read

MISTAKES = {
    "print(tabel_saya)": "Coba tulis",
    "print('a'": "Kurung tutup kurang",
    'folder = "C:\\Users\\siti"': "Tulis huruf r di depan tanda petik",
    "open('tidak-ada.txt', encoding='utf-8')": "tidak ditemukan",
    "import paket_khayal": "Paket “paket_khayal” tidak ditemukan",
    "articles['judul_berita']": "Tidak ada kolom bernama “judul_berita”",
    "articles.hitung()": "Tidak ada “hitung”",
    "frasa.read_articles('folder-khayal')": "Folder “folder-khayal” tidak ditemukan",
    "1 / 0": "pembagian dengan nol",
    "[1, 2][5]": "melewati akhir daftar",
    "'1' + 1": "Angka ditulis tanpa tanda petik",
    "int('tiga')": "bukan angka bagi Python",
    "hari = Rabu": "Teks harus diapit tanda petik",
    "jawaban_1c = November": "Soal 1c: yang ditunggu satu bilangan bulat",
    "jawaban_2f = 1,86 kali": "jawaban_2f = 1.86",
}


def run(sources: list[str], monkeypatch) -> list:
    """Return the cells as they stand after they were run in one fresh kernel, errors allowed."""
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    notebook = nbformat.v4.new_notebook(cells=cells)
    for key, value in kernel_environment().items():
        monkeypatch.setenv(key, value)
    resources = {"metadata": {"path": ROOT / "notebooks"}}
    NotebookClient(notebook, timeout=120, allow_errors=True, resources=resources).execute()
    return cells


HALF = '"setengah \\ud83d"'  # an emoji that was cut in two, as a text may hold it


def test_half_a_character_never_costs_the_output_it_stands_in(monkeypatch):
    first = "import kursus"
    says = [
        f'kursus.periksa("1a", {HALF})',
        f"print({HALF})",
        f"kursus.catat_nama({HALF})",
        f"raise ValueError({HALF})",
        f"from IPython.display import HTML; HTML({HALF})",
        "6 * 7",
    ]
    shown = ["".join(map(str, cell.outputs)) for cell in run([first, *says], monkeypatch)[1:]]
    assert all(re.search("setengah [?\N{REPLACEMENT CHARACTER}]", each) for each in shown[:-1]), (
        shown
    )
    assert "42" in shown[-1] and "surrogate" not in "".join(shown)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "ascii"])
def test_outside_jupyter_no_letter_that_the_terminal_lacks_ends_a_check(encoding):
    source = f"import kursus; kursus.periksa('1a', {HALF}); kursus.catat_nama({HALF}); print('ok')"
    own = kernel_environment() | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-c", source],
        cwd=ROOT / "notebooks",
        env=os.environ | own,
        capture_output=True,
    )
    assert done.returncode == 0 and b"Soal 1a" in done.stdout and b"ok" in done.stdout, done.stderr


def test_half_a_character_is_a_mark_for_whoever_reads_what_periksa_says(capsys):
    kursus.periksa("1a", "setengah \ud83d")
    assert "setengah \N{REPLACEMENT CHARACTER}" in capsys.readouterr().out


def error_texts(sources: list[str], monkeypatch) -> list[str]:
    """Run the cells in one fresh kernel; return what each error shows."""
    return [
        "\n".join("\n".join(o.traceback) for o in cell.outputs if o.output_type == "error")
        for cell in run(sources, monkeypatch)
    ]


def test_a_slip_that_python_passes_over_is_said_above_the_result(monkeypatch):
    first = 'from kursus import *\nslogan = "lama"'
    slip, command = run([first, 'Slogan = "Maju"\nlen(slogan)', "kemajuan"], monkeypatch)[1:]
    assert 'Coba tulis: slogan = "Maju"' in slip.outputs[0].text
    assert slip.outputs[1].data["text/plain"] == "4"
    assert "Tulis: kemajuan()" in command.outputs[0].data["text/plain"]


ASKED = ["kemajuan?", "kemajuan??", "kemajuan.x?", " kemajuan?"]
TYPED = ["jawaban_0a = 90 menit?", "slogan = asn netral?", 'kalimat = "Apa kabar?', "apa?", "a b?"]


@pytest.mark.parametrize("line, asked", [*((each, True) for each in ASKED),
                                         *((each, False) for each in TYPED)])  # fmt: skip
def test_only_a_known_name_alone_asks_for_help(line, asked):
    """IPython would take away what a learner typed, and answer in English."""
    shell = types.SimpleNamespace(input_transformer_manager=TransformerManager())
    shell.user_ns = {"kemajuan": kursus.kemajuan}
    for _ in range(2):
        messages._leave_questions(shell)
    for before in ("", "x = 1\n"):
        left = shell.input_transformer_manager.transform_cell(f"{before}{line}\n")
        assert ("get_ipython" in left) == asked
        assert asked or left == f"{before}{line}\n"


def test_a_question_behind_an_answer_is_no_call_for_help(monkeypatch):
    start = "from kursus import *"
    shown = error_texts([start, "jawaban_0a = 90 menit?\nperiksa('0a', jawaban_0a)"], monkeypatch)
    assert "Coba tulis" in shown[1] and "jawaban_0a = 90\n" in shown[1]


def test_pythons_own_warning_about_a_cell_is_not_shown(monkeypatch):
    cell = run(["from kursus import *", 'periksa("3f" [1, 3])'], monkeypatch)[1]
    assert [output.output_type for output in cell.outputs] == ["error"]
    assert 'periksa("3f", [1, 3])' in "\n".join(cell.outputs[0].traceback)


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
        assert not text or "belum dikenal" in text or "belum dijalankan" in text, source
        assert "petik" not in text and "Yang mirip" not in text, source


def test_a_notebook_moved_away_from_the_course_still_gets_its_messages(tmp_path, monkeypatch):
    settings = ROOT / ".venv" / "etc" / "ipython"  # where the start script installs the settings
    config = (ROOT / "labconfig" / "ipython_kernel_config.py").read_text(encoding="utf-8")
    appended = []

    class Settings:
        def __getattr__(self, name):
            return self

    found = Settings()
    found.extensions = appended
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.path", ["."])
    names = {"get_config": lambda: found, "__file__": str(settings / "ipython_kernel_config.py")}
    exec(config, names)
    assert appended == ["kursus.messages"]
    assert sys.path == [".", str(ROOT / "notebooks")]
