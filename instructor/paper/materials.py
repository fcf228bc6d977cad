"""What the worksheets work on: tables and texts made from the course's own data."""

import calendar
import re
from collections.abc import Callable, Collection

import pandas as pd
from reportlab.lib.colors import black
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

import frasa
from frasa._ground.wording import number
from kursus.verba import baris_halaman, kata_henti
from paper import parts
from paper.page import BODY, CELL, GREY, LINE, SANS, SMALL, style, width_inside
from paper.sources import articles, case_table, explanations, passages, tokens

RAW = style("raw", 7.7, leading=1.24)
READ = style("read", 8.5, leading=1.42, spaceAfter=4, leftIndent=14, bulletFontName=SANS,
              bulletFontSize=6.5, bulletColor=GREY)  # fmt: skip
PAGE = 3  # the page that is read line by line
SHORT = 150  # letters; what a rule of notebook 01 would remove
DATED = re.compile(r"\b\d{1,2}(/\d{1,2}/|\s+[A-Z]\w+ )20\d\d[).]")  # no byline, which has a time
GIVEN = ("03", "04", "05")  # articles whose count stands in the table already
SENTENCES = (
    "Sosialisasi di Kecamatan Blangpegayon ini menjadi langkah pencegahan",
    "Sosialisasi di Kota Pangkalpinang ini menjadi langkah pencegahan",
)
RULE = "asn dituntut netral dan tidak memihak pada kepentingan siapapun"
MONTHS = ((2024, 5, "Mei 2024"), (2024, 11, "November 2024"))
WEIGHED = (
    "slogan *ASN yang netral menjamin birokrasi yang kuat*, berita 1\u00a0dan\u00a02",
    "bagian 146 kata, berita 1\u00a0dan\u00a02",
    "13 kata, *bebas dari segala bentuk pengaruh manapun …*, berita 1, 2, dan 4",
)

WEIGHED_HEADS = ["bagian", "yang mendukung", "yang melemahkan", "penjelasan (nomor)"]
WHO_HEADS = ["berita", "media", "tempat", "hari, tanggal peristiwa", "waktu terbit", "penulis"]
WHO_WIDTHS = [8, 20, 17, 27, 15, 13]
TRACE_HEADS = ["teks", "terbit", "kutipan “meja layanan”", "empat isi ikrar",
               "ejaan kredi… bilitas", "banyaknya ASN", "hanya di dua teks"]  # fmt: skip
TRACE_WIDTHS = [29, 13, 12, 10, 13, 11, 12]


def short(article: str) -> str:
    """Return the number of an article: "3" for "03-aceh-utara"."""
    return str(int(article.split("-")[0]))


def numbered_lines(text: str, style: ParagraphStyle = READ) -> list[Flowable]:
    """Return a raw text line by line as it stands, each line with its number."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return [_with_number(place, line, style) for place, line in enumerate(lines, 1)]


def _with_number(place: int, line: str, style: ParagraphStyle) -> Paragraph:
    made = parts.plain(line, style)
    return Paragraph(made.text, style, bulletText=str(place))


def page() -> list[Flowable]:
    """Page 3, line by line, with room for a reason."""
    lines = baris_halaman(articles(), PAGE)
    rows = [[row.line, row.text, row.letters, ""] for row in lines.itertuples()]
    heads = ["", "baris", "huruf", "sebab"]
    return [parts.grid(heads, rows, [5, 79, 7, 9], style=RAW, literal=True, tight=True)]


def short_lines() -> list[Flowable]:
    """All lines of the other pages below the limit, in their order."""
    rows = []
    for name in articles()["article"]:
        lines = baris_halaman(articles(), name)
        kept = lines[lines["letters"] < SHORT] if short(name) != str(PAGE) else lines.iloc[:0]
        rows += [[short(name), row.text, row.letters] for row in kept.itertuples()]
    heads = ["berita", "baris", "huruf"]
    return [parts.grid(heads, rows, [8, 84, 8], style=RAW, literal=True, tight=True)]


def openings() -> list[Flowable]:
    """Each article's beginning, as far as the date of its event, and its end."""
    rows = [[short(name), _opening(name)] for name in articles()["article"]]
    return [
        parts.grid(["berita", "awal dan akhir"], rows, [8, 92], style=RAW, literal=True, tight=True)
    ]


def _opening(article: str) -> str:
    pieces = frasa.audit(articles()[articles()["article"] == article], removed_only=False)
    lines = baris_halaman(articles(), article).set_index("line")["text"]
    outside = pieces.loc[pieces["part"].isin(["furniture", "caption"]), "line"]
    told = lines.drop(outside.unique())
    dated = next(place for place, line in told.items() if DATED.search(line))
    credits = pieces.loc[pieces["part"] == "credit", "text"]
    ends = [line for line in credits if any(letter.isalpha() for letter in line)]
    return "\n".join([*told.loc[:dated], " ".join(["[…]", *ends])])


def who_and_when() -> list[Flowable]:
    """A table of the five articles to fill in."""
    rows = [[short(name), "", "", "", "", ""] for name in articles()["article"]]
    return [parts.grid(WHO_HEADS, rows, WHO_WIDTHS, height=6.7 * mm)]


def calendars() -> list[Flowable]:
    """The months that a date of question 1c may mean."""
    made = [_month(year, month, name) for year, month, name in MONTHS]
    return [Table([made], [70 * mm] * len(made), hAlign="LEFT", style=parts.BARE)]


def _month(year: int, month: int, name: str) -> Table:
    weeks = calendar.Calendar().monthdayscalendar(year, month)
    rows = [[name, *[""] * 6], ["Sn", "Sl", "Rb", "Km", "Jm", "Sb", "Mg"]]
    rows += [[str(day or "") for day in week] for week in weeks]
    style = [("FONT", (0, 0), (-1, -1), SANS, 7.5), ("ALIGN", (0, 1), (-1, -1), "RIGHT"),
             ("SPAN", (0, 0), (-1, 0)), ("FONT", (0, 0), (-1, 0), f"{SANS}-Bold", 8),
             ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
             ("LINEBELOW", (0, 1), (-1, 1), 0.5, LINE)]  # fmt: skip
    return Table(rows, [8 * mm] * 7, style=style)


def density() -> list[Flowable]:
    """How often "asn" stands in each article: two to count by hand, three given."""
    rows = []
    for name in articles()["article"]:
        own = tokens()[tokens()["article"] == name]
        count = int((own["word"] == "asn").sum()) if name.startswith(GIVEN) else ""
        rows.append([short(name), number(len(own)), count, "", ""])
    heads = ["berita", "kata", "banyaknya asn", "dibagi kata, dikali 1.000", "urutan"]
    return [parts.grid(heads, rows, [12, 14, 20, 38, 16], height=8.5 * mm)]


def stop_words() -> list[Flowable]:
    """A sentence to strike words from, and what of two lists can be looked up for it."""
    wanted = {*RULE.split(), "yang", "harus", "katanya", *tokens()["word"].iloc[:120]}
    wanted &= set(kata_henti("besar")["word"])
    rows = []
    for name, label in (("besar", "daftar besar"), ("kursus", "daftar kursus")):
        words = sorted(set(kata_henti(name)["word"]))
        known = [word for word in words if word in wanted]
        rows.append([f"**{label}**: {len(known)} dari {len(words)} katanya", ", ".join(known)])
    twice = [[label, RULE] for label in ("menurut daftar besar", "menurut daftar kursus")]
    return [
        parts.grid([], twice, [24, 76], style=BODY, height=9 * mm),
        parts.grid([], rows, [24, 76], style=SMALL),
    ]


def cloud() -> list[Flowable]:
    """The commonest words, sized by their counts, beside bars of the same counts."""
    counts = frasa.remove_stop_words(frasa.count_words(tokens()), frasa.stop_words()["word"])
    top = counts.head(30).sort_values("word")
    most = int(top["count"].max())
    words = " ".join(
        f'<font size="{8 + 22 * count / most:.1f}">{word}</font>'
        for word, count in zip(top["word"], top["count"], strict=True)
    )
    letters = style("cloud", 12, f"{SANS}-Bold", 1.3, alignment=1, autoLeading="max")
    widths = [width_inside() * share for share in (0.55, 0.45)]
    data = [[Paragraph(words, letters), Bars(counts.head(10), widths[1] - 12)]]
    rule = [("BOX", (0, 0), (-1, -1), 0.5, LINE), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 12)]  # fmt: skip
    return [Table(data, widths, style=rule, spaceAfter=8)]


class Bars(Flowable):
    """Counts of words as bars, each with its word and its number."""

    def __init__(self, counts: pd.DataFrame, width: float):
        super().__init__()
        self.rows = list(zip(counts["word"], counts["count"], strict=True))
        self.width, self.height = width, 13 * len(self.rows)

    def wrap(self, *_) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setFont(SANS, 7.5)
        longest = (self.width - 90) / max(count for _, count in self.rows)
        for place, (word, count) in enumerate(self.rows, 1):
            base = self.height - 13 * place + 3
            self.canv.setFillColor(black)
            self.canv.drawRightString(62, base, word)
            self.canv.drawString(70 + count * longest, base, number(int(count)))
            self.canv.setFillColor(GREY)
            self.canv.rect(66, base - 2, count * longest, 9, stroke=0, fill=1)


def runs() -> list[Flowable]:
    """Two sentences, and rows for the runs of four words in each."""
    told = [[f"Kalimat {letter}", text] for letter, text in zip("AB", SENTENCES, strict=True)]
    count = max(len(text.split()) for text in SENTENCES) - 3
    heads = ["", "rangkaian kalimat A", "rangkaian kalimat B", "di keduanya?"]
    rows = [[str(n), "", "", ""] for n in range(1, count + 1)]
    sums = [
        ["rangkaian di keduanya", ""],
        ["semua rangkaian yang berbeda, A dan B", ""],
        ["**kemiripan**: yang pertama dibagi yang kedua", ""],
    ]
    return [
        parts.grid([], told, [14, 86], style=BODY),
        parts.grid(heads, rows, [5, 40, 40, 15], height=9 * mm),
        parts.grid([], sums, [60, 40], height=9 * mm),
    ]


def beside() -> list[Flowable]:
    """Texts 01 and 02 side by side, with room between the lines to mark."""
    columns = [
        [parts.item(f"Berita {short(row.article)}"), *numbered_lines(row.raw)]
        for row in articles().iloc[:2].itertuples()
    ]
    return [parts.abreast(*columns)]


def found() -> list[Flowable]:
    """What the computer found, with how many words are the same."""
    heads = ["berita", "panjang di sini", "panjang di sana", "kata yang sama", "perbedaan"]
    rows = [
        [f"{short(r.article_a)} dan {short(r.article_b)}", r.words_a, r.words_b,
         r.identical_words, r.edits]
        for r in passages().itertuples()
    ]  # fmt: skip
    return [parts.grid(heads, rows, [1, 1, 1, 1, 1])]


def five_explanations() -> list[Flowable]:
    """The table of explanations, as notebook 03 has it."""
    heads, rows = explanations()
    return [parts.grid(heads, rows, [40, 30, 30])]


def weighing() -> list[Flowable]:
    """Three passages to weigh."""
    rows = [[each, "", "", ""] for each in WEIGHED]
    return [parts.grid(WEIGHED_HEADS, rows, [28, 30, 28, 14], height=23 * mm)]


def traces() -> list[Flowable]:
    """What to look for in the eleven texts."""
    rows = [[f"{short(r.id)} {r.outlet}", moment(r.published_at), *[""] * 5]
            for r in case_table().itertuples()]  # fmt: skip
    return [parts.grid(TRACE_HEADS, rows, TRACE_WIDTHS, height=7.2 * mm)]


def moment(stamp: str) -> str:
    """Return when a text was published as it is told, or a dash.

    >>> moment("2024-10-03T10:45:00+07:00")
    '3-10, 10.45'
    """
    if not stamp:
        return "–"
    when = pd.Timestamp(stamp)
    return f"{when.day}-{when.month}, {when:%H.%M}"


CHOSEN = "penjelasan yang dipilih (1–6)"
CHOICES = "□ seluruhnya\n□ sebagian\n□ tidak"


def verdicts(chosen: Collection[int] = ()) -> list[Flowable]:
    """Verdicts with their sources and reasons, and what they do not show.

    With chosen articles only these, without sources, and with the more room for reasons.
    """
    told = (
        "**Seluruhnya**: diturunkan seluruhnya dari siaran pers, langsung atau lewat teks lain. "
        "**Sebagian**: ada yang diturunkan, ada yang tidak. **Tidak**: tidak diturunkan. Jangan "
        "memutuskan dari gaya atau panjangnya; tunjuk dua hal. Ragu? Tulis *ragu* di samping "
        "putusannya. **Penjelasan**: "
        f"{_numbered_explanations()}; – kalau tidak ada yang sama."
    )
    heads = ["berita", "putusan", "dari teks", "bukti dan alasan (kata, angka, waktu)", CHOSEN,
             "penjelasan lain yang gugur, dan sebabnya"]  # fmt: skip
    wanted, widths, height, lines = range(1, 11), [16, 14, 6, 29, 12, 23], 15.5 * mm, 3
    if chosen:
        heads.remove("dari teks")
        wanted, widths, height, lines = chosen, [15, 14, 33, 12, 26], 43 * mm, 7
    blank = [""] * (len(heads) - 2)
    rows = [
        [f"**{short(r.id)}** {r.outlet}", parts.plain(CHOICES, CELL), *blank]
        for r in case_table().itertuples()
        if int(short(r.id)) in wanted
    ]
    limits = "**Yang tidak dapat disimpulkan**, dan bukti apa yang masih diperlukan:"
    table = parts.grid(heads, rows, widths, height=height)
    return [parts.rich(told), table, parts.rich(limits), parts.Lines(lines)]


def _numbered_explanations() -> str:
    """Return the explanations with their numbers, as notebook 03 has them."""
    names = [re.match(r"(\d) \*\*(.+?)\*\*", row[0]).groups() for row in explanations()[1]]
    told = [f"{number} {name.lower()}" for number, name in names]
    return ", ".join([*told, f"{len(names) + 1} belum dapat dipilih"])


def scoring() -> list[Flowable]:
    """Precision and recall by hand."""
    square = [
        ["saya sebut turunan", "A =", "B ="],
        ["saya sebut bukan turunan", "C =", "D ="],
    ]
    heads = ["tulis banyaknya berita", "memang turunan", "bukan turunan"]
    rows = [
        ["**Presisi**", "dari yang saya sebut turunan, berapa porsi yang memang turunan",
         "A ÷ (A + B) ="],
        ["**Kelengkapan**", "dari yang memang turunan, berapa porsi yang saya temukan",
         "A ÷ (A + C) ="],
    ]  # fmt: skip
    return [
        parts.grid(heads, square, [40, 30, 30], height=12 * mm),
        parts.grid([], rows, [18, 50, 32], height=12 * mm),
        Spacer(1, 4),
    ]


MATERIALS: dict[str, Callable[[], list[Flowable]]] = {
    "page": page,
    "short lines": short_lines,
    "openings": openings,
    "who and when": who_and_when,
    "calendars": calendars,
    "density": density,
    "stop words": stop_words,
    "cloud": cloud,
    "runs": runs,
    "beside": beside,
    "passages": found,
    "explanations": five_explanations,
    "weighing": weighing,
    "traces": traces,
    "verdicts": verdicts,
    "scoring": scoring,
}
