"""Pack the course with its packages into one ZIP, for computers without internet.

    python mulai.py kemas                 for Python 3.12 and 3.13, on Windows, macOS and Linux
    python mulai.py kemas 3.11 3.14       for other versions of Python

Needs the internet once. In the unpacked kit `python mulai.py` installs from the folder paket/.
The locks are read for each system, since pip reads their markers for this computer only.
"""

import importlib.util
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from packaging.markers import Marker

ROOT = Path(__file__).resolve().parent.parent
LOCK = "requirements.lock"
TARGET = ROOT / "kit-membaca-netralitas.zip"
FOLDER = "membaca-netralitas"  # what the ZIP unpacks to
DEFAULT_PYTHONS = ("3.12", "3.13")
KNOWN_PYTHONS = ("3.11", "3.12", "3.13", "3.14")

# What a course folder may hold that a kit must not: made here, or not ours to give away.
LEFT_OUT = {
    ".venv", ".git", ".mulai.lock", "__pycache__", ".ipynb_checkpoints", ".hypothesis",
    ".pytest_cache", ".ruff_cache", ".virtual_documents", "originals", "paket", "hasil", "kunci",
}  # fmt: skip
MADE_BY_LEARNERS = re.compile(r"(laporan.*\.html|pekerjaan-.*\.zip|kit-.*\.zip)")

WINDOWS = {"os_name": "nt", "sys_platform": "win32", "platform_system": "Windows"}
MACOS = {"os_name": "posix", "sys_platform": "darwin", "platform_system": "Darwin"}
LINUX = {"os_name": "posix", "sys_platform": "linux", "platform_system": "Linux"}
# Each system: what its wheels may be called, and what the lock's markers mean there.
SYSTEMS = {
    "Windows": (["win_amd64"], WINDOWS | {"platform_machine": "AMD64"}),
    "macOS (Apple)": (["macosx_13_0_arm64"], MACOS | {"platform_machine": "arm64"}),
    "macOS (Intel)": (["macosx_13_0_x86_64"], MACOS | {"platform_machine": "x86_64"}),
    "Linux": (
        ["manylinux1_x86_64", "manylinux2010_x86_64", "manylinux2014_x86_64"]
        + [f"manylinux_2_{minor}_x86_64" for minor in range(5, 29)],
        LINUX | {"platform_machine": "x86_64"},
    ),
}


def main(pythons):
    """Download what every system needs, and pack it with the course."""
    unknown = [python for python in pythons if python not in KNOWN_PYTHONS]
    if unknown:
        sys.exit(
            f"Versi Python {', '.join(unknown)} tidak dikenal. "
            f"Pilih dari: {', '.join(KNOWN_PYTHONS)}."
        )
    if importlib.util.find_spec("pip") is None:  # a .venv that uv made
        sys.exit(
            "Folder .venv ini tidak memuat pip. Di Debian atau Ubuntu: "
            "sudo apt install python3-venv. Lalu hapus folder .venv, dan jalankan lagi."
        )
    with tempfile.TemporaryDirectory() as folder:
        wheels = Path(folder)
        for python in pythons or DEFAULT_PYTHONS:
            for system in SYSTEMS:
                print(f"Mengunduh paket: {system}, Python {python}", flush=True)
                download(system, python, wheels)
        size = pack(wheels, TARGET)
    print(f"Selesai: {TARGET.name} ({size // 10**6} MB). Salin ke diska USB, lalu ekstrak di")
    print("komputer tujuan dan jalankan python mulai.py di dalamnya. Python sendiri tidak ikut:")
    print("unduh pemasangnya dari python.org dan salin juga.")


def download(system, python, folder):
    """Let pip fetch the wheels that the lock pins for a system; every hash is checked."""
    platforms, markers = SYSTEMS[system]
    with tempfile.TemporaryDirectory() as place:
        pins = Path(place) / LOCK
        lines = pins_for((ROOT / LOCK).read_text(encoding="utf-8"), markers, python)
        pins.write_text(lines, encoding="utf-8")
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-input"]
        command += ["--disable-pip-version-check", "--only-binary", ":all:", "--no-deps"]
        command += ["--require-hashes", "--implementation", "cp", "--python-version", python]
        for platform in platforms:
            command += ["--platform", platform]
        done = subprocess.run([*command, "-d", str(folder), "-r", str(pins)])
    if done.returncode != 0:
        sys.exit(
            f"Paket untuk {system}, Python {python}, tidak dapat diunduh. "
            "Periksa jaringan dan ruang penyimpanan, lalu jalankan lagi."
        )


def pins_for(lock, markers, python):
    """Return the part of a lock that holds on a system, without the markers."""
    environment = markers | {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    parts = []
    for pin in re.split(r"(?m)^(?=\S)", lock)[1:]:
        first, rest = pin.split("\n", 1)
        name, _, marker = first.removesuffix(" \\").partition(" ; ")
        if not marker or Marker(marker).evaluate(environment):
            parts.append(f"{name} \\\n{rest}")
    return "".join(parts)


def pack(wheels, target):
    """Write the kit; return its size in bytes. An unfinished one never has the final name."""
    draft = target.with_suffix(".tmp")
    with zipfile.ZipFile(draft, "w") as kit:
        for path in course_files(ROOT):
            name = f"{FOLDER}/{path.relative_to(ROOT).as_posix()}"
            kit.write(path, name, zipfile.ZIP_DEFLATED)
        for wheel in sorted(wheels.glob("*.whl")):
            kit.write(wheel, f"{FOLDER}/paket/{wheel.name}", zipfile.ZIP_STORED)
    draft.replace(target)
    return target.stat().st_size


def course_files(folder):
    """Yield every file of the course, in order."""
    for path in sorted(folder.iterdir()):
        if path.name in LEFT_OUT or MADE_BY_LEARNERS.fullmatch(path.name):
            continue
        if path.is_dir():
            yield from course_files(path)
        elif path != TARGET.with_suffix(".tmp"):
            yield path


if __name__ == "__main__":
    main(sys.argv[1:])
