"""Where a title may be cut into lines."""

from __future__ import annotations

import pytest

from workplan.edition.title_breaks import title_parts


@pytest.mark.parametrize(
    ("title", "language", "parts"),
    [
        ("某局2024年度法治建设（依法行政）工作要点", "zh", ["某局", "2024年度", "法治建设", "（依法行政）", "工作要点"]),
        ("某局关于印发《办法（试行）》、《规定》的通知", "zh", ["某局", "关于印发", "《办法（试行）》、", "《规定》", "的通知"]),
        ("某局第12345号方案", "zh", ["某局", "第", "12345", "号方案"]),
        ("Plan for 2024 (draft)", "en", ["Plan for 2024 (draft)"]),
    ],
    ids=["year", "brackets", "number", "English"],
)  # fmt: skip
def test_a_title_is_cut_where_a_line_may_break(title, language, parts):
    assert list(title_parts(title, "某局", language)) == parts
