"""Metadata that a document states: year, issuer, document number, dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from workplan.importer.limits import read_number
from workplan.importer.result import Kind, ParseResult
from workplan.importer.structure.surroundings import is_date, is_signature, is_validity
from workplan.importer.structure.titles import is_notice, issuer_of, joint_names
from workplan.importer.text.normalize import normalize
from workplan.importer.text.page_labels import labelled_values

_YEAR = re.compile(r"(?<!\d)(20\d\d)\s?(?:年|学年|-20\d\d|—20\d\d)")
_CHINESE_YEAR = re.compile("二([〇○零OＯ])([一二三四五六七八九〇○零])([一二三四五六七八九〇○零])年")
_DOCUMENT_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,10}\s?[〔\[(]\s?20\d\d\s?[〕\])]\s?第?\s?\d{1,4}\s?号"
)
_QUOTED_BEFORE = re.compile(r"》\s?\([\u4e00-\u9fff]*\Z")
"""《…》 and a bracket: what follows is the number of the document that is quoted."""
_BEFORE_NUMBER = re.compile("^.*(?:通知|函|意见|文号|字号)")
_DATE = re.compile(r"(20\d\d)年\s?(\d{1,2})月\s?(\d{1,2})日|(20\d\d)-(\d{1,2})-(\d{1,2})")
_INDEX_NUMBER = re.compile(r"索\s?引\s?号\s?[:|]\s?([\w/-]{8,40})")
_SIGNATORY = re.compile(
    r"([\u4e00-\u9fff]{2,20}?(?:教育局|人民政府办公室|人民政府|委员会|办公室|局|厅|委)(?:\([^()]*\))?)\s*(?:20\d\d年\d{1,2}月\d{1,2}日|二[〇○零]\w{2}年)"
)
_WRITTEN = ("成文日期", "成文时间", "发文日期", "发文时间", "印发日期", "印发时间")
_RELEASED = ("发布日期", "发布时间", "公开日期", "公开时间")
_ISSUERS = ("发文机关", "发文单位", "发文机构", "制发机关", "制定机关")
_PUBLISHERS = ("发布机关", "发布机构", "发布单位")
_MAX_ISSUER = 40


class MetadataValue(NamedTuple):
    """A value and where it stands: its line, and ``source`` (label, title, notice, …)."""

    value: str
    line: int
    source: str


_NONE = MetadataValue("", 0, "")
_WITHOUT_PLACE = re.compile(
    r"[省市县区](?:[^省市县区]{1,12}(?:局|厅|委员会|办公[室厅])|(?:人民)?政府|委)$"
)


def year_value(result: ParseResult) -> MetadataValue:
    """The year of the plan: from its title, else from the date below it, else from its text.

    The title comes first: a plan for the coming year is often written before that year begins.
    """
    written = _labelled(result, _WRITTEN)
    candidates = (
        MetadataValue(_year_of(result.title), result.title_line, "title"),
        MetadataValue(_year_of(written.value), written.line, "label"),
        _year_of_dates(result),
        MetadataValue(_year_of(result.approach), result.approach_line, "text"),
    )
    return next((candidate for candidate in candidates if candidate.value), _NONE)


def year_in(result: ParseResult) -> int:
    """The year of the plan; 0 if the document has none."""
    return read_number(year_value(result).value, 0)


def issuer_value(result: ParseResult) -> MetadataValue:
    """The issuer: as labelled, else named by the title or the notice, else the one that signs.

    A name without its place, such as 市政府办公室, gives way to one with it. Joint issuers are
    joined by 、; where nothing stands between them, they are uncertain.
    """
    notice = next(_notices(result), _NONE)
    candidates = (
        _plain_name(_labelled(result, _ISSUERS)),
        MetadataValue(_issuer_at_start(result.title), result.title_line, "title"),
        notice._replace(value=_issuer_at_start(notice.value)),
        _plain_name(_labelled(result, _PUBLISHERS)),
        next(_signatures(result), _NONE),
        _signatory(result),
    )
    stated = [candidate for candidate in candidates if candidate.value]
    with_place = (candidate for candidate in stated if not _WITHOUT_PLACE.match(candidate.value))
    without_place = (candidate._replace(source="short") for candidate in stated)
    issuer = next(with_place, next(without_place, _NONE))
    names = joint_names(issuer.value)
    is_joint = len(names) > 1 and issuer.source != "signature"
    return MetadataValue("、".join(names), issuer.line, "signatures" if is_joint else issuer.source)


def issuer_in(result: ParseResult) -> str:
    """The issuer as written, joint ones joined by 、; empty if the document names none."""
    return issuer_value(result).value


def document_number(result: ParseResult) -> str:
    """The document number in the head: 杭教法〔2024〕1号; empty if there is not exactly one."""
    head = normalize("\n".join(piece.text for piece in result.pieces_of(Kind.HEAD)))
    numbers = {
        _BEFORE_NUMBER.sub("", re.sub(r"\s", "", match[0]))
        for match in _DOCUMENT_NUMBER.finditer(head)
        if not _QUOTED_BEFORE.search(head, max(0, match.start() - 20), match.start())
    }
    return numbers.pop() if len(numbers) == 1 else ""


def index_number(result: ParseResult) -> str:
    """The index number (索引号) that the page gives."""
    match = _INDEX_NUMBER.search(normalize(_surrounding_text(result)))
    return match[1] if match else ""


def date_written(result: ParseResult) -> date | None:
    """The date that the page states, or the one below a signature; None for several."""
    if labelled := _DATE.search(normalize(_labelled(result, _WRITTEN).value)):
        return _date(labelled)
    lines = [normalize(line_text) for line_text, _ in _lines(result)]
    signed = [date for name, date in pairwise(lines) if is_signature(name) and is_date(date)]
    days = _days("\n".join(signed)) or _days(_surrounding_text(result))
    return days.pop() if len(days) == 1 else None


def validity(result: ParseResult) -> str:
    """From when the plan applies, and until when: a paragraph below it, as written."""
    lines = (line_text for line_text, _ in _lines(result) if is_validity(normalize(line_text)))
    line_text = next(lines, "")
    return line_text[: line_text.rfind("。") + 1] or line_text


def date_released(result: ParseResult) -> date | None:
    """The date of release that the page states."""
    released = _DATE.search(normalize(_labelled(result, _RELEASED).value))
    return _date(released) if released else None


def _labelled(result: ParseResult, labels: tuple[str, ...]) -> MetadataValue:
    """The value of the first of some labels in the head or the tail."""
    for piece in result.pieces_of(Kind.HEAD, Kind.TAIL):
        text = piece.text.lstrip()
        for value in labelled_values(text):
            if value.label in labels and value.end > value.start:
                line = piece.line + text.count("\n", 0, value.start)
                return MetadataValue(text[value.start : value.end], line, "label")
    return _NONE


def _lines(result: ParseResult) -> Iterator[tuple[str, int]]:
    """The lines of head and tail that are not blank, with their numbers."""
    for piece in result.pieces_of(Kind.HEAD, Kind.TAIL):
        for number, line in enumerate(piece.text.lstrip().split("\n"), start=piece.line):
            if line.strip():
                yield line.strip(), number


def _notices(result: ParseResult) -> Iterator[MetadataValue]:
    """The titles of notices in the head."""
    for line_text, line in _lines(result):
        if is_notice(normalize(line_text)) and _issuer_at_start(line_text):
            yield MetadataValue(line_text, line, "notice")


def _signatures(result: ParseResult) -> Iterator[MetadataValue]:
    """The names on lines above a date."""
    block: list[MetadataValue] = []
    for line_text, line in _lines(result):
        plain = normalize(line_text)
        if is_date(plain) and block:
            names = dict.fromkeys(name.value for name in block)
            yield block[0]._replace(value="、".join(names))
        block = [*block, MetadataValue(line_text, line, "signature")] if is_signature(plain) else []


def _signatory(result: ParseResult) -> MetadataValue:
    """The name before a date on the same line."""
    for line_text, line in _lines(result):
        if match := _SIGNATORY.search(normalize(line_text)):
            source = "signatures" if match.start(1) else "signature"
            return MetadataValue(line_text[match.start(1) : match.end(1)], line, source)
    return _NONE


def _days(text: str) -> set[date]:
    """The dates in a text that are written as 年月日."""
    matches = (match for match in _DATE.finditer(normalize(text)) if match[1])
    return {day for match in matches if (day := _date(match))}


def _year_of_dates(result: ParseResult) -> MetadataValue:
    """The year that the date of writing has, or all dates have."""
    written = date_written(result)
    years = {written.year} if written else {day.year for day in _days(_surrounding_text(result))}
    if len(years) != 1:
        return _NONE
    lines = (line for line_text, line in _lines(result) if _DATE.search(normalize(line_text)))
    return MetadataValue(str(years.pop()), next(lines, 0), "date")


def _issuer_at_start(text: str) -> str:
    issuer = issuer_of(normalize(text))
    start = normalize(text).index(issuer) if issuer else 0
    return text[start : start + len(issuer)]


def _plain_name(labelled: MetadataValue) -> MetadataValue:
    """A labelled name, unless it is no name."""
    name = labelled.value.strip()
    is_name = name and len(name) <= _MAX_ISSUER and not re.search(r"[\d。:：-]", name)
    return labelled._replace(value=name) if is_name else _NONE


def _year_of(text: str) -> str:
    normalized = normalize(text)
    if match := _YEAR.search(normalized) or _DATE.search(normalized):
        return match[1] or match[4]
    chinese = _CHINESE_YEAR.search(normalized)
    digits = "〇一二三四五六七八九"
    return (
        f"20{''.join(str(max(0, digits.find(c))) for c in chinese.groups()[1:])}" if chinese else ""
    )


def iso_date(day: date | None) -> str:
    """A date as YYYY-MM-DD; empty for none."""
    return day.isoformat() if day else ""


def _surrounding_text(result: ParseResult) -> str:
    """The text of head matter and tail."""
    return "\n".join(piece.text for piece in result.pieces_of(Kind.HEAD, Kind.TAIL))


def _date(match: re.Match[str]) -> date | None:
    year, month, day = (read_number(number, 0) for number in match.groups() if number)
    try:
        return date(year, month, day)
    except ValueError:
        return None
