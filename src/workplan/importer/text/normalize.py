"""Normalizes characters that can be written in several ways, for matching.

Full-width, compatibility and Traditional characters get one plain form each. The normalized text
has the same length, so its positions are those of the original. It is never shown or saved.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from opencc import OpenCC

_NUMBERED = range(0x2460, 0x2500)  # ① and the like: NFKC would turn them into plain digits
_ANGLE_BRACKETS = {"〈": "<", "〉": ">"}  # NFKC leaves them as they are


def normalize(text: str) -> str:
    """A text with every full-width, compatibility or Traditional character in its plain form."""
    return "".join(map(_normalized, text))


def display_width(text: str) -> int:
    """The terminal columns that a text takes: two for each Chinese character."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


@cache
def _normalized(character: str) -> str:
    if ord(character) in _NUMBERED:
        return character
    if character in _ANGLE_BRACKETS:
        return _ANGLE_BRACKETS[character]
    plain = unicodedata.normalize("NFKC", character)
    return _simplified(plain) if len(plain) == 1 else character


def _simplified(character: str) -> str:
    if not "\u3400" <= character <= "\u9fff":
        return character
    simplified = str(_converter().convert(character))
    return simplified if len(simplified) == 1 else character


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")
