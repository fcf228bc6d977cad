"""A value of the wrong kind or out of range is told, marked, and mended where it can be."""

import datetime

import pandas as pd
import pytest

from kursus.sentences import CAUSES
from test_errors import diagnosed, namespace


def cerita(isi, *, a=1, b=2, c=3, d=4, e=5, f=6, g=7, h=8, i=9):
    """Take one value, and more of them by name."""


def berdua(isi, *, a=1):
    """Take one value, and another by name."""


NAMES = {
    "cerita": cerita,
    "berdua": berdua,
    "kolom": pd.Series([1, 2]),
    "kosong": [],
    "datetime": datetime,
}


def told(cell):
    """Return what is told, what is cured, and the line from the mark on."""
    found = diagnosed(cell, namespace() | NAMES)
    marked = found.place is not None and found.place >= 0
    return found.cause, found.cured, found.line.strip()[found.place :] if marked else None


NO_COUNT = "Sebuah angka tidak punya isi untuk diulang satu per satu. Pakai daftar, atau range( )."
ORDINAL = "Isi daftar atau teks diambil dengan nomor urut (bilangan bulat, mulai dari 0)."
LENGTH = "len() menghitung isi daftar, tabel, atau teks. "
NOTHING = "Salah satu nilai di baris ini kosong (None): perintah sebelumnya hanya menampilkan."
SQUARE = "“{}” bukan perintah. Isinya diambil dengan kurung siku [ ], bukan ( )."
TIMES = "Tanda kali (*) harus ditulis."
HIDDEN = "Nama “{}” tadi Anda pakai untuk nilai lain, sehingga perintahnya tertutup."
AGAIN = "Ganti nama nilai itu, lalu jalankan lagi sel paling atas: "
NO_CALL = (
    "Yang di depan tanda kurung ( ) bukan perintah. Mungkin ada koma atau tanda * yang kurang."
)
KINDS = (
    "Jenis nilai di sini tidak cocok: misalnya teks di tempat angka, atau daftar [ ] di tempat "
    "satu nilai."
)
# (cell, all that is said, the line mended, the line from the mark on)
CALLED = [
    ("for nomor in 3 :\n    print(nomor)", NO_COUNT, "for nomor in range(3):", None),
    *((cell, NO_COUNT, None, None) for cell in ("list(3)", "sum(3.5)")),
    *((f"for i in [1]:\n    {name}['a']", ORDINAL, None, "['a']")
      for name in ("daftar", "kalimat")),
    ("2 + ...", "Ketiga titik (...) belum diganti. Tulis nilai Anda di sana.", None, None),
    *((f"x = len({value})", f"{LENGTH}Sebuah angka tidak punya isi.", None, f"len({value})")
      for value in ("3", "3.5")),
    *((f"len({value})", f"{LENGTH}Nilai ini tidak punya isi.", None, f"len({value})")
      for value in ("None", "True")),
    *((cell, NOTHING, None, None) for cell in ("None + 3", "list(None)", "x = 3 > None")),
    *((cell, KINDS, None, None) for cell in ("hash([])", "abs('a')", "range('a')", "list(len)")),
    ("x = daftar(0)", SQUARE.format("daftar"), "x = daftar[0]", "daftar(0)"),
    ("kota('aceh')", SQUARE.format("kota"), "kota['aceh']", "kota('aceh')"),
    ("kolom (0) + 1", SQUARE.format("kolom"), "kolom[0] + 1", "kolom (0) + 1"),
    ("daftar(len([1]))", SQUARE.format("daftar"), None, "daftar(len([1]))"),
    *((typed, TIMES, mended, None)
      for typed, mended in (("2(45)", "2 * 45"), ("x = 2 (3 + 4)", "x = 2 * (3 + 4)"),
                            ("x=2.5( 4 )", "x=2.5 * (4 )"), ("2(.5)", "2 * .5"))),
    *((f"{typed} (jumlah)", CAUSES["unit"], typed, None)
      for typed in ("x = 2", "x = 2.5", 'x = "Sri Rahma"')),
    ("len = 3\nx = len(daftar)", f"{HIDDEN.format('len')} Jalankan del len di sebuah sel.", None,
     "len(daftar)"),
    *((f"{name} = 3\nx = {name}(4)", f"{HIDDEN.format(name)} {AGAIN}{line}", None, f"{name}(4)")
      for name, line in (("kemajuan", "from kursus import *"), ("pd", "import pandas as pd"))),
    ("lain = 3\nx = lain(daftar)", NO_CALL, None, "lain(daftar)"),
    ("x = (3 + 4)(5)", NO_CALL, None, ")(5)"),
    ("'3f'(jumlah)", NO_CALL, None, "'3f'(jumlah)"),
    ("[3][0]()", NO_CALL, None, None),
    ('x = max("3f" (1, 3))', NO_CALL, 'x = max("3f", (1, 3))', '"3f" (1, 3))'),
]  # fmt: skip


@pytest.mark.parametrize("cell, cause, cured, marked", CALLED)
def test_what_is_no_command_and_what_has_no_content_is_told(cell, cause, cured, marked):
    assert told(cell) == (cause, cured, marked)


MANY, LACKING = "Terlalu banyak nilai di dalam tanda kurung.", "Di dalam tanda kurung masih kurang:"
TABLES = "artikel (tabel dari baca_artikel) dan kata (tabel dari potong_kata)"
STRANGE = "Perintah itu tidak mengenal “{}”."
EMPTY = "Di dalam tanda kurung ( ) belum ada nilainya."
SETTINGS = [
    ("sorted(daftar, revers=True)", f"{STRANGE.format('revers')} Yang dikenal: iterable, key, "
     "reverse.", "sorted(daftar, reverse=True)", "revers=True)"),
    ("x = max(3, 4, kunci=1)", STRANGE.format("kunci"), None, "kunci=1)"),
    ("cerita(3, zzz=1)", f"{STRANGE.format('zzz')} Yang dikenal: isi, a, b, c, d, e, f, g, h, i.",
     None, "zzz=1)"),
    ('periksa("2a", jawaban = 3)', f"{STRANGE.format('jawaban')} Yang dikenal: soal. Di sini "
     "nilainya ditulis tanpa nama.", 'periksa("2a", 3)', None),
    ("nama_hari(date(2024-11-7))", CAUSES["date"], "nama_hari(date(2024, 11, 7))", None),
    *((f"for i in [1]:\n    x = {name}()", EMPTY, None, "()") for name in ("max", "len", "abs")),
    ("nama_hari()", f"{LACKING} hari.", None, None),
    ("kepadatan(articles)", f"{LACKING} cari (satu kata saja, di antara tanda petik). Lengkapnya: "
     "kepadatan(kata, cari).", None, None),
    ("calon_sumber(articles, nomor=1)", f"{LACKING} {TABLES}. Lengkapnya: calon_sumber(bagian, "
     "artikel, kata, nomor).", None, None),
    ("cerita()", f"{LACKING} isi. Lengkapnya: cerita(isi).", None, None),
    ("(lambda nilai: nilai)()", f"{LACKING} nilai.", None, None),
    ("paragraf_sama(articles, 1.2)", CAUSES["dot"], "paragraf_sama(articles, 1, 2)", None),
    ("date(2024)", f"{LACKING} month.", None, None),
    ("round(1,86,1)", f"{MANY} {CAUSES['decimal']}", "round(1.86,1)", None),
    ("cari_bagian(articles, 1,5)", f"{MANY} Lengkapnya: cari_bagian(kata, kata_sama).", None, None),
    *((f"{call}, 3)", f"{MANY} Lengkapnya: {whole}.", None, None)
      for call, whole in (("hitung_kata(articles", "hitung_kata(kata)"), ("hash(1", "hash(obj)"),
                          ("round(1, 2", "round(number, ndigits)"))),
    ("cerita(1, 2)", f"{MANY} Sesudah yang pertama, sebutkan namanya: a, b, c, d, e, f, g.", None,
     None),
    ("berdua(1, 2)", f"{MANY} Sesudah yang pertama, sebutkan namanya: a.", None, None),
    *((cell, MANY, None, None) for cell in ("kemajuan(3)", "hitung_kata(*daftar)")),
    ('gambar_letak(articles, "asn", "ikrar")', CAUSES["listed"],
     'gambar_letak(articles, ["asn", "ikrar"])', None),
    ('gambar_letak(articles, "asn",\n    "ikrar")', MANY, None, None),
]  # fmt: skip


@pytest.mark.parametrize("cell, cause, cured, marked", SETTINGS)
def test_values_in_brackets_too_few_too_many_or_misnamed_are_told(cell, cause, cured, marked):
    assert told(cell) == (cause, cured, marked)


BRACKETS = "Sesudah nama perintah {} tanda kurungnya ( ) kurang."
MIXED = "Teks (di antara tanda petik) tidak dapat dihitung bersama angka."
FIGURES, SIDES = "Angka ditulis tanpa tanda petik.", "Periksa nilai di kiri dan kanan tandanya."
ROUND = "Sesudah nama perintah dipakai tanda kurung ( ), bukan kurung siku [ ]."
NO_TABLE = "Nilai di depan kurung siku [ ] itu bukan daftar atau tabel."
JOINED = [
    *((cell, BRACKETS.format(name), cured, None)
      for cell, name, cured in (
          ("2 + kalimat.upper", "kalimat.upper", "2 + kalimat.upper()"),
          ("2 + articles['words'].sum", "sum", "2 + articles['words'].sum()"),
          ("x = articles['words'].sum + 2", "sum", "x = articles['words'].sum() + 2"),
          ("x = kemajuan + 2", "kemajuan", "x = kemajuan() + 2"),
          ("len(kemajuan)", "kemajuan", "len(kemajuan())"))),
    *((f"x = {typed}", f"{MIXED} {FIGURES}", f"x = {cured}", None)
      for typed, cured in (("'2' + 45", "2 + 45"), ("45 + '2'", "45 + 2"), ("'7'/ 2", "7/ 2"),
                           ('"2,5" - 1', "2.5 - 1"), ("1.5 * '2'", "1.5 * 2"),
                           ("6 /'2.5'", "6 /2.5"))),
    *((cell, f"{MIXED} {SIDES}", None, None)
      for cell in ("x = jumlah + kalimat", "kalimat + 3", "sorted([1, 'a'])", "'dua' + 3")),
    *((f'print("Ada:{blank}" + {given})', "Teks dan angka tidak dapat disambung dengan +. Di "
       "dalam print( ), pakai koma.", f'print("Ada:", {given})', None)
      for blank, given in (("", "jumlah"), (" ", "len(daftar)"))),
    ("x = len[daftar]", ROUND, "x = len(daftar)", "[daftar]"),
    ("len[kemajuan]", ROUND, "len(kemajuan)", "[kemajuan]"),
    ("banyak_kata[daftar[0]]", ROUND, "banyak_kata(daftar[0])", "[daftar[0]]"),
    ("date[2024, 11, 27]", ROUND, "date(2024, 11, 27)", "[2024, 11, 27]"),
    ('periksa("3f" [1, 3])', CAUSES["comma"], 'periksa("3f", [1, 3])', None),
    ("x = jumlah[0]", NO_TABLE, None, "[0]"),
]  # fmt: skip


@pytest.mark.parametrize("cell, cause, cured, marked", JOINED)
def test_texts_numbers_and_commands_that_do_not_go_together_are_told(cell, cause, cured, marked):
    assert told(cell) == (cause, cured, marked)


NO_NUMBER = "Teks “{}” bukan angka bagi Python: pakai angka saja, desimal dengan titik."
NO_DAY = "Tanggal itu tidak ada. Urutannya: tahun, bulan, tanggal."
LAST = "“{}” berisi {}; nomor terakhirnya {}, sebab Python menghitung mulai dari 0."
VALUES = [
    *((f"x = {command}({quote}{typed}{quote})", NO_NUMBER.format(typed), f"x = {cured}",
       f"{typed}{quote})")
      for command, typed, cured in (("float", "1,86", "float(1.86)"), ("int", "1,5", "float(1.5)"),
                                    ("int", "90 menit", "int(90)"))
      for quote in ("'", '"')),
    ("x = float('asn')", NO_NUMBER.format("asn"), None, "asn')"),
    ("int('')", NO_NUMBER.format(""), None, "int('')"),
    ("x = date(27, 11, 2024)", NO_DAY, "x = date(2024, 11, 27)", "date(27, 11, 2024)"),
    *((f"x = {day}", NO_DAY, None, day)
      for day in ("date(2024, 2, 31)", "date(2024, 13, 1)", "date(0, 1, 1)",
                  "datetime.datetime(2024, 1, 1, 25)")),
    ("if kolom > 1:\n    print(1)", "Sebuah kolom berisi banyak nilai, jadi tidak dapat dipakai "
     "sebagai satu ya atau tidak. Pakai & dan |, bukan and dan or.", None, None),
    ("daftar.index(9)", "Nilai di sini tidak dapat dipakai. Periksa angka atau teks yang Anda isi.",
     None, None),
    ("x = daftar[5]", LAST.format("daftar", 2, 1), None, "5]"),
    ("x = daftar[ 2 ] + 1", LAST.format("daftar", 2, 1), "x = daftar[ 1 ] + 1", "2 ] + 1"),
    ("daftar[-3]", LAST.format("daftar", 2, 1), None, "-3]"),
    ("kalimat[3]", LAST.format("kalimat", 3, 2), "kalimat[2]", "3]"),
    ("articles.iloc[7]", LAST.format("articles", 2, 1), None, "7]"),
    ("articles.index[7]", "Nomor urut itu melewati akhir daftar. Python menghitung mulai dari 0.",
     None, "7]"),
    ("kosong[0]", "“kosong” berisi 0, sebab Python menghitung mulai dari 0.", None, "0]"),
    ("[1, 2][5]", "Nomor urut itu melewati akhir daftar. Python menghitung mulai dari 0.", None,
     None),
]  # fmt: skip


@pytest.mark.parametrize("cell, cause, cured, marked", VALUES)
def test_a_value_that_cannot_be_is_told_with_the_one_that_can(cell, cause, cured, marked):
    assert told(cell) == (cause, cured, marked)
