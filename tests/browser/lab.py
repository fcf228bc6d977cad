"""JupyterLab seen through a browser: start it as mulai.py does, open, run, type, read.

Results are read from the notebook's model, since the page may hold only the part in view.
"""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
TOKEN = "uji-peramban"
PATIENCE = 120  # seconds until a notebook has run; the machine may be busy

# Chromium's own errands (updates, look-ups) are switched off: only the course may ask for pages.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

PANEL = "window.jupyterapp?.shell.currentWidget"
SHOWN = ".jp-NotebookPanel:not(.lm-mod-hidden)"
# Each element that reaches beyond the place it stands in, and whether a learner can scroll there.
OVERFLOW = """
    const parts = '.jp-RenderedMarkdown, .jp-OutputArea-output, img, table, pre, .cm-content';
    const scrolls = node => ['auto', 'scroll'].includes(getComputedStyle(node).overflowX);
    const scroller = node => node.matches('.jp-Cell') ? null : scrolls(node) ? node
        : scroller(node.parentElement);
    return [...panel.content.node.querySelectorAll(parts)].map(part => {
        const inner = part.getBoundingClientRect();
        const outer = part.parentElement.getBoundingClientRect();
        return {
            cell: panel.content.model.cells.get(
                Number(part.closest('.jp-Cell').dataset.windowedListIndex)).id,
            part: part.localName === 'div' ? part.className : part.localName,
            pixels: Math.round(Math.max(inner.right - outer.right, part.scrollWidth - inner.width)),
            scrolls: scroller(part) !== null};
    }).filter(found => found.pixels > 1);"""

# Axe looks at what we wrote; JupyterLab's own buttons and editors are JupyterLab's.
OURS = f"{SHOWN} :is(.jp-RenderedMarkdown, .jp-OutputArea-output)"

READY = f"{PANEL}?.sessionContext?.session?.kernel?.status === 'idle'"


@contextlib.contextmanager
def chromium():
    """Give a browser: the program that CHROMIUM names, or the first one installed."""
    names = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    program = next(found for name in names if name and (found := shutil.which(name)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


def copy_course(folder: Path) -> "Server":
    """Copy what a learner downloads into a folder, and open it by its own mulai.py."""
    course = folder / "kursus netralitas é"
    unwanted = shutil.ignore_patterns(
        "__pycache__", ".ipynb_checkpoints", "originals", "hasil", "*.zip", "laporan*.html"
    )
    for part in ("notebooks", "data", "labconfig"):
        shutil.copytree(ROOT / part, course / part, ignore=unwanted)
    for part in ("mulai.py", "CITATION.cff"):
        shutil.copy(ROOT / part, course)
    shutil.copytree(ROOT / "locks", course / "locks")
    # mulai.py lets no PYTHONPATH in: the server's own settings shut the network, for kernels too.
    guard = ROOT / "tests" / "no_network"
    code = f"import os, runpy\nos.environ['PYTHONPATH'] = {str(guard)!r}\n"
    code += f"runpy.run_path({str(guard / 'sitecustomize.py')!r})\n"
    (course / "jupyter_server_config.py").write_text(code, encoding="utf-8")
    (course / ".venv").symlink_to(ROOT / ".venv")
    return Server(course, folder / "server.log")


class Server:
    """A course folder opened by ``python mulai.py``, with a fixed token and without a window."""

    def __init__(self, course: Path, log: Path):
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        self.notebooks = course / "notebooks"
        self.log = log
        python = ROOT / ".venv" / "bin" / "python"  # with another version it would install anew
        command = [str(python), str(course / "mulai.py"), "--no-browser", f"--port={port}"]
        command += [f"--IdentityProvider.token={TOKEN}", "--LabApp.expose_app_in_browser=True"]
        command += [f"--LabApp.workspaces_dir={log.parent / 'workspaces'}"]
        with log.open("w", encoding="utf-8") as output:
            self.process = subprocess.Popen(
                command,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._wait_for(port)

    def _wait_for(self, port: int) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.2)
        self.stop()
        raise RuntimeError(self.log.read_text(encoding="utf-8"))

    def restore_notebooks(self) -> None:
        """Undo what a test has saved."""
        for name in NOTEBOOKS:
            shutil.copy(ROOT / "notebooks" / f"{name}.ipynb", self.notebooks)

    def stop(self) -> None:
        """End the server with everything that it started."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait(timeout=30)


class Lab:
    """One browser page with JupyterLab in it, and a record of what must not happen there."""

    def __init__(self, page: Page, server: Server):
        self.page = page
        self.server = server
        self.complaints = []
        page.set_default_timeout(PATIENCE * 1000)
        page.on("console", self._note_console)
        page.on("pageerror", lambda error: self.complaints.append(f"page error: {error}"))
        page.route(lambda address: not is_local(address), self._refuse)

    def _note_console(self, message) -> None:
        if message.type == "error" and "Canceled future" not in message.text:
            self.complaints.append(f"console: {message.text} {message.location}")

    def _refuse(self, route) -> None:
        self.complaints.append(f"left this computer: {route.request.url}")
        route.abort()

    # Opening and running

    def open(self, path: str) -> None:
        """Go to a page of the server and wait until its notebook has a kernel."""
        mark = "&" if "?" in path else "?"
        self.page.goto(f"{self.server.address}{path}{mark}token={TOKEN}")
        self.page.wait_for_function(READY)
        self.on_panel("await panel.context.ready; await panel.revealed")

    def open_notebook(self, name: str) -> None:
        """Open a notebook in a fresh workspace."""
        self.open(f"/lab/tree/notebooks/{name}.ipynb?reset")

    def look_at(self, name: str) -> None:
        """Open a notebook in a fresh workspace and wait for its page, not for its kernel."""
        self.page.goto(f"{self.server.address}/lab/tree/notebooks/{name}.ipynb?reset&token={TOKEN}")
        self.page.wait_for_function(f"{PANEL}?.context?.isReady")
        self.on_panel("await panel.revealed")
        drawn = f"{SHOWN} .jp-Cell:not(.jp-mod-placeholder)"
        self.page.wait_for_function(
            f"{PANEL}.content.widgets.length === document.querySelectorAll({drawn!r}).length"
        )

    def lift_covers(self) -> None:
        """Show the results that came with the notebook."""
        self.command("membaca-netralitas:tampilkan-hasil-contoh")

    def close(self) -> None:
        """Save nothing, end the kernel, so that its memory is free again."""
        self.on_panel("await panel.sessionContext.shutdown()")

    def on_panel(self, code: str, value: object = None) -> object:
        """Run JavaScript with `panel` (the open notebook), `app` and `value`; return its result."""
        return self.page.evaluate(
            f"async value => {{ const app = window.jupyterapp; const panel = {PANEL}; {code} }}",
            value,
        )

    def command(self, name: str) -> None:
        """Run a command of JupyterLab's own, as its menus do, and wait until it is done."""
        self.on_panel("await app.commands.execute(value)", name)

    def run_all(self) -> None:
        """Choose Run ▸ Run All Cells."""
        self.command("notebook:run-all-cells")

    def restart_kernel(self) -> None:
        """Press the toolbar's button for a restart, and say yes."""
        self.page.locator(f"{SHOWN} [data-jp-item-name='restart']").click()
        self.page.locator(".jp-Dialog button.jp-mod-accept").click()
        self.page.wait_for_function(READY)

    # Reading

    def cells(self) -> list[dict]:
        """Return every cell of the model: type, id, source, count, outputs (as in nbformat)."""
        return self.on_panel(
            "return [...panel.content.model.cells].map(cell => ({type: cell.type, id: cell.id,"
            "source: cell.sharedModel.source, count: cell.executionCount ?? null,"
            "outputs: cell.outputs?.toJSON() ?? []}))"
        )

    def code_cells(self) -> list[dict]:
        """Return the code cells."""
        return [cell for cell in self.cells() if cell["type"] == "code"]

    def cell(self, cell_id: str) -> dict:
        """Return one cell by its id."""
        return next(cell for cell in self.cells() if cell["id"] == cell_id)

    # Acting as a learner

    def place(self, cell_id: str):
        """Scroll a cell into view and return its element."""
        index = [cell["id"] for cell in self.cells()].index(cell_id)
        self.on_panel("await panel.content.scrollToItem(value, 'center')", index)
        element = self.page.locator(f"{SHOWN} .jp-Cell[data-windowed-list-index='{index}']")
        element.scroll_into_view_if_needed()
        return element

    def type_at_end_of_line(self, cell_id: str, line: int, erase: int, text: str) -> None:
        """Click into a code cell, go to the end of a line, erase characters, and type."""
        editor = self.place(cell_id).locator(".cm-content").first
        editor.click()
        self.page.keyboard.press("Control+Home")
        for _ in range(line):
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("End")
        for _ in range(erase):
            self.page.keyboard.press("Backspace")
        self.page.keyboard.type(text)

    def write(self, cell_id: str, text: str) -> None:
        """Click into a code cell and type something else instead of all that it holds."""
        self.place(cell_id).locator(".cm-content").first.click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def run_cell(self, cell_id: str) -> str:
        """Press Shift+Enter in the cell that has the cursor; return the text of its outputs."""
        self.on_panel(
            "window.finished = 0;"
            "window.watched?.(); const session = panel.sessionContext;"
            "const watch = (_, message) => { window.finished +="
            "  message.parent_header.msg_type === 'execute_request'"
            "  && message.content.execution_state === 'idle'; };"
            "session.iopubMessage.connect(watch);"
            "window.watched = () => session.iopubMessage.disconnect(watch);"
        )
        self.page.keyboard.press("Shift+Enter")
        self.page.wait_for_function(
            f"""id => window.finished
                && [...{PANEL}.content.model.cells].find(cell => cell.id === id).executionCount""",
            arg=cell_id,
        )
        return text_of(self.cell(cell_id))


def is_local(address: str) -> bool:
    """True for this computer and for what a page holds in itself."""
    parts = urlsplit(address)
    return parts.scheme in ("data", "blob", "about", "file") or parts.hostname == "127.0.0.1"


def text_of(cell: dict) -> str:
    """Return what a cell shows as text: streams, plain results, HTML, and errors."""
    parts = []
    for output in cell["outputs"]:
        parts += [output.get("text", ""), *output.get("traceback", [])]
        parts += [output.get("data", {}).get(kind, "") for kind in ("text/plain", "text/html")]
    return "\n".join("".join(part) for part in parts)


def figures_of(cell: dict) -> list[tuple[str, str]]:
    """Return (picture as base64, alternative text) of each PNG among a cell's outputs."""
    return [
        (
            "".join(output["data"]["image/png"]).replace("\n", ""),
            output.get("metadata", {}).get("image/png", {}).get("alt", ""),
        )
        for output in cell["outputs"]
        if "image/png" in output.get("data", {})
    ]


def serious_faults(page: Page, part: str = "html") -> list[tuple[str, list[str]]]:
    """Return (rule, elements) of each serious or critical fault that axe finds in a page's part."""
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate(f"axe.run({part!r})")
    assert len(found["passes"]) > 5, "axe found next to nothing to look at"
    return [
        (fault["id"], [node["html"][:200] for node in fault["nodes"]])
        for fault in found["violations"]
        if fault["impact"] in ("serious", "critical")
    ]


def stored(name: str) -> dict:
    """Return a notebook as the repository has it."""
    return json.loads((ROOT / "notebooks" / f"{name}.ipynb").read_text(encoding="utf-8"))
