"""The test before (A) and after (B), and its key."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from paper import parts
from paper.page import CELL, as_pdf
from paper.sources import test_items

LETTERS = "abcdefgh"
WHEN = {"A": "sebelum", "B": "sesudah"}


def paper(form: str, items: list[dict] | None = None) -> bytes:
    """Return tes-A.pdf or tes-B.pdf."""
    items = items or test_items()
    lead = (
        "Silangi satu jawaban untuk setiap soal. Tidak tahu? Pilih yang paling masuk akal. "
        "Hasilnya menunjukkan apa yang perlu dibahas di kelas; ia bukan nilai Anda. "
        f"Waktu: {WHEN[form]} pelajaran, kira-kira satu menit untuk satu soal."
    )
    story = parts.title(f"Tes {WHEN[form]} pelajaran", lead)
    for each in items:
        story.append(_asked(each["nomor"], each[form]))
    return as_pdf(f"Tes {form}", story, named=True)


def _asked(number: int, item: dict) -> Flowable:
    """Return an item as it is asked; without its key."""
    story = [parts.item(f"Soal {number}")]
    story += [parts.rich(item["bahan"])] if item.get("bahan") else []
    story += [parts.rich(item["soal"])]
    choices = [
        [f"□ {letter}", text] for letter, text in zip(LETTERS, item["pilihan"], strict=False)
    ]
    return KeepTogether([*story, choice_list(choices), Spacer(1, 5)])


def choice_list(choices: list[list[str]]) -> Flowable:
    """Return choices with their letters, without rules."""
    table = parts.grid([], choices, [7, 93])
    table.setStyle([("GRID", (0, 0), (-1, -1), 0, "white"), ("TOPPADDING", (0, 0), (-1, -1), 1),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 1)])  # fmt: skip
    return table


def key(items: list[dict] | None = None) -> bytes:
    """Return tes-kunci.pdf: letters to mark thirty papers with, then why."""
    items = items or test_items()
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
            parts.grid(["", "pilihan", "umpan balik"], rows, [6, 42, 52], style=CELL),
            Spacer(1, 2 * mm),
        ]
    )
