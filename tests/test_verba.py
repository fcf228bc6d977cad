"""Every verb of the lesson is its frasa function by another name: same tables, same pictures."""

import re

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
