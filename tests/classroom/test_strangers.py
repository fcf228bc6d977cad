"""Strangers in a class: whoever can reach the port gets at nobody's name, files or server."""

import contextlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from classroom import (
    CODE,
    INSTRUCTOR_PASSWORD,
    PREFIX,
    RECIPE,
    Learner,
    free_ports,
    git,
    open_class,
    publish_course,
)

ROOT_ONLY = pytest.mark.skipif(os.geteuid() != 0, reason="only root can give each a Unix user")


def open_to_all_users(folder: Path) -> Path:
    """Let other Unix users pass through pytest's own folders."""
    for parent in (folder, *folder.parents[:2]):
        parent.chmod(0o755)
    return folder


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A class that fetches its course from a folder on the server, and the folder of the class."""
    folder = open_to_all_users(tmp_path_factory.mktemp("k"))
    (folder / "opt").mkdir()
    upstream = publish_course(folder / "opt")
    with open_class(folder, str(upstream), size=3) as address:
        yield Room(folder, address, str(upstream))


class Room:
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


@pytest.fixture(scope="module")
def strangers(room):
    """Two who do not know each other, each with a workspace and a file in it."""
    pair = [room.learner("asing"), room.learner("lain")]
    for each in pair:
        assert each.log_in()
        assert each.start().status_code == 200
        each.wait_until_ready()
        each.get_course(room.repository)
        text = {"type": "file", "format": "text", "content": f"rahasia {each.name}"}
        assert each.api("PUT", "contents/rahasia.txt", json=text).status_code == 201
    return pair


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


# The instructor


def test_the_first_comer_is_not_the_instructor(room):
    thief = room.learner("pengajar", "sandi-saya-sendiri")
    assert not thief.log_in()
    assert room.instructor().browser.get(f"{room.address}/hub/admin").status_code == 200


def test_the_class_does_not_open_before_the_instructor_has_a_password(tmp_path):
    (port,) = free_ports(1)
    done = subprocess.run(
        [PREFIX / "bin" / "jupyterhub", "-f", RECIPE / "jupyterhub_config.py"],
        cwd=tmp_path,
        env={
            "PATH": f"{PREFIX / 'bin'}:{os.environ['PATH']}",
            "KELAS_ALAMAT": f"http://127.0.0.1:{port}",
        },
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode != 0
    assert "Sandi pengajar belum ada" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_the_instructor_manages_the_class_but_opens_no_workspace(room, strangers):
    pengajar = room.instructor()
    api = f"{room.address}/hub/api"
    headers = {"X-XSRFToken": pengajar.browser.cookies.get("_xsrf", path="/hub/")}
    users = pengajar.browser.get(f"{api}/users", headers=headers).json()
    assert {"asing", "lain"} <= {user["name"] for user in users}
    asing = f"{room.address}/user/asing"
    for path in ("lab", "api/contents/rahasia.txt", "api/terminals"):
        answer = pengajar.browser.get(f"{asing}/{path}")
        assert answer.status_code == 403 and "rahasia asing" not in answer.text, path
    for path in ("users/asing/tokens", "users/asing/server"):
        answer = pengajar.browser.post(f"{api}/{path}", headers=headers, json={})
        assert answer.status_code in (403, 404), path


def test_a_reset_sets_a_password_and_nobody_comes_between(room):
    siti = room.learner("siti")
    assert siti.log_in()
    pengajar = room.instructor()
    assert room.set_password(pengajar, "sandi-baru-siti", nama="Siti") == "Sandi baru berlaku."
    assert not room.learner("siti", "punya-orang-lain").log_in()
    assert not room.learner("siti", siti.password).log_in()
    page = siti.browser.get(f"{room.address}/hub/home")
    assert "Masuk ke kelas" in page.text  # the browser that was open is out
    assert room.learner("siti", "sandi-baru-siti").log_in(code="")


def test_after_a_reset_an_old_browser_no_longer_opens_the_workspace(room):
    thief = room.learner("rina")
    assert thief.log_in() and thief.start().status_code == 200
    thief.wait_until_ready()
    pengajar = room.instructor()
    assert room.browser_tokens("rina") > 0
    assert room.set_password(pengajar, "sandi-rina-2", nama="rina") == "Sandi baru berlaku."
    assert room.browser_tokens("rina") == 0
    headers = {"X-XSRFToken": pengajar.browser.cookies.get("_xsrf", path="/hub/")}
    server = f"{room.address}/hub/api/users/rina/server"  # it remembers a token for five minutes
    assert pengajar.browser.delete(server, headers=headers).status_code in (202, 204)
    rina = room.learner("rina", "sandi-rina-2")
    assert rina.log_in() and rina.start().status_code == 200
    rina.wait_until_ready()
    answer = thief.browser.get(f"{rina.server}/api/contents/", allow_redirects=False)
    assert answer.status_code in (302, 403)
    assert rina.api("GET", "contents/").status_code == 200


def test_learners_change_their_own_password_only(room):
    ayu, bayu = room.learner("ayu"), room.learner("bayu")
    assert ayu.log_in() and bayu.log_in()
    wrong = room.set_password(ayu, "sandi-ayu-2", **{"sandi-kini": "bukan-ini"})
    assert "tidak cocok" in wrong
    assert "7 sampai 72" in room.set_password(ayu, "pendek")
    assert room.set_password(ayu, "sandi-ayu-2", nama="bayu") == "Sandi baru berlaku."
    assert room.learner("bayu", bayu.password).log_in()
    assert room.learner("ayu", "sandi-ayu-2").log_in()
    assert ayu.browser.get(f"{room.address}/hub/sandi").status_code == 200  # still logged in


def test_a_deleted_name_does_not_go_to_the_next_comer(room):
    tono = room.learner("tono")
    assert tono.log_in() and tono.start().status_code == 200
    tono.wait_until_ready()
    pengajar = room.instructor()
    headers = {"X-XSRFToken": pengajar.browser.cookies.get("_xsrf", path="/hub/")}
    deleted = pengajar.browser.delete(f"{room.address}/hub/api/users/tono", headers=headers)
    assert deleted.status_code == 204
    assert "tidak dapat dipakai" in room.learner("tono", "punya-orang-lain").send_login().text
    assert room.set_password(pengajar, "sandi-tono-2", nama="tono") == "Sandi baru berlaku."
    back = room.learner("tono", "sandi-tono-2")
    assert back.log_in() and back.start().status_code == 200
    back.wait_until_ready()


# Passwords and the code


def test_a_newcomer_needs_the_code(room):
    for code in ("", "salah", CODE[:-1], CODE + "x"):
        assert not room.learner("baru").log_in(code=code)
    assert room.learner("baru").log_in(code=f" {CODE.upper()} ")
    assert room.learner("baru").log_in(code="")


@pytest.mark.parametrize("password", ["", "enam66", "x" * 73, "\u00e9" * 40])
def test_the_rule_for_passwords_is_said_where_it_is_broken(room, password):
    answer = Learner(room.address, "eka", password or " ").send_login()
    assert answer.status_code == 403
    assert re.search(r'role="alert">Panjang sandi', answer.text)


def test_wrong_passwords_are_slowed_down(room):
    dodi = room.learner("dodi")
    assert dodi.log_in()
    said = [room.learner("dodi", f"tebakan-{number}").send_login().text for number in range(6)]
    assert "tidak cocok" in said[4]
    assert "Terlalu banyak percobaan" in said[5]
    assert "Terlalu banyak percobaan" in dodi.send_login().text
    assert room.learner("elsa").log_in()  # nobody else waits
    assert (
        room.set_password(room.instructor(), "sandi-dodi-2", nama="dodi") == "Sandi baru berlaku."
    )
    assert room.learner("dodi", "sandi-dodi-2").log_in()


def test_a_list_of_names_and_a_code_of_its_own(tmp_path):
    names = tmp_path / "peserta.txt"
    names.write_text("siti-rahma\nbudi\n", encoding="utf-8")
    folder = open_to_all_users(tmp_path)
    with open_class(folder, "x", 1, KELAS_PESERTA=str(names)) as address:
        assert "daftar peserta" in Learner(address, "joko").send_login().text
        assert Learner(address, "siti-rahma").log_in()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"KELAS_PESERTA": "tidak-ada.txt"}, "tidak dapat dibaca"),
        ({"KELAS_PESERTA": "peserta.txt"}, "«Siti Rahma» bukan nama"),
        ({"KELAS_UKURAN": "enam puluh"}, "KELAS_UKURAN=enam puluh bukan angka"),
        ({"KELAS_KODE": "asn2026"}, "KELAS_KODE terlalu pendek"),
    ],
)
def test_a_wrong_setting_is_named_and_the_class_stays_shut(tmp_path, settings, said):
    if file := settings.get("KELAS_PESERTA"):
        (tmp_path / "peserta.txt").write_text("budi\n\nSiti Rahma\n", encoding="utf-8")
        settings = {"KELAS_PESERTA": str(tmp_path / file)}
    with (
        pytest.raises(RuntimeError),
        open_class(open_to_all_users(tmp_path), "x", 1, **settings),
    ):
        pass
    log = (tmp_path / "hub.log").read_text(encoding="utf-8")
    assert said in log and "Traceback" not in log


def test_a_class_makes_its_own_code_and_shows_it_to_the_instructor_only(tmp_path):
    with open_class(open_to_all_users(tmp_path), "x", 1, KELAS_KODE=None) as address:
        room = Room(tmp_path, address, "x")
        page = room.instructor().browser.get(f"{address}/hub/sandi").text
        code = re.search(r"Kode kelas: <strong>([a-z0-9]{8})</strong>", page)[1]
        siti = room.learner("siti")
        assert not siti.log_in()
        assert siti.log_in(code=code)
        assert code not in siti.browser.get(f"{address}/hub/sandi").text
    kept = tmp_path / "rumah" / "kelas" / "kode"
    assert kept.read_text(encoding="ascii") == code and kept.stat().st_mode & 0o077 == 0


def test_with_a_domain_each_server_answers_under_its_own_name_only(tmp_path):
    settings = {"KELAS_DOMAIN": "http://kelas.test"}
    with open_class(open_to_all_users(tmp_path), "x", 1, **settings) as address:
        ani = Learner(address, "ani")
        ani.browser.headers["Host"] = "kelas.test"
        assert ani.log_in() and ani.start().status_code == 200
        ani.wait_until_running()
        for host, code in {
            "ani.kelas.test": 200,
            "kelas.test": 302,
            "budi.kelas.test": 302,
        }.items():
            ani.browser.headers["Host"] = host
            answer = ani.browser.get(f"{ani.server}/api", allow_redirects=False)
            assert answer.status_code == code, host


def test_without_a_code_the_instructor_gives_the_names(tmp_path):
    with open_class(open_to_all_users(tmp_path), "x", 1, KELAS_KODE="") as address:
        room = Room(tmp_path, address, "x")
        for code in ("", " ", CODE):
            assert not room.learner("joko").log_in(code=code)
        page = room.learner("joko").browser.get(f"{address}/hub/login").text
        assert 'name="kode"' not in page and "Mintalah kepada pengajar" in page
        given = room.set_password(room.instructor(), "sandi-joko", nama="joko")
        assert given == "Sandi baru berlaku."
        assert room.learner("joko", "sandi-joko").log_in(code="")


# What is said

WORDS = ("Sign in", "Username", "Password", "Logout", "Home", "server", "Token", "Launch")
ENGLISH = re.compile(rf"\b({'|'.join(WORDS)})\b")


@pytest.mark.parametrize("page", ["login", "home", "sandi", "logout", "tidak-ada"])
def test_every_page_of_a_learner_is_in_indonesian(room, page):
    reader = room.learner("pembaca")
    assert reader.log_in()
    if page == "login":
        reader.browser.cookies.clear()
    text = reader.browser.get(f"{room.address}/hub/{page}").text
    body = re.sub(r"(?s)<(script|noscript|style)\b.*?</\1>|<[^>]+>", " ", text.split("<body", 1)[1])
    assert not ENGLISH.search(body), ENGLISH.findall(body)
