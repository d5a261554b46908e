"""The document as a stream: its visible characters, and where paragraphs begin.

Lines that were wrapped at a width are joined; every position leads back to the document.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from workplan.importer.readers.document import Document
from workplan.importer.text.normalize import normalize
from workplan.importer.text.unwrap import unwrap_lines
from workplan.plan.fields import INVISIBLE

_LINE = re.compile("[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_EDGE = f" \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\x00-\x08\x0e-\x1b\x1f\x7f{INVISIBLE}"
_TRIM = re.compile(f"^[{_EDGE}]+|[{_EDGE}]+$")
# Indents that stayed where the line breaks before them were lost.
_INDENT = re.compile("(?:\u3000{2,}|[ \u00a0]{4,})")
_HIDDEN = re.compile(f"[{INVISIBLE}\x00-\x08\x0e-\x1b\x1f\x7f]")


@dataclass(frozen=True)
class TextLine:
    """A line without the spaces around it, as a range of the document; ``apart``: after a gap."""

    start: int
    end: int
    text: str
    apart: bool


@dataclass(frozen=True)
class VisibleText:
    """Visible characters: as written and folded, with their places in the document.

    ``breaks`` are the positions where paragraphs begin, ascending.
    """

    document: Document
    raw: str
    at: tuple[int, ...]
    breaks: tuple[int, ...]
    wrapped: bool

    @cached_property
    def text(self) -> str:
        """The folded text, of the same length as ``raw``."""
        return normalize(self.raw)

    @cached_property
    def _starts(self) -> frozenset[int]:
        return frozenset(self.breaks)

    def begins(self, position: int) -> bool:
        """Whether a paragraph begins at a position."""
        return position in self._starts

    def line(self, position: int) -> int:
        """The document's line of a position, from 1."""
        if not self.at:
            return 1
        return self.document.line(self.at[min(position, len(self.at) - 1)])

    def paragraph_end(self, position: int) -> int:
        """Where the paragraph at a position ends."""
        i = bisect_right(self.breaks, position)
        return self.breaks[i] if i < len(self.breaks) else len(self.raw)

    def paragraphs(self, start: int, end: int) -> list[tuple[int, int]]:
        """A range cut where paragraphs begin in it."""
        inside = self.breaks[bisect_right(self.breaks, start) : bisect_left(self.breaks, end)]
        edges = [start, *inside, end]
        return [(a, b) for a, b in pairwise(edges) if a < b]

    @cached_property
    def flat(self) -> bool:
        """Whether the line breaks are lost: paragraphs as long as no paragraph is."""
        count = max(1, len(self.breaks))
        length = len(self.raw)
        few = (length > _SHORT and count <= _FEW) or (length > _LINE_LONG and count == 1)
        return few or length > _LONG * count


_LONG, _SHORT, _FEW, _LINE_LONG = 600, 240, 3, 80


def lines_of(document: Document, start: int, end: int) -> list[TextLine]:
    """The lines with something in them, in a range of the document."""
    lines, last = [], start
    for match in _LINE.finditer(document.text, start, end):
        apart = document.text.count("\n", last, match.start()) > 1
        for a, b in _pieces(match[0]):
            text = match[0][a:b]
            lines.append(TextLine(match.start() + a, match.start() + b, text, apart or a > 0))
        last = match.end() if _TRIM.sub("", match[0]) else last
    return lines


def _pieces(line: str) -> Iterable[tuple[int, int]]:
    """The parts of a line between indents that stand in its middle, without spaces around."""
    edges = [0, *(m.end() for m in _INDENT.finditer(line) if m.start() > 8), len(line)]
    for a, b in pairwise(edges):
        piece = line[a:b]
        inner = _TRIM.sub("", piece)
        if inner:
            start = a + piece.index(inner)
            yield start, start + len(inner)


def visible_text(document: Document, start: int = 0, end: int | None = None) -> VisibleText:
    """The stream of a range of the document."""
    lines = lines_of(document, start, len(document.text) if end is None else end)
    joined, wrapped = unwrap_lines(lines)
    raw: list[str] = []
    at: list[int] = []
    breaks = []
    for line, joins in zip(lines, joined, strict=True):
        if not joins:
            breaks.append(len(at))
        for i, character in enumerate(line.text):
            if not _HIDDEN.match(character):
                raw.append(character)
                at.append(line.start + i)
    return VisibleText(document, "".join(raw), tuple(at), tuple(breaks), wrapped)
