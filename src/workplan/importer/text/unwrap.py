"""Lines that were cut at a width, as mail programs and PDF files cut them, joined again."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from workplan.importer.text.normalize import normalize

_MIN_LINES = 8
_MIN_WIDTH, _MAX_WIDTH = 16, 130
_MIN_SHARE, _MIN_FULL, _MIN_OPEN = 0.2, 5, 0.6
_OUTLIERS = 40  # one line in so many may be longer
_ENDS = "。;!?:)〕】]"
_SLACK = 3  # a line ends a little early where a mark may not begin the next
_START = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d)|第[一二三四五六七八九十]+[章部]"
    r"|[①-⑳]|附件|附:|抄送|[\u4e00-\u9fff]{2,6}(?:单位|处室|科室|部门|机构|时限):)"
)
_NEVER_FIRST = "。,、;:!?)〕】]”》"
_NEVER_LAST = "([〔【《“"
_BEGINS_TITLE = re.compile(
    r"(?:关于|20\d\d年|[\u4e00-\u9fff]{2,14}(?:局|委|厅|政府|办公室))[^。,;:]{4,60}(?:要点|计划|方案|安排|分工|清单|分解表)$"
)
_TITLE = re.compile(r"(?:要点|计划|方案|安排|分工|清单|任务|分解表|通知|措施)(?:\([^()]*\))?$")


class _Line(Protocol):
    @property
    def text(self) -> str: ...
    @property
    def apart(self) -> bool: ...


def unwrap_lines(lines: Sequence[_Line]) -> tuple[list[bool], bool]:
    """For each line whether it continues the one before; and whether any text is wrapped."""
    texts = [line.text for line in lines]
    measures = ([len(text) for text in texts], [_columns(text) for text in texts])
    unended = [normalize(text)[-1] not in _ENDS for text in texts]
    limit, widths = max(((_limit(one, unended), one) for one in measures), key=lambda pair: pair[0])
    full = [bool(limit.share) and width >= limit.width - _SLACK for width in widths]
    joined = [i > 0 and _continues(lines[i - 1], lines[i], full[i - 1]) for i in range(len(lines))]
    return joined, bool(limit.share)


def _columns(text: str) -> int:
    """The columns that a text takes: two for a Chinese character."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


class _Limit(NamedTuple):
    """The width at which lines are cut and the share of lines that are; no share, no width."""

    share: float
    width: int


def _limit(widths: list[int], open_ended: list[bool]) -> _Limit:
    """The greatest width, where many lines have it and most of those end in mid-sentence."""
    if len(widths) < _MIN_LINES:
        return _Limit(0, 0)
    counted = Counter(widths)
    width = sorted(widths)[-1 - len(widths) // _OUTLIERS]
    full = [ends for one, ends in zip(widths, open_ended, strict=True) if one > width - _SLACK]
    share = _near(counted, width) / len(widths)
    cut = sum(full) >= _MIN_OPEN * len(full)
    fits = _MIN_WIDTH <= width <= _MAX_WIDTH and share >= _MIN_SHARE and len(full) >= _MIN_FULL
    return _Limit(share, width) if fits and cut else _Limit(0, 0)


def _near(counted: Counter[int], width: int) -> int:
    return sum(counted[width - k] for k in range(_SLACK + 1))


def _continues(before: _Line, line: _Line, full: bool) -> bool:
    if line.apart:
        return False
    first, last = normalize(line.text)[0], normalize(before.text)[-1]
    if first in _NEVER_FIRST or last in _NEVER_LAST:
        return True
    if (
        not full
        or _TITLE.search(normalize(before.text))
        or _BEGINS_TITLE.match(normalize(line.text))
    ):
        return False
    return last in "、," or _open_bracket(before.text) or not _START.match(normalize(line.text))


def _open_bracket(text: str) -> bool:
    """Whether a bracket is opened in a line and not closed."""
    folded = normalize(text)
    return any(folded.rfind(a) > folded.rfind(b) for a, b in ("()", "[]", "〔〕", "【】", "《》"))
