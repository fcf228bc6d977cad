"""A cure whose call must fail is not shown, and one value that a verb refuses is mended in it."""

import ast

import pytest

import kursus
from kursus.calls import answered, are_answered
from kursus.diagnosis import Diagnosis, if_runs, instead, replaced_at
from kursus.trial import Context

VALUES = {name: getattr(kursus, name) for name in kursus.__all__} | {"langsung": dict, "n": 3}
CAN = [
    *("x = 3", "cari_bagian(kata)", "cari_bagian(kata, 8)", "cari_bagian(kata, n)"),
    *("cari_bagian(kata, kata_sama=8)", "cari_bagian(*x)", "cari_bagian(**x)", "a.b(1, 2, 3)"),
    *("tak_ada(1, 2, 3)", "n(1, 2)", "langsung(1, 2, 3, 4)", "max()", "periksa('0a', 1, 2, 3)"),
    *("cari_bagian(kata, '8' * 3)", "cari_bagian(kata, {[1]: 2})", "cari_bagian(kata, len(x))"),
]
CANNOT = [
    *("cari_bagian()", "cari_bagian(kata, 8, 9)", "cari_bagian(kata, zzz=8)"),
    *("x = print(cari_bagian())", "cari_bagian(kata, '8')", "cari_bagian(kata, kata_sama=1)"),
    *("kepadatan(kata, 'asn netral')", "cari_bagian(3)", "print(n, cari_bagian(kata, True))"),
]


@pytest.mark.parametrize("line", CAN)
def test_a_call_that_may_succeed_is_let_be(line):
    assert are_answered(ast.parse(line), VALUES) and answered(line, VALUES) is None


@pytest.mark.parametrize("line", CANNOT)
def test_a_call_that_must_fail_is_known(line):
    assert not are_answered(ast.parse(line), VALUES)


@pytest.mark.parametrize(
    "line, mended",
    [
        ("x = cari_bagian(kata, '8')  # ini", "x = cari_bagian(kata, 8)  # ini"),
        ("print('é', cari_bagian(kata, '8'))", "print('é', cari_bagian(kata, 8))"),
        ("kepadatan(kata, cari='asn netral')", 'kepadatan(kata, cari="asn")'),
        *(
            (line, None)
            for line in ("cari_bagian(kata, 'asn')", "cari_bagian(3, '8')", "x = (", "")
        ),
        *((line, None) for line in ("cari_bagian(kata,\n'8')", "cari_bagian(kata, '8', 9)")),
        ("print(cari_bagian(kata, '8'), cari_bagian(kata, '9'))", None),
        ("print(cari_bagian(kata, 'asn'), cari_bagian(kata, '9'))", None),
    ],
)
def test_one_value_that_a_verb_refuses_is_replaced_where_the_rest_can_stay(line, mended):
    assert answered(line, VALUES) == mended


def test_a_diagnosis_has_the_line_mended_only_where_it_is_another():
    assert instead("  x = kata", "kata", "isi", "Sebab.") == Diagnosis(
        "Sebab.", "  x = kata", 4, "x = isi"
    )
    assert instead("x = y", "kata", "isi", "Sebab.").cured is None
    context = Context({"n"})
    assert if_runs("x = n", " x = m", context) == "x = n"
    assert if_runs("x = n", " x = n", context) is if_runs("x = m", "x = n", context) is None


def test_what_stands_between_two_values_is_replaced_by_letters_not_bytes():
    line = "f('é', 1, 2, 'ü')"
    first, *_, last = ast.parse(line).body[0].value.args[1:3]
    assert replaced_at(line, first, last, lambda text: f"[{text}]") == "f('é', [1, 2], 'ü')"
