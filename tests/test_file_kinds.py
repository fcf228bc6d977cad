"""Kinds of files, their bounds, and the words for those that are not read."""

import errno
import io
import os
import zipfile
import zlib
from functools import partial

import pytest

from frasa._ground.errors import InputError, UnreadableError
from frasa._reading import file_kinds, formats
from frasa._reading.entries import (
    READING_ERRORS,
    Entry,
    as_unreadable,
    on_disk,
    plain_bytes,
    read_bytes,
    shown,
    unwanted,
)
from frasa.articles import check_files


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", "text"),
        ("a.b.TXT", "text"),
        ("a.html", "web"),
        ("a.htm", "web"),
        ("a.docx", "docx"),
        ("a.pdf", "pdf"),
        ("a.csv", "csv"),
        ("a.tsv", "csv"),
        ("a.xlsx", "xlsx"),
        ("a.jsonl", "jsonl"),
        ("a.ndjson", "jsonl"),
    ],
)
def test_a_file_is_read_as_its_ending_says(name, kind):
    assert file_kinds.kind_of(name) == kind


@pytest.mark.parametrize(
    ("suffix", "advice"),
    [
        (".doc", "Buka dengan Word, lalu simpan sebagai .docx."),
        (".rtf", "Buka dengan Word, lalu simpan sebagai .docx."),
        (".odt", "Buka dengan LibreOffice, lalu simpan sebagai .docx."),
        (".xls", "Buka dengan Excel, lalu simpan sebagai .xlsx."),
        (".ods", "Buka dengan LibreOffice, lalu simpan sebagai .xlsx."),
        (".json", "Simpan sebagai JSON Lines (.jsonl): satu artikel satu baris."),
        (".mht", "Buka di peramban, lalu simpan sebagai halaman web (.html)."),
        (".mhtml", "Buka di peramban, lalu simpan sebagai halaman web (.html)."),
        (".webarchive", "Buka di Safari, lalu simpan sebagai halaman web (.html)."),
        (".zip", "Ekstrak dulu, atau berikan berkas ZIP itu sendiri."),
        (".xyz", "Bila isinya artikel, simpan sebagai teks (.txt, UTF-8)."),
        ("", "Bila isinya artikel, simpan sebagai teks (.txt, UTF-8)."),
    ],
)
def test_every_other_kind_is_named_with_what_to_do(suffix, advice):
    with pytest.raises(UnreadableError) as caught:
        file_kinds.kind_of(f"berita{suffix.upper()}")
    what = f"jenis berkas {suffix}" if suffix else "berkas tanpa akhiran nama"
    assert (caught.value.problem, caught.value.remedy) == (f"{what} tidak dibaca", advice)


def test_lines_that_are_set_aside_can_be_left_out():
    text = f"satu\n{file_kinds.set_aside('dua')}\ntiga"
    assert file_kinds.without_aside(text) == "satu\ntiga"
    assert file_kinds.without_aside("satu\ndua") == "satu\ndua"


# Names


@pytest.mark.parametrize(
    ("name", "passed"),
    [
        (".git", True),
        ("~$a.docx", True),
        ("__MACOSX", True),
        ("Thumbs.db", True),
        ("desktop.ini", True),
        ("a.txt", False),
        ("~a.txt", False),
        ("thumbs.txt", False),
    ],
)
def test_helpers_of_systems_are_passed_over_in_silence(name, passed):
    found = unwanted(name)
    assert bool(found) == passed
    assert found is None or found.quiet


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("a b.txt", "a b.txt"),
        ("cafe\u0301", "caf\xe9"),
        ("a\nb", "a\ufffdb"),
        ("é\x07", "é\ufffd"),
        (os.fsdecode(b"a\xff.txt"), "a\ufffd.txt"),
    ],
)
def test_a_name_is_made_printable(name, printed):
    assert shown(name) == printed


# Entries


def test_the_bytes_of_text_that_will_be_held_are_counted():
    most = file_kinds.LARGEST_FILE
    for name, size, counted in [
        ("a.txt", 5, 5),
        ("a.TXT", most, most),
        ("a.txt", most + 1, 0),
        ("a.csv", most + 1, most + 1),
        ("a.jsonl", most + 1, most + 1),
        ("a.html", 5, 0),
        ("a.xlsx", 5, 0),
        ("a.xyz", 5, 0),
    ]:
        assert plain_bytes([Entry(name, size), Entry("b.txt", 1)]) == counted + 1


def test_files_of_a_disk_are_told_from_members_of_a_zip_file(tmp_path):
    disk = Entry("a.txt", 1, partial(open, tmp_path / "a.txt", "rb"))
    refused = Entry("b.txt", problem=file_kinds.too_large(1))
    member = Entry("c.txt", 1, partial(io.BytesIO, b"x"))
    assert on_disk([disk, refused]) and on_disk([])
    assert not on_disk([disk, member])


@pytest.mark.parametrize(
    ("said", "real", "limit", "is_read"),
    [(5, 5, 5, True), (5, 5, 4, False), (3, 5, 5, True), (3, 6, 5, False), (0, 5, 5, True)],
)
def test_a_file_is_read_up_to_its_bound_though_it_grows_meanwhile(said, real, limit, is_read):
    entry = Entry("a.txt", said, partial(io.BytesIO, b"x" * real))
    if is_read:
        assert read_bytes(entry, limit) == b"x" * real
    else:
        with pytest.raises(UnreadableError, match="lebih besar dari"):
            read_bytes(entry, limit)


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (NotImplementedError(), "dimampatkan dengan cara yang tidak dikenal"),
        (PermissionError(), "tidak dapat dibuka"),
        (OSError(errno.EIO, "x"), "tidak dapat dibuka"),
        (EOFError(), "rusak atau tidak lengkap"),
        (zipfile.BadZipFile(), "rusak atau tidak lengkap"),
        (zlib.error(), "rusak atau tidak lengkap"),
        (RuntimeError(), "rusak atau tidak lengkap"),
        (MemoryError(), "rusak atau tidak lengkap"),
    ],
)
def test_whatever_reading_raises_is_a_problem_with_its_remedy(error, problem):
    assert isinstance(error, READING_ERRORS)
    assert as_unreadable(error).problem == problem
    assert as_unreadable(error).remedy.endswith(".")


@pytest.mark.parametrize(
    ("name", "most"),
    [("a.txt", 2_000_000), ("a.html", 20_000_000), ("a.docx", 50_000_000), ("a.pdf", 100_000_000)],
)
def test_a_file_may_be_as_large_as_its_kind_and_no_larger(tmp_path, name, most):
    for size in (most, most + 1):
        with open(tmp_path / name, "wb") as target:
            target.truncate(size)
        (problem,) = check_files(tmp_path)["problem"]
        said = f"lebih besar dari {most // 1_000_000} MB, terlalu besar untuk satu artikel"
        assert (problem == said) == (size > most)


def archive_that_says(size: int, real: int = 5) -> bytes:
    """Return a ZIP file whose one member is said to have so many bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.txt", b"x" * real)
    content = bytearray(target.getvalue())
    place = content.rindex(b"PK\x01\x02") + 24  # of the size without compression
    content[place : place + 4] = size.to_bytes(4, "little")
    return bytes(content)


def test_an_office_file_may_unpack_to_two_hundred_megabytes():
    formats.check_office_file(archive_that_says(200_000_000))
    with pytest.raises(UnreadableError, match="mengembang menjadi 200 MB"):
        formats.check_office_file(archive_that_says(200_000_001))


@pytest.mark.parametrize("real", [5, 1_200_000])
def test_a_zip_file_may_unpack_to_a_hundred_times_its_size_or_a_hundred_megabytes(tmp_path, real):
    path = tmp_path / "z.zip"
    most = max(100_000_000, 100 * len(archive_that_says(0, real)))
    for size in (most, most + 1):
        path.write_bytes(archive_that_says(size, real))
        if size > most:
            with pytest.raises(InputError, match=f"menjadi {size // 1_000_000} MB"):
                check_files(path)
        else:
            assert check_files(path)["file"].tolist() == ["a.txt"]


# Contents that are not what their names say


@pytest.mark.parametrize(
    ("content", "kind", "note"),
    [
        (b"Camat hadir.", "text", None),
        (b"Camat hadir.", "docx", ("isinya teks biasa", ".txt")),
        (b"Camat hadir.", "pdf", ("isinya teks biasa", ".txt")),
        (b"<html><body><p>Camat hadir.</p></body></html>", "text", ("isinya halaman web", ".html")),
        (b"<html><body><p>Camat hadir.</p></body></html>", "web", None),
        (b"Camat <b>hadir</b>.", "text", None),
    ],
)
def test_what_a_file_holds_decides_and_another_name_is_noted(content, kind, note):
    document = formats.read_document(content, kind)
    assert "hadir" in document.text
    named = [one for one in document.notes if "akhiran namanya" in one.problem]
    assert len(named) == bool(note)
    if note:
        assert named[0].problem.startswith(f"{note[0]}, tidak seperti akhiran namanya")
        assert named[0].remedy.endswith(f"menjadi {note[1]}.")


@pytest.mark.parametrize(
    ("content", "kind", "problem"),
    [
        (bytes(range(256)), "docx", "rusak atau tidak lengkap"),
        (bytes(range(256)), "pdf", "rusak atau tidak lengkap"),
        (b"\xd0\xcf\x11\xe0" + bytes(range(256)), "docx", "terkunci kata sandi"),
        (b"PK\x03\x04" + bytes(range(256)), "docx", "rusak atau tidak lengkap"),
        (b"%PDF-1.4 rusak", "pdf", "rusak atau tidak lengkap"),
        (b" " * 1019 + b"%PDF-", "text", "rusak atau tidak lengkap"),
        (b" ", "docx", "kosong"),
        (b"<p hidden>Camat</p>", "text", "tidak memuat teks"),
        (b"PK\x03\x04" + bytes(range(256)), "text", "bukan berkas teks"),
    ],
)
def test_what_cannot_be_read_says_why(content, kind, problem):
    with pytest.raises(UnreadableError) as caught:
        formats.read_document(content, kind)
    assert caught.value.problem.startswith(problem)


MHTML = (
    b"From: <Saved by Blink>\r\nSubject: Camat\r\nMIME-Version: 1.0\r\nContent-Type: "
    b'multipart/related;\r\n\tboundary="-"\r\n\r\n<html><p>Camat hadir.</p></html>'
)


@pytest.mark.parametrize("kind", ["text", "web", "docx", "pdf"])
@pytest.mark.parametrize(
    ("content", "suffix", "program"),
    [
        (rb"{\rtf1\ansi Camat hadir.\par}", ".rtf", "Word"),
        (b"\n {\\rtf1 Camat hadir.}", ".rtf", "Word"),
        (MHTML, ".mhtml", "peramban"),
        (MHTML.lower(), ".mhtml", "peramban"),
    ],
)
def test_codes_of_another_kind_are_no_words_under_any_name(content, suffix, program, kind):
    with pytest.raises(UnreadableError) as caught:
        formats.read_document(content, kind)
    assert caught.value.problem == f"isinya berkas {suffix}, apa pun akhiran namanya"
    assert caught.value.remedy.startswith(f"Ubah akhiran namanya menjadi {suffix}. Buka")
    assert program in caught.value.remedy


@pytest.mark.parametrize(
    "text",
    [
        "Camat hadir, lalu menulis {\\rtf1 di papan.",
        "{\\rtf} hadir di kantor camat.",
        "Camat: hadir.\nContent-Type: multipart/alternative",
        "Camat hadir.\nContent-Type: multipart/related",
        "Camat: " + "hadir " * 600 + "\nContent-Type: multipart/related",
    ],
)
def test_a_text_that_only_speaks_of_codes_is_a_text(text):
    assert "hadir" in formats.read_document(text.encode(), "text").text


def test_a_pdf_is_known_within_its_first_thousand_bytes():
    document = formats.read_document(b"a" * 1020 + b"%PDF-", "text")
    assert document.text.endswith("%PDF-")
