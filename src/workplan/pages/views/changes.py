"""What is new, changed and dropped since the edition before, by point and by measure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from rapidfuzz.fuzz import ratio

from workplan.edition.edition import Edition
from workplan.edition.links import PointLink, point_link
from workplan.edition.texts import LocalizedText, localized
from workplan.edition.urls import RelativeUrls
from workplan.plan.model import Point

MIN_SIMILARITY = 0.6
"""The similarity, from 0 to 1, from which two texts count as one that was reworded."""


@dataclass(frozen=True)
class MeasureChange:
    """A measure that is new, dropped or reworded; ``before`` or ``after`` is empty accordingly."""

    state: str
    before: LocalizedText
    after: LocalizedText


@dataclass(frozen=True)
class PointChange:
    """A point that is in both plans, with the changes of its measures."""

    before: PointLink
    after: PointLink
    reworded: bool
    measures: tuple[MeasureChange, ...]
    unchanged: int
    """The number of measures that are the same word for word."""


@dataclass(frozen=True)
class ChangesView:
    """The page of changes."""

    year_before: int
    new: tuple[PointLink, ...]
    dropped: tuple[PointLink, ...]
    changed: tuple[PointChange, ...]


def changes_view(edition: Edition, links: RelativeUrls, earlier: Edition) -> ChangesView:
    """What has changed since an earlier edition."""
    matched = _match_texts(_headings(earlier), _headings(edition))
    pairs = dict(sorted(matched, key=lambda pair: edition.position[pair[1]]))
    dropped = [point_id for point_id in earlier.points if point_id not in pairs]
    new = [point_id for point_id in edition.points if point_id not in pairs.values()]
    return ChangesView(
        year_before=earlier.plan.year,
        new=tuple(point_link(edition, links, point_id) for point_id in new),
        dropped=tuple(point_link(earlier, links, point_id) for point_id in dropped),
        changed=tuple(_point_change(edition, earlier, links, *pair) for pair in pairs.items()),
    )


def _headings(edition: Edition) -> dict[str, str]:
    language = edition.plan.language
    return {point_id: _heading(point, language) for point_id, point in edition.points.items()}


def _heading(point: Point, language: str) -> str:
    """A point's heading, or its first measure where it has none."""
    return (point.heading or point.measures[0])[language]


def _match_texts(old: dict[str, str], new: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The keys of old and new texts that correspond, the most similar first."""
    similar = sorted(
        (
            (similarity, old_key, new_key)
            for old_key, new_key in product(old, new)
            if (similarity := ratio(old[old_key], new[new_key]) / 100) >= MIN_SIMILARITY
        ),
        reverse=True,
    )
    matched_old: set[str] = set()
    matched_new: set[str] = set()
    for _, old_key, new_key in similar:
        if old_key not in matched_old and new_key not in matched_new:
            matched_old.add(old_key)
            matched_new.add(new_key)
            yield old_key, new_key


def _point_change(
    edition: Edition, earlier: Edition, links: RelativeUrls, old_id: str, new_id: str
) -> PointChange:
    old, new = earlier.points[old_id], edition.points[new_id]
    language = edition.plan.language
    changes = tuple(_measure_changes(edition, earlier, old, new))
    return PointChange(
        before=point_link(earlier, links, old_id),
        after=point_link(edition, links, new_id),
        reworded=_heading(old, language) != _heading(new, language),
        measures=changes,
        unchanged=len(new.measures) - sum(bool(change.after) for change in changes),
    )


def _measure_changes(
    edition: Edition, earlier: Edition, old_point: Point, new_point: Point
) -> Iterator[MeasureChange]:
    language = edition.plan.language
    old = {str(i): measure for i, measure in enumerate(old_point.measures)}
    new = {str(i): measure for i, measure in enumerate(new_point.measures)}
    pairs = dict(
        _match_texts(
            {key: measure[language] for key, measure in old.items()},
            {key: measure[language] for key, measure in new.items()},
        )
    )
    for old_key, new_key in sorted(pairs.items(), key=lambda pair: int(pair[1])):
        before, after = old[old_key], new[new_key]
        if before[language] != after[language]:
            yield MeasureChange("reworded", localized(earlier, before), localized(edition, after))
    for key in (key for key in new if key not in pairs.values()):
        yield MeasureChange("new", {}, localized(edition, new[key]))
    for key in (key for key in old if key not in pairs):
        yield MeasureChange("dropped", localized(earlier, old[key]), {})
