"""An opening "PLACE, OUTLET –" is known in its forms, and no sentence is taken for one."""

import pytest

from frasa._reading.dateline import (
    find_dateline,
    is_headline,
    is_name,
    is_outlet_name,
    names_outlet,
    outlet_and_place,
)
from frasa._reading.pieces import Piece

A = "A" * 70


def parts_of(line: str) -> tuple[str, ...] | None:
    dateline = find_dateline(line)
    return dateline.parts if dateline else None


@pytest.mark.parametrize(
    "dash", [" – ", "– ", " —", "—", " − ", " - ", " -- ", "--", " --- ", " –— "]
)
def test_any_dash_ends_a_dateline_and_is_printed_with_it(dash):
    dateline = find_dateline(f"SOLO, KABAR.ID{dash}Bupati hadir")
    assert dateline.parts == ("SOLO", "KABAR.ID")
    assert dateline.printed == f"SOLO, KABAR.ID{dash}".strip()
    assert find_dateline(f"KENDARI{dash}Bupati hadir").is_sure


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("SOLO – Bupati hadir", ("SOLO",)),
        ("SOLO – bupati hadir", ("SOLO",)),
        ("Solo – Bupati hadir", ("Solo",)),
        ("Solo – Xaverius hadir", ("Solo",)),
        ("Solo – “Bupati hadir”", ("Solo",)),
        ("Solo – bupati hadir", None),  # a dash within a sentence
        ("Solo –", ("Solo",)),
        ("Kota Solo Baru – Bupati hadir", ("Kota Solo Baru",)),
        ("Kata Kota Solo Baru – Bupati hadir", None),
        ("KATA KOTA SOLO BARU – Bupati hadir", ("KATA KOTA SOLO BARU",)),
        ("SOLO, KABAR.ID ---- Bupati hadir", None),
        ("**SOLO, KABAR.ID** – ***Bupati hadir", ("SOLO", "KABAR.ID")),
        ("**SOLO, KABAR.ID** – ****Bupati hadir", None),
        ("***SOLO, KABAR.ID – Bupati hadir", ("SOLO", "KABAR.ID")),
        ("****SOLO, KABAR.ID – Bupati hadir", None),
        ("SOLO | KABAR.ID – Bupati hadir", ("SOLO", "KABAR.ID")),
        ("SOLO (KABAR.ID) – Bupati hadir", ("SOLO", "KABAR.ID")),
        ("SOLO/KABAR.ID – Bupati hadir", ("SOLO", "KABAR.ID")),
        ("SOLO, MELATI, KABAR.ID – Bupati hadir", ("SOLO", "MELATI", "KABAR.ID")),
        ("SOLO, MELATI, MAWAR, KABAR.ID – Bupati hadir", None),
        ("Kupang, 4/9 (ANTARA) - Bupati hadir", ("Kupang", "ANTARA")),
        ("Kupang, 4 September 2024 (ANTARA) - Bupati hadir", ("Kupang", "ANTARA")),
        ("Kupang, 123/9 (ANTARA) - Bupati hadir", None),
        ("12/3 – Bupati hadir", None),
        (f"KABAR.ID, {A[:59]} – Bupati hadir", ("KABAR.ID", A[:59])),  # of 70 letters at most
        (f"KABAR.ID, {A[:60]} – Bupati hadir", None),
        # a brand in small letters beside names
        ("kabar, SOLO – Bupati hadir", ("kabar", "SOLO")),
        ("kabar, Solo – Bupati hadir", None),
        ("kabar melati, SOLO – Bupati hadir", None),
        ("kabar, SOLO, Baru hari – Bupati hadir", None),
        ("kabar – Bupati hadir", None),
        ("kabar.id, Solo – Bupati hadir", ("kabar.id", "Solo")),
        # a road from here to there
        ("KENDARI – Kolaka ditutup", None),
        ("KENDARI, KABAR.ID – Kolaka ditutup", ("KENDARI", "KABAR.ID")),
        ("KABAR.ID – Kolaka ditutup", ("KABAR.ID",)),
        # a place behind the outlet
        ("KABAR.ID – MALANG – Bupati hadir", ("KABAR.ID", "MALANG")),
        ("KABAR.ID – Kendari. Bupati hadir", ("KABAR.ID", "Kendari")),
        ("KABAR.ID – Camat – Bupati hadir", ("KABAR.ID",)),
        ("KABAR.ID – SATU DUA TIGA EMPAT LIMA – Bupati hadir", ("KABAR.ID",)),
        ("SOLO – MAWAR – Bupati hadir", ("SOLO",)),
        ("SOLO, KABAR.ID – MALANG – Bupati hadir", ("SOLO", "KABAR.ID")),
        # a hyphen that is glued to the text
        ("SOLO, Kabar.id-Bupati hadir", ("SOLO", "Kabar.id")),
        ("SOLO, Kabar.media-Bupati hadir", ("SOLO", "Kabar.media")),
        ("SOLO, Kabar.berita-Bupati hadir", None),
        ("SOLO, Jalan.id-Bupati hadir", ("SOLO", "Jalan.id")),
        ("SOLO, Melati.abc-Bupati hadir", None),
        # a colon
        ("KBRN, Kupang: Bupati hadir", ("KBRN", "Kupang")),
        ("KBRN, Melati : Bupati hadir", ("KBRN", "Melati")),
        ("Kendari, Melati: Bupati hadir", None),
        ("Kendari, Konawe: Bupati hadir", ("Kendari", "Konawe")),
        ("KBRN, Kupang, Kendari: Bupati hadir", None),
        ("KENDARI: Bupati hadir", ("KENDARI",)),
        ("Kendari: Bupati hadir", ("Kendari",)),
        ("KABAR MELATI: Bupati hadir", ("KABAR MELATI",)),
        ("Kabar Melati: Bupati hadir", None),  # may open a list
        ("Kabar Melati, Kupang: Bupati hadir", ("Kabar Melati", "Kupang")),
        ("MELATI: Bupati hadir", None),
        ("KENDARI: bupati hadir", None),
        (f"KBRN, {A[:44]}: Bupati hadir", ("KBRN", A[:44])),  # of fifty letters at most
        (f"KBRN, {A[:45]}: Bupati hadir", None),
        (f"KABAR{A[:44]} : Bupati hadir", (f"KABAR{A[:44]}",)),
        (f"KABAR{A[:45]} : Bupati hadir", None),
        (f"KBRN, Kupang:{' ' * 200}Bupati hadir", None),
        # a full stop, a bar
        ("RMOL. Bupati hadir", ("RMOL",)),
        ("KENDARI, KABAR. Bupati hadir", ("KENDARI", "KABAR")),
        ("KENDARI, KONAWE. Bupati hadir", ("KENDARI", "KONAWE")),
        ("KENDARI. Bupati hadir", None),
        ("Kabar.id | Bupati hadir", ("Kabar.id",)),
        # a domain, and a region without any mark
        ("Kabar.com, Jakarta Komisi itu hadir", ("Kabar.com", "Jakarta")),
        ("Kabar.com, Jawa Barat Komisi itu hadir", ("Kabar.com", "Jawa Barat")),
        ("Kabar.com, Nusa Tenggara Barat “Kami hadir", ("Kabar.com", "Nusa Tenggara Barat")),
        ("Kabar.com, Jakarta komisi itu hadir", None),
        ("Kabar.com, Melati Komisi itu hadir", None),
        ("Melati.abc, Jakarta Komisi itu hadir", None),
        ("KABARS, Jakarta Komisi itu hadir", ("KABARS", "Jakarta")),
        ("KABARTV, Jakarta Komisi itu hadir", None),  # longer than a station's name
        # alone on its line
        ("TVRINews, Lampung", ("TVRINews", "Lampung")),
        ("Lampung, TVRINews -", ("Lampung", "TVRINews")),
        ("TVRINews, Melati", None),
        ("TVRINews, Kabar Lain", None),
        ("Lampung, Kendari", None),
        ("TVRINews, Lampung, Kendari", None),
        ("TVRINews Lampung", None),
        ("1Kabar.id, Lampung", None),
        *((f"Lampung, TVRINews{mark}", None) for mark in ".:;?!"),
        (f"Kabar{A[:46]}, Lampung", (f"Kabar{A[:46]}", "Lampung")),  # of sixty letters
        (f"Kabar{A[:47]}, Lampung", None),
    ],
)
def test_a_dateline_is_known_in_its_forms_and_no_sentence_is_one(line, parts):
    assert parts_of(line) == parts


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("KABAR.ID – MALANG – Bupati hadir", "KABAR.ID – MALANG –"),
        ("SOLO, Kabar.id-Bupati hadir", "SOLO, Kabar.id-"),
        ("KBRN, Kupang : Bupati hadir", "KBRN, Kupang :"),
        ("Kabar.com, Jawa Barat Komisi itu", "Kabar.com, Jawa Barat"),
        ("TVRINews, Lampung", "TVRINews, Lampung"),
    ],
)
def test_a_dateline_ends_where_the_article_begins(line, printed):
    assert find_dateline(line).printed == printed


@pytest.mark.parametrize(
    ("line", "sure"),
    [
        ("SOLO, KABAR.ID – Bupati hadir", True),
        ("KENDARI – Bupati hadir", True),
        ("NUSA – Bupati hadir", False),
        ("KENDARI: Bupati hadir", False),  # a region opens other lines as well
        ("KBRN, Kupang: Bupati hadir", True),
    ],
)
def test_an_outlet_makes_sure_and_so_does_a_region_with_a_dash(line, sure):
    assert find_dateline(line).is_sure is sure


PART_OF_REGION = """kota kabupaten kab kecamatan kec kepulauan pulau barat timur utara selatan
tengah tenggara raya besar"""


def test_a_part_of_a_province_is_no_outlet_but_a_word_of_its_own_makes_one():
    for word in PART_OF_REGION.split():
        assert is_outlet_name(f"BALI {word.upper()}") is False
        assert is_outlet_name(f"{word} bali") is False
    assert is_outlet_name("BALI TERBIT") and is_outlet_name("Terbit Bali")
    assert not is_outlet_name("BALI") and not is_outlet_name("BALI JAMBI")
    assert not is_outlet_name("MELATI TERBIT")


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        *(("Solo", True), ("Solo Baru Kota Ini", True), ("Solo Baru Kota Ini Juga", False)),
        *(("Solo baru", False), ("solo.id Baru", True), ("", False), ("solo. Baru", False)),
    ],
)
def test_a_name_has_one_to_four_words_with_a_capital_or_a_domain(name, is_one):
    assert is_name(name) is is_one


def test_a_line_of_capitals_is_a_headline_unless_it_names_an_outlet():
    assert is_headline("Bupati Ajak Pegawai Netral")
    assert not is_headline("SOLO, KABAR.ID – Bupati Ajak Pegawai")
    assert not is_headline("Bupati mengajak pegawai netral")
    assert names_outlet("SOLO, KABAR.ID – Bupati") is True
    assert names_outlet("SOLO – Bupati") is False and names_outlet("Bupati hadir") is False


@pytest.mark.parametrize(
    ("line", "body", "outlet", "place"),
    [
        ("SOLO, KABAR.ID – ", "", "KABAR.ID", "SOLO"),
        ("KABAR.ID – ", "", "KABAR.ID", None),
        ("NUSA – ", "", None, "NUSA"),
        ("SOLO, MELATI, KABAR.ID – ", "", "KABAR.ID", "SOLO, MELATI"),
        ("NUSA, MELATI, MAWAR – ", "", None, "NUSA, MELATI, MAWAR"),
        # two names that no word gives away
        ("KENDARI, SULUH – ", "", "SULUH", "KENDARI"),
        ("SULUH, KENDARI – ", "", None, "KENDARI"),
        ("NUSA, Jawa Barat – ", "", None, "NUSA, Jawa Barat"),
        ("KENDARI, KONAWE – ", "", None, "KENDARI, KONAWE"),
        ("NUSA, Suluh – ", "", "Suluh", "NUSA"),  # a place is printed in capitals
        ("Suluh, NUSA – ", "", "Suluh", "NUSA"),
        ("NUSA, SULUH – ", "Camat Nusa hadir.", "SULUH", "NUSA"),  # or the article names it
        ("SULUH, NUSA – ", "Camat Nusa hadir.", "SULUH", "NUSA"),
        ("SULUH, NUSA – ", "Warga Nusa membawa suluh.", None, None),
        ("NUSA, SULUH – ", "", None, None),
        # two outlets
        ("KABAR.ID, WARTA – ", "Warta itu dibaca.", "KABAR.ID", "WARTA"),
        ("KABAR.ID, WARTA, NUSA – ", "", None, None),
        ("KABAR.ID, WARTA, Sumut – ", "", None, "KABAR.ID, WARTA, Sumut"),
    ],
)
def test_outlet_and_place_are_told_apart_or_left_open(line, body, outlet, place):
    pieces = [Piece(1, "Nusa", "headline", "", False), Piece(2, body, "body", "", True)]
    assert outlet_and_place(find_dateline(f"{line}Bupati hadir"), pieces) == (outlet, place)
    assert outlet_and_place(None, pieces) == (None, None)
