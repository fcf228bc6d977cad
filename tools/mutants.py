"""Every small change of a module that ought to be noticed; `tools/mutate.py` draws from them."""

import ast
import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

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
EITHER_ORDER = re.compile(r"(?:np\.)?(?:min|max)(?:imum)?\b")
LONGEST_TEXT = 30  # longer ones, and those with blanks, are sentences


@dataclass
class Change:
    """One node of a module that another takes the place of, in a field of its owner."""

    file: str
    written: list[str]  # the lines of the file
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
    def line(self) -> int:
        return getattr(self.before, "lineno", self.statement.lineno)

    @property
    def lines(self) -> set[int]:
        last = getattr(self.before, "end_lineno", self.line)
        return {self.statement.lineno, *range(self.line, last + 1)}

    @property
    def at_import(self) -> bool:
        """Return whether its line runs when the file is imported, and never again."""
        return self.statement.col_offset == 0

    def key(self) -> tuple[str, str, str]:
        """Return file, line as written, and what becomes what."""
        said = (" ".join(ast.unparse(node).split()) for node in (self.before, self.after))
        return self.file, self.written[self.line - 1].strip(), " → ".join(said)


def changes_of(path: Path, root: Path) -> Iterator[Change]:
    """Give every change of a module, always in the same order."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    here = path.relative_to(root).as_posix(), text.splitlines(), tree
    return (Change(*here, *rest) for rest in _below(tree, None, None, ()))


def _below(owner, statement, function, defines) -> Iterator[tuple]:
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
                yield owner, field, place if listed else None, after, stands, names
            yield from _below(node, stands, inside, names)


def _is_no_code(owner, field, node, place) -> bool:
    """Whether a node is a docstring, a name for the reader, or a guard that is never reached."""
    if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__":
        return True
    if isinstance(node, ast.keyword) and node.arg in ("strict", "encoding"):
        return True
    if isinstance(node, ast.Constant) and isinstance(owner, ast.JoinedStr):
        return True
    docstring = field == "body" and place == 0 and isinstance(node, ast.Expr)
    docstring = docstring and isinstance(node.value, ast.Constant)
    return docstring or isinstance(node, ast.Import | ast.ImportFrom)


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
            swapped = SWAPPED[type(operator)]()
            yield _with(node, ops=[*node.ops[:place], swapped, *node.ops[place + 1 :]])
    elif isinstance(node, ast.BoolOp | ast.BinOp | ast.AugAssign) and type(node.op) in SWAPPED:
        yield _with(node, op=SWAPPED[type(node.op)]())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield node.operand
    elif isinstance(node, ast.Constant):
        yield from (ast.Constant(value) for value in _other_values(node.value))
    elif isinstance(node, ast.Slice):
        yield from (_with(node, **{end: None}) for end in ("lower", "upper") if getattr(node, end))
    elif isinstance(node, ast.Call) and len(node.args) > 1:
        one, other, *rest = node.args
        fixed = isinstance(one, ast.Starred) or isinstance(other, ast.Starred)
        fixed |= ast.unparse(one) == ast.unparse(other)
        if not fixed and not EITHER_ORDER.fullmatch(ast.unparse(node.func)):
            yield _with(node, args=[other, one, *rest])
    elif isinstance(node, ast.Return) and ast.unparse(node) not in ("return", "return None"):
        yield ast.Return(ast.Constant(None))
        given = [argument.arg for argument in function.args.args if argument.arg != "self"][:1]
        if given and ast.unparse(node.value) != given[0]:
            yield ast.Return(ast.Name(given[0]))
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
    vars(twin).update(fields)
    return twin
