"""Topics name measures of the plan; everyday words are not in the text already."""

from __future__ import annotations

from typing import Any

import pytest

from plan.checks.support import findings
from workplan.plan.checks.topics import (
    everyday_words_are_new,
    explained_measures_have_a_topic,
    topics_name_measures,
)
from workplan.plan.raw_plan import RawPlan

POINT = {"num": "1", "measures": [{"zh": "办。"}, {"zh": "再办。"}]}


def of_topic(measures: Any, sections: Any) -> list[tuple[Any, ...]]:
    tree = RawPlan({"languages": ["zh"], "sections": sections, "topics": [{"measures": measures}]})
    return [(found.path, found.key, found.details) for found in topics_name_measures(tree)]


@pytest.mark.parametrize(
    ("nums", "id_", "nearest"), [(["1", "2"], "1.2", "1.2"), (["1", "1"], "2-1.2", "2-1.2")]
)
def test_a_measure_is_named_by_its_id(nums, id_, nearest):
    sections = [
        {"num": str(i), "heading": {"zh": "部分"}, "points": [{**POINT, "num": num}]}
        for i, num in enumerate(nums, start=1)
    ]
    assert of_topic([id_], sections) == []
    assert of_topic([id_, f"{id_}0", id_], sections) == [
        (("topics", 0, "measures", 1), "unknown_measure", {"id": f"{id_}0", "nearest": nearest}),
        (("topics", 0, "measures", 2), "duplicate_value", {"value": id_}),
    ]


def test_sections_with_problems_of_their_own_hide_no_other_finding():
    assert of_topic(["7.7", "7.7"], [{"num": "x"}]) == [
        (("topics", 0, "measures", 1), "duplicate_value", {"value": "7.7"})
    ]


def test_an_everyday_word_that_the_text_has_is_told():
    measure = {"zh": "治理校外培训。", "en": "Tackle Off-campus training.", "also": {"zh": ["补课", "培训"], "en": ["off-campus", "Tuition", "tuition"]}}  # fmt: skip
    also = ("measures", 0, "also")
    assert findings(everyday_words_are_new, measures=[measure]) == [
        ((*also, "zh", 1), "word_in_text", {"word": "培训"}),
        ((*also, "en", 0), "word_in_text", {"word": "off-campus"}),
        ((*also, "en", 2), "duplicate_value", {"value": "tuition"}),
    ]


@pytest.mark.parametrize(
    ("readers", "listed", "expected"),
    [
        (["parents"], ["1.1"], []),
        (["parents"], ["1.2"], ["parents"]),
        (["teachers"], ["1.1"], []),
        (["parents", "staff"], ["1.2"], ["parents", "staff"]),
    ],
    ids=["listed", "not listed", "no topic for these readers", "two audiences"],
)
def test_what_is_explained_to_an_audience_is_in_one_of_its_topics(readers, listed, expected):
    measure = {"zh": "办。", "readers": {"parents": {"zh": "解读。"}, "staff": {"zh": "解读。"}}}
    point = {"num": "1", "measures": [measure, {"zh": "再办。"}]}
    section = {"num": "1", "heading": {"zh": "部分"}, "points": [point]}
    topic = {"readers": readers, "measures": listed}
    tree = RawPlan({"languages": ["zh"], "sections": [section], "topics": [topic]})
    path = ("sections", 0, "points", 0, "measures", 0, "readers")
    assert [(f.path, f.key, f.details) for f in explained_measures_have_a_topic(tree)] == [
        ((*path, audience), "measure_without_topic", {"id": "1.1"}) for audience in expected
    ]


def test_a_plan_without_topics_needs_none():
    measure = {"zh": "办。", "readers": {"parents": {"zh": "解读。"}}}
    assert findings(explained_measures_have_a_topic, measures=[measure]) == []
