"""Finds the fields of a draft in its source: under NFKC, without spaces, any quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from workplan.importer.readers.document import Document
from workplan.importer.result import Span
from workplan.importer.review.draft_fields import DraftBlock
from workplan.importer.text.boundaries import RangeSet
from workplan.plan.fields import comparison_key

# The bars are those of tables whose cells were published as lines.
_QUOTATION_MARKS = str.maketrans("“”„＂‘’＇", '""""\'\'\'', "|")
_NUMBER_BEFORE = re.compile(r"[（(第]?[一二三四五六七八九十百\d①-⑳]{1,4}[）)、.．条是]?\s*\Z")
_MAX_DISTANCE = 1_500
"""In characters: units, deadlines and notes further from their text belong to another."""


def _key(text: str) -> str:
    return comparison_key(text).translate(_QUOTATION_MARKS)


@dataclass(frozen=True)
class _SourceKey:
    """The source as it is compared; lines with page numbers are left out."""

    document: Document

    @cached_property
    def _keys(self) -> tuple[str, list[int]]:
        left_out = RangeSet(self.document.page_lines)
        keys = [
            (key, offset)
            for offset, character in enumerate(self.document.text)
            if offset not in left_out
            for key in _key(character)
        ]
        return "".join(key for key, _ in keys), [offset for _, offset in keys]

    def find(self, text: str, start: int, end: int | None = None) -> Span | None:
        """The first place of a text in a range of the document."""
        keys, offsets = self._keys
        key = _key(text)
        limit = len(keys) if end is None else bisect_left(offsets, end)
        key_position = keys.find(key, bisect_left(offsets, start), limit) if key else -1
        return (
            (offsets[key_position], offsets[key_position + len(key) - 1] + 1)
            if key_position >= 0
            else None
        )


def align(blocks: Sequence[DraftBlock], document: Document, start: int = 0) -> None:
    """Finds each field from ``start`` on; divides the source between the blocks, one at least."""
    source = _SourceKey(document)
    cursor = start
    for block in blocks:
        for field in block.fields:
            if field.is_text:
                field.span = source.find(field.text, cursor)
                cursor = field.span[1] if field.span else cursor
    _divide(blocks, document)
    for block in blocks:
        _find_near(block, source)


def _divide(blocks: Sequence[DraftBlock], document: Document) -> None:
    """Gives each block the source from its first text, with the number before it, to the next."""
    text, starts = document.text, [0]
    last_end = max((field.span[1] for field in blocks[0].fields if field.span), default=0)
    for block in blocks[1:]:
        spans = [field.span for field in block.fields if field.span]
        first_start = spans[0][0] if spans else last_end
        start = text.rfind("\n", 0, first_start) + 1
        if start < last_end:  # in a line with the block before it
            number = _NUMBER_BEFORE.search(text, last_end, first_start)
            start = number.start() if number else first_start
        starts.append(max(start, starts[-1]))
        last_end = max([first_start, *(end for _, end in spans)])
    for block, start, end in zip(blocks, starts, [*starts[1:], len(text)], strict=True):
        block.start, block.end = start, end


def _find_near(block: DraftBlock, source: _SourceKey) -> None:
    """Finds what has no fixed order: after the text before it, else anywhere in the block."""
    after = block.start
    for i, field in enumerate(block.fields):
        if field.is_text:
            after = field.span[1] if field.span else after
            continue
        following = (other.span[0] for other in block.fields[i:] if other.is_text and other.span)
        end = min(next(following, block.end), after + _MAX_DISTANCE)
        field.span = source.find(field.text, after, end) or source.find(
            field.text, block.start, block.end
        )
        if field.span is None and block.kind == "head":
            field.span = source.find(field.text, 0)
