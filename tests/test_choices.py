"""A choice is known by its number, its short name and its other names; two are never mixed up."""

import pytest

from kursus import choices

IDS = {
    "00-rilis": ["Humas", "Kabar"],
    "03-aceh-utara": ["KABAR LATIH", "Kabar", "Lhoksukon"],
    "12-purworejo": ["Purworejo"],
}
ARTICLE = {"form": "article", "options": IDS, "units": ["situs"]}
DAY = {"form": "weekday"}
OPTION = {"form": "option", "options": ["kutipan", "siaran pers", "pers daerah"]}
FROM = {"Senin": 4, "Selasa": 5, "Rabu": 6, "Kamis": 7, "Jumat": 8, "Sabtu": 9, "Minggu": 10}


@pytest.mark.parametrize(
    "question, answer, choice",
    [
        *((ARTICLE, each, "03-aceh-utara") for each in (
            3, "3", "03", "tiga", "3,0", "aceh utara", "Aceh-Utara", "3 aceh utara",
            "03_aceh_utara.txt", "data/teks/03-aceh-utara.HTML", "d\\03-aceh-utara.htm",
            "03-aceh-utara.doc", "03-aceh-utara.docx", "03-aceh-utara.pdf", "“LHOKSUKON”",
            "kabar latih", "situs 3", "3 situs", "no.3")),
        *((ARTICLE, f"{label} 3", "03-aceh-utara") for label in (
            "artikel", "berita", "teks", "berkas", "nomor", "no.", "no", "id", "#", "ke",
            "halaman", "berita nomor", "Artikel #", "ke-")),
        (ARTICLE, 0, "00-rilis"), (ARTICLE, "00", "00-rilis"), (ARTICLE, "nol", "00-rilis"),
        (ARTICLE, 12, "12-purworejo"), (ARTICLE, "humas", "00-rilis"),
        (ARTICLE, "kabar", None), (ARTICLE, 4, None), (ARTICLE, 3.0, None), (ARTICLE, "aceh", None),
        (ARTICLE, "03-aceh-utara.odt", None), (ARTICLE, "", None),
        (ARTICLE | {"options": [*IDS, "3-lain"]}, 3, None),
        (ARTICLE | {"options": [*IDS, "3-lain"]}, "03", "03-aceh-utara"),
        (ARTICLE | {"options": ["3-", "rilis"]}, 3, "3-"),
        *((DAY, f"{before}{day.upper()}", day)
          for day in FROM for before in ("", "hari ", "pada hari ")),
        (DAY, "Jum'at", "Jumat"), (DAY, "ahad", "Minggu"), (DAY, 3, None), (DAY, "tiga", None),
        (OPTION, "Siaran-Pers.", "siaran pers"), (OPTION, "PERS  daerah", "pers daerah"),
        (OPTION, "pers", None), (OPTION, 1, None), (OPTION, "satu", None),
        (OPTION | {"options": ["2-kutipan", "3"]}, "kutipan", None),
        (OPTION | {"options": ["2-kutipan", "3"]}, 3, None),
    ],
)  # fmt: skip
def test_a_choice_is_known_by_every_name_of_its_own_alone(question, answer, choice):
    assert choices.find(question, answer) == choice


NAMES = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
         "Oktober", "November", "Desember")  # fmt: skip


@pytest.mark.parametrize("day, number", FROM.items())
def test_a_weekday_with_its_date_is_that_weekday_and_no_other(day, number):
    """The fourth to the tenth of November 2024 are the days from Monday to Sunday."""
    other = "Senin" if day != "Senin" else "Selasa"
    for date in (f"{number}/11/2024", f"{number}-11-2024", f"{number}.11.2024", f"{number} 11 2024",
                 f"{number} November 2024", f"{number} / 11 / 2024"):  # fmt: skip
        for typed in (f"{day}, {date}", f"{day} ({date})", f"{day}, tanggal {date}",
                      f"{day} tgl. {date}", f"{day} tgl {date}", f"hari {day} {date}"):  # fmt: skip
            assert choices.find(DAY, typed) == day, typed
        assert choices.find(DAY, f"{other}, {date}") is None
        assert choices.find(DAY, date) is None
    assert choices.find(DAY, f"{day}, {number}/31/2024") is None
    assert choices.find(DAY, f"{day}, {number}/11/20245") is None


@pytest.mark.parametrize("month, name", enumerate(NAMES, start=1))
def test_every_month_is_known_by_its_name(month, name):
    for day in FROM:
        found = choices.find(DAY, f"{day}, 7 {name} 2024")
        assert found == choices.find(DAY, f"{day}, 7/{month}/2024")


@pytest.mark.parametrize(
    "question, answer, hinted",
    [
        (ARTICLE, "berita dari aceh utara itu", ["03-aceh-utara"]),
        (ARTICLE, "Lhoksukon dan Humas", ["00-rilis", "03-aceh-utara"]),
        (ARTICLE, "3 aceh utara, bukan purworejo", ["03-aceh-utara", "12-purworejo"]),
        (ARTICLE, "12 purworejo", ["12-purworejo"]),
        (ARTICLE, "utara", ["03-aceh-utara"]),
        (ARTICLE, "aceh", ["03-aceh-utara"]),
        (ARTICLE, "ace", []),
        (ARTICLE, "latih", ["03-aceh-utara"]),
        (ARTICLE, "kabar", ["03-aceh-utara"]),
        (ARTICLE, "purworeja", ["12-purworejo"]),
        (ARTICLE, "berita 3", []),
        (ARTICLE, "bandung", []),
        (ARTICLE | {"options": ["1-desa utara", "2-kota utara"]}, "utara", []),
        (DAY, "Rabo", ["Rabu"]), (DAY, "kemis", ["Kamis"]), (DAY, "Juma't", ["Jumat"]),
        (DAY, "rabu atau kamis", ["Rabu", "Kamis"]), (DAY, "Jum'at Ahad", ["Jumat", "Minggu"]),
        (DAY, "besok", []), (DAY, "Sa", []), (DAY, "sabt", ["Sabtu"]),
        (OPTION, "siaran perss", ["siaran pers"]),
        (OPTION, "siaran pers daerah", ["siaran pers", "pers daerah"]),
        (OPTION, "kutipan itu", ["kutipan"]), (OPTION, "siara", []),
        (OPTION | {"options": ["rilis", "rilis pers"]}, "rilis pers humas", ["rilis pers"]),
    ],
)  # fmt: skip
def test_what_only_holds_or_resembles_a_choice_hints_at_it(question, answer, hinted):
    assert sorted(choices.hinted(question, answer)) == sorted(hinted)
