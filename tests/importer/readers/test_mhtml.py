"""Web archives."""

from __future__ import annotations

import base64
import quopri

import pytest

from importer.readers.web_pages import PAGE
from workplan.importer import read_plan
from workplan.importer.readers import read_document


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
