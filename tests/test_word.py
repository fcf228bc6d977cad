"""Each mark in the XML of a Word document counts for what it means, and letters are counted so."""

import pytest

from frasa._reading.word import (
    count_deleted_letters,
    count_other_documents,
    count_word_letters,
    read_word,
)
from test_word_files import BODY, RELATIONS, SENTENCE, W, box, packed, paragraph, run, word

END = run("hadir.")


def lines_of(*body: str, **parts: str) -> list[str]:
    return read_word(word(*body, **parts)).split("\n")


@pytest.mark.parametrize(
    ("properties", "hidden"),
    [
        *(("<w:vanish/>", True), ('<w:vanish w:val="1"/>', True), ('<w:vanish w:val="on"/>', True)),
        *((f'<w:vanish w:val="{off}"/>', False) for off in ("0", "false", "off")),
        ('<w:vanish w:x="0" w:val="1"/>', True),
        ('<w:vanish w:x="1" w:val="0"/>', False),
        ("<w:b/>", False),
    ],
)
def test_a_run_is_hidden_unless_that_is_switched_off(properties, hidden):
    text = f"<w:r><w:rPr>{properties}</w:rPr><w:t>Camat </w:t></w:r>"
    found = lines_of(paragraph(text, END))
    assert found == (["hadir.", "¦ Camat "] if hidden else ["Camat hadir."])


def test_the_mark_of_a_hidden_end_of_a_paragraph_hides_no_word():
    mark = "<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>"
    assert lines_of(paragraph(mark, END)) == ["hadir."]


def test_what_is_hidden_in_a_header_is_set_aside_as_well_and_blanks_are_not():
    secret = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>rahasia</w:t></w:r>"
    header = paragraph(secret) + paragraph(run("Kop")) + paragraph(run(" "))
    assert lines_of(paragraph(END, secret), header1=header, footer1=paragraph(run("Kaki"))) == [
        *("hadir.", "¦ rahasia"),
        *("¦ Kaki", "¦ Kop", "¦ rahasia"),
    ]


@pytest.mark.parametrize("name", ["del", "moveFrom"])
def test_a_deleted_end_joins_one_paragraph_with_one(name):
    first = f"<w:pPr><w:rPr><w:{name}/></w:rPr></w:pPr>"
    found = lines_of(paragraph(first, run("Camat ")), paragraph(END), paragraph(run("Selesai.")))
    assert found == ["Camat hadir.", "Selesai."]


def test_a_deleted_row_of_a_table_joins_nothing():
    row = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph(run('Camat'))}</w:tc></w:tr>"
    assert lines_of(f"<w:tbl>{row}</w:tbl>", paragraph(END)) == ["Camat", "hadir."]


@pytest.mark.parametrize("mark", ["rPr", "trPr"])
def test_only_a_mark_among_the_properties_themselves_deletes_nothing(mark):
    inside = f"<w:{mark}><w:del>{run('Camat ')}</w:del></w:{mark}>"
    deeper = f"<w:{mark}><w:x><w:del>{run('selalu ')}</w:del></w:x></w:{mark}>"
    assert lines_of(paragraph(inside, deeper, END)) == ["Camat hadir."]


def test_stops_of_a_tabulator_are_no_tabulators():
    stops = "<w:pPr><w:tabs><w:tab/><w:tab/></w:tabs></w:pPr>"
    assert lines_of(paragraph(stops, run("Camat"), "<w:r><w:tab/></w:r>", END)) == ["Camat\thadir."]


def choice(first: str, other: str) -> str:
    choices = f"<mc:Choice>{first}</mc:Choice><mc:Fallback>{other}</mc:Fallback>"
    return f"<mc:AlternateContent>{choices}</mc:AlternateContent>"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (choice(run("a"), run("b")), "a"),
        (choice("", run("b")), "b"),
        (choice(choice(run("a"), run("b")), run("c")), "a"),
        (choice(choice("", run("b")), run("c")), "b"),
        (choice(choice("", ""), run("c")), "c"),
        (choice(run("a") + choice("", ""), run("c")), "a"),
        (choice(run("a"), run("b")) + choice("", run("c")), "ac"),
        (f"<mc:Fallback>{run('a')}</mc:Fallback>", "a"),
        ("<w:r><w:t/></w:r>", ""),
    ],
)
def test_of_two_forms_of_the_same_one_is_read(inner, text):
    assert lines_of(paragraph(inner, END)) == [f"{text}hadir."]


def test_text_outside_of_any_paragraph_is_read():
    assert lines_of(paragraph(END), "<w:t>Camat </w:t><w:t>pulang</w:t>") == [
        *("hadir.", "Camat pulang"),
    ]


def test_boxes_follow_the_paragraph_that_they_hang_on_each_once():
    both = paragraph(run("Camat "), f"<w:r>{box('Satu')}{box('Dua')}</w:r>", END)
    assert lines_of(both, paragraph(END)) == ["Camat hadir.", "Satu", "Dua", "hadir."]


@pytest.mark.parametrize("more", [0, 1])
def test_a_declaration_of_entities_is_looked_for_at_the_beginning(more):
    # in a comment it declares nothing, but that is not looked at
    comment = f"<!--{'x' * (2000 - 4 - 9 + more)}<!DOCTYPE-->"
    content = packed(**{"word__document.xml": comment + BODY})
    if more:
        assert read_word(content) == SENTENCE
    else:
        with pytest.raises(ValueError, match="entities"):
            read_word(content)


# Where the parts stand


@pytest.mark.parametrize("name", ["word/document.xml", "word\\document.xml", "/word/document2.xml"])
def test_the_usual_place_is_found_however_its_name_is_written(name):
    relations = RELATIONS.format("officeDocument", "hilang.xml")
    content = packed(**{name: BODY, "_rels__.rels": relations})
    assert read_word(content) == SENTENCE


@pytest.mark.parametrize("place", ["X/utama.xml", "/X/utama.xml", "Xutama.xml"])
def test_the_place_that_the_relations_state_is_taken_by_the_letter(place):
    relations = RELATIONS.format("officeDocument", place)
    inner = {"_rels__.rels": relations, place.lstrip("/"): BODY, "lain__x.xml": BODY}
    assert read_word(packed(**inner)) == SENTENCE


def test_other_relations_state_no_place():
    relations = RELATIONS.format("thumbnail", "lain.xml")
    inner = {"_rels__.rels": relations, "word__document.xml": BODY, "lain.xml": "<x/>"}
    assert read_word(packed(**inner)) == SENTENCE
    with pytest.raises(KeyError):
        read_word(packed(**{"lain.xml": BODY}))


def test_only_parts_in_the_folder_of_the_document_belong_to_it():
    header = f"<w:hdr {W}>{paragraph(run('Kop'))}</w:hdr>"
    others = {"header1.xml": header, "lain__header1.xml": header}
    content = packed(**{"word__document.xml": BODY}, **others)
    assert read_word(content) == SENTENCE
    assert count_word_letters(content) == 22
    assert read_word(packed(**{"word__document.xml": BODY, "word__header1.xml": header})) == (
        f"{SENTENCE}\n¦ Kop"
    )


# Letters


@pytest.mark.parametrize(
    ("xml", "letters"),
    [
        ("<t>ab</t>", 2),
        ("<w:t>ab</w:t><w:tab/>cd<a:t x='y'>e 1</a:t>", 4),
        ("<t>a&#66;&#x43;&amp;d</t>", 4),
        ("<t>&#x2f;&#45;</t>", 0),
        ("<t>a</t><del><t>b</t></del><t>c</t>", 2),
        ("<t>a</t><w:moveFrom x='y'><t>b</t></w:moveFrom><t>c</t>", 2),
        ("<t>a</t><mc:Fallback><t>b</t></mc:Fallback><t>c</t>", 2),
        ("<t>a</t><del/><t>c</t>", 2),
        ("<t>a</t></del><t>c</t><del><t>d</t></del><t>e</t>", 3),
        ("<t>a</t><del><del><t>b</t></del><t>c</t></del><t>d</t>", 2),
        ("<t>a</t><del><t>b</t>", 1),
        ("<delText>b</delText><t>c</t>", 1),
    ],
)
def test_letters_are_counted_by_their_marks_alone(xml, letters):
    inner = {"word__document.xml": "<x/>", "word__lain__x.xml": xml}
    assert count_word_letters(packed(**inner)) == letters
    assert count_word_letters(packed(**{"word__document.xml": "<x/>", "word__x.bin": xml})) == 0


def test_damaged_letters_stop_no_count():
    xml = b"\xff<t>ab</t><delText>c</delText>"
    relations = b'\xff<x Type="http://x/aFChunk"/><x Type="http://x/aFChunk"/><x Type="aFChunks"/>'
    names = (
        "word___rels__document.xml.rels",
        "word___rels__header1.xml.rels",
    )  # one is not its own
    content = packed(**{"word__document.xml": xml}, **dict.fromkeys(names, relations))
    assert count_word_letters(content) == 2
    assert count_deleted_letters(content) == 1
    assert count_other_documents(content) == 2


def test_what_was_deleted_is_counted_in_the_document_alone():
    deleted = "<w:del><w:r><w:delText x='y'>ab &amp; 1</w:delText></w:r></w:del>"
    content = word(paragraph(deleted, END), header1=paragraph(deleted))
    assert count_deleted_letters(content) == 3
    assert count_other_documents(content) == 0
