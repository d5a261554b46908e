"""The words with which a text says who is responsible, in what role, and until when."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from workplan.importer.text.boundaries import ItemBoundaries
from workplan.importer.text.normalize import HAN, normalize
from workplan.importer.text.visible_text import VisibleText

_ROLE = (
    "责任|牵头|配合|实施|负责|指导|主责|主办|协办|承办|参与|参加|协同|协作|协助|落实|主管|"
    "督办|监督|督导|组织|分管|执行|推进|联系|审核|统筹"
)
_BODY = (
    "机构|处室|单位|部门|科室|股室|司局|处、局、单位|主体|中心|支部|学校|处|科|股|室|局|者|人|"
    "领导|方"
)
_BEFORE = (
    "(?:委内|局内|厅内|系统内|市级|县级|区级|省级|主要|第一|具体|共同|相关|业务|任务|工作|主|总)"
    "{0,2}"
)

LABEL = re.compile(
    rf"(?P<label>{_BEFORE}(?:{_ROLE})(?:责任|落实|配合|实施|牵头|负责|指导|协同|组织|及|和|或|、|/|\(|\)){{0,6}}"
    rf"(?:相关|有关)?(?:{_BODY})(?:\([^()]{{1,8}}\))?|责任分工|任务分工|职责分工|责任落实)\s*[:]"
)
"""A label with its colon: 责任单位：, 牵头处室：."""

# Without a colon fewer words are labels: 组织处 and 督导处 are units.
_NAMED = re.compile(
    rf"{_BEFORE}(?:责任|牵头|配合|实施|负责|主责|主办|协办|承办|参与|落实)(?:责任|落实|配合|实施|牵头|负责|指导)*(?:{_BODY})"
)

DEADLINE = re.compile(
    r"(?P<label>(?:完成|办结|整改|落实|实施|推进|工作|任务|计划|预计|进度)?(?:时限|时间|期限|时间节点|节点)"
    r"(?:要求|安排|节点)?|进度要求|进度安排|完成日期|年度目标完成时间)\s*[:]"
)
"""The label of a deadline: 完成时限：, 时间要求：."""

_PERSON = re.compile(r"责任人|领导|负责人|牵头人|联系人|责任者")

_SHARED = (
    "(?:共同|分别|各自|具体|主要|总|会同|联合|统筹|"
    "按照?(?:各自)?(?:职责|责任|任务)?(?:分工|职能|权限)?(?:分别|各自|共同)?)"
)
VERB = re.compile(
    rf"{_SHARED}{{0,4}}(?P<verb>牵头|负责|配合|参与|协助|协同|协办|承办|主办|落实|指导|督办|实施)"
    r"(?:负责|落实|抓好落实|组织实施|实施|抓落实|配合|推进|牵头|完成|办理|做好|具体){0,4}$"
)
"""The words that end a clause of duty: 牵头, 配合, 按职责分工负责."""

_NEUTRAL = re.compile(r"^(?:责任|负责|落实|任务|职责)|^(?:委内|系统内|主要|第一|具体|相关)?责任")

WHEN = re.compile(
    r"^(?:(?:20\d\d|二〇\w\w)年?|\d{1,2}月|每[年月季]|全年|长期|持续|常态|年[底内初]|年度|上半年|下半年|第[一二三四]季度|适时|即时|立即|按|贯穿|\d{1,2}日)"
    r"[^、]{0,24}$|(?:底前|月底|日前|完成|推进|坚持|进行|实施|长期|持续|(?:重要|关键)(?:时间)?节点)$"
)
"""A clause that says when."""

LEAD_RULE = re.compile(
    r"(?:(?:责任(?:单位|处室|科室|部门|机构)|单位|处室)?(?:中)?[,、]?\s*)?"
    r"(?:列|排|排列|排名|位列|居)?(?:在)?(?:第一(?:个|位|名)?|首位|首个)(?:的)?"
    r"(?:责任)?(?:单位|处室|科室|部门|机构)?(?:的)?(?:为|是|系)(?P<role>(?:牵头|主办|主责|主要责任|第一责任)(?:单位|处室|科室|部门|机构|责任单位|或汇总单位)*)"
    r"(?:[,、]?\s*(?:其余|其他)[^,。;)]{0,16})?(?:[,、;]?\s*(?:下同|以下同))?"
)
"""A rule that a text states once: 第一个为牵头单位，下同."""


def label_at_start(text: str) -> re.Match[str] | None:
    """The label or the deadline's label that a folded text begins with."""
    return LABEL.match(text) or DEADLINE.match(text)


def only_a_label(text: str) -> bool:
    """Whether a folded text is a label and nothing else: the 责任单位 of 【责任单位】."""
    words = normalize(text.strip())
    return bool(_NAMED.fullmatch(words) or DEADLINE.fullmatch(f"{words}:"))


def names_people(label: str) -> bool:
    """Whether a label is followed by people, not units."""
    return bool(_PERSON.search(normalize(label)))


def is_neutral(role: str) -> bool:
    """Whether a role says no more than that a unit is responsible."""
    return not role or bool(_NEUTRAL.match(normalize(role)))


_TAG = re.compile(r"[(\[〔【]([^()\[\]〔〕【】]{2,12})[)\]〕】]\s*[:]?")
LONGEST = 1_500
"""More characters than any list of units has."""

_HAN = re.compile(f"[{HAN}]")

_Range = tuple[int, int]


def labelled(items: ItemBoundaries, start: int, end: int, found: list[_Range]) -> list[_Range]:
    """From each label to the end of what follows it; none inside the notes already found."""
    taken = sorted(found)
    made: list[_Range] = []
    at = start
    for match in _labels(items.stream, start, end):
        if match.start() < at or _within(taken, match.start()):
            continue
        end_of_value = _value_end(items, match.end())
        if _opens(items.stream, match.start()) and end_of_value - match.start() <= LONGEST:
            at = end_of_value
            made.append((match.start(), at))
    return made


def _labels(stream: VisibleText, start: int, end: int) -> Iterator[re.Match[str]]:
    matches = [
        *LABEL.finditer(stream.text, start, end),
        *DEADLINE.finditer(stream.text, start, end),
    ]
    tags = [tag for tag in _TAG.finditer(stream.text, start, end) if only_a_label(tag[1])]
    yield from sorted([*matches, *tags], key=lambda match: match.start())


def _within(taken: list[_Range], position: int) -> bool:
    i = bisect_right(taken, position, key=lambda one: one[0]) - 1
    return i >= 0 and position < taken[i][1]


def _opens(stream: VisibleText, position: int) -> bool:
    """Whether a label may stand at a position: not in the middle of a sentence."""
    if stream.begins(position):
        return True
    before = stream.text[max(0, position - 8) : position].rstrip()[-1:]
    return not _HAN.match(before)


def _value_end(items: ItemBoundaries, start: int) -> int:
    """Where the value of a label ends: with its paragraph, its item or, on one line, its stop."""
    stream = items.stream
    paragraph = stream.paragraph_end(start - 1)
    if start >= paragraph or not stream.text[start:paragraph].strip():
        paragraph = stream.paragraph_end(start)  # the value stands on the next line
    until = min(paragraph, items.next(start))
    stop = stream.text.find("。", start, until)
    if stop >= 0 and not label_at_start(stream.text[stop + 1 : until].lstrip()):
        return stop + 1
    return until
