"""Files of every supported type, and malicious files."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable
from time import process_time

import pytest
from conftest import DATA

from importer.files import docx_of, html_of
from importer.word_files import zip_of
from workplan.importer import draft_text, read_plan

SOURCE = DATA / "plan-2024.zh.txt"
TEXT = SOURCE.read_text("utf-8")
LINES = TEXT.splitlines()
MAX_SECONDS, MAX_MEGABYTES = 10, 300
"""Of the processor's time, which is the same on a busy machine."""


def draft(raw: bytes, name: str) -> str:
    outcome = read_plan(raw, name)
    assert outcome.result, outcome.rejection and outcome.rejection.key
    assert outcome.exit_code == 0
    return draft_text(outcome.result)


def zip_bomb() -> bytes:
    """Written in pieces: what is measured later is whether more memory is taken than ever before."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("word/document.xml", "w") as part,
    ):
        part.write(b"<a>")
        for _ in range(300):
            part.write(b" " * 1_000_000)
    return file.getvalue()


def harmful(body: str, head: str = "") -> bytes:
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    xml = f'<?xml version="1.0"?>{head}<w:document {namespace}><w:body><w:p><w:r><w:t>{body}</w:t>'
    xml += "</w:r></w:p></w:body></w:document>"
    return zip_of({"word/document.xml": xml.encode(), "[Content_Types].xml": b"<Types/>"})


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_encodings_give_the_same_draft(encoding):
    assert draft(TEXT.encode(encoding), "a.txt") == draft(TEXT.encode(), "a.txt")


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (docx_of(LINES), "a.docx"),
        (html_of(LINES), "a.html"),
        (html_of(LINES).replace(b"utf-8", b"gb2312").decode("utf-8").encode("gb18030"), "a.htm"),
        (html_of(LINES), "-"),
    ],
    ids=["docx", "html", "gb2312", "pasted page"],
)
def test_word_files_and_web_pages_give_the_same_draft(raw, name):
    assert draft(raw, name) == draft(TEXT.encode(), "a.txt")


BILLION = "<!DOCTYPE w [<!ENTITY a '哈哈哈哈哈哈哈哈'>" + "".join(
    f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefghi", "bcdefghij", strict=True)
)
HARMFUL: dict[str, Callable[[], bytes]] = {
    "entities": lambda: harmful("&j;", BILLION + "]>"),
    "entities far down": lambda: harmful("&j;", " " * 5000 + BILLION + "]>"),
    "external entity": lambda: harmful(
        "&x;", '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    ),
    "utf-16": lambda: zip_of({"word/document.xml": ("<!DOCTYPE w []><w/>").encode("utf-16")}),
    "zip bomb": zip_bomb,
    "many parts": lambda: zip_of({f"word/{i}.xml": b"<a/>" for i in range(3_000)}),
    "deep": lambda: harmful("<w:r>" * 100_000),
    "no document": lambda: zip_of({"a.xml": b"<a/>"}),
    "cut": lambda: docx_of(LINES)[:-400],
    "negative": lambda: docx_of(LINES)[:-30] + b"\xff" * 30,
}
"""Made when they are needed: each worker reads this module, and these take seconds."""


@pytest.mark.parametrize("name", HARMFUL)
def test_a_harmful_word_file_is_rejected_in_bounds(name):
    resource = pytest.importorskip("resource")  # Windows does not count memory so
    raw = HARMFUL[name]()
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, process_time()
    outcome = read_plan(raw, "a.docx")
    assert outcome.exit_code == 2
    assert process_time() - started < MAX_SECONDS
    unit = 1 if sys.platform == "darwin" else 1024
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * unit
    assert grown < MAX_MEGABYTES * 1024**2


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        (b"", "empty"),
        (b"%PDF-1.7", "pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old_word"),
        (b"{\\rtf1}", "rich_text"),
        (b"\x89PNG\r\n", "image"),
        (bytes(range(256)) * 20, "encoding"),
        (("一、好。\n" * 90_000).encode(), "too_long"),
        (b"<html>" + b"<div>" * 100_000 + "一、好。".encode(), "too_deep"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_without_text_is_rejected_with_the_reason(raw, key):
    outcome = read_plan(raw, "a.txt")
    assert (outcome.exit_code, outcome.rejection.key) == (2, key)


@pytest.mark.parametrize(
    "text",
    [
        "（" * 50_000,
        "1." * 50_000,
        "一、" * 30_000,
        "责任单位：" * 20_000,
        "《" * 99_999,
        "、" * 99_999,
    ],
    ids=["brackets", "numbers", "numerals", "notes", "titles", "commas"],
)
def test_text_made_to_be_slow_is_read_in_bounds(text):
    started = process_time()
    read_plan(text.encode(), "a.txt")
    assert process_time() - started < MAX_SECONDS
