"""Verba pelajaran: nama Indonesia untuk pekerjaan frasa; tabel masuk, tabel atau gambar keluar.

A verb adds an Indonesian name and the short names of articles (3, "03"), and nothing else: what it
returns is what frasa returns, which a test proves. Notebook 05 tells which name stands behind it.
"""

import html
import os

import pandas as pd

import frasa
from frasa._ground.wording import number
from frasa._reading.dates import weekday_of, written_date
from frasa.charts.side_by_side import SideBySide
from kursus import days
from kursus.arguments import checked
from kursus.corpus import DATA
from kursus.names import find_article, one_article
from kursus.wanted import found_phrase, found_words, words_of

# Dari halaman ke artikel


@checked
def baris_halaman(artikel: pd.DataFrame, nomor) -> pd.DataFrame:
    """Return the lines of one raw page as they stand: line, text and letters (its length)."""
    raw = one_article(artikel, nomor)["raw"].iloc[0].splitlines()
    rows = [(line, text.strip(), len(text.strip())) for line, text in enumerate(raw, 1)]
    return pd.DataFrame([row for row in rows if row[1]], columns=["line", "text", "letters"])


@checked
def isi_berita(artikel: pd.DataFrame, nomor) -> pd.DataFrame:
    """Return the lines of one page that are the article: the body in `frasa.audit`."""
    pieces = frasa.audit(one_article(artikel, nomor), removed_only=False)
    return pieces.loc[pieces["part"] == "body", ["line", "text"]].reset_index(drop=True)


@checked
def catatan_baris(artikel: pd.DataFrame, nomor) -> pd.DataFrame:
    """Return the lines of one page that are no article, each with its reason: `frasa.audit`."""
    pieces = frasa.audit(one_article(artikel, nomor))
    return pieces[["line", "text", "part", "reason"]]


@checked
def kalimat_terbuang(artikel: pd.DataFrame, batas: int) -> pd.DataFrame:
    """Return the parts of articles that a rule "shorter than `batas` letters" would remove."""
    pieces = frasa.audit(artikel, removed_only=False)
    lost = (pieces["part"] == "body") & (pieces["text"].str.len() < batas)
    return pieces.loc[lost, ["article", "line", "text"]].reset_index(drop=True)


@checked
def huruf_hilang(artikel: pd.DataFrame) -> int:
    """Return `frasa.count_lost_letters`."""
    return frasa.count_lost_letters(artikel)


@checked
def ringkas_artikel(artikel: pd.DataFrame) -> pd.DataFrame:
    """Return what the table of articles says of each: who, where and when."""
    columns = ["article", "outlet", "place", "event_date", "weekday", "published_at"]
    return artikel[columns]


@checked
def baca_tanggal(tanggal: str) -> pd.DataFrame:
    """Return both readings of a date like "7/10/2024", with the weekday that each falls on."""
    rows = [(written_date(day), weekday_of(day)) for day in days.readings(tanggal)]
    return pd.DataFrame(rows, columns=["day", "weekday"])


# Kata


@checked
def potong_kata(artikel: pd.DataFrame) -> pd.DataFrame:
    """Return `frasa.tokenize`."""
    return frasa.tokenize(artikel)


@checked
def kata_kalimat(kalimat: str) -> list[str]:
    """Return the words of one sentence, as `frasa.tokenize` cuts them."""
    table = pd.DataFrame({"article": ["kalimat"], "text": [str(kalimat)]})
    return frasa.tokenize(table)["surface"].tolist()


@checked
def banyak_kata(kalimat: str) -> int:
    """Return how many words a sentence has."""
    return len(kata_kalimat(kalimat))


@checked
def hitung_kata(kata: pd.DataFrame) -> pd.DataFrame:
    """Return `frasa.count_words`."""
    return frasa.count_words(kata)


@checked
def kepadatan(kata: pd.DataFrame, cari: str) -> pd.DataFrame:
    """Return one word's counts in each article: `frasa.count_words` by article."""
    counts = frasa.count_words(kata, by="article")
    found_words(cari, kata)
    own = counts[counts["word"].isin(words_of(cari))].set_index("article")[["count", "per_1000"]]
    return own.reindex(kata["article"].unique(), fill_value=0).rename_axis("article").reset_index()


@checked
def kata_henti(daftar: str = "kursus") -> pd.DataFrame:
    """Return a list of stop words: "kursus" (`frasa.stop_words`) or "besar" (PySastrawi's)."""
    if daftar == "kursus":
        return frasa.stop_words()
    from Sastrawi.StopWordRemover.StopWordRemoverFactory import StopWordRemoverFactory

    return pd.DataFrame({"word": StopWordRemoverFactory().get_stop_words()})


@checked
def buang_kata(tabel: pd.DataFrame, henti: pd.DataFrame) -> pd.DataFrame:
    """Return `frasa.remove_stop_words`."""
    return frasa.remove_stop_words(tabel, henti["word"])


@checked
def sisa_kalimat(kalimat: str, henti: pd.DataFrame) -> str:
    """Return what a list of stop words leaves of a sentence."""
    table = frasa.tokenize(pd.DataFrame({"article": ["kalimat"], "text": [str(kalimat)]}))
    return " ".join(frasa.remove_stop_words(table, henti["word"])["word"])


@checked
def gambar_letak(kata: pd.DataFrame, daftar: list[str]) -> frasa.charts.Picture:
    """Return `frasa.charts.dispersion_plot`."""
    found_words(daftar, kata)
    return frasa.charts.dispersion_plot(kata, daftar)


@checked
def awan_kata(hitungan: pd.DataFrame) -> frasa.charts.Picture:
    """Return `frasa.charts.word_cloud`."""
    return frasa.charts.word_cloud(hitungan)


# Frasa dan bagian yang sama


@checked
def cari_frasa(kata: pd.DataFrame, ungkapan: str) -> pd.DataFrame:
    """Return `frasa.concordance`, four words on either side."""
    found_phrase(ungkapan, kata)
    lines = frasa.concordance(kata, ungkapan, width=4)
    return lines[["left", "match", "right", "article"]]


@checked
def paragraf_sama(artikel: pd.DataFrame, a, b) -> pd.DataFrame:
    """Return the paragraphs that stand in both articles, letter by letter."""
    texts = [one_article(artikel, name)["text"].iloc[0].split("\n") for name in (a, b)]
    return pd.DataFrame({"text": [line for line in texts[0] if line in texts[1]]}, dtype="str")


@checked
def cari_rangkaian(kata: pd.DataFrame, panjang: int) -> pd.DataFrame:
    """Return the `frasa.ngrams` of that length that stand in two articles or more."""
    runs = frasa.ngrams(kata, panjang)
    return runs[runs["articles"] >= 2].reset_index(drop=True)


@checked
def gambar_kesamaan(kata: pd.DataFrame, panjang: int) -> frasa.charts.Picture:
    """Return `frasa.charts.similarity_heatmap` of `frasa.similarity`."""
    return frasa.charts.similarity_heatmap(frasa.similarity(kata, panjang))


@checked
def cari_bagian(kata: pd.DataFrame, kata_sama: int = 8) -> pd.DataFrame:
    """Return `frasa.find_passages`; `kata_sama` is its `min_words`."""
    return frasa.find_passages(kata, min_words=kata_sama)


@checked
def ringkas_bagian(bagian: pd.DataFrame) -> pd.DataFrame:
    """Return the columns of `frasa.find_passages` that a reader needs first."""
    columns = ["article_a", "article_b", "words_a", "words_b", "identical_words", "edits"]
    return bagian[columns]


@checked
def sandingkan(bagian: pd.DataFrame, artikel: pd.DataFrame, a, b) -> SideBySide:
    """Return `frasa.side_by_side`; with several articles for `b`, each opens with a click."""
    left = find_article(artikel, a)
    if not isinstance(b, list | tuple):
        right = find_article(artikel, b)
        if left == right:
            note = f"Nomor {a} dan {b} artikel yang sama di folder ini: {left}."
            return SideBySide(f"<p>{html.escape(note)}</p>", note)
        return frasa.side_by_side(bagian, artikel, left, right)
    views = [(name, sandingkan(bagian, artikel, left, name)) for name in _names(artikel, b)]
    page = "".join(
        f"<details><summary>Buka {html.escape(name)}</summary>{view.html}</details>"
        for name, view in views
    )
    return SideBySide(page, "\n\n".join(f"{name}\n{view.text}" for name, view in views))


def _names(articles: pd.DataFrame, given: list) -> list[str]:
    return [find_article(articles, name) for name in given]


@checked
def jenis_bagian(bagian: pd.DataFrame, artikel: pd.DataFrame) -> pd.DataFrame:
    """Return what `frasa.classify` says of each passage: its kind and the reason."""
    kinds = frasa.classify(bagian, artikel)
    return kinds[["article_a", "article_b", "words_a", "kind", "reason"]]


@checked
def calon_sumber(bagian: pd.DataFrame, artikel: pd.DataFrame, kata: pd.DataFrame, nomor):
    """Return `frasa.candidate_sources` of one article, without names and set phrases."""
    table = frasa.candidate_sources(frasa.classify(bagian, artikel), artikel, kata)
    own = table[table["article"] == find_article(artikel, nomor)]
    columns = ["candidate", "containment", "hours_before", "only_in_both"]
    return own[columns].reset_index(drop=True)


@checked
def kedekatan(bagian: pd.DataFrame, artikel: pd.DataFrame, kata: pd.DataFrame, nomor):
    """Return for each article which share of its words lies in passages shared with one text."""
    own, words = find_article(artikel, nomor), kata.groupby("article", observed=True).size()
    both = pd.concat([bagian, bagian.rename(columns=_swapped)])
    rows = both[both["article_a"] == own].groupby("article_b")
    shared = pd.Series({name: len(_places(part)) for name, part in rows}, dtype="float64")
    share = (shared.reindex(words.index, fill_value=0) / words).drop(own).rename("share")
    table = share.rename_axis("article").reset_index()
    return table.sort_values(["share", "article"], ascending=[False, True], ignore_index=True)


def _swapped(column: str) -> str:
    return column[:-1] + {"a": "b", "b": "a"}.get(column[-1], column[-1])


def _places(rows: pd.DataFrame) -> set[int]:
    """Return the positions that passages cover in their second article."""
    spans = zip(rows["first_word_b"], rows["last_word_b"], strict=True)
    return {place for first, last in spans for place in range(first, last + 1)}


@checked
def kata_bersama(bagian: pd.DataFrame, artikel: pd.DataFrame, a, b) -> str:
    """Return how many words of two articles lie in the passages that they share, in a sentence."""
    left, right = find_article(artikel, a), find_article(artikel, b)
    rows = bagian[(bagian["article_a"] == left) & (bagian["article_b"] == right)]
    places = [_places(rows.rename(columns=_swapped)), _places(rows)]
    return (
        f"{number(len(places[0]))} kata {left} dan {number(len(places[1]))} kata {right} berada di "
        f"bagian yang sama; {number(rows['identical_words'].sum())} di antaranya persis sama."
    )


def baca_kasus() -> pd.DataFrame:
    """Read the case study's articles, or those of the folder KORPUS, with `frasa.read_articles`."""
    return frasa.read_articles(os.environ.get("KORPUS") or DATA / "case-study" / "articles")
