"""No cure gives a question, a guess or a verb what it does not take; else it says what it takes."""

import pytest

import kursus
from kursus.diagnosis import Diagnosis
from kursus.exercises import shipped
from kursus.sentences import CAUSES, UNREADABLE
from kursus.suited import _can_answer, suited, suits
from test_errors import diagnosed, namespace

ONE, MANY, SHARE = "jawaban_1a", "jawaban_2a", "jawaban_4d"
CAN = [
    *((ONE, value) for value in ("45", "45.0", "len('asn')", "x", "90 // 2", "-45", "20 + 25")),
    *((MANY, value) for value in ("[1, 3]", "(1, 3)", "[1, x]", "[1]", "f('x')")),
    *((SHARE, value) for value in ("0.5", "7 / 8")),
]
CANNOT = [
    *((ONE, value) for value in ('"45"', "True", "None", "[1, 2]", "(1, 2)", "90 / 2")),
    *((ONE, value) for value in ("date(2024, 1, 1)", 'date("x")', "[date(2024, 1, 1)]", '["45"]')),
    *((MANY, value) for value in ("['tidak']", "[True]", "[1, 9]", "date(2024, 1, 1)")),
]


@pytest.mark.parametrize("name, value, may", [*((*each, True) for each in CAN),
                                              *((*each, False) for each in CANNOT)])  # fmt: skip
def test_a_cure_is_held_against_the_form_of_its_question(name, value, may):
    question = shipped()[name.removeprefix("jawaban_")]
    assert _can_answer(question, f"x = 'teks'\n  {name} = {value}") == may
    cure = Diagnosis("Sebab.", f"{name} = …", None, f"{name} = {value}")
    assert (suited(cure, "") is cure) == may


GUESS = "Tebakan ditulis dengan angka, misalnya tebakan = {}. Menebak tidak wajib."
NO_SHARE = "Yang ditanya banyaknya, bukan persen. Tulis angkanya saja, tanpa tanda persen."
GUESSES = [  # what was typed, the note, what is said, the line mended
    *(("entah", note, GUESS.format(example), None)
      for note, example in (("antara 0 dan 1", 0.5), ("berapa persen?", 50), ("berapa kata?", 3))),
    *((typed, "antara 0 dan 1", GUESS.format(example), None)
      for typed, example in (("5 atau 0,3", 0.3), ("1 atau 0,3", 1), ("4 atau 5", 0.5))),
    *((typed, "berapa kata?", GUESS.format(example), None)
      for typed, example in (("5 atau 6", 5), ("enam atau tujuh", 6), ("1.500 atau 2", 1500))),
    *((typed, "berapa kata?", f"{NO_SHARE} Menebak tidak wajib.", None)
      for typed in ("10%", "10 persen")),
    *((typed, "ini", CAUSES["percent"], "tebakan = 40  # ini") for typed in ("40%", "40 persen")),
    *((typed, "", CAUSES["percent"], "tebakan = 40") for typed in ("40%", "40 persen")),
    ("asn netral", "ini", CAUSES["text"], 'tebakan = "asn netral"  # ini'),
]  # fmt: skip


@pytest.mark.parametrize("typed, note, said, cured", GUESSES)
def test_a_guess_is_a_number_where_its_note_asks_for_one(typed, note, said, cured):
    found = diagnosed(f"tebakan = {typed}  # {note}" if note else f"tebakan = {typed}", namespace())
    assert (found.cause, found.cured) == (said, cured)
    assert cured or found.line.strip()[found.place :].startswith(typed)


@pytest.mark.parametrize("value", ["2", "2.5", "-3", "2 + 3", "'5'", "...", "'lima'", "int('5')"])
def test_a_guess_that_is_a_number_is_left(value):
    cure = Diagnosis("Sebab.", "tebakan = …  # berapa kata?", None, f"tebakan = {value}")
    assert suited(cure, "") is cure


@pytest.mark.parametrize("value", ["[2]", "(2, 3)", "{2}", "{2: 3}", "'asn'", "2 + len('asn')"])
def test_a_guess_that_is_none_is_not_proposed(value):
    cure = Diagnosis("Sebab.", "tebakan = …  # berapa kata?", None, f"tebakan = {value}")
    assert suited(cure, "").cured is None


COUNT = "kata_sama harus bilangan bulat."
VERB = "cari_bagian(kata, kata_sama)"
WORD = "w harus satu kata saja, di antara tanda petik. "
WORD += "Frasa dicari dengan cari_frasa, di buku catatan 03."
VERBS = [  # the cause before, the line, its cure, the cell's call; what is said and mended
    ("S.", "kata_sama = x", 'kata_sama = "8"', VERB, COUNT, "kata_sama = 8"),
    ("S.", "kata_sama = x", "kata_sama = (8, 0)", VERB,
     f"{COUNT} Koma memisahkan dua angka.", "kata_sama = 8"),
    ("S.", "kata_sama = x", 'kata_sama = "a"', VERB, f"{COUNT} Misalnya: kata_sama = 8", None),
    (UNREADABLE, "kata_sama = x y", None, VERB, f"{COUNT} Misalnya: kata_sama = 8", None),
    *(("S.", f"w = a b{note}", f'w = "a b"{note}', "kepadatan(k, w)", WORD, f'w = "a"{note}')
      for note in ("", "  # ini")),
    ("S.", "jawaban_1a = entah", None, "", "S.", None),
    *(("S.", line, cured, VERB, "S.", cured)
      for line, cured in (("kata_sama = x y", None), ("kata_sama = 8 kata", "kata_sama = 8"),
                          ("kata_sama = x", "kata_sama = len(x)"), ("lain = x", 'lain = "8"'),
                          ("kata_sama == x", "kata_sama == 'x'"))),
]  # fmt: skip


@pytest.mark.parametrize("cause, line, cured, call, said, mended", VERBS)
def test_a_cure_is_what_the_verb_of_the_cell_takes(cause, line, cured, call, said, mended):
    found = suited(Diagnosis(cause, line, None, cured), f"{line}\n{call}")
    assert (found.cause, found.cured) == (said, mended)


OTHER = "Kata “{}” mengubah arti angkanya. Tulis satu angka yang Anda maksud."
NUMBERS = [
    ("jawaban_1a = kurang dari 50", "jawaban_1a = 50", "kurang dari", ""),
    ("  jawaban_1a = sekitar 50  # x", "jawaban_1a = 50", "sekitar", ""),
    ("batas = minimal 50", "batas = 50", "minimal", "kalimat_terbuang(a, batas)"),
    ("batas = minimal 50", "batas = '50'", "minimal", "kalimat_terbuang(a, batas)"),
    ("batas = sekitar 50", "batas = 50", None, "kalimat_terbuang(a, batas)"),
    ("w = lebih dari 5", "w = 'lebih dari 5'", None, "cari_frasa(k, w)"),
    ("w = lebih dari 5", "w = 'lebih dari 5'", None, ""),
    ("w = lebih dari 5", "x", None, ""),
    ("jawaban_1a = setengah", "jawaban_1a = 0.5", None, ""),
]


@pytest.mark.parametrize("line, cured, word, call", NUMBERS)
def test_a_word_that_makes_another_number_is_not_dropped(line, cured, word, call):
    cure = Diagnosis("S.", line, None, cured)
    found = suited(cure, f"{line}\n{call}")
    if word:
        place = line.strip().find("=") + 2
        assert found == Diagnosis(OTHER.format(word), line, place, None)
    else:
        assert found.cause not in (OTHER.format("lebih dari"), OTHER.format("sekitar"))


def test_every_line_of_a_cure_is_asked():
    names = {name: getattr(kursus, name) for name in kursus.__all__}
    assert suits("jawaban_1a = 45", "", names) and suits("x = 3\ny = (", "", names)
    assert not suits("jawaban_1a = '45 kata'\nx = 3", "", names)
    assert not suits("x = 3\njawaban_1a = [45]", "", names)
    assert not suits("x = 3\ncari_bagian()", "", names)
    assert suits("  cari_bagian(kata)", "", names)
