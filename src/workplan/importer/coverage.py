"""Tracks which characters of a document have been read, and as what.

Every character ends up in exactly one piece, so that the importer cannot lose text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

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
    marked: set[_MarkedRange] = field(default_factory=set)

    def mark(self, visible: VisibleText, start: int, end: int, kind: Kind) -> None:
        """Marks a range of a visible text of this document."""
        if start < end:
            self.mark_range(visible.offsets[start], visible.offsets[end - 1] + 1, kind)

    def mark_range(self, start: int, end: int, kind: Kind) -> None:
        """Marks a range of the document itself."""
        if start < end:
            self.marked.add((start, end, kind))

    def pieces(self) -> list[Piece]:
        """The whole document as pieces, in order; unmarked text is ``UNPLACED``."""
        text, line, pieces = self.document.text, 1, []
        for start, end, kind in _merged(self._ranges()):
            piece_line = line + _leading_line_breaks(text[start:end])
            pieces.append(Piece(kind, piece_line, text[start:end]))
            line += text.count("\n", start, end)
        return pieces

    def _ranges(self) -> Iterator[_MarkedRange]:
        """The whole document in ranges; where marks overlap, the one that begins first counts."""
        text = self.document.text
        owners: list[_MarkedRange | None] = [None] * len(text)
        pages = [(start, end, Kind.PAGE) for start, end in self.document.page_lines]
        for marked in (*pages, *sorted(self.marked)):
            span = slice(*marked[:2])
            owners[span] = [owner or marked for owner in owners[span]]
        kind = next((owner[2] for owner in owners if owner), Kind.UNPLACED)
        end = 0
        for owner, characters in groupby(owners):
            start, end = end, end + sum(1 for _ in characters)
            if owner or not _BLANK.fullmatch(text, start, end):
                kind = owner[2] if owner else Kind.UNPLACED
            yield start, end, kind


def _merged(ranges: Iterable[_MarkedRange]) -> list[_MarkedRange]:
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
