"""One form for characters that are written in several widths: a text of the same length to match.

Positions in the folded text are positions in the text itself.
"""

from __future__ import annotations

import unicodedata
from functools import cache

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
"""Chinese characters, for use inside brackets of a pattern."""

_NUMBERED = range(0x2460, 0x2500)  # ① and its kind: folding would make plain digits of them
_ALSO = {"﹒": ".", "〈": "<", "〉": ">", "﹝": "〔", "﹞": "〕", "〇": "〇"}


@cache
def _folded(character: str) -> str:
    if ord(character) in _NUMBERED:
        return character
    if character in _ALSO:
        return _ALSO[character]
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def fold(text: str) -> str:
    """A text with every full-width or compatible character in its plain form."""
    return "".join(map(_folded, text))
