"""Items without numbers: points told apart by their notes, sections by heading lines.

Each gets a number candidate of zero length where it begins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import count, pairwise, takewhile

from workplan.importer.responsibility.notes import Note
from workplan.importer.structure.numbers import Confidence, NumberCandidate, Style
from workplan.importer.text.visible_text import Range, VisibleText

_MIN_HEADING, _MAX_HEADING = 3, 40
_MARKS = re.compile("[。;:!?]|,.*,")
_MIN_SHARE_WITH_HEADINGS = 0.6
_BULLET = re.compile(r"(?P<mark>[-*+•●○◆◇■□▪▲►➢·])\s*(?=[^\s\d-])")
_MIN_BULLETS = 2


def unnumbered_points(
    visible: VisibleText, notes: Sequence[Note], start: int
) -> list[NumberCandidate]:
    """Points told apart by their notes, from ``start`` on.

    A point is the text between two notes; a line above its own heading is a section's heading.
    """
    blocks = [_block(visible, notes, i, start) for i in range(len(notes))]
    headings = [_leading_headings(visible, block) for block in blocks]
    have_headings = sum(map(bool, headings)) >= _MIN_SHARE_WITH_HEADINGS * len(blocks)
    numbers: list[NumberCandidate] = []
    section_values = count(1)
    for value, (block, leading) in enumerate(zip(blocks, headings, strict=True), start=1):
        above = leading[:-1] if have_headings else leading
        if above:
            numbers.append(_number(above[-1][0], Style.PART, next(section_values)))
        numbers.append(_number(block[len(above)][0], Style.FIGURE, value))
    return numbers


def bulleted_points(visible: VisibleText) -> list[NumberCandidate]:
    """Points that begin with the same mark in place of a number; none if there are fewer than two.

    They are counted from 1.
    """
    starts = [start for start, _ in visible.paragraphs(0, len(visible.raw))]
    bullets = [match for start in starts if (match := _BULLET.match(visible.text, start))]
    marks = Counter(match["mark"] for match in bullets).most_common(1)
    if not marks or marks[0][1] < _MIN_BULLETS:
        return []
    matches = [match for match in bullets if match["mark"] == marks[0][0]]
    return [
        replace(
            _number(match.start(), Style.FIGURE, value),
            end=match.end(),
            label=visible.raw_text(*match.span()),
        )
        for value, match in enumerate(matches, start=1)
    ]


def unnumbered_sections(
    visible: VisibleText, numbers: Sequence[NumberCandidate], notes: Sequence[Note]
) -> list[NumberCandidate]:
    """Heading lines between numbered points, as sections."""
    note_starts, note_ends = {note.start for note in notes}, {note.end for note in notes}
    headings: list[int] = []
    for number, following in pairwise(numbers):
        paragraphs = visible.paragraphs(number.end, following.start)
        if len(paragraphs) < 2 or paragraphs[-1][0] in note_starts:
            continue
        if _is_heading(visible, paragraphs[-1]):
            start = paragraphs[-1][0]
            before = visible.text[:start].rstrip()
            if start in note_ends or before.endswith(("。", "!", ")", "〕", "】")):
                headings.append(start)
    if not headings:
        return []
    before_points = visible.paragraphs(0, numbers[0].start)
    if before_points and _is_heading(visible, before_points[-1]):
        headings.insert(0, before_points[-1][0])
    return [_number(start, Style.PART, value) for value, start in enumerate(headings, start=1)]


def supplement(
    visible: VisibleText, numbers: Sequence[NumberCandidate], section: Style
) -> list[NumberCandidate]:
    """The heading 附则 after the last numbered section, as one more section; none without it."""
    last = max(i for i, number in enumerate(numbers) if number.style is section)
    for start, end in visible.paragraphs(numbers[last].end, numbers[-1].start):
        is_heading = "".join(visible.text[start:end].split()) == "附则"
        if is_heading and visible.begins_paragraph(start):
            return [_number(start, section, numbers[last].value + 1)]
    return []


def _number(start: int, style: Style, value: int) -> NumberCandidate:
    return NumberCandidate(start, start, style, value, Confidence.STRONG, "")


def _block(visible: VisibleText, notes: Sequence[Note], i: int, start: int) -> list[Range]:
    """The paragraphs of a note's point, including the note's own."""
    if i:
        return visible.paragraphs(notes[i - 1].end, notes[i].end)
    paragraphs = visible.paragraphs(start, notes[0].end)
    first_index = len(paragraphs) - 1
    if first_index and paragraphs[first_index][0] == notes[0].start:
        first_index -= 1  # the note is on its own line, below the point's text
    while first_index and _is_heading(visible, paragraphs[first_index - 1]):
        first_index -= 1
    return paragraphs[first_index:]


def _leading_headings(visible: VisibleText, block: list[Range]) -> list[Range]:
    """The heading lines that a block begins with."""
    return list(takewhile(lambda paragraph: _is_heading(visible, paragraph), block[:-1]))


def _is_heading(visible: VisibleText, paragraph: Range) -> bool:
    text = visible.text[slice(*paragraph)].strip()
    fits = _MIN_HEADING <= len(text) <= _MAX_HEADING
    return fits and not _MARKS.search(text) and not text[-1].isdigit()
