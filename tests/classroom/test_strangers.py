"""Strangers in a class: nobody gets at the files, the server or the name of another."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from room import Room, open_to_all_users

from classroom import RECIPE, git, open_class

ROOT_ONLY = pytest.mark.skipif(os.geteuid() != 0, reason="only root can give each a Unix user")


# What systemd is asked for


def test_a_workspace_has_a_folder_and_limits_of_its_own(room, strangers):
    unit = room.unit("asing")
    properties = {key: value[-1] for key, value in unit["properties"].items()}
    assert unit["unit"] == "jupyter-asing-singleuser"
    wanted = {
        "DynamicUser": "yes",
        "StateDirectory": "jupyter-asing",
        "StateDirectoryMode": "0700",
        "UMask": "0077",
        "MemoryMax": str(2**30),
        "CPUQuota": "100%",
        "TasksMax": "512",
        "NoNewPrivileges": "yes",
        "PrivateTmp": "yes",
        "PrivateDevices": "yes",
        "ProtectHome": "yes",
        "ProtectProc": "invisible",
    }
    assert properties | wanted == properties
    home = (room.state / "jupyter-asing").stat()
    assert home.st_mode & 0o777 == 0o700
    assert (room.state / "jupyter-asing" / "rahasia.txt").stat().st_mode & 0o077 == 0


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd's own checker")
def test_systemd_knows_every_property_that_we_give_it(room, strangers, tmp_path):
    properties = room.unit("asing")["properties"]
    lines = [f"{key}={each}" for key, values in properties.items() for each in values]
    unit = tmp_path / "ruang.service"
    unit.write_text("[Service]\nExecStart=/bin/true\n" + "\n".join(lines))
    service = (RECIPE / "kelas.service").read_text(encoding="utf-8")
    (tmp_path / "kelas.service").write_text(re.sub("ExecStart=.*", "ExecStart=/bin/true", service))
    for file in (unit, tmp_path / "kelas.service"):
        done = subprocess.run(["systemd-analyze", "verify", file], capture_output=True, text=True)
        assert file.name not in done.stderr, done.stderr


def test_disk_is_limited_where_systemd_can_and_refused_where_it_cannot(tmp_path):
    old, new = open_to_all_users(tmp_path) / "old", tmp_path / "new"
    old.mkdir(), new.mkdir()
    with pytest.raises(RuntimeError), open_class(old, "x", 1, KELAS_DISKA="2G"):
        pass
    assert "KELAS_DISKA memerlukan systemd 258" in (old / "hub.log").read_text(encoding="utf-8")
    settings = {"KELAS_DISKA": "2G", "KELAS_SYSTEMD": "258", "KELAS_INTI": "0,5"}
    with open_class(new, "x", 1, KELAS_MEMORI="512M", **settings) as address:
        room = Room(new, address, "x")
        asing = room.learner("asing")
        assert asing.log_in() and asing.start().status_code == 200
        properties = room.unit("asing")["properties"]
        asing.wait_until_ready()
    assert properties["StateDirectoryQuota"] == ["2G"]
    assert properties["MemoryMax"] == [str(2**29)]
    assert properties["CPUQuota"] == ["50%"]


# Names

HOSTILE = ["kelas", "Kelas", "ab\tkelas", "ab\x0bkelas", "ab%h", "ab:x", "ab{x}", "ab\\x2d", "ab.x"]
HOSTILE += [
    "ab/../kelas",
    "a" * 200,
    "a",
    "",
    ".",
    "..",
    "-ab",
    "ab\u00e9",
    "ab\u2028kelas",
    "ab_x",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_checked_whole_and_leaves_no_trace(room, name):
    before = sorted(path.name for path in room.state.iterdir())
    answer = room.learner(name).send_login()
    assert answer.status_code == 403
    assert "Nama terdiri atas" in answer.text
    assert sorted(path.name for path in room.state.iterdir()) == before


@pytest.mark.parametrize(
    "folder", ["dpkg", "jupyter-dulu", "private/docker", "private/jupyter-ibu"]
)
def test_a_newcomer_gets_no_folder_that_is_already_there(room, folder):
    owned = room.state / folder
    owned.mkdir(parents=True)
    name = owned.name.removeprefix("jupyter-")
    answer = room.learner(name).send_login()
    assert answer.status_code == 403
    assert "tidak dapat dipakai" in answer.text


@pytest.mark.parametrize("name", ["root", "daemon", "www-data"])
def test_a_newcomer_gets_no_name_of_a_system_user(room, name):
    assert "tidak dapat dipakai" in room.learner(name).send_login().text


@ROOT_ONLY
def test_the_hubs_own_folder_stays_the_hubs(room, strangers):
    state = room.state / "kelas"
    assert state.stat().st_mode & 0o777 == 0o700
    for path in (state, *state.iterdir()):
        assert path.stat().st_uid == 0
        assert path.stat().st_mode & 0o077 == 0, path


# Two strangers try each other


@ROOT_ONLY
def test_no_program_reaches_files_or_processes_of_the_other_or_of_the_hub(room, strangers):
    asing, _ = strangers
    other = room.unit("lain")
    denied = ["PermissionError"]
    for path in (room.state / "jupyter-lain", room.state / "kelas", room.folder / "jalan"):
        assert asing.run_code(f"import os; os.listdir({str(path)!r})") == denied
    for file in ("jupyter-lain/rahasia.txt", "kelas/sandi.dbm.db", "kelas/jupyterhub.sqlite"):
        assert asing.run_code(f"open({str(room.state / file)!r}, 'rb').read()") == denied
        assert asing.run_code(f"open({str(room.state / file)!r}, 'ab')") == denied
    for secret in ("environ", "mem", "cwd/rahasia.txt"):
        assert asing.run_code(f"open('/proc/{other['pid']}/{secret}', 'rb').read(9)") == denied
    assert asing.run_code(f"import os; os.kill({other['pid']}, 0)") == denied
    link = f"import os; os.symlink({str(room.state / 'jupyter-lain/rahasia.txt')!r}, 'tautan.txt')"
    assert asing.run_code(link) == []
    answer = asing.api("GET", "contents/tautan.txt")
    assert "rahasia lain" not in answer.text


def test_no_cookie_or_token_opens_the_server_of_the_other(room, strangers):
    asing, lain = strangers
    for path in ("contents/rahasia.txt", "kernels", "terminals", "sessions"):
        answer = asing.browser.get(f"{lain.server}/api/{path}", allow_redirects=False)
        assert answer.status_code in (302, 403), path
    for method, path in [("POST", "users/lain/tokens"), ("DELETE", "users/lain/server")]:
        headers = {"X-XSRFToken": asing.browser.cookies.get("_xsrf", path="/hub/")}
        answer = asing.browser.request(
            method, f"{room.address}/hub/api/{path}", headers=headers, json={}
        )
        assert answer.status_code in (403, 404), path
    folder = room.folder / "jalan" / "jupyter-lain-singleuser"
    environment = (folder / "jupyter-lain-singleuser.env").read_text(encoding="utf-8")
    service = re.search(r"JUPYTERHUB_SERVICE_URL=(\S+)", environment)[1]
    routes = f"http://127.0.0.1:{room.proxy_port}/api/routes"
    code = f"""
import os, urllib.error, urllib.request
token = {{"Authorization": "token " + os.environ["JUPYTERHUB_API_TOKEN"]}}
for address in ({service!r} + "api/contents", {routes!r}):
    try:
        urllib.request.urlopen(urllib.request.Request(address, headers=token))
        raise SystemError("let in")
    except urllib.error.HTTPError as refused:
        assert refused.code in (403, 404), refused.code
"""
    assert asing.run_code(code) == []


def test_the_course_and_its_updates_come_from_a_folder_on_the_server(room, strangers):
    upstream = Path(room.repository)
    (upstream / "notebooks" / "pengumuman.txt").write_text("Kelas mulai pukul 9.", encoding="utf-8")
    git("add", ".", folder=upstream)
    git("commit", "--quiet", "--message=Pengumuman", folder=upstream)
    for each in strangers:
        each.get_course(room.repository)
        assert len(each.notebooks("membaca-netralitas/notebooks")) > 5
        answer = each.api("GET", "contents/membaca-netralitas/notebooks/pengumuman.txt")
        assert "pukul 9" in answer.json()["content"]


def test_what_a_learner_configures_does_not_change_the_server(room):
    sly = room.learner("sly")
    assert sly.log_in() and sly.start().status_code == 200
    sly.wait_until_ready()
    code = """
import pathlib
mark = "open('berubah', 'w').close()"
home = pathlib.Path.home()
(home / ".jupyter").mkdir(exist_ok=True)
for folder in (home, home / ".jupyter"):
    for name in ("jupyter_server_config.py", "jupyter_config.py", "jupyter_lab_config.py"):
        (folder / name).write_text(mark)
"""
    assert sly.run_code(code) == []
    assert sly.api("GET", "contents/").status_code == 200
    headers = {"X-XSRFToken": sly.browser.cookies.get("_xsrf", path="/hub/")}
    server = f"{room.address}/hub/api/users/sly/server"
    assert sly.browser.delete(server, headers=headers).status_code in (202, 204)
    assert sly.start().status_code == 200
    sly.wait_until_ready()
    assert (room.state / "jupyter-sly" / "jupyter_config.py").exists()
    assert not (room.state / "jupyter-sly" / "berubah").exists()
    assert sly.browser.delete(server, headers=headers).status_code in (202, 204)
