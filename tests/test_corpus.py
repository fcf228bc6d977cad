"""What becomes of every file and row, and how sources of all kinds are named."""

import hashlib
import os
import stat
import zipfile
from datetime import UTC, date, datetime, timedelta

import pandas as pd
import pytest

from frasa import check_files
from frasa._ground.errors import InputError
from frasa._reading.corpus import Metadata, reports
from frasa._reading.sources import open_source

ISI = "Camat memimpin apel pagi di halaman kantor."
PAGE = f"Camat Pimpin Apel Pagi\n\nMUARA CONTOH, KABAR.ID - {ISI}\n"


def read(source, columns=None, metadata=None, whole=True) -> list:
    return list(reports(source, columns, True, metadata, whole))


def frame(**cells) -> pd.DataFrame:
    return pd.DataFrame({name: [value] for name, value in cells.items()}, dtype=object)


def said(report) -> list[str]:
    return [note.problem for note in report.notes]


# Notes


def test_every_note_says_first_what_is_wrong_and_then_what_to_do(tmp_path):
    (tmp_path / "a.txt").touch()
    (tmp_path / "b.doc").write_bytes(b"x")
    (tmp_path / "c.txt").write_bytes(b"<ul><li><a href=x>Beranda</a><li><a href=y>Menu</a></ul>")
    (tmp_path / "d.csv").write_text(f"isi,tanggal\n{ISI},entah\n,\n{ISI},2204-01-01\n5,\n")
    found = read(tmp_path)
    notes = [note for report in found for note in report.notes]
    assert len(notes) >= 6
    for note in notes:
        assert note.problem[0].islower() or note.problem[0].isdigit()
        assert note.remedy[0].isupper() and note.remedy.endswith(".")


@pytest.mark.parametrize(("days", "is_far"), [(60, False), (61, True), (-60, False), (-61, True)])
def test_an_event_sixty_days_from_its_report_is_near_and_a_day_more_is_far(days, is_far):
    day = date(2024, 6, 1)
    (report,) = read(
        frame(isi=ISI, tanggal="2024-06-01 12:00", event_date=day + timedelta(days=days))
    )
    assert ("tanggal peristiwanya jauh dari tanggal terbitnya" in said(report)) == is_far


@pytest.mark.parametrize(("hours", "is_told"), [(23, False), (25, True)])
def test_what_is_published_after_tomorrow_has_a_wrong_date(hours, is_told):
    moment = datetime.now(UTC) + timedelta(hours=hours)
    (report,) = read(frame(isi=ISI, tanggal=moment))
    assert ("tanggal terbitnya di masa depan" in said(report)) == is_told


def test_a_page_without_a_sentence_is_kept_and_it_is_said(tmp_path):
    (tmp_path / "a.txt").write_text("Beranda\n\nMenu\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text(PAGE, encoding="utf-8")
    first, second = read(tmp_path)
    assert first.was_read and not first.row["text"]
    assert said(first) == ["tidak memuat kalimat; mungkin hanya menu atau daftar judul"]
    assert second.was_read and said(second) == []


CLIPS = (
    "Ikrar Netral\n\nSemarang, Kabar Desa - Camat hadir di aula.\n\nSemua pegawai hadir.\n\n",
    "Judul: Ikrar Netral\n\nMedia: Kabar Desa\n\nCamat hadir di aula.\n\nSemua hadir.\n\n",
    "Judul: Ikrar Netral\n\nJakarta - Camat hadir di aula.\n\nSemua pegawai hadir.\n\n",
)


@pytest.mark.parametrize("clip", CLIPS)
@pytest.mark.parametrize("count", [1, 2, 3])
def test_several_articles_in_one_file_are_said(tmp_path, clip, count):
    (tmp_path / "a.txt").write_text(clip * count, encoding="utf-8")
    (report,) = read(tmp_path)
    several = [f"tampaknya memuat {count} artikel sekaligus"] * (count > 1)
    assert said(report) == several
    assert check_files(tmp_path)["problem"].dropna().tolist() == several


@pytest.mark.parametrize(
    "line", ["Camat – orang baru – hadir.", "Katanya: “Netral.”", "Kota Jambi."]
)
def test_a_dash_or_a_colon_within_an_article_opens_no_other(tmp_path, line):
    (tmp_path / "a.txt").write_text(f"{CLIPS[0]}{line}\n\nSemua netral.", encoding="utf-8")
    assert said(*read(tmp_path)) == []


def test_a_check_says_of_texts_what_reading_says(tmp_path):
    (tmp_path / "a.txt").write_text("Beranda\n\nMenu\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text(f"isi,tanggal\n{ISI},2204-01-01\n", encoding="utf-8")
    read_too = {note.problem for report in read(tmp_path) for note in report.notes}
    problems = check_files(tmp_path)["problem"].tolist()
    assert len(read_too) == 2
    assert all(any(one in problem for problem in problems) for one in read_too)


# Rows


def test_a_row_has_what_the_page_and_the_file_say():
    (report,) = read(frame(isi=PAGE))
    assert report.file == "tabel" and report.number == "1" and report.id == "tabel-1"
    row = report.row
    assert (row["headline"], row["outlet"], row["place"]) == (
        "Camat Pimpin Apel Pagi",
        "KABAR.ID",
        "MUARA CONTOH",
    )
    assert (row["text"], row["raw"], row["file"]) == (ISI, PAGE, "tabel")
    assert row["event_date"] is row["weekday"] is row["weekday_matches"] is None
    assert row["published_at"] is None and row["credit"] is None


def test_fields_of_a_table_go_before_the_page_and_its_address_comes_last():
    cells = {"judul": "Lain", "media": "Situs", "lokasi": "Desa", "url": "https://alamat.id/a"}
    row = read(frame(isi=PAGE, **cells))[0].row
    assert (row["headline"], row["outlet"], row["place"]) == ("Lain", "Situs", "Desa")
    assert read(frame(isi=PAGE, url="https://alamat.id/a"))[0].row["outlet"] == "KABAR.ID"
    assert read(frame(isi=ISI, url="https://alamat.id/a"))[0].row["outlet"] == "alamat.id"


@pytest.mark.parametrize(("weekday", "matches"), [("Selasa", True), ("Rabu", False)])
def test_the_weekday_of_an_event_is_compared_with_the_calendar(weekday, matches):
    text = f"Camat memimpin apel pagi, {weekday} (5/3/2024), di halaman kantor."
    row = read(frame(isi=text, tanggal="2024-03-06"))[0].row
    assert f"{row['event_date']:%Y-%m-%d}" == "2024-03-05"
    assert (row["weekday"], row["weekday_matches"]) == (weekday, matches)
    row = read(frame(isi=text, tanggal="2024-03-06", event_date="2024-03-04"))[0].row
    assert row["event_date"].day == 4
    assert row["weekday"] is row["weekday_matches"] is None


def test_names_of_the_table_and_codes_of_the_page_are_joined_and_each_comes_once():
    text = f"{ISI}\n\n(rel)"
    credits = {"Ani": "Ani; rel", "rel": "rel", "Ani; rel": "Ani; rel", None: "rel"}
    for name, joined in credits.items():
        assert read(frame(isi=text, penulis=name))[0].row["credit"] == joined


def test_moments_are_told_in_one_zone_and_those_that_no_zone_can_hold_are_none():
    row = read(frame(isi=ISI, tanggal="2024-03-05 01:15"))[0].row
    assert row["published_at"] == datetime(2024, 3, 4, 18, 15, tzinfo=UTC)
    row = read(frame(isi=ISI, tanggal="9999-12-31 23:00-12:00"))[0].row
    assert row["published_at"] is None


def test_only_to_check_rows_stay_empty_but_have_their_ids_and_notes(tmp_path):
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.txt").touch()
    first, second = read(tmp_path, whole=False)
    assert (first.id, first.row, first.was_read) == ("a", {}, True)
    assert (second.row, second.was_read, said(second)) == (None, False, ["kosong"])


def test_ids_are_those_of_the_table_or_made_of_names_and_numbers(tmp_path):
    (tmp_path / "k.csv").write_text(f"id,isi\nA,{ISI}\nA,{ISI}\n,{ISI}\nA,{ISI}\n", "utf-8")
    (tmp_path / "A.txt").write_text(PAGE, encoding="utf-8")
    found = read(tmp_path)
    assert [report.id for report in found] == ["A", "A-2", "A-3", "k-4", "A-4"]
    numbered = "id-nya diberi nomor, karena id yang sama sudah dipakai"
    assert [numbered in said(report) for report in found] == [False, True, True, False, True]
    assert [report.number for report in found] == [None, "2", "3", "4", "5"]


def test_a_number_that_is_taken_is_passed_over():
    table = pd.DataFrame({"id": ["A", "A-2", "A", "A"], "isi": [ISI] * 4})
    assert [report.id for report in read(table)] == ["A", "A-2", "A-3", "A-4"]


def test_a_frame_that_is_no_table_of_articles_is_one_report():
    (report,) = read(frame(x=1))
    assert (report.file, report.was_read, report.row, report.quiet) == ("tabel", False, None, False)
    assert read(pd.DataFrame()) == []


# Metadata


def test_metadata_are_found_by_name_or_by_content(tmp_path):
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    sum_ = hashlib.sha256(PAGE.encode()).hexdigest()
    for key, value in [("file", "a.txt"), ("sha256", sum_)]:
        table = frame(**{key: value, "headline": "Lain", "outlet": None, "article": "Z"})
        (report,) = read(tmp_path, metadata=table)
        assert report.id == "Z"
        assert (report.row["headline"], report.row["outlet"]) == ("Lain", "KABAR.ID")
    (report,) = read(tmp_path, metadata=frame(file="b.txt", headline="Lain"))
    assert (report.id, report.row["headline"]) == ("a", "Camat Pimpin Apel Pagi")
    both = frame(sha256=sum_, file="b.txt", headline="Lain")
    assert read(tmp_path, metadata=both)[0].row["headline"] == "Lain"  # the content is surer


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("2024-03-05 01:15", "2024-03-04 18:15"),  # without a zone it is WIB
        ("2024-03-04 18:15+00:00", "2024-03-04 18:15"),
    ],
)
def test_moments_of_metadata_are_those_of_wib(written, utc):
    table = frame(file="a.txt", published_at=written, event_date="2024-03-03")
    known = Metadata.of(table).about("a.txt", b"")
    assert f"{known['published_at'].tz_convert('UTC'):%Y-%m-%d %H:%M}" == utc
    assert known["event_date"] == pd.Timestamp("2024-03-03")


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (frame(nama="a.txt", headline="x"), "Kolom yang ada: nama, headline"),
        (frame(file="a.txt", event_date="entah"), "Kolom event_date di tabel metadata"),
        (frame(file="a.txt", published_at="entah"), "Kolom published_at di tabel metadata"),
    ],
)
def test_metadata_that_cannot_be_used_are_explained(table, message):
    with pytest.raises(InputError, match=message):
        Metadata.of(table)


def test_without_metadata_nothing_is_said_of_a_file():
    assert Metadata.of(None).about("a.txt", b"") == {}
    assert Metadata.of(frame(file="a.txt", lain=1)).about("a.txt", b"") == {}


# Sources


def entries(source, recursive=True) -> dict[str, str | None]:
    with open_source(source, recursive) as found:
        return {entry.name: entry.problem and entry.problem.problem for entry in found}


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("a.txt", r"adalah berkas, bukan folder. Satu berkas .* \[.*a.txt.\]"),
        ("tidak-ada", "^Folder “.*” tidak ditemukan"),
        ("tidak-ada.txt", "^Berkas “.*” tidak ditemukan"),
        ("tidak-ada.xyz", "^Folder “.*” tidak ditemukan"),
        ("x" * 5000, "bukan nama folder"),
        ("x\0y", "bukan nama folder"),
    ],
)
def test_a_name_that_is_no_source_is_explained(tmp_path, name, message):
    (tmp_path / "a.txt").touch()
    with pytest.raises(InputError, match=message):
        entries(tmp_path / name)


@pytest.mark.parametrize("source", ["", "  ", None, 5, b"a", {"a": 1}])
def test_no_name_at_all_is_explained(source):
    with pytest.raises(InputError, match="Nama folder belum diisi"):
        entries(source)
    if not isinstance(source, dict):
        with pytest.raises(InputError, match="Daftar berkas harus berisi nama berkas"):
            entries(["a.txt", source])


def test_a_long_name_that_is_none_is_shown_cut_short():
    with pytest.raises(InputError) as caught:
        entries("x" * 5000)
    assert "x" * 80 + "”" in str(caught.value) and "x" * 81 not in str(caught.value)
    (problem,) = entries(["y" * 5000]).values()
    assert problem == "bukan nama berkas"
    assert entries(["x\0y"]) == {"x\ufffdy": "bukan nama berkas"}


def test_one_table_is_a_source_by_itself(tmp_path):
    (tmp_path / "k.CSV").write_text("isi\nx\n", encoding="utf-8")
    assert entries(tmp_path / "k.CSV") == {"k.CSV": None}


def test_members_of_a_list_are_files_folders_and_zip_files(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").touch()
    with zipfile.ZipFile(tmp_path / "z.ZIP", "w") as archive:
        archive.writestr("b.txt", "x")
    names = [tmp_path / "sub", tmp_path / "z.ZIP", tmp_path / "c.txt", tmp_path / ".d"]
    assert entries(names) == {
        "a.txt": None,
        "b.txt": None,
        "c.txt": "tidak ditemukan",
        ".d": "berkas tersembunyi atau bantu dari sistem atau program lain",
    }


def test_a_tilde_is_the_users_own_folder_only_by_itself(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").touch()
    assert entries("~/sub") == {"a.txt": None}
    assert entries(["~/sub/a.txt"]) == {"a.txt": None}
    with pytest.raises(InputError, match="tidak ditemukan"):
        entries("~sub")


def test_folders_that_are_not_read_say_why(tmp_path):
    (tmp_path / "hal_files").mkdir()
    (tmp_path / "lain_berkas").mkdir()
    (tmp_path / "milik_files").mkdir()
    for name in ("hal.html", "lain.htm", "milik.txt"):
        (tmp_path / name).touch()
    os.symlink("tidak-ada", tmp_path / "putus.txt")
    beside = "folder pelengkap halaman web yang disimpan peramban"
    expected = {"hal_files": beside, "lain_berkas": beside, "putus.txt": "tautan yang putus"}
    expected |= dict.fromkeys(("hal.html", "lain.htm", "milik.txt"))
    assert entries(tmp_path) == expected
    not_read = {"milik_files": "subfolder, yang tidak ikut dibaca"}
    assert entries(tmp_path, recursive=False) == expected | not_read
    os.symlink(tmp_path, tmp_path / "lingkar")
    circle = {"lingkar": "tautan ke folder yang sudah dibaca"}
    assert entries(tmp_path) == expected | circle


def test_what_cannot_be_looked_at_names_whose_permission_to_look_up(tmp_path):
    os.symlink("putar", tmp_path / "putar")  # leads to itself
    for source, what in [(tmp_path, "folder"), ([tmp_path / "putar"], "berkas")]:
        with open_source(source, True) as (entry,):
            assert entry.problem.problem == "tidak dapat dibuka"
            assert entry.problem.remedy.endswith(f"periksa izin {what} itu.")


# ZIP files


def member(name: str, mode: int = 0o644, flags: int = 0) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr, info.flag_bits = mode << 16, flags
    return info


OUTSIDE = "namanya menunjuk ke luar arsip"


@pytest.mark.parametrize(
    ("info", "problem"),
    [
        (member("a.txt"), None),
        (member("a..b.txt"), None),
        (member("sub\\a.txt"), None),
        (member("/a.txt"), OUTSIDE),
        (member("sub/../a.txt"), OUTSIDE),
        (member("C:/a.txt"), OUTSIDE),
        (member("c:a.txt"), OUTSIDE),
        (member("a.txt", stat.S_IFLNK | 0o777), "tautan, bukan berkas"),
        (member("__MACOSX/a.txt"), "berkas tersembunyi atau bantu dari sistem atau program lain"),
        (member(".git/a.txt"), "berkas tersembunyi atau bantu dari sistem atau program lain"),
    ],
)
def test_members_of_a_zip_file_say_why_they_are_not_read(tmp_path, info, problem):
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.writestr(info, "x")
    assert entries(tmp_path / "z.zip") == {info.filename.replace("\\", "/"): problem}


def test_folders_of_a_zip_file_are_named_once_where_they_are_not_read(tmp_path):
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        for name in ("b/", "b/1.txt", "b/2.txt", "c/d/3.txt", "a.txt", "kosong/"):
            archive.writestr(name, "" if name.endswith("/") else "x")
    told = dict.fromkeys(["b", "c", "kosong"], "subfolder, yang tidak ikut dibaca")
    assert entries(tmp_path / "z.zip", recursive=False) == {"a.txt": None, **told}
    with open_source(tmp_path / "z.zip", False) as found:
        assert [entry.name for entry in found] == ["a.txt", "b", "c", "kosong"]
    assert list(entries(tmp_path / "z.zip")) == ["a.txt", "b/1.txt", "b/2.txt", "c/d/3.txt"]
