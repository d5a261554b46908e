"""The words that name responsibility: labels, roles, verbs, deadlines."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workplan.importer.text.boundaries import ItemBoundaries, RangeSet
from workplan.importer.text.normalize import normalize
from workplan.importer.text.visible_text import Range, VisibleText
from workplan.locales.han import HAN

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

_DUTY_LABEL = (
    rf"{_BEFORE}(?:{_ROLE})(?:责任|落实|配合|实施|牵头|负责|指导|协同|组织|及|和|或|、|/|\(|\)){{0,6}}"
    rf"(?:相关|有关)?(?:{_BODY})(?:\([^()]{{1,8}}\))?|责任分工|任务分工|职责分工|责任落实"
)
_DEADLINE_LABEL = (
    "(?:完成|办结|整改|落实|实施|推进|工作|任务|计划|预计|进度)?(?:时限|时间|期限|时间节点|节点)"
    "(?:要求|安排|节点)?|进度要求|进度安排|完成日期|年度目标完成时间"
)
LABEL = re.compile(rf"(?:{_DUTY_LABEL})\s*[:]")
"""A label with its colon: 责任单位：, 牵头处室：."""

DEADLINE = re.compile(rf"(?:{_DEADLINE_LABEL})\s*[:]")
"""The label of a deadline: 完成时限：, 时间要求：."""

ANY_LABEL = re.compile(rf"(?P<label>{_DUTY_LABEL}|{_DEADLINE_LABEL})\s*[:]")
"""A label of units or of a deadline."""

# Fewer words are labels without a colon: 组织处 and 督导处 are units.
_LABEL_WITHOUT_COLON = re.compile(
    rf"{_BEFORE}(?:责任|牵头|配合|实施|负责|主责|主办|协办|承办|参与|落实)(?:责任|落实|配合|实施|牵头|负责|指导)*(?:{_BODY})"
)

_PERSON = re.compile(r"责任人|领导|负责人|牵头人|联系人|责任者")

_SHARED = (
    "(?:负责(?=牵头|配合|协助|协同|指导|督办|参与)|共同|分别|各自|具体|主要|总|会同|联合|统筹|"
    "按照?(?:各自)?(?:职责|责任|任务)?(?:分工|职能|权限)?(?:分别|各自|共同)?)"
)
VERB = re.compile(
    rf"{_SHARED}{{0,4}}(?P<verb>牵头|负责|配合|参与|协助|协同|协办|承办|主办|落实|指导|督办|实施)"
    r"(?:负责|落实|抓好落实|组织实施|实施|抓落实|配合|推进|牵头|完成|办理|做好|具体){0,4}$"
)
"""The words that end a clause about responsibility: 牵头, 配合, 按职责分工负责."""

_NEUTRAL = re.compile(r"^(?:责任|负责|落实|任务|职责)|^(?:委内|系统内|主要|第一|具体|相关)?责任")

WHEN = re.compile(
    r"^(?:(?:20\d\d|二〇\w\w)年?|\d{1,2}月|每[年月季]|全年|长期|持续|常态|年[底内初]|年度|上半年|下半年|第[一二三四]季度|适时|即时|立即|按|贯穿|\d{1,2}日)"
    r"[^、]{0,24}$|(?:底前|月底|日前|完成|推进|坚持|进行|实施|长期|持续|(?:重要|关键)(?:时间)?节点)$"
)
"""A clause that gives a time."""

_BODY_IN_RULE = "(?:责任)?(?:单位|处室|科室|部门|机构)?"
_LEADS = rf"(?P<role>(?:牵头|主办|主责|主要责任|第一责任){_BODY_IN_RULE}(?:或汇总单位)?)"
_STANDS_FIRST = (
    "(?:列|排|排列|排名|位列|居|排序)?(?:在)?(?:第一(?:个|位|名)?|首位|首个|最前面?)(?:的|者)?"
    f"{_BODY_IN_RULE}(?:的)?"
)
_BEFORE_MARK = (
    "(?:在|列|排)?(?:第一个|首个)?(?P<mark>逗号|顿号|分号|句号)(?:之)?(?:前面?|以前|左边)(?:的)?"
    f"{_BODY_IN_RULE}"
)
LEAD_RULE = re.compile(
    rf"(?:(?:{_BODY_IN_RULE}(?:中|里)?)?[,、]?\s*)?"
    rf"(?:{_STANDS_FIRST}|{_BEFORE_MARK})(?:均)?(?:为|是|系|作为){_LEADS}"
    r"(?:[,、;]?\s*(?:其余|其他|其后|(?:第一个)?(?:逗号|顿号|分号|句号)?(?:之)?后面?)"
    r"(?!同)[^,。;)]{0,16})?(?:[,、;]?\s*(?:下同|以下同))?"
)
"""The rule that the first unit leads, stated once for all: 第一个为牵头单位，下同.

With ``mark`` the units before the first such mark do: 第一个逗号前为牵头单位.
"""

_BRACKETED_LABEL = re.compile(r"[(\[〔【]([^()\[\]〔〕【】]{2,12})[)\]〕】]\s*[:]?")
_HAN = re.compile(f"[{HAN}]")
_SPACE = re.compile(r"\s+(?=\S)")
_MORE_DUTIES = re.compile("牵头|配合|负责|协助|落实|参与|时限|时间|[:]")
_MAX_LABELLED_LENGTH = 1_500
"""No list of units is longer."""


def is_label(text: str) -> bool:
    """Whether a text is a label without its colon and nothing else, as in 【责任单位】."""
    normalized = normalize(text.strip())
    return bool(_LABEL_WITHOUT_COLON.fullmatch(normalized) or DEADLINE.fullmatch(f"{normalized}:"))


def names_people(label: str) -> bool:
    """Whether a label is followed by people and not by units."""
    return bool(_PERSON.search(normalize(label)))


def is_neutral(role: str) -> bool:
    """Whether a role says no more than that a unit is responsible."""
    return not role or bool(_NEUTRAL.match(normalize(role)))


def labelled_ranges(
    items: ItemBoundaries, start: int, end: int, taken: Iterable[Range]
) -> list[Range]:
    """The ranges of labels with their values, outside the ``taken`` ranges."""
    taken_ranges = RangeSet(taken)
    ranges: list[Range] = []
    position = start
    for match in _labels(items.visible, start, end):
        if match.start() < position or match.start() in taken_ranges:
            continue
        value_end = _value_end(items, match.end())
        fits = value_end - match.start() <= _MAX_LABELLED_LENGTH
        if fits and _may_begin_label(items.visible, match.start()):
            position = value_end
            ranges.append((match.start(), value_end))
    return ranges


def _labels(visible: VisibleText, start: int, end: int) -> list[re.Match[str]]:
    matches = [
        *ANY_LABEL.finditer(visible.text, start, end),
        *(
            match
            for match in _BRACKETED_LABEL.finditer(visible.text, start, end)
            if is_label(match[1])
        ),
    ]
    return sorted(matches, key=lambda match: match.start())


def _may_begin_label(visible: VisibleText, position: int) -> bool:
    """Whether a position is not in the middle of a sentence."""
    if visible.begins_paragraph(position):
        return True
    before = visible.text[max(0, position - 8) : position].rstrip()[-1:]
    return not _HAN.match(before)


def _before_other_words(text: str, start: int, end: int) -> int:
    """Where a value ends with its verb, before a space and words about something else."""
    for space in _SPACE.finditer(text, start, min(end, start + _MAX_LABELLED_LENGTH)):
        text_after_space = text[space.end() : min(end, start + _MAX_LABELLED_LENGTH)]
        if VERB.search(text[start : space.start()]) and not _MORE_DUTIES.search(text_after_space):
            return space.start()
    return end


def _value_end(items: ItemBoundaries, start: int) -> int:
    """Where the value of a label ends: with its paragraph or item, or at a full stop before.

    Values whose labels follow the stop at once are part of the same range.
    """
    visible = items.visible
    paragraph_end = visible.paragraph_end(start - 1)
    if start >= paragraph_end or not visible.text[start:paragraph_end].strip():
        paragraph_end = visible.paragraph_end(start)  # the value is on the next line
    end = min(paragraph_end, items.next_start(start))
    end = _before_other_words(visible.text, start, end)
    stop = visible.text.find("。", start, end)
    while stop >= 0:
        if not ANY_LABEL.match(visible.text[stop + 1 : end].lstrip()):
            return stop + 1
        stop = visible.text.find("。", stop + 1, end)
    return end
