"""Splits lists of units into names, as written: nothing is added or expanded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan.importer.text.normalize import normalize
from workplan.importer.text.visible_text import Range

_SUFFIXES = (
    "处 科 股 室 办 局 委 部 厅 院 署 司 组 站 所 队 会 社 馆 台 段 区 "
    "县 市 镇 乡 州 旗 盟 街道 中心 政府 公司 集团 学校 大学 学院 中学 小学 "
    "幼儿园 银行 银监 单位 部门 机构 科室 处室 股室 专班 支队 大队 总队 团委 "
    "工会 妇联 科协 残联 文联 侨联 工商联 法院 检察院 纪委 监委 党委 党组 支部 "
    "编办 网信办 园区 企业 医院 协会 联盟 村 社区 乡镇 街镇 镇街 办事处 管委会 "
    "人大 政协 基地 报社 电视台 图书馆 分局 武装部 人民银行 税务 教研室 老干办 "
    "督导室 总工会 分工 校 园 班 庭 城管 公安 供电 联通 移动 电信 消防 气象 "
    "电大 党校 高校 学会 团 基金会 研究所 运营商 海关 分行 支行 小组 邮政 机场 总社 "
    "人行 商行 资本 国投 城投 交投 金控 控股 "
)
UNIT_END = re.compile(
    rf"(?:{'|'.join(sorted(_SUFFIXES.split(), key=len, reverse=True))})"
    "(?:[(〔<][^()〔〕<>]*[)〕>])?[”》]?$"
)
"""The last characters of a unit's name."""
# Fewer words surely end the name of a unit before 和.
_SURE_UNIT_END = re.compile(
    r"(?:处|科|股|室|办|局|委|部|厅|院|署|队|中心|政府|公司|集团|学校|大学|单位|部门|会|街道|办事处|乡镇|学院)(?:\([^()]*\))?$"
)
_CATCH_ALL = re.compile(
    "其他|其它|相关|有关|各|所有|全体|全局|全系统|上述|涉及|等(?:部门|单位|处室|科室|机构|$)|局机关$|全委|全市"
)
_ETC = re.compile(
    "等(?=(?:\\d|[一二三四五六七八九十]|多|各|相关|有关|其他|国务院|中央|国家|市|区|县|省|单位|部门|处室|科室|股室|机构|职能|业务|直属|和|及|以及|与|$))"
)
# 各区、县（市） and 各镇、街道 are one name each, with a mark inside.
_FIRST_OF_COMPOUND = re.compile(
    "各(?:有关|相关)?(?:区|县|市|镇|乡|委|处|科|办|股|街|局|司|州|级|地|旗|盟|站|直属)$"
)
_SECOND_OF_COMPOUND = re.compile(
    r"^(?:县|市|区|街|镇|乡|办|局|室|科|站|处|部门|股|旗|委|厅|院|中心)"
)
_AND = re.compile("以及|和|及|与")
# After 和 these are no unit of their own: 有关部门和单位.
_GENERIC = re.compile("(?:单位|部门|机构|地方|地区|企业|处室|科室|股室|人员|学校)(?:\\([^()]*\\))?")
_NO_NAME = re.compile(
    "[。;:!?]|(?<![自理])由|的|负责|牵头|配合|落实|会同|不再|均需|以下|下同|要求|工作$"
    "|^(?:对|在|将|按|为|从|向|把|并|或|及|和|等$)"
)
_MAX_PLAIN_NAME = 24
_CATCH_ALL_END = re.compile("(?:地区|各地|地方|成员|方面)(?:\\([^()]*\\))?$")
_OPENERS, _CLOSERS = "([〔【《“<", ")]〕】》”>"
_OUTER_MARKS = " \t\u3000\u00a0，,、；;。.:："
_MAX_NAME = 40


def unit_names(text: str) -> list[str]:
    """The names in a list of units, in order, without duplicates and without outer marks."""
    normalized = normalize(text)
    names = (
        text[name_start:name_end].strip(_OUTER_MARKS)
        for start, end in _split_at_marks(normalized)
        for name_start, name_end in _split_at_words(normalized, start, end)
    )
    return list(dict.fromkeys(name for name in names if name and name != "等"))


def is_unit(name: str) -> bool:
    """Whether a name reads as that of a unit, or as a catch-all for several."""
    normalized = normalize(name.strip())
    return 1 < len(normalized) <= _MAX_NAME and bool(
        UNIT_END.search(normalized) or _CATCH_ALL.search(normalized)
    )


def is_plain_name(name: str) -> bool:
    """Whether a name alone shows that it is a unit's: short, and without words of a sentence."""
    normalized = normalize(name.strip())
    is_short = 1 < len(normalized) <= _MAX_PLAIN_NAME
    ends_as_name = UNIT_END.search(normalized) or _CATCH_ALL_END.search(normalized)
    return is_short and bool(ends_as_name) and not reads_as_sentence(name)


def reads_as_sentence(name: str) -> bool:
    """Whether a name has words that no name of a unit has."""
    return bool(_NO_NAME.search(normalize(name.strip())))


def is_catch_all(name: str) -> bool:
    """Whether a name stands for units that the text does not list: 各处室, 其他职能处室."""
    return bool(_CATCH_ALL.search(normalize(name)))


def _split_at_marks(text: str) -> Iterator[Range]:
    """The ranges between marks outside brackets."""
    start, depth = 0, 0
    for i, character in enumerate(text):
        if character in _OPENERS:
            depth += 1
        elif character in _CLOSERS:
            depth = max(0, depth - 1)
        elif character in "、,;/|\t\n" and not depth and not _is_inside_name(text, start, i):
            yield start, i
            start = i + 1
    yield start, len(text)


def _is_inside_name(text: str, start: int, mark: int) -> bool:
    """Whether a mark is inside a name such as 各区、县（市）."""
    if text[mark] != "、" or not _SECOND_OF_COMPOUND.match(text[mark + 1 :]):
        return False
    before = text[start:mark]
    _, separator, last = before.rpartition("、")
    return bool(_FIRST_OF_COMPOUND.search(before)) or (bool(separator) and len(last) <= 2)


def _split_at_words(text: str, start: int, end: int) -> Iterator[Range]:
    """A range split at 和 and the like between two units, and before 等…部门."""
    if conjunction := _conjunction(text, start, end):
        yield from _split_at_words(text, start, conjunction[0])
        yield from _split_at_words(text, conjunction[1], end)
        return
    etc = _ETC.search(text[:end], start)
    is_last = etc is not None and etc.end() == end
    if etc and etc.start() > start and (is_last or UNIT_END.search(text[start : etc.start()])):
        yield start, etc.start()
        yield etc.start(), end
        return
    yield start, end


def _conjunction(text: str, start: int, end: int) -> Range | None:
    """The range of the first 和 or the like that surely stands between two units."""
    for match in _AND.finditer(text, start, end):
        before = text[start : match.start()].strip().removesuffix("等")
        after = text[match.end() : end].strip()
        if _GENERIC.fullmatch(after):
            continue
        before_is_unit = (
            len(before) > 2 and _SURE_UNIT_END.search(before) and not before.startswith("各级")
        )
        if before_is_unit and UNIT_END.search(after):
            return match.span()
    return None
