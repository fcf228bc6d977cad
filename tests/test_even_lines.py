"""Lines of a page: their numbers, blanks, stamps that are glued to a text, addresses, links."""

import pytest

from frasa._reading.even_lines import Line, lines_of, mark_links
from frasa._reading.furniture import ADDRESS_RULE, LINK, Rule

LINK_RULE = Rule("furniture", LINK, False, "")
LONG = "Camat Contoh memimpin apel pagi bersama seluruh pegawai di halaman kantor kecamatan itu"


def told(raw: str) -> list[tuple]:
    return [(line.number, line.text, line.after_blank) for line in lines_of(raw)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85"])
def test_every_kind_of_break_ends_a_line_and_counts_once(end):
    expected = [(1, "satu", True), (2, "dua", False), (4, "tiga", True)]
    assert told(end.join(["satu", "dua", "", "tiga"])) == expected


@pytest.mark.parametrize("sign", "\ufeff\u200b\u200c\u200d\u2060\x00")
def test_signs_that_nobody_sees_are_left_out(sign):
    for text in ("satu dua", "sété dua"):
        assert told(f"{text[:2]}{sign}{text[2:]}") == [(1, text, True)]


@pytest.mark.parametrize("space", ["  ", "\t", "\xa0", "\u2003", "\u3000", "\x0b", "\x0c", "\x1f"])
def test_blanks_of_any_kind_are_one(space):
    assert told(f"satu{space}dua{space}") == [(1, "satu dua", True)]
    assert told(f"sété{space}dua") == [(1, "sété dua", True)]


def test_letters_are_composed():
    assert told("Cafe\u0301") == [(1, "Caf\xe9", True)]


def test_lines_of_blanks_only_part_what_stands_around_them():
    assert told("\n\n satu \n \n dua \n") == [(3, "satu", True), (5, "dua", True)]


def test_lines_that_are_set_aside_lose_their_mark_alone():
    assert lines_of("¦ menu\nsatu ¦ dua") == [
        Line(1, "menu", True, True),
        Line(2, "satu ¦ dua", False, False),
    ]


@pytest.mark.parametrize("zone", ["WIB", "WITA", "WIT"])
@pytest.mark.parametrize("date", ["10 Juli 2024, 15:27", "10/07/2024 15.27", "1-7-2024, 5:27"])
def test_a_stamp_that_is_glued_to_a_text_is_a_line_of_its_own(zone, date):
    stamp = f"Daerah | {date} {zone}"
    for between in ("", " ", " | ", " – ", "-"):
        found = lines_of(f"satu\n\n{stamp}{between}{LONG}.")
        assert found[1] == Line(3, stamp, True)
        assert found[2].number == 3 and not found[2].after_blank
        assert found[2].text.endswith(f"{LONG}.")


@pytest.mark.parametrize(
    ("rest", "parts"),
    [
        ("A" * 81, True),
        ("A" * 80, False),
        (" | " + "A" * 81, True),
        (" | " + "A" * 80, False),
        ("a" * 90, False),  # goes on with a small letter
        ("", False),
    ],
)
def test_only_a_text_of_its_own_is_parted_from_its_stamp(rest, parts):
    assert len(lines_of(f"Selasa, 10 Juli 2024, 15:27 WIB{rest}")) == 1 + parts


@pytest.mark.parametrize(
    ("stamp", "is_one"),
    [
        (f"{'x' * 60} 10 Juli 2024, 15:27 WIB", True),
        (f"{'x' * 61} 10 Juli 2024, 15:27 WIB", False),
        ("Satu. Dua 10 Juli 2024, 15:27 WIB", False),
        (f"10 Juli 2024 {'x' * 20}15:27 WIB", True),
        (f"10 Juli 2024 {'x' * 21}15:27 WIB", False),
        ("10 September 2024 15:27 WIB", True),
        ("10 Septemberr 2024 15:27 WIB", False),
        ("10 Ju 2024 15:27 WIB", False),
        ("110 Juli 2024 15:27 WIB", False),
        ("10 Juli 2024 15:27", False),
        ("10/007/2024 15:27 WIB", False),
    ],
)
def test_a_stamp_is_a_short_line_with_date_time_and_zone(stamp, is_one):
    assert (lines_of(f"{stamp} {LONG}")[0].text == stamp) == is_one


def test_what_is_set_aside_is_not_parted():
    assert len(lines_of(f"¦ 10 Juli 2024, 15:27 WIB{LONG}")) == 1


# Addresses and links


def marked(*texts: str, first: Rule | None = None) -> list[Rule | None]:
    """Return the rules of lines; an empty text is a blank line."""
    found = lines_of("\n".join(texts))
    ruled = [first, *[None] * (len(found) - 1)]
    mark_links(found, ruled)
    return ruled


ADDRESS = "Kantor: Jl. Merdeka No. 12, Kota Contoh"


@pytest.mark.parametrize(
    ("lines", "place", "is_one"),
    [
        ([ADDRESS], 0, True),
        (["Jalan Merdeka No 12"], 0, True),
        (["Jln Merdeka No.12"], 0, True),
        (["Jl. Merdeka 12"], 0, False),
        ([f"{'x' * 149} Jl. Merdeka No. 12"], 0, True),
        ([f"{'x' * 150} Jl. Merdeka No. 12"], 0, False),
        ([f"Jl. {'x' * 79} No. 12"], 0, True),
        ([f"Jl. {'x' * 80} No. 12"], 0, False),
        (["Jl. Ab No. 12"], 0, True),
        (["Jl. A No. 12"], 0, False),
        ([f"Jl. Merdeka No. 12{'x' * 80}"], 0, True),
        ([f"Jl. Merdeka No. 12{'x' * 81}"], 0, False),
        *[([f"{ADDRESS}{mark}"], 0, False) for mark in '.!?”",'],
        ([ADDRESS, "dan sekitarnya"], 0, False),
        ([ADDRESS, "Telepon"], 0, True),
        ([ADDRESS, "", "dan"], 0, False),
        ([LONG, ADDRESS], 1, False),  # a sentence that a wrap has parted
        ([LONG, "", ADDRESS], 1, True),
        ([f"{LONG}.", ADDRESS], 1, True),
        (["x" * 60, ADDRESS], 1, True),
        (["x" * 61, ADDRESS], 1, False),
        (["Kantor", ADDRESS], 1, True),
        ([LONG, ADDRESS, "Telepon"], 1, False),
    ],
)
def test_an_address_is_one_where_no_sentence_holds_it(lines, place, is_one):
    assert marked(*lines)[place] == (ADDRESS_RULE if is_one else None)


TITLE = "Camat Contoh Pimpin Apel Pagi Pegawai Negeri"
PLAIN = TITLE.capitalize()


@pytest.mark.parametrize(
    ("lines", "links"),
    [
        ([TITLE], 1),
        ([TITLE, TITLE, LONG + "."], 2),
        (["1. " + PLAIN], 1),
        (["- " + PLAIN, "- " + PLAIN], 2),
        ([PLAIN.lower()], 0),
        ([PLAIN + "."], 0),
        ([PLAIN + ":"], 0),
        ([PLAIN], 1),  # the first, with nothing below
        ([PLAIN, "", LONG], 1),  # parted from what follows
        ([PLAIN, LONG[:60]], 0),  # goes on
        ([PLAIN, "A" + "a" * 99], 0),
        ([PLAIN, "A" + "a" * 100], 1),  # a paragraph that is not wrapped
        ([PLAIN, "", PLAIN], 1),  # only the first may be plain
        ([" ".join(["Kata"] * 20)], 1),
        ([" ".join(["Kata"] * 21)], 0),  # too long for a title
        ([TITLE, PLAIN], 1),
        (["Pasar Melati Ramai", PLAIN], 1),  # a title as short as "Baca juga" marks nothing
        (["Pasar Melati Ramai", "Harga Cabai Naik", PLAIN, LONG], 2),
    ],
)
def test_below_a_lone_link_titles_are_links_until_the_article_goes_on(lines, links):
    ruled = marked("Baca juga:", *lines, first=LINK_RULE)
    assert [rule is LINK_RULE for rule in ruled[1:]] == [
        number < links for number in range(len(ruled) - 1)
    ]


def test_only_a_lone_link_marks_what_follows():
    other = Rule("furniture", "menu", False, "")
    assert marked("Baca juga:", TITLE, first=other)[1] is None
    assert marked("Baca juga: Enam Kata Atau Lebih Di Sini", TITLE, first=LINK_RULE)[1] is None
    assert marked("Satu Dua Tiga Empat Lima", TITLE, first=LINK_RULE)[1] is LINK_RULE
    assert marked("Satu Dua Tiga Empat Lima Enam", TITLE, first=LINK_RULE)[1] is None
