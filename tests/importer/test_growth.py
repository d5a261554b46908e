"""The time for a text grows with its length, and no faster; what is too much is rejected at once."""

from __future__ import annotations

import io
import zipfile
from time import process_time

import pytest

from importer.shapes import BEFORE, SHAPES
from workplan.importer import Overrides, draft_text, read_plan, report_json, report_text
from workplan.importer.limits import read_number
from workplan.plan.yaml_writer import scalar

pytestmark = pytest.mark.slow

SHORT, LONG = 10_000, 100_000
MAX_RATIO, MAX_SECONDS = 30.0, 2.0
"""A straight line gives 10, a square 100; what ends sooner than this is not compared."""
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def import_everything(name: str, raw: bytes) -> None:
    outcome = read_plan(raw, name)
    report_text(outcome)
    report_json(outcome)
    if outcome.result:
        draft_text(outcome.result, Overrides(2024, "某某市教育局"))


def seconds(name: str, raw: bytes) -> float:
    """The processor's time, which other programs do not lengthen much."""
    start = process_time()
    import_everything(name, raw)
    return process_time() - start


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_in_a_straight_line(shape):
    assert read_plan(BEFORE.encode(), "a.txt").result  # what is loaded once is not measured
    long = seconds(*SHAPES[shape](LONG))
    if long < MAX_SECONDS:
        return
    allowed = MAX_RATIO * min(seconds(*SHAPES[shape](SHORT)) for _ in range(3))
    for _ in range(2):  # another look before a slow machine is blamed on the text
        if long > allowed:
            long = min(long, seconds(*SHAPES[shape](LONG)))
    assert long < allowed


def word_file(body: str, numbering: str = "") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>"
        )
        archive.writestr("word/numbering.xml", f"<w:numbering {W}>{numbering}</w:numbering>")
    return file.getvalue()


def labelled(label: str, level: str = "0", start: str = "1", count: int = 10_000) -> bytes:
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    paragraph = f"<w:p><w:pPr>{numbered}</w:pPr><w:r><w:t>甲</w:t></w:r></w:p>"
    return word_file(
        paragraph * count,
        f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="{start}"/>'
        f'<w:lvlText w:val="{label}"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
    )


SPAN = "<td colspan=400 rowspan=60>甲</td>"
EXCESSIVE = {
    "long label": (labelled("甲" * 1_000_000), "a.docx", "too_long"),
    "label of counts": (labelled("%2" * 50_000), "a.docx", "label_too_long"),
    "labels": (labelled("甲" * 200), "a.docx", "too_long"),
    "spanning cells": (
        f"<html><table>{'<tr>' + SPAN * 300 + '</tr>'}{'<tr></tr>' * 60}".encode(),
        "a.html",
        "no_points",
    ),
    "spanning rows": (
        f"<html><table>{f'<tr>{SPAN * 3}</tr>' * 2000}".encode(),
        "a.html",
        "too_many_places",
    ),
    "tables in tables": (word_file("<w:tbl><w:tr><w:tc>" * 60 + "</w:tc></w:tr></w:tbl>" * 60), "a.docx", "too_deep"),
    "empty paragraphs": (word_file("<w:p/>" * 1_100_000), "a.docx", "too_many_tags"),
}  # fmt: skip


@pytest.mark.parametrize("name", EXCESSIVE)
def test_what_is_too_much_is_rejected_at_once(name):
    raw, file, key = EXCESSIVE[name]
    start = process_time()
    assert read_plan(raw, file).rejection.key == key
    assert process_time() - start < 3


@pytest.mark.parametrize("number", ["²", "-1", "", "9" * 5_000, "１", " 2 ", "0x1"])
def test_odd_numbers_in_markup_raise_nothing(number):
    import_everything("a.docx", labelled("%1、", level=number, start=number, count=10))
    span = f'<w:tcPr><w:gridSpan w:val="{number}"/></w:tcPr><w:p/>'
    import_everything("a.docx", word_file(f"<w:tbl><w:tr><w:tc>{span}</w:tc></w:tr></w:tbl>"))
    import_everything("a.html", f'<html><table><tr><td colspan="{number}">甲'.encode())
    assert read_number(number, 7) == (2 if number == " 2 " else 7)


@pytest.mark.parametrize("mark", "[{")
def test_brackets_do_not_exhaust_the_stack_of_the_yaml_writer(mark):
    assert scalar(mark * 200_000) == f'"{mark * 200_000}"'
