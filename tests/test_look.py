"""Answers look different for not answered, not yet and right, and not by colour alone."""

import re
from html.parser import HTMLParser

import pytest

from kursus.look import SIGNS, bar, box

pytestmark = pytest.mark.cepat


def visible(page: str) -> str:
    parser, found = HTMLParser(), []
    parser.handle_data = found.append
    parser.feed(page)
    return " ".join(found)


def test_each_status_has_a_sign_and_a_colour_of_its_own():
    boxes = [box(status, f"Soal 1a: {status}.") for status in SIGNS]
    assert len({shown.text[0] for shown in boxes}) == len(SIGNS)
    colours = {re.search(r"border-left:5px solid (#\w+)", shown.html)[1] for shown in boxes}
    assert len(colours) == len(SIGNS)
    for shown, status in zip(boxes, SIGNS, strict=True):
        assert status in visible(shown.html) and shown.text[0] in visible(shown.html)


def test_what_a_learner_typed_stays_text_and_every_line_is_there():
    shown = box("belum tepat", ["Soal <b>", "Anda menulis <script>x</script>"])
    assert "<script" not in shown.html and "Anda menulis <script>x</script>" in visible(shown.html)
    assert shown.text == "△ Soal <b>\nAnda menulis <script>x</script>"
    assert repr(shown) == shown.text and shown._repr_html_() == shown.html


@pytest.mark.parametrize(
    ("done", "total", "width"), [(0, 6, 0), (2, 6, 33), (6, 6, 100), (0, 0, 0)]
)
def test_progress_is_as_long_as_its_numbers_say(done, total, width):
    shown = bar(done, total, "benar")
    assert f"{done} dari {total} benar" in shown.html and f"width:{width}%" in shown.html
    assert shown.text.count("■") == done and shown.text.count("□") == total - done
