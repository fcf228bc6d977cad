"""Every slide fits its canvas and needs no network, as a double click opens it."""

import pytest
from lab import ROOT

DECKS = sorted((ROOT / "instructor" / "slides").glob("*.slides.html"))

# The first words of the slide that is shown, and how far its parts reach to the right and down.
MEASURE = """() => {
  const slide = Reveal.getCurrentSlide(), ends = [0, 0];
  for (const part of slide.querySelectorAll("*")) {
    if (part.closest("aside")) continue;
    const box = part.getBoundingClientRect();
    if (!box.width || !box.height) continue;
    ends[0] = Math.max(ends[0], box.right);
    ends[1] = Math.max(ends[1], box.bottom);
  }
  return [slide.innerText.slice(0, 60), ...ends];
}"""


@pytest.mark.parametrize("deck", DECKS, ids=[deck.name.split(".")[0] for deck in DECKS])
def test_every_slide_fits_its_canvas_without_a_network(chromium, deck):
    page = chromium.new_context(viewport={"width": 1280, "height": 720}, offline=True).new_page()
    trouble = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda message: trouble.append(message.text))
    page.on("request", lambda request: trouble.append(request.url) if "//" in request.url
            and not request.url.startswith(("file:", "data:")) else None)  # fmt: skip
    page.goto(deck.as_uri())
    page.wait_for_function("window.Reveal && Reveal.isReady()")
    page.evaluate("Reveal.configure({ fragments: false })")
    for _ in range(page.evaluate("Reveal.getTotalSlides()")):
        text, right, bottom = page.evaluate(MEASURE)
        if right > 1270 or bottom > 690:
            trouble.append((text, right, bottom))
        page.evaluate("Reveal.next()")
    assert page.evaluate("Reveal.isLastSlide()")
    assert trouble == []
    page.context.close()
