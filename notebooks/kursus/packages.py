"""A package and a command of its own, written in two words or with a comma instead of a point."""

import re
import sys
from collections.abc import Iterator
from types import ModuleType


def dotted(line: str) -> Iterator[tuple[str, str]]:
    """Propose a name within a module that is written in two words, or with a comma, as one."""
    for match in re.finditer(r"([^\W\d]\w*)(?:\s*[ ,-]\s*)([^\W\d]\w*)", line):
        first, second = match.groups()
        module = re.search(r"([^\W\d][\w.]*)\.$", line[: match.start()])
        owner = _package(module[1] if module else first)
        new = f"{first}_{second}" if module else second
        if owner is not None and hasattr(owner, new):
            joined = new if module else f"{first}.{second}"
            cause = "name" if module else "point"
            yield line[: match.start()] + joined + line[match.end() :], cause


def _package(dotted: str):
    """Return the module that a dotted name stands for, if its first part was imported; or None."""
    root, *parts = dotted.split(".")
    found = sys.modules.get(root)
    for part in parts:
        found = getattr(found, part, None)
    return found if isinstance(found, ModuleType) else None


def pointed(line: str, name: str) -> str | None:
    """Return a line in which a package and its command are joined by a point, not a comma."""
    match = re.search(rf"([^\W\d]\w*)\s*,\s*{re.escape(name)}\b", line)
    module = sys.modules.get(match[1]) if match else None
    if module is None or not hasattr(module, name):
        return None
    return f"{line[: match.start()]}{match[1]}.{name}{line[match.end() :]}"
