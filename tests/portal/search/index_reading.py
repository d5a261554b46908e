"""Reads the index of the search over plans as docs/assets/js/portal/ does in a browser."""

from __future__ import annotations

from collections.abc import Iterator

from workplan.portal.search.postings import ALL_BUT, LAST_DIGITS, LEADING_DIGITS
from workplan.portal.search.query import MAX_PREFIX_LENGTH, RUN, Phrase, pairs


def terms_wanted(phrase: Phrase) -> Iterator[str]:
    """The terms that every text with a phrase has.

    Of a long run of Han characters the first, the middle and the last pair are enough.
    """
    for run in RUN.finditer(phrase.text):
        text = run[0]
        if run["han"]:
            found = pairs(text) or [text]
            for i in sorted({0, len(found) // 2, len(found) - 1}):
                yield found[i]
        elif run.start() or not phrase.has_han:
            yield text


def is_meant(entry: str, term: str) -> bool:
    """Whether an entry of the index is meant by a term: short beginnings are entries themselves."""
    return entry == term or (len(term) > MAX_PREFIX_LENGTH and entry.startswith(term))


def decode(text: str, size: int) -> list[int]:
    """The numbers that ``encode`` has written."""
    numbers, before, step = [], -1, 0
    for digit in text.removeprefix(ALL_BUT):
        if digit in LEADING_DIGITS:
            step = step * len(LEADING_DIGITS) + LEADING_DIGITS.index(digit)
            continue
        before += step * len(LAST_DIGITS) + LAST_DIGITS.index(digit) + 1
        numbers.append(before)
        step = 0
    if not text.startswith(ALL_BUT):
        return numbers
    missing = set(numbers)
    return [number for number in range(size) if number not in missing]
