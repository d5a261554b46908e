"""Our own source text, and the same text in eight other forms."""

from __future__ import annotations

import json

import pytest
from conftest import DATA

from importer.support import SAMPLES, draft_of, found_in, nothing_is_lost, plain, read
from workplan import parse_plan
from workplan.importer.draft.yaml_template import draft_text
from workplan.plan.source_text import source_text


@pytest.fixture(scope="module")
def drafted():
    return parse_plan(draft_text(found_in(source())).encode())


def source() -> str:
    return (DATA / "plan-2024.zh.txt").read_text("utf-8")


def test_there_are_eight_samples():
    assert [sample.name[:3] for sample in SAMPLES] == [f"S0{i}" for i in range(1, 9)]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_a_sample_gives_what_it_must(sample):
    expected = json.loads(sample.with_suffix(".meta.json").read_text("utf-8"))
    outcome = read(sample)
    assert outcome.code == 0
    nothing_is_lost(outcome)
    got = [(s, p) for s in outcome.found.sections for p in s.points]
    assert len(got) == expected["numbered_points"]
    assert len(outcome.found.sections) == expected["sections"]
    assert sum(bool(p.all_notes) for _, p in got) == expected["points_with_notes"]
    assert {unit for _, p in got for unit in p.units} == set(expected["units"])
    for (section, point), want in zip(got, expected["points"], strict=True):
        assert point.num == want["no"]
        assert plain(point.heading) == plain(want["head"])
        assert list(point.units) == want["units"]
        assert plain(section.words) == plain(want["section"])


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_a_sample_s_draft_has_no_problem(sample):
    assert len(parse_plan(draft_of(read(sample).found)).points) == 15


def test_roles_and_deadline_are_those_that_the_text_states():
    point = read(SAMPLES[2]).found.points[0]
    assert [(duty.role, duty.units) for duty in point.roles] == [
        ("牵头单位", ("宣传处",)),
        ("配合单位", ("法规处", "组织处", "人事处", "高教处")),
    ]
    assert point.deadline == "2024年12月底前"
    assert read(SAMPLES[0]).found.points[0].roles == ()


def test_the_source_gives_the_chinese_of_our_own_plan(drafted, plan):
    assert drafted.title["zh"] == plan.title["zh"]
    assert drafted.issuer["zh"] == plan.issuer["zh"]
    assert drafted.general_approach["zh"] == plan.general_approach["zh"]
    assert drafted.form == plan.form
    assert drafted.year == plan.year
    for got, want in zip(drafted.sections, plan.sections, strict=True):
        assert (got.num, got.heading["zh"]) == (want.num, want.heading["zh"])
        for point, own in zip(got.points, want.points, strict=True):
            assert (point.num, point.label, point.units) == (own.num, None, own.units)
            assert point.heading["zh"] == own.heading["zh"]
            assert [m["zh"] for m in point.measures] == [m["zh"] for m in own.measures]
            assert not point.roles


def test_the_source_gives_the_units_of_our_own_plan_ids_and_all(drafted, plan):
    assert {(u.id, u.name["zh"], u.catch_all) for u in drafted.units} == {
        (u.id, u.name["zh"], u.catch_all) for u in plan.units
    }


def test_source_to_import_to_published_text_is_the_source(drafted):
    lines = source().splitlines()[2:]  # below the page's furniture
    assert [plain(line) for line in source_text(drafted).splitlines()] == list(map(plain, lines))
