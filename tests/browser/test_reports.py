"""A report opens from a file: on a phone, dark or light, and printed with all that it folds."""

import subprocess

import pytest
from lab import ROOT, serious_faults

WRITE = """
import sys
import frasa
articles = frasa.read_articles(sys.argv[1])
passages = frasa.find_passages(frasa.tokenize(articles))
frasa.export.write_corpus_report(articles, passages, "Judul" + 400 * "x", "Sari", file=sys.argv[2])
parts = {"Bagian": passages, "Artikel": articles, "Alamat": "https://contoh.id/" + 400 * "a"}
frasa.export.write_report("Judul", "Sari", parts, file=sys.argv[3])
"""


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """Two reports on the case study: on the corpus, and one with all columns of its tables."""
    files = [tmp_path_factory.mktemp("laporan") / f"{name}.html" for name in ("korpus", "lebar")]
    python = ROOT / ".venv" / "bin" / "python"
    corpus = ROOT / "data" / "case-study" / "articles"
    command = [python, "-c", WRITE, corpus, *files]
    subprocess.run(command, cwd=ROOT / "notebooks", check=True, capture_output=True)
    return files


@pytest.fixture
def report(reports):
    """The report on the corpus."""
    return reports[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize("number", [0, 1])
def test_nothing_is_cut_and_all_can_be_read(chromium, reports, number, width, scheme):
    window = {"width": width, "height": 800}
    page = chromium.new_context(viewport=window, color_scheme=scheme, offline=True).new_page()
    page.goto(reports[number].as_uri())
    for folded in page.locator("details").all():
        folded.evaluate("part => { part.open = true; }")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("main").bounding_box()["width"] <= 46 * 16
    assert serious_faults(page) == []
    page.context.close()


def test_printed_it_shows_what_is_folded_and_is_small(chromium, report):
    page = chromium.new_context(viewport={"width": 1366, "height": 800}).new_page()
    page.goto(report.as_uri())
    inside = page.locator("details table").first
    assert not inside.is_visible()
    page.emulate_media(media="print")
    assert inside.bounding_box()["height"] > 20
    assert len(page.pdf()) < 5_000_000
    page.context.close()
