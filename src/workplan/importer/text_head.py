"""What stands before the first number of a plan: head matter, the title, the general approach."""

from __future__ import annotations

from collections.abc import Sequence

from workplan.importer.accounts import Accounts
from workplan.importer.body import words
from workplan.importer.found import Found, Kind
from workplan.importer.stream import Stream
from workplan.importer.surroundings import is_head_matter
from workplan.importer.titles import is_notice

Range = tuple[int, int]


def title_before(stream: Stream, titles: Sequence[Range], first: int) -> Range:
    """The last title before the first number; else a notice's; else an empty one."""
    before = [(a, b) for a, b in titles if b <= first]
    if before:
        return before[-1]
    notices = [(a, b) for a, b in stream.paragraphs(0, first) if is_notice(stream.text[a:b])]
    return notices[-1] if notices else (0, 0)


def read_head(stream: Stream, title: Range, first: int, found: Found, accounts: Accounts) -> None:
    """Everything before the first number."""
    accounts.claim(stream, 0, title[0], Kind.HEAD)
    accounts.claim(stream, *title, Kind.TITLE)
    found.title = "".join(words(stream, a, b) for a, b in stream.paragraphs(*title))
    found.title_line = stream.line(title[0])
    approach = []
    for a, b in stream.paragraphs(title[1], first):
        is_head = is_head_matter(stream.text[a:b])
        accounts.claim(stream, a, b, Kind.HEAD if is_head else Kind.APPROACH)
        if not is_head:
            approach.append((a, b))
    found.approach = "".join(words(stream, a, b) for a, b in approach)
    found.approach_line = stream.line(approach[0][0]) if approach else found.title_line
