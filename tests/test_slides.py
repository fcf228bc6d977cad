"""The shipped slides are those of the notebooks and the schedule; no network, nothing lost."""

import base64
import re
import sys
from itertools import pairwise

import nbformat
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from notebook_tools import ROOT, code_cells, read

sys.path.insert(0, str(ROOT / "instructor"))
import build_slides
import slide_outputs
import slide_pages
import slide_pairs
import slide_room
from schedule import PLANS, all_parts, books, rubric, skipped_cells

SLIDES = ROOT / "instructor" / "slides"
REVEAL = SLIDES / "reveal.js"
BOOKS = {book.path.stem: book for book in books()}
DECKS = sorted(path.name.removesuffix(".slides.html") for path in SLIDES.glob("*.slides.html"))
MOST_BYTES = 400_000


class Page:
    """A deck: its tags, its slides in order, its visible text."""

    def __init__(self, name: str):
        self.source = (SLIDES / f"{name}.slides.html").read_text(encoding="utf-8")
        self.soup = BeautifulSoup(self.source, "html.parser")
        self.slides = self.soup.select("section.salindia")
        self.notes = [_taken(slide, "aside.notes") for slide in self.slides]
        self.headings = [heading.get_text() for heading in self.soup.select("h2")]
        self.text = plain(self.soup.select_one(".slides"))


def _taken(slide, selector: str) -> str:
    """Take the speaker's notes out of a slide; return their text."""
    return " ".join(plain(tag.extract()) for tag in slide.select(selector))


def plain(tag) -> str:
    return " ".join(tag.get_text().split())


@pytest.fixture(scope="module", params=DECKS)
def deck(request):
    """One shipped deck."""
    return Page(request.param)


@pytest.fixture(params=list(BOOKS))
def name(request):
    """The name of a notebook, and of its deck."""
    return request.param


def notebook(name: str) -> nbformat.NotebookNode:
    return read(ROOT / "notebooks" / f"{name}.ipynb")


def test_shipped_slides_are_what_the_command_builds(tmp_path):
    built = {path.name: path.read_bytes() for path in build_slides.build(tmp_path)}
    shipped = {path.name: path.read_bytes() for path in SLIDES.glob("*.html")}
    assert sorted(built) == sorted(shipped)
    assert {f"{name}.slides.html" for name in PLANS} < set(built)
    changed = [file for file in built if built[file] != shipped[file]]
    assert changed == [], "run: python instructor/build_slides.py"


def test_nothing_comes_from_the_network(deck):
    targets = [
        tag[key]
        for tag in deck.soup.find_all(True)
        for key in ("src", "href", "data", "poster", "srcset", "action")
        if tag.get(key)
    ]
    files = [target.partition("#")[0] for target in targets if not target.startswith("data:")]
    assert files and [file for file in files if not (SLIDES / file).is_file()] == []
    assert not re.search(r"@import|url\(|https?:", re.sub(r'"data:[^"]*"', "", deck.source))


def test_a_link_to_another_deck_leads_to_a_slide_of_it(deck):
    for link in deck.soup.select("a[href]"):
        file, _, place = link["href"].partition("#/")
        target = BeautifulSoup((SLIDES / file).read_text(encoding="utf-8"), "html.parser")
        assert target.select_one(f"section#{place}"), link["href"]


def test_a_deck_stays_small(deck):
    assert len(deck.source.encode()) < MOST_BYTES


def test_reveal_js_comes_with_its_licence_and_little_else():
    assert {path.name for path in REVEAL.iterdir()} == {
        "LICENSE", "notes.js", "reveal.css", "reveal.js",
    }  # fmt: skip
    assert "Permission is hereby granted" in (REVEAL / "LICENSE").read_text(encoding="utf-8")
    guide = (ROOT / "instructor" / "README.md").read_text(encoding="utf-8")
    version = re.search(r"\(versi ([\d.]+), lisensi MIT\)", guide)[1]
    assert f"`{version}`" in (REVEAL / "reveal.js").read_text(encoding="utf-8")


def test_every_section_of_the_notebook_has_its_slide(name):
    source = "\n".join(c.source for c in notebook(name).cells if c.cell_type == "markdown")
    wanted = re.findall(r"^## (.+)$", source, re.MULTILINE)
    assert Page(name).headings == ["Yang akan Anda capai", *wanted]


def test_no_paragraph_of_the_notebook_is_lost(name):
    shown = Page(name).text
    for cell in notebook(name).cells:
        if cell.cell_type != "markdown":
            continue
        for part in slide_pages.paragraphs(cell.source):
            if part.startswith(build_slides.UNSPOKEN):
                continue
            html = slide_pages.text_block(part).html if not part.startswith("#") else part
            for line in BeautifulSoup(html, "html.parser").select("p, li, td"):
                assert plain(line) in shown


def test_slides_are_indonesian_pages_with_a_title(deck):
    assert deck.soup.html["lang"] == "id"
    assert deck.soup.title.get_text().endswith("Membaca Netralitas")


def test_the_title_tells_the_minutes_of_the_schedule_and_of_the_notebook(name):
    promised = re.search(r"\*\*Waktu\.\*\* (\d+) menit", notebook(name).cells[0].source)[1]
    assert BOOKS[name].minutes == int(promised)
    assert f"{promised} menit" in plain(Page(name).slides[0])


def test_the_speaker_reads_minutes_and_steps_of_every_section(name):
    page = Page(name)
    told = " ".join(page.notes)
    for part in BOOKS[name].parts:
        steps = plain(BeautifulSoup(slide_pages.TO_HTML(part.script), "html.parser"))
        assert (f"Waktu: {part.minutes} menit. " if part.minutes else "") + steps in told


def test_every_figure_is_there_with_its_text_and_its_caption(name):
    wanted = [
        output
        for cell in code_cells(notebook(name))
        for output in cell.outputs
        if "image/png" in output.get("data", {})
    ]
    page = Page(name)
    figures = page.soup.select("figure")
    assert len(figures) == len(wanted)
    for figure, output in zip(figures, wanted, strict=True):
        alt = output.metadata["image/png"]["alt"]
        shown = base64.b64decode(figure.img["src"].partition(",")[2])
        assert shown == base64.b64decode(output.data["image/png"])
        assert figure.img["alt"] == alt
        assert any(f"Gambar: {alt}" in notes for notes in page.notes)
        assert plain(figure.figcaption) == output.data["text/plain"]


def test_code_on_a_slide_has_at_most_six_lines(deck):
    code = [pre.get_text().strip("\n") for pre in deck.soup.select(".highlight pre")]
    assert [text for text in code if len(text.splitlines()) > 6] == []


def test_a_guess_has_a_slide_before_its_result_and_large_letters(name):
    cells = notebook(name).cells
    asked = [place for place, cell in enumerate(cells) if "tebak(" in cell.source]
    page = Page(name)
    places = [number for number, slide in enumerate(page.slides) if slide.select(".tebak")]
    assert len(places) == len(asked) > 0
    for place, number in zip(asked, places, strict=True):
        slide = page.slides[number]
        assert not slide.select("table, figure, .terucap, .sejajar")
        prompt = plain(slide.select_one(".tebak"))
        said = plain(BeautifulSoup(slide_pages.TO_HTML(cells[place - 1].source), "html.parser"))
        assert "Tebak" in prompt and prompt in said
        code = [pre.get_text().strip() for pre in slide.select("pre")]
        following = cells[place + 1]
        asks = following.cell_type == "code" and following.outputs
        assert code == ([following.source] if asks else [])


def test_a_question_has_a_slide_without_its_answer_or_status(name):
    page = Page(name)
    asked = re.findall(r'periksa\("(\w+)"', "".join(c.source for c in notebook(name).cells))
    slides = [slide for slide in page.slides if "exercise" in slide["class"]]
    assert len(slides) == len(asked)
    for number, slide in zip(asked, slides, strict=True):
        *_, last = [tag for tag in slide.children if tag.name]
        assert f"jawaban_{number} = ..." in last.get_text()
        assert f"Soal {number}" in plain(slide)
    assert not re.search(r"Soal \w+: |tidak dikenal|belum tepat|belum dijawab", page.text)


def shown_pairs(page: Page) -> list[str]:
    """The text of each pair of articles in a deck, both columns one after the other."""
    found: dict[str, list[list[str]]] = {}
    for slide in page.slides:
        head = slide.select_one(".kepala")
        if head:
            columns = found.setdefault(plain(head), [[], []])
            for row in slide.select(".sejajar:not(.kepala)"):
                for column, paragraph in zip(columns, row.select("p"), strict=True):
                    column.append(plain(paragraph))
    return [" ".join(filter(None, [*left, *right])) for left, right in found.values()]


@pytest.mark.parametrize(
    ("source", "deck"),
    [("03-frasa-berulang", "03-frasa-berulang"), ("04-studi-kasus", slide_pairs.PAIRS_DECK),
     ("03-frasa-berulang", "setengah-hari")],
)  # fmt: skip
def test_two_articles_side_by_side_are_whole_over_several_slides(source, deck):
    wanted = []
    for cell in code_cells(notebook(source)):
        for output in cell.outputs:
            soup = BeautifulSoup(output.get("data", {}).get("text/html", ""), "html.parser")
            for view in soup.select(".frasa-kolom"):
                wanted.append(" ".join(plain(p) for p in view.select("section > p + p")))
    page = Page(deck)
    assert shown_pairs(page) == wanted
    coloured = page.soup.select(".sejajar span[style*=background-color]")
    assert len(coloured) >= 4 * len(wanted) - 12 and page.soup.select(".sejajar ins")


def test_paragraphs_that_share_text_stand_opposite_each_other():
    def article(*paragraphs):
        return BeautifulSoup("".join(f"<p>{p}</p>" for p in paragraphs), "html.parser").select("p")

    one = "<span>bebas dari segala bentuk pengaruh</span>"
    two = "<span>menjaga netralitas dan melayani masyarakat</span>"
    left = article("pembuka", one, "tengah", two)
    right = article(f"katanya, {one}", two, "penutup")
    rows = slide_pairs.opposite(left, right)
    assert [[p and p.get_text()[:9] for p in row] for row in rows] == [
        ["pembuka", None], ["bebas dar", "katanya, "], ["tengah", None],
        ["menjaga n", "menjaga n"], [None, "penutup"],
    ]  # fmt: skip


WORDS = st.lists(st.sampled_from(["satu", "dua", "tiga", "empat", "lima", "enam"]), max_size=6)


@given(st.lists(WORDS, max_size=6), st.lists(WORDS, max_size=6))
def test_no_paragraph_is_lost_or_moved_when_two_articles_are_aligned(left, right):
    def article(texts):
        html = "".join(f"<p><span>{' '.join(words)}</span></p>" for words in texts)
        return BeautifulSoup(html, "html.parser").select("p")

    a, b = article(left), article(right)
    rows = slide_pairs.opposite(a, b)
    assert [id(row[0]) for row in rows if row[0] is not None] == list(map(id, a))
    assert [id(row[1]) for row in rows if row[1] is not None] == list(map(id, b))


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_a_plans_deck_holds_what_the_plan_holds_with_clock_and_steps(plan):
    page = Page(plan["id"])
    told, taught = " ".join(page.notes), []
    for moment in slide_room.moments(plan):
        if "notebook" in moment.item:
            for row in moment.rows:
                taught.append(row.title[5:])
                steps = plain(BeautifulSoup(slide_pages.TO_HTML(row.steps), "html.parser"))
                assert f"{row.start:%H.%M}, {row.minutes} menit. {steps}" in told
            for cell in read(ROOT / "notebooks" / f"{moment.item['notebook']}.ipynb").cells:
                if cell.id in skipped_cells(moment.item) and cell.cell_type == "code":
                    assert cell.source.splitlines()[0] not in page.text
        elif moment.item.get("jenis") == "lembar":
            assert f"{moment.title} {moment.clock}" in page.text
            for guess in moment.item.get("tebak", ()):
                assert guess in page.text
    sections = {part.title for book in books() for part in book.parts}
    assert [title for title in page.headings if title in sections] == taught


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_the_agenda_tells_when_what_begins(plan):
    text = Page(plan["id"]).text
    for moment in slide_room.moments(plan):
        if not moment.title.startswith(slide_room.SLACK):
            assert f"{moment.start:%H.%M} {moment.title}" in text


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
@pytest.mark.parametrize("part", ["pembukaan", "produk", "penutup"])
def test_every_plan_opens_and_closes_as_the_texts_say(part, plan):
    page, texts = Page(plan["id"]), slide_room.read_texts()[part]
    if "dari" not in texts[0]:
        assert texts.pop(0)["judul"] in page.text
    laptops = plan.get("laptop", True)
    for text in texts:
        # What an item of the plan teaches is not repeated in the closing.
        taught = isinstance(text.get("dari"), dict) and text["dari"]["buku"] == "00-mulai"
        if text.get("laptop", laptops) != laptops or taught:
            assert text["judul"] not in page.headings
            continue
        assert text["judul"] + " (kalau sempat)" * ("pilihan" in text) in page.headings
        said = text.get("isi", "").replace("{tugas}", plan["tugas"])
        wanted = slide_pages.TO_HTML(said + "\n\n" + text.get("tanya", ""))
        for line in BeautifulSoup(wanted, "html.parser").select("p, li, td"):
            assert plain(line) in page.text
        assert text["catatan"] in " ".join(page.notes)


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_what_must_be_shown_at_the_opening_and_at_the_close_fits_their_minutes(plan):
    items = [item for block in plan["block"] for item in block["item"]]
    notes = " ".join(Page(plan["id"]).notes)
    for part, item in (("pembukaan", items[0]), ("penutup", items[-1])):
        own = plan.get("laptop", True)
        shown = [text for text in slide_room.read_texts()[part][1:]
                 if text.get("laptop", own) == own and text["catatan"] in notes]  # fmt: skip
        assert all("menit" in text for text in shown)
        needed = [text["menit"] for text in shown if "pilihan" not in text]
        assert item["jenis"] == part and sum(needed) <= item["minutes"]
        optional = [text for text in shown if "pilihan" in text]
        assert bool(optional) == ("(kalau sempat)" in item["steps"])


@pytest.mark.parametrize("plan", [plan for plan in PLANS.values() if plan.get("laptop", True)])
def test_the_class_reads_on_the_screen_which_notebook_is_opened(plan):
    text = Page(plan["id"]).text
    for part in all_parts(plan):
        if "Buka **" in part.opening:
            told = BeautifulSoup(slide_pages.TO_HTML(part.opening), "html.parser")
            assert plain(told) in text


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_the_plans_rows_of_the_rubric_are_shown_before_the_work_and_limits_at_the_end(plan):
    page = Page(plan["id"])
    text, started = page.text, plan["rubrik_sebelum"].partition(" · ")[2] or plan["rubrik_sebelum"]
    titles = [tag.get_text() for tag in page.soup.select("h1, h2")]
    assert titles[titles.index("Yang dinilai") + 1] == started == titles[titles.index(started)]
    assert "Pengulangan bukan pelanggaran" in text and "4 – Sangat baik" in text
    best = {row[0]: row[2] for row in rubric()[1]}
    for row, level in best.items():
        shown = plain(BeautifulSoup(slide_pages.TO_HTML(level), "html.parser"))
        assert (shown in text) == (row in plan["rubrik"]), row


def test_what_is_said_of_an_activity_is_on_the_slide_of_that_activity():
    titles = {moment.title for plan in PLANS.values() for moment in slide_room.moments(plan)}
    pages = [Page(name) for name in PLANS]
    for title, said in slide_room.read_texts()["kegiatan"].items():
        shown = plain(BeautifulSoup(slide_pages.TO_HTML(said), "html.parser"))
        assert title in titles and any(shown in page.text for page in pages), title


def test_no_deck_sends_the_class_to_a_break_of_its_own(deck):
    assert "beristirahat" not in deck.text.replace("sebelum beristirahat", "")


def test_a_wrong_name_in_the_texts_is_told_with_file_and_remedy(monkeypatch):
    for call in (
        lambda: slide_room._made("rubrk", {}),
        lambda: slide_room._made({"buku": "00-mulai", "bagian": "Tidak ada"}, {}),
    ):
        with pytest.raises(SystemExit, match=r"teks\.toml.*(Pilih|Salin)"):
            call()


def test_text_is_escaped():
    hostile = "<script>alert(1)</script> & <b>x</b>"
    blocks = [
        slide_pages.text_block(hostile),
        slide_pages.title_block(hostile),
        slide_room.question_block(hostile),
        *slide_room.title_blocks(hostile, hostile),
        *slide_outputs.blocks_of(nbformat.v4.new_output("stream", text=hostile * 9)),
    ]
    assert not any("<script" in block.html or "<b>" in block.html for block in blocks)


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
@pytest.mark.parametrize("below", [0, 200])
def test_a_long_table_ends_with_a_count_of_what_is_left_out(rows, width, below):
    body = "".join(f"<tr><td>{n}</td><td>{'kata ' * (width // 5)}</td></tr>" for n in range(rows))
    table = f"<table><thead><tr><th>n</th><th>x</th></tr></thead>{body}</table>"
    output = nbformat.v4.new_output("display_data", {"text/html": table})
    [block] = slide_outputs.blocks_of(output, below=below)
    kept = block.html.count("<tr") - 1
    left_out = re.search(r"… (\d+) baris lagi", block.html)
    assert kept and kept + (int(left_out[1]) if left_out else 0) == rows
    assert block.height() <= slide_outputs.ROOM_Y


def test_rows_that_the_notebook_left_out_are_counted_too():
    body = "".join(f"<tr><td>{n}</td></tr>" for n in range(20))
    html = (
        f"<table><tr><th>n</th></tr>{body}</table><p>… dan 1.557 baris lagi (semuanya 1.577).</p>"
    )
    output = nbformat.v4.new_output("display_data", {"text/html": html})
    [block] = slide_outputs.blocks_of(output)
    kept = block.html.count("<tr") - 1
    assert f"… {1577 - kept} baris lagi" in block.html
    assert "semuanya" not in block.html


@pytest.mark.parametrize("lines", [1, 10, 17, 18, 19, 400])
def test_long_printed_text_ends_with_a_count_of_what_is_left_out(lines):
    text = "".join(f"baris {number}\n" for number in range(lines))
    output = nbformat.v4.new_output("stream", name="stdout", text=text)
    [block] = slide_outputs.blocks_of(output)
    shown = BeautifulSoup(block.html, "html.parser").get_text()
    kept = len(re.findall(r"^baris \d+$", shown, re.MULTILINE))
    left_out = re.search(r"… (\d+) baris lagi", shown)
    assert kept + (int(left_out[1]) if left_out else 0) == lines
    assert block.height() <= slide_outputs.ROOM_Y


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(10, slide_outputs.ROOM_Y), st.sampled_from(["heading", "text", "code"])
        ),
        max_size=25,
    ),
    st.integers(40, 150),
)
def test_packing_overfills_no_slide_and_needs_no_more_than_filling_one_after_the_other(
    shapes, first
):
    heights, kinds = [height for height, _ in shapes], [kind for _, kind in shapes]
    again, limit = slide_outputs.CONTINUED, slide_outputs.LIMIT
    ends = slide_pages.pack(heights, kinds, first, again)
    pages = list(pairwise([0, *ends]))
    assert (ends[-1] if ends else 0) == len(shapes)
    for start, end in pages:
        used = (again if start else first) + sum(heights[start:end])
        assert end - start == 1 or used <= limit
    filled, used = (1 if shapes else 0), first
    for number, height in enumerate(heights):
        if number and used + height > limit:
            filled, used = filled + 1, again
        used += height
    if "heading" not in kinds:
        assert len(pages) <= filled


def test_a_heading_stays_with_what_is_below_it():
    ends = slide_pages.pack([300, 50, 300], ["text", "heading", "text"], 84, 50)
    assert ends == (1, 3)
