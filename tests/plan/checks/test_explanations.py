"""Explanations and topics say more than their measures, and promise nothing more."""

from __future__ import annotations

from typing import Any

import pytest

from plan.checks.support import findings
from workplan.plan.checks.explanations import (
    explanations_are_no_echo,
    explanations_promise_nothing,
)
from workplan.plan.raw_plan import RawPlan

CHINESE = "开展教育培训行业预付式消费治理，维护群众合法权益。"
ENGLISH = "It will tackle problems in prepaid consumption in the education and training industry."


def explained(rule, language: str, text: str, original: str) -> list[tuple[Any, ...]]:
    """Key and details of each finding on one explanation and its sentence."""
    measure = {language: original, "readers": {"parents": {language: text}}}
    path = ("measures", 0, "readers", "parents", language)
    found = findings(rule, measures=[measure])
    assert all(finding[0] == path for finding in found)
    return [(key, *details.values()) for _, key, details in found]


@pytest.mark.parametrize(
    ("language", "original", "text", "percent"),
    [
        ("zh", CHINESE, "教育培训行业的预付式消费要治理，维护群众合法权益。", "81"),
        ("zh", CHINESE, "就是先交钱、后上课。退费怎样办，原文没有写。", None),
        ("zh", CHINESE, "预付式消费，就是先交钱、后上课。", None),
        ("en", ENGLISH, "Problems with prepaid consumption in training are to be tackled.", "83"),
        ("en", ENGLISH, "You pay now for classes that come later.", None),
        ("zh", CHINESE, "预付式。", None),
        ("en", ENGLISH, "Prepaid consumption.", None),
    ],
)
def test_an_explanation_that_repeats_its_sentence_is_an_echo(language, original, text, percent):
    limit = {"zh": "45", "en": "60"}[language]
    expected = [("echo", percent, limit)] if percent else []
    assert explained(explanations_are_no_echo, language, text, original) == expected


def test_the_explanation_of_a_target_is_no_echo_either():
    target = {"explanation": {"zh": "年度学法不少于4次。"}}
    measure = {"zh": "组织年度学法不少于4次。", "target": target}
    found = findings(explanations_are_no_echo, measures=[measure])
    assert [path for path, _, _ in found] == [("measures", 0, "target", "explanation", "zh")]


@pytest.mark.parametrize(
    ("language", "original", "text", "word"),
    [
        ("zh", "推进退费。", "一定能退。", "一定"),
        ("zh", "保证退费。", "一定能退。", ""),
        ("zh", "推进退费。", "要有一定的条件。", ""),
        ("zh", "推进退费。", "这是努力方向，不是保证。", ""),
        ("zh", "推进退费。", "先查它会不会妨碍竞争。", ""),
        ("zh", "推进退费。", "以后不会涨价。", "不会"),
        ("zh", "推进退费。", "是不是免费，原文没有写。", ""),
        ("zh", "推进退费。", "是不是免费，原文没有写。以后都免费。", "免费"),
        ("en", "It will go on.", "It is always there.", "always"),
        ("en", "It must go on.", "It is always there.", ""),
        ("en", "It will go on.", "The plan does not say if it is free of charge.", ""),
        ("en", "It will go on.", "An aim, not a guarantee.", ""),
        ("en", "It will go on.", "Lessons are free of charge.", "free of charge"),
        ("en", "It will go on.", "Schools are to go on.", ""),
    ],
)
def test_an_explanation_promises_only_what_its_sentence_does(language, original, text, word):
    expected = [("promise", word)] if word else []
    assert explained(explanations_promise_nothing, language, text, original) == expected


@pytest.mark.parametrize(("listed", "promises"), [(["1.1"], True), (["1.1", "1.2"], False)])
def test_a_topic_promises_only_what_one_of_its_measures_does(listed, promises):
    measures = [{"zh": "推进退费。"}, {"zh": "必须退费。"}]
    section = {
        "num": "1",
        "heading": {"zh": "部分"},
        "points": [{"num": "1", "measures": measures}],
    }
    topic = {"summary": [{"zh": "先读这句。"}, {"zh": "一定退费。"}], "measures": listed}
    tree = RawPlan({"languages": ["zh"], "sections": [section], "topics": [topic]})
    found = [(finding.path, finding.details) for finding in explanations_promise_nothing(tree)]
    assert found == [(("topics", 0, "summary", 1, "zh"), {"word": "一定"})] * promises
