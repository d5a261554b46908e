"""Every character of the source is in the plan, in order, under Unicode NFKC."""

import csv
import unicodedata

import pytest
from conftest import DATA

from workplan.plan.source_text import format_number, source_text


def nfkc(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def source_lines() -> list[str]:
    """The published text without the navigation of its page, the first two lines."""
    lines = (DATA / "plan-2024.zh.txt").read_text("utf-8").splitlines()
    assert lines[:2] == ["首页 |", "|"]
    return lines[2:]


def test_the_plan_gives_the_source_back(plan):
    assert [nfkc(line) for line in source_text(plan).splitlines()] == [
        nfkc(line) for line in source_lines()
    ]


def test_the_plan_has_the_numbers_of_the_source(plan):
    measures = [measure for point in plan.points for measure in point.measures]
    assert (len(plan.sections), len(plan.points), len(measures) + 1) == (4, 15, 39)
    assert sum(not unit.catch_all for unit in plan.units) == 13
    assert sum(len(point.units) for point in plan.points) == 45
    assert [unit.name["zh"] for unit in plan.units if unit.catch_all] == ["其他职能处室"]


def segments() -> list[dict[str, str]]:
    with (DATA / "segments.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def aligned(plan, segment: str) -> tuple[str, str]:
    """The Chinese and the English of a segment such as p09.s2."""
    if segment == "title":
        return plan.title["zh"], plan.title["en"]
    if segment == "intro":
        return plan.general_approach["zh"], plan.general_approach["en"]
    if segment.startswith("part"):
        section = plan.sections[int(segment[4:]) - 1]
        return "一二三四"[section.num - 1] + "、" + section.heading["zh"], section.heading["en"]
    point = plan.points[int(segment[1:3]) - 1]
    part = segment.partition(".")[2]
    if part == "h":
        return point.heading["zh"], point.heading["en"]
    if part == "u":
        names = {unit.name["zh"]: unit.name["en"] for unit in plan.units}
        return "、".join(point.units), "; ".join(names[unit] for unit in point.units)
    measure = point.measures[int(part[1:]) - 1]
    return measure["zh"], measure["en"]


@pytest.mark.parametrize("segment", segments(), ids=lambda segment: segment["id"])
def test_each_aligned_unit_is_there_in_both_languages(plan, segment):
    chinese, english = aligned(plan, segment["id"])
    assert nfkc(chinese) == nfkc(segment["zh"])
    assert english


def test_there_are_74_aligned_units():
    assert len(segments()) == 74


@pytest.mark.parametrize(
    ("sample", "written"),
    [("一、", "十二、"), ("（一）", "（十二）"), ("1.", "12."), ("1、", "12、")],
)
def test_numbers_are_written_as_in_the_sample(sample, written):
    assert format_number(sample, 12) == written
