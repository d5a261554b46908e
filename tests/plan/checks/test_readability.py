"""Our own texts have short sentences and plain words."""

from __future__ import annotations

import pytest

from plan.checks.support import findings
from workplan.plan.checks.readability import (
    explanations_for_parents_are_easy,
    explanations_have_short_sentences,
    school_grade,
    sentences,
)
from workplan.plan.raw_plan import RawPlan

EASY = "You can ask for it. The plan does not say how."
HARD = "Administrative reconsideration necessitates comprehensive institutional improvements. " * 2


@pytest.mark.parametrize(
    ("language", "text", "length"),
    [
        ("zh", "一" * 25 + "。" + "二" * 25 + "！", None),
        ("zh", "短。" + "一" * 24 + "，二。", "26"),
        ("en", "word " * 24 + "end. Short.", None),
        ("en", "Short. " + "word " * 25 + "end (see 11.3).", "28"),
    ],
)
def test_a_sentence_has_at_most_25_characters_or_words(language, text, length):
    measure = {language: "原句。", "readers": {"staff": {language: text}}}
    details = {"length": length, "limit": "25"}
    path = ("measures", 0, "readers", "staff", language)
    assert findings(explanations_have_short_sentences, measures=[measure]) == (
        [(path, "long_sentence", details)] if length else []
    )


def test_targets_and_topics_have_short_sentences_too():
    long = {"zh": "一" * 26}
    measure = {"zh": "原句。", "target": {"explanation": long}}
    assert len(findings(explanations_have_short_sentences, measures=[measure])) == 1
    tree = RawPlan({"topics": [{"summary": [{"zh": "短。"}, long]}]})
    found = [finding.path for finding in explanations_have_short_sentences(tree)]
    assert found == [("topics", 0, "summary", 1, "zh")]


def test_the_hardest_explanation_is_named_where_the_median_is_too_high():
    def measures(*texts):
        return [{"readers": {"parents": {"en": text}, "staff": {"en": HARD}}} for text in texts]

    assert findings(explanations_for_parents_are_easy, measures=measures(EASY, HARD, EASY)) == []
    harder = HARD.replace("comprehensive", "interdisciplinary")
    found = findings(explanations_for_parents_are_easy, measures=measures(EASY, harder, HARD))
    assert [(path, key) for path, key, _ in found] == [
        (("measures", 1, "readers", "parents", "en"), "hard_to_read")
    ]
    assert found[0][2]["grade"] > found[0][2]["median"] == f"{school_grade(HARD):.1f}"


@pytest.mark.parametrize(
    ("text", "syllables"),
    [("the cat sat", 3), ("people agreed", 4), ("whole tables based", 4), ("red school needed", 4)],
)
def test_syllables_are_counted_by_groups_of_vowels(text, syllables):
    words = len(text.split())
    expected = 0.39 * words + 11.8 * syllables / words - 15.59
    assert school_grade(text + ".") == pytest.approx(expected)


@pytest.mark.parametrize("text", ["中文。", "Administrative reconsideration."])
def test_a_text_of_few_english_words_has_no_grade(text):
    measure = {"readers": {"parents": {"en": text}}}
    assert findings(explanations_for_parents_are_easy, measures=[measure]) == []


def test_a_number_with_a_point_ends_no_sentence():
    assert sentences("See 11.3 and “more.” Then 2.5!", "en") == ["See 11.3 and “more", "Then 2.5"]
