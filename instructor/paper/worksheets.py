"""The worksheets: twins of notebooks 01 to 04, and the texts and table that go with them."""

from pathlib import Path

from reportlab.platypus import Flowable, KeepTogether, NextPageTemplate, Spacer
from schedule import PLANS, read_toml

from frasa import InputError
from paper import parts
from paper.materials import MATERIALS, beside, numbered_lines, short, verdicts
from paper.page import LEAD, WITH_NOTES, as_pdf, style
from paper.sources import case_table, case_text, exercises

SHEETS = Path(__file__).with_name("lembar.toml")


def sheets() -> list[dict]:
    """Return the worksheets as their file describes them."""
    return read_toml(SHEETS)["lembar"]


def worksheets() -> bytes:
    """Return lembar-kerja.pdf."""
    story: list[Flowable] = []
    for number, sheet in enumerate(sheets(), 1):
        story += [parts.new_page()] if story else []
        story += parts.title(f"Lembar {number}. {sheet['judul']}")
        for entry in sheet["isi"]:
            story += block(entry)
    return as_pdf("Lembar kerja", story, named=True)


def block(entry: dict) -> list[Flowable]:
    """Return one thing on a worksheet: text, a guess, material, a question, or lines."""
    (kind, value), *others = entry.items()
    if kind == "teks" and not others:
        return [parts.rich(value, LEAD)]
    if kind == "tebak":
        return [parts.guess(value)]
    if kind == "bahan" and value in MATERIALS:
        return MATERIALS[value]()
    if kind == "soal" and value in exercises():
        return [parts.question(exercises()[value])]
    if kind == "garis":
        return [parts.Lines(value), Spacer(1, 8)]
    raise InputError(
        f"Isi {entry} di “{SHEETS.name}” tidak dikenal. Pakai teks, tebak, bahan "
        f"({', '.join(MATERIALS)}), soal (nomor di instructor/keys/), atau garis."
    )


def texts() -> bytes:
    """Return teks.pdf: 01 and 02 side by side, then the eleven of the case study."""
    printed = style("text", 9.5, leading=1.42, spaceAfter=4.5, leftIndent=14, bulletFontSize=6.5)
    story = parts.title("Berita 1 dan 2, berdampingan") + beside()
    story += [
        NextPageTemplate(WITH_NOTES),
        parts.new_page(),
        *parts.title("Studi kasus: sebelas teks"),
    ]
    story.append(
        parts.rich(
            "Kabupaten Arunika, media, pejabat, dan peristiwanya rekaan; hanya aturan yang disebut "
            "di dalamnya yang nyata. Salah tulis disengaja. Nomor urutnya tidak berarti apa-apa; "
            "angka kecil di tepi ialah nomor baris."
        )
    )
    for row in case_table().itertuples():
        heading = parts.part(f"Teks {short(row.id)}")
        story.append(
            KeepTogether([heading, *numbered_lines(case_text(row.file), printed), Spacer(1, 10)])
        )
    return as_pdf("Teks", story)


def verdict_table() -> bytes:
    """Return tabel-putusan.pdf, for the articles that the half day decides."""
    chosen = PLANS["setengah-hari"]["berita"]
    return as_pdf("Tabel putusan", [*parts.title("Putusan saya"), *verdicts(chosen)], named=True)
