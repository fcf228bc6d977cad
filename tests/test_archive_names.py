"""A learner's own files are told from a program's, and each has a name that every system holds."""

import unicodedata
import zipfile

import pytest

from kursus.archive_names import (
    ARCHIVE,
    alike,
    is_programs,
    is_usable,
    member_name,
    plainest,
    portable,
    why_not,
)

pytestmark = pytest.mark.cepat

NOTEBOOKS, PAGES, TABLES = "ipynb", "html htm pdf", "csv tsv json jsonl xlsx xls ods"
TEXTS, PICTURES = "txt md docx doc odt rtf pptx bib", "png jpg jpeg svg"
KINDS = " ".join([NOTEBOOKS, PAGES, TABLES, TEXTS, PICTURES, "zip"]).split()


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_a_learner_makes_is_work(kind):
    for name in (f"hasil.{kind}", f"bab 1/HASIL.{kind.upper()}"):
        assert why_not(name) is None


OWN = [
    "catatan/ukuran-korpus.md", "frasa/c.ipynb", "kursus/d.md", "bab/frasa/b.json", "frasa.json",
    "a._b.md", "draf-1.md", "kemajuan.kunci.md", "Thumbs.db.md", "desktop.ini.txt", "x~$y.docx",
    "pycache.md", "node_modules.md", "MACOSX.md", "a.~b.md", "modul.py", ".diam.md", "~draf.ipynb",
    "tanpa-akhiran", "x.kunci",
]  # fmt: skip
PROGRAMS = [
    "ukuran-korpus.md", "frasa/words.py", "frasa/daftar.json", "kursus/exercises.json",
    "kursus/dalam/x.py", "__pycache__/a.md", "bab/node_modules/a.json", "._a.ipynb", ".~a.ipynb",
    "bab/._a.ipynb", ".draf-12-ab", ".kemajuan.kunci", "~$laporan.docx", "__MACOSX/a.md",
    "__macosx/a.md", "Thumbs.db", "bab/THUMBS.DB", "desktop.ini", ".git/a.md", "~lama/a.md",
    "bab/.ipynb_checkpoints/a.ipynb",
]  # fmt: skip


@pytest.mark.parametrize("name", [*OWN, *PROGRAMS])
def test_what_programs_and_the_course_left_is_told_from_what_is_ones_own(name):
    assert is_programs(name) == (name in PROGRAMS)


COURSE, HIDDEN = "bagian kursus, atau berkas bantu sistem atau program lain", "titik atau ~"


@pytest.mark.parametrize(
    "name, reason",
    [
        ("frasa/words.py", COURSE),
        (".git/a.md", COURSE),
        (".diam.md", f"namanya diawali {HIDDEN}"),
        ("bab/~draf.ipynb", f"namanya diawali {HIDDEN}"),
        ("bab/.x.py", f"namanya diawali {HIDDEN}"),
        ("modul.py", "jenis .py tidak dikemas"),
        ("bab/MODUL.PY", "jenis .py tidak dikemas"),
        ("a.ipynb.exe", "jenis .exe tidak dikemas"),
        ("tanpa", "jenis tanpa akhiran tidak dikemas"),
    ],
)
def test_why_a_file_stays_behind_is_said(name, reason):
    assert why_not(name) == reason


@pytest.mark.parametrize(
    "name, ours",
    [
        ("pekerjaan-2026-11-21.zip", True),
        ("pekerjaan-2026-11-21-3.zip", True),
        ("pekerjaan-2026-11-21 (1).ZIP", True),
        ("surat/lama/Pekerjaan-2026-11-21.zip", True),
        ("pekerjaan-26-11-21.zip", False),
        ("pekerjaan-2026-1-21.zip", False),
        ("pekerjaan-2026-11-2.zip", False),
        ("pekerjaanku-2026-11-21.zip", False),
        ("salinan pekerjaan-2026-11-21.zip", False),
        ("pekerjaan-2026-11-21/a.zip", False),
        ("pekerjaan-2026-11-21.zip.md", False),
    ],
)
def test_an_archive_of_ours_is_known_by_its_name(name, ours):
    assert bool(ARCHIVE.fullmatch(name)) == ours


DEVICES = ["con", "prn", "aux", "nul", "conin$", "conout$"]
DEVICES += [f"{port}{sign}" for port in ("com", "lpt") for sign in "0123456789¹²³"]


@pytest.mark.parametrize("device", DEVICES)
def test_a_name_of_windows_own_gets_another(device):
    for name in (device, device.upper(), f"{device}.md", f"{device} .md", f"{device}.tar.md"):
        assert portable(name) == f"_{name}" and not is_usable(name)
        assert portable(f"bab/{name}/a.md") == f"bab/_{name}/a.md"


@pytest.mark.parametrize("name", ["contoh.md", "com.md", "com10.md", "nul2.md", "x con.md", "lpt"])
def test_a_name_that_only_resembles_one_of_windows_stays(name):
    assert portable(name) == name and is_usable(name)


@pytest.mark.parametrize("sign", '<>:"|?*\\\n\t\x00\x1f\x7f\x9f\udce9')
def test_a_sign_that_some_system_refuses_is_replaced(sign):
    assert portable(f"a{sign}b/c{sign}.md") == "a_b/c_.md" and not is_usable(f"a{sign}b")


@pytest.mark.parametrize(
    "name, usable",
    [
        ("bab 1 /a.md", "bab 1/a.md"),
        ("bab./a.md", "bab/a.md"),
        ("bab. ./a. ", "bab/a"),
        ("bab/ . /a.md", "bab/_/a.md"),
        (" a.md", " a.md"),
        (".a.md", ".a.md"),
        ("é😀 ’.md", "é😀 ’.md"),
    ],
)
def test_a_name_keeps_all_but_what_windows_cuts_off(name, usable):
    assert portable(name) == usable and is_usable(name) == (name == usable)


@pytest.mark.parametrize("one, other, same", [
    ("ADA.ipynb", "ada.ipynb", True), ("cafe\u0301.csv", "caf\u00e9.csv", True),
    ("STRASSE.md", "straße.md", True), ("cafe.csv", "café.csv", False), ("a/b", "a_b", False),
])  # fmt: skip
def test_two_names_are_one_where_some_system_takes_them_for_one(one, other, same):
    assert (alike(one) == alike(other)) == same


@pytest.mark.parametrize(
    "name, plain",
    [
        ("bab 1/hasil/a.md", "bab 1_hasil_a.md"),
        ("bab:/a.md", "bab__a.md"),
        ("n" * 100 + ".md", "n" * 100 + ".md"),
        ("n" * 101 + ".md", "n" * 100 + ".md"),
        ("n" * 98 + ". nama.ipynb", "n" * 98 + ".ipynb"),
    ],
)
def test_the_plainest_name_has_no_folder_and_a_hundred_letters_at_most(name, plain):
    assert plainest(name) == plain


def member(name: str, says_utf8: bool) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("x")
    info.filename, info.flag_bits = name, 0x800 if says_utf8 else 0
    return info


APART = unicodedata.normalize("NFD", "é.md")


@pytest.mark.parametrize(
    "written, says_utf8, read",
    [
        ("a.md", False, "a.md"),
        (APART.encode().decode("cp437"), False, "é.md"),
        ("é.md".encode().decode("cp437"), True, "é.md".encode().decode("cp437")),
        (APART, True, APART),
        ("é.md", False, "é.md"),  # a letter of that old encoding, and no UTF-8
        ("‘a’.md", False, "‘a’.md"),  # that encoding does not have it
        ("bab\\a.md", True, "bab/a.md"),
        ("./a.md", True, "a.md"),
        ("././/a.md", True, "a.md"),
        ("bab//a.md", True, "bab/a.md"),
        ("bab/././/a.md", True, "bab/a.md"),
        (".bab/.a.md", True, ".bab/.a.md"),
        ("bab./a.md", True, "bab./a.md"),
        ("/a.md", True, "/a.md"),
        ("bab/../a.md", True, "bab/../a.md"),
    ],
)
def test_a_member_is_called_what_its_archive_meant(written, says_utf8, read):
    assert member_name(member(written, says_utf8)) == read


def test_a_locked_member_is_read_as_any_other():
    locked = member("é.md".encode().decode("cp437"), False)
    locked.flag_bits = 1
    assert member_name(locked) == "é.md"
