"""Write a score sheet that computes the marks; what is left to type are levels of the rubric.

    python instructor/nilai_kelas.py FOLDER --rencana setengah-hari --hadir NILAI.csv

The folder holds the learners' ZIP files; it may be empty in a class on paper. The list of those who
came is any sheet with a column “nama”, such as the filled nilai.csv; without it, everybody counts
who handed in a ZIP. Each line of the list gets a row. A ZIP that may belong to several of them is
nobody's: it is told, as is each ZIP of nobody on the list, with the number to type, and each that
cannot be read. A sheet that exists is never overwritten.
"""

import csv
import io
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from build_test import NAME
from names import found_in, parts_of
from nilai_tes import cell, open_sheet
from rekap import AGAIN_PLEASE, RIGHT, Problem, Work, read_class
from schedule import PLANS, Command, asked, rubric, weight, weights

import frasa
from frasa._ground.files import unwritable, write_whole

SHEET = "rekap-nilai"  # rekap.py passes over what begins with “rekap”
NUMBER = "0.0"  # how Excel shows the marks
NO_WORK = (
    "Tidak ada satu ZIP pun di folder itu. Kelas tanpa laptop: ketik banyaknya soal dari lembar "
    "kerja. Kelas dengan laptop: periksa foldernya."
)


def read_names(path: Path) -> list[str]:
    """Return the names on a list of those who came, one for each line that has one."""
    places, rows = open_sheet(path, [NAME])
    column = slice(places[NAME], places[NAME] + 1)  # a blank row has no cells
    found = [cell(each) for row in rows if not row.problem for each in row.values[column]]
    return list(filter(None, found))


class Owned(NamedTuple):
    """Whose a class's work is: the works of each line of the list, and what is undecided."""

    works: list[list[Work]]
    doubtful: list[tuple[set[int], Work]]
    strange: list[tuple[str, Work]]


def owned(names: list[str], works: list[Work]) -> Owned:
    """Share the works out; where one name may mean several lines, the file's name decides."""
    found = Owned([[] for _ in names], [], [])
    for work in works:
        known, strange = found_in(work.name, names)
        found.strange.extend((name, work) for name in strange)
        in_file = [lines for lines in found_in(Path(work.file).stem, names)[0] if len(lines) == 1]
        for lines in known:
            sure = lines if len(lines) == 1 else lines & set().union(*in_file)
            if len(sure) == 1:
                found.works[min(sure)].append(work)
            else:
                found.doubtful.append((lines, work))
    return found


def told(
    names: list[str], own: Owned, wanted: set[str], problems: Iterable[Problem] = ()
) -> list[str]:
    """Return a sentence on whoever has no ZIP, or two, and on what the instructor must decide."""
    problems = list(problems)
    if not (any(own.works) or own.doubtful or own.strange or problems):
        return [NO_WORK]
    groups = {frozenset(lines) for lines, _ in own.doubtful}
    broken = [each for each in problems if each.jalan_keluar == AGAIN_PLEASE]
    theirs = [found_in(Path(each.berkas).stem, names)[0] for each in broken]
    unsure = set().union(*groups, *(lines for each in theirs for lines in each if len(lines) == 1))
    lines = [
        f"{name}: tidak ada ZIP-nya."
        for line, name in enumerate(names)
        if not own.works[line] and line not in unsure
    ]
    lines += [
        f"{name}: lebih dari satu ZIP ({_listed(mine, wanted)}); dihitung yang lebih banyak "
        "selesai. Kalau orangnya dua, beri masing-masing satu baris, dengan satuan kerjanya: "
        f"{name} (Dinkes)."
        for name, mine in zip(names, own.works, strict=True)
        if len(mine) > 1
    ]
    for group in sorted(groups, key=min):
        same = "; ".join(names[line] for line in sorted(group))
        mine = [work for lines, work in own.doubtful if lines == group]
        lines.append(
            f"{same}: {len(group)} baris yang dapat memiliki ZIP ini, jadi dikosongkan. Tanyakan "
            f"milik siapa, lalu ketik banyaknya soal: {_listed(mine, wanted)}."
        )
    lines += [f"{each.berkas}: {each.masalah}. {each.jalan_keluar}" for each in broken]
    return lines + [
        f"{work.file}: nama “{name}” tidak ada di daftar hadir. Ketik banyaknya soal di baris "
        f"orangnya: {_done(work, wanted)}."
        for name, work in own.strange
    ]


def _listed(works: list[Work], wanted: set[str]) -> str:
    return ", ".join(f"{work.file} {_done(work, wanted)} soal" for work in works)


def score_rows(names: list[str], own: Owned, plan: dict) -> list[list]:
    """Return the sheet: heads, then a row a learner; marks are formulas without functions.

    So they are read by a spreadsheet of any language, from CSV, too.
    """
    criteria = [(row[0], int(row[1])) for row in rubric()[1] if row[0] in plan["rubrik"]]
    wanted = asked(plan)
    levels = [f"{name} ({points})" for name, points in criteria]
    marks = [int(row[2].split()[0]) for row in weights()]
    heads = [NAME, f"soal selesai, dari {len(wanted)}", "latihan", *levels, "produk", "nilai akhir"]
    rows = [heads]
    for line, (name, mine) in enumerate(zip(names, own.works, strict=True), start=2):
        cells = [f"{chr(ord('A') + place)}{line}" for place in range(len(heads))]
        parts = [f"{points}*{at}" for (_, points), at in zip(criteria, cells[3:-2], strict=True)]
        done = max((_done(work, wanted) for work in mine), default="")
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
            f"“{found[0]}” sudah ada. Kalau belum diisi, hapus; kalau sudah, ganti namanya. Lalu "
            "jalankan lagi."
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
        works, problems = read_class(chosen.folder)
        typed = [name for work in works for name in parts_of(work.name)]
        names = read_names(chosen.hadir) if chosen.hadir else typed
        if not names:
            raise frasa.InputError(
                "Belum ada satu nama pun. Sebut daftarnya: --hadir, lalu tabel dengan kolom nama."
            )
        plan, own = PLANS[chosen.rencana], owned(names, works)
        path = write(score_rows(names, own, plan), chosen.folder)
    except frasa.InputError as error:
        sys.exit(str(error))
    lines = told(names, own, asked(plan), problems)
    print(f"Tersimpan: {path} ({len(names)} orang).", *lines, sep="\n")
    print(
        f"Ada nama yang keliru? Betulkan, hapus {path.name} selagi belum diisi, lalu jalankan lagi."
    )


if __name__ == "__main__":
    main()
