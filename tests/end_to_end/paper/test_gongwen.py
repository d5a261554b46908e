"""The official-document format as GB/T 9704-2012 has it, printed by hand in both browsers."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from conftest import DATA

from end_to_end.paper.conftest import Printed
from end_to_end.paper.reading import (
    RADICALS,
    Line,
    extracts,
    fonts,
    lines,
    page_texts,
    plain,
    sizes,
)

NEAR = 0.3  # millimetres
TYPE_AREA = (28, 37, 28 + 156, 37 + 225)
PITCH = (225 - 16 * 25.4 / 72) / 21
NO_LINE_BEGINS = "、，。：；？！）》”〕％"
NO_LINE_ENDS = "（《“〔"


def is_folio(line: Line) -> bool:
    return bool(re.fullmatch(r"—\s*[0-9]+\s*—", line.text))


def body(page: list[Line]) -> list[Line]:
    return [line for line in page if not is_folio(line)]


@pytest.fixture
def pages(printed: Printed) -> list[list[Line]]:
    return lines(printed["gongwen-zh"])


def full_lines(pages: list[list[Line]]) -> list[str]:
    """Lines of body type that reach the right edge, the two empty characters of an indent added."""
    reach = (line for page in pages for line in body(page) if line.size == 16)
    return [
        ("　　" if line.left > 28 + 8 else "") + line.text
        for line in reach
        if line.right > 28 + 156 - 1.5
    ]


def cells(text: str) -> float:
    return sum(0.5 if character.isascii() else 1 for character in text)


def test_the_paper_is_a4(printed: Printed):
    assert set(sizes(printed["gongwen-zh"])) == {(210, 297)}
    assert len(sizes(printed["gongwen-zh"])) == 5


@pytest.mark.parametrize("name", ["gongwen-zh", "gongwen-en"])
def test_the_type_area_is_the_standards(printed: Printed, name: str):
    left, top, right, bottom = TYPE_AREA
    pages = [body(page) for page in lines(printed[name])]
    assert all(min(line.left for line in page) >= left - NEAR for page in pages)
    assert all(max(line.right for line in page) <= right + NEAR for page in pages)
    assert all(max(line.bottom for line in page) <= bottom + NEAR for page in pages)
    if name == "gongwen-zh":
        assert all(abs(min(line.left for line in page) - left) < NEAR for page in pages)
        assert all(abs(max(line.right for line in page) - right) < NEAR for page in pages)
        assert all(abs(page[0].top - top) < NEAR for page in pages[1:])
        assert all(abs(page[-1].bottom - bottom) < NEAR for page in pages[:-1])


def test_every_full_page_has_22_lines(pages):
    assert [len(body(page)) for page in pages[1:-1]] == [22] * (len(pages) - 2)
    first = body(pages[0])  # two empty lines, the title, one empty line
    assert len(first) + 3 == 22
    for page in pages[1:]:
        gaps = [after.top - before.top for before, after in pairwise(body(page))]
        assert all(abs(gap - PITCH) < NEAR for gap in gaps)


def test_full_lines_have_28_characters(pages):
    counted = [cells(line) for line in full_lines(pages)]
    assert len(counted) > 70
    assert min(counted) >= 27
    assert sum(count >= 28 for count in counted) / len(counted) >= 0.84


def test_no_line_begins_or_ends_with_the_wrong_mark(pages):
    texts = [line.text for page in pages for line in body(page)]
    assert [text for text in texts if text[0] in NO_LINE_BEGINS or text[-1] in NO_LINE_ENDS] == []


def test_types_and_sizes(pages):
    title, *rest = (line for page in pages for line in body(page))
    assert (title.font, title.size) == ("WorkplanSongBold", 22)
    sections = [line for line in rest if re.match("[一二三四]、", line.text)]
    points = [line for line in rest if re.match(r"[0-9]{1,2}\.", line.text)]
    assert {(line.font, line.size) for line in sections} == {("WorkplanSansBold", 16)}
    assert {(line.font, line.size) for line in points} == {("WorkplanKaiRegular", 16)}
    assert (len(sections), len(points)) == (4, 15)


def test_page_numbers_are_where_the_standard_puts_them(pages):
    cell = 156 / 28
    for number, page in enumerate(pages, start=1):
        [folio] = filter(is_folio, page)
        assert re.sub(r"\s", "", folio.text) == f"—{number}—"
        assert folio.size == 14
        assert abs((folio.top + folio.bottom) / 2 - (37 + 225 + 7)) < 0.5
        if number % 2:
            assert abs(28 + 156 - cell - folio.right) < NEAR
        else:
            assert abs(folio.left - 28 - cell) < NEAR


def test_no_heading_is_stranded(printed: Printed):
    for name in ("gongwen-zh", "gongwen-en"):
        for page in lines(printed[name])[:-1]:
            last = body(page)[-1]
            assert not re.match("[一二三四]、|[IV]+\\. ", last.text), last


def test_the_text_is_the_source_in_three_extractors(printed: Printed):
    source = (DATA / "plan-2024.zh.txt").read_text("utf-8").splitlines()
    assert source[:2] == ["首页 |", "|"]
    for name, text in extracts(printed["gongwen-zh"]).items():
        without_folios = re.sub(r"—\s*[0-9]+\s*—", "", text)
        assert plain(without_folios) == plain("".join(source[2:])), name
        assert not RADICALS.search(text), name


def test_the_english_has_every_sentence(printed: Printed, plan):
    text = plain(re.sub(r"—\s*[0-9]+\s*—", "", extracts(printed["gongwen-en"])["pypdf"]))
    for point in plan.points:
        assert plain(point.heading["en"]) in text
        for measure in point.measures:
            assert plain(measure["en"]) in text


@pytest.mark.parametrize("name", ["gongwen-zh", "gongwen-en"])
def test_fonts_are_truetype_and_our_own(printed: Printed, name: str):
    used = fonts(printed[name])
    assert {kind for _, kind in used} <= {"CID TrueType", "TrueType"}
    assert all(font.startswith("Workplan") for font, _ in used), used


def test_no_page_is_blank(printed: Printed):
    for name in ("gongwen-zh", "gongwen-en"):
        assert all(len(plain(text)) > 40 for text in page_texts(printed[name])), name
