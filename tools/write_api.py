"""Write docs/api.md, the library on one page, from its docstrings: python tools/write_api.py

Every public name with its signature and what its docstring says: columns, units, errors, source of
a formula, and an example, which the tests run.
"""

import inspect
import re
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "notebooks"))
import frasa  # noqa: E402
import frasa.charts  # noqa: E402
import frasa.export  # noqa: E402
import frasa.spark  # noqa: E402
import kursus  # noqa: E402

TARGET = ROOT / "docs" / "api.md"
HEAD = """\
# The library `frasa` and the classroom `kursus`

Written by `python tools/write_api.py` from the docstrings; the tests run every example.

Tables in, tables out: pandas DataFrames with the columns named below. `article` is the key of every
table; positions count from 0; a missing value is `NA`, never a guess. What a caller can mend is
raised as `frasa.InputError`, a sentence in Indonesian that names the remedy. The first passages, in
the folder of the course (`"data/articles"` may be any folder of news, a ZIP or a table):

```python
>>> import frasa
>>> import pandas as pd

>>> articles = frasa.read_articles("data/articles")
>>> tokens = frasa.tokenize(articles)
>>> passages = frasa.find_passages(tokens)
>>> passages[["article_a", "article_b", "words_a", "identical_words"]].head(2)
         article_a         article_b  words_a  identical_words
0  01-blangpegayon  02-pangkalpinang      146              123
1  01-blangpegayon  02-pangkalpinang       27               25

>>> frasa.side_by_side(passages, articles, *passages.iloc[0, :2])
01-blangpegayon dan 02-pangkalpinang berbagi 3 bagian teks; 170 kata di dalamnya sama...
```

The examples below begin with these three tables. `...` stands for what is cut.
"""
CLASSROOM = """\
The classroom: the verbs of the lessons, each a `frasa` call by an Indonesian name, and answers,
guesses, progress and saving. The lessons tell how they are used; here they begin with these tables:

```python
>>> import kursus

>>> artikel = kursus.baca_artikel()
>>> kata = kursus.potong_kata(artikel)
>>> bagian = kursus.cari_bagian(kata)
```
"""
SECTIONS = {
    "articles": "Read",
    "tokens": "Count",
    "words": "Count",
    "phrases": "Phrases",
    "passages": "Passages",
    "evidence": "Passages",
    "paraphrases": "Passages",
    "readable": "Passages",
    "charts.side_by_side": "Passages",
    "_ground.errors": "Errors",
}


def page() -> str:
    """Return the whole page."""
    parts = [HEAD]
    by_title: dict[str, list[str]] = {}
    for room, names in frasa._ROOMS.items():
        by_title.setdefault(SECTIONS[room], []).extend(names)
    for title, names in by_title.items():
        parts += [f"## {title}", *(entry(frasa, "frasa", name) for name in names)]
    for wing in (frasa.charts, frasa.export, frasa.spark):
        parts += [f"## {wing.__name__}", inspect.getdoc(wing)]
        parts += [entry(wing, wing.__name__, name) for name in wing.__all__]
    parts += ["## kursus", CLASSROOM]
    parts += [entry(kursus, "kursus", name) for name in kursus.__all__]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def entry(module: ModuleType, prefix: str, name: str) -> str:
    """Return what the page says of one name."""
    thing = getattr(module, name)
    return f"### `{prefix}.{name}`\n\n{signature(thing, name)}{as_markdown(inspect.getdoc(thing))}"


def signature(thing, name: str) -> str:
    """Return how a function is called; nothing for classes, which are not called by users."""
    if not inspect.isfunction(thing):
        return ""
    parts = []
    for parameter in inspect.signature(thing).parameters.values():
        star = "*" * (parameter.kind is parameter.VAR_POSITIONAL)
        given = "" if parameter.default is parameter.empty else f"={parameter.default!r}"
        parts.append(f"{star}{parameter.name}{given}")
    return f"```python\n{name}({', '.join(parts)})\n```\n\n"


def as_markdown(docstring: str) -> str:
    """Return a docstring in numpy's style as Markdown: one line a paragraph or entry."""
    text = re.sub(r"(?m)^([A-Z]\w+)\n-{3,}$", r"\n**\1**\n", docstring).replace("``", "`")
    lines: list[str] = []
    example = ""  # how far the example is indented that this line belongs to
    for line in text.splitlines():
        shown, depth = line.strip(), (len(line) - len(line.lstrip())) // 4
        if shown.startswith(">>>") and not example:
            lines.append("```python")
            example = line[: -len(line.lstrip())] or "    "
        elif example and not shown:
            lines.append("```")
            example = ""
        named = re.match(r"([\w`*, .]+?) : (.+)", shown)
        if example or not shown:
            lines.append(line.removeprefix(example) if example else "")
        elif named:
            lines.append(f"{'  ' * depth}- `{named[1].strip('`')}`: {named[2]}")
        elif lines and lines[-1] and not lines[-1].startswith(("```", "**")):
            lines[-1] += f" {shown}"
        else:
            lines.append(shown)
    text = "\n".join([*lines, "```"] if example else lines)
    return re.sub(r"\n{3,}", "\n\n", text)


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8", newline="\n")
