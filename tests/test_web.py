"""Of a page in elements the article is told from what stands around it, up to each limit."""

import json

import pytest

from frasa._ground.errors import UnreadableError
from frasa._reading.web import read_web_page


def s(name: str, size: int = 80) -> str:
    """Return a sentence of so many letters."""
    return f"{name} {'x' * (size - len(name) - 8)} hadir."


def p(*names: str) -> str:
    return "".join(f"<p>{s(name)}</p>" for name in names)


def div(inner: str, name: str = "") -> str:
    return f"<div class='{name}'>{inner}</div>"


def page_of(*inner: str, head: str = ""):
    return read_web_page(f"<html><head>{head}</head><body>{''.join(inner)}</body></html>")


def kept(*inner: str, head: str | None = "") -> list[str]:
    """Return the first word of each line of the article; without a head there is no body either."""
    page = read_web_page("".join(inner)) if head is None else page_of(*inner, head=head)
    lines = page.text.split("\n")
    return [line.split()[0] for line in lines if not line.startswith("¦")]


LINK = "<a href=/>Harga cabai naik lagi</a>"


TITLE = "<title>Camat Pimpin Apel Pagi - Kabar</title>"
HEADING = "<h4>Camat Pimpin Apel Pagi</h4>"
LONG = f"<p>{s('Satu', 400)}</p><p>{s('Dua', 400)}</p>"
PREVIEW = "<meta property=og:title content='Camat pimpin apel pagi'>"


@pytest.mark.parametrize("name", ["card", "latest-post", "popular-1 post", "modal", "td-next"])
@pytest.mark.parametrize(
    "head", [TITLE, "<meta property=og:title content='Camat pimpin apel pagi'>"]
)
def test_what_holds_the_headline_is_the_article_whatever_its_name(name, head):
    article = div(HEADING + div(LONG, "inner card-body"), name)
    around = div(p("Selamat")), div(p("Lain"), "card")
    assert kept(around[0], article, around[1], head=head) == ["Satu", "Dua"]


@pytest.mark.parametrize("tag", ["form", "aside", "dialog open"])
def test_so_it_is_whatever_its_element(tag):
    article = f"<{tag}>{HEADING}{LONG}</{tag.split()[0]}>"
    assert kept(div(p("Selamat")), article, head=TITLE) == ["Camat", "Satu", "Dua"]


@pytest.mark.parametrize(
    ("heading", "head"),
    [
        ("<h4>Camat Pimpin</h4>", TITLE),  # two words
        ("<h4><a href=x>Camat Pimpin Apel Pagi</a></h4>", TITLE),
        ("<p>Camat Pimpin Apel Pagi</p>", TITLE),
        ("<h4 hidden>Camat Pimpin Apel Pagi</h4>", TITLE),
        ("<h4>Camat Pimpin Apel Sore</h4>", TITLE),
        (HEADING, "<title>Kabar</title>"),
    ],
)
def test_another_heading_makes_no_article(heading, head):
    beside = div(heading + p("Satu", "Dua"), "card")
    assert kept(div(p("Selamat")), beside, head=head) == ["Selamat"]


def test_the_longest_heading_that_the_title_repeats_is_the_headline():
    title = "<title>Camat Pimpin Apel Pagi - Kabar Desa Kita</title>"
    menu = div(f"<h2>Kabar Desa Kita</h2>{LONG}", "menu")
    article = div(HEADING + p("Empat"), "card")
    assert kept(menu, article, head=title) == ["Camat", "Empat"]


@pytest.mark.parametrize("name", ["widget", "widgets", "widget_text", "x widget-area"])
def test_a_widget_stands_beside_where_it_is_called_so_first(name):
    assert kept(div(p("Satu")), div(p("Dua", "Tiga"), name)) == ["Satu"]
    named = name.replace("widget", "elementor-widget")
    assert kept(div(p("Satu")), div(p("Dua", "Tiga"), named)) == ["Satu", "Dua", "Tiga"]


# Scripts


def notice(text: str = "You need to enable JavaScript") -> str:
    return f"<script>x</script><noscript>{text}</noscript>"


@pytest.mark.parametrize(("size", "raises"), [(149, True), (150, False)])
def test_a_page_of_scripts_that_shows_little_has_its_article_elsewhere(size, raises):
    # whatever stands there beside sentences
    inner = notice(), f"<p>{s('Satu', size)}</p><p>Daerah {'x' * 99}</p>"
    if raises:
        with pytest.raises(UnreadableError) as caught:
            kept(*inner)
        assert "skrip" in caught.value.problem and "peramban" in caught.value.remedy
    else:
        assert kept(*inner) == ["Satu", "Daerah"]


def test_without_scripts_or_a_notice_little_is_enough():
    for inner in (
        notice().removeprefix("<script>x</script>"),
        notice("Pasang gambar"),
        "<script>x</script><p>JavaScript itu menyenangkan.</p>",
    ):
        assert "Satu" in kept(inner, p("Satu"))


@pytest.mark.parametrize(("size", "found"), [(149, False), (150, True)])
@pytest.mark.parametrize("frame", ["<noscript>{}</noscript>", "<div hidden>{}</div>"])
def test_lines_for_browsers_without_scripts_are_the_article_if_they_say_enough(size, found, frame):
    # a line that is no sentence counts for nothing, but stays
    inner = f"<p>{s('Dua', size)}</p><p>Daerah {'x' * 99}</p>"
    if found:
        page = page_of(notice(), frame.format(inner))
        lines = [line for line in page.text.split("\n") if not line.startswith("¦")]
        assert [line.split()[0] for line in lines] == ["Dua", "Daerah"]
        assert page.is_list is False
    else:
        with pytest.raises(UnreadableError, match="skrip"):
            kept(notice(), frame.format(inner))


def test_a_page_without_scripts_or_lines_is_no_error():
    page = page_of("<h2>Daerah</h2>", LINK, "<p hidden>Rahasia</p>")
    assert page.text.split("\n") == ["Daerah", "Harga cabai naik lagi", "¦ Rahasia"]
    assert page.is_list is True and page.missing == 0
    assert page_of("<script>x</script>").text == ""
    assert page_of(f"<p><a href=/>{s('Satu')}</a></p>").is_list is False


# Linked data


def linked(body: str) -> str:
    data = json.dumps({"@type": "NewsArticle", "articleBody": body})
    return f"<script type='application/ld+json'>{data}</script>"


def letters(count: int) -> str:
    """Return a sentence of so many letters, blanks and signs apart."""
    return f"Tiga {'x' * (count - 9)} hadir."


@pytest.mark.parametrize(
    ("said", "shown", "needed"),
    [
        (150, None, False),  # too little to be an article
        (151, None, True),
        (200, 140, False),  # seven tenths are shown
        (200, 139, True),
    ],
)
def test_the_linked_data_is_the_article_where_it_says_much_more_than_the_page(said, shown, needed):
    body = f"<p>{letters(said)}</p><br><hr>"
    around = f"<p>{letters(shown)}</p>" if shown else ""
    if not shown and not needed:
        with pytest.raises(UnreadableError, match="skrip"):
            page_of("<p>Satu kata</p>", head=linked(body))
        return
    page = page_of("<p>Satu kata</p>", around, head=linked(body))
    found = [line for line in page.text.split("\n") if not line.startswith("¦")]
    assert (letters(said) in found) == needed
    if needed:
        assert found == [letters(said)] and page.is_list is False


def test_sentences_glued_together_are_parted_and_the_page_is_set_aside():
    glued = f"{s('Satu')}{s('Dua')} {s('Tiga')[:-1]}?“{s('Empat')}” Nilai 1.5"
    page = page_of("<p>Daerah</p>", head=linked(glued))
    lines = page.text.split("\n")
    assert lines[0] == "¦ Daerah"
    assert [line.split()[0] for line in lines[1:]] == ["Satu", "Dua", "“Empat"]
    headline = page_of("<h2>Bupati Ajak Netral Lagi</h2>", head=linked(s("Satu", 300))).headline
    assert headline == "Bupati Ajak Netral Lagi"


# The element of the article


@pytest.mark.parametrize(("size", "both"), [(150, False), (149, True)])
def test_what_holds_three_quarters_of_the_sentences_holds_the_article(size, both):
    most = div(f"<p>{s('Satu', size)}</p><p>{s('Dua', 150)}</p>")
    rest = div(f"<p>{s('Tiga', 50)}</p><p>{s('Empat', 50)}</p>")
    assert kept(most, rest) == ["Satu", "Dua", *(["Tiga", "Empat"] if both else [])]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<article>", "</article>"),
        ("<main>", "</main>"),
        ("<div class=article-body>", "</div>"),
        ("<div itemprop=articleBody>", "</div>"),
    ],
)
@pytest.mark.parametrize(("size", "alone"), [(80, True), (79, False)])
def test_an_element_named_so_is_the_article_from_two_fifths_on(opening, closing, size, alone):
    named = f"{opening}<p>{s('Satu', 80)}</p><p>{s('Dua', size)}</p>{closing}"
    others = "".join(div(f"<p>{s(name, 40)}</p><p>{s(name, 40)}</p>") for name in "ABC")
    assert (kept(named, others) == ["Satu", "Dua"]) == alone


def test_the_body_goes_before_an_article_and_that_before_the_main_part():
    body = div(p("Satu", "Dua"), "article-body")
    assert kept(f"<article>{body}{p('Tiga')}</article>") == ["Satu", "Dua"]
    assert kept(f"<main><article>{p('Satu', 'Dua')}</article>{p('Tiga')}</main>") == ["Satu", "Dua"]


@pytest.mark.parametrize(("size", "inner"), [(100, True), (101, False)])
def test_of_names_within_one_another_the_innermost_that_holds_nine_tenths(size, inner):
    inside = f"<article><p>{s('Satu', 450)}</p><p>{s('Dua', 450)}</p></article>"
    found = kept(f"<article>{inside}<p>{s('Tiga', size)}</p></article>")
    assert found == (["Satu", "Dua"] if inner else ["Satu", "Dua", "Tiga"])


def own(*names: str) -> str:
    return "".join(div(p(name)) for name in names)


def test_paragraphs_may_stand_in_elements_of_their_own():
    rest = div(f"<p>{s('Lima', 50)}</p><p>{s('Enam', 50)}</p>")
    names = ["Satu", "Dua", "Tiga", "Empat"]
    assert kept(div(own(*names)), rest) == names
    assert kept(rest, div(own(*names))) == names
    # so they count nearly as much as those that stand side by side
    for size, alone in ((73, True), (71, False)):
        rest = f"<article><p>{s('Tiga', size)}</p><p>{s('Empat', size)}</p></article>"
        assert (kept(div(own("Satu", "Dua")), rest) == ["Tiga", "Empat"]) == alone
        assert (kept(own("Satu", "Dua"), rest, head=None) == ["Tiga", "Empat"]) == alone


def test_of_two_that_hold_as_much_the_first_counts():
    article = f"<article>{p('Tiga', 'Empat')}</article>"
    assert kept(div(p("Satu", "Dua")), article) == ["Satu", "Dua", "Tiga", "Empat"]
    assert kept(article, div(p("Satu", "Dua"))) == ["Tiga", "Empat"]


def test_a_page_without_elements_is_read():
    assert read_web_page(f"<br>{s('Satu')}").text == s("Satu")


# Teasers


def teaser(*names: str, link: str = LINK) -> str:
    return div(link + "".join(f"<p>{s(name)}</p>" for name in names))


@pytest.mark.parametrize(
    ("teasers", "stay"),
    [
        ([teaser("Tiga"), teaser("Empat")], []),
        ([teaser("Tiga", "Empat"), teaser("Lima", "Enam")], []),
        ([teaser("Tiga", link=f"{LINK}<p>Daerah</p><p>Kemarin</p>")] * 2, []),
        ([teaser("Tiga")], ["Tiga"]),  # several alike
        ([teaser("Tiga"), teaser("Empat", link="")], ["Tiga", "Empat"]),  # each with a link
        ([teaser("Tiga", link="<p>Daerah</p>")] * 2, ["Daerah", "Tiga"] * 2),
        ([teaser("A", "B", "C"), teaser("D", "E", "F")], list("ABCDEF")),  # too long
    ],
)
def test_several_alike_each_a_link_and_a_sentence_or_two_are_teasers(teasers, stay):
    assert kept(div(p("Satu", "Dua")), *teasers) == ["Satu", "Dua", *stay]
    assert kept(div(p("Satu", "Dua")), *teasers, head=None) == ["Satu", "Dua", *stay]


def test_where_all_are_teasers_they_are_read():
    assert kept(teaser("Satu"), teaser("Dua")) == ["Satu", "Dua"]
    assert kept(p("Satu"), div(teaser("Dua")), div(teaser("Tiga"))) == ["Satu", "Dua", "Tiga"]


# Within, above and below it


@pytest.mark.parametrize(
    ("between", "stays"),
    [
        ("<p>Daerah</p>", ["Daerah"]),
        (f"<p>{LINK}</p>", []),
        (f"<p><a href=/>{s('Tiga')}</a></p>", ["Tiga"]),
        ("<p hidden>Rahasia</p>", []),
        (f"<p hidden>{s('Tiga')}</p>", []),
        (div("<p>Bagi</p>", "share"), []),
        (div(p("Tiga"), "share"), ["Tiga"]),
        (f"<aside>{p('Tiga')}</aside>", []),
        ("<figure><figcaption>Camat di aula</figcaption></figure>", []),
    ],
)
def test_between_sentences_all_stays_but_links_and_what_is_called_beside(between, stays):
    assert kept(p("Satu"), between, p("Dua")) == ["Satu", *stays, "Dua"]


def test_where_all_is_called_beside_what_is_only_called_so_is_read():
    assert kept(div(p("Satu"), "widget"), f"<aside>{p('Dua', 'Tiga', 'Empat')}</aside>") == ["Satu"]


def test_what_stands_elsewhere_says_nothing_of_where_the_article_begins_and_ends():
    other = div(f"<p>{s('Lain', 50)}</p>")
    assert kept(other, div(f"<p>{'Kata ' * 25}A</p>{p('Satu', 'Dua')}")) == ["Satu", "Dua"]
    article = div(p("Satu", "Dua"))
    more = f"<h3>Berita Terkait</h3>{p('Tiga')}"
    assert kept(p("Salam"), H1, article, more) == ["Bupati", "Satu", "Dua"]


H1 = "<h1>Bupati Ajak Netral Lagi</h1>"


@pytest.mark.parametrize(
    ("above", "stays"),
    [
        (["<p>Daerah</p>"], ["Daerah"]),
        (["<p>Terkini</p>"], ["Terkini"]),
        ([H1, "<p>Daerah</p>"], ["Bupati", "Daerah"]),
        (["<p>Daerah</p>", H1], ["Bupati"]),
        (["<p>Menu</p>", H1, "<p>Daerah</p>"], ["Bupati", "Daerah"]),
        ([H1, "<h1>Camat Pun Netral Juga</h1>"], ["Camat"]),
        ([H1, LINK], ["Bupati"]),
        ([f"<h1>{LINK}</h1>"], ["Harga"]),
        ([H1, "<p hidden>Rahasia</p>"], ["Bupati"]),
        ([H1, div("Bagi", "share")], ["Bupati"]),
        ([H1, "<nav>Menu</nav>"], ["Bupati"]),
        ([H1, f"<p>{'Kata ' * 24}A</p>"], ["Bupati", "Kata"]),  # of 25 words
        ([H1, f"<p>{'Kata ' * 25}A</p>"], ["Bupati"]),
        ([p("Salam"), H1], ["Bupati"]),  # a sentence above the headline
        ([H1, p("Salam"), "<h1>Camat Pun Netral Juga</h1>"], ["Camat"]),
        ([p("Salam"), "<h1 hidden>Judul</h1>"], ["Salam"]),
        ([p("Salam"), "<h2>Judul</h2>"], ["Salam", "Judul"]),
    ],
)
def test_above_the_article_stand_its_headline_and_what_follows_that(above, stays):
    assert kept(*above, p("Satu", "Dua", "Tiga")) == [*stays, "Satu", "Dua", "Tiga"]


def test_a_top_heading_in_the_lower_half_is_not_that_of_the_article():
    article = ["Satu", "Dua", "Tiga", "Empat"]
    assert kept(p(*article[:3]), H1, p("Empat")) == [*article[:3], "Bupati", "Empat"]
    assert kept(p("Satu", "Dua"), H1, p("Tiga", "Empat")) == ["Bupati", "Tiga", "Empat"]
    assert kept(p("Satu", "Dua"), H1, p("Tiga")) == ["Satu", "Dua", "Bupati", "Tiga"]


def test_what_stands_above_the_element_of_the_article_is_not_in_it():
    article = div(f"<p>Daerah</p>{p('Satu', 'Dua')}<p>(rel)</p>")
    below = "<p>Kaki</p>", "<h1>Judul</h1>"
    assert kept("<p>Menu</p>", article, *below) == ["Daerah", "Satu", "Dua", "(rel)"]


@pytest.mark.parametrize(
    ("below", "stays"),
    [
        ("<p>(rel)</p>", ["(rel)"]),
        (f"<p>(rel)</p>{LINK}<p>Camat</p>", ["(rel)", "Camat"]),
        ("<p>(rel)</p><p>Berita Terkait</p><p>Camat</p>", ["(rel)"]),
        ("<p hidden>Rahasia</p><p>Camat</p>", ["Camat"]),
        (div("Bagi", "share") + "<p>Camat</p>", ["Camat"]),
        ("<nav>Menu</nav>", []),
    ],
)
def test_below_it_what_is_no_link_stays_until_other_news_begin(below, stays):
    assert kept(p("Satu", "Dua"), below) == ["Satu", "Dua", *stays]


@pytest.mark.parametrize(
    ("heading", "ends"),
    [
        *(("Berita Lainnya", True), ("BACA JUGA", True), ("Rekomendasi untuk Anda", True)),
        (f"Berita terkait{'.' * 45}", True),  # of less than sixty letters
        (f"Berita terkait{'.' * 46}", False),
        ("Kabar baik bagi warga", False),
    ],
)
def test_a_heading_of_other_news_ends_the_article_unless_it_goes_on_below(heading, ends):
    first, rest = div(p("Satu", "Dua")), div(p("Tiga", "Empat"))
    other = f"<h3>{heading}</h3>"
    word = heading.split()[0]
    assert kept(first, other, rest) == ["Satu", "Dua", *([] if ends else [word, "Tiga", "Empat"])]
    assert kept(p("Satu"), other, p("Dua"))[-1] == "Dua"
    assert kept(first, f"<h3 hidden>{heading}</h3>", rest)[-1] == "Empat"
    # directly below the first sentence as well
    assert ("Empat" in kept(div(p("Satu")), other, rest)) != ends


def test_a_heading_of_other_news_may_have_a_full_stop():
    heading = "<p>Berita terkait.</p>"
    article, more = p("Satu", "Dua"), div(p("Tiga", "Empat"))
    assert kept(div(article), heading, p("Tiga")) == ["Satu", "Dua"]
    assert kept(div(article + heading), more) == ["Satu", "Dua"]
    assert kept(div(article + heading + p("Lima")), more)[-1] == "Empat"


# Headings


@pytest.mark.parametrize(
    ("headings", "headline"),
    [
        (["<h2>Bupati Ajak Netral Lagi</h2>"], "Bupati Ajak Netral Lagi"),
        (["<h1>Satu Dua Tiga</h1>", "<h2>Empat Lima Enam</h2>"], "Satu Dua Tiga"),
        (["<h2>Empat Lima Enam</h2>", "<h1>Satu Dua Tiga</h1>"], "Satu Dua Tiga"),
        (["<h2>Empat Lima Enam</h2>", "<h2>Satu Dua Tiga</h2>"], "Satu Dua Tiga"),  # the nearest
        (["<h2>Empat Lima Enam</h2>", "<h2>Satu Dua</h2>"], "Empat Lima Enam"),
        (["<h2>Empat Lima Enam</h2>", "<h2 hidden>Satu Dua Tiga</h2>"], "Empat Lima Enam"),
        (["<h2>Empat Lima Enam</h2>", "<h1>Ikuti kami di Google News</h1>"], "Empat Lima Enam"),
        (["<p>Empat Lima Enam</p>"], None),
    ],
)
def test_the_headline_is_the_topmost_heading_above_the_article(headings, headline):
    assert (
        page_of(*headings, div(p("Satu", "Dua")), "<h1>Camat Pun Netral</h1>").headline == headline
    )
