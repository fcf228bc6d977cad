"""Answers, verbs and silent slips of a beginner are answered by the names of the own cell."""

import inspect
import re

import pandas as pd
import pytest

import kursus
from frasa import InputError
from kursus import arguments, exercises, nearest, progress, unsaid, verba
from kursus.article_names import find_article
from notebook_tools import NOTEBOOKS, code_cells, read
from test_errors import ARTICLES, diagnosed, namespace

# (question, answer, its line in the cell, what is said, what must not be said)
ANSWERS = [
    ("3e", (4, 6), "", "Pilih satu nomor saja", "4.6"),
    ("3e", [4, 6], "", "Pilih satu nomor saja", "4.6"),
    ("3e", 4.6, "", "Pilih di antara nomor 1,", "4600"),
    ("0a", 4.6, "", "bilangan bulat", "4600"),
    ("0a", (1, 300), "", "Koma memisahkan dua angka", "1300"),
    ("0a", (1, 300), "jawaban_0a = 1,5 * 60", "Tulis: jawaban_0a = 1.5 * 60", "1300"),
    ("0a", (1, 300), "jawaban_0a = 1,(5 ** 99) * 60", "Koma memisahkan", "Tulis:"),
    ("0a", (40, 5), "jawaban_0a = 40,5", "Yang ditanya satu bilangan bulat, tanpa koma", "40.5"),
    ("3c", (14, 0), "jawaban_3c = 14,0", "Tulis: jawaban_3c = 14\n", "1.5"),
    ("4d", (87, 5), "jawaban_4d = 87,5", "87,5 persen, tulis: jawaban_4d = 0.875", "garis miring"),
    ("3b", (47, 8), "", "47,8 persen, tulis: jawaban_3b = 0.478", "garis miring"),
    ("4d", "7 dari 8", "", "benar.", "belum"),
    ("0a", "2 x 45", "", "tanpa tanda petik. Tulis: jawaban_0a = 2 * 45", "dua angka saja"),
    ("2d", -6, "jawaban_2d = 2-4-3-1", "Tulis: jawaban_2d = [2, 4, 3, 1]", "belum tepat"),
    ("2d", [2, 4, 3, 1, 1], "", "empat nomor yang urut", "belum tepat"),
    ("4a", "berita ke-8", "", "Tulis: jawaban_4a = 8", "belum tepat"),
    ("3d", False, "jawaban_3d = 1>2>3", "empat nomor yang urut", "Tulis:"),
    ("2d", False, "jawaban_2d = 2>4>3>1", "Tulis: jawaban_2d = [2, 4, 3, 1]", "belum tepat"),
    ("3a", 1, "jawaban_3a = 1 & 3 & 5", "Tulis: jawaban_3a = [1, 3, 5]", "belum tepat"),
    ("1d", 7, "jawaban_1d = 10-3", "angka 7, hasil hitungan 10-3", "benar."),
    (
        "0a",
        45,
        'jawaban_0A = 90\nperiksa("0a", jawaban_0a)',
        "Tulis: jawaban_0a = 90",
        "belum tepat",
    ),
    ("4d", 7, "", "Kalau maksud Anda 7 persen, tulis: jawaban_4d = 0.07", ". Tulis"),
    ("4d", (7, 8), "", "garis miring, misalnya 1 / 4", "7.8"),
    ("4d", (0, 875), "", "Tulis: jawaban_4d = 0.875", "1.5"),
    ("2a", ["tidak", "harus"], "", "daftar nomor, misalnya [1, 2]", "satu angka"),
    ("3d", 2023, "", "empat nomor yang urut", "belum tepat"),
    ("3d", "UU 20/2023", "", "empat nomor yang urut", "satu angka"),
    ("3d", [2, 1], "", "empat nomor yang urut", "belum tepat"),
    ("1d", "10/03", "", "bilangan bulat", "Tulis:"),
    ("1b", "4 lalu 6 lalu 2", "", "benar.", "belum"),
    ("3b", 0.47, "", "Bulatkan, jangan dipotong", "belum tepat"),
    ("3b", 0.5, "", "terlalu kasar", "belum tepat"),
    ("3b", 0.48, "", "benar.", "belum"),
    ("3b", 0.478, "", "benar.", "belum"),
    ("3b", 0.47, "", "angka berikutnya 5 atau lebih", "sekurangnya"),
    ("1a", 1.0, "jawaban_1a = 1.000", "Tulis: jawaban_1a = 1000", "belum tepat"),
    ("2a", 1, "jawaban_2a = 1;3;5", "Tulis: jawaban_2a = [1, 3, 5]", "belum tepat"),
    ("2a", 1, "jawaban_2a = 1;3;5", "1 saja; 3 dan 5 tidak ikut.\nTitik koma", "Enter"),
    ("2a", (1, 3), "jawaban_2a = 1, 3\n5", "Enter mengakhiri perintah", "Titik koma"),
    ("2a", (1, 3), "jawaban_2a = 1, 3\n5", "Tulis: jawaban_2a = [1, 3, 5]", "belum tepat"),
    ("2a", "tidak", 'jawaban_2a = "tidak"; "harus"', "daftar nomor, misalnya", "Tulis:"),
    ("2a", 1, "jawaban_2a = nomor; 3; 5", "nomor saja; 3 dan 5 tidak ikut", "Tulis:"),
    ("2a", [1, 3], "jawaban_2a = [1] + [3]; 5", "daftar nomor, misalnya", "Tulis:"),
    ("2a", {1}, "jawaban_2a = {1}; {3, 5}", "Tulis: jawaban_2a = [1, 3, 5]", "belum tepat"),
    ("0a", 90, "jawaban_0a = 90; 45", "satu bilangan bulat", "Tulis:"),
    ("0a", 90, "jawaban_0a = 90;", "benar.", "Titik koma"),
    ("1a", "kurang dari 50", "", "Tulis satu angka yang Anda maksud.", "Tulis:"),
    ("1a", "45 kata", "", "dalam huruf, bukan kata", "Tulis:"),
    ("2a", "tidak, harus, memihak", "", "“tidak”, “harus” dan “memihak”", "teks"),
    ("2a", ["1", "harus", 5], "", "tiga jawaban, “1”, “harus” dan 5", "teks"),
    ("3c", "70%", "", "bukan persen. Yang ditunggu satu bilangan bulat", "0.7"),
]


@pytest.fixture
def said(monkeypatch, capsys):
    """Return a function that hands in an answer from a cell and returns what is said."""
    monkeypatch.setenv("KEMAJUAN", "")
    monkeypatch.setattr(progress, "_pending", [])

    def ask(number, answer, cell=""):
        for place in (exercises, kursus.cell):
            monkeypatch.setattr(place, "current_cell", lambda: cell)
        exercises.periksa(number, answer)
        return capsys.readouterr().out

    return ask


@pytest.mark.parametrize("number, answer, cell, told, never", ANSWERS, ids=repr)
def test_an_answer_is_measured_by_what_its_question_asks(number, answer, cell, told, never, said):
    text = said(number, answer, cell)
    assert told in text and never not in text


def test_a_value_that_is_revealed_has_the_decimals_asked_for_and_the_sister_its_place(said):
    text = [said("3b", wrong) for wrong in (0.1, 0.2, 0.9)][-1]
    assert "Jawabannya 0.48." in text and "di baris baru di sel yang sama" in text
    assert "tulis" not in said("3b-lagi", ..., 'jawaban_3b = 0.9\nperiksa("3b-lagi", ...)').lower()
    assert 'Tulis: periksa("3b-lagi", jawaban_3b)' in said(
        "3b-lagi", 0.1, 'periksa("3b-lagi", jawaban_4d)'
    )


VERBS = [each for _, each in inspect.getmembers(verba, inspect.isfunction)
         if each.__module__ == verba.__name__ and not each.__name__.startswith("_")]  # fmt: skip
LIBRARY = r"\b(min_words|n|tokens|articles|passages|words|width|phrase|counts|table) harus"
STRANGE = [..., True, (1, 5), [], {}, 1.5, -3, len, pd.DataFrame({"x": range(70)}), None]
PAIRS = [(verb, name) for verb in VERBS for name in inspect.signature(verb).parameters]


@pytest.mark.parametrize("verb, name", PAIRS, ids=lambda part: getattr(part, "__name__", part))
def test_every_verb_names_its_own_setting_in_one_short_line(verb, name, real_tables):
    several = verb.__name__ == "sandingkan" and name in "ab"  # b may be a list, a is then exchanged
    for value in [each for each in STRANGE if not (several and isinstance(each, tuple))]:
        given = [real_tables(verb, each) for each in inspect.signature(verb).parameters]
        given[list(inspect.signature(verb).parameters).index(name)] = value
        with pytest.raises(InputError) as caught:
            verb(*given)
        text = str(caught.value)
        assert text.startswith(f"{name} ") and len(text) < 300 and "\n" not in text
        assert not re.search(LIBRARY, text)


@pytest.fixture(scope="module")
def real_tables():
    articles = kursus.baca_artikel()
    tokens = kursus.potong_kata(articles)
    counts = kursus.hitung_kata(tokens)
    known = {"artikel": articles, "kata": tokens, "hitungan": counts, "tabel": counts}
    known |= {"bagian": kursus.cari_bagian(tokens), "henti": kursus.kata_henti()}
    known |= {"nomor": 1, "a": 1, "b": 2, "batas": 50, "panjang": 4, "kata_sama": 8}
    known |= {"kalimat": "asn", "ungkapan": "asn", "cari": "asn", "tanggal": "7/10/2024"}
    special = {"kata_henti": {"daftar": "kursus"}, "gambar_letak": {"daftar": ["asn"]}}
    return lambda verb, name: special.get(verb.__name__, known).get(name, known.get(name))


CALLS = [
    ('kata_sama = "seratus lima puluh"\ncari_bagian(kata, kata_sama)',
     "ditulis dengan angka; yang diberikan teks “seratus lima puluh”. Coba tulis: kata_sama = 150"),
    ('kata_sama = "sekitar lima kata"\ncari_bagian(kata, kata_sama)', "Coba tulis: kata_sama = 5"),
    ("kata_sama = 8,0\ncari_bagian(kata, kata_sama)", "dua angka, 8 dan 0. Koma memisahkan"),
    ("batas = 1.000\nkalimat_terbuang(artikel, batas)", "Coba tulis: batas = 1000"),
    ('kata_sama = "8"\ncari_bagian(kata, kata_sama)', "Coba tulis: kata_sama = 8"),
    ('batas = "50 huruf"\nkalimat_terbuang(artikel, batas)', "Coba tulis: batas = 50"),
    ('tanggal = "Senin, 7 Okt. 2024"\nbaca_tanggal(tanggal)', 'Coba tulis: tanggal = "7/10/2024"'),
    ("batas = 1,5\nkalimat_terbuang(artikel, batas)", "Koma memisahkan dua angka"),
    ('dicari = "asn netral"\nkepadatan(kata, dicari)', "buku catatan 03. Coba tulis: dicari ="),
    ('pilihan = ["a", "b", "c", "d", "e"]\ngambar_letak(kata, pilihan)',
     'Coba tulis: pilihan = ["a", "b", "c", "d"]'),
    ("tanggal = 31/2/2024\nbaca_tanggal(tanggal)", 'Coba tulis: tanggal = "31/2/2024"'),
    ("tanggal = 7/10/2024\nbaca_tanggal(tanggal)", "7/10/2024 dihitung sebagai pembagian."),
    ("tanggal = 7-10-2024\nbaca_tanggal(tanggal)", "7-10-2024 dihitung sebagai pengurangan."),
    ("tanggal = 2024\nbaca_tanggal(tanggal)", "tanggal harus di antara tanda petik, hari/bulan"),
    ('daftar = ["a b", 3]\ngambar_letak(kata, daftar)', "daftar harus satu sampai empat kata"),
    ("kata_sama = 2.500\ncari_bagian(kata, kata_sama)", "Coba tulis: kata_sama = 2500"),
    ('kata_sama = "minimal 8"\ncari_bagian(kata, kata_sama)', "“minimal” mengubah arti"),
    ("cari_frasa(kata, artikel)", "ungkapan harus"),
    ("artikel = baca_kasus\nringkas_artikel(artikel)", "Coba tulis: artikel = baca_kasus()"),
    ("kata = potong_kata\nhitung_kata(kata)", "Coba tulis: kata = potong_kata(artikel)"),
    ("kata = len\nhitung_kata(kata)", "Misalnya: kata = potong_kata(artikel)"),
    ('cari_frasa("asn netral", kata)', 'Coba tulis: cari_frasa(kata, "asn netral")'),
    ("baca_artikel(3)", "Biarkan kurungnya kosong untuk artikel kursus ini."),
    ("cari_rangkaian(3, kata)", "Coba tulis: cari_rangkaian(kata, 3)"),
    ("buang_kata(kata_henti(), hitung_kata(kata))",
     "Coba tulis: buang_kata(hitung_kata(kata), kata_henti())"),
    ("hitung_kata(potong_kata)", "Coba tulis: kata = potong_kata(artikel)"),
    ("besar = kata_henti(besar)", 'tanda petik. Coba tulis: kata_henti("besar")'),
]  # fmt: skip


@pytest.mark.parametrize("cell, told", CALLS, ids=[cell for cell, _ in CALLS])
def test_a_verb_names_the_learners_own_line(cell, told, real_tables, monkeypatch):
    monkeypatch.setattr(kursus.cell, "current_cell", lambda: cell)
    names = {name: real_tables(len, name) for name in ("kata", "artikel")} | vars(kursus)
    names["besar"] = real_tables(len, "henti")
    with pytest.raises(InputError) as caught:
        exec(cell, names)
    assert told in str(caught.value) and "“" not in str(caught.value).partition("Coba tulis")[2]
    assert arguments.given is kursus.cell.given


SILENT = [
    ('slogan : "Maju"\nlen(slogan)', 'Coba tulis: slogan = "Maju"'),
    ('slogan == "Maju"\nlen(slogan)', 'Coba tulis: slogan = "Maju"'),
    ('Slogan = "Maju"  # ← ganti\nlen(slogan)', 'Coba tulis: slogan = "Maju"  # ← ganti'),
    ('slogn = "Maju"\nlen(slogan)', 'Coba tulis: slogan = "Maju"'),
    ('"Maju"  # ← ganti\nlen(slogan)', 'Coba tulis: slogan = "Maju"'),
    ("batas < 100\nrange(batas)", "Coba tulis: batas = 100"),
    ('pilihan = ["a" "b"]', 'Coba tulis: pilihan = ["a", "b"]'),
    ("f(1, 'a' 'b' \"c\")  # g", "Coba tulis: f(1, 'a', 'b', \"c\")  # g"),
    ('putusan_02 = "ya: kutipan"', 'Pilih "seluruhnya", "sebagian", atau "tidak".'),
    ('nama = "Nama Anda" "Sri"', "hapus salah satunya."),
    *(
        (f"{name} = 'tidak'", "Coba tulis: putusan_02 = 'tidak'")
        for name in ("putusan_2", "putusan_o2", "Putusan_02", "putusan02", "putusan_O2")
    ),
    ("putusan_lO = 'tidak'", "Coba tulis: putusan_10 = 'tidak'"),
    ("batas = 4; 5\nkalimat_terbuang(a, batas)", "Tulis satu nilai saja."),
    ("tebakan = 4; 5", "yang dipakai hanya tebakan = 4. Tulis satu nilai saja."),
    ("nomor = 4; 5\nsandingkan(a, b, 0, nomor)", "Coba tulis: nomor = [4, 5]"),
    ("batas - 100\nrange(batas)", "Coba tulis: batas = 100"),
    ("batas + 100\nrange(batas)", "Coba tulis: batas = 100"),
    ('x = "a"\nf(1, "x")', "bukan isi x. Coba tulis: f(1, x)"),
    ('slogan = "Kita"; "maju"\nf(slogan)', 'Coba tulis: slogan = "Kita; maju"'),
    ('slogan = "Kita"\n"maju"\nf(slogan)', 'Coba tulis: slogan = "Kita maju"'),
    ('pilihan = "a"; "b"\ngambar_letak(c, pilihan)', 'Coba tulis: pilihan = ["a", "b"]'),
    ('putusan_03 = "tidak"; "acara lain"', 'Coba tulis: putusan_03 = "tidak: acara lain"'),
    ('putusan_02 = "50%"', 'Pilih "seluruhnya", "sebagian", atau "tidak".'),
    ('putusan_02 = "sebagain: kutipan"', 'Coba tulis: putusan_02 = "sebagian: kutipan"'),
]


@pytest.mark.parametrize("cell, told", SILENT)
def test_what_python_passes_over_in_silence_is_said(cell, told):
    assert unsaid.unsaid(cell, {"slogan": "Lama", "batas": 150}).endswith(told)


@pytest.mark.parametrize(
    "cell",
    [
        "batas * 100\nrange(batas)",
        "range(batas)\nbatas - 100",
        'besar = kata_henti("besar")',
        'x = "a"\nf(x, "x")',
        'x = "a"; f("x")',
        'x = "a"\ng(x)\nf("x")',
        'f("x")\nx = "a"',
        'x = "a"\nf("y", 3)',
        "putusan_10 = 'tidak'",
        "putusan_saya = 'mungkin'",
        "putusan_123 = 'tidak'",
    ],
)
def test_what_may_be_meant_is_passed_over(cell):
    assert unsaid.unsaid(cell, {"slogan": "Lama", "batas": 150}) is None


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_nothing_is_said_of_a_cell_of_the_course(path):
    cells = [cell.source for cell in code_cells(read(path))]
    values = {name: 1 for cell in cells for name in re.findall(r"^(\w+) =", cell, re.M)}
    assert [cell for cell in cells if unsaid.unsaid(cell, values)] == []


def test_a_slip_in_the_name_that_a_cell_sets_is_mended_where_it_stands():
    found = diagnosed('Jawaban_3c = 14\nperiksa("3c", jawaban_3c)', vars(kursus).copy())
    assert (found.line, found.cured) == ("Jawaban_3c = 14", "jawaban_3c = 14")
    found = diagnosed('jawaban_3c = 14\nperiksa("3c", jawban_3c)', vars(kursus).copy())
    assert found.cured == 'periksa("3c", jawaban_3c)'


NOMOR = "Nama “nomor” dibuat di sel “nomor = 3  # ← boleh diganti: 1 sampai 5” (di bawah judul “Sep"


@pytest.mark.parametrize(
    "cell, told, cured",
    [
        ("nomer = 3\nbaris_halaman(artikel, nomor)", "lain daripada “nomor”", "nomor = 3"),
        ("baris_halaman(artikel, nomor)", NOMOR, None),
        (
            "artikel = baca_artikel()\nbaris_halaman(artikel, nomor)",
            "Baris yang membuat “nomor” tidak ada lagi di sel ini",
            "nomor = 3  # ← boleh diganti: 1 sampai 5\nbaris_halaman(artikel, nomor)",
        ),
        (
            "terbuang = kalimat_terbuang(artikel, batas)\nlen(terbuang)",
            "Baris yang membuat “batas” tidak ada lagi di sel ini",
            "batas = 150  # ← boleh diganti: baris yang lebih pendek dari sekian huruf dibuang\n"
            "terbuang = kalimat_terbuang(artikel, batas)",
        ),
    ],
)
def test_a_name_is_looked_for_in_this_cell_before_another(cell, told, cured, monkeypatch):
    monkeypatch.chdir(NOTEBOOKS[0].parent)
    monkeypatch.setenv("JPY_SESSION_NAME", "01-membaca-artikel.ipynb")
    found = diagnosed(cell, vars(kursus) | {"artikel": ARTICLES})
    assert told in found.cause and found.cured == cured


THREE = "\n".join(f'putusan_0{n} = "tidak"' for n in (1, 2, 3))
LOST, NOT_RUN = "tidak ada lagi di sel di bawah judul “Putaran pertama", "yang belum dijalankan"


@pytest.mark.parametrize(
    "done, told",
    [
        ([THREE], LOST),
        (["kata = 1", THREE], LOST),
        ([THREE, "jumlah = 1"], LOST),
        ([], NOT_RUN),
        ([THREE.partition("\n")[0]], NOT_RUN),
        ([f"{THREE}\nputusan_04 = tidak"], NOT_RUN),
        ([f"{THREE}\njumlah = 1"], NOT_RUN),
        ([THREE, f"{THREE}\nputusan_04 = tidak"], NOT_RUN),
        ([f"{THREE}\nputusan_04 = tidak", THREE], LOST),
    ],
)
def test_a_cell_that_was_run_without_a_line_is_told_from_one_that_was_not(done, told, monkeypatch):
    monkeypatch.chdir(NOTEBOOKS[0].parent)
    monkeypatch.setenv("JPY_SESSION_NAME", "04-studi-kasus.ipynb")
    found = diagnosed("nilai_putusan(putusan_04)", vars(kursus) | {"In": done})
    assert told in found.cause and found.cured is None


def test_another_cell_that_makes_the_rest_is_no_cell_without_a_line(monkeypatch):
    monkeypatch.chdir(NOTEBOOKS[0].parent)
    monkeypatch.setenv("JPY_SESSION_NAME", "03-frasa-berulang.ipynb")
    done = ["bagian = cari_bagian(kata, 8)\nsandingkan(bagian, artikel, 1, 2)"]
    found = diagnosed("cari_bagian(kata, kata_sama)", vars(kursus) | {"In": done, "kata": 1})
    assert NOT_RUN in found.cause


@pytest.mark.parametrize(
    "cell, call, told",
    [
        ("tebak(7, '0-1')", (kursus.tebak, 7, "0-1"), 'tebak("0-1", 7)'),
        ("cocokkan(isi, '1-1')", (kursus.cocokkan, [1], "1-1"), 'cocokkan("1-1", isi)'),
    ],
)
def test_a_number_of_a_guess_behind_the_guess_is_turned_around(cell, call, told, said, monkeypatch):
    monkeypatch.setattr(kursus.cell, "current_cell", lambda: cell)
    command, *given = call
    with pytest.raises(InputError) as caught:
        command(*given)
    assert str(caught.value).endswith(f"tertukar urutannya. Coba tulis: {told}")
    assert progress.entries("tebakan") == []


@pytest.mark.parametrize(
    "cell, told",
    [
        ('tebak("1-1", tebakan)', "angka 5, isi tebakan dari sel lain. Di sel ini tebakan tidak"),
        ('tebakan = 5\ntebak("1-1", tebakan)', "Tercatat.\n"),
        ('tebak("1-1", 5)', "Tercatat.\n"),
    ],
)
def test_a_guess_of_another_cell_is_named_as_such(cell, told, said, monkeypatch, capsys):
    monkeypatch.setattr(kursus.cell, "current_cell", lambda: cell)
    kursus.tebak("1-1", 5)
    assert told in capsys.readouterr().out


@pytest.mark.parametrize(
    "cell, section, guess", [('tebak("0-1", "7-8")', "0-1", "7-8"), ('tebak(7, "asn")', 7, "asn")]
)
def test_a_guess_in_its_place_is_recorded(cell, section, guess, said, monkeypatch, capsys):
    monkeypatch.setattr(kursus.cell, "current_cell", lambda: cell)
    kursus.tebak(section, guess)
    assert capsys.readouterr().out.startswith("Tercatat.")


def test_an_answer_that_was_not_handed_over_is_asked_for(monkeypatch, capsys):
    for cell, told in (
        ('jawaban_0a = 90\nperiksa("0a")', 'Tulis: periksa("0a", jawaban_0a)'),
        ('jawaban_0a = ...\nperiksa("0a")', "Ganti tanda ..."),
        ('periksa("0a")', "Ganti tanda ..."),
    ):
        for place in (exercises, kursus.cell):
            monkeypatch.setattr(place, "current_cell", lambda cell=cell: cell)
        exercises.periksa("0a")
        assert told in capsys.readouterr().out
    cell = 'jawaban_0a = print(90)\nperiksa("0a", jawaban_0a)'
    for place in (exercises, kursus.cell):
        monkeypatch.setattr(place, "current_cell", lambda: cell)
    exercises.periksa("0a", None)
    assert "Ganti tanda ..." in capsys.readouterr().out


@pytest.mark.parametrize(
    "done, told", [([], ""), (['x = 1\ntebak("0-1", tebakan)'], "jumlah = banyak_kata(slogan)")]
)
def test_where_jupyter_names_no_notebook_the_one_is_named_whose_cells_were_run(
    done, told, monkeypatch
):
    monkeypatch.chdir(NOTEBOOKS[0].parent)
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    first = code_cells(read(NOTEBOOKS[0]))[0].source
    assert nearest.cell_with("jumlah", [first, *done]).line == told


def test_an_article_of_the_notebooks_own_table_is_read_again(real_tables, monkeypatch):
    monkeypatch.chdir(NOTEBOOKS[0].parent)
    monkeypatch.setenv("JPY_SESSION_NAME", "04-studi-kasus.ipynb")
    with pytest.raises(InputError, match=r"Jalankan lagi: artikel = baca_kasus\(\)"):
        find_article(real_tables(len, "artikel"), 0)
    with pytest.raises(InputError, match="Tidak ditemukan: artikel “11”"):
        find_article(real_tables(len, "artikel"), 11)


def test_the_same_article_twice_is_said(real_tables):
    tables = [real_tables(len, name) for name in ("bagian", "artikel")]
    assert "artikel yang sama" in kursus.kata_bersama(*tables, 1, "01")


def test_every_accepted_value_is_told_where_one_is(said):
    text = [said("3e", wrong) for wrong in (1, 2, 3)][-1]
    assert "Jawabannya 4." in text and "Diterima juga 6." in text


def test_a_section_that_python_reckons_is_the_one_that_was_typed(said, monkeypatch, capsys):
    monkeypatch.setattr(kursus.cell, "current_cell", lambda: "tebak(0-1, 7)")
    kursus.tebak(0 - 1, 7)
    assert 'di antara tanda petik: "0-1"' in capsys.readouterr().out
    kursus.cocokkan("0-1", 7)
    assert "Tebakan Anda 7" in capsys.readouterr().out


@pytest.mark.parametrize(
    "cell, told",
    [
        ('kepadatan("kata", "asn")', 'tanpa tanda petik. Coba tulis: kepadatan(kata, "asn")'),
        ("cari_bagian(artikel, 8)", "dipakai di sini: kata. Coba tulis: cari_bagian(kata, 8)"),
    ],
)
def test_the_notebooks_own_table_is_named(cell, told, real_tables, monkeypatch):
    names = {name: real_tables(len, name) for name in ("kata", "artikel")}
    monkeypatch.setattr(kursus.cell, "current_cell", lambda: cell)
    monkeypatch.setattr(arguments, "notebook_names", lambda: names)
    with pytest.raises(InputError) as caught:
        exec(cell, names | vars(kursus))
    assert told in str(caught.value)


def test_a_guess_that_python_reckons_is_said(said, monkeypatch, capsys):
    cell = 'tebakan = 10-15\ntebak("1-1", tebakan)'
    monkeypatch.setattr(kursus.cell, "current_cell", lambda: cell)
    kursus.tebak("1-1", 10 - 15)
    assert "angka -5, sebab Python menghitung 10-15" in capsys.readouterr().out


COUNT, SHARE, PERCENT = "berapa kata?", "antara 0 dan 1", "berapa persen?"
GUESSES = [
    (1.0, "1.000", COUNT, "Titik berarti desimal; ribuan", "tulis: tebakan = 1000"),
    (2.5, "2.500", COUNT, "angka 2,5.", "tulis: tebakan = 2500"),
    (1.0, "1.000", SHARE, "Tercatat.", ""),
    (40, "40", SHARE, "antara 0 dan 1.", "tulis: tebakan = 0.4"),
    (1.5, "1.5", SHARE, "antara 0 dan 1.", ""),
    (0.4, "0.4", PERCENT, "dalam persen.", "tulis: tebakan = 40"),
    ("enam", '"enam"', COUNT, "Tercatat: angka 6.", ""),
    ("5 ribu", '"5 ribu"', COUNT, "Tercatat: angka 5.000.", ""),
    ("40%", '"40%"', SHARE, "Tercatat: angka 0,4.", ""),
    ("40%", '"40%"', PERCENT, "Tercatat: angka 40.", ""),
    ("enam", '"enam"', "di antara tanda petik", "Tercatat.", ""),
    ("kurang dari 5", '"kurang dari 5"', COUNT, "Tercatat.", ""),
    (6, "6", COUNT, "Tercatat.", ""),
]


@pytest.mark.parametrize("guess, typed, note, told, cure", GUESSES, ids=repr)
def test_a_guess_is_read_as_an_answer_is(guess, typed, note, told, cure, said, monkeypatch, capsys):
    cell = f'tebakan = {typed}  # ← {note}\ntebak("1-1", tebakan)'
    for place in (kursus.cell, kursus.guesses):
        monkeypatch.setattr(place, "current_cell", lambda: cell)
    kursus.tebak("1-1", guess)
    text = capsys.readouterr().out.strip()
    assert told in text and text.endswith(cure or told) and bool(cure) == ("tulis" in text)


def test_a_verdict_cell_that_was_not_run_is_named(monkeypatch):
    monkeypatch.chdir(NOTEBOOKS[0].parent)
    monkeypatch.setenv("JPY_SESSION_NAME", "04-studi-kasus.ipynb")
    said = diagnosed("nilai_putusan(putusan_05, 2)", namespace()).cause
    assert "“putusan_05 = ...” (di bawah judul “Putaran kedua: berita 5 sampai 7”)" in said
    assert "belum dijalankan" in said and "ejaan" not in said


def test_a_sentence_of_which_nothing_is_left_says_so():
    assert "tidak ada kata" in kursus.sisa_kalimat("dan yang di", kursus.kata_henti("besar"))


@pytest.mark.parametrize(
    "name", ["tiga", "berita 3", "Nomor 3", "ke-3", "artikel tiga", "3.", "03"]
)
def test_an_article_may_be_named_by_its_number_in_any_words(name, real_tables):
    assert find_article(real_tables(len, "artikel"), name) == "03-aceh-utara"


@pytest.mark.parametrize(
    "given", [("sebagian", "kutipan"), ["sebagian", "kutipan"], {"sebagian": "kutipan"}], ids=type
)
def test_a_verdict_and_its_reason_may_be_two_texts(given):
    row = kursus.nilai_putusan(given).table.iloc[0]
    assert (row["putusan"], row["alasan"]) == ("sebagian", "kutipan")


@pytest.mark.parametrize("cell", ["tebak('0-1', 7)", "periksa('0a', 90)", "x = baca_artikel()"])
def test_a_first_cell_that_was_skipped_is_named_as_the_one_thing_to_do(cell):
    found = diagnosed(cell, {})
    assert "sel kode paling atas, from kursus import *, belum dijalankan" in found.cause
    assert found.cured is None
