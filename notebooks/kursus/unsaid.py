"""Say what Python passes over in silence, though it cannot be meant: `slogan : "Maju"`, `Slogan =`.

Without it the cell would go on with what the name held before, and show a result for that.
"""

import ast
import contextlib
import io
import itertools
import re
import tokenize
import types

from kursus import arguments, nearest
from kursus.cell import broken_off, plain
from kursus.numerals import in_figures
from kursus.sentences import CAUSES
from kursus.trial import parsed
from kursus.verdicts import unknown_verdict
from kursus.wording import code


def load_ipython_extension(shell) -> None:
    """Look at every cell before it runs, and show a command that was not called as one."""

    def look(info) -> None:
        if said := unsaid(info.raw_cell or "", shell.user_ns):
            print(said)

    if not getattr(shell, "_kursus_looks", False):
        shell.events.register("pre_run_cell", look)
        shell._kursus_looks = True
    shell.display_formatter.formatters["text/plain"].for_type(types.FunctionType, _command)


def unsaid(source: str, values: dict) -> str | None:
    """Return what is told of a cell's first line that sets nothing, or sets a name by mistake."""
    tree = parsed(source)
    if not tree or not tree.body:
        return None
    used = _unset(tree, values)
    for node in tree.body[:-1] if len(tree.body) > 1 else tree.body:
        if found := _noted(node, source) or (used and _bare(node, source, used)):
            return f"{found[0]} Coba tulis: {found[1]}"
    return (
        _broken_off(source)
        or _run_together(source)
        or _misnamed(tree, source, used)
        or _in_quotes(tree, source)
        or _undecided(tree, source)
    )


def _unset(tree: ast.Module, values: dict) -> list[str]:
    """Return the names of plain values that a cell uses but does not set."""
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    made = {node.id for node in nodes if isinstance(node.ctx, ast.Store)}
    plain = (str, int, float, list, types.EllipsisType)
    called = [node for call in ast.walk(tree) if isinstance(call, ast.Call) for node in call.args]
    read = [node.id for node in called if isinstance(node, ast.Name)]
    known = [name for name in read if name not in made and isinstance(values.get(name), plain)]
    return list(dict.fromkeys(known))


def _noted(node: ast.stmt, source: str) -> tuple[str, str] | None:
    """For `name : value`, which Python takes for a note about a type."""
    if not isinstance(node, ast.AnnAssign) or node.value or not isinstance(node.target, ast.Name):
        return None
    value = ast.get_source_segment(source, node.annotation)
    return CAUSES["colon_equals"], f"{node.target.id} = {value}"


def _bare(node: ast.stmt, source: str, used: list[str]) -> tuple[str, str] | None:
    """For a value or a comparison above the line that needs it: it is not kept under any name."""
    plain = (ast.Compare, ast.Constant, ast.BinOp)
    if not isinstance(node, ast.Expr) or not isinstance(node.value, plain):
        return None
    value = node.value
    if isinstance(value, ast.BinOp):  # the keys beside = are - and +
        slipped = isinstance(value.op, ast.Sub | ast.Add)
        if not slipped or getattr(value.left, "id", None) not in used:
            return None
        right = ast.get_source_segment(source, value.right)
        return CAUSES["equals"], f"{value.left.id} = {right}"
    if isinstance(value, ast.Compare):
        if getattr(value.left, "id", None) not in used:
            return None
        right = ast.get_source_segment(source, value.comparators[-1])
        return CAUSES["equals_twice"], f"{value.left.id} = {right}"
    if value.value is ... or len(used) != 1:
        return None
    return CAUSES["nameless"], f"{used[0]} = {ast.get_source_segment(source, value)}"


def _broken_off(source: str) -> str | None:
    """For 1; 3; 5 or a text on two lines, of which Python takes the first part alone."""
    told = []
    for name, (sign, typed) in broken_off(source).items():
        if name.startswith("jawaban_") and "periksa(" in source:  # which says it itself
            continue
        mended = _joined(name, typed, "; " if sign == "Titik koma" else " ", source)
        advice = f"Coba tulis: {name} = {mended}" if mended else "Tulis satu nilai saja."
        used = f"yang dipakai hanya {name} = {typed[0]}"
        told.append(f"{sign} mengakhiri perintah, jadi {used}. {advice}")
    return "\n".join(told) or None


def _joined(name: str, typed: list[str], between: str, source: str) -> str | None:
    """Return the one value that the parts may be, as the command of the name takes it; or None."""
    if (parts := plain(typed)) is None:
        return None
    texts = all(isinstance(each, str) for each in parts)
    rule = arguments.rule_in(source, name)
    if texts and re.fullmatch(r"putusan_\d+", name):
        return code(f"{parts[0]}: {between.join(parts[1:])}")
    ways = [code(between.join(parts))] if texts else []
    ways += [] if name.startswith("tebakan") else [code(parts)]
    return next((way for way in ways if rule is None or not rule(ast.literal_eval(way), "")), None)


def _run_together(source: str) -> str | None:
    """For texts side by side in one line, which Python joins into one: a comma is missing."""
    tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    pairs = [
        (one.end, other.start)
        for one, other in itertools.pairwise(tokens)
        if one.type == other.type == tokenize.STRING and one.end[0] == other.start[0]
    ]
    if not pairs:
        return None
    said = "Dua teks berdampingan disambung Python menjadi satu"
    row = pairs[0][0][0]
    line = source.splitlines()[row - 1]
    if not re.search(r"[(\[]", line[: pairs[0][0][1]]):  # one text was meant, not a list
        return f"{said}. Kalau bukan itu maksud Anda, hapus salah satunya."
    for (_, end), (_, start) in reversed([pair for pair in pairs if pair[0][0] == row]):
        line = f"{line[:end]}, {line[start:]}"
    return f"{said}; komanya kurang. Coba tulis: {line.strip()}"


def _undecided(tree: ast.Module, source: str) -> str | None:
    """For a verdict without a known word, or under another name: it would be missed later."""
    told = []
    for node in tree.body:
        name = getattr(node.targets[0], "id", "") if isinstance(node, ast.Assign) else ""
        number = re.fullmatch(r"putusan_?([\doil]+)", name.casefold())
        own = f"putusan_{in_figures(number[1]):0>2}" if number else name
        if own != name:
            meant = f"{own} = {ast.get_source_segment(source, node.value)}"
            told.append(f"Nama {name} tidak dipakai di buku catatan ini. Coba tulis: {meant}")
        with contextlib.suppress(ValueError):  # what a name or a command stands for is not known
            value = ast.literal_eval(node.value) if re.fullmatch(r"putusan_\d+", name) else ...
            told += filter(None, [unknown_verdict(name, value)])
    return "\n".join(told) or None


def _misnamed(tree: ast.Module, source: str, used: list[str]) -> str | None:
    """For a name that is set but not used, beside one that is used but not set: a slip."""
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    read = {node.id for node in nodes if isinstance(node.ctx, ast.Load)}
    for node in nodes:
        meant = nearest.near(node.id, used, 0.8) if isinstance(node.ctx, ast.Store) else None
        if meant and node.id not in read and nearest.one_slip(node.id, meant):
            line = source.splitlines()[node.lineno - 1]
            said = f"Nama “{node.id}” lain daripada “{meant}”, yang dipakai di sel ini."
            return f"{said} Coba tulis: {nearest.replaced(line, node.id, meant).strip()}"
    return None


def _in_quotes(tree: ast.Module, source: str) -> str | None:
    """For a name that the cell sets and then gives to a command in quotes: that is another text."""
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    read = {node.id for node in nodes if isinstance(node.ctx, ast.Load)}
    made = {node.id: node.lineno for node in nodes if node.id not in read}
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        for given in call.args:
            name = getattr(given, "value", None) if isinstance(given, ast.Constant) else None
            if isinstance(name, str) and made.get(name, given.lineno) < given.lineno:
                line = source.splitlines()[given.lineno - 1].strip()
                own = ast.get_source_segment(source, given)
                said = f"“{name}” di antara tanda petik ialah kata itu sendiri, bukan isi {name}."
                return f"{said} Coba tulis: {line.replace(own, name)}"
    return None


def _command(function, printer, cycle) -> None:
    """Show a verb of the course that stands without its brackets."""
    if not (function.__module__ or "").startswith("kursus"):
        printer.text(repr(function))
        return
    needed = ", ".join(nearest.settings(function, needed=True))
    name = function.__name__
    printer.text(f"“{name}” sebuah perintah; tanda kurungnya kurang. Tulis: {name}({needed})")
