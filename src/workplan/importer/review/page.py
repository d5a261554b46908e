"""Writes the page on which a person checks a draft against its source."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined

from workplan.importer.outcome import Outcome
from workplan.importer.readers.document import Document
from workplan.importer.review.alignment import align
from workplan.importer.review.draft_fields import DraftBlock, DraftField, draft_blocks
from workplan.importer.review.uncertain import uncertain_places
from workplan.locales.locale import locale
from workplan.locales.messages import bilingual
from workplan.plan.yaml_reader import Source


def review_page(outcome: Outcome, draft: Source, names: tuple[str, str]) -> tuple[str, int]:
    """The page as HTML, and how many places must be reviewed.

    Args:
        outcome: what reading the source gives today; its document must have been read.
        draft: the draft, perhaps edited since it was made, and not always a valid plan.
        names: the names of the source and of the draft.
    """
    blocks = draft_blocks(draft)
    # A title may stand in the heading of a notice before it stands above the plan.
    align(blocks, outcome.document, outcome.result.title_span[0] if outcome.result else 0)
    places = uncertain_places(outcome, blocks)
    count = sum(place.needs_review for place in places)
    places_at = defaultdict(list)
    for number, place in enumerate(places, start=1):
        places_at[place.target].append((number, place))
    environment = Environment(
        loader=PackageLoader("workplan.importer.review", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "say": bilingual,
        "field_name": _field_name,
        "source_lines": _source_lines,
        "source_place": _source_place,
    }
    page = environment.get_template("review.html").render(
        names=names,
        count=str(count),
        places=list(enumerate(places, start=1)),
        places_at=places_at,
        blocks=blocks,
        document=outcome.document,
    )
    return page, count


def _field_name(name: str) -> tuple[str, str]:
    """The words for a field; a role is named as it is written."""
    key = f"review_field_{name}"
    return bilingual(key) if key in locale("zh").reports else (name, name)


def _source_place(
    field: DraftField, blocks: Sequence[DraftBlock], document: Document
) -> tuple[int, str]:
    """The line of a field in the source, and its id; 0 and "" if the source lacks it."""
    if field.span is None:
        return 0, ""
    line = document.line(field.span[0])
    block = blocks[bisect_right(blocks, field.span[0], key=lambda block: block.start) - 1]
    return line, _line_id(block, line)


def _line_id(block: DraftBlock, number: int) -> str:
    return f"{block.id}-s{number}"


def _source_lines(
    block: DraftBlock, document: Document
) -> Iterator[tuple[int, str, list[tuple[str, str]]]]:
    """The lines of the source beside a block: number, id, and the runs of one field each.

    A run has the id of the field in which it stands, "" for none, and its characters.
    """
    owners = _owners(block)
    number, start = document.line(block.start), 0
    for line in document.text[block.start : block.end].split("\n"):
        if line.strip():
            runs = groupby(zip(owners[start:], line, strict=False), key=lambda pair: pair[0])
            joined = [(owner, "".join(letter for _, letter in run)) for owner, run in runs]
            yield number, _line_id(block, number), joined
        number, start = number + 1, start + len(line) + 1


def _owners(block: DraftBlock) -> list[str]:
    """The id of the field of each character; where fields overlap, the first one."""
    owners = [""] * (block.end - block.start)
    for field in block.fields:
        start, end = field.span or (0, 0)
        for position in range(max(start, block.start), min(end, block.end)):
            owners[position - block.start] = owners[position - block.start] or field.id
    return owners
