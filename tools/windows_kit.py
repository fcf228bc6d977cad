"""The kit for Windows: a folder with its own Python and the packages unpacked beside it.

Nothing is installed and nothing is built: the official embeddable Python of a fixed version, and
the wheels that the lock pins, each checked against its hash. mulai.py finds python/mulai.json and
starts what lies there.
"""

import hashlib
import json
import os
import re
import tempfile
import urllib.request
import zipfile
from pathlib import Path

import set_repository
from course_files import export

VERSION = "3.13.15"
PYTHON = "3.13"
NAME = f"python-{VERSION}-embed-amd64.zip"
URL = f"https://www.python.org/ftp/python/{VERSION}/{NAME}"
# As the release page gives them: https://www.python.org/downloads/release/python-31315/
KNOWN = {NAME: "d1f04d990aee1253d8569e8e5104e30fa9f5fa830899f14843448872d936a2cf"}
EMBEDDED = re.compile(rf"python-({re.escape(PYTHON)}\.\d+)-embed-amd64\.zip")
LOCK = "locks/requirements.lock"
TEMPLATES = Path(__file__).resolve().parent / "kit"
SEARCH_PATH = "python313.zip\n.\nLib\\site-packages\nimport site\n"  # python313._pth
AMD64 = 0x8664  # the kind of machine in the head of a Windows program


class NoPython(Exception):
    """There is no Python to put into the kit; the text says what to fetch."""


def find_python(root, words, place):
    """Return the embeddable Python: the file that was named, one in the course, or python.org's."""
    here = [Path(word) for word in words[:1]] or [root / NAME]
    here += sorted(path for path in root.glob("python-*.zip") if EMBEDDED.fullmatch(path.name))
    found = next((path for path in here if path.is_file()), None)
    if words and found != here[0]:  # the one that was asked for, or none
        raise NoPython(f"Berkas {words[0]} tidak ada.\n{what_to_fetch()}")
    return check_python(found or fetch_python(place / NAME))


def fetch_python(target):
    """Download the embeddable Python from python.org."""
    print(f"Mengunduh Python {VERSION} untuk Windows dari python.org (11 MB)", flush=True)
    try:
        with urllib.request.urlopen(URL, timeout=60) as answer:
            target.write_bytes(answer.read())
    except OSError as reason:
        raise NoPython(f"Python tidak dapat diunduh ({reason}).\n{what_to_fetch()}") from None
    return target


def what_to_fetch():
    """Return a sentence on which file to put where."""
    return (
        f"Unduh {NAME} dari\n  {URL}\n"
        "di komputer mana pun, taruh di folder kursus (di sebelah mulai.py), lalu jalankan lagi."
    )


def check_python(path):
    """Return the path if it holds a 64-bit Python of the right version; NoPython otherwise."""
    if not EMBEDDED.fullmatch(path.name):
        raise NoPython(f"{path.name} bukan Python {PYTHON} untuk kit ini.\n{what_to_fetch()}")
    if path.name in KNOWN and digest(path) != KNOWN[path.name]:
        raise NoPython(
            f"Isi {path.name} tidak sama dengan yang diterbitkan python.org (SHA-256 berbeda), "
            f"jadi tidak dipakai. Hapus berkas itu.\n{what_to_fetch()}"
        )
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            complete = {"python.exe", "python313.dll", "python313.zip", "python313._pth"} <= names
            complete = complete and archive.testzip() is None
            complete = complete and machine(archive.read("python313.dll")) == AMD64
    except (OSError, zipfile.BadZipFile):
        complete = False
    if not complete:
        raise NoPython(f"Isi {path.name} rusak atau bukan untuk 64-bit.\n{what_to_fetch()}")
    return path


def machine(program):
    """Return the number in the head of a Windows program that names its kind of machine."""
    head = int.from_bytes(program[0x3C:0x40], "little")
    return int.from_bytes(program[head + 4 : head + 6], "little")


def digest(path):
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def build(root, wheels, python_zip):
    """Make the folder of course, Python and packages; return what `export` left out.

    The folder has its name only when it is whole; one that stands there already is left alone.
    """
    target = next(path for path in names_for(root) if not os.path.lexists(path))
    packages = sorted(wheels.glob("*.whl"))
    with tempfile.TemporaryDirectory(prefix=".kit-windows-", dir=root) as place:
        folder = Path(place) / "membaca-netralitas"
        stays = export(root, folder)
        python = folder / "python"
        with zipfile.ZipFile(python_zip) as archive:
            archive.extractall(python)
        (python / "python313._pth").write_text(SEARCH_PATH, encoding="ascii", newline="\r\n")
        for wheel in packages:
            unpack(wheel, python)
        (python / "mulai.json").write_text(json.dumps(stamp(folder, python)), encoding="utf-8")
        write_texts(folder, python_zip, len(packages))
        files = [path for path in folder.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files) // 10**6
        room = 259 - max(len(str(path.relative_to(folder))) for path in files) - 1
        folder.rename(target)
    print(f"Selesai: folder {target.name} ({size} MB). Salin seluruh folder itu ke diska USB.")
    print(
        "Di komputer Windows: salin ke letak yang pendek, misalnya C:\\kursus, lalu klik dua kali"
    )
    print(f"MULAI.bat di dalamnya. Nama letak itu paling panjang {room} huruf.")
    print(f"Python {version(python_zip)}: {checked(python_zip)}")
    return stays


def names_for(root):
    """Yield the names that the folder may get."""
    yield root / "kit-windows"
    yield from (root / f"kit-windows-{number}" for number in range(2, 10**6))


def unpack(wheel, python):
    """Unpack a wheel the way pip lays it out, with `python` as the environment's folder."""
    packages = python / "Lib" / "site-packages"
    places = {
        "purelib": packages,
        "platlib": packages,
        "data": python,
        "scripts": python / "Scripts",
    }
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.infolist():
            top, _, rest = member.filename.partition("/")
            kind, _, inner = rest.partition("/")
            if not top.endswith(".data"):
                path = packages / member.filename
            elif kind in places:
                path = places[kind] / inner
            else:
                continue  # headers, for compiling only
            if not member.is_dir():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(archive.read(member))


def stamp(folder, python):
    """Return what mulai.py wants to know of an installation: its lock, and each file's size."""
    lock = (folder / LOCK).read_bytes().replace(b"\r\n", b"\n")
    files = {
        path.relative_to(python).as_posix(): path.stat().st_size
        for path in sorted(python.rglob("*"))
        if path.is_file()
    }
    entry = {"digest": hashlib.sha256(lock).hexdigest(), "files": files}
    return {"python": PYTHON, "locks": {LOCK: entry}}


def write_texts(folder, python_zip, packages):
    """Put MULAI.bat and BACA-DULU.txt on top, with the line ends of Windows."""
    note = (
        (TEMPLATES / "BACA-DULU.txt")
        .read_text(encoding="utf-8")
        .format(
            version=version(python_zip),
            python_name=python_zip.name,
            digest=digest(python_zip),
            checked=checked(python_zip),
            packages=packages,
            address=set_repository.warning(),
        )
    )
    (folder / "BACA-DULU.txt").write_text(note, encoding="utf-8-sig", newline="\r\n")
    (folder / "MULAI.bat").write_bytes(start_script())


def start_script():
    """Return MULAI.bat, for a double click on Windows."""
    return (TEMPLATES / "MULAI.bat").read_bytes().replace(b"\n", b"\r\n")


def version(python_zip):
    """Return the version that the name of an embeddable Python tells."""
    return EMBEDDED.fullmatch(python_zip.name).group(1)


def checked(python_zip):
    """Return a sentence on whether the Python's SHA-256 was compared with a published one."""
    if python_zip.name in KNOWN:
        return "sama dengan SHA-256 di halaman rilis python.org."
    return "BELUM DIPERIKSA: cocokkan SHA-256 di BACA-DULU.txt dengan halaman rilis python.org."
