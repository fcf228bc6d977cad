"""Whatever page surrounds an article, no sentence of it is lost and no furniture stays."""

import random
import textwrap
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frasa._reading.dates import MONTH_NAMES, WEEKDAYS
from frasa._reading.page import read_page
from frasa.articles import audit, count_lost_letters, read_articles

SUBJECTS = [
    "Bupati",
    "Camat",
    "Sekretaris daerah",
    "Panitia",
    "Para pegawai",
    "Ketua Bawaslu Arunika",
]
VERBS = ["meminta", "mengingatkan", "menegaskan kepada", "mengajak", "akan mengawasi"]
OBJECTS = [
    "semua ASN menjaga netralitas",
    "warga datang ke TPS pada pukul 07.30",
    "jajaran S.IP. dan M.Pd. bekerja profesional",
    "para kepala dinas (termasuk camat) tidak berpihak",
    "sekolah-sekolah menyiapkan 1.250 kursi",
    "masyarakat populer maupun terkini di daerah itu",
    "ASN agar “tetap netral” di media sosial",
]
sentences = st.builds(
    "{} {} {}.".format, st.sampled_from(SUBJECTS), st.sampled_from(VERBS), st.sampled_from(OBJECTS)
)
paragraphs = st.lists(
    st.lists(sentences, min_size=1, max_size=4).map(" ".join), min_size=2, max_size=6
)
BEFORE = [
    "27.4 C",
    "31 °C Kota Latihan",
    "spot_img",
    "TERKINI",
    "POPULER",
    "Beranda",
    "Home » Daerah",
]
AFTER = [
    "TINGGALKAN KOMENTAR",
    "Silakan masukkan nama Anda di sini",
    "Please enter your comment!",
    "Your email address will not be published. Required fields are marked *",
    "spot_img",
    "Bagikan",
    "Tags: netralitas, ASN",
    "Save my name, email, and website in this browser for the next time I comment.",
]
datelines = st.sampled_from(
    [
        ("WARTA LATIH|NUSA–", "WARTA LATIH", "NUSA"),
        ("NUSA LARAS,Latihnews — ", "Latihnews", "NUSA LARAS"),
        ("NUSA | Latih Info – ", "Latih Info", "NUSA"),
        ("Arunika, InfoLatih – ", "InfoLatih", "Arunika"),
        ("latihan.com, Arunika - ", "latihan.com", "Arunika"),
        ("ARUNIKA (LATIHPOS) — ", "LATIHPOS", "ARUNIKA"),
        ("", None, None),
    ]
)


def wrap(text: str, width: int) -> str:
    return "\n".join(textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False))


@settings(max_examples=300, deadline=None)
@given(
    paragraphs,
    st.lists(st.sampled_from(BEFORE), max_size=5),
    st.lists(st.sampled_from(AFTER), max_size=6),
    datelines,
    st.sampled_from(["\n", "\n\n", "\r\n"]),
    st.sampled_from([0, 0, 60, 75]),
)
def test_text_is_the_article_and_nothing_else(body, before, after, dateline, newline, width):
    opening, outlet, place = dateline
    blocks = [opening + body[0], *body[1:]]
    if width:
        # A wrapped page separates its paragraphs by an empty line, or nothing could tell them.
        blocks, newline = [wrap(block, width) for block in blocks], "\n\n"
    page = read_page(newline.join([*before, *blocks, *after]))
    assert page.text.split() == " ".join(body).split()
    assert (page.outlet, page.place) == (outlet, place)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400), st.integers(0, 2**32))
def test_every_letter_of_any_page_is_accounted_for(noise, seed):
    lines = [
        *BEFORE,
        *AFTER,
        noise,
        *(f"{a} {b} {c}." for a, b, c in zip(SUBJECTS, VERBS, OBJECTS, strict=False)),
    ]
    random.Random(seed).shuffle(lines)
    raw = "\n".join(lines)
    articles = pd.DataFrame({"article": ["x"], "raw": [raw], "text": [read_page(raw).text]})
    assert count_lost_letters(articles) == 0


@settings(max_examples=200, deadline=None)
@given(paragraphs, st.integers(0, 5000), st.integers(0, 5), st.booleans())
def test_event_date_is_found_in_each_form_and_the_vote_is_not(body, days, form, with_vote):
    day = date(2015, 1, 1) + timedelta(days=days)
    weekday = WEEKDAYS[day.weekday()]
    written = [
        f"{weekday} ({day.day}/{day.month}/{day.year})",
        f"{weekday.replace('Jumat', 'Jum’at')} ({day:%d/%m/%Y})",
        f"{weekday}, {day.day} {MONTH_NAMES[day.month - 1]} {day.year}",
        f"{weekday} ({day:%d-%m-%Y})",
        f"{weekday} ({day.month}/{day.day}/{day.year})",
        f"{weekday.upper()} {day.day} {MONTH_NAMES[day.month - 1][:3]} {day.year}",
    ][form]
    vote = "Warga memilih pada 27 November 2024 mendatang. " if with_vote else ""
    raw = f"{vote}{body[0]} Acara itu berlangsung di aula, {written}. {body[1]}"
    folder_row = row_of(raw)
    if form == 4 and weekday_is_ambiguous(day):
        return
    assert folder_row["event_date"] == pd.Timestamp(day)
    assert folder_row["weekday"] == weekday
    assert folder_row["weekday_matches"]


def weekday_is_ambiguous(day: date) -> bool:
    """Month first and day first may both fall on the weekday: then day first is right."""
    try:
        return date(day.year, day.day, day.month).weekday() == day.weekday()
    except ValueError:
        return False


def row_of(raw: str) -> dict:
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "x.txt").write_text(raw, encoding="utf-8")
        return read_articles(folder).iloc[0].to_dict()


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_change_nothing(encoding, newline, tmp_path):
    lines = [
        "NUSA, Latihnews – “Jum’at” itu hari apel — kata camat.",
        "Semua ASN hadir pukul 07.30.",
    ]
    (tmp_path / "x.txt").write_bytes(newline.join(lines).encode(encoding))
    article = read_articles(tmp_path).iloc[0]
    assert article["text"] == "“Jum’at” itu hari apel — kata camat.\nSemua ASN hadir pukul 07.30."
    assert article["outlet"] == "Latihnews"
    assert len(audit(read_articles(tmp_path))) == 1
