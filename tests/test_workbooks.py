"""Workbooks as programs really write them: formulas, wrong sizes, missing styles, too much."""

import io
import re
import warnings
import zipfile

import pytest

from frasa._ground.errors import UnreadableError
from frasa._reading.sheets import LARGEST_WORKBOOK, open_sheets

openpyxl = pytest.importorskip("openpyxl", reason="needs the extra “berkas”")

SHEET, STYLES = "xl/worksheets/sheet1.xml", "xl/styles.xml"


def workbook(*rows, changed: dict[str, tuple[str, str]]) -> bytes:
    """Return a workbook with these rows; in its members a pattern gives way to a text."""
    book, plain, target = openpyxl.Workbook(), io.BytesIO(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            content = source.read(name).decode()
            if name in changed:
                content, count = re.subn(*changed[name], content)
                assert count
            archive.writestr(name, content)
    return target.getvalue()


def rows_of(content: bytes) -> list[tuple]:
    (sheet,) = open_sheets(
        "xlsx", lambda: io.BytesIO(content), frozenset({"isi"}), lambda names: "isi" in names
    )
    return [(record.number, record.values) for record in sheet.records()]


def test_of_a_formula_its_result_is_read():
    computed = {SHEET: (r"<f>[^<]*</f><v ?/>|<f>[^<]*</f><v></v>", "<f>1+1</f><v>2</v>")}
    content = workbook(["isi", "jumlah"], ["Camat", "=1+1"], changed=computed)
    assert rows_of(content) == [(2, ("Camat", 2))]


def test_the_size_that_a_program_writes_wrongly_hides_no_cell():
    wrong = {SHEET: (r'<dimension ref="[^"]*" ?/>', '<dimension ref="A1"/>')}
    content = workbook(["judul", "isi"], ["A", "B"], ["C", "D"], changed=wrong)
    assert rows_of(content) == [(2, ("A", "B")), (3, ("C", "D"))]


def test_a_workbook_without_styles_is_read_without_a_warning():
    bare = {STYLES: (r"(?s)<cellStyles.*?</cellStyles>", "")}
    content = workbook(["isi"], ["Camat"], changed=bare)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        openpyxl.load_workbook(io.BytesIO(content))
        assert told  # so there is one to be kept from the reader
        told.clear()
        assert rows_of(content) == [(2, ("Camat",))]
    assert not told


@pytest.mark.parametrize("blanks", [0, 9, 10, 11, 300])
@pytest.mark.parametrize("blank", [[], [None, None], ["", " "]])
def test_blank_rows_above_a_table_hide_no_header(blanks, blank):
    content = workbook(*[blank] * blanks, ["isi"], ["A"], changed={})
    assert rows_of(content) == [(blanks + 2, ("A",))]


def test_a_sheet_that_breaks_off_below_its_beginning_is_damaged():
    rows = [["isi"], *([number] for number in range(30))]
    broken = {SHEET: (r"(?s)<v>29</v>.*", "<v>29</v></c></broken>")}
    with pytest.raises(UnreadableError, match=r"^rusak atau tidak lengkap$"):
        rows_of(workbook(*rows, changed=broken))


@pytest.mark.parametrize(
    ("size", "problem"),
    [(100_000_000, "rusak atau tidak lengkap"), (100_000_001, "lebih besar dari 100 MB")],
)
def test_a_workbook_may_have_a_hundred_megabytes(size, problem):
    assert LARGEST_WORKBOOK == 100_000_000
    content = b"PK\x03\x04".ljust(size, b"\0")
    with pytest.raises(UnreadableError) as caught:
        rows_of(content)
    assert caught.value.problem == problem
