"""What is printed, counted and left out is told in full: messages, limits, orders, reasons."""

import sys

import numpy as np
import pandas as pd
import pytest

import frasa
from frasa._ground.errors import InputError
from frasa._reuse.seeds import SMALL_GROUP
from frasa.passages import check_min_words, tell_left_out  # loads the room
from test_groups import FOOTER, FORMULA, RELEASE, corpus, text

passages_module = sys.modules["frasa.passages"]
EMPTY, SHORT = b"", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9


def put(folder, *names, content=b"Camat memimpin apel pagi. Semua pegawai hadir."):
    for name in names:
        (folder / name).write_bytes(content)


# ---- files


def told_of(folder, capsys):
    capsys.readouterr()
    try:
        frasa.read_articles(folder)
    except InputError as error:
        return [*capsys.readouterr().out.splitlines(), str(error)]
    return capsys.readouterr().out.splitlines()


@pytest.mark.parametrize(
    ("count", "names"),
    [
        (1, "“0.txt” dilewati: kosong."),
        (5, "“0.txt”, “1.txt”, “2.txt”, “3.txt”, “4.txt” dilewati: kosong."),
        (6, "“0.txt”, “1.txt”, “2.txt”, “3.txt”, “4.txt” dan 1 lain dilewati: kosong."),
        (8, "“0.txt”, “1.txt”, “2.txt”, “3.txt”, “4.txt” dan 3 lain dilewati: kosong."),
    ],
)
def test_five_files_are_named_and_the_others_counted(tmp_path, capsys, count, names):
    put(tmp_path, "baik.txt")
    put(tmp_path, *(f"{n}.txt" for n in range(count)), content=EMPTY)
    (line,) = told_of(tmp_path, capsys)
    assert line.startswith(f"Berkas {names}")


@pytest.mark.parametrize(("kinds", "rest"), [(10, None), (11, 1), (12, 2)])
def test_ten_kinds_of_problems_are_told_and_the_others_counted(tmp_path, capsys, kinds, rest):
    put(tmp_path, "baik.txt")
    for n in range(kinds):  # so many unclear dates: a sentence of its own for each table
        rows = [
            {"isi": f"Apel ke-{k} pagi ini. Semua hadir.", "tanggal": "0/13/2x"}
            for k in range(n + 2)
        ]
        pd.DataFrame(rows).to_csv(tmp_path / f"t{n:02}.csv", index=False)
    lines = told_of(tmp_path, capsys)
    assert len(lines) == min(kinds, 10) + (rest is not None)
    assert lines[0].startswith("Berkas “t00.csv” dibaca, tetapi 2 tanggal")
    if rest:
        assert lines[-1] == (
            f"Masih ada {rest} berkas lain dengan masalah: lihat semuanya dengan check_files."
        )


def test_where_nothing_is_left_the_source_is_named_as_it_was_given(tmp_path, capsys):
    put(tmp_path, "a.txt", content=EMPTY)
    sources = [(tmp_path, f"“{tmp_path}”"), (str(tmp_path), f"“{tmp_path}”")]
    for source, name in [*sources, ([tmp_path / "a.txt"], "daftar ini")]:
        with pytest.raises(InputError) as caught:
            frasa.read_articles(source)
        assert str(caught.value) == (
            f"Tidak ada artikel yang dapat dibaca di {name}. "
            "Perbaiki berkas yang disebut di atas, lalu jalankan sel ini lagi."
        )
    (tmp_path / "kosong").mkdir()
    for read in (frasa.read_articles, frasa.check_files):
        with pytest.raises(InputError, match=r"^Tidak ada berkas \.txt.* di “.*kosong”\. Simpan"):
            read(tmp_path / "kosong")
    with pytest.raises(InputError, match=r"^Tabel ini tidak mempunyai baris dengan isi artikel\."):
        frasa.read_articles(pd.DataFrame({"text": []}))


def test_of_a_table_the_rows_with_one_problem_are_told_together(tmp_path):
    rows = [("Camat memimpin apel pagi. Semua hadir.", "")] + [("", "Judul")] * 7
    pd.DataFrame(rows, columns=["isi", "judul"]).to_csv(tmp_path / "t.csv", index=False)
    put(tmp_path, "u.txt")
    table = frasa.check_files(tmp_path)
    assert table.dtypes.astype(str).to_dict() == dict.fromkeys(
        ("file", "encoding", "problem", "remedy"), "str"
    )
    assert (
        table["file"].tolist() == ["t.csv", "u.txt"] and table["encoding"].tolist() == ["utf-8"] * 2
    )
    assert table.loc[0, "problem"].startswith("baris 3, 4, 5, 6, 7 dan 2 lain: ")
    assert table.loc[1, ["problem", "remedy"]].isna().all()
    pd.DataFrame(rows[:6], columns=["isi", "judul"]).to_csv(tmp_path / "t.csv", index=False)
    assert frasa.check_files(tmp_path).loc[0, "problem"].startswith("baris 3, 4, 5, 6, 7: ")


def test_columns_of_ones_own_come_in_their_order_and_texts_stay_texts():
    table = pd.DataFrame(
        {"text": ["Apel pagi. Semua hadir."] * 3, "tema": ["a", None, "b"], "nilai": [1, 2, 3]}
    )
    table["campur"] = ["x", 2, None]
    read = frasa.read_articles(table)
    assert list(read)[-3:] == ["tema", "nilai", "campur"]
    assert str(read["tema"].dtype) == "str" and read["nilai"].tolist() == [1, 2, 3]
    assert str(read["campur"].dtype) == "object"


@pytest.mark.parametrize(
    ("raw", "text", "lost"),
    [
        ("Camat datang.", "Camat datang.", 0),
        ("Camat datang.", "Camat  da-tang", 0),  # letters and digits count, not signs
        ("Camat datang.", "Camat datan", 1),
        ("Camat datang.", "Camat datangx1", 2),
        ("Camat datang.", "Camut datang", 1),
        ("Camat datang.", "", 11),
        ("Kafe e\u0301.", "Kafe \u00e9", 0),
    ],
)
def test_every_letter_that_differs_is_lost(raw, text, lost):
    table = pd.DataFrame({"article": ["a"], "raw": [raw], "text": [text]})
    assert frasa.count_lost_letters(table) == lost
    assert frasa.count_lost_letters(pd.concat([table, table])) == 2 * lost


def test_the_audit_gives_all_pieces_only_if_that_is_asked_for():
    raw = "WARTA|ARUNIKA– Camat datang.\n\nIa pulang.\n(rel)"
    table = pd.DataFrame({"article": ["x"], "raw": [raw]})
    removed = frasa.audit(table)
    assert set(removed["part"]) == {"dateline", "credit"} and set(removed["line"]) == {1, 4}
    every = frasa.audit(table, removed_only=False)
    assert set(every["part"]) == {"body", "dateline", "credit"}
    assert (every.loc[every["part"] == "body", "reason"] == "").all() and set(every["line"]) == {
        1,
        3,
        4,
    }
    for function, column in ((frasa.audit, "raw"), (frasa.count_lost_letters, "text")):
        with pytest.raises(InputError, match=f"kolom.* {column}"):
            function(pd.DataFrame({"article": ["a"]}))


def test_duplicates_are_numbered_by_their_first_article():
    texts = ["satu", "dua", "tiga", "dua", "satu", "", None, "dua"]
    table = corpus(texts).assign(outlet="A")
    found = frasa.find_duplicates(table)
    assert found["article"].tolist() == ["t00", "t04", "t01", "t03", "t07"]
    assert found["group"].tolist() == [1, 1, 2, 2, 2] and found["copies"].tolist() == [
        2,
        2,
        3,
        3,
        3,
    ]
    assert found["outlet"].tolist() == ["A"] * 5 and found["headline"].isna().all()


# ---- passages


@pytest.mark.parametrize("least", [2, 3, np.int32(8)])
def test_the_least_number_of_words_is_any_whole_number_from_two_on(least):
    check_min_words(least)
    for wrong in (1, 2.0, True, "3", np.float64(3)):
        with pytest.raises(
            InputError, match=f"yang diberikan {wrong!r}\\.".replace("(", r"\(").replace(")", r"\)")
        ):
            check_min_words(wrong)


def linked(*rows):
    """Return passages of which some were linked: (one, other, first, last, how compared)."""
    table = []
    for one, other, first, last, compared in rows:
        row = {"article_a": one, "article_b": other, "compared": compared}
        for side in "ab":
            row |= {f"first_word_{side}": first, f"last_word_{side}": last}
            row |= {f"start_{side}": 5 * first, f"end_{side}": 5 * last + 4}
        table.append(row)
    return pd.DataFrame(table)


LINKED = linked(
    ("a", "b", 0, 9, "too_many"),
    ("b", "c", 0, 9, "too_many"),
    ("c", "d", 0, 10, "furniture"),
    ("p", "q", 20, 29, "furniture"),
    ("q", "r", 20, 29, "furniture"),
    ("q", "r", 20, 29, "furniture"),
    ("x", "y", 0, 9, "too_many"),  # both places: nothing is left out
    ("a", "q", 50, 59, "all"),
    ("b", "p", 70, 79, "all"),
)


def test_what_is_left_out_is_told_by_text_the_largest_first():
    table = frasa.left_out(LINKED)
    columns = ["article", "words", "articles", "pairs_found", "pairs_left_out", "compared"]
    assert table[columns].to_numpy().tolist() == [
        ["c", 11, 4, 3, 3, "too_many"],
        ["p", 10, 3, 2, 1, "furniture"],
    ]
    assert table["start"].tolist() == [0, 100] and table["end"].tolist() == [54, 149]
    with pytest.raises(InputError, match="kolom compared"):
        frasa.left_out(LINKED.drop(columns="compared"))


def test_one_sentence_counts_the_texts_and_the_pairs_that_are_left_out(capsys):
    tell_left_out(LINKED)
    furniture = "1 teks yang tampaknya unsur halaman atau teks tetap satu media"
    assert capsys.readouterr().out == (
        f"1 teks yang sangat tersebar dan {furniture} tidak dibandingkan di semua pasangan "
        "artikel, melainkan dengan tiga tempat berikutnya saja; sekitar 4 pasangan tidak ada dalam "
        "tabel. Rinciannya: frasa.left_out(passages).\n"
    )
    tell_left_out(LINKED.iloc[3:])
    assert capsys.readouterr().out.startswith(f"{furniture} tidak dibandingkan")
    tell_left_out(LINKED.iloc[6:])
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("seconds", "minutes"), [(29.9, None), (30, 1), (89, 1), (91, 2), (600, 10)]
)
def test_what_comparing_all_takes_is_told_from_half_a_minute_on(
    monkeypatch, capsys, seconds, minutes
):
    count = 50
    tokens = frasa.tokenize(corpus([f"x{n} {' '.join(RELEASE)}" for n in range(count)]))
    pairs = count * (count - 1) // 2
    monkeypatch.setattr(passages_module, "SECONDS_A_PAIR", 0)
    monkeypatch.setattr(passages_module, "SECONDS_A_PASSAGE", seconds / pairs)
    frasa.find_passages(tokens, all_pairs=True)
    told = capsys.readouterr().out
    expected = (
        f"Membandingkan semua dengan semua: 1.225 pasang tempat, kira-kira {minutes} menit.\n"
    )
    assert told == (expected if minutes else "")
    assert count > SMALL_GROUP


def test_pairs_and_passages_take_their_measured_time_and_memory(monkeypatch, capsys):
    assert (passages_module.SECONDS_A_PAIR, passages_module.SECONDS_A_PASSAGE) == (1e-7, 2e-5)
    monkeypatch.setattr("frasa._ground.memory.ALWAYS_ALLOWED", 1225 * 200)
    monkeypatch.setenv("MEM_LIMIT", "1")
    monkeypatch.setattr(passages_module, "FINDING", 0)
    monkeypatch.setattr(passages_module, "FINDING_COMPILED", 0)
    tokens = frasa.tokenize(corpus([f"x{n} {' '.join(RELEASE)}" for n in range(50)]))
    assert len(frasa.find_passages(tokens, all_pairs=True)) == 1225
    monkeypatch.setattr("frasa._ground.memory.ALWAYS_ALLOWED", 1225 * 200 - 1)
    with pytest.raises(InputError, match="Untuk membandingkan semua pasangan tempat dalam korpus"):
        frasa.find_passages(tokens, all_pairs=True)


# ---- reasons


def test_every_reason_has_the_numbers_that_it_stands_on():
    footer, formula = " ".join(FOOTER), FORMULA
    texts = [f"{text(n)} {footer}" for n in range(4)]
    own = {n: " ".join(f"w{n}x{k}" for k in range(n)) for n in range(4, 8)}  # at no one place
    texts += [f"{own[n]} {text(n, formula)} {own[11 - n]}" for n in range(4, 8)] + [
        text(n, RELEASE) for n in (8, 9)
    ]
    name = "Kepala Dinas Kependudukan Provinsi Arunika Raya Bapak Haji Sri Wahyu"
    texts += [text(n, ["warga", *name.split(), "hadir"]) for n in (10, 11)]
    articles = corpus(texts)
    found = frasa.classify(frasa.find_passages(frasa.tokenize(articles)), articles)
    reasons = found.groupby(["kind", "article_a"])["reason"].first()
    assert reasons["page_furniture", "t00"] == (
        "Ada di 4 artikel, hampir selalu di tempat yang sama pada halaman: mungkin unsur halaman."
    )
    assert reasons["name_or_formula", "t04"] == (
        "10 kata, di 4 artikel; kebanyakan pasangan artikel itu hanya berbagi kata-kata ini: "
        "mungkin rumusan yang lazim atau bunyi aturan."
    )
    assert reasons["quotation_or_copy", "t08"] == (
        "40 kata berada di bagian yang sama, semuanya di sini: mungkin salinan, kutipan, atau "
        "siaran pers yang sama."
    )
    assert reasons["name_or_formula", "t10"] == (
        "Dari 12 kata, 2 kata biasa, yang menambah sedikit; selebihnya nama, jabatan, angka, atau "
        "rumusan tetap."
    )


def test_a_text_in_two_pieces_says_how_much_stands_here_and_house_texts_name_their_outlet():
    other = [f"lain{n}" for n in range(15)]
    texts = [text(n, RELEASE) + " " + " ".join([*[f"x{n}y{k}" for k in range(30)], *other, f"z{n}"])
             for n in range(2)]  # fmt: skip
    texts += [text(n) for n in range(2, 6)]
    articles = corpus(texts, outlet=["A", "A", "B", "B", "C", "C"])
    found = frasa.classify(frasa.find_passages(frasa.tokenize(articles)), articles)
    assert set(found["kind"]) == {"house_text"}
    assert set(found["reason"]) == {
        "Ada di 2 artikel, semua atau hampir semua dari satu media: mungkin teks media itu sendiri."
    }
    plain = articles.drop(columns="outlet")
    reasons = frasa.classify(frasa.find_passages(frasa.tokenize(plain)), plain)["reason"]
    assert sorted(reason.partition(":")[0] for reason in reasons) == [
        "55 kata berada di bagian yang sama, 15 di antaranya di sini",
        "55 kata berada di bagian yang sama, 40 di antaranya di sini",
    ]


def test_passages_of_articles_that_are_not_there_are_told():
    articles = corpus([text(1, RELEASE), text(2, RELEASE)])
    passages = frasa.find_passages(frasa.tokenize(articles))
    for side, name in (("t01", "t00"), ("t00", "t01")):
        with pytest.raises(
            InputError, match=f"^Artikel “{name}” ada dalam tabel passages, tetapi tidak"
        ):
            frasa.classify(passages, articles[articles["article"] == side])
    twice = pd.concat([articles, articles.assign(text="lain")])  # the first row of an id counts
    shown = frasa.passage_texts(passages, twice, tokens=frasa.tokenize(articles))
    assert shown.loc[0, "text_a"].startswith("siaran0 ")
