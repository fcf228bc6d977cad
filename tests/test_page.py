"""Of a page in lines the parts are told, and each limit of its rules is where it is promised."""

import pytest

from frasa._reading.page import read_page

SENTENCE = "Bupati mengajak semua pegawai menjaga netralitas di kantor masing-masing."
OTHER = "Camat pun meminta semua warga menjaga ketenangan pada hari pemilihan itu."
LAST = "Panitia mencatat semua pegawai hadir dan berikrar bersama pada pagi itu."
TITLE = "Bupati Ajak Pegawai Netral"
OPEN = "warga yang memerlukan keterangan boleh datang ke kantor cabang kami"


def page_of(*paragraphs: str):
    return read_page("\n\n".join(paragraphs))


def text_of(*paragraphs: str) -> list[str]:
    return page_of(*paragraphs).text.split("\n")


def words(count: int, last: str = ".") -> str:
    """Return a sentence of so many words."""
    return " ".join(["Kata", *["kata"] * (count - 1)]) + last


def parts_of(*paragraphs: str) -> list[tuple[str, str, str]]:
    return [(piece.part, piece.text, piece.reason) for piece in page_of(*paragraphs).pieces]


def test_every_part_of_a_page_is_named_with_its_reason():
    page = [
        *("Terkini", "Daerah", TITLE, "Selasa, 5 Maret 2024", "Oleh Siti Aminah"),
        *("SOLO, Kabar Melati – " + SENTENCE, "Baca juga: Harga Cabai Naik", OTHER + " (rel)"),
        *("Tags: netral", TITLE, "Pasar Melati"),
    ]
    assert parts_of(*page) == [
        ("furniture", "Terkini", "menu atau judul kolom halaman"),
        ("furniture", "Daerah", "bukan kalimat, sebelum isi artikel"),
        ("headline", TITLE, "judul, disimpan di kolom judul"),
        ("byline", "Selasa, 5 Maret 2024", "tanggal terbit"),
        ("byline", "Oleh Siti Aminah", "baris penulis dan waktu terbit"),
        ("dateline", "SOLO, Kabar Melati –", "baris tempat dan media"),
        ("body", SENTENCE, ""),
        ("furniture", "Baca juga: Harga Cabai Naik", "tautan ke berita lain"),
        ("body", OTHER, ""),
        ("credit", "(rel)", "kode atau tanda penutup berita"),
        ("furniture", "Tags: netral", "label topik"),
        ("furniture", TITLE, "judul yang dicetak lagi"),
        ("furniture", "Pasar Melati", "bukan kalimat, sesudah isi artikel"),
    ]


def test_a_piece_of_the_article_alone_opens_a_paragraph_and_each_has_the_number_of_its_line():
    wrapped = SENTENCE.replace(" menjaga", "\nmenjaga")
    page = page_of(TITLE, "5 Maret 2024", f"SOLO, Kabar Melati – {wrapped} (rel)", OTHER, "Suka")
    opening = [(piece.line, piece.part) for piece in page.pieces if piece.opens]
    assert opening == [(5, "body"), (8, "body")]
    assert [piece.line for piece in page.pieces] == [1, 3, 5, 5, 6, 6, 8, 10]
    assert page.text.split("\n") == [SENTENCE, OTHER]


def test_a_line_set_aside_ends_the_article_for_a_sentence_without_its_full_stop():
    assert text_of(SENTENCE, OPEN) == [SENTENCE, OPEN]
    assert text_of(SENTENCE, "¦ Menu", OPEN) == [SENTENCE]
    assert parts_of(SENTENCE, "¦ Menu")[1][0] == "furniture"


def test_below_a_blank_line_no_sentence_goes_on():
    link = "Baca juga: harga cabai di pasar"
    assert link in read_page(f"{SENTENCE}\n\n{link}\nitu naik lagi.").text
    assert link not in read_page(f"{SENTENCE}\n\n{link}\n\nitu naik lagi.").text


@pytest.mark.parametrize(
    ("below", "stays"),
    [
        (OPEN, True),
        ("12. apel pagi", True),
        ("123. apel pagi", False),
        ("Camat Hadir.", True),
        ("Camat Hadir", False),
    ],
)
def test_what_follows_the_last_sentence_stays_if_it_may_be_article(below, stays):
    assert (below in text_of(SENTENCE, below)) == stays
    # so may what comes behind it, but never below what may not
    assert ("2. ikrar" in text_of(SENTENCE, below, "2. ikrar")) == stays


def test_only_what_stands_between_may_end_the_article():
    assert text_of("Terkini", SENTENCE, OPEN) == [SENTENCE, OPEN]
    assert text_of(SENTENCE, OPEN, "Bagikan") == [SENTENCE, OPEN]
    assert text_of(SENTENCE, OTHER, "Bagikan", OPEN) == [SENTENCE, OTHER]


def test_a_bracket_in_the_midst_of_a_paragraph_is_no_code():
    assert text_of("Semua hadir. (Melati)\ndan pergi lagi ke desa itu. (rel)") == [
        "Semua hadir. (Melati) dan pergi lagi ke desa itu."
    ]


# Quotations that are printed again

QUOTE = "“Kami semua wajib netral,”"
SAID = f"{QUOTE[:-1]} siapa pun calonnya,” kata camat."


@pytest.mark.parametrize(
    ("below", "gone"),
    [
        ([], []),
        (["Siti Aminah"], ["Siti Aminah"]),
        (["SITI AMINAH", "Camat Melati"], ["SITI AMINAH", "Camat Melati"]),
        (["Siti Aminah", "Camat Melati", "Kota Solo"], ["Siti Aminah", "Camat Melati"]),
        (["Siti Aminah Dewi Putri Ayu Lestari"], ["Siti Aminah Dewi Putri Ayu Lestari"]),
        (["Siti Aminah Dewi Putri Ayu Lestari Melati"], []),
        (["Siti yang menjadi camat"], []),
        (["Siti Aminah Hadir."], []),
    ],
)
def test_a_quotation_printed_again_is_no_article_nor_are_the_names_below_it(below, gone):
    page = page_of(SENTENCE, SAID, "“Kami semua wajib netral”", *below, LAST)
    stays = [SENTENCE, SAID, *(line for line in below if line not in gone), LAST]
    assert page.text.split("\n") == stays
    removed = [piece for piece in page.pieces if piece.part == "furniture"]
    assert [piece.text for piece in removed] == ["“Kami semua wajib netral”", *gone]
    assert {piece.reason for piece in removed} == {"kutipan yang dicetak lagi"}


def test_of_a_quotation_printed_twice_one_stays():
    again = "“Kami semua wajib netral”"
    assert text_of(SENTENCE, again, OTHER, again, LAST) == [SENTENCE, OTHER, again, LAST]
    assert text_of(SENTENCE, again, OTHER, LAST) == [SENTENCE, again, OTHER, LAST]


def test_a_sentence_that_only_begins_with_a_quotation_stays_however_often_it_is_said():
    assert text_of(SENTENCE, SAID, OTHER, SAID, LAST) == [SENTENCE, SAID, OTHER, SAID, LAST]


def test_the_names_below_the_last_quotation_end_with_the_article():
    page = page_of(SENTENCE, SAID, "“Kami semua wajib netral.”", "Siti Aminah", "Camat Melati")
    reasons = [piece.reason for piece in page.pieces[2:]]
    assert reasons == ["kutipan yang dicetak lagi", *["bukan kalimat, sesudah isi artikel"] * 2]


@pytest.mark.parametrize(("count", "gone"), [(30, True), (31, False)])
def test_a_text_of_quotations_keeps_them_all(count, gone):
    quotes = [f"“Kami wajib netral pada hari ke {number} itu.”" for number in range(count - 2)]
    text = text_of(SENTENCE, *quotes, "“Semua hadir pagi itu.”", LAST, "“Semua hadir pagi itu.”")
    assert text.count("“Semua hadir pagi itu.”") == (1 if gone else 2)


# Comments


@pytest.mark.parametrize(
    ("heading", "comment", "stays"),
    [
        ("Tinggalkan Komentar", words(24), False),
        ("Tinggalkan Komentar", words(25), True),  # a long paragraph can still be article
        (f"KIRIM KOMENTAR {'A' * 105}", words(24), False),  # of 120 letters
        (f"KIRIM KOMENTAR {'A' * 106}", words(24), True),
    ],
)
def test_below_the_heading_of_the_comments_only_a_long_paragraph_is_article(
    heading, comment, stays
):
    assert (comment in text_of(SENTENCE, heading, comment)) == stays


def test_above_the_article_a_heading_of_comments_hides_nothing():
    assert text_of("Tinggalkan Komentar", SENTENCE, "Pasar Melati") == [SENTENCE]


# Datelines


def test_a_page_without_a_sentence_keeps_what_it_has():
    assert page_of("Pasar Melati").text == "Pasar Melati"
    assert page_of("").text == "" and page_of("").headline is None
    assert page_of("Bagikan").text == ""


@pytest.mark.parametrize(
    ("above", "place"),
    [
        ([], "SOLO"),
        ([TITLE], "SOLO"),
        (["Kata kata kata kata kata kata."], "SOLO"),  # a lead
    ],
)
def test_a_dateline_begins_the_article_below_headlines_and_leads(above, place):
    page = page_of(*above, f"SOLO, Kabar Melati – {SENTENCE}", OTHER)
    assert page.place == place and page.outlet == "Kabar Melati"
    assert page.text.split("\n") == [SENTENCE, OTHER]


def test_a_dateline_alone_on_its_line_is_followed_by_the_first_sentence():
    assert text_of("Solo, Kabarmelati.id -", "Daerah Melati", SENTENCE) == [SENTENCE]


def test_a_sure_dateline_goes_before_an_unsure_one():
    page = page_of("NUSA – camat desa", f"SOLO, Kabar Melati – {SENTENCE}")
    assert (page.place, page.text) == ("SOLO", SENTENCE)
    assert page_of("NUSA – camat desa", f"MAWAR – {SENTENCE}").place == "NUSA"


def test_from_a_dateline_on_all_is_article():
    text = text_of("SOLO, Kabar Melati – Camat Hadir", "Daerah Melati", SENTENCE)
    assert text == ["Camat Hadir", "Daerah Melati", SENTENCE]


SURE = "SOLO, Kabar Melati – "


@pytest.mark.parametrize(
    ("above", "found"),
    [
        ([words(60), words(60)], True),
        ([words(60), words(61)], False),  # more than 120 words are no lead
        ([words(121)], False),
        ([words(4)] * 5, True),  # the dateline stands in one of the first six
        ([words(4)] * 6, False),
    ],
)
def test_a_dateline_is_looked_for_below_a_short_lead(above, found):
    leads = [text.replace("Kata", f"Kata{'abcdef'[n]}") for n, text in enumerate(above)]
    page = page_of(TITLE, *leads, SURE + words(150))
    assert (page.place == "SOLO") == found
    captions = [piece.text for piece in page.pieces if piece.part == "caption"]
    assert captions == (leads if found else [])
    if found:
        assert page.text == words(150)


@pytest.mark.parametrize(("below", "found"), [(27, True), (26, True), (25, False)])
def test_what_stands_above_a_dateline_is_a_lead_if_no_less_stands_below(below, found):
    # with the four words of the dateline
    page = page_of(words(30), SURE + words(below))
    assert (page.place == "SOLO") == found


def test_a_dateline_may_stand_alone_between_a_lead_and_the_article():
    for between in ([], ["Daerah"]):
        page = page_of(words(6), *between, "SOLO, Kabar Melati –", SENTENCE, OTHER)
        assert (page.place, page.text.split("\n")) == ("SOLO", [SENTENCE, OTHER])


# Wraps


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Camat meng", "hadiri apel", "Camat meng hadiri apel"),
        ("Camat meng-", "hadiri apel", "Camat menghadiri apel"),
        ("Camat meng\u00ad", "hadiri apel", "Camat menghadiri apel"),
        ("Rapat di desa -", "yang lama", "Rapat di desa - yang lama"),
        ("Rapat non-", "ASN pun", "Rapat non-ASN pun"),
    ],
)
def test_wrapped_lines_are_joined_as_they_were_parted(first, second, joined):
    end = "di kantor desa itu pagi ini."
    assert text_of(f"{first}\n{second} {end}") == [f"{joined} {end}"]
    assert text_of(f"{SENTENCE}\n\n{first}\n{second} {end}") == [SENTENCE, f"{joined} {end}"]


def test_only_the_article_tells_how_its_words_are_written():
    link = "Baca juga: Camat Meng-hadiri Apel"
    assert text_of(link, "Camat meng-\nhadiri apel di desa.") == ["Camat menghadiri apel di desa."]
