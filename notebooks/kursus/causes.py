"""Say what is probably wrong, for this course's learners, and how the line can be mended."""

import re

from kursus import arguments, misuse, nearest, repair, unknown, unknown_names
from kursus.asked import noted_form
from kursus.broken_text import broken_text, moves_on
from kursus.calls import answered, are_answered
from kursus.diagnosis import Diagnosis
from kursus.exercises import form_of
from kursus.sentences import CAUSES, UNREADABLE
from kursus.suited import suited, suits
from kursus.trial import Context, parsed
from kursus.wording import is_number


def diagnose(error: BaseException, source: str, number: int, namespace: dict) -> Diagnosis | None:
    """Return what is wrong with a cell, or None for an error that is not foreseen.

    Parameters
    ----------
    source, number : the cell and the number of its line at fault, from 1; "" and 0 if unknown.
    namespace : the names of the notebook, which a repair may use.
    """
    kind = next((each for each in type(error).__mro__ if each.__name__ in _KINDS), None)
    if kind is None:
        return None
    lines = source.splitlines()
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    if isinstance(error, SyntaxError):
        found = _syntax(error, lines, number, namespace)
    else:
        found = _KINDS[kind.__name__](error, line, _context(line, namespace, lines, number - 1))
    return _tried(suited(found, source), namespace)


def _tried(found: Diagnosis, namespace: dict) -> Diagnosis:
    """Return a diagnosis whose cure calls no command in a way that must fail; else without it."""
    tree = parsed((found.cured or "").strip())
    if tree and not are_answered(tree, namespace):
        cured = answered(found.cured.strip(), namespace)
        return Diagnosis(found.cause, found.line, found.place, cured)
    return found


def _context(line: str, namespace: dict, lines: list[str] = (), row: int = 0) -> Context:
    made = re.findall(r"^([^\W\d]\w*)\s*=(?!=)", "\n".join(lines[:row]), re.M)
    around = suiting = None
    if lines:
        around = lambda new: "\n".join([*lines[:row], new, *lines[row + 1 :]])  # noqa: E731
        suiting = lambda new: (  # noqa: E731
            moves_on(lines, row, new) and suits(new, "\n".join(lines), namespace)
        )
    return Context(
        nearest.every_name(namespace) | set(made),
        nearest.learners_names(namespace) | set(made),
        nearest.commands(namespace),
        _form(line, lines, namespace),
        around,
        namespace,
        suits=suiting,
    )


def _form(line: str, lines: list[str], namespace: dict) -> str | None:
    """Return the form of value that a line has to set; None if it is open."""
    if asked := re.match(r"\s*jawaban[_ -](\w+)", line):
        return form_of(asked[1])
    if re.match(r"\s*putusan[_ -]?\d", line):
        return "option"
    return noted_form(line) or _form_set(line, lines, namespace)


def _form_set(line: str, lines: list[str], namespace: dict) -> str | None:
    """Return the form of what a line sets: what its verb asks for, or what its name held before."""
    target = re.match(r"\s*([^\W\d]\w*)\s*=(?!=)", line)
    name = target[1] if target else ""
    if rule := arguments.rule_in("\n".join(lines), name):
        return arguments.form_of(rule)
    before = namespace.get(name)
    if before is None and name:
        before = nearest.value_in_course(name, namespace.get("In", []))
    if isinstance(before, str):
        return "text"
    if isinstance(before, list):
        return "list"
    return "number" if is_number(before) or name.startswith("tebakan") else None


def _syntax(error: SyntaxError, lines: list[str], number: int, namespace: dict) -> Diagnosis:
    """Find the line whose repair makes the cell readable: the one named by Python, or another."""
    row = min(max(number - 1, 0), max(len(lines) - 1, 0))
    if lines and "unexpected indent" in str(error):
        return Diagnosis(CAUSES["indent"], lines[row], 0, lines[row].strip())
    if lines and "expected an indented block" in str(error):
        return Diagnosis(CAUSES["block"], lines[row], 0, f"    {lines[row].strip()}")
    if "triple-quoted" in str(error):
        return Diagnosis(_unreadable(error, ""), lines[row] if lines else "", 0)
    if lines and re.fullmatch(r"\s*```\w*\s*", lines[row]):
        return Diagnosis(CAUSES["pasted"], lines[row], 0)
    if lines and (found := broken_text(lines, row)):
        return found
    order = [row, *(each for each in range(row - 1, -1, -1)), *range(row + 1, len(lines))]
    for each in order if lines else []:
        if not lines[each].strip() or (each != row and parsed(lines[each].strip())):
            continue
        found = repair.cure(lines[each], _context(lines[each], namespace, lines, each))
        if found and not found.line:
            return Diagnosis(CAUSES[found.cause], lines[each], _place(error, lines[each]))
        if found and moves_on(lines, each, found.line):
            return Diagnosis(CAUSES[found.cause], lines[each], None, found.line.strip())
    line = lines[row] if lines else error.text or ""
    return Diagnosis(_unreadable(error, line), line, _place(error, line))


def _place(error: SyntaxError, line: str) -> int:
    return max((error.offset or 1) - 1 - (len(line) - len(line.lstrip())), 0)


def _unreadable(error: SyntaxError, line: str) -> str:
    if assigned := re.match(r"\s*([^\W\d]\w*)\s*=\s*(#.*)?$", line):
        return f"Sesudah {assigned[1]} = belum ada nilainya. Tulis nilainya di kanan tanda =."
    if line.rstrip()[-1:] in tuple("+-*/"):
        return f"Sesudah tanda {line.rstrip()[-1]} di akhir baris masih kurang sebuah nilai."
    if isinstance(error, IndentationError):
        return "Spasi di awal baris tidak sama dengan baris di atasnya. Samakan, atau hapus."
    if "triple-quoted" in str(error):
        return 'Teks panjang yang dibuka dengan """ harus ditutup dengan """ juga.'
    if "was never closed" in str(error):
        return "Kurung tutup kurang: setiap kurung buka punya kurung tutup."
    if "unterminated" in str(error):
        return CAUSES["quote"]
    return UNREADABLE


def _plain(cause: str):
    return lambda error, line, context: Diagnosis(cause, line)


_KINDS = {
    "SyntaxError": _syntax,
    "NameError": unknown_names.unknown_name,
    "KeyError": unknown.column,
    "FileNotFoundError": unknown.path,
    "NotADirectoryError": unknown.path,
    "ImportError": unknown.module,
    "AttributeError": unknown.attribute,
    "IndexError": misuse.position,
    "TypeError": misuse.kind,
    "ZeroDivisionError": _plain("Ada pembagian dengan nol. Periksa angka di kanan tanda /."),
    "UnicodeDecodeError": _plain(
        'Teks berkas ini tidak tersimpan sebagai UTF-8. Coba encoding="cp1252" atau "utf-16", '
        "atau simpan ulang berkas itu sebagai UTF-8."
    ),
    "EmptyDataError": _plain("Berkas ini kosong. Pilih berkas lain."),
    "MemoryError": _plain(
        "Memori komputer tidak cukup. Tutup program lain, atau kurangi banyaknya artikel."
    ),
    "PermissionError": _plain(
        "Berkas itu tidak boleh dibuka: sedang dipakai program lain, atau itu sebuah folder."
    ),
    "IsADirectoryError": _plain("Itu sebuah folder, bukan berkas. Sebutkan berkas di dalamnya."),
    "ValueError": misuse.worth,
}
