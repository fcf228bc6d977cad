"""What stands around an article says when it was published, by whom, and in which outlet."""

import pytest

from frasa._reading.page import read_page

ARTICLE = "Bupati mengajak semua pegawai menjaga netralitas di kantor masing-masing."


def page_of(*around: str):
    """Return a page; of what stands around the article, that after "|" stands below it."""
    split = around.index("|") if "|" in around else len(around)
    return read_page("\n\n".join([*around[:split], ARTICLE, *around[split + 1 :]]))


@pytest.mark.parametrize("mark", [": ", " : ", ":\n", "\n", "\t:  "])
@pytest.mark.parametrize(
    "names", [("Judul", "Media", "Tanggal"), ("JUDUL BERITA", "Koran", "tgl.")]
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_the_form_above_a_clipping_states_headline_outlet_and_day(mark, names, between):
    values = ("ASN Wajib Netral", "Kabar Desa", "8 Oktober 2024")
    form = between.join(f"{name}{mark}{value}" for name, value in zip(names, values, strict=True))
    page = page_of("KLIPING BERITA", form, "URL: https://kabar.id/asn")
    assert (page.headline, page.outlet, page.text) == (*values[:2], ARTICLE)
    assert f"{page.published_at:%Y-%m-%d}" == "2024-10-08"
    reasons = {piece.reason for piece in page.pieces}
    assert {"judul, disimpan di kolom judul", "nama media, disimpan di kolom media"} <= reasons


@pytest.mark.parametrize(
    ("form", "headline", "outlet"),
    [
        ("Judul: Satu Dua Tiga\nJudul: Empat", "Satu Dua Tiga", None),  # the first counts
        ("Judul: Satu\nSumber: https://kabar.id/a", "Satu", None),
        ("Judul: Satu\nSitus: www.kabar.id", "Satu", None),
        ("Judul: Satu\nSumber: Kabar Desa", "Satu", "Kabar Desa"),
        ("Media: Kabar", None, None),  # no form without a headline
        ("Judul", None, None),  # nothing but a sentence follows
        (f"{ARTICLE}\nJudul: Satu\nMedia: Kabar", None, None),  # below the article's beginning
        ("a\n\n" * 19 + "Judul: Satu", "Satu", None),
        ("a\n\n" * 20 + "Judul: Satu", None, None),
        (f"Judul: {ARTICLE}", None, None),  # a sentence
        ("Judulnya: Satu", None, None),
        ("Isi: Satu", None, None),
    ],
)
def test_what_is_no_form_states_nothing(form, headline, outlet):
    page = page_of(form)
    assert (page.headline, page.outlet) == (headline, outlet)
    assert page.text.endswith(ARTICLE)


DAY, STAMP, STATED = (
    "Kamis, 5 September 2024",
    "Rabu, 4 September 2024 18.15 WIB",
    "Diterbitkan 3 September 2024",
)


@pytest.mark.parametrize(
    ("around", "published"),
    [
        ([], None),
        ([DAY], "2024-09-05 00:00"),
        (["September 5, 2024"], "2024-09-05 00:00"),
        (["Thursday, September 5th, 2024"], "2024-09-05 00:00"),
        ([f"{DAY} - Dibaca 45 kali"], "2024-09-05 00:00"),
        (["Berita | September 5, 2024"], "2024-09-05 00:00"),
        (["Dipublikasi pada: 05-09-2024 Dilihat: 45"], "2024-09-05 00:00"),
        (["Apel pagi 5 September 2024 di kantor bupati"], None),
        ([DAY, STAMP], "2024-09-04 18:15"),
        ([STAMP, DAY], "2024-09-04 18:15"),
        ([DAY, STAMP, STATED], "2024-09-03 00:00"),  # it says so itself
        ([STATED, STAMP], "2024-09-03 00:00"),
        ([STATED, f"{STATED} pukul 07.00"], "2024-09-03 07:00"),
        (["|", STAMP], "2024-09-04 18:15"),
        (["|", "Editor: Siti Aminah, 6 September 2024"], "2024-09-06 00:00"),
        ([DAY, "|", "Editor: Siti Aminah, 6 September 2024"], "2024-09-05 00:00"),
        (["Oleh Siti Aminah", DAY], "2024-09-05 00:00"),
    ],
)
def test_the_moment_of_publication_is_that_of_the_line_that_says_most(around, published):
    found = page_of(*around).published_at
    assert (found and f"{found:%Y-%m-%d %H:%M}") == published


def test_the_day_in_a_dateline_is_that_of_publication_where_no_line_says_more():
    page = f"SOLO, KABAR.ID, 4/9/2024 – {ARTICLE}"
    for above, day in (([], "2024-09-04"), ([DAY], "2024-09-05")):
        assert str(read_page("\n\n".join([*above, page])).published_at.date()) == day


def test_a_day_that_the_article_tells_of_is_not_that_of_publication():
    page = f"{ARTICLE} Apel digelar pada 7 Oktober 2024.\n\nBagikan 8 Oktober 2024"
    assert read_page(page).published_at is None


@pytest.mark.parametrize(
    ("around", "outlet"),
    [
        (["Laras Purnama - kabarMelati"], "kabarMelati"),
        (["|", "Laras Purnama - kabarMelati"], "kabarMelati"),
        (["Laras Purnama (kiri)"], None),
        (["Desa", "|", "© 2024 Desa"], "Desa"),  # from four letters on
        (["Des", "|", "© 2024 Des"], None),
        (["K" * 30, "|", f"© 2024 {'K' * 30}"], "K" * 30),
        (["K" * 31, "|", f"© 2024 {'K' * 31}"], None),
        (["KABAR DESA KITA", "|", "Copyright 2024 Kabar Desa Kita Group"], "KABAR DESA KITA"),
        (["Kabar Desa Kita Ini", "|", "© 2024 Kabar Desa Kita Ini"], None),  # three words at most
        (["Kabar Lain", "|", "© 2024 Kabar Desa"], None),
        (["Daerah", "Kabar Desa", "|", "© 2024 Kabar Desa"], None),  # not the first line
        (["Kabar Desa", "|", "© 2024 Warta", "Hak Cipta 2024 Kabar Desa"], "Kabar Desa"),
        (["Kabar Desa"], None),
    ],
)
def test_an_outlet_is_known_behind_a_reporter_or_by_the_note_on_copyright(around, outlet):
    assert page_of(*around).outlet == outlet


@pytest.mark.parametrize(
    ("around", "credit"),
    [
        ([], None),
        (["Oleh Siti Aminah"], "Siti Aminah"),
        (["Oleh Siti ALEX, Senin 5 Maret 2024"], "Siti ALEX"),
        (["Oleh Siti Aminah Minggu, 5 Maret 2024"], "Siti Aminah"),
        (["Oleh: Siti Aminah pada 5 Maret 2024 18.15"], "Siti Aminah"),
        (["Oleh siti aminah pada 5 Maret 2024"], None),
        ([STAMP], None),
        ([STAMP, "Oleh Siti Aminah"], "Siti Aminah"),
        (["Oleh Siti Aminah", "|", "(rel)"], "rel; Siti Aminah"),
        (["|", "*"], None),
        (["|", "==", "(rel)"], "rel"),
        (["Editor: Siti Aminah"], "Editor: Siti Aminah"),
    ],
)
def test_writers_and_codes_are_named(around, credit):
    assert page_of(*around).credit == credit
