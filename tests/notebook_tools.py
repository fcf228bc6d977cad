"""What the notebook tests share: the list of notebooks, and a way to run nbval on them."""

import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
NAMES = [path.stem for path in NOTEBOOKS]
NO_NETWORK = ROOT / "tests" / "no_network"


def read(path: Path) -> nbformat.NotebookNode:
    """Return a notebook, checked against the notebook format."""
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    return notebook


def code_cells(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    """Return the code cells of a notebook, in order."""
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def output_texts(cell: nbformat.NotebookNode) -> list[str]:
    """Return every text that the outputs of a cell hold: streams, text/plain and HTML."""
    texts = []
    for output in cell.get("outputs", []):
        texts.append(output.get("text", ""))
        texts += [data for kind, data in output.get("data", {}).items() if kind.startswith("text/")]
    return [text for text in texts if text]


def copy_course(target: Path) -> Path:
    """Copy what the notebooks need to a folder; return that folder."""
    for part in ("notebooks", "data"):
        unwanted = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "originals", "hasil")
        shutil.copytree(ROOT / part, target / part, ignore=unwanted)
    shutil.copy(ROOT / "CITATION.cff", target)
    return target


def kernel_environment(**extra: str) -> dict[str, str]:
    """Return the environment of a kernel under test: no network, no setting of the developer's.

    A learner's progress file is neither read nor written (KEMAJUAN is empty).
    """
    environment = {key: value for key, value in os.environ.items() if key != "KORPUS"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    ours = {"PYTHONPATH": str(NO_NETWORK), "PYTHONUTF8": "1", "KEMAJUAN": ""}
    return environment | ours | extra


def run_nbval(notebooks: list[Path], report: Path, **environment: str) -> dict[str, dict[int, str]]:
    """Run nbval, comparing outputs; return for each notebook its code cells' failures.

    The result maps the notebook's stem to {number of the code cell, from 0: message}, where the
    message is empty for a cell that passed.
    """
    command = [sys.executable, "-m", "pytest", "-q", "-c", str(ROOT / "tests" / "nbval.ini")]
    command += ["--nbval", "--nbval-current-env", "--nbval-cell-timeout=120"]
    folder = notebooks[0].parent
    command += ["-p", "no:cacheprovider", f"--rootdir={folder}", f"--junitxml={report}"]
    command += [path.name for path in notebooks]
    done = subprocess.run(
        command, cwd=folder, env=kernel_environment(**environment), capture_output=True, text=True
    )
    if not report.is_file():
        raise RuntimeError(done.stdout + done.stderr)
    results = {path.stem: {} for path in notebooks}
    for case in ElementTree.parse(report).iter("testcase"):
        number = int(case.attrib["name"].rsplit(" ", 1)[-1])
        faults = [child for child in case if child.tag in ("failure", "error", "skipped")]
        notebook = next(path.stem for path in notebooks if path.stem in case.attrib["classname"])
        results[notebook][number] = "\n".join(str(fault.text or fault.attrib) for fault in faults)
    return results
