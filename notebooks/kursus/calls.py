"""Whether the calls in a line are given what their commands take: as many values, and such ones."""

import ast
import inspect

from kursus import arguments
from kursus.diagnosis import replaced_at
from kursus.trial import parsed


def are_answered(tree: ast.AST, values: dict) -> bool:
    """Tell whether every call of a known command can be made; what names stand for is not asked."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return all(_bound(call, values) is not None and not _refused(call, values) for call in calls)


def answered(line: str, values: dict) -> str | None:
    """Return a line with what its calls take in place of what they refuse; None if not known."""
    tree = parsed(line)
    for call in ast.walk(tree) if tree and "\n" not in line else []:
        for node, meant in _refused(call, values) if isinstance(call, ast.Call) else []:
            if meant:
                mended = replaced_at(line, node, node, lambda _, meant=meant: meant)
                return mended if are_answered(parsed(mended), values) else None
    return None


def _bound(call: ast.Call, values: dict) -> dict[str, object] | None:
    """Return what a call gives to each setting; {} where that is not known, None if it cannot."""
    command = values.get(call.func.id) if isinstance(call.func, ast.Name) else None
    unpacked = any(isinstance(each, ast.Starred) for each in call.args)
    if not callable(command) or unpacked or not all(each.arg for each in call.keywords):
        return {}
    try:
        signature = inspect.signature(command)
    except (TypeError, ValueError):  # a command that does not tell
        return {}
    try:
        named = {each.arg: each.value for each in call.keywords}
        return signature.bind(*call.args, **named).arguments
    except TypeError:
        return None


def _refused(call: ast.Call, values: dict) -> list[tuple[ast.expr, str | None]]:
    """Return the values that are written out and that a verb refuses, each with the one meant."""
    found = []
    for name, node in (_bound(call, values) or {}).items():
        rule = arguments.rule_of(values[call.func.id], name)
        try:
            fault = rule and rule(ast.literal_eval(node), "")
        except (ValueError, TypeError):  # a name or a command, or several values: not known here
            continue
        found += [(node, fault.meant)] if fault else []
    return found
