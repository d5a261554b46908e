"""Files of every kind that editors have, and files that mean harm."""

from __future__ import annotations

import io
import sys
import zipfile
from time import perf_counter

import docx
import pytest
from conftest import DATA

from importer.files import docx_of, html_of
from workplan.importer import read_plan
from workplan.importer.draft.draft import Overrides
from workplan.importer.draft.yaml_template import draft_text

SOURCE = DATA / "plan-2024.zh.txt"
TEXT = SOURCE.read_text("utf-8")
LINES = TEXT.splitlines()
SECONDS, MEGABYTES = 10, 300


def draft(raw: bytes, name: str) -> str:
    outcome = read_plan(raw, name)
    assert outcome.found, outcome.refusal and outcome.refusal.key
    assert outcome.code == 0
    return draft_text(outcome.found, Overrides())


def table_docx() -> bytes:
    """The first points as rows of a Word table, units in merged cells."""
    document, made = docx.Document(), io.BytesIO()
    document.add_paragraph("某某市教育局2024年工作任务分解表")
    rows = [
        ("序号", "工作任务", "具体举措", "责任单位"),
        ("1", "优化政务公开", "公开招生政策。", "办公室、法规处"),
        ("2", "严格行政监管", "开展双随机抽查。", "监管处"),
        ("3", "推进普法", "组织宪法晨读。", ""),
    ]
    table = document.add_table(rows=len(rows), cols=4)
    for row, words in zip(table.rows, rows, strict=True):
        for cell, said in zip(row.cells, words, strict=True):
            cell.text = said
    table.cell(2, 3).merge(table.cell(3, 3))
    document.save(made)
    return made.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


def harmful(body: str, head: str = "") -> bytes:
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    xml = f'<?xml version="1.0"?>{head}<w:document {names}><w:body><w:p><w:r><w:t>{body}</w:t>'
    xml += "</w:r></w:p></w:body></w:document>"
    return zipped({"word/document.xml": xml.encode(), "[Content_Types].xml": b"<Types/>"})


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


def test_a_word_table_with_merged_cells_is_read_by_rows():
    found = read_plan(table_docx(), "a.docx").found
    assert [(point.num, point.heading, point.units) for point in found.points] == [
        (1, "优化政务公开", ("办公室", "法规处")),
        (2, "严格行政监管", ("监管处",)),
        (3, "推进普法", ("监管处",)),
    ]


BILLION = "<!DOCTYPE w [<!ENTITY a '哈哈哈哈哈哈哈哈'>" + "".join(
    f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefghi", "bcdefghij", strict=True)
)
HARMFUL = {
    "entities": harmful("&j;", BILLION + "]>"),
    "entities far down": harmful("&j;", " " * 5000 + BILLION + "]>"),
    "external entity": harmful("&x;", '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'),
    "utf-16": zipped({"word/document.xml": ("<!DOCTYPE w []><w/>").encode("utf-16")}),
    "zip bomb": zipped({"word/document.xml": b"<a>" + b" " * 300_000_000}),
    "many parts": zipped({f"word/{i}.xml": b"<a/>" for i in range(3_000)}),
    "deep": harmful("<w:r>" * 100_000),
    "no document": zipped({"a.xml": b"<a/>"}),
    "cut": docx_of(LINES)[:-400],
    "negative": docx_of(LINES)[:-30] + b"\xff" * 30,
}


@pytest.mark.parametrize("name", HARMFUL)
def test_a_harmful_word_file_is_refused_in_bounds(name):
    resource = pytest.importorskip("resource")  # Windows does not count memory so
    before, begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, perf_counter()
    outcome = read_plan(HARMFUL[name], "a.docx")
    assert outcome.code == 2
    assert perf_counter() - begun < SECONDS
    unit = 1 if sys.platform == "darwin" else 1024
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * unit
    assert grown < MEGABYTES * 1024**2


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
def test_what_holds_no_text_is_refused_by_name(raw, key):
    outcome = read_plan(raw, "a.txt")
    assert (outcome.code, outcome.refusal.key) == (2, key)


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
)
def test_text_made_to_be_slow_is_read_in_bounds(text):
    begun = perf_counter()
    read_plan(text.encode(), "a.txt")
    assert perf_counter() - begun < SECONDS
