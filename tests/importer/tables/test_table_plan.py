"""Points from the rows of a table."""

from __future__ import annotations

from workplan import parse_plan
from workplan.importer import draft_text, read_plan


def test_a_heading_without_text_in_a_table_is_the_only_measure():
    text = (
        "某某市教育局2024年工作任务分解表\n序号\t工作任务\t具体举措\t责任单位\n"
        "1\t优化政务公开\t。\t办公室\n2\t严格监管\t开展抽查。\t法规处\n"
    )
    result = read_plan(text.encode(), "a.txt").result
    point = parse_plan(draft_text(result).encode()).points[0]
    assert point.heading is None
    assert [measure["zh"] for measure in point.measures] == ["优化政务公开"]
