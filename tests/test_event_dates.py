"""The day of an event is that of the event: not of a letter, a life, a law, a plan, or history."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from frasa._reading.dates import local_day
from frasa._reading.events import event_date, is_far

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


def test_a_plan_counts_where_the_day_of_publication_shows_that_it_has_passed():
    assert day_of("Panitia akan menggelar rapat Senin (7/10/2024).") == DAY
    for letters, day in ((80, None), (81, DAY)):  # of the same clause
        assert day_of(f"Ia akan {'m' * (letters - 2)} 7/10/2024.", None) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Warga memilih 7 Oktober 2024 mendatang.", None),
        ("Warga memilih 7 Oktober 2024 tahun ini nanti.", None),
        (f"Warga memilih 7 Oktober 2024 {'x' * 53} nanti.", None),  # within sixty characters
        (f"Warga memilih 7 Oktober 2024 {'x' * 54} nanti.", DAY),
        ("Nanti kita lihat. Warga memilih 7 Oktober 2024.", DAY),
        ("Pencoblosan pada 7 Oktober 2024.", None),
        ("Surat 7 Oktober 2024 itu dibacakan.", None),
        (f"Sebuah surat{' ' * 95}7/10/2024.", None),  # within a hundred characters
        (f"Sebuah surat{' ' * 96}7/10/2024.", DAY),
        ("Surat edaran dibacakan Senin (7/10/2024).", DAY),
        ("Surat edaran dibacakan Senin, 7 Oktober 2024.", None),
        ("Surat edaran dibacakan (7/10/2024).", None),
        ("Naskah bertanggal Senin (7/10/2024).", None),
        ("Naskah tertanggal 123456789 7/10/2024.", DAY),
        ("Naskah tertanggal 12345678 7/10/2024.", None),
        ("Cuti berlaku sejak Senin, 7 Oktober 2024.", DAY),
        ("Cuti berlaku sejak 7 Oktober 2024.", None),
        ("Cuti berlaku mulai (7/10/2024).", None),
        ("Senin, 1 Januari 1900, apel digelar.", date(1900, 1, 1)),
        ("Apel digelar 31 Desember 1899.", None),
        ("Apel digelar 7 Oktober 2024. Ya, 7 Oktober 2024.", DAY),
        ("Apel (7/10/2024), rapat 8 Oktober 2024.", DAY),
        ("Rapat 8 Oktober 2024 dan apel (7/10/2024).", DAY),
        ("Apel Senin, 7 Oktober 2024. Rapat 8 Oktober 2024.", DAY),
        ("Rapat (8/10/2024), apel Senin (7/10/2024).", DAY),
        ("Apel (7/10/2024), rapat (8/10/2024).", DAY),
        ("Apel Senin (7/10/2024), rapat Selasa (8/10/2024).", DAY),
    ],
)
def test_of_a_text_alone_the_day_of_the_event_is_told(text, day):
    assert day_of(text, None) == day


@pytest.mark.parametrize(
    ("written", "ago", "counts"),
    [
        *(("{:%d/%m/%Y}", ago, ago in (0, 60)) for ago in (-1, 0, 60, 61)),
        *(("({:%d/%m/%Y})", ago, ago in (0, 60)) for ago in (-1, 0, 60, 61)),
        *(("Senin, {:%d/%m/%Y}", ago, ago >= 0) for ago in (-1, 0, 60, 61)),
    ],
)
def test_what_lies_more_than_sixty_days_back_is_history_unless_its_weekday_is_told(
    written, ago, counts
):
    day = PUBLISHED.date() - timedelta(days=ago)
    assert day_of(f"Apel digelar {written.format(day)}.") == (day if counts else None)


def test_what_lies_near_goes_before_what_lies_far_back():
    assert day_of("Senin, 1 Juli 2024, apel. Rapat (7/10/2024).") == DAY
    assert day_of("Rapat (7/10/2024) disusul apel 8 Oktober 2024.") == DAY
    edge = PUBLISHED.date() - timedelta(days=60)
    assert day_of(f"Rapat ({edge:%d/%m/%Y}) disusul apel 8 Oktober 2024.") == edge
    assert day_of("Rapat 1 Juli 2024 disusul apel 7 Oktober 2024.") == DAY


@pytest.mark.parametrize(("days", "far"), [(60, False), (61, True), (-60, False), (-61, True)])
def test_more_than_sixty_days_between_event_and_report_are_far(days, far):
    day = PUBLISHED.date() - timedelta(days=days)
    assert is_far(day, PUBLISHED) is far
    assert is_far(datetime(day.year, day.month, day.day, tzinfo=UTC), PUBLISHED) is far
    assert is_far(None, PUBLISHED) is False and is_far(day, None) is False


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2024-10-06T17:00+00:00", 7),  # 00:00 WIB
        ("2024-10-06T16:59+00:00", 6),
        ("2024-10-07T16:59+00:00", 7),
        ("2024-10-07T17:00+00:00", 8),
        ("2024-10-07T00:00+07:00", 7),
        ("2024-10-07T00:30+08:00", 7),  # WITA: the day of the newsroom, 6 October in WIB
        ("2024-10-07T01:30+09:00", 7),
        ("2024-10-07T01:30+10:00", 6),  # a server in Australia
        ("2024-10-06T13:00-05:00", 7),
        ("9999-12-31T23:00+00:00", 31),
    ],
)
def test_the_day_of_publication_is_that_of_the_newsroom(moment, day):
    assert local_day(datetime.fromisoformat(moment)).day == day


@pytest.mark.parametrize("clock", [0, 5, 6, 7, 12, 23])
def test_in_whatever_zone_a_moment_is_told_the_event_and_its_distance_are_the_same(clock):
    moment = datetime(2024, 10, 7, clock, 30, tzinfo=timezone(timedelta(hours=7)))
    for published in (moment, moment.astimezone(UTC)):
        assert day_of("Camat memimpin apel, Senin (7/10/2024).", published) == DAY
        assert day_of("Apel akan dipimpin camat, Selasa (8/10/2024).", published) is None
        for days, far in ((60, False), (61, True), (-60, False), (-61, True)):
            assert is_far(DAY - timedelta(days=days), published) is far
