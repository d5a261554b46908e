"""Parses a plan in running text: title, general approach, sections and points.

Each step is a cached property that uses the ones before:

``visible`` → ``_candidates`` → ``_all_numbers`` → ``all_notes`` → ``numbers`` → ``end``
→ ``notes`` → ``levels`` → ``last_point_end`` → ``read``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from workplan.importer.coverage import Coverage
from workplan.importer.limits import MAX_NUMBERS, check
from workplan.importer.readers.document import Document
from workplan.importer.responsibility.notes import Note, find_notes
from workplan.importer.result import Kind, Notice, ParseResult
from workplan.importer.structure.levels import (
    Levels,
    describe_levels,
    find_plan_series,
    infer_levels,
    split_at_restarts,
)
from workplan.importer.structure.number_search import best_numbering, numbers_passed_over
from workplan.importer.structure.numbers import NumberCandidate, Style, number_candidates
from workplan.importer.structure.outline import Outline
from workplan.importer.structure.surroundings import (
    attachment_lists,
    is_tail,
    read_head,
    tail_start,
    title_before,
)
from workplan.importer.structure.titles import issuer_of, title_ranges
from workplan.importer.structure.unnumbered import (
    bulleted_points,
    supplement,
    unnumbered_points,
    unnumbered_sections,
)
from workplan.importer.text.boundaries import ItemBoundaries, RangeSet
from workplan.importer.text.visible_text import Range, VisibleText, visible_text

_MIN_ITEMS, _MIN_NUMBERS_IN_TEXT = 2, 3
_MIN_SHARE_ENDING_WITH_NOTES = 0.8


@dataclass
class TextPlan:
    """The parser; ``tables`` are ranges of the document in which numbers do not count."""

    document: Document
    tables: tuple[Range, ...]

    @cached_property
    def visible(self) -> VisibleText:
        """The visible text of the document."""
        return visible_text(self.document)

    @cached_property
    def _visible_tables(self) -> list[Range]:
        """The tables as ranges of the visible text."""
        offsets = self.visible.offsets
        return [
            (bisect_left(offsets, start), bisect_left(offsets, end)) for start, end in self.tables
        ]

    @cached_property
    def titles(self) -> list[Range]:
        """The ranges that read as titles."""
        return title_ranges(self.visible)

    @cached_property
    def _candidates(self) -> list[NumberCandidate]:
        """What may be numbers, those of tables and attachment lists aside."""
        visible = self.visible
        lists, tables = RangeSet(attachment_lists(visible)), RangeSet(self.tables)
        candidates = [
            candidate
            for candidate in number_candidates(visible, 0, len(visible.raw))
            if candidate.start not in lists and visible.offsets[candidate.start] not in tables
        ]
        check(len(candidates), MAX_NUMBERS, "too_many_numbers")
        return candidates

    @cached_property
    def _all_numbers(self) -> list[NumberCandidate]:
        """The numbers of the whole document, or the marks that stand in their place."""
        visible = self.visible
        titles = [start for start, _ in self.titles]
        numbers = best_numbering(visible, self._candidates, titles)
        if any(number.style >= Style.FIGURE for number in numbers):
            return numbers
        return sorted([*numbers, *bulleted_points(visible)], key=lambda number: number.start)

    @cached_property
    def all_notes(self) -> list[Note]:
        """The responsibility notes of the whole document."""
        starts = [number.start for number in self._all_numbers]
        return find_notes(self.visible, 0, len(self.visible.raw), starts)

    @property
    def has_items(self) -> bool:
        """Whether there are numbers or notes to tell points by."""
        return bool(self._all_numbers) or self._is_unnumbered

    @property
    def _is_unnumbered(self) -> bool:
        """Whether points are told apart by their notes alone."""
        count = len(self.all_notes)
        return count >= _MIN_ITEMS and len(self._all_numbers) < min(_MIN_ITEMS, count)

    def is_plan_before(self, position: int) -> bool:
        """Whether the plan stands before a position of the document: its numbers, and no title."""
        end = bisect_left(self.visible.offsets, position)
        numbers = [
            number
            for number in self._all_numbers
            if number.start < end and number.style <= Style.FIGURE
        ]
        if len(numbers) < _MIN_NUMBERS_IN_TEXT:
            return False
        return not any(
            numbers[-1].start < title_start and title_end <= end
            for title_start, title_end in self.titles
        )

    @cached_property
    def _plan_series(self) -> tuple[list[NumberCandidate], int | None]:
        """The numbers of the plan, and where the numbers of another text after it begin."""
        series = split_at_restarts(self._all_numbers)
        titles = [start for start, _ in self.titles]
        first_index, last_index = find_plan_series(series, self.all_notes, titles)
        numbers = [number for part in series[first_index : last_index + 1] for number in part]
        return numbers, series[last_index + 1][0].start if last_index + 1 < len(series) else None

    @cached_property
    def numbers(self) -> list[NumberCandidate]:
        """The numbers of the plan; the beginnings of points and sections without numbers."""
        if self._is_unnumbered:
            title = title_before(self.visible, self.titles, self.all_notes[0].start)
            return unnumbered_points(self.visible, self.all_notes, title[1])
        numbers, _ = self._plan_series
        section = infer_levels(numbers, self.all_notes).section
        if section is None:
            headings = unnumbered_sections(self.visible, numbers, self.all_notes)
        else:
            headings = supplement(self.visible, numbers, section)
        return sorted([*numbers, *headings], key=lambda number: number.start)

    @property
    def _title(self) -> Range:
        return title_before(self.visible, self.titles, self.numbers[0].start)

    @cached_property
    def end(self) -> int:
        """Where the plan ends and the tail begins."""
        end = None if self._is_unnumbered else self._plan_series[1]
        start = self.numbers[-1].end
        tables = [table_start for table_start, _ in self._visible_tables if table_start >= start]
        end = min([len(self.visible.raw) if end is None else end, *tables])
        issuer = issuer_of(self.visible.text[slice(*self._title)])
        return tail_start(self.visible, start, end, issuer)

    @cached_property
    def notes(self) -> list[Note]:
        """The responsibility notes of the plan itself."""
        starts = [number.start for number in self.numbers]
        return find_notes(self.visible, starts[0], self.end, starts)

    @cached_property
    def levels(self) -> Levels:
        """Which styles of number are those of sections, and which of points."""
        return infer_levels(self.numbers, self.notes)

    @cached_property
    def last_point_end(self) -> int:
        """Where the last point ends: with its note, if most others end with theirs.

        Text between this position and the tail belongs to no point.
        """
        starts = sorted({number.start for number in self.numbers})
        items = ItemBoundaries(self.visible, starts)
        before = [note for note in self._last_notes(starts) if note.start < starts[-1]]
        in_last_point = [note for note in self.notes if note.start >= starts[-1]]
        at_end = sum(items.is_end(note.end) for note in before)
        most_at_end = at_end >= max(1, _MIN_SHARE_ENDING_WITH_NOTES * len(before))
        if not in_last_point or not most_at_end:
            return self.end
        end = in_last_point[-1].end
        is_paragraph = self.visible.begins_paragraph(end) or not self.visible.text[end:].strip()
        return end if len(before) >= _MIN_ITEMS or is_paragraph else self.end

    def _last_notes(self, starts: Sequence[int]) -> list[Note]:
        """The last note of each point or sub-point; those of headings above are left out."""
        inner = {number.start for number in self.numbers if number.style >= self.levels.point}
        last_notes: dict[int, Note] = {}
        for note in self.notes:
            start = starts[bisect_right(starts, note.start) - 1]
            if start in inner:
                last_notes[start] = note
        return list(last_notes.values())

    def read(self) -> ParseResult:
        """The plan, which must have items, and the kind of every piece of the document."""
        coverage = Coverage(self.document)
        result = read_head(self.visible, self._title, self.numbers[0].start, coverage)
        outline = Outline(
            self.visible, self.numbers, self.notes, self.levels, self.last_point_end, coverage
        )
        result.sections = outline.sections()
        result.levels = describe_levels(self.numbers, self.levels)
        coverage.mark(self.visible, self._tail_start(), len(self.visible.raw), Kind.TAIL)
        result.notices = [*outline.notices, *self._numbers_passed_over()]
        result.pieces = coverage.pieces()
        return result

    def _numbers_passed_over(self) -> Iterator[Notice]:
        """Notices on the numbers that were passed over."""
        for candidate in numbers_passed_over(
            self.visible, self._candidates, self.numbers, self.levels.point, self.last_point_end
        ):
            line, details = self.visible.line(candidate.start), {"words": candidate.label}
            position = self.visible.offsets[candidate.start]
            yield Notice(line, "number_inside", details, True, "text", position)

    def _tail_start(self) -> int:
        after_points = self.visible.text[self.last_point_end : self.end]
        start = self.last_point_end if is_tail(after_points) else self.end
        tables_after = (end for begin, end in self._visible_tables if begin >= self.end)
        return max([start, *tables_after])
