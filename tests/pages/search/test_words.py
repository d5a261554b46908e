"""Where words begin."""

from __future__ import annotations

import pytest

from workplan.pages.search.words import word_lengths


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("深入学习贯彻", "222"),
        ("推广𠮷祥校园", "2112"),
        ("宣传教育", "1111"),
        ("", ""),
        ("a" * 80, "zza"),
    ],
)
def test_the_lengths_of_words_count_characters(text: str, lengths: str):
    assert word_lengths(text) == lengths
