"""Web pages: numbers of lists, hidden text, encodings, archives and parts of pages."""

from __future__ import annotations

import base64
import quopri
from time import process_time

import pytest

from workplan.importer import read_plan
from workplan.importer.readers import read_document
from workplan.importer.readers.document import Document

MAX_SECONDS = 10


def read(markup: str, name: str = "a.html") -> Document:
    return read_document(markup.encode(), name)


def items(count: int = 2, attributes: str = "") -> str:
    return "".join(f"<li {attributes}>{text}</li>" for text in "甲乙丙"[:count])


LISTS = {
    "plain": (f"<ol>{items()}</ol>", "1. 甲\n2. 乙"),
    "start": (f"<ol start=3>{items()}</ol>", "3. 甲\n4. 乙"),
    "reversed": (f"<ol reversed>{items(3)}</ol>", "3. 甲\n2. 乙\n1. 丙"),
    "value": ("<ol><li>甲<li value=5>乙<li>丙</ol>", "1. 甲\n5. 乙\n6. 丙"),
    "letters": (f"<ol type=A>{items()}</ol>", "A. 甲\nB. 乙"),
    "roman": (f"<ol type=i start=4>{items()}</ol>", "iv. 甲\nv. 乙"),
    "Chinese": (
        f'<ol style="list-style-type: simp-chinese-informal" start=10>{items()}</ol>',
        "十、甲\n十一、乙",
    ),
    "ideographic by class": (
        f"<style>ol.a {{list-style: cjk-ideographic inside}}</style><ol class=a>{items()}</ol>",
        "一、甲\n二、乙",
    ),
    "switched off": (f'<ol style="list-style:none">{items()}</ol>', "甲\n乙"),
    "with numbers of their own": ("<ol><li>1.甲</li><li>（二）乙</li></ol>", "1.甲\n（二）乙"),
    "in each other": (
        f"<ol><li>甲<ol type=a>{items()}</ol></li><li><p>乙</p></li></ol>",
        "1. 甲\na. 甲\nb. 乙\n2. 乙",
    ),
    "in a list without numbers": (f"<ul><li>甲<ol>{items(1)}</ol></li></ul>", "甲\n1. 甲"),
    "hidden item": ("<ol><li>甲<li hidden>乙<li>丙</ol>", "1. 甲\n2. 丙"),
}


@pytest.mark.parametrize("name", LISTS)
def test_lists_show_their_numbers(name):
    markup, text = LISTS[name]
    assert read(f"<html><body>{markup}</body></html>").text.strip() == text


HIDDEN = {
    "attribute": "<p>甲<span hidden>密</span>乙</p>",
    "style": '<p>甲<span style="color:red; DISPLAY : none">密</span>乙</p>',
    "invisible": '<p>甲<span style="visibility:hidden">密</span>乙</p>',
    "class": "<style>.x{display:none}</style><p>甲<span class='y x'>密</span>乙</p>",
    "id in an element": "<style>p #x{display:none!important}</style><p>甲<b id=x>密</b>乙</p>",
    "on screens": "<style>@media screen{.x{display:none}}</style><p>甲<b class=x>密</b>乙</p>",
    "more specific": "<style>b{display:inline}b.x{display:none}b{color:red}</style>"
    "<p>甲<b class=x>密</b>乙</p>",
    "beside another": "<style>i + .x{display:none}</style><p>甲<i></i><b class=x>密</b>乙</p>",
    "after another": "<style>i ~ b{display:none}</style><p>甲<i></i><u></u><b>密</b>乙</p>",
    "by its place": "<style>p b:nth-child(2){display:none}</style><p><b>甲</b><b>密</b>乙</p>",
    "not of a class": "<style>b:not(.x, .y){display:none}</style><p>甲<b>密</b><b class=y>乙</b></p>",
    "beside a box": "<style>:checked ~ b{display:none}</style><p>甲<input type=checkbox checked><b>密</b>乙</p>",
    "deep inside": "<style>div > div > div > p > b{display:none}</style>"
    "<div><div><div><p>甲<b>密</b>乙</p></div></div></div>",
    "closed dialog": "<p>甲乙</p><dialog>密</dialog>",
}


@pytest.mark.parametrize("name", HIDDEN)
def test_hidden_text_is_left_out_and_stated(name):
    document = read(HIDDEN[name])
    assert document.text.strip() == "甲乙"
    assert [(notice.key, notice.details) for notice in document.notices] == [
        ("hidden_text", {"count": "1"})
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "<style>.x{display:none} .x.y{display:inline}</style><p>甲<b class='x y'>乙</b></p>",
        "<style>.x{display:none}</style><p>甲<b class=x style='display:inline'>乙</b></p>",
        "<style>@media (max-width:600px){.x{display:none}}</style><p>甲<b class=x>乙</b></p>",
        "<style>@media print{.x{display:none}}</style><p>甲<b class=x>乙</b></p>",
        "<style>.x:hover{display:none}</style><p>甲<b class=x>乙</b></p>",
        "<style>.x::before, b::-webkit-scrollbar{display:none}</style><p>甲<b class=x>乙</b></p>",
        "<style>p >|, b:nth-child(){display:none}</style><p>甲<b>乙</b></p>",
        "<style>i + b, p:empty{display:none}</style><p>甲<b class=x>乙</b></p>",
        "<p>甲<b aria-hidden=true>乙</b></p>",
    ],
)
def test_text_that_is_shown_is_read(markup):
    document = read(markup)
    assert (document.text.strip(), document.notices) == ("甲乙", ())


def test_style_sheets_that_are_slow_to_match_are_stated_and_read_in_bounds():
    selectors = (
        "div div div",
        "div ~ div",
        "div:nth-of-type(2n) div",
        "p" + ":not(p" * 300 + ")" * 300,
    )
    rules = "".join(
        f"{selector}{{display:{'none' if i % 2 else 'block'}}}"
        for selector in selectors
        for i in range(2_000)
    )
    page = f"<style>{rules}</style>{'<div>' * 200}甲{'</div>' * 200}" + "<div>乙</div>" * 5_000
    started = process_time()
    document = read(page)
    assert process_time() - started < MAX_SECONDS
    assert [notice.key for notice in document.notices if notice.key == "styles_unread"]


PAGE = '<html><head><meta charset="{}"></head><body><p>教育局工作要點</p></body></html>'
ENCODINGS = {
    "big5": PAGE.format("big5").encode("big5"),
    "gb2312": PAGE.format("gb2312").encode("gb18030"),
    "http-equiv": PAGE.replace('charset="{}"', "content='text/html; charset=big5'").encode("big5"),
    "xml": ('<?xml version="1.0" encoding="gb18030"?>' + PAGE).encode("gb18030"),
    "mark": b"\xef\xbb\xbf" + PAGE.format("big5").encode(),
    "utf-16": PAGE.encode("utf-16"),
    "utf-8 in spite of what it declares": PAGE.format("gbk").encode(),
    "a name that only the web knows": PAGE.format("x-user-defined").encode("gb18030"),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_pages_are_decoded_as_they_declare(name):
    assert read_document(ENCODINGS[name], "-").text == "教育局工作要點\n"


@pytest.mark.parametrize(
    "text",
    ["<p>甲</p><p>乙</p>", "<!-- saved -->\n<!DOCTYPE html><p>甲</p>乙", "甲<br>乙<br/><br>"],
    ids=["fragment", "comment first", "tags between words"],
)
def test_a_pasted_part_of_a_page_is_read_as_such(text):
    assert read(text, "-").text.strip() == "甲\n乙"


def archive(encoding: str, content: bytes, charset: str = "") -> bytes:
    head = f"Content-Type: text/html{charset}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    return (
        b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        b'\tboundary="--B"\r\n\r\n----B\r\nContent-Type: image/png\r\n\r\nx\r\n----B\r\n'
        + head.encode()
        + content
        + b"\r\n----B--\r\n"
    )


ARCHIVES = {
    "quoted-printable": lambda page: archive("quoted-printable", quopri.encodestring(page)),
    "base64": lambda page: archive("base64", base64.encodebytes(page)),
    "8bit": lambda page: archive("8bit", page),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_the_page_in_a_web_archive_is_read(name):
    page = PAGE.format("gbk").encode("gbk")
    assert read_document(ARCHIVES[name](page), "a.mhtml").text.strip() == "教育局工作要點"


def test_a_web_archive_may_declare_the_encoding_in_its_header():
    page = "<p>教育局工作要點</p>".encode("big5")
    raw = archive("base64", base64.encodebytes(page), "; charset=big5")
    assert read_document(raw, "a.mht").text.strip() == "教育局工作要點"


def test_a_web_archive_without_a_page_is_refused():
    raw = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\n\nx\n--B--"
    assert read_plan(raw, "a.mhtml").rejection.key == "web_archive"


def test_cells_that_span_very_many_places_are_read_in_bounds():
    cells = "<td rowspan=400 colspan=60>a" * 300
    started = process_time()
    outcome = read_plan(f"<html><table><tr>{cells}".encode() + b"<tr><td>b" * 2_000, "a.html")
    assert outcome.exit_code == 2
    assert process_time() - started < MAX_SECONDS
