"""Tables are shown whole, in Indonesian, alike at every run; the data stay as they are."""

import importlib
import io
import re
import sys
from html.parser import HTMLParser

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from IPython.core.interactiveshell import InteractiveShell
from pandas.testing import assert_frame_equal

import kursus.tables
from frasa.export.booklet import as_html, as_text
from kursus import tabel_polos

HOSTILE = "<script>alert('x')</script> & \"'"


class Table(HTMLParser):
    """Collect the tags, and the cells with tag, attributes and text."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.cells = [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        if tag in ("th", "td"):
            self.cells.append([tag, dict(attributes), ""])

    def handle_data(self, data):
        if self.cells:
            self.cells[-1][2] += data


def texts(table, tag="td"):
    return [text.strip() for name, _, text in Table(as_html(table)).cells if name == tag]


def column(values, name="x", **options):
    return [text for text in texts(pd.DataFrame({name: pd.Series(values, **options)})) if text]


def test_headings_are_indonesian_with_the_code_name_beside_them():
    table = pd.DataFrame({"outlet": ["a"], "kolom_saya": ["b"]})
    assert texts(table, "th") == ["Media outlet", "Kolom_saya"]
    assert as_text(table).split("\n")[0].split() == ["Media", "Kolom_saya"]


def test_every_header_says_what_it_heads():
    named = pd.DataFrame({"count": [1]}, index=pd.Index(["a"], name="article"))
    scopes = [attributes["scope"] for tag, attributes, _ in Table(as_html(named)).cells
              if tag == "th"]  # fmt: skip
    assert scopes == ["col", "col", "row"]


@pytest.mark.cepat
@pytest.mark.parametrize(
    ("values", "written"),
    [
        ([0.578, 0.003], ["0,578", "0,003"]),
        ([0.5, 1.0], ["0,50", "1,00"]),
        ([1 / 3, 0.00001], ["0,33", "<0,01"]),
        ([77.0, None], ["77", "–"]),
        ([18.6567, 1234.5], ["18,66", "1.234,50"]),
        ([-3.27, 7.5], ["−3,27", "7,50"]),
        ([1250, 3], ["1.250", "3"]),
        ([np.inf, 0.25], ["∞", "0,25"]),
        ([0.0, 0.0], ["0,00", "0,00"]),
        ([True, None], ["ya", "–"]),
        ([{"b", "a"}, ["c", 1]], ["a, b", "c, 1"]),
        ([-np.inf, -0.00001, 0.25], ["−∞", ">−0,01", "0,25"]),
        ([{"asn": 2, "x": None}, [np.nan, True]], ["asn: 2, x: None", "–, ya"]),
        ([pd.Timedelta(hours=36), np.bool_(False), -3], ["1,50 hari", "tidak", "−3"]),
        ([pd.Period("2024-05"), 2.5], ["2024-05", "2,50"]),
        ([1 + 2j], ["(1+2j)"]),
    ],
)
def test_values_are_written_as_indonesian_does_with_one_precision_a_column(values, written):
    assert column(values) == written


@pytest.mark.cepat
def test_dates_have_a_time_and_its_zone_only_where_there_is_one():
    assert column(pd.to_datetime(["2024-10-03", None])) == ["3 Okt 2024", "–"]
    zoned = pd.to_datetime(["2024-08-03 10:45+07:00"]).tz_convert("Asia/Jayapura")
    assert column(zoned) == ["3 Agu 2024, 12.45 WIT"]
    assert column(pd.to_datetime(["2024-05-03 10:45"])) == ["3 Mei 2024, 10.45"]
    assert column(pd.to_datetime(["2024-05-03 00:05", "2024-05-03 07:00"])) == [
        *("3 Mei 2024, 00.05", "3 Mei 2024, 07.00")
    ]
    assert column(pd.to_datetime(["2024-05-03 00:00+07:00"])) == ["3 Mei 2024, 00.00 WIB"]
    assert column(pd.to_datetime(["2024-05-03 10:45+05:30"])) == ["3 Mei 2024, 10.45 UTC+5,5"]


@pytest.mark.cepat
def test_codes_are_told_in_words_and_unknown_ones_kept():
    table = pd.DataFrame({"kind": ["house_text", "baru"], "label": ["wholly", None]})
    assert texts(table) == ["teks media itu sendiri", "seluruhnya", "baru", "–"]
    listed = pd.Series([pd.array(["name_or_formula", "baru"], dtype="str")], name="kind")
    assert texts(listed) == ["nama, gelar, atau rumusan, baru"]
    cross = pd.crosstab(pd.Series(["not"], name="putusan"), pd.Series(["wholly"], name="kunci"))
    assert texts(cross, "th") == ["Putusan ↓, kunci →", "Seluruhnya", "tidak"]


def test_a_running_index_is_left_out_and_a_named_one_stays():
    table = pd.DataFrame({"word": ["a", "b"]}, index=[163, 7])
    assert texts(table) == ["a", "b"]
    assert texts(table.rename_axis("nomor"), "th") == ["Nomor", "Kata word", "163", "7"]
    assert texts(table[["word"]].isna().sum(), "th")[-1] == "kata"  # names of columns are told


def test_headings_in_levels_are_told_beside_each_other_and_numbers_are_no_headings():
    table = pd.DataFrame({("count", "max"): [1], ("word", ""): ["a"], 7: [2024]})
    table.columns = pd.Index(list(table.columns), tupleize_cols=False)
    assert texts(table, "th") == ["Jumlah · max", "Kata", "Nilai"]
    assert texts(table) == ["1", "a", "2.024"]
    assert column([2024], name="tahun") == ["2024"]


def test_long_cells_fold_and_keep_every_word():
    words = [f"kata{n}" for n in range(61)]
    found = Table(as_html(pd.DataFrame({"text": [" ".join(words)]})))
    assert {"details", "summary"} <= set(found.tags)
    assert re.findall(r"kata\d+", found.cells[-1][2]) == words
    assert "details" not in Table(as_html(pd.DataFrame({"text": [" ".join(words[1:])]}))).tags
    assert all(word in as_text(pd.DataFrame({"text": [" ".join(words)]})) for word in words)


@pytest.mark.cepat
def test_a_long_table_says_how_many_rows_follow():
    table = pd.DataFrame({"n": range(1551)})
    assert len(texts(table)) == 20
    for shown in (as_html(table), as_text(table)):
        assert "… dan 1.531 baris lagi (semuanya 1.551)." in shown
    assert "baris lagi" not in as_html(table.head(40))
    for empty in (table.head(0), pd.DataFrame()):
        assert "Tidak ada baris." in as_html(empty) and "Tidak ada baris." in as_text(empty)


@pytest.mark.cepat
def test_an_endless_cell_says_how_much_follows():
    table = pd.DataFrame({"text": ["kata " * 20_000]})
    assert "(dan 92.000 huruf lagi)" in as_html(table)
    assert len(as_html(table)) < 20_000 and "(dan 92.000" in " ".join(as_text(table).split())


@pytest.mark.cepat
def test_a_concordance_is_set_on_its_match():
    lines = pd.DataFrame({"left": ["a b"], "match": ["asn"], "right": ["c"], "article": ["t"]})
    cells = [cell for cell in Table(as_html(lines)).cells if cell[0] == "td"]
    sides = [re.search(r"text-align:(\w+)", cell[1]["style"])[1] for cell in cells]
    assert sides == ["right", "left", "left", "left"]
    assert "<strong>asn</strong>" in as_html(lines)


def test_what_stands_in_a_table_stays_text():
    table = pd.DataFrame({HOSTILE: [HOSTILE, "$x$ " + "k" * 300]}).rename_axis(HOSTILE)
    found = Table(as_html(table))
    assert set(found.tags) <= {"table", "thead", "tbody", "tr", "th", "td", "span", "wbr"}
    assert found.cells[3][2].strip() == HOSTILE and found.cells[5][2].strip().endswith("k" * 300)


ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.dates(), st.datetimes(),
    st.timedeltas(), st.lists(st.integers()), st.dictionaries(st.text(), st.floats()),
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.dictionaries(st.one_of(st.text(), st.integers(), st.none()), ANYTHING, max_size=4))
def test_any_table_is_shown_alike_twice_and_left_as_it_is(row):
    table = pd.DataFrame([row, row])
    before = table.copy(deep=True)
    assert as_html(table) == as_html(table) and as_text(table) == as_text(table)
    assert_frame_equal(table, before)


@pytest.fixture
def shell():
    from traitlets.config import Config

    yield InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    InteractiveShell.clear_instance()


def test_one_line_gives_the_tables_of_pandas_back(shell):
    table = pd.DataFrame({"outlet": [0.25]})
    kursus.tables.load_ipython_extension(shell)
    for kind in (table, table["outlet"]):
        data, _ = shell.display_formatter.format(kind)
        assert "0,25" in data["text/plain"] and "Media" in data["text/html"]
    tabel_polos()
    data, _ = shell.display_formatter.format(table)
    assert "0.25" in data["text/plain"] and 'class="dataframe"' in data["text/html"]
    tabel_polos(False)
    assert "0,25" in shell.display_formatter.format(table)[0]["text/plain"]


def test_taking_the_tables_of_the_course_away_leaves_no_trace_and_may_be_done_twice(shell):
    plain = shell.display_formatter.format(pd.Series([0.25]))[0]
    for change in (kursus.tables.unload_ipython_extension, kursus.tables.load_ipython_extension):
        for _ in range(2):
            change(shell)
    assert shell.display_formatter.format(pd.Series([0.25]))[0] != plain
    kursus.tables.unload_ipython_extension(shell)
    assert shell.display_formatter.format(pd.Series([0.25]))[0] == plain


def test_importing_the_course_sets_up_a_notebook(shell):
    table = pd.DataFrame({"outlet": [0.25]})
    assert "0.25" in shell.display_formatter.format(table)[0]["text/plain"]
    assert shell.custom_exceptions == ()
    importlib.reload(kursus)
    assert "0,25" in shell.display_formatter.format(table)[0]["text/plain"]
    assert shell.custom_exceptions == (Exception,)


@pytest.mark.parametrize("loaded", [True, False])
def test_importing_the_course_elsewhere_only_mends_what_a_terminal_lacks(loaded, monkeypatch):
    if not loaded:
        monkeypatch.delitem(sys.modules, "IPython")
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), "ascii", "strict"))
    assert tabel_polos() is None is tabel_polos(False)
    importlib.reload(kursus)
    assert sys.stdout.errors == "replace"
    assert dir(kursus) == kursus.__all__
