"""The aligned units of the published text, as the checks of a translation see them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workplan.plan.raw_plan import ANY, RawPlan
from workplan.plan.yaml_reader import Path

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
    """One aligned unit in the authoritative language and its translation."""

    path: Path
    original: str
    translation: str


def segment_pairs(tree: RawPlan, tag: str, *patterns: Path) -> Iterator[SegmentPair]:
    """The units at the patterns that have words in both languages; none for a plan without."""
    first = tree.languages[0]
    if tag == first or tag not in tree.written:
        return
    for pattern in patterns:
        for path, text in tree.select(*pattern):
            if isinstance(text, dict) and _text(text, first) and _text(text, tag):
                yield SegmentPair((*path, tag), text[first], text[tag])


def _text(words: dict[str, object], tag: str) -> bool:
    return isinstance(words.get(tag), str) and bool(words[tag])
