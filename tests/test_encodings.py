"""What bytes are a text, in which encoding, and what is said of those that are none."""

import io

import pytest

from frasa._ground.errors import UnreadableError
from frasa._reading.encodings import decode, detect_encoding, detect_stream_encoding
from frasa._reading.repair import LOST

BLANKS = {9, 10, 11, 12, 13, 27}  # control characters of ordinary texts, and ESC of terminals


@pytest.mark.parametrize("byte", [*range(1, 32), 127])
def test_one_control_character_in_a_hundred_is_borne(byte):
    control = bytes([byte])
    for letters, controls, is_text in [
        (100, 1, True),
        (198, 2, True),
        (197, 2, False),
        (9, 1, True),  # one is always borne
        (9, 2, False),
    ]:
        found = detect_encoding(b"a" * letters + control * controls)
        assert (found == "utf-8") == (is_text or byte in BLANKS)


@pytest.mark.parametrize("letter", ["a", "Z", "é", "я"])
def test_of_prose_a_quarter_is_letters(letter):
    assert detect_encoding(f"{letter}123".encode()) == "utf-8"
    assert detect_encoding(f"{letter}1234".encode()) is None
    assert detect_encoding(f"{letter}1234".encode(), prose=False) == "utf-8"


def test_letters_of_all_scripts_count_together():
    assert detect_encoding(("a" * 22 + "я" * 3 + "1" * 75).encode()) == "utf-8"
    assert detect_encoding(("a" * 22 + "я" * 2 + "1" * 76).encode()) is None


def test_only_of_prose_letters_are_asked():
    for kind in ("web", "table"):
        assert decode(b"a1234", kind).text == "a1234"
    for kind in ({}, {"kind": "text"}):
        with pytest.raises(UnreadableError, match="bukan berkas teks"):
            decode(b"a1234", **kind)


def test_the_first_twenty_thousand_characters_decide_about_letters():
    assert detect_encoding(b"a" * 5_000 + b"1" * 40_000) == "utf-8"
    assert detect_encoding(b"a" * 4_999 + b"1" * 15_001 + b"a" * 40_000) is None
    assert detect_encoding(b"1" * 14_999 + b"a" * 5_001) == "utf-8"
    assert detect_encoding(b"a" * 4_999 + b"1" * 15_000 + b"a") == "utf-8"


@pytest.mark.parametrize(("letters", "found"), [(18, "utf-8"), (17, None)])
def test_one_letter_in_ten_may_have_been_lost_before(letters, found):
    assert detect_encoding(("a" * letters + LOST * 2).encode()) == found


@pytest.mark.parametrize("sign", ["\ufffe", "\uffff"])
def test_what_is_no_character_counts_as_a_control_character(sign):
    assert detect_encoding(f"{'a' * 99}{sign}".encode()) == "utf-8"
    assert detect_encoding(f"{'a' * 98}{sign * 2}".encode()) is None


# UTF-16


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_utf16_is_known_by_its_mark_and_without_it_by_its_zeros(order):
    plain = "Camat hadir.".encode(order)
    mark = "\ufeff".encode(order)
    assert detect_encoding(mark + plain) == "utf-16"
    assert detect_encoding(plain) == order
    assert decode(mark + plain) == ("Camat hadir.", "utf-16", None)
    assert decode(plain) == ("Camat hadir.", order, None)


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    ("latin", "others", "is_known"),
    [(10, 0, True), (5, 5, True), (6, 4, True), (4, 6, False)],
)
def test_without_a_mark_half_of_the_characters_tell_utf16(order, latin, others, is_known):
    text = "a" * latin + "\u4e2d" * others
    assert (detect_encoding(text.encode(order)) == order) == is_known


def test_zeros_at_both_parities_are_no_utf16():
    # Of twenty pairs all have a zero behind; of those before, two or three.
    for zeros, is_known in [(2, True), (3, False)]:
        content = b"\x00\x00" * zeros + b"a\x00" * (20 - zeros)
        found = detect_encoding(content, prose=False)
        assert (found == "utf-16-le") == is_known


def test_the_first_two_thousand_bytes_tell_the_order():
    whole = "ab".encode("utf-16-le")
    assert detect_encoding(whole * 500 + b"a" * 100) == "utf-16-le"
    assert detect_encoding(whole * 249 + b"ab" * 502 + whole * 2000) is None


@pytest.mark.parametrize(("zeros", "found"), [(5, "utf-8"), (6, None)])
def test_one_byte_in_twenty_may_be_zero(zeros, found):
    content = b"a\x00" * zeros + b"a" * (100 - 2 * zeros)
    assert detect_encoding(content) == found


def test_zeros_are_left_out_and_counted_but_for_those_of_utf16():
    assert decode(b"Camat\x00 hadir" + b" lagi" * 10).text == "Camat hadir" + " lagi" * 10
    assert decode(b"Camat\x00 hadir" + b" lagi" * 10).repaired == "1 bita kosong (NUL) dilewati"
    assert decode("Camat hadir.".encode("utf-16-le")).repaired is None


@pytest.mark.parametrize("zeros", [4, 5, 400])
def test_zeros_that_a_crash_leaves_at_the_end_decide_nothing(zeros):
    found = decode(b"Camat hadir." + b"\x00" * zeros)
    assert found == ("Camat hadir.", "utf-8", f"{zeros} bita kosong (NUL) dilewati")


def test_zeros_at_the_end_of_utf16_cost_no_letter():
    content = "Camat\x07 hadir.".encode("utf-16-le")  # one control character is borne, not two
    for zeros in (4, 6, 400):
        assert decode(content + b"\x00" * zeros).encoding == "utf-16-le"


def test_three_zeros_at_the_end_of_a_short_file_are_no_text():
    assert detect_encoding(b"Camat hadir." + b"\x00" * 3) is None


# Windows-1252 and UTF-8 in one file


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("é".encode("cp1252"), "cp1252"),
        ("é".encode() + "é".encode("cp1252"), "cp1252"),  # as many: by chance
        ("éé".encode() + "é".encode("cp1252"), "utf-8"),
        ("“".encode() + "é é é".encode("cp1252"), "utf-8"),  # three bytes are hardly by chance
        ("😀".encode() + "é é é".encode("cp1252"), "utf-8"),
        ("“x”".encode("cp1252"), "cp1252"),
    ],
)
def test_what_most_signs_are_tells_the_encoding(content, encoding):
    content = content.replace(b"\xc3\xa9\xe9", b"\xc3\xa9 \xe9") + b" Camat hadir."
    assert detect_encoding(content) == encoding


@pytest.mark.parametrize(
    ("content", "text", "repaired"),
    [
        (b"Camat hadir.", "Camat hadir.", None),
        ("\ufeffCamat é".encode(), "Camat é", None),
        ("“Camat” hadir ".encode() + b"\xe9.", "“Camat” hadir é.", "campuran dua sandi"),
        ("Camat “hadir”.".encode().decode("cp1252", "replace").encode(), None, "dua kali"),
        (f"Camat{LOST} hadir sendiri".encode(), f"Camat{LOST} hadir sendiri", "1 huruf rusak"),
    ],
)
def test_what_is_repaired_is_said(content, text, repaired):
    found = decode(content)
    assert text is None or found.text == text
    assert (found.repaired or "").count(repaired or "") and bool(found.repaired) == bool(repaired)


# What is no text


@pytest.mark.parametrize("content", [b"", b" \t\r\n", b"\xef\xbb\xbf \n", b"\xff\xfe \x00"])
def test_blanks_are_an_empty_file(content):
    with pytest.raises(UnreadableError, match=r"^kosong$"):
        decode(content)
    with pytest.raises(UnreadableError, match=r"^kosong$"):
        detect_stream_encoding(io.BytesIO(content))


@pytest.mark.parametrize(
    ("start", "what"),
    [
        (b"\x89PNG\r\n\x1a\n", "gambar PNG"),
        (b"\xff\xd8\xff", "gambar JPEG"),
        (b"GIF8", "gambar GIF"),
        (b"RIFF", "gambar WebP, suara, atau video"),
        (b"PK\x03\x04", "arsip ZIP atau dokumen Office yang rusak"),
        (b"\x1f\x8b", "arsip gzip"),
        (b"Rar!", "arsip RAR"),
        (b"7z\xbc\xaf\x27\x1c", "arsip 7z"),
        (b"\xd0\xcf\x11\xe0", "dokumen Office lama atau terkunci"),
        (b"%PDF-", "PDF"),
        (b"SQLite format 3", "pangkalan data SQLite"),
    ],
)
def test_what_is_no_text_is_named_by_its_first_bytes(start, what):
    with pytest.raises(UnreadableError) as caught:
        decode(start + bytes(range(256)))
    assert caught.value.problem == f"bukan berkas teks, melainkan {what}"
    with pytest.raises(UnreadableError) as caught:
        decode(b"\x01" + start + bytes(range(256)))
    assert caught.value.problem == "bukan berkas teks, apa pun akhiran namanya"


# Web pages that name their encoding


def page(charset: str, text: str, encoding: str, before: int = 0) -> bytes:
    return f"{' ' * before}<meta charset={charset}>{text}".encode(encoding)


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (page("windows-1251", "Москва и другие", "cp1251"), "cp1251"),
        (page('"windows-1251"', "Москва и другие", "cp1251"), "cp1251"),
        (page("' windows-1251'", "Москва и другие", "cp1251"), "cp1251"),
        (page("windows-1251", "Москва и другие", "cp1251", 4974), "cp1251"),
        (page("windows-1251", "Москва и другие", "cp1251", 4975), "cp1252"),  # beyond 5000
        (f"<meta{' ' * 200}charset=cp1251>Москва и".encode("cp1251"), "cp1251"),
        (f"<meta{' ' * 201}charset=cp1251>Москва и".encode("cp1251"), "cp1252"),
        (page("tak-ada", "Café dan lain-lain", "cp1252"), "cp1252"),
        (page("iso-8859-1", "Café dan lain-lain", "cp1252"), "cp1252"),
        (page("utf-8", "Café dan lain-lain", "cp1252"), "cp1252"),
        (page("ascii", "Café dan lain-lain", "cp1252"), "cp1252"),
        (page("euc-jp", "Café", "cp1252"), "cp1252"),  # does not fit
        (page("windows-1251", "Москва и другие", "utf-8"), "utf-8"),
        (b"Caf\xe9 dan lain-lain", "cp1252"),
    ],
)
def test_a_page_is_believed_where_it_fits_and_is_no_utf8(content, encoding):
    assert decode(content, "web").encoding == encoding


def test_only_a_page_is_believed():
    content = page("windows-1251", "Москва и другие", "cp1251")
    assert {decode(content, kind).encoding for kind in ("text", "table")} == {"cp1252"}


# Tables of any size


LINE = b"Camat memimpin apel pagi;1234567890;Kota Contoh\n"


def lines(size: int) -> bytes:
    return LINE * (size // len(LINE) + 1)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"a,b\n1,2\n", ("utf-8", None)),
        ("a,é\n".encode(), ("utf-8", None)),
        ("a,é\n".encode("cp1252"), ("cp1252", None)),
        ("a;“b”\n".encode() + b"\xe9\n", ("utf-8", "campuran dua sandi")),
        (lines(1_000_000) + "é\n".encode("cp1252"), ("cp1252", None)),
        (lines(1_000_000) + "é\n".encode(), ("utf-8", None)),
        ("é\n".encode() + lines(1_000_000) + b"\xe9\n", ("utf-8", "campuran dua sandi")),
        (b"a\x00b,c\n" * 1 + LINE, ("utf-8", "1 bita kosong (NUL) dilewati")),
        (LINE + lines(1_000_000) + b"\x00\x00\n", ("utf-8", "2 bita kosong (NUL) dilewati")),
        (b"a\x00b,c\n" + lines(1_000_000) + b"\x00\n", ("utf-8", "2 bita kosong")),
        ("a,b\n".encode("utf-16"), ("utf-16", None)),
        (b"1;2;3\n" * 10, ("utf-8", None)),  # numbers are a table, if no prose
    ],
)
def test_a_table_of_any_size_is_looked_at_to_its_end(content, found):
    encoding, repaired = detect_stream_encoding(io.BytesIO(content))
    assert encoding == found[0]
    assert (repaired or "").count(found[1] or "") and bool(repaired) == bool(found[1])


@pytest.mark.parametrize("cut", [1, 2, 3, 4])
def test_a_character_that_the_sample_cuts_in_two_is_whole(cut):
    before = lines(990_000)
    before += b"a" * (1_000_000 - len(before) - cut)
    for content in (before + "😀é\n".encode(), before + "😀é\n".encode() + lines(1_500_000)):
        assert detect_stream_encoding(io.BytesIO(content)) == ("utf-8", None)


def test_a_character_at_the_beginning_of_the_line_that_the_sample_cuts_is_whole():
    content = lines(990_000) + "é".encode() + b"a" * 50_000 + b"\n"
    assert detect_stream_encoding(io.BytesIO(content)) == ("utf-8", None)


def test_a_line_longer_than_the_sample_is_judged_by_its_beginning():
    assert detect_stream_encoding(io.BytesIO(b"a" * 1_200_000)) == ("utf-8", None)
    assert detect_stream_encoding(io.BytesIO(b"\xe9a" * 700_000)) == ("cp1252", None)


def test_a_character_that_the_file_cuts_in_two_is_said():
    assert detect_stream_encoding(io.BytesIO("a,é,é,é\n“".encode()[:-1]))[0] == "utf-8"
    assert "campuran" in detect_stream_encoding(io.BytesIO("a,é,é,é\n“".encode()[:-1]))[1]
