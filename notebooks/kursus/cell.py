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


def broken_off(source: str) -> dict[str, tuple[str, list[str]]]:
    """Return the names that a cell sets to a value whose rest stands after it, all as typed.

    To Python, 3 and 5 of `nomor = 1; 3; 5` are commands of their own, which do nothing. With each
    name: what ended its command (a semicolon, or Enter).
    """
    found, name = {}, None
    tree = parsed(source)
    for node in tree.body if tree else []:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            found[name] = (node.end_lineno, [ast.get_source_segment(source, node.value)])
        elif name and isinstance(node, ast.Expr) and _is_plain(node.value):
            beside = found[name][0] in ("Titik koma", node.lineno)
            typed = [*found[name][1], ast.get_source_segment(source, node.value)]
            found[name] = ("Titik koma" if beside else "Enter", typed)
        else:
            name = None
    return {name: (sign, typed) for name, (sign, typed) in found.items() if len(typed) > 1}


def _is_plain(node: ast.expr) -> bool:
    found = plain([node])
    return found is not None and found[0] is not ...


def plain(typed: list[ast.expr | str]) -> list | None:
    """Return the values that stand there as they are; None if one is a name or a command."""
    try:
        return [ast.literal_eval(each) for each in typed]
    except (ValueError, TypeError):
        return None


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
