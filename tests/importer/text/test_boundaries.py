"""Where sentences end."""

from __future__ import annotations

from importer.support import draft_of, outcome_of


def test_an_address_stays_in_one_measure_and_dots_stay_dots():
    result = outcome_of("urls-and-dots").result
    draft = draft_of(result).decode()
    assert "zh: 详见http://www.example.gov.cn/a.html?a=1&b=2。" in draft
    assert "zh: 开设.NET课程..." in draft
