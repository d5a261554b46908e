"""Detects lines that were wrapped at a fixed width, as in mails and PDF files, to join them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from workplan.importer.text.normalize import display_width, normalize

_MIN_LINES = 8
_MIN_WIDTH, _MAX_WIDTH = 16, 130
_MIN_SHARE_OF_FULL_LINES, _MIN_FULL_LINES = 0.2, 5
_MIN_SHARE_OF_OPEN_ENDS = 0.6
_LINES_PER_OUTLIER = 40  # one line in so many may be longer than the width
_FINAL_MARKS = "。;!?:)〕】]"
_MAX_MISSING_CHARACTERS = 3  # a line may end a little early where a mark must not begin the next
_ITEM_START = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d)|第[一二三四五六七八九十]+[章部]"
    r"|[①-⑳]|附件|附:|抄送|[\u4e00-\u9fff]{2,6}(?:单位|处室|科室|部门|机构|时限):)"
)
_NEVER_FIRST = "。,、;:!?)〕】]”》"
_NEVER_LAST = "([〔【《“"
_TITLE_LINE = re.compile(
    r"(?:关于|20\d\d年|[\u4e00-\u9fff]{2,14}(?:局|委|厅|政府|办公室))[^。,;:]{4,60}(?:要点|计划|方案|安排|分工|清单|分解表)$"
)
_TITLE_END = re.compile(r"(?:要点|计划|方案|安排|分工|清单|任务|分解表|通知|措施)(?:\([^()]*\))?$")
_LABEL_END = re.compile("(?:单位|部门|处室|科室|机构|时限|时间|要求|期限):$")
_MARK_INSIDE = re.compile("[。,;]")
_BRACKETS = (("(", ")"), ("[", "]"), ("〔", "〕"), ("【", "】"), ("《", "》"))


@dataclass(frozen=True)
class TextLine:
    """A line without outer spaces; ``start`` is its place in the document.

    ``after_gap`` if an empty line or an indent stands before it, ``after_page`` if a page ends
    before it.
    """

    start: int
    text: str
    after_gap: bool
    after_page: bool


class _Wrapping(NamedTuple):
    """The share of lines that fill the width, and the width; 0 and 0 for text without wrapping."""

    share: float
    width: int


def unwrap_lines(lines: Sequence[TextLine]) -> list[bool]:
    """Whether each line continues the one before."""
    texts = [line.text for line in lines]
    open_ended = [normalize(text)[-1] not in _FINAL_MARKS for text in texts]
    # Some programs count characters, some count columns.
    measures = ([len(text) for text in texts], [display_width(text) for text in texts])
    wrapping, widths = max(
        ((_wrapping(widths, open_ended), widths) for widths in measures), key=lambda pair: pair[0]
    )
    wrapped = bool(wrapping.share)
    full = [wrapped and width >= wrapping.width - _MAX_MISSING_CHARACTERS for width in widths]
    return [i > 0 and _continues(lines[i - 1], lines[i], full[i - 1]) for i in range(len(lines))]


def _wrapping(widths: list[int], open_ended: list[bool]) -> _Wrapping:
    """The greatest width, if many lines fill it and most of those end in mid-sentence."""
    none = _Wrapping(0, 0)
    if len(widths) < _MIN_LINES:
        return none
    counts = Counter(widths)
    width = sorted(widths)[-1 - len(widths) // _LINES_PER_OUTLIER]
    share = sum(counts[width - i] for i in range(_MAX_MISSING_CHARACTERS + 1)) / len(widths)
    full = [
        is_open
        for line_width, is_open in zip(widths, open_ended, strict=True)
        if line_width > width - _MAX_MISSING_CHARACTERS
    ]
    plausible = _MIN_WIDTH <= width <= _MAX_WIDTH and len(full) >= _MIN_FULL_LINES
    if not plausible or share < _MIN_SHARE_OF_FULL_LINES:
        return none
    return _Wrapping(share, width) if sum(full) >= _MIN_SHARE_OF_OPEN_ENDS * len(full) else none


def _continues(before: TextLine, line: TextLine, before_is_full: bool) -> bool:
    if line.after_page:
        return _continues_on_next_page(normalize(before.text), normalize(line.text))
    if line.after_gap:
        return False
    previous, current = normalize(before.text), normalize(line.text)
    if current[0] in _NEVER_FIRST or previous[-1] in _NEVER_LAST:
        return True
    if not before_is_full or _TITLE_END.search(previous) or _TITLE_LINE.match(current):
        return False
    return previous[-1] in "、," or _has_open_bracket(previous) or not _ITEM_START.match(current)


def _continues_on_next_page(previous: str, current: str) -> bool:
    """Whether a sentence goes on: the line before the page number is no heading and has no end."""
    is_open = previous[-1] in _NEVER_LAST or _LABEL_END.search(previous)
    if current[0] in _NEVER_FIRST or is_open or _has_open_bracket(previous):
        return True
    is_sentence = len(previous) >= _MIN_WIDTH or bool(_MARK_INSIDE.search(previous))
    ends = previous[-1] in _FINAL_MARKS or _TITLE_END.search(previous)
    return is_sentence and not ends and not _ITEM_START.match(current)


def _has_open_bracket(text: str) -> bool:
    return any(text.rfind(opening) > text.rfind(closing) for opening, closing in _BRACKETS)
