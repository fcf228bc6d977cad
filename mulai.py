#!/usr/bin/env python3
"""Open the course: ``python mulai.py`` starts JupyterLab, ``python mulai.py uji`` runs the tests.

Needs Python alone. The first run makes the folder .venv, marks it as ours (mulai.json) and installs
what the lock files pin, every file checked against its hash. Later runs compare what is there with
the mark and start at once, whichever Python runs this file; what is damaged is installed again.
Nothing without our mark is ever changed. In the kit for Windows the folder python/ takes the place
of .venv: a Python with the packages beside it.

This file keeps to the syntax of Python 3.6, so that an old Python can still say what it lacks.
"""

import os
import sys

if __name__ == "__main__":  # nothing beside this file or on PYTHONPATH may pass for Python's own
    strangers = [os.path.dirname(os.path.abspath(__file__))]
    strangers += os.environ.get("PYTHONPATH", "").split(os.pathsep)
    sys.path[:] = [path for path in sys.path if path and path not in strangers]

import ast
import base64
import contextlib
import csv
import errno
import hashlib
import json
import platform
import re
import shutil
import signal
import socket
import stat
import subprocess
import sysconfig
import threading
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent
CARRIED = ROOT / "python"  # only in the kit for Windows
VENV = CARRIED if os.name == "nt" and (CARRIED / "mulai.json").is_file() else ROOT / ".venv"
STAMP = VENV / "mulai.json"
LOG = VENV / "pemasangan.log"
PERSONAL = VENV / "pengguna"  # what Jupyter keeps for its user: settings, signatures, addresses
SESSION = VENV / "terbuka.lock"
ASIDE = VENV / "sebelumnya"  # the parts of a .venv that is being made anew, until the new are whole
TURN = ROOT / ".mulai.lock"
LABCONFIG = ROOT / "labconfig"
KIT = ROOT / "paket"  # the packages, in a kit that `kemas` has made; nothing is downloaded then

COURSE_LOCK = "locks/requirements.lock"
TEST_LOCK = "locks/requirements-test.lock"
SITE_LOCK = "locks/requirements-situs.lock"
# pyspark comes as source only: it is built here, by the setuptools that the lock before it pins.
SOURCE_LOCK = "locks/requirements-pyspark.lock"
EXTRA_LOCKS = {  # what `pasang` offers
    "berkas": ["locks/requirements-berkas.lock"],
    "cetak": ["locks/requirements-cetak.lock"],
    "skala": ["locks/requirements-skala.lock"],
    "spark": ["locks/requirements-spark.lock", SOURCE_LOCK],
}
OLDEST, NEWEST = (3, 11), (3, 14)
PYTHON = "%d.%d" % sys.version_info[:2]
EXAMINE = "--periksa-paket"  # how this file calls itself, with the Python of .venv
FREE_MEGABYTES = {
    COURSE_LOCK: 700,
    TEST_LOCK: 500,
    "locks/requirements-berkas.lock": 200,
    "locks/requirements-cetak.lock": 100,
    SITE_LOCK: 200,
    "locks/requirements-skala.lock": 500,
    "locks/requirements-spark.lock": 300,
    SOURCE_LOCK: 2000,
}  # unpacked, with room for the downloads
REWRITTEN = (".pyc", "/INSTALLER")  # by Python, and by the next installer
MADE_BY_VENV = ("bin", "include", "lib", "lib64", "Include", "Lib", "Scripts", "pyvenv.cfg")

# A user's settings for other programs of the same name stay outside: these would change where
# packages go, which Python is meant, or which folder JupyterLab opens.
SETTINGS_OUTSIDE = ("PYTHON", "JUPYTER", "IPYTHON", "MPLCONFIG", "__PYVENV", "VIRTUAL_ENV")
# What an installer may take from them: how the packages are reached.
PIP_SETTINGS = {
    "index-url", "extra-index-url", "find-links", "no-index", "trusted-host", "proxy", "cert",
    "client-cert", "timeout", "default-timeout", "retries", "cache-dir", "no-cache-dir",
}  # fmt: skip
UV_SETTINGS = {
    "UV_INDEX_URL", "UV_EXTRA_INDEX_URL", "UV_DEFAULT_INDEX", "UV_INDEX", "UV_FIND_LINKS",
    "UV_NO_INDEX", "UV_INSECURE_HOST", "UV_HTTP_TIMEOUT", "UV_HTTP_RETRIES", "UV_NATIVE_TLS",
    "UV_SYSTEM_CERTS", "UV_CACHE_DIR", "UV_NO_CACHE",
}  # fmt: skip

# What a learner may read, all in one place. A problem says what is wrong, then what to do next.
MESSAGES = {
    "help": """
Membaca Netralitas

  python mulai.py        membuka kursus di JupyterLab
  python mulai.py uji    menjalankan semua pengujian
  python mulai.py pasang berkas
                         menambah pembaca halaman web, Word, PDF, dan Excel
  python mulai.py pasang cetak
                         untuk pengajar: membuat lembar cetak (PDF)
  python mulai.py pasang skala
                         mempercepat korpus besar di satu komputer
  python mulai.py pasang spark
                         untuk korpus yang dibagi ke banyak komputer (500 MB; perlu Java)
  python mulai.py situs  membuat situs kursus di folder situs (--buka: sekaligus membukanya)
  python mulai.py kemas  membuat kit untuk komputer tanpa internet
  python mulai.py kemas windows
                         membuat folder untuk Windows yang tidak perlu dipasang

Kata lain sesudah `uji` diteruskan ke pytest; tanpa `uji`, ke JupyterLab.
Contoh: python mulai.py --port 8890
        python mulai.py uji -m cepat
""",
    "absent": "Pemasangan pertama: beberapa menit, cukup sekali.",
    "dead": "Python di folder .venv tidak berjalan lagi. Kami ulangi dari awal.",
    "incomplete": "Paket di .venv belum lengkap atau rusak. Kami tambahkan yang kurang.",
    "again": "Perbaikan itu tidak berhasil. Kami ulangi dari awal.",
    "waiting": "Perintah lain masih bekerja di folder ini. Kami menunggu sampai selesai.",
    "environment": "Menyiapkan ruang kerja Python di folder .venv",
    "download": "Mengunduh paket",
    "install": "Memasang paket",
    "fonts": "Menyiapkan huruf untuk gambar",
    "check": "Memeriksa paket",
    "of": ": {done} dari {total}",
    "installed": "Semua paket sudah terpasang.",
    "other_installer": "{name} tidak berhasil. Kami coba lagi dengan {next}.",
    "opening": "JupyterLab segera terbuka di peramban. Untuk berhenti: Ctrl+C di jendela ini.",
    "wait": "Menunggu JupyterLab … {seconds} detik",
    "address": """
Kursus terbuka di alamat ini; kalau peramban tidak terbuka sendiri, salin ke sana:
  {address}
""",
    "already_open": """
Kursus ini sudah terbuka. Buka alamat ini di peramban:
  {address}
Untuk membukanya dari awal, tekan dulu Ctrl+C di jendela tempat kursus dijalankan.
""",
    "ended": """
JupyterLab berhenti sendiri (kode {code}). Jalankan lagi; bila tetap begitu, kirimkan berkas ini
kepada pengajar: {log}
""",
    "closed": "Kursus ditutup.",
    "stopped": "Dihentikan. Bila ingin melanjutkan, jalankan lagi perintah yang sama.",
    "wrong_python": """
Kursus ini memerlukan Python 3.11 sampai 3.14; yang berjalan sekarang Python {found}.
{remedy}""",
    "use_other_python": """Python yang cocok sudah ada di komputer ini. Jalankan:
  {command} mulai.py""",
    "get_python": """Pasang Python 3.13 dari python.org (di Linux: dari pengelola paket Anda),
lalu jalankan lagi perintah yang sama dengan Python itu.""",
    "wrong_build": """
Python ini berjenis {build}; paket kursus tidak tersedia untuk jenis itu.
Pasang Python 3.13 jenis 64-bit (x86-64) dari python.org, lalu jalankan lagi.""",
    "no_ensurepip": """
Python di komputer ini belum lengkap: modul ensurepip atau venv tidak ada.
Di Debian atau Ubuntu, jalankan:
  sudo apt install python{version}-venv
Di sistem lain, pasang Python dari python.org. Sesudah itu jalankan lagi perintah yang sama.""",
    "no_network": """
Paket tidak dapat diunduh: komputer ini tidak terhubung ke internet, atau sambungannya terputus.
Periksa jaringan, lalu jalankan lagi perintah yang sama.
Di jaringan kantor, tanyakan alamat proksi dan isikan ke variabel HTTPS_PROXY.{settings}""",
    "settings": """
Paket dicari menurut setelan di komputer ini: {settings}""",
    "proxy": """
Alamat proksi di komputer ini tidak dapat dipakai: {proxies}
Bentuk yang benar, misalnya: HTTPS_PROXY=http://proksi.kantor.go.id:8080
Tanyakan alamatnya kepada pengelola jaringan, atau hapus variabel itu.""",
    "certificate": """
Sertifikat keamanan tidak cocok, sehingga unduhan ditolak. Periksa dulu tanggal dan jam komputer.
Kalau keduanya benar, jaringan ini mengganti sertifikat keamanan: coba dari jaringan lain, atau
tanyakan berkas sertifikat kepada pengelola jaringan dan isikan letaknya ke variabel PIP_CERT dan
SSL_CERT_FILE.""",
    "disk_full": """
Ruang penyimpanan habis. Pemasangan memerlukan sekitar {needed} MB di {folder}.
Kosongkan ruang, atau pindahkan folder kursus ke penyimpanan lain, lalu jalankan lagi.""",
    "little_space": """
Ruang penyimpanan kurang: perlu sekitar {needed} MB di {folder}, tersisa {free} MB.
Kosongkan ruang, atau pindahkan folder kursus ke penyimpanan lain, lalu jalankan lagi.""",
    "wrong_hash": """
Isi paket yang diunduh tidak sama dengan yang tercatat di daftar paket kursus,
jadi paket itu tidak dipasang. Jalankan lagi; bila tetap begitu, coba dari jaringan lain.""",
    "path_too_long": """
Letak folder kursus terlalu panjang untuk sistem ini: {folder}
Pindahkan folder itu ke letak yang lebih pendek, misalnya C:\\kursus, lalu jalankan lagi.""",
    "read_only": """
Folder kursus tidak dapat ditulisi: {folder}
Salin folder itu ke tempat milik Anda, misalnya folder Dokumen, lalu jalankan dari sana.""",
    "in_use": """
Berkas di folder .venv tidak dapat diubah: mungkin JupyterLab masih berjalan di jendela lain,
atau folder itu milik pengguna lain. Tutup JupyterLab dan editor, lalu jalankan lagi.""",
    "jupyter_running": """
Paket kursus perlu diperbaiki, tetapi JupyterLab dari folder ini masih terbuka{address}.
Simpan pekerjaan Anda, tutup JupyterLab (Ctrl+C di jendelanya), lalu jalankan lagi.""",
    "not_a_folder": """
Di folder kursus ada berkas bernama .venv; nama itu diperlukan untuk folder paket.
Ganti nama atau pindahkan berkas itu, lalu jalankan lagi: {path}""",
    "foreign": """
Folder .venv di dalam folder kursus tidak dibuat oleh mulai.py, jadi tidak kami ubah: {path}
Ganti namanya, misalnya menjadi venv-saya, lalu jalankan lagi.""",
    "a_link": """
Folder .venv, atau folder di dalamnya, menunjuk ke tempat lain, jadi tidak kami ubah: {path}
Ganti nama tautan itu, lalu jalankan lagi.""",
    "separator": """
Letak folder kursus memuat tanda “{sign}”, yang tidak dapat dipakai Python: {folder}
Ganti nama folder itu tanpa “{sign}”, lalu jalankan lagi.""",
    "home_read_only": """
Folder pengguna tidak dapat ditulisi ({home}), begitu juga folder paket ({folder}).
Salin folder kursus ke tempat milik Anda, lalu jalankan mulai.py yang ada di sana.""",
    "no_package": """
Salah satu paket tidak tersedia untuk sistem ini: {system}, Python {version}.
Coba Python 3.13 jenis 64-bit dari python.org, atau buka kursus lewat Binder (lihat README.id.md).
Rincian: {log}{settings}""",
    "not_installed": """
Pemasang melaporkan selesai, tetapi paket ini belum ada atau belum utuh di .venv: {names}
Jalankan lagi; bila tetap begitu, kirimkan berkas ini kepada pengajar:
  {log}""",
    "not_in_kit": """
Kit ini tidak memuat semua paket untuk {system}, Python {version}.
Kit ini untuk: {offered}. Pakai Python itu, atau buat kit lain di komputer yang terhubung
ke internet: python mulai.py kemas {version}""",
    "kit_damaged": """
Kit ini tidak lengkap: {count} berkas hilang atau terpotong, misalnya {file}.
Salin atau ekstrak kit sekali lagi dari sumbernya, ke letak yang pendek seperti C:\\kursus.
Pekerjaan Anda di folder notebooks tidak perlu dihapus: salin dulu folder itu ke tempat lain.""",
    "only_the_course": """
Kit ini hanya memuat paket untuk membuka kursus. Untuk perintah itu, unduh kursus di komputer
yang terhubung ke internet (lihat README.id.md).""",
    "no_lock": """
Daftar paket {lock} tidak ada, atau kosong, di folder {folder}.
Unduh lagi folder kursus secara lengkap, lalu jalankan mulai.py yang ada di dalamnya.""",
    "unknown_word": """
Kata "{word}" tidak dikenal, dan tidak ada berkas dengan nama itu.
Untuk membuka kursus: python mulai.py. Untuk menguji: python mulai.py uji.""",
    "unknown_extra": """
Yang dapat dipasang: {known}. Contoh: python mulai.py pasang {example}""",
    "unknown_kit_word": """
Perintahnya: python mulai.py kemas, atau python mulai.py kemas windows
Kit biasa dapat dibuat untuk Python tertentu ({known}), misalnya: python mulai.py kemas 3.13""",
    "unknown_site_word": """
Perintahnya: python mulai.py situs, atau python mulai.py situs --buka""",
    "no_compiler": """
Untuk Mac dengan prosesor Intel, paket numba tidak tersedia; paket lainnya dipasang.
Kursus tetap menghitung hasil yang sama, tetapi lebih lambat.""",
    "wrong_port": """
Porta {port} tidak dapat dipakai: porta berupa bilangan dari 1024 sampai 65535.
Misalnya: python mulai.py --port 8890""",
    "port_closed": """
Sistem tidak mengizinkan porta {port}. Pilih porta lain, misalnya: python mulai.py --port {other}
Tanpa --port, JupyterLab mencari porta kosong sendiri.""",
    "port_taken": """
Porta {port} sedang dipakai program lain.
Pilih porta lain, misalnya: python mulai.py --port {other}
Tanpa --port, JupyterLab mencari porta kosong sendiri.""",
    "file_trouble": """
Berkas ini tidak dapat dibaca atau ditulis: {file}
Sebabnya menurut sistem: {reason}
Periksa izin folder dan ruang penyimpanan, lalu jalankan lagi.""",
    "system_trouble": """
Sistem tidak mengizinkan langkah berikutnya. Sebabnya: {reason}
Tutup program lain dan periksa ruang penyimpanan, lalu jalankan lagi.""",
    "unexpected": """
Pemasangan gagal karena sebab yang belum kami kenal:
{tail}
Jalankan lagi. Bila tetap gagal, kirimkan berkas ini kepada pengajar:
  {log}""",
}

# The first pattern found in what the installer said names the message (tool output is English).
SYMPTOMS = (
    ("disk_full", r"\[Errno (28|122)\]|\[WinError 112\]|os error (28|112|122)\b|No space left"),
    ("wrong_hash", r"DO NOT MATCH THE HASHES|[Hh]ash mismatch"),
    ("proxy", r"SOCKS support|check proxy URL|InvalidProxyURL|[Ff]ailed to parse: |proxy scheme"),
    (
        "certificate",
        r"CERTIFICATE_VERIFY_FAILED|invalid peer certificate|SSLError|CA certificate bundle",
    ),
    (
        "no_network",
        r"Connect(ion)?(Error|Timeout|Reset)|NameResolution|ReadTimeout|ProxyError|Max retries"
        r"|[Cc]onnection (refused|reset|aborted|broken)|Failed to fetch|error sending request"
        r"|dns error|unreachable|timed out",
    ),
    ("path_too_long", r"\[WinError (3|206)\]|os error (3|206)\b|[Ll]ong [Pp]ath|name too long"),
    ("in_use", r"\[Errno (1|13|30)\]|\[WinError (5|32)\]|os error (5|13|30|32)\b"),
    ("no_ensurepip", r"ensurepip is not available|No module named '?(ensurepip|venv)"),
    ("no_package", r"No matching distribution|no usable wheels|no wheels|unsatisfiable"),
)


class Problem(Exception):
    """Something the learner can mend; its text is one of MESSAGES with the details filled in."""

    def __init__(self, name, **details):
        super().__init__(MESSAGES[name].strip("\n").format(**details))
        self.name = name


def main(arguments):
    """Run the command and return the exit code; every expected failure becomes one message."""
    if sys.stdout is None or sys.stderr is None:  # pythonw has no window to write to
        sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # Python 3.7 and later
            stream.reconfigure(errors="replace")
    commands = {"uji": run_tests, "pasang": install_extras, "kemas": make_kit, "situs": make_site}
    commands[EXAMINE] = examine
    try:
        asked = arguments if arguments and arguments[0] in commands else arguments[:1]
        if {"-h", "--help", "bantuan"} & set(asked):
            say(MESSAGES["help"])
            return 0
        if arguments and arguments[0] in commands:
            return commands[arguments[0]](arguments[1:])
        return open_course(arguments)
    except Problem as problem:
        print("\n" + str(problem), file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever read what we say has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        name = "file_trouble" if error.filename else "system_trouble"
        reason = error.strerror or error
        print(MESSAGES[name].format(file=error.filename, reason=reason), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\n" + MESSAGES["stopped"], file=sys.stderr)
        return 130


def open_course(arguments):
    """Start JupyterLab on the first notebook and return its exit code when it ends."""
    check_words(arguments)
    port = named_port(arguments)
    if port is not None:
        arguments = ["--ServerApp.port_retries=0"] + arguments
    prepare([COURSE_LOCK])
    server = running_server()
    if server:
        say(MESSAGES["already_open"].format(address=address(server)))
        return 0
    if port is not None:
        check_port(port)
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # in a container; JupyterLab asks to be told
        arguments = ["--allow-root"] + arguments
    say(MESSAGES["opening"])
    with session():
        return run_jupyterlab(lab_options() + arguments)


def run_tests(arguments):
    """Run pytest over the course and return its exit code."""
    prepare([COURSE_LOCK, TEST_LOCK])
    with session():
        return wait_for([str(venv_python()), "-m", "pytest"] + arguments)


def install_extras(names):
    """Add what the named extras need to the course's packages."""
    if not names or not set(names) <= set(EXTRA_LOCKS):
        known = sorted(EXTRA_LOCKS)
        raise Problem("unknown_extra", known=", ".join(known), example=known[0])
    if "skala" in names and (platform.system(), platform.machine()) == ("Darwin", "x86_64"):
        say(MESSAGES["no_compiler"])
    locks = [COURSE_LOCK] + [lock for name in sorted(set(names)) for lock in EXTRA_LOCKS[name]]
    if not prepare(locks):
        say(MESSAGES["installed"])
    return 0


def make_kit(words):
    """Pack the course and its packages for computers without internet; return the exit code."""
    known = ["%d.%d" % (OLDEST[0], minor) for minor in range(OLDEST[1], NEWEST[1] + 1)]
    if words[:1] != ["windows"] and not set(words) <= set(known):
        raise Problem("unknown_kit_word", known=", ".join(known))
    prepare([COURSE_LOCK])
    return wait_for([str(venv_python()), str(ROOT / "tools" / "pack_kit.py")] + words)


def make_site(words):
    """Build the course's website and, if asked, show it; return the exit code."""
    if not set(words) <= {"--buka"}:
        raise Problem("unknown_site_word")
    prepare([COURSE_LOCK, SITE_LOCK])
    with our_turn():
        code = wait_for([str(venv_python()), str(ROOT / "tools" / "build_site.py")])
    if code == 0 and words:
        code = wait_for([str(venv_python()), str(ROOT / "tools" / "site_server.py")])
    return code


# Checks before anything is touched


def check_python(version, is_64_bit, build):
    """Raise Problem unless the packages exist for this Python."""
    if not OLDEST <= tuple(version[:2]) <= NEWEST:
        command = suitable_python()
        remedy = MESSAGES["use_other_python"] if command else MESSAGES["get_python"]
        found = ".".join(str(part) for part in version[:3])
        raise Problem("wrong_python", found=found, remedy=remedy.format(command=command))
    if sys.implementation.name != "cpython" or sysconfig.get_config_var("Py_GIL_DISABLED"):
        build = "%s, %s" % (platform.python_implementation(), build)
    elif is_64_bit and (os.name != "nt" or build == "win-amd64") and build != "win-arm64":
        return
    raise Problem("wrong_build", build=build)


def suitable_python():
    """Return the command of a Python on this computer that the course can use, or None."""
    for version in ("3.13", "3.12", "3.11", "3.14"):
        name, options = ("py", ["-" + version]) if os.name == "nt" else ("python" + version, [])
        path = find_program(name)
        if path and runs([path] + options + ["-c", ""]):
            return " ".join([name] + options)
    return None


def find_program(name):
    """Return where a program is, or None; what lies in the learner's own folders is no program."""
    path = shutil.which(name)
    if path and Path(path).resolve().parent in (ROOT, Path.cwd().resolve()):
        return None
    return path


def check_words(arguments):
    """Raise Problem for a mistyped command, which JupyterLab would take for a folder."""
    for word in arguments[:1]:
        if not word.startswith("-") and not (ROOT / word).exists():
            raise Problem("unknown_word", word=word)


def named_port(arguments):
    """Return the port number that the arguments ask for, or None; raise Problem if it is none."""
    match = re.search(
        r"(?:^|\s)--(?:ServerApp\.|LabApp\.)?port(?:[= ]|$)(\S*)", " ".join(arguments)
    )
    if not match:
        return None
    if not re.match(r"\d{1,5}$", match.group(1)) or not 0 < int(match.group(1)) < 2**16:
        raise Problem("wrong_port", port=match.group(1) or "(kosong)")
    return int(match.group(1))


def check_port(port):
    """Raise Problem unless JupyterLab may listen on this port of this computer."""
    other = port + 2 if 1024 <= port < 65000 else 8890
    with contextlib.closing(socket.socket()) as probe:
        probe.settimeout(2)
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise Problem("port_taken", port=port, other=other)
    with contextlib.closing(socket.socket()) as probe:
        if os.name != "nt":  # a server that has just ended does not count
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            name = "port_closed" if error.errno == errno.EACCES else "port_taken"
            raise Problem(name, port=port, other=other) from None


def check_space(free_bytes, locks):
    """Raise Problem if the packages would not fit."""
    free = free_bytes // 10**6
    needed = sum(FREE_MEGABYTES[lock] for lock in locks)
    if free < needed:
        raise Problem("little_space", needed=needed, free=free, folder=ROOT)


def check_kit(python):
    """Raise Problem if this is a kit, and made for other computers or copied in part."""
    if not KIT.is_dir():
        return
    try:
        kit = json.loads((KIT / "kit.json").read_text(encoding="utf-8"))
        pythons, systems, wheels = kit["pythons"], kit["systems"], kit["wheels"].items()
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise Problem("kit_damaged", count=1, file="paket/kit.json") from None
    system = "Windows" if os.name == "nt" else "%s %s" % (platform.system(), platform.machine())
    if python not in pythons or system not in systems:
        offered = "%s, Python %s" % ("; ".join(systems), " / ".join(pythons))
        raise Problem("not_in_kit", system=system, version=python, offered=offered)
    lost = ["paket/" + name for name, size in wheels if file_size(KIT / name) != size]
    if not STAMP.is_file():  # later on, learners may have moved their notebooks
        lost += [name for name in kit.get("course", []) if file_size(ROOT / name) is None]
    lost += [name for name, known in kit.get("locks", {}).items() if digest(name) != known]
    if lost:
        raise Problem("kit_damaged", count=len(lost), file=lost[0])


# The state of .venv


def prepare(locks):
    """Make .venv hold what the locks pin; return True if anything had to be installed."""
    for lock in locks:
        if not (ROOT / lock).is_file() or not read_pins(lock):
            raise Problem("no_lock", lock=lock, folder=ROOT)
    ready = condition(locks) == "ready"
    if not ready or ASIDE.is_dir():
        with our_turn():
            install_missing(locks)
    copy_kernel_settings()
    return not ready


def condition(locks):
    """Return what .venv is: "absent", "dead" (its Python too), "incomplete" or "ready".

    What is not ours to change raises Problem; a link is used if it leads to a ready .venv.
    """
    if not os.path.lexists(str(VENV)):
        return "absent"
    if not VENV.is_dir():
        raise Problem("not_a_folder", path=VENV)
    stamp = read_stamp()
    works = starts(stamp.get("python"))
    if works and all(is_whole(stamp, lock) for lock in locks):
        return "ready"
    if os.path.normcase(os.path.realpath(str(VENV))) != os.path.normcase(str(VENV)):
        raise Problem("a_link", path=VENV)
    if not any(VENV.iterdir()):
        return "absent"
    if not os.path.lexists(str(STAMP)):
        raise Problem("foreign", path=VENV)
    return "incomplete" if works else "dead"


def read_stamp():
    """Return what mulai.json says: {"python": "3.13", "locks": {lock: {"digest", "files"}}}."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
        entries = {
            lock: {"digest": str(entry["digest"]), "files": dict(entry["files"].items())}
            for lock, entry in stamp["locks"].items()
        }
        return {"python": "".join(stamp["python"]), "locks": entries}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def is_whole(stamp, lock):
    """True if the packages of a lock were installed, and each file has the size it had then."""
    entry = stamp.get("locks", {}).get(lock)
    return bool(entry) and entry["digest"] == digest(lock) and not damaged_files(entry)


def damaged_files(entry):
    """Return the files of a stamp's entry that are gone or have another size."""
    top = str(VENV) + os.sep
    return [name for name, size in entry["files"].items() if file_size(top + name) != size]


def file_size(path):
    """Return the size of a file in bytes, or None where there is none."""
    try:
        return os.stat(str(path)).st_size
    except OSError:
        return None


def starts(version):
    """True if the Python of .venv starts, looks there, and is of this version (None: of any)."""
    code = (
        "import os, sys; found = '%d.%d' % sys.version_info[:2]; top, version = sys.argv[1:];"
        "sys.exit(version not in (found, 'any') or not os.path.samefile(sys.prefix, top))"
    )
    return runs([str(venv_python()), "-I", "-c", code, str(VENV), version or "any"])


def write_stamp(stamp):
    """Write mulai.json, in one move. Its presence says that .venv is ours."""
    write_whole(STAMP, json.dumps(stamp).encode())


def digest(lock):
    """Return the SHA-256 of a lock, the same however git ends its lines."""
    content = (ROOT / lock).read_bytes().replace(b"\r\n", b"\n")
    return hashlib.sha256(content).hexdigest()


def venv_python():
    """Return the Python program of .venv."""
    if VENV == CARRIED:
        return VENV / "python.exe"
    return VENV / "Scripts" / "python.exe" if os.name == "nt" else VENV / "bin" / "python"


def copy_kernel_settings():
    """Put the kernel settings where every kernel of .venv reads them."""
    source = LABCONFIG / "ipython_kernel_config.py"
    target = VENV / "etc" / "ipython" / source.name
    if not target.is_file() or target.read_bytes() != source.read_bytes():
        if leads_out(target.parent):
            raise Problem("a_link", path=target.parent)
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, source.read_bytes())


def leads_out(path):
    """True if a link on the way to a file or folder of .venv leads out of the course's own."""
    real = os.path.realpath(str(path))
    return os.path.normcase(real + os.sep).find(os.path.normcase(str(VENV) + os.sep)) != 0


def write_whole(path, content):
    """Write a file of .venv in one move; a link of its name is replaced, not followed."""
    draft = path.with_name(path.name + ".tmp")
    remove(draft)
    draft.write_bytes(content)
    os.replace(str(draft), str(path))


# Who may change .venv, and when


@contextlib.contextmanager
def our_turn():
    """Hold the right to change .venv; a second start waits here until the first is done."""
    try:
        handle = TURN.open("a")
    except OSError:
        raise Problem("read_only", folder=ROOT) from None
    with handle:
        # Installers inherit the lock: should this process be killed, the next start waits for them.
        os.set_inheritable(handle.fileno(), True)
        if not take(handle):
            say(MESSAGES["waiting"])
            while not take(handle):
                time.sleep(0.5)
        yield


@contextlib.contextmanager
def session():
    """Hold .venv as it is while a program of ours runs in it; several may at the same time."""
    try:
        handle = SESSION.open("a")
    except OSError:  # .venv belongs to somebody else: then nobody changes it through us either
        yield
        return
    with handle:
        os.set_inheritable(handle.fileno(), True)
        while not take(handle, shared=True):
            time.sleep(0.5)
        yield


@contextlib.contextmanager
def nobody_inside():
    """Hold .venv while what programs may be using is replaced; Problem if one runs."""
    with SESSION.open("a") as handle:
        if not take(handle):
            server = running_server()
            raise Problem("jupyter_running", address=" di " + address(server) if server else "")
        yield


def take(handle, shared=False):
    """Lock an open file; False if another process has it. The system frees it when we end."""
    try:
        if os.name == "nt":
            return take_on_windows(handle, shared)
        import fcntl

        fcntl.flock(handle.fileno(), (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError as error:  # some network drives know no locks: go on without
        return error.errno not in (errno.EACCES, errno.EAGAIN)
    return True


def take_on_windows(handle, shared):
    """Lock one free byte of 64 for a shared lock, all of them for one that nobody shares."""
    import msvcrt

    for first in range(64 if shared else 1):
        handle.seek(first)
        try:
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1 if shared else 64)
            return True
        except OSError as error:
            if error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLOCK):
                raise
    return False


# Installing


def install_missing(locks):
    """Install what is missing, unless another start has just done so. Checks come first."""
    settle()
    found = condition(locks)
    if found == "ready":
        return
    stamp = read_stamp()
    if VENV == CARRIED:
        raise carried_problem(stamp, locks)
    if os.pathsep in str(VENV):
        raise Problem("separator", sign=os.pathsep, folder=ROOT)
    if found != "incomplete":
        check_python(sys.version_info, sys.maxsize > 2**32, sysconfig.get_platform())
    check_kit(stamp.get("python", PYTHON) if found == "incomplete" else PYTHON)
    if found == "incomplete":
        for packages in [*VENV.glob("lib*/python*/site-packages"), VENV / "Lib" / "site-packages"]:
            if leads_out(packages):
                raise Problem("a_link", path=packages)
    new = [lock for lock in locks if lock not in stamp.get("locks", {})]
    check_space(shutil.disk_usage(str(ROOT)).free, new if found == "incomplete" else locks)
    say(MESSAGES[found])
    useful = any(not damaged_files(entry) for entry in stamp.get("locks", {}).values())
    try:
        if found != "incomplete":
            make_venv()
        install(locks, may_begin_again=found == "incomplete" and not useful)
    finally:
        with contextlib.suppress(OSError):  # then the next start does it
            settle()
    say(MESSAGES["installed"])


def carried_problem(stamp, locks):
    """Return the Problem of a kit for Windows that is not ready: nothing is installed into it."""
    if any(lock not in stamp.get("locks", {}) for lock in locks):
        return Problem("only_the_course")
    lost = [name for lock in locks for name in damaged_files(stamp["locks"][lock])]
    return Problem("kit_damaged", count=len(lost), file=lost[0] if lost else "python/python.exe")


def install(locks, may_begin_again):
    """Install the packages that the locks pin and .venv lacks; check them; write the stamp."""
    try:
        lacking = ask_venv(locks)
        if lacking["missing"] and lacking["replaces"]:
            with nobody_inside():
                for folder in lacking["half"]:
                    remove(VENV / folder)
                install_packages(locks)
        elif lacking["missing"]:
            install_packages(locks)
    except Problem as problem:
        if not may_begin_again or problem.name != "unexpected":
            raise
        say(MESSAGES["again"])
        check_python(sys.version_info, sys.maxsize > 2**32, sysconfig.get_platform())
        check_kit(PYTHON)
        make_venv()
        return install(locks, may_begin_again=False)
    say(MESSAGES["fonts"])  # else the first figure waits for this, and says so in English
    run([str(venv_python()), "-c", "import matplotlib.font_manager"])
    say(MESSAGES["check"])
    found = ask_venv(locks)
    if found["missing"]:
        raise Problem("not_installed", names=", ".join(found["missing"]), log=LOG)
    entries = {lock: {"digest": digest(lock), "files": found["files"][lock]} for lock in locks}
    known = read_stamp().get("locks", {})
    write_stamp({"python": found["python"], "locks": dict(known, **entries)})


def make_venv():
    """Make .venv anew; with uv where Python came without ensurepip. The mark comes first."""
    say(MESSAGES["environment"])
    VENV.mkdir(exist_ok=True)
    STAMP.touch()  # at once, and not by way of a draft: a kill must not leave what looks foreign
    command = [sys.executable, "-I", "-m", "venv", str(VENV)]
    if not runs([sys.executable, "-I", "-c", "import ensurepip, venv"]):
        uv = find_program("uv")
        if not uv:
            raise Problem("no_ensurepip", version=PYTHON)
        command = [uv, "venv", "--quiet", "--allow-existing", "--python", sys.executable, str(VENV)]
    with nobody_inside():
        set_aside()
        code, output = run(command, settings=uv_settings())
    if code != 0:
        raise diagnose(output, [COURSE_LOCK])


def set_aside():
    """Put what .venv holds where `settle` finds it: the old is kept until the new is whole."""
    parts = [path for path in VENV.iterdir() if path.name in MADE_BY_VENV]
    remove(ASIDE)
    if parts:
        ASIDE.mkdir()
        write_whole(ASIDE / STAMP.name, STAMP.read_bytes())
    write_stamp({"python": PYTHON, "locks": {}})
    for path in parts:
        os.replace(str(path), str(ASIDE / path.name))


def settle():
    """End a making anew, also one that was killed: the old goes if the new is whole, else back."""
    if not ASIDE.is_dir() or leads_out(ASIDE):
        return
    if not read_stamp().get("locks"):
        for path in list(ASIDE.iterdir()):
            if path.name in MADE_BY_VENV:
                remove(VENV / path.name)
                os.replace(str(path), str(VENV / path.name))
        if (ASIDE / STAMP.name).is_file():
            os.replace(str(ASIDE / STAMP.name), str(STAMP))
    remove(ASIDE)


def remove(path):
    """Remove a part of .venv; of a link the link alone, never what it leads to."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(str(path))
    elif os.path.lexists(str(path)):
        path.unlink()


def install_packages(locks):
    """Install the locks with uv where it is, else or if it fails with the pip of .venv."""
    installers = list(installer_commands(locks))
    if not installers:  # a .venv that uv made, and uv is gone
        raise Problem("no_ensurepip", version=PYTHON)
    for number, (name, commands, settings) in enumerate(installers, start=1):
        progress = Progress(locks)
        code, output = run_all(commands, progress, settings)
        progress.end()
        if code == 0:
            keep_log(output)
            return
        problem = diagnose(output, locks, settings)
        if number == len(installers) or problem.name == "disk_full":
            raise problem
        say(MESSAGES["other_installer"].format(name=name, next=installers[number][0]))


def installer_commands(locks):
    """Yield (name, commands, settings) of every installer at hand, the quickest first."""
    python = str(venv_python())
    steps = [["--only-binary", ":all:"]]
    for lock in locks:
        if lock == SOURCE_LOCK:  # nothing is fetched for building: what is installed already serves
            steps.append(["--no-deps", "--no-binary", ":all:", "--no-build-isolation"])
        steps[-1] += ["-r", str(ROOT / lock)]
    for options in steps:
        options += ["--require-hashes"]
        if KIT.is_dir():
            options += ["--no-index", "--find-links", str(KIT)]
    uv = find_program("uv")
    if uv and runs([uv, "--version"]):
        start = [uv, "pip", "install", "--python", python]
        yield "uv", [start + options for options in steps], uv_settings()
    if runs([python, "-I", "-c", "import pip"]):
        # -I: no package from elsewhere may count as installed. What is never imported needs no
        # compiling: that halves the time.
        pip = [python, "-I", "-X", "utf8", "-m", "pip", "install", "--no-input", "--no-compile"]
        pip += ["--disable-pip-version-check", "--progress-bar=off"]
        yield "pip", [pip + options for options in steps], pip_settings(python)


def pip_settings(python):
    """Return the variables for pip: of the user's settings only how the packages are reached."""
    clean = {"PIP_CONFIG_FILE": os.devnull}
    if KIT.is_dir():
        return clean
    # -vvv: some have told pip to be quiet. A file that pip cannot read says nothing.
    command = [python, "-I", "-X", "utf8", "-m", "pip", "config", "list", "-vvv"]
    files = {"PIP_CONFIG_FILE": os.environ.get("PIP_CONFIG_FILE", "")}
    _, text = run(command, settings={name: file for name, file in files.items() if file})
    found = {}
    for section in ("global", "install"):  # as pip ranks them, and variables last
        for name, value in re.findall(r"(?m)^%s\.([\w-]+)=(.*)$" % section, text):
            with contextlib.suppress(ValueError, SyntaxError):
                found[name] = str(ast.literal_eval(value.strip()))
    for name in PIP_SETTINGS:
        found[name] = os.environ.get(pip_variable(name)) or found.get(name)
    for name in ("timeout", "default-timeout", "retries"):
        if not re.match(r"\d+(\.\d+)?$", found[name] or ""):
            del found[name]
    found = {name: value for name, value in found.items() if value}
    if "find-links" not in found:  # an index must stay
        found.pop("no-index", None)
    for name in PIP_SETTINGS & set(found):
        clean[pip_variable(name)] = found[name]
    return clean


def pip_variable(name):
    """Return the variable that pip reads for an option."""
    return "PIP_" + name.upper().replace("-", "_")


def uv_settings():
    """Return the variables for uv: of the user's settings only how the packages are reached."""
    if KIT.is_dir():
        return {"UV_NO_CONFIG": "1"}
    users = {name: os.environ[name] for name in UV_SETTINGS if name in os.environ}
    return dict(users, UV_NO_CONFIG="1")


class Progress:
    """Reads what an installer prints and shows how far it is: one line, rewritten in a terminal."""

    def __init__(self, locks):
        texts = [(ROOT / lock).read_text(encoding="utf-8") for lock in locks]
        self.pinned = sum(len(re.findall(r"(?m)^[\w.-]+==", text)) for text in texts)
        self.step = 1 if sys.stdout.isatty() else 10
        self.line = Line()

    def __call__(self, lines):
        """Show the state after these lines of output."""
        text = "".join(lines)
        resolved = re.search(r"Resolved (\d+) packages", text)  # uv counts for us; pip says what
        ignored = len(re.findall(r"(?m)^Ignoring ", text))
        total = int(resolved.group(1)) if resolved else self.pinned - ignored
        if re.search(r"(?m)^(Installing collected packages|Prepared )", text):
            there = [*VENV.glob("lib/python*/site-packages/*.dist-info")]
            there += VENV.glob("Lib/site-packages/*.dist-info") if os.name == "nt" else []
            self.show("install", len(there), total)
        else:
            done = len(re.findall(r"(?m)^(?:Collecting|Requirement already satisfied:) ", text))
            self.show("download", done, total)

    def show(self, label, done, total):
        """Show the state: every package in a terminal, every tenth elsewhere."""
        done = min(done, total) // self.step * self.step
        of = MESSAGES["of"].format(done=done, total=total) if done else " …"
        self.line.show(MESSAGES[label] + of)

    def end(self):
        """Leave the line."""
        self.line.end()


class Line:
    """A line that is rewritten in a terminal, and elsewhere printed anew when it has news."""

    def __init__(self):
        self.in_terminal = sys.stdout.isatty()
        self.shown = ""

    def show(self, line):
        """Print the line if it is news."""
        if line != self.shown:
            self.shown = line
            text = "\r" + line.ljust(60) if self.in_terminal else line + "\n"
            print(text, end="", flush=True)

    def end(self):
        """Leave the line, so that what comes next has its own."""
        if self.in_terminal and self.shown:
            print()
        self.shown = ""


def keep_log(output):
    """Keep an installer's output in a file for those who have to find a fault."""
    with contextlib.suppress(OSError):  # the disk may be full
        write_whole(LOG, output.encode())


def diagnose(output, locks, settings=None):
    """Return the Problem that an installer's output tells of, and keep the output in a file."""
    keep_log(output)
    name = next((name for name, pattern in SYMPTOMS if re.search(pattern, output)), "unexpected")
    if name == "no_package" and KIT.is_dir():
        name = "not_in_kit"
    if shutil.disk_usage(str(ROOT if not VENV.is_dir() else VENV)).free < 10**6:
        name = "disk_full"  # venv keeps the reason of its failure to itself
    return Problem(
        name,
        folder=ROOT,
        needed=sum(FREE_MEGABYTES[lock] for lock in locks),
        version=PYTHON,
        system="%s %s" % (platform.system(), platform.machine()),
        offered="komputer jenis lain",
        log=LOG,
        settings=described(settings or {}),
        proxies=", ".join(shown(dict(os.environ, **(settings or {})), r"(?i)PROXY$")) or "pip.ini",
        tail="\n".join("  " + line for line in output.strip().splitlines()[-5:]),
    )


def described(settings):
    """Return a sentence on the user's settings that say where packages come from, or ""."""
    said = shown(settings, r"INDEX|FIND_LINKS|PROXY")
    return MESSAGES["settings"].format(settings=", ".join(said)) if said else ""


def shown(settings, pattern):
    """Return the settings whose names hold a pattern, in writing and without passwords."""
    return [
        "%s=%s" % (name, re.sub(r"//[^/@\s]*@", "//…@", value))
        for name, value in sorted(settings.items())
        if re.search(pattern, name) and not re.search(r"(?i)no_proxy", name)
    ]


# What .venv holds, as its own Python sees it


def ask_venv(locks):
    """Return what `examine` finds when the Python of .venv runs it."""
    command = [str(venv_python()), "-I", "-X", "utf8", str(Path(__file__).resolve()), EXAMINE]
    code, output = run(command + locks)
    if code != 0:
        raise diagnose(output, locks)
    return json.loads(output.splitlines()[-1])


def examine(locks):
    """Compare the packages of the running Python with what the locks pin for this computer.

    Prints in JSON: "python", its version; "files" {lock: {file: bytes}}; "missing" [packages];
    "replaces", whether installing these changes what is there; "half", the metadata folders of
    packages that are not whole. File names are relative to .venv; Python's caches do not count.
    """
    from importlib.metadata import PathDistribution

    try:
        from packaging.markers import Marker
    except ImportError:
        from pip._vendor.packaging.markers import Marker

    purelib = Path(sysconfig.get_path("purelib"))
    there = {}
    for folder in purelib.glob("*.dist-info"):
        there.setdefault(canonical(folder.name.split("-")[0]), []).append(folder)
    answer = {"python": PYTHON, "missing": [], "replaces": False, "half": []}
    answer["files"] = {lock: {} for lock in locks}
    for lock in locks:
        for name, version, marker in read_pins(lock):
            if marker and not Marker(marker).evaluate():
                continue
            folders = there.get(canonical(name), [])
            files = recorded_files(folders[0]) if len(folders) == 1 else None
            if files and PathDistribution(folders[0]).version == version:
                answer["files"][lock].update(files)
                continue
            answer["missing"].append(name)
            answer["replaces"] = answer["replaces"] or bool(folders)
            if files is None:  # pip could not uninstall what has no whole list of its files
                answer["half"] += [str(folder.relative_to(sys.prefix)) for folder in folders]
    print(json.dumps(answer))
    return 0


def canonical(name):
    """Return the name of a package as all its spellings share it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def read_pins(lock):
    """Return (name, version, marker or "") of every pin of a lock."""
    text = (ROOT / lock).read_text(encoding="utf-8", errors="replace")
    return re.findall(r"(?m)^([\w.-]+)==([^\s;]+)(?: *; *(.+?))?(?= *\\$| --hash| *$)", text)


def recorded_files(folder):
    """Return {file: bytes} of a package, or None if one is gone or not what RECORD says."""
    top = folder.parent
    files = {}
    try:
        with (folder / "RECORD").open(encoding="utf-8", newline="") as record:
            rows = [row for row in csv.reader(record) if row and not row[0].endswith(REWRITTEN)]
        for name, known_hash, known_size in rows:
            path = os.path.normpath(str(top / name))
            content = Path(path).read_bytes()
            if known_size and int(known_size) != len(content):
                return None
            if known_hash.startswith("sha256="):
                found = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode()
                if found.rstrip("=") != known_hash[len("sha256=") :]:
                    return None
            files[os.path.relpath(path, sys.prefix)] = len(content)
    except (OSError, ValueError):
        return None
    return files


# JupyterLab


def lab_options():
    """Return what JupyterLab is told on its command line, above every settings file."""
    options = ["--ServerApp.root_dir=" + str(ROOT)]
    if personal_folder():  # English reports go there, the learner is told the address by us
        target = {"class": "logging.FileHandler", "formatter": "console", "mode": "w"}
        target["filename"] = str(PERSONAL / "jupyterlab.log")
        kind = {"level": "WARNING", "handlers": ["file"]}
        logging = {"handlers": {"file": target}, "loggers": {"ServerApp": kind, "LabApp": kind}}
        options.append("--Application.logging_config=" + json.dumps(logging))
    return options


def run_jupyterlab(arguments):
    """Run JupyterLab until it ends or the learner presses Ctrl+C once; tell its address."""
    stopped, running = [], []

    def end(number, _):
        stopped.append(number)
        for process in running:
            stop(process)

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), end)
    process = start_alone([str(venv_python()), "-P", "-m", "jupyterlab"] + arguments)
    running.append(process)
    if stopped:  # while it was being started
        stop(process)
    tell_address(process)
    code = process.wait()
    if signal.SIGINT in stopped:
        say(MESSAGES["closed"])
        return 0
    if code > 0:
        say(MESSAGES["ended"].format(code=code, log=PERSONAL / "jupyterlab.log"))
    return code if code >= 0 else 128 - code


def tell_address(process):
    """Show that the start goes on, then the address, as soon as JupyterLab answers."""
    line, before = Line(), time.monotonic()
    server = None
    while process.poll() is None and not server:
        if line.in_terminal:
            line.show(MESSAGES["wait"].format(seconds=int(time.monotonic() - before)))
        time.sleep(0.3)
        server = running_server(process.pid)
    line.end()
    if server:
        say(MESSAGES["address"].format(address=address(server)))


def start_alone(command):
    """Start a program that leaves Ctrl+C to us, from its first moment on."""
    options = {"cwd": str(ROOT), "env": environment(), "close_fds": False}
    if os.name == "nt":
        options["creationflags"] = 0x200  # a process group of its own
    else:
        options["preexec_fn"] = lambda: signal.signal(signal.SIGINT, signal.SIG_IGN)
    return subprocess.Popen(command, **options)


def stop(process):
    """End JupyterLab with its kernels, by a signal or (Windows has none) by its own address."""
    server = running_server(process.pid) if os.name == "nt" else None
    try:
        ask(server or {}, "api/shutdown", "POST")
    except (OSError, KeyError):
        process.terminate()


def running_server(process_id=None):
    """Return what a JupyterLab that answers for this course says of itself, or None."""
    for path in sorted(PERSONAL.glob("runtime/jpserver-%s.json" % (process_id or "*"))):
        try:
            server = json.loads(path.read_text(encoding="utf-8"))
            json.loads(ask(server, "api/status"))["started"]  # another program may answer there
        except (OSError, ValueError, KeyError, TypeError):
            continue
        if server.get("root_dir", str(ROOT)) == str(ROOT):  # a linked .venv may serve two folders
            return server
    return None


def address(server):
    """Return the address of the first notebook on a server."""
    settings = json.loads((LABCONFIG / "jupyter_server_config.json").read_text(encoding="utf-8"))
    page = settings["LabApp"]["default_url"].lstrip("/")
    return "%s%s?token=%s" % (server["url"], page, server["token"])


def ask(server, page, method="GET"):
    """Return what a server on this computer answers, asked past any proxy; OSError if it fails."""
    headers = {"Authorization": "token " + server["token"]}
    request = urllib.request.Request(server["url"] + page, headers=headers, method=method)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=3) as answer:
        return answer.read().decode("utf-8", "replace")


# Other programs


def environment():
    """Return the variables for every program that we start."""
    old = {
        name: value
        for name, value in os.environ.items()
        if not name.upper().startswith(SETTINGS_OUTSIDE)
    }
    settings = dict(
        old,
        PATH=os.pathsep.join([str(venv_python().parent), old.get("PATH", "")]),
        VIRTUAL_ENV=str(VENV),
        PYTHONUTF8="1",
        JUPYTER_CONFIG_PATH=os.pathsep.join([str(ROOT), str(LABCONFIG)]),
        JUPYTER_PREFER_ENV_PATH="1",
    )
    if personal_folder():
        folders = {
            "JUPYTER_CONFIG_DIR": "jupyter",
            "JUPYTER_DATA_DIR": "data",
            "JUPYTER_RUNTIME_DIR": "runtime",
            "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
            "IPYTHONDIR": "ipython",
            "MPLCONFIGDIR": "matplotlib",
        }
        settings.update({name: str(PERSONAL / folder) for name, folder in folders.items()})
    if old.get("KORPUS"):  # kernels work in notebooks/, the learner may stand elsewhere
        given = old["KORPUS"].strip().strip("\"'")
        settings["KORPUS"] = os.path.abspath(os.path.expanduser(given))
    return settings


def personal_folder():
    """Make the folder for what Jupyter keeps; False where .venv is not ours to write in.

    Jupyter wants that folder closed to others; some drives know no such thing. Then the folder of
    the user serves, and if that cannot be written either, Problem.
    """
    if not VENV.is_dir():
        return False
    try:
        PERSONAL.mkdir(mode=0o700, exist_ok=True)
        (PERSONAL / "runtime").mkdir(mode=0o700, exist_ok=True)
        closed = os.name == "nt" or not stat.S_IMODE(PERSONAL.stat().st_mode) & 0o077
        if closed and os.access(str(PERSONAL / "runtime"), os.W_OK):
            return True
    except OSError:
        pass
    home = os.path.expanduser("~")
    if not os.access(home, os.W_OK):
        raise Problem("home_read_only", home=home, folder=VENV)
    return False


def runs(command):
    """True if the command can be started and succeeds."""
    try:
        quiet = subprocess.DEVNULL
        return subprocess.call(command, stdin=quiet, stdout=quiet, stderr=quiet) == 0
    except OSError:
        return False


def run(command, watch=lambda lines: None, settings=None):
    """Run a program unseen; `watch` gets its lines as they come. Return exit code and output.

    Installers get the given variables only, none of the user's own settings for them.
    """
    own = environment()
    own = {name: value for name, value in own.items() if not name.startswith(("PIP_", "UV_"))}
    process = subprocess.Popen(
        command,
        cwd=str(ROOT),
        env=dict(own, LC_ALL="C.UTF-8", **(settings or {})),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        close_fds=False,
    )
    lines = []
    reader = threading.Thread(target=lambda: [lines.append(line) for line in process.stdout])
    reader.daemon = True
    reader.start()
    try:
        while reader.is_alive():
            watch(lines)
            reader.join(0.2)
        watch(lines)
        return process.wait(), "".join(lines)
    except KeyboardInterrupt:
        process.terminate()
        process.wait()
        raise
    finally:
        process.stdout.close()


def run_all(commands, watch, settings):
    """Run programs unseen, one after another as long as they succeed; return as `run` does."""
    code, outputs = 0, []
    for command in commands:
        if code == 0:
            code, output = run(command, watch, settings)
            outputs.append(output)
    return code, "".join(outputs)


def wait_for(command):
    """Run a program in the foreground until it ends; Ctrl+C and a stop signal are its to handle."""
    process = subprocess.Popen(command, cwd=str(ROOT), env=environment(), close_fds=False)
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    while True:
        try:
            code = process.wait()
            return code if code >= 0 else 128 - code
        except KeyboardInterrupt:
            continue


def say(text):
    """Print a message to the learner."""
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
