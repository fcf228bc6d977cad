"""Every notebook, after Run All in a browser, is complete, readable and accessible."""

import os
import re
from pathlib import Path

import pytest
from lab import OURS, OVERFLOW, SHOWN, figures_of, serious_faults, text_of
from playwright.sync_api import expect

from conftest import LAPTOP

# A page zoomed to 150 % has two thirds of the room.
SIZES = {"100 %": LAPTOP, "150 %": {side: round(length / 1.5) for side, length in LAPTOP.items()}}

# The largest share of one colour: 1 for an empty picture.
SHARE_OF_ONE_COLOUR = """async base64 => {
    const image = new Image();
    image.src = 'data:image/png;base64,' + base64;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const pixels = new Uint32Array(data.buffer);
    const counts = new Map();
    for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    return Math.max(...counts.values()) / pixels.length;
}"""

# The words of a printed line that the page breaks inside the word: a letter and the next one stand
# on different lines although the whole word would fit on one.
BROKEN_WORDS = """
    const broken = [];
    for (const pre of panel.content.node.querySelectorAll('.jp-RenderedText pre')) {
        const walker = document.createTreeWalker(pre, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        while (walker.nextNode()) {
            for (const word of walker.currentNode.data.matchAll(/\\p{L}{2,20}/gu)) {
                range.setStart(walker.currentNode, word.index);
                range.setEnd(walker.currentNode, word.index + word[0].length);
                const tops = [...range.getClientRects()].map(box => Math.round(box.top));
                if (new Set(tops).size > 1) broken.push(word[0]);
            }
        }
    }
    return broken;"""


def test_every_code_cell_has_run_in_order_without_error(notebook):
    cells = notebook.code_cells()
    assert [cell["count"] for cell in cells] == list(range(1, len(cells) + 1))
    assert faults(cells) == []


def faults(cells: list[dict]) -> list[tuple[str, str]]:
    """Return (cell, kind) of each output that is an error, a warning or anything but a result."""
    kinds = [
        (cell["id"], output["output_type"] + output.get("name", ""))
        for cell in cells
        for output in cell["outputs"]
    ]
    results = ("execute_result", "display_data", "streamstdout")
    return [(cell, kind) for cell, kind in kinds if kind not in results]


def test_every_figure_is_drawn_and_told(notebook):
    for cell in notebook.code_cells():
        for number, (picture, alternative) in enumerate(figures_of(cell)):
            share = notebook.page.evaluate(SHARE_OF_ONE_COLOUR, picture)
            assert share < 0.99, f"{cell['id']}: an empty picture"
            assert len(alternative) > 40
            shown = notebook.place(cell["id"]).locator("img").nth(number)
            assert shown.evaluate("image => image.complete && image.naturalWidth > 100")
            assert shown.get_attribute("alt") == alternative


@pytest.mark.parametrize("zoom", SIZES)
def test_nothing_that_matters_is_cut(notebook, zoom):
    notebook.page.set_viewport_size(SIZES[zoom])
    notebook.page.wait_for_timeout(300)
    wider = notebook.on_panel(OVERFLOW)
    broken = notebook.on_panel(BROKEN_WORDS)
    take_pictures(notebook, zoom)
    notebook.page.set_viewport_size(LAPTOP)
    assert broken == []
    print("wider than its place:", wider)
    if zoom == "100 %":
        assert wider == []
    may_scroll = ("table", "cm-content", "jp-RenderedHTML")  # tables and code, not text or figures
    assert [
        part
        for part in wider
        if not part["scrolls"] or not any(name in part["part"] for name in may_scroll)
    ] == []


def take_pictures(notebook, zoom):
    """Keep pictures of the whole notebook, a window at a time, if SCREENSHOTS asks for them."""
    if "SCREENSHOTS" not in os.environ:
        return
    folder = Path(os.environ["SCREENSHOTS"])
    folder.mkdir(exist_ok=True)
    window = notebook.page.locator(f"{SHOWN} .jp-WindowedPanel-outer")
    height = window.evaluate("node => { node.scrollTop = 0; return node.scrollHeight; }")
    step = window.evaluate("node => node.clientHeight") - 40
    for number in range(height // step + 1):
        window.evaluate("(node, top) => { node.scrollTop = top; }", number * step)
        notebook.page.wait_for_timeout(150)
        notebook.page.screenshot(
            path=folder / f"{notebook.name}-{zoom.replace(' %', '')}-{number:02}.png"
        )


def test_no_serious_fault_of_accessibility(notebook):
    shown = notebook.page.locator(f"{SHOWN} .jp-Cell")
    # A busy JupyterLab draws later cells a while after the first; axe sees what the page holds.
    expect(shown).to_have_count(len(notebook.cells()), timeout=60_000)
    assert serious_faults(notebook.page, OURS) == []


def test_what_a_notebook_offers_for_download_arrives(notebook):
    links = notebook.page.locator(f"{SHOWN} .jp-OutputArea-output a[download]").all()
    offers = [
        cell for cell in notebook.code_cells() if re.search(r"<a [^>]*download", text_of(cell))
    ]
    assert len(links) == len(offers)
    for cell in notebook.code_cells():  # a report that is still empty says so instead
        if "write_report(" in cell["source"]:
            assert cell in offers or "Laporan belum ditulis" in text_of(cell)
    for link in links:
        with notebook.page.expect_download() as download:
            link.click()
        assert download.value.path().stat().st_size > 1000
        assert download.value.suggested_filename in link.inner_text()


def test_a_kernel_restarted_in_the_middle_loses_nothing(notebook):  # the last: it runs cells
    cells = notebook.code_cells()
    middle = cells[len(cells) // 2]["id"]
    notebook.restart_kernel()
    notebook.place(middle).locator(".cm-content").first.click()
    notebook.command("notebook:run-all-above")
    notebook.restart_kernel()
    notebook.command("notebook:run-all-above")
    notebook.place(middle).locator(".cm-content").first.click()
    notebook.command("notebook:run-all-below")
    after = notebook.code_cells()
    assert [cell["count"] for cell in after] == list(range(1, len(cells) + 1))
    assert faults(after) == []
