"""Whether a hyphen at the end of a line belongs to its word."""

import pytest

from frasa._reading.hyphens import Vocabulary, is_parted, without_hyphen


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("para pe-", True),
        ("pe-", True),
        ("non-pe-", True),
        ("para pe", False),
        ("para -", False),
        ("para pe -", False),
        ("pe- ", False),
        (f"{'x' * 100}-", True),
    ],
)
def test_a_line_that_ends_in_half_a_word_is_parted(line, is_one):
    assert is_parted(line) == is_one


@pytest.mark.parametrize(
    ("before", "after", "elsewhere", "goes"),
    [
        ("para pe-", "gawai negeri", "", True),
        ("para pe-", "Gawai negeri", "", False),
        ("pasal 5-", "ayat", "", False),
        ("para pe -", "gawai", "", False),
        ("para pe-", "(gawai)", "", False),
        # doublings
        ("warga masing-", "masing pulang", "", False),
        ("warga Masing-", "masing pulang", "", False),
        ("di rumah-", "rumahnya", "", False),
        ("para ber-lari-", "larian di sana", "", False),
        ("para lari-", "larikan", "", False),
        ("membagi-", "bagikan uang", "", False),
        ("memukul-", "pukulnya", "", True),  # no repetition to the letter
        ("mondar-", "mandir", "", False),  # one letter differs
        ("sayur-", "mayur", "", False),  # one
        ("serba-", "serbi", "", False),
        ("bolak-", "balik", "", False),  # two
        ("warna-", "warni", "", False),
        ("kabupa-", "tenxyz", "", True),  # other lengths
        ("abcde-", "fghij", "", True),  # five letters differ
        ("abcde-", "abfgh", "", True),  # three
        ("rumah-", "rumahan", "", False),
        ("ru-", "rubah", "", True),  # so short a beginning repeats nothing
        ("rum-", "rumput", "", True),
        ("rumi-", "rumitnya", "", False),
        ("mena-", "a", "", True),  # one letter is no half
        ("tata-", "ta", "", False),
        # what the text has elsewhere
        ("para ke-", "tua", "ketua hadir", True),
        ("para ke-", "tua", "ke-tua hadir", False),
        ("para Ke-", "tua", "ke-tua hadir", False),
        ("orang tua-", "muda", "tua muda", False),
        ("orang tua-", "muda", "tua", True),
        ("orang tua-", "muda", "muda", True),
        ("orang tua-", "muda", "tua muda tuamuda", True),
        # words that keep it
        *[(f"para {word}-", "pegawai", "", False) for word in ("non", "anti", "Pro", "pasca")],
        *[(f"para {word}-", "pegawai", "", False) for word in ("eks", "mantan")],
        *[(f"para {word}-", "pegawai", "", False) for word in ("Al", "Ar", "As", "An")],
        # syllables
        *[("bahwa se-", rest, "ke se luruh", True) for rest in ("luruh", "suai", "mua")],
        *[("kepada Ke-", rest, "ke pada luar", True) for rest in ("pada", "luar", "giatan")],
        ("warga se-", "Indonesia", "", False),
        ("hari ke-", "2", "", False),
        *[(f"ada {first}-", rest, "", True) for first, rest in (("an", "tara"), ("as", "pek"))],
        *[(f"ada {first}-", rest, "", True) for first, rest in (("ar", "tikel"), ("al", "okasi"))],
        ("surah an-", "nas", "an nas", False),
        ("para non-pe-", "gawai", "", True),  # the half before counts
        ("para pe-", "gawai-pegawai", "pegawai", True),
    ],
)
def test_it_goes_where_it_only_parts_a_word(before, after, elsewhere, goes):
    known = Vocabulary([before, after, elsewhere])
    assert without_hyphen(before, after, known) == goes


def test_words_that_a_line_parts_are_none_of_the_text():
    known = Vocabulary(["Para pe-", "gawai hadir", "Camat-camat", "di Desa"])
    assert all(word in known for word in ("para", "Hadir", "camat-camat", "di", "DESA"))
    assert not any(word in known for word in ("pe", "gawai", "pegawai", "camat", "pe-"))
