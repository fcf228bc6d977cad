"""Lines, headings, links, metadata and hidden parts of HTML, as a browser shows them."""

from html import escape

import pytest

from frasa._ground.errors import UnreadableError
from frasa._reading.html import Html, read_piece, text_by_patterns


def lines(source: str, whole: bool = True) -> list[str]:
    return [line.text for line in Html(source, whole).lines]


def only(source: str):
    (line,) = Html(source).lines
    return line


@pytest.mark.parametrize("tag", ["b", "a", "span", "time", "em"])
def test_what_stands_within_a_line_parts_no_line(tag):
    assert lines(f"<p>satu <{tag}>dua</{tag}> tiga</p>") == ["satu dua tiga"]


@pytest.mark.parametrize("tag", ["div", "p", "h2", "table", "section", "blockquote"])
def test_blocks_part_lines(tag):
    assert lines(f"satu<{tag}>dua</{tag}>tiga") == ["satu", "dua", "tiga"]


@pytest.mark.parametrize("tag", ["br", "hr", "br/"])
def test_a_break_parts_lines_and_holds_nothing(tag):
    assert lines(f"satu<{tag}>dua") == ["satu", "dua"]
    assert Html(f"<div>satu<{tag}>dua</div>").lines[1].elements[-1].tag == "div"


@pytest.mark.parametrize("tag", ["script", "style", "svg", "iframe", "textarea", "template"])
def test_what_is_never_shown_is_left_out_but_hides_nothing_without_its_end(tag):
    assert lines(f"satu <{tag}>dua<b>tiga</b></{tag}> empat") == ["satu empat"]
    assert "satu" in " ".join(lines(f"<{tag}></p><p>satu</p>".replace(f"<{tag}>", f"<{tag}/>")))
    assert Html(f"<{tag}>dua</{tag}>").has_scripts == (tag == "script")


def test_blank_lines_part_lines_where_a_browser_shows_them():
    text = "satu\ndua\n \r\n\n<b>tiga\n\nempat</b>"
    assert lines(f"<pre>{text}</pre>lima\n\nenam") == ["satu dua", "tiga", "empat", "lima enam"]
    assert lines(f"<div>{text}</div>") == ["satu dua tiga empat"]


@pytest.mark.parametrize("mode", ["open", "closed"])
def test_a_template_that_browsers_show_is_read(mode):
    source = f"<p>satu<x-y><template shadowrootmode={mode}><p>dua</p></template></x-y>tiga"
    assert lines(source) == ["satu", "dua", "tiga"]
    assert lines(source.replace("shadowrootmode", "id")) == ["satu", "tiga"]


def test_two_times_side_by_side_are_two_dates():
    assert lines("<time>1 Mei 2024</time><time>2 Mei 2024</time>") == ["1 Mei 2024 2 Mei 2024"]


def test_headings_are_known_until_they_end():
    for level in range(1, 7):
        found = Html(f"<h{level}>Judul</h{level}>isi<h2><b>Dua</b></h2><p>isi</p>").lines
        assert [line.tag for line in found] == [f"h{level}", "", "h2", ""]
    assert [line.tag for line in Html("<h2>Judul<p>isi").lines] == ["h2", ""]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<li>satu", "• satu"),
        ("<li><p>satu", "• satu"),
        ("<li><div><p>satu", "• satu"),
        ("<li>Satu dibaca.", "Satu dibaca."),
        ("<li><a href=x>satu</a>", "satu"),
        ("<p>satu", "satu"),
        ("<li><h2>satu", "satu"),
        ("<div><p>satu", "satu"),
    ],
)
def test_items_of_a_list_keep_their_mark_but_for_sentences_and_links(source, text):
    assert lines(source) == [text]


def test_only_the_first_line_of_an_item_has_its_mark():
    assert lines("<li>satu<br>dua</li><p>tiga") == ["• satu", "dua", "tiga"]
    assert lines("<ul><li>satu</ul><p>dua") == ["• satu", "dua"]


@pytest.mark.parametrize(
    ("source", "linked"),
    [
        ("<a>12345</a>", True),
        ("<a>12345678 9</a>0", True),  # nine of ten
        ("<a>12345678</a>90", False),  # just four fifths
        ("<a>1234567890 12345678</a> 9 0 1 2", True),  # blanks do not count: 18 of 22
        ("12345", False),
        ("<a>x</a><p>12345", False),
        ("<a>1<a>2</a>3</a>", True),
        ("</a></a><a>12345</a>", True),
        ("<div><a></div>12345", False),  # never closed
        ("<a><p>1</p><p>2345", True),
        ("<a><li>1</li><li>2345", True),
    ],
)
def test_a_line_that_is_nearly_all_a_link_is_linked(source, linked):
    assert Html(source).lines[-1].linked == linked


# Where a line stands


def test_elements_around_a_line_are_known_the_innermost_last():
    found = only("<div><ul><li><b>satu</b></li></ul></div>")
    assert [element.tag for element in found.elements] == ["", "div", "ul"]
    numbers = [element.number for element in Html("<div>a</div><div>b</div>").lines[1].elements]
    assert numbers == [0, 2]


def test_of_very_deep_elements_the_innermost_twenty_four_are_looked_at():
    found = only("<nav>" + "<div>" * 30 + "satu")
    assert len(found.elements) == 24
    assert only("<nav>" + "<div>" * 23 + "satu").beside()
    assert not only("<nav>" + "<div>" * 24 + "satu").beside()
    hidden = only("<nav>" + "<div>" * 30 + "<b hidden>satu").elements
    assert [element.tag for element in hidden] == ["div"] * 23 + ["b"]


def test_an_element_closes_those_within_it_that_were_never_closed():
    found = Html("<section><div><ul>satu</section>dua").lines
    assert [len(line.elements) for line in found] == [4, 1]
    stray = Html("<div>satu</section>dua</p></div>tiga").lines
    assert [len(line.elements) for line in stray] == [2, 2, 1]


def test_a_paragraph_ends_the_one_before_it_and_no_block_around_it():
    def tags(source: str) -> list[str]:
        return [element.tag for element in Html(source).lines[-1].elements]

    assert tags("<p hidden>satu<p hidden>dua") == ["", "p"]
    assert tags("<p hidden>satu<div>dua<p hidden>tiga") == ["", "p", "div", "p"]
    assert tags("<p hidden>satu<div>dua</p>tiga") == ["", "p", "div"]
    assert tags("<p hidden>satu</p>dua") == [""]


@pytest.mark.parametrize("tag", ["nav", "footer", "aside", "form", "button", "figcaption"])
def test_some_elements_stand_beside_an_article_by_what_they_are(tag):
    assert only(f"<{tag}>satu</{tag}>").beside()
    assert only(f"<{tag}>satu</{tag}>").beside(by_name=False)
    assert not only("<section>satu").beside()


@pytest.mark.parametrize("names", ["class=sidebar", "id=sidebar", "class='x related y'"])
def test_others_by_their_names_if_those_are_asked(names):
    found = only(f"<div {names}>satu</div>")
    assert found.beside() and not found.beside(by_name=False)


@pytest.mark.parametrize(("name", "most"), [("class", 500), ("id", 100)])
def test_of_endless_names_the_beginning_counts(name, most):
    for more in (0, 1):
        names = "sidebar".rjust(most + more, "x").replace("xsidebar", " sidebar")
        assert only(f"<div {name}='{names}'>satu").beside() == (more == 0)


def test_a_tag_without_its_end_may_have_two_thousand_letters():
    for more in (0, 1):
        tag = f"<p {'x' * (1999 + more)}>"
        assert read_piece(f"{tag}satu") == (f"{tag}satu" if more else "satu")


@pytest.mark.parametrize("tag", ["html", "body", "main", "article"])
def test_the_name_of_the_whole_page_puts_nothing_beside_and_hides_nothing(tag):
    found = only(f"<{tag} class=sidebar style='display:none' hidden>satu")
    assert not found.beside() and found.shown


def test_beside_looks_only_inside_the_element_that_is_given():
    found = only("<nav><div>satu</div></nav>")
    assert found.beside(within=0) and not found.beside(within=1) and not found.beside(within=2)
    assert only("<div><nav>satu").beside(within=1)
    assert found.beside(within=99)  # not around the line: all of them count
    assert not only("<div>satu").beside(within=99)


@pytest.mark.parametrize(
    ("attributes", "is_body"),
    [
        ("class=article-body", True),
        ("id=post-content", True),
        ("class='x entry-content'", True),
        ("itemprop=articleBody", True),
        ("itemprop=articlebody", True),
        ("itemprop=author", False),
        ("class=kotak", False),
        ("class='entry-content related'", False),
        (f"class='{'x ' * 19}isi'", True),
        (f"class='{'x ' * 20}isi'", False),
        (f"class='{'x' * 44}-article-content'", True),  # sixty letters
        (f"class='{'x' * 45}-article-content'", False),
    ],
)
def test_the_body_of_an_article_is_known_by_names(attributes, is_body):
    assert only(f"<div {attributes}>satu</div>").elements[-1].is_body == is_body


@pytest.mark.parametrize(
    ("element", "shown"),
    [
        ("<div>", True),
        ("<div hidden>", False),
        ("<div style='display: none'>", False),
        ("<div style='DISPLAY:NONE'>", False),
        ("<div style='visibility:hidden'>", False),
        ("<div style='color:red'>", True),
        ("<span class='sr-only'>", False),
        ("<span class='visually-hidden'>", False),
        ("<dialog>", False),
        ("<dialog open>", True),
        ("<noscript>", False),
        ("<div open>", True),
    ],
)
def test_what_a_browser_does_not_show_is_told(element, shown):
    found = only(f"{element}satu")
    assert found.shown == shown
    assert found.in_noscript == ("noscript" in element)


def test_what_is_hidden_in_the_midst_of_a_line_stands_by_itself():
    found = Html("<p>satu <span hidden>rahasia</span> dua</p><p>tiga</p>").lines
    assert [(line.text, line.shown) for line in found] == [
        ("rahasia", False),
        ("satu dua", True),
        ("tiga", True),
    ]
    assert not found[0].linked and found[0].tag == ""


# Metadata


@pytest.mark.parametrize("name", ["property", "name", "itemprop"])
def test_meta_is_kept_by_any_of_its_names_and_the_first_counts(name):
    source = f"<meta {name}='OG:Title' content=' Satu\n dua '><meta {name}='og:title' content=x>"
    assert Html(source).meta == {"og:title": "Satu dua"}
    assert Html(f"<meta {name}='a'><meta content=b><meta {name}='c' content=' '>").meta == {}


def test_property_goes_before_name_and_name_before_itemprop():
    assert Html("<meta itemprop=c name=b property=a content=x>").meta == {"a": "x"}
    assert Html("<meta itemprop=c name=b content=x>").meta == {"b": "x"}


def test_the_address_that_a_page_calls_its_own_is_kept():
    source = "<link rel='Canonical' href='https://a.id/1'><link rel=canonical href=x>"
    assert Html(source).meta == {"canonical": "https://a.id/1"}
    assert Html("<link rel=stylesheet href=x><link href=y><a rel=canonical href=z>b</a>").meta == {}


def test_the_first_title_counts_and_is_no_line():
    found = Html("<title> Satu\n dua </title><svg><title>x</title></svg><title>tiga</title>isi")
    assert found.title == "Satu dua" and [line.text for line in found.lines] == ["isi"]


def test_linked_data_is_kept_block_by_block_and_other_scripts_are_not():
    block = "<script type='Application/LD+JSON'>{}</script>"
    source = block.format(1) + "<script>2</script>" + block.format(3) + "<style>4</style>isi"
    assert Html(source).linked_data == ["1", "3"]
    assert lines(source) == ["isi"]


@pytest.mark.parametrize(
    ("element", "stated"),
    [
        ("<time datetime=a content=b title=c>", "a"),
        ("<time content=b title=c>", "b"),
        ("<time title=c>", "c"),
        ("<time>", None),
        ("<span itemprop=datePublished content=b>", "b"),
        ("<span content=b>", None),
        ("<meta itemprop=datePublished content=b>", None),  # among the metadata
    ],
)
def test_moments_are_kept_as_they_are_stated(element, stated):
    assert [moment for moment, _ in Html(element).times] == ([stated] if stated else [])


def test_moments_stand_where_they_are_and_those_of_publication_before_all():
    source = "<p>a<p>b<time datetime=x></time><p>c<p>d<time itemprop=datePublished datetime=y>"
    times = Html(source).times
    assert times[0] == ("x", 1)
    assert times[1][0] == "y" and times[1][1] < -900_000


# Damaged and escaped HTML


@pytest.mark.parametrize(("opening", "closing"), [("<", ">"), ("<!--", "-->")])
def test_a_page_whose_marks_never_end_is_refused(opening, closing):
    with pytest.raises(UnreadableError, match="tidak ditutup"):
        Html(f"{opening} " * 501)
    Html(f"{opening} " * 500)
    Html(f"{opening} " * 502 + closing)
    with pytest.raises(UnreadableError, match="tidak ditutup"):
        Html(f"{opening} " * 503 + closing)
    Html(f"{opening} x {closing}" * 1000)


def test_in_a_piece_of_text_only_names_of_html_are_tags():
    assert lines("satu <budi@a.id> dua <b>tiga</b> </nama>", whole=False) == [
        "satu <budi@a.id> dua tiga </nama>"
    ]
    assert lines("satu <nama> dua") == ["satu", "dua"]
    assert [line.text for line in Html("satu <nama> dua").lines] == ["satu", "dua"]


@pytest.mark.parametrize("times", range(5))
def test_html_that_was_escaped_twice_is_html_all_the_same(times):
    text = "<p>satu &amp; dua</p>"
    for _ in range(times):
        text = escape(text)
    assert (read_piece(text) == "satu & dua") == (times < 3)


def test_a_piece_keeps_its_own_lines_where_no_tag_breaks_them():
    assert read_piece("satu <b>dua</b>\r\ntiga\nempat") == "satu dua\ntiga\nempat"
    assert read_piece("satu\ndua<p>tiga") == "satu dua\ntiga"
    assert read_piece("satu < dua\ntiga") == "satu < dua\ntiga"
    assert read_piece("<span hidden>satu</span><p>dua") == "¦ satu\ndua"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>satu</p><b>dua</b>", "satu dua"),
        ("a<script>x<y</script>b", "a b"),
        ("a<SCRIPT>x</Script>b", "a b"),
        ("a<!-- x <p> -->b", "a b"),
        ("a<![CDATA[x>b", "a b"),
        ("a<!-- x", "a <!-- x"),
        ("a<template>x</template>b", "a b"),
        ("a<template shadowrootmode='open'>x</template>b", "a x b"),
        ("a<template data-x='1'\nshadowrootmode=closed>x</template>b", "a x b"),
        ("a<template data-shadowrootmode=no>x</template>b", "a b"),
        ("a<script>x", "a x"),  # never ends
        ("a<script>x<style>y</style>z", "a x z"),
        ("a<style>x<script>y</style>b<script>z</script>c", "a b c"),
        ("a &amp; b &eacute;", "a & b é"),
        ("1 < 2", "1 < 2"),
        ("a<!-- x --><!-- <p> y -->b", "a b"),
        ("a<!-- x -->b<!-- y -->c", "a b c"),
    ],
)
def test_patterns_alone_give_all_the_text(source, words):
    assert "".join(text_by_patterns(source).split()) == words.replace(" ", "")
