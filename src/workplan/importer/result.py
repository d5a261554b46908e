"""What the importer finds in a document: the plan, and the place of every character."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from workplan.importer.responsibility.duties import Responsibilities, Responsibility


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
    UNPLACED = "not placed"


@dataclass(frozen=True)
class Piece:
    """A piece of the document's text and what it is; all pieces in order give the text back."""

    kind: Kind
    line: int
    text: str


@dataclass
class ParsedNote:
    """A duty note as written, and what was read in it."""

    line: int
    raw: str
    says: Responsibilities


@dataclass
class ParsedMeasure:
    """A sentence of a point; ``label`` is the number of the sub-point that begins with it."""

    text: str
    line: int
    label: str = ""
    notes: list[ParsedNote] = field(default_factory=list)


@dataclass
class ParsedHeading:
    """A heading above sections or points, with its number as written."""

    label: str
    num: int
    text: str
    line: int


@dataclass
class ParsedPoint:
    """A point; ``leaf`` where it is numbered as the level above the points is."""

    label: str
    num: int
    line: int
    heading: str = ""
    measures: list[ParsedMeasure] = field(default_factory=list)
    notes: list[ParsedNote] = field(default_factory=list)
    group: ParsedHeading | None = None
    leaf: bool = False

    @property
    def all_notes(self) -> list[ParsedNote]:
        """The notes in the point's text and at its end, in order."""
        return [*(note for measure in self.measures for note in measure.notes), *self.notes]

    @property
    def units(self) -> tuple[str, ...]:
        """Every unit that the notes name, in their order, each once."""
        named = (unit for note in self.all_notes for unit in note.says.units)
        return tuple(dict.fromkeys(named))

    @property
    def roles(self) -> tuple[Responsibility, ...]:
        """The roles that the notes state."""
        return tuple(duty for note in self.all_notes for duty in note.says.roles)

    @property
    def deadline(self) -> str:
        """The deadlines that the notes state."""
        stated = (note.says.deadline for note in self.all_notes)
        return "；".join(dict.fromkeys(filter(None, stated)))

    @property
    def text(self) -> str:
        """The point's words as written, without its number and its notes."""
        return self.heading + "".join(measure.label + measure.text for measure in self.measures)


@dataclass
class ParsedSection:
    """A section, with the text before its first point; a plan without sections has one unnamed."""

    label: str
    num: int
    line: int
    heading: str = ""
    text: list[ParsedMeasure] = field(default_factory=list)
    points: list[ParsedPoint] = field(default_factory=list)
    notes: list[ParsedNote] = field(default_factory=list)
    part: ParsedHeading | None = None

    @property
    def words(self) -> str:
        """The section's number and heading as written."""
        return self.label + self.heading


@dataclass(frozen=True)
class Notice:
    """Something that a person should know of; ``look`` where a person must look at it."""

    line: int
    key: str
    details: dict[str, str]
    look: bool = True


@dataclass(frozen=True)
class Level:
    """A level of the numbering: the first number as written, what it numbers, which numbers."""

    sample: str
    role: Kind
    numbers: tuple[int, ...]


@dataclass
class ParseResult:
    """The whole: the plan, the pieces, and what there is to say of it."""

    title: str = ""
    title_line: int = 1
    approach: str = ""
    approach_line: int = 1
    sections: list[ParsedSection] = field(default_factory=list)
    levels: list[Level] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    remarks: list[Notice] = field(default_factory=list)
    form: str = "text"

    @property
    def points(self) -> list[ParsedPoint]:
        """All points, in order."""
        return [point for section in self.sections for point in section.points]

    @property
    def notes(self) -> list[ParsedNote]:
        """All notes of points and sections."""
        of_sections = [note for section in self.sections for note in section.notes]
        return [*of_sections, *(note for point in self.points for note in point.all_notes)]

    @property
    def unplaced(self) -> list[Piece]:
        """The pieces that belong nowhere."""
        return [piece for piece in self.pieces if piece.kind is Kind.UNPLACED]
