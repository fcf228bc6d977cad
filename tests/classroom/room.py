"""A class that is open: its address, its folders, and who comes in."""

import contextlib
import json
import re
import sqlite3
from pathlib import Path

from classroom import INSTRUCTOR_PASSWORD, Learner


def open_to_all_users(folder: Path) -> Path:
    """Let other Unix users pass through pytest's own folders."""
    for parent in (folder, *folder.parents[:2]):
        parent.chmod(0o755)
    return folder


class Room:
    """A class that is open, and what the tests need to know of its server."""

    def __init__(self, folder, address, repository):
        self.folder, self.address, self.repository = folder, address, repository
        self.state = folder / "rumah"  # stands for /var/lib

    def browser_tokens(self, name) -> int:
        """Return how many browsers the hub would let into a workspace."""
        file = self.state / "kelas" / "jupyterhub.sqlite"
        query = "SELECT count(*) FROM api_tokens WHERE client_id = ?"
        with contextlib.closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
            return database.execute(query, [f"jupyterhub-user-{name}"]).fetchone()[0]

    @property
    def proxy_port(self) -> str:
        """Return where the proxy takes its orders."""
        log = (self.folder / "hub.log").read_text(encoding="utf-8")
        return re.search(r"Proxy API at .*?(\d{4,5})", log)[1]

    def learner(self, name, password=None) -> Learner:
        return Learner(self.address, name, password)

    def instructor(self) -> Learner:
        pengajar = self.learner("pengajar", INSTRUCTOR_PASSWORD)
        assert pengajar.log_in()
        return pengajar

    def unit(self, name) -> dict:
        """Return what systemd was asked to run for a learner."""
        (file,) = (self.folder / "units").glob(f"*{name}-singleuser.json")
        return json.loads(file.read_text(encoding="utf-8"))

    def set_password(self, who, new, **fields) -> str:
        """Fill in the page for passwords; return what it says."""
        form = {"sandi-kini": who.password, "sandi-baru": new} | fields
        answer = who.send_form("sandi", **form)
        return re.search(r'role="alert">([^<]*)', answer.text)[1]
