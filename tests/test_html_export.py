"""A notebook's HTML export says that it is Indonesian, keeps alternative texts, and runs alone."""

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest

from frasa._ground import about
from frasa._reading.dates import written_date

ROOT = Path(__file__).resolve().parents[1]
ALTERNATIVE = 'Dua batang: "asn" <64> & netral 37'
PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
    "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture
def notebook(tmp_path) -> Path:
    """A notebook with one figure in an output."""
    figure = nbformat.v4.new_output(
        "display_data",
        data={"image/png": PIXEL},
        metadata={"image/png": {"alt": ALTERNATIVE, "width": 700}},
    )
    cells = [
        nbformat.v4.new_markdown_cell("# Judul", id="judul"),
        nbformat.v4.new_code_cell("gambar()", id="gambar", outputs=[figure]),
    ]
    path = tmp_path / "contoh.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


EXPORT = """
import json, sys
from nbconvert.exporters import HTMLExporter
from traitlets.config import Config
settings = json.loads(open(sys.argv[1], encoding="utf-8").read())
print(HTMLExporter(config=Config(settings)).from_filename(sys.argv[2])[0])
"""


def exported(notebook: Path, settings: Path, folder: Path, **environment: str) -> str:
    """Export a notebook as JupyterLab's menu does: a server with these settings, in this folder."""
    own = {key: value for key, value in os.environ.items() if not key.startswith("JUPYTER")}
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", EXPORT, str(settings), str(notebook)],
        cwd=folder,
        env=own | environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


class Tags(HTMLParser):
    """Collects (tag, attributes) of a page."""

    def __init__(self, page: str):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))

    def named(self, wanted: str) -> list[dict]:
        return [attributes for tag, attributes in self.found if tag == wanted]


def check(page: str) -> None:
    tags = Tags(page)
    assert tags.named("html") == [{"lang": "id"}]
    assert [image["alt"] for image in tags.named("img")] == [ALTERNATIVE]
    assert tags.named("script") == tags.named("link") == []


def test_on_a_laptop(notebook):
    check(exported(notebook, ROOT / "labconfig" / "jupyter_server_config.json", ROOT))


@pytest.mark.skipif(os.name == "nt", reason="Binder and the classroom run Linux")
def test_on_binder_and_in_the_classroom(notebook, tmp_path):
    prefix = tmp_path / "prefix"
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    for _ in range(2):  # an update runs the step again
        subprocess.run(
            ["bash", str(ROOT / "binder" / "postBuild")],
            env=os.environ | {"COURSE_PREFIX": str(prefix), "PATH": path},
            check=True,
        )
    settings = prefix / "etc" / "jupyter" / "jupyter_server_config.json"
    check(exported(notebook, settings, tmp_path, JUPYTER_PATH=str(prefix / "share" / "jupyter")))


@pytest.mark.skipif(os.name == "nt", reason="Binder and the classroom run Linux")
def test_broken_settings_stop_the_last_step(tmp_path):
    for part in ("binder", "labconfig"):
        shutil.copytree(ROOT / part, tmp_path / part)
    broken = tmp_path / "labconfig" / "jupyter_server_config.json"
    broken.write_text("{", encoding="utf-8")
    done = subprocess.run(
        ["bash", str(tmp_path / "binder" / "postBuild")],
        env=os.environ | {"COURSE_PREFIX": str(tmp_path / "prefix")},
        capture_output=True,
    )
    assert done.returncode != 0
    assert not (tmp_path / "prefix").exists()


def test_the_export_names_the_course_and_its_version_as_a_report_does():
    template = ROOT / "labconfig/nbconvert/templates/netralitas/index.html.j2"
    released = written_date(date.fromisoformat(about.RELEASED))
    assert f"Kursus Membaca Netralitas {about.VERSION} ({released})" in template.read_text("utf-8")


def test_the_settings_are_those_of_one_template():
    settings = json.loads((ROOT / "labconfig/jupyter_server_config.json").read_text("utf-8"))
    export = settings["HTMLExporter"]
    folder = ROOT / export["extra_template_basedirs"][0] / export["template_name"]
    assert {path.name for path in folder.iterdir()} == {"conf.json", "index.html.j2"}
