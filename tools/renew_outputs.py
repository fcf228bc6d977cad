"""Run the notebooks and store their outputs anew: python tools/renew_outputs.py [00-mulai ...].

A notebook is changed only after all its cells have run. Figures whose pixels stay the same keep
their bytes, so that a picture drawn on another computer is no change.
"""

import os
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def main(names: list[str]) -> None:
    """Renew the named notebooks, or all of them."""
    os.environ["KEMAJUAN"] = ""  # stored outputs are those of a learner who has done nothing yet
    for path in NOTEBOOKS:
        if not names or path.stem in names:
            renew(path)
            print(path.name)


def renew(path: Path) -> None:
    """Run a notebook in its own folder and write it back: text and outputs, nothing else."""
    notebook = nbformat.read(path, as_version=4)
    metadata = dict(notebook.metadata)
    resources = {"metadata": {"path": path.parent}}
    NotebookClient(notebook, timeout=300, resources=resources, coalesce_streams=True).execute()
    notebook.metadata = metadata
    for cell in notebook.cells:
        for trace in ("execution", "netralitas"):  # times, and the mark of a cell that was run
            cell.metadata.pop(trace, None)
    nbformat.write(notebook, path)


if __name__ == "__main__":
    main(sys.argv[1:])
