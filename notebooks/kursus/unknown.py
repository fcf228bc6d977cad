"""Names, columns, files and packages that are not there: what was probably meant."""

import re
import sys
from pathlib import Path

import pandas as pd

from frasa._ground.moved import NOW, where_now
from kursus import arguments, nearest, numerals, repair
from kursus.apart import commands_in
from kursus.diagnosis import Diagnosis, if_runs, instead, replaced_at
from kursus.sentences import CAUSES
from kursus.trial import Context
from kursus.value_repair import TRUTHS
from kursus.verdicts import LABELS
from kursus.wording import code, listed

# What may be wrong with a line that compiles but has an unknown name for a value.
_OF_TEXTS = ("text", "spelt", "and", "inner", "date", "name", "colon_equals", "logic", "comma")
_RUN_ABOVE = "Run ▸ Run All Above Selected Cell (jalankan semua sel di atas sel ini)"


def unknown_name(error: NameError, line: str, context: Context) -> Diagnosis:
    """Rank what an unknown name may be: a sign too much, a cell not run, misspelt, or a text."""
    wanted = getattr(error, "name", None) or re.sub(r".*'(.+?)'.*", r"\1", str(error))
    for rule in (
        *(
            _several,
            _verdict,
            _chosen,
            _other_form,
            _file_name,
            _of_a_cell,
            _expected_text,
            _setting,
        ),
        *(_not_imported, _misspelt, _moved),
    ):
        if found := rule(wanted, line, context):
            return found
    place = line.strip().find(wanted)
    if text := _as_text(wanted, line, context):
        return text
    cause = f"Nama “{wanted}” belum dikenal. Periksa ejaannya. Kalau ejaannya benar, ada sel di "
    return Diagnosis(f"{cause}atas yang belum dijalankan: pilih {_RUN_ABOVE}.", line, place)


def _several(name: str, line: str, context: Context) -> Diagnosis | None:
    """For two commands in one line that Python reads as one, with an unknown name in it."""
    if len(commands_in(line, context.commands)) == 1:
        return None
    found = repair.cure(line, context)
    return found and found.cause == "two" and Diagnosis(CAUSES["two"], line, None, found.line)


def _verdict(name: str, line: str, context: Context) -> Diagnosis | None:
    """For a verdict of the case study without quotes, which is never a name of the course."""
    target = re.match(r"\s*(putusan[_ -]?\d+)\s*=\s*([^\"'#]*?)\s*(#.*)?$", line)
    if not target and (name.casefold() not in LABELS or line.lstrip().startswith("jawaban")):
        return None
    word = nearest.near(name, LABELS, 0.7)
    if not word:
        asked = 'Putusan ditulis "seluruhnya", "sebagian", atau "tidak", di antara tanda petik.'
        return Diagnosis(asked, line, line.strip().find(name))
    if not target:
        quoted = re.sub(rf"(?<![\"'\w])({'|'.join(LABELS)})(?![\"'\w])", r'"\1"', line.strip())
        cured = if_runs(quoted, line, context)
        return cured and Diagnosis(CAUSES["text"], line, line.strip().find(name), cured)
    said = code(nearest.replaced(target[2], name, word))
    return Diagnosis(CAUSES["text"], line, line.strip().find(name), f"{target[1]} = {said}")


def _chosen(name: str, line: str, context: Context) -> Diagnosis | None:
    """For one of the words that a verb takes, without its quotes: kata_henti(besar)."""
    call, command = nearest.called(line, context.values) or (None, None)
    if not call:
        return None
    given = dict(zip(nearest.settings(command), call.args, strict=False))
    given |= {each.arg: each.value for each in call.keywords}
    for setting, node in given.items():
        rule = arguments.rule_of(command, setting)
        if getattr(node, "id", None) == name and arguments.offers(rule, name):
            cured = replaced_at(line.strip(), node, node, code)
            return Diagnosis(CAUSES["text"], line, None, cured)
    return None


def _other_form(name: str, line: str, context: Context) -> Diagnosis | None:
    """For a sign that makes a name of something else: a pasted prompt, ==, a comma for a point."""
    place = line.strip().find(name)
    if re.match(r"\s*(\[|In \[|Out\[)", line):
        found = repair.cure(line, context)
        if found and found.cause == "prompt":
            return Diagnosis(CAUSES["prompt"], line, 0, found.line)
    if assigned := re.match(rf"{re.escape(name)}\s*==\s*(.*)", line.strip()):
        cured = if_runs(f"{name} = {assigned[1]}", line, context)
        return Diagnosis(CAUSES["equals_twice"], line, place, cured)
    if joined := repair.pointed(line, name):
        return Diagnosis(CAUSES["point"], line, place, joined.strip())
    setting = re.search(rf"\([^()]*\w\s*=\s*{re.escape(name)}\s*[,)]", line)
    english = name.casefold() in ("true", "false", "none", "null")
    if (setting or english) and (truth := TRUTHS.get(name.casefold())):
        return instead(line, name, truth, f"Nilai “{name}” di Python ditulis {truth}.")
    return None


def _file_name(name: str, line: str, context: Context) -> Diagnosis | None:
    endings = "csv|txt|xlsx|html|json|docx|pdf|zip"
    whole = rf"(?:[\w-]+/)*(?:[\w-]*-)?{re.escape(name)}(?:-[\w-]*)?\.(?:{endings})"
    path = re.search(rf"(?<![\"'\w/-])({whole})\b", line)
    path = path or re.search(rf"(?<![\"'\w/])({re.escape(name)}(?:/[\w.-]+)+)", line)
    return path and instead(line, path[1], f'"{path[1]}"', CAUSES["text"])


def _of_a_cell(name: str, line: str, context: Context) -> Diagnosis | None:
    """For a name that a cell makes which was not run, unless it is a column or a text here."""
    tables = [context.values.get(word) for word in re.findall(r"[^\W\d]\w*", line)]
    column = any(name in table.columns for table in tables if isinstance(table, pd.DataFrame))
    if column and re.search(rf"[(\[,]\s*{re.escape(name)}\s*[)\],]", line):
        return instead(line, name, f'"{name}"', CAUSES["text"])
    if below := _set_below(name, line, context):
        return below
    cell = nearest.cell_with(name, context.values.get("In", []))
    sets = re.match(rf"\s*[^\W\d]\w*\s*=\s*[^()]*\b{re.escape(name)}\b[^()]*$", line)
    if cell is None or (cell == "" and sets):
        return None
    where = f"di sel {cell}, yang" if cell else "di sel yang"
    cause = f"Nama “{name}” dibuat {where} belum dijalankan. Pilih {_RUN_ABOVE}."
    return Diagnosis(f"{cause} Lalu jalankan sel ini lagi.", line, line.strip().find(name))


def _set_below(name: str, line: str, context: Context) -> Diagnosis | None:
    """For a name that this cell makes only further down, where running other cells cannot help."""
    cell = (context.around(line) if context.around else "").splitlines()
    sets = [each.strip() for each in cell if re.match(rf"{re.escape(name)}\s*=(?!=)", each)]
    if not sets or sets[0] == line.strip():
        return None
    cause = (
        f"Nama “{name}” baru dibuat di bawah baris ini. Pindahkan baris yang membuatnya ke atas."
    )
    return Diagnosis(cause, line, None, f"{sets[0]}\n{line.strip()}")


def _expected_text(name: str, line: str, context: Context) -> Diagnosis | None:
    asked = context.form in ("weekday", "article", "option", "text", "list")
    return _as_text(name, line, context) if asked else None


def _as_text(name: str, line: str, context: Context) -> Diagnosis | None:
    """Return the diagnosis that a name is a text without quotes, where it may be one."""
    text = context.form == "text" and f"{name} (" in line  # Selasa (5/11/2024)
    if (nearest.used_as(line, name) != "value" and not text) or name.startswith("jawaban_"):
        return None
    found = repair.cure(line, context)
    if not found or not found.line or found.cause not in _OF_TEXTS:
        return None
    return Diagnosis(CAUSES[found.cause], line, line.strip().find(name), found.line.strip())


def _setting(name: str, line: str, context: Context) -> Diagnosis | None:
    value = nearest.switch(line, name, context.values)
    cause = f"Pengaturan “{name}” belum diberi nilai."
    return instead(line, name, f"{name}={value}", cause) if value else None


def _not_imported(name: str, line: str, context: Context) -> Diagnosis | None:
    """For a name of the course whose import cell was not run."""
    imported = nearest.importing(name)
    if not imported:
        return None
    place, cause = line.strip().find(name), f"Nama “{name}” belum dikenal: "
    if imported.endswith(" *"):
        cause += f"sel kode paling atas, {imported}, belum dijalankan. Jalankan sel itu dulu, lalu "
        return Diagnosis(f"{cause}sel ini lagi.", line, place)
    cause += "sel impor di awal buku catatan belum dijalankan. Jalankan sel itu dulu."
    return Diagnosis(cause, line, place, f"{imported}\n{line.strip()}")


def _misspelt(name: str, line: str, context: Context) -> Diagnosis | None:
    """For a name that resembles a known one; a value is no command, and a text where one runs."""
    value = nearest.used_as(line, name) == "value"
    if value and re.match(r"\s*[^\W\d]\w*\s*=(?!=)[\w\s,\[\]\"']+(#.*)?$", line):
        return None  # what a learner sets is a text without quotes, however near another name is
    known = context.names
    if value and line.strip() != name:
        known = context.seen - context.commands
    similar = nearest.near(name, known, 0.8 if value else 0.7)
    if not similar:
        return None
    runs = context.runs(nearest.replaced(line, name, similar))
    if value and not (runs and nearest.one_slip(name, similar)):
        return None
    cause = f"Nama “{name}” belum dikenal. Yang mirip dan sudah dikenal: “{similar}”."
    return instead(line, name, similar, cause)


def _moved(name: str, line: str, context: Context) -> Diagnosis | None:
    said = f"Nama “{name}” dari edisi lama kini ditulis begini: {NOW.get(name)}."
    moved = name in NOW and not nearest.importing(name)
    return Diagnosis(said, line, line.strip().find(name)) if moved else None


def column(error: KeyError, line: str, context: Context) -> Diagnosis:
    key = str(error.args[0]) if error.args else ""
    found = nearest.keys_of(line, error.__traceback__) or nearest.base_of(line, key, context.values)
    if re.search(r"not in index|are in the \[", key):
        missing = re.findall(r"'([^']+)'", key)
        key = missing[0] if missing else key
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
        if similar := nearest.near(wanted[1], there, 0.6):
            return instead(line, wanted[1], similar, f"{cause} Maksud Anda “{similar}”?")
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
    if isinstance(owner, str) and name in context.values:
        mended = re.sub(rf"\s*\.\s*{name}", f", {name}", line.strip())
        return Diagnosis(CAUSES["dot"], line, place, if_runs(mended, line, context))
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
