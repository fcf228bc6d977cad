#!/usr/bin/env python3
"""Open the course: ``python mulai.py`` starts JupyterLab, ``python mulai.py uji`` runs the tests.

Needs Python alone. The first run makes the folder .venv and installs what the lock files pin,
every file checked against its hash; later runs find the stamp written last and start at once.
A missing stamp means an interrupted installation: .venv is then made anew.

This file keeps to the syntax of Python 3.6, so that an old Python can still say what it lacks.
"""

import contextlib
import csv
import errno
import hashlib
import json
import os
import platform
import re
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "mulai.json"
LOG = VENV / "pemasangan.log"
TURN = ROOT / ".mulai.lock"
LABCONFIG = ROOT / "labconfig"
KIT = ROOT / "paket"  # the packages, in a kit that `kemas` has made; nothing is downloaded then

COURSE_LOCK = "requirements.lock"
TEST_LOCK = "requirements-test.lock"
# pyspark comes as source only: it is built here, by the setuptools that the lock before it pins.
SOURCE_LOCK = "requirements-pyspark.lock"
EXTRA_LOCKS = {  # what `pasang` offers
    "berkas": ["requirements-berkas.lock"],
    "skala": ["requirements-skala.lock"],
    "spark": ["requirements-spark.lock", SOURCE_LOCK],
}
OLDEST, NEWEST = (3, 11), (3, 14)
PYTHON = "%d.%d" % sys.version_info[:2]
FREE_MEGABYTES = {
    COURSE_LOCK: 700,
    TEST_LOCK: 500,
    "requirements-berkas.lock": 200,
    "requirements-skala.lock": 500,
    "requirements-spark.lock": 300,
    SOURCE_LOCK: 2000,
}  # unpacked, with room for the downloads

# What a learner may read, all in one place. A problem says what is wrong, then what to do next.
MESSAGES = {
    "help": """
Membaca Netralitas

  python mulai.py        membuka kursus di JupyterLab
  python mulai.py uji    menjalankan semua pengujian
  python mulai.py pasang berkas
                         menambah pembaca halaman web, Word, PDF, dan Excel
  python mulai.py pasang skala
                         mempercepat korpus besar di satu komputer
  python mulai.py pasang spark
                         untuk korpus yang dibagi ke banyak komputer (500 MB; perlu Java)
  python mulai.py kemas  membuat kit untuk komputer tanpa internet

Kata lain sesudah `uji` diteruskan ke pytest; tanpa `uji`, ke JupyterLab.
Contoh: python mulai.py --port 8890
""",
    "absent": "Pemasangan pertama: beberapa menit, cukup sekali.",
    "broken": "Isi .venv tidak lengkap, atau untuk Python lain. Kami ulangi dari awal.",
    "outdated": "Paket di .venv belum lengkap untuk perintah ini. Kami tambahkan yang kurang.",
    "waiting": "Pemasangan sedang berjalan di jendela lain. Kami menunggu sampai selesai.",
    "environment": "Menyiapkan ruang kerja Python di folder .venv",
    "download": "Mengunduh paket",
    "install": "Memasang paket",
    "fonts": "Menyiapkan huruf untuk gambar",
    "of": ": {done} dari {total}",
    "installed": "Semua paket sudah terpasang.",
    "other_installer": "{name} tidak berhasil. Kami coba lagi dengan {next}.",
    "opening": "JupyterLab segera terbuka di peramban. Untuk berhenti: Ctrl+C di jendela ini.",
    "stopped": "Dihentikan. Bila ingin melanjutkan, jalankan lagi perintah yang sama.",
    "wrong_python": """
Kursus ini memerlukan Python 3.11 sampai 3.14; yang berjalan sekarang Python {found}.
{remedy}""",
    "use_other_python": """Python yang cocok sudah ada di komputer ini. Jalankan:
  {command} mulai.py""",
    "get_python": """Pasang Python 3.13 dari python.org (di Linux: dari pengelola paket Anda),
lalu jalankan lagi perintah yang sama dengan Python itu.""",
    "wrong_build": """
Python ini dibuat untuk {build}; paket kursus tidak tersedia untuk jenis itu.
Pasang Python 3.13 jenis 64-bit (x86-64) dari python.org, lalu jalankan lagi.""",
    "no_ensurepip": """
Python di komputer ini belum lengkap: modul ensurepip atau venv tidak ada.
Di Debian atau Ubuntu, jalankan:
  sudo apt install python{version}-venv
Di sistem lain, pasang Python dari python.org. Sesudah itu jalankan lagi perintah yang sama.""",
    "no_network": """
Paket tidak dapat diunduh: komputer ini tidak terhubung ke internet, atau sambungannya terputus.
Periksa jaringan, lalu jalankan lagi perintah yang sama.
Di jaringan kantor, tanyakan alamat proksi dan isikan ke variabel HTTPS_PROXY.""",
    "certificate": """
Jaringan ini mengganti sertifikat keamanan, sehingga unduhan ditolak.
Coba dari jaringan lain, atau tanyakan berkas sertifikat kepada pengelola jaringan
dan isikan letaknya ke variabel PIP_CERT dan SSL_CERT_FILE.""",
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
    "not_a_folder": """
Di folder kursus ada berkas bernama .venv; nama itu diperlukan untuk folder paket.
Ganti nama atau hapus berkas itu, lalu jalankan lagi: {path}""",
    "no_package": """
Salah satu paket tidak tersedia untuk sistem ini: {system}, Python {version}.
Coba Python 3.13 jenis 64-bit dari python.org, atau buka kursus lewat Binder (lihat README.id.md).
Rincian: {log}""",
    "not_in_kit": """
Kit ini tidak memuat semua paket untuk {system}, Python {version}.
Pakai Python 3.12 atau 3.13 jenis 64-bit dari python.org, atau buat kit lain di komputer yang
terhubung ke internet: python mulai.py kemas {version}""",
    "no_lock": """
Daftar paket {lock} tidak ada di folder {folder}.
Unduh lagi folder kursus secara lengkap, lalu jalankan mulai.py yang ada di dalamnya.""",
    "unknown_word": """
Kata "{word}" tidak dikenal, dan tidak ada berkas dengan nama itu.
Untuk membuka kursus: python mulai.py. Untuk menguji: python mulai.py uji.""",
    "unknown_extra": """
Yang dapat dipasang: {known}. Contoh: python mulai.py pasang {example}""",
    "no_compiler": """
Untuk Mac dengan prosesor Intel, paket numba tidak tersedia; paket lainnya dipasang.
Kursus tetap menghitung hasil yang sama, tetapi lebih lambat.""",
    "port_taken": """
Porta {port} sedang dipakai program lain.
Pilih porta lain, misalnya: python mulai.py --port {other}
Tanpa --port, JupyterLab mencari porta kosong sendiri.""",
    "file_trouble": """
Berkas ini tidak dapat dibaca atau ditulis: {file}
Sebabnya menurut sistem: {reason}
Periksa izin folder dan ruang penyimpanan, lalu jalankan lagi.""",
    "unexpected": """
Pemasangan gagal karena sebab yang belum kami kenal:
{tail}
Hapus folder .venv, lalu jalankan lagi. Bila tetap gagal, kirimkan berkas ini kepada pengajar:
  {log}""",
}

# The first pattern found in what the installer said names the message (tool output is English).
SYMPTOMS = (
    ("disk_full", r"\[Errno (28|122)\]|\[WinError 112\]|os error (28|112|122)\b|No space left"),
    ("wrong_hash", r"DO NOT MATCH THE HASHES|[Hh]ash mismatch"),
    ("certificate", r"CERTIFICATE_VERIFY_FAILED|invalid peer certificate|SSLError"),
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
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # Python 3.7 and later
            stream.reconfigure(errors="replace")
    try:
        if arguments[:1] in (["-h"], ["--help"], ["bantuan"]):
            say(MESSAGES["help"])
            return 0
        check_python(sys.version_info, sys.maxsize > 2**32, sysconfig.get_platform())
        if arguments[:1] == ["uji"]:
            return run_tests(arguments[1:])
        if arguments[:1] == ["pasang"]:
            return install_extras(arguments[1:])
        if arguments[:1] == ["kemas"]:
            return make_kit(arguments[1:])
        return open_course(arguments)
    except Problem as problem:
        print("\n" + str(problem), file=sys.stderr)
        return 1
    except OSError as error:
        text = MESSAGES["file_trouble"].format(file=error.filename, reason=error.strerror)
        print(text, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\n" + MESSAGES["stopped"], file=sys.stderr)
        return 130


def open_course(arguments):
    """Start JupyterLab on the first notebook and return its exit code when it ends."""
    check_words(arguments)
    port = named_port(arguments)
    if port is not None:
        check_port(port)
        arguments = ["--ServerApp.port_retries=0"] + arguments
    prepare([COURSE_LOCK])
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # in a container; JupyterLab asks to be told
        arguments = ["--allow-root"] + arguments
    say(MESSAGES["opening"])
    return wait_for([str(venv_python()), "-m", "jupyterlab"] + arguments)


def run_tests(arguments):
    """Run pytest over the course and return its exit code."""
    prepare([COURSE_LOCK, TEST_LOCK])
    return wait_for([str(venv_python()), "-m", "pytest"] + arguments)


def install_extras(names):
    """Add what the named extras need to the course's packages."""
    if not names or not set(names) <= set(EXTRA_LOCKS):
        known = sorted(EXTRA_LOCKS)
        raise Problem("unknown_extra", known=", ".join(known), example=known[0])
    if "skala" in names and (platform.system(), platform.machine()) == ("Darwin", "x86_64"):
        say(MESSAGES["no_compiler"])
    locks = [COURSE_LOCK] + [lock for name in sorted(set(names)) for lock in EXTRA_LOCKS[name]]
    if condition(locks) == "ready":
        say(MESSAGES["installed"])
    prepare(locks)
    return 0


def make_kit(pythons):
    """Pack the course and its packages for computers without internet; return the exit code."""
    prepare([COURSE_LOCK])
    return wait_for([str(venv_python()), str(ROOT / "tools" / "pack_kit.py")] + pythons)


# Checks before anything is touched


def check_python(version, is_64_bit, build):
    """Raise Problem unless the packages exist for this Python."""
    if not OLDEST <= tuple(version[:2]) <= NEWEST:
        command = suitable_python()
        remedy = MESSAGES["use_other_python"] if command else MESSAGES["get_python"]
        found = ".".join(str(part) for part in version[:3])
        raise Problem("wrong_python", found=found, remedy=remedy.format(command=command))
    if not is_64_bit or build == "win-arm64":
        raise Problem("wrong_build", build=build)


def suitable_python():
    """Return the command of a Python on this computer that the course can use, or None."""
    for version in ("3.13", "3.12", "3.11", "3.14"):
        command = ["py", "-" + version] if os.name == "nt" else ["python" + version]
        if runs(command + ["-c", ""]):
            return " ".join(command)
    return None


def check_words(arguments):
    """Raise Problem for a mistyped command, which JupyterLab would take for a folder."""
    for word in arguments[:1]:
        if not word.startswith("-") and not (ROOT / word).exists():
            raise Problem("unknown_word", word=word)


def named_port(arguments):
    """Return the port number that the arguments ask for, or None."""
    match = re.search(r"(?:^|\s)--(?:ServerApp\.|LabApp\.)?port[= ](\d+)", " ".join(arguments))
    return int(match.group(1)) if match else None


def check_port(port):
    """Raise Problem if something already listens on this port of this computer."""
    with contextlib.closing(socket.socket()) as probe:
        probe.settimeout(2)
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise Problem("port_taken", port=port, other=port + 2)


def check_space(free_bytes, locks):
    """Raise Problem if the packages would not fit."""
    free = free_bytes // 10**6
    needed = sum(FREE_MEGABYTES[lock] for lock in locks)
    if free < needed:
        raise Problem("little_space", needed=needed, free=free, folder=ROOT)


# The state of .venv


def prepare(locks):
    """Make .venv hold what the locks pin; return at once when it already does."""
    for lock in locks:
        if not (ROOT / lock).is_file():
            raise Problem("no_lock", lock=lock, folder=ROOT)
    if condition(locks) != "ready":
        with our_turn():
            install_missing(locks)
    copy_kernel_settings()


def install_missing(locks):
    """Install what is missing, unless another start has just done so."""
    found = condition(locks)
    if found == "ready":
        return
    check_space(shutil.disk_usage(str(ROOT)).free, locks)
    say(MESSAGES[found])
    if found != "outdated":
        make_venv()
    install_packages(locks)
    say(MESSAGES["fonts"])  # else the first figure waits for this, and says so in English
    run([str(venv_python()), "-c", "import matplotlib.font_manager"])
    write_stamp(locks)
    say(MESSAGES["installed"])


def condition(locks):
    """Return what .venv is: "absent", "broken", "outdated" (whole, for other locks) or "ready"."""
    if not VENV.exists():
        return "absent"
    if not VENV.is_dir():
        raise Problem("not_a_folder", path=VENV)
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
        whole = stamp["python"] == PYTHON and not any(missing_files(stamp["packages"]))
        current = all(stamp["locks"].get(lock) == digest(lock) for lock in locks)
    except (OSError, ValueError, KeyError, TypeError):
        return "broken"
    if not whole or not runs([str(venv_python()), "-c", ""]):
        return "broken"
    return "ready" if current else "outdated"


def missing_files(stamped):
    """Yield each file that is gone: of the packages in the stamp and of those added since.

    Caches that Python rewrites do not count. A package without its list of files (RECORD, which
    pip writes last) raises FileNotFoundError.
    """
    folder = venv_path("purelib")
    for package in {*stamped, *installed_packages()}:
        with (folder / package / "RECORD").open(encoding="utf-8", newline="") as record:
            for name, *_ in csv.reader(record):
                if not name.endswith(".pyc") and not os.path.exists(str(folder / name)):
                    yield name


def write_stamp(locks):
    """Say that the installation is complete; the last step, in one move."""
    stamp = {
        "python": PYTHON,
        "locks": {lock: digest(lock) for lock in locks},
        "packages": sorted(installed_packages()),
    }
    draft = STAMP.with_suffix(".tmp")
    draft.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    os.replace(str(draft), str(STAMP))


def installed_packages():
    """Return the names of the metadata folders of the packages in .venv."""
    return [folder.name for folder in venv_path("purelib").glob("*.dist-info")]


def digest(lock):
    """Return the SHA-256 of a lock, the same however git ends its lines."""
    content = (ROOT / lock).read_bytes().replace(b"\r\n", b"\n")
    return hashlib.sha256(content).hexdigest()


def venv_path(kind):
    """Return a folder of .venv by its name in sysconfig: "purelib", "scripts", "data"."""
    return Path(sysconfig.get_path(kind, "venv", {"base": str(VENV), "platbase": str(VENV)}))


def venv_python():
    """Return the Python program of .venv."""
    return venv_path("scripts") / ("python.exe" if os.name == "nt" else "python")


def copy_kernel_settings():
    """Put the kernel settings where every kernel of .venv reads them."""
    source = LABCONFIG / "ipython_kernel_config.py"
    target = venv_path("data") / "etc" / "ipython" / source.name
    if not target.is_file() or target.read_bytes() != source.read_bytes():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(str(source), str(target))


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


def take(handle):
    """Lock an open file; False if another process has it. The system frees it when we end."""
    try:
        if os.name == "nt":
            import msvcrt

            handle.seek(0)
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:  # some network drives know no locks: go on without
        return error.errno not in (errno.EACCES, errno.EAGAIN)
    return True


# Installing


def make_venv():
    """Make .venv anew; with uv where Python came without ensurepip."""
    say(MESSAGES["environment"])
    with contextlib.suppress(FileNotFoundError):
        STAMP.unlink()
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401

        command = [sys.executable, "-I", "-m", "venv", "--clear", str(VENV)]
    except ImportError:
        if not has_uv():
            raise Problem("no_ensurepip", version=PYTHON) from None
        command = ["uv", "venv", "--quiet", "--clear", "--python", sys.executable, str(VENV)]
    code, output = run(command)
    if code != 0:
        raise diagnose(output, [COURSE_LOCK])


def install_packages(locks):
    """Install the locks with uv where it is, else or if it fails with the pip of .venv."""
    installers = list(installer_commands(locks))
    if not installers:  # a .venv that uv made, and uv is gone
        raise Problem("no_ensurepip", version=PYTHON)
    for number, (name, commands) in enumerate(installers, start=1):
        progress = Progress(locks)
        code, output = run_all(commands, progress)
        progress.end()
        if code == 0:
            return
        problem = diagnose(output, locks)
        if number == len(installers) or problem.name == "disk_full":
            raise problem
        say(MESSAGES["other_installer"].format(name=name, next=installers[number][0]))


def installer_commands(locks):
    """Yield (name, commands) of every installer at hand, the quickest first."""
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
    if has_uv():
        uv = ["uv", "pip", "install", "--python", python]
        yield "uv", [uv + options for options in steps]
    if (venv_path("purelib") / "pip").is_dir():
        # -I: no package from elsewhere may count as installed. What is never imported needs no
        # compiling: that halves the time.
        pip = [python, "-I", "-X", "utf8", "-m", "pip", "install", "--no-input", "--no-compile"]
        pip += ["--disable-pip-version-check", "--progress-bar=off"]
        yield "pip", [pip + options for options in steps]


def has_uv():
    """True if uv is at hand and starts."""
    return runs(["uv", "--version"])


class Progress:
    """Reads what an installer prints and shows how far it is: one line, rewritten in a terminal."""

    def __init__(self, locks):
        texts = [(ROOT / lock).read_text(encoding="utf-8") for lock in locks]
        self.pinned = sum(len(re.findall(r"(?m)^[\w.-]+==", text)) for text in texts)
        self.in_terminal = sys.stdout.isatty()
        self.step = 1 if self.in_terminal else 10
        self.shown = ""

    def __call__(self, lines):
        """Show the state after these lines of output."""
        text = "".join(lines)
        resolved = re.search(r"Resolved (\d+) packages", text)  # uv counts for us; pip says what
        ignored = len(re.findall(r"(?m)^Ignoring ", text))
        total = int(resolved.group(1)) if resolved else self.pinned - ignored
        if re.search(r"(?m)^(Installing collected packages|Prepared )", text):
            self.show("install", len(installed_packages()), total)
        else:
            self.show("download", len(re.findall(r"(?m)^Collecting ", text)), total)

    def show(self, label, done, total):
        """Print the state if it is news: every package in a terminal, every tenth elsewhere."""
        done = min(done, total) // self.step * self.step
        line = MESSAGES[label] + (MESSAGES["of"].format(done=done, total=total) if done else " …")
        if line != self.shown:
            self.shown = line
            text = "\r" + line.ljust(60) if self.in_terminal else line + "\n"
            print(text, end="", flush=True)

    def end(self):
        """Leave the line, so that what comes next has its own."""
        if self.in_terminal and self.shown:
            print()


def diagnose(output, locks):
    """Return the Problem that an installer's output tells of, and keep the output in a file."""
    with contextlib.suppress(OSError):  # the disk may be full
        VENV.mkdir(exist_ok=True)
        LOG.write_text(output, encoding="utf-8")
    name = next((name for name, pattern in SYMPTOMS if re.search(pattern, output)), "unexpected")
    if name == "no_package" and KIT.is_dir():
        name = "not_in_kit"
    if shutil.disk_usage(str(VENV)).free < 10**6:  # venv keeps the reason of its failure to itself
        name = "disk_full"
    return Problem(
        name,
        folder=ROOT,
        needed=sum(FREE_MEGABYTES[lock] for lock in locks),
        version=PYTHON,
        system="%s %s" % (platform.system(), platform.machine()),
        log=LOG,
        tail="\n".join("  " + line for line in output.strip().splitlines()[-5:]),
    )


# Other programs


def environment():
    """Return the variables for every program that we start."""
    old = os.environ
    config = [str(ROOT), str(LABCONFIG), old.get("JUPYTER_CONFIG_PATH", "")]
    settings = dict(
        old,
        PATH=os.pathsep.join([str(venv_path("scripts")), old.get("PATH", "")]),
        VIRTUAL_ENV=str(VENV),
        PYTHONUTF8="1",
        JUPYTER_CONFIG_PATH=os.pathsep.join(part for part in config if part),
        JUPYTER_PREFER_ENV_PATH="1",
        JUPYTERLAB_WORKSPACES_DIR=str(VENV / "share" / "jupyter" / "lab" / "workspaces"),
    )
    if old.get("KORPUS"):  # kernels work in notebooks/, the learner may stand elsewhere
        settings["KORPUS"] = os.path.abspath(old["KORPUS"])
    settings.pop("PYTHONHOME", None)
    return settings


def runs(command):
    """True if the command can be started and succeeds."""
    try:
        quiet = subprocess.DEVNULL
        return subprocess.call(command, stdin=quiet, stdout=quiet, stderr=quiet) == 0
    except OSError:
        return False


def run(command, watch=lambda lines: None):
    """Run a program unseen; `watch` gets its lines as they come. Return exit code and output."""
    process = subprocess.Popen(
        command,
        cwd=str(ROOT),
        env=dict(environment(), LC_ALL="C.UTF-8", PIP_USER="0"),
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


def run_all(commands, watch):
    """Run programs unseen, one after another as long as they succeed; return as `run` does."""
    code, outputs = 0, []
    for command in commands:
        if code == 0:
            code, output = run(command, watch)
            outputs.append(output)
    return code, "".join(outputs)


def wait_for(command):
    """Run a program in the foreground until it ends; Ctrl+C and a stop signal are its to handle."""
    process = subprocess.Popen(command, cwd=str(ROOT), env=environment())
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
