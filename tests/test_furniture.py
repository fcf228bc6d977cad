"""What a page's furniture looks like is known line by line, and no further than promised."""

import pytest

from frasa._reading.furniture import find_rule, is_comment_heading
from frasa._reading.page import read_page

SENTENCE = "Bupati mengajak semua pegawai menjaga netralitas di kantor masing-masing."
OPEN = "warga yang memerlukan keterangan boleh datang ke kantor cabang kami"
# An example of every rule: the part, its reason, and whether it ends the article for a line
# below that may be a sentence, but has no full stop.
LINES = {
    "spot_img": ("furniture", "penanda tempat gambar", False),
    "Advertisement": ("furniture", "penanda tempat gambar", False),
    "Promoted 12": ("furniture", "penanda tempat gambar", False),
    "27.4 C Kota Mawar": ("furniture", "cuaca", False),
    "Terpopuler": ("furniture", "menu", True),
    "Berita Terkait": ("furniture", "menu", True),
    "Home » Daerah": ("furniture", "jejak menu", True),
    "Baca juga: Harga Cabai Naik": ("furniture", "tautan", False),
    "Ikuti berita kami di Google News": ("furniture", "ajakan", True),
    "Artikel ini telah tayang di Kabar Melati": ("furniture", "ajakan", True),
    "Telp. (0274) 123456": ("furniture", "alamat", True),
    "redaksi@kabar.id": ("furniture", "alamat", True),
    "Bagikan": ("furniture", "tombol berbagi", True),
    "Tags: netralitas": ("furniture", "label topik", True),
    "# netralitas": ("furniture", "label topik", True),
    "Dibaca: 21 kali": ("furniture", "jumlah pembaca", True),
    "2 menit baca": ("furniture", "jumlah pembaca", True),
    "Copyright 2024 Kabar Melati": ("furniture", "hak cipta", True),
    "Tinggalkan Komentar": ("furniture", "kolom komentar", True),
    "Your email address will not be published": ("furniture", "petunjuk formulir", True),
    "Caption: Camat di aula": ("caption", "keterangan gambar", False),
    "Camat memimpin apel (Foto: Sari)": ("caption", "keterangan gambar", False),
    "Camat di aula Dok. Pemkab": ("caption", "keterangan gambar", False),
    "Editor: Siti Aminah": ("credit", "nama penulis", True),
    "Siti Aminah, Wartawan": ("credit", "nama penulis", False),
    "Tim Redaksi": ("credit", "nama penulis", False),
    "Oleh": ("credit", "nama penulis", False),
    "(rel)": ("credit", "kode", True),
    "=====": ("credit", "kode", True),
    "Oleh Siti Aminah": ("byline", "baris penulis", False),
    "Rabu, 4 September 2024 18:15 WIB": ("byline", "baris penulis", False),
    "Diterbitkan pada 4 September 2024": ("byline", "baris penulis", False),
}


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_furniture_is_known_and_may_end_the_article(line):
    part, reason, ends = LINES[line]
    page = read_page("\n\n".join([SENTENCE, line, OPEN]))
    shown = {piece.text: piece for piece in page.pieces}
    assert shown[line].part == part and shown[line].reason.startswith(reason)
    assert page.text.splitlines() == ([SENTENCE] if ends else [SENTENCE, OPEN])


def test_a_line_with_a_street_and_a_number_is_an_address():
    address = "Kantor Redaksi, Jalan Melati Raya No. 12 Kendari"
    piece = read_page(f"{SENTENCE}\n\n{address}\n\n{SENTENCE}").pieces[1]
    assert (piece.text, piece.reason) == (address, "alamat atau nomor telepon")


def part_of(line: str, previous: str = "", following: str = "") -> str:
    rule = find_rule(line, previous, following)
    return rule.part if rule else "article"


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("Oleh Siti", "byline"),
        ("Oleh Siti Aminah Dewi Putri Ayu", "byline"),  # five names at most
        ("Oleh Siti Aminah Dewi Putri Ayu Lestari", "article"),
        ("Oleh siti aminah", "article"),
        ("Oleh sITI", "article"),
        ("Oleh Siti by Kabar", "article"),  # only the first such word is none of the names
        ("Oleh siti aminah pada 4 September 2024", "byline"),
        ("Oleh Siti Aminah.", "article"),  # a sentence
        (f"Terbit 4 September 2024{' a' * 11}", "byline"),  # of fifteen words
        (f"Terbit 4 September 2024{' a' * 12}", "article"),
        ("Buku itu terbit kemarin", "article"),
        ("Rapat pukul 18.15 di aula", "article"),
        ("Apel digelar pada 4 September 2024", "article"),
        ("Pagi ini Rabu, 4 September 2024 pukul 18.15 WIB saja", "byline"),  # of ten words
        ("Pada pagi ini Rabu, 4 September 2024 pukul 18.15 WIB saja", "article"),
        ("Pagi ini Rabu, 4 September 2024 siang hari WIB saja", "article"),
        ("Redaksi", "credit"),
        ("redaksi", "furniture"),
        ("siti Aminah, Wartawan", "article"),
        ("Camat memimpin apel (ist)", "caption"),
        ("Camat di aula foto: Sari", "caption"),
        ("Camat di aula dok: Sari", "caption"),
        ("Camat di aula foto: Sari.", "article"),
        ("Camat di aula (hadir)", "article"),
        ("Camat memotong foto lama", "article"),
        ("Camat memimpin apel (ist).", "article"),
        (f"Home > {'a' * 443}", "furniture"),  # of 450 letters
        (f"Home > {'a' * 444}", "article"),
        ("=" * 451, "credit"),
        (f"{'=' * 450}a", "article"),
    ],
)
def test_a_line_is_furniture_up_to_its_limit(line, part):
    assert part_of(line) == part


def test_an_endless_line_of_signs_is_the_sign_that_ends_an_article():
    assert find_rule("=" * 451, "").reason == find_rule("====", "").reason


LINK = "Baca juga: harga cabai di pasar"


@pytest.mark.parametrize(
    ("line", "following", "part"),
    [
        (LINK, "", "furniture"),
        (LINK, "itu naik lagi", "article"),  # its sentence goes on
        (LINK, "kata Bupati Melati", "article"),
        (LINK, "eKTP dan kartu lain", "article"),
        (LINK, "naik.", "article"),
        (LINK, "naik", "furniture"),  # a single word
        (LINK, "Itu naik lagi", "furniture"),
        ("Foto: Sari memimpin apel di kantor desa", "itu pada pagi hari", "article"),
        ("Foto: Sari memimpin apel di kantor desa.", "itu pada pagi hari", "caption"),
        (LINK, "bagikan artikel ini", "furniture"),  # which is furniture itself
        (LINK[:30], "itu naik lagi", "article"),  # where lines are wrapped, they are so long
        (LINK[:29], "itu naik lagi", "furniture"),
    ],
)
def test_a_line_whose_sentence_goes_on_below_is_article(line, following, part):
    assert part_of(line, following=following) == part


@pytest.mark.parametrize(
    ("line", "previous", "part"),
    [
        ("baca juga: harga cabai", "Ia meminta semua pegawai", "article"),
        ("baca juga: harga cabai", "Ia meminta pegawai", "furniture"),  # of three words only
        ("baca juga: harga cabai", "Ia meminta semua pegawai.", "furniture"),
        ("baca juga: harga cabai", "Bupati Meminta Semua Pegawai", "furniture"),  # a headline
        ("Baca juga: harga cabai", "Ia meminta semua pegawai", "furniture"),
        ("bagikan", "Ia meminta semua pegawai", "furniture"),  # a single word
    ],
)
def test_a_small_letter_goes_on_with_an_unfinished_sentence(line, previous, part):
    assert part_of(line, previous) == part


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        *(("TINGGALKAN KOMENTAR", True), ("Tulis balasan Anda", True), ("Leave a Reply", True)),
        *(("Post your comment", True), ("Komentar", False), ("Camat menulis komentar", False)),
    ],
)
def test_the_heading_of_the_comments_is_known(line, is_one):
    assert is_comment_heading(line) is is_one
