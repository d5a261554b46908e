"""What is listed to be looked at."""

from __future__ import annotations

import pytest

from importer.review.reviews import TEXT, review
from workplan.importer import read_plan
from workplan.importer.review.page import review_page
from workplan.plan.yaml_reader import read_bytes


def test_nothing_is_to_be_reviewed_in_an_untouched_draft():
    assert review().places == []


CHANGES = {
    "a word replaced": (
        ("修订规章5项", "修订规章6项"),
        ["原文里没有这样的文字：“修订规章6项。”", "原文里有，草稿里没有：“修订规章5项。”"],
    ),
    "a sentence deleted": (
        ("          - zh: 修订规章5项。\n", ""),
        ["原文里有，草稿里没有：“修订规章5项。”"],
    ),
    "a unit replaced": (
        ("units: [人事处]", "units: [财务处]"),
        ["原文里没有这样的文字：“财务处”", "原文里有，草稿里没有：“〔责任单位：人事处〕”"],
    ),
    "a unit deleted": (
        ("units: [办公室, 法规处]", "units: [办公室]"),
        ["原文里有，草稿里没有：“、法规处〕”"],
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_of_the_draft_is_listed(name):
    change, expected = CHANGES[name]
    places = review(change=change).places
    assert len(places) == len(expected)
    for words in expected:
        assert any(place.startswith(words) for place in places), places


def test_what_is_uncertain_is_listed_at_its_field():
    tree = review(TEXT.replace("2.加强", "4.加强")).page
    (place,) = tree.xpath("//li[@class='review']")
    assert "任务的编号是 4" in place.text_content()
    target = place.find(".//a").get("href")
    assert "加强队伍建设" in tree.get_element_by_id(target[1:]).text_content()


def test_what_is_inferred_comes_after_what_must_be_reviewed():
    tree = review(TEXT.replace("人事处", "其他处室"), ("修订规章", "修改规章")).page
    classes = [item.get("class") for item in tree.xpath("//ol[@class='places']/li")]
    assert classes == sorted(classes)
    assert {"review", "stated"} <= set(classes)


def test_why_a_source_is_no_plan_is_listed():
    outcome = read_plan("会议纪要。\n研究了工作。\n".encode(), "a.txt")
    page, count = review_page(outcome, read_bytes(b"{}", "plan.yaml"), ("a", "b"))
    assert count == 1
    assert "没有找到任务" in page
