"""Every verb of the lesson is its frasa function by another name: same tables, same pictures."""

import hashlib
import re
from datetime import date

import pandas as pd
import pytest

import frasa
import kursus
from kursus import article_names, verba
from notebook_tools import NOTEBOOKS, ROOT, code_cells, read

DATA = ROOT / "data"


@pytest.fixture(scope="module")
def articles():
    return frasa.read_articles(DATA / "articles")


@pytest.fixture(scope="module")
def tokens(articles):
    return frasa.tokenize(articles)


@pytest.fixture(scope="module")
def passages(tokens):
    return frasa.find_passages(tokens)


@pytest.mark.cepat
def test_reading_verbs_are_read_articles_and_audit(articles):
    pd.testing.assert_frame_equal(kursus.baca_artikel(), articles)
    case = frasa.read_articles(DATA / "case-study" / "articles")
    pd.testing.assert_frame_equal(kursus.baca_kasus(), case)
    audit = frasa.audit(articles, removed_only=False)
    own = audit[audit["article"] == "03-aceh-utara"]
    both = pd.concat([kursus.isi_berita(articles, 3), kursus.catatan_baris(articles, 3)])
    assert sorted(both["text"]) == sorted(own["text"])
    assert kursus.huruf_hilang(articles) == frasa.count_lost_letters(articles)
    lines = kursus.baris_halaman(articles, 3)
    raw = articles.set_index("article").loc["03-aceh-utara", "raw"]
    assert lines["text"].tolist() == [line.strip() for line in raw.splitlines() if line.strip()]
    for limit in (20, 46, 150):
        lost = audit[(audit["part"] == "body") & (audit["text"].str.len() < limit)]
        assert kursus.kalimat_terbuang(articles, limit)["text"].tolist() == lost["text"].tolist()


def test_counting_verbs_are_frasas(articles, tokens):
    pd.testing.assert_frame_equal(kursus.potong_kata(articles), tokens)
    counts = frasa.count_words(tokens)
    pd.testing.assert_frame_equal(kursus.hitung_kata(tokens), counts)
    pd.testing.assert_frame_equal(kursus.kata_henti(), frasa.stop_words())
    less = frasa.remove_stop_words(counts, frasa.stop_words())
    pd.testing.assert_frame_equal(kursus.buang_kata(counts, kursus.kata_henti()), less)
    by_article = frasa.count_words(tokens, by="article")
    for written in ("asn", "ASN"):
        own = by_article[by_article["word"] == "asn"].set_index("article")["count"]
        assert kursus.kepadatan(tokens, written).set_index("article")["count"].equals(own)
    assert kursus.awan_kata(less) == frasa.charts.word_cloud(less)
    words = ["asn", "pemilu"]
    assert kursus.gambar_letak(tokens, words) == frasa.charts.dispersion_plot(tokens, words)


def test_verbs_of_shared_text_are_frasas(articles, tokens, passages):
    pd.testing.assert_frame_equal(kursus.cari_bagian(tokens, 8), passages)
    phrase = "birokrasi yang kuat"
    lines = frasa.concordance(tokens, phrase, width=4)
    assert kursus.cari_frasa(tokens, phrase)["article"].tolist() == lines["article"].tolist()
    runs = frasa.ngrams(tokens, 4)
    found = kursus.cari_rangkaian(tokens, 4)
    assert found["ngram"].tolist() == runs.loc[runs["articles"] >= 2, "ngram"].tolist()
    heat = frasa.charts.similarity_heatmap(frasa.similarity(tokens, 5))
    assert kursus.gambar_kesamaan(tokens, 5) == heat
    kinds = frasa.classify(passages, articles)
    assert kursus.jenis_bagian(passages, articles)["kind"].tolist() == kinds["kind"].tolist()
    pair = ("01-blangpegayon", "02-pangkalpinang")
    view = frasa.side_by_side(passages, articles, *pair)
    assert kursus.sandingkan(passages, articles, 1, "02").html == view.html
    sources = frasa.candidate_sources(kinds, articles, tokens)
    own = sources[sources["article"] == pair[1]]
    found = kursus.calon_sumber(passages, articles, tokens, 2)
    assert found["candidate"].tolist() == own["candidate"].tolist()
    near = kursus.kedekatan(passages, articles, tokens, 1).set_index("article")["share"]
    assert near[pair[1]] == pytest.approx(own["containment"].iloc[0])


@pytest.mark.cepat
@pytest.mark.parametrize("text", ["", "Selasa", "besok", "7/10"])
def test_what_is_no_date_in_figures_is_said(text):
    with pytest.raises(frasa.InputError, match="bukan tanggal"):
        kursus.baca_tanggal(text)


@pytest.mark.cepat
@pytest.mark.parametrize("text", ["31/31/2024", "0/0/2024", "31/2/2024", "31-04-2023", "30.2.2023"])
def test_a_day_that_the_calendar_does_not_have_is_said(text):
    with pytest.raises(frasa.InputError, match="tidak ada di kalender"):
        kursus.baca_tanggal(text)


@pytest.mark.cepat
@pytest.mark.parametrize(
    "text", ["7 Oktober 2024", "2024-10-7", "7/10/24", "Senin, 7 oktober 2024"]
)
def test_a_date_in_another_form_comes_with_the_line_to_type(text):
    with pytest.raises(frasa.InputError, match='tanggal = "7/10/2024"'):
        kursus.baca_tanggal(text)


@pytest.mark.cepat
def test_a_date_may_stand_within_its_sentence():
    assert kursus.baca_tanggal("Selasa (5/11/2024)")["weekday"].tolist() == ["Selasa", "Sabtu"]


@pytest.mark.cepat
def test_dates_are_read_both_ways_and_name_their_weekdays():
    assert kursus.baca_tanggal("7/10/2024")["weekday"].tolist() == ["Senin", "Rabu"]
    assert kursus.baca_tanggal("27/11/2024")["weekday"].tolist() == ["Rabu"]


@pytest.mark.cepat
@pytest.mark.parametrize("name", [3, "3", "03", "03-aceh-utara", "aceh utara", "03-aceh-utara.txt"])
def test_an_article_is_found_by_what_a_person_calls_it(articles, name):
    assert article_names.find_article(articles, name) == "03-aceh-utara"


@pytest.mark.cepat
@pytest.mark.parametrize("name", [9, "0", "", "aceh barat", None, "a"])
def test_an_unknown_article_is_answered_with_those_that_are_there(articles, name):
    with pytest.raises(frasa.InputError, match=r"Tidak ditemukan.*01-blangpegayon"):
        article_names.find_article(articles, name)


@pytest.mark.cepat
def test_every_verb_is_used_in_a_lesson_and_told_in_the_classroom():
    used = {
        word
        for path in NOTEBOOKS
        for cell in code_cells(read(path))
        for word in re.findall(r"\w+", cell.source)
    }
    verbs = {
        name
        for name, value in vars(verba).items()
        if callable(value) and getattr(value, "__module__", "") == verba.__name__
    }
    public = {name for name in verbs if not name.startswith("_")}
    assert public <= set(kursus.__all__)
    assert public <= used, public - used


NAMED = ["01-blangpegayon", "02-pangkalpinang", "03-aceh-utara", "04-purworejo", "05-benua-kayong"]
PLACES = ["article", "line", "text"]
PARTS = ["article_a", "article_b", "words_a"]
COLUMNS = [
    (lambda a, k, b: kursus.baris_halaman(a, 1), ["line", "text", "letters"]),
    (lambda a, k, b: kursus.isi_berita(a, 1), ["line", "text"]),
    (lambda a, k, b: kursus.catatan_baris(a, 1), ["line", "text", "part", "reason"]),
    (lambda a, k, b: kursus.kalimat_terbuang(a, 150), PLACES),
    (lambda a, k, b: kursus.ringkas_artikel(a),
     ["article", "outlet", "place", "event_date", "weekday", "published_at"]),
    (lambda a, k, b: kursus.baca_tanggal("7/10/2024"), ["day", "weekday"]),
    (lambda a, k, b: kursus.kepadatan(k, "asn"), ["article", "count", "per_1000"]),
    (lambda a, k, b: kursus.kata_henti("besar"), ["word"]),
    (lambda a, k, b: kursus.cari_frasa(k, "asn"), ["left", "match", "right", "article"]),
    (lambda a, k, b: kursus.paragraf_sama(a, 1, 2), ["text"]),
    (lambda a, k, b: kursus.cari_rangkaian(k, 3), ["ngram", "count", "articles"]),
    (lambda a, k, b: kursus.ringkas_bagian(b),
     [*PARTS[:2], "words_a", "words_b", "identical_words", "edits"]),
    (lambda a, k, b: kursus.jenis_bagian(b, a), [*PARTS, "kind", "reason"]),
    (lambda a, k, b: kursus.calon_sumber(b, a, k, 2),
     ["candidate", "containment", "hours_before", "only_in_both"]),
    (lambda a, k, b: kursus.kedekatan(b, a, k, 1), ["article", "share"]),
]  # fmt: skip


@pytest.mark.parametrize("call, columns", COLUMNS, ids=[" ".join(each[1]) for each in COLUMNS])
def test_a_verb_shows_the_columns_that_its_lesson_names(call, columns, articles, tokens, passages):
    table = call(articles, tokens, passages)
    assert list(table.columns) == columns and list(table.index) == list(range(len(table)))


def test_lines_of_a_page_keep_their_numbers_and_lengths(articles):
    page = articles.head(1).assign(raw="Satu.\n\n  Dua kata \n")
    assert kursus.baris_halaman(page, 1).values.tolist() == [[1, "Satu.", 5], [3, "Dua kata", 8]]
    pieces = frasa.audit(articles, removed_only=False)
    own = pieces[(pieces["article"] == NAMED[0]) & (pieces["part"] == "body")]
    assert kursus.isi_berita(articles, 1).values.tolist() == own[["line", "text"]].values.tolist()
    assert set(kursus.catatan_baris(articles, 1)["part"]) == {"dateline", "credit"}


def test_words_of_a_sentence_are_those_that_are_counted():
    assert kursus.kata_kalimat("ASN wajib netral!") == ["ASN", "wajib", "netral"]
    assert kursus.banyak_kata("ASN wajib netral!") == 3 and kursus.banyak_kata("!") == 0


def test_what_a_list_of_stop_words_leaves_of_a_sentence_is_in_its_order(tokens):
    large = kursus.kata_henti("besar")
    assert kursus.sisa_kalimat("ASN harus netral dan tidak memihak", large) == "asn netral"
    assert len(large) > 3 * len(kursus.kata_henti("kursus"))
    left = kursus.buang_kata(kursus.hitung_kata(tokens), large)
    assert not set(left["word"]) & set(large["word"]) and "asn" in set(left["word"])


def test_how_dense_a_word_is_stands_for_every_article(tokens, capsys):
    table = kursus.kepadatan(tokens, "Pilkada").set_index("article")
    assert list(table.index) == NAMED
    for name, words in tokens.groupby("article", observed=True)["word"]:
        count = (words == "pilkada").sum()
        assert table.loc[name, "count"] == count
        assert table.loc[name, "per_1000"] == pytest.approx(1000 * count / len(words))
    assert (table["count"] == 0).any() and capsys.readouterr().out == ""
    assert kursus.kepadatan(tokens, "pilkadi")["count"].tolist() == [0] * 5
    assert "Tidak ditemukan: “pilkadi”. Yang mirip dan ada: “pilkada" in capsys.readouterr().out


def test_a_picture_of_places_and_a_search_say_what_the_corpus_does_not_hold(tokens, capsys):
    kursus.gambar_letak(tokens, ["asn", "xyzw"])
    assert capsys.readouterr().out == "Tidak ditemukan: “xyzw”.\n"
    assert kursus.cari_frasa(tokens, "netral wajib").empty
    assert "tidak berurutan begitu" in capsys.readouterr().out
    around = kursus.cari_frasa(tokens, "birokrasi yang").iloc[0]
    assert [len(around[side].split()) for side in ("left", "match", "right")] == [4, 2, 4]


def test_shared_paragraphs_are_those_of_both_in_the_order_of_the_first(articles):
    pair = articles.head(2).assign(text=["a\nb\nc", "c\nd\na"])
    assert kursus.paragraf_sama(pair, 1, 2)["text"].tolist() == ["a", "c"]
    assert kursus.paragraf_sama(pair, 2, 1)["text"].tolist() == ["c", "a"]
    none = kursus.paragraf_sama(articles, 1, 2)["text"]
    assert none.empty and none.dtype == "str"


def test_runs_of_words_stand_in_two_articles_at_least(tokens):
    found = kursus.cari_rangkaian(tokens, 3)
    assert found["articles"].min() == 2 and set(found["ngram"].str.split().str.len()) == {3}


def test_the_shortest_passage_is_as_long_as_asked(tokens, passages):
    pd.testing.assert_frame_equal(kursus.cari_bagian(tokens), passages)
    longer = frasa.find_passages(tokens, min_words=14)
    pd.testing.assert_frame_equal(kursus.cari_bagian(tokens, 14), longer)
    assert 0 < len(longer) < len(passages)


def test_several_texts_stand_beside_one_each_behind_its_name(articles, passages):
    one, two = (kursus.sandingkan(passages, articles, 1, other) for other in (2, 4))
    both = kursus.sandingkan(passages, articles, 1, [2, "04"])
    assert both.text == f"{NAMED[1]}\n{one.text}\n\n{NAMED[3]}\n{two.text}"
    assert both.html == "".join(
        f"<details><summary>Buka {name}</summary>{view.html}</details>"
        for name, view in ((NAMED[1], one), (NAMED[3], two))
    )
    assert kursus.sandingkan(passages, articles, 1, (2, 4)) == both


def test_one_article_beside_itself_is_said_to_be_one(articles, passages):
    said = f"Nomor 1 dan 01 artikel yang sama di folder ini: {NAMED[0]}."
    view = kursus.sandingkan(passages, articles, 1, "01")
    assert (view.text, view.html) == (said, f"<p>{said}</p>")
    assert kursus.kata_bersama(passages, articles, 1, "01") == said


def test_sources_are_of_one_article_and_without_set_phrases(articles, tokens, passages):
    kinds = frasa.classify(passages, articles)
    sources = frasa.candidate_sources(kinds, articles, tokens)
    own = sources[sources["article"] == NAMED[1]].reset_index(drop=True)
    found = kursus.calon_sumber(passages, articles, tokens, 2)
    pd.testing.assert_frame_equal(found, own[list(found.columns)])
    assert len(own) and kursus.calon_sumber(passages, articles, tokens, 4).empty


def covered(passages, one: str, other: str) -> int:
    """Count the words of one article in passages that it shares with another, one by one."""
    places = set()
    for row in passages.itertuples():
        if {row.article_a, row.article_b} == {one, other}:
            side = "a" if row.article_a == one else "b"
            first, last = (getattr(row, f"{end}_word_{side}") for end in ("first", "last"))
            places |= set(range(first, last + 1))
    return len(places)


def test_nearness_is_the_share_of_the_words_of_each_that_are_shared(articles, tokens, passages):
    for own in NAMED:
        table = kursus.kedekatan(passages, articles, tokens, own[:2])
        expected = [
            (covered(passages, name, own) / (tokens["article"] == name).sum(), name)
            for name in NAMED
            if name != own
        ]
        expected.sort(key=lambda each: (-each[0], each[1]))
        assert table["article"].tolist() == [name for _, name in expected]
        assert table["share"].tolist() == pytest.approx([share for share, _ in expected])


def test_shared_words_of_two_are_told_in_one_sentence(articles, passages):
    (one, two), passages = (
        NAMED[:2],
        passages.iloc[1:],
    )  # of which one has more words than the other
    rows = passages[(passages["article_a"] == one) & (passages["article_b"] == two)]
    words = {name: covered(passages, name, other) for name, other in ((one, two), (two, one))}
    assert words[one] != words[two]
    for left, right in ((one, two), (two, one)):
        assert kursus.kata_bersama(passages, articles, left, right) == (
            f"{words[left]} kata {left} dan {words[right]} kata {right} berada di bagian yang "
            f"sama; {rows['identical_words'].sum()} di antaranya persis sama."
        )
    assert kursus.kata_bersama(passages, articles, 3, 5) == (
        f"0 kata {NAMED[2]} dan 0 kata {NAMED[4]} berada di bagian yang sama; "
        "0 di antaranya persis sama."
    )


def test_the_case_study_reads_the_learners_own_folder_where_one_is_named(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("Camat memimpin apel pagi.", encoding="utf-8")
    monkeypatch.setenv("KORPUS", str(tmp_path))
    assert kursus.baca_kasus()["article"].tolist() == ["a"]
    monkeypatch.setenv("KORPUS", "")
    assert kursus.baca_kasus()["article"].iloc[0] == "00-siaran-pers"


def test_the_articles_are_the_courses_own_or_those_of_the_folder_named(tmp_path, monkeypatch):
    monkeypatch.delenv("KORPUS", raising=False)
    assert kursus.folder_artikel() == DATA / "articles"
    for name in ("satu", "dua"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.txt").write_text("Camat memimpin apel.", encoding="utf-8")
    monkeypatch.setenv("KORPUS", str(tmp_path / "satu"))
    assert kursus.folder_artikel() == tmp_path / "satu"
    assert kursus.baca_artikel()["article"].tolist() == ["satu"]
    assert kursus.baca_artikel(tmp_path / "dua")["article"].tolist() == ["dua"]
    assert kursus.nama_hari(date(2024, 10, 7)) == "Senin"


def test_originals_bring_their_outlet_and_a_course_without_their_list_reads_on(
    tmp_path, monkeypatch
):
    (tmp_path / "data").mkdir()
    (tmp_path / "berita.txt").write_text("NUSA, Latihnews – Camat memimpin apel.", encoding="utf-8")
    monkeypatch.setattr("kursus.corpus.DATA", tmp_path / "data")
    assert kursus.baca_artikel(tmp_path)["article"].tolist() == ["berita"]
    content = (tmp_path / "berita.txt").read_bytes()
    originals = pd.read_csv(DATA / "originals.csv").head(1)
    originals["sha256"] = hashlib.sha256(content).hexdigest()
    originals["source_outlet"] = "Suluh"
    originals.to_csv(tmp_path / "data" / "originals.csv", index=False)
    article = kursus.baca_artikel(tmp_path).iloc[0]
    assert (article["article"], article["outlet"]) == (originals["id"].iloc[0], "Suluh")
