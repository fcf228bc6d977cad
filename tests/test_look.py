"""Answers look different for not answered, not yet and right, and not by colour alone."""

import re
from html.parser import HTMLParser
from types import SimpleNamespace

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


@pytest.mark.parametrize(
    ("status", "sign", "colour"),
    [
        ("belum dijawab", "○", "#767676"),
        ("bentuknya belum pas", "✎", "#0072B2"),
        ("belum tepat", "△", "#E69F00"),
        ("benar", "✓", "#009E73"),
    ],
)
def test_a_box_is_one_element_with_its_first_line_in_bold(status, sign, colour):
    shown = box(status, ["Satu & dua.", "tiga", "<empat>"])
    style = re.fullmatch(r'<div style="([^"]*)">(.*)</div>', shown.html)
    assert style[2] == f"<strong>{sign} Satu &amp; dua.</strong><br>tiga<br>&lt;empat&gt;"
    assert style[1] == (
        f"border-left:5px solid {colour};background-color:{colour}1f;padding:.5em .9em;"
        "margin:.3em 0;max-width:46em;line-height:1.5"
    )
    assert shown.text == f"{sign} Satu & dua.\ntiga\n<empat>"
    assert box(status, "Satu.").text == f"{sign} Satu."


def test_a_bar_is_filled_within_its_frame_and_may_stand_without_a_word(capsys):
    shown = bar(1, 8, "<b>")
    assert shown.text == "■□□□□□□□ 1 dari 8 <b>"
    assert shown.html == (
        '<div>1 dari 8 &lt;b&gt;<div style="border:1px solid #767676;border-radius:4px;width:16em;'
        'max-width:100%;margin:.3em 0"><div style="background-color:#009E73;width:12%;height:.7em;'
        'border-radius:3px"></div></div></div>'
    )
    assert bar(2, 2).text == "■■ 2 dari 2" and bar(0, 0).text == " 0 dari 0"
    print(bar(1, 1), end="")
    assert capsys.readouterr().out == "■ 1 dari 1"


def test_a_terminal_that_prints_pretty_gets_the_text():
    shown, told = box("benar", "Satu."), []
    shown._repr_pretty_(SimpleNamespace(text=told.append), False)
    assert told == [shown.text]
