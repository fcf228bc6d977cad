"""Every small change of a module that ought to be noticed; `tools/mutate.py` draws from them."""

import ast
import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass

SWAPPED = {
    **{ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt},
    **{ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In},
    **{ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And},
    **{ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult},
    **{ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd},
    **{ast.LShift: ast.RShift, ast.RShift: ast.LShift},
}
DELETED = (ast.Raise, ast.Continue, ast.Break, ast.AugAssign)
NOT_RUN = {"annotation", "returns", "decorator_list", "ctx"}
LONGEST_TEXT = 30  # longer ones, and those with blanks, are sentences


@dataclass
class Change:
    """One node of a module that another takes the place of, in a field of its owner."""

    tree: ast.Module
    owner: ast.AST
    field: str
    place: int | None  # in the field, if that is a list
    after: ast.AST
    statement: ast.stmt
    defines: tuple[str, ...]  # names of the constant or the function that it changes

    @property
    def before(self) -> ast.AST:
        value = getattr(self.owner, self.field)
        return value if self.place is None else value[self.place]

    def put(self, node: ast.AST) -> None:
        if self.place is None:
            setattr(self.owner, self.field, node)
        else:
            getattr(self.owner, self.field)[self.place] = node

    def source(self) -> str:
        """Return the changed module."""
        before = self.before
        self.put(self.after)
        try:
            return ast.unparse(ast.fix_missing_locations(self.tree))
        finally:
            self.put(before)

    @property
    def lines(self) -> set[int]:
        last = getattr(self.before, "end_lineno", self.statement.lineno)
        return {self.statement.lineno, *range(getattr(self.before, "lineno", last), last + 1)}

    def __str__(self) -> str:
        said = (" ".join(ast.unparse(node).split()) for node in (self.before, self.after))
        return " → ".join(said)


def changes_of(tree: ast.Module) -> Iterator[Change]:
    """Give every change of a module, always in the same order."""
    yield from _below(tree, tree, None, None, ())


def _below(tree, owner, statement, function, defines) -> Iterator[Change]:
    for field, value in ast.iter_fields(owner):
        if field in NOT_RUN:
            continue
        listed = isinstance(value, list)
        for place, node in enumerate(value if listed else [value]):
            if not isinstance(node, ast.AST) or _is_no_code(owner, field, node, place):
                continue
            stands = node if isinstance(node, ast.stmt) else statement
            names = _names(node) if function is None and isinstance(node, ast.stmt) else defines
            inside = node if isinstance(node, ast.FunctionDef) else function
            for after in _twins(node, owner, field, inside):
                where = place if listed else None
                yield Change(tree, owner, field, where, after, stands, names)
            yield from _below(tree, node, stands, inside, names)


def _is_no_code(owner, field, node, place) -> bool:
    """Whether a node is a docstring, a name for the reader, or a guard that is never reached."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        return True
    if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__":
        return True
    if isinstance(node, ast.keyword) and node.arg in ("strict", "encoding"):
        return True
    if isinstance(node, ast.Constant) and isinstance(owner, ast.JoinedStr):
        return True
    docstring = field == "body" and place == 0 and isinstance(node, ast.Expr)
    return docstring and isinstance(node.value, ast.Constant)


def _names(node) -> tuple[str, ...]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return (node.name,)
    targets = getattr(node, "targets", [getattr(node, "target", None)])
    found = [each for target in targets if target for each in ast.walk(target)]
    return tuple(each.id for each in found if isinstance(each, ast.Name))


def _twins(node, owner, field, function) -> Iterator[ast.AST]:
    """Give what may take the place of a node."""
    if isinstance(node, ast.Compare):
        for place, operator in enumerate(node.ops):
            yield _with(node, ops=_set(node.ops, place, SWAPPED[type(operator)]()))
    elif isinstance(node, ast.BoolOp | ast.BinOp | ast.AugAssign) and type(node.op) in SWAPPED:
        yield _with(node, op=SWAPPED[type(node.op)]())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield node.operand
    elif isinstance(node, ast.Constant):
        yield from (ast.Constant(value) for value in _other_values(node.value))
    elif isinstance(node, ast.Slice):
        yield from (_with(node, **{end: None}) for end in ("lower", "upper") if getattr(node, end))
    elif isinstance(node, ast.Call) and len(node.args) > 1:
        if not any(isinstance(each, ast.Starred) for each in node.args[:2]):
            yield _with(node, args=[node.args[1], node.args[0], *node.args[2:]])
    elif isinstance(node, ast.Return) and ast.unparse(node) not in ("return", "return None"):
        yield ast.Return(ast.Constant(None))
        given = [argument.arg for argument in function.args.args if argument.arg != "self"][:1]
        yield from (ast.Return(ast.Name(name)) for name in given if not _is_name(node.value, name))
    if isinstance(node, DELETED) or (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
    ):
        yield ast.Pass()
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Attribute | ast.Subscript):
        yield ast.Pass()
    if (field == "test" and isinstance(owner, ast.If | ast.IfExp)) or field == "ifs":
        yield from (ast.Constant(value) for value in (True, False))


def _other_values(value) -> Iterator:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int | float):
        yield value + 1
    elif isinstance(value, str) and value and not re.search(r"\s", value):
        longer = re.sub(r"(\d+)\}", lambda found: f"{int(found[1]) + 1}}}", value)
        if longer != value:
            yield longer
        elif len(value) <= LONGEST_TEXT:
            yield value + "XX"


def _with(node, **fields):
    """Return a shallow copy of a node with other fields; what stands below is shared."""
    twin = copy.copy(node)
    for name, value in fields.items():
        setattr(twin, name, value)
    return twin


def _set(values, place, value) -> list:
    return [*values[:place], value, *values[place + 1 :]]


def _is_name(node, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name
