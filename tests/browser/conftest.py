"""A course folder, a server and a browser for the whole run; a page for each test."""

import lab as driver
import pytest
from lab import NOTEBOOKS, Lab

LAPTOP = {"width": 1366, "height": 768}


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """A copy of the course, opened."""
    server = driver.copy_course(tmp_path_factory.mktemp("peramban"))
    yield server
    server.stop()
    said = server.log.read_text(encoding="utf-8")
    # A kernel that ends while it still has something to print cannot print it: no fault of ours.
    assert said.count("Traceback") == said.count("RuntimeError: Event loop is closed"), said


@pytest.fixture(scope="session")
def chromium():
    """The browser."""
    with driver.chromium() as browser:
        yield browser


@pytest.fixture
def lab(chromium, server):
    """A page of its own, which must have neither complained nor asked another computer."""
    lab = new_page(chromium, server)
    yield lab
    lab.page.context.close()
    server.restore_notebooks()
    assert lab.complaints == []


@pytest.fixture(scope="module", params=NOTEBOOKS)
def notebook(request, chromium, server):
    """A page with one notebook after Run All, for every notebook that exists; to look at only."""
    lab = new_page(chromium, server)
    lab.name = request.param
    lab.open_notebook(request.param)
    lab.run_all()
    yield lab
    lab.close()
    assert lab.complaints == []
    lab.page.context.close()


@pytest.fixture(scope="module", params=NOTEBOOKS)
def fresh(request, chromium, server):
    """A page with one notebook as it is first seen, nothing run; to look at only."""
    lab = new_page(chromium, server)
    lab.name = request.param
    lab.look_at(request.param)
    yield lab
    lab.close()
    assert lab.complaints == []
    lab.page.context.close()


@pytest.fixture(scope="module", params=NOTEBOOKS)
def export(request, chromium, server):
    """The HTML page of a notebook that JupyterLab's menu saves, in the browser; to look at only."""
    lab = new_page(chromium, server)
    lab.name = request.param
    path = f"/nbconvert/html/notebooks/{lab.name}.ipynb"
    lab.page.goto(f"{lab.server.address}{path}?download=false&token={driver.TOKEN}")
    yield lab
    assert lab.complaints == []
    lab.page.context.close()


def new_page(chromium, server) -> Lab:
    """Open an empty page of a small office laptop's size."""
    context = chromium.new_context(viewport=LAPTOP, locale="id-ID", accept_downloads=True)
    return Lab(context.new_page(), server)
