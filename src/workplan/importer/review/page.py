"""Writes the page on which a person checks a draft against its source."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined

from workplan.importer.outcome import Outcome
from workplan.importer.readers.document import Document
from workplan.importer.review.alignment import align
from workplan.importer.review.draft_fields import DraftBlock, DraftField, draft_blocks
from workplan.importer.review.uncertain import uncertain_places
from workplan.locales.messages import bilingual
from workplan.plan.yaml_reader import Source

_FIELD_WORDS = {
    *("title", "issuer", "year", "document_number", "general_approach", "part", "heading"),
    *("text", "group", "measures", "units", "deadline", "duty_note", "note"),
}


@dataclass(frozen=True)
class SourceLine:
    """A line of the source with its number, from 1, in runs.

    Each run has the id of the field in which it stands, "" for none, and its characters.
    """

    id: str
    number: int
    runs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class FieldView:
    """A field of the draft; ``source_line`` is 0 and ``target`` "" if the source lacks it."""

    id: str
    name: tuple[str, str]
    draft: DraftField
    source_line: int
    target: str


@dataclass(frozen=True)
class BlockView:
    """A block of the draft beside its part of the source."""

    id: str
    name: tuple[str, str]
    lines: tuple[SourceLine, ...]
    fields: tuple[FieldView, ...]


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
    environment.globals["say"] = bilingual
    style = resources.files("workplan.importer.review").joinpath("review.css").read_text("utf-8")
    page = environment.get_template("review.html").render(
        names=names,
        style=style,
        count=str(count),
        places=list(enumerate(places, start=1)),
        places_at=places_at,
        blocks=[_block_view(i, blocks, outcome.document) for i in range(len(blocks))],
    )
    return page, count


def _block_view(i: int, blocks: Sequence[DraftBlock], document: Document) -> BlockView:
    block = blocks[i]
    starts = [other.start for other in blocks]

    def field_view(j: int) -> FieldView:
        field = block.fields[j]
        line, target = 0, ""
        if field.span:
            line = document.line(field.span[0])
            target = f"b{bisect_right(starts, field.span[0]) - 1}-s{line}"
        return FieldView(f"b{i}-{j}", _field_name(field.name), field, line, target)

    name = bilingual(f"review_{block.kind}", {"num": block.num})
    fields = tuple(map(field_view, range(len(block.fields))))
    return BlockView(f"b{i}", name, tuple(_source_lines(i, block, document)), fields)


def _field_name(name: str) -> tuple[str, str]:
    """The words for a field; a role is named as it is written."""
    return bilingual(f"review_field_{name}") if name in _FIELD_WORDS else (name, name)


def _source_lines(i: int, block: DraftBlock, document: Document) -> Iterator[SourceLine]:
    owners = _owners(i, block)
    number, start = document.line(block.start), 0
    for line in document.text[block.start : block.end].split("\n"):
        if line.strip():
            runs = groupby(zip(owners[start:], line, strict=False), key=lambda pair: pair[0])
            joined = ((owner, "".join(letter for _, letter in run)) for owner, run in runs)
            yield SourceLine(f"b{i}-s{number}", number, tuple(joined))
        number, start = number + 1, start + len(line) + 1


def _owners(i: int, block: DraftBlock) -> list[str]:
    """The id of the field of each character; where fields overlap, the first one."""
    owners = [""] * (block.end - block.start)
    for j, field in enumerate(block.fields):
        start, end = field.span or (0, 0)
        for position in range(max(start, block.start), min(end, block.end)):
            owners[position - block.start] = owners[position - block.start] or f"b{i}-{j}"
    return owners
