"""Turn the answers of a class before and after into gains: by person, by item, by indicator.

    python instructor/nilai_tes.py NILAI.csv --rencana setengah-hari

The sheet is instructor/tes/nilai.csv, filled in: a name and 24 letters a person; Excel's own files
are read, too. With a plan, only the items count that it practises; without, those that anybody
answered. Three tables are written beside it. Whatever is odd in it is named, with a remedy.
"""

import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from build_test import FORMS, LETTERS, NAME, columns, frasa, read_test
from schedule import PLANS, Command, joined, practised

from frasa._ground.errors import UnreadableError
from frasa._reading.column_names import plain
from frasa._reading.sheets import Record, open_sheets

BEFORE, AFTER = FORMS
_BLANK, _STRANGE = ("", "-", "–", "—"), "?"


class Person(NamedTuple):
    """One person: the name, and the letter chosen in each column; "" is none, "?" no letter."""

    name: str
    chosen: dict[str, str]

    def took(self, form: str) -> bool:
        """Tell whether anything was answered in a form of the test."""
        return any(letter for column, letter in self.chosen.items() if column.startswith(form))


def gain(before: float, after: float, most: float) -> tuple[float, float | None]:
    """Return the gain, and which part of the possible gain it is; None where none was possible."""
    return after - before, None if before == most else (after - before) / (most - before)


# The sheet


def open_sheet(path: Path, wanted: list[str]) -> tuple[dict[str, int], list[Record]]:
    """Return the places of the wanted columns in a sheet, and its rows; InputError if none has."""
    known = frozenset(map(plain, wanted))

    def whole(header: tuple) -> bool:
        return known <= set(map(plain, header))

    try:
        sheets = open_sheets("csv", lambda: path.open("rb"), known, whole)
        sheet = next((each for each in sheets if whole(each.header)), sheets[0])
        rows = list(sheet.records())
    except FileNotFoundError:
        raise frasa.InputError(f"Berkas “{path}” tidak ada. Periksa nama dan foldernya.") from None
    except OSError:
        raise frasa.InputError(f"“{path.name}” tidak dapat dibuka. Tutup Excel dulu.") from None
    except UnreadableError as error:
        raise frasa.InputError(f"“{path.name}” {error.problem}. {error.remedy}") from None
    if missing := [name for name in wanted if plain(name) not in set(map(plain, sheet.header))]:
        raise frasa.InputError(
            f"“{path.name}” tidak mempunyai kolom {', '.join(missing)}. Salin lagi baris pertama "
            "dari instructor/tes/nilai.csv."
        )
    return {name: [*map(plain, sheet.header)].index(plain(name)) for name in wanted}, rows


def read_sheet(path: Path, items: list[dict]) -> tuple[list[Person], list[str]]:
    """Return the people of a filled sheet, and a sentence on everything odd in it."""
    places, rows = open_sheet(path, [NAME, *columns(items)])
    people, odd = [], []
    for row in rows:
        if row.problem:
            odd.append(f"Baris {row.number} dilewati: {row.problem}. {row.problem.remedy}")
        elif any(cell(value) for value in row.values):
            cells = {name: cell(row.values[place]) for name, place in places.items()}
            people.append(_person(cells, row.number, odd))
    return _each_once(people, odd), odd


def cell(value: object) -> str:
    """Return what stands in a cell, without blanks around it."""
    return "" if value is None else " ".join(str(value).split())


def _person(cells: dict[str, str], number: int, odd: list[str]) -> Person:
    name = cells.pop(NAME)
    if not name:
        name = f"(baris {number})"
        odd.append(f"Baris {number}: namanya kosong. Isilah; nilainya tetap dihitung.")
    chosen, strange = {}, []
    for column, typed in cells.items():
        letter = typed.strip(" .()").upper()
        chosen[column] = letter if letter in tuple(LETTERS) else _STRANGE
        if typed in _BLANK:
            chosen[column] = ""
        elif chosen[column] == _STRANGE:
            strange.append(f"{column} “{typed[:20]}”")
    if strange:
        odd.append(f"{name}: bukan huruf A–D, dihitung keliru: {', '.join(strange)}. Perbaiki.")
    return Person(name, chosen)


def _each_once(people: list[Person], odd: list[str]) -> list[Person]:
    """Join two rows of one name if one has the test before and the other the test after."""
    kept: list[Person] = []
    for person in people:
        place = next((n for n, p in enumerate(kept) if _key(p) == _key(person)), None)
        if place is None:
            kept.append(person)
            continue
        other = kept[place]
        if any(other.took(form) and person.took(form) for form in FORMS):
            odd.append(
                f"{person.name}: ada dua kali. Kalau dua orang, tulis satuan kerjanya dalam "
                f"kurung, bukan angka: {person.name} (Dinkes)."
            )
            kept.append(person)
        else:
            odd.append(f"{person.name}: dua baris, satu sebelum dan satu sesudah; digabungkan.")
            both = {each: other.chosen[each] or person.chosen[each] for each in other.chosen}
            kept[place] = Person(other.name, both)
    return kept


def _key(person: Person) -> str:
    return person.name.casefold()


# The tables


def counted(
    people: list[Person], items: list[dict], odd: list[str], plan: str | None = None
) -> list[dict]:
    """Return the items that count: those a plan practises, or else those anybody answered."""
    if plan:
        kept = [item for item in items if item["nomor"] in practised(PLANS[plan])]
        reason = f"tidak dilatih di rencana {PLANS[plan]['name']}"
    else:
        kept = [i for i in items if any(p.chosen[c] for p in people for c in columns([i]))]
        reason = "tidak dijawab siapa pun"
    if left_out := [item["nomor"] for item in items if item not in kept]:
        odd.append(f"Butir {joined(left_out)} {reason}; tidak dihitung.")
    return kept


def tables(people: list[Person], items: list[dict]) -> tuple[dict[str, pd.DataFrame], list[str]]:
    """Return the gains by person, by item and by indicator, and a sentence on what is missing.

    Items and indicators count only those who took both forms, so that like meets like.
    """
    odd = []
    for person in people:
        for form in (each for each in FORMS if not person.took(each)):
            odd.append(f"{person.name}: {FORMS[form]} kosong, kenaikannya tidak dihitung.")
        empty = [c for c in columns(items) if not person.chosen[c] and person.took(c[0])]
        if empty:
            odd.append(f"{person.name}: {', '.join(empty)} kosong; tercatat kosong, bukan keliru.")
    both = [person for person in people if all(map(person.took, FORMS))]
    numbers = sorted({number for item in items for number in item["indikator"]})
    of = {number: [i for i in items if number in i["indikator"]] for number in numbers}
    rows = [_row_of_person(person, items) for person in people]
    return {
        "orang": pd.DataFrame(rows).convert_dtypes(),  # whole numbers stay whole beside a gap
        "butir": pd.DataFrame([_row_of_item(both, item) for item in items]),
        "indikator": pd.DataFrame([_row_of(both, number, of[number]) for number in numbers]),
    }, odd


def _right(person: Person, item: dict, form: str) -> bool:
    return person.chosen[f"{form}{item['nomor']}"] == LETTERS[item[form]["kunci"] - 1]


def _count(people: list[Person], items: list[dict], form: str) -> int:
    return sum(_right(person, item, form) for person in people for item in items)


def _blank(people: list[Person], items: list[dict], form: str) -> int:
    return sum(not person.chosen[f"{form}{i['nomor']}"] for person in people for i in items)


def _gains(people: list[Person], items: list[dict]) -> dict:
    """Return how many answers were right before and after, the gain, and how many were blank."""
    before, after = (_count(people, items, form) for form in FORMS)
    most = len(people) * len(items)
    difference, part = gain(before, after, most)
    shown = {"benar sebelum": before, "benar sesudah": after, "dari": most}
    shown |= {"kenaikan": difference, "kenaikan ternormalisasi": part}
    blanks = [_blank(people, items, form) for form in FORMS]
    return shown | dict(zip(("kosong sebelum", "kosong sesudah"), blanks, strict=True))


def _row_of_person(person: Person, items: list[dict]) -> dict:
    found = _gains([person], items)
    for form, column in zip(FORMS, ("benar sebelum", "benar sesudah"), strict=True):
        if not person.took(form):
            found |= {column: None, "kenaikan": None, "kenaikan ternormalisasi": None}
    return {"nama": person.name} | found


def _row_of_item(people: list[Person], item: dict) -> dict:
    chosen = Counter(
        letter
        for person in people
        if (letter := person.chosen[f"{AFTER}{item['nomor']}"]) in tuple(LETTERS)
        and not _right(person, item, AFTER)
    )
    letter, times = min(chosen.items(), key=lambda each: (-each[1], each[0]), default=("", 0))
    text = item[AFTER]["pilihan"][LETTERS.index(letter)] if letter else ""
    return {
        "butir": item["nomor"],
        **_gains(people, [item]),
        "pilihan keliru tersering sesudah": f"{letter}. {text}" if letter else "",
        "oleh berapa orang": times,
        "keyakinan yang diuji": item["keyakinan"],
    }


def _row_of(people: list[Person], number: int, items: list[dict]) -> dict:
    those = ", ".join(str(item["nomor"]) for item in items)
    return {"indikator": number, "butir": those, **_gains(people, items)}


def summary(people: list[Person], items: list[dict], odd: list[str]) -> str:
    """Return in a few lines what the class gained."""
    both = [person for person in people if all(map(person.took, FORMS))]
    lines = [f"{len(people)} orang; {len(both)} mengerjakan kedua tes."]
    if both:
        before, after = (_count(both, items, form) / len(both) for form in FORMS)
        _, part = gain(before, after, len(items))
        text = f"Rata-rata {before:.1f} menjadi {after:.1f} dari {len(items)}"
        text += "" if part is None else f"; kenaikan ternormalisasi {part:.2f}"
        lines.append(text.replace(".", ",") + ".")
    return "\n".join([*lines, *odd])


def main() -> None:
    """Read a filled sheet, write the tables beside it, print the summary."""
    line = "python instructor/nilai_tes.py NILAI.csv --rencana RENCANA"
    options = Command(line, "Menghitung kenaikan dari tes A ke tes B.")
    options.add_argument("berkas", metavar="NILAI.csv", type=Path, help="salinan yang sudah diisi")
    options.add_argument("--rencana", metavar="RENCANA", choices=PLANS, help=", ".join(PLANS))
    chosen = options.parse_args()
    path = chosen.berkas
    try:
        items = read_test()
        people, odd = read_sheet(path, items)
        if not people:
            raise frasa.InputError(f"“{path.name}” belum diisi. Tulis satu orang satu baris.")
        items = counted(people, items, odd, chosen.rencana)
        found, missing = tables(people, items)
        for name, table in found.items():
            target = path.with_name(f"{path.stem}-{name}.csv")
            frasa.export.write_csv(table, target, for_excel=True, overwrite=True)
    except frasa.InputError as error:
        sys.exit(str(error))
    print(summary(people, items, odd + missing))


if __name__ == "__main__":
    main()
