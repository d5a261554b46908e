"""Notes without brackets around them: 责任单位：…, and 【责任单位】… with the units behind it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from workplan.importer.fold import HAN
from workplan.importer.labels import DEADLINE, LABEL, label_at_start, only_a_label
from workplan.importer.places import Items
from workplan.importer.stream import Stream

_TAG = re.compile(r"[(\[〔【]([^()\[\]〔〕【】]{2,12})[)\]〕】]\s*[:]?")
LONGEST = 1_500
"""More characters than any list of units has."""

_HAN = re.compile(f"[{HAN}]")

_Range = tuple[int, int]


def labelled(items: Items, start: int, end: int, found: list[_Range]) -> list[_Range]:
    """From each label to the end of what follows it; none inside the notes already found."""
    taken = sorted(found)
    made: list[_Range] = []
    at = start
    for match in _labels(items.stream, start, end):
        if match.start() < at or _within(taken, match.start()):
            continue
        end_of_value = _value_end(items, match.end())
        if _opens(items.stream, match.start()) and end_of_value - match.start() <= LONGEST:
            at = end_of_value
            made.append((match.start(), at))
    return made


def _labels(stream: Stream, start: int, end: int) -> Iterator[re.Match[str]]:
    matches = [
        *LABEL.finditer(stream.text, start, end),
        *DEADLINE.finditer(stream.text, start, end),
    ]
    tags = [tag for tag in _TAG.finditer(stream.text, start, end) if only_a_label(tag[1])]
    yield from sorted([*matches, *tags], key=lambda match: match.start())


def _within(taken: list[_Range], position: int) -> bool:
    i = bisect_right(taken, position, key=lambda one: one[0]) - 1
    return i >= 0 and position < taken[i][1]


def _opens(stream: Stream, position: int) -> bool:
    """Whether a label may stand at a position: not in the middle of a sentence."""
    if stream.begins(position):
        return True
    before = stream.text[max(0, position - 8) : position].rstrip()[-1:]
    return not _HAN.match(before)


def _value_end(items: Items, start: int) -> int:
    """Where the value of a label ends: with its paragraph, its item or, on one line, its stop."""
    stream = items.stream
    paragraph = stream.paragraph_end(start - 1)
    if start >= paragraph or not stream.text[start:paragraph].strip():
        paragraph = stream.paragraph_end(start)  # the value stands on the next line
    until = min(paragraph, items.next(start))
    stop = stream.text.find("。", start, until)
    if stop >= 0 and not label_at_start(stream.text[stop + 1 : until].lstrip()):
        return stop + 1
    return until
