"""What the columns of a table hold, by their headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from workplan.importer.text.normalize import normalize
from workplan.plan.fields import comparison_key


class Column(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    WORDS = "words"
    DUTY = "duty"
    DEADLINE = "deadline"
    OTHER = "other"


_BODY = "单位|部门|处室|科室|机构|股室|主体|分工|处、局|学校|局|处|科"
_ROLE = "责任|牵头|配合|实施|负责|主办|协办|承办|落实|参与|指导|督导|主责|协同"
_ALONE = "牵头|配合|责任|承办|负责|单位|部门|处室|科室"
_OTHER = (
    "备注|进展|完成情况|落实情况|分值|得分|考核|评分|领导|责任人|负责人|联系人|联系方式|电话|依据|"
    "来源|佐证|成果"
)
_WORDS = (
    "任务|内容|事项|项目|类别|指标|举措|措施|要求|目标|重点|要点|工作|类型|分类|方面|领域|具体|主要|"
    "标准|步骤|安排|行动|名称"
)
_PATTERNS = (
    (Column.NUMBER, re.compile(r"^(?:序号|编号|序|项目序号|任务序号|No\.?|№)$")),
    (Column.OTHER, re.compile(_OTHER)),
    (Column.DUTY, re.compile(rf"(?:{_ROLE}).{{0,6}}(?:{_BODY})|责任分工|^(?:{_ALONE})$")),
    (Column.DEADLINE, re.compile("时限|时间|期限|进度|节点|完成日期|截止")),
    (Column.WORDS, re.compile(_WORDS)),
)


def column_of(heading: str) -> Column | None:
    """What a column of this heading holds; None where it reads as no heading."""
    words = normalize(comparison_key(heading))
    if not 0 < len(words) <= 14 or re.search("[。；;]", words):
        return None
    return next((column for column, pattern in _PATTERNS if pattern.search(words)), None)


def is_header(headings: Sequence[str]) -> bool:
    """Whether a row is the heading of a table of tasks: words, and who does them."""
    columns = [column_of(heading) for heading in headings if heading.strip()]
    known = [column for column in columns if column]
    enough = len(known) >= max(2, len(columns) - 1)
    return enough and Column.DUTY in known and Column.WORDS in known


@dataclass(frozen=True)
class Columns:
    """The columns of a table by what they hold, as positions."""

    number: int | None
    words: tuple[int, ...]
    duties: tuple[tuple[int, str], ...]
    """The columns of units, with their headings."""
    deadlines: tuple[int, ...]


def read_header(headings: Sequence[str]) -> Columns:
    """The columns by their headings; one without a known heading counts as words."""
    kinds = [
        column_of(heading) or (Column.WORDS if heading.strip() else Column.OTHER)
        for heading in headings
    ]
    return Columns(
        number=next((i for i, kind in enumerate(kinds) if kind is Column.NUMBER), None),
        words=tuple(i for i, kind in enumerate(kinds) if kind is Column.WORDS),
        duties=tuple(
            (i, comparison_key(headings[i])) for i, kind in enumerate(kinds) if kind is Column.DUTY
        ),
        deadlines=tuple(i for i, kind in enumerate(kinds) if kind is Column.DEADLINE),
    )
