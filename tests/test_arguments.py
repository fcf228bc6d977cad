"""What a verb is given is measured by what it asks for; a refusal says what to type instead."""

import ast
import inspect
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

import kursus
from frasa import InputError
from kursus import arguments
from kursus.arguments import rule_of
from kursus.sentences import CAUSES

WORDS = rule_of(kursus.gambar_letak, "daftar")
LISTS = rule_of(kursus.kata_henti, "daftar")
MANY = rule_of(kursus.sandingkan, "b")
ONE = rule_of(kursus.sandingkan, "a")
TEXT = rule_of(kursus.banyak_kata, "kalimat")
WORD = rule_of(kursus.kepadatan, "cari")
DAY = rule_of(kursus.baca_tanggal, "tanggal")
FOLDER = rule_of(kursus.baca_artikel, "folder")
COUNT = rule_of(kursus.cari_bagian, "kata_sama")
VERDICTS = rule_of(kursus.tulis_laporan, "penilaian") or arguments.verdicts
COUNTED = arguments.table("hitung_kata(kata)", "word", "count|position")
SAVED = SimpleNamespace(lines=[], table=None)

TAKEN = [
    *((COUNT, value) for value in (2, 8, np.int64(8))),
    *((rule_of(kursus.cari_rangkaian, "panjang"), value) for value in (1, 4)),
    *((rule_of(kursus.kalimat_terbuang, "batas"), value) for value in (0, 50)),
    *((TEXT, value) for value in ("", "asn netral")),
    *((WORD, value) for value in ("asn", " ASN. ", "Jum'at")),
    *((WORDS, value) for value in ("asn", ["asn"], ("asn", "Netral"), list("abcd"))),
    *((LISTS, value) for value in ("kursus", "besar")),
    *((FOLDER, value) for value in (None, "berita", Path("berita"))),
    *((ONE, value) for value in (0, 3, np.int64(3), "3", "tiga", "03-aceh-utara", "1-2")),
    *((MANY, value) for value in (0, "aceh", [1], (1, "02"), [0, 1, 2])),
    *((DAY, value) for value in ("7/10/2024", "31/31/2024", "besok")),
    (VERDICTS, SAVED),
    *((COUNTED, pd.DataFrame(columns=["word", other])) for other in ("count", "position")),
]


@pytest.mark.parametrize("rule, value", TAKEN, ids=repr)
def test_what_a_verb_can_use_is_taken(rule, value):
    assert rule(value, "") is None


COMMA, POINT = "Koma memisahkan dua angka.", "Titik berarti desimal."
PHRASES = "Frasa dicari dengan cari_frasa, di buku catatan 03."
TICKS, FIGURES = " tanpa tanda petik", ", ditulis dengan angka"
# (rule, value, as it was typed, what is meant, the note); of a whole number also what is wanted
WHOLE = [
    (1, "", "", "", ", paling kecil 2"),
    *((value, "", "", "", "") for value in (True, None, {}, len, [], [True], (1, 8), [8, 0, 0])),
    *((value, "", "8", "", "") for value in ([8], (8,), [8, 0])),
    ((8, 0), "8,0", "8", COMMA, ""),
    ((8, 5), "8,5", "", COMMA, ""),
    (8.0, "8.0", "8", POINT, ""),
    (8.5, "8.5", "", POINT, ""),
    (1.0, "1.0", "", POINT, ""),
    (2.0, "2.0", "2", POINT, ""),
    (2.5, "2.500", "2500", CAUSES["point_thousand"], ""),
    *((value, "", "8", "", TICKS) for value in ("8", " 8 kata", "sekitar 8")),
    *((value, "", "8", "", FIGURES) for value in ("delapan", "delapan kata", "sekitar delapan")),
    *((value, "", "", "", TICKS) for value in ("8%", "8 persen", "satu", "asn", "1", "8,5", "")),
    ("minimal 8", "", "", "Kata “minimal” mengubah arti angkanya.", TICKS),
]


@pytest.mark.parametrize("value, typed, meant, note, wanted", WHOLE, ids=repr)
def test_a_count_is_one_whole_number_in_figures(value, typed, meant, note, wanted):
    fault = COUNT(value, typed)
    assert fault.wanted == f"bilangan bulat{wanted}" and fault.example == "8"
    assert (fault.meant or "", fault.said) == (meant, "")
    assert fault.note.startswith(note) and bool(fault.note) == bool(note)


LEAST = {"panjang": (kursus.cari_rangkaian, 0), "batas": (kursus.kalimat_terbuang, -1)}


@pytest.mark.parametrize("setting", LEAST)
def test_a_count_has_a_least_value_that_is_told(setting):
    verb, value = LEAST[setting]
    assert rule_of(verb, setting)(value, "").wanted.endswith(f"paling kecil {value + 1}")


REFUSED = [
    *((TEXT, value, f'"{value}"', "") for value in (3, 2.5)),
    *((TEXT, value, '"asn netral"', "") for value in (["asn", "netral"], ("asn netral",))),
    *((TEXT, value, None, "") for value in ([], ["asn", 3], None, {})),
    (WORD, "asn netral", '"asn"', PHRASES),
    (WORD, ["asn", "netral"], '"asn"', PHRASES),
    *((WORD, value, '"asn"', "") for value in (["asn"], ("asn",), ["\tasn"])),
    (WORD, 3, '"3"', ""),
    *((WORD, value, None, "") for value in ("", " . ", None, {}, [])),
    (WORDS, list("abcde"), '["a", "b", "c", "d"]', ""),
    *((WORDS, value, '["asn", "netral"]', PHRASES) for value in ("asn netral", ["asn netral"])),
    (WORDS, ["asn, netral"], '["asn", "netral"]', PHRASES),
    (WORDS, "asn, netral", '["asn", "netral"]', ""),
    (WORDS, ["asn netral", "asn"], '["asn", "netral"]', PHRASES),
    *((WORDS, value, None, "") for value in ([], 3, ["asn", 3], None)),
    (WORDS, ["asn", ""], '["asn"]', PHRASES),
    *((LISTS, value, '"besar"', "") for value in ("Besar", "besr", " besar.")),
    *((LISTS, value, None, "") for value in ("lain", "", 3, ["besar"])),
    *((ONE, value, "3", "") for value in (3.0, [3], (3, 0))),
    *((ONE, value, None, "") for value in (-1, True, None, 2.5, [1, 2], "1, 2", "3 dan 4", [])),
    *((MANY, value, "[1, 2]", "") for value in ("1 dan 2", "1, 2")),
    *((MANY, value, "3", "") for value in (3.0, [3.0])),
    *((MANY, value, None, "") for value in ([], -1, True, None, [1, 2.5], {})),
    (FOLDER, 3, None, "Biarkan kurungnya kosong untuk artikel kursus ini."),
    *((DAY, value, '"7/10/2024"', "") for value in ("7 Oktober 2024", "2024-10-7", "7/10/24")),
    *((DAY, value, None, "") for value in (2024, None, ["7/10/2024"])),
    *((VERDICTS, SimpleNamespace(**{name: 3}), None, "") for name in ("lines", "table")),
    *((COUNTED, value, None, "")
      for value in (3, None, pd.DataFrame(columns=["word"]), pd.DataFrame(columns=["count"]))),
]  # fmt: skip


@pytest.mark.parametrize("rule, value, meant, note", REFUSED, ids=repr)
def test_what_a_verb_cannot_use_comes_with_the_value_to_type(rule, value, meant, note):
    fault = rule(value, "")
    assert (fault.meant, fault.note, fault.said) == (meant, note, "")
    if meant:
        assert rule(ast.literal_eval(meant), "") is None


@pytest.mark.parametrize(
    "typed, meant, told",
    [
        ("7/10/2024", '"7/10/2024"', "sebagai pembagian."),
        ("7 / 10 / 2024", '"7 / 10 / 2024"', "sebagai pembagian."),
        ("7-10-2024", '"7-10-2024"', "sebagai pengurangan."),
        *((typed, None, "") for typed in ("2024", "7*10", "x/3", "")),
    ],
)
def test_a_date_without_quotes_is_a_sum_to_python(typed, meant, told):
    fault = DAY(0.5, typed)
    assert fault.meant == meant and fault.said.endswith(told) and bool(fault.said) == bool(told)


def test_several_articles_may_be_told_from_what_was_typed():
    assert MANY((1, -4), "1 sampai 4").meant == "[1, 2, 3, 4]"


ASKED = [  # by verb and setting: what is asked for, and an example
    ("cari_bagian", "kata_sama", "bilangan bulat", "8"),
    ("cari_rangkaian", "panjang", "bilangan bulat", "4"),
    ("kalimat_terbuang", "batas", "bilangan bulat", "50"),
    ("banyak_kata", "kalimat", "sebuah teks di antara tanda petik", '"ASN yang netral"'),
    ("cari_frasa", "ungkapan", "sebuah teks di antara tanda petik", '"ASN yang netral"'),
    *(("tulis_laporan", name, "sebuah teks di antara tanda petik", '"ASN yang netral"')
      for name in ("nama", "temuan", "bukti", "batas")),
    ("kepadatan", "cari", "satu kata saja, di antara tanda petik", '"netralitas"'),
    ("gambar_letak", "daftar", "daftar satu sampai empat kata, setiap isinya satu kata",
     '["netral", "pemilu"]'),
    ("kata_henti", "daftar", '"kursus" atau "besar"', '"kursus"'),
    ("isi_berita", "nomor", "nomor satu artikel", "3"),
    ("paragraf_sama", "a", "nomor satu artikel", "3"),
    ("paragraf_sama", "b", "nomor satu artikel", "3"),
    ("sandingkan", "b", "nomor artikel, satu atau beberapa di dalam kurung siku", "[1, 2]"),
    ("baca_tanggal", "tanggal", "tanggal di antara tanda petik, hari/bulan/tahun", '"7/10/2024"'),
    ("baca_artikel", "folder", "nama folder di antara tanda petik", '"../data/articles"'),
    ("ringkas_artikel", "artikel", "tabel dari baca_artikel", "baca_artikel()"),
    ("hitung_kata", "kata", "tabel dari potong_kata", "potong_kata(artikel)"),
    ("awan_kata", "hitungan", "tabel dari hitung_kata", "hitung_kata(kata)"),
    ("buang_kata", "tabel", "tabel dari hitung_kata", "hitung_kata(kata)"),
    ("buang_kata", "henti", "tabel dari kata_henti", 'kata_henti("kursus")'),
    ("ringkas_bagian", "bagian", "tabel dari cari_bagian", "cari_bagian(kata)"),
    ("tulis_laporan", "penilaian", "hasil nilai_putusan",
     "nilai_putusan(putusan_01, …, putusan_10)"),
]  # fmt: skip


@pytest.mark.parametrize("verb, setting, asked, example", ASKED)
def test_every_setting_says_what_it_asks_for_with_an_example(verb, setting, asked, example):
    assert setting in inspect.signature(getattr(kursus, verb)).parameters
    rule = rule_of(getattr(kursus, verb), setting)
    assert (rule(3.5, "").wanted, rule(3.5, "").example) == (asked, example)
    assert "(" in example or rule(ast.literal_eval(example), "") is None  # what is shown is taken
    assert setting == "folder" or arguments.wanted(verb, setting) == asked


def test_what_is_no_verb_or_no_setting_asks_for_nothing():
    assert arguments.wanted("periksa", "soal") is None and arguments.wanted("tak_ada", "x") is None
    assert arguments.rule_at("periksa", 0) is arguments.rule_at("sys", 0) is None
    assert arguments.rule_at("kepadatan", 2) is arguments.rule_at("tak_ada", 0) is None
    assert arguments.rule_at("kepadatan", 1) is WORD


@pytest.mark.parametrize(
    "rule, form",
    [(COUNT, "number"), (TEXT, "text"), (WORD, "text"), (DAY, "text"), (WORDS, "list"),
     (MANY, "list"), (ONE, None), (LISTS, None), (COUNTED, None), (None, None)],
)  # fmt: skip
def test_the_form_of_a_setting_is_known_where_there_is_one(rule, form):
    assert arguments.form_of(rule) == form


def test_only_a_choice_among_words_offers_one():
    assert arguments.offers(LISTS, "besar") and not arguments.offers(LISTS, "lain")
    assert not arguments.offers(TEXT, "besar") and not arguments.offers(None, "besar")
    assert not arguments.offers(COUNT, "besar")


@pytest.mark.parametrize(
    "source, rule",
    [
        ("x = asn netral\nkepadatan(kata, x)", WORD),
        ("print(len(cari_bagian(kata,x)))", COUNT),
        ("print(x)\ncari_bagian(kata, x )", COUNT),
        *((each, None) for each in ("print(x)", "kepadatan(kata, y)", "kepadatan(kata)", "x = 3")),
        ("tak_ada(x)", None),
    ],
)
def test_the_verb_that_is_given_a_name_tells_its_rule(source, rule):
    assert arguments.rule_in(source, "x") is rule


@pytest.fixture(scope="module")
def tables():
    articles = kursus.baca_artikel()
    kata = kursus.potong_kata(articles)
    made = {"hitungan": kursus.hitung_kata(kata), "bagian": kursus.cari_bagian(kata)}
    return {"artikel": articles, "kata": kata} | made


COUNT_ASKED = "kata_sama harus bilangan bulat; yang diberikan"
TABLE_ASKED = "kata harus tabel dari potong_kata; yang diberikan"
TABLE_SHOWN = "Misalnya: kata = potong_kata(artikel)"
TURNED = "Isi tanda kurung cari_bagian tertukar urutannya. Coba tulis: cari_bagian"
PLAIN = "Nama ditulis tanpa tanda petik. Coba tulis:"
CELLS = [
    ("kepadatan(kata, ...)", "cari masih tiga titik (...). Isi dengan satu kata saja, di antara "
     'tanda petik. Misalnya: cari = "netralitas"'),
    ("dicari = 3\nkepadatan(kata, dicari)", "dicari harus satu kata saja, di antara tanda petik; "
     'yang diberikan angka 3. Coba tulis: dicari = "3"'),
    ("daftar = [3]\ngambar_letak(kata, daftar)", "daftar harus satu sampai empat kata, setiap "
     "isinya satu kata; yang diberikan daftar berisi satu. Misalnya: daftar = "
     '["netral", "pemilu"]'),
    *((f"{cell}hitung_kata({name})", f"{TABLE_ASKED} angka 3. {TABLE_SHOWN}")
      for cell, name in (("", "3"), ("saya = 3\n", "saya"))),
    ("ringkas_artikel(kemajuan)", "artikel harus tabel dari baca_artikel; yang diberikan perintah "
     "kemajuan. Misalnya: artikel = baca_artikel()"),
    ("cari_bagian(kata, kemajuan)", f"{COUNT_ASKED} perintah kemajuan. Misalnya: kata_sama = 8"),
    ("cari_bagian(kata, hitungan)", f"{COUNT_ASKED} tabel 577 baris. Misalnya: kata_sama = 8"),
    ("cari_bagian(8, kata)", f"{TURNED}(kata, 8)"),
    ("cari_bagian(kata_sama=kata, kata=8)", f"{TURNED}(kata, 8)"),
    ("kedekatan(artikel, kata, bagian, 1)", "Isi tanda kurung kedekatan tertukar urutannya. Coba "
     "tulis: kedekatan(bagian, artikel, kata, 1)"),
    ("kata_henti(besar)", 'Teks harus diapit tanda petik. Coba tulis: kata_henti("besar")'),
    ('kepadatan("kata", "asn")', f'{PLAIN} kepadatan(kata, "asn")'),
    ("cari_bagian(artikel)", "Tabel yang dipakai di sini: kata. Coba tulis: cari_bagian(kata)"),
    *((f"cari_bagian('{name}')",
       f"{TABLE_ASKED} teks “{name}”. {TABLE_SHOWN}")
      for name in ("lain", "lama")),
]  # fmt: skip
UNTOLD = [  # a call that the cell has twice, or with names
    ("cari_bagian(8, kata)\ncari_bagian(9, kata)", f"{TURNED}(kata, kata_sama)"),
    (
        "kedekatan(artikel, kata, bagian, 1)\nkedekatan(artikel, kata, bagian, 2)",
        "Isi tanda kurung kedekatan tertukar urutannya. Coba tulis: kedekatan(bagian, artikel, "
        "kata, nomor)",
    ),
    ('cari_bagian(kata_sama=8, kata="kata")', f"{PLAIN} cari_bagian(kata, 8)"),
    ('kepadatan("kata", "asn")\nkepadatan("kata", "netral")', f"{PLAIN} kepadatan(kata, cari)"),
]


@pytest.mark.parametrize("cell, told", [*CELLS, *UNTOLD])
def test_a_refusal_is_one_line_in_the_learners_own_names(cell, told, tables, monkeypatch):
    names = tables | {"besar": 3, "lama": 3}
    monkeypatch.setattr(kursus.cell, "current_cell", lambda: cell)
    monkeypatch.setattr(arguments, "notebook_names", lambda: names)
    with pytest.raises(InputError) as caught:
        exec(cell, vars(kursus) | names)
    assert str(caught.value) == told


def test_outside_of_a_notebook_the_settings_have_their_own_names(tables, monkeypatch):
    monkeypatch.setattr(arguments, "notebook_names", dict)
    with pytest.raises(InputError, match=r"^cari harus satu kata saja"):
        kursus.kepadatan(tables["kata"], 3)
    with pytest.raises(InputError, match=r"tulis: cari_bagian\(kata, kata_sama\)$"):
        kursus.cari_bagian(8, tables["kata"])
    with pytest.raises(InputError, match=rf"^{TABLE_ASKED} tabel"):
        kursus.cari_bagian(tables["artikel"])


@pytest.mark.parametrize("given", [(), (1, 2, 3)])
def test_values_too_few_or_too_many_stay_as_python_says_them(given):
    with pytest.raises(TypeError, match="argument"):
        kursus.kepadatan(*given)


def baca_lain(folder=None):
    """Read what a learner has of his own."""


def potong_lain(artikel):
    """Need a value."""


@pytest.mark.parametrize(
    "command, example, call",
    [
        (baca_lain, "baca_artikel()", "baca_lain()"),
        (kursus.baca_kasus, "baca_artikel()", "baca_kasus()"),
        (kursus.potong_kata, "potong_kata(artikel)", "potong_kata(artikel)"),
        (potong_lain, "potong_kata(artikel)", None),
        (kursus.kemajuan, "baca_artikel()", None),
        (pd.NamedAgg("a", "b").__class__, "baca_artikel()", None),
    ],
)
def test_a_verb_without_brackets_is_called_if_it_makes_what_is_asked(command, example, call):
    assert arguments._called(command, example) == call
