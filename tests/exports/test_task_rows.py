"""Each row of the task table has its own heading, units, deadline and notes, and no other's."""

from __future__ import annotations

import pytest
from rich_plan import rich_plan

from workplan.edition.edition import Edition
from workplan.exports.task_rows import Task, tasks


@pytest.fixture(scope="module")
def rows() -> dict[str, Task]:
    return {task.id: task for task in tasks(Edition(rich_plan()))}


def test_there_is_a_row_for_each_measure_in_the_order_of_the_text(rows):
    assert list(rows) == ["1.1", "1.2", "2.1", "3.1", "4.1", "4.2", "4.3", "4.4"] + [
        f"{num}.1" for num in range(5, 16)
    ]
    assert [id_ for id_, row in rows.items() if not row.is_first] == ["1.2", "4.2", "4.3", "4.4"]


def test_notes_stand_on_the_row_of_what_they_annotate(rows):
    assert {id_: (row.note["zh"], row.note["en"]) for id_, row in rows.items() if row.note} == {
        "1.1": ("注部分\n注任务\n注先", "note 部分\nnote 任务\nnote 先"),
        "1.2": ("注后", "note 后"),
    }


def test_headings_are_those_of_section_group_and_point(rows):
    assert {id_: rows[id_].section["zh"] for id_ in ("1.1", "3.1", "4.1", "14.1", "15.1")} == {
        "1.1": "一、部分一\n（一）组一",
        "3.1": "一、部分一\n（一）组一",
        "4.1": "一、部分一\n（二）组二",
        "14.1": "一、部分一\n（二）组二",
        "15.1": "二、部分二",
    }
    assert rows["4.1"].section["en"] == "I. Part one\n(二) Group two"
    assert [id_ for id_, row in rows.items() if not row.heading["zh"]] == ["3.1"]
    assert rows["2.1"].heading == {"zh": "任务2。", "en": "Task 2"}


def test_units_are_those_of_the_measure_its_sub_point_or_its_point(rows):
    assert {id_: rows[id_].units["zh"] for id_ in ("1.2", "2.1", "4.1", "4.2", "4.3", "4.4")} == {
        "1.2": "甲处",
        "2.1": "牵头单位：甲处\n配合单位：乙处",
        "4.1": "乙处",
        "4.2": "乙处",
        "4.3": "丙处",
        "4.4": "",
    }
    assert rows["2.1"].unit_ids == ("unit-1", "unit-2")
    assert rows["4.1"].unit_ids == ("unit-2",)


def test_a_deadline_is_that_of_the_measure_or_its_point(rows):
    assert {id_: row.deadline["zh"] for id_, row in rows.items() if row.deadline} == {
        "2.1": "年底前",
        "4.1": "全年",
        "4.2": "全年",
        "4.3": "六月",
        "4.4": "全年",
    }
