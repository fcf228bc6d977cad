"""Forms and cards: rubric, scores, attendance, observation, cheat sheet, glossary."""

from itertools import chain
from pathlib import Path

from reportlab.lib.units import mm
from reportlab.platypus import Flowable
from schedule import LEARNERS, joined, plans, read_toml, rubric, weight, weights

from paper import parts
from paper.page import BLUE, SANS, SMALL, TINY, as_pdf, style
from paper.sources import glossary

CARD = Path(__file__).with_name("contekan.toml")
GROUP = style("group", 9, f"{SANS}-Bold", 1.15, textColor=BLUE, spaceBefore=5, spaceAfter=2)
WORD = style("word", 7.5, SANS, 1.2)
MEANING = style("meaning", 7.5, SANS, 1.2, leftIndent=8, spaceAfter=1.5)


def rubric_sheet() -> bytes:
    """Return rubrik.pdf, from the lesson plan."""
    heads, rows = rubric()
    rows = [[f"**{row[0]}**", *row[1:]] for row in rows]
    return as_pdf(
        "Rubrik",
        [
            *parts.title(
                "Rubrik studi kasus",
                "Nilai: bobot × tingkat ÷ 4 untuk setiap baris yang dipakai, dijumlahkan, dibagi "
                f"jumlah bobot baris itu, dikali 100. Yang dipakai: {_used()}. *Setiap berita* "
                "dan *setengah* dihitung dari berita yang dibahas. *Kesamaan*: berita yang memuat "
                "bagian yang sama dengan teks lain. Batas *khas* menyebut teks, nama, atau tanggal "
                "di kasus ini. Baris yang seluruhnya kosong: 0.",
            ),
            parts.grid(heads, rows, [12, 6, 23, 22, 19, 18], wide=True),
        ],
        wide=True,
    )


def _used() -> str:
    """Return which rows of the rubric each plan uses, with the sum of their weights."""
    every = len(rubric()[1])
    return "; ".join(
        f"**{plan['name'].lower()}** "
        f"{'semua' if len(plan['rubrik']) == every else joined(plan['rubrik'])} ({weight(plan)})"
        for plan in plans()
    )


def score_sheet() -> bytes:
    """Return lembar-nilai.pdf: one row a learner, one column a criterion."""
    criteria = [f"{row[0]} ({row[1]}){_only(row[0])}" for row in rubric()[1]]
    heads = ["", "nama", "tes A", "tes B", *criteria]
    heads += ["produk", *(f"{row[0].lower()} ({row[2].split()[0]} %)" for row in weights()[:1])]
    heads += ["nilai akhir"]
    widths = [3, 21, 4.5, 4.5, *[9.5] * len(criteria), 7, 8, 6.5]
    rows = [[str(n), *[""] * (len(heads) - 1)] for n in range(1, LEARNERS + 1)]
    parted = ", ".join(f"{row[0].lower()} {row[2]}" for row in weights())
    sums = ", ".join(f"{plan['name'].lower()} {weight(plan)}" for plan in plans())
    return as_pdf(
        "Lembar nilai",
        [
            *parts.title(
                "Lembar nilai",
                "Di kolom kriteria tulis tingkatnya, 1 sampai 4, atau 0 kalau kosong; bobotnya "
                "di antara kurung. "
                "**Produk** = jumlah bobot × tingkat ÷ 4, dibagi jumlah bobot baris yang dipakai "
                f"({sums}), "
                "dikali 100. Bobot yang disarankan untuk nilai akhir: "
                f"{parted}. Tes sebelum (A) dan sesudah (B) mengukur kelas, bukan nilai akhir.",
            ),
            parts.grid(heads, rows, widths, style=TINY, height=7.6 * mm, wide=True),
        ],
        wide=True,
    )


def _only(criterion: str) -> str:
    """Return for which plans alone a column of the score sheet is, if not for all."""
    users = [plan["name"].lower() for plan in plans() if criterion in plan["rubrik"]]
    return f", hanya {joined(users)}" if len(users) < len(plans()) else ""


def attendance() -> bytes:
    """Return daftar-hadir.pdf."""
    facts = [["Pelatihan", "", "Hari, tanggal", ""], ["Tempat", "", "Pengajar", ""]]
    heads = ["", "nama", "NIP atau NIM", "instansi", "tanda tangan, mulai", "tanda tangan, selesai"]
    rows = [[str(n), *[""] * 5] for n in range(1, LEARNERS + 1)]
    return as_pdf(
        "Daftar hadir",
        [
            *parts.title("Daftar hadir"),
            parts.grid([], facts, [14, 40, 16, 30], height=8 * mm),
            parts.grid(heads, rows, [4, 27, 19, 20, 15, 15], height=10 * mm),
            parts.note(
                "Dua orang bernama sama? Tulis satuan kerjanya dalam kurung di belakang nama."
            ),
            parts.note("Daftar ini memuat data pribadi: simpan sesuai ketentuan lembaga Anda."),
        ],
    )


def card() -> bytes:
    """Return contekan.pdf: one page beside the laptop."""
    entries = read_toml(CARD)["bagian"]
    sections = [_section(each) for each in entries]
    lines = [len(each) for each in sections]
    cut = min(range(len(lines)), key=lambda place: abs(sum(lines[:place]) - sum(lines[place:])))
    columns = [list(chain.from_iterable(group)) for group in (sections[:cut], sections[cut:])]
    return as_pdf("Contekan", [parts.abreast(*columns)])


def _section(section: dict) -> list[Flowable]:
    """Return a group of the cheat sheet: each word, and below it what it does."""
    lines = [
        [parts.rich(f"**{left}**", WORD), parts.rich(right, MEANING)]
        for left, right in section["baris"]
    ]
    return [parts.plain(section["judul"], GROUP), *chain.from_iterable(lines)]


def glossary_sheet() -> bytes:
    """Return istilah.pdf."""
    rows = [
        [f"**{each['kata']}**", f"*{each['inggris']}*" if each.get("inggris") else "–",
         each["arti"], each["di"]]
        for each in glossary()
    ]  # fmt: skip
    return as_pdf(
        "Istilah",
        [
            *parts.title("Istilah kursus", "Kolom terakhir: buku catatan yang mengenalkannya."),
            parts.grid(["istilah", "Inggris", "arti", "di"], rows, [20, 18, 56, 6], style=SMALL),
        ],
    )
