"""Each room leads to one way that is explained; letters and timeline come in their order."""

import itertools
import re

import pytest

from test_instructor_kit import KIT, rows, section
from test_links import anchors

HOME = (KIT / "README.md").read_text(encoding="utf-8")
LETTER = (KIT / "surat-peserta.md").read_text(encoding="utf-8")
ROOMS = {
    "laptop": ("satu untuk setiap peserta", "setengah peserta atau lebih", "kurang dari setengah",
               "tidak ada"),
    "server": ("ada", "tidak ada"),
    "internet": ("lancar", "lemah", "tidak ada"),
    "hak": ("boleh", "tidak boleh"),
    "Windows": ("untuk setengah peserta atau lebih", "untuk kurang dari setengah"),
}  # fmt: skip


def ways(laptops: str, *room: str) -> list[str]:
    """Return the ways to which the two tables of the first page lead, as links."""
    seats, places = section(HOME, "Pilih caranya").split("**Kedua", 1)
    seat = [row[1] for row in rows(seats) if laptops in row[0].split(", atau ")]
    assert len(seat) == 1, laptops
    if "(#tanpa-laptop)" in seat[0]:
        return seat
    fitting = [
        row
        for row in rows(places)
        if len(row) == 6
        and all(cell == "–" or have in cell.split(" atau ") or have == cell
                for have, cell in zip(room, row, strict=False))
    ]  # fmt: skip
    return [row[4] for row in fitting]


@pytest.mark.parametrize("room", list(itertools.product(*ROOMS.values())), ids=" · ".join)
def test_every_room_leads_to_exactly_one_way_that_is_explained(room):
    found = ways(*room)
    assert len(found) == 1, found
    target = re.search(r"\(#([\w-]+)\)", found[0])[1]
    assert target in anchors(HOME)


def test_it_is_said_for_every_way_with_laptops_what_happens_when_the_network_dies():
    _, places = section(HOME, "Pilih caranya").split("**Kedua", 1)
    every = set(
        re.findall(r"\[(.+?)\]\(#", " ".join(row[4] for row in rows(places) if len(row) == 6))
    )
    told = dict(row for row in rows(section(HOME, "Kalau …")) if len(row) == 2)
    dead = told["jaringan mati di tengah kelas"].casefold()
    assert [way for way in every - {"tanpa laptop"} if way.casefold() not in dead] == []
    assert len(every) == 6 and "kurang dari setengah" not in dead and "moodle" in dead


def test_hard_rooms_lead_where_nothing_must_be_installed_or_fetched():
    weak = ("tidak ada", "lemah", "tidak boleh")
    full, half, none = ROOMS["laptop"][0], ROOMS["laptop"][1], ROOMS["laptop"][3]
    assert "kit-windows" in ways(full, *weak, ROOMS["Windows"][0])[0]
    assert "kit-windows" in ways(half, *weak, ROOMS["Windows"][0])[0]
    assert "tanpa-laptop" in ways(full, *weak, ROOMS["Windows"][1])[0]
    assert "tanpa-laptop" in ways(none, "ada", "lancar", "boleh", ROOMS["Windows"][0])[0]


def test_the_first_page_comes_before_everything_else_and_is_short():
    first = HOME.partition("## Dari H-14")[0]
    assert first.count("\n") <= 60
    assert re.findall(r"(?m)^## (.+)$", first) == ["Pilih caranya"]


def test_the_timeline_asks_two_weeks_before_and_ends_a_week_after():
    told = dict(rows(section(HOME, "Dari H-14 sampai H+7")))
    days = list(told)
    assert days[0] == "**H-14**" and days[-1] == "**H+7**" and len(days) >= 8
    assert "pertanyaan" in told["**H-14**"] and "Pilih cara" in told["**H-7**"]
    assert "tidak menjawab" in told["**H-7**"] and "norma.md" in told["**H-5**"]


def test_questions_go_out_before_the_letter_that_depends_on_their_answers():
    _, questions, mail, message, after = re.split(r"(?m)^## .+$", LETTER)
    assert len(re.findall(r"^> \d\. ", mail, re.MULTILINE)) == 5  # to install
    assert len(re.findall(r"^\d\. ", questions, re.MULTILINE)) == 3
    assert not re.search("CARA [A-D]", questions)  # the way is chosen from the answers
    for text in (questions, mail, message):
        assert "HARI TANGGAL" in text and "RUANGAN" in text
    assert len(message) < 800 and "NAMA PENDAMPING" in mail and "NAMA PENDAMPING" in message
    assert "dilanjutkan di rumah" in after and "ZIP" in after and "NAMA PENGAJAR" in after


PAGES = ["README.md", "rencana-pembelajaran.md", "surat-peserta.md", "mengubah-isi.md"]


@pytest.mark.parametrize("page", PAGES)
def test_links_of_the_kit_lead_to_a_heading_that_exists(page):
    for target in re.findall(r"\]\(([^)\s:]+)\)", (KIT / page).read_text(encoding="utf-8")):
        name, _, anchor = target.partition("#")
        file = (KIT / name) if name else KIT / page
        assert file.exists(), target
        if anchor and file.suffix == ".md":
            assert anchor in anchors(file.read_text(encoding="utf-8")), target
