"""Write instructor/tes/: the test before and after, and the course's questions, for Moodle.

    python instructor/build_test.py

Reads tes.toml, keys/*.toml and notebooks/kursus/exercises.json. Writes each as Moodle XML and as
its GIFT twin, and an empty score sheet. What a format cannot carry is said at the end.
"""

import itertools
import sys
from pathlib import Path

import build_keys
from moodle import ANY_OTHER, Answer, Question, as_gift, as_xml, frasa
from schedule import Command, read_toml

from frasa._ground.files import write_whole
from kursus.exercises import AGAIN

KIT = Path(__file__).resolve().parent
SOURCE, TARGET = KIT / "tes.toml", KIT / "tes"
FORMS = {"A": "Tes A (sebelum)", "B": "Tes B (sesudah)"}
LETTERS = "ABCD"
RIGHT = "Benar."
NAME = "nama"


# The test


def read_test(path: Path = SOURCE) -> list[dict]:
    """Return the items of the test; raises InputError where one is not whole."""
    items = read_toml(path).get("butir")
    if not items:
        raise frasa.InputError(f"{path.name} tidak memuat satu butir pun. Ambil lagi dari kursus.")
    for place, item in enumerate(items, 1):
        for form in FORMS:
            if fault := _fault(item, form, place):
                raise frasa.InputError(f"{path.name}, butir {place}, bentuk {form}: {fault}")
    return items


def _fault(item: dict, form: str, place: int) -> str | None:
    asked = item.get(form, {})
    four = len(LETTERS)
    if missing := {"nomor", "indikator", "keyakinan", form} - item.keys():
        return f"{', '.join(sorted(missing))} belum ada. Tambahkan."
    if missing := {"bahan", "soal", "pilihan", "kunci", "umpan_balik"} - asked.keys():
        return f"{', '.join(sorted(missing))} belum ada. Tambahkan."
    if item["nomor"] != place:
        return f"nomornya {item['nomor']}. Nomori berurutan dari 1."
    if len(set(asked["pilihan"])) != four or len(asked["umpan_balik"]) != four:
        return "pilihan yang berlainan dan umpan_balik masing-masing harus empat."
    if asked["kunci"] not in range(1, four + 1):
        return f"kuncinya {asked['kunci']}. Tulis angka dari 1 sampai 4."
    return None


def form_questions(items: list[dict], form: str) -> list[Question]:
    """Return one form of the test as questions for Moodle."""
    return [_item(each, form) for each in items]


def _item(item: dict, form: str) -> Question:
    asked = item[form]
    pairs = zip(asked["pilihan"], asked["umpan_balik"], strict=True)
    return Question(
        name=f"{form}{item['nomor']:02}",
        kind="multichoice",
        category=FORMS[form],
        stimulus=asked["bahan"],
        text=asked["soal"],
        answers=[Answer(v, n == asked["kunci"], said) for n, (v, said) in enumerate(pairs, 1)],
        general=f"Yang diuji: anggapan “{item['keyakinan'].rstrip('.')}”.",
        tags=[f"tes-{form}", *(f"indikator-{number}" for number in item["indikator"])],
    )


# The questions of the course


def course_questions(entries: dict[str, dict]) -> tuple[list[Question], list[str]]:
    """Return the questions that Moodle can ask, and a sentence on each that it cannot."""
    questions, left_out, keys = [], [], read_keys()
    for number, entry in entries.items():
        own = number.removesuffix(AGAIN)
        if entry["form"] not in ("number", "share", "percent"):
            left_out.append(f"Soal {number} tidak dibawa: jawabannya bukan angka.")
            continue
        made = _course_question(number, entry, keys[own]["indicator"])
        first = entries[own]["text"] if number != own else ""
        points = keys[own].get("moodle", {}).get("points", 1)
        questions.append(made._replace(points=points, stimulus=first))
    return questions, left_out


def read_keys() -> dict[str, dict]:
    """Return the exercises of all keys by their ids."""
    numbers = sorted(path.stem for path in build_keys.KEYS.glob("*.toml"))
    return {each["id"]: each for number in numbers for each in build_keys.read_key(number)}


def _course_question(number: str, entry: dict, indicator: int) -> Question:
    kind, text = _kind(entry), entry["text"]
    rest = [] if kind == "multichoice" else [Answer(ANY_OTHER, False, entry["where"])]
    if kind == "shortanswer":
        text += " Tulis nomornya saja, dengan koma di antaranya."
    return Question(
        name=f"Soal {number}",
        kind=kind,
        category=f"Soal {entry['book']}",
        text=text,
        answers=[*_answers(entry, kind), *rest],
        general=f"Jawaban: {build_keys.told(entry)}. {entry['why']}",
        tolerance=entry.get("tolerance", 0),
        units=tuple(entry.get("units", ())) if kind == "numerical" else (),
        hints=tuple(entry[key] for key in ("where", "step") if key in entry),
        tags=[f"buku-{entry['book'][:2]}", f"indikator-{indicator}"],
    )


def _kind(entry: dict) -> str:
    """Return how Moodle asks a question.

    Of a set with known mistakes the learner chooses the whole set: ticking each would part the
    feedback on it into feedback on single statements, which the key does not have.
    """
    if not entry.get("many"):
        return "numerical"
    return "multichoice" if entry["many"] == "set" and entry["wrong"] else "shortanswer"


def _answers(entry: dict, kind: str) -> list[Answer]:
    others = [(each["value"], True, each["why"]) for each in entry["also"]]
    others += [(each["value"], False, each["hint"]) for each in entry["wrong"]]
    found = [
        Answer(typed, right, said)
        for value, right, said in [(entry["value"], True, RIGHT), *others]
        for typed in _typed(value, kind, entry.get("many"))
    ]
    return sorted(found) if kind == "multichoice" else found  # the right one not always first


def _typed(value: object, kind: str, many: str | None) -> list[str]:
    """Return the forms in which an answer may come: 2, 4 and 2,4 and [2, 4]; a set in any order."""
    if kind == "numerical":
        return [repr(round(value, 6))]
    numbers = [str(each) for each in (value if isinstance(value, list) else [value])]
    if kind == "multichoice":
        return [" dan ".join(filter(None, [", ".join(numbers[:-1]), numbers[-1]]))]
    orders = itertools.permutations(numbers) if many == "set" else [numbers]
    ways = [way.join(order) for order in orders for way in (", ", ",", " ", "-")]
    ways += [f"[{way}]" for way in ways if "," in way or len(numbers) == 1]
    return list(dict.fromkeys(ways))


# Writing


def score_sheet() -> bytes:
    """Return the empty sheet, for Excel: a name, twelve letters before, twelve after."""
    return (";".join([NAME, *columns(read_test())]) + "\n").encode("utf-8-sig")


def columns(items: list[dict]) -> list[str]:
    """Return the sheet's columns of answers: A1 to A12, then B1 to B12."""
    return [f"{form}{item['nomor']}" for form in FORMS for item in items]


def files() -> tuple[dict[str, bytes], list[str]]:
    """Return every file of tes/ by its name, and sentences on what was left out."""
    items = read_test()
    course, left_out = course_questions(build_keys.read_shipped())
    sets = {f"tes-{form}": form_questions(items, form) for form in FORMS} | {"soal": course}
    found = {f"{name}.xml": as_xml(questions) for name, questions in sets.items()}
    found |= {f"{name}.gift": as_gift(questions) for name, questions in sets.items()}
    found["nilai.csv"] = score_sheet()
    return found, left_out + _not_in_gift(course)


def _not_in_gift(questions: list[Question]) -> list[str]:
    hinted = sum(bool(each.hints) for each in questions)
    measured = sum(bool(each.units) for each in questions)
    return [
        f"soal.gift tidak memuat {what} {count} soal: GIFT tidak mengenalnya. Pakailah soal.xml."
        for what, count in (("petunjuk bertingkat", hinted), ("satuan", measured))
        if count
    ]


def main() -> None:
    """Write the files; a score sheet that somebody filled in lives on under another name."""
    try:
        found, left_out = files()
    except frasa.InputError as error:
        sys.exit(str(error))
    TARGET.mkdir(exist_ok=True)
    for name, content in found.items():
        write_whole(TARGET / name, content, keep=_is_filled)
    print(f"{len(found)} berkas ditulis di {TARGET.name}/.", *left_out, sep="\n")


def _is_filled(path: Path) -> bool:
    return path.suffix == ".csv" and path.read_bytes() != score_sheet()


if __name__ == "__main__":
    Command("python instructor/build_test.py", "Membuat isi instructor/tes/.").parse_args()
    main()
