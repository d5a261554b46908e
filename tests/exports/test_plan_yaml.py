"""The published plan file reads as the same plan and holds nothing else."""

from __future__ import annotations

import json

from effort import inputs
from hostile_plans import HOSTILE, plans
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workplan import PlanError, parse_plan
from workplan.exports.plan_yaml import plan_yaml
from workplan.plan.yaml_reader import FORBIDDEN_CHARACTERS, read_bytes
from workplan.plan.yaml_writer import lines_of

DRAFT = """languages: [zh]
in_translation: [en]
year: 2024 # REMARK
title: {zh: 标题, en: UNREVIEWED}
issuer: {zh: 机关, en: UNREVIEWED}
# REMARK
sections:
  - num: 1
    points:
      - num: 1
        measures: [{zh: 句。, en: UNREVIEWED., note: {en: UNREVIEWED}, readers: {parents: {en: UNREVIEWED}}}]
        units: []
terms:
  - {id: a, kind: concept, zh: 句, en: UNREVIEWED, explanation: {zh: 说明, en: UNREVIEWED}, gloss: {en: UNREVIEWED}, also: {zh: [词], en: [UNREVIEWED-TOO]}}
"""


def test_the_real_plan_reads_as_the_same_plan(plan):
    assert parse_plan(plan_yaml(plan)) == plan


def test_remarks_and_unreviewed_texts_are_left_out():
    published = plan_yaml(parse_plan(DRAFT.encode())).decode()
    assert "REMARK" not in published
    assert "UNREVIEWED" not in published
    assert "in_translation" not in published
    again = parse_plan(published.encode())
    assert again.sections[0].points[0].measures[0]["zh"] == "句。"
    assert parse_plan(plan_yaml(again)) == again


@given(plans())
@settings(max_examples=inputs(60), suppress_health_check=list(HealthCheck))
def test_made_up_plans_read_as_the_same_plan(data):
    try:
        plan = parse_plan(json.dumps(data).encode())
    except PlanError:
        return
    assert parse_plan(plan_yaml(plan)) == plan


@given(st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=("Cs",)))))
@settings(max_examples=inputs(100))
def test_every_text_that_a_plan_may_hold_reads_back(text):
    if text.strip() and not FORBIDDEN_CHARACTERS.search(text):
        lines = "\n".join(lines_of({"title": {"zh": text}, "names": [text], "flag": True}))
        data = read_bytes(lines.encode(), "a.yaml").data
        assert data == {"title": {"zh": text}, "names": [text], "flag": "true"}
