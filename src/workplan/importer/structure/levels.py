"""Which level of the numbering holds sections, groups and points: inferred from the document.

Points are the level that bears the duty notes; without notes, the innermost level whose numbers
begin paragraphs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from workplan.importer.responsibility.notes import Note
from workplan.importer.result import Kind, Level
from workplan.importer.structure.numbers import Confidence, NumberCandidate, Style


def runs_of(markers: Sequence[NumberCandidate]) -> list[list[NumberCandidate]]:
    """The markers cut where the outermost numbers begin anew."""
    runs: list[list[NumberCandidate]] = []
    top = Style.PART
    for marker in markers:
        if not runs or (marker.number == 1 and marker.style <= top):
            runs.append([])
            top = marker.style
        runs[-1].append(marker)
        top = min(top, marker.style)
    return runs


def plan_runs(
    runs: list[list[NumberCandidate]], notes: Sequence[Note], titles: Sequence[int]
) -> tuple[int, int]:
    """The first and the last run of the plan, as positions in ``runs``."""
    starts = [note.start for note in notes]
    counts = [_notes_in(runs, i, starts) for i in range(len(runs))]
    if sum(count > 0 for count in counts) and max(counts) >= 2:
        having = [i for i, count in enumerate(counts) if count]
        first = _with_prelude(runs, having[0], titles)
        return first, having[-1]
    weights = [(len(run) + 3 * _titled(runs, i, titles), i) for i, run in enumerate(runs)]
    best = max(weights)[1]
    return best, best


def _notes_in(runs: list[list[NumberCandidate]], i: int, starts: Sequence[int]) -> int:
    after = runs[i + 1][0].start if i + 1 < len(runs) else 1 << 60
    return bisect_left(starts, after) - bisect_left(starts, runs[i][0].start)


def _with_prelude(runs: list[list[NumberCandidate]], first: int, titles: Sequence[int]) -> int:
    """Runs before the first with notes belong to the plan where no title stands between."""
    while (
        first > 0
        and not _titled(runs, first, titles)
        and runs[first - 1][0].style == runs[first][0].style
    ):
        first -= 1
    return first


def _titled(runs: list[list[NumberCandidate]], i: int, titles: Sequence[int]) -> bool:
    """Whether a title stands between a run and the one before it."""
    before = runs[i - 1][-1].start if i else -1
    return any(before < title < runs[i][0].start for title in titles)


def main_styles(markers: Sequence[NumberCandidate]) -> list[Style]:
    """The styles that may number points, from the outermost to the innermost."""
    mains = (Style.PART, Style.CHINESE, Style.BRACKETED_CHINESE, Style.FIGURE)
    present = {marker.style for marker in markers}
    return [style for style in mains if style in present]


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


@dataclass(frozen=True)
class _Tree:
    """The numbers of a plan, each with its parent and the end of all that belongs to it."""

    markers: Sequence[NumberCandidate]
    starts: Sequence[int]
    """Where the notes begin, ascending."""

    @cached_property
    def parents(self) -> list[int]:
        """For each number the position of the nearest one above it; -1 for none."""
        parents, open_ones = [], list[int]()
        for i, marker in enumerate(self.markers):
            while open_ones and self.markers[open_ones[-1]].style >= marker.style:
                open_ones.pop()
            parents.append(open_ones[-1] if open_ones else -1)
            open_ones.append(i)
        return parents

    @cached_property
    def ends(self) -> list[int]:
        """For each number where the next one of its level, or of one above, begins."""
        ends, next_of = [0] * len(self.markers), [_FAR] * len(Style)
        for i in range(len(self.markers) - 1, -1, -1):
            marker = self.markers[i]
            ends[i] = min(next_of[: marker.style + 1])
            next_of[marker.style] = marker.start
        return ends

    def of(self, style: Style) -> list[int]:
        """The positions of the numbers of a style."""
        return [i for i, marker in enumerate(self.markers) if marker.style is style]

    def bears(self, i: int) -> bool:
        """Whether a note stands in what belongs to a number."""
        at = bisect_left(self.starts, self.markers[i].start)
        return at < len(self.starts) and self.starts[at] < self.ends[i]


_FAR = 1 << 60


def infer_levels(markers: Sequence[NumberCandidate], notes: Sequence[Note]) -> Levels:
    """The levels of a plan's numbers."""
    mains = main_styles(markers) or [min(marker.style for marker in markers)]
    tree = _Tree(markers, [note.start for note in notes])
    point = _by_notes(mains, tree) or _by_place(mains, tree)
    return Levels(point, tuple(style for style in mains if style < point))


def _by_notes(mains: list[Style], tree: _Tree) -> Style | None:
    """The innermost level most of whose items bear a note of their own."""
    if len(tree.starts) < 2:
        return None
    for style in reversed(mains):
        items = tree.of(style)
        bearing = sum(map(tree.bears, items))
        if len(items) >= 2 and bearing >= 0.5 * len(items) and _own(items, tree):
            return style
    return max(mains, key=lambda style: _share(tree, style))


def _share(tree: _Tree, style: Style) -> float:
    items = tree.of(style)
    return sum(map(tree.bears, items)) / len(items)


def _own(items: list[int], tree: _Tree) -> bool:
    """Whether items bear notes themselves, not only the last of each parent for all of them."""
    families: dict[int, list[bool]] = defaultdict(list)
    for i in items:
        families[tree.parents[i]].append(tree.bears(i))
    several = [family for family in families.values() if len(family) > 1]
    only_last = [family for family in several if family[-1] and not any(family[:-1])]
    strong = [marker.strength is Confidence.STRONG for marker in tree.markers]
    inline = sum(not strong[i] for i in items) > 0.5 * len(items)
    return len(only_last) <= 0.5 * len(several) and not (any(strong[1:]) and inline and several)


def _by_place(mains: list[Style], tree: _Tree) -> Style:
    """The innermost level that is more than a list inside the level above."""
    lined = any(marker.strength is Confidence.STRONG for marker in tree.markers[1:])
    for above, style in zip(mains[-2::-1], mains[:0:-1], strict=False):
        items = tree.of(style)
        having = {tree.parents[i] for i in items}
        parents = tree.of(above)
        covered = sum(parent in having for parent in parents)
        strong = sum(tree.markers[i].strength is Confidence.STRONG for i in items)
        if covered >= 0.5 * len(parents) and (strong >= 0.5 * len(items) or not lined):
            return style
        if style <= Style.BRACKETED_CHINESE and len(items) >= 2:
            return style
    return mains[0]


def known_levels(numbers: Sequence[NumberCandidate], levels: Levels) -> list[Level]:
    """The styles of numbers that count, with what each was taken for."""
    found = []
    for style in dict.fromkeys(sorted(marker.style for marker in numbers)):
        own = [marker for marker in numbers if marker.style is style]
        role = Kind.SECTION if style in levels.above else Kind.POINT
        role = Kind.SUBPOINT if style > levels.point else role
        found.append(Level(own[0].label, role, tuple(marker.number for marker in own)))
    return found
