"""Time and memory for a text grow with its length, and no faster; what is too much is rejected."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from time import process_time

import pytest
from conftest import ROOT

from importer.growth import Effort, import_everything, measuring
from importer.shapes import SHAPES
from workplan.importer import read_plan
from workplan.importer.limits import read_number
from workplan.plan.yaml_writer import scalar

pytestmark = pytest.mark.slow

MAX_RATIO = 300
"""A straight line gives 100, a square 10,000."""
MIN_SECONDS, MIN_MEGABYTES = 0.02, 1.0
"""What any text takes; less is not compared."""
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture(scope="module")
def measured() -> Iterator[Callable[[str, int], Effort]]:
    with measuring() as measured:
        yield measured


@pytest.mark.parametrize("shape", SHAPES)
def test_time_and_memory_grow_in_a_straight_line(measured, shape):
    (short, little), (long, much) = measured(shape, 1_000), measured(shape, 100_000)
    assert long < MAX_RATIO * max(short, MIN_SECONDS)
    assert much < MAX_RATIO * max(little, MIN_MEGABYTES)


def test_the_table_of_figures_has_every_shape():
    """bench/growth.py writes it."""
    lines = (ROOT / "bench/GROWTH.md").read_text("utf-8").splitlines()
    rows = [line.split(" | ")[0].removeprefix("| ") for line in lines if line.startswith("| ")]
    assert rows == ["shape", "---", *SHAPES]


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
    "long label": (labelled("甲" * 1_000_000), "a.docx", "label_too_long"),
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
