"""The course on paper: A4 sheets from the sources that the notebooks and keys come from."""

from functools import partial

from schedule import PLANS

from paper import answers, forms, lesson, quiz, worksheets

MAKERS = {
    **{f"rencana-{name}": partial(lesson.lesson, name) for name in PLANS},
    "lembar-kerja": worksheets.worksheets,
    "teks": worksheets.texts,
    "tabel-putusan": worksheets.verdict_table,
    "kunci": answers.key,
    "tes-A": partial(quiz.paper, "A"),
    "tes-B": partial(quiz.paper, "B"),
    "tes-kunci": quiz.key,
    "rubrik": forms.rubric_sheet,
    "lembar-nilai": forms.score_sheet,
    "daftar-hadir": forms.attendance,
    "contekan": forms.card,
    "istilah": forms.glossary_sheet,
}
