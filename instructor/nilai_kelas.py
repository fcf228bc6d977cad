"""Write a score sheet that computes the marks; what is left to type are levels of the rubric.

    python instructor/nilai_kelas.py FOLDER --rencana setengah-hari --hadir NILAI.csv

The folder holds the learners' ZIP files; it may be empty in a class on paper. The list of those who
came is any sheet with a column “nama”, such as the filled nilai.csv; without it, everybody counts
who handed in a ZIP. Two at one laptop, “Siti dan Budi”, get a row each. Whoever has no ZIP, and
every ZIP whose name is not on the list, is told. A sheet that exists is never overwritten.
"""

import csv
import io
import re
import sys
from pathlib import Path

from build_test import NAME
from nilai_tes import cell, open_sheet
from rekap import RIGHT, Work, read_class
from schedule import PLANS, Command, asked, rubric, weight, weights

import frasa
from frasa._ground.files import unwritable, write_whole

SHEET = "rekap-nilai"  # rekap.py passes over what begins with “rekap”
PAIR = re.compile(r"\s+(?:dan|&)\s+")
NUMBER = "0.0"  # how Excel shows the marks


def read_names(path: Path) -> list[str]:
    """Return the names on a list of those who came, each once."""
    places, rows = open_sheet(path, [NAME])
    column = slice(places[NAME], places[NAME] + 1)  # a blank row has no cells
    found = [cell(each) for row in rows if not row.problem for each in row.values[column]]
    return list(dict.fromkeys(filter(None, found)))


def owners(works: list[Work]) -> dict[str, list[Work]]:
    """Return each learner's work by the name; two may share one, and one may have two."""
    found: dict[str, list[Work]] = {}
    for work in works:
        for name in PAIR.split(work.name):
            found.setdefault(_key(name), []).append(work)
    return found


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def handed_in(works: list[Work]) -> list[str]:
    """Return the names in the works as they were typed, each once."""
    named = {_key(name): name for work in works for name in PAIR.split(work.name)}
    return list(named.values())


def told(names: list[str], works: list[Work]) -> list[str]:
    """Return a sentence on whoever came and has no ZIP, or two, and on names not on the list."""
    own, came = owners(works), set(map(_key, names))
    lines = [f"{name}: tidak ada ZIP-nya." for name in names if _key(name) not in own]
    lines += [
        f"{name}: dua ZIP dengan nama ini; dihitung yang lebih banyak selesai."
        for name in names
        if len(own.get(_key(name), ())) > 1
    ]
    return lines + [
        f"{own[_key(name)][0].file}: nama “{name}” tidak ada di daftar hadir. Samakan, lalu "
        "jalankan lagi."
        for name in handed_in(works)
        if _key(name) not in came
    ]


def score_rows(names: list[str], works: list[Work], plan: dict) -> list[list]:
    """Return the sheet: heads, then a row a learner; marks are formulas without functions.

    So they are read by a spreadsheet of any language, from CSV, too.
    """
    criteria = [(row[0], int(row[1])) for row in rubric()[1] if row[0] in plan["rubrik"]]
    wanted, own = asked(plan), owners(works)
    levels = [f"{name} ({points})" for name, points in criteria]
    marks = [int(row[2].split()[0]) for row in weights()]
    heads = [NAME, f"soal selesai, dari {len(wanted)}", "latihan", *levels, "produk", "nilai akhir"]
    rows = [heads]
    for line, name in enumerate(names, start=2):
        cells = [f"{chr(ord('A') + place)}{line}" for place in range(len(heads))]
        parts = [f"{points}*{at}" for (_, points), at in zip(criteria, cells[3:-2], strict=True)]
        done = max((_done(work, wanted) for work in own.get(_key(name), ())), default="")
        product = f"=({'+'.join(parts)})*100/4/{weight(plan)}"
        final = f"=({marks[0]}*{cells[2]}+{marks[1]}*{cells[-2]})/100"
        rows.append(
            [name, done, f"={cells[1]}*100/{len(wanted)}", *[""] * len(levels), product, final]
        )
    return rows


def _done(work: Work, wanted: set[str]) -> int:
    right = {each["nomor"] for each in work.of("jawaban") if each["hasil"] == RIGHT}
    return len(right & wanted)


def write(rows: list[list], folder: Path) -> Path:
    """Write the sheet for Excel, or as CSV without openpyxl; return the file.

    Raises InputError if it is there already.
    """
    found = [path for ending in (".xlsx", ".csv") if (path := folder / (SHEET + ending)).exists()]
    if found:
        raise frasa.InputError(
            f"“{found[0]}” sudah ada, dan mungkin sudah diisi. Ganti namanya, lalu jalankan lagi."
        )
    safe = [rows[0], *([_shown(name), *others] for name, *others in rows[1:])]
    try:
        path, content = folder / f"{SHEET}.xlsx", _workbook(safe)
    except ModuleNotFoundError:
        text = io.StringIO()
        csv.writer(text, delimiter=";").writerows(safe)
        path, content = folder / f"{SHEET}.csv", text.getvalue().encode("utf-8-sig")
    try:
        write_whole(path, content)
    except OSError as error:
        raise frasa.InputError(str(unwritable(path, error))) from error
    return path


def _shown(name: str) -> str:
    """Return a name that no spreadsheet computes."""
    return f"'{name}" if name[:1] in "=+-@" else name


def _workbook(rows: list[list]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    for head in sheet[1]:
        head.font, head.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[head.column_letter].width = 28 if head.column == 1 else 14
    for line in sheet.iter_rows(min_row=2):
        for each in (line[2], *line[-2:]):
            each.number_format = NUMBER
    sheet.freeze_panes = "B2"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def main() -> None:
    """Read the folder and the list, write the sheet, tell who is missing."""
    line = "python instructor/nilai_kelas.py FOLDER --rencana RENCANA --hadir NILAI.csv"
    options = Command(line, "Menyiapkan tabel nilai: ketik tingkat rubriknya saja.")
    options.add_argument("folder", metavar="FOLDER", type=Path, help="tempat ZIP para peserta")
    options.add_argument(
        "--rencana", metavar="RENCANA", choices=PLANS, required=True, help=", ".join(PLANS)
    )
    options.add_argument(
        "--hadir", metavar="NILAI.csv", type=Path, help="tabel apa saja dengan kolom nama"
    )
    chosen = options.parse_args()
    try:
        works, _ = read_class(chosen.folder)
        names = read_names(chosen.hadir) if chosen.hadir else handed_in(works)
        if not names:
            raise frasa.InputError(
                "Belum ada satu nama pun. Sebut daftarnya: --hadir, lalu tabel dengan kolom nama."
            )
        path = write(score_rows(names, works, PLANS[chosen.rencana]), chosen.folder)
    except frasa.InputError as error:
        sys.exit(str(error))
    print(f"Tersimpan: {path} ({len(names)} orang).", *told(names, works), sep="\n")


if __name__ == "__main__":
    main()
