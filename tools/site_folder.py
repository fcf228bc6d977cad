"""The folder situs/: replaced whole, and only if everything in it is as a build of ours left it.

The file mulai.json in it, the mark that .venv has too, lists what was built. A new site grows in a
draft beside the old one and takes its place by renaming; what a killed build left is put right by
the next one. One build runs at a time: mulai.py sees to that.
"""

import contextlib
import hashlib
import json
import os
import shutil
from pathlib import Path

from course_files import leads_elsewhere

MARK = "mulai.json"
DRAFT = ".situs-draf"


class Foreign(Exception):
    """Something stands in the way that is not ours to change; the text says what to do."""


@contextlib.contextmanager
def replaced(site: Path):
    """Give an empty folder; put the folder `situs` that is made in it in the place of `site`.

    If the block fails, the old site stays. Raises Foreign, before the block and again after it.
    """
    draft = site.parent / DRAFT
    clear(draft, site)
    check(site)
    draft.mkdir()
    (draft / MARK).touch()  # at once: a kill must not leave what looks foreign
    try:
        yield draft
        new, old = draft / "situs", draft / "lama"
        write_mark(new)
        check(site)
        if site.exists():
            site.rename(old)
        new.rename(site)
    finally:
        clear(draft, site)


def clear(draft: Path, site: Path) -> None:
    """Remove the draft of a build that has ended or was killed; an old site in it comes back."""
    if not os.path.lexists(draft):
        return
    ours = draft.is_dir() and not leads_elsewhere(draft)
    if not ours or (any(draft.iterdir()) and not (draft / MARK).is_file()):
        raise Foreign(f"{draft} tidak dibuat oleh mulai.py, jadi tidak kami ubah. Ganti namanya.")
    if (draft / "lama").is_dir() and not os.path.lexists(site):
        (draft / "lama").rename(site)
    for part in draft.iterdir():
        if part.is_dir():
            shutil.rmtree(part)
    shutil.rmtree(draft)  # the mark goes last, so that a kill here leaves no stranger either


def check(site: Path) -> None:
    """Raise Foreign unless the place is empty or holds a site of ours that nobody has changed."""
    if not os.path.lexists(site):
        return
    if leads_elsewhere(site):
        raise Foreign(f"{site} menunjuk ke tempat lain, jadi tidak kami ubah. Ganti namanya.")
    if not site.is_dir() or not (site / MARK).is_file():
        raise Foreign(f"{site} tidak dibuat oleh mulai.py, jadi tidak kami ubah. Ganti namanya.")
    found = strangers(site)
    if found:
        raise Foreign(
            "Di folder situs ada yang bukan hasil mulai.py, atau yang sudah diubah: "
            f"{named(found)}. Supaya tidak hilang, pindahkan dulu, atau ganti nama folder situs."
        )


def strangers(site: Path) -> list[str]:
    """Return what a site holds that our build did not make so: added, changed or linked."""
    made = read_mark(site)
    found = []
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if name != MARK and (leads_elsewhere(path) or made.get(name) != digest(path)):
            found.append(name)
    return found


def named(names: list[str]) -> str:
    """Return the first few of some names, for a sentence."""
    more = f", dan {len(names) - 3} lagi" if len(names) > 3 else ""
    return ", ".join(names[:3]) + more


def read_mark(site: Path) -> dict[str, str]:
    """Return what a build made, each name with its digest; of a spoilt mark, nothing."""
    try:
        made = json.loads((site / MARK).read_text(encoding="utf-8"))["made"]
        return made if isinstance(made, dict) else {}
    except (ValueError, KeyError, TypeError):
        return {}


def write_mark(site: Path) -> None:
    """List in a site what it holds."""
    made = {path.relative_to(site).as_posix(): digest(path) for path in sorted(site.rglob("*"))}
    (site / MARK).write_text(json.dumps({"made": made}), encoding="utf-8")


def digest(path: Path) -> str:
    """Return the SHA-256 of a file; of a folder, whose parts have their own, a word."""
    return "folder" if path.is_dir() else hashlib.sha256(path.read_bytes()).hexdigest()
