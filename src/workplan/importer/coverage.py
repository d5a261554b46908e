"""The account of a document: every character belongs to exactly one piece."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from workplan.importer.readers.document import Document
from workplan.importer.result import Kind, Piece
from workplan.importer.text.visible_text import VisibleText
from workplan.plan.fields import INVISIBLE

# What nobody reads as words: it goes with the piece before it.
_NOTHING = re.compile(rf"[\s{INVISIBLE}\x00-\x1f\x7f|]*")


@dataclass
class Coverage:
    """Ranges of a document that have been claimed, each for what it is."""

    document: Document
    claims: list[tuple[int, int, Kind]] = field(default_factory=list)

    def claim(self, stream: VisibleText, start: int, end: int, kind: Kind) -> None:
        """Claims a range of a stream over this document."""
        if start < end:
            self.claims.append((stream.at[start], stream.at[end - 1] + 1, kind))

    def claim_range(self, start: int, end: int, kind: Kind) -> None:
        """Claims a range of the document itself."""
        if start < end:
            self.claims.append((start, end, kind))

    def pieces(self) -> list[Piece]:
        """All pieces in order; what nobody claimed is not placed, but for spaces."""
        runs = _joined(self._runs())
        text, line, pieces = self.document.text, 1, []
        for start, end, kind in runs:
            pieces.append(Piece(kind, line + _lines_before(text, start, end), text[start:end]))
            line += text.count("\n", start, end)
        return pieces

    def _runs(self) -> list[tuple[int, int, Kind]]:
        text, at = self.document.text, 0
        runs: list[tuple[int, int, Kind]] = []
        for start, end, kind in sorted(self.claims):
            if end <= at:
                continue
            free = max(start, at)
            runs += self._between(at, free, runs[-1][2] if runs else kind)
            runs.append((free, end, kind))
            at = end
        return runs + self._between(at, len(text), runs[-1][2] if runs else Kind.UNPLACED)

    def _between(self, start: int, end: int, before: Kind) -> list[tuple[int, int, Kind]]:
        if start >= end:
            return []
        nothing = _NOTHING.fullmatch(self.document.text, start, end)
        return [(start, end, before if nothing else Kind.UNPLACED)]


def _joined(runs: list[tuple[int, int, Kind]]) -> list[tuple[int, int, Kind]]:
    """Neighbours of one kind as one piece where only spaces stand between them."""
    joined: list[tuple[int, int, Kind]] = []
    for start, end, kind in runs:
        if joined and joined[-1][2] is kind and kind in _WHOLE:
            joined[-1] = (joined[-1][0], end, kind)
        else:
            joined.append((start, end, kind))
    return joined


_WHOLE = {Kind.HEAD, Kind.TITLE, Kind.APPROACH, Kind.TAIL, Kind.UNPLACED}


def _lines_before(text: str, start: int, end: int) -> int:
    """The line breaks at the beginning of a piece, which do not count for its line."""
    words = text[start:end]
    blank = words[: len(words) - len(words.lstrip())]
    return 0 if blank == words else blank.count("\n")
