"""Finds page numbers and running heads, which text copied from a PDF file has between its lines."""

from __future__ import annotations

import re
from collections import Counter

LINE = re.compile("[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
"""A line, as ``str.splitlines`` tells them."""
_DASH = "[-—–―－─·]"
_PAGE_NUMBER = re.compile(
    rf"\s*(?:{_DASH}{{1,2}}\s*\d{{1,4}}\s*{_DASH}{{1,2}}"
    r"|第\s*\d{1,4}\s*页(?:\s*[,，/、]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}\s*页?)\s*"
)
_MIN_REPEATS = 2
_MAX_RUNNING_HEAD = 60


def page_lines(text: str) -> list[tuple[int, int]]:
    """The ranges of page numbers, and of lines beside them that are the same on several pages."""
    lines = [match.span() for match in LINE.finditer(text) if match[0].strip()]
    line_texts = [text[start:end].strip() for start, end in lines]
    numbers = [i for i, line in enumerate(line_texts) if _PAGE_NUMBER.fullmatch(line)]
    beside = {i + step for i in numbers for step in (-1, 1) if 0 <= i + step < len(lines)}
    counts = Counter(
        line_texts[i] for i in beside - set(numbers) if len(line_texts[i]) <= _MAX_RUNNING_HEAD
    )
    heads = {i for i in beside if counts[line_texts[i]] >= _MIN_REPEATS}
    return [lines[i] for i in sorted({*numbers, *heads})]
