"""What there is to say of an import: what was inferred, and what a person must look at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workplan.importer.draft.metadata import issuer_in, year_in
from workplan.importer.readers.document import Document
from workplan.importer.responsibility.unit_names import is_catch_all, is_unit
from workplan.importer.result import Kind, Notice, ParsedPoint, ParseResult
from workplan.plan.fields import INVISIBLE


def notices_on(found: ParseResult, document: Document) -> Iterator[Notice]:
    """Every remark on what was found."""
    yield from _head(found)
    yield from _section_numbers(found)
    yield from _point_numbers(found)
    yield from _notes(found)
    yield from _unit_names(found)
    yield from _rules(found)
    yield from _rest(found, document)


def _head(found: ParseResult) -> Iterator[Notice]:
    if not found.title:
        yield Notice(1, "no_title", {})
    if not year_in(found):
        yield Notice(found.title_line, "no_year", {})
    if not issuer_in(found):
        yield Notice(found.title_line, "no_issuer", {})


def _section_numbers(found: ParseResult) -> Iterator[Notice]:
    """Gaps in the sections' numbers, each way of writing them by itself."""
    series: dict[str, list[tuple[int, int]]] = {}
    for section in found.sections:
        if section.label:
            form = re.sub("[一二三四五六七八九十百\\d]+", "#", section.label)
            if section.part and section.num == 1:
                series.pop(form, None)
            series.setdefault(form, []).append((section.num, section.line))
    for numbers in series.values():
        yield from _numbers("section_numbers", numbers)


def _numbers(key: str, numbers: Sequence[tuple[int, int]], first: int = 1) -> Iterator[Notice]:
    """A remark wherever a number is not the next."""
    expected = first
    for num, line in numbers:
        if num != expected:
            yield Notice(line, key, {"num": str(num), "expected": str(expected)})
        expected = num + 1


def _point_numbers(found: ParseResult) -> Iterator[Notice]:
    """Gaps in the points' numbers; that they begin anew in each section is only said."""
    series: list[list[tuple[int, int]]] = [[]]
    for section in found.sections:
        own = [
            (point.num, point.line) for point in section.points if point.label and not point.leaf
        ]
        groups = [point for point in section.points if point.group]
        if own and own[0][0] == 1 and series[-1]:
            series.append([])
        for i, (num, line) in enumerate(own):
            if i and num == 1 and groups:
                series.append([])
            series[-1].append((num, line))
    for one in series:
        yield from _numbers("point_numbers", one)
    if len(series) > 1:
        yield Notice(series[1][0][1], "numbers_begin_anew", {"count": str(len(series))}, look=False)


def _notes(found: ParseResult) -> Iterator[Notice]:
    without = [point for point in found.points if not point.all_notes]
    if len(without) == len(found.points):
        yield Notice(found.points[0].line, "no_notes", {}, look=False)
    elif without:
        few = len(without) <= 0.3 * len(found.points)
        for point in without:
            yield Notice(point.line, "point_without_note", {"point": _name(point)}, look=few)
    for note in found.notes:
        if not note.says.units and not note.says.deadline and not note.says.people:
            yield Notice(note.line, "note_unread", {"note": note.raw[:40]})
    for section in found.sections:
        for note in section.notes:
            yield Notice(note.line, "section_note", {"note": note.raw[:40]})


def _unit_names(found: ParseResult) -> Iterator[Notice]:
    seen: set[str] = set()
    for note in found.notes:
        for unit in note.says.units:
            if unit in seen:
                continue
            seen.add(unit)
            if is_catch_all(unit):
                yield Notice(note.line, "catch_all", {"unit": unit}, look=False)
            elif not is_unit(unit) or len(unit) > _LONG_NAME or re.search("[。；：]", unit):
                yield Notice(note.line, "odd_unit", {"unit": unit[:40]})


_LONG_NAME = 30


def _rules(found: ParseResult) -> Iterator[Notice]:
    for note in found.notes:
        if note.says.rule:
            yield Notice(note.line, "lead_rule", {"note": note.raw[:60]}, look=False)
        for person in note.says.people:
            yield Notice(note.line, "people", {"note": person[:40]}, look=False)


def _rest(found: ParseResult, document: Document) -> Iterator[Notice]:
    for piece in found.unplaced:
        yield Notice(piece.line, "unplaced", {"words": " ".join(piece.text.split())[:40]})
    tail = "".join(piece.text for piece in found.pieces if piece.kind is Kind.TAIL)
    if len(tail) > _LONG_TAIL:
        line = next(piece.line for piece in found.pieces if piece.kind is Kind.TAIL)
        yield Notice(line, "long_tail", {"count": str(len(tail))})
    for section in found.sections:
        if not section.points:
            yield Notice(
                section.line, "section_without_points", {"section": section.words[:30]}, look=False
            )
        if section.label and not section.heading:
            yield Notice(section.line, "no_heading", {"section": section.label})
    if hidden := re.findall(f"[{INVISIBLE}]", document.text):
        yield Notice(1, "invisible", {"count": str(len(hidden))}, look=False)


_LONG_TAIL = 600


def _name(point: ParsedPoint) -> str:
    return point.label or str(point.num)
