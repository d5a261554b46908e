"""Finds the fields of a draft in its source: under NFKC, without spaces, any quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from workplan.importer.readers.document import Document
from workplan.importer.result import Span
from workplan.importer.review.draft_fields import DraftBlock, DraftField
from workplan.plan.fields import comparison_key

# The bars are those of tables whose cells were published as lines.
_QUOTATION_MARKS = str.maketrans("“”„＂‘’＇", '""""\'\'\'', "|")
_NUMBER_BEFORE = re.compile(r"[（(第]?[一二三四五六七八九十百\d①-⑳]{1,4}[）)、.．条是]?\s*\Z")
_MAX_DISTANCE = 1_500
"""In characters: units, deadlines and notes further from their text belong to another."""


def _key(text: str) -> str:
    return comparison_key(text).translate(_QUOTATION_MARKS)


@dataclass(frozen=True)
class SourceKey:
    """The source as it is compared; lines with page numbers are left out."""

    document: Document

    @cached_property
    def _keys(self) -> tuple[str, list[int]]:
        keys: list[str] = []
        offsets: list[int] = []
        pages = iter([*self.document.page_lines, (len(self.document.text),) * 2])
        page = next(pages)
        for offset, character in enumerate(self.document.text):
            while offset >= page[1] and page[0] < len(self.document.text):
                page = next(pages)
            if offset >= page[0]:
                continue
            key = _key(character)
            keys.append(key)
            offsets += [offset] * len(key)
        return "".join(keys), offsets

    def find(self, text: str, start: int, end: int | None = None) -> Span | None:
        """The first place of a text in a range of the document."""
        keys, offsets = self._keys
        key = _key(text)
        limit = len(keys) if end is None else bisect_left(offsets, end)
        found = keys.find(key, bisect_left(offsets, start), limit) if key else -1
        return (offsets[found], offsets[found + len(key) - 1] + 1) if found >= 0 else None


@dataclass
class AlignedField:
    """A field of the draft and its place in the source; None if it does not stand there."""

    field: DraftField
    span: Span | None = None


@dataclass
class AlignedBlock:
    """A block of the draft, its fields, and the part of the source beside it."""

    block: DraftBlock
    fields: list[AlignedField]
    start: int = 0
    end: int = 0


def align(blocks: Sequence[DraftBlock], document: Document, start: int = 0) -> list[AlignedBlock]:
    """Finds each field from ``start`` on; divides the source between the blocks, one at least."""
    source = SourceKey(document)
    aligned = [AlignedBlock(block, [AlignedField(one) for one in block.fields]) for block in blocks]
    cursor = start
    for block in aligned:
        for one in block.fields:
            if one.field.is_text:
                one.span = source.find(one.field.text, cursor)
                cursor = one.span[1] if one.span else cursor
    _divide(aligned, document)
    for block in aligned:
        _find_near(block, source)
    return aligned


def _divide(aligned: Sequence[AlignedBlock], document: Document) -> None:
    """Gives each block the source from its first text, with the number before it, to the next."""
    text, starts = document.text, [0]
    last_end = max(
        (one.span[1] for block in aligned[:1] for one in block.fields if one.span), default=0
    )
    for block in aligned[1:]:
        first = next((one.span[0] for one in block.fields if one.span), last_end)
        start = text.rfind("\n", 0, first) + 1
        if start < last_end:  # in a line with the block before it
            number = _NUMBER_BEFORE.search(text, last_end, first)
            start = number.start() if number else first
        starts.append(max(start, starts[-1]))
        last_end = max([first, *(one.span[1] for one in block.fields if one.span)])
    for block, start, end in zip(aligned, starts, [*starts[1:], len(document.text)], strict=True):
        block.start, block.end = start, end


def _find_near(block: AlignedBlock, source: SourceKey) -> None:
    """Finds what has no fixed order: after the text before it, else anywhere in the block."""
    after = block.start
    for i, one in enumerate(block.fields):
        if one.field.is_text:
            after = one.span[1] if one.span else after
            continue
        following = (
            other.span[0] for other in block.fields[i:] if other.field.is_text and other.span
        )
        end = min(next(following, block.end), after + _MAX_DISTANCE)
        one.span = source.find(one.field.text, after, end) or source.find(
            one.field.text, block.start, block.end
        )
        if one.span is None and block.block.kind == "head":
            one.span = source.find(one.field.text, 0)
