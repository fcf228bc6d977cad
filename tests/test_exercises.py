"""What `periksa` and `kemajuan` say, line by line: status, what was read, one thing to do."""

import pytest

from kursus import cell, exercises, progress

HELP = {"book": "09-uji", "where": "DI MANA.", "step": "LANGKAH.", "why": "SEBAB."}
RATIO = HELP | {"form": "number", "value": 1.857, "tolerance": 0.01, "wrong": [
    {"value": 30, "hint": "TIGA PULUH."}, {"value": "asn", "hint": "BUKAN KATA."},
    {"value": (1, 2), "hint": "BUKAN DUA."}]}  # fmt: skip
QUESTIONS = {
    "9z": RATIO,
    "9z-lagi": RATIO | {"value": 0.54, "text": "Dan sebaliknya?", "wrong": []},
    "9y": HELP | {"form": "number", "whole": True, "value": 1250, "also": [
        {"value": 1300, "why": "JUGA."}]},
    "9x": HELP | {"form": "number", "many": "set", "value": [1, 3], "options": [1, 2, 3, 4, 5]},
    "9w": HELP | {"form": "number", "many": "order", "value": [2, 1], "options": [1, 2]},
    "9v": HELP | {"form": "share", "value": 0.875, "tolerance": 0.005},
    "9u": HELP | {"form": "text", "value": "netral"},
}  # fmt: skip
ASK = "Ganti tanda ... dengan jawaban Anda, lalu jalankan sel ini lagi."
WHOLE = "Yang ditunggu satu bilangan bulat, misalnya 12."
SEVERAL = "Beberapa jawaban ditulis di dalam kurung siku, dipisah koma."
AGAIN = ('Tulis di baris baru di sel yang sama: periksa("9z-lagi", ...). '
         "Ganti ... dengan jawaban Anda, lalu jalankan sel ini.")  # fmt: skip
KEPT = "Soal ini sudah pernah Anda jawab benar, dan itu tetap tercatat."


@pytest.fixture
def said(monkeypatch, capsys):
    """Return a function that hands in answers from a cell and returns the lines that are said."""
    monkeypatch.setenv("KEMAJUAN", "")
    monkeypatch.delenv("KORPUS", raising=False)
    monkeypatch.setattr(progress, "_pending", [])
    monkeypatch.setattr(exercises, "shipped", lambda: QUESTIONS)

    def ask(number, *answers, source=""):
        for place in (exercises, cell):
            monkeypatch.setattr(place, "current_cell", lambda: source)
        exercises.periksa(number, *answers)
        return capsys.readouterr().out.splitlines()

    return ask


def kept():
    return [(each["nomor"], each["isi"], each["hasil"]) for each in progress.entries("jawaban")]


@pytest.mark.parametrize("number", ["9z", "9Z", " 9z ", "'9z'", '"9z"', "soal 9z", "Soal  9z"])
def test_a_question_is_known_however_its_number_is_typed(said, number):
    assert said(number, 1.86) == ["✓ Soal 9z: benar.", "Terbaca: angka 1,86.", "SEBAB."]
    assert kept() == [("9z", "1.86", "benar")]


@pytest.mark.parametrize(
    "number, named", [("tak ada", "“tak ada”"), (9, "(angka 9)"), (len, "(perintah len)")]
)
def test_an_unknown_question_is_named_with_an_example(said, number, named):
    assert said(number, 1) == [
        f"Soal {named} tidak dikenal. Tulis nomornya di antara tanda petik, "
        'misalnya periksa("0a", jawaban_0a).'
    ]


@pytest.mark.parametrize(
    "answers, source, todo",
    [
        ([...], "jawaban_9z = ...", ASK),
        ([None], "jawaban_9z = 5", ASK),
        ([], "", ASK),
        ([], "jawaban_9z = ...", ASK),
        ([], "jawaban_9z = 5", 'Tulis: periksa("9z", jawaban_9z)'),
    ],
)
def test_an_open_answer_is_asked_for(said, answers, source, todo):
    assert said("9z", *answers, source=source) == ["○ Soal 9z: belum dijawab.", todo]
    assert kept() == []


def test_help_grows_and_says_the_value_as_it_was_asked_for(said):
    first = ["△ Soal 9z: belum tepat.", "Terbaca: angka 5.", "DI MANA."]
    assert [said("9z", 5), said("9z", 5)] == [first, first]
    assert said("9z", 6)[2:] == ["LANGKAH."]
    shown = ["LANGKAH.", "Jawabannya 1.86. SEBAB.", "Soal serupa: Dan sebaliknya?", AGAIN]
    assert said("9z", 7)[2:] == shown and said("9z", 8)[2:] == shown
    assert said("9z", 30)[2:] == ["TIGA PULUH.", *shown[1:]]
    assert said("9z", 1.86)[2:] == ["SEBAB."] and said("9z", 9)[2:] == [*shown, KEPT]
    assert said("9z-lagi", 0.6)[2:] == ["DI MANA."]


def test_every_value_that_is_accepted_is_said_with_its_own_reason(said):
    assert said("9y", 1300) == ["✓ Soal 9y: benar.", "Terbaca: angka 1.300.", "JUGA."]
    told = [said("9y", wrong) for wrong in (1, 2, 3)][-1]
    assert told[2:] == ["LANGKAH.", "Jawabannya 1250. SEBAB.", "Diterima juga 1300. JUGA.", KEPT]


def test_a_question_without_a_second_step_keeps_its_first(said, monkeypatch):
    plain = {key: value for key, value in QUESTIONS["9u"].items() if key != "step"}
    monkeypatch.setitem(QUESTIONS, "9u", plain)
    assert [said("9u", wrong)[2] for wrong in ("lain", "beda")] == ["DI MANA."] * 2


def test_of_another_folder_the_value_is_not_said(said, monkeypatch):
    monkeypatch.setenv("KORPUS", "folder lain")
    told = [said("9z", wrong)[2:] for wrong in (5, 6, 7)]
    other = "Kunci ini dibuat untuk lima artikel kursus, bukan untuk folder Anda sendiri."
    assert told == [["DI MANA.", other], ["LANGKAH.", other], ["LANGKAH.", other]]


@pytest.mark.parametrize(
    "number, answer, source, seen, todo",
    [
        # a usual mistake, in another form than the one asked for
        ("9z", "asn", "", "teks “asn”", "BUKAN KATA."),
        ("9z", "ASN.", "", "teks “ASN.”", "BUKAN KATA."),
        ("9z", (2, 1), "", "dua angka, 2 dan 1", "BUKAN DUA."),
        ("9z", "kata", "", "teks “kata”", "Yang ditunggu satu angka, misalnya 12 atau 3.45."),
        ("9z", True, "", "nilai True", "Yang ditunggu satu angka, misalnya 12 atau 3.45."),
        # what is to be typed
        ("9z", (1, 86), "", "dua angka, 1 dan 86",
         "Koma memisahkan dua angka; desimal ditulis dengan titik. Tulis: jawaban_9z = 1.86"),
        ("9z-lagi", (0, 54), "", "dua angka, 0 dan 54",
         'Koma memisahkan dua angka; desimal ditulis dengan titik. '
         'Tulis: periksa("9z-lagi", 0.54)'),
        ("9v", 87.5, "", "angka 87,5", "Yang ditanya porsi: 0 berarti tidak ada, 1 berarti semua. "
         "Kalau maksud Anda 87,5 persen, tulis: jawaban_9v = 0.875"),
        # a sum in quotes, or with a decimal comma
        ("9z", "13 x 2 / 14 + 0", "", "teks “13 x 2 / 14 + 0”, empat angka",
         "Hitungan ditulis tanpa tanda petik. Tulis: jawaban_9z = 13 * 2 / 14 + 0"),
        ("9z", "(1,5 + 0,5) X 1", "", "teks “(1,5 + 0,5) X 1”, tiga angka",
         "Hitungan ditulis tanpa tanda petik. Tulis: jawaban_9z = (1.5 + 0.5) * 1"),
        ("9y", "10/0", "", "teks “10/0”, dua angka", f"Tulis satu angka saja. {WHOLE}"),
        ("9y", "2 ** 9", "", "teks “2 ** 9”, dua angka", f"Tulis satu angka saja. {WHOLE}"),
        ("9y", "5 * (2", "", "teks “5 * (2”, dua angka", f"Tulis satu angka saja. {WHOLE}"),
        ("9y", "5(2)", "", "teks “5(2)”, dua angka", f"Tulis satu angka saja. {WHOLE}"),
        ("9y", "5 / 2 * 1", "", "teks “5 / 2 * 1”, tiga angka", f"Tulis satu angka saja. {WHOLE}"),
        ("9y", (1, 300), "jawaban_9y = 1,5 * 60", "dua angka, 1 dan 300",
         "Koma memisahkan dua angka; desimal ditulis dengan titik. Tulis: jawaban_9y = 1.5 * 60"),
        # what Python reckons first
        ("9y", 1.25, "jawaban_9y = 1.250", "1.250, bagi Python angka 1,25",
         "Titik berarti desimal; ribuan ditulis tanpa titik. Tulis: jawaban_9y = 1250"),
        *(("9x", 0, f"jawaban_9x = {typed}", f"{typed}, sebuah hitungan bagi Python",
           f"{SEVERAL} Tulis: jawaban_9x = [1, 3]")
          for typed in ("1-3", "1 - 3", "1&3", "1/3", "1>3", "1|3", "1+3", "[1-3]", "(1-3)")),
        ("9x", 0, "jawaban_9x = 1-7", "1-7, sebuah hitungan bagi Python",
         f"{SEVERAL} Pilih di antara nomor 1, 2, 3, 4 dan 5. "
         "Yang ditunggu daftar nomor, misalnya [1, 2]."),
        # of which Python takes the first part alone
        ("9y", 90, "jawaban_9y = 90; 45", "90 saja; 45 tidak ikut",
         f"Titik koma mengakhiri perintah. {WHOLE}"),
        ("9x", 1, "jawaban_9x = 1; 3", "1 saja; 3 tidak ikut",
         f"Titik koma mengakhiri perintah. {SEVERAL} Tulis: jawaban_9x = [1, 3]"),
        ("9x", 1, "jawaban_9x = 1\n3", "1 saja; 3 tidak ikut",
         f"Enter mengakhiri perintah. {SEVERAL} Tulis: jawaban_9x = [1, 3]"),
        ("9x", 1, "jawaban_9x = (1, 2); [3]; {4}", "(1, 2) saja; [3] dan {4} tidak ikut",
         f"Titik koma mengakhiri perintah. {SEVERAL} Tulis: jawaban_9x = [1, 2, 3, 4]"),
        ("9x", 1, "jawaban_9x = 1; 7", "1 saja; 7 tidak ikut",
         f"Titik koma mengakhiri perintah. {SEVERAL} Yang ditunggu daftar nomor, misalnya [1, 2]."),
        ("9x", 1, "jawaban_9x = 1; 'b'", "1 saja; 'b' tidak ikut",
         f"Titik koma mengakhiri perintah. {SEVERAL} Yang ditunggu daftar nomor, misalnya [1, 2]."),
        ("9x", 1, "jawaban_9x = a; 3", "a saja; 3 tidak ikut",
         f"Titik koma mengakhiri perintah. {SEVERAL} Yang ditunggu daftar nomor, misalnya [1, 2]."),
        # the answer of another question
        ("9z", 1.86, "periksa('9z', jawaban_9y)", "jawaban_9y",
         'Nomor soal dan nama jawaban berbeda. Tulis: periksa("9z", jawaban_9z)'),
        ("9z-lagi", 0.54, 'periksa( "9z-lagi" , jawaban_9y )', "jawaban_9y",
         'Nomor soal dan nama jawaban berbeda. Tulis: periksa("9z-lagi", jawaban_9z)'),
        ("9z", ..., "jawaban_9y = 2", "jawaban_9z masih kosong, jawaban_9y terisi",
         "Ganti namanya. Tulis: jawaban_9z = 2"),
        ("9z", 5, "jawaban_9y = 2", "jawaban_9z tidak diisi di sel ini, jawaban_9y terisi",
         "Ganti namanya. Tulis: jawaban_9z = 2"),
        ("9z-lagi", ..., "jawaban_9y = 2", "jawaban_9z-lagi masih kosong, jawaban_9y terisi",
         'Ganti namanya. Tulis: periksa("9z-lagi", 2)'),
    ],
    ids=repr,
)  # fmt: skip
def test_a_form_that_does_not_fit_is_no_try(said, number, answer, source, seen, todo):
    told = said(number, answer, source=source)
    assert told == [f"✎ Soal {number}: bentuknya belum pas.", f"Terbaca: {seen}.", todo]
    assert kept() == [(number, exercises._kept(answer), "bentuk belum pas")]


@pytest.mark.parametrize(
    "number, answer, source, status, seen",
    [
        ("9y", 7, "jawaban_9y = 10-3", "△", "angka 7, hasil hitungan 10-3"),
        ("9y", 26, "jawaban_9y = 2 * (10 + 3)", "△", "angka 26, hasil hitungan 2 * (10 + 3)"),
        ("9y", "7", "jawaban_9y = 10-3", "△", "angka 7"),
        ("9y", 7, "jawaban_9y = 7", "△", "angka 7"),
        ("9y", 7, "jawaban_9y = a - 3", "△", "angka 7"),
        ("9y", 7, "", "△", "angka 7"),
        ("9z", 1.25, "jawaban_9z = 1.250", "△", "angka 1,25"),
        ("9x", [1, 3], "jawaban_9x = [1, 3]", "✓", "dua jawaban, 1 dan 3"),
        ("9x", 1, "jawaban_9x = 1", "△", "satu jawaban, 1"),
        ("9z", 1.86, "jawaban_9z = 1.86\njawaban_9y = 2", "✓", "angka 1,86"),
        ("9z", 5, "jawaban_9z = 5\nperiksa('9z', jawaban_9z)", "△", "angka 5"),
        ("9z", 5, 'jawaban_9y = 2\nperiksa("9y", jawaban_9y)\nperiksa("9z", 5)', "△", "angka 5"),
        ("9z", 5, "jawaban_9y = ...", "△", "angka 5"),
        ("9z-lagi", 0.54, "jawaban_9z = 0.54\nperiksa('9z-lagi', jawaban_9z)", "✓", "angka 0,54"),
        ("9z", "13/7", "", "✓", "angka 1,857143"),
    ],
)
def test_a_content_is_judged_by_what_was_read(said, number, answer, source, status, seen):
    told = said(number, answer, source=source)
    assert told[0].startswith(f"{status} Soal {number}: ") and told[1] == f"Terbaca: {seen}."


def test_an_open_answer_beside_one_of_another_check_is_only_asked_for(said):
    told = said("9z", ..., source='jawaban_9y = 2\nperiksa("9y", jawaban_9y)')
    assert told == ["○ Soal 9z: belum dijawab.", ASK]


class Silent:
    def __str__(self):
        raise RuntimeError("no")

    __repr__ = __str__


@pytest.mark.parametrize(
    "answer, text",
    [
        (5, "5"), ("5", "'5'"), (1.5, "1.5"), ([1, 2], "[1, 2]"), ((1, 2), "(1, 2)"),
        ("a" * 78, repr("a" * 78)), ("a" * 79, "'" + "a" * 79), ({1: 2}, "daftar berisi satu"),
        (len, "perintah len"), (Silent(), "nilai berjenis Silent"), ([Silent()], "list"),
    ],
    ids=lambda part: type(part).__name__,
)  # fmt: skip
def test_of_an_answer_a_short_line_is_kept(answer, text):
    assert exercises._kept(answer) == text


def test_progress_counts_what_was_right_once_and_says_what_is_next(said, capsys):
    said("9z", 5), said("9z", 1.86), said("9z", 5), said("9z", 7)
    said("9y", 5), said("9y", 6), said("9y", "x"), said("9x", "x")
    table = exercises.kemajuan()
    assert capsys.readouterr().out.splitlines() == [
        "■□□□□□ 1 dari 6 soal benar", "Berikutnya: soal 9y di 09-uji."]  # fmt: skip
    assert table.columns.tolist() == ["buku", "soal", "status", "percobaan"]
    assert table[["soal", "status", "percobaan"]].to_numpy().tolist() == [
        ["9z", "benar", 2], ["9y", "bentuk belum pas", 2], ["9x", "bentuk belum pas", 0],
        *([number, "belum dijawab", 0] for number in ("9w", "9v", "9u"))]  # fmt: skip


def test_when_all_is_right_that_is_said_with_the_learners_name(said, capsys):
    for name in ("Budi", "Siti"):
        progress.record("nama", "", name)
    for number, answer in {"9z": 1.86, "9y": 1250, "9x": [1, 3], "9w": [2, 1], "9v": 0.875}.items():
        assert said(number, answer)[0] == f"✓ Soal {number}: benar."
    said("9u", "netral")
    exercises.kemajuan()
    assert capsys.readouterr().out.splitlines() == [
        "■■■■■■ 6 dari 6 soal benar untuk Siti", "Semua soal sudah benar."]  # fmt: skip


def test_the_questions_of_a_file_are_read_and_a_missing_file_has_none(tmp_path, monkeypatch):
    path = tmp_path / "exercises.json"
    monkeypatch.setattr(exercises, "_FILE", path)
    exercises.shipped.cache_clear()
    try:
        assert exercises.shipped() == {}
        exercises.shipped.cache_clear()
        question = {"form": "text", "value": "é", "many": None}
        path.write_text(f'{{"9a": "{exercises.encode(question)}"}}', encoding="utf-8")
        assert exercises.shipped() == {"9a": question}
        assert "é" not in path.read_text(encoding="utf-8")
    finally:
        exercises.shipped.cache_clear()


@pytest.mark.parametrize("number, form", [("9z", "number"), ("9X", "list"), ("0q", None)])
def test_the_form_of_a_question_is_known_by_its_number(said, number, form):
    assert exercises.form_of(number) == form
