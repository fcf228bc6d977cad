"""Putusan studi kasus: dinilai dengan kunci, dalam kata dan hitungan, lalu ditulis ke laporan."""

import html
import re
from typing import NamedTuple

import pandas as pd

import frasa
from frasa._ground.wording import number
from frasa.export.booklet import as_html, as_text
from kursus import progress
from kursus.answer_forms import is_open
from kursus.arguments import checked
from kursus.corpus import DATA
from kursus.nearest import near
from kursus.wording import code, described, shown, spelt

LABELS = {"seluruhnya": "wholly", "sebagian": "partially", "tidak": "not"}
WORDS = {label: word for word, label in LABELS.items()}
_KNOWN = (None, *LABELS)


class Penilaian(NamedTuple):
    """Verdicts beside the key: what is to say of them, and one row an article."""

    lines: list[str]
    table: pd.DataFrame

    def _repr_html_(self) -> str:
        return "".join(f"<p>{html.escape(line)}</p>" for line in self.lines) + as_html(self.table)

    def _repr_pretty_(self, printer, cycle) -> None:
        printer.text("\n".join([*self.lines, as_text(self.table)]))


def nilai_putusan(*putusan: str) -> Penilaian:
    """Judge the verdicts on the articles 01, 02, … and say in words how they compare with the key.

    Only the articles for which a verdict is handed in are judged, and counted; with none, all are.
    A verdict may carry its reason behind a colon, "sebagian: kutipannya sama", which goes into the
    table. Every unknown word, missing verdict and missing reason is named, and so is what is left
    out.

        >>> penilaian = kursus.nilai_putusan("seluruhnya: sama semua", "tidak: bunyi aturan")
        >>> penilaian.lines[:2]
        ['Yang dinilai: berita 01 sampai 02 dari sepuluh.', 'Dari 2 putusan Anda, 0 sama dengan ...
    """
    every = answer_key()
    key = every[: len(putusan) or len(every)]
    given = [_taken_apart(each) for each in putusan[: len(key)]]
    given += [(None, "")] * (len(key) - len(given))
    known = [word if word in LABELS else None for word, _ in given]
    for article, decided in zip(key.index, known, strict=True):
        if decided:
            progress.record("putusan", article[:2], decided)
    lines = [*_left_out(key, every), *_problems(key.index, given), *_scores(key, known)]
    if any(known) and not all(known):
        lines.append(f"Hitungan ini sementara: baru {sum(map(bool, known))} putusan yang terbaca.")
    rows = [
        (article, decided, reason or "–", WORDS[label], decided == WORDS[label])
        if decided
        else (article, "–", "–", "–", None)
        for (article, label), decided, (_, reason) in zip(key.items(), known, given, strict=True)
    ]
    columns = ["article", "putusan", "alasan", "kunci", "sama"]
    return Penilaian(lines, _without_empty_reasons(pd.DataFrame(rows, columns=columns)))


def unknown_verdict(name: str, given: object) -> str | None:
    """Return what is told of a verdict whose word is none of the known ones; None of one that is.

    `name`: under which it is set.
    """
    word, reason = _taken_apart(given)
    if word in _KNOWN:
        return None
    # A slip of the pen is one word; "tidak seluruhnya" and "tidak tahu" mean something else.
    meant = "" if len(re.findall(r"\w+", word)) > 1 else near(word, LABELS, 0.7)
    advice = 'Pilih "seluruhnya", "sebagian", atau "tidak".'
    if meant:
        advice = f"Coba tulis: {name} = {code(': '.join(filter(None, [meant, reason])))}"
    return f"Putusan “{shown(word)}” di {name} belum dikenal. {advice}"


def _taken_apart(given: object) -> tuple[str | None, str]:
    """Return the word of a verdict, None if it is still open, and the reason behind its colon."""
    if is_open(given):
        return None, ""
    if isinstance(given, dict) and len(given) == 1:
        given = next(iter(given.items()))
    if isinstance(given, list | tuple) and 0 < len(given) < 3 and {*map(type, given)} == {str}:
        given = ": ".join(given)  # "tidak", "alasan"
    if not isinstance(given, str):
        return described(given), ""
    named = re.fullmatch(rf"\s*({'|'.join(LABELS)})\s*[:;,.(–—-]\s*(.*)", given, re.I | re.S)
    word, reason = named.groups() if named else given.partition(":")[::2]
    if reason.count(")") > reason.count("("):  # tidak (hanya acaranya)
        reason = reason.strip().removesuffix(")")
    return word.strip().casefold(), reason.strip()


def _without_empty_reasons(table: pd.DataFrame) -> pd.DataFrame:
    return table if (table["alasan"] != "–").any() else table.drop(columns="alasan")


def answer_key() -> pd.Series:
    """Return what each article of the case study is ("wholly", "partially", "not"), by its id."""
    return pd.read_csv(DATA / "case-study" / "answers.csv").set_index("article")["label"]


def _left_out(judged: pd.Series, every: pd.Series) -> list[str]:
    if len(judged) == len(every):
        return []
    last = f" sampai {judged.index[-1][:2]}" if len(judged) > 1 else ""
    return [f"Yang dinilai: berita {every.index[0][:2]}{last} dari {spelt(len(every))}."]


def _problems(articles: pd.Index, given: list[tuple[str | None, str]]) -> list[str]:
    named = [(article[:2], *each) for article, each in zip(articles, given, strict=True)]
    strange = [f"{number} (“{shown(word)}”)" for number, word, _ in named if word not in _KNOWN]
    missing = [number for number, word, _ in named if word is None]
    bare = [number for number, word, reason in named if word in LABELS and not reason]
    lines = []
    if strange:
        lines.append(
            f'Putusan ini tidak dikenal: {", ".join(strange)}. Tulis "seluruhnya", "sebagian", '
            'atau "tidak"; alasannya sesudah titik dua.'
        )
    if missing:
        lines.append(f"Belum ada putusan untuk {', '.join(missing)}.")
    if bare:
        lines.append(f"Belum ada alasan untuk {', '.join(bare)}.")
    return lines


def _scores(key: pd.Series, known: list[str | None]) -> list[str]:
    """Return how many agree with the key, and precision and recall of "derived", as sentences."""
    called = [each in ("seluruhnya", "sebagian") for each in known]
    truth = [label != "not" for label in key]
    right = sum(a and b for a, b in zip(called, truth, strict=True))
    decided = sum(each is not None for each in known)
    if not decided:
        return []
    same = sum(each == WORDS[label] for each, label in zip(known, key, strict=True))
    agreed = f"Dari {decided} putusan Anda, {same} sama dengan kunci."
    if not any(called):
        return [agreed, "Belum satu pun Anda sebut turunan, jadi presisi belum dapat dihitung."]
    precision, recall = number(right / sum(called)), number(right / sum(truth))
    return [
        agreed,
        f"Dari {sum(called)} yang Anda sebut turunan, {right} memang turunan: presisi {precision}.",
        f"Dari {sum(truth)} yang memang turunan, {right} Anda temukan: kelengkapan {recall}.",
    ]


@checked
def tulis_laporan(
    nama: str, temuan: str, bukti: str, batas: str, penilaian: Penilaian, gambar: object = None
) -> None:
    """Write the case study's report with `frasa.export.write_report`; it refuses blanks.

    >>> kursus.tulis_laporan("Sri", "Temuan: …", "", "", kursus.nilai_putusan())
    Laporan belum ditulis, karena masih ada yang kosong: Kesimpulan (Temuan). ...
    """
    parts = {
        "Kesimpulan": [f"Temuan: {temuan}", f"Bukti: {bukti}"],
        "Yang tidak dapat disimpulkan": f"Batas: {batas}",
        "Putusan": [*penilaian.lines, penilaian.table],
        "Gambar": gambar if gambar is not None else "Tidak ada.",
    }
    frasa.export.write_report("Studi kasus Arunika", nama, parts)
    told = {"temuan": temuan, "bukti": bukti, "batas": batas}
    short = [name for name, text in told.items() if not is_open(text) and len(text.split()) < 3]
    if short:
        print(f"Masih pendek sekali: {', '.join(short)}. Satu kalimat penuh menolong pembaca.")
