"""The test before (A) and after (B), and its key."""

from build_test import read_test
from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from paper import parts
from paper.page import CELL, TINY, as_pdf, style, width_inside

LETTERS = "abcd"
STEM = style("stem", 9, leading=1.3, spaceAfter=1.5)
WHEN = {"A": "sebelum", "B": "sesudah"}


def paper(form: str) -> bytes:
    """Return tes-A.pdf or tes-B.pdf."""
    lead = (
        "Silangi satu jawaban untuk setiap soal. Kosongkan hanya nomor yang tertulis di papan; "
        "selain itu, kalau tidak tahu, pilih yang paling masuk akal. Hasilnya menunjukkan apa "
        "yang perlu dibahas di kelas, dan tidak masuk nilai Anda."
    )
    story = parts.title(f"Tes {WHEN[form]} pelajaran", lead)
    for each in read_test():
        story.append(_asked(each["nomor"], each[form]))
    return as_pdf(f"Tes {form}", story, named=True)


def _asked(number: int, item: dict) -> Flowable:
    """Return an item as it is asked; without its key."""
    told = [each for each in (item.get("bahan"), item["soal"]) if each]
    stem = [parts.rich(f"**{number}.** {told[0]}", STEM), *(parts.rich(t, STEM) for t in told[1:])]
    rows = [
        [parts.plain(f"□ {letter}", CELL), parts.rich(text, CELL)]
        for letter, text in zip(LETTERS, item["pilihan"], strict=False)
    ]
    width = width_inside()
    choices = Table(rows, [width * 0.06, width * 0.94], style=parts.BARE, spaceBefore=2)
    return KeepTogether([*stem, choices, Spacer(1, 11)])


def key() -> bytes:
    """Return tes-kunci.pdf: letters to mark thirty papers with, then why."""
    items = read_test()
    rows = [
        [str(each["nomor"]), *(LETTERS[each[form]["kunci"] - 1] for form in "AB"),
         each["keyakinan"], ", ".join(map(str, each["indikator"]))]
        for each in items
    ]  # fmt: skip
    heads = ["soal", "A", "B", "keyakinan yang diuji", "indikator"]
    story = [
        *parts.title("Kunci tes", "Untuk pengajar. Kedua bentuk menguji keyakinan yang sama."),
        parts.grid(heads, rows, [7, 5, 5, 71, 12]),
    ]
    for each in items:
        for form in "AB":
            story.append(_explained(each["nomor"], form, each[form]))
    return as_pdf("Kunci tes", story)


def _explained(number: int, form: str, item: dict) -> Flowable:
    told = zip(LETTERS, item["pilihan"], item["umpan_balik"], strict=False)
    rows = [
        [f"**{letter} ✓**" if place == item["kunci"] else letter, choice, feedback]
        for place, (letter, choice, feedback) in enumerate(told, 1)
    ]
    return KeepTogether(
        [
            parts.item(f"Soal {number}{form}"),
            parts.rich(f"{item.get('bahan', '')} {item['soal']}".strip()),
            parts.grid(["", "pilihan", "umpan balik"], rows, [6, 42, 52], style=TINY, tight=True),
        ]
    )
