"""A list of units cut into names, as written: nothing added, nothing expanded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan.importer.text.normalize import normalize

_SUFFIX = (
    "处 科 股 室 办 局 委 部 厅 院 署 司 组 站 所 队 会 社 馆 台 段 区 "
    "县 市 镇 乡 州 旗 盟 街道 中心 政府 公司 集团 学校 大学 学院 中学 小学 "
    "幼儿园 银行 银监 单位 部门 机构 科室 处室 股室 专班 支队 大队 总队 团委 "
    "工会 妇联 科协 残联 文联 侨联 工商联 法院 检察院 纪委 监委 党委 党组 支部 "
    "编办 网信办 园区 企业 医院 协会 联盟 村 社区 乡镇 街镇 镇街 办事处 管委会 "
    "人大 政协 基地 报社 电视台 图书馆 分局 武装部 人民银行 税务 教研室 老干办 "
    "督导室 总工会 分工 校 园 班 庭 城管 公安 供电 联通 移动 电信 消防 气象 "
    "电大 党校 高校 学会 团 基金会 研究所 运营商 "
)
UNIT_END = re.compile(
    rf"(?:{'|'.join(sorted(_SUFFIX.split(), key=len, reverse=True))})(?:\([^()]*\))?[”》]?$"
)
_ANY = re.compile(
    "^(?:其他|其它|全|各|相关|有关|上述|本|所有|涉及|市直|区直|县直|省直|局|机关|直属|下属|等)"
    ".{0,30}$"
)
_CATCH_ALL = re.compile(
    "其他|其它|相关|有关|各|所有|全体|全局|全系统|上述|涉及|等(?:部门|单位|处室|科室|机构|$)|局机关$|全委|全市"
)
_ETC = re.compile(
    "等(?=(?:\\d|[一二三四五六七八九十]|多|各|相关|有关|市|区|县|省|单位|部门|处室|科室|股室|机构|职能|业务|直属|$))"
)
# 各区、县（市）… and 各镇、街道 are one name: the mark stands inside it.
_OPEN_ENDED = re.compile("各(?:区|县|市|镇|乡|委|处|科|办|股|街|局|司|州|级|地|旗|盟|站|直属)$")
_GOES_ON = re.compile(r"^(?:县|市|区|街|镇|乡|办|局|室|科|站|处|部门|股|旗|委|厅|院|中心)")
_AND = re.compile("以及|和|及|与")
_OPENERS, _CLOSERS = "([〔【《“", ")]〕】》”"


def unit_names(text: str, folded: str) -> list[str]:
    """The names in a list; ``folded`` is the same text, folded, for the marks between them.

    Names stand in the order of the text; marks and spaces around them are left out.
    """
    names: list[str] = []
    for start, end in _ranges(folded):
        for a, b in _parted(folded, start, end):
            name = text[a:b].strip(" \t\u3000\u00a0，,、；;。.:：")
            if name and name != "等":
                names.append(name)
    return list(dict.fromkeys(names))


def is_unit(name: str) -> bool:
    """Whether a name reads as one of a unit, or as a catch-all for several."""
    plain = normalize(name.strip())
    return 1 < len(plain) <= 40 and bool(UNIT_END.search(plain) or _CATCH_ALL.search(plain))


def is_catch_all(name: str) -> bool:
    """Whether a name stands for units that the text does not list: 各处室, 其他职能处室."""
    return bool(_CATCH_ALL.search(normalize(name)))


def _ranges(folded: str) -> Iterator[tuple[int, int]]:
    """The ranges between marks that stand outside brackets; 各区、县 stays together."""
    start, depth = 0, 0
    for i, character in enumerate(folded):
        if character in _OPENERS:
            depth += 1
        elif character in _CLOSERS:
            depth = max(0, depth - 1)
        elif character in "、,;/|\t\n" and not depth and not _inside(folded, start, i):
            yield start, i
            start = i + 1
    yield start, len(folded)


def _inside(folded: str, start: int, mark: int) -> bool:
    """Whether a mark stands inside a name such as 各区、县（市）."""
    before = folded[start:mark].rpartition("、")[2]
    rest = folded[mark + 1 :]
    opened = _OPEN_ENDED.search(folded[start:mark]) or (
        "、" in folded[start:mark] and len(before) <= 2
    )
    return folded[mark] == "、" and bool(opened) and bool(_GOES_ON.match(rest))


def _parted(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A range cut at 和 and its like where both sides are surely units, and before 等…部门."""
    if cut := _sure_and(folded, start, end):
        yield from _parted(folded, start, cut[0])
        yield from _parted(folded, cut[1], end)
        return
    etc = _ETC.search(folded, start, end)
    if etc and etc.start() > start and UNIT_END.search(folded[start : etc.start()]):
        yield start, etc.start()
        yield etc.start(), end
        return
    yield start, end


def _sure_and(folded: str, start: int, end: int) -> tuple[int, int] | None:
    for match in _AND.finditer(folded, start, end):
        left, right = folded[start : match.start()].strip(), folded[match.end() : end].strip()
        if _whole(left) and UNIT_END.search(right) and not left.startswith("各级"):
            return match.span()
    return None


_WHOLE = re.compile(
    r"(?:处|科|股|室|办|局|委|部|厅|院|署|队|中心|政府|公司|集团|学校|大学|单位|部门|会|街道|办事处|乡镇|学院)(?:\([^()]*\))?$"
)


def _whole(words: str) -> bool:
    """Whether words are a unit's whole name: at least two characters and a unit's ending."""
    return len(words) >= 3 and bool(_WHOLE.search(words))
