"""Numbers in words."""

from __future__ import annotations

import pytest

from workplan.locales.numerals import chinese, roman


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (23, "二十三"), (100, "一百"), (105, "一百零五"),
     (110, "一百一十"), (1001, "一千零一"), (1010, "一千零一十"), (2024, "二千零二十四")],
)  # fmt: skip
def test_chinese_numbers(number, written):
    assert chinese(number) == written


def test_roman_numbers():
    assert [roman(number) for number in (1, 4, 9, 14)] == ["I", "IV", "IX", "XIV"]
