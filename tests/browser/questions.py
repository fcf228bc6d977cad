"""What people ask of the site's search, and the page that shall come first.

Written before the index was looked at. A page that does not come first is mended in its text or its
title, not here.
"""

QUESTIONS = {
    "perulangan": "03-frasa-berulang",
    "menyalin siaran pers": "04-studi-kasus",
    "kata henti": "02-frekuensi-kata",
    "menyimpan pekerjaan": "00-mulai",
    "salah tulis yang disengaja": "data",
    "cara mengutip kursus": "mengutip",
    "pembaca layar": "aksesibilitas",
    "rencana pembelajaran": "rencana-pembelajaran",
    "mengganti topik": "menyesuaikan",
    "berapa memori untuk seratus ribu artikel": "ukuran-korpus",
}
