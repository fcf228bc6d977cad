"""The key on paper: what KUNCI.md says, what the worksheets ask besides, and the case study."""

import re

import pandas as pd
from build_keys import (
    AGAIN,
    VERDICT_HEADS,
    answer_line,
    read_shipped,
    told,
    verdict_rows,
    when_opened,
)
from reportlab.platypus import Flowable, KeepTogether, Spacer

import frasa
from kursus.verba import baris_halaman, isi_berita, kalimat_terbuang, sisa_kalimat
from kursus.verba import kata_henti as stop_list
from kursus.wording import shown
from paper import parts
from paper.materials import (
    CHOSEN,
    RULE,
    SENTENCES,
    SHORT,
    TRACE_HEADS,
    WEIGHED,
    WEIGHED_HEADS,
    WHO_HEADS,
    WHO_WIDTHS,
    moment,
    short,
)
from paper.page import CELL, SMALL, as_pdf
from paper.sources import articles, case_table, case_text, passages, tokens


def key() -> bytes:
    """Return kunci.pdf."""
    story = parts.title("Kunci jawaban", "Untuk pengajar: jangan digandakan bagi peserta.")
    story += [parts.part("Lembar kerja: yang dihitung dengan tangan"), by_hand()]
    story += [parts.part("Lembar kerja: tabel yang diisi"), *filled()]
    story += [parts.part("Studi kasus"), *case()]
    story += [parts.part("Tabel putusan yang sudah terisi: tingkat 4 sampai 1"), *samples()]
    book = ""
    for name, entry in read_shipped().items():
        if entry["book"] != book:
            book = entry["book"]
            story += [parts.part(f"Soal buku catatan {book}")]
        if name.endswith(AGAIN):
            story.append(
                parts.rich(f"Soal serupa: {entry['text']} **{told(entry)}.** {entry['why']}", SMALL)
            )
        else:
            story.append(question(name, entry))
    return as_pdf("Kunci", story)


def question(name: str, entry: dict) -> Flowable:
    """Return one question with its value, why, what else is accepted, and the usual mistakes."""
    rows = [[told(each), each["hint"]] for each in entry["wrong"]]
    table = parts.grid(["kalau dijawab", "petunjuknya"], rows, [20, 80], style=CELL)
    told_ = [parts.item(f"Soal {name}"), parts.rich(entry["text"]), parts.rich(answer_line(entry))]
    return KeepTogether([*told_, *([table] if rows else []), Spacer(1, 3)])


def by_hand() -> Flowable:
    """What the worksheets let learners count, computed."""
    body = isi_berita(articles(), 3)["line"].nunique()
    page = len(baris_halaman(articles(), 3))
    lost = kalimat_terbuang(articles(), SHORT)
    lost_told = "; ".join(
        f"berita {short(r.article)}, {len(r.text)} huruf" for r in lost.itertuples()
    )
    counts = frasa.count_words(tokens(), by="article")
    asn = counts[counts["word"] == "asn"]
    dense = "; ".join(
        f"berita {short(r.article)}: {r.count} kali, {shown(round(float(r.per_1000), 1))}"
        for r in asn.itertuples()
    )
    left = {name: sisa_kalimat(RULE, stop_list(name)) for name in ("besar", "kursus")}
    runs = [_runs(text) for text in SENTENCES]
    both, either = len(runs[0] & runs[1]), len(runs[0] | runs[1])
    pair = passages()[passages()["article_b"] == "02-pangkalpinang"]
    rows = [
        ["halaman 3", f"{body} dari {page} baris isi berita. Judulnya disimpan terpisah; yang "
                      f"menghitungnya juga mendapat {body + 1}, dan itu tidak keliru. Pembuka "
                      "*BALI | KABAR LATIH –* menyebut tempat dan media; ia dicatat di kolom "
                      "sendiri."],
        ["baris pendek", f"{len(lost)} potongan kalimat: {lost_told}. Judul tidak dihitung."],
        ["kalimat Jum’at", "12 kata menurut kursus: tanggal satu, *pemilu/pemilihan* dua, "
                           "*sekolah-sekolah* satu."],
        ["kepadatan asn", f"{dense} per 1.000 kata."],
        ["kata henti", f"daftar besar menyisakan *{left['besar']}*; daftar kursus "
                       f"*{left['kursus']}*."],
        ["rangkaian empat kata", f"di keduanya {both}, semua yang berbeda {either}; kemiripan "
                                 f"{both} ÷ {either} = {shown(round(both / either, 2))}."],
        ["berdampingan", f"{pair['words_a'].sum()} kata berita 1 berada di bagian yang sama, "
                         f"{pair['identical_words'].sum()} di antaranya persis sama. Salah tulis "
                         "bersama: *meditokrasi*."],
    ]  # fmt: skip
    return parts.grid(["lembar", "nilai"], rows, [20, 80])


def _runs(text: str) -> set[tuple[str, ...]]:
    words = text.casefold().split()
    return {tuple(words[place : place + 4]) for place in range(len(words) - 3)}


WEIGHTS = (  # for WEIGHED: what speaks for it, what against, and the number of the explanation
    ("tanda petik di kedua berita", "*katanya, sebab …* sesudahnya juga sama: bukan ucapannya saja",
     "2 atau 6"),
    ("paragraf utuh, tanda *(rel)* di berita 1, salah tulis *meditokrasi* di keduanya",
     "naskahnya tidak kita punya; arahnya tidak diketahui", "2"),
    ("ada penjelasan undang-undang yang bunyinya hampir sama; berita 4 tidak berbagi yang lain",
     "bunyinya sedikit lain, dan undang-undang itu sudah dicabut", "4 atau 6"),
)  # fmt: skip


def filled() -> list[Flowable]:
    """The tables of sheets 2, 6 and 7, as they should be filled in."""
    return [
        parts.item("Siapa, di mana, kapan?"),
        parts.grid(WHO_HEADS, [_who(row) for row in articles().itertuples()], WHO_WIDTHS),
        parts.rich(
            "*Tempat* di sini ialah yang tertulis di pembuka berita. Yang menulis tempat acaranya, "
            "misalnya Purworejo, tidak keliru.",
            SMALL,
        ),
        parts.item("Lima penjelasan (jawaban lain boleh, asal buktinya ditunjuk)"),
        parts.grid(
            WEIGHED_HEADS,
            [[told, *row] for told, row in zip(WEIGHED, WEIGHTS, strict=True)],
            [28, 30, 28, 14],
        ),
        parts.item("Studi kasus: tabel jejak"),
        parts.grid(TRACE_HEADS, map(_trace, case_table().itertuples()), FILLED_WIDTHS),
    ]


def _who(row) -> list[str]:
    known = [short(row.article), row.outlet, row.place]
    date = row.event_date
    day = f"{row.weekday}, {date.day}-{date.month}-{date.year}"
    when = "" if pd.isna(row.published_at) else f"{moment(row.published_at)} WIB"
    return ["–" if pd.isna(each) or not each else each for each in [*known, day, when, row.credit]]


def _trace(row) -> list[str]:
    """Return what of the press release's marks a text carries."""
    text = case_text(row.file)
    spelt = re.search(r"kredi\w*bilitas", text)
    count = re.search(r"4(?:12|21)(?= ASN)", text)
    only = ", ".join(mark for mark in COPIED if mark in text)
    told = ["✓" if mark in text else "–" for mark in ("meja layanan", "media sosial")]
    told += [found[0] if found else "–" for found in (spelt, count)]
    return [f"{short(row.id)} {row.outlet}", moment(row.published_at), *told, only or "–"]


SAMPLES = (  # each line of the table of verdicts as levels 4 to 1 of the rubric fill it in
    ("1, putusan", "sebagian", "seluruhnya", "sebagian", "sebagian"),
    ("1, bukti dan alasan",
     "Kedua kutipan pejabat sama kata demi kata; kaus calon dan kunjungan ke lima kantor tidak ada "
     "di siaran pers.",
     "Kedua kutipan pejabat sama kata demi kata.",
     "Kutipan “di meja layanan …” sama.",
     "Gayanya seperti siaran pers."),
    (f"1, {CHOSEN}", "2", "2", "2", "(kosong)"),
    ("1, penjelasan lain yang gugur",
     "Wartawan mencatat sendiri di lapangan: dua orang jarang menulis dua kutipan panjang tanpa "
     "satu kata pun berbeda.",
     "Wartawan mencatat sendiri.",
     "(kosong)",
     "(kosong)"),
    ("2, putusan", "seluruhnya", "seluruhnya", "seluruhnya", "seluruhnya"),
    ("2, bukti dan alasan",
     "Urutan kalimatnya mengikuti siaran pers; salah tulis *kreditibilitas* ikut; terbit 15.32, "
     "siaran persnya 10.45.",
     "Salah tulis *kreditibilitas* ikut; terbit 15.32, siaran persnya 10.45.",
     "Banyak yang mirip, jadi pasti disalin.",
     "Banyak yang mirip."),
    (f"2, {CHOSEN}", "2", "2", "(kosong)", "(kosong)"),
    ("2, penjelasan lain yang gugur",
     "Kebetulan, atau rumusan aturan: yang sama bukan hanya rumusannya, melainkan juga cerita "
     "acaranya dan salah tulisnya.",
     "Kebetulan: salah tulisnya pun sama.",
     "(kosong)",
     "Bukan kebetulan."),
    ("3, putusan", "tidak", "tidak", "tidak", "tidak"),
    ("3, bukti dan alasan",
     "Tidak ada bagian yang sama; mulainya setengah delapan, di siaran pers pukul tujuh; guru dan "
     "Ketua Bawaslu tidak ada di siaran pers.",
     "Mulainya setengah delapan, di siaran pers pukul tujuh.",
     "Jam mulainya lain.",
     "Jam mulainya lain."),
    (f"3, {CHOSEN}", "–", "–", "–", "–"),
    ("3, penjelasan lain yang gugur",
     "(tidak perlu: tidak ada kesamaan)",
     "(tidak perlu)",
     "(kosong)",
     "(kosong)"),
    ("8, putusan", "tidak", "tidak", "tidak", "sebagian"),
    ("8, bukti dan alasan",
     "Yang sama hanya rumusan undang-undang, 13 kata; acaranya lain: Bawaslu bertemu 60 guru dan "
     "tenaga kesehatan pada 8 Oktober.",
     "Yang sama hanya rumusan undang-undang.",
     "Acaranya lain.",
     "Ada yang mirip."),
    (f"8, {CHOSEN}", "4", "4", "4", "(kosong)"),
    ("8, penjelasan lain yang gugur",
     "Siaran pers: tidak ada hal lain dari sana, dan pembicaranya menyebut penjelasan "
     "undang-undang.",
     "Siaran pers.",
     "(kosong)",
     "(kosong)"),
    ("batas",
     "Berita 1 tidak mencantumkan waktu terbit, jadi arahnya tidak pasti; yang masih diperlukan: "
     "waktu terbitnya, dan daftar redaksi yang menerima siaran pers. Kesamaan teks tidak "
     "menunjukkan pelanggaran.",
     "Berita 1 tidak mencantumkan waktu terbit, jadi arahnya tidak pasti.",
     "Datanya sedikit.",
     "Berita 2 sengaja menutupi sumbernya."),
)  # fmt: skip


def samples() -> list[Flowable]:
    """Return tables of verdicts as learners may fill them in, with the level of each."""
    about = (
        "Setiap kolom mencapai satu tingkat di keempat baris rubrik, dengan berita 1, 2, dan 3 "
        "(setengah hari) maupun dengan berita 1, 2, dan 8 (tanpa laptop). Kata-kata dan nomor "
        "penjelasan lain sama baiknya, asal buktinya dapat ditunjuk di teksnya. Di tingkat 3 "
        "putusan berita 1 keliru tanpa tanda *ragu*, tetapi alasannya dari teks."
    )
    heads = ["baris dan kolomnya", *(f"tingkat {level}" for level in (4, 3, 2, 1))]
    return [parts.rich(about), parts.grid(heads, SAMPLES, [15, 35, 21, 15, 14])]


FILLED_WIDTHS = [24, 12, 11, 8, 15, 11, 19]
COPIED = ("di bentangkan", "421")  # of two texts only, 2 and 4


def case() -> list[Flowable]:
    """What each article of the case study is, whence, why, and when the class is told."""
    opened = [parts.rich(line) for line in when_opened()]
    return [*opened, parts.grid(list(VERDICT_HEADS), verdict_rows(), [22, 13, 7, 58])]
