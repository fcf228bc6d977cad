"""The table of articles says what the pages say, names what it cannot read, and loses nothing."""

import hashlib
from datetime import date

import pandas as pd
import pytest

from frasa._ground.errors import InputError
from frasa._ground.tables import require_columns
from frasa._reading.dateline import find_dateline, is_outlet_name
from frasa._reading.file_kinds import LARGEST_FILE
from frasa._reading.line_shapes import is_open_sentence
from frasa._reading.page import read_page
from frasa.articles import audit, check_files, count_lost_letters, read_articles
from kursus.corpus import DATA, baca_artikel, folder_artikel

FOLDER = DATA / "articles"


@pytest.fixture(scope="module")
def articles():
    return read_articles(FOLDER)


def test_metadata_comes_from_the_text_alone(articles):
    recorded = pd.read_csv(
        DATA / "articles.csv", parse_dates=["event_date", "published_at"], dtype={"credit": "str"}
    ).rename(columns={"id": "article"})
    text = ["article", "file", "headline", "outlet", "place", "weekday", "credit"]
    pd.testing.assert_frame_equal(articles[text], recorded[text], check_dtype=False)
    assert articles["event_date"].tolist() == recorded["event_date"].tolist()
    published = articles["published_at"].dropna()
    assert published.tolist() == recorded["published_at"].dropna().tolist()
    assert articles["weekday_matches"].all()


def test_no_sentence_of_the_course_texts_is_lost(articles):
    assert count_lost_letters(articles) == 0
    recorded = pd.read_csv(DATA / "articles.csv")
    assert articles["text"].str.split().str.len().tolist() == recorded["words_clean"].tolist()


def test_audit_gives_every_line_of_the_page_back_in_order(articles):
    pieces = audit(articles, removed_only=False)
    for article, raw in articles[["article", "raw"]].itertuples(index=False):
        own = pieces[pieces["article"] == article]
        assert own["line"].is_monotonic_increasing
        assert "".join("".join(own["text"]).split()) == "".join(raw.split())
    assert (pieces.loc[pieces["part"] != "body", "reason"] != "").all()


def test_lost_letters_are_counted():
    raw = "Camat memimpin apel pagi. Semua hadir."
    table = pd.DataFrame({"article": ["x"], "raw": [raw], "text": [raw]})
    assert count_lost_letters(table) == 0
    assert count_lost_letters(table.assign(text="Camat memimpin apel pagi.")) >= len("Semuahadir")


def test_an_original_takes_its_recorded_metadata(tmp_path, monkeypatch):
    content = "NUSA, Latihnews – Camat memimpin apel, Senin (7/10/2024). Semua ASN hadir.".encode()
    (tmp_path / "apa saja.txt").write_bytes(content)
    originals = pd.read_csv(DATA / "originals.csv")
    originals.loc[3, "sha256"] = hashlib.sha256(content).hexdigest()
    (tmp_path / "data").mkdir()
    originals.to_csv(tmp_path / "data" / "originals.csv", index=False)
    monkeypatch.setattr("kursus.corpus.DATA", tmp_path / "data")
    article = baca_artikel(tmp_path).iloc[0]
    assert article["article"] == originals.loc[3, "id"]
    assert article["place"] == originals.loc[3, "place"]
    assert article["event_date"] == pd.Timestamp(originals.loc[3, "event_date"])
    assert article["text"].startswith("Camat memimpin apel")


def test_metadata_of_files_go_before_what_pages_say(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("KENDARI, KABAR SULTRA – Camat memimpin apel.", "utf-8")
    known = pd.DataFrame({"file": ["b.txt"], "outlet": ["Suluh"], "published_at": ["2024-03-05"]})
    articles = read_articles(tmp_path, metadata=known).set_index("article")
    assert list(articles["outlet"]) == ["KABAR SULTRA", "Suluh"]
    assert list(articles["place"]) == ["KENDARI", "KENDARI"]
    assert list(articles["published_at"].dropna()) == [
        pd.Timestamp("2024-03-05", tz="Asia/Jakarta")
    ]
    with pytest.raises(InputError, match="Kolom published_at di tabel metadata"):
        read_articles(tmp_path, metadata=known.assign(published_at="kemarin"))
    with pytest.raises(InputError, match="kolom file"):
        read_articles(tmp_path, metadata=known.rename(columns={"file": "berkas"}))


BAD_FILES = {
    "kosong.txt": (b"", "kosong"),
    "spasi.txt": (b" \r\n\t\r\n", "kosong"),
    "hanya bom.txt": (b"\xef\xbb\xbf", "kosong"),
    "biner.txt": (bytes(range(256)) * 20, "bukan berkas teks"),
    "gambar.txt": (
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(200)) * 4,
        "bukan berkas teks",
    ),
    "word.txt": (b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(100)) * 9, "bukan berkas teks"),
    "besar.txt": (b"a" * (LARGEST_FILE + 1), "terlalu besar"),
}


def test_unreadable_files_are_named_and_the_rest_is_read(tmp_path, capsys):
    for name, (content, _) in BAD_FILES.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "baik.txt").write_text("Camat memimpin apel. Semua hadir.", encoding="utf-8")
    assert read_articles(tmp_path)["file"].tolist() == ["baik.txt"]
    messages = capsys.readouterr().out.splitlines()
    table = check_files(tmp_path).set_index("file")
    assert pd.isna(table.loc["baik.txt", "problem"])
    for name, (_, problem) in BAD_FILES.items():
        assert any(f"“{name}”" in line and problem in line for line in messages), name
        assert problem in table.loc[name, "problem"]
        assert table.loc[name, "remedy"]
    assert (tmp_path / "biner.txt").read_bytes() == BAD_FILES["biner.txt"][0]


@pytest.mark.cepat
def test_a_folder_without_articles_is_explained(tmp_path):
    with pytest.raises(InputError, match="tidak ditemukan"):
        read_articles(tmp_path / "tidak ada")
    with pytest.raises(InputError, match=r"Tidak ada berkas \.txt"):
        read_articles(tmp_path)
    (tmp_path / "kosong.txt").write_bytes(b"")
    with pytest.raises(InputError, match="Tidak ada artikel yang dapat dibaca"):
        read_articles(tmp_path)
    with pytest.raises(InputError, match="adalah berkas, bukan folder"):
        read_articles(tmp_path / "kosong.txt")
    with pytest.raises(InputError, match="belum diisi"):
        read_articles("")
    with pytest.raises(InputError, match="belum diisi"):
        read_articles(None)


def test_korpus_chooses_the_folder(tmp_path, monkeypatch):
    monkeypatch.delenv("KORPUS", raising=False)
    assert folder_artikel() == FOLDER
    monkeypatch.setenv("KORPUS", str(tmp_path))
    assert folder_artikel() == tmp_path


def test_a_wrong_table_is_explained():
    with pytest.raises(InputError, match="tidak mempunyai kolom raw"):
        audit(pd.DataFrame({"article": ["x"]}))
    with pytest.raises(InputError, match="Yang diminta sebuah tabel"):
        require_columns(["x"], "article")


def test_of_hostile_html_only_the_words_are_left(tmp_path):
    line = "<script>alert('x')</script> Camat & staf memimpin apel <b>pagi</b>."
    (tmp_path / "x.txt").write_text(line, encoding="utf-8")
    assert read_articles(tmp_path)["text"].tolist() == ["Camat & staf memimpin apel pagi."]


@pytest.mark.cepat
@pytest.mark.parametrize(
    ("dateline", "outlet", "place"),
    [
        ("KENDARI, SULTRA KINI – ", "SULTRA KINI", "KENDARI"),  # a province and a word of its own
        ("KENDARI, SULUH – ", "SULUH", "KENDARI"),  # a city is known
        ("Kabupaten Konawe, Suluh – ", "Suluh", "Kabupaten Konawe"),
        ("UNAAHA, KONAWE – ", None, "KONAWE"),  # a town before its regency, or an outlet: unknown
        ("KENDARI, KONAWE SELATAN – ", None, "KENDARI, KONAWE SELATAN"),
        ("JAMBI KOTA, SULUH KINI – ", "SULUH KINI", "JAMBI KOTA"),
        ("NUSA, SULUH – ", None, None),
    ],
)
def test_an_outlet_is_told_from_the_regions_of_the_country(dateline, outlet, place):
    page = read_page(f"{dateline}Bupati mengajak pegawai menjaga netralitas. Ia menyebut warga.")
    assert (page.outlet, page.place) == (outlet, place)


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("KABAR SATU DUA TIGA – Bupati hadir", True),  # names have four words at most
        ("KABAR SATU DUA TIGA EMPAT – Bupati hadir", False),
        (f"KABAR {'A' * 32} –", True),  # of 40 letters; in a longer line the sentence goes on
        (f"KABAR {'A' * 33} –", False),
    ],
)
def test_a_dateline_is_short(line, is_one):
    assert (find_dateline(line) is not None) == is_one


@pytest.mark.parametrize("line", ["Selasa, 5 Maret 2024", "5 Mar 2024", "2024-03-05"])
def test_a_date_alone_above_the_article_is_the_day_of_publication(line):
    sentence = "Bupati mengajak pegawai menjaga netralitas di kantor masing-masing."
    page = read_page(f"Bupati Ajak Pegawai Netral\n\n{line}\n\n{sentence}\n\n{line}\n\n{sentence}")
    assert page.published_at.date() == date(2024, 3, 5)
    assert page.text.count("2024") == 1  # within the article a date is not taken out


@pytest.mark.parametrize(
    ("above", "stays"),
    [
        ("Bupati mengajak semua pegawai menjaga netralitas di kantor masing-masing.\n", False),
        ("Warga yang memerlukan keterangan boleh datang ke kantor cabang kami\n\n", False),
        (f"{'Mereka berkumpul di halaman kantor di':k<60}\n", False),  # of 60 letters
        (f"{'Mereka berkumpul di halaman kantor di':k<61}\n", True),  # a longer line is wrapped
    ],
)
def test_an_address_is_no_article_unless_a_sentence_that_began_above_goes_on(above, stays):
    address = "Kantor Redaksi, Jalan Melati Raya No. 12 Kendari"
    sentence = "Camat juga meminta semua pegawai menjaga netralitas pada pemilihan itu."
    page = f"KENDARI, KABAR SULTRA – {sentence}\n\n{sentence}\n\n{above}{address}\n\n{sentence}"
    assert (address in read_page(page).text) == stays


@pytest.mark.parametrize(
    ("link", "stays"),
    [
        ("Baca juga:", False),
        ("Baca juga: berita lain hari ini", True),  # more than five words are a title themselves
        ("Baca juga: Menanam Pohon Bersama", False),
    ],
)
def test_below_a_lone_link_a_title_is_one_too(link, stays):
    title = "Camat Melati Ajak Warga Menanam Pohon"
    sentence = "Bupati mengajak semua pegawai menjaga netralitas di kantor masing-masing."
    page = f"{sentence} {sentence}\n\n{sentence}\n\n{link}\n{title}\n\n{sentence} {sentence}"
    assert (title in read_page(page).text) == stays


@pytest.mark.parametrize("name", ["Kabar Desa", "Kabar Desa Kita"])
def test_an_outlet_that_only_the_top_and_the_note_on_copyright_name_is_known(name):
    page = f"{name}\nCamat memimpin apel di halaman kantor desa itu.\n© 2024 {name}"
    assert read_page(page).outlet == name
    assert read_page(page.replace(name, f"{name} Untuk Semua")).outlet is None


@pytest.mark.parametrize(
    ("name", "is_one"), [("JalanKita", True), ("jalan.id", True), ("Jalan Kita", False)]
)
def test_a_name_of_two_words_in_one_is_that_of_an_outlet(name, is_one):
    assert is_outlet_name(name) == is_one


def test_few_capitals_make_a_sentence_without_its_full_stop():
    assert is_open_sentence("Semua pegawai hadir pagi itu")
    assert not is_open_sentence("kami hadir") and not is_open_sentence("Camat Kota Melati")
