"""What a report on a corpus shows of its groups, articles and files, limit by limit."""

import html
import re

import pandas as pd
import pytest

from frasa.evidence import KIND_NAMES, KINDS, classify
from frasa.export.report import write_corpus_report
from frasa.passages import find_passages
from frasa.tokens import tokenize


def words(kind: str, count: int) -> str:
    return " ".join(f"{kind}{n}x" for n in range(count))


def corpus(texts, **columns) -> tuple[pd.DataFrame, pd.DataFrame]:
    names = [f"a{n:02}" for n in range(len(texts))]
    articles = pd.DataFrame({"article": names, "text": texts, **columns})
    return articles, find_passages(tokenize(articles)).assign(kind="quotation_or_copy")


def sections(folder, articles, passages, **options) -> dict[str, str]:
    file = folder / "laporan.html"
    write_corpus_report(articles, passages, "Judul", "Sri", file=file, **options)
    return dict(re.findall(r"(?s)<h2>(.*?)</h2>\n(.*?)\n</section>", file.read_text("utf-8")))


def plain(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def rows(page: str) -> list[list[str]]:
    """Return the rows of the first table, its headings first."""
    found = re.findall(r"(?s)<tr>(.*?)</tr>", page.partition("</table>")[0])
    return [
        [plain(cell) for cell in re.findall(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", row)] for row in found
    ]


def test_the_report_opens_with_how_much_is_shared(tmp_path):
    texts = [f"{words('a', 20)} {words('b', 12)}", words("a", 20), words("b", 12), words("c", 30)]
    articles, passages = corpus(texts)
    found = sections(tmp_path, articles, passages)
    assert list(found) == [
        *("Ringkasan", "Bagian yang sama", "Artikel", "Artikel kembar", "Cara kerja")
    ]
    assert plain(found["Ringkasan"]).startswith(
        "3 dari 4 artikel berbagi bagian teks dengan artikel lain, dalam 2 pasangan. Yang "
        "terbanyak: a00 dan a01, 20 kata. Teks yang sama belum mengatakan siapa menyalin siapa. "
    )
    assert "<figure>" in found["Ringkasan"] and "Jaringan, 3 artikel" in found["Ringkasan"]
    assert "Menurut" in plain(found["Cara kerja"]) or "gagasan Smith" in plain(found["Cara kerja"])
    assert found["Cara kerja"].startswith("<details><summary>Bahan, metode, dan versinya</summary>")
    nothing = sections(tmp_path, articles, passages.head(0))["Ringkasan"]
    assert plain(nothing) == (
        "Dari 4 artikel tidak ada yang berbagi bagian teks. Tidak ada bagian yang sama untuk "
        "digambar."
    )


def test_the_head_says_what_the_corpus_is_and_an_older_report_of_the_day_is_replaced(tmp_path):
    articles, passages = corpus([words("a", 20)] * 2, outlet=["Pos", "Warta"])
    sections(tmp_path, articles, passages)
    sections(tmp_path, articles.head(1), passages.head(0))
    assert [path.name for path in tmp_path.iterdir()] == ["laporan.html"]
    page = (tmp_path / "laporan.html").read_text("utf-8")
    assert "<p>Data: 1 artikel dari 1 media. 1 artikel tanpa tanggal terbit.</p>" in page


@pytest.mark.parametrize(("count", "most"), [(51, None), (50, None), (3, 3), (4, 3), (4, 1)])
def test_of_more_groups_than_wanted_the_largest_are_shown_and_the_rest_is_counted(
    tmp_path, count, most
):
    texts = [words(f"k{n}y", 60 - n) for n in range(count)] * 2
    options = {} if most is None else {"most": most}
    page = sections(tmp_path, *corpus(texts), **options)["Bagian yang sama"]
    shown = re.findall(r"<summary>(\d+)\. 2 artikel, (\d+) kata; kata yang sama (\d+) persen", page)
    expected = range(min(count, most or 50))
    assert shown == [(str(n + 1), str(60 - n), "100") for n in expected]
    told = f" Di bawah ini {most or 50} dari {count} kelompok itu, dari yang terbesar (artikel "
    assert (
        (f"{told}dikali kata)." in plain(page))
        == (count > len(expected))
        == ("Di bawah ini" in page)
    )


@pytest.mark.parametrize("count", [2, 12, 13, 20])
def test_of_many_witnesses_twelve_are_named_and_the_rest_is_counted(tmp_path, count):
    articles, passages = corpus([words("a", 20)] * count)
    page = sections(tmp_path, articles, passages)["Bagian yang sama"]
    assert rows(page)[0] == ["Artikel", "Media", "Tanggal"]
    assert [row[0] for row in rows(page)[1:]] == list(articles["article"][:12])
    more = re.findall(r"<p>dan (.*?) artikel lain</p>", page)
    assert more == ([str(count - 12)] if count > 12 else [])


@pytest.mark.parametrize("count", [11, 12, 13])
def test_a_text_opens_with_twelve_words_and_says_whether_more_follow(tmp_path, count):
    text = words("a", count)
    page = sections(tmp_path, *corpus([f"mulai {text} selesai", f"{text} lain"]))[
        "Bagian yang sama"
    ]
    opening = " ".join(text.split()[:12]) + "…" * (count > 12)
    assert f"100 persen: “{opening}”</summary>" in page
    assert f"<p>Bunyinya di a00: “{text}”</p>" in page


@pytest.mark.parametrize(
    ("columns", "heads", "first"),
    [
        ({}, [], []),
        ({"headline": ["Satu", None]}, ["Judul"], ["Satu"]),
        ({"headline": [None, None]}, [], []),
        ({"headline": [None, "Dua"]}, ["Judul"], [""]),
        ({"link": ["l1", "l2"]}, ["Tautan"], ["l1"]),
        ({"url": ["u1", "u2"]}, ["Tautan"], ["u1"]),
        ({"link": ["l1", None], "url": [None, None]}, ["Tautan"], ["l1"]),
        ({"url": ["u", "v"], "headline": ["S", "D"]}, ["Judul", "Tautan"], ["S", "u"]),
    ],
)
def test_witnesses_have_outlet_date_headline_and_link_where_known(tmp_path, columns, heads, first):
    days = {"published_at": pd.to_datetime(["2024-02-03", None])}
    events = {"event_date": pd.to_datetime(["2024-01-01", "2024-01-02"])}
    outlets = {"outlet": ["Pos", None]}
    given = corpus([words("a", 20)] * 2, **outlets, **days, **events, **columns)
    found = rows(sections(tmp_path, *given)["Bagian yang sama"])
    assert found[0] == ["Artikel", "Media", "Tanggal", *heads]
    assert found[1] == ["a00", "Pos", "3 Februari 2024", *first]
    assert found[2][:3] == ["a01", "tidak disebut", "2 Januari 2024"]


def test_outlets_are_counted_with_words_and_days(tmp_path):
    days = pd.to_datetime(["2024-03-02", "2024-01-01", None])
    texts = ["kata " * 600, "kata " * 700, None]
    articles, _ = corpus(["a", "b", "c"], outlet=["Warta", "warta", "Pos"], published_at=days)
    passages = find_passages(tokenize(articles))
    page = sections(tmp_path, articles.assign(text=texts), passages)["Artikel"]
    assert page.startswith("<details><summary>2 media</summary>")
    assert rows(page) == [
        ["Media", "Artikel", "Kata", "Paling awal", "Paling akhir"],
        ["Pos", "1", "0", "tidak disebut", "tidak disebut"],
        ["Warta", "2", "1.300", "1 Januari 2024", "2 Maret 2024"],
    ]


def test_files_with_problems_and_twins_are_listed(tmp_path):
    files = ["a.txt", "b.txt", "c.txt"]
    problems = {"file": files, "problem": [None, "kosong", "rusak"], "remedy": [None, "Isi.", "-"]}
    articles, passages = corpus([words("a", 20)] * 2, outlet=["Pos", "Warta"])
    found = sections(tmp_path, articles, passages, problems=pd.DataFrame(problems))
    assert list(found)[3:5] == ["Berkas dengan masalah", "Artikel kembar"]
    assert found["Berkas dengan masalah"].startswith("<details><summary>2 berkas</summary>")
    assert rows(found["Berkas dengan masalah"]) == [
        ["Berkas", "Masalah", "Jalan keluar"], ["b.txt", "kosong", "Isi."], ["c.txt", "rusak", "-"],
    ]  # fmt: skip
    assert found["Artikel kembar"].startswith("<details><summary>2 artikel</summary>")
    twins = rows(found["Artikel kembar"])
    assert twins[0] == ["Kelompok", "Artikel", "Media"]
    assert [row[1:] for row in twins[1:]] == [["a00", "Pos"], ["a01", "Warta"]]
    none = sections(
        tmp_path, articles.head(1), passages.head(0), problems=pd.DataFrame(problems).head(1)
    )
    assert none["Berkas dengan masalah"] == none["Artikel kembar"] == "<p>Tidak ada.</p>"


def test_other_kinds_are_a_table_of_openings_as_many_as_groups_are_wanted(tmp_path):
    kinds = ["name_or_formula", "page_furniture", "jenis baru"]
    long = [words(f"k{n}y", 30 - n) for n in range(3)]
    articles, passages = corpus(long * 2)
    lengths = passages["words_a"].map({30 - n: kind for n, kind in enumerate(kinds)})
    passages = passages.assign(kind=lengths)
    page = sections(tmp_path, articles, passages, kinds=(*KINDS, "jenis baru"))["Bagian yang sama"]
    assert "<details><summary>Lihat kelompok itu</summary>" in page
    assert rows(page) == [
        ["Jenis", "Artikel", "Kata", "Awal teks"],
        *(
            [KIND_NAMES.get(kind, kind), "2", str(30 - n), f"{' '.join(long[n].split()[:12])}…"]
            for n, kind in enumerate(kinds)
        ),
    ]
    assert plain(page).startswith("Ditemukan 3 kelompok bagian yang sama di 6 artikel;")
    assert "1 jenis baru." in page and "Di luar pandangan" not in page
    page = sections(tmp_path, articles, passages, kinds=(*KINDS, "jenis baru"), most=1)
    part = page["Bagian yang sama"]
    assert "bukan salinan. Di bawah ini 1 dari 3 kelompok itu" in plain(part)
    assert len(rows(part)) == 2
    assert "kelompok" not in plain(sections(tmp_path, articles, passages)["Ringkasan"])
    hidden = sections(tmp_path, articles, passages)["Bagian yang sama"]
    assert "Lihat kelompok itu" not in hidden and "Di luar pandangan" in hidden


def test_passages_without_kinds_are_classified_first(tmp_path):
    long = (f"{words('a', 20)} {words(f'k{n}y', 30)}" for n in range(3))
    articles, passages = corpus(list(long))
    bare = passages.drop(columns="kind")
    told = sections(tmp_path, articles, bare)["Bagian yang sama"]
    given = sections(tmp_path, articles, classify(bare, articles))["Bagian yang sama"]
    assert told == given and "mungkin 1 unsur halaman" in told


@pytest.mark.parametrize(
    ("changed", "share"), [(0, "100"), (1, "98 sampai 100"), (3, "95 sampai 100")]
)
def test_what_is_alike_is_told_from_the_least_to_the_greatest(tmp_path, changed, share):
    text = words("a", 60).split()
    other = [
        f"lain{n}" if n % 20 == 10 and n // 20 < changed else word for n, word in enumerate(text)
    ]
    texts = [" ".join(text)] * 2 + [" ".join(other)] * bool(changed)
    page = sections(tmp_path, *corpus(texts))["Bagian yang sama"]
    assert f"{len(texts)} artikel, 60 kata; kata yang sama {share} persen" in page
