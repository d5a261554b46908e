"""Finds everything that may be the number of a section, a point or a sub-point."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from workplan.importer.limits import read_number
from workplan.importer.text.visible_text import VisibleText
from workplan.locales.han import HAN

_DIGITS = "一二三四五六七八九"
_CHINESE = "一二三四五六七八九十百"


class Style(IntEnum):
    """The ways of writing a number, from the outermost level to the innermost."""

    PART = 0
    """第一部分, 第一章"""
    CHINESE = 1
    """一、"""
    ARTICLE = 2
    """第一条"""
    BRACKETED_CHINESE = 3
    """（一）"""
    FIGURE = 4
    """1. and 1、"""
    HALF_BRACKETED = 5
    """1）"""
    BRACKETED_FIGURE = 6
    """（1）"""
    CIRCLED = 7
    """①"""


class Confidence(IntEnum):
    """How likely a candidate is a number, judged by its position."""

    WEAK = 0
    """In the middle of words."""
    MEDIUM = 1
    """After the end of a sentence, a bracket or a space."""
    STRONG = 2
    """At the beginning of a paragraph."""


@dataclass(frozen=True)
class NumberCandidate:
    """A possible number: its range in the visible text, its style, its value.

    ``label`` is the number as written, without outer spaces; ``joined`` if it would begin a
    paragraph, had the paragraph not lost its line breaks.
    """

    start: int
    end: int
    style: Style
    value: int
    confidence: Confidence
    label: str
    joined: bool = False


# 行动1：, ——任务1：
_OUTER_NAMES, _INNER_NAMES = "行动|专项行动|专项|工程|板块", "任务|重点任务|举措|措施|项目|事项"
_PATTERN = re.compile(
    rf"""
    (?P<PART> 第(?:[{_CHINESE}]{{1,4}}|\d{{1,2}})(?:部分|章|篇|大项)[、,.:]? )
  | (?P<ARTICLE> 第(?:[{_CHINESE}]{{1,4}}|\d{{1,3}})条[、,.:]? )
  | (?P<NAMED> (?:—{{1,2}}|-)?\ ?(?P<name>{_OUTER_NAMES}|{_INNER_NAMES})\ ?
      (?:\d{{1,2}}|[{_CHINESE}]{{1,3}})\ ?: )
  | (?P<CHINESE> [{_CHINESE}]{{1,4}}\ ?(?:、|\.(?!\d)|,(?=\S)) )
  | (?P<BRACKETED_CHINESE> \(\ ?[{_CHINESE}]{{1,4}}\ ?\)[、.:]? | [㈠-㈩][、.]? )
  | (?P<BRACKETED_FIGURE> \(\ ?\d{{1,3}}\ ?\)[、.:]? | [⑴-⒇][、.]? )
  | (?P<HALF_BRACKETED> \d{{1,2}}\)[、.]? )
  | (?P<FIGURE> \d{{1,3}}(?:\ ?(?:[.、](?!\d)|,(?=[^\d\s])) | \ +(?=[{HAN}“]))
              | \d{{1,3}}[.、](?=\d) | [⒈-⒛] )
  | (?P<CIRCLED> [①-⑳] )
    """,
    re.VERBOSE,
)
_NUMERAL = re.compile(rf"\d+|[{_CHINESE}]+")
# After these a number is as likely as after the end of a sentence.
_MARKS_BEFORE = frozenset("。;!?)〕】]》”’:…>|")
_NEXT_NUMERAL = re.compile(f"[{_CHINESE}]")
# After these a number is impossible, unless a paragraph begins with it.
_IMPOSSIBLE_AFTER = {
    Style.ARTICLE: re.compile(r"[》”、第和及与至照据按]"),
    Style.CHINESE: re.compile(rf"[第{_CHINESE}千零〇\d、之]"),
    Style.HALF_BRACKETED: re.compile(r"[\d(a-zA-Z.-]"),
    Style.FIGURE: re.compile(r"[\d.第月日a-zA-Z/~×、-]"),
}


def number_candidates(visible: VisibleText, start: int, end: int) -> Iterator[NumberCandidate]:
    """Every possible number in a range, in order; most of them are none."""
    for paragraph_start, paragraph_end in visible.paragraphs(start, end):
        joined = visible.is_joined(paragraph_start)
        for match in _PATTERN.finditer(visible.text, paragraph_start, paragraph_end):
            style = _style(match)
            confidence = _confidence(visible, match.start())
            if confidence is Confidence.STRONG or _is_possible(
                visible, match, style, paragraph_start
            ):
                label = visible.raw_text(*match.span())
                value = _value(match[0])
                yield NumberCandidate(*match.span(), style, value, confidence, label, joined)


def ends_of(numbers: Sequence[NumberCandidate], end: int) -> list[int]:
    """For each number where the next of its style, or of one above, begins; else ``end``."""
    next_starts = [end] * len(Style)
    ends = [end] * len(numbers)
    for i in range(len(numbers) - 1, -1, -1):
        ends[i] = min(next_starts[: numbers[i].style + 1])
        next_starts[numbers[i].style] = numbers[i].start
    return ends


def chinese_value(numeral: str) -> int:
    """The value of a Chinese number up to 999; 0 for characters that form none."""
    match = re.fullmatch(rf"(?:([{_DIGITS}])百)?零?(?:([{_DIGITS}])?(十))?([{_DIGITS}])?", numeral)
    if not match:
        return 0
    hundreds, tens, ten, ones = match.groups()
    value = 100 * _digit(hundreds) + _digit(ones)
    return value + (10 * (_digit(tens) or 1) if ten else 0)


def _style(match: re.Match[str]) -> Style:
    """The style of a match; numbers with a name have that of the level which the name is for."""
    if match["name"]:
        is_outer = re.fullmatch(_OUTER_NAMES, match["name"])
        return Style.BRACKETED_CHINESE if is_outer else Style.FIGURE
    return Style[match.lastgroup or ""]


def _is_possible(
    visible: VisibleText, match: re.Match[str], style: Style, paragraph_start: int
) -> bool:
    """Whether a number may be inside a paragraph; 1,加强 and 1 加强 can only begin one.

    A date before it may end a deadline where line breaks were lost.
    """
    before = visible.text[match.start() - 1]
    if style is Style.CHINESE and _NEXT_NUMERAL.match(visible.text, match.end()):
        return False  # 一、二年级
    if before in "月日" and style is Style.FIGURE:
        is_decimal = visible.text[match.end() : match.end() + 1].isdigit()
        return visible.lost_line_breaks_at(paragraph_start) and not is_decimal
    if match[0].endswith((",", " ")) and style in {Style.CHINESE, Style.FIGURE}:
        return False
    return not (style in _IMPOSSIBLE_AFTER and _IMPOSSIBLE_AFTER[style].match(before))


def _confidence(visible: VisibleText, position: int) -> Confidence:
    if visible.begins_paragraph(position):
        return Confidence.STRONG
    before = visible.text[position - 1 : position]
    return Confidence.MEDIUM if before in _MARKS_BEFORE or before.isspace() else Confidence.WEAK


def _value(number: str) -> int:
    """The value of a number as written: 第十二条 is 12, ③ is 3."""
    numeral: str = _NUMERAL.findall(unicodedata.normalize("NFKC", number))[0]
    return read_number(numeral, 0) if numeral.isdecimal() else chinese_value(numeral)


def _digit(character: str | None) -> int:
    return _DIGITS.index(character) + 1 if character else 0
