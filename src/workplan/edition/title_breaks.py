"""Where a title breaks: GB/T 9704-2012 wants lines that end with a whole word and look even."""

from __future__ import annotations

import math
import re
import unicodedata

_PLACES = r"(?<=\d年度)|(?<=\d年)(?!度)|(?<=[》）])(?![，、》）])|(?=[《（])"
"""Places where a word surely ends: after a year, before and after brackets."""


def title_lines(title: str, issuer: str, width: float) -> tuple[str, ...]:
    """A title of two lines in two even parts; any other is one part, which Word breaks.

    ``issuer`` is its name, after which a title may break as well; ``width`` is that of a line, in
    characters.
    """
    if math.ceil(_width(title) / width) != 2:
        return (title,)
    places = re.finditer(f"{_PLACES}|(?<={re.escape(issuer)})", title)
    pairs = [(title[: place.start()], title[place.start() :]) for place in places]
    fitting = [pair for pair in pairs if max(map(_width, pair)) <= width]
    return min(fitting, key=lambda pair: max(map(_width, pair)), default=(title,))


def _width(text: str) -> float:
    """The width in characters; a figure or a Latin letter is half of one."""
    return sum(1 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)
