"""What all rooms stand on keeps its limits: wording, arrays, memory, packages, old names."""

import logging
import sys

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import frasa
from frasa._ground import arrays, memory, optional, progress, speed
from frasa._ground.errors import InputError, UnreadableError
from frasa._ground.moved import where_now
from frasa._ground.tables import merged_outlets, minor_outlets, require_columns, strings
from frasa._ground.wording import MONTHS, alike, enumeration, number, precision, short_labels
from frasa.passages import find_passages
from frasa.tokens import tokenize

# ---- wording


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1250, "1.250"),
        (3.0, "3"),
        (0.3, "0,30"),
        (0.1, "0,10"),
        (0.0996, "0,100"),
        (0.024, "0,024"),
        (-0.1, "-0,10"),
        (-0.05, "-0,050"),
        (1234567.891, "1.234.567,89"),
        (0, "0"),
    ],
)
def test_a_number_has_the_digits_that_tell(value, written):
    assert number(value) == written


@pytest.mark.parametrize(
    ("values", "places"),
    [
        ([], 0),
        ([np.nan, np.inf], 0),
        ([2, 30], 0),
        ([0, 1], 2),
        ([-1.0, 1.0], 2),
        ([-1.5, 0.5], 1),
        ([1.1, 2], 1),
        ([0.125, 1], 3),
        ([0.25, 0.5], 2),
        ([1 / 3, 2 / 3], 2),
        ([1 / 30, 1 / 40.5], 3),
        ([0.1, 1 / 30], 2),
        ([1.125, 2.25], 3),
        ([1.1234, 2], 2),
        ([1.0 + 1e-10, 2], 0),
        ([1.0 + 1e-8, 2.00001], 2),
        ([np.nan, 1.5], 1),
    ],
)
def test_numbers_that_are_shown_together_have_one_precision(values, places):
    assert precision(values) == places


def test_whole_numbers_and_truths_need_no_decimals_and_lists_are_read_as_text():
    assert alike([0, 1]) == ["0", "1"] and alike([True, False]) == ["1", "0"]
    assert alike(np.array([1, 1250], dtype=np.uint16)) == ["1", "1.250"]
    assert alike([0.5, 1]) == ["0,50", "1,00"]
    assert enumeration([("asn", 64), ("netral", 1250)]) == "asn 64, netral 1.250"
    assert enumeration(iter([("a", 0.5), ("b", 0.25)])) == "a 0,50, b 0,25"
    assert " ".join(MONTHS) == "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des"


@pytest.mark.parametrize(
    ("names", "most", "labels"),
    [
        (["a" * 24, "b"], 24, ["a" * 24, "b"]),
        (["a" * 25], 24, ["a" * 12 + "…" + "a" * 11]),
        (["abcdefghij"], 5, ["ab…ij"]),
        (["abcdefghij"], 6, ["abc…ij"]),
        (["2024-apel-satu", "2024-apel-dua"], 8, ["…satu", "…dua"]),
        (["satu-apel-2024", "dua-apel-2024"], 8, ["satu…", "dua…"]),
        (["pagi-apel-satu", "sore-apel-dua"], 10, ["pagi…satu", "sore…dua"]),
        (["2024-apel", "x-2024"], 8, ["…apel", "x-2024"]),
        (["aaaxxxxxxbbb", "aaayyyyyybbb"], 8, ["aaax…bbb", "aaay…bbb"]),
        (["aaaaxxxxxxbbb", "aaaayyyyyybbb"], 8, ["aaaa…bbb", "aa…b (2)"]),
        (["abcdefghij", "abcdefghij"], 5, ["ab…ij", "ab…ij"]),
        ([1, 2], 24, ["1", "2"]),
    ],
)
def test_labels_give_up_what_is_common_then_their_middle_and_then_are_numbered(names, most, labels):
    assert short_labels(names, most) == labels


# ---- arrays


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 6)), st.lists(st.integers(-3, 9)))
def test_steps_on_arrays_equal_plain_python(values, others):
    one, ordered = np.array(values, dtype=np.int64), np.array(sorted(others), dtype=np.int64)
    kinds, count = arrays.distinct(one)
    assert kinds.tolist() == sorted(set(values))
    assert count.tolist() == [values.count(kind) for kind in sorted(set(values))]
    assert arrays.among(one, ordered).tolist() == [value in others for value in values]
    key = np.arange(len(one)) * 7 % 5
    first = {}
    for n in sorted(range(len(values)), key=lambda n: (key[n], n)):
        first.setdefault(values[n], n)
    assert arrays.first_by(one, key, np.arange(len(one))).tolist() == sorted(first.values())
    begin = one + 3
    place, owner = arrays.explode(begin, begin + np.abs(one))
    expected = [(b + n, k) for k, b in enumerate(begin) for n in range(abs(values[k]))]
    assert list(zip(place.tolist(), owner.tolist(), strict=True)) == expected


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.integers(-2, 2), st.integers(0, 1))))
def test_a_run_begins_where_any_key_is_another_one(pairs):
    one, other = (np.array([pair[side] for pair in pairs], dtype=int) for side in (0, 1))
    for keys in ([one], [other, one]):
        rows = list(zip(*(key.tolist() for key in keys), strict=True))
        expected = [not n or row != rows[n - 1] for n, row in enumerate(rows)]
        assert arrays.begins_run(*keys).tolist() == expected


def test_powers_begin_with_one_and_wrap_around():
    base = 0x9E3779B97F4A7C15
    found = arrays.powers_of(np.uint64(base), 5)
    assert [int(each) for each in found] == [base**n % 2**64 for n in range(5)]
    assert arrays.powers_of(np.uint64(3), 0).tolist() == []
    assert arrays.powers_of(np.uint64(3), 1).tolist() == [1]


# ---- tables


def test_outlets_are_one_whatever_their_case_and_blanks_and_a_large_one_tells_nothing():
    outlets = ["Warta  Kota", "WARTA KOTA", "wartakota ", " Lain", None, "  ", "Satu"]
    merged = merged_outlets(pd.DataFrame({"outlet": outlets}))
    assert merged.tolist()[:4] == ["Warta Kota"] * 3 + ["Lain"] and merged[6] == "Satu"
    assert merged[[4, 5]].isna().all() and merged_outlets(pd.DataFrame({"x": [1]})).isna().all()
    minor = minor_outlets(pd.DataFrame({"outlet": outlets}))
    assert minor[:3].isna().all() and minor[[3, 6]].tolist() == ["Lain", "Satu"]  # 3 of 5
    assert minor_outlets(pd.DataFrame({"outlet": ["A", "A", "B", "C"]})).tolist() == list("AABC")
    assert minor.dtype == object
    assert strings(["a", None]).isna().tolist() == [False, True]
    assert strings(["a"]).dtype.storage == "python"


def test_a_thing_that_is_no_table_and_a_table_without_its_columns_are_explained():
    with pytest.raises(InputError, match=r"tabel \(DataFrame\), tetapi yang diberikan list"):
        require_columns([1], "word")
    with pytest.raises(InputError, match=r"tidak mempunyai kolom b, c\. Kolom yang ada: a, 3\."):
        require_columns(pd.DataFrame({"a": [], 3: []}), "a", "b", "c")
    require_columns(pd.DataFrame({"a": []}), "a")


# ---- memory


def test_what_is_always_allowed_is_never_refused_and_what_just_fits_is_not(monkeypatch):
    monkeypatch.setenv("MEM_LIMIT", "1")
    memory.require_memory(200_000_000, "membaca")
    with pytest.raises(InputError, match=r"perlu sekitar 0,2 GB .* tersisa 0,0 GB"):
        memory.require_memory(200_000_001, "membaca")
    monkeypatch.setenv("MEM_LIMIT", str(10**15))  # no more than the system has
    with pytest.raises(InputError, match=r"perlu sekitar 500000,0 GB"):
        memory.require_memory(5 * 10**14, "membaca")
    monkeypatch.delenv("MEM_LIMIT")
    memory.require_memory(200_000_001, "membaca")


@pytest.fixture
def no_room(monkeypatch):
    monkeypatch.setenv("MEM_LIMIT", "1")


def words_table(rows):
    zeros = np.zeros(rows, np.int8)
    texts = dict.fromkeys(("article", "word"), pd.Categorical.from_codes(zeros, ["a"]))
    return pd.DataFrame(texts | dict.fromkeys(("position", "start", "end"), zeros))


@pytest.mark.parametrize(("compiled", "bytes_a_word"), [(True, 25), (False, 40)])
def test_finding_takes_25_bytes_a_word_with_numba_and_40_without(
    no_room, monkeypatch, compiled, bytes_a_word
):
    monkeypatch.setattr("frasa.passages.is_installed", lambda package: compiled)
    rows = 350_000_000 // bytes_a_word  # "0,3" up to 0.35
    with pytest.raises(InputError, match=r"bagian yang sama dalam korpus ini perlu sekitar 0,3 GB"):
        find_passages(words_table(rows - 2))
    rows = 250_000_000 // bytes_a_word  # "0,3" from 0.25 on
    with pytest.raises(InputError, match=r"perlu sekitar 0,3 GB"):
        find_passages(words_table(rows + 2))


def test_numba_is_asked_for_when_it_is_there(no_room, monkeypatch):
    speed.is_installed.cache_clear()
    monkeypatch.setenv("FRASA_TANPA_SKALA", "1")
    assert not speed.is_installed("numba") and not speed.is_installed("numpy")
    speed.is_installed.cache_clear()
    monkeypatch.delenv("FRASA_TANPA_SKALA")
    assert speed.is_installed("numpy") and not speed.is_installed("tidak_ada_paket_ini")
    speed.is_installed.cache_clear()


def test_words_take_eight_bytes_a_character(no_room):
    for length in (43_749_000, 31_250_100):  # 0.35 and 0.25 GB
        with pytest.raises(InputError, match=r"memecah menjadi kata korpus ini perlu sekitar 0,3"):
            tokenize(pd.DataFrame({"article": ["a"], "text": [" " * length]}))


# ---- speed


def test_only_large_arrays_are_worth_what_loading_compiled_code_takes(monkeypatch):
    asked = []
    monkeypatch.setattr(speed, "is_installed", lambda package: asked.append(package))
    double = speed.compilable(lambda values, times: values.size * times)
    assert double(np.zeros(4_999_999, np.int8), 2) == 9_999_998 and not asked
    assert double(np.zeros(5_000_000, np.int8), 2) == 10_000_000 and asked == ["numba"]
    assert speed.compilable(lambda: 7)() == 7


def test_only_many_items_are_spread(monkeypatch):
    asked = []
    monkeypatch.setattr(speed, "is_installed", lambda package: asked.append(package))
    assert list(speed.spread(lambda item: [item] * 2, range(1999)))[:3] == [[0, 0], [1, 1], [2, 2]]
    assert not asked
    assert len(list(speed.spread(lambda item: [item], range(2000)))) == 2000
    assert asked == ["loky"]


# ---- packages


def test_a_missing_package_comes_with_the_command_that_installs_it(monkeypatch, tmp_path):
    assert optional.load("json", "json").dumps(1) == optional.require("json", "x", "y").dumps(1)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    for installed, command in ((False, "python mulai.py pasang"), (True, "pip install")):
        if installed:
            (tmp_path / "membaca_netralitas-0.1.0.dist-info").mkdir()
            told = "Metadata-Version: 2.1\nName: membaca-netralitas\nVersion: 0.1.0\n"
            (tmp_path / "membaca_netralitas-0.1.0.dist-info" / "METADATA").write_text(told)
            monkeypatch.syspath_prepend(tmp_path)
        with pytest.raises(UnreadableError) as caught:
            optional.load("openpyxl", "openpyxl")
        assert caught.value.problem == "memerlukan paket openpyxl, yang belum terpasang"
        assert command in caught.value.remedy and "berkas" in caught.value.remedy
        with pytest.raises(InputError, match=r"^Untuk menggambar diperlukan paket openpyxl, ") as e:
            optional.require("openpyxl", "grafik", "menggambar")
        assert command in str(e.value) and "grafik" in str(e.value)
    assert optional.install_command("x") == 'pip install "membaca-netralitas[x]"'


def test_what_a_package_logs_is_not_shown_unless_somebody_wants_it(capsys):
    optional.keep_quiet("frasa_uji_diam")
    logging.getLogger("frasa_uji_diam").warning("rahasia")
    assert "rahasia" not in capsys.readouterr().err
    wanted = logging.getLogger("frasa_uji_lain")
    wanted.addHandler(logging.StreamHandler(sys.stdout))
    optional.keep_quiet("frasa_uji_lain")
    assert len(wanted.handlers) == 1


def test_up_to_two_hundred_items_nobody_waits_for_a_bar():
    items = list(range(199))
    assert progress.progress(items, 199, "berkas") is items
    pytest.importorskip("tqdm")
    bar = progress.progress(range(200), 200, "berkas", "Mengurai")
    assert (bar.total, bar.unit, bar.desc) == (200, " berkas", "Mengurai")
    assert (bar.delay, bar.leave, bar.mininterval) == (3, False, 0.5)
    assert list(bar) == list(range(200))
    assert list(progress.progress(iter([1, 2]), None, "berkas")) == [1, 2]


def test_a_quiet_file_is_quiet_only_if_that_is_said():
    assert not UnreadableError("kosong", "Isi dulu.").quiet
    error = UnreadableError("kosong", "Isi dulu.", quiet=True)
    assert (error.problem, error.remedy, str(error), error.quiet) == (
        "kosong",
        "Isi dulu.",
        "kosong",
        True,
    )
    assert InputError("Salah.")._render_traceback_() == ["Salah."]


# ---- the names of the first edition

ROOMS = "articles charts checkup cluster dates errors exercises export figures groups highlight"
ROOMS += " messages passages phrases report saving spark words"
OLD_NAMES = {
    "articles": "read_articles check_files audit count_lost_letters find_duplicates corpus_folder",
    "words": "tokenize count_words stop_words remove_stop_words keyness dispersion tf_idf",
    "phrases": "concordance ngrams shingles similarity aligned",
    "passages": "find_passages",
    "groups": "group_passages classify candidate_sources",
    "highlight": "side_by_side",
    "errors": "InputError",
    "charts": "compared_bars dispersion_plot dot_plot line_plot passage_network passage_timeline"
    " ranked_bars similarity_heatmap word_cloud zipf",
    "figures": "Picture collected",
    "export": "bibtex methods_paragraph write_corpus_report write_csv write_parquet write_passim"
    " write_text",
    "report": "write_report",
    "exercises": "periksa kemajuan",
    "saving": "simpan_kerja pulihkan_kerja",
    "checkup": "check_environment",
    "messages": "explain",
    "dates": "weekday_of",
    "cluster": "find_passages_on_spark tokenize_on_spark",
}


@pytest.mark.parametrize(
    ("room", "name"), [(room, name) for room, names in OLD_NAMES.items() for name in names.split()]
)
def test_every_name_of_the_first_edition_is_known_in_its_room(room, name):
    assert f"“{name}” dari frasa.{room} edisi lama" in where_now(room, name)
    assert where_now("ruang_lain", name) is None


@pytest.mark.parametrize("room", ROOMS.split())
def test_every_room_of_the_first_edition_is_known(room):
    assert where_now(room, "zipf") and where_now(room, "tidak_ada") is None
    if room not in ("articles", "charts", "export", "passages", "phrases", "spark", "words"):
        with pytest.raises(InputError, match=f"frasa.{room} sudah tidak ada sebagai ruang"):
            getattr(frasa, room)
    with pytest.raises(AttributeError):
        frasa.ruang_asing  # noqa: B018


def test_a_name_that_was_used_once_is_kept_at_the_door():
    assert frasa.tokenize is vars(frasa)["tokenize"] is tokenize
    assert frasa.charts.__name__ == "frasa.charts"
