"""Ruang kelas: verba pelajaran, jawaban dan kemajuan, pekerjaan yang dibawa pulang, pesan galat.

Mengimpor kursus di buku catatan memuat pesan galat dan tabel berbahasa Indonesia.
"""

import sys

from kursus import messages, outlet, tables
from kursus.checkup import periksa_komputer
from kursus.corpus import baca_artikel, folder_artikel, nama_hari
from kursus.exercises import kemajuan, periksa
from kursus.guesses import cocokkan, tebak
from kursus.owner import catat_nama, mulai_baru
from kursus.saving import bawa_pulang, pulihkan_kerja, simpan_kerja
from kursus.tables import tabel_polos
from kursus.verba import (
    awan_kata,
    baca_kasus,
    baca_tanggal,
    banyak_kata,
    baris_halaman,
    buang_kata,
    calon_sumber,
    cari_bagian,
    cari_frasa,
    cari_rangkaian,
    catatan_baris,
    gambar_kesamaan,
    gambar_letak,
    hitung_kata,
    huruf_hilang,
    isi_berita,
    jenis_bagian,
    kalimat_terbuang,
    kata_bersama,
    kata_henti,
    kata_kalimat,
    kedekatan,
    kepadatan,
    paragraf_sama,
    potong_kata,
    ringkas_artikel,
    ringkas_bagian,
    sandingkan,
    sisa_kalimat,
)
from kursus.verdicts import nilai_putusan, tulis_laporan

__all__ = [
    "awan_kata",
    "baca_artikel",
    "baca_kasus",
    "baca_tanggal",
    "banyak_kata",
    "baris_halaman",
    "bawa_pulang",
    "buang_kata",
    "calon_sumber",
    "cari_bagian",
    "cari_frasa",
    "cari_rangkaian",
    "catat_nama",
    "catatan_baris",
    "cocokkan",
    "folder_artikel",
    "gambar_kesamaan",
    "gambar_letak",
    "hitung_kata",
    "huruf_hilang",
    "isi_berita",
    "jenis_bagian",
    "kalimat_terbuang",
    "kata_bersama",
    "kata_henti",
    "kata_kalimat",
    "kedekatan",
    "kemajuan",
    "kepadatan",
    "mulai_baru",
    "nama_hari",
    "nilai_putusan",
    "paragraf_sama",
    "periksa",
    "periksa_komputer",
    "potong_kata",
    "pulihkan_kerja",
    "ringkas_artikel",
    "ringkas_bagian",
    "sandingkan",
    "simpan_kerja",
    "sisa_kalimat",
    "tabel_polos",
    "tebak",
    "tulis_laporan",
]

if "IPython" in sys.modules and (_shell := sys.modules["IPython"].get_ipython()):
    messages.load_ipython_extension(_shell)
    tables.load_ipython_extension(_shell)
else:
    outlet.use_terminal()


def __dir__() -> list[str]:
    return __all__
