"""An instructor can teach from the kit alone: parts are there, files exist, every key is right."""

import re
import sys
import tomllib

import nbformat
import pandas as pd
import pytest

from kursus.verdicts import LABELS
from notebook_tools import ROOT, code_cells, kernel_environment, output_texts, read

KIT = ROOT / "instructor"
sys.path.insert(0, str(KIT))
import fill_notebooks  # noqa: E402
import plan  # noqa: E402
from build_keys import KEYS, read_key  # noqa: E402
from schedule import SCHEDULE  # noqa: E402

PAGES = sorted(KIT.glob("*.md"))
LESSON_PLAN = plan.LESSON_PLAN.read_text(encoding="utf-8")
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
        for book in plan.books()
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
    text = SCHEDULE.read_text(encoding="utf-8")
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
    given = [names[f"putusan_{number:02}"].split(":") for number in range(1, 11)]
    assert [LABELS[word] for word, _ in given] == answers.tolist()
    # The best mark asks for two pieces of evidence a verdict.
    assert [reason for _, reason in given if reason.count(";") < 1] == []
    report = (filled["04"].parent / "laporan.html").read_text(encoding="utf-8")
    assert "Yang tidak dapat disimpulkan" in report and 'lang="id"' in report
    assert "Belum ada alasan" not in report and "terbit 15.32" in report


def test_the_model_report_reaches_the_best_mark_in_each_row_of_the_rubric():
    cells = tomllib.loads(fill_notebooks.MODEL.read_text(encoding="utf-8"))["cell"]
    names: dict = {}
    exec(next(cell["source"] for cell in cells if cell["id"] == "isi-laporan"), names)
    wanted = {
        "temuan": ("meragukan", "Presisi", "Kelengkapan", "hanya berlaku", "di kumpulan lain"),
        "bukti": ("kutipan", "rumusan", "kiriman", "salinan dari berita lain", "Arah"),
        "batas": ("persekongkolan", "pelanggaran", "belum berarti asli", "masih diperlukan"),
    }
    for field, words in wanted.items():
        assert [word for word in words if word not in names[field]] == [], field
    accusing = r"plagiat|menjiplak|mencuri|wholly|partially|perolehan"
    assert not re.search(accusing, " ".join(names[field] for field in wanted))
