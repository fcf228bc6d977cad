"""A column, file or package that is not there is named with those that are, at its place."""

import math
import types

import pandas as pd
import pytest

from kursus import causes
from test_errors import diagnosed, namespace

WIDE = pd.DataFrame({f"kolom_{n:02}": [n] for n in range(13)})
TWELVE = ", ".join(f"kolom_{n:02}" for n in range(12)) + "."


def use(value):
    """Look for what no value has, out of the learner's sight."""
    return value.tak_ada


def names():
    own = {"lebar": WIDE, "isi": {"aceh": 1, 3: 2}, "kosong": None, "pakai": use, "math": math}
    late = types.ModuleType("kotak")
    return namespace() | own | {"angka": 1.5, "kotak": late}


def told(cell):
    """Return what is told, what is cured, and the line from the mark on."""
    found = diagnosed(cell, names())
    marked = found.place is not None and found.place >= 0
    return found.cause, found.cured, found.line.strip()[found.place :] if marked else None


HAVE = "Yang ada: article, outlet, words."
# (cell, all that is said, the line mended, the line from the mark on)
KEYS = [
    ("x = articles['tahun']", f"Tidak ada kolom bernama “tahun”. {HAVE}", None, "tahun']"),
    ("articles['Outlets']", f"Tidak ada kolom bernama “Outlets”. {HAVE}", "articles['outlet']",
     "Outlets']"),
    ("articles['media']", f"Tidak ada kolom bernama “media”. {HAVE}", "articles['outlet']",
     "media']"),
    ("k = 'Outlet'\narticles[k]", f"Tidak ada kolom bernama “Outlet”. {HAVE}", None, None),
    ("articles[['words', 'tahun', 'x']]", f"Tidak ada kolom bernama “tahun”. {HAVE}", None,
     "tahun', 'x']]"),
    ("articles[['tahun', 'x']]", f"Tidak ada kolom bernama “tahun”. {HAVE}", None, "tahun', 'x']]"),
    ("articles[[5, 'words']]", f"Tidak ada kolom bernama “5”. {HAVE}", None, "5, 'words']]"),
    ("articles[[5, 7]]", f"Tidak ada kolom bernama “5”. {HAVE}", None, "5, 7]]"),
    (f"articles[{[f'nama_{n}' for n in range(30)]}]",
     f"Tidak ada kolom bernama “nama_0”. {HAVE}", None,
     f"nama_0', {str([f'nama_{n}' for n in range(1, 30)])[1:]}]"),
    ("articles[['XX', 'words']]", f"Tidak ada kolom bernama “XX”. {HAVE}", None, "XX', 'words']]"),
    ("articles[['a, b', 'words']]", f"Tidak ada kolom bernama “a, b”. {HAVE}", None,
     "a, b', 'words']]"),
    ("lebar['tahun']", f"Tidak ada kolom bernama “tahun”. Yang ada: {TWELVE}", None, "tahun']"),
    ("articles.loc[7]", "Tidak ada label bernama “7”. Yang ada: 0, 1.", None, "7]"),
    ("isi['medan']", "Tidak ada kunci bernama “medan”. Yang ada: aceh, 3.", None, "medan']"),
    *((f'isi["{key}"]', f"Tidak ada kunci bernama “{key}”. Yang ada: aceh, 3.", cured, f'{key}"]')
      for key, cured in (("kata 'asn' itu", None), ("[a, b]", None), ("acehh", 'isi["aceh"]'))),
    *((cell, f"Tidak ada kolom atau kunci bernama “{key}”. Periksa ejaannya.", None, None)
      for cell, key in (("dict()['medan']", "medan"), ("raise KeyError", ""))),
]  # fmt: skip


@pytest.mark.parametrize("cell, cause, cured, marked", KEYS)
def test_a_missing_key_is_told_with_those_that_are_there(cell, cause, cured, marked):
    assert told(cell) == (cause, cured, marked)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with some files, in which the learner works."""
    monkeypatch.chdir(tmp_path)
    for name in ("berita.txt", "tabel.csv"):
        (tmp_path / name).touch()
    (tmp_path / "kosong").mkdir()
    return tmp_path


LOST = "Berkas atau folder “{}” tidak ditemukan."
THERE = "Di folder “.” ada: berita.txt, kosong dan tabel.csv."
BACK = "Tanda \\ punya arti lain bagi Python. Tulis huruf r di depan tanda petik."
PATHS = [
    ("open('brita.txt')", f"{LOST.format('brita.txt')} {THERE} Yang mirip: “berita.txt”.",
     "open('berita.txt')", "brita.txt')"),
    *((f"open(r'{name}')", f"{LOST.format(name)} {THERE}", None, f"{last}')")
      for name, last in (("tahun.docx", "tahun.docx"), ("lama/brita.txt", "brita.txt"),
                         ("lama\\ujian.txt", "ujian.txt"), ("berita.txt/isi.txt", "isi.txt"))),
    ("f = 'brita.txt'\nopen(f)", f"{LOST.format('brita.txt')} {THERE}", None, None),
    ("open('kosong/brita.txt')", f"{LOST.format('kosong/brita.txt')} Folder “kosong” kosong.", None,
     None),
    (r"x = 'a'; open('\berita')", BACK, r"x = 'a'; open(r'\berita')", None),
    ("raise FileNotFoundError", f"{LOST.format('')} {THERE}", None, "raise FileNotFoundError"),
]  # fmt: skip


@pytest.mark.parametrize("cell, cause, cured, marked", PATHS)
def test_a_missing_file_is_told_with_what_its_folder_holds(cell, cause, cured, marked, folder):
    assert told(cell) == (cause, cured, marked)


MOVED = "Nama “{}” dari edisi lama"
MODULES = [
    ("from kursus import zzz", "Tidak ada “zzz” di kursus.", "from kursus import *", None),
    ("from kursus import kemajuann", "Tidak ada “kemajuann” di kursus. Maksud Anda “kemajuan”?",
     "from kursus import kemajuan", "kemajuann"),
    ("from kursus import mesages", "Tidak ada “mesages” di kursus.", "from kursus import *", None),
    ("from frasa.spark import periksa", "Nama “periksa” dari frasa.spark edisi lama kini ditulis "
     "begini: from kursus import periksa.", None, "periksa"),
    ("from math import zzz", "Tidak ada “zzz” di math. Periksa ejaannya.", None, "zzz"),
    ("from math import sqrtt", "Tidak ada “sqrtt” di math. Maksud Anda “sqrt”?",
     "from math import sqrt", "sqrtt"),
    ("from frasa.zzz import x", "Tidak ada frasa.zzz. Tulis import frasa, lalu frasa. dan tekan "
     "Tab.", None, None),
    *((f"import {typed} as x", f"Tidak ada paket “{typed}”. Maksud Anda “{meant}”?",
       f"import {meant} as x", f"{typed} as x")
      for typed, meant in (("frasaa", "frasa"), ("kursuss", "kursus"), ("pandass", "pandas"),
                           ("nunpy", "numpy"), ("matplotlb", "matplotlib"))),
    ("import paket_lain.isi", "Paket “paket_lain” tidak ditemukan. Periksa ejaannya; kursus ini "
     "tidak memerlukan paket lain.", None, "paket_lain.isi"),
]  # fmt: skip


@pytest.mark.parametrize("cell, cause, cured, marked", MODULES)
def test_a_package_that_is_not_there_is_told_with_the_one_meant(cell, cause, cured, marked, folder):
    assert told(cell) == (cause, cured, marked)


@pytest.mark.parametrize("name", ["frasa", "kursus"])
def test_a_notebook_that_lost_the_course_is_to_be_moved_back(name, folder):
    error = ModuleNotFoundError(f"No module named '{name}'", name=name)
    said = causes.diagnose(error, f"import {name}", 1, {})
    assert said.cause.startswith(f"Folder {name} tidak ada di samping buku catatan ini. Pindahkan")
    assert said.cured is None


@pytest.mark.parametrize(
    "line, name, moved",
    [
        ("from frasa.report import write_report", "frasa.report", ["write_report"]),
        ("from frasa.report import write_report, tak_ada", "frasa.report", ["write_report"]),
    ],
)
def test_names_of_the_first_edition_say_where_they_are_now(line, name, moved, folder):
    said = causes.diagnose(ModuleNotFoundError("x", name=name), line, 1, {}).cause
    assert all(each in said for each in moved) and "tak_ada" not in said and "Tab" not in said


def test_a_file_that_hides_a_package_is_the_cause_of_what_the_package_lacks(folder):
    (folder / "math.py").touch()
    module = types.ModuleType("math")
    for place, hidden in ((folder / "math.py", True), (folder / "lain.py", False)):
        module.__file__ = str(place)
        error = AttributeError("x", name="akar", obj=module)
        said = causes.diagnose(error, "math.akar(2)", 1, {}).cause
        assert said.startswith("Berkas math.py di folder ini menutupi paket math.") == hidden


NO_FIT = "Perintah di baris ini diberi {}, dan itu tidak cocok."
ATTRIBUTES = [
    ("x = kosong.head()", "Nilai di depan titik itu kosong (None): perintah sebelumnya hanya "
     "menampilkan.", None, "head()"),
    *((f"pakai({value})", NO_FIT.format(what), None, None)
      for value, what in (("articles", "tabel ini"), ("articles.words", "kolom ini"),
                          ("'asn'", "sebuah teks"), ("3", "sebuah angka"), ("3.5", "sebuah angka"),
                          ("[3]", "sebuah daftar"), ("math", "math"), ("(3, 4)", "nilai ini"))),
    ("articles.outlets", "Tidak ada “outlets” pada tabel ini. Yang mirip: “outlet”.",
     "articles.outlet", "outlets"),
    ("kalimat.uper()", "Tidak ada “uper” pada sebuah teks. Yang mirip: “upper”.", "kalimat.upper()",
     "uper()"),
    ("kalimat.banyak_kata()", "Tidak ada “banyak_kata” pada sebuah teks. “banyak_kata” dipakai "
     "sendiri: banyak_kata(…).", None, "banyak_kata()"),
    *((f"{table}.tahun_lalu", f"Tidak ada “tahun_lalu” pada tabel ini. Kolom tabel itu: {columns} "
       "Periksa ejaannya.", None, "tahun_lalu")
      for table, columns in (("articles", "article, outlet, words."), ("lebar", TWELVE))),
    ("math.tahun_lalu", "Tidak ada “tahun_lalu” pada math. Periksa ejaannya.", None, "tahun_lalu"),
    ("kalimat.lenn", "Tidak ada “lenn” pada sebuah teks. Periksa ejaannya.", None, "lenn"),
    ("kalimat._kata", "Tidak ada “_kata” pada sebuah teks. Periksa ejaannya.", None, "_kata"),
    *((f"max({typed})", "Di antara dua nilai ada koma, bukan titik.", "max(jumlah, angka)", marked)
      for typed, marked in (("jumlah. angka", "max(jumlah. angka)"), ("jumlah.angka", "angka)"))),
    ("nama_hari('27/11/2024')", "Tanggal ditulis date(tahun, bulan, tanggal), dengan koma.",
     "nama_hari(date(2024, 11, 27))", None),
]  # fmt: skip


@pytest.mark.parametrize("cell, cause, cured, marked", ATTRIBUTES)
def test_what_a_value_does_not_have_is_told_with_what_it_has(cell, cause, cured, marked, folder):
    assert told(cell) == (cause, cured, marked)
