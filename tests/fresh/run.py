"""Try what strangers get, each in an environment of its own, from pinned and hashed packages.

    python tests/fresh/run.py            needs the package index; .ci/run calls it before the suite

1. The wheel, with numpy and pandas only, in an empty folder: tests/fresh/library.py.
2. Plain Jupyter with the course's packages and none of our settings: nbval over all notebooks.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = ("numpy", "pandas", "python-dateutil", "six", "tzdata")  # and what these need in turn
BUILDER = ("setuptools",)


def main() -> None:
    """Build the wheel and make both trials."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place).resolve()
        try_library(folder, build_wheel(folder))
        try_notebooks(folder)
    print("Roda dan Jupyter polos: baik.")


def build_wheel(folder: Path) -> Path:
    """Build the wheel from a copy, so that nothing is left in this folder."""
    source = folder / "source"
    unwanted = shutil.ignore_patterns(".*", "*.ipynb", "build", "*.egg-info", "__pycache__")
    shutil.copytree(ROOT, source, ignore=unwanted)
    python = environment(folder / "builder", BUILDER)
    command = ["-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    run(python, *command, "--wheel-dir", folder / "wheel", source)
    [wheel] = (folder / "wheel").glob("*.whl")
    return wheel


def try_library(folder: Path, wheel: Path) -> None:
    """Install the wheel beside numpy and pandas, and use it far from this folder."""
    python = environment(folder / "library", LIBRARY)
    run(python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", wheel)
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    run(python, "-I", ROOT / "tests" / "fresh" / "library.py", cwd=elsewhere)


def try_notebooks(folder: Path) -> None:
    """Run nbval over a copy of the notebooks where only the course's packages are."""
    python = environment(folder / "jupyter", None)
    course = folder / "kursus"
    for part in ("notebooks", "data"):
        unwanted = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "originals")
        shutil.copytree(ROOT / part, course / part, ignore=unwanted)
    names = sorted(path.name for path in (course / "notebooks").glob("*.ipynb"))
    options = ["-q", "-p", "no:cacheprovider", "-c", ROOT / "tests" / "nbval.ini", "--rootdir=."]
    options += ["--nbval", "--nbval-current-env", "--nbval-cell-timeout=120"]
    run(python, "-m", "pytest", *options, *names, cwd=course / "notebooks")


def environment(folder: Path, names: tuple[str, ...] | None) -> Path:
    """Make an environment with the named packages (None: the course's lock); return its Python."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = folder / "wanted.txt"
    wanted.write_text(pins(names), encoding="utf-8")
    command = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile"]
    run(python, *command, "--only-binary", ":all:", "--require-hashes", "-r", wanted)
    return python


def pins(names: tuple[str, ...] | None) -> str:
    """Return the pins, with their hashes, of the named packages, or of the course's lock."""
    locks = sorted((ROOT / "locks").glob("*.lock"))
    course = ROOT / "locks" / "requirements.lock"
    if names is None:
        return course.read_text(encoding="utf-8")
    found = {}
    for lock in [course, *locks]:
        for pin in re.split(r"(?m)^(?=\S)", lock.read_text(encoding="utf-8"))[1:]:
            name = pin.partition("==")[0]
            # One package may be pinned for each system: a lock's pins of it belong together.
            if name in names and found.setdefault(name, (lock, []))[0] == lock:
                found[name][1].append(pin)
    return "".join(pin for _, own in found.values() for pin in dict.fromkeys(own))


def run(python: Path, *arguments, cwd: Path | None = None) -> None:
    """Run a Python program without any setting of this computer's user; stop where it fails."""
    own = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "JUPYTER", "IPYTHON")) and name != "KORPUS"
    }
    command = [str(python), *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, env=own | {"PYTHONUTF8": "1"})
    if done.returncode:
        sys.exit(f"Gagal: {' '.join(command[1:4])} …")


if __name__ == "__main__":
    main()
