"""A number is read in every way Indonesians write it; what makes it another number is found."""

import pytest

from kursus import numerals

READ = {
    # as a whole, and with thousands or decimals in either manner
    "90": [90], "007": [7], " “90”. ": [90], "[90]": [90], "１２": [12], "(90);": [90],
    "1.250": [1250, 1.25], "1,250": [1.25, 1250], "1 250": [1250], "1.250.000": [1250000],
    "1,250,000": [1250000], "1.250,75": [1250.75], "1,250.75": [1250.75], "12.500": [12500, 12.5],
    "123.456": [123456, 123.456], "0.250": [0.25], "0,250": [0.25], "1234.567": [1234.567],
    "1.25": [1.25], "1,86": [1.86], ".48": [0.48], ",48": [0.48], "90,": [90], "1 koma 86": [1.86],
    "1koma86": [1.86], "1.2500": [1.25], "1.250.00": [], "1 25": [], "1,25,000": [],
    # signs, powers, fractions, scales
    "-3": [-3], "minus 3": [-3], "negatif tiga": [-3], "+3": [3], "plus 3": [3], "− 3,5": [-3.5],
    "1e3": [1000], "1,5e3": [1500], "1e+2": [100], "25e-2": [0.25], "1.e1": [10], ",5e1": [5],
    "1e400": [], "1e299": [1e299], "1e300": [], "7/8": [0.875], "7 / 8": [0.875], "1/0": [],
    "123456789/1": [123456789], "1234567890/1": [], "1/1234567890": [],
    "2 ribu": [2000], "1,5 juta": [1500000], "3juta": [3000000], "2.5 ribu": [2500], "2 ratus": [],
    "1²⁵⁰": [], "12₀₀₀": [], "½": [], "3²": [], "1½": [], "": [], "asn": [], "1 dan 2": [],
    # in words
    "nol": [0], "satu": [1], "sepuluh": [10], "sebelas": [11], "dua belas": [12],
    "duabelas": [12], "sembilan belas": [19], "dua puluh": [20], "dua puluh satu": [21],
    "dua-puluh-lima": [25], "seratus": [100], "seratus sebelas": [111], "dua ratus lima": [205],
    "seribu": [1000], "seribu dua ratus lima puluh": [1250], "dua ribu tiga": [2003],
    "tiga ratus ribu": [300000], "sejuta": [1000000], "dua juta tiga ribu empat": [2003004],
    "dua belas ribu": [12000], "limabelas ribu seratus dua belas": [15112],
    "sembilan ratus sembilan puluh sembilan ribu": [999000], "satu juta satu": [1000001],
    "satu koma delapan enam": [1.86], "nol koma nol lima": [0.05],
    "dua koma dua puluh lima": [2.25],
    "tiga koma lima": [3.5], "satu koma lima sepuluh": [],
    "satu koma asn": [], "koma lima": [], "satu koma nol": [1],
    "puluh": [], "belas": [], "dua tiga": [], "nol satu": [], "satu nol": [], "ribu": [],
    "dua puluh tiga puluh": [], "dua puluh ratus": [], "tiga puluh dua belas": [],
    "sepuluh belas": [], "dua belas tiga": [], "seratus dua ratus": [], "seribu juta": [],
    "seribu seribu": [], "sejuta sejuta": [], "dua belas belas": [], "dua asn": [],
    "lima belas puluh": [],
    "seratus lima belas": [115], "sebelas ratus": [], "dua ratus ratus": [],
    **{word: [number] for number, word in enumerate(
        ["enam", "tujuh", "delapan", "sembilan"], start=6)},
    "enam belas": [16], "tujuh puluh empat": [74], "delapan ratus": [800],
}  # fmt: skip


@pytest.mark.parametrize("text, found", READ.items(), ids=READ)
def test_every_number_that_a_text_can_mean_is_read_and_no_other(text, found):
    assert numerals.readings(text) == found


@pytest.mark.parametrize(
    "text, plain",
    [
        ("  Jum’at\u00a0 BESOK ", "jum'at besok"),
        ("‘a’ ʼb` ´c′ ‚d", "'a' 'b' 'c' 'd"),
        ("“a” „b« »c″", '"a" "b" "c"'),
        ("1‐2‑3‒4–5—6―7−8﹣9－0", "1-2-3-4-5-6-7-8-9-0"),
        ("a\u200bb\u200fc\u2060d\ufeffe", "abcde"),
        ("45² 3₀ 2½", "45 2 3 0 2 1⁄2"),
        ("ＡＳＮ", "asn"),
    ],
)
def test_a_text_is_compared_without_what_word_or_a_telephone_made_of_it(text, plain):
    assert numerals.tidy(text) == plain


@pytest.mark.parametrize(
    "text", ["(asn)", "[ASN]", "{asn}", "“asn”", "=asn:", "asn?!", "asn,;", "'asn'.\""]
)
def test_signs_around_a_text_are_no_part_of_it(text):
    assert numerals.bare(text) == "asn"


@pytest.mark.parametrize(
    "text, words, rest",
    [
        ("90 menit", ["menit"], "90"),
        ("durasi: 90 menit", ["menit", "durasi:"], "90"),
        ("1,86 kali lipat", ["kali", "kali lipat"], "1,86"),
        ("1,86x", ["x"], "1,86"),
        ("90menit", ["menit"], "90"),
        ("artikel nomor #8", ["artikel", "nomor", "#"], "8"),
        ("8 menitan", ["menit"], "8 menitan"),
        ("xmenit", ["menit"], "xmenit"),
        ("menitx", ["menit"], "menitx"),
        ("menit", ["menit"], "menit"),
        ("menit menit 5", ["menit"], "5"),
        ("5 5", [], "5 5"),
        ("durasi 90", ["durasi:"], "90"),
        ("no. 8", ["no"], "8"),
        ("no.8", ["no."], "8"),
        ("nomor no.8", ["no.", "nomor"], "8"),
        ("kali lipat 5", ["kali", "kali lipat"], "5"),
        ("#aceh", ["#"], "aceh"),
        ("kali lipatan 5", ["kali lipat"], "kali lipatan 5"),
        ("5 xkali lipat", ["kali lipat"], "5 xkali lipat"),
        ("km/jx 5", ["km/j"], "km/jx 5"),
        ("5 xk m", ["k m"], "5 xk m"),
    ],
)
def test_units_and_labels_at_both_ends_are_left_out(text, words, rest):
    assert numerals.without(text, words) == rest


ROUGH = ["kira-kira", "sekitar", "kurang lebih", "lebih kurang", "hampir", "nyaris"]
LIMITS = [
    "kurang dari", "lebih dari", "kurang", "lebih", "di bawah", "di atas", "ke atas", "dibawah",
    "bawah", "atas", "sampai", "sampai dengan", "hingga", "s.d.", "s/d", "sd", "di antara",
    "antara", "mulai", "sebelum", "sesudah", "setelah", "min", "minimal", "minimum", "maks", "max",
    "maksimal", "maksimum", "paling banyak", "paling sedikit", "sekurang-kurangnya",
    "sekurangnya", "setidak-tidaknya", "setidaknya", "selambat-lambatnya", "bukan", "selain",
    "kecuali", "tidak", "belasan", "puluhan", "ratusan", "ribuan", "jutaan", "setengah",
    "separuh", "paruh", "seperdua", "pertiga", "seperempat", "perlima", "perdelapan",
    "persepuluh", "ditambah", "dikurang", "dikurangi", "dikali", "dikalikan", "dibagi", "tambah",
    "pangkat", "kuadrat", "akar",
]  # fmt: skip


@pytest.mark.parametrize("word", ROUGH)
def test_a_rough_number_is_no_exact_one(word):
    assert numerals.altered(f"{word} 5") == word
    assert numerals.altered(f"{word} 5", exact=False) is None
    assert numerals.altered(f"{word} lebih dari 5", exact=False) == "lebih dari"
    assert numerals.altered(f"x{word} 5") != word


@pytest.mark.parametrize("word", LIMITS)
def test_a_word_that_makes_another_number_is_found_whole(word):
    for exact in (True, False):
        assert numerals.altered(f"{word} 50", exact) == word
        assert numerals.altered(f"yang “{word.upper()}” 50 itu", exact) == word
    assert numerals.altered(f"x{word}x 50") is None


@pytest.mark.parametrize(
    "text, word",
    [
        *((f"{sign} 5", sign) for sign in ("±", "~", "≈", ">", "<", ">=", "<=", "≤", "≥", "≠")),
        ("50an", "an"), ("50-an", "-an"), ("50 -an", " -an"), ("50 anak", None), ("an 50", None),
        *((f"5 {scale}", scale) for scale in (
            "lusin", "belas", "puluh", "ratus", "ribu", "juta", "miliar", "rb", "jt")),
        ("5rb", "rb"), ("5jt", "jt"), ("5 rbu", None), ("lusin 5", None),
        ("kali 3", "kali"), ("3 kali", None), ("-> 5", None), ("=> 5", None), ("> asn", None),
        ("5 dua", "dua"), ("tiga 5", "tiga"), ("1 koma 86", None), ("5", None), ("dua", None),
        ("", None), ("5 (sekitar dua)", None), ("5 kata", None), ("ke atas", "ke atas"),
        ("50 ke atas", "ke atas"), ("'lebih 5'", "lebih"),
    ],
)  # fmt: skip
def test_a_sign_a_scale_or_a_second_number_makes_another_one(text, word):
    assert numerals.altered(text) == word


@pytest.mark.parametrize(
    "typed, meant",
    [
        ("9O", "90"), ("o.48", "0.48"), ("O,48", "0,48"), ("l1", "11"), ("I5", "15"),
        (" “9o” ", "90"),
        ("90", None), ("oi", None), ("9x", None), ("9o.", "90"), ("9.o.1", None), ("9o 1", None),
    ],
)  # fmt: skip
def test_letters_that_look_like_figures_are_read_as_such(typed, meant):
    assert numerals.in_digits(typed) == meant


@pytest.mark.parametrize(
    "typed, meant",
    [
        ("2.500", 2500), ("12.500", 12500), ("125.000", 125000), ("1.250.000", 1250000),
        ("0.500", None), ("2.50", None), ("2.5000", None), ("1250", None), ("1250.000", None),
        ("2,500", None), ("-2.500", None), ("", None), ("012.500", None),
    ],
)  # fmt: skip
def test_a_point_between_thousands_is_told_from_a_decimal(typed, meant):
    assert numerals.grouped(typed) == meant


@pytest.mark.parametrize(
    "text, found",
    [
        ("50 huruf", [50]), ("lima kata", [5]), ("sekitar lima kata", [5]), ("hampir 5", [5]),
        ("kira-kira dua puluh lima kata", [25]), ("kurang lebih dua", [2]), ("nomor tiga", [3]),
        ("no. tiga", [3]), ("no tiga", [3]), ("jawabannya tujuh", [7]), ("berita lima", []),
        ("dua tiga", []), ("dua kata tiga", []), ("seratus lima puluh kata", [150]),
        ("lima kata yang sama itu", []), ("lima kata yang", [5]), ("lima kata yang sama", []),
        ("berita 8", [8]), ("di 2 tempat", [2]),
        ("suhu -3 itu", [-3]), ("ke 1 250", [1250]), ("lebih dari 50", []),
        ("1,5 kata", [1.5]), ("-3 kata", [-3]), ("5 atau 6", []), ("1 250", [1250]), ("90", [90]),
        ("dua ribu", [2000]), ("2 ribu", [2000]), ("asn", []), ("", []),
        ("1.250 kata", [1250, 1.25]),
    ],
)  # fmt: skip
def test_the_one_number_of_a_text_is_taken_out_of_its_words(text, found):
    assert numerals.held(text) == found


@pytest.mark.parametrize(
    "text, found",
    [
        ("1, 3 dan 5", [1, 3, 5]), ("[1; 3]", [1, 3]), ("1 & 3", [1, 3]), ("1 serta 3", [1, 3]),
        ("1 lalu 3", [1, 3]), ("1-4", [1, 2, 3, 4]), ("1 – 3", [1, 2, 3]),
        ("1 sampai 3", [1, 2, 3]),
        ("1 sampai dengan 3", [1, 2, 3]), ("1 hingga 3", [1, 2, 3]), ("1 s.d. 3", [1, 2, 3]),
        ("1 s/d 3", [1, 2, 3]), ("1 sd 3", [1, 2, 3]), ("1 s. d. 3", [1, 2, 3]),
        ("1-2, 5", [1, 2, 5]), ("7", []), ("3-3", []), ("3-1", []), ("1-21", [*range(1, 22)]),
        ("1-22", []), ("9998, 9999", [9998, 9999]), ("12345, 1", []), ("1, 12345", []),
        ("asn, 1", []), ("", []),
    ],
)  # fmt: skip
def test_a_list_or_a_range_of_numbers_is_counted_out(text, found):
    assert numerals.series(text) == found


MONTHS = (
    *("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus"),
    *("september", "oktober", "november", "desember"),
)


@pytest.mark.parametrize("month", [*MONTHS, "3", "11"])
def test_a_date_is_known_in_quotes_bare_or_as_python(month):
    for sign in " /.-":
        bare = sign.join(("7", month.title(), "2024"))
        for typed in (bare, f'"{bare}"', f"'{bare}'", f"date({bare})"):
            found = numerals.DATE.search(f"x({typed})")
            assert found.group("day", "month", "year") == ("7", month.title(), "2024")
            assert found[0].startswith(typed)
        assert not numerals.DATE.search(f"7{sign}{month}_2024")
        assert not numerals.DATE.search(f"a7{sign}{month}{sign}2024")
        assert not numerals.DATE.search(f"7{sign}{month}{sign}202")
