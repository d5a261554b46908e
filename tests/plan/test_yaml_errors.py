"""Lines that YAML misreads are named themselves, each with its cause."""

from __future__ import annotations

import pytest

from plan.changed_plan import HEADING, MEASURE, YEAR, changed, line_of, problems

MISREAD = [
    pytest.param(HEADING, "          zh：提升依法决策水平。\n", "“zh”后面是全角冒号", id="full-width colon"),
    pytest.param(HEADING, "          zh ：提升依法决策水平。\n", "“zh”后面是全角冒号", id="space before it"),
    pytest.param(MEASURE, "          - zh：加强行政规范性文件管理。\n", "“zh”后面是全角冒号", id="in a list"),
    pytest.param(YEAR, "year：2024\n", "“year”后面是全角冒号", id="at the top"),
    pytest.param(YEAR, "year:2024\n", "“year”的冒号后面缺一个空格", id="no space after the colon"),
    pytest.param(YEAR, "year:\u00a02024\n", "“year”的冒号后面缺一个空格", id="no-break space after it"),
    pytest.param(HEADING, "         \u00a0zh: 提升依法决策水平。\n", "U+00A0", id="no-break space"),
    pytest.param(HEADING, "\u3000" * 5 + HEADING.lstrip(), "U+3000", id="ideographic spaces"),
    pytest.param(MEASURE, MEASURE.replace("- ", "-\u00a0"), "U+00A0", id="after the dash"),
    pytest.param(HEADING, "\t\t" + HEADING.lstrip(), "Tab", id="tab"),
    pytest.param(HEADING, "        \t" + HEADING.lstrip(), "Tab", id="spaces and a tab"),
    pytest.param(YEAR, "＃ 说明\n" + YEAR, "全角的“＃”", id="full-width hash"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message"), MISREAD)
def test_a_line_that_yaml_misreads_is_named_itself_and_alone(old, new, message):
    (shown,) = problems(changed(old, new))
    assert shown.startswith(f"plan.yaml:{line_of(old)}: "), shown
    assert message in shown


def test_all_misread_lines_are_told_at_once():
    text = changed(HEADING, "          zh：提升依法决策水平。\n")
    text = text.replace(YEAR, "＃ 年份\nyear：2024\n")
    assert [shown.split(": ", 1)[0] for shown in problems(text)] == [
        f"plan.yaml:{line}" for line in (line_of(YEAR), line_of(YEAR) + 1, line_of(HEADING) + 1)
    ]


@pytest.mark.parametrize(
    "text", ["{.", "{.\n", "- a\n?", "title: [a,\n", "title: {zh: 甲,\n", "title: {zh"]
)
def test_a_file_that_ends_in_the_middle_is_refused_with_a_line(text):
    assert all(shown.startswith("plan.yaml:") for shown in problems(text))
