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
from kursus.article_names import find_article, one_article
from kursus.corpus import DATA
from kursus.search_words import found_phrase, found_words, words_of

# Dari halaman ke artikel


@checked
def baris_halaman(artikel: pd.DataFrame, nomor) -> pd.DataFrame:
    """Return the lines of one raw page as they stand: line, text and letters (its length).

    >>> kursus.baris_halaman(artikel, 1)["letters"].tolist()
    [250, 230, 315, 355, 309, 115, 221, 177]
    """
    raw = one_article(artikel, nomor)["raw"].iloc[0].splitlines()
    rows = [(line, text.strip(), len(text.strip())) for line, text in enumerate(raw, 1)]
    return pd.DataFrame([row for row in rows if row[1]], columns=["line", "text", "letters"])


@checked
def isi_berita(artikel: pd.DataFrame, nomor) -> pd.DataFrame:
    """Return the lines of one page that are the article: the body in `frasa.audit`.

    >>> len(kursus.isi_berita(artikel, 1))
    8
    """
    pieces = frasa.audit(one_article(artikel, nomor), removed_only=False)
    return pieces.loc[pieces["part"] == "body", ["line", "text"]].reset_index(drop=True)


@checked
def catatan_baris(artikel: pd.DataFrame, nomor) -> pd.DataFrame:
    """Return the lines of one page that are no article, each with its reason: `frasa.audit`.

    >>> kursus.catatan_baris(artikel, 1)[["line", "text", "part"]]
       line                   text      part
    0     1  WARTALATIH|GAYO LUES–  dateline
    1     8                  (rel)    credit
    """
    pieces = frasa.audit(one_article(artikel, nomor))
    return pieces[["line", "text", "part", "reason"]]


@checked
def kalimat_terbuang(artikel: pd.DataFrame, batas: int) -> pd.DataFrame:
    """Return the parts of articles that a rule "shorter than `batas` letters" would remove.

    >>> kursus.kalimat_terbuang(artikel, 46)[["article", "text"]]
               article                                           text
    0  05-benua-kayong  Seusai amanat, naskah “Ikrar ‘Netralitas ASN’
    """
    pieces = frasa.audit(artikel, removed_only=False)
    lost = (pieces["part"] == "body") & (pieces["text"].str.len() < batas)
    return pieces.loc[lost, ["article", "line", "text"]].reset_index(drop=True)


@checked
def huruf_hilang(artikel: pd.DataFrame) -> int:
    """Return `frasa.count_lost_letters`.

    >>> kursus.huruf_hilang(artikel)
    0
    """
    return frasa.count_lost_letters(artikel)


@checked
def ringkas_artikel(artikel: pd.DataFrame) -> pd.DataFrame:
    """Return what the table of articles says of each: who, where and when.

    >>> kursus.ringkas_artikel(artikel)[["article", "place", "weekday"]].head(2)
                article          place weekday
    0   01-blangpegayon      GAYO LUES   Jumat
    1  02-pangkalpinang  PANGKALPINANG   Jumat
    """
    columns = ["article", "outlet", "place", "event_date", "weekday", "published_at"]
    return artikel[columns]


@checked
def baca_tanggal(tanggal: str) -> pd.DataFrame:
    """Return both readings of a date like "7/10/2024", with the weekday that each falls on.

    >>> kursus.baca_tanggal("7/10/2024")
                  day weekday
    0  7 Oktober 2024   Senin
    1    10 Juli 2024    Rabu
    """
    rows = [(written_date(day), weekday_of(day)) for day in days.readings(tanggal)]
    return pd.DataFrame(rows, columns=["day", "weekday"])


# Kata


@checked
def potong_kata(artikel: pd.DataFrame) -> pd.DataFrame:
    """Return `frasa.tokenize`.

    >>> kata = kursus.potong_kata(artikel)
    >>> len(kata)
    1551
    """
    return frasa.tokenize(artikel)


@checked
def kata_kalimat(kalimat: str) -> list[str]:
    """Return the words of one sentence, as `frasa.tokenize` cuts them.

    >>> kursus.kata_kalimat("ASN wajib netral!")
    ['ASN', 'wajib', 'netral']
    """
    table = pd.DataFrame({"article": ["kalimat"], "text": [str(kalimat)]})
    return frasa.tokenize(table)["surface"].tolist()


@checked
def banyak_kata(kalimat: str) -> int:
    """Return how many words a sentence has.

    >>> kursus.banyak_kata("ASN wajib netral!")
    3
    """
    return len(kata_kalimat(kalimat))


@checked
def hitung_kata(kata: pd.DataFrame) -> pd.DataFrame:
    """Return `frasa.count_words`.

    >>> kursus.hitung_kata(kata).head(2)
      word  count   per_1000  articles
    0  asn     65  41.908446         5
    1  dan     59  38.039974         5
    """
    return frasa.count_words(kata)


@checked
def kepadatan(kata: pd.DataFrame, cari: str) -> pd.DataFrame:
    """Return one word's counts in each article: `frasa.count_words` by article.

    >>> kursus.kepadatan(kata, "Pilkada").tail(2)
               article  count  per_1000
    3     04-purworejo      3  10.48951
    4  05-benua-kayong      4  10.25641
    """
    counts = frasa.count_words(kata, by="article")
    found_words(cari, kata)
    own = counts[counts["word"].isin(words_of(cari))].set_index("article")[["count", "per_1000"]]
    return own.reindex(kata["article"].unique(), fill_value=0).rename_axis("article").reset_index()


@checked
def kata_henti(daftar: str = "kursus") -> pd.DataFrame:
    """Return a list of stop words: "kursus" (`frasa.stop_words`) or "besar" (PySastrawi's).

    >>> len(kursus.kata_henti()), len(kursus.kata_henti("besar"))
    (166, 809)
    """
    if daftar == "kursus":
        return frasa.stop_words()
    from Sastrawi.StopWordRemover.StopWordRemoverFactory import StopWordRemoverFactory

    return pd.DataFrame({"word": StopWordRemoverFactory().get_stop_words()})


@checked
def buang_kata(tabel: pd.DataFrame, henti: pd.DataFrame) -> pd.DataFrame:
    """Return `frasa.remove_stop_words`.

    >>> hitungan = kursus.hitung_kata(kata)
    >>> kursus.buang_kata(hitungan, kursus.kata_henti())["word"].head(3).tolist()
    ['asn', 'netralitas', 'tidak']
    """
    return frasa.remove_stop_words(tabel, henti["word"])


@checked
def sisa_kalimat(kalimat: str, henti: pd.DataFrame) -> str:
    """Return what a list of stop words leaves of a sentence.

    >>> kursus.sisa_kalimat("ASN harus netral dan tidak memihak", kursus.kata_henti("besar"))
    'asn netral'
    """
    table = frasa.tokenize(pd.DataFrame({"article": ["kalimat"], "text": [str(kalimat)]}))
    left = frasa.remove_stop_words(table, henti["word"])["word"]
    return " ".join(left) or "(tidak ada kata yang tersisa)"


@checked
def gambar_letak(kata: pd.DataFrame, daftar: list[str]) -> frasa.charts.Picture:
    """Return `frasa.charts.dispersion_plot`.

    >>> kursus.gambar_letak(kata, ["pilkada"]).caption
    'Satu garis satu artikel, dari kata pertama di kiri; satu tanda satu kemunculan.'
    """
    found_words(daftar, kata)
    return frasa.charts.dispersion_plot(kata, daftar)


@checked
def awan_kata(hitungan: pd.DataFrame) -> frasa.charts.Picture:
    """Return `frasa.charts.word_cloud`.

    >>> kursus.awan_kata(kursus.hitung_kata(kata)).caption
    'Data yang sama dua kali: besar huruf hanya kira-kira, batang berangka.'
    """
    return frasa.charts.word_cloud(hitungan)


# Frasa dan bagian yang sama


@checked
def cari_frasa(kata: pd.DataFrame, ungkapan: str) -> pd.DataFrame:
    """Return `frasa.concordance`, four words on either side.

    >>> kursus.cari_frasa(kata, "birokrasi yang")[["match", "right", "article"]]
                match                         right           article
    0  birokrasi yang  kuat katanya sebab birokrasi   01-blangpegayon
    1  birokrasi yang  kuat katanya sebab birokrasi  02-pangkalpinang
    """
    found_phrase(ungkapan, kata)
    lines = frasa.concordance(kata, ungkapan, width=4)
    return lines[["left", "match", "right", "article"]]


@checked
def paragraf_sama(artikel: pd.DataFrame, a, b) -> pd.DataFrame:
    """Return the paragraphs that stand in both articles, letter by letter.

    >>> len(kursus.paragraf_sama(artikel, 1, 2))
    0
    """
    texts = [one_article(artikel, name)["text"].iloc[0].split("\n") for name in (a, b)]
    return pd.DataFrame({"text": [line for line in texts[0] if line in texts[1]]}, dtype="str")


@checked
def cari_rangkaian(kata: pd.DataFrame, panjang: int) -> pd.DataFrame:
    """Return the `frasa.ngrams` of that length that stand in two articles or more.

    >>> kursus.cari_rangkaian(kata, 3).head(2)
                 ngram  count  articles
    0  asn yang netral      5         3
    1   asn yang tidak      4         2
    """
    runs = frasa.ngrams(kata, panjang)
    return runs[runs["articles"] >= 2].reset_index(drop=True)


@checked
def gambar_kesamaan(kata: pd.DataFrame, panjang: int) -> frasa.charts.Picture:
    """Return `frasa.charts.similarity_heatmap` of `frasa.similarity`.

    >>> kursus.gambar_kesamaan(kata, 5).caption
    'Makin gelap makin sama; warna tergelap berarti 1.'
    """
    return frasa.charts.similarity_heatmap(frasa.similarity(kata, panjang))


@checked
def cari_bagian(kata: pd.DataFrame, kata_sama: int = 8) -> pd.DataFrame:
    """Return `frasa.find_passages`; `kata_sama` is its `min_words`.

    >>> bagian = kursus.cari_bagian(kata)
    >>> len(bagian)
    5
    """
    return frasa.find_passages(kata, min_words=kata_sama)


@checked
def ringkas_bagian(bagian: pd.DataFrame) -> pd.DataFrame:
    """Return the columns of `frasa.find_passages` that a reader needs first.

    >>> kursus.ringkas_bagian(bagian)[["article_a", "article_b", "identical_words"]].head(2)
             article_a         article_b  identical_words
    0  01-blangpegayon  02-pangkalpinang              123
    1  01-blangpegayon  02-pangkalpinang               25
    """
    columns = ["article_a", "article_b", "words_a", "words_b", "identical_words", "edits"]
    return bagian[columns]


@checked
def sandingkan(bagian: pd.DataFrame, artikel: pd.DataFrame, a, b) -> SideBySide:
    """Return `frasa.side_by_side`; with several articles for `b`, each opens with a click.

    >>> print(kursus.sandingkan(bagian, artikel, 2, 4).text.splitlines()[0])
    02-pangkalpinang dan 04-purworejo berbagi 1 bagian teks; 13 kata di dalamnya sama.
    """
    left = find_article(artikel, a)
    if not isinstance(b, list | tuple):
        right = find_article(artikel, b)
        if left == right:
            note = _same(a, b, left)
            return SideBySide(f"<p>{html.escape(note)}</p>", note)
        return frasa.side_by_side(bagian, artikel, left, right)
    views = [(name, sandingkan(bagian, artikel, left, name)) for name in _names(artikel, b)]
    page = "".join(
        f"<details><summary>Buka {html.escape(name)}</summary>{view.html}</details>"
        for name, view in views
    )
    return SideBySide(page, "\n\n".join(f"{name}\n{view.text}" for name, view in views))


def _same(a, b, name: str) -> str:
    return f"Nomor {a} dan {b} artikel yang sama di folder ini: {name}."


def _names(articles: pd.DataFrame, given: list) -> list[str]:
    return [find_article(articles, name) for name in given]


@checked
def jenis_bagian(bagian: pd.DataFrame, artikel: pd.DataFrame) -> pd.DataFrame:
    """Return what `frasa.classify` says of each passage: its kind and the reason.

    >>> kursus.jenis_bagian(bagian, artikel)["kind"].value_counts().to_dict()
    {'quotation_or_copy': 3, 'name_or_formula': 2}
    """
    kinds = frasa.classify(bagian, artikel)
    return kinds[["article_a", "article_b", "words_a", "kind", "reason"]]


@checked
def calon_sumber(bagian: pd.DataFrame, artikel: pd.DataFrame, kata: pd.DataFrame, nomor):
    """Return `frasa.candidate_sources` of one article, without names and set phrases.

    >>> kursus.calon_sumber(bagian, artikel, kata, 2)[["candidate", "containment"]]
             candidate  containment
    0  01-blangpegayon     0.758755
    """
    table = frasa.candidate_sources(frasa.classify(bagian, artikel), artikel, kata)
    own = table[table["article"] == find_article(artikel, nomor)]
    columns = ["candidate", "containment", "hours_before", "only_in_both"]
    return own[columns].reset_index(drop=True)


@checked
def kedekatan(bagian: pd.DataFrame, artikel: pd.DataFrame, kata: pd.DataFrame, nomor):
    """Return for each article which share of its words lies in passages shared with one text.

    >>> kursus.kedekatan(bagian, artikel, kata, 1).head(2)
                article     share
    0  02-pangkalpinang  0.758755
    1      04-purworejo  0.045455
    """
    own, words = find_article(artikel, nomor), kata.groupby("article", observed=True).size()
    both = _both_ways(bagian)
    rows = both[both["article_a"] == own].groupby("article_b")
    shared = pd.Series({name: len(_places(part)) for name, part in rows}, dtype="float64")
    share = (shared.reindex(words.index, fill_value=0) / words).drop(own).rename("share")
    table = share.rename_axis("article").reset_index()
    return table.sort_values(["share", "article"], ascending=[False, True], ignore_index=True)


def _both_ways(passages: pd.DataFrame) -> pd.DataFrame:
    """Return every passage twice: from its first article to its second, and back."""
    return pd.concat([passages, passages.rename(columns=_swapped)])


def _swapped(column: str) -> str:
    return column[:-1] + {"a": "b", "b": "a"}.get(column[-1], column[-1])


def _places(rows: pd.DataFrame) -> set[int]:
    """Return the positions that passages cover in their second article."""
    spans = zip(rows["first_word_b"], rows["last_word_b"], strict=True)
    return {place for first, last in spans for place in range(first, last + 1)}


@checked
def kata_bersama(bagian: pd.DataFrame, artikel: pd.DataFrame, a, b) -> str:
    """Return how many words of two articles lie in the passages that they share, in a sentence.

    >>> print(kursus.kata_bersama(bagian, artikel, 2, 4))
    13 kata 02-pangkalpinang dan 13 kata 04-purworejo berada di bagian yang sama; ...
    """
    left, right = find_article(artikel, a), find_article(artikel, b)
    if left == right:
        return _same(a, b, left)
    rows = _both_ways(bagian)
    rows = rows[(rows["article_a"] == left) & (rows["article_b"] == right)]
    places = [_places(rows.rename(columns=_swapped)), _places(rows)]
    return (
        f"{number(len(places[0]))} kata {left} dan {number(len(places[1]))} kata {right} berada di "
        f"bagian yang sama; {number(rows['identical_words'].sum())} di antaranya persis sama."
    )


def baca_kasus() -> pd.DataFrame:
    """Read the case study's articles, or those of the folder KORPUS, with `frasa.read_articles`.

    >>> kursus.baca_kasus()["article"].head(2).tolist()
    ['00-siaran-pers', '01-suara-titir']
    """
    return frasa.read_articles(os.environ.get("KORPUS") or DATA / "case-study" / "articles")
