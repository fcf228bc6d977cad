"""Whose progress it is: a name asked once, and a fresh start on a shared laptop."""

from kursus import progress
from kursus.answer_forms import is_open


def catat_nama(nama: object) -> None:
    """Note the learner's name, or a nickname, for their own progress file; nothing is sent.

    >>> kursus.catat_nama("Sri")
    Salam kenal, Sri.
    """
    known = [entry["isi"] for entry in progress.entries("nama")]
    if is_open(nama):
        print("Nama belum diisi. Isilah seperti di daftar hadir; tanpa nama pun kursus berjalan.")
        return
    name = " ".join(progress.as_text(nama).split())
    if known and known[-1].casefold() != name.casefold():
        print(
            f"Kemajuan di folder ini milik {known[-1]}. Kalau Anda orang lain, jalankan "
            f"mulai_baru(), lalu catat_nama lagi. Kalau {known[-1]} itu Anda, tidak perlu apa-apa."
        )
        return
    progress.record("nama", "", name)
    print(f"Salam kenal, {name}.{_where()}")


def mulai_baru(hapus: bool = False) -> None:
    """Begin afresh; the progress so far is kept under another name, or deleted with hapus=True.

    >>> kursus.mulai_baru()
    Tidak ada kemajuan yang tersimpan. Sekarang mulai dari awal.
    """
    try:
        kept = progress.set_aside(delete=hapus is True)
    except OSError:
        print(
            "Berkas kemajuan sedang dipakai program lain, atau folder ini hanya dapat dibaca. "
            "Belum ada yang berubah. Tutup program itu, lalu coba lagi."
        )
        return
    if kept:
        print(
            f"Kemajuan yang lama tidak hilang: isinya disimpan sebagai {kept.name}. "
            "Sekarang mulai dari awal."
        )
    elif hapus is True:
        print("Kemajuan yang lama sudah dihapus. Sekarang mulai dari awal.")
    else:
        print("Tidak ada kemajuan yang tersimpan. Sekarang mulai dari awal.")


def _where() -> str:
    if not progress.is_kept():
        return ""
    return f" Kemajuan Anda tersimpan di {progress.place().name}, di komputer ini saja."
