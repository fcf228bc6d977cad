"""A hard wrap inside a sentence ends no paragraph, and a new sentence begins one."""

import pytest

from frasa._reading.even_lines import lines_of
from frasa._reading.furniture import find_rule
from frasa._reading.paragraphs import paragraphs_of, text_of

LONG = "Camat Melati memimpin apel pagi ini juga"  # of forty letters
NEXT = "Semua pegawai hadir pagi itu juga."
TITLE = "Bupati Ajak Semua Pegawai Menjaga Netralitas"


def grouped(raw: str) -> list[list[str]]:
    """Return the paragraphs of these lines, between which "/" stands; "¦" sets a line aside."""
    lines = lines_of("\n".join(part.strip() for part in raw.split("/")))
    ruled = [None if line.aside else find_rule(line.text, "") for line in lines]
    return [[lines[i].text for i in numbers] for numbers in paragraphs_of(lines, ruled)]


@pytest.mark.parametrize(
    "raw",
    [
        "Camat hadir / dan semua pegawai hadir pula.",  # a small letter
        f"{LONG} / {NEXT}",  # forty letters
        "Rapat digelar di / Kota Melati pagi ini juga.",  # a word that ends no sentence
        "Rapat untuk non- / ASN pun digelar pagi ini.",
        "Kantor itu di Jalan Melati / No. 12 pada pagi ini juga.",
        "Kantor itu di Jalan Melati / Nomor 12 pada pagi ini juga.",
        "Kantor itu di Jalan / Melati pagi ini.",  # three words with the full stop
        "“Kami netral / Semua pegawai hadir pagi itu.”",
        "Camat (Melati / Semua pegawai hadir pagi) itu.",
        "“Kami netral / Semua pegawai hadir / Warga desa hadir pula pagi itu.”",
        "“Kami netral / SOLO, KABAR.ID – Bupati hadir di sana.”",
        f"{LONG} / NUSA – Bupati hadir di sana pagi ini.",  # no sure dateline
        f"SOLO, KABAR MELATI – Bupati Ajak Semua Pegawai / {NEXT}",  # no headline
        f"{TITLE} / dan semua warga desa yang hadir pada apel pagi / {NEXT}",
        f"{LONG} / ¦ 3 / {NEXT}",
        f"{LONG} / Semua pegawai hadir. (rel)",
        "Camat hadir / dan semua warga",  # without a full stop as well
        "“Kami netral / Semua pegawai",
    ],
)
def test_lines_of_one_sentence_are_one_paragraph(raw):
    found = grouped(raw)
    assert len(found) == 1
    assert found[0] == [part for part in map(str.strip, raw.split("/")) if part[0] != "¦"]


@pytest.mark.parametrize(
    "raw",
    [
        "Camat hadir. / dan semua pegawai hadir pula.",
        "Isinya: / dan semua pegawai hadir pula.",
        f"{LONG[:-1]} / {NEXT}",
        f"{LONG} / / {NEXT}",  # a blank line
        f"{LONG} / 1. apel pagi bersama semua warga.",
        "Isinya dua hal / a. apel pagi bersama semua.",
        "Kantor itu di Jalan / Melati pagi ini juga.",
        "Kantor itu di Jalan / Melati pagi ini",
        "Camat hadir / No Kunjung Datang pagi ini juga.",
        "Camat hadir / kabar.id, Solo – Bupati hadir di sana.",
        f"{LONG} / SOLO, KABAR.ID – Bupati hadir di sana.",
        f"{TITLE} / {NEXT}",
        "“Kami” netral / Semua pegawai hadir pagi itu juga.",
        "“Kami netral” dan ” / Semua pegawai hadir pagi itu juga.",
        "Camat (Melati) itu / Semua pegawai hadir pagi itu juga.",
        "Camat Melati) itu / Semua pegawai hadir pagi itu juga.",
        f"{LONG} / Bagikan / {NEXT}",
        f"{TITLE} / Bupati Ajak Warga Desa Hadir",  # without a full stop: perhaps headlines
        f"{LONG} / Semua pegawai hadir",
    ],
)
def test_what_may_be_a_sentence_of_its_own_begins_a_paragraph(raw):
    parts = [part for part in map(str.strip, raw.split("/")) if part not in ("", "Bagikan")]
    assert grouped(raw) == [[part] for part in parts]


@pytest.mark.parametrize(
    ("raw", "groups"),
    [
        # closed again in the second line
        ("“Kami netral / Semua warga” / Semua pegawai hadir pagi itu.", [2, 1]),
        ("Camat (Melati / Semua warga) / Semua pegawai hadir pagi itu.", [2, 1]),
        ("“Kami “netral / Semua warga” / Semua pegawai hadir pagi itu.”", [3]),
        ("Camat ((Melati / Semua warga) / Semua pegawai hadir pagi) itu.", [3]),
        # a headline whose second line has small letters, but not too many
        (f"{TITLE} / dan Kepala Desa yang Hadir di Kantor Melati / {NEXT}", [2, 1]),
        # without a full stop only what must belong together does
        (f"{LONG} / Semua pegawai hadir dan / Warga desa", [1, 2]),
        (f"{LONG} / Semua pegawai / hadir / Warga desa", [1, 2, 1]),
        (f"{LONG} / ¦ 3 / ¦ 4 / {NEXT} / Camat", [2, 1]),
    ],
)
def test_quotations_brackets_and_headlines_go_over_several_lines(raw, groups):
    assert [len(paragraph) for paragraph in grouped(raw)] == groups


def test_the_text_of_a_paragraph_is_that_of_its_lines():
    lines = lines_of("Camat\nhadir\npagi.")
    assert text_of([0], lines) == "Camat" and text_of([0, 1, 2], lines) == "Camat hadir pagi."
