"""Of a Word file every word that Word shows is read, wherever it stands, and nothing else."""

import io
import zipfile

import pytest

from frasa._reading.word import count_word_letters
from frasa.articles import audit, check_files, count_lost_letters, read_articles

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inner: str) -> str:
    return f"<w:p>{''.join(inner)}</w:p>"


def box(text: str) -> str:
    return f"<w:txbxContent>{paragraph(run(text))}</w:txbxContent>"


def word(*body: str, names: str = W, **parts: str) -> bytes:
    """Return a docx with these blocks, and other parts such as footnotes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        xml = f"<w:document {names} {MC}><w:body>{''.join(body)}</w:body></w:document>"
        archive.writestr("word/document.xml", xml)
        for name, inner in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {W}>{inner}</w:{name}>")
    return target.getvalue()


def text_of(folder, content: bytes) -> str:
    (folder / "a.docx").write_bytes(content)
    articles = read_articles(folder)
    assert count_lost_letters(articles) == 0
    said = check_files(folder)["problem"].dropna()
    assert said.str.fullmatch(r"\d+ huruf dokumen ini dihapus dalam pelacakan .*").all()
    return articles["text"][0]


FIRST, LAST = run("Camat "), run("memihak siapa pun di sini.")


@pytest.mark.parametrize(
    "inner",
    [
        f'<w:ins w:id="1">{run("tidak ")}</w:ins>',
        f"<w:ins><w:del><w:r><w:delText>ikut </w:delText></w:r></w:del>{run('tidak ')}</w:ins>",
        f'<w:del w:id="1">{run("selalu ")}</w:del>{run("tidak ")}',
        f"<w:moveFrom>{run('selalu ')}</w:moveFrom><w:moveTo>{run('tidak ')}</w:moveTo>",
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('tidak ')}</w:sdtContent></w:sdt>",
        f'<w:smartTag w:element="x">{run("tidak ")}</w:smartTag>',
        f'<w:customXml w:element="x">{run("tidak ")}</w:customXml>',
        f"<w:hyperlink>{run('tidak ')}</w:hyperlink>",
        f'<w:fldSimple w:instr=" AUTHOR ">{run("tidak ")}</w:fldSimple>',
        f"<w:r><w:fldChar/><w:instrText>DATE</w:instrText></w:r>{run('tidak ')}",
        "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t xml:space='preserve'>tidak </w:t></w:r>",
    ],
)
def test_a_word_in_any_wrapper_is_read_and_a_deleted_one_is_not(tmp_path, inner):
    assert text_of(tmp_path, word(paragraph(FIRST, inner, LAST))) == (
        "Camat tidak memihak siapa pun di sini."
    )


SENTENCE = "Semua pegawai wajib hadir."


@pytest.mark.parametrize(
    "block",
    [
        f"<w:sdt><w:sdtContent>{paragraph(run(SENTENCE))}</w:sdtContent></w:sdt>",
        f"<w:customXml>{paragraph(run(SENTENCE))}</w:customXml>",
        f"<w:tbl><w:tr><w:tc>{paragraph(run(SENTENCE))}</w:tc></w:tr></w:tbl>",
        f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc><w:sdt><w:sdtContent>{paragraph(run(SENTENCE))}"
        "</w:sdtContent></w:sdt></w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>",
        paragraph(
            f"<w:r><mc:AlternateContent><mc:Choice>{box(SENTENCE)}</mc:Choice><mc:Fallback>"
            f"{box(SENTENCE)}</mc:Fallback></mc:AlternateContent></w:r>"
        ),
        paragraph(f"<w:r><w:pict>{box(SENTENCE)}</w:pict></w:r>"),
        paragraph(
            f"<w:r><mc:AlternateContent><mc:Choice/><mc:Fallback>{box(SENTENCE)}</mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        ),
    ],
)
def test_a_block_in_any_wrapper_is_read_once_and_in_its_place(tmp_path, block):
    ends = paragraph(run("Camat membuka apel.")), paragraph(run("Apel selesai siang."))
    lines = text_of(tmp_path, word(ends[0], block, ends[1])).splitlines()
    assert lines == ["Camat membuka apel.", SENTENCE, "Apel selesai siang."]


SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@pytest.mark.parametrize(("sign", "written"), [*SIGNS.items(), ("softHyphen", "\xad")])
def test_signs_between_letters_are_read_as_word_shows_them(tmp_path, sign, written):
    inner = f"<w:r><w:t>Apel pagi anti</w:t><w:{sign}/><w:t>Suap dibuka camat.</w:t></w:r>"
    text_of(tmp_path, word(paragraph(inner)))
    assert f"anti{written}Suap" in read_articles(tmp_path)["raw"][0]


def test_a_text_box_does_not_part_the_sentence_that_it_hangs_on(tmp_path):
    anchor = paragraph(
        run("Camat membuka "), f"<w:r><w:pict>{box(SENTENCE)}</w:pict></w:r>", run("apel.")
    )
    assert text_of(tmp_path, word(anchor)).splitlines() == ["Camat membuka apel.", SENTENCE]


@pytest.mark.cepat
def test_a_deleted_end_of_a_paragraph_joins_it_with_the_next(tmp_path):
    joined = (
        "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>" + run("Camat membuka ") + "</w:p>"
    )
    assert (
        text_of(tmp_path, word(joined, paragraph(run("apel pagi.")))) == "Camat membuka apel pagi."
    )


@pytest.mark.parametrize("part", ["footnotes", "endnotes", "header1", "footer1", "comments"])
def test_notes_headers_and_comments_are_shown_in_the_audit_but_are_no_article(tmp_path, part):
    name = part.rstrip("1")
    content = word(
        paragraph(run("Camat membuka apel.")), **{part: paragraph(run("Catatan kecil."))}
    )
    assert text_of(tmp_path, content) == "Camat membuka apel."
    assert "Catatan kecil." in audit(read_articles(tmp_path))["text"].tolist(), name


@pytest.mark.cepat
def test_hidden_text_is_shown_in_the_audit_but_is_no_article(tmp_path):
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>rahasia</w:t></w:r>"
    assert text_of(tmp_path, word(paragraph(FIRST, hidden, run("hadir.")))) == "Camat hadir."
    assert "rahasia" in audit(read_articles(tmp_path))["text"].tolist()


@pytest.mark.parametrize("names", [W, STRICT])
def test_files_that_word_opens_are_not_called_damaged(tmp_path, names):
    content = word(paragraph(run("Camat membuka apel.")), names=names)
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        members = {name: source.read(name) for name in source.namelist()}
    target = io.BytesIO()
    relation = '<Relationships><Relationship Id="r1" Target="../NULL"/></Relationships>'
    with zipfile.ZipFile(target, "w") as archive:
        for name, inner in members.items():
            archive.writestr(name, inner)
        archive.writestr("word/_rels/document.xml.rels", relation)
    assert text_of(tmp_path, target.getvalue()) == "Camat membuka apel."


@pytest.mark.cepat
def test_that_deleted_letters_are_not_read_is_said(tmp_path):
    deleted = "<w:del w:id='1'><w:r><w:delText>selalu</w:delText></w:r></w:del>"
    (tmp_path / "a.docx").write_bytes(word(paragraph(FIRST, deleted, LAST)))
    assert "6 huruf dokumen ini dihapus" in check_files(tmp_path)["problem"][0]


def test_letters_are_counted_apart_from_what_reads_them(tmp_path, monkeypatch):
    monkeypatch.setattr("frasa._reading.formats.read_word", lambda content: "Camat.")
    (tmp_path / "a.docx").write_bytes(word(paragraph(run("Camat membuka apel."))))
    assert "11 huruf dokumen ini tidak ikut terbaca" in check_files(tmp_path)["problem"][0]


@pytest.mark.parametrize("depth", [5_000])
def test_a_document_as_deep_as_a_well_is_read(tmp_path, depth):
    nested = (
        "<w:sdt><w:sdtContent>" * depth
        + paragraph(run(SENTENCE))
        + "</w:sdtContent></w:sdt>" * depth
    )
    assert text_of(tmp_path, word(nested)) == SENTENCE


@pytest.mark.cepat
def test_a_document_that_declares_entities_is_refused(tmp_path):
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]><x>&a;</x>'
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", bomb)
    (tmp_path / "a.docx").write_bytes(target.getvalue())
    assert "rusak" in check_files(tmp_path)["problem"][0]


def packed(**members) -> bytes:
    """Return a ZIP file with these members; __ in a name stands for a slash."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return target.getvalue()


BODY = f"<w:document {W}><w:body>{paragraph(run(SENTENCE))}</w:body></w:document>"
RELATIONS = '<Relationships><Relationship Type="http://x/{}" Target="{}"/></Relationships>'


@pytest.mark.parametrize("part", ["diagrams__data1.xml", "charts__chart1.xml", "header2.xml"])
def test_text_beside_the_document_is_set_aside_and_none_is_lost(tmp_path, part):
    beside = '<x xmlns:a="a"><a:p><a:r><a:t>Pelanggaran menurut tahun</a:t></a:r></a:p></x>'
    content = packed(**{"word__document.xml": BODY, f"word__{part}": beside})
    assert text_of(tmp_path, content) == SENTENCE
    articles = read_articles(tmp_path)
    assert "Pelanggaran menurut tahun" in articles["raw"][0]
    assert "Pelanggaran menurut tahun" in audit(articles)["text"].tolist()


def test_a_part_that_nobody_knows_is_missed(tmp_path):
    strange = "<x xmlns:a='a'><a:t>Tabel baru</a:t></x>"
    content = packed(**{"word__document.xml": BODY, "word__ink__x.xml": strange})
    (tmp_path / "a.docx").write_bytes(content)
    assert "9 huruf dokumen ini tidak ikut terbaca" in check_files(tmp_path)["problem"][0]


def test_the_same_text_as_a_picture_and_stocks_of_text_count_for_nothing(tmp_path):
    again = "<x xmlns:a='a'><a:t>Judul</a:t></x>"
    others = {"word__diagrams__drawing1.xml": again, "word__glossary__document.xml": again}
    (tmp_path / "a.docx").write_bytes(packed(**{"word__document.xml": BODY}, **others))
    assert check_files(tmp_path)["problem"].isna().all()


@pytest.mark.parametrize("place", ["naskah/utama.xml", "/naskah/utama.xml", "utama.xml"])
def test_the_document_is_where_the_relations_say(tmp_path, place):
    inner = {"_rels__.rels": RELATIONS.format("officeDocument", place)}
    name = place.lstrip("/").replace("/", "__")
    assert text_of(tmp_path, packed(**inner, **{name: BODY})) == SENTENCE


def test_a_document_inside_the_document_is_named(tmp_path):
    relations = RELATIONS.format("aFChunk", "afchunk.mht")
    inner = {"word__document.xml": BODY, "word___rels__document.xml.rels": relations}
    (tmp_path / "a.docx").write_bytes(packed(**inner, **{"word__afchunk.mht": "isi"}))
    assert "memuat 1 dokumen lain" in check_files(tmp_path)["problem"][0]


def test_letters_are_counted_on_both_sides_of_what_was_deleted():
    deleted = f"<w:del>{run('xyz')}<w:del>{run('w')}</w:del>{run('v')}</w:del>"
    assert count_word_letters(word(paragraph(run("abc"), deleted, run("de"), deleted))) == 5
