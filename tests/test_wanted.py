"""What learners type is found in any case; what is not there is said, with the nearest that is."""

import pandas as pd
import pytest

import frasa
from kursus.search_words import found_phrase, found_words

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
