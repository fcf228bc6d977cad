"""Names, columns, files and packages that are not there: what was probably meant."""

import re
import sys
from pathlib import Path

import pandas as pd

from frasa._ground.moved import where_now
from kursus import nearest, numerals, repair
from kursus.diagnosis import Diagnosis, if_runs, instead
from kursus.sentences import CAUSES
from kursus.trial import Context
from kursus.wording import listed


def column(error: KeyError, line: str, context: Context) -> Diagnosis:
    key = str(error.args[0]) if error.args else ""
    found = nearest.keys_of(line, error.__traceback__) or nearest.base_of(line, key, context.values)
    # Of several columns: "['a', 'b'] not in index", "None of [Index(['a', 'b'], …)] are in the […]"
    several = r"(?s)(?:None of )?\[(?:Index\(\[)?('[^']+'|[^\],]+).*in (?:index|the \[)"
    if missing := re.match(several, key):
        key = missing[1].strip("'")
    if not found:
        return Diagnosis(f"Tidak ada kolom atau kunci bernama “{key}”. Periksa ejaannya.", line)
    kind, keys = found
    similar = nearest.near(key, keys, 0.7) or nearest.translated(key, keys)
    cause = f"Tidak ada {kind} bernama “{key}”. Yang ada: {', '.join(map(str, keys[:12]))}."
    if similar and similar in line.replace(key, similar):
        return instead(line, key, similar, cause)
    return Diagnosis(cause, line, line.strip().find(key))


def path(error: OSError, line: str, context: Context) -> Diagnosis:
    wanted = str(error.filename or "")
    if re.search(r"[\x00-\x1f]", wanted):  # "C:\berita": \b was read as one sign
        mended = re.sub(r"(?<!\w)([\"'])(?=[^\"']*\\)", r"r\1", line.strip(), count=1)
        return Diagnosis(CAUSES["path"], line, None, if_runs(mended, line, context))
    folder, there = nearest.beside(wanted)
    name = Path(wanted.replace("\\", "/")).name
    cause = f"Berkas atau folder “{wanted}” tidak ditemukan."
    if not there:
        return Diagnosis(f"{cause} Folder “{folder}” kosong.", line)
    cause += f" Di folder “{folder}” ada: {listed(there)}."
    similar = nearest.near(name, there, 0.6)
    if similar and name in line and Path(wanted).parent == Path(folder):
        return instead(line, name, similar, f"{cause} Yang mirip: “{similar}”.")
    return Diagnosis(cause, line, line.strip().find(name))


def module(error: ImportError, line: str, context: Context) -> Diagnosis:
    """Tell a file that hides a package, an old name, a misspelt one, or a notebook moved away."""
    name = (error.name or "").split(".")[0]
    if hiding := nearest.shadow():
        stem = Path(hiding).stem
        return Diagnosis(
            f"Berkas {hiding} di folder ini menutupi paket {stem}. Ganti nama berkas itu, "
            "lalu pilih Kernel ▸ Restart Kernel (mulai ulang kernel).",
            line,
        )
    wanted = re.search(r"cannot import name '(\w+)'", str(error))
    if wanted and error.name:
        room = error.name.partition(".")[2] or error.name
        if moved := where_now(room, wanted[1]):
            return Diagnosis(moved, line, line.strip().find(wanted[1]))
        there = getattr(sys.modules.get(error.name), "__all__", dir(sys.modules.get(error.name)))
        cause = f"Tidak ada “{wanted[1]}” di {error.name}."
        if similar := nearest.near(wanted[1], there, 0.75):
            return instead(line, wanted[1], similar, f"{cause} Maksud Anda “{similar}”?")
        if error.name == "kursus":
            return Diagnosis(cause, line, None, "from kursus import *")
        return Diagnosis(f"{cause} Periksa ejaannya.", line, line.strip().find(wanted[1]))
    if name in ("frasa", "kursus") and "." not in (error.name or ""):
        return Diagnosis(
            f"Folder {name} tidak ada di samping buku catatan ini. Pindahkan buku catatan ini "
            "kembali ke folder notebooks, lalu buka lagi.",
            line,
        )
    if name == "frasa":
        return _old_room(error, line)
    if similar := nearest.near(name, ("frasa", "kursus", "pandas", "numpy", "matplotlib"), 0.7):
        return instead(line, name, similar, f"Tidak ada paket “{name}”. Maksud Anda “{similar}”?")
    cause = (
        f"Paket “{name}” tidak ditemukan. Periksa ejaannya; kursus ini tidak memerlukan paket lain."
    )
    return Diagnosis(cause, line, line.strip().find(name))


def _old_room(error: ImportError, line: str) -> Diagnosis:
    """Tell where the names of a room of the first edition went."""
    room = error.name.partition(".")[2]
    names = [each.strip() for each in line.partition(" import ")[2].split(",")]
    moved = [sentence for each in names if (sentence := where_now(room, each))]
    said = moved or [f"Tidak ada frasa.{room}. Tulis import frasa, lalu frasa. dan tekan Tab."]
    return Diagnosis(" ".join(said), line)


def attribute(error: AttributeError, line: str, context: Context) -> Diagnosis:
    name, owner = error.name or "", error.obj
    place = line.strip().find(f".{name}") + 1
    hiding = nearest.shadow()
    if hiding and Path(getattr(owner, "__file__", None) or "").name == hiding:
        return module(ImportError(name=Path(hiding).stem), line, context)
    if owner is None:
        cause = "Nilai di depan titik itu kosong (None): perintah sebelumnya hanya menampilkan."
        return Diagnosis(cause, line, place)
    mended = re.sub(rf"\s*\.\s*{name}\b(?!\()", f", {name}", line.strip())
    value = name in context.values and not callable(context.values[name])
    if value and (cured := if_runs(mended, line, context)):
        return Diagnosis(CAUSES["dot"], line, place, cured)
    dated = numerals.DATE.sub(repair.dated, line.strip())
    if place == 0 and dated != line.strip():
        return Diagnosis(CAUSES["date"], line, None, if_runs(dated, line, context))
    if place == 0:
        return Diagnosis(f"Perintah di baris ini diberi {_what(owner)}, dan itu tidak cocok.", line)
    columns = list(owner.columns) if isinstance(owner, pd.DataFrame) else []
    there = [*columns, *(each for each in dir(owner) if not each.startswith("_"))]
    cause = f"Tidak ada “{name}” pada {_what(owner)}."
    if similar := nearest.near(name, there, 0.7):
        return instead(line, name, similar, f"{cause} Yang mirip: “{similar}”.")
    if name in context.values and callable(context.values[name]):
        return Diagnosis(f"{cause} “{name}” dipakai sendiri: {name}(…).", line, place)
    if columns:
        cause += f" Kolom tabel itu: {', '.join(map(str, columns[:12]))}."
    return Diagnosis(f"{cause} Periksa ejaannya.", line, place)


def _what(value: object) -> str:
    kinds = {pd.DataFrame: "tabel ini", pd.Series: "kolom ini", str: "sebuah teks"}
    kinds |= {int: "sebuah angka", float: "sebuah angka", list: "sebuah daftar"}
    name = getattr(value, "__name__", None)
    return next(
        (said for kind, said in kinds.items() if isinstance(value, kind)), name or "nilai ini"
    )
