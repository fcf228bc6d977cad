"""Every link and file that a page of the course names exists."""

import re

import pytest

from notebook_tools import NOTEBOOKS, ROOT, read

LINK = re.compile(r"\]\(([^)\s]+)\)|<img [^>]*src=\"([^\"]+)\"")


def pages() -> list:
    """Return the Markdown pages of the course, without what tools and learners put beside them."""
    found = (path.relative_to(ROOT) for path in ROOT.rglob("*.md"))
    unwanted = {"node_modules", "kunci"}
    own = (path for path in found if not unwanted & set(path.parts))
    return sorted(ROOT / path for path in own if not any(p.startswith(".") for p in path.parts))


def anchors(text: str) -> set[str]:
    """Return the anchors that headings get, as GitHub and JupyterLab make them."""
    titles = re.findall(r"^#{1,6} (.+)$", text, re.MULTILINE)
    github = {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
    return github | {title.replace(" ", "-") for title in titles}


def links(path) -> list[tuple[str, str]]:
    if path.suffix == ".ipynb":
        text = "\n".join(c.source for c in read(path).cells if c.cell_type == "markdown")
    else:
        text = path.read_text(encoding="utf-8")
    return [(a or b, text) for a, b in LINK.findall(text)]


PAGES = NOTEBOOKS + pages()


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_links_lead_somewhere(page):
    broken = []
    for target, text in links(page):
        if re.match(r"(?:https?|mailto):", target):
            continue
        name, _, anchor = target.partition("#")
        missing_file = name and not (page.parent / name).exists()
        missing_anchor = anchor and not name and anchor not in anchors(text)
        if missing_file or missing_anchor:
            broken.append(target)
    assert broken == []
