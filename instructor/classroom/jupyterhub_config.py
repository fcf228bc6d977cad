"""JupyterHub for one class: every learner with a workspace of their own, all on one Linux server.

Environment variables, all optional:
KELAS_PREFIX   where pasang.sh has installed the packages (default: the running Python's own prefix)
KELAS_UKURAN   how many learners may be there at once (default 60)
KELAS_MEMORI   memory limit of a learner (default 1G)
KELAS_ALAMAT   where the class is served (default http://:8000)
KELAS_REPO     the course's repository (default: the address in pyproject.toml)
KELAS_CABANG   its branch (default main)
"""

import os
import sys
import tomllib
from pathlib import Path
from urllib.parse import urlencode

from firstuseauthenticator import FirstUseAuthenticator

HERE = Path(__file__).resolve().parent
PREFIX = Path(os.environ.get("KELAS_PREFIX", sys.prefix))
CLASS_SIZE = int(os.environ.get("KELAS_UKURAN", "60"))
PROJECT = tomllib.loads((HERE.parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
REPOSITORY = os.environ.get("KELAS_REPO", PROJECT["urls"]["Repository"])
FOLDER = REPOSITORY.rstrip("/").split("/")[-1].removesuffix(".git")
START = f"lab/tree/{FOLDER}/notebooks/00-mulai.ipynb"

settings = get_config()  # noqa: F821 (JupyterHub gives this name to its configuration files)

settings.JupyterHub.bind_url = os.environ.get("KELAS_ALAMAT", "http://:8000")
settings.ConfigurableHTTPProxy.command = [
    "node",
    str(PREFIX / "node_modules" / "configurable-http-proxy" / "bin" / "configurable-http-proxy"),
]

# A class starts all at once. With a smaller limit JupyterHub would refuse the rest (error 429);
# the instructor's own server comes on top.
settings.JupyterHub.concurrent_spawn_limit = CLASS_SIZE + 1
settings.JupyterHub.active_server_limit = CLASS_SIZE + 1
settings.Spawner.start_timeout = 300  # seconds: thirty starts at once take turns on two cores
settings.Spawner.http_timeout = 300

# Learners choose a name and a password at their first visit; the instructor does so before them.
# A forgotten password: the instructor deletes the name in the control panel; its files stay.


class ClassAuthenticator(FirstUseAuthenticator):
    """The first password that comes with a name counts, on JupyterHub's own login page."""

    def get_handlers(self, app):
        """Return no pages of its own: version 1.1 wrote them for an older JupyterHub."""
        return []


settings.JupyterHub.authenticator_class = ClassAuthenticator
settings.FirstUseAuthenticator.create_users = True
settings.FirstUseAuthenticator.dbm_path = "sandi.dbm"
settings.Authenticator.allow_all = True
settings.Authenticator.admin_users = {"pengajar"}
settings.Authenticator.username_pattern = r"[a-z][a-z0-9-]{1,29}"

# Every learner is a Unix user that systemd makes up, so that no program of one reads the files of
# another; systemd also holds the memory limit. Files stay in /var/lib/jupyter-NAME.
settings.JupyterHub.spawner_class = "systemdspawner.SystemdSpawner"
settings.SystemdSpawner.dynamic_users = True
settings.SystemdSpawner.isolate_tmp = True
settings.SystemdSpawner.isolate_devices = True
settings.SystemdSpawner.disable_user_sudo = True
settings.Spawner.mem_limit = os.environ.get("KELAS_MEMORI", "1G")

# Each visit first brings the course up to date (nbgitpuller keeps what the learner has changed),
# then opens the first notebook.
settings.Spawner.cmd = [str(PREFIX / "bin" / "jupyterhub-singleuser")]
settings.Spawner.environment = {
    "PATH": f"{PREFIX / 'bin'}:/usr/local/bin:/usr/bin:/bin",
    # The kernels' sockets stand here: their paths may have 107 characters, no more.
    "JUPYTER_RUNTIME_DIR": lambda spawner: f"/tmp/kelas-{spawner.user.name}",
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

# A workspace that nobody has used for two hours ends; its files stay.
settings.JupyterHub.load_roles = [
    {
        "name": "idle-culler",
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        "services": ["idle-culler"],
    }
]
settings.JupyterHub.services = [
    {
        "name": "idle-culler",
        "command": [sys.executable, "-m", "jupyterhub_idle_culler", "--timeout=7200"],
    }
]

settings.JupyterHub.template_paths = [str(HERE / "templates")]
settings.JupyterHub.template_vars = {
    "announcement_login": "Pilih sendiri nama (huruf kecil, tanpa spasi) dan sandi. "
    "Sandi yang pertama Anda tulis berlaku untuk nama itu seterusnya.",
    "announcement_spawn": "Ruang kerja Anda sedang disiapkan. Tunggu sebentar; "
    "halaman ini berganti sendiri.",
}
