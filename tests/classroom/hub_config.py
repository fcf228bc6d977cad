"""The classroom's own configuration, spawner included; only systemd is another (systemd/)."""

import os
from pathlib import Path

import systemdspawner.systemd

COURSE = Path(__file__).resolve().parents[2]
HOMES = Path(os.environ["KELAS_RUMAH"])

settings = get_config()  # noqa: F821 (JupyterHub gives this name to its configuration files)
load_subconfig(  # noqa: F821 (and this one)
    str(COURSE / "instructor" / "classroom" / "jupyterhub_config.py")
)

systemdspawner.systemd.RUN_ROOT = str(HOMES.parent / "jalan")
settings.ClassAuthenticator.state_root = str(HOMES)
# systemd gives every learner a /tmp of their own; here the state folder has to do.
settings.Spawner.environment |= {
    "JUPYTER_RUNTIME_DIR": lambda spawner: spawner._expand_user_vars("/var/lib/{USERNAME}/run")
}
settings.JupyterHub.hub_port = int(os.environ["KELAS_PORTA_HUB"])
settings.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{os.environ['KELAS_PORTA_PROXY']}"
