"""Roles, and what else stands in a note, word by word."""

from __future__ import annotations

import pytest

from importer.support import draft_of, outcome_of
from workplan.importer.responsibility.note_parser import parse_note


def roles_of(name: str) -> list[dict[str, list[str]]]:
    result = outcome_of(name).result
    assert result
    return [
        {entry.role: list(entry.units) for entry in point.roles} or {"": list(point.units)}
        for point in result.points
    ]


@pytest.mark.parametrize(
    ("name", "roles"),
    [
        (
            "note-without-brackets-then-signature",
            [
                {"牵头": ["农业农村局"], "配合": ["各乡镇政府"]},
                {"牵头": ["农业农村局"], "配合": ["财政局"]},
            ],
        ),
        (
            "units-that-join-others",
            [
                {"负责": ["发展改革委"], "会同": ["有关部门"]},
                {"负责": ["财政部", "发展改革委"], "会同": ["有关部门"]},
                {"": ["市场监管总局"]},
            ],
        ),
        (
            "lead-rule-inside-note",
            [
                {"牵头单位": ["人力资源社会保障厅"], "负责": ["财政厅"]},
                {"牵头单位": ["财政厅"], "负责": ["工业和信息化厅"]},
                {"牵头单位": ["人力资源社会保障厅"], "负责": ["教育厅", "等有关部门和单位"]},
            ],
        ),
        (
            "lead-rule-beside-a-name",
            [
                {"牵头单位": ["县发改局"], "责任单位": ["县财政局"]},
                {"牵头单位": ["县经信局"], "责任单位": ["各有关区、县级市"]},
            ],
        ),
        (
            "lead-rule-before-a-comma",
            [
                {"牵头单位": ["市经信局", "市数据局"], "责任单位": ["市财政局", "各区政府"]},
                {"牵头单位": ["市数据局"], "责任单位": ["市财政局"]},
                {"牵头单位": ["市科技局"]},
            ],
        ),
        (
            "notes-of-two-sentences",
            [
                {"牵头": ["区生态局"], "配合": ["各片区"]},
                {"指导": ["区生态局"], "负责": ["试点镇政府"]},
                {"牵头": ["区生态局"], "负责": ["区经发局", "区农业局"]},
            ],
        ),
    ],
)
def test_roles_are_those_of_the_text(name, roles):
    assert roles_of(name) == roles


def test_the_rest_of_a_note_is_kept_and_has_to_be_looked_at():
    outcome = outcome_of("notes-of-two-sentences")
    assert outcome.exit_code == 1
    assert [notice.line for notice in outcome.to_review if notice.key == "note_remark"] == [2, 3]
    assert "以下均需各片区配合落实，不再列出" in draft_of(outcome.result).decode()


def test_a_role_in_brackets_beside_a_name_is_that_unit_s():
    content = parse_note("责任单位：办公室、政策法规科（牵头）、人事科")
    roles = [(entry.role, entry.units) for entry in content.entries]
    assert roles == [("责任单位", ("办公室", "人事科")), ("牵头", ("政策法规科",))]
