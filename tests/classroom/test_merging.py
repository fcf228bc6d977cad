"""nbgitpuller brings the course up to date and keeps what a learner has written."""

import json
import subprocess

import nbformat
import pytest

from classroom import PREFIX, git, git_server, publish_course


@pytest.fixture
def course(tmp_path):
    """The published course, and one learner's copy of it."""
    upstream = publish_course(tmp_path / "server")
    with git_server(upstream.parent) as address:
        yield PublishedCourse(upstream, f"{address}/{upstream.name}", tmp_path / "rumah")


class PublishedCourse:
    def __init__(self, upstream, address, home):
        self.upstream = upstream
        self.address = address
        self.own = home / upstream.name
        home.mkdir()

    def pull(self):
        """Do what a visit does: bring the learner's copy up to date."""
        command = [PREFIX / "bin" / "gitpuller", self.address, "main", self.own]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr

    def push(self):
        """Publish what was changed upstream."""
        git("add", ".", folder=self.upstream)
        git("commit", "--quiet", "--message=Perbaikan", folder=self.upstream)


def edit(path, cell_id, source):
    """Change one cell's source, as JupyterLab saves it."""
    notebook = nbformat.read(path, as_version=4)
    next(cell for cell in notebook.cells if cell.id == cell_id).source = source
    nbformat.write(notebook, path)


def sources(path) -> dict[str, str]:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    return {cell.id: cell.source for cell in notebook.cells}


def question(path) -> str:
    """Return the id of the first cell that asks for an answer."""
    return next(cell for cell, source in sources(path).items() if "periksa(" in source)


def test_an_answer_and_a_correction_of_the_course_both_stay(course):
    name = "notebooks/00-mulai.ipynb"
    course.pull()
    cells = list(sources(course.own / name))
    first, last = cells[0], cells[-1]
    answer = question(course.own / name)
    edit(course.own / name, answer, "jawaban_0a = 90")
    edit(course.upstream / name, last, "Teks yang diperbaiki.")
    edit(course.upstream / "notebooks/01-membaca-artikel.ipynb", first, "# Judul baru")
    course.push()
    course.pull()
    merged = sources(course.own / name)
    assert merged[answer] == "jawaban_0a = 90"
    assert merged[last] == "Teks yang diperbaiki."
    assert sources(course.own / "notebooks/01-membaca-artikel.ipynb")[first] == "# Judul baru"


def test_where_both_changed_the_same_cell_the_learner_wins(course):
    name = "notebooks/00-mulai.ipynb"
    course.pull()
    answer = question(course.own / name)
    edit(course.own / name, answer, "jawaban_0a = 90\n# catatan saya")
    edit(course.upstream / name, answer, "jawaban_0a = ...\n# petunjuk baru")
    course.push()
    course.pull()
    assert sources(course.own / name)[answer] == "jawaban_0a = 90\n# catatan saya"


def test_a_notebook_that_was_run_and_changed_stays_valid(course):
    name = "notebooks/00-mulai.ipynb"
    course.pull()
    path = course.own / name
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for number, cell in enumerate(notebook["cells"]):
        if cell["cell_type"] == "code":
            cell["execution_count"] = 100 + number
            cell["outputs"] = [{"name": "stdout", "output_type": "stream", "text": ["lain\n"]}]
    notebook["metadata"]["language_info"] = {"name": "python", "version": "3.13.1"}
    path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    cells = sources(course.upstream / name)
    for cell in list(cells)[::2]:
        edit(course.upstream / name, cell, cells[cell] + "\n\nSatu baris lagi.")
    course.push()
    course.pull()
    assert list(sources(path)) == list(cells)


def test_own_files_stay_and_new_ones_arrive(course):
    course.pull()
    (course.own / "notebooks/catatan.txt").write_text("milik saya", encoding="utf-8")
    (course.own / "notebooks/bersama.txt").write_text("milik saya", encoding="utf-8")
    (course.upstream / "notebooks/bersama.txt").write_text("dari kursus", encoding="utf-8")
    (course.upstream / "notebooks/baru.txt").write_text("dari kursus", encoding="utf-8")
    course.push()
    course.pull()
    texts = {path.name: path.read_text("utf-8") for path in course.own.glob("notebooks/*.txt")}
    kept = [name for name, text in texts.items() if text == "milik saya"]
    assert texts["baru.txt"] == texts["bersama.txt"] == "dari kursus"
    assert len(kept) == 2 and "catatan.txt" in kept  # the other one got a name of its own


def test_a_deleted_notebook_comes_back(course):
    course.pull()
    lost = course.own / "notebooks/00-mulai.ipynb"
    lost.unlink()
    course.pull()
    assert lost.is_file()
