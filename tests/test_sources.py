"""Whatever is given, everything readable is read; all else is named with its reason and remedy."""

import json
import os
import re
import struct
import subprocess
import sys
import tracemalloc
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from mixed_corpus import BROKEN, as_text, make_article, write_corpus, zipped

from frasa._ground.errors import InputError
from frasa._ground.progress import progress
from frasa.articles import check_files, find_duplicates, read_articles

TEXT = "Camat memimpin apel pagi. Semua pegawai hadir di halaman kantor."


def write(folder: Path, *names: str) -> None:
    """Write a different good article to each of these files."""
    for number, name in enumerate(names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{TEXT} Desa ke-{number} ikut serta.", encoding="utf-8")


def problems(source, **options) -> dict[str, str]:
    """Return the problem of every file that has one."""
    table = check_files(source, **options).dropna(subset="problem")
    assert table["remedy"].notna().all()
    return dict(zip(table["file"], table["problem"], strict=True))


def link(path: Path, target: Path) -> None:
    """Make a link, or skip the test where the system does not let us."""
    try:
        path.symlink_to(target, target_is_directory=target.is_dir())
    except OSError:
        pytest.skip("this system makes no links")


def tree(folder: Path) -> dict[str, tuple]:
    """Return everything in a folder, with sizes and times of change."""
    paths = sorted(folder.rglob("*"))
    return {str(path): (path.lstat().st_size, path.lstat().st_mtime_ns) for path in paths}


# All kinds of files together


@pytest.fixture(scope="module")
def mixed(tmp_path_factory) -> tuple[Path, pd.DataFrame]:
    for package in ("docx", "pypdf", "openpyxl"):
        pytest.importorskip(package, reason="needs the extra “berkas”")
    folder = tmp_path_factory.mktemp("korpus")
    return folder, write_corpus(folder, 6 * len(BROKEN), broken=0.5)


def test_everything_readable_is_read_to_the_letter(mixed, capsys):
    folder, written = mixed
    articles = read_articles(folder).set_index("file")
    good = written.dropna(subset="article").set_index("file")["article"]
    assert set(articles.index) == set(good.index)
    for file, number in good.items():
        text = "\n".join(make_article(int(number)).paragraphs)
        found = articles.loc[file, "text"]
        # On the page of a PDF nothing tells the end of a paragraph from the end of a line.
        assert (found.split() if file.endswith(".pdf") else found) == (
            text.split() if file.endswith(".pdf") else text
        )
    capsys.readouterr()


@pytest.mark.cepat
def test_everything_else_is_in_the_table_of_problems(mixed):
    folder, written = mixed
    broken = written.dropna(subset="problem").set_index("file")["problem"]
    found = problems(folder)
    assert set(found) == set(broken.index)
    assert len(set(broken)) > 12
    for file, problem in broken.items():
        assert problem in found[file], file


def test_nothing_is_written_into_the_folder(mixed, capsys):
    folder, _ = mixed
    before = tree(folder)
    read_articles(folder)
    check_files(folder)
    assert tree(folder) == before
    capsys.readouterr()


def test_a_message_names_a_few_files_and_counts_the_rest(tmp_path, capsys):
    write(tmp_path, "baik.txt")
    for number in range(30):
        (tmp_path / f"kosong-{number:02}.txt").touch()
    read_articles(tmp_path)
    (message,) = capsys.readouterr().out.splitlines()
    assert "“kosong-04.txt” dan 25 lain dilewati: kosong" in message


@pytest.mark.parametrize(
    ("name", "remedy"),
    [("a.doc", "simpan sebagai .docx"), ("a.xls", ".xlsx"), ("a.xyz", ".txt"), ("a", ".txt")],
)
def test_a_kind_that_is_not_read_comes_with_what_to_do(tmp_path, name, remedy, capsys):
    write(tmp_path, "baik.txt")
    (tmp_path / name).write_bytes(b"isi")
    read_articles(tmp_path)
    said = capsys.readouterr().out
    assert f"“{name}” dilewati: " in said and remedy in said.replace("baik.txt", "")


def test_where_nothing_can_be_read_is_told_by_its_kind(tmp_path, capsys):
    empty = tmp_path / "kosong.txt"
    empty.touch()
    sources = {"daftar ini": [empty], f"“{tmp_path}”": tmp_path}
    for told, source in {**sources, "tabel ini": pd.DataFrame({"text": ["", "?!"]})}.items():
        with pytest.raises(InputError, match=rf"dapat dibaca di {re.escape(told)}\."):
            read_articles(source)


# The same articles from everywhere


def test_folder_zip_and_list_give_the_same(tmp_path):
    folder = tmp_path / "folder"
    write(folder, "a.txt", "sub/b.txt", "sub/c d.TXT")
    archive = tmp_path / "korpus.zip"
    with zipfile.ZipFile(archive, "w") as target:
        for path in folder.rglob("*.*"):
            target.write(path, path.relative_to(folder).as_posix())
    from_folder = read_articles(folder)
    assert from_folder["article"].tolist() == ["a", "sub/b", "sub/c d"]
    pd.testing.assert_frame_equal(read_articles(str(archive)), from_folder)
    files = [folder / "a.txt", str(folder / "sub" / "b.txt"), folder / "sub" / "c d.TXT"]
    assert read_articles(files)["text"].tolist() == from_folder["text"].tolist()
    pd.testing.assert_frame_equal(read_articles([folder]), from_folder)
    pd.testing.assert_frame_equal(read_articles(path for path in [archive]), from_folder)


def test_what_is_missing_from_a_list_does_not_stop_the_rest(tmp_path, capsys):
    write(tmp_path, "a.txt")
    articles = read_articles([tmp_path / "a.txt", tmp_path / "tidak ada.txt"])
    assert articles["article"].tolist() == ["a"]
    assert "“tidak ada.txt” dilewati: tidak ditemukan" in capsys.readouterr().out


@pytest.mark.cepat
@pytest.mark.parametrize(
    ("source", "message"),
    [
        (["a.txt", 5], "Daftar berkas harus berisi nama berkas"),
        ("tidak-ada.zip", "Berkas “tidak-ada.zip” tidak ditemukan"),
        ("https://kabar.id/2024/a.html", "“https://kabar.id/2024/a.html” adalah alamat web"),
        ("HTTP://kabar.id", "“HTTP://kabar.id” adalah alamat web"),
        ("httpskabar", "Folder “httpskabar” tidak ditemukan"),
        ("tidak-ada.csv", "Berkas “tidak-ada.csv” tidak ditemukan"),
        ([], "Tidak ada berkas"),
        (5, "belum diisi"),
        ({"a": 1}, "belum diisi"),
    ],
)
def test_a_source_that_is_none_is_explained(source, message):
    with pytest.raises(InputError, match=message):
        read_articles(source)
    with pytest.raises(InputError, match=message):
        check_files(source)


def test_the_line_that_is_proposed_for_a_single_file_reads_it(tmp_path):
    path = tmp_path / "sub" / "a.txt"
    path.parent.mkdir()
    path.write_text("Camat memimpin apel pagi. Semua pegawai hadir.", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_articles(path)
    proposed = json.loads(re.search(r"\[.+\]", str(caught.value))[0])
    assert read_articles(proposed)["article"].tolist() == ["a"]


# Folders


@pytest.mark.cepat
def test_subfolders_are_read_unless_that_is_refused(tmp_path, capsys):
    write(tmp_path, "a.txt", "2024/b.txt", "2024/januari/c.txt")
    assert read_articles(tmp_path)["article"].tolist() == ["2024/b", "2024/januari/c", "a"]
    assert read_articles(tmp_path, recursive=False)["article"].tolist() == ["a"]
    assert "“2024” dilewati: subfolder, yang tidak ikut dibaca" in capsys.readouterr().out
    archive = tmp_path / "x.zip"
    archive.write_bytes(zipped({"a.txt": TEXT, "2024/b.txt": TEXT, "2024/c.txt": TEXT}))
    assert problems(archive, recursive=False) == {"2024": "subfolder, yang tidak ikut dibaca"}


def test_hidden_files_and_helpers_of_other_programs_are_passed_over_in_silence(tmp_path, capsys):
    hidden = [".DS_Store", "._a.txt", "~$a.docx", ".git/x.txt", "desktop.ini", "Thumbs.db"]
    hidden += [".ipynb_checkpoints/a-checkpoint.txt", "__MACOSX/._a.txt"]
    write(tmp_path, "a.txt", *hidden)
    assert read_articles(tmp_path)["article"].tolist() == ["a"]
    assert capsys.readouterr().out == ""
    assert {name.split("/")[0] for name in hidden} == set(problems(tmp_path))
    archive = tmp_path / "x.zip"
    archive.write_bytes(zipped(dict.fromkeys(["a.txt", *hidden], TEXT)))
    assert set(problems(archive)) == set(hidden)


@pytest.mark.cepat
def test_the_folder_that_a_browser_saves_beside_a_page_is_passed_over(tmp_path):
    write(tmp_path, "Berita.html", "Berita_files/iklan.html", "2024_files/b.txt")
    assert read_articles(tmp_path)["article"].tolist() == ["2024_files/b", "Berita"]
    assert "halaman web yang disimpan peramban" in problems(tmp_path)["Berita_files"]


@pytest.mark.cepat
def test_linked_folders_are_read_once_and_circles_end(tmp_path, capsys):
    write(tmp_path / "lain", "luar.txt")
    folder = tmp_path / "korpus"
    write(folder, "a.txt", "sub/b.txt")
    link(folder / "sub" / "naik", folder)
    link(folder / "tertaut", tmp_path / "lain")
    link(folder / "putus.txt", tmp_path / "hilang.txt")
    assert read_articles(folder)["article"].tolist() == ["a", "sub/b", "tertaut/luar"]
    assert problems(folder) == {
        "putus.txt": "tautan yang putus",
        "sub/naik": "tautan ke folder yang sudah dibaca",
    }
    capsys.readouterr()


@pytest.mark.skipif(os.name == "nt", reason="Windows makes no folder so deep")
def test_a_folder_too_deep_for_the_system_is_named_and_the_rest_is_read(tmp_path, capsys):
    write(tmp_path, "a.txt")
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1500):
        os.mkdir("sub", dir_fd=here)
        inner = os.open("sub", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    assert len(read_articles(tmp_path)) == 1
    said = capsys.readouterr().out
    assert "terlalu dalam" in said and "lebih dangkal" in said
    subprocess.run(["rm", "-rf", str(tmp_path / "sub")], check=True)


def test_what_is_no_ordinary_file_is_not_opened(tmp_path):
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    write(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipa.txt")  # who opens it waits for ever
    assert read_articles(tmp_path)["article"].tolist() == ["a"]
    assert problems(tmp_path) == {"pipa.txt": "bukan berkas biasa"}


def test_names_that_no_table_can_hold_are_made_printable(tmp_path):
    try:
        (tmp_path / "baris\nbaru.txt").write_text(TEXT, encoding="utf-8")
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/rusak\xff.txt")).write_text(TEXT, "utf-8")
    except (OSError, UnicodeError):
        pytest.skip("this system has no such names")
    (tmp_path / "gabung\u0061\u0301.txt").write_text(TEXT, encoding="utf-8")
    articles = read_articles(tmp_path)
    assert articles["file"].tolist() == ["baris�baru.txt", "gabungá.txt", "rusak�.txt"]
    articles.to_csv(tmp_path / "keluar.csv", encoding="utf-8")


def test_the_same_name_twice_gives_two_ids_and_a_note(tmp_path, capsys):
    for suffix in (".txt", ".html"):
        write(tmp_path / "satu", f"a{suffix}")
    write(tmp_path / "dua", "a.txt", "a-2.txt")
    source = [tmp_path / "dua" / "a.txt", tmp_path / "dua" / "a-2.txt", tmp_path / "satu"]
    articles = read_articles(source)
    assert articles["article"].tolist() == ["a", "a-2", "a-3", "a-4"]
    assert articles["file"].tolist() == ["a.txt", "a-2.txt", "a.html", "a.txt"]
    assert "dibaca, tetapi" in capsys.readouterr().out
    assert sum("id-nya diberi nomor" in text for text in check_files(source)["problem"].dropna())


# ZIP files


def archive_with(path: Path, **marks) -> Path:
    """Write a ZIP file with a good and a bad member, the bad one changed in its directory."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("baik.txt", TEXT)
        member = zipfile.ZipInfo(marks.pop("name", "buruk.txt"))
        member.external_attr = marks.pop("attributes", 0o600 << 16)
        archive.writestr(member, TEXT)
    content = bytearray(path.read_bytes())
    for field, value in marks.items():
        # Offsets in a local header and in an entry of the central directory (APPNOTE 4.3.7, 4.3.12)
        local, central = {"flags": (6, 8), "method": (8, 10), "crc": (14, 16)}[field]
        second = content.index(b"PK\x03\x04", 4)
        entry = content.index(b"PK\x01\x02", content.index(b"PK\x01\x02") + 4)
        struct.pack_into("<H", content, second + local, value)
        struct.pack_into("<H", content, entry + central, value)
    path.write_bytes(content)
    return path


@pytest.mark.cepat
@pytest.mark.parametrize(
    ("marks", "problem"),
    [
        ({"name": "../../luar.txt"}, "namanya menunjuk ke luar arsip"),
        ({"name": "/etc/luar.txt"}, "namanya menunjuk ke luar arsip"),
        ({"name": "C:/luar.txt"}, "namanya menunjuk ke luar arsip"),
        ({"name": "..\\luar.txt"}, "namanya menunjuk ke luar arsip"),
        ({"flags": 1}, "terkunci kata sandi"),
        ({"method": 9}, "dimampatkan dengan cara yang tidak dikenal"),
        ({"crc": 1}, "rusak atau tidak lengkap"),
        ({"attributes": 0o120777 << 16}, "tautan, bukan berkas"),
    ],
    ids=str,
)
def test_a_bad_member_of_a_zip_file_does_not_stop_the_rest(tmp_path, marks, problem, capsys):
    archive = archive_with(tmp_path / "x.zip", **dict(marks))
    before = tree(tmp_path.parent)
    assert read_articles(archive)["article"].tolist() == ["baik"]
    assert list(problems(archive).values()) == [problem]
    assert tree(tmp_path.parent) == before
    assert problem in capsys.readouterr().out


def test_names_that_windows_reserves_are_read(tmp_path):
    names = ["CON.txt", "aux.txt", "titik .txt", "a?b.txt", "sub\\b.txt", "a.txt"]
    archive = tmp_path / "x.zip"
    archive.write_bytes(zipped(dict.fromkeys(names, TEXT)))
    articles = read_articles(archive)
    assert set(articles["file"]) == {name.replace("\\", "/") for name in names}


def test_a_member_that_comes_twice_is_read_twice(tmp_path, capsys):
    archive = tmp_path / "x.zip"
    with zipfile.ZipFile(archive, "w") as target, pytest.warns(UserWarning, match="Duplicate"):
        target.writestr("a.txt", TEXT)
        target.writestr("a.txt", TEXT + " Acara selesai.")
    assert read_articles(archive)["article"].tolist() == ["a", "a-2"]
    capsys.readouterr()


def test_a_zip_bomb_is_not_opened(tmp_path):
    archive = tmp_path / "bom.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        for number in range(60):
            target.writestr(f"{number}.txt", bytes(1_900_000))
    assert archive.stat().st_size < 1_000_000
    with pytest.raises(InputError, match="akan mengembang menjadi 114 MB"):
        read_articles(archive)


def test_a_member_larger_than_an_article_is_not_unpacked(tmp_path, capsys):
    archive = tmp_path / "x.zip"
    archive.write_bytes(zipped({"a.txt": TEXT, "besar.txt": bytes(90_000_000)}))
    tracemalloc.start()
    assert read_articles(archive)["article"].tolist() == ["a"]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000
    assert "besar.txt” dilewati: lebih besar dari 2 MB" in capsys.readouterr().out


@pytest.mark.cepat
@pytest.mark.parametrize("kept", [0, 10, 0.5, 0.98])
def test_a_truncated_zip_file_is_explained(tmp_path, kept):
    content = zipped({"a.txt": TEXT, "b.txt": TEXT})
    archive = tmp_path / "x.zip"
    archive.write_bytes(content[: int(kept if kept > 1 else kept * len(content))])
    with pytest.raises(InputError, match=r"“x\.zip” rusak atau tidak lengkap"):
        read_articles(archive)


# Many files, much text


def test_ten_thousand_tiny_files_are_read(tmp_path):
    archive = tmp_path / "x.zip"
    archive.write_bytes(zipped({f"{number}.txt": "Apel pagi." for number in range(10_000)}))
    articles = read_articles(archive)
    assert articles["article"].is_unique
    assert (articles["text"] == "Apel pagi.").sum() == 10_000


def test_only_one_file_is_held_at_a_time(tmp_path):
    files = 40
    for number in range(files):
        (tmp_path / f"{number}.txt").write_text(f"{number} {TEXT} " * 15_000, encoding="utf-8")
    tracemalloc.start()
    table = check_files(tmp_path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    size = (tmp_path / "0.txt").stat().st_size
    assert len(table) == files
    assert peak < 8 * size  # a file, its text, and what looking at them takes


def test_without_a_package_for_progress_the_work_is_done_all_the_same(monkeypatch):
    monkeypatch.setitem(sys.modules, "tqdm", None)
    assert list(progress(range(5000), 5000, "berkas")) == list(range(5000))


def test_fast_work_shows_no_progress(tmp_path, capfd):
    write(tmp_path, *(f"{number}.txt" for number in range(300)))
    read_articles(tmp_path)
    assert capfd.readouterr() == ("", "")


def test_long_work_shows_its_progress_on_standard_output(tmp_path, capfd, monkeypatch):
    pytest.importorskip("tqdm", reason="needs the extra “berkas”")
    monkeypatch.setattr("frasa._ground.progress.PATIENCE", 0)
    monkeypatch.setattr("frasa._ground.progress._FEW", 0)
    write(tmp_path, *(f"{number}.txt" for number in range(30)))
    read_articles(tmp_path)
    shown = capfd.readouterr()
    assert "Membaca" in shown.out
    assert "/30" in shown.out
    assert "berkas" in shown.out
    assert shown.err == ""


# Duplicates


def test_duplicates_are_reported_and_kept(tmp_path):
    write(tmp_path, "a.txt", "b.txt")
    (tmp_path / "c.txt").write_bytes(as_text(make_article(1)))
    (tmp_path / "d.txt").write_text((tmp_path / "a.txt").read_text("utf-8"), encoding="utf-16")
    (tmp_path / "e.txt").write_bytes(as_text(make_article(1)).replace(b"\n", b"\r\n\r\n"))
    articles = read_articles(tmp_path)
    assert len(articles) == 5
    found = find_duplicates(articles)
    assert found["article"].tolist() == ["a", "d", "c", "e"]
    assert found["group"].tolist() == [1, 1, 2, 2]
    assert found["copies"].tolist() == [2, 2, 2, 2]
    assert find_duplicates(articles.head(2)).columns.tolist() == found.columns.tolist()
    assert find_duplicates(articles.head(2)).empty


def test_blanks_make_no_difference_between_duplicates():
    table = pd.DataFrame(
        {"article": ["a", "b", "c"], "text": ["Apel pagi.", " Apel\n pagi. ", "Apel."]}
    )
    assert find_duplicates(table)["article"].tolist() == ["a", "b"]


@pytest.mark.cepat
def test_articles_without_text_are_no_duplicates():
    table = pd.DataFrame({"article": ["a", "b", "c"], "text": ["", None, "  "]})
    assert find_duplicates(table).empty
    with pytest.raises(InputError, match="tidak mempunyai kolom text"):
        find_duplicates(table[["article"]])


def test_a_backslash_that_python_took_is_explained():
    with pytest.raises(InputError, match=r"huruf r di depan tanda petik"):
        read_articles("C:\berita\nasional")
