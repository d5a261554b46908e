"""The page for one audience: the measures that concern it, with our explanations."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.addresses import Links
from workplan.edition import Edition
from workplan.model import Measure
from workplan.views.links import PointLink, point_link
from workplan.views.texts import Words, words

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
class ReadersView:
    """All that an audience's page shows."""

    audience: str
    points: tuple[PointConcerns, ...]
    count: int


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
