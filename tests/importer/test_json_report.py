"""The report for programs."""

from __future__ import annotations

import json

from importer.support import draft_of
from workplan.importer import read_plan, report_json

UNCERTAIN = """某市教育局2024年工作要点
一、夯实基础
1.完善制度。健全各项制度。（责任处室：法规处）
2.优化服务。公开办事指南，（由办公室牵头负责）热情服务。（责任处室：把工作做好）
4.加强队伍。组织培训。（责任处室：人事处）
5.做好收尾。一次说清。7.另起一项。开展总结。（责任处室：办公室）
"""


def test_what_is_uncertain_is_named_with_its_place_and_ends_with_1():
    outcome = read_plan(UNCERTAIN.encode(), "uncertain.txt")
    assert outcome.exit_code == 1
    report = json.loads(report_json(outcome))
    uncertain = {
        (point["num"], name): field["reason"]
        for point in report["points"]
        for name, field in point["fields"].items()
        if field["certainty"] == "uncertain"
    }
    assert uncertain == {
        (2, "units"): "odd_unit",
        (4, "num"): "point_numbers",
        (5, "text"): "number_inside",
    }
    draft = draft_of(outcome.result).decode()
    assert "    # 请核对（第 4 行） / check (line 4) “把工作做好”" in draft
