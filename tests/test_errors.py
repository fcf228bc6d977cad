"""The likeliest cause of a beginner's error is named, and a cure is shown only if it can be run."""

import ast
import re
import warnings

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kursus import causes, messages, nearest, trial
from kursus.sentences import CAUSES

ARTICLES = pd.DataFrame(
    {"article": ["01-a", "02-b"], "outlet": ["WARTA", "KABAR"], "words": [1, 2]}
)


def namespace():
    names = {"articles": ARTICLES, "counts": ARTICLES.copy(), "tokens": ARTICLES.copy()}
    exec(
        "import frasa\nimport pandas as pd\nfrom datetime import date\nfrom kursus import *", names
    )
    return names | {
        "jumlah": 12,
        "daftar": [4, 5],
        "kota": {"aceh": 1},
        "jawaban_3c": 3,
        "kalimat": "asn",
    }


def diagnosed(cell, names=None):
    """Run a cell with a notebook's names; return what is told about the error."""
    names = names if names is not None else namespace()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exec(compile(cell, "<ipython-sel>", "exec"), names)
    except SyntaxError as error:
        return causes.diagnose(error, cell, error.lineno or 1, names)
    except Exception as error:
        trace, number = error.__traceback__, 0
        while trace:
            if trace.tb_frame.f_code.co_filename == "<ipython-sel>":
                number = trace.tb_lineno
            trace = trace.tb_next
        return causes.diagnose(error, cell, number, names)
    raise AssertionError(f"no error: {cell}")


QUOTES, CURLY, MISSING = "diapit tanda petik", "dari Word", "Tanda petiknya kurang"
# (cell, part of the cause, the cured line; None where silence is right)
ERRORS = [
    # text without quotes
    ("hari = Kamis", QUOTES, 'hari = "Kamis"'),
    ("kota_asal = bandung", QUOTES, 'kota_asal = "bandung"'),
    ("judul = ASN netral dan setia", QUOTES, 'judul = "ASN netral dan setia"'),
    ("pilihan = [yang, katanya]", QUOTES, 'pilihan = ["yang", "katanya"]'),
    ("jawaban_9z = 05-benua-kayong", QUOTES, 'jawaban_9z = "05-benua-kayong"'),
    ('pilihan = ["yang", katanya]', QUOTES, 'pilihan = ["yang", "katanya"]'),
    ("sebab = bunyi aturan", QUOTES, 'sebab = "bunyi aturan"'),
    ("media = kabar-teluk-rona", QUOTES, 'media = "kabar-teluk-rona"'),
    ("frasa.concordance(articles, aparatur sipil)", QUOTES,
     'frasa.concordance(articles, "aparatur sipil")'),
    ("periksa(3c, jawaban_3c)", QUOTES, 'periksa("3c", jawaban_3c)'),
    ("articles[outlet]", QUOTES, 'articles["outlet"]'),
    ("frasa.read_articles(data/berita)", QUOTES, 'frasa.read_articles("data/berita")'),
    # signs of Word and WhatsApp
    ("kata = “pemilu”", CURLY, 'kata = "pemilu"'),
    ("kata = ‘pemilu’", CURLY, "kata = 'pemilu'"),
    ("kata = ‘Jum’at’", CURLY, 'kata = "Jum\'at"'),
    ("kata = [“asn”, „ikrar“]", CURLY, 'kata = ["asn", "ikrar"]'),
    ("sisa = 40 – 12", "dari Word", "sisa = 40 - 12"),
    ("sisa =\u00a040", "spasi khusus", "sisa = 40"),
    ("luas = 3 × 4", "bintang", "luas = 3 * 4"),
    ("luas = 3·4", "bintang", "luas = 3 * 4"),
    ("luas = 3 ⨯ 4", "bintang", "luas = 3 * 4"),
    ("periksa(1l, 5)", QUOTES, 'periksa("1l", 5)'),
    ("12  pemilu dua", "bukan perintah", "# 12  pemilu dua"),
    ("· luas = 3", "tidak kelihatan", "luas = 3"),
    ("luas ＝ 3 ＋ 4", "Ketik ulang", "luas = 3 + 4"),
    ("periksa（'2a'，3）", "Ketik ulang", "periksa('2a',3)"),
    ("jawaban_3c -> 4", "cukup satu", "jawaban_3c = 4"),
    ("jawaban_3c → 4", "cukup satu", "jawaban_3c = 4"),
    ('periksa("2a", jawaban=3)', "Yang dikenal: soal. Di sini", 'periksa("2a", 3)'),
    ('periksa("2a", jawaban_2a=3)', "tanpa nama", 'periksa("2a", 3)'),
    ('frasa.tokenize(tokens, bulan="Mei")', "Yang dikenal: articles", None),
    ("kata = “pemilu\"", CURLY, 'kata = "pemilu"'),
    # quotes
    ('kata = "pemilu', MISSING, 'kata = "pemilu"'),
    ("kata = pemilu'", MISSING, 'kata = "pemilu"'),
    ('kata = ["asn", "ikrar]', MISSING, 'kata = ["asn", "ikrar"]'),
    ('kata = [asn", "ikrar"]', MISSING, 'kata = ["asn", "ikrar"]'),
    ("hari = 'Jum'at'", "petik jenis lain", 'hari = "Jum\'at"'),
    ('kata = "ia bilang "netral" lagi"', "petik jenis lain", "kata = 'ia bilang \"netral\" lagi'"),
    ('kata = ""asn""', "berlebih", 'kata = "asn"'),
    ('periksa("3c, jawaban_3c)', MISSING, 'periksa("3c", jawaban_3c)'),
    # numbers
    ("jawaban_0a = 90 menit", "Satuan", "jawaban_0a = 90"),
    ("jawaban_2f = 1,86 kali", "Satuan", "jawaban_2f = 1.86"),
    ("jawaban_4d = 75%", "persen", "jawaban_4d = 0.75"),
    ("jawaban_4d = 75 persen", "persen", "jawaban_4d = 0.75"),
    ("lama = 3 x 15", "bintang", "lama = 3 * 15"),
    ("lama = 3x15", "bintang", "lama = 3 * 15"),
    ("lama = jumlah x 2", "bintang", "lama = jumlah * 2"),
    ("bagian = 90 : 45", "garis miring", "bagian = 90 / 45"),
    ("nomor = 07", "diawali nol", "nomor = 7"),
    ("banyak = 1.250.000", "Ribuan", "banyak = 1250000"),
    ("harga = Rp 5000", "Satuan", "harga = 5000"),
    ("jawaban_3c = ... 577", "titik", "jawaban_3c = 577"),
    ("jawaban_2f = 1 koma 86", "Desimal", "jawaban_2f = 1.86"),
    ("jawaban_2f = 1.86 (hampir dua)", "Satuan", "jawaban_2f = 1.86"),
    # lists
    ("jawaban_3f = [2 dan 4]", "koma", "jawaban_3f = [2, 4]"),
    ("jawaban_3f = 2 dan 4", "koma", "jawaban_3f = [2, 4]"),
    ("jawaban_3f = [2; 4]", "titik koma", "jawaban_3f = [2, 4]"),
    ("jawaban_3f = [2 4]", "koma", "jawaban_3f = [2, 4]"),
    ('kata = ["asn" dan "ikrar"]', "koma", 'kata = ["asn", "ikrar"]'),
    ('frasa.concordance(articles "asn")', "koma", 'frasa.concordance(articles, "asn")'),
    # brackets
    ("jawaban_3f = [2, 4", "Kurung tutup kurang", "jawaban_3f = [2, 4]"),
    ("len(daftar", "Kurung tutup kurang", "len(daftar)"),
    ("print(len(daftar)", "Kurung tutup kurang", "print(len(daftar))"),
    ("jawaban_3f = 2, 4]", "Kurung buka kurang", "jawaban_3f = [2, 4]"),
    ("len(daftar))", "berlebih", "len(daftar)"),
    ("jawaban_3f = [2, 4)", "tidak sejenis", "jawaban_3f = [2, 4]"),
    ('periksa "3c", jawaban_3c)', "Kurung buka kurang", 'periksa("3c", jawaban_3c)'),
    ('articles["outlet"', "Kurung tutup kurang", 'articles["outlet"]'),
    ("len daftar", "tanda kurung", "len(daftar)"),
    ('print "halo"', "tanda kurung", 'print("halo")'),
    ('jawaban_3c = 3\nperiksa("3c", jawaban_3c', "Kurung tutup", 'periksa("3c", jawaban_3c)'),
    # names and signs
    ("jawaban_3c 577", "sama dengan", "jawaban_3c = 577"),
    ("jawaban 3c = 577", "garis bawah", "jawaban_3c = 577"),
    ("jawaban-3c = 577", "garis bawah", "jawaban_3c = 577"),
    ("577 = jawaban_3c", "di kiri", "jawaban_3c = 577"),
    ("jawaban_3c = = 577", "cukup satu", "jawaban_3c = 577"),
    ("Import frasa", "huruf kecil", "import frasa"),
    ("  jumlah = 3", "spasi berlebih", "jumlah = 3"),
    ("for kata in daftar\n    print(kata)", "titik dua", "for kata in daftar:"),
    ('kata = "asn".', "tanda baca", 'kata = "asn"'),
    ("ini jawaban saya ya", "bukan perintah", "# ini jawaban saya ya"),
    ("frasa.count words(tokens)", "garis bawah", "frasa.count_words(tokens)"),
    ('folder = "C:\\Users\\siti"', "huruf r", 'folder = r"C:\\Users\\siti"'),
    ("if jumlah = 3:\n    print(jumlah)", "dua tanda", "if jumlah == 3:"),
    ("jawaban_3c : enam", "titik dua", "jawaban_3c = 6"),
    ("jawaban_9z == 5", "cukup satu", "jawaban_9z = 5"),
    ("periksa('2b', jawaban_2b)", "tidak ada di sel ini", "jawaban_2b = ..."),
    ('tebak("0-1", tebakan)', "tidak ada di sel ini", "tebakan = ..."),
    ("len(jawaban_2b)", "belum dikenal", None),
    ("jawaban_2b - 3", "sama dengan (=) kurang", "jawaban_2b = 3"),
    ("jawaban_2b + 3", "sama dengan (=) kurang", "jawaban_2b = 3"),
    ("jawaban_2b * 3", "belum dikenal", None),
    ("batas - 3\nlen(batas)", "sama dengan (=) kurang", "batas = 3"),
    ("batas - 3\nlen(daftar)", "belum dikenal", None),
    ('bawa-pulang("ya")', "garis bawah", 'bawa_pulang("ya")'),
    ("x = banyak-kata(kalima)", "garis bawah", 'x = banyak_kata("kalima")'),
    ("periksa-komputer()", "garis bawah", "periksa_komputer()"),
    ("x = banyak-kata(kalimat)", "garis bawah", "x = banyak_kata(kalimat)"),
    ("kemajuan = 3\nkemajuan()", "sel paling atas: from kursus import *", None),
    ("len = 3\nlen(daftar)", "Jalankan del len", None),
    ("lain = 3\nlain(daftar)", "bukan perintah", None),
    ("len(jawaban 3c)", "garis bawah", "len(jawaban_3c)"),
    ("jumlah-kata = 3", "garis bawah", "jumlah_kata = 3"),
    ("jawaban_0a = 2 * 45 menit", "Satuan", "jawaban_0a = 2 * 45"),
    ("jawaban_3b = 0,05", "Desimal", "jawaban_3b = 0.05"),
    ("jawaban_3c = 1 250", "Ribuan", "jawaban_3c = 1250"),
    ("jawaban_2f = 1. 86", "Desimal", "jawaban_2f = 1.86"),
    ("date(2024, 08, 17)", "diawali nol", "date(2024, 8, 17)"),
    ("jawaban_2b = yang, katanya", "Soal 2b: yang ditunggu satu nomor", None),
    ("slogan = ASN netral, rakyat senang", QUOTES, 'slogan = "ASN netral, rakyat senang"'),
    ("articles.head 3", "tanda kurung", "articles.head(3)"),
    ("catat_nama(Siti Rahma)", QUOTES, 'catat_nama("Siti Rahma")'),
    ("kalimat = asm", QUOTES, 'kalimat = "asm"'),
    ("frasa.count_words(tokenz)", "Yang mirip", "frasa.count_words(tokens)"),
    ("jawaban_3d = …", "tiga titik", "jawaban_3d = ..."),
    ("3_berita = 5", "diawali angka", "berita_3 = 5"),
    ("9kata = 5", "diawali angka", "kata_9 = 5"),
    ("sorted(daftar, reverse=ya)", "True", "sorted(daftar, reverse=True)"),
    ("sorted(daftar, reverse=salah)", "False", "sorted(daftar, reverse=False)"),
    ("articles['media']", "Tidak ada kolom", "articles['outlet']"),
    ("articles[['artikel', 'words']]", "Tidak ada kolom", "articles[['article', 'words']]"),
    ('print("Banyaknya: " + jumlah)', "pakai koma", 'print("Banyaknya:", jumlah)'),
    ("len(3.5)", "Sebuah angka", None),
    ("len(articles.head)", "tanda kurungnya", "len(articles.head())"),
    ("2 + kalimat.upper", "tanda kurungnya", "2 + kalimat.upper()"),
    ("articles.iloc[2]", "berisi 2", "articles.iloc[1]"),
    ("Rata-rata kata: 12", "bukan perintah", "# Rata-rata kata: 12"),
    ("3  pemilu  12\n4  asn  9", "bukan perintah", "# 3  pemilu  12"),
    ("In [7]: jumlah = 2", "tertempel", "jumlah = 2"),
    ("[12]: jumlah = 2", "tertempel", "jumlah = 2"),
    ("jumlah = >>> 2", "tertempel", "jumlah = 2"),
    ('jumlah = 2 print("a")', "satu perintah", "jumlah = 2"),
    ("jawaban_3b = 1/2 = 0.5", "cukup satu", "jawaban_3b = 1/2"),
    ("from kursus improt tebak", "dieja persis", "from kursus import tebak"),
    ("nama_hari(27 November 2024)", "date(tahun", "nama_hari(date(2024, 11, 27))"),
    ("nama_hari('27/11/2024')", "date(tahun", "nama_hari(date(2024, 11, 27))"),
    ("date(2024-11-27)", "date(tahun", "date(2024, 11, 27)"),
    ("frasa,count_words(tokens)", "titik, bukan koma", "frasa.count_words(tokens)"),
    ("frasa.find_passages(tokens, min_words: 8)", "sama dengan",
     "frasa.find_passages(tokens, min_words=8)"),
    ("pd.read_csv(data.csv)", QUOTES, 'pd.read_csv("data.csv")'),
    ("open(C:/berita/siti.txt)", QUOTES, 'open("C:/berita/siti.txt")'),
    ('articles{"outlet"}', "tidak sejenis", 'articles["outlet"]'),
    ("if jumlah > 3:\nprint(jumlah)", "menjorok", "    print(jumlah)"),
    ("nama_hari(date(2023, 09, 1))", "diawali nol", "nama_hari(date(2023, 9, 1))"),
    ("print(len([1 dan 2]))", "koma", "print(len([1, 2]))"),
    ("hasil(date(2023, 09, 1))", "diawali nol", None),
    ('kata = [\n    "asn",\n    ikrar,\n]', QUOTES, '"ikrar",'),
    ('putusan = {"01-suara": sebagian}', QUOTES, 'putusan = {"01-suara": "sebagian"}'),
    ("mulai_baru(hapus=ya)", "True", "mulai_baru(hapus=True)"),
    ("mulai_baru(hapus)", "belum diberi nilai", "mulai_baru(hapus=True)"),
    ("articles.sort_values('words', ascending = salah", "Kurung tutup",
     "articles.sort_values('words', ascending=False)"),
    ("articles.head(lima)", "dengan angka", "articles.head(5)"),
    ('tebak("3-2", empat)', "dengan angka", 'tebak("3-2", 4)'),
    ("articles[articles[words] > 1]", QUOTES, 'articles[articles["words"] > 1]'),
    ("articles['words'] sum()", "titik", "articles['words'].sum()"),
    ("import pandas pd", "kata as", "import pandas as pd"),
    ("frasa.read_articles(data\\berita)", QUOTES, 'frasa.read_articles(r"data\\berita")'),
    ("jumlah = #12", "belum ada nilainya", None),
    ("jumlah = 2(3 + 4)", "kali", "jumlah = 2 * (3 + 4)"),
    ("jumlah = [1,,2]", "koma berlebih", "jumlah = [1,2]"),
    ("sorted(daftar, revers=True)", "tidak mengenal", "sorted(daftar, reverse=True)"),
    ("weekday_of(3)", "nama_hari", None),
    ('kesimpulan = """Temuan\ndua', '""" juga', None),
    ('kata = ["asn"\n        "ikrar"\n        ikrar2]', "", None),
    ("jawaban_3f = [2, dan 4]", "koma", "jawaban_3f = [2, 4]"),
    ("jawaban_3f = [2, 4]]", "berlebih", "jawaban_3f = [2, 4]"),
    ('kata = ["asn" "ikrar", netral]', "koma", 'kata = ["asn", "ikrar", "netral"]'),
    ("jawaban_0a = 30 menit + 60 menit", "Satuan", "jawaban_0a = 30 + 60"),
    ("jawaban_0a = 3 kali 30", "bintang", "jawaban_0a = 3 * 30"),
    ("jawaban_0a => 90", "cukup satu", "jawaban_0a = 90"),
    ("if jumlah => 3:\n    print(jumlah)", "di belakang", "if jumlah >= 3:"),
    ("benar_kah = jumlah > 3 dan jumlah < 9", "and", "benar_kah = jumlah > 3 and jumlah < 9"),
    ("articles.sort_values(outlet)", QUOTES, 'articles.sort_values("outlet")'),
    ("articles[articles['outlet'] == KABAR]", QUOTES, "articles[articles['outlet'] == \"KABAR\"]"),
    ("2 + articles['words'].sum", "tanda kurungnya", "2 + articles['words'].sum()"),
    ("berkas = data/berita", QUOTES, 'berkas = "data/berita"'),
    ("for nomor in 3:\n    print(nomor)", "range", "for nomor in range(3):"),
    ("daftar['asn']", "nomor urut", None),
    ("open('C:\\berita')", "huruf r", "open(r'C:\\berita')"),
    ('catat_nama("Siti" Rahma)', "Tanda petik", 'catat_nama("Siti Rahma")'),
    ("kota_asal = bandung;", QUOTES, 'kota_asal = "bandung"'),
    ("kota_asal = bandung  # tempat lahir", QUOTES, 'kota_asal = "bandung"  # tempat lahir'),
    ("frasa.charts.word cloud(counts)", "garis bawah", "frasa.charts.word_cloud(counts)"),
    ("frasa.find_passages(tokens. min_words=8)", "koma",
     "frasa.find_passages(tokens, min_words=8)"),
    ("jawaban_3c =", "belum ada nilainya", None),
    # names
    ("len(articels)", "Yang mirip", "len(articles)"),
    ("Len(daftar)", "Yang mirip", "len(daftar)"),
    ("jawaban_2a = 1\nlen(jawaban_2b)", "belum dikenal", None),
    # what came along in copying
    ("jumlah = *3*", "tertempel", "jumlah = 3"),
    ("jumlah = **34**", "tertempel", "jumlah = 34"),
    ("jumlah = **34*", "kurang sebuah nilai", None),
    ("1. jumlah = 3", "nomor daftar", "jumlah = 3"),
    ("b) jumlah = 3", "nomor daftar", "jumlah = 3"),
    ("```jumlah = 3```", "tertempel", "jumlah = 3"),
    ("```python\njumlah = 3\n```", "tertempel", None),
    ("\u00a0jumlah = 3", "spasi khusus", "jumlah = 3"),
    ("from kursus import * jalankan setiap kali", "tanda #",
     "from kursus import *  # jalankan setiap kali"),
    ('kalimat = "asn"  boleh diganti', "tanda #", 'kalimat = "asn"  # boleh diganti'),
    ('len("asn")?', "tanda baca", 'len("asn")'),
    ('kalimat = "asn" harus "netral"', "petik jenis lain", "kalimat = '\"asn\" harus \"netral\"'"),
    ('kalimat = "asn" atau "pns"', "belum dapat membaca", None),
    ('kalimat = "kata "Bu Sri" dan "Pak Adi" itu"', "petik jenis lain",
     "kalimat = 'kata \"Bu Sri\" dan \"Pak Adi\" itu'"),
    ("Articles", "Yang mirip", "articles"),
    ("perikas('2a', 3)", "Yang mirip", "periksa('2a', 3)"),
    ("x = true", "True", "x = True"),
    ("frasa.count_word(tokens)", "Yang mirip", "frasa.count_words(tokens)"),
    ("articles.outlets", "Yang mirip", "articles.outlet"),
    ("articles['Outlet']", "Yang ada: article, outlet, words", "articles['outlet']"),
    ("articles['judul']", "Yang ada: article, outlet, words", None),
    ("articles[['article', 'outlets']]", "Tidak ada kolom", "articles[['article', 'outlet']]"),
    ("kota['Aceh']", "Tidak ada kunci", "kota['aceh']"),
    ("import panda", "Maksud Anda", "import pandas"),
    ("from kursus import perikasa", "Maksud Anda", "from kursus import periksa"),
    ("from frasa.report import write_report", "frasa.export.write_report", None),
    ("daftar[5]", "berisi 2", None),
    ("articles('outlet')", "kurung siku", "articles['outlet']"),
    ("len[daftar]", "tanda kurung ( )", "len(daftar)"),
    ("'2' + 45", "tanpa tanda petik", "2 + 45"),
    ("frasa.read_articles('x', folder=3)", "tidak mengenal", None),
    ("round(1,86,1)", "titik", "round(1.86,1)"),
    ("nama_hari()", "masih kurang: hari", None),
    ("float('1,86')", "bukan angka", "float(1.86)"),
    ("int('90 menit')", "bukan angka", "int(90)"),
    ("date(27, 11, 2024)", "tahun, bulan", "date(2024, 11, 27)"),
    ("2(45)", "kali", "2 * 45"),
    ("1 / 0", "pembagian dengan nol", None),
    ("2 + ...", "belum diganti", None),
    ("open('data/tidak-ada.txt')", "tidak ditemukan", None),
]  # fmt: skip


@pytest.mark.cepat
@pytest.mark.parametrize("cell, cause, cured", ERRORS, ids=[each[0][:40] for each in ERRORS])
def test_the_likeliest_cause_comes_with_a_cure_that_runs(cell, cause, cured):
    found = diagnosed(cell)
    assert cause in found.cause
    if cured is None:
        assert found.cured is None
    else:
        assert found.cured.splitlines()[0] == cured


NO_CURE = [
    "x = ((((", "= = =", "jumlah jumlah jumlah(", "def", "lambda", "x = jumlah ?? 3", "[[[1, 2",
    "@", "articles.groupby(", "for", "x = counts articles", 'f"{"', "x = jumlah +* 2", "5 +", "***",
]  # fmt: skip


@pytest.mark.parametrize("cell", [*NO_CURE, *(each[0] for each in ERRORS)])
def test_a_cure_compiles_and_uses_names_that_exist(cell):
    found = diagnosed(cell)
    if found and found.cured:
        names = namespace()
        block = "\n    ..." if found.cured.endswith(":") else ""
        tree = ast.parse(found.cured.lstrip() + block)
        assert not trial.missing(tree, nearest.every_name(names))


@pytest.mark.cepat
def test_the_learners_line_stands_alone_with_a_mark_under_the_place():
    lines = messages.layout(diagnosed("hari = Kamis"))
    assert lines[2:7] == [
        "Baris Anda:",
        "    hari = Kamis",
        "           ▲",
        "Coba tulis:",
        '    hari = "Kamis"',
    ]


@pytest.mark.cepat
def test_a_blank_in_front_is_shown_and_pointed_at():
    lines = messages.layout(diagnosed(" kota_asal = 2"))
    assert lines[2:7] == ["Baris Anda:", "     kota_asal = 2", "    ▲", "Coba tulis:",
                          "    kota_asal = 2"]  # fmt: skip


@pytest.mark.cepat
def test_a_name_of_a_cell_above_says_which_cell(tmp_path, monkeypatch):
    (tmp_path / "01-uji.ipynb").write_text(
        '{"cells": [{"cell_type": "code", "source": "awal = 1"},'
        ' {"cell_type": "markdown", "source": "## Hitung kata"},'
        ' {"cell_type": "code", "source": ["lain = 1\\n", "sebaran = frasa.count_words(tokens)"]}]}'
    )
    monkeypatch.chdir(tmp_path)
    said = diagnosed("len(sebaran)", namespace() | {"In": ["", "awal = 1"]}).cause
    assert "sebaran = frasa.count_words(tokens)" in said and "Hitung kata" in said
    assert "Run All Above" in said and "petik" not in said


@pytest.mark.cepat
@pytest.mark.parametrize("name", ["pandas", "random", "json"])
def test_a_file_that_hides_a_package_is_named(name, tmp_path, monkeypatch):
    (tmp_path / f"{name}.py").write_text("")
    monkeypatch.chdir(tmp_path)
    said = causes.diagnose(ImportError("x", name=name), f"import {name}", 1, {})
    assert f"Berkas {name}.py di folder ini menutupi paket {name}" in said.cause


@pytest.mark.cepat
def test_a_missing_file_says_what_is_there_instead(tmp_path, monkeypatch):
    (tmp_path / "berita.txt").write_text("")
    monkeypatch.chdir(tmp_path)
    found = diagnosed("open('berita.tx')")
    assert "berita.txt" in found.cause and found.cured == "open('berita.txt')"


@pytest.mark.cepat
def test_what_is_not_foreseen_stays_as_python_says_it():
    assert messages.explain(KeyboardInterrupt()) is None
    assert messages.explain(RuntimeError("x")) is None


@pytest.mark.cepat
def test_every_cause_is_short_and_ends_with_a_full_stop():
    for sentence in CAUSES.values():
        assert len(sentence) < 100 and re.search(r'[."]$', sentence), sentence


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab1 2=()[]{}\"'“”,.;:%-+*#\\\n", max_size=40))
def test_no_line_whatsoever_makes_the_repair_fail(line):
    names = {"a": ARTICLES, "b": [1, 2]}
    try:
        compile(line, "sel", "exec")
    except SyntaxError as error:
        found = causes.diagnose(error, line, error.lineno or 1, names)
        assert found.cause and messages.layout(found)
    except ValueError:
        pass  # a NUL, which no notebook holds
