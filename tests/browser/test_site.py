"""The website: every page opens, fits, can be read by all, is found, and asks no other computer.

It is built and shown by ``python mulai.py situs --buka``, into the folder situs/ of the course.
"""

import base64
import json
import os
import re
import signal
import subprocess
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest
from lab import ROOT, is_local, serious_faults

SITE = ROOT / "situs"
LAPTOP, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
# What people ask, and the page that shall come first; written before the index was looked at. One
# that does not is mended in its text, its title or its weight, not here.
FIRST = {
    "perulangan": "03-frasa-berulang",
    "menyalin siaran pers": "04-studi-kasus",
    "kata henti": "02-frekuensi-kata",
    "menyimpan pekerjaan": "00-mulai",
    "salah tulis yang disengaja": "data",
    "cara mengutip kursus": "mengutip",
    "pembaca layar": "aksesibilitas",
    "rencana pembelajaran": "rencana-pembelajaran",
    "mengganti topik": "menyesuaikan",
    "berapa memori untuk seratus ribu artikel": "ukuran-korpus",
    # added later, as readers would ask
    "awan kata": "02-frekuensi-kata",
    "memasang Python": "di-komputer-sendiri",
    "tf-idf": "06-di-balik-layar",
    "menyalin": "03-frasa-berulang",
    "dilema etika": "diskusi",
}
# Start, lesson, side by side, glossary, tables, code, prose, English, search.
KINDS = [
    "index",
    "02-frekuensi-kata",
    "03-frasa-berulang",
    "istilah",
    "data",
    "api",
    "diskusi",
    "for-researchers",
    "cari",
]
# Elements that reach over the right edge of the page where nothing lets a reader scroll to them.
BEYOND = """() => {
  const scrolls = node => node && (['auto', 'scroll', 'hidden'].includes(
      getComputedStyle(node).overflowX) || scrolls(node.parentElement));
  return [...document.querySelectorAll('article *')].filter(node =>
      node.getBoundingClientRect().right > innerWidth + 1 && !scrolls(node.parentElement))
    .map(node => node.outerHTML.slice(0, 120)).slice(0, 3);
}"""

WIDER = "all => all.filter(part => part.scrollWidth > part.clientWidth + 1).map(it => it.innerText)"
# Names without a hyphen that stand on two lines.
BROKEN = r"""all => all.filter(code => /^[\w.\/]{1,25}$/.test(code.innerText)
    && code.getClientRects().length > 1).map(code => code.innerText)"""


@pytest.fixture(scope="session")
def address():
    """The site, built and served as a reader does it, with a browser that does nothing."""
    command = [ROOT / ".venv" / "bin" / "python", ROOT / "mulai.py", "situs", "--buka"]
    process = subprocess.Popen(
        command,
        env=os.environ | {"BROWSER": "true"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
    )
    said = ""
    for line in process.stdout:
        said += line
        if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
            break
    else:
        pytest.fail(said)
    yield found[0]
    os.killpg(process.pid, signal.SIGINT)
    rest, _ = process.communicate(timeout=30)
    assert rest.endswith("Situs ditutup.\n") and len(rest.splitlines()) <= 3, rest


@pytest.fixture(scope="session")
def names(address) -> list[str]:
    """The pages of the site, and the page of its search, without their ending."""
    return sorted(path.stem for path in SITE.glob("*.html"))


@pytest.fixture
def page(chromium):
    """A window of a laptop; `page.trouble` is what it complained of or asked of other computers."""
    page = chromium.new_context(viewport=LAPTOP, locale="id-ID").new_page()
    page.set_default_timeout(10_000)
    page.trouble = []
    page.on("pageerror", lambda error: page.trouble.append(str(error)))
    page.on("console", lambda said: page.trouble.append(said.text) if said.type == "error" else 0)
    page.on("response", lambda got: page.trouble.append(got.url) if got.status >= 400 else 0)
    page.route(lambda url: not is_local(url), lambda route: (note(page, route), route.abort()))
    yield page
    page.context.close()
    assert page.trouble == []


def note(page, route) -> None:
    """Write down a request that would leave this computer."""
    page.trouble.append(f"left this computer: {route.request.url}")


class Parts(HTMLParser):
    """The anchors, links and text of a page; text that only a browser acts on does not count."""

    def __init__(self, name: str):
        super().__init__()
        self.anchors, self.links, self.text, self.silent = set(), [], "", False
        self.feed((SITE / f"{name}.html").read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.silent = tag in ("script", "style")
        self.anchors |= {found.get("id")} - {None}
        self.links += [found[key] for key in ("href", "src") if found.get(key)]

    def handle_endtag(self, tag):
        self.silent = False

    def handle_data(self, data):
        self.text += "" if self.silent else data


@pytest.fixture(scope="session")
def parts(names) -> dict[str, Parts]:
    """The parts of every page."""
    return {name: Parts(name) for name in names}


@pytest.fixture(scope="session")
def lessons(names) -> list[str]:
    """The pages of the notebooks."""
    return [name for name in names if re.match(r"\d\d-", name)]


# Every page


def test_every_page_opens_quietly_and_is_as_wide_as_its_window(page, address, names):
    wide = {}
    for name in names:
        for size in (LAPTOP, PHONE):
            page.set_viewport_size(size)
            page.goto(f"{address}{name}.html", wait_until="load")
            reach = page.evaluate("document.documentElement.scrollWidth") - size["width"]
            if reach > 0 or page.evaluate(BEYOND):
                wide[name, size["width"]] = reach, page.evaluate(BEYOND)
    assert wide == {}


@pytest.mark.parametrize("size", [LAPTOP, PHONE])
def test_sentences_wrap_names_stay_whole_and_paper_cuts_nothing(page, address, names, size):
    for name in names:
        page.goto(f"{address}{name}.html", wait_until="load")
        page.set_viewport_size(size)
        folded = page.locator("article details > p")
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        assert (
            page.locator("article :is(details > pre, .cell_output pre)").evaluate_all(WIDER) == []
        )
        assert page.locator("article td code").evaluate_all(BROKEN) == []
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = false)")
        page.set_viewport_size({"width": 700, "height": 900})  # A4, less its margins
        page.emulate_media(media="print")
        assert page.locator("article pre").evaluate_all(WIDER) == []
        assert all(part.bounding_box()["height"] > 10 for part in folded.all())
        page.emulate_media(media="screen")


@pytest.mark.parametrize(("scheme", "size"), [("light", LAPTOP), ("dark", PHONE)])
@pytest.mark.parametrize("name", KINDS)
def test_axe_finds_no_serious_fault_on_a_page_of_each_kind(page, address, name, scheme, size):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(size)
    page.goto(f"{address}{name}.html", wait_until="load")
    assert page.locator("html").get_attribute("data-theme") == scheme
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    assert page.trouble == []  # axe asks for styles on its own, partly where there are none
    assert serious_faults(page) == []
    page.trouble.clear()


def test_every_link_anchor_picture_and_download_is_there(parts):
    lost = []
    for name, own in parts.items():
        for link in own.links:
            if urlsplit(link).scheme:
                continue
            path, anchor = urlsplit(link).path, unquote(urlsplit(link).fragment)
            target = SITE / unquote(path) if path else SITE / f"{name}.html"
            there = target.is_file()
            if there and anchor and target.suffix == ".html":
                there = anchor in parts[target.stem].anchors
            lost += [] if there else [(name, link)]
    assert lost == []


def test_every_page_can_be_reached_from_the_first(parts):
    leads = {urlsplit(link).path.removesuffix(".html") for link in parts["index"].links}
    assert set(parts) - {"index", "cari"} <= leads


def test_answers_and_hints_are_not_in_the_pages(parts):
    coded = json.loads((ROOT / "notebooks/kursus/exercises.json").read_text(encoding="utf-8"))
    text = {name: " ".join(own.text.split()) for name, own in parts.items()}
    for key, code in coded.items():
        question = json.loads(base64.b64decode(code))
        secrets = [question[part] for part in ("why", "where", "step") if question.get(part)]
        secrets += [wrong["hint"] for wrong in question["wrong"]]
        assert secrets, key
        shown = [(name, said) for said in secrets for name in text if said in text[name]]
        assert [found for found in shown if found[0] != "api"] == [], key  # it has an example


# Lessons


def test_each_lesson_says_how_to_start_it(page, address, lessons):
    assert len(lessons) == 7
    for name in lessons:
        page.goto(f"{address}{name}.html")
        ways = page.locator(".cara-mulai")
        with page.expect_download() as download:
            ways.get_by_role("link", name="Unduh .ipynb").click()
        stored = (ROOT / "notebooks" / f"{name}.ipynb").read_bytes()
        assert download.value.path().read_bytes() == stored
        binder = ways.get_by_role("link", name="Buka di Binder")
        if binder.count():
            assert binder.get_attribute("href").endswith(f"urlpath=lab/tree/notebooks/{name}.ipynb")
        else:
            assert "Tombol Binder belum ada" in ways.inner_text()
        ways.get_by_role("link", name="Di komputer sendiri").click()
        assert page.locator("article h1").inner_text().startswith("Di komputer sendiri")


def test_what_is_folded_opens_and_closes(page, address, lessons):
    kinds = set()
    for name in lessons:
        page.goto(f"{address}{name}.html")
        for folded in page.locator("article details").all():
            kind = folded.locator("summary").first
            kinds.add(kind.inner_text().strip())
            closed = folded.bounding_box()["height"]
            kind.click()
            assert folded.bounding_box()["height"] > closed
            kind.click()
            assert folded.bounding_box()["height"] == closed
    assert "Uraian gambar" in kinds


def test_code_that_the_notebook_hides_is_folded_here_too(page, address, lessons):
    for name in lessons:
        content = json.loads((ROOT / f"notebooks/{name}.ipynb").read_text(encoding="utf-8"))
        hidden = [
            cell
            for cell in content["cells"]
            if cell["metadata"].get("jupyter", {}).get("source_hidden")
        ]
        page.goto(f"{address}{name}.html")
        assert page.get_by_text("Tampilkan kode").count() == len(hidden)


def test_every_figure_has_its_description(page, address, lessons):
    for name in lessons:
        page.goto(f"{address}{name}.html")
        for figure in page.locator(".cell_output img").all():
            assert len(figure.get_attribute("alt")) > 40


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_a_term_is_explained_where_it_stands(page, address, lessons, size):
    page.set_viewport_size(size)
    for name in lessons:
        page.goto(f"{address}{name}.html")
        terms = page.locator(".istilah")
        assert terms.count() > 0
        for term in terms.all():
            tip = term.get_by_role("tooltip", include_hidden=True)
            assert not tip.is_visible()
            term.locator("a").focus()
            box = tip.bounding_box()
            assert box["x"] >= 0 and box["x"] + box["width"] <= size["width"], term.inner_text()
            page.keyboard.press("Escape")
            assert not tip.is_visible()
            term.locator("a").blur()
        terms.first.locator("a").hover()
        assert terms.first.get_by_role("tooltip").is_visible()


def test_glossary_and_lesson_lead_to_each_other(page, address):
    page.goto(f"{address}istilah.html")
    page.get_by_role("link", name="Dikenalkan di 02-frekuensi-kata").first.click()
    introduced = page.locator(".istilah:target")
    word = introduced.locator("a").inner_text().casefold()
    introduced.locator("a").click()
    assert page.locator("dt:target dfn").inner_text().casefold() == word


# Search


def hits(page, address, words) -> list[str]:
    """Ask the site as a reader does, by the field of its menu; return the pages found, in order."""
    page.goto(f"{address}mengutip.html")
    page.locator("button[aria-label=Cari]:visible").first.click()
    field = page.locator("input[name=q]:visible").first
    field.fill(words)
    field.press("Enter")
    found = page.locator("#cari-hasil > li > a")
    found.first.wait_for()
    paths = [urlsplit(hit.get_attribute("href")).path for hit in found.all()]
    return [path.strip("/").removesuffix(".html") for path in paths]


@pytest.mark.parametrize("words", FIRST)
def test_a_question_finds_its_page_first(page, address, words):
    found = hits(page, address, words)
    assert found[0] == FIRST[words], found[:4]


def test_a_word_that_stands_nowhere_is_answered_in_a_sentence(page, address):
    page.goto(f"{address}cari.html?q=zzzz")
    page.get_by_text("Tidak ada halaman yang memuat “zzzz”").wait_for()


# From disk


def test_opened_from_disk_every_page_stands_and_the_search_says_how_it_is_started(page, names):
    for name in names:
        page.goto((SITE / f"{name}.html").as_uri())
        assert page.locator("article h1").is_visible()
        assert page.locator("article").bounding_box()["width"] < 900, "without its style"
    page.goto((SITE / "cari.html").as_uri() + "?q=kata")
    assert page.get_by_text("python mulai.py situs --buka").is_visible()
