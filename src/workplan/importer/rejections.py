"""Rejects documents that must not be imported: other kinds of text, and texts that are cut off."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from workplan.importer.errors import RejectedError
from workplan.importer.limits import read_number
from workplan.importer.responsibility.unit_names import is_unit
from workplan.importer.result import ParseResult
from workplan.importer.structure.text_plan import TextPlan
from workplan.importer.text.boundaries import closing_brackets
from workplan.locales.han import HAN

_OTHER_GENRE = re.compile(
    r"(?:工作总结|情况的?(?:报告|通报|汇报)|年度报告|年报|述职报告|自查报告|调研报告|政策解读|解读|管理办法|暂行办法|办法|条例|规定|细则|规则|章程|纪要|讲话|公示|"
    r"招聘公告|公告|答记者问|倡议书|申报书|合同|协议)(?:\([^()]{1,14}\))?$"
)
_ARTICLE = re.compile(r"第[一二三四五六七八九十百\d]{1,4}条")
_MIN_ARTICLES = 5
_DECIMAL = re.compile(rf"(\d{{1,2}})\.(\d{{1,2}})[.、]?\s?(?=[{HAN}“《])")
_CHINESE = re.compile(f"[{HAN}]")
_MAX_FOREIGN_SHARE = 0.2
_MORE = re.compile(
    r"(?:查看全文|阅读全文|展开全文|余下全文|查看更多|点击(?:下载|展开)|未完待续|下一页|全文下载|\(略\)|此处省略|\.{3}|…)$"
)
_MAX_MORE = 8
_TEXT_HEADING = "(?:工作|主要|重点|具体|目标)?(?:任务|内容|要求|事项|举措|措施|目标|项目|指标)"
_UNITS_HEADING = "(?:责任|牵头|配合|主办|协办|承办|实施|落实)(?:单位|部门|处室|科室|机构)"
_COLUMN_HEADING = re.compile(f"{_TEXT_HEADING}|{_UNITS_HEADING}|序号|(?:完成)?时限|备注")
_COLUMN_HEADINGS = re.compile(
    rf"(?:序号\s*)?(?:{_TEXT_HEADING}\s*){{1,4}}(?:{_UNITS_HEADING}\s*){{1,3}}"
    rf"(?:(?:完成)?(?:时限|时间)\s*|备注\s*){{0,2}}(?![:、,和及的])"
)
_BAR = re.compile(rf"(?<=[{HAN}。;)])\s*\|\s*(?=[{HAN}\d(])")
_MIN_BARS = 4
_MIN_COLUMN_HEADINGS, _MAX_HEADINGS_POSITION = 3, 3_000
# A text that ends with one of the first is cut off; one that ends with one of the second is not.
_UNFINISHED_MARKS = frozenset("、,:“《(〔[【—")
_FINAL_MARKS = frozenset("。!?;…)〕】]>")


def reject_other_genre(plan: TextPlan) -> None:
    """Rejects texts without numbers, and documents that are no plans.

    Raises:
        RejectedError: names the words that give the genre away.
    """
    if not plan.has_items:
        raise RejectedError("no_points")
    if plan.all_notes:
        return
    visible, first_number = plan.visible, plan.numbers[0].start
    articles = _ARTICLE.findall(visible.text)
    if len(articles) >= _MIN_ARTICLES:
        raise RejectedError("other_genre", 1, words=articles[0])
    if plan.titles and plan.titles[0][0] < first_number:
        return
    for start, end in visible.paragraphs(0, min(first_number, 2_000)):
        text = visible.text[start:end].strip()
        match = _OTHER_GENRE.search(text) if len(text) <= 80 else None
        if match:
            raise RejectedError("other_genre", visible.line(start), words=match[0])


def reject_flat_table(plan: TextPlan) -> None:
    """Rejects the text of a table whose cells have run together, or stand on lines of their own.

    Raises:
        RejectedError: names the headings of its columns.
    """
    _reject_bars(plan)
    if plan.all_notes:
        return
    visible = plan.visible
    for match in _COLUMN_HEADINGS.finditer(visible.text, 0, _MAX_HEADINGS_POSITION):
        headings = _COLUMN_HEADING.findall(match[0])
        if len(headings) >= _MIN_COLUMN_HEADINGS:
            label = visible.raw_text(*match.span())
            raise RejectedError("table_flat", visible.line(match.start()), words=label)


def _reject_bars(plan: TextPlan) -> None:
    """Rejects bars between words in a line: cells whose rows cannot be told."""
    visible = plan.visible
    start = plan.numbers[0].start
    bars = [match.start() for match in _BAR.finditer(visible.text, start)]
    if len(bars) >= _MIN_BARS:
        raise RejectedError("table_broken", visible.line(bars[0]))


def reject_cut_off(plan: TextPlan) -> None:
    """Rejects a text that stops in the middle.

    Raises:
        RejectedError: names the last words.
    """
    visible, words_end = plan.visible, _words_end(plan)
    text = visible.text[:words_end].rstrip()
    has_tail = plan.end < len(visible.text)
    last_words = (visible.text if has_tail else text).rstrip()[-_MAX_MORE:]
    link_to_more = _MORE.search(last_words)
    complete = has_tail or words_end < plan.end
    if link_to_more or (not complete and _stops_in_the_middle(plan, text)):
        ending = visible.raw[: len(text)][-12:]
        raise RejectedError("cut_off", visible.line(len(text) - 1), words=ending)


def reject_other_language(result: ParseResult) -> None:
    """Rejects a text with many points in another script: a translation, or a bilingual text.

    Raises:
        RejectedError: names the number of such points.
    """
    foreign = [point for point in result.points if not _CHINESE.search(point.text)]
    if len(foreign) >= _MAX_FOREIGN_SHARE * len(result.points):
        raise RejectedError("other_language", foreign[0].line, count=len(foreign))


def reject_decimal_numbers(plan: TextPlan) -> None:
    """Rejects a text whose paragraphs are numbered 1.1, 1.2: its levels would be mixed up.

    Raises:
        RejectedError: names the first such number that follows another.
    """
    visible = plan.visible
    seen: set[tuple[str, int]] = set()
    for start, end in visible.paragraphs(0, len(visible.raw)):
        match = _DECIMAL.match(visible.text, start, end)
        if match is None:
            continue
        major, minor = match[1], read_number(match[2], 0)
        if (major, minor - 1) in seen:
            raise RejectedError("decimal_numbers", visible.line(start), number=f"{major}.{minor}")
        seen.add((major, minor))


def _words_end(plan: TextPlan) -> int:
    """Where the plan's words end: before paragraphs that follow the note of the last point."""
    after = plan.visible.text[plan.last_point_end : plan.end]
    indent = after[: len(after) - len(after.lstrip())]
    return plan.last_point_end if "\n" in indent else plan.end


def _stops_in_the_middle(plan: TextPlan, text: str) -> bool:
    if text[-1] in _UNFINISHED_MARKS or _has_open_bracket(text):
        return True
    if text[-1] in _FINAL_MARKS:
        return False
    if plan.notes and plan.notes[-1].end >= len(text):
        content = plan.notes[-1].responsibilities
        return bool(content.units) and not is_unit(content.units[-1]) and not content.deadline
    return not _others_end_without_stop(plan)


def _has_open_bracket(text: str) -> bool:
    """Whether a bracket near the end is never closed."""
    closing = closing_brackets(text)
    return any(
        text[i] in "(〔【《“" and i not in closing and "。" not in text[i:]
        for i in range(max(0, len(text) - 300), len(text))
    )


def _others_end_without_stop(plan: TextPlan) -> bool:
    """Whether other points end without a full stop, as headings and lists do."""
    note_starts = [note.start for note in plan.notes]
    last_marks = [_last_mark(plan, start) for start in note_starts]
    for number, following in pairwise(plan.numbers):
        has_note = bisect_left(note_starts, number.start) < bisect_left(
            note_starts, following.start
        )
        has_subpoints = following.style > number.style
        if number.style >= plan.levels.point and not has_note and not has_subpoints:
            last_marks.append(_last_mark(plan, following.start))
    unfinished = sum(mark not in _FINAL_MARKS and mark != "." for mark in last_marks)
    return len(last_marks) > 0 and unfinished >= 0.3 * len(last_marks)


def _last_mark(plan: TextPlan, position: int) -> str:
    """The last character before a position, spaces aside."""
    return plan.visible.text[max(0, position - 40) : position].rstrip()[-1:]
