"""What may be the number of a section, a point or a sub-point, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from workplan.importer.text.normalize import HAN
from workplan.importer.text.visible_text import VisibleText

_DIGITS = "一二三四五六七八九"
_CHINESE = "一二三四五六七八九十百"


class Style(IntEnum):
    """The ways to write a number, from the outermost level to the innermost."""

    PART = 0
    """第一部分, 第一章"""
    CHINESE = 1
    """一、"""
    BRACKETED_CHINESE = 2
    """（一）"""
    FIGURE = 3
    """1. and 1、"""
    HALF_BRACKETED = 4
    """1）"""
    BRACKETED_FIGURE = 5
    """（1）"""
    CIRCLED = 6
    """①"""


class Confidence(IntEnum):
    """How much the place speaks for a number."""

    WEAK = 0
    """In the middle of words."""
    MEDIUM = 1
    """After the end of a sentence, a bracket or a space."""
    STRONG = 2
    """At the beginning of a paragraph."""


@dataclass(frozen=True)
class NumberCandidate:
    """A possible number: its range, its way of writing, its value."""

    start: int
    end: int
    style: Style
    number: int
    strength: Confidence
    label: str
    """As written, without spaces."""


_PATTERN = re.compile(
    rf"""
    (?P<PART> 第(?P<p>[{_CHINESE}]{{1,4}}|\d{{1,2}})(?:部分|章|篇|大项)[、,.:]? )
  | (?P<CHINESE> (?P<a>[{_CHINESE}]{{1,4}})\ ?(?:、|\.(?!\d)|,(?=\S)) )
  | (?P<BRACKETED_CHINESE> \(\ ?(?P<b>[{_CHINESE}]{{1,4}})\ ?\)[、.:]? | (?P<bb>[㈠-㈩])[、.]? )
  | (?P<BRACKETED_FIGURE> \(\ ?(?P<d>\d{{1,3}})\ ?\)[、.:]? | (?P<dd>[⑴-⒇])[、.]? )
  | (?P<HALF_BRACKETED> (?P<h>\d{{1,2}})\)[、.]? )
  | (?P<FIGURE> (?P<c>\d{{1,3}})(?:\ ?(?:[.、](?!\d)|,(?=[^\d\s])) | \ +(?=[{HAN}“]))
              | (?P<cc>[⒈-⒛]) )
  | (?P<CIRCLED> [①-⑳] )
    """,
    re.VERBOSE,
)
# After these a number stands as it does at the beginning of a paragraph.
_ENDS = frozenset("。;!?)〕】]》”’:…>|")


# Before these no number of a level can stand, unless a paragraph begins with it.
_NOT_AFTER = {
    Style.CHINESE: re.compile(rf"[第{_CHINESE}千零〇\d、之]"),
    Style.HALF_BRACKETED: re.compile(r"[\d(a-zA-Z.-]"),
    Style.FIGURE: re.compile(r"[\d.第月日a-zA-Z/~×、-]"),
}


def number_candidates(stream: VisibleText, start: int, end: int) -> Iterator[NumberCandidate]:
    """Every possible number in a range, in order; most are none."""
    for a, b in stream.paragraphs(start, end):
        for match in _PATTERN.finditer(stream.text, a, b):
            style = Style[match.lastgroup or ""]
            strength = _strength(stream, match.start())
            if strength is Confidence.STRONG or _possible(stream, match, style):
                label = stream.raw[match.start() : match.end()].strip()
                yield NumberCandidate(*match.span(), style, _number(match), strength, label)


def _possible(stream: VisibleText, match: re.Match[str], style: Style) -> bool:
    """Whether a number may stand inside a paragraph: 1,加强 and 1 加强 only begin one."""
    before = stream.text[match.start() - 1]
    comma = match[0].endswith((",", " ")) and style in {Style.CHINESE, Style.FIGURE}
    return not comma and not (style in _NOT_AFTER and _NOT_AFTER[style].match(before))


def _strength(stream: VisibleText, position: int) -> Confidence:
    if stream.begins(position):
        return Confidence.STRONG
    before = stream.text[position - 1 : position]
    return Confidence.MEDIUM if before in _ENDS or before.isspace() else Confidence.WEAK


_FIRSTS = {"bb": "㈠", "cc": "⒈", "dd": "⑴", "CIRCLED": "①"}


def _number(match: re.Match[str]) -> int:
    """The value of a number: 十二 is 12, ③ is 3."""
    for name, first in _FIRSTS.items():
        if match[name]:
            return ord(match[name][0]) - ord(first) + 1
    words = next(match[name] for name in ("p", "a", "b", "c", "d", "h") if match[name])
    return int(words) if words.isdecimal() else chinese_value(words)


def chinese_value(words: str) -> int:
    """The value of a Chinese number up to 999; 0 for characters in no right order."""
    match = re.fullmatch(rf"(?:([{_DIGITS}])百)?零?(?:([{_DIGITS}])?(十))?([{_DIGITS}])?", words)
    if not match:
        return 0
    hundreds, tens, ten, ones = match.groups()
    value = 100 * _digit(hundreds) + _digit(ones)
    return value + (10 * (_digit(tens) or 1) if ten else 0)


def _digit(character: str | None) -> int:
    return _DIGITS.index(character) + 1 if character else 0
