"""Which paragraphs read as the title of a plan, and which as what surrounds one."""

from __future__ import annotations

import re
from itertools import pairwise

from workplan.importer.text.normalize import HAN
from workplan.importer.text.visible_text import VisibleText

_GENRE = (
    "要点|计划|方案|安排|分工|分解|清单|措施|任务书|任务|一览表|责任表|任务表|目标表|台账|部署|规划|打算|思路|意见|分工表|分解表|事项|"
    "工作目标|行动|举措|路线图|时间表|施工图|纲要|办法"
)
_AFTER = r"(?:表)?(?:\((?!此件)[^()]{1,16}\)|〔[^〕]{1,12}〕|(?:20\d\d|二〇)[^,。]{0,10})?"
_TITLE = re.compile(rf"(?:{_GENRE}){_AFTER}$")
_NOTICE = re.compile(r"的?(?:通知|函|公告|通报|批复)(?:\([^()]{1,12}\))?$")
_YEAR = re.compile(r"(?:20\d\d|二[〇○零0]\w\w)(?:-20\d\d)?(?:年|学年)|(?:十[一-九]|\d+)五")
_SENTENCE = re.compile("[。;!?]")
_NOT = re.compile(
    r"^(?:现将|根据|按照|为|附件\d*[:]|附[:]|经|《[^》]+》(?:已|业)|各|来源|标题|名称|\d+[.、])|[:,]$"
)
_BRACKETED = re.compile(
    r"^\((?:20\d\d|二〇|征求|试行|审议|讨论|送审|草案|修订|上半年|下半年|党)[^()]*\)$"
)
_MAX_TITLE = 90


def is_title(words: str) -> bool:
    """Whether a folded paragraph reads as a plan's title."""
    words = words.strip()
    fits = 6 <= len(words) <= _MAX_TITLE and not _SENTENCE.search(words)
    return fits and bool(_TITLE.search(words)) and not _NOT.search(words)


def is_notice(words: str) -> bool:
    """Whether a folded paragraph reads as the title of a notice that sends a plan out."""
    words = words.strip()
    fits = 8 <= len(words) <= _MAX_TITLE and not _SENTENCE.search(words)
    return fits and bool(_NOTICE.search(words)) and not words.startswith(("现将", "各"))


def title_positions(stream: VisibleText) -> list[tuple[int, int]]:
    """The ranges of the stream that read as a plan's title."""
    if stream.flat:
        return _inside_lines(stream)
    edges = [*stream.breaks, len(stream.raw)]
    paragraphs = list(pairwise(edges))
    found: list[tuple[int, int]] = []
    for i, (start, end) in enumerate(paragraphs):
        if is_title(stream.text[start:end]) and not (found and start < found[-1][1]):
            found.append(
                (_with_line_before(stream, paragraphs, i), _with_line_after(stream, paragraphs, i))
            )
    return found


def _with_line_before(stream: VisibleText, paragraphs: list[tuple[int, int]], i: int) -> int:
    """A title's beginning: the line before, where the title was set in two lines."""
    start, end = paragraphs[i]
    words = stream.text[start:end]
    if i == 0 or _YEAR.search(words) or re.search("局|委|厅|办|市|县|区|省", words[:12]):
        return start
    before = stream.text[slice(*paragraphs[i - 1])].strip()
    half = (
        6 <= len(before) <= 50
        and _YEAR.search(before)
        and not re.search("[。:;,)]$|[日号]$", before)
    )
    return paragraphs[i - 1][0] if half and not is_notice(before) else start


def _with_line_after(stream: VisibleText, paragraphs: list[tuple[int, int]], i: int) -> int:
    if i + 1 < len(paragraphs) and _BRACKETED.match(stream.text[slice(*paragraphs[i + 1])]):
        return paragraphs[i + 1][1]
    return paragraphs[i][1]


# On one line a title has no end but its last words, and no beginning but what cannot be part of it.
_LETTER = rf"[{HAN}\d“”\"·—\-~]"
_NO_TITLE = "此件|公开|附|[一二三四五六七八九十\\d]+\\)"
_INSIDE = re.compile(
    rf"(?:{_LETTER}|\((?!{_NO_TITLE})[^()。,]{{1,14}}\)|〔[^〕]{{1,10}}〕){{4,70}}?"
    rf"(?:工作要点|工作计划|实施方案|工作方案|行动计划|工作安排|重点工作|任务分解表|任务分工|责任分工|分工方案|任务清单|要点|计划|方案|分解表|清单|措施)"
    rf"(?:\((?!{_NO_TITLE})[^()]{{1,12}}\))?(?!的通知|》|的|已|中|和|、|,|。|任务|落实|表|责任|安排|方案)"
)
_DATE = re.compile(r".*(?:\d{1,2}月\d{1,2}日|二〇\w{2}年\w{1,3}月\w{1,3}日|\d{4}-\d{1,2}-\d{1,2})")
_FURNITURE = re.compile(
    "(?:打印|关闭|本页|分享|收藏|字号|朗读|下载|全文|正文|大|中|小)+(?=20|关于|\\S{2,12}(?:局|委|厅|市|县|区))"
)
_MOST = 2_500


def _inside_lines(stream: VisibleText) -> list[tuple[int, int]]:
    found = []
    for match in _INSIDE.finditer(stream.text, 0, min(len(stream.text), _MOST)):
        if "《" in stream.text[max(0, match.start() - 1) : match.start()]:
            continue
        before = _DATE.match(match[0]) or _FURNITURE.match(match[0])
        start = match.start() + (before.end() if before else 0)
        if match.end() - start >= 6:
            found.append((start, match.end()))
    return found


_ISSUER = re.compile(
    rf"^(?:中共)?(?P<issuer>[{HAN}·]{{2,24}}?(?:教育局|人民政府办公(?:室|厅)|人民政府|委员会办公室|委员会|办公室|办公厅|局|厅|部|委|署|院|中心|大学|学院|公司))"
    r"(?:关于|印发|20|二〇|\d|全面|法治|依法|工作|政务|普法|年)"
)


def issuer_of(title: str) -> str:
    """The issuer that a title begins with; empty where it begins with something else."""
    match = _ISSUER.match(title.strip())
    return match["issuer"] if match else ""
