"""Show foreseeable Python mistakes in Indonesian, in notebooks only.

Loaded as an IPython extension when a kernel starts (labconfig/ipython_kernel_config.py), and again
by `import kursus`, so that a kernel without that setting has it as well.
"""

import re
import traceback

_RUN_ABOVE = "Run ▸ Run All Above Selected Cell (jalankan semua sel di atas sel ini)"


def load_ipython_extension(shell) -> None:
    """Install the messages in an IPython shell; calling it twice changes nothing."""
    shell.set_custom_exc((Exception,), _show)


def explain(error: BaseException) -> str | None:
    """Return an Indonesian explanation of a Python error with its remedy, or None for others."""
    kind = next((kind for kind in type(error).__mro__ if kind.__name__ in _EXPLANATIONS), None)
    return _EXPLANATIONS[kind.__name__](error) if kind else None


def _show(shell, kind, error, trace, tb_offset=None) -> None:
    """Print the explanation and the learner's own line; what is not foreseen stays as it is."""
    explanation = explain(error)
    if explanation is None or hasattr(error, "_render_traceback_"):
        shell.showtraceback((kind, error, trace), tb_offset=tb_offset)
        return
    shell._showtraceback(kind, error, [explanation, *_own_line(trace), "", _original(error)])


def _own_line(trace) -> list[str]:
    frames = [frame for frame in traceback.extract_tb(trace) if frame.line]
    cell = [
        frame for frame in frames if "ipykernel" in frame.filename or "<ipython" in frame.filename
    ]
    return [f"Barisnya: {cell[-1].line.strip()}"] if cell else []


def _original(error: BaseException) -> str:
    first_line = (str(error).splitlines() or [""])[0]
    return f"(Pesan asli Python: {type(error).__name__}: {first_line})"


def _name(error: NameError) -> str:
    name = getattr(error, "name", None) or re.sub(r".*'(.+?)'.*", r"\1", str(error))
    return (
        f"Nama “{name}” belum dikenal. Biasanya ada sel di atas yang belum dijalankan: pilih "
        f"{_RUN_ABOVE}, lalu jalankan sel ini lagi. Kalau sudah, periksa ejaan “{name}”."
    )


def _syntax(error: SyntaxError) -> str:
    where = f" di baris {error.lineno}" if error.lineno else ""
    line = f" Barisnya: {error.text.strip()}" if error.text and error.text.strip() else ""
    if "unicodeescape" in str(error):
        return (
            f"Garis miring terbalik di dalam tanda kutip punya arti lain bagi Python{where}.{line} "
            'Tulis huruf r di depan tanda kutip, misalnya r"C:\\Users\\siti\\berita".'
        )
    return (
        f"Python belum dapat membaca sel ini{where}.{line} "
        "Periksa tanda kurung, tanda kutip, koma, dan spasi di awal baris."
    )


def _key(error: KeyError) -> str:
    return (
        f"Tidak ada kolom atau kunci bernama {error}. Periksa ejaannya; "
        "nama kolom sebuah tabel terlihat dengan list(nama_tabel.columns)."
    )


def _file(error: OSError) -> str:
    return (
        f"Berkas atau folder “{error.filename}” tidak ditemukan. "
        "Periksa ejaan namanya dan foldernya, lalu jalankan lagi."
    )


_EXPLANATIONS = {
    "NameError": _name,
    "SyntaxError": _syntax,
    "KeyError": _key,
    "FileNotFoundError": _file,
    "ModuleNotFoundError": lambda error: (
        f"Paket “{error.name}” tidak ditemukan. Buka buku catatan ini dengan python mulai.py, atau "
        "pastikan buku catatan ini masih berada di folder notebooks bersama folder frasa."
    ),
    "AttributeError": lambda error: (
        f"Tidak ada “{error.name}” pada nilai ini. Periksa ejaannya, "
        "dan apakah variabel di depannya memang tabel yang Anda maksud."
    ),
    "IndexError": lambda error: (
        "Nomor urut itu melewati akhir daftar. Ingat: Python menghitung mulai dari 0."
    ),
    "TypeError": lambda error: (
        "Jenis nilai di sini tidak cocok, misalnya teks dijumlahkan dengan angka, "
        "atau tanda kurung () lupa atau berlebih."
    ),
    "ValueError": lambda error: (
        "Nilai di sini tidak dapat dipakai. Periksa angka atau teks yang Anda isikan."
    ),
    "ZeroDivisionError": lambda error: "Ada pembagian dengan nol. Periksa angka pembaginya.",
    "UnicodeDecodeError": lambda error: (
        'Teks berkas ini tidak tersimpan sebagai UTF-8. Coba encoding="cp1252" atau "utf-16", '
        "atau simpan ulang berkas itu sebagai UTF-8."
    ),
    "EmptyDataError": lambda error: "Berkas ini kosong. Pilih berkas lain.",
    "MemoryError": lambda error: (
        "Memori komputer tidak cukup. Tutup program lain, atau kurangi banyaknya artikel."
    ),
}
