"""What learners type is found in any case; what is not there is said, with the nearest that is."""

import pandas as pd
import pytest

import frasa
from kursus.search_words import found_phrase, found_words, words_of

TOKENS = frasa.tokenize(
    pd.DataFrame({"article": ["a", "b"], "text": ["Netralitas ASN dijaga. Jum'at,", "asn netral"]})
)


@pytest.mark.cepat
@pytest.mark.parametrize(
    "wanted, found",
    [
        ("ASN", ["asn"]),
        (" asn. ", ["asn"]),
        (["ASN", "Netral", "asn"], ["asn", "netral"]),
        ("asn netral", ["asn", "netral"]),
        ("Jum’at", ["jum'at"]),
        ("“ASN”", ["asn"]),
    ],
)
def test_words_are_found_in_any_case(wanted, found, capsys):
    assert found_words(wanted, TOKENS) == found
    assert capsys.readouterr().out == ""


@pytest.mark.cepat
def test_a_missing_word_is_said_with_the_nearest(capsys):
    assert found_words(["asm", "netralitaz", "xyz"], TOKENS) == []
    said = capsys.readouterr().out
    assert "Tidak ditemukan: “netralitaz”. Yang mirip dan ada: “netralitas" in said
    assert "Tidak ditemukan: “xyz”.\n" in said


@pytest.mark.cepat
@pytest.mark.parametrize(
    "phrase", ["netralitas asn", "Netralitas  ASN", "netralitas ASN.", "“ASN”"]
)
def test_a_phrase_is_found_whatever_its_blanks_and_stops(phrase, capsys):
    assert found_phrase(phrase, TOKENS)
    assert capsys.readouterr().out == ""


@pytest.mark.cepat
@pytest.mark.parametrize(
    "phrase, said",
    [("dijaga asn", "tidak berurutan"), ("jum'at asn", "tidak berurutan"), (" . ", "masih kosong")],
)
def test_a_phrase_that_is_not_there_is_said(phrase, said, capsys):
    assert found_phrase(phrase, TOKENS) is None
    assert said in capsys.readouterr().out


def test_a_plot_of_places_takes_words_in_any_case():
    plain, capitals = (frasa.charts.dispersion_plot(TOKENS, words) for words in (["asn"], ["ASN "]))
    assert plain.alt == capitals.alt and "asn" in plain.alt


@pytest.mark.cepat
@pytest.mark.parametrize("text, words", [("ASN  netral.", ["asn", "netral"]), ("", []), (2024, 1)])
def test_words_of_a_text_are_those_that_are_counted(text, words):
    assert words_of(text) == (["2024"] if words == 1 else words)


NEAR = " Yang mirip dan ada: “netralitas” dan “netral”."


@pytest.mark.cepat
@pytest.mark.parametrize(
    "wanted, found, told",
    [
        ("netralita", [], f"Tidak ditemukan: “netralita”.{NEAR}\n"),
        ("dijagai", [], "Tidak ditemukan: “dijagai”. Yang mirip dan ada: “dijaga”.\n"),
        (["xyz", "asn", "xyz"], ["asn"], "Tidak ditemukan: “xyz”.\n"),
        ("asn xyz", ["asn"], "Tidak ditemukan: “xyz”.\n"),
        (("asn", "ASN"), ["asn"], ""),
        ("nasa", [], "Tidak ditemukan: “nasa”.\n"),
    ],
)
def test_what_is_missing_is_said_once_with_two_that_are_near_at_most(wanted, found, told, capsys):
    assert found_words(wanted, TOKENS) == found
    assert capsys.readouterr().out == told


@pytest.mark.cepat
@pytest.mark.parametrize(
    "phrase, found, told",
    [
        ("Netralitas ASN dijaga", "netralitas asn dijaga", ""),
        ("asn  Netral.", "asn netral", ""),
        ("asn asn", None, "Tidak ditemukan: “asn asn”. Kata-katanya ada, tetapi tidak berurutan b"),
        ("asn xyz", None, "Tidak ditemukan: “xyz”.\n"),
        ("netral asn", None, "Tidak ditemukan: “netral asn”. Kata-katanya ada, tetapi tidak"),
        ("", None, "Frasa yang dicari masih kosong. Tulis satu kata atau lebih di antara tanda"),
    ],
)
def test_a_phrase_is_returned_as_it_is_counted_or_said_to_be_missing(phrase, found, told, capsys):
    assert found_phrase(phrase, TOKENS) == found
    said = capsys.readouterr().out
    assert said.startswith(told) and bool(said) == bool(told) and said.count("\n") == bool(told)


@pytest.mark.cepat
def test_a_phrase_never_goes_over_the_end_of_its_article(capsys):
    assert found_phrase("jum'at asn", TOKENS) is None
    assert "tidak berurutan begitu." in capsys.readouterr().out
