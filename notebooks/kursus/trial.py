"""Whether a piece of code can be run where a learner wrote it: what every repair is measured by."""

import ast
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field

TEXTUAL = ("weekday", "article", "option", "text")


@dataclass
class Context:
    """What a repair may rely on.

    `names`: all that exist. `seen`: those that the learner or the course made. `commands`: those
    that can be called. `form`: the form of the answer, if the line gives one ("list" for several).
    `around`: puts a line back into its cell. `values`: what the names stand for. `depth`: how many
    brackets are open. `suits`: tells whether a line gives its question and commands what they ask.
    """

    names: set[str]
    seen: set[str] = field(default_factory=set)
    commands: set[str] = field(default_factory=set)
    form: str | None = None
    around: Callable[[str], str] | None = None
    values: dict = field(default_factory=dict)
    depth: int = 0
    suits: Callable[[str], bool] | None = None

    def runs(self, code: str) -> bool:
        """Tell whether code compiles by itself, makes sense and uses names that exist."""
        tree = parsed(code.strip())
        return bool(tree and tree.body) and not is_odd(tree) and not missing(tree, self.names)

    def fits(self, line: str) -> bool:
        """Tell whether a line runs, by itself or (one of several) within its cell."""
        if line.startswith("#"):
            return True
        runs = self.runs(line) or (self.around and self._runs_in_its_cell(line))
        return bool(runs) and (self.suits is None or self.suits(line))

    def _runs_in_its_cell(self, line: str) -> bool:
        tree = parsed(self.around(line))
        return bool(tree) and not is_odd(tree) and not missing(tree, self.names)


def parsed(code: str) -> ast.Module | None:
    """Return the tree of some code, or None if it does not compile."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a doubtful sign in a text is no fault here
            return ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def missing(tree: ast.AST, names: set[str]) -> list[str]:
    """Return the names that a tree reads but neither sets nor finds among the given ones."""
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    made = {node.id for node in nodes if not isinstance(node.ctx, ast.Load)}
    made |= {arg.arg for arg in ast.walk(tree) if isinstance(arg, ast.arg)}
    return [n.id for n in nodes if isinstance(n.ctx, ast.Load) and n.id not in names | made]


def is_odd(tree: ast.AST) -> bool:
    """Tell whether code compiles but cannot be meant: a number called, a type noted for a name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.AnnAssign):
            return True
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Constant):
            return True
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Constant):
            return True
    return False
