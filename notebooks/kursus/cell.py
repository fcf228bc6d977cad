"""The notebook cell that is running, and what the learner wrote in it."""

import ast
import re
import sys

from kursus.trial import parsed


def current_cell() -> str:
    """Return the source of the notebook cell that is running; empty outside a notebook."""
    cells = notebook_names().get("In", [])
    return cells[-1] if isinstance(cells, list) and cells else ""


def notebook_names() -> dict:
    """Return the names of the notebook with their values; none outside of one."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    return shell.user_ns if shell else {}


def assigned(name: str) -> str:
    """Return what stands on the right of `name = …` in the cell, without its note; "" if none."""
    lines = re.findall(rf"^{re.escape(name)}[ \t]*=(?!=)(.*)$", current_cell(), re.MULTILINE)
    return re.sub(r"\s+#[^\"']*$", "", lines[-1]).strip() if lines else ""


def given(command: str, names: list[str], setting: str) -> tuple[str | None, str]:
    """Return the name that the cell gives to a command for a setting, or else None; and the value.

    Both as they are written; a cell that calls the command twice tells neither. `names`: the
    settings of the command, in their order.
    """
    source, nodes = _arguments(command, names)
    found = nodes.get(setting)
    if isinstance(found, ast.Name):
        return found.id, assigned(found.id)
    return None, (ast.get_source_segment(source, found) or "") if found else ""


def written(command: str, names: list[str]) -> dict[str, str]:
    """Return what the cell gives to a command for each setting, as it is written."""
    source, nodes = _arguments(command, names)
    return {name: ast.get_source_segment(source, node) or "" for name, node in nodes.items()}


def _arguments(command: str, names: list[str]) -> tuple[str, dict[str, ast.expr]]:
    source = current_cell()
    tree = parsed(source)
    calls = [
        node
        for node in (ast.walk(tree) if tree else [])
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) == command
    ]
    if len(calls) != 1:
        return source, {}
    placed = dict(zip(names, calls[0].args, strict=False))
    return source, placed | {each.arg: each.value for each in calls[0].keywords if each.arg}
