"""Side by side: what is shared is shown without need of colour, style or mouse, and safely."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frasa._ground.errors import InputError
from frasa.articles import read_articles
from frasa.charts.side_by_side import side_by_side
from frasa.passages import find_passages
from frasa.tokens import tokenize

DATA = Path(__file__).resolve().parents[1] / "data"
ARTICLES = read_articles(DATA / "articles")
PASSAGES = find_passages(tokenize(ARTICLES))
FIRST, SECOND = "01-blangpegayon", "02-pangkalpinang"
VIEW = side_by_side(PASSAGES, ARTICLES, FIRST, SECOND)
ALLOWED = {"div", "p", "section", "strong", "span", "ins", "a", "b"}
HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>&amp;"\'</style><b>tebal</b>'


class Reader(HTMLParser):
    """Collect tags, the text of each section, links and ids, and check that tags are nested."""

    def __init__(self, page):
        super().__init__()
        self.open, self.tags, self.links, self.ids = [], [], [], []
        self.sections, self.marked, self.inserted, self.labels = [], [], [], []
        self.feed(page)
        assert not self.open

    def handle_starttag(self, tag, attributes):
        self.open.append(tag)
        self.tags.append((tag, dict(attributes)))
        attributes = dict(attributes)
        if tag == "section":
            self.sections.append("")
        if "href" in attributes:
            self.links.append(attributes["href"])
            self.labels.append(attributes.get("title", ""))
        if "id" in attributes:
            self.ids.append(attributes["id"])

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "section" in self.open and not {"a", "b", "strong"} & set(self.open):
            self.sections[-1] += data
            if "span" in self.open:
                self.marked.append(data)
            if "ins" in self.open:
                self.inserted.append(data)


def letters(text):
    """Return a text without blanks: the numbers of passages stand between blanks of their own."""
    return "".join(text.split())


def corpus(*texts):
    return pd.DataFrame({"article": [f"t{n}" for n in range(len(texts))], "text": list(texts)})


def view_of(*texts, min_words=8):
    articles = corpus(*texts)
    return side_by_side(
        find_passages(tokenize(articles), min_words=min_words), articles, "t0", "t1"
    )


def test_both_articles_are_shown_whole_and_in_their_order():
    reader = Reader(VIEW._repr_html_())
    text = ARTICLES.set_index("article")["text"]
    assert [letters(shown) for shown in reader.sections] == [
        letters(text[FIRST]),
        letters(text[SECOND]),
    ]


def test_each_passage_has_its_number_on_both_sides_and_links_that_lead_across():
    reader = Reader(VIEW.html)
    count = len(PASSAGES.query("article_a == @FIRST and article_b == @SECOND"))
    assert len(reader.ids) == len(set(reader.ids)) == 2 * count
    assert {link[1:] for link in reader.links} == set(reader.ids)
    for tag, attributes in reader.tags:
        if tag == "a":
            assert attributes["href"] != "#" + attributes["id"]
            assert attributes["href"][-1] == attributes["id"][-1]
    for number in range(1, count + 1):
        assert VIEW.html.count(f">[{number}</a>") == VIEW.html.count(f"<b> {number}]</b>") == 2
    assert all(re.search(r"bagian \d", label) for label in reader.labels)


def test_words_that_differ_are_marked_by_an_element_and_not_only_by_a_colour():
    one = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas"
    other = "satu dua tiga empat baru enam tujuh delapan sembilan sepuluh sebelas"
    assert Reader(view_of(one, other).html).inserted == ["lima", "baru"]
    assert "{lima}" in str(view_of(one, other)) and "{baru}" in str(view_of(one, other))


def test_only_what_is_shared_is_marked_and_all_of_it():
    shared = "satu dua tiga empat lima enam tujuh delapan"
    view = view_of(f"awal {shared} akhir", f"x {shared} y")
    assert letters("".join(Reader(view.html).marked)) == 2 * letters(shared)


def test_there_is_no_script_no_outside_address_and_only_plain_elements():
    tags = {tag for tag, _ in Reader(VIEW.html).tags}
    assert tags <= ALLOWED
    assert (
        "http" not in VIEW.html
        and "javascript" not in VIEW.html
        and " on"
        not in "".join(
            f" {name}" for _, attributes in Reader(VIEW.html).tags for name in attributes
        )
    )


def test_hostile_html_in_text_id_and_outlet_appears_as_text():
    shared = "satu dua tiga empat lima enam tujuh delapan"
    articles = pd.DataFrame(
        {
            "article": [f"a{HOSTILE}", f"b{HOSTILE}"],
            "text": [f"{HOSTILE} {shared} {HOSTILE}", f"{shared} {HOSTILE}"],
            "outlet": [HOSTILE, None],
        }
    )
    view = side_by_side(find_passages(tokenize(articles)), articles, *articles["article"])
    reader = Reader(view.html)
    assert {tag for tag, _ in reader.tags} <= ALLOWED
    assert letters(reader.sections[0]) == letters(articles["text"][0])


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.lists(st.sampled_from([*"abcdefgh", "<i>", "&", "“q”", "\n"]), max_size=40).map(
            " ".join
        ),
        min_size=2,
        max_size=2,
    )
)
def test_any_two_texts_give_well_formed_html_that_holds_them_unchanged(texts):
    view = view_of(*texts, min_words=2)
    assert [letters(shown) for shown in Reader(view.html).sections] == [letters(t) for t in texts]


def test_overlapping_passages_are_shown_each_with_its_own_number():
    shared = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh"
    view = view_of(shared, f"{shared} lalu {shared}")
    reader = Reader(view.html)
    assert len(reader.ids) == 4 and letters(reader.sections[1]) == letters(
        f"{shared} lalu {shared}"
    )


def test_the_left_article_may_be_the_later_in_the_alphabet():
    view = side_by_side(PASSAGES, ARTICLES, SECOND, FIRST)
    text = ARTICLES.set_index("article")["text"]
    assert letters(Reader(view.html).sections[0]) == letters(text[SECOND])
    assert len(Reader(view.html).ids) == len(Reader(VIEW.html).ids)


def test_the_same_input_gives_the_same_html_and_the_text_is_its_plain_form():
    again = side_by_side(PASSAGES, ARTICLES, FIRST, SECOND)
    assert (again.html, again.text) == (VIEW.html, VIEW.text)
    assert repr(VIEW) == str(VIEW) == VIEW.text and "<" not in VIEW.text
    assert "meditokrasi" in VIEW.text and max(map(len, VIEW.text.split("\n"))) <= 96


def test_articles_that_share_nothing_are_shown_with_a_sentence_that_says_so():
    view = side_by_side(PASSAGES, ARTICLES, FIRST, "05-benua-kayong")
    assert "tidak berbagi" in view.text and "tidak berbagi" in view.html
    assert not Reader(view.html).ids


@pytest.mark.cepat
@pytest.mark.parametrize("pair", [(FIRST, "09-tidak-ada"), (FIRST, FIRST)])
def test_unknown_or_equal_articles_are_told_in_indonesian(pair):
    with pytest.raises(InputError, match=r"Tidak ada artikel|dua artikel yang berbeda"):
        side_by_side(PASSAGES, ARTICLES, *pair)


def test_in_a_paraphrase_words_are_shared_by_their_stems_in_whatever_order():
    texts = ["tegas <b>bupati</b> itu netral", "netral kata bupati & ditegaskan camat"]
    articles = pd.DataFrame({"article": ["t0", "t1"], "text": texts})
    spans = {"start_a": [0], "end_a": [len(texts[0])], "start_b": [0], "end_b": [len(texts[1])]}
    row = pd.DataFrame({"article_a": ["t0"], "article_b": ["t1"], **spans})
    view = side_by_side(row.assign(kind="paraphrase"), articles, "t0", "t1")
    assert "itu} netral" in view.text and "{camat}" in view.text and "{kata}" in view.text
    assert "{tegas}" not in view.text and "{ditegaskan}" not in view.text
    assert "<b>bupati" not in view.html and "&lt;" in view.html and "&amp;" in view.html
    exact = side_by_side(row, articles, "t0", "t1")
    assert "{tegas" in exact.text


def row(a, b, start_a, end_a, start_b, end_b, **more):
    return {"article_a": a, "article_b": b, "start_a": start_a, "end_a": end_a, "start_b": start_b,
            "end_b": end_b} | more  # fmt: skip


def section(view, side):
    """Return one side's paragraphs as they are marked, styles and ids left out."""
    page = re.findall(r"(?s)<section.*?</section>", view.html)[side]
    page = re.sub(r'<span style="background-color:(#\w+)">', r"<\1>", page)
    page = re.sub(r"<ins [^>]*>", "<ins>", page)
    page = re.sub(r"<a [^>]*>", "<a>", page)
    return re.findall(r"(?s)<p style[^>]*>(.*?)</p>", page)


FIRST_TINT, SECOND_TINT = "<#0072b233>", "<#56b4e980>"


def test_marks_stand_where_a_passage_begins_and_ends_also_over_paragraphs():
    texts = ["awal satu dua\n\ntiga lain akhir", "satu dua tiga"]
    articles = corpus(*texts)
    passages = pd.DataFrame([row("t0", "t1", 5, 24, 0, 13)])
    view = side_by_side(passages, articles, "t0", "t1")
    assert section(view, 0) == [
        f"awal <a>[1</a> {FIRST_TINT}satu dua</span>",
        "",
        f"{FIRST_TINT}tiga </span><ins>lain</ins><b> 1]</b> akhir",
    ]
    assert section(view, 1) == [f"<a>[1</a> {FIRST_TINT}satu dua tiga</span><b> 1]</b>"]
    assert view.text.split("\n") == [
        "t0 dan t1 berbagi 1 bagian teks; 3 kata di dalamnya sama.",
        *("", "Bagian 1", "  t0: satu dua tiga {lain}", "  t1: satu dua tiga"),
    ]


def test_passages_are_numbered_by_the_left_side_and_change_their_tint():
    articles = corpus("a b c d e f", "e f x c d x a b")
    rows = [
        row("t1", "t0", 0, 3, 8, 11),
        row("t0", "t1", 4, 7, 6, 9),
        row("t0", "t1", 0, 3, 12, 15),
    ]
    view = side_by_side(pd.DataFrame(rows), articles, "t0", "t1")
    marked = [
        f"<a>[{n}</a> {tint}{text}</span><b> {n}]</b>"
        for n, tint, text in (
            (1, FIRST_TINT, "a b"),
            (2, SECOND_TINT, "c d"),
            (3, FIRST_TINT, "e f"),
        )
    ]
    assert section(view, 0) == [" ".join(marked)]
    assert section(view, 1) == [" x ".join(reversed(marked))]
    assert "berbagi 3 bagian teks; 6 kata" in view.text
    other = side_by_side(pd.DataFrame(rows), articles, "t1", "t0")
    assert re.findall(r"\[(\d)</a> <#\w+>(\w \w)", section(other, 1)[0]) == [
        *(("3", "a b"), ("2", "c d"), ("1", "e f"))
    ]


def test_neighbouring_words_of_one_side_are_one_mark_and_links_lead_across():
    articles = corpus("a b x y c d", "a b c d")
    view = side_by_side(pd.DataFrame([row("t0", "t1", 0, 11, 0, 7)]), articles, "t0", "t1")
    assert section(view, 0) == [
        f"<a>[1</a> {FIRST_TINT}a b </span><ins>x y</ins>{FIRST_TINT} c d</span><b> 1]</b>"
    ]
    assert "t0: a b {x y} c d" in view.text and "4 kata di dalamnya sama" in view.text
    links = re.findall(r'<a id="(.*?)" href="#(.*?)" style="(.*?)" title="(.*?)">', view.html)
    (left, to_right, style, told), (right, to_left, *_, other) = links
    assert (left, right) == (to_left, to_right) and left.endswith("-0-1") and right.endswith("-1-1")
    assert told == "Awal bagian 1. Lompat ke pasangannya dalam t1." and "dalam t0." in other
    assert "nowrap" in style and "Klik [1 untuk melompat" in view.html


def test_the_head_of_each_side_names_its_article_and_its_outlet_if_known():
    articles = corpus("a", None).assign(outlet=["Pos & Warta", None])
    view = side_by_side(pd.DataFrame([row("x", "y", 0, 1, 0, 1)]), articles, "t0", "t1")
    heads = re.findall(r'aria-label="(.*?)">\n<p><strong>(.*?)</strong>', view.html)
    assert heads == [("t0 (Pos &amp; Warta)",) * 2, ("t1",) * 2]
    assert section(view, 0) == ["a"] and section(view, 1) == [""]
    assert "tidak berbagi bagian teks yang cukup panjang." in view.text and "Klik" not in view.html


@pytest.mark.parametrize("count", [9, 10, 11])
def test_an_unknown_article_is_told_with_ten_that_there_are(count):
    articles = corpus(*"abcdefghijk"[:count])
    names = ", ".join(f"t{n}" for n in range(min(count, 10)))
    for pair in (("t0", "mana"), ("mana", "t0")):
        with pytest.raises(InputError, match=f"id “mana”. Pilihlah salah satu dari: {names}.$"):
            side_by_side(PASSAGES, articles, *pair)
    with pytest.raises(InputError, match="dua artikel yang berbeda"):
        side_by_side(PASSAGES, articles, "t1", "t1")


@pytest.mark.parametrize(
    "column", ["article_a", "article_b", "start_a", "end_a", "start_b", "end_b"]
)
def test_every_column_that_is_needed_is_asked_for(column):
    with pytest.raises(InputError, match=f"kolom {column}"):
        side_by_side(PASSAGES.drop(columns=column), ARTICLES, FIRST, SECOND)
    for name in ("article", "text"):
        with pytest.raises(InputError, match=f"kolom {name}"):
            side_by_side(PASSAGES, ARTICLES.drop(columns=name), FIRST, SECOND)


def test_only_passages_between_the_two_that_are_paraphrases_are_compared_by_stems():
    articles = corpus("tegas lalu baca", "ditegaskan lalu membaca", "x")
    rows = [
        row("t0", "t1", 0, 10, 0, 15, kind="paraphrase"),
        row("t0", "t1", 11, 15, 16, 23, kind="quotation_or_copy"),
        row("t0", "t2", 11, 15, 0, 1, kind="paraphrase"),
    ]
    view = side_by_side(pd.DataFrame(rows), articles, "t0", "t1")
    assert "t0: tegas lalu\n" in view.text and "t0: {baca}" in view.text


def test_a_long_passage_is_wrapped_below_its_name_and_hyphens_hold():
    words = " ".join(["pegawai-pegawai"] * 12)
    view = side_by_side(
        pd.DataFrame([row("t0", "t1", 0, len(words), 0, len(words))]),
        corpus(words, words),
        "t0",
        "t1",
    )
    lines = view.text.split("\n")[3:]
    wrapped = ["    pe", "    pe"]
    assert [line[:6] for line in lines] == ["  t0: ", *wrapped, "  t1: ", *wrapped]
    assert all(re.fullmatch(r" +(t\d: )?(pegawai-pegawai ?)+", line) for line in lines)
    assert max(map(len, lines)) in range(80, 97)
    short = " ".join("a" * 200)
    row_of_all = pd.DataFrame([row("t0", "t1", 0, len(short), 0, len(short))])
    view = side_by_side(row_of_all, corpus(short, short), "t0", "t1")
    assert max(map(len, view.text.split("\n"))) == 95, "the next word would be the 97th letter"
