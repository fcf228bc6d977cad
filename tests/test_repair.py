"""What a program on the way has spoiled is repaired where it is certain, letter by letter."""

import pytest

from frasa._reading.repair import LOST, decoded, unspoil, whole_characters

ENCODINGS = ("cp1252", "mac_roman", "cp437")


def spoiled(text: str, encoding: str) -> str:
    """Return UTF-8 that was read in another encoding; what that leaves undefined passes through."""
    return "".join(bytes([b]).decode(encoding, "ignore") or chr(b) for b in text.encode())


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"Caf\xe9", "Café"),
        (b"\xe9 itu", "é itu"),
        (b"\xe9 itu \xc3\xa9", "é itu é"),
        (b"\x93Kami\x94 hadir", "“Kami” hadir"),
        (b"a\xe9b", "aéb"),
        (b"\x7f\xe9\x7f", "\x7fé\x7f"),
        (b"\xc3\xa9a\xe9 b\xc3\xa9", "éaé bé"),
        # beside other letters beyond ASCII it may be what is left of a longer character
        (b"\xc3\xa9\xe9 b", f"é{LOST} b"),
        (b"a\xe9\xc3\xa9", f"a{LOST}é"),
        (b"a\xe2\x80", f"a{LOST}"),
        (b"a\xe2\x80b", f"a{LOST}b"),
        (b"a\x81b", f"a{LOST}b"),  # no letter of Windows-1252
        # an emoji as two surrogates
        (b"a\xed\xa0\xbd\xed\xb8\x80b", "a\U0001f600b"),
        (b"a\xed\xa0\xbd\xed\xb8\x80\xe9", f"a\U0001f600{LOST}"),
    ],
)
def test_a_file_of_two_encodings_is_read_by_both(content, text):
    assert content.decode("utf-8", "frasa.mixed") == text


@pytest.mark.parametrize(
    ("text", "whole", "lone"),
    [
        ("a", "a", 0),
        ("\ud83d\ude00", "\U0001f600", 0),
        ("a\ud83d", f"a{LOST}", 1),
        (f"{LOST} a\ud83d b\ude00", f"{LOST} a{LOST} b{LOST}", 2),
    ],
)
def test_halves_of_characters_are_joined_and_lone_ones_are_counted(text, whole, lone):
    assert whole_characters(text) == (whole, lone)


LETTERS = "".join(map(chr, range(0xC0, 0x100))).replace("×", "").replace("÷", "")
SIGNS = "°·«»²³½¼®©£§–—‘’“”„…•€™\u2000"


@pytest.mark.parametrize("encoding", [*ENCODINGS, "latin-1"])
@pytest.mark.parametrize("sign", [*LETTERS, *SIGNS, "\U0001f600", "éà"])
def test_every_usual_letter_and_sign_of_a_spoiled_text_comes_back(encoding, sign):
    text = f"“ kata {sign} itu"
    assert unspoil(spoiled(text, encoding)) == (text, 2, 0)


@pytest.mark.parametrize(
    ("text", "repaired", "count"),
    [
        ("kata", "kata", 0),
        ("é — “kata”", "é — “kata”", 0),
        (f"{spoiled('é', 'cp1252')} dan {spoiled('“', 'cp1252')}", "é dan “", 2),
        (f"{spoiled('é', 'cp1252')}ÃÀ", "éÃÀ", 1),
        ("ð€€€ itu", "ð€€€ itu", 0),  # no character has these bytes
        ("3 Ã— 4", "3 Ã— 4", 0),  # nor is this a letter that news holds
        ("Â¿ itu", "Â¿ itu", 0),
        (spoiled("سلام", "cp1252"), "سلام", 1),
        (spoiled("سلا", "cp1252"), "سلا", 1),
        (spoiled("سل", "cp1252"), spoiled("سل", "cp1252"), 0),  # fewer may be anything
        (spoiled("سۀا", "cp1252"), "سۀا", 1),
        (spoiled("“ ܐܐܐ", "cp1252"), f"“ {spoiled('ܐܐܐ', 'cp1252')}", 1),  # not of news
        ("ï»¿kata", "\ufeffkata", 1),
        ("MANHÃ\xa0itu", "MANHÃ\xa0itu", 0),  # where nothing else is spoiled
    ],
)
def test_letters_are_repaired_where_that_is_certain(text, repaired, count):
    assert unspoil(text)[:2] == (repaired, count)


@pytest.mark.parametrize(
    ("text", "left"),
    [("â€ itu", 1), ("ΓÇ itu, ΓÇ lain", 2), ("‚Ä itu", 1), ("Ã\x81\x82 itu Ã\xbf", 0), ("kata", 0)],
)
def test_what_is_left_is_counted(text, left):
    assert unspoil(text)[2] == left


def test_a_run_of_backslashes_is_looked_at_once():
    run = "\\" * 300_000
    assert decoded(f"{run} x") == (f"{run} x", 0)
    assert decoded(f"{run}n") == ("\n", 1)
