"""Infers which level of the numbering holds sections, groups and points.

Points are the level whose items have responsibility notes; without notes, the innermost level
whose numbers begin paragraphs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from workplan.importer.responsibility.notes import Note
from workplan.importer.result import Kind, Level
from workplan.importer.structure.numbers import Confidence, NumberCandidate, Style, ends_of

_Numbers = Sequence[NumberCandidate]
_POINT_STYLES = tuple(style for style in Style if style <= Style.FIGURE)
_BEYOND_TEXT = 1 << 60
_MIN_SHARE = 0.5
_MIN_NOTES, _MIN_ITEMS = 2, 2
_TITLE_WEIGHT = 3


def split_at_restarts(numbers: _Numbers) -> list[list[NumberCandidate]]:
    """The numbers, split where the outermost ones begin again from 1."""
    series: list[list[NumberCandidate]] = []
    outermost = Style.PART
    for number in numbers:
        if not series or (number.value == 1 and number.style <= outermost):
            series.append([])
            outermost = number.style
        series[-1].append(number)
        outermost = min(outermost, number.style)
    return series


def find_plan_series(
    series: Sequence[_Numbers], notes: Sequence[Note], titles: Sequence[int]
) -> tuple[int, int]:
    """The indexes of the first and the last series that belong to the plan.

    These are the series with notes; without notes, the longest series, preferably below a title.
    """
    note_starts = [note.start for note in notes]
    counts = [_count_notes(series, i, note_starts) for i in range(len(series))]
    if max(counts) >= _MIN_NOTES:
        with_notes = [i for i, count in enumerate(counts) if count]
        return _include_preceding(series, with_notes[0], titles), with_notes[-1]
    weights = [
        (len(numbers) + _TITLE_WEIGHT * _has_title_before(series, i, titles), i)
        for i, numbers in enumerate(series)
    ]
    best = max(weights)[1]
    return best, best


def _count_notes(series: Sequence[_Numbers], i: int, note_starts: Sequence[int]) -> int:
    end = series[i + 1][0].start if i + 1 < len(series) else _BEYOND_TEXT
    return bisect_left(note_starts, end) - bisect_left(note_starts, series[i][0].start)


def _include_preceding(series: Sequence[_Numbers], first_index: int, titles: Sequence[int]) -> int:
    """Moves ``first_index`` back over series of the same style, up to a title."""
    while (
        first_index > 0
        and not _has_title_before(series, first_index, titles)
        and series[first_index - 1][0].style == series[first_index][0].style
    ):
        first_index -= 1
    return first_index


def _has_title_before(series: Sequence[_Numbers], i: int, titles: Sequence[int]) -> bool:
    """Whether a title stands between a series and the one before it."""
    end_before = series[i - 1][-1].start if i else -1
    return any(end_before < title < series[i][0].start for title in titles)


@dataclass(frozen=True)
class Levels:
    """The style of points, and those of the levels above from the outermost to the innermost."""

    point: Style
    above: tuple[Style, ...]

    @property
    def part(self) -> Style | None:
        """The style of the level above sections."""
        has_parts = len(self.above) > 2 or (len(self.above) > 1 and self.above[0] is Style.PART)
        return self.above[0] if has_parts else None

    @property
    def section(self) -> Style | None:
        """The style of sections: the outermost level above points, below parts if there are any."""
        if not self.above:
            return None
        return self.above[1] if self.part is not None else self.above[0]

    @property
    def group(self) -> Style | None:
        """The style of groups of points inside sections."""
        return self.above[-1] if self.above and self.above[-1] is not self.section else None


@dataclass(frozen=True)
class _NumberTree:
    """The numbers of a plan with their parents, and the start of every note, ascending."""

    numbers: _Numbers
    note_starts: Sequence[int]

    @cached_property
    def parents(self) -> list[int]:
        """For each number the index of the nearest one of a level above; -1 for none."""
        parents: list[int] = []
        ancestors: list[int] = []
        for i, number in enumerate(self.numbers):
            while ancestors and self.numbers[ancestors[-1]].style >= number.style:
                ancestors.pop()
            parents.append(ancestors[-1] if ancestors else -1)
            ancestors.append(i)
        return parents

    @cached_property
    def ends(self) -> list[int]:
        """Where the text that belongs to each number ends."""
        return ends_of(self.numbers, _BEYOND_TEXT)

    def indexes(self, style: Style) -> list[int]:
        """The indexes of the numbers of a style."""
        return [i for i, number in enumerate(self.numbers) if number.style is style]

    def has_note(self, i: int) -> bool:
        """Whether a note stands in the text that belongs to a number."""
        note = bisect_left(self.note_starts, self.numbers[i].start)
        return note < len(self.note_starts) and self.note_starts[note] < self.ends[i]

    def share_with_notes(self, style: Style) -> float:
        """The share of the numbers of a style that have notes."""
        items = self.indexes(style)
        return sum(map(self.has_note, items)) / len(items)

    def is_strong(self, i: int) -> bool:
        """Whether a number begins a paragraph, or would if its line break were not lost."""
        return self.numbers[i].confidence is Confidence.STRONG or self.numbers[i].joined

    @cached_property
    def begins_paragraphs(self) -> bool:
        """Whether any number but the first begins a paragraph."""
        return any(self.is_strong(i) for i in range(1, len(self.numbers)))


def infer_levels(numbers: _Numbers, notes: Sequence[Note]) -> Levels:
    """The levels of a plan's numbers."""
    present = {number.style for number in numbers}
    styles = [style for style in _POINT_STYLES if style in present] or [min(present)]
    tree = _NumberTree(numbers, [note.start for note in notes])
    point = _level_with_notes(styles, tree)
    if point is None or point is Style.PART:  # parts are hardly ever points
        point = _level_without_notes(styles, tree)
    return Levels(point, tuple(style for style in styles if style < point))


def _level_with_notes(styles: list[Style], tree: _NumberTree) -> Style | None:
    """The innermost level of which most items have notes of their own; None for too few notes."""
    if len(tree.note_starts) < _MIN_NOTES:
        return None
    for style in reversed(styles):
        items = tree.indexes(style)
        if (
            len(items) >= _MIN_ITEMS
            and tree.share_with_notes(style) >= _MIN_SHARE
            and _have_own_notes(items, tree)
        ):
            return style
    return max(styles, key=tree.share_with_notes)


def _have_own_notes(items: list[int], tree: _NumberTree) -> bool:
    """Whether items have notes themselves, not only the last of each parent for all of them."""
    siblings: dict[int, list[bool]] = defaultdict(list)
    for i in items:
        siblings[tree.parents[i]].append(tree.has_note(i))
    families = [family for family in siblings.values() if len(family) > 1]
    only_last = [family for family in families if family[-1] and not any(family[:-1])]
    if len(only_last) > _MIN_SHARE * len(families):
        return False
    are_inline = sum(not tree.is_strong(i) for i in items) > _MIN_SHARE * len(items)
    return not (tree.begins_paragraphs and are_inline and families)


def _level_without_notes(styles: list[Style], tree: _NumberTree) -> Style:
    """The innermost level that is more than a list inside the level above."""
    for above, style in zip(styles[-2::-1], styles[:0:-1], strict=False):
        items, parents = tree.indexes(style), tree.indexes(above)
        with_items = {tree.parents[i] for i in items}
        covered = sum(parent in with_items for parent in parents)
        strong = sum(map(tree.is_strong, items))
        begin_paragraphs = strong >= _MIN_SHARE * len(items) or not tree.begins_paragraphs
        if covered >= _MIN_SHARE * len(parents) and begin_paragraphs:
            return style
        if style <= Style.BRACKETED_CHINESE and len(items) >= _MIN_ITEMS:
            return style
    return styles[0]


def describe_levels(numbers: _Numbers, levels: Levels) -> list[Level]:
    """The levels of a plan for the report: what the numbers of each style stand for."""
    described = []
    for style in sorted({number.style for number in numbers}):
        if style > levels.point:
            role = Kind.SUBPOINT
        else:
            role = Kind.SECTION if style in levels.above else Kind.POINT
        same_style = [number for number in numbers if number.style is style]
        values = tuple(number.value for number in same_style)
        described.append(Level(same_style[0].label, role, values))
    return described
