"""Where a table is cut, folded or broken, and how each kind of value is written, limit by limit."""

import datetime
import html
import re

import numpy as np
import pandas as pd
import pytest

from frasa.export.booklet import as_html, as_text

pytestmark = pytest.mark.cepat


def cells(table, tag="td") -> list[str]:
    """Return the texts of a table's cells (of its headings with tag "th")."""
    found = re.findall(rf"(?s)<{tag}\b[^>]*>(.*?)</{tag}>", as_html(table))
    return [" ".join(html.unescape(re.sub(r"<[^>]+>", "", text)).split()) for text in found]


def written(value, name="x") -> str:
    """Return what stands in a cell that holds a value."""
    series = pd.Series([value], dtype=object, name=name)
    return cells(series.to_frame())[0]


def spaces(table, tag="td") -> list[str]:
    """Return how each cell (or heading) treats blanks: nowrap, pre-line, normal."""
    return re.findall(rf"<{tag}\b[^>]*white-space:([\w-]+)", as_html(table))


@pytest.mark.parametrize(
    ("rows", "shown", "note"),
    [
        (0, 0, "Tidak ada baris."),
        (1, 1, ""),
        (40, 40, ""),
        (41, 20, "… dan 21 baris lagi (semuanya 41)."),
        (1000, 20, "… dan 980 baris lagi (semuanya 1.000)."),
    ],
)
def test_a_table_of_more_than_40_rows_shows_20_and_says_how_many_follow(rows, shown, note):
    table = pd.DataFrame({"word": [f"w{n}" for n in range(rows)]})
    assert cells(table) == [f"w{n}" for n in range(shown)]
    below = as_html(table).split("</table>")[1]
    assert re.sub(r"<[^>]+>", "", below) == note and ("<p" in below) == bool(note)
    assert as_text(table).split("\n") == [
        *("Kata", *(f"w{n}" for n in range(shown))),
        *([note] if note else []),
    ]


def test_a_table_without_columns_says_how_it_is():
    assert as_html(pd.DataFrame()) == "<p>Tidak ada baris.</p>"
    assert as_text(pd.DataFrame()).strip() == "Tidak ada baris."


def test_as_text_sets_columns_below_each_other_numbers_at_the_right():
    table = pd.DataFrame({"word": ["asn", "netral sekali"], "count": [5, 1250], "x": ["", "y"]})
    assert as_text(table).split("\n") == [
        "Kata           Jumlah  X",
        "asn                 5",
        "netral sekali   1.250  y",
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("k" * 48, ["k" * 48]),
        ("k" * 49, ["k" * 48, "k"]),
        (f"{'k' * 40} 1234567", [f"{'k' * 40} 1234567"]),
        (f"{'k' * 40} 12345678", ["k" * 40, "12345678"]),
        (f"{'k' * 40} sama-sama", ["k" * 40, "sama-sama"]),
        ("satu\n\ndua", ["satu", "", "dua"]),
    ],
)
def test_as_text_breaks_cells_after_48_letters_between_words(text, lines):
    assert as_text(pd.DataFrame({"x": [text]})).split("\n") == ["X", *lines]
    beside = pd.DataFrame({"x": [text], "y": ["akhir"]})
    width = max(map(len, lines))
    assert as_text(beside).split("\n")[1] == f"{lines[0].ljust(width)}  akhir"


@pytest.mark.parametrize(
    ("letters", "more"), [(7_999, ""), (8_000, ""), (8_001, "1"), (9_250, "1.250")]
)
def test_a_cell_of_more_than_8000_letters_says_how_many_follow(letters, more):
    shown = written("k" * letters)
    end = f" … (dan {more} huruf lagi)" if more else ""
    assert shown == "k" * min(letters, 8_000) + end


@pytest.mark.parametrize("count", [59, 60, 61, 100])
def test_a_cell_of_more_than_60_words_opens_with_its_first_25(count):
    words = [f"w{n}." for n in range(count)]
    page = as_html(pd.DataFrame({"text": ["  ".join(words)]}))
    folded = re.search(r"(?s)<details><summary>(.*?)</summary>(.*?)</details>", page)
    if count <= 60:
        assert not folded and "  ".join(words) in page
        return
    opening, rest = (re.sub(r"<[^>]+>", "", part) for part in folded.groups())
    assert opening == f"{'  '.join(words[:25])} … ({count} kata; klik untuk membuka)"
    assert rest == f"… {'  '.join(words[25:])}"


def test_a_line_may_break_in_a_word_of_more_than_40_letters_only():
    for text, broken in (("k" * 40, "k" * 40), ("k" * 41, f"{'k' * 40}<wbr>k")):
        assert f">{broken}</td>" in as_html(pd.DataFrame({"x": [text]}))
        assert f">{broken.replace('k', 'K', 1)}</th>" in as_html(pd.DataFrame({text: ["x"]}))
    assert "<wbr>" not in as_html(pd.DataFrame({"x": [f"{'k' * 39} {'k' * 39}"]}))


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        (["k" * 24, "x"], "nowrap"),
        (["k" * 25, "x"], "pre-line"),
        (["dua kata", "x"], "pre-line"),
        (pd.to_datetime(["2024-10-03", None]), "nowrap"),
        (pd.to_datetime(["2024-10-03 10:45+07:00"]), "nowrap"),
        ([1, 2], "nowrap"),
        ([True, False], "nowrap"),
        ([datetime.date(2024, 10, 3)], "pre-line"),
    ],
)
def test_short_names_dates_and_numbers_stay_in_one_line_and_headings_may_break(values, kept):
    table = pd.DataFrame({"x": values})
    assert set(spaces(table)) == {kept}
    assert spaces(table, "th") == ["pre-line" if kept == "pre-line" else "normal"]


def test_only_numbers_stand_at_the_right():
    table = pd.DataFrame({"a": [1], "b": [0.5], "c": [True], "d": ["1"], "e": [None]})
    assert re.findall(r"<td[^>]*text-align:(\w+)", as_html(table)) == [
        *("right", "right", "left", "left", "left")
    ]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "–"), (np.nan, "–"), (pd.NA, "–"), (pd.NaT, "–"), ("", ""),
        (True, "ya"), (False, "tidak"), (np.bool_(True), "ya"),
        (1250, "1.250"), (-1250, "−1.250"), (np.int64(-3), "−3"), (0, "0"),
        (0.5, "0,50"), (-0.5, "−0,50"), (0.024, "0,024"), (1234.5, "1.234,50"), (3.0, "3"),
        (pd.Timedelta(days=1), "1 hari"), (pd.Timedelta(hours=36), "1,50 hari"),
        (pd.Timedelta(days=-2), "−2 hari"), (pd.Timedelta(hours=1), "0,042 hari"),
        (pd.Timedelta(hours=8), "0,33 hari"),
        (datetime.date(2024, 1, 31), "31 Jan 2024"), (datetime.date(2024, 12, 1), "1 Des 2024"),
        (datetime.datetime(2024, 5, 3, 7), "3 Mei 2024, 07.00"),
        (datetime.datetime(2024, 5, 3, 0, 5), "3 Mei 2024, 00.05"),
        (datetime.datetime(2024, 5, 3), "3 Mei 2024"),
        (datetime.date(2024, 2, 2), "2 Feb 2024"), (datetime.date(2024, 3, 2), "2 Mar 2024"),
        (datetime.date(2024, 4, 2), "2 Apr 2024"), (datetime.date(2024, 6, 2), "2 Jun 2024"),
        (datetime.date(2024, 7, 2), "2 Jul 2024"), (datetime.date(2024, 9, 2), "2 Sep 2024"),
        (datetime.date(2024, 10, 2), "2 Okt 2024"), (datetime.date(2024, 11, 2), "2 Nov 2024"),
        (datetime.time(10, 45), "10:45:00"),
        (pd.Timestamp("2024-08-03 10:45+07:00"), "3 Agu 2024, 10.45 WIB"),
        (pd.Timestamp("2024-08-03 10:45+08:00"), "3 Agu 2024, 10.45 WITA"),
        (pd.Timestamp("2024-08-03 10:45+09:00"), "3 Agu 2024, 10.45 WIT"),
        (pd.Timestamp("2024-08-03 00:00+00:00"), "3 Agu 2024, 00.00 UTC+0"),
        (pd.Timestamp("2024-08-03 00:00+10:00"), "3 Agu 2024, 00.00 UTC+10"),
        (pd.Timestamp("2024-08-03 10:05-03:30"), "3 Agu 2024, 10.05 UTC−3,5"),
        (pd.Period("2024-05-03", "D"), "2024-05-03"),
        ({"a": 1, "b": [0.5, None]}, "a: 1, b: 0,50, –"),
        ({3, 20, 1}, "1, 20, 3"), (frozenset({"b", "a"}), "a, b"), ((1, "x"), "1, x"),
        ([], ""), (np.array([1.0, np.nan]), "1, –"),
    ],
)  # fmt: skip
def test_a_value_of_any_kind_is_written_as_a_person_does(value, shown):
    assert written(value) == shown


@pytest.mark.parametrize("name", ["tahun", "year"])
def test_years_have_no_point(name):
    for values in ([2024, 1998], [2024.0, None]):
        shown = cells(pd.DataFrame({name: values, "count": values}))
        assert shown[:2] == ["2024", "2.024"]
        assert set(shown[2:]) in ({"1998", "1.998"}, {"–"})


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ([0.004, 1 / 3], ["<0,01", "0,33"]),
        ([0.006, 1 / 3], ["0,01", "0,33"]),
        ([-0.004, 1 / 3], [">−0,01", "0,33"]),
        ([-0.006, 1 / 3], ["−0,01", "0,33"]),
        ([0.0, 1 / 3], ["0,00", "0,33"]),
        ([0.0004, 1 / 30], ["<0,001", "0,033"]),
        ([1 / 3, -np.inf, np.inf], ["0,33", "−∞", "∞"]),
        ([3.0, 4.0], ["3", "4"]),
    ],
)
def test_no_number_is_shown_as_a_nought_that_is_none(values, shown):
    assert cells(pd.DataFrame({"x": values})) == shown


def heads(table) -> list[str]:
    return cells(table, "th")


def test_a_series_is_a_column_under_its_name():
    assert heads(pd.Series(["a", "b"])) == ["Nilai"]
    assert heads(pd.Series(["a"], name="count")) == ["Jumlah count"]
    assert heads(pd.Series(["a"], name="tahun")) == ["Tahun"]
    assert cells(pd.Series([5, 6])) == ["5", "6"]


@pytest.mark.parametrize(
    ("index", "shown"),
    [
        (pd.RangeIndex(2), []),
        (pd.Index([7, 3]), []),
        (pd.RangeIndex(2, name="urutan"), ["Urutan", "0", "1"]),
        (pd.Index([0.5, 1.5]), ["0,5", "1,5"]),
        (pd.Index([2.0, None]), ["2", "–"]),
        (pd.Index(["word", "lain"]), ["kata", "lain"]),
        (pd.Index(["word", "lain"], name="kind"), ["Jenis kind", "word", "lain"]),
        (pd.MultiIndex.from_tuples([(1, 2), (3, 4)]), ["1", "2", "3", "4"]),
        (
            pd.MultiIndex.from_tuples([("a", 2), ("b", 4)], names=["outlet", None]),
            ["Media outlet", "a", "2", "b", "4"],
        ),
    ],
    ids=str,
)
def test_an_index_is_shown_unless_it_only_counts_rows(index, shown):
    table = pd.DataFrame({"text": ["x", "y"]}, index=index)
    assert [head for head in heads(table) if head != "Teks text"] == shown
    assert cells(table)[-2:] == ["x", "y"] or len(cells(table)) == 3


def test_a_cross_table_names_both_its_sides():
    table = pd.DataFrame([[1, 2]], index=["a"], columns=pd.Index(["not", "x"], name="putusan"))
    assert heads(table) == ["Putusan →", "Tidak", "X", "a"]
    table.index.name = "outlet"
    assert heads(table) == ["Media ↓, putusan →", "Tidak", "X", "a"]
    table.columns.name = None
    assert heads(table) == ["Media outlet", "Not", "X", "a"]
    plain = pd.DataFrame([[1]], index=["a"], columns=["count"])
    assert as_html(plain).count("<td></td>") == 1 and heads(plain) == ["Jumlah count", "a"]


@pytest.mark.parametrize("codes", [True, False])
def test_names_in_python_stand_beside_headings_only_if_they_are_asked_for(codes):
    table = pd.DataFrame({"outlet": ["a"], "kolom": ["b"], 3: ["c"]})
    table[("count", "")] = 1
    page = as_html(table, codes)
    assert [" ".join(re.sub(r"<[^>]+>", "", head).split()) for head in
            re.findall(r"<th[^>]*>(.*?)</th>", page)] == [
        "Media outlet" if codes else "Media", "Kolom", "Nilai", "Jumlah"]  # fmt: skip
    assert as_html(table) == as_html(table, codes=True)


@pytest.mark.parametrize(
    ("names", "at_right"),
    [
        (("left", "match", "right"), ["right", "left", "left"]),
        (("left", "match", "text"), ["left", "left", "left"]),
        (("left", "text", "right"), ["left", "left", "left"]),
        (("text", "match", "right"), ["left", "left", "left"]),
    ],
)
def test_only_a_table_with_all_three_parts_is_set_as_a_concordance(names, at_right):
    page = as_html(pd.DataFrame([["a", "b", "c"]], columns=list(names)))
    assert re.findall(r"<td[^>]*text-align:(\w+)", page) == at_right
    assert re.findall(r"<strong>(\w)</strong>", page) == (["b"] if "right" in at_right else [])
