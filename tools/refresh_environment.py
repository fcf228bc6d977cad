"""Refresh the lock files and the two environment files from pyproject.toml.

    python tools/refresh_environment.py              keep the pins that still fit
    python tools/refresh_environment.py --upgrade    take the newest versions
    python tools/refresh_environment.py --offline    write the environment files from the locks

Needs uv on PATH (not for --offline) and the test packages. Writes locks/requirements.lock (what a
learner gets), a lock for each extra with what it needs on top (requirements-test.lock for the
tests, which use every extra), environment.yml and its copy in binder/.
"""

import argparse
import os
import re
import subprocess
import tempfile
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
BINDER_PYTHON = "3.12"
COURSE_LOCK = "locks/requirements.lock"
SPARK_LOCK = "locks/requirements-spark.lock"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PLATFORMS = (
    "x86_64-pc-windows-msvc",
    "aarch64-apple-darwin",
    "x86_64-apple-darwin",
    "x86_64-manylinux_2_28",
    "aarch64-manylinux_2_28",
)
# Locks on top of the course's: the extras that each holds. The tests use every extra.
EXTRA_LOCKS = {
    "locks/requirements-berkas.lock": ("berkas",),
    "locks/requirements-cetak.lock": ("cetak",),
    "locks/requirements-situs.lock": ("situs",),
    "locks/requirements-skala.lock": ("skala",),
    SPARK_LOCK: ("spark",),
    "locks/requirements-pyspark.lock": ("spark",),
    "locks/requirements-test.lock": ("uji", "berkas", "cetak"),
}
# Packages that come as source only, in a lock of their own; mulai.py builds them by itself.
SOURCE_LOCKS = {"pyspark": "locks/requirements-pyspark.lock"}
CLASSROOM_LOCK = "instructor/classroom/requirements.lock"  # its own command stands beside it
BINDER_MARKERS = {
    "implementation_name": "cpython",
    "implementation_version": f"{BINDER_PYTHON}.0",
    "os_name": "posix",
    "platform_machine": "x86_64",
    "platform_python_implementation": "CPython",
    "platform_release": "",
    "platform_system": "Linux",
    "platform_version": "",
    "python_full_version": f"{BINDER_PYTHON}.0",
    "python_version": BINDER_PYTHON,
    "sys_platform": "linux",
}
ENVIRONMENT_HEAD = f"""\
# The packages of the course, for Binder, conda and people who read.
# Written by tools/refresh_environment.py; binder/environment.yml is the same, byte for byte.
name: membaca-netralitas
channels:
  - conda-forge
dependencies:
  - python={BINDER_PYTHON}
  - pip
  - pip:
"""


def main():
    """Refresh the files that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions")
    parser.add_argument("--offline", action="store_true", help="leave the locks as they are")
    options = parser.parse_args()
    if not options.offline:
        compile_locks(options.upgrade)
        check_wheels()
    text = environment_text()
    for path in (ROOT / "environment.yml", ROOT / "binder" / "environment.yml"):
        path.write_text(text, encoding="utf-8", newline="\n")


def compile_locks(upgrade):
    """Resolve all locks for every supported Python and system, with hashes and no address.

    Each lock is bound by those before it, so that any of them can be installed together.
    """
    command = ["uv", "pip", "compile", "pyproject.toml", "--universal", "--generate-hashes"]
    command += ["--python-version", PYTHONS[0], "--only-binary", ":all:", "--quiet"]
    command += ["--no-header", "--no-annotate", "--no-emit-index-url"]
    command += ["--constraints", "-"] + (["--upgrade"] if upgrade else [])
    limits = "\n".join(settings()["tool"]["refresh_environment"]["constraints"])
    run_uv([*command, "--extra=kursus", "--output-file", COURSE_LOCK], limits)
    command += [f"--no-emit-package={pin.name}" for pin in pins(COURSE_LOCK)]
    limits = (ROOT / COURSE_LOCK).read_text(encoding="utf-8")
    for lock, extras in EXTRA_LOCKS.items():
        chosen = [f"--extra={extra}" for extra in extras]
        chosen += [f"--no-binary={name}" for name in SOURCE_LOCKS]
        if lock in SOURCE_LOCKS.values():
            chosen += [f"--no-emit-package={pin.name}" for pin in pins(SPARK_LOCK)]
        else:
            chosen += [f"--no-emit-package={name}" for name in SOURCE_LOCKS]
        run_uv([*command, *chosen, "--output-file", lock], limits)
        limits += (ROOT / lock).read_text(encoding="utf-8")


def check_wheels():
    """Fail unless every pinned package has a wheel for every supported system and Python."""
    wheels = [lock for lock in EXTRA_LOCKS if lock not in SOURCE_LOCKS.values()]
    locks = [part for lock in (COURSE_LOCK, *wheels) for part in ("-r", lock)]
    for python in PYTHONS:
        for platform in PLATFORMS:
            with tempfile.TemporaryDirectory() as target:
                command = ["uv", "pip", "install", "--dry-run", "--quiet", "--target", target]
                command += ["--python-version", python, "--python-platform", platform]
                command += ["--only-binary", ":all:", "--require-hashes", *locks]
                run_uv(command)


def run_uv(command, standard_input=""):
    """Run uv at the project's root, untouched by the settings of this computer's user."""
    own = {key: value for key, value in os.environ.items() if not key.startswith(("UV_", "PIP_"))}
    subprocess.run(
        [*command, "--no-config"],
        cwd=ROOT,
        env=own,
        input=standard_input,
        check=True,
        encoding="utf-8",
        stdout=subprocess.DEVNULL,
    )


def settings():
    """Return pyproject.toml as a dictionary."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pins(lock):
    """Return the pinned packages of a lock as packaging.Requirement objects, in its order."""
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    return [Requirement(line.rstrip(" \\")) for line in lines if re.match(r"[\w.-]+==", line)]


def direct_names():
    """Return the names that the course asks for, canonical, in the order of the alphabet."""
    project = settings()["project"]
    ranges = project["dependencies"] + project["optional-dependencies"]["kursus"]
    return sorted(canonicalize_name(Requirement(line).name) for line in ranges)


def environment_text():
    """Return environment.yml: direct packages first, then every other pin that Linux needs.

    Last comes nbgitpuller, in the classroom server's version: with it a link can fetch the newest
    texts into an older environment. All that it needs is there already.
    """
    valid = [pin for pin in pins(COURSE_LOCK) if is_for_binder(pin)]
    lines = {pin.name: f"      - {pin.name}{pin.specifier}" for pin in valid}
    direct = [lines.pop(name) for name in direct_names()]
    note = "      # what these need in turn"
    link = "      # for links that fetch the newest texts (instructor/classroom/README.md)"
    [puller] = [pin for pin in pins(CLASSROOM_LOCK) if pin.name == "nbgitpuller"]
    lines[puller.name] = f"{link}\n      - {puller.name}{puller.specifier}"
    return ENVIRONMENT_HEAD + "\n".join([*direct, note, *lines.values()]) + "\n"


def is_for_binder(pin):
    """True if the pin's marker holds on Binder (Linux, Python 3.12)."""
    return pin.marker is None or pin.marker.evaluate(BINDER_MARKERS)


if __name__ == "__main__":
    main()
