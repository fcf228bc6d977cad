"""What a question asks for is told in one sentence: its form, its measure, how exact it must be."""

import pytest

from kursus import asked

FIVE = [1, 2, 3, 4, 5]
ARTICLES = {"00-rilis": [], "03-aceh": []}


def question(form, **rest):
    return {"form": form, "value": 1} | rest


@pytest.mark.parametrize(
    "given, told",
    [
        (question("number"), "Yang ditunggu satu angka, misalnya 12 atau 3.45."),
        (question("number", whole=True), "Yang ditunggu satu bilangan bulat, misalnya 12."),
        (question("number", options=FIVE), "Yang ditunggu satu nomor, misalnya 1."),
        (question("share"), "Yang ditunggu satu angka antara 0 dan 1, misalnya 0.25."),
        (question("percent"), "Yang ditunggu satu angka dalam persen, misalnya 25."),
        (question("weekday"), 'Yang ditunggu nama hari di antara tanda petik, misalnya "Senin".'),
        (question("article", options=ARTICLES),
         "Yang ditunggu satu artikel: nomornya, misalnya 1."),
        (question("option", options=["kutipan", "templat"]),
         "Pilih satu di antara: kutipan dan templat."),
        (question("text"), "Yang ditunggu sebuah teks di antara tanda petik."),
        # several
        (question("number", many="set"), "Yang ditunggu daftar angka, misalnya [1, 2]."),
        (question("share", many="set"), "Yang ditunggu daftar angka, misalnya [1, 2]."),
        (question("percent", many="set"), "Yang ditunggu daftar angka, misalnya [1, 2]."),
        (question("number", many="set", options=FIVE, value=FIVE),
         "Yang ditunggu daftar nomor, misalnya [1, 2]."),
        (question("number", many="order", options=FIVE, value=[2, 1]),
         "Yang ditunggu daftar nomor yang urut, misalnya [1, 2]."),
        (question("number", many="order", options=[4, 2, 1, 3], value=[2, 1, 4, 3]),
         "Yang ditunggu empat nomor yang urut, misalnya [1, 2, 3, 4]."),
        (question("article", many="order", options=ARTICLES, value=["00-rilis"]),
         "Yang ditunggu daftar yang urut, misalnya [1, 2]."),
        (question("weekday", many="set"), 'Yang ditunggu daftar, misalnya ["Senin", "Selasa"].'),
        (question("text", many="set"), 'Yang ditunggu daftar, misalnya ["satu", "dua"].'),
        (question("option", many="set", options=["kutipan", "templat"]),
         'Yang ditunggu daftar, misalnya ["kutipan", "templat"].'),
        (question("option", many="set", options=["kutipan"]),
         'Yang ditunggu daftar, misalnya ["kutipan", "…"].'),
    ],
)  # fmt: skip
def test_the_form_asked_for_is_told_in_one_sentence(given, told):
    assert asked.wanted(given) == told


@pytest.mark.parametrize(
    "word, told",
    [
        ("kurang dari", "Kata “kurang dari” mengubah arti"),
        (">", "Tanda “>” mengubah arti"),
        ("s.d.", "Tanda “s.d.” mengubah arti"),
    ],
)
def test_a_word_and_a_sign_are_called_what_they_are(word, told):
    assert asked.one_meant(word).startswith(told)
    assert asked.one_meant(word).endswith("Tulis satu angka yang Anda maksud.")


OTHERS = ("jam", "detik", "hari", "JP", "baris", "paragraf", "potongan")


@pytest.mark.parametrize("own", ["menit", "huruf", "kata", "kali"])
def test_a_number_in_another_measure_is_not_the_one_asked_for(own):
    given = question("number", units=[own, "nomor"])
    for other in {"menit", "huruf", "kata", "kali", *OTHERS, "Jam"} - {own}:
        told = f"Yang ditanya dalam {own}, bukan {other}. Tulis angkanya dalam {own}."
        assert asked.another_number(given, f"2 {other} saja") == told
        assert asked.another_number(given, f"12{other}") == told
    for fits in (f"2 {own} saja", f"ini 2 {own.upper()}", "2 katak", "dua hari, 2"):
        assert asked.another_number(given, fits) is None or fits.startswith("dua")


@pytest.mark.parametrize(
    "given, text, told",
    [
        (question("number", units=["Nomor"]), "2 jam", None),
        (question("number", units=["kali", "Kata"]), "2 kata", None),
        (question("number", units=["Kata"]), "2 jam", "Yang ditanya dalam kata, bukan jam."),
        (question("number"), "2 jam", None),
        (question("number"), "sekitar 2", "Kata “sekitar” mengubah arti angkanya."),
        (question("number", tolerance=0.1), "sekitar 2", None),
        (question("number", tolerance=0.1), "di atas 2", "Kata “di atas” mengubah arti angkanya."),
    ],
)
def test_a_label_is_no_measure_and_only_an_exact_number_may_not_be_rough(given, text, told):
    said = asked.another_number(given, text)
    assert said == told if told is None else said.startswith(told)


@pytest.mark.parametrize(
    "many, value, options, count",
    [
        ("order", [2, 1, 3], [1, 2, 3], 3),
        ("order", [2, 1], [1, 2, 3], None),
        ("set", [2, 1, 3], [1, 2, 3], None),
        (None, [2, 1, 3], [1, 2, 3], None),
        ("order", [2], None, None),
    ],
)
def test_all_are_put_in_order_only_where_all_are_asked_for(many, value, options, count):
    assert asked.whole_order({"many": many, "value": value, "options": options}) == count


CUT, ROUGH = "Bulatkan, jangan dipotong", "Pembulatannya terlalu kasar"


@pytest.mark.parametrize(
    "right, tolerance, value, told",
    [
        (0.478, 0.005, 0.47, f"{CUT}: angka berikutnya 5 atau lebih."),
        (0.478, 0.005, 0.4, f"{CUT}: tulis sekurangnya dua angka di belakang titik."),
        (0.478, 0.005, 0.5, f"{ROUGH}: tulis sekurangnya dua angka di belakang titik."),
        (0.478, 0.0005, 0.47, f"{CUT}: tulis sekurangnya tiga angka di belakang titik."),
        (0.478, 0.0005, 0.48, f"{ROUGH}: tulis sekurangnya tiga angka di belakang titik."),
        (1.8579, 0.0005, 1.857, f"{CUT}: angka berikutnya 5 atau lebih."),
        (0.478, 0.005, 0.6, None),
        (0.478, 0.005, 0.3, None),
        (4.78, 0.5, 4, None),
        (0.478, None, 0.47, None),
        ("teks", 0.005, 0.47, None),
        (None, 0.005, 0.47, None),
        (True, 0.5, 1.5, None),
        (-3.278, 0.005, -3.27, f"{CUT}: angka berikutnya 5 atau lebih."),
    ],
)
def test_a_right_number_cut_off_or_rounded_too_far_is_told(right, tolerance, value, told):
    assert asked.too_short({"value": right, "tolerance": tolerance}, value) == told


@pytest.mark.parametrize(
    "tolerance, count",
    [(0.5, 0), (1, 0), (10, 0), (0.1, 1), (0.05, 1), (0.01, 2), (0.005, 2), (0.0005, 3)],
)
def test_the_tolerance_says_how_many_decimals_are_asked_for(tolerance, count):
    assert asked.decimals(tolerance) == count


@pytest.mark.parametrize(
    "line, form",
    [
        ("x = 1  # berapa kata?", "number"),
        ("x = 1  # nomor artikel", "number"),
        ("x = 1  # berapa persen?", "percent"),
        ("x = 1  # antara 0 dan 1", "share"),
        ('x = "a"  # di antara tanda petik', "text"),
        ("x = 1  # berapa kata, di antara tanda petik", "text"),
        ("x = 1  # seberapa banyak", None),
        ("x = 1  # bernomor", None),
        ("x = 1  # persentase", None),
        ("berapa persen = 1", None),
        ("x = berapa  # ganti", None),
    ],
)
def test_the_form_is_asked_for_by_the_note_alone(line, form):
    assert asked.noted_form(line) == form
