"""Say what is probably wrong, for this course's learners, and how the line can be mended."""

import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from frasa._ground.moved import where_now
from kursus import nearest, numerals, repair
from kursus.exercises import form_of
from kursus.wording import is_number, listed

_ENGLISH = {"true": "True", "false": "False", "none": "None", "null": "None"}
_TRUTHS = _ENGLISH | {"benar": "True", "ya": "True", "salah": "False", "tidak": "False"}
_RUN_ABOVE = "Run ▸ Run All Above Selected Cell (jalankan semua sel di atas sel ini)"


@dataclass
class Diagnosis:
    """A cause in Indonesian, the learner's line, the place in it, and the line mended."""

    cause: str
    line: str = ""
    place: int | None = None
    cured: str | None = None


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
        return _syntax(error, lines, number, namespace)
    return _KINDS[kind.__name__](error, line, namespace)


def _context(line: str, namespace: dict, lines: list[str] = (), row: int = 0) -> repair.Context:
    made = re.findall(r"^([^\W\d]\w*)\s*=(?!=)", "\n".join(lines[:row]), re.M)
    seen = nearest.learners_names(namespace) | set(made)
    asked = re.match(r"\s*jawaban[_ -](\w+)", line)
    around = None
    if lines:
        around = lambda new: "\n".join([*lines[:row], new, *lines[row + 1 :]])  # noqa: E731
    form = form_of(asked[1]) if asked else _form_before(line, namespace)
    names = nearest.every_name(namespace) | set(made)
    return repair.Context(names, seen, nearest.commands(namespace), form, around)


def _form_before(line: str, namespace: dict) -> str | None:
    """Return the form of what a line's name held before: whoever changes it means the same form."""
    target = re.match(r"\s*([^\W\d]\w*)\s*=(?!=)", line)
    before = namespace.get(target[1]) if target else None
    if isinstance(before, str):
        return "text"
    if isinstance(before, list):
        return "list"
    return "number" if is_number(before) or (target and target[1].startswith("tebakan")) else None


def _syntax(error: SyntaxError, lines: list[str], number: int, namespace: dict) -> Diagnosis:
    """Find the line whose repair makes the cell readable: the one named by Python, or another."""
    row = min(max(number - 1, 0), max(len(lines) - 1, 0))
    if lines and "unexpected indent" in str(error):
        return Diagnosis(repair.CAUSES["indent"], lines[row], 0, lines[row].strip())
    if lines and "expected an indented block" in str(error):
        return Diagnosis(repair.CAUSES["block"], lines[row], 0, f"    {lines[row].strip()}")
    order = [row, *(each for each in range(row - 1, -1, -1)), *range(row + 1, len(lines))]
    for each in order if lines else []:
        if not lines[each].strip() or (each != row and repair.parsed(lines[each].strip())):
            continue
        found = repair.cure(lines[each], _context(lines[each], namespace, lines, each))
        if found and not found.line:
            return Diagnosis(repair.CAUSES[found.cause], lines[each], _place(error, lines[each]))
        if found and _moves_on(lines, each, found.line):
            return Diagnosis(repair.CAUSES[found.cause], lines[each], None, found.line.strip())
    line = lines[row] if lines else error.text or ""
    return Diagnosis(_unreadable(error, line), line, _place(error, line))


def _place(error: SyntaxError, line: str) -> int:
    return max((error.offset or 1) - 1 - (len(line) - len(line.lstrip())), 0)


def _moves_on(lines: list[str], row: int, repaired: str) -> bool:
    """Tell whether a cell with the line repaired compiles, or fails only further down."""
    try:
        compile("\n".join([*lines[:row], repaired, *lines[row + 1 :]]), "sel", "exec")
    except SyntaxError as error:
        return (error.lineno or 0) - 1 > row
    except ValueError:
        return False
    return True


def _unreadable(error: SyntaxError, line: str) -> str:
    if assigned := re.match(r"\s*([^\W\d]\w*)\s*=\s*$", line):
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
        return repair.CAUSES["quote"]
    return (
        "Python belum dapat membaca baris ini, kira-kira mulai di tanda ▲. Bandingkan dengan "
        "contoh di atasnya, huruf demi huruf."
    )


def _name(error: NameError, line: str, namespace: dict) -> Diagnosis:
    """Rank what an unknown name may be: misspelt, from a cell not run, not imported, or a text."""
    prompt = (
        repair.cure(line, _context(line, namespace)) if re.match(r"\s*\[|In \[", line) else None
    )
    if prompt and prompt.cause == "prompt":
        return Diagnosis(repair.CAUSES["prompt"], line, 0, prompt.line)
    name = getattr(error, "name", None) or re.sub(r".*'(.+?)'.*", r"\1", str(error))
    place = line.strip().find(name)
    context = _context(line, namespace)
    if assigned := re.match(rf"{re.escape(name)}\s*==\s*(.*)", line.strip()):
        cured = _if_runs(f"{name} = {assigned[1]}", line, namespace)
        return Diagnosis(repair.CAUSES["equals_twice"], line, place, cured)
    setting = re.search(rf"\w\s*=\s*{re.escape(name)}\s*[,)]", line)
    truth = _TRUTHS.get(name.casefold()) if setting or name.casefold() in _ENGLISH else None
    if truth:
        return _instead(line, name, truth, f"Nilai “{name}” di Python ditulis {truth}.")
    if made := nearest.cell_with(name):
        cause = f"Nama “{name}” dibuat di sel {made}, yang belum dijalankan. Pilih {_RUN_ABOVE}."
        return Diagnosis(f"{cause} Lalu jalankan sel ini lagi.", line, place)
    if joined := repair.pointed(line, name):
        return Diagnosis(repair.CAUSES["point"], line, place, joined.strip())
    if file := re.search(
        rf"(?<![\"'\w])((?:[\w-]+/)*{name}\.(?:csv|txt|xlsx|html|json|docx|pdf))\b", line
    ):
        cured = line.strip().replace(file[1], f'"{file[1]}"')
        return Diagnosis(repair.CAUSES["text"], line, place, cured)
    as_text = _as_text(name, line, context, place)
    if as_text and context.form in ("weekday", "article", "option", "text", "list"):
        return as_text
    use = nearest.used_as(line, name)
    known = context.seen if use == "value" else context.names
    similar = nearest.near(name, known, 0.8 if use == "value" else 0.7)
    if similar and (not as_text or context.runs(nearest.replaced(line, name, similar))):
        cause = f"Nama “{name}” belum dikenal. Yang mirip dan sudah dikenal: “{similar}”."
        return _instead(line, name, similar, cause)
    if imported := nearest.importing(name):
        cause = f"Nama “{name}” belum dikenal: sel impor di awal buku catatan belum dijalankan."
        cured = f"{imported}\n{line.strip()}"
        return Diagnosis(f"{cause} Jalankan sel itu dulu.", line, place, cured)
    if as_text:
        return as_text
    cause = f"Nama “{name}” belum dikenal. Periksa ejaannya. Kalau ejaannya benar, ada sel di atas "
    return Diagnosis(f"{cause}yang belum dijalankan: pilih {_RUN_ABOVE}.", line, place)


def _as_text(name: str, line: str, context: repair.Context, place: int) -> Diagnosis | None:
    """Return the diagnosis that a name is a text without quotes, where it may be one."""
    if nearest.used_as(line, name) != "value" or name.startswith("jawaban_"):
        return None
    found = repair.cure(line, context)
    return (
        found
        and found.line
        and Diagnosis(repair.CAUSES[found.cause], line, place, found.line.strip())
    )


def _instead(line: str, old: str, new: str, cause: str) -> Diagnosis:
    own = line.strip()
    mended = nearest.replaced(own, old, new)
    return Diagnosis(cause, line, own.find(old), mended if mended != own else None)


def _key(error: KeyError, line: str, namespace: dict) -> Diagnosis:
    key = str(error.args[0]) if error.args else ""
    found = nearest.keys_of(line, error.__traceback__) or nearest.base_of(line, key, namespace)
    if re.search(r"not in index|are in the \[", key):
        missing = re.findall(r"'([^']+)'", key)
        key = missing[0] if missing else key
    if not found:
        return Diagnosis(f"Tidak ada kolom atau kunci bernama “{key}”. Periksa ejaannya.", line)
    kind, keys = found
    similar = nearest.near(key, keys, 0.7) or nearest.translated(key, keys)
    cause = f"Tidak ada {kind} bernama “{key}”. Yang ada: {', '.join(map(str, keys[:12]))}."
    if similar and similar in line.replace(key, similar):
        return _instead(line, key, similar, cause)
    return Diagnosis(cause, line, line.strip().find(key))


def _file(error: OSError, line: str, namespace: dict) -> Diagnosis:
    wanted = str(error.filename or "")
    folder, there = nearest.beside(wanted)
    name = Path(wanted.replace("\\", "/")).name
    cause = f"Berkas atau folder “{wanted}” tidak ditemukan."
    if not there:
        return Diagnosis(f"{cause} Folder “{folder}” kosong.", line)
    cause += f" Di folder “{folder}” ada: {listed(there)}."
    similar = nearest.near(name, there, 0.6)
    if similar and name in line and Path(wanted).parent == Path(folder):
        return _instead(line, name, similar, f"{cause} Yang mirip: “{similar}”.")
    return Diagnosis(cause, line, line.strip().find(name))


def _module(error: ImportError, line: str, namespace: dict) -> Diagnosis:
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
        import sys

        room = error.name.partition(".")[2] or error.name
        if moved := where_now(room, wanted[1]):
            return Diagnosis(moved, line, line.strip().find(wanted[1]))
        there = getattr(sys.modules.get(error.name), "__all__", dir(sys.modules.get(error.name)))
        cause = f"Tidak ada “{wanted[1]}” di {error.name}."
        if similar := nearest.near(wanted[1], there, 0.6):
            return _instead(line, wanted[1], similar, f"{cause} Maksud Anda “{similar}”?")
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
        return _instead(line, name, similar, f"Tidak ada paket “{name}”. Maksud Anda “{similar}”?")
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


def _attribute(error: AttributeError, line: str, namespace: dict) -> Diagnosis:
    name, owner = error.name or "", error.obj
    place = line.strip().find(f".{name}") + 1
    hiding = nearest.shadow()
    if hiding and Path(getattr(owner, "__file__", None) or "").name == hiding:
        return _module(ImportError(name=Path(hiding).stem), line, namespace)
    if owner is None:
        cause = "Nilai di depan titik itu kosong (None): perintah sebelumnya hanya menampilkan."
        return Diagnosis(cause, line, place)
    if isinstance(owner, str) and name in namespace:
        mended = re.sub(rf"\s*\.\s*{name}", f", {name}", line.strip())
        cause = "Di antara dua nilai ada koma, bukan titik."
        return Diagnosis(cause, line, place, _if_runs(mended, line, namespace))
    dated = numerals.DATE.sub(repair.dated, line.strip())
    if place == 0 and dated != line.strip():
        return Diagnosis(repair.CAUSES["date"], line, None, _if_runs(dated, line, namespace))
    if place == 0:
        return Diagnosis(f"Perintah di baris ini diberi {_what(owner)}, dan itu tidak cocok.", line)
    columns = list(owner.columns) if isinstance(owner, pd.DataFrame) else []
    there = [*columns, *(each for each in dir(owner) if not each.startswith("_"))]
    cause = f"Tidak ada “{name}” pada {_what(owner)}."
    if similar := nearest.near(name, there, 0.7):
        return _instead(line, name, similar, f"{cause} Yang mirip: “{similar}”.")
    if name in namespace and callable(namespace[name]):
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


_NO_CONTENT = "Nilai ini tidak punya isi."


def _type(error: TypeError, line: str, namespace: dict) -> Diagnosis:
    """Tell the likeliest of the mistakes that Python calls a wrong type."""
    said = str(error)
    for rule in (_not_called, _settings, _unfinished, _joined, _not_indexed):
        if found := rule(said, line, namespace):
            return found
    if "ellipsis" in said:
        return Diagnosis("Ketiga titik (...) belum diganti. Tulis nilai Anda di sana.", line)
    if "has no len()" in said:
        cause = "len() menghitung isi daftar, tabel, atau teks. "
        cause += "Sebuah angka tidak punya isi." if re.search("int|float", said) else _NO_CONTENT
        return Diagnosis(cause, line, line.strip().find("len("))
    if "NoneType" in said:
        cause = (
            "Salah satu nilai di baris ini kosong (None): perintah sebelumnya hanya menampilkan."
        )
        return Diagnosis(cause, line)
    return Diagnosis(
        "Jenis nilai di sini tidak cocok: misalnya teks di tempat angka, atau daftar [ ] di tempat "
        "satu nilai.",
        line,
    )


def _not_called(said: str, line: str, namespace: dict) -> Diagnosis | None:
    if "not callable" not in said:
        return None
    own = line.strip()
    match = re.search(r"([\w.]+|\"[^\"]*\"|'[^']*'|\d[\d.]*|\))\s*\(", own)
    value = namespace.get(match[1]) if match else None
    if isinstance(value, pd.DataFrame | pd.Series | dict | list):
        mended = re.sub(rf"\b{match[1]}\s*\(([^()]*)\)", rf"{match[1]}[\1]", own)
        cause = f"“{match[1]}” bukan perintah. Isinya diambil dengan kurung siku [ ], bukan ( )."
        return Diagnosis(cause, line, match.start(), _if_runs(mended, line, namespace))
    number = re.match(r"(\s*[\w]+\s*=\s*)?([\d.]+)\s*\(\s*([\d.]+.*)\)\s*$", own)
    if number:
        mended = f"{number[1] or ''}{number[2]} * {number[3]}"
        return Diagnosis("Tanda kali (*) harus ditulis.", line, None, mended)
    noted = re.match(r"(.*?=\s*(?:[\d.]+|\"[^\"]*\"))\s*\(.*\)\s*$", own)
    if noted:
        return Diagnosis(repair.CAUSES["unit"], line, None, noted[1])
    if match and callable(getattr(__import__("builtins"), match[1], None)):
        cause = (
            f"Nama “{match[1]}” tadi Anda pakai untuk nilai lain, sehingga perintahnya tertutup."
        )
        return Diagnosis(f"{cause} Jalankan del {match[1]} di sebuah sel.", line, match.start())
    cause = (
        "Yang di depan tanda kurung ( ) bukan perintah. Mungkin ada koma atau tanda * yang kurang."
    )
    mended = repair.cure(line, _context(line, namespace))
    return Diagnosis(cause, line, match.start() if match else None, mended and mended.line.strip())


def _settings(said: str, line: str, namespace: dict) -> Diagnosis | None:
    found = nearest.called(line, namespace)
    names = nearest.settings(found[1]) if found else []
    if match := re.search(r"unexpected keyword argument '(\w+)'", said):
        cause = f"Perintah itu tidak mengenal “{match[1]}”. Yang dikenal: {', '.join(names)}."
        if similar := nearest.near(match[1], names, 0.6):
            return _instead(line, match[1], similar, cause)
        return Diagnosis(cause, line, line.find(match[1]))
    dated = re.sub(r"date\((\d{4})-(\d+)-(\d+)\)", r"date(\1, \2, \3)", line.strip())
    if dated != line.strip():
        return Diagnosis(repair.CAUSES["date"], line, None, _if_runs(dated, line, namespace))
    if re.search(r"\(0 given\)|got 0$|at least 1 argument", said):
        return Diagnosis("Di dalam tanda kurung ( ) belum ada nilainya.", line, line.find("("))
    if match := re.search(r"missing (\d+ )?required .*argument", said):
        lacking = re.findall(r"'(\w+)'", said[match.start() :])
        return Diagnosis(f"Di dalam tanda kurung masih kurang: {listed(lacking)}.", line)
    if re.search(
        r"takes .*positional argument|expected (at most|exactly)|takes (at most|exactly)", said
    ):
        cause = "Terlalu banyak nilai di dalam tanda kurung."
        if re.search(r"\d,\d", line):
            mended = re.sub(r"(\d),(\d)", r"\1.\2", line.strip(), count=1)
            cause += f" {repair.CAUSES['decimal']}"
            return Diagnosis(cause, line, None, _if_runs(mended, line, namespace))
        if len(names) > 1:
            cause += f" Sesudah yang pertama, sebutkan namanya: {', '.join(names[1:8])}."
        return Diagnosis(cause, line)
    return None


def _joined(said: str, line: str, namespace: dict) -> Diagnosis | None:
    """For a text used as a number: propose the number, where the text is one."""
    if not re.search(
        r"unsupported operand|can only concatenate|can't multiply|not supported", said
    ):
        return None
    cause = "Teks (di antara tanda kutip) tidak dapat dihitung bersama angka."
    quoted = r"[\"'](\d+)(?:[.,](\d+))?[\"']"
    bare = re.sub(rf"{quoted}(?=\s*[*/+-])|(?<=[*/+-])\s*{quoted}", _unquoted, line.strip())
    if "ellipsis" in said:
        return None
    if shown := re.fullmatch(rf"print\((\"[^\"]*?) ?\"\s*\+\s*([^+]+)\)", line.strip()):
        cause = "Teks dan angka tidak dapat disambung dengan +. Di dalam print( ), pakai koma."
        mended = f'print({shown[1]}", {shown[2]})'
        return Diagnosis(cause, line, None, _if_runs(mended, line, namespace))
    if bare != line.strip():
        cause += " Angka ditulis tanpa tanda kutip."
        return Diagnosis(cause, line, None, _if_runs(bare, line, namespace))
    return Diagnosis(f"{cause} Periksa nilai di kiri dan kanan tandanya.", line)


def _unquoted(text: re.Match) -> str:
    number = re.sub(r"[\"'\s]", "", text[0]).replace(",", ".")
    return f" {number}" if text[0][:1].isspace() else number


def _unfinished(said: str, line: str, namespace: dict) -> Diagnosis | None:
    """For a command that is named but not called: add its brackets."""
    if not re.search(r"function|method", said) or "subscriptable" in said:
        return None
    own = line.strip()
    for match in re.finditer(r"([^\W\d]\w*)(?:\.([^\W\d]\w*))?(?![\w.(\[])", own):
        owner = namespace.get(match[1])
        value = getattr(owner, match[2], None) if match[2] else owner
        if callable(value) and not isinstance(value, type):
            mended = f"{own[: match.end()]}(){own[match.end() :]}"
            cause = f"Sesudah nama perintah {match[0]} tanda kurungnya ( ) kurang."
            return Diagnosis(cause, line, None, _if_runs(mended, line, namespace))
    return None


def _not_indexed(said: str, line: str, namespace: dict) -> Diagnosis | None:
    if "not subscriptable" not in said:
        return None
    own = line.strip()
    mended = re.sub(r"([\w.]+)\[([^\[\]]*(?:\[[^\[\]]*\])?[^\[\]]*)\]\s*$", r"\1(\2)", own)
    if re.search(r"function|method|type", said):
        cause = "Sesudah nama perintah dipakai tanda kurung ( ), bukan kurung siku [ ]."
        return Diagnosis(cause, line, own.find("["), _if_runs(mended, line, namespace))
    return Diagnosis(
        "Nilai di depan kurung siku [ ] itu bukan daftar atau tabel.", line, own.find("[")
    )


def _if_runs(mended: str, line: str, namespace: dict) -> str | None:
    runs = mended != line.strip() and _context(line, namespace).runs(mended)
    return mended if runs else None


def _value(error: ValueError, line: str, namespace: dict) -> Diagnosis:
    said, own = str(error), line.strip()
    match = re.search(
        r"could not convert string to float: '(.*)'|invalid literal for int.*: '(.*)'", said
    )
    if match:
        text = match[1] or match[2] or ""
        found = next(repair._numeral(text, repair.Context(set())), (None,))[0]
        cause = f"Teks “{text}” bukan angka bagi Python: pakai angka saja, desimal dengan titik."
        mended = own.replace(f'"{text}"', found).replace(f"'{text}'", found) if found else own
        mended = re.sub(rf"int\(\s*({re.escape(found or '')}\.\d*)", r"float(\1", mended)
        return Diagnosis(cause, line, own.find(text), _if_runs(mended, line, namespace))
    if re.search(r"day is out of range|month must be|year \d+ is out of range|hour must be", said):
        match = re.search(r"date\((\d{1,2}),\s*(\d{1,2}),\s*(\d{4})\)", own)
        cause = "Tanggal itu tidak ada. Urutannya: tahun, bulan, tanggal."
        mended = (
            own.replace(match[0], f"date({match[3]}, {match[2]}, {match[1]})") if match else own
        )
        return Diagnosis(cause, line, own.find("date"), _if_runs(mended, line, namespace))
    if "truth value" in said:
        cause = (
            "Sebuah kolom berisi banyak nilai, jadi tidak dapat dipakai sebagai satu ya atau tidak."
        )
        return Diagnosis(f"{cause} Pakai & dan |, bukan and dan or.", line)
    return Diagnosis(
        "Nilai di sini tidak dapat dipakai. Periksa angka atau teks yang Anda isi.", line
    )


def _index(error: IndexError, line: str, namespace: dict) -> Diagnosis:
    own = line.strip()
    match = re.search(r"([^\W\d]\w*)(?:\.iloc)?\[\s*(-?\d+)\s*\]", own)
    base = namespace.get(match[1]) if match else None
    cause = "Nomor urut itu melewati akhir daftar. Python menghitung mulai dari 0."
    if match and hasattr(base, "__len__"):
        count = len(base)
        last = f"; nomor terakhirnya {count - 1}" if count else ""
        cause = f"“{match[1]}” berisi {count}{last}, sebab Python menghitung mulai dari 0."
        if count and int(match[2]) == count:  # counted from 1
            mended = own[: match.start(2)] + str(count - 1) + own[match.end(2) :]
            return Diagnosis(cause, line, match.start(2), mended)
    return Diagnosis(cause, line, match.start(2) if match else None)


def _plain(cause: str):
    return lambda error, line, namespace: Diagnosis(cause, line)


_KINDS = {
    "SyntaxError": _syntax,
    "NameError": _name,
    "KeyError": _key,
    "FileNotFoundError": _file,
    "NotADirectoryError": _file,
    "ImportError": _module,
    "AttributeError": _attribute,
    "IndexError": _index,
    "TypeError": _type,
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
    "ValueError": _value,
}
