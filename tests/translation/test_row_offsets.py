"""Translations that stand in wrong rows."""

from __future__ import annotations

import re

import pytest

from translation.sheets import ORIGINAL, TRANSLATION, Sheet, english
from workplan.plan.errors import WorkplanError

pytestmark = pytest.mark.slow  # each reads and writes the whole plan and whole workbooks


def shift(sheet, rows, start=2):
    """Moves the translations from a row on some rows down; the last go to the top of the part."""
    worksheet = sheet.book.worksheets[0]
    numbers = range(start, worksheet.max_row + 1)
    words = [worksheet.cell(number, TRANSLATION + 1).value for number in numbers]
    for number, moved in zip(numbers, words[-rows:] + words[:-rows], strict=True):
        worksheet.cell(number, TRANSLATION + 1).value = moved


@pytest.mark.parametrize(("rows", "start"), [(1, 2), (6, 2), (6, 100), (-2, 2)])
def test_translations_that_stand_in_wrong_rows_are_told_at_once(ours, rows, start):
    sheet, before = Sheet(ours), ours.read_bytes()
    shift(sheet, rows, start)
    with pytest.raises(WorkplanError, match="整张表都没有写入") as error:
        sheet.back(ours)
    assert "\n" not in str(error.value)
    row, target = re.search(r"t\.xlsx:(\d+): .*应在第 (\d+) 行", str(error.value)).groups()
    assert int(row) >= start
    assert int(row) - int(target) == rows
    assert ours.read_bytes() == before
    assert [file.name for file in ours.parent.iterdir()] == ["plan.yaml"]


@pytest.mark.parametrize("rows", [1, -1, 6])
def test_a_first_translation_in_wrong_rows_is_told_too(draft, plan, rows):
    sheet, translations, before = Sheet(draft), english(plan), draft.read_bytes()
    for row in sheet.rows.values():
        row[TRANSLATION].value = translations[row[ORIGINAL].value]
    shift(sheet, rows)
    with pytest.raises(WorkplanError, match="整张表都没有写入"):
        sheet.back(draft)
    assert draft.read_bytes() == before


def test_two_translations_that_change_places_are_no_shift(ours):
    sheet, keys = Sheet(ours), ("unit:bangongshi/explanation", "unit:zuzhichu/explanation")
    first, second = (sheet.rows[key][TRANSLATION].value for key in keys)
    sheet.write(keys[0], second)
    sheet.write(keys[1], first)
    accepted, report = sheet.back(ours)
    assert accepted, report
    assert "写入 2 条" in report
