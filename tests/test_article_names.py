"""An article is found by every name that a person gives it; else those that exist are listed."""

import pandas as pd
import pytest

import kursus
from frasa import InputError
from kursus import article_names
from kursus.article_names import find_article, one_article
from notebook_tools import NOTEBOOKS


def table(*names):
    return pd.DataFrame({"article": list(names), "text": [f"isi {name}" for name in names]})


FIVE = table("01-aceh-utara", "02-aceh-barat", "12_bone", "bone lama", "Kota 7")
FOUND = [
    *((name, "01-aceh-utara") for name in ("01-aceh-utara", "aceh utara", "ACEH_UTARA.txt")),
    *((name, "01-aceh-utara") for name in ("utara", 1, "1", "01", "satu", "berita 1", " 1. ")),
    *((f"02-aceh-barat.{ending}", "02-aceh-barat")
      for ending in ("html", "htm", "docx", "pdf", "txt")),
    *((name, "12_bone") for name in ("12", "dua belas", "12-bone", "12 Bone")),
    *(("Bone Lama", "bone lama"), ("lama", "bone lama"), ("kota 7", "Kota 7")),
]  # fmt: skip


@pytest.mark.parametrize("name, article", FOUND)
def test_an_article_is_found_by_number_name_file_or_a_part(name, article):
    assert find_article(FIVE, name) == article
    assert one_article(FIVE, name)["text"].tolist() == [f"isi {article}"]


def test_the_name_as_it_stands_wins_over_one_that_looks_alike():
    assert find_article(table("a b", "a-b", "a-b-c"), "a-b") == "a-b"
    assert find_article(table("A b", "a b c"), "a-b") == "A b"
    assert find_article(table("3-a", "12-3-b", "b3"), 3) == "3-a"


NAMED = "Tulis nomornya, misalnya 3, atau namanya di antara tanda petik. Yang ada: "


@pytest.mark.parametrize("name", ["aceh", "bone", 7, 3, "", "medan", "13", None])
def test_what_names_none_or_several_is_answered_with_all(name):
    with pytest.raises(InputError) as caught:
        find_article(FIVE, name)
    names = ", ".join(FIVE["article"])
    assert str(caught.value) == f"Tidak ditemukan: artikel “{name}”. {NAMED}{names}"


@pytest.mark.parametrize("count, more", [(12, ""), (13, " …"), (20, " …")])
def test_a_long_list_is_cut_after_twelve_and_says_so(count, more):
    names = [f"berita-{letter}" for letter in "abcdefghijklmnopqrst"[:count]]
    with pytest.raises(InputError) as caught:
        find_article(table(*names), "medan")
    assert str(caught.value).endswith(f"Yang ada: {', '.join(names[:12])}{more}")


def test_in_a_folder_of_ones_own_a_number_counts_the_articles(monkeypatch):
    own = table("apel", "belimbing", "ceri")
    with pytest.raises(InputError):
        find_article(own, 1)
    monkeypatch.setenv("KORPUS", "berita-saya")
    found = [find_article(own, number) for number in (0, 1, "2", "tiga", 4, 99)]
    assert found == ["apel", "apel", "belimbing", "ceri", "ceri", "ceri"]
    for names, name in ((own, "durian"), (table(), 1)):
        with pytest.raises(InputError):
            find_article(names, name)


@pytest.mark.parametrize("name", ["01 suara titir", "Suara", 10])
def test_an_article_of_the_table_that_this_notebook_reads_is_read_again(name, monkeypatch):
    monkeypatch.chdir(NOTEBOOKS[0].parent)
    monkeypatch.setenv("JPY_SESSION_NAME", "04-studi-kasus.ipynb")
    case = {article_names._plain(each): each for each in kursus.baca_kasus()["article"]}
    wanted = name if name != "Suara" else next(each for each in case if "suara" in each)
    with pytest.raises(InputError) as caught:
        find_article(FIVE, wanted)
    assert str(caught.value) == (
        f"Tidak ada artikel “{wanted}” di tabel yang sedang terbuka. Buku catatan ini memakai "
        "tabel lain. Jalankan lagi: artikel = baca_kasus()"
    )
