"""The parse result: the plan, its notices, and the kind of every piece of the document's text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from workplan.importer.responsibility.note_parser import Responsibilities, Responsibility

HEAD_FIELDS = ("title", "year", "issuer")
POINT_FIELDS = ("num", "heading", "text", "units", "roles", "deadline")


class Kind(StrEnum):
    """What a piece of the document is."""

    HEAD = "head matter"
    TITLE = "title"
    APPROACH = "general approach"
    SECTION = "section"
    POINT = "point"
    SUBPOINT = "sub-point"
    MEASURE = "measure"
    NOTE = "note"
    TAIL = "tail"
    PAGE = "page number"
    UNPLACED = "not placed"


Span = tuple[int, int]
"""The start and the end of a piece of the document's text, as in a slice."""
_NOWHERE: Span = (0, 0)


@dataclass(frozen=True)
class Piece:
    """A piece of the document's text; all pieces joined in order are the whole text."""

    kind: Kind
    line: int
    text: str


@dataclass
class ParsedNote:
    """A responsibility note as written, and as parsed."""

    line: int
    raw: str
    responsibilities: Responsibilities
    span: Span


def units_in(notes: Iterable[ParsedNote]) -> tuple[str, ...]:
    """The units that notes name, in order, without duplicates."""
    units = (unit for note in notes for unit in note.responsibilities.units)
    return tuple(dict.fromkeys(units))


@dataclass
class ParsedMeasure:
    """A sentence of a point; ``label`` is the number of the sub-point that it begins."""

    text: str
    line: int
    label: str = ""
    notes: list[ParsedNote] = field(default_factory=list)
    span: Span = _NOWHERE


@dataclass
class ParsedHeading:
    """A heading above sections or points, with its number as written.

    ``notes`` say who is responsible for all below it, ``intro`` is what stands between the heading
    and its first item; ``published`` is all of it as written.
    """

    label: str
    text: str
    line: int
    notes: list[ParsedNote] = field(default_factory=list)
    published: str = ""
    intro: str = ""

    @property
    def units(self) -> tuple[str, ...]:
        """The units that the heading's own notes name, in order, without duplicates."""
        return units_in(self.notes)


@dataclass
class ParsedPoint:
    """A point; ``leaf`` if its number is of a level above points, but it has no points below.

    ``span`` is all of it, from its number on.
    """

    label: str
    num: int
    line: int
    heading: str = ""
    measures: list[ParsedMeasure] = field(default_factory=list)
    notes: list[ParsedNote] = field(default_factory=list)
    group: ParsedHeading | None = None
    leaf: bool = False
    span: Span = _NOWHERE
    heading_span: Span = _NOWHERE

    @property
    def notes_in_text(self) -> list[ParsedNote]:
        """The notes between the point's sentences, in order."""
        return [note for measure in self.measures for note in measure.notes]

    @property
    def all_notes(self) -> list[ParsedNote]:
        """The notes in the point's text and at its end, in order."""
        return [*self.notes_in_text, *self.notes]

    @property
    def units(self) -> tuple[str, ...]:
        """The units that the notes name, in order, without duplicates."""
        return units_in(self.all_notes)

    @property
    def roles(self) -> tuple[Responsibility, ...]:
        """The roles that the notes state."""
        return tuple(role for note in self.all_notes for role in note.responsibilities.roles)

    @property
    def deadline(self) -> str:
        """The deadlines that the notes state, joined by semicolons."""
        deadlines = (note.responsibilities.deadline for note in self.all_notes)
        return "；".join(dict.fromkeys(filter(None, deadlines)))

    @property
    def text(self) -> str:
        """The point's text as written, without its number and its notes."""
        return self.heading + "".join(measure.label + measure.text for measure in self.measures)


@dataclass
class ParsedSection:
    """A section and its points; ``intro`` is the text before the first of them.

    A plan without sections has a single section without a heading.
    """

    label: str
    num: int
    line: int
    heading: str = ""
    intro: list[ParsedMeasure] = field(default_factory=list)
    points: list[ParsedPoint] = field(default_factory=list)
    notes: list[ParsedNote] = field(default_factory=list)
    part: ParsedHeading | None = None
    span: Span = _NOWHERE

    @property
    def full_heading(self) -> str:
        """The section's number and heading as written."""
        return self.label + self.heading


@dataclass(frozen=True)
class Notice:
    """A message about the import: ``key`` names it in the locales, ``details`` fill it in.

    ``field`` is what it is about (num, heading, text, units, roles, deadline, title, year, …), and
    ``position`` its place in the document; -1 for the line as a whole.
    """

    line: int
    key: str
    details: dict[str, str]
    needs_review: bool = True
    field: str = ""
    position: int = -1


@dataclass(frozen=True)
class Level:
    """A level of the numbering: its first number as written, what it numbers, all its numbers."""

    sample: str
    role: Kind
    numbers: tuple[int, ...]


@dataclass
class ParseResult:
    """Everything that was parsed; ``layout`` is "text" or "table"."""

    title: str = ""
    title_line: int = 1
    title_span: Span = _NOWHERE
    approach: str = ""
    approach_line: int = 1
    approach_span: Span = _NOWHERE
    sections: list[ParsedSection] = field(default_factory=list)
    levels: list[Level] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    layout: str = "text"

    @property
    def points(self) -> list[ParsedPoint]:
        """All points, in order."""
        return [point for section in self.sections for point in section.points]

    @property
    def notes(self) -> list[ParsedNote]:
        """The notes of all sections, then those of headings above, then those of all points."""
        section_notes = [note for section in self.sections for note in section.notes]
        heading_notes = [note for heading in self.upper_headings for note in heading.notes]
        point_notes = [note for point in self.points for note in point.all_notes]
        return [*section_notes, *heading_notes, *point_notes]

    @property
    def upper_headings(self) -> list[ParsedHeading]:
        """The headings above sections, then those of groups of points, each in order."""
        parts = [section.part for section in self.sections if section.part]
        return parts + [point.group for point in self.points if point.group]

    def notices_in(self, point: ParsedPoint) -> list[Notice]:
        """The notices about fields of a point, or about its notes."""
        places = self._places_of_notices
        start, end = (bisect_left(places, (position, 0)) for position in point.span)
        return [self.notices[i] for i in sorted(i for _, i in places[start:end])]

    @cached_property
    def _places_of_notices(self) -> list[tuple[int, int]]:
        """The position and the number of each notice, in order; asked for when all are there."""
        return sorted((notice.position, i) for i, notice in enumerate(self.notices))

    @property
    def unplaced(self) -> list[Piece]:
        """The pieces that belong to no part of the plan."""
        return self.pieces_of(Kind.UNPLACED)

    def pieces_of(self, *kinds: Kind) -> list[Piece]:
        """The pieces of the given kinds, in order."""
        return [piece for piece in self.pieces if piece.kind in kinds]
