"""A name that is not known: a cell not run, a slip, a text without quotes, what was meant."""

import ast
import re

import pandas as pd

from frasa._ground.moved import NOW
from kursus import arguments, nearest, repair
from kursus.apart import commands_in
from kursus.diagnosis import Diagnosis, if_runs, instead, replaced_at
from kursus.exercises import form_of
from kursus.packages import pointed
from kursus.sentences import CAUSES
from kursus.trial import Context, parsed
from kursus.value_repair import TRUTHS
from kursus.verdicts import LABELS
from kursus.wording import code

# What may be wrong with a line that compiles but has an unknown name for a value.
_OF_TEXTS = (
    "text",
    "spelt",
    "and",
    "inner",
    "date",
    "name",
    "colon_equals",
    "logic",
    "comma",
    "unit",
    "letters",
)
_RUN_ABOVE = "Run ▸ Run All Above Selected Cell (jalankan semua sel di atas sel ini)"


def unknown_name(error: NameError, line: str, context: Context) -> Diagnosis:
    """Rank what an unknown name may be: a sign too much, a cell not run, misspelt, or a text."""
    wanted = getattr(error, "name", None) or re.sub(r".*'(.+?)'.*", r"\1", str(error))
    for rule in (
        *(_several, _verdict, _chosen, _other_form, _file_name, _column),
        *(_slip_above, _set_below, _of_a_cell, _handed_in, _expected_text, _setting),
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
    if found := _cut_list(line, context):
        return found
    if len(commands_in(line, context.commands, context.names)) == 1:
        return None
    found = repair.cure(line, context)
    return found and found.cause == "two" and Diagnosis(CAUSES["two"], line, None, found.line)


def _cut_list(line: str, context: Context) -> Diagnosis | None:
    """For a list of words without quotes that a semicolon cuts: daftar = asn; netral."""
    tree = parsed(line.strip())
    plain = tree and all(isinstance(getattr(each, "value", None), ast.Name) for each in tree.body)
    if not plain or len(tree.body) < 2 or context.form != "list":
        return None
    words = [each.value.id for each in tree.body]
    cured = f"{line.partition('=')[0].strip()} = {code(words)}"
    return Diagnosis(CAUSES["semicolon"], line, None, cured)


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
    for joined, cause in repair.joined_names(line, context):
        if context.runs(joined):
            return Diagnosis(CAUSES[cause], line, None, joined.strip())
    if re.match(r"\s*(\[|In \[|Out\[)", line):
        found = repair.cure(line, context)
        if found and found.cause == "prompt":
            return Diagnosis(CAUSES["prompt"], line, 0, found.line)
    assigned = re.match(rf"{re.escape(name)}\s*(==|[-+])\s*(.*)", line.strip())
    set_here = _is_asked(name) or name in repair.names_given(context)
    if assigned and (set_here or assigned[1] == "=="):
        cured = if_runs(f"{name} = {assigned[2]}", line, context)
        cause = "equals_twice" if assigned[1] == "==" else "equals"  # - and + are the keys beside
        return Diagnosis(CAUSES[cause], line, place, cured)
    if joined := pointed(line, name):
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


def _column(name: str, line: str, context: Context) -> Diagnosis | None:
    """For a column of a table in the line, without its quotes."""
    tables = [context.values.get(word) for word in re.findall(r"[^\W\d]\w*", line)]
    column = any(name in table.columns for table in tables if isinstance(table, pd.DataFrame))
    if column and re.search(rf"[(\[,]\s*{re.escape(name)}\s*[)\],]", line):
        return instead(line, name, f'"{name}"', CAUSES["text"])
    return None


def _of_a_cell(name: str, line: str, context: Context) -> Diagnosis | None:
    """For a name that a cell makes which was not run, or a line that this cell lost."""
    cell = nearest.cell_with(name, context.values.get("In", []))
    sets = re.match(rf"\s*[^\W\d]\w*\s*=\s*[^()]*\b{re.escape(name)}\b[^()]*$", line)
    if cell is None or (not cell.source and sets):
        return None
    running = [*_running(context), line]
    if _is_this(cell, running) or nearest.ran_without(name, cell, ["\n".join(running)]):
        cause = f"Baris yang membuat “{name}” tidak ada lagi di sel ini."
        return Diagnosis(cause, line, line.strip().find(name), f"{cell.line}\n{line.strip()}")
    if nearest.ran_without(name, cell, context.values.get("In", [])):
        cause = (
            f"Baris yang membuat “{name}” tidak ada lagi di sel di bawah judul “{cell.heading}”."
        )
        cause += f" Tulis lagi di sana: “{cell.line}”. Jalankan sel itu, lalu sel ini lagi."
        return Diagnosis(cause, line, line.strip().find(name))
    under = f" (di bawah judul “{cell.heading}”)" if cell.heading else ""
    where = f"di sel “{cell.line[:60]}”{under}, yang" if cell.source else "di sel yang"
    cause = f"Nama “{name}” dibuat {where} belum dijalankan. Pilih {_RUN_ABOVE}."
    return Diagnosis(f"{cause} Lalu jalankan sel ini lagi.", line, line.strip().find(name))


def _handed_in(name: str, line: str, context: Context) -> Diagnosis | None:
    """For a guess or an answer that its own cell has to set: no other cell does, and no text is."""
    if not _is_asked(name) or not re.match(r"\s*(tebak|periksa)\(", line):
        return None
    asked = re.findall(r"^\s*((?:jawaban|tebak)\w*)\s*=(?!=)", "\n".join(_running(context)), re.M)
    if len(asked) == 1:
        cause = f"Nama “{asked[0]}” lain daripada “{name}”, yang dipakai di sel ini."
        return instead(_line_that_sets(asked[0], context), asked[0], name, cause)
    cause = f"Baris yang membuat “{name}” tidak ada di sel ini. Ganti ... dengan nilai Anda."
    return Diagnosis(cause, line, line.strip().find(name), f"{name} = ...\n{line.strip()}")


def _is_this(cell: nearest.Cell, running: list[str]) -> bool:
    """Tell whether a cell, as the notebook's file has it, is the one with the running lines."""
    others = {each.strip() for each in cell.source.splitlines()} - {cell.line.strip(), ""}
    return bool(others) and others <= {each.strip() for each in running}


def _running(context: Context) -> list[str]:
    """Return the lines of the running cell but the one at fault."""
    return (context.around("") if context.around else "").splitlines()


def _set_below(name: str, line: str, context: Context) -> Diagnosis | None:
    """For a name that this cell makes only further down, where running other cells cannot help."""
    sets = _line_that_sets(name, context)
    if not sets:
        return None
    cause = (
        f"Nama “{name}” baru dibuat di bawah baris ini. Pindahkan baris yang membuatnya ke atas."
    )
    return Diagnosis(cause, line, None, f"{sets.strip()}\n{line.strip()}")


def _line_that_sets(name: str, context: Context) -> str | None:
    """Return the line of the running cell, but the one at fault, that sets a name."""
    sets = re.compile(rf"\s*{re.escape(name)}\s*=(?!=)")
    return next((each for each in _running(context) if sets.match(each)), None)


def _slip_above(name: str, line: str, context: Context) -> Diagnosis | None:
    """For a name of the course that this cell sets in another spelling: that is mended."""
    made = re.findall(r"^\s*([^\W\d]\w*)\s*=(?!=)", "\n".join(_running(context)), re.M)
    slip = nearest.near(name, made, 0.8)
    if not slip or slip == name or _is_of_the_course(slip, context):
        return None
    if not nearest.one_slip(name, slip) or not _is_of_the_course(name, context):
        return None
    cause = f"Nama “{slip}” lain daripada “{name}”, yang dipakai di sel ini."
    return instead(_line_that_sets(slip, context), slip, name, cause)


def _is_of_the_course(name: str, context: Context) -> bool:
    """Tell whether a question or a notebook's cell has this name."""
    return _is_asked(name) or nearest.cell_with(name, context.values.get("In", [])) is not None


def _is_asked(name: str) -> bool:
    """Tell whether a name is a guess or the answer of a question: its own cell alone sets it."""
    answer = name.startswith("jawaban_") and form_of(name.removeprefix("jawaban_"))
    return name == "tebakan" or bool(answer)


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
