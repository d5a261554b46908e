"""What is new, kept and dropped between a plan and the one before it, by heading and by measure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from workplan.edition.edition import Edition
from workplan.edition.links import PointLink, point_link
from workplan.edition.texts import LocalizedText, localized
from workplan.edition.urls import RelativeUrls
from workplan.plan.model import Point

ALIKE = 0.6
"""How much two headings or sentences must share to count as one that was reworded."""


@dataclass(frozen=True)
class MeasureChange:
    """A measure that is new, dropped or reworded; ``before`` or ``after`` is empty accordingly."""

    state: str
    before: LocalizedText
    after: LocalizedText


@dataclass(frozen=True)
class PointChange:
    """A point in both plans, and what became of its measures."""

    before: PointLink
    after: PointLink
    reworded: bool
    measures: tuple[MeasureChange, ...]
    kept: int
    """Measures that stand in both word for word."""


@dataclass(frozen=True)
class ChangesView:
    """All that the page of changes shows."""

    year_before: int
    new: tuple[PointLink, ...]
    dropped: tuple[PointLink, ...]
    changed: tuple[PointChange, ...]


def changes_view(edition: Edition, links: RelativeUrls, earlier: Edition) -> ChangesView:
    """What has changed since an earlier edition."""
    found = _paired(_headings(earlier), _headings(edition))
    pairs = dict(sorted(found, key=lambda pair: edition.position[pair[1]]))
    old = [point for point in earlier.points if point not in pairs]
    new = [point for point in edition.points if point not in pairs.values()]
    return ChangesView(
        year_before=earlier.plan.year,
        new=tuple(point_link(edition, links, point) for point in new),
        dropped=tuple(point_link(earlier, links, point) for point in old),
        changed=tuple(_change(edition, earlier, links, *pair) for pair in pairs.items()),
    )


def _headings(edition: Edition) -> dict[str, str]:
    language = edition.plan.language
    return {point: _heading(record, language) for point, record in edition.points.items()}


def _heading(point: Point, language: str) -> str:
    """What a point is known by: a heading, or else its first sentence."""
    return (point.heading or point.measures[0])[language]


def _paired(old: dict[str, str], new: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Keys of texts that belong together: equal ones first, then the most alike."""
    old, new = dict(old), dict(new)
    while old and new:
        alike, one, other = max(
            (_likeness(text, said), one, other)
            for one, text in old.items()
            for other, said in new.items()
        )
        if alike < ALIKE:
            return
        del old[one], new[other]
        yield one, other


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE else 0.0


def _change(
    edition: Edition, earlier: Edition, links: RelativeUrls, before: str, after: str
) -> PointChange:
    old, new = earlier.points[before], edition.points[after]
    language = edition.plan.language
    measures = tuple(_measures(edition, earlier, before, after))
    return PointChange(
        before=point_link(earlier, links, before),
        after=point_link(edition, links, after),
        reworded=_heading(old, language) != _heading(new, language),
        measures=measures,
        kept=len(new.measures) - sum(bool(change.after) for change in measures),
    )


def _measures(
    edition: Edition, earlier: Edition, before: str, after: str
) -> Iterator[MeasureChange]:
    language = edition.plan.language
    old = {str(i): m for i, m in enumerate(earlier.points[before].measures)}
    new = {str(i): m for i, m in enumerate(edition.points[after].measures)}
    texts = ({key: m[language] for key, m in side.items()} for side in (old, new))
    pairs = dict(_paired(*texts))
    for one, other in sorted(pairs.items(), key=lambda pair: int(pair[1])):
        if old[one][language] != new[other][language]:
            yield MeasureChange(
                "reworded", localized(earlier, old[one]), localized(edition, new[other])
            )
    for key in (key for key in new if key not in pairs.values()):
        yield MeasureChange("new", {}, localized(edition, new[key]))
    for key in (key for key in old if key not in pairs):
        yield MeasureChange("dropped", localized(earlier, old[key]), {})
