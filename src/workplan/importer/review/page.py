"""Writes the page on which a person checks a draft against its source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined

from workplan.importer.outcome import Outcome
from workplan.importer.review.alignment import AlignedBlock, align
from workplan.importer.review.draft_fields import draft_blocks
from workplan.importer.review.uncertain import UncertainPlace, uncertain_places
from workplan.locales.messages import bilingual
from workplan.plan.yaml_reader import Source

_FIELD_WORDS = {
    *("title", "issuer", "year", "document_number", "general_approach", "part", "heading"),
    *("text", "group", "measure", "units", "deadline", "duty_note", "note"),
}


@dataclass(frozen=True)
class SourceRun:
    """Characters of the source that stand in the same field, or in none (``field`` is "")."""

    text: str
    field: str


@dataclass(frozen=True)
class SourceLine:
    """A line of the source with its number, from 1."""

    id: str
    number: int
    runs: tuple[SourceRun, ...]


@dataclass(frozen=True)
class FieldView:
    """A field of the draft; ``places`` are the numbers of its places in the list."""

    id: str
    name: tuple[str, str]
    text: str
    draft_line: int
    source_line: int
    """0 if it does not stand in the source."""
    target: str
    places: tuple[int, ...]


@dataclass(frozen=True)
class BlockView:
    """A block of the draft beside its part of the source."""

    id: str
    name: tuple[str, str]
    lines: tuple[SourceLine, ...]
    fields: tuple[FieldView, ...]
    places: tuple[int, ...]


@dataclass(frozen=True)
class PlaceView:
    """A place in the list: its number, and where it is on the page."""

    number: int
    target: str
    where: tuple[str, str]
    messages: tuple[str, str]
    needs_review: bool


def review_page(outcome: Outcome, draft: Source, names: tuple[str, str]) -> tuple[str, int]:
    """The page as HTML, and how many places must be reviewed.

    Args:
        outcome: what reading the source gives today; its document must have been read.
        draft: the draft, perhaps edited since it was made, and not always a valid plan.
        names: the names of the source and of the draft.
    """
    # A title may stand in the heading of a notice before it stands above the plan.
    start = outcome.result.title_span[0] if outcome.result else 0
    blocks = align(draft_blocks(draft), outcome.document, start)
    places = uncertain_places(outcome, blocks)
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
        places=list(_place_views(places, blocks)),
        blocks=[_block_view(i, blocks, places, outcome) for i in range(len(blocks))],
    )
    return page, sum(place.needs_review for place in places)


def _place_views(
    places: Sequence[UncertainPlace], blocks: Sequence[AlignedBlock]
) -> Iterator[PlaceView]:
    for number, place in enumerate(places, start=1):
        field = f"-{place.field}" if place.field >= 0 else ""
        yield PlaceView(
            number,
            f"b{place.block}{field}",
            _block_name(blocks[place.block]),
            place.messages,
            place.needs_review,
        )


def _block_view(
    i: int, blocks: Sequence[AlignedBlock], places: Sequence[UncertainPlace], outcome: Outcome
) -> BlockView:
    block = blocks[i]
    here = [(number, place) for number, place in enumerate(places, start=1) if place.block == i]

    def numbers(field: int) -> tuple[int, ...]:
        return tuple(number for number, place in here if place.field == field)

    def field_view(j: int) -> FieldView:
        one = block.fields[j]
        line, target = 0, ""
        if one.span:
            line = outcome.document.line(one.span[0])
            beside = bisect_right([other.start for other in blocks], one.span[0]) - 1
            target = f"b{beside}-s{line}"
        name = _field_name(one.field.name)
        return FieldView(
            f"b{i}-{j}", name, one.field.text, one.field.line, line, target, numbers(j)
        )

    lines = tuple(_source_lines(i, block, outcome))
    fields = tuple(map(field_view, range(len(block.fields))))
    return BlockView(f"b{i}", _block_name(block), lines, fields, numbers(-1))


def _block_name(block: AlignedBlock) -> tuple[str, str]:
    return bilingual(f"review_{block.block.kind}", {"num": block.block.num})


def _field_name(name: str) -> tuple[str, str]:
    """The words for a field; a role is named as it is written."""
    return bilingual(f"review_field_{name}") if name in _FIELD_WORDS else (name, name)


def _source_lines(i: int, block: AlignedBlock, outcome: Outcome) -> Iterator[SourceLine]:
    text = outcome.document.text
    owners = _owners(i, block)
    number, start = outcome.document.line(block.start), block.start
    for line in text[block.start : block.end].split("\n"):
        runs = tuple(_runs(line, owners[start - block.start : start - block.start + len(line)]))
        if line.strip():
            yield SourceLine(f"b{i}-s{number}", number, runs)
        number, start = number + 1, start + len(line) + 1


def _owners(i: int, block: AlignedBlock) -> list[str]:
    """The field of each character; where fields overlap, the first one."""
    owners = [""] * (block.end - block.start)
    for j, one in enumerate(block.fields):
        start, end = one.span or (0, 0)
        for position in range(max(start, block.start), min(end, block.end)):
            owners[position - block.start] = owners[position - block.start] or f"b{i}-{j}"
    return owners


def _runs(line: str, owners: Sequence[str]) -> Iterator[SourceRun]:
    start = 0
    for end in range(1, len(line) + 1):
        if end == len(line) or owners[end] != owners[start]:
            yield SourceRun(line[start:end], owners[start])
            start = end
