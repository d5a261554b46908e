"""The rules of the English text, at their edges."""

from __future__ import annotations

import pytest

from plan.checks.support import findings
from workplan.plan.checks.english import (
    a_sentence_stays_one_sentence,
    numbers_are_kept,
    words_follow_the_style_guide,
)


def keys(rule, english: str, chinese: str = "中文。") -> list[tuple[str, ...]]:
    """Key and details of each finding on one sentence."""
    found = findings(rule, measures=[{"zh": chinese, "en": english}])
    assert all(path == ("measures", 0, "en") for path, _, _ in found)
    return [(key, *details.values()) for _, key, details in found]


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("It will ask Dr. Li, Mr. Wu and No. 5 School.", []),
        ("It will ask Dr. Li. It will go on.", ["sentence_split"]),
        ("It will go on! Then it stops.", ["sentence_split"]),
        ("It will say “go on.” Then it stops.", ["sentence_split"]),
        ("It will go on. etc.", []),
        ("It will say “go on.”", []),
        ("It will go on", ["sentence_end"]),
        ("It will go. On it goes", ["sentence_split", "sentence_end"]),
    ],
)
def test_a_sentence_is_one_and_ends(english, expected):
    assert keys(a_sentence_stays_one_sentence, english) == [(key,) for key in expected]


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        ("两类2次。", "Two times.", []),
        ("两类2次。", "two times.", []),
        ("办好1件。", "Someone does it.", [("number_lost", "1", "one")]),
        ("办好1件。", "ONE thing is done.", []),
        ("办好10件。", "10 things are done.", []),
        ("办好10件。", "100 things are done.", [("number_added", "100"), ("number_lost", "10", "10")]),
        ("办好100%。", "100% is done.", [("percent_sign",)]),
        ("办好。", "The No. 5 School does it.", []),
        ("办好1.5件。", "1.5 things are done.", []),
    ],
)  # fmt: skip
def test_numbers_are_those_of_the_chinese(chinese, english, expected):
    assert keys(numbers_are_kept, english, chinese) == expected


@pytest.mark.parametrize(
    ("english", "words"),
    [
        ("It improves our schools.", ["our"]),
        ("Our schools improve.", ["Our"]),
        ("We improve.", ["We"]),
        ("Four hours of power are allowed.", []),
        ("It shall improve and must improve.", ["shall"]),
        ("It will exercise, raise, revise and otherwise advise.", []),
        ("It will organise schools.", ["organise"]),
        ("Pupils leverage programmes.", ["Pupils", "leverage", "programmes"]),
        ("Schools led by the Bureau.", ["led by"]),
        ("It called by name.", []),
    ],
)
def test_words_of_the_style_guide(english, words):
    assert [word for _, word, _ in keys(words_follow_the_style_guide, english)] == words
