"""Web pages: encodings, parts of pages, tables."""

from __future__ import annotations

from time import process_time

import pytest

from importer.readers.web_pages import MAX_SECONDS, PAGE, read
from workplan.importer import read_plan
from workplan.importer.readers import read_document

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


def test_cells_that_span_very_many_places_are_read_in_bounds():
    cells = "<td rowspan=400 colspan=60>a" * 300
    started = process_time()
    outcome = read_plan(f"<html><table><tr>{cells}".encode() + b"<tr><td>b" * 2_000, "a.html")
    assert outcome.exit_code == 2
    assert process_time() - started < MAX_SECONDS
