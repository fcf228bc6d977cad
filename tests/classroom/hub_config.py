"""The classroom's own configuration, except that learners are started without systemd.

Each learner still has a Unix user id and a home folder of their own, if the test runs as root.
"""

import os
from pathlib import Path

from jupyterhub.spawner import SimpleLocalProcessSpawner

COURSE = Path(__file__).resolve().parents[2]
HOMES = Path(os.environ["KELAS_RUMAH"])
FIRST_ID = 200_000  # above every id that this machine knows

settings = get_config()  # noqa: F821 (JupyterHub gives this name to its configuration files)
load_subconfig(  # noqa: F821 (and this one)
    str(COURSE / "instructor" / "classroom" / "jupyterhub_config.py")
)


class OwnIdSpawner(SimpleLocalProcessSpawner):
    """Start each learner's server under a user id of its own, in a home that only this id reads."""

    home_dir_template = str(HOMES / "{username}")

    def make_preexec_fn(self, name):
        """Return what the new process does before it becomes the learner's server."""
        own_id = FIRST_ID + self.orm_spawner.user.id
        home = HOMES / name
        home.mkdir(mode=0o700, exist_ok=True)
        if os.geteuid() == 0:
            os.chown(home, own_id, own_id)

        def become_the_learner():
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(own_id)
                os.setuid(own_id)
            os.umask(0o077)
            os.chdir(home)

        return become_the_learner


settings.JupyterHub.spawner_class = OwnIdSpawner
# systemd gives every learner a /tmp of their own; here the home has to do.
settings.Spawner.environment |= {
    "JUPYTER_RUNTIME_DIR": lambda spawner: str(HOMES / spawner.user.name / "run")
}
settings.JupyterHub.hub_port = int(os.environ["KELAS_PORTA_HUB"])
settings.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{os.environ['KELAS_PORTA_PROXY']}"
