"""Records of CSV and JSON Lines files: headers, separators, quotation marks, bounds."""

import csv
import io
import json

import pytest

from frasa._ground.errors import UnreadableError
from frasa._reading.column_names import plain
from frasa._reading.file_kinds import LARGEST_FILE
from frasa._reading.sheets import LONGEST_LINE, open_sheets

KNOWN = frozenset({"isi", "judul", "media"})


def sheet(content: bytes | str, kind="csv"):
    content = content.encode() if isinstance(content, str) else content
    (found,) = open_sheets(kind, lambda: io.BytesIO(content), KNOWN, lambda names: "isi" in names)
    return found


def records(content, kind="csv") -> list[tuple]:
    return [
        (record.number, record.problem.problem if record.problem else record.values)
        for record in sheet(content, kind).records()
    ]


@pytest.mark.parametrize("content", ["", " ", "\n\n", "       \n" * 20, "sep=;\n"])
@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_blanks_are_an_empty_table(content, kind):
    if kind == "jsonl" and "sep" in content:
        return
    with pytest.raises(UnreadableError, match=r"^kosong$"):
        sheet(content, kind)


@pytest.mark.parametrize("blank", ["", " \t", ",", ";;", '"",""', "||\r"])
@pytest.mark.parametrize("blanks", [1, 9, 10, 11, 3000])
def test_blank_lines_above_a_table_do_not_make_it_an_empty_one(blank, blanks):
    found = records(f"{blank}\n" * blanks + "judul,isi\nA,B\n")
    assert found == [(blanks + 2, ("A", "B"))]


@pytest.mark.parametrize("above", [9, 10])
def test_blank_lines_take_no_place_among_the_ten_that_may_be_the_header(above):
    header = sheet("Daftar berita\n,\n\n" * above + "judul,isi\nA,B\n").header
    assert header == (("judul", "isi") if above < 10 else ("Daftar berita",))


@pytest.mark.parametrize("cell", ["A, B; C|D\tE", "A,", ";", "“A”, B"])
def test_where_nothing_parts_the_header_a_line_is_one_cell(cell):
    assert records(f'isi\n{cell}\n"F, ""G"""\n') == [(2, (cell,)), (3, ('F, "G"',))]


def test_a_cell_may_be_longer_than_the_csv_reader_allows_by_itself():
    bound = csv.field_size_limit(131_072)  # its own, for the time of this test
    try:
        assert records(f"judul,isi\nA,{'B' * 131_073}\n") == [(2, ("A", "B" * 131_073))]
    finally:
        csv.field_size_limit(bound)


@pytest.mark.parametrize("content", ["<table>", "\ufeff<!DOCTYPE html>", "\n\n <html>", "<?xml?>"])
@pytest.mark.parametrize("kind", ["csv", "xlsx", "jsonl"])
def test_a_page_under_the_name_of_a_table_is_no_table(content, kind):
    with pytest.raises(UnreadableError, match=r"^isinya halaman web \(HTML\) atau XML"):
        sheet(f"{content}\n<tr><td>isi</td></tr>", kind)
    assert sheet("isi,<b>\n").header == ("isi", "<b>")


def test_what_is_no_text_is_told_for_the_whole_table():
    with pytest.raises(UnreadableError, match="bukan berkas teks"):
        sheet(bytes(range(256)))


@pytest.mark.parametrize(
    ("name", "same"),
    [("Isi_Berita", "isiberita"), ("ISI-berita", "isiberita"), (" isi berita. ", "isiberita")],
)
def test_names_are_compared_without_case_blanks_and_marks(name, same):
    assert plain(name) == same


# Separators and headers


@pytest.mark.parametrize("mark", ",;\t|")
def test_each_usual_separator_is_found(mark):
    found = sheet(f"judul{mark}isi\nA{mark}B\n")
    assert found.header == ("judul", "isi")
    assert [record.values for record in found.records()] == [("A", "B")]


@pytest.mark.parametrize(
    ("line", "header"),
    [
        ("judul;isi,a,b,c", ("judul", "isi,a,b,c")),  # the more known names
        ("a;b;isi|c", ("a", "b", "isi|c")),
        ("judul|isi;a;b", ("judul", "isi;a;b")),
        ("a,b;c;d", ("a,b", "c", "d")),  # failing that, the more names
        ("a,b;c", ("a", "b;c")),
        ("isi", ("isi",)),
    ],
)
def test_the_separator_gives_most_known_names_and_then_most_names(line, header):
    assert sheet(f"{line}\n").header == header


@pytest.mark.parametrize("mark", ",;\t|#")
def test_the_separator_that_excel_states_counts(mark):
    found = sheet(f"sep={mark}\njudul{mark}isi\nA{mark}B: C\n")
    assert found.header == ("judul", "isi")
    assert [(record.number, record.values) for record in found.records()] == [(3, ("A", "B: C"))]


@pytest.mark.parametrize("above", range(12))
def test_a_header_is_looked_for_in_the_first_ten_lines(above):
    content = "Daftar berita\n" * above + "judul,isi\nA,B\n"
    found = sheet(content)
    if above < 10:
        assert found.header == ("judul", "isi")
        assert records(content) == [(above + 2, ("A", "B"))]
    else:
        assert found.header == ("Daftar berita",)  # the first line that holds anything


def test_blank_lines_count_for_the_numbers_of_rows():
    assert records("\n\njudul,isi\nA,B\n\nC,D\n") == [(4, ("A", "B")), (5, ()), (6, ("C", "D"))]
    assert sheet("\n\nx,y\nA,B\n").header == ("x", "y")


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("above", ["", "Kliping\n", "\n\n", 'Kliping "Mei\n', '"Kliping\n'])
def test_a_name_in_quotes_may_go_over_several_lines(mark, above):
    header = f'judul{mark}"isi"{mark}"Tanggal\n\nterbit"{mark}"Nama ""a""\nb"\n'
    found = sheet(f"{above}{header}A{mark}B{mark}C{mark}D\n")
    assert [plain(name) for name in found.header] == ["judul", "isi", "tanggalterbit", "namaab"]
    number = above.count("\n") + 5
    assert [(row.number, row.values) for row in found.records()] == [(number, ("A", "B", "C", "D"))]


@pytest.mark.parametrize("content", ["\ufeffjudul,isi\nA,é\n", "judul,isi\r\nA,é\r\n"])
def test_marks_and_breaks_of_other_systems_are_no_letters(content):
    assert records(content) == [(2, ("A", "é"))]


# Cells


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("A,B", ("A", "B")),
        ("A,B,,", ("A", "B")),  # empty cells at the end are none
        ("A,B, ", ("A", "B")),
        ("A,", ("A", "")),
        ("A", "mempunyai 1 sel, padahal tabelnya 2 kolom"),
        ("A,B,C", "mempunyai 3 sel, padahal tabelnya 2 kolom"),
        ("A,B,,C", "mempunyai 4 sel, padahal tabelnya 2 kolom"),
        ('"A,1","B\n2"', ("A,1", "B\n2")),
        ('"A ""x""",B', ('A "x"', "B")),
    ],
)
def test_a_row_has_as_many_cells_as_the_header(row, found):
    assert records(f"judul,isi\n{row}\nC,D\n") == [(2, found), (3, ("C", "D"))]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ('A,"B "x" C"', [("A", 'B "x" C')]),
        ('A,"B "x" C"\nD,E', [("A", 'B "x" C'), ("D", "E")]),
        ('A,"B\nD,E', [("A", "B"), ("D", "E")]),  # never closed
        ('A,"B "x" C\nkedua"\nD,E', [("A", 'B "x" C\nkedua'), ("D", "E")]),
        ('A,"B "x" C\nD,"E"', [("A", 'B "x" C'), ("D", "E")]),
        ('A,"B\nD,"E"\nF,G', [("A", "B"), ("D", "E"), ("F", "G")]),
        ('A,"B\nx,""y\nD,E', [("A", 'B\nx,"y'), ("D", "E")]),  # the second is no row by itself
    ],
)
def test_quotation_marks_in_disorder_cost_no_row_and_are_said(rows, found):
    read = list(sheet(f"judul,isi\n{rows}\n").records())
    below = list(sheet(f"judul,isi\nA,B\n{rows}\n").records())
    assert [record.values for record in below] == [("A", "B"), *found]
    assert [record.values for record in read] == found
    assert [record.number for record in read] == list(range(2, 2 + len(found)))
    assert read[0].note.problem.startswith("tanda petik di baris 2 tidak berpasangan")
    assert not any(record.note for record in read[-1:] if len(read) > 1)


@pytest.mark.parametrize("line", ['"A" x', '"A"x"y,B', '"z" "w'])
def test_marks_that_cannot_be_mended_cost_their_line_alone(line):
    found = records(f"judul,isi\n{line}\n" + "C,D\n" * 5)
    assert found[0] == (2, "tanda petiknya kacau")
    assert [values for _, values in found[1:]] == [("C", "D")] * 5


def test_a_record_in_disorder_ends_after_a_thousand_lines_and_none_is_lost():
    found = records('judul,isi\nA,"B "x" C\n' + "lagi\n" * 1500)
    assert found[0][1] == ("A", 'B "x" C' + "\nlagi" * 1000)
    assert [values for _, values in found[1:]] == [
        "mempunyai 1 sel, padahal tabelnya 2 kolom"
    ] * 500


def test_a_mark_that_is_never_closed_swallows_no_row_of_a_table_longer_than_a_cell_may_be():
    rows = [("C", "x" * 4_000)] * (LONGEST_LINE // 4_000 + 1)
    content = 'judul,isi\nA,"B\n' + "".join(f"{a},{b}\n" for a, b in rows)
    read = list(sheet(content).records())
    assert [record.values for record in read] == [("A", "B"), *rows]


def test_bytes_that_are_no_letter_are_marked_and_stop_nothing():
    assert records(b"judul,isi\nA,\xe9 \x81\n") == [(2, ("A", "é \ufffd"))]


def test_a_separator_is_stated_above_the_header_only():
    expected = [(2, "mempunyai 1 sel, padahal tabelnya 2 kolom"), (3, ("A", "B"))]
    assert records("judul,isi\nsep=;\nA,B\n") == expected


# Bounds


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_a_line_may_be_as_long_as_four_articles_and_no_longer(kind):
    assert LONGEST_LINE == 4 * LARGEST_FILE
    for more in (-1, 0):
        size = LONGEST_LINE + more
        if kind == "csv":
            content = "judul,isi\nA," + "x" * (size - 2)
        else:
            content = '{"isi": "' + "x" * (size - 11) + '"}'
        if more:
            assert len(records(content, kind)) == 1
        else:
            with pytest.raises(UnreadableError, match="terlalu panjang"):
                records(content, kind)


# JSON Lines


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('{"isi": "A", "n": 1}', ("A", 1)),
        ('{"isi": "A\tB"}', ("A\tB",)),
        ('{"isi": "A\x00B"}', ("AB",)),
        ("{}", ()),
        ("[1]", None),
        ("1", None),
        ("null", None),
        ('"A"', None),
        ('{"isi": ', None),
        ("[" * 100_000, None),
    ],
)
def test_a_line_of_json_is_an_object_or_a_problem_of_its_own(line, found):
    told = "bukan JSON Lines: di baris itu tidak ada objek JSON yang utuh"
    last = json.dumps({"isi": "Z"})
    content = f"{line}\n\n{last}\n"
    expected = told if found is None else found
    assert records(content, "jsonl") == [(1, expected), (3, ("Z",))]
    headers = [record.header for record in sheet(content, "jsonl").records()]
    assert headers[1] == ("isi",)
