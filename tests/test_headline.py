"""The headline is found among what stands above an article."""

import pytest

from frasa._reading.page import read_page

ARTICLE = "Bupati mengajak semua pegawai menjaga netralitas di kantor masing-masing."
ONE, TWO, THREE = (  # of five words: up to four may be names
    "Bupati Ajak Semua Pegawai Netral",
    "Harga Cabai Naik Sepekan Ini",
    "Siswa Melati Juara Debat Nasional",
)
PHRASE = "Kata kecil saja di sini"
NAMES, OTHERS = "Siti Aminah Dewi", "Laras Ayu Purnama"
BY = "Oleh Siti Aminah"


@pytest.mark.parametrize(
    ("above", "headline"),
    [
        ([], None),
        ([ONE], ONE),
        (["Camat Hadir"], None),  # three words at least
        (["Camat Hadir Pagi"], "Camat Hadir Pagi"),
        ([f"{'Kata ' * 24}A"], f"{'Kata ' * 24}A"),  # 25 words at most
        ([f"{'Kata ' * 25}A"], None),
        (["Bupati Ajak Warga 5 Maret 2024"], None),
        ([ONE, "KABAR MELATI NEWS, Jawa Barat"], ONE),  # a dateline
        # printed twice
        ([ONE, TWO, ONE, THREE], ONE),
        ([ONE, TWO, TWO, THREE], TWO),
        ([ONE, TWO, ONE, TWO, THREE], ONE),
        # the nearest
        ([ONE, TWO], TWO),
        ([ONE, "2 menit baca", TWO], TWO),
        ([ONE, BY, TWO], ONE),
        ([ONE, "Editor: Siti", TWO], ONE),
        ([ONE, TWO, BY], TWO),
        ([ONE, BY, TWO, "Oleh Laras Ayu"], ONE),
        ([ONE, BY, TWO, "Oleh Laras Ayu", THREE], TWO),
        ([ONE, BY, TWO, "Oleh Laras Ayu", THREE, "Oleh Bima Sakti", PHRASE], THREE),
        # a title before a phrase, and both before names and captions
        ([ONE, PHRASE], ONE),
        ([ONE, NAMES], ONE),
        ([ONE, "Camat Hadir Pagi (kiri)"], ONE),
        ([PHRASE, NAMES], PHRASE),
        ([PHRASE, BY, NAMES], PHRASE),
        ([NAMES, OTHERS], OTHERS),
        ([NAMES, BY, ONE], ONE),
        (["Camat Hadir Pagi (kiri)", NAMES], NAMES),
    ],
)
def test_the_headline_is_the_nearest_line_that_is_written_like_one(above, headline):
    page = read_page("\n\n".join([*above, ARTICLE]))
    assert page.headline == headline
    kept = [piece.text for piece in page.pieces if piece.part == "headline"]
    assert kept == ([headline] if headline else [])
    assert page.text == ARTICLE


def test_a_headline_may_be_wrapped():
    wrapped = "Bupati Ajak Semua Pegawai Menjaga\nnetralitas di Kantor Desa"
    page = read_page(f"{ONE}\n\n{wrapped}\n{BY}\n\n{TWO}\n\n{ARTICLE}")
    assert page.headline == " ".join(wrapped.split())
