"""Recognises the titles of plans and of the notices that issue them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from workplan.importer.text.page_labels import begins_with_label
from workplan.importer.text.visible_text import Range, VisibleText
from workplan.locales.han import HAN

_GENRE = (
    "要点|计划|方案|安排|分工|分解|清单|措施|任务书|任务|一览表|责任表|任务表|目标表|台账|部署|规划|打算|思路|意见|分工表|分解表|事项|"
    "重点|决定|工作目标|行动|举措|路线图|时间表|施工图|纲要|办法|指引|政策|[十百\\d]条"
)
_AFTER = r"(?:表)?(?:\((?!此件)[^()]{1,16}\)|〔[^〕]{1,12}〕|(?:20\d\d|二〇)[^,。()]{0,10}){0,2}"
_TITLE = re.compile(rf"(?:{_GENRE}){_AFTER}$")
_NOTICE = re.compile(r"的?(?:通知|函|公告|通报|批复)(?:\([^()]{1,12}\))?$")
_YEAR = re.compile(r"(?:20\d\d|二[〇○零0]\w\w)(?:-20\d\d)?(?:年|学年)|(?:十[一-九]|\d+)五")
_PLACE = re.compile("局|委|厅|办|市|县|区|省")
_STOP = re.compile("[。;!?]")
_NO_TITLE = re.compile(
    r"^(?:现将|根据|按照|为|附件\d*[:]|附[:]|经|《[^》]+》(?:已|业)|各|来源|标题|名称|\d+[.、])|[:,]$"
    r"|[>»]|^(?:首页|当前位置|您现在)|\w/\w"
)
_NO_NOTICE = re.compile("^(?:现将|各)|[>»]")
_BRACKETED = re.compile(
    r"^\((?:20\d\d|二〇|征求|试行|审议|讨论|送审|草案|修订|上半年|下半年|党)[^()]*\)$"
)
_NO_FIRST_HALF = re.compile(r"[。:;,)>]$|[日号]$|[。;>»|]|^\s*\d{1,2}[.、]|附件|请|现将")
_ABOUT = re.compile("关于|印发|贯彻|落实")
_MAX_TITLE_LINES = 3
_MIN_TITLE, _MIN_NOTICE, _MAX_TITLE = 6, 8, 90
_MAX_FIRST_HALF = 50

# Where line breaks were lost, a title ends with its last words, and begins after what cannot be
# part of it.
_LETTER = rf"[{HAN}\d“”\"·—\-~]"
_NO_BRACKET = "此件|公开|附|[一二三四五六七八九十\\d]+\\)"
_TITLE_IN_LINE = re.compile(
    rf"(?:{_LETTER}|\((?!{_NO_BRACKET})[^()。,]{{1,14}}\)|〔[^〕]{{1,10}}〕){{4,70}}?"
    rf"(?:工作要点|工作计划|实施方案|工作方案|行动计划|工作安排|重点工作|任务分解表|任务分工|责任分工|分工方案|任务清单|要点|计划|方案|分解表|清单|措施)"
    rf"(?:\((?!{_NO_BRACKET})[^()]{{1,12}}\))?(?!的通知|》|的|已|中|和|、|,|。|任务|落实|表|责任|安排|方案)"
)
# What stands before a title on one line: a date, the page's controls, the word 正文.
_BEFORE_TITLE = re.compile(
    r".*(?:\d{1,2}月\d{1,2}日|二〇\w{2}年\w{1,3}月\w{1,3}日|\d{4}-\d{1,2}-\d{1,2})"
    r"|(?:打印|关闭|本页|分享|收藏|字号|朗读|下载|全文|正文|大|中|小)+"
    r"(?=20|关于|\S{2,12}(?:局|委|厅|市|县|区))|.*正文"
)
_MAX_TITLE_POSITION = 2_500
_QUOTED_TITLE = re.compile("(?:印发|下发|转发|批转|现将)[^《》。]{0,20}《([^《》]{6,60})》")

_UNIT = (
    "教育局|人民政府办公(?:室|厅)|人民政府|委员会办公室|委员会|管委会|办公室|办公厅|局|厅|部|委|"
    "署|院|中心|大学|学院|公司"
)
_ISSUERS = re.compile(
    rf"^(?P<issuers>[{HAN}·、\s]{{2,120}}?(?:{_UNIT})(?:等[一二三四五六七八九十\d]{{1,3}}个?部门)?)"
    r"(?:关于|印发|20|二〇|\d|全面|法治|依法|工作|政务|普法|年)"
)
_PLACE_NAME = re.compile(rf"(?:中共)?([{HAN}]{{1,6}}?[省市县区州旗盟])")
_BETWEEN_NAMES = re.compile(r"[、\s]+")
_MAX_ISSUER = 24


def is_title(line: str) -> bool:
    """Whether a normalized paragraph reads as a plan's title."""
    return _is_head_line(line.strip(), _TITLE, _NO_TITLE, _MIN_TITLE)


def is_notice(line: str) -> bool:
    """Whether a normalized paragraph reads as the title of a notice that issues a plan."""
    return _is_head_line(line.strip(), _NOTICE, _NO_NOTICE, _MIN_NOTICE)


def _is_head_line(
    line: str, genre: re.Pattern[str], excluded: re.Pattern[str], min_length: int
) -> bool:
    """Whether words are one line, no sentence, without a label, and name their genre."""
    fits = min_length <= len(line) <= _MAX_TITLE and not _STOP.search(line)
    is_genre = fits and genre.search(line) and not excluded.search(line)
    return bool(is_genre) and not begins_with_label(line)


def notice_ranges(visible: VisibleText, end: int) -> list[Range]:
    """The ranges before a position that read as the title of a notice, in order."""
    paragraphs = visible.paragraphs(0, end)
    return [
        (_title_start(visible, paragraphs, i), paragraph_end)
        for i, (paragraph_start, paragraph_end) in enumerate(paragraphs)
        if is_notice(visible.text[paragraph_start:paragraph_end])
    ]


def title_ranges(visible: VisibleText) -> list[Range]:
    """The ranges that read as a plan's title, in order."""
    if visible.lost_line_breaks:
        return _titles_in_lines(visible)
    paragraphs = list(pairwise([*visible.paragraph_starts, len(visible.raw)]))
    titles: list[Range] = []
    for i, (start, _) in enumerate(paragraphs):
        if _ends_title(visible, paragraphs, i) and not (titles and start < titles[-1][1]):
            titles.append(
                (_title_start(visible, paragraphs, i), _title_end(visible, paragraphs, i))
            )
    return titles


def _ends_title(visible: VisibleText, paragraphs: list[Range], i: int) -> bool:
    """Whether a paragraph is a title, or the short last line of one: 工作要点."""
    paragraph = visible.text[slice(*paragraphs[i])].strip()
    if is_title(paragraph):
        return True
    if i == 0 or not 1 < len(paragraph) < _MIN_TITLE or not _TITLE.search(paragraph):
        return False
    before = visible.text[slice(*paragraphs[i - 1])].strip()
    is_half = bool(_YEAR.search(before) or _ABOUT.search(before))
    return is_half and not _NO_FIRST_HALF.search(before) and is_title(before + paragraph)


def issuer_of(title: str) -> str:
    """The issuer, or all joint issuers, that a title begins with; empty if it has none."""
    stripped = title.strip()
    match = _ISSUERS.match(stripped)
    if not match:
        return ""
    issuers = match["issuers"]
    names = joint_names(issuers)
    fits = all(2 < len(name) <= _MAX_ISSUER for name in names)
    return issuers if fits else ""


def joint_names(issuers: str) -> list[str]:
    """The names of a list of issuers, also where nothing stands between them.

    Then each name begins with the same place: 某省教育厅某省财政厅.
    """
    names: list[str] = []
    for name in filter(None, _BETWEEN_NAMES.split(issuers.strip())):
        place_match = _PLACE_NAME.match(name)
        before_place = (
            rf"(?<=[局厅委室府部署院心会])(?={re.escape(place_match[1])})"
            if place_match
            else r"(?!)"
        )
        names += re.split(before_place, name)
    return names


def _title_start(visible: VisibleText, paragraphs: list[Range], i: int) -> int:
    """Where a title begins: with a line before, if the title was set in several lines."""
    first_index = i
    while (
        first_index
        and i - first_index < _MAX_TITLE_LINES - 1
        and _is_title_line(visible, paragraphs, first_index)
    ):
        first_index -= 1
    return paragraphs[first_index][0]


def _is_title_line(visible: VisibleText, paragraphs: list[Range], i: int) -> bool:
    """Whether the line before a line of a title belongs to it."""
    start, end = paragraphs[i]
    line = visible.text[start:end].strip()
    before = visible.text[slice(*paragraphs[i - 1])].strip()
    fits = 0 < len(before) <= _MAX_FIRST_HALF and not _NO_FIRST_HALF.search(before)
    if not fits or is_title(before) or is_notice(before) or begins_with_label(before):
        return False
    head_start = max(0, paragraphs[i - 1][0] - _MAX_TITLE_POSITION)
    stated_before = "".join(visible.text[head_start : paragraphs[i - 1][0]].split())
    if "".join((before + line).split()) in stated_before:
        return True
    is_long = len(before) >= _MIN_TITLE
    is_short_end = len(line) < _MIN_TITLE and is_title(before + line)
    begins_with_issuer = _YEAR.match(line) and issuer_of(f"{before}20") == before
    if is_short_end or begins_with_issuer:
        return True
    if is_long and _ABOUT.search(before) and not _ABOUT.search(line[:-_MIN_TITLE]):
        return True
    has_own_beginning = _YEAR.search(line) or _PLACE.search(line[:12])
    return is_long and bool(_YEAR.search(before)) and not has_own_beginning


def _title_end(visible: VisibleText, paragraphs: list[Range], i: int) -> int:
    """Where a title ends: with the next line, if that is a note in brackets."""
    if i + 1 < len(paragraphs) and _BRACKETED.match(visible.text[slice(*paragraphs[i + 1])]):
        return paragraphs[i + 1][1]
    return paragraphs[i][1]


def _titles_in_lines(visible: VisibleText) -> list[Range]:
    if quoted := list(_quoted_titles(visible)):
        return quoted
    titles = []
    for match in _TITLE_IN_LINE.finditer(visible.text, 0, _MAX_TITLE_POSITION):
        if visible.text[: match.start()].endswith("《"):
            continue
        before = _BEFORE_TITLE.match(match[0])
        start = match.start() + (before.end() if before else 0)
        if match.end() - start >= _MIN_TITLE:
            titles.append((start, match.end()))
    return titles


def _quoted_titles(visible: VisibleText) -> Iterator[Range]:
    """The names that a notice quotes, where they stand again without quotation marks."""
    text = visible.text
    for match in _QUOTED_TITLE.finditer(text, 0, _MAX_TITLE_POSITION):
        start = text.find(match[1], match.end(), _MAX_TITLE_POSITION)
        while start > 0 and text[start - 1] == "《":
            start = text.find(match[1], start + 1, _MAX_TITLE_POSITION)
        if start > 0:
            yield start, start + len(match[1])
