"""What a trainer says about rules and figures is dated, has a source, and fits the lesson."""

import re
from datetime import date

import pytest

from notebook_tools import NOTEBOOKS, ROOT, read
from test_links import anchors, links, pages

KIT = ROOT / "instructor"
NORMS = (KIT / "norma.md").read_text(encoding="utf-8")
DISCUSSION = (KIT / "diskusi.md").read_text(encoding="utf-8")
DATE = r"\d{1,2}-\d{1,2}-\d{4}"
CHECKED = rf"dicek ({DATE})(?:; .*NV)?"


def tables(text: str) -> list[list[dict[str, str]]]:
    """Return the Markdown tables of a page, each row under its titles."""
    found = []
    for block in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        titles, _, *body = [
            [cell.strip() for cell in line.strip("| ").split("|")] for line in block.splitlines()
        ]
        assert all(len(row) == len(titles) for row in body), block
        found.append([dict(zip(titles, row, strict=True)) for row in body])
    return found


STATED = [row for table in tables(NORMS) for row in table if "Keadaan" in row]


def test_every_norm_and_figure_has_a_source_and_says_whether_it_was_checked():
    assert len(STATED) >= 40
    for row in STATED:
        assert all(row.values()), row
        assert re.fullmatch(rf"{CHECKED}|NV: .+", row["Keadaan"]), row


def test_no_row_was_checked_after_the_page_nor_more_than_a_year_before_it():
    def day(text: str) -> date:
        return date(*reversed([int(part) for part in text.split("-")]))

    page = day(re.search(rf"Terakhir dicek: \*\*({DATE})\*\*", NORMS)[1])
    checked = [day(m[1]) for row in STATED if (m := re.match(CHECKED, row["Keadaan"]))]
    assert max(checked) <= page and (page - min(checked)).days <= 365


def test_a_checked_row_names_a_dated_source_or_says_that_it_has_no_date():
    for row in STATED:
        if not row["Keadaan"].startswith("NV"):
            assert re.search(rf"{DATE}|tanpa tanggal|salinan", row["Sumber"]), row


def test_sums_in_the_page_of_figures_are_right():
    text = NORMS.replace(".", "")
    numbers = r"(\d+(?: \+ \d+)+)"
    sums = re.findall(rf"{numbers} = (\d+)\b(?! \+)|\b(\d+) = {numbers}", text)
    assert len(sums) >= 5
    for left, total, other, right in sums:
        assert sum(map(int, (left or right).split(" + "))) == int(total or other)


def passages(path) -> list[str]:
    """Return what is read in one go: a paragraph, a row of a table, a cell of a notebook."""
    if path.suffix == ".ipynb":
        return [cell.source for cell in read(path).cells if cell.cell_type == "markdown"]
    parts = re.split(r"\n\s*\n", path.read_text(encoding="utf-8"))
    return [row for part in parts for row in (part.split("\n") if part[:1] == "|" else [part])]


READ = [*NOTEBOOKS, *pages(), *sorted(KIT.rglob("*.toml"))]


@pytest.mark.parametrize("path", READ, ids=[str(path.relative_to(ROOT)) for path in READ])
def test_the_repealed_law_is_called_repealed_wherever_it_is_named(path):
    named = [p for p in passages(path) if re.search(r"UU (?:Nomor )?5(?:/| Tahun )2014", p)]
    assert [p for p in named if not re.search("dicabut|diganti", p)] == []


@pytest.mark.parametrize("page", sorted(KIT.glob("*.md")), ids=lambda page: page.name)
def test_the_kit_has_one_word_for_a_helper_and_one_for_recall(page):
    said = page.read_text(encoding="utf-8").lower()
    assert re.findall(r"\basisten\w*|\bperolehan\w*", said) == []


@pytest.mark.parametrize("name", ["norma.md", "diskusi.md"])
def test_links_into_another_page_reach_a_heading(name):
    for target, _ in links(KIT / name):
        file, _, anchor = target.partition("#")
        if anchor and file and "://" not in target:
            assert anchor in anchors((KIT / file).read_text(encoding="utf-8")), target


def test_every_question_stands_at_a_section_of_its_notebook():
    asked = re.search(r"^## Pertanyaan untuk setiap bagian\n(.*?)^## ", DISCUSSION, re.M | re.S)[1]
    for path in NOTEBOOKS[:5]:
        part = re.search(rf"^### {path.stem}\n(.*?)(?=^###|\Z)", asked, re.M | re.S)[1]
        places = re.findall(r"^- \*([^*]+)\* · ", part, re.MULTILINE)
        headings = {
            line.removeprefix("## ")
            for cell in read(path).cells
            if cell.cell_type == "markdown"
            for line in cell.source.splitlines()
            if line.startswith("## ")
        }
        assert places and set(places) <= headings
        assert part.count("  - Salah paham: ") == part.count("  - Penutup: “") == len(places)
