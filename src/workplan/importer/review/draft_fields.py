"""The fields of a draft in the order of the source, in blocks: the head, sections and points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from workplan.plan.yaml_reader import DataPath, Source

LANGUAGE = "zh"
_HEAD_PATHS: tuple[DataPath, ...] = (
    ("title",),
    ("issuer",),
    ("year",),
    ("provenance", "document_number"),
    ("general_approach",),
)


@dataclass(frozen=True)
class DraftField:
    """A text of the draft; ``name`` is that of the field, or the role of units, as written.

    ``is_text`` if it stands in the source in one piece and in the order of the draft; the others,
    such as units, are somewhere near it.
    """

    name: str
    text: str
    line: int
    is_text: bool = True


@dataclass
class DraftBlock:
    """A part of the draft that is checked as one: ``kind`` is head, section or point."""

    kind: str
    num: str = ""
    fields: list[DraftField] = field(default_factory=list)


def draft_blocks(source: Source) -> list[DraftBlock]:
    """The blocks of a draft, the head first; values of a wrong type are left out."""
    draft = _Draft(source)
    blocks = [draft.head()]
    for i, section in draft.items(("sections",)):
        blocks.append(draft.section(("sections", i), section))
        blocks += [
            draft.point(("sections", i, "points", j), point)
            for j, point in draft.items(("sections", i, "points"))
        ]
    return [blocks[0], *(block for block in blocks[1:] if block.fields)]


@dataclass(frozen=True)
class _Draft:
    """Reads the raw data of a draft, which need not be a valid plan."""

    source: Source

    def value(self, path: DataPath) -> Any:
        """The value at a path; None if there is none."""
        value: Any = self.source.data
        for step in path:
            if isinstance(step, int) and isinstance(value, list):
                value = value[step] if step < len(value) else None
            else:
                value = value.get(step) if isinstance(value, dict) else None
        return value

    def items(self, path: DataPath) -> list[tuple[int, dict[str, Any]]]:
        """The mappings in a list, with their positions."""
        items = self.value(path)
        items = items if isinstance(items, list) else []
        return [(i, item) for i, item in enumerate(items) if isinstance(item, dict)]

    def count(self, path: DataPath) -> int:
        """The length of a list; 0 if there is none."""
        items = self.value(path)
        return len(items) if isinstance(items, list) else 0

    def head(self) -> DraftBlock:
        """Title, issuer and what else is stated once."""
        fields = [
            one
            for path in _HEAD_PATHS
            for one in self.texts(path, path[-1] in {"title", "general_approach"})
        ]
        return DraftBlock("head", fields=fields)

    def section(self, path: DataPath, section: dict[str, Any]) -> DraftBlock:
        """The headings of a section, and the text and the note below them."""
        fields = [*self.texts((*path, "part")), *self.texts((*path, "heading"))]
        for i in range(self.count((*path, "text"))):
            fields += self.texts((*path, "text", i), name="text")
        return DraftBlock("section", str(section.get("num", "")), [*fields, *self.duties(path)])

    def point(self, path: DataPath, point: dict[str, Any]) -> DraftBlock:
        """A point with its measures."""
        fields = [*self.texts((*path, "group")), *self.texts((*path, "heading"))]
        for i, _ in self.items((*path, "measures")):
            measure = (*path, "measures", i)
            fields += [*self.texts(measure, name="measure"), *self.duties(measure)]
        return DraftBlock("point", str(point.get("num", "")), [*fields, *self.duties(path)])

    def duties(self, path: DataPath) -> Iterator[DraftField]:
        """Who is responsible, until when, and the note as published."""
        roles = self.value((*path, "roles"))
        lists = {"units": (*path, "units")}
        lists |= {str(role): (*path, "roles", role) for role in roles or () if role}
        for name, names in lists.items():
            for i in range(self.count(names)):
                yield from self.texts((*names, i), is_text=False, name=name)
        for name in ("deadline", "duty_note", "note"):
            yield from self.texts((*path, name), is_text=False)

    def texts(self, path: DataPath, is_text: bool = True, name: str = "") -> Iterator[DraftField]:
        """The text at a path, if there is one."""
        value = self.value(path)
        text = value.get(LANGUAGE) if isinstance(value, dict) else value
        if isinstance(text, str) and text.strip():
            line = self.source.line((*path, LANGUAGE) if isinstance(value, dict) else path)
            yield DraftField(name or str(path[-1]), text.strip(), line, is_text)
