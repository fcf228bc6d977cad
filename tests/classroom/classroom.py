"""A class on this computer: JupyterHub by the instructor's recipe, and learners who use it.

Learners log in through the form and then use what JupyterLab uses: the server's REST interface and
the kernels' websockets. Nothing here knows more than a browser does.
"""

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections import Counter
from pathlib import Path
from urllib.parse import urlencode

import requests
import websocket

ROOT = Path(__file__).resolve().parents[2]
PREFIX = Path(os.environ.get("KELAS_PREFIX", ROOT / "tests" / "classroom" / ".venv"))
RECIPE = ROOT / "instructor" / "classroom"
SYSTEMD = ROOT / "tests" / "classroom" / "systemd"
CODE = "kode-kelas-ini"
INSTRUCTOR_PASSWORD = "sandi-pengajar"
COURSE_FILES = ("notebooks", "data", "labconfig", "mulai.py", "CITATION.cff")
PATIENCE = 600  # seconds for any single step; the machine may be busy


def free_ports(count: int) -> list[int]:
    """Return numbers of ports that nobody uses now."""
    with contextlib.ExitStack() as stack:
        probes = [stack.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(count)]
        return [probe.getsockname()[1] for probe in probes]


def git(*words: str, folder: Path) -> str:
    """Run git in a folder, independent of this user's settings; return what it prints."""
    identity = ["-c", "user.name=Pengajar", "-c", "user.email=pengajar@example.invalid"]
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    command = ["git", *identity, *words]
    done = subprocess.run(
        command, cwd=folder, env=os.environ | own, check=True, capture_output=True, text=True
    )
    return done.stdout


def publish_course(folder: Path) -> Path:
    """Make a git repository of the course as it stands; return its folder."""
    repository = folder / "membaca-netralitas"
    unwanted = shutil.ignore_patterns(
        "__pycache__", ".ipynb_checkpoints", "originals", "hasil", "*.zip", "laporan*.html"
    )
    for part in COURSE_FILES:
        copy = shutil.copy if (ROOT / part).is_file() else shutil.copytree
        options = {} if (ROOT / part).is_file() else {"ignore": unwanted}
        (repository).mkdir(parents=True, exist_ok=True)
        copy(ROOT / part, repository / part, **options)
    git("init", "--quiet", "--initial-branch=main", folder=repository)
    git("add", ".", folder=repository)
    git("commit", "--quiet", "--message=Kursus", folder=repository)
    return repository


@contextlib.contextmanager
def git_server(folder: Path):
    """Serve the repositories in a folder; give the address."""
    (port,) = free_ports(1)
    command = ["git", "daemon", "--export-all", f"--base-path={folder}", f"--port={port}"]
    command += ["--listen=127.0.0.1", "--reuseaddr", str(folder)]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        wait_for_port(port, server)
        yield f"git://127.0.0.1:{port}"
    finally:
        end(server)


def wait_for_port(port: int, process: subprocess.Popen) -> None:
    """Wait until somebody listens on a port; RuntimeError if the process ends before."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.2)
    raise RuntimeError(f"nobody listens on port {port}")


def end(process: subprocess.Popen) -> None:
    """Stop a process and its group."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


@contextlib.contextmanager
def open_class(folder: Path, repository: str, size: int, **others: str | None):
    """Run JupyterHub for a class of a size; give its address. rumah/ stands for /var/lib."""
    port, hub_port, proxy_port = free_ports(3)
    homes = folder / "rumah"
    homes.mkdir()
    folder.chmod(0o755)
    set_instructors_password(homes / "kelas")
    environment = {key: value for key, value in os.environ.items() if not key.startswith("JUPYTER")}
    environment |= {
        "PATH": f"{SYSTEMD}:{PREFIX / 'bin'}:{os.environ['PATH']}",
        "KELAS_PREFIX": str(PREFIX),
        "KELAS_UKURAN": str(size),
        "KELAS_ALAMAT": f"http://127.0.0.1:{port}",
        "KELAS_REPO": repository,
        "KELAS_KODE": CODE,
        "KELAS_RUMAH": str(homes),
        "KELAS_PORTA_HUB": str(hub_port),
        "KELAS_PORTA_PROXY": str(proxy_port),
    }
    environment |= others | {"PYTHONPATH": None}
    environment = {key: value for key, value in environment.items() if value is not None}
    config = ROOT / "tests" / "classroom" / "hub_config.py"
    service = (RECIPE / "kelas.service").read_text(encoding="utf-8")
    umask = re.search(r"(?m)^UMask=(\d+)$", service) or ["", "0022"]
    with (folder / "hub.log").open("w", encoding="utf-8") as log:
        hub = subprocess.Popen(
            [str(PREFIX / "bin" / "jupyterhub"), "-f", str(config)],
            cwd=homes / "kelas",
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
            umask=int(umask[1], 8),
            start_new_session=True,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for_port(port, hub)
        while requests.get(f"{address}/hub/health", timeout=PATIENCE).status_code != 200:
            time.sleep(0.5)
        yield address
    finally:
        end(hub)
        for unit in (folder / "units").glob("*.json"):
            command = [str(SYSTEMD / "systemctl"), "stop", unit.stem]
            subprocess.run(command, env=environment, check=True)


def set_instructors_password(state: Path) -> None:
    """Do what the recipe says between installing and starting; without a terminal it reads this."""
    subprocess.run(
        [PREFIX / "bin" / "python", "-B", RECIPE / "sandi.py", "pengajar", state],
        input=f"{INSTRUCTOR_PASSWORD}\n" * 2,
        text=True,
        check=True,
        capture_output=True,
        start_new_session=True,
    )


class Learner:
    """Somebody with a name and a password, in front of a browser."""

    def __init__(self, address: str, name: str, password: str | None = None):
        self.address = address
        self.name = name
        self.password = password or f"sandi-{name}"
        self.browser = requests.Session()
        self.server = f"{address}/user/{name}"

    # Coming in

    def log_in(self, code: str = CODE) -> bool:
        """Fill in the login form; False if the class does not accept it."""
        return self.send_login(code).status_code == 302

    def send_login(self, code: str = CODE) -> requests.Response:
        """Fill in the login form; return the answer."""
        return self.send_form("login", username=self.name, password=self.password, kode=code)

    def send_form(self, page: str, **fields: str) -> requests.Response:
        """Open a page of the hub and send its form; return the answer."""
        address = f"{self.address}/hub/{page}"
        self._get(address)
        fields["_xsrf"] = self.browser.cookies.get("_xsrf", path="/hub/")
        return self.browser.post(address, data=fields, allow_redirects=False, timeout=PATIENCE)

    def start(self) -> requests.Response:
        """Ask for one's own server, as the page after the login does; return the answer."""
        return self.browser.get(f"{self.address}/hub/spawn/{self.name}", timeout=PATIENCE)

    def wait_until_ready(self) -> None:
        """Wait until one's own server answers; RuntimeError if it does not start."""
        self.wait_until_running()
        page = self._get(f"{self.server}/lab")
        page.raise_for_status()

    def wait_until_running(self) -> None:
        """Wait for what the page with the progress bar waits for."""
        progress = f"{self.address}/hub/api/users/{self.name}/server/progress"
        with self.browser.get(
            progress, headers=self._xsrf("/hub/"), stream=True, timeout=PATIENCE
        ) as events:
            for line in events.iter_lines():
                event = json.loads(line.removeprefix(b"data:")) if line else {}
                if event.get("failed"):
                    raise RuntimeError(f"{self.name}: {event}")
                if event.get("ready"):
                    break

    def load_page(self) -> int:
        """Load JupyterLab's page and its main scripts, as a browser does; return the bytes."""
        page = self._get(f"{self.server}/lab")
        scripts = re.findall(r'src="([^"]+\.js[^"]*)"', page.text)
        core = (PREFIX / "share" / "jupyter" / "lab" / "static").glob("jlab_core.*.js")
        scripts += [f"/user/{self.name}/static/lab/{path.name}" for path in core]
        answers = [self._get(self.address + script) for script in scripts]
        return sum(len(answer.content) for answer in answers if answer.status_code == 200)

    def get_course(self, repository: str) -> str:
        """Follow the nbgitpuller link; return what it says."""
        query = urlencode({"repo": repository, "branch": "main"})
        answer = self._get(f"{self.server}/git-pull/api?{query}&_xsrf={self._token()}")
        answer.raise_for_status()
        events = [json.loads(line[5:]) for line in answer.text.splitlines() if line[:5] == "data:"]
        if events[-1]["phase"] != "finished":
            raise RuntimeError(f"{self.name}: {events[-1]}")
        return "".join(event.get("output") or "" for event in events)

    # Working

    def api(self, method: str, path: str, **options) -> requests.Response:
        """Ask one's own server for something under /api."""
        return self.browser.request(
            method,
            f"{self.server}/api/{path}",
            headers=self._xsrf(f"/user/{self.name}/"),
            timeout=PATIENCE,
            **options,
        )

    def notebooks(self, folder: str) -> list[str]:
        """Return the paths of the notebooks in a folder, in order."""
        paths = [item["path"] for item in self._json("GET", f"contents/{folder}")["content"]]
        return sorted(path for path in paths if path.endswith(".ipynb"))

    def run_notebook(self, path: str) -> tuple[int, list[str]]:
        """Open a notebook, run all its cells, save it, and close it.

        Return how many cells have run, and the names of the errors.
        """
        notebook = self._json("GET", f"contents/{path}")
        kernel = {"name": "python3"}
        wanted = {"path": path, "name": path, "type": "notebook", "kernel": kernel}
        session = self._json("POST", "sessions", json=wanted)
        errors, count = [], 0
        try:
            with contextlib.closing(self._socket(session["kernel"]["id"])) as channel:
                for cell in notebook["content"]["cells"]:
                    if cell["cell_type"] == "code":
                        errors += execute(channel, "".join(cell["source"]))
                        count += 1
            content = {"type": "notebook", "format": "json", "content": notebook["content"]}
            self._json("PUT", f"contents/{path}", json=content)
        finally:
            self.api("DELETE", f"sessions/{session['id']}")
        return count, errors

    def run_code(self, code: str) -> list[str]:
        """Run a piece of code in a kernel of one's own; return the names of its errors."""
        kernel = self._json("POST", "kernels", json={"name": "python3"})
        with contextlib.closing(self._socket(kernel["id"])) as channel:
            return execute(channel, code)

    def _json(self, method: str, path: str, **options) -> dict:
        answer = self.api(method, path, **options)
        answer.raise_for_status()
        return answer.json()

    def _get(self, address: str) -> requests.Response:
        return self.browser.get(address, timeout=PATIENCE)

    def _token(self) -> str:
        return self.browser.cookies.get("_xsrf", path=f"/user/{self.name}/")

    def _xsrf(self, path: str) -> dict[str, str]:
        return {"X-XSRFToken": self.browser.cookies.get("_xsrf", path=path)}

    def _socket(self, kernel: str) -> websocket.WebSocket:
        address = f"{self.server}/api/kernels/{kernel}/channels".replace("http", "ws", 1)
        request = requests.Request("GET", self.server + "/api/")
        cookies = self.browser.prepare_request(request).headers["Cookie"]
        return websocket.create_connection(
            address, cookie=cookies, origin=self.address, timeout=PATIENCE
        )


def execute(channel: websocket.WebSocket, code: str) -> list[str]:
    """Run code over a kernel's websocket until the kernel is idle again; return its errors."""
    identity = uuid.uuid4().hex
    header = {"msg_id": identity, "msg_type": "execute_request", "session": identity}
    header |= {"username": "", "version": "5.3", "date": "2026-01-01T00:00:00Z"}
    content = {"code": code, "silent": False, "store_history": True, "allow_stdin": False}
    message = {"header": header, "parent_header": {}, "metadata": {}, "content": content}
    channel.send(json.dumps(message | {"channel": "shell", "buffers": []}))
    errors = []
    while True:
        received = json.loads(channel.recv())
        if received["parent_header"].get("msg_id") != identity:
            continue
        if received["msg_type"] == "error":
            errors.append(received["content"]["ename"])
        if received["msg_type"] == "status" and received["content"]["execution_state"] == "idle":
            return errors


def memory_by_user() -> Counter:
    """Return the proportional memory (PSS, bytes) of all processes of each Unix user id."""
    memory = Counter()
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            rollup = (process / "smaps_rollup").read_text(encoding="ascii")
            kilobytes = re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)[1]
            memory[process.stat().st_uid] += int(kilobytes) * 1024
    return memory


if sys.platform != "linux":
    raise SystemExit("The classroom server runs on Linux.")
