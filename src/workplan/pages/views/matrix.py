"""The table of points and units: a row per point, a column per unit, a link where they meet.

Where a screen is too narrow for it, the same is a list: the points of each unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from workplan.edition.edition import Edition
from workplan.edition.links import (
    PointLink,
    UnitLink,
    localized_section_label,
    point_link,
    unit_link,
    upper_heading_text,
)
from workplan.edition.texts import LocalizedText, localized, plain_heading
from workplan.edition.urls import RelativeUrls
from workplan.plan.model import Section, Unit

MAX_CELLS = 6000
"""The largest table that is still usable; a larger plan has one for each section."""

MAX_COLUMNS_ON_SCREEN = 17
"""The columns that stand beside the points' headings on a screen of usual width."""

MAX_HEADER_LINES = 66
"""The upright lines of unit names that fit beside the points on a landscape page."""

LETTERS_PER_HEADER_LINE = 26
"""Latin letters; a Chinese character is as wide as two."""


@dataclass(frozen=True)
class MatrixRow:
    """A point's row."""

    group: LocalizedText
    """The heading of the group that begins with the point, after its number; or empty."""
    point: PointLink
    cells: tuple[bool, ...]
    """For each unit, whether it is responsible for the point."""
    count: int


@dataclass(frozen=True)
class MatrixSection:
    """The rows of a section; the heading is empty for a plan without sections."""

    label: LocalizedText
    heading: LocalizedText
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True)
class MatrixColumn:
    """A unit's column with its points in the table."""

    unit: UnitLink
    points: tuple[PointLink, ...]


@dataclass(frozen=True)
class MatrixView:
    """The whole table."""

    columns: tuple[MatrixColumn, ...]
    sections: tuple[MatrixSection, ...]
    pairs: int
    fits: bool
    """Whether a wide screen has room for all columns, so that the table need not scroll."""
    printable: bool
    """Whether it is printed; if it is not, the list above it gives the same information."""


def matrix_view(
    edition: Edition, relative_urls: RelativeUrls, sections: Sequence[Section]
) -> MatrixView | None:
    """The table of some sections and their units; None where it would be too large.

    It has no columns where the plan names no units.
    """
    units = _units(edition, sections)
    if not _is_usable(units, sections):
        return None
    shown = tuple(
        _section(edition, relative_urls, section, units) for section in sections if section.points
    )
    rows = [row for section in shown for row in section.rows]
    return MatrixView(
        columns=tuple(
            MatrixColumn(
                unit_link(edition, relative_urls, unit),
                tuple(row.point for row in rows if row.cells[i]),
            )
            for i, unit in enumerate(units.values())
        ),
        sections=shown,
        pairs=sum(row.count for row in rows),
        fits=len(units) <= MAX_COLUMNS_ON_SCREEN,
        printable=_is_printable(edition, units),
    )


def has_printable_matrix(edition: Edition, sections: Sequence[Section]) -> bool:
    """Whether the page of some sections has a table that is printed."""
    units = _units(edition, sections)
    return _is_usable(units, sections) and _is_printable(edition, units)


def _units(edition: Edition, sections: Sequence[Section]) -> dict[str, Unit]:
    """The units that are responsible for points of some sections, by name."""
    names = {name for section in sections for point in section.points for name in point.units}
    return {name: unit for name, unit in edition.units.items() if name in names}


def _is_usable(units: dict[str, Unit], sections: Sequence[Section]) -> bool:
    return len(units) * sum(len(section.points) for section in sections) <= MAX_CELLS


def _is_printable(edition: Edition, units: dict[str, Unit]) -> bool:
    lines = sum(
        ceil(_width(name) / LETTERS_PER_HEADER_LINE)
        for unit in units.values()
        for name in localized(edition, unit.name).values()
    )
    return 0 < lines <= MAX_HEADER_LINES


def _width(name: str) -> int:
    """The width of a name in Latin letters."""
    return len(name) + sum(char >= "\u2e80" for char in name)


def _section(
    edition: Edition, relative_urls: RelativeUrls, section: Section, units: dict[str, Unit]
) -> MatrixSection:
    return MatrixSection(
        label=localized_section_label(edition, section),
        heading=plain_heading(edition, section.heading),
        rows=tuple(
            _row(edition, relative_urls, point_id, units)
            for point_id in edition.points_in[section.num]
        ),
    )


def _row(
    edition: Edition, relative_urls: RelativeUrls, point_id: str, units: dict[str, Unit]
) -> MatrixRow:
    point = edition.points[point_id]
    return MatrixRow(
        group=upper_heading_text(edition, point.group),
        point=point_link(edition, relative_urls, point_id),
        cells=tuple(name in point.units for name in units),
        count=len(point.units),
    )
