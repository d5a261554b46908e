"""Facts about the document that its text states: year, issuer, document number, dates."""

from __future__ import annotations

import re
from datetime import date

from workplan.importer.result import Kind, ParseResult
from workplan.importer.structure.titles import issuer_of
from workplan.importer.text.normalize import normalize

_YEAR = re.compile(r"(?<!\d)(20\d\d)\s?(?:年|学年|-20\d\d|—20\d\d)")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,10}\s?[〔\[(]\s?20\d\d\s?[〕\])]\s?第?\s?\d{1,4}\s?号")
_DATE = re.compile(r"(20\d\d)年\s?(\d{1,2})月\s?(\d{1,2})日|(20\d\d)-(\d{1,2})-(\d{1,2})")
_RELEASED = re.compile(r"(?:发布|公开|发文)(?:时间|日期)\s?:\s?")
_INDEX = re.compile(r"索\s?引\s?号\s?[:|]\s?([\w/-]{8,40})")
_SENDING = re.compile(
    r"([\u4e00-\u9fff]{2,20}?(?:教育局|人民政府办公室|人民政府|委员会|办公室|局|厅|委))关于印发"
)
_SIGNED = re.compile(
    r"([\u4e00-\u9fff]{2,20}?(?:教育局|人民政府办公室|人民政府|委员会|办公室|局|厅|委))\s*(?:20\d\d年\d{1,2}月\d{1,2}日|二[〇○零]\w{2}年)"
)


def year_in(found: ParseResult) -> int:
    """The year of the plan: in its title, else in its general approach; 0 where neither has one."""
    for text in (found.title, found.approach):
        if match := _YEAR.search(normalize(text)):
            return int(match[1])
    return 0


def issuer_in(found: ParseResult) -> str:
    """The issuer: the name that the title begins with, else the one that sends or signs."""
    if issuer := issuer_of(normalize(found.title)):
        at = normalize(found.title).index(issuer)
        return found.title[at : at + len(issuer)]
    around = _around(found)
    for pattern, text in ((_SENDING, re.sub(r"\s", "", around)), (_SIGNED, around)):
        if match := pattern.search(normalize(text)):
            return text[match.start(1) : match.end(1)]
    return ""


def document_number(found: ParseResult) -> str:
    """The document number in the head: 杭教法〔2024〕1号; empty if there is not just one."""
    head = "\n".join(piece.text for piece in found.pieces if piece.kind is Kind.HEAD)
    numbers = {re.sub(r"\s", "", match[0]) for match in _NUMBER.finditer(normalize(head))}
    return numbers.pop() if len(numbers) == 1 else ""


def index_number(found: ParseResult) -> str:
    """The index number (索引号) that the page gives."""
    match = _INDEX.search(normalize(_around(found)))
    return match[1] if match else ""


def written(found: ParseResult) -> date | None:
    """The date below a signature in the head or the tail; None where there is not just one."""
    dates = {_date(match) for match in _DATE.finditer(normalize(_around(found))) if match[1]}
    known = {day for day in dates if day}
    return known.pop() if len(known) == 1 else None


def released(found: ParseResult) -> date | None:
    """The date at which the page says that it was released."""
    text = normalize(_around(found))
    for match in _RELEASED.finditer(text):
        if day := _DATE.match(text, match.end()):
            return _date(day)
    return None


def _around(found: ParseResult) -> str:
    """Head matter and tail, without line breaks inside."""
    kinds = {Kind.HEAD, Kind.TAIL}
    return "\n".join(piece.text for piece in found.pieces if piece.kind in kinds)


def _date(match: re.Match[str]) -> date | None:
    year, month, day = (int(part) for part in match.groups() if part)
    try:
        return date(year, month, day)
    except ValueError:
        return None
