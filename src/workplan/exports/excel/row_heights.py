"""Estimates how high a row must be: not every program fits rows to their text on opening a file.

The estimate is generous: an extra line does no harm, a missing one hides text.
"""

from __future__ import annotations

import re
from functools import lru_cache

PIXELS_PER_DIGIT = 7
"""The unit of a column's width: a digit of the standard font."""

PIXELS_PER_POINT = 96 / 72

LATIN_LINE_HEIGHT, CHINESE_LINE_HEIGHT = 1.2, 1.4
"""In units of the font size: Times has 1.15, common Chinese fonts 1.15 to 1.45."""

MAX_ROW_HEIGHT = 409
"""Points; Excel's limit."""

_WIDE = re.compile("[\u2e80-\U0010ffff“”‘’…—]")
"""Characters as wide as high: from the Chinese scripts on, and Chinese punctuation."""

_RUN = re.compile(
    rf"(?P<wide>{_WIDE.pattern}+)|[^ {_WIDE.pattern[1:-1]}]* |[^ {_WIDE.pattern[1:-1]}]+"
)
"""A run of Chinese characters, which may break anywhere, or a word with its space."""


@lru_cache(maxsize=65536)  # the same texts occur in many workbooks
def row_height(text: str, font_size: float, width: float) -> float:
    """The height, in points, of a row that shows a text in a column of a width."""
    line_height = CHINESE_LINE_HEIGHT if _WIDE.search(text) else LATIN_LINE_HEIGHT
    lines = line_count(text, font_size, width)
    return min(MAX_ROW_HEIGHT, round(lines * font_size * line_height + 4, 1))


def line_count(text: str, font_size: float, width: float) -> int:
    """How many lines a text takes in a column of a width, broken as Excel breaks it."""
    ems_per_line = width * PIXELS_PER_DIGIT / (font_size * PIXELS_PER_POINT)
    return sum(_line_count(paragraph, ems_per_line) for paragraph in text.split("\n"))


def _line_count(paragraph: str, ems_per_line: float) -> int:
    count, used = 1, 0.0
    for run in _RUN.finditer(paragraph):
        if run.lastgroup:
            added, used = _place_wide_run(len(run[0]), used, ems_per_line)
        else:
            added, used = _place_word(_word_width(run[0]), used, ems_per_line)
        count += added
    return count


def _place_wide_run(length: int, used: float, ems_per_line: float) -> tuple[int, float]:
    """The lines that Chinese characters add, and the ems used on the last line."""
    fits = max(0, int(ems_per_line - used))
    if length <= fits:
        return 0, used + length
    per_line = max(1, int(ems_per_line))
    remaining = length - fits if used else length
    lines = -(-remaining // per_line)
    return lines - (not used), remaining - per_line * (lines - 1)


def _place_word(ems: float, used: float, ems_per_line: float) -> tuple[int, float]:
    """The lines that a word adds, and the ems used on the last line; a long word takes several."""
    added = 0
    if used and used + ems > ems_per_line:
        added, used = 1, 0.0
    if ems > ems_per_line:
        return added + int(ems // ems_per_line), (used + ems) % ems_per_line
    return added, used + ems


@lru_cache(maxsize=8192)  # a plan has few different words
def _word_width(word: str) -> float:
    return sum(map(_character_width, word))


def _character_width(character: str) -> float:
    """A narrow character's width in ems: that in Times, slightly enlarged."""
    if character.isupper() or character in "mw%@":
        return 0.72
    return 0.29 if character in " .,;:'’ijlft|()[]-" else 0.47
