"""A table read as sections and points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from workplan.importer.coverage import Coverage
from workplan.importer.readers.document import Cell, Row
from workplan.importer.responsibility.duties import (
    Responsibilities,
    Responsibility,
    read_responsibilities,
)
from workplan.importer.result import Kind, ParsedHeading, ParsedNote, ParsedPoint, ParsedSection
from workplan.importer.structure.body import (
    Body,
    Opening,
    read_body,
    reads_as_heading,
    with_headings,
    words,
)
from workplan.importer.structure.numbers import NumberCandidate, Style, number_candidates
from workplan.importer.tables.rows import Grid
from workplan.importer.text.visible_text import VisibleText, visible_text


@dataclass
class _Reading:
    sections: list[ParsedSection] = field(default_factory=list)
    group: ParsedHeading | None = None
    style: Style | None = None
    seen: set[tuple[int, int]] = field(default_factory=set)


@dataclass
class TableReader:
    """Reads the rows of one table; sections go on from one table to the next."""

    grid: Grid
    accounts: Coverage
    reading: _Reading = field(default_factory=_Reading)

    def read(self) -> list[ParsedSection]:
        """The sections of the table, in order."""
        self._claim_head()
        rows = self.grid.rows
        headed = with_headings(
            [self._text_body(row).opening for row in rows if not self.grid.over(row)]
        )
        for row in rows:
            over = self.grid.over(row)
            if over:
                self._section(over)
            else:
                self._row(row, headed=headed)
        return self.reading.sections

    def _claim_head(self) -> None:
        for row in self.grid.table.rows[: (self.grid.head or 0) + 1]:
            for cell in row:
                self.accounts.claim_range(cell.start, cell.end, Kind.HEAD)

    def _row(self, row: Row, *, headed: bool) -> None:
        for column in self.grid.above:
            cell = row[column]
            if self.grid.words(cell) and (cell.start, cell.end) not in self.reading.seen:
                self._section(cell)
        point = self._point(row)
        self._fill(point, row, headed=headed)
        point.notes = list(self._notes(row))
        self._open_section(point.line).points.append(point)

    def _open_section(self, line: int) -> ParsedSection:
        if not self.reading.sections:
            self.reading.sections.append(ParsedSection("", 1, line))
        return self.reading.sections[-1]

    def _section(self, cell: Cell) -> None:
        self.reading.seen.add((cell.start, cell.end))
        stream = self._stream(cell)
        self.heading(stream, 0, len(stream.raw))

    def heading(self, stream: VisibleText, start: int, end: int) -> None:
        """A heading over rows: a section, or a group where its number is of an inner level."""
        self.accounts.claim(stream, start, end, Kind.SECTION)
        marker = _first_marker(stream, start)
        text = words(stream, marker.end if marker else start, end)
        label, style = (marker.label, marker.style) if marker else ("", Style.PART)
        line = stream.line(start)
        if self.reading.style is None or style <= self.reading.style:
            self.reading.style, self.reading.group = style, None
            number = marker.number if marker else len(self.reading.sections) + 1
            self.reading.sections.append(ParsedSection(label, number, line, text))
        else:
            self.reading.group = ParsedHeading(label, marker.number if marker else 1, text, line)

    def _point(self, row: Row) -> ParsedPoint:
        """A point with its number: from its own column, from its text, or by its place."""
        count = sum(len(section.points) for section in self.reading.sections) + 1
        line = self.grid.document.line(next(cell.start for cell in row if cell.end > cell.start))
        point = ParsedPoint("", count, line, group=self.reading.group)
        self.reading.group = None
        column = self.grid.columns.number
        if column is not None and (figure := re.match(r"\d{1,4}", self.grid.words(row[column]))):
            self._claim(row[column], Kind.POINT)
            point.label, point.num = self.grid.words(row[column]), int(figure[0])
        elif marker := _first_marker(self._stream(self._text_cells(row)[0])):
            point.label, point.num = marker.label, marker.number
        return point

    def _text_cells(self, row: Row) -> list[Cell]:
        """The cells of a point's own words: heading and text."""
        own = [column for column in self.grid.columns.words if column not in self.grid.above]
        filled = [row[column] for column in own if self.grid.words(row[column])]
        return filled or [row[own[0]]]

    def _fill(self, point: ParsedPoint, row: Row, *, headed: bool) -> None:
        """Heading and measures from the cells of words."""
        cells = self._text_cells(row)
        first = self._text_body(row)
        heading = self._heading_cell(cells, first)
        if heading:
            point.heading = words(first.stream, first.sentences[0].start, len(first.stream.raw))
            self._claim(cells[0], Kind.POINT)
            cells = cells[1:]
        for i, cell in enumerate(cells):
            body = self._cell_body(cell) if heading or i else first
            begin = 0
            if not heading and not i and headed and body.opening and reads_as_heading(body.opening):
                sentence = body.sentences[0]
                point.heading = words(body.stream, sentence.start, sentence.end)
                self.accounts.claim(body.stream, sentence.start, sentence.end, Kind.POINT)
                begin = 1
            point.measures += body.measures(self.accounts, begin)

    def _heading_cell(self, cells: list[Cell], first: Body) -> bool:
        """Whether the first of several cells of words is a heading."""
        whole = first.stream.text[first.sentences[0].start :] if first.sentences else ""
        return len(cells) > 1 and reads_as_heading(Opening(whole, alone=True, more=True))

    def _text_body(self, row: Row) -> Body:
        """The first cell of words, without the number that it begins with."""
        return self._cell_body(self._text_cells(row)[0])

    def _cell_body(self, cell: Cell) -> Body:
        stream = self._stream(cell)
        marker = _first_marker(stream)
        start = marker.end if marker else 0
        self.accounts.claim(stream, 0, start, Kind.POINT)
        inner = [
            one
            for one in number_candidates(stream, start, len(stream.raw))
            if one.style > Style.FIGURE
        ]
        return read_body(stream, start, len(stream.raw), inner, ())

    def _notes(self, row: Row) -> Iterator[ParsedNote]:
        """The cells of units and deadlines as notes, with their headings as roles."""
        for column, label in self.grid.columns.duties:
            if raw := self.grid.words(row[column]):
                self._claim(row[column], Kind.NOTE)
                yield self._note(row[column], raw, _said(raw, label))
        for column in self.grid.columns.deadlines:
            if raw := self.grid.words(row[column]):
                self._claim(row[column], Kind.NOTE)
                yield self._note(row[column], raw, Responsibilities(deadline=raw))

    def _note(self, cell: Cell, raw: str, says: Responsibilities) -> ParsedNote:
        return ParsedNote(self.grid.document.line(cell.start), raw, says)

    def _claim(self, cell: Cell, kind: Kind) -> None:
        self.accounts.claim_range(cell.start, cell.end, kind)

    def _stream(self, cell: Cell) -> VisibleText:
        return visible_text(self.grid.document, cell.start, cell.end)


def _said(raw: str, label: str) -> Responsibilities:
    """What a cell of units says; the heading is the role of units that have none of their own."""
    says = read_responsibilities(raw)
    return replace(
        says, duties=tuple(Responsibility(duty.role or label, duty.units) for duty in says.duties)
    )


def _first_marker(stream: VisibleText, start: int = 0) -> NumberCandidate | None:
    """The number that a cell begins with."""
    first = next(number_candidates(stream, start, min(len(stream.raw), start + 12)), None)
    return first if first and first.start == start else None
