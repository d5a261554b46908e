"""A plan goes out to translators and comes back: what is taken, what is told, what is kept."""

from __future__ import annotations

import re

import pytest

from translation.sheets import ORIGINAL, TRANSLATION, Sheet, english
from workplan import load_plan
from workplan.translation.translation_status import translation_notices

pytestmark = pytest.mark.slow  # each reads and writes the whole plan and whole workbooks


def test_a_draft_translated_in_the_sheet_becomes_bilingual(draft, plan):
    before, translations = draft.read_text("utf-8"), english(plan)
    (notice,) = translation_notices(draft)
    assert f"共 {len(Sheet(draft).rows)} 处" in str(notice)
    sheet = Sheet(draft)
    first = next(iter(sheet.rows.values()))
    first[TRANSLATION].value = translations[first[ORIGINAL].value]
    assert sheet.back(draft)[0]
    assert len(translation_notices(draft)) == len(Sheet(draft).rows) - 1
    sheet = Sheet(draft)
    for row in sheet.rows.values():
        row[TRANSLATION].value = translations[row[ORIGINAL].value]
    accepted, report = sheet.back(draft)
    assert accepted, report
    translated = load_plan(draft)
    assert translated.languages == ("zh", "en")
    assert [m["en"] for p in translated.points for m in p.measures] == [
        m["en"] for p in plan.points for m in p.measures
    ]
    assert not translation_notices(draft)
    comments = [line for line in before.splitlines() if line.lstrip().startswith("#")]
    after = iter(draft.read_text("utf-8").splitlines())
    remaining = [line for line in comments if "in_translation" not in line and "翻译" not in line]
    assert all(
        any(line == other for other in after) for line in remaining if "languages" not in line
    )


def counts(report: str) -> list[int]:
    """Rows imported, those of them replaced, unchanged, empty, rejected; as the English report says."""
    line = next(line for line in report.splitlines() if " imported (" in line)
    return [int(number) for number in re.findall(r"\d+", line.rpartition(" / ")[2])]


def test_new_translations_are_counted(draft, plan):
    sheet, translations = Sheet(draft), english(plan)
    for key in ("9.1", "9.2"):
        sheet.write(key, translations[sheet.rows[key][ORIGINAL].value])
    assert counts(sheet.back(draft)[1]) == [2, 0, 0, len(sheet.rows) - 2, 0]


def test_replaced_unchanged_and_refused_translations_are_counted(ours):
    sheet = Sheet(ours)
    for key in ("9.1", "10.1"):
        words = sheet.rows[key][TRANSLATION].value
        sheet.write(key, words.replace(" will", " will also", 1))
    sheet.write("8.1", None)
    sheet.write("7.1", "Go.\u202e")
    assert counts(sheet.back(ours)[1]) == [2, 2, len(sheet.rows) - 4, 1, 1]


def test_a_sheet_can_be_sent_again_with_corrected_rows(draft, plan):
    sheet, translations = Sheet(draft), english(plan)
    for row in sheet.rows.values():
        row[TRANSLATION].value = translations[row[ORIGINAL].value]
    assert sheet.back(draft)[0]
    words = sheet.rows["9.1"][TRANSLATION].value
    sheet.write("9.1", words.replace(" will", " will also", 1))
    accepted, report = sheet.back(draft)
    assert accepted, report
    assert "写入 1 条（其中替换 1 条）" in report
    assert "will also" in load_plan(draft).points[8].measures[0]["en"]
    edited = draft.read_text("utf-8").replace("will also", "will soon")
    draft.write_text(edited, "utf-8")
    sheet.write("9.1", words)
    accepted, report = sheet.back(draft)
    assert not accepted
    assert "没有覆盖" in report
    assert draft.read_text("utf-8") == edited


def test_the_plan_before_an_import_is_kept(ours):
    before, sheet = ours.read_bytes(), Sheet(ours)
    words = sheet.rows["9.1"][TRANSLATION].value
    sheet.write("9.1", words.replace(" will", " will also", 1))
    accepted, report = sheet.back(ours)
    assert accepted
    assert "plan.yaml.bak" in report
    assert ours.with_name("plan.yaml.bak").read_bytes() == before


def test_empty_cells_are_not_refused(draft, ours):
    accepted, report = Sheet(draft).back(draft)
    assert accepted, report
    assert "，没有写入 0 条" in report
    assert len(report.splitlines()) == 2
    sheet, before = Sheet(ours), ours.read_bytes()
    sheet.write("9.1", None)
    accepted, report = sheet.back(ours)
    assert accepted
    assert "9.1：译文空着，文件里原有的译文没有动" in report
    assert ours.read_bytes() == before


def test_a_kind_of_fault_is_one_line_with_its_rows(ours):
    sheet = Sheet(ours)
    keys = [key for key in sheet.rows if re.fullmatch(r"\d+\.1", key)]
    for key in keys:
        sheet.write(key, sheet.rows[key][TRANSLATION].value[:-1] + ' "now".')
    accepted, report = sheet.back(ours)
    assert not accepted
    (line,) = [line for line in report.splitlines() if line.startswith("t.xlsx:")]
    assert f"同样的还有 {len(keys) - 1} 行" in line
    assert len(report.splitlines()) == 3
