"""Every link and file that a page of the course names exists."""

import re
import subprocess

import pytest

from notebook_tools import NOTEBOOKS, ROOT, read

LINK = re.compile(r"\]\(([^)\s]+)\)|<img [^>]*src=\"([^\"]+)\"")


def tracked_pages() -> list:
    """Return the Markdown pages and notebooks of the course, whatever else lies in the folder."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    return [ROOT / name for name in listed if name.endswith(".md") and (ROOT / name).is_file()]


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


PAGES = NOTEBOOKS + tracked_pages()


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
