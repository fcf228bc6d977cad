"""Every slide fits its canvas, is legible and prints whole; no network, as a click opens it."""

import re

import pytest
from lab import ROOT

DECKS = sorted((ROOT / "instructor" / "slides").glob("*.slides.html"))
MILLIMETRE = 96 / 25.4  # px
MARGIN = 10 * MILLIMETRE
SMALLEST = 20  # px, for whatever the class reads

# The first words of a slide; how far its parts reach to the right and down; its smallest letters.
MEASURE = """() => {
  const slide = Reveal.getCurrentSlide(), ends = [0, 0];
  let smallest = 99;
  for (const part of slide.querySelectorAll("*")) {
    if (part.closest("aside")) continue;
    const box = part.getBoundingClientRect();
    if (!box.width || !box.height) continue;
    ends[0] = Math.max(ends[0], box.right);
    ends[1] = Math.max(ends[1], box.bottom);
    if ([...part.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
      smallest = Math.min(smallest, parseFloat(getComputedStyle(part).fontSize));
  }
  return [slide.innerText.slice(0, 60), ...ends, smallest];
}"""

# Of each printed page: its size, and how near its text comes to each edge.
PRINTED = """() => [...document.querySelectorAll(".pdf-page")].map(page => {
  const frame = page.getBoundingClientRect(), near = [1e9, 1e9, 1e9, 1e9];
  const texts = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    if (texts.currentNode.parentElement.closest("aside")) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    for (const box of range.getClientRects()) {
      if (!box.width) continue;
      [box.left - frame.left, box.top - frame.top, frame.right - box.right,
       frame.bottom - box.bottom].forEach((gap, side) => near[side] = Math.min(near[side], gap));
    }
  }
  return [page.innerText.slice(0, 60), frame.width, frame.height, Math.min(...near)];
})"""


@pytest.fixture(params=DECKS, ids=[deck.name.split(".")[0] for deck in DECKS])
def shown(request, chromium):
    """A page for one deck, without a network, and what it complains of."""
    page = chromium.new_context(viewport={"width": 1280, "height": 720}, offline=True).new_page()
    trouble = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda message: trouble.append(message.text))
    page.on("request", lambda request: trouble.append(request.url) if "//" in request.url
            and not request.url.startswith(("file:", "data:")) else None)  # fmt: skip
    yield page, request.param.as_uri(), trouble
    page.context.close()


def test_every_slide_fits_its_canvas_in_large_letters(shown):
    page, address, trouble = shown
    page.goto(address)
    page.wait_for_function("window.Reveal && Reveal.isReady()")
    page.evaluate("Reveal.configure({ fragments: false })")
    for _ in range(page.evaluate("Reveal.getTotalSlides()")):
        text, right, bottom, smallest = page.evaluate(MEASURE)
        if right > 1280 - 48 or bottom > 720 - 40 or smallest < SMALLEST:
            trouble.append((text, right, bottom, smallest))
        page.evaluate("Reveal.next()")
    assert page.evaluate("Reveal.isLastSlide()")
    assert trouble == []


def test_a_printed_slide_keeps_its_margins_and_its_page(shown):
    page, address, trouble = shown
    page.goto(f"{address}?print-pdf")
    page.wait_for_selector(".pdf-page")
    page.emulate_media(media="print")
    slides = page.locator("section.salindia").count()
    pages = page.evaluate(PRINTED)
    assert [each for each in pages if each[3] < MARGIN] == []
    assert len(pages) == slides and {(width, height) for _, width, height, _ in pages} == {
        (1280, 719)
    }
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type /Page\b", pdf)) == slides
    assert set(re.findall(rb"/MediaBox \[([^\]]*)\]", pdf)) == {b"0 0 960 540"}
    assert trouble == []
