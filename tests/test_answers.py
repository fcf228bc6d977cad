"""Every answer in the keys is right, every usual mistake gets its own hint, and nothing raises."""

import re
import sys

import pytest

from kursus import exercises, progress
from notebook_tools import NOTEBOOKS, ROOT, code_cells, kernel_environment, read

sys.path.insert(0, str(ROOT / "instructor"))
from build_keys import (
    ANSWERS,
    KEYS,
    TARGET,
    answer_page,
    build,
    notebook_path,
    read_key,
    read_shipped,
    run_with,
)

NUMBERS = sorted(path.stem for path in KEYS.glob("*.toml"))


def checking_code(exercise: dict) -> str:
    answers = [exercise["answer"], *(wrong["answer"] for wrong in exercise["wrong"])]
    lines = [f"periksa({exercise['id']!r}, ({answer}))" for answer in answers]
    return "\n".join(["from kursus import periksa", *lines])


@pytest.fixture
def clean_environment(monkeypatch):
    for key, value in kernel_environment().items():
        monkeypatch.setenv(key, value)
    monkeypatch.delenv("KORPUS", raising=False)


@pytest.mark.parametrize("number", NUMBERS)
def test_keys_are_right_and_mistakes_get_their_hints(number, clean_environment):
    said = run_with(number, checking_code)
    for exercise in read_key(number):
        verdicts = re.split(r"^(?=[✓○△✎] Soal )", "\n".join(said[exercise["id"]]), flags=re.M)[1:]
        right = verdicts[0].splitlines()
        assert right[0] == f"✓ Soal {exercise['id']}: benar."
        assert right[1].startswith("Terbaca: ") and right[2:] == [exercise["why"]]
        for wrong, verdict in zip(exercise["wrong"], verdicts[1:], strict=True):
            assert "benar." not in verdict.splitlines()[0], wrong["answer"]
            assert verdict.splitlines()[2] == wrong["hint"], wrong["answer"]


@pytest.mark.parametrize("number", NUMBERS)
def test_shipped_questions_are_those_of_the_keys(number, clean_environment):
    shipped, built = read_shipped(), build(number)
    assert {name: shipped.get(name) for name in built} == built


def test_the_page_of_answers_is_that_of_the_keys():
    page = ANSWERS.read_text(encoding="utf-8")
    assert page == answer_page(read_shipped()), "run: python instructor/build_keys.py"
    for number in NUMBERS:
        for exercise in read_key(number):
            assert f"### {exercise['id']}\n" in page and exercise["why"] in page


def test_a_sister_is_helped_by_hints_of_its_own():
    for number, question in read_shipped().items():
        if number.endswith("-lagi"):
            first = read_shipped()[number.removesuffix("-lagi")]
            for hint in ("where", "step", "why"):
                assert question.get(hint) != first[hint], f"{number} {hint}"
            assert question["where"] and question["why"]


def test_no_answer_can_be_read_at_a_glance():
    shipped = TARGET.read_text(encoding="utf-8")
    for question in read_shipped().values():
        for part in (str(question["value"]), question["why"], *(question.get("options") or [])):
            assert len(str(part)) < 4 or str(part) not in shipped


def test_every_exercise_of_every_notebook_has_a_key_with_two_mistakes():
    for path in NOTEBOOKS:
        source = "\n".join(cell.source for cell in code_cells(read(path)))
        asked = set(re.findall(r'periksa\("(\w+)"', source))
        if asked:
            keys = {exercise["id"]: exercise for exercise in read_key(path.stem[:2])}
            assert asked == set(keys)
            assert notebook_path(path.stem[:2]) == path
            assert [name for name, key in keys.items() if len(key["wrong"]) < 2] == []


RATIO = {"form": "number", "value": 1.857, "tolerance": 0.01, "book": "09-uji", "why": "SEBAB."}
RATIO |= {"where": "DI MANA.", "step": "LANGKAH.", "wrong": [{"value": 30, "hint": "KHUSUS."}]}
SISTER = RATIO | {"value": 0.54, "text": "Dan sebaliknya?", "wrong": []}


@pytest.fixture
def asked(monkeypatch, capsys):
    """Return a function that hands in answers to one question and returns what is said."""
    questions = {"9z": RATIO, "9z-lagi": SISTER, "9y": RATIO | {"value": 4}}
    monkeypatch.setattr(exercises, "shipped", lambda: questions)
    monkeypatch.setattr(progress, "_pending", [])

    def ask(*answers, number="9z"):
        for answer in answers:
            capsys.readouterr()
            exercises.periksa(number, answer)
        return capsys.readouterr().out

    return ask


def test_help_grows_with_each_different_wrong_answer_up_to_the_value_and_a_sister(asked):
    first, same_again = asked(5), asked(5)
    assert "DI MANA." in first and "LANGKAH." not in first
    assert same_again == first, "running a cell again is no new try"
    second = asked(6)
    assert "LANGKAH." in second and "1.86" not in second
    third = asked(7)
    assert "Jawabannya 1.86. SEBAB." in third and "Dan sebaliknya?" in third
    assert 'periksa("9z-lagi", ...)' in third
    assert "benar." in asked("0,54", number="9z-lagi")
    assert "DI MANA." in asked(5, number="9z-lagi"), "a sister is checked anew"


def test_a_wrong_form_is_no_try(asked):
    asked((1, 86), "kira-kira 2", {}, [])
    assert "DI MANA." in asked(5)


def test_a_usual_mistake_keeps_its_own_hint_on_every_rung(asked):
    assert "KHUSUS." in asked(30) and "DI MANA." not in asked(30)
    assert "KHUSUS." in asked(5, 6, 30)


def test_right_stays_right(asked):
    said = asked(1.86, 5)
    assert "belum tepat" in said and "sudah pernah Anda jawab benar" in said
    table = exercises.kemajuan().set_index("soal")
    assert table.loc["9z", "status"] == "benar"
    assert table.loc["9y", "status"] == "belum dijawab"


@pytest.mark.parametrize(
    "answers, tries",
    [
        ([1.86], 1),
        ([1.86, "1,86", 1.86], 1),
        (["banyak", 1.86], 1),
        ([5, 5, 1.86, 6], 2),
        (["banyak"], 0),
    ],
)
def test_a_try_is_a_different_content_until_the_first_right_one(asked, answers, tries):
    asked(*answers)
    assert exercises.kemajuan().set_index("soal").loc["9z", "percobaan"] == tries


def test_progress_names_what_is_next(asked, capsys):
    asked(1.86)
    table = exercises.kemajuan()
    assert list(table["soal"]) == ["9z", "9y"], "a sister is no question of the course"
    said = capsys.readouterr().out
    assert "■□ 1 dari 2 soal benar" in said
    assert "Berikutnya: soal 9y di 09-uji." in said


@pytest.mark.parametrize("answer", [..., None, "", "...", "…", [...]], ids=repr)
def test_an_answer_not_yet_given_is_no_mistake_and_leaves_no_trace(asked, answer):
    assert "belum dijawab" in asked(answer)
    assert progress.entries("jawaban") == []


def test_an_answer_under_the_name_of_another_question_is_found_out(asked, monkeypatch):
    monkeypatch.setattr(
        exercises, "current_cell", lambda: 'jawaban_9y = 1.86\nperiksa("9z", jawaban_9z)'
    )
    assert "Tulis: jawaban_9z = 1.86" in asked(...)
    monkeypatch.setattr(exercises, "current_cell", lambda: 'periksa("9z", jawaban_9y)')
    assert 'Tulis: periksa("9z", jawaban_9z)' in asked(1.86)


def test_an_unknown_exercise_is_named(capsys):
    exercises.periksa("tak ada", 1)
    assert "Soal “tak ada” tidak dikenal" in capsys.readouterr().out
