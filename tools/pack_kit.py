"""Pack the course with its packages, for computers without internet.

    python mulai.py kemas                 a ZIP for Python 3.12 and 3.13 on Windows, macOS and Linux
    python mulai.py kemas 3.11 3.14       the same for other versions of Python
    python mulai.py kemas windows         a folder for Windows that needs no installation

Needs the internet once. In the unpacked ZIP `python mulai.py` installs from the folder paket/; the
folder for Windows carries its own Python (tools/windows_kit.py). The locks are read for each
system, since pip reads their markers for this computer only.
"""

import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import set_repository
import windows_kit
from course_files import Unclean, export
from packaging.markers import Marker

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
import mulai  # noqa: E402

LOCK = "locks/requirements.lock"
TARGET = ROOT / "kit-membaca-netralitas.zip"
FOLDER = "membaca-netralitas"  # what the ZIP unpacks to
NEEDED = ("data/", "labconfig/", "locks/", "notebooks/")  # to open the course
DEFAULT_PYTHONS = ("3.12", "3.13")
KNOWN_PYTHONS = ("3.11", "3.12", "3.13", "3.14")

WINDOWS = {"os_name": "nt", "sys_platform": "win32", "platform_system": "Windows"}
MACOS = {"os_name": "posix", "sys_platform": "darwin", "platform_system": "Darwin"}
LINUX = {"os_name": "posix", "sys_platform": "linux", "platform_system": "Linux"}
# Each system, as mulai.py names it: what its wheels may be called, what markers mean there.
SYSTEMS = {
    "Windows": (["win_amd64"], WINDOWS | {"platform_machine": "AMD64"}),
    "Darwin arm64": (["macosx_13_0_arm64"], MACOS | {"platform_machine": "arm64"}),
    "Darwin x86_64": (["macosx_13_0_x86_64"], MACOS | {"platform_machine": "x86_64"}),
    "Linux x86_64": (
        ["manylinux1_x86_64", "manylinux2010_x86_64", "manylinux2014_x86_64"]
        + [f"manylinux_2_{minor}_x86_64" for minor in range(5, 29)],
        LINUX | {"platform_machine": "x86_64"},
    ),
}


def main(words):
    """Make the kit that the words ask for; every foreseeable failure ends in a sentence."""
    if importlib.util.find_spec("pip") is None:  # a .venv that uv made
        sys.exit(
            "Folder .venv ini tidak memuat pip. Di Debian atau Ubuntu: "
            "sudo apt install python3-venv. Lalu ganti nama folder .venv, dan jalankan lagi."
        )
    with tempfile.TemporaryDirectory() as place:
        wheels = Path(place, "paket")
        wheels.mkdir()
        try:
            if words[:1] == ["windows"]:
                python_zip = windows_kit.find_python(ROOT, words[1:], Path(place))
                fetch("Windows", windows_kit.PYTHON, wheels)
                stays = windows_kit.build(ROOT, wheels, python_zip)
            else:
                pythons = check_pythons(words)
                stays = export(ROOT, Path(place, "kursus"))
                pack(Path(place, "kursus"), wheels, pythons)
        except (Unclean, windows_kit.NoPython) as reason:
            sys.exit(str(reason))
        except OSError as error:
            sys.exit(
                f"Kit tidak dapat ditulis: {error.strerror or error} ({error.filename or ROOT}). "
                "Kosongkan ruang penyimpanan (sekitar 2 GB) atau tutup program yang memakai berkas "
                "itu, lalu jalankan lagi. Kit yang lama tidak berubah."
            )
    report(stays)


def report(stays):
    """Say what was left out, and what a learner would miss."""
    if stays:
        shown = ", ".join(stays[:8]) + (f", dan {len(stays) - 8} lagi" if len(stays) > 8 else "")
        print(f"Tidak ikut, karena bukan bagian kursus atau belum tersimpan di git: {shown}")
    print("Folder instructor/ (kunci dan rencana) juga tidak ikut, sebab kit ini untuk peserta.")
    warning = set_repository.warning()
    if warning:
        print(warning)


def check_pythons(words):
    """Return the versions of Python that a kit shall serve."""
    unknown = [word for word in words if word not in KNOWN_PYTHONS]
    if unknown:
        sys.exit(
            f"Versi Python {', '.join(unknown)} tidak dikenal. "
            f"Pilih dari: {', '.join(KNOWN_PYTHONS)}; atau: python mulai.py kemas windows"
        )
    return words or list(DEFAULT_PYTHONS)


def fetch(system, python, folder):
    """Download what the lock pins for a system, and say so."""
    print(f"Mengunduh paket: {system}, Python {python}", flush=True)
    download(system, python, folder)


def download(system, python, folder):
    """Let pip fetch the wheels that the lock pins for a system; every hash is checked."""
    platforms, markers = SYSTEMS[system]
    with tempfile.TemporaryDirectory() as place:
        pins = Path(place) / "pins.lock"
        lines = pins_for((ROOT / LOCK).read_text(encoding="utf-8"), markers, python)
        pins.write_text(lines, encoding="utf-8")
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-input"]
        command += ["--disable-pip-version-check", "--only-binary", ":all:", "--no-deps"]
        command += ["--require-hashes", "--implementation", "cp", "--python-version", python]
        for platform in platforms:
            command += ["--platform", platform]
        own = {name: text for name, text in os.environ.items() if not name.startswith("PIP_")}
        command += ["-d", str(folder), "-r", str(pins)]
        done = subprocess.run(command, env=own | mulai.pip_settings(sys.executable))
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


def pack(course, wheels, pythons):
    """Write the ZIP for several systems. An unfinished one never has the final name."""
    for python in pythons:
        for system in SYSTEMS:
            fetch(system, python, wheels)
    sizes = {wheel.name: wheel.stat().st_size for wheel in sorted(wheels.glob("*.whl"))}
    files = sorted(path for path in course.rglob("*") if path.is_file())
    names = [path.relative_to(course).as_posix() for path in files]
    content = {"pythons": pythons, "systems": list(SYSTEMS), "wheels": sizes}
    content["locks"] = {LOCK: mulai.digest(LOCK)}
    content["course"] = [name for name in names if name.startswith(NEEDED)]
    draft = TARGET.with_suffix(".tmp")
    try:
        write_zip(draft, wheels, dict(zip(names, files, strict=True)), content)
        draft.replace(TARGET)
    finally:
        draft.unlink(missing_ok=True)
    print(f"Selesai: {TARGET.name} ({TARGET.stat().st_size // 10**6} MB). Salin ke diska USB, lalu")
    print(
        "ekstrak di komputer tujuan dan jalankan python mulai.py di dalamnya. Python sendiri tidak"
    )
    print(
        "ikut: siapkan pemasangnya, atau untuk Windows buat kit lain: python mulai.py kemas windows"
    )


def write_zip(draft, wheels, course, content):
    """Write the course's files {name: path}, the kit's own description and its wheels."""
    with zipfile.ZipFile(draft, "w", strict_timestamps=False) as kit:
        for name, path in course.items():
            kit.write(path, f"{FOLDER}/{name}", zipfile.ZIP_DEFLATED)
        kit.writestr(f"{FOLDER}/paket/kit.json", json.dumps(content, indent=1))
        kit.writestr(f"{FOLDER}/MULAI.bat", windows_kit.start_script())
        for name in content["wheels"]:
            kit.write(wheels / name, f"{FOLDER}/paket/{name}", zipfile.ZIP_STORED)


if __name__ == "__main__":
    main(sys.argv[1:])
