"""What refers to another place of the plan and matches passes; what does not is named."""

from __future__ import annotations

import random
from time import process_time

import pytest

from plan.checks.support import findings
from workplan.plan.checks.references import (
    duty_notes_name_the_units,
    roles_are_those_of_the_units,
    targets_quote_their_measure,
    units_are_known,
    units_are_listed_once,
)
from workplan.plan.raw_plan import RawPlan


def test_units_and_roles_that_agree_pass():
    point = {"units": ["甲处", "乙处"], "roles": {"牵头单位": ["甲处"], "配合单位": ["乙处"]}}
    for rule in (roles_are_those_of_the_units, units_are_known, units_are_listed_once):
        assert findings(rule, **point) == []
    assert findings(roles_are_those_of_the_units, roles={"牵头单位": ["甲处"]}) == []


def test_a_role_with_another_unit_is_named():
    point = {"units": ["甲处"], "roles": {"牵头单位": ["甲处"], "配合单位": ["乙处"]}}
    assert findings(roles_are_those_of_the_units, **point) == [
        (("roles", "配合单位", 0), "role_without_unit", {"name": "乙处"})
    ]


def test_an_unknown_unit_is_named_with_the_nearest_wherever_it_stands():
    details = {"name": "甲科", "nearest": "甲处"}
    measure = {"units": ["甲科"]}
    assert findings(units_are_known, roles={"牵头": ["甲科"]}, measures=[measure]) == [
        (("roles", "牵头", 0), "unknown_unit", details),
        (("measures", 0, "units", 0), "unknown_unit", details),
    ]


def test_many_unknown_units_are_looked_up_without_a_wait():
    """1,500 wrong names among 5,000: 13 seconds or more with the standard library's difflib."""
    rng = random.Random(1)  # noqa: S311 - the same names every time
    letters = "教育发展规划法规安全综治组织宣传高等职业基础学前体育卫生财务审计信息办公室处科"
    names = ["".join(rng.choices(letters, k=rng.randint(4, 12))) for _ in range(5_000)]
    wrong = [f"{name}错" for name in names[:1_500]]
    units = [{"name": {"zh": name}} for name in names]
    tree = RawPlan({"units": units, "sections": [{"points": [{"units": wrong}]}]})
    start = process_time()
    found = list(units_are_known(tree))
    assert process_time() - start < 6
    assert [finding.details["nearest"] for finding in found] == names[:1_500]


def test_a_unit_listed_twice_is_named_once():
    assert findings(units_are_listed_once, units=["甲处", "乙处", "甲处"]) == [
        (("units", 2), "unit_twice", {"name": "甲处"})
    ]


def test_a_duty_note_names_units_under_any_spacing():
    assert (
        findings(duty_notes_name_the_units, duty_note="（甲处 、乙处）", units=["甲处", "乙处"])
        == []
    )
    assert findings(duty_notes_name_the_units, duty_note="（甲处）", units=["甲处", "乙处"]) == [
        (("units", 1), "not_in_duty_note", {"name": "乙处"})
    ]


@pytest.mark.parametrize(
    ("measure", "target", "expected"),
    [
        ({"zh": "学习不少于4次。", "en": "Learn four times."}, {"zh": "不少于4次", "en": "four times"}, []),
        ({"zh": "学习不少于4次。", "en": "Learn four times."}, {"zh": "不少于5次", "en": "four times"}, ["zh"]),
        ({"zh": "学习不少于4次。", "en": "Learn four times."}, {"zh": "不少于4次", "en": "4 times"}, ["en"]),
        ({"zh": "学习不少于4次。"}, {"zh": "不少于4次", "en": "four times"}, []),
        ({"zh": "学习不少于4次。", "en": 4}, {"zh": "不少于4次", "en": "four times"}, []),
        ({"zh": "学习不少于4次。", "en": "Learn."}, "不少于4次", []),
    ],
    ids=["both", "Chinese", "English", "English missing", "English no text", "no record"],
)  # fmt: skip
def test_a_target_is_quoted_in_each_language_that_is_there(measure, target, expected):
    named = findings(targets_quote_their_measure, measures=[{**measure, "target": target}])
    assert named == [
        (("measures", 0, "target", language), "target_not_quoted", {"quote": target[language]})
        for language in expected
    ]
