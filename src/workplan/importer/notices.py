"""Notices about a parse result: what was inferred, and what a person must review."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from workplan.importer.draft.metadata import issuer_value, year_value
from workplan.importer.readers.document import Document
from workplan.importer.responsibility.labels import LABEL
from workplan.importer.responsibility.unit_names import (
    UNIT_END,
    is_catch_all,
    is_plain_name,
    is_unit,
    reads_as_sentence,
)
from workplan.importer.result import (
    Kind,
    Notice,
    ParsedMeasure,
    ParsedNote,
    ParsedPoint,
    ParsedSection,
    ParseResult,
)
from workplan.importer.text.normalize import normalize
from workplan.plan.fields import INVISIBLE

_NUMBER_WITH_NAME = re.compile(
    "(?:—{1,2}|-)? ?([\u4e00-\u9fff]{1,4}?)(?:\\d{1,2}|[一二三四五六七八九十]{1,3}) ?:"
)
_MIN_NUMBERS_WITH_NAME = 2
_MAX_EXCERPT, _MAX_DEADLINE, _MIN_NAME = 40, 40, 4
_FIRST_TWO_NUMBERS = tuple(
    (re.compile(first), re.compile(second))
    for first, second in (
        ("一、", "二、"),
        (r"\(一\)", r"\(二\)"),
        (r"(?<!\d)1[.、](?!\d)", r"(?<!\d)2[.、](?!\d)"),
    )
)
_MIN_ITEM = 10
_DUTY_IN_TEXT = re.compile(
    r"[(〔【\[][^()〔〕【】\[\]]*(?:负责|牵头|配合|落实|承办|主办|协办)(?:落实|实施)?[。;]?[)〕】\]]"
)
_MAX_TAIL_LENGTH = 600
_MAX_REVIEWED_SHARE = 0.3
"""If more points than this lack a note, that is the plan's style and no slip."""

_Numbered = ParsedSection | ParsedPoint


def notices_on(result: ParseResult, document: Document) -> Iterator[Notice]:
    """All notices about a result, by subject, with those that it already has."""
    yield from _metadata(result)
    yield from _section_numbers(result)
    yield from _point_numbers(result)
    yield from result.notices
    yield from _duties_in_text(result)
    yield from _unread_numbers(result)
    yield from _items_in_texts(result)
    yield from _missing_notes(result)
    yield from _note_contents(result)
    yield from _upper_notes(result)
    yield from _unit_names(result)
    yield from _lead_rules_and_people(result)
    yield from _surrounding_text(result)
    yield from _empty_sections(result)
    if lines := document.page_lines:
        details = {"count": str(len(lines))}
        yield Notice(document.line(lines[0][0]), "page_lines", details, needs_review=False)
    for reading_notice in document.notices:
        line = document.line(reading_notice.position)
        yield Notice(
            line,
            reading_notice.key,
            reading_notice.details,
            reading_notice.needs_review,
            position=reading_notice.position,
        )
    if hidden := re.findall(f"[{INVISIBLE}]", document.text):
        yield Notice(1, "invisible", {"count": str(len(hidden))}, needs_review=False)


def _notice(
    subject: _Numbered | ParsedMeasure | ParsedNote,
    key: str,
    field: str,
    *,
    needs_review: bool = True,
    **details: str,
) -> Notice:
    """A notice on a field of a section, point, measure or note."""
    return Notice(subject.line, key, details, needs_review, field, subject.span[0])


def _metadata(result: ParseResult) -> Iterator[Notice]:
    if not result.title:
        yield Notice(1, "no_title", {}, field="title")
    for key, stated, certain_sources in (
        ("year", year_value(result), {"title", "label"}),
        ("issuer", issuer_value(result), {"title", "label", "notice"}),
    ):
        if not stated.value:
            yield Notice(result.title_line, f"no_{key}", {}, field=key)
        elif stated.source not in certain_sources:
            needs_review = stated.source in {"text", "signatures", "short"}
            details = {key: stated.value}
            yield Notice(stated.line, f"{key}_inferred", details, needs_review, key)


def _section_numbers(result: ParseResult) -> Iterator[Notice]:
    """Gaps in the numbers of sections; each style of number is counted separately."""
    series: dict[str, list[_Numbered]] = {}
    for section in result.sections:
        if section.label:
            style = re.sub("[一二三四五六七八九十百\\d]+", "#", section.label)
            if section.part and section.num == 1:
                series.pop(style, None)
            series.setdefault(style, []).append(section)
    for numbered in series.values():
        yield from _gaps("section_numbers", numbered)


def _point_numbers(result: ParseResult) -> Iterator[Notice]:
    """Gaps in the numbers of points; numbering that restarts in each section is only stated."""
    series: list[list[_Numbered]] = [[]]
    for section in result.sections:
        points = [point for point in section.points if point.label and not point.leaf]
        has_groups = any(point.group for point in section.points)
        for i, point in enumerate(points):
            if point.num == 1 and series[-1] and (not i or has_groups):
                series.append([])
            series[-1].append(point)
    for numbered in series:
        yield from _gaps("point_numbers", numbered)
    if len(series) > 1:
        details = {"count": str(len(series))}
        yield Notice(series[1][0].line, "numbers_begin_anew", details, needs_review=False)


def _gaps(key: str, numbered: Sequence[_Numbered]) -> Iterator[Notice]:
    expected = 1
    for item in numbered:
        if item.num != expected:
            yield _notice(item, key, "num", num=str(item.num), expected=str(expected))
        expected = item.num + 1


def _duties_in_text(result: ParseResult) -> Iterator[Notice]:
    """Words of responsibility that were left in the text of a point, and deadlines with a text."""
    for measure in (measure for point in result.points for measure in point.measures):
        normalized = normalize(measure.text)
        if normalized.startswith((",", "、", ";")):
            text = measure.text[:_MAX_EXCERPT]
            yield _notice(measure, "note_inside_sentence", "text", words=text)
        if match := _DUTY_IN_TEXT.search(normalized) or LABEL.search(normalized):
            raw = measure.text[match.start() : match.end()]
            yield _notice(measure, "duty_in_text", "units", words=raw[-_MAX_EXCERPT:])
    for note in (note for point in result.points for note in point.all_notes):
        deadline = note.responsibilities.deadline
        names_unit = len(deadline) > _MIN_NAME and UNIT_END.search(normalize(deadline))
        if len(deadline) > _MAX_DEADLINE or "。" in deadline or names_unit:
            yield _notice(note, "long_deadline", "deadline", words=deadline[:_MAX_EXCERPT])


def _items_in_texts(result: ParseResult) -> Iterator[Notice]:
    """Numbered items in the general approach and in the texts of sections, which have none.

    Two numbers count up there, with words enough for an item between.
    """
    texts = [(result.approach, result.approach_line)]
    for section in result.sections:
        intro = "".join(sentence.text for sentence in section.intro)
        texts.append((section.heading + intro, section.line))
    for text, line in texts:
        plain = normalize(text)
        for first, second in _FIRST_TWO_NUMBERS:
            match = first.search(plain)
            if match and second.search(plain, match.end() + _MIN_ITEM):
                excerpt = text[match.start() : match.start() + _MAX_EXCERPT]
                yield Notice(line, "items_in_text", {"words": excerpt})
                break


def _unread_numbers(result: ParseResult) -> Iterator[Notice]:
    """Numbers with a name that begin several sentences, and were not taken for numbers: 专题3：."""
    candidates = [
        (measure, match)
        for point in result.points
        for measure in point.measures
        if (match := _NUMBER_WITH_NAME.match(normalize(measure.text)))
    ]
    names = Counter(match[1] for _, match in candidates)
    for measure, match in candidates:
        if names[match[1]] >= _MIN_NUMBERS_WITH_NAME:
            yield _notice(measure, "number_inside", "text", words=match[0])


def _missing_notes(result: ParseResult) -> Iterator[Notice]:
    without = [point for point in result.points if not point.all_notes]
    if len(without) == len(result.points):
        yield Notice(result.points[0].line, "no_notes", {}, needs_review=False)
        return
    needs_review = len(without) <= _MAX_REVIEWED_SHARE * len(result.points)
    for point in without:
        name = point.label or str(point.num)
        yield _notice(point, "point_without_note", "units", needs_review=needs_review, point=name)


def _note_contents(result: ParseResult) -> Iterator[Notice]:
    for note in result.notes:
        content = note.responsibilities
        is_empty = not content.units and not content.deadline and not content.people
        if is_empty or note.raw.rstrip("。 ").endswith((":", "：")):
            yield _notice(note, "note_unread", "units", note=note.raw[:_MAX_EXCERPT])
        if content.further_text:
            yield _notice(note, "note_remark", "units", note=content.further_text[:60])


def _upper_notes(result: ParseResult) -> Iterator[Notice]:
    """Notes and texts of sections, and of headings above sections or points."""
    for section in result.sections:
        for note in section.notes:
            yield Notice(note.line, "section_note", {"note": note.raw[:40]})
    for heading in result.upper_headings:
        if heading.intro:
            yield Notice(heading.line, "group_text", {"words": heading.intro[:_MAX_EXCERPT]})
        for note in heading.notes:
            yield Notice(note.line, "group_note", {"note": note.raw[:40]})


def _unit_names(result: ParseResult) -> Iterator[Notice]:
    """Names that are neither plain nor used by another note as well."""
    notes: dict[str, list[ParsedNote]] = {}
    for note in result.notes:
        for unit in note.responsibilities.units:
            notes.setdefault(unit, []).append(note)
    for unit, notes_with_unit in notes.items():
        is_known = len(notes_with_unit) > 1 and is_unit(unit) and not reads_as_sentence(unit)
        if is_plain_name(unit) or is_known:
            if is_catch_all(unit):
                yield Notice(
                    notes_with_unit[0].line, "catch_all", {"unit": unit}, needs_review=False
                )
            continue
        for note in notes_with_unit:
            yield _notice(note, "odd_unit", "units", unit=unit[:_MAX_EXCERPT])


def _lead_rules_and_people(result: ParseResult) -> Iterator[Notice]:
    for note in result.notes:
        if note.responsibilities.states_lead_rule:
            yield _notice(note, "lead_rule", "roles", needs_review=False, note=note.raw[:60])
        for person in note.responsibilities.people:
            yield Notice(note.line, "people", {"note": person[:40]}, needs_review=False)


def _surrounding_text(result: ParseResult) -> Iterator[Notice]:
    for piece in result.unplaced:
        yield Notice(piece.line, "unplaced", {"words": " ".join(piece.text.split())[:40]})
    tail = result.pieces_of(Kind.TAIL)
    length = sum(len(piece.text) for piece in tail)
    if length > _MAX_TAIL_LENGTH:
        yield Notice(tail[0].line, "long_tail", {"count": str(length)})


def _empty_sections(result: ParseResult) -> Iterator[Notice]:
    for section in result.sections:
        if not section.points:
            details = {"section": section.full_heading[:30]}
            yield Notice(section.line, "section_without_points", details, needs_review=False)
        if section.label and not section.heading:
            yield Notice(section.line, "no_heading", {"section": section.label})
