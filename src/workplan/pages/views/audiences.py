"""Our explanations by audience: beside a point, and on a page for each audience."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.links import PointLink, point_link
from workplan.edition.texts import LocalizedText, localized
from workplan.edition.urls import RelativeUrls
from workplan.plan.model import AUDIENCES, Audience


@dataclass(frozen=True)
class PointExplanations:
    """The explanations of a point's measures for one audience."""

    audience: Audience
    href: str
    """The link to the point on the audience's page."""
    explanations: tuple[tuple[str, LocalizedText], ...]
    """The id of each explained measure, with the explanation."""


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
    measures: tuple[MeasureForAudience, ...]


@dataclass(frozen=True)
class AudienceView:
    """The page of an audience."""

    audience: str
    points: tuple[PointForAudience, ...]


def point_explanations(
    edition: Edition, links: RelativeUrls, point_id: str
) -> tuple[PointExplanations, ...]:
    """The explanations of a point's measures for each audience that has any."""
    explanations: dict[Audience, list[tuple[str, LocalizedText]]] = {}
    for i, measure in enumerate(edition.points[point_id].measures, start=1):
        for audience, text in measure.readers.items():
            item = (f"{point_id}.{i}", localized(edition, text))
            explanations.setdefault(audience, []).append(item)
    return tuple(
        PointExplanations(
            audience=audience,
            href=f"{links.to(edition.urls.audience(audience))}#point-{point_id}",
            explanations=tuple(explanations[audience]),
        )
        for audience in AUDIENCES
        if audience in explanations
    )


def audience_view(edition: Edition, links: RelativeUrls, audience: str) -> AudienceView:
    """The view for parents, teachers or staff."""
    by_point: dict[str, list[MeasureForAudience]] = {}
    for measure_id, measure in edition.measures.items():
        if explanation := measure.readers.get(audience):
            point_id = measure_id.rpartition(".")[0]
            by_point.setdefault(point_id, []).append(
                MeasureForAudience(
                    id=measure_id,
                    explanation=localized(edition, explanation),
                    sentence=localized(edition, measure),
                    href=links.to(edition.urls.measure(measure_id)),
                )
            )
    points = tuple(
        PointForAudience(point_link(edition, links, point_id), tuple(measures))
        for point_id, measures in by_point.items()
    )
    return AudienceView(audience, points)
