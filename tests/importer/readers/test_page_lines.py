"""Page numbers and running heads."""

from __future__ import annotations

from importer.support import draft_of, outcome_of


def test_page_numbers_and_running_heads_do_not_cut_a_sentence():
    result = outcome_of("page-numbers").result
    assert [m.text for m in result.points[1].measures] == ["组织业务培训。"]
    assert "组织业务培训。" in draft_of(result).decode()
