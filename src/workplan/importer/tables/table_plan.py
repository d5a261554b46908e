"""Parses a plan in tables: its title before them, its points in their rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from workplan.importer.coverage import Coverage
from workplan.importer.limits import read_number
from workplan.importer.readers.document import Cell, Row
from workplan.importer.responsibility.note_parser import Responsibilities, parse_note
from workplan.importer.result import (
    Kind,
    Level,
    ParsedHeading,
    ParsedNote,
    ParsedPoint,
    ParsedSection,
    ParseResult,
)
from workplan.importer.structure.body import (
    Body,
    Opening,
    points_have_headings,
    read_body,
    reads_as_heading,
)
from workplan.importer.structure.numbers import NumberCandidate, Style, number_candidates
from workplan.importer.structure.surroundings import (
    is_head_matter,
    is_tail,
    read_head,
    title_before,
)
from workplan.importer.structure.titles import is_title, title_ranges
from workplan.importer.tables.rows import Grid
from workplan.importer.text.normalize import normalize
from workplan.importer.text.visible_text import VisibleText, visible_text

_MAX_HEADING, _MAX_NUMBER_LENGTH = 60, 12


def read_tables(grids: Sequence[Grid]) -> ParseResult:
    """The plan whose points are the rows of tables, and the kind of every piece of the document.

    Raises:
        RejectedError: cells cannot be told apart, or are in the wrong columns.
    """
    document = grids[0].document
    coverage = Coverage(document)
    result = _read_head(grids[0], coverage)
    result.layout = "table"
    sections: list[ParsedSection] = []
    for i, grid in enumerate(grids):
        reader = _TableReader(grid, coverage, sections)
        if i:
            _read_between(grids[i - 1], reader)
        reader.read()
    result.sections = [section for section in sections if section.points or section.heading]
    result.levels = _levels(result)
    _read_tail(grids[-1], coverage)
    result.pieces = coverage.pieces()
    return result


def _read_head(first_grid: Grid, coverage: Coverage) -> ParseResult:
    """Parses the text before the first table; the general approach has whole sentences."""
    visible = visible_text(first_grid.document, 0, first_grid.table.start)
    title = title_before(visible, title_ranges(visible), len(visible.raw))

    def is_head(text: str) -> bool:
        return "。" not in text or is_head_matter(text)

    return read_head(visible, title, len(visible.raw), coverage, is_head)


def _read_between(before: Grid, reader: _TableReader) -> None:
    """Parses the lines between two tables: a short one heads the section of the next."""
    visible = visible_text(before.document, before.table.end, reader.grid.table.start)
    for start, end in visible.paragraphs(0, len(visible.raw)):
        text = visible.text[start:end].strip()
        is_short = len(text) <= _MAX_HEADING and "。" not in text
        if is_short and not is_head_matter(text) and not is_title(text):
            reader.read_heading(visible, start, end)
        else:
            reader.coverage.mark(visible, start, end, Kind.UNPLACED)


def _read_tail(last: Grid, coverage: Coverage) -> None:
    """Marks the tail below the last table; text before it is left unplaced."""
    visible = visible_text(last.document, last.table.end)
    for start, end in visible.paragraphs(0, len(visible.raw)):
        if is_tail(visible.text[start:end]):
            coverage.mark(visible, start, len(visible.raw), Kind.TAIL)
            return


def _levels(result: ParseResult) -> list[Level]:
    sections = [section for section in result.sections if section.heading]
    levels = []
    if sections:
        numbers = tuple(section.num for section in sections)
        levels.append(Level(sections[0].label, Kind.SECTION, numbers))
    label = result.points[0].label if result.points else ""
    return [*levels, Level(label, Kind.POINT, tuple(point.num for point in result.points))]


@dataclass
class _TableReader:
    """Reads the rows of one table; ``sections`` continue from one table to the next."""

    grid: Grid
    coverage: Coverage
    sections: list[ParsedSection]
    group: ParsedHeading | None = None
    """The heading of the group that begins with the next point."""
    section_style: Style | None = None
    """The style of the numbers of sections; headings with inner styles are those of groups."""
    section_cells: set[Cell] = field(default_factory=set)
    """The cells that have been read as sections; a merged cell is in several rows."""

    def read(self) -> None:
        """Adds the sections and points of the table."""
        self._mark_header()
        rows = self.grid.rows
        have_headings = points_have_headings(
            [self._first_body(row).opening for row in rows if not self.grid.spanning_cell(row)]
        )
        for row in rows:
            heading = self.grid.spanning_cell(row)
            if heading:
                self._read_section(heading)
            else:
                self._read_point(row, have_headings=have_headings)

    def _mark_header(self) -> None:
        for row in self.grid.table.rows[: (self.grid.header_index or 0) + 1]:
            for cell in row:
                self._mark(cell, Kind.HEAD)

    def _read_section(self, cell: Cell) -> None:
        self.section_cells.add(cell)
        visible = self._visible(cell)
        self.read_heading(visible, 0, len(visible.raw))

    def read_heading(self, visible: VisibleText, start: int, end: int) -> None:
        """Adds the heading of a section, or of a group if its number is of an inner level."""
        self.coverage.mark(visible, start, end, Kind.SECTION)
        number = _number_at(visible, start)
        text = visible.raw_text(number.end if number else start, end)
        label, style = (number.label, number.style) if number else ("", Style.PART)
        line = visible.line(start)
        if self.section_style is None or style <= self.section_style:
            self.section_style, self.group = style, None
            value = number.value if number else len(self.sections) + 1
            section = ParsedSection(label, value, line, text, span=visible.span(start, end))
            self.sections.append(section)
        else:
            self.group = ParsedHeading(label, text, line)

    def _read_point(self, row: Row, *, have_headings: bool) -> None:
        for column in self.grid.section_columns:
            cell = row[column]
            if self.grid.cell_text(cell) and cell not in self.section_cells:
                self._read_section(cell)
        point = self._numbered_point(row)
        self._fill(point, row, have_headings=have_headings)
        point.notes = list(self._notes(row))
        if not self.sections:
            self.sections.append(ParsedSection("", 1, point.line))
        self.sections[-1].points.append(point)

    def _numbered_point(self, row: Row) -> ParsedPoint:
        """A point with its number: from its own column, from its text, or by counting."""
        count = sum(len(section.points) for section in self.sections) + 1
        start = next(cell.start for cell in row if cell.end > cell.start)
        span = (min(cell.start for cell in row), max(cell.end for cell in row))
        line = self.grid.document.line(start)
        point = ParsedPoint("", count, line, group=self.group, span=span)
        self.group = None
        column = self.grid.columns.number
        label = self.grid.cell_text(row[column]) if column is not None else ""
        if column is not None and (figure := re.match(r"\d{1,4}", label)):
            self._mark(row[column], Kind.POINT)
            point.label, point.num = label, read_number(normalize(figure[0]), count)
        elif number := _number_at(self._visible(self._text_cells(row)[0])):
            point.label, point.num = number.label, number.value
        return point

    def _text_cells(self, row: Row) -> list[Cell]:
        """The cells with a point's heading and text."""
        columns = [
            column for column in self.grid.columns.text if column not in self.grid.section_columns
        ]
        filled = [row[column] for column in columns if self.grid.cell_text(row[column])]
        return filled or [row[columns[0]]]

    def _fill(self, point: ParsedPoint, row: Row, *, have_headings: bool) -> None:
        """Adds heading and measures from the text cells.

        The heading is the first of several cells, or the first sentence of the first cell.
        """
        cells = self._text_cells(row)
        bodies = [self._body(cell) for cell in cells]
        first_body, visible = bodies[0], bodies[0].visible
        if len(cells) > 1 and _is_heading_cell(first_body):
            point.heading = visible.raw_text(first_body.sentences[0].start, len(visible.raw))
            self._mark(cells[0], Kind.POINT)
            del bodies[0]
        elif have_headings and first_body.opening and reads_as_heading(first_body.opening):
            heading = first_body.sentences[0]
            point.heading = visible.raw_text(heading.start, heading.end)
            self.coverage.mark(visible, heading.start, heading.end, Kind.POINT)
            point.measures = first_body.measures(self.coverage, 1)
            del bodies[0]
        for body in bodies:
            point.measures += body.measures(self.coverage)

    def _first_body(self, row: Row) -> Body:
        return self._body(self._text_cells(row)[0])

    def _body(self, cell: Cell) -> Body:
        """The text of a cell, without the number that it begins with."""
        visible = self._visible(cell)
        number = _number_at(visible)
        start, end = number.end if number else 0, len(visible.raw)
        self.coverage.mark(visible, 0, start, Kind.POINT)
        subnumbers = [
            inner for inner in number_candidates(visible, start, end) if inner.style > Style.FIGURE
        ]
        return read_body(visible, start, end, subnumbers, ())

    def _notes(self, row: Row) -> Iterator[ParsedNote]:
        """The cells of units and deadlines as notes; headings are the roles of units without."""
        for column, heading in self.grid.columns.units:
            if raw := self.grid.cell_text(row[column]):
                yield self._note(row[column], raw, _with_role(parse_note(raw), heading))
        for column in self.grid.columns.deadlines:
            if raw := self.grid.cell_text(row[column]):
                yield self._note(row[column], raw, Responsibilities(deadline=raw))

    def _note(self, cell: Cell, raw: str, responsibilities: Responsibilities) -> ParsedNote:
        self._mark(cell, Kind.NOTE)
        line = self.grid.document.line(cell.start)
        return ParsedNote(line, raw, responsibilities, (cell.start, cell.end))

    def _mark(self, cell: Cell, kind: Kind) -> None:
        self.coverage.mark_range(cell.start, cell.end, kind)

    def _visible(self, cell: Cell) -> VisibleText:
        return visible_text(self.grid.document, cell.start, cell.end)


def _is_heading_cell(body: Body) -> bool:
    """Whether the text of a cell, one of several, is a heading as a whole."""
    cell_text = body.visible.text[body.sentences[0].start :] if body.sentences else ""
    return reads_as_heading(Opening(cell_text, ends_paragraph=True, has_more=True))


def _with_role(responsibilities: Responsibilities, role: str) -> Responsibilities:
    """Responsibilities with a role for those that have none."""
    entries = tuple(replace(entry, role=entry.role or role) for entry in responsibilities.entries)
    return replace(responsibilities, entries=entries)


def _number_at(visible: VisibleText, start: int = 0) -> NumberCandidate | None:
    """The number that begins at a position; None if there is none."""
    end = min(len(visible.raw), start + _MAX_NUMBER_LENGTH)
    candidate = next(number_candidates(visible, start, end), None)
    return candidate if candidate and candidate.start == start else None
