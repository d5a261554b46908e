"""A plan in tables: its title before them, its points in their rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from workplan.importer.coverage import Coverage
from workplan.importer.readers.document import Document
from workplan.importer.result import Kind, Level, ParsedSection, ParseResult
from workplan.importer.structure.body import words
from workplan.importer.structure.surroundings import is_head_matter, is_tail
from workplan.importer.structure.titles import is_notice, is_title, title_positions
from workplan.importer.tables.reader import TableReader
from workplan.importer.tables.rows import Grid
from workplan.importer.text.visible_text import VisibleText, visible_text


@dataclass
class TablePlan:
    """Reads a plan whose points are rows of tables."""

    document: Document
    grids: Sequence[Grid]

    @cached_property
    def _before(self) -> VisibleText:
        return visible_text(self.document, 0, self.grids[0].table.start)

    def read(self) -> ParseResult:
        """The plan and the account of every character.

        Raises:
            ShiftedError: a row has its cells under the wrong headings.
        """
        found, accounts = ParseResult(form="table"), Coverage(self.document)
        self._head(found, accounts)
        sections: list[ParsedSection] = []
        for i, grid in enumerate(self.grids):
            reader = TableReader(grid, accounts)
            reader.reading.sections = sections
            if i:
                self._between(self.grids[i - 1], grid, reader, accounts)
            sections = reader.read()
        found.sections = [section for section in sections if section.points or section.heading]
        found.levels = _levels(found)
        self._after(accounts)
        found.pieces = accounts.pieces()
        return found

    def _head(self, found: ParseResult, accounts: Coverage) -> None:
        """Everything before the first table: head matter, title, general approach."""
        stream = self._before
        title = self._title()
        accounts.claim(stream, 0, title[0], Kind.HEAD)
        accounts.claim(stream, *title, Kind.TITLE)
        found.title = "".join(words(stream, a, b) for a, b in stream.paragraphs(*title))
        found.title_line = stream.line(title[0])
        approach = []
        for a, b in stream.paragraphs(title[1], len(stream.raw)):
            text = stream.text[a:b].strip()
            head = is_head_matter(text) or "。" not in text
            accounts.claim(stream, a, b, Kind.HEAD if head else Kind.APPROACH)
            if not head:
                approach.append((a, b))
        found.approach = "".join(words(stream, a, b) for a, b in approach)
        found.approach_line = stream.line(approach[0][0]) if approach else found.title_line

    def _after(self, accounts: Coverage) -> None:
        """What stands below the last table: the tail, and before it what belongs nowhere."""
        stream = visible_text(self.document, self.grids[-1].table.end)
        for a, _ in stream.paragraphs(0, len(stream.raw)):
            if is_tail(stream.text[a : stream.paragraph_end(a)]):
                accounts.claim(stream, a, len(stream.raw), Kind.TAIL)
                return

    def _title(self) -> tuple[int, int]:
        stream = self._before
        titles = title_positions(stream)
        if titles:
            return titles[-1]
        lines = [
            (a, b) for a, b in stream.paragraphs(0, len(stream.raw)) if is_notice(stream.text[a:b])
        ]
        return lines[-1] if lines else (0, 0)

    def _between(self, before: Grid, grid: Grid, reader: TableReader, accounts: Coverage) -> None:
        """The lines between two tables: a short one heads the section of the next."""
        stream = visible_text(self.document, before.table.end, grid.table.start)
        for a, b in stream.paragraphs(0, len(stream.raw)):
            text = stream.text[a:b].strip()
            if (
                len(text) <= 60
                and "。" not in text
                and not is_head_matter(text)
                and not is_title(text)
            ):
                reader.heading(stream, a, b)
            else:
                accounts.claim(stream, a, b, Kind.UNPLACED)


def _levels(found: ParseResult) -> list[Level]:
    sections = tuple(section.num for section in found.sections if section.heading)
    points = tuple(point.num for point in found.points)
    first = next((s.label for s in found.sections if s.heading), "")
    sample = found.points[0].label if found.points else ""
    levels = [Level(first, Kind.SECTION, sections)] if sections else []
    return [*levels, Level(sample, Kind.POINT, points)]
