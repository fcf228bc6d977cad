"""HTML is known wherever it stands, and a whole page is told from a piece of one."""

import pytest

from frasa._reading.markup import is_markup, read_markup

ARTICLE = "Bupati mengajak semua pegawai menjaga netralitas di kantor masing-masing."
META = (
    "<meta property=og:site_name content='Kabar Melati'><meta name=author content='Siti Aminah'>"
    "<meta property=article:published_time content='2024-09-04T18:15:00+07:00'>"
)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        *(("<html>", True), ("<!DOCTYPE html>", True), ("a<br>b", True), ("</p>", True)),
        *(("&nbsp;", True), ("&rdquo;", True), ("&eacute;", True), ("&nama;", False)),
        *(("a &amp; b", True), ("&#8220;", True), ("a & b", False), ("a &b; c", False)),
        *(("&#123456;", True), ("&#1234567;", False), ("&#x1F600;", True), ("&#x1F6000;", False)),
        *(("a < b", False), ("< & >", False), ("a", False), ("<nama>", False)),
    ],
)
def test_tags_and_character_references_are_markup(text, holds):
    assert is_markup(text) is holds


@pytest.mark.parametrize(
    ("opening", "whole", "is_page"),
    [
        ("<html>", False, True),
        ("<!doctype html>", False, True),
        ("<body class=x>", False, True),
        ("<?xml version='1.0'?> <!-- satu --> <!-- dua --> <!-- tiga --> <html>", False, True),
        ("<!-- 1 --><!-- 2 --><!-- 3 --><!-- 4 --><html>", False, False),
        ("", False, False),
        ("", True, True),
    ],
)
def test_a_page_says_so_at_its_beginning_or_by_its_name(opening, whole, is_page):
    document = read_markup(f"{opening}<p>{ARTICLE}</p>", whole)
    assert document.is_page is is_page
    assert document.text == ARTICLE


def test_a_text_without_tags_is_no_page_whatever_its_name_says():
    document = read_markup("a &amp; b", whole=True)
    assert (document.text, document.is_page, document.fields) == ("a & b", False, {})


def test_what_a_page_says_of_itself_comes_with_its_text():
    head = f"<head>{META}<link rel=canonical href='https://kabar.id/a'></head>"
    document = read_markup(f"<html>{head}<h1>Bupati Ajak Netral</h1><p>{ARTICLE}</p>", False)
    fields = {name: str(value) for name, value in document.fields.items()}
    assert fields == {
        "headline": "Bupati Ajak Netral",
        "outlet": "Kabar Melati",
        "credit": "Siti Aminah",
        "published_at": "2024-09-04 18:15:00+07:00",
    }
    assert document.domain == "kabar.id" and document.notes == ()
    assert read_markup(f"<html><p>{ARTICLE}</p>", False).fields == {}


def test_a_page_of_headlines_is_called_a_list():
    (note,) = read_markup("<html><ul><li>Harga Cabai Naik<li>Siswa Juara</ul>", False).notes
    assert "tidak memuat kalimat" in note.problem and "hapus" in note.remedy


def test_letters_that_stand_in_no_line_are_counted():
    lost = f"<html></iframe><p>{ARTICLE}</p><iframe>Semua hadir pagi."
    (note,) = read_markup(lost, False).notes
    assert note.problem == "14 huruf halaman itu tidak ikut terbaca"
    assert "salin teks beritanya" in note.remedy
    assert read_markup(f"<html><p>{ARTICLE}</p><iframe>Semua</iframe>", False).notes == ()
