"""What the cells of a returned sheet say, and what is no sheet."""

from __future__ import annotations

import pytest

from translation.sheets import TRANSLATION, Sheet
from workplan import load_plan
from workplan.plan.errors import WorkplanError
from workplan.translation.sheet_writer import column_header
from workplan.translation.workflow import import_sheet

pytestmark = pytest.mark.slow  # each reads and writes the whole plan and whole workbooks


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("These papers_x000D_\nbind the public.", "These papers bind the public."),
        ("These papers_x0009_bind the public._x000A_", "These papers bind the public."),
        ("It will keep the _x005F_x000D_ mark.", "It will keep the _x000D_ mark."),
    ],
)
def test_the_escapes_of_a_cell_are_read_as_what_they_mean(ours, cell, expected):
    sheet = Sheet(ours)
    sheet.write("4.2/readers/staff", cell)
    accepted, report = sheet.back(ours)
    assert accepted, report
    assert load_plan(ours).points[3].measures[1].readers.staff["en"] == expected
    if "_x005F_" in cell:  # and what looks like an escape in the plan is none
        accepted, report = Sheet(ours).back(ours)
        assert accepted, report
        assert load_plan(ours).points[3].measures[1].readers.staff["en"] == expected


def test_an_escaped_control_character_is_refused(ours):
    sheet, before = Sheet(ours), ours.read_bytes()
    sheet.write("9.1", "It will go on._x0007_")
    accepted, report = sheet.back(ours)
    assert not accepted
    assert "U+0007" in report
    assert ours.read_bytes() == before


def test_a_sheet_in_another_language_is_told(ours):
    sheet = Sheet(ours)
    sheet.book.worksheets[0].cell(1, TRANSLATION + 1).value = column_header("translation", "fr")
    with pytest.raises(WorkplanError, match="“fr”"):
        sheet.back(ours)


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"id,zh,en\n", b"\x00" * 99])
def test_what_is_no_sheet_is_told(ours, raw):
    with pytest.raises(WorkplanError):
        import_sheet(ours, raw, "t.xlsx", lambda _: None)
