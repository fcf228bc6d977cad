"""Sheets for print are A4, current and whole: every text and question is on them, no answer is."""

import io
import re
import subprocess
import sys
from functools import cache

import pypdf
import pytest

import kursus
from frasa import InputError
from notebook_tools import NOTEBOOKS, ROOT, code_cells, read

KIT = ROOT / "instructor"
sys.path.insert(0, str(KIT))
import build_paper  # noqa: E402
import build_test  # noqa: E402
import plan  # noqa: E402
import schedule  # noqa: E402
from build_keys import read_shipped, told  # noqa: E402
from paper import MAKERS, answers, forms, materials, parts, quiz, sources, worksheets  # noqa: E402
from paper.page import BODY, CELL, as_pdf  # noqa: E402
from reportlab.pdfbase import pdfmetrics  # noqa: E402

SHEETS = sorted(MAKERS)
FOR_LEARNERS = ("lembar-kerja", "teks", "tabel-putusan", "tes-A", "tes-B", "contekan", "istilah",
                "rubrik")  # fmt: skip
MILLIMETRE = 72 / 25.4
SCRIPT = str(KIT / "build_paper.py")


@cache
def fresh(name: str) -> bytes:
    return MAKERS[name]()


def opened(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


def pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in opened(content).pages]


def words(text: str) -> str:
    """Return a text as its words, one blank apart."""
    return " ".join(text.split())


def on(name: str) -> str:
    return words(" ".join(pages(fresh(name))))


def lines_of(content: bytes) -> list[tuple]:
    """Return every line of text with its box: text, left, right, bottom, and its page."""
    found = []
    for page in opened(content).pages:

        def visit(text, cm, tm, font, size, page=page):
            if text.strip():
                left, base = cm[4] + tm[4], cm[5] + tm[5]
                name = font["/BaseFont"].partition("+")[2]
                width = pdfmetrics.stringWidth(text.strip(), name, size)
                found.append((text, left, left + width, base, page.mediabox))

        page.extract_text(visitor_text=visit)
    return found


# The files


@pytest.mark.parametrize("name", SHEETS)
def test_a_committed_sheet_is_what_the_sources_say_today(name):
    committed = (KIT / "cetak" / f"{name}.pdf").read_bytes()
    assert pages(committed) == pages(fresh(name)), "run python instructor/build_paper.py"


def test_nothing_else_lies_among_the_sheets_and_the_list_names_each_with_its_pages():
    folder = KIT / "cetak"
    assert sorted(path.stem for path in folder.glob("*.pdf")) == SHEETS
    table = re.findall(
        r"^\| \[(.+?)\.pdf\]\(\1\.pdf\) \| (\d+) ", (folder / "README.md").read_text("utf-8"), re.M
    )
    assert {name: int(count) for name, count in table} == {n: len(pages(fresh(n))) for n in SHEETS}


def test_all_sheets_together_are_small_enough_to_carry():
    assert sum(path.stat().st_size for path in (KIT / "cetak").glob("*.pdf")) < 2_000_000


@pytest.mark.parametrize("name", ["tabel-putusan", "contekan"])
def test_the_same_sources_give_the_same_bytes(name):
    assert MAKERS[name]() == fresh(name)


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_a4_in_indonesian_and_brings_its_letters(name):
    document = opened(fresh(name))
    assert document.trailer["/Root"]["/Lang"] == "id-ID"
    assert document.metadata.title.endswith("– Membaca Netralitas")
    for page in document.pages:
        sides = sorted(float(side) / MILLIMETRE for side in page.mediabox[2:])
        assert sides == pytest.approx([210, 297], abs=0.1)
        for font in page["/Resources"]["/Font"].values():
            assert "/FontFile2" in font["/FontDescriptor"], font["/BaseFont"]


@pytest.mark.parametrize("name", SHEETS)
def test_all_text_stays_fifteen_millimetres_from_the_edge(name):
    edge = 15 * MILLIMETRE
    for text, left, right, base, box in lines_of(fresh(name)):
        assert left >= edge and right <= box[2] - edge, text
        assert edge <= base <= box[3] - edge, text


@pytest.mark.parametrize("name", SHEETS)
def test_a_page_says_what_it_belongs_to_and_how_many_there_are(name):
    every = pages(fresh(name))
    for number, page in enumerate(every, 1):
        assert f"halaman {number} dari {len(every)}" in page
        assert "Membaca Netralitas" in page and "versi" in page


@pytest.mark.parametrize("name", SHEETS)
def test_no_page_is_left_with_a_heading_or_a_line_alone(name):
    for page in pages(fresh(name)):
        assert len(page.split()) > 25, page


# What is on them


@pytest.mark.parametrize("path", sorted(sources.CASE.glob("articles/*.txt")), ids=lambda p: p.stem)
def test_every_word_of_the_case_study_is_on_paper(path):
    raw = [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    expected = words(" ".join(f"{place} {line}" for place, line in enumerate(raw, 1)))
    assert expected in on("teks")


@pytest.mark.parametrize("sheet", ["teks", "lembar-kerja"])
def test_texts_one_and_two_are_whole_where_they_stand_side_by_side(sheet):
    for path in sorted((ROOT / "data" / "articles").glob("0[12]-*.txt")):
        raw = [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
        expected = words(" ".join(f"{place} {line}" for place, line in enumerate(raw, 1)))
        assert expected in on(sheet), path.name


def test_every_line_of_the_page_to_be_cut_is_there():
    raw = (ROOT / "data" / "articles" / "03-aceh-utara.txt").read_text(encoding="utf-8")
    first = words(pages(fresh("lembar-kerja"))[0])
    for line in filter(None, map(words, raw.split("\n"))):
        assert line in first


def asked_on_sheets() -> list[str]:
    entries = [entry for sheet in worksheets.sheets() for entry in sheet["isi"]]
    return [entry["soal"] for entry in entries if "soal" in entry]


def test_every_question_that_is_for_paper_is_asked_once():
    expected = [name for name in sources.exercises() if not name.startswith("0")]
    assert sorted(asked_on_sheets()) == sorted(expected)


@pytest.mark.parametrize("name", asked_on_sheets())
def test_a_question_is_asked_as_its_key_has_it(name):
    asked = parts.take_apart(sources.exercises()[name]["text"])
    sheet = on("lembar-kerja")
    place = sheet.index(f"Soal {name} ")
    for piece in (asked.stem, *asked.options, asked.rest):
        place = sheet.index(words(piece), place)


def test_taking_a_question_apart_loses_no_word():
    for exercise in sources.exercises().values():
        asked = parts.take_apart(exercise["text"])
        numbered = [f"{number} {option}" for number, option in enumerate(asked.options, 1)]
        together = " ".join([asked.stem, *numbered, asked.rest])
        bare = [re.findall(r"[\w,/]*\w", text) for text in (together, exercise["text"])]
        assert bare[0] == bare[1]


@pytest.mark.parametrize("name", FOR_LEARNERS)
def test_learners_are_given_no_answer(name):
    sheet = on(name)
    secrets = [each["why"] for each in read_shipped().values()]
    secrets += [
        wrong["hint"] for each in read_shipped().values() for wrong in each.get("wrong", [])
    ]
    secrets += list(sources.case_answers()["explanation"])
    for item in build_test.read_test():
        secrets += [*item["A"]["umpan_balik"], *item["B"]["umpan_balik"], item["keyakinan"]]
    assert not [secret for secret in secrets if words(secret) in sheet]
    assert "Jawaban:" not in sheet and "✓" not in sheet


def test_the_key_tells_every_value_and_every_usual_mistake():
    key = on("kunci")
    for name, question in read_shipped().items():
        assert words(f"{told(question)}. {question['why']}") in key, name
        for wrong in question.get("wrong", []):
            assert words(f"{told(wrong)} {wrong['hint']}") in key, name
    for explanation in sources.case_answers()["explanation"]:
        assert words(explanation) in key


@pytest.mark.parametrize("form", ["A", "B"])
def test_a_form_asks_every_item_with_all_its_choices(form):
    sheet = on(f"tes-{form}")
    place = 0
    for item in build_test.read_test():
        for text in (item[form].get("bahan", ""), item[form]["soal"], *item[form]["pilihan"]):
            place = sheet.index(words(text), place)


def test_the_list_of_letters_marks_the_forms_right():
    first = pages(fresh("tes-kunci"))[0]
    for item in build_test.read_test():
        letters = [quiz.LETTERS[item[form]["kunci"] - 1] for form in "AB"]
        assert words(f"{item['nomor']} {' '.join(letters)} {item['keyakinan']}") in words(first)


def test_rubric_and_scores_name_every_criterion_and_its_weight():
    for name, weight, *levels in schedule.rubric()[1]:
        assert all(words(level.replace("*", "")) in on("rubrik") for level in levels)
        assert words(f"{name} ({weight})") in on("lembar-nilai")


def test_the_score_sheet_tells_which_columns_a_plan_leaves_empty_and_by_what_it_divides():
    sheet = on("lembar-nilai")
    for each in schedule.PLANS.values():
        assert words(f"{each['name'].lower()} {schedule.weight(each)}") in sheet
    for name, weight, *_ in schedule.rubric()[1]:
        users = [each["name"].lower() for each in schedule.PLANS.values() if name in each["rubrik"]]
        some = len(users) < len(schedule.PLANS)
        only = words(f"{name} ({weight}), hanya {schedule.joined(users)}")
        assert (only in sheet) == some, name


def test_the_score_sheet_tells_each_weight_of_the_final_mark_and_nothing_else():
    told = re.search(r"untuk nilai akhir: ([^.]+)\.", on("lembar-nilai"))[1]
    shares = [int(number) for number in re.findall(r"\d+", told)]
    assert len(shares) == told.count(",") + 1 == 2 and sum(shares) == 100


PRODUCTS = {"setengah-hari": "tabel-putusan", "tanpa-laptop": "lembar-kerja"}  # on paper


@pytest.mark.parametrize("plan", PRODUCTS)
def test_every_row_of_the_rubric_has_its_place_on_the_sheet_that_a_plan_marks(plan):
    text = schedule.LESSON_PLAN.read_text("utf-8")
    _, table = schedule.markdown_table(text, "Tempatnya di laporan", "rencana")
    places = {row[0]: row[2] for row in table}
    sheet = on(PRODUCTS[plan]).casefold()
    for row in schedule.PLANS[plan]["rubrik"]:
        named = re.findall(r"\*([^*]+)\*", places[row])
        assert named and all(name in sheet for name in named), row


def test_the_table_of_the_half_day_has_its_articles_and_no_column_that_nobody_fills():
    sheet = on("tabel-putusan")
    outlets = sources.case_table()["outlet"].tolist()
    chosen = schedule.PLANS["setengah-hari"]["berita"]
    shown = [place for place, outlet in enumerate(outlets) if f"{place} {outlet}" in sheet]
    assert shown == chosen and "dari teks" not in sheet


def test_worksheets_of_the_case_ask_for_what_the_paper_plan_opens():
    *others, last = map(str, schedule.PLANS["tanpa-laptop"]["berita"])
    chosen = f"berita {', '.join(others)}, dan {last}"
    case = on("lembar-kerja").partition("Studi kasus: siapa menulis ini?")[2]
    assert case.partition("Soal 4a")[0].count(chosen) == 2  # the guess, and what to do
    assert "sepuluh putusan" not in case


def test_the_key_fills_in_the_tables_of_the_worksheets():
    key = on("kunci")
    for row in sources.articles().itertuples():
        assert f"{row.event_date.day}-{row.event_date.month}-{row.event_date.year}" in key
    for each in materials.WEIGHED:
        assert words(each.replace("*", "")) in key
    assert "2 NUSA LARAS POS 3-10, 15.32 ✓ – kreditibilitas 421 ASN" not in key
    assert re.search(r"4 \S.* 4-10, \d\d\.\d\d ✓ – kreditibilitas 421 di bentangkan, 421", key)


def test_the_key_grants_what_the_sheet_leaves_open():
    """A heading may count as news, and a place may be that of the event, where nothing forbids."""
    key, title = on("kunci"), "Pj Bupati Aceh Utara Perintahkan ASN Netral di Pemilu 2024"
    assert title in answers.baris_halaman(sources.articles(), 3)["text"].tolist()
    assert title not in " ".join(answers.isi_berita(sources.articles(), 3)["text"])
    assert "7 dari 23 baris" in key and "mendapat 8, dan itu tidak keliru" in key
    assert "tempat acaranya, misalnya Purworejo, tidak keliru" in key


@pytest.mark.parametrize("name", schedule.PLANS)
def test_a_plan_on_paper_has_its_times_its_helpers_and_the_log_to_fill_in(name):
    sheet, whole = on(f"rencana-{name}"), schedule.PLANS[name]
    for task in whole["pendamping"]:
        assert words(task.replace("`", "")) in sheet
    for row in plan.log_rows():
        if row[0] == whole["name"]:
            assert words(f"{row[1]} · {row[2]} {row[3]}") in sheet
    heads = [head.replace(" ", "") for head in plan.LOG_COLUMNS[2:]]
    assert all(head in sheet.replace(" ", "") for head in heads)


@pytest.mark.parametrize("name", schedule.PLANS)
def test_a_plan_for_laptops_says_on_paper_how_to_go_on_without_them(name):
    told = [words(each["cara"]) in on(f"rencana-{name}") for each in
            schedule.read_schedule()["pindah"]]  # fmt: skip
    assert all(told) if schedule.has_laptops(schedule.PLANS[name]) else not any(told)


def test_the_key_shows_a_table_of_every_level_for_each_place_that_is_marked():
    key, sheet = on("kunci"), on("tabel-putusan")
    for place, *levels in answers.SAMPLES:
        column = place.partition(", ")[2]
        assert len(levels) == 4
        assert not column or column in sheet, column
        assert all(words(level.replace("*", "")) in key for level in levels)


@pytest.mark.parametrize("plan", PRODUCTS)
def test_the_samples_reach_their_level_with_the_articles_of_each_plan(plan):
    wanted = schedule.PLANS[plan]["berita"]
    lines = {line[0].partition(", ")[::2]: line[1:] for line in answers.SAMPLES}
    chosen = [lines[str(number), materials.CHOSEN] for number in wanted]
    alike = [row for row in chosen if row[0] != "–"]  # what shares nothing needs no explanation
    told = [
        sum(each.isdigit() for each in column) / len(alike) for column in zip(*alike, strict=True)
    ]
    assert told[:2] == [1, 1] and 0.5 <= told[2] < 1 and told[3] < 0.5
    assert {line[0].partition(",")[0] for line in answers.SAMPLES} >= set(map(str, wanted))


@pytest.mark.parametrize("plan", PRODUCTS)
def test_a_mark_that_the_rubric_asks_for_is_explained_on_the_sheet_and_on_the_screen(plan):
    rows = [row for row in schedule.rubric()[1] if row[0] in schedule.PLANS[plan]["rubrik"]]
    marks = set(re.findall(r"\*(\w+)\*", " ".join(map(" ".join, rows))))
    assert marks == {"ragu"}
    asked = "Ragu? Tulis ragu di samping putusannya."
    texts = schedule.read_toml(KIT / "slides" / "template" / "teks.toml")["kegiatan"]
    titles = [
        item.get("title") for block in schedule.PLANS[plan]["block"] for item in block["item"]
    ]
    [screen] = [texts[title] for title in titles if "gugur" in texts.get(title, "")]
    assert asked in on(PRODUCTS[plan]) and asked in screen.replace("*", "")


def test_the_glossary_has_every_word():
    for each in sources.glossary():
        plain = re.sub(r"[*`]", "", each["arti"])
        assert words(plain) in on("istilah"), each["kata"]


def test_the_cheat_sheet_is_one_page_and_knows_every_verb_of_the_lesson():
    assert len(pages(fresh("contekan"))) == 1
    named = set(re.findall(r"(\w+)\(", on("contekan")))
    assert named <= set(kursus.__all__)
    code = "\n".join(c.source for book in NOTEBOOKS[:5] for c in code_cells(read(book)))
    used = {name for name in kursus.__all__ if re.search(rf"\b{name}\(", code)}
    assert used <= named


def test_the_cheat_sheet_shows_no_answer():
    code = "\n".join(re.findall(r"`([^`]+)`", forms.CARD.read_text("utf-8").replace('\\"', '"')))
    checked = re.findall(r"(?:tebak|cocokkan|periksa)\(\"[^\"]+\", (.+?)\)", code)
    assert len(checked) == 3 and not any(re.search(r"\d", value[:1]) for value in checked)
    answers = [told(each) for each in read_shipped().values()]
    answers += [told(wrong) for each in read_shipped().values() for wrong in each["wrong"]]
    lists = {value for value in answers if ", " in value}
    assert len(lists) > 20 and not lists & set(re.findall(r"\[(.*?)\]", code))
    keys = "".join(path.read_text("utf-8") for path in (KIT / "keys").glob("*.toml"))
    fractions = set(re.findall(r"\d+ / \d+", keys))
    assert fractions and not fractions & set(re.findall(r"\d+ / \d+", code))


# Bad input


HOSTILE = "a < b & c > d; <b>x</b> &amp; ]]> \"q\" 'p' {0} %s \\n 2 * 3 ` y"


@pytest.mark.parametrize("write", [parts.plain, parts.rich])
def test_marks_of_other_languages_are_printed_as_they_stand(write):
    page = pages(as_pdf("Coba", [write(HOSTILE)]))[0]
    assert words(HOSTILE) in words(page)


@pytest.mark.parametrize("letter", ["漢", "𠀀", "\x00", "\x1b"])
def test_a_letter_that_cannot_be_printed_is_named_with_a_remedy(letter):
    with pytest.raises(InputError, match=f"U\\+{ord(letter):04X}.*Ganti"):
        parts.plain(f"Soal tentang {letter}", CELL)


def test_a_long_word_without_a_blank_stays_inside():
    content = as_pdf(
        "Coba",
        [
            parts.plain("a" * 400, BODY),
            parts.grid(
                ["x"],
                [["b" * 200]],
                [
                    1,
                ],
            ),
        ],
    )
    assert all(right <= box[2] - 15 * MILLIMETRE for _, _, right, _, box in lines_of(content))


@pytest.mark.parametrize("entry", [{"bahan": "tidak ada"}, {"soal": "9z"}, {"apa": "x"}])
def test_an_unknown_thing_on_a_worksheet_is_told_with_what_there_is(entry):
    with pytest.raises(InputError, match=r"lembar\.toml.*Pakai teks"):
        worksheets.block(entry)


@pytest.mark.parametrize(
    "text", ["[[butir]]\nnomor = ", "[[butir]]\nnomor = 1", "[[butir]]\nA = {kunci = 9}\nB = {}"]
)
def test_a_damaged_test_is_told_with_its_file(tmp_path, text):
    path = tmp_path / "tes.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"tes\.toml"):
        build_test.read_test(path)
    with pytest.raises(InputError, match=r"hilang\.toml.*tidak ada"):
        build_test.read_test(tmp_path / "hilang.toml")


def test_an_unknown_sheet_is_told_with_those_there_are():
    done = subprocess.run([sys.executable, SCRIPT, "lembar"], capture_output=True, encoding="utf-8")
    assert done.returncode == 1 and "lembar-kerja" in done.stderr and "Tidak ada" in done.stderr


@pytest.mark.parametrize("package", ["reportlab", "matplotlib"])
def test_without_its_package_the_script_says_how_to_get_it(package):
    code = (
        f"import runpy, sys; sys.modules[{package!r}] = None; sys.argv = ['build_paper.py']\n"
        f"runpy.run_path({SCRIPT!r}, run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert done.returncode == 1 and "pasang cetak" in done.stderr
    assert "Traceback" not in done.stderr


def run_script(monkeypatch, target, *arguments):
    monkeypatch.setattr(build_paper, "TARGET", target)
    monkeypatch.setattr(sys, "argv", ["build_paper.py", *arguments])
    build_paper.main()


def test_the_script_says_what_it_wrote(tmp_path, monkeypatch, capsys):
    run_script(monkeypatch, tmp_path / "cetak", "tabel-putusan.pdf")
    assert re.fullmatch(
        r"Tersimpan: cetak/tabel-putusan\.pdf \(\d+ kB\)\.\n", capsys.readouterr().out
    )
    assert (tmp_path / "cetak" / "tabel-putusan.pdf").read_bytes() == fresh("tabel-putusan")


def test_a_place_that_cannot_be_written_is_told_with_a_remedy(tmp_path, monkeypatch):
    (tmp_path / "cetak").write_text("berkas, bukan folder", encoding="utf-8")
    with pytest.raises(SystemExit, match="tidak dapat ditulis"):
        run_script(monkeypatch, tmp_path / "cetak", "tabel-putusan")
