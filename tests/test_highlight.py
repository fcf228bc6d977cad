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
