"""Accounts of a class: who manages it, who may open a name, how a password is set and kept."""

import os
import re
import subprocess

import pytest
from room import Room, open_to_all_users

from classroom import CODE, PREFIX, RECIPE, Learner, free_ports, open_class

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


def test_guesses_at_the_class_code_are_slowed_down_whatever_address_they_claim(tmp_path):
    with open_class(open_to_all_users(tmp_path), "x", 1) as address:
        early, guesser = Learner(address, "awal"), Learner(address, "penebak")
        assert early.log_in()
        for _ in range(60):  # a room of thirty behind one address, each wrong twice
            assert "tidak cocok" in guesser.send_login(code="kode-yang-keliru").text
            assert "tidak cocok" in guesser.send_login(code="").text  # no guess at a code
        assert Learner(address, "murid").log_in()
        for number in range(40):
            claimed = {"X-Real-Ip": f"10.0.0.{number}", "X-Forwarded-For": f"10.0.1.{number}"}
            guesser.browser.headers.update(claimed)
            guesser.send_login(code="kode-yang-keliru")
        for each in (guesser, Learner(address, "lain")):  # the right code tells nothing now
            assert "Terlalu banyak kode kelas" in each.send_login().text
        assert Learner(address, "awal").log_in()  # who has a password comes in
        room = Room(tmp_path, address, "x")
        assert room.set_password(room.instructor(), "sandi-lain", nama="lain").startswith("Sandi")
        assert Learner(address, "lain", "sandi-lain").log_in(code="")


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
        ({"KELAS_PESERTA": "kosong.txt"}, "masih kosong"),
        ({"KELAS_UKURAN": "enam puluh"}, "KELAS_UKURAN=enam puluh tidak dapat dipakai"),
        ({"KELAS_UKURAN": "0"}, "KELAS_UKURAN=0 tidak dapat dipakai"),
        ({"KELAS_INTI": "nan"}, "KELAS_INTI=nan tidak dapat dipakai"),
        ({"KELAS_MEMORI": "1 GB"}, "KELAS_MEMORI=1 GB tidak dapat dipakai"),
        ({"KELAS_DISKA": "banyak", "KELAS_SYSTEMD": "258"}, "KELAS_DISKA=banyak tidak dapat"),
        ({"KELAS_KODE": "asn2026"}, "KELAS_KODE terlalu pendek"),
    ],
)
def test_a_wrong_setting_is_named_and_the_class_stays_shut(tmp_path, settings, said):
    if file := settings.get("KELAS_PESERTA"):
        (tmp_path / "peserta.txt").write_text("budi\n\nSiti Rahma\n", encoding="utf-8")
        (tmp_path / "kosong.txt").write_text("\n  \n", encoding="utf-8")
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
