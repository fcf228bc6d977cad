"""Whether the calls in a line are given what their commands take: as many values, and such ones."""

import ast
import inspect

from kursus import arguments


def are_answered(tree: ast.AST, values: dict) -> bool:
    """Tell whether every call of a known command can be made; what names stand for is not asked."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return all(_is_answered(call, values) for call in calls)


def _is_answered(call: ast.Call, values: dict) -> bool:
    command = values.get(call.func.id) if isinstance(call.func, ast.Name) else None
    unpacked = [*(each for each in call.args if isinstance(each, ast.Starred))]
    unpacked += [each for each in call.keywords if each.arg is None]
    try:
        signature = inspect.signature(command) if callable(command) else None
    except (TypeError, ValueError):  # a command that does not tell
        return True
    if signature is None or unpacked:
        return True
    try:
        given = signature.bind(*call.args, **{each.arg: each.value for each in call.keywords})
    except TypeError:
        return False
    return not any(_refused(command, name, node) for name, node in given.arguments.items())


def _refused(command, name: str, node: object) -> bool:
    """Tell whether a verb of the course refuses a value that is written out."""
    rule = arguments.rule_of(command, name)
    try:
        return bool(rule and rule(ast.literal_eval(node), ""))
    except (ValueError, TypeError):  # a name or a command, or several values: not known here
        return False
