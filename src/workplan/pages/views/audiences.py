"""The page for one audience: the measures that concern it, with our explanations."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.links import PointLink, point_link
from workplan.edition.texts import LocalizedText, localized
from workplan.edition.urls import RelativeUrls
from workplan.plan.model import Measure

AUDIENCES = ("parents", "teachers", "staff")


@dataclass(frozen=True)
class MeasureForAudience:
    """A measure that concerns the audience."""

    id: str
    explanation: LocalizedText
    sentence: LocalizedText
    href: str


@dataclass(frozen=True)
class PointForAudience:
    """The measures of one point that concern the audience."""

    point: PointLink
    concerns: tuple[MeasureForAudience, ...]


@dataclass(frozen=True)
class AudienceView:
    """What a point says to one audience, and the way to all that concerns it."""

    audience: str
    href: str
    said: tuple[tuple[str, LocalizedText], ...]
    """The measures' numbers, each with our explanation."""


@dataclass(frozen=True)
class ReadersView:
    """All that an audience's page shows."""

    audience: str
    points: tuple[PointForAudience, ...]
    count: int


def audience_views(edition: Edition, links: RelativeUrls, point: str) -> tuple[AudienceView, ...]:
    """Our explanations of a point's measures, by audience."""
    said: dict[str, list[tuple[str, LocalizedText]]] = {audience: [] for audience in AUDIENCES}
    for i, measure in enumerate(edition.points[point].measures, start=1):
        for audience, text in measure.readers.items():
            said[audience].append((f"{point}.{i}", localized(edition, text)))
    at = edition.urls
    return tuple(
        AudienceView(one, f"{links.to(at.readers(one))}#point-{point}", tuple(texts))
        for one, texts in said.items()
        if texts
    )


def readers_view(edition: Edition, links: RelativeUrls, audience: str) -> ReadersView:
    """The view for parents, teachers or staff."""
    by_point: dict[str, list[MeasureForAudience]] = {}
    for measure_id, measure in edition.measures.items():
        text = dict(measure.readers.items()).get(audience)  # type: ignore[call-overload]
        if text:
            concern = _concern(edition, links, measure_id, measure, localized(edition, text))
            by_point.setdefault(measure_id.rpartition(".")[0], []).append(concern)
    points = tuple(
        PointForAudience(point_link(edition, links, point), tuple(concerns))
        for point, concerns in by_point.items()
    )
    return ReadersView(audience, points, sum(len(point.concerns) for point in points))


def _concern(
    edition: Edition,
    links: RelativeUrls,
    measure_id: str,
    measure: Measure,
    explanation: LocalizedText,
) -> MeasureForAudience:
    return MeasureForAudience(
        id=measure_id,
        explanation=explanation,
        sentence=localized(edition, measure),
        href=links.to(edition.urls.measure(measure_id)),
    )
