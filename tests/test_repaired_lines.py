"""Every rule of the repair names its own cause and gives back the line that was meant."""

import pytest

from kursus.repair import Cure, cure
from kursus.sentences import CAUSES
from kursus.trial import Context
from test_beginners import NAMES
from test_errors import diagnosed, namespace

# Signs of other programs, each with what it stands for on a keyboard.
QUOTED = [(f"kota = {sign}XX{sign}", "curly", 'kota = "XX"') for sign in "“”„‟«»″"]
QUOTED += [(f"kota = {sign}XX{sign}", "curly", "kota = 'XX'") for sign in "‘’‚‛`´′"]
REPLACED = [(f"sisa = 40 {sign} 2", "dash", "sisa = 40 - 2") for sign in "–—−‐‑‒"]
REPLACED += [(f"sisa = 40 {sign} 2", "times", "sisa = 40 * 2") for sign in "×⨯✕✖⋅∙"]
REPLACED += [(f"sisa ={sign}40", "blank", "sisa = 40") for sign in "\u00a0\u2007\u202f\u2009\u3000"]
REPLACED += [
    (f"sisa = {sign}40", "blank", "sisa = 40") for sign in "\u200b\u200c\u200d\u2060\ufeff"
]
REPLACED += [(f"{sign} sisa = 40", "blank", "sisa = 40") for sign in "\u00ad•·▪"]
REPLACED += [
    ("sisa = 40 ÷ 2", "divide", "sisa = 40 / 2"),
    ("jawaban_3d = …", "ellipsis", "jawaban_3d = ..."),
    ("sisa ＝ ４０ ＋ ｌｅｎ（ｄａｆｔａｒ）", "sign", "sisa = 40 + len(daftar)"),
    ("kota ＝ ！Sri～", None, None),
    ("sisa = 40 – 3 × 2", "dash", "sisa = 40 - 3 * 2"),
    ("sisa = 3 × 40 ÷ 2", "times", "sisa = 3 * 40 / 2"),
    ("sisa = 3\u00a0÷ 2", "divide", "sisa = 3 / 2"),
    ("sisa = 3 · 4", "times", "sisa = 3 * 4"),
    ("kota = “a – b”", "curly", 'kota = "a - b"'),
    ('kota = "a" len(daftar +* 3)', None, None),
    ("if jumlah > 3:\n    kota = “a”\n    len(kota)", "curly", 'kota = "a"'),
    ("kota = ‚Jum’at’", "curly", 'kota = "Jum\'at"'),
    ("kota = ‛Jum’at’", "curly", 'kota = "Jum\'at"'),
]
RULES = [
    # what came along in copying
    *((f"{prompt}jumlah = 2", "prompt", "jumlah = 2")
      for prompt in ("In [7]: ", "In [*]: ", "In [ ]: ", "[3]: ", ">>> ", "...: ")),
    ("Out[3]: 12", "prompt", "12"),
    ("12) len(daftar)", "pasted", "len(daftar)"),
    ("c) jumlah = 2", "pasted", "jumlah = 2"),
    ("```python jumlah = 2 ```", "pasted", "jumlah = 2"),
    ("```jumlah = “a”", "curly", 'jumlah = "a"'),
    # words of Python
    ("improt frasa", "word", "import frasa"),
    ("form kursus import periksa", "word", "from kursus import periksa"),
    ("From kursus Import tebak, periksa", "word", "from kursus import tebak, periksa"),
    ("from frasa.charts inport word_cloud", "word", "from frasa.charts import word_cloud"),
    *((line, "star", "from kursus import *")
      for line in ("from kursus", "kursus(", "kursus import *", "FROM KURSUS IMPORT")),
    ("from kursus lalu *", None, None),
    *((f"{word} = 3", "reserved", f"{word}_ = 3") for word in ("class", "import", "from")),
    ("import pandas pd", "as", "import pandas as pd"),
    # the sign between a name and its value
    *((f"jawaban_3c {sign} 4", "equals_twice", "jawaban_3c = 4")
      for sign in ("= =", "===", "= = =", "=>", "->", "-->", "→", "=!", "= !")),
    ("lain = 3\nx=lain(daftar)", None, None),  # the same line with blanks is no cure
    ('kota → "Sri"', "equals_twice", 'kota = "Sri"'),
    ("jumlah := len(daftar)", "colon_equals", "jumlah = len(daftar)"),
    ("jawaban_3c := 4", "colon_equals", "jawaban_3c = 4"),
    ("jawaban_3c : 4 kata", "colon_equals", "jawaban_3c = 4"),
    ("jawaban_0a = 90 menit = 1,5 jam", "equals_twice", "jawaban_0a = 90"),
    *((f"jawaban_3c {word} 4", "equals", "jawaban_3c = 4")
      for word in ("adalah", "ialah", "yaitu", "yakni", "menjadi", "sama dengan")),
    ("jumlah 5", "equals", "jumlah = 5"),
    *((f"if jumlah > 3:\n    jawaban_3c {value}", "equals", f"jawaban_3c = {value}")
      for value in ("4", "len(daftar)")),
    ("jumlah adalah 90 menit", "equals", "jumlah = 90"),
    ("jawaban_3c len(daftar))", "equals", "jawaban_3c = len(daftar)"),
    ("lain 5", None, None),
    ('"Sri" = nama', "swapped", 'nama = "Sri"'),
    ("'Sri' = nama", "swapped", "nama = 'Sri'"),
    ("577 = jumlah", "swapped", "jumlah = 577"),
    ("1.86 = jawaban_2f", "swapped", "jawaban_2f = 1.86"),
    ("1,86 = jawaban_2f", "swapped", "jawaban_2f = 1.86"),
    ('"1,86" = kota', "swapped", 'kota = "1,86"'),
    # names
    *((f"{name} = 90", "answer", "jawaban_0a = 90")
      for name in ("0a", "0A", "soal 0a", "Soal  0A")),
    ("2a_jawaban = 3", "digit", "jawaban_2a = 3"),
    *((f"{name} = 5", "digit", "berita_baru_3 = 5")
      for name in ("3 berita baru", "3-berita baru", "3berita baru")),
    *((f"{name} = 4", "name", "jawaban_3c = 4")
      for name in ("jawaban 3c", "jawaban-3c", "jawaban.3c", "jawaban - 3c")),
    *((f"jawaban{sign}3c 4", "name", "jawaban_3c = 4") for sign in (" ", "-", " - ")),
    ("slogan-baru = 3\nlen(daftar)", "name", "slogan_baru = 3"),
    ("Slogan baru = 3\nlen(slogan_baru)", "name", "slogan_baru = 3"),
    ("slogan baru = 90 menit", "name", "slogan_baru = 90"),
    ("slogan baru: 3", "note", "# slogan baru: 3"),
    *((line, None, None) for line in ("else = 3", "def hitung = 3", "for kata = daftar",
                                      'with open("x") = kota', "return jumlah = 3")),
    *((f"{first} kota baru = 3", None, None) for first in ("if", "elif", "while", "with")),
    ("print kota = 3", "call", "print(kota = 3)"),
    ("jawaban_3c =!4", "equals_twice", "jawaban_3c = 4"),
    # dates
    ("hari = 27 November 2024", "date", "hari = date(2024, 11, 27)"),
    ("nama_hari(date(27 November 2024))", "date", "nama_hari(date(2024, 11, 27))"),
    ("nama_hari(07-08-2024)", "date", "nama_hari(date(2024, 8, 7))"),
    ("x = [27 Januari 2024, '3 Desember 2024]", "date",
     "x = [date(2024, 1, 27), date(2024, 12, 3)]"),
    # verdicts
    ('kota = "Sebagian" besar', "quote", 'kota = "Sebagian besar"'),
    ("putusan_03 = tidak (acaranya sama)", "text", 'putusan_03 = "tidak: acaranya sama"'),
    ("putusan_03 = tidak: hanya (sama)", "text", 'putusan_03 = "tidak: hanya (sama)"'),
    ("putusan_03 = tdak: acaranya sama", "text", 'putusan_03 = "tidak: acaranya sama"'),
    ("putusan_03 = tidak = acaranya sama", "text", 'putusan_03 = "tidak: acaranya sama"'),
    ('putusan_3 = ("tidak", acaranya sama)', "verdict", 'putusan_3 = "tidak: acaranya sama"'),
    # comparisons
    ("while jumlah = 3:\n    break", "compare", "while jumlah == 3:"),
    ("if jumlah > 3:\n    ...\nelif jumlah = 3:\n    ...", "compare", "elif jumlah == 3:"),
    ("articles[articles['words'] = 1]", "compare", "articles[articles['words'] == 1]"),
    ("x = jumlah =< 3", "order", "x = jumlah <= 3"),
    ("x = jumlah => 3", "order", "x = jumlah >= 3"),
    *((f"x = jumlah {sign} 3 atau jumlah > 9", "logic", f"x = jumlah {sign} 3 or jumlah > 9")
      for sign in ("<", "==", "!=")),
    ("x = jumlah != 3 dan batas", "logic", "x = jumlah != 3 and batas"),
    *((f"x = {word} jumlah > 3", "logic", "x = not jumlah > 3") for word in ("tidak", "bukan")),
    ("if jumlah dan daftar:\n    ...", "logic", "if jumlah and daftar:"),
    ("while jumlah atau daftar:\n    break", "logic", "while jumlah or daftar:"),
    ("articles[articles['outlet'] != KABAR]", "text", "articles[articles['outlet'] != \"KABAR\"]"),
    ("articles[class]", "text", 'articles["class"]'),
    # signs
    ("articles.['outlet']", "tail", "articles['outlet']"),
    ("articles.head() sum()", "point", "articles.head().sum()"),
    ("kemajuan[]", "match", "kemajuan()"),
    ("x = kemajuan[ ]", "match", "x = kemajuan()"),
    ('periksa{"3c", jawaban_3c}', "match", 'periksa("3c", jawaban_3c)'),
    ("x = articles{'outlet'}.head()", "match", "x = articles['outlet'].head()"),
    ("x = len{daftar} + len(daftar)", "match", "x = len(daftar) + len(daftar)"),
    ('periksa  ("3c", jawaban_3c))', "extra", 'periksa  ("3c", jawaban_3c)'),
    ('x = ["C:\\Users\\a", "D:\\Users\\b"]', "path", 'x = [r"C:\\Users\\a", r"D:\\Users\\b"]'),
    *((f"len(daftar){signs}", "tail", "len(daftar)") for signs in ("!", "?", ".", ";.", " ,!")),
    ("jumlah = [1, ,, 2]", "extra_comma", "jumlah = [1, 2]"),
    ("len(, daftar)", "extra_comma", "len(daftar)"),
    ("print(batas bagian hitungan)", "comma", "print(batas, bagian, hitungan)"),
    ('print("a""b" daftar)', "comma", 'print("a", "b", daftar)'),
    ("print(batas,\n    bagian hitungan batas)", "comma", "bagian, hitungan, batas)"),
    ("print(\n    bagian hitungan batas,\n)", "comma", "bagian, hitungan, batas,"),
    ("print(\n jawaban_3c 4)", "comma", "jawaban_3c, 4)"),
    ("[batas bagian]", "comma", "[batas, bagian]"),
    ("from kursus import (tebak periksa kemajuan)", "comma",
     "from kursus import (tebak, periksa, kemajuan)"),
    ("x = batas bagian hitungan", None, None),
    # commands without their brackets
    ("len 5", "call", "len(5)"),
    ("x = len daftar", "call", "x = len(daftar)"),
    ("print'halo'", "call", "print('halo')"),
    ("articles.head lima", "call", "articles.head(5)"),
    ("articles.head lima)", "open", "articles.head(5)"),
    ('periksa "3c", len(daftar)', "call", 'periksa("3c", len(daftar))'),
    ('periksa "3c", 2 kali 3)', "open", 'periksa("3c", 2 * 3)'),
    ("banyak kata kalimat", "name", "banyak_kata(kalimat)"),
    # the end of a line
    *((f"{first}\n    {second}", "colon", f"{first}:") for first, second in (
        ("for kata in daftar", "print(kata)"), ("if jumlah > 3", "..."),
        ("while jumlah > 3", "break"), ("def hitung(x)", "return x"),
        ("with open('x') as f", "print(1)"))),
    *((f"if jumlah:\n    ...\n{line}\n    ...", "colon", f"{line}:")
      for line in ("else", "elif daftar")),
    ("try\n    len(1)\nexcept ValueError:\n    ...", "colon", "try:"),
    ("for kata in daftar", "colon", "for kata in daftar:\n    ..."),
    ("from kursus import *  jalankan dulu", "hash", "from kursus import *  # jalankan dulu"),
    ("x = len(daftar)  hitung isinya", "hash", "x = len(daftar)  # hitung isinya"),
    ("len(daftar) ← hitung", "hash", "len(daftar)  # ← hitung"),
    ("ini jawaban saya", "note", "# ini jawaban saya"),
    ("jawaban saya", None, None),
    ("ini batas saya", None, None),
    ("ini for saya", None, None),
    # a note behind the line, and a command that is not known yet
    ("jumlah = 90 menit# sekian", "unit", "jumlah = 90# sekian"),
    ("kota = “a #b”", "curly", 'kota = "a #b"'),
    ("kota = ‘a#b’  # “dua”", "curly", "kota = 'a#b'  # “dua”"),
    ("kota = [“a#b”, c]  # dua", "curly", 'kota = ["a#b", "c"]  # dua'),
    ("hasil(date(2023, 09, 1))  # tanggal", "zero", None),
    ("hasil.lain(date(2023, 09, 1))", "zero", None),
]  # fmt: skip


@pytest.mark.cepat
@pytest.mark.parametrize("cell, cause, cured", [*QUOTED, *REPLACED, *RULES])
def test_each_mistake_has_its_cause_and_its_cure(cell, cause, cured):
    found = diagnosed(cell, namespace() | NAMES)
    assert found.cured == cured
    assert found.cause == CAUSES[cause] if cause else found.cause not in CAUSES.values()


@pytest.mark.cepat
def test_a_line_is_tried_up_to_two_hundred_and_forty_letters():
    for length, mended in ((240, True), (241, False)):
        words = "a" * (length - len("kota = “”"))
        found = cure(f"kota = “{words}”", Context(set()))
        assert found == (Cure(f'kota = "{words}"', "curly") if mended else None)


@pytest.mark.cepat
@pytest.mark.parametrize("cell, parts", [
    ('jumlah = 3 len(jumlah)', ["jumlah = 3", "len(jumlah)"]),
    ("jumlah = 90 menit, kota = Sri", ["jumlah = 90", 'kota = "Sri"']),
    ("  baru = 3; lain = baru", ["baru = 3", "lain = baru"]),
    ("kota = “a” banyak kata(kota)", ['kota = "a"', "banyak_kata(kota)"]),
])  # fmt: skip
def test_commands_in_one_line_are_mended_each_by_itself(cell, parts):
    found = cure(cell, Context({"len", "banyak_kata", "jumlah", "kota"}, {"kota"},
                               {"len", "banyak_kata"}))  # fmt: skip
    assert found.line == "\n".join(parts)
