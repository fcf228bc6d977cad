"""Letters that a program on the way has spoiled are repaired where that is sure, and it is said."""

import json
import zipfile

import pandas as pd
import pytest

from frasa.articles import check_files, find_duplicates, read_articles
from frasa.tokens import tokenize

TEXT = "Camat berkata, “Kami netral.” Semua ASN hadir — tanpa kecuali."


def read(folder, content: bytes, name: str = "a.txt") -> tuple[str, str | None]:
    """Return text and problem of a file."""
    (folder / name).write_bytes(content)
    problem = check_files(folder)["problem"][0]
    return read_articles(folder)["text"][0], None if pd.isna(problem) else problem


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (TEXT.encode().replace(b"Semua", b"Se\x00mua"), "1 bita kosong"),
        (TEXT.encode().replace(b"Semua", b"Semua\x00") + b"\x00", "2 bita kosong"),
        (TEXT.encode() + b"\x00" * 512, "512 bita kosong"),
        (b"\x00" + TEXT.encode(), "1 bita kosong"),
        (TEXT.encode("cp1252").replace(b"ASN", b"ASN\x00"), "1 bita kosong"),
        (TEXT.encode("cp1252").replace(b"\x94", "”".encode()), "campuran dua sandi"),
        (TEXT.encode().replace("—".encode(), b"\x97"), "campuran dua sandi"),
        (TEXT.encode().replace("“".encode(), b"\x93"), "campuran dua sandi"),
        (
            TEXT.encode().decode("cp1252", "replace").encode().replace("�".encode(), b"\xc2\x9d"),
            "disandikan dua kali",
        ),
        (TEXT.encode().decode("latin-1").encode(), "disandikan dua kali"),
        (f"ï»¿{TEXT}".encode(), "1 huruf yang disandikan dua kali"),
        (TEXT.encode().decode("mac_roman").encode(), "disandikan dua kali"),
        (TEXT.encode().decode("cp437").encode(), "disandikan dua kali"),
    ],
)
def test_the_text_comes_out_whole_and_the_repair_is_named(tmp_path, content, said):
    text, problem = read(tmp_path, content)
    assert text == TEXT
    assert said in problem


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16"),
        "ꦱꦼꦩꦸꦮꦥꦼꦒꦮꦻꦤꦼꦠꦿꦭ꧀ “netral”".encode("utf-16"),
        "“CAFÉ” dan “élite” itu “Ñ” atau “Ä”, ‘é’ — “Ô” «à»".encode(),
        "Ça va — señor Ñoño, déjà vu. Ânimo! Ø itu nol. R&D À la carte.".encode(),
        "Suhu 30 °C, lebar 5 m², harga £5 atau €6, « netral ».".encode("cp1252"),
    ],
)
def test_what_is_not_damaged_is_not_touched_and_nothing_is_said(tmp_path, content):
    text, problem = read(tmp_path, content)
    assert problem is None
    forms = content, TEXT.encode(), content.decode("cp1252", "ignore").encode()
    assert text.encode() in forms or text == content.decode("utf-16")


@pytest.mark.parametrize("sign", "\xa0°·«»²³½¼®©™€£§—“…éñ")
def test_every_usual_sign_that_was_encoded_twice_comes_back(tmp_path, sign):
    text = f"Suhu 30 {sign}C di kantor itu, “netral”."
    found, problem = read(tmp_path, text.encode().decode("cp1252", "ignore").encode())
    assert sign.strip() in found and "disandikan dua kali" in problem


@pytest.mark.parametrize(
    ("others", "said"), [(1, "campuran dua sandi"), (2, "disandikan dua kali")]
)
def test_most_letters_beyond_ascii_tell_the_encoding(tmp_path, others, said):
    content = "Kafé itu é".encode() + " ".join("é" * others).encode("cp1252") + b" netral."
    assert said in read(tmp_path, content)[1]


@pytest.mark.cepat
def test_half_a_character_more_or_less_refuses_no_file(tmp_path):
    text, problem = read(tmp_path, TEXT.encode("utf-16-le") + b"x")
    assert text.startswith(TEXT)
    assert "1 huruf rusak" in problem
    smiley = "Setuju \U0001f600 sekali, kata camat."
    pair = smiley.encode("utf-16", "surrogatepass").decode("utf-16")
    cesu = b"".join(
        chr(unit).encode("utf-8", "surrogatepass")
        for unit in memoryview(pair.encode("utf-16-le")).cast("H")
    )
    assert read(tmp_path, cesu + " — begitu.".encode())[0] == f"{smiley} — begitu."


def test_lost_letters_are_counted_and_said(tmp_path):
    assert (
        "2 huruf rusak"
        in read(tmp_path, ("Camat � hadir � di aula — semua." + TEXT * 9).encode())[1]
    )


HALF = "\ud83d"


@pytest.mark.parametrize("share", [50, 12])
def test_letters_that_were_lost_before_cost_no_article(tmp_path, share):
    text = "Camat mengingatkan pegawai agar tetap netral sampai hari pemungutan suara. " * 20
    text = "".join("\ufffd" if n % share == 7 else letter for n, letter in enumerate(text))
    found, problem = read(tmp_path, text.encode())
    assert found.count("\ufffd") == text.count("\ufffd")
    assert "huruf rusak" in problem


@pytest.mark.parametrize("column", ["text", "headline", "article", "outlet", "lain"])
@pytest.mark.parametrize("as_frame", [True, False])
def test_half_an_emoji_in_any_cell_stops_nothing(tmp_path, capsys, column, as_frame):
    rows = [
        {
            "text": f"Camat hadir ke-{n}.",
            "headline": "Judul",
            "article": f"a{n}",
            "outlet": "X",
            "lain": "y",
        }
        for n in range(3)
    ]
    rows[1][column] += HALF
    if as_frame:
        source = pd.DataFrame(rows, dtype="object")
    else:
        source = tmp_path / "a.jsonl"
        source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    articles = read_articles(source)
    assert len(articles) == 3
    assert articles[column][1].endswith("\ufffd")
    articles.to_csv(tmp_path / "b.csv")
    find_duplicates(articles)
    tokenize(articles)
    assert ("terpotong" in capsys.readouterr().out) == (column == "text")


@pytest.mark.cepat
@pytest.mark.parametrize("name", ["berita – satu.txt", "Jum’at.txt", "sub/é.txt", "日本.txt"])
def test_names_in_a_zip_are_utf8_though_it_does_not_say_so(tmp_path, name):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, TEXT)
    flagged = path.read_bytes()
    for signature, place in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):
        at = flagged.index(signature) + place
        flagged = flagged[:at] + bytes([flagged[at] & ~0x08]) + flagged[at + 1 :]
    path.write_bytes(flagged)
    assert read_articles(path)["file"].tolist() == [name]


@pytest.mark.cepat
@pytest.mark.parametrize("name", ["~berita.txt", "~$berita.docx", "~", "~~.txt"])
def test_a_tilde_in_a_list_of_names_stops_nothing(tmp_path, capsys, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setenv("HOME", str(tmp_path / "kosong"))
    (tmp_path / "kosong").mkdir()
    assert "a" in read_articles(["a.txt", name])["article"].tolist()
    capsys.readouterr()


@pytest.mark.parametrize("zeros", [4, 6, 8])
@pytest.mark.parametrize("letters", range(40, 46))
def test_zeros_behind_utf16_cost_no_letter(tmp_path, letters, zeros):
    text = TEXT.replace(" ", "-")[:letters]
    assert read(tmp_path, text.encode("utf-16-le") + b"\x00" * zeros)[0] == text
