"""Values of the wrong kind, in the wrong place or out of range: what was probably meant."""

import ast
import re

import pandas as pd

from kursus import arguments, nearest, repair, value_repair
from kursus.diagnosis import Diagnosis, if_runs, instead, replaced_at
from kursus.sentences import CAUSES
from kursus.trial import Context, is_odd, parsed

_NO_CONTENT = "Nilai ini tidak punya isi."


def kind(error: TypeError, line: str, context: Context) -> Diagnosis:
    """Tell the likeliest of the mistakes that Python calls a wrong type."""
    said = str(error)
    for rule in (_not_called, _settings, _unfinished, _joined, _run_together, _not_indexed):
        if found := rule(said, line, context):
            return found
    if "is not iterable" in said and re.search("int|float", said):
        mended = re.sub(r"\bin\s+(\d+)\s*:", r"in range(\1):", line.strip())
        cause = (
            "Sebuah angka tidak punya isi untuk diulang satu per satu. Pakai daftar, atau range( )."
        )
        return Diagnosis(cause, line, None, mended if mended != line.strip() else None)
    if "indices must be integers" in said:
        cause = "Isi daftar atau teks diambil dengan nomor urut (bilangan bulat, mulai dari 0)."
        return Diagnosis(cause, line, line.strip().find("["))
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


def _not_called(said: str, line: str, context: Context) -> Diagnosis | None:
    if "not callable" not in said:
        return None
    own = line.strip()
    found = re.finditer(r"([\w.]+|\"[^\"]*\"|'[^']*'|\d[\d.]*|\))\s*\(", own)
    match = next((each for each in found if each[1] not in context.commands), None)
    value = context.values.get(match[1]) if match else None
    if isinstance(value, pd.DataFrame | pd.Series | dict | list):
        mended = re.sub(rf"\b{match[1]}\s*\(([^()]*)\)", rf"{match[1]}[\1]", own)
        cause = f"“{match[1]}” bukan perintah. Isinya diambil dengan kurung siku [ ], bukan ( )."
        return Diagnosis(cause, line, match.start(), if_runs(mended, line, context))
    number = re.match(r"(\s*[\w]+\s*=\s*)?([\d.]+)\s*\(\s*([\d.]+.*)\)\s*$", own)
    if number:
        factor = number[3] if re.fullmatch(r"[\d.]+", number[3]) else f"({number[3]})"
        mended = f"{number[1] or ''}{number[2]} * {factor}"
        return Diagnosis("Tanda kali (*) harus ditulis.", line, None, mended)
    noted = re.match(r"(.*?=\s*(?:[\d.]+|\"[^\"]*\"))\s*\(.*\)\s*$", own)
    if noted:
        return Diagnosis(CAUSES["unit"], line, None, noted[1])
    imported = nearest.importing(match[1]) if match else None
    if imported or (match and callable(getattr(__import__("builtins"), match[1], None))):
        cause = (
            f"Nama “{match[1]}” tadi Anda pakai untuk nilai lain, sehingga perintahnya tertutup."
        )
        remedy = f"Jalankan del {match[1]} di sebuah sel."
        if imported:
            remedy = f"Ganti nama nilai itu, lalu jalankan lagi sel paling atas: {imported}"
        return Diagnosis(f"{cause} {remedy}", line, match.start())
    cause = (
        "Yang di depan tanda kurung ( ) bukan perintah. Mungkin ada koma atau tanda * yang kurang."
    )
    mended = repair.cure(line, context)
    return Diagnosis(cause, line, match.start() if match else None, mended and mended.line.strip())


def _settings(said: str, line: str, context: Context) -> Diagnosis | None:
    found = nearest.called(line, context.values)
    names = nearest.settings(found[1]) if found else []
    unknown = r"unexpected keyword argument '(\w+)'|'(\w+)' is an invalid keyword"
    if match := re.search(unknown, said):
        wrong = match[1] or match[2]
        known = [each for each in names if each != wrong]  # periksa(soal, *jawaban)
        cause = f"Perintah itu tidak mengenal “{wrong}”."
        cause += f" Yang dikenal: {', '.join(known)}." if known else ""
        if similar := nearest.near(wrong, known, 0.6):
            return instead(line, wrong, similar, cause)
        if not (found and (found[1].__module__ or "").startswith("kursus")):
            return Diagnosis(cause, line, line.strip().find(wrong))
        bare = re.sub(rf"(?<!\w){wrong}\s*=\s*", "", line.strip())
        cause = f"{cause} Di sini nilainya ditulis tanpa nama."
        return Diagnosis(cause, line, None, if_runs(bare, line, context))
    dated = re.sub(r"date\((\d{4})-(\d+)-(\d+)\)", r"date(\1, \2, \3)", line.strip())
    if dated != line.strip():
        return Diagnosis(CAUSES["date"], line, None, if_runs(dated, line, context))
    if re.search(r"\(0 given\)|got 0$|at least 1 argument", said):
        return Diagnosis(
            "Di dalam tanda kurung ( ) belum ada nilainya.", line, line.strip().find("(")
        )
    if re.search(r"missing (\d+ )?required .*argument", said):
        lacking = re.findall(r"'(\w+)'", said)
        named = [_described(each, found[1] if found else None) for each in lacking]
        cause = f"Di dalam tanda kurung masih kurang: {' dan '.join(named)}."
        if found and len(names) > 1:
            needed = nearest.settings(found[1], needed=True)
            cause += f" Lengkapnya: {found[1].__name__}({', '.join(needed)})."
        pointed = if_runs(re.sub(r"(?<=\d)\.\s*(?=\d)", ", ", line.strip()), line, context)
        if pointed:
            return Diagnosis(CAUSES["dot"], line, None, pointed)
        return Diagnosis(cause, line)
    if re.search(
        r"takes .*positional argument|expected (at most|exactly)|takes (at most|exactly)", said
    ):
        cause = "Terlalu banyak nilai di dalam tanda kurung."
        last = names and arguments.form_of(arguments.rule_at(found[1].__name__, len(names) - 1))
        if last == "list" and (mended := _bracketed(line.strip(), found[0], len(names))):
            return Diagnosis(CAUSES["listed"], line, None, if_runs(mended, line, context))
        if last != "number" and re.search(r"\d,\d", line):
            mended = re.sub(r"(\d),(\d)", r"\1.\2", line.strip(), count=1)
            cause += f" {CAUSES['decimal']}"
            return Diagnosis(cause, line, None, if_runs(mended, line, context))
        if found and len(found[0].args) > len(names) > 0:
            cause += f" Lengkapnya: {found[1].__name__}({', '.join(names)})."
        elif len(names) > 1:
            cause += f" Sesudah yang pertama, sebutkan namanya: {', '.join(names[1:8])}."
        return Diagnosis(cause, line)
    return None


def _bracketed(line: str, call: ast.Call, count: int) -> str | None:
    """Return a line whose call has its last values in square brackets: a list for one setting."""
    first, last = call.args[count - 1], call.args[-1]
    if call.keywords or first.lineno != last.end_lineno:
        return None
    return replaced_at(line, first, last, lambda values: f"[{values}]")


def _described(setting: str, command) -> str:
    """Return a setting of a verb with what it has to be, where the verb knows."""
    wanted = arguments.wanted(getattr(command, "__name__", ""), setting)
    return f"{setting} ({wanted})" if wanted else setting


def _unfinished(said: str, line: str, context: Context) -> Diagnosis | None:
    """For a command that is named but not called: add its brackets."""
    if not re.search(r"function|method", said) or "subscriptable" in said:
        return None
    own = line.strip()
    if after := re.search(r"\]\.[^\W\d]\w*(?![\w(.\[])", own):
        mended = f"{own[: after.end()]}(){own[after.end() :]}"
        cause = f"Sesudah nama perintah {after[0][2:]} tanda kurungnya ( ) kurang."
        return Diagnosis(cause, line, None, if_runs(mended, line, context))
    for match in re.finditer(r"([^\W\d]\w*)(?:\.([^\W\d]\w*))?(?![\w.(\[])", own):
        owner = context.values.get(match[1])
        value = getattr(owner, match[2], None) if match[2] else owner
        if callable(value) and not isinstance(value, type):
            mended = f"{own[: match.end()]}(){own[match.end() :]}"
            cause = f"Sesudah nama perintah {match[0]} tanda kurungnya ( ) kurang."
            return Diagnosis(cause, line, None, if_runs(mended, line, context))
    return None


def _joined(said: str, line: str, context: Context) -> Diagnosis | None:
    """For a text used as a number: propose the number, where the text is one."""
    if not re.search(
        r"unsupported operand|can only concatenate|can't multiply|not supported", said
    ):
        return None
    if "NoneType" in said:
        return None
    cause = "Teks (di antara tanda petik) tidak dapat dihitung bersama angka."
    quoted = r"[\"'](\d+)(?:[.,](\d+))?[\"']"
    bare = re.sub(rf"{quoted}(?=\s*[*/+-])|(?<=[*/+-])\s*{quoted}", _unquoted, line.strip())
    if "ellipsis" in said:
        return None
    if shown := re.fullmatch(r"print\((\"[^\"]*?) ?\"\s*\+\s*([^+]+)\)", line.strip()):
        cause = "Teks dan angka tidak dapat disambung dengan +. Di dalam print( ), pakai koma."
        mended = f'print({shown[1]}", {shown[2]})'
        return Diagnosis(cause, line, None, if_runs(mended, line, context))
    if bare != line.strip():
        cause += " Angka ditulis tanpa tanda petik."
        return Diagnosis(cause, line, None, if_runs(bare, line, context))
    return Diagnosis(f"{cause} Periksa nilai di kiri dan kanan tandanya.", line)


def _unquoted(text: re.Match) -> str:
    number = re.sub(r"[\"'\s]", "", text[0]).replace(",", ".")
    return f" {number}" if text[0][:1].isspace() else number


def _run_together(said: str, line: str, context: Context) -> Diagnosis | None:
    """For a text or a number that is indexed, "3f" [1, 3]: the comma behind it is missing."""
    if not re.search("indices must be|not subscriptable", said):
        return None
    tree = parsed(line.strip())
    found = repair.cure(line, context) if tree and is_odd(tree) else None
    return found and Diagnosis(CAUSES[found.cause], line, None, found.line.strip() or None)


def _not_indexed(said: str, line: str, context: Context) -> Diagnosis | None:
    if "not subscriptable" not in said:
        return None
    own = line.strip()
    mended = re.sub(r"([\w.]+)\[([^\[\]]*(?:\[[^\[\]]*\])?[^\[\]]*)\]\s*$", r"\1(\2)", own)
    if re.search(r"function|method|type", said):
        cause = "Sesudah nama perintah dipakai tanda kurung ( ), bukan kurung siku [ ]."
        return Diagnosis(cause, line, own.find("["), if_runs(mended, line, context))
    return Diagnosis(
        "Nilai di depan kurung siku [ ] itu bukan daftar atau tabel.", line, own.find("[")
    )


def worth(error: ValueError, line: str, context: Context) -> Diagnosis:
    said, own = str(error), line.strip()
    match = re.search(
        r"could not convert string to float: '(.*)'|invalid literal for int.*: '(.*)'", said
    )
    if match:
        text = match[1] or match[2] or ""
        found = next(value_repair.numeral(text, Context(set())), (None,))[0]
        cause = f"Teks “{text}” bukan angka bagi Python: pakai angka saja, desimal dengan titik."
        mended = own.replace(f'"{text}"', found).replace(f"'{text}'", found) if found else own
        mended = re.sub(r"\bint(?=\(\s*\d+\.\d)", "float", mended)
        return Diagnosis(cause, line, own.find(text), if_runs(mended, line, context))
    if re.search(r"day is out of range|month must be|year \d+ is out of range|hour must be", said):
        match = re.search(r"date\((\d{1,2}),\s*(\d{1,2}),\s*(\d{4})\)", own)
        cause = "Tanggal itu tidak ada. Urutannya: tahun, bulan, tanggal."
        mended = (
            own.replace(match[0], f"date({match[3]}, {match[2]}, {match[1]})") if match else own
        )
        return Diagnosis(cause, line, own.find("date"), if_runs(mended, line, context))
    if "truth value" in said:
        cause = (
            "Sebuah kolom berisi banyak nilai, jadi tidak dapat dipakai sebagai satu ya atau tidak."
        )
        return Diagnosis(f"{cause} Pakai & dan |, bukan and dan or.", line)
    return Diagnosis(
        "Nilai di sini tidak dapat dipakai. Periksa angka atau teks yang Anda isi.", line
    )


def position(error: IndexError, line: str, context: Context) -> Diagnosis:
    own = line.strip()
    match = re.search(r"([^\W\d]\w*)(?:\.iloc)?\[\s*(-?\d+)\s*\]", own)
    base = context.values.get(match[1]) if match else None
    cause = "Nomor urut itu melewati akhir daftar. Python menghitung mulai dari 0."
    if match and hasattr(base, "__len__"):
        count = len(base)
        last = f"; nomor terakhirnya {count - 1}" if count else ""
        cause = f"“{match[1]}” berisi {count}{last}, sebab Python menghitung mulai dari 0."
        if count and int(match[2]) == count:  # counted from 1
            mended = own[: match.start(2)] + str(count - 1) + own[match.end(2) :]
            return Diagnosis(cause, line, match.start(2), mended)
    return Diagnosis(cause, line, match.start(2) if match else None)
