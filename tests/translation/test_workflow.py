"""The translators' sheet out and back in, approvals, and what the check says of both."""

from __future__ import annotations

import io
import re
import shutil
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from conftest import DATA, PLAN
from hostile_plans import HOSTILE, PAYLOADS

from workplan import load_plan
from workplan.files.workbook_cells import escape_characters
from workplan.importer import Overrides, draft_text, read_plan
from workplan.plan import checks
from workplan.plan.errors import WorkplanError
from workplan.translation.approvals import Approvals, TranslatedText, with_approved
from workplan.translation.sheet_writer import column_header, sheet_bytes, translation_sheet
from workplan.translation.translation_status import translation_notices
from workplan.translation.workflow import approve, import_sheet

pytestmark = pytest.mark.slow  # each reads and writes the whole plan and whole workbooks

ORIGINAL, TRANSLATION, EXPORTED = 1, 2, 5


@pytest.fixture
def draft(tmp_path):
    """Our own plan as the importer writes it: in Chinese alone, to be translated."""
    result = read_plan((DATA / "plan-2024.zh.txt").read_bytes(), "a.txt").result
    file = tmp_path / "plan.yaml"
    file.write_text(draft_text(result, Overrides(in_translation=("en",))), "utf-8")
    return file


@pytest.fixture
def ours(tmp_path):
    file = tmp_path / "plan.yaml"
    shutil.copy(PLAN, file)
    return file


@cache
def exported(content: bytes) -> bytes:
    """The sheet of a plan, which many tests begin with."""
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder, "plan.yaml")
        plan.write_bytes(content)
        return sheet_bytes(translation_sheet(plan))


class Sheet:
    """A sheet that a translator edits."""

    def __init__(self, plan):
        self.book = openpyxl.load_workbook(io.BytesIO(exported(plan.read_bytes())))
        self.rows = {row[0].value: row for row in self.book.worksheets[0].iter_rows(min_row=2)}

    def write(self, key, words, column=TRANSLATION):
        self.rows[key][column].value = words

    def back(self, plan):
        """Merges it; returns whether all rows were accepted, and the report."""
        buffer, messages = io.BytesIO(), []
        self.book.save(buffer)
        accepted = import_sheet(plan, buffer.getvalue(), "t.xlsx", messages.append)
        return accepted, "\n".join(messages)


def english(plan):
    """Our own translation by the Chinese that it translates."""
    translations = {}

    def walk(value):
        if isinstance(value, dict):
            if isinstance(value.get("zh"), str) and isinstance(value.get("en"), str):
                translations[value["zh"]] = value["en"]
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk(plan.model_dump(mode="json"))
    return translations


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


def spoil_original(_, plan):
    text = plan.read_text("utf-8")
    chinese = load_plan(plan).points[8].measures[0]["zh"]
    plan.write_text(text.replace(chinese, chinese.replace("，", "，切实", 1), 1), "utf-8")


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


def test_a_row_that_stands_twice_with_the_same_words_is_one_row(ours):
    sheet = Sheet(ours)
    words = sheet.rows["9.1"][TRANSLATION].value.replace(" will", " will also", 1)
    sheet.write("9.1", words)
    sheet.book.worksheets[0].append([cell.value for cell in sheet.rows["9.1"]])
    accepted, report = sheet.back(ours)
    assert accepted, report
    assert "写入 1 条" in report


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


def test_a_sheet_in_another_language_is_told(ours):
    sheet = Sheet(ours)
    sheet.book.worksheets[0].cell(1, TRANSLATION + 1).value = column_header("translation", "fr")
    with pytest.raises(WorkplanError, match="“fr”"):
        sheet.back(ours)


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"id,zh,en\n", b"\x00" * 99])
def test_what_is_no_sheet_is_told(ours, raw):
    with pytest.raises(WorkplanError):
        import_sheet(ours, raw, "t.xlsx", lambda _: None)


def test_a_cell_that_begins_with_an_equals_sign_is_a_text(draft):
    draft.write_text(draft.read_text("utf-8").replace("zh: 杭州市教育局\n", "zh: =1+1\n"), "utf-8")
    assert Sheet(draft).rows["issuer"][ORIGINAL].data_type == "s"


def test_the_same_plan_gives_the_same_sheet(ours):
    sheets = [sheet_bytes(translation_sheet(ours)) for _ in range(2)]
    assert sheets[0] == sheets[1]
    times = openpyxl.load_workbook(io.BytesIO(sheets[0])).properties
    assert times.created.year == times.modified.year == 1980


def test_the_check_says_where_chinese_changed_after_its_english_was_approved(ours):
    approve(ours, (), lambda _: None)
    assert translation_notices(ours) == ()
    spoil_original(None, ours)
    (notice,) = translation_notices(ours)
    assert "中文改过" in str(notice)
    assert notice.line > 1
    approve(ours, ("9.1",), lambda _: None)
    assert translation_notices(ours) == ()
    with pytest.raises(WorkplanError, match="99"):
        approve(ours, ("99",), lambda _: None)


def test_a_translation_of_two_reworded_originals_is_approved_for_both():
    before = TranslatedText(("title",), "en", "旧", "The same.")
    texts = [replace(before, original=original) for original in ("甲", "乙")]
    approvals = with_approved(with_approved(Approvals(), [before]), texts)
    assert [approvals.state(text) for text in texts] == ["approved", "approved"]
    assert approvals.state(before) == "changed"


def test_our_own_translation_is_approved_as_it_stands():
    assert translation_notices(PLAN) == ()
    assert PLAN.with_name("approved.json").is_file()
