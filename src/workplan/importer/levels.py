"""Which level of the numbering holds sections, groups and points: inferred from the document.

Points are the level that bears the duty notes; without notes, the innermost level whose numbers
begin paragraphs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from workplan.importer.markers import Marker, Strength, Style
from workplan.importer.notes import Note
from workplan.importer.runs import main_styles


@dataclass(frozen=True)
class Levels:
    """The style of points, and those of the levels above them from the outermost on."""

    point: Style
    above: tuple[Style, ...]

    @property
    def section(self) -> Style | None:
        """The style of sections: the outermost level above points, or the one inside parts."""
        if not self.above:
            return None
        return self.above[1] if self.part is not None else self.above[0]

    @property
    def group(self) -> Style | None:
        """The style of groups of points inside sections."""
        return self.above[-1] if self.above and self.above[-1] is not self.section else None

    @property
    def part(self) -> Style | None:
        """The style of the level above sections."""
        outer = len(self.above) > 2 or (len(self.above) > 1 and self.above[0] is Style.PART)
        return self.above[0] if outer else None


def infer_levels(markers: Sequence[Marker], notes: Sequence[Note]) -> Levels:
    """The levels of a plan's numbers."""
    mains = main_styles(markers) or [min(marker.style for marker in markers)]
    point = _by_notes(mains, markers, notes) or _by_place(mains, markers)
    return Levels(point, tuple(style for style in mains if style < point))


def _by_notes(mains: list[Style], markers: Sequence[Marker], notes: Sequence[Note]) -> Style | None:
    """The innermost level most of whose items bear a note of their own."""
    if len(notes) < 2:
        return None
    for style in reversed(mains):
        items = _subtrees(markers, style)
        bearing = [has_note(notes, item.start, end) for item, end in items]
        if len(items) >= 2 and sum(bearing) >= 0.5 * len(items) and _own(items, bearing, markers):
            return style
    return max(mains, key=lambda style: _share(_subtrees(markers, style), notes))


def _share(items: list[tuple[Marker, int]], notes: Sequence[Note]) -> float:
    return sum(has_note(notes, item.start, end) for item, end in items) / len(items)


def has_note(notes: Sequence[Note], start: int, end: int) -> bool:
    """Whether a note begins in a range."""
    return any(start <= note.start < end for note in notes)


def _own(items: list[tuple[Marker, int]], bearing: list[bool], markers: Sequence[Marker]) -> bool:
    """Whether items bear notes themselves, not only the last of each parent for all of them."""
    families: dict[int, list[bool]] = defaultdict(list)
    for (item, _), bears in zip(items, bearing, strict=True):
        families[_parent(markers, item)].append(bears)
    several = [family for family in families.values() if len(family) > 1]
    only_last = [family for family in several if family[-1] and not any(family[:-1])]
    lined = any(marker.strength is Strength.STRONG for marker in markers[1:])
    inline = sum(item.strength is not Strength.STRONG for item, _ in items) > 0.5 * len(items)
    return len(only_last) <= 0.5 * len(several) and not (lined and inline and several)


def _parent(markers: Sequence[Marker], item: Marker) -> int:
    """The position of the nearest item above; -1 where there is none."""
    above = [one.start for one in markers if one.start < item.start and one.style < item.style]
    return above[-1] if above else -1


def _subtrees(markers: Sequence[Marker], style: Style) -> list[tuple[Marker, int]]:
    """The items of a style with the ends of all that belongs to them."""
    found = []
    for i, marker in enumerate(markers):
        if marker.style is style:
            following = (one.start for one in markers[i + 1 :] if one.style <= style)
            found.append((marker, next(following, 1 << 60)))
    return found


def _by_place(mains: list[Style], markers: Sequence[Marker]) -> Style:
    """The innermost level that is more than a list inside the level above."""
    for above, style in zip(mains[-2::-1], mains[:0:-1], strict=False):
        items = [marker for marker in markers if marker.style is style]
        parents = [marker for marker in markers if marker.style is above]
        having = {_parent(markers, item) for item in items}
        covered = sum(parent.start in having for parent in parents)
        strong = sum(item.strength is Strength.STRONG for item in items)
        lined = any(marker.strength is Strength.STRONG for marker in markers[1:])
        if covered >= 0.5 * len(parents) and (strong >= 0.5 * len(items) or not lined):
            return style
        if style <= Style.BRACKETED_CHINESE and len(items) >= 2:
            return style
    return mains[0]
