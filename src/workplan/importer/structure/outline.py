"""Builds the sections and points of a plan from its numbers, notes and text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile

from workplan.importer.coverage import Coverage
from workplan.importer.responsibility.notes import Note
from workplan.importer.result import Kind, Notice, ParsedHeading, ParsedPoint, ParsedSection
from workplan.importer.structure.body import (
    Body,
    common_heading_length,
    parsed_note,
    points_have_headings,
    read_body,
    reads_as_heading,
)
from workplan.importer.structure.levels import Levels
from workplan.importer.structure.numbers import NumberCandidate
from workplan.importer.text.visible_text import VisibleText

_MAX_SECTION_HEADING = 80
_MIN_TEXT_AFTER_HEADING = 6
_MIN_SHARE_WITH_COLONS, _MIN_WITH_COLONS = 0.6, 2


@dataclass(frozen=True)
class Item:
    """A part, section, group or point: its number, the end of its text, its sub-numbers.

    ``leaf`` if its level is above points, but it has no points below.
    """

    number: NumberCandidate
    end: int
    subnumbers: tuple[NumberCandidate, ...]
    leaf: bool

    @property
    def first_subnumber(self) -> int:
        """Where the first number below the item begins; its end if there is none."""
        return self.subnumbers[0].start if self.subnumbers else self.end


def items_of(numbers: Sequence[NumberCandidate], levels: Levels, end: int) -> Iterator[Item]:
    """The parts, sections, groups and points, in order; numbers below points belong to these.

    The text of a point ends with the next number of its level or above, that of an item above
    points with the next number of any level.
    """
    for i, number in enumerate(numbers):
        if number.style > levels.point:
            continue
        below = _numbers_below(numbers, i)
        is_above_points = number.style < levels.point
        leaf = is_above_points and not any(inner.style <= levels.point for inner in below)
        if is_above_points and not leaf:
            subnumbers, next_index = below[:1], i + 1
        else:
            subnumbers, next_index = below, i + 1 + len(below)
        item_end = numbers[next_index].start if next_index < len(numbers) else end
        inside = tuple(inner for inner in subnumbers if inner.start < item_end)
        yield Item(number, item_end, inside, leaf)


def _numbers_below(numbers: Sequence[NumberCandidate], i: int) -> list[NumberCandidate]:
    """The numbers up to the next of the same level or above."""
    style = numbers[i].style
    return list(takewhile(lambda number: number.style > style, numbers[i + 1 :]))


@dataclass
class Outline:
    """Builds the sections of a plan, and marks their text in ``coverage``."""

    visible: VisibleText
    numbers: Sequence[NumberCandidate]
    notes: Sequence[Note]
    levels: Levels
    end: int
    coverage: Coverage
    notices: list[Notice] = field(default_factory=list)
    """On headings whose end is uncertain."""

    def sections(self) -> list[ParsedSection]:
        """The sections in order, with their points."""
        sections: list[ParsedSection] = []
        part = group = None
        for item in self._items:
            style = item.number.style
            if style == self.levels.part and not item.leaf:
                part, group = self._upper_heading(item), None
            elif style in {self.levels.section, self.levels.part}:
                sections.append(self._section(item, part))
                part, group = None, None
            elif style == self.levels.group and not item.leaf:
                group = self._upper_heading(item)
            else:
                if not sections:
                    sections.append(ParsedSection("", 1, self.visible.line(item.number.start)))
                sections[-1].points.append(self._point(item, group))
                group = None
        return sections

    @cached_property
    def _items(self) -> list[Item]:
        return list(items_of(self.numbers, self.levels, self.end))

    @property
    def _points(self) -> list[Item]:
        return [item for item in self._items if item.number.style is self.levels.point]

    @cached_property
    def _headings_end_with_colons(self) -> bool:
        bodies = [self._unsplit_body(item) for item in self._points]
        count = sum(body.split_at_colon() for body in bodies)
        return count >= _MIN_SHARE_WITH_COLONS * len(bodies) and count >= _MIN_WITH_COLONS

    @cached_property
    def _have_headings(self) -> bool:
        return points_have_headings([self._body(item).opening for item in self._points])

    def _unsplit_body(self, item: Item) -> Body:
        return read_body(self.visible, item.number.end, item.end, item.subnumbers, self.notes)

    def _body(self, item: Item) -> Body:
        body = self._unsplit_body(item)
        if self.visible.lost_line_breaks_at(item.number.start):
            body.split_at_space()
        if self._headings_end_with_colons:
            body.split_at_colon()
        return body

    def _point(self, item: Item, group: ParsedHeading | None) -> ParsedPoint:
        number, body = item.number, self._body(item)
        point = ParsedPoint(
            number.label,
            number.value,
            self.visible.line(number.start),
            group=group,
            leaf=number.style is not self.levels.point,
            span=self.visible.span(number.start, max(item.end, number.start + 1)),
        )
        self._mark(number.start, number.end, Kind.POINT)
        opening = body.opening
        has_heading = opening is not None and self._have_headings and reads_as_heading(opening)
        if has_heading:
            heading = body.sentences[0]
            point.heading = self.visible.raw_text(heading.start, heading.end)
            point.heading_span = self.visible.span(heading.start, heading.end)
            self._mark(heading.start, heading.end, Kind.POINT)
        elif self.visible.lost_line_breaks_at(number.start):
            self._add_notice(number)
        self._fill(point, body, has_heading=has_heading)
        return point

    def _fill(self, point: ParsedPoint, body: Body, *, has_heading: bool) -> None:
        """Adds the measures and notes.

        A single note at the end and notes after the heading are the point's own; others stay after
        their measures.
        """
        self._mark_notes(body)
        point_notes: list[Note] = []
        text_end = body.sentences[-1].end if body.sentences else 0
        if len(body.notes) == 1 and body.notes[0].start >= text_end:
            point_notes, body.notes = body.notes, []
        if has_heading and len(body.sentences) > 1:
            text_start = body.sentences[1].start
            point_notes = [note for note in body.notes if note.start < text_start] + point_notes
            body.notes = [note for note in body.notes if note.start >= text_start]
        point.notes = [parsed_note(self.visible, note) for note in point_notes]
        point.measures = body.measures(self.coverage, 1 if has_heading else 0)

    def _section(self, item: Item, part: ParsedHeading | None) -> ParsedSection:
        number = item.number
        heading_end = self._heading_end(number.end, item.first_subnumber)
        section = ParsedSection(
            number.label,
            number.value,
            self.visible.line(number.start),
            self.visible.raw_text(number.end, heading_end),
            part=part,
            span=self.visible.span(number.start, max(item.end, number.start + 1)),
        )
        self._mark(number.start, number.end, Kind.SECTION)
        self._mark(number.end, heading_end, Kind.SECTION)
        end, subnumbers = (item.end, item.subnumbers) if item.leaf else (item.first_subnumber, ())
        body = read_body(self.visible, heading_end, end, subnumbers, self.notes)
        if body.sentences and self.visible.lost_line_breaks_at(number.start):
            self._add_notice(number)
        self._fill_section(section, body, leaf=item.leaf)
        return section

    def _fill_section(self, section: ParsedSection, body: Body, *, leaf: bool) -> None:
        """Adds the text of a section; that of a leaf with notes is its only point."""
        if leaf and body.notes and body.sentences:
            first_sentence, last_sentence = body.sentences[0], body.sentences[-1]
            span = self.visible.span(first_sentence.start, last_sentence.end)
            point = ParsedPoint(
                "", 1, self.visible.line(first_sentence.start), leaf=True, span=span
            )
            self._fill(point, body, has_heading=False)
            section.points.append(point)
            return
        self._mark_notes(body)
        section.notes = [parsed_note(self.visible, note) for note in body.notes]
        section.intro = body.measures(self.coverage)

    def _heading_end(self, start: int, end: int) -> int:
        """Where a section's heading ends: with its paragraph, its sentence or before a note.

        ``start`` if what follows the number is too long for a heading.
        """
        note = next((note.start for note in self.notes if start <= note.start < end), end)
        body = read_body(self.visible, start, note, (), ())
        breaks_lost = self.visible.lost_line_breaks_at(start)
        if breaks_lost:
            body.split_at_space()
        if not body.sentences:
            return start
        first_sentence = body.sentences[0]
        too_long = first_sentence.end - first_sentence.start > _MAX_SECTION_HEADING
        length = common_heading_length(self.visible.text[first_sentence.start : first_sentence.end])
        text_after_heading = self.visible.text[
            first_sentence.start + length : first_sentence.end
        ].strip(" :。")
        if breaks_lost and length:
            goes_on = len(body.sentences) > 1 or len(text_after_heading) >= _MIN_TEXT_AFTER_HEADING
            if too_long or goes_on:
                return first_sentence.start + length
        return start if too_long else first_sentence.end

    def _upper_heading(self, item: Item) -> ParsedHeading:
        """A heading above sections or points, with all its words up to the next number."""
        number = item.number
        notes = [note for note in self.notes if number.end <= note.start < item.end]
        heading_end = self._heading_end(number.end, item.end)
        if heading_end == number.end:
            heading_end = notes[0].start if notes else item.end
        text_end = notes[0].start if notes else item.end
        self._mark(number.start, item.end, Kind.SECTION)
        return ParsedHeading(
            number.label,
            self.visible.raw_text(number.end, heading_end),
            self.visible.line(number.start),
            [parsed_note(self.visible, note) for note in notes],
            self.visible.raw_text(number.end, item.end),
            self.visible.raw_text(heading_end, max(heading_end, text_end)),
        )

    def _add_notice(self, number: NumberCandidate) -> None:
        line, position = self.visible.line(number.start), self.visible.offsets[number.start]
        self.notices.append(Notice(line, "heading_end_lost", {}, True, "heading", position))

    def _mark_notes(self, body: Body) -> None:
        for note in body.notes:
            self._mark(note.start, note.end, Kind.NOTE)

    def _mark(self, start: int, end: int, kind: Kind) -> None:
        self.coverage.mark(self.visible, start, end, kind)
