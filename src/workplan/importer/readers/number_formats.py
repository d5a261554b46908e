"""The numbers of list items as Word and browsers write them.

ISO/IEC 29500-1, clause 17.18.59 (ST_NumberFormat) names the formats of Word; CSS Counter Styles
Level 3, sections 6 and 7, those of browsers.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable

from workplan.locales.numerals import chinese, roman

Format = Callable[[int], str]

_MAX_ROMAN, _MAX_CHINESE = 3999, 9999
_LEGAL_SIMPLIFIED = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_LEGAL_TRADITIONAL = str.maketrans("一二三四五六七八九十百千", "壹貳參肆伍陸柒捌玖拾佰仟")
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"


def _digits(digits: str) -> Format:
    """Positional numbers with these ten digits."""
    table = str.maketrans(string.digits, digits)
    return lambda number: str(number).translate(table)


def _symbols(symbols: str) -> Format:
    """One symbol each; further numbers in digits, as Word does."""
    return lambda number: symbols[number - 1] if number <= len(symbols) else str(number)


def _characters(first_character: str, count: int) -> str:
    return "".join(chr(ord(first_character) + i) for i in range(count))


def _roman(number: int) -> str:
    return roman(number) if number <= _MAX_ROMAN else str(number)


def _letters(number: int) -> str:
    """A to Z, then AA, BB, as Word counts on (29500-1, 17.18.59)."""
    times, letter = divmod(number - 1, 26)
    return string.ascii_uppercase[letter] * (times + 1)


def _alphabetic(number: int) -> str:
    """A to Z, then AA, AB, as browsers count on."""
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = string.ascii_uppercase[letter] + letters
    return letters


def _chinese(number: int) -> str:
    return chinese(number) if number <= _MAX_CHINESE else str(number)


def _counting(number: int) -> str:
    """一 to 九十九, then digits: 一○○."""
    return chinese(number) if number < 100 else _digits("○一二三四五六七八九")(number)


def _japanese(number: int) -> str:
    """As in Chinese, without 零, and without 一 before 百 and 千."""
    return re.sub("一(?=[百千])", "", _chinese(number).replace("零", ""))


def _legal(table: dict[int, int]) -> Format:
    def write(number: int) -> str:
        text = _chinese(number)
        return ("一" + text if text.startswith("十") else text).translate(table)

    return write


def _ordinal(number: int) -> str:
    teens = number % 100 in {11, 12, 13}
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _cycle(number: int) -> str:
    """甲子 to 癸亥, the cycle of sixty."""
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12]


circled = _symbols(_characters("①", 20) + _characters("㉑", 15) + _characters("㊱", 15))
"""Numbers in circles, ① to ㊿."""
_ideograph_digits = _digits("〇一二三四五六七八九")
_full_width = _digits("０１２３４５６７８９")

WORD: dict[str, Format] = {
    "aiueo": _symbols("ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"),
    "chicago": lambda number: "*†‡§"[(number - 1) % 4] * ((number - 1) // 4 + 1),
    "chineseCounting": _counting,
    "chineseCountingThousand": _chinese,
    "chineseLegalSimplified": _legal(_LEGAL_SIMPLIFIED),
    "decimalEnclosedCircle": _symbols(_characters("①", 20)),
    "decimalEnclosedCircleChinese": _symbols(_characters("①", 20)),
    "decimalEnclosedFullstop": _symbols(_characters("⒈", 20)),
    "decimalEnclosedParen": _symbols(_characters("⑴", 20)),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalZero": lambda number: f"{number:02}",
    "hex": lambda number: f"{number:X}",
    "ideographDigital": _ideograph_digits,
    "ideographEnclosedCircle": _symbols(_characters("㊀", 10)),
    "ideographLegalTraditional": _legal(_LEGAL_TRADITIONAL),
    "ideographTraditional": _symbols(_STEMS),
    "ideographZodiac": _symbols(_BRANCHES),
    "ideographZodiacTraditional": _cycle,
    "japaneseCounting": _japanese,
    "japaneseDigitalTenThousand": _ideograph_digits,
    "lowerLetter": lambda number: _letters(number).lower(),
    "lowerRoman": lambda number: _roman(number).lower(),
    "numberInDash": lambda number: f"- {number} -",
    "ordinal": _ordinal,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _chinese,
    "taiwaneseDigital": _digits("○一二三四五六七八九"),
    "upperLetter": _letters,
    "upperRoman": _roman,
}
"""The formats of ``w:numFmt``; one that is not here is written in digits."""

CSS: dict[str, Format] = {
    "cjk-decimal": _ideograph_digits,
    "cjk-earthly-branch": _symbols(_BRANCHES),
    "cjk-heavenly-stem": _symbols(_STEMS),
    "cjk-ideographic": _chinese,
    "decimal-leading-zero": lambda number: f"{number:02}",
    "lower-alpha": lambda number: _alphabetic(number).lower(),
    "lower-latin": lambda number: _alphabetic(number).lower(),
    "lower-roman": lambda number: _roman(number).lower(),
    "simp-chinese-formal": _legal(_LEGAL_SIMPLIFIED),
    "simp-chinese-informal": _chinese,
    "trad-chinese-formal": _legal(_LEGAL_TRADITIONAL),
    "trad-chinese-informal": _chinese,
    "upper-alpha": _alphabetic,
    "upper-latin": _alphabetic,
    "upper-roman": _roman,
}
"""The values of ``list-style-type``; one that is not here is written in digits."""

IDEOGRAPHIC = frozenset(name for name in CSS if name.startswith(("cjk", "simp", "trad")))
"""The styles after whose numbers browsers write 、 instead of a full stop."""


def formatted(number: int, number_format: Format | None) -> str:
    """A number in a format; in digits without one, and if it is not positive."""
    return number_format(number) if number_format and number > 0 else str(number)
