"""What Python passes over in silence is said in whole sentences, and what may be meant is not."""

import pytest

from kursus.sentences import CAUSES
from kursus.unsaid import unsaid

VALUES = {"slogan": "Lama", "batas": 150, "bagian": 0.5, "daftar": [1], "isi": ..., "kota": {}}
COLON, TWICE, EQUALS, NAMELESS = (
    f"{CAUSES[name]} Coba tulis:" for name in ("colon_equals", "equals_twice", "equals", "nameless")
)
ENDED = "{} mengakhiri perintah, jadi yang dipakai hanya {}."
SEMICOLON, ENTER, ONE = "Titik koma", "Enter", "Tulis satu nilai saja."
TOGETHER = "Dua teks berdampingan disambung Python menjadi satu"
OTHER = "Nama {} tidak dipakai di buku catatan ini. Coba tulis:"
SLIP = "Nama “{}” lain daripada “slogan”, yang dipakai di sel ini. Coba tulis:"
QUOTED = "“x” di antara tanda petik ialah kata itu sendiri, bukan isi x. Coba tulis:"

UNSET = [
    *((f'slogan : "Maju"{after}', f'{COLON} slogan = "Maju"') for after in ("", "\nf(slogan)")),
    *((f"{name} == 3\nlen({name})", f"{TWICE} {name} = 3") for name in VALUES if name != "kota"),
    ("batas < 3 < 5\nlen(batas)", f"{TWICE} batas = 5"),
    *((f"batas {sign} 3\nlen(batas)", f"{EQUALS} batas = 3") for sign in "-+"),
    ("y = 1\nNone\nlen(batas)", f"{NAMELESS} batas = None"),
    *((f"{value}  # ganti\nlen(batas, batas)", f"{NAMELESS} batas = {value}")
      for value in ('"Maju"', "3")),
    *((f"{cell}\nlen(slogan)", f"{SLIP.format('Slogan')} slogan = 3")
      for cell in ("Slogan = 3", "if True:\n    Slogan = 3")),
    ("slogn = 3  # x\nlen(slogan)", f"{SLIP.format('slogn')} slogan = 3  # x"),
]  # fmt: skip
BROKEN = [
    ('x = "a"; "b"', f'{ENDED.format(SEMICOLON, "x = " + chr(34) + "a" + chr(34))} Coba tulis: '
     'x = "a; b"'),
    ("x = 'a'\n'b'", f"{ENDED.format(ENTER, 'x = ' + chr(39) + 'a' + chr(39))} Coba tulis: "
     'x = "a b"'),
    *((cell, f"{ENDED.format(SEMICOLON, name + ' = 1')} Coba tulis: {name} = [1, 3]")
      for cell, name in (("jawaban_2a = 1; 3", "jawaban_2a"), ('x = 1; 3\nperiksa("2a", x)', "x"))),
    ("a = 1; 2\nb = 3; 4", f"{ENDED.format(SEMICOLON, 'a = 1')} Coba tulis: a = [1, 2]\n"
     f"{ENDED.format(SEMICOLON, 'b = 3')} Coba tulis: b = [3, 4]"),
    *((cell, f"{ENDED.format(SEMICOLON, used)} {ONE}")
      for cell, used in (("x = nama; 3", "x = nama"), ("tebakan = 4; 5", "tebakan = 4"),
                         ("x = 4; 5\nkepadatan(k, x)", "x = 4"))),
    *((f"putusan_03 = 'tidak'{sign}'acara'{sign}'lain'",
       f"{ENDED.format(told, 'putusan_03 = ' + repr('tidak'))} Coba tulis: putusan_03 = {cured}")
      for sign, told, cured in (("; ", SEMICOLON, '"tidak: acara; lain"'),
                                ("\n", ENTER, '"tidak: acara lain"'))),
    *((f"{name} = 'a'; 'b'\n{verb}(k, {name})",
       f"{ENDED.format(SEMICOLON, name + ' = ' + repr('a'))} Coba tulis: {name} = {cured}")
      for name, verb, cured in (("x", "cari_frasa", '"a; b"'), ("x", "gambar_letak", '["a", "b"]'),
                                ("tebakan", "f", '"a; b"'))),
]  # fmt: skip
JOINED = [
    *((f'{before}{start}"a" "b" \'c\'{end}  # d',
       f'{TOGETHER}; komanya kurang. Coba tulis: {start.lstrip()}"a", "b", \'c\'{end}  # d')
      for before, start, end in (("", "f(1, ", ")"), ("y = 1\n", "x = [", "]"),
                                 ("if 1:\n", " f(", ")"))),
    ('f("a" "b",\n  "c" "d")', f'{TOGETHER}; komanya kurang. Coba tulis: f("a", "b",'),
    *((cell, f"{TOGETHER}. Kalau bukan itu maksud Anda, hapus salah satunya.")
      for cell in ('x = "a" "b"', 'y = [1]\nx = "a" "b"', 'x = "a" "(b"', "x = 'a' 'b' + f('c')")),
    *((f"{before}f(1, {typed})", f"{QUOTED} f(1, x)")
      for before in ("x = 3\n", "x = 3\nif True:\n    ") for typed in ('"x"', "'x'")),
]  # fmt: skip
VERDICTS = [
    *((f"{name} = 'tidak'", f"{OTHER.format(name)} {own} = 'tidak'")
      for name, own in (("putusan_2", "putusan_02"), ("putusan2", "putusan_02"),
                        ("Putusan_02", "putusan_02"), ("putusan_l", "putusan_01"),
                        ("putusan_iO", "putusan_10"))),
    ("putusan_1 = 'tidak'\nputusan_2 = f()", f"{OTHER.format('putusan_1')} putusan_01 = 'tidak'\n"
     f"{OTHER.format('putusan_2')} putusan_02 = f()"),
]  # fmt: skip


@pytest.mark.parametrize("cell, told", [*UNSET, *BROKEN, *JOINED, *VERDICTS])
def test_what_a_cell_does_not_do_is_said_with_the_line_to_type(cell, told):
    assert unsaid(cell, VALUES) == told


def test_a_word_that_is_no_verdict_is_said_of_its_own_line():
    told = unsaid("putusan_02 = 'ya'\nputusan_3 = 'iya'\nputusan_04 = 'tidak'", VALUES).splitlines()
    assert [line.partition("putusan_")[2][:2] for line in told] == ["02", "3 ", "3 "]


PASSED_OVER = [
    *("", "# catatan", "x = (", "x = 3", "x : int = 3", "a.b : 3\nf(batas)", "f(batas)\nbatas : 3"),
    *("kota == 3\nlen(kota)", "lain == 3\nlen(batas)", "batas == 3\nbatas + 1", "f(batas)\n3"),
    *("batas * 3\nlen(batas)", "lain - 3\nlen(batas)", "...\nlen(batas)", "3\nf(batas, slogan)"),
    *("g(3)\nlen(batas)", "f(3)[0]\nlen(batas)", "batas = f()\nbatas == 3\nlen(batas)"),
    *('jawaban_2a = 1; 3\nperiksa("2a", jawaban_2a)', "x = 1; f(3)", "f([\n'a'\n'b'\n])"),
    *("Slogan = 3\nf(slogan)\nf(Slogan)", "slogan_saya = 3\nf(slogan)", "slogxx = 3\nf(slogan)"),
    *('x = 3; f("x")', 'x = 3\nf(x)\nf("x")', 'f("x")\nx = 3', 'x = 3\nf("y", 3)', 'f("x")'),
    *("putusan_02 = f()", "putusan_02 = ...", "putusan_02 = 'tidak'", "putusan_saya = 'ya'"),
    *("a, putusan_2 = 1, 2", "putusan_02.x = 3", "x = 'a' + 'b'"),
]


@pytest.mark.parametrize("cell", PASSED_OVER)
def test_what_may_be_meant_is_left_alone(cell):
    assert unsaid(cell, VALUES) is None
