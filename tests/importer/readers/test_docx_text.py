"""The text of Word files: what a reader of the printed page sees, and what a notice names."""

from __future__ import annotations

import pytest

from importer.word_files import definition, in_list, level, list_of, paragraph, run, word_file
from workplan.importer import read_plan
from workplan.importer.readers import read_document
from workplan.importer.readers.document import Document

VANISH = "<w:vanish/>"
BEGIN, MIDDLE, END = (
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
)


def field(instruction: str, result: str | None = None) -> str:
    """A field, as runs."""
    shown = "" if result is None else MIDDLE + run(result)
    return f"{BEGIN}<w:r><w:instrText>{instruction}</w:instrText></w:r>{shown}{END}"


def mark(change: str) -> str:
    """The properties of a paragraph whose end is changed or hidden."""
    return f"<w:rPr>{change}</w:rPr>"


def box(text: str) -> str:
    return f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"


TEXT_BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
    f"{box('框')}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
    f"{box('框')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
RUBY = (
    "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>zhì</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>制</w:t>"
    "</w:r></w:rubyBase></w:ruby></w:r>"
)
CONTENTS = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
DELETED, INSERTED = '<w:del w:id="1" w:author="a"/>', '<w:ins w:id="1" w:author="a"/>'

SHOWN = {
    "hidden run": (paragraph("甲", run("乙", VANISH), "丙"), "甲丙"),
    "shown against its style": (
        paragraph(run("甲", '<w:rStyle w:val="Hidden"/><w:vanish w:val="0"/>')),
        "甲",
    ),
    "hidden by a style": (paragraph("甲", run("乙", '<w:rStyle w:val="Hidden"/>')), "甲"),
    "hidden by a style that another is based on": (
        paragraph("甲", run("乙", '<w:rStyle w:val="Hidden2"/>')),
        "甲",
    ),
    "hidden end of a paragraph": (
        paragraph("甲", properties=mark(VANISH)) + paragraph("乙"),
        "甲乙",
    ),
    "deleted end of a paragraph": (
        paragraph("甲", properties=mark(DELETED)) + paragraph("乙"),
        "甲乙",
    ),
    "inserted end of a paragraph": (
        paragraph("甲", properties=mark(INSERTED)) + paragraph("乙"),
        "甲\n乙",
    ),
    "deleted and inserted": (
        paragraph("甲", f"<w:del>{run('乙')}</w:del>", f"<w:ins>{run('丙')}</w:ins>"),
        "甲丙",
    ),
    "symbol": (paragraph("甲", '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "5"), "甲≥5"),
    "symbol of another font": (
        paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'),
        "✓",
    ),
    "symbol as text": (paragraph(run("\uf0b3", '<w:rFonts w:ascii="Symbol"/>')), "≥"),
    "formula": (paragraph("甲", "<m:oMath><m:r><m:t>5</m:t></m:r></m:oMath>", "乙"), "甲5乙"),
    "power": (
        paragraph(
            "<m:oMath><m:sSup><m:e><m:r><m:t>m</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r>"
            "</m:sup></m:sSup></m:oMath>"
        ),
        "m²",
    ),
    "reading beside a character": (paragraph("编", RUBY, "度"), "编制度"),
    "field": (paragraph("共", field(" PAGE ", "5"), "项"), "共5项"),
    "simple field": (
        paragraph(f'<w:fldSimple w:instr=" DATE ">{run("六月")}</w:fldSimple>'),
        "六月",
    ),
    "number in a circle": (paragraph(field(r" eq \o\ac(○,1) "), "甲"), "①甲"),
    "ideograph in a circle": (paragraph(field(r"eq \o\ac(○,三)"), "甲"), "㊂甲"),
    "text box": (paragraph("甲", TEXT_BOX, "乙"), "甲乙\n框"),
    "breaks and hyphens": (
        paragraph(
            "<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r>"
        )
        + paragraph("<w:r><w:t>甲</w:t><w:cr/><w:t>乙</w:t></w:r>"),
        "a-bc\n甲\n乙",
    ),
    "contents in a control": (
        f"<w:sdt><w:sdtPr>{CONTENTS}</w:sdtPr><w:sdtContent>{paragraph('一、甲')}</w:sdtContent>"
        f"</w:sdt>{paragraph('乙')}",
        "乙",
    ),
    "contents in a field": (
        paragraph(BEGIN, "<w:r><w:instrText> TOC \\o </w:instrText></w:r>", MIDDLE, run("一、甲"))
        + paragraph("二、乙", END)
        + paragraph("丙"),
        "丙",
    ),
    "contents by style": (
        paragraph(
            "一、甲", "<w:r><w:tab/><w:t>3</w:t></w:r>", properties='<w:pStyle w:val="Toc1"/>'
        )
        + paragraph("乙"),
        "乙",
    ),
}
STYLES = (
    '<w:style w:type="character" w:styleId="Hidden"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Hidden2"><w:basedOn w:val="Hidden"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Toc1"><w:name w:val="toc 1"/></w:style>'
)


def read(body: str, **others: str) -> Document:
    return read_document(word_file(body, **others), "a.docx")


@pytest.mark.parametrize("name", SHOWN)
def test_the_text_is_that_of_the_printed_page(name):
    body, text = SHOWN[name]
    assert read(body, styles=STYLES).text.strip("\n") == text


NOTE = '<w:footnote w:id="2"><w:p><w:r><w:t>注文。</w:t></w:r></w:p></w:footnote>'
FRACTION = (
    "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den>"
    "</m:f></m:oMath>"
)
NOTICES = {
    "footnote": (paragraph("甲", '<w:r><w:footnoteReference w:id="2"/></w:r>', "乙"), "注文。"),
    "endnote": (paragraph("甲", '<w:r><w:endnoteReference w:id="2"/></w:r>', "乙"), "注文。"),
    "formula": (paragraph("甲", FRACTION), "1/2"),
    "symbol_unknown": (
        paragraph("甲", '<w:r><w:sym w:font="Bureau" w:char="E001"/></w:r>'),
        "E001",
    ),
    "field_unread": (paragraph("甲", field(" AUTONUM ")), "AUTONUM"),
    "embedded_part": (paragraph("甲") + '<w:altChunk r:id="x"/>', ""),
}


@pytest.mark.parametrize("key", NOTICES)
def test_what_is_no_text_has_to_be_reviewed(key):
    body, words = NOTICES[key]
    document = read(
        paragraph("零") + body,
        footnotes=NOTE,
        endnotes=NOTE.replace("footnote", "endnote"),
    )
    (notice,) = document.notices
    assert (notice.key, document.line(notice.position), notice.needs_review) == (key, 2, True)
    assert words in "".join(notice.details.values())


@pytest.mark.parametrize("key", ["hidden text", "tracked changes", "contents", "reading"])
def test_what_is_left_out_is_stated(key):
    body, expected = {
        "hidden text": (SHOWN["hidden run"][0], "hidden_text"),
        "tracked changes": (SHOWN["deleted and inserted"][0], "tracked_changes"),
        "contents": (SHOWN["contents in a field"][0], "contents_left_out"),
        "reading": (SHOWN["reading beside a character"][0], "ruby"),
    }[key]
    (notice,) = read(body).notices
    assert (notice.key, notice.needs_review) == (expected, False)


def test_remarks_are_in_the_report():
    points = "".join(paragraph(f"{n}.完善制度{n}。〔责任单位：办公室〕") for n in (1, 2, 3))
    head = paragraph("某某市教育局2024年工作要点", '<w:r><w:footnoteReference w:id="2"/></w:r>')
    outcome = read_plan(word_file(head + points, footnotes=NOTE), "a.docx")
    assert [(notice.key, notice.line) for notice in outcome.to_review] == [("footnote", 1)]
    assert outcome.exit_code == 1


def test_hidden_and_deleted_paragraphs_do_not_count_in_lists():
    numbering = definition(1, level(0, "%1.")) + list_of(1, 1)
    hidden = in_list(1) + mark(VANISH)
    deleted = in_list(1) + mark(DELETED)
    body = (
        paragraph("甲", properties=in_list(1))
        + paragraph(run("乙", VANISH), properties=hidden)
        + paragraph(f"<w:del>{run('丙')}</w:del>", properties=deleted)
        + paragraph("丁", properties=in_list(1))
    )
    assert read(body, numbering=numbering).text == "1.甲\n2.丁\n"


def test_deleted_and_hidden_rows_are_no_rows():
    def row(text: str, properties: str = "") -> str:
        cells = "".join(f"<w:tc>{paragraph(word)}</w:tc>" for word in text)
        return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"

    rows = row("甲乙") + row("丙丁", DELETED) + row("戊己", "<w:hidden/>") + row("庚辛")
    document = read(f"<w:tbl>{rows}</w:tbl>")
    assert document.text == "甲\t乙\n庚\t辛\n"
    assert len(document.tables[0].rows) == 2


def test_a_field_that_never_ends_has_to_be_reviewed():
    document = read(
        paragraph("甲")
        + paragraph(BEGIN, "<w:r><w:instrText>REF x</w:instrText></w:r>")
        + paragraph("乙")
    )
    assert [notice.key for notice in document.notices] == ["field_unread"]


def test_fields_without_end_are_refused():
    assert read_plan(word_file(paragraph(BEGIN * 5_000)), "a.docx").rejection.key == "too_deep"
