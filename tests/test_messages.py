"""A foreseeable mistake in a notebook is answered in Indonesian, never by an English traceback."""

import io
import json
import linecache
import os
import re
import subprocess
import sys
import types

import nbformat
import pytest
from IPython.core.inputtransformer2 import TransformerManager
from IPython.core.interactiveshell import InteractiveShell
from nbclient import NotebookClient
from traitlets.config import Config

import kursus
from kursus import messages, outlet
from kursus.diagnosis import Diagnosis
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


@pytest.fixture
def ran(capsys):
    """Return a function that runs cells in one IPython of this process, and returns the output."""
    names = {name: getattr(kursus, name) for name in kursus.__all__}
    settings = Config()
    settings.HistoryManager.enabled = False
    shell = InteractiveShell(config=settings, user_ns=names)
    for _ in range(2):  # the second time changes nothing
        messages.load_ipython_extension(shell)

    def run_cells(*cells):
        for cell in cells:
            shell.run_cell(cell, store_history=True)
        told = capsys.readouterr()
        assert told.err == ""
        return told.out

    run_cells.shell = shell
    return run_cells


UNIT = "Satuan atau kata di sekitar angka tidak ikut ditulis; tulis angkanya saja."
NO_NAME = "Nama “nilaiku” belum dikenal. Periksa ejaannya."
OUTPUTS = [
    ("y = 1\njawaban_0a = 90 menit", f"{UNIT}\n\nBaris Anda:\n    jawaban_0a = 90 menit\n"
     "                   ▲\nCoba tulis:\n    jawaban_0a = 90\n\n"
     "(Python: SyntaxError: invalid syntax)\n"),
    ("if True:\n    y = 3\n    y = nilaiku + nilaiku.x", NO_NAME),
    ("raise ValueError('satu\\ndua')", "\n(Python: ValueError: satu)\n"),
    ("raise ValueError", "\n(Python: ValueError: )\n"),
    ("raise SyntaxError('aneh')", "\n(Python: SyntaxError: aneh)\n"),
    ("x = 3 is 3", ""),  # what Python warns of in English
    ("3 is 3\nx = (", "Kurung tutup kurang"),
    ("kepadatan", "Tulis: kepadatan(kata, cari)\n"),
    ("kata_henti", "Tulis: kata_henti()\n"),
    ("def tambah():\n    pass\ntambah", "<function tambah at"),
    ("def tambah():\n    pass\ntambah.__module__ = None\ntambah", "<function tambah at"),
    ("slogan : 'Maju'\nlen('x')", "Coba tulis: slogan = 'Maju'\n"),
    ("raise RuntimeError('x')", "Traceback"),
    ("class Aneh:\n    @property\n    def __class__(self):\n        raise OSError\nAneh().x",
     "Traceback"),
    ("kepadatan(3, 4)", "kata harus tabel dari potong_kata"),
]  # fmt: skip


@pytest.mark.parametrize("cell, told", OUTPUTS)
def test_a_cell_shows_what_is_told_of_it_once(cell, told, ran):
    shown = ran("y = 0", cell)
    assert (told in shown if told else not shown) and shown.count(told.strip() or "▲") <= 1
    assert cell.startswith(("raise Run", "class")) or "Traceback" not in shown


def test_the_line_that_failed_is_shown_as_it_stands_in_its_cell(ran):
    shown = ran("def bagi(a):\n    return a / 0\n", "y = 1\nbagi(3)")
    assert "Baris Anda:\n    return a / 0\n" in shown and "bagi(3)" not in shown
    ran.shell.events.trigger("pre_run_cell", types.SimpleNamespace(raw_cell=None))
    assert ran() == ""


def test_where_a_fault_lies_is_read_from_the_cell(ran):
    bare = types.SimpleNamespace(user_ns={})
    assert messages._place(bare, SyntaxError("x"), None) == ("", 1)
    assert messages._place(bare, ValueError("x"), None) == ("", 0)
    assert messages._place(ran.shell, SyntaxError("x", ("", 2, 1, "")), None) == ("", 2)
    name, cell = "ipykernel_1/2.py", "x = 1\n1 / 0\n"
    linecache.cache[name] = (len(cell), None, cell.splitlines(True), name)
    with pytest.raises(ZeroDivisionError) as caught:
        exec(compile(cell, name, "exec"), {})
    assert messages._place(bare, caught.value, caught.value.__traceback__) == (cell, 2)


LAYOUTS = [
    (Diagnosis("Sebab."), []),
    (Diagnosis("Sebab.", "  x = 3"), ["Baris Anda:", "    x = 3"]),
    *((Diagnosis("Sebab.", " x = 3", place), ["Baris Anda:", "    x = 3", *mark])
      for place, mark in ((0, ["    ▲"]), (5, ["         ▲"]), (-1, []), (6, []))),
    (Diagnosis("Sebab.", "x =\n3", 0), ["Baris Anda:", "    x =", "    3"]),
    (Diagnosis("Sebab.", "", 0, "x"), ["Coba tulis:", "    x"]),
    *((Diagnosis("Sebab.", one, 0, other),
       ["Baris Anda:", f"    {one}", "       ▲", "Coba tulis:", f"    {other}"])
      for one, other in (("abc", "abcd"), ("abcd", "abc"), ("abcx", "abcd"))),
    (Diagnosis("Sebab.", "x", None, "x = 1\nx"),
     ["Baris Anda:", "    x", "     ▲", "Coba tulis:", "    x = 1", "    x"]),
]  # fmt: skip


@pytest.mark.parametrize("found, lines", LAYOUTS)
def test_a_mark_stands_where_the_line_first_differs_or_where_it_is_known(found, lines):
    assert messages.layout(found) == ["Sebab.", "", *lines, ""]


def pack(message):
    """Pack a message as Jupyter does."""
    return json.dumps(message, ensure_ascii=False).encode()


def test_what_a_kernel_sends_is_whole_and_else_as_it_was(monkeypatch):
    session = types.SimpleNamespace(pack=pack)
    shell = types.SimpleNamespace(kernel=types.SimpleNamespace(session=session))
    for _ in range(2):
        outlet.load_ipython_extension(shell)
    assert session.pack.pack is pack
    plain = {"a": ["é", 3, None, {"b": "c"}]}
    assert session.pack(plain) == pack(plain)
    half, mark = "x\ud83d", "x\N{REPLACEMENT CHARACTER}"
    broken = {half: [half, 3, (half, {"b": half})], "e": "é"}
    assert session.pack(broken) == pack({mark: [mark, 3, [mark, {"b": mark}]], "e": "é"})


@pytest.mark.parametrize("shell", [types.SimpleNamespace(), types.SimpleNamespace(kernel=None)])
def test_a_terminal_shows_a_mark_for_a_letter_that_it_lacks(shell, monkeypatch):
    terminal = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", terminal)
    outlet.load_ipython_extension(shell)
    print("é", end="", flush=True)
    assert terminal.buffer.getvalue() == b"?"
    monkeypatch.setattr(sys, "stdout", types.SimpleNamespace())  # one that cannot be set
    outlet.load_ipython_extension(shell)
