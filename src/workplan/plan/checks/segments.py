"""The aligned segments of the published text, for the checks of its translation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeGuard

from workplan.plan.raw_plan import ANY, RawPlan
from workplan.plan.yaml_reader import DataPath

HEADINGS = (
    ("title",),
    ("sections", ANY, "heading"),
    ("sections", ANY, "points", ANY, "heading"),
)
SENTENCES = (
    ("general_approach",),
    ("sections", ANY, "points", ANY, "measures", ANY),
)


@dataclass(frozen=True)
class SegmentPair:
    """A segment in the authoritative language with its translation."""

    path: DataPath
    original: str
    translation: str


def segment_pairs(tree: RawPlan, language: str, *patterns: DataPath) -> Iterator[SegmentPair]:
    """The segments at the patterns that are written in both languages."""
    source_language = tree.languages[0]
    if language == source_language or language not in tree.written:
        return
    for pattern in patterns:
        for path, text in tree.select(*pattern):
            if not isinstance(text, dict):
                continue
            original, translation = text.get(source_language), text.get(language)
            if _is_written(original) and _is_written(translation):
                yield SegmentPair((*path, language), original, translation)


def _is_written(text: object) -> TypeGuard[str]:
    return isinstance(text, str) and bool(text)
