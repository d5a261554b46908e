"""Line breaks in Chinese titles: GB/T 9704-2012 wants whole words and even lines."""

from __future__ import annotations

import math
import re
import unicodedata
from itertools import accumulate

_PART = re.compile(
    r"(?:（[^）]*）|《[^》]*》)[，、》）]*"  # with the punctuation that must not begin a line
    r"|[0-9]{4}年度?|[0-9]+"
    r"|关于[^（《0-9]*"
    r"|[^（《0-9]+?(?=关于|[（《0-9]|$)"
    r"|."
)
"""The parts of a title that a line should not break; a line may break between any two of them."""


def title_parts(title: str, issuer: str, language: str) -> tuple[str, ...]:
    """A Chinese title cut wherever a line may break: 杭州市教育局 · 2024年度 · 法治政府建设 · …

    A line may also break after ``issuer`` where the title begins with it. A title in another
    language, which breaks at its spaces, is one part.
    """
    if not language.startswith("zh"):
        return (title,)
    prefix = issuer if title.startswith(issuer) else ""
    parts = _PART.findall(title.removeprefix(prefix))
    return (prefix, *parts) if prefix else tuple(parts)


def title_lines(title: str, issuer: str, language: str, line_width: float) -> tuple[str, ...]:
    """A Chinese title that needs two lines as two even lines; any other title as one.

    ``line_width`` is in full-width characters. A title whose parts cannot be shared between two
    lines remains one line too, for the word processor to break.
    """
    if math.ceil(_width(title) / line_width) != 2:
        return (title,)
    breaks = list(accumulate(map(len, title_parts(title, issuer, language))))[:-1]
    pairs = [(title[:index], title[index:]) for index in breaks]
    fitting = [pair for pair in pairs if max(map(_width, pair)) <= line_width]
    return min(fitting, key=lambda pair: max(map(_width, pair)), default=(title,))


def _width(text: str) -> float:
    """The width in full-width characters; a figure or a Latin letter is half as wide."""
    return sum(1 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)
