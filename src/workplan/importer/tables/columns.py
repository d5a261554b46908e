"""Tells what the columns of a table hold by their headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from workplan.importer.text.normalize import normalize
from workplan.plan.fields import comparison_key


class ColumnKind(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    TEXT = "text"
    UNITS = "units"
    DEADLINE = "deadline"
    OTHER = "other"


_BODY = "单位|部门|处室|科室|机构|股室|主体|分工|处、局|学校|局|处|科"
_ROLE = "责任|牵头|配合|实施|负责|主办|协办|承办|落实|参与|指导|督导|主责|协同"
_SINGLE_WORD = "牵头|配合|责任|承办|负责|单位|部门|处室|科室"
_OTHER = (
    "备注|进展|完成情况|落实情况|分值|得分|考核|评分|领导|责任人|负责人|联系人|联系方式|电话|依据|"
    "来源|佐证|成果"
)
_TEXT = (
    "任务|内容|事项|项目|类别|指标|举措|措施|要求|目标|重点|要点|工作|类型|分类|方面|领域|具体|主要|"
    "标准|步骤|安排|行动|名称"
)
_PATTERNS = (
    (ColumnKind.NUMBER, re.compile(r"^(?:序号|编号|序|项目序号|任务序号|No\.?|№)$")),
    (ColumnKind.OTHER, re.compile(_OTHER)),
    (
        ColumnKind.UNITS,
        re.compile(rf"(?:{_ROLE}).{{0,6}}(?:{_BODY})|责任分工|^(?:{_SINGLE_WORD})$"),
    ),
    (ColumnKind.DEADLINE, re.compile("时限|时间|期限|进度|节点|完成日期|截止")),
    (ColumnKind.TEXT, re.compile(_TEXT)),
)
_MAX_HEADING = 14


def column_kind(heading: str) -> ColumnKind | None:
    """What a column with this heading holds; None if it reads as no heading."""
    heading_key = normalize(comparison_key(heading))
    if not 0 < len(heading_key) <= _MAX_HEADING or re.search("[。；;]", heading_key):
        return None
    return next((kind for kind, pattern in _PATTERNS if pattern.search(heading_key)), None)


def is_header(headings: Sequence[str]) -> bool:
    """Whether a row is the header of a table of tasks: it names their text and their units."""
    kinds = [column_kind(heading) for heading in headings if heading.strip()]
    recognised = sum(kind is not None for kind in kinds)
    has_tasks = ColumnKind.UNITS in kinds and ColumnKind.TEXT in kinds
    return has_tasks and recognised >= max(2, len(kinds) - 1)


@dataclass(frozen=True)
class Columns:
    """The indexes of a table's columns by what they hold."""

    number: int | None
    text: tuple[int, ...]
    units: tuple[tuple[int, str], ...]
    """With the heading of each."""
    deadlines: tuple[int, ...]


def read_header(headings: Sequence[str]) -> Columns:
    """The columns by their headings; one with an unknown heading counts as text."""
    kinds = [
        column_kind(heading) or (ColumnKind.TEXT if heading.strip() else ColumnKind.OTHER)
        for heading in headings
    ]

    def indexes(kind: ColumnKind) -> tuple[int, ...]:
        return tuple(i for i, column in enumerate(kinds) if column is kind)

    return Columns(
        number=next(iter(indexes(ColumnKind.NUMBER)), None),
        text=indexes(ColumnKind.TEXT),
        units=tuple((i, comparison_key(headings[i])) for i in indexes(ColumnKind.UNITS)),
        deadlines=indexes(ColumnKind.DEADLINE),
    )
