"""How high a row must be: not every program fits rows to their text when it opens a file.

The estimate is on the high side: a line too many does no harm, a line too few hides words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

PIXELS_A_FIGURE = 7
"""A column's unit of width: a figure of the standard font."""

PIXELS_A_POINT = 96 / 72

LINE_OF_LATIN, LINE_OF_CHINESE = 1.2, 1.4
"""A line's height in sizes of the font: Times has 1.15, common Chinese fonts 1.15 to 1.45."""

HIGHEST = 409
"""Points; Excel's limit."""


@lru_cache(maxsize=4096)  # the same texts stand in many workbooks
def height(text: str, size: float, width: float) -> float:
    """The height, in points, of a row that shows a text in a column of a width."""
    line = LINE_OF_CHINESE if any(map(_is_wide, text)) else LINE_OF_LATIN
    return min(HIGHEST, round(lines(text, size, width) * size * line + 4, 1))


def lines(text: str, size: float, width: float) -> int:
    """How many lines a text takes in a column of a width; broken as Excel breaks it."""
    room = width * PIXELS_A_FIGURE / (size * PIXELS_A_POINT)
    return sum(_lines(line, room) for line in text.split("\n"))


def _lines(text: str, room: float) -> int:
    count, used = 1, 0.0
    for word in _words(text):
        ems = sum(map(_ems, word))
        if used and used + ems > room:
            count, used = count + 1, 0.0
        count += int(ems // room) if ems > room else 0
        used = (used + ems) % room if ems > room else used + ems
    return count


def _words(text: str) -> Iterator[str]:
    """What stands on one line: a word with its space, a Chinese character."""
    word = ""
    for character in text:
        if _is_wide(character):
            yield from (word, character) if word else (character,)
            word = ""
        else:
            word += character
            if character == " ":
                yield word
                word = ""
    if word:
        yield word


def _ems(character: str) -> float:
    """A character's width in sizes of the font: Times, a little widened."""
    if _is_wide(character):
        return 1.0
    if character.isupper() or character in "mw%@":
        return 0.72
    return 0.29 if character in " .,;:'’ijlft|()[]-" else 0.47


def _is_wide(character: str) -> bool:
    """Whether it is as wide as it is high: from the Chinese scripts on, and Chinese marks."""
    return character >= "\u2e80" or character in "“”‘’…—"
