"""What instructor/jadwal.toml says, with what its notebooks, keys and test say beside it.

Read by plan.py (lesson plans), build_slides.py (decks) and the tests:

    plans()                 the plans, each as its table in jadwal.toml
    PLANS                   the same by their id
    all_parts(plan)         what a plan does, in order: title, minutes, steps, guesses, questions
    asked_after(switch)     the questions of a half day whose laptops fail
    asked(plan)             the questions it sets; reached(plan), practised(plan): what they train
    copies(sheet, people)   how often a sheet of a plan is printed
    parts_of(item, books()) the same for one [[plan.block.item]]
    books()                 the notebooks with their sections
    measured()              what measures each indicator

And how the kit reads its files: read_toml(path), markdown_table(text, heading, where), rubric();
and what was typed: Command.
"""

import json
import math
import re
import sys
import tomllib
from collections.abc import Iterable
from copy import deepcopy
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "notebooks"), str(ROOT / "tools")]
from command import Command as Command  # noqa: E402

from frasa import InputError  # noqa: E402

KIT = ROOT / "instructor"
SCHEDULE = KIT / "jadwal.toml"
LESSON_PLAN = KIT / "rencana-pembelajaran.md"
TEST = KIT / "tes.toml"
WORKSHEETS = KIT / "paper" / "lembar.toml"
GUESS = "{tebak}"
USUAL_JP = 45  # minutes; the minutes in the schedule are meant for it
LEARNERS = 30  # of the example class, and rows on a form


class Part(NamedTuple):
    """A section of a notebook, or an activity without one; minutes at the usual JP."""

    title: str
    minutes: int
    steps: str
    guesses: tuple[str, ...] = ()  # what the class guesses; to be shown on the screen
    questions: tuple[str, ...] = ()  # the numbers of the questions in it
    opening: str = ""  # what to open and click, or to take in hand, first

    @property
    def script(self) -> str:
        """What to do, in order; the guess stands in front, or where the steps have {tebak}."""
        guesses = " ".join(f"**Tebak dulu:** {guess}" for guess in self.guesses)
        steps = self.steps if GUESS in self.steps else f"{GUESS} {self.steps}"
        questions = f"**Soal {joined(self.questions)}.**" if self.questions else ""
        told = [self.opening, *steps.replace(GUESS, guesses).split(), questions]
        return " ".join(filter(None, told))


class Book(NamedTuple):
    """A notebook with its sections, in order."""

    path: Path
    parts: list[Part]

    @property
    def minutes(self) -> int:
        """The minutes in class at the usual JP."""
        return sum(part.minutes for part in self.parts)

    def part(self, title: str) -> Part:
        """Return one section by its title."""
        for part in self.parts:
            if part.title == title:
                return part
        sys.exit(f"Bagian “{title}” di {self.path.name} belum ada di instructor/jadwal.toml.")


def read_toml(path: Path) -> dict:
    """Return what a TOML file says; InputError names the file and what to do."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError(f"“{path.name}” tidak ada. Ambil lagi dari kursus.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(
            f"“{path.name}” tidak terbaca sebagai TOML ({error}). Betulkan baris itu, lalu coba "
            "lagi."
        ) from None


def markdown_table(text: str, heading: str, where: str) -> tuple[list[str], list[list[str]]]:
    """Return heads and rows of the first table below a heading of a Markdown text."""
    below = re.search(rf"^#+ {re.escape(heading)}.*?$(.*?)(?=^#+ |\Z)", text, re.M | re.S)
    table = re.search(r"(?:^\|.*\n?)+", below[1] if below else "", re.M)
    lines = table[0].splitlines() if table else []
    if len(lines) < 3:
        raise InputError(f"Di {where} tidak ada tabel di bawah judul “{heading}”. Kembalikan.")
    heads, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return heads, rows


@cache
def rubric() -> tuple[list[str], list[list[str]]]:
    """Return the rubric of the case study, from the lesson plan."""
    text = LESSON_PLAN.read_text(encoding="utf-8")
    return markdown_table(text, "Rubrik studi kasus", LESSON_PLAN.name)


@cache
def weights() -> list[list[str]]:
    """Return what is marked, how, and with which weight, from the lesson plan."""
    return markdown_table(LESSON_PLAN.read_text(encoding="utf-8"), "Penilaian", LESSON_PLAN.name)[1]


@cache
def read_schedule() -> dict:
    """Return jadwal.toml as it stands."""
    return tomllib.loads(SCHEDULE.read_text(encoding="utf-8"))


@cache
def plans() -> list[dict]:
    """Return the plans, each as its table in jadwal.toml, with what opens its sections (`buka`)."""
    found = deepcopy(read_schedule()["plan"])  # what was read stays as it stands
    for plan in found:
        before = None
        for number, block in enumerate(plan["block"]):
            for place, item in enumerate(block["item"]):
                if "notebook" in item:
                    rested = bool(number) and not place
                    item["buka"], before = _openings(item, before, rested)
    return found


Place = tuple[str, int]  # a notebook, and a section of it by its number


def _openings(item: dict, before: Place | None, rested: bool) -> tuple[dict[str, str], Place]:
    """Return what to open or to skip before each section of an item, and where it ends."""
    told, name = {}, item["notebook"]
    book = next(book for book in books() if book.path.stem == name)
    order = [part.title for part in book.parts]
    for title in item["sections"]:
        here = order.index(title)
        said = []
        if not before or before[0] != name:
            said.append(f"Buka **{name}**: klik dua kali di daftar berkas kiri")
            # The first section of the course is about that very cell.
            said[0] += ", lalu jalankan sel kode paling atas." if before else "."
            before = (name, -1)
        elif rested:
            said.append(
                f"**{name}** masih terbuka. Kalau tidak, atau kalau sebuah nama belum dikenal: "
                f"buka, klik *{title}*, lalu Run ▸ Run All Above Selected Cell (jalankan semua sel "
                "di atas)."
            )
        if here != before[1] + 1:
            said.append(f"Gulir sampai judul *{title}*{'' if title.endswith('?') else '.'}")
        told[title], before, rested = " ".join(said), (name, here), False
    return told, before


@cache
def books() -> list[Book]:
    """Return the notebooks of the course in teaching order."""
    found = []
    for book in read_schedule()["notebook"]:
        path = ROOT / book["file"]
        told = asked_in(path)
        parts = [Part(**each, **told.get(each["title"], {})) for each in book["section"]]
        found.append(Book(path, parts))
    return found


def asked_in(path: Path, skipped: Iterable[str] = ()) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return for each section of a notebook the guesses and the questions in it, by its title.

    What stands in skipped cells, named by their ids, is not asked.
    """
    title, asked = "", {}
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"]) if cell["id"] not in skipped else ""
        if cell["cell_type"] == "code":
            asked[title]["questions"] += tuple(re.findall(r'periksa\("(\w+)"', source))
            continue
        for paragraph in source.split("\n\n"):
            if heading := re.match(r"##? (.+)", paragraph):
                title = heading[1]
                asked[title] = {"guesses": (), "questions": ()}
            elif re.search(r"\*\*Tebak\b", paragraph):
                asked[title]["guesses"] += (_guess(paragraph),)
    return asked


def _guess(paragraph: str) -> str:
    """Return what a paragraph lets the learner guess, without marks of emphasis."""
    before, after = re.split(r"\bTebak\b\.?", re.sub(r"[*`]", "", paragraph), maxsplit=1)
    asked = after if "?" in after else re.split(r"(?<=[.:!]) ", before[: before.rindex("?")])[-1]
    return asked.split("?")[0].strip() + "?"


def parts_of(item: dict, course: list[Book]) -> list[Part]:
    """Return what is taught in one item of a plan: the sections it names, or its own activity."""
    if "notebook" not in item:
        asked = [tuple(item.get(key, ())) for key in ("tebak", "soal")]
        sheet = item.get("jenis") == "lembar"
        opening = f"**Lembar {sheet_number(item['title'])}.**" if sheet else ""
        return [Part(item["title"], item["minutes"], item["steps"], *asked, opening)]
    book = next(book for book in course if book.path.stem == item["notebook"])
    number = item["notebook"][:2]
    chosen = [_as_held(book.part(title), book, item) for title in item["sections"]]
    return [part._replace(title=f"{number} · {part.title}") for part in chosen]


def _as_held(part: Part, book: Book, item: dict) -> Part:
    """Return a section as one plan holds it: with its own steps, without the cells it skips."""
    part = part._replace(
        steps=item.get("langkah", {}).get(part.title, part.steps),
        opening=item.get("buka", {}).get(part.title, ""),
    )
    if short := item.get("tanpa", {}).get(part.title):
        told = asked_in(book.path, short["sel"])[part.title]
        part = part._replace(minutes=short["menit"], **told)
    return part


def skipped_cells(item: dict) -> set[str]:
    """Return the ids of the cells that an item of a plan skips in its sections."""
    return {cell for short in item.get("tanpa", {}).values() for cell in short["sel"]}


def all_parts(plan: dict) -> list[Part]:
    """Return everything that a plan does, in order."""
    return list(chain(*_by_block(plan)))


def left_out(plan: dict) -> list[Part]:
    """Return what of the notebooks' sections a plan leaves for home."""
    taught = {part.title: part for part in all_parts(plan)}
    every = [
        part._replace(title=f"{book.path.stem[:2]} · {part.title}")
        for book in books()
        for part in book.parts
    ]
    left = [_without(part, taught.get(part.title)) for part in every]
    return [part for part in left if part.minutes]


def _without(part: Part, taught: Part | None) -> Part:
    """Return what is left of a section once a plan has taught its part of it."""
    if not taught:
        return part
    asked = tuple(number for number in part.questions if number not in taught.questions)
    return part._replace(minutes=part.minutes - taught.minutes, questions=asked)


@cache
def measured() -> dict[int, dict[str, list[str]]]:
    """Return for each indicator what measures it: soal, butir (of the test), laporan, karya."""
    found = {
        each["nomor"]: {"soal": [], "butir": []}
        | {key: each.get(key, []) for key in ("laporan", "karya")}
        for each in read_schedule()["indikator"]
    }
    for path in sorted((KIT / "keys").glob("*.toml")):
        for exercise in tomllib.loads(path.read_text(encoding="utf-8"))["exercise"]:
            found[exercise["indicator"]]["soal"].append(exercise["id"])
    if TEST.exists():
        for item in tomllib.loads(TEST.read_text(encoding="utf-8"))["butir"]:
            for indicator in item["indikator"]:
                found[indicator]["butir"].append(str(item["nomor"]))
    return found


def has_laptops(plan: dict) -> bool:
    """Tell whether the learners of a plan have laptops."""
    return plan.get("laptop", True)


def copies(sheet: dict, people: int = LEARNERS) -> int:
    """Return how often a sheet is printed: for each learner, for each pair, or so many times."""
    shared = {"orang": people, "pasang": math.ceil(people / 2)}
    return shared[sheet["bagi"]] if "bagi" in sheet else sheet["salinan"]


def sheet_number(title: str) -> int:
    """Return the number of a worksheet by its title."""
    return [sheet["judul"] for sheet in read_toml(WORKSHEETS)["lembar"]].index(title) + 1


def weight(plan: dict) -> int:
    """Return what the rows of the rubric weigh together that a plan uses."""
    return sum(int(row[1]) for row in rubric()[1] if row[0] in plan["rubrik"])


def asked(plan: dict) -> set[str]:
    """Return the questions that a plan sets."""
    return {number for part in all_parts(plan) for number in part.questions}


def asked_after(switch: dict) -> set[str]:
    """Return the questions of a half day that goes on with paper: those before, then on paper."""
    half, paper = (_by_block(PLANS[name]) for name in ("setengah-hari", "tanpa-laptop"))
    before = list(chain(*half))
    before = before[: [part.title for part in before].index(switch["sebelum"])]
    sheets = [*switch["lanjut"]]
    if "lalu" in switch:
        switches = {each["sebelum"]: each["lanjut"] for each in read_schedule()["pindah"]}
        sheets += switches[switch["lalu"]]
    elif switch["sebelum"] in {part.title for part in half[0]}:
        sheets += [part.title for part in paper[1]]
    done = [*before, *(part for part in chain(*paper) if part.title in sheets)]
    return {*switch.get("soal", ()), *(number for part in done for number in part.questions)}


def _by_block(plan: dict) -> list[list[Part]]:
    return [
        [part for item in block["item"] for part in parts_of(item, books())]
        for block in plan["block"]
    ]


def reached(plan: dict) -> list[int]:
    """Return the indicators that the questions of a plan practise."""
    return [indicator for indicator, by in measured().items() if asked(plan) & set(by["soal"])]


def practised(plan: dict) -> set[int]:
    """Return the items of the test that measure what a plan practises."""
    return {int(item) for indicator in reached(plan) for item in measured()[indicator]["butir"]}


def joined(words: Iterable) -> str:
    """Return words as they are told: "1, 2, dan 3".

    >>> joined([1, 2])
    '1 dan 2'
    """
    *most, last = map(str, words)
    return f"{', '.join(most)}{',' if len(most) > 1 else ''} dan {last}" if most else last


PLANS = {plan["id"]: plan for plan in plans()}
