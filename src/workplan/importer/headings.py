"""Whether a point begins with a heading: a short sentence or a line of its own, before text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workplan.importer.fold import HAN

_LONGEST = 42
_LONGEST_LINE = 64
_MANY_COMMAS = 2
_STOP = re.compile("[。;!?]")
_ENUMERATES = re.compile(
    rf"^(?:一是|首先|第一[,是])|(?:如下|包括|以下)[:]?$|[{HAN}]{{0,8}}(?:责任单位|责任部门|完成时限)"
)
_TITLE_LINE = re.compile(
    "^(?:总体要求|总体目标|总体思路|指导思想|基本原则|工作原则|工作目标|主要目标|目标任务|工作任务|主要任务|重点任务|重点工作|工作要求|"
    "工作重点|工作措施|主要措施|保障措施|组织保障|组织领导|组织实施|实施步骤|工作步骤|有关要求|其他事项|强化保障|加强组织领导)"
)


@dataclass(frozen=True)
class Opening:
    """The first sentence of an item, folded.

    ``alone`` where its paragraph ends with it, ``more`` where text or sub-points follow.
    """

    words: str
    alone: bool
    more: bool


def reads_as_heading(opening: Opening) -> bool:
    """Whether an opening can be a heading, by its length and its marks."""
    words = opening.words.strip()
    body = words.rstrip("。:;.")
    if not body or not opening.more or _STOP.search(body) or _ENUMERATES.search(body):
        return False
    if opening.alone and not words.endswith("。"):
        return len(body) <= _LONGEST_LINE
    return len(body) <= _LONGEST and body.count(",") <= _MANY_COMMAS


def with_headings(openings: Sequence[Opening | None]) -> bool:
    """Whether the points of a document have headings.

    Most of those that have more text do, and they are not a few among many that have none.
    """
    able = [opening for opening in openings if opening and opening.more]
    having = sum(reads_as_heading(one) for one in able)
    return having > 0 and having >= 0.6 * len(able) and having >= 0.3 * len(openings)


def known_heading(words: str) -> int:
    """The length of the usual heading that a folded text without line breaks begins with, or 0."""
    match = _TITLE_LINE.match(words)
    return match.end() if match else 0
