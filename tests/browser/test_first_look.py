"""Every notebook is right before anything was run: laptop, zoom, phone, dark or light."""

import pytest
from lab import OURS, OVERFLOW, SHOWN, serious_faults
from test_run_all import take_pictures

from conftest import LAPTOP

SIZES = {
    "laptop": LAPTOP,
    "150 persen": {side: round(length / 1.5) for side, length in LAPTOP.items()},
    "ponsel": {"width": 390, "height": 844},
}
MAY_SCROLL = ("table", "cm-content", "jp-RenderedHTML")  # tables and code, not text or figures

# The styles of our HTML that the page has not kept.
LOST = """
    const wanted = [...panel.content.model.cells].flatMap(cell => cell.outputs?.toJSON() ?? [])
        .map(output => [output.data?.["text/html"] ?? ""].flat().join(""))
        .flatMap(html => [...html.matchAll(/ style="([^"]+)"/g)].map(found => found[1]));
    const shown = [...panel.content.node.querySelectorAll('.jp-RenderedHTML [style]')]
        .map(node => node.getAttribute("style"));
    const norm = style => Object.assign(document.createElement("p").style,
        {cssText: style}).cssText;
    const left = new Set(shown.map(norm));
    return [...new Set(wanted.map(norm))].filter(style => !left.has(style));"""


def test_results_wait_until_their_cell_is_run(fresh):
    with_results = [cell for cell in fresh.code_cells() if cell["outputs"]]
    covers = fresh.page.locator(f"{SHOWN} .netralitas-tirai").all()
    assert len(covers) == len(with_results) > 0
    assert all(cover.is_visible() for cover in covers)
    fresh.lift_covers()
    assert not any(cover.is_visible() for cover in covers)


def test_no_style_is_lost_although_the_notebook_is_not_trusted(fresh):
    fresh.lift_covers()
    trusted = fresh.on_panel("return [...panel.content.model.cells].some(cell => cell.trusted)")
    assert not trusted
    assert fresh.on_panel(LOST) == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_nothing_is_cut_and_all_can_be_read(fresh, theme, size):
    fresh.lift_covers()
    fresh.page.set_viewport_size(SIZES[size])
    fresh.on_panel("if (value !== 'laptop') app.shell.collapseLeft()", size)
    fresh.on_panel(
        "await app.commands.execute('apputils:change-theme', {theme: `JupyterLab ${value}`})", theme
    )
    fresh.page.wait_for_timeout(400)
    wider = fresh.on_panel(OVERFLOW)
    take_pictures(fresh, f"{size}-{theme}")
    assert [
        part
        for part in wider
        if not part["scrolls"] or not any(name in part["part"] for name in MAY_SCROLL)
    ] == []
    if size == "laptop":
        assert serious_faults(fresh.page, OURS) == []
    fresh.page.set_viewport_size(LAPTOP)


@pytest.mark.parametrize(("size", "wraps"), [("laptop", False), ("ponsel", True)])
def test_on_a_phone_names_wrap_so_that_they_hide_no_column(fresh, size, wraps):
    fresh.lift_covers()
    fresh.page.set_viewport_size(SIZES[size])
    cells = fresh.page.locator(f"{SHOWN} .jp-OutputArea-output td")
    kept = cells.evaluate_all("all => all.map(cell => getComputedStyle(cell).whiteSpace)")
    assert not kept or (set(kept) == {"normal"}) == wraps
    fresh.page.set_viewport_size(LAPTOP)


def test_two_articles_stand_side_by_side_where_there_is_room_else_below_each_other(fresh):
    views = fresh.page.locator(f"{SHOWN} .jp-RenderedHTML section")
    if not views.count():
        pytest.skip("no view of two articles")
    fresh.lift_covers()
    for size, beside in (("laptop", True), ("ponsel", False)):
        fresh.page.set_viewport_size(SIZES[size])
        fresh.page.wait_for_timeout(300)
        left, right = (views.nth(place).bounding_box() for place in (0, 1))
        assert (left["x"] < right["x"]) == beside
    fresh.page.set_viewport_size(LAPTOP)
