"""Which bracket closes which, found once for a whole text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from workplan.importer.text.visible_text import VisibleText

_PAIRS = {"(": ")", "[": "]", "〔": "〕", "【": "】", "<": ">", "《": "》", "“": "”"}
_OPENER = {closer: opener for opener, closer in _PAIRS.items()}


class Brackets:
    """The pairs of brackets of a folded text, each kind by itself, so that one slip spoils one."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def close(self) -> dict[int, int]:
        """The position of the closing bracket, by the position of the opening one."""
        stacks: dict[str, list[int]] = {opener: [] for opener in _PAIRS}
        found: dict[int, int] = {}
        for i, character in enumerate(self.text):
            if character in stacks:
                stacks[character].append(i)
            elif (opener := _OPENER.get(character)) and stacks[opener]:
                found[stacks[opener].pop()] = i
        return found

    def pairs(self, start: int, end: int, openers: str) -> list[tuple[int, int]]:
        """The pairs in a range that begin with one of ``openers``, in order."""
        return sorted(
            (a, b)
            for a, b in self.close.items()
            if start <= a and b < end and self.text[a] in openers
        )


_OPENERS, _CLOSERS = "“‘(《〔[【", "”’)》〕]】"
_STOPS = "。!?"
_MAX_DEPTH_RUN = 400


def sentence_ranges(stream: VisibleText, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a range without the spaces around them; a paragraph ends one too."""
    found = []
    for a, b in stream.paragraphs(start, end):
        for c, d in _in_paragraph(stream.text, a, b):
            trimmed = trim(stream.text, c, d)
            if trimmed[0] < trimmed[1]:
                found.append(trimmed)
    return found


def _in_paragraph(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found, at, i = [], start, start
    while i < end:
        if text[i] in _STOPS and _closed(text, at, i):
            i = _past_closers(text, i + 1, end)
            found.append((at, i))
            at = i
        else:
            i += 1
    return [*found, (at, end)] if at < end else found


def _past_closers(text: str, i: int, end: int) -> int:
    while i < end and text[i] in _STOPS + _CLOSERS:
        i += 1
    return i


def _closed(text: str, start: int, stop: int) -> bool:
    """Whether a stop stands outside brackets; a slip far behind does not count."""
    window = text[max(start, stop - _MAX_DEPTH_RUN) : stop]
    following = text[stop + 1 : stop + 2]
    if following and following in "”’":
        return True
    return all(
        window.count(opener) <= window.count(closer)
        for opener, closer in zip(_OPENERS, _CLOSERS, strict=True)
    )


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A range without the spaces around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


_STOP = re.compile("[。!?;]")


@dataclass(frozen=True)
class ItemBoundaries:
    """A stream with the positions where numbered items begin, ascending."""

    stream: VisibleText
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
