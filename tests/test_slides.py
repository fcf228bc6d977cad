"""The shipped slides are those of the notebooks, need no network, hide no heading and no line."""

import base64
import re
import sys
from html.parser import HTMLParser
from itertools import pairwise

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notebook_tools import ROOT, code_cells, read

sys.path.insert(0, str(ROOT / "instructor"))
import build_slides
import slide_outputs
from plan import books

SLIDES = ROOT / "instructor" / "slides"
REVEAL = SLIDES / "reveal.js"
DECKS = {book.path.stem: SLIDES / f"{book.path.stem}.slides.html" for book in books()}
NAMES = list(DECKS)


class Page(HTMLParser):
    """Collect the tags of a deck with their attributes, its headings and its visible text."""

    def __init__(self, name: str):
        super().__init__()
        self.tags, self.headings, self.text, self._inside = [], [], "", []
        self.feed(DECKS[name].read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._inside.append(tag)
        if tag == "h2":
            self.headings.append("")

    def handle_endtag(self, tag):
        while self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, data):
        if "h2" in self._inside:
            self.headings[-1] += data
        if not {"script", "style", "aside"} & set(self._inside):
            self.text += data

    def all(self, tag: str) -> list[dict]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(params=NAMES)
def name(request):
    return request.param


def notebook(name: str) -> nbformat.NotebookNode:
    return read(ROOT / "notebooks" / f"{name}.ipynb")


def test_shipped_slides_are_what_the_command_builds(tmp_path):
    built = {path.name: path.read_bytes() for path in build_slides.build(tmp_path)}
    shipped = {path.name: path.read_bytes() for path in SLIDES.glob("*.html")}
    assert sorted(built) == sorted(shipped)
    changed = [file for file in built if built[file] != shipped[file]]
    assert changed == [], "run: python instructor/build_slides.py"


def test_nothing_comes_from_the_network(name):
    page = Page(name)
    targets = [
        attributes[key]
        for _, attributes in page.tags
        for key in ("src", "href", "data", "poster", "srcset", "action")
        if attributes.get(key)
    ]
    files = [target for target in targets if not target.startswith("data:")]
    assert files and [file for file in files if not (SLIDES / file).is_file()] == []
    deck = DECKS[name].read_text(encoding="utf-8")
    assert not re.search(r"@import|url\(|https?:", re.sub(r'"data:[^"]*"', "", deck))


def test_reveal_js_comes_with_its_licence_and_little_else():
    assert {path.name for path in REVEAL.iterdir()} == {
        "LICENSE", "notes.js", "reveal.css", "reveal.js",
    }  # fmt: skip
    assert "Permission is hereby granted" in (REVEAL / "LICENSE").read_text(encoding="utf-8")
    guide = (ROOT / "instructor" / "README.md").read_text(encoding="utf-8")
    version = re.search(r"\(versi ([\d.]+), lisensi MIT\)", guide)[1]
    assert f"`{version}`" in (REVEAL / "reveal.js").read_text(encoding="utf-8")


def test_the_guide_tells_the_size_of_the_slides():
    guide = (ROOT / "instructor" / "README.md").read_text(encoding="utf-8")
    told = re.search(r"Besarnya\s([\d,]+) MB, reveal\.js ([\d,]+) MB", guide).groups()
    reveal = sum(path.stat().st_size for path in REVEAL.iterdir())
    decks = sum(path.stat().st_size for path in DECKS.values())
    for words, size in zip(told, (decks + reveal, reveal), strict=True):
        assert abs(float(words.replace(",", ".")) - size / 1e6) < 0.2


def test_every_section_of_the_notebook_has_its_slide(name):
    source = "\n".join(c.source for c in notebook(name).cells if c.cell_type == "markdown")
    wanted = re.findall(r"^## (.+)$", source, re.MULTILINE)
    assert Page(name).headings == ["Yang akan Anda capai", *wanted]


def test_slides_are_indonesian_pages_with_a_title(name):
    page = Page(name)
    title = notebook(name).cells[0].source.splitlines()[0].removeprefix("# ")
    assert page.all("html") == [{"lang": "id"}]
    assert title in page.text and page.all("title")


def test_every_figure_is_there_with_its_text(name):
    wanted = [
        (output.data["image/png"].strip(), output.metadata["image/png"]["alt"])
        for cell in code_cells(notebook(name))
        for output in cell.outputs
        if "image/png" in output.get("data", {})
    ]
    images = Page(name).all("img")
    assert [image["alt"] for image in images] == [alt for _, alt in wanted]
    for image, (data, _) in zip(images, wanted, strict=True):
        shown = base64.b64decode(image["src"].partition(",")[2])
        assert shown == base64.b64decode(data)


def test_no_answer_and_no_status_is_shown(name):
    text = Page(name).text
    asked = re.findall(r'periksa\("(\w+)"', "".join(c.source for c in notebook(name).cells))
    assert [exercise for exercise in asked if f"jawaban_{exercise} = ..." not in text] == []
    assert not re.search(r"Soal \w+: |tidak dikenal|belum tepat", text)


def test_letters_are_large_enough_to_project():
    style = (SLIDES / "template" / "style.css").read_text(encoding="utf-8")
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", style)
    small = [
        selector.strip()
        for selector, body in rules
        for size in re.findall(r"font(?:-size)?: (\d+)px", body)
        # The arrows and the slide's number are not read by the class.
        if int(size) < 20 and not re.search(r"controls|slide-number", selector)
    ]
    assert small == []


@pytest.mark.parametrize("rows", [1, 5, 11, 12, 40, 500])
@pytest.mark.parametrize("width", [5, 60, 300])
def test_a_long_table_ends_with_a_count_of_what_is_left_out(rows, width):
    body = "".join(f"<tr><th>{n}</th><td>{'kata ' * (width // 5)}</td></tr>" for n in range(rows))
    table = f"<table class='dataframe'><thead><tr><th></th><th>x</th></tr></thead>{body}</table>"
    output = nbformat.v4.new_output("display_data", {"text/html": table})
    shown, height = slide_outputs.fit(output)
    kept = shown.data["text/html"].count("<tr") - 1
    left_out = re.search(r"… (\d+) baris lagi", shown.data["text/html"])
    assert kept + (int(left_out[1]) if left_out else 0) == rows
    assert height <= slide_outputs.ROOM_Y


@pytest.mark.parametrize("lines", [1, 10, 17, 18, 19, 400])
def test_long_printed_text_ends_with_a_count_of_what_is_left_out(lines):
    text = "".join(f"baris {number}\n" for number in range(lines))
    output = nbformat.v4.new_output("stream", name="stdout", text=text)
    shown, height = slide_outputs.fit(output)
    kept = len(re.findall(r"^baris \d+$", shown.text, re.MULTILINE))
    left_out = re.search(r"… (\d+) baris lagi", shown.text)
    assert kept + (int(left_out[1]) if left_out else 0) == lines
    assert height <= slide_outputs.ROOM_Y


def test_two_articles_side_by_side_keep_what_they_share():
    shared = "<p><span>kata bersama</span></p>"
    column = f"<section><p><b>judul</b></p>{'<p>lain</p>' * 30}{shared}</section>"
    html = f"<div><p>pengantar</p><div class='frasa-kolom'>{column * 2}</div></div>"
    output = nbformat.v4.new_output("display_data", {"text/html": html})
    shown = slide_outputs.fit(output)[0].data["text/html"]
    assert shown.count("kata bersama") == shown.count("judul") == 2
    assert shown.count("… 30 alinea lain di buku catatan") == 2
    assert "<section" not in shown, "reveal.js would take it for a slide"


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(10, slide_outputs.ROOM_Y), st.sampled_from(["heading", "text", "exercise"])
        )
    ),
    st.integers(40, 150),
)
def test_packing_loses_nothing_and_overfills_no_slide(shapes, heading):
    blocks = [
        build_slides.Block(nbformat.v4.new_markdown_cell(str(number)), height, kind)
        for number, (height, kind) in enumerate(shapes)
    ]
    pages = build_slides.pack(blocks, heading)
    assert [block for page in pages for block in page] == blocks
    limit = build_slides.HEIGHT - build_slides.PADDING_Y
    for number, page in enumerate(pages):
        top = build_slides.CONTINUED if number else heading
        assert len(page) <= 1 or top + sum(block.height for block in page) <= limit
        kinds = [block.kind for block in page]
        assert ("exercise", "text") not in pairwise(kinds), "the text may tell the answer"
