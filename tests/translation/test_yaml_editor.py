"""Translations change their own lines of the plan's file and nothing else."""

from __future__ import annotations

import re

import pytest
from hostile_plans import HOSTILE, PAYLOADS

from translation.sheets import TRANSLATION, Sheet
from workplan import load_plan
from workplan.files.workbook_cells import escape_characters
from workplan.plan import checks

pytestmark = pytest.mark.slow  # each reads and writes the whole plan and whole workbooks


def test_our_own_plan_goes_out_and_in_to_the_byte(ours):
    before = ours.read_bytes()
    accepted, report = Sheet(ours).back(ours)
    assert accepted, report
    assert ours.read_bytes() == before


def test_one_sentence_changes_one_line(ours):
    before = ours.read_text("utf-8").splitlines()
    sheet = Sheet(ours)
    words = sheet.rows["9.1"][TRANSLATION].value
    sheet.write("9.1", words.replace(" will", " will also", 1))
    accepted, report = sheet.back(ours)
    assert accepted, report
    assert "9.1" in report
    assert words in report
    after = ours.read_text("utf-8").splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert ["will also" in new for _, new in changed] == [True]


def test_syntax_in_a_cell_is_text_in_the_plan(ours, monkeypatch):
    """YAML, formulas, templates: no matter what it would mean there, it reads as written."""
    monkeypatch.setattr(checks, "RULES", ())  # those of style refuse most of it
    sheet = Sheet(ours)
    keys = [key for key in sheet.rows if re.fullmatch(r"\d+\.\d+", key)]
    written = {}
    for key, words in zip(keys, [*PAYLOADS.values(), *filter(str.strip, HOSTILE)], strict=False):
        sheet.rows[key][TRANSLATION].value = escape_characters(words)
        sheet.rows[key][TRANSLATION].data_type = "s"
        written[key] = " ".join(words.split())
    accepted, report = sheet.back(ours)
    assert accepted, report
    plan = load_plan(ours)
    measures = {f"{p.num}.{i}": m["en"] for p in plan.points for i, m in enumerate(p.measures, 1)}
    assert len(written) > 30
    assert [
        (measures[key], words) for key, words in written.items() if measures[key] != words
    ] == []
