"""The fields of a draft in the order of the source, in blocks: the head, sections and points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from workplan.importer.result import Span
from workplan.plan.raw_plan import ANY, RawPlan
from workplan.plan.yaml_reader import DataPath, Source

LANGUAGE = "zh"


@dataclass
class DraftField:
    """A text of the draft; ``name`` is that of the field, or the role of units, as written.

    ``is_text`` if it stands in the source in one piece and in the order of the draft; the others,
    such as units, are somewhere near it. ``span`` is its place in the source, None without one;
    ``id`` is that on the page.
    """

    name: str
    text: str
    line: int
    is_text: bool
    span: Span | None = None
    id: str = ""


@dataclass
class DraftBlock:
    """A part of the draft that is checked as one: ``kind`` is head, section or point.

    ``start`` and ``end`` are those of the part of the source beside it, ``id`` is that on the page.
    """

    kind: str
    num: str
    fields: list[DraftField]
    start: int = 0
    end: int = 0
    id: str = ""


def draft_blocks(source: Source) -> list[DraftBlock]:
    """The blocks of a draft, the head first; values of a wrong type are left out."""
    reader = _Reader(source)
    blocks = [DraftBlock("head", "", list(reader.head()))]
    for path, section in reader.tree.select("sections", ANY):
        blocks.append(reader.block("section", path, section))
        for point_path, point in reader.tree.select(*path, "points", ANY):
            blocks.append(reader.block("point", point_path, point))
    blocks = [blocks[0], *(block for block in blocks[1:] if block.fields)]
    for i, block in enumerate(blocks):
        block.id = f"b{i}"
        for j, draft_field in enumerate(block.fields):
            draft_field.id = f"{block.id}-{j}"
    return blocks


@dataclass(frozen=True)
class _Reader:
    """Reads the raw data of a draft, which need not be a valid plan."""

    source: Source

    @cached_property
    def tree(self) -> RawPlan:
        """The raw data."""
        return RawPlan(self.source.data)

    def head(self) -> Iterator[DraftField]:
        """Title, issuer and what else is stated once."""
        yield from self._texts("title")
        yield from self._texts("issuer", is_text=False)
        yield from self._texts("year", is_text=False)
        yield from self._texts("provenance", "document_number", is_text=False)
        yield from self._texts("general_approach")

    def block(self, kind: str, path: DataPath, record: object) -> DraftBlock:
        """A section without its points, or a point."""
        num = str(record.get("num", "")) if isinstance(record, dict) else ""
        return DraftBlock(kind, num, list(self._fields(path)))

    def _fields(self, path: DataPath) -> Iterator[DraftField]:
        """The headings, the texts below them, and who is responsible."""
        for name in ("part", "group", "heading"):
            yield from self._texts(*path, name)
        yield from self._texts(*path, "text", ANY)
        for measure, _ in self.tree.select(*path, "measures", ANY):
            yield from self._texts(*measure)
            yield from self._duties(measure)
        yield from self._duties(path)

    def _duties(self, path: DataPath) -> Iterator[DraftField]:
        """Who is responsible, until when, and the note as published."""
        for pattern in (("units", ANY), ("roles", ANY, ANY), ("deadline",), ("duty_note",)):
            yield from self._texts(*path, *pattern, is_text=False)
        yield from self._texts(*path, "note", is_text=False)

    def _texts(self, *pattern: str | int, is_text: bool = True) -> Iterator[DraftField]:
        """The texts at a pattern, each with the name of its field."""
        for path, value in self.tree.select(*pattern):
            text = value.get(LANGUAGE) if isinstance(value, dict) else value
            if isinstance(text, str) and text.strip():
                line = self.source.line((*path, LANGUAGE) if isinstance(value, dict) else path)
                name = next(step for step in reversed(path) if isinstance(step, str))
                yield DraftField(name, text.strip(), line, is_text)
