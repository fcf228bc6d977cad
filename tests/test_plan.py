"""A class can be held from its plan: minutes follow the model, add up and fit their blocks."""

import csv
import io
import re
import subprocess
import sys
import tomllib
from datetime import datetime, timedelta

import minutes
import nbformat
import pytest

from notebook_tools import kernel_environment, read
from test_instructor_kit import KIT, LESSON_PLAN, rows, section

sys.path.insert(0, str(KIT))
import plan
import schedule

PLANS = {each["id"]: each for each in schedule.plans()}
BOOKS = {book.path.stem: book for book in schedule.books()}
WITH_LAPTOPS = [name for name, each in PLANS.items() if each.get("laptop", True)]
EIGHT = datetime(2026, 1, 1, 8)


def items(name: str, kind: str | None = None) -> list[dict]:
    every = [item for block in PLANS[name]["block"] for item in block["item"]]
    return [item for item in every if kind in (None, item.get("jenis"))]


def parts(name: str) -> dict[str, schedule.Part]:
    return {part.title: part for part in schedule.all_parts(PLANS[name])}


# The notebooks in the schedule


def sections_of(notebook: nbformat.NotebookNode) -> dict[str, minutes.Count]:
    """Count what stands below each heading of a notebook; its head counts with the first."""
    title, found = "", {"": minutes.Count()}
    for cell in notebook.cells:
        pieces = [cell.source]
        if cell.cell_type == "markdown":
            pieces = re.split(r"^(?=## )", cell.source, flags=re.MULTILINE)
        for piece in pieces:
            if cell.cell_type == "markdown" and (heading := re.match(r"## (.+)", piece)):
                title = heading[1]
            part = nbformat.from_dict(cell | {"source": piece})
            found[title] = found.get(title, minutes.Count()) + minutes.count_cell(part)
    return found


@pytest.mark.parametrize("name", BOOKS)
def test_the_schedule_has_the_sections_of_the_notebook(name):
    titles = [title for title in sections_of(read(BOOKS[name].path)) if title]
    assert [part.title for part in BOOKS[name].parts] == titles


@pytest.mark.parametrize("name", BOOKS)
def test_minutes_of_sections_follow_the_model_and_add_up_to_the_notebooks_own(name):
    notebook = read(BOOKS[name].path)
    model = sections_of(notebook)
    far = [p for p in BOOKS[name].parts if not -0.5 <= p.minutes - model[p.title].minutes < 2]
    assert [part.title for part in far if part.minutes] == []
    stated = re.search(r"\*\*Waktu\.\*\* (\d+) menit", notebook.cells[0].source)
    assert BOOKS[name].minutes == int(stated[1])


@pytest.mark.parametrize("name", BOOKS)
def test_guesses_and_questions_of_a_section_are_those_of_the_notebook(name):
    model = sections_of(read(BOOKS[name].path))
    for part in BOOKS[name].parts:
        assert len(part.guesses) == model[part.title].guesses, part.title
        assert len(part.questions) == model[part.title].questions, part.title
        for guess in part.guesses:
            assert re.fullmatch(r"[A-Z].{12,}\?", guess) and not re.search(r"[*`]|Tanya", guess)


def test_the_table_of_topics_gives_the_minutes_of_the_notebooks():
    told = {row[2]: int(row[3]) for row in rows(section(LESSON_PLAN, _TOPICS))}
    assert list(told.values()) == [book.minutes for book in BOOKS.values()]


_TOPICS = "Materi Pokok dan Sub Materi Pokok"


# The plans


def test_there_is_half_a_day_a_day_and_a_class_on_paper():
    lengths = {name: sum(b["jp"] for b in each["block"]) for name, each in PLANS.items()}
    assert lengths == {"setengah-hari": 4, "sehari": 8, "tanpa-laptop": 4}
    assert not [item for item in items("tanpa-laptop") if "notebook" in item]


@pytest.mark.parametrize("name", PLANS)
def test_minutes_are_written_to_fill_their_block(name):
    for block in PLANS[name]["block"]:
        written = [
            part.minutes
            for item in block["item"]
            for part in schedule.parts_of(item, schedule.books())
        ]
        assert sum(written) == block["jp"] * schedule.USUAL_JP


@pytest.mark.parametrize("jp", range(30, 61))
@pytest.mark.parametrize("name", PLANS)
def test_minutes_add_up_for_every_length_of_a_jp(name, jp):
    shortest, longest = PLANS[name]["jp_minutes"]
    if not shortest <= jp <= longest:
        page = plan.markdown(PLANS[name], jp)
        assert f"hanya untuk JP {shortest} sampai {longest} menit" in page and "|" not in page
        return
    start = EIGHT
    for block in PLANS[name]["block"]:
        table = plan.timetable(block, jp, start)
        assert sum(row.minutes for row in table) == block["jp"] * jp
        for row in table:
            assert row.start == start and row.minutes >= 1
            start += timedelta(minutes=row.minutes)


@pytest.mark.parametrize("name", PLANS)
def test_no_section_is_rushed_at_the_shortest_jp(name):
    for block in PLANS[name]["block"]:
        usual = plan.timetable(block, schedule.USUAL_JP, EIGHT)
        short = plan.timetable(block, PLANS[name]["jp_minutes"][0], EIGHT)
        for before, now in zip(usual, short, strict=True):
            # A minute less is rounding; a quarter less, in a long section, is haste.
            assert now.minutes >= min(before.minutes - 1, before.minutes * 0.75)


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_opens_tests_twice_keeps_slack_and_closes(name):
    kinds = [item.get("jenis") for item in items(name)]
    assert kinds[:2] == ["pembukaan", "tes"] and kinds[-1] == "penutup"
    before, after = [item["minutes"] for item in items(name, "tes")]
    assert before == after <= 10 and before >= len(schedule.practised(PLANS[name])) * 10 / 12
    assert sum(item["minutes"] for item in items(name, "cadangan")) >= 15


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_asks_at_least_four_questions_and_four_guesses(name):
    every = parts(name).values()
    assert len({q for part in every for q in part.questions}) >= 4
    assert sum(len(part.guesses) for part in every) >= 4


@pytest.mark.parametrize("name", WITH_LAPTOPS)
def test_periksa_is_shown_before_learners_need_it(name):
    asking = [part for part in parts(name).values() if part.questions]
    assert asking[0].questions == ("0a",) and "Tunjukkan `periksa`" in asking[0].steps


@pytest.mark.parametrize("name", PLANS)
def test_cuts_name_what_is_in_the_plan_and_save_no_more_than_it_takes(name):
    taught, kept = parts(name), PLANS[name]["jangan_potong"]
    cuts = PLANS[name]["potong"]
    assert len(cuts) >= 3 and sum(cut["hemat"] for cut in cuts) >= 20
    for cut in cuts:
        assert cut["hemat"] <= taught[cut["bagian"]].minutes and cut["bagian"] not in kept
    assert set(kept) <= set(taught)


@pytest.mark.parametrize("name", PLANS)
def test_helpers_have_tasks_from_start_to_end(name):
    tasks = PLANS[name]["pendamping"]
    assert len(tasks) >= 5 and all(re.match(r"[A-Z][^:]+: \S", task) for task in tasks)
    assert tasks[0].startswith("Sebelum mulai") and tasks[-1].startswith("Penutup")


def script(name: str) -> str:
    """Everything that a plan tells the trainer and the helpers to do."""
    return " ".join([*(p.script for p in parts(name).values()), *PLANS[name]["pendamping"]])


@pytest.mark.parametrize("name", PLANS)
def test_every_sheet_that_is_printed_for_the_class_is_handed_out_at_a_step(name):
    given = r"[Bb]agikan|[Ee]darkan|di meja|Bentuk"
    told = " ".join(s for s in re.split(r"(?<=[.;])\s", script(name)) if re.search(given, s))
    for each in PLANS[name]["cetak"]:
        if re.match("peserta|penyelenggara", each["untuk"]):
            called = each["lembar"].replace("tes-", "bentuk ").replace("-", " ")
            assert re.search(rf"\b{called}\b", told, re.IGNORECASE), called
    first, *_, last = PLANS[name]["pendamping"]  # the list has a column for each
    assert "daftar hadir" in first and "daftar hadir untuk tanda tangan selesai" in last


@pytest.mark.parametrize("name", PLANS)
def test_what_the_steps_use_is_on_the_list_of_what_to_bring(name):
    brought = "; ".join(PLANS[name]["bahan"])
    used = re.findall(r"\b(?:papan|stabilo|diska|map|(?<=dengan )kertas|(?<=dua )kertas)\b",
                      script(name))  # fmt: skip
    assert used and [each for each in used if each not in brought] == []


@pytest.mark.parametrize("name", PLANS)
def test_a_class_can_be_opened_from_the_plan_when_the_projector_fails(name):
    texts = schedule.read_toml(KIT / "slides" / "template" / "teks.toml")["pembukaan"]
    [shown] = [text for text in texts if "provinsi?" in text.get("tanya", "")]
    slogan = re.search(r"“(.+?)[.]?”", shown["isi"])[1]
    opening = items(name, "pembukaan")[0]["steps"]
    assert slogan in opening and shown["tanya"].lower() in opening.lower()
    if not schedule.has_laptops(PLANS[name]):
        assert "*kesamaan teks*" in opening and "tebakan tidak dinilai" in opening


def test_a_class_on_paper_is_told_which_sheet_and_when_its_answers_are_read():
    """Nothing checks an answer on paper; one that gives a verdict away waits for the key."""
    sheets = [s["judul"] for s in schedule.read_toml(schedule.WORKSHEETS)["lembar"]]
    held = parts("tanpa-laptop")
    for item in items("tanpa-laptop", "lembar"):
        number = sheets.index(item["title"]) + 1
        assert held[item["title"]].script.startswith(f"**Lembar {number}.** ")
    note = PLANS["tanpa-laptop"]["note"]
    assert "Di ujung setiap lembar, bacakan jawaban soalnya" in note
    assert held["Studi kasus: siapa menulis ini?"].questions == ("4a",)
    key, answer = (held["Menilai putusan sendiri"].script.index(words) for words in
                   ("kolom *putusan*", "Bacakan jawaban soal 4a"))  # fmt: skip
    assert "4a menunggu *Menilai putusan sendiri*" in note and key < answer


@pytest.mark.parametrize("name", PLANS)
def test_what_pairs_say_takes_no_longer_in_a_larger_class(name):
    """One after the other, fifteen pairs need a quarter of an hour for a minute each."""
    for part in parts(name).values():
        if re.search(r"etiap pasangan (?:membela|memilih|menunjuk)", part.script):
            assert re.search(r"\bserentak, setiap pasangan", part.script, re.I), part.title
            assert re.search(r"(?:satu|dua) pasangan m", part.script), part.title


def test_reading_the_plans_leaves_the_schedule_as_it_stands():
    assert [item["buka"] for item in items("sehari") if "notebook" in item]
    assert schedule.read_schedule() == schedule.read_toml(schedule.SCHEDULE)


def test_minutes_on_paper_follow_the_model_of_the_notebooks():
    for item in items("tanpa-laptop", "lembar"):
        load = item["beban"]
        model = minutes.Count(
            words=load["kata"], guesses=load["tebakan"], questions=load["soal"], lines=load["baris"]
        ).minutes
        assert 0 <= item["minutes"] - model < 2.5, item["title"]
        assert load["tebakan"] == len(item.get("tebak", ())), item["title"]
        assert load["soal"] >= len(item["soal"]), item["title"]


def test_activities_on_paper_are_worksheets_that_ask_the_same():
    path = KIT / "paper" / "lembar.toml"
    sheets = {
        sheet["judul"]: [part["soal"] for part in sheet["isi"] if "soal" in part]
        for sheet in tomllib.loads(path.read_text(encoding="utf-8"))["lembar"]
    }
    for item in items("tanpa-laptop", "lembar"):
        assert set(item["soal"]) <= set(sheets[item["title"]]), item["title"]


def test_every_printed_sheet_is_in_the_list_of_a_plan_and_every_list_names_sheets_that_exist():
    shipped = {path.stem for path in (KIT / "cetak").glob("*.pdf")}
    assert {each["lembar"] for one in PLANS.values() for each in one["cetak"]} == shipped
    assert set(plan.pages()) == shipped


@pytest.mark.parametrize("name", PLANS)
def test_what_a_plan_prints_is_shown_with_copies_and_paper_that_add_up(name):
    shown = rows(plan.markdown(PLANS[name], 45).partition("Juga:")[0])
    lists = [PLANS[name]["cetak"]]
    lists += [schedule.read_schedule()["jalan_keluar"]] if schedule.has_laptops(PLANS[name]) else []
    for chosen in lists:
        sheets, last, shown = shown[: len(chosen)], shown[len(chosen)], shown[len(chosen) + 1 :]
        assert [each["lembar"] in row[0] for each, row in zip(chosen, sheets, strict=True)]
        assert last[3] == f"**{sum(int(row[3]) for row in sheets)}**"
        for people in (12, 25, schedule.LEARNERS):
            paper = sum(
                schedule.copies(each, people) * int(row[2])
                for each, row in zip(chosen, sheets, strict=True)
            )
            number = {"orang": people, "pasang": (people + 1) // 2}
            terms = [re.fullmatch(r"(\d+)(?: × (\w+))?", term) for term in last[1].split(" + ")]
            assert paper == sum(int(term[1]) * number.get(term[2], 1) for term in terms)
    assert not shown and len(lists[0]) >= 8
    whose = [each.get("bagi") for each in PLANS[name]["cetak"] if each["lembar"].startswith("tes-")]
    assert whose == ["orang", "orang", None]


def test_a_class_whose_laptops_fail_has_every_sheet_that_it_switches_to():
    taken = {each["lembar"] for each in schedule.read_schedule()["jalan_keluar"]}
    needed = {each["lembar"] for each in PLANS["tanpa-laptop"]["cetak"]}
    for name in WITH_LAPTOPS:
        own = {each["lembar"] for each in PLANS[name]["cetak"]}
        assert needed <= own | taken and not own & taken


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_has_one_product_whose_rows_of_the_rubric_are_named_once(name):
    criteria = [row[0] for row in schedule.rubric()[1]]
    own = PLANS[name]["rubrik"]
    assert own == [row for row in criteria if row in own] and len(own) >= 4
    sheets = {each["lembar"] for each in PLANS[name]["cetak"]}
    for told, sheet in (("Tabel putusan", "tabel-putusan"), ("lembar kerja", "lembar-kerja")):
        assert (told in PLANS[name]["produk"]) == (sheet in sheets)
    assert f"| {schedule.weight(PLANS[name])} |" in plan.products()


@pytest.mark.parametrize("name", WITH_LAPTOPS)
def test_learners_type_their_names_and_pack_their_work_before_the_last_test(name):
    order = [part.title for part in schedule.all_parts(PLANS[name])]
    named, packed, last = (
        order.index(title)
        for title in ("00 · Siapa yang melihat catatan Anda?",
                      "00 · Bagaimana membawa pulang pekerjaan?", "Tes sesudah")
    )  # fmt: skip
    assert named < packed < last


def remaining(title: str) -> int:
    """Minutes from an activity of the half day to the end of its block, without test and close."""
    for block in PLANS["setengah-hari"]["block"]:
        left = [
            (part, item.get("jenis"))
            for item in block["item"]
            for part in schedule.parts_of(item, schedule.books())
        ]
        titles = [part.title for part, _ in left]
        if title in titles:
            rest = left[titles.index(title) :]
            return sum(p.minutes for p, kind in rest if kind in (None, "cadangan"))
    raise AssertionError(title)


SWITCHES = schedule.read_schedule()["pindah"]
SWITCHING = LESSON_PLAN.partition("### Laptop gagal di tengah jalan")[2].partition("\n## ")[0]


@pytest.mark.parametrize("switch", SWITCHES, ids=lambda s: s["sebelum"])
def test_paper_that_takes_over_in_the_morning_fits_what_is_left(switch):
    sheets = parts("tanpa-laptop")
    titles = [sheet["judul"] for sheet in schedule.read_toml(schedule.WORKSHEETS)["lembar"]]
    assert set(switch["lanjut"]) <= set(titles)
    # The sheet of verdicts has its minutes with the texts that it is about.
    taken = [sheets[title].minutes for title in switch["lanjut"] if title != "Putusan saya"]
    needed = sum(taken) - switch.get("hemat", 0)
    assert 0.4 * remaining(switch["sebelum"]) <= needed <= remaining(switch["sebelum"])
    assert switch.get("hemat", 0) <= sum(cut["hemat"] for cut in PLANS["tanpa-laptop"]["potong"])
    read = "Studi kasus: siapa menulis ini?" in switch["lanjut"]
    assert ("Putusan saya" in switch["lanjut"]) == read


def test_laptops_may_fail_before_any_activity_that_needs_them_and_in_the_midst_of_it():
    half = list(parts("setengah-hari").values())
    until = [part.title for part in half].index("Putusan di kertas")
    needing = ["Pembukaan", *(p.title for p in half[:until] if re.match(r"\d\d · ", p.title))]
    assert [switch["sebelum"] for switch in SWITCHES] == needing
    assert "Di tengah kegiatan?" in SWITCHING and "baris berikutnya" in SWITCHING


def test_after_a_switch_the_questions_that_count_are_those_given_before_and_on_paper():
    told = {row[1]: row[4] for row in rows(plan.switches()) if row[0][:1].isdigit()}
    assert told["04 · Pertanyaan seorang pemeriksa ◆"] == (
        "0a, 1a, 3c, 3e, 3f, 4a, dan 4d; banyaknya 7"
    )
    paper = schedule.asked(PLANS["tanpa-laptop"])
    assert schedule.asked_after(SWITCHES[0]) == paper  # before anything else, it is that plan
    for switch in SWITCHES[1:]:
        assert schedule.asked_after(switch) <= paper | schedule.asked(PLANS["setengah-hari"])
        home = re.search(r"soal (\w+) di rumah", switch["cara"])
        assert not home or home[1] not in schedule.asked_after(switch)


def test_how_few_laptops_are_too_few_is_said_alike_wherever_it_is_said():
    rule = r"laptop yang menyala\W+kurang\s+dari\s+setengah\W+banyaknya peserta"
    home = (KIT / "README.md").read_text(encoding="utf-8")
    first, after = home.split("## Dari H-14", 1)
    told = [first, section(after, "Kalau …"), SWITCHING,
            PLANS["tanpa-laptop"]["note"]]  # fmt: skip
    assert [each for each in told if not re.search(rule, each)] == []
    for name in WITH_LAPTOPS:
        assert "kurang dari setengah banyaknya peserta" in PLANS[name]["pendamping"][0]


@pytest.mark.parametrize("name", BOOKS)
def test_the_class_guesses_where_the_notebook_does(name):
    """Where a section runs a cell before its first guess, the steps say when to guess."""
    title, ran, late = "", False, set()
    for cell in read(BOOKS[name].path).cells:
        if cell.cell_type == "code":
            ran |= cell.id != "impor"
            continue
        for paragraph in cell.source.split("\n\n"):
            if heading := re.match(r"##? (.+)", paragraph):
                title, ran, guessed = heading[1], False, False
            elif "**Tebak" in paragraph and not guessed:
                guessed = True
                late |= {title} if ran else set()
    placed = {part.title for part in BOOKS[name].parts if schedule.GUESS in part.steps[1:]}
    assert placed == late
    held = [part for each in PLANS for part in parts(each).values() if part.title[5:] in late]
    assert all(part.script.index("**Tebak dulu:**") > len(part.opening) + 1 for part in held)


def selected(name: str) -> dict[str, list[str]]:
    """Return for each notebook of a plan the code of its import cell and of the chosen sections."""
    titles = set(parts(name))
    code: dict[str, list[str]] = {}
    for stem, book in BOOKS.items():
        title = ""
        for cell in read(book.path).cells:
            if cell.cell_type == "markdown":
                title = ([title, *re.findall(r"(?m)^## (.+)$", cell.source)])[-1]
            elif cell.id == "impor" or f"{stem[:2]} · {title}" in titles:
                code.setdefault(stem, []).append(cell.source)
    return code


@pytest.mark.parametrize("name", WITH_LAPTOPS)
def test_the_sections_of_a_plan_run_without_those_left_out(name, monkeypatch, tmp_path):
    monkeypatch.setenv("KEMAJUAN", "")
    monkeypatch.delenv("KORPUS", raising=False)
    monkeypatch.chdir(tmp_path)
    for stem, cells in selected(name).items():
        names: dict = {}
        for source in cells:
            exec(compile(source, stem, "exec"), names)
    assert list(tmp_path.iterdir()) == []


def test_whole_minutes_are_shared_in_proportion():
    assert plan.share(90, [1, 1, 1]) == [30, 30, 30]
    assert plan.share(10, [1, 1, 1]) == [4, 3, 3]
    assert plan.share(7, [45, 45]) in ([4, 3], [3, 4])
    for total in range(1, 60):
        weights = [12, 6, 11, 6, 10]
        shares = plan.share(total, weights)
        assert sum(shares) == total
        assert all(abs(s - total * w / 45) < 1 for s, w in zip(shares, weights, strict=True))


# What is written from it


def test_the_lesson_plan_shows_the_schedule_as_it_is():
    assert plan.lesson_plan() == LESSON_PLAN, "run: python instructor/plan.py"


def test_the_log_has_a_row_for_every_part_of_every_plan():
    text = plan.LOG.read_text(encoding="utf-8")
    assert text == plan.log(), "run: python instructor/plan.py"
    table = list(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=";"))
    assert text.startswith("\ufeff") and table[0] == plan.LOG_COLUMNS
    before = [row["kegiatan"] for each in PLANS.values() for row in each.get("persiapan", ())]
    parts_of_all = sum(len(schedule.all_parts(each)) for each in PLANS.values())
    assert len(table) - 1 == parts_of_all + len(before)
    assert [row[2] for row in table if row[1] == "–"] == before


def test_the_command_prints_the_plans_for_another_jp():
    command = [sys.executable, str(KIT / "plan.py"), "--jp", "50", "--mulai", "07.30"]
    environment = kernel_environment(PYTHONIOENCODING="utf-8")
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment)
    assert done.returncode == 0, done.stderr
    assert "8 JP × 50 menit = 400 menit" in done.stdout and "| 07.30 |" in done.stdout


def test_ten_indicators_are_each_measured_at_least_twice():
    found = schedule.measured()
    assert list(found) == list(range(1, 11))
    for number, by in found.items():
        assert sum(len(measures) for measures in by.values()) >= 2, number


def test_every_row_of_the_rubric_measures_an_indicator_and_has_its_place_in_the_form():
    criteria = [row[0] for row in rows(section(LESSON_PLAN, "Penilaian")) if len(row) == 6]
    measured = [row for by in schedule.measured().values() for row in by["laporan"]]
    assert sorted(measured) == sorted(criteria)
    places = LESSON_PLAN.partition("### Tempatnya di laporan")[2]
    assert [row[0] for row in rows(places)] == criteria
    form = "\n".join(cell.source for cell in read(BOOKS["04-studi-kasus"].path).cells)
    named = re.findall(r"`(\w+)`", "\n".join(row[1] for row in rows(places)))
    assert len(named) >= 6 and [name for name in named if not re.search(rf"\b{name}\b", form)] == []
