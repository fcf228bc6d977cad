"""What a page says of its article outside its text: in its metadata and its linked data."""

import json

import pytest

from frasa._reading.facts import article_body, domain, facts, page_domain
from frasa._reading.html import Html


def page(*data, title="", times="", **meta) -> Html:
    blocks = [one if isinstance(one, str) else json.dumps(one) for one in data]
    return Html(
        "".join(f"<script type='application/ld+json'>{block}</script>" for block in blocks)
        + "".join(f"<meta property='{name}' content='{said}'>" for name, said in meta.items())
        + f"<title>{title}</title>{times}<p>Satu.</p>"
    )


def of(*data, headings=(), before=9, **rest) -> dict:
    return facts(page(*data, **rest), list(headings), before)


ARTICLE = {"@type": "NewsArticle", "headline": "Camat Hadir"}


# Linked data


@pytest.mark.parametrize("kind", ["Article", "NewsArticle", "BlogPosting", "Report", "WebPage"])
def test_what_the_linked_data_calls_an_article_is_one(kind):
    for type_ in (kind, [kind]):
        assert of({"@type": type_, "headline": "Camat Hadir"}) == {"headline": "Camat Hadir"}


@pytest.mark.parametrize("kind", ["Person", "Reporter", "WebPageElement", ""])
def test_nothing_else_is(kind):
    assert of({"@type": kind, "headline": "Camat Hadir"}) == {}


def test_without_a_type_a_moment_of_publication_makes_an_article():
    assert of({"headline": "Camat Hadir", "datePublished": "2024-03-04"})["headline"]
    assert of({"headline": "Camat Hadir", "dateModified": "2024-03-04"}) == {}


def test_an_article_goes_before_a_page_and_one_with_its_text_before_others():
    web = {"@type": "WebPage", "headline": "Beranda", "articleBody": "x"}
    whole = {"@type": "Article", "headline": "Lengkap", "articleBody": "isi"}
    assert of(web, ARTICLE)["headline"] == "Camat Hadir"
    assert of(web, ARTICLE, whole)["headline"] == "Lengkap"
    assert of([web, {"@graph": [ARTICLE]}])["headline"] == "Camat Hadir"


@pytest.mark.parametrize(
    "name",
    [
        "itemListElement",
        "video",
        "hasPart",
        "mentions",
        "isRelatedTo",
        "relatedLink",
        "comment",
    ],
)
def test_other_articles_that_it_lists_are_not_the_pages(name):
    assert of({"@type": "Thing", name: [ARTICLE]}) == {}
    assert of({"@type": "ItemList", "item": [ARTICLE]}) == {}
    assert of({"@type": "Thing", "mainEntity": [ARTICLE]}) == {"headline": "Camat Hadir"}


@pytest.mark.parametrize("wrap", [lambda inner: [inner], lambda inner: {"mainEntity": inner}])
def test_an_article_is_looked_for_twenty_levels_deep(wrap):
    nested = ARTICLE
    for depth in range(1, 23):
        nested = wrap(nested)
        assert of(nested) == ({"headline": "Camat Hadir"} if depth <= 20 else {})


def test_the_longest_body_counts_and_what_is_no_text_is_none():
    bodies = [{"@type": "Article", "articleBody": body} for body in ("satu", "satu dua", 3)]
    assert article_body(page(*bodies)) == "satu dua"
    assert article_body(page(ARTICLE)) is None


@pytest.mark.parametrize(
    ("block", "headline"),
    [
        ('{"@type": "Article", "headline": "Camat Hadir"};', "Camat Hadir"),
        ('{"@type": "Article", "headline": "Camat\nHadir"}', "Camat Hadir"),
        ('{"headline": "Camat Hadir", "x": }', "Camat Hadir"),  # damaged
        ('{"headline" : "Camat Hadir", "headline": "Lain lagi", }', "Camat Hadir"),
        ('{"headline": "Cam", "x": }', None),
        ('{"headline": "Cama", "x": }', "Cama"),
        ('{"headline": "%s", }' % ("x" * 300), "x" * 300),
        ('{"headline": "%s", }' % ("x" * 301), None),
        ('{"name": "Camat Hadir", }', None),
        ("rusak", None),
    ],
)
def test_damaged_data_tell_what_can_be_told_by_a_key_alone(block, headline):
    assert of(block).get("headline") == headline


# Outlet


@pytest.mark.parametrize(
    ("said", "outlet"),
    [
        ({"og:site_name": "Kabar Contoh"}, "Kabar Contoh"),
        ({"og:site_name": "Kabar Contoh | Berita Desa"}, "Kabar Contoh"),
        ({"og:site_name": "Kabar Contoh: Berita"}, "Kabar Contoh"),
        ({"og:site_name": "https://kabar.id"}, None),
        ({"og:site_name": "www.kabar.id"}, None),
        ({"og:site_name": "Kabar (Contoh)"}, None),
        ({"title": "Camat Hadir - Kabar.id"}, "Kabar.id"),
        ({"title": "Camat Hadir - Apel Pagi"}, None),
        ({"title": "Kabar.id"}, None),
        ({"title": "Camat Hadir - Satu Dua Tiga News"}, "Satu Dua Tiga News"),
        ({"title": "Camat Hadir - Satu Dua Tiga Empat News"}, None),
    ],
)
def test_the_outlet_is_the_sites_name_or_stands_behind_the_title(said, outlet):
    assert of(**said).get("outlet") == outlet


@pytest.mark.parametrize(
    ("publisher", "outlet"),
    [
        ("Kabar  Contoh", "Kabar Contoh"),
        ({"@type": "Organization", "name": "Kabar Contoh"}, "Kabar Contoh"),
        ([{"name": "Kabar Contoh"}, {"name": "Dua"}, {}, 3], "Kabar Contoh; Dua"),
        ([], None),
        ({"name": " "}, None),
        ({"name": 3}, None),
        (3, None),
    ],
)
def test_a_publisher_may_be_a_name_a_thing_or_a_list(publisher, outlet):
    assert of({**ARTICLE, "publisher": publisher}).get("outlet") == outlet
    named = of({**ARTICLE, "publisher": publisher}, **{"og:site_name": "Situs Desa"})
    assert named["outlet"] == "Situs Desa"


# Headline


@pytest.mark.parametrize(
    ("said", "headings", "headline"),
    [
        ({"og:title": "Camat Hadir"}, [], "Camat Hadir"),
        ({"og:title": "Camat Hadir - Kabar.id"}, ["Berita", "Camat hadir!"], "Camat hadir!"),
        ({"og:title": "Camat Hadir"}, ["Camat Hadir", "Camat"], "Camat Hadir"),
        ({"og:title": "Camat Hadir | Kabar.id"}, ["Lain"], "Camat Hadir"),
        ({"og:title": "Kabar.id | Camat Hadir"}, ["Lain"], "Camat Hadir"),
        ({"og:title": "Camat Hadir - Apel Pagi"}, [], "Camat Hadir - Apel Pagi"),
        ({"og:title": "Situs Resmi Desa"}, ["Lain"], "Lain"),
        ({"title": "Kabar Desa", "og:site_name": "Kabar Desa"}, ["Lain"], "Lain"),
        ({"title": "KABAR DESA.com", "og:site_name": "Kabar Desa"}, ["Lain"], "Lain"),
        ({"title": "Kabar Desa Hadir", "og:site_name": "Kabar Desa"}, ["Lain"], "Kabar Desa Hadir"),
        ({"og:title": "Kabar", "og:site_name": "Kabar", "title": "Camat"}, ["Lain"], "Camat"),
        ({"og:title": "Selamat Datang", "title": "Camat Hadir"}, [], "Camat Hadir"),
        ({"og:title": "A", "title": "Camat Hadir"}, ["Camat Hadir"], "Camat Hadir"),
        ({"title": "Camat Hadir"}, [], "Camat Hadir"),
        ({"og:title": "Camat Hadir - Satu Dua Tiga News"}, [], "Camat Hadir"),
        ({"og:title": "Camat - Satu Dua Tiga Empat News"}, [], "Camat - Satu Dua Tiga Empat News"),
        ({}, ["Satu", "Dua"], "Satu"),
        ({}, [], None),
        ({"og:title": "Kabar Desa - Camat Hadir", "og:site_name": "Kabar Desa"}, [], "Camat Hadir"),
        (
            {"og:title": "Camat Hadir - KabarDesa.com", "og:site_name": "Kabar Desa"},
            [],
            "Camat Hadir",
        ),
    ],
)
def test_the_headline_is_a_heading_that_a_title_repeats_or_the_title_without_the_site(
    said, headings, headline
):
    assert of(headings=headings, **said).get("headline") == headline


def test_a_title_that_names_no_site_stays_whole_though_the_outlet_is_known():
    said = {"og:title": "Apel Pagi: Camat Hadir", "og:site_name": "Kabar Desa"}
    assert of(**said)["headline"] == "Apel Pagi: Camat Hadir"


# Author


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("Siti Aminah", True),
        ("Kabar Desa", False),
        ("KABARDESA", False),
        ("https://kabar.id/siti", False),
        ("www.kabar", False),
        ("siti@kabar", False),
        ("kabar.com", False),
        ("admin", False),
        ("Administrator", False),
        ("Siti Admin", True),
        ("Web Developer", False),
    ],
)
def test_the_author_is_a_person(name, is_one):
    credit = name if is_one else None
    assert of(author=name, **{"og:site_name": "Kabar Desa"}).get("credit") == credit
    both = of(
        {**ARTICLE, "author": [{"name": "Ali"}]}, author=name, **{"og:site_name": "Kabar Desa"}
    )
    assert both["credit"] == (credit or "Ali")


def test_without_an_outlet_any_author_counts():
    assert of(author="Kabar Desa")["credit"] == "Kabar Desa"


# Moment


@pytest.mark.parametrize(
    "name",
    [
        "article:published_time",
        "datepublished",
        "dc.date.issued",
        "dc.date",
        "pubdate",
        "publishdate",
        "publish-date",
        "content_publisheddate",
        "date",
    ],
)
def test_moments_of_publication_are_read_from_every_usual_place(name):
    assert f"{of(**{name: '2024-03-04'})['published_at']:%Y-%m-%d}" == "2024-03-04"
    assert "published_at" not in of(**{f"{name}x": "2024-03-04"})


@pytest.mark.parametrize(
    ("linked", "meta", "times", "day"),
    [
        ("2024-03-01", "2024-03-02", "2024-03-03", 1),
        (None, "2024-03-02", "2024-03-03", 2),
        (None, "entah", "2024-03-03", 3),
        (20240301, None, "2024-03-03", 3),
        (None, None, "entah", None),
    ],
)
def test_linked_data_go_before_metadata_and_these_before_moments_of_lines(linked, meta, times, day):
    said = {"date": meta} if meta else {}
    data = [{**ARTICLE, "datePublished": linked}] if linked else []
    found = of(*data, times=f"<time datetime='{times}'>x</time>", **said)
    assert (found["published_at"].day if day else found.get("published_at")) == day


def test_a_moment_behind_the_article_is_not_that_of_publication():
    times = "<p>a<p>b<p>c<time datetime='2024-03-04'>x</time>"
    assert "published_at" not in of(times=times, before=1)
    assert of(times=times, before=2)["published_at"].day == 4
    # One that calls itself so may stand anywhere.
    times += "<time itemprop=datePublished datetime='2024-03-05'>x</time>"
    assert of(times=times, before=0)["published_at"].day == 5
    assert of(times=times, before=9)["published_at"].day == 5


def test_of_moments_of_lines_only_the_first_counts():
    times = "<time datetime='entah'>x</time><p>a<time datetime='2024-03-04'>y</time>"
    assert "published_at" not in of(times=times)


# Domain


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.kabar.id/a", "kabar.id"),
        ("http://www2.Kabar.ID:80", "kabar.id"),
        ("//kabar.id?x", "kabar.id"),
        (" kabar.id ", "kabar.id"),
        ("a.b.kabar.co.id#x", "a.b.kabar.co.id"),
        ("https://kabar.i/a", None),
        ("https://kabar/a", None),
        ("https://kabar.idé", None),
        ("https://10.0.0.1/a", None),
        ("", None),
    ],
)
def test_the_domain_of_an_address(address, name):
    assert domain(address) == name


def test_the_domain_of_a_page_is_read_where_pages_say_it():
    for name in ("og:site_name", "og:url", "twitter:domain"):
        assert page_domain(page(**{name: "kabar.id"})) == "kabar.id"
    assert page_domain(Html("<link rel=canonical href='https://kabar.id/1'>")) == "kabar.id"
    assert page_domain(page(**{"og:site_name": "Kabar", "og:url": "https://a.id"})) == "a.id"
    assert page_domain(page()) is None
