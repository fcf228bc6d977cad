"""Turn the ZIP files of a class into tables: who is where, what is hard, who guessed what.

    python instructor/rekap.py FOLDER --rencana setengah-hari

Each learner hands in the ZIP that bawa_pulang("ya") makes. What it holds of kemajuan.json is read,
and whether a report lies beside it; nothing is sent anywhere. The tables are written as CSV for
Excel and, with the extra “berkas”, as one workbook. What cannot be read is named with a remedy.
Missing is only what the plan sets; without a plan, what at least one learner tried.
"""

import sys
import zipfile
import zlib
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from schedule import PLANS, Command, asked

import frasa
from frasa.export.tables import for_spreadsheet
from kursus.exercises import AGAIN, shipped, tries
from kursus.progress import NAME, parse
from kursus.verdicts import LABELS, WORDS, answer_key

LARGEST = 5_000_000  # bytes of one learner's progress; a class's day makes some ten thousand
RIGHT = "benar"
_UNREADABLE = (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError)


class Work(NamedTuple):
    """What one learner handed in: the file, the name in it, all entries, and whether a report."""

    file: str
    name: str
    entries: list[dict]
    has_report: bool

    def of(self, kind: str) -> list[dict]:
        """Return the entries of one kind, in their order."""
        return [entry for entry in self.entries if entry["apa"] == kind]


class Problem(NamedTuple):
    """What is wrong with a file, and what to do."""

    berkas: str
    masalah: str
    jalan_keluar: str


def read_class(folder: Path) -> tuple[list[Work], list[Problem]]:
    """Read every ZIP, and every bare progress file, below a folder; sorted by name."""
    if not folder.is_dir():
        raise frasa.InputError(
            f"Folder “{folder}” tidak ada. Kumpulkan ZIP para peserta di satu folder, lalu tulis "
            "nama folder itu."
        )
    works, problems = [], []
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        name = path.relative_to(folder).as_posix()
        if path.name.casefold().startswith(_OF_THE_SYSTEM) or "__MACOSX" in path.parts:
            continue
        try:
            if path.suffix.lower() == ".zip":
                works.append(_zipped(path, name))
            elif path.suffix.lower() == ".json" and path.name.startswith(Path(NAME).stem):
                works.append(_bare(path, name))
            elif not path.name.startswith("rekap"):
                raise ValueError('bukan ZIP dari bawa_pulang("ya")')
        except ValueError as error:
            problems.append(Problem(name, str(error), AGAIN_PLEASE))
        except _UNREADABLE:
            problems.append(Problem(name, "rusak, terkunci, atau belum lengkap", AGAIN_PLEASE))
    nameless = [work.file for work in works if not any(e["isi"].strip() for e in work.of("nama"))]
    problems += [Problem(each, "tanpa nama di 00-mulai", _WHOSE) for each in nameless]
    return _each_once(works, problems)


_OF_THE_SYSTEM = (".", "~$", "desktop.ini", "thumbs.db")  # hidden where they come from
AGAIN_PLEASE = 'Mintalah ZIP yang dibuat bawa_pulang("ya") dari peserta itu.'

_WHOSE = "Nama berkasnya dipakai sebagai nama; ganti kalau itu bukan nama orang."


def _zipped(path: Path, name: str) -> Work:
    with zipfile.ZipFile(path) as archive:
        members = [each for each in archive.infolist() if "__MACOSX" not in each.filename]
        wanted = [each for each in members if each.filename.rpartition("/")[2] == NAME]
        if not wanted:
            raise ValueError(f"tidak memuat {NAME}: belum ada soal yang dijawab, atau bukan ZIP "
                             'dari bawa_pulang("ya")')  # fmt: skip
        best = min(wanted, key=lambda each: each.filename.count("/"))
        if best.file_size > LARGEST:
            raise ValueError(f"{NAME} di dalamnya terlalu besar")
        content = archive.read(best)
        reports = [each.filename.rpartition("/")[2] for each in members]
    return _work(path, name, content, any(_is_report(each) for each in reports))


def _is_report(name: str) -> bool:
    return name.startswith("laporan") and name.endswith(".html")


def _bare(path: Path, name: str) -> Work:
    if path.stat().st_size > LARGEST:
        raise ValueError("terlalu besar")
    beside = any(_is_report(each.name) for each in path.parent.iterdir())
    return _work(path, name, path.read_bytes(), beside)


def _work(path: Path, name: str, content: bytes, has_report: bool) -> Work:
    try:
        found = parse(content)
    except ValueError:
        raise ValueError(f"{NAME} di dalamnya tidak terbaca") from None
    kept = ("apa", "nomor", "isi", "hasil", "waktu")
    entries = [{key: str(each.get(key) or "") for key in kept} for each in found]
    names = [each["isi"].strip() for each in entries if each["apa"] == "nama"]
    return Work(name, (names or [path.stem])[-1] or path.stem, entries, has_report)


def _each_once(works: list[Work], problems: list[Problem]) -> tuple[list[Work], list[Problem]]:
    """Join what one learner handed in twice; two learners of one name stay two.

    Files of one name that share an entry, to the second, come from one progress file.
    """
    kept: list[Work] = []
    for work in works:
        same = [n for n, each in enumerate(kept) if each.name.casefold() == work.name.casefold()]
        twin = next((n for n in same if _shared(kept[n], work)), None)
        if twin is not None:
            first = kept[twin]
            more = [each for each in work.entries if each not in first.entries]
            entries = sorted([*first.entries, *more], key=lambda each: each["waktu"])
            report = first.has_report or work.has_report
            kept[twin] = first._replace(entries=entries, has_report=report)
            what = f"dari peserta yang sama dengan {first.file}; keduanya digabungkan"
            problems.append(Problem(work.file, what, "Tidak perlu apa-apa."))
            continue
        if same:
            what = f"namanya sama dengan {kept[same[0]].file}, tetapi pekerjaannya lain"
            problems.append(Problem(work.file, what, "Tanyakan: dua orang dengan satu nama?"))
        kept.append(work)
    return kept, problems


def _shared(one: Work, other: Work) -> bool:
    known = {(e["apa"], e["nomor"], e["isi"], e["waktu"]) for e in one.entries if e["waktu"]}
    return any((e["apa"], e["nomor"], e["isi"], e["waktu"]) in known for e in other.entries)


# Tables


def tables(
    works: list[Work], problems: list[Problem], plan: str | None = None
) -> dict[str, pd.DataFrame]:
    """Return the tables of a class by name: peserta, soal, tebakan, putusan, masalah."""
    questions = {n: q["book"] for n, q in shipped().items() if not n.endswith(AGAIN)}
    tried = {each["nomor"] for work in works for each in work.of("jawaban")}
    wanted = asked(PLANS[plan]) if plan else tried
    own = {number: book for number, book in questions.items() if number in wanted}
    return {
        "peserta": pd.DataFrame([_learner(work, questions, own) for work in works]),
        "soal": pd.DataFrame([_question(works, *each) for each in questions.items()]),
        "tebakan": _guesses(works),
        "putusan": _verdicts(works),
        "masalah": pd.DataFrame(problems, columns=Problem._fields),
    }


def _answers(work: Work, number: str) -> list[dict]:
    return [each for each in work.of("jawaban") if each["nomor"] == number]


def _first_is_right(answers: list[dict]) -> bool:
    """Tell whether the first try is right; an answer of another form is no try at the content."""
    return [each["hasil"] for each in tries(answers)[:1]] == [RIGHT]


def _learner(work: Work, questions: dict[str, str], own: dict[str, str]) -> dict:
    """Return one learner's row; what is missing is told of the class's own questions only."""
    tried = {number: _answers(work, number) for number in questions}
    right = {n for n, each in tried.items() if any(e["hasil"] == RIGHT for e in each)}
    first = {n for n in right if _first_is_right(tried[n])}
    books, wanted = Counter(own[number] for number in right & own.keys()), Counter(own.values())
    row = {"nama": work.name, "soal benar": len(right), "benar pada percobaan pertama": len(first)}
    row |= {f"{b[:2]} benar": f"{books[b]} dari {count}" for b, count in wanted.items()}
    row |= {"benar di luar rencana": len(right - own.keys())}
    row |= {
        "percobaan": sum(len(tries(each)) for each in tried.values()),
        "tebakan": len(work.of("tebakan")),
    }
    row |= _score(work)
    wrong = [number for number in own if tried[number] and number not in right]
    blank = [number for number in own if not tried[number]]
    times = sorted(each["waktu"] for each in work.entries if each["waktu"])
    return row | {
        "laporan": "ada" if work.has_report else "belum ada",
        "masih keliru": ", ".join(wrong),
        "belum dijawab": ", ".join(blank),
        "mulai": times[0][:16].replace("T", " ") if times else "",
        "selesai": times[-1][:16].replace("T", " ") if times else "",
        "berkas": work.file,
    }


def _score(work: Work) -> dict:
    """Return precision and recall of "derived" of the last verdict on each article."""
    key = answer_key()
    last = {each["nomor"]: each["isi"] for each in work.of("putusan") if each["isi"] in LABELS}
    truth = {article[:2]: label for article, label in key.items()}
    last = {number: word for number, word in last.items() if number in truth}
    called = {number for number, word in last.items() if word != "tidak"}
    derived = {number for number, label in truth.items() if label != "not"}
    hits = len(called & derived)
    same = sum(LABELS[word] == truth[number] for number, word in last.items())
    return {
        "putusan": len(last),
        "sama dengan kunci": same,
        "presisi": hits / len(called) if called else None,
        "kelengkapan": hits / len(derived) if last else None,
    }


def _question(works: list[Work], number: str, book: str) -> dict:
    tried = [answers for work in works if (answers := _answers(work, number))]
    right = [answers for answers in tried if any(e["hasil"] == RIGHT for e in answers)]
    first = [answers for answers in tried if _first_is_right(answers)]
    wrong = Counter(
        shown for answers in tried for shown in {e["isi"] for e in answers if e["hasil"] != RIGHT}
    )
    counts = [len(tries(answers)) for answers in tried]
    commonest = min(wrong.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
    return {
        "soal": number,
        "buku": book,
        "menjawab": len(tried),
        "benar": len(right),
        "benar pada percobaan pertama": len(first),
        "percobaan, rata-rata": sum(counts) / len(counts) if counts else None,
        "jawaban keliru tersering": commonest[0],
        "oleh berapa peserta": commonest[1],
    }


def _guesses(works: list[Work]) -> pd.DataFrame:
    """Return a histogram of the first guess of each learner about each section."""
    counts: Counter = Counter()
    for work in works:
        firsts = {each["nomor"]: each["isi"] for each in reversed(work.of("tebakan"))}
        counts.update(firsts.items())
    rows = sorted((number, -count, guess) for (number, guess), count in counts.items())
    found = [(number, guess, -count, "■" * -count) for number, count, guess in rows]
    return pd.DataFrame(found, columns=["bagian", "tebakan", "peserta", "batang"])


def _verdicts(works: list[Work]) -> pd.DataFrame:
    lasts = [{each["nomor"]: each["isi"] for each in work.of("putusan")} for work in works]
    rows = []
    for article, label in answer_key().items():
        given = Counter(last.get(article[:2]) for last in lasts)
        rows.append({"berita": article, **{w: given[w] for w in LABELS}, "kunci": WORDS[label]})
    return pd.DataFrame(rows)


# Writing


def write(found: dict[str, pd.DataFrame], target: Path) -> None:
    """Write the tables as CSV for Excel and, where openpyxl is installed, as one workbook."""
    target.mkdir(parents=True, exist_ok=True)
    for name, table in found.items():
        path = target / f"rekap-{name}.csv"
        frasa.export.write_csv(table, path, for_excel=True, overwrite=True)
    try:
        with pd.ExcelWriter(target / "rekap.xlsx", engine="openpyxl") as book:
            for name, table in found.items():
                for_spreadsheet(table).to_excel(book, sheet_name=name, index=False)
    except ModuleNotFoundError:
        print("rekap.xlsx tidak ditulis: paket openpyxl belum ada (python mulai.py pasang berkas).")
    except OSError as error:
        raise frasa.InputError(
            f"rekap.xlsx di “{target}” tidak dapat ditulis. Tutup Excel, lalu coba lagi."
        ) from error


def summary(found: dict[str, pd.DataFrame]) -> str:
    """Return in a few lines how the class is doing."""
    learners, questions, problems = found["peserta"], found["soal"], found["masalah"]
    if learners.empty:
        return "Tidak ada satu pun pekerjaan yang terbaca."
    answered = questions[questions["menjawab"] > 0]
    share = answered["benar pada percobaan pertama"] / answered["menjawab"]
    hard = answered.loc[share.sort_values(kind="stable").index[:3], "soal"]
    lines = [
        f"{len(learners)} ZIP terbaca; {(learners['laporan'] == 'ada').sum()} dengan laporan.",
        f"Soal yang paling jarang benar pada percobaan pertama: {', '.join(hard) or 'belum ada'}.",
    ]
    for row in problems.itertuples(index=False):
        lines.append(f"{row.berkas}: {row.masalah}. {row.jalan_keluar}")
    return "\n".join(lines)


def main() -> None:
    """Read a folder, write the tables, print the summary."""
    line = "python instructor/rekap.py FOLDER --rencana RENCANA"
    options = Command(line, "Merangkum ZIP para peserta menjadi tabel.")
    options.add_argument("folder", metavar="FOLDER", type=Path, help="tempat ZIP para peserta")
    options.add_argument("--rencana", metavar="RENCANA", choices=PLANS, help=", ".join(PLANS))
    options.add_argument("--ke", metavar="FOLDER", type=Path, help="folder lain untuk tabelnya")
    chosen = options.parse_args()
    try:
        found = tables(*read_class(chosen.folder), chosen.rencana)
        write(found, chosen.ke or chosen.folder)
    except frasa.InputError as error:
        sys.exit(str(error))
    print(summary(found))


if __name__ == "__main__":
    main()
