"""Where items and sentences begin and end in the stream, asked from any position."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workplan.importer.stream import Stream

_STOP = re.compile("[。!?;]")


@dataclass(frozen=True)
class Items:
    """A stream with the positions where numbered items begin, ascending."""

    stream: Stream
    starts: Sequence[int]

    def next(self, position: int) -> int:
        """Where the next item begins, from ``position`` on."""
        i = bisect_left(self.starts, position)
        return self.starts[i] if i < len(self.starts) else len(self.stream.text)

    def ends(self, position: int) -> bool:
        """Whether nothing but a stop follows in the paragraph or item."""
        while not self._edge(position):
            if self.stream.text[position] not in " 。.;":
                return False
            position += 1
        return True

    def _edge(self, position: int) -> bool:
        inside = position < len(self.stream.text) and self.next(position) != position
        return not inside or self.stream.begins(position)

    def with_stop(self, end: int) -> int:
        """The end of a note with the stop that follows it."""
        text = self.stream.text
        while end < len(text) and text[end] in "。;" and self.next(end) != end:
            end += 1
        return end

    def touch(self, end: int, start: int) -> bool:
        """Whether nothing but marks stands between two places of one item."""
        if start - end > 12 or self.next(end) <= start:
            return False
        return not self.stream.text[end:start].strip(" 。;,、")

    def sentences(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The sentences of a range, cut at stops, paragraphs and items."""
        for a, b in self.stream.paragraphs(start, end):
            edges = {a, b, *(match.end() for match in _STOP.finditer(self.stream.text, a, b))}
            i = bisect_left(self.starts, a)
            while i < len(self.starts) and self.starts[i] < b:
                edges.add(self.starts[i])
                i += 1
            ordered = sorted(edges)
            yield from pairwise(ordered)


class Ranges:
    """Ranges that may overlap, asked whether one of them holds a position."""

    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(ranges):
            if self.ends and start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], end)
            else:
                self.starts.append(start)
                self.ends.append(end)

    def hold(self, position: int) -> bool:
        """Whether a position stands in one of the ranges."""
        i = bisect_right(self.starts, position) - 1
        return i >= 0 and position < self.ends[i]
