"""Our own source text, and the same text in eight other forms."""

from __future__ import annotations

import json

import pytest
from conftest import DATA

from importer.support import SAMPLES, assert_nothing_is_lost, draft_of, parsed, plain, read
from workplan import parse_plan
from workplan.importer import draft_text
from workplan.plan.source_text import source_text


@pytest.fixture(scope="module")
def drafted():
    return parse_plan(draft_text(parsed(source())).encode())


def source() -> str:
    return (DATA / "plan-2024.zh.txt").read_text("utf-8")


def test_there_are_eight_samples():
    assert [sample.name[:3] for sample in SAMPLES] == [f"S0{i}" for i in range(1, 9)]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_a_sample_gives_the_expected_result(sample):
    expected = json.loads(sample.with_suffix(".meta.json").read_text("utf-8"))
    outcome = read(sample)
    assert outcome.exit_code == 0
    assert_nothing_is_lost(outcome)
    actual = [(s, p) for s in outcome.result.sections for p in s.points]
    assert len(actual) == expected["numbered_points"]
    assert len(outcome.result.sections) == expected["sections"]
    assert sum(bool(p.all_notes) for _, p in actual) == expected["points_with_notes"]
    assert {unit for _, p in actual for unit in p.units} == set(expected["units"])
    for (section, point), expected_point in zip(actual, expected["points"], strict=True):
        assert point.num == expected_point["no"]
        assert plain(point.heading) == plain(expected_point["head"])
        assert list(point.units) == expected_point["units"]
        assert plain(section.full_heading) == plain(expected_point["section"])


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_a_sample_s_draft_has_no_problem(sample):
    assert len(parse_plan(draft_of(read(sample).result)).points) == 15


def test_roles_and_deadline_are_those_that_the_text_states():
    point = read(SAMPLES[2]).result.points[0]
    assert [(role.role, role.units) for role in point.roles] == [
        ("牵头单位", ("宣传处",)),
        ("配合单位", ("法规处", "组织处", "人事处", "高教处")),
    ]
    assert point.deadline == "2024年12月底前"
    assert read(SAMPLES[0]).result.points[0].roles == ()


def test_the_source_gives_the_chinese_of_our_own_plan(drafted, plan):
    assert drafted.title["zh"] == plan.title["zh"]
    assert drafted.issuer["zh"] == plan.issuer["zh"]
    assert drafted.general_approach["zh"] == plan.general_approach["zh"]
    assert drafted.form == plan.form
    assert drafted.year == plan.year
    for section, expected in zip(drafted.sections, plan.sections, strict=True):
        assert (section.num, section.heading["zh"]) == (expected.num, expected.heading["zh"])
        for point, expected_point in zip(section.points, expected.points, strict=True):
            assert (point.num, point.units) == (expected_point.num, expected_point.units)
            assert point.label is None
            assert point.heading["zh"] == expected_point.heading["zh"]
            assert [m["zh"] for m in point.measures] == [m["zh"] for m in expected_point.measures]
            assert not point.roles


def test_the_source_gives_the_units_of_our_own_plan_ids_and_all(drafted, plan):
    assert {(u.id, u.name["zh"], u.catch_all) for u in drafted.units} == {
        (u.id, u.name["zh"], u.catch_all) for u in plan.units
    }


def test_source_to_import_to_published_text_is_the_source(drafted):
    lines = source().splitlines()[2:]  # below the page's own lines
    assert [plain(line) for line in source_text(drafted).splitlines()] == list(map(plain, lines))
