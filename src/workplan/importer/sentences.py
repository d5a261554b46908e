"""A stretch of text cut into sentences, at stops outside quotation marks and brackets."""

from __future__ import annotations

from workplan.importer.stream import Stream

_OPENERS, _CLOSERS = "“‘(《〔[【", "”’)》〕]】"
_STOPS = "。!?"
_MAX_DEPTH_RUN = 400


def sentence_ranges(stream: Stream, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a range without the spaces around them; a paragraph ends one too."""
    found = []
    for a, b in stream.paragraphs(start, end):
        for c, d in _in_paragraph(stream.text, a, b):
            trimmed = trim(stream.text, c, d)
            if trimmed[0] < trimmed[1]:
                found.append(trimmed)
    return found


def _in_paragraph(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found, at, i = [], start, start
    while i < end:
        if text[i] in _STOPS and _closed(text, at, i):
            i = _past_closers(text, i + 1, end)
            found.append((at, i))
            at = i
        else:
            i += 1
    return [*found, (at, end)] if at < end else found


def _past_closers(text: str, i: int, end: int) -> int:
    while i < end and text[i] in _STOPS + _CLOSERS:
        i += 1
    return i


def _closed(text: str, start: int, stop: int) -> bool:
    """Whether a stop stands outside brackets; a slip far behind does not count."""
    window = text[max(start, stop - _MAX_DEPTH_RUN) : stop]
    following = text[stop + 1 : stop + 2]
    if following and following in "”’":
        return True
    return all(
        window.count(opener) <= window.count(closer)
        for opener, closer in zip(_OPENERS, _CLOSERS, strict=True)
    )


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A range without the spaces around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
