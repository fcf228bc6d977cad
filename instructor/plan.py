"""Turn instructor/jadwal.toml into lesson plans, for any length of a JP (jam pelajaran).

    python instructor/plan.py                           the tables in rencana-pembelajaran.md and
                                                        catatan-kelas.csv, anew
    python instructor/plan.py --jp 40 --mulai 07.30     the plans for your class, on the screen

Minutes in the schedule are meant for a JP of 45 minutes. For another length each block of a plan
keeps its number of JP, and its activities share the new minutes in the old proportions.
"""

import csv
import io
import math
import re
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from itertools import groupby
from typing import NamedTuple

from schedule import (
    KIT,
    LEARNERS,
    LESSON_PLAN,
    PLANS,
    USUAL_JP,
    Command,
    asked,
    asked_after,
    books,
    copies,
    has_laptops,
    joined,
    left_out,
    markdown_table,
    measured,
    parts_of,
    plans,
    practised,
    reached,
    read_schedule,
    sheet_number,
    weight,
)

from frasa._ground.files import write_whole

LOG = KIT / "catatan-kelas.csv"
SHEETS = KIT / "cetak" / "README.md"
LOG_COLUMNS = ["rencana", "blok", "kegiatan", "menit rencana (perkiraan)", "menit nyata",
               "tersendat di mana", "berapa peserta", "catatan"]  # fmt: skip


class Row(NamedTuple):
    """One line of a timetable."""

    start: datetime
    minutes: int
    title: str
    steps: str


# Indicators


def indicators() -> str:
    """Return the indicators and their measures as a Markdown table."""
    lines = ["| No. | Indikator | Diukur dengan |", "|---:|---|---|"]
    words = {"soal": "soal", "butir": "butir tes", "laporan": "laporan, baris", "karya": ""}
    for each in read_schedule()["indikator"]:
        by = measured()[each["nomor"]]
        told = [f"{word} {joined(by[kind])}".strip() for kind, word in words.items() if by[kind]]
        lines.append(f"| {each['nomor']} | {each['bunyi']} | {'; '.join(told)} |")
    return "\n".join(lines) + "\n"


# Timetables


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


def timetable(block: dict, jp: int, start: datetime) -> list[Row]:
    """Return the rows of one block; their minutes add up to its JP."""
    parts = [part for item in block["item"] for part in parts_of(item, books())]
    rows = []
    for minutes, part in zip(
        share(block["jp"] * jp, [p.minutes for p in parts]), parts, strict=True
    ):
        rows.append(Row(start, minutes, part.title, part.script))
        start += timedelta(minutes=minutes)
    return rows


def markdown(plan: dict, jp: int, start: str | None = None) -> str:
    """Return a plan as Markdown: what it needs, a table for each block, what to cut, who helps."""
    lines = [f"### {plan['title']}", ""]
    shortest, longest = plan["jp_minutes"]
    if not shortest <= jp <= longest:
        return "\n".join([*lines, (
            f"Rencana ini hanya untuk JP {shortest} sampai {longest} menit. Untuk JP {jp} menit, "
            "ubah banyaknya JP atau kurangi bagiannya di instructor/jadwal.toml."
        ), ""])  # fmt: skip
    now = datetime.strptime(start or plan["start"], "%H.%M")
    total = sum(block["jp"] for block in plan["block"])
    lines += [
        f"{total} JP × {jp} menit = {total * jp} menit, di luar jeda. {plan['note']}",
        "",
        *_needed(plan),
        f"**Produk:** {plan['produk']} **Kunci putusan:** {plan['kunci']}",
        "",
        f"**Indikator yang dilatih:** {joined(reached(plan))}.{_by_product(plan)}{_items(plan)}",
        "",
        f"**Soal latihan:** {joined(sorted(asked(plan)))}; banyaknya {len(asked(plan))}.",
        "",
    ]
    for number, block in enumerate(plan["block"], start=1):
        rows = timetable(block, jp, now)
        length = block["jp"] * jp
        time = clock(now, length)
        lines += [f"#### {plan['name']}, blok {number}: {block['jp']} JP, {time}", ""]
        lines += ["| Pukul | Menit | Kegiatan | Langkah |", "|---|---:|---|---|"]
        lines += [f"| {r.start:%H.%M} | {r.minutes} | {r.title} | {r.steps} |" for r in rows]
        lines += [""]
        now += timedelta(minutes=length)
        if pause := block.get("pause"):
            lines += [f"*{pause['title']}, {clock(now, pause['minutes'])}.*", ""]
            now += timedelta(minutes=pause["minutes"])
    return "\n".join([*lines, *_cuts(plan), *_helpers(plan), *_home(plan)])


def clock(start: datetime, minutes: int) -> str:
    """Return a stretch of time as it is read: "08.00–09.30"."""
    return f"{start:%H.%M}–{start + timedelta(minutes=minutes):%H.%M}"


def _needed(plan: dict) -> list[str]:
    """Return what to prepare: a table of what to print, with its paper, then the rest."""
    heads = ["Cetak", "Salinan", "Kertas", f"Untuk {LEARNERS} orang", "Untuk"]
    lines = [f"| {' | '.join(heads)} |", "|---|---|---:|---:|---|"]
    lines += _printed(plan["cetak"], "jumlah")
    if has_laptops(plan):
        lines += _printed(read_schedule()["jalan_keluar"], "jumlah, kalau laptop gagal")
    return ["**Siapkan:**", "", *lines, "", _COPIES, "", f"Juga: {'; '.join(plan['bahan'])}.", ""]


_COPIES = (
    "*Orang* ialah banyaknya peserta; *pasang* setengahnya, dibulatkan ke atas: 25 orang, 13 "
    "pasang. *Kertas* ialah lembar kertas untuk satu salinan. Lebih dari "
    f"{LEARNERS} orang? Cetak daftar-hadir dan lembar-nilai dua kali."
)


def _printed(sheets: list[dict], told: str) -> list[str]:
    """Return a row for each sheet with its copies and its paper, and one with their sum."""
    lines, total, shared = [], 0, dict.fromkeys(("orang", "pasang", ""), 0)
    for each in sheets:
        name, whose = each["lembar"], each.get("bagi", "")
        paper = math.ceil(pages()[name] / each.get("muka", 2))
        shared[whose] += paper if whose else paper * copies(each)
        total += paper * copies(each)
        often = f"1 per {whose}" if whose else copies(each)
        cells = [f"[{name}](cetak/{name}.pdf)", often, paper, paper * copies(each), each["untuk"]]
        lines.append(f"| {' | '.join(map(str, cells))} |")
    terms = [
        f"{paper} × {whose}" if whose else f"{paper}" for whose, paper in shared.items() if paper
    ]
    return [*lines, f"| **{told}** | {' + '.join(terms)} | | **{total}** | |"]


@cache
def pages() -> dict[str, int]:
    """Return how many pages each printed sheet has, from the list in cetak/."""
    text = SHEETS.read_text(encoding="utf-8")
    rows = markdown_table(text, "Lembar cetak", SHEETS.name)[1]
    return {re.match(r"\[([\w-]+)\.pdf\]", row[0])[1]: int(row[1]) for row in rows}


def _by_product(plan: dict) -> str:
    """Return which other indicators the rows of the rubric measure, if any."""
    rows = set(plan["rubrik"])
    more = [n for n, by in measured().items() if rows & set(by["laporan"])]
    more = [n for n in more if n not in reached(plan)]
    return f" **Dinilai lewat produknya juga:** {joined(more)}." if more else ""


def _items(plan: dict) -> str:
    """Return which items of the test measure what a plan practises, if there is a test."""
    every = {int(item) for each in measured().values() for item in each["butir"]}
    empty = sorted(every - practised(plan))
    return f" **Butir tes yang dikosongkan:** {joined(empty)}." if empty else ""


def _cuts(plan: dict) -> list[str]:
    """Return the order in which to cut, and what never to cut."""
    lines = [
        f"#### {plan['name']}: potong ini dulu",
        "",
        "Pakai cadangannya lebih dulu, kecuali menit yang diminta langkahnya sendiri. Sesudah itu:",
        "",
    ]
    for number, cut in enumerate(plan["potong"], start=1):
        lines.append(f"{number}. **{cut['bagian']}**: {cut['cara']} (hemat {cut['hemat']} menit).")
    return [*lines, "", f"**Jangan dipotong:** {'; '.join(plan['jangan_potong'])}.", ""]


def _helpers(plan: dict) -> list[str]:
    tasks = [f"- {task}" for task in plan["pendamping"]]
    return [f"#### {plan['name']}: tugas pendamping", "", *tasks, ""]


def _home(plan: dict) -> list[str]:
    """Return what of each notebook a plan leaves for home."""
    lines = [f"#### {plan['name']}: dilanjutkan di rumah", "", plan["tugas"], ""]
    if not has_laptops(plan):
        return lines
    for number, parts in groupby(left_out(plan), lambda part: part.title[:2]):
        told = list(parts)
        minutes = sum(part.minutes for part in told)
        left = [question for part in told for question in part.questions]
        soal = f"; soal {joined(left)}" if left else ""
        titles = " · ".join(part.title.partition(" · ")[2] for part in told)
        lines.append(f"- **{number}** ({minutes} menit{soal}): {titles}")
    return [*lines, ""]


def all_plans(jp: int, start: str | None = None) -> str:
    """Return every plan as Markdown."""
    return "\n".join(markdown(plan, jp, start) for plan in plans())


def products() -> str:
    """Return what each plan hands in, and the rows of the rubric for it, as a Markdown table."""
    lines = ["| Rencana | Produk | Baris rubrik | Jumlah bobot |", "|---|---|---|---:|"]
    for plan in plans():
        rows = joined(plan["rubrik"])
        lines.append(f"| {plan['name']} | {plan['produk']} | {rows} | {weight(plan)} |")
    return "\n".join(lines) + "\n"


def switches(jp: int = USUAL_JP, start: str | None = None) -> str:
    """Return where a class whose laptops fail goes on with paper, as a Markdown table."""
    lines = [
        "| Pukul | Sebelum kegiatan | Lanjutkan dengan lembar | Caranya | Soal latihan |",
        "|---|---|---|---|---|",
    ]
    times = {row.title: row.start for row in _day(PLANS["setengah-hari"], jp, start)}
    for each in read_schedule()["pindah"]:
        when = times[each["sebelum"]]
        on = " · ".join(f"{sheet_number(title)} {title}" for title in each["lanjut"])
        done = asked_after(each)
        told = f"{joined(sorted(done))}; banyaknya {len(done)}"
        lines.append(f"| {when:%H.%M} | {each['sebelum']} | {on} | {each['cara']} | {told} |")
    return "\n".join(lines) + "\n"


def _day(plan: dict, jp: int, start: str | None) -> Iterator[Row]:
    now = datetime.strptime(start or plan["start"], "%H.%M")
    for block in plan["block"]:
        yield from timetable(block, jp, now)
        now += timedelta(minutes=block["jp"] * jp + block.get("pause", {"minutes": 0})["minutes"])


# What is written


def with_tables(page: str, name: str, tables: str) -> str:
    """Return a page with these tables between the marks of that name."""
    begin, end = f"<!-- {name}: ditulis oleh plan.py -->", f"<!-- akhir {name} -->"
    before, found, rest = page.partition(begin)
    _, closed, after = rest.partition(end)
    if not (found and closed):
        sys.exit(f"Di {LESSON_PLAN.name} tidak ada lagi baris “{begin}” dan “{end}”. Kembalikan.")
    return f"{before}{begin}\n\n{tables}\n{end}{after}"


def lesson_plan() -> str:
    """Return rencana-pembelajaran.md with its tables anew."""
    page = LESSON_PLAN.read_text(encoding="utf-8")
    page = with_tables(page, "indikator", indicators())
    page = with_tables(page, "jadwal", all_plans(USUAL_JP))
    page = with_tables(page, "pindah", switches())
    return with_tables(page, "produk", products())


def log() -> str:
    """Return the log of a class, to be filled in: a row for each part of each plan, for Excel."""
    table = io.StringIO()
    writer = csv.writer(table, delimiter=";", lineterminator="\n")
    writer.writerow(LOG_COLUMNS)
    writer.writerows(log_rows())
    return "\ufeff" + table.getvalue()


def log_rows() -> Iterator[list]:
    """Yield a row for what each plan needs beforehand, and for each of its parts, to fill in."""
    blank = [""] * (len(LOG_COLUMNS) - 4)
    for plan in plans():
        for each in plan.get("persiapan", ()):
            yield [plan["name"], "–", each["kegiatan"], each["menit"], *blank]
        for number, block in enumerate(plan["block"], start=1):
            for part in (part for item in block["item"] for part in parts_of(item, books())):
                yield [plan["name"], number, part.title, part.minutes, *blank]


def main() -> None:
    """Write the tables and the log; with an option, print the plans instead."""
    line = "python instructor/plan.py --jp MENIT --mulai JAM"
    options = Command(line, "Rencana kelas dari jadwal.toml; tanpa --jp dan --mulai: ditulis baru.")
    options.add_argument(
        "--jp", metavar="MENIT", type=int, help="lama satu JP dalam menit (biasanya 45)"
    )
    options.add_argument("--mulai", metavar="JAM", help="jam mulai, misalnya 08.00")
    chosen = options.parse_args()
    if chosen.mulai and not re.fullmatch(r"([01]?\d|2[0-3])\.[0-5]\d", chosen.mulai):
        sys.exit("Tulis jam mulai sebagai jam.menit, misalnya --mulai 08.00.")
    if chosen.jp or chosen.mulai:
        print(all_plans(chosen.jp or USUAL_JP, chosen.mulai))
        print(switches(chosen.jp or USUAL_JP, chosen.mulai))
        return
    write_whole(LESSON_PLAN, lesson_plan().encode())
    write_whole(LOG, log().encode())


if __name__ == "__main__":
    main()
