"""What a PDF shows is read; what its pages repeat or its fonts hide is set aside, and said."""

import io
import sys

import pytest
from mixed_corpus import pdf_with

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


STAMP = "Selasa, 8 Oktober 2024"
ADDRESS = "https://kabar.id/asn"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ([], ["10/9/24, 10:00 AM Camat Hadir - Kabar", f"{ADDRESS} 1/1"]),
        (["10/9/24, 10:00 AM", "Camat Hadir - Kabar"], [ADDRESS, "1/1"]),
        (["09/10/24 10.00 Camat Hadir"], [f"{ADDRESS} 1/1"]),
        (["9.10.2024, 10:00  Camat Hadir"], [ADDRESS, "1/1"]),
        ([f"Camat Hadir {ADDRESS}"], ["1 of 1 10/9/2024, 10:00 AM"]),
        ([f"Camat Hadir {ADDRESS}"], ["1 dari 1 9/10/2024 10.00"]),
        (["10/9/24, 10:00 PM"], [ADDRESS, "Camat Hadir 1/1"]),
    ],
)
@pytest.mark.parametrize("stamp", [STAMP, ""])
def test_the_moment_of_printing_is_not_that_of_publication(monkeypatch, above, below, stamp):
    lines = [*above, "Camat Memimpin Apel Pagi", stamp, LONG, LONG.upper(), LONG, *below]
    text = read(monkeypatch, "\n".join(lines))[0]
    page = read_page(text)
    published = page.published_at and f"{page.published_at:%d-%m}"
    assert published == ("08-10" if stamp else None)
    assert text.replace("¦ ", "").split() == " ".join(lines).split()


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (["8/10/2024, 14:05"], [ADDRESS]),  # without a count of pages
        (["8/10/2024, 14:05"], ["1/1"]),  # without an address
        (["8/10/2024, 14:05"], [f"Lihat {ADDRESS} di situs", "1/1"]),
        (["8/10/2024, 14:05 WIB"], [ADDRESS, "1/1"]),  # the site's own
        (["8/10/2024, 14:05 WITA"], [ADDRESS, "1/1"]),
        (["Selasa, 8/10/2024, 14:05"], [ADDRESS, "1/1"]),
        (["8/10/2024, 14:05"], ["9/10/2024, 10:00 Camat Hadir", f"{ADDRESS} 1/1"]),
        (["Camat Hadir", "8/10/2024, 14:05"], [ADDRESS, "1/1"]),
    ],
)
def test_what_may_be_the_moment_of_publication_stays(monkeypatch, above, below):
    lines = [*above, "Camat Memimpin Apel Pagi", LONG, LONG.upper(), LONG, *below]
    page = read_page(read(monkeypatch, "\n".join(lines))[0])
    assert str(page.published_at)[:16].startswith("2024-10-08 1")


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


PREFIXES = ["non", "anti", "pro", "pasca", "eks", "mantan", "Al", "Ar", "As", "An"]


@pytest.mark.parametrize("before", PREFIXES)
def test_a_hyphen_behind_a_prefix_stays(before):
    assert (
        read_page(f"Kabar {before}-\nbupati itu ramai.").text == f"Kabar {before}-bupati itu ramai."
    )


LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}


@pytest.mark.parametrize(("ligature", "letters"), LIGATURES.items())
def test_every_ligature_is_read_as_its_letters(monkeypatch, ligature, letters):
    assert read(monkeypatch, f"{LONG}a{ligature}b") == (f"{LONG}a{letters}b", "")


@pytest.mark.parametrize(
    ("letter", "lost"),
    [
        *(("\ue000", 1), ("\uf8ff", 1), ("\ufffd", 1), ("\x00", 1), ("\x1f", 1)),
        *(("\t", 0), ("\r", 0), ("\f", 0), (" ", 0), ("\uf900", 0), ("é", 0)),
    ],
)
def test_what_stands_for_no_letter_is_marked_and_counted(monkeypatch, letter, lost):
    text, said = read(monkeypatch, f"{LONG}a{letter}b")
    assert text.count("\ufffd") == lost
    assert said.startswith(f"{lost} huruf") == bool(lost)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("a" * 50 + "\x01" * 10, False),  # a fifth of the letters
        ("a" * 50 + "\x01" * 11, True),
        ("b" * 100, False),  # too few to tell
        ("b" * 101, True),
        ("B" * 156 + "A" * 44, False),  # 22 vowels in a hundred
        ("b" * 157 + "a" * 43, True),
    ],
)
def test_few_unreadable_letters_and_some_vowels_are_no_cipher(monkeypatch, text, refused):
    if refused:
        with pytest.raises(UnreadableError, match="hurufnya tidak terbaca"):
            read(monkeypatch, text)
    else:
        assert read(monkeypatch, text)[0]


def test_a_pdf_without_letters_is_a_picture(monkeypatch):
    with pytest.raises(UnreadableError) as caught:
        read(monkeypatch, " \n", "\n")
    assert "gambar" in caught.value.problem and "OCR" in caught.value.remedy


def kept(monkeypatch, *pages: list[str]) -> list[str]:
    """Return the lines of pages that are not set aside."""
    text = read(monkeypatch, *("\n".join(page) for page in pages))[0]
    return without_aside(text).split("\n")


BODY = [LONG.strip(), "Semua pegawai hadir", "Apel selesai", "Warga ikut", "Camat pulang"]


@pytest.mark.parametrize(
    ("lines", "stays"),
    [
        (["Apel Pagi", "Apel Pagi"], ["Apel Pagi"]),
        (["Apel Pagi", "Warga Desa", "Apel Pagi"], ["Apel Pagi", "Warga Desa", "Apel Pagi"]),
        (["Ya", "Ya"], ["Ya", "Ya"]),  # single words may come twice
    ],
)
def test_only_lines_of_several_words_that_follow_each_other_are_printed_twice(
    monkeypatch, lines, stays
):
    assert kept(monkeypatch, [*BODY, *lines, *reversed(BODY)]) == [*BODY, *stays, *reversed(BODY)]


@pytest.mark.parametrize(
    ("pages", "repeated", "gone"),
    [(2, 2, True), (2, 1, False), (4, 2, True), (6, 3, True), (6, 2, False), (3, 1, False)],
)
def test_what_half_of_the_pages_repeat_but_two_at_least_is_a_running_head(
    monkeypatch, pages, repeated, gone
):
    heads = ["Buletin Desa"] * repeated + [f"Kabar {'abcdef'[n]}" for n in range(pages - repeated)]
    lines = kept(
        monkeypatch, *([head, *(f"{n} {line}" for line in BODY)] for n, head in enumerate(heads))
    )
    assert ("Buletin Desa" in lines) != gone


def test_three_lines_at_each_end_may_be_running_heads_and_blank_ones_do_not_count(monkeypatch):
    heads = ["Buletin Desa", "Edisi Pagi", "Kabar Warga", "Harga Cabai"]
    for blank in ([], ["", " "]):
        pages = [[*blank, *heads, *(f"{line} {n}x" for line in BODY)] for n in "ab"]
        assert [line for line in kept(monkeypatch, *pages) if line in heads] == ["Harga Cabai"] * 2
        pages = [[*(f"{line} {n}x" for line in BODY), *heads, *blank] for n in "ab"]
        assert [line for line in kept(monkeypatch, *pages) if line in heads] == ["Buletin Desa"] * 2


def test_a_sentence_is_no_running_head_however_often_it_is_said(monkeypatch):
    pages = [["Semua pegawai hadir pagi itu.", *(f"{line} {n}x" for line in BODY)] for n in "ab"]
    assert kept(monkeypatch, *pages).count("Semua pegawai hadir pagi itu.") == 2


@pytest.mark.parametrize(
    ("number", "gone"),
    [
        *(("7", True), ("- 1234 -", True), ("12345", False), ("Halaman 7 dari 12", True)),
        *(("hal. 7", True), ("7/12", True), ("Page 7 of 12", True), ("7 dari 12345", False)),
        *(("7 orang", False), ("bab 7", False)),
    ],
)
def test_the_number_of_a_page_is_set_aside_where_there_are_several(monkeypatch, number, gone):
    other = ["Kabar Lain", *(f"{line} x" for line in BODY)]
    assert (number in kept(monkeypatch, [*BODY, number], other)) != gone
    assert number in kept(monkeypatch, [*BODY, number])


def pages_of(*texts: str) -> bytes:
    """Return a PDF of pages, each with a line of text."""
    pypdf = pytest.importorskip("pypdf", reason="needs the extra “berkas”")
    writer, target = pypdf.PdfWriter(), io.BytesIO()
    for text in texts:
        writer.append(io.BytesIO(pdf_with(f"BT /F1 10 Tf 40 800 Td ({text}) Tj ET")))
    writer.write(target)
    return target.getvalue()


@pytest.mark.parametrize("limit", [29, 30])
def test_the_text_of_all_pages_is_bounded(monkeypatch, limit):
    content = pages_of("Camat hadir.", "Semua pegawai ikut")  # of thirty letters
    monkeypatch.setattr(pdf, "LARGEST_FILE", limit)
    if limit < 30:
        with pytest.raises(UnreadableError, match="terlalu besar"):
            pdf.read_pdf(content)
    else:
        assert pdf.read_pdf(content)[0].split() == ["Camat", "hadir.", "Semua", "pegawai", "ikut"]


def test_a_package_that_is_missing_is_named_with_the_command(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(UnreadableError) as caught:
        pdf.read_pdf(b"%PDF-1.4")
    assert "paket pypdf, yang" in caught.value.problem and "berkas" in caught.value.remedy


def test_a_cipher_that_needs_one_more_package_is_a_lock():
    pytest.importorskip("pypdf", reason="needs the extra “berkas”")
    keys = " ".join(
        f"/{name} <{'00' * size}>"
        for name, size in (("O", 48), ("U", 48), ("OE", 32), ("UE", 32), ("Perms", 16))
    )
    filters = "/CF << /StdCF << /CFM /AESV3 /Length 32 >> >> /StmF /StdCF /StrF /StdCF"
    lock = f"/Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 /P -4 {keys} {filters} >> "
    content = pdf_with("BT ET").replace(b"/Root", f"/ID [<00> <00>] {lock}/Root".encode())
    with pytest.raises(UnreadableError, match="terkunci kata sandi") as caught:
        pdf.read_pdf(content)
    assert "tanpa kata sandi" in caught.value.remedy
