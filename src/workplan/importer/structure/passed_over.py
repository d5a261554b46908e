"""Finds what reads as the next number of a level, but was not taken for one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from workplan.importer.structure.numbers import Confidence, NumberCandidate, Style
from workplan.importer.text.visible_text import VisibleText

_MAX_GAP = 3


def numbers_passed_over(
    visible: VisibleText,
    candidates: Sequence[NumberCandidate],
    numbers: Sequence[NumberCandidate],
    innermost: Style,
    end: int,
) -> Iterator[NumberCandidate]:
    """The candidates that would go on with the count of a number of ``innermost`` or above.

    Each stands between that number and the next of its level; ``end`` is where the plan ends.
    """
    chosen = {number.start for number in numbers}
    by_style = {
        style: [
            candidate
            for candidate in candidates
            if candidate.style is style and candidate.start not in chosen
        ]
        for style in Style
        if style <= innermost
    }
    ends = _ends(numbers, end)
    for number, number_end in zip(numbers, ends, strict=True):
        others = by_style.get(number.style, [])
        first = bisect_left(others, number.end, key=lambda candidate: candidate.start)
        last = bisect_left(others, number_end, key=lambda candidate: candidate.start)
        for candidate in others[first:last]:
            if _goes_on(visible, number, candidate):
                yield candidate
                break


def _ends(numbers: Sequence[NumberCandidate], end: int) -> list[int]:
    """For each number where the next of its style or of one above begins."""
    next_starts = [end] * len(Style)
    ends = [end] * len(numbers)
    for i in range(len(numbers) - 1, -1, -1):
        ends[i] = min(next_starts[: numbers[i].style + 1])
        next_starts[numbers[i].style] = numbers[i].start
    return ends


def _goes_on(visible: VisibleText, number: NumberCandidate, candidate: NumberCandidate) -> bool:
    if candidate.confidence is Confidence.WEAK:
        return False
    is_decimal = visible.text[candidate.end : candidate.end + 1].isdigit()
    follows = number.value < candidate.value <= number.value + _MAX_GAP
    return follows and not (is_decimal and candidate.style is Style.FIGURE)
