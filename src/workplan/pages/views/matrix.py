"""The table of points and units: a row a point, a column a unit, a link where they meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from workplan.edition.edition import Edition
from workplan.edition.links import (
    PointLink,
    UnitLink,
    above_words,
    point_link,
    section_heading,
    section_words,
)
from workplan.edition.texts import LocalizedText, localized
from workplan.edition.urls import RelativeUrls
from workplan.plan.model import Section, Unit

CELLS = 6000
"""Cells of a table that people can still use; a larger plan has one for each section."""

LINES_ACROSS = 66
"""Upright lines of units' names that a sheet across has room for beside the points."""

LINE = 26
"""Latin letters in such a line; a Chinese character takes the room of two."""


@dataclass(frozen=True)
class Cell:
    """Where a point and a unit meet: the link and the unit's name if they go together."""

    href: str
    unit: LocalizedText


_EMPTY = Cell("", {})


@dataclass(frozen=True)
class Row:
    """A point's row."""

    group: LocalizedText
    """The heading of the group that begins with the point, with its number."""
    point: PointLink
    cells: tuple[Cell, ...]
    count: int


@dataclass(frozen=True)
class Block:
    """The rows of a section, under its heading; it is empty for a plan without sections."""

    label: LocalizedText
    heading: LocalizedText
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Column:
    """A unit's column and the number of its points here."""

    unit: UnitLink
    count: int


@dataclass(frozen=True)
class MatrixView:
    """The whole table."""

    columns: tuple[Column, ...]
    blocks: tuple[Block, ...]
    pairs: int
    on_paper: bool
    """Whether it is printed; where it is not, the list above it says the same."""


def matrix_view(
    edition: Edition, links: RelativeUrls, sections: Sequence[Section]
) -> MatrixView | None:
    """The table of some sections and the units at work in them; None where it is too large.

    A plan that names no units has an empty one.
    """
    units = _units(edition, sections)
    if not _usable(units, sections):
        return None
    blocks = tuple(_block(edition, links, section, units) for section in sections if section.points)
    counted = [[bool(cell.href) for cell in row.cells] for block in blocks for row in block.rows]
    columns = [sum(column) for column in zip(*counted, strict=True)]
    return MatrixView(
        columns=tuple(
            Column(_unit_link(edition, links, unit), count)
            for unit, count in zip(units.values(), columns, strict=True)
        ),
        blocks=blocks,
        pairs=sum(columns),
        on_paper=_printable(edition, units),
    )


def has_matrix_on_paper(edition: Edition, sections: Sequence[Section]) -> bool:
    """Whether the page of some sections has a table that is printed."""
    units = _units(edition, sections)
    return _usable(units, sections) and _printable(edition, units)


def _units(edition: Edition, sections: Sequence[Section]) -> dict[str, Unit]:
    named = {name for section in sections for point in section.points for name in point.units}
    return {name: unit for name, unit in edition.units.items() if name in named}


def _usable(units: dict[str, Unit], sections: Sequence[Section]) -> bool:
    return len(units) * sum(len(section.points) for section in sections) <= CELLS


def _printable(edition: Edition, units: dict[str, Unit]) -> bool:
    names = [said for unit in units.values() for said in localized(edition, unit.name).values()]
    return 0 < sum(ceil(_letters(name) / LINE) for name in names) <= LINES_ACROSS


def _letters(name: str) -> int:
    return len(name) + sum(letter >= "\u2e80" for letter in name)


def _unit_link(edition: Edition, links: RelativeUrls, unit: Unit) -> UnitLink:
    return UnitLink(localized(edition, unit.name), links.to(edition.urls.unit(unit.id)))


def _block(
    edition: Edition, links: RelativeUrls, section: Section, units: dict[str, Unit]
) -> Block:
    names = {name: localized(edition, unit.name) for name, unit in units.items()}
    return Block(
        label=section_words(edition, section),
        heading=section_heading(edition, section),
        rows=tuple(_row(edition, links, i, names) for i in edition.points_in[section.num]),
    )


def _row(edition: Edition, links: RelativeUrls, point: str, names: dict[str, LocalizedText]) -> Row:
    record, link = edition.points[point], point_link(edition, links, point)
    here = frozenset(record.units)
    cells = tuple(Cell(link.href, said) if name in here else _EMPTY for name, said in names.items())
    return Row(above_words(edition, record.group), link, cells, len(record.units))
