"""A value, a list or a call that Python cannot read becomes what was meant, with its mistake."""

import pytest

from kursus import value_repair
from kursus.sentences import CAUSES
from kursus.trial import Context

NAMES = {"a", "jumlah", "f", "len", "y_z", "X"}


def cured(rule, text, form=None):
    """Return the first proposal that can be run, and the name of its mistake."""
    context = Context(NAMES, {"a", "jumlah"}, {"f", "len"}, form)
    given = [text] if rule is value_repair.brackets else [text, context]
    return next(((line, why) for line, why in rule(*given) if context.runs(line)), None)


BRACKETS = [
    ("f([1, 2", "f([1, 2])", "close"),
    ("f(1, 2]", "f(1, 2)", "match"),
    ("[1, 2)", "[1, 2]", "match"),
    ("{1, 2)", "{1, 2}", "match"),
    ("{1, (2}", "{1, (2)}", "close"),
    ("[f(1]", "[f(1)]", "close"),
    ("[(1, 2]", "[(1, 2)]", "close"),
    ("f([1)", "f([1])", "close"),
    ("f({1: 2)", "f({1: 2})", "close"),
    ("f(1, [2], 3", "f(1, [2], 3)", "close"),
    ("f(1", "f(1)", "close"),
    ("f(1,", "f(1)", "close"),
    ("f(1;", "f(1)", "close"),
    ("f([1:", "f([1])", "close"),
    ("if f(1:\n  2", None, None),
    ("f(1  # satu (", "f(1)  # satu (", "close"),
    ("f(1,  # satu", "f(1),  # satu", "close"),
    ('f("a(", 1', 'f("a(", 1)', "close"),
    ("f('a)'", "f('a)')", "close"),
    ('f("# a"', 'f("# a")', "close"),
    ("f(1))", "f(1)", "extra"),
    ("[1, 2]]", "[1, 2]", "extra"),
    ("{1: 2}}", "{1: 2}", "extra"),
    ("x = f(1)) + 2", "x = f(1) + 2", "extra"),
    ("x = 1, 2]", "x = [1, 2]", "open"),
    ("1, 2]", "[1, 2]", "open"),
    ("x = 1: 2, 3: 4}", "x = {1: 2, 3: 4}", "open"),
    ("x.y = 1, 2]", None, None),
    ("x = 5]", "x = 5", "extra"),
    ("x = 5)", "x = 5", "extra"),
    ("f 1, 2)", "f(1, 2)", "open"),
    ('f"a", 2)', 'f("a", 2)', "open"),
    ('len"a")', 'len("a")', "open"),
    ("len'a')", "len('a')", "open"),
    ("x = len a)", "x = len(a)", "open"),
    ("  f 1)", "f(1)", "open"),
    ("x = 1 2)", None, None),
    ("f(1)", None, None),
    ('f("ab", [1)', 'f("ab", [1])', "close"),
    ("f(1, 2] + 3", "f(1, 2) + 3", "match"),
    ("f([(1])", "f([(1)])", "close"),
    ("f (1))", "f (1)", "extra"),
    ("{1: 2, 3: 4}}", "{1: 2, 3: 4}", "extra"),
    ("x = 1, 2] + [3]", "x = [1, 2] + [3]", "open"),
    ("len(X", "len(X)", "close"),
    ("a[:", "a[:]", "close"),
    ("x = a for a in jumlah)", "x = (a for a in jumlah)", "open"),
    ("x = a for a in jumlah]", "x = [a for a in jumlah]", "open"),
    ("x = 5], 3", "x = 5, 3", "extra"),
    ("x = 5] + 3", "x = 5 + 3", "extra"),
]


@pytest.mark.parametrize("line, mended, why", BRACKETS)
def test_brackets_are_closed_opened_changed_or_taken_away(line, mended, why):
    found = cured(value_repair.brackets, line)
    assert found == (mended and (("  " if line[:1] == " " else "") + mended, why))


VALUES = [
    # one number with a unit, a sign, or in another writing
    *(("number", f"{about}{number}", meant, "unit") for about, number, meant in (
        ("", "90 menit", "90"), ("Rp", "5000", "5000"), ("rp. ", "5000", "5000"),
        ("kira-kira ", "5", "5"), ("kurang lebih ", "5", "5"), ("± ", "5", "5"), ("~", "5", None),
        ("nomor ", "5", "5"), ("no. ", "5", "5"), ("no ", "5", "5"), ("pernyataan ", "5", "5"),
        ("jawabannya ", "5", "5"), ("> ", "5", "5"), ("< ", "5", "5"), ("", "1.250 kata", "1250"),
        ("", "5 kata per menit", "5"), ("", "5 (hampir)", "5"),
        ("SEKITAR ", "5", "5"), ("", "1,5 jam", "1.5"), ("", "1 koma 5 jam", "1.5"))
      if meant),
    ("number", "08", "8", "zero"), ("number", "007", "7", "zero"),
    ("number", "1.250.000", "1250000", "thousand"), ("number", "1 250", "1250", "thousand"),
    ("number", "1 250 000", "1250000", "thousand"), ("number", "1,5", "1.5", "decimal"),
    ("number", "1. 86", "1.86", "decimal"),
    ("number", "1 koma 86", "1.86", "decimal"), ("number", "2 ribu", "2000", "spelt"),
    ("number", "1,5 juta", "1500000", "spelt"),
    ("number", "lima", "5", "spelt"), ("number", "sekitar lima kata", "5", "spelt"),
    ("number", "berita 8", "8", "unit"), ("number", "di 2 tempat", "2", "unit"),
    ("number", "baris 3 dari bawah sekali", "3", "unit"),
    ("number", "ke 2 dan 3 di sana", '"ke 2 dan 3 di sana"', "text"),
    ("number", "9O", "90", "letters"), ("share", "O.48", "0.48", "letters"),
    ("text", "9O", '"9O"', "text"), ("number", "2a", '"2a"', "text"),
    ("share", "75%", "0.75", "percent"), ("share", "75 persen", "0.75", "percent"),
    ("percent", "75%", "75", "percent"), ("percent", "75 persen", "75", "percent"),
    (None, "75%", "0.75", "percent"), (None, "0,5%", "0.5", "percent"),
    (None, "1%", "0.01", "percent"), ("number", "75%", None, None),
    ("percent", "ada 75 persen di sana itu ya", "75", "unit"),
    ("share", "ada 75 persen di sana itu ya", '"ada 75 persen di sana itu ya"', "text"),
    # sums
    ("number", "2 x 45", "2 * 45", "times"), ("number", "2X45", "2 * 45", "times"),
    ("number", "2 kali 45", "2 * 45", "times"), ("number", "dua kali 45", "2 * 45", "times"),
    ("number", "dua x tiga x 4", "2 * 3 * 4", "times"),
    ("number", "(2 + 1)x 4", "(2 + 1) * 4", "times"),
    ("number", "a x (2 + jumlah)", "a * (2 + jumlah)", "times"),
    ("number", "2 x 45 menit", "2 * 45", "times"), ("number", "a x 45 menit", "a * 45", "times"),
    ("number", "30 menit + 60 menit", "30 + 60", "unit"),
    ("number", "2 * 45 menit", "2 * 45", "unit"),
    ("number", "(30 menit + 5 kata saja) * 2", "(30 + 5) * 2", "unit"),
    ("number", "90 menit / 2", "90 / 2", "unit"),
    ("number", "90 menit - 2 menit", "90 - 2", "unit"),
    ("number", "90 dibagi 2", "90 / 2", "divide"), ("share", "7 dari 8", "7 / 8", "divide"),
    ("percent", "7 per 8", "7 / 8", "divide"), ("share", "7 dibagi 8", "7 / 8", "divide"),
    (None, "7 dari 8", '"7 dari 8"', "text"), (None, "90 : 45", "90 / 45", "divide"),
    (None, "(a) : jumlah", "(a) / jumlah", "divide"), (None, "90:61", "90 / 61", "divide"),
    (None, "9:58", None, None), (None, "09:58", None, None), (None, "9:60", "9 / 60", "divide"),
    # texts
    (None, "aceh", '"aceh"', "text"), (None, "aceh utara, jaya!", '"aceh utara, jaya!"', "text"),
    (None, "data/berita", '"data/berita"', "text"), (None, "C:\\Users", 'r"C:\\Users"', "text"),
    (None, "a b", None, None), (None, "jumlah kata", None, None),
    (None, "len kata", '"len kata"', "text"),
    (None, "b = c", None, None), (None, "b (c)", None, None), ("text", "b (c)", '"b (c)"', "text"),
    ("text", "7/10/2024", '"7/10/2024"', "text"),
    ("text", "7 - 10 - 2024", '"7 - 10 - 2024"', "text"),
    ("text", "7.10.24", '"7.10.24"', "text"), ("text", "3 / 4 itu", '"3 / 4 itu"', "text"),
    (None, "b 3 / 4 itu c", None, None),
    (None, '"asn', '"asn"', "quote"), (None, "asn'", '"asn"', "quote"),
    (None, "'asn\"", '"asn"', "quote"),
    (None, '"asn" netral kita', '"asn netral kita"', "quote"),
    (None, "'asn, (netral)", '"asn, (netral)"', "quote"),
    (None, 'asn, (netral)"', '"asn, (netral)"', "quote"),
    (None, "\"kata 'x', y", "\"kata 'x', y\"", "quote"),
    (None, "kata \"x\", y'", "'kata \"x\", y'", "quote"),
    (None, "Jum'at hari", '"Jum\'at hari"', "inner"), (None, "'Jum'at'", '"Jum\'at"', "inner"),
    (None, '"kata "x" itu"', "'kata \"x\" itu'", "inner"),
    (None, "'kata 'x' itu'", "\"kata 'x' itu\"", "inner"),
    (None, '"asn" harus "netral"', "'\"asn\" harus \"netral\"'", "inner"),
    *((None, f'"asn" {word} "pns"', None if word != "dan" else '["asn", "pns"]',
       None if word != "dan" else "and") for word in ("dan", "atau", "or", "and", "ATAU")),
    (None, '""asn""', '"asn"', "double"), (None, "''asn''", '"asn"', "double"),
    ("item", '"jumlah"', "jumlah", "double"), ("text", 'kata "x" itu', "'kata \"x\" itu'", "text"),
    ("number", '"90" menit', '"90"', "unit"), (None, "'1,5' jam lagi", "'1,5'", "unit"),
    # signs that came along
    (None, "... 5", "5", "dots"), (None, "5 ...", "5", "dots"),
    (None, "... aceh", '"aceh"', "dots"),
    (None, "*3*", "3", "pasted"), (None, "~~3~~", "3", "pasted"),
    (None, "**jumlah**", "jumlah", "pasted"),
    *((None, f"len(a){sign}", "len(a)", "tail") for sign in (".", "!", "?", ";", ". ;", "!?")),
    (None, "f 3", "f(3)", "call"), (None, 'len "asn"', 'len("asn")', "call"),
    # lists
    (None, "(1 + 2", "(1 + 2)", "close"), (None, "{1: 2", "{1: 2}", "close"),
    ("list", "[2, 4].", "[2, 4]", "tail"), (None, "Xena dan Xavi", '"Xena dan Xavi"', "text"),
    (None, "2 dan 4", "[2, 4]", "and"), (None, "2 serta 4", "[2, 4]", "and"),
    (None, "2, dan 4", "[2, 4]", "and"),
    (None, "2; 4", "[2, 4]", "semicolon"), (None, "b, c", '["b", "c"]', "text"),
    (None, "b; c", '["b", "c"]', "semicolon"),
    (None, '"b" dan "c"', '["b", "c"]', "and"), (None, "b dan c", '"b dan c"', "text"),
    (None, "kata itu, satu", '"kata itu, satu"', "text"), (None, "1,86", "1.86", "decimal"),
    ("list", "2 4", "[2, 4]", "comma"), ("list", "1 sampai 4", "[1, 2, 3, 4]", "range"),
    ("list", "2-4", "[2, 3, 4]", "range"), ("list", "1.2.3", None, None),
    ("list", "1. 2. 3", "[1, 2, 3]", "dot"),
    ("item", "1 s.d. 3", "[1, 2, 3]", "range"),
    (None, "[2 dan 4]", "[2, 4]", "and"), (None, "[2; 4]", "[2, 4]", "semicolon"),
    (None, "[2 4]", "[2, 4]", "comma"),
    (None, "[1-3]", "[1, 2, 3]", "range"), (None, "[2, 4", "[2, 4]", "close"),
    (None, "2, 4]", "[2, 4]", "open"),
    (None, "[b, 4", '["b", 4]', "close"), (None, '["b" "c"]', '["b", "c"]', "comma"),
    (None, '["b" c]', '["b c"]', "quote"), (None, '[b "c"]', '["b", "c"]', "comma"),
    (None, "{01-suara: tidak}", '{"01-suara": "tidak"}', "text"),
    (None, "(b, 3)", '("b", 3)', "text"),
    (None, '["b, (c)", d]', '["b, (c)", "d"]', "text"),
    (None, "[f(1, 2), d]", '[f(1, 2), "d"]', "text"),
    (None, "[[1, 2], d]", '[[1, 2], "d"]', "text"), (None, "[90 menit, 5]", "[90, 5]", "unit"),
    (None, "[b, 3 kata]", '["b", 3]', "text"), (None, "[1, [2; 3]]", "[1, [2, 3]]", "semicolon"),
]  # fmt: skip
TRUTHS = {
    "True": ["true", "benar", "ya"],
    "False": ["false", "salah", "tidak"],
    "None": ["none", "null"],
}
ARGUMENTS = [
    *((f"f(y={word})", f"f(y={meant})", "truth")
      for meant, words in TRUTHS.items() for word in words),
    ("f(ya)", 'f("ya")', "text"), ("f(y=lima kata)", "f(y=5)", "spelt"),
    ("f(y: 8)", "f(y=8)", "keyword"), ("f(y = 8, b)", None, None),
    ("f(a, y: 8)", "f(a, y=8)", "keyword"), ("f(a, min_y 8)", "f(a, min_y=8)", "keyword"),
    ("f(a, min 8)", 'f(a, "min 8")', "text"), ("f(y=08)", "f(y=8)", "zero"),
    ("f(y = b)", 'f(y="b")', "text"),
    ("f(a; 3)", "f(a, 3)", "semicolon"), ('f(a "b")', 'f(a, "b")', "comma"),
    ("f(b", 'f("b")', "close"), ("a[b]", 'a["b"]', "text"),
    ("f(b))", 'f("b")', "extra"), ("f(len(b", 'f(len("b"))', "close"),
    ("f(2 dan 3)", "f(2, 3)", "and"),
    ("f(a, 1,5)", None, None), ("f(y == b)", None, None), ("f(1 sampai 3)", "f(1, 2, 3)", "range"),
]  # fmt: skip


@pytest.mark.parametrize("form, typed, meant, why", VALUES)
def test_a_value_is_what_its_place_asks_for(form, typed, meant, why):
    found = cured(value_repair.values, typed, form)
    assert found == (meant and (meant, why))


@pytest.mark.parametrize("typed, meant, why", ARGUMENTS)
def test_what_a_call_holds_is_mended_each_part_by_itself(typed, meant, why):
    assert cured(value_repair.arguments, typed) == (meant and (meant, why))


def test_every_mistake_that_is_named_has_its_sentence():
    named = {why for *_, why in (*BRACKETS, *VALUES, *ARGUMENTS) if why}
    assert named <= set(CAUSES) and len(named) >= 24
