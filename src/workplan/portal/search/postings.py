"""Lists of points by term, in files of which a query reads few.

A point's number is its plan's slot times the stride, plus its place in the plan.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import ceil

from workplan.portal.search.query import MAX_PREFIX_LENGTH

BUCKET_SIZE = 2_000
"""Characters of a file of lists: about 1.5 KB as it is sent."""
MAX_BUCKETS = 8192

LAST_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz01234567"
LEADING_DIGITS = "89+/-_.,:;=?@#$%&*()[]{}<>^~|`"
ALL_BUT = "!"


def bucket_of(term: str, buckets: int) -> int:
    """The file that has a term: words with the same first letters share one. FNV-1a, 32 bits."""
    state = 0x811C9DC5
    for character in term[: MAX_PREFIX_LENGTH + 1]:
        state = (state ^ ord(character)) * 0x01000193 & 0xFFFFFFFF
    return (state ^ state >> 15) % buckets


def bucket_texts(
    terms: Iterable[tuple[int, Iterable[str]]], size: int, bucket_size: int
) -> dict[int, str]:
    """The contents of all files by number, from 0.

    Args:
        terms: points by number, in their order, with their terms.
        size: the number of points, with those that are not there.
        bucket_size: the characters of a file.
    """
    points: dict[str, list[int]] = defaultdict(list)
    for number, point_terms in terms:
        for term in point_terms:
            points[term].append(number)
    lists = {term: encode(numbers, size) for term, numbers in sorted(points.items())}
    return _in_buckets(lists, bucket_size)


def _in_buckets(lists: Mapping[str, str], bucket_size: int) -> dict[int, str]:
    total = sum(len(term) + len(numbers) for term, numbers in lists.items())
    buckets = min(MAX_BUCKETS, ceil(total / bucket_size)) or 1
    texts: dict[int, list[str]] = {bucket: [] for bucket in range(buckets)}
    for term, numbers in lists.items():
        texts[bucket_of(term, buckets)] += [term, numbers]
    return {bucket: " ".join(parts) for bucket, parts in texts.items()}


def encode(numbers: Sequence[int], size: int) -> str:
    """Ascending numbers below ``size`` as the steps between them, or those that are missing."""
    if len(numbers) * 2 <= size:
        return "".join(_steps(numbers))
    present = set(numbers)
    return ALL_BUT + "".join(_steps(number for number in range(size) if number not in present))


def _steps(numbers: Iterable[int]) -> Iterator[str]:
    """Each step in digits: the last one of 60, those before of 30 others."""
    before = -1
    for number in numbers:
        step, last = divmod(number - before - 1, len(LAST_DIGITS))
        digits = LAST_DIGITS[last]
        while step:
            step, digit = divmod(step, len(LEADING_DIGITS))
            digits = LEADING_DIGITS[digit] + digits
        yield digits
        before = number
