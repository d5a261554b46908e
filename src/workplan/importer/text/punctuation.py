"""Fixes the punctuation of Chinese text: full-width marks as in GB/T 15834, and no stray spaces.

Under NFKC and without spaces the text stays the same; only straight quotation marks become curly.
"""

from __future__ import annotations

import re

from workplan.importer.text.boundaries import RangeSet, closing_brackets
from workplan.importer.text.normalize import normalize
from workplan.locales.han import HAN
from workplan.plan.fields import INVISIBLE

_MARKS = "，。：；！？、（）“”‘’《》〈〉〔〕【】「」『』—…"
_CJK = re.compile(f"[{HAN}{_MARKS}]")
_FULL_WIDTH = dict(zip(",:;!?.", "，：；！？．", strict=True))
# No dot is part of "..." or begins a word: .NET.
_HALF_WIDTH = re.compile(r"[,:;!?]|(?<!\.)\.(?![.A-Za-z0-9])")
# Full-width letters and digits, and the radicals (⼀) that PDF files contain instead of characters.
_NOT_PLAIN = re.compile("[０-９Ａ-Ｚａ-ｚ\u2e80-\u2fdf]")
# With the codes that stand for no character: a draft with one would be no plan.
_HIDDEN = re.compile(f"[{INVISIBLE}\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
# Of limited length: each mark without its partner would search the rest of the text.
_QUOTED = re.compile("“[^”]{0,400}”|‘[^’]{0,400}’|《[^》]{0,400}》")
_SPACES = re.compile(r"\s+")


def fix_punctuation(text: str) -> str:
    """A text with standard punctuation, without hidden characters and without stray spaces."""
    plain = _NOT_PLAIN.sub(lambda match: normalize(match[0]), _HIDDEN.sub("", text))
    return _fix_spaces(_fix_quotes(_fix_brackets(_fix_commas(plain)))).strip()


def fix_label(label: str) -> str:
    """A number as published, with full-width brackets: (1) gives （1）."""
    return fix_punctuation(label).translate(str.maketrans("()", "（）"))


def _nearest(text: str, i: int, step: int) -> str:
    """The nearest character before (step -1) or after (1) a position, spaces aside."""
    i += step
    while 0 <= i < len(text) and text[i].isspace():
        i += step
    return text[i] if 0 <= i < len(text) else ""


def _touches_chinese(text: str, i: int) -> bool:
    return any(_CJK.match(_nearest(text, i, step)) for step in (-1, 1))


def _fix_commas(text: str) -> str:
    """Makes commas, points and the like full-width beside Chinese, but not between digits."""

    def replacement(mark: re.Match[str]) -> str:
        i = mark.start()
        between_digits = _nearest(text, i, -1).isdigit() and _nearest(text, i, 1).isdigit()
        is_chinese = not between_digits and _touches_chinese(text, i)
        return _FULL_WIDTH[mark[0]] if is_chinese else mark[0]

    return _HALF_WIDTH.sub(replacement, text)


def _fix_brackets(text: str) -> str:
    """Makes both brackets of a pair full-width if there is Chinese inside or beside them."""
    characters = list(text)
    closing = closing_brackets(text)
    paired = {*closing, *closing.values()}
    for start, end in closing.items():
        inside = _CJK.search(text, start, end + 1)
        beside = _touches_chinese(text, start) or _touches_chinese(text, end)
        if text[start] == "(" and (inside or beside):
            characters[start], characters[end] = "（", "）"
    for i, character in enumerate(text):
        if character in "()" and i not in paired and _touches_chinese(text, i):
            characters[i] = "（" if character == "(" else "）"
    return "".join(characters)


def _fix_quotes(text: str) -> str:
    """Makes straight quotation marks curly: opening and closing in turn."""
    characters = list(text)
    for straight, curly in (('"', "“”"), ("'", "‘’")):
        positions = [i for i, character in enumerate(text) if character == straight]
        if not any(_touches_chinese(text, i) for i in positions):
            continue
        for count, i in enumerate(positions):
            characters[i] = curly[count % 2]
    return "".join(characters)


def _fix_spaces(text: str) -> str:
    """Removes spaces beside Chinese, except between words inside quotation marks."""
    quoted = RangeSet(match.span() for match in _QUOTED.finditer(text))

    def replacement(spaces: re.Match[str]) -> str:
        return _space(text, spaces, inside_quotes=spaces.start() in quoted)

    return _SPACES.sub(replacement, text)


def _space(text: str, spaces: re.Match[str], *, inside_quotes: bool) -> str:
    before = text[spaces.start() - 1 : spaces.start()]
    after = text[spaces.end() : spaces.end() + 1]
    if inside_quotes:
        return "" if before in _MARKS or after in _MARKS else " "
    return "" if _CJK.match(before) or _CJK.match(after) else " "
