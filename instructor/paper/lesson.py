"""A plan on paper: its timetable, what to cut, who helps, and a sheet to note the real minutes."""

import re
from itertools import groupby

from plan import LOG_COLUMNS, log_rows, markdown
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer
from schedule import LESSON_PLAN, PLANS, USUAL_JP, has_laptops

from frasa import InputError
from paper import parts
from paper.page import CELL, SMALL, TINY, as_pdf

WIDTHS = {  # of a table, by its second head
    "Salinan": [25, 23, 9, 12, 31],
    "Menit": [8, 8, 24, 60],
    "Sebelum kegiatan": [7, 20, 31, 25, 17],
    "Begini": [12, 88],
}
FAILED = "Laptop gagal di tengah jalan"
BLANK = [34, 11, 8, 21, 10, 16]  # of the sheet to fill in


def lesson(name: str) -> bytes:
    """Return rencana-….pdf, for the trainer and each helper."""
    text = markdown(PLANS[name], USUAL_JP)
    if has_laptops(PLANS[name]):
        text += f"\n{without_laptops()}"
    story = [*written(text), parts.new_page(), *observation(name)]
    return as_pdf(PLANS[name]["title"], story)


def without_laptops() -> str:
    """Return from the lesson plan how a class goes on when its laptops fail."""
    found = re.search(rf"^### {FAILED}$.*?(?=^## )", LESSON_PLAN.read_text("utf-8"), re.M | re.S)
    if not found:
        raise InputError(f"Di {LESSON_PLAN.name} tidak ada bagian “{FAILED}”. Kembalikan.")
    return re.sub(r"<!--.*?-->\n", "", found[0])


def written(text: str) -> list[Flowable]:
    """Return a Markdown text of ours: headings, tables, lists, paragraphs."""
    story: list[Flowable] = []
    for kind, group in groupby(text.splitlines(), key=_kind):
        lines = list(group)
        if kind == "table":
            cells = [[each.strip() for each in line.strip("|").split("|")] for line in lines]
            heads, _, *rows = cells
            story.append(parts.grid(heads, rows, WIDTHS[heads[1]], style=CELL))
        elif kind == "list":
            story += [parts.listed(lines, SMALL), Spacer(1, 3)]
        elif kind == "heading":
            title = lines[0].lstrip("# ")
            story += parts.title(title) if lines[0].startswith("### ") else [parts.part(title)]
        elif kind == "text":
            story.append(parts.rich(" ".join(lines), SMALL))
    return story


def _kind(line: str) -> str:
    begins = {"|": "table", "#": "heading", "-": "list"}
    return begins.get(line[:1]) or ("list" if re.match(r"\d+\. ", line) else "text" if line else "")


def observation(name: str) -> list[Flowable]:
    """Return the rows of the log for one plan, for helpers to fill in as they walk about."""
    mine = [row[1:] for row in log_rows() if row[0] == PLANS[name]["name"]]
    rows = [[f"{block} · {title}", *others] for block, title, *others in mine]
    heads = ["blok · kegiatan", *LOG_COLUMNS[3:]]
    return [
        *parts.title(
            "Lembar amatan",
            "Menit rencana ialah perkiraan; catatlah yang nyata. Kolomnya sama dengan "
            "catatan-kelas.csv. Tulis tanpa nama peserta.",
        ),
        parts.grid(heads, rows, BLANK, style=TINY, height=9 * mm),
    ]
