"""Every notebook's HTML export (File ▸ Save and Export Notebook As ▸ HTML) can be read by all."""

import pytest
from lab import figures_of, serious_faults, stored

from conftest import LAPTOP


def test_the_export_says_that_it_is_indonesian_and_runs_no_script(export):
    assert export.page.locator("html").get_attribute("lang") == "id"
    assert export.page.locator("script").count() == 0


def test_the_export_keeps_every_figure_with_its_alternative_text(export):
    cells = [cell for cell in stored(export.name)["cells"] if cell["cell_type"] == "code"]
    alternatives = [text for cell in cells for _, text in figures_of(cell)]
    images = export.page.locator("img")
    shown = images.evaluate_all("images => images.map(image => [image.alt, image.naturalWidth])")
    assert [text for text, _ in shown] == alternatives
    assert all(width > 100 for _, width in shown)


def test_every_table_of_the_export_has_headers(export):
    tables = export.page.locator("table")
    first_rows = tables.evaluate_all(
        "tables => tables.map(table => [...table.rows[0].cells]"
        ".filter(cell => cell.innerText.trim()).map(cell => cell.localName))"
    )
    assert [row for row in first_rows if set(row) != {"th"}] == []


def test_the_export_has_contents_that_lead_to_its_sections_and_lines_of_a_book(export):
    links = export.page.locator("nav a").evaluate_all("links => links.map(a => a.hash)")
    assert links and all(
        export.page.evaluate(
            "id => [id, decodeURIComponent(id)].some(each => document.getElementById(each))",
            link[1:],
        )
        for link in links
    )
    width = export.page.locator("main").evaluate("main => main.getBoundingClientRect().width")
    assert width <= 46 * 16


@pytest.mark.parametrize(("media", "width"), [("screen", 1366), ("screen", 390), ("print", 700)])
def test_no_line_of_code_is_cut(export, media, width):
    export.page.set_viewport_size({"width": width, "height": 900})  # A4 less its margins has 700
    export.page.emulate_media(media=media)
    cut = (
        "all => all.filter(pre => pre.scrollWidth > pre.clientWidth + 1).map(pre => pre.innerText)"
    )
    assert export.page.locator("pre").evaluate_all(cut) == []
    export.page.emulate_media(media="screen")
    export.page.set_viewport_size(LAPTOP)


def test_the_export_has_no_serious_fault_of_accessibility(export):
    assert serious_faults(export.page) == []
