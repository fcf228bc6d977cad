"""Set the address of the project's public repository everywhere: one command after a move.

    python tools/set_repository.py https://github.com/OWNER/NAME

pyproject.toml ([project.urls] Repository) is the source; the files in MENTIONS repeat it, and
tests/test_environment.py holds them in step. Until it is set, three pages and every kit carry a
warning; setting it takes the warnings away.
"""

import re
import sys
import tomllib
from pathlib import Path

from command import Command

ROOT = Path(__file__).resolve().parent.parent
MENTIONS = (
    "pyproject.toml",
    "README.md",
    "README.id.md",
    "CITATION.cff",
    "instructor/README.md",
    "instructor/classroom/README.md",
    "notebooks/05-korpus-sendiri.ipynb",
    "notebooks/frasa/_ground/about.py",
)
PLACEHOLDER = "NAMA-AKUN"
WARNING = re.compile(r"> \[!WARNING\]\n(?:> .*\n)*?> .*set_repository\.py.*\n(?:> .*\n)*\n?")
SLASHES = ("/", "%2F", "%252F")  # plain, inside a link, inside a link inside a link
ADDRESS = re.compile(r"https://github\.com/([\w.-]+/[\w.-]+)")
MENTION = re.compile(
    r"https(?::|%3A|%253A)(?:/|%2F|%252F){2}(?:github\.com|mybinder\.org/v2/gh)"
    r"(?:/|%2F|%252F)([\w.-]+?)(?:/|%2F|%252F)([\w.-]+)"
)


def main(arguments):
    """Replace the old address by the new one, also where links to Binder and git-pull hold it."""
    line = "python tools/set_repository.py ALAMAT"
    options = Command(line, "Mengisi alamat repositori di semua berkas kursus.")
    options.add_argument(
        "address",
        metavar="ALAMAT",
        help="https://github.com/AKUN/NAMA: alamat repositori Anda di GitHub",
    )
    address = options.parse_args(arguments).address.removesuffix("/").removesuffix(".git")
    if not ADDRESS.fullmatch(address):
        options.error(address)
    old, new = slug(repository()), slug(address)
    for name in MENTIONS:
        path = ROOT / name
        text = path.read_bytes().decode("utf-8")
        for slash in SLASHES:
            text = text.replace(old.replace("/", slash), new.replace("/", slash))
            # nbgitpuller puts the course into a folder of the repository's name.
            folders = [f"tree{slash}{name.split('/')[1]}{slash}" for name in (old, new)]
            text = text.replace(*folders)
        if PLACEHOLDER not in new:
            text = WARNING.sub("", text)
        path.write_bytes(text.encode("utf-8"))


def repository():
    """Return the repository's address as pyproject.toml gives it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project["urls"]["Repository"]


def warning():
    """Return a sentence while the address is the placeholder, else an empty string."""
    if PLACEHOLDER not in repository():
        return ""
    return (
        f"Alamat repositori masih contoh ({PLACEHOLDER}): tautan Binder, ZIP, dan kutipan belum "
        "berlaku.\nIsi dengan: python tools/set_repository.py https://github.com/AKUN/NAMA"
    )


def slug(address):
    """Return OWNER/NAME of an address."""
    return ADDRESS.fullmatch(address).group(1)


if __name__ == "__main__":
    main(sys.argv[1:])
