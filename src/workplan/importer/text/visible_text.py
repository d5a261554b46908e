"""The visible characters of a document, and where its paragraphs begin.

Lines that were wrapped at a fixed width are joined. Every position leads back to the document.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from workplan.importer.limits import read_number
from workplan.importer.readers.document import Document
from workplan.importer.readers.page_lines import LINE
from workplan.importer.text.normalize import normalize
from workplan.importer.text.unwrap import TextLine, unwrap_lines
from workplan.locales.numerals import chinese
from workplan.plan.fields import INVISIBLE

Range = tuple[int, int]
"""The start and the end of a piece of text, as in a slice."""

_HIDDEN = re.compile(f"[{INVISIBLE}\x00-\x08\x0e-\x1b\x1f\x7f]")
_SPACE = re.compile(
    f"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\x00-\x08\x0e-\x1b\x1f\x7f{INVISIBLE}]"
)
# For str.strip: a pattern that ends in "$" tries anew at every space inside a line.
_SPACES = "".join(filter(_SPACE.match, map(chr, range(0x10000))))
# Indents that remained when the line breaks before them were lost.
_INDENT = re.compile("(?:\u3000{2,}|[ \u00a0]{4,})")
_MIN_INDENT_POSITION = 8
# Paragraphs longer than these show that line breaks were lost.
_MAX_AVERAGE_PARAGRAPH = 600
_MAX_LENGTH_OF_FEW_PARAGRAPHS, _FEW_PARAGRAPHS = 240, 3
_MAX_LENGTH_OF_ONE_PARAGRAPH = 80
# So do numbers of sections that count up inside a paragraph; 一、二年级 is too short for items.
_SECTION_NUMBERS = (
    re.compile("(?<![第零〇\\d、之一二三四五六七八九十])([一二三四五六七八九十]{1,3})、"),
    re.compile(r"\(([一二三四五六七八九十]{1,3})\)"),
)
_FIGURES = re.compile(r"(?<![\d.第~×-])(\d{1,2})[.、](?!\d{1,2}(?!\d))")
# A heading that goes over into the first of its items without any mark.
_HEADING_AND_FIRST_ITEM = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第\S{1,3}(?:章|部分)) ?"
    r"[^。;:(]{3,50}[\u4e00-\u9fff](?:1[.、](?!\d{1,2}(?!\d))|\(一\)|一、(?![一二三四五六七八九十]))"
)
_DUTY = re.compile("责任|牵头|负责|配合|(?:单位|处室|科室|股室|部门):")
_MIN_DUTIES = 2
_MIN_COUNTED, _MIN_ITEM_LENGTH, _MAX_SECTIONS = 3, 10, 99
_NEXT_NUMERALS = {chinese(number): chinese(number + 1) for number in range(1, _MAX_SECTIONS)}


@dataclass(frozen=True)
class VisibleText:
    """The visible characters of a document or of a range of it.

    ``raw`` are the characters as written, ``offsets`` their positions in the document,
    ``paragraph_starts`` the positions in ``raw`` where paragraphs begin, ascending.
    """

    document: Document
    raw: str
    offsets: tuple[int, ...]
    paragraph_starts: tuple[int, ...]

    @cached_property
    def text(self) -> str:
        """The normalized text, of the same length as ``raw``."""
        return normalize(self.raw)

    @cached_property
    def _start_set(self) -> frozenset[int]:
        return frozenset(self.paragraph_starts)

    @cached_property
    def lost_line_breaks(self) -> bool:
        """Whether the line breaks were lost: paragraphs are longer than any real ones."""
        count, length = max(1, len(self.paragraph_starts)), len(self.raw)
        return (
            length > _MAX_AVERAGE_PARAGRAPH * count
            or (length > _MAX_LENGTH_OF_FEW_PARAGRAPHS and count <= _FEW_PARAGRAPHS)
            or (length > _MAX_LENGTH_OF_ONE_PARAGRAPH and count == 1)
        )

    @cached_property
    def _joined_paragraphs(self) -> frozenset[int]:
        """Where paragraphs begin that hold several sections, as their line breaks were lost."""
        text = self.text
        return frozenset(
            start
            for start, end in self.paragraphs(0, len(text))
            if _holds_several_items(text[start:end])
        )

    def lost_line_breaks_at(self, position: int) -> bool:
        """Whether the line breaks of the paragraph at a position were lost."""
        return self.lost_line_breaks or self.is_joined(position)

    def is_joined(self, position: int) -> bool:
        """Whether the paragraph at a position holds several that others of the text keep apart."""
        if self.lost_line_breaks:
            return False
        i = bisect_right(self.paragraph_starts, position) - 1
        return i >= 0 and self.paragraph_starts[i] in self._joined_paragraphs

    def begins_paragraph(self, position: int) -> bool:
        """Whether a paragraph begins at a position."""
        return position in self._start_set

    def line(self, position: int) -> int:
        """The document's line of a position, from 1."""
        if not self.offsets:
            return 1
        return self.document.line(self.offsets[min(position, len(self.offsets) - 1)])

    def paragraph_end(self, position: int) -> int:
        """Where the paragraph at a position ends."""
        i = bisect_right(self.paragraph_starts, position)
        return self.paragraph_starts[i] if i < len(self.paragraph_starts) else len(self.raw)

    def paragraphs(self, start: int, end: int) -> list[Range]:
        """A range split at the paragraphs that begin in it."""
        first_index = bisect_right(self.paragraph_starts, start)
        end_index = bisect_left(self.paragraph_starts, end)
        edges = [start, *self.paragraph_starts[first_index:end_index], end]
        return [paragraph for paragraph in pairwise(edges) if paragraph[0] < paragraph[1]]

    def span(self, start: int, end: int) -> Range:
        """The range of the document with the characters of a range that is not empty."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def raw_text(self, start: int, end: int) -> str:
        """The text of a range as written, without outer spaces."""
        return self.raw[start:end].strip()


def visible_text(document: Document, start: int = 0, end: int | None = None) -> VisibleText:
    """The visible text of a range of a document, by default of the whole."""
    lines = _lines(document, start, len(document.text) if end is None else end)
    continues = unwrap_lines(lines)
    raw: list[str] = []
    offsets: list[int] = []
    paragraph_starts = []
    for line, is_continuation in zip(lines, continues, strict=True):
        if not is_continuation:
            paragraph_starts.append(len(offsets))
        for i, character in enumerate(line.text):
            if not _HIDDEN.match(character):
                raw.append(character)
                offsets.append(line.start + i)
    return VisibleText(document, "".join(raw), tuple(offsets), tuple(paragraph_starts))


def _holds_several_items(paragraph: str) -> bool:
    """Whether a paragraph holds several sections, or several points with notes on duties."""
    if any(_counts_up(paragraph, numbers) for numbers in _SECTION_NUMBERS):
        return True
    if _HEADING_AND_FIRST_ITEM.match(paragraph):
        return True
    duties = len(_DUTY.findall(paragraph))
    return duties >= _MIN_DUTIES and _counts_up(paragraph, _FIGURES)


def _counts_up(text: str, numbers: re.Pattern[str]) -> bool:
    """Whether several numbers in a text count up, each with words enough for an item."""
    count, last = 0, 0
    expected = ""
    for match in numbers.finditer(text):
        if match[1] == expected and match.start() - last >= _MIN_ITEM_LENGTH:
            count += 1
        elif not count or match[1] in {"一", "1"}:
            count = 1
        else:
            continue
        if count == _MIN_COUNTED:
            return True
        expected, last = _next_numeral(match[1]), match.end()
    return False


def _next_numeral(numeral: str) -> str:
    if numeral.isdecimal():
        return str(read_number(numeral, 0) + 1)
    return _NEXT_NUMERALS.get(numeral, "一")


def _lines(document: Document, start: int, end: int) -> list[TextLine]:
    """The lines of a range that are not blank, split at indents inside them.

    Page numbers and running heads are left out.
    """
    lines: list[TextLine] = []
    last_end = start
    breaks = 0
    page_lines = set(document.page_lines)
    after_page = False
    for match in LINE.finditer(document.text, start, end):
        if match.span() in page_lines:
            after_page = True
            continue
        breaks += document.text.count("\n", last_end, match.start())
        last_end = match.end()
        after_empty_line = breaks > 1
        for part_start, part_end in _split_at_indents(match[0]):
            lines.append(
                TextLine(
                    match.start() + part_start,
                    match[0][part_start:part_end],
                    after_empty_line or part_start > 0,
                    after_page and not part_start,
                )
            )
            breaks, after_page = 0, False
    return lines


def _split_at_indents(line: str) -> Iterator[Range]:
    """The parts of a line between indents inside it, without outer spaces."""
    indents = _INDENT.finditer(line)
    edges = [0, *(m.end() for m in indents if m.start() > _MIN_INDENT_POSITION), len(line)]
    for part_start, part_end in pairwise(edges):
        part = line[part_start:part_end].lstrip(_SPACES)
        start = part_end - len(part)
        if part := part.rstrip(_SPACES):
            yield start, start + len(part)
