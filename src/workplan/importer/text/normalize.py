"""One form for characters that are written in several ways: a text of the same length to match.

Widths, compatible forms, and Traditional characters become one; positions in the folded text are
positions in the text itself. What is shown and kept is never the folded text.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from opencc import OpenCC

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
    return _simplified(plain) if len(plain) == 1 else character


def _simplified(character: str) -> str:
    if not "\u3400" <= character <= "\u9fff":
        return character
    plain = str(_converter().convert(character))
    return plain if len(plain) == 1 else character


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def normalize(text: str) -> str:
    """A text with every full-width, compatible or Traditional character in its plain form."""
    return "".join(map(_folded, text))
