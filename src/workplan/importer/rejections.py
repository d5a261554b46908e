"""Texts that must not be imported: another kind of document, or one that is cut off."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from workplan.importer.errors import RejectedError
from workplan.importer.responsibility.unit_names import is_unit
from workplan.importer.result import ParseResult
from workplan.importer.structure.text_plan import TextPlan
from workplan.importer.text.boundaries import Brackets
from workplan.importer.text.normalize import HAN

_OTHER = re.compile(
    r"(?:工作总结|情况的?(?:报告|通报|汇报)|年度报告|年报|述职报告|自查报告|调研报告|政策解读|解读|管理办法|暂行办法|办法|条例|规定|细则|规则|章程|纪要|讲话|公示|"
    r"招聘公告|公告|答记者问|倡议书|申报书|合同|协议)(?:\([^()]{1,14}\))?$"
)
_ARTICLE = re.compile(r"第[一二三四五六七八九十百\d]{1,4}条")
_ARTICLES = 5
_DECIMAL = re.compile(rf"(\d{{1,2}})\.(\d{{1,2}})[.、]?\s?(?=[{HAN}“《])")
_CHINESE = re.compile(f"[{HAN}]")
_FOREIGN = 0.2
_MORE = re.compile(
    r"(?:查看全文|阅读全文|展开全文|余下全文|查看更多|点击(?:下载|展开)|未完待续|下一页|全文下载|\(略\)|此处省略|\.{3,}|…+)\s*$"
)
_GOES_ON = frozenset("、,:“《(〔[【—")
_ENDED = frozenset("。!?;…)〕】]>")


def refuse_other_genre(plan: TextPlan) -> None:
    """Refuses a text without numbers, and documents that are no plans.

    Raises:
        RefusalError: with the words that tell what it is.
    """
    if not plan.countable:
        raise RejectedError("no_points")
    if plan.notes:
        return
    first = plan.numbers[0].start
    articles = _ARTICLE.findall(plan.stream.text)
    if len(articles) >= _ARTICLES:
        raise RejectedError("other_genre", 1, words=articles[0])
    if plan.titles and plan.titles[0][0] < first:
        return
    for a, b in plan.stream.paragraphs(0, min(first, 2_000)):
        words = plan.stream.text[a:b].strip()
        match = _OTHER.search(words) if len(words) <= 80 else None
        if match:
            raise RejectedError("other_genre", plan.stream.line(a), words=match[0])


def refuse_cut_off(plan: TextPlan) -> None:
    """Refuses a text that stops in the middle.

    Raises:
        RefusalError: with the last words.
    """
    text = plan.stream.text[: _last_word(plan)].rstrip()
    line = plan.stream.line(len(text) - 1)
    if plan.end < len(plan.stream.text):
        more = _MORE.search(plan.stream.text)
    else:
        more = _MORE.search(text)
    whole = plan.end < len(plan.stream.raw) or _last_word(plan) < plan.end
    if more or (not whole and _stops_in_the_middle(plan, text)):
        raise RejectedError("cut_off", line, words=plan.stream.raw[: len(text)][-12:])


def refuse_other_language(found: ParseResult) -> None:
    """Refuses a text with many points in another script: a translation, or one beside the text.

    Raises:
        RefusalError: with their number.
    """
    foreign = [point for point in found.points if not _CHINESE.search(point.text)]
    if len(foreign) >= _FOREIGN * len(found.points):
        raise RejectedError("other_language", foreign[0].line, count=len(foreign))


def refuse_decimal_numbers(plan: TextPlan) -> None:
    """Refuses a text whose paragraphs are numbered 1.1, 1.2: its levels would be mixed up.

    Raises:
        RefusalError: with the first of them.
    """
    begun: set[tuple[str, int]] = set()
    for a, b in plan.stream.paragraphs(0, len(plan.stream.raw)):
        match = _DECIMAL.match(plan.stream.text, a, b)
        if match is None:
            continue
        above, number = match[1], int(match[2])
        if (above, number - 1) in begun:
            raise RejectedError("decimal_numbers", plan.stream.line(a), number=f"{above}.{number}")
        begun.add((above, number))


def _last_word(plan: TextPlan) -> int:
    """Where the plan's words end: before paragraphs that follow the note of the last point."""
    after = plan.stream.text[plan.closed : plan.end]
    on_its_own = after != after.lstrip() and "\n" in after[: len(after) - len(after.lstrip())]
    return plan.closed if on_its_own else plan.end


def _stops_in_the_middle(plan: TextPlan, text: str) -> bool:
    if text[-1] in _GOES_ON or _open_bracket(text):
        return True
    if text[-1] in _ENDED:
        return False
    notes = plan.own_notes
    if notes and notes[-1].end >= len(text):
        units = notes[-1].says.units
        return bool(units) and not is_unit(units[-1]) and not notes[-1].says.deadline
    return not _others_end_so(plan)


def _open_bracket(text: str) -> bool:
    """Whether a bracket near the end is never closed."""
    start = max(0, len(text) - 300)
    pairs = Brackets(text)
    return any(
        text[i] in "(〔【《“" and i not in pairs.close and "。" not in text[i:]
        for i in range(start, len(text))
    )


def _others_end_so(plan: TextPlan) -> bool:
    """Whether the words of other points end without a stop, too, as headings and lists do."""
    starts = [note.start for note in plan.own_notes]
    ends = [_last_mark(plan, start) for start in starts]
    for marker, following in pairwise(plan.numbers):
        noted = bisect_left(starts, marker.start) < bisect_left(starts, following.start)
        heads = following.style > marker.style  # its own words end where its sub-points begin
        if marker.style >= plan.levels.point and not noted and not heads:
            ends.append(_last_mark(plan, following.start))
    open_ended = sum(end not in _ENDED for end in ends)
    return len(ends) > 0 and open_ended >= 0.3 * len(ends)


def _last_mark(plan: TextPlan, position: int) -> str:
    """The last character before a position that is no space."""
    return plan.stream.text[max(0, position - 40) : position].rstrip()[-1:]
