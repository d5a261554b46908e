"""What is new, changed and dropped since the edition before, by point and by measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


def changes_view(edition: Edition, relative_urls: RelativeUrls, earlier: Edition) -> ChangesView:
    """What has changed since an earlier edition."""
    pairs = _matching_texts(_headings(earlier), _headings(edition))
    old_ids, new_ids = earlier.point_ids, edition.point_ids
    dropped = [point_id for i, point_id in enumerate(old_ids) if i not in pairs]
    new = [point_id for i, point_id in enumerate(new_ids) if i not in pairs.values()]
    return ChangesView(
        year_before=earlier.plan.year,
        new=tuple(point_link(edition, relative_urls, point_id) for point_id in new),
        dropped=tuple(point_link(earlier, relative_urls, point_id) for point_id in dropped),
        changed=tuple(
            _point_change(edition, earlier, relative_urls, old_ids[i], new_ids[j])
            for i, j in pairs.items()
        ),
    )


def _headings(edition: Edition) -> list[str]:
    return [_heading(point, edition.plan.language) for point in edition.points.values()]


def _heading(point: Point, language: str) -> str:
    """A point's heading, or its first measure where it has none."""
    return (point.heading or point.measures[0])[language]


def _matching_texts(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """The indices of old and new texts that correspond, in the order of the new ones.

    Of several that one text resembles, it corresponds to the most similar, then to the first.
    """
    similar = sorted(
        (-similarity, i, j)
        for (i, before), (j, after) in product(enumerate(old), enumerate(new))
        if (similarity := ratio(before, after) / 100) >= MIN_SIMILARITY
    )
    old_by_new: dict[int, int] = {}
    matched: set[int] = set()
    for _, i, j in similar:
        if i not in matched and j not in old_by_new:
            old_by_new[j] = i
            matched.add(i)
    return {i: j for j, i in sorted(old_by_new.items())}


def _point_change(
    edition: Edition, earlier: Edition, relative_urls: RelativeUrls, old_id: str, new_id: str
) -> PointChange:
    old, new = earlier.points[old_id], edition.points[new_id]
    language = edition.plan.language
    changes = tuple(_measure_changes(edition, earlier, old, new))
    return PointChange(
        before=point_link(earlier, relative_urls, old_id),
        after=point_link(edition, relative_urls, new_id),
        reworded=_heading(old, language) != _heading(new, language),
        measures=changes,
        unchanged=len(new.measures) - sum(bool(change.after) for change in changes),
    )


def _measure_changes(
    edition: Edition, earlier: Edition, old_point: Point, new_point: Point
) -> Iterator[MeasureChange]:
    language = edition.plan.language
    old, new = old_point.measures, new_point.measures
    pairs = _matching_texts(
        [measure[language] for measure in old], [measure[language] for measure in new]
    )
    for i, j in pairs.items():
        if old[i][language] != new[j][language]:
            texts = localized(earlier, old[i]), localized(edition, new[j])
            yield MeasureChange("reworded", *texts)
    for j, measure in enumerate(new):
        if j not in pairs.values():
            yield MeasureChange("new", {}, localized(edition, measure))
    for i, measure in enumerate(old):
        if i not in pairs:
            yield MeasureChange("dropped", localized(earlier, measure), {})
