"""Which files are a learner's own work, and names for them that every system can hold."""

import contextlib
import re
import unicodedata
import zipfile
from pathlib import PurePosixPath

# What a learner's own files end in. Programs, caches and what programs leave behind are no work.
WORK = {".ipynb", ".html", ".htm", ".json", ".jsonl", ".csv", ".tsv", ".xlsx", ".xls", ".ods"}
WORK |= {".txt", ".md", ".docx", ".doc", ".odt", ".rtf", ".pdf", ".pptx", ".bib", ".zip"}
WORK |= {".png", ".jpg", ".jpeg", ".svg"}
ARCHIVE = re.compile(r"(.*/)?pekerjaan-\d{4}-\d\d-\d\d[^/]*\.zip", re.IGNORECASE)
CUT_SAVE = ".~"  # JupyterLab's copy of a notebook, which stays if saving it was cut off

_COURSE = {"frasa", "kursus"}  # its folders hold none of these kinds but .json
_SHIPPED = {"ukuran-korpus.md"}
_CACHES = {"__pycache__", "node_modules"}
_PROGRAMS = re.compile(
    r"\.[_~].*|\.draf-.*|\..*\.kunci|~\$.*|__MACOSX|Thumbs\.db|desktop\.ini", re.IGNORECASE
)
# Windows' own names, with or without an ending
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³]) *(\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"|?*\\]')  # on Windows and its drives
_LONGEST = 100  # letters of a name that is made up here


def is_programs(name: str) -> bool:
    """Return whether a file is the course's own, was left by a program, or hidden in a folder."""
    *folders, _ = parts = name.split("/")
    return bool(
        name in _SHIPPED
        or (_COURSE & {*folders[:1]} and _suffix(name) not in WORK - {".json"})
        or _CACHES & {*parts}
        or any(map(_PROGRAMS.fullmatch, parts))
        or any(folder.startswith((".", "~")) for folder in folders)
    )


def why_not(name: str) -> str | None:
    """Return why a file is no work of a learner's, or None."""
    if is_programs(name):
        return "bagian kursus, atau berkas bantu sistem atau program lain"
    if name.split("/")[-1].startswith((".", "~")):
        return "namanya diawali titik atau ~"
    if _suffix(name) not in WORK:
        return f"jenis {_suffix(name) or 'tanpa akhiran'} tidak dikemas"
    return None


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def is_usable(name: str) -> bool:
    """Return whether a name means one file below a folder, in an archive and on every system."""
    return portable(name) == name


def alike(name: str) -> str:
    """Return what two names share that some system takes for one: case, ways to write é."""
    return unicodedata.normalize("NFC", name).casefold()


def portable(name: str) -> str:
    """Return the nearest name that every system can hold; most names stay as they are."""
    parts = []
    for part in name.split("/"):
        part = _FORBIDDEN.sub("_", part)
        part = "".join("_" if unicodedata.category(x) in ("Cc", "Cs") else x for x in part)
        part = part.rstrip(" .") or "_"
        parts.append("_" * bool(_DEVICE.fullmatch(part)) + part)
    return "/".join(parts)


def plainest(name: str) -> str:
    """Return a short name without folders, for what cannot be written under its own."""
    path = PurePosixPath(portable(name).replace("/", "_"))
    return path.stem[:_LONGEST].rstrip(" .") + path.suffix


def member_name(member: zipfile.ZipInfo) -> str:
    """Return the name that a member of an archive was given, with plain slashes.

    Archives that do not say how their names are written mostly mean UTF-8 (macOS) where that fits.
    """
    name = member.filename
    if not member.flag_bits & 0x800:
        with contextlib.suppress(UnicodeError):
            name = unicodedata.normalize("NFC", name.encode("cp437").decode("utf-8"))
    name = name.replace("\\", "/")
    return re.sub(r"(?<=/)(\.?/)+|^(\./+)+", "", name)
