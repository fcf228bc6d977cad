"""What this package is called and how it is cited; a test holds it equal to CITATION.cff."""

DISTRIBUTION = "membaca-netralitas"
TITLE = "Membaca Netralitas: kursus terbuka membaca pengulangan dalam berita netralitas ASN"
VERSION = "0.1.0"
RELEASED = "2026-11-21"
ADDRESS = "https://github.com/NAMA-AKUN/membaca-netralitas"
