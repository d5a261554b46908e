"""What a draft has besides points: units of headings, text without a place."""

from __future__ import annotations

from importer.support import draft_of, outcome_of, parsed
from workplan import parse_plan


def test_the_units_of_headings_above_sections_and_points_are_in_the_draft():
    parts = (
        "某市2024年改革任务分工方案\n第一部分 优化服务（牵头单位：政务办）\n"
        "一、精简审批\n1.编制清单。逐项明确。（司法局负责）\n2.健全机制。定期审查。（司法局负责）\n"
        "第二部分 扩大开放\n一、便利通关\n1.减少单证。全程网办。（海关负责）\n2.压缩时间。公开时限。（海关负责）\n"
    )
    result = parsed(parts)
    plan = parse_plan(draft_of(result))
    assert [section.part and section.part.units for section in plan.sections] == [("政务办",), ()]
    assert [notice.key for notice in result.notices if notice.key == "group_note"] == ["group_note"]
    groups = parse_plan(draft_of(outcome_of("groups-with-notes").result)).points
    assert [point.group and point.group.units for point in groups] == [
        ("政务办", "各地区", "各部门"),
        None,
        ("市场监管局", "税务局"),
        None,
    ]


def test_text_without_a_place_is_whole_in_the_draft():
    closing = "各处室要高度重视。" + "".join(f"第{i}件事抓紧抓实，" for i in range(1, 400))
    text = (
        "某市2024年档案工作要点\n一、整理档案\n1.清点旧档。三月完成。（责任处室：档案处）\n"
        "2.补齐目录。四月完成。（责任处室：档案处、信息处）\n3.数字扫描。五月完成。（责任处室：信息处）\n"
        f"{closing}确保年底完成。\n某市档案局\n2024年3月1日\n"
    )
    assert f"# 6: {closing}确保年底完成。\n" in draft_of(parsed(text)).decode()
