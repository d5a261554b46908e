"""A plan in running text: title, general approach, sections and points."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from workplan.importer.coverage import Coverage
from workplan.importer.errors import RejectedError
from workplan.importer.readers.document import Document
from workplan.importer.responsibility.notes import Note, find_notes
from workplan.importer.result import Kind, ParseResult
from workplan.importer.structure.levels import (
    Levels,
    infer_levels,
    known_levels,
    plan_runs,
    runs_of,
)
from workplan.importer.structure.number_search import best_numbering
from workplan.importer.structure.numbers import NumberCandidate, Style, number_candidates
from workplan.importer.structure.outline import Outline
from workplan.importer.structure.surroundings import (
    attachment_lists,
    is_tail,
    read_head,
    tail_start,
    title_before,
)
from workplan.importer.structure.titles import issuer_of, title_positions
from workplan.importer.structure.unnumbered import unnumbered_points, unnumbered_sections
from workplan.importer.text.boundaries import ItemBoundaries, Ranges
from workplan.importer.text.visible_text import VisibleText, visible_text

MAX_CANDIDATES = 12_000
"""What may be a number; a plan of 100 points has some 300."""


@dataclass
class TextPlan:
    """Reads a plan from a document's text, step by step."""

    document: Document
    tables: tuple[tuple[int, int], ...] = ()
    """The ranges of tables, whose cells number nothing in the text."""

    @cached_property
    def stream(self) -> VisibleText:
        """The visible characters."""
        return visible_text(self.document)

    @cached_property
    def _tables(self) -> list[tuple[int, int]]:
        """The tables as ranges of the stream."""
        at = self.stream.at
        return [(bisect_left(at, start), bisect_left(at, end)) for start, end in self.tables]

    @property
    def countable(self) -> bool:
        """Whether there is anything to tell points by."""
        return bool(self._numbers) or self._is_unnumbered

    def numbers_before(self, position: int) -> list[NumberCandidate]:
        """The numbers of sections and points before a position of the document."""
        return [
            marker
            for marker in self._numbers
            if self.stream.at[marker.start] < position and marker.style <= Style.FIGURE
        ]

    def title_between(self, start: int, position: int) -> bool:
        """Whether a title stands between a place in the stream and a position of the document."""
        return any(start < a and self.stream.at[b - 1] < position for a, b in self.titles)

    @cached_property
    def titles(self) -> list[tuple[int, int]]:
        """The ranges that read as titles."""
        return title_positions(self.stream)

    @cached_property
    def _numbers(self) -> list[NumberCandidate]:
        lists = Ranges(attachment_lists(self.stream))
        tables, at = Ranges(self.tables), self.stream.at
        candidates = [
            marker
            for marker in number_candidates(self.stream, 0, len(self.stream.raw))
            if not lists.hold(marker.start) and not tables.hold(at[marker.start])
        ]
        if len(candidates) > MAX_CANDIDATES:
            raise RejectedError("too_many_numbers", limit=MAX_CANDIDATES)
        return best_numbering(self.stream, candidates, frozenset())

    @cached_property
    def notes(self) -> list[Note]:
        """All duty notes."""
        starts = [marker.start for marker in self._numbers]
        return find_notes(self.stream, 0, len(self.stream.raw), starts)

    @cached_property
    def _runs(self) -> tuple[list[list[NumberCandidate]], int, int]:
        runs = runs_of(self._numbers)
        first, last = plan_runs(runs, self.notes, [start for start, _ in self.titles])
        return runs, first, last

    @cached_property
    def numbers(self) -> list[NumberCandidate]:
        """The numbers of the plan itself; places of headings where it has no numbers."""
        if self._is_unnumbered:
            return unnumbered_points(
                self.stream,
                self.notes,
                title_before(self.stream, self.titles, self.notes[0].start)[1],
            )
        runs, first, last = self._runs
        numbers = [marker for run in runs[first : last + 1] for marker in run]
        if infer_levels(numbers, self.notes).above:
            return numbers
        sections = unnumbered_sections(self.stream, numbers, self.notes)
        return sorted([*numbers, *sections], key=lambda marker: marker.start)

    @property
    def _is_unnumbered(self) -> bool:
        return len(self.notes) >= _SEVERAL and len(self._numbers) < min(_SEVERAL, len(self.notes))

    @property
    def _title(self) -> tuple[int, int]:
        return title_before(self.stream, self.titles, self.numbers[0].start)

    @cached_property
    def end(self) -> int:
        """Where the plan ends and the tail begins."""
        end = len(self.stream.raw)
        if not self._is_unnumbered:
            runs, _, last = self._runs
            end = runs[last + 1][0].start if last + 1 < len(runs) else end
        start = self.numbers[-1].end
        end = min([end, *(table for table, _ in self._tables if table >= start)])
        title = slice(*self._title)
        return tail_start(self.stream, start, end, issuer_of(self.stream.text[title]))

    @cached_property
    def closed(self) -> int:
        """Where the last point ends: with its note, where notes end the others, too.

        What stands between this and the tail belongs to no point.
        """
        last = self.numbers[-1].start
        before = [note for note in self._noted if note.start < last]
        own = [note for note in self._noted if note.start >= last]
        items = ItemBoundaries(self.stream, sorted({marker.start for marker in self.numbers}))
        ending = sum(items.ends(note.end) for note in before)
        if own and len(before) >= _SEVERAL and ending >= _NEARLY_ALL * len(before):
            return own[-1].end
        return self.end

    @cached_property
    def levels(self) -> Levels:
        """Which numbers are those of sections and which those of points."""
        return infer_levels(self.numbers, self.own_notes)

    @property
    def own_notes(self) -> list[Note]:
        """The duty notes of the plan itself."""
        return self._noted

    @cached_property
    def _noted(self) -> list[Note]:
        starts = [marker.start for marker in self.numbers]
        return find_notes(self.stream, starts[0], self.end, starts)

    def read(self) -> ParseResult:
        """The plan and the account of every character."""
        found, accounts = ParseResult(), Coverage(self.document)
        if self._numbers or self._is_unnumbered:
            read_head(self.stream, self._title, self.numbers[0].start, found, accounts)
            outline = Outline(
                self.stream, self.numbers, self.own_notes, self.levels, self.closed, accounts
            )
            found.sections = outline.sections()
            found.levels = known_levels(self.numbers, self.levels)
            between = self.stream.text[self.closed : self.end]
            tail = self.closed if is_tail(between) else self.end
            tail = max([tail, *(end for start, end in self._tables if start >= self.end)])
            accounts.claim(self.stream, tail, len(self.stream.raw), Kind.TAIL)
        found.pieces = accounts.pieces()
        return found


_SEVERAL, _NEARLY_ALL = 2, 0.8
