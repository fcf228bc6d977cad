"""Tables and options that frasa did not make: read as they are meant, or told what is wrong."""

import datetime
import inspect

import numpy as np
import pandas as pd
import pytest

import frasa
from frasa import charts, export
from frasa._ground.errors import InputError
from frasa._ground.options import require_list, require_number, require_pair, require_whole
from frasa._ground.tables import (
    KEYS,
    PLACES,
    moments,
    require_article,
    require_columns,
    require_known,
    require_numbers,
)
from test_groups import RELEASE, corpus, text

ARTICLES = corpus(
    [text(1, RELEASE), text(2, RELEASE), text(3)],
    outlet=["A", "B", "C"],
    headline=["J", None, None],
    published_at=pd.to_datetime(["2024-01-02T06:00", "2024-01-05T18:00", None]),
    event_date=pd.to_datetime(["2024-01-01", "2024-01-03", None]),
    credit=["(rel)", None, None],
)
ARTICLES["raw"] = ARTICLES["text"]
TOKENS = frasa.tokenize(ARTICLES)
PASSAGES = frasa.find_passages(TOKENS)
COUNTS = frasa.count_words(TOKENS)
SIMILARITY = frasa.similarity(TOKENS)
KEY = frasa.keyness(TOKENS.head(30), TOKENS.tail(30))
A, B = PASSAGES.loc[0, ["article_a", "article_b"]]
# Every function that takes a table, with all of its tables and what else it has to have.
CALLS = {
    frasa.audit: {"articles": ARTICLES},
    frasa.count_lost_letters: {"articles": ARTICLES},
    frasa.find_duplicates: {"articles": ARTICLES},
    frasa.tokenize: {"articles": ARTICLES},
    frasa.count_words: {"tokens": TOKENS, "by": "article"},
    frasa.remove_stop_words: {"table": COUNTS, "words": frasa.stop_words()},
    frasa.keyness: {"target": TOKENS.head(30), "reference": TOKENS.tail(30)},
    frasa.dispersion: {"tokens": TOKENS},
    frasa.tf_idf: {"tokens": TOKENS},
    frasa.concordance: {"tokens": TOKENS, "phrase": "siaran3"},
    frasa.ngrams: {"tokens": TOKENS, "n": 3, "articles": ARTICLES},
    frasa.shingles: {"tokens": TOKENS, "n": 3},
    frasa.similarity: {"tokens": TOKENS},
    frasa.find_passages: {"tokens": TOKENS, "articles": ARTICLES},
    frasa.left_out: {"passages": PASSAGES},
    frasa.group_passages: {"passages": PASSAGES},
    frasa.classify: {"passages": PASSAGES, "articles": ARTICLES, "tokens": TOKENS},
    frasa.candidate_sources: {"passages": PASSAGES, "articles": ARTICLES, "tokens": TOKENS},
    frasa.find_paraphrases: {"tokens": TOKENS, "passages": PASSAGES},
    frasa.passage_texts: {"passages": PASSAGES, "articles": ARTICLES},
    frasa.outlet_matrix: {"passages": PASSAGES, "articles": ARTICLES},
    frasa.side_by_side: {"passages": PASSAGES, "articles": ARTICLES, "a": A, "b": B},
    charts.compared_bars: {"table": KEY},
    charts.dispersion_plot: {"tokens": TOKENS, "words": ["siaran3"]},
    charts.dot_plot: {"tokens": TOKENS, "a": A, "b": B},
    charts.passage_network: {"passages": PASSAGES},
    charts.passage_timeline: {"passages": PASSAGES, "articles": ARTICLES},
    charts.ranked_bars: {"table": COUNTS},
    charts.similarity_heatmap: {"similarity": SIMILARITY},
    charts.word_cloud: {"counts": COUNTS},
    charts.zipf: {"counts": COUNTS},
    export.methods_paragraph: {"articles": ARTICLES, "passages": PASSAGES, "tokens": TOKENS},
}
TABLES = [
    pytest.param(call, name, id=f"{call.__name__}-{name}")
    for call, given in CALLS.items()
    for name, value in given.items()
    if isinstance(value, pd.DataFrame)
]
OPTIONAL = {"articles": ("find_passages", "ngrams"), "tokens": ("classify", "methods_paragraph")}
OPTIONAL |= {"passages": ("methods_paragraph",)}


def result(call, **changed):
    """Return what a call gives, in a form that can be compared."""
    found = call(**{**CALLS[call], **changed})
    if isinstance(found, pd.DataFrame):
        return found.reset_index(drop=True).astype(object).where(found.notna().to_numpy(), None)
    return getattr(found, "alt", getattr(found, "text", found))


def equal(one, other) -> bool:
    return one.equals(other) if isinstance(one, pd.DataFrame) else one == other


def test_every_function_of_tables_is_asked():
    rooms = [getattr(frasa, name) for name in frasa.__all__ if name not in ("charts", "export")]
    rooms += [getattr(charts, name) for name in charts.__all__]
    named = {"tokens", "articles", "passages", "table", "counts", "similarity", "target"}
    asked = {
        call
        for call in rooms
        if inspect.isfunction(call) and named & inspect.signature(call).parameters.keys()
    }
    assert asked - CALLS.keys() == {charts.line_plot}


@pytest.mark.parametrize(("call", "name"), TABLES)
def test_what_is_no_such_table_is_told(call, name):
    table = CALLS[call][name]
    mistakes = {
        "list": table.to_dict("records"),
        "series": table.iloc[:, 0],
        "text": "tabel.csv",
        "none": None,
        "heads": table.rename(columns=str.upper),
        "twice": pd.concat([table, table], axis=1),
    }
    if call.__name__ in OPTIONAL.get(name, ()):
        del mistakes["none"]
    if name == "words":  # which may be any list of words
        mistakes = {what: mistakes[what] for what in ("heads", "twice")}
    told = {"heads": "tidak mempunyai kolom", "twice": "lebih dari satu kali"}
    for what, given in mistakes.items():
        with pytest.raises(InputError, match=told.get(what, "Yang diminta sebuah tabel")):
            call(**{**CALLS[call], name: given})


@pytest.mark.parametrize(("call", "name"), TABLES)
def test_index_and_types_make_no_difference_and_tables_stay_as_they_are(call, name):
    table, expected = CALLS[call][name], result(call)
    texts = [column for column in table if table[column].dtype == "str"]
    shapes = {
        "index": table.set_index(pd.Index([7] * len(table))),
        "named": table.set_index(table.columns[0], drop=False),
        "category": table.astype(dict.fromkeys(texts, "category")),
        "arrow": table.convert_dtypes(dtype_backend="pyarrow"),
        "nullable": table.convert_dtypes(),
        "object": table.astype(object),
    }
    if call.__module__.startswith("frasa.charts"):
        shapes = {what: shapes[what] for what in ("named", "category")}  # drawing takes long
    for what, given in shapes.items():
        before = given.copy(deep=True)
        assert equal(result(call, **{name: given}), expected), what
        pd.testing.assert_frame_equal(given, before)


@pytest.mark.parametrize(("call", "name"), TABLES)
def test_a_key_that_is_no_text_is_told_with_its_row(call, name):
    table = CALLS[call][name]
    key = next(column for column in KEYS if column in table)
    if key == "article" and call is frasa.keyness:
        key = "word"
    row = 1 % len(table)
    for value in (None, float("nan"), pd.NA, 12.5):
        if call is frasa.tokenize and pd.notna(value):
            continue  # there numbers as ids become texts
        given = table.astype({key: object})
        given.iloc[row, given.columns.get_loc(key)] = value
        shown = "sel kosong. Isi sel itu" if pd.isna(value) else "12.5. Ubah menjadi teks"
        told = f"^Kolom {key} harus berisi teks di setiap baris, tetapi baris ke-{row + 1} berisi "
        with pytest.raises(InputError, match=told + shown):
            call(**{**CALLS[call], name: given})


@pytest.mark.parametrize("column", PLACES)
@pytest.mark.parametrize("value", [None, -1, 0.0, "0", True, np.inf])
def test_a_place_that_is_no_whole_number_from_0_on_is_told(column, value):
    right = pd.DataFrame({column: pd.Series([0, 3], dtype=object)})
    for dtype in (object, "int64", "Int64", "uint8"):
        require_columns(right.astype(dtype), column)
    wrong = pd.DataFrame({column: pd.Series([0, value], dtype=object)})
    with pytest.raises(InputError, match=f"Kolom {column} harus berisi bilangan bulat .*ke-2 "):
        require_columns(wrong, column)
    if isinstance(value, int | float) and not isinstance(value, bool):
        with pytest.raises(InputError, match="astype"):
            require_columns(pd.DataFrame({column: [3, value]}), column)


def test_numbers_written_as_texts_are_no_places_and_a_table_without_asked_columns_may_be_anything(
    tmp_path,
):
    for column in PLACES:
        with pytest.raises(InputError, match="ke-1 berisi '0'"):
            require_columns(pd.DataFrame({column: ["0", "3"]}, dtype="str"), column)
    twice = pd.concat([COUNTS, COUNTS], axis=1)
    export.write_csv(twice, tmp_path / "x.csv")
    assert len(pd.read_csv(tmp_path / "x.csv").columns) == 2 * len(COUNTS.columns)


def test_what_comes_back_keeps_its_index_and_has_each_word_once():
    index = [f"r{n}" for n in range(len(PASSAGES))]
    assert frasa.classify(PASSAGES.set_axis(index), ARTICLES).index.tolist() == index
    once = frasa.stop_words("verba ujaran")
    assert frasa.stop_words("verba ujaran", "verba ujaran").equals(once)
    assert frasa.shingles(TOKENS, 10**30).empty and frasa.ngrams(TOKENS, len(TOKENS) + 1).empty


def test_an_empty_table_of_whatever_type_is_no_mistake():
    for dtype in (object, "str", "float64", "category"):
        require_columns(pd.DataFrame(columns=[*KEYS, *PLACES]).astype(dtype), *KEYS, *PLACES)
    assert list(frasa.find_duplicates(ARTICLES.iloc[:0])) == list(frasa.find_duplicates(ARTICLES))


def test_a_key_in_the_index_is_named_with_the_remedy():
    with pytest.raises(InputError, match=r"Yang bernama article ialah indeksnya: .*reset_index"):
        frasa.count_words(TOKENS.set_index("article"))
    with pytest.raises(InputError, match="Periksa tabel mana"):
        frasa.count_words(TOKENS.drop(columns="article"))


def test_articles_of_other_tables_are_told_with_the_table_that_lacks_them():
    require_known(["a", "a"], pd.Index(["a"]), "tokens")
    for call in (frasa.classify, frasa.candidate_sources, frasa.find_paraphrases):
        with pytest.raises(InputError, match=f"“{A}” ada dalam .* tidak ada dalam tabel tokens"):
            result(call, tokens=TOKENS[TOKENS["article"] != A])
    with pytest.raises(InputError, match=f"“{B}” ada dalam .* dalam tabel articles"):
        export.write_passim(PASSAGES, ARTICLES[ARTICLES["article"] != B], "x.json")


def test_an_id_that_is_not_there_is_told_with_some_that_are():
    ids = pd.Series([f"a{n:02d}" for n in range(12)])
    require_article("a11", ids)
    for wrong in ("b", None, 7, ["a01"]):
        with pytest.raises(InputError, match=r"dengan id “.*: a00, .*, a09\.$"):
            require_article(wrong, ids)
    with pytest.raises(InputError, match="Tidak ada artikel dengan id “zzz”"):
        result(charts.dot_plot, a="zzz")


# ---- dates


@pytest.mark.parametrize(
    ("values", "read"),
    [
        (["2024-10-07", None], ["2024-10-07", None]),
        (["2024-10-07 08:30", ""], ["2024-10-07 08:30", None]),
        (["2024-10-07T01:30:00Z", "2024-10-07T08:30+07:00"], ["2024-10-07 08:30"] * 2),
        ([datetime.date(2024, 10, 7), datetime.datetime(2024, 10, 7, 8)],
         ["2024-10-07", "2024-10-07 08:00"]),
        ([pd.Timestamp("2024-10-07 08:00", tz="UTC"), pd.NaT], ["2024-10-07 15:00", None]),
    ],
)  # fmt: skip
def test_dates_are_read_in_jakartas_time_whatever_their_type(values, read):
    expected = pd.Series(pd.to_datetime(pd.Series(read), format="ISO8601"))
    for dtype in (object, None):
        table = pd.DataFrame({"day": pd.Series(values, dtype=dtype)})
        found = moments(table, "day")
        assert found.isna().equals(expected.isna()) and (found.dropna() == expected.dropna()).all()
    assert moments(table, "lain").isna().all() and moments(table, "lain").dtype.kind == "M"


@pytest.mark.parametrize("value", ["kemarin", "07/10/2024", 45000, 3.5, "2024-13-01"])
def test_what_is_no_date_or_could_be_two_is_told(value):
    wrong = ARTICLES.assign(event_date=value)
    for call in (frasa.candidate_sources, charts.passage_timeline, export.methods_paragraph):
        with pytest.raises(InputError, match=r"Kolom event_date berisi .*, yang bukan tanggal"):
            result(call, articles=wrong)


def test_dates_as_texts_give_the_same_as_dates():
    texts = ARTICLES.astype({"published_at": "str", "event_date": "str"})
    for call in (frasa.candidate_sources, charts.passage_timeline, export.methods_paragraph):
        assert equal(result(call, articles=texts), result(call))


# ---- options


def test_options_keep_their_limits():
    for right in (2, np.int64(3)):
        require_whole("n", right, 2)
    for wrong in (1, -1, True, 2.0, "2", None, [2]):
        with pytest.raises(InputError, match=r"^n harus bilangan bulat, paling kecil 2; yang"):
            require_whole("n", wrong, 2)
    for right in (0, -1.5, np.float32(2)):
        require_number("n", right)
    for wrong in (float("nan"), True, "1", None, [1]):
        with pytest.raises(InputError, match=r"^n harus angka; yang diberikan"):
            require_number("n", wrong)
    for right in ([], ("a",), {"a"}, pd.Series(["a"])):
        require_list("n", right, "x")
    for wrong, example in (("asn", "asn"), (None, "x"), (5, "x")):
        with pytest.raises(InputError, match=rf'^n perlu kurung siku, misalnya \["{example}"\]'):
            require_list("n", wrong, "x")
    for right in ((1, 2), ["a", "b"]):
        require_pair("n", right, "(0, 3)")
    for wrong in ((1,), (1, 2, 3), "ab", 5, None):
        with pytest.raises(InputError, match=r"^n harus berisi dua nilai, misalnya \(0, 3\); buk"):
            require_pair("n", wrong, "(0, 3)")


@pytest.mark.parametrize(
    ("call", "option", "values"),
    [
        (frasa.count_words, "by", ["word", ["article"], 5, "lain"]),
        (frasa.dispersion, "parts", ["word", ["article"], None, "lain"]),
        (frasa.remove_stop_words, "words", [None, 5, "asn"]),
        (frasa.remove_stop_words, "keep", [None, 5, "asn"]),
        (frasa.concordance, "width", [-1, "3", None]),
        (frasa.ngrams, "n", [0, "4", 2.5]),
        (frasa.find_passages, "min_words", [1, "8", 2.5]),
        (frasa.group_passages, "overlap", ["0,7", None, 0, 1.01, float("nan"), True]),
        (frasa.passage_texts, "kinds", [None, 5, "quotation_or_copy", ["lain"]]),
        (frasa.passage_texts, "min_words", ["3", -1, 2.5, None]),
        (frasa.passage_texts, "days", [5, "3", (1,), ("a", "b"), (None, 3)]),
        (frasa.passage_texts, "sample", [-1, "3", 2.5]),
        (frasa.outlet_matrix, "kinds", [None, 5, "quotation_or_copy", ["lain"]]),
        (charts.ranked_bars, "column", ["word", "lain", None, ["count"]]),
        (charts.ranked_bars, "label", ["lain", None, ["word"]]),
        (charts.ranked_bars, "top", [-1, "3", 2.5, None]),
        (charts.ranked_bars, "highlight", ["asn", None, 5]),
        (charts.compared_bars, "columns", [None, "g2", ("g2",), ("word", "g2")]),
        (charts.compared_bars, "names", [None, "ab", ("a",)]),
        (charts.compared_bars, "top", [-1, "3"]),
        (charts.word_cloud, "column", ["word", "lain"]),
        (charts.word_cloud, "top", [-1, "3"]),
        (charts.word_cloud, "bars", [-1, 0, "3"]),
        (charts.dispersion_plot, "words", [None, 5]),
        (charts.similarity_heatmap, "column", ["article_a", "lain", None]),
        (charts.similarity_heatmap, "largest", ["x", None, float("nan")]),
        (export.methods_paragraph, "parameters", [5, "min_words"]),
    ],
)
def test_an_option_that_cannot_be_is_told(call, option, values):
    told = rf"\b{option}\b"
    if option in ("by", "parts", "column", "label", "columns"):
        told = rf"(?i)\bkolom\b|^{option} "
    elif call is frasa.remove_stop_words:
        told = "^Daftar kata "
    for value in values:
        with pytest.raises(InputError, match=told):
            call(**{**CALLS[call], option: value})


def test_numbers_that_cannot_be_drawn_are_told():
    numbers = pd.DataFrame({"word": ["a", "b"], "count": [2, 0]})
    assert charts.ranked_bars(numbers).png
    for wrong in (-1, np.nan, np.inf):
        with pytest.raises(InputError, match="Kolom count harus berisi angka dari 0"):
            charts.ranked_bars(numbers.assign(count=[2.0, wrong]))
    assert charts.ranked_bars(numbers.assign(count=[2.0, -1]), top=1).png  # only what is drawn
    with pytest.raises(InputError, match="Kolom count harus berisi angka, tetapi berisi teks"):
        require_numbers(numbers.assign(count=["2", "0"]), "count")
    require_numbers(numbers.astype({"count": object}), "count")


def test_what_is_written_and_where_is_asked_for(tmp_path):
    for write in (export.write_csv, export.write_parquet):
        for wrong in (None, 5):
            with pytest.raises(InputError, match="file harus nama berkas"):
                write(COUNTS, wrong)
    mixed = COUNTS.astype({"word": object})
    mixed.iloc[0, 0] = 5
    with pytest.raises(InputError, match="mencampur teks dan angka"):
        export.write_parquet(mixed, tmp_path / "x.parquet")
    with pytest.raises(InputError, match="Yang diminta sebuah teks"):
        export.write_text(COUNTS, tmp_path / "x.txt")
    for wrong in (
        {"author": None},
        {"author": " "},
        {"parts": ["x"]},
        {"parts": None},
        {"day": "x"},
    ):
        given = {"title": "J", "author": "Sri", "parts": {"a": "b"}, "file": tmp_path / "x.html"}
        with pytest.raises(InputError):
            export.write_report(**{**given, **wrong})
    refused = [
        ({"problems": 5}, "(?i)tabel"),
        ({"problems": COUNTS}, "(?i)kolom"),
        ({"most": -1}, "^most "),
        ({"kinds": ["lain"]}, "^kinds "),
    ]
    for wrong, told in refused:
        with pytest.raises(InputError, match=told):
            export.write_corpus_report(
                ARTICLES, PASSAGES, "J", "Sri", file=tmp_path / "x.html", **wrong
            )
    assert list(tmp_path.iterdir()) == []


def test_a_missing_text_has_no_letter_to_lose():
    nothing = ARTICLES.assign(text=None, raw=None)
    assert frasa.count_lost_letters(nothing) == 0 and frasa.audit(nothing).empty
