"""Walking data that may be malformed."""

from __future__ import annotations

import pytest

from workplan.plan.raw_plan import ANY, RawPlan, describe_path

DATA = {
    "sections": [{"num": "3", "points": []}, {"points": [{"num": "7", "units": ["甲"]}, "text"]}]
}
TREE = RawPlan(DATA)


def test_patterns_find_what_is_there_in_the_order_of_the_file():
    point = ("sections", 1, "points", 0)
    assert list(TREE.select("sections", ANY, "points", ANY)) == [
        (point, {"num": "7", "units": ["甲"]}),
        (("sections", 1, "points", 1), "text"),
    ]
    assert list(TREE.select("sections", 0, "points", ANY)) == []
    assert list(TREE.texts("sections", ANY, "points", ANY, "units", ANY)) == [
        ((*point, "units", 0), "甲")
    ]
    assert list(TREE.select("sections", 2)) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ((), DATA),
        (("sections", 0, "points"), []),
        (("sections", 0, "points", 0), None),
        (("sections", 1, "points", 0, "num"), "7"),
        (("sections", 1, "points", 1, "num"), None),
        (("sections", "num"), None),
        (("nothing", 0), None),
    ],
)
def test_a_path_leads_to_its_value_or_nowhere(path, value):
    assert TREE.get(path) == value


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ((), ""),
        (("sections", 0), "section 3"),
        (("sections", 1), "section 2"),
        (("sections", 1, "points", 0, "units", 0), "point 7 › units[1]"),
        (("sections", 0, "points", 0, "num"), "point 1 › num"),
        (("sections", 1, "points", 0, "measures", 2, "zh"), "measure 7.3 › zh"),
    ],
)
def test_a_path_is_named_by_the_record_that_it_leads_to(path, words):
    assert describe_path(path, TREE) == words


def test_languages_are_those_of_the_file_or_chinese():
    assert TREE.languages == TREE.written == ("zh",)
    tree = RawPlan({"languages": ["zh", "en"], "in_translation": ["en", "fr"]})
    assert tree.written == ("zh", "en", "fr")
