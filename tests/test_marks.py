"""What a plan asks, shows and marks is what it opened, in an order in which it can be done."""

import re
import tomllib

import pandas as pd
import pytest

import frasa
import kursus
from notebook_tools import ROOT, read
from test_instructor_kit import KIT, LESSON_PLAN
from test_paper import on, sources
from test_plan import BOOKS, PLANS, WITH_LAPTOPS, parts, plan, schedule


def case_questions() -> dict[str, set[int]]:
    """Return the questions of the case study with the articles that answer them."""
    path = KIT / "keys" / "04.toml"
    asked = tomllib.loads(path.read_text(encoding="utf-8"))["exercise"]
    return {q["id"]: {int(n) for n in re.findall(r"\d+", q["answer"])} - {0}
            for q in asked if "options" in q}  # fmt: skip


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_asks_and_tells_only_of_articles_that_it_opens(name):
    opened, answers = set(PLANS[name]["berita"]), case_questions()
    assert set(answers) == {"4a", "4b", "4c"}
    own = schedule.asked(PLANS[name])
    assert {q for q in own & set(answers) if not answers[q] <= opened} == set()
    for guess in (guess for part in parts(name).values() for guess in part.guesses):
        for listed in re.findall(r"berita ((?:\d+, )+dan \d+) yang diturunkan", guess):
            assert {int(n) for n in re.findall(r"\d+", listed)} == opened
    if len(opened) < 10:
        assert f"berita {_run(opened)} " in PLANS[name]["produk"]
        assert "tidak dibuka" in PLANS[name]["kunci"]


def _run(numbers: set[int]) -> str:
    first, *_, last = sorted(numbers)
    if len(numbers) > 2 and numbers == set(range(first, last + 1)):
        return f"{first} sampai {last}"
    return schedule.joined(sorted(numbers))


@pytest.mark.parametrize("name", [name for name in PLANS if len(PLANS[name]["berita"]) < 10])
def test_the_key_that_is_read_aloud_names_its_columns_and_answers_no_question_left_for_home(name):
    told = PLANS[name]["kunci"]
    assert re.search(r"kolom \*putusan\* dan \*bukti\* untuk berita", told)
    aloud = [clause for clause in re.split("[;.]", told) if re.search(r"kolom.*\*bukti\*", clause)]
    read_aloud = {int(number) for number in re.findall(r"\b\d+\b(?![a-z])", " ".join(aloud))}
    home = set(case_questions()) - schedule.asked(PLANS[name])
    # Of 4c the last in line is the one whose evidence is its answer.
    given = {"4a": {8}, "4b": {10}, "4c": {4}}
    assert {q for q in home if given[q] & read_aloud} == set()


@pytest.mark.parametrize("name", PLANS)
def test_the_rubric_is_out_before_the_first_verdict_and_the_key_after_the_limits(name):
    order = list(parts(name))
    first = PLANS[name]["rubrik_sebelum"]
    assert "ubrik" in parts(name)[first].steps
    copies = {each["lembar"]: schedule.copies(each) for each in PLANS[name]["cetak"]}
    assert copies["rubrik"] >= 15
    opened = next(t for t in order if "Kunci" in t or "Menilai putusan" in t)
    limits = next(t for t in order if "tidak dapat disimpulkan" in parts(name)[t].steps
                  or t == "04 · Laporan")  # fmt: skip
    assert order.index(first) < order.index(opened)
    if "batas" not in PLANS[name]["produk"]:  # what is written at home needs no minutes here
        assert order.index(first) <= order.index(limits) < order.index(opened)


@pytest.mark.parametrize("name", WITH_LAPTOPS)
def test_sticks_go_round_while_the_class_talks_and_nobody_copies_during_the_test(name):
    order = schedule.all_parts(PLANS[name])
    packed = [part.title for part in order].index("00 · Bagaimana membawa pulang pekerjaan?")
    talk, test = order[packed + 1 : packed + 3]
    assert "diska USB beredar" in talk.steps
    assert test.title == "Tes sesudah" and "ZIP" not in test.steps
    assert not [t for t in PLANS[name]["pendamping"] if t.startswith("Tes") and "ZIP" in t]


def test_what_a_plan_skips_in_a_section_is_left_for_home_with_its_minutes():
    half = PLANS["setengah-hari"]
    title = "04 · Putaran pertama: berita 1 sampai 4 ◆"
    home = {part.title: part for part in schedule.left_out(half)}
    whole = BOOKS["04-studi-kasus"].part(title[5:])
    assert home[title].questions == ("4b",) and "4b" not in schedule.asked(half)
    assert home[title].minutes + parts("setengah-hari")[title].minutes == whole.minutes


def test_a_class_with_verdicts_on_paper_is_told_on_screen_and_in_the_plan_where_to_stop():
    [item] = [item for block in PLANS["setengah-hari"]["block"] for item in block["item"]
              if item.get("tanpa")]  # fmt: skip
    skipped = schedule.skipped_cells(item)
    texts = [c.source for c in read(BOOKS[item["notebook"]].path).cells if c.id in skipped]
    opens = next(place for place, text in enumerate(texts) if text.startswith("nilai_putusan("))
    heading = re.findall(r"(?m)^### (.+)$", "\n".join(texts[:opens]))[-1]
    for told in (*item["layar"].values(), *item["langkah"].values()):
        assert f"*{heading}*" in told and "nilai_putusan" in told


def test_the_example_of_a_mark_is_computed_as_the_rule_says():
    levels = dict(zip(PLANS["setengah-hari"]["rubrik"], (3, 3, 2, 1), strict=True))
    points = {row[0]: int(row[1]) for row in schedule.rubric()[1]}
    mark = sum(points[row] * level / 4 for row, level in levels.items())
    shown = f"{mark / schedule.weight(PLANS['setengah-hari']) * 100:.1f}".replace(".", ",")
    assert "tingkat 3, 3, 2, dan 1 berarti" in LESSON_PLAN and f"× 100 = {shown}." in LESSON_PLAN
    asked = len(schedule.asked(PLANS["setengah-hari"]))
    assert f"{asked - 1} dari {asked} bernilai {100 * (asked - 1) // asked}" in LESSON_PLAN


@pytest.mark.parametrize("name", PLANS)
def test_items_to_leave_blank_are_named_where_each_test_is_given(name):
    every = {int(n) for by in schedule.measured().values() for n in by["butir"]}
    blank = sorted(every - schedule.practised(PLANS[name]))
    tests = [item for block in PLANS[name]["block"] for item in block["item"]
             if item.get("jenis") == "tes"]  # fmt: skip
    for item in tests:
        told = schedule.joined(blank) if blank else ""
        assert item.get("layar") == (f"Kosongkan butir {told}." if blank else None)
        assert not blank or f"butir {told} dikosongkan" in item["steps"]


@pytest.mark.parametrize("name", PLANS)
def test_what_the_rubric_measures_is_told_among_the_indicators(name):
    rows = set(PLANS[name]["rubrik"])
    wanted = {n for n, by in schedule.measured().items() if rows & set(by["laporan"])}
    told = plan.markdown(PLANS[name], 45).partition("**Indikator yang dilatih:**")[2]
    told = told.partition("**Butir")[0].partition("\n")[0]
    assert wanted <= {int(n) for n in re.findall(r"\d+", told)}


def test_no_plan_spends_the_minutes_of_the_sticks_as_slack():
    talk = parts("setengah-hari")["Cadangan"]
    assert "sedikitnya tiga menit" in talk.steps and talk.minutes >= 3
    told = plan.markdown(PLANS["setengah-hari"], 45)
    assert "kecuali menit yang diminta langkahnya sendiri" in told


# The rubric decides, however many articles a class judges


COUNTED = {  # how a level counts articles: for k of n
    "Kurang dari setengah ": lambda k, n: k < n / 2,
    "Sedikitnya setengah, tetapi tidak setiap ": lambda k, n: n / 2 <= k < n,
    "Setiap ": lambda k, n: k == n,
}


def reached(level: str, count: int) -> list[int]:
    """Return of how many articles out of so many a level of the rubric speaks."""
    [holds] = [holds for words, holds in COUNTED.items() if level.startswith(words)]
    return [k for k in range(count + 1) if holds(k, count)]


@pytest.mark.parametrize("count", sorted({2, 4, *(len(each["berita"]) for each in PLANS.values())}))
def test_every_count_of_articles_has_its_level_in_a_row_that_counts_them(count):
    counting = [row for row in schedule.rubric()[1] if row[2].startswith("Setiap ")]
    assert [row[0] for row in counting] == ["Putusan", "Bukti", "Membedakan penjelasan"]
    for name, _, *levels in counting:
        best, good, fair, poor = (reached(level, count) for level in levels)
        assert best == good and sorted([*good, *fair, *poor]) == [*range(count + 1)], name


def test_no_level_of_the_rubric_is_as_vague_as_many_or_some():
    vague = r"banyak|sebagian|beberapa|umumnya|satu dua|kurang tepat|cukup|ringkas|bertele"
    for name, _, *levels in schedule.rubric()[1]:
        for level in levels:
            assert not re.search(rf"\b({vague})\b", re.sub("“.*?”", "", level.lower())), name


def test_the_short_plans_decide_an_article_of_each_kind_and_the_half_day_one_that_shares_nothing():
    key = pd.read_csv(ROOT / "data" / "case-study" / "answers.csv")
    for each in PLANS.values():
        assert set(key["label"].iloc[[n - 1 for n in each["berita"]]]) == set(key["label"])
    texts = kursus.baca_kasus()
    words = frasa.tokenize(texts)
    near = kursus.kedekatan(frasa.find_passages(words), texts, words, 0)
    alone = {int(name[:2]) for name in near.loc[near["share"] == 0, "article"]}
    assert alone & set(PLANS["setengah-hari"]["berita"])


# What the class opens, and what it has been taught


@pytest.mark.parametrize("name", WITH_LAPTOPS)
def test_each_change_of_notebook_says_what_is_opened_and_each_leap_where_it_leads(name):
    before = None
    for title, part in parts(name).items():
        number, _, section = title.partition(" · ")
        stem = next((stem for stem in BOOKS if stem[:2] == number), None)
        if not stem:
            continue
        place = [each.title for each in BOOKS[stem].parts].index(section)
        leap = place != (before[1] + 1 if before and before[0] == stem else 0)
        changed = not before or before[0] != stem
        assert (f"Buka **{stem}**: klik dua kali" in part.opening) == changed, title
        assert ("jalankan sel kode paling atas" in part.opening) == (changed and bool(before))
        assert (f"Gulir sampai judul *{section}*" in part.opening) == leap, title
        before = (stem, place)
    shown = plan.markdown(PLANS[name], 45)
    assert all(part.opening in shown for part in parts(name).values())


@pytest.mark.parametrize("name", WITH_LAPTOPS)
def test_after_a_break_a_notebook_that_was_closed_can_be_opened_again(name):
    for block in PLANS[name]["block"][1:]:
        first = schedule.parts_of(block["item"][0], schedule.books())[0]
        told = f"{first.opening} {first.steps}"
        assert "Run All Above Selected Cell" in told or "Buka **" in told, first.title


def taught(name: str) -> str:
    """Return the words that learners of a plan read: its sections, or its worksheets."""
    if not schedule.has_laptops(PLANS[name]):
        sheets = re.split(r"Lembar \d+\. ", on("lembar-kerja"))
        return " ".join(each for each in sheets if each.startswith(tuple(parts(name))))
    told = ""
    for item in (item for block in PLANS[name]["block"] for item in block["item"]):
        if "notebook" in item:
            title, skipped = "", schedule.skipped_cells(item)
            for cell in read(BOOKS[item["notebook"]].path).cells:
                for piece in re.split(r"(?m)^(?=## )", cell.source):
                    heading = cell.cell_type == "markdown" and re.match(r"## (.+)", piece)
                    title = heading[1] if heading else title
                    told += piece if title in item["sections"] and cell.id not in skipped else ""
    return told


@pytest.mark.parametrize("form", ["A", "B"])
@pytest.mark.parametrize("name", PLANS)
def test_words_of_the_course_in_an_item_are_taught_by_a_plan_that_asks_it(name, form):
    lesson = taught(name).casefold()
    terms = [each["kata"].casefold() for each in sources.glossary()]
    for item in schedule.read_toml(schedule.TEST)["butir"]:
        if item["nomor"] in schedule.practised(PLANS[name]):
            asked = item[form]
            text = " ".join([asked["bahan"], asked["soal"], *asked["pilihan"]]).casefold()
            used = [term for term in terms if re.search(rf"\b{re.escape(term)}\b", text)]
            assert [term for term in used if term not in lesson] == [], item["nomor"]


def test_the_windows_kit_is_not_used_without_its_trial():
    page = (KIT / "README.md").read_text(encoding="utf-8")
    kit = page.partition("\n## Kit Windows\n")[2].partition("\n## ")[0]
    told = [re.search(r"(?m)^\| \*\*H-5\*\* .*$", page)[0], kit,
            re.search(r"(?m)^- \[ \] Kit Windows.*\n.*$", page)[0]]  # fmt: skip
    assert all("wajib" in each and "H-5" in each for each in told)
