"""Lines that were cut at a width, as mail programs and PDF files cut them, joined again."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from workplan.importer.fold import fold

_MIN_LINES = 8
_MIN_WIDTH, _MAX_WIDTH = 16, 130
_MIN_SHARE, _MAX_LONGER = 0.4, 0.03
_SLACK = 3  # a line ends a little early where a mark may not begin the next
_START = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d)|第[一二三四五六七八九十]+[章部]"
    r"|[①-⑳]|附件|附:|抄送|[\u4e00-\u9fff]{2,6}(?:单位|处室|科室|部门|机构|时限):)"
)
_TITLE = re.compile(r"(?:要点|计划|方案|安排|分工|清单|任务|分解表|通知|措施)(?:\([^()]*\))?$")


class _Line(Protocol):
    @property
    def text(self) -> str: ...
    @property
    def apart(self) -> bool: ...


def joined_lines(lines: Sequence[_Line]) -> tuple[list[bool], bool]:
    """For each line whether it continues the one before; and whether any text is wrapped."""
    texts = [line.text for line in lines]
    measures = ([len(text) for text in texts], [_columns(text) for text in texts])
    limit, widths = max(((_limit(widths), widths) for widths in measures), key=lambda pair: pair[0])
    if not limit.share:
        return [False] * len(lines), False
    full = [width >= limit.width - _SLACK for width in widths]
    joined = [i > 0 and _continues(lines[i - 1], lines[i], full[i - 1]) for i in range(len(lines))]
    return joined, True


def _columns(text: str) -> int:
    """The columns that a text takes: two for a Chinese character."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


class _Limit(NamedTuple):
    """The width at which most lines end and the share of lines that do; no share, no width."""

    share: float
    width: int


def _limit(widths: list[int]) -> _Limit:
    if len(widths) < _MIN_LINES:
        return _Limit(0, 0)
    counted = Counter(widths)
    width = max(counted, key=lambda width: (_near(counted, width), width))
    share = _near(counted, width) / len(widths)
    longer = sum(n for one, n in counted.items() if one > width) / len(widths)
    fits = _MIN_WIDTH <= width <= _MAX_WIDTH and share >= _MIN_SHARE and longer <= _MAX_LONGER
    return _Limit(share, width) if fits else _Limit(0, 0)


def _near(counted: Counter[int], width: int) -> int:
    return sum(counted[width - k] for k in range(_SLACK + 1))


def _continues(before: _Line, line: _Line, full: bool) -> bool:
    if line.apart or not full or _TITLE.search(fold(before.text)):
        return False
    return not _START.match(fold(line.text))
