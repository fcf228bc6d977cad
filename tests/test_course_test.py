"""The test before and after is fair and current, and reaches Moodle unchanged."""

import itertools
import re
import sys
from collections import Counter
from datetime import date

import pandas as pd
import pytest

import frasa
from moodle_reader import paragraphs, read_gift, read_xml, text_of
from notebook_tools import NOTEBOOKS, ROOT, output_texts, read

KIT = ROOT / "instructor"
sys.path.insert(0, str(KIT))
import build_keys  # noqa: E402
import build_test  # noqa: E402
import moodle  # noqa: E402
from build_test import FORMS  # noqa: E402

ITEMS = build_test.read_test()
ASKED = {f"{form}{item['nomor']}": item[form] for item in ITEMS for form in FORMS}
ENTRIES = build_keys.read_shipped()
COURSE, LEFT_OUT = build_test.course_questions(ENTRIES)
SETS = {f"tes-{form}": build_test.form_questions(ITEMS, form) for form in FORMS} | {"soal": COURSE}
DAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
MONTHS = ["Januari", "Februari", "Maret", "April", "Mei", "Juni"]
MONTHS += ["Juli", "Agustus", "September", "Oktober", "November", "Desember"]


def every(part: str) -> list[str]:
    return [text for asked in ASKED.values() for text in asked[part]]


# The items


def test_there_are_twelve_items_in_two_forms_with_one_key_and_feedback_on_every_choice():
    assert [item["nomor"] for item in ITEMS] == [*range(1, 13)]
    for asked in ASKED.values():
        assert len(asked["pilihan"]) == len(set(asked["pilihan"])) == 4
        assert len(set(asked["umpan_balik"])) == 4
        right = [n for n, said in enumerate(asked["umpan_balik"], 1) if said.startswith("Betul.")]
        assert right == [asked["kunci"]]


def test_the_forms_differ_in_words_and_in_keys_but_not_in_what_they_test():
    for item in ITEMS:
        one, other = item["A"], item["B"]
        assert one["bahan"] != other["bahan"] and one["kunci"] != other["kunci"]
        assert not set(one["pilihan"]) & set(other["pilihan"])
        lengths = [len(f"{each['bahan']} {each['soal']}".split()) for each in (one, other)]
        assert max(lengths) - min(lengths) <= 6


def test_the_letter_and_the_length_of_a_choice_do_not_give_the_key_away():
    for form in FORMS:
        keys = [item[form]["kunci"] for item in ITEMS]
        assert set(Counter(keys).values()) == {3}
        assert all(len(set(run)) > 1 for run in itertools.pairwise(keys))
        ranks = Counter()
        for item in ITEMS:
            lengths = [len(choice) for choice in item[form]["pilihan"]]
            assert max(lengths) / min(lengths) < 1.25
            own = lengths[item[form]["kunci"] - 1]
            ranks["longest"] += own == max(lengths)
            ranks["shortest"] += own == min(lengths)
        assert ranks["longest"] <= 4 and ranks["shortest"] <= 5


def test_a_form_can_be_read_in_its_ten_minutes():
    for form in FORMS:
        words = 0
        for item in ITEMS:
            asked = item[form]
            stimulus = f"{asked['bahan']} {asked['soal']}".split()
            assert len(stimulus) <= 60
            words += len(stimulus) + sum(len(choice.split()) for choice in asked["pilihan"])
        assert words / 150 < 5  # minutes, at 150 words a minute; the rest is for thinking


def test_no_choice_is_all_or_none_of_the_others():
    for choice in every("pilihan"):
        assert not re.search("semua benar|semuanya benar|tidak ada yang benar", choice.lower())


def test_no_right_choice_stands_in_a_notebook():
    shown = ""
    for path in NOTEBOOKS:
        for cell in read(path).cells:
            shown += " ".join([cell.source, *output_texts(cell)]).lower()
    for asked in ASKED.values():
        assert asked["pilihan"][asked["kunci"] - 1].strip(".").lower() not in shown


def test_every_indicator_but_the_first_is_measured_by_two_items_or_more():
    measured = Counter(number for item in ITEMS for number in item["indikator"])
    measured += Counter(each["indicator"] for each in build_test.read_keys().values())
    plan = (KIT / "rencana-pembelajaran.md").read_text(encoding="utf-8")
    indicators = [int(n) for n in re.findall(r"^\| (\d+) \| ", plan, re.M)]
    assert indicators == [*range(1, 11)]
    assert all(measured[number] >= 2 for number in indicators[1:])


# What can be counted is counted from the stimulus


@pytest.mark.parametrize("form", FORMS)
def test_precision_and_completeness_are_those_of_the_two_lists(form):
    asked = ITEMS[11][form]
    named, true = (
        {int(n) for n in re.findall(r"\d+", part)}
        for part in re.findall(r"turunan: nomor ([\d, ]+)\.", asked["bahan"])
    )
    hits = len(named & true)
    assert asked["pilihan"][asked["kunci"] - 1] == (
        f"Presisi {hits} dari {len(named)}, kelengkapan {hits} dari {len(true)}."
    )
    assert (
        f"Presisi {hits} dari {len(true)}, kelengkapan {hits} dari {len(named)}."
        in (asked["pilihan"])
    )


@pytest.mark.parametrize("form", FORMS)
def test_the_denser_text_is_denser_per_1000_words_and_has_fewer_of_the_word(form):
    asked = ITEMS[3][form]
    found = re.findall(r"(\d+) kali dalam (?:berita|artikel) (\w) \((\d+) kata\)", asked["bahan"])
    times = {name: int(count) for count, name, _ in found}
    density = {name: int(count) * 1000 / int(words) for count, name, words in found}
    apart = {name: int(words) / int(count) for count, name, words in found}
    dense, thin = sorted(density, key=density.get, reverse=True)
    assert times[dense] < times[thin]
    right = asked["pilihan"][asked["kunci"] - 1]
    assert re.search(rf"\b{dense}: {density[dense]:.0f} per 1.000 kata", right)
    assert re.search(rf"\b{thin}\b.* {density[thin]:.0f}\.$", right)
    interval = next(choice for choice in asked["pilihan"] if "satu tiap" in choice)
    assert re.search(rf"\b{thin}: satu tiap {apart[thin]:.0f} .*{apart[dense]:.0f}\b", interval)


@pytest.mark.parametrize("form", FORMS)
def test_the_program_finds_what_the_item_says_it_finds(form):
    asked = ITEMS[5][form]
    texts = re.findall("“(.+?)”", asked["bahan"])
    wanted = int(re.search(r"kata_sama = (\d+)", asked["bahan"])[1])
    words = frasa.tokenize(pd.DataFrame({"article": ["a", "b"], "text": texts}))
    found = frasa.find_passages(words, min_words=wanted)
    assert len(found) == 1 and found["identical_words"][0] == wanted
    assert frasa.find_passages(words, min_words=wanted + 1).empty
    one, other = (text.strip(".").split() for text in texts)
    run = longest = 0
    for first, second in zip(one, other, strict=True):
        run = run + 1 if first == second else 0
        longest = max(longest, run)
    assert longest < wanted and any(f"hanya {longest} kata" in c for c in asked["pilihan"])
    assert any(f"{len(one)} kata" in choice for choice in asked["pilihan"])


@pytest.mark.parametrize("form", FORMS)
def test_what_a_stop_list_leaves_is_what_the_item_is_about(form):
    asked = ITEMS[2][form]
    sentence, *removed = re.findall("“(.+?)”", asked["bahan"])
    assert all(f" {word}" in f" {sentence.lower()}" for word in removed)
    assert removed[0] == removed[1] and removed[2] in ("jangan", "dilarang")


def test_weekdays_fit_their_dates_and_the_law_of_2014_was_repealed_before_every_event():
    for asked in ASKED.values():
        text = " ".join([asked["bahan"], *asked["umpan_balik"]])
        for name, day, month, year in re.findall(r"(\w+) \((\d+)/(\d+)/(\d{4})\)", text):
            assert DAYS[date(int(year), int(month), int(day)).weekday()] == name
        for name, day, month, year in re.findall(r"(\w+), (\d+) (\w+) (\d{4})", text):
            assert DAYS[date(int(year), MONTHS.index(month) + 1, int(day)).weekday()] == name
    for form in FORMS:
        asked = ITEMS[7][form]
        day, year = re.search(r"(\d+) Oktober (\d{4})", asked["bahan"]).groups()
        assert date(2023, 10, 31) < date(int(year), 10, int(day)) < date(2024, 10, 31)
        assert asked["pilihan"][asked["kunci"] - 1].startswith("UU 20/2023")


def test_a_line_that_the_rule_of_the_item_removes_does_fall_under_the_rule():
    short, numbered = (re.findall("“(.+?)”", ITEMS[0][form]["bahan"]) for form in FORMS)
    assert len(short) == len(numbered) == 3
    assert all(len(line) < 40 for line in short)
    assert all(re.search(r"\d", line) for line in numbered)


# Moodle XML and GIFT


def same(written: moodle.Question, found, with_units: bool) -> None:
    """Check that a question came back as it was written."""
    quoted, asked = paragraphs(found.text)
    assert quoted == ([written.stimulus] if written.stimulus else [])
    assert asked == [written.text]
    assert (found.name, found.kind, found.tags) == (written.name, written.kind, written.tags)
    assert found.category == f"$course$/top/Membaca Netralitas/{written.category}"
    assert text_of(found.general) == written.general and found.single
    chosen = written.kind == "multichoice"
    back = [(text_of(v) if chosen else v, p, text_of(said)) for v, p, said in found.answers]
    assert back == [(a.value, 100.0 if a.right else 0.0, a.said) for a in written.answers]
    if written.kind == "numerical":
        margins = [0 if a.value == moodle.ANY_OTHER else written.tolerance for a in written.answers]
        assert found.tolerances == margins
    if with_units:
        assert found.units == list(written.units) and found.points == written.points
        assert [text_of(hint) for hint in found.hints] == list(written.hints)


@pytest.mark.parametrize("name", SETS)
def test_moodle_xml_and_gift_say_what_the_key_files_say(name):
    for suffix, reader in (("xml", read_xml), ("gift", read_gift)):
        content = (KIT / "tes" / f"{name}.{suffix}").read_bytes()
        found = reader(content)
        assert len(found) == len(SETS[name]) > 0
        for written, each in zip(SETS[name], found, strict=True):
            same(written, each, with_units=suffix == "xml")


HOSTILE = [
    r"~salah =benar #komentar ####umum {kurung} ::nama:: \n \\ \: \~ C:\data",
    "%50% setengah; %-100%salah",
    "[html] [plain]teks -> panah //bukan komentar",
    "<b>tebal</b> & &amp; &#61; ]]> <![CDATA[x]]> <!-- --> 'petik' \"dua\"",
    "baris satu\n\n// baris tiga\n$CATEGORY: lain",
    "  spasi di ujung  ",
    "“petik” – ½ 😀 é \u200b|",
    "T",
    "&&058; &&035;",
]


@pytest.mark.parametrize("kind", ["multichoice", "numerical", "shortanswer"])
@pytest.mark.parametrize("text", HOSTILE)
def test_signs_of_either_format_survive_in_every_text(text, kind):
    values = [text, f"{text}2"] if kind == "multichoice" else ["1", "2"]
    answers = [moodle.Answer(values[0], True, text), moodle.Answer(values[1], False, f"{text}.")]
    question = moodle.Question(
        name="x" + text.strip().replace("\n", " "),
        kind=kind,
        category="Tes",
        text=text,
        answers=answers,
        tags=["a"],
        stimulus=text,
        general=text,
        hints=(text,),
    )
    for reader, writer in ((read_xml, moodle.as_xml), (read_gift, moodle.as_gift)):
        (found,) = reader(writer([question]))
        same(question, found, with_units=reader is read_xml)


def test_a_control_character_is_refused_by_its_number():
    with pytest.raises(frasa.InputError, match=r"kendali \(U\+000B\).*Hapus"):
        moodle.as_html("satu\x0bdua")


def test_files_of_the_folder_are_current():
    found, _ = build_test.files()
    for name, content in found.items():
        assert (KIT / "tes" / name).read_bytes() == content, name
    assert sorted(found) == sorted(
        ["nilai.csv", "soal.gift", "soal.xml", "tes-A.gift", "tes-A.xml", "tes-B.gift", "tes-B.xml"]
    )


# The course's questions in Moodle


def grade(question: moodle.Question, typed: str) -> moodle.Answer:
    """Grade as Moodle does: the first answer that matches, within its tolerance."""
    for answer in question.answers:
        if answer.value in (typed, moodle.ANY_OTHER):
            return answer
        near = question.kind == "numerical" and abs(float(answer.value) - float(typed))
        if near is not False and near <= question.tolerance + 1e-12:
            return answer
    raise AssertionError(f"{question.name} has no answer to {typed}")


def test_every_question_of_the_course_is_carried_or_named():
    carried = {question.name.removeprefix("Soal ") for question in COURSE}
    assert carried == set(ENTRIES) and LEFT_OUT == [] and len(COURSE) >= 20
    strange = ENTRIES | {"0a": ENTRIES["0a"] | {"form": "weekday", "value": "Rabu"}}
    questions, left_out = build_test.course_questions(strange)
    assert len(questions) == len(COURSE) - 1
    assert left_out == ["Soal 0a tidak dibawa: jawabannya bukan angka."]


@pytest.mark.parametrize("question", COURSE, ids=lambda question: question.name)
def test_every_answer_of_a_key_gets_its_own_feedback_in_moodle(question):
    entry = ENTRIES[question.name.removeprefix("Soal ")]
    told = build_keys.told
    right = {**entry, "value": entry["value"]}
    expected = [(right, True, build_test.RIGHT)]
    expected += [(entry | each, True, each["why"]) for each in entry["also"]]
    expected += [(entry | each, False, each["hint"]) for each in entry["wrong"]]
    for each, is_right, said in expected:
        value = each["value"]
        if question.kind == "numerical":
            forms = [repr(value), repr(round(value, 2))] if question.tolerance else [repr(value)]
        elif question.kind == "shortanswer":
            forms = [told(each), told(each).replace(" ", ""), f"[{told(each)}]"]
        else:
            numbers = value if isinstance(value, list) else [value]
            forms = [a.value for a in question.answers if re.findall(r"\d+", a.value) == [
                str(n) for n in numbers]]  # fmt: skip
            assert len(forms) == 1
        for typed in forms:
            assert grade(question, typed)[1:] == (is_right, said), typed
    if question.kind != "multichoice":
        assert grade(question, "987654321") == (moodle.ANY_OTHER, False, entry["where"])
    assert f"indikator-{build_test.read_keys()[question.name[5:7]]['indicator']}" in question.tags
    assert sum(answer.right for answer in question.answers) >= 1


def test_a_sister_question_comes_with_the_question_that_it_points_to():
    sisters = [question for question in COURSE if question.name.endswith("-lagi")]
    assert len(sisters) == len(COURSE) / 2
    for sister in sisters:
        assert sister.stimulus == ENTRIES[sister.name[5:7]]["text"]


def test_a_set_without_known_mistakes_may_be_typed_in_any_order():
    question = next(each for each in COURSE if each.name == "Soal 2a-lagi")
    assert grade(question, "4, 2").right and grade(question, "[2,4]").right
    assert not grade(question, "2, 4, 5").right


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("kunci = 3", "kunci = 5"), "butir 1, bentuk A: kuncinya 5"),
        (("nomor = 2\n", "nomor = 3\n"), "butir 2, bentuk A: nomornya 3"),
        (("umpan_balik", "umpan"), "umpan_balik belum ada"),
        (("[[butir]]", "[[butir"), "tidak terbaca"),
    ],
)
def test_a_broken_item_is_named(tmp_path, change, said):
    path = tmp_path / "tes.toml"
    path.write_text(build_test.SOURCE.read_text("utf-8").replace(*change, 1), encoding="utf-8")
    with pytest.raises(frasa.InputError, match=re.escape(said)):
        build_test.read_test(path)
