"""Numbers with all that belongs to them: sections, groups, points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workplan.importer.levels import Levels
from workplan.importer.markers import Marker


@dataclass(frozen=True)
class Item:
    """A number with all that belongs to it; ``leaf`` where it should hold points and holds none."""

    marker: Marker
    end: int
    subs: tuple[Marker, ...]
    leaf: bool

    @property
    def own_end(self) -> int:
        """Where its own words end and the first number below begins."""
        return self.subs[0].start if self.subs else self.end


def items_of(markers: Sequence[Marker], levels: Levels, end: int) -> Iterator[Item]:
    """Sections, groups and points in order; numbers below points belong to them."""
    for i, marker in enumerate(markers):
        if marker.style > levels.point:
            continue
        above = marker.style < levels.point
        below = list(_below(markers, i))
        leaf = above and not any(one.style <= levels.point for one in below)
        whole = leaf or not above
        until = _end_of(markers, i, end) if whole else _next(markers, i, end)
        subs = below if whole else below[:1]
        yield Item(marker, until, tuple(sub for sub in subs if sub.start < until), leaf)


def _next(markers: Sequence[Marker], i: int, end: int) -> int:
    return markers[i + 1].start if i + 1 < len(markers) else end


def _end_of(markers: Sequence[Marker], i: int, end: int) -> int:
    following = (one.start for one in markers[i + 1 :] if one.style <= markers[i].style)
    return next(following, end)


def _below(markers: Sequence[Marker], i: int) -> Iterator[Marker]:
    for one in markers[i + 1 :]:
        if one.style <= markers[i].style:
            return
        yield one
