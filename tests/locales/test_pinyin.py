"""Readings with tones."""

from __future__ import annotations

import pytest

from workplan.locales.pinyin import toned


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("《行政复议法》", "xíng zhèng fù yì fǎ"),
        ("“放管服”改革", "“fàng guǎn fú” gǎi gé"),
        ("抓援促治、强基固本", "zhuā yuán cù zhì、qiáng jī gù běn"),
        ("建设（依法行政）工作", "jiàn shè（yī fǎ xíng zhèng）gōng zuò"),
    ],
)
def test_no_blank_strays_into_the_marks_of_a_reading(text: str, reading: str):
    assert toned(text) == reading
