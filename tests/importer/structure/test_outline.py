"""Groups, their units and texts, and what belongs to no point."""

from __future__ import annotations

from importer.support import outcome_of
from workplan.importer import read_plan


def test_a_group_has_the_units_of_its_own_note():
    points = outcome_of("groups-with-notes").result.points
    groups = [point.group for point in points if point.group]
    assert [group.units for group in groups] == [
        ("政务办", "各地区", "各部门"),
        ("市场监管局", "税务局"),
    ]
    assert not any("具体措施" in point.text for point in points)


CLOSING = """某市2024年赛事工作方案
一、办好赛事
（一）引进赛事。引进两项国际赛事。（体育局负责）鼓励社会办赛。（文旅局负责）
（二）培育品牌。打造三个品牌。（体育局、商务局负责）
各区县、各部门要加强组织领导，务求取得实效，重大事项及时报告市政府。
某市人民政府
2024年3月1日
"""


def test_a_closing_paragraph_belongs_to_no_point_and_is_listed():
    outcome = read_plan(CLOSING.encode(), "closing.txt")
    assert [point.units for point in outcome.result.points] == [
        ("体育局", "文旅局"),
        ("体育局", "商务局"),
    ]
    assert [m.text for m in outcome.result.points[1].measures] == ["打造三个品牌。"]
    assert (outcome.exit_code, [n.line for n in outcome.to_review]) == (1, [5])


def test_a_text_under_a_group_heading_is_apart_and_named():
    text = (
        "某市2024年消防工作要点\n一、工作措施\n（一）明确职责\n各部门按照职责分工执行，定期检查。\n"
        "1.健全组织。设立办公室。\n2.配齐人员。加强培训。\n（二）健全机制\n1.排查隐患。每月一次。\n2.闭环处置。及时整改。\n"
    )
    outcome = read_plan(text.encode(), "groups.txt")
    groups = outcome.result.upper_headings
    assert [(group.text, group.intro) for group in groups] == [
        ("明确职责", "各部门按照职责分工执行，定期检查。"),
        ("健全机制", ""),
    ]
    assert [notice.line for notice in outcome.to_review if notice.key == "group_text"] == [3]
