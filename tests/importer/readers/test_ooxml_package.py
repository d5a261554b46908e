"""Packages of office programs in all their forms, and what is no such package."""

from __future__ import annotations

import pytest

from importer.word_files import paragraph, relationships, word_parts, zip_of
from workplan.importer import read_plan
from workplan.importer.readers import read_document

BODY = paragraph("甲")
PARTS = word_parts(BODY)
DOCUMENT = "word/document.xml"
SVG = '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x"><svg/>'


def renamed(parts: dict, old: str, new: str) -> dict:
    return {new if name == old else name: data for name, data in parts.items()}


def strict(text: str) -> str:
    """A part in the strict form of the format."""
    return text.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )


READ = {
    "backslashes": renamed(PARTS, DOCUMENT, "word\\document.xml"),
    "another name": {
        **renamed(PARTS, DOCUMENT, "word/document2.xml"),
        "_rels/.rels": relationships({"officeDocument": "word/document2.xml"}),
    },
    "another case": renamed(PARTS, DOCUMENT, "Word/Document.xml"),
    "from the root": {**PARTS, "_rels/.rels": relationships({"officeDocument": f"/{DOCUMENT}"})},
    "strict": {**PARTS, DOCUMENT: strict(PARTS[DOCUMENT])},
    "utf-16 part": {
        **PARTS,
        DOCUMENT: PARTS[DOCUMENT].replace("UTF-8", "UTF-16").encode("utf-16"),
    },
    "utf-16 part of another program": {
        **PARTS,
        "customXml/item1.xml": '<?xml version="1.0" encoding="utf-16"?><x/>'.encode("utf-16"),
    },
    "picture with a document type": {**PARTS, "word/media/image1.svg": SVG},
    "no relationships": {DOCUMENT: PARTS[DOCUMENT]},
}


@pytest.mark.parametrize("name", READ)
def test_a_word_file_is_read_in_any_form(name):
    assert read_document(zip_of(READ[name]), "a.docx").text == "甲\n"


def test_a_picture_in_a_strict_file_is_stated():
    blip = '<a:blip xmlns:a="http://purl.oclc.org/ooxml/drawingml/main"/>'
    picture = paragraph("甲", f"<w:r><w:drawing>{blip}</w:drawing></w:r>")
    parts = {**PARTS, DOCUMENT: strict(word_parts(picture)[DOCUMENT])}
    (notice,) = read_document(zip_of(parts), "a.docx").notices
    assert notice.key == "pictures"


def test_numbering_is_found_by_its_relationship():
    parts = word_parts("", numbering="", styles="")
    parts |= {"word/_rels/document.xml.rels": relationships({"styles": "other/look.xml"})}
    parts["word/other/look.xml"] = parts.pop("word/styles.xml").replace(
        "></w:styles>",
        '><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:rPr><w:vanish/></w:rPr>'
        "</w:style></w:styles>",
    )
    parts[DOCUMENT] = PARTS[DOCUMENT]
    assert read_plan(zip_of(parts), "a.docx").rejection.key == "empty"


REFUSED = {
    "encrypted": b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
    "old_word": b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"),
    "old_excel": b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"),
    "ofd": zip_of({"OFD.xml": "<a/>"}),
    "open_document": zip_of({"META-INF/manifest.xml": "<a/>", "content.xml": "<a/>"}),
    "not_word": zip_of({"a.xml": "<a/>"}),
    "unsafe_zip": zip_of({**PARTS, "word/x.xml": SVG}),
}


@pytest.mark.parametrize("key", REFUSED)
def test_another_file_is_refused_for_the_true_reason(key):
    assert read_plan(REFUSED[key], "a.docx").rejection.key == key


def test_a_document_part_with_a_document_type_is_refused_whatever_it_is_called():
    parts = renamed(PARTS, DOCUMENT, "word/picture.svg")
    parts["word/picture.svg"] = "<!DOCTYPE a [<!ENTITY b 'c'>]>" + PARTS[DOCUMENT].split("?>")[1]
    parts["_rels/.rels"] = relationships({"officeDocument": "word/picture.svg"})
    assert read_plan(zip_of(parts), "a.docx").rejection.key == "not_word"
