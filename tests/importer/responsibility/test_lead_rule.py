"""The rule that the first unit of each note leads."""

from __future__ import annotations

import pytest

from importer.support import parsed


@pytest.mark.parametrize(
    ("rule", "leading"),
    [
        ("列第一位的为牵头单位，下同", 1),
        ("列第一位者为牵头单位，下同", 1),
        ("排在首位的单位为牵头单位", 1),
        ("第一个单位为主办单位，其他为协办单位，下同", 1),
        ("排序第一的为牵头部门", 1),
        ("逗号前的单位为牵头单位，逗号后为配合单位，下同", 2),
        ("第一个逗号之前为牵头单位，下同", 2),
    ],
)
def test_a_rule_for_leads_is_read_however_it_is_worded(rule, leading):
    text = (
        "太平市2025年工作要点\n一、夯实基础\n"
        f"1.建设中心。给予补助。（责任单位：市经信局、市数据局，市财政局。{rule}）\n"
        "2.发放消费券。每年一次。（责任单位：市商务局、市文旅局，市财政局）\n"
    )
    units = (("市经信局", "市数据局", "市财政局"), ("市商务局", "市文旅局", "市财政局"))
    points = parsed(text).points
    assert [point.units for point in points] == list(units)
    assert [point.roles[0].units for point in points] == [names[:leading] for names in units]
