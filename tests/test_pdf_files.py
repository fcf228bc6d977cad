"""What a PDF shows is read; what its pages repeat or its fonts hide is set aside, and said."""

import pytest

from frasa._ground.errors import UnreadableError
from frasa._reading import pdf
from frasa._reading.file_kinds import without_aside
from frasa._reading.page import read_page

LONG = "Camat memimpin apel pagi dan meminta semua pegawai menjaga netralitas di desa itu. "


def read(monkeypatch, *pages: str) -> tuple[str, str]:
    """Return the text of these pages and what is said of it."""
    monkeypatch.setattr(pdf, "_pages", lambda content: list(pages))
    text, notes = pdf.read_pdf(b"")
    return text, "; ".join(note.problem for note in notes)


@pytest.mark.cepat
@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        (
            "Semua pe-\ngawai hadir. Kata pegawai itu netral.",
            "Semua pegawai hadir. Kata pegawai itu netral.",
        ),
        ("Camat meng-\nhadiri apel pagi itu.", "Camat menghadiri apel pagi itu."),
        (
            "Mereka bekerja masing-\nmasing di desa itu.",
            "Mereka bekerja masing-masing di desa itu.",
        ),
        (
            "Ia membawa sayur-\nmayur ke kantor desa itu.",
            "Ia membawa sayur-mayur ke kantor desa itu.",
        ),
        ("Pegawai non-\nASN pun wajib netral.", "Pegawai non-ASN pun wajib netral."),
        ("Desa-\ndesanya aman saja, kata camat.", "Desa-desanya aman saja, kata camat."),
        ("Undang-\nundang itu berlaku bagi semua.", "Undang-undang itu berlaku bagi semua."),
        ("Seluruh apara\u00ad\ntur desa hadir di aula.", "Seluruh aparatur desa hadir di aula."),
        (
            "Ayah dan ibu, suami-\nistri itu. Suami hadir, istri pun hadir.",
            "Ayah dan ibu, suami-istri itu. Suami hadir, istri pun hadir.",
        ),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_stays_only_where_it_belongs(broken, whole):
    assert read_page(broken).text == whole


@pytest.mark.parametrize("head", ["Buletin Desa | Edisi 4", "BULETIN DESA", "Buletin Desa hlm. {}"])
@pytest.mark.parametrize("foot", ["{}", "- {} -", "Halaman {} dari 3"])
def test_heads_and_feet_of_pages_part_no_sentence(monkeypatch, head, foot):
    parts = [
        "Camat memimpin apel dan\nmeminta",
        "semua pegawai netral\ndi desa",
        "itu mulai hari ini.\nSemua hadir.",
    ]
    pages = [f"{head.format(n)}\n{part}\n{foot.format(n)}" for n, part in enumerate(parts, 1)]
    text = read(monkeypatch, *pages)[0]
    assert without_aside(text).split() == " ".join(parts).split()
    assert (
        "Camat memimpin apel dan meminta semua pegawai netral di desa itu" in read_page(text).text
    )


@pytest.mark.cepat
def test_ligatures_are_letters_and_lost_ones_are_said(monkeypatch):
    assert read(monkeypatch, f"{LONG}Keputusan ﬁnal dan eﬃsien.")[0].endswith("final dan effisien.")
    text, said = read(monkeypatch, f"{LONG}Keputusan \x00nal dan e\ue001sien.")
    assert text.endswith("\ufffdnal dan e\ufffdsien.")
    assert "2 huruf PDF ini tidak terbaca" in said


@pytest.mark.parametrize(
    "text",
    [
        "".join(chr(ord(c) + 3) if c.isalpha() else c for c in LONG * 4).replace("x", "z"),
        "".join(chr(0xE000 + ord(c)) for c in LONG * 2),
        "\x01\x02\x03\x04 " * 80,
        "Bbrtwc dfghj klmnp qrstv wxzbc " * 12,
    ],
)
def test_letters_that_stand_for_others_are_refused_with_the_remedy(monkeypatch, text):
    with pytest.raises(UnreadableError) as caught:
        read(monkeypatch, text)
    assert "tidak terbaca" in caught.value.problem
    assert "OCR" in caught.value.remedy


def test_a_line_printed_twice_to_look_bold_counts_once(monkeypatch):
    text = read(monkeypatch, f"Apel Pagi Desa\nApel Pagi Desa\n{LONG}")[0]
    assert without_aside(text).count("Apel Pagi Desa") == 1


PREFIXES = ["non", "anti", "pro", "pasca", "eks", "mantan", "ke", "se", "al", "ar", "as", "an"]


@pytest.mark.parametrize("before", PREFIXES)
def test_a_hyphen_behind_a_prefix_stays(before):
    assert (
        read_page(f"Kabar {before}-\nbupati itu ramai.").text == f"Kabar {before}-bupati itu ramai."
    )
