"""The outline of a plan: its numbers, notes and text put together as sections and points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from workplan.importer.coverage import Coverage
from workplan.importer.responsibility.notes import Note
from workplan.importer.result import Kind, ParsedHeading, ParsedPoint, ParsedSection
from workplan.importer.structure.body import (
    Body,
    found_note,
    known_heading,
    read_body,
    reads_as_heading,
    with_headings,
    words,
)
from workplan.importer.structure.levels import Levels
from workplan.importer.structure.numbers import NumberCandidate
from workplan.importer.text.visible_text import VisibleText


@dataclass(frozen=True)
class Item:
    """A number with all that belongs to it; ``leaf`` where it should hold points and holds none."""

    marker: NumberCandidate
    end: int
    subs: tuple[NumberCandidate, ...]
    leaf: bool

    @property
    def own_end(self) -> int:
        """Where its own words end and the first number below begins."""
        return self.subs[0].start if self.subs else self.end


def items_of(markers: Sequence[NumberCandidate], levels: Levels, end: int) -> Iterator[Item]:
    """Sections, groups and points in order; numbers below points belong to them."""
    for i, marker in enumerate(markers):
        if marker.style > levels.point:
            continue
        above = marker.style < levels.point
        below = list(_below(markers, i))
        leaf = above and not any(one.style <= levels.point for one in below)
        whole = leaf or not above
        until = _end_of(markers, i, end) if whole else _next(markers, i, end)
        subs = below if whole else below[:1]
        yield Item(marker, until, tuple(sub for sub in subs if sub.start < until), leaf)


def _next(markers: Sequence[NumberCandidate], i: int, end: int) -> int:
    return markers[i + 1].start if i + 1 < len(markers) else end


def _end_of(markers: Sequence[NumberCandidate], i: int, end: int) -> int:
    following = (one.start for one in markers[i + 1 :] if one.style <= markers[i].style)
    return next(following, end)


def _below(markers: Sequence[NumberCandidate], i: int) -> Iterator[NumberCandidate]:
    for one in markers[i + 1 :]:
        if one.style <= markers[i].style:
            return
        yield one


@dataclass
class Outline:
    """Builds the sections of a plan."""

    stream: VisibleText
    markers: Sequence[NumberCandidate]
    notes: Sequence[Note]
    levels: Levels
    end: int
    accounts: Coverage

    def sections(self) -> list[ParsedSection]:
        """The sections in order, with their points."""
        sections: list[ParsedSection] = []
        part = group = None
        for item in items_of(self.markers, self.levels, self.end):
            style = item.marker.style
            if style == self.levels.part and not item.leaf:
                part, group = self._above(item), None
            elif style in {self.levels.section, self.levels.part}:
                sections.append(self._section(item, part))
                part, group = None, None
            elif style == self.levels.group and not item.leaf:
                group = self._above(item)
            else:
                sections = sections or [ParsedSection("", 1, self.stream.line(item.marker.start))]
                sections[-1].points.append(self._point(item, group))
                group = None
        return sections

    @cached_property
    def colons(self) -> bool:
        """Whether the headings of the points end with colons."""
        bodies = [self._raw_body(item) for item in self._points()]
        cut = 0
        for body in bodies:
            cut += body.cut_colon()
        return cut >= 0.6 * len(bodies) and cut > 1

    @cached_property
    def headed(self) -> bool:
        """Whether the points of this document have headings."""
        return with_headings([self._body(item).opening for item in self._points()])

    def _points(self) -> list[Item]:
        return [
            item
            for item in items_of(self.markers, self.levels, self.end)
            if item.marker.style is self.levels.point
        ]

    def _raw_body(self, item: Item) -> Body:
        return read_body(self.stream, item.marker.end, item.end, item.subs, self.notes)

    def _body(self, item: Item) -> Body:
        body = self._raw_body(item)
        if self.stream.flat:
            body.cut_heading()
        if self.colons:
            body.cut_colon()
        return body

    def _point(self, item: Item, group: ParsedHeading | None) -> ParsedPoint:
        marker, body = item.marker, self._body(item)
        point = ParsedPoint(
            marker.label, marker.number, self.stream.line(marker.start), group=group
        )
        point.leaf = marker.style is not self.levels.point
        self._claim(marker.start, marker.end, Kind.POINT)
        opening = body.opening
        headed = opening is not None and self.headed and reads_as_heading(opening)
        if headed:
            first = body.sentences[0]
            point.heading = words(self.stream, first.start, first.end)
            self._claim(first.start, first.end, Kind.POINT)
        self._fill(point, body, headed=headed)
        return point

    def _fill(self, point: ParsedPoint, body: Body, *, headed: bool) -> None:
        """The measures; a single note at the end is the point's, others stay where they stand."""
        for note in body.notes:
            self._claim(note.start, note.end, Kind.NOTE)
        last = body.sentences[-1].end if body.sentences else 0
        if len(body.notes) == 1 and body.notes[0].start >= last:
            point.notes = [found_note(self.stream, body.notes[0])]
            body.notes = []
        if headed:
            point.notes = [
                found_note(self.stream, n) for n in body.notes if self._in_heading(body, n)
            ] + point.notes
            body.notes = [n for n in body.notes if not self._in_heading(body, n)]
        point.measures = body.measures(self.accounts, 1 if headed else 0)

    @staticmethod
    def _in_heading(body: Body, note: Note) -> bool:
        return len(body.sentences) > 1 and note.start < body.sentences[1].start

    def _section(self, item: Item, part: ParsedHeading | None) -> ParsedSection:
        marker = item.marker
        section = ParsedSection(
            marker.label, marker.number, self.stream.line(marker.start), part=part
        )
        self._claim(marker.start, marker.end, Kind.SECTION)
        end = item.end if item.leaf else min(item.own_end, item.end)
        heading_end = self._heading_end(marker.end, item.own_end)
        section.heading = words(self.stream, marker.end, heading_end)
        self._claim(marker.end, heading_end, Kind.SECTION)
        body = read_body(self.stream, heading_end, end, item.subs if item.leaf else (), self.notes)
        self._fill_section(section, body, leaf=item.leaf)
        return section

    def _fill_section(self, section: ParsedSection, body: Body, *, leaf: bool) -> None:
        if leaf and body.notes and body.sentences:
            point = ParsedPoint("", 1, self.stream.line(body.sentences[0].start), leaf=True)
            self._fill(point, body, headed=False)
            section.points.append(point)
            return
        for note in body.notes:
            self._claim(note.start, note.end, Kind.NOTE)
        section.notes = [found_note(self.stream, note) for note in body.notes]
        section.text = body.measures(self.accounts)

    def _heading_end(self, start: int, end: int) -> int:
        """Where the heading of a section ends: with its paragraph, its note or its sentence."""
        note = next((note.start for note in self.notes if start <= note.start < end), end)
        body = read_body(self.stream, start, min(note, end), (), ())
        if self.stream.flat:
            body.cut_heading()
        ranges = [(one.start, one.end) for one in body.sentences]
        if not ranges:
            return start
        first = ranges[0]
        known = known_heading(self.stream.text[first[0] : first[1]])
        if self.stream.flat and len(ranges) + (first[1] - first[0] > _LONGEST) > 1 and known:
            return first[0] + known
        return first[1] if first[1] - first[0] <= _LONGEST else start

    def _above(self, item: Item) -> ParsedHeading:
        """A heading above points or sections, with all its words up to the next number."""
        marker = item.marker
        self._claim(marker.start, item.end, Kind.SECTION)
        text = words(self.stream, marker.end, item.end)
        return ParsedHeading(marker.label, marker.number, text, self.stream.line(marker.start))

    def _claim(self, start: int, end: int, kind: Kind) -> None:
        self.accounts.claim(self.stream, start, end, kind)


_LONGEST = 80
