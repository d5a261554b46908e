"""The page for one audience: the measures that concern it, with our explanations."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.links import PointLink, point_link
from workplan.edition.texts import Words, words
from workplan.edition.urls import Links
from workplan.plan.model import Measure

AUDIENCES = ("parents", "teachers", "staff")


@dataclass(frozen=True)
class Concern:
    """A measure that concerns the audience."""

    id: str
    explanation: Words
    sentence: Words
    href: str


@dataclass(frozen=True)
class PointConcerns:
    """The measures of one point that concern the audience."""

    point: PointLink
    concerns: tuple[Concern, ...]


@dataclass(frozen=True)
class AudienceView:
    """What a point says to one audience, and the way to all that concerns it."""

    audience: str
    href: str
    said: tuple[tuple[str, Words], ...]
    """The measures' numbers, each with our explanation."""


@dataclass(frozen=True)
class ReadersView:
    """All that an audience's page shows."""

    audience: str
    points: tuple[PointConcerns, ...]
    count: int


def audience_views(edition: Edition, links: Links, point: str) -> tuple[AudienceView, ...]:
    """Our explanations of a point's measures, by audience."""
    said: dict[str, list[tuple[str, Words]]] = {audience: [] for audience in AUDIENCES}
    for i, measure in enumerate(edition.points[point].measures, start=1):
        for audience, text in measure.readers.items():
            said[audience].append((f"{point}.{i}", words(edition, text)))
    at = edition.addresses
    return tuple(
        AudienceView(one, f"{links.to(at.readers(one))}#point-{point}", tuple(texts))
        for one, texts in said.items()
        if texts
    )


def readers_view(edition: Edition, links: Links, audience: str) -> ReadersView:
    """The view for parents, teachers or staff."""
    by_point: dict[str, list[Concern]] = {}
    for measure_id, measure in edition.measures.items():
        text = dict(measure.readers.items()).get(audience)  # type: ignore[call-overload]
        if text:
            concern = _concern(edition, links, measure_id, measure, words(edition, text))
            by_point.setdefault(measure_id.rpartition(".")[0], []).append(concern)
    points = tuple(
        PointConcerns(point_link(edition, links, point), tuple(concerns))
        for point, concerns in by_point.items()
    )
    return ReadersView(audience, points, sum(len(point.concerns) for point in points))


def _concern(
    edition: Edition, links: Links, measure_id: str, measure: Measure, explanation: Words
) -> Concern:
    return Concern(
        id=measure_id,
        explanation=explanation,
        sentence=words(edition, measure),
        href=links.to(edition.addresses.measure(measure_id)),
    )
