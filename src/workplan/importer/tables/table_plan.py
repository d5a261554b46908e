"""Parses a plan in tables: its title before them, its points in their rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workplan.importer.coverage import Coverage
from workplan.importer.readers.document import Document
from workplan.importer.result import Kind, Level, ParsedSection, ParseResult
from workplan.importer.structure.surroundings import (
    is_head_matter,
    is_tail,
    read_head,
    title_before,
)
from workplan.importer.structure.titles import is_title, title_ranges
from workplan.importer.tables.reader import TableReader
from workplan.importer.tables.rows import Grid
from workplan.importer.text.visible_text import visible_text

_MAX_HEADING = 60


@dataclass
class TablePlan:
    """The parser; the points are the rows of ``grids``."""

    document: Document
    grids: Sequence[Grid]

    def read(self) -> ParseResult:
        """The plan, and the kind of every piece of the document.

        Raises:
            RejectedError: a row has cells in the wrong columns.
        """
        coverage = Coverage(self.document)
        result = self._read_head(coverage)
        result.layout = "table"
        sections: list[ParsedSection] = []
        for i, grid in enumerate(self.grids):
            reader = TableReader(grid, coverage, sections)
            if i:
                self._read_between(self.grids[i - 1], reader)
            sections = reader.read()
        result.sections = [section for section in sections if section.points or section.heading]
        result.levels = _levels(result)
        self._read_tail(coverage)
        result.pieces = coverage.pieces()
        return result

    def _read_head(self, coverage: Coverage) -> ParseResult:
        """Parses the text before the first table; the general approach has whole sentences."""
        visible = visible_text(self.document, 0, self.grids[0].table.start)
        title = title_before(visible, title_ranges(visible), len(visible.raw))

        def is_head(words: str) -> bool:
            return "。" not in words or is_head_matter(words)

        return read_head(visible, title, len(visible.raw), coverage, is_head)

    def _read_between(self, before: Grid, reader: TableReader) -> None:
        """Parses the lines between two tables: a short one heads the section of the next."""
        visible = visible_text(self.document, before.table.end, reader.grid.table.start)
        for start, end in visible.paragraphs(0, len(visible.raw)):
            words = visible.text[start:end].strip()
            is_short = len(words) <= _MAX_HEADING and "。" not in words
            if is_short and not is_head_matter(words) and not is_title(words):
                reader.read_heading(visible, start, end)
            else:
                reader.coverage.mark(visible, start, end, Kind.UNPLACED)

    def _read_tail(self, coverage: Coverage) -> None:
        """Marks the tail below the last table; text before it is left unplaced."""
        visible = visible_text(self.document, self.grids[-1].table.end)
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
