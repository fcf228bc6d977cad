"""Turn instructor/jadwal.toml into timetables, for any length of a JP (jam pelajaran).

    python instructor/plan.py                           the tables in rencana-pembelajaran.md, anew
    python instructor/plan.py --jp 40 --mulai 07.30     the same for your class, on the screen

Minutes in the schedule are meant for a JP of 45 minutes. For another length each block of a plan
keeps its number of JP, and its activities share the new minutes in the old proportions.
"""

import argparse
import re
import sys
import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
SCHEDULE = ROOT / "instructor" / "jadwal.toml"
LESSON_PLAN = ROOT / "instructor" / "rencana-pembelajaran.md"
USUAL_JP = 45  # minutes; the minutes in the schedule are meant for it
BEGIN, END = "<!-- jadwal: ditulis oleh plan.py -->", "<!-- akhir jadwal -->"


class Part(NamedTuple):
    """A section of a notebook, or an activity without one; minutes at the usual JP."""

    title: str
    minutes: int
    steps: str
    jp: int = 1  # in which JP of its notebook it is taught


class Book(NamedTuple):
    """A notebook with the sections in which it is taught, in order."""

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


class Row(NamedTuple):
    """One line of a timetable."""

    start: datetime
    minutes: int
    title: str
    steps: str


def read_schedule() -> dict:
    """Return jadwal.toml as it stands."""
    return tomllib.loads(SCHEDULE.read_text(encoding="utf-8"))


def books() -> list[Book]:
    """Return the notebooks of the course in teaching order."""
    return [
        Book(ROOT / book["file"], [Part(**section) for section in book["section"]])
        for book in read_schedule()["notebook"]
    ]


def share(total: int, weights: list[float]) -> list[int]:
    """Share whole minutes in proportion to weights, so that they add up (largest remainders).

    The method is Hamilton's, as for the seats of a parliament: each gets its share rounded down,
    and what is left goes to those with the largest fractions.
    """
    exact = [total * weight / sum(weights) for weight in weights]
    shares = [int(value) for value in exact]
    by_fraction = sorted(range(len(exact)), key=lambda place: shares[place] - exact[place])
    for place in by_fraction[: total - sum(shares)]:
        shares[place] += 1
    return shares


def parts_of(item: dict, course: list[Book]) -> list[Part]:
    """Return what is taught in one item of a plan: the sections it names, or its own activity."""
    if "notebook" not in item:
        return [Part(item["title"], item["minutes"], item["steps"])]
    book = next(book for book in course if book.path.stem == item["notebook"])
    chosen = [part for part in book.parts if part.minutes and item.get("jp") in (None, part.jp)]
    if "sections" in item:
        if unknown := set(item["sections"]) - {part.title for part in chosen}:
            sys.exit(f"Tidak ada bagian berjudul {sorted(unknown)} di {item['notebook']}.")
        chosen = [part for part in chosen if part.title in item["sections"]]
    number = item["notebook"][:2]
    return [part._replace(title=f"{number} · {part.title}") for part in chosen]


def timetable(block: dict, jp: int, start: datetime) -> list[Row]:
    """Return the rows of one block; their minutes add up to its JP."""
    course = books()
    chosen = [parts_of(item, course) for item in block["item"]]
    usual = [
        item.get("minutes", sum(part.minutes for part in parts))
        for item, parts in zip(block["item"], chosen, strict=True)
    ]
    rows = []
    for minutes, parts in zip(share(block["jp"] * jp, usual), chosen, strict=True):
        for length, part in zip(share(minutes, [p.minutes for p in parts]), parts, strict=True):
            rows.append(Row(start, length, part.title, part.steps))
            start += timedelta(minutes=length)
    return rows


def markdown(plan: dict, jp: int, start: str | None = None) -> str:
    """Return a plan as Markdown: a table for each block, with the breaks between them."""
    lines = [f"### {plan['title']}", ""]
    shortest, longest = plan["jp_minutes"]
    if not shortest <= jp <= longest:
        return "\n".join([*lines, (
            f"Rencana ini hanya untuk JP {shortest} sampai {longest} menit. Untuk JP {jp} menit, "
            "ubah banyaknya JP atau kurangi bagiannya di instructor/jadwal.toml."
        ), ""])  # fmt: skip
    now = datetime.strptime(start or plan["start"], "%H.%M")
    total = sum(block["jp"] for block in plan["block"])
    lines += [f"{total} JP × {jp} menit = {total * jp} menit, di luar jeda. {plan['note']}", ""]
    for number, block in enumerate(plan["block"], start=1):
        rows = timetable(block, jp, now)
        end = rows[-1].start + timedelta(minutes=rows[-1].minutes)
        lines += [f"#### {plan['name']}, blok {number}: {block['jp']} JP, {_clock(now, end)}", ""]
        lines += ["| Pukul | Menit | Kegiatan | Langkah |", "|---|---:|---|---|"]
        lines += [f"| {r.start:%H.%M} | {r.minutes} | {r.title} | {r.steps} |" for r in rows] + [""]
        now = end
        if pause := block.get("pause"):
            now = end + timedelta(minutes=pause["minutes"])
            lines += [f"*{pause['title']}, {_clock(end, now)}.*", ""]
    return "\n".join(lines)


def _clock(start: datetime, end: datetime) -> str:
    return f"{start:%H.%M}–{end:%H.%M}"


def all_plans(jp: int, start: str | None = None) -> str:
    """Return every plan as Markdown."""
    return "\n".join(markdown(plan, jp, start) for plan in read_schedule()["plan"])


def with_tables(page: str, tables: str) -> str:
    """Return the lesson plan with these tables in the place of the old ones."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{tables}\n{END}{after}"


def main() -> None:
    """Write the tables into the lesson plan; with an option, print them instead."""
    options = argparse.ArgumentParser(description="Jadwal kelas dari instructor/jadwal.toml.")
    options.add_argument("--jp", type=int, help="lama satu JP dalam menit (biasanya 45)")
    options.add_argument("--mulai", help="jam mulai, misalnya 08.00")
    chosen = options.parse_args()
    if chosen.mulai and not re.fullmatch(r"([01]?\d|2[0-3])\.[0-5]\d", chosen.mulai):
        sys.exit("Tulis jam mulai sebagai jam.menit, misalnya --mulai 08.00.")
    if chosen.jp or chosen.mulai:
        print(all_plans(chosen.jp or USUAL_JP, chosen.mulai))
        return
    page = with_tables(LESSON_PLAN.read_text(encoding="utf-8"), all_plans(USUAL_JP))
    LESSON_PLAN.write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
