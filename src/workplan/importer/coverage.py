"""Tracks which characters of a document have been read, and as what.

Every character ends up in exactly one piece, so that the importer cannot lose text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from workplan.importer.readers.document import Document
from workplan.importer.result import Kind, Piece
from workplan.importer.text.visible_text import VisibleText
from workplan.plan.fields import INVISIBLE

# Characters without content: they join the piece before them.
_BLANK = re.compile(rf"[\s{INVISIBLE}\x00-\x1f\x7f|]*")
# Neighbouring pieces of these kinds become one.
_MERGED_KINDS = {Kind.HEAD, Kind.TITLE, Kind.APPROACH, Kind.TAIL, Kind.PAGE, Kind.UNPLACED}

_MarkedRange = tuple[int, int, Kind]


@dataclass
class Coverage:
    """The ranges of a document that have been marked with a kind."""

    document: Document
    marked: list[_MarkedRange] = field(default_factory=list)

    def mark(self, visible: VisibleText, start: int, end: int, kind: Kind) -> None:
        """Marks a range of a visible text of this document."""
        if start < end:
            self.mark_range(visible.offsets[start], visible.offsets[end - 1] + 1, kind)

    def mark_range(self, start: int, end: int, kind: Kind) -> None:
        """Marks a range of the document itself."""
        if start < end:
            self.marked.append((start, end, kind))

    def pieces(self) -> list[Piece]:
        """The whole document as pieces, in order; unmarked text is ``UNPLACED``."""
        text, line, pieces = self.document.text, 1, []
        for start, end, kind in _merged(self._all_ranges()):
            piece_line = line + _leading_line_breaks(text[start:end])
            pieces.append(Piece(kind, piece_line, text[start:end]))
            line += text.count("\n", start, end)
        return pieces

    def _all_ranges(self) -> list[_MarkedRange]:
        """The marked ranges without overlaps, with the unmarked ones between them."""
        position = 0
        ranges: list[_MarkedRange] = []
        for start, end, kind in sorted(self._without_page_lines()):
            if end <= position:
                continue
            begin = max(start, position)
            ranges += self._unmarked(position, begin, ranges[-1][2] if ranges else kind)
            ranges.append((begin, end, kind))
            position = end
        last_kind = ranges[-1][2] if ranges else Kind.UNPLACED
        return ranges + self._unmarked(position, len(self.document.text), last_kind)

    def _without_page_lines(self) -> Iterator[_MarkedRange]:
        """The marked ranges, cut at page numbers, which are of a kind of their own."""
        page_lines = self.document.page_lines
        yield from ((start, end, Kind.PAGE) for start, end in page_lines)
        for start, end, kind in self.marked:
            first = bisect_left(page_lines, start, key=lambda line: line[1])
            last = bisect_left(page_lines, end, key=lambda line: line[0])
            edges = [start, *(edge for line in page_lines[first:last] for edge in line), end]
            yield from (
                (left, right, kind)
                for left, right in zip(edges[::2], edges[1::2], strict=True)
                if left < right
            )

    def _unmarked(self, start: int, end: int, kind_before: Kind) -> list[_MarkedRange]:
        if start >= end:
            return []
        blank = _BLANK.fullmatch(self.document.text, start, end)
        return [(start, end, kind_before if blank else Kind.UNPLACED)]


def _merged(ranges: list[_MarkedRange]) -> list[_MarkedRange]:
    merged: list[_MarkedRange] = []
    for start, end, kind in ranges:
        if merged and merged[-1][2] is kind and kind in _MERGED_KINDS:
            merged[-1] = (merged[-1][0], end, kind)
        else:
            merged.append((start, end, kind))
    return merged


def _leading_line_breaks(text: str) -> int:
    """The number of line breaks before the first word; 0 for blank text."""
    content = text.lstrip()
    return text.count("\n", 0, len(text) - len(content)) if content else 0
