"""Every link and file that a page of the course names exists."""

import re
import tomllib
from urllib.parse import parse_qs, urlsplit

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


OPENING = re.compile(r"https?://(?:mybinder\.org/v2/|[^/\s`]+/hub/user-redirect/)[^\s)`>]*")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
REPOSITORY = PROJECT["urls"]["Repository"]


def opened_by(link: str) -> str:
    """Return the file that a link to Binder, or to a classroom server, opens in JupyterLab.

    Either names the file itself, or it lets nbgitpuller fetch the repository into a folder of the
    same name first; then the address of the file stands inside an address.
    """
    address = urlsplit(link)
    folder = REPOSITORY.split("/")[-1] + "/"
    if address.netloc == "mybinder.org":
        owner, name = REPOSITORY.split("/")[-2:]
        assert re.fullmatch(rf"/v2/gh/{owner}/{name}/[\w.-]+", address.path)
        address = urlsplit(parse_qs(address.query)["urlpath"][0])
        if address.path != "git-pull":
            folder = ""
    path = address.path.removeprefix("/hub/user-redirect/")
    if path == "git-pull":
        query = parse_qs(address.query)
        assert query["repo"] == [REPOSITORY] and query["branch"] == ["main"]
        path = query["urlpath"][0]
    assert path.startswith(f"lab/tree/{folder}notebooks/")
    return path.removeprefix(f"lab/tree/{folder}")


def opening_links(page: str) -> list[str]:
    return OPENING.findall((ROOT / page).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("page", "count"),
    [("README.md", 1), ("README.id.md", 1), ("instructor/classroom/README.md", 3)],
)
def test_links_to_binder_and_to_a_class_open_a_notebook(page, count):
    opened = [opened_by(link) for link in opening_links(page)]
    assert len(opened) == count
    assert [name for name in opened if not (ROOT / name).is_file()] == []
    if count == 1:
        assert opened == ["notebooks/00-mulai.ipynb"]


def test_the_instructor_kit_opens_every_notebook_on_binder():
    opened = [opened_by(link) for link in opening_links("instructor/README.md")]
    assert opened == [path.relative_to(ROOT).as_posix() for path in NOTEBOOKS]
