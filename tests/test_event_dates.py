"""The day of an event is that of the event: not of a letter, a life, a law, a plan, or history."""

from datetime import UTC, date, datetime

import pytest

from frasa._reading.events import event_date

PUBLISHED = datetime(2024, 10, 9, 3, tzinfo=UTC)
DAY = date(2024, 10, 7)


def day_of(text: str, published=PUBLISHED) -> date | None:
    found = event_date(text, published)
    return found.day if found else None


@pytest.mark.parametrize(
    "text",
    [
        "Camat memimpin apel, Senin (7/10/2024). Ia merujuk surat tanggal 12 September 2024.",
        "Surat edaran tertanggal 1 Oktober 2024 dibacakan camat, Senin (7/10).",
        "Bupati yang lahir pada 5 Mei 1970 itu hadir pada Senin, 7 Oktober 2024.",
        "Ia dilantik 3 Februari 2022. Apel digelar 7 Oktober 2024.",
        "Sejak 17 Agustus 1945 begitu. Apel digelar pada 7 Oktober 2024.",
        "Warga memilih pada 27 November 2024 mendatang. Camat hadir, Senin malam (7/10/2024).",
        "Camat hadir pada Senin Kliwon, 7 Oktober 2024.",
        "Sosialisasi digelar (7/10/2024) di aula.",
    ],
)
def test_the_day_of_the_event_is_told_from_others(text):
    assert day_of(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "Aturan itu termuat dalam surat edaran tanggal 12 September 2024.",
        "Bupati lahir pada 5 Oktober 1970 di desa itu.",
        "Ia memegang jabatan itu. Ia dilantik pada 3 Oktober 2024.",
        "Proklamasi 17 Agustus 1945 dikenang.",
        "Undang-undang itu disahkan 5 Oktober 2024.",
        "Apel 1 Oktober 2024 disusul rapat 4 Oktober 2024 dan ikrar 7 Oktober 2024.",
        "Kecelakaan terjadi pada 3 Maret 2019.",
        "Rapat dimulai pukul 10.12.24 menurut Surat No. 1/10/2024.",
    ],
)
def test_without_a_sure_day_none_is_guessed(text):
    assert day_of(text) is None


def test_a_plan_is_no_event_unless_its_day_has_passed():
    plan = "Panitia akan menggelar rapat Senin (7/10/2024)."
    assert day_of(plan, None) is None
    assert day_of("“Kami akan menindak,” kata camat, Senin (7/10/2024).", None) == DAY
