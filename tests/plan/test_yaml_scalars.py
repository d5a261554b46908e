"""Text that YAML would silently lose or change is told with its own line and its own cause."""

from __future__ import annotations

import pytest

from plan.changed_plan import HEADING, MEASURE, TEXT, YEAR, changed, line_of, problems
from workplan import parse_plan

LOST = [
    pytest.param(MEASURE, "          - zh: 加强 #行政规范性文件管理。\n", "会被丢掉：“行政规范性文件管理。”", 1, id="hash"),
    pytest.param(MEASURE, "          - zh: 加强\t#行政规范性文件管理。\n", "会被丢掉：“行政", 1, id="tab and hash"),
    pytest.param(MEASURE, '          - zh: "加强" #行政规范性文件管理。\n', "会被丢掉：“行政规范性文件管理。”", 1, id="hash after quotation marks"),
    pytest.param(MEASURE, "          - zh: '加强'\t##行政规范性文件管理。\n", "会被丢掉：“行政", 1, id="two after a tab"),
    pytest.param(MEASURE, '          - { zh: "加强" #行政规范性文件管理。\n            }\n', "会被丢掉：“行政", 2, id="in brackets"),
    pytest.param(HEADING, HEADING[:-1] + " # 待核对\n", "会被丢掉：“待核对”", 1, id="remark after a text"),
    pytest.param(HEADING, HEADING[:-1] + " ＃待核对\n", "全角的“＃”", 1, id="full-width remark after a text"),
    pytest.param(HEADING, "          zh: ~\n", "“~”在 YAML 里表示没有内容", 1, id="tilde"),
    pytest.param(HEADING, "          zh: null\n", "“null”在 YAML 里表示没有内容", 1, id="null"),
    pytest.param(HEADING, "          zh: |\n            提升依法决策水平。\n", "这段文字里有换行", 1, id="literal block"),
    pytest.param(HEADING, "          zh: >\n            提升依法\n            决策水平。\n", "这段文字里有换行", 2, id="folded block"),
    pytest.param(HEADING, '          zh: "提升\\n依法决策水平。"\n', "这段文字里有换行", 2, id="escaped line break"),
    pytest.param(HEADING, '          zh: " 提升依法决策水平。"\n', "开头或末尾有多余的空格", 1, id="space in quotes"),
    pytest.param(HEADING, "          zh: 提升依法决策水平。\u3000\n", "开头或末尾有多余的空格", 1, id="ideographic space at the end"),
    pytest.param(HEADING, "          zh: !note 提升依法决策水平。\n", "不能以这个符号开头", 1, id="tag"),
    pytest.param(HEADING, "          zh: &note 提升依法决策水平。\n", "不能以这个符号开头", 1, id="anchor"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message", "count"), LOST)
def test_text_that_yaml_would_lose_or_change_is_told(old, new, message, count):
    """First of all; what is read otherwise than it was meant may have problems of its own."""
    shown = problems(changed(old, new))
    assert shown[0].startswith(f"plan.yaml:{line_of(old)}: "), shown
    assert [message in problem for problem in shown] == [True] + [False] * (count - 1), shown


FINE = [
    pytest.param(HEADING, '          zh: "提升依法决策水平。" # 待核对\n', id="remark after quotation marks"),
    pytest.param(HEADING, '          zh: "提升依法决策水平。" ## 待核对\n', id="remark with two signs"),
    pytest.param(HEADING, '          zh: "提升依法决策水平。" #\n', id="remark without words"),
    pytest.param("  - id: bangongshi\n", '  - id: "bangongshi" #不要改\n', id="remark after an id in quotation marks"),
    pytest.param(HEADING, HEADING + "            # 待核对\n", id="remark on a line of its own"),
    pytest.param(YEAR, "year: 2024 # 年份\n", id="remark after a number"),
    pytest.param("languages: [zh, en]\n", "languages: [zh, en] # 语言\n", id="remark after a list"),
    pytest.param("sections:\n", "sections: # 正文\n", id="remark after a name"),
    pytest.param("  - id: bangongshi\n", "  - id: bangongshi # 不要改\n", id="remark after an id"),
    pytest.param(HEADING, "          zh: >-\n            提升依法决策水平。\n", id="block without a line break"),
    pytest.param(HEADING, "          zh: 👩‍👩‍👧提升依法决策水平。\n", id="joined emoji"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), FINE)
def test_what_loses_nothing_is_allowed(old, new):
    assert parse_plan(changed(old, new).encode()).year == 2024


def test_a_name_that_yaml_would_take_for_nothing_is_no_text_that_is_lost():
    assert "“null”" in " ".join(problems(f"null: 1\n{TEXT}"))
    assert "表示没有内容" not in " ".join(problems(f"null: 1\n{TEXT}"))


INVISIBLE = "\u061c\u200e\u200f\u202e\u2066\u00ad\u180e\u200b\u200c\u2060\u3164\U000e0041\x85\u2028"


@pytest.mark.parametrize("character", INVISIBLE, ids=lambda character: f"{ord(character):04X}")
def test_marks_of_direction_and_invisible_characters_are_refused(character):
    shown = problems(changed(MEASURE, MEASURE.replace("加强", f"加强{character}")))
    (line,) = [shown for shown in shown if f"U+{ord(character):04X}" in shown]
    assert line.startswith(f"plan.yaml:{line_of(MEASURE)}: ")
