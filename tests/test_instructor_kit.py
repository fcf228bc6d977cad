"""An instructor can teach from the kit alone: minutes add up, files exist, every key is right."""

import re
import subprocess
import sys
from datetime import timedelta

import nbformat
import pandas as pd
import pytest

from kursus.verdicts import LABELS
from notebook_tools import NOTEBOOKS, ROOT, code_cells, kernel_environment, output_texts, read

KIT = ROOT / "instructor"
sys.path.insert(0, str(KIT))
import fill_notebooks  # noqa: E402
import plan  # noqa: E402
from build_keys import KEYS, read_key  # noqa: E402

PAGES = sorted(KIT.glob("*.md"))
LESSON_PLAN = plan.LESSON_PLAN.read_text(encoding="utf-8")
PLANS = {entry["name"]: entry for entry in plan.read_schedule()["plan"]}
BOOKS = {book.path.stem: book for book in plan.books()}
NUMBERS = sorted(path.stem for path in KEYS.glob("*.toml"))


def section(page: str, title: str) -> str:
    """Return what stands under a heading of level two."""
    return re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", page, re.M | re.S)[1]


def rows(text: str) -> list[list[str]]:
    """Return the body rows of the Markdown tables in a text."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    ruler = [place for place, row in enumerate(cells) if re.fullmatch("[-: ]+", "".join(row))]
    titles = {place - 1 for place in ruler}
    return [row for place, row in enumerate(cells) if place not in titles | set(ruler)]


# The schedule


def test_every_notebook_with_a_key_is_in_the_schedule():
    assert [name[:2] for name in BOOKS] == NUMBERS
    assert all(book.path in NOTEBOOKS for book in BOOKS.values())


@pytest.mark.parametrize("name", BOOKS)
def test_the_schedule_names_the_sections_of_the_notebook(name):
    source = "\n".join(c.source for c in read(BOOKS[name].path).cells if c.cell_type == "markdown")
    headings = re.findall(r"^## (.+)$", source, re.MULTILINE)
    assert [part.title for part in BOOKS[name].parts] == headings


@pytest.mark.parametrize("name", BOOKS)
def test_the_schedule_gives_a_notebook_the_time_that_it_names(name):
    stated = re.search(r"\*\*Waktu\.\*\* (\d+) menit", read(BOOKS[name].path).cells[0].source)
    assert BOOKS[name].minutes == int(stated[1])


@pytest.mark.parametrize("name", PLANS)
def test_minutes_are_written_to_fill_their_block(name):
    course = plan.books()
    for block in PLANS[name]["block"]:
        written = [
            item.get("minutes", sum(part.minutes for part in plan.parts_of(item, course)))
            for item in block["item"]
        ]
        assert sum(written) == block["jp"] * plan.USUAL_JP


@pytest.mark.parametrize("jp", range(30, 61))
@pytest.mark.parametrize("name", PLANS)
def test_minutes_add_up_for_every_length_of_a_jp(name, jp):
    shortest, longest = PLANS[name]["jp_minutes"]
    if not shortest <= jp <= longest:
        page = plan.markdown(PLANS[name], jp)
        assert f"hanya untuk JP {shortest} sampai {longest} menit" in page and "|" not in page
        return
    start = plan.datetime(2026, 1, 1, 8)
    for block in PLANS[name]["block"]:
        table = plan.timetable(block, jp, start)
        assert sum(row.minutes for row in table) == block["jp"] * jp
        for row in table:
            assert row.start == start and row.minutes >= 1
            start += timedelta(minutes=row.minutes)


@pytest.mark.parametrize("name", PLANS)
def test_no_section_is_rushed_at_the_shortest_jp(name):
    usual = {f"{n[:2]} · {p.title}": p.minutes for n, book in BOOKS.items() for p in book.parts}
    shortest = PLANS[name]["jp_minutes"][0]
    for block in PLANS[name]["block"]:
        for row in plan.timetable(block, shortest, plan.datetime(2026, 1, 1, 8)):
            # A minute less is rounding; a quarter less, in a long section, is haste.
            assert row.minutes >= min(usual.get(row.title, 0) - 1, usual.get(row.title, 0) * 0.7)


def test_whole_minutes_are_shared_in_proportion():
    assert plan.share(90, [1, 1, 1]) == [30, 30, 30]
    assert plan.share(10, [1, 1, 1]) == [4, 3, 3]
    assert plan.share(7, [45, 45]) in ([4, 3], [3, 4])
    for total in range(1, 60):
        weights = [12, 6, 11, 6, 10]
        shares = plan.share(total, weights)
        assert sum(shares) == total
        assert all(abs(s - total * w / 45) < 1 for s, w in zip(shares, weights, strict=True))


def test_the_full_plan_teaches_every_section_once():
    course = plan.books()
    items = [item for block in PLANS["Sehari"]["block"] for item in block["item"]]
    taught = [p.title for item in items if "notebook" in item for p in plan.parts_of(item, course)]
    wanted = [
        f"{name[:2]} · {part.title}"
        for name, book in BOOKS.items()
        for part in book.parts
        if part.minutes
    ]
    assert taught == wanted


def test_the_lesson_plan_shows_the_schedule_as_it_is():
    tables = plan.all_plans(plan.USUAL_JP)
    assert plan.with_tables(LESSON_PLAN, tables) == LESSON_PLAN, "run: python instructor/plan.py"


def test_the_command_prints_a_plan_for_another_jp():
    command = [sys.executable, str(KIT / "plan.py"), "--jp", "50", "--mulai", "07.30"]
    environment = kernel_environment(PYTHONIOENCODING="utf-8")
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment)
    assert done.returncode == 0, done.stderr
    assert "9 JP × 50 menit = 450 menit" in done.stdout and "| 07.30 |" in done.stdout


# The lesson plan


def test_the_lesson_plan_has_the_customary_parts_in_order():
    wanted = ["Deskripsi Singkat", "Hasil Belajar", "Indikator Hasil Belajar",
              "Materi Pokok dan Sub Materi Pokok", "Metode", "Media", "Langkah Kegiatan",
              "Penilaian"]  # fmt: skip
    assert re.findall(r"^## (.+)$", LESSON_PLAN, re.MULTILINE) == wanted


def test_indicators_can_be_observed_and_name_their_measure():
    vague = {"memahami", "mengetahui", "mengerti", "menyadari", "menghayati", "mengenal"}
    indicators = rows(section(LESSON_PLAN, "Indikator Hasil Belajar"))
    assert len(indicators) >= 8
    for _, indicator, measure in indicators:
        assert indicator.split()[0] not in vague
        assert re.search("soal|laporan|berkas|diskusi", measure)


def test_every_exercise_measures_an_indicator():
    measures = section(LESSON_PLAN, "Indikator Hasil Belajar")
    named = set(re.findall(r"\b\d[a-z]\b", measures))
    asked = {
        found
        for book in BOOKS.values()
        for cell in code_cells(read(book.path))
        for found in re.findall(r'periksa\("(\w+)"', cell.source)
    }
    assert named == asked


def test_the_rubric_is_complete_and_its_weights_make_a_hundred():
    criteria = [row for row in rows(section(LESSON_PLAN, "Penilaian")) if len(row) == 6]
    assert sum(int(row[1]) for row in criteria) == 100
    assert all(all(row) for row in criteria) and len(criteria) >= 5


# What the pages name


def named_files(page: str) -> set[str]:
    """Return the files and folders that a page names in code, and those of its commands."""
    code = re.findall(r"`([^`\n]+)`", page) + re.findall(r"^    (\S.*)$", page, re.MULTILINE)
    words = {word.rstrip(".,;:") for text in code for word in text.split()}
    return {w for w in words if re.fullmatch(r"[\w./-]+(?:\.(?:md|toml|py|json|csv|ipynb)|/)", w)}


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_every_file_that_a_page_names_exists(page):
    made_by_a_command = {"instructor/kunci/"}
    text = page.read_text(encoding="utf-8")
    missing = [
        name
        for name in named_files(text) - made_by_a_command
        if not any((folder / name).exists() for folder in (KIT, ROOT, ROOT / "notebooks"))
    ]
    assert missing == []


def test_every_file_that_the_schedule_names_exists():
    text = plan.SCHEDULE.read_text(encoding="utf-8")
    names = set(re.findall(r"[\w./-]+\.(?:md|py|ipynb)", text))
    missing = [n for n in names if not (KIT / n).exists() and not (ROOT / n).exists()]
    assert names and missing == []


def test_every_word_after_mulai_is_one_that_it_knows():
    known = (ROOT / "mulai.py").read_text(encoding="utf-8")
    for page in PAGES:
        for word in re.findall(r"mulai\.py (\w+)", page.read_text(encoding="utf-8")):
            assert f'"{word}": ' in known, f"{page.name}: mulai.py {word}"


# The filled-in notebooks


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        for key, value in kernel_environment().items():
            patch.setenv(key, value)
        patch.delenv("KORPUS", raising=False)
        folder = tmp_path_factory.mktemp("kunci")
        return {path.stem[:2]: path for path in fill_notebooks.write(folder)}


@pytest.mark.parametrize("number", NUMBERS)
def test_every_exercise_of_a_filled_notebook_is_right(number, filled):
    notebook = nbformat.read(filled[number], as_version=4)
    nbformat.validate(notebook)
    said = "\n".join(text for cell in code_cells(notebook) for text in output_texts(cell))
    for exercise in read_key(number):
        assert f"✓ Soal {exercise['id']}: benar." in said and exercise["why"] in said
        assert f"jawaban_{exercise['id']} = ..." not in str(notebook)
    assert "Ganti tanda ..." not in said and "belum tepat" not in said
    assert not [o for c in code_cells(notebook) for o in c.outputs if o.output_type == "error"]


def test_filled_notebooks_stay_out_of_git_and_say_what_they_are(filled):
    for path in filled.values():
        assert "Kunci untuk pengajar" in nbformat.read(path, as_version=4).cells[1].source
        assert (path.parents[1] / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_the_model_case_study_decides_as_the_answers_do(filled):
    notebook = nbformat.read(filled["04"], as_version=4)
    names: dict = {}
    for cell in notebook.cells:
        if re.fullmatch(r"putusan-\d", cell.id):
            exec(cell.source, names)
    answers = pd.read_csv(ROOT / "data" / "case-study" / "answers.csv")["label"]
    decided = [LABELS[names[f"putusan_{number:02}"]] for number in range(1, 11)]
    assert decided == answers.tolist()
    report = (filled["04"].parent / "laporan.html").read_text(encoding="utf-8")
    assert "Yang tidak dapat disimpulkan" in report and 'lang="id"' in report
