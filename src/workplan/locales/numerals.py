"""Numbers as Chinese and English headings write them."""

from __future__ import annotations

from roman_numerals import RomanNumeral

_DIGITS = "零一二三四五六七八九"
_PLACES = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))


def chinese(number: int) -> str:
    """A whole number from 1 to 9999 as 一, 十, 二十三, 一百零五.

    No kept-up library does only this; those that do more guess at 一十 for 十.
    """
    text, gap = "", False
    for value, name in _PLACES:
        digit, number = divmod(number, value)
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + name
        gap = not digit
    return text.removeprefix("一") if text.startswith("一十") else text


def roman(number: int) -> str:
    """A whole number from 1 to 3999 as I, II, III."""
    return str(RomanNumeral(number))
