"""Accounts of the class: which names there may be, who may open one, and their passwords.

    sudo /opt/kelas/bin/python sandi.py NAMA [FOLDER]

asks for a password of a name and keeps it in FOLDER (default /var/lib/kelas), where JupyterHub
finds it. `pengajar` needs one before the class can start.
"""

import dbm
import getpass
import hmac
import os
import pwd
import re
import secrets
import sys
import time
from pathlib import Path

from firstuseauthenticator import FirstUseAuthenticator
from jupyterhub.handlers import BaseHandler
from jupyterhub.utils import new_token
from tornado import web
from traitlets import Set, Unicode

INSTRUCTOR = "pengajar"
WORKSPACE = "jupyter-"  # stands before a learner's name in /var/lib
STORE = "sandi.dbm"
NAME = re.compile(r"[a-z][a-z0-9-]{1,29}")
RESERVED = {"kelas"}  # the hub's own folder in /var/lib
SHORTEST, LONGEST = 7, 72  # bcrypt refuses more than 72 bytes
TRIES, PAUSE = 5, 60  # wrong passwords for one name within so many seconds
# Wrong class codes from one address, which a whole room may share; from all together ten times.
CODE_TRIES, CODE_PAUSE = 100, 600

SAID = {
    "name": "Nama terdiri atas 2 sampai 30 huruf kecil, angka, atau tanda hubung, tanpa spasi, dan "
    "diawali huruf. Contoh: siti-rahma.",
    "mismatch": "Nama dan sandi tidak cocok. Periksa keduanya. Kunjungan pertama? Isi juga kode "
    "kelas. Lupa sandi? Pengajar dapat memberi sandi baru.",
    "pause": "Terlalu banyak percobaan untuk nama ini. Tunggu satu menit, lalu coba lagi.",
    "code_pause": "Terlalu banyak kode kelas yang keliru dari jaringan ini. Tunggu sepuluh menit, "
    "lalu coba lagi, atau minta pengajar memberi Anda nama dan sandi.",
    "list": "Nama ini tidak ada di daftar peserta. Tanyakan ejaan nama Anda kepada pengajar.",
    "taken": "Nama ini tidak dapat dipakai. Pilih nama lain, atau minta pengajar memberinya sandi.",
    "password": "Panjang sandi harus 7 sampai 72 karakter.",
    "done": "Sandi baru berlaku.",
}


class ClassAuthenticator(FirstUseAuthenticator):
    """Whoever knows the class code opens a name with a password; from then on the password counts.

    Names to which the instructor has given a password need no code.
    """

    class_code = Unicode(help="What a newcomer must know; empty: nobody opens a name.")
    class_code.tag(config=True)
    participants = Set(help="The only names that may be opened; empty: any.").tag(config=True)
    state_root = Unicode("/var/lib", help="Where systemd keeps state folders.").tag(config=True)

    def __init__(self, **options):
        super().__init__(**options)
        self.failures = {}  # name → times of its latest wrong passwords
        self.wrong_codes = []  # (time, address) of the latest

    def validate_username(self, username):
        """Return whether the whole name has the form of ours and is not the hub's own."""
        return bool(NAME.fullmatch(username)) and username not in RESERVED

    def knows(self, name: str) -> bool:
        """Return whether a name has a password."""
        with dbm.open(self.dbm_path, "c", 0o600) as store:
            return name.encode() in store

    def set_password(self, name: str, password: str) -> str:
        """Keep a password; return the key in SAID of what is to be said."""
        if not self.validate_username(name):
            return "name"
        if not self._validate_password(password):
            return "password"
        self.reset_password(name, password)
        self.failures.pop(name, None)
        return "done"

    async def authenticate(self, handler, data):
        """Return the name of who comes in; HTTPError 403 with a sentence for the login page."""
        name, password = self.normalize_username(data.get("username", "")), data.get("password", "")
        problem = self._objection(name, password, data.get("kode", ""), address_of(handler))
        if problem:
            raise web.HTTPError(403, SAID[problem])
        if await super().authenticate(handler, {"username": name, "password": password}) is None:
            self.failures[name] = [*self.failures.get(name, [])[1 - TRIES :], time.monotonic()]
            raise web.HTTPError(403, SAID["mismatch"])
        self.failures.pop(name, None)
        return name

    def _objection(self, name, password, code, address):
        """Return why somebody may not even try this name, as a key of SAID; None if nothing."""
        if not self.validate_username(name):
            return "name"
        if self.knows(name):
            since = time.monotonic() - PAUSE
            if sum(each > since for each in self.failures.get(name, [])) >= TRIES:
                return "pause"
            return None if self._validate_password(password) else "mismatch"
        if self._guesses_codes(address):
            return "code_pause"
        if name == INSTRUCTOR or not self._is_code(code):
            self.wrong_codes += [(time.monotonic(), address)] if code.strip() else []
            return "mismatch"
        if self.participants and name not in self.participants:
            return "list"
        if exists_on_this_computer(name, Path(self.state_root)):
            return "taken"
        return None if self._validate_password(password) else "password"

    def _guesses_codes(self, address):
        since = time.monotonic() - CODE_PAUSE
        self.wrong_codes = [(when, who) for when, who in self.wrong_codes if when > since]
        own = sum(who == address for _, who in self.wrong_codes)
        return own >= CODE_TRIES or len(self.wrong_codes) >= 10 * CODE_TRIES

    def _is_code(self, code):
        wanted, given = (each.strip().casefold() for each in (self.class_code, code))
        return bool(wanted) and hmac.compare_digest(wanted.encode(), given.encode())

    def _validate_password(self, password):
        return len(password) >= SHORTEST and len(password.encode()) <= LONGEST

    def get_handlers(self, app):
        """Return the page for passwords; the login page is JupyterHub's own."""
        return [("/sandi", PasswordHandler)]


def exists_on_this_computer(name: str, state_root: Path) -> bool:
    """Return whether a system user or a state folder has this name, or its workspace exists."""
    folders = [
        parent / folder
        for parent in (state_root, state_root / "private")
        for folder in (name, WORKSPACE + name)
    ]
    users = {each.pw_name for each in pwd.getpwall()}
    return name in users or any(os.path.lexists(folder) for folder in folders)


def address_of(handler) -> str:
    """Return the address of who asks, as the proxy saw it; other headers can be made up."""
    seen = handler.request.headers.get("X-Forwarded-For", handler.request.remote_ip)
    return seen.split(",")[-1].strip()


class PasswordHandler(BaseHandler):
    """The page where learners change their password, and the instructor sets anybody's."""

    @web.authenticated
    async def get(self):
        """Show the form."""
        await self._show()

    @web.authenticated
    async def post(self):
        """Set the password, if whoever asks has shown their own once more."""
        asking, now = self.current_user, self.get_body_argument("sandi-kini", "", strip=False)
        name = self.get_body_argument("nama", asking.name) if self._instructs else asking.name
        new = self.get_body_argument("sandi-baru", "", strip=False)
        try:
            await self.authenticator.authenticate(self, {"username": asking.name, "password": now})
        except web.HTTPError as refused:
            await self._show(refused.log_message)
            return
        name = self.authenticator.normalize_username(name)
        result = self.authenticator.set_password(name, new)
        if result == "done":
            self._end_sessions(name)
        await self._show(SAID[result])

    @property
    def _instructs(self):
        return self.current_user.name == INSTRUCTOR

    def _end_sessions(self, name):
        """Make every browser that is logged in as this name log in again."""
        user = self.find_user(name)
        if user is None:
            return
        user.cookie_id = new_token()
        for token in list(user.orm_user.api_tokens):
            if token.client_id != "jupyterhub":  # that one is the workspace's own
                self.db.delete(token)
        self.db.commit()
        if user.name == self.current_user.name:
            self.set_login_cookie(user)

    async def _show(self, said=""):
        code = self.authenticator.class_code if self._instructs else ""
        page = self.render_template(
            "sandi.html", said=said, instructs=self._instructs, class_code=code
        )
        self.finish(await page)


def read_code(file: Path) -> str:
    """Return the class code that a file keeps; make one at the first time."""
    if not file.exists():
        letters = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another
        with os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as new:
            new.write("".join(secrets.choice(letters) for _ in range(8)))
    return file.read_text(encoding="ascii").strip()


def read_names(file: Path) -> set[str]:
    """Return the names in a list; SystemExit if there are none, or one could not log in.

    An empty list would mean that any name may be opened.
    """
    try:
        lines = file.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError):
        sys.exit(f"Daftar peserta {file} tidak dapat dibaca. Periksa KELAS_PESERTA.")
    names = [line.strip() for line in lines if line.strip()]
    for name in names:
        if not NAME.fullmatch(name) or name in RESERVED:
            sys.exit(
                f"Daftar peserta {file}: «{name}» bukan nama yang dapat dipakai. {SAID['name']}"
            )
    if not names:
        sys.exit(f"Daftar peserta {file} masih kosong. Tulis satu nama satu baris.")
    return set(names)


def main(name: str, folder: str = "/var/lib/kelas") -> None:
    """Ask twice for a password and keep it."""
    os.umask(0o077)
    Path(folder).mkdir(mode=0o700, parents=True, exist_ok=True)
    os.chdir(folder)
    first = getpass.getpass(f"Sandi untuk {name} (7 sampai 72 karakter; tidak tampak): ")
    if first != getpass.getpass("Sekali lagi: "):
        sys.exit("Keduanya tidak sama. Sandi tidak diganti; jalankan lagi.")
    result = ClassAuthenticator(dbm_path=STORE).set_password(name, first)
    sys.exit(None if result == "done" else SAID[result])


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit("Pemakaian: sandi.py NAMA [FOLDER]")
    main(*sys.argv[1:])
