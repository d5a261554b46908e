"""Metadata that a document states: year, issuer, document number, dates."""

from __future__ import annotations

import re
from datetime import date

from workplan.importer.result import Kind, ParseResult
from workplan.importer.structure.titles import issuer_of
from workplan.importer.text.normalize import normalize

_YEAR = re.compile(r"(?<!\d)(20\d\d)\s?(?:年|学年|-20\d\d|—20\d\d)")
_DOCUMENT_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,10}\s?[〔\[(]\s?20\d\d\s?[〕\])]\s?第?\s?\d{1,4}\s?号"
)
_DATE = re.compile(r"(20\d\d)年\s?(\d{1,2})月\s?(\d{1,2})日|(20\d\d)-(\d{1,2})-(\d{1,2})")
_RELEASED = re.compile(r"(?:发布|公开|发文)(?:时间|日期)\s?:\s?")
_INDEX_NUMBER = re.compile(r"索\s?引\s?号\s?[:|]\s?([\w/-]{8,40})")
_SENDER = re.compile(
    r"([\u4e00-\u9fff]{2,20}?(?:教育局|人民政府办公室|人民政府|委员会|办公室|局|厅|委))关于印发"
)
_SIGNATORY = re.compile(
    r"([\u4e00-\u9fff]{2,20}?(?:教育局|人民政府办公室|人民政府|委员会|办公室|局|厅|委))\s*(?:20\d\d年\d{1,2}月\d{1,2}日|二[〇○零]\w{2}年)"
)


def year_in(result: ParseResult) -> int:
    """The year of the plan, from its title or its general approach; 0 if neither has one."""
    for text in (result.title, result.approach):
        if match := _YEAR.search(normalize(text)):
            return int(match[1])
    return 0


def issuer_in(result: ParseResult) -> str:
    """The issuer: the name that the title begins with, else the one that sends or signs."""
    title = normalize(result.title)
    if issuer := issuer_of(title):
        start = title.index(issuer)
        return result.title[start : start + len(issuer)]
    text = _surrounding_text(result)
    for pattern, searched in ((_SENDER, re.sub(r"\s", "", text)), (_SIGNATORY, text)):
        if match := pattern.search(normalize(searched)):
            return searched[match.start(1) : match.end(1)]
    return ""


def document_number(result: ParseResult) -> str:
    """The document number in the head: 杭教法〔2024〕1号; empty if there is not exactly one."""
    head = normalize("\n".join(piece.text for piece in result.pieces_of(Kind.HEAD)))
    numbers = {re.sub(r"\s", "", match[0]) for match in _DOCUMENT_NUMBER.finditer(head)}
    return numbers.pop() if len(numbers) == 1 else ""


def index_number(result: ParseResult) -> str:
    """The index number (索引号) that the page gives."""
    match = _INDEX_NUMBER.search(normalize(_surrounding_text(result)))
    return match[1] if match else ""


def date_written(result: ParseResult) -> date | None:
    """The date below a signature in the head or the tail; None if there is not exactly one."""
    matches = _DATE.finditer(normalize(_surrounding_text(result)))
    dates = {_date(match) for match in matches if match[1]} - {None}
    return dates.pop() if len(dates) == 1 else None


def date_released(result: ParseResult) -> date | None:
    """The date of release that the page states."""
    text = normalize(_surrounding_text(result))
    for match in _RELEASED.finditer(text):
        if released := _DATE.match(text, match.end()):
            return _date(released)
    return None


def iso_date(day: date | None) -> str:
    """A date as YYYY-MM-DD; empty for none."""
    return day.isoformat() if day else ""


def _surrounding_text(result: ParseResult) -> str:
    """The text of head matter and tail."""
    return "\n".join(piece.text for piece in result.pieces_of(Kind.HEAD, Kind.TAIL))


def _date(match: re.Match[str]) -> date | None:
    year, month, day = (int(number) for number in match.groups() if number)
    try:
        return date(year, month, day)
    except ValueError:
        return None
