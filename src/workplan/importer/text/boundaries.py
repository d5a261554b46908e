"""Boundaries in a text: pairs of brackets, sentences, numbered items, and sets of ranges."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workplan.importer.text.visible_text import Range, VisibleText

_CLOSING = {"(": ")", "[": "]", "〔": "〕", "【": "】", "<": ">", "《": "》", "“": "”"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
_OPENERS, _CLOSERS = "“‘(《〔[【", "”’)》〕]】"
_STOP_AND_MARKS = re.compile(r"[。!?][。!?”’)》〕\]】]*")
_STOP_OR_SEMICOLON = re.compile("[。!?;]")
_MAX_BRACKETED_LENGTH = 400
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]*$")
_ADDRESS_CHARACTER = re.compile("[A-Za-z0-9%&=#/_]")
_MAX_ADDRESS = 200
_MAX_MARKS_BETWEEN_NOTES = 12


def closing_brackets(text: str) -> dict[int, int]:
    """The position of each closing bracket of a normalized text, by that of its opening one.

    Each kind of bracket is matched separately, so that one slip does not affect the others.
    """
    open_brackets: dict[str, list[int]] = {opening: [] for opening in _CLOSING}
    closing: dict[int, int] = {}
    for i, character in enumerate(text):
        if character in open_brackets:
            open_brackets[character].append(i)
        elif (opening := _OPENING.get(character)) and open_brackets[opening]:
            closing[open_brackets[opening].pop()] = i
    return closing


class RangeSet:
    """Ranges that may overlap."""

    def __init__(self, ranges: Iterable[Range]) -> None:
        self._ranges: list[Range] = []
        for start, end in sorted(ranges):
            if self._ranges and start <= self._ranges[-1][1]:
                previous_start, previous_end = self._ranges[-1]
                self._ranges[-1] = (previous_start, max(previous_end, end))
            else:
                self._ranges.append((start, end))

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any of the ranges has a position in common with this one."""
        i = bisect_left(self._ranges, end, key=lambda item: item[0]) - 1
        return i >= 0 and start < self._ranges[i][1]

    def __contains__(self, position: int) -> bool:
        return self.overlaps(position, position + 1)


@dataclass(frozen=True)
class ItemBoundaries:
    """A text with the positions where its numbered items begin, ascending."""

    visible: VisibleText
    starts: Sequence[int]

    def next_start(self, position: int) -> int:
        """Where the next item begins, from ``position`` on."""
        i = bisect_left(self.starts, position)
        return self.starts[i] if i < len(self.starts) else len(self.visible.text)

    def is_end(self, position: int) -> bool:
        """Whether nothing but a full stop follows in the paragraph or item."""
        if self.visible.begins_paragraph(position):
            return True
        end = min(self.next_start(position), self.visible.paragraph_end(position))
        return not self.visible.text[position:end].strip(" 。.;")

    def past_stop(self, end: int) -> int:
        """A note's end, moved behind the stop that follows it."""
        text = self.visible.text
        while end < len(text) and text[end] in "。;" and self.next_start(end) != end:
            end += 1
        return end

    def are_adjacent(self, end: int, start: int) -> bool:
        """Whether nothing but marks stands between two positions of the same item."""
        if start - end > _MAX_MARKS_BETWEEN_NOTES or self.next_start(end) <= start:
            return False
        return not self.visible.text[end:start].strip(" 。;,、")

    def sentences(self, start: int, end: int) -> Iterator[Range]:
        """A range split at stops, semicolons, paragraphs and items."""
        for paragraph_start, paragraph_end in self.visible.paragraphs(start, end):
            stops = _STOP_OR_SEMICOLON.finditer(self.visible.text, paragraph_start, paragraph_end)
            first_index = bisect_left(self.starts, paragraph_start)
            items = self.starts[first_index : bisect_left(self.starts, paragraph_end)]
            stop_ends = (match.end() for match in stops)
            yield from pairwise(sorted({paragraph_start, paragraph_end, *stop_ends, *items}))


def trim(text: str, start: int, end: int) -> Range:
    """A range without the spaces at its ends; empty, at ``end``, if there is nothing else."""
    stripped = text[start:end].lstrip()
    start = end - len(stripped)
    return start, start + len(stripped.rstrip())


def sentence_ranges(visible: VisibleText, start: int, end: int) -> list[Range]:
    """The sentences of a range, without outer spaces; a paragraph ends a sentence too."""
    sentences = (
        trim(visible.text, sentence_start, sentence_end)
        for paragraph in visible.paragraphs(start, end)
        for sentence_start, sentence_end in _sentences(visible.text, *paragraph)
    )
    return [sentence for sentence in sentences if sentence[0] < sentence[1]]


def _sentences(text: str, start: int, end: int) -> Iterator[Range]:
    position = start
    while stop := _STOP_AND_MARKS.search(text, position, end):
        position = stop.start() + 1
        if _ends_sentence(text, start, stop.start()):
            yield start, stop.end()
            start = position = stop.end()
    if start < end:
        yield start, end


def _ends_sentence(text: str, start: int, stop: int) -> bool:
    """Whether a stop ends a sentence: it is neither in brackets nor in a web address."""
    before = text[max(start, stop - _MAX_ADDRESS) : stop]
    goes_on = _ADDRESS_CHARACTER.match(text, stop + 1)
    is_in_address = text[stop] in "!?" and goes_on and _ADDRESS.search(before)
    return not is_in_address and _is_outside_brackets(text, start, stop)


def _is_outside_brackets(text: str, start: int, stop: int) -> bool:
    """Whether a full stop stands outside brackets; a slip far before it does not count."""
    if text[stop + 1 : stop + 2] in {"”", "’"}:
        return True
    window = text[max(start, stop - _MAX_BRACKETED_LENGTH) : stop]
    return all(
        window.count(opening) <= window.count(closing)
        for opening, closing in zip(_OPENERS, _CLOSERS, strict=True)
    )
