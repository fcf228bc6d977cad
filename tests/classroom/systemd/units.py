"""What systemd does with a transient service, as far as the class needs it, without systemd.

State folders stand in $KELAS_RUMAH instead of /var/lib; records of the units beside it. As systemd
does (systemd.exec(5), DynamicUser= and StateDirectory=), a unit gets a Unix user id of its own, and
a state folder that is already there is handed over to this user. Limits are recorded, not held.
"""

import json
import os
import shlex
import shutil
import signal
import time
import zlib
from pathlib import Path

HOMES = Path(os.environ.get("KELAS_RUMAH", "/nonexistent"))
UNITS = HOMES.parent / "units"
FIRST_ID = 200_000  # above every id that this machine knows


def start(unit: str, working_folder: str, properties: dict[str, list[str]], command: list[str]):
    """Start a service; keep what it was started with."""
    user = FIRST_ID + zlib.crc32(unit.encode()) % 50_000
    mode = int(properties.get("StateDirectoryMode", ["0755"])[-1], 8)
    for name in properties["StateDirectory"][-1].split():  # several names are several folders
        hand_over(HOMES / name, user, mode)
    environment = dict(
        line.split("=", 1) for line in read_environment(properties["EnvironmentFile"][-1])
    )
    record = {"unit": unit, "properties": properties, "command": command, "user": user}
    record["pid"] = os.fork()
    if record["pid"] == 0:
        os.setsid()
        os.umask(int(properties.get("UMask", ["0022"])[-1], 8))
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(user)
            os.setuid(user)
        os.chdir(here(working_folder))
        environment = {key: here(value) for key, value in environment.items()}
        os.execve(command[0], command, environment)
    UNITS.mkdir(exist_ok=True)
    (UNITS / f"{unit}.json").write_text(json.dumps(record), encoding="utf-8")


def here(path: str) -> str:
    """Return where a path of the service is on this computer."""
    return path.replace("/var/lib/", f"{HOMES}/", 1) if path.startswith("/var/lib/") else path


def read_environment(file: str) -> list[str]:
    """Return the lines NAME=value of an environment file as a shell reads them."""
    return shlex.split(Path(file).read_text(encoding="utf-8"))


def hand_over(folder: Path, user: int, mode: int) -> None:
    """Make a state folder, or give the one that is there, with all in it, to the user."""
    folder.mkdir(exist_ok=True)
    folder.chmod(mode)
    if os.geteuid() == 0 and folder.stat().st_uid != user:
        for path in (folder, *folder.rglob("*")):
            shutil.chown(path, user, user)


def is_running(unit: str) -> bool:
    """Return whether a service's first process is there."""
    try:
        pid = json.loads((UNITS / f"{unit}.json").read_text(encoding="utf-8"))["pid"]
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def stop(unit: str) -> None:
    """End a service and everything that it has started in its group."""
    if not is_running(unit):
        return
    pid = json.loads((UNITS / f"{unit}.json").read_text(encoding="utf-8"))["pid"]
    for number in (signal.SIGTERM, signal.SIGKILL):
        deadline = time.monotonic() + 30
        while is_running(unit) and time.monotonic() < deadline:
            try:
                os.killpg(pid, number)
            except ProcessLookupError:
                return
            time.sleep(0.1)
