"""Numbers as Chinese and English headings write them."""

from __future__ import annotations

from roman_numerals import RomanNumeral

_DIGITS = "零一二三四五六七八九"
_PLACE_VALUES = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))


def chinese(number: int) -> str:
    """A whole number from 1 to 9999 as 一, 十, 二十三, 一百零五.

    No maintained library does only this; larger ones write 一十 for 10.
    """
    text, skipped = "", False
    for value, name in _PLACE_VALUES:
        digit, number = divmod(number, value)
        if digit:
            text += ("零" if skipped and text else "") + _DIGITS[digit] + name
        skipped = not digit
    return text.removeprefix("一") if text.startswith("一十") else text


def roman(number: int) -> str:
    """A whole number from 1 to 3999 as I, II, III."""
    return str(RomanNumeral(number))
