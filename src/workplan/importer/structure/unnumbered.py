"""Plans, or sections, without numbers: headings that stand on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from workplan.importer.responsibility.notes import Note
from workplan.importer.structure.numbers import Confidence, NumberCandidate, Style
from workplan.importer.text.visible_text import VisibleText

_LONGEST = 40
_MARKS = re.compile("[。;:!?,]")

_Range = tuple[int, int]


def unnumbered_points(
    stream: VisibleText, notes: Sequence[Note], start: int
) -> list[NumberCandidate]:
    """Points by their notes: a point is what stands between two notes, with its heading line."""
    blocks = [_block(stream, notes, i, start) for i in range(len(notes))]
    heads = [_leading(stream, block) for block in blocks]
    headed = sum(bool(head) for head in heads) >= 0.6 * len(blocks)
    made: list[NumberCandidate] = []
    for block, head in zip(blocks, heads, strict=True):
        above = head[:-1] if headed else head
        made += [_marker(begin, Style.PART, made) for begin, _ in above[-1:]]
        begin = block[len(above)][0] if len(above) < len(block) else block[-1][0]
        made.append(_marker(begin, Style.FIGURE, made))
    return made


def _marker(position: int, style: Style, before: Sequence[NumberCandidate]) -> NumberCandidate:
    number = sum(one.style is style for one in before) + 1
    return NumberCandidate(position, position, style, number, Confidence.STRONG, "")


def _block(stream: VisibleText, notes: Sequence[Note], i: int, start: int) -> list[_Range]:
    """The paragraphs of a note's point, the note's own included."""
    if i:
        return stream.paragraphs(notes[i - 1].end, notes[i].end)
    paragraphs = stream.paragraphs(start, notes[0].end)
    first = len(paragraphs) - 1
    if first and paragraphs[first][0] == notes[0].start:
        first -= 1  # the note stands on a line of its own, below its text
    while first and _is_heading(stream, paragraphs[first - 1]):
        first -= 1
    return paragraphs[first:]


def _leading(stream: VisibleText, block: list[_Range]) -> list[_Range]:
    """The heading lines that a block begins with."""
    lead: list[_Range] = []
    for paragraph in block[:-1]:
        if not _is_heading(stream, paragraph):
            break
        lead.append(paragraph)
    return lead


def _is_heading(stream: VisibleText, paragraph: _Range) -> bool:
    words = stream.text[slice(*paragraph)].strip()
    return 2 < len(words) <= _LONGEST and not _MARKS.search(words) and not words[-1].isdigit()


def unnumbered_sections(
    stream: VisibleText, numbers: Sequence[NumberCandidate], notes: Sequence[Note]
) -> list[NumberCandidate]:
    """Heading lines between points that have numbers, as sections; the points stand as they are."""
    ends, starts = {note.end for note in notes}, {note.start for note in notes}
    found = []
    for marker, following in pairwise(numbers):
        paragraphs = stream.paragraphs(marker.end, following.start)
        if len(paragraphs) < 2 or paragraphs[-1][0] in starts:
            continue
        if _is_heading(stream, paragraphs[-1]):
            before = stream.text[: paragraphs[-1][0]].rstrip()
            if paragraphs[-1][0] in ends or before.endswith(("。", "!", ")", "〕", "】")):
                found.append(paragraphs[-1][0])
    if not found:
        return []
    first = stream.paragraphs(0, numbers[0].start)
    if first and _is_heading(stream, first[-1]):
        found.insert(0, first[-1][0])
    return [
        NumberCandidate(position, position, Style.PART, i, Confidence.STRONG, "")
        for i, position in enumerate(found, start=1)
    ]
