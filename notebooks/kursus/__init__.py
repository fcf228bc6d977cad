"""Ruang kelas: jawaban dan kemajuan, pekerjaan yang dibawa pulang, pesan galat.

Mengimpor kursus di buku catatan memuat pesan galat dan tabel berbahasa Indonesia.
"""

import sys

from kursus import messages, tables
from kursus.checkup import periksa_komputer
from kursus.corpus import baca_artikel, folder_artikel, nama_hari
from kursus.exercises import kemajuan, periksa
from kursus.guesses import cocokkan, tebak
from kursus.owner import catat_nama, mulai_baru
from kursus.saving import pulihkan_kerja, simpan_kerja
from kursus.tables import tabel_polos

__all__ = [
    "baca_artikel",
    "catat_nama",
    "cocokkan",
    "folder_artikel",
    "kemajuan",
    "mulai_baru",
    "nama_hari",
    "periksa",
    "periksa_komputer",
    "pulihkan_kerja",
    "simpan_kerja",
    "tabel_polos",
    "tebak",
]

if "IPython" in sys.modules and (_shell := sys.modules["IPython"].get_ipython()):
    messages.load_ipython_extension(_shell)
    tables.load_ipython_extension(_shell)


def __dir__() -> list[str]:
    return __all__
