"""Which rows of a returned sheet are taken, and how the others are named."""

from __future__ import annotations

import pytest

from translation.sheets import TRANSLATION, Sheet, spoil_original
from workplan import load_plan

pytestmark = pytest.mark.slow  # each reads and writes the whole plan and whole workbooks


def spoil_id(sheet, _):
    sheet.rows["9.1"][0].value = "99.1"


def spoil_twice(sheet, _):
    row = [cell.value for cell in sheet.rows["9.1"]]
    sheet.book.worksheets[0].append([*row[:TRANSLATION], "Another.", *row[TRANSLATION + 1 :]])


def spoil_formula(sheet, _):
    sheet.write("9.1", "#NAME?")


def spoil_control(sheet, _):
    sheet.write("9.1", "It will go on.\u202e")


def spoil_rule(sheet, _):
    sheet.write("9.1", 'It will use "straight" marks.')


def spoil_title(sheet, _):
    sheet.write("title", "The 'straight' Plan")


def spoil_conflict(sheet, plan):
    words = sheet.rows["9.1"][TRANSLATION].value
    plan.write_text(
        plan.read_text("utf-8").replace(words, words.replace(" will", " will soon", 1), 1), "utf-8"
    )
    sheet.write("9.1", words.replace(" will", " will also", 1))


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (spoil_id, "99.1"),
        (spoil_twice, "不止一行"),
        (spoil_formula, "出错的公式"),
        (spoil_control, "U+202E"),
        (spoil_rule, "弯"),
        (spoil_title, "弯"),
        (spoil_original, "中文改过"),
        (spoil_conflict, "没有覆盖"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_and_nothing_is_written(ours, spoil, message):
    sheet = Sheet(ours)
    spoil(sheet, ours)
    before = ours.read_bytes()
    accepted, report = sheet.back(ours)
    assert not accepted
    assert message in report
    assert "t.xlsx:" in report
    assert ours.read_bytes() == before


def test_a_row_that_is_there_twice_with_nothing_to_take_is_no_mistake(draft):
    sheet = Sheet(draft)
    key, row = next(iter(sheet.rows.items()))
    sheet.book.worksheets[0].append([cell.value for cell in row])
    accepted, report = sheet.back(draft)
    assert accepted, report
    assert key not in report


def test_a_translation_that_no_longer_quotes_its_target_is_rejected_with_its_row(ours):
    sheet = Sheet(ours)
    words = sheet.rows["9.2"][TRANSLATION].value
    assert "100 percent" in words
    sheet.write("9.2", words.replace("reaches 100 percent", "is 100 percent"))
    sheet.write("9.1", sheet.rows["9.1"][TRANSLATION].value.replace(" will", " will also", 1))
    accepted, report = sheet.back(ours)
    assert not accepted
    lines = report.splitlines()
    number = sheet.rows["9.2"][0].row
    assert [line for line in lines if "9.2" in line] == [
        line for line in lines if line.startswith(f"t.xlsx:{number}: 9.2: ")
    ]
    assert "will also" in ours.read_text("utf-8")
    assert "is 100 percent" not in ours.read_text("utf-8")


def test_a_term_whose_new_wording_other_sentences_lack_is_rejected_with_its_row(ours):
    before = load_plan(ours).terms
    index, term = next((i, term) for i, term in enumerate(before) if term["zh"] == "法治政府")
    sheet = Sheet(ours)
    sheet.write(f"term:{term.id}", "lawful government")
    sheet.write("9.1", sheet.rows["9.1"][TRANSLATION].value.replace(" will", " will also", 1))
    accepted, report = sheet.back(ours)
    assert not accepted
    number = sheet.rows[f"term:{term.id}"][0].row
    (line,) = [line for line in report.splitlines() if line.startswith(f"t.xlsx:{number}: ")]
    assert "lawful government" in line
    assert "title › en" in line  # the first sentence that lacks it
    assert "will also" in ours.read_text("utf-8")
    assert load_plan(ours).terms[index]["en"] == term["en"]


def test_a_row_that_stands_twice_with_the_same_words_is_one_row(ours):
    sheet = Sheet(ours)
    words = sheet.rows["9.1"][TRANSLATION].value.replace(" will", " will also", 1)
    sheet.write("9.1", words)
    sheet.book.worksheets[0].append([cell.value for cell in sheet.rows["9.1"]])
    accepted, report = sheet.back(ours)
    assert accepted, report
    assert "写入 1 条" in report
